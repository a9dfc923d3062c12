import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * Whom a reaction means that does not say it: who criticises, welcomes or rejects a deed that was told before means its doer. Beside
 * each rule stand texts in which it must not fire.
 */

/** Statements of a text that tell what somebody does to somebody; offices and memberships are tested elsewhere. */
const deeds = (text: string): string[] =>
  said(text)
    .filter((line) => !/ (?:HOLDS_POSITION|MEMBER_OF|PART_OF|BASED_IN|CITIZEN_OF) /.test(line))
    .sort();

type Row = readonly [text: string, expected: readonly string[]];
const readsAll = (rows: readonly Row[]): void => {
  for (const [text, expected] of rows)
    test(text, () => {
      expect(deeds(text)).toEqual([...expected].sort());
    });
};

describe('who did the deed that a noun names, long after it was told', () => {
  const between =
    'Betroffen sind mehrere Banken. Der Ölpreis stieg um drei Prozent. An den Börsen blieb es ruhig. Die Lager sind voll. Es ist Herbst. ';
  readsAll([
    [
      `Die USA haben Sanktionen gegen den Iran verhängt. ${between}Chinas Sprecherin Mao Ning bezeichnete die Sanktionen als illegal.`,
      ['US SANCTIONED IR', 'mao-ning ACCUSED US'],
    ],
    // Two who did so to two: nobody knows which is meant.
    [
      `Die USA haben Sanktionen gegen den Iran verhängt. Japan verhängte Sanktionen gegen Russland. ${between}Sprecherin Mao Ning bezeichnete die Sanktionen als illegal.`,
      ['JP SANCTIONED RU', 'US SANCTIONED IR'],
    ],
    // A step may be any.
    [
      `Es wird kühl. Die USA haben Sanktionen gegen den Iran verhängt. ${between}Sprecherin Mao Ning bezeichnete den Schritt als illegal.`,
      ['US SANCTIONED IR'],
    ],
    // With arms, where arms were used.
    [
      'Russland hat Kiew mit Drohnen angegriffen. Donald Tusk sprach von Terror. Auch Klaus Iohannis verurteilte die Attacke.',
      ['RU ATTACKED UA', 'donald-tusk ACCUSED RU', 'klaus-iohannis ACCUSED RU'],
    ],
    [
      'Russland bombardierte Kiew. Bundeskanzler Olaf Scholz kündigte Hilfe an. Wolodymyr Selenskyj sprach von Terror.',
      ['RU ATTACKED UA', 'wolodymyr-selenskyj ACCUSED RU'],
    ],
  ]);
});

describe('who brought forth what is called by the same noun', () => {
  readsAll([
    [
      'Mexiko hat Jorge Glas Asyl gewährt. Ministerin Gabriela Sommerfeld nannte das Asyl rechtswidrig.',
      ['MX AIDED jorge-glas', 'gabriela-sommerfeld ACCUSED MX'],
    ],
    [
      'Mexiko hat Jorge Glas Asyl gewährt. Das Asyl nannte Ministerin Gabriela Sommerfeld rechtswidrig.',
      ['MX AIDED jorge-glas', 'gabriela-sommerfeld ACCUSED MX'],
    ],
    [
      'Die Slowakei hat ein Gesetz gegen Vereine beschlossen. Die Beratungen dauerten zwei Tage. Andreas Schieder nannte das Gesetz einen Angriff auf die Demokratie.',
      ['andreas-schieder ACCUSED SK'],
    ],
    [
      'Peru plant einen Staudamm. Ein Jahr ist vergangen. Lidia Thorpe nannte den Staudamm einen Fehler.',
      ['lidia-thorpe ACCUSED PE'],
    ],
    // What was not decided is nobody's.
    ['Die Slowakei hat das Gesetz nicht beschlossen. Andreas Schieder nannte das Gesetz einen Fehler.', []],
    // Whoever praises a plan brought forth none.
    ['Peru hat Sorgen. Karl Nehammer lobte den Plan. Herbert Kickl kritisierte den Plan.', []],
    // A firm that is called something is no deed.
    ['Wien kauft Busse. Das Unternehmen nannte Präsident Joe Biden einen Feind.', []],
  ]);
});

