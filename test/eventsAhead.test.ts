import { expect, test } from '@jest/globals';
import { statementsOf } from './said.ts';

/*
 * An event that a noun names, behind verbs and nouns that put it off ("verhandelt über den Beitritt"), want it, are against it, or take it for a
 * fact ("begrüßte den Beitritt"). What is only spoken of has not happened.
 */

/** Type, the two ends, and the noun in the accusative and in the dative. */
const events: readonly (readonly [string, string, string, string])[] = [
  ['JOINED', 'country:UA organisation:nato', 'den Beitritt der Ukraine zur Nato', 'dem Beitritt der Ukraine zur Nato'],
  ['JOINED', 'country:RS organisation:eu', 'die Aufnahme Serbiens in die EU', 'der Aufnahme Serbiens in die EU'],
  ['LEFT', 'country:HU organisation:eu', 'den Austritt Ungarns aus der EU', 'dem Austritt Ungarns aus der EU'],
  [
    'LEFT',
    'country:US treaty:pariser-klimaabkommen',
    'den Ausstieg der USA aus dem Pariser Klimaabkommen',
    'dem Ausstieg der USA aus dem Pariser Klimaabkommen',
  ],
  [
    'VISITED',
    'person:wladimir-putin country:IN',
    'den Besuch Wladimir Putins in Indien',
    'dem Besuch Wladimir Putins in Indien',
  ],
  ['ATTACKED', 'country:IL country:IR', 'einen Angriff Israels auf den Iran', 'einem Angriff Israels auf den Iran'],
  [
    'AIDED',
    'country:DE country:UA',
    'Waffenlieferungen Deutschlands an die Ukraine',
    'Waffenlieferungen Deutschlands an die Ukraine',
  ],
];

/** The statuses that an event may have; steps that are spoken of long before they are taken are planned where others are not said at all. */
const frames: readonly (readonly [string, readonly (string | undefined)[]])[] = [
  ['Brasilien verhandelt über {acc}.', ['planned']],
  ['Brasilien berät über {acc}.', ['planned']],
  ['Brasilien sprach sich für {acc} aus.', ['planned']],
  ['Brasilien sprach sich gegen {acc} aus.', ['planned', undefined]],
  ['Brasilien ist für {acc}.', ['planned']],
  ['Brasilien ist gegen {acc}.', ['planned', undefined]],
  ['Das Parlament stimmt über {acc} ab.', ['planned']],
  ['Der Weg für {acc} ist frei.', ['planned']],
  ['Brasilien fordert {acc}.', ['planned', undefined]],
  ['Brasilien lehnt {acc} ab.', ['planned', undefined]],
  ['Brasilien warnte vor {dat}.', ['planned', undefined]],
  ['Brasilien kündigte {acc} an.', ['planned']],
  ['Brasilien begrüßte {acc} am Dienstag.', ['asserted']],
  ['Nach {dat} kam es zu Protesten.', ['asserted']],
];

const read = (text: string, type: string, ends: string): string | undefined =>
  statementsOf(text).find((s) => s.type === type && `${s.from} ${s.to}` === ends)?.status;

test.each(
  events.flatMap(([type, ends, acc, dat]) =>
    frames.map(
      ([frame, statuses]) => [frame.replace('{acc}', acc).replace('{dat}', dat), type, ends, statuses] as const,
    ),
  ),
)('%s', (text, type, ends, statuses) => {
  expect(statuses).toContain(read(text, type, ends));
});

/** Accessions and withdrawals that somebody wants, fears or opposes are to come. */
test.each(
  events
    .filter(([type]) => type === 'JOINED' || type === 'LEFT')
    .flatMap(([type, ends, acc, dat]) =>
      ['Brasilien fordert {acc}.', 'Brasilien lehnt {acc} ab.', 'Brasilien warnte vor {dat}.'].map(
        (frame) => [frame.replace('{acc}', acc).replace('{dat}', dat), type, ends] as const,
      ),
    ),
)('%s It is to come', (text, type, ends) => {
  expect(read(text, type, ends)).toBe('planned');
});

test('who does without a step has not taken it', () => {
  expect(
    read(
      'Haiti verzichtete auf die Ratifizierung des Pariser Klimaabkommens.',
      'RATIFIED',
      'country:HT treaty:pariser-klimaabkommen',
    ),
  ).toBe('denied');
});

/** Adverbs of the clause, by what a verb in the past and one in the present then say. */
test.each<[string, string | undefined, string | undefined]>([
  ['womöglich', undefined, 'planned'],
  ['vielleicht', undefined, 'planned'],
  ['unter Umständen', undefined, 'planned'],
  ['demnächst', 'asserted', 'planned'],
  ['voraussichtlich', 'asserted', 'planned'],
  ['in Kürze', 'asserted', 'planned'],
  ['nächste Woche', 'asserted', 'planned'],
  ['angeblich', 'claimed', 'claimed'],
  ['dem Vernehmen nach', 'claimed', 'claimed'],
  ['Gerüchten zufolge', 'claimed', 'claimed'],
  ['erneut', 'asserted', 'asserted'],
  ['offenbar', 'asserted', 'asserted'],
])('„%s“ tells of what was %j and of what is %j', (adverb, past, present) => {
  expect(read(`Olaf Scholz besuchte ${adverb} Indien.`, 'VISITED', 'person:olaf-scholz country:IN')).toBe(past);
  expect(read(`Olaf Scholz besucht ${adverb} Indien.`, 'VISITED', 'person:olaf-scholz country:IN')).toBe(present);
  expect(read(`Israel griff ${adverb} den Iran an.`, 'ATTACKED', 'country:IL country:IR')).toBe(past);
  expect(read(`Serbien trat ${adverb} der EU bei.`, 'JOINED', 'country:RS organisation:eu')).toBe(past);
  expect(read(`Serbien tritt ${adverb} der EU bei.`, 'JOINED', 'country:RS organisation:eu')).toBe(present);
});

test.each([
  'Olaf Scholz besuchte Indien, vielleicht am Dienstag.',
  'Olaf Scholz besuchte mit vielleicht zehn Beratern Indien.',
  'Bald besuchte Olaf Scholz Indien.',
])('what an adverb does not reach: %s', (text) => {
  expect(read(text, 'VISITED', 'person:olaf-scholz country:IN')).toBe('asserted');
});
