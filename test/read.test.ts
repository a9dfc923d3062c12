import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { hasNews } from '../ingest/clean.ts';
import { decode } from '../ingest/read/decode.ts';
import { articleFromText, readers, readPaths } from '../ingest/read/index.ts';
import { cpuOf, hostileTime } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-read-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const story = 'Der Pakt hält\n\nDer Minister unterzeichnete das Abkommen für beide Länder. „Größe zählt“, sagte er.\n';

function put(path: string, content: string | Uint8Array): string {
  const full = join(folder, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, content);
  return full;
}

/** Names of articles and rules of problems, in order. */
async function outcome(...paths: string[]): Promise<string[]> {
  const results: string[] = [];
  for await (const result of readPaths(paths)) {
    results.push(
      'article' in result
        ? result.article.name
        : `${result.problem.rule}: ${result.problem.place.slice(folder.length + 1)}`,
    );
  }
  return results;
}

test('reads folders recursively and sorted, leaves hidden files out and reports the others that it does not know', async () => {
  for (const name of ['many/b.txt', 'many/a/z.md', 'many/a/y.html', 'many/B.txt', 'many/.hidden.txt', 'many/c.doc']) {
    put(name, name.endsWith('.html') ? `<html><body><p>${story}</p></body></html>` : story);
  }
  expect(await outcome(join(folder, 'many'))).toEqual(['B', 'y', 'z', 'b', 'unknown-format: many/c.doc']);
});

test('a folder that may not be read is a problem', async () => {
  put('locked/a.txt', story);
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'locked'), 0o000);
  // root may read everything: be nobody for a moment
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    expect(await outcome(join(folder, 'locked'))).toEqual(['unreadable: locked']);
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(join(folder, 'locked'), 0o700);
  }
});

test('a stray NUL does not make a text binary: it is left out, and many are told', async () => {
  const textsOf = async (path: string): Promise<string[]> => {
    const texts: string[] = [];
    for await (const result of readPaths([path])) if ('article' in result) texts.push(result.article.text);
    return texts;
  };
  const stray = put('stray.txt', story.replace('Minister', 'Mini\u0000ster'));
  expect(await outcome(stray)).toEqual(['stray']);
  expect(await textsOf(stray)).toEqual([story]);
  const padded = put('padded.txt', `${story.repeat(10)}${'\u0000'.repeat(12)}`);
  expect(await outcome(padded)).toEqual(['nul-bytes: padded.txt', 'padded']);
  expect((await textsOf(padded)).join()).not.toContain('\u0000');
});

test.each<[string, () => string, string]>([
  ['an empty file', () => put('empty.txt', ''), 'empty: empty.txt'],
  ['a missing path', () => join(folder, 'nowhere.txt'), 'missing: nowhere.txt'],
  ['a path through a file', () => join(put('file.txt', story), 'x.txt'), 'missing: file.txt/x.txt'],
  [
    'binary data',
    () =>
      put(
        'image.txt',
        new Uint8Array(300).map((_, i) => i % 256),
      ),
    'binary: image.txt',
  ],
  ['a PDF with a wrong name', () => put('pdf.txt', '%PDF-1.7 text text'), 'broken: pdf.txt'],
  ['an unknown format', () => put('table.csv', 'a,b'), 'unknown-format: table.csv'],
  ['a name without an ending', () => put('LICENSE', story), 'unknown-format: LICENSE'],
  [
    'a file without a sentence',
    () => put('menu.txt', 'Startseite\n\n---\n\nTeilen | Merken\n'),
    'no-sentence: menu.txt',
  ],
  ['a file of spaces', () => put('blank.txt', ' \n\t\n'), 'no-sentence: blank.txt'],
  [
    'a file that is too large',
    () => {
      const path = put('large.txt', story);
      truncateSync(path, 21 * 1024 * 1024);
      return path;
    },
    'too-large: large.txt',
  ],
])('%s is a problem with its place', async (_, path, expected) => {
  expect(await outcome(path())).toEqual([expected]);
});

test('a problem quotes the name and says what was expected', async () => {
  for await (const result of readPaths([put('letter.doc', 'x')])) {
    expect('problem' in result && result.problem.message).toBe(
      '"letter.doc" has an unknown format; expected .txt, .md, .html, .htm, .json, .jsonl, .ndjson, .rss, .atom, .xml, .warc, .epub, .pdf, .gz, .zip',
    );
  }
});

test('a page that was saved as text is read as a page', async () => {
  for await (const result of readPaths([put('page.txt', `<!DOCTYPE html><html><body><p>${story}</p></body></html>`)])) {
    expect('article' in result && result.article.text).not.toContain('<');
  }
});

test('reading goes on behind a problem', async () => {
  expect(await outcome(join(folder, 'gone.txt'), put('fine.txt', story))).toEqual(['missing: gone.txt', 'fine']);
});

