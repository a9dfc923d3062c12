import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * What a reader of German and Austrian news takes from typical sentences, written down before the rules were tried on them.
 * The gaps are what the rules still miss.
 */

const rows: readonly [text: string, expected: readonly string[]][] = [
  [
    'Die FPÖ müsse endlich sagen, wie sie sich die Finanzierung vorstelle, forderte SPÖ-Klubobmann Andreas Schieder am Montag.',
    ['andreas-schieder DEMANDED fpoe'],
  ],
  [
    'Bundeskanzler Werner Faymann erklärte, Griechenland müsse seine Außengrenze besser schützen. Sonst drohe ein Ende von Schengen.',
    ['werner-faymann DEMANDED GR'],
  ],
  [
    'Die EU-Kommission dürfe die Augen nicht vor den Problemen in Ungarn verschließen, sagte die Grüne Ulrike Lunacek.',
    ['ulrike-lunacek DEMANDED eu-kommission'],
  ],
  ['„Die Türkei muss ihre Verpflichtungen einhalten“, sagte Angela Merkel in Berlin.', ['angela-merkel DEMANDED TR']],
  [
    'John Kerry sagte nach dem Treffen, Russland solle seinen Einfluss auf Bashar al-Assad nutzen.',
    ['john-kerry DEMANDED RU'],
  ],
  [
    'Der ukrainische Präsident Petro Poroschenko verlangte, dass Russland seine Truppen abzieht.',
    ['petro-poroschenko DEMANDED RU'],
  ],
  [
    'Heinz-Christian Strache forderte, Innenministerin Johanna Mikl-Leitner solle zurücktreten.',
    ['heinz-christian-strache DEMANDED johanna-mikl-leitner'],
  ],
  ['Griechenland zog seine Botschafterin aus Wien ab.', ['GR SANCTIONED AT']],
  [
    'Die Grünen fordern den Rücktritt von Innenministerin Johanna Mikl-Leitner.',
    ['gruene DEMANDED johanna-mikl-leitner'],
  ],
  [
    'Amnesty International kritisierte, dass Ungarn Flüchtlinge ohne Verfahren einsperre.',
    ['amnesty-international ACCUSED HU'],
  ],
  [
    'Human Rights Watch bemängelte am Dienstag, die Türkei lasse keine syrischen Flüchtlinge mehr ins Land.',
    ['human-rights-watch ACCUSED TR'],
  ],
  [
    'Die Nato wirft Russland vor, schwere Waffen in die Ostukraine zu bringen. Moskau weist das zurück.',
    ['nato ACCUSED RU', 'RU REJECTED nato'],
  ],
  [
    'Von einem „Totalversagen der Regierung“ sprach FPÖ-Generalsekretär Herbert Kickl. SPÖ und ÖVP hätten das Land gespalten.',
    ['herbert-kickl ACCUSED spoe', 'herbert-kickl ACCUSED oevp'],
  ],
  ['Als „Schande für Europa“ bezeichnete Jean Asselborn die Haltung Ungarns.', ['jean-asselborn ACCUSED HU']],
  [
    'Für Grünen-Chefin Eva Glawischnig ist die Obergrenze ein Skandal. Die ÖVP treibe die SPÖ vor sich her, so Glawischnig.',
    ['eva-glawischnig ACCUSED oevp'],
  ],
  ['Neos-Chef Matthias Strolz ortet bei der ÖVP Panikmache.', ['matthias-strolz ACCUSED oevp']],
  [
    'Scharfe Kritik an Viktor Orban kam auch von Amnesty International.',
    ['amnesty-international ACCUSED viktor-orban'],
  ],
  [
    'Bei der Opposition stieß der Plan auf Kritik. Die FPÖ sprach von einer Kapitulation der Regierung von Werner Faymann.',
    ['fpoe ACCUSED werner-faymann'],
  ],
  [
    'Der iranische Außenminister Mohammad Javad Zarif nannte das Vorgehen Saudi-Arabiens verantwortungslos.',
    ['mohammed-dschawad-sarif ACCUSED SA'],
  ],
  [
    'Das russische Außenministerium sprach von einer gefährlichen Provokation der Nato.',
    ['russisches-aussenministerium ACCUSED nato'],
  ],
  [
    'Laut Wladimir Putin unterstützt die Türkei Terroristen. Der Abschuss sei ein Stoß in den Rücken gewesen, sagte er.',
    ['wladimir-putin ACCUSED TR'],
  ],
  [
    'Recep Tayyip Erdogan hat die USA davor gewarnt, die kurdischen Milizen zu bewaffnen.',
    ['recep-tayyip-erdogan THREATENED US'],
  ],
  ['Der Iran weigert sich, mit den USA zu verhandeln.', ['IR REJECTED US']],
  ['Die Slowakei lehnt es ab, mit Deutschland über Quoten zu reden.', ['SK REJECTED DE']],
  [
    'Pedro Sanchez erteilte einer Koalition mit Mariano Rajoy eine klare Absage.',
    ['pedro-sanchez REJECTED mariano-rajoy'],
  ],
  ['Frankreich kam damit der Bitte Malis nach.', ['ML DEMANDED FR']],
  [
    'François Hollande folgte einer Einladung von Angela Merkel nach Berlin.',
    ['angela-merkel INVITED francois-hollande'],
  ],
  ['Auf Druck der EU hat Rumänien das umstrittene Gesetz zurückgezogen.', ['eu DEMANDED RO']],
  ['Mit Unterstützung Russlands rückt die syrische Armee auf Aleppo vor.', ['RU AIDED SY']],
  ['Der Kremlkritiker Michail Chodorkowski lebt in der Schweiz.', ['michail-chodorkowski ACCUSED RU']],
  ['Bei einem Luftangriff der USA wurde Taliban-Chef Mullah Mansur getötet.', ['US ATTACKED mansur']],
  ['Zu dem Anschlag in Kabul bekannten sich die Taliban.', ['taliban ATTACKED AF']],
  [
    'Die somalische Shabaab-Miliz hat sich zu dem Angriff auf ein Hotel in Mogadischu bekannt.',
    ['al-shabaab ATTACKED SO'],
  ],
  ['Das kenianische Militär flog Luftangriffe auf Lager der Al-Shabaab in Somalia.', ['KE ATTACKED al-shabaab']],
  [
    'Bei einem Selbstmordanschlag der Boko Haram starben in Nigeria mindestens 20 Menschen.',
    ['boko-haram ATTACKED NG'],
  ],
  [
    'Barack Obama war zuletzt 2014 in Saudi-Arabien. König Salman empfing ihn damals in Riad.',
    ['barack-obama VISITED SA'],
  ],
  [
    'Bundespräsident Heinz Fischer ist derzeit auf Staatsbesuch in Kuba. Er traf dort Raul Castro.',
    ['heinz-fischer VISITED CU', 'heinz-fischer MET raul-castro'],
  ],
  [
    'Angela Merkel, François Hollande und Petro Poroschenko trafen einander am Montag in Berlin.',
    ['angela-merkel MET francois-hollande', 'angela-merkel MET petro-poroschenko'],
  ],
  [
    'Nach einem Telefonat mit Wladimir Putin zeigte sich François Hollande zuversichtlich.',
    ['francois-hollande MET wladimir-putin'],
  ],
  [
    'Nach einem Treffen mit UN-Generalsekretär Ban Ki-moon sagte Sergej Lawrow, Russland sei zu Gesprächen bereit.',
    ['ban-ki-moon MET sergej-lawrow'],
  ],
  [
    'Serbiens Premier Aleksandar Vucic übte bei seinem Besuch in Wien Kritik an Kroatien.',
    ['aleksandar-vucic ACCUSED HR', 'aleksandar-vucic VISITED AT'],
  ],
  ['Die SPÖ wirft der ÖVP Wortbruch vor, die Volkspartei spricht von einem Missverständnis.', ['spoe ACCUSED oevp']],
  [
    'Der US-Präsidentschaftsbewerber Donald Trump beschimpfte Hillary Clinton als Lügnerin.',
    ['donald-trump ACCUSED hillary-clinton'],
  ],
  [
    'Mitt Romney rechnete mit Donald Trump ab. Der Milliardär sei ein Betrüger, sagte Romney in Utah.',
    ['mitt-romney ACCUSED donald-trump'],
  ],
  [
    'Hillary Clinton will die Politik von Barack Obama fortsetzen. Unterstützt wird sie dabei von Elizabeth Warren.',
    ['elizabeth-warren SUPPORTED hillary-clinton'],
  ],
  ['Jeb Bush sprach sich für Ted Cruz als Kandidaten aus.', ['jeb-bush SUPPORTED ted-cruz']],
  ['Chris Christie stellte sich überraschend hinter Donald Trump.', ['chris-christie SUPPORTED donald-trump']],
  ['Die deutsche Kanzlerin Angela Merkel nahm Griechenland in Schutz.', ['angela-merkel SUPPORTED GR']],
  ['Moskau bestellte den türkischen Botschafter ein.', ['RU PROTESTED TR']],
  ['Nordkorea drohte Südkorea mit einem Präventivschlag.', ['KP THREATENED KR']],
  ['Die EU hat die Sanktionen gegen Weißrussland aufgehoben.', ['eu CONCEDED BY']],
  ['Der Iran ließ fünf US-Bürger frei. Die USA begnadigten im Gegenzug sieben Iraner.', ['IR CONCEDED US']],
  ['Kuba und die USA haben ihre diplomatischen Beziehungen wieder aufgenommen.', ['CU COOPERATED US']],
  [
    'Österreich, Ungarn und Serbien wollen beim Grenzschutz enger zusammenarbeiten.',
    ['AT COOPERATED HU planned', 'AT COOPERATED RS planned'],
  ],
  [
    'Die Staatsanwaltschaft in Caracas hat den Oppositionsführer Leopoldo Lopez angeklagt.',
    ['VE PROSECUTED leopoldo-lopez'],
  ],
  [
    'Ein Gericht in Kairo hat den früheren Präsidenten Mohammed Mursi zum Tode verurteilt.',
    ['EG PROSECUTED mohammed-mursi'],
  ],
  [
    'Gegen die frühere Präsidentin Cristina Kirchner wird wegen Korruption ermittelt. Sie weist die Vorwürfe zurück. Argentinien ist gespalten.',
    ['AR PROSECUTED cristina-kirchner'],
  ],
  [
    'Der türkische Staatschef Recep Tayyip Erdogan verklagte den Satiriker Jan Böhmermann.',
    ['recep-tayyip-erdogan PROSECUTED jan-boehmermann'],
  ],
  [
    'Bayerns Ministerpräsident Horst Seehofer droht der Bundesregierung mit einer Verfassungsklage. „Das ist eine Herrschaft des Unrechts“, sagte Seehofer.',
    ['horst-seehofer THREATENED DE'],
  ],
  [
    'SPD-Chef Sigmar Gabriel warf Horst Seehofer vor, er mache gemeinsame Sache mit Viktor Orban.',
    ['sigmar-gabriel ACCUSED horst-seehofer'],
  ],
  [
    'Unterstützung erhielt Angela Merkel vom luxemburgischen Außenminister Jean Asselborn.',
    ['jean-asselborn SUPPORTED angela-merkel'],
  ],
  [
    'Rückendeckung bekam Johanna Mikl-Leitner von Reinhold Mitterlehner.',
    ['reinhold-mitterlehner SUPPORTED johanna-mikl-leitner'],
  ],
  ['Lob gab es von der EU-Kommission für Mazedonien.', ['eu-kommission SUPPORTED MK']],
  [
    'US-Außenminister John Kerry zeigte sich besorgt über das Vorgehen der Türkei gegen Journalisten.',
    ['john-kerry ACCUSED TR'],
  ],
  ['Saudi-Arabien hat die diplomatischen Beziehungen zum Iran abgebrochen.', ['SA SANCTIONED IR']],
  [
    'Die Vereinten Nationen riefen die Konfliktparteien im Jemen zu einer Waffenruhe auf.',
    ['vereinte-nationen DEMANDED YE'],
  ],
  [
    'Im Streit um die Grenzkontrollen hat der slowenische Premier Miro Cerar Österreich um Hilfe gebeten.',
    ['miro-cerar DEMANDED AT'],
  ],
  ['Die ukrainische Regierung pocht auf die Rückgabe der Krim durch Russland.', ['UA DEMANDED RU']],
  ['Frankreich hat Belgien Versäumnisse bei der Terrorbekämpfung vorgehalten.', ['FR ACCUSED BE']],
  [
    '„Diese Politik ist zynisch“, sagte Caritas-Präsident Michael Landau in Richtung von Innenminister Wolfgang Sobotka.',
    ['michael-landau ACCUSED wolfgang-sobotka'],
  ],
  [
    'Verteidigungsminister Hans Peter Doskozil hat die Flüchtlingspolitik von Angela Merkel als unverantwortlich bezeichnet.',
    ['hans-peter-doskozil ACCUSED angela-merkel'],
  ],
  [
    'Israel hat in der Nacht Ziele der Hamas im Gazastreifen bombardiert. Zuvor waren zwei Raketen auf Israel abgefeuert worden.',
    ['IL ATTACKED hamas'],
  ],
  [
    'Israels Premier Benjamin Netanjahu machte die Hamas für den Anschlag verantwortlich.',
    ['benjamin-netanjahu ACCUSED hamas'],
  ],
  [
    'Hinter dem Anschlag soll die Kurdenmiliz YPG stecken, erklärte der türkische Premier Ahmet Davutoglu.',
    ['ahmet-davutoglu ACCUSED ypg'],
  ],
  [
    'Das Weiße Haus teilte mit, Präsident Barack Obama habe mit Xi Jinping telefoniert.',
    ['barack-obama MET xi-jinping'],
  ],
  ['Deutschland hat der Ukraine einen Kredit über 500 Millionen Euro gewährt.', ['DE AIDED UA']],
  ['Die USA liefern der irakischen Armee F-16-Kampfjets.', ['US AIDED IQ']],
  [
    'Die Hisbollah kämpft in Syrien an der Seite der Truppen von Bashar al-Assad.',
    ['hisbollah AIDED baschar-al-assad'],
  ],
  [
    'Premierminister David Cameron lehnte die Forderung der Schotten ab. Nicola Sturgeon reagierte empört.',
    ['nicola-sturgeon ACCUSED david-cameron'],
  ],
  [
    'Der Europarat zeigt sich über die Entwicklung in Polen beunruhigt. Warschau wehrt sich gegen die Einmischung.',
    ['europarat ACCUSED PL', 'PL REJECTED europarat'],
  ],
  ['Die EU-Kommission leitete ein Verfahren gegen Polen ein.', ['eu-kommission PROSECUTED PL']],
  [
    'Venezuelas Staatschef Nicolas Maduro wirft den USA die Planung eines Putsches vor. Washington weist dies als lächerlich zurück.',
    ['nicolas-maduro ACCUSED US', 'US REJECTED nicolas-maduro'],
  ],
  [
    'Außenminister Frank-Walter Steinmeier mahnte Iran und Saudi-Arabien zur Zurückhaltung.',
    ['frank-walter-steinmeier DEMANDED IR', 'frank-walter-steinmeier DEMANDED SA'],
  ],
  [
    'Steinmeier forderte von den Regierungen in Teheran und Riad Zurückhaltung. Frank-Walter Steinmeier reist nächste Woche in die Region.',
    ['frank-walter-steinmeier DEMANDED IR', 'frank-walter-steinmeier DEMANDED SA'],
  ],
  [
    'Die ÖVP habe die Länder im Stich gelassen, kritisierte der SPÖ-Politiker Michael Häupl.',
    ['michael-haeupl ACCUSED oevp'],
  ],
  [
    'Kritik an der Vorgangsweise der Innenministerin Johanna Mikl-Leitner übte auch die Caritas.',
    ['caritas ACCUSED johanna-mikl-leitner'],
  ],
  [
    'Weniger diplomatisch formulierte es der ungarische Außenminister Peter Szijjarto: Werner Faymann habe mit seinen Äußerungen den Boden der Realität verlassen.',
    ['peter-szijjarto ACCUSED werner-faymann'],
  ],
  [
    '„Faymann lügt“, sagte Szijjarto. Der ungarische Außenminister Peter Szijjarto zitierte daraufhin den österreichischen Botschafter ins Außenamt. Werner Faymann blieb gelassen.',
    ['peter-szijjarto PROTESTED AT'],
  ],
  ['Russland will die syrische Armee weiterhin mit Luftangriffen unterstützen.', ['RU AIDED SY planned']],
  [
    'Die Türkei habe keine Stellungen der Kurdenmiliz YPG beschossen, erklärte das Außenministerium in Ankara.',
    ['TR ATTACKED ypg denied'],
  ],
  ['China forderte die USA am Freitag auf, keine Kriegsschiffe mehr in das Gebiet zu schicken.', ['CN DEMANDED US']],
  ['Der Europäische Gerichtshof verurteilte Griechenland zu einer Geldstrafe.', ['eugh PROSECUTED GR']],
  [
    'Finnlands Präsident Sauli Niinistö wird am Dienstag zu Gesprächen in Moskau erwartet.',
    ['sauli-niinistoe VISITED RU planned'],
  ],
  [
    'EU-Ratspräsident Donald Tusk bricht am Donnerstag zu einer Reise nach Athen und Ankara auf.',
    ['donald-tusk VISITED GR planned', 'donald-tusk VISITED TR planned'],
  ],
  [
    'Am Mittwoch war Ahmet Davutoglu zu Gast bei Alexis Tsipras in Athen.',
    ['ahmet-davutoglu MET alexis-tsipras', 'ahmet-davutoglu VISITED GR'],
  ],
  [
    'Zwischen Ankara und Moskau herrscht Eiszeit, seit die türkische Luftwaffe einen russischen Kampfjet abgeschossen hat.',
    ['TR ATTACKED RU'],
  ],
  ['Wegen der Annexion der Krim haben die USA Sanktionen gegen Russland verhängt.', ['US SANCTIONED RU']],
  [
    'Die griechische Regierung beugte sich damit dem Druck der Gläubiger. Finanzminister Wolfgang Schäuble hatte Griechenland zuvor ein Ultimatum gestellt.',
    ['wolfgang-schaeuble THREATENED GR'],
  ],
  [
    'Der Vizekanzler Reinhold Mitterlehner pflichtete Sebastian Kurz bei.',
    ['reinhold-mitterlehner SUPPORTED sebastian-kurz'],
  ],
  [
    'Mitterlehner konterte: Die SPÖ blockiere jede Reform. Vizekanzler Reinhold Mitterlehner zeigte sich verärgert.',
    ['reinhold-mitterlehner ACCUSED spoe'],
  ],
  [
    'Die USA fliegen seit Monaten gemeinsam mit Frankreich Luftangriffe gegen die Terrormiliz Islamischer Staat.',
    ['US ATTACKED islamischer-staat', 'FR COOPERATED US'],
  ],
  ['Griechenland zog seine Botschafterin aus Wien ab.', ['GR SANCTIONED AT']],
  ['Die Tschechische Republik bleibt bei ihrem Nein zu den von der EU geforderten Quoten.', ['CZ REJECTED eu']],
  [
    'Sebastian Kurz hat Griechenland mehrfach scharf kritisiert. Athen habe seine Grenze nicht geschützt, sagte der Außenminister. Alexis Tsipras wies die Vorwürfe zurück.',
    ['sebastian-kurz ACCUSED GR', 'alexis-tsipras REJECTED sebastian-kurz'],
  ],
  [
    'Der Gegner von Präsident Joseph Kabila, Moise Katumbi, wurde am Flughafen festgenommen.',
    ['moise-katumbi REJECTED joseph-kabila'],
  ],
  [
    'Die Opposition in Mazedonien unter Zoran Zaev wirft Nikola Gruevski vor, Tausende abgehört zu haben.',
    ['zoran-zaev ACCUSED nikola-gruevski'],
  ],
  [
    'Auf Einladung von Wladimir Putin reist Sigmar Gabriel am Mittwoch nach Moskau.',
    ['wladimir-putin INVITED sigmar-gabriel', 'sigmar-gabriel VISITED RU planned'],
  ],
];

