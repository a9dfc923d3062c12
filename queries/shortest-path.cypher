// question: Along which relations are two nodes joined?
// parameter from = "": name, alias or id of the one node
// node from: id
// parameter to = "": name, alias or id of the other node
// node to: id
// column steps: number of relations
// column nodes: names along the way
// column relations: types along the way
// column path: the path itself, to draw
// example: entente query shortest-path --param from=country:KP --param to=organisation:nato
MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[:HOLDS_POSITION|MEMBER_OF|WORKS_FOR|PART_OF|BASED_IN|CITIZEN_OF|FAMILY_OF|ALLIED_WITH|BORDERS|OWNS|NEGOTIATED|SIGNED|RATIFIED|PARTY_TO|JOINED|LEFT|SUSPENDED|VIOLATED|REPLACES|AMENDS|FOUNDED|APPOINTED|SUCCEEDED|MET|VISITED|INVITED|COOPERATED|SUPPORTED|AIDED|CONCEDED|DEMANDED|ACCUSED|REJECTED|THREATENED|PROTESTED|SANCTIONED|PROSECUTED|ATTACKED*..6]-(b))
// Of several the one whose nodes, then edges, come first by id; of more than these which one it is hangs on the store.
WITH p LIMIT 100000
ORDER BY [n IN nodes(p) | n.id], [r IN relationships(p) | r.id] LIMIT 1
RETURN length(p) AS steps, [n IN nodes(p) | n.name] AS nodes, [r IN relationships(p) | type(r)] AS relations, p AS path
