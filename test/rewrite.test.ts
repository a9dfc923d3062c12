import { describe, expect, test } from '@jest/globals';
import { checkWriting, wayAround } from '../graph/embedded/gaps.ts';
import { rewriteCypher } from '../graph/embedded/rewrite.ts';
import { cpuOf } from './shared.ts';

describe('rewriting for the embedded engine', () => {
  test.each([
    [
      'names that are words of the language',
      'MATCH (s)-[:IN|FROM]->(a) RETURN a',
      'MATCH (s)-[:`IN`|FROM]->(a) RETURN a',
    ],
    ['keys that are words', 'RETURN {in: 1}.in AS x', 'RETURN {`in`: 1}.`in` AS x'],
    [
      'columns',
      'MATCH (n) RETURN n.name, count(*), n',
      'MATCH (n) RETURN n.name AS `n.name`, count(*) AS `count(*)`, n',
    ],
    [
      'the order by a column',
      'MATCH (n) RETURN type(n), count(*) ORDER BY count(*) DESC, n.id',
      'MATCH (n) RETURN type(n) AS `type(n)`, count(*) AS `count(*)` ORDER BY `count(*)` DESC, n.id',
    ],
    ['each branch of a union', 'RETURN 1 UNION RETURN 1', 'RETURN 1 AS `1` UNION RETURN 1 AS `1`'],
    ['alternative labels', 'MATCH (n:A|B) RETURN n', 'MATCH (n) WHERE (n:A OR n:B) RETURN n'],
    [
      'label expressions',
      'MATCH (n:(A|B)&!C)--(:D|E) WHERE n.x = 1 OR n.y = 2 RETURN n',
      'MATCH (n)--(_unnamed0) WHERE ((n:A OR n:B) AND NOT n:C) AND (_unnamed0:D OR _unnamed0:E) AND ( n.x = 1 OR n.y = 2) RETURN n',
    ],
    [
      'alternative labels in a subquery',
      'MATCH (a) WHERE EXISTS { MATCH (a)--(b:A|B) } RETURN a',
      'MATCH (a) WHERE EXISTS { MATCH (a)--(b) WHERE (b:A OR b:B) } RETURN a',
    ],
    [
      'a WHERE that looks back',
      'MATCH (a)-[e]->(b) WITH a, b.id AS b WHERE e.x = 1 RETURN a',
      'MATCH (a)-[e]->(b) WITH *, b.id AS b WHERE e.x = 1 WITH a, b RETURN a',
    ],
    [
      'aggregates in a map',
      'MATCH (n) RETURN n.x AS x, {n: count(*)} AS m',
      'MATCH (n) WITH n.x AS _made0, count(*) AS _made1 RETURN _made0 AS x, { n : _made1 } AS m',
    ],
    ['the sum of nothing', 'MATCH (n) RETURN sum(n.x) AS s', 'MATCH (n) RETURN coalesce(sum(n.x), 0) AS s'],
    [
      'what is said to the planner of a Neo4j',
      'CYPHER 5 planner=cost MATCH (n:A)-[:R]->(m) USING INDEX SEEK n:A(x) USING SCAN m:B WHERE n.x = 1 RETURN m',
      ' MATCH (n:A)-[:R]->(m)  WHERE n.x = 1 RETURN m',
    ],
    ['numbers of other forms', 'RETURN 1_000 AS a, 0x1F AS b, 0o17 AS c', 'RETURN 1000 AS a, 31 AS b, 15 AS c'],
    ['joining with ||', "RETURN 'a' || 'b' AS x", "RETURN 'a' + 'b' AS x"],
    [
      'a COLLECT subquery',
      'MATCH (a:A) RETURN a.x AS x, COLLECT { MATCH (a)-[:R]->(t) RETURN t.x ORDER BY t.x } AS ts ORDER BY x',
      'MATCH (a:A) CALL { WITH a MATCH (a)-[:R]->(t) WITH t.x AS _value ORDER BY t.x WITH collect([_value]) AS _values RETURN [_item IN _values | _item[0]] AS _found0 } RETURN a.x AS x, _found0 AS ts ORDER BY x',
    ],
    [
      'a COUNT of what a subquery returns',
      'MATCH (a:A) WHERE COUNT { MATCH (a)-[:R]->(t) RETURN DISTINCT t } > 1 AND a.x = 1 RETURN a.x AS x',
      'MATCH (a:A) CALL { WITH a MATCH (a)-[:R]->(t) WITH DISTINCT t AS _value RETURN count(*) AS _found0 } WITH * WHERE _found0 > 1 AND a.x = 1 RETURN a.x AS x',
    ],
    [
      'a full-text search',
      "MATCH (a) CALL db.index.fulltext.queryNodes('names', $q) YIELD node AS n, score WHERE score > 1 RETURN a, n",
      'MATCH (a) CALL { UNWIND $_search0 AS _hit MATCH (_node:Entity {id: _hit.id}) RETURN _node AS n, _hit.score AS score } WITH * WHERE score > 1 RETURN a, n',
    ],
    [
      'a full-text search on its own',
      "CALL db.index.fulltext.queryNodes('names', 'x');",
      'CALL { UNWIND $_search0 AS _hit MATCH (_node:Entity {id: _hit.id}) RETURN _node AS node, _hit.score AS score } RETURN node, score;',
    ],
  ])('says %s in another way', (_, cypher, expected) => {
    expect(rewriteCypher(cypher).cypher).toBe(expected);
  });

  test.each([
    "MATCH (n:Person) WHERE n.name STARTS WITH 'RETURN x, y || z' RETURN n.name AS name ORDER BY name",
    'MATCH (a)-[e:MET|SIGNED*1..2]->(b:Person:Entity {id: $id}) WITH a, count(e) AS n WHERE n > 1 RETURN a, n',
    'MATCH (a) WITH a.x AS x WHERE x = 1 RETURN x',
    'MATCH (a) RETURN [x IN a.list WHERE x.y = 1 | x.z] AS list // sum(1)',
    'CALL { MATCH (n) RETURN count(n) AS n } RETURN n',
    'MATCH (n) RETURN *',
    'MATCH (a) OPTIONAL MATCH (a)--(b) WHERE COUNT { MATCH (b)--(c) RETURN DISTINCT c } > 1 RETURN a',
    'MATCH (a) WITH a.x AS x MATCH (a) RETURN COLLECT { MATCH (a)--(b) RETURN b } AS bs',
    'MATCH (a) WHERE COUNT { (a)--() } > 1 RETURN a',
    'MATCH (a) RETURN [(a)--(b) | COUNT { MATCH (b)--(c) RETURN DISTINCT c }] AS ns',
    'MATCH (a) RETURN any(x IN a.list WHERE COUNT { MATCH (b {x: x}) RETURN DISTINCT b } > 0) AS yes',
    'MATCH (a) WHERE EXISTS { MATCH (a)--(b) WHERE COUNT { MATCH (b)--(c) RETURN DISTINCT c } > 1 } RETURN a',
    "OPTIONAL CALL db.index.fulltext.queryNodes('names', 'x') YIELD node RETURN node",
    "MATCH (n) WHERE n.text = 'CALL db.index.fulltext.queryNodes(1, 2) YIELD node' RETURN n",
    "CALL db.index.fulltext.queryRelationships('names', 'x') YIELD relationship RETURN relationship",
  ])('leaves alone %j', (cypher) => {
    expect(rewriteCypher(cypher).cypher).toBe(cypher);
  });

  test('knows where in the text of the user a place is', () => {
    const cypher = 'MATCH (n:A|B)-[:IN]->(m) RETURN n.name, m.nam e';
    const { cypher: rewritten, original } = rewriteCypher(cypher);
    for (const word of ['MATCH', 'm)', 'RETURN', 'm.nam'])
      expect(original(rewritten.indexOf(word))).toBe(cypher.indexOf(word));
  });

  test('takes time that grows with the text, whatever the text', async () => {
    for (const part of ['(n:A|B)', 'RETURN x,', 'WITH a WHERE b.c ', '[', 'sum(', '{a:', 'MATCH (', 'date(']) {
      expect(await cpuOf(() => rewriteCypher(part.repeat(2000)), 4000)).toBeLessThan(4000);
    }
  });
});

