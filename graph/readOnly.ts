import { type CypherToken, isWord, placeOf, tokenizeCypher } from './cypher.ts';
import { Failure } from './failure.ts';

/*
 * What a reader may ask. A read session blocks writes, but still lets a query open files and addresses (LOAD CSV), list
 * settings and users, and end other people's transactions. So each store does three things: this check of the parsed
 * text, its engine's plan (names of operators, called procedures), and its engine's own read mode or a rollback.
 */

/** Procedures that only read the graph or its schema, in lower case. */
const readingProcedures = new Set([
  'db.labels',
  'db.relationshiptypes',
  'db.propertykeys',
  'db.schema.visualization',
  'db.schema.nodetypeproperties',
  'db.schema.reltypeproperties',
  'db.index.fulltext.querynodes',
  'db.index.fulltext.queryrelationships',
  'grafeo.articulation_points',
  'grafeo.bellman_ford',
  'grafeo.betweenness_centrality',
  'grafeo.bfs',
  'grafeo.bridges',
  'grafeo.closeness_centrality',
  'grafeo.clustering_coefficient',
  'grafeo.connected_components',
  'grafeo.degree_centrality',
  'grafeo.dfs',
  'grafeo.dijkstra',
  'grafeo.kcore',
  'grafeo.label_propagation',
  'grafeo.labels',
  'grafeo.louvain',
  'grafeo.pagerank',
  'grafeo.propertykeys',
  'grafeo.relationshiptypes',
  'grafeo.search.text',
  'grafeo.sssp',
  'grafeo.strongly_connected_components',
]);

/** Namespaces whose functions only compute: the built-in ones. Anything else may be a plug-in that reads files. */
const computingNamespaces = new Set(
  'date datetime localdatetime time localtime duration point vector list string'.split(' '),
);

/** Words that a reading query may start with, after CYPHER, EXPLAIN and PROFILE. */
const firstWords = new Set(['MATCH', 'OPTIONAL', 'WITH', 'UNWIND', 'RETURN', 'CALL']);

/** Ways round a refusal, each of which works on both stores unless it says otherwise. */
const ways = {
  write: 'Only reading is allowed here. `entente query --write` runs it, if you mean it.',
  administer:
    'That is for the server, not for the graph: ask it with its own tools (cypher-shell, Neo4j Browser). What the graph holds tell ' +
    '`entente stats`, and CALL db.labels(), db.relationshipTypes() and db.propertyKeys().',
  plugIn:
    'Use what is built in: docs/stores.md. On a Neo4j that has it, `entente query --write` runs it; a folder has no plug-ins.',
  load: "Read the file yourself and give its rows: `entente query 'UNWIND $rows AS row …' --param rows=[…]`, with JSON.",
  one: 'Ask one after the other, or put them into a file: `entente query --file script.cypher`.',
  escape: 'Write the character itself.',
  transactions: 'Leave IN … TRANSACTIONS out: it is for writing.',
} as const;

const refusal = (what: string, way: keyof typeof ways = 'write'): Failure =>
  new Failure('read-only', `The query was not run: ${what}`, { hint: ways[way] });

/** First words of what writes to the graph; others are for administrators. */
const writingWords = new Set('CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT LET FINISH'.split(' '));

/** True for a procedure that a reader may call. */
export const isReadingProcedure = (name: string): boolean => readingProcedures.has(name.toLowerCase());

/** The Failure (`read-only`) for a procedure that is not known to only read. */
export const procedureRefusal = (name: string): Failure =>
  refusal(`it calls "${name}", which is not known to only read`, 'plugIn');

/** The Failure (`read-only`) for what a plan says that the query would do. */
export const planRefusal = (operator: string): Failure =>
  refusal(
    `its plan holds "${operator}"`,
    /show|terminate|administration/i.test(operator) ? 'administer' : /load/i.test(operator) ? 'load' : 'write',
  );

/** Nobody waits for the answer any more: whoever asked has gone, or took the question back. */
export const cancelledFailure = (): Failure =>
  new Failure('query-cancelled', 'The query was cancelled', { hint: 'Ask again if it was not meant to be.' });

/** What can be done instead of a statement that begins with this word. */
const wayFor = (word: string, next: CypherToken | undefined): keyof typeof ways => {
  if (word === 'LOAD') return 'load';
  // Users, roles and databases are made with CREATE too; constraints and indexes belong to the graph.
  if (word === 'CREATE' && /^(?:USER|ROLE|DATABASE|ALIAS|COMPOSITE)$/i.test(next?.text ?? '')) return 'administer';
  return writingWords.has(word) ? 'write' : 'administer';
};