test('loops of symbolic links and pipes are reported, not followed', async () => {
  mkdirSync(join(folder, 'loop'));
  put('loop/a.txt', story);
  symlinkSync(join(folder, 'loop'), join(folder, 'loop/again'));
  symlinkSync(join(folder, 'loop/self'), join(folder, 'loop/self'));
  execFileSync('mkfifo', [join(folder, 'loop/pipe.txt')]);
  expect(await outcome(join(folder, 'loop'))).toEqual([
    'a',
    'unreadable: loop/again',
    'unreadable: loop/pipe.txt',
    'unreadable: loop/self',
  ]);
});

const german =
  'Die Außenministerin würdigte „größere“ Übungen – für 5 € in Österreich. Der Präsident erklärte, über Änderungen müsse noch länger gesprochen werden.';
const russian =
  'Президент подписал договор о дружбе и сотрудничестве между двумя странами. Стороны договорились о новых шагах.';

test.each<[string, string, Uint8Array]>([
  ['UTF-8', german, Buffer.from(german)],
  ['UTF-8 with a mark', german, Buffer.from(`\ufeff${german}`)],
  ['windows-1252', german, iconv.encode(german, 'windows-1252')],
  ['ISO-8859-1', german.replace(/[„“–€]/g, ''), iconv.encode(german.replace(/[„“–€]/g, ''), 'latin1')],
  ['UTF-16LE with a mark', german, Buffer.from(`\ufeff${german}`, 'utf16le')],
  ['UTF-16LE without a mark', german, Buffer.from(german, 'utf16le')],
  ['UTF-16BE without a mark', german, Buffer.from(german, 'utf16le').swap16()],
  ['Cyrillic UTF-16LE without a mark', russian, Buffer.from(russian, 'utf16le')],
  ['windows-1251', russian, iconv.encode(russian, 'windows-1251')],
  ['KOI8-R', russian, iconv.encode(russian, 'koi8-r')],
  ['UTF-32LE with a mark', german, iconv.encode(german, 'utf-32le', { addBOM: true })],
])('decodes %s', async (_, text, bytes) => {
  expect((await decode(bytes))?.text.replace(/^\ufeff/, '')).toBe(text);
});

test.each(['windows-1252', 'iso-8859-1', 'iso-8859-15'])('a page is decoded as it declares: %s', async (charset) => {
  const page = `<html><head><meta charset="${charset}"></head><body>Köln für 5 €</body></html>`;
  const text = charset === 'iso-8859-1' ? page.replace('€', 'Mark') : page;
  expect((await decode(iconv.encode(text, charset)))?.text).toBe(text);
});

test('UTF-8 bytes win over a declaration that they contradict', async () => {
  const page = '<html><head><meta charset="iso-8859-1"></head><body>Köln für Gäste</body></html>';
  expect((await decode(Buffer.from(page)))?.text).toBe(page);
});

test('broken UTF-8 is read with the broken place named', async () => {
  const bytes = Buffer.concat([
    Buffer.from('Der Präsident von Köln sprach mit der '),
    Buffer.from([0xff]),
    Buffer.from(' Ministerin über Öl.'),
  ]);
  const results = [];
  for await (const result of readPaths([put('broken.txt', bytes)])) results.push(result);
  expect(
    results.map((result) =>
      'problem' in result ? `${result.problem.rule} ${result.problem.place.split(':').pop()}` : result.article.text,
    ),
  ).toEqual(['invalid-utf8 40', 'Der Präsident von Köln sprach mit der \ufffd Ministerin über Öl.']);
});

test('article text is NFC, well-formed, with plain line ends and without controls, direction marks and zero-width characters', () => {
  const { text } = articleFromText(
    'A\u0308rger\r\nim\rPakt\u0000\u202e \u200bAn\u00adna\ud800\u2028Ende\u000b\ufeff\t!',
    { name: 'x' },
  );
  expect(text).toBe('Ärger\nim\nPakt Anna\ufffd\nEnde\n\t!');
});

test('the id hangs on the text alone', () => {
  const one = articleFromText(story, { name: 'a' });
  expect(articleFromText(story.replace(/\n/g, '\r\n'), { name: 'b', source: 'c' }).id).toBe(one.id);
  expect(articleFromText(`${story} `, { name: 'a' }).id).not.toBe(one.id);
  expect(one.id).toMatch(/^article:[0-9a-f]{64}$/);
});