test.each([
  ['MATCH (a) RETURN COLLECT { MATCH (a)--(b) RETURN b } AS bs', 'pattern comprehension'],
  ['MATCH (a) (()-[:MET]->()){1,3} (b) SET b.x = 1', 'variable-length'],
  ["CALL db.index.fulltext.queryRelationships('names', 'x')", 'queryNodes'],
])('a way around is named for %s', (cypher, expected) => {
  expect(wayAround(cypher)).toContain(expected);
});

test.each([
  ['MATCH (n) SET n.x = round(-1.5)', '$x'],
  ["MATCH (n) WHERE n.date < date('2024') SET n.x = 1", '$x'],
  ['MATCH (n) SET n.x = duration.inDays(n.a, n.b)', '$x'],
  ["MATCH (n) SET n.aliases = n.aliases + 'x'", '[element]'],
  ["MATCH (n) SET n.aliases = 'x' + n.aliases", '[element]'],
  ['MATCH (n) SET n.x = [1] + 2', '[element]'],
  ["MATCH (n) SET n.x = keys(n) + 'x'", '[element]'],
  ["MATCH (n) SET n.x = [x IN n.aliases | x] + ['y'] + 'z'", '[element]'],
  ["MATCH (n) SET n.x = $list + 'x'", '[element]'],
  // However it is written, and wherever it stands.
  ['MATCH (n) SET n.x = round /* down */ (-1.5)', '$x'],
  ["MATCH (n) SET n.x = date . truncate('month', n.date)", '$x'],
  ['CREATE (n:X {y: round(-1.5)})', '$x'],
  ['CREATE (a)-[:R {y: round(-1.5)}]->(b)', '$x'],
  ['MERGE (n:X {id: 1}) ON CREATE SET n.y = 1 ON MATCH SET n.y = round(n.y), n:Z', '$x'],
  ['MATCH (n) FOREACH (x IN [1] | FOREACH (y IN [round(x)] | SET n.x = y))', '$x'],
  ['MATCH (n) CALL (n) { SET n.x = round(n.y) } RETURN count(n) AS n', '$x'],
  ['MATCH (n) WHERE EXISTS { (n)-->(m) WHERE round(m.x) = 1 } DETACH DELETE n', '$x'],
  ['MATCH (n) WITH n ORDER BY reduce(s = 0, x IN n.list | s + x) LIMIT 1 DELETE n', '$x'],
  ['MATCH (n) SET n.name = `toUpper`(n.name)', 'toupper(…) without them'],
  ['MATCH (n) SET n.x = `round`(-1.5)', 'round(…) without them'],
  ['MATCH (n) SET n.x = round(-1.5) FINISH', '$x'],
  ['PROFILE MATCH (n) SET n[ltrim("x")] = 1', '$x'],
  ['CYPHER 5 MATCH (n) REMOVE n[left("xy", 1)]', '$x'],
  ['CREATE (n) SET n.x = round(-1.5) CREATE INDEX x FOR (n:X) ON (n.x)', 'the clauses that write'],
  ["LOAD CSV FROM 'file:///x' AS line CREATE (:X {x: line[0]})", 'the clauses that write'],
  ['MATCH (n) CALL (n) { SET n.x = round(n.y) } IN TRANSACTIONS', 'the same without it'],
])('a query that writes is refused where the engine would do otherwise: %s', (cypher, expected) => {
  expect(() => checkWriting(cypher, { list: ['x'] })).toThrow(
    expect.objectContaining({ hint: expect.stringContaining(expected) }),
  );
});

