// question: What does somebody claim?
// parameter speaker = "": name, alias or id of the one whose words these are; empty for all
// node speaker: filter
// column speaker: whose words these are
// column from: name of the one node
// column relation: type of the relation
// column to: name of the other node
// column status: claimed, denied, asserted or planned
// column sentence: the words of the article
// column article: title of the article
// example: entente query claims --param speaker=country:UA
MATCH (who:Entity)
WHERE $speaker = '' OR who.id = $speaker OR who.name = $speaker OR $speaker IN who.aliases
MATCH (s:Statement {speaker: who.id})
MATCH (s)-[:FROM]->(a:Entity)
MATCH (s)-[:TO]->(b:Entity)
MATCH (s)-[:`IN`]->(article:Article)
RETURN who.name AS speaker, a.name AS from, s.type AS relation, b.name AS to, s.status AS status, s.text AS sentence,
       article.title AS article
ORDER BY speaker, relation, from, to, sentence, status, article, s.id
