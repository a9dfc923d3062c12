import { expect, test } from '@jest/globals';
import { said, statesSaid } from './said.ts';

/*
 * Who holds which office of whom: two offices of one person, before and behind the name; offices that somebody had, is to have or is only said to
 * have; bodies that no list knows, behind an office in them; women and men of one family name.
 */

/** First office, what it is of; second office, what it is of. */
const firsts: readonly (readonly [string, string])[] = [
  ['ungarische Ministerpräsidentin', 'HU'],
  ['deutsche Verteidigungsministerin', 'DE'],
  ['Präsidentin der Ukraine', 'UA'],
  ['österreichische Vizekanzlerin', 'AT'],
];
const seconds: readonly (readonly [string, string])[] = [
  ['CDU-Chefin', 'cdu'],
  ['Vorsitzende der Grünen', 'gruene'],
  ['Präsidentin des Instituts für Seerecht', 'institut-fuer-seerecht'],
];
const pairs: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `Die ${a} und ${b} Lena Moosbrugger hat gestern Polen besucht.`,
  (a, b) => `Die ${a} sowie ${b} Lena Moosbrugger hat gestern Polen besucht.`,
  (a, b) => `Die ${a} und ${b}, Lena Moosbrugger, hat gestern Polen besucht.`,
  (a, b) => `Lena Moosbrugger, ${a} und ${b}, hat gestern Polen besucht.`,
  (a, b) => `Lena Moosbrugger ist ${a} und ${b}.`,
];

for (const pair of pairs)
  test(pair('A', 'B'), () => {
    for (const [a, first] of firsts)
      for (const [b, second] of seconds) {
        const text = pair(a, b);
        const offices = said(text).filter((line) => line.includes(' HOLDS_POSITION '));
        expect([text, ...offices.sort()]).toEqual([
          text,
          ...[`lena-moosbrugger HOLDS_POSITION ${first}`, `lena-moosbrugger HOLDS_POSITION ${second}`].sort(),
        ]);
      }
  });

/** What is said of her who holds an office of Norway and of a party. */
const adjectives: readonly (readonly [string, string | undefined])[] = [
  ['', ''],
  ['neue ', ''],
  ['geschäftsführende ', ''],
  ['frühere ', ' ended'],
  ['vorige ', ' ended'],
  ['abgewählte ', ' ended'],
  ['entlassene ', ' ended'],
  ['designierte ', ' planned'],
  ['künftige ', ' planned'],
  ['angebliche ', ' claimed'],
  ['selbsternannte ', ' claimed'],
  ['mögliche ', undefined],
];
const adverbs: readonly (readonly [string, string])[] = [
  ['seit 2019', ''],
  ['derzeit', ''],
  ['nach wie vor', ''],
  ['damals', ' ended'],
  ['ehemals', ' ended'],
  ['kurzzeitig', ' ended'],
  ['jahrelang', ' ended'],
  ['bis vor kurzem', ' ended'],
  ['zu diesem Zeitpunkt', ' ended'],
];
const offices: readonly (readonly [string, string])[] = [
  ['Chefin der CDU', 'cdu'],
  ['Präsidentin der Ukraine', 'UA'],
];

test('what stands before an office', () => {
  for (const [adjective, status] of adjectives)
    for (const [office, owner] of offices)
      for (const text of [
        `Die ${adjective}${office} Lena Moosbrugger hat gestern Polen besucht.`,
        `Lena Moosbrugger, die ${adjective}${office}, hat gestern Polen besucht.`,
      ])
        expect([text, ...statesSaid(text)]).toEqual([
          text,
          ...(status === undefined ? [] : [`lena-moosbrugger HOLDS_POSITION ${owner}${status}`]),
        ]);
});

test('when somebody had an office', () => {
  for (const [adverb, status] of adverbs)
    for (const [office, owner] of offices) {
      const text = `Lena Moosbrugger, ${adverb} ${office}, hat gestern Polen besucht.`;
      expect([text, ...statesSaid(text)]).toEqual([text, `lena-moosbrugger HOLDS_POSITION ${owner}${status}`]);
    }
});

