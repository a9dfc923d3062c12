import { expect, test } from '@jest/globals';
import { newsPages } from '../bench/newsPages.ts';
import { compare, pageSet } from '../bench/pageSet.ts';
import { dayOf, languageCode } from '../ingest/read/day.ts';
import { withoutDoctype } from '../ingest/read/feed.ts';
import { isMarkup, readPage } from '../ingest/read/html.ts';
import { nameOfUrl } from '../ingest/read/text.ts';
import { cpuOf } from './shared.ts';

const german = pageSet[0]?.text.split('\n\n') ?? [];
const story = german.map((text) => `<p>${text}</p>`).join('');

test.each(pageSet)('the story of a page is found whole and clean: $name', async ({ html, text }) => {
  const found = await readPage(html);
  const { precision, recall } = compare(found.text, text);
  expect({
    recall,
    precision,
    isClean: precision > 0.93,
    extra: found.text.split('\n\n').filter((one) => !text.includes(one)),
  }).toMatchObject({
    recall: 1,
    isClean: true,
  });
});

test.each(newsPages)('the story of a whole news page is found: $name', async ({ html, text }) => {
  const found = await readPage(html);
  const { precision, recall } = compare(found.text, text);
  const paragraphs = found.text.split('\n\n');
  expect({ missing: text.split('\n\n').filter((one) => !paragraphs.includes(one)), recall }).toEqual({
    missing: [],
    recall: expect.closeTo(1, 1),
  });
  // A box about a person in an interview may be read as part of it.
  expect(precision).toBeGreaterThan(0.85);
});

test('a line that begins with © and a year is no part of a story', async () => {
  const page = await readPage(
    `<html><body><div><h1>Ein Titel der Seite</h1>${story}<p>© 2031 Coast Paper Ltd.</p></div></body></html>`,
  );
  expect(page.text).not.toContain('Coast Paper');
});

test('names of attributes may be written in capitals', async () => {
  const page = await readPage(
    `<HTML LANG="de"><HEAD><META NAME="date" CONTENT="2031-05-03"></HEAD><BODY><UL>${'<LI><A HREF="/a">Rubrik im Menü</A></LI>'.repeat(9)}</UL><DIV>${story}</DIV></BODY></HTML>`,
  );
  expect([page.publishedAt, page.language, page.text.includes('Rubrik')]).toEqual(['2031-05-03', 'de', false]);
});

test.each<[string, string, boolean]>([
  ['a shorter translation', 'en', false],
  ['all of the story, and the page says a wrong language of itself', 'de', true],
])('what stands there in another language is left out unless it is %s', async (_, lang, isKept) => {
  const body =
    lang === 'en'
      ? `<div>${story}</div><div lang="en"><p>They have agreed on Tuesday to run the deep harbour together, after years of dispute.</p></div>`
      : `<div lang="de">${story}</div>`;
  const page = await readPage(`<html lang="${lang === 'en' ? 'de' : 'en'}"><body>${body}</body></html>`);
  expect(page.text.includes(lang === 'en' ? 'agreed' : 'Hafen')).toBe(isKept);
});

test.each<[string, string | undefined]>([
  ['By Anna Berg', 'Anna Berg'],
  ['Von Anna Berg und Karl Tal', 'Anna Berg und Karl Tal'],
  ['Anna Berg on June 26, 2031 at 9:00', 'Anna Berg'],
  ['Anna Berg | Agentur – vor 1 Stunde', 'Anna Berg'],
  ['https://blatt.example/autoren/berg', undefined],
])('the author of a byline %j is %s', async (byline, expected) => {
  const html = `<html><body><article><h1>Ein Titel</h1><span class="byline">${byline}</span>${pageSet[0]?.text}</article></body></html>`;
  expect((await readPage(html)).author).toBe(expected);
});

