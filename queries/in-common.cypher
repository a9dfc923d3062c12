// question: What do two nodes have in common?
// parameter one = "": name, alias or id of the one node
// node one: id
// parameter other = "": name, alias or id of the other node
// node other: id
// column common: name of a node that both are joined to
// column kind: its label
// column first: relations between it and the one node
// column second: relations between it and the other node
// example: entente query in-common --param one=country:RU --param other=country:KP
MATCH (a:Entity {id: $one})-[r]-(c:Entity)-[q]-(b:Entity {id: $other})
WITH c, type(r) AS r, type(q) AS q
ORDER BY r, q
WITH c, collect(DISTINCT r) AS first, collect(DISTINCT q) AS second,
     CASE WHEN c:Person THEN 'Person' WHEN c:Country THEN 'Country' WHEN c:Treaty THEN 'Treaty' ELSE 'Organisation' END AS kind
RETURN c.name AS common, kind, first, second
ORDER BY common, c.id
