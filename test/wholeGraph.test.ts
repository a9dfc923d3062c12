import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dataExporters } from '../graph/export/index.ts';
import type { Exporter, GraphSource } from '../graph/export/model.ts';
import { openLargeFold } from '../graph/foldLarge.ts';
import { byCodeUnits } from '../graph/id.ts';
import { applyJudgements, judgementId } from '../graph/judgements.ts';
import { openGraph, openStore } from '../graph/openStore.ts';
import { bucketOf, createScratch, openBuckets, sortOnDisk } from '../graph/spill.ts';
import { fixtureReadings } from './queriesFixture.ts';
import { makeReadings } from './storeFixtures.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const collect = async <T>(items: AsyncIterable<T> | Iterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Every data format of a graph, as text. */
const allFormats = async (graph: GraphSource): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>();
  for (const [name, { files }] of Object.entries(dataExporters as Record<string, Exporter>))
    for (const file of files) {
      let text = '';
      for await (const piece of file.write(graph, () => undefined)) text += piece;
      texts.set(name + file.suffix, text);
    }
  return texts;
};

describe('the whole graph of a folder, read without its engine', () => {
  /** A store with a history: articles put twice and taken out, judgements of each kind, one of them taken back. */
  const fill = async (): Promise<void> => {
    const store = await openStore(join(folder, 'store'));
    try {
      const made = makeReadings(0, 40, 12);
      await store.put([...fixtureReadings, ...made]);
      const [first, second] = made;
      const wrong = first?.statements[0]?.id ?? '';
      const entities = [...new Set(made.flatMap((reading) => reading.entities.map(({ id }) => id)))].sort(byCodeUnits);
      const [a = '', b = '', c = '', d = ''] = entities;
      await store.judge([
        { kind: 'wrong', statement: wrong, note: 'so nicht' },
        { kind: 'same', a, b },
        { kind: 'different', a: c, b: d },
      ]);
      await store.retract(judgementId({ kind: 'different', a: c, b: d }));
      await store.put([{ ...(second as (typeof made)[0]), statements: [] }]);
      await store.forget(made[2]?.article.id ?? '');
    } finally {
      await store.close();
    }
  };

  test('is the same in every format, to the byte', async () => {
    await fill();
    const store = await openStore(join(folder, 'store'));
    const expected = await allFormats(store);
    const statements = (await collect(store.edges())).slice(0, 9).flatMap((edge) => edge.statements);
    const some = await collect(store.readings(statements));
    await store.close();
    const graph = await openGraph(join(folder, 'store'));
    const found = await allFormats(graph);
    await graph.close();
    expect([...found.keys()]).toEqual([...expected.keys()]);
    for (const [name, text] of expected) expect(`${name}: ${found.get(name)}`).toBe(`${name}: ${text}`);
    const reader = await openStore(join(folder, 'store'), { readOnly: true });
    expect(await collect(reader.readings(statements))).toEqual(some);
    const all = (await collect(reader.readings())).flatMap((reading) => reading.statements.map(({ id }) => id));
    expect(
      await collect(reader.readings([...all, ...Array.from({ length: 6000 }, (_, at) => `statement:${at}`)])),
    ).toEqual((await collect(reader.readings())).filter((reading) => reading.statements.length > 0));
    await reader.close();
    expect(expected.get('json')).toContain('"key"');
  });

  test('is there while a writer has the store open, as it was when it was opened', async () => {
    await fill();
    const store = await openStore(join(folder, 'store'));
    const graph = await openGraph(join(folder, 'store'));
    await store.put(makeReadings(100, 5, 12));
    const before = await collect(graph.readings?.() ?? []);
    await graph.close();
    const after = await openGraph(join(folder, 'store'));
    expect((await collect(after.readings?.() ?? [])).length).toBe(before.length + 5);
    await after.close();
    await store.close();
  });

  test('has what was written by hand in Cypher', async () => {
    await fill();
    const store = await openStore(join(folder, 'store'));
    await store.run("MERGE (n:Entity:Person {id: 'person:by-hand'}) SET n.name = 'Von Hand'", {}, { write: true });
    await store.close();
    const graph = await openGraph(join(folder, 'store'));
    const names = (await collect(graph.nodes())).map(({ name }) => name);
    await graph.close();
    expect(names).toContain('Von Hand');
  });

  test('is refused where the log has lost its end, like the store itself', async () => {
    await fill();
    const log = join(folder, 'store/readings.jsonl');
    const lines = readFileSync(log, 'utf8').split('\n');
    truncateSync(log, Buffer.byteLength(`${lines.slice(0, -2).join('\n')}\n`));
    await expect(openGraph(join(folder, 'store'))).rejects.toMatchObject({ code: 'store-damaged' });
    await expect(openStore(join(folder, 'store'), { readOnly: true })).rejects.toMatchObject({ code: 'store-damaged' });
  });

  test.each([
    ['is missing', 'nowhere', 'store-missing'],
    ['is another kind of address', 'redis://127.0.0.1', 'store-unknown'],
  ])('is a failure where the store %s', async (_, place, code) => {
    await expect(openGraph(place.includes(':') ? place : join(folder, place))).rejects.toMatchObject({ code });
  });

  test('leaves nothing on disk behind', async () => {
    await fill();
    const scratch = join(folder, 'tmp');
    mkdirSync(scratch);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = scratch;
    try {
      const graph = await openGraph(join(folder, 'store'));
      for await (const _ of graph.edges()) break;
      await graph.close();
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(readdirSync(scratch)).toEqual([]);
  });
});

test('a fold on disk is the same with any number of buckets', async () => {
  const folded = async (buckets: number): Promise<string> => {
    const fold = openLargeFold(applyJudgements([]), folder, buckets);
    try {
      for (const reading of makeReadings(0, 30, 12)) fold.add(reading);
      return JSON.stringify([[...(await fold.sortNodes())()], [...(await fold.sortEdges())()]]);
    } finally {
      fold.close();
    }
  };
  expect(await folded(301)).toBe(await folded(64));
});

test('rows come back from their buckets in the order in which they came, lines and scripts as they were', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.integer())),
      fc.integer({ min: 1, max: 9 }),
      (rows, amount) => {
        const scratch = createScratch(folder);
        const buckets = openBuckets(scratch, 'rows', amount);
        for (const row of rows) buckets.add(bucketOf(row[0], amount), row);
        const found = Array.from({ length: amount }, (_, bucket) => [...buckets.rows(bucket)]);
        const expected = found.map((_, bucket) => rows.filter(([key]) => bucketOf(key, amount) === bucket));
        expect(found).toEqual(expected);
        scratch.remove();
      },
    ),
    { seed: 7, numRuns: 50 },
  );
});

