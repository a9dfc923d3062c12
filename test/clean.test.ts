import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clean } from '../ingest/clean.ts';
import { articleFromText } from '../ingest/read/index.ts';
import { cpuOf, hostileTime } from './shared.ts';

/** Regions as `kind: text` or `reason: text`, white space shortened. */
function regionsOf(text: string): string[] {
  const article = articleFromText(text, { name: 'x' });
  return clean(article).map(
    (region) =>
      `${region.reason ?? region.kind}: ${article.text.slice(region.start, region.end).replace(/\s+/g, ' ').trim()}`,
  );
}

const body = [
  'Die Minister beider Länder trafen sich am Dienstag in Rom und sprachen über den Pakt.',
  'Am Ende unterzeichneten sie eine gemeinsame Erklärung zur Grenze.',
];

/** An article with `line` among its paragraphs. */
function around(line: string, place: 'top' | 'middle' | 'end'): string {
  const [first, second] = body;
  if (place === 'top') return ['Der Pakt hält stand', line, first, second].join('\n\n');
  return (
    place === 'middle' ? ['Der Pakt hält stand', first, line, second] : ['Der Pakt hält stand', first, second, line]
  ).join('\n\n');
}

test.each<[string, 'top' | 'middle' | 'end', string]>([
  ['Mehr zum Thema – Neue Brücke über den Fluss', 'end', 'related link'],
  ['Lesen Sie auch: Warum der Zoll streikt', 'middle', 'related link'],
  ['► Auch interessant: Sturm an der Küste | Zoll streikt', 'end', 'related link'],
  ['Das könnte Sie auch interessieren: Zoll streikt', 'end', 'related link'],
  ['>> Hier lesen: Zoll streikt', 'middle', 'related link'],
  ['Video: So lief der Gipfel', 'middle', 'related link'],
  ['PREV Der Zoll streikt an der Küste', 'end', 'next article'],
  ['Nächster Artikel: Zoll streikt', 'end', 'next article'],
  [
    'Wir verwenden Cookies, um Ihr Leseerlebnis zu verbessern. Einstellungen | Alle akzeptieren',
    'end',
    'cookie notice',
  ],
  ['Unterstützen Sie uns mit einer Spende!', 'end', 'donation notice'],
  ['Jetzt abonnieren und drei Monate sparen!', 'middle', 'subscription notice'],
  ['Abonnieren Sie unseren Newsletter.', 'end', 'subscription notice'],
  ['Folgen Sie uns auf Facebook und X', 'end', 'subscription notice'],
  ['Diesen Artikel teilen', 'end', 'share link'],
  ['Teilen | Merken | Drucken', 'top', 'navigation'],
  ['Kommentare (12)', 'end', 'navigation'],
  ['Startseite › Politik › Ausland', 'top', 'navigation'],
  ['Bitte deaktivieren Sie Ihren Adblocker, um weiterzulesen.', 'middle', 'advertisement'],
  ['Foto: Agentur/Eva Muster', 'middle', 'photo credit'],
  ['(Foto: Agentur)', 'middle', 'photo credit'],
  ['© Agentur 2019', 'middle', 'copyright'],
  ['Alle Rechte vorbehalten.', 'end', 'copyright'],
  ['(APA, dpa, 3.5.2019)', 'end', 'agency mark'],
  ['(Clara Lenz, 3.5.2019)', 'end', 'agency mark'],
  ['(cle, 3.5.2019)', 'end', 'agency mark'],
  ['(Jan Ott aus Tunis, DER ABEND, 4./5.5.2019)', 'end', 'agency mark'],
  ['(Clara Lenz, derAbend.at, 3. Mai 2019, 17:20)', 'end', 'agency mark'],
  ['(sie unterschrieb ihn am 3.5.2019)', 'end', 'body'],
  ['dpa-infocom, dpa:190503-99-1/2', 'end', 'agency mark'],
  ['mho/AFP', 'end', 'body'],
  ['Quelle: dpa', 'end', 'agency mark'],
  ['03.05.2019 – 16:48 Uhr', 'top', 'date line'],
  ['Stand: 3. Mai 2019, 18:20 Uhr | Lesedauer: 3 Minuten', 'top', 'date line'],
  ['Von Eva Muster und Max Tal, Rom', 'top', 'byline'],
  ['Die Autorin ist Korrespondentin in Rom.', 'end', 'author note'],
  ['Über den Autor: Max Tal lehrt in Rom.', 'end', 'author note'],
  ['Diskutieren Sie mit!', 'end', 'comment section'],
  ['https://example.org/status/123', 'middle', 'link'],
  ['* * *', 'middle', 'separator'],
  ['<div class="ad">', 'middle', 'markup'],
  ['window.ads = [];', 'middle', 'markup'],
  ['Der Pakt hält stand', 'middle', 'repeated title'],
  ['Der Pakt hält stand!', 'top', 'repeated title'],
  [body[0] as string, 'end', 'repeated line'],
  [
    'Unser Blatt braucht Euch: Der Zugang zu unserer Website wurde erschwert. Wenn Euch unsere Artikel gefallen, teilt sie gern in den sozialen Medien.',
    'end',
    'reader notice',
  ],
])('%j (%s) is: %s', (line, place, reason) => {
  const found = regionsOf(around(line, place)).filter(
    (region) => region.includes(line.slice(0, 30)) && (line !== body[0] || region.startsWith(reason)),
  );
  if (reason === 'body') expect(found[0]?.startsWith('body: ')).toBe(true);
  else expect(found).toContain(`${reason}: ${line.replace(/\s+/g, ' ')}`);
});

