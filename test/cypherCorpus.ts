import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entity, makeReadings, reading } from './storeFixtures.ts';

/** One query of the corpus: what a Neo4j user would write on this schema. */
export interface CorpusQuery {
  readonly cypher: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Code of the failure that both must give; without it both must answer. */
  readonly fails?: string;
}

/** What the corpus is asked of: dates to the day, the month and the year, and names with aliases. */
export const corpusReadings = [
  ...makeReadings(0, 40, 30),
  reading(
    'year-1',
    [
      { type: 'SIGNED', from: 'person:person-1', to: 'treaty:treaty-0', more: { date: '2030' } },
      { type: 'MET', from: 'person:person-2', to: 'person:person-3', more: { date: '2029' } },
      { type: 'MET', from: 'person:person-2', to: 'person:person-3', more: { date: '2029-11' } },
      { type: 'VISITED', from: 'person:person-4', to: 'country:country-1', more: { date: '2029-11-30' } },
    ],
    {
      article: { publishedAt: '2030-02-01' },
      entities: [
        entity('person:ada-nord', { name: 'Ada Nord', aliases: ['A. Nord', 'Frau Nord'] }),
        entity('country:suedmark', { name: 'Südmark', aliases: ['Mark im Süden'] }),
      ],
    },
  ),
];

