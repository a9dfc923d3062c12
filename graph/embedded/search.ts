import { type CypherToken, stringValue } from '../cypher.ts';
import { Failure } from '../failure.ts';
import type { Engine } from './engine.ts';
import { createFullText, type FullText, type Hit } from './fullText.ts';
import type { Search } from './rewrite.ts';

/*
 * Searches of a query, made before it runs. Their arguments are texts, parameters, and both joined by `+`: what depends on
 * rows of the query cannot be known here.
 */

type Parameters = Readonly<Record<string, unknown>>;

/** The one full-text index of the schema, under the name that it has in Neo4j. */
const indexName = 'names';

const unknown = (what: string): Failure =>
  new Failure('query-failed', `The query failed: ${what}`, {
    hint: 'The embedded store searches before the query runs: give a text or a parameter, not what a row holds. A Neo4j store can do that.',
  });

/** The value of a text, a number, a parameter (`$p`, `$p.key`) or texts joined by `+`. */
const argumentOf = (tokens: readonly CypherToken[], parameters: Parameters): unknown => {
  const terms: CypherToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === '+') terms.push([]);
    else terms.at(-1)?.push(token);
  }
  const values = terms.map(([first, ...keys]): unknown => {
    if (first?.kind === 'string' && keys.length === 0) return stringValue(first.text);
    if (first?.kind === 'number' && keys.length === 0) return Number(first.text);
    if (first?.kind !== 'parameter')
      throw unknown(`db.index.fulltext.queryNodes gets "${tokens.map(({ text }) => text).join(' ')}"`);
    let value: unknown = parameters[first.text.slice(1).replaceAll('`', '')];
    for (let index = 0; index < keys.length; index += 2) {
      const key = keys[index + 1];
      if (keys[index]?.text !== '.' || key === undefined)
        throw unknown(`db.index.fulltext.queryNodes gets "${tokens.map(({ text }) => text).join(' ')}"`);
      value = (value as Parameters | null | undefined)?.[key.text.replaceAll('`', '')];
    }
    return value;
  });
  return values.length === 1 ? values[0] : values.map(String).join('');
};

/** `{limit: 10, skip: $skip}` */
const optionsOf = (tokens: readonly CypherToken[], parameters: Parameters): Parameters => {
  if (tokens[0]?.text !== '{') return (argumentOf(tokens, parameters) ?? {}) as Parameters;
  const options: Record<string, unknown> = {};
  let at = 1;
  while (at < tokens.length - 1) {
    let end = at + 2;
    while (end < tokens.length - 1 && tokens[end]?.text !== ',') end += 1;
    options[tokens[at]?.text.replaceAll('`', '') ?? ''] = argumentOf(tokens.slice(at + 2, end), parameters);
    at = end + 1;
  }
  return options;
};

const wholeNumber = (options: Parameters, name: string): number | undefined => {
  const value = options[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw unknown(`the option "${name}" is ${JSON.stringify(value)}; expected a whole number`);
  return value;
};

const searchOnce = ({ given }: Search, parameters: Parameters, fullText: FullText, timeout: number): readonly Hit[] => {
  const [index = [], text = [], options] = given;
  const name = argumentOf(index, parameters);
  if (name !== indexName)
    throw new Failure('query-failed', `The query failed: there is no full-text index "${String(name)}"`, {
      hint: `There is "${indexName}", over names and aliases of nodes.`,
    });
  const query = argumentOf(text, parameters);
  if (typeof query !== 'string') throw unknown(`the text to search for is ${JSON.stringify(query ?? null)}`);
  const asked = options === undefined ? {} : optionsOf(options, parameters);
  const skip = wholeNumber(asked, 'skip') ?? 0;
  const limit = wholeNumber(asked, 'limit');
  const hits = fullText.search(query, timeout);
  return hits.slice(skip, limit === undefined ? undefined : skip + limit);
};

/** Makes the searches of a query; gives the parameters that its rewritten text wants besides its own. */
export type Searcher = (searches: readonly Search[], parameters: Parameters, timeout: number) => Promise<Parameters>;

/** A searcher over an engine's nodes. Its index is made at the first search, and anew when the engine has changed since. */
export const createSearcher = (engine: Engine): Searcher => {
  let epoch: bigint | undefined;
  let made: FullText | undefined;
  const refresh = async (): Promise<FullText> => {
    const now = engine.currentEpoch() as bigint;
    if (made === undefined || epoch !== now) {
      const result = await engine.executeCypher(
        'MATCH (n:Entity) RETURN n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id',
      );
      made = createFullText(
        result.rows().map(([id, name, aliases]) => ({
          id: String(id),
          name: typeof name === 'string' ? name : '',
          aliases: Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === 'string') : [],
        })),
      );
      epoch = now;
    }
    return made;
  };
  return async (searches, parameters, timeout) => {
    if (searches.length === 0) return {};
    const index = await refresh();
    return Object.fromEntries(
      searches.map((search) => [search.parameter, searchOnce(search, parameters, index, timeout)]),
    );
  };
};
