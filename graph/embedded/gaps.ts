import { type CypherToken, isWord, tokenizeCypher } from '../cypher.ts';
import { Failure } from '../failure.ts';

/** What Neo4j can and the embedded engine cannot, how it shows in a query, and the way around. */
export interface Gap {
  readonly what: string;
  /** Found in the text of a query that has failed; a false alarm only costs a hint. */
  readonly pattern: RegExp;
  readonly instead: string;
}

export const gaps: readonly Gap[] = [
  {
    what: 'COLLECT { … } subqueries where it writes',
    pattern: /\bCOLLECT\s*\{/i,
    instead: 'a pattern comprehension such as [(a)-[:SIGNED]->(t) | t.id], or CALL { … RETURN collect(x) AS xs }',
  },
  {
    what: 'quantified path patterns such as (()-[:MET]->()){1,3} where it writes',
    pattern: /\)\s*(?:\{\d*,?\d*\}|\+|\*)/,
    instead: 'a variable-length relationship: -[:MET*1..3]->',
  },
  {
    what: 'more than one of the shortest paths',
    pattern: /\bSHORTEST\s+\d/i,
    instead: 'SHORTEST 1, ALL SHORTEST, shortestPath(…) or allShortestPaths(…)',
  },
  {
    what: 'full-text searches of relationships',
    pattern: /\bdb\.index\.fulltext\.queryRelationships\b/i,
    instead: "CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score",
  },
  {
    what: 'CREATE FULLTEXT INDEX',
    pattern: /\bFULLTEXT\s+INDEX\b/i,
    instead: 'the index "names" that is there always',
  },
  {
    what: 'CALL { … } IN TRANSACTIONS',
    pattern: /\bIN\s+(?:\d+\s+CONCURRENT\s+)?TRANSACTIONS\b/i,
    instead: 'the same without it',
  },
];

/** The way around for a query that has failed, where it holds one of the gaps. */
export const wayAround = (cypher: string): string | undefined => {
  const gap = gaps.find(({ pattern }) => pattern.test(cypher));
  return gap && `The embedded store does not know ${gap.what}; use ${gap.instead}. A Neo4j store knows it.`;
};

/** Functions of the engine that mean what they mean on a Neo4j, for what the schema holds. */
const trusted = new Set(
  (
    'count collect sum min max avg coalesce type labels id elementid properties keys size tolower toupper head last nodes ' +
    'relationships startnode endnode exists any all none single shortestpath allshortestpaths'
  ).split(' '),
);
/** Words that may stand before a bracket without being functions. */
const words = new Set(
  (
    'match merge create where and or xor not in on set with return unwind as by when then else call delete detach foreach optional ' +
    'case remove is starts ends contains limit skip distinct for require each if options yield union using drop index constraint'
  ).split(' '),
);
const listKeys = new Set(['aliases', 'statements']);

/**
 * Refuses a query that writes where the engine, which runs it, would silently do something else than a Neo4j: functions that
 * it has otherwise, and a list plus an element, which it makes null of.
 */
export const checkWriting = (cypher: string): void => {
  const tokens = tokenizeCypher(cypher).filter(({ kind }) => kind !== 'comment');
  const refuse = (what: string, hint: string): never => {
    throw new Failure('query-failed', `The query was not run: ${what}`, { hint });
  };
  const isList = (before: CypherToken | undefined, last: CypherToken | undefined): boolean =>
    before?.text === '.' && listKeys.has(last?.text ?? '');
  for (const [index, token] of tokens.entries()) {
    const [before, next] = [tokens[index - 1], tokens[index + 1]];
    const name = token.text.toLowerCase();
    const isCall = token.kind === 'word' && next?.text === '(' && before?.text !== ':' && !words.has(name);
    let first = index;
    while (tokens[first - 1]?.text === '.') first -= 2;
    if (isCall && !isWord(tokens[first - 1], 'CALL') && (before?.text === '.' || !trusted.has(name)))
      refuse(
        `where it writes, the folder has no "${token.text}(…)" that means the same as on a Neo4j`,
        'Ask for the value first, in a query that only reads, and give it as a parameter: SET n.x = $x.',
      );
    if (token.kind !== 'sign' || token.text !== '+') continue;
    const left = before?.text === ']' || isList(tokens[index - 2], before);
    const right = next?.text === '[' || isList(tokens[index + 2], tokens[index + 3]);
    if (left !== right)
      refuse('where it writes, the folder makes nothing of a list plus an element', 'Write list + [element].');
  }
};
