/** Queries of the corpus that the embedded engine answers otherwise than Neo4j, and why; graph/embedded/gaps.ts has the ways around. */
export const embeddedGaps: Readonly<Record<string, string>> = {
  "MATCH (a:Person {id: 'person:person-0'}) (()-[:MET]->()){1,2} (b) RETURN count(*) AS n":
    'no quantified path patterns',
  'MATCH ()-[e:MET]->() RETURN round(avg(e.confidence), 4) AS mean': 'round takes one argument',
  "RETURN '1' = 1 AS same": 'text that looks like a number equals it; ids of the graph are prefixed, so none does',
  "RETURN duration.between(date('2031-06-19'), date('2031-07-01')).days AS days": 'no duration.between',
  "MATCH (p:Person {id: 'person:person-1'}) CALL db.index.fulltext.queryNodes('names', p.name) YIELD node RETURN count(node) AS n":
    'searches are made before the query runs, so their text cannot come from a row',
  "RETURN date.truncate('week', date('2031-06-19')) AS week": 'no date.truncate but to year, month and day',
};
