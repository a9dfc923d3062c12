/** What Neo4j can and the embedded engine cannot, how it shows in a query, and the way around. */
export interface Gap {
  readonly what: string;
  /** Found in the text of a query that has failed; a false alarm only costs a hint. */
  readonly pattern: RegExp;
  readonly instead: string;
}

export const gaps: readonly Gap[] = [
  {
    what: 'COLLECT { … } subqueries',
    pattern: /\bCOLLECT\s*\{/i,
    instead: 'a pattern comprehension such as [(a)-[:SIGNED]->(t) | t.id], or CALL { … RETURN collect(x) AS xs }',
  },
  {
    what: 'RETURN inside COUNT { … } and EXISTS { … }',
    pattern: /\b(?:COUNT|EXISTS)\s*\{[^}]*\bRETURN\b/i,
    instead: 'CALL { … RETURN count(DISTINCT x) AS n }',
  },
  {
    what: 'quantified path patterns such as (()-[:MET]->()){1,3}',
    pattern: /\)\s*(?:\{\d*,?\d*\}|\+|\*)/,
    instead: 'a variable-length relationship: -[:MET*1..3]->',
  },
  { what: 'SHORTEST k paths', pattern: /\bSHORTEST\b/i, instead: 'shortestPath(…) or allShortestPaths(…)' },
  {
    what: 'round(x, digits)',
    pattern: /\bround\s*\([^()]*(?:\([^()]*\)[^()]*)?,/i,
    instead: 'round(x * 100) / 100.0',
  },
  {
    what: 'duration.between and its like',
    pattern: /\bduration\.\w+\s*\(/i,
    instead: 'duration.inDays(date(a), date(b)), or the difference of two dates: date(a) - date(b)',
  },
  {
    what: 'date.truncate and its like',
    pattern: /\b(?:date|datetime|localdatetime|time|localtime)\.truncate\s*\(/i,
    instead: 'left(date, 7) for the month and left(date, 4) for the year: dates of the graph are ISO text',
  },
  {
    what: 'full-text searches whose text comes from a row, OPTIONAL ones, and those of relationships',
    pattern: /\bdb\.index\.fulltext\b/i,
    instead:
      "CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score with a text or a parameter, or WHERE any(name IN n.aliases + [n.name] WHERE toLower(name) CONTAINS toLower(text))",
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
