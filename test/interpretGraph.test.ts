import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createEngine, type Engine } from '../graph/embedded/engine.ts';
import { interpret } from '../graph/embedded/engineGraph.ts';
import { parseCypher } from '../graph/embedded/parse.ts';

/*
 * How the interpreter goes about a graph: what it looks at must follow from what is asked, not from how big the graph is. Two
 * ways of asking the same thing must give the same rows.
 */

const opened: Engine[] = [];
afterAll(() => {
  for (const engine of opened) engine.close();
});

/** An engine with people, by number, and edges between them. */
const engineWith = async (
  count: number,
  edges: readonly (readonly [from: number, type: string, to: number])[],
): Promise<Engine> => {
  const engine = await createEngine();
  opened.push(engine);
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: `person:${index}`,
    name: `Name ${index}`,
    aliases: [`N${index}`],
  }));
  await engine.executeCypher(
    'UNWIND $nodes AS n CREATE (:Entity:Person {id: n.id, name: n.name, aliases: n.aliases})',
    {
      nodes,
    },
  );
  for (const type of new Set(edges.map(([, each]) => each)))
    await engine.executeCypher(
      `UNWIND $edges AS e MATCH (a:Entity {id: e.a}) MATCH (b:Entity {id: e.b}) CREATE (a)-[:${type} {id: e.id}]->(b)`,
      {
        edges: edges.flatMap(([from, each, to], index) =>
          each === type ? [{ a: `person:${from}`, b: `person:${to}`, id: `e${index}` }] : [],
        ),
      },
    );
  return engine;
};

const ask = async (engine: Engine, cypher: string, parameters: Readonly<Record<string, unknown>>) =>
  (await interpret(engine, parseCypher(cypher), parameters, 1e6, 1e9)).rows;

/** Counts what is fetched of an engine: pairs of neighbour and edge, and whole nodes and edges. */
const counting = (engine: Engine) => {
  const counts = { pairs: 0, objects: 0 };
  const counted = new Proxy(engine, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const answer: unknown = value.apply(target, given);
        if (name === 'getNodeEdges') counts.pairs += (answer as readonly unknown[]).length;
        if (name === 'getNode' || name === 'getEdge') counts.objects += 1;
        return answer;
      };
    },
  });
  return { counts, counted };
};

// 0 and 1 have 40 acquaintances each, 20 of them the same; every acquaintance has met a crowd of 30.
const crowd: (readonly [number, string, number])[] = [];
for (let each = 2; each < 62; each += 1) {
  if (each < 42) crowd.push([0, 'MET', each]);
  if (each >= 22) crowd.push([each, 'MET', 1]);
  for (let other = 0; other < 30; other += 1) crowd.push([each, 'MET', 62 + ((each * 30 + other) % 2000)]);
}
let big: Engine;
beforeAll(async () => {
  big = await engineWith(2100, crowd);
});

test('conditions on edges alone are the engine’s where all are looked at, and mean the same', async () => {
  const { counts, counted } = counting(big);
  const count = (condition: string): string =>
    `MATCH (a:Person)-[e:MET]->(b) WHERE ${condition} WITH a, count(*) + 0 AS n
     MATCH (a)-[e:MET]->(b) WHERE ${condition} RETURN sum(n) AS n, count(b) AS edges`;
  const known = await ask(counted, count("e.id STARTS WITH 'e7'"), {});
  expect(counts.objects).toBe(0);
  expect(await ask(counted, count("substring(e.id, 0, 2) = 'e7'"), {})).toEqual(known);
  expect(counts.objects).toBeGreaterThan(1000);
  expect(known[0]?.[1]).toBe(111);
});

