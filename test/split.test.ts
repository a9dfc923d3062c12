import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import { articleFromText } from '../ingest/read/index.ts';
import { sentenceSpans, split } from '../ingest/split.ts';
import { cpuOf, hostileTime, sharedFolder, testWhen } from './shared.ts';

const { isKnown } = loadMorphology();

function splitText(text: string) {
  const article = { ...articleFromText('x', { name: 'x' }), text };
  return split(article, text === '' ? [] : [{ start: 0, end: text.length, kind: 'body' }], isKnown);
}

/** Sentences with their tokens between spaces; `~` before a repaired token, `_` around quoted ones. */
function show(text: string, marks: 'plain' | 'quoted' = 'plain'): string[] {
  const { sentences, tokens } = splitText(text);
  return sentences.map((sentence) =>
    tokens
      .slice(sentence.first, sentence.last)
      .map(
        (token) => (token.repaired ? '~' : '') + (marks === 'quoted' && token.quoted ? `_${token.text}_` : token.text),
      )
      .join(' '),
  );
}

test.each<[string, string[]]>([
  ['Dr. Berg traf Prof. Tal am Montag. Beide schwiegen.', ['Dr. Berg traf Prof. Tal am Montag .', 'Beide schwiegen .']],
  [
    'Das gilt z. B. für Polen. Es gilt z.B. für Rom, u.a. dort.',
    ['Das gilt z. B. für Polen .', 'Es gilt z.B. für Rom , u.a. dort .'],
  ],
  ['Öl, Gas usw. Der Handel ruht.', ['Öl , Gas usw.', 'Der Handel ruht .']],
  [
    'Er zahlte 3 Mio. Euro. Sie zahlte 4 Mio. Die Bank schwieg.',
    ['Er zahlte 3 Mio. Euro .', 'Sie zahlte 4 Mio.', 'Die Bank schwieg .'],
  ],
  ['Am 3. Mai kam er. Am 3.Mai kam sie.', ['Am 3. Mai kam er .', 'Am 3. Mai kam sie .']],
  [
    'Der 14. Gipfel endete. Es war die deutsche 6. Runde.',
    ['Der 14. Gipfel endete .', 'Es war die deutsche 6. Runde .'],
  ],
  ['Polen kauft die Gripen E. Dies wurde gemeldet.', ['Polen kauft die Gripen E .', 'Dies wurde gemeldet .']],
  ['Im 20. Jahrhundert nicht.', ['Im 20. Jahrhundert nicht .']],
  ['Es kamen 30. Die meisten gingen.', ['Es kamen 30 .', 'Die meisten gingen .']],
  ['Er ging im Jahr 2000. Putin kam.', ['Er ging im Jahr 2000 .', 'Putin kam .']],
  ['König Felipe VI. reiste ab. Ludwig XIV. Er starb.', ['König Felipe VI. reiste ab .', 'Ludwig XIV .', 'Er starb .']],
  [
    'George W. Bush kam. Der Verdächtige Jan K. Die Polizei sucht.',
    ['George W. Bush kam .', 'Der Verdächtige Jan K .', 'Die Polizei sucht .'],
  ],
  ['Das ist Plan B. Merkel nickte.', ['Das ist Plan B .', 'Merkel nickte .']],
  ['Wer geht? Niemand! Gut …', ['Wer geht ?', 'Niemand !', 'Gut …']],
  ['Er zögerte ... und ging. Sie blieb..', ['Er zögerte ... und ging .', 'Sie blieb ..']],
])('splits %j into sentences with abbreviations, ordinals and initials', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['39,13 Kilometer, 1.000 Mann, 16:48 Uhr', ['39,13 Kilometer , 1.000 Mann , 16:48 Uhr']],
  ['Kim Jong-un, der CDU-Chef und die F-35-Jets', ['Kim Jong-un , der CDU-Chef und die F-35-Jets']],
  ['Militär- und Atomdoktrin, Ein- und -ausgang', ['Militär- und Atomdoktrin , Ein- und -ausgang']],
  ['Kiew/Moskau und 1950-1953 (4.11.2020)', ['Kiew / Moskau und 1950 - 1953 ( 4.11.2020 )']],
  ["Tsipras' Partei, geht's, L’Aquila", ["Tsipras' Partei , geht's , L’Aquila"]],
  ['Bürger:innen und AT&T', ['Bürger:innen und AT&T']],
  ['Siehe https://example.org/a?b=1, bitte.', ['Siehe https://example.org/a?b=1 , bitte .']],
  ['Das schreibt beispiel.de heute.', ['Das schreibt beispiel.de heute .']],
  ['Das #Abkommen von @amt 👍 hält', ['Das #Abkommen von @amt 👍 hält']],
])('cuts %j into tokens', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['„Wir bleiben“, sagte Berg. Er ging.', ['„ _Wir_ _bleiben_ “ , sagte Berg .', 'Er ging .']],
  ['„Eins ist klar. Zwei auch“, sagte Berg.', ['„ _Eins_ _ist_ _klar_ _._', '_Zwei_ _auch_ “ , sagte Berg .']],
  [
    '»Kommt er?«, fragte sie. «Nein!» Das war alles.',
    ['» _Kommt_ _er_ _?_ « , fragte sie .', '« _Nein_ _!_ »', 'Das war alles .'],
  ],
  ['"Einiges Dorf" und "Neue Mitte" tagten.', ['" _Einiges_ _Dorf_ " und " _Neue_ _Mitte_ " tagten .']],
  ['Er rief: „Halt!“ Dann lief er.', ['Er rief : „ _Halt_ _!_ “', 'Dann lief er .']],
  ['Sie nennt “den Pakt„ tot und „lebt.', ['Sie nennt “ _den_ _Pakt_ „ tot und „ _lebt_ _._']],
  ['Das ist mein Freund” aus Rom. Er kam.', ['Das ist mein Freund ” aus Rom .', 'Er kam .']],
  ['Er sagt: ‚Nein‘ und geht.', ['Er sagt : ‚ _Nein_ ‘ und geht .']],
])('marks what %j quotes, whatever the style', (text, expected) => {
  expect(show(text, 'quoted')).toEqual(expected);
});

