import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { attributesOf, edgeAttributes, nodeAttributes } from '../graph/export/attributes.ts';
import { jsonl } from '../graph/export/jsonl.ts';
import { byCodeUnits } from '../graph/id.ts';
import type { Judgement } from '../graph/judgements.ts';
import type { Reading } from '../graph/model.ts';
import { formatCommand, writeImportFiles } from '../graph/neo4j/importFiles.ts';
import { openStore } from '../graph/openStore.ts';
import { formatReadings } from '../graph/readingLines.ts';
import type { GraphStore } from '../graph/store.ts';
import { run } from './cliRun.ts';
import { contentOf } from './contract.ts';
import { freePort, neo4jKinds, neo4jWait, testPassword } from './neo4jServer.ts';
import { entity, makeReadings, reading } from './storeFixtures.ts';

const project = join(import.meta.dirname, '..');
const execute = promisify(execFile);

/** Made-up articles, and one with all that could go wrong between commas. */
const readings: readonly Reading[] = [
  ...makeReadings(0, 60, 40),
  reading(
    'odd',
    [
      { type: 'BORDERS', from: 'country:aa', to: 'country:bb', more: { properties: { lengthKm: 12.5 } } },
      { type: 'BORDERS', from: 'country:aa', to: 'country:cc', more: { properties: { lengthKm: 12 } } },
      {
        type: 'HOLDS_POSITION',
        from: 'person:x',
        to: 'country:cc',
        more: { properties: { title: '', current: false } },
      },
      {
        type: 'MET',
        from: 'person:x',
        to: 'person:y',
        more: { date: '2031-05', speaker: 'country:aa', confidence: 1 },
      },
    ],
    {
      text: 'Zeile "eins", Zeile zwei\nZeile drei\r\n\\ und \u0000 Ende 🙂, "',
      entities: [
        entity('person:x', {
          name: 'X "Y" \\',
          aliases: ['a,b', 'c\nd', '"', ' '],
          wikidata: 'Q1',
          properties: { kind: '', rank: '007' },
          mentions: [{ start: 1, end: 3 }],
        }),
      ],
      article: { url: 'https://example.org/?a=1,2', source: '', publishedAt: '2031-05-06' },
    },
  ),
  // The same text stands at an address as well, with another day.
  {
    ...reading('silent', [], { text: 'Nichts.', article: { publishedAt: '2031-05-06' } }),
    alsoAt: [{ article: { name: 'still', title: '"Still"', language: 'de', url: 'https://example.org/still?a=1,2' } }],
  },
];

const judgements: readonly Judgement[] = [
  { kind: 'same', a: 'person:x', b: 'person:person-1', note: 'Zwei "Namen"' },
  { kind: 'different', a: 'person:x', b: 'person:person-2' },
  { kind: 'wrong', statement: readings[5]?.statements[0]?.id ?? '' },
];

const textOf = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};

