// question: What is a node joined to?
// parameter node = "": name, alias or id of the node
// node node: id
// column direction: out when the relation runs from the node, in when it runs to it
// column relation: type of the relation
// column neighbour: name of the other node
// column id: id of the other node
// column status: asserted, planned, claimed or denied
// column date: when, where an article says it
// column sources: independent articles that say so
// example: entente query neighbours --param node=Russland
MATCH (n:Entity)-[r]-(m:Entity)
WHERE n.id = $node OR n.name = $node OR $node IN n.aliases
RETURN CASE WHEN startNode(r).id = n.id THEN 'out' ELSE 'in' END AS direction, type(r) AS relation, m.name AS neighbour,
       m.id AS id, r.status AS status, r.date AS date, r.sources AS sources
ORDER BY direction DESC, relation, neighbour, date, id, status