test.each<[string, string[]]>([
  ['Wien – Der Kanzler reist ab.', ['Wien –', 'Der Kanzler reist ab .']],
  ['Washington/Tel Aviv – Sonne und Fahnen.', ['Washington / Tel Aviv –', 'Sonne und Fahnen .']],
  ['Aachen, 22. Januar 2019 (dpa) – Beide kamen.', ['Aachen , 22. Januar 2019 ( dpa ) –', 'Beide kamen .']],
  ['Istanbul- Der Streit dauert an.', ['Istanbul -', 'Der Streit dauert an .']],
  ['Merkel – Macrons Partnerin – kam an.', ['Merkel – Macrons Partnerin – kam an .']],
  ['Kein Ende in Sicht – Der Streit dauert an.', ['Kein Ende in Sicht – Der Streit dauert an .']],
  ['Frau Dr. Berg, A und B streiten. Warum?', ['Frau Dr. Berg ,', 'A und B streiten .', 'Warum ?']],
  ['Frau Berg, Anna und Karl streiten.', ['Frau Berg , Anna und Karl streiten .']],
])('gives the dateline or addressee of %j a sentence of its own', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

test.each<[string, string]>([
  ['Der Minister Karl Schmidtwarnte vor Krieg.', 'Der Minister Karl Schmidt ~warnte vor Krieg .'],
  ['Es sind Staatendie liefern.', 'Es sind Staaten ~die liefern .'],
  ['Der Vertrag hat CharakterNach Angaben der Leute.', 'Der Vertrag hat Charakter ~Nach Angaben der Leute .'],
  ['Er lobt PräsidentWHO dankte.', 'Er lobt Präsident ~WHO dankte .'],
  ['Das sieht vorausunter anderem vor.', 'Das sieht voraus ~unter anderem vor .'],
  ['Er sprach mit derPräsidentin.', 'Er sprach mit der ~Präsidentin .'],
])('repairs the glued words of %j', (text, expected) => {
  expect(show(text)).toEqual([expected]);
});

test.each<[string, string[]]>([
  [
    'Er ging. Kritik am Pakt Die Opposition lehnt ihn ab.',
    ['Er ging .', 'Kritik am Pakt', 'Die Opposition lehnt ihn ab .'],
  ],
  ['Lob für die Debatte Er begrüßte den Plan.', ['Lob für die Debatte', 'Er begrüßte den Plan .']],
  ['Der Chef der Partei Die Mitte trat zurück.', ['Der Chef der Partei Die Mitte trat zurück .']],
  ['Im Spielfilm Der Pakt sieht man ihn.', ['Im Spielfilm Der Pakt sieht man ihn .']],
  ['Gestern in Den Haag tagten sie.', ['Gestern in Den Haag tagten sie .']],
  ['Berg sagte: Die Lage ist ernst.', ['Berg sagte : Die Lage ist ernst .']],
])('tells a heading that lost its line from its sentence: %j', (text, expected) => {
  expect(show(text)).toEqual(expected);
});

test('a lost space behind a full stop does not join two sentences', () => {
  expect(show('Das war das Ende.Dann kam der Frieden.')).toEqual(['Das war das Ende .', '~Dann kam der Frieden .']);
});

test.each([
  'Die Bahncard, YouTube, WikiLeaks, BioNTech, McDonald und MacArthur',
  'Bürgerinnen, BürgerInnen, GmbH, StGB und eBay',
  'Andernach, Eisenach, Rankweil, Dortmund, Niederlande, Salamander',
  'die Vorausgesagten, abzusehenden, darzustellenden Angeklagten',
  'Parteitreffen, Handelsabkommen, Klimaabkommen, Sudansprachen, Terrorist',
])('leaves the clean words of %j whole', (text) => {
  const { tokens } = splitText(text);
  expect(tokens.filter((token) => token.repaired).map((token) => token.text)).toEqual([]);
});

test('headings and paragraphs without a full stop are sentences, wrapped lines are not', () => {
  expect(show('Neuer Streit\n\nDer Pakt hält. Er gilt\nab Mai')).toEqual([
    'Neuer Streit',
    'Der Pakt hält .',
    'Er gilt',
    'ab Mai',
  ]);
  const wrapped = [
    'Die beiden Minister haben sich gestern in der Hauptstadt auf einen',
    'gemeinsamen Entwurf geeinigt, der nun den Parlamenten vorgelegt wird.',
    'Ein Sprecher der Regierung sagte, die Verhandlungen seien schwierig',
    'gewesen.',
  ].join('\n');
  expect(splitText(wrapped).sentences).toHaveLength(2);
});

test('a title is divided at its bar', () => {
  const text = 'Ein Pakt entsteht | Ein Minister reist';
  const { sentences } = split(
    { ...articleFromText('x', { name: 'x' }), text },
    [{ start: 0, end: text.length, kind: 'title' }],
    isKnown,
  );
  expect(sentences.map((sentence) => text.slice(sentence.start, sentence.end))).toEqual([
    'Ein Pakt entsteht |',
    'Ein Minister reist',
  ]);
});

test('nothing comes from ignored regions, and numbers run on over the regions', () => {
  const text = 'Anna kam. Werbung hier. Ben ging.';
  const { sentences, tokens } = split(
    { ...articleFromText('x', { name: 'x' }), text },
    [
      { start: 0, end: 10, kind: 'body' },
      { start: 10, end: 24, kind: 'ignored', reason: 'advertisement' },
      { start: 24, end: 33, kind: 'body' },
    ],
    isKnown,
  );
  expect(tokens.map((token) => token.text)).toEqual(['Anna', 'kam', '.', 'Ben', 'ging', '.']);
  expect(tokens.map((token) => [token.index, token.sentence])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 1],
    [5, 1],
  ]);
  expect(sentences.map((sentence) => [sentence.first, sentence.last])).toEqual([
    [0, 3],
    [3, 6],
  ]);
});

