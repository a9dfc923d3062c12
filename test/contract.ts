import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Failure } from '../graph/failure.ts';
import { fold } from '../graph/fold.ts';
import { formJudgement, type Judgement, judgementId, takeBack } from '../graph/judgements.ts';
import type { GraphEdge, GraphNode, Reading } from '../graph/model.ts';
import type { RelationType } from '../graph/ontology.ts';
import { formReading } from '../graph/reading.ts';
import { formatReadings, parseReadings } from '../graph/readingLines.ts';
import type { GraphStore } from '../graph/store.ts';
import { neo4jWait } from './neo4jServer.ts';
import { entity, reading } from './storeFixtures.ts';

/** A kind of store under test: opens empty ones, and says how many random histories are worth their time. */
export interface StoreKind {
  readonly name: string;
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
  readonly openEmpty: () => Promise<GraphStore>;
  /** Opens once more what was opened last; that one is closed before. */
  readonly openAgain: () => Promise<GraphStore>;
  readonly histories: number;
  /** It takes a first load in bulk. */
  readonly loads?: boolean;
}

/** What a store must hold that was told these readings of single homes, worked out anew: the text with its homes in their order. */
const atHomes = (homes: readonly Reading[]): Reading => {
  const rank = ({ article }: Reading): string =>
    JSON.stringify([article.publishedAt ?? '~', article.url?.slice('https://'.length) ?? '~', article.name]);
  const [first, ...others] = [...homes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const alsoAt = others.map(({ article: { id: _, text: __, ...article }, entities, statements }) => ({
    article,
    ...(JSON.stringify(entities) === JSON.stringify(first?.entities) ? {} : { entities }),
    ...(JSON.stringify(statements) === JSON.stringify(first?.statements) ? {} : { statements }),
  }));
  return { ...(first as Reading), ...(alsoAt.length === 0 ? {} : { alsoAt }) };
};

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** All that a store holds, as bytes: what must be equal where two histories must not differ. */
export const contentOf = async (store: GraphStore): Promise<string> =>
  JSON.stringify(
    [
      await collect(store.nodes()),
      await collect(store.edges()),
      await collect(store.readings()),
      await store.judgements(),
    ],
    null,
    1,
  );

const folded = (readings: readonly Reading[], judgements: readonly Judgement[] = []): string => {
  const { nodes, edges } = fold(readings, judgements);
  const formed = readings.map(formReading).sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const sorted = judgements.map(formJudgement).sort((a, b) => (judgementId(a) < judgementId(b) ? -1 : 1));
  return JSON.stringify([nodes, edges, formed, sorted], null, 1);
};

const graphOf = async (store: GraphStore): Promise<{ nodes: GraphNode[]; edges: GraphEdge[] }> => ({
  nodes: await collect(store.nodes()),
  edges: await collect(store.edges()),
});

const signing = reading('signing', [
  { type: 'SIGNED', from: 'country:aa', to: 'treaty:t', more: { date: '2031-06-19', datePrecision: 'day' } },
  { type: 'SIGNED', from: 'country:bb', to: 'treaty:t', more: { date: '2031-06', datePrecision: 'month' } },
  { type: 'MET', from: 'person:ada-nord', to: 'person:bo-sund', more: { date: '2031-06-19', confidence: 1 } },
  {
    type: 'HOLDS_POSITION',
    from: 'person:ada-nord',
    to: 'country:aa',
    more: {
      properties: { title: 'Präsidentin', current: true },
      since: '2029',
      speaker: 'country:aa',
      because: ['office noun'],
    },
  },
]);
const denial = reading('denial', [
  { type: 'SIGNED', from: 'country:aa', to: 'treaty:t', status: 'denied' },
  {
    type: 'MET',
    from: 'person:ada-nord',
    to: 'person:bo-sund',
    more: { date: '2031-07-01', marks: { cue: { start: 1, end: 4 } } },
  },
  { type: 'BORDERS', from: 'country:aa', to: 'country:bb', more: { properties: { lengthKm: 17.5 } } },
]);
const plan = reading(
  'plan',
  [
    {
      type: 'HOLDS_POSITION',
      from: 'person:ada-nord',
      to: 'country:aa',
      status: 'planned',
      more: { until: '2035-01' },
    },
  ],
  {
    entities: [
      entity('person:ada-nord', {
        aliases: ['Nord', 'Präsidentin Nord'],
        wikidata: 'Q1',
        mentions: [{ start: 3, end: 7 }],
      }),
      entity('country:cc', { properties: { iso2: 'CC', iso3: 'CCC' } }),
    ],
    article: { publishedAt: '2031-01-02', url: 'https://example.org/plan', source: 'Beispielblatt' },
  },
);
const readings = [signing, denial, plan];

/** The suite that every store passes. */
export const storeContract = (kind: StoreKind): void => {
  describe(`a store on ${kind.name}`, () => {
    let open: GraphStore[] = [];
    const empty = async (): Promise<GraphStore> => {
      for (const store of open) await store.close();
      const store = await kind.openEmpty();
      open = [store];
      return store;
    };
    const again = async (): Promise<GraphStore> => {
      for (const store of open) await store.close();
      const store = await kind.openAgain();
      open = [store];
      return store;
    };
    beforeAll(async () => kind.start?.(), neo4jWait);
    afterAll(async () => {
      for (const store of open) await store.close();
      await kind.stop?.();
    });

    test('holds exactly the fold of what was put', async () => {
      const store = await empty();
      expect(await store.put(readings)).toEqual({ added: 3, changed: 0, unchanged: 0 });
      expect(await contentOf(store)).toBe(folded(readings));
    });

    test('gives the same in brief as in full', async () => {
      const store = await empty();
      await store.put(readings);
      await store.run("CREATE (:Person:Entity {id: 'person:by-hand'})", {}, { write: true });
      await store.run(
        `MATCH (a:Entity {id: 'person:by-hand'}), (b:Entity {id: 'person:ada-nord'}) CREATE (a)-[:MET {id: 'MET|by-hand'}]->(b)`,
        {},
        { write: true },
      );
      const { nodes, edges } = await graphOf(store);
      expect(await store.brief.nodes()).toMatchObject(
        nodes.map(({ id, type, name, aliases, articles }) => ({ id, type, name, aliases, articles })),
      );
      expect((await collect(store.brief.edges())).flat()).toEqual(
        edges.map(({ statements: _, properties: __, datePrecision: ___, ...edge }) => edge),
      );
      const outlets = (await collect(store.brief.outlets())).flat();
      expect(new Set(outlets.map(([edge]) => edge))).toEqual(
        new Set(edges.filter(({ statements }) => statements.length > 0).map(({ id }) => id)),
      );
      const ids = ['person:ada-nord', 'person:nobody', 'person:by-hand', 'country:aa'];
      expect(await store.brief.nodesWithIds(ids)).toEqual(
        ids.flatMap((id) => nodes.find((node) => node.id === id) ?? []),
      );
    });

    test('is empty at first, and says so', async () => {
      const store = await empty();
      expect(await contentOf(store)).toBe(folded([]));
      const { articles, statements, edges, schemaVersion } = await store.stats();
      expect({ articles, statements, edges, schemaVersion }).toEqual({
        articles: 0,
        statements: 0,
        edges: {},
        schemaVersion: 4,
      });
      expect(await collect(store.articles())).toEqual([]);
    });

    test('changes nothing when the same is put again', async () => {
      const store = await empty();
      await store.put(readings);
      const before = await contentOf(store);
      expect(await store.put(readings)).toEqual({ added: 0, changed: 0, unchanged: 3 });
      expect(
        await store.put([...readings].reverse().map((each) => ({ ...each, entities: [...each.entities].reverse() }))),
      ).toEqual({
        added: 0,
        changed: 0,
        unchanged: 3,
      });
      expect(await contentOf(store)).toBe(before);
    });

    test('does not depend on order or batches', async () => {
      const store = await empty();
      for (const each of [plan, signing, denial]) await store.put([each]);
      expect(await contentOf(store)).toBe(folded(readings));
    });

    test('takes a changed reading of an article in place of the one before', async () => {
      const store = await empty();
      await store.put(readings);
      const changed = { ...signing, statements: signing.statements.slice(1, 3) };
      expect(await store.put([changed, plan])).toEqual({ added: 0, changed: 1, unchanged: 1 });
      expect(await contentOf(store)).toBe(folded([changed, denial, plan]));
    });

    test('takes another text of the same address as a new version, in place of the former one', async () => {
      const version = (number: number, article: object, to = 'person:bo-sund'): Reading =>
        reading('bericht', [{ type: 'MET', from: 'person:ada-nord', to }], {
          text: `Bericht, Fassung ${number}, von ${JSON.stringify(article)}.`,
          article,
        });
      const url = 'https://beispiel.example/a/bericht';
      const first = version(1, { url });
      const other = version(1, { file: 'texte/bericht.txt' }, 'person:cem-ost');
      const store = await empty();
      await store.put([first, other, plan]);
      expect((await collect(store.articles())).map(({ address }) => address).sort()).toEqual([
        'beispiel.example/a/bericht',
        'example.org/plan',
        'file:texte/bericht.txt',
      ]);
      // The same page, however its address was written.
      const second = version(
        2,
        { url: 'http://BEISPIEL.example/a/bericht/?utm_source=brief#:~:text=Satz' },
        'person:dio-west',
      );
      expect(await store.put([second])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await contentOf(store)).toBe(folded([second, other, plan]));
      expect(await store.put([second])).toEqual({ added: 0, changed: 0, unchanged: 1 });
      // Given together, the newest counts, whatever came first; none of these is the text that is stored.
      const dated = [3, 4, 5].map((number) =>
        version(number, { file: 'texte/bericht.txt', publishedAt: `2031-01-0${8 - number}` }),
      );
      expect(await store.put([dated[2], dated[0], dated[1]] as Reading[])).toEqual({
        added: 0,
        changed: 1,
        unchanged: 0,
        outdated: [
          {
            id: (dated[2] as Reading).article.id,
            name: 'bericht',
            address: 'file:texte/bericht.txt',
            publishedAt: '2031-01-03',
          },
          {
            id: (dated[1] as Reading).article.id,
            name: 'bericht',
            address: 'file:texte/bericht.txt',
            publishedAt: '2031-01-04',
          },
        ].sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)),
      });
      expect(await contentOf(store)).toBe(folded([second, dated[0] as Reading, plan]));
      // The former text again is the newer version.
      expect(await store.put([first])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await contentOf(store)).toBe(folded([first, dated[0] as Reading, plan]));
      expect(await contentOf(await again())).toBe(folded([first, dated[0] as Reading, plan]));
      // Front pages are the address of no article.
      const front = [1, 2].map((number) => version(number, { url: 'https://beispiel.example/' }));
      await (open[0] as GraphStore).put(front);
      expect(await contentOf(open[0] as GraphStore)).toBe(folded([first, dated[0] as Reading, plan, ...front]));
    });

    test('keeps a text as long as one of its addresses has it, with what was read at the first of them', async () => {
      const at = (text: string, page: string, day?: string): Reading =>
        reading(page, [{ type: 'MET', from: 'person:ada-nord', to: `person:${page}` }], {
          text: `Der Bericht ${text} aus Norden.`,
          article: { url: `https://${page}.example/bericht`, ...(day === undefined ? {} : { publishedAt: day }) },
        });
      const [x1, x2, y1, z1] = [
        at('1', 'x', '2031-01-02'),
        at('2', 'x', '2031-01-03'),
        at('1', 'y', '2031-01-01'),
        at('1', 'z'),
      ];
      const store = await empty();
      expect(await store.put([x1])).toEqual({ added: 1, changed: 0, unchanged: 0 });
      // The earlier day counts; what has none comes last.
      expect(await store.put([z1])).toEqual({ added: 0, changed: 0, unchanged: 0, duplicates: 1 });
      expect(await store.put([y1])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await contentOf(store)).toBe(folded([atHomes([y1, x1, z1])]));
      expect(await store.put([z1, y1, x1])).toEqual({ added: 0, changed: 0, unchanged: 3 });
      const [listed] = await collect(store.articles());
      expect([listed, ...(listed?.alsoAt ?? [])].map((each) => each?.address).sort()).toEqual(
        ['x', 'y', 'z'].map((page) => `${page}.example/bericht`),
      );
      // A new version at x leaves it at the others, an older one changes nothing.
      expect(await store.put([x2])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await contentOf(store)).toBe(folded([atHomes([y1, z1]), x2]));
      expect(await store.put([x1])).toEqual({
        added: 0,
        changed: 0,
        unchanged: 0,
        outdated: [{ id: x1.article.id, name: 'x', address: 'x.example/bericht', publishedAt: '2031-01-02' }],
      });
      expect(await contentOf(await again())).toBe(folded([atHomes([y1, z1]), x2]));
      const [held] = open as [GraphStore];
      expect(await held.put([at('2', 'y', '2031-01-05')])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await contentOf(held)).toBe(folded([z1, atHomes([x2, at('2', 'y', '2031-01-05')])]));
      // Of one address alone, and there only.
      expect(await held.forget(x2.article.id, 'z.example/bericht')).toBe(false);
      expect(await held.forget(x2.article.id, 'y.example/bericht')).toBe(true);
      expect(await contentOf(held)).toBe(folded([z1, x2]));
      await held.put([at('2', 'y', '2031-01-05')]);
      // By the name that it has elsewhere as well.
      expect(await held.forget('y')).toBe(true);
      expect(await contentOf(held)).toBe(folded([z1]));
    });

    test('is the same whatever came first, in any batches, where texts stand at several addresses', async () => {
      const pages = ['https://x.example/lage', 'https://y.example/lage', 'https://z.example/lage', undefined] as const;
      const all = fc.subarray(
        pages.flatMap((url, page) =>
          ['eins', 'zwei', 'drei', 'fremd'].flatMap((word, version): Reading[] => {
            // One without a day, which is another article at whatever address.
            const publishedAt = word === 'fremd' ? undefined : `2031-01-${10 * (version + 1) + ((7 * page) % 5)}`;
            const text =
              word === 'fremd'
                ? 'Gänzlich anderes steht dort drüben.'
                : `Bericht Fassung ${word} über Norden und Süden.`;
            const article = { ...(url ? { url } : {}), ...(publishedAt ? { publishedAt } : {}) };
            const said = { type: 'MET', from: 'person:ada-nord', to: `person:${word}` } as const;
            return [
              formReading(
                reading(`seite-${page}`, [{ ...said, more: { date: publishedAt ?? '2031' } }], { text, article }),
              ),
            ];
          }),
        ),
        { minLength: 1 },
      );
      const history = fc.record({ all, seed: fc.nat(), batch: fc.integer({ min: 1, max: 5 }) });
      const shuffled = <T>(items: readonly T[], seed: number): readonly T[] =>
        items
          .map((item, index) => ({ item, key: Math.imul(index + 1, seed | 1) ^ Math.imul(seed, 2654435761) }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      await fc.assert(
        fc.asyncProperty(history, async ({ all: given, seed, batch }) => {
          const isOlder = (a: Reading, b: Reading): boolean =>
            (a.article.publishedAt ?? '') < (b.article.publishedAt ?? '');
          const current = given.filter(
            (each) =>
              each.article.url === undefined ||
              each.article.publishedAt === undefined ||
              !given.some((other) => other.article.url === each.article.url && isOlder(each, other)),
          );
          const texts = new Map<string, Reading[]>();
          for (const each of current) texts.set(each.article.id, [...(texts.get(each.article.id) ?? []), each]);
          const expected = folded([...texts.values()].map(atHomes));
          const store = await empty();
          const loading = kind.loads && seed % 3 === 0 ? store.startLoading() : undefined;
          const order = shuffled(given, seed);
          for (let first = 0; first < order.length; first += batch)
            await (loading ?? store).put(order.slice(first, first + batch));
          await loading?.finish();
          expect(await contentOf(store)).toBe(expected);
          // All of them again, in another order: what is older is passed over, and nothing else happens.
          const { outdated = [], ...counts } = await store.put(shuffled(given, seed + 1));
          expect(outdated).toHaveLength(given.length - current.length);
          expect(counts).toEqual({ added: 0, changed: 0, unchanged: current.length });
          expect(await contentOf(await again())).toBe(expected);
        }),
        { numRuns: Math.ceil(kind.histories / 3), seed: 20311120 },
      );
    });

    test('keeps texts of one address that have nothing in common as several articles', async () => {
      const about = (word: string, more = ''): Reading =>
        reading('rubrik', [{ type: 'MET', from: 'person:ada-nord', to: 'person:bo-sund' }], {
          text: `${more}${Array.from({ length: 22 }, (_, index) => `${word}${index % 9} ${word}${index}`).join(' ')}.`,
          article: { url: 'https://beispiel.example/politik' },
        });
      const [one, two] = [about('hafen'), about('schule')];
      const store = await empty();
      expect(await store.put([one, two])).toEqual({ added: 2, changed: 0, unchanged: 0 });
      const third = about('brücke');
      expect(await store.put([third, one])).toEqual({ added: 1, changed: 0, unchanged: 1 });
      // Of these one is another text now.
      const changed = about('schule', 'Nachtrag am Abend: ');
      expect(await store.put([changed])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await contentOf(store)).toBe(folded([one, changed, third]));
      const together = await empty();
      expect(await together.put([two, changed, one, third])).toMatchObject({
        added: 3,
        outdated: [{ name: 'rubrik' }],
      });
    });

    test('takes short texts of one file name for versions only when they share words, and none where very many stand', async () => {
      const note = (text: string, file = 'notiz.txt'): Reading => reading('notiz', [], { text, article: { file } });
      const ferry = note('Die Fähre nach Malmö fährt wieder.');
      const council = note('Der Stadtrat hat am Montag den Haushalt beschlossen.');
      const long = note(
        `${council.article.text} ${Array.from({ length: 50 }, (_, index) => `Zeile${index}`).join(' ')}`,
      );
      const store = await empty();
      await store.put([ferry]);
      expect(await store.put([council])).toEqual({ added: 1, changed: 0, unchanged: 0 });
      // The notice becomes a long article, and the long one a notice.
      expect(await store.put([long])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await store.put([council])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      const later = note('Die Fähre nach Malmö fährt ab Montag wieder.');
      expect(await store.put([later])).toEqual({ added: 0, changed: 1, unchanged: 0 });
      expect(await contentOf(store)).toBe(folded([council, later]));
      const many = Array.from({ length: 98 }, (_, index) => note(`Satz${index}wort Zeile${index}ende.`));
      await store.put(many);
      expect(await store.put([note('Satz3wort ist jetzt Anfang.')])).toMatchObject({ added: 1, changed: 0 });
      expect(await contentOf(store)).toBe(folded([council, later, ...many, note('Satz3wort ist jetzt Anfang.')]));
      expect(await store.forget(later.article.id)).toBe(true);
      expect(await store.forget(council.article.id)).toBe(true);
      expect(await store.put([note('Satz3wort wurde anders Anfang.')])).toMatchObject({ added: 0, changed: 1 });
    });

    test('forgets an article as if it had never been put', async () => {
      const store = await empty();
      await store.put(readings);
      expect(await store.forget('denial')).toBe(true);
      expect(await store.forget('denial')).toBe(false);
      expect(await contentOf(store)).toBe(folded([signing, plan]));
      expect(await store.forget(signing.article.id)).toBe(true);
      expect(await store.forget(plan.article.id)).toBe(true);
      expect(await contentOf(store)).toBe(folded([]));
    });

    test('asks which one to forget when two articles have the same name', async () => {
      const store = await empty();
      const twin = reading('plan', [{ type: 'OWNS', from: 'person:ada-nord', to: 'organisation:werft' }]);
      await store.put([plan, twin]);
      await expect(store.forget('plan')).rejects.toMatchObject({ code: 'article-ambiguous' });
      expect(await store.forget(twin.article.id)).toBe(true);
      expect(await contentOf(store)).toBe(folded([plan]));
    });

    test('keeps a denial beside what it denies, and calls the edge disputed', async () => {
      const store = await empty();
      await store.put(readings);
      const { edges } = await graphOf(store);
      const signed = edges.find(({ id }) => id === 'SIGNED|country:aa|treaty:t');
      expect(signed).toMatchObject({
        status: 'asserted',
        disputed: true,
        sources: 2,
        date: '2031-06-19',
        datePrecision: 'day',
      });
      await store.forget('signing');
      const rest = await graphOf(store);
      expect(rest.edges.find(({ id }) => id === 'SIGNED|country:aa|treaty:t')).toMatchObject({
        status: 'denied',
        disputed: false,
      });
    });

    test('keeps one edge per date for events, and one for states with its interval', async () => {
      const store = await empty();
      await store.put(readings);
      const { edges } = await graphOf(store);
      expect(edges.filter(({ type }) => type === 'MET').map(({ date }) => date)).toEqual(['2031-06-19', '2031-07-01']);
      const offices = edges.filter(({ type }) => type === 'HOLDS_POSITION');
      expect(offices).toHaveLength(1);
      expect(offices[0]).toMatchObject({ since: '2029', properties: { title: 'Präsidentin', current: true } });
    });

    test('dates an edge as finely as articles agree, and no finer', async () => {
      const said = (name: string, date: string): Reading =>
        reading(name, [{ type: 'SIGNED', from: 'country:aa', to: 'treaty:t', more: { date } }]);
      const [year, month, day, other] = [
        said('year', '2031'),
        said('month', '2031-06'),
        said('day', '2031-06-19'),
        said('other', '2030-12-01'),
      ];
      const store = await empty();
      const dated = async (): Promise<unknown> => {
        const [edge] = (await graphOf(store)).edges;
        return [edge?.date, edge?.datePrecision];
      };
      const expected: readonly [readonly Reading[], string, string][] = [
        [[year], '2031', 'year'],
        [[year, month], '2031-06', 'month'],
        // Two articles say June, and one another day.
        [[year, month, other], '2031-06', 'month'],
        [[year, month, other, day], '2031-06-19', 'day'],
      ];
      for (const [all, date, precision] of expected) {
        await store.put(all);
        expect(await dated()).toEqual([date, precision]);
        expect(await contentOf(store)).toBe(folded(all));
      }
      await store.forget('day');
      expect(await dated()).toEqual(['2031-06', 'month']);
      for (const name of ['year', 'month']) await store.forget(name);
      expect(await dated()).toEqual(['2030-12-01', 'day']);
      expect(await contentOf(store)).toBe(folded([other]));
    });

    test('closes an interval when an article says its end, and opens it again when that is forgotten', async () => {
      const office = (name: string, more: object): Reading =>
        reading(name, [{ type: 'HOLDS_POSITION', from: 'person:ada-nord', to: 'country:aa', more }]);
      const start = office('start', { since: '2029-03' });
      const end = office('end', { until: '2033' });
      const later = office('later', { since: '2029-03-01', until: '2033-11-30' });
      const store = await empty();
      const interval = async (): Promise<unknown> => {
        const [edge] = (await graphOf(store)).edges;
        return [edge?.since, edge?.until];
      };
      await store.put([start]);
      expect(await interval()).toEqual(['2029-03', undefined]);
      await store.put([end]);
      expect(await interval()).toEqual(['2029-03', '2033']);
      await store.put([later]);
      expect(await interval()).toEqual(['2029-03-01', '2033-11-30']);
      expect(await contentOf(store)).toBe(folded([start, end, later]));
      await store.forget('later');
      await store.forget('end');
      expect(await interval()).toEqual(['2029-03', undefined]);
      await store.forget('start');
      expect((await graphOf(store)).edges).toEqual([]);
    });

    test('keeps what is near a copy apart from what is one, whatever comes first', async () => {
      const words = Array.from({ length: 120 }, (_, index) => `wort${(index * 37) % 101}`);
      const said = [{ type: 'MEMBER_OF', from: 'country:aa', to: 'organisation:rat' }] as const;
      const text = (name: string, changed: number): Reading =>
        reading(name, said, {
          text: `${name}. ${words.map((word, at) => (at < changed ? `neu${at}` : word)).join(' ')}.`,
        });
      // A chain: each is nearly the one before, the last has nothing of the first any more.
      const chain = [0, 4, 8, 120].map((changed, index) => text(`glied${index}`, changed));
      const store = await empty();
      for (const order of [chain, [...chain].reverse(), [2, 0, 3, 1].map((at) => chain[at] as Reading)]) {
        for (const each of order) await store.put([each]);
        expect(await contentOf(store)).toBe(folded(chain));
        expect((await graphOf(store)).edges[0]).toMatchObject({ sources: 2 });
        await store.forget('glied1');
        expect(await contentOf(store)).toBe(folded(chain.toSpliced(1, 1)));
        for (const name of ['glied0', 'glied2', 'glied3']) await store.forget(name);
        expect(await contentOf(store)).toBe(folded([]));
      }
    });

    test('lists its articles with digests that tell versions apart', async () => {
      const store = await empty();
      await store.put([signing, plan]);
      const before = await collect(store.articles());
      expect(before.map(({ name }) => name).sort()).toEqual(['plan', 'signing']);
      await store.put([{ ...plan, statements: [] }]);
      const after = await collect(store.articles());
      expect(
        after.filter(({ digest }) => before.some((each) => each.digest === digest)).map(({ name }) => name),
      ).toEqual(['signing']);
    });

    test('counts what it holds', async () => {
      const store = await empty();
      await store.put(readings);
      expect(await store.stats()).toMatchObject({
        articles: 3,
        statements: 8,
        nodes: { Person: 2, Organisation: 0, Country: 3, Treaty: 1 },
        edges: { HOLDS_POSITION: 1, MET: 2, SIGNED: 2, BORDERS: 1 },
      });
    });

    test('refuses a reading that does not fit the ontology, and stays as it was', async () => {
      const store = await empty();
      await store.put([signing]);
      const odd = reading('odd', [{ type: 'ENVIES' as RelationType, from: 'country:aa', to: 'country:bb' }]);
      await expect(store.put([plan, odd])).rejects.toMatchObject({ code: 'reading-invalid' });
      const strange = { ...plan, entities: plan.entities.slice(1) };
      await expect(store.put([strange])).rejects.toMatchObject({ code: 'reading-invalid' });
      expect(await contentOf(store)).toBe(folded([signing]));
    });

    test('keeps names that look like code, and those of JavaScript, as they are', async () => {
      const store = await empty();
      const names = [
        '__proto__',
        'constructor',
        "x'}) DETACH DELETE n //",
        '\\u0060',
        'a`b',
        '‮Ada',
        '🇩🇪 Ähre',
        '$p {x: 1}',
      ];
      const hostile = reading('hostile', [], {
        entities: names.map((name, index) =>
          entity(`person:p${index}`, { name, aliases: [...names], properties: { kind: name } }),
        ),
      });
      await store.put([hostile]);
      expect(await contentOf(store)).toBe(folded([hostile]));
      const table = await store.run('MATCH (n:Person) WHERE n.name = $name RETURN n.name AS name', { name: names[2] });
      expect(table.rows).toEqual([[names[2]]]);
    });

    test('gives the readings of the articles that some statements stand in', async () => {
      const store = await empty();
      const readings = ['first', 'second', 'third'].map((name) =>
        reading(name, [{ type: 'SIGNED', from: 'country:aa', to: 'treaty:t' }], { text: `Blatt ${name}.` }),
      );
      await store.put(readings);
      const all = await collect(store.readings());
      const wanted = all.filter(({ article }) => article.name !== 'second');
      const statements = wanted.flatMap((one) => one.statements.map(({ id }) => id));
      expect(await collect(store.readings([...statements, 'statement:nowhere']))).toEqual(wanted);
      expect(await collect(store.readings([]))).toEqual([]);
    });

    test('counts copies of one agency text as one source', async () => {
      const words = Array.from({ length: 120 }, (_, index) => `wort${(index * 37) % 101}`).join(' ');
      const others = Array.from({ length: 120 }, (_, index) => `satz${(index * 53) % 97}`).join(' ');
      const said = [{ type: 'SIGNED', from: 'country:aa', to: 'treaty:t' }] as const;
      const agency = reading('agency', said, { text: `Blatt eins. ${words}.` });
      const copy = reading('copy', said, { text: `Zeitung zwei meldet: ${words}.` });
      const own = reading('own', said, { text: `Blatt drei. ${others}.` });
      const store = await empty();
      await store.put([agency]);
      await store.put([copy]);
      expect((await graphOf(store)).edges[0]).toMatchObject({ sources: 1, confidence: 0.8 });
      await store.put([own]);
      expect((await graphOf(store)).edges[0]).toMatchObject({ sources: 2, confidence: 0.96 });
      await store.forget('agency');
      expect((await graphOf(store)).edges[0]).toMatchObject({ sources: 2 });
      expect(await contentOf(store)).toBe(folded([copy, own]));
    });

    describe('with judgements', () => {
      const same: Judgement = { kind: 'same', a: 'person:ada-nord', b: 'person:bo-sund', note: 'Namenszwilling' };
      const other: Judgement = { kind: 'same', a: 'person:bo-sund', b: 'person:a' };
      const wrong: Judgement = { kind: 'wrong', statement: denial.statements[0]?.id ?? '' };

      test('joins what is judged the same, before and after the articles came', async () => {
        const store = await empty();
        await store.judge([same]);
        await store.put([signing, denial]);
        await store.judge([other]);
        await store.put([plan]);
        expect(await contentOf(store)).toBe(folded(readings, [same, other]));
        const { nodes, edges } = await graphOf(store);
        expect(nodes.filter(({ type }) => type === 'Person').map(({ id }) => id)).toEqual(['person:a']);
        // A meeting with oneself is none.
        expect(edges.filter(({ type }) => type === 'MET')).toEqual([]);
      });

      test('leaves out what is judged wrong, and keeps it on record', async () => {
        const store = await empty();
        await store.put(readings);
        await store.judge([wrong]);
        expect(await contentOf(store)).toBe(folded(readings, [wrong]));
        expect((await graphOf(store)).edges.some(({ disputed }) => disputed)).toBe(false);
        await store.forget('denial');
        await store.put([denial]);
        expect(await contentOf(store)).toBe(folded(readings, [wrong]));
      });

      test('keeps what was judged wrong set aside in a new version that says it in the same sentence', async () => {
        const met = { type: 'MET', from: 'person:ada-nord', to: 'person:bo-sund' } as const;
        const signed = { type: 'SIGNED', from: 'country:aa', to: 'treaty:t' } as const;
        const version = (said: Parameters<typeof reading>[1]): Reading =>
          reading('bericht', said, { article: { file: 'bericht.txt' } });
        const first = version([met, signed]);
        // One sentence stands elsewhere now, the other says something else.
        const second = version([{ ...signed, status: 'planned' }, met]);
        const third = version([signed, { ...signed, status: 'planned' }]);
        const wrong = (of: Reading, index: number): Judgement => ({
          kind: 'wrong',
          statement: of.statements[index]?.id ?? '',
          note: 'ein Zitat',
        });
        const judged = [wrong(first, 0), wrong(first, 1)];
        const carried = [...judged, { ...wrong(second, 1), origin: first.statements[0]?.id ?? '' } as Judgement];
        const store = await empty();
        await store.put([first]);
        await store.judge(judged);
        await store.put([second]);
        expect(await contentOf(store)).toBe(folded([second], carried));
        expect((await graphOf(store)).edges.map(({ type }) => type)).toEqual(['SIGNED']);
        expect(await contentOf(await again())).toBe(folded([second], carried));
        // Of the second version nothing is judged that the third one says.
        await (open[0] as GraphStore).put([third]);
        expect(await contentOf(open[0] as GraphStore)).toBe(folded([third], carried));
        // Taken back with what it came from; one that was made of the new version itself stays.
        const held = open[0] as GraphStore;
        await held.put([version([met, signed, { ...signed, status: 'planned' }])]);
        await held.put([second]);
        expect(await held.retract(judgementId(judged[0] as Judgement))).toBe(true);
        expect(await contentOf(held)).toBe(folded([second], judged.slice(1)));
        expect(await contentOf(await again())).toBe(folded([second], judged.slice(1)));
        await (open[0] as GraphStore).judge([wrong(second, 1)]);
        await (open[0] as GraphStore).retract(judgementId(judged[1] as Judgement));
        expect(await contentOf(open[0] as GraphStore)).toBe(folded([second], [wrong(second, 1)]));
        if (!kind.loads) return;
        const loading = (await empty()).startLoading();
        await loading.judge(judged);
        for (const each of [first, second]) await loading.put([each]);
        await loading.finish();
        expect(await contentOf(open[0] as GraphStore)).toBe(folded([second], carried));
      });

      test('writes a judgement on a pair in one way, whichever of the two was named first', async () => {
        const store = await empty();
        const lines: string[][] = [];
        for (const [a, b] of [
          ['person:bo-sund', 'person:ada-nord'],
          ['person:ada-nord', 'person:bo-sund'],
        ] as const) {
          await store.judge([{ kind: 'same', note: 'n', b, a } as Judgement]);
          lines.push(await collect(formatReadings(store)));
        }
        expect(lines[0]).toEqual(lines[1]);
        const swapped = (lines[0] ?? []).map((line) => line.replace(/"a":("[^"]*"),"b":("[^"]*")/, '"a":$2,"b":$1'));
        expect(swapped).not.toEqual(lines[0]);
        expect((await parseReadings(swapped, 'x')).judgements).toEqual(await store.judgements());
      });

      test('takes judgements back', async () => {
        const store = await empty();
        await store.put(readings);
        await store.judge([same, wrong]);
        expect(await store.retract(judgementId(same))).toBe(true);
        expect(await store.retract(judgementId(same))).toBe(false);
        expect(await store.retract(judgementId(wrong))).toBe(true);
        expect(await contentOf(store)).toBe(folded(readings));
      });

      test('lets a later judgement about a pair replace the earlier one, and refuses a contradiction', async () => {
        const store = await empty();
        await store.put(readings);
        await store.judge([same]);
        const different: Judgement = { kind: 'different', a: 'person:bo-sund', b: 'person:ada-nord' };
        await store.judge([different]);
        expect(await contentOf(store)).toBe(folded(readings, [different]));
        await store.judge([{ kind: 'same', a: 'person:ada-nord', b: 'person:a' }]);
        const before = await contentOf(store);
        await expect(store.judge([other])).rejects.toMatchObject({ code: 'judgements-contradict' });
        expect(await contentOf(store)).toBe(before);
      });
    });

    test('keeps a word for the rules of reading, apart from the graph', async () => {
      const store = await empty();
      expect(await store.rules()).toBeUndefined();
      await store.put(readings);
      const before = await contentOf(store);
      await store.setRules('rules-1');
      await store.setRules('rules-2');
      expect(await store.rules()).toBe('rules-2');
      expect(await contentOf(store)).toBe(before);
      await store.forget('plan');
      expect(await store.rules()).toBe('rules-2');
    });

    test('puts what a backup holds exactly as it is, in whatever batches', async () => {
      const at = (text: string, page: string, day: string): Reading =>
        reading('seite', [{ type: 'MET', from: 'person:ada-nord', to: `person:${page}` }], {
          text: `Der Bericht ${text} aus Norden.`,
          article: { url: `https://${page}.example/bericht`, publishedAt: day },
        });
      // Two versions at one address, as another rule or another program may have left them.
      const held = [
        atHomes([at('eins', 'x', '2031-01-01'), at('eins', 'y', '2031-01-02')]),
        at('zwei', 'x', '2031-01-03'),
      ];
      const backup = (id: string): boolean => held.some(({ article }) => article.id === id);
      const store = await empty();
      const later = at('drei', 'x', '2031-02-01');
      await store.put([later, at('eins', 'z', '2030-01-01')]);
      for (const each of held) await store.put([each], { backup });
      expect(await contentOf(store)).toBe(folded(held));
      expect(await store.put(held, { backup })).toEqual({ added: 0, changed: 0, unchanged: 3 });
      const lines = (await collect(formatReadings(store))).map((line) => line.slice(0, -1)).reverse();
      const other = await empty();
      const restored = await parseReadings(lines, 'backup.jsonl');
      expect(restored.problems).toEqual([]);
      const target = kind.loads ? other.startLoading() : undefined;
      for (const each of restored.readings) await (target ?? other).put([each], { backup });
      await target?.finish();
      expect(await contentOf(other)).toBe(folded(held));
    });

    test('comes back from its lines in any order, into whichever store', async () => {
      const store = await empty();
      await store.put(readings);
      await store.judge([{ kind: 'same', a: 'person:ada-nord', b: 'person:bo-sund' }]);
      const before = await contentOf(store);
      const lines = (await collect(formatReadings(store))).map((line) => line.slice(0, -1));
      expect(lines).toHaveLength(3 + 8 + 1);
      const shuffled = [...lines].sort().reverse();
      const restored = await parseReadings([...shuffled, '', 'no line', lines[1] ?? ''], 'backup.jsonl');
      expect(restored.problems).toEqual([
        {
          rule: 'unreadable-line',
          message: '"no line" is no JSON; it may have been cut off',
          place: 'backup.jsonl:14',
        },
      ]);
      const other = await empty();
      await other.judge(restored.judgements);
      await other.put(restored.readings);
      expect(await contentOf(other)).toBe(before);
      expect((await collect(formatReadings(other))).map((line) => line.slice(0, -1))).toEqual(lines);
    });

    describe('answering Cypher', () => {
      test('gives nodes, edges, paths, lists, maps and nulls in one shape', async () => {
        const store = await empty();
        await store.put([signing]);
        const table = await store.run(
          `MATCH p = (a:Country {id: $id})-[e:SIGNED]->(t:Treaty)
           RETURN a.name AS name, t AS treaty, e AS edge, p AS path, [1, 'x', null] AS list, {k: 1.5} AS map, a.none AS none`,
          { id: 'country:aa' },
        );
        const treaty = {
          kind: 'node',
          labels: ['Entity', 'Treaty'],
          properties: { aliases: [], articles: 1, id: 'treaty:t', name: 'T' },
        };
        const country = {
          kind: 'node',
          labels: ['Country', 'Entity'],
          properties: { aliases: [], articles: 1, id: 'country:aa', name: 'Aa' },
        };
        const edge = {
          kind: 'edge',
          type: 'SIGNED',
          from: 'country:aa',
          to: 'treaty:t',
          properties: {
            confidence: 0.8,
            date: '2031-06-19',
            datePrecision: 'day',
            disputed: false,
            id: 'SIGNED|country:aa|treaty:t',
            sources: 1,
            statements: [signing.statements[0]?.id],
            status: 'asserted',
          },
        };
        expect(table.columns).toEqual(['name', 'treaty', 'edge', 'path', 'list', 'map', 'none']);
        expect(JSON.parse(JSON.stringify(table.rows))).toEqual([
          [
            'Aa',
            treaty,
            edge,
            { kind: 'path', nodes: [country, treaty], edges: [edge] },
            [1, 'x', null],
            { k: 1.5 },
            null,
          ],
        ]);
        expect(table.truncated).toBe(false);
      });

      test('finds the ends of an edge that is returned without them', async () => {
        const store = await empty();
        await store.put([signing]);
        const { rows } = await store.run('MATCH (:Entity)-[e:MET]->(:Entity) RETURN e');
        expect(rows[0]?.[0]).toMatchObject({ kind: 'edge', from: 'person:ada-nord', to: 'person:bo-sund' });
      });

      test('takes nested parameters, and gives them back as they were', async () => {
        const store = await empty();
        const parameter = { list: [1, 2.5, 'drei', null, true, ['x']], map: { a: { b: 1 } }, 'ü ñ': '🙂' };
        const { rows } = await store.run('RETURN $parameter AS parameter', { parameter });
        expect(JSON.parse(JSON.stringify(rows[0]?.[0]))).toEqual(parameter);
        const { rows: dates } = await store.run('RETURN $date AS date', { date: new Date('2031-06-19T10:00:00Z') });
        expect(dates).toEqual([['2031-06-19T10:00:00.000Z']]);
        await expect(store.run('RETURN $p AS p', { p: Number.NaN })).rejects.toMatchObject({
          code: 'parameter-invalid',
        });
      });

      test('cuts long answers off, and says so', async () => {
        const store = await empty();
        const cut = await store.run('UNWIND range(1, 10) AS i RETURN i', {}, { limit: 3 });
        expect(cut).toEqual({ columns: ['i'], rows: [[1], [2], [3]], truncated: true, truncatedBy: 'rows' });
        const whole = await store.run('UNWIND range(1, 3) AS i RETURN i', {}, { limit: 3 });
        expect(whole.truncated).toBe(false);
      });

      test('never gives more bytes than it may, and says so', async () => {
        const store = await empty();
        await store.put(readings);
        // [i,"xxxx…"] of 100 + 8 bytes each, from 1 to 9; an umlaut has two.
        const words = `UNWIND range(1, 9) AS i RETURN i, '${'xä'.repeat(34)}' AS text`;
        const cut = await store.run(words, {}, { bytes: 330 });
        expect(cut).toMatchObject({ truncated: true, truncatedBy: 'bytes' });
        expect(cut.rows.map(([i]) => i)).toEqual([1, 2, 3]);
        expect(await store.run(words, {}, { bytes: 9 * 108 })).toMatchObject({ truncated: false });
        const nodes = 'MATCH (n:Entity)-[e]->(m:Entity) RETURN n, e, m, [n, m] AS both ORDER BY e.id';
        const whole = await store.run(nodes);
        for (const [bytes, rows] of [
          [Buffer.byteLength(JSON.stringify(whole.rows[0])) - 1, 0],
          [Buffer.byteLength(JSON.stringify(whole.rows[0])), 1],
          [whole.rows.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0), whole.rows.length],
        ] as const) {
          const table = await store.run(nodes, {}, { bytes });
          expect(table.rows).toEqual(whole.rows.slice(0, rows));
          expect(table.truncated).toBe(rows < whole.rows.length);
        }
        // One value that is larger than all that may come.
        const large = await store.run('RETURN range(1, 100000) AS list', {}, { bytes: 100_000 });
        expect(large).toMatchObject({ rows: [], truncated: true, truncatedBy: 'bytes' });
        const written = await store.run(
          'UNWIND [1, 2, 3, 4, 5, 6, 7, 8, 9] AS i MERGE (n:X {i: i}) RETURN i',
          {},
          { write: true, bytes: 7 },
        );
        expect(written).toMatchObject({ rows: [[1], [2]], truncated: true, truncatedBy: 'bytes' });
      });

      test('gives up after the time limit', async () => {
        const store = await empty();
        const slow = `UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 100) AS c
          WITH a * b * c AS product WHERE product % 7 = 3 RETURN count(product) AS n`;
        const started = Date.now();
        // The limit is our own, whatever the engine's: Neo4j looks at its clock every other second only.
        await expect(store.run(slow, {}, { timeout: 500 })).rejects.toMatchObject({
          code: 'query-timeout',
          message: 'The query was given up after 500 ms',
        });
        expect(Date.now() - started).toBeLessThan(500 + 5000);
      });

      test.each([
        ['MATCH (n RETURN n', 1, 10],
        ['MATCH (n)\nWHERE n.name = = 1\nRETURN n', 2, 16],
        ["MATCH (n) WHERE n.name = 'x RETURN n", 1, 26],
      ])('tells the place of a mistake in %j', async (cypher, line, column) => {
        const store = await empty();
        const failure = (await store.run(cypher).catch((error: unknown) => error)) as Failure;
        expect(failure.code).toBe('cypher-syntax');
        expect(failure.message).toContain(`line ${line}, column ${column}`);
      });

      test('writes only when it is told to', async () => {
        const store = await empty();
        await store.put([signing]);
        await expect(store.run("MATCH (n:Country {id: 'country:aa'}) SET n.note = 'x'")).rejects.toMatchObject({
          code: 'read-only',
        });
        await store.run("MATCH (n:Country {id: 'country:aa'}) SET n.note = 'x'", {}, { write: true });
        const { rows } = await store.run("MATCH (n:Country {id: 'country:aa'}) RETURN n.note AS note");
        expect(rows).toEqual([['x']]);
      });
    });

    test('equals the fold of what is left, after any history', async () => {
      const ids = [
        'person:ada-nord',
        'person:bo-sund',
        'person:cem-ost',
        'country:aa',
        'country:bb',
        'treaty:t',
        'organisation:rat',
      ];
      const id = fc.constantFrom(...ids);
      const date = fc.constantFrom(undefined, '2031', '2031-06', '2031-06-19', '2031-07-01');
      const said = fc.record({
        type: fc.constantFrom('MET', 'SIGNED', 'MEMBER_OF', 'ACCUSED', 'BORDERS') as fc.Arbitrary<RelationType>,
        from: id,
        to: id,
        status: fc.constantFrom('asserted', 'planned', 'claimed', 'denied') as fc.Arbitrary<'asserted'>,
        more: fc
          .record({ date, since: date, until: date, confidence: fc.constantFrom(0.3, 0.5, 0.9) })
          .map((more) => Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined))),
      });
      const put = fc.record({
        op: fc.constant('put' as const),
        // A second reading of `a1` may be of the same text, or of another version of it, and both may stand at several addresses.
        readings: fc.array(
          fc
            .tuple(
              fc.constantFrom('a1', 'a2', 'a3'),
              fc.array(said, { maxLength: 4 }),
              fc.constantFrom('', ' Geändert.', ' Berichtigt.'),
              fc.constantFrom(undefined, 'x', 'y'),
            )
            .map(([name, all, change, page]) => {
              // Of the three versions at x two have days, so that the one cannot come after the other.
              const days: Record<string, string> = { ' Geändert.': '2031-01-02', ' Berichtigt.': '2031-01-01' };
              const publishedAt = page === 'x' ? days[change] : undefined;
              return formReading(
                reading(name, all, {
                  text: `Text von ${name}. ${`${name}wort`.repeat(80)}${change}`,
                  article: {
                    ...(page === undefined
                      ? {}
                      : { name: `${name}${page}`, url: `https://blatt.example/${name}/${page}` }),
                    ...(publishedAt ? { publishedAt } : {}),
                  },
                }),
              );
            }),
          { minLength: 1, maxLength: 4 },
        ),
      });
      const forget = fc.record({
        op: fc.constant('forget' as const),
        article: fc.constantFrom('a1', 'a2', 'a3', 'a1x', 'a2y'),
      });
      const judge = fc.record({
        op: fc.constant('judge' as const),
        judgement: fc.oneof(
          fc.record({ kind: fc.constantFrom('same' as const, 'different' as const), a: id, b: id }),
          fc.record({ kind: fc.constant('wrong' as const), statement: fc.nat(3) }),
        ),
      });
      const retract = fc.record({ op: fc.constant('retract' as const), judgement: fc.nat(3) });
      const reopen = fc.record({ op: fc.constant('reopen' as const) });
      const history = fc.array(fc.oneof({ weight: 4, arbitrary: put }, forget, judge, judge, retract, reopen), {
        minLength: 1,
        maxLength: 9,
      });
      await fc.assert(
        fc.asyncProperty(history, async (operations) => {
          let store = await empty();
          /** Text → its homes. */
          const held = new Map<string, Reading[]>();
          const judged = new Map<string, Judgement>();
          const keyOf = ({ article }: Reading): string => `${article.id} ${article.url}`;
          const sentencesOf = (each: Reading): readonly (readonly [id: string, said: string])[] =>
            each.statements.map(({ id, type, from, to, status, start, end }) => [
              id,
              JSON.stringify([type, from, to, status, each.article.text.slice(start, end)]),
            ]);
          const putOne = (given: Reading): void => {
            const { id, url } = given.article;
            const former = [...held].flatMap(([text, homes]) =>
              text === id ? [] : homes.filter(({ article }) => url !== undefined && article.url === url),
            );
            const day = given.article.publishedAt;
            if (
              former.some(
                ({ article: { publishedAt } }) => publishedAt !== undefined && day !== undefined && publishedAt > day,
              )
            )
              return;
            const homes = (held.get(id) ?? []).filter((home) => keyOf(home) !== keyOf(given));
            held.set(id, [...homes, given]);
            const now = sentencesOf(atHomes(held.get(id) ?? []));
            for (const { article } of former) {
              const before = held.get(article.id) ?? [];
              for (const [statement, said] of sentencesOf(atHomes(before)))
                if (judged.has(judgementId({ kind: 'wrong', statement })))
                  for (const [id] of now.filter(([, other]) => other === said)) {
                    const again: Judgement = { kind: 'wrong', statement: id, origin: statement };
                    if (!judged.has(judgementId(again))) judged.set(judgementId(again), again);
                  }
              const rest = before.filter((home) => home.article.url !== url);
              if (rest.length > 0) held.set(article.id, rest);
              else held.delete(article.id);
            }
          };
          for (const operation of operations) {
            if (operation.op === 'put') {
              await store.put(operation.readings);
              const given = new Map(operation.readings.map((each) => [keyOf(each), each]));
              const rank = ({ article }: Reading): string => `${article.publishedAt ?? ''} ${article.id}`;
              // Of what came together the newest at each address; each text with all its homes at once.
              const newest = [...given.values()].filter(
                (each) =>
                  each.article.url === undefined ||
                  [...given.values()].every(
                    (other) => other.article.url !== each.article.url || rank(other) <= rank(each),
                  ),
              );
              for (const each of newest.sort((a, b) => (a.article.id < b.article.id ? -1 : 1))) putOne(each);
            } else if (operation.op === 'forget') {
              const found = [...held].find(([, homes]) =>
                homes.some(({ article }) => article.name === operation.article),
              );
              const several = [...held].filter(([, homes]) =>
                homes.some(({ article }) => article.name === operation.article),
              );
              if (several.length > 1)
                await expect(store.forget(operation.article)).rejects.toMatchObject({ code: 'article-ambiguous' });
              else expect(await store.forget(operation.article)).toBe(found !== undefined);
              if (several.length === 1) held.delete(found?.[0] ?? '');
            } else if (operation.op === 'reopen') {
              store = await again();
            } else if (operation.op === 'retract') {
              const id = [...judged.keys()][operation.judgement] ?? 'judgement:none';
              expect(await store.retract(id)).toBe(judged.has(id));
              takeBack(judged, id);
            } else {
              const statements = [...held.values()].flatMap((homes) => atHomes(homes).statements);
              const { judgement: drawn } = operation;
              const judgement: Judgement =
                drawn.kind === 'wrong'
                  ? { kind: 'wrong', statement: statements[drawn.statement]?.id ?? 'statement:none' }
                  : drawn;
              const next = new Map(judged).set(judgementId(judgement), judgement);
              const refused = await store.judge([judgement]).then(
                () => false,
                (error: Failure) => error.code === 'judgements-contradict',
              );
              const contradicts = (() => {
                try {
                  fold([], [...next.values()]);
                  return false;
                } catch {
                  return true;
                }
              })();
              expect(refused).toBe(contradicts);
              if (!refused) judged.set(judgementId(judgement), judgement);
            }
          }
          expect(await contentOf(store)).toBe(folded([...held.values()].map(atHomes), [...judged.values()]));
        }),
        { numRuns: kind.histories, seed: 20311119 },
      );
    });
  });
};
