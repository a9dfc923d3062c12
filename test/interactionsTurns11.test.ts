import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * How the news of one country quarrel, demand and take sides: sentences as they stand in Austrian, Swiss and German papers, and
 * beside each rule sentences in which it must not fire.
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

describe('words between a verb and whom it means', () => {
  readsAll([
    [
      'FPÖ-Generalsekretär Michael Schnedlitz griff vor allem Johanna Mikl-Leitner an.',
      ['michael-schnedlitz ACCUSED johanna-mikl-leitner'],
    ],
    ['Für Italien setzten sich vor allem Frankreich und Spanien ein.', ['ES SUPPORTED IT', 'FR SUPPORTED IT']],
    ['Putin traf unter anderem Xi Jinping.', ['wladimir-putin MET xi-jinping']],
    // A name that somebody travels under is no stress.
    ['Putin reiste unter anderem Namen nach China.', ['wladimir-putin VISITED CN']],
    ['Wolfgang Katzian drohte den Arbeitgebern mit Streiks in ganz Österreich.', []],
    [
      'Christian Knill appellierte an Rainer Wimmer und Karl Dürtscher, an den Verhandlungstisch zurückzukehren.',
      ['christian-knill DEMANDED karl-duertscher', 'christian-knill DEMANDED rainer-wimmer'],
    ],
  ]);
});

describe('examples behind „darunter“', () => {
  readsAll([
    [
      'Die Polizei nahm in Minsk mehrere Oppositionelle fest, darunter Maria Kolesnikowa und Maxim Snak.',
      ['BY PROSECUTED maria-kolesnikowa', 'BY PROSECUTED maxim-snak'],
    ],
    ['Mehrere Staaten kritisierten Israel, darunter Frankreich und Spanien.', ['ES ACCUSED IL', 'FR ACCUSED IL']],
    [
      'Die USA haben gegen mehrere Firmen Sanktionen verhängt, darunter Gazprom und Rosneft.',
      ['US SANCTIONED gazprom', 'US SANCTIONED rosneft'],
    ],
    // What two plurals share is open, and so is what a plural that nobody counts has to do with them.
    ['Mehrere Staaten kritisierten zwölf Firmen, darunter Frankreich und Spanien.', []],
    ['Staaten lieferten Israel Waffen, darunter Frankreich.', []],
    ['Zwölf Menschen starben, darunter Iwan Petrow.', []],
  ]);
});

describe('whose it is, what it is called says', () => {
  readsAll([
    [
      'Wolodymyr Selenskyj verurteilte die Entsendung als „feindseligen Akt“ Moskaus.',
      ['wolodymyr-selenskyj ACCUSED RU'],
    ],
    // Who suffers it is not who does it.
    ['Wolodymyr Selenskyj verurteilte die Entsendung als Gefahr für Polen.', []],
    ['Wolodymyr Selenskyj verurteilte die Entsendung als Verrat an Polen.', []],
  ]);
});

describe('asked for at home', () => {
  readsAll([
    [
      'Alexander Schallenberg hat bei seinem Besuch in Teheran die Freilassung der inhaftierten Doppelstaatsbürger verlangt.',
      ['alexander-schallenberg DEMANDED IR', 'alexander-schallenberg VISITED IR'],
    ],
    // What else is asked for on a visit may be asked of anybody.
    [
      'Alexander Schallenberg hat bei seinem Besuch in Teheran ein Ende der Gewalt verlangt.',
      ['alexander-schallenberg VISITED IR'],
    ],
  ]);
});

describe('talks that somebody only wants', () => {
  readsAll([
    ['Der Vertreter Argentiniens trat für direkte Verhandlungen zwischen Wien und Rom ein.', []],
    ['In der Aussprache trat der Vertreter Argentiniens für direkte Verhandlungen zwischen Wien und Rom ein.', []],
    ['Argentinien trat für Verhandlungen zwischen Wien und Rom ein.', []],
  ]);
});

