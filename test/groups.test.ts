import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sketchText } from '../graph/copies.ts';
import { asTransaction, createEngine } from '../graph/embedded/engine.ts';
import { foldGroup, groupFrom, type Support } from '../graph/fold.ts';
import { changeGroup, createGroupMemory, type HeldGroup, holdGroup } from '../graph/groups.ts';
import { applyJudgements } from '../graph/judgements.ts';
import type { Reading } from '../graph/model.ts';
import { openStore } from '../graph/openStore.ts';
import { digestReading, formReading } from '../graph/reading.ts';
import { type Change, type Transaction, writeChanges } from '../graph/write.ts';
import { contentOf } from './contract.ts';
import { reading } from './storeFixtures.ts';

/** One of a few stories, with a line of its own at the end: articles of one story are copies, of different ones not. */
const storyText = (story: number, issue: number): string =>
  `${Array.from({ length: 120 }, (_, word) => `wort${(word * 31 + story * 977 + word * word * story) % 800}`).join(' ')} Ausgabe ${issue}`;

const group = 'MET|person:ada|person:ben';

const statuses = ['asserted', 'planned', 'claimed', 'denied'] as const;

const supportOf = (article: number, part: number): Support => ({
  id: `statement:${(article * 7919 + part) % 10_007}`,
  article: `article:${article}`,
  status: statuses[(article + part) % 7] ?? 'asserted',
  confidence: ((article * 13 + part) % 90) / 100 + 0.05,
  ...(article % 3 === 0 ? { date: article % 2 === 0 ? '2031-06' : '2031-06-19' } : {}),
  ...(article % 5 === 0 ? { properties: { place: `Ort ${article % 4}` } } : {}),
});

test('a group that grows and shrinks batch by batch has the edge of all that is left, folded at once', () => {
  const articles = fc.uniqueArray(fc.nat({ max: 79 }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(fc.record({ put: articles, forget: articles }), { minLength: 1, maxLength: 6 }), (batches) => {
      const stored = new Map<string, { readonly support: readonly Support[]; readonly sketch: string }>();
      let held: HeldGroup = holdGroup(group, [], () => undefined);
      for (const [round, { put, forget }] of batches.entries()) {
        // Put again, an article may say less or more, and be of another story.
        const added = put.flatMap((article) =>
          Array.from({ length: 1 + ((article + round) % 2) }, (_, part) => supportOf(article, part)),
        );
        const sketches = new Map(
          put.map((article) => [`article:${article}`, sketchText(storyText((article + round) % 3, article))]),
        );
        const gone = new Set([...put, ...forget].map((article) => `article:${article}`).filter((id) => stored.has(id)));
        for (const id of gone) stored.delete(id);
        for (const [id, sketch] of sketches)
          stored.set(id, { sketch, support: added.filter(({ article }) => article === id) });
        held = changeGroup(group, held, gone, added, (article) => sketches.get(article));
        const left = [...stored.values()].flatMap(({ support }) => support);
        const all = new Map([...stored].map(([id, { sketch }]) => [id, sketch]));
        expect(held.edge).toEqual(foldGroup(groupFrom(group), left, all));
      }
    }),
    { seed: 5, numRuns: 30 },
  );
});

test('a memory of groups keeps those that were used last, up to its size, and none after it was cleared', () => {
  const memory = createGroupMemory(40);
  const hold = (id: string): void =>
    memory.set(
      id,
      holdGroup(id, [supportOf(1, 0)], () => ''),
    );
  for (let number = 0; number < 10; number += 1) hold(`MET|person:a|person:${number}`);
  hold('MET|person:a|person:5');
  const kept = Array.from({ length: 10 }, (_, number) => number).filter(
    (number) => memory.get(`MET|person:a|person:${number}`) !== undefined,
  );
  // Six entries each: a statement, a sketch and four for the group.
  expect(kept).toEqual([4, 5, 6, 7, 8, 9]);
  memory.clear();
  expect(memory.get('MET|person:a|person:9')).toBeUndefined();
});

