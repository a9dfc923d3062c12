// question: Who signed which treaty, and when?
// parameter treaty = "": name, alias or id of a treaty; empty for all
// node treaty: filter
// column treaty: name of the treaty
// column signatory: person, state or body that signed
// column kind: label of the signatory
// column date: day, month or year of signature, where an article says it
// column status: asserted, planned, claimed or denied
// column sources: independent articles that say so
// example: entente query signatories --param treaty=Prespa-Abkommen
MATCH (a:Entity)-[r:SIGNED]->(t:Treaty)
WHERE $treaty = '' OR t.id = $treaty OR t.name = $treaty OR $treaty IN t.aliases
RETURN t.name AS treaty, a.name AS signatory,
       CASE WHEN a:Person THEN 'Person' WHEN a:Country THEN 'Country' ELSE 'Organisation' END AS kind,
       coalesce(r.date, t.signedOn) AS date, r.status AS status, r.sources AS sources
ORDER BY treaty, date, signatory, t.id, a.id, status
