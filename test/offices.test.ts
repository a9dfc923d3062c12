import { expect, test } from '@jest/globals';
import { statesSaid } from './said.ts';

/*
 * Offices, memberships, kinship, alliances, owners and appointments in the ways that German news say them: one sentence each,
 * with what a reader must find in it. Written for this test.
 */

/** The states that a text says, under a line that is no sentence of it. */
const said = (text: string): string[] => statesSaid(`Eigener Bericht\n\n${text}`);

const rows: readonly [text: string, expected: readonly string[]][] = [
  [
    'Othmar Karas, Vizepräsident des Europäischen Parlaments, zeigte sich verwundert.',
    ['othmar-karas HOLDS_POSITION europaeisches-parlament'],
  ],
  ['Die Hohe Vertreterin der EU, Federica Mogherini, reist ab.', ['federica-mogherini HOLDS_POSITION eu']],
  [
    'Yukiya Amano, der japanische Generaldirektor der Atombehörde IAEO, reist am Montag ab.',
    ['yukiya-amano HOLDS_POSITION iaea', 'yukiya-amano CITIZEN_OF JP'],
  ],
  [
    'Der argentinische IAEA-Chef Rafael Grossi sprach von Fortschritten.',
    ['rafael-grossi HOLDS_POSITION iaea', 'rafael-grossi CITIZEN_OF AR'],
  ],
  [
    'Das sei nicht hinnehmbar, sagte Josh Earnest, der Sprecher von US-Präsident Barack Obama.',
    ['josh-earnest WORKS_FOR barack-obama', 'barack-obama HOLDS_POSITION US'],
  ],
  ['Dmitri Peskow, Sprecher von Wladimir Putin, wies den Bericht zurück.', ['dmitri-peskow WORKS_FOR wladimir-putin']],
  [
    'Steffen Seibert, Sprecher von Bundeskanzlerin Angela Merkel, bestätigte das Treffen.',
    ['steffen-seibert WORKS_FOR angela-merkel'],
  ],
  [
    'In Nepal ist Premierministerin Eva Moser zurückgetreten. Präsident Jonas Lind ernannte einen Nachfolger.',
    ['jonas-lind HOLDS_POSITION NP'],
  ],
  ['Putins Berater Wladislaw Surkow flog nach Minsk.', ['wladislaw-surkow WORKS_FOR wladimir-putin']],
  [
    'Wladimir Putins außenpolitischer Berater Juri Uschakow bestätigte das Gespräch.',
    ['juri-uschakow WORKS_FOR wladimir-putin'],
  ],
  ['Ben Rhodes, ein enger Berater von Barack Obama, verteidigte den Schritt.', ['ben-rhodes WORKS_FOR barack-obama']],
  [
    'Trumps früherer Anwalt Michael Cohen sagte vor Gericht gegen Donald Trump aus.',
    ['michael-cohen WORKS_FOR donald-trump'],
  ],
  ['Rudy Giuliani, der Anwalt von Donald Trump, kündigte Klagen an.', ['rudy-giuliani WORKS_FOR donald-trump']],
  ['Gernot Blümel gilt als enger Vertrauter von Sebastian Kurz.', ['gernot-bluemel WORKS_FOR sebastian-kurz']],
  [
    'Der für den Euro zuständige Vizepräsident der EU-Kommission, Valdis Dombrovskis, mahnte zur Disziplin.',
    ['valdis-dombrovskis HOLDS_POSITION eu-kommission'],
  ],
  ['US-Senator Bernie Sanders verlangte eine Abstimmung.', ['bernie-sanders HOLDS_POSITION US']],
  ['Polens Ministerpräsident Mateusz Morawiecki sprach von Zwang.', ['mateusz-morawiecki HOLDS_POSITION PL']],
  [
    'Polens Regierungschef Mateusz Morawiecki und sein Justizminister Zbigniew Ziobro sahen die Souveränität in Gefahr.',
    ['mateusz-morawiecki HOLDS_POSITION PL', 'zbigniew-ziobro HOLDS_POSITION PL'],
  ],
  [
    'Kanzler Christian Kern (SPÖ) will in Wien rasch eine Einigung.',
    ['christian-kern HOLDS_POSITION AT', 'christian-kern MEMBER_OF spoe'],
  ],
  [
    'Innenminister Karl Nehammer (ÖVP) kündigte strengere Kontrollen an.',
    ['karl-nehammer HOLDS_POSITION AT', 'karl-nehammer MEMBER_OF oevp'],
  ],
  ['Die Europaabgeordnete Katarina Barley (SPD) widersprach.', ['katarina-barley MEMBER_OF spd']],
  ['Ska Keller von den Grünen verlangte Aufklärung.', ['ska-keller MEMBER_OF gruene']],
  ['Grünen-Chef Robert Habeck widersprach der Kanzlerin.', ['robert-habeck HOLDS_POSITION gruene']],
  ['Werner Kogler, der Bundessprecher der Grünen, stimmte zu.', ['werner-kogler HOLDS_POSITION gruene']],
  [
    'Ungarns Premier Viktor Orbán sprach von Erpressung. Niemand könne Ungarn zwingen, sagte der Fidesz-Chef.',
    ['viktor-orban HOLDS_POSITION HU', 'viktor-orban HOLDS_POSITION fidesz'],
  ],
  [
    'Wladimir Putin traf in Sotschi ein. Der Kremlchef zeigte sich gesprächsbereit.',
    ['wladimir-putin HOLDS_POSITION RU'],
  ],
  ['Kremlchef Wladimir Putin zeigte sich gesprächsbereit.', ['wladimir-putin HOLDS_POSITION RU']],
  ['Kreml-Sprecher Dmitri Peskow nannte den Bericht Unsinn.', ['dmitri-peskow HOLDS_POSITION RU']],
  [
    'Teheran habe keine Truppen geschickt, sagte Außenamtssprecher Bahram Ghassemi.',
    ['bahram-ghassemi HOLDS_POSITION IR'],
  ],
  ['China werde sich wehren, erklärte Außenamtssprecherin Hua Chunying in Peking.', ['hua-chunying HOLDS_POSITION CN']],
  [
    'Die Sprecherin des US-Außenministeriums, Heather Nauert, wich der Frage aus.',
    ['heather-nauert HOLDS_POSITION us-aussenministerium'],
  ],
  ['Die amerikanische UN-Botschafterin Samantha Power stimmte dagegen.', ['samantha-power HOLDS_POSITION US']],
  ['Moskaus Botschafter Witali Tschurkin winkte ab.', ['witali-tschurkin HOLDS_POSITION RU']],
  [
    'Witali Tschurkin, Russlands Vertreter bei den Vereinten Nationen, legte Veto ein.',
    ['witali-tschurkin HOLDS_POSITION RU'],
  ],
  [
    'Mit Daniel Shapiro, dem Botschafter der USA in Israel, sprach der Premier persönlich.',
    ['daniel-shapiro HOLDS_POSITION US'],
  ],
  ['Die EU-Außenbeauftragte Catherine Ashton leitete die Runde.', ['catherine-ashton HOLDS_POSITION eu']],
  ['Frankreichs Außenminister Laurent Fabius äußerte Zweifel.', ['laurent-fabius HOLDS_POSITION FR']],
  [
    'Irans Chefdiplomat Mohammed Javad Zarif bemühte sich um Gelassenheit.',
    ['mohammed-dschawad-sarif HOLDS_POSITION IR'],
  ],
  [
    'Der UN-Sondergesandte Staffan de Mistura zeigte sich enttäuscht.',
    ['staffan-de-mistura HOLDS_POSITION vereinte-nationen'],
  ],
  ['Nato-Generalsekretär Jens Stoltenberg warnte vor Illusionen.', ['jens-stoltenberg HOLDS_POSITION nato']],
  ['Israels Oppositionsführer Yitzhak Herzog verurteilte den Schritt.', ['jitzchak-herzog HOLDS_POSITION IL']],
  ['Die deutsche Innenministerin Nancy Faeser reist nach Wien.', ['nancy-faeser HOLDS_POSITION DE']],
  [
    'Außenministerin Annalena Baerbock hat in Berlin ihren ukrainischen Kollegen Dmytro Kuleba empfangen.',
    ['dmytro-kuleba HOLDS_POSITION UA', 'annalena-baerbock HOLDS_POSITION DE'],
  ],
  [
    'US-Außenminister John Kerry und sein russischer Kollege Sergej Lawrow erzielten eine Einigung.',
    ['sergej-lawrow HOLDS_POSITION RU', 'john-kerry HOLDS_POSITION US'],
  ],
  ['Der frühere deutsche Außenminister Sigmar Gabriel warnte vor Panik.', ['sigmar-gabriel HOLDS_POSITION DE ended']],
  ['Altkanzler Gerhard Schröder verteidigte die Pipeline.', ['gerhard-schroeder HOLDS_POSITION DE ended']],
  ['Österreichs Ex-Außenministerin Karin Kneissl zog nach Russland.', ['karin-kneissl HOLDS_POSITION AT ended']],
  [
    'Der gestürzte ukrainische Präsident Viktor Janukowitsch floh nach Russland.',
    ['viktor-janukowitsch HOLDS_POSITION UA ended'],
  ],
  [
    'Der ehemalige sowjetische Staatschef Michail Gorbatschow starb mit 91 Jahren.',
    ['michail-gorbatschow HOLDS_POSITION SU ended'],
  ],
  [
    'Horst Köhler, damals deutscher Bundespräsident, trat 2010 überraschend zurück.',
    ['horst-koehler HOLDS_POSITION DE ended'],
  ],
  ['Der damalige österreichische Bundeskanzler Werner Faymann stimmte zu.', ['werner-faymann HOLDS_POSITION AT ended']],
  ['Der designierte US-Präsident Donald Trump telefonierte mit Kairo.', ['donald-trump HOLDS_POSITION US planned']],
  ['Die scheidende deutsche Kanzlerin Angela Merkel nahm Abschied.', ['angela-merkel HOLDS_POSITION DE ended']],
  ['Theresa May war bis 2019 britische Premierministerin.', ['theresa-may HOLDS_POSITION GB ended']],
  ['Rishi Sunak folgt Liz Truss als Premierminister nach.', ['rishi-sunak SUCCEEDED liz-truss']],
  ['Als Nachfolger von Liz Truss wurde Rishi Sunak bestimmt.', ['rishi-sunak SUCCEEDED liz-truss']],
  ['Johanna Mikl-Leitner hatte erst im April Erwin Pröll beerbt.', ['johanna-mikl-leitner SUCCEEDED erwin-proell']],
  [
    'Emmanuel Macron, der Nachfolger von François Hollande, reist nach Berlin.',
    ['emmanuel-macron SUCCEEDED francois-hollande'],
  ],
  [
    'Armin Laschet tritt die Nachfolge von Annegret Kramp-Karrenbauer an.',
    ['armin-laschet SUCCEEDED annegret-kramp-karrenbauer'],
  ],
  [
    'Kaja Kallas ersetzt Josep Borrell an der Spitze der europäischen Diplomatie.',
    ['kaja-kallas SUCCEEDED josep-borrell'],
  ],
  ['Jair Bolsonaro übernahm das Amt von Michel Temer.', ['jair-bolsonaro SUCCEEDED michel-temer']],
  ['Jens Stoltenberg übergab das Amt an seinen Nachfolger Mark Rutte.', ['mark-rutte SUCCEEDED jens-stoltenberg']],
  ['Auf Norbert Hofer folgte Herbert Kickl.', ['herbert-kickl SUCCEEDED norbert-hofer']],
  ['Mike Pompeo soll Rex Tillerson nachfolgen.', ['mike-pompeo SUCCEEDED rex-tillerson planned']],
  ['Donald Trump ernannte Mike Pompeo zum Außenminister.', ['donald-trump APPOINTED mike-pompeo']],
  ['Joe Biden nominierte Antony Blinken als Außenminister.', ['joe-biden APPOINTED antony-blinken']],
  [
    'Bundespräsident Alexander Van der Bellen gelobte Brigitte Bierlein als Kanzlerin an.',
    ['alexander-van-der-bellen APPOINTED brigitte-bierlein'],
  ],
  [
    'Alexander Van der Bellen betraute Karl Nehammer mit der Regierungsbildung.',
    ['alexander-van-der-bellen APPOINTED karl-nehammer'],
  ],
  ['Die CDU wählte Armin Laschet zum Vorsitzenden.', ['cdu APPOINTED armin-laschet']],
  ['Der Bundestag hat Olaf Scholz zum Kanzler gewählt.', ['bundestag APPOINTED olaf-scholz']],
  ['Olaf Scholz wurde vom Bundestag zum Bundeskanzler gewählt.', ['bundestag APPOINTED olaf-scholz']],
  [
    'Die SPÖ kürte Andreas Babler zu ihrem Vorsitzenden.',
    ['spoe APPOINTED andreas-babler', 'andreas-babler HOLDS_POSITION spoe'],
  ],
  ['Wladimir Putin berief Dmitri Medwedew in den Sicherheitsrat.', ['wladimir-putin APPOINTED dmitri-medwedew']],
  ['Emmanuel Macron machte Jean Castex zum Premierminister.', ['emmanuel-macron APPOINTED jean-castex']],
  [
    'Petro Poroschenko setzte Michail Saakaschwili als Gouverneur ein.',
    ['petro-poroschenko APPOINTED micheil-saakaschwili'],
  ],
  ['Angela Merkel holte Peter Altmaier ins Kabinett.', ['angela-merkel APPOINTED peter-altmaier']],
  ['Zuzana Čaputová ist zur neuen Präsidentin der Slowakei gewählt worden.', ['zuzana-caputova HOLDS_POSITION SK']],
  ['Javier Milei wurde am Sonntag als Präsident Argentiniens angelobt.', ['javier-milei HOLDS_POSITION AR']],
  [
    'Ursula von der Leyen steht seit 2019 an der Spitze der EU-Kommission.',
    ['ursula-von-der-leyen HOLDS_POSITION eu-kommission'],
  ],
  ['Ursula von der Leyen leitet die EU-Kommission.', ['ursula-von-der-leyen HOLDS_POSITION eu-kommission']],
  ['Christine Lagarde führt die Europäische Zentralbank.', ['christine-lagarde HOLDS_POSITION ezb']],
  ['Alexander Lukaschenko regiert Belarus seit 1994.', ['alexander-lukaschenko HOLDS_POSITION BY']],
  ['Robert Mugabe herrschte 37 Jahre lang über Simbabwe.', ['robert-mugabe HOLDS_POSITION ZW ended']],
  [
    'Denis Sassou-Nguesso amtiert seit 1997 als Präsident der Republik Kongo.',
    ['denis-sassou-nguesso HOLDS_POSITION CG'],
  ],
  [
    'Der tadschikische Langzeitherrscher Emomali Rachmon ließ sich wiederwählen.',
    ['emomali-rachmon HOLDS_POSITION TJ'],
  ],
  ['Jean Asselborn ist seit 2004 Außenminister von Luxemburg.', ['jean-asselborn HOLDS_POSITION LU']],
  ['Mario Draghi legte den Amtseid als italienischer Ministerpräsident ab.', ['mario-draghi HOLDS_POSITION IT']],
  ['Bettina Stark vertritt die Schweiz bei den Vereinten Nationen in New York.', ['bettina-stark HOLDS_POSITION CH']],
  ['IKRK-Präsident Peter Maurer warnte vor einer Hungersnot.', ['peter-maurer HOLDS_POSITION ikrk']],
  [
    'Die UN-Menschenrechtskommissarin Michelle Bachelet sprach von Kriegsverbrechen.',
    ['michelle-bachelet HOLDS_POSITION vereinte-nationen'],
  ],
  [
    'Fatou Bensouda, Chefanklägerin des Internationalen Strafgerichtshofs, eröffnete Ermittlungen.',
    ['fatou-bensouda HOLDS_POSITION internationaler-strafgerichtshof'],
  ],
  ['Manfred Weber, der Fraktionschef der Europäischen Volkspartei, blieb hart.', ['manfred-weber HOLDS_POSITION evp']],
  [
    'Der Präsident des EU-Parlaments, Antonio Tajani, lud zur Aussprache.',
    ['antonio-tajani HOLDS_POSITION europaeisches-parlament'],
  ],
  [
    'EU-Parlamentspräsident Antonio Tajani lud zur Aussprache.',
    ['antonio-tajani HOLDS_POSITION europaeisches-parlament'],
  ],
  ['Bundestagspräsident Wolfgang Schäuble rief zur Ordnung.', ['wolfgang-schaeuble HOLDS_POSITION bundestag']],
  ['Nationalratspräsident Wolfgang Sobotka leitete die Sitzung.', ['wolfgang-sobotka HOLDS_POSITION nationalrat']],
  [
    'Parlamentspräsident Juan Guaidó rief sich in Caracas zum Staatschef Venezuelas aus.',
    ['juan-guaido HOLDS_POSITION VE'],
  ],
  ['Der Schweizer Bundesrat Kaspar Villiger reiste nach Washington.', ['kaspar-villiger HOLDS_POSITION CH']],
  ['Bundespräsident Ignazio Cassis empfing in Bern eine Delegation aus Kiew.', ['ignazio-cassis HOLDS_POSITION CH']],
  ['Wiens Bürgermeister Michael Häupl warnte vor Neuwahlen.', ['michael-haeupl HOLDS_POSITION AT']],
  ['Londons Bürgermeister Sadiq Khan rief die Briten zur Vernunft auf.', ['sadiq-khan HOLDS_POSITION GB']],
  ['Die schottische Regierungschefin Nicola Sturgeon verlangte ein Referendum.', ['nicola-sturgeon HOLDS_POSITION GB']],
  [
    'Der katalanische Regionalpräsident Carles Puigdemont flüchtete aus Spanien nach Brüssel.',
    ['carles-puigdemont HOLDS_POSITION ES'],
  ],
  [
    'Bayerns Ministerpräsident Markus Söder stellte sich hinter die Kanzlerin in Berlin.',
    ['markus-soeder HOLDS_POSITION DE'],
  ],
  ['CIA-Direktor William Burns reiste heimlich nach Kabul.', ['william-burns HOLDS_POSITION cia']],
  ['Hisbollah-Chef Hassan Nasrallah drohte Israel.', ['hassan-nasrallah HOLDS_POSITION hisbollah']],
  ['Der Hamas-Führer Ismail Hanija wurde in Teheran getötet.', ['ismail-hanija HOLDS_POSITION hamas']],
  ['Saeb Erekat, der Generalsekretär der PLO, sprach von einem Tag des Sieges.', ['saeb-erekat HOLDS_POSITION plo']],
  [
    'Israels Bildungsminister Naftali Bennett von der Siedlerpartei Jüdisches Heim widersprach.',
    ['naftali-bennett HOLDS_POSITION IL', 'naftali-bennett MEMBER_OF juedisches-heim'],
  ],
  [
    'Der Oppositionelle Borys Budka von der Bürgerplattform distanzierte sich von der Regierung in Warschau.',
    ['borys-budka MEMBER_OF po'],
  ],
  ['Der Linken-Politiker Andrej Hunko reiste nach Donezk.', ['andrej-hunko MEMBER_OF die-linke']],
  ['Der CDU-Außenpolitiker Norbert Röttgen forderte Konsequenzen.', ['norbert-roettgen MEMBER_OF cdu']],
  ['AfD-Politiker Alexander Gauland sorgte für Empörung.', ['alexander-gauland MEMBER_OF afd']],
  ['Der Sozialdemokrat Andreas Schieder (SPÖ) lehnte ab.', ['andreas-schieder MEMBER_OF spoe']],
  ['Die Türkei gehört seit 1952 der NATO an.', ['TR MEMBER_OF nato']],
  ['Das NATO-Mitglied Türkei blockiert den Beitritt.', ['TR MEMBER_OF nato']],
  ['Das EU-Land Slowenien stellte sich quer.', ['SI MEMBER_OF eu']],
  ['Kroatien ist seit 2013 Mitglied der Europäischen Union.', ['HR MEMBER_OF eu']],
  ['Norwegen, das der Nato angehört, aber nicht der EU, will vermitteln.', ['NO MEMBER_OF nato']],
  [
    'Polen, Ungarn und Tschechien sind seit 1999 Mitglieder der Nato.',
    ['PL MEMBER_OF nato', 'HU MEMBER_OF nato', 'CZ MEMBER_OF nato'],
  ],
  ['Die Fidesz gehört der Europäischen Volkspartei an.', ['fidesz MEMBER_OF evp']],
  ['Al-Kaida-Chef Ajman al-Sawahiri meldete sich per Video.', ['ajman-al-sawahiri HOLDS_POSITION al-qaida']],
  ['Matthias Strolz gründete 2012 die Neos.', ['matthias-strolz FOUNDED neos']],
  ['Emmanuel Macron hob 2016 die Bewegung En Marche aus der Taufe.', ['emmanuel-macron FOUNDED en-marche']],
  [
    'Beppe Grillo, Gründer der Fünf-Sterne-Bewegung, polterte gegen Rom.',
    ['beppe-grillo FOUNDED fuenf-sterne-bewegung'],
  ],
  ['Wikileaks-Gründer Julian Assange sitzt in London in Haft.', ['julian-assange FOUNDED wikileaks']],
  ['Das Team Stronach wurde von Frank Stronach ins Leben gerufen.', ['frank-stronach FOUNDED team-stronach']],
  ['Kim Yo-jong, die Schwester von Kim Jong-un, droht Seoul.', ['kim-jong-un FAMILY_OF kim-yo-jong']],
  ['Donald Trump schickte seinen Schwiegersohn Jared Kushner nach Riad.', ['donald-trump FAMILY_OF jared-kushner']],
  ['Ivanka Trump, Tochter von Donald Trump, saß mit am Tisch.', ['donald-trump FAMILY_OF ivanka-trump']],
  [
    'Baschar al-Assad übernahm 2000 die Macht von seinem Vater Hafez al-Assad.',
    ['baschar-al-assad FAMILY_OF hafez-al-assad'],
  ],
  [
    'Marine Le Pen ist die Tochter des Parteigründers Jean-Marie Le Pen.',
    ['jean-marie-le-pen FAMILY_OF marine-le-pen'],
  ],
  ['Hillary Clinton und ihr Ehemann Bill Clinton traten gemeinsam auf.', ['bill-clinton FAMILY_OF hillary-clinton']],
  [
    'Die Witwe von Alexej Nawalny, Julia Nawalnaja, sprach vor dem EU-Parlament.',
    ['alexej-nawalny FAMILY_OF julia-nawalnaja'],
  ],
  ['Russland ist der wichtigste Verbündete Syriens.', ['RU ALLIED_WITH SY']],
  ['Belarus, ein enger Verbündeter Russlands, stellte sein Gebiet zur Verfügung.', ['BY ALLIED_WITH RU']],
  ['China gilt als letzter Verbündeter Nordkoreas.', ['CN ALLIED_WITH KP']],
  [
    'Viktor Orbán bekam Hilfe von seinem polnischen Verbündeten Mateusz Morawiecki.',
    ['mateusz-morawiecki ALLIED_WITH viktor-orban'],
  ],
  ['ÖVP und FPÖ bilden eine Koalition.', ['fpoe ALLIED_WITH oevp']],
  [
    'Die Kassam-Brigaden, der bewaffnete Arm der Hamas, bekannten sich zu dem Angriff.',
    ['kassam-brigaden PART_OF hamas'],
  ],
  ['Die iranischen Revolutionsgarden beschlagnahmten einen Tanker.', ['revolutionsgarden PART_OF IR']],
  ['Der russische Geheimdienst FSB nahm einen Verdächtigen fest.', ['fsb PART_OF RU']],
  ['Audi ist eine Tochter des Volkswagen-Konzerns.', ['audi PART_OF volkswagen']],
  ['Porsche gehört dem Volkswagen-Konzern.', ['volkswagen OWNS porsche']],
  ['Der russische Staat hält die Mehrheit an Gazprom.', ['RU OWNS gazprom']],
  ['Jeff Bezos ist Eigentümer der Washington Post.', ['jeff-bezos OWNS washington-post']],
  ['Elon Musk kaufte Twitter für 44 Milliarden Dollar.', ['elon-musk OWNS twitter']],
  ['Die Washington Post gehört Jeff Bezos.', ['jeff-bezos OWNS washington-post']],
  ['Die OMV übernahm die Mehrheit an der Firma Borealis.', ['omv OWNS borealis']],
  ['Der russische Gaskonzern Gazprom drosselte die Lieferungen.', ['gazprom BASED_IN RU']],
  ['Der chinesische Konzern Huawei klagt.', ['huawei BASED_IN CN']],
  ['Amnesty International mit Sitz in London legte seinen Bericht vor.', ['amnesty-international BASED_IN GB']],
  ['Die libanesische Hisbollah entsandte Kämpfer.', ['hisbollah BASED_IN LB']],
  ['Der türkische Journalist Can Dündar lebt in Berlin.', ['can-duendar CITIZEN_OF TR']],
  ['Der deutsche Staatsbürger Deniz Yücel sitzt in Haft.', ['deniz-yuecel CITIZEN_OF DE']],
  ['Der Uruguayer Luis Almagro gratulierte.', ['luis-almagro CITIZEN_OF UY']],
  ['Ungehalten reagierte der Niederländer Mark Rutte.', ['mark-rutte CITIZEN_OF NL']],
  ['Der russische Oppositionelle Alexej Nawalny wurde verhaftet.', ['alexej-nawalny CITIZEN_OF RU']],
  ['Dem chinesischen Dissidenten Liu Xiaobo wurde die Ausreise verweigert.', ['liu-xiaobo CITIZEN_OF CN']],
  ['Der US-Amerikaner Edward Snowden bekam Asyl.', ['edward-snowden CITIZEN_OF US']],
  [
    'Martin Schulz, der deutsche Präsident des Europaparlaments, sprach Klartext.',
    ['martin-schulz CITIZEN_OF DE', 'martin-schulz HOLDS_POSITION europaeisches-parlament'],
  ],
  [
    'Generalbundesanwalt Kay Nehm erhob in Karlsruhe Anklage; Deutschland müsse sich wehren.',
    ['kay-nehm HOLDS_POSITION DE'],
  ],
  [
    'Michael Clauß, der Deutschland in der Botschafterrunde vertritt, bedauerte das Votum.',
    ['michael-clauss HOLDS_POSITION DE'],
  ],
  [
    'Kubas Staatschef Miguel Díaz-Canel und Boliviens Präsident Evo Morales stellten sich vor Maduro.',
    ['evo-morales HOLDS_POSITION BO', 'miguel-diaz-canel HOLDS_POSITION CU'],
  ],
  [
    'An dem Treffen nahmen Bundeskanzlerin Angela Merkel (Deutschland), Präsident François Hollande (Frankreich) und Präsident Petro Poroschenko (Ukraine) teil.',
    ['angela-merkel HOLDS_POSITION DE', 'francois-hollande HOLDS_POSITION FR', 'petro-poroschenko HOLDS_POSITION UA'],
  ],
  [
    'Die Regierungschefs der Niederlande, Belgiens und Luxemburgs, Mark Rutte, Charles Michel und Xavier Bettel, trafen einander.',
    ['mark-rutte HOLDS_POSITION NL', 'charles-michel HOLDS_POSITION BE', 'xavier-bettel HOLDS_POSITION LU'],
  ],
  [
    'Die Präsidenten der Türkei, des Iran und Russlands, Recep Tayyip Erdogan, Hassan Rohani und Wladimir Putin, berieten in Sotschi.',
    ['recep-tayyip-erdogan HOLDS_POSITION TR', 'hassan-rohani HOLDS_POSITION IR', 'wladimir-putin HOLDS_POSITION RU'],
  ],
  [
    'Vizekanzler und ÖVP-Obmann Reinhold Mitterlehner hat in Wien genug.',
    ['reinhold-mitterlehner HOLDS_POSITION AT', 'reinhold-mitterlehner HOLDS_POSITION oevp'],
  ],
  [
    'Reinhold Mitterlehner, Österreichs Vizekanzler und Chef der ÖVP, gibt auf.',
    ['reinhold-mitterlehner HOLDS_POSITION AT', 'reinhold-mitterlehner HOLDS_POSITION oevp'],
  ],
  ['Reinhold Mitterlehner tritt als Obmann der ÖVP zurück.', ['reinhold-mitterlehner HOLDS_POSITION oevp ended']],
  [
    'Reinhold Mitterlehner übergab die Führung der ÖVP an Sebastian Kurz.',
    ['reinhold-mitterlehner HOLDS_POSITION oevp ended'],
  ],
  ['Pamela Rendi-Wagner wird neue Vorsitzende der SPÖ.', ['pamela-rendi-wagner HOLDS_POSITION spoe planned']],
  ['Pamela Rendi-Wagner übernimmt den Vorsitz der SPÖ.', ['pamela-rendi-wagner HOLDS_POSITION spoe']],
  ['Tobias Lehner, Vorstandschef von Siemens, warnte vor Sanktionen.', ['tobias-lehner HOLDS_POSITION siemens']],
  ['Rosneft-Chef Igor Setschin darf nicht mehr einreisen.', ['igor-setschin HOLDS_POSITION rosneft']],
  ['Gerhard Schröder sitzt im Aufsichtsrat von Rosneft.', ['gerhard-schroeder HOLDS_POSITION rosneft']],
  ['US-Vizepräsident Mike Pence besuchte die Truppen.', ['mike-pence HOLDS_POSITION US']],
  [
    'Trumps ehemaliger Sicherheitsberater John Bolton belastete die US-Regierung.',
    ['john-bolton HOLDS_POSITION US ended'],
  ],
  ['Der Nationale Sicherheitsberater der USA, Jake Sullivan, reiste nach Riad.', ['jake-sullivan HOLDS_POSITION US']],
  ['Der russische Generalstabschef Waleri Gerassimow drohte.', ['waleri-gerassimow HOLDS_POSITION RU']],
  ['Nato-Oberbefehlshaber Philip Breedlove verlangte Panzer.', ['philip-breedlove HOLDS_POSITION nato']],
  ['Altbundespräsident Heinz Fischer erinnerte an den Staatsvertrag.', ['heinz-fischer HOLDS_POSITION AT ended']],
  [
    'Der frühere Kommissionspräsident Jean-Claude Juncker kritisierte die EU-Kommission.',
    ['jean-claude-juncker HOLDS_POSITION eu-kommission ended'],
  ],
  [
    'Der ehemalige UNO-Generalsekretär Kofi Annan starb in Bern.',
    ['kofi-annan HOLDS_POSITION vereinte-nationen ended'],
  ],
  [
    'Deutschlands Gesundheitsminister Jens Spahn (CDU) warnte.',
    ['jens-spahn HOLDS_POSITION DE', 'jens-spahn MEMBER_OF cdu'],
  ],
  ['Robert Ficos Partei Smer siegte in der Slowakei.', ['robert-fico MEMBER_OF smer']],
  [
    'Jarosław Kaczyński, der Vorsitzende der Regierungspartei PiS, dementierte.',
    ['jaroslaw-kaczynski HOLDS_POSITION pis'],
  ],
  ['Der Rechtspopulist Geert Wilders führt die Partei für die Freiheit (PVV).', ['geert-wilders HOLDS_POSITION pvv']],
  ['Marine Le Pen, Chefin des Front National, gratulierte.', ['marine-le-pen HOLDS_POSITION front-national']],
  [
    'Italiens Innenminister und Lega-Chef Matteo Salvini ließ die Häfen sperren.',
    ['matteo-salvini HOLDS_POSITION IT', 'matteo-salvini HOLDS_POSITION lega'],
  ],
  [
    'Alexis Tsipras hat die Wahl in Griechenland gewonnen. Der neue Ministerpräsident wurde vereidigt.',
    ['alexis-tsipras HOLDS_POSITION GR'],
  ],
  ['Der ukrainische Staatschef Wolodymyr Selenskyj bat um Hilfe.', ['wolodymyr-selenskyj HOLDS_POSITION UA']],
  ['Sudans Armeechef Abdel Fattah al-Burhan löste die Regierung auf.', ['abdel-fattah-al-burhan HOLDS_POSITION SD']],
  ['Myanmars Juntachef Min Aung Hlaing flog nach Moskau.', ['min-aung-hlaing HOLDS_POSITION MM']],
  ['Irans oberster geistlicher Führer Ali Chamenei billigte das Abkommen.', ['ali-chamenei HOLDS_POSITION IR']],
  [
    'Der saudische Kronprinz Mohammed bin Salman empfing den Gast in Dschidda.',
    ['mohammed-bin-salman HOLDS_POSITION SA'],
  ],
  [
    'Masud Barzani, Präsident der autonomen Kurdenregion im Irak, verlangte Waffen.',
    ['massud-barsani HOLDS_POSITION IQ'],
  ],
  [
    'Tschetscheniens Machthaber Ramsan Kadyrow schickte Kämpfer; Russland bestätigte das.',
    ['ramsan-kadyrow HOLDS_POSITION RU'],
  ],
  [
    'Peter Gruber von Amnesty International warnte vor den Folgen.',
    ['peter-gruber HOLDS_POSITION amnesty-international'],
  ],
  [
    'Wenzel Michalski, Deutschland-Direktor von Human Rights Watch, warnte vor den Folgen.',
    ['wenzel-michalski HOLDS_POSITION human-rights-watch'],
  ],
  ['Margarita Simonjan, Chefredakteurin des Senders RT, spottete.', ['margarita-simonjan HOLDS_POSITION rt']],
  [
    'Sabine Adler, Korrespondentin des Deutschlandfunks, berichtete aus Kiew.',
    ['sabine-adler HOLDS_POSITION deutschlandfunk'],
  ],
  [
    'Volker Perthes, Direktor der Stiftung Wissenschaft und Politik, zweifelt daran.',
    ['volker-perthes HOLDS_POSITION swp'],
  ],
  [
    'Timothy Snyder, Historiker an der Universität Yale, sprach von Faschismus.',
    ['timothy-snyder HOLDS_POSITION yale'],
  ],
  [
    'Roberta Metsola, die maltesische Präsidentin des Europäischen Parlaments, zeigte sich zufrieden.',
    ['roberta-metsola HOLDS_POSITION europaeisches-parlament', 'roberta-metsola CITIZEN_OF MT'],
  ],
  ['Österreichs früherer Bundeskanzler Bruno Kreisky prägte eine Epoche.', ['bruno-kreisky HOLDS_POSITION AT ended']],
  [
    'In Österreich warnte der steirische Landeshauptmann Anton Lang (SPÖ) vor einem Engpass.',
    ['anton-lang HOLDS_POSITION AT', 'anton-lang MEMBER_OF spoe'],
  ],
  ['Neos-Vorsitzende Beate Meinl-Reisinger pocht auf Reformen.', ['beate-meinl-reisinger HOLDS_POSITION neos']],
  [
    'Der ehemalige SPÖ-Bundesgeschäftsführer Thomas Drozda wechselt in die Privatwirtschaft.',
    ['thomas-drozda HOLDS_POSITION spoe ended'],
  ],
  ['Der moldauische Außenminister Mihai Popșoi bat um Hilfe.', ['mihai-popsoi HOLDS_POSITION MD']],
  [
    'Albaniens Ministerpräsident Edi Rama und sein kosovarischer Amtskollege Albin Kurti berieten.',
    ['edi-rama HOLDS_POSITION AL', 'albin-kurti HOLDS_POSITION XK'],
  ],
  ['Karoline Leavitt, die Sprecherin von Donald Trump, dementierte.', ['karoline-leavitt WORKS_FOR donald-trump']],
  [
    'Selenskyjs Stabschef Andrij Jermak verhandelte für Wolodymyr Selenskyj in Dschidda.',
    ['andrij-jermak WORKS_FOR wolodymyr-selenskyj'],
  ],
  ['Gerald Fleischmann war Medienberater von Sebastian Kurz.', ['gerald-fleischmann WORKS_FOR sebastian-kurz']],
  ['Friedrich Merz hat Olaf Scholz im Kanzleramt abgelöst.', ['friedrich-merz SUCCEEDED olaf-scholz']],
  [
    'Lee Jae-myung, der Nachfolger des abgesetzten Präsidenten Yoon Suk-yeol, versprach Aussöhnung.',
    ['lee-jae-myung SUCCEEDED yoon-suk-yeol'],
  ],
  ['António Guterres trat die Nachfolge von Ban Ki-moon an.', ['antonio-guterres SUCCEEDED ban-ki-moon']],
  ['Nachfolger von Karl Weber wird Mojtaba Berger.', ['mojtaba-berger SUCCEEDED karl-weber planned']],
  ['Donald Trump will Marco Rubio zum Außenminister machen.', ['donald-trump APPOINTED marco-rubio planned']],
  ['Der Bundestag wählte Friedrich Merz im zweiten Durchgang zum Kanzler.', ['bundestag APPOINTED friedrich-merz']],
  [
    'Die ÖVP hat Christian Stocker zum neuen Obmann bestellt.',
    ['oevp APPOINTED christian-stocker', 'christian-stocker HOLDS_POSITION oevp'],
  ],
  [
    'Tunesiens Präsident Kais Saied ernannte Ahmed Hachani zum Regierungschef.',
    ['kais-saied HOLDS_POSITION TN', 'kais-saied APPOINTED ahmed-hachani', 'ahmed-hachani HOLDS_POSITION TN'],
  ],
  ['Als russischer Ministerpräsident amtiert Michail Mischustin.', ['michail-mischustin HOLDS_POSITION RU']],
  [
    'Peter Pellegrini wurde in Bratislava als Präsident der Slowakei vereidigt.',
    ['peter-pellegrini HOLDS_POSITION SK'],
  ],
  ['Donald Tusk ist erneut Ministerpräsident Polens.', ['donald-tusk HOLDS_POSITION PL']],
  ['Mia Mottley regiert Barbados seit 2018.', ['mia-mottley HOLDS_POSITION BB']],
  ['Ngozi Okonjo-Iweala steht der WTO vor.', ['ngozi-okonjo-iweala HOLDS_POSITION wto']],
  [
    'Die AfD-Vorsitzenden Alice Weidel und Tino Chrupalla jubelten.',
    ['alice-weidel HOLDS_POSITION afd', 'tino-chrupalla HOLDS_POSITION afd'],
  ],
  [
    'Alice Weidel und Tino Chrupalla, die Vorsitzenden der AfD, jubelten.',
    ['alice-weidel HOLDS_POSITION afd', 'tino-chrupalla HOLDS_POSITION afd'],
  ],
  [
    'Die Grünen-Chefs Ricarda Lang und Omid Nouripour treten zurück.',
    ['ricarda-lang HOLDS_POSITION gruene', 'omid-nouripour HOLDS_POSITION gruene'],
  ],
  [
    'Der frühere Innenminister und nunmehrige FPÖ-Chef Herbert Kickl will Österreich umbauen.',
    ['herbert-kickl HOLDS_POSITION fpoe', 'herbert-kickl HOLDS_POSITION AT ended'],
  ],
  ['Harald Vilimsky, Europaabgeordneter der FPÖ, kritisierte die Kommission.', ['harald-vilimsky MEMBER_OF fpoe']],
  ['Sahra Wagenknecht hat das BSW gegründet.', ['sahra-wagenknecht FOUNDED bsw']],
  ['Die PVV wurde 2006 von Geert Wilders gegründet.', ['geert-wilders FOUNDED pvv']],
  ['Hunter Biden, der Sohn von Joe Biden, bekannte sich schuldig.', ['hunter-biden FAMILY_OF joe-biden']],
  [
    'Sara Duterte, Tochter des früheren Präsidenten Rodrigo Duterte, trat zurück.',
    ['rodrigo-duterte FAMILY_OF sara-duterte'],
  ],
  [
    'Raúl Castro beerbte seinen Bruder Fidel Castro.',
    ['fidel-castro FAMILY_OF raul-castro', 'raul-castro SUCCEEDED fidel-castro'],
  ],
  ['Baschar al-Assad und seine Frau Asma al-Assad flohen nach Moskau.', ['asma-al-assad FAMILY_OF baschar-al-assad']],
  ['Serbien gilt als enger Verbündeter Russlands.', ['RS ALLIED_WITH RU']],
  ['Nordkorea, ein Verbündeter Moskaus, schickte Soldaten.', ['KP ALLIED_WITH RU']],
  ['CDU und SPD bilden in Berlin eine Koalition.', ['cdu ALLIED_WITH spd']],
  ['Die ÖVP koaliert seit 2020 mit den Grünen.', ['gruene ALLIED_WITH oevp']],
  ['Nato-Partner Türkei blockiert weiter.', ['TR MEMBER_OF nato']],
  ['Die EU-Staaten Ungarn und Slowakei stimmten dagegen.', ['HU MEMBER_OF eu', 'SK MEMBER_OF eu']],
  ['Montenegro ist seit 2017 Mitglied der Nato.', ['ME MEMBER_OF nato']],
  ['Der russische Ölkonzern Rosneft hat Verluste geschrieben.', ['rosneft BASED_IN RU']],
  ['Die Revolutionsgarden des Iran drohten mit Vergeltung.', ['revolutionsgarden PART_OF IR']],
  ['Fox News gehört Rupert Murdoch.', ['rupert-murdoch OWNS fox-news']],
  ['Die VW-Tochter Audi schließt das Werk in Brüssel.', ['audi PART_OF volkswagen']],
  ['Siemens mit Sitz in München baut in Deutschland Stellen ab.', ['siemens BASED_IN DE']],
  ['Die jemenitischen Huthis beschossen ein Schiff.', ['huthi BASED_IN YE']],
  ['Die belarussische Oppositionelle Maria Kolesnikowa ist frei.', ['maria-kolesnikowa CITIZEN_OF BY']],
  ['Die iranische Friedensnobelpreisträgerin Narges Mohammadi wurde verhaftet.', ['narges-mohammadi CITIZEN_OF IR']],
  ['Der chinesische Künstler Ai Weiwei verließ Peking.', ['ai-weiwei CITIZEN_OF CN']],
  ['Der russische Ex-Spion Sergej Skripal überlebte.', ['sergej-skripal CITIZEN_OF RU']],
  [
    'Der Österreicher Volker Türk, UN-Hochkommissar für Menschenrechte, verlangte Aufklärung.',
    ['volker-tuerk CITIZEN_OF AT', 'volker-tuerk HOLDS_POSITION vereinte-nationen'],
  ],
  [
    'Martin Griffiths, Nothilfekoordinator der Vereinten Nationen, sprach von einer Katastrophe.',
    ['martin-griffiths HOLDS_POSITION vereinte-nationen'],
  ],
  [
    'UN-Nothilfekoordinator Tom Fletcher sprach von einer Katastrophe.',
    ['tom-fletcher HOLDS_POSITION vereinte-nationen'],
  ],
  [
    'Karim Khan, Chefankläger des Internationalen Strafgerichtshofs, beantragte Haftbefehle.',
    ['karim-khan HOLDS_POSITION internationaler-strafgerichtshof'],
  ],
  ['Israels Armeesprecher Daniel Hagari bestätigte den Angriff.', ['daniel-hagari HOLDS_POSITION IL']],
  [
    'Matthew Miller, Sprecher des US-Außenministeriums, wich aus.',
    ['matthew-miller HOLDS_POSITION us-aussenministerium'],
  ],
  ['Chinas Außenamtssprecherin Mao Ning wies das zurück.', ['mao-ning HOLDS_POSITION CN']],
  [
    'Das US-Außenministerium bestätigte die Reise. Man sei besorgt, sagte Ministeriumssprecher Vedant Patel.',
    ['vedant-patel HOLDS_POSITION us-aussenministerium'],
  ],
  [
    'Österreich schickt Soldaten. Verteidigungsminister Gerald Klug kündigte das in Österreich an.',
    ['gerald-klug HOLDS_POSITION AT'],
  ],
  [
    'Die Präsidenten Rumäniens und Bulgariens, Klaus Johannis und Rumen Radew, trafen einander.',
    ['klaus-johannis HOLDS_POSITION RO', 'rumen-radew HOLDS_POSITION BG'],
  ],
  [
    'Am Gipfel nahmen Kroatiens Präsident Ivo Josipović und der serbische Staatschef Boris Tadić teil.',
    ['ivo-josipovic HOLDS_POSITION HR', 'boris-tadic HOLDS_POSITION RS'],
  ],
  ['Spaniens Landwirtschaftsminister Luis Planas ist dafür.', ['luis-planas HOLDS_POSITION ES']],
  [
    'Der damalige französische Gesundheitsminister Olivier Véran trug die Verantwortung.',
    ['olivier-veran HOLDS_POSITION FR ended'],
  ],
  [
    'Österreichs Landwirtschaftsminister Norbert Totschnig (ÖVP) lehnt das Abkommen ab.',
    ['norbert-totschnig HOLDS_POSITION AT', 'norbert-totschnig MEMBER_OF oevp'],
  ],
  ['Susanne Riess führte einst die FPÖ.', ['susanne-riess HOLDS_POSITION fpoe']],
  ['Wiens Bürgermeister Michael Ludwig empfing die Gäste im Rathaus.', ['michael-ludwig HOLDS_POSITION AT']],
  ['US-Botschafter Rahm Emanuel kritisierte Tokio.', ['rahm-emanuel HOLDS_POSITION US']],
  ['Zhang Jun, Chinas Botschafter bei den Vereinten Nationen, legte Veto ein.', ['zhang-jun HOLDS_POSITION CN']],
  [
    'Der russische UN-Botschafter Wassili Nebensja sprach von einer Provokation.',
    ['wassili-nebensja HOLDS_POSITION RU'],
  ],
  ['EU-Chefdiplomat Josep Borrell warnte.', ['josep-borrell HOLDS_POSITION eu']],
  [
    'Die EU-Kommission bleibt hart. Handelskommissar Maroš Šefčovič reist nach Washington.',
    ['maros-sefcovic HOLDS_POSITION eu-kommission'],
  ],
  [
    'Margrethe Vestager, Vizepräsidentin der EU-Kommission, verhängte eine Strafe.',
    ['margrethe-vestager HOLDS_POSITION eu-kommission'],
  ],
  [
    'Charles Michel, Präsident des Europäischen Rats, lud zum Gipfel.',
    ['charles-michel HOLDS_POSITION europaeischer-rat'],
  ],
  ['Fifa-Präsident Gianni Infantino besuchte Doha.', ['gianni-infantino HOLDS_POSITION fifa']],
  ['Tesla-Chef Elon Musk unterstützt Trump.', ['elon-musk HOLDS_POSITION tesla']],
  [
    'Alexej Miller, Vorstandschef des Gaskonzerns Gazprom, drohte mit einem Stopp.',
    ['alexej-miller HOLDS_POSITION gazprom'],
  ],
  [
    'Jewgeni Prigoschin, der Chef der Söldnertruppe Wagner, starb bei einem Absturz.',
    ['jewgeni-prigoschin HOLDS_POSITION wagner'],
  ],
  ['Hamas-Chef Jahja Sinwar ist tot.', ['jahja-sinwar HOLDS_POSITION hamas']],
  [
    'Abu Bakr al-Baghdadi, Anführer der Terrormiliz Islamischer Staat, wurde getötet.',
    ['abu-bakr-al-baghdadi HOLDS_POSITION islamischer-staat'],
  ],
  ['Ungarns Chefdiplomat Péter Szijjártó reiste nach Minsk.', ['peter-szijjarto HOLDS_POSITION HU']],
  ['Palästinenserpräsident Mahmud Abbas reiste nach Amman.', ['mahmud-abbas HOLDS_POSITION PS']],
  [
    'Kurdenpräsident Nechirvan Barzani besuchte Bagdad; der Irak protestierte.',
    ['netschirwan-barsani HOLDS_POSITION IQ'],
  ],
  [
    'In Washington stimmte die republikanische Senatorin Susan Collins gegen das Gesetz.',
    ['susan-collins MEMBER_OF republikanische-partei', 'susan-collins HOLDS_POSITION US'],
  ],
  ['In Washington stimmte der Demokrat Joe Manchin gegen das Gesetz.', ['joe-manchin MEMBER_OF demokratische-partei']],
  ['Die Republikanerin Liz Cheney brach mit US-Präsident Trump.', ['liz-cheney MEMBER_OF republikanische-partei']],
  [
    'Die von der FPÖ nominierte Außenministerin Karin Kneissl reiste für Österreich nach Moskau.',
    ['karin-kneissl HOLDS_POSITION AT'],
  ],
  [
    'Viele machten Laurent Fabius verantwortlich. Frankreichs Außenminister war am Samstag vorgeprescht.',
    ['laurent-fabius HOLDS_POSITION FR'],
  ],
  [
    'Giorgia Meloni verteidigte den Plan. Italien brauche Ruhe, sagte die italienische Ministerpräsidentin.',
    ['giorgia-meloni HOLDS_POSITION IT'],
  ],
  [
    'Der slowakische Regierungschef Robert Fico lehnte ab. Das sei Sache der Slowakei, meinte der Smer-Chef.',
    ['robert-fico HOLDS_POSITION SK', 'robert-fico HOLDS_POSITION smer'],
  ],
  ['Estlands Staatsoberhaupt Alar Karis hielt eine Rede.', ['alar-karis HOLDS_POSITION EE']],
];