/** Articles of three stories that all speak of the same two, put in one by one or in batches. */
const stories = (amount: number): readonly Reading[] =>
  Array.from({ length: amount }, (_, issue) =>
    reading(
      `ausgabe-${issue}`,
      [
        { type: 'MET', from: 'person:ada', to: 'person:ben', more: { confidence: 0.2 + (issue % 7) / 10 } },
        { type: 'SIGNED', from: 'person:ada', to: 'treaty:pakt', status: issue % 9 === 0 ? 'denied' : 'asserted' },
      ],
      { text: storyText(issue % 3, issue) },
    ),
  );

test('a store that remembers groups folds as one that was opened anew for each batch, also after a query that wrote', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-groups-'));
  try {
    const readings = stories(90);
    const lower = "MATCH (s:Statement {type: 'MET'}) WHERE s.confidence > 0.6 SET s.confidence = 0.1";
    const contents: string[] = [];
    for (const isOpenedAnew of [false, true]) {
      const location = join(folder, String(isOpenedAnew));
      let store = await openStore(location);
      const next = async (): Promise<void> => {
        if (!isOpenedAnew) return;
        await store.close();
        store = await openStore(location);
      };
      for (let first = 0; first < 80; first += 20) {
        await store.put(readings.slice(first, first + 20));
        await next();
      }
      await store.forget('ausgabe-4');
      await next();
      await store.run(lower, {}, { write: true });
      await next();
      await store.put(readings.slice(80));
      contents.push(await contentOf(store));
      await store.close();
    }
    expect(contents[0]).toBe(contents[1]);
    expect(contents[0]).toContain('"sources": 3');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Everything that a transaction is told or tells: rows and ids given, rows that come back. */
const counting = (transaction: Transaction): { readonly transaction: Transaction; readonly count: () => string } => {
  const counts = { given: 0, found: 0, statements: 0 };
  const run: Transaction['run'] = async (cypher, parameters = {}) => {
    counts.statements += 1;
    for (const value of Object.values(parameters)) counts.given += Array.isArray(value) ? value.length : 1;
    const rows = await transaction.run(cypher, parameters);
    counts.found += rows.length;
    return rows;
  };
  return {
    transaction: {
      run,
      runAll: async (tasks) => {
        const answers: Awaited<ReturnType<typeof run>>[] = [];
        for (const [cypher, parameters] of tasks) answers.push(await run(cypher, parameters));
        return answers;
      },
    },
    count: () => JSON.stringify(counts),
  };
};

const changeOf = (given: Reading): Change => {
  const formed = formReading(given);
  return { article: formed.article.id, reading: formed, digest: digestReading(formed) };
};

/** Each article speaks of two that all speak of, but of no edge that another one speaks of. */
const article = (number: number): Change =>
  changeOf(
    reading(`artikel-${number}`, [
      { type: 'MET', from: 'country:nordland', to: `person:person-${number}` },
      { type: 'ACCUSED', from: `person:person-${number}`, to: 'country:nordland' },
      { type: 'VISITED', from: `person:person-${number}`, to: 'country:suedland' },
    ]),
  );

test('one article more and one less read and write as much in a graph of 30 articles as in one of 600', async () => {
  const none = applyJudgements([]);
  const costs: string[][] = [];
  for (const size of [30, 600]) {
    const engine = await createEngine();
    const within = async (change: Change): Promise<string> => {
      const inner = engine.beginTransaction();
      const { transaction, count } = counting(asTransaction(inner));
      await writeChanges(transaction, [change], none);
      inner.commit();
      return count();
    };
    const filling = engine.beginTransaction();
    await writeChanges(
      asTransaction(filling),
      Array.from({ length: size }, (_, number) => article(number)),
      none,
    );
    filling.commit();
    const more = await within(article(9999));
    const less = await within({ article: article(9999).article });
    const other = await within({ article: article(7).article });
    costs.push([more, less, other]);
    engine.close();
  }
  expect(costs[0]).toEqual(costs[1]);
  const [more] = (costs[0] ?? []).map((text) => JSON.parse(text) as Record<string, number>);
  // Three nodes, three statements and three edges: asked for, found and written.
  expect((more?.given ?? 0) + (more?.found ?? 0)).toBeLessThan(60);
});