test.each([
  [
    'what two nodes have in common, without looking at what else those have met',
    'MATCH (a:Entity {id: $one})-[r]-(c:Entity)-[q]-(b:Entity {id: $other}) RETURN c.name AS name ORDER BY name',
    { one: 'person:0', other: 'person:1' },
    20,
    { pairs: 250, objects: 0 },
  ],
  [
    'the same in two clauses, and with names and conditions',
    "MATCH (a:Entity)-[r:MET]-(c) WHERE a.id = $one MATCH (c)-[q:MET]-(b:Person) WHERE b.name = 'Name 1' RETURN c.id AS id",
    { one: 'person:0' },
    20,
    { pairs: 250, objects: 0 },
  ],
  [
    'a shortest path, from both sides',
    'MATCH (a:Entity {id: $one}), (b:Entity {id: $other}) MATCH p = shortestPath((a)-[:MET*..6]-(b)) RETURN length(p) AS steps',
    { one: 'person:0', other: 'person:1' },
    1,
    { pairs: 100, objects: 4 },
  ],
  [
    'neighbours of a node by its id, name or alias, without reading all nodes',
    `MATCH (n:Entity)-[r]-(m:Entity) WHERE n.id = $node OR n.name = $node OR $node IN n.aliases
     RETURN startNode(r).id AS from, m.id AS id`,
    { node: 'N3' },
    31,
    { pairs: 31, objects: 31 },
  ],
  [
    'the first of an order, with a limit',
    'MATCH (a:Person)-[:MET]->(b) WHERE a.id = $one RETURN b.name AS name, size([b.name]) AS n ORDER BY name DESC LIMIT 3',
    { one: 'person:0' },
    3,
    { pairs: 40, objects: 0 },
  ],
])('it finds %s', async (_, cypher, parameters, rows, most) => {
  const { counts, counted } = counting(big);
  expect(await ask(counted, cypher, parameters)).toHaveLength(rows);
  expect(counts.pairs).toBeLessThanOrEqual(most.pairs);
  expect(counts.objects).toBeLessThanOrEqual(most.objects);
});

test('a limit on ordered rows gives the first ones, in the order of all', async () => {
  const list = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 211);
  const all = await ask(big, 'UNWIND range(0, 4999) AS i RETURN i, $list[i] AS x ORDER BY x', { list });
  const first = await ask(big, 'UNWIND range(0, 4999) AS i RETURN i, $list[i] AS x ORDER BY x SKIP 40 LIMIT 30', {
    list,
  });
  expect(first).toEqual(all.slice(40, 70));
});

const graphs = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.constantFrom('MET', 'KNOWS'), fc.nat({ max: 6 })), {
  minLength: 4,
  maxLength: 16,
});
const sortRows = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

test('shortest paths are those of all paths that are shortest, and meeting in the middle leaves out none', async () => {
  await fc.assert(
    fc.asyncProperty(
      graphs,
      fc.constantFrom('-[:MET*..6]-', '-[:MET|KNOWS*..6]->', '<-[*..4]-'),
      async (edges, way) => {
        const engine = await engineWith(7, edges);
        const ends = { one: 'person:0', other: 'person:1' };
        const ids = 'reduce(t = "", r IN relationships(p) | t + r.id + " ")';
        const all = await ask(
          engine,
          `MATCH p = (a:Entity {id: $one})${way}(b:Entity {id: $other}) RETURN length(p) AS n, ${ids} AS ids`,
          ends,
        );
        const least = Math.min(...all.map(([length]) => Number(length)));
        const shortest = await ask(
          engine,
          `MATCH (a:Entity {id: $one}), (b:Entity {id: $other}) MATCH p = allShortestPaths((a)${way}(b)) RETURN length(p) AS n, ${ids} AS ids`,
          ends,
        );
        expect(sortRows(shortest)).toEqual(sortRows(all.filter(([length]) => length === least)));
        const one = await ask(
          engine,
          `MATCH (a:Entity {id: $one}), (b:Entity {id: $other}) MATCH p = shortestPath((a)${way}(b)) RETURN length(p) AS n, ${ids} AS ids`,
          ends,
        );
        expect(one).toHaveLength(Math.min(1, shortest.length));
        if (one[0] !== undefined) expect(sortRows(shortest)).toContain(JSON.stringify(one[0]));
      },
    ),
    { numRuns: 25, seed: 5 },
  );
});

test('nodes that are looked up give the rows of those that are found by looking at all', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async (edges) => {
      const engine = await engineWith(7, edges);
      const ends = { one: 'person:0', other: 'person:1' };
      const columns = 'RETURN r.id AS r, c.id AS c, q.id AS q';
      const looked = await ask(
        engine,
        `MATCH (a:Entity {id: $one})-[r]-(c:Entity)-[q:MET]-(b:Entity {id: $other}) ${columns}`,
        ends,
      );
      const seen = await ask(
        engine,
        `MATCH (a:Entity)-[r]-(c:Entity)-[q:MET]-(b:Entity)
         WHERE substring(a.id, 0) = $one AND substring(b.id, 0) = $other ${columns}`,
        ends,
      );
      expect(sortRows(looked)).toEqual(sortRows(seen));
    }),
    { numRuns: 25, seed: 6 },
  );
});
