import { expect, test } from '@jest/globals';
import { statementsOf } from './said.ts';

/*
 * Bodies that no list knows, made up for this test, in every place where a name can stand. What they are called is told by the noun
 * before them, by what they are for, by whose they are or by a foreign word for a kind of body.
 */

interface Body {
  readonly nom: string;
  /** Genitive and dative, articles included. */
  readonly gen: string;
  readonly dat: string;
  readonly acc?: string;
  readonly id: string;
}

const feminine = (name: string, weak: string, id: string): Body => ({
  nom: `die ${name}`,
  gen: `der ${weak}`,
  dat: `der ${weak}`,
  id,
});

const bodies: readonly Body[] = [
  feminine('Partei „Neue Kraft“', 'Partei „Neue Kraft“', 'neue-kraft'),
  feminine('Rebellengruppe M42', 'Rebellengruppe M42', 'm42'),
  feminine('Bewegung Aufbruch 24', 'Bewegung Aufbruch 24', 'aufbruch-24'),
  feminine('Fluggesellschaft Air Velora', 'Fluggesellschaft Air Velora', 'air-velora'),
  feminine(
    'Demokratische Volksfront für Arbeit',
    'Demokratischen Volksfront für Arbeit',
    'demokratische-volksfront-fuer-arbeit',
  ),
  feminine('Nationale Liga für Freiheit', 'Nationalen Liga für Freiheit', 'nationale-liga-fuer-freiheit'),
  feminine(
    'Vereinigung Kroatischer Veteranen',
    'Vereinigung Kroatischer Veteranen',
    'vereinigung-kroatischer-veteranen',
  ),
  feminine('Volksbewegung für die Befreiung', 'Volksbewegung für die Befreiung', 'volksbewegung-fuer-die-befreiung'),
  feminine('Serbische Fortschrittsallianz', 'Serbischen Fortschrittsallianz', 'serbische-fortschrittsallianz'),
  feminine('Conservative Future Alliance', 'Conservative Future Alliance', 'conservative-future-alliance'),
  feminine('Ligue des Citoyens', 'Ligue des Citoyens', 'ligue-des-citoyens'),
  feminine('SFDP', 'SFDP', 'sfdp'),
  {
    nom: 'das Institut für Strategische Studien',
    gen: 'des Instituts für Strategische Studien',
    dat: 'dem Institut für Strategische Studien',
    id: 'institut-fuer-strategische-studien',
  },
  {
    nom: 'der Verband der Kroatischen Reeder',
    gen: 'des Verbands der Kroatischen Reeder',
    dat: 'dem Verband der Kroatischen Reeder',
    acc: 'den Verband der Kroatischen Reeder',
    id: 'verband-der-kroatischen-reeder',
  },
];

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const places: readonly (readonly [place: string, text: (body: Body) => string, says: (id: string) => string])[] = [
  ['at the head', (b) => `${upper(b.nom)} kritisierte am Montag China.`, (id) => `${id} ACCUSED CN`],
  [
    'before a noun phrase',
    (b) => `Am Montag kritisierte ${b.nom} die chinesische Regierung.`,
    (id) => `${id} ACCUSED CN`,
  ],
  ['before a name', (b) => `Am Montag hat ${b.nom} China scharf kritisiert.`, (id) => `${id} ACCUSED CN`],
  ['as an object', (b) => `China kritisierte am Montag ${b.acc ?? b.nom}.`, (id) => `CN ACCUSED ${id}`],
  ['in the dative', (b) => `Ungarn warf ${b.dat} Betrug vor.`, (id) => `HU ACCUSED ${id}`],
  ['whose chief it is', (b) => `Der Chef ${b.gen}, Karl Huber, schwieg.`, (id) => `karl-huber HOLDS_POSITION ${id}`],
  ['behind a preposition', (b) => `China wurde am Montag von ${b.dat} kritisiert.`, (id) => `${id} ACCUSED CN`],
  ['in a list', (b) => `Ungarn und ${b.nom} kritisierten China.`, (id) => `${id} ACCUSED CN`],
  ['verb last', (b) => `Es blieb unruhig, weil ${b.nom} China bedroht.`, (id) => `${id} THREATENED CN`],
];

