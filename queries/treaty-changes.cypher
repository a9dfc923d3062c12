// question: Which treaty replaces or amends which?
// parameter treaty = "": name, alias or id of either treaty; empty for all
// node treaty: filter
// column newer: the treaty that replaces or amends
// column change: REPLACES or AMENDS
// column older: the treaty that is replaced or amended
// column status: asserted, planned, claimed or denied
// column date: when, where an article says it
// column sources: independent articles that say so
// example: entente query treaty-changes
MATCH (a:Treaty)-[r:REPLACES|AMENDS]->(b:Treaty)
WHERE $treaty = '' OR a.id = $treaty OR a.name = $treaty OR $treaty IN a.aliases
   OR b.id = $treaty OR b.name = $treaty OR $treaty IN b.aliases
RETURN a.name AS newer, type(r) AS change, b.name AS older, r.status AS status, r.date AS date, r.sources AS sources
ORDER BY newer, change, older, a.id, b.id, status
