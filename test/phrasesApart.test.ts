import { expect, test } from '@jest/globals';
import { said, statesSaid } from './said.ts';

/* Which words of a sentence belong together and which stand apart: attributes, lists, offices, asides, places. */

const acts = /ACCUSED|SUPPORTED|MET|VISITED|THREATENED|ATTACKED|SANCTIONED|AIDED|DEMANDED|REJECTED/;
const actsSaid = (text: string): string[] =>
  said(text)
    .filter((line) => acts.test(line))
    .sort();

test.each([
  // What is said of the first noun of a list holds for the others only where they share its article.
  ['Die von Katar finanzierten Milizen und Frankreich schwiegen.', []],
  ['Der von China kritisierte Sudan und Kuba schwiegen.', ['CN ACCUSED SD']],
  ['Die vom Iran unterstützte Hisbollah und der Libanon schwiegen.', ['IR SUPPORTED hisbollah']],
  [
    'Kämpfe zwischen der von Frankreich unterstützten Armee Malis und der Al-Kaida gab es im Mai.',
    ['FR SUPPORTED ML', 'ML ATTACKED al-qaida'],
  ],
  ['Die von China kritisierten Staaten Peru und Chile schwiegen.', ['CN ACCUSED CL', 'CN ACCUSED PE']],
  [
    'Die von China kritisierten Olaf Scholz und Emmanuel Macron schwiegen.',
    ['CN ACCUSED emmanuel-macron', 'CN ACCUSED olaf-scholz'],
  ],
  ['Der von China kritisierte Olaf Scholz und Emmanuel Macron schwiegen.', ['CN ACCUSED olaf-scholz']],
  // A list of those who do it, with an article in it.
  [
    'Die von Norwegen, den USA und weiteren Staaten unterstützte Armee Nigerias rückte vor.',
    ['NO SUPPORTED NG', 'US SUPPORTED NG'],
  ],
  // Without an article the doer stands right before its participle.
  ['Von Katar unterstützter Präsident Otto Fenk trat auf.', ['QA SUPPORTED otto-fenk']],
  // Between two: the second is no part of what belongs to the first.
  ['Der Krieg zwischen der Armee von Präsident Otto Fenk und den Taliban dauert an.', ['otto-fenk ATTACKED taliban']],
  ['Es gab ein Treffen zwischen den Präsidenten von Chile und Peru.', ['CL MET PE']],
  // A deed is not of those whom it reaches, and where it reaches them is a place.
  ['Im Libanon rüstet die Hisbollah auf. Frankreich hat ihre Angriffe auf die Hisbollah im Libanon verurteilt.', []],
  ['Frankreich hat seine Angriffe auf die Al-Kaida in Mali ausgeweitet.', ['FR ATTACKED al-qaida']],
  ['Frankreich hat seine Angriffe in Mali ausgeweitet.', ['FR ATTACKED ML']],
  ['Der Iran begann eine Offensive gegen belutschische Milizen in Pakistan.', []],
  ['Die Offensive des Iran gegen belutschische Milizen in Pakistan dauert an.', []],
  ['Der Iran griff am Dienstag belutschische Milizen in Pakistan an.', []],
  ['Der Iran griff am Dienstag Dörfer in Pakistan an.', ['IR ATTACKED PK']],
  ['Der Iran begann eine Offensive gegen Stellungen der Armee in Pakistan.', ['IR ATTACKED PK']],
  ['Frankreich will keine Angriffe in Mali durchführen.', []],
  // Who governs a region that broke away does not act for the state that claims it.
  ['Georgien klagt. Russland unterstützt die Behörden in Suchumi.', []],
  ['Georgien klagt. Russland unterstützt die Führung Abchasiens.', []],
  ['Georgien klagt. Russland unterstützt die Behörden in Tiflis.', ['RU SUPPORTED GE']],
  ['Russlands Truppen auf der Krim griffen die Ukraine an.', ['RU ATTACKED UA']],
  ['Die russischen Truppen auf der Krim bedrohen die Ukraine.', ['RU THREATENED UA']],
  ['Die „Boko Haram“-Miliz griff Nigeria an.', ['boko-haram ATTACKED NG']],
  // A short form in brackets parts no row of offices, and no list of bodies.
  [
    'Der Chef der Konservativen (ÖVP) und amtierende Kanzler, Karl Nehammer, rügte Serbien.',
    ['karl-nehammer ACCUSED RS'],
  ],
  ['Der Chef der Konservativen (ÖVP) und frühere Minister Karl Nehammer rügte Serbien.', ['karl-nehammer ACCUSED RS']],
  ['Die Konservativen (ÖVP) und die Liberalen (NEOS) rügten Serbien.', ['neos ACCUSED RS', 'oevp ACCUSED RS']],
  // An office with its article and one of a state before a name are two people.
  ['In Prag trifft der Bundeskanzler Präsident Xi Jinping. Österreich freut sich.', ['AT MET xi-jinping']],
  [
    'In Rom empfing die Bundeskanzlerin Premier Mark Rutte. Deutschland schwieg.',
    ['DE MET mark-rutte', 'mark-rutte VISITED IT'],
  ],
  ['In Prag lobte der Parteichef Ministerpräsident Viktor Orbán den Plan.', []],
  // A list in brackets or dashes says who a plural is.
  ['Drei Staaten (Peru, Chile und Kuba) rügten Serbien.', ['CL ACCUSED RS', 'CU ACCUSED RS', 'PE ACCUSED RS']],
  ['Drei Staaten - Peru, Chile und Kuba - rügten Serbien.', ['CL ACCUSED RS', 'CU ACCUSED RS', 'PE ACCUSED RS']],
  ['Drei Staaten – Peru, Chile und Kuba – rügten Serbien.', ['CL ACCUSED RS', 'CU ACCUSED RS', 'PE ACCUSED RS']],
  [
    'Zwei Abgeordnete (Jan Fenk und Otto Hagen) und Peru rügten Serbien.',
    ['PE ACCUSED RS', 'jan-fenk ACCUSED RS', 'otto-hagen ACCUSED RS'],
  ],
  ['Serbien - Gastgeber, Sieger und Favorit - rügte Peru.', []],
  // Some states of a body are not the body.
  [
    'Länder der EU, die Serbien rügten, darunter Italien und Malta, berieten in Rom.',
    ['IT ACCUSED RS', 'MT ACCUSED RS'],
  ],
  ['Zwei Staaten der EU rügten Serbien.', []],
  ['Die Staaten der EU rügten Serbien.', ['eu ACCUSED RS']],
  ['Alle Staaten der EU rügten Serbien.', ['eu ACCUSED RS']],
  // A main clause goes on behind what was put into it.
  [
    'Am Freitag erteilte Olaf Scholz Viktor Orbáns Wunsch, Öl zu kaufen, eine Absage.',
    ['olaf-scholz REJECTED viktor-orban'],
  ],
  [
    'Olaf Scholz erteilte der Forderung Viktor Orbáns, Öl zu kaufen, eine Absage.',
    ['olaf-scholz REJECTED viktor-orban'],
  ],
  [
    'Das Vorgehen der SPD, nämlich dass niemand antwortet, bezeichnete Markus Söder als rechtswidrig.',
    ['markus-soeder ACCUSED spd'],
  ],
  ['Otto Fenk - ein Bruder des Ministers Jan Fenk - reiste nach Peru.', ['otto-fenk VISITED PE']],
  [
    'Olaf Scholz reiste nach Peru einen Tag nachdem sich Emmanuel Macron mit Donald Tusk getroffen hatte.',
    ['donald-tusk MET emmanuel-macron', 'olaf-scholz VISITED PE'],
  ],
  ['Einen Tag nachdem er Peru besucht hatte, reiste Olaf Scholz nach Chile.', ['olaf-scholz VISITED CL']],
  ['Olaf Scholz drohte Serbien, die Hilfe zu kürzen, einem Nachbarn Ungarns.', ['olaf-scholz THREATENED RS']],
  // What somebody tries goes without its comma; and he does it to somebody else.
  ['Olaf Scholz versuchte Viktor Orbán umzustimmen.', ['olaf-scholz DEMANDED viktor-orban planned']],
  [
    'Am Montag versuchte Olaf Scholz Viktor Orbán zum Einlenken zu bewegen.',
    ['olaf-scholz DEMANDED viktor-orban planned'],
  ],
  ['Serbien plant Sanktionen gegen Peru zu verhängen.', ['RS SANCTIONED PE planned']],
  [
    'Olaf Scholz traf Viktor Orbán und versuchte, ihn zu überzeugen.',
    ['olaf-scholz DEMANDED viktor-orban planned', 'olaf-scholz MET viktor-orban'],
  ],
  [
    'Viktor Orbán blieb dagegen. Olaf Scholz und Donald Tusk versuchten ihn noch zu überzeugen.',
    ['donald-tusk DEMANDED viktor-orban planned', 'olaf-scholz DEMANDED viktor-orban planned'],
  ],
  ['Olaf Scholz bat Viktor Orbán, ihn zu unterstützen.', ['olaf-scholz DEMANDED viktor-orban']],
  // A family name in the genitive that looks like a noun.
  ['Otto Temer ist müde. Nun ist es aus: Temers Partei ÖVP rügte Serbien.', ['oevp ACCUSED RS']],
  ['Otto Temer ist müde. Jan Fenk rügte Temers Partei ÖVP.', ['jan-fenk ACCUSED oevp']],
  // Adverbials fill no slot that is not theirs.
  ['Peru beschuldigte dem Bericht nach den Sudan.', ['PE ACCUSED SD']],
  ['Peru beschuldigte seiner Ansicht nach den Sudan.', ['PE ACCUSED SD']],
  ['Die EU verhängte wegen des Putsches in Mali und des Vorgehens gegen Zivilisten Sanktionen.', ['eu SANCTIONED ML']],
  ['Die EU verhängte wegen des Kriegs gegen Georgien Sanktionen gegen Russland.', ['eu SANCTIONED RU']],
  ['Paris leitete wegen Betrugs gegen Nicolas Sarkozy ein Verfahren ein.', []],
  [
    'Die EU verhängte Sanktionen gegen zehn Offiziere - darunter auch der Armeechef Otto Fenk.',
    ['eu SANCTIONED otto-fenk'],
  ],
] as const)('%s', (text, wanted) => {
  expect(actsSaid(text)).toEqual([...wanted].sort());
});

