import { expect, test } from '@jest/globals';
import { bare, statementsOf } from './said.ts';

/*
 * Offices, parties, families and firms as profiles, obituaries and reports on appointments tell them: passages written for this test, with
 * what a reader must find in them and what must not stand there.
 */

const said = (text: string): string[] => [
  ...new Set(
    statementsOf(`Aus aller Welt\n\n${text}`).map(({ type, from, to }) => `${bare(from)} ${type} ${bare(to)}`),
  ),
];

const rows: readonly [what: string, text: string, expected: readonly string[], absent?: readonly string[]][] = [
  [
    'a party of Switzerland has a president, whose word says which',
    'Bern – Mitte-Präsident Gerhard Pfistner und SP-Co-Präsidentin Mattea Mayr widersprachen der SVP.',
    ['gerhard-pfistner HOLDS_POSITION die-mitte', 'mattea-mayr HOLDS_POSITION sp-schweiz'],
    ['mattea-mayr HOLDS_POSITION CH', 'mattea-mayr MEMBER_OF sp-schweiz'],
  ],
  [
    'what lies in the middle is no party',
    'Die SVP sitzt in der Mitte des Saals. Die Mitte der Stadt ist leer.',
    [],
    ['svp MEMBER_OF die-mitte'],
  ],
  [
    'Konrad Adenauer by his family name, wherever he travels',
    'Wien – Bundeskanzler Adenauer traf am Freitag in Wien ein.',
    ['adenauer HOLDS_POSITION DE'],
    ['adenauer HOLDS_POSITION AT'],
  ],
  [
    '„alt“ before an office of Switzerland is past',
    'Bern – Maria Steiner, Tochter von alt Bundesrat Jakob Steiner aus der Schweiz, ist Chefin der Ems-Chemie.',
    [
      'jakob-steiner FAMILY_OF maria-steiner',
      'maria-steiner HOLDS_POSITION ems-chemie',
      'jakob-steiner HOLDS_POSITION CH',
    ],
  ],
  [
    'an adjective of two states before a society',
    'Der Vorsitzende der Deutsch-Französischen Gesellschaft, Jean-Luc Morel, sprach in Lyon.',
    ['jean-luc-morel HOLDS_POSITION deutsch-franzoesische-gesellschaft'],
    ['jean-luc-morel HOLDS_POSITION FR', 'jean-luc-morel HOLDS_POSITION DE'],
  ],
  [
    'an alliance that an acronym belongs to',
    'Das Bündnis Aliança Popular gewann. Die CDS-PP gehört dem Bündnis Aliança Popular an.',
    ['cds-pp MEMBER_OF alianca-popular'],
  ],
  [
    'a municipal firm by its town',
    'Der Chef der Stadtwerke München, Karl Huber, trat zurück.',
    ['karl-huber HOLDS_POSITION stadtwerke-muenchen'],
  ],
];

test.each(rows)('%s', (_, text, expected, absent = []) => {
  const found = said(text);
  expect(found).toEqual(expect.arrayContaining([...expected]));
  for (const line of absent) expect(found).not.toContain(line);
});
