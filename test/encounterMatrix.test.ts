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
  // Two who deliberate or talk about something do so with one another.
  ['Peter Müller und Jorge Castillo berieten am Montag über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['Am Montag sprachen Peter Müller und Jorge Castillo über die Lage.', ['jorge-castillo MET peter-mueller']],
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
  ['Auf der Kundgebung sprachen Peter Müller und Jorge Castillo über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['Peter Müller und Jorge Castillo sprachen mit Journalisten über die Lage.', ['jorge-castillo MET peter-mueller']],
  ['An der Parade nahmen Peter Müller und Jorge Castillo teil.', ['jorge-castillo MET peter-mueller']],
  ['Peter Müller ist in den USA zu Geld gekommen.', ['peter-mueller VISITED US']],
  ['Peter Müller ist im Iran ums Leben gekommen.', ['peter-mueller VISITED IR']],
  ['Zum Auftakt seines Besuchs in der Schweiz wurde Karl Lindner von Maria Koch begrüßt.', ['maria-koch VISITED CH']],
];
test.each(traps)('not in: %s', (text, notSaid) => {
  const found = said(text);
  for (const statement of notSaid) expect(found).not.toContain(statement);
});
