import { expect, test } from '@jest/globals';
import { relations } from '../graph/ontology.ts';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

/** All that is read of who deals with whom, in passages as news write them; the passages were written for these tests. */
const dealings = (text: string): string[] => {
  const bare = (id: string): string => id.slice(id.indexOf(':') + 1);
  return extract(articleFromText(text, { name: 'example' }))
    .statements.filter((s) => relations[s.type].family === 'interaction')
    .map((s) => `${bare(s.from)} ${s.type} ${bare(s.to)}${s.status === 'asserted' ? '' : ` ${s.status}`}`)
    .sort();
};

const rows: readonly [text: string, expected: readonly string[]][] = [
  // What stands in front is the object of a verb that only actors do.
  ['Das Angebot Ankaras, zwischen den Kriegsparteien zu vermitteln, schlug Moskau aus.', ['RU REJECTED TR']],
  ['Die Angriffe Israels verurteilte Jordanien am Abend.', ['JO ACCUSED IL']],
  // Relative clauses: the pronoun stands for a noun that the frame asks for.
  ['Die Sanktionen, die Brüssel gegen Moskau verhängt hat, wirken.', ['eu SANCTIONED RU']],
  ['Die Vorwürfe, die Athen gegen Ankara erhob, wiegen schwer.', ['GR ACCUSED TR']],
  ['Die Waffen, die Nordkorea an Russland geliefert hat, sind alt.', ['KP AIDED RU']],
  ['Der Protest, den Tokio bei der Führung in Peking einlegte, blieb ohne Antwort.', ['JP PROTESTED CN']],
  [
    'Giorgia Meloni telefonierte mit Donald Trump, dem sie zum Sieg gratulierte und den sie nach Rom einlud.',
    ['donald-trump MET giorgia-meloni', 'giorgia-meloni INVITED donald-trump', 'giorgia-meloni SUPPORTED donald-trump'],
  ],
  // "was": what the clause before tells.
  [
    'Juan Guaidó bat Washington um Beistand, was Präsident Nicolás Maduro als Hochverrat geißelte.',
    ['juan-guaido DEMANDED US', 'nicolas-maduro ACCUSED juan-guaido'],
  ],
  // Circumstances are not what is asked for, and the act told in them is the one to undo.
  [
    'Nach der Festnahme des Istanbuler Bürgermeisters Ekrem Imamoglu durch die türkischen Behörden hat Berlin seine Freilassung verlangt.',
    ['DE DEMANDED TR', 'TR PROSECUTED ekrem-imamoglu'],
  ],
  // Who is quoted by "so" is no part of the quotation.
  [
    'Viktor Orban empfing Gäste. Brüssel erpresse Ungarn, so der 61-Jährige.',
    ['eu THREATENED HU claimed', 'viktor-orban ACCUSED eu'],
  ],
  [
    'Zu einem Vieraugengespräch kam es am Rande der Münchner Sicherheitskonferenz zwischen dem ukrainischen Präsidenten Wolodymyr Selenskyj und US-Vizepräsident JD Vance.',
    ['jd-vance MET wolodymyr-selenskyj'],
  ],
  [
    'Die von den Vereinten Nationen unterstützte Regierung in Tripolis beschuldigt Ägypten, General Khalifa Haftar mit Waffen zu beliefern.',
    ['EG AIDED chalifa-haftar claimed', 'LY ACCUSED EG', 'vereinte-nationen SUPPORTED LY'],
  ],
  [
    'Ein Gericht in Minsk verurteilte Nikolai Statkewitsch und Sergej Tichanowski zu zehn beziehungsweise neun Jahren Straflager.',
    ['BY PROSECUTED nikolai-statkewitsch', 'BY PROSECUTED sergej-tichanowski'],
  ],
  // Replies, retaliation, guests.
  [
    'Der iranische Präsident Massud Peseschkian reagierte gelassen auf die Drohungen aus Washington.',
    ['US THREATENED massud-peseschkian'],
  ],
  ['Viktor Orban reagierte scharf auf die Kritik aus Brüssel.', ['eu ACCUSED viktor-orban']],
  ['Moskau revanchierte sich mit der Ausweisung zweier niederländischer Botschaftsmitarbeiter.', ['RU SANCTIONED NL']],
  ['Mit Bestürzung reagierte die UNO auf die Angriffe Israels.', ['vereinte-nationen ACCUSED IL']],
  ['Ein Sprecher der EU-Kommission bezeichnete die Zölle der USA als ungerechtfertigt.', ['eu-kommission ACCUSED US']],
  [
    'Auf Einladung des indischen Premiers Narendra Modi wird der französische Staatschef Emmanuel Macron am 26. Januar in Neu-Delhi erwartet.',
    ['emmanuel-macron VISITED IN planned', 'narendra-modi INVITED emmanuel-macron'],
  ],
  // Who is meant by what he is.
  [
    'Brasiliens Präsident Lula da Silva warf dem israelischen Regierungschef Benjamin Netanjahu Völkermord vor. Israel erklärte den Brasilianer zur unerwünschten Person.',
    ['IL SANCTIONED luiz-inacio-lula-da-silva', 'luiz-inacio-lula-da-silva ACCUSED benjamin-netanjahu'],
  ],
  [
    'Der slowakische Ministerpräsident Robert Fico hat dem ukrainischen Präsidenten Wolodymyr Selenskyj gedroht. Der Ukrainer warf dem Sozialdemokraten vor, für Moskau zu arbeiten.',
    ['robert-fico THREATENED wolodymyr-selenskyj', 'wolodymyr-selenskyj ACCUSED robert-fico'],
  ],
  [
    'Der indische Regierungschef Narendra Modi reiste nach Washington, wo er mit Präsident Donald Trump zusammentraf. Der Republikaner hatte dem Gast zuvor mit Zöllen gedroht.',
    ['donald-trump MET narendra-modi', 'donald-trump THREATENED narendra-modi', 'narendra-modi VISITED US'],
  ],
  [
    'Die Türkei blockiert die Erweiterung der Nato um Schweden. Recep Tayyip Erdogan verlangt von Stockholm die Auslieferung Dutzender Kurden. Das skandinavische Land lehnt das ab.',
    ['SE REJECTED recep-tayyip-erdogan', 'TR REJECTED nato', 'recep-tayyip-erdogan DEMANDED SE'],
  ],
  [
    'Nordmazedonien und Bulgarien streiten um die Geschichte. Sofia verweigerte dem Nachbarland jahrelang die Zustimmung.',
    ['BG REJECTED MK'],
  ],
  [
    'Armenien und Aserbaidschan stritten weiter. Beide Länder warfen einander Verstöße vor.',
    ['AM ACCUSED AZ', 'AZ ACCUSED AM'],
  ],
  [
    'Vor seiner Reise hatte US-Außenminister Antony Blinken Peking gewarnt, Moskau mit Waffen zu beliefern.',
    ['antony-blinken THREATENED CN'],
  ],
  // Whose view, whose deed, which rebels.
  ['Aus Sicht Kiews verletzt Ungarn das Völkerrecht.', ['UA ACCUSED HU']],
  ['In den Augen von Donald Tusk ist Viktor Orban ein Verräter.', ['donald-tusk ACCUSED viktor-orban']],
  ['Dass Ungarn die Hilfen verhindere, sei unerträglich, erklärte Gitanas Nauseda.', ['gitanas-nauseda ACCUSED HU']],
  [
    'Saleh al-Aruri wurde durch eine israelische Drohne getötet; der libanesische Premier Nadschib Mikati sprach von einem Verbrechen.',
    ['IL ATTACKED saleh-al-aruri', 'nadschib-mikati ACCUSED IL'],
  ],
  [
    'Die Hamas feuerte Raketen auf Israel. Benjamin Netanjahu setzte die Verhandlungen mit den Islamisten aus.',
    ['benjamin-netanjahu REJECTED hamas', 'hamas ATTACKED IL'],
  ],
  [
    'Die USA haben Stellungen der Huthi bombardiert. Die vom Iran unterstützte Miliz schwor Rache.',
    ['IR SUPPORTED huthi', 'US ATTACKED huthi', 'huthi THREATENED US'],
  ],
  [
    'Wegen der Inhaftierung des Schriftstellers Ahmet Altan durch die türkischen Behörden drohte Paris Ankara mit Sanktionen.',
    ['FR THREATENED TR', 'TR PROSECUTED ahmet-altan'],
  ],
  ['Emmanuel Macron hat den marokkanischen Plan für die Westsahara anerkannt.', ['emmanuel-macron SUPPORTED MA']],
  // Who does the same.
  [
    'Emmanuel Macron erkannte Juan Guaidó an, Kanada und Brasilien taten es ihm gleich.',
    ['BR SUPPORTED juan-guaido', 'CA SUPPORTED juan-guaido', 'emmanuel-macron SUPPORTED juan-guaido'],
  ],
  ['Emmanuel Macron kritisierte Israel, Spanien zog nach.', ['ES ACCUSED IL', 'emmanuel-macron ACCUSED IL']],
  ['Emmanuel Macron kritisierte Israel, Spanien folgte der Einladung.', ['emmanuel-macron ACCUSED IL']],
  [
    'Lindsey Graham kündigte an, gemeinsam mit Robert Menendez Sanktionen gegen den Iran einzubringen.',
    ['lindsey-graham COOPERATED robert-menendez planned', 'lindsey-graham SANCTIONED IR planned'],
  ],
  // Traps: an aside, a party in the plural, several states of one region.
  ['Die Republikaner hatten dem Gast gedroht.', []],
  ['Estland und Lettland schlossen die Grenze. Das baltische Land kritisierte niemand.', []],
];

test.each(rows)('%s', (text, expected) => {
  expect(dealings(text)).toEqual(expected);
});
