import { expect, test } from '@jest/globals';
import { relationsSaid, said } from './said.ts';

/* Governments, courts and portraits: what several verbs, offices and names that are joined say together, and what they do not. */

/** What a text says, whatever offices it names beside that. */
const deedsSaid = (text: string): string[] =>
  said(text)
    .filter((line) => !/HOLDS_POSITION|MEMBER_OF/.test(line))
    .sort();

test.each([
  // Every participle and infinitive of one bracket is done, with what all of them complete.
  [
    'Olaf Scholz hat Wladimir Putin getroffen und kritisiert.',
    ['olaf-scholz ACCUSED wladimir-putin', 'olaf-scholz MET wladimir-putin'],
  ],
  [
    'Olaf Scholz will Wladimir Putin treffen und kritisieren.',
    ['olaf-scholz ACCUSED wladimir-putin planned', 'olaf-scholz MET wladimir-putin planned'],
  ],
  [
    'Der Reporter Peter Maier ist von der Türkei freigelassen und ausgewiesen worden.',
    ['TR CONCEDED peter-maier', 'TR SANCTIONED peter-maier'],
  ],
  [
    'Olaf Scholz wurde von Emmanuel Macron gelobt und eingeladen.',
    ['emmanuel-macron INVITED olaf-scholz', 'emmanuel-macron SUPPORTED olaf-scholz'],
  ],
  [
    'Emmanuel Macron, der Wladimir Putin eingeladen und empfangen hat, reiste ab.',
    ['emmanuel-macron INVITED wladimir-putin', 'emmanuel-macron MET wladimir-putin'],
  ],
  [
    'Olaf Scholz versprach, Wladimir Putin zu treffen und zu kritisieren.',
    ['olaf-scholz ACCUSED wladimir-putin planned', 'olaf-scholz MET wladimir-putin planned'],
  ],
  ['Polen hat Ungarn nicht kritisiert, sondern gelobt.', ['PL ACCUSED HU denied', 'PL SUPPORTED HU']],
  [
    'Olaf Scholz hat Wladimir Putin getroffen, aber nicht kritisiert.',
    ['olaf-scholz ACCUSED wladimir-putin denied', 'olaf-scholz MET wladimir-putin'],
  ],
  ['Russland hat Polen nicht nur bedroht, sondern angegriffen.', ['RU ATTACKED PL', 'RU THREATENED PL']],
  [
    'Olaf Scholz hat Wladimir Putin nicht getroffen und kritisiert.',
    ['olaf-scholz ACCUSED wladimir-putin denied', 'olaf-scholz MET wladimir-putin denied'],
  ],
  [
    'Olaf Scholz traf und kritisierte Wladimir Putin.',
    ['olaf-scholz ACCUSED wladimir-putin', 'olaf-scholz MET wladimir-putin'],
  ],
  [
    'Olaf Scholz, der Wladimir Putin traf und scharf kritisierte, reiste ab.',
    ['olaf-scholz ACCUSED wladimir-putin', 'olaf-scholz MET wladimir-putin'],
  ],
  // Only one of two is done, and who has an object of its own does not need the other's.
  ['Olaf Scholz hat gegessen und Wladimir Putin getroffen.', ['olaf-scholz MET wladimir-putin']],
  ['Olaf Scholz trat zurück und kritisierte Wladimir Putin.', ['olaf-scholz ACCUSED wladimir-putin']],
  [
    'Olaf Scholz hat Wladimir Putin angerufen und Xi Jinping gelobt.',
    ['olaf-scholz MET wladimir-putin', 'olaf-scholz SUPPORTED xi-jinping'],
  ],
  // A relative pronoun behind "und" is the subject of its own clause.
  [
    'Olaf Scholz traf Emmanuel Macron, mit dem er gesprochen hat und der China kritisierte.',
    ['emmanuel-macron ACCUSED CN', 'emmanuel-macron MET olaf-scholz'],
  ],
  [
    'Olaf Scholz traf Emmanuel Macron, der China kritisierte und die Ukraine unterstützte.',
    ['emmanuel-macron ACCUSED CN', 'emmanuel-macron MET olaf-scholz', 'emmanuel-macron SUPPORTED UA'],
  ],
  // Whose release it is, is no object of the clause, whatever the name ends in.
  ['Die EU hat die Freilassung Julia Timoschenkos gefordert.', ['eu SUPPORTED julia-timoschenko']],
  ['Russland lehnte die Freilassung Timoschenkos ab.', []],
  ['Frankreich forderte die Auslieferung Alexander Lukaschenkos.', []],
  ['Russland lehnt die Aufnahme der Ukraine ab.', ['RU REJECTED UA']],
  ['Donald Trump verweigerte Nikos Dendias ein Treffen.', ['donald-trump REJECTED nikos-dendias']],
  ['Frankreich sicherte Kyriakos Mitsotakis Hilfe zu.', ['FR AIDED kyriakos-mitsotakis planned']],
  // What a compound begins with in quotation marks is a part of it.
  [
    'Die Regierung Spaniens setzt sich für den in der Türkei inhaftierten „Welt“-Korrespondenten Jan Berger ein.',
    ['ES SUPPORTED jan-berger', 'TR PROSECUTED jan-berger'],
  ],
  ['Der „Spiegel“-Chefredakteur Klaus Berger kritisierte Donald Trump.', ['klaus-berger ACCUSED donald-trump']],
  ['Die "New York Times"-Journalistin Anna Berg kritisierte China.', ['anna-berg ACCUSED CN']],
  // Where somebody came from does nothing to him; who did it is named otherwise.
  ['Jan Berger ist nach seiner Rückkehr von Norwegen verurteilt worden.', []],
  ['Jan Berger ist nach seiner Rückkehr von einem Gericht Norwegens verurteilt worden.', ['NO PROSECUTED jan-berger']],
  // Each by himself is not both together.
  ['Weder Olaf Scholz noch Friedrich Merz konnten eine Regierung bilden.', []],
  ['Olaf Scholz und Friedrich Merz bildeten eine Regierung.', ['friedrich-merz COOPERATED olaf-scholz']],
  // A state sentences those in its power, and condemns others.
  ['Belarus verurteilte den Aktivisten Jan Berger.', ['BY PROSECUTED jan-berger']],
  ['Russland verurteilte Joe Biden.', ['RU ACCUSED joe-biden']],
  ['Die EU verurteilte Wladimir Putin.', ['eu ACCUSED wladimir-putin']],
  // What is done somewhere and nobody says by whom, the state does, also where it is said before the name.
  ['Die in Russland verurteilte Anna Berger lobte Polen.', ['RU PROSECUTED anna-berger', 'anna-berger SUPPORTED PL']],
  ['Die in Russland geborene Anna Berger lobte Polen.', ['anna-berger SUPPORTED PL']],
  [
    'Polen lobte die von den USA in Norwegen festgenommene Anna Berger.',
    ['PL SUPPORTED anna-berger', 'US PROSECUTED anna-berger'],
  ],
  ['Die PKK ist in Schweden verboten.', ['SE SANCTIONED pkk']],
  ['Die in Schweden verbotene PKK kritisierte Polen.', ['SE SANCTIONED pkk', 'pkk ACCUSED PL']],
  // A deed as what is announced, demanded or done to each other.
  ['Russland kündigte die Ausweisung von drei norwegischen Diplomaten an.', ['RU SANCTIONED NO planned']],
  ['Polen kritisierte die Ausweisung norwegischer Diplomaten.', []],
  ['Polen kritisierte die Ausweisung norwegischer Diplomaten durch Russland.', ['PL ACCUSED RU', 'RU SANCTIONED NO']],
  ['Polen und Russland wiesen gegenseitig Diplomaten aus.', ['PL SANCTIONED RU', 'RU SANCTIONED PL']],
  ['Die CDU forderte den Ausschluss Ungarns aus der EU.', ['cdu DEMANDED eu']],
  [
    'Polen begrüßte die Wahl von Jan Berger zum Nachfolger von Karl Huber.',
    ['PL SUPPORTED jan-berger', 'jan-berger SUCCEEDED karl-huber'],
  ],
  ['Olaf Scholz forderte die Ernennung von Jan Berger zu seinem Nachfolger.', []],
  // What is called off does not take place; who does all he can does it.
  ['Emmanuel Macron bedauerte die Absage seines Besuchs in Norwegen.', ['emmanuel-macron VISITED NO denied']],
  ['Polen tut alles, um die Ukraine zu unterstützen.', ['PL SUPPORTED UA']],
  ['Polen will alles tun, um die Ukraine zu unterstützen.', ['PL SUPPORTED UA planned']],
  ['Polen tut nicht alles, um die Ukraine zu unterstützen.', []],
  ['Russland tut alles, um die Ukraine zu besiegen.', ['RU ATTACKED UA planned']],
  // Cities and agencies before the first words act on nobody.
  ['OSLO/MOSKAU (dpa-AFX) - Angela Merkel kritisierte Russland.', ['angela-merkel ACCUSED RU']],
  ['Olaf Scholz und andere Mitglieder der Regierung kritisierten China.', ['olaf-scholz ACCUSED CN']],
  // Those whom sanctions strike that were told of just before.
  [
    'Die EU verhängte Sanktionen gegen Russland. Von den Sanktionen betroffen sind Jan Berger und Anna Weber.',
    ['eu SANCTIONED RU', 'eu SANCTIONED anna-weber', 'eu SANCTIONED jan-berger'],
  ],
  [
    'Die EU verhängte Sanktionen gegen Russland. Jan Berger ist von den Sanktionen nicht betroffen.',
    ['eu SANCTIONED RU'],
  ],
  ['Kanada verhängte Sanktionen gegen zehn Personen. Mehrere Minister stimmten zu, unter ihnen war Jan Berger.', []],
] as const)('%s', (text, wanted) => {
  expect(deedsSaid(text)).toEqual([...wanted].sort());
});

