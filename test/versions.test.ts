import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { addressOf } from '../graph/address.ts';
import type { Article } from '../graph/model.ts';
import { isNewer } from '../graph/versions.ts';
import { fill } from '../ingest/fill.ts';
import { articleFromText, type ReadResult, readPaths } from '../ingest/read/index.ts';
import { chooseVersions, type VersionedResult } from '../ingest/versions.ts';
import { onBothStores, runOn } from './bothStores.ts';
import { run } from './cliRun.ts';
import { story } from './readFixtures.ts';

test.each<[Partial<Article>, string | undefined]>([
  [{ url: 'https://blatt.example/a/b.html' }, 'blatt.example/a/b.html'],
  [
    { url: 'http://Blatt.example:80/a/b/?utm_source=x&id=3&fbclid=y#:~:text=Satz', file: 'b.html' },
    'blatt.example/a/b?id=3',
  ],
  // Entries of one ticker are several articles.
  [{ url: 'https://blatt.example/ticker#eintrag-2' }, 'blatt.example/ticker#eintrag-2'],
  [{ url: 'https://blatt.example/ticker#eintrag-3:~:text=Satz' }, 'blatt.example/ticker#eintrag-3'],
  [{ url: 'https://blatt.example/index.html', file: 'b.html' }, 'file:b.html'],
  [{ url: 'https://blatt.example/index.php?p=17' }, 'blatt.example/index.php?p=17'],
  [{ url: 'https://blatt.example/?p=17' }, 'blatt.example?p=17'],
  [{ url: 'https://blatt.example/', file: 'seiten/b.html' }, 'file:seiten/b.html'],
  [{ url: 'https://blatt.example/?utm_medium=x' }, undefined],
  [{ url: 'urn:x:1', file: 'b.txt' }, 'file:b.txt'],
  [{ url: 'Seite 3' }, undefined],
  [{}, undefined],
])('%j is at home at %j', (article, address) => {
  expect(addressOf(article as Article)).toBe(address);
});

test('of two texts the one of the later day is newer, of one day the greater id', () => {
  expect(isNewer({ id: 'a', publishedAt: '2031-02-01' }, { id: 'b', publishedAt: '2031-01-31' })).toBe(true);
  expect(isNewer({ id: 'a' }, { id: 'b', publishedAt: '2031-01-31' })).toBe(false);
  expect(isNewer({ id: 'b' }, { id: 'a' })).toBe(true);
  expect(isNewer({ id: 'a' }, { id: 'a' })).toBe(false);
});

