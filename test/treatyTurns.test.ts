import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { bare, lineOf, statementsOf } from './said.ts';

/*
 * Turns by which news, chronicles and encyclopaedias tell of treaties: lists of signers behind a plural noun, a treaty that the
 * next sentence leaves unsaid, a conclusion that somebody announces. Written for these tests. Treaties stand by their names.
 */
const said = (text: string): string[] => {
  const { statements, entities } = extract(articleFromText(text, { name: 'example' }));
  const names = new Map(entities.map((e) => [e.id, e.name]));
  return statements.map((statement) =>
    lineOf(statement, (id) => (id.startsWith('treaty:') ? (names.get(id) ?? id) : bare(id))),
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

/** What a clause makes of "Chile" and the treaty; `none`: it says nothing that holds. */
const manners: readonly [status: string, text: string][] = [
  ['denied', 'Chile weigerte sich, den Vertrag von Rabat zu unterzeichnen.'],
  ['denied', 'Chile lehnte es ab, den Vertrag von Rabat zu unterzeichnen.'],
  ['denied', 'Chile hat sich geweigert, den Vertrag von Rabat zu unterschreiben.'],
  ['denied', 'Chile verweigerte dem Vertrag von Rabat die Unterschrift.'],
  ['denied', 'Chile wird den Vertrag von Rabat nicht unterzeichnen.'],
  ['denied', 'Chile will den Vertrag von Rabat nicht unterzeichnen.'],
  ['denied', 'Chile hat den Vertrag von Rabat noch nicht unterzeichnet.'],
  ['denied', 'Chile hat den Vertrag von Rabat nie unterzeichnet.'],
  ['denied', 'Chile hat bisher darauf verzichtet, den Vertrag von Rabat zu kündigen.'],
  ['denied', 'Chile denkt nicht daran, den Vertrag von Rabat zu kündigen.'],
  ['denied', 'Chile schloss aus, den Vertrag von Rabat zu kündigen.'],
  ['denied', 'Chile sieht keinen Grund, den Vertrag von Rabat zu kündigen.'],
  ['denied', 'Chile dementierte, den Vertrag von Rabat unterzeichnet zu haben.'],
  ['denied', 'Chile bestritt, den Vertrag von Rabat verletzt zu haben.'],
  ['none', 'Die Opposition in Chile verlangt, den Vertrag von Rabat zu kündigen.'],
  ['none', 'Peru forderte Chile auf, den Vertrag von Rabat zu kündigen.'],
  ['none', 'Chile könnte den Vertrag von Rabat kündigen.'],
  ['none', 'Kündigt Chile den Vertrag von Rabat?'],
  ['none', 'Falls Chile den Vertrag von Rabat kündigt, drohen Strafen.'],
  ['none', 'Es wäre ein Fehler, würde Chile den Vertrag von Rabat kündigen.'],
  ['none', 'Die Bürger hoffen, dass Chile den Vertrag von Rabat ratifiziert.'],
  ['none', 'Peru drängt Chile, den Vertrag von Rabat zu ratifizieren.'],
  ['none', 'Der Druck auf Chile wächst, den Vertrag von Rabat zu ratifizieren.'],
  ['none', 'Ob Chile den Vertrag von Rabat ratifiziert, ist offen.'],
  ['planned', 'Chile droht, den Vertrag von Rabat zu kündigen.'],
  ['planned', 'Chile erwägt, den Vertrag von Rabat zu kündigen.'],
  ['planned', 'Chile plant, den Vertrag von Rabat zu unterzeichnen.'],
  ['planned', 'Chile kündigte an, den Vertrag von Rabat zu kündigen.'],
  ['planned', 'Chile will den Vertrag von Rabat unterzeichnen.'],
  ['planned', 'Chile wird den Vertrag von Rabat am Montag unterzeichnen.'],
  ['planned', 'Chile soll den Vertrag von Rabat im Mai unterzeichnen.'],
  ['planned', 'Chile hat sich bereit erklärt, den Vertrag von Rabat zu unterzeichnen.'],
  ['planned', 'Chile versprach, den Vertrag von Rabat zu ratifizieren.'],
  ['planned', 'Chile ist entschlossen, den Vertrag von Rabat zu kündigen.'],
  ['planned', 'Chile bereitet sich darauf vor, den Vertrag von Rabat zu unterzeichnen.'],
  ['planned', 'Chile steht kurz davor, den Vertrag von Rabat zu unterzeichnen.'],
  ['claimed', 'Chile soll den Vertrag von Rabat verletzt haben.'],
  ['claimed', 'Peru behauptet, Chile habe den Vertrag von Rabat verletzt.'],
  ['claimed', 'Angeblich hat Chile den Vertrag von Rabat verletzt.'],
  ['claimed', 'Laut Peru hat Chile den Vertrag von Rabat verletzt.'],
  ['claimed', 'Peru wirft Chile vor, den Vertrag von Rabat zu verletzen.'],
  ['claimed', 'Nach Darstellung Perus verletzt Chile den Vertrag von Rabat.'],
  ['asserted', 'Chile zögerte nicht, den Vertrag von Rabat zu unterzeichnen.'],
  ['asserted', 'Chile beeilte sich, den Vertrag von Rabat zu unterzeichnen.'],
  ['asserted', 'Chile hat begonnen, den Vertrag von Rabat auszuhandeln.'],
  ['asserted', 'Nachdem Chile den Vertrag von Rabat unterzeichnet hatte, sanken die Preise.'],
  ['asserted', 'Chile, das den Vertrag von Rabat unterzeichnet hat, liefert Kupfer.'],
  ['asserted', 'Chile sah sich gezwungen, den Vertrag von Rabat zu kündigen.'],
  ['asserted', 'Chile entschloss sich, den Vertrag von Rabat zu kündigen, und trat aus.'],
  ['asserted', 'Chile gelang es, den Vertrag von Rabat auszuhandeln.'],
  ['none', 'Chile hätte den Vertrag von Rabat unterzeichnen sollen.'],
  ['none', 'Chile hatte gehofft, den Vertrag von Rabat zu unterzeichnen.'],
  ['none', 'Präsident Gabriel Boric forderte, Chile solle den Vertrag von Rabat kündigen.'],
  ['denied', 'Chile hat Forderungen der Opposition zurückgewiesen, den Vertrag von Rabat aufzukündigen.'],
  ['none', 'Die Forderung, den Vertrag von Rabat zu kündigen, lehnt Chile ab.'],
  ['denied', 'Statt den Vertrag von Rabat zu kündigen, verlängerte Chile ihn.'],
  ['denied', 'Ohne den Vertrag von Rabat zu unterzeichnen, reiste Präsident Gabriel Boric aus Chile ab.'],
  ['denied', 'Chile hat den Vertrag von Rabat zwar unterzeichnet, aber nie ratifiziert.'],
  ['denied', 'Ohne dass Chile den Vertrag von Rabat unterzeichnet, gibt es kein Geld.'],
  ['denied', 'Es gelang Chile nicht, den Vertrag von Rabat auszuhandeln.'],
];

test.each(manners)('%s: %s', (status, text) => {
  const deeds = /^(?:SIGNED|RATIFIED|LEFT|VIOLATED|NEGOTIATED)$/;
  const found = statementsOf(text).filter((s) => s.from === 'country:CL' && deeds.test(s.type));
  if (status === 'none') expect(found).toEqual([]);
  else expect(found.map((s) => s.status)).toContain(status);
});