describe('a verdict is the court’s', () => {
  const verdict = 'Der Internationale Strafgerichtshof hat Thomas Lubanga schuldig gesprochen. ';
  const told = 'internationaler-strafgerichtshof PROSECUTED thomas-lubanga';
  readsAll([
    [
      `${verdict}Die Richter verlasen das Urteil am Mittwoch. Human Rights Watch begrüßte das Urteil.`,
      [told, 'human-rights-watch SUPPORTED internationaler-strafgerichtshof'],
    ],
    [
      `${verdict}Außenminister Laurent Fabius nannte den Spruch einen Meilenstein.`,
      [told, 'laurent-fabius SUPPORTED internationaler-strafgerichtshof'],
    ],
    [
      `${verdict}Sein Verteidiger Jean Mabille sprach von einem Fehlurteil.`,
      [told, 'jean-mabille ACCUSED internationaler-strafgerichtshof', 'jean-mabille WORKS_FOR thomas-lubanga'],
    ],
    // Of two courts nobody knows which.
    [
      'Der Internationale Strafgerichtshof zog um. Der Europäische Gerichtshof tagte. Das war im Mai. Human Rights Watch begrüßte das Urteil.',
      [],
    ],
    // Nor that of a court of which only something else was told.
    [
      'Der Internationale Strafgerichtshof bekommt Geld. In Linz fiel ein Urteil. Human Rights Watch kritisierte das Urteil.',
      [],
    ],
    [
      'Der Internationale Strafgerichtshof tagt in Den Haag. Karl Nehammer begrüßte das Urteil gegen den Räuber aus Linz.',
      [],
    ],
    [
      `${verdict}Human Rights Watch begrüßte das Urteil gegen Lubanga.`,
      [told, 'human-rights-watch SUPPORTED internationaler-strafgerichtshof'],
    ],
    // And a decision is anybody's, where no verdict was spoken of.
    [
      'Es ist Mai. Der Internationale Strafgerichtshof zog um. Das war im März. Human Rights Watch begrüßte die Entscheidung.',
      [],
    ],
  ]);
});

