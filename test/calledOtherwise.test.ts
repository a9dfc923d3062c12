import { expect, test } from '@jest/globals';
import { statementsOf } from './said.ts';

/*
 * States and bodies that a second sentence calls by what they are or where they lie: as who acts there, and as who is acted on.
 */

const accusations = (text: string): string[] =>
  statementsOf(text)
    .filter(({ type }) => type === 'ACCUSED')
    .map(({ from, to }) => `${from} ${to}`);

/** In the accusative: "der Golfstaat" → "den Golfstaat", "der russische Konzern" → "den russischen Konzern". */
const accusative = (phrase: string): string =>
  phrase.startsWith('der ') ? phrase.replace(/^der (\S+e) /, 'den $1n ').replace(/^der /, 'den ') : phrase;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['Katar', 'country:QA', ['das Emirat', 'das Golfemirat', 'der Golfstaat', 'der Wüstenstaat', 'das arabische Land']],
  ['Monaco', 'country:MC', ['das Fürstentum', 'der Zwergstaat']],
  ['Samoa', 'country:WS', ['das Inselreich', 'der Inselstaat', 'der Pazifikstaat']],
  ['Nepal', 'country:NP', ['der Himalaya-Staat', 'der Binnenstaat']],
  ['Pakistan', 'country:PK', ['die Atommacht', 'das südasiatische Land']],
  ['China', 'country:CN', ['die Volksrepublik', 'die Großmacht', 'das kommunistische Land']],
  ['Ungarn', 'country:HU', ['das EU-Land', 'der EU-Staat', 'das Nato-Land', 'das Mitgliedsland']],
  ['Georgien', 'country:GE', ['die Ex-Sowjetrepublik', 'der Kaukasusstaat']],
  ['Venezuela', 'country:VE', ['das Land', 'der Ölstaat', 'das Krisenland']],
  ['Nordkorea', 'country:KP', ['das Regime', 'die Diktatur', 'der Norden']],
  ['Montenegro', 'country:ME', ['der Adriastaat', 'das Kandidatenland', 'der Balkanstaat']],
  ['Die Hisbollah', 'organisation:hisbollah', ['die Schiitenbewegung', 'die Miliz']],
  ['Siemens', 'organisation:siemens', ['die Firma', 'der deutsche Konzern', 'der Elektrokonzern']],
  ['Gazprom', 'organisation:gazprom', ['der Gasriese', 'der russische Konzern', 'der Lieferant']],
  ['CNN', 'organisation:cnn', ['der TV-Sender', 'der US-Sender', 'das Medium']],
  ['Die Ecowas', 'organisation:ecowas', ['der Block', 'die Wirtschaftsgemeinschaft']],
  [
    'Die Internationale Atomenergiebehörde',
    'organisation:iaea',
    ['die Behörde', 'die UN-Behörde', 'die Wiener Behörde'],
  ],
  ['Die CIA', 'organisation:cia', ['der Geheimdienst', 'der US-Geheimdienst']],
  ['Das Bundeskartellamt', 'organisation:bundeskartellamt', ['die Wettbewerbsbehörde', 'die Behörde']],
];

test.each(cases.flatMap(([name, id, phrases]) => phrases.map((phrase) => [name, phrase, id] as const)))(
  '%s is called %s',
  (name, phrase, id) => {
    const before = `Brasília – ${name} hat am Montag neue Bedingungen angekündigt.`;
    expect(accusations(`${before} Am Dienstag kritisierte ${phrase} die Regierung Brasiliens.`)).toEqual([
      `${id} country:BR`,
    ]);
    expect(accusations(`${before} Am Dienstag kritisierte Brasilien ${accusative(phrase)}.`)).toEqual([
      `country:BR ${id}`,
    ]);
  },
);

test.each([
  ['Die FPÖ', 'die Rechtspopulisten', 'organisation:fpoe'],
  ['Die ÖVP', 'die Konservativen', 'organisation:oevp'],
  ['Die Europäische Zentralbank', 'die Währungshüter', 'organisation:ezb'],
  ['Das Bundeskartellamt', 'die Kartellwächter', 'organisation:bundeskartellamt'],
])('%s are %s', (name, phrase, id) => {
  expect(
    accusations(
      `Brasília – ${name} hat am Montag neue Bedingungen angekündigt. Am Dienstag kritisierten ${phrase} die Regierung Brasiliens.`,
    ),
  ).toEqual([`${id} country:BR`]);
});

/** What no noun can mean: who acts on it, one of two of a kind, a body of another state. */
test.each([
  'Brasília – Katar und Kuwait haben am Montag Zölle angekündigt. Am Dienstag kritisierte Brasilien das Emirat.',
  'Brasilien hat am Montag Zölle angekündigt. Am Dienstag kritisierte Brasilien das Land.',
  'Brasília – Siemens hat am Montag Bedingungen angekündigt. Am Dienstag kritisierte Brasilien den russischen Konzern.',
  'Am Dienstag kritisierte Brasilien den russischen Konzern.',
  'Am Dienstag kritisierte Brasilien die türkische Stiftung.',
])('nobody is named: %s', (text) => {
  expect(accusations(text)).toEqual([]);
});
