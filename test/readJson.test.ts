import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { undescribed } from '../cli/inputFormats.ts';
import { dayOf, languageCode } from '../ingest/read/day.ts';
import { articleFromRecord, recordsOf } from '../ingest/read/record.ts';
import { openFolder, readAll, story } from './readFixtures.ts';

const { put } = openFolder();
const text = story(1);
const title = 'Ein Abkommen an der Küste';

/** Records as the common news sets and interfaces write them, with words of our own. */
const shapes: Record<string, unknown> = {
  'news-please and CC-News': {
    maintext: text,
    title,
    date_publish: '2024-02-03 10:11:12',
    url: 'https://blatt.example/a',
    source_domain: 'blatt.example',
    authors: ['Eva Muster'],
    language: 'de',
  },
  NewsAPI: {
    status: 'ok',
    articles: [
      {
        source: { id: null, name: 'blatt.example' },
        author: 'Eva Muster',
        title,
        description: 'kurz',
        content: text,
        publishedAt: '2024-02-03T10:00:00Z',
        url: 'https://blatt.example/a',
      },
    ],
  },
  'the Guardian’s interface': {
    response: {
      status: 'ok',
      results: [
        {
          id: 'welt/a',
          webTitle: title,
          webUrl: 'https://blatt.example/a',
          webPublicationDate: '2024-02-03T10:00:00Z',
          fields: { bodyText: text, byline: 'Eva Muster' },
          publication: 'blatt.example',
        },
      ],
    },
  },
  'the New York Times’ interface': {
    response: {
      docs: [
        {
          headline: { main: title },
          lead_paragraph: text,
          pub_date: '2024-02-03T10:00:00+0000',
          web_url: 'https://blatt.example/a',
          source: 'blatt.example',
          byline: { original: 'Eva Muster' },
        },
      ],
    },
  },
  webhose: {
    posts: [
      {
        thread: { site: 'blatt.example', title },
        text,
        published: '2024-02-03T10:00:00.000+02:00',
        author: 'Eva Muster',
        language: 'german',
        url: 'https://blatt.example/a',
      },
    ],
  },
  ninjs: {
    headline: title,
    body_xhtml: `<p>${text}</p>`,
    versioncreated: '2024-02-03T10:00:00Z',
    byline: 'Eva Muster',
    url: 'https://blatt.example/a',
    source: 'blatt.example',
  },
  'schema.org': {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'NewsArticle',
        headline: title,
        articleBody: text,
        datePublished: '2024-02-03',
        author: [{ '@type': 'Person', name: 'Eva Muster' }],
        publisher: { name: 'blatt.example' },
        url: 'https://blatt.example/a',
      },
    ],
  },
  'a dump of Elasticsearch': {
    hits: {
      hits: [
        {
          _id: '1',
          _source: {
            title,
            body: text,
            date: '2024-02-03',
            author: 'Eva Muster',
            source: 'blatt.example',
            url: 'https://blatt.example/a',
          },
        },
      ],
    },
  },
  'a dump of CouchDB': {
    rows: [
      {
        id: 'x',
        doc: {
          title,
          text,
          date: 1706954400,
          author: 'Eva Muster',
          source: 'blatt.example',
          link: 'https://blatt.example/a',
        },
      },
    ],
  },
  WordPress: [
    {
      title: { rendered: title },
      content: { rendered: `<p>${text}</p>` },
      date: '2024-02-03T10:00:00',
      link: 'https://blatt.example/a',
      author: 'Eva Muster',
      source: 'blatt.example',
    },
  ],
  'paragraphs as a list': {
    headline: title,
    paragraphs: [],
    body: text.split('. ').map((one) => `${one.replace(/\.$/, '')}.`),
    published: 'Sat, 03 Feb 2024 10:00:00 GMT',
    author: 'Eva Muster',
    outlet: 'blatt.example',
    url: 'https://blatt.example/a',
  },
};

test.each(Object.keys(shapes))('a record of %s gives text, title, day, address, outlet and author', async (name) => {
  const { articles, problems } = await readAll([put('shape.json', JSON.stringify(shapes[name], null, 2))]);
  expect(problems).toEqual([]);
  expect(articles.map(({ text, ...rest }) => ({ ...rest, words: text.split(/\s+/).length }))).toMatchObject([
    {
      title,
      publishedAt: '2024-02-03',
      url: 'https://blatt.example/a',
      source: 'blatt.example',
      author: 'Eva Muster',
      language: 'de',
      words: `${title} ${text}`.split(/\s+/).length,
    },
  ]);
});