test.each<[string, 'top' | 'middle' | 'end']>([
  ['Mehr als tausend Menschen kamen zum Thema Grenze zusammen.', 'middle'],
  ['Mehr dazu wollte der Minister nicht sagen.', 'middle'],
  ['Mehr aus Angst als aus Überzeugung stimmte die Partei zu.', 'middle'],
  ['Weitere Artikel des Vertrags regeln den Zoll.', 'middle'],
  ['Video: Der Präsident habe gelogen, sagte die Opposition in einem langen Film.', 'middle'],
  ['Unser Autor ist verhaftet worden, teilte die Zeitung mit.', 'top'],
  ['Der Autor ist in der Türkei angeklagt.', 'top'],
  ['Facebook teilen die Behörden keine Daten mit.', 'middle'],
  [
    'Die EU verlangt von Google, Cookies und Werbung künftig deutlicher zu kennzeichnen und Nutzer zu fragen.',
    'middle',
  ],
  ['Die Zeitung „Blatt“ bat ihre Leser um Spenden, nachdem die Regierung ihr Konto gesperrt hatte.', 'middle'],
  ['„Unsere Arbeit ist getan“, sagte der Minister.', 'middle'],
  ['Deutschland', 'middle'],
  ['Von Rom nach Paris', 'middle'],
  ['Von Moskau fordert Kiew den Abzug', 'top'],
  ['Startschuss für den Pakt', 'middle'],
  ['Der Newsletter-Anbieter gehört nun dem Staat.', 'middle'],
  ['Werbung für den Pakt machte nur der Präsident.', 'middle'],
  ['Kommentare aus Moskau blieben aus.', 'middle'],
  ['Quelle des Streits ist die Grenze.', 'middle'],
  ['(Der Pakt von 1987 lief aus.)', 'end'],
  ['1987 bis 2019', 'middle'],
])('news is kept: %j (%s)', (line, place) => {
  const found = regionsOf(around(line, place)).filter((region) => region.includes(line));
  expect(found.map((region) => region.slice(0, region.indexOf(':')))).toEqual(['body']);
});

test.each<[string, string[]]>([
  [
    'International\n\nDer Pakt hält\n\nEr gilt ab sofort.',
    ['section label: International', 'title: Der Pakt hält', 'body: Er gilt ab sofort.'],
  ],
  [
    'Der Pakt hält | Minister in Rom\n\nDer Pakt hält | Minister in Rom\n-\n\nEr gilt ab sofort.',
    [
      'title: Der Pakt hält |',
      'title: Minister in Rom',
      'repeated title: Der Pakt hält | Minister in Rom',
      'separator: -',
      'body: Er gilt ab sofort.',
    ],
  ],
  [
    'Der Pakt hält nun | Der Pakt hält nun | tagesschau.de\n\nEr gilt ab sofort.',
    [
      'title: Der Pakt hält nun |',
      'repeated title: Der Pakt hält nun |',
      'outlet: tagesschau.de',
      'body: Er gilt ab sofort.',
    ],
  ],
  [
    'Der lange Pakt hält - DER SPIEGEL\n\nEr gilt ab sofort.',
    ['title: Der lange Pakt hält', 'outlet: - DER SPIEGEL', 'body: Er gilt ab sofort.'],
  ],
  [
    'Der Pakt hält stand. Wien – Beide Seiten unterzeichneten am Montag. Foto: Agentur Mehr sagten sie nicht, hieß es. Lesen Sie auch: Zoll streikt weiter. Es bleibt dabei. (APA, 3.5.2019)',
    [
      'title: Der Pakt hält stand.',
      'body: Wien – Beide Seiten unterzeichneten am Montag. Foto: Agentur Mehr sagten sie nicht, hieß es.',
      'related link: Lesen Sie auch: Zoll streikt weiter.',
      'body: Es bleibt dabei.',
      'agency mark: (APA, 3.5.2019)',
    ],
  ],
  [
    'Der Pakt hält stand\n\nBeide Seiten unterzeichneten ihn am Montag. Es bleibt dabei. (Clara Lenz aus Rom, 3.5.2019)',
    [
      'title: Der Pakt hält stand',
      'body: Beide Seiten unterzeichneten ihn am Montag. Es bleibt dabei.',
      'agency mark: (Clara Lenz aus Rom, 3.5.2019)',
    ],
  ],
  [
    'Mehr zum Thema\n\nEr gilt ab sofort und für alle.',
    ['related link: Mehr zum Thema', 'title: Er gilt ab sofort und für alle.'],
  ],
  ['', []],
  [' \n ', ['separator: ']],
])('the regions of %j', (text, expected) => {
  expect(regionsOf(text)).toEqual(expected);
});

