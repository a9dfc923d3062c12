// question: Who signs treaties together with whom?
// parameter actor = "": name, alias or id of one of the two; empty for all
// node actor: filter
// parameter most = 100: without an actor, only those are compared who signed most treaties, so many of them
// column one: first signatory
// column other: second signatory
// column treaties: names of the treaties that both signed
// column count: how many
// example: entente query co-signatories --param actor=country:RU
CALL {
  UNWIND CASE $actor WHEN '' THEN [1] ELSE [] END AS all
  MATCH (a:Entity)-[x:SIGNED]->(t:Treaty)
  WHERE x.status = 'asserted'
  WITH a, count(DISTINCT t) AS signed ORDER BY signed DESC, a.id LIMIT $most
  MATCH (a)-[x:SIGNED]->(t:Treaty)
  WHERE x.status = 'asserted'
  WITH t, collect(DISTINCT a) AS signatories
  UNWIND signatories AS a
  UNWIND signatories AS b
  WITH t, a, b WHERE a.id < b.id
  RETURN DISTINCT a, b, t.name AS treaty
  UNION ALL
  UNWIND CASE $actor WHEN '' THEN [] ELSE [1] END AS one
  MATCH (a:Entity)
  WHERE a.id = $actor OR a.name = $actor OR $actor IN a.aliases
  MATCH (a)-[x:SIGNED]->(t:Treaty)<-[y:SIGNED]-(b:Entity)
  WHERE x.status = 'asserted' AND y.status = 'asserted' AND a.id <> b.id
  RETURN DISTINCT a, b, t.name AS treaty
}
WITH a, b, treaty ORDER BY treaty
WITH a, b, collect(treaty) AS treaties
RETURN a.name AS one, b.name AS other, treaties, size(treaties) AS count
ORDER BY count DESC, one, other