test.each<[string, string | undefined, string | undefined]>([
  ['<h1>Ein Hafen für zwei</h1><p>Politik | 14. Mai 2031</p>', '2031-05-14', 'line near the headline'],
  ['<p>14.05.2031</p><h1>Ein Hafen für zwei</h1>', '2031-05-14', 'line near the headline'],
  [
    '<h1>Ein Hafen für zwei</h1><div class="byline">VON EVA MUSTER am 14. Mai 2031</div>',
    '2031-05-14',
    'line near the headline',
  ],
  [
    '<h1>Ein Hafen für zwei</h1><p>Aktualisiert am 16. Mai 2031, zuerst veröffentlicht am 14. Mai 2031</p>',
    '2031-05-14',
    'line near the headline',
  ],
  [
    '<h1>Ein Hafen für zwei</h1><p>Stand: 16.05.2031</p><p>Veröffentlicht: 14.05.2031</p>',
    '2031-05-14',
    'line near the headline',
  ],
  ['<h1>Ein Hafen für zwei</h1><p>Stand: 16.05.2031</p>', '2031-05-16', 'line near the headline'],
  ['<h1>Ein Hafen für zwei</h1><p>© 14.05.2031 Küstenblatt</p>', undefined, undefined],
  ['<h1>Ein Hafen für zwei</h1><p>Sie trafen sich am 14. Mai 2031 zum ersten Mal.</p>', undefined, undefined],
])('the day of a page without a word of it in its markup: %s', async (head, day, reason) => {
  const page = await readPage(`<html><body><div class="a">${head}${story}</div></body></html>`);
  expect([page.publishedAt, page.reasons.date]).toEqual([day, reason]);
});

test('the day in the canonical address counts where nothing else tells it', async () => {
  const page = await readPage(
    `<html><head><link rel="canonical" href="https://blatt.example/2031/05/14/hafen/"></head><body>${story}</body></html>`,
  );
  expect([page.publishedAt, page.reasons.date]).toEqual(['2031-05-14', 'its address']);
});

const named = '<meta property="og:site_name" content="Küstenblatt">';
test.each<[string, string, string]>([
  [
    `${named}<meta property="og:title" content="Küstenblatt">`,
    '<h1>Ein Hafen für zwei Länder</h1>',
    'Ein Hafen für zwei Länder',
  ],
  [`${named}<meta property="og:title" content="Küstenblatt | Ein Hafen">`, '<h1>Hafen</h1>', 'Ein Hafen'],
  [
    '<meta property="og:title" content="Ein Hafen für zwei Länder - Politik im Norden">',
    '<h1>Ein Hafen für zwei Länder</h1>',
    'Ein Hafen für zwei Länder',
  ],
  ['<meta property="og:title" content="Hafen - Streit um Gebühren">', '<h1>Hafen</h1>', 'Hafen - Streit um Gebühren'],
  [
    '<title>Ein Hafen für zwei Länder | Küstenblatt</title>',
    '<h1>Küstenblatt</h1><h2>Ein Hafen für zwei Länder</h2>',
    'Ein Hafen für zwei Länder',
  ],
  [
    '<title>Küstenblatt - Aktuelles - Ein Hafen für zwei Länder</title>',
    '<h2>Aktuelles</h2><h1>Ein Hafen für zwei Länder</h1>',
    'Ein Hafen für zwei Länder',
  ],
])(
  'the title of a page is the headline of the article and not the name of the site: %s %s',
  async (head, body, title) => {
    expect((await readPage(`<html><head>${head}</head><body><div>${body}${story}</div></body></html>`)).title).toBe(
      title,
    );
  },
);

test.each<[string, string | undefined]>([
  ['Copyright © 2031', undefined],
  ['Copyright © 2031 Küstenblatt GmbH. All rights reserved', 'Küstenblatt GmbH'],
])('the outlet of the copyright %j is %s', async (copyright, source) => {
  const html = `<html><head><meta name="copyright" content="${copyright}"></head><body>${story}</body></html>`;
  expect((await readPage(html)).source).toBe(source);
});

test.each<[string, string]>([
  ['nothing', ''],
  ['a line end', '\n'],
  ['a comma', ',\n'],
])('two objects of JSON-LD with %s between them are read as two', async (_, between) => {
  const first = JSON.stringify({ '@type': 'Organization', name: 'Blatt } "', '@id': '#b' });
  const second = `{"@type": "NewsArticle", "datePublished": "2026-W05-3", "publisher": {"@id": "#b"}, "author": {"name": "Anna Berg"},}`;
  const html = `<html><head><script type="application/ld+json">${first}${between}${second}</script></head><body>${story}</body></html>`;
  const { publishedAt, source, author } = await readPage(html);
  expect([publishedAt, source, author]).toEqual(['2026-01-28', 'Blatt } "', 'Anna Berg']);
});