const plain: readonly string[] = [
  // Patterns
  'MATCH (n:Person) RETURN count(n) AS n',
  'MATCH (n) RETURN count(n)',
  'MATCH (n:Person) RETURN n.name ORDER BY n.name LIMIT 5',
  'MATCH (n:Person) RETURN n.name AS name, n.articles AS articles ORDER BY articles DESC, name LIMIT 10',
  'MATCH (n:Entity:Country) RETURN n.id AS id ORDER BY id',
  "MATCH (n:Person {id: 'person:person-0'}) RETURN n",
  "MATCH (n {id: 'person:person-0'}) RETURN n.name",
  'MATCH (a:Person)-[e:MET]->(b:Person) RETURN a.name, b.name, e.date ORDER BY a.name, b.name, e.date',
  'MATCH (a:Person)-[:MET]-(b:Person) RETURN count(*) AS n',
  'MATCH (a:Person)<-[e:ACCUSED]-(b:Person) RETURN a.id, b.id, e.status ORDER BY a.id, b.id, e.id',
  'MATCH (a:Person)-[e:MET|ACCUSED|SUPPORTED]->(b) RETURN type(e) AS type, count(*) AS n ORDER BY type',
  "MATCH (a)-[e:SIGNED {status: 'asserted'}]->(t:Treaty) RETURN a.id AS a, t.id AS t ORDER BY a, t",
  'MATCH (a:Person)-[:SIGNED]->(t:Treaty)<-[:SIGNED]-(b:Person) WHERE a.id < b.id RETURN a.id AS a, b.id AS b, t.id AS t ORDER BY a, b, t',
  'MATCH (s:Statement)-[:IN]->(a:Article) RETURN a.name AS article, count(s) AS n ORDER BY article LIMIT 10',
  'MATCH (s:Statement)-[:FROM]->(n:Entity) RETURN n.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 5',
  'MATCH (s:Statement)-[:TO]->(n:Treaty) RETURN n.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 5',
  'MATCH (a:Article)-[:MENTIONS]->(n:Person) RETURN a.name AS article, collect(n.id) AS persons ORDER BY article LIMIT 3',
  "MATCH (a:Article {name: 'article-3'})-[m:MENTIONS]->(n) RETURN m.name AS name ORDER BY name",
  'MATCH (a:Person)-[e:HOLDS_POSITION]->(c:Country) RETURN a.id AS a, c.id AS c, e.status AS status ORDER BY a, c',
  'MATCH p = (a:Person)-[:MEMBER_OF]->(o:Organisation) RETURN length(p) AS length, count(*) AS n',
  "MATCH p = (a:Person {id: 'person:person-0'})-[e:SIGNED]->(t) RETURN p ORDER BY e.id",
  "MATCH (a:Person {id: 'person:person-0'})-[e]->(b) RETURN e ORDER BY e.id",
  'MATCH (a:Person), (b:Treaty) RETURN count(*) AS n',
  'MATCH (a:Person)-[e]->(a) RETURN count(e) AS n',
  'MATCH (a:Person)-[x:MET]->(b)-[y:MET]->(c) WHERE a <> c RETURN count(*) AS n',
  'MATCH (a)-[e]->(b) WHERE a:Person AND b:Country RETURN type(e) AS type, count(*) AS n ORDER BY type',
  'MATCH (n) WHERE n:Person OR n:Treaty RETURN count(n) AS n',
  'MATCH (n:Person|Treaty) RETURN count(n) AS n',
  'MATCH (n:Entity) WHERE NOT n:Person RETURN count(n) AS n',
  'MATCH (n:!Person&Entity) RETURN count(n) AS n',
  // Filters
  "MATCH (n:Person) WHERE n.name STARTS WITH 'Person 1' RETURN n.name AS name ORDER BY name",
  "MATCH (n:Person) WHERE n.name ENDS WITH '3' RETURN n.name AS name ORDER BY name",
  "MATCH (n:Entity) WHERE n.name CONTAINS 'reaty' RETURN count(*) AS n",
  "MATCH (n:Person) WHERE n.name =~ 'Person 1?[0-3]' RETURN n.name AS name ORDER BY name",
  "MATCH (n:Person) WHERE n.id IN ['person:person-0', 'person:person-1', 'x'] RETURN n.id AS id ORDER BY id",
  'MATCH ()-[e:MET]->() WHERE e.date IS NULL RETURN count(e) AS n',
  "MATCH ()-[e:MET]->() WHERE e.date >= '2031-06' AND e.date < '2031-09' RETURN e.date AS date ORDER BY date",
  'MATCH ()-[e]->() WHERE e.confidence > 0.5 AND e.sources = 1 RETURN count(e) AS n',
  'MATCH ()-[e:SUPPORTED]->() WHERE e.confidence >= 0.3 XOR e.disputed RETURN count(e) AS n',
  "MATCH ()-[e]->() WHERE NOT (e.status = 'asserted' OR e.status = 'planned') RETURN count(e) AS n",
  'MATCH ()-[e]->() WHERE e.disputed RETURN e.id AS id ORDER BY id',
  'MATCH ()-[e]->() WHERE size(e.statements) > 1 RETURN e.id AS id, size(e.statements) AS n ORDER BY id',
  'MATCH (a:Person) WHERE (a)-[:SIGNED]->(:Treaty) RETURN a.id AS id ORDER BY id',
  'MATCH (a:Person) WHERE NOT (a)-[:SIGNED]->() RETURN count(a) AS n',
  'MATCH (a:Person) WHERE EXISTS { MATCH (a)-[:SIGNED]->(:Treaty) } RETURN count(a) AS n',
  "MATCH (a:Person) WHERE EXISTS { (a)-[e:MET]->() WHERE e.status = 'denied' } RETURN a.id AS id ORDER BY id",
  'MATCH (a:Person) WHERE COUNT { (a)-[:MET]-() } > 1 RETURN a.id AS id ORDER BY id',
  'MATCH (a:Person) RETURN a.id AS id, COUNT { (a)-->(:Treaty) } AS n ORDER BY n DESC, id LIMIT 5',
  'MATCH (a:Person) WHERE exists((a)-[:MEMBER_OF]->()) RETURN count(a) AS n',
  "MATCH (n:Person) WHERE n.id > 'person:person-5' AND n.id <= 'person:person-9' RETURN n.id AS id ORDER BY id",
  "MATCH (n:Person) WHERE 'person:person-5' < n.id <= 'person:person-9' RETURN n.id AS id ORDER BY id",
  'MATCH (n:Person) WHERE n.none = 1 RETURN count(n) AS n',
  'MATCH (n:Person) WHERE n.none <> 1 RETURN count(n) AS n',
  'MATCH (n:Person) WHERE coalesce(n.none, 1) = 1 RETURN count(n) AS n',
  'MATCH (n:Person) WHERE any(a IN n.aliases WHERE a = "x") RETURN count(n) AS n',
  'MATCH (n:Person) WHERE none(a IN n.aliases WHERE a = "x") RETURN count(n) AS n',
  'MATCH ()-[e]->() WHERE all(s IN e.statements WHERE s STARTS WITH "statement:") RETURN count(e) AS n',
  'MATCH ()-[e]->() WHERE single(s IN e.statements WHERE s <> "") RETURN count(e) AS n',
  // Optional matches
  'MATCH (a:Person) OPTIONAL MATCH (a)-[:SIGNED]->(t:Treaty) RETURN a.id AS a, t.id AS t ORDER BY a, t LIMIT 12',
  'MATCH (a:Person) OPTIONAL MATCH (a)-[e:MET]->(b) RETURN a.id AS a, count(e) AS n ORDER BY a',
  "MATCH (a:Person) OPTIONAL MATCH (a)-[e:SIGNED]->(t) WHERE e.status = 'denied' RETURN a.id AS a, collect(t.id) AS t ORDER BY a",
  "OPTIONAL MATCH (n:Person {id: 'none'}) RETURN n",
  "OPTIONAL MATCH (n:Person {id: 'none'}) RETURN n.name AS name, n IS NULL AS missing",
  'MATCH (c:Country) OPTIONAL MATCH (c)<-[v:VISITED]-(p) OPTIONAL MATCH (p)-[:MET]-(q) RETURN c.id AS c, count(DISTINCT p) AS p, count(DISTINCT q) AS q ORDER BY c',
  // Variable length and shortest paths
  "MATCH (a:Person {id: 'person:person-0'})-[:MET*1..2]-(b) RETURN DISTINCT b.id AS id ORDER BY id",
  "MATCH (a:Person {id: 'person:person-0'})-[:MET|ACCUSED*2]->(b) RETURN count(*) AS n",
  "MATCH p = (a:Person {id: 'person:person-0'})-[:MET*..3]->(b:Person) RETURN length(p) AS length, count(*) AS n ORDER BY length",
  "MATCH (a:Person {id: 'person:person-0'})-[:MET*0..1]->(b) RETURN DISTINCT b.id AS id ORDER BY id",
  "MATCH (a:Person {id: 'person:person-0'}), (b:Person {id: 'person:person-7'}) MATCH p = shortestPath((a)-[:MET|ACCUSED|SUPPORTED|DEMANDED*..6]-(b)) RETURN length(p) AS n",
  "MATCH p = shortestPath((a:Person {id: 'person:person-0'})-[:MET*..8]-(b:Person {id: 'person:person-3'})) RETURN length(p) AS n",
  "MATCH p = allShortestPaths((a:Person {id: 'person:person-1'})-[:MET|ACCUSED*..4]-(b:Person {id: 'person:person-2'})) RETURN length(p) AS n, count(*) AS paths",
  "MATCH p = (a:Person {id: 'person:person-0'})-[:MET|SUPPORTED*1..2]->(b:Person) RETURN [n IN nodes(p) | n.id] AS nodes, [e IN relationships(p) | type(e)] AS types ORDER BY nodes, types LIMIT 5",
  "MATCH (a:Person {id: 'person:person-0'})-[es:MET*1..2]-(b) RETURN [e IN es | e.date] AS dates, b.id AS id ORDER BY id, dates LIMIT 5",
  "MATCH p = (a:Person {id: 'person:person-0'})-[:MET*1..2]-(b) WHERE all(e IN relationships(p) WHERE e.status = 'asserted') RETURN count(p) AS n",
  "MATCH (a:Person {id: 'person:person-0'}) (()-[:MET]->()){1,2} (b) RETURN count(*) AS n",
  // Aggregation
  'MATCH (n:Entity) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY n DESC, label',
  'MATCH ()-[e]->() RETURN type(e), count(*) ORDER BY type(e)',
  'MATCH (n:Person) RETURN n, count(*) ORDER BY n.id LIMIT 3',
  'MATCH (a:Person)-[e]->() RETURN a.id, count(e), count(DISTINCT type(e)) ORDER BY count(e) DESC, a.id LIMIT 5',
  'MATCH ()-[e]->() RETURN min(e.confidence) AS min, max(e.confidence) AS max, sum(e.sources) AS sum',
  'MATCH ()-[e:MET]->() RETURN round(avg(e.confidence), 4) AS mean',
  'MATCH ()-[e:MET]->() RETURN min(e.date) AS first, max(e.date) AS last, count(e.date) AS dated, count(*) AS all',
  'MATCH ()-[e:SIGNED]->(t) RETURN t.id AS t, collect(DISTINCT e.status) AS statuses ORDER BY t LIMIT 3',
  'MATCH (a:Person)-[:SIGNED]->(t) WITH a, count(t) AS n WHERE n > 1 RETURN a.id AS id, n ORDER BY n DESC, id',
  'MATCH (a:Person)-[e]->() WITH a, count(e) AS n ORDER BY n DESC, a.id LIMIT 3 RETURN collect(a.id) AS ids',
  'MATCH (n:Person) WITH collect(n.articles) AS all UNWIND all AS one RETURN sum(one) AS sum',
  'MATCH (n:Person) RETURN {n: count(*), most: max(n.articles)} AS map',
  'MATCH (n:Person) RETURN [count(*), max(n.articles)] AS list',
  'MATCH (n:Person) RETURN count(*) + 1 AS n',
  'MATCH (n:Person) RETURN count(n) * 100 / count(*) AS percent',
  'MATCH (n:Person) RETURN percentileDisc(n.articles, 0.5) AS median',
  'MATCH (n:Person) RETURN percentileCont(n.articles, 0.5) AS median',
  'MATCH (n:Person) RETURN round(stDev(n.articles) * 1000) AS deviation',
  'MATCH (n:Nothing) RETURN count(n) AS n, sum(n.x) AS sum, collect(n.x) AS list, max(n.x) AS max, avg(n.x) AS mean',
  'MATCH (n:Person) RETURN DISTINCT n.articles AS articles ORDER BY articles',
  'MATCH ()-[e]->() RETURN e.status AS status, e.disputed AS disputed, count(*) AS n ORDER BY status, disputed',
  'MATCH (n:Person) WITH n.articles AS articles, count(*) AS n RETURN articles, n ORDER BY articles',
  // Subqueries
  'MATCH (a:Person) CALL { WITH a MATCH (a)-[e]->() RETURN count(e) AS n } RETURN a.id AS id, n ORDER BY n DESC, id LIMIT 5',
  'MATCH (a:Person) CALL (a) { MATCH (a)-[e]->() RETURN count(e) AS n } RETURN a.id AS id, n ORDER BY n DESC, id LIMIT 5',
  'CALL { MATCH (n:Person) RETURN count(n) AS persons } CALL { MATCH (n:Treaty) RETURN count(n) AS treaties } RETURN persons, treaties',
  "CALL { MATCH (n:Person) RETURN 'Person' AS type, count(*) AS n UNION MATCH (n:Treaty) RETURN 'Treaty' AS type, count(*) AS n } RETURN type, n ORDER BY type",
  'MATCH (t:Treaty) CALL { WITH t MATCH (t)<-[e:SIGNED]-(p) RETURN p.id AS p ORDER BY p LIMIT 1 } RETURN t.id AS t, p ORDER BY t LIMIT 5',
  'MATCH (a:Person) RETURN a.id AS id, COLLECT { MATCH (a)-[:SIGNED]->(t) RETURN t.id ORDER BY t.id } AS treaties ORDER BY id LIMIT 5',
  'MATCH (a:Person) WHERE COUNT { MATCH (a)-[:SIGNED]->(t) RETURN DISTINCT t } >= 2 RETURN count(a) AS n',
  'MATCH (a:Person) RETURN a.id AS id, EXISTS { (a)-[:SIGNED]->() } AS signs ORDER BY id LIMIT 5',
  // Lists, maps and comprehensions
  'RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS squares',
  'RETURN [1, 2, 3][0] AS first, [1, 2, 3][-1] AS last, [1, 2, 3, 4][1..3] AS middle, [1, 2, 3][..2] AS head',
  'RETURN size([1, 2, 3]) AS size, head([1, 2]) AS head, last([1, 2]) AS last, tail([1, 2, 3]) AS tail, reverse([1, 2]) AS reverse',
  'RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS sum',
  'RETURN range(0, 10, 5) AS list, 3 IN [1, 2, 3] AS inside, [1] + [2] AS joined, [1, null] AS withNull',
  'RETURN {a: 1, b: {c: [1, 2]}} AS map, {a: 1}.a AS one, keys({a: 1}) AS keys',
  "MATCH (n:Person {id: 'person:person-0'}) RETURN n {.id, .name, extra: 1} AS map",
  "MATCH (n:Person {id: 'person:person-0'}) RETURN n {.*} AS map",
  "MATCH (n:Person {id: 'person:person-0'}) RETURN properties(n) AS map, keys(n) AS keys",
  'MATCH (a:Person) RETURN a.id AS id, size([(a)-[:SIGNED]->(t) | t.id]) AS n ORDER BY n DESC, id LIMIT 5',
  "MATCH (a:Person {id: 'person:person-0'}) RETURN [(a)-[e:MET]-(b) WHERE e.date IS NOT NULL | b.id] AS ids",
  "MATCH (a:Person {id: 'person:person-1'}) RETURN a {.name, treaties: [(a)-[:SIGNED]->(t) | t {.id}]} AS map",
  'UNWIND [3, 1, 2] AS x RETURN x ORDER BY x DESC',
  'UNWIND [[1, 2], [3]] AS xs UNWIND xs AS x RETURN x',
  'UNWIND [{k: "a", v: 1}, {k: "b", v: 2}] AS row RETURN row.k AS k, row["v"] AS v',
  'UNWIND [] AS x RETURN count(x) AS n',
  'WITH [1, 2, 2, null] AS xs UNWIND xs AS x RETURN count(x) AS n, count(DISTINCT x) AS d, collect(x) AS list',
  "WITH {delete: 1, in: 2} AS map RETURN map.delete AS a, map['in'] AS b",
  // Strings, numbers, nulls
  "RETURN toUpper('ä') AS upper, toLower('Ä') AS lower, trim('  x ') AS trimmed, replace('abc', 'b', 'x') AS replaced",
  "RETURN substring('Treaty', 1, 3) AS part, left('Treaty', 2) AS left, right('Treaty', 2) AS right, size('Größe') AS size",
  "RETURN split('a,b,c', ',') AS parts, reverse('abc') AS reversed, 'a' + 'b' AS joined, 'a' || 'b' AS piped",
  "RETURN toString(1) AS one, toInteger('42') AS number, toFloat('1.5') AS float, toBoolean('true') AS yes, toInteger('x') AS none",
  'RETURN abs(-1) AS abs, ceil(1.2) AS ceil, floor(1.8) AS floor, sign(-3) AS sign, round(2.567) AS round, 7 % 3 AS mod, 7 / 2 AS whole, 2 ^ 3 AS power',
  'RETURN 1 = 1.0 AS equal, 1 < 2 AS less, null = null AS unknown, null IS NULL AS isNull, NOT null AS notNull',
  "RETURN CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'many' END AS word, CASE WHEN 1 > 2 THEN 'a' END AS none",
  'MATCH ()-[e]->() RETURN CASE WHEN e.disputed THEN "disputed" WHEN e.status = "denied" THEN "denied" ELSE "plain" END AS kind, count(*) AS n ORDER BY kind',
  'RETURN coalesce(null, null, 3) AS three, nullIf(1, 1) AS none',
  'UNWIND [3, null, 1, 2] AS x RETURN x ORDER BY x',
  'UNWIND [3, null, 1, 2] AS x RETURN x ORDER BY x DESC',
  "UNWIND ['b', 'a', 'B', 'ä', 'z'] AS x RETURN x ORDER BY x",
  'MATCH ()-[e:MET]->() RETURN e.date AS date ORDER BY date DESC, e.id SKIP 2 LIMIT 5',
  'RETURN null AS nothing, true AND null AS unknown, true OR null AS yes',
  "RETURN '1' = 1 AS same",
  'RETURN pi() > 3 AS pi, sqrt(16) AS root, log10(100) AS tens, exp(0) AS one',
  "RETURN 'it''s' AS wrong",
  // Dates
  "RETURN date('2031-06-19').year AS year, date('2031-06-19').month AS month, date('2031-06-19').day AS day",
  "RETURN toString(date('2031-06-19')) AS date, date('2031-06-19') < date('2031-07-01') AS earlier",
  "RETURN date('2031-06-19') + duration({days: 12}) AS date",
  'RETURN date({year: 2031, month: 6, day: 19}) AS date',
  "RETURN duration.between(date('2031-06-19'), date('2031-07-01')).days AS days",
  "RETURN duration.inDays(date('2031-06-19'), date('2031-07-01')).days AS days",
  "RETURN date.truncate('month', date('2031-06-19')) AS month",
  "RETURN date.truncate('week', date('2031-06-19')) AS week",
  "RETURN date.truncate('year', date('2031-06-19')) AS year, date.truncate('day', date('2031-06-19')) AS day",
  "MATCH ()-[e:MET]->() WHERE e.datePrecision = 'day' RETURN date.truncate('month', date(e.date)) AS month, count(*) AS n ORDER BY month LIMIT 5",
  "MATCH ()-[e:MET]->() WHERE e.datePrecision = 'day' RETURN e.date AS date, duration.inDays(date('2031-01-01'), date(e.date)).days AS days ORDER BY date, e.id LIMIT 5",
  "RETURN duration.inDays(date('2031-08-03'), date('2031-06-19')).days AS days, duration.inDays(date('2030-01-01'), date('2031-06-19')) AS all",
  "MATCH ()-[e:MET]->() WHERE e.datePrecision = 'day' RETURN date(e.date) AS date ORDER BY date LIMIT 3",
  'MATCH ()-[e:MET]->() WHERE e.date IS NOT NULL RETURN left(e.date, 7) AS month, count(*) AS n ORDER BY month',
  'RETURN duration({months: 14}) AS a, duration({months: 1, days: 2, seconds: 3661}) AS b, duration({days: 0}) AS c',
  "RETURN datetime('2031-06-19T10:00:00Z') AS time",
  // Union
  "MATCH (n:Person {id: 'person:person-0'}) RETURN n.name AS name UNION MATCH (n:Treaty {id: 'treaty:treaty-0'}) RETURN n.name AS name",
  'RETURN 1 AS x UNION RETURN 1 AS x',
  'RETURN 1 AS x UNION ALL RETURN 1 AS x',
  "MATCH (n:Person) RETURN 'p' AS kind, count(*) AS n UNION ALL MATCH (n:Country) RETURN 'c' AS kind, count(*) AS n",
  // With
  'MATCH (a:Person)-[e:SIGNED]->(t:Treaty) WITH t, collect(a.id) AS ids, max(e.confidence) AS best WHERE size(ids) > 1 RETURN t.id AS t, size(ids) AS n, best ORDER BY n DESC, t',
  'MATCH (a:Person) WITH a ORDER BY a.articles DESC, a.id LIMIT 2 MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS type, b.id AS b ORDER BY a, e.id',
  'WITH 1 AS a, 2 AS b WITH *, a + b AS c RETURN *',
  'MATCH (a:Person)-[e:MET]->(b) WITH DISTINCT a.id AS a, b.id AS b RETURN count(*) AS pairs',
  "MATCH (a:Person)-[e:MET]->(b:Person) WITH a, b, e WHERE e.date IS NOT NULL RETURN a.id + ' – ' + b.id AS pair, e.date AS date ORDER BY date, pair LIMIT 5",
  'MATCH (a:Person)-[e:ACCUSED]->(b:Person) WITH a, b WHERE e.status = "claimed" RETURN count(*) AS n',
  // Functions of nodes and edges
  "MATCH (n:Person {id: 'person:person-0'}) RETURN labels(n) AS labels, n:Person AS isPerson, n['name'] AS name",
  'MATCH (a)-[e:MET]->(b) RETURN startNode(e).id AS a, endNode(e).id AS b, type(e) AS type ORDER BY e.id LIMIT 3',
  "MATCH (s:Statement {type: 'SIGNED'}) RETURN s.status AS status, count(*) AS n ORDER BY status",
  "MATCH (s:Statement) WHERE s.from = 'person:person-0' RETURN s.type AS type, s.to AS to, s.start AS start, s.end AS end ORDER BY s.id LIMIT 5",
  'MATCH (s:Statement)-[:IN]->(a:Article), (s)-[:FROM]->(f), (s)-[:TO]->(t) RETURN a.name AS article, f.id AS f, s.type AS type, t.id AS t ORDER BY s.id LIMIT 5',
  'MATCH (s:Statement)-[:FROM|TO]->(n:Person) RETURN n.id AS id, count(DISTINCT s) AS n ORDER BY n DESC, id LIMIT 5',
  "MATCH (:Entity {id: 'person:person-0'})-[e:SIGNED]->() UNWIND e.statements AS id MATCH (s:Statement {id: id})-[:IN]->(a) RETURN a.name AS article, s.text AS text ORDER BY s.id",
  'MATCH (n:Person) RETURN n.id AS id ORDER BY size(n.id) DESC, n.id SKIP 1 LIMIT 3',
  'MATCH (n:Person) WHERE size(n.name) = 8 RETURN count(n) AS n',
  'MATCH (n:Entity) RETURN apoc.none(n) AS x',
  "CALL db.labels() YIELD label WITH label WHERE label IN ['Person', 'Treaty', 'Nothing'] RETURN label ORDER BY label",
  'CALL db.relationshipTypes() YIELD relationshipType RETURN count(relationshipType) > 5 AS many',
  "CALL db.index.fulltext.queryNodes('names', 'Treaty') YIELD node RETURN node.id AS id ORDER BY id",
  // Full-text search over names and aliases
  "CALL db.index.fulltext.queryNodes('names', 'person AND 1') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', 'treaty OR 3') YIELD node, score WHERE score > 0 AND NOT node:Treaty RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', '+country -1') YIELD node AS n, score AS s RETURN n.name AS name ORDER BY name",
  "CALL db.index.fulltext.queryNodes('names', 'PERSON NOT 2 NOT 3') YIELD node RETURN count(node) AS n",
  "CALL db.index.fulltext.queryNodes('names', '\"Person 4\"') YIELD node RETURN node.id AS id",
  "CALL db.index.fulltext.queryNodes('names', 'name:treaty AND (2 3)') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', 'aliases:treaty') YIELD node RETURN count(node) AS n",
  "CALL db.index.fulltext.queryNodes('names', 'tre*') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', 'c?untr*') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', '*ation') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', 'traety~') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', 'Persan~1') YIELD node RETURN count(node) AS n",
  "CALL db.index.fulltext.queryNodes('names', 'Atlantis') YIELD node RETURN node.id AS id",
  "CALL db.index.fulltext.queryNodes('names', 'treaty-2') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', 'treaty\\\\-2 AND 2') YIELD node RETURN node.id AS id ORDER BY id",
  "CALL db.index.fulltext.queryNodes('names', 'unclosed \"') YIELD node RETURN node",
  "CALL db.index.fulltext.queryNodes('none', 'x') YIELD node RETURN node",
  "CALL db.index.fulltext.queryNodes('names', 'Person 7') YIELD node MATCH (node)-[e]->(m) RETURN node.id AS a, type(e) AS type, m.id AS b ORDER BY a, e.id LIMIT 8",
  "MATCH (p:Person {id: 'person:person-1'}) CALL db.index.fulltext.queryNodes('names', 'Treaty') YIELD node WHERE (p)-->(node) RETURN p.id AS p, node.id AS t ORDER BY t",
  "CALL db.index.fulltext.queryNodes('names', 'Person') YIELD node WITH node ORDER BY node.id LIMIT 2 RETURN collect(node.name) AS names",
  "CALL { CALL db.index.fulltext.queryNodes('names', 'Country') YIELD node RETURN node UNION CALL db.index.fulltext.queryNodes('names', 'Treaty') YIELD node RETURN node } RETURN count(node) AS n",
  "CALL db.index.fulltext.queryNodes('names', 'Person', {limit: 3}) YIELD node RETURN count(node) AS n",
  "MATCH (p:Person {id: 'person:person-1'}) CALL db.index.fulltext.queryNodes('names', p.name) YIELD node RETURN count(node) AS n",
  "CALL db.index.fulltext.queryNodes('names', 'Person 5') YIELD node, score RETURN node.id AS id ORDER BY score DESC LIMIT 1",
];

