import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

/** `type from to date` of everything that a text says. */
const read = (text: string): string[] =>
  extract(articleFromText(text, { name: 'article' })).statements.map(({ type, from, to, date }) =>
    [type, from, to, date ?? ''].join(' ').trim(),
  );

test("the year in a treaty's name dates the treaty, not what is said of it now", () => {
  const found = read(
    'Warschau, 7. März 2025 – Polens Regierungschef Donald Tusk reiste am Freitag nach Budapest. Tusk warf Viktor Orbán vor, den Vertrag von 1990 zu brechen.',
  );
  expect(found).toContain('ACCUSED person:donald-tusk person:viktor-orban 2025-03-07');
});

test('a verb that looks like an article word is the verb where there is no other', () => {
  expect(read('Norwegen und Portugal einigen sich auf ein Fischereiabkommen.')).toContain(
    'COOPERATED country:NO country:PT',
  );
});

test('a chronicle dates what stands behind its date, not on the day it appeared', () => {
  const found = read(
    'Chronik\n\nStand: 2. Mai 2025\n\n6. Juli 1961. Nikita Chruschtschow und Kim Il-sung unterzeichnen in Moskau einen Freundschaftsvertrag. Beide loben ihn.\n\nApril 1990. Es bleibt still.',
  );
  expect(found).toContainEqual(
    expect.stringMatching(/^SIGNED person:kim-il-sung treaty:freundschaftsvertrag\S* 1961-07-06$/),
  );
});

test.each(readdirSync('samples').filter((name) => name.endsWith('.txt')))(
  'no phrase of %s leaves its sentence',
  (name) => {
    const { document } = extract(articleFromText(readFileSync(join('samples', name), 'utf8'), { name }));
    const torn = document.phrases.filter(
      ({ first, last }) => document.tokens[first]?.sentence !== document.tokens[last - 1]?.sentence,
    );
    expect(torn.map(({ first, last }) => document.tokens.slice(first, last).map(({ text }) => text))).toEqual([]);
  },
);