describe('whoever acted just before is meant', () => {
  const deed = 'Giorgia Meloni verlegt Lager nach Albanien. ';
  readsAll([
    [`${deed}Kritik übte Giuseppe Conte.`, ['giuseppe-conte ACCUSED giorgia-meloni']],
    [`${deed}Scharfe Kritik kam von Giuseppe Conte.`, ['giuseppe-conte ACCUSED giorgia-meloni']],
    [`${deed}Giuseppe Conte sparte nicht mit Kritik.`, ['giuseppe-conte ACCUSED giorgia-meloni']],
    [`${deed}Giuseppe Conte reagierte empört.`, ['giuseppe-conte ACCUSED giorgia-meloni']],
    [`${deed}Giuseppe Conte sprach von einer Farce.`, ['giuseppe-conte ACCUSED giorgia-meloni']],
    [`${deed}Lob kam von Viktor Orbán.`, ['viktor-orban SUPPORTED giorgia-meloni']],
    [`${deed}Widerspruch kam von Giuseppe Conte.`, ['giuseppe-conte REJECTED giorgia-meloni']],
    [`${deed}Giuseppe Conte zeigte sich empört.`, ['giuseppe-conte ACCUSED giorgia-meloni']],
    [`${deed}Giuseppe Conte ließ kein gutes Haar an dem Auftritt.`, ['giuseppe-conte ACCUSED giorgia-meloni']],
    [`${deed}Serbien legte Protest ein.`, ['RS PROTESTED giorgia-meloni']],
    [`${deed}Rückhalt kam von Viktor Orbán.`, ['viktor-orban SUPPORTED giorgia-meloni']],
    [`${deed}Viktor Orbán zollte Beifall.`, ['viktor-orban SUPPORTED giorgia-meloni']],
    [`${deed}Giuseppe Conte zeigte sich enttäuscht.`, []],
    [`${deed}Giuseppe Conte zeigte sich entsetzt über die Lage.`, []],
    [`${deed}Giuseppe Conte zeigte sich empört, dass Frankreich schweigt.`, ['giuseppe-conte ACCUSED FR']],
    ['Die Bauern blockierten die Straße. Viktor Orbán zeigte sich empört.', []],
    // What is told is no deed of hers, or a quarrel that may have two sides.
    ['Giorgia Meloni ist in Albanien. Giuseppe Conte sprach von einer Farce.', []],
    [
      'Emmanuel Macron warf Giorgia Meloni Zynismus vor. Kritik kam von Viktor Orbán.',
      ['emmanuel-macron ACCUSED giorgia-meloni'],
    ],
    ['Giorgia Meloni sagte, die Lage sei ernst. Giuseppe Conte sprach von einer Farce.', []],
    ['Giorgia Meloni will keine Lager. Nichts geschah. Giuseppe Conte sprach von einer Farce.', []],
    // No step that anybody is blamed for, or what is meant stands in the clause.
    ['Finnland baute eine Schule. Nach dem Unglück sprach Petteri Orpo von einer Schande.', []],
    ['Dänemark trat im Halbfinale an. Nach dem Terror sprach Petteri Orpo von einer Barbarei.', []],
    ['Fritz Maier fuhr ans Meer. Giuseppe Conte sprach im Parlament von einer Sauerei.', []],
    ['Serbien schloss die Grenze. Kroatien reiste an. Giuseppe Conte zeigte sich empört.', []],
    [`${deed}Nach dem Unglück sprach Giuseppe Conte von einer Farce.`, []],
    ['Serbien schloss die Grenze. Giuseppe Conte zeigte sich empört.', ['giuseppe-conte ACCUSED RS']],
    // A misfortune is nobody's fault.
    ['Japan schickte Hilfe. Rafael Correa sprach von der schlimmsten Katastrophe seit Jahren.', []],
    ['Frankreich verlor das Spiel. Thomas Müller sprach von einem Witz.', []],
    // Of whom, the words say themselves.
    [`${deed}Die Grünen übten Kritik an Christian Lindner.`, ['gruene ACCUSED christian-lindner']],
    [`${deed}Edi Rama sparte nicht mit Lob für die Jugend.`, []],
  ]);
});

describe('reactions one after the other mean the same one', () => {
  readsAll([
    [
      'Giorgia Meloni verlegt Lager nach Albanien. Elly Schlein nannte den Schritt unmenschlich. Carlo Calenda ortete gebrochene Versprechen.',
      ['carlo-calenda ACCUSED giorgia-meloni', 'elly-schlein ACCUSED giorgia-meloni'],
    ],
    [
      'Michael Ludwig will die Parkgebühren erhöhen. Karl Mahrer kritisierte den Plan. Dominik Nepp sprach von Abzocke.',
      ['dominik-nepp ACCUSED michael-ludwig', 'karl-mahrer ACCUSED michael-ludwig'],
    ],
    // What somebody is said to have done may not have been so: the second may mean the first.
    [
      'Elly Schlein warf Giorgia Meloni Betrug vor. Carlo Calenda sprach von Hetze.',
      ['elly-schlein ACCUSED giorgia-meloni'],
    ],
  ]);
});

