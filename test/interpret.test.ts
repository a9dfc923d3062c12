import { expect, test } from '@jest/globals';
import { parseCypher, UpdatingClause } from '../graph/embedded/parse.ts';
import { isForEngine } from '../graph/embedded/plain.ts';
import { cpuOf } from './shared.ts';

/*
 * What the folder makes of a query before it runs: its tree, and which of the two ways it goes. That answers are Neo4j's is
 * the business of test/cypherCorpus.test.ts.
 */

test.each([
  'RETURN all(x IN [1] WHERE x > 0) AS a',
  'MATCH (a WHERE a.x<-1)-[e:!A&!B WHERE e.y = 2]->{1,3}(b:$any(["C"])) RETURN a',
  'MATCH p = ANY SHORTEST ((a)-[:A]-+(b)) RETURN p',
  'MATCH (a)((x)-[e]->(y) WHERE x.n > 1){2}(b) RETURN x, e',
  "RETURN CASE 1 WHEN 1, > 3 THEN 'a' END AS x, trim(BOTH 'x' FROM 'xax') AS t, null.x AS n",
  'RETURN [(a)-[:A]->(b) WHERE b.x = 1 | b {.*, c: [x IN b.l | x][0..-1]}] AS l',
  'MATCH (n) RETURN n.x IS NOT :: LIST<INTEGER NOT NULL> AS t, n:A|B AS l ORDER BY t OFFSET 1 LIMIT 2',
])('a query of Cypher 5 is read: %s', (cypher) => {
  expect(parseCypher(cypher).branches).toHaveLength(1);
});

test.each([
  ['MATCH (n:Person RETURN n', 'line 1, column 17'],
  ['MATCH (n)\nRETURN n.', 'line 2, column 9'],
  ['RETURN 1 +', 'line 1, column 11'],
  ['RETURN 007 AS x', '0o17'],
  ['RETURN 9223372036854775808 AS x', 'too large'],
  ['RETURN 1 AS x UNION ALL RETURN 2 AS x UNION RETURN 3 AS x', 'not both'],
  ['RETURN exists(n.x) AS x', 'IS NOT NULL'],
  ['MATCH p = SHORTEST 2 (a)-[:A]-+(b) RETURN p', 'SHORTEST 1'],
])('what is wrong is named with its place or the way around: %s', (cypher, words) => {
  expect(() => parseCypher(cypher)).toThrow(
    expect.objectContaining({ code: 'cypher-syntax', message: expect.stringContaining(words) }),
  );
});

test.each([
  'CREATE (n)',
  'MATCH (n) SET n.x = 1',
  'EXPLAIN RETURN 1',
  'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS',
])('a query that writes, or wants a plan, is none of the parser: %s', (cypher) => {
  expect(() => parseCypher(cypher)).toThrow(UpdatingClause);
});

test.each([
  '(',
  '[',
  '{a:',
  'NOT ',
  '- ',
  '1 + ',
  'true OR ',
  'x[0]',
  '.a',
  'CASE WHEN ',
  'EXISTS { (a) WHERE ',
  '[(a)--(b) WHERE ',
  '[x IN ',
  'all(x IN ',
  'abs(',
  'LIST<',
  '(a {x: ',
  'a{b: a',
])('a text of %j without end is refused in time that grows with it', async (part) => {
  const cpu = await cpuOf(() => {
    expect(() => parseCypher(`RETURN 1 IS :: ${part.repeat(5000)}`)).toThrow('The query is wrong');
    expect(() => parseCypher(`RETURN ${part.repeat(5000)}`)).toThrow('The query is wrong');
  }, 4000);
  expect(cpu).toBeLessThan(4000);
});

test.each([
  "MATCH (p:Person)-[e:SIGNED]->(t:Treaty) WHERE e.date >= '2031' AND NOT e.disputed RETURN p.name AS p, count(*) AS n ORDER BY n DESC, p LIMIT 3",
  'MATCH (a) OPTIONAL MATCH (a)-[e:MET]-(b) WITH a, count(DISTINCT b) AS n WHERE n > 1 RETURN a.id AS a, n ORDER BY n, a',
  'MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases RETURN n',
  'UNWIND $ids AS id MATCH (a:Entity {id: id})-[e]->(b:Entity) WHERE b.id IN $none RETURN e AS edge',
])('a plain query is left to the engine: %s', (cypher) => {
  expect(isForEngine(parseCypher(cypher), { name: 'x', ids: ['x'], none: [] })).toBe(true);
});

test.each([
  "MATCH (n) WHERE n.articles = '1' RETURN n",
  'MATCH (n) WHERE n.name = $number RETURN n',
  'MATCH (n) WHERE n.none = 1 RETURN n',
  "MATCH ()-[e]->() WHERE date(e.date) > date('2031') RETURN e",
  'MATCH (n) RETURN n.name AS n ORDER BY toLower(n)',
  "MATCH (n) RETURN n.aliases + 'x' AS l",
  'MATCH (n) WHERE n.aliases = n.aliases RETURN n',
  'MATCH (n) RETURN n.aliases[-1] AS l',
  'MATCH (a)-->(b)-->(a) RETURN a',
  'MATCH (n) RETURN count(*) + 1 AS n',
  'MATCH (n) RETURN n.id AS id SKIP 1',
  'RETURN 1 AS x UNION RETURN 2 AS x',
])('a query that the engine might read otherwise is not: %s', (cypher) => {
  expect(isForEngine(parseCypher(cypher), { number: 1 })).toBe(false);
});

test.each([
  ['MATCH (a:Entity {id: $one})-[r]-(c:Entity)-[q]-(b:Entity {id: $one}) RETURN c.name AS name', false],
  ["MATCH (a)-[r]-(c) WHERE a.name = 'A' MATCH (c)-[q]-(b) WHERE $one = b.id RETURN c.name AS name", false],
  ['MATCH (a:Entity {id: $one})-[r]-(b:Entity {id: $one}) RETURN r.id AS id', true],
  ['MATCH (a:Entity {id: $one})-[r]-(c)-[q]-(b) RETURN b.id AS id', true],
  ['MATCH (a {status: $one})-[r]-(c)-[q]-(b {status: $one}) RETURN c.id AS id', true],
])('what lies between two named nodes is for the interpreter, however plain: %s', (cypher, isEngines) => {
  expect(isForEngine(parseCypher(cypher), { one: 'x' })).toBe(isEngines);
});