const readingOf = (text: string): { lines: string[]; bodies: string[] } => {
  const statements = statementsOf(text);
  const ids = statements.flatMap(({ from, to }) => [from, to]);
  const bare = (id: string): string => id.slice(id.indexOf(':') + 1);
  return {
    lines: statements.map(({ from, type, to }) => `${bare(from)} ${type} ${bare(to)}`),
    bodies: [...new Set(ids.filter((id) => id.startsWith('organisation:')).map(bare))],
  };
};

test.each(places)('a body that no list knows is read %s', (_, text, says) => {
  for (const body of bodies) {
    const sentence = text(body);
    const { lines, bodies: found } = readingOf(sentence);
    // nothing of it is cut off, and nothing is taken in
    expect([sentence, ...found]).toEqual([sentence, body.id]);
    expect(lines).toContain(says(body.id));
  }
});

test.each<[text: string, expected: string]>([
  // Common nouns are a name where no other phrase has room.
  ['Die Stiftung Weitblick kritisierte China.', 'stiftung-weitblick ACCUSED CN'],
  ['Der Verein Heimat und Recht kritisierte China.', 'heimat-und-recht ACCUSED CN'],
  ['Karl Huber, Chef der Denkfabrik Nordlicht, kritisierte China.', 'karl-huber HOLDS_POSITION nordlicht'],
  // Once said, they are it everywhere.
  [
    'Die Menschenrechtsgruppe Klarsicht tagte. Am Montag hat die Menschenrechtsgruppe Klarsicht China kritisiert.',
    'klarsicht ACCUSED CN',
  ],
  [
    'Die Stiftung Neue Welt tagte. Der Verein Neue Heimat tagte. Am Montag hat der Verein Neue Heimat China kritisiert.',
    'neue-heimat ACCUSED CN',
  ],
  // A longer name than the listed one, by its acronym; whose it is stands before the hyphen.
  [
    'Am Montag schwieg der Chef der Maledivischen Demokratischen Partei (MDP), Karl Huber.',
    'karl-huber HOLDS_POSITION mdp',
  ],
  ['Der US-Konzern Velora kritisierte China.', 'velora ACCUSED CN'],
  [
    'Die von Karl Huber geführte Allianz für die Zukunft des Kosovo (AZK) kritisierte China.',
    'allianz-fuer-die-zukunft-des-kosovo ACCUSED CN',
  ],
  ['Transparency Maldives kritisierte am Montag China.', 'transparency-maldives ACCUSED CN'],
  ['Movimiento Popular kritisierte am Montag China.', 'movimiento-popular ACCUSED CN'],
  ['China drohte am Montag der Frente Democrático.', 'CN THREATENED frente-democratico'],
])('%s says „%s“', (text, expected) => {
  expect(readingOf(text).lines).toContain(expected);
});

test.each<[text: string]>([
  ['Am Montag hat die Stiftung Hilfe nach China geschickt.'],
  ['Die Gruppe Jugendlicher kritisierte China.'],
  ['Am Montag nominierte die Partei für die Wahl Karl Huber.'],
  // The states of a body that nobody names are no state.
  ['Karl Huber forderte die Mitgliedsstaaten auf zu handeln.'],
  ['Die Organisation Montag früh kritisierte China.'],
  ['Das Nuclear Posture Agreement schadet China.'],
  ['Es kritisierte der Verein China.'],
  ['Danielle Steel kritisierte am Montag China.'],
  ['Es blieb ruhig, weil der Verein Konkurs 2019 anmeldete.'],
])('%s names no body', (text) => {
  expect(readingOf(text).bodies).toEqual([]);
});