describe('both sides', () => {
  readsAll([
    // Two persons of one sentence are no two sides.
    [
      'Michael Schnedlitz attackierte Johanna Mikl-Leitner. Der Fiskalrat mahnte beide Seiten zur Mäßigung.',
      ['michael-schnedlitz ACCUSED johanna-mikl-leitner'],
    ],
    [
      'Indien und Pakistan werfen einander Angriffe vor. Die UNO mahnte beide Seiten zur Mäßigung.',
      ['IN ACCUSED PK', 'PK ACCUSED IN', 'vereinte-nationen DEMANDED IN', 'vereinte-nationen DEMANDED PK'],
    ],
  ]);
});

describe('refused to people who are no nodes', () => {
  readsAll([
    ['Bruno Kreisky kritisierte Italien. Rom verweigere den Südtirolern die Autonomie.', ['bruno-kreisky ACCUSED IT']],
    [
      'Georg Knill kritisierte die Gewerkschaft GPA. Wolfgang Katzian nannte die Forderung nach Lohn berechtigt.',
      ['georg-knill ACCUSED gpa'],
    ],
  ]);
});

describe('words that praise', () => {
  readsAll([
    ['Jaroslaw Kaczynski nannte die Entscheidung Frankreichs mutig.', ['jaroslaw-kaczynski SUPPORTED FR']],
    ['Jaroslaw Kaczynski sprach von einem mutigen Schritt Frankreichs.', ['jaroslaw-kaczynski SUPPORTED FR']],
    ['Manfred Weber bezeichnete die Ukraine als verlässlichen Partner.', ['manfred-weber SUPPORTED UA']],
    [
      'Frankreich hat Palästina anerkannt. Pedro Sánchez nannte das einen wichtigen Schritt.',
      ['FR SUPPORTED PS', 'pedro-sanchez SUPPORTED FR'],
    ],
    // Weakened or denied it is no praise, and what happened to somebody is none of him.
    ['Pedro Sánchez nannte den Vorschlag Frankreichs wenig hilfreich.', []],
    ['Pedro Sánchez hält die Politik Frankreichs nicht für richtig.', []],
    ['Pedro Sánchez nannte den Angriff auf Frankreich einen historischen Tag.', []],
    ['Angela Merkel sprach von einem großen Erfolg für Frankreich.', []],
    ['Ursula von der Leyen sprach von einem wichtigen Schritt.', []],
  ]);
});

describe('words that blame by what was not done', () => {
  readsAll([
    [
      'Susanne Raab konterte, die FPÖ habe in ihrer Regierungszeit keinen einzigen Vorschlag vorgelegt.',
      ['susanne-raab ACCUSED fpoe'],
    ],
    ['Thierry Burkart sagte, die SP habe selbst nie einen Plan gehabt.', ['thierry-burkart ACCUSED sp']],
    // A fault that nobody committed is none.
    ['Susanne Raab sagte, die FPÖ habe keinen einzigen Fehler gemacht.', []],
    ['Thierry Burkart sagte, die SP habe immer einen Plan gehabt.', []],
    [
      'Henrike Brandstötter sprach von einem „Kniefall“: Die ÖVP habe sich die Reform abkaufen lassen.',
      ['henrike-brandstoetter ACCUSED oevp'],
    ],
    ['Henrike Brandstötter sprach von einem „Kniefall“. Die ÖVP hat heute getagt.', []],
    [
      'ÖGB-Chef Wolfgang Katzian assistierte: Yannick Shetty betreibe das Geschäft der Konzerne.',
      ['wolfgang-katzian ACCUSED yannick-shetty'],
    ],
  ]);
});

describe('what a compound with a state is about', () => {
  readsAll([
    ['Christian Dürr hatte sich für das Ruanda-Modell starkgemacht.', []],
    ['Angela Merkel kritisierte die Russland-Politik.', []],
    ['Angela Merkel kritisierte die US-Politik.', ['angela-merkel ACCUSED US']],
    ['Angela Merkel kritisierte den Nato-Beitritt.', []],
    ['Angela Merkel kritisierte das Vorgehen der US-Regierung.', ['angela-merkel ACCUSED US']],
  ]);
});