describe('whoever is attacked is backed', () => {
  const attack = 'Jan Krainer warf Wolfgang Sobotka vor, befangen zu sein. ';
  const told = 'jan-krainer ACCUSED wolfgang-sobotka';
  readsAll([
    [`${attack}Rückhalt kam von August Wöginger.`, [told, 'august-woeginger SUPPORTED wolfgang-sobotka']],
    [`${attack}Rückendeckung gab es von August Wöginger.`, [told, 'august-woeginger SUPPORTED wolfgang-sobotka']],
    // Praise may be for either.
    [`${attack}Lob kam von August Wöginger.`, [told]],
    // Where one was blamed for violence, it is the other who is backed.
    [
      'Schweden verurteilte den Angriff Serbiens. Rückendeckung kam aus Finnland.',
      ['FI SUPPORTED SE', 'SE ACCUSED RS'],
    ],
    [
      'Angela Merkel warf Baschar al-Assad Völkermord vor. Rückendeckung kam aus Paris.',
      ['FR SUPPORTED angela-merkel', 'angela-merkel ACCUSED baschar-al-assad'],
    ],
    [
      'Angela Merkel verurteilte den Überfall Serbiens. Rückhalt gab es von Donald Tusk.',
      ['angela-merkel ACCUSED RS', 'donald-tusk SUPPORTED angela-merkel'],
    ],
    // Of two nobody knows which, and nobody is backed by those who attack him.
    [
      'Jan Krainer griff Wolfgang Sobotka und Karl Nehammer an. Rückhalt kam von August Wöginger.',
      ['jan-krainer ACCUSED karl-nehammer', 'jan-krainer ACCUSED wolfgang-sobotka'],
    ],
    [
      'SPÖ-Mandatar Jan Krainer griff Wolfgang Sobotka an. Rückhalt kam von der SPÖ.',
      ['jan-krainer ACCUSED wolfgang-sobotka'],
    ],
  ]);
});

describe('the government in the mouth of politicians is their own', () => {
  readsAll([
    [
      'Österreich kauft Gas. Kritik übte FPÖ-Sprecher Axel Kassegger: Die Regierung habe das Land um günstiges Gas gebracht.',
      ['axel-kassegger ACCUSED AT'],
    ],
    [
      'Österreich kauft Gas. Die Regierung habe versagt, sagte FPÖ-Sprecher Axel Kassegger.',
      ['axel-kassegger ACCUSED AT'],
    ],
    [
      'Österreich kauft Gas. Die Regierung müsse handeln, sagte SPÖ-Chef Andreas Babler.',
      ['andreas-babler DEMANDED AT'],
    ],
    // In an article about another state it may be that one's.
    [
      'Ungarn kauft Gas. Auch Österreich kauft welches. Ungarn spart. Die Regierung habe versagt, sagte FPÖ-Sprecher Axel Kassegger.',
      [],
    ],
    ['Österreich kauft Gas. Die Regierung habe versagt, sagte der Forscher Fritz Huber.', []],
  ]);
});

describe('the headline tells whose step it is', () => {
  readsAll([
    [
      'Meloni verlegt Lager nach Albanien\n\nRom – Ministerpräsidentin Giorgia Meloni hält daran fest. Die Schiffe liefen aus.\n\nHarsch fielen die Reaktionen aus. Elly Schlein nannte den Schritt unmenschlich.',
      ['elly-schlein ACCUSED giorgia-meloni'],
    ],
    [
      'Meloni verlegt Lager nach Albanien\n\nRom – Ministerpräsidentin Giorgia Meloni hält daran fest. Die Schiffe liefen aus.\n\nKritik kam von Elly Schlein.',
      ['elly-schlein ACCUSED giorgia-meloni'],
    ],
    // She only said something, or is of the same side.
    [
      'Meloni spricht von Lagern in Albanien\n\nRom – Die Schiffe liefen aus. Harsch fielen die Reaktionen aus. Elly Schlein nannte den Schritt unmenschlich.',
      [],
    ],
    [
      'Rom verlegt Lager nach Albanien\n\nDie Schiffe liefen aus. Harsch fielen die Reaktionen aus. Italiens Präsident Sergio Mattarella nannte den Schritt unmenschlich.',
      [],
    ],
  ]);
});