test.each<[string, unknown, string | undefined]>([
  ['seconds', 1_898_000_000, '2030-02-22'],
  ['milliseconds', 1_898_000_000_000, '2030-02-22'],
  ['milliseconds in a list', [1_898_000_000_000], '2030-02-22'],
  ['a typed value', { '@value': 1_898_000_000 }, '2030-02-22'],
  ['a day as a number', 20_310_503, '2031-05-03'],
  ['minutes as a number', 203_105_031_430, '2031-05-03'],
  ['a year', 2031, undefined],
  ['an hour, or seconds', 2_024_030_514, undefined],
  ['nought', 0, undefined],
  ['minus one', -1, undefined],
  ['days since 1900', 45_356, undefined],
  ['more than a date', 1e21, undefined],
])('numbers as dates of JSON-LD: %s', async (_, datePublished, expected) => {
  const data = JSON.stringify({ '@type': 'NewsArticle', datePublished });
  const html = `<html><head><script type="application/ld+json">${data}</script>`;
  expect((await readPage(`${html}</head><body>${story}</body></html>`)).publishedAt).toBe(expected);
  // What tells nothing gives way to what does.
  const other = await readPage(`${html}<meta name="date" content="2031-06-07"></head><body>${story}</body></html>`);
  expect(other.publishedAt).toBe(expected ?? '2031-06-07');
});

test('who speaks in a quotation stays with it', async () => {
  const quote =
    '<blockquote><p>„Der Pakt wird scheitern, das weiß jeder.“</p><footer>Anna Berg, Abgeordnete</footer></blockquote>';
  const { text } = await readPage(
    `<html><body><article>${german.map((one) => `<p>${one}</p>`).join(quote)}</article></body></html>`,
  );
  expect(text).toContain('„Der Pakt wird scheitern, das weiß jeder.“\n\nAnna Berg, Abgeordnete');
});

test('the parts of a headline and of a line of writers stand apart', async () => {
  const html = `<html><body><h1><span>Hafenstreit</span><span><b>N</b>ordland und Südmark einigen sich</span></h1><p class="byline"><span>Eva Muster</span><span>Rom</span></p>${story}</body></html>`;
  const { title, author } = await readPage(html);
  expect([title, author]).toEqual(['Hafenstreit Nordland und Südmark einigen sich', 'Eva Muster Rom']);
});

test('a biography in the element of the author is no name', async () => {
  const html = `<html><body><div rel="author">Eva MusterHallo, ich bin Eva und schreibe seit vielen Jahren über die Küste und was dort geschieht.</div>${story}</body></html>`;
  expect((await readPage(html)).author).toBeUndefined();
});

test('a page without a story gives nothing rather than its menu', async () => {
  const menu = Array.from({ length: 40 }, (_, k) => `<li><a href="/${k}">Rubrik ${k}</a></li>`).join('');
  expect((await readPage(`<html><body><ul>${menu}</ul><div id="app"></div></body></html>`)).text).toBe('');
});

test('each field of a page comes with the place that said it, and what was left out with the reason', async () => {
  const html = pageSet.find(({ name }) => name.startsWith('everything'))?.html ?? '';
  const { reasons, out, author, title } = await readPage(
    html.replace(
      '</head>',
      '<meta property="og:site_name" content="Küstenblatt"><meta name="date" content="2031-05-03"></head>',
    ),
    'https://blatt.example/2031/05/03/hafen',
  );
  expect([title, author]).toEqual(['Nordland und Südmark einigen sich über den Hafen', 'Eva Muster']);
  expect(reasons).toEqual({
    title: 'first heading',
    date: 'meta date',
    url: 'its address',
    source: 'meta og:site_name',
    author: 'byline',
    language: 'html lang',
  });
  expect(out.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['date', 'cue', 'label']));
});

/** T15: text that makes careless patterns take minutes. */
const hostile: Readonly<Record<string, string>> = {
  letters: 'a'.repeat(50_000),
  spaces: `x${' '.repeat(50_000)}x`,
  'capital pairs': 'Aa '.repeat(17_000),
  punctuation: '.,;:!?-'.repeat(7_000),
  'open tags': '<a '.repeat(17_000),
  'open brackets': '([{'.repeat(17_000),
  'closing brackets': '] '.repeat(25_000),
  ampersands: '&amp'.repeat(12_000),
  credits: 'Foto: Agentur '.repeat(3_600),
  bylines: 'Von Anna Berg, '.repeat(3_400),
  dates: 'Mai 2031, 3. '.repeat(3_900),
  'comment ends': '--> '.repeat(12_500),
  drawings: '<svg><g>'.repeat(6_000),
  scripts: '<script>a<b</script>'.repeat(2_500),
  noscripts: '<noscript><p>Ein Satz.</p>'.repeat(2_000),
  paragraphs: '<p>Es ist ein Satz, der auf jeder Zeile steht und der nichts sagt.</p>'.repeat(750),
};

