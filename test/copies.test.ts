import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { areCopies, clusterCopies, mayBeVersions, sketchText, wordingOf } from '../graph/copies.ts';
import { run } from './cliRun.ts';
import { cpuOf } from './shared.ts';

/** Words out of a fixed sequence: the same number gives the same text. */
function text(seed: number, length: number): string {
  let state = seed;
  const words: string[] = [];
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    words.push(`wort${(state >>> 8) % 900}`);
  }
  return words.join(' ');
}

const change: Record<string, (text: string, seed: number) => string> = {
  'with another title': (one, seed) => `${text(seed + 1000, 8)} ${one}`,
  'without its last fifth': (one) =>
    one
      .split(' ')
      .slice(0, Math.floor(one.split(' ').length * 0.8))
      .join(' '),
  'with each fortieth word changed': (one) =>
    one
      .split(' ')
      .map((word, i) => (i % 40 === 20 ? 'anders' : word))
      .join(' '),
  'in capitals and with other punctuation': (one) => one.toUpperCase().replaceAll(' ', ', '),
};

test.each(Object.keys(change))(
  'a copy %s is found among 100 texts, and no two different texts are taken for one',
  (name) => {
    const sketches = new Map<string, string>();
    for (let seed = 1; seed <= 100; seed++) {
      sketches.set(`a${seed}`, sketchText(text(seed, 200)));
      sketches.set(
        `b${seed}`,
        sketchText((change[name] as (one: string, seed: number) => string)(text(seed, 200), seed)),
      );
    }
    const clusters = clusterCopies(sketches);
    let found = 0;
    for (let seed = 1; seed <= 100; seed++) if (clusters.get(`b${seed}`) === clusters.get(`a${seed}`)) found += 1;
    expect(found).toBeGreaterThanOrEqual(99);
    expect(new Set(clusters.values()).size).toBe(200 - found);
  },
);

test('half a text and another half are no copy, nor are short texts that differ', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const one = text(seed, 200);
    expect(areCopies(sketchText(one), sketchText(`${one.slice(0, one.length / 2)} ${text(seed + 500, 100)}`))).toBe(
      false,
    );
  }
  expect(sketchText(text(1, 39))).toBe('');
});

test('the clusters do not depend on the order in which the articles came', () => {
  const sketches: [string, string][] = [];
  for (let seed = 1; seed <= 60; seed++)
    sketches.push([`x${seed}`, sketchText(`${text(seed % 20, 100)} ${text(seed, 25)}`)]);
  expect([...clusterCopies(new Map(sketches))].sort()).toEqual(
    [...clusterCopies(new Map([...sketches].reverse()))].sort(),
  );
});

test('a story that twenty thousand papers print, each with a line of its own, is one source, and found in time', async () => {
  const sketch = sketchText(text(7, 150));
  const sketches = new Map<string, string>();
  // a line of one's own changes a bin or two of the sketch; making twenty thousand texts would take longer than the clustering
  for (let paper = 0; paper < 20_000; paper++) {
    const at = (paper % 32) * 4;
    sketches.set(`p${paper}`, `${sketch.slice(0, at)}${paper.toString(16).padStart(4, '0')}${sketch.slice(at + 4)}`);
  }
  expect(new Set(clusterCopies(sketches).values()).size).toBe(1);
  // comparing each with each takes minutes
  expect(await cpuOf(() => clusterCopies(sketches), 10_000)).toBeLessThan(10_000);
});

/** One agency's text as five papers print it: with other titles and leads, cut, in another spelling; and a report of somebody's own. */
const agency = [
  'Hafenstadt (dpa) - Norwegen und Portugal haben am Dienstag ein Abkommen über den gemeinsamen Fischfang unterzeichnet. Die norwegische Außenministerin Ingrid Solberg und ihr portugiesischer Kollege Paulo Mendes setzten ihre Unterschrift unter das Dokument, über das zwei Jahre lang verhandelt worden war.',
  'Das Abkommen sieht vor, dass beide Länder ihre Fangmengen bis 2033 um ein Fünftel senken. Zugleich dürfen portugiesische Kutter künftig auch nördlich der bisherigen Grenze fischen, allerdings nur in den Monaten Mai bis September.',
  '„Das ist ein guter Tag für die Menschen an beiden Küsten“, sagte Solberg nach der Zeremonie. Mendes sprach von einem schwierigen Kompromiss, der allen etwas abverlange. Die Fischer müssten sich nun auf die neuen Regeln einstellen.',
  'Umweltverbände begrüßten die Einigung im Grundsatz, kritisierten aber die langen Übergangsfristen. Der Verband der Küstenfischer warnte dagegen vor dem Ende vieler Familienbetriebe und forderte Hilfen in Höhe von 40 Millionen Euro.',
  'Das Parlament in Oslo soll im Herbst über das Abkommen abstimmen. In Lissabon ist eine Mehrheit bereits sicher, weil auch die größte Oppositionspartei ihre Zustimmung angekündigt hat.',
];
const inSwissStyle = (one: string): string =>
  one
    .replaceAll('ß', 'ss')
    .replaceAll('„', '«')
    .replaceAll('“', '»')
    .replace(' (dpa) - ', ' – ')
    .replace('Millionen Euro', 'Mio. Euro');