describe('who says what another has just said', () => {
  const blame = 'Angela Merkel warf Ungarn Wortbruch vor. ';
  const told = 'angela-merkel ACCUSED HU';
  readsAll([
    [`${blame}Ähnlich äußerte sich Emmanuel Macron.`, [told, 'emmanuel-macron ACCUSED HU']],
    [`${blame}In dieselbe Kerbe schlug Emmanuel Macron.`, [told, 'emmanuel-macron ACCUSED HU']],
    [`${blame}Ins gleiche Horn stieß Emmanuel Macron.`, [told, 'emmanuel-macron ACCUSED HU']],
    [`${blame}Emmanuel Macron schloss sich der Kritik an.`, [told, 'emmanuel-macron ACCUSED HU']],
    [
      'Angela Merkel forderte Ungarn zum Einlenken auf. Ähnlich sieht das Emmanuel Macron.',
      ['angela-merkel DEMANDED HU', 'emmanuel-macron DEMANDED HU'],
    ],
    [
      'Angela Merkel lobte Polen für die Hilfe. Ähnlich äußerte sich Emmanuel Macron.',
      ['angela-merkel SUPPORTED PL', 'emmanuel-macron SUPPORTED PL'],
    ],
    // Not of others, not of himself, not where nothing was said, and not denied.
    [`${blame}Ähnlich äußerte sich Emmanuel Macron über Brüssel.`, [told]],
    [`${blame}Ähnlich äußerte sich der ungarische Premier Viktor Orbán.`, [told]],
    [`${blame}Emmanuel Macron äußerte sich nicht ähnlich.`, [told]],
    ['Angela Merkel traf Viktor Orbán. Ähnlich äußerte sich Emmanuel Macron.', ['angela-merkel MET viktor-orban']],
    [`${blame}Emmanuel Macron äußerte sich ähnlich wie Donald Tusk.`, [told]],
    // Nobody threatens by judging, and what is judged may be another matter.
    ['Russland drohte Moldau. Ähnlich reagierte Serbien.', ['RU THREATENED MD']],
    ['Russland drohte Moldau. Ebenso urteilt der Forscher Fritz Maier, dass die Preise fallen.', ['RU THREATENED MD']],
    [
      'Spanien drohte Marokko mit Sanktionen. Genauso sehen die Niederlande das Problem in Libyen.',
      ['ES THREATENED MA'],
    ],
    [`${blame}Ähnlich reagierte Tschechien auf die Pläne Serbiens.`, [told]],
    [`${blame}Genauso sieht Emmanuel Macron das Problem in Mali.`, [told]],
    [`${blame}Ähnlich urteilt Emmanuel Macron, dass die Preise fallen.`, [told]],
  ]);
});

describe('threats under a condition', () => {
  readsAll([
    [
      'Wenn Israel nicht abziehe, werde man zurückschlagen, sagte Hassan Nasrallah.',
      ['hassan-nasrallah THREATENED IL'],
    ],
    [
      'Premier Benjamin Netanjahu erklärte, wenn die Hamas die Geiseln nicht freilasse, werde die Armee wieder angreifen.',
      ['benjamin-netanjahu THREATENED hamas'],
    ],
    [
      'Sollte Serbien nicht einlenken, werde es Sanktionen geben, sagte EU-Kommissionspräsidentin Ursula von der Leyen.',
      ['ursula-von-der-leyen THREATENED RS'],
    ],
    [
      '„Wenn die Türkei die Grenze öffnet, werden wir antworten“, sagte Kyriakos Mitsotakis.',
      ['kyriakos-mitsotakis THREATENED TR'],
    ],
    // Others would do it, nothing harms, somebody only expects it, and nobody is told to do it.
    ['Wenn Russland angreife, werde die Ukraine zurückschlagen, sagte Olaf Scholz.', []],
    ['Wenn Serbien einlenke, werde es Gespräche geben, sagte EU-Kommissionspräsidentin Ursula von der Leyen.', []],
    ['Wenn Serbien angreife, werde man antworten, befürchtete Josep Borrell.', []],
    ['Wenn China nicht einlenke, werde es Strafzölle geben, sagte der Ökonom Gabriel Felbermayr.', []],
    ['Wenn Israel abziehe, werde man nicht angreifen, sagte Hassan Nasrallah.', []],
    // A plea, an alliance, a letter and an election harm nobody; not to do what is asked, or a breach, does.
    ['Wenn Moldau darum ersuche, werde man eingreifen, sagte Klaus Iohannis.', []],
    ['Wenn Estland den Bündnisfall ausrufe, werde man zurückschlagen, sagte Mark Rutte.', []],
    ['Wenn Südkorea einen Brief schreibe, werde man antworten, sagte Kim Jong-un.', []],
    ['Wenn die SPÖ gewinne, werde man den Kampf gegen die Teuerung fortsetzen, sagte Andreas Babler.', []],
    ['Wenn Moldau einen Angriff ablehne, werde man eingreifen, sagte Klaus Iohannis.', []],
    ['Wenn Serbien nicht gewinne, werde man eingreifen, sagte Wladimir Putin.', []],
    ['Wenn Südkorea die Grenze verletze, werde man antworten, sagte Kim Jong-un.', ['kim-jong-un THREATENED KR']],
  ]);
});

