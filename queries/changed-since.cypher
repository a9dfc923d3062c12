// question: What do articles say that were published since a date?
// parameter since = "0000": first date of publication; 2024, 2024-06 and 2024-06-19 all do
// column published: date of the article
// column from: name of the one node
// column relation: type of the relation
// column to: name of the other node
// column status: asserted, planned, claimed or denied
// column sentence: the words of the article
// column article: title of the article
// example: entente query changed-since --param since=2024-06-20
MATCH (article:Article)
WHERE article.publishedAt >= $since
MATCH (article)<-[:`IN`]-(s:Statement)
MATCH (s)-[:FROM]->(a:Entity)
MATCH (s)-[:TO]->(b:Entity)
RETURN article.publishedAt AS published, a.name AS from, s.type AS relation, b.name AS to, s.status AS status,
       s.text AS sentence, article.title AS article
ORDER BY published, article, relation, from, to, sentence, s.id
