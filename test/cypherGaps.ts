/** What the folder refuses and Neo4j answers: the query, the code of the failure, and words of the way around. */
export const refused: readonly (readonly [string, string, string])[] = [
  ['RETURN point({x: 1, y: 2}).x AS x', 'query-failed', 'Neo4j store'],
  ["RETURN datetime('2031-06-19T10:00:00[Europe/Berlin]') AS d", 'query-failed', 'use offsets'],
  ["RETURN datetime({year: 2031, timezone: 'Europe/Berlin'}) AS d", 'query-failed', 'use an offset'],
  ['MATCH p = SHORTEST 3 (a:Person)-[:MET]-+(b:Treaty) RETURN p', 'cypher-syntax', 'SHORTEST 1'],
  ["RETURN 'abc' =~ '\\\\p{Alpha}+' AS x", 'query-failed', 'CONTAINS'],
  ['CALL db.schema.nodeTypeProperties() YIELD nodeType RETURN nodeType', 'query-failed', 'db.labels()'],
  ['MATCH REPEATABLE ELEMENTS (n:Person) RETURN n', 'cypher-syntax', 'without REPEATABLE ELEMENTS'],
];