test.each<[string, string | undefined]>([
  ['Titel\n\nBerlin, 3. Mai 2019 (dpa) – Der Pakt hält.', '2019-05-03'],
  ['Titel\n\nBerlin, den 3. Mai 2019. Der Pakt hält.', '2019-05-03'],
  ['Titel\n\nBern, 3. Mai 2019 · Der Pakt hält.', '2019-05-03'],
  ['Seite 7 · Ausland · 3. Mai 2019\n\nTitel\n\nDer Pakt hält.', '2019-05-03'],
  ['Titel\n\n03/05/2019 - 21:14 Uhr | Teilen auf Facebook\n\nDer Pakt hält.', '2019-05-03'],
  ['Titel\n\nWien (APA), 3.5.2019 – Der Pakt hält.', '2019-05-03'],
  ['Titel\n\nBERLIN/PARIS, 3. Mai 2019: Der Pakt hält.', '2019-05-03'],
  ['Titel\n\nStand: 3. Mai 2019, 18:20 Uhr\n\nDer Pakt hält.', '2019-05-03'],
  ['Titel\n\nStand: 4. Mai 2019 | Veröffentlicht am 3. Mai 2019\n\nDer Pakt hält.', '2019-05-04'],
  ['Titel\n\nAktualisiert am 4. Mai 2019\nVeröffentlicht am 3. Mai 2019\n\nDer Pakt hält.', '2019-05-03'],
  ['Titel\n\n03.05.2019 – 16:48 Uhr\n\nDer Pakt hält.', '2019-05-03'],
  ['2019-05-03\n\nTitel\n\nDer Pakt hält.', '2019-05-03'],
  ['Titel\n2019-05-03T16:48:00+02:00\n\nDer Pakt hält.', '2019-05-03'],
  ['Pressemitteilung vom 3. Mai 2019\n\nDer Pakt hält.', '2019-05-03'],
  ['Der Pakt hält. Beide Seiten sind froh. (APA, dpa, 3.5.2019)', '2019-05-03'],
  ['Der Pakt hält. Beide Seiten sind froh. (red/Reuters, 3.5.2019)', '2019-05-03'],
  ['Der Pakt hält. Beide Seiten sind froh. (Clara Lenz aus Rom, DER ABEND, 3.5.2019)', '2019-05-03'],
  ['Der Pakt hält. Beide Seiten sind froh. (cle, Printausgabe 3.5.2019)', '2019-05-03'],
  ['Der Pakt hält. Beide Seiten sind froh (Clara Lenz sah sie am 3.5.2019)', undefined],
  ['Titel\n\n+++ Live +++ Freitag, 3.5.2019 +++ Zeiten in MEZ +++\n\n17:20 Der Pakt hält.', '2019-05-03'],
  ['Titel\n\nAus dem Lexikon, zuletzt bearbeitet am 3. Mai 2019\n\nDer Pakt hält.', '2019-05-03'],
  ['Titel\n\nDer Pakt hält.\n\nErschienen am 3. Mai 2019', '2019-05-03'],
  ['Titel\n\nSEOUL (Agentur, 3.5.2019) – Der Pakt hält.', '2019-05-03'],
  ['Titel\n\nSeoul (Agentur, 3. Mai 2019). Der Pakt hält.', '2019-05-03'],
  ['Titel\n\n3. Mai 2019. An diesem Tag ist es so weit.', '2019-05-03'],
  ['Chronik\n\n3. Mai 1948: Gründung.\n\n4. Juni 1950: Krieg.', undefined],
  ['Titel\n\nWas ist daran neu? Ein Gespräch. 3. Mai 2019\n\nDer Pakt hält.', '2019-05-03'],
  ['Titel\n\nDer Minister (geboren 3.5.1960) kam.', undefined],
  ['Titel\n\nAm 3. Mai 2019 unterzeichneten beide den Pakt.', undefined],
  ['Titel\n\nDer Pakt gilt seit langem (in Kraft seit 3.5.2019).', undefined],
  ['Der Pakt vom 3. Mai 2019\n\nEr hält.', undefined],
  ['Titel\n\nBerlin, 31. Februar 2019 – Der Pakt hält.', undefined],
  ['Titel\n\nDer Pakt hält.', undefined],
])('the date of %j is what it says of itself', (text, expected) => {
  expect(articleFromText(text, { name: 'x' }).publishedAt).toBe(expected);
});

test.each<[string, string]>([
  ['Der Pakt hält\n\nBeide Seiten sind froh.', 'Der Pakt hält'],
  ['International\n\nDer Pakt hält\n\nBeide Seiten sind froh.', 'Der Pakt hält'],
  ['Der Pakt hält | Minister reist\n\nBeide Seiten sind froh.', 'Der Pakt hält'],
  ['Der lange Pakt hält – DER SPIEGEL\n\nBeide Seiten sind froh.', 'Der lange Pakt hält'],
  ['Der Pakt hält. Wien – Beide Seiten sind sehr froh darüber.', 'Der Pakt hält'],
])('the title of %j is its first line or sentence', (text, expected) => {
  expect(articleFromText(text, { name: 'x' }).title).toBe(expected);
});