/** What holds of somebody. */
test.each([
  // A state that supports somebody, or brings him down, is not his own.
  ['Der von Katar unterstützte Präsident Otto Fenk trat auf.', []],
  ['Der von Kanada gestürzte Präsident Otto Fenk floh.', []],
  [
    'Der Chef der Konservativen (ÖVP) und amtierende Präsident des Nationalrats, Wolfgang Sobotka, schwieg.',
    ['wolfgang-sobotka HOLDS_POSITION oevp', 'wolfgang-sobotka HOLDS_POSITION nationalrat'],
  ],
  ['In Prag trifft der deutsche Bundeskanzler Präsident Xi Jinping.', ['xi-jinping HOLDS_POSITION CN']],
  ['Norwegens König Otto und Königin Anna reisten nach Peru.', ['otto HOLDS_POSITION NO', 'anna HOLDS_POSITION NO']],
  ['König Otto und Königin Anna reisten nach Peru. Peru freut sich.', []],
  [
    'Als erster Regierungschef eines Landes der EU gab der polnische Ministerpräsident Donald Tusk nach.',
    ['donald-tusk HOLDS_POSITION PL'],
  ],
  ['Die Hisbollah hat im Libanon in den Bergen ihr Hauptquartier.', ['hisbollah BASED_IN LB']],
  ['Die Hisbollah hat in den Bergen ihr Hauptquartier.', []],
] as const)('%s: states', (text, wanted) => {
  expect(statesSaid(text).sort()).toEqual([...wanted].sort());
});
