import { expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * Encounters and deeds in the constructions of everyday news: who met, visited, invited, helped, punished and attacked whom, wherever
 * the words stand. Written for these tests; the second table says what must not be read.
 */

const rows: readonly [text: string, expected: readonly string[]][] = [
  // What somebody is called between commas does not part a noun from its complement.
  [
    'Das Treffen von Jorge Castillo, dem Innenminister Serbiens, mit Peter Müller dauerte drei Stunden.',
    ['jorge-castillo MET peter-mueller'],
  ],
  ['Der Besuch von Maria Koch, der Premierministerin Chinas, in den USA endete am Montag.', ['maria-koch VISITED US']],
  [
    'Die Festnahme von Mara Engel, dem Innenminister Frankreichs, durch die kanadische Polizei löste Proteste aus.',
    ['CA PROSECUTED mara-engel'],
  ],
  // A verb that stands as a noun, and a meeting, bear nobody's name.
  ['Finanzminister Peter Müller will nach tagelangem Zögern Mali besuchen.', ['peter-mueller VISITED ML planned']],
  [
    'Präsident Anton Hofreiter hat am Rande des Gipfels Präsidentin Inés Robledo getroffen.',
    ['anton-hofreiter MET ines-robledo'],
  ],
  // Two who deliberate about something do so with one another.
  ['Peter Müller und Jorge Castillo berieten am Montag über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['An dem Treffen nahmen Peter Müller und Jorge Castillo teil.', ['jorge-castillo MET peter-mueller']],
  // Where to.
  ['Peter Müller ist als erster Gast seit Jahren in den Iran gekommen.', ['peter-mueller VISITED IR']],
  // The adjective of a state at the head of a sentence.
  ['Kenianische Truppen sind gestern in Somalia einmarschiert.', ['KE ATTACKED SO']],
  ['„Chilenische Kampfflugzeuge griffen Ziele in Bolivien an“, sagte Eva Huber.', ['CL ATTACKED BO']],
  ['Zwischen Brasilien und Österreich finden in der vergangenen Woche Gespräche statt.', ['AT MET BR']],
  // The visit is that of whoever is welcomed.
  [
    'Zum Auftakt seines Besuchs in der Schweiz wurde Karl Lindner von Maria Koch begrüßt.',
    ['karl-lindner MET maria-koch', 'karl-lindner VISITED CH'],
  ],
  // Who speaks abroad is there.
  ['Peter Müller, Serbiens Außenminister, sagte in Ankara, man sei weit gekommen.', ['peter-mueller VISITED TR']],
  [
    '„Es geht voran“, sagte der serbische Außenminister Peter Müller am Montag in Ankara.',
    ['peter-mueller VISITED TR'],
  ],
  // Asked to come is invited, asked for something is not.
  ['Emmanuel Macron bat Angela Merkel nach Kairo.', ['emmanuel-macron INVITED angela-merkel']],
  ['Emmanuel Macron bat Angela Merkel um Hilfe.', ['emmanuel-macron DEMANDED angela-merkel']],
  ['In Kairo saßen sich Nicolás Maduro und Angela Merkel gegenüber.', ['angela-merkel MET nicolas-maduro']],
  // Goods and people that help, with every verb of sending.
  ['Die Sowjetunion flog Waffen nach Äthiopien ein.', ['SU AIDED ET']],
  ['Österreich hat 500 Stromaggregate in die Ukraine geschickt.', ['AT AIDED UA']],
  ['Chile ließ Großbritannien Radardaten zukommen.', ['CL AIDED GB']],
  ['Peru bot Argentinien Kampfflugzeuge an.', ['PE AIDED AR planned']],
  // Diplomats who have to go.
  ['Frankreich schickte 35 russische Diplomaten nach Hause.', ['FR SANCTIONED RU']],
  ['Frankreich schickte den Botschafter Serbiens heim.', ['FR SANCTIONED RS']],
  ['Der russische Botschafter Igor Petrow musste Estland binnen 48 Stunden verlassen.', ['EE SANCTIONED igor-petrow']],
  ['Die USA haben die Reederei Blue Coral auf ihre schwarze Liste genommen.', ['US SANCTIONED blue-coral']],
  ['Das Bündnis aus CDU und SPD hielt drei Jahre.', ['cdu ALLIED_WITH spd']],
  ['Gebaut wird die Brücke von Kenia gemeinsam mit China.', ['CN COOPERATED KE']],
  // A list goes on behind a noun's complement, and in time.
  [
    'Sergej Lawrow führte Gespräche mit Wang Yi, Marco Rubio und Annalena Baerbock.',
    ['sergej-lawrow MET wang-yi', 'marco-rubio MET sergej-lawrow', 'annalena-baerbock MET sergej-lawrow'],
  ],
  [
    'Sergej Lawrow traf zunächst Wang Yi und danach Marco Rubio.',
    ['sergej-lawrow MET wang-yi', 'marco-rubio MET sergej-lawrow'],
  ],
  [
    'Sergej Lawrow reiste zuerst nach Indien und dann nach China.',
    ['sergej-lawrow VISITED IN', 'sergej-lawrow VISITED CN'],
  ],
  ['Sergej Lawrow besuchte Indien und anschließend China.', ['sergej-lawrow VISITED IN', 'sergej-lawrow VISITED CN']],
  [
    'Sergej Lawrow flog am Montag nach Indien, am Dienstag nach China und am Mittwoch nach Japan.',
    ['sergej-lawrow VISITED IN', 'sergej-lawrow VISITED CN', 'sergej-lawrow VISITED JP'],
  ],
  // The words under a picture.
  ['Angela Merkel (links) im Gespräch mit Emmanuel Macron am Montag in Berlin.', ['angela-merkel MET emmanuel-macron']],
  ['Angela Merkel und Emmanuel Macron bei ihrem Treffen in Berlin.', ['angela-merkel MET emmanuel-macron']],
  ['Wladimir Putin und Donald Trump gaben eine gemeinsame Pressekonferenz.', ['donald-trump MET wladimir-putin']],
  ['Wang Yi ist derzeit Gast von Sergej Lawrow.', ['sergej-lawrow MET wang-yi']],
  // What did not come about.
  [
    'Zu einem Treffen zwischen Wladimir Putin und Donald Trump kam es nicht.',
    ['donald-trump MET wladimir-putin denied'],
  ],
  [
    'Ein Treffen zwischen Wladimir Putin und Donald Trump ist nicht geplant.',
    ['donald-trump MET wladimir-putin denied'],
  ],
  // What comes from somebody.
  ['Russland hat vom Iran Drohnen erhalten.', ['IR AIDED RU']],
  // Arms help whom they are given to.
  ['China schickte Serbien Panzer.', ['CN AIDED RS']],
  ['China sandte Panzer an Serbien.', ['CN AIDED RS']],
  ['Ungarn hat in der Slowakei einen mächtigen Verbündeten.', ['HU ALLIED_WITH SK']],
  ['Weitere Waffen für die Ukraine kündigte Olaf Scholz an.', ['olaf-scholz AIDED UA planned']],
  ['Der mit EU-Sanktionen belegte Oligarch Viktor Petrow klagt.', ['eu SANCTIONED viktor-petrow']],
  ['Wladimir Putin wird vom IStGH gesucht.', ['internationaler-strafgerichtshof PROSECUTED wladimir-putin']],
];
test.each(rows)('%s', (text, expected) => {
  const found = said(text);
  for (const statement of expected) expect(found).toContain(statement);
});

const traps: readonly [text: string, notSaid: readonly string[]][] = [
  ['Der Chef von Siemens, einem Konzern, in Wien lobte China.', ['AT SUPPORTED CN']],
  ['Das Unternehmen Siemens hat China kritisiert.', ['CN ACCUSED siemens']],
  [
    'Der serbische Präsident Jorge Castillo und Peter Müller berieten über die Lage in Bolivien.',
    ['jorge-castillo VISITED BO'],
  ],
  ['Am Montag sprachen Peter Müller und Jorge Castillo über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['Auf der Kundgebung sprachen Peter Müller und Jorge Castillo über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['Peter Müller und Jorge Castillo sprachen mit Journalisten über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['An der Parade nahmen Peter Müller und Jorge Castillo teil.', ['jorge-castillo MET peter-mueller']],
  ['Peter Müller ist in den USA zu Geld gekommen.', ['peter-mueller VISITED US']],
  ['Peter Müller ist im Iran ums Leben gekommen.', ['peter-mueller VISITED IR']],
  ['Zum Auftakt seines Besuchs in der Schweiz wurde Karl Lindner von Maria Koch begrüßt.', ['maria-koch VISITED CH']],
  [
    'Die Präsidenten Chinas und Indiens, Xi Jinping und Narendra Modi, trafen Wladimir Putin.',
    ['narendra-modi MET xi-jinping'],
  ],
  ['Sergej Lawrow traf Wang Yi und danach lobte Marco Rubio China.', ['marco-rubio MET sergej-lawrow']],
  ['Sergej Lawrow reiste nach Indien, nach Angaben Chinas mit Geschenken.', ['sergej-lawrow VISITED CN']],
  [
    'Ein Treffen zwischen Wladimir Putin und Donald Trump ist geplant.',
    ['donald-trump MET wladimir-putin denied', 'donald-trump MET wladimir-putin'],
  ],
  [
    'Zu einem Treffen zwischen Wladimir Putin und Donald Trump kam es in Wien.',
    ['donald-trump MET wladimir-putin denied'],
  ],
  ['Angela Merkel im Gespräch, Emmanuel Macron auf Reisen.', ['angela-merkel MET emmanuel-macron']],
  ['Die Türkei hat von Deutschland eine Absage erhalten.', ['DE AIDED TR']],
  ['Die Ukraine bezieht Gas aus Aserbaidschan.', ['AZ AIDED UA']],
  ['China kündigte Zölle für Serbien an.', ['CN AIDED RS planned', 'CN AIDED RS']],
  ['Kenia sucht mit China eine Lösung.', ['KE PROSECUTED CN']],
  [
    'Mark Brown hat ohne Rücksprache mit Neuseeland in Peking eine Partnerschaft vereinbart.',
    ['NZ COOPERATED mark-brown', 'mark-brown COOPERATED NZ'],
  ],
  // Deliberating or talking apart, or at a lectern.
  ['Peter Müller und Jorge Castillo berieten mit ihren Parteien über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['Die SPD und die CDU berieten in ihren Gremien über das Gesetz.', ['cdu MET spd']],
  ['Der Bundestag und der Bundesrat beraten über das Gesetz.', ['bundesrat MET bundestag']],
  [
    'An dem Treffen nahmen Peter Müller und Jorge Castillo nicht teil.',
    ['jorge-castillo MET peter-mueller', 'jorge-castillo MET peter-mueller denied'],
  ],
  ['Zum Auftakt sprachen Peter Müller und Jorge Castillo über Klimaschutz.', ['jorge-castillo MET peter-mueller']],
  ['Der serbische Präsident Jorge Castillo sagte per Video in Ankara, man sei einig.', ['jorge-castillo VISITED TR']],
  ['China schickte ein Schiff nach Japan, um seine Bürger heimzuholen.', ['CN AIDED JP']],
  // Arms and soldiers that go to a state may go against it.
  ['Der Iran schickte hunderte Drohnen nach Israel.', ['IR AIDED IL']],
  ['Israel entsandte Panzer in den Libanon.', ['IL AIDED LB']],
  ['Der Iran schickte Drohnen in Richtung Israel.', ['IR AIDED IL']],
  ['Der Iran schickte Raketen Richtung Israel.', ['IR AIDED IL']],
  ['Die USA schickten Kampfjets in den Jemen, um die Huthi zu bombardieren.', ['US AIDED YE']],
  ['Russland sandte Soldaten nach Georgien.', ['RU AIDED GE']],
  ['Aserbaidschan entsandte Panzer nach Armenien.', ['AZ AIDED AM']],
  ['Nordkorea schickte am Montag eine Drohne nach Südkorea.', ['KP AIDED KR']],
  ['Die USA entsandten Panzer an die Front in der Ukraine.', ['US AIDED UA']],
  // What is paid for is no aid.
  ['Deutschland bezieht Drohnen aus Israel.', ['IL AIDED DE']],
  ['Frankreich bot Indien Kampfflugzeuge zum Kauf an.', ['FR AIDED IN planned', 'FR AIDED IN']],
  ['Indien bekam aus Frankreich Hubschrauber zu einem Preis von drei Milliarden Euro.', ['FR AIDED IN']],
  ['Indien erhielt aus Frankreich Hubschrauber im Wert von drei Milliarden Euro.', ['FR AIDED IN']],
  // An alliance that somebody wishes or rules out.
  ['Ein Bündnis aus FPÖ und ÖVP wäre möglich.', ['fpoe ALLIED_WITH oevp']],
  [
    'Ein Bündnis aus FPÖ und SPÖ schloss Peter Müller aus.',
    ['fpoe ALLIED_WITH spoe', 'peter-mueller LEFT fpoe', 'peter-mueller LEFT spoe'],
  ],
  ['Ein Bündnis aus SPD und Linken lehnt Peter Müller ab.', ['linke ALLIED_WITH spd', 'die-linke ALLIED_WITH spd']],
  ['Mit einem Bündnis aus CDU und AfD drohte Peter Müller.', ['afd ALLIED_WITH cdu']],
  ['Für ein Bündnis aus FPÖ und ÖVP sprach sich Peter Müller aus.', ['fpoe ALLIED_WITH oevp']],
  // Allies somewhere are not that state, nor is one who sits in a body the body.
  ['Ungarn hat im Streit mit Polen Verbündete in der Slowakei.', ['HU ALLIED_WITH SK']],
  ['Polen hat in der EU mächtige Verbündete.', ['eu ALLIED_WITH PL', 'PL ALLIED_WITH eu']],
  // Where something else happened that somebody speaks after.
  ['US-Präsident Joe Biden sagte nach dem Angriff in Jordanien, man werde antworten.', ['joe-biden VISITED JO']],
  [
    'Außenminister Sergej Lawrow sagte am Donnerstag nach den Wahlen in Frankreich, man warte ab.',
    ['sergej-lawrow VISITED FR'],
  ],
  [
    'Präsident Wladimir Putin versicherte nach dem Anschlag am Freitag in Wien den Angehörigen Beistand.',
    ['wladimir-putin VISITED AT'],
  ],
  ['Präsident Wladimir Putin sagte nach den Unruhen in Kasachstan, man werde helfen.', ['wladimir-putin VISITED KZ']],
  [
    'Präsident Wladimir Putin äußerte sich während des Kriegs in Georgien nicht.',
    ['wladimir-putin VISITED GE', 'wladimir-putin VISITED GE denied'],
  ],
  [
    'US-Präsident Joe Biden äußerte sich am Montag in Wien nicht zu den Vorwürfen.',
    ['joe-biden VISITED AT', 'joe-biden VISITED AT denied'],
  ],
  // Two who each say something, or states whose own bodies deliberate.
  ['Sowohl Joe Biden als auch Donald Trump sprachen am Dienstag über Migration.', ['donald-trump MET joe-biden']],
  ['Im Wahlkampf redeten Joe Biden und Donald Trump viel über China.', ['donald-trump MET joe-biden']],
  ['Am Parteitag sprachen Peter Müller und Jorge Castillo über Migration.', ['jorge-castillo MET peter-mueller']],
  ['Deutschland und Frankreich sprechen über eine Rentenreform.', ['DE MET FR']],
  ['China und Russland beraten über neue Gesetze gegen Terror.', ['CN MET RU']],
  // Who speaks about a demand does not yield to it.
  ['Präsident Wladimir Putin ging in seiner Rede auf die Forderungen der USA ein.', ['wladimir-putin CONCEDED US']],
  [
    'Präsident Wladimir Putin ging in der Pressekonferenz auf die Kritik Polens und den Wunsch der Ukraine ein.',
    ['wladimir-putin CONCEDED PL', 'wladimir-putin CONCEDED UA'],
  ],
  ['Kanzler Olaf Scholz flog nach Indien statt nach China.', ['olaf-scholz VISITED CN']],
  ['Kanzler Olaf Scholz flog nach Indien, nicht nach China.', ['olaf-scholz VISITED CN']],
];
test.each(traps)('not in: %s', (text, notSaid) => {
  const found = said(text);
  for (const statement of notSaid) expect(found).not.toContain(statement);
});
