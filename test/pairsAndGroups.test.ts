import { expect, test } from '@jest/globals';
import { said } from './said.ts';

/* Pairs and groups: "beide Seiten", "die Konfliktparteien", "die drei Länder", "das Duo" stand for those whom the text set beside or against each other. */

const lines = (text: string, type: RegExp): string[] => said(text).filter((line) => type.test(line));

test.each([
  // Whom the headline sets against each other, some sentences later.
  [
    'Albanien und Griechenland streiten über die Seegrenze\n\nTirana – Die Regierung in Tirana hat am Montag den Haager Gerichtshof angerufen. Der Fischfang in der Meerenge ist seit Jahren ein Zankapfel. Präsident Emmanuel Macron rief beide Seiten zur Mäßigung auf.',
    / DEMANDED (?:AL|GR)/,
    ['emmanuel-macron DEMANDED AL', 'emmanuel-macron DEMANDED GR'],
  ],
  [
    'Moskau meldet Fortschritte, Kiew dementiert\n\nGenf – Das Rote Kreuz ist besorgt. Papst Franziskus rief beide Seiten zum Frieden auf.',
    / DEMANDED /,
    ['franziskus DEMANDED RU', 'franziskus DEMANDED UA'],
  ],
  // Who ended what with whom, who fights against whom, between whom there is war.
  [
    'Die Rebellen der ELN haben die Waffenruhe mit der kolumbianischen Regierung beendet. In Bogotá gingen Tausende auf die Straße. Kubas Außenminister Bruno Rodríguez mahnte die Konfliktparteien zur Zurückhaltung.',
    / DEMANDED /,
    ['bruno-rodriguez DEMANDED CO', 'bruno-rodriguez DEMANDED eln'],
  ],
  [
    'Die sudanesische Armee kämpft seit April gegen die RSF. Saudi-Arabien hat beide Kriegsparteien zu Gesprächen nach Dschidda eingeladen.',
    / INVITED /,
    ['SA INVITED SD', 'SA INVITED rsf'],
  ],
  [
    'Der Krieg zwischen Eritrea und Äthiopien kostete Zehntausende das Leben. Kofi Annan lud beide Seiten nach Genf ein.',
    / INVITED /,
    ['kofi-annan INVITED ER', 'kofi-annan INVITED ET'],
  ],
  [
    'Serbien und der Kosovo haben ein Abkommen geschlossen. EU-Außenbeauftragte Federica Mogherini dankte beiden Delegationen für ihre Geduld.',
    / SUPPORTED /,
    ['federica-mogherini SUPPORTED RS', 'federica-mogherini SUPPORTED XK'],
  ],
  [
    'Hamas und Fatah haben sich in Peking ausgesöhnt. China lobte beide Organisationen.',
    / SUPPORTED /,
    ['CN SUPPORTED fatah', 'CN SUPPORTED hamas'],
  ],
  // The states of two persons who met.
  [
    'Ungarns Premier Viktor Orbán traf in Belgrad den serbischen Präsidenten Aleksandar Vučić. Die EU kritisierte beide Länder.',
    / ACCUSED /,
    ['eu ACCUSED HU', 'eu ACCUSED RS'],
  ],
  // Two states whom an article names in a row; whoever thanks them is neither, nor is his state.
  [
    'Außenminister Hakan Fidan lobte Aserbaidschan. Die Armenier warnte er. US-Präsident Joe Biden dankte beiden Staaten.',
    / SUPPORTED (?:AM|US|AZ)/,
    ['hakan-fidan SUPPORTED AZ', 'joe-biden SUPPORTED AM', 'joe-biden SUPPORTED AZ'],
  ],
  // Persons of the office that the noun names, else their states.
  [
    'Präsident Wladimir Putin empfing Kim Jong-un. Außenminister Sergej Lawrow traf die Ministerin Choe Son-hui. Die Nato kritisierte beide Außenminister.',
    / ACCUSED /,
    ['nato ACCUSED choe-son-hui', 'nato ACCUSED sergej-lawrow'],
  ],
  [
    'Guyana und Venezuela streiten um das Gebiet Essequibo. Brasiliens Präsident Lula da Silva empfing beide Staatschefs in Brasília.',
    / MET /,
    ['GY MET luiz-inacio-lula-da-silva', 'VE MET luiz-inacio-lula-da-silva'],
  ],
  [
    'Staatsanwältin Carla Del Ponte klagte die Generäle Ante Gotovina und Mladen Markač an. Sie wirft den beiden Mord vor.',
    / ACCUSED /,
    ['carla-del-ponte ACCUSED ante-gotovina', 'carla-del-ponte ACCUSED mladen-markac'],
  ],
  [
    'Präsident Lula hat Venezuela und Guyana eingeladen. Er rief beide Nachbarn zum Frieden auf.',
    / (?:DEMANDED|BORDERS) /,
    ['GY BORDERS VE', 'lula DEMANDED GY', 'lula DEMANDED VE'],
  ],
  // Three and more.
  [
    'Die USA, Japan und Südkorea halten Manöver ab. Nordkorea drohte den drei Staaten mit Vergeltung.',
    / THREATENED /,
    ['KP THREATENED JP', 'KP THREATENED KR', 'KP THREATENED US'],
  ],
  [
    'Neben Polen haben auch Estland, Lettland und Litauen Panzer geliefert. Präsident Wolodymyr Selenskyj dankte allen vier.',
    / SUPPORTED /,
    [
      'wolodymyr-selenskyj SUPPORTED EE',
      'wolodymyr-selenskyj SUPPORTED LT',
      'wolodymyr-selenskyj SUPPORTED LV',
      'wolodymyr-selenskyj SUPPORTED PL',
    ],
  ],
  [
    'Parallel zur EU verhängten Norwegen, Island und die Schweiz Sanktionen gegen den Sudan. In einer gemeinsamen Erklärung riefen die vier das Regime in Khartum zum Einlenken auf.',
    / DEMANDED /,
    ['CH DEMANDED SD', 'IS DEMANDED SD', 'NO DEMANDED SD', 'eu DEMANDED SD'],
  ],
  [
    'Kanzler Olaf Scholz, Präsident Emmanuel Macron und Regierungschef Donald Tusk trafen einander in Weimar. Außenminister Sergej Lawrow kritisierte die drei.',
    / ACCUSED /,
    ['sergej-lawrow ACCUSED donald-tusk', 'sergej-lawrow ACCUSED emmanuel-macron', 'sergej-lawrow ACCUSED olaf-scholz'],
  ],
  [
    'US-Präsident Joe Biden (81), Briten-Premier Rishi Sunak (43) und Australiens Regierungschef Anthony Albanese (60) haben ihren Pakt erneuert. Außenamtssprecher Wang Wenbin warf den drei Ländern Kriegstreiberei vor.',
    / ACCUSED /,
    ['wang-wenbin ACCUSED AU', 'wang-wenbin ACCUSED GB', 'wang-wenbin ACCUSED US'],
  ],
  [
    'Gemeinsam mit Norwegen hat Island die Fischerei beschränkt. Großbritannien kritisierte das Duo.',
    / ACCUSED /,
    ['GB ACCUSED IS', 'GB ACCUSED NO'],
  ],
  // All members of a closed group, of a body.
  [
    'Lettland gab den Anstoß, auch Estland und Litauen zögerten nicht lange. Im Juli kündigten alle drei baltischen Republiken die Ottawa-Konvention.',
    / LEFT /,
    ['EE LEFT ottawa-konvention', 'LT LEFT ottawa-konvention', 'LV LEFT ottawa-konvention'],
  ],
  [
    'Estland, Lettland und Litauen bauen Bunker. Russland drohte den baltischen Staaten mit Vergeltung.',
    / THREATENED /,
    ['RU THREATENED EE', 'RU THREATENED LT', 'RU THREATENED LV'],
  ],
  [
    'Armenien und Aserbaidschan haben einen Friedensvertrag ausgehandelt. Teheran warnt vor fremden Truppen. Beide Kaukasusrepubliken baten die OSZE, die Minsk-Gruppe aufzulösen.',
    / DEMANDED /,
    ['AM DEMANDED osze', 'AZ DEMANDED osze'],
  ],
  [
    'Im Atomstreit legten die USA und Frankreich ein Papier vor. Der iranische Präsident Hassan Rohani kritisierte die fünf Vetomächte.',
    / ACCUSED /,
    ['hassan-rohani ACCUSED FR', 'hassan-rohani ACCUSED US'],
  ],
  [
    'Die EU will die Ukraine aufnehmen. Präsident Wolodymyr Selenskyj forderte die 27 Mitgliedsländer auf, rasch zu entscheiden.',
    / DEMANDED /,
    ['wolodymyr-selenskyj DEMANDED eu'],
  ],
  [
    'Die EU-Kommission verhandelt für die EU mit Marokko. Polisario-Vertreter Mohamed Sidati forderte die Mitgliedsstaaten auf, die Gespräche abzubrechen.',
    / DEMANDED /,
    ['mohamed-sidati DEMANDED eu'],
  ],
  // "beide" alone: who did something together or met, also two sentences before.
  [
    'Im August hat Iván Márquez mit Jesús Santrich ein Video veröffentlicht. Er sagt, der Staat habe das Abkommen verraten. Rodrigo Londoño hat beide aus der Partei ausgeschlossen.',
    / SANCTIONED /,
    ['rodrigo-londono SANCTIONED ivan-marquez', 'rodrigo-londono SANCTIONED jesus-santrich'],
  ],
  [
    'Japans Premier Fumio Kishida besuchte Manila und sprach mit Präsident Ferdinand Marcos. Damals sagte er den Philippinen Radare zu. Im April trafen sich beide mit US-Präsident Joe Biden.',
    / MET joe-biden/,
    ['ferdinand-marcos MET joe-biden', 'fumio-kishida MET joe-biden'],
  ],
  [
    'Südkorea und Japan haben den Streit beigelegt. Die beiden Verbündeten der USA tauschen wieder Daten aus. US-Außenminister Antony Blinken lobte beide.',
    / SUPPORTED /,
    ['antony-blinken SUPPORTED JP', 'antony-blinken SUPPORTED KR'],
  ],
  // Examples of several, whatever their case, and what is said beside one of them.
  [
    'Die USA verhängten am Montag Sanktionen gegen 20 Personen, darunter der General Min Aung Hlaing und der Minister Soe Win.',
    / SANCTIONED /,
    ['US SANCTIONED min-aung-hlaing', 'US SANCTIONED soe-win'],
  ],
  [
    'Mehrere Staaten haben den Angriff Russlands verurteilt, darunter auch Kasachstan und die Mongolei.',
    / ACCUSED /,
    ['KZ ACCUSED RU', 'MN ACCUSED RU'],
  ],
  [
    'Auf der Sanktionsliste der EU stehen 78 Personen und acht Firmen, unter ihnen der Unternehmer Michail Gutserijew, ein Vertrauter von Machthaber Alexander Lukaschenko, und der Hersteller MAZ.',
    / SANCTIONED /,
    ['eu SANCTIONED maz', 'eu SANCTIONED michail-gutserijew'],
  ],
  [
    'Präsident Hassan Rohani empfing ein Dutzend Gäste, darunter Joe Kaeser (Siemens), Herbert Diess und Tim Cook.',
    / MET /,
    ['hassan-rohani MET herbert-diess', 'hassan-rohani MET joe-kaeser', 'hassan-rohani MET tim-cook'],
  ],
  [
    'Die USA haben neue Sanktionen gegen Russland verhängt. Auf der Liste stehen 20 Personen, unter ihnen der Unternehmer Oleg Deripaska und General Juri Karajew.',
    / SANCTIONED /,
    ['US SANCTIONED RU', 'US SANCTIONED juri-karajew', 'US SANCTIONED oleg-deripaska'],
  ],
  // Who acted and who answers; who takes a side is none of the two.
  [
    'Indien verurteilte den Anschlag. Pakistan wies die Vorwürfe zurück. Die USA telefonierten mit beiden Seiten.',
    / MET /,
    ['IN MET US', 'PK MET US'],
  ],
  [
    'Der Sudan und Äthiopien streiten um al-Faschaga. Ägypten unterstützt den Sudan. Die Afrikanische Union lud beide Nachbarn zu Gesprächen ein.',
    / INVITED /,
    ['afrikanische-union INVITED ET', 'afrikanische-union INVITED SD'],
  ],
  [
    'Großbritannien, Frankreich und Deutschland haben mit dem Iran verhandelt. Teheran warf den drei europäischen Staaten Wortbruch vor.',
    / ACCUSED /,
    ['IR ACCUSED DE', 'IR ACCUSED FR', 'IR ACCUSED GB'],
  ],
  // What goes for others as well.
  [
    'Die Nato lehnt einen Beitritt der Ukraine ab. Das Gleiche gilt für Georgien und Moldau.',
    / REJECTED /,
    ['nato REJECTED GE', 'nato REJECTED MD', 'nato REJECTED UA'],
  ],
  [
    'Emmanuel Macron kritisierte Israel. Dasselbe gilt für Olaf Scholz.',
    / ACCUSED /,
    ['emmanuel-macron ACCUSED IL', 'olaf-scholz ACCUSED IL'],
  ],
  // Together in one paper, and who was asked to come.
  [
    'EU-Außenbeauftragte Federica Mogherini telefonierte mit Außenminister Nasser Bourita. In einer gemeinsamen Erklärung bekräftigten die beiden, die Zusammenarbeit fortsetzen zu wollen.',
    / COOPERATED /,
    ['federica-mogherini COOPERATED nasser-bourita'],
  ],
  [
    'Marokko und die Polisario verhandeln wieder. Außenminister Ramtane Lamamra hat die Konfliktparteien für Mitte Dezember nach Algier geladen.',
    / INVITED /,
    ['ramtane-lamamra INVITED MA', 'ramtane-lamamra INVITED polisario'],
  ],
  [
    'Neben der MNLA hatte sich auch die HCUA an die Waffenruhe gebunden. Beide Organisationen warfen der Regierung in Bamako einen Bruch der Vereinbarung vor.',
    / ACCUSED /,
    ['hcua ACCUSED ML', 'mnla ACCUSED ML'],
  ],
] as const)('%s', (text, type, expected) => {
  expect([...new Set(lines(text, type))].sort()).toEqual([...expected]);
});

