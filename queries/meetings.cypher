// question: Who met whom in a period?
// parameter from = "0000": first date; 2024, 2024-06 and 2024-06-19 all do
// parameter to = "9999": last date, inclusive
// parameter actor = "": name, alias or id of one who took part; empty for all
// node actor: filter
// column one: first of the two
// column other: second of the two
// column date: day, month or year of the meeting
// column mode: visit, talk, telephone …, where an article says it
// column status: asserted, planned, claimed or denied
// column sources: independent articles that say so
// example: entente query meetings --param from=2024-06 --param to=2024-12
MATCH (a:Entity)-[r:MET]->(b:Entity)
WHERE r.date IS NOT NULL AND r.date >= $from AND r.date <= $to + '~'
  AND ($actor = '' OR a.id = $actor OR a.name = $actor OR $actor IN a.aliases
       OR b.id = $actor OR b.name = $actor OR $actor IN b.aliases)
RETURN a.name AS one, b.name AS other, r.date AS date, r.mode AS mode, r.status AS status, r.sources AS sources
ORDER BY date, one, other, a.id, b.id, status

// with actor:
MATCH (n:Entity)
WHERE n.id = $actor OR n.name = $actor OR $actor IN n.aliases
MATCH (n)-[r:MET]-(:Entity)
WHERE r.date IS NOT NULL AND r.date >= $from AND r.date <= $to + '~'
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN a.name AS one, b.name AS other, r.date AS date, r.mode AS mode, r.status AS status, r.sources AS sources
ORDER BY date, one, other, a.id, b.id, status
