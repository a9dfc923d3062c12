import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { fill } from '../ingest/fill.ts';
import { articleFromText, type ReadResult } from '../ingest/read/index.ts';
import { onBothStores } from './bothStores.ts';

/*
 * What becomes of the texts of an address must not hang on the order in which they come, nor on how a run is cut into batches; and the same run again changes
 * nothing. Likeness is not transitive: the first text may be like the second, that one like the third, and the first unlike the third.
 */

/** What a source names: the text, where and as what it is called, and its day. */
interface Given {
  /** Two texts are alike when their numbers differ by two at most. */
  readonly text: number;
  /** Undefined for a record that names none. */
  readonly address: number | undefined;
  readonly name: string;
  readonly day: string | undefined;
}

/** Of texts so short the longer words are compared: a third of them is enough. */
const textOf = (number: number): string => {
  const words = [0, 1, 2].flatMap((step) =>
    ['hafen', 'schule', 'brücke', 'kanal'].map((word) => `${word}${'abcdefghijkl'[number + step]}`),
  );
  return `Gestern waren ${words.join(' ')} da.`;
};

const resultOf = ({ text, address, name, day }: Given): ReadResult => ({
  article: {
    ...articleFromText(textOf(text), { name: address === undefined ? `${name}-frei` : name }),
    ...(address === undefined ? {} : { url: `https://blatt.example/lage-${address}` }),
    language: 'de',
    ...(day === undefined ? {} : { publishedAt: day }),
  },
});

async function* none(): AsyncGenerator<never> {}

async function* inTurn(given: readonly Given[]): AsyncGenerator<ReadResult> {
  yield* given.map(resultOf);
}

/** What is stored: every text with its homes. */
const homesIn = async (store: GraphStore): Promise<readonly string[]> => {
  const homes: string[] = [];
  for await (const { article, alsoAt = [] } of store.readings())
    for (const { name, url, publishedAt = '' } of [article, ...alsoAt.map((home) => home.article)])
      homes.push(`${url?.slice(-6)} ${article.text.slice(14, 20)} ${name} ${publishedAt}`);
  return homes.sort();
};

const clear = async (store: GraphStore): Promise<void> => {
  const ids: string[] = [];
  for await (const { id } of store.articles()) ids.push(id);
  for (const id of ids) await store.forget(id);
};

const givenAt = (...addresses: readonly (number | undefined)[]): fc.Arbitrary<Given> =>
  fc.record({
    text: fc.nat(7),
    address: fc.constantFrom(...addresses),
    name: fc.constantFrom('a', 'a', 'b'),
    day: fc.constantFrom(undefined, '2031-01-01', '2031-01-02', '2031-01-03', '2031-01-04'),
  });

const run = fc.array(givenAt(0, 0, 1, 1, undefined), { minLength: 1, maxLength: 8 }).chain((given) =>
  fc.record({
    orders: fc.tuple(
      ...[0, 1, 2].map(() => fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length })),
    ),
    batches: fc.tuple(fc.constantFrom(1, 2, 64), fc.constantFrom(1, 2, 64)),
  }),
);

onBothStores('versions that came in any order', (place) => {
  const onFolder = (): boolean => !place.location().includes('://');

  test('leave the same, in whatever batches, and again', async () => {
    const store = await place.open();
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(givenAt(0, 1, undefined), { maxLength: 4 }),
          run,
          async (stored, { orders: [one, other, third], batches }) => {
            const outcomes: (readonly string[])[] = [];
            for (const [index, order] of [one, other].entries()) {
              await clear(store);
              await fill(store, inTurn(stored));
              const before = await homesIn(store);
              const summary = await fill(store, inTurn(order as readonly Given[]), { batch: batches[index] as number });
              outcomes.push(await homesIn(store));
              // Whatever becomes of the store is told.
              const { added, changed, removed, duplicates } = summary;
              if (added + changed + removed + duplicates === 0) expect(outcomes.at(-1)).toEqual(before);
            }
            expect(outcomes[1]).toEqual(outcomes[0]);
            for (const order of [other, third]) {
              const { added, changed, removed } = await fill(store, inTurn(order as readonly Given[]));
              expect({ added, changed, removed, left: await homesIn(store) }).toEqual({
                added: 0,
                changed: 0,
                removed: 0,
                left: outcomes[0],
              });
            }
          },
        ),
        { numRuns: onFolder() ? 12 : 3, seed: 7 },
      );
    } finally {
      await store.close();
    }
  });

  test('are told when all that they do is to take one of two unlike ones out of the store', async () => {
    const store = await place.open();
    await clear(store);
    const at = (text: number, day: string): Given => ({ text, address: 0, name: 'a', day });
    // The first and the last are unlike, and the one between them is like both.
    const [first, between, last] = [at(0, '2031-01-01'), at(2, '2031-01-02'), at(4, '2031-01-03')];
    await fill(store, inTurn([last]));
    await fill(store, inTurn([first]));
    expect(await homesIn(store)).toHaveLength(2);
    expect(await fill(store, inTurn([between]))).toMatchObject({ added: 0, changed: 0, outdated: 1, removed: 1 });
    expect(await homesIn(store)).toHaveLength(1);
    expect(await fill(store, inTurn([between]))).toMatchObject({ added: 0, changed: 0, outdated: 1, removed: 0 });
    await store.close();
  });

  test('take one out that gives way by way of another, also where the newest of them is stored already', async () => {
    const store = await place.open();
    const at = (text: number, day?: string): Given => ({ text, address: 0, name: 'a', day });
    // Of the run the first one counts: its id is greater than that of the one between.
    const given = [at(2, '2031-01-01'), at(4), at(0, '2031-01-01')];
    for (const order of [given, [...given].reverse()]) {
      await clear(store);
      await fill(store, inTurn([at(0), at(4)]));
      await fill(store, inTurn(order), { batch: 1 });
      expect(await homesIn(store)).toEqual(['lage-0 hafena a 2031-01-01']);
    }
    await store.close();
  });

  test('leave all at once what they leave one after the other, from the oldest to the newest', async () => {
    const store = await place.open();
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(givenAt(0), { minLength: 2, maxLength: 7, selector: ({ text }) => text }),
          async (texts) => {
            const dated = texts.map((each, index) => ({ ...each, day: `2031-02-0${index + 1}` }));
            await clear(store);
            for (const each of dated) await fill(store, inTurn([each]));
            const oneByOne = await homesIn(store);
            await clear(store);
            await fill(store, inTurn([...dated].reverse()), { batch: 2 });
            expect(await homesIn(store)).toEqual(oneByOne);
          },
        ),
        { numRuns: onFolder() ? 10 : 2, seed: 7 },
      );
    } finally {
      await store.close();
    }
  });
});

test('a first big load holds of versions what batches hold', async () => {
  await fc.assert(
    fc.asyncProperty(run, async ({ orders: [one, other] }) => {
      const folder = mkdtempSync(join(tmpdir(), 'entente-bulk-'));
      const outcomes: (readonly string[])[] = [];
      for (const [index, order] of [one, other].entries()) {
        const store = await openStore(join(folder, `store${index}`));
        const loading = index === 0 ? store.startLoading() : undefined;
        await fill(loading === undefined ? store : { ...loading, articles: none }, inTurn(order as readonly Given[]), {
          batch: 1,
        });
        await loading?.finish();
        outcomes.push(await homesIn(store));
        await store.close();
      }
      rmSync(folder, { recursive: true, force: true });
      expect(outcomes[1]).toEqual(outcomes[0]);
    }),
    { numRuns: 4, seed: 7 },
  );
});