test.each([
  // Sides of a border, a medal, a book; houses, parties of a parliament.
  [
    'Österreich und Ungarn grenzen aneinander. Auf beiden Seiten der Grenze warnte Innenminister Gerhard Karner vor Schleppern.',
  ],
  [
    'Serbien und der Kosovo verhandeln. Präsidentin Vjosa Osmani kritisierte, dass beide Seiten der Medaille gezeigt werden.',
  ],
  ['China und Japan streiten um Inseln. Die beiden letzten Seiten des Buches lobte Angela Merkel.'],
  ['Frankreich und Polen beraten. Kanzler Olaf Scholz kritisierte beide Parteien im Bundestag.'],
  ['In Paris sprach Außenminister Wang Yi über Taiwan. Er warnte beide Häuser des Kongresses.'],
  // Nobody counted so many.
  ['US-Präsident Joe Biden traf den israelischen Präsidenten Isaac Herzog. Er lobte die drei Länder.'],
  [
    'Frankreich entsandte Soldaten. Deutschland half mit Geld. Italien schickte Ärzte. Der Papst lobte die drei Kinder.',
  ],
  // Of a third state that stands behind them, and of whom nobody says that they are two.
  ['Frankreich und Italien beraten. UN-Generalsekretär António Guterres mahnte die Konfliktparteien im Jemen.'],
  ['In Syrien wird wieder gekämpft. UN-Vermittler Staffan de Mistura kritisierte die Kriegsparteien.'],
  ['Kanzler Olaf Scholz empfing Aktivisten aus Belarus. Er lobte die drei.'],
  // The list of examples is over.
  ['Ein Gericht empfing drei Bischöfe, darunter Christoph Schönborn, und Angela Merkel reiste nach Frankreich.'],
  ['Die USA, China und Russland tagten in Genf. Papst Franziskus lobte die drei baltischen Republiken.'],
  // Lists of candidates, and what does not go for others.
  ['Die SPÖ stellte ihre Kandidaten vor. Auf der Liste stehen Andreas Schieder und Evelyn Regner.'],
  ['Angela Merkel reiste nach Polen. Das Gleiche gilt für Olaf Scholz.'],
  // Two that nobody joined.
  [
    'Angela Merkel blieb in Berlin. Emmanuel Macron war krank. Boris Johnson schwieg. Der Sender lobte beide Sendungen.',
  ],
  // Groups of whom the article names none, and numbers of something else.
  ['Präsident Wladimir Putin hielt eine Rede. Er drohte den baltischen Staaten mit Folgen.'],
  ['Die EU und die Nato tagten. Präsident Wolodymyr Selenskyj forderte die Mitgliedsstaaten auf, Waffen zu liefern.'],
  ['Die EU tagte in Brüssel. Papst Franziskus lobte die 27 Helfer und die 28 Länder, die Zelte geschickt hatten.'],
  ['Die Nato tagte in Brüssel. Papst Franziskus lobte 30 Länder.'],
])('nobody is meant by name: %s', (text) => {
  expect(lines(text, / (?:SUPPORTED|ACCUSED|DEMANDED|THREATENED|SANCTIONED) /)).toEqual([]);
});

test('where both could have either part, nobody knows what goes for another one', () => {
  const text =
    'Donald Trump verhängte Sanktionen gegen den Strafgerichtshof. Dasselbe gilt für den Ankläger Karim Khan. Russland lehnt einen Nato-Beitritt der Ukraine ab. Das Gleiche gilt für Georgien.';
  expect(lines(text, / (?:SANCTIONED|REJECTED) /)).toEqual([
    'donald-trump SANCTIONED strafgerichtshof',
    'RU REJECTED UA',
  ]);
});
