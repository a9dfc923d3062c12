import { expect, test } from '@jest/globals';
import type { Statement } from '../graph/model.ts';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

/*
 * When what a sentence tells goes on. A time dates the clause or the noun that it stands with; what was done before, told by the way or only spoken of
 * does not take its day, as no date is better than a wrong one. Weekdays are counted from Thursday, 11 April 2024.
 */

const statementsOf = (text: string): readonly Statement[] =>
  extract(articleFromText(`Aus aller Welt\n\n${text}`, { name: 'example', publishedAt: '2024-04-11' })).statements;

/** The dates of all statements of a type, in the order of the text. */
const datesOf = (text: string, type: string): (string | undefined)[] =>
  statementsOf(text)
    .filter((s) => s.type === type)
    .map(({ date }) => date);

test.each<[string, string, (string | undefined)[]]>([
  // before, or for which reason
  ['Georgien trat am 9. Juli 2021 der Nato bei, nachdem Olaf Scholz Indien besucht hatte.', 'VISITED', [undefined]],
  ['Norwegen rügte 2021 Peru, weil Georgien der Nato beigetreten war.', 'JOINED', [undefined]],
  ['Olaf Scholz besuchte am 3. Mai 2019 Indien, bevor Georgien der Nato beitrat.', 'JOINED', [undefined]],
  [
    'Kanada forderte Kuba zum Einlenken auf, nachdem Brasilien am Montag Peru kritisiert hatte.',
    'DEMANDED',
    [undefined],
  ],
  // what is said to be so
  ['Am Montag wurde bekannt, dass Israel den Iran angegriffen hat.', 'ATTACKED', [undefined]],
  ['Der Minister erklärte am Montag, Kanada habe Kuba zum Einlenken aufgefordert.', 'DEMANDED', [undefined]],
  ['Ungarn warf Georgien am Montag vor, Armenien angegriffen zu haben.', 'ATTACKED', [undefined]],
  ['Ungarn warf Georgien am Montag vor, Armenien angegriffen zu haben.', 'ACCUSED', ['2024-04-08']],
  ['Ungarn warf Georgien vor, Armenien 2019 angegriffen zu haben.', 'ACCUSED', [undefined]],
  // by the way
  ['Der am Montag gewählte Präsident Wladimir Putin besuchte Indien.', 'VISITED', [undefined]],
  ['Der 1998 gewählte Präsident Wladimir Putin besuchte Indien.', 'VISITED', [undefined]],
  ['Wladimir Putin, 1998 gewählt, besuchte Indien.', 'VISITED', [undefined]],
  ['Alexej Nawalny, den Russland im März verhaftete, kritisierte Ungarn.', 'ACCUSED', [undefined]],
  // of another noun
  ['Wegen des Streits von 2019 griff Israel den Iran an.', 'ATTACKED', [undefined]],
  ['Laut einem Bericht vom Montag forderte Kanada Kuba zum Einlenken auf.', 'DEMANDED', [undefined]],
  ['Mit Blick auf die Wahl 2025 besuchte Olaf Scholz Indien.', 'VISITED', [undefined]],
  ['Vor der Wahl am Sonntag kritisierte Brasilien Peru.', 'ACCUSED', [undefined]],
  ['Bei einem Treffen am 3. Mai 2019 kritisierte Brasilien Peru.', 'ACCUSED', ['2019-05-03']],
  ['In der Sitzung vom 3. Mai 2019 kritisierte Brasilien Peru.', 'ACCUSED', ['2019-05-03']],
  // of the event's noun
  ['Experten lobten am 9. April 2024 den Besuch von Olaf Scholz in Indien.', 'VISITED', [undefined]],
  ['Am 9. April 2024 lobten Experten den Besuch von Olaf Scholz in Indien am 3. Mai 2019.', 'VISITED', ['2019-05-03']],
  ['Der Angriff Israels auf den Iran, der 2019 stattfand, sorgte für Aufsehen.', 'ATTACKED', ['2019']],
  ['Am Montag kam es zu einem Treffen von Olaf Scholz mit Emmanuel Macron.', 'MET', ['2024-04-08']],
  // lists
  ['Georgien trat 1998 der Nato bei. Armenien folgte 2003, Serbien 2009.', 'JOINED', ['1998', '2003', '2009']],
  ['Zwischen dem 3. und dem 5. Mai 2019 wies China die Kritik Japans zurück.', 'REJECTED', ['2019-05-03']],
  ['Am 9. und 10. April besuchte Olaf Scholz Indien.', 'VISITED', ['2024-04-09']],
])('dates what it belongs to: %s (%s)', (text, type, dates) => {
  expect(new Set(datesOf(text, type))).toEqual(new Set(dates));
});

const protest = 'Am Montag kam es in Lima zu Protesten.';
test.each<[string, string, string | undefined]>([
  [`${protest} Noch am selben Abend trat Georgien der Nato bei.`, 'JOINED', '2024-04-08'],
  [`${protest} Am nächsten Morgen griff Israel den Iran an.`, 'ATTACKED', '2024-04-09'],
  [`${protest} Dabei griff Israel den Iran an.`, 'ATTACKED', '2024-04-08'],
  [`${protest} Georgien war der Nato beigetreten.`, 'JOINED', undefined],
  [`${protest} Kürzlich besuchte Olaf Scholz Indien.`, 'VISITED', undefined],
  [`${protest} Vor Jahren kritisierte Brasilien Peru.`, 'ACCUSED', undefined],
  [`${protest} In den Achtzigerjahren kritisierte Brasilien Peru.`, 'ACCUSED', undefined],
  ['Im Mai 2019 kam es in Lima zu Protesten. Im Juli besuchte Olaf Scholz Indien.', 'VISITED', '2019-07'],
])('goes on from what was told: %s', (text, type, date) => {
  expect(datesOf(text, type)).toEqual([date]);
});

test('a headline takes the day that the text tells', () => {
  const text = 'Israel griff den Iran an\n\nLima. Am Dienstag griff Israel den Iran an. Das war erwartet worden.';
  const { statements } = extract(articleFromText(text, { name: 'example', publishedAt: '2024-04-11' }));
  expect(statements.map(({ date }) => date)).toEqual(['2024-04-09', '2024-04-09']);
});

test.each<[string, string | undefined, string | undefined]>([
  ['Maria Coelho ist seit 2019 Präsidentin Portugals.', '2019', undefined],
  ['Maria Coelho, seit Mai 2019 Präsidentin Portugals, besuchte Indien.', '2019-05', undefined],
  ['Maria Coelho war von 2010 bis 2014 Präsidentin Portugals.', '2010', '2014'],
  ['Maria Coelho, bis 2021 Präsidentin Portugals, besuchte Indien.', undefined, '2021'],
  ['Die seit 2019 amtierende portugiesische Präsidentin Maria Coelho besuchte Indien.', '2019', undefined],
  ['Maria Coelho wurde 2019 Präsidentin Portugals.', '2019', undefined],
  ['Seit 2019 kritisiert die portugiesische Präsidentin Maria Coelho Ungarn.', undefined, undefined],
  ['Bis 2021 lehnte die portugiesische Präsidentin Maria Coelho den Vertrag ab.', undefined, undefined],
])('tells since when and until when an office is held: %s', (text, since, until) => {
  const office = statementsOf(text).find(({ type }) => type === 'HOLDS_POSITION');
  expect([office?.since, office?.until]).toEqual([since, until]);
});
