import { truncateSync } from 'node:fs';
import { brotliCompressSync, constants, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { WARCRecord, WARCSerializer } from 'warcio';
import { readPaths } from '../ingest/read/index.ts';
import { openFolder, page, readAll, record, story, warc, zip } from './readFixtures.ts';
import { cpuOf } from './shared.ts';

const { folder, put } = openFolder();

const rss = (items: string, doctype = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${doctype}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Küstenblatt</title><link>https://blatt.example/</link><description>Nachrichten</description><language>de-DE</language>${items}</channel></rss>`;
const item = (number: number): string =>
  `<item><title>Abkommen ${number}</title><link>https://blatt.example/a${number}</link><guid isPermaLink="false">g${number}</guid><pubDate>Sat, 03 Feb 2024 10:00:00 +0100</pubDate><dc:creator>Eva Muster</dc:creator><description>Kurz.</description><content:encoded><![CDATA[<p>${story(number)}</p><p>Foto: Agentur</p>]]></content:encoded></item>`;

const expected = [
  {
    name: 'blatt.example/a1',
    title: 'Abkommen 1',
    text: `Abkommen 1\n\n${story(1)}`,
    publishedAt: '2024-02-03',
    url: 'https://blatt.example/a1',
    source: 'Küstenblatt',
    author: 'Eva Muster',
    language: 'de',
  },
  {
    name: 'blatt.example/a2',
    title: 'Abkommen 2',
    text: `Abkommen 2\n\n${story(2)}`,
    publishedAt: '2024-02-03',
    url: 'https://blatt.example/a2',
    source: 'Küstenblatt',
    author: 'Eva Muster',
    language: 'de',
  },
];

const entry = (number: number): string =>
  `<entry><id>tag:blatt.example,2024:${number}</id><title type="html">Abkommen ${number}</title><link rel="alternate" href="https://blatt.example/a${number}"/><published>2024-02-03T10:00:00+01:00</published><updated>2024-02-04T10:00:00+01:00</updated><author><name>Eva Muster</name></author><summary>Kurz.</summary><content type="html">&lt;p&gt;${story(number)}&lt;/p&gt;</content></entry>`;
const feeds: Record<string, [string, string]> = {
  'RSS 2.0': ['feed.rss', rss(item(1) + item(2))],
  Atom: [
    'feed.atom',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Küstenblatt</title><id>x</id><updated>2024-02-04T10:00:00Z</updated>${entry(1)}${entry(2)}</feed>`,
  ],
  'RSS 1.0': [
    'feed.xml',
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://blatt.example/"><title>Küstenblatt</title><link>https://blatt.example/</link><description>x</description></channel>${[1, 2].map((number) => `<item rdf:about="https://blatt.example/a${number}"><title>Abkommen ${number}</title><link>https://blatt.example/a${number}</link><dc:date>2024-02-03T10:00:00Z</dc:date><dc:creator>Eva Muster</dc:creator><content:encoded>${story(number)}</content:encoded></item>`).join('')}</rdf:RDF>`,
  ],
  'JSON Feed': [
    'feed.json',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Küstenblatt',
      language: 'de',
      items: [1, 2].map((number) => ({
        id: `g${number}`,
        url: `https://blatt.example/a${number}`,
        title: `Abkommen ${number}`,
        content_html: `<p>${story(number)}</p>`,
        date_published: '2024-02-03T10:00:00+01:00',
        authors: [{ name: 'Eva Muster' }],
      })),
    }),
  ],
};

test.each(Object.keys(feeds))('the items of a feed in %s are articles', async (name) => {
  const { articles, problems } = await readAll([put(...(feeds[name] as [string, string]))]);
  expect(problems).toEqual([]);
  expect(articles).toMatchObject(expected);
});

test('of a feed that breaks off the complete items are read, and one problem says where it broke', async () => {
  const whole = feeds['RSS 2.0']?.[1] as string;
  for (const [share, count] of [
    [0.95, 1],
    [0.6, 1],
  ] as const) {
    const { articles, problems } = await readAll([put('cut.rss', whole.slice(0, whole.length * share))]);
    expect([articles.length, problems.map(({ rule }) => rule)]).toEqual([count, ['cut-off']]);
  }
  expect((await readAll([put('cut.rss', whole.slice(0, 300))])).problems.map(({ rule }) => rule)).toEqual(['no-feed']);
});

