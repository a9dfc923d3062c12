// question: What does each article contribute?
// column name: file name of the article, as forget takes it
// column title: its title
// column published: its date
// column statements: number of statements read from it
// example: entente query articles
MATCH (article:Article)
OPTIONAL MATCH (s:Statement)-[:`IN`]->(article)
WITH article, count(s) AS statements
RETURN article.name AS name, article.title AS title, article.publishedAt AS published, statements
ORDER BY name, article.id