/** Queries with parameters, some nested. */
const withParameters: readonly CorpusQuery[] = [
  { cypher: 'MATCH (n:Person {id: $id}) RETURN n.name AS name', parameters: { id: 'person:person-0' } },
  {
    cypher: 'MATCH (n:Person) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id',
    parameters: { ids: ['person:person-1', 'person:person-0', 'x'] },
  },
  {
    cypher: 'UNWIND $rows AS row MATCH (n:Entity {id: row.id}) RETURN n.name AS name, row.tags[0] AS tag ORDER BY name',
    parameters: {
      rows: [
        { id: 'person:person-0', tags: ['a'] },
        { id: 'treaty:treaty-0', tags: [] },
      ],
    },
  },
  {
    cypher: 'MATCH ()-[e:MET]->() WHERE e.date >= $from AND e.date <= $to RETURN count(e) AS n',
    parameters: { from: '2031-03', to: '2031-10' },
  },
  {
    cypher: 'MATCH (n:Person) RETURN n.id AS id ORDER BY id SKIP $skip LIMIT $limit',
    parameters: { skip: 2, limit: 3 },
  },
  { cypher: 'RETURN $map.a.b[1] AS two, $map AS map', parameters: { map: { a: { b: [1, 2] } } } },
  { cypher: 'RETURN $none IS NULL AS missing, $list = [] AS empty', parameters: { none: null, list: [] } },
  {
    cypher: 'MATCH (n:Person) WHERE toLower(n.name) CONTAINS toLower($text) RETURN count(n) AS n',
    parameters: { text: 'PERSON 1' },
  },
  {
    cypher: 'UNWIND $pairs AS pair WITH pair[0] AS a, pair[1] AS b RETURN a, b ORDER BY a',
    parameters: {
      pairs: [
        [2, 'x'],
        [1, 'y'],
      ],
    },
  },
  {
    cypher: 'MATCH (a {id: $a}), (b {id: $b}) RETURN EXISTS { (a)-[:MET]-(b) } AS met',
    parameters: { a: 'person:person-0', b: 'person:person-1' },
  },
  {
    cypher: "CALL db.index.fulltext.queryNodes('names', $text) YIELD node RETURN node.id AS id ORDER BY id",
    parameters: { text: 'organisation 1' },
  },
  {
    cypher:
      "CALL db.index.fulltext.queryNodes($index.name, 'name:' + $text + '*', {limit: $limit, skip: 1}) YIELD node RETURN count(node) AS n",
    parameters: { index: { name: 'names' }, text: 'Treat', limit: 2 },
  },
];