/** T14: documents that lead a careless parser to other files, or to gigabytes. */
const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
test.each<[string, string, string]>([
  ['billion laughs', `<!DOCTYPE rss [<!ENTITY l0 "ha">${lol}]>`, '&l9;'],
  ['a quadratic blow-up', `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(50_000)}">]>`, '&a;'.repeat(1000)],
  ['an external entity', `<!DOCTYPE rss [<!ENTITY x SYSTEM "file://${folder}/secret.txt">]>`, '&x;'],
  ['a parameter entity', `<!DOCTYPE rss [<!ENTITY % x SYSTEM "file://${folder}/secret.txt"> %x;]>`, ''],
  ['an external document type', `<!DOCTYPE rss SYSTEM "file://${folder}/secret.txt">`, ''],
  ['an open document type', '<!DOCTYPE rss [<!ENTITY a "b"', ''],
])('%s in a feed is neither followed nor unfolded', async (_, doctype, use) => {
  put('secret.txt', 'MARKER');
  const bad = `<item><title>Nummer ${use}</title><link>https://blatt.example/x</link><description>${use} ${story(3)}</description></item>`;
  const file = put('bad.rss', rss(bad + item(1), doctype));
  const { articles } = await readAll([file]);
  expect(await cpuOf(() => readAll([file]), 5000)).toBeLessThan(5000);
  const text = articles.map((article) => article.text + article.title).join('');
  expect(text).not.toMatch(/MARKER|hahaha/);
  expect(text.length).toBeLessThan(20_000);
});

test('200,000 nested elements in a feed neither throw nor take long', async () => {
  const file = put('deep.rss', rss(`<item><description>${'<a>'.repeat(200_000)}</description></item>${item(1)}`));
  const { problems, articles } = await readAll([file]);
  expect(articles.length + problems.length).toBeGreaterThan(0);
  expect(await cpuOf(() => readAll([file]), 15_000)).toBeLessThan(15_000);
});

const archive = Buffer.concat([
  warc('', Buffer.from('software: test\r\n'), 'warcinfo', 'application/warc-fields'),
  record('https://blatt.example/a1', page(1)),
  record('https://blatt.example/a2', page(2), ['Content-Type: text/html', 'Content-Encoding: gzip'], '200 OK'),
  record('https://blatt.example/gone', page(9), undefined, '404 Not Found'),
  record('https://blatt.example/logo', Buffer.from([0x89, 0x50, 0]), ['Content-Type: image/png']),
  warc(
    'https://blatt.example/a1',
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    'request',
    'application/http; msgtype=request',
  ),
  record('https://blatt.example/a3', gzipSync(page(3)), [
    'Content-Type: text/html; charset=utf-8',
    'Content-Encoding: gzip',
  ]),
  record('https://blatt.example/a4', brotliCompressSync(page(4)), ['Content-Type: text/html', 'Content-Encoding: br']),
  record('https://blatt.example/a5', deflateSync(page(5)), ['Content-Type: text/html', 'Content-Encoding: deflate']),
  record(
    'https://blatt.example/a6',
    `${page(6).length.toString(16)}\r\n${Buffer.from(page(6)).toString('latin1')}\r\n0\r\n\r\n`,
    ['Content-Type: text/html', 'Transfer-Encoding: chunked'],
  ),
  record('https://blatt.example/a7', Buffer.from(page(7), 'latin1'), ['Content-Type: text/html; charset=iso-8859-1']),
  warc('https://blatt.example/a8', Buffer.from(story(8)), 'conversion', 'text/plain'),
]);

test('the pages of a WARC are articles, their encodings undone; requests, errors and pictures are not', async () => {
  for (const path of [put('a.warc', archive), put('a.warc.gz', gzipSync(archive))]) {
    const { articles, problems } = await readAll([path]);
    expect(problems).toEqual([]);
    expect(articles.map(({ name, text }) => [name.slice(-1), /Nummer (\d)/.exec(text)?.[1]])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`${n}`, `${n}`]),
    );
    expect(articles[0]).toMatchObject({ url: 'https://blatt.example/a1', title: 'Abkommen 1', language: 'de' });
    expect(articles[6]?.text).toContain('Küste');
  }
});

