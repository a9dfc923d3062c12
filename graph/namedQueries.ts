import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { findNode, findNodes, unknownNode } from './findNode.ts';
import type { GraphStore } from './store.ts';

export interface QueryParameter {
  readonly name: string;
  readonly default: unknown;
  readonly description: string;
  /**
   * For the name of a node: `id` when the query needs one (names and aliases are turned into its id), `filter` when it may
   * be left out, and is looked for by id, name and alias.
   */
  readonly node?: 'id' | 'filter';
}

export interface QueryColumn {
  readonly name: string;
  readonly description: string;
}

/** A question that an analyst asks, kept as a file NAME.cypher whose header says all this. */
export interface NamedQuery {
  readonly name: string;
  readonly question: string;
  readonly parameters: readonly QueryParameter[];
  readonly columns: readonly QueryColumn[];
  readonly example: string;
  readonly cypher: string;
  /** The same question where this parameter names a node: from that node, which takes a fraction of the time in a large graph. */
  readonly about?: { readonly parameter: string; readonly cypher: string };
}

const ending = '.cypher';

/**
 * Reads a query file. Header lines: `// question: …`, `// parameter NAME = JSON: …`, `// node NAME: id` (or `filter`: the
 * parameter above names a node), `// column NAME: …`, `// example: …`; the Cypher follows, and behind `// with NAME:` the same where that parameter
 * is given. Throws a Failure when a line of the header is none of these, or the question or the example is missing.
 */
export const parseQuery = (name: string, text: string): NamedQuery => {
  let question: string | undefined;
  let example: string | undefined;
  const parameters: QueryParameter[] = [];
  const columns: QueryColumn[] = [];
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const header = end < 0 ? lines : lines.slice(0, end);
  for (const line of header) {
    const [, kind = '', subject = '', value = ''] =
      /^\/\/ (question|example|column|parameter|node)(?: (\w+))?(?: = ([^:]*))?: /.exec(line) ?? [];
    const rest = line.slice(line.indexOf(': ') + 2).trim();
    if (kind === 'question') question = rest;
    else if (kind === 'example') example = rest;
    else if (kind === 'column' && subject) columns.push({ name: subject, description: rest });
    else if (kind === 'parameter' && subject && value)
      parameters.push({ name: subject, default: JSON.parse(value), description: rest });
    else if (kind === 'node' && (rest === 'id' || rest === 'filter') && parameters.at(-1)?.name === subject)
      parameters.push({ ...(parameters.pop() as QueryParameter), node: rest });
    else
      throw new Failure('query-header', `${name}${ending}: cannot read the header line "${line}"`, {
        hint: 'Write "// question: …", "// parameter NAME = JSON: …", "// node NAME: id", "// column NAME: …" or "// example: …".',
      });
  }
  if (!question || !example)
    throw new Failure('query-header', `${name}${ending}: the header has no ${question ? 'example' : 'question'}`, {
      hint: 'Each query says which question it answers and shows how it is called.',
    });
  const [cypher = '', parameter, given = ''] = lines
    .slice(header.length)
    .join('\n')
    .split(/^\/\/ with (\w+):$/m)
    .map((part) => part.trim());
  const about = parameter === undefined ? {} : { about: { parameter, cypher: given } };
  return { name, question, parameters, columns, example, cypher, ...about };
};

/** All queries of a folder, by name. */
export const readQueries = (folder: string): readonly NamedQuery[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => parseQuery(file.slice(0, -ending.length), readFileSync(join(folder, file), 'utf8')));

/** The text to run with these parameters. */
export const cypherOf = ({ cypher, about }: NamedQuery, parameters: Readonly<Record<string, unknown>>): string =>
  about === undefined || ['', null, undefined].includes(parameters[about.parameter] as string) ? cypher : about.cypher;

const isComposed = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * The parameters to run a named query with: its defaults, then what is given. Throws a Failure for a parameter it does not have, and
 * for a list or a map where it takes one value.
 */
export const fillParameters = (
  query: NamedQuery,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  const known = query.parameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Failure('query-parameter', `the query "${query.name}" has no parameter "${unknown}"`, {
      hint: known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes none.',
    });
  const composed = query.parameters.find(
    ({ name, default: usual }) => isComposed(given[name]) && !isComposed(usual) && Object.hasOwn(given, name),
  );
  if (composed !== undefined)
    throw new Failure(
      'query-parameter',
      `the parameter "${composed.name}" of the query "${query.name}" is a list or a map; it takes one value`,
      { hint: `Call it like this: ${query.example}` },
    );
  return { ...Object.fromEntries(query.parameters.map((parameter) => [parameter.name, parameter.default])), ...given };
};

/**
 * Looks for the nodes that parameters name, and puts their ids where the query needs ids. Throws a Failure: `no-node` when a
 * node that the query needs is not given, `unknown-node` and `ambiguous-node` when it cannot be told which one is meant.
 */
export const findParameters = async (
  store: Pick<GraphStore, 'run'>,
  query: NamedQuery,
  filled: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> => {
  const found: Record<string, unknown> = { ...filled };
  for (const { name, node } of query.parameters) {
    const value = filled[name];
    if (node === 'id' && (typeof value !== 'string' || value === ''))
      throw new Failure('no-node', `the query "${query.name}" needs to know which node "${name}" is`, {
        hint: `Give its id, name or alias: ${query.example}`,
      });
    if (node === undefined || typeof value !== 'string' || value === '') continue;
    if (node === 'id') found[name] = await findNode(store, value);
    else if ((await findNodes(store, value)).length === 0) throw unknownNode(value);
  }
  return found;
};
