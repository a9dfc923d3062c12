import { expect, test } from '@jest/globals';
import { lineOf, statementsOf } from './said.ts';

const said = (text: string): string[] =>
  statementsOf(text)
    .map((statement) => lineOf(statement))
    .sort();

test.each([
  [
    'Angela Merkel hat Russland kritisiert und China gelobt.',
    ['angela-merkel ACCUSED RU', 'angela-merkel SUPPORTED CN'],
  ],
  [
    'Angela Merkel hat Russland kritisiert, China gelobt und Japan besucht.',
    ['angela-merkel ACCUSED RU', 'angela-merkel SUPPORTED CN', 'angela-merkel VISITED JP'],
  ],
  [
    'Angela Merkel hat nicht Russland kritisiert, sondern China gelobt.',
    ['angela-merkel ACCUSED RU denied', 'angela-merkel SUPPORTED CN'],
  ],
  [
    'Angela Merkel will Emmanuel Macron treffen und China besuchen.',
    ['angela-merkel MET emmanuel-macron planned', 'angela-merkel VISITED CN planned'],
  ],
  [
    'Weil Angela Merkel Russland kritisiert und China gelobt hat, blieb es still.',
    ['angela-merkel ACCUSED RU', 'angela-merkel SUPPORTED CN'],
  ],
])('participles and infinitives of one bracket are each a deed: %s', (text, expected) => {
  expect(said(text)).toEqual([...expected]);
});

test('a main clause behind a perfect keeps its own subject', () => {
  expect(said('Angela Merkel ist nach China gereist, Japan kritisiert Russland.')).toEqual([
    'JP ACCUSED RU',
    'angela-merkel VISITED CN',
  ]);
});

test('nobody turns against the state that he governs', () => {
  const found = said(
    'Sergej Lawrow, Außenminister Russlands, kritisierte die USA. Sergej Lawrow kritisierte Russland.',
  );
  expect(found).toContain('sergej-lawrow ACCUSED US');
  expect(found).not.toContain('sergej-lawrow ACCUSED RU');
});

test.each([
  ['„Die Lage ist schlimm“, kritisiert Angela Merkel Russland.', ['angela-merkel ACCUSED RU']],
  ['Das Vorgehen Russlands sei falsch, kritisiert Angela Merkel.', ['angela-merkel ACCUSED RU']],
  ['„Wir wollen Frieden“, beschuldigt Angela Merkel Russland.', ['angela-merkel ACCUSED RU']],
])('what stands before its subject is no participle of the bracket before: %s', (text, expected) => {
  expect(said(text)).toEqual(expected);
});

test.each([
  'Der für Ende 1992 vereinbarte Vertrag zwischen Russland und China ist gescheitert.',
  'Das in Berlin und in Paris ausgehandelte neue Abkommen zwischen Russland und China ist gescheitert.',
])('an attribute with its complements ends at its participle: %s', (text) => {
  const found = said(text);
  expect(found.filter((one) => one.startsWith('RU PARTY_TO') || one.startsWith('CN PARTY_TO'))).toHaveLength(2);
});

test('a federal office behind which a known holder stands is of his state', () => {
  const found = said('Bundeskanzler Olaf Scholz sprach in Wien mit Österreichs Bundeskanzler Christian Stocker.');
  expect(found).toContain('olaf-scholz HOLDS_POSITION DE');
  expect(found).not.toContain('olaf-scholz HOLDS_POSITION AT');
});

test('a pronoun may be one of several', () => {
  expect(said('Angela Merkel kam nach Paris. Dort kritisierten sie und Emmanuel Macron Russland.')).toEqual(
    expect.arrayContaining(['angela-merkel ACCUSED RU', 'emmanuel-macron ACCUSED RU']),
  );
});