test('a WARC with one gzip member per record, written by warcio, is read', async () => {
  const members: Uint8Array[] = [];
  for (const number of [1, 2, 3]) {
    const content = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from(page(number));
    };
    const one = await WARCRecord.create(
      {
        url: `https://blatt.example/w${number}`,
        date: '2024-02-03T00:00:00Z',
        type: 'response',
        warcVersion: 'WARC/1.1',
        httpHeaders: { 'Content-Type': 'text/html; charset=utf-8' },
      },
      content(),
    );
    members.push(await WARCSerializer.serialize(one, { gzip: true }));
  }
  const { articles, problems } = await readAll([put('w.warc.gz', Buffer.concat(members))]);
  expect([articles.map(({ name }) => name), problems]).toEqual([
    ['blatt.example/w1', 'blatt.example/w2', 'blatt.example/w3'],
    [],
  ]);
});

test('garbage between records is told once with its offset, and the records behind it are read', async () => {
  const bytes = Buffer.concat([
    record('https://blatt.example/a1', page(1)),
    Buffer.from('garbage\nmore garbage\n'),
    record('https://blatt.example/a2', page(2)),
  ]);
  const path = put('g.warc', bytes);
  const { articles, problems } = await readAll([path]);
  expect(articles.length).toBe(2);
  expect(problems.map(({ rule, place }) => rule + place.slice(path.length))).toEqual([
    `broken-warc:${record('https://blatt.example/a1', page(1)).length}`,
  ]);
});

test('a WARC that is cut at each tenth gives its complete records, packed or not, and at most one problem', async () => {
  for (const bytes of [archive, gzipSync(archive)]) {
    for (let tenth = 1; tenth < 10; tenth++) {
      const cut = bytes.subarray(0, (bytes.length * tenth) / 10);
      const { articles, problems } = await readAll([put('cut.warc.gz', cut)]);
      // What zlib itself makes of the bytes that are there, read without gzip.
      const there = bytes === archive ? cut : gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
      const whole = await readAll([put('whole.warc', there)]);
      expect(articles.map(({ name }) => name)).toEqual(whole.articles.map(({ name }) => name));
      expect(problems.length).toBeLessThanOrEqual(1);
      for (const { rule } of problems) expect(['cut-off', 'broken-warc']).toContain(rule);
    }
  }
  const { articles } = await readAll([put('most.warc.gz', gzipSync(archive).subarray(0, -12))]);
  expect(articles.length).toBeGreaterThan(1);
});

test('of an archive with a member to each record only what is damaged is lost, and a cut one gives all before', async () => {
  const members = Array.from({ length: 40 }, (_, i) => gzipSync(record(`https://blatt.example/m${i}`, page(i))));
  const damaged = members.map((member, i) => {
    if (i !== 20) return member;
    const bytes = Buffer.from(member);
    bytes[member.length >> 1] = (bytes[member.length >> 1] as number) ^ 0xff;
    return bytes;
  });
  const hurt = await readAll([put('hurt.warc.gz', Buffer.concat(damaged))]);
  expect(hurt.articles.map(({ name }) => name)).toEqual(
    Array.from({ length: 40 }, (_, i) => `blatt.example/m${i}`).filter((_, i) => i !== 20),
  );
  expect(hurt.problems.map(({ message }) => message).join()).toContain('what stands before and behind was read');
  for (const count of [1, 3, 39]) {
    const last = (members[count] as Buffer).subarray(0, 150);
    const cut = await readAll([put('short.warc.gz', Buffer.concat([...members.slice(0, count), last]))]);
    expect([cut.articles.length, cut.problems.map(({ rule }) => rule)]).toEqual([count, ['cut-off']]);
  }
});

test('a record that unpacks to more than an article may have is left out and told (T10)', async () => {
  const bomb = record('https://blatt.example/bomb', gzipSync(Buffer.alloc(60_000_000, 32)), [
    'Content-Type: text/html',
    'Content-Encoding: gzip',
  ]);
  const before = process.memoryUsage().rss;
  const { articles, problems } = await readAll([
    put('bomb.warc', Buffer.concat([bomb, record('https://blatt.example/a1', page(1))])),
  ]);
  expect([articles.length, problems.map(({ rule }) => rule)]).toEqual([1, ['too-large']]);
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
});