interface Printed {
  readonly outlet: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}
const printed: readonly Printed[] = [
  { outlet: 'Agentur', title: 'Norwegen und Portugal schließen Abkommen über Fischfang', paragraphs: agency },
  {
    outlet: 'Tagblatt',
    title: 'Einigung im Fischereistreit',
    paragraphs: [
      'Jahrelang haben beide Länder um den Fisch gestritten. Jetzt ist der Streit beigelegt, wenn auch nicht für immer.',
      ...agency,
    ],
  },
  { outlet: 'Kurier', title: 'Weniger Fisch für alle', paragraphs: agency.slice(0, 4) },
  { outlet: 'Bergblatt', title: 'Fischerei: ein Vertrag', paragraphs: agency.map(inSwissStyle) },
  {
    outlet: 'Bote',
    title: 'Ein Abkommen, das niemand liebt',
    paragraphs: agency.flatMap((one, index) =>
      index === 2 ? [] : [one.replace('soll im Herbst', 'wird im Herbst').replace('bereits ', '')],
    ),
  },
];
const report: Printed = {
  outlet: 'Beobachter',
  title: 'Besuch bei den Fischern',
  paragraphs: [
    'Am Kai von Bergen riecht es nach Teer, und keiner der Männer schaut auf, als der Wagen der norwegischen Außenministerin Ingrid Solberg hält.',
    'Sie wissen, warum sie kommt: Die Quoten sinken. Wer hier ein Boot hat, rechnet seit Wochen, ob er es behalten kann oder ob er es dem Händler aus der Stadt gibt, der jeden Freitag vorbeikommt.',
  ],
};

const asPage = ({ outlet, title, paragraphs }: Printed): string =>
  `<!doctype html><html lang="de"><head><title>${title} | ${outlet}</title><meta property="og:site_name" content="${outlet}"><meta property="article:published_time" content="2031-05-06T10:00:00+02:00"></head><body><nav><a href="/">${outlet}</a></nav><article><h1>${title}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article><div><h3>Mehr zum Thema</h3><ul><li><a href="/1">Etwas anderes aus dem ${outlet}</a></li></ul></div></body></html>`;
const asRow = ({ outlet, title, paragraphs }: Printed): string =>
  JSON.stringify({ title, text: paragraphs.join('\n\n'), date: '2031-05-06', source: outlet });

const files: Readonly<Record<string, (articles: readonly Printed[]) => readonly (readonly [string, string])[]>> = {
  pages: (articles) => articles.map((article) => [`${article.outlet}.html`, asPage(article)] as const),
  'lines of JSON': (articles) => [['all.jsonl', articles.map(asRow).join('\n')]],
};

test.each(Object.keys(files))(
  'one text in five papers is one source, and a report of their own a second one: %s',
  async (kind) => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-copies-'));
    try {
      const sourcesAfter = async (articles: readonly Printed[]): Promise<string> => {
        for (const [name, text] of files[kind]?.(articles) ?? []) writeFileSync(join(folder, name), text);
        const names = (files[kind]?.(articles) ?? []).map(([name]) => join(folder, name));
        const { code, stderr } = await run(['ingest', ...names, '--store', join(folder, 'store')]);
        expect({ code, stderr }).toMatchObject({ code: 0 });
        const query =
          "MATCH (:Person {name: 'Ingrid Solberg'})-[r:HOLDS_POSITION]->(c) RETURN c.name, r.sources, size(r.statements)";
        return (await run(['query', query, '--format', 'csv', '--store', join(folder, 'store')])).stdout.trim();
      };
      expect(await sourcesAfter(printed)).toMatch(/\nNorwegen,1,5$/);
      expect(await sourcesAfter([report])).toMatch(/\nNorwegen,2,6$/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

test.each<[string, string, boolean]>([
  ['Die Fähre nach Malmö fährt wieder.', 'Die Fähre nach Malmö fährt ab Montag wieder.', true],
  ['Die Fähre nach Malmö fährt wieder.', 'Der Stadtrat hat am Montag den Haushalt beschlossen.', false],
  // Nothing but grammar in common.
  [
    'Er hat in der Nacht mit ihr über den Plan des Rats geredet.',
    'Sie war an dem Tag mit ihm auf dem Weg in die Stadt.',
    false,
  ],
  // A notice that becomes an article, and one that has nothing to do with it.
  [
    'Eilmeldung: Ministerin Sund tritt zurück.',
    `Ministerin Sund tritt zurück, wie die Eilmeldung sagte. ${text(3, 60)}`,
    true,
  ],
  ['Eilmeldung: Ministerin Sund tritt zurück.', text(3, 60), false],
  // Where there are no words nothing speaks against it.
  ['1 : 0', '2 : 1', true],
])('of short texts at one address %j and %j are versions: %j', (one, other, areVersions) => {
  expect(mayBeVersions(wordingOf(one), wordingOf(other))).toBe(areVersions);
  expect(mayBeVersions(wordingOf(other), wordingOf(one))).toBe(areVersions);
});