/** All that a store can be exported to, to the byte. */
const bytesOf = async (store: GraphStore): Promise<string> =>
  [await contentOf(store), await textOf(jsonl.files[0].write(store)), await textOf(formatReadings(store))].join('\n');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-bulk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withStore = async <T>(location: string, work: (store: GraphStore) => Promise<T>): Promise<T> => {
  const store = await openStore(location);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** The embedded store of all readings, put in batches. */
const byBatches = (location: string): Promise<string> =>
  withStore(location, async (store) => {
    await store.judge(judgements);
    for (let first = 0; first < readings.length; first += 7) await store.put(readings.slice(first, first + 7));
    return bytesOf(store);
  });

describe('a first big load into a folder', () => {
  const at = (name: string): string => join(folder, name);

  test('makes the same store as batches, to the byte', async () => {
    const expected = await byBatches(at('batches'));
    const content = await withStore(at('bulk'), async (store) => {
      const loading = store.startLoading();
      await loading.judge(judgements);
      expect(await loading.put([...readings.slice(0, 30), readings[3] as Reading])).toEqual({
        added: 30,
        changed: 0,
        unchanged: 1,
      });
      expect(await loading.put(readings.slice(20))).toEqual({
        added: readings.length - 30,
        changed: 0,
        unchanged: 10,
        duplicates: 1,
      });
      await loading.finish();
      return bytesOf(store);
    });
    expect(content).toBe(expected);
    expect(await withStore(at('bulk'), bytesOf)).toBe(expected);
    expect(readFileSync(at('bulk/readings.jsonl'), 'utf8')).toBe(readFileSync(at('batches/readings.jsonl'), 'utf8'));
  });

  test('can be followed by ordinary batches', async () => {
    const [more] = makeReadings(500, 1, 40);
    const continued = async (store: GraphStore): Promise<string> => {
      expect(await store.put(readings)).toMatchObject({ added: 0, changed: 0 });
      await store.put([more as Reading]);
      await store.forget('article-3');
      return bytesOf(store);
    };
    await byBatches(at('batches'));
    const expected = await withStore(at('batches'), continued);
    const content = await withStore(at('bulk'), async (store) => {
      const loading = store.startLoading();
      await loading.judge(judgements);
      await loading.put(readings);
      await loading.finish();
      return continued(store);
    });
    expect(content).toBe(expected);
  });

  test('is complete at the next opening when the process was killed before its end', async () => {
    const killed = await execute(
      process.execPath,
      ['--import', './scripts/typescript.mjs', 'test/storeProcess.ts', at('bulk'), '40', '10', 'bulk'],
      { cwd: project },
    ).catch((error: { stdout: string; signal: string }) => error);
    expect(killed).toMatchObject({ signal: 'SIGKILL', stdout: expect.stringContaining('put 30') });
    const expected = await withStore(at('batches'), async (store) => {
      await store.put(makeReadings(0, 40));
      return bytesOf(store);
    });
    expect(await withStore(at('bulk'), bytesOf)).toBe(expected);
  });

  test('is refused where something is stored already', async () => {
    await withStore(at('store'), async (store) => {
      await store.put(readings.slice(0, 1));
      const before = await bytesOf(store);
      expect(() => store.startLoading()).toThrow(expect.objectContaining({ code: 'store-not-empty' }));
      expect(await bytesOf(store)).toBe(before);
    });
  });

  test('is what ingest --bulk does', async () => {
    expect((await run(['ingest', 'samples', '--store', at('batches')])).code).toBe(0);
    const bulk = await run(['ingest', 'samples', '--store', at('bulk'), '--bulk', '--json']);
    expect(bulk.code).toBe(0);
    expect(await withStore(at('bulk'), bytesOf)).toBe(await withStore(at('batches'), bytesOf));
    const again = await run(['ingest', 'samples', '--store', at('bulk'), '--bulk']);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('Leave --bulk out');
  });
});

describe('import files', () => {
  const at = (name: string): string => join(folder, name);

  test('are not written into a folder that holds something', () => {
    writeFileSync(at('note.txt'), 'mine');
    expect(() => writeImportFiles(folder)).toThrow(expect.objectContaining({ code: 'bulk-folder' }));
    // A list of files cannot hold such a name.
    const comma = join(folder, 'one,two');
    expect(() => writeImportFiles(comma)).toThrow(expect.objectContaining({ code: 'bulk-folder' }));
    expect(existsSync(comma)).toBe(false);
    expect(readdirSync(folder)).toEqual(['note.txt']);
  });

  test.each([
    ['bulk-property', entity('person:x', { properties: { 'a:b,c': 'd' } })],
    ['bulk-character', entity('person:x', { aliases: ['a\u001fb'] })],
  ])('are refused for what neo4j-admin would misread (%s)', async (code, odd) => {
    const files = writeImportFiles(at('files'));
    await expect(
      (async () => {
        await files.put([reading('odd', [], { entities: [odd] })]);
        files.finish();
      })(),
    ).rejects.toMatchObject({ code });
    files.abandon();
  });

  test('take judgements behind articles too, and refuse those that contradict each other', async () => {
    const files = writeImportFiles(at('files'));
    await files.put(readings);
    await files.judge(judgements);
    const late = files.finish();
    const before = writeImportFiles(at('before'));
    await before.judge(judgements);
    await before.put(readings);
    const early = before.finish();
    expect({ ...late, folder: '', command: [] }).toEqual({ ...early, folder: '', command: [] });
    for (const name of readdirSync(at('files')).filter((each) => !each.includes('header')))
      expect(readFileSync(join(at('files'), name), 'utf8')).toBe(readFileSync(join(at('before'), name), 'utf8'));
    const same = { kind: 'same', a: 'person:x', b: 'person:y' } as const;
    const other = writeImportFiles(at('other'));
    await other.judge([same, { ...same, b: 'person:z' }]);
    await expect(other.judge([{ kind: 'different', a: 'person:y', b: 'person:z' }])).rejects.toMatchObject({
      code: 'judgements-contradict',
    });
    other.abandon();
  });

  test('hold of two versions of one article the one that came last, and nothing else', async () => {
    const at2031 = (text: string): Reading =>
      reading('fassung', [{ type: 'MET', from: 'person:ada-nord', to: 'person:bo-sund' }], {
        text,
        article: { file: 'fassung.txt' },
      });
    const files = writeImportFiles(at('files'));
    expect(await files.put([at2031('Erste Fassung.')])).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(await files.put([at2031('Zweite Fassung.')])).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(files.finish()).toMatchObject({ articles: 1, statements: 1, nodes: 2, edges: 1 });
    const articles = readFileSync(at('files/articles.csv'), 'utf8');
    expect([articles.includes('Zweite'), articles.includes('Erste')]).toEqual([true, false]);
    expect(readdirSync(at('files')).filter((name) => !name.endsWith('.csv'))).toEqual([]);
  });

  test('are asked for a folder by ingest --bulk on a server', async () => {
    const { code, stderr } = await run(['ingest', 'samples', '--bulk', '--store', 'neo4j://localhost']);
    expect(code).toBe(1);
    expect(stderr).toContain('--out');
  });
});

for (const { version, missing } of neo4jKinds) {
  if (missing !== undefined || version === '') {
    test.skip(`import files on Neo4j ${version} (${missing ?? 'the server of NEO4J_URI is not ours to stop'})`, () =>
      undefined);
    continue;
  }
  describe(`import files on Neo4j ${version}`, () => {
    const place = mkdtempSync(join(tmpdir(), 'entente-import-'));
    const script = join(project, 'scripts/neo4j.sh');
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      NEO4J_VERSION: version,
      NEO4J_HOME: join(place, 'home'),
      NEO4J_PASSWORD: testPassword,
      PATH: `${join(place, 'bin')}:${process.env.PATH}`,
    };
    const open = (readOnly = false): Promise<GraphStore> =>
      openStore(`bolt://127.0.0.1:${environment.NEO4J_PORT}`, { password: testPassword, readOnly });
    let expected = '';
    let line = '';

    beforeAll(async () => {
      environment.NEO4J_PORT = String(await freePort());
      // What is printed is run as it is, by a shell that finds neo4j-admin.
      mkdirSync(join(place, 'bin'));
      writeFileSync(join(place, 'bin/neo4j-admin'), `#!/bin/sh\nexec '${script}' admin "$@"\n`);
      chmodSync(join(place, 'bin/neo4j-admin'), 0o755);
      await byBatches(join(place, 'store'));
      expected = await withStore(join(place, 'store'), async (store) => {
        await store.setRules('rules of today');
        return bytesOf(store);
      });
      const files = writeImportFiles(join(place, "im port's"));
      await files.judge(judgements);
      await files.put(readings.slice(0, 20));
      await files.put(readings.slice(10));
      line = formatCommand(files.finish('rules of today').command);
      await execute('sh', ['-c', line], { env: environment, maxBuffer: 1 << 26 });
    }, neo4jWait);
    afterAll(async () => {
      await execute(script, ['stop'], { env: environment });
      rmSync(place, { recursive: true, force: true });
    }, neo4jWait);

    test(
      'are not taken into a database that is there already',
      async () => {
        await expect(execute('sh', ['-c', line], { env: environment, maxBuffer: 1 << 26 })).rejects.toMatchObject({
          stderr: expect.stringContaining('overwrite-destination'),
        });
      },
      neo4jWait,
    );

    test(
      'make the same store as batches in a folder, to the byte',
      async () => {
        await execute(script, ['start'], { env: environment });
        const reader = await open(true);
        expect(await reader.stats()).toMatchObject({ articles: readings.length, schemaVersion: 4 });
        expect(await bytesOf(reader)).toBe(expected);
        await reader.close();
      },
      neo4jWait,
    );

    test(
      'have constraints and all empty lists after the first opening for writing, and go on with batches',
      async () => {
        const store = await open();
        const { rows } = await store.run('MATCH (n:Entity) WHERE n.aliases IS NULL OR n.articles IS NULL RETURN n.id');
        expect(rows).toEqual([]);
        const twice = store.run("CREATE (:Entity {id: 'country:aa'})", {}, { write: true });
        await expect(twice).rejects.toMatchObject({ message: expect.stringContaining('already exists') });
        expect(await store.put(readings)).toEqual({ added: 0, changed: 0, unchanged: readings.length + 1 });
        expect(await bytesOf(store)).toBe(expected);
        const [more] = makeReadings(500, 1, 40);
        const goOn = async (either: GraphStore): Promise<string> => {
          await either.put([more as Reading]);
          await either.forget('odd');
          return bytesOf(either);
        };
        expect(await goOn(store)).toBe(await withStore(join(place, 'store'), goOn));
        await store.close();
      },
      neo4jWait,
    );

    // The file format is one for both versions.
    if (version !== neo4jKinds[0]?.version) return;
    test(
      'are not needed for the graph alone: what export --format neo4j writes holds every node and edge',
      async () => {
        await execute(script, ['stop'], { env: environment });
        const { code } = await run([
          ...['export', '--format', 'neo4j', '--store', join(place, 'store'), '--out', join(place, 'bare')],
        ]);
        expect(code).toBe(0);
        const at = (name: string): string => join(place, `bare.${name}.csv`);
        await execute(
          script,
          [
            ...['admin', 'database', 'import', 'full', 'neo4j', '--overwrite-destination=true'],
            ...['--multiline-fields=true', '--array-delimiter=U+001F', '--bad-tolerance=0'],
            ...[`--nodes=${at('nodes')}`, `--relationships=${at('edges')}`],
          ],
          { env: environment, maxBuffer: 1 << 26 },
        );
        await execute(script, ['start'], { env: environment });
        const driver = neo4j.driver(
          `bolt://127.0.0.1:${environment.NEO4J_PORT}`,
          neo4j.auth.basic('neo4j', testPassword),
          { disableLosslessIntegers: true },
        );
        const ask = async (cypher: string): Promise<readonly unknown[]> =>
          (await driver.executeQuery(cypher)).records.map((record) => record.toObject());
        const nodes = await ask(
          'MATCH (n:Entity) UNWIND labels(n) AS label WITH n, label ORDER BY label WITH n, collect(label) AS labels ORDER BY n.id RETURN labels, properties(n) AS properties',
        );
        const edges = await ask(
          'MATCH (a)-[r]->(b) RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS properties ORDER BY r.id',
        );
        await driver.close();
        const collect = async <T extends { readonly id: string }>(items: AsyncIterable<T>): Promise<readonly T[]> => {
          const all: T[] = [];
          for await (const item of items) all.push(item);
          return all.sort((a, b) => byCodeUnits(a.id, b.id));
        };
        /** The importer has no empty list. */
        const withoutEmpty = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
          Object.fromEntries(
            Object.entries(values).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
          );
        const told = await withStore(join(place, 'store'), async (store) => ({
          nodes: (await collect(store.nodes())).map((node) => {
            const { type, ...properties } = attributesOf(nodeAttributes, node);
            return { labels: [type, 'Entity'].sort(), properties: { id: node.id, ...withoutEmpty(properties) } };
          }),
          edges: (await collect(store.edges())).map((edge) => {
            const { type, ...properties } = attributesOf(edgeAttributes, edge);
            return {
              ...{ source: edge.from, target: edge.to, type },
              properties: { id: edge.id, ...withoutEmpty(properties) },
            };
          }),
        }));
        expect(told.nodes.length).toBeGreaterThan(20);
        expect(told.edges.length).toBeGreaterThan(20);
        expect(nodes).toEqual(told.nodes);
        expect(edges).toEqual(told.edges);
      },
      neo4jWait,
    );
  });
}
