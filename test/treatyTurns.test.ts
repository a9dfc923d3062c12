import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { saidByName as said, statementsOf } from './said.ts';

/*
 * Turns by which news, chronicles and encyclopaedias tell of treaties: lists of signers behind a plural noun, a treaty that the
 * next sentence leaves unsaid, a conclusion that somebody announces. Written for these tests. Treaties stand by their names.
 */
const rows: readonly [text: string, expected: readonly string[]][] = [
  // A bracket does not reach over a semicolon.
  [
    'Das Dayton-Abkommen beendete den Krieg in Bosnien. Unterzeichner waren Franjo Tuđman und Slobodan Milošević; als Zeuge unterschrieb Bill Clinton.',
    [
      'franjo-tudman SIGNED Dayton-Abkommen',
      'slobodan-milosevic SIGNED Dayton-Abkommen',
      'bill-clinton SIGNED Dayton-Abkommen',
    ],
  ],
  ['Trump zog sein Land aus dem Pariser Klimaabkommen zurück.', ['donald-trump LEFT Pariser Klimaabkommen']],
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
  // A demonstrative means the treaty named last; what is "ebenfalls ein …" is another one. Whom a question addresses is no signer.
  [
    'Der Küstenpakt greift eine Klausel auf, die im Beistandsvertrag von 1961 stand. Den hatte Leo Huber mit John Baker geschlossen.',
    ['leo-huber SIGNED Beistandsvertrag von 1961', 'john-baker SIGNED Beistandsvertrag von 1961'],
  ],
  [
    'Den Beistandsvertrag von 1961 hatte Leo Huber mit John Baker geschlossen. Im Juli 1961 unterzeichneten Iwan Molodow und Zoran Berg ebenfalls einen Beistandsvertrag.',
    [
      'leo-huber SIGNED Beistandsvertrag von 1961',
      'john-baker SIGNED Beistandsvertrag von 1961',
      'iwan-molodow SIGNED Beistandsvertrag',
      'zoran-berg SIGNED Beistandsvertrag',
    ],
  ],
  [
    'Ein Gespräch über den Grenzvertrag\n\nFrau Muster, Leo Huber und John Baker haben in Rom einen Grenzvertrag unterzeichnet. Ist das ein Ende des Streits?',
    ['leo-huber SIGNED Grenzvertrag', 'john-baker SIGNED Grenzvertrag'],
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
  // Ceasefires by their other name, and who mediated them.
  [
    'Oman hat die dreitägige Feuerpause zwischen Saudi-Arabien und den Huthi vermittelt.',
    ['OM NEGOTIATED dreitägige Feuerpause', 'SA PARTY_TO dreitägige Feuerpause'],
  ],
  [
    'Peru und Ecuador unterzeichneten ein Friedensabkommen. Vermittelt hatte neben Chile auch Brasilien.',
    ['CL NEGOTIATED Friedensabkommen', 'BR NEGOTIATED Friedensabkommen'],
  ],
  [
    'Die Verlängerung des Handelsabkommens hatten Kenia und Uganda vermittelt.',
    ['KE NEGOTIATED Handelsabkommen', 'UG NEGOTIATED Handelsabkommen'],
  ],
  [
    'Das Nordmeer-Abkommen, im Mai von Außenministerin Ida Holm auf Spitzbergen paraphiert, liegt auf Eis.',
    ['ida-holm NEGOTIATED Nordmeer-Abkommen'],
  ],
  [
    'Für Peru unterschrieb der Vermittler Juan Soto den Vertrag von Arica.',
    ['juan-soto NEGOTIATED Vertrag von Arica', 'juan-soto SIGNED Vertrag von Arica', 'PE SIGNED Vertrag von Arica'],
  ],
  [
    'Armenien und Georgien werfen sich gegenseitig Verstöße gegen die Waffenruhe vor.',
    ['AM VIOLATED Waffenruhe claimed', 'GE VIOLATED Waffenruhe claimed'],
  ],
  [
    'Generalstabschef Jens Holm sprach von einem klaren Bruch des Fischereiabkommens durch Island.',
    ['IS VIOLATED Fischereiabkommen claimed'],
  ],
  // Short names that the article gives, and names by which it says a treaty goes.
  [
    'Das Kulturgüterabkommen von Nairobi (KGA) trat 1987 in Kraft. Peru und Chile sind dem KGA nie beigetreten.',
    ['PE JOINED Kulturgüterabkommen von Nairobi denied', 'CL JOINED Kulturgüterabkommen von Nairobi denied'],
  ],
  [
    'Das Übereinkommen über den Schutz der Wandervögel, kurz ÜWV, ist alt. Malta hat das ÜWV nie ratifiziert.',
    ['MT RATIFIED Übereinkommen über den Schutz der Wandervögel denied'],
  ],
  [
    'Der Vertrag über die Freundschaft, meist Tacna-Pakt genannt, wurde 1987 von Peru und Chile unterzeichnet. Bolivien trat dem Tacna-Pakt 1990 bei.',
    ['PE SIGNED Tacna-Pakt', 'BO JOINED Tacna-Pakt'],
  ],
  // Treaties in the plural that a place names; one of a list; a state where it was made.
  [
    'Die Verträge von Arica unterschrieben für Peru Juan Soto und für Chile Pablo Vera.',
    ['juan-soto SIGNED Verträge von Arica', 'pablo-vera SIGNED Verträge von Arica', 'CL PARTY_TO Verträge von Arica'],
  ],
  [
    'Zwei weitere Papiere bauen darauf auf, darunter ein Handelsabkommen der EU mit Jakarta.',
    ['eu PARTY_TO Handelsabkommen', 'ID PARTY_TO Handelsabkommen'],
  ],
  ['Venezuela droht mit der Kündigung des Abkommens von Barbados.', ['VE LEFT Abkommen von Barbados planned']],
  [
    'Die Militärabkommen mit Paris kündigte Gabun im Mai auf.',
    ['FR PARTY_TO Militärabkommen', 'GA LEFT Militärabkommen'],
  ],
  // Who was the first, and whose deed of ratification was the last.
  [
    'Das Hochseeabkommen liegt auf. Nötig sind 40 Ratifikationen. Den Anfang machte Palau, es folgten Chile und Belize.',
    ['PW RATIFIED Hochseeabkommen', 'CL RATIFIED Hochseeabkommen', 'BZ RATIFIED Hochseeabkommen'],
  ],
  [
    'Der Tacna-Pakt trat nach Hinterlegung der zehnten Ratifikationsurkunde, jener Costa Ricas, in Kraft.',
    ['CR RATIFIED Tacna-Pakt', 'CR PARTY_TO Tacna-Pakt'],
  ],
  [
    'Das Hochseeabkommen tritt bald in Kraft. Und Peru? Hat bislang nur unterzeichnet.',
    ['PE SIGNED Hochseeabkommen', 'PE RATIFIED Hochseeabkommen denied'],
  ],
  // Being bound, and how long.
  [
    'Das Hochseeabkommen tritt bald in Kraft. Norwegen ist seit 2024 dabei, ebenso Island.',
    ['NO PARTY_TO Hochseeabkommen', 'IS PARTY_TO Hochseeabkommen'],
  ],
  ['Moldau, seit 2011 Vertragsstaat des Hochseeabkommens, klagt.', ['MD PARTY_TO Hochseeabkommen']],
  ['Peru muss als Vertragsstaat des Römischen Statuts den Gesuchten ausliefern.', ['PE PARTY_TO Römisches Statut']],
  [
    'Togo ist damit der 71. Vertragsstaat des Hochseeabkommens.',
    ['TG JOINED Hochseeabkommen', 'TG PARTY_TO Hochseeabkommen'],
  ],
  ['Auch Lissabon, 1999 der Ottawa-Konvention beigetreten, hat sich dazu geäußert.', ['PT JOINED Ottawa-Konvention']],
  ['Norwegen lässt das Fischereiabkommen mit Russland ruhen.', ['NO SUSPENDED Fischereiabkommen']],
  ['Norwegen bleibt der Ottawa-Konvention treu.', ['NO PARTY_TO Ottawa-Konvention']],
  [
    'Das Hochseeabkommen betrifft Länder wie Peru und Kenia, die ihm nie beigetreten sind.',
    ['PE JOINED Hochseeabkommen denied', 'KE JOINED Hochseeabkommen denied'],
  ],
  [
    'Peru und Chile haben das Hochseeabkommen gelesen. Auch die Vereinigten Staaten haben es nie ratifiziert.',
    ['US RATIFIED Hochseeabkommen denied'],
  ],
  // One treaty and another.
  ['Vorläufer war die Akte von Puebla. Der Tacna-Pakt löste sie ab.', ['Tacna-Pakt REPLACES Akte von Puebla']],
  ['Nachfolger des Nafta-Vertrags ist das USMCA.', ['USMCA REPLACES Nafta-Vertrag']],
  [
    'Das Zusatzprotokoll zur Flüchtlingskonvention hat Peru nicht unterzeichnet.',
    ['Zusatzprotokoll zur Flüchtlingskonvention AMENDS Flüchtlingskonvention'],
  ],
  [
    'Chile und Peru haben eine gemeinsame Erklärung unterzeichnet. Lima verstoße gegen die Vereinbarung, sagt Chile.',
    ['PE VIOLATED gemeinsame Erklärung claimed'],
  ],
  // That there is one, between whom.
  [
    'Zwischen Peru und Chile besteht seit 2017 ein Migrationsabkommen.',
    ['PE PARTY_TO Migrationsabkommen', 'CL PARTY_TO Migrationsabkommen'],
  ],
  [
    'Seit 2008 ist zwischen Lima und Santiago ein Freundschaftsvertrag in Kraft.',
    ['PE PARTY_TO Freundschaftsvertrag', 'CL PARTY_TO Freundschaftsvertrag'],
  ],
  [
    'Kenia und Uganda haben sich auf eine Feuerpause verständigt.',
    ['KE PARTY_TO Feuerpause', 'UG PARTY_TO Feuerpause', 'KE NEGOTIATED Feuerpause'],
  ],
  // What a parliament votes for; what somebody does without.
  [
    'Die peruanische Nationalversammlung stimmte für den Austritt aus dem Vertrag von Arica.',
    ['PE LEFT Vertrag von Arica planned'],
  ],
  ['Der russische Föderationsrat stimmte der Aufkündigung des KSE-Vertrags zu.', ['RU LEFT KSE-Vertrag planned']],
  ['Peru verzichtet auf den Austritt aus dem Vertrag von Arica.', ['PE LEFT Vertrag von Arica denied']],
  [
    'Der ELN-Kommandant Juan Soto besiegelte mit Kolumbiens Präsident Pablo Vera eine Waffenruhe.',
    ['eln PARTY_TO Waffenruhe', 'CO PARTY_TO Waffenruhe', 'juan-soto SIGNED Waffenruhe'],
  ],
  ['Das 2015 in Algier geschlossene Friedensabkommen hat Mali aufgekündigt.', ['ML LEFT Friedensabkommen']],
  // Each side has its own negation.
  [
    'Das Hochseeabkommen gilt. Chile hat es ratifiziert, Bolivien nicht.',
    ['CL RATIFIED Hochseeabkommen', 'BO RATIFIED Hochseeabkommen denied'],
  ],
  [
    'Peru hat das Hochseeabkommen unterzeichnet, Chile aber nicht.',
    ['PE SIGNED Hochseeabkommen', 'CL SIGNED Hochseeabkommen denied'],
  ],
  [
    'Das Hochseeabkommen haben 60 Staaten ratifiziert, unter ihnen Peru, nicht aber Kenia.',
    ['PE RATIFIED Hochseeabkommen', 'KE RATIFIED Hochseeabkommen denied'],
  ],
  [
    'Peru hat seine Teilnahme am Vertrag von Arica suspendiert, nicht aber gekündigt.',
    ['PE SUSPENDED Vertrag von Arica'],
  ],
  ['Peru ist dem Hochseeabkommen ebenso wenig beigetreten wie Chile.', ['PE JOINED Hochseeabkommen denied']],
  // Behind a plural verb, what follows es does it.
  ['Das Hochseeabkommen gilt. Ratifiziert haben es bisher 18 Staaten, zuletzt Kenia.', ['KE RATIFIED Hochseeabkommen']],
  [
    'Peru ist dem Hochseeabkommen nicht beigetreten. Der Kongress in Lima lehnte die Ratifizierung 2020 ab.',
    ['PE RATIFIED Hochseeabkommen denied'],
  ],
  // What a noun leads to, and who mediated.
  [
    'Kenia und die Miliz Al-Shabaab haben sich auf die erste Phase eines Abkommens geeinigt. Vermittler waren Katar und Oman.',
    ['KE NEGOTIATED Abkommen', 'QA NEGOTIATED Abkommen', 'OM NEGOTIATED Abkommen'],
  ],
  ['Der Waldvertrag umfasst Peru, Chile und Bolivien.', ['PE PARTY_TO Waldvertrag', 'BO PARTY_TO Waldvertrag']],
  [
    'Die IAEA bescheinigt dem Iran, seine Pflichten aus dem Atomwaffensperrvertrag verletzt zu haben.',
    ['IR VIOLATED Atomwaffensperrvertrag claimed'],
  ],
  [
    'Der Tacna-Pakt gilt. Das Protokoll von Oruro änderte mehrere Bestimmungen.',
    ['Protokoll von Oruro AMENDS Tacna-Pakt'],
  ],
  // Which of two.
  [
    'Das Tacna-Abkommen ersetzt Teile des Arica-Protokolls. Das Protokoll hatte Juan Soto ausgehandelt.',
    ['juan-soto NEGOTIATED Arica-Protokoll'],
  ],
  [
    'Peru und Chile unterzeichneten ein Friedensabkommen. Ein Zollabkommen zwischen Peru und Kenia wird gerade ausgehandelt.',
    ['PE PARTY_TO Zollabkommen planned', 'KE PARTY_TO Zollabkommen planned'],
  ],
  // The mark of a footnote ends no name and joins no sentences.
  [
    'Mexiko kündigte den Tacna-Pakt im Jahr darauf.[2] 2012 trat Bolivien aus dem Tacna-Pakt aus.',
    ['MX LEFT Tacna-Pakt', 'BO LEFT Tacna-Pakt'],
  ],
  [
    'Die von Peru und Chile am 9. November unterzeichnete Friedensvereinbarung beendete den Krieg.',
    ['PE SIGNED Friedensvereinbarung', 'CL SIGNED Friedensvereinbarung'],
  ],
  [
    'Das Waldabkommen wurde von mehr als 60 Staaten unterzeichnet, allen voran Peru und Kenia.',
    ['PE SIGNED Waldabkommen', 'KE SIGNED Waldabkommen'],
  ],
  [
    'Peru und Chile haben das Sozialversicherungsabkommen verlängert.',
    ['PE PARTY_TO Sozialversicherungsabkommen', 'CL PARTY_TO Sozialversicherungsabkommen'],
  ],
  // What enters into force after it has it to come.
  [
    'Indien und Japan haben das Pufferabkommen unterzeichnet. Es wird nach der Ratifizierung durch das japanische Parlament in Kraft treten.',
    ['JP RATIFIED Pufferabkommen planned'],
  ],
  [
    'Indien und Japan haben das Pufferabkommen unterzeichnet. Es trat nach der Ratifizierung durch das japanische Parlament in Kraft.',
    ['JP RATIFIED Pufferabkommen'],
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
  // A state does not negotiate a ceasefire by talks of its own; nobody accedes to a memorandum.
  [
    'Die Geiseln kamen außerhalb des Abkommens von Doha frei. Thailand hatte dazu eigene Gespräche geführt.',
    ['TH NEGOTIATED Abkommen von Doha'],
  ],
  [
    'Finnland und Schweden unterzeichneten ein Memorandum. Im April konnte Finnland beitreten.',
    ['FI JOINED Memorandum'],
  ],
  // Who ratified and left again is no party.
  [
    'Kanada ratifizierte das Kyoto-Protokoll 2002 und trat 2011 aus dem Kyoto-Protokoll aus.',
    ['CA PARTY_TO Kyoto-Protokoll'],
  ],
  // Two conventions are two, whatever both are about.
  [
    'Litauen schied aus der Konvention über Streumunition aus. Norwegen hält an der Ottawa-Konvention fest.',
    ['LT LEFT Ottawa-Konvention'],
  ],
  // "nichts" was signed.
  [
    'Peru und Chile haben den Vertrag von Arica unterzeichnet. Bolivien unterzeichnete nichts.',
    ['BO SIGNED Vertrag von Arica'],
  ],
  // Being about to do something is no membership.
  ['Das Klimaabkommen ist in Kraft. Peru ist dabei, neue Kraftwerke zu bauen.', ['PE PARTY_TO Klimaabkommen']],
  // What a name right behind a noun belongs to does nothing itself.
  [
    'Gegen das Hochseeabkommen verstößt China nach Überzeugung der Regierung Marcos täglich.',
    ['marcos VIOLATED Hochseeabkommen'],
  ],
  // Whoever made it is named: its sides did not mediate.
  [
    'Die Waffenruhe zwischen Kenia und Uganda war von Oman und Katar vermittelt worden.',
    ['KE NEGOTIATED Waffenruhe', 'UG NEGOTIATED Waffenruhe'],
  ],
  ['Der Föderationsrat stimmte der Aufkündigung des KSE-Vertrags zu.', ['foederationsrat RATIFIED KSE-Vertrag']],
  // Not to accept is not to deny; what is taken back is neither done nor denied.
  [
    'Der Kreml will den Beitritt Armeniens zum Römischen Statut nicht hinnehmen.',
    ['AM JOINED Römisches Statut denied', 'AM JOINED Römisches Statut'],
  ],
  ['Südafrika machte seinen Rückzug vom Römischen Statut rückgängig.', ['ZA LEFT Römisches Statut']],
  // Who signs the law is not who leaves.
  [
    'Huber unterschrieb das Gesetz über den Ausstieg Perus aus dem Vertrag von Arica.',
    ['huber LEFT Vertrag von Arica'],
  ],
  ['Zwischen den Klubs Rapid und Austria besteht ein Vertrag.', ['austria PARTY_TO Vertrag']],
  // A parliament acts for its own state, not for the other side.
  ['Das Europaparlament hat dem Handelsabkommen mit Neuseeland zugestimmt.', ['NZ RATIFIED Handelsabkommen']],
  ['Der Rat der EU beschloss die Unterzeichnung des Abkommens mit Thailand.', ['TH SIGNED Abkommen']],
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

/** Further turns and what must not be read in them, found in articles written after the rules above. */
const further: readonly [text: string, expected: readonly string[], not?: readonly string[]][] = [
  // Time and what fills it stand together in the one place before the verb.
  [
    'Nach vier Jahren Verhandlungen in Kuba haben Peru und Chile am Mittwoch den Abschluss eines Friedensabkommens bekanntgegeben.',
    ['PE SIGNED Friedensabkommen', 'CL SIGNED Friedensabkommen'],
    ['CU SIGNED Friedensabkommen'],
  ],
  ['Peru und Chile haben den Abschluss eines Friedensabkommens bekannt gegeben.', ['PE SIGNED Friedensabkommen']],
  // A name and a pronoun are one subject.
  ['Leo Huber und er haben das Zollabkommen unterzeichnet.', ['leo-huber SIGNED Zollabkommen']],
  // One list for one state, another for the other.
  [
    'Am 18. März 1962 unterzeichneten Leo Huber für Peru sowie die Minister John Baker, Robert Burger und Zoran Berg für Chile die Verträge von Arica.',
    [
      'leo-huber SIGNED Verträge von Arica',
      'john-baker SIGNED Verträge von Arica',
      'zoran-berg SIGNED Verträge von Arica',
      'PE SIGNED Verträge von Arica',
      'CL SIGNED Verträge von Arica',
    ],
  ],
  // Whose parliament it is, says the place at the head of the clause.
  [
    'In Port Moresby muss das Parlament das Zollabkommen noch ratifizieren.',
    ['PG RATIFIED Zollabkommen planned'],
    ['PG RATIFIED Zollabkommen'],
  ],
  [
    'Das in Port Moresby geschlossene Zollabkommen muss das Parlament noch ratifizieren.',
    [],
    ['PG RATIFIED Zollabkommen planned'],
  ],
  // "es": the neuter name of a state, where nothing else can be the subject.
  [
    'Der Vertrag von Arica gilt. Als letzter Staat trat Kuba bei: Es unterzeichnete 1995 und hinterlegte 2002 seine Ratifikationsurkunde.',
    ['CU SIGNED Vertrag von Arica', 'CU RATIFIED Vertrag von Arica'],
  ],
  ['Der Vertrag von Arica gilt. Die Schweiz wartete. Es unterzeichnete 1995.', [], ['CH SIGNED Vertrag von Arica']],
  ['Der Vertrag von Arica gilt. Kuba wartete. Es unterzeichneten 50 Staaten.', [], ['CU SIGNED Vertrag von Arica']],
  // "dessen": what was spoken of before.
  ['Den Küstenpakt kennt jeder. Albanien verkündete dessen Kündigung.', ['AL LEFT Küstenpakt']],
  ['Den Küstenpakt kennt jeder. Albanien hat dessen Anwendung ausgesetzt.', ['AL SUSPENDED Küstenpakt']],
  ['Den Küstenpakt kennt jeder. Huber forderte dessen Kündigung.', [], ['huber LEFT Küstenpakt']],
  [
    'Den Küstenpakt schlossen Peru und Chile. Leo Huber und John Baker hatten darum gerungen.',
    ['leo-huber NEGOTIATED Küstenpakt'],
  ],
  [
    'Zu den Unterzeichnern des Küstenpakts gehörten neben Mexiko unter anderem Bolivien und Peru.',
    ['MX SIGNED Küstenpakt', 'BO SIGNED Küstenpakt', 'PE SIGNED Küstenpakt'],
  ],
  ['Den Küstenpakt kennt jeder. Peru und Chile tauschten die Ratifikationsurkunden aus.', ['PE RATIFIED Küstenpakt']],
  ['Albanien kündigte seine Mitgliedschaft im Küstenpakt.', ['AL LEFT Küstenpakt']],
  ['Auch Ägypten war an den Verhandlungen über das Zollabkommen beteiligt.', ['EG NEGOTIATED Zollabkommen']],
  [
    'Leo Huber war am Bau des Hafens beteiligt, den das Zollabkommen mit Peru vorsieht.',
    [],
    ['leo-huber NEGOTIATED Zollabkommen'],
  ],
  [
    'Den Küstenpakt schlossen Peru und Chile. Federführend bei den Verhandlungen war der Diplomat Leo Huber.',
    ['leo-huber NEGOTIATED Küstenpakt'],
  ],
  // An encyclopaedia goes on about what its headline names; a treaty named in passing or a declaration is not that.
  [
    'Vertrag von Arica\n\nDer Vertrag von Arica ist ein Vertrag über Fischerei. Der Anstoß kam von Ministern, die eine gemeinsame Erklärung unterzeichneten, allen voran Leo Huber und John Baker. Es folgten zähe Jahre. Es gab viel Streit. Zu den Erstunterzeichnern gehörten Bolivien und Peru.',
    ['BO SIGNED Vertrag von Arica', 'PE SIGNED Vertrag von Arica'],
  ],
  [
    'Streit um den Vertrag von Arica\n\nDer Vertrag von Arica ist umstritten. Es gab viel Streit. Es folgten zähe Jahre. Dann kamen Wahlen. Kolumbien trat aus.',
    ['CO LEFT Vertrag von Arica'],
  ],
  [
    'Streit um zwei Verträge\n\nDer Vertrag von Arica und der Vertrag von Lima sind umstritten. Es gab viel Streit. Es folgten zähe Jahre. Dann kamen Wahlen. Kolumbien trat aus.',
    [],
    ['CO LEFT Vertrag von Arica', 'CO LEFT Vertrag von Lima'],
  ],
  // A title that goes on with a region is not the known treaty of the same first words.
  [
    'Chile hat den Atomwaffenverbotsvertrag unterzeichnet. Peru unterzeichnete den Vertrag über das Verbot von Kernwaffen in Lateinamerika.',
    ['CL SIGNED Atomwaffenverbotsvertrag'],
    ['PE SIGNED Atomwaffenverbotsvertrag'],
  ],
  [
    'Chile hat den Atomwaffenverbotsvertrag unterzeichnet. Peru hat den Vertrag über das Verbot von Kernwaffen in New York unterzeichnet.',
    ['PE SIGNED Atomwaffenverbotsvertrag'],
  ],
  [
    'Peru und Chile unterzeichneten in Rom den Vertrag über Freundschaft, Zusammenarbeit und gegenseitigen Beistand.',
    ['PE SIGNED Vertrag über Freundschaft, Zusammenarbeit und gegenseitigen Beistand'],
  ],
  [
    'Peru und Chile unterzeichneten den Vertrag über Freundschaft, Präsident Leo Huber und sein Kollege klatschten.',
    ['PE SIGNED Vertrag über Freundschaft'],
  ],
  // What is many pages long is signed.
  [
    'Peru und Chile haben einen Pakt geschlossen. Leo Huber und John Baker unterzeichneten den 297 Seiten langen Text.',
    ['leo-huber SIGNED Pakt', 'john-baker SIGNED Pakt'],
  ],
  // Another name of a signer is no other signer.
  [
    'Den Küstenpakt besiegeln sollen Präsident Leo Huber und Minister John Baker, genannt Tirofijo.',
    ['leo-huber SIGNED Küstenpakt planned'],
    ['tirofijo SIGNED Küstenpakt planned'],
  ],
  // Who fights each other is not who was named last.
  [
    'Russland und die Türkei berieten in Genf. Die Konfliktparteien in Syrien haben sich auf einen Waffenstillstand geeinigt.',
    [],
    ['RU PARTY_TO Waffenstillstand', 'TR PARTY_TO Waffenstillstand', 'RU NEGOTIATED Waffenstillstand'],
  ],
  // A declaration that is named after its sides; those of a year have made it.
  [
    'Die EU-Türkei-Erklärung von 2016 wird von Ankara nicht mehr angewandt.',
    [
      'TR SUSPENDED EU-Türkei-Erklärung von 2016',
      'eu PARTY_TO EU-Türkei-Erklärung von 2016',
      'TR PARTY_TO EU-Türkei-Erklärung von 2016',
    ],
  ],
  ['Über ein EU-Mercosur-Abkommen wird verhandelt.', [], ['eu PARTY_TO EU-Mercosur-Abkommen']],
  // "die Vereinbarung" may be the protocol before; a protocol is not the pact before.
  [
    'Leo Huber und John Baker unterschrieben in Rom ein Protokoll über Asyl. Das Parlament in Tirana stimmte der Vereinbarung zu.',
    ['AL RATIFIED Protokoll über Asyl'],
  ],
  [
    'Die DDR schied aus dem Warschauer Pakt aus; Leo Huber und John Baker unterzeichneten in Berlin das entsprechende Protokoll.',
    ['leo-huber SIGNED Protokoll'],
    ['leo-huber SIGNED Warschauer Pakt'],
  ],
  // The only treaty of the article, a little farther back.
  [
    'Der Vertrag von Arica ist umstritten. Es war ein Tag im Mai. Viele Leute kamen. Es regnete. Am Ende haben Peru und Chile unterschrieben.',
    ['PE SIGNED Vertrag von Arica', 'CL SIGNED Vertrag von Arica'],
  ],
  [
    'In Rom unterzeichneten Polen, die Tschechoslowakei und Ungarn den Zollpakt.',
    ['CS SIGNED Zollpakt', 'HU SIGNED Zollpakt'],
  ],
  // A member of a body is not the body; what "wäre" has not happened.
  ['Chile wäre das erste EU-Land, das den Zollpakt verlässt.', [], ['eu LEFT Zollpakt', 'CL LEFT Zollpakt']],
  ['Chile ist das erste Land, das den Zollpakt ratifiziert hat.', ['CL RATIFIED Zollpakt']],
  // What stands in the dative is what is not signed.
  [
    'Der Zollpakt ist umstritten. Leo Huber verweigerte dem Gesetz seine Unterschrift.',
    [],
    ['leo-huber SIGNED Zollpakt denied'],
  ],
  // "einen Ausstieg": of a state, from what was spoken of.
  [
    'Peru und Chile haben den Zollpakt unterschrieben, eine Ratifizierung aber abgelehnt.',
    ['PE RATIFIED Zollpakt denied', 'CL RATIFIED Zollpakt denied'],
  ],
  [
    'Der Zollpakt mit Peru ist in Kraft. Auch Polen und Tschechien erwägen einen Ausstieg.',
    ['PL LEFT Zollpakt planned', 'CZ LEFT Zollpakt planned'],
  ],
  ['Der Zollpakt mit Peru ist in Kraft. Die FDP erwägt einen Ausstieg.', [], ['fdp LEFT Zollpakt planned']],
  [
    'Der Zollpakt mit Peru ist in Kraft. Polen erlebte einen Ausstieg.',
    [],
    ['PL LEFT Zollpakt', 'PL LEFT Zollpakt planned'],
  ],
  [
    'Nicht beigetreten sind dem Zollpakt neben den USA auch China und Indien.',
    ['US JOINED Zollpakt denied', 'CN JOINED Zollpakt denied', 'IN JOINED Zollpakt denied'],
  ],
  [
    'Den Zollpakt, den Leo Huber in Gesprächen mit John Baker vorbereitet hatte, lobten alle.',
    ['leo-huber NEGOTIATED Zollpakt', 'john-baker NEGOTIATED Zollpakt'],
  ],
  [
    'Serbien und Russland verbindet ein Abkommen über Fischerei, das Tomislav Nikolić unterzeichnet hat.',
    [
      'RS PARTY_TO Abkommen über Fischerei',
      'RU PARTY_TO Abkommen über Fischerei',
      'tomislav-nikolic SIGNED Abkommen über Fischerei',
    ],
  ],
  [
    'Chile hat den Zollpakt unterschrieben. Darin verpflichteten sich Chile und Peru, die Grenze zu achten.',
    ['PE PARTY_TO Zollpakt'],
  ],
  [
    'Chile hat den Zollpakt unterschrieben. Darin steht viel. Chile und Peru verpflichteten sich auf ein Ziel.',
    [],
    ['PE PARTY_TO Zollpakt'],
  ],
  [
    'Peru und Chile haben den Zollpakt unterschrieben. Die Weltbank ist ebenfalls Vertragspartei.',
    ['weltbank PARTY_TO Zollpakt'],
  ],
  ['Peru und Chile haben den Zollpakt unterschrieben. Bolivien ist ebenfalls Mitglied.', [], ['BO PARTY_TO Zollpakt']],
  // Who made it is not who signed it.
  [
    'Leo Huber und John Baker haben den Vertrag von Arica unterschrieben. Ausgehandelt hatte das Abkommen Iwan Molodow.',
    ['iwan-molodow NEGOTIATED Vertrag von Arica'],
  ],
  // What follows about another matter does not replace.
  [
    'Peru und Chile schlossen den Grenzvertrag, dem 1991 der Nachbarschaftsvertrag folgte.',
    [],
    ['Nachbarschaftsvertrag REPLACES Grenzvertrag'],
  ],
  // A parliament of nobody's is not that of a state which is no side.
  [
    'Im Vertrag von Arica zwischen Peru und Chile geht es um Fisch. Bolivien war empört. Das Parlament billigte den Vertrag.',
    [],
    ['BO RATIFIED Vertrag von Arica'],
  ],
  // "damit": by the treaty of the sentence before.
  [
    'Österreich und die Schweiz haben den Polizeivertrag unterzeichnet. Leo Huber und John Baker besiegelten damit den Ausbau der Zusammenarbeit.',
    ['leo-huber SIGNED Polizeivertrag', 'john-baker SIGNED Polizeivertrag'],
  ],
  [
    'Österreich und die Schweiz haben den Polizeivertrag unterzeichnet. Leo Huber zerschnitt damit das Band.',
    [],
    ['leo-huber SIGNED Polizeivertrag'],
  ],
  // Votes are counted with "zu".
  ['Der Zollpakt trat in Kraft. Der US-Senat hatte mit 82 zu 13 Stimmen zugestimmt.', ['us-senat RATIFIED Zollpakt']],
  ['Der Zollpakt trat in Kraft. Der US-Senat hatte zu einem Bericht zugestimmt.', [], ['us-senat RATIFIED Zollpakt']],
  // Who thinks of it, would do it.
  ['Leo Huber denkt über einen Ausstieg aus dem Zollpakt nach.', ['leo-huber LEFT Zollpakt planned']],
  [
    'Beobachter denken über einen Ausstieg Perus aus dem Zollpakt nach.',
    [],
    ['PE LEFT Zollpakt planned', 'PE LEFT Zollpakt'],
  ],
  // Each parliament for its own state.
  [
    'Der Zollpakt mit Deutschland liegt vor. Danach stimmten der Bundestag und der Kongress in Washington zu.',
    ['DE RATIFIED Zollpakt', 'US RATIFIED Zollpakt'],
  ],
  [
    'Argentinien ist Mitglied im Pariser Klimaabkommen. Peru hielt am Pariser Vertrag fest.',
    ['PE PARTY_TO Pariser Klimaabkommen'],
  ],
  // On each side somebody.
  [
    'Ausgehandelt hatte das Zollabkommen auf deutscher Seite Staatssekretär Georg Ferdinand Duckwitz, auf polnischer der stellvertretende Außenminister Józef Winiewicz.',
    ['georg-ferdinand-duckwitz NEGOTIATED Zollabkommen', 'jozef-winiewicz NEGOTIATED Zollabkommen'],
  ],
  [
    'Die Verhandlungen über das Zollabkommen leitete auf peruanischer Seite Leo Huber.',
    ['leo-huber NEGOTIATED Zollabkommen'],
  ],
  [
    'Peru unterzeichnete das Zollabkommen. Auf deutscher Seite staunte Leo Huber.',
    ['PE SIGNED Zollabkommen'],
    ['leo-huber SIGNED Zollabkommen', 'DE SIGNED Zollabkommen'],
  ],
  // What somebody stands before is to come.
  [
    'Peru und Chile stehen kurz vor dem Abschluss eines Zollabkommens.',
    ['PE SIGNED Zollabkommen planned', 'CL SIGNED Zollabkommen planned'],
  ],
  [
    'Peru steht nicht vor dem Austritt aus dem Zollabkommen.',
    [],
    ['PE LEFT Zollabkommen planned', 'PE LEFT Zollabkommen'],
  ],
  [
    'Peru und die Türkei berieten lange. Leo Huber und John Baker unterzeichneten den Zollpakt. Darin bekennen sich beide Länder zum Handel.',
    [],
    ['TR PARTY_TO Zollpakt', 'PE PARTY_TO Zollpakt'],
  ],
];

test('two and two of whom one is the same have two treaties', () => {
  const { entities } = extract(
    articleFromText(
      'Peru und Chile haben 2010 ein Handelsabkommen geschlossen. Mit Bolivien hat Chile dagegen ein Handelsabkommen unterzeichnet.',
      { name: 'example' },
    ),
  );
  expect(entities.filter((e) => e.type === 'Treaty')).toHaveLength(2);
});

test('what is told of the past is not to come, whatever day a dateline says', () => {
  const { statements } = extract(
    articleFromText(
      'Rom, 7. Dezember 1970. Es ist kalt. Im Jahr 1990 unterzeichneten Peru und Chile den Grenzvertrag.',
      {
        name: 'example',
        publishedAt: '1970-12-07',
      },
    ),
  );
  expect(statements.filter((s) => s.type === 'SIGNED').map((s) => s.status)).toEqual(['asserted', 'asserted']);
});

test.each(further)('further: %s', (text, expected, not = []) => {
  const found = said(text);
  for (const line of expected) expect(found).toContain(line);
  for (const line of not) expect(found).not.toContain(line);
});