test('JSON lines are read line by line; what is no JSON or has no text is a problem with its line, and the rest is read', async () => {
  const lines = [
    JSON.stringify({ id: 'eins', text: story(1) }),
    '{"text": "abgebro',
    '',
    JSON.stringify({ titel: 'x' }),
    JSON.stringify({ text: story(2) }),
    '"nur Text"',
  ];
  const path = put('set.jsonl', lines.join('\n'));
  const { articles, problems } = await readAll([path]);
  expect(articles.map(({ name }) => name)).toEqual(['eins', 'set-5']);
  expect(problems.map(({ rule, place }) => `${rule} ${place.slice(path.length)}`)).toEqual([
    'no-json :2',
    'no-text :4',
    'no-text :6',
  ]);
});

test('--fields names the keys, and then no other key is asked', async () => {
  const record = {
    body: 'Dies ist nicht der Text, den die Nutzerin haben will, sondern etwas anderes.',
    daten: { inhalt: text },
    kopf: title,
    tag: '3. Februar 2024',
  };
  const path = put('own.jsonl', `${JSON.stringify(record)}\n${JSON.stringify({ body: text })}\n`);
  const { articles, problems } = await readAll([path], {
    fields: { text: 'daten.inhalt', title: 'kopf', date: 'tag' },
  });
  expect(articles.map(({ title, publishedAt, text }) => [title, publishedAt, text.endsWith('stimmen wird.')])).toEqual([
    [title, '2024-02-03', true],
  ]);
  expect(problems.map(({ message }) => message)).toEqual([
    'record 2 of "own.jsonl" has no text; looked for "daten.inhalt"; name its key with --fields text=KEY',
  ]);
});

test('a list in a file is read item by item, and of one that breaks off the complete items are kept', async () => {
  const whole = JSON.stringify(
    [1, 2, 3].map((number) => ({ id: `a${number}`, text: story(number), tags: [['x', ']}'], { '"': '\\' }] })),
  );
  for (const share of [1, 0.9, 0.5, 0.4, 0.1]) {
    const { articles, problems } = await readAll([put('list.json', whole.slice(0, Math.floor(whole.length * share)))]);
    const complete = share === 1 ? 3 : Math.floor(share * 3);
    expect([share, articles.length, problems.map(({ rule }) => rule)]).toEqual([
      share,
      complete,
      share === 1 ? [] : ['cut-off'],
    ]);
  }
});

test('a file .json that holds JSON lines is read as such', async () => {
  const { articles } = await readAll([
    put('lines.json', `${JSON.stringify({ text: story(1) })}\n${JSON.stringify({ text: story(2) })}\n`),
  ]);
  expect(articles.map(({ name }) => name)).toEqual(['lines-1', 'lines-2']);
});

test.each<[string, (text: string) => Uint8Array]>([
  ['UTF-16LE', (one) => Buffer.from(`\ufeff${one}`, 'utf16le')],
  ['UTF-16BE', (one) => Buffer.from(`\ufeff${one}`, 'utf16le').swap16()],
  ['UTF-8 with a mark', (one) => Buffer.from(`\ufeff${one}`)],
  ['Latin-1', (one) => Buffer.from(one, 'latin1')],
])('JSON lines in %s are read', async (_, encode) => {
  const { articles, problems } = await readAll([
    put('coded.jsonl', encode(`${JSON.stringify({ text: story(1) })}\n${JSON.stringify({ text: story(2) })}\n`)),
  ]);
  expect([articles.map((article) => article.text), problems]).toEqual([[story(1), story(2)], []]);
});

test('a line that is too long is left out and told, and the next one is read', async () => {
  const path = put(
    'long.jsonl',
    `${JSON.stringify({ text: 'x'.repeat(3_000_000) })}\n${JSON.stringify({ text: story(2) })}\n`,
  );
  const { articles, problems } = await readAll([path], { maxBytes: 1_000_000 });
  expect([articles.length, problems.map(({ rule, place }) => rule + place.slice(path.length))]).toEqual([
    1,
    ['too-large:1'],
  ]);
});

test('a backup inside a folder is told, not read as articles', async () => {
  const article = { id: 'article:1', name: 'a', title: 't', text: story(1), language: 'de' };
  const line = JSON.stringify({ kind: 'article', article, entities: [] });
  const { articles, problems } = await readAll([put('b/backup.jsonl', `${line}\n`)]);
  expect([articles, problems.map(({ rule }) => rule)]).toEqual([[], ['backup']]);
});

