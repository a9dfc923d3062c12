import { deflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { pdfLimits, readPdf, textOfLines } from '../ingest/read/pdf.ts';
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

/** A PDF of these objects as they stand: what no program makes. The first is the catalogue. */
const oddPdf = (objects: readonly (string | Buffer)[], trailer = ''): Buffer => {
  let at = 9;
  const offsets: number[] = [];
  const written = objects.map((object, index) => {
    offsets.push(at);
    const content = typeof object === 'string' ? bytesOf(object) : object;
    const whole = Buffer.concat([bytesOf(`${index + 1} 0 obj\n`), content, bytesOf('\nendobj\n')]);
    at += whole.length;
    return whole;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer.replace('HERE', String(at))}>>\nstartxref\n${at}\n%%EOF`;
  return Buffer.concat([
    bytesOf('%PDF-1.4\n'),
    ...written,
    bytesOf(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${end}`),
  ]);
};
const streamOf = (entries: string, bytes: Buffer): Buffer =>
  Buffer.concat([bytesOf(`<<${entries}/Length ${bytes.length}>>stream\n`), bytes, bytesOf('\nendstream')]);
const helvetica = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';
const pageOf = (parent: number, contents = '5 0 R', resources = ''): string =>
  `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>${resources}>>/Contents ${contents}>>`;
const storyStream = streamOf(
  '',
  bytesOf(
    'BT /F1 11 Tf 50 780 Td 14 TL (Die Ministerin von Norwegen unterzeichnete am Montag in Oslo ein Abkommen mit Portugal.) Tj ET',
  ),
);
/** One page with these contents; further objects from the sixth on. */
const onePage = (contents: string | Buffer, resources = '', ...more: readonly (string | Buffer)[]): Buffer =>
  oddPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[4 0 R]>>',
    helvetica,
    pageOf(2, '5 0 R', resources),
    contents,
    ...more,
  ]);
const form = (next: number | undefined, contents: string): Buffer =>
  streamOf(
    `/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Resources<</Font<</F1 3 0 R>>${next === undefined ? '' : `/XObject<</X ${next} 0 R>>`}>>`,
    bytesOf(contents),
  );

/** Forms that each draw the next one ten times: a billion in all. */
const laughs = (): Buffer =>
  onePage(
    streamOf('', bytesOf('/X Do')),
    '/XObject<</X 6 0 R>>',
    ...Array.from({ length: 9 }, (_, at) => form(7 + at, '/X Do '.repeat(10))),
    form(undefined, 'BT /F1 11 Tf (Hallo) Tj ET'),
  );
/** A tree of pages so deep that whoever follows it link by link has no stack, or no time, left. */
const deepTree = (): Buffer => {
  const depth = 60_000;
  const links = Array.from(
    { length: depth },
    (_, at) =>
      `<</Type/Pages/Count 1/Kids[${at === depth - 1 ? 4 : 7 + at} 0 R]${at === 0 ? '' : `/Parent ${5 + at} 0 R`}>>`,
  );
  return oddPdf(['<</Type/Catalog/Pages 6 0 R>>', 'null', helvetica, pageOf(5 + depth), storyStream, ...links]);
};
/** 300 MB of blanks that are packed three times, in less than a kilobyte. */
const bomb = (): Buffer =>
  onePage(
    streamOf(
      '/Filter[/FlateDecode/FlateDecode/FlateDecode]',
      deflateSync(deflateSync(deflateSync(Buffer.alloc(300_000_000, 32), { level: 1 }))),
    ),
  );

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

test.each<[string, () => Buffer, string]>([
  [
    'pages that are among their own kids',
    () =>
      oddPdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 5/Kids[2 0 R 4 0 R]>>',
        helvetica,
        pageOf(2),
        storyStream,
      ]),
    'broken',
  ],
  [
    'a page that is its own content',
    () =>
      oddPdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 1/Kids[4 0 R]>>',
        helvetica,
        pageOf(2, '[4 0 R 5 0 R]'),
        '[5 0 R 5 0 R]',
      ]),
    'no-text',
  ],
  [
    'two million brackets that nothing closes',
    () => onePage(streamOf('', bytesOf(`BT /F1 11 Tf ${'['.repeat(2_000_000)} TJ ET`))),
    'no-text',
  ],
])('a PDF with %s is told, and the others are read', async (_words, bytes, rule) => {
  const { articles, problems } = await readAll([put('odd.pdf', bytes()), put('good.pdf', pdf([story]))]);
  expect([problems.map((problem) => problem.rule), articles.map(({ name }) => name)]).toEqual([[rule], ['good']]);
});

test.each<[string, () => Buffer]>([
  [
    'a table of objects that says it goes on at itself',
    () =>
      oddPdf(
        ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[4 0 R]>>', helvetica, pageOf(2), storyStream],
        '/Prev HERE',
      ),
  ],
  ['a form that draws itself twice', () => onePage(storyStream, '/XObject<</X 6 0 R>>', form(6, '/X Do /X Do'))],
  [
    'two billion pages, of which there is one',
    () =>
      oddPdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Count 2000000000/Kids[4 0 R]>>',
        helvetica,
        pageOf(2),
        storyStream,
      ]),
  ],
])('a PDF with %s is read as far as it makes sense', async (_words, bytes) => {
  const { articles } = await readAll([put('odd.pdf', bytes())]);
  expect(articles.map(({ text }) => text)).toEqual([expect.stringMatching(/^Die Ministerin .* Portugal\.$/)]);
});

test.each<[string, () => Buffer]>([
  ['a billion forms', laughs],
  ['a tree of pages without end', deepTree],
  ['much that is packed in little', bomb],
])(
  'a PDF with %s is given up when its time or its memory is over, and the thread that read it ends',
  async (_words, make) => {
    const bytes = make();
    const input = {
      place: 'odd.pdf',
      name: 'odd.pdf',
      bytes: async function* () {
        yield bytes;
      },
    };
    const reading = readPdf(input, 20_000_000, { ...pdfLimits, ms: 300, megabytes: 250 }).next();
    await expect(reading).rejects.toMatchObject({
      rule: expect.stringMatching(/^too-(?:slow|large)$/),
      place: 'odd.pdf',
    });
    // What is left of the thread would keep the process alive: jest says so when it ends.
    const { articles } = await readAll([put('good.pdf', pdf([story]))]);
    expect(articles).toHaveLength(1);
  },
);
