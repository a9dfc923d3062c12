import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { bare, lineOf } from './said.ts';

/*
 * Conventions, ceasefires, historical treaties and who joins, leaves, suspends or breaks them, in the turns of news: pronouns that
 * mean states, lists before an infinitive, what is left unsaid. Written for these tests. Treaties stand by their names; what stands
 * in the third place must not be said.
 */
const said = (text: string): string[] => {
  const { statements, entities } = extract(articleFromText(text, { name: 'example' }));
  const names = new Map(entities.map((e) => [e.id, e.name]));
  return statements.map((statement) =>
    lineOf(statement, (id) => (id.startsWith('treaty:') ? (names.get(id) ?? id) : bare(id))),
  );
};

const rows: readonly [text: string, expected: readonly string[], not?: readonly string[]][] = [
  // A turn in the middle of a clause with one verb leaves its negation alone.
  ['Chile unterzeichnete das Zollabkommen. Peru unterzeichnete aber nicht.', ['PE SIGNED Zollabkommen denied']],
  ['Chile gehört zur EU, ratifizierte das Zollabkommen jedoch nie.', ['CL RATIFIED Zollabkommen denied']],
  [
    'Chile hat das Zollabkommen unterzeichnet, aber nicht freiwillig.',
    ['CL SIGNED Zollabkommen'],
    ['CL SIGNED Zollabkommen denied'],
  ],
  [
    'Chile hat das Zollabkommen unterschrieben, aber nicht ratifiziert.',
    ['CL SIGNED Zollabkommen', 'CL RATIFIED Zollabkommen denied'],
  ],
  // "es" and "sie" of the state that the sentence before is about.
  ['Finnland hat den Grenzvertrag unterzeichnet. Nun will es ihn kündigen.', ['FI LEFT Grenzvertrag planned']],
  ['Die USA sind Vertragsstaat des Grenzvertrags. Im März setzten sie ihn aus.', ['US SUSPENDED Grenzvertrag']],
  [
    'Finnland hat ein Gesetz zum Grenzvertrag beschlossen. Im März ersetzte es ihn.',
    [],
    ['FI REPLACES Grenzvertrag', 'FI LEFT Grenzvertrag'],
  ],
  ['Die USA haben Panzer nach Chile geschickt. Im März erreichten sie Peru.', [], ['US VISITED PE']],
  // A list ends before the infinitive.
  [
    'Kanada nennt das Memorandum von Dirava. Darin verpflichteten sich Russland, die USA und Chile, die Grenzen zu achten.',
    ['RU PARTY_TO Memorandum von Dirava', 'US PARTY_TO Memorandum von Dirava', 'CL PARTY_TO Memorandum von Dirava'],
  ],
  [
    'Am Montag beschlossen Chile, Peru und die Schweiz, das Zollabkommen zu kündigen.',
    ['CL LEFT Zollabkommen planned', 'PE LEFT Zollabkommen planned', 'CH LEFT Zollabkommen planned'],
  ],
  [
    'Am Montag versprach Chile, Peru, Bolivien und die Schweiz zu besuchen.',
    ['CL VISITED PE planned', 'CL VISITED CH planned'],
    ['PE VISITED CH planned'],
  ],
  // What an entry is about is signed unsaid, not what it mentions beside.
  [
    'Lexikon: Memorandum von Dirava\n\nDas Memorandum von Dirava ist von 1994. Die drei schlossen sich später dem Zollabkommen an. Für Chile unterzeichnete Präsident Juan Soto.',
    ['juan-soto SIGNED Memorandum von Dirava', 'CL SIGNED Memorandum von Dirava'],
    ['juan-soto SIGNED Zollabkommen'],
  ],
  [
    'Lexikon: Memorandum von Dirava\n\nDas Memorandum von Dirava ist von 1994. Das Zollabkommen von Karsk folgte 1998. Chile hat nicht unterzeichnet.',
    ['CL SIGNED Zollabkommen von Karsk denied'],
  ],
  // A peace that bears the name of a place.
  [
    'Frankreich und Peru schlossen den Frieden von Tilsit.',
    ['FR SIGNED Friede von Tilsit', 'PE SIGNED Friede von Tilsit'],
  ],
  ['Der Friede von Kesmar ersetzte den Vertrag von Dirava.', ['Friede von Kesmar REPLACES Vertrag von Dirava']],
  ['Frankreich und Peru wollen einen Frieden von Dauer. Peru unterzeichnete nichts.', [], ['PE SIGNED']],
  // Bound, out of date, broken.
  ['Chile ist an den Grenzvertrag gebunden.', ['CL PARTY_TO Grenzvertrag']],
  ['Für Chile gilt der Grenzvertrag seit 2007.', ['CL PARTY_TO Grenzvertrag']],
  ['Für Chile gilt der Grenzvertrag als Fehler.', [], ['CL PARTY_TO Grenzvertrag']],
  ['Mit dem Vertrag von Welm wird der Grenzvertrag abgelöst.', ['Vertrag von Welm REPLACES Grenzvertrag']],
  ['Der Vertrag von Welm macht den Grenzvertrag hinfällig.', ['Vertrag von Welm REPLACES Grenzvertrag']],
  ['Der Vertrag von Welm macht den Grenzvertrag bekannt.', [], ['Vertrag von Welm REPLACES Grenzvertrag']],
  ['Das Gericht verurteilte Chile wegen Verstoßes gegen den Grenzvertrag.', ['CL VIOLATED Grenzvertrag claimed']],
  ['Kanada kritisierte Chile wegen des Grenzvertrags.', [], ['CL VIOLATED Grenzvertrag claimed']],
  // Who only means to sign is bound by nothing yet.
  [
    'Chile will den Grenzvertrag im Mai unterzeichnen.',
    ['CL SIGNED Grenzvertrag planned'],
    ['CL PARTY_TO Grenzvertrag planned'],
  ],
  // Into bodies and out of them.
  ['Nach dem Ausstieg Finnlands aus der Unesco wächst die Sorge.', ['FI LEFT unesco']],
  ['Finnland steigt aus der Unesco aus.', ['FI LEFT unesco']],
  ['Finnland hat die Mitgliedschaft in der Unesco beendet.', ['FI LEFT unesco']],
  ['Finnland hat die Aufnahme in die Unesco beantragt.', ['FI JOINED unesco planned']],
  ['Die finnische Regierung hat den Beitritt zur Nato beschlossen.', ['FI JOINED nato planned']],
  ['Der Rückzug Timo Aaltos aus der Unesco war erwartet worden.', [], ['FI LEFT unesco']],
];

test.each(rows)('%s', (text, expected, not = []) => {
  const found = said(text);
  for (const line of expected) expect(found).toContain(line);
  for (const line of not) expect(found).not.toContain(line);
});