test('tokens of any text lie in order, inside their sentence, and cover all that is no space', () => {
  const piece = fc.constantFrom(
    'Anna',
    'ging',
    '.',
    '!',
    '„',
    '“',
    '"',
    ' ',
    ' ',
    '\n',
    '–',
    '3.',
    'Mai',
    '2019',
    '(',
    ')',
    ',',
    "'",
    '’',
    '-',
    '…',
    'z.B.',
    '👍',
    'é',
    '/',
    'usw.',
    '\u00a0',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const { sentences, tokens } = splitText(text);
        let at = 0;
        for (const token of tokens) {
          expect(text.slice(at, token.start).trim()).toBe('');
          expect(token.text).toBe(text.slice(token.start, token.end));
          const sentence = sentences[token.sentence];
          expect(sentence !== undefined && sentence.start <= token.start && token.end <= sentence.end).toBe(true);
          expect(sentence !== undefined && sentence.first <= token.index && token.index < sentence.last).toBe(true);
          at = token.end;
        }
        expect(text.slice(at).trim()).toBe('');
      },
    ),
    { numRuns: 300 },
  );
});

test('sentence spans of a line are the sentences that split makes of it', () => {
  const text = 'Eins ist da. Zwei kommt am 3. Mai. Drei?';
  expect(sentenceSpans(text, { start: 0, end: text.length }).map((span) => text.slice(span.start, span.end))).toEqual([
    'Eins ist da.',
    'Zwei kommt am 3. Mai.',
    'Drei?',
  ]);
});

