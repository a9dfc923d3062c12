// question: Which treaties does a country have to do with, and how does it stand to each?
// parameter country = "": name, alias or id of the country; empty for all
// node country: filter
// column country: the country
// column relation: SIGNED, RATIFIED, PARTY_TO, LEFT, SUSPENDED …
// column treaty: name of the treaty
// column status: asserted, planned, claimed or denied
// column date: when, where an article says it
// column sources: independent articles that say so
// example: entente query country-treaties --param country=country:RU
MATCH (c:Country)-[r]->(t:Treaty)
WHERE $country = '' OR c.id = $country OR c.name = $country OR $country IN c.aliases
RETURN c.name AS country, type(r) AS relation, t.name AS treaty, r.status AS status, r.date AS date, r.sources AS sources
ORDER BY country, status, relation, treaty, date, c.id, t.id