describe('both of two persons', () => {
  readsAll([
    [
      'Recep Tayyip Erdoğan begrüßte Abdel Fattah al-Sisi. Bei dem Gespräch ging es um Gas. Auf einer Pressekonferenz übten beide scharfe Kritik an Israel.',
      [
        'abdel-fattah-al-sisi ACCUSED IL',
        'abdel-fattah-al-sisi MET recep-tayyip-erdogan',
        'recep-tayyip-erdogan ACCUSED IL',
      ],
    ],
    // Of three nobody knows which two.
    [
      'Angela Merkel lobte Emmanuel Macron und Mario Draghi. Es ging um Gas. Beide kritisierten Ungarn.',
      ['angela-merkel SUPPORTED emmanuel-macron', 'angela-merkel SUPPORTED mario-draghi'],
    ],
  ]);
});

describe('visits and talks that were called off, settled or complained of', () => {
  readsAll([
    ['Verkehrsminister Volker Wissing sagte einen Besuch in Wien ab.', ['volker-wissing VISITED AT denied']],
    ['Verkehrsminister Volker Wissing sagte einen Auftritt in Wien ab.', []],
    ['Die EU hatte mit den USA eine Einigung erzielt.', ['US COOPERATED eu']],
    ['Die EU hatte mit den USA keine Einigung erzielt.', ['US COOPERATED eu denied']],
    [
      'Recep Tayyip Erdoğan begrüßte Abdel Fattah al-Sisi am Flughafen, eine seltene Geste.',
      ['abdel-fattah-al-sisi MET recep-tayyip-erdogan'],
    ],
  ]);
});

describe('whose government a body means', () => {
  readsAll([
    [
      'Trump telefonierte mit Putin. Die USA verhängen Zölle gegen die Schweiz. Die SVP kritisierte die Regierung.',
      ['US SANCTIONED CH', 'donald-trump MET wladimir-putin', 'svp ACCUSED CH'],
    ],
  ]);
});

describe('pronouns whose part in the sentence says whom they mean', () => {
  readsAll([
    [
      'Martin Gruber bot Daniel Fellner eine Partnerschaft an. Zugleich forderte er ihn auf, den Anteil nicht zu verkaufen.',
      ['martin-gruber DEMANDED daniel-fellner'],
    ],
    [
      'Daniel Noboa lobt Donald Trump, der Gustavo Petro mit Sanktionen belegt hat und ihn als Drogenboss beschimpfte.',
      [
        'daniel-noboa SUPPORTED donald-trump',
        'donald-trump ACCUSED gustavo-petro',
        'donald-trump SANCTIONED gustavo-petro',
      ],
    ],
    ['Er habe mit Wladimir Putin telefoniert, sagte Emmanuel Macron.', ['emmanuel-macron MET wladimir-putin']],
    [
      'Mit Herbert Kickl wolle er nicht zusammenarbeiten, sagte Karl Nehammer.',
      ['karl-nehammer REJECTED herbert-kickl'],
    ],
    // Who was spoken of before is meant, not who speaks.
    [
      'Herbert Kickl spaltet das Land. Er habe Österreich verraten, sagte Karl Nehammer.',
      ['karl-nehammer ACCUSED herbert-kickl'],
    ],
    // "sie" may be many.
    ['Mit Herbert Kickl wollten sie nicht zusammenarbeiten, sagte Karl Nehammer.', []],
    // Two whom he may have dealt with: nobody knows which.
    ['Martin Gruber stellte Daniel Fellner Peter Kaiser vor. Zugleich forderte er ihn auf, zu handeln.', []],
  ]);
});

describe('labels before the colon of a headline', () => {
  readsAll([
    ['Ukraine: Wolodymyr Selenskyj wirft Russland Terror vor', ['wolodymyr-selenskyj ACCUSED RU']],
    ['Thüringen: Bodo Ramelow wirft der CDU „Erpressung“ vor', ['bodo-ramelow ACCUSED cdu']],
    ['Moskau: Kiew begeht Kriegsverbrechen', ['RU ACCUSED UA']],
  ]);
});

describe('what somebody is against before it is decided', () => {
  readsAll([
    ['Viktor Orbán kündigte an, gegen EU-Sanktionen gegen Polen zu stimmen.', ['viktor-orban REJECTED eu planned']],
    ['Die Sanktionen der EU gegen Polen sind in Kraft.', ['eu SANCTIONED PL']],
  ]);
});

