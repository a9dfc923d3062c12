import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

const treatiesOf = (text: string): string[] =>
  extract(articleFromText(text, { name: 'article' }))
    .entities.filter((entity) => entity.type === 'Treaty')
    .map((entity) => entity.id);

test('two articles that word a treaty differently give it one id when parties and day of signature are told', () => {
  const first = treatiesOf('Serbien und Ungarn haben am 3. Mai 2021 ein Freundschaftsabkommen unterzeichnet.');
  const second = treatiesOf('Am 3. Mai 2021 unterschrieben Ungarn und Serbien einen Partnerschaftsvertrag.');
  expect(first).toEqual(['treaty:hu-rs-2021-05-03']);
  expect(second).toEqual(first);
});

test('another day, another pair or another kind of instrument is another treaty', () => {
  const ids = [
    'Serbien und Ungarn haben am 3. Mai 2021 ein Freundschaftsabkommen unterzeichnet.',
    'Serbien und Ungarn haben am 4. Mai 2021 ein Freundschaftsabkommen unterzeichnet.',
    'Serbien und Polen haben am 3. Mai 2021 ein Freundschaftsabkommen unterzeichnet.',
    'Serbien und Ungarn haben am 3. Mai 2021 ein Protokoll über Grenzfragen unterzeichnet.',
  ].flatMap(treatiesOf);
  expect(new Set(ids).size).toBe(4);
});

test('a treaty with a name of its own keeps the id of that name', () => {
  expect(treatiesOf('Deutschland und Frankreich haben am 22. Januar 2019 den Aachener Vertrag unterzeichnet.')).toEqual(
    ['treaty:aachener-vertrag'],
  );
});
