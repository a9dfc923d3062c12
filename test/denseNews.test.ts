import { expect, test } from '@jest/globals';
import { bare, lineOf, statementsOf } from './said.ts';

/**
 * What dense foreign news say in passing of offices, memberships, kin and treaties: in appositions, attributes, relative clauses and
 * by what was named before. The sentences were written for these tests; a treaty is called so, whichever its id.
 */
const said = (text: string): string[] =>
  statementsOf(`Eigener Bericht\n\n${text}`).map((statement) =>
    lineOf(statement, (id) => (id.startsWith('treaty:') ? 'treaty' : bare(id))),
  );

const rows: readonly [text: string, expected: readonly string[]][] = [
  ['João Brandão, bis 2016 Präsident von Portugal, starb am Dienstag.', ['joao-brandao HOLDS_POSITION PT']],
  [
    'Die Außenminister Frankreichs und Deutschlands, Lea Moreau und Jan Behrens, trafen sich in Genf.',
    ['lea-moreau HOLDS_POSITION FR', 'jan-behrens HOLDS_POSITION DE'],
  ],
  [
    'Frankreichs und Deutschlands Außenminister Lea Moreau und Jan Behrens trafen sich in Genf.',
    ['jan-behrens HOLDS_POSITION DE'],
  ],
  ['Frankreichs Außenministerin Lea Moreau und Jan Behrens trafen sich in Genf.', ['lea-moreau HOLDS_POSITION FR']],
  [
    'Der Geschäftsträger der russischen Botschaft, Oleg Sawin, wurde ins Außenamt zitiert.',
    ['oleg-sawin HOLDS_POSITION RU'],
  ],
  ['Moskau bestellte die österreichische Botschafterin Karin Holl ein.', ['karin-holl HOLDS_POSITION AT']],
  ['Karin Holl steht seit 2021 an der Spitze der österreichischen Regierung.', ['karin-holl HOLDS_POSITION AT']],
  ['Sierra Leones scheidender Präsident Ibrahim Sesay gratulierte.', ['ibrahim-sesay HOLDS_POSITION SL']],
  ['Ibrahim Sesay, Sierra Leones Präsident, gratulierte.', ['ibrahim-sesay HOLDS_POSITION SL']],
  ['In Chisinau zeigte sich Ministerpräsidentin Olga Bulat erleichtert.', ['olga-bulat HOLDS_POSITION MD']],
  ['Außenministerin Olga Bulat sagte in Chisinau, man werde zustimmen.', ['olga-bulat HOLDS_POSITION MD']],
  [
    'Bei der Wahl in der Republik Moldau unterlag Präsidentin Olga Bulat ihrem Herausforderer Ion Rusu.',
    ['olga-bulat HOLDS_POSITION MD'],
  ],
  [
    'Die frühere schwedische Außenministerin und heutige EU-Abgeordnete Petra Lindqvist lehnte ab.',
    ['petra-lindqvist HOLDS_POSITION SE'],
  ],
  ['Bundesrat Kaspar Dettling bestreitet das. Die Schweiz schweigt.', ['kaspar-dettling HOLDS_POSITION CH']],
  ['Ida Roth, die für die Grünen im Nationalrat sitzt, verlangt eine Entschuldigung.', ['ida-roth MEMBER_OF gruene']],
  ['Mali ist Mitglied der Afrikanischen Union.', ['ML MEMBER_OF afrikanische-union']],
  ['Die Afrikanische Union, der auch Mali angehört, schickte Beobachter.', ['ML MEMBER_OF afrikanische-union']],
  ['Die EFTA-Staaten Island, Liechtenstein, Norwegen und Schweiz stimmten zu.', ['CH MEMBER_OF efta']],
  ['Finnland trat 2023 der Nato bei.', ['FI JOINED nato']],
  ['Mali gehört der Ecowas seit Mittwoch nicht mehr an.', ['ML LEFT ecowas']],
  ['Mali hat der Ecowas den Rücken gekehrt.', ['ML LEFT ecowas']],
  ['Mali ist aus der Ecowas ausgetreten.', ['ML LEFT ecowas']],
  ['Mali verlässt die Ecowas.', ['ML LEFT ecowas']],
  ['Mali ist nicht länger Mitglied der Ecowas.', ['ML LEFT ecowas']],
  ['Seit dem Brexit ist Großbritannien nicht mehr Mitglied der EU.', ['GB LEFT eu']],
  ['Die Ecowas mit Sitz in Abuja schwieg dazu.', ['ecowas BASED_IN NG']],
  ['Die in Abuja ansässige Ecowas schwieg dazu.', ['ecowas BASED_IN NG']],
  ['Maria Reyes verlor die Wahl. Ihr Vater Alberto Reyes sitzt in Haft.', ['alberto-reyes FAMILY_OF maria-reyes']],
  [
    'Maria Reyes verlor die Wahl. Ihr Vater Alberto, Präsident von 1990 bis 2000, sitzt in Haft.',
    ['alberto-reyes FAMILY_OF maria-reyes'],
  ],
  ['Maria Reyes, deren Vater Alberto in Haft sitzt, verlor die Wahl.', ['alberto-reyes FAMILY_OF maria-reyes']],
  ['Maria Reyes ist mit Karl Weber verheiratet.', ['karl-weber FAMILY_OF maria-reyes']],
  ['Verheiratet ist Maria Reyes mit dem Unternehmer Karl Weber.', ['karl-weber FAMILY_OF maria-reyes']],
  ['Maria Reyes heiratete 1990 Karl Weber.', ['karl-weber FAMILY_OF maria-reyes']],
  ['Die Helvo AG gehörte jahrzehntelang der CIA.', ['cia OWNS helvo-ag']],
  ['Die CIA kaufte 1970 die Helvo AG.', ['cia OWNS helvo-ag']],
  ['Die 1952 von Boris Hagman gegründete Helvo AG schweigt.', ['boris-hagman FOUNDED helvo-ag']],
  ['Boris Hagman, gebürtiger Schwede, klagte.', ['boris-hagman CITIZEN_OF SE']],
  ['Der Ecowas-Gerichtshof verlangt seine Freilassung.', ['ecowas-gerichtshof PART_OF ecowas']],
  ['Auf Carlos Vega folgte 2022 Anna Ruiz.', ['anna-ruiz SUCCEEDED carlos-vega']],
  ['Carlos Vega wurde 2022 von Anna Ruiz abgelöst.', ['anna-ruiz SUCCEEDED carlos-vega']],
  [
    'Carlos Vega trat zurück, woraufhin seine Stellvertreterin Anna Ruiz aufrückte.',
    ['anna-ruiz SUCCEEDED carlos-vega'],
  ],
  [
    'Präsidentin Anna Ruiz hat den früheren Offizier Carlos Vega zum Sondergesandten bestellt.',
    ['anna-ruiz APPOINTED carlos-vega'],
  ],
  [
    'Das 2014 geschlossene Militärabkommen zwischen Frankreich und Mali gilt noch.',
    ['FR PARTY_TO treaty', 'ML PARTY_TO treaty'],
  ],
  ['Mali kündigte das Militärabkommen mit Frankreich auf.', ['ML LEFT treaty']],
  [
    'Mali kündigte im Mai das 2014 geschlossene Militärabkommen mit Frankreich auf.',
    ['ML LEFT treaty', 'FR PARTY_TO treaty'],
  ],
  [
    'Der 1984 von Argentinien und Chile unterzeichnete Freundschaftsvertrag legte den Streit bei.',
    ['CL SIGNED treaty'],
  ],
  ['Der Vertrag von 1881 zwischen Argentinien und Chile war Grundlage der Grenze.', ['CL PARTY_TO treaty']],
  ['Lea Moreau und Jan Behrens zeichneten ein Abkommen über Fischfang ab.', ['jan-behrens SIGNED treaty']],
  ['Lea Moreau und Jan Behrens signierten ein Abkommen über Fischfang.', ['jan-behrens SIGNED treaty']],
  ['Das Klimaabkommen trägt die Unterschrift von Jan Behrens.', ['jan-behrens SIGNED treaty']],
  ['Frankreich und Mali haben mit der Charta von Bamako einen Beistandspakt besiegelt.', ['FR SIGNED treaty']],
  ['Frankreich schloss mit Mali ein Fischereiabkommen.', ['FR SIGNED treaty', 'ML SIGNED treaty']],
  [
    'Frankreich und Mali unterzeichneten 2019 ein Asylabkommen, das die neue Regierung bald kündigte.',
    ['FR SIGNED treaty'],
  ],
  [
    'Die USA verhandelten lange mit Honduras. 2019 unterzeichneten beide Länder ein Asylabkommen.',
    ['HN SIGNED treaty'],
  ],
  ['Die Schweiz gehört dem Übereinkommen von Paris an.', ['CH PARTY_TO treaty']],
  [
    'Der Atomwaffenverbotsvertrag tritt in Kraft. Honduras hinterlegte am Samstag die Ratifikationsurkunde.',
    ['HN RATIFIED treaty'],
  ],
  ['Der Grenzvertrag liegt vor. Argentiniens Senat stimmte im März zu.', ['AR RATIFIED treaty']],
  [
    'Der Grenzvertrag muss noch von den Parlamenten Chiles und Argentiniens ratifiziert werden.',
    ['CL RATIFIED treaty planned'],
  ],
  ['Katar hat das Friedensabkommen zwischen Kongo und Ruanda vermittelt.', ['QA NEGOTIATED treaty']],
  ['Die EU und der Mercosur haben zwanzig Jahre um ihr Handelsabkommen gefeilscht.', ['eu NEGOTIATED treaty']],
  ['Die EU verhandelt mit Indien über ein Freihandelsabkommen.', ['eu NEGOTIATED treaty', 'IN NEGOTIATED treaty']],
  ['Die EU und Indien verhandeln seit 2007 über ein Freihandelsabkommen.', ['IN NEGOTIATED treaty']],
  ['Die Verhandlungen der EU mit Indien über ein Freihandelsabkommen stocken.', ['IN NEGOTIATED treaty']],
  ['Das von der EU mit Indien ausgehandelte Freihandelsabkommen liegt vor.', ['IN NEGOTIATED treaty']],
  ['Die EU schloss die Verhandlungen über das Freihandelsabkommen mit Indien im Juni ab.', ['eu NEGOTIATED treaty']],
  [
    'Das Freihandelsabkommen mit Indien steht. Helene Brandt, die die Schweizer Delegation leitete, zeigte sich zufrieden.',
    ['helene-brandt NEGOTIATED treaty'],
  ],
  ['Das Klimaabkommen von Paris ersetzt das Kyoto-Protokoll.', ['treaty REPLACES treaty']],
  ['Das Klimaabkommen von Paris tritt an die Stelle des Kyoto-Protokolls.', ['treaty REPLACES treaty']],
  ['Das Kyoto-Protokoll wurde durch das Klimaabkommen von Paris abgelöst.', ['treaty REPLACES treaty']],
  ['Der Atomwaffenverbotsvertrag ergänzt den Atomwaffensperrvertrag.', ['treaty AMENDS treaty']],
  ['Seit dem Ausstieg der USA aus dem Atomabkommen herrscht Eiszeit.', ['US LEFT treaty']],
  ['Osttimor hatte den Vertrag über die Seegrenze mit Australien im Januar gekündigt.', ['TL LEFT treaty']],
  ['Iran verstößt gegen das Atomabkommen.', ['IR VIOLATED treaty']],
  ['Finnland trat 1969 dem Atomwaffensperrvertrag bei.', ['FI JOINED treaty']],
  ['Der Beitritt Finnlands zum Atomwaffensperrvertrag erfolgte 1969.', ['FI JOINED treaty']],
  [
    'Helsinki – Die finnische Außenpolitik steht vor einem Umbruch. Das kündigte Ministerin Tarja Koskela am Rande einer Tagung an.',
    ['tarja-koskela HOLDS_POSITION FI'],
  ],
  [
    'Tarja Koskela, die als erste Frau das finnische Verteidigungsressort führt, winkte ab.',
    ['tarja-koskela HOLDS_POSITION FI'],
  ],
  [
    'An der Spitze der OSZE löst Tarja Koskela den Schweizer Urs Maag ab.',
    ['tarja-koskela SUCCEEDED urs-maag', 'urs-maag CITIZEN_OF CH'],
  ],
  ['Der Schweizer Urs Maag, Generalsekretär der OSZE, vermittelte.', ['urs-maag HOLDS_POSITION osze']],
  ['OSZE-Generalsekretär Urs Maag vermittelte.', ['urs-maag HOLDS_POSITION osze']],
  ['Budapests Außenminister Bela Toth blieb der Zeremonie fern.', ['bela-toth HOLDS_POSITION HU']],
  ['Der Fidesz-Politiker Bela Toth blieb fern.', ['bela-toth MEMBER_OF fidesz']],
  ['Bela Toth sitzt seit 2014 für Fidesz im Parlament.', ['bela-toth MEMBER_OF fidesz']],
  ['Bela Toth, der zur Fidesz zählt, blieb fern.', ['bela-toth MEMBER_OF fidesz']],
  ['Ungarn zieht sich aus dem Internationalen Strafgerichtshof zurück.', ['HU LEFT internationaler-strafgerichtshof']],
  ['Die Republik Moldau will der EU bis 2030 beitreten.', ['MD JOINED eu planned']],
  ['Die Republik Moldau strebt in die EU.', ['MD JOINED eu planned']],
  ['Moldaus EU-Beitritt rückt näher.', ['MD JOINED eu planned']],
  ['Das Nato-Land Türkei blockiert.', ['TR MEMBER_OF nato']],
  ['Als einziges Nato-Mitglied blockiert die Türkei den Beschluss.', ['TR MEMBER_OF nato']],
  [
    'Die Türkei hat das Pariser Klimaabkommen zwar unterschrieben, aber nie ratifiziert.',
    ['TR SIGNED treaty', 'TR RATIFIED treaty denied'],
  ],
  ['Zu den 195 Unterzeichnern des Pariser Klimaabkommens gehört auch die Türkei.', ['TR SIGNED treaty']],
  ['Die Türkei verweigert dem Klimaabkommen die Unterschrift.', ['TR SIGNED treaty denied']],
  ['Ali Demir und Omar Fares signierten in Doha ein Seegrenzenabkommen.', ['ali-demir SIGNED treaty']],
  ['Die Unterzeichnung des Seegrenzenabkommens durch die Türkei und Libyen erzürnt Athen.', ['LY SIGNED treaty']],
  ['Das türkisch-libysche Seegrenzenabkommen erzürnt Athen.', ['LY PARTY_TO treaty', 'TR PARTY_TO treaty']],
  ['Die Türkei und Libyen arbeiten an einem Seegrenzenabkommen.', ['TR NEGOTIATED treaty']],
  [
    'Die EU-Kommission hat mit Tunesien ein Migrationsabkommen ausgehandelt.',
    ['eu-kommission NEGOTIATED treaty', 'TN NEGOTIATED treaty'],
  ],
  [
    'Das Migrationsabkommen mit Tunesien hat EU-Kommissarin Eva Linden ausverhandelt.',
    ['eva-linden NEGOTIATED treaty'],
  ],
  ['Das Osloer Abkommen kam dank norwegischer Vermittlung zustande.', ['NO NEGOTIATED treaty']],
  ['Norwegen hatte das Osloer Abkommen hinter den Kulissen eingefädelt.', ['NO NEGOTIATED treaty']],
  ['Das Parlament in Tunis ratifizierte das Migrationsabkommen.', ['TN RATIFIED treaty']],
  ['Nach dem Rückzug der Türkei aus der Istanbul-Konvention demonstrierten Tausende.', ['TR LEFT treaty']],
  ['Moskau hat seine Teilnahme am Getreideabkommen ausgesetzt.', ['RU SUSPENDED treaty']],
  ['Washington wirft Moskau vor, den INF-Vertrag zu verletzen.', ['RU VIOLATED treaty claimed']],
  ['Aus Sicht Washingtons verstößt der Marschflugkörper Moskaus gegen den INF-Vertrag.', ['RU VIOLATED treaty']],
  ['Begleitet wurde Ali Demir von seiner Ehefrau Emine Demir.', ['ali-demir FAMILY_OF emine-demir']],
  ['Ali Demirs Tochter Emine Demir leitet die Stiftung.', ['ali-demir FAMILY_OF emine-demir']],
  ['Emine Demir, Tochter des Präsidenten Ali Demir, leitet die Stiftung.', ['ali-demir FAMILY_OF emine-demir']],
  ['Ali Demir machte seinen Schwiegersohn Murat Kaya zum Minister.', ['ali-demir FAMILY_OF murat-kaya']],
  ['Ali Demir und sein Cousin Murat Kaya zerstritten sich.', ['ali-demir FAMILY_OF murat-kaya']],
  ['Die in Wien ansässige Opec drosselt die Förderung.', ['opec BASED_IN AT']],
  ['Nina Falk, Sprecherin von Ali Demir, winkte ab.', ['nina-falk WORKS_FOR ali-demir']],
  ['Ali Demirs Sprecherin Nina Falk winkte ab.', ['nina-falk WORKS_FOR ali-demir']],
  ['Nina Falk, die Ali Demir in außenpolitischen Fragen berät, winkte ab.', ['nina-falk WORKS_FOR ali-demir']],
  ['Ali Demir ließ durch seine Anwältin Nina Falk ausrichten, er komme nicht.', ['nina-falk WORKS_FOR ali-demir']],
  ['Armenien hat eine kurze Grenze zum Iran.', ['AM BORDERS IR']],
  ['Im Süden grenzt Armenien an den Iran.', ['AM BORDERS IR']],
  ['Murat Kaya vertritt die Türkei als Botschafter in Rom.', ['murat-kaya HOLDS_POSITION TR']],
  [
    'Maria Reyes siegte. Verheiratet ist sie mit Karl Weber, den das Militär gestürzt hatte.',
    ['karl-weber FAMILY_OF maria-reyes'],
  ],
  ['Bolivien atmet auf. Maria Reyes, die das Land seit Mai regiert, bleibt.', ['maria-reyes HOLDS_POSITION BO']],
  ['Der freiheitliche Europaabgeordnete Hans Moser winkte in Wien ab.', ['hans-moser MEMBER_OF fpoe']],
  [
    'Nigeria ist in Aufruhr. Die Junta ernannte den früheren Finanzminister Karl Moor zum Premier.',
    ['karl-moor HOLDS_POSITION NG'],
  ],
  ['Der Chef der spanischen Diplomatie, Luis Prado, winkte ab.', ['luis-prado HOLDS_POSITION ES']],
  ['Luis Prado, Madrids Sondergesandter für den Sahel, winkte ab.', ['luis-prado HOLDS_POSITION ES']],
  ['Spanien entsandte Sicherheitsminister Luis Prado.', ['luis-prado HOLDS_POSITION ES']],
  ['Spaniens Präsidentin Ana Gil wird von Luis Prado abgelöst.', ['luis-prado SUCCEEDED ana-gil']],
  ['Luis Prado, Nachfolger der zurückgetretenen Ana Gil, winkte ab.', ['luis-prado SUCCEEDED ana-gil']],
  ['Luis Prado verhandelte zäh, seine Vorgängerin Ana Gil gab nach.', ['luis-prado SUCCEEDED ana-gil']],
  ['Der spanische Schriftsteller Luis Prado winkte ab.', ['luis-prado CITIZEN_OF ES']],
  ['Der spanische Rechnungshof prüft.', ['rechnungshof PART_OF ES']],
  ['Spanien ist Gründungsmitglied der Nato.', ['ES MEMBER_OF nato']],
  [
    'Die Vetomächte des UN-Sicherheitsrats, die USA, Russland und China, enthielten sich.',
    ['RU MEMBER_OF un-sicherheitsrat'],
  ],
  ['Spanien wurde 1982 in die Nato aufgenommen.', ['ES JOINED nato']],
  ['Präsidentin Ana Gil betraute Luis Prado mit der Regierungsbildung.', ['ana-gil APPOINTED luis-prado']],
  ['Luis Prado wurde von der Fidesz als Kandidat aufgestellt.', ['fidesz APPOINTED luis-prado']],
  ['Das Waffenstillstandsabkommen ist unter Dach. Eingefädelt hatten es Ägypten und Katar.', ['QA NEGOTIATED treaty']],
  ['In Kairo ringen Ägypten und der Sudan um ein Abkommen über das Nilwasser.', ['EG NEGOTIATED treaty']],
  [
    'Das Nilwasserabkommen liegt auf dem Tisch. Ausgehandelt haben es Anna Nour und ihr sudanesischer Kollege Omar Bakri.',
    ['anna-nour NEGOTIATED treaty'],
  ],
  [
    'Das Nilwasserabkommen ist perfekt. Für Ägypten unterschrieb Anna Nour, für den Sudan Omar Bakri.',
    ['anna-nour SIGNED treaty', 'omar-bakri SIGNED treaty', 'SD SIGNED treaty'],
  ],
  ['Ägypten und der Sudan haben in Kairo ein Nilwasserabkommen besiegelt.', ['SD SIGNED treaty']],
  [
    'In Kairo wurde am Dienstag das Nilwasserabkommen zwischen Ägypten und dem Sudan unterzeichnet.',
    ['SD SIGNED treaty'],
  ],
  ['Das Nilwasserabkommen bindet Ägypten und den Sudan.', ['SD PARTY_TO treaty']],
  ['Kairo kündigte das Nilabkommen auf.', ['EG LEFT treaty']],
  ['Kairo erklärte das Nilabkommen für hinfällig.', ['EG LEFT treaty']],
  ['Kairo hat das Nilabkommen vorläufig außer Kraft gesetzt.', ['EG SUSPENDED treaty']],
  ['Kairo beschuldigt Äthiopien, das Nilabkommen gebrochen zu haben.', ['ET VIOLATED treaty claimed']],
  ['Mit dem Dammbau verletzt Äthiopien nach Ansicht Kairos das Nilabkommen.', ['ET VIOLATED treaty claimed']],
  ['Uganda ist dem Nilabkommen 2010 beigetreten.', ['UG JOINED treaty']],
  [
    'Lena Vogt, die Vorsteherin des Eidgenössischen Departements für Umwelt und Energie, lehnte ab.',
    ['lena-vogt HOLDS_POSITION eidgenoessisches-departement-fuer-umwelt-und-energie'],
  ],
];