test('titles under a heading of related links are links, later news is not', () => {
  const text = [
    'Der Pakt hält stand',
    ...body,
    'Mehr zum Thema',
    'Neue Brücke über den Fluss',
    'Der Zoll streikt',
    'Am Abend kam es in der Hauptstadt zu einer großen Demonstration gegen den Pakt, wie die Polizei mitteilte.',
  ].join('\n\n');
  const regions = regionsOf(text);
  expect(regions.slice(-2)).toEqual([
    'related link: Mehr zum Thema Neue Brücke über den Fluss Der Zoll streikt',
    'body: Am Abend kam es in der Hauptstadt zu einer großen Demonstration gegen den Pakt, wie die Polizei mitteilte.',
  ]);
});

test('regions cover any text without gaps', () => {
  const line = fc.constantFrom(
    'Der Pakt hält.',
    'Mehr zum Thema',
    'A | A',
    '-',
    '',
    '  ',
    'Teilen | Merken',
    'https://a.b/c',
    'International',
    '(dpa)',
    'Foto: X',
    '„Nein!“ Er ging. Lesen Sie auch: B. Ende.',
    '\t',
    '<p>',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const article = { ...articleFromText('', { name: 'x' }), text };
        let at = 0;
        for (const region of clean(article)) {
          expect(region.start).toBe(at);
          expect(region.end).toBeGreaterThan(region.start);
          at = region.end;
        }
        expect(at).toBe(text.length);
      },
    ),
    { numRuns: 300 },
  );
});

test.each<[string, string]>([
  ['letters', 'a'.repeat(50_000)],
  ['spaces', `x${' '.repeat(50_000)}x`],
  ['line ends', 'x\n'.repeat(25_000)],
  ['bars', 'a | '.repeat(12_500)],
  ['slashes', 'a/'.repeat(25_000)],
  ['punctuation', '.,;:!?'.repeat(8_000)],
  ['brackets', '('.repeat(50_000)],
  ['tags', '<a'.repeat(25_000)],
  ['entities', '&amp;'.repeat(10_000)],
  ['digits', '1.2.'.repeat(12_500)],
  ['short sentences', 'Ja. '.repeat(12_500)],
  ['capitals', 'Von Aa Bb '.repeat(5_000)],
  ['combining marks', 'e\u0301'.repeat(25_000)],
])('50,000 characters of %s are judged as fast as text', async (_, text) => {
  const article = { ...articleFromText('', { name: 'x' }), text };
  expect(await cpuOf(() => clean(article))).toBeLessThan(hostileTime);
});

test('who took a picture is no part of its caption, nor a line that repeats the name', () => {
  const regions = regionsOf(
    [
      'Der Pakt hält stand',
      'Die Minister unterzeichnen den Pakt im Rathaus der Stadt. Foto: Anna Huber',
      'Anna Huber',
      'Der Minister reicht dem Gast die Hand / Bild: WB/Moser',
      'Der Gast verlässt das Rathaus am Abend (Foto: Karl Lang, Marine)',
      'Der Pakt liegt auf dem Tisch des Hauses. © Eva Berg',
      ...body,
    ].join('\n'),
  );
  const kept = regions.filter((line) => line.startsWith('body:')).join(' ');
  expect(kept).not.toMatch(/Huber|Moser|Lang|Berg/);
  expect(kept).toMatch(/reicht dem Gast die Hand.*verlässt das Rathaus am Abend.*auf dem Tisch des Hauses/);
  expect(regions.filter((line) => line.startsWith('photo credit:')).length).toBe(4);
});

test('a dateline of place and agency without a dash is no part of the first sentence', () => {
  const regions = regionsOf(['Der Pakt hält stand', `Rom dpa ${body[0]}`, body[1]].join('\n\n'));
  expect(regions).toContain('dateline: Rom dpa');
});