const folder = mkdtempSync(join(tmpdir(), 'entente-versions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};

test('an article knows its file, unless it has an address or nothing tells it apart', async () => {
  const texts = put('von/a.txt', story(1));
  put(
    'von/seite.html',
    `<link rel="canonical" href="https://blatt.example/x"><article><h1>Titel</h1><p>${story(2)}</p></article>`,
  );
  put(
    'von/satz.jsonl',
    [{ text: story(3) }, { id: 'k4', text: story(4) }, { url: 'https://blatt.example/5', text: story(5) }]
      .map((each) => JSON.stringify(each))
      .join('\n'),
  );
  const found: (readonly [string, string | undefined])[] = [];
  for await (const result of readPaths([join(folder, 'von'), texts]))
    if ('article' in result) found.push([result.article.name, result.article.file]);
  const slashed = folder.replaceAll('\\', '/');
  expect(found).toEqual(
    [
      ['a', `${slashed}/von/a.txt`],
      ['satz-1', undefined],
      ['k4', `${slashed}/von/satz.jsonl#k4`],
      ['blatt.example/5', undefined],
      ['blatt.example/x', undefined],
      ['a', `${slashed}/von/a.txt`],
    ].map(([name, file]) => [name === 'blatt.example/x' ? 'seite' : name, file]),
  );
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(story(1));
  }
  for await (const result of readPaths(['-'], { stdin: stdin() }))
    expect('article' in result && result.article.file).toBeUndefined();
});

const textAt = (file: string, text: string): ReadResult => ({
  article: { ...articleFromText(text, { name: file }), file },
});

test('texts that would take the place of others come last, one for each article', async () => {
  const texts = ['Eins', 'Zwei', 'Drei', 'Vier'].map((word) => `${word} ist ein Satz, der hier steht.`);
  const ids = texts.map((text) => articleFromText(text, { name: 'x' }).id);
  const ranked = [...texts].sort((a, b) =>
    articleFromText(a, { name: 'x' }).id < articleFromText(b, { name: 'x' }).id ? -1 : 1,
  );
  async function* all(results: readonly ReadResult[]): AsyncGenerator<ReadResult> {
    yield* results;
  }
  const choose = async (
    results: readonly ReadResult[],
    stored: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
    atOnce = 1,
  ) => {
    const chosen: string[] = [];
    const word = (article: Article): string => article.text.split(' ')[0] ?? '';
    for await (const each of chooseVersions(all(results), () => stored, atOnce) as AsyncGenerator<VersionedResult>)
      if ('outdated' in each) chosen.push(`(${word(each.outdated)})`);
      else if ('article' in each) chosen.push(`${word(each.article)}${each.among ? '!' : ''}`);
    return chosen.join(' ');
  };
  const words = ranked.map((text) => text.split(' ')[0]);
  const [least, , , most] = ranked as [string, string, string, string];
  for (const atOnce of [1, 50]) {
    // The newest first: the others are needless. The newest last: it waits for the end.
    expect(
      await choose([textAt('a', most), textAt('a', least), textAt('b', texts[0] as string)], undefined, atOnce),
    ).toBe(`${words[3]} (${words[0]}) Eins`);
    expect(
      await choose([...ranked.map((text) => textAt('a', text)), textAt('b', texts[0] as string)], undefined, atOnce),
    ).toBe(`${words[0]} (${words[1]}) (${words[2]}) Eins ${words[3]}!`);
    // The newest of the run is stored: nothing is to be done, whatever comes first.
    const stored = new Map([['file:a', new Set([ids[texts.indexOf(most)] as string])]]);
    expect(await choose([textAt('a', least), textAt('a', most)], stored, atOnce)).toBe(`(${words[0]}) ${words[3]}`);
    // What is stored is no longer there.
    expect(await choose([textAt('a', least)], stored, atOnce)).toBe(`${words[0]}!`);
  }
});

test('of one run texts of one address that have nothing in common all go on', async () => {
  const text = (word: string, more = ''): string =>
    `${more}${Array.from({ length: 22 }, (_, index) => `${word}${index % 9} ${word}${index}`).join(' ')}.`;
  const at = (day: string, words: string): ReadResult => {
    const { article } = textAt('heute.txt', words) as { readonly article: Article };
    return { article: { ...article, publishedAt: `2031-01-${day}` } };
  };
  async function* all(): AsyncGenerator<ReadResult> {
    yield at('01', text('hafen'));
    yield at('02', text('schule'));
    yield at('03', text('hafen', 'Nachtrag: '));
    yield at('01', text('brücke'));
    yield at('01', text('schule', 'Morgens: '));
  }
  const chosen: string[] = [];
  for await (const each of chooseVersions(all(), () => new Map()))
    if ('outdated' in each) chosen.push(`(${each.outdated.text.slice(0, 7)})`);
    else if ('article' in each) chosen.push(`${each.article.text.slice(0, 6)}${'among' in each ? '!' : ''}`);
  expect(chosen).toEqual(['hafen0', 'schule', 'brücke', '(Morgens)', 'Nachtr!']);
});

onBothStores('versions of an article', (place) => {
  const cli = runOn(place);
  const ingest = async (...paths: string[]): Promise<Record<string, unknown>> =>
    JSON.parse((await cli('ingest', ...paths, '--json')).stdout);
  const texts = async (): Promise<readonly string[]> => {
    const store = await place.open({ readOnly: true });
    try {
      const found: string[] = [];
      for await (const { article } of store.readings()) found.push(article.text);
      return found.sort();
    } finally {
      await store.close();
    }
  };
  const statements = async (): Promise<string> => (await cli('export', '--format', 'statements')).stdout;

  test('a file and an address that are read again with another text are one article, which has changed', async () => {
    await place.empty();
    const file = put('wieder/a.txt', story(1));
    const page = (text: string): string =>
      put('wieder/b.jsonl', JSON.stringify({ url: 'https://blatt.example/b', text }));
    page(story(2));
    const other = put('wieder/c.txt', story(3));
    expect(await ingest(join(folder, 'wieder'))).toMatchObject({ read: 3, added: 3, changed: 0 });
    put('wieder/a.txt', story(4));
    page(story(5));
    expect(await ingest(file, join(folder, 'wieder'))).toMatchObject({
      read: 4,
      added: 0,
      changed: 2,
      unchanged: 1,
      duplicates: 1,
      outdated: 0,
    });
    expect(await texts()).toEqual([story(3), story(4), story(5)].sort());
    const before = await statements();
    expect(await ingest(join(folder, 'wieder'))).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect(await statements()).toBe(before);
    // Exactly what one would have who had never read the former texts.
    await place.empty();
    await ingest(join(folder, 'wieder'));
    expect(await statements()).toBe(before);
    // Another file may say the same: it is that file's article too, and stays when the first changes.
    put('wieder/unten/a.txt', story(4));
    put('wieder/a.txt', story(6));
    await ingest(join(folder, 'wieder'));
    expect(await texts()).toEqual([story(3), story(4), story(5), story(6)].sort());
    rmSync(join(folder, 'wieder/unten'), { recursive: true });
    rmSync(other);
  });

  test('several texts of one address in one run give the same graph in any order and in any batches, and again', async () => {
    const record = (number: number, day?: string): string =>
      JSON.stringify({ url: 'https://blatt.example/lage', text: story(number), ...(day ? { date: day } : {}) });
    const path = (name: string, lines: readonly string[]): string => put(name, lines.join('\n'));
    const lines = [record(11, '2031-03-02'), record(12, '2031-03-04'), record(13), record(14, '2031-03-04')];
    const newest = [12, 14]
      .map((number) => articleFromText(story(number), { name: 'x' }))
      .sort((a, b) => (a.id < b.id ? 1 : -1))[0]?.text;
    let expected: string | undefined;
    for (const [index, order] of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ].entries()) {
      await place.empty();
      const file = path(
        `lage.jsonl`,
        order.map((at) => lines[at] as string),
      );
      const batch = ['1', '2', '64'][index] as string;
      const first = JSON.parse((await cli('ingest', file, '--batch', batch, '--json')).stdout);
      expect([first.read, first.added, first.changed + first.outdated]).toEqual([4, 1, 3]);
      expect(await texts()).toEqual([newest]);
      const content = await statements();
      expected ??= content;
      expect(content).toBe(expected);
      const again = JSON.parse((await cli('ingest', file, '--batch', batch, '--json')).stdout);
      expect(again).toMatchObject({ read: 4, added: 0, changed: 0, unchanged: 1, outdated: 3 });
      expect(await statements()).toBe(expected);
    }
  });

  test('a text at several addresses stays where it was not changed, and an older version is named and passed over', async () => {
    await place.empty();
    const record = (page: string, number: number, day: number): string =>
      JSON.stringify({ url: `https://${page}.example/lage`, text: story(number), date: `2031-03-0${day}` });
    const lines = [record('x', 51, 2), record('x', 52, 3), record('y', 51, 1)];
    const contents = new Set<string>();
    for (const [order, batch] of [
      [[0, 1, 2], '64'],
      [[2, 1, 0], '1'],
    ] as const) {
      await place.empty();
      const file = put('lage.jsonl', order.map((at) => lines[at]).join('\n'));
      await cli('ingest', file, '--batch', batch);
      contents.add(await statements());
      expect(await ingest(file)).toMatchObject({ added: 0, changed: 0, unchanged: 2, outdated: 1 });
      contents.add(await statements());
    }
    expect(contents.size).toBe(1);
    expect(await texts()).toEqual([story(51), story(52)].sort());
    // In a run of its own the older one says so.
    const older = put('aelter.jsonl', lines[0] as string);
    const { stdout, stderr } = await cli('ingest', older, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      read: 1,
      added: 0,
      changed: 0,
      outdated: 1,
      outdatedTexts: [{ address: 'x.example/lage', publishedAt: '2031-03-02' }],
    });
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([expect.objectContaining({ event: 'outdated', address: 'x.example/lage', publishedAt: '2031-03-02' })]);
    expect(new Set([...contents, await statements()]).size).toBe(1);
  });

  test('of one text at one address the earlier day counts, whichever was read first', async () => {
    const at = (publishedAt: string): string =>
      put('tage.jsonl', JSON.stringify({ id: 't', url: 'https://blatt.example/tage', publishedAt, text: story(7) }));
    await place.empty();
    for (const [day, counts] of [
      ['2024-05-02', '2024-05-02'],
      ['2024-03-02', '2024-03-02'],
      ['2024-04-02', '2024-03-02'],
    ] as const) {
      await ingest(at(day));
      const store = await place.open({ readOnly: true });
      const { rows } = await store.run("MATCH (a:Article {name: 't'}) RETURN a.publishedAt");
      await store.close();
      expect(rows).toEqual([[counts]]);
    }
  });

  test('two writers of different versions leave one of them', async () => {
    await place.empty();
    const store = await place.open();
    const readings: ReadResult[][] = [[textAt('x.txt', story(21))], [textAt('x.txt', story(22))]];
    async function* of(results: readonly ReadResult[]): AsyncGenerator<ReadResult> {
      yield* results;
    }
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(readings.map((each) => fill(store, of(each), { again: true })));
      expect((await store.stats()).articles).toBe(1);
    }
    await store.close();
  });
});

test('a first big load holds the newest version too', async () => {
  const lines = [31, 32, 33].map((number) => JSON.stringify({ url: 'https://blatt.example/z', text: story(number) }));
  const contents = new Set<string>();
  for (const [index, order] of [lines, [...lines].reverse()].entries())
    for (const bulk of [['--bulk'], []]) {
      const store = join(folder, `bulk${index}${bulk.length}`);
      await run(['ingest', put('z.jsonl', order.join('\n')), ...bulk, '--store', store, '--batch', '1']);
      contents.add((await run(['export', '--format', 'statements', '--store', store])).stdout);
      // Made anew from the log alone.
      rmSync(join(store, 'graph.grafeo'));
      contents.add((await run(['export', '--format', 'statements', '--store', store])).stdout);
    }
  expect(contents.size).toBe(1);
  expect([...contents][0]?.match(/"kind":"article"/g)).toHaveLength(1);
});