test('bombs in gzip and zip, nested ones too, end with one problem, and the other files are read (T10)', async () => {
  const zeros = gzipSync(Buffer.alloc(150_000_000, 10));
  const paths = [
    put('bombs/a.txt.gz', zeros),
    put('bombs/b.jsonl.gz', zeros),
    put('bombs/c.warc.gz', zeros),
    put('bombs/d.txt.gz', gzipSync(zeros)),
    put('bombs/e.zip', zip([{ name: 'x.jsonl', content: Buffer.alloc(150_000_000, 10) }])),
    put(
      'bombs/f.zip',
      zip([
        {
          name: 'x.zip',
          content: zip([
            { name: 'y.zip', content: zip([{ name: 'z.zip', content: zip([{ name: 'a.txt', content: story(1) }]) }]) },
          ]),
        },
      ]),
    ),
    put('bombs/g.txt', story(7)),
  ];
  const before = process.memoryUsage().rss;
  const { articles, problems } = await readAll(paths);
  expect(articles.map(({ name }) => name)).toEqual(['g']);
  expect(problems.map(({ rule, place }) => `${rule} ${/bombs\/(\w)/.exec(place)?.[1]}`)).toEqual([
    'too-large a',
    'bomb b',
    'bomb c',
    'too-large d',
    'bomb e',
    'bomb f',
  ]);
  expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
}, 120_000);

test('gzip and zip are seen through, also inside each other, with the place of each member', async () => {
  const path = put(
    'mixed.zip',
    zip([
      { name: 'a/one.txt', content: story(1) },
      { name: 'a/two.html.gz', content: gzipSync(page(2)) },
      { name: 'set.jsonl', content: `${JSON.stringify({ text: story(3) })}\n{` },
      { name: '.hidden.txt', content: story(9) },
      { name: '__MACOSX/a/one.txt', content: story(9) },
      { name: 'image.png', content: 'x' },
      { name: 'locked.txt', content: story(9), isEncrypted: true },
      { name: 'inner.zip', content: zip([{ name: 'four.md', content: `# Titel\n\n${story(4)}` }]) },
    ]),
  );
  const { articles, problems } = await readAll([path]);
  expect(articles.map(({ name }) => name)).toEqual(['one', 'two', 'set-1', 'four']);
  expect(problems.map(({ rule, place }) => `${rule} ${place.slice(path.length)}`)).toEqual([
    'no-json !/set.jsonl:2',
    'unknown-format !/image.png',
    'unreadable !/locked.txt',
  ]);
});

test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
  ['is cut off', (bytes) => bytes.subarray(0, bytes.length - 30)],
  [
    'has a wrong size in its directory',
    () => {
      const bytes = Buffer.from(zip([{ name: 'a.txt', content: story(1) }]));
      bytes.writeUInt32LE(5, bytes.indexOf('PK\u0001\u0002') + 24);
      return bytes;
    },
  ],
])('a zip archive that %s is one problem', async (_, change) => {
  const { articles, problems } = await readAll([put('odd.zip', change(zip([{ name: 'a.txt', content: story(1) }])))]);
  expect([articles, problems.map(({ rule }) => rule)]).toEqual([[], ['broken-zip']]);
});

test('members of a zip archive with names that lead out of it are left out, and the rest is read', async () => {
  const names = ['a.txt', '../../etc/x.txt', '/etc/y.txt', 'c:/z.txt', 'ö/b.txt'];
  const archive = zip(names.map((name, i) => ({ name, content: story(i + 1) })));
  const { articles, problems } = await readAll([put('names.zip', archive)]);
  expect(articles).toHaveLength(2);
  expect(problems.map(({ rule }) => rule)).toEqual(['bad-name', 'bad-name', 'bad-name']);
});

const book = (documents: readonly string[], dates = '<dc:date>2024-02-03</dc:date>') =>
  zip([
    { name: 'mimetype', content: 'application/epub+zip' },
    {
      name: 'META-INF/container.xml',
      content:
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    },
    {
      name: 'OPS/book.opf',
      content: `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Ausgabe 3</dc:title><dc:publisher>Küstenblatt</dc:publisher><dc:creator>Eva Muster</dc:creator>${dates}<dc:language>de</dc:language></metadata><manifest>${documents.map((_, n) => `<item id="i${n}" href="text%20${n}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine>${documents.map((_, n) => `<itemref idref="i${documents.length - 1 - n}"/>`).join('')}</spine></package>`,
    },
    ...documents.map((content, n) => ({ name: `OPS/text ${n}.xhtml`, content })),
  ]);

