// question: Which relations are denied by somebody and asserted by somebody else?
// column from: name of the one node
// column relation: type of the relation
// column to: name of the other node
// column status: how the sentence says it
// column sentence: the words of the article
// column article: title of the article
// example: entente query disputed
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.disputed = true
UNWIND r.statements AS id
MATCH (s:Statement {id: id})
MATCH (s)-[:`IN`]->(article:Article)
RETURN DISTINCT a.name AS from, type(r) AS relation, b.name AS to, s.status AS status, s.text AS sentence, article.title AS article
ORDER BY from, relation, to, status, sentence, article