/** Whether a text says a relation. */
test.each([
  ['Der „Spiegel“-Chefredakteur Klaus Berger kritisierte Donald Trump.', 'klaus-berger HOLDS_POSITION spiegel', true],
  // Two callings with one name.
  [
    'Olaf Scholz reiste ab. Der SPD-Politiker und Bundesratspräsident Jan Weber lobte Polen.',
    'jan-weber SUPPORTED PL',
    true,
  ],
  [
    'Olaf Scholz reiste ab. Der SPD-Politiker und Bundesratspräsident Jan Weber lobte Polen.',
    'olaf-scholz SUPPORTED PL',
    false,
  ],
  [
    'Olaf Scholz reiste ab. Emmanuel Macron dankte dem SPD-Politiker und früheren Minister Jan Weber.',
    'emmanuel-macron SUPPORTED olaf-scholz',
    false,
  ],
  [
    'Olaf Scholz reiste ab. Emmanuel Macron dankte dem SPD-Politiker und früheren Minister Jan Weber.',
    'jan-weber MEMBER_OF spd',
    true,
  ],
  ['Der CDU-Abgeordnete und frühere Minister Jan Weber kritisierte China.', 'cdu ACCUSED CN', false],
  [
    'Anna Weber, langjährige Trump-Vertraute und Mitglied des Senats, kritisierte die EU.',
    'anna-weber ACCUSED eu',
    true,
  ],
  [
    'Anna Weber, langjährige Trump-Vertraute und Mitglied des Senats, kritisierte die EU.',
    'eu ACCUSED anna-weber',
    false,
  ],
  ['Polen lobte den australischen Kardinal und früheren Finanzchef Jan Weber.', 'jan-weber HOLDS_POSITION AU', false],
  [
    'Serbien und der Kosovo verhandeln. Die EU dankte den Präsidenten der beiden Staaten, Aleksandar Vucic und Hashim Thaci.',
    'aleksandar-vucic HOLDS_POSITION XK',
    false,
  ],
  // What somebody is charged with stands before the body in which he is.
  [
    'Der Staatssekretär für Handel im US-Finanzministerium, Jan Weber, lobte Polen.',
    'jan-weber HOLDS_POSITION us-finanzministerium',
    true,
  ],
  ['Außenminister Jan Weber warnte vor China.', 'jan-weber HOLDS_POSITION CN', false],
] as const)('%s: %s is %s', (text, line, wanted) => {
  expect(relationsSaid(text).includes(line)).toBe(wanted);
});

test('what is alleged of a reason is not alleged of the office', () => {
  expect(
    said('Polen lobte den wegen angeblicher Untreue entlassenen „Welt“-Korrespondenten Jan Weber.').filter((line) =>
      line.includes('HOLDS_POSITION'),
    ),
  ).toEqual(['jan-weber HOLDS_POSITION welt']);
});