test('the chapters of an EPUB are articles in the order of its spine', async () => {
  const { articles, problems } = await readAll([
    put('issue.epub', book([page(1), '<html><body><p>Inhalt</p></body></html>', page(3)])),
  ]);
  expect(problems).toEqual([]);
  expect(articles).toMatchObject([
    { name: 'issue-1', title: 'Abkommen 3', publishedAt: '2024-02-03', source: 'Küstenblatt', author: 'Eva Muster' },
    { name: 'issue-3', title: 'Abkommen 1' },
  ]);
});

test.each<[string, string, string]>([
  [
    'of an e-book that dates its making too',
    'issue.epub',
    'title: first heading; date: dc:date of the book; url: ; source: dc:publisher of the book; author: dc:creator of the book',
  ],
  ['of front matter', 'front.md', 'title: front matter; date: front matter; url: ; source: ; author: front matter'],
  ['of the text', 'plain.txt', 'title: the text; date: the text; url: ; source: ; author: '],
  ['of a feed', 'feed.rss', 'title: key title; date: key date; url: key url; source: the feed; author: key author'],
])('the reason of each field is told %s', async (_, name, expected) => {
  const contents: Record<string, string | Uint8Array> = {
    'issue.epub': book(
      [page(1)],
      '<dc:date opf:event="creation">2020-01-01</dc:date><dc:date opf:event="publication">2024-02-03</dc:date>',
    ),
    'front.md': `---\ntitle: Ein Pakt\ndate: 2024-02-03\nautor: Eva Muster\n---\n${story(1)}`,
    'plain.txt': `Ein Pakt\n\n3. Februar 2024\n\n${story(1)}`,
    'feed.rss': rss(item(1)),
  };
  const { value: result } = await readPaths([put(`reasons/${name}`, contents[name] ?? '')]).next();
  if (!('article' in result)) throw new Error('no article');
  const { title, publishedAt, url, source, author } = result.article;
  expect(
    Object.entries({ title, date: publishedAt, url, source, author })
      .map(([field, value]) => `${field}: ${value === undefined ? '' : result.reasons?.[field]}`)
      .join('; '),
  ).toBe(expected);
  expect(publishedAt?.slice(0, 4)).toBe('2024');
});

test('standard input is read by the look of it', async () => {
  const from = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
  };
  const inputs: Record<string, string | Uint8Array> = {
    text: story(1),
    page: page(1),
    feed: rss(item(1)),
    record: JSON.stringify({ text: story(1) }),
    lines: `${JSON.stringify({ text: story(1) })}\n${JSON.stringify({ text: story(2) })}\n`,
    warc: record('https://blatt.example/a1', page(1)),
    packed: gzipSync(record('https://blatt.example/a1', page(1))),
    archive: zip([{ name: 'a.txt', content: story(1) }]),
  };
  const counts: Record<string, number> = {};
  for (const [name, content] of Object.entries(inputs)) {
    const { articles, problems } = await readAll(['-'], { stdin: from(Buffer.from(content)) });
    expect(problems).toEqual([]);
    counts[name] = articles.length;
  }
  expect(counts).toEqual({ text: 1, page: 1, feed: 1, record: 1, lines: 2, warc: 1, packed: 1, archive: 1 });
});

test('a pattern stands for the files that match it, sorted', async () => {
  for (const name of ['p/b.txt', 'p/a.txt', 'p/c.md', 'p/q/d.txt']) put(name, story(name.length));
  const names = async (pattern: string) => (await readAll([`${folder}/${pattern}`])).articles.map(({ name }) => name);
  expect(await names('p/*.txt')).toEqual(['a', 'b']);
  expect(await names('p/**/*.{txt,md}')).toEqual(['a', 'b', 'c', 'd']);
  expect((await readAll([`${folder}/p/*.csv`])).problems.map(({ rule }) => rule)).toEqual(['missing']);
});

test('an article of more than two million characters is read up to there, with a problem that says so (T17)', async () => {
  const { articles, problems } = await readAll([put('huge.txt', `${story(1)}\n`.repeat(12_000))]);
  expect(problems.map(({ rule }) => rule)).toEqual(['truncated']);
  expect(articles[0]?.text.length).toBeLessThanOrEqual(2_000_000);
  expect(articles[0]?.text.length).toBeGreaterThan(1_900_000);
});