/** Queries that must fail, with the code that each store gives. */
const failing: Readonly<Record<string, string>> = {
  "RETURN 'it''s' AS wrong": 'cypher-syntax',
  'MATCH (n:Entity) RETURN apoc.none(n) AS x': 'read-only',
  "CALL db.index.fulltext.queryNodes('names', 'unclosed \"') YIELD node RETURN node": 'query-failed',
  "CALL db.index.fulltext.queryNodes('none', 'x') YIELD node RETURN node": 'query-failed',
};

/** One query a line: two samples that were written afresh to see how many run, and what the engine itself is trusted with. */
export const samples: readonly string[] = readFileSync(join(import.meta.dirname, 'cypherCorpus.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('//'));
const sampleParameters = {
  ids: ['person:person-0'],
  name: 'Person 1',
  rows: [
    { id: 'person:person-1', x: [1, 2] },
    { id: 'treaty:treaty-0', x: [] },
  ],
};

export const corpus: readonly CorpusQuery[] = [
  ...plain.map((cypher) => (failing[cypher] === undefined ? { cypher } : { cypher, fails: failing[cypher] })),
  ...withParameters,
  ...samples.map((cypher) => (/\$\w/.test(cypher) ? { cypher, parameters: sampleParameters } : { cypher })),
];