test.each(Object.keys(hostile))(
  '50,000 characters of %s in a page, a date or an address are read as fast as text',
  async (name) => {
    const text = hostile[name] as string;
    const cpu = await cpuOf(async () => {
      await readPage(
        `<html><head><title>${text}</title><script type="application/ld+json">{"@type":"Article","x":"${text}</script></head><body><article><p class="byline">${text}</p><p>${text}</p></article></body></html>`,
      );
      for (const call of [dayOf, languageCode, isMarkup, withoutDoctype, nameOfUrl]) call(text);
      withoutDoctype(`<!DOCTYPE x [${text}`);
    }, 3000);
    expect(cpu).toBeLessThan(3000);
  },
);

/** Prose that says where it stands. */
const told = (mark: string): string =>
  `<p>Die Ministerin erklärte nach der Sitzung (${mark}), das Abkommen über den Fischfang werde noch in diesem Jahr unterzeichnet. Beobachter rechnen mit einer knappen Abstimmung im Parlament von ${mark}.</p>`;
const headline = 'Zwei Länder einigen sich auf den Fischfang';
const readersSay = Array.from(
  { length: 6 },
  (_, k) =>
    `<div class="entry"><b>fischfreund${k}</b><p>Ich finde das alles ziemlich übertrieben, die Minister sollten selbst einmal mit hinausfahren, meint Leser ${k}.</p></div>`,
).join('');
test.each<[string, string, readonly string[], readonly string[]]>([
  [
    'an endless page goes on with another story under a headline of its own',
    `<div><div class="story"><h1>${headline}</h1>${told('Aa')}${told('Ab')}</div><div class="story"><h1>Bahnen stehen still</h1>${told('Ba')}${told('Bb')}${told('Bc')}${told('Bd')}</div></div>`,
    ['Aa', 'Ab'],
    ['Ba', 'Bd', 'Bahnen'],
  ],
  [
    'headings of the first order stand over the parts of one story',
    `<div class="story"><h1>${headline}</h1>${told('Aa')}${told('Ab')}<h1>Was folgt</h1>${told('Ba')}${told('Bb')}</div>`,
    ['Aa', 'Ab', 'Ba', 'Bb'],
    [],
  ],
  [
    'readers write more than the story has',
    `<article><h1>${headline}</h1>${told('Aa')}${told('Ab')}</article><section><h2>12 Kommentare</h2>${readersSay}</section>`,
    ['Aa', 'Ab'],
    ['übertrieben', 'fischfreund'],
  ],
  [
    'a notice about data stands above the headline',
    `<div class="cmp">${'<p>Wir und unsere 842 Partner speichern Angaben auf Ihrem Gerät und verarbeiten personenbezogene Daten, um Anzeigen zu zeigen.</p>'.repeat(4)}</div><div class="text"><h1>${headline}</h1>${told('Aa')}${told('Ab')}${told('Ac')}</div>`,
    ['Aa', 'Ab', 'Ac'],
    ['Partner'],
  ],
  [
    'a table lays the page out',
    `<table><tr><td><a href="/">Start</a></td><td><b>${headline}</b><br><br>${told('Aa')}${told('Ab')}${told('Ac')}</td><td><b>Wetter</b><br>Heute bleibt es an der Küste wechselhaft mit einigen Schauern.</td></tr></table>`,
    ['Aa', 'Ab', 'Ac'],
    ['Schauern'],
  ],
  [
    'readers are asked to pay after the first lines',
    `<article><h1>${headline}</h1>${told('Aa')}${told('Ab')}</article><div class="offer"><h2>Jetzt weiterlesen mit KB+</h2><p>Testen Sie KB+ vier Wochen lang für nur einen Euro und lesen Sie alles.</p></div>`,
    ['Aa', 'Ab'],
    ['KB+'],
  ],
  [
    'it is made of AMP elements',
    `<main><h1>${headline}</h1>${told('Aa')}${told('Ab')}<amp-consent><p>Wir zeigen Anzeigen, die zu Ihnen passen, und fragen dazu nach Ihrer Meinung.</p></amp-consent>${told('Ac')}</main>`,
    ['Aa', 'Ab', 'Ac'],
    ['Meinung'],
  ],
])('the story is found, and nothing else, where %s', async (_, body, kept, left) => {
  const { text } = await readPage(
    `<!doctype html><html lang="de"><head><title>${headline}</title></head><body>${body}</body></html>`,
  );
  expect(kept.filter((mark) => !text.includes(`(${mark})`))).toEqual([]);
  expect(left.filter((words) => text.includes(words))).toEqual([]);
});
