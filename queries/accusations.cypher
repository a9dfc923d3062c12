// question: Whom does somebody accuse, and in which sentences?
// parameter actor = "": name, alias or id of the accuser; empty for all
// node actor: filter
// column accuser: who accuses
// column accused: who is accused
// column status: asserted when the article itself says that the accusation was made
// column sentence: the words of the article
// column article: title of the article
// column published: date of the article
// example: entente query accusations --param actor=country:RU
MATCH (a:Entity)
WHERE $actor = '' OR a.id = $actor OR a.name = $actor OR $actor IN a.aliases
MATCH (a)<-[:FROM]-(s:Statement)
WHERE s.type = 'ACCUSED'
MATCH (s)-[:TO]->(b:Entity)
MATCH (s)-[:`IN`]->(article:Article)
RETURN a.name AS accuser, b.name AS accused, s.status AS status, s.text AS sentence, article.title AS article,
       article.publishedAt AS published
ORDER BY accuser, accused, published, sentence, s.id

// with actor:
MATCH (a:Entity)
WHERE a.id = $actor OR a.name = $actor OR $actor IN a.aliases
MATCH (a)<-[:FROM]-(s:Statement)
WHERE s.type = 'ACCUSED'
MATCH (s)-[:TO]->(b:Entity)
MATCH (s)-[:`IN`]->(article:Article)
RETURN a.name AS accuser, b.name AS accused, s.status AS status, s.text AS sentence, article.title AS article,
       article.publishedAt AS published
ORDER BY accuser, accused, published, sentence, s.id
