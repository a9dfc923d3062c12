import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { type Column, type Unpacked, unpackColumns } from '../viewer/server/columns.ts';
import { prepareOverview } from '../viewer/server/prepare.ts';
import { serve } from '../viewer/server/serve.ts';
import { openShelf } from '../viewer/server/shelf.ts';
import type { SearchHit } from '../viewer/server/wire.ts';
import { createWorld } from '../viewer/server/world.ts';
import { makeLarge } from './pageLarge.ts';
import { entity, reading } from './storeFixtures.ts';

/* What the server keeps of a large graph beside the store: used when it fits, passed over when it does not. */

const parts = ['graph', 'outlets', 'places', 'search', 'stats'] as const;
const folder = mkdtempSync(join(tmpdir(), 'entente-kept-'));
const place = join(folder, 'store');
const fileOf = (part: string): string => join(place, `page-${part}.cache`);
const keptParts = (): readonly string[] => parts.filter((part) => existsSync(fileOf(part)));

interface Shown {
  readonly world: Unpacked;
  readonly outlets: Unpacked;
  readonly hits: readonly SearchHit[];
  readonly articles: number;
}

/** What a server that is started anew shows. */
const show = async (store: GraphStore): Promise<Shown> => {
  const complaints: unknown[] = [];
  const serving = await serve(store, { port: 0, report: (error) => complaints.push(error) });
  try {
    const get = (path: string): Promise<Response> => fetch(`${serving.url}api/${path}`);
    const askWorld = async (): Promise<Unpacked> => unpackColumns(await (await get('world')).arrayBuffer());
    let world = await askWorld();
    // After a change the overview of before comes first.
    while (world.head.done !== true) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      world = await askWorld();
    }
    const outlets = unpackColumns(await (await get(`world/outlets?state=${world.head.state}`)).arrayBuffer());
    const hits = (await (await get('search?q=berdan')).json()) as readonly SearchHit[];
    const { stats } = (await (await get('about')).json()) as { stats: { articles: number } };
    expect(complaints).toEqual([]);
    return { world, outlets, hits, articles: stats.articles };
  } finally {
    await serving.close();
  }
};

const withStore = async <T>(work: (store: GraphStore) => Promise<T>, readOnly = true): Promise<T> => {
  const store = await openStore(place, { readOnly });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

const columnsOf = ({ columns }: Unpacked): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries([...columns].map(([name, column]) => [name, [...column]]));
const asText = ({ world, outlets, hits, articles }: Shown): string =>
  JSON.stringify([world.head, columnsOf(world), outlets.head, columnsOf(outlets), hits, articles]);

let first: Shown;
let kept: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  await withStore((store) => store.put(makeLarge(1600, 1900)), false);
  first = await withStore(show);
  kept = new Map(parts.map((part) => [part, readFileSync(fileOf(part))]));
}, 120_000);
beforeEach(() => {
  for (const [part, bytes] of kept) writeFileSync(fileOf(part), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a large graph is kept in parts, and nothing else is left in the folder', () => {
  expect(first.world.head.done).toBe(true);
  expect(readdirSync(place).filter((name) => name.startsWith('page-'))).toEqual(
    parts.map((part) => `page-${part}.cache`),
  );
});

test('the next start shows the same', async () => {
  expect(asText(await withStore(show))).toBe(asText(first));
});

test('what was kept is what is shown: places, outlets and counts are not made again', async () => {
  await withStore(async (store) => {
    const shelf = openShelf(store.keeping);
    const places = shelf.take('places');
    if (places === undefined) throw new Error('no places were kept');
    const far = Float32Array.from(places.columns.get('x') as Column, () => 4711);
    shelf.put('places', { stage: 3 }, { ...Object.fromEntries(places.columns), x: far });
    const outlets = shelf.take('outlets');
    if (outlets === undefined) throw new Error('no outlets were kept');
    shelf.put('outlets', { outlets: ['Inselbote'] }, Object.fromEntries(outlets.columns));
    shelf.put('stats', { stats: { ...(shelf.take('stats')?.head.stats as object), articles: 77_777 } }, {});
    const shown = await show(store);
    expect(new Set(shown.world.columns.get('x'))).toEqual(new Set([4711]));
    expect(shown.world.columns.get('y')).toEqual(first.world.columns.get('y'));
    expect(shown.outlets.head.outlets).toEqual(['Inselbote']);
    expect(shown.articles).toBe(77_777);
  });
});

test('files that are damaged in whatever way are passed over and written anew', async () => {
  const damages: readonly ((bytes: Buffer) => Buffer)[] = [
    (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))),
    (bytes) => bytes.subarray(0, bytes.length - 40),
    () => Buffer.from('{"format":1}\n'.repeat(9)),
    () => Buffer.alloc(0),
    (bytes) => Buffer.concat([bytes, Buffer.from('more')]),
  ];
  for (const [at, [part, bytes]] of [...kept].entries())
    writeFileSync(fileOf(part), damages[at % damages.length]?.(bytes) ?? bytes);
  expect(asText(await withStore(show))).toBe(asText(first));
  for (const [part, bytes] of kept) expect(readFileSync(fileOf(part)).equals(bytes)).toBe(true);
});

