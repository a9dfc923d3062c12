import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { saidByName } from './said.ts';

/* Treaties told by their content or their full name, acts told of a second doer, and whose office it is where the sentence leaves it out. */

/** A text, what a reader finds in it, and what nobody would. */
const rows: readonly (readonly [text: string, found: readonly string[], not?: readonly string[]])[] = [
  // Whose office: "für" right behind a holder is the holder's own.
  [
    'Den Grenzvertrag unterzeichnete die Unterhändlerin Ana Ruiz für die OSZE, der frühere Präsident Ivo Kolar für Zagreb und Botschafter Michail Orlow für Moskau.',
    [
      'ivo-kolar HOLDS_POSITION HR',
      'michail-orlow HOLDS_POSITION RU',
      'RU SIGNED Grenzvertrag',
      'HR SIGNED Grenzvertrag',
    ],
    ['ivo-kolar HOLDS_POSITION RU', 'michail-orlow HOLDS_POSITION HR'],
  ],
  [
    'Den Vertrag unterzeichneten Präsident Ivo Kolar für Zagreb, Minister Pal Nemes für Budapest und Botschafter Michail Orlow für Moskau.',
    ['ivo-kolar HOLDS_POSITION HR', 'pal-nemes HOLDS_POSITION HU', 'michail-orlow HOLDS_POSITION RU'],
    ['pal-nemes HOLDS_POSITION RU'],
  ],
  [
    'Für Frankreich unterzeichneten den Elbe-Vertrag Jean Morel und Paul Girard, für Serbien Ivo Markov und sein Außenminister Petar Lukic.',
    ['petar-lukic HOLDS_POSITION RS'],
    ['petar-lukic HOLDS_POSITION FR'],
  ],
  // Of two states that a known minister served, the one that he signs for.
  [
    'Russische Truppen stehen in Georgien. Für Frankreich unterschrieben den Elbe-Vertrag Jean Morel und Paul Girard, für die Sowjetunion Michail Gorbatschow und sein Außenminister Eduard Schewardnadse.',
    ['eduard-schewardnadse HOLDS_POSITION SU'],
    ['eduard-schewardnadse HOLDS_POSITION GE', 'GE SIGNED Elbe-Vertrag'],
  ],
  // Some of many are not the two that were named together before.
  [
    'Washington wollte in Polen und Tschechien eine Abwehr errichten. Russland trat 2023 aus dem KSE-Vertrag aus. Die Nato kündigte an, dass die Vertragsstaaten unter ihren Mitgliedern den Vertrag suspendieren.',
    ['RU LEFT KSE-Vertrag'],
    ['PL SUSPENDED KSE-Vertrag planned', 'CZ SUSPENDED KSE-Vertrag planned'],
  ],
  [
    'Polen und Tschechien unterzeichneten den Grenzvertrag. Die Vertragsstaaten setzten ihn 2012 aus.',
    ['PL SUSPENDED Grenzvertrag', 'CZ SUSPENDED Grenzvertrag'],
  ],
  // "Das lehnte X ab": who has a will acts, "das" is what another wants.
  ['Norwegen forderte von Peru den Abzug. Das lehnte Lima ab.', ['PE REJECTED NO']],
  [
    'Die Linke verlangte von der SPD, die Abgaben zu senken. Das lehnte die SPD entschieden ab.',
    ['spd REJECTED die-linke'],
  ],
  ['Norwegen unterstützt Peru. Das freut China.', ['NO SUPPORTED PE'], ['CN SUPPORTED NO', 'CN SUPPORTED PE']],
];

test.each(rows)('%s', (text, found, not = []) => {
  const lines = saidByName(text);
  expect(lines).toEqual(expect.arrayContaining([...found]));
  expect(lines.filter((line) => not.includes(line))).toEqual([]);
});

/** A text, and the treaties and bodies in it. */
const nodes: readonly (readonly [text: string, treaties: readonly string[], bodies: readonly string[]])[] = [
  // The full name of a treaty is no second one.
  [
    'Lettland verlässt die Alpenkonvention. Das Ding heißt offiziell „Übereinkommen zum Schutz der Alpen“. Italien hat es 1991 unterschrieben. Die EU selbst ist 1996 beigetreten.',
    ['treaty:alpenkonvention'],
    ['organisation:eu'],
  ],
  [
    'Polen verlässt die Alpenkonvention. Sie trägt den Titel „Übereinkommen zum Schutz der Wälder“. Italien hat das Übereinkommen 2012 ratifiziert.',
    ['treaty:alpenkonvention'],
    [],
  ],
  [
    'Italien hat die Alpenkonvention (offiziell: „Übereinkommen zum Schutz der Wälder“) ratifiziert. Die Schweiz hat das Übereinkommen gekündigt.',
    ['treaty:alpenkonvention'],
    [],
  ],
  // A pact that a body is called by is the body, unless it is signed.
  ['Der Warschauer Pakt griff 1968 die Tschechoslowakei an.', [], ['organisation:warschauer-pakt']],
  ['Albanien trat 1968 aus dem Warschauer Pakt aus.', [], ['organisation:warschauer-pakt']],
  ['Der Warschauer Pakt wurde 1955 unterzeichnet.', ['treaty:warschauer-pakt'], []],
];

test.each(nodes)('nodes: %s', (text, treaties, bodies) => {
  const ids = extract(articleFromText(text, { name: 'example' })).entities.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('treaty:'))).toEqual(treaties);
  expect(ids.filter((id) => id.startsWith('organisation:'))).toEqual(bodies);
});

test('a new treaty beside one that is left has a name of its own', () => {
  const text =
    'Norwegen verließ 2012 den Nordmeervertrag. Der neue Vertrag heißt Küstenabkommen. Peru hat das Küstenabkommen unterzeichnet.';
  expect(saidByName(text)).toEqual(expect.arrayContaining(['NO LEFT Nordmeervertrag', 'PE SIGNED Küstenabkommen']));
});