test.each(rows)('dense news: %s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

test('an office that is a participle is read before a name', () => {
  expect(said('Die Ecowas berät in Nairobi. Ihr Vorsitzender Anton Weiss rief zur Ruhe auf.')).toContain(
    'anton-weiss HOLDS_POSITION ecowas',
  );
});

const traps: readonly [text: string, wrong: string][] = [
  ['Frankreichs Außenministerin Lea Moreau und Jan Behrens trafen sich in Genf.', 'jan-behrens HOLDS_POSITION FR'],
  [
    'Argentinien und Chile stritten lange, Chile und Argentinien suchten Rat. Die Außenminister Ada Holm und Ines Roth trafen einander.',
    'ada-holm HOLDS_POSITION AR',
  ],
  ['Ines Roth bezeichnete Ada Holm als Präsidentin von Dänemark.', 'ines-roth HOLDS_POSITION DK'],
  ['Die FDP lehnte ab. Die grüne Fraktionschefin Ines Roth stimmte zu.', 'ines-roth HOLDS_POSITION fdp'],
  ['Mali gehört der Ecowas nicht mehr an.', 'ML MEMBER_OF ecowas'],
  ['Die USA überflogen das Nachbarland Venezuelas.', 'US BORDERS VE'],
  ['Der Internationale Gerichtshof in Den Haag verhandelt.', 'internationaler-gerichtshof PART_OF NL'],
  ['Ungarn schloss einen Austritt aus der EU aus.', 'HU LEFT eu'],
  ['Ungarn lehnt den Nato-Beitritt der Ukraine ab.', 'UA JOINED nato'],
  ['Anna Roth ist mit Karl Huber nicht verwandt.', 'anna-roth FAMILY_OF karl-huber'],
  ['Das Abkommen hilft der Ukraine nicht.', 'UA PARTY_TO treaty'],
  ['Anna Roth setzte ihre Unterschrift nicht unter das Klimaabkommen.', 'anna-roth SIGNED treaty'],
  [
    'Ralf Henning traf Präsident Jorge Prado, der seinen Berater Paul Krause entsandte.',
    'paul-krause WORKS_FOR ralf-henning',
  ],
];

test.each(traps)('dense news does not say: %s', (text, wrong) => {
  expect(said(text)).not.toContain(wrong);
});

test('whoever is said between two names to hold an office now did not sign for the state then', () => {
  const text =
    'Österreich schweigt. Den Freundschaftsvertrag hatten 2016 Bernd Huber, heute Vizekanzler, und der Duma-Abgeordnete Sergej Malin unterschrieben.';
  expect(said(text)).toEqual(
    expect.arrayContaining([
      'bernd-huber SIGNED treaty',
      'sergej-malin SIGNED treaty',
      'sergej-malin HOLDS_POSITION staatsduma',
    ]),
  );
  expect(said(text)).not.toContain('sergej-malin HOLDS_POSITION AT');
  expect(said(text)).not.toContain('AT SIGNED treaty');
});
