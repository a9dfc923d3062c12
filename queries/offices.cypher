// question: Which offices does a person hold, or did hold?
// parameter person = "": name, alias or id of the person; empty for all
// node person: filter
// column person: who
// column title: the office
// column of: state or body
// column current: false when the article speaks of a former office
// column since: start, where an article says it
// column until: end, where an article says it
// column sources: independent articles that say so
// example: entente query offices --param person=person:wladimir-putin
MATCH (p:Person)-[r:HOLDS_POSITION]->(o:Entity)
WHERE $person = '' OR p.id = $person OR p.name = $person OR $person IN p.aliases
RETURN p.name AS person, r.title AS title, o.name AS of, r.current AS current, r.since AS since, r.until AS until,
       r.sources AS sources
ORDER BY person, of, title, p.id, o.id