describe('what is not done yet', () => {
  const threat = 'Die Ecowas droht Niger mit einem Einmarsch. ';
  const told = 'ecowas THREATENED NE';
  readsAll([
    [`${threat}Algerien lehnt eine Intervention kategorisch ab.`, [told, 'DZ REJECTED ecowas']],
    [
      `${threat}Mali und Burkina Faso würden einen Angriff als Kriegserklärung betrachten.`,
      [told, 'BF THREATENED ecowas', 'ML THREATENED ecowas'],
    ],
    ['Ungarn würde einen Angriff Russlands als Kriegserklärung werten.', ['HU THREATENED RU']],
    // A reform is no act of arms, and who takes words for a declaration of war threatens nobody.
    [`${threat}Algerien lehnt eine Reform ab.`, [told]],
    ['Ungarn wertet die Rede als Kriegserklärung.', []],
    ['Es regnet. Algerien lehnt eine Intervention ab.', []],
  ]);
});

describe('appeals to end a quarrel', () => {
  const quarrel = 'Russland warf der Türkei Lügen vor. ';
  const told = 'RU ACCUSED TR';
  const both = [told, 'barack-obama DEMANDED RU', 'barack-obama DEMANDED TR'];
  readsAll([
    [`${quarrel}US-Präsident Barack Obama drängte auf Spannungsabbau.`, both],
    [`${quarrel}US-Präsident Barack Obama rief zur Zurückhaltung auf.`, both],
    [`${quarrel}US-Präsident Barack Obama rief alle Seiten zur Mäßigung auf.`, both],
    [
      'Seit Tagen soll der Konflikt zwischen Ankara und Moskau abkühlen. Barack Obama mahnte am Rande des Gipfels in Paris zur Besonnenheit.',
      ['barack-obama DEMANDED RU', 'barack-obama DEMANDED TR'],
    ],
    [
      'Israel griff den Iran an. Olaf Scholz forderte Deeskalation.',
      ['IL ATTACKED IR', 'olaf-scholz DEMANDED IL', 'olaf-scholz DEMANDED IR'],
    ],
    ['Israel griff den Iran an. Olaf Scholz appellierte an die Fans, Ruhe zu bewahren.', ['IL ATTACKED IR']],
    // Not by one of the two, of others, of persons, not yet, and where nobody quarrels.
    ['Israel griff den Iran an. Irans Präsident Massud Peseschkian forderte Deeskalation.', ['IL ATTACKED IR']],
    ['Israel griff den Iran an. Olaf Scholz rief die Fans zur Ruhe auf.', ['IL ATTACKED IR']],
    [
      'Israel griff den Iran an. Olaf Scholz rief Israel zur Zurückhaltung auf.',
      ['IL ATTACKED IR', 'olaf-scholz DEMANDED IL'],
    ],
    [
      `Karl Nehammer warf Herbert Kickl Lügen vor. Alexander Van der Bellen rief zur Mäßigung auf.`,
      ['karl-nehammer ACCUSED herbert-kickl'],
    ],
    [`${quarrel}Barack Obama will zur Zurückhaltung aufrufen.`, [told]],
    // What the calm is about, another phrase says.
    [`${quarrel}Nach der Niederlage im Finale forderte Trainer Fritz Maier Besonnenheit.`, [told]],
    [`${quarrel}In Graz mahnte Elke Kahr nach den Krawallen zur Ruhe.`, [told]],
    [`${quarrel}Elke Kahr mahnte im Tarifkonflikt zur Ruhe.`, [told]],
    [`${quarrel}Barack Obama forderte in der Debatte über die Schulen mehr Vernunft.`, [told]],
    [`${quarrel}Nach dem Angriff rief Barack Obama bei einem Treffen in Paris zur Zurückhaltung auf.`, both],
    ['Serbien traf den Kosovo. Olaf Scholz rief zur Zurückhaltung auf.', ['RS MET XK']],
  ]);
});

