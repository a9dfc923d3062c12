import { expect, test } from '@jest/globals';
import { relationsSaid as said } from './said.ts';

/*
 * Whose an office is that a sentence leaves to what stands around it, and whom a description means that a reader takes up without
 * hesitating: passages written for this test, with what must be found and what must not stand there.
 */

const rows: readonly [text: string, expected: readonly string[]][] = [
  // judges and prosecutors
  [
    'Der Internationale Strafgerichtshof hat den früheren Milizchef Joseph Adomo freigesprochen. Chefanklägerin Maren Kolstad kündigte Berufung an. Richter Paul Etienne Sarr nannte die Beweise dürftig.',
    [
      'maren-kolstad HOLDS_POSITION internationaler-strafgerichtshof',
      'paul-etienne-sarr HOLDS_POSITION internationaler-strafgerichtshof',
    ],
  ],
  [
    'Das Sondertribunal für den Libanon hat drei Männer verurteilt. Die Vorsitzende Richterin Hanna Wirtz verlas die Begründung.',
    ['hanna-wirtz HOLDS_POSITION sondertribunal-fuer-den-libanon'],
  ],
  [
    'Vor dem Bundesgerichtshof hat die Verhandlung begonnen. Der Vorsitzende Richter Thomas Kehl äußerte Zweifel.',
    ['thomas-kehl HOLDS_POSITION bundesgerichtshof'],
  ],
  [
    'Die Staatsanwaltschaft Korneuburg klagt den Manager an. Staatsanwältin Eva Prohaska legte das Gutachten vor.',
    ['eva-prohaska HOLDS_POSITION staatsanwaltschaft-korneuburg'],
  ],
  // envoys
  [
    'Peru verweist Spaniens Gesandten des Landes. Lima erklärte daraufhin Botschafter Rafael Montes zur Persona non grata.',
    ['rafael-montes HOLDS_POSITION ES'],
  ],
  [
    'Warschau wies Botschafter Sergej Andropow aus. Russland kündigte Vergeltung gegen Polen an.',
    ['sergej-andropow HOLDS_POSITION RU'],
  ],
  [
    'Niamey weist deutschen Botschafter aus\n\nDer Diplomat Karl Itter hat 48 Stunden, um das Land zu verlassen.',
    ['karl-itter HOLDS_POSITION DE'],
  ],
  // ministers of the state that is spoken of
  [
    'Belgrad weist jede Schuld zurück. Die kosovarische Polizei hatte am Sonntag vier Angreifer erschossen. Innenminister Blerim Hoxhaj zeigte am Montag sichergestellte Granatwerfer. Serbien habe die Gruppe ausgerüstet, sagte er.',
    ['blerim-hoxhaj HOLDS_POSITION XK'],
  ],
  [
    'Chinas Führung protestierte. Die japanische Küstenwache hatte am Morgen ein Boot gerammt. Verteidigungsminister Kenta Morita sprach von Notwehr.',
    ['kenta-morita HOLDS_POSITION JP'],
  ],
  [
    'Ungarn streitet mit der Ukraine. Budapest blockiert die Hilfen. Außenminister Pál Szabó verteidigte das Veto. Die Ukraine protestierte scharf.',
    ['pal-szabo HOLDS_POSITION HU'],
  ],
  [
    'Norwegens Regierung schickt Hilfe. Schweden zögert noch. Dessen Außenminister Lars Holm sprach von Prüfung.',
    ['lars-holm HOLDS_POSITION SE'],
  ],
  [
    'Die Präsidentin schickte Verteidigungsminister Ivan Sokolov nach Kiew. Bulgariens Präsidentin Maria Petrova will vermitteln.',
    ['ivan-sokolov HOLDS_POSITION BG'],
  ],
  [
    'Indonesiens Präsident Joko Santoso entsandte Außenminister Budi Hartono nach Yangon. Myanmar begrüßte das.',
    ['budi-hartono HOLDS_POSITION ID'],
  ],
  [
    'Schah Mohammed Reza Farsan wies die Note zurück. Der Irak hatte zuvor dem Iran gedroht.',
    ['mohammed-reza-farsan HOLDS_POSITION IR'],
  ],
  // parties
  [
    'Die SPÖ hat verloren. Landesparteichef Kurt Lang sprach von einem Debakel. Die ÖVP gewann zwei Mandate hinzu. Landesparteiobmann Josef Huber jubelte.',
    ['kurt-lang HOLDS_POSITION spoe', 'josef-huber HOLDS_POSITION oevp'],
  ],
  [
    'Die Grünen feiern. Die grüne Spitzenkandidatin Ingrid Feller zeigte sich zufrieden. Die grüne Bundessprecherin Eva Glasner gratulierte. Die rote Landesrätin Petra Kainz unterzeichnete den Pakt. Die SPÖ sieht sich bestätigt.',
    ['ingrid-feller MEMBER_OF gruene', 'eva-glasner HOLDS_POSITION gruene', 'petra-kainz MEMBER_OF spoe'],
  ],
  // missions, and what somebody founded
  [
    'Der Leiter der UN-Mission Minusma, der Niederländer Ben Kooiman, rief beide Seiten zur Zurückhaltung auf.',
    ['ben-kooiman HOLDS_POSITION minusma', 'minusma PART_OF vereinte-nationen', 'ben-kooiman CITIZEN_OF NL'],
  ],
  [
    'Der Tschader Mahamat Annadif, der die UN-Mission Minusma leitet, reiste nach Gao.',
    ['mahamat-annadif HOLDS_POSITION minusma'],
  ],
  [
    'Das UN-Hilfswerk UNRWA warf Israel vor, Hilfe zu blockieren.',
    ['unrwa PART_OF vereinte-nationen', 'unrwa ACCUSED IL'],
  ],
  [
    'Pascal Koné, Vorsitzender der von Dubois 1982 gegründeten Ivorischen Volksfront (FPI), forderte Neuwahlen. Henri Dubois lebt im Exil.',
    ['pascal-kone HOLDS_POSITION ivorische-volksfront', 'henri-dubois FOUNDED ivorische-volksfront'],
  ],
  // descriptions of persons and bodies
  [
    'Milan Raditsch gehört zu den reichsten Serben des Kosovo. Der Vizechef der Srpska Lista kritisierte die EU.',
    ['milan-raditsch HOLDS_POSITION srpska-lista', 'milan-raditsch ACCUSED eu'],
  ],
  [
    'Ägyptens starker Mann Gamal Sabri verurteilte Israel. Die starke Frau der ÖVP, Anna Moser, geht.',
    ['gamal-sabri HOLDS_POSITION EG', 'anna-moser HOLDS_POSITION oevp'],
  ],
  [
    'Ibrahim Rasheed besiegte Abdul Yamin klar. Indiens Premier Narendra Modi gratulierte dem Wahlsieger.',
    ['narendra-modi SUPPORTED ibrahim-rasheed'],
  ],
  ['Karl Huber wurde von Paul Moser besiegt. Die EU gratulierte dem Wahlsieger.', ['eu SUPPORTED paul-moser']],
  [
    'Ibrahim Rasheed siegte klar. Auf den Parlamentarier der Demokratischen Partei entfielen 58 Prozent.',
    ['ibrahim-rasheed MEMBER_OF demokratische-partei'],
  ],
  ['Karl Huber kritisierte Paul Moser. Der Politiker lobte die EU.', ['karl-huber SUPPORTED eu']],
  [
    'Außenministerin Annalena Baerbock besuchte Manila. Die Grünen-Politikerin dankte Japan.',
    ['annalena-baerbock MEMBER_OF gruene', 'annalena-baerbock SUPPORTED JP'],
  ],
  [
    'In Niger hat das Militär die Macht übernommen. Frankreich warf der Junta vor, Geiseln zu nehmen. Die Generäle wiesen den französischen Botschafter aus.',
    ['FR ACCUSED NE', 'NE SANCTIONED FR'],
  ],
  [
    'In Myanmar hat die Junta den Ausnahmezustand verlängert. Die USA verhängten Sanktionen gegen die Generäle. China unterstützt die Junta.',
    ['US SANCTIONED MM', 'CN SUPPORTED MM'],
  ],
  ['Die Hamas hat die Übergabe der Geiseln gestoppt. Israel warf den Islamisten Wortbruch vor.', ['IL ACCUSED hamas']],
  [
    'Die Hamas verhandelt. Am Abend hatten die Kassam-Brigaden, der bewaffnete Arm der Islamisten, die Übergabe gestoppt.',
    ['kassam-brigaden PART_OF hamas'],
  ],
  ['Die Farc unterschrieb den Vertrag. Die Regierung in Bogotá warf der Guerilla Wortbruch vor.', ['CO ACCUSED farc']],
  [
    'Nicolás Maduro ließ wählen. Die Opposition spricht von Betrug. Brasilien forderte den Staatschef auf, Zahlen zu zeigen.',
    ['BR DEMANDED nicolas-maduro'],
  ],
  [
    'Die Historikerin Anna Reinfeld forscht an der Universität Hamburg über Bürgerkriege.',
    ['anna-reinfeld HOLDS_POSITION universitaet-hamburg'],
  ],
  [
    'Tichanowskaja lebt in Vilnius. Ihr Mann Sergej Tichanowski schweigt.',
    ['sergej-tichanowski FAMILY_OF tichanowskaja'],
  ],
  // bodies that a sentence has named, senates, reigns, and who stands beside whom
  [
    'Kanzlerin Eva Glas schweigt. In der Wirtschaftskammer hält man sich bedeckt; ihr Präsident Jürgen Boden mahnte die ÖVP.',
    ['juergen-boden HOLDS_POSITION wirtschaftskammer'],
  ],
  [
    'Innenminister Karl Lund zeigte ein Video, auf dem Milan Raditsch zu sehen sein soll. Der Vizechef der Srpska Lista steht auf der Sanktionsliste der USA.',
    ['milan-raditsch HOLDS_POSITION srpska-lista', 'US SANCTIONED milan-raditsch'],
  ],
  [
    'Im April hatten die Salomonen unter Manasseh Soga ein Abkommen mit China geschlossen.',
    ['manasseh-soga HOLDS_POSITION SB'],
  ],
  [
    'Unterzeichnet haben Krim Belka für die algerische Seite sowie die Minister Louis Joux und Robert Buran für Frankreich den Vertrag von Oran.',
    ['louis-joux HOLDS_POSITION FR'],
  ],
  [
    'In Amman wirbt der britische General Gerald Temple bei König Talal für einen Beitritt Jordaniens.',
    ['talal HOLDS_POSITION JO'],
  ],
  [
    'Ecuadors Polizei stürmte die mexikanische Botschaft in Quito. Der interimistische Missionschef Roberto Lara wurde verletzt.',
    ['roberto-lara HOLDS_POSITION MX'],
  ],
  [
    'Der philippinische Senat muss zustimmen. Senatspräsident Francis Escada rechnet damit im Herbst.',
    ['francis-escada HOLDS_POSITION philippinischer-senat'],
  ],
  [
    'Abdulla Yameen räumte die Niederlage ein. „Ich werde gehen“, versprach der Staatschef. Im Februar hatte er seinen Halbbruder, den Langzeitherrscher Maumoon Abdul Gayoom, verhaften lassen.',
    ['abdulla-yameen FAMILY_OF maumoon-abdul-gayoom', 'abdulla-yameen HOLDS_POSITION MV'],
  ],
  [
    'Der Vorsitzende des Auswärtigen Ausschusses im Bundestag, Norbert Röttner, warnte China.',
    ['norbert-roettner HOLDS_POSITION bundestag', 'norbert-roettner THREATENED CN'],
  ],
  [
    'Bürgermeister Michael Lud (SPÖ) und sein Grazer Kollege Siegfried Nag (ÖVP) lobten die EU.',
    ['michael-lud SUPPORTED eu', 'siegfried-nag SUPPORTED eu'],
  ],
  // what a noun says, where somebody has come, who is recalled, and the office that one had
  [
    'Sri Lankas neuer Präsident Anura Dissan hat das Parlament aufgelöst. Der 55-jährige Marxist ernannte Harini Amaras zur Regierungschefin.',
    ['anura-dissan APPOINTED harini-amaras'],
  ],
  [
    'Taliban-Außenminister Amir Mutt reiste nach Islamabad. Dort empfing ihn sein Amtskollege Ishaq Darun.',
    ['ishaq-darun HOLDS_POSITION PK'],
  ],
  ['In Ouagadougou hat die Junta den Botschafter Frankreichs ausgewiesen. Russland lobte das.', ['BF SANCTIONED FR']],
  [
    'Der belarussische Machthaber Alexander Lukaschenko hat den Oppositionellen Ales Bjal begnadigt. Der Friedensnobelpreisträger lebt nun in Oslo. Seine Frau Natalja Pintsch dankte Norwegen.',
    ['ales-bjal FAMILY_OF natalja-pintsch'],
  ],
  [
    'Kolumbiens Außenminister Luis Mur rief Botschafter Milton Ren zurück. Venezuelas Vizepräsidentin Delcy Rod nannte das lächerlich. Verteidigungsminister Vladimir Pad ließ Truppen aufmarschieren.',
    ['milton-ren HOLDS_POSITION CO', 'vladimir-pad HOLDS_POSITION VE'],
  ],
  [
    'Griechenland und die Türkei nähern sich an. Außenminister Giorgos Gerap und sein Kollege Hakan Fid unterzeichneten eine Erklärung. Athen ist zufrieden. Griechenlands Opposition ist es nicht.',
    ['giorgos-gerap HOLDS_POSITION GR', 'hakan-fid HOLDS_POSITION TR'],
  ],
  [
    'Premier Karl Rau reiste nach Addis Abeba und unterzeichnete mit Ministerpräsident Abiy Ahmo ein Memorandum.',
    ['abiy-ahmo HOLDS_POSITION ET'],
  ],
  ['In Sambia wurde Präsident Hakainde Hichi vereidigt. Südafrika gratulierte.', ['hakainde-hichi HOLDS_POSITION ZM']],
  [
    'Der Rebellenführer Corneille Nang hat Goma eingenommen. Der frühere Chef der kongolesischen Wahlkommission warf Präsident Félix Tshis Korruption vor.',
    ['corneille-nang ACCUSED felix-tshis'],
  ],
  [
    'Der Rechnungshof kritisiert die ÖBB. Präsidentin Margit Kra legte den Bericht vor.',
    ['margit-kra HOLDS_POSITION rechnungshof'],
  ],
];

