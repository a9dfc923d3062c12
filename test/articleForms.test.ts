import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { said } from './said.ts';

/*
 * The forms in which papers, agencies and press offices print one story: datelines, bylines, credits, boxes, contacts, lines that were wrapped, interviews.
 * Whatever stands around it, the story says the same, and nobody comes into it who only wrote, pictured or printed it.
 */

const title = 'Streit um die Fähre';
const story = [
  'Der norwegische Außenminister Jonas Hagen traf am Donnerstag in Lissabon den portugiesischen Präsidenten Rui Coelho und lud ihn nach Oslo ein.',
  'Island warf der Türkei am Mittwoch Betrug vor, und die Regierung in Ankara wies das zurück.',
  'Am Montag will Hagen nach Finnland reisen.',
];
const plain = [title, ...story].join('\n\n');

const named = (text: string): string[] =>
  extract(articleFromText(text, { name: 'x' }))
    .entities.filter(({ type }) => type === 'Person' || type === 'Organisation')
    .map(({ id }) => id)
    .sort();

const first = (before: string): string => [title, before + story[0], ...story.slice(1)].join('\n\n');
const below = (...lines: string[]): string => [title, ...lines, ...story].join('\n\n');
const within = (...lines: string[]): string => [title, story[0], ...lines, ...story.slice(1)].join('\n\n');
const behind = (words: string): string => [...plain.split('\n\n').slice(0, -1), `${story[2]}${words}`].join('\n\n');
const last = (...lines: string[]): string => [title, ...story, ...lines].join('\n\n');

test.each<[string]>([
  // datelines
  [first('Rom – ')],
  [first('Kiew – Moskau – ')],
  [first('Den Haag – ')],
  [first('Rom, APA – ')],
  [first('dpa – ')],
  [first('(sda) ')],
  [first('Bern/Genf (awp/sda) – ')],
  [first('Rom (kathpress) ')],
  [first('Paris → ')],
  [first('Kairo | ')],
  [first('UPDATE ')],
  // who wrote it
  [first('Von Clara Lenz, Kairo – ')],
  [first('Von Clara Lenz ')],
  [first('Clara Lenz aus Kairo – ')],
  [first('Aus Kairo berichtet Clara Lenz. ')],
  [below('Von Clara Lenz und Max Ott, Rom')],
  [below('Clara Lenz')],
  [below('Clara Lenz, Kairo')],
  [below('Ein Bericht von Clara Lenz aus Kairo')],
  [below('Text: Clara Lenz, Fotos: Max Ott')],
  [below('Von Clara Lenz (Text) und Max Ott (Fotos)')],
  [last('Gastkommentar von Clara Lenz')],
  [last('Das Gespräch führte Clara Lenz')],
  [last('Zusammengestellt von Clara Lenz')],
  [behind(' (Clara Lenz/dpa)')],
  [behind(' (APA/Clara Lenz/mo)')],
  [behind(' (Clara Lenz aus Kairo)')],
  [behind(' Clara Lenz')],
  [behind(' (Mitarbeit: Max Ott)')],
  // who took the picture
  [within('imago/Max Ott')],
  [within('Max Ott/AFP via Getty Images')],
  [within('APA/AFP/Max Ott')],
  [within('Der Hafen von Lissabon (Max Ott/AFP)')],
  [within('Das Treffen in Lissabon. IMAGO/Max Ott')],
  [below('Fotoquelle: Max Ott')],
  // links and notices
  [within('Mehr zum Thema', 'China droht Indien mit Krieg', 'Peter Maier tritt der FPÖ bei')],
  [within('→ China droht Indien mit Krieg')],
  [within('Analyse: China droht Indien mit Krieg')],
  [within('In einer früheren Version dieses Artikels hieß es, China habe Indien angegriffen. Das wurde korrigiert.')],
  [last('Korrektur: Der Ort des Treffens war falsch angegeben, China hat Indien nicht angegriffen.')],
  [last('Schlagworte: China, Nato, Peter Maier')],
  // what stands below the story
  [
    last(
      'Rückfragehinweis:',
      'Klub der Fährleute',
      'Mag. Clara Lenz',
      'Tel.: 01 234',
      'Über uns',
      'Wir sind Mitglied der SPÖ.',
    ),
  ],
  [last('Pressekontakt:', 'Clara Lenz, Deutsche Fährunion')],
  [last('Einzelnachweise', '↑ Peter Maier: China greift Indien an. In: Der Spiegel, 3. Mai 2019.')],
  [last('[1] Peter Maier, Geschichte der SPD, Berlin 2019, S. 45.')],
])('the story stays the same in: %j', (text) => {
  expect(said(text).sort()).toEqual(said(plain).sort());
  expect(named(text)).toEqual(named(plain));
});

test('who is spoken of is no writer, and a name in the middle is a heading', () => {
  expect(named(last('Jonas Hagen'))).toEqual(named(plain));
  expect(
    named(
      within(
        'Clara Lenz',
        'Die Ministerin Clara Lenz kritisierte am Freitag in einer langen Rede vor dem Parlament Polen.',
      ),
    ),
  ).toContain('person:clara-lenz');
});