/** A dotted name that starts at this token: its text without quotes, and the index after it. */
const dottedName = (
  tokens: readonly CypherToken[],
  first: number,
): { readonly name: string; readonly next: number } => {
  let name = '';
  let index = first;
  for (;;) {
    const token = tokens[index];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'quoted')) break;
    name += token.kind === 'quoted' ? token.text.slice(1, -1) : token.text;
    index += 1;
    if (tokens[index]?.text !== '.') break;
    name += '.';
    index += 1;
  }
  return { name, next: index };
};

/**
 * The tokens of a query, without comments and without the words CYPHER (and its options), EXPLAIN and PROFILE in front.
 */
const body = (tokens: readonly CypherToken[]): readonly CypherToken[] => {
  const rest = tokens.filter(({ kind }) => kind !== 'comment');
  let first = 0;
  for (;;) {
    if (isWord(rest[first], 'EXPLAIN') || isWord(rest[first], 'PROFILE')) first += 1;
    else if (isWord(rest[first], 'CYPHER')) {
      first += 1;
      if (rest[first]?.kind === 'number') first += 1;
      while (rest[first]?.kind === 'word' && rest[first + 1]?.text === '=') first += 3;
    } else return rest.slice(first);
  }
};

/** Index of the bracket that opens what the one at `close` closes; -1 when there is none. */
const openingOf = (tokens: readonly CypherToken[], close: number): number => {
  let depth = 0;
  for (let index = close; index >= 0; index -= 1) {
    const { kind, text } = tokens[index] ?? { kind: 'sign', text: '' };
    if (kind === 'sign' && ')]}'.includes(text)) depth += 1;
    else if (kind === 'sign' && '([{'.includes(text)) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
};

/** True when the brace at `close` ends `CALL { … }` or `CALL (…) { … }`: what IN begins behind it are transactions. */
const endsSubquery = (tokens: readonly CypherToken[], close: number): boolean => {
  if (tokens[close]?.text !== '}') return false;
  const before = openingOf(tokens, close) - 1;
  const isScoped = tokens[before]?.text === ')';
  return isWord(tokens[isScoped ? openingOf(tokens, before) - 1 : before], 'CALL');
};

/**
 * Checks the text of a query that must only read. Throws a Failure: `read-only` for what is refused, `cypher-syntax` for
 * what cannot be split into tokens. What passes may still be refused by the plan: this is the first of three checks.
 */
export const checkReadOnly = (cypher: string): void => {
  // Neo4j decodes \uXXXX anywhere before it parses, so the text that was checked would not be the one that runs.
  if (/\\u/i.test(cypher)) {
    const { line, column } = placeOf(cypher, cypher.search(/\\u/i));
    throw refusal(`it holds a \\u escape at line ${line}, column ${column}; write the character itself`, 'escape');
  }
  const tokens = body(tokenizeCypher(cypher));
  const start = tokens.find(({ text }) => text !== '(' && text !== '{');
  if (start === undefined)
    throw new Failure('cypher-syntax', 'The query is empty', { hint: 'Expected MATCH … RETURN.' });
  if (start.kind !== 'word' || !firstWords.has(start.text.toUpperCase()))
    throw refusal(
      `it starts with "${start.text.slice(0, 40)}" instead of MATCH, WITH, UNWIND, CALL or RETURN`,
      wayFor(start.text.toUpperCase(), tokens[tokens.indexOf(start) + 1]),
    );
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token.text === ';' && token.kind === 'sign' && next !== undefined)
      throw refusal('it is more than one statement', 'one');
    // No two names follow each other in Cypher without a sign between them, so these are the clauses themselves.
    if (isWord(token, 'LOAD') && isWord(next, 'CSV')) throw refusal('LOAD CSV opens files and addresses', 'load');
    if (isWord(token, 'IN') && endsSubquery(tokens, index - 1))
      throw refusal('CALL … IN TRANSACTIONS commits by itself', 'transactions');
    if (isWord(token, 'CALL') && (next?.kind === 'word' || next?.kind === 'quoted')) {
      const { name } = dottedName(tokens, index + 1);
      if (!isReadingProcedure(name)) throw procedureRefusal(name);
    }
    const isName = token.kind === 'word' || token.kind === 'quoted';
    if (isName && next?.text === '.' && tokens[index - 1]?.text !== '.' && !isWord(tokens[index - 1], 'CALL')) {
      const { name, next: after } = dottedName(tokens, index);
      const namespace = name.slice(0, name.indexOf('.')).toLowerCase();
      if (tokens[after]?.text === '(' && !computingNamespaces.has(namespace))
        throw refusal(`it calls the function "${name}", which is not built in`, 'plugIn');
    }
  });
};