test('articles in other languages carry their language, whatever they declare', async () => {
  const english =
    'The foreign minister of the northern country signed the agreement with its neighbour on Tuesday. The treaty says how both countries use the coast together and is valid for ten years.';
  const french =
    'La ministre des Affaires étrangères a signé mardi un accord avec le pays voisin. Le traité règle la manière dont les deux pays utilisent la côte et il est valable pour dix ans.';
  const dutch =
    'De minister van Buitenlandse Zaken heeft dinsdag een akkoord met het buurland ondertekend. Het verdrag regelt hoe de beide landen de kust gebruiken en geldt voor tien jaar.';
  const lines = [
    [english, 'de'],
    [french, 'de'],
    [dutch, 'de'],
    [story(1), 'en'],
    ['Anna Berg und Karl Tal in Rom.', 'de'],
  ].map(([text, language]) => JSON.stringify({ text, language }));
  const { articles } = await readAll([put('languages.jsonl', lines.join('\n'))], { fields: { text: 'text' } });
  expect(articles.map(({ language }) => language)).toEqual(['en', 'fr', 'nl', 'de', 'de']);
});

test('an archive of 400 MB needs no more memory than a small one', async () => {
  const picture = record('https://blatt.example/p', Buffer.alloc(1_000_000, 7), ['Content-Type: image/png']);
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    for (let number = 0; number < 400; number++) {
      if (number % 100 === 0) yield record(`https://blatt.example/${number}`, page(number));
      for (let at = 0; at < picture.length; at += 65_536) yield picture.subarray(at, at + 65_536);
    }
  };
  const before = process.memoryUsage().rss;
  const { articles, problems } = await readAll(['-'], { stdin: stream() });
  expect([articles.length, problems]).toEqual([4, []]);
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
});

test('a file of 500 MB that is no archive is told at once, and the next one is read (T17)', async () => {
  const path = put('giant.txt', '');
  truncateSync(path, 500_000_000);
  const { articles, problems } = await readAll([path, put('after.txt', story(1))]);
  expect([articles.length, problems.map(({ rule }) => rule)]).toEqual([1, ['too-large']]);
});

test.each<[string, string]>([
  [
    'gsw',
    'De norwegisch Usseminischter hät am Zischtig z Oslo mit sinere finnische Kollegin es Abkomme über de Fischfang underschribe. D Regierig z Lissabon isch nöd zfride.',
  ],
  [
    'lb',
    'Den norwegeschen Ausseminister huet en Dënschdeg zu Oslo en Accord iwwer d’Fëscherei ënnerschriwwen. D’Regierung zu Lissabon huet mat Sanktioune gedreet.',
  ],
  [
    'yi',
    'Der norvegisher oysern-minister hot dinstik in Oslo untergeshribn an opmakh vegn fishfang mit zayn finisher kolegin. Di regirung in Lisabon hot gestrashet mit sanktsyes.',
  ],
  [
    'nds',
    'De norweegsche Butenminister hett an’n Dingsdag in Oslo een Verdrag över dat Fischen ünnerschreven. De Regeren in Lissabon hett mit Sanktschonen drauht.',
  ],
  [
    'nl',
    'De Noorse minister van Buitenlandse Zaken heeft dinsdag in Oslo een verdrag over de visserij ondertekend. De regering in Lissabon dreigt met sancties.',
  ],
  [
    'da',
    'Den norske udenrigsminister har tirsdag i Oslo underskrevet en aftale om fiskeri med sin finske kollega. Regeringen i Lissabon truer med sanktioner.',
  ],
  [
    'de',
    'Der Bundesrat hat am Dienstag in Bern das Abkommen mit Grossbritannien gutgeheissen. Aussenminister Keller äusserte sich zufrieden; die Massnahmen treten im Jänner in Kraft.',
  ],
  [
    'de',
    'Der Minister sagte auf dem Platz in Zürich: „Mir händ das hüt nöd gwüsst.“ Die Regierung in Bern hat das Abkommen mit Norwegen am Dienstag trotzdem unterzeichnet, wie sie mitteilte.',
  ],
])('a text in %s is told from German, though it declares German', async (language, text) => {
  const { articles } = await readAll([put('kin.json', JSON.stringify({ text, language: 'de' }))]);
  expect(articles.map((article) => article.language)).toEqual([language]);
});