test('Markdown gives plain text, its front matter the metadata', async () => {
  const markdown = [
    '---',
    'title: "Der Pakt hält"',
    'date: 2019-05-03T10:00',
    'url: https://example.org/pakt',
    'source: Beispielblatt',
    'constructor: x',
    '---',
    '# Der **Pakt** hält',
    '',
    '> Der [Minister](https://example.org/m) traf *Anna Berg* und `Ben`.',
    '![Bild](x.png)',
    '',
    '- Erstens: ein_wort_mit_strichen',
    '```',
    'code hier',
    '```',
    '***',
    'Ende \\* gut <b>alles</b>.',
  ].join('\n');
  const article = await readers.md(markdown, { name: 'x' });
  expect(article.text).toBe(
    'Der Pakt hält\n\nDer Minister traf Anna Berg und Ben.\n\n\nErstens: ein_wort_mit_strichen\n\nEnde * gut  alles .',
  );
  expect([article.title, article.publishedAt, article.url, article.source]).toEqual([
    'Der Pakt hält',
    '2019-05-03',
    'https://example.org/pakt',
    'Beispielblatt',
  ]);
});

test.each<[string, string | undefined]>([
  ['author: Anna Berg', 'Anna Berg'],
  ['author: "Anna Berg"', 'Anna Berg'],
  ['authors:\n  - Anna Berg\n  - Karl Tal', 'Anna Berg, Karl Tal'],
  ['autoren: [Anna Berg, "Karl Tal"]', 'Anna Berg, Karl Tal'],
  ['author: Anna Berg und Karl Tal', 'Anna Berg, Karl Tal'],
  ['author: Müller und Söhne', 'Müller und Söhne'],
  ['authors:\n  - name: Anna Berg\n    mail: a@b.invalid\n  - {name: Karl Tal}', 'Anna Berg, Karl Tal'],
  ['author: {name: Anna Berg}', 'Anna Berg'],
  ['author: >\n  Anna\n  Berg', 'Anna Berg'],
  ['author: &a Anna Berg\neditor: *a', 'Anna Berg'],
  ['author: []', undefined],
  ['author: [Anna Berg', '[Anna Berg'],
  ['title: Wien: Der Pakt hält\nauthor: Anna Berg', 'Anna Berg'],
  [
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nauthor: Anna Berg\nd: [*c,*c,*c,*c,*c]`,
    'Anna Berg',
  ],
  [`author: Anna Berg\nx: ${'['.repeat(9000)}`, 'Anna Berg'],
])('writers in front matter: %j', async (front, expected) => {
  const { author } = await readers.md(`---\n${front}\n---\nDer Pakt hält, sagt der Minister.`, { name: 'x' });
  expect(author).toBe(expected);
});

test('days of front matter are read as they were written, and what is none is left out', async () => {
  const day = async (written: string): Promise<string | undefined> =>
    (await readers.md(`---\ndate: ${written}\n---\nDer Pakt hält.`, { name: 'x' })).publishedAt;
  expect(
    await Promise.all(['2019-05-03 10:00:00 +02:00', '3. Mai 2019', '03.05.2019', 'May 3, 2019'].map(day)),
  ).toEqual(Array(4).fill('2019-05-03'));
  expect(await Promise.all(['bald', '2019-13-40', '[2019]'].map(day))).toEqual([undefined, undefined, undefined]);
});

test.each<[string, string]>([
  ['letters', 'a'.repeat(50_000)],
  ['lines of letters', `${'a'.repeat(5_000)}\n`.repeat(10)],
  ['spaces', ' '.repeat(50_000)],
  ['stars', '*a'.repeat(25_000)],
  ['underscores', '_'.repeat(50_000)],
  ['open links', '[a]('.repeat(12_500)],
  ['open brackets', '['.repeat(50_000)],
  ['tags', '<a'.repeat(25_000)],
  ['table rules', '|-'.repeat(25_000)],
  ['dates', '3.5.2019 '.repeat(5_500)],
  ['places', 'Rom/'.repeat(12_500)],
  ['front matter without an end', `---\n${'a: b\n'.repeat(10_000)}`],
  ['front matter', `---\n${'a: b\n'.repeat(3_990)}---\n${'a'.repeat(30_000)}`],
  ['keys in one another', `---\n${'a: {'.repeat(4_900)}\n---\n${'a'.repeat(30_000)}`],
])('50,000 characters of %s are read as fast as text', async (_, text) => {
  for (const reader of [readers.txt, readers.md]) {
    const cpu = await cpuOf(async () => {
      await reader(text, { name: 'x' });
      hasNews(text);
    });
    expect(cpu).toBeLessThan(hostileTime);
  }
});