describe('acts told in the sentence before, and what is only claimed', () => {
  readsAll([
    [
      'Kolumbien und Ecuador streiten. Die ecuadorianische Polizei nahm Jorge Glas fest. Mexiko brach die Beziehungen ab.',
      ['EC PROSECUTED jorge-glas', 'MX SANCTIONED EC'],
    ],
    [
      'Nicole Barandun bezichtigte Corine Mauch, sich über das kantonale Recht hinwegzusetzen.',
      ['nicole-barandun ACCUSED corine-mauch'],
    ],
    [
      'Donald Tusk begründete die Absage damit, dass Andrzej Duda Verfassungsbruch begehe.',
      ['donald-tusk ACCUSED andrzej-duda'],
    ],
    ['Donald Tusk begründete die Absage damit, dass Andrzej Duda verreist sei.', []],
    ['António Guterres ist in Israel zur Persona non grata erklärt worden.', ['IL SANCTIONED antonio-guterres']],
    ['António Guterres ist in Israel zum Ehrengast erklärt worden.', []],
  ]);
});

describe('verbs that look like participles, and labels in quotation marks', () => {
  readsAll([
    [
      'Der Masseverwalter, Christof Stapf, verlangt von Alfred Gusenbauer eine Entschuldigung.',
      ['christof-stapf DEMANDED alfred-gusenbauer'],
    ],
    // Beside another verb it is what somebody suffers.
    [
      'Emmanuel Macron, verurteilt von der EU, kritisierte Russland.',
      ['emmanuel-macron ACCUSED RU', 'eu ACCUSED emmanuel-macron'],
    ],
    [
      'Anwalt Michael Rohregger bezeichnete Thomas Schmid als „Lügner“ und beantragte die Einstellung des Verfahrens.',
      ['michael-rohregger ACCUSED thomas-schmid'],
    ],
  ]);
});

describe('infinitives that say what somebody plans', () => {
  readsAll([
    ['Gérald Darmanin nannte den Plan Roms, das Schiff zu stoppen, inakzeptabel.', ['gerald-darmanin ACCUSED IT']],
    [
      'Gérald Darmanin bezeichnete die Weigerung Roms, das Schiff zu entladen, als „egoistisch“.',
      ['gerald-darmanin ACCUSED IT'],
    ],
    // What he plans himself he does himself.
    ['Gérald Darmanin bekräftigte seinen Plan, Rom zu besuchen.', ['gerald-darmanin VISITED IT planned']],
    [
      'Gérald Darmanin bekräftigte seine Weigerung, Giorgia Meloni zu treffen.',
      ['gerald-darmanin MET giorgia-meloni denied'],
    ],
    ['Gérald Darmanin hatte die Gelegenheit, Giorgia Meloni zu treffen.', []],
    ['Gérald Darmanin hatte das Vergnügen, Giorgia Meloni zu treffen.', ['gerald-darmanin MET giorgia-meloni']],
    ['Gérald Darmanin nannte den Plan Roms, das Schiff zu stoppen, am Montag in Paris.', []],
  ]);
});

describe('who refuses, who speaks, who stands beside his words', () => {
  readsAll([
    [
      'Syrien forderte Saddam Hussein auf, Einheiten ins Land zu lassen, was dieser ablehnte.',
      ['SY DEMANDED saddam-hussein', 'saddam-hussein REJECTED SY'],
    ],
    [
      'Andreas Huss kritisierte Peter McDonald. „Wer so verhandelt, will keine Lösung“, so Johannes Steinhart. Zugleich appellierte er an Korinna Schumann, ein Machtwort zu sprechen.',
      ['andreas-huss ACCUSED peter-mcdonald', 'johannes-steinhart DEMANDED korinna-schumann'],
    ],
    [
      'Das Außenministerium in Moskau erklärte, man lehne den Vorschlag Frankreichs ab.',
      ['russisches-aussenministerium REJECTED FR'],
    ],
    // In a person's words "man" may be anybody.
    ['Angela Merkel erklärte, man lehne den Vorschlag Frankreichs ab.', []],
    [
      'Christoph Blocher kritisierte Simonetta Sommaruga. Er entgegnete ihr, sie verachte den Volkswillen.',
      ['christoph-blocher ACCUSED simonetta-sommaruga', 'christoph-blocher REJECTED simonetta-sommaruga'],
    ],
  ]);
});

