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
  WITH DISTINCT a, t.name AS treaty ORDER BY a.id
  WITH treaty, collect(a) AS signatories ORDER BY treaty
  UNWIND range(0, size(signatories) - 2) AS place
  WITH treaty, signatories[place] AS a, signatories[place + 1..] AS others
  UNWIND others AS b
  RETURN a, b, collect(treaty) AS treaties
  UNION ALL
  UNWIND CASE $actor WHEN '' THEN [] ELSE [1] END AS one
  MATCH (a:Entity)
  WHERE a.id = $actor OR a.name = $actor OR $actor IN a.aliases
  MATCH (a)-[x:SIGNED]->(t:Treaty)<-[y:SIGNED]-(b:Entity)
  WHERE x.status = 'asserted' AND y.status = 'asserted' AND a.id <> b.id
  WITH a, t, collect(DISTINCT b) AS others ORDER BY t.name
  UNWIND others AS b
  RETURN a, b, collect(DISTINCT t.name) AS treaties
}
RETURN a.name AS one, b.name AS other, treaties, size(treaties) AS count
ORDER BY count DESC, one, other, a.id, b.id
