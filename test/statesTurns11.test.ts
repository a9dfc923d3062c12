import { describe, expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { bare } from './said.ts';

/*
 * Offices, memberships, owners and the bodies themselves as chronicle, court, business and media pages, agencies and encyclopaedias tell
 * them: what a reader must find, and beside it what looks alike and must not be read so. Written for this test.
 */

const states: ReadonlySet<string> = new Set([
  'HOLDS_POSITION',
  'MEMBER_OF',
  'WORKS_FOR',
  'PART_OF',
  'BASED_IN',
  'CITIZEN_OF',
  'FAMILY_OF',
  'ALLIED_WITH',
  'OWNS',
  'FOUNDED',
  'APPOINTED',
  'SUCCEEDED',
]);

/** The states that a text says: `X HOLDS_POSITION Y`, with `ended` for former holders and any status but asserted. */
const said = (text: string): string[] =>
  extract(articleFromText(text, { name: 'example' }))
    .statements.filter(({ type }) => states.has(type))
    .map(({ type, from, to, status, properties }) =>
      [
        bare(from),
        type,
        bare(to),
        ...(properties?.['current'] === false ? ['ended'] : []),
        ...(status === 'asserted' ? [] : [status]),
      ].join(' '),
    );

/** The nodes of a text that are no states, by id. */
const named = (text: string): string[] =>
  extract(articleFromText(text, { name: 'example' }))
    .document.entities.filter(({ type }) => type === 'Person' || type === 'Organisation')
    .map(({ id }) => bare(id));

type Row = readonly [text: string, expected: readonly string[]];

const check = (rows: readonly Row[], read: (text: string) => string[]): void => {
  test.each(rows)('%s', (text, expected) => {
    expect(read(text).sort()).toEqual([...expected].sort());
  });
};

describe('bodies by what stands beside their names', () => {
  check(
    [
      ['Josef Tschemer sitzt heute im Aufsichtsrat der Kelmag.', ['josef-tschemer', 'kelmag']],
      ['Die deutsche Tochter Wolff & Sohn GmbH wurde verkauft.', ['wolff-sohn-gmbh']],
      ['Die Aktionärsvereinigung Actaris kritisierte die Löhne.', ['actaris']],
      ['Otto Moser war Redakteur der „Salzachtaler Volksstimme“.', ['otto-moser', 'salzachtaler-volksstimme']],
      ['Der Iran hat den „Washington-Post“-Reporter Jason Rezaian freigelassen.', ['jason-rezaian', 'washington-post']],
      // What is quoted and no paper, what is no firm, a town.
      ['Otto Moser sprach von einem „Standard“ der Branche.', ['otto-moser']],
      ['Im Werk in Rotkreuz gehen Stellen verloren.', []],
      ['Der Sohn der Wirtin kam mit dem Aufsichtsrat der Gemeinde.', []],
    ],
    named,
  );
});

describe('offices and memberships', () => {
  check(
    [
      [
        'Der Angeklagte hat den früheren Kärntner ÖVP-Obmann Josef Tschemer schwer belastet.',
        ['josef-tschemer HOLDS_POSITION oevp ended'],
      ],
      [
        'Die frühere "Standard"-Managerin Edith Michaeler leitet den Ausschuss.',
        ['edith-michaeler HOLDS_POSITION der-standard ended'],
      ],
      ['Als Konkurrent gilt der "Presse"-Herausgeber Karl Grasl.', ['karl-grasl HOLDS_POSITION die-presse']],
      ['Mit der PiS des Jarosław Kaczyński ging er hart ins Gericht.', ['jaroslaw-kaczynski MEMBER_OF pis']],
      ['Mit der PiS des Vorjahres ging Jarosław Kaczyński hart ins Gericht.', []],
      [
        'Karl Wolniak, Chefredakteur der "Presse" und Mitgründer der Gewerkschaft Unia, ist tot.',
        ['karl-wolniak FOUNDED unia', 'karl-wolniak HOLDS_POSITION die-presse'],
      ],
      [
        'Der Minister der auswärtigen Angelegenheiten Abdoulaye Diop befindet sich in Mali.',
        ['abdoulaye-diop HOLDS_POSITION ML'],
      ],
      [
        'Ihr Vermittler, der ehemalige Präsident von Nigeria Goodluck Jonathan, wird erwartet.',
        ['goodluck-jonathan HOLDS_POSITION NG ended'],
      ],
      [
        'Otto Moser war ein deutscher Politiker (SPD, später SED).',
        ['otto-moser CITIZEN_OF DE', 'otto-moser MEMBER_OF spd', 'otto-moser MEMBER_OF sed'],
      ],
      ['Otto Moser traf in Berlin einen deutschen Politiker (SPD).', []],
      [
        'Otto Moser war Redakteur der „Salzachtaler Volksstimme“.',
        ['otto-moser HOLDS_POSITION salzachtaler-volksstimme ended'],
      ],
    ],
    said,
  );
});

describe('the person whom an entry of an encyclopaedia is about', () => {
  check(
    [
      [
        'Otto Moser (Politiker)\n\nOtto Moser (* 3. April 1901 in Chemnitz) war ein deutscher Gewerkschafter.\n\n1948 berief ihn Heinrich Rau nach Berlin. Von 1950 bis 1963 war er Abgeordneter der Volkskammer.',
        [
          'heinrich-rau APPOINTED otto-moser',
          'otto-moser CITIZEN_OF DE',
          'otto-moser HOLDS_POSITION volkskammer ended',
        ],
      ],
    ],
    said,
  );
});
