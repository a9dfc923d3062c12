// question: Who signs treaties together with whom?
// parameter actor = "": name, alias or id of one of the two; empty for all
// node actor: filter
// column one: first signatory
// column other: second signatory
// column treaties: names of the treaties that both signed
// column count: how many
// example: entente query co-signatories --param actor=country:RU
MATCH (a:Entity)
WHERE $actor = '' OR a.id = $actor OR a.name = $actor OR $actor IN a.aliases
MATCH (a)-[x:SIGNED]->(t:Treaty)<-[y:SIGNED]-(b:Entity)
WHERE x.status = 'asserted' AND y.status = 'asserted' AND a.id <> b.id AND ($actor <> '' OR a.id < b.id)
WITH DISTINCT a, b, t.name AS treaty ORDER BY treaty
WITH a, b, collect(treaty) AS treaties
RETURN a.name AS one, b.name AS other, treaties, size(treaties) AS count
ORDER BY count DESC, one, other
