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
MATCH (newer:Treaty)-[r:REPLACES|AMENDS]->(older:Treaty)
WHERE $treaty = '' OR newer.id = $treaty OR newer.name = $treaty OR $treaty IN newer.aliases
   OR older.id = $treaty OR older.name = $treaty OR $treaty IN older.aliases
RETURN newer.name AS newer, type(r) AS change, older.name AS older, r.status AS status, r.date AS date, r.sources AS sources
ORDER BY newer, change, older