describe('positions that others share, favours and reminders', () => {
  readsAll([
    ['Malta und Zypern schlossen sich der italienischen Position an.', ['CY SUPPORTED IT', 'MT SUPPORTED IT']],
    ['Malta schloss sich der Meinung an.', []],
    ['Australien wies den Botschafter aus. Israel begrüßte die Ausweisung.', ['IL SUPPORTED AU']],
    ['Israel begrüßte die Ausweisung von Diplomaten.', []],
    ['Die EU-Kommission erinnerte Italien an das Seerecht.', ['eu-kommission DEMANDED IT']],
    ['Die EU-Kommission erinnerte Italien an das Jahr 1989.', []],
  ]);
});

describe('voters, calls to vote and what is missed', () => {
  readsAll([
    [
      'Erhard Busek und Franz Fischler riefen zur Wahl von Norbert Hofer auf.',
      ['erhard-busek SUPPORTED norbert-hofer', 'franz-fischler SUPPORTED norbert-hofer'],
    ],
    ['Erhard Busek rief zur Abwahl von Norbert Hofer auf.', []],
    ['Reinhold Mitterlehner outete sich als Wähler Norbert Hofers.', ['reinhold-mitterlehner SUPPORTED norbert-hofer']],
    ['Reinhold Mitterlehner outete sich als Gegner Norbert Hofers.', ['reinhold-mitterlehner REJECTED norbert-hofer']],
    ['Leonore Gewessler vermisste ein Machtwort Sebastian Kurz‘ nicht.', []],
    [
      'Weniger diplomatisch äußerte sich Wolfgang Katzian: Martin Kocher solle jetzt keine Ratschläge erteilen.',
      ['wolfgang-katzian DEMANDED martin-kocher'],
    ],
    ['Lettland verhängte Einreiseverbote gegen Irakli Kobachidse.', ['LV SANCTIONED irakli-kobachidse']],
    [
      'Lula da Silva rief Narendra Modi an und vereinbarte mit ihm eine engere Zusammenarbeit.',
      ['lula-da-silva COOPERATED narendra-modi', 'lula-da-silva MET narendra-modi'],
    ],
  ]);
});

describe('who goes on speaking, and what only looks like a deed', () => {
  readsAll([
    [
      'Michael Schnedlitz ätzte, Harald Mahrer sei gescheitert. Er beschuldigte zudem den Wirtschaftsbund, sich zu bereichern.',
      ['michael-schnedlitz ACCUSED harald-mahrer', 'michael-schnedlitz ACCUSED wirtschaftsbund'],
    ],
    // Where nobody's words are reported, the subject before is meant.
    [
      'Herbert Kickl kritisierte Karl Nehammer. Er warf der SPÖ Versagen vor.',
      ['herbert-kickl ACCUSED karl-nehammer', 'herbert-kickl ACCUSED spoe'],
    ],
    [
      'Renate Anderl lobte Martha Schultz; die beiden trafen einander noch am selben Abend.',
      ['martha-schultz MET renate-anderl', 'renate-anderl SUPPORTED martha-schultz'],
    ],
    ['Hanna Tetteh sprach mit der UNO-Mission über die Deeskalation.', ['vereinte-nationen MET hanna-tetteh']],
    ['Russland verlegt nach Erkenntnissen der USA Flugabwehrsysteme.', []],
    ['Manfred Haimbuchner darf auf Herbert Kickl zählen.', ['herbert-kickl SUPPORTED manfred-haimbuchner']],
    ['Manfred Haimbuchner zählte zu den Freunden von Herbert Kickl.', []],
    ['Bischof Manfred Scheuer lud Thomas Stelzer in den Mariendom.', ['manfred-scheuer INVITED thomas-stelzer']],
  ]);
});