/** Bodies that no list knows: in the genitive, in the accusative, and their id. */
const bodies: readonly (readonly [string, string, string])[] = [
  [
    'der Bundesstiftung zur Aufarbeitung der Diktatur',
    'die Bundesstiftung zur Aufarbeitung der Diktatur',
    'bundesstiftung-zur-aufarbeitung-der-diktatur',
  ],
  ['des Instituts für Seerecht', 'das Institut für Seerecht', 'institut-fuer-seerecht'],
  ['des Verbands der Fischindustrie', 'den Verband der Fischindustrie', 'verband-der-fischindustrie'],
  ['der Gewerkschaft der Seeleute', 'die Gewerkschaft der Seeleute', 'gewerkschaft-der-seeleute'],
  ['der Handelskammer Linz', 'die Handelskammer Linz', 'handelskammer-linz'],
  ['des Hafen-Untersuchungsausschusses', 'den Hafen-Untersuchungsausschuss', 'hafen-untersuchungsausschuss'],
  ['der Meridian AG', 'die Meridian AG', 'meridian-ag'],
  ['der Initiative „Neue Wege jetzt“', 'die Initiative „Neue Wege jetzt“', 'neue-wege-jetzt'],
];

test('bodies that no list knows', () => {
  for (const [genitive, accusative, id] of bodies) {
    const holds = `lena-moosbrugger HOLDS_POSITION ${id}`;
    for (const text of [
      `Lena Moosbrugger, Leiterin ${genitive}, hat gestern Polen kritisiert.`,
      `Die Vorsitzende ${genitive}, Lena Moosbrugger, hat gestern Polen kritisiert.`,
      `„Das ist falsch“, sagte eine Sprecherin ${genitive}, Lena Moosbrugger, am Mittwoch.`,
    ])
      expect([text, ...statesSaid(text)]).toEqual([text, holds]);
    const text = `Lena Moosbrugger hat gestern ${accusative} kritisiert.`;
    expect([text, ...said(text)]).toEqual([text, `lena-moosbrugger ACCUSED ${id}`]);
  }
});

test.each([
  [
    'Die Sprecherin des Instituts für Seerecht Lena Moosbrugger hat gestern Polen kritisiert.',
    ['lena-moosbrugger ACCUSED PL', 'lena-moosbrugger HOLDS_POSITION institut-fuer-seerecht'],
  ],
  [
    'Die Sprecherin des Center for Strategic Affairs Lena Moosbrugger hat gestern Polen kritisiert.',
    ['lena-moosbrugger ACCUSED PL', 'lena-moosbrugger HOLDS_POSITION center-for-strategic-affairs'],
  ],
  [
    '„Das ist falsch“, sagte Lena Moosbrugger vom Landesgericht Linz gestern.',
    ['lena-moosbrugger HOLDS_POSITION landesgericht-linz'],
  ],
  ['Anna Huber und Otto Huber kamen nach Graz. Die Abgeordnete Huber hat Polen kritisiert.', ['anna-huber ACCUSED PL']],
  ['Anna Huber und Otto Huber kamen nach Graz. Der Abgeordnete Huber hat Polen kritisiert.', ['otto-huber ACCUSED PL']],
  ['Univ.-Prof. Karl Egger hat Polen kritisiert.', ['karl-egger ACCUSED PL']],
  ['Abg. Karl Egger hat Polen kritisiert.', ['karl-egger ACCUSED PL']],
  [
    'Wolodymyr Bondarenko hat Polen kritisiert. Volodymyr Bondarenko lobte Indien.',
    ['wolodymyr-bondarenko ACCUSED PL', 'wolodymyr-bondarenko SUPPORTED IN'],
  ],
  [
    'Die Kanzlerin und CDU-Chefin Lena Moosbrugger hat Polen kritisiert.',
    ['lena-moosbrugger ACCUSED PL', 'lena-moosbrugger HOLDS_POSITION DE', 'lena-moosbrugger HOLDS_POSITION cdu'],
  ],
  [
    'Angela Merkel, Kanzlerin und CDU-Chefin, hat Polen kritisiert.',
    ['angela-merkel ACCUSED PL', 'angela-merkel HOLDS_POSITION DE', 'angela-merkel HOLDS_POSITION cdu'],
  ],
  [
    'Gestern hat die Firma Blauwal (BLW) Polen kritisiert. Die BLW lobte Indien.',
    ['blauwal ACCUSED PL', 'blauwal SUPPORTED IN'],
  ],
])('%s', (text, lines) => {
  expect(
    said(text)
      .filter((line) => !/ HOLDS_POSITION AT$| VISITED /.test(line))
      .sort(),
  ).toEqual(lines);
});