describe('what is given in return', () => {
  readsAll([
    [
      'Die Hamas ließ 13 Geiseln frei. Im Gegenzug entließ Israel 39 Häftlinge aus dem Gefängnis.',
      ['IL CONCEDED hamas'],
    ],
    ['Die USA hoben das Embargo auf. Im Gegenzug stoppte der Iran die Anreicherung.', ['IR CONCEDED US']],
    ['Die USA hoben das Embargo auf. Als Gegenleistung verzichtete Kuba auf die Klage.', ['CU CONCEDED US']],
    // A candidacy is nothing to another state.
    ['Kasachstan gab seine Atomwaffen auf. Im Gegenzug verzichtete Angela Merkel auf eine neue Kandidatur.', []],
    ['Angela Merkel gab ihre Kandidatur auf. Im Gegenzug hob Kasachstan die Zölle auf.', []],
    // Nobody gave before, he himself did, or nothing is yielded.
    ['Die USA feierten. Im Gegenzug stoppte der Iran die Anreicherung.', []],
    ['Der Iran ließ 13 Geiseln frei. Im Gegenzug hob der Iran die Sperre auf.', []],
    ['Die USA hoben das Embargo auf. Im Gegenzug feierte der Iran.', []],
    ['Die USA hoben das Embargo auf. Der Iran stoppte die Anreicherung.', []],
  ]);
});

describe('who joins in sanctions', () => {
  const sanctions = 'Die EU verhängte Sanktionen gegen Serbien. ';
  const told = 'eu SANCTIONED RS';
  readsAll([
    [
      `${sanctions}Das war im Mai. Es regnete. Es schneite. Kanada fror Vermögenswerte ein.`,
      [told, 'CA SANCTIONED RS'],
    ],
    [`${sanctions}Kanada kappte die Stromlieferungen.`, [told, 'CA SANCTIONED RS']],
    // Whose they are, it says; revenge is for whoever began; and of two nobody knows which.
    [`${sanctions}Kanada fror syrische Konten ein.`, [told, 'CA SANCTIONED SY']],
    [`${sanctions}Belgrad fror Vermögenswerte ein.`, [told, 'RS SANCTIONED eu']],
    [
      'Die EU verhängte Sanktionen gegen Serbien. Die USA verhängten Sanktionen gegen Kuba. Das war im Mai. Es regnete. Es schneite. Viel geschah. Kanada fror Vermögenswerte ein.',
      [told, 'US SANCTIONED CU'],
    ],
  ]);
});

