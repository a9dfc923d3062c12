// question: Who sanctions, threatens, attacks or prosecutes whom?
// parameter actor = "": name, alias or id of either; empty for all
// node actor: filter
// column from: who does it
// column relation: SANCTIONED, THREATENED, ATTACKED or PROSECUTED
// column to: to whom
// column status: asserted, planned, claimed or denied
// column date: when, where an article says it
// column sources: independent articles that say so
// example: entente query sanctions --param actor=country:RU
MATCH (a:Entity)-[r:SANCTIONED|THREATENED|ATTACKED|PROSECUTED]->(b:Entity)
WHERE $actor = '' OR a.id = $actor OR a.name = $actor OR $actor IN a.aliases
   OR b.id = $actor OR b.name = $actor OR $actor IN b.aliases
RETURN a.name AS from, type(r) AS relation, b.name AS to, r.status AS status, r.date AS date, r.sources AS sources
ORDER BY from, relation, to, date, a.id, b.id, status

// with actor:
MATCH (n:Entity)
WHERE n.id = $actor OR n.name = $actor OR $actor IN n.aliases
MATCH (n)-[r:SANCTIONED|THREATENED|ATTACKED|PROSECUTED]-(:Entity)
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN a.name AS from, type(r) AS relation, b.name AS to, r.status AS status, r.date AS date, r.sources AS sources
ORDER BY from, relation, to, date, a.id, b.id, status
