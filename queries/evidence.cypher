// question: Which sentences say that two nodes have to do with each other?
// parameter from = "": name, alias or id of the one node
// node from: id
// parameter to = "": name, alias or id of the other node
// node to: id
// parameter relation = "": type of the relation; empty for all
// column relation: type of the relation
// column status: asserted, planned, claimed or denied
// column date: when, where the sentence says it
// column confidence: 0 to 1
// column sentence: the words of the article
// column article: title of the article
// column published: date of the article
// column rule: the rule that read it
// column statement: its id, as judge wrong takes it
// example: entente query evidence --param from=country:RU --param to=country:KP
MATCH (a:Entity {id: $from})<-[:FROM|TO]-(s:Statement)-[:FROM|TO]->(b:Entity {id: $to})
MATCH (s)-[:`IN`]->(article:Article)
WHERE $relation = '' OR s.type = $relation
RETURN s.type AS relation, s.status AS status, s.date AS date, s.confidence AS confidence, s.text AS sentence,
       article.title AS article, article.publishedAt AS published, s.rule AS rule,
       s.id AS statement
ORDER BY relation, published, article, sentence, statement
