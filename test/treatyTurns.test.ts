import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

/*
 * Turns by which news, chronicles and encyclopaedias tell of treaties: lists of signers behind a plural noun, a treaty that the
 * next sentence leaves unsaid, a conclusion that somebody announces. Written for these tests. Treaties stand by their names.
 */
const said = (text: string): string[] => {
  const { statements, entities } = extract(articleFromText(text, { name: 'example' }));
  const names = new Map(entities.map((e) => [e.id, e.name]));
  const bare = (id: string): string =>
    id.startsWith('treaty:') ? (names.get(id) ?? id) : id.slice(id.indexOf(':') + 1);
  return statements.map(
    (s) => `${bare(s.from)} ${s.type} ${bare(s.to)}${s.status === 'asserted' ? '' : ` ${s.status}`}`,
  );
};

const rows: readonly [text: string, expected: readonly string[]][] = [
  // Lists behind a plural noun.
  [
    'Die EFTA-Staaten Schweiz, Norwegen, Island und Liechtenstein haben das Zollabkommen mit Indonesien unterzeichnet.',
    ['CH SIGNED Zollabkommen', 'NO SIGNED Zollabkommen', 'IS SIGNED Zollabkommen', 'LI SIGNED Zollabkommen'],
  ],
  [
    'Die baltischen Staaten Estland, Lettland und Litauen haben das Zollabkommen unterzeichnet.',
    ['EE SIGNED Zollabkommen', 'LV SIGNED Zollabkommen', 'LT SIGNED Zollabkommen'],
  ],
  // A place that bears no name stands before the signers.
  [
    'Im Jahr 1961 unterzeichneten im Belvedere Leo Huber, Iwan Molodow und John Baker den Staatsvertrag.',
    ['leo-huber SIGNED Staatsvertrag', 'iwan-molodow SIGNED Staatsvertrag', 'john-baker SIGNED Staatsvertrag'],
  ],
  [
    'Den Haag und Berlin schlossen 1961 den Ausgleichsvertrag, der die Grenze festlegte.',
    ['NL SIGNED Ausgleichsvertrag', 'DE SIGNED Ausgleichsvertrag'],
  ],
  // Somebody tells of the conclusion.
  [
    'Chinas Außenministerium gab den Abschluss eines Sicherheitsabkommens mit Kiribati bekannt.',
    ['CN SIGNED Sicherheitsabkommen', 'KI SIGNED Sicherheitsabkommen', 'CN PARTY_TO Sicherheitsabkommen'],
  ],
  [
    'Die Regierung in Honiara bestätigte die Unterzeichnung eines Sicherheitspakts mit China.',
    ['SB SIGNED Sicherheitspakt', 'CN SIGNED Sicherheitspakt'],
  ],
  [
    'Die Kommissarin Eva Lind verkündete den Abschluss des Freihandelsabkommens mit Vietnam.',
    ['eva-lind NEGOTIATED Freihandelsabkommen'],
  ],
  [
    'Chinas Sicherheitsabkommen mit Kiribati liegt vor.',
    ['CN PARTY_TO Sicherheitsabkommen', 'KI PARTY_TO Sicherheitsabkommen'],
  ],
  // The next sentence leaves the treaty unsaid.
  [
    'Mehr als hundert Staaten haben die Konvention über Streumunition ratifiziert. Litauen kündigte am Freitag den Austritt an.',
    ['LT LEFT Konvention über Streumunition planned'],
  ],
  [
    'Israel und die Hisbollah haben einem Waffenstillstand zugestimmt. Vermittelt hatten ihn die USA und Frankreich.',
    ['IL PARTY_TO Waffenstillstand', 'hisbollah PARTY_TO Waffenstillstand', 'FR NEGOTIATED Waffenstillstand'],
  ],
  [
    'Turkmenistan ratifizierte die Konvention über das Meer. Im Iran steht die Zustimmung des Parlaments noch aus.',
    ['IR RATIFIED Konvention über das Meer planned'],
  ],
  [
    'Die Ukraine hat das Istanbul-Übereinkommen im Juni ratifiziert, Bulgarien weigert sich bis heute.',
    ['BG RATIFIED Istanbul-Übereinkommen denied'],
  ],
  ['Kanada, Mexiko und die USA ersetzten Nafta durch das neue Abkommen USMCA.', ['USMCA REPLACES Nafta']],
  [
    'Die Polisario-Front kündigte im November 2020 den Waffenstillstand von 1991 auf.',
    ['polisario LEFT Waffenstillstand von 1991'],
  ],
  [
    'Laut dem 1993 unterzeichneten Nachbarschaftsvertrag müssen Deutschland und Polen einander konsultieren.',
    ['DE PARTY_TO Nachbarschaftsvertrag', 'PL PARTY_TO Nachbarschaftsvertrag'],
  ],
  [
    'Das Gesetz zum Abkommen mit Slowenien über die Volksgruppen passierte gestern den Nationalrat in Wien.',
    ['nationalrat RATIFIED Abkommen über die Volksgruppen', 'AT RATIFIED Abkommen über die Volksgruppen'],
  ],
  [
    'Ein von Ägypten vermittelter Waffenstillstand zwischen Israel und der Hamas trat am Sonntag in Kraft. Beide Seiten warfen einander am Montag vor, ihn gebrochen zu haben.',
    ['EG NEGOTIATED Waffenstillstand', 'IL ACCUSED hamas', 'hamas ACCUSED IL', 'IL VIOLATED Waffenstillstand claimed'],
  ],
];

test.each(rows)('%s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

const traps: readonly [text: string, notSaid: readonly string[]][] = [
  // Whoever mediated is no side of it.
  [
    'Ein von Ägypten vermittelter Waffenstillstand zwischen Israel und der Hamas trat am Sonntag in Kraft. Beide Seiten warfen einander am Montag vor, ihn gebrochen zu haben.',
    ['EG ACCUSED IL', 'IL ACCUSED EG', 'EG VIOLATED Waffenstillstand claimed'],
  ],
  // A paper that reports a signature signs nothing.
  [
    'Der Standard meldete die Unterzeichnung des Fischereiabkommens zwischen Island und Peru.',
    ['der-standard SIGNED Fischereiabkommen'],
  ],
  // Talks may be about anything.
  ['Der Vertrag des Trainers endet im Juni. China führt Gespräche mit Peru.', ['CN NEGOTIATED Vertrag']],
  // A cabinet or a case is called by a person even behind a preposition of place.
  ['Im Fall Karl Huber unterzeichnete Eva Moser das Zollabkommen.', ['karl-huber SIGNED Zollabkommen']],
];

test.each(traps)('not in: %s', (text, notSaid) => {
  const found = said(text);
  for (const wrong of notSaid) expect(found).not.toContain(wrong);
});