test.each(rows)('%s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

const never: readonly [text: string, absent: readonly string[]][] = [
  [
    'Der EuGH und der Bundesgerichtshof streiten. Richter Peter Lang nannte das Urteil mutig.',
    ['peter-lang HOLDS_POSITION'],
  ],
  [
    'Der frühere Richter Hans Lang lobte das Urteil. Das Landesgericht Graz hatte den Mann freigesprochen.',
    ['hans-lang HOLDS_POSITION landesgericht'],
  ],
  [
    'Die US-Richterin Ann Tobin hat das Dekret gestoppt. Der Bundesgerichtshof schweigt.',
    ['ann-tobin HOLDS_POSITION bundesgerichtshof'],
  ],
  [
    'Die Staatsanwaltschaft Korneuburg klagt den Manager an. Richter Klaus Ebner vertagte.',
    ['klaus-ebner HOLDS_POSITION staatsanwaltschaft'],
  ],
  [
    'Der Bundesgerichtshof hat die Klage abgewiesen. Anwältin Eva Horn will in Berufung gehen.',
    ['eva-horn HOLDS_POSITION'],
  ],
  [
    'Frankreich rief Botschafter Luc Marin aus Canberra zurück. Australien bedauerte das.',
    ['luc-marin HOLDS_POSITION AU'],
  ],
  [
    'Togo und Benin streiten über die Grenze. Beide Seiten schickten Truppen. Innenminister Yao Agbo warnte.',
    ['yao-agbo HOLDS_POSITION'],
  ],
  [
    'Die rote Landesrätin Petra Kainz stimmte dagegen. Die ÖVP freute sich.',
    ['petra-kainz MEMBER_OF oevp', 'petra-kainz HOLDS_POSITION oevp'],
  ],
  ['Die SPÖ verhandelt mit der ÖVP. Landesparteichef Kurt Lang war zufrieden.', ['kurt-lang HOLDS_POSITION']],
  [
    'Die grüne Wiese ist verbaut, sagte Bürgermeisterin Eva Moll. Die Grünen kritisierten das.',
    ['eva-moll MEMBER_OF', 'eva-moll HOLDS_POSITION gruene'],
  ],
  ['Die UN-Mission warf der Armee in Mali Übergriffe vor.', ['PART_OF']],
  ['Milan Raditsch lobte den Plan. Der Chef der IG Metall widersprach.', ['milan-raditsch HOLDS_POSITION']],
  [
    'Die Regierung lobte Milan Raditsch. Der Chef der IG Metall kritisierte Siemens.',
    ['milan-raditsch HOLDS_POSITION', 'milan-raditsch ACCUSED'],
  ],
  ['Anna Berg trat zurück. Der Sprecher der SPÖ bestätigte das.', ['anna-berg HOLDS_POSITION']],
  ['Ein starker Mann, Karl Huber, hob das Auto in Wien.', ['karl-huber HOLDS_POSITION']],
  ['Karl Huber kritisierte Paul Moser. Der Rivale lobte die EU.', ['huber SUPPORTED']],
  [
    'Der Journalist Jan Beer warf Minister Karl Lund Korruption vor. Der Politiker kritisierte die EU.',
    ['jan-beer ACCUSED eu'],
  ],
  [
    'Der Politiker Karl Lund warf Jan Beer Korruption vor. Der Journalist kritisierte die EU.',
    ['karl-lund ACCUSED eu'],
  ],
  [
    'Karl Huber (SPÖ) kritisierte Paul Moser. Der Abgeordnete der ÖVP lobte die EU.',
    ['karl-huber MEMBER_OF oevp', 'karl-huber SUPPORTED eu'],
  ],
  ['Nicolás Maduro traf Emmanuel Macron. Brasilien forderte den Staatschef auf, Zahlen zu zeigen.', ['BR DEMANDED']],
  [
    'Mali und Niger haben neue Führungen. In Mali herrscht eine Junta, in Niger ein Militärrat. Frankreich warf den Generälen Verrat vor.',
    ['FR ACCUSED NE'],
  ],
  ['Polens Armee übt. Die Generäle lobten Litauen.', ['PL SUPPORTED LT']],
  ['Die Hamas und die Hisbollah drohen. Israel warf den Islamisten Wortbruch vor.', ['IL ACCUSED']],
  ['Das Europaparlament forderte Sanktionen gegen Russland und gegen seinen Gründer Bidsina Iwanow.', ['FOUNDED']],
  [
    'Kanzlerin Eva Glas lobte die Caritas; ihr Sprecher Karl Lang bestätigte das.',
    ['karl-lang HOLDS_POSITION caritas'],
  ],
  ['Chile leidet unter Hugo Moreno. Deutschlands Soldaten kämpften unter General Karl Rau.', ['HOLDS_POSITION']],
  ['Präsident Wladimir Putin verhandelte mit Außenminister Karl Lund in Wien.', ['karl-lund HOLDS_POSITION RU']],
  [
    'Der US-Senat und der französische Senat stimmen ab. Senatorin Anna Bork lobte den Pakt.',
    ['anna-bork HOLDS_POSITION us-senat'],
  ],
  ['Bürgermeister Michael Lud (SPÖ) und Landesrat Siegfried Nag (ÖVP) fordern Geld.', ['DEMANDED']],
  [
    'Boliviens Ex-Präsident Evo Moral will wieder antreten. Sein einstiger Wirtschaftsminister Luis Arc regiert in La Paz. Der Staatschef warf Chile Verrat vor.',
    ['evo-moral ACCUSED'],
  ],
  [
    'Frankreich rief Botschafter Luc Marin zurück. Der Schriftsteller Paul Roux lobte das. Der Politiker kritisierte die EU.',
    ['paul-roux ACCUSED'],
  ],
  ['Die Polizei nahm zwanzig Menschen fest. Präsidentin Eva Lund lobte die EU.', ['eva-lund HOLDS_POSITION polizei']],
  [
    'Premier Karl Rau reiste nach Addis Abeba, und Ministerpräsident Abiy Ahmo schwieg. Ungarn wartet.',
    ['karl-rau HOLDS_POSITION ET'],
  ],
  // Soldiers of somebody else, and winners of something else.
  [
    'Der Putsch in Mali war blutig. In Madrid tagten die Militärs der Nato. Die Generäle kritisierten Peru.',
    ['ES ACCUSED PE', 'ML ACCUSED PE'],
  ],
  [
    'Paul Moser gewann die Goldmedaille. Eva Lund traf den Wahlsieger Ivan Petkov. Der Sieger lobte Peru.',
    ['paul-moser SUPPORTED'],
  ],
  // An office of a body that has nothing to do with who was spoken of.
  [
    'Karl Huber kaufte Opel. Der Präsident der Weltbank kritisierte Peru.',
    ['karl-huber HOLDS_POSITION', 'karl-huber ACCUSED'],
  ],
  [
    'Eva Moser gilt als mutig. Karl Huber verriet die Pläne. Der Chef der CIA warf ihm Verrat vor.',
    ['karl-huber HOLDS_POSITION', 'eva-moser HOLDS_POSITION'],
  ],
  // Rulers where something else goes on than in their state.
  ['Recep Tayyip Erdoğan ist verreist. In Belarus kritisierte der Machthaber Polen.', ['recep-tayyip-erdogan ACCUSED']],
  [
    'Viktor Orbán schwieg. In Nicaragua drohte der Diktator mit einem Angriff auf Honduras.',
    ['viktor-orban THREATENED'],
  ],
  ['Emmanuel Macron rief an. In Teheran lobte der Staatschef Japan.', ['emmanuel-macron SUPPORTED']],
  // Colours that are of no party.
  [
    'Die CSU gratulierte. Der schwarze Präsident Nelson Mandela traf Helmut Kohl.',
    ['nelson-mandela HOLDS_POSITION csu', 'nelson-mandela MEMBER_OF'],
  ],
  ['Die SPÖ trauert. Der rote Kanzler Hu Lang drohte.', ['hu-lang HOLDS_POSITION spoe', 'hu-lang MEMBER_OF']],
  // Courts, chambers and embassies that are not those of the office.
  [
    'Der Bundesgerichtshof hob das Urteil auf. In Linz hatte Richterin Eva Lund den Mann noch freigesprochen.',
    ['eva-lund HOLDS_POSITION'],
  ],
  ['Der US-Senat lehnte ab. Der Hamburger Senator Paul Moser lobte das.', ['paul-moser HOLDS_POSITION us-senat']],
  [
    'Der Bundesgerichtshof lehnte ab. Chefanklägerin Fatou Bensouda schwieg.',
    ['fatou-bensouda HOLDS_POSITION bundesgerichtshof'],
  ],
  [
    'Vor der iranischen Botschaft in Wien demonstrierten Hunderte. Der Ex-Diplomat Paul Moser lobte das. Die Diplomatin Eva Lund schwieg.',
    ['paul-moser HOLDS_POSITION', 'eva-lund HOLDS_POSITION'],
  ],
];

test.each(never)('%s (not)', (text, absent) => {
  const found = said(text);
  for (const wrong of absent) expect(found.filter((one) => one.includes(wrong))).toEqual([]);
});