describe('reactions as papers tell them', () => {
  readsAll([
    // In Brussels sits Belgium as well, where that is spoken of.
    [
      'Die EU wartet. Belgien bleibt hart: In Brüssel weist man die Vorwürfe Serbiens zurück.',
      ['BE REJECTED RS', 'RS ACCUSED BE'],
    ],
    [
      'Dänemark verschärft Asylregeln\n\nKopenhagen – Die dänische Ministerpräsidentin Mette Frederiksen hat ein Paket vorgestellt. Das Parlament stimmt im Herbst ab.\n\nDas UNHCR reagierte empört. Die Organisation sprach von einem Rechtsbruch. Schwedens Ministerin Maria Malmer Stenergard begrüßte den Vorstoß dagegen. Ähnlich äußerte sich Österreichs Innenminister Gerhard Karner.',
      ['gerhard-karner SUPPORTED DK', 'maria-malmer-stenergard SUPPORTED DK', 'unhcr ACCUSED mette-frederiksen'],
    ],
    [
      'US-Präsident Donald Trump hat Zölle auf Stahl aus Kanada angekündigt. Premier Mark Carney bezeichnete die Zölle als Angriff auf die Arbeiter. Kanada werde antworten, falls Washington ernst mache, sagte Außenministerin Mélanie Joly.',
      ['mark-carney ACCUSED donald-trump', 'melanie-joly THREATENED US'],
    ],
    [
      'Indien setzt Visa aus\n\nNeu-Delhi – Nach dem Anschlag in Kaschmir hat Indien die Einreise gestoppt.\n\nPakistans Außenminister Ishaq Dar bezeichnete den Schritt als Kriegserklärung. Wenn Indien das Wasser umleite, werde man mit Gewalt reagieren, sagte er.',
      ['ishaq-dar ACCUSED IN', 'ishaq-dar THREATENED IN'],
    ],
    [
      'PVV-Chef Geert Wilders zog seine Minister ab. Ministerpräsident Dick Schoof nannte den Schritt unverantwortlich. Auch VVD-Chefin Dilan Yesilgöz sparte nicht mit Kritik. Frans Timmermans sprach von einer Chance.',
      ['dick-schoof ACCUSED geert-wilders', 'dilan-yesilgoez ACCUSED geert-wilders'],
    ],
    [
      'Ungarns Außenminister Péter Szijjártó ist nach Minsk gereist. Litauen kritisierte die Reise. In Brüssel reagierte man verärgert. Die EU prüft den Fall.',
      ['LT ACCUSED peter-szijjarto', 'eu ACCUSED peter-szijjarto', 'peter-szijjarto VISITED BY'],
    ],
    [
      'Ungarns Außenminister Péter Szijjártó ist nach Minsk gereist. In Brüssel reagierte man verärgert.',
      ['peter-szijjarto VISITED BY'],
    ],
    // A reaction is no deed that others react to, and a denial no step.
    [
      'Papst Leo XIV. hat am Sonntag gepredigt. Die Hamas begrüßte die Worte. Kritik kam von Minister Itamar Ben-Gvir.',
      ['itamar-ben-gvir ACCUSED leo-xiv'],
    ],
    [
      'Die Türkei hat Botschafter einbestellt. Deutschland wies die Vorwürfe zurück. Dänemark nannte den Schritt unverständlich.',
      [],
    ],
    [
      'Nigeria hat Omoyele Sowore verhaftet. Amnesty International kritisierte die Festnahme. Die USA zeigten sich besorgt. Paul Biya verteidigte das Vorgehen.',
      ['amnesty-international ACCUSED NG', 'paul-biya SUPPORTED NG'],
    ],
    ['Es regnet. Die Türkei will vermitteln. US-Außenminister Antony Blinken nannte das Vorgehen gewissenlos.', []],
    [
      'Nordkorea hat eine Rakete über Japan abgefeuert. Südkorea berief den Sicherheitsrat ein. Das Weiße Haus verurteilte den Test.',
      ['KP THREATENED JP', 'US ACCUSED KP'],
    ],
    [
      'Argentiniens Präsident Javier Milei hat die Wahl abgesagt. Ministerin Nísia Trindade kritisierte die Entscheidung. Senator Rick Scott gratulierte.',
      ['nisia-trindade ACCUSED javier-milei'],
    ],
    // Who condemns an attack does not quarrel himself.
    [
      'Aserbaidschan hat Stellungen in Armenien beschossen. Drei Soldaten starben. Frankreich verurteilte den Beschuss. US-Außenminister Antony Blinken rief zur Zurückhaltung auf.',
      ['AZ ATTACKED AM', 'FR ACCUSED AZ', 'antony-blinken DEMANDED AM', 'antony-blinken DEMANDED AZ'],
    ],
  ]);
});
