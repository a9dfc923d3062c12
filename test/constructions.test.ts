import { expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * How dense foreign news say who acts and who is meant: a subject parted from its verb, a target that only the sentence before
 * tells, the government of a capital as „man“. Written for these tests.
 */

const rows: readonly [text: string, expected: readonly string[]][] = [
  // The subject stands apart from its verb.
  [
    'Dänemark zögert noch; Norwegen, Schweden und Finnland helfen der Ukraine mit Munition.',
    ['NO AIDED UA', 'SE AIDED UA', 'FI AIDED UA'],
  ],
  [
    'Die Lage ist ernst: Olaf Scholz, der eben aus Paris zurückgekehrt ist, warf Russland Wortbruch vor.',
    ['olaf-scholz ACCUSED RU'],
  ],
  [
    'Olaf Scholz lobte die Ukraine, und Annalena Baerbock, die deutsche Außenministerin, warf Russland Wortbruch vor.',
    ['olaf-scholz SUPPORTED UA', 'annalena-baerbock ACCUSED RU'],
  ],
  [
    'Chile protestierte, und Gustavo Petro, selbst kein Freund großer Worte, zog den Botschafter aus Managua ab.',
    ['gustavo-petro SANCTIONED NI'],
  ],
  [
    'Im Jänner setzten die USA Li Wei, Vizeminister in Peking, auf ihre Sanktionsliste, im März belegte China Taiwan mit Zöllen.',
    ['US SANCTIONED li-wei', 'CN SANCTIONED TW'],
  ],
  ['Bernd Lange (SPD), Vorsitzender des Ausschusses, warf Frankreich Doppelspiel vor.', ['bernd-lange ACCUSED FR']],
  ['Petr Fiala, seit 2021 Ministerpräsident, warf Russland Sabotage vor.', ['petr-fiala ACCUSED RU']],
  [
    'Auch das Parlament reagierte: Julia Timoschenko, Chefin der Vaterlandspartei, forderte Russland zum Abzug auf.',
    ['julia-timoschenko DEMANDED RU'],
  ],
  ['Die EU verhängte Sanktionen und drohte Serbien mit Zöllen.', ['eu THREATENED RS']],
  [
    'Eva Huber lobte Polen, tadelte Ungarn und verteidigte Ursula von der Leyen.',
    ['eva-huber SUPPORTED PL', 'eva-huber ACCUSED HU', 'eva-huber SUPPORTED ursula-von-der-leyen'],
  ],
  // „was“ goes on from the whole sentence, „man“ is who governs there.
  [
    'Großbritannien beschuldigte Russland, den Anschlag verübt zu haben, was Moskau zurückwies.',
    ['GB ACCUSED RU', 'RU REJECTED GB'],
  ],
  ['Niger warf Benin vor, Terroristen zu verstecken; in Cotonou weist man das zurück.', ['BJ REJECTED NE']],
  ['In Peking warf man den USA Doppelmoral vor.', ['CN ACCUSED US']],
  ['Georgien habe russische Soldaten angegriffen, hieß es in Moskau.', ['GE ATTACKED RU claimed']],
  // The target was told before.
  [
    'Russland hat drei ukrainische Schiffe aufgebracht. Jens Stoltenberg verlangte die Freilassung der Matrosen.',
    ['RU PROSECUTED UA', 'jens-stoltenberg DEMANDED RU'],
  ],
  [
    'Russland hat drei ukrainische Schiffe aufgebracht. Jens Stoltenberg forderte, die Matrosen auf freien Fuß zu setzen.',
    ['jens-stoltenberg DEMANDED RU'],
  ],
  [
    'Türkische Kampfjets haben Lager der PKK im Nordirak bombardiert. Bagdad verurteilte den Angriff.',
    ['TR ATTACKED pkk', 'IQ ACCUSED TR'],
  ],
  [
    'Ecuador ließ die Botschaft Mexikos stürmen. Gustavo Petro nannte die Aktion barbarisch.',
    ['EC ATTACKED MX', 'gustavo-petro ACCUSED EC'],
  ],
  [
    'Paris warf Ankara vor, Söldner in den Kaukasus zu schicken, und zog seinen Botschafter ab.',
    ['FR ACCUSED TR', 'FR SANCTIONED TR'],
  ],
  [
    'In Niger putschten die Generäle. Die Ecowas verhängte Wirtschaftssanktionen und drohte mit einem Einmarsch.',
    ['ecowas SANCTIONED NE', 'ecowas THREATENED NE'],
  ],
  [
    'Die Regierung in Washington lenke einen Staatsstreich, donnerte Nicolás Maduro und brach die diplomatischen Beziehungen ab.',
    ['nicolas-maduro ACCUSED US', 'nicolas-maduro SANCTIONED US'],
  ],
  // Who takes part, and who does not.
  [
    'Nach langen Beratungen verständigten sich Nicolás Maduro und Irfaan Ali auf eine Erklärung.',
    ['irfaan-ali MET nicolas-maduro', 'irfaan-ali COOPERATED nicolas-maduro'],
  ],
  [
    'Ein Treffen der Machthaber Augusto Pinochet und Jorge Videla brachte keine Annäherung.',
    ['augusto-pinochet MET jorge-videla'],
  ],
  ['Ein Moskauer Ankläger ließ Eva Huber verhaften.', ['RU PROSECUTED eva-huber']],
  ['Eva Huber sitzt seit März in einem Moskauer Gefängnis.', ['RU PROSECUTED eva-huber']],
  ['Auf den Malediven haben Sicherheitskräfte den Richter Abdulla Saeed abgeführt.', ['MV PROSECUTED abdulla-saeed']],
  [
    'Benjamin Netanjahu telefonierte mit Barack Obama, Wladimir Putin und Angela Merkel und beschwor sie, hart zu bleiben.',
    [
      'benjamin-netanjahu DEMANDED barack-obama',
      'benjamin-netanjahu DEMANDED wladimir-putin',
      'benjamin-netanjahu DEMANDED angela-merkel',
    ],
  ],
  [
    'Am Rande eines Treffens mit Wang Yi forderte Annalena Baerbock mehr Zurückhaltung.',
    ['annalena-baerbock MET wang-yi'],
  ],
  ['Kairo lehnt den Staudamm Äthiopiens entschieden ab.', ['EG REJECTED ET']],
  ['Ein Bericht der Vereinten Nationen beschuldigt Ruanda der Kriegstreiberei.', ['vereinte-nationen ACCUSED RW']],
  // Lists, shared compound parts, participles behind a comma, prepositions and their case.
  [
    'Die EU-Kommission hatte die Verhandlungen über das Freihandelsabkommen mit Chile, Peru, Bolivien und Kuba abgeschlossen.',
    ['CL', 'PE', 'BO', 'CU'].map((side) => `${side} NEGOTIATED freihandelsabkommen-bo-cl-cu-eu-kommission`),
  ],
  [
    'Der Beistands- und Freundschaftsvertrag von Rabat ist ein Abkommen zwischen Mali und Togo.',
    ['ML', 'TG'].map((side) => `${side} PARTY_TO beistands-und-freundschaftsvertrag-von-rabat`),
  ],
  [
    'Der Vertrag von Rabat, unterzeichnet am 3. Mai 1999 von den Königen Juan Vargas und Piet Moor, ist umstritten.',
    ['juan-vargas SIGNED vertrag-von-rabat', 'piet-moor SIGNED vertrag-von-rabat'],
  ],
  [
    'Indien verwirft den Vertrag von Rabat, unterzeichnet 1963 von China und Pakistan.',
    ['PK SIGNED vertrag-von-rabat'],
  ],
  [
    'Indien verwirft den Vertrag von Rabat, den 1963 Juan Vargas und Piet Moor besiegelten.',
    ['piet-moor SIGNED vertrag-von-rabat'],
  ],
  ['Die Fatah von Präsident Mahmud Abbas und die islamistische Hamas einigten sich.', ['fatah COOPERATED hamas']],
  [
    'Der Senat in Buenos Aires stimmte dem Vertrag von Rabat mit nur einer Stimme Mehrheit zu.',
    ['AR RATIFIED vertrag-von-rabat'],
  ],
  ['Neuseeland tritt dem Südpazifischen Vertrag von Rabat bei.', ['NZ JOINED suedpazifischer-vertrag-von-rabat']],
  [
    'Togo hat am Samstag als 50. Staat die Beitrittsurkunde zum Vertrag von Rabat hinterlegt.',
    ['TG JOINED vertrag-von-rabat'],
  ],
  [
    'Signatarstaaten des Vertrags von Rabat sind Japan und Peru.',
    ['JP SIGNED vertrag-von-rabat', 'PE SIGNED vertrag-von-rabat'],
  ],
  ['Togo und Mali sind durch den Vertrag von Rabat aneinander gebunden.', ['TG PARTY_TO vertrag-von-rabat']],
  ['Mit dem Vertrag von Rabat gründeten Togo und Mali 1991 eine Zollunion.', ['ML PARTY_TO vertrag-von-rabat']],
  [
    'Togo hat den Vertrag von Rabat zwar unterschrieben, aber nicht ratifiziert.',
    ['TG SIGNED vertrag-von-rabat', 'TG RATIFIED vertrag-von-rabat denied'],
  ],
  // What stands beside a name, and who reports.
  [
    'Malawis Staatsoberhaupt, der frühere Prediger Lazarus Moor, warf Sambia Wortbruch vor.',
    ['lazarus-moor HOLDS_POSITION MW'],
  ],
  [
    'Das sagte der Vizepräsident der Welthandelsorganisation (WTO), Piet Moor, am Montag.',
    ['piet-moor HOLDS_POSITION wto'],
  ],
  ['Der Chef der Bundesbank, Prof. Eva Huber, lobte Polen.', ['eva-huber HOLDS_POSITION bundesbank']],
  ['Die türkische Regierung muss die Zypernfrage regeln, fordert die EU.', ['eu DEMANDED TR']],
  ['Am Rande des Gipfels will Juan Vargas mit Piet Moor sprechen.', ['juan-vargas MET piet-moor planned']],
  // Who is meant: pronouns that point, colleagues, states without article, bodies by context.
  ['Olaf Scholz traf Emmanuel Macron. Dieser lobte Polen.', ['emmanuel-macron SUPPORTED PL']],
  [
    'Juan Vargas traf Haitis Premier Piet Moor; wenige Tage später trat dieser zurück. Sein Nachfolger Karl Lund lobte Peru.',
    ['karl-lund SUCCEEDED piet-moor'],
  ],
  ['Eva Huber siegte über Juan Vargas. Dessen Partei, die linke JVP, schwieg.', ['juan-vargas MEMBER_OF jvp']],
  ['Die Taliban siegten. Juan Vargas sprach mit deren Vizechef Abdul Moor.', ['abdul-moor HOLDS_POSITION taliban']],
  [
    'Viktor Orbán lud Schwedens Premier Bo Lund ein. Er telefonierte mit seinem schwedischen Amtskollegen.',
    ['bo-lund MET viktor-orban'],
  ],
  [
    'Australien hatte seinen Minister Bo Lund nach Tonga entsandt.',
    ['bo-lund HOLDS_POSITION AU', 'bo-lund VISITED TO'],
  ],
  [
    'Caracas beruft sich auf den Vertrag von Rabat, den es 1966 mit Großbritannien geschlossen hatte.',
    ['VE SIGNED vertrag-von-rabat', 'GB SIGNED vertrag-von-rabat'],
  ],
  [
    'Ursula von der Leyen reiste nach Wien. Olaf Scholz dankte von der Leyen.',
    ['olaf-scholz SUPPORTED ursula-von-der-leyen'],
  ],
  ['Alexander Van der Bellen kam. Van der Bellen lobte Polen.', ['alexander-van-der-bellen SUPPORTED PL']],
  [
    'Ahmad Rahmani, der Sohn des Kriegsherrn Ahmad Schah Rahmani, siegte.',
    ['ahmad-rahmani FAMILY_OF ahmad-schah-rahmani'],
  ],
  ['Die EU-Kommission tagte. Greenpeace warf der Kommission Verrat vor.', ['greenpeace ACCUSED eu-kommission']],
  [
    'Slowenien streitet mit Kroatien. Kroatien lehnt den Spruch ab. Der slowenische Premier Bo Lund rief den Nachbarn auf, das Urteil umzusetzen.',
    ['bo-lund DEMANDED HR'],
  ],
  ['Die UNO und mehrere Regierungen, unter ihnen Washington, werfen Ruanda Verrat vor.', ['US ACCUSED RW']],
  ['Juan Vargas reiste nach Wien, um die EU um Hilfe zu bitten.', ['juan-vargas DEMANDED eu planned']],
  [
    'Die Afrikanische Union unter dem Vorsitz von Piet Moor vermittelt.',
    ['piet-moor HOLDS_POSITION afrikanische-union'],
  ],
  ['Gestern hat Außenministerin Eva Huber der Ukraine Waffen versprochen.', ['eva-huber AIDED UA planned']],
  // Treaties: signers for states, those who follow, owners, what is only told in passing.
  [
    'Der Vertrag von Rabat bindet Mali und Togo. Für Mali unterzeichnete Minister Piet Moor, für Togo Minister Bo Lund.',
    ['piet-moor HOLDS_POSITION ML', 'bo-lund HOLDS_POSITION TG', 'bo-lund SIGNED vertrag-von-rabat'],
  ],
  [
    'Der Vertrag von Rabat gilt. Togo ratifizierte im Dezember, es folgten Mali und Kuba sowie Peru.',
    ['ML RATIFIED vertrag-von-rabat', 'CU RATIFIED vertrag-von-rabat', 'PE RATIFIED vertrag-von-rabat'],
  ],
  [
    'Mali und Togo haben ihren Vertrag von Rabat verlängert.',
    ['ML PARTY_TO vertrag-von-rabat', 'TG PARTY_TO vertrag-von-rabat'],
  ],
  [
    'In der Erklärung von Rabat verpflichten sich Mali und Togo, einander nicht zu bedrohen.',
    ['ML PARTY_TO erklaerung-von-rabat'],
  ],
  [
    'Der Vertrag von Rabat ist ein Abkommen zwischen Mali und Togo. Er regelt den Handel und löste den Vertrag von Fes ab. Kuba trat bei.',
    ['vertrag-von-rabat REPLACES vertrag-von-fes', 'CU JOINED vertrag-von-rabat'],
  ],
  ['Der Vertrag von Rabat gilt. Als letzter der 33 Staaten trat Kuba 2002 bei.', ['CU JOINED vertrag-von-rabat']],
  [
    'Der Vertrag von Rabat wurde 1995 in Fes paraphiert, unterschrieben in Kano von Piet Moor und Bo Lund.',
    ['piet-moor SIGNED vertrag-von-rabat', 'bo-lund SIGNED vertrag-von-rabat'],
  ],
  [
    'Russland drohte der Ukraine und Moldau mit Zöllen. China half beiden mit Krediten.',
    ['CN AIDED UA', 'CN AIDED MD'],
  ],
  [
    'Mali und Togo stritten lange. Vermittler Piet Moor sprach mit den beiden in Rabat.',
    ['ML MET piet-moor', 'TG MET piet-moor'],
  ],
  ['Kiew forderte Moskau auf, den in Minsk vereinbarten Vertrag von Rabat nicht zu brechen.', ['UA DEMANDED RU']],
  [
    'Mali warf Togo vor, den in der Nacht geschlossenen Vertrag von Rabat gebrochen zu haben.',
    ['TG VIOLATED vertrag-von-rabat claimed'],
  ],
  [
    'Das Parlament in Lomé hat den Ausstieg aus dem Vertrag von Rabat gebilligt.',
    ['TG LEFT vertrag-von-rabat planned'],
  ],
  [
    'Portugals Premier Luís Montenegro traf Pedro Sánchez. Montenegro lobte Spanien.',
    ['luis-montenegro HOLDS_POSITION PT', 'luis-montenegro SUPPORTED ES'],
  ],
  ['Die Grünen sprachen von einem „Kniefall“ Wiens vor Budapest.', ['gruene ACCUSED AT']],
  ['Ruandas Präsident Paul Kagame unterzeichnete in Washington ein Abkommen.', ['paul-kagame VISITED US']],
  [
    'Der Schweizer Bundespräsident Ignazio Cassis war in Niamey mit Minister Bo Lund zusammengekommen.',
    ['ignazio-cassis VISITED NE'],
  ],
  // A condition names whom a threat is for.
  ['Moskau drohte mit Vergeltung, sollte Finnland der Nato beitreten.', ['RU THREATENED FI']],
  [
    'Alexander Lukaschenko drohte mit Zöllen, falls Litauen die Sanktionen nicht zurücknehme.',
    ['alexander-lukaschenko THREATENED LT'],
  ],
  ['Washington kündigte Sanktionen an, sollte Ankara das System kaufen.', ['US THREATENED TR']],
  ['Viktor Orbán sagte, Schweden habe sein Versprechen gebrochen.', ['viktor-orban ACCUSED SE']],
  [
    'Präsident Recep Tayyip Erdoğan sieht das anders: Stockholm halte sich nicht an Absprachen.',
    ['recep-tayyip-erdogan ACCUSED SE'],
  ],
  ['Die indische Regierung nannte die Aussetzung der Grundrechte auf den Malediven beunruhigend.', ['IN ACCUSED MV']],
  ['Italien will die Steuer senken, was die Schweiz seit langem verlangt.', ['CH DEMANDED IT']],
  ['Ein Gericht in Mailand verurteilte Piet Moor wegen Betrugs.', ['IT PROSECUTED piet-moor']],
  ['In Istanbul wurde der Journalist Can Dündar festgenommen.', ['TR PROSECUTED can-duendar']],
  ['Indonesien entzog dem australischen Bergbaukonzern Rio Tinto die Lizenz.', ['ID SANCTIONED rio-tinto']],
  [
    'Barack Obama unterschrieb den Vertrag von Rabat. Der Senat in Washington stimmte im Dezember zu.',
    ['us-senat RATIFIED vertrag-von-rabat', 'US RATIFIED vertrag-von-rabat'],
  ],
  [
    'Argentinien und Chile unterschrieben den Vertrag von Rabat. Der Senat in Buenos Aires stimmte zu.',
    ['AR RATIFIED vertrag-von-rabat'],
  ],
  // Asides and what stands in front.
  [
    'Der Vertrag von Rabat, unterzeichnet am 12. September 1990 in Kano von Piet Moor, Bo Lund und Eva Huber, machte den Weg frei.',
    ['piet-moor SIGNED vertrag-von-rabat', 'bo-lund SIGNED vertrag-von-rabat', 'eva-huber SIGNED vertrag-von-rabat'],
  ],
  [
    'Der Vertrag von Rabat, 1990 in Kano von Piet Moor und Bo Lund unterzeichnet, machte den Weg frei.',
    ['piet-moor SIGNED vertrag-von-rabat', 'bo-lund SIGNED vertrag-von-rabat'],
  ],
  [
    'Der Vertrag von Rabat gilt. Ausgehandelt wurde er auf Initiative Norwegens; 2008 unterzeichneten ihn 94 Staaten, unter ihnen Japan.',
    ['NO NEGOTIATED vertrag-von-rabat', 'JP SIGNED vertrag-von-rabat'],
  ],
  [
    'Der Vertrag von Rabat wurde von Mali und Togo unterzeichnet. Vermittelt hatte Senator George Mitchell.',
    ['george-mitchell NEGOTIATED vertrag-von-rabat'],
  ],
  [
    'Perus Außenminister Piet Moor sprach in Wien. Sein Land hatte den Vertrag von Rabat ausgehandelt.',
    ['PE NEGOTIATED vertrag-von-rabat'],
  ],
  [
    'In Nairobi haben die Präsidenten Kenias und Ugandas, William Ruto und Yoweri Museveni, ihren Streit beigelegt.',
    ['william-ruto COOPERATED yoweri-museveni'],
  ],
  [
    'Kopenhagen – Dänemarks Regierungschefin Mette Frederiksen hat die Forderung des US-Präsidenten Donald Trump nach einer Übernahme Grönlands zurückgewiesen. Das Land stehe nicht zum Verkauf, sagte sie nach einem Telefonat mit Politikern aus aller Welt. Rückendeckung bekam sie am Dienstag unter anderem aus Berlin und Paris und aus Warschau.',
    ['mette-frederiksen REJECTED donald-trump', 'DE SUPPORTED mette-frederiksen'],
  ],
  ['Der Vorarlberger Landeshauptmann Markus Wallner traf Eva Huber.', ['eva-huber MET markus-wallner']],
  ['Kärntens Landeshauptmann Peter Kaiser kritisierte Ungarn.', ['peter-kaiser ACCUSED HU']],
  ['Der Zürcher Stadtrat Piet Moor traf Eva Huber.', ['eva-huber MET piet-moor']],
  ['Der ÖVP-Politiker Günther Platter kritisierte Ungarn.', ['guenther-platter ACCUSED HU']],
  [
    'Anton Mattle traf Eva Huber. Bayerns Ministerpräsident Markus Söder warf er Blockade vor.',
    ['anton-mattle ACCUSED markus-soeder'],
  ],
  [
    'Karl Nehammer hat die Aussagen von Herbert Kickl als "entbehrlich" bezeichnet.',
    ['karl-nehammer ACCUSED herbert-kickl'],
  ],
  // What several did together is praised and blamed for all of them.
  [
    'Japan und Peru haben ein Truppenabkommen geschlossen. Die USA lobten die Einigung.',
    ['US SUPPORTED JP', 'US SUPPORTED PE'],
  ],
  [
    'Die SPÖ und die ÖVP haben sich auf ein Budget geeinigt. FPÖ-Chef Herbert Kickl kritisierte die Einigung.',
    ['herbert-kickl ACCUSED spoe', 'herbert-kickl ACCUSED oevp'],
  ],
  // Who stands beside whom.
  [
    'Karl Huber und Eva Moser warf Jonas Lind Versagen vor.',
    ['jonas-lind ACCUSED karl-huber', 'jonas-lind ACCUSED eva-moser'],
  ],
  ['Jonas Lind, aber auch Eva Moser kritisierten die ÖVP.', ['jonas-lind ACCUSED oevp', 'eva-moser ACCUSED oevp']],
  ['Das Vorgehen der ÖVP nannte Jonas Lind einen Skandal.', ['jonas-lind ACCUSED oevp']],
  ['Gestern verurteilte die russische Regierung Nordkorea.', ['RU ACCUSED KP']],
  ['Der AfD warf Jonas Lind Versagen vor.', ['jonas-lind ACCUSED afd']],
  ['Im Parlament übte die Regierung in Paris scharfe Kritik an Ungarn.', ['FR ACCUSED HU']],
  [
    'Gestern zeigte sich Jonas Lind nach einem Gespräch mit Eva Moser solidarisch mit der Türkei.',
    ['jonas-lind SUPPORTED TR'],
  ],
  ['Gestern rügte Eva Moser, die Vorsitzende der Grünen, die Regierung in Moskau.', ['eva-moser ACCUSED RU']],
  [
    'Jonas Lind, der Karl Huber, dem Präsidenten Chiles, widersprochen hatte, schwieg.',
    ['jonas-lind REJECTED karl-huber'],
  ],
  ['In Slowenien regiert seit 2022 Robert Golob.', ['robert-golob HOLDS_POSITION SI']],
  ['Großbritanniens Regierungschef heißt seit Juli Keir Starmer.', ['keir-starmer HOLDS_POSITION GB']],
  ['Gestern hat die AfD Eva Moser gelobt.', ['afd SUPPORTED eva-moser']],
  ['Zum wiederholten Mal half die iranische Regierung der ungarischen Regierung.', ['IR AIDED HU']],
  ['Innenminister Karl Huber trat auf. Am Abend lobte der Minister Ungarn.', ['karl-huber SUPPORTED HU']],
  ['Präsident Jonas Lind trat auf. Dabei hat der 62-Jährige Ungarn kritisiert.', ['jonas-lind ACCUSED HU']],
  ['Polen trat vor zehn Jahren der Konvention von Rabat bei.', ['PL JOINED konvention-von-rabat']],
  ['Das von Japan, Norwegen und Kenia ratifizierte Protokoll von Rabat gilt.', ['KE RATIFIED protokoll-von-rabat']],
  // Family names that are other words as well.
  ['Sebastian Kurz reiste ab. Kurz lobte Eva Moser.', ['sebastian-kurz SUPPORTED eva-moser']],
  ['Sebastian Kurz reiste ab. Gestern traf Kurz Eva Moser.', ['eva-moser MET sebastian-kurz']],
  ['Narendra Modi reiste ab. Modi lobte Eva Moser.', ['narendra-modi SUPPORTED eva-moser']],
  ['Narendra Modi reiste ab. Modi, der zu Besuch ist, lobte Eva Moser.', ['narendra-modi SUPPORTED eva-moser']],
  ['Grant Shapps reiste ab. Shapps kritisierte Russland.', ['grant-shapps ACCUSED RU']],
  ['Angela Merkel reiste ab. Dort kritisierte Merkel Donald Tusk.', ['angela-merkel ACCUSED donald-tusk']],
  // What the side that suffers it tells is its claim.
  ['Moskau zufolge hat die Ukraine Belgorod angegriffen.', ['UA ATTACKED RU claimed']],
  ['Laut Moskau hat die Ukraine Belgorod angegriffen.', ['UA ATTACKED RU claimed']],
  ['Nach Angaben der Polizei hat Jonas Lind Eva Moser getötet.', ['jonas-lind ATTACKED eva-moser']],
  // "nicht …, sondern …": only the first is denied.
  ['Nicht Polen, sondern Ungarn hat Russland kritisiert.', ['HU ACCUSED RU']],
  ['Russland hat nicht Polen, sondern Ungarn kritisiert.', ['RU ACCUSED HU']],
  ['Polen hat Ungarn nicht kritisiert, sondern gelobt.', ['PL SUPPORTED HU']],
  ['Erdogan lehnt den Nato-Beitritt Schwedens ab.', ['recep-tayyip-erdogan REJECTED SE']],
  // He does not act on himself.
  [
    'Olaf Scholz empfing Li Qiang. Der SPD-Politiker forderte ihn auf, Druck auszuüben.',
    ['olaf-scholz DEMANDED li-qiang'],
  ],
  ['Nicolás Maduro nannte Eva Moser eine Terroristin.', ['nicolas-maduro ACCUSED eva-moser']],
  ['Gustavo Petro reiste ab. Die Farc warf Petro Vertragsbruch vor.', ['farc ACCUSED gustavo-petro']],
  // What follows stands behind the prefix.
  ['Die USA gaben Sanktionen bekannt gegen Eva Moser.', ['US SANCTIONED eva-moser']],
  ['Die EU stellte bereit für die Ukraine 500 Millionen Euro.', ['eu AIDED UA']],
  // A ministry of nobody in particular is that of who acts.
  [
    'Die USA warnten den Iran. Eva Moser, Sprecherin des Außenministeriums, schwieg.',
    ['eva-moser HOLDS_POSITION us-aussenministerium'],
  ],
  [
    'Der Iran wies Vorwürfe der USA zurück. Eva Moser, Sprecherin des Außenministeriums, schwieg.',
    ['eva-moser HOLDS_POSITION iranisches-aussenministerium'],
  ],
  [
    'Der Botschafter Irans in Wien wurde ins Außenministerium zitiert. Dessen Sprecherin Eva Moser schwieg. Iran schwieg.',
    ['oesterreichisches-aussenministerium PART_OF AT'],
  ],
  [
    'Die Wiener Polizei hat Jonas Lind verhaftet. Österreich ermittelt, Russland schweigt, Russland droht.',
    ['AT PROSECUTED jonas-lind'],
  ],
  [
    'Eva Moser warf Jonas Lind vor, den IS zu unterstützen. Dieser wies die Anschuldigung zurück.',
    ['jonas-lind REJECTED eva-moser'],
  ],
  // The government that a party speaks of is that of its state.
  ['Die Labour-Partei kritisierte die Regierung. Großbritannien handelt mit Japan.', ['labour ACCUSED GB']],
];
test.each(rows)('%s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

const traps: readonly [text: string, notSaid: readonly string[]][] = [
  ['In Honduras wurde Eva Huber im Beisein von Minister Ramón López abgeführt.', ['ramon-lopez PROSECUTED eva-huber']],
  ['Mali und Burkina Faso stellten sich hinter die Putschisten.', ['BF SUPPORTED ML', 'ML SUPPORTED BF']],
  ['Donald Trump hätte so etwas nie akzeptiert, sagte Eva Huber.', ['eva-huber ACCUSED donald-trump']],
  ['Das Treffen von Angela Merkel mit Emmanuel Macron hat nicht stattgefunden.', ['angela-merkel MET emmanuel-macron']],
  ['Peking warf Washington Doppelmoral vor, was Tokio freute.', ['JP REJECTED CN', 'JP ACCUSED CN']],
  ['Olaf Scholz kritisierte Ungarn, Emmanuel Macron, der Gastgeber, lobte Polen.', ['olaf-scholz SUPPORTED PL']],
  [
    'Der Vertrag von Rabat ist von Piet Moor im Beisein von Kubas Staatschef Bo Lund unterzeichnet worden.',
    ['bo-lund SIGNED vertrag-von-rabat', 'CU SIGNED vertrag-von-rabat'],
  ],
  [
    'Der Vertrag von Rabat gilt. Dem Vorbild folgten der Vertrag von Fes (1985) und der Vertrag von Kano (1996).',
    ['vertrag-von-fes REPLACES vertrag-von-kano', 'vertrag-von-kano REPLACES vertrag-von-fes'],
  ],
  ['Katar und die Türkei verhandeln mit den Islamisten über den Flughafen.', ['QA MET TR', 'TR MET QA']],
  [
    'Minister Bo Lund hatte sich für den Pakt eingesetzt, Ministerin Eva Huber ebenfalls.',
    ['bo-lund APPOINTED eva-huber'],
  ],
  ['Der Internationale Strafgerichtshof in Den Haag suchte ihn.', ['internationaler-strafgerichtshof PART_OF NL']],
  ['Präsident Bo Lund wird den Sicherheitsrat leiten.', ['bo-lund HOLDS_POSITION un-sicherheitsrat planned']],
  ['Karl Gruber sprach 1946 vom Pariser Abkommen, das Italien brach.', ['IT VIOLATED pariser-klimaabkommen']],
  ['Mali und Togo feilschen um ihren Vertrag von Rabat.', ['ML PARTY_TO vertrag-von-rabat']],
  [
    'Mali und Togo schlossen den Vertrag von Rabat. Kuba und Peru erklärten das Papier für nichtig.',
    ['CU LEFT vertrag-von-rabat', 'PE LEFT vertrag-von-rabat'],
  ],
  ['Der Vertrag von Rabat war die Antwort auf den Nato-Beitritt der Türkei.', ['TR JOINED vertrag-von-rabat']],
  ['Ruandas Präsident Paul Kagame unterzeichnete in Kigali ein Abkommen.', ['paul-kagame VISITED RW']],
  ['Frankreichs Präsident Emmanuel Macron traf in Brüssel Pedro Sánchez.', ['emmanuel-macron VISITED BE']],
  [
    'In Doha unterzeichnete die Regierung Tshisekedi ein Abkommen. Félix Tshisekedi ist Präsident des Kongo.',
    ['felix-tshisekedi VISITED QA'],
  ],
  [
    'Josep Borrell hat mit Aleksandar Vučić einzeln und gemeinsam verhandelt.',
    ['aleksandar-vucic COOPERATED josep-borrell'],
  ],
  ['Nur Iran und Kuba haben nicht unterschrieben.', ['nur-iran CITIZEN_OF IR']],
  ['Moskau will antworten, sollte die Ukraine angreifen.', ['RU ATTACKED UA planned']],
  [
    'Washington lobt den Vertrag von Rabat. Der Senat in Buenos Aires stimmte ihm zu.',
    ['us-senat RATIFIED vertrag-von-rabat'],
  ],
  ['Die Ministerin warf dem Konzern Verstöße gegen Auflagen vor.', ['verstoesse-gegen-auflagen BASED_IN DE']],
  ['Ein Gericht in Moskau verurteilte Piet Moor.', ['RU ACCUSED piet-moor']],
  [
    'Der Vertrag von Rabat gilt. Ausgehandelt wurde er in Wien; 2008 unterzeichneten ihn 94 Staaten, unter ihnen Japan.',
    ['JP NEGOTIATED vertrag-von-rabat'],
  ],
  [
    'Perus Außenminister Piet Moor sprach in Wien. Sein Land hatte den Vertrag von Rabat unterschrieben.',
    ['piet-moor SIGNED vertrag-von-rabat'],
  ],
  ['Eva Huber sprach lange. Ihr Land unterzeichnete den Vertrag von Rabat.', ['eva-huber SIGNED vertrag-von-rabat']],
  ['Togo hat den Vertrag von Rabat nicht verlängert.', ['TG PARTY_TO vertrag-von-rabat denied']],
  ['Der Vertrag von Rabat gilt. Katar vermittelt zwischen Israel und der Hamas.', ['QA NEGOTIATED vertrag-von-rabat']],
  ['Roland Dumas unterzeichnete den Vertrag von Rabat. Moskau schwieg.', ['staatsduma PART_OF RU']],
  ['Ungarns Minister Péter Szijjártó war der einzige Gast aus der EU.', ['peter-szijjarto HOLDS_POSITION eu']],
  ['EU-Gegner Piet Moor sprach.', ['piet-moor HOLDS_POSITION eu']],
  ['Ungarn drängt auf ein Ende der Verhandlungen mit der Türkei.', ['HU MET TR']],
  // An apposition that a comma closes takes no further name; circumstances are no partners.
  ['Gestern griff Eva Moser, die Vorsitzende der Grünen, Jonas Lind an.', ['jonas-lind HOLDS_POSITION gruene']],
  [
    'Gestern zeigte sich Jonas Lind nach einem Gespräch mit Eva Moser solidarisch mit der Türkei.',
    ['jonas-lind SUPPORTED eva-moser'],
  ],
  // A state one acts on is not the one whose office a guess gives.
  [
    'Justizministerin Eva Moser trat auf. Die Justizministerin kritisierte den Iran scharf.',
    ['eva-moser HOLDS_POSITION IR'],
  ],
  [
    'Die Außenminister Jean Barrot und Antonio Tajani widersprachen der Regierung in Moskau.',
    ['jean-barrot HOLDS_POSITION RU', 'antonio-tajani HOLDS_POSITION RU'],
  ],
  ['Jonas Lind, der Eva Moser (SPÖ) geholfen hatte, schwieg.', ['jonas-lind AIDED spoe']],
  ['Die SPÖ kritisierte die Regierung wegen der Lieferung russischen Gases.', ['spoe ACCUSED RU']],
  [
    'Die Vereinigten Staaten, die das Abkommen kritisiert haben, forderten Armenien auf, den Iran zu meiden.',
    ['US ACCUSED AM'],
  ],
  ['Sebastian Kurz reiste ab. Kurz vor der Wahl lobte Eva Moser die Ukraine.', ['sebastian-kurz SUPPORTED UA']],
  [
    'Nicht Polen, sondern Ungarn hat Russland kritisiert.',
    ['PL ACCUSED RU', 'PL ACCUSED RU denied', 'HU ACCUSED RU denied'],
  ],
  ['Ungarn stimmte gegen Sanktionen gegen Russland.', ['HU REJECTED RU']],
  ['Ungarn ist gegen den Krieg gegen die Ukraine.', ['HU REJECTED UA']],
  ['Ungarns Veto gegen Sanktionen gegen Russland verärgert Polen.', ['HU REJECTED RU']],
  [
    'Das Außenministerium bestellte den russischen Botschafter ein.',
    ['russisches-aussenministerium PROTESTED RU', 'russisches-aussenministerium PART_OF RU'],
  ],
  ['Erdogan lehnt den Nato-Beitritt Schwedens ab.', ['recep-tayyip-erdogan REJECTED nato']],
  ['Macron trifft Scholz in Berlin – Ukraine-Krieg im Fokus', ['UA MET emmanuel-macron', 'emmanuel-macron MET UA']],
  ['Die Türkei fordert die Auslieferung von Jonas Lind.', ['TR DEMANDED jonas-lind']],
  ['Die Türkei forderte die sofortige Freilassung von Jonas Lind.', ['TR DEMANDED jonas-lind']],
  [
    'Robert Fico ist der zweite EU-Regierungschef, der Wladimir Putin besucht.',
    ['robert-fico HOLDS_POSITION eu', 'eu MET wladimir-putin'],
  ],
  ['Polen kritisiert Ungarn nicht, sondern lobt es.', ['PL ACCUSED HU']],
  [
    'Israels Minister Jonas Lind kritisierte den Schritt. Eva Moser verteidigte ihn.',
    ['eva-moser SUPPORTED jonas-lind'],
  ],
  // A state that somebody only works for is not the one whose police and courts act.
  [
    'Die Wiener Staatsanwaltschaft hat Jonas Lind angeklagt. Er soll für Russland spioniert haben.',
    ['RU PROSECUTED jonas-lind'],
  ],
  [
    'Die Staatsanwaltschaft hat Jonas Lind angeklagt. Er soll für Russland spioniert haben.',
    ['RU PROSECUTED jonas-lind'],
  ],
  [
    'Das Münchner Landgericht hat Jonas Lind verurteilt. Er arbeitete in Russland.',
    ['muenchner-landgericht PART_OF RU'],
  ],
  ['Ankara kritisiert die Gleichberechtigung der Polen.', ['AT ACCUSED PL', 'TR ACCUSED PL']],
  [
    'Die Sitzung des Internationalen Strafgerichtshofs (IStGH) in Den Haag begann. Der IStGH vertagte sich.',
    ['internationaler-strafgerichtshof PART_OF NL'],
  ],
  ['Österreich prüft das Verbot der Maissorte des Konzerns Monsanto in Deutschland.', ['monsanto BASED_IN DE']],
];
test.each(traps)('not in: %s', (text, notSaid) => {
  const found = said(text);
  for (const statement of notSaid) expect(found).not.toContain(statement);
});
