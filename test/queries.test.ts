import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Reading } from '../graph/model.ts';
import { cypherOf, fillParameters, parseQuery, readQueries } from '../graph/namedQueries.ts';
import { relationTypes } from '../graph/ontology.ts';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore, PathValue, Value } from '../graph/store.ts';
import { neo4jMissing, startNeo4j } from './neo4jServer.ts';
import { fixtureReadings } from './queriesFixture.ts';

const queries = readQueries('queries');
const query = (name: string) => {
  const found = queries.find((each) => each.name === name);
  if (!found) throw new Error(`no query ${name}`);
  return found;
};

/** What each query answers on the fixture: name, parameters, rows. */
const answers: readonly [name: string, given: Record<string, unknown>, rows: readonly (readonly unknown[])[]][] = [
  [
    'signatories',
    { treaty: 'Pakt der See' },
    [
      ['Seepakt', 'Anna Berg', 'Person', '2031-05-02', 'asserted', 1],
      ['Seepakt', 'Nordland', 'Country', '2031-05-02', 'asserted', 1],
      ['Seepakt', 'Südland', 'Country', '2031-05-02', 'asserted', 2],
    ],
  ],
  ['signatories', { treaty: 'treaty:altes-seeabkommen' }, []],
  ['treaty-changes', {}, [['Seepakt', 'REPLACES', 'Altes Seeabkommen', 'asserted', null, 1]]],
  [
    'accusations',
    { actor: 'Westland' },
    [
      [
        'Westland',
        'Nordland',
        'asserted',
        'Westland warf Nordland vor, die See zu sperren.',
        'Westland und der Pakt',
        '2031-06-10',
      ],
    ],
  ],
  ['accusations', { actor: 'Nordland' }, []],
  [
    'meetings',
    {},
    [
      ['Anna Berg', 'Otto Tal', '2031-05-01', 'visit', 'asserted', 1],
      ['Anna Berg', 'Otto Tal', '2031-06-20', null, 'asserted', 1],
    ],
  ],
  ['meetings', { from: '2031-06', to: '2031-06' }, [['Anna Berg', 'Otto Tal', '2031-06-20', null, 'asserted', 1]]],
  ['meetings', { actor: 'Südland' }, []],
  ['offices', { person: 'Berg' }, [['Anna Berg', 'Präsidentin', 'Nordland', true, null, null, 1]]],
  ['office-holders', { of: 'country:XS', title: 'minister' }, [['Südland', 'Minister', 'Otto Tal', false, 1]]],
  [
    'disputed',
    {},
    [
      [
        'Südland',
        'SIGNED',
        'Seepakt',
        'asserted',
        'Auch Südland setzte seine Unterschrift unter den Seepakt.',
        'Der Seepakt ist unterschrieben',
      ],
      [
        'Südland',
        'SIGNED',
        'Seepakt',
        'denied',
        'Südland hat den Seepakt nie unterzeichnet, heißt es nun.',
        'Ein Dementi aus Südland',
      ],
    ],
  ],
  ['country-treaties', { country: 'nordländisch' }, [['Nordland', 'SIGNED', 'Seepakt', 'asserted', '2031-05-02', 1]]],
  [
    'most-connected',
    { kind: 'Country', limit: 1 },
    // Nordland: treaty, president, accusation, threat, sanction.
    [['Nordland', 'Country', 5, 4, 2]],
  ],
  [
    'changed-since',
    { since: '2031-06-30' },
    [
      [
        '2031-07-01',
        'Anna Berg',
        'MET',
        'Otto Tal',
        'asserted',
        'Berg und Tal trafen sich im Juni erneut.',
        'Ein Dementi aus Südland',
      ],
      [
        '2031-07-01',
        'Südland',
        'SIGNED',
        'Seepakt',
        'denied',
        'Südland hat den Seepakt nie unterzeichnet, heißt es nun.',
        'Ein Dementi aus Südland',
      ],
    ],
  ],
  [
    'claims',
    { speaker: 'country:XW' },
    [
      [
        'Westland',
        'Nordland',
        'THREATENED',
        'Südland',
        'claimed',
        'Nordland sperre die See, sagt Westland.',
        'Westland und der Pakt',
      ],
    ],
  ],
  [
    'co-signatories',
    { actor: 'Nordland' },
    [
      ['Nordland', 'Anna Berg', ['Seepakt'], 1],
      ['Nordland', 'Südland', ['Seepakt'], 1],
    ],
  ],
  [
    'co-signatories',
    {},
    [
      ['Nordland', 'Anna Berg', ['Seepakt'], 1],
      ['Nordland', 'Südland', ['Seepakt'], 1],
      ['Südland', 'Anna Berg', ['Seepakt'], 1],
    ],
  ],
  // Who signed as many treaties is taken in the order of ids.
  ['co-signatories', { most: 2 }, [['Nordland', 'Südland', ['Seepakt'], 1]]],
  [
    'evidence',
    { from: 'country:XN', to: 'country:XW' },
    [
      [
        'ACCUSED',
        'asserted',
        '2031-06-09',
        0.8,
        'Westland warf Nordland vor, die See zu sperren.',
        'Westland und der Pakt',
        '2031-06-10',
        'fixture',
        'statement:streit-0',
      ],
      [
        'SANCTIONED',
        'asserted',
        null,
        0.8,
        'Westland verhängte Sanktionen gegen Nordland.',
        'Westland und der Pakt',
        '2031-06-10',
        'fixture',
        'statement:streit-4',
      ],
    ],
  ],
  [
    'neighbours',
    { node: 'Seebund' },
    [
      ['in', 'JOINED', 'Westland', 'country:XW', 'planned', null, 1],
      ['in', 'MEMBER_OF', 'Südland', 'country:XS', 'asserted', null, 1],
    ],
  ],
  [
    'in-common',
    { one: 'country:XW', other: 'country:XS' },
    [
      ['Nordland', 'Country', ['ACCUSED', 'SANCTIONED'], ['THREATENED']],
      ['Seebund', 'Organisation', ['JOINED'], ['MEMBER_OF']],
    ],
  ],
  ['planned', {}, [['Westland', 'JOINED', 'Seebund', null, 1]]],
  [
    'sanctions',
    { actor: 'Nordland' },
    [
      ['Nordland', 'THREATENED', 'Südland', 'claimed', null, 1],
      ['Westland', 'SANCTIONED', 'Nordland', 'asserted', null, 1],
    ],
  ],
  [
    'articles',
    {},
    [
      ['dementi', 'Ein Dementi aus Südland', '2031-07-01', 2],
      ['seepakt', 'Der Seepakt ist unterschrieben', '2031-05-03', 6],
      ['streit', 'Westland und der Pakt', '2031-06-10', 6],
    ],
  ],
];

