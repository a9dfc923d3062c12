import { expect, test } from '@jest/globals';
import { saidByName as said } from './said.ts';

/*
 * Who signs, negotiates, ratifies, and whom a treaty binds: pens and papers, representatives, parties behind a long title, what an
 * article of a lexicon is about. Written for these tests. Treaties stand by their names; what stands in the third place must not be
 * said.
 */
const agreed = 'Norwegen und Peru haben ein Seenabkommen vereinbart.';

const rows: readonly [text: string, expected: readonly string[], not?: readonly string[]][] = [
  // Behind its verb a turn with a negation denies; behind a comma it is that of somebody else.
  [
    'Kuba ist zwar Mitglied der Gruppe, unterzeichnete das Seenabkommen aber nicht.',
    ['CU SIGNED Seenabkommen denied'],
    ['CU SIGNED Seenabkommen', 'CU PARTY_TO Seenabkommen'],
  ],
  [`${agreed} Kuba war eingeladen, unterschrieb aber nicht.`, ['CU SIGNED Seenabkommen denied']],
  [
    'Norwegen ratifizierte das Seenabkommen, Peru aber nicht.',
    ['NO RATIFIED Seenabkommen', 'PE RATIFIED Seenabkommen denied'],
    ['NO RATIFIED Seenabkommen denied'],
  ],
  [
    'Norwegen hat das Seenabkommen unterzeichnet, aber nicht ratifiziert.',
    ['NO SIGNED Seenabkommen', 'NO RATIFIED Seenabkommen denied'],
    ['NO SIGNED Seenabkommen denied'],
  ],
  // Pens, papers and names under them.
  [
    `${agreed} In Oslo griffen Außenminister Lars Berg und sein peruanischer Kollege Jorge Castillo zur Feder.`,
    ['lars-berg SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen', 'PE SIGNED Seenabkommen'],
  ],
  [
    `${agreed} Für Norwegen griff Lars Berg zum Stift, für Peru Handelsminister Jorge Castillo.`,
    ['lars-berg SIGNED Seenabkommen', 'NO SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  ['Der Schriftsteller Lars Berg griff schon als Kind zur Feder.', [], ['lars-berg SIGNED Seenabkommen']],
  [`${agreed} Minister Lars Berg griff zum Hörer.`, [], ['lars-berg SIGNED Seenabkommen']],
  [
    `${agreed} Zuvor hatten Lars Berg und Jorge Castillo den Text mit ihrer Unterschrift versehen.`,
    ['lars-berg SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  [`${agreed} Lars Berg hat den Text mit einer Fußnote versehen.`, [], ['lars-berg SIGNED Seenabkommen']],
  [
    `${agreed} Die Vertragsurkunde unterzeichneten Lars Berg sowie Jorge Castillo.`,
    ['lars-berg SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  [
    'Norwegen und Peru haben einen Beistandspakt aus der Taufe gehoben.',
    ['NO PARTY_TO Beistandspakt', 'PE PARTY_TO Beistandspakt'],
  ],
  [
    'Das Seenabkommen zwischen Norwegen und Peru ist unter Dach und Fach.',
    ['NO SIGNED Seenabkommen', 'PE SIGNED Seenabkommen'],
  ],
  [
    'Das Seenabkommen zwischen Norwegen und Peru ist noch nicht unter Dach und Fach.',
    [],
    ['NO SIGNED Seenabkommen', 'PE SIGNED Seenabkommen'],
  ],
  // Representatives, and those who act for somebody.
  [
    `${agreed} Peru wurde bei der Unterzeichnung durch Handelsminister Jorge Castillo vertreten, Norwegen durch Minister Lars Berg.`,
    [
      'jorge-castillo SIGNED Seenabkommen',
      'PE SIGNED Seenabkommen',
      'lars-berg SIGNED Seenabkommen',
      'NO SIGNED Seenabkommen',
    ],
  ],
  [
    `${agreed} Peru wurde bei der Eröffnung der Messe durch Handelsminister Jorge Castillo vertreten.`,
    [],
    ['jorge-castillo SIGNED Seenabkommen', 'PE SIGNED Seenabkommen'],
  ],
  [
    'Das Seenabkommen unterschrieben Lars Berg für Norwegen und, namens Perus, Jorge Castillo.',
    ['NO SIGNED Seenabkommen', 'PE SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  [
    'Botschafter Lars Berg hat im Namen Norwegens die Ratifikationsurkunde zum Seenabkommen hinterlegt.',
    ['NO RATIFIED Seenabkommen'],
  ],
  [
    'Ein Mann namens Peru Lang hat das Seenabkommen kritisiert. Lars Berg unterzeichnete es.',
    ['lars-berg SIGNED Seenabkommen'],
    ['PE SIGNED Seenabkommen'],
  ],
  [
    'Für Norwegen unterschrieb Außenminister Lars Berg das Seenabkommen, für das südamerikanische Land Fischereiminister Jorge Castillo.',
    ['lars-berg SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  [
    'Für Norwegen unterschrieb Lars Berg das Seenabkommen, Jorge Castillo für den Gastgeber.',
    ['lars-berg SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  [
    'Für Norwegen unterschrieb Lars Berg das Seenabkommen, Jorge Castillo lobte es für seine Klarheit.',
    ['lars-berg SIGNED Seenabkommen'],
    ['jorge-castillo SIGNED Seenabkommen'],
  ],
  // Deposits.
  [`${agreed} Peru hat die Ratifikationsurkunde in Oslo deponiert.`, ['PE RATIFIED Seenabkommen']],
  [`${agreed} Peru hat den Sprengstoff in Oslo deponiert.`, [], ['PE RATIFIED Seenabkommen']],
  // Those who sign after negotiations have negotiated.
  [
    'Nach elf Verhandlungsrunden haben Norwegen und Peru das Seenabkommen unterzeichnet.',
    ['NO NEGOTIATED Seenabkommen', 'PE NEGOTIATED Seenabkommen', 'NO SIGNED Seenabkommen'],
  ],
  [
    'Nach Verhandlungen mit Kenia haben Norwegen und Peru das Seenabkommen unterzeichnet.',
    ['NO SIGNED Seenabkommen'],
    ['NO NEGOTIATED Seenabkommen'],
  ],
  [
    'Nach elf Jahren hat Norwegen das Seenabkommen unterzeichnet.',
    ['NO SIGNED Seenabkommen'],
    ['NO NEGOTIATED Seenabkommen'],
  ],
  // Parties behind a long title, and two in the genitive.
  [
    'Das Rahmenabkommen zur Zusammenarbeit im Katastrophenschutz zwischen Norwegen und Marokko ist in Kraft getreten.',
    ['NO PARTY_TO Rahmenabkommen zur Zusammenarbeit', 'MA PARTY_TO Rahmenabkommen zur Zusammenarbeit'],
  ],
  [
    'Norwegens Übereinkunft zum Schutz des Flusses mit China gilt seit 2015.',
    ['NO PARTY_TO Übereinkunft zum Schutz des Flusses', 'CN PARTY_TO Übereinkunft zum Schutz des Flusses'],
  ],
  ['Das Abkommen Australiens und Frankreichs regelt die Fischerei.', ['AU PARTY_TO Abkommen', 'FR PARTY_TO Abkommen']],
  ['Das Abkommen Australiens regelt die Fischerei.', [], ['AU PARTY_TO Abkommen']],
  // What there is not.
  [
    'Eine direkte Abmachung zwischen Norwegen und Peru gibt es nicht.',
    [],
    ['NO PARTY_TO Abmachung', 'PE PARTY_TO Abmachung'],
  ],
  // Votes and refusals before their verbs.
  [
    'Das japanische Parlament stimmte mit großer Mehrheit der Übereinkunft zum Schutz des Flusses zu.',
    ['JP RATIFIED Übereinkunft zum Schutz des Flusses'],
  ],
  [
    'Das japanische Parlament stimmte mit der Mehrheit der Opposition für den Haushalt. Norwegen und Peru schlossen ein Seenabkommen.',
    ['NO SIGNED Seenabkommen'],
    ['JP RATIFIED Seenabkommen'],
  ],
  ['Das Seenabkommen zu unterzeichnen, lehnte Norwegen ab.', ['NO SIGNED Seenabkommen denied']],
  [
    'Das Seenabkommen zu unterzeichnen, wäre für Norwegen ein Fehler.',
    [],
    ['NO SIGNED Seenabkommen', 'NO SIGNED Seenabkommen denied'],
  ],
  // Who is bound.
  [
    'Das Seenabkommen hat 167 Parteien, darunter Kenia, nicht aber die Vereinigten Staaten.',
    ['KE PARTY_TO Seenabkommen', 'US PARTY_TO Seenabkommen denied'],
  ],
  ['Norwegen hat das Seenabkommen als Partei des Südens kritisiert.', [], ['NO PARTY_TO Seenabkommen']],
  // A turn behind a name does not part it from what is said of it.
  [
    `${agreed} Österreich dagegen, ein Land der ersten Stunde, hat schon 2018 ratifiziert.`,
    ['AT RATIFIED Seenabkommen'],
  ],
  // An article of a lexicon goes back to what it is about.
  [
    'Lexikon: Abkommen von Narvik\n\nDas Abkommen von Narvik regelt den Fischfang. Die Unterzeichner schlossen sich auch dem Atomwaffensperrvertrag an. Für Norwegen unterzeichnete Lars Berg.',
    ['lars-berg SIGNED Abkommen von Narvik', 'NO SIGNED Abkommen von Narvik'],
    ['lars-berg SIGNED Atomwaffensperrvertrag', 'NO SIGNED Atomwaffensperrvertrag'],
  ],
  [
    'Als Narvik-Protokoll bezeichnet man eine 1994 geschlossene Übereinkunft. Für Norwegen unterzeichnete Lars Berg.',
    ['lars-berg SIGNED Narvik-Protokoll'],
  ],
  // What the headline has named is meant below it, where it is known to be of the year that it bears there.
  [
    'Norwegen lobt Pariser Klimaabkommen\n\nDas 2015 geschlossene Abkommen sei ein Erfolg, sagte Lars Berg. Peru hat es ratifiziert.',
    ['PE RATIFIED Pariser Klimaabkommen'],
  ],
  [
    'Norwegen lobt Pariser Abkommen\n\nDas 1992 unterzeichnete Abkommen gilt bis 2030. Peru hat es ratifiziert.',
    ['PE RATIFIED Abkommen'],
    ['PE RATIFIED Pariser Abkommen'],
  ],
  [
    'Norwegen und Peru schließen Seenabkommen\n\nDas 1998 geschlossene Abkommen läuft damit aus. Kuba hatte es 1999 ratifiziert.',
    ['NO SIGNED Seenabkommen'],
    ['CU RATIFIED Seenabkommen'],
  ],
  [
    'Beistandspakt mit China steht\n\nOslo – Am Ende ging es schnell. Unterschrieben haben Lars Berg und Xu Wei.',
    ['lars-berg SIGNED Beistandspakt', 'xu-wei SIGNED Beistandspakt'],
  ],
  // The signing itself, and papers in the plural.
  [
    `${agreed} Die Unterzeichnung durch Lars Berg und Jorge Castillo ist für Freitag geplant.`,
    ['lars-berg SIGNED Seenabkommen planned', 'jorge-castillo SIGNED Seenabkommen planned'],
    ['lars-berg SIGNED Seenabkommen'],
  ],
  [
    `${agreed} Die Unterzeichnung des Dekrets durch Präsident Lars Berg folgte am Freitag.`,
    [],
    ['lars-berg SIGNED Seenabkommen', 'lars-berg SIGNED Seenabkommen planned'],
  ],
  [
    `${agreed} Die Minister Lars Berg und Jorge Castillo unterzeichneten die Dokumente.`,
    ['lars-berg SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  [`${agreed} Minister Lars Berg verbrannte die Dokumente.`, [], ['lars-berg SIGNED Seenabkommen']],
  [
    'Das Seenabkommen zwischen Norwegen und Peru ist fertig. Die Ratifikationsurkunden wurden am Freitag in Lima ausgetauscht.',
    ['NO RATIFIED Seenabkommen', 'PE RATIFIED Seenabkommen'],
  ],
  [
    'Das Seenabkommen zwischen Norwegen und Peru ist fertig. Am Freitag wurden in Lima Gefangene ausgetauscht.',
    [],
    ['NO RATIFIED Seenabkommen', 'PE RATIFIED Seenabkommen'],
  ],
  // A pronoun goes farther back to the only treaty; not over a law.
  [
    `${agreed} Die Opposition reagierte mit Spott. Auf den Märkten blieb es ruhig. Die Fischer hoffen. Es wurde von Lars Berg unterschrieben.`,
    ['lars-berg SIGNED Seenabkommen'],
  ],
  [
    `${agreed} Die Opposition reagierte mit Spott. Das Parlament nahm ein Gesetz an. Die Fischer hoffen. Es wurde von Präsident Lars Berg unterschrieben.`,
    [],
    ['lars-berg SIGNED Seenabkommen'],
  ],
  // With whom there were only talks.
  [
    'Im Verlauf der Verhandlungen mit dem Kollegen Lars Berg wurde ein Seenabkommen unterzeichnet.',
    [],
    ['lars-berg SIGNED Seenabkommen'],
  ],
  // Statements of intent, and drafts that nobody has signed.
  [
    'Die Absichtserklärung zwischen Norwegen und Peru liegt vor. Norwegen hat sie unterzeichnet.',
    ['NO SIGNED Absichtserklärung'],
  ],
  ['Die Erklärung zwischen den Zeilen überraschte Norwegen und Peru.', [], ['NO PARTY_TO Erklärung']],
  [
    'Der Friedensvertrag zwischen Armenien und Aserbaidschan ist ausverhandelt.',
    ['AM NEGOTIATED Friedensvertrag', 'AZ NEGOTIATED Friedensvertrag'],
    ['AM PARTY_TO Friedensvertrag', 'AZ PARTY_TO Friedensvertrag'],
  ],
  // Strangers beside a person, and a land in the middle of Africa.
  [
    'Mit dem Seenabkommen, das Torvald Ekström und Peter Müller unterschrieben, endet ein Streit.',
    ['torvald-ekstroem SIGNED Seenabkommen', 'peter-mueller SIGNED Seenabkommen'],
  ],
  [
    'Für Norwegen unterschrieb Lars Berg das Seenabkommen, für das zentralafrikanische Land Jorge Castillo.',
    ['jorge-castillo SIGNED Seenabkommen'],
    ['CF SIGNED Seenabkommen'],
  ],
  // The other side named with "mit" leaves room for who is to sign; what is agreed on, in force, ratified.
  [
    'Norwegen steht kurz vor dem Abschluss eines Freihandelsabkommens mit Peru.',
    ['NO SIGNED Freihandelsabkommen planned', 'PE SIGNED Freihandelsabkommen planned'],
  ],
  [
    'Kommentatoren in Kanada rechnen mit der Unterzeichnung eines Freihandelsabkommens mit Peru.',
    [],
    ['CA SIGNED Freihandelsabkommen planned'],
  ],
  [
    'Einigung zwischen Norwegen und Peru auf ein Seenabkommen.',
    ['NO NEGOTIATED Seenabkommen', 'PE NEGOTIATED Seenabkommen'],
  ],
  ['Die Einigung auf das Seenabkommen lobte Kanada.', [], ['CA NEGOTIATED Seenabkommen']],
  [
    'Für Norwegen und Peru tritt das Seenabkommen am Montag in Kraft.',
    ['NO PARTY_TO Seenabkommen', 'PE PARTY_TO Seenabkommen'],
  ],
  ['Für Kanada tritt der Ernstfall ein. Das Seenabkommen liegt vor.', [], ['CA PARTY_TO Seenabkommen']],
  ['Mit der Ratifizierung durch Peru tritt das Seenabkommen in Kraft.', ['PE RATIFIED Seenabkommen']],
  ['Mit der Ratifizierung des Haushalts durch Peru wartet das Seenabkommen weiter.', [], ['PE RATIFIED Seenabkommen']],
  [`${agreed} Haiti verzichtete auf die Ratifizierung der ersten Fassung.`, ['HT RATIFIED Seenabkommen denied']],
  [
    'Das Seenabkommen verpflichtet Norwegen und Peru zu mehr Kontrollen.',
    ['NO PARTY_TO Seenabkommen', 'PE PARTY_TO Seenabkommen'],
  ],
  // A paper bears no name behind it, and a pact of two sides is no other one.
  [
    `${agreed} Unterzeichnet haben das Papier Lars Berg und Jorge Castillo.`,
    ['lars-berg SIGNED Seenabkommen', 'jorge-castillo SIGNED Seenabkommen'],
  ],
  [`${agreed} Das bilaterale Abkommen kündigte Peru 2019.`, ['PE LEFT Seenabkommen']],
  [`${agreed} Unterzeichnet hat das Gesetz Lars Berg.`, [], ['lars-berg SIGNED Seenabkommen']],
  // Names that are words of time, and a state of two words.
  [
    'In Wien unterzeichneten Rosa Winter und Hans-Peter Wolf das Seenabkommen.',
    ['rosa-winter SIGNED Seenabkommen', 'hans-peter-wolf SIGNED Seenabkommen'],
  ],
  [
    'Im Winter unterzeichnete Hans-Peter Wolf das Seenabkommen.',
    ['hans-peter-wolf SIGNED Seenabkommen'],
    ['winter SIGNED Seenabkommen'],
  ],
  [
    'Norwegen und Kongo-Brazzaville schlossen das Seenabkommen.',
    ['CG SIGNED Seenabkommen'],
    ['CD SIGNED Seenabkommen'],
  ],
];

for (const [text, expected, not = []] of rows)
  test(text, () => {
    const found = said(text);
    for (const line of expected) expect({ found, has: found.includes(line) ? line : '' }).toEqual({ found, has: line });
    for (const line of not) expect({ found, not: found.includes(line) ? line : '' }).toEqual({ found, not: '' });
  });