test.each<[string]>([
  [first('(Rom, 3. Juni 2023) ')],
  [first('Rom, Samstag, 3. Juni 2023 – ')],
  [first('3. Juni 2023, Rom – ')],
  [first('Frankfurt am Main, 3. Juni 2023 – ')],
  [below('Von Clara Lenz 03.06.2023')],
  [below('Clara Lenz, 3. Juni 2023')],
  [below('ORF.at, 3. Juni 2023, 14.30 Uhr')],
  [below('Pressemitteilung Nr. 45 vom 03.06.2023')],
  [below('Letztes Update: 03.06.2023')],
  [below('03.06.23, 14:30')],
  [last('Sperrfrist: 3. Juni 2023, 14:30 Uhr')],
  [last('OTS0123 2023-06-03/14:30')],
  [last('Diese Nachricht wurde am 3.6.2023 im Programm Deutschlandfunk gesendet.')],
  [behind(' (cle, 3.6.23)')],
  [behind(' ("Der Abend", Print-Ausgabe, 03.06.2023)')],
  [behind(' Rom, 3. Juni 2023')],
])('the day of %j is that of the article, and dates the story as such', (text) => {
  const { publishedAt } = articleFromText(text, { name: 'x' });
  expect(publishedAt).toBe('2023-06-03');
  const read = (article: string, day?: string) =>
    extract(articleFromText(article, { name: 'x', ...(day === undefined ? {} : { publishedAt: day }) }))
      .statements.map(({ from, type, to, date }) => [from, type, to, date])
      .sort();
  expect(read(text)).toEqual(read(plain, '2023-06-03'));
});

test.each<[string]>([
  ['Der Pakt vom 3. Mai 2019\n\nEr hält bis heute, sagen die Fischer der Insel.'],
  ['Streit um die Fähre\n\nDie Insel wartet.\n\nAus dem Archiv: Die Fähre sinkt (12.5.2021)'],
])('%j does not tell its day', (text) => {
  expect(articleFromText(text, { name: 'x' }).publishedAt).toBeUndefined();
});

test('„vom Sonntag“ is over, even where the verb tells of today', () => {
  const text = 'Rom, 14. März 2016 – Nach der Wahl vom Sonntag fordert Serbien Hilfe von Ungarn.';
  expect(said(text)).toEqual(['RS DEMANDED HU']);
});

/** Words wrapped to lines of a width. */
const wrap = (words: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && `${line} ${word}`.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

test.each([50, 60, 75, 90])(
  'lines wrapped to %d letters are read as paragraphs, over the number of a page as well',
  (width) => {
    const lines = wrap(story.join(' '), width);
    const half = Math.floor(lines.length / 2);
    const told = said(plain).sort();
    expect(said([title, ...story.flatMap((words) => ['', ...wrap(words, width)])].join('\n')).sort()).toEqual(told);
    expect(said([title, '', ...lines].join('\n')).sort()).toEqual(told);
    const paged = [title, '', ...lines.slice(0, half), '', 'Seite 2 von 3', '', ...lines.slice(half)].join('\n');
    expect(said(paged).sort()).toEqual(told);
  },
);

const introduction = 'Der österreichische Außenminister Peter Huber spricht im Interview über Russland.';
const questions = [
  'Waren Sie in Budapest?',
  'Wie sehen Sie die Lage?',
  'Was sagen Sie zu Polen?',
  'Was muss jetzt geschehen?',
];
const answers = [
  'Ich habe Viktor Orbán am Freitag getroffen.',
  'Russland hat das Minsker Abkommen verletzt.',
  'Das ist eine schwere Frage. Ich danke Polen für die Hilfe.',
  'Ich fordere Israel zu einer Waffenruhe auf.',
];
const wanted = [
  'peter-huber MET viktor-orban',
  'RU VIOLATED minsker-abkommen claimed',
  'peter-huber SUPPORTED PL',
  'peter-huber DEMANDED IL',
];

test.each<[string, (question: string, answer: string) => string]>([
  ['the paper and the name', (q, a) => `STANDARD: ${q}\n\nHuber: ${a}`],
  ['on one line', (q, a) => `KURIER: ${q} Huber: ${a}`],
  ['the full name', (q, a) => `NZZ am Sonntag: ${q}\nPeter Huber: ${a}`],
  ['two names', (q, a) => `Clara Lenz: ${q}\n\nPeter Huber: ${a}`],
  ['the office', (q, a) => `tagesschau.de: ${q}\n\nAußenminister Huber: ${a}`],
  ['capitals', (q, a) => `STANDARD: ${q}\n\nHUBER: ${a}`],
  ['initials', (q, a) => `CL: ${q}\n\nPH: ${a}`],
  ['question and answer', (q, a) => `Frage: ${q}\n\nAntwort: ${a}`],
  ['the answers only', (q, a) => `${q}\n\nHuber: ${a}`],
  ['no labels', (q, a) => `${q}\n\n${a}`],
  ['dashes', (q, a) => `– ${q}\n\n– ${a}`],
])('in an interview with %s the answers are words of who is asked', (_, format) => {
  const text = ['„Wir müssen reden“', introduction, ...questions.map((q, k) => format(q, answers[k] as string))].join(
    '\n\n',
  );
  expect(said(text)).toEqual(expect.arrayContaining(wanted));
  expect(named(text).filter((id) => !/peter-huber|viktor-orban/.test(id))).toEqual([]);
  const { statements } = extract(articleFromText(text, { name: 'x' }));
  expect(statements.find(({ type }) => type === 'VIOLATED')?.speaker).toBe('person:peter-huber');
});

test('questions that a report asks are no interview', () => {
  const text = `${plain}\n\nWas tun? Hagen: „Wir warten.“\n\nWas kommt danach?\n\nIsland griff Polen an.`;
  expect(said(text)).toContain('IS ATTACKED PL');
});
