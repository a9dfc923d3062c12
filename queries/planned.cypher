// question: What is announced, intended or under negotiation?
// column from: name of the one node
// column relation: type of the relation
// column to: name of the other node
// column date: for when, where an article says it
// column sources: independent articles that say so
// example: entente query planned
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'planned'
RETURN a.name AS from, type(r) AS relation, b.name AS to, r.date AS date, r.sources AS sources
ORDER BY date, from, relation, to, a.id, b.id