test('more rows than are held come back from disk', () => {
  const scratch = createScratch(folder);
  const buckets = openBuckets(scratch, 'rows', 2);
  const long = 'ö'.repeat(1000);
  for (let index = 0; index < 6000; index += 1) buckets.add(index % 2, [index, long]);
  expect([...buckets.rows(1)]).toEqual(Array.from({ length: 3000 }, (_, index) => [2 * index + 1, long]));
  expect(readdirSync(folder)).toHaveLength(1);
  scratch.remove();
  expect(readdirSync(folder)).toEqual([]);
});

test('sorted lists are merged in order, each time anew', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ unit: 'binary' })),
      fc.integer({ min: 1, max: 40 }),
      async (words, amount) => {
        const scratch = createScratch(folder);
        const lists = Array.from({ length: amount }, (_, list) =>
          words.filter((word) => bucketOf(word, amount) === list).sort(byCodeUnits),
        );
        const sorted = await sortOnDisk(scratch, 'words', lists, byCodeUnits);
        const expected = [...words].sort(byCodeUnits);
        expect([...sorted()]).toEqual(expected);
        for (const _ of sorted()) break;
        expect([...sorted()]).toEqual(expected);
        scratch.remove();
      },
    ),
    { seed: 7, numRuns: 50 },
  );
});

test('more lists than are read side by side are merged in order, and leave as many files as are needed', async () => {
  const scratch = createScratch(folder);
  const lists = Array.from({ length: 250 }, (_, list) => [list, list + 250, list + 500]);
  const sorted = await sortOnDisk(scratch, 'numbers', lists, (a, b) => a - b);
  expect([...sorted()]).toEqual(Array.from({ length: 750 }, (_, number) => number));
  expect(readdirSync(join(scratch.pathOf('x'), '..'))).toHaveLength(3);
  scratch.remove();
});

test('what a killed process left on disk is removed by the next one, and nothing else', async () => {
  const script = `const { createScratch } = await import('./graph/spill.ts');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(createScratch(process.argv[1]).pathOf('rows-0'), 'x');
    console.log('made');
    setInterval(() => 0, 1000);`;
  const words = ['--import', './scripts/typescript.mjs', '--input-type=module', '-e', script, folder];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const [left = ''] = readdirSync(folder);
  expect(left).toContain(`-${child.pid}-`);
  const own = createScratch(folder);
  writeFileSync(own.pathOf('rows-0'), 'x');
  // The other process lives: its folder stays.
  expect(readdirSync(folder)).toContain(left);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  const foreign = [
    'entente-rows-a1b2c3',
    `entente-rows-another-machine-${child.pid}-1-a1b2c3`,
    `entente-notes-${hostname()}-${child.pid}`,
    `other-rows-${hostname()}-${child.pid}-1-a1b2c3`,
  ];
  for (const name of foreign) mkdirSync(join(folder, name));
  const file = `entente-rows-${hostname()}-${child.pid}-1-a1b2c3`;
  writeFileSync(join(folder, file), 'x');
  const next = createScratch(folder);
  const path = next.pathOf('rows-0');
  const names = readdirSync(folder);
  expect(names).not.toContain(left);
  expect(names).toHaveLength(foreign.length + 3);
  expect(names).toEqual(expect.arrayContaining([...foreign, file]));
  writeFileSync(path, 'x');
  for (const scratch of [own, next]) scratch.remove();
});