test.each<[string, unknown]>([
  ['__proto__', JSON.parse(`{"__proto__": {"text": "${text}"}, "title": "x"}`)],
  ['constructor', { constructor: { prototype: { text } }, title: 'x' }],
  ['toString', { toString: text, title: 'x' }],
])('a key %s of a record is no text and harms nothing', async (_, record) => {
  expect(await articleFromRecord(record, 'x')).toBeUndefined();
  expect(({} as Record<string, unknown>).text).toBeUndefined();
});

test('any JSON is taken without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      for (const one of [...recordsOf(value)].slice(0, 20)) await articleFromRecord(one, 'x');
    }),
    { numRuns: 200 },
  );
});

test.each<[string, string | undefined]>([
  ['2024-02-03', '2024-02-03'],
  ['2024-02-03T23:59:59-08:00', '2024-02-03'],
  ['20240203', '2024-02-03'],
  ['20240203101112', '2024-02-03'],
  ['Sat, 03 Feb 2024 10:00:00 GMT', '2024-02-03'],
  ['3 February 2024', '2024-02-03'],
  ['Sa, 03 Feb 2024 10:00:00 +0100', '2024-02-03'],
  ['Fr, 03 Mai 2019 10:00:00 +0200', '2019-05-03'],
  ['Di, 05 Mär 2019 10:00:00 +0100', '2019-03-05'],
  ['Fri May 03 10:00:00 CEST 2019', '2019-05-03'],
  ['202402031430', '2024-02-03'],
  ['2024020314', undefined],
  ['Mai 2019', undefined],
  ['February 3, 2024', '2024-02-03'],
  ['3. Februar 2024', '2024-02-03'],
  ['03.02.2024', '2024-02-03'],
  ['1706954400', '2024-02-03'],
  ['1706954400000', '2024-02-03'],
  ['2024-034', '2024-02-03'],
  ['2024034', '2024-02-03'],
  ['2024-366', '2024-12-31'],
  ['2023-366', undefined],
  ['2024-000', undefined],
  ['2024-W05-6', '2024-02-03'],
  ['2024W056T10:00', '2024-02-03'],
  ['2020-W53-7', '2021-01-03'],
  ['2021-W53-1', undefined],
  ['2026-W01-1', '2025-12-29'],
  ['2024-13-45', undefined],
  ['gestern', undefined],
])('the day of %j is %s', (value, expected) => {
  expect(dayOf(value)).toBe(expected);
});

test.each<[string, string | undefined]>([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['de_DE.UTF-8', 'de'],
  ['German', 'de'],
  ['EN', 'en'],
  ['x', undefined],
  ['deutlich', undefined],
])('the language code of %j is %s', (value, expected) => {
  expect(languageCode(value)).toBe(expected);
});

test('docs/formats.md describes every ending that is read', () => {
  expect(undescribed()).toEqual([]);
});

test('a record that is nested thousands deep is a problem with its place, and the rest is read', async () => {
  const deep = `{"text":${'['.repeat(9000)}${']'.repeat(9000)}}`;
  const good = JSON.stringify({ title, text });
  const kind = `{"kind":${'['.repeat(9000)}${']'.repeat(9000)}}`;
  const { articles, problems } = await readAll([
    put('deep.json', deep),
    put('deep.jsonl', `${deep}\n${kind}\n${good}\n`),
    put('list.json', `[${deep},${good}]`),
    put('wrapped.json', `${'{"data":'.repeat(9000)}1${'}'.repeat(9000)}`),
  ]);
  expect(articles).toHaveLength(2);
  expect(problems.map(({ rule, place }) => `${rule} ${place?.replace(/.*\//, '')}`)).toEqual([
    'no-text deep.json:1',
    'no-text deep.jsonl:1',
    'no-text deep.jsonl:2',
    'no-text list.json:1',
    'no-text wrapped.json:1',
  ]);
});

test('what is known of an article is as clean as its text', async () => {
  const odd = (word: string): string => `${word}\u0000\u202e\u2066\ud800\nX`;
  const read = await articleFromRecord(
    {
      text,
      title: odd('Titel'),
      source: odd('Blatt'),
      author: odd('Eva'),
      id: odd('a1'),
      url: `https://blatt.example/\u202ea`,
    },
    'x',
  );
  expect(read?.article).toMatchObject({
    title: 'Titel\ufffd X',
    source: 'Blatt\ufffd X',
    author: 'Eva\ufffd X',
    name: 'a1\ufffd X',
    url: 'https://blatt.example/a',
  });
});