test.each([
  ['MATCH (n SET n.x = 1', 'column 10'],
  ['MATCH (n) SET', 'column 14'],
  ['MATCH (n) FOREACH (x IN [1] | RETURN 1)', 'a clause that writes'],
  ['MERGE (n) ON DELETE SET n.x = 1', 'column 14'],
])('what is wrong in a query that writes is named with its place: %s', (cypher, words) => {
  expect(() => checkWriting(cypher)).toThrow(
    expect.objectContaining({ code: 'cypher-syntax', message: expect.stringContaining(words) }),
  );
});

test.each([
  "MATCH (n:Person)-[e:MET]->(m) WHERE toLower(n.name) = 'x' AND (n.a = 1 OR n.b IN [1]) SET n.aliases = n.aliases + ['x'], n.k = n.k + 1",
  "MERGE (n:Person {id: $id}) ON CREATE SET n.name = coalesce($name, 'x') RETURN count(n)",
  'UNWIND $rows AS row MATCH (n {id: row.id}) SET n += row.values',
  'CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE (n.id) IS UNIQUE',
  'CREATE INDEX x FOR ()-[e:MET]-() ON (e.date)',
  "CALL db.index.fulltext.queryNodes('names', 'x') YIELD node SET node.seen = 1",
  'MATCH (n) FOREACH (x IN n.aliases | SET n.first = x)',
  // Words that only look like functions.
  "CREATE (n:round {text: 'round(1)', date: $date}) // round(1)",
  'MATCH (n) SET n.`round(1)` = 1, n.round = n.date, n += {round: 1}, n:A:B REMOVE n.x, n:C',
  'MATCH p = (a)-[:MET*1..2]->(b), (c) WHERE c.id IN [1] DETACH DELETE a, b',
  'MATCH (n) SET n.aliases = n.aliases + $list + [1]',
  'MERGE (a:A {id: 1}) MERGE (a)-[r:R]->(:B) ON CREATE SET r.x = 1 WITH a RETURN a.id AS id UNION CREATE (a:C) RETURN 1 AS id',
  'DROP INDEX x IF EXISTS',
])('a query that writes is let through: %s', (cypher) => {
  expect(() => checkWriting(cypher, { list: ['x'] })).not.toThrow();
});