test.each(rows)('%s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

const silent: readonly string[] = [
  'Der Autor Hubert Seipel stellte sein Buch vor.',
  'Separatistenführer Denis Puschilin reiste nach Donezk.',
  'Der Präsident wies die Kritik zurück.',
  'Bei einem Unfall in der Nähe von Graz starben zwei Menschen.',
  'Johannes Huber besuchte am Montag das Außenministerium.',
  'Angela Merkel traf in Paris Emmanuel Macron.',
  'Der Bürgermeister eröffnete mit Karl Nowak die Ausstellung.',
  'Die Minister berieten mit Anna Berger über das Budget.',
  'Fanny Ott traf Sprecher der Opposition.',
  'Die Taliban schweigen.',
  'Manila protestierte.',
  'Der Vorsitzende des Vereins begrüßte Anna Maier.',
  'Peter Schmid wurde in Graz zum Ehrenbürger ernannt.',
  'Die Präsidentin sprach mit Hans Moser über die Ukraine.',
  'Der Chef der Werkstatt heißt Franz Lechner.',
  'Sollte Marie Klein Ministerin werden, droht Streit in Frankreich.',
  'Thomas Bauer reiste mit einem Minister nach Rom.',
  'Der Militärexperte Gustav Gressel hält das für möglich.',
  'Die Politologin Nicole Deitelhoff sieht keinen Ausweg.',
];

test.each(silent)('says no office: %s', (text) => {
  expect(said(text)).toEqual([]);
});
