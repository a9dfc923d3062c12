import { expect, test } from '@jest/globals';
import { bare, statementsOf } from './said.ts';

const said = (text: string): string[] =>
  statementsOf(`Eigener Bericht\n\n${text}`).map(({ type, from, to }) => `${bare(from)} ${type} ${bare(to)}`);

const told: readonly (readonly [string, string])[] = [
  // Successions that two clauses tell.
  ['Im März trat Carlos Mesa zurück, woraufhin sein Vize Evo Morales aufrückte.', 'evo-morales SUCCEEDED carlos-mesa'],
  ['Peter Pilz legte alle Ämter nieder. Nachfolger wird Bruno Rossmann.', 'bruno-rossmann SUCCEEDED peter-pilz'],
  ['Eva Glawischnig trat ab. An die Spitze der Partei rückt Ingrid Felipe.', 'ingrid-felipe SUCCEEDED eva-glawischnig'],
  // Persons taken up by what they are.
  ['Emmanuel Macron reiste nach Oslo. Der Franzose rügte Viktor Orbán.', 'emmanuel-macron ACCUSED viktor-orban'],
  ['Mitt Romney trat ans Pult. Der Republikaner warf Joe Biden Schwäche vor.', 'mitt-romney ACCUSED joe-biden'],
  [
    'Leopoldo López wurde in Caracas geboren. Ein Gericht in Caracas verurteilte den Oppositionellen zu zwei Jahren Haft.',
    'VE PROSECUTED leopoldo-lopez',
  ],
  // Neighbours of the one that acts, what a possessive relative pronoun owns, governments by who leads them.
  ['Kroatien will sich mit seinem Nachbarn Serbien aussöhnen.', 'HR BORDERS RS'],
  [
    'Die Uno, deren Sondergesandter Geir Pedersen wartet, mahnte zur Ruhe.',
    'geir-pedersen HOLDS_POSITION vereinte-nationen',
  ],
  ['Pia Klemp, deren Partei Neue Brise im Parlament sitzt, schwieg.', 'pia-klemp MEMBER_OF neue-brise'],
  ['Spaniens Regierung unter Pedro Sánchez wartet ab.', 'pedro-sanchez HOLDS_POSITION ES'],
  [
    'US-Außenminister Antony Blinken flog nach Oslo. Sein Vorgänger Mike Pompeo war 2019 dort.',
    'mike-pompeo HOLDS_POSITION US',
  ],
  // Whoever reports goes on behind what he reports.
  [
    'Jair Bolsonaro konterte, Emmanuel Macron lege Hochmut an den Tag, und schlug die Hilfe der G7 aus.',
    'jair-bolsonaro REJECTED g7',
  ],
  // Behind a clause set in its middle the main clause goes on.
  ['Viktor Orbán warf der Ukraine, obwohl sie einlenkte, Verrat vor.', 'viktor-orban ACCUSED UA'],
  ['Viktor Orbán reiste, nachdem er geschwiegen hatte, nach Georgien weiter.', 'viktor-orban VISITED GE'],
  ['Als Viktor Orbán die Ukraine kritisierte, schwiegen alle.', 'viktor-orban ACCUSED UA'],
  ['Auf der Reise besuchte Viktor Orbán auch Georgien.', 'viktor-orban VISITED GE'],
  ['Bei ihrem Treffen in Oslo sprachen Peter Maurer und Anna Lindh über Fischerei.', 'anna-lindh MET peter-maurer'],
  ['Für Peter Maurer steht ein Treffen mit Anna Lindh auf dem Programm.', 'anna-lindh MET peter-maurer'],
  ['Die iranische Atomenergieorganisation schwieg.', 'iranische-atomenergieorganisation PART_OF IR'],
  ['Kais Saied sitzt in Tunis hinter Gittern.', 'TN PROSECUTED kais-saied'],
];
test.each(told)('%s', (text, expected) => {
  expect(said(text)).toContain(expected);
});

const untold: readonly (readonly [string, string])[] = [
  // The paper to which a minister speaks is not his.
  [
    'Das sei absurd, sagte Außenminister Alexander Schallenberg der Tiroler Tageszeitung.',
    'HOLDS_POSITION tiroler-tageszeitung',
  ],
  // An interview is no meeting.
  ['Das sei falsch, sagte Verteidigungsminister Mario Kunasek im Gespräch mit der Deutschen Presse-Agentur.', 'MET'],
  // A family name is no nationality.
  ['Das sagt Christiane Holländer, Expertin beim Mieterverein.', 'CITIZEN_OF'],
  // One of its people is not the state; several may be.
  ['Didier Reynders kam. Der Belgier lobte Viktor Orbán.', 'BE SUPPORTED'],
  // Where several have left, nobody knows whom the next one follows.
  ['Peter Pilz trat zurück. Eva Glawischnig trat ab. Nachfolger wird Bruno Rossmann.', 'SUCCEEDED'],
];
test.each(untold)('%s says nothing of %s', (text, fragment) => {
  expect(said(text).filter((statement) => statement.includes(fragment))).toEqual([]);
});