test.each<[string, string]>([
  ['letters', 'a'.repeat(50_000)],
  ['capitals in words', 'Aa'.repeat(25_000)],
  ['spaces', `${' '.repeat(50_000)}x`],
  ['full stops', '.'.repeat(50_000)],
  ['ordinals', '1.'.repeat(25_000)],
  ['quotes', '"'.repeat(50_000)],
  ['open quotes', '„a '.repeat(17_000)],
  ['brackets', '(a! '.repeat(12_500)],
  ['apostrophes', "s' ".repeat(17_000)],
  ['addresses', 'www.'.repeat(12_500)],
  ['a dateline without an end', 'Wien '.repeat(10_000)],
  ['dots with letters', 'a.b.'.repeat(12_500)],
  ['marks', 'e\u0301'.repeat(25_000)],
  ['hyphens', 'a-'.repeat(25_000)],
])('50,000 characters of %s take no more time than text does', async (_, text) => {
  expect(await cpuOf(() => splitText(text))).toBeLessThan(hostileTime);
});

test('no sentence grows without end', () => {
  const { sentences } = splitText('Wort '.repeat(5000));
  expect(Math.max(...sentences.map((sentence) => sentence.last - sentence.first))).toBeLessThanOrEqual(500);
});

const germEval = `${sharedFolder}/corpora/germeval14`;
testWhen(sharedFolder, 'no ../shared', 'at most one clean word in 5,000 of GermEval is split', () => {
  let count = 0;
  const wrong: string[] = [];
  for (const part of ['dev', 'test']) {
    const words: string[] = [];
    const check = (): void => {
      const { tokens } = splitText(words.join(' '));
      for (const token of tokens) {
        const before = tokens[token.index - 1];
        if (!token.repaired || before === undefined || before.text === '.') continue;
        wrong.push(`${before.text}|${token.text}`);
      }
      count += words.length;
      words.length = 0;
    };
    for (const line of readFileSync(`${germEval}/${part}.tsv`, 'utf8').split('\n')) {
      if (line.startsWith('#')) continue;
      const word = line.split('\t')[1];
      if (word === undefined) check();
      else words.push(word);
    }
    check();
  }
  // the corpus has some glued words of its own; they count as wrong here too
  expect(count).toBeGreaterThan(100_000);
  expect(wrong.length).toBeLessThanOrEqual(count / 5000);
});
