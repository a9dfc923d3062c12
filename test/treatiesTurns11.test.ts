import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { bare, lineOf } from './said.ts';

/*
 * Turns by which agencies, ministries, school books, diaries and encyclopaedias tell of treaties: names that hold a place, lists
 * with brackets, several of one kind, what a pronoun still means. Written for these tests. Treaties stand by their names; what
 * stands in the third place must not be said.
 */
const said = (text: string): string[] => {
  const { statements, entities } = extract(articleFromText(text, { name: 'example' }));
  const names = new Map(entities.map((e) => [e.id, e.name]));
  return statements.map((statement) =>
    lineOf(statement, (id) => (id.startsWith('treaty:') ? (names.get(id) ?? id) : bare(id))),
  );
};

const rows: readonly [text: string, expected: readonly string[], not?: readonly string[]][] = [
  // Organs of the Union sign for the Union.
  [
    'Die EU handelt. Kommissionspräsidentin Ursula von der Leyen und Ratspräsident António Costa unterzeichneten das Zollabkommen mit Chile.',
    ['ursula-von-der-leyen SIGNED Zollabkommen', 'eu SIGNED Zollabkommen', 'eu PARTY_TO Zollabkommen'],
    ['eu-kommission SIGNED Zollabkommen', 'eu-kommission PARTY_TO Zollabkommen'],
  ],
  // "zeichnen" for somebody; who answers for something signs nothing.
  [
    'Die EU und Kanada haben das Zollabkommen besiegelt. Für die Gegenseite zeichneten die Außenminister von Chile und Peru.',
    ['CL SIGNED Zollabkommen', 'PE SIGNED Zollabkommen'],
  ],
  [
    'Kanada hat das Zollabkommen besiegelt. Für den Schaden zeichnet Peru verantwortlich.',
    ['CA SIGNED Zollabkommen'],
    ['PE SIGNED Zollabkommen'],
  ],
  [
    'Kanada hat das Zollabkommen besiegelt. Peru zeichnete ein düsteres Bild der Lage.',
    ['CA SIGNED Zollabkommen'],
    ['PE SIGNED Zollabkommen'],
  ],
  // A place in the name makes a name; a land or a town at home does not.
  ['Der Bagdadpakt war ein Bündnis. Chile trat ihm 1955 bei.', ['CL JOINED Bagdadpakt']],
  [
    'Chile unterzeichnete 1955 den Pakt von Bagdad. Peru trat dem Bagdadpakt 1961 bei.',
    ['CL SIGNED Pakt von Bagdad', 'PE JOINED Pakt von Bagdad'],
  ],
  ['Der Salzburgpakt regelt die Kinderbetreuung. Die Gemeinden begrüßten ihn.', []],
  // Names with a bracket behind each are one list.
  [
    'Dem Bagdadpakt traten Chile (5. April), Peru (23. September) und Bolivien (3. November) bei.',
    ['CL JOINED Bagdadpakt', 'PE JOINED Bagdadpakt', 'BO JOINED Bagdadpakt'],
  ],
  [
    'Dem Bagdadpakt trat Peru (Hauptstadt: Lima) bei; aus Chile (3:1) kam ein anderes Signal.',
    [],
    ['CL JOINED Bagdadpakt'],
  ],
  // Several of one kind, told with whom; "mehrere Abkommen" may be about anything.
  [
    'Mit Polen und Peru schloss Chile 1925 lediglich Schiedsverträge ab.',
    ['CL SIGNED Schiedsverträge', 'PL SIGNED Schiedsverträge', 'PE SIGNED Schiedsverträge'],
  ],
  ['Chile und Peru unterzeichneten zahlreiche Schiedsverträge.', [], ['CL SIGNED Schiedsverträge']],
  ['Chile schloss Schiedsverträge ab.', [], ['CL SIGNED Schiedsverträge']],
  // What two sign by a pronoun is a treaty, whatever offices they hold.
  [
    'Bis dahin gilt ein Übergangsabkommen; der Sekretär Leo Huber und die EU-Kommissarin Maria Baker haben es unterzeichnet.',
    ['leo-huber SIGNED Übergangsabkommen', 'maria-baker SIGNED Übergangsabkommen', 'eu SIGNED Übergangsabkommen'],
  ],
  // The name of an agent, behind a comma and at the end of what describes him.
  [
    'Das Zollabkommen zwischen Chile und Peru wurde ausgehandelt vom Sonderbeauftragten der Regierung für Afrika, Leo Huber.',
    ['leo-huber NEGOTIATED Zollabkommen'],
  ],
  [
    'Das Zollabkommen wurde ausgehandelt vom Hafen in Lima aus, Leo Huber fehlte.',
    [],
    ['leo-huber NEGOTIATED Zollabkommen'],
  ],
  // He who does the same.
  [
    'Leo Huber unterzeichnete das Friedensabkommen für Chile. John Baker tat dasselbe für Peru.',
    ['john-baker SIGNED Friedensabkommen', 'PE SIGNED Friedensabkommen'],
  ],
  // A pronoun and a noun in one clause are not the same.
  [
    'Chile und Peru haben den Beistandspakt unterzeichnet. Er baut auf dem Freundschaftsvertrag auf, den beide Länder 1953 schlossen.',
    ['CL SIGNED Beistandspakt', 'CL SIGNED Freundschaftsvertrag', 'PE SIGNED Freundschaftsvertrag'],
  ],
  // What the headline calls by its name, the lead signs in its full title.
  [
    'Balkanpakt in Bled unterzeichnet\n\nChile und Peru haben am Montag den Vertrag über Bündnis und gegenseitigen Beistand unterzeichnet.',
    ['CL SIGNED Balkanpakt', 'PE SIGNED Balkanpakt'],
  ],
  [
    'Balkanpakt verzögert sich\n\nChile und Peru haben am Montag den Vertrag über Bündnis und gegenseitigen Beistand unterzeichnet.',
    [],
    ['CL SIGNED Balkanpakt', 'PE SIGNED Balkanpakt'],
  ],
  // What the next sentence opens with has the name of what was just introduced.
  [
    'Der Rheinpakt gilt als Erfolg. Leo Huber und John Baker handelten ein weiteres Abkommen aus. Der Limaer Vertrag von 1926 verpflichtete beide Seiten zur Neutralität.',
    ['leo-huber NEGOTIATED Limaer Vertrag', 'john-baker NEGOTIATED Limaer Vertrag'],
    ['leo-huber NEGOTIATED Rheinpakt'],
  ],
  // In an encyclopaedia who leaves unsaid leaves what the article is about.
  [
    'Bagdadpakt\n\nDer Bagdadpakt war ein Bündnis. 1959 schloss Chile mit Peru ein Handelsabkommen. Im März zogen sich Bolivien und Kuba zurück.',
    ['BO LEFT Bagdadpakt', 'CU LEFT Bagdadpakt'],
    ['BO LEFT Handelsabkommen'],
  ],
  // What "er" went on about in the sentence before, "ihm" still means.
  [
    'Der Bagdadpakt war ein Bündnis. Er ging aus dem Vertrag von Lima hervor, den Chile und Peru schlossen. 1955 trat ihm Kuba bei.',
    ['CU JOINED Bagdadpakt'],
    ['CU JOINED Vertrag von Lima'],
  ],
  // The Swiss government signs; chambers only consent.
  [
    'Die Schweiz zahlt. Der Bundesrat hat am Mittwoch in Bern das Steuerabkommen mit Peru unterzeichnet.',
    ['CH SIGNED Steuerabkommen', 'CH PARTY_TO Steuerabkommen'],
    ['bundesrat SIGNED Steuerabkommen', 'bundesrat PARTY_TO Steuerabkommen'],
  ],
  // Both sides: a state and an armed group.
  [
    'Die Regierung von Äthiopien und die TPLF redeten. Delegationen beider Seiten unterschrieben das Friedensabkommen.',
    ['ET SIGNED Friedensabkommen', 'tplf SIGNED Friedensabkommen'],
  ],
  // A year behind the other side is that of the treaty.
  [
    'Der Bagdadpakt bestand fort. Chile kündigte das Abkommen mit Peru von 1959.',
    ['CL LEFT Abkommen von 1959'],
    ['CL LEFT Bagdadpakt'],
  ],
];

test.each(rows)('%s', (text, expected, not = []) => {
  const found = said(text);
  for (const line of expected) expect(found).toContain(line);
  for (const line of not) expect(found).not.toContain(line);
});
