import { expect, test } from '@jest/globals';
import { compare, pageSet } from '../bench/pageSet.ts';
import { dayOf, languageCode } from '../ingest/read/day.ts';
import { withoutDoctype } from '../ingest/read/feed.ts';
import { isMarkup, readPage } from '../ingest/read/html.ts';
import { nameOfUrl } from '../ingest/read/text.ts';

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
  expect(out.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['date', 'cue', 'link']));
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
};

test.each(Object.keys(hostile))(
  '50,000 characters of %s in a page, a date or an address are read as fast as text',
  async (name) => {
    const text = hostile[name] as string;
    const start = process.cpuUsage();
    await readPage(
      `<html><head><title>${text}</title><script type="application/ld+json">{"@type":"Article","x":"${text}</script></head><body><article><p class="byline">${text}</p><p>${text}</p></article></body></html>`,
    );
    for (const call of [dayOf, languageCode, isMarkup, withoutDoctype, nameOfUrl]) call(text);
    withoutDoctype(`<!DOCTYPE x [${text}`);
    // CPU time: the machine may be busy with other things
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
  },
);
