// question: Which nodes have the most relations?
// parameter kind = "": Person, Organisation, Country or Treaty; empty for all
// parameter limit = 20: how many
// column name: name of the node
// column kind: its label
// column relations: number of its edges
// column neighbours: number of nodes at their other ends
// column articles: articles that speak of it
// example: entente query most-connected --param kind=Person --param limit=5
MATCH (n:Entity)-[r]-(m:Entity)
WITH n, count(r) AS relations, count(DISTINCT m) AS neighbours,
     CASE WHEN n:Person THEN 'Person' WHEN n:Country THEN 'Country' WHEN n:Treaty THEN 'Treaty' ELSE 'Organisation' END AS kind
WHERE $kind = '' OR kind = $kind
RETURN n.name AS name, kind, relations, neighbours, n.articles AS articles
ORDER BY relations DESC, neighbours DESC, name, n.id
LIMIT $limit
