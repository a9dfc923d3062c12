import { expect, test } from '@jest/globals';
import { textOfLines } from '../ingest/read/pdf.ts';
import { openFolder, readAll } from './readFixtures.ts';

const { put } = openFolder();

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

interface PdfSettings {
  readonly info?: string;
}

/** A PDF of these pages, each a list of lines of which an empty one is a gap. */
const pdf = (pages: readonly (readonly string[])[], { info = '' }: PdfSettings = {}): Buffer => {
  const objects: Buffer[] = [];
  const add = (text: string | Buffer): void => {
    objects.push(typeof text === 'string' ? bytesOf(text) : text);
  };
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')}]>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  pages.forEach((lines, index) => {
    const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ');
    const bytes = bytesOf(`BT /F1 11 Tf 50 780 Td 14 TL ${shown} ET`);
    add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + 2 * index} 0 R>>`,
    );
    add(Buffer.concat([bytesOf(`<</Length ${bytes.length}>>stream\n`), bytes, bytesOf('\nendstream')]));
  });
  add(`<<${info}>>`);
  let at = 9;
  const offsets: number[] = [];
  const written = objects.map((object, index) => {
    offsets.push(at);
    const whole = Buffer.concat([bytesOf(`${index + 1} 0 obj\n`), object, bytesOf('\nendobj\n')]);
    at += whole.length;
    return whole;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.concat([
    bytesOf('%PDF-1.4\n'),
    ...written,
    bytesOf(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R/Info ${objects.length} 0 R>>\nstartxref\n${at}\n%%EOF`,
    ),
  ]);
};

const story = [
  'Ein Vertrag über das Öl',
  '',
  'Die Ministerin von Norwegen unter-',
  'zeichnete am Montag in Oslo ein Abkommen',
  'mit Portugal.',
  '',
  'Es gilt für zehn Jahre.',
];

test('a PDF is one article: broken words are whole, gaps are paragraphs, title, author and day are the file’s', async () => {
  const path = put(
    'vertrag.pdf',
    pdf([story], { info: '/Title(Ein Vertrag)/Author(Anna Muster)/CreationDate(D:20240619120000Z)' }),
  );
  const { articles, problems } = await readAll([path]);
  expect(problems).toEqual([]);
  expect(articles).toMatchObject([
    {
      name: 'vertrag',
      title: 'Ein Vertrag',
      author: 'Anna Muster',
      publishedAt: '2024-06-19',
      text: 'Ein Vertrag über das Öl\n\nDie Ministerin von Norwegen unterzeichnete am Montag in Oslo ein Abkommen mit Portugal.\n\nEs gilt für zehn Jahre.',
    },
  ]);
});

test('headers, footers and page numbers that repeat are left out, and a sentence goes on over the page', () => {
  const line = (text: string, y: number) => ({ text, y, height: 10 });
  const pages = ['Der Präsident reiste', 'am Montag nach Wien.', 'Er sprach dort.'].map((text, index) => [
    line('Küstenblatt', 800),
    line(text, 700),
    line(`Seite ${index + 1} von 3`, 40),
  ]);
  expect(textOfLines(pages)).toBe('Der Präsident reiste am Montag nach Wien.\n\nEr sprach dort.');
});

test.each<[string, () => Buffer, string]>([
  ['is cut off', () => pdf([story]).subarray(0, 300), 'broken'],
  ['is only called so', () => bytesOf('%PDF-1.4 und sonst nichts'), 'broken'],
  ['has no text', () => pdf([[]]), 'no-text'],
])('a PDF that %s is told, and the others are read', async (_words, bytes, rule) => {
  const { articles, problems } = await readAll([put('bad.pdf', bytes()), put('good.pdf', pdf([story]))]);
  expect([problems.map((problem) => problem.rule), articles.map(({ name }) => name)]).toEqual([[rule], ['good']]);
});

test('of a PDF with very many pages the first ones are read, and that is told', async () => {
  const { articles, problems } = await readAll([put('long.pdf', pdf(Array.from({ length: 305 }, () => story)))]);
  expect(problems).toMatchObject([{ rule: 'truncated', message: expect.stringContaining('305 pages; the first 300') }]);
  expect(articles).toHaveLength(1);
});
