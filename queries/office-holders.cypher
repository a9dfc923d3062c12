// question: Who holds an office of a state or body?
// parameter of = "": name, alias or id of the state or body; empty for all
// node of: filter
// parameter title = "": part of the title, in lower case; empty for all
// column of: state or body
// column title: the office
// column person: who
// column current: false when the article speaks of a former office
// column sources: independent articles that say so
// example: entente query office-holders --param of=country:KP
MATCH (p:Person)-[r:HOLDS_POSITION]->(o:Entity)
WHERE ($of = '' OR o.id = $of OR o.name = $of OR $of IN o.aliases)
  AND ($title = '' OR toLower(coalesce(r.title, '')) CONTAINS $title)
RETURN o.name AS of, r.title AS title, p.name AS person, r.current AS current, r.sources AS sources
ORDER BY of, title, person, o.id, p.id