test('where nothing can be written nothing is kept, and the same is shown', async () => {
  // A folder stands where each draft would: this stops the superuser too.
  for (const part of parts) {
    rmSync(fileOf(part));
    mkdirSync(`${fileOf(part)}.draft`);
  }
  try {
    expect(asText(await withStore(show))).toBe(asText(first));
    expect(keptParts()).toEqual([]);
  } finally {
    for (const part of parts) rmSync(`${fileOf(part)}.draft`, { recursive: true });
  }
});

test('a small graph keeps nothing', async () => {
  const small = join(folder, 'small');
  const store = await openStore(small);
  await store.put(makeLarge(40, 60));
  await show(store);
  await store.close();
  expect(readdirSync(small).filter((name) => name.startsWith('page-'))).toEqual([]);
});

const more = reading('more', [{ type: 'MET', from: 'person:berdan-neu', to: 'country:country-1' }], {
  entities: [entity('person:berdan-neu', { name: 'Berdan Neuling' }), entity('country:country-1')],
  article: { source: 'Zeitfenster', publishedAt: '2024-11-03' },
});

test('after a change the overview of before is shown until that of today is laid out', async () => {
  await withStore((store) => store.put([more]), false);
  await withStore(async (store) => {
    const world = createWorld(store);
    try {
      const before = unpackColumns((await world.columns()).buffer);
      expect(before.head).toMatchObject({ state: first.world.head.state, stage: 0, done: false, earlier: true });
      expect(columnsOf(before)).toEqual(columnsOf(first.world));
      expect(await world.places(0)).toBeUndefined();
      // Its indices still mean what they meant.
      expect(await world.named(String(before.head.state), (order) => [order - 1])).toEqual([
        { id: 'treaty:treaty-998', name: expect.any(String) },
      ]);
      const { layouts, state } = await world.known();
      await layouts().last;
      expect(world.progress()).toBe(1);
      const now = unpackColumns((await world.columns()).buffer);
      expect(now.head).toMatchObject({ state, done: true, earlier: false });
      expect(now.columns.get('x')).toHaveLength((before.columns.get('x')?.length ?? 0) + 1);
      expect(unpackColumns((await world.places(0))?.buffer as ArrayBuffer).head.state).toBe(state);
      expect(await world.named(String(before.head.state), () => [0])).toBeUndefined();
    } finally {
      world.close();
    }
  });
}, 60_000);

test('a change while the page is open is not hidden behind the overview of before', async () => {
  await withStore(async (store) => {
    const world = createWorld(store);
    try {
      const { layouts } = await world.known();
      await layouts().last;
      await store.put([reading('later', [{ type: 'MET', from: 'person:berdan-neu', to: 'country:country-2' }])]);
      world.changed();
      expect(unpackColumns((await world.columns()).buffer).head).toMatchObject({ earlier: false });
      expect(await store.forget('later')).toBe(true);
    } finally {
      world.close();
    }
  }, false);
}, 60_000);

test('what was prepared after an ingest is what the first start of the page finds', async () => {
  const prepared = join(folder, 'prepared');
  const store = await openStore(prepared);
  try {
    await store.put(makeLarge(1600, 1900));
    const stop = new AbortController();
    await prepareOverview(store, { stop: stop.signal });
    const files = readdirSync(prepared).filter((name) => name.startsWith('page-'));
    expect(files).toEqual(parts.map((part) => `page-${part}.cache`));
    const shelf = openShelf(store.keeping);
    for (const part of parts) expect(shelf.take(part)).toBeDefined();
    expect([...(shelf.take('places')?.columns.get('x') ?? [])]).toEqual([...(first.world.columns.get('x') ?? [])]);
  } finally {
    await store.close();
  }
}, 60_000);

test('a store that has changed is read anew, and the new state kept', async () => {
  await withStore((store) => store.put([more]), false);
  const shown = await withStore(show);
  expect(shown.world.head.state).not.toBe(first.world.head.state);
  expect(shown.world.columns.get('x')).toHaveLength((first.world.columns.get('x')?.length ?? 0) + 1);
  expect(shown.hits.map(({ node }) => node.name)).toContain('Berdan Neuling');
  expect(shown.outlets.head.outlets).toContain('Zeitfenster');
  expect(shown.articles).toBe(first.articles + 1);
  expect(asText(await withStore(show))).toBe(asText(shown));
  // The former state again, by the files of before: they are of a log that has gone on.
  for (const [part, bytes] of kept) writeFileSync(fileOf(part), bytes);
  expect(asText(await withStore(show))).toBe(asText(shown));
}, 60_000);
