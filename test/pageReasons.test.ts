import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readQueries } from '../graph/namedQueries.ts';
import { extract } from '../ingest/ingest.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
import { readPaths } from '../ingest/read/index.ts';
import { idsIn, sayReason } from '../viewer/page/reasons.ts';
import { words } from '../viewer/page/words.ts';

/* Why something was read, and what can be asked, as readers of either language are told. */

const names: Readonly<Record<string, string>> = {
  'country:VE': 'Velland',
  'person:mara-lindqvist': 'Mara Lindqvist',
  'treaty:seevertrag-2024': 'Seevertrag',
};
const nameOf = (id: string): string => names[id] ?? id;

test.each([
  [
    'frame vorwerfen: subject → ACCUSED → dative',
    '„vorwerfen“ steht für „beschuldigte“ (wer: Subjekt; wen oder was: Dativobjekt)',
    '„vorwerfen“ stands for “accused” (who: the subject; whom or what: the dative object)',
  ],
  [
    'frame reisen: subject → VISITED → nach|in',
    '„reisen“ steht für „besuchte“ (wer: Subjekt; wen oder was: hinter „nach“ oder hinter „in“)',
    '„reisen“ stands for “visited” (who: the subject; whom or what: behind „nach“ or behind „in“)',
  ],
  [
    'frame Bündnis: zwischen → ALLIED_WITH → ',
    '„Bündnis“ steht für „verbündet mit“ (wer: hinter „zwischen“)',
    '„Bündnis“ stands for “allied with” (who: behind „zwischen“)',
  ],
  [
    'person:mara-lindqvist acts for country:VE',
    'Mara Lindqvist handelt für Velland',
    'Mara Lindqvist acts for Velland',
  ],
  [
    'name: „Velland“ is country:VE (listed country)',
    '„Velland“ ist Velland (Name eines Landes)',
    '„Velland“ is Velland (listed country)',
  ],
  [
    'where it happens: place: „Velland“ is country:VE (capital as a place)',
    '„Velland“ ist Velland (die Hauptstadt als Ort)',
    '„Velland“ is Velland (capital as a place)',
  ],
  [
    '„Heer“ stands for its owner: „sein“ is country:VE (pronoun „sein“)',
    '„Heer“ steht für den, zu dem es gehört: „sein“ ist Velland (Fürwort „sein“)',
    '„Heer“ stands for whom it belongs to: „sein“ is Velland (the pronoun „sein“)',
  ],
  // What no pattern knows stands as it was noted, with names for ids.
  ['seen beside treaty:seevertrag-2024', 'seen beside Seevertrag', 'seen beside Seevertrag'],
  ['constructor', 'constructor', 'constructor'],
  ['', '', ''],
])('%j', (note, german, english) => {
  expect(sayReason(note, words.de, nameOf)).toBe(german);
  expect(sayReason(note, words.en, nameOf)).toBe(english);
});

test('the ids in a note are those that need names', () => {
  expect(idsIn('nobody is named; country:VE is the state of person:mara-lindqvist.')).toEqual([
    'country:VE',
    'person:mara-lindqvist',
  ]);
  expect(idsIn('negated')).toEqual([]);
});

test('a note of any length is said at once', () => {
  const note = `${'„a“ belongs to: '.repeat(20_000)}x`;
  expect(sayReason(note, words.de, nameOf).length).toBeGreaterThan(1000);
});

test('every named question and what it asks for has German words', async () => {
  const queries = await readQueries(join(projectFolder, 'queries'));
  expect(queries.length).toBeGreaterThan(10);
  expect(queries.map(({ name }) => name).filter((name) => !Object.hasOwn(words.de.questions, name))).toEqual([]);
  const asked = queries.flatMap(({ parameters }) => parameters.map(({ description }) => description ?? ''));
  expect(asked.filter((description) => !Object.hasOwn(words.de.details, description))).toEqual([]);
});

test('what the rules note about the samples is said in German', async () => {
  const all = new Set<string>();
  const left = new Set<string>();
  for await (const result of readPaths([join(projectFolder, 'samples')])) {
    if ('problem' in result) throw new Error(result.problem.message);
    for (const { because = [] } of extract(result.article).statements)
      for (const note of because) {
        all.add(note);
        const said = sayReason(note, words.de, () => 'N').replace(/„[^“]*“/g, '');
        if (/\b(?:is|the|of|with|who|which|to|has|before|by|named)\b/.test(said)) left.add(note);
      }
  }
  // A new rule may note what has no words yet, and is then shown in English; few do.
  expect(all.size).toBeGreaterThan(200);
  expect(left.size).toBeLessThan(all.size / 20);
});