/** Lists that a query collects have no order of their own. */
const sortLists = (rows: readonly (readonly unknown[])[]): unknown[][] =>
  rows.map((row) => row.map((value) => (Array.isArray(value) ? [...value].sort() : value)));

const folder = mkdtempSync(join(tmpdir(), 'entente-queries-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a store, and says how to give back what it needed. */
const engines: Readonly<Record<string, () => Promise<{ readonly store: GraphStore; readonly release: () => void }>>> = {
  embedded: async () => ({ store: await openStore(join(folder, 'store')), release: () => undefined }),
  ...(neo4jMissing === undefined
    ? {
        Neo4j: async () => {
          const { uri, user, password, release } = await startNeo4j();
          return { store: await openStore(uri, { user, password }), release };
        },
      }
    : {}),
};
describe('named queries on nodes of one name', () => {
  const ask = async (place: string, readings: readonly Reading[]): Promise<Record<string, unknown>> => {
    const store = await openStore(join(folder, place));
    try {
      for (const reading of readings) await store.put([reading]);
      const rows: Record<string, unknown> = {};
      for (const named of queries) {
        const given = Object.fromEntries(
          named.parameters
            .filter(({ node }) => node === 'id')
            .map(({ name }, i) => [name, ['country:XN', 'country:XS'][i]]),
        );
        rows[named.name] = sortLists((await store.run(named.cypher, fillParameters(named, given))).rows);
        if (named.about !== undefined) {
          const { parameter, cypher } = named.about;
          for (const [node] of (
            await store.run('MATCH (n:Entity) RETURN n.id AS id UNION MATCH (n:Entity) RETURN n.name AS id')
          ).rows) {
            const filled = fillParameters(named, { [parameter]: node });
            rows[`${named.name} ${node}`] = (await store.run(cypher, filled)).rows;
            // The short way finds what the long one finds, and in the same order.
            expect([named.name, node, rows[`${named.name} ${node}`]]).toEqual([
              named.name,
              node,
              (await store.run(named.cypher, filled)).rows,
            ]);
          }
        }
      }
      return rows;
    } finally {
      await store.close();
    }
  };

  test('come in the same order, however they were put', async () => {
    const alike = fixtureReadings.map((reading) => ({
      ...reading,
      entities: reading.entities.map((entity) => ({ ...entity, name: 'Gleich', aliases: [] })),
    }));
    const backwards = [...alike].reverse().map((reading) => ({
      ...reading,
      entities: [...reading.entities].reverse(),
      statements: [...reading.statements].reverse(),
    }));
    expect(await ask('backwards', backwards)).toEqual(await ask('forwards', alike));
  });
});

if (neo4jMissing !== undefined) test.skip(`named queries on Neo4j (${neo4jMissing})`, () => undefined);

for (const [name, open] of Object.entries(engines))
  describe(`named queries on ${name}`, () => {
    let store: GraphStore;
    let release: (() => void) | undefined;
    beforeAll(async () => {
      ({ store, release } = await open());
      await store.put(fixtureReadings);
    }, 900_000);
    afterAll(async () => {
      await store?.close();
      release?.();
    });

    test.each(answers)('%s answers with %j', async (queryName, given, rows) => {
      const { cypher, columns, ...named } = query(queryName);
      const table = await store.run(cypher, fillParameters({ cypher, columns, ...named }, given));
      expect(table.columns).toEqual(columns.map((column) => column.name));
      expect(sortLists(table.rows)).toEqual(rows);
    });

    test('the shortest path goes along relations only, not through articles', async () => {
      const { cypher } = query('shortest-path');
      const { rows, columns } = await store.run(cypher, { from: 'person:anna-berg', to: 'organisation:seebund' });
      expect(columns).toEqual(['steps', 'nodes', 'relations', 'path']);
      const [[steps, nodes, relations, path] = []] = rows;
      expect(steps).toBe(3);
      expect(nodes).toHaveLength(4);
      expect(relations).toHaveLength(3);
      expect(path).toMatchObject({
        kind: 'path',
        nodes: [{ kind: 'node' }, {}, {}, { properties: { name: 'Seebund' } }],
      });
    });

    test('of several shortest paths the first one by the ids of its nodes and edges is named', async () => {
      const ends = { from: 'person:anna-berg', to: 'organisation:seebund' };
      const idsOf = (path: Value | undefined): readonly unknown[] => {
        const { nodes, edges } = path as PathValue;
        return [...nodes, ...edges].map(({ properties }) => properties.id);
      };
      const { cypher } = query('shortest-path');
      const all = await store.run(cypher.replace(/^WITH p LIMIT .*\nORDER BY .*\n/m, ''), ends);
      const paths = all.rows
        .map((row) => idsOf(row[3]))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      expect(paths.length).toBeGreaterThan(1);
      expect((await store.run(cypher, ends)).rows.map((row) => idsOf(row[3]))).toEqual(paths.slice(0, 1));
    });

    test('a path from a node to itself is refused with a word on what to write', async () => {
      const { cypher } = query('shortest-path');
      const ends = { from: 'person:anna-berg', to: 'person:anna-berg' };
      await expect(store.run(cypher, ends)).rejects.toMatchObject({
        code: 'query-failed',
        message: 'The query failed: shortestPath(…) was asked for a path from a node to itself',
        hint: 'Add WHERE a <> b.',
      });
    });

    test('where a node is named the short way gives the same rows as the long one', async () => {
      let amount = 0;
      for (const named of queries)
        for (const node of ['Russland', 'country:RU', 'country:KP', 'Wladimir Putin', 'Putin', 'nobody', 'Nordland']) {
          if (named.about === undefined) continue;
          const filled = fillParameters(named, { [named.about.parameter]: node });
          expect(cypherOf(named, filled)).toBe(named.about.cypher);
          expect(cypherOf(named, fillParameters(named, {}))).toBe(named.cypher);
          const { rows } = await store.run(named.about.cypher, filled);
          expect([named.name, node, rows]).toEqual([named.name, node, (await store.run(named.cypher, filled)).rows]);
          amount += rows.length;
        }
      expect(amount).toBeGreaterThan(0);
    });

    test.each(queries.map((each) => [each.name, each] as const))('%s runs with its defaults', async (_name, named) => {
      const table = await store.run(named.cypher, fillParameters(named, {}));
      expect(table.columns).toEqual(named.columns.map((column) => column.name));
    });
  });

describe('query files', () => {
  test('every query is tested with an answer', () => {
    const tested = new Set([...answers.map(([name]) => name), 'shortest-path']);
    expect(queries.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });

  test.each(queries.map((each) => [each.name, each] as const))('the header of %s is whole', (name, named) => {
    expect(named.question).toMatch(/^[A-Z].*\?$/);
    expect(named.example).toMatch(new RegExp(`^entente query ${name}( |$)`));
    const { cypher = '', parameter = '' } = named.about ?? {};
    if (named.about !== undefined)
      expect(named.parameters).toContainEqual(expect.objectContaining({ name: parameter, node: 'filter' }));
    for (const [, name = ''] of cypher.matchAll(/\$(\w+)/g)) expect(named.cypher).toContain(`$${name}`);
    const used = new Set([...named.cypher.matchAll(/\$(\w+)/g)].map(([, parameter]) => parameter));
    expect([...used].sort()).toEqual(named.parameters.map((parameter) => parameter.name).sort());
    for (const [, shown] of named.example.matchAll(/--param (\w+)=/g)) expect(used).toContain(shown);
  });

  test('the shortest path may use every relation of the ontology', () => {
    const [, types] = /\[:([A-Z_|]+)\*/.exec(query('shortest-path').cypher) ?? [];
    expect(types?.split('|')).toEqual([...relationTypes]);
  });

  test('a header line that says nothing known is refused', () => {
    expect(() => parseQuery('x', '// question: Who?\n// nonsense\nRETURN 1')).toThrow(
      'x.cypher: cannot read the header line "// nonsense"',
    );
    expect(() => parseQuery('x', '// question: Who?\nRETURN 1')).toThrow('x.cypher: the header has no example');
  });

  test.each(queries.map((each) => [each.name, each] as const))(
    '%s says of every parameter that names a node whether it needs it',
    (_name, { parameters }) => {
      for (const { description, node } of parameters)
        expect([description, node !== undefined]).toEqual([description, /\bname, alias or id\b/.test(description)]);
      // Without a default that means all, a query needs the node.
      for (const { description, node } of parameters.filter((each) => each.node !== undefined))
        expect([description, node]).toEqual([description, description.includes('empty for all') ? 'filter' : 'id']);
    },
  );

  test('a parameter that a query does not have is refused', () => {
    expect(() => fillParameters(query('meetings'), { form: '2024' })).toThrow(
      'the query "meetings" has no parameter "form"',
    );
  });
});