test.each(rows)('%s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

const gaps: readonly [text: string, expected: readonly string[]][] = [
  [
    'Der Putin-Kritiker Alexej Nawalny ist in Moskau zu 15 Tagen Haft verurteilt worden.',
    ['alexej-nawalny ACCUSED wladimir-putin', 'RU PROSECUTED alexej-nawalny'],
  ],
  [
    'Vor dem Gipfel kommt Angela Merkel am Montag mit dem türkischen Ministerpräsidenten Ahmet Davutoglu zusammen.',
    ['angela-merkel MET ahmet-davutoglu planned'],
  ],
  [
    'Es sei unverantwortlich, was die Regierung in Ankara mache, meinte FPÖ-Chef Heinz-Christian Strache.',
    ['heinz-christian-strache ACCUSED TR'],
  ],
  [
    'Ägypten hat den italienischen Vorwurf, Polizisten hätten Giulio Regeni gefoltert, zurückgewiesen.',
    ['EG REJECTED IT'],
  ],
  [
    'Die von Saudi-Arabien geführte Koalition bombardiert seit März Stellungen der Houthi-Rebellen im Jemen.',
    ['SA ATTACKED houthi'],
  ],
];

test.failing.each(gaps)('not yet: %s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

describe('what agencies and commentators tell, and what only looks like it', () => {
  const told: readonly [text: string, expected: readonly string[]][] = [
    [
      'Friedrich Merz regiert Deutschland. „Was Friedrich Merz hier vorlegt, ist ein Offenbarungseid“, sagte die Grüne Katharina Dröge.',
      ['katharina-droege ACCUSED friedrich-merz'],
    ],
    [
      'Die Äußerung brachte Robert Habeck scharfe Kritik von Markus Söder ein.',
      ['markus-soeder ACCUSED robert-habeck'],
    ],
    ['Bei israelischen Gegenschlägen wurden 14.000 Palästinenser getötet.', ['IL ATTACKED PS']],
    [
      'Gegen Benjamin Netanjahu, Israels Ministerpräsidenten, läuft ein Prozess wegen Korruption.',
      ['IL PROSECUTED benjamin-netanjahu'],
    ],
    ['Macky Sall begrüßte die Entscheidung von Olaf Scholz.', ['macky-sall SUPPORTED olaf-scholz']],
    ['Willy Brandt klagte Walter Ulbricht in einer Rede an.', ['willy-brandt ACCUSED walter-ulbricht']],
  ];
  const alsoTold: readonly [text: string, expected: readonly string[]][] = [
    // A family name alone is as sure as the full name that the article gives.
    [
      'Khawaja Asif ist Pakistans Verteidigungsminister. Asif nannte die afghanische Führung einen „Handlanger Indiens“.',
      ['khawaja-asif ACCUSED AF'],
    ],
    // What a pronoun alone takes up: the deed, or the one who acts before.
    [
      'Der serbische Präsident Aleksandar Vučić ließ Dutzende festnehmen. Das Europaparlament hat das zu Recht verurteilt.',
      ['europaeisches-parlament ACCUSED aleksandar-vucic'],
    ],
    [
      'Donald Trump will Grönland kaufen. Mette Frederiksen nannte das absurd.',
      ['mette-frederiksen ACCUSED donald-trump'],
    ],
    [
      'Ungarn blockiert die Hilfen für die Ukraine. Das sei eine Schande, sagte Donald Tusk.',
      ['donald-tusk ACCUSED HU'],
    ],
    ['Robert Habeck stellte seinen Plan vor. Markus Söder begrüßte das.', ['markus-soeder SUPPORTED robert-habeck']],
    [
      'Wolfgang Gerstl sprach von einer Inszenierung, die Jan Krainer von langer Hand geplant habe.',
      ['wolfgang-gerstl ACCUSED jan-krainer'],
    ],
    [
      'Werner Kogler hielt sowohl der ÖVP als auch der SPÖ vor, das Klima zu vergessen.',
      ['werner-kogler ACCUSED oevp', 'werner-kogler ACCUSED spoe'],
    ],
    ['Werner Kogler kritisierte nicht nur die ÖVP, sondern auch die SPÖ.', ['werner-kogler ACCUSED spoe']],
    [
      'Donald Trump empfing Ahmed al-Scharaa zu einem Gespräch, an dem auch Hakan Fidan teilnahm.',
      ['donald-trump MET hakan-fidan', 'ahmed-al-scharaa MET hakan-fidan'],
    ],
    [
      'Islamabad beschuldigt Kabul seit Jahren, den pakistanischen Taliban (TTP) Unterschlupf zu gewähren.',
      ['PK ACCUSED AF'],
    ],
    ['Donald Trump hat die Wahl gewonnen. Angela Merkel gratulierte.', ['angela-merkel SUPPORTED donald-trump']],
  ];
  const moreTold: readonly [text: string, expected: readonly string[]][] = [
    [
      'David Egger stellte klar, dass er mit Marlene Svazek nicht am Kabinettstisch sitzen werde.',
      ['david-egger REJECTED marlene-svazek'],
    ],
    ['Im Juli hatten sich Thailand und Kambodscha fünf Tage lang beschossen.', ['TH ATTACKED KH', 'KH ATTACKED TH']],
    [
      'Das Europäische Parlament spricht von ethnischer Säuberung; Baku weist das zurück.',
      ['europaeisches-parlament ACCUSED AZ'],
    ],
    [
      'Die Hamas hatte die Übergabe mit der Begründung gestoppt, Israel halte sich nicht an die Reihenfolge.',
      ['hamas ACCUSED IL'],
    ],
    [
      'Das sei eine Provokation Japans, hieß es in einer Mitteilung des Außenministeriums in Peking.',
      ['chinesisches-aussenministerium ACCUSED JP'],
    ],
    [
      'Mohamed Bazoum wird von der Leibgarde unter General Abdourahamane Tiani im Palast festgehalten.',
      ['abdourahamane-tiani PROSECUTED mohamed-bazoum'],
    ],
    [
      'Die Angst vor einer Eskalation nach dem Abschuss eines russischen Kampfjets durch die Türkei wächst.',
      ['TR ATTACKED RU'],
    ],
    [
      'Die Minister Manuela Schwesig und Andrea Nahles stellten in Berlin das Programm vor.',
      ['andrea-nahles COOPERATED manuela-schwesig'],
    ],
  ];
  const lastTold: readonly [text: string, expected: readonly string[]][] = [
    // A name that ends in s is no genitive without an apostrophe.
    [
      'Michael Takács leitet die Polizei. Takács räumte ein, dass er mit Franz Popp telefoniert habe. Takács dankte der SPÖ.',
      ['michael-takacs SUPPORTED spoe'],
    ],
    [
      'Die katalanische Separatistin Laura Borràs solidarisierte sich mit Pablo Hasél.',
      ['laura-borras SUPPORTED pablo-hasel'],
    ],
    [
      'China verhängte Sanktionen gegen dreizehn US-Unternehmen, darunter Boeing und Raytheon.',
      ['CN SANCTIONED US', 'CN SANCTIONED boeing', 'CN SANCTIONED raytheon'],
    ],
    ['Dmitri Peskow gratulierte den Tschadern zu ihrer Entscheidung.', ['dmitri-peskow SUPPORTED TD']],
    [
      'Die Kritik von August Wöginger, wonach die WKStA politisch motiviert ermittle, verhallte.',
      ['august-woeginger ACCUSED wksta'],
    ],
    ['Spanien sei keine vollwertige Demokratie, sagte Pablo Iglesias.', ['pablo-iglesias ACCUSED ES']],
  ];
  test.each([...told, ...alsoTold, ...moreTold, ...lastTold])('%s', (text, expected) => {
    expect(said(text)).toEqual(expect.arrayContaining([...expected]));
  });

  const untold: readonly [text: string, unexpected: readonly string[]][] = [
    [
      'Was Friedrich Merz hier vorlegt, ist ein guter Anfang, sagte Katharina Dröge.',
      ['katharina-droege ACCUSED friedrich-merz'],
    ],
    ['Die Reise brachte Robert Habeck Lob von Markus Söder ein.', ['markus-soeder ACCUSED robert-habeck']],
    [
      'Gegen Wladimir Putin liegt ein Haftbefehl des Internationalen Strafgerichtshofs vor.',
      ['RU PROSECUTED wladimir-putin'],
    ],
    ['Macky Sall hat Olaf Scholz in Dakar mit militärischen Ehren begrüßt.', ['macky-sall SUPPORTED olaf-scholz']],
    ['Moskau warnte Helsinki vor einem Nato-Beitritt.', ['RU ACCUSED nato']],
    ['Ursula von der Leyen traf mit Narendra Modi zusammen.', ['narendra-modi COOPERATED ursula-von-der-leyen']],
    ['Willy Brandt klagte Walter Ulbricht in einer Rede an.', ['willy-brandt PROSECUTED walter-ulbricht']],
    [
      'Kaja Kallas stellte Sanktionen gegen den Iran in Aussicht.',
      ['kaja-kallas REJECTED IR', 'kaja-kallas SANCTIONED IR'],
    ],
  ];
  const alsoUntold: readonly [text: string, unexpected: readonly string[]][] = [
    [
      'Olaf Scholz besuchte Kiew. Das war eine schwierige Reise. Friedrich Merz kritisierte das.',
      ['friedrich-merz ACCUSED olaf-scholz'],
    ],
    [
      'Donald Trump empfing Ahmed al-Scharaa zu einem Gespräch, an dem Hakan Fidan nicht teilnahm.',
      ['donald-trump MET hakan-fidan'],
    ],
    [
      'Donald Trump empfing Ahmed al-Scharaa zu einem Gespräch nach einer Feier, an der Hakan Fidan teilnahm.',
      ['donald-trump MET hakan-fidan'],
    ],
    ['Werner Kogler lobte die ÖVP, aber auch die SPÖ kam zu Wort.', ['werner-kogler SUPPORTED spoe']],
    [
      'Willy Brandt schwieg. Herbert Wehner, der über ihn gelästert hatte, kritisierte Helmut Schmidt.',
      ['herbert-wehner ACCUSED herbert-wehner'],
    ],
    [
      'Die israelische Armee, die seit dem Sturz Baschar al-Assads Angriffe auf Ziele in Syrien fliegt, schweigt.',
      ['baschar-al-assad ATTACKED SY', 'baschar-al-assads ATTACKED SY'],
    ],
    ['Emmanuel Macron traf Wladimir Putin. Angela Merkel gratulierte.', ['angela-merkel SUPPORTED wladimir-putin']],
    [
      'Ungarn ist weit weg, Ungarn ist schön. Daniel Freund forderte die Kommission auf, Gelder für Budapest zu sperren.',
      ['daniel-freund DEMANDED HU'],
    ],
  ];
  const moreUntold: readonly [text: string, unexpected: readonly string[]][] = [
    ['David Egger wird morgen nicht mit Marlene Svazek sprechen.', ['david-egger REJECTED marlene-svazek']],
    ['Thailand und Kambodscha haben sich verändert.', ['TH ATTACKED KH']],
    [
      'Das Europäische Parlament spricht von ethnischer Säuberung. Baku weist Vorwürfe Frankreichs zurück.',
      ['europaeisches-parlament ACCUSED AZ'],
    ],
    [
      'Die Hamas hatte die Übergabe mit der Begründung gestoppt, Israel halte sich an die Reihenfolge.',
      ['hamas ACCUSED IL'],
    ],
    ['Das sei eine Provokation Japans, hieß es in einem Park in Peking.', ['CN ACCUSED CN']],
    ['Die Forderung nach dem Angriff der Türkei auf Syrien wird lauter.', ['TR ATTACKED SY']],
    ['Manuela Schwesig und Andrea Nahles stellten sich vor.', ['andrea-nahles COOPERATED manuela-schwesig']],
    [
      'Abdourahamane Tiani steht unter Arrest, die Leibgarde hält Mohamed Bazoum fest.',
      ['abdourahamane-tiani PROSECUTED mohamed-bazoum'],
    ],
  ];
  const lastUntold: readonly [text: string, unexpected: readonly string[]][] = [
    [
      'Angela Merkel regiert. Merkels Kritik an China verhallte, sagte Emmanuel Macron.',
      ['emmanuel-macron ACCUSED CN'],
    ],
    ['China verhängte Sanktionen gegen dreizehn US-Unternehmen, worüber Boeing berichtete.', ['CN SANCTIONED boeing']],
    [
      'Die Kritik von August Wöginger, wonach sich die WKStA erkundigte, verhallte.',
      ['wksta ACCUSED august-woeginger'],
    ],
    [
      'Der Europäische Gerichtshof hatte die Haft von Selahattin Demirtas verurteilt.',
      ['eugh PROSECUTED selahattin-demirtas'],
    ],
    ['Schützenhilfe erhielt Angela Merkel von der SPD.', ['spd AIDED angela-merkel']],
    ['Spanien sei eine vollwertige Demokratie, sagte Pablo Iglesias.', ['pablo-iglesias ACCUSED ES']],
  ];
  test.each([...untold, ...alsoUntold, ...moreUntold, ...lastUntold])('not: %s', (text, unexpected) => {
    const lines = said(text);
    for (const line of unexpected) expect(lines).not.toContain(line);
  });
});