test.each<[string, string, string]>([
  ['RSS', '<title>A &amp;amp; B: &amp;bdquo;&amp;Aacute;rp&amp;aacute;d&amp;ldquo;</title>', 'A & B: „Árpád“'],
  ['RSS', '<title><![CDATA[A &amp; B <b>heute</b>]]></title>', 'A & B heute'],
  ['RSS', '<title>A &amp; B</title>', 'A & B'],
  ['RSS', '<title>Aus &amp;lt;b&amp;gt; wird &amp;lt;i&amp;gt;</title>', 'Aus <b> wird <i>'],
  ['Atom', '<title type="html">A &amp;amp; B</title>', 'A & B'],
  ['Atom', '<title>Was &amp;amp; heißt</title>', 'Was &amp; heißt'],
  ['Atom', '<title type="text">Was &amp;amp; heißt</title>', 'Was &amp; heißt'],
])('of an %s feed the title %s says „%s“', async (format, title, expected) => {
  const feed =
    format === 'RSS'
      ? `<rss version="2.0"><channel>${title}<item>${title}<description>${story(1)}</description></item></channel></rss>`
      : `<feed xmlns="http://www.w3.org/2005/Atom">${title}<id>urn:x</id><entry>${title}<id>urn:1</id><summary>${story(1)}</summary></entry></feed>`;
  const { articles } = await readAll([put('title.xml', feed)]);
  expect(articles.map((article) => [article.title, article.source])).toEqual([[expected, expected]]);
});

test('relative links of feeds are those of their base or home page', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blatt.example/base/"><title type="html">Land &amp;amp; Meer</title><id>urn:x</id><updated>2031-05-04T00:00:00Z</updated><entry><title>A</title><id>urn:1</id><updated>2031-05-03T09:00:00Z</updated><link href="../story/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${story(1)}</p></div></content></entry></feed>`;
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1',
    title: 'Blatt',
    home_page_url: 'https://blatt.example/',
    items: [
      { id: '1', url: '/story/2', content_text: story(2) },
      { id: '2', url: '/', content_text: story(3) },
      { id: '3', title: 'ohne alles' },
    ],
  });
  const { articles, problems } = await readAll([put('a.atom', atom), put('b.json', json)]);
  expect(articles.map(({ url, source }) => [url, source])).toEqual([
    ['https://blatt.example/story/1', 'Land & Meer'],
    ['https://blatt.example/story/2', 'Blatt'],
    [undefined, 'Blatt'],
  ]);
  expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
    ['no-text', 'item 3 of "b.json" has neither a text nor a link to its page'],
  ]);
});

test('a text that was encoded twice is read as it was meant, one that only speaks of such signs is not touched', async () => {
  const text = `Größe und „Stärke“\n\n${story(1)} Der Straßenbau – für 20 € – begann.`;
  const twice = Buffer.from(
    Buffer.from(text)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (sign) => cp1252.get(sign) ?? sign),
  );
  const about = `Zeichensalat\n\n${story(2)} Aus ö wird dann „Ã¶“, sagte er.`;
  const { articles } = await readAll([put('a.txt', twice), put('b.txt', about)]);
  expect(articles[0]?.text).toContain('Der Straßenbau – für 20 € – begann.');
  expect(articles[1]?.text).toContain('„Ã¶“');
});

/** How Windows-1252 shows the bytes from 0x80 to 0x9f that occur above. */
const cp1252 = new Map(
  Object.entries({
    '\u0080': '€',
    '\u0082': '‚',
    '\u0084': '„',
    '\u0093': '“',
    '\u0096': '–',
    '\u009c': 'œ',
    '\u009e': 'ž',
    '\u009f': 'Ÿ',
  }),
);

test.each<[string, string, string | Uint8Array]>([
  ['a feed', 'keys.rss', rss(item(1).replaceAll('https://blatt', 'https://anna:geheim@blatt'))],
  [
    'a page',
    'keys.html',
    page(1, '<link rel="canonical" href="https://anna:geheim@blatt.example/a1"><meta property="og:url" content="x">'),
  ],
  ['JSON', 'keys.json', JSON.stringify({ text: story(1), url: 'https://anna:geheim@blatt.example/a1' })],
  ['Markdown', 'keys.md', `---\nurl: https://anna:geheim@blatt.example/a1\n---\n${story(1)}`],
  ['a WARC', 'keys.warc', record('https://anna:geheim@blatt.example/a1', page(1))],
])('an address with a password in it comes out of %s without it', async (_, name, content) => {
  const { articles, problems } = await readAll([put(name, content)]);
  expect([articles.map(({ url }) => url), problems]).toEqual([['https://blatt.example/a1'], []]);
  expect(JSON.stringify(articles)).not.toContain('geheim');
});
