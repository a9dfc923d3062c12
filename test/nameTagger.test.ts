import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import { tag } from '../ingest/analyse/tag.ts';
import {
  BUCKETS,
  columns,
  createNameTagger,
  fillJoints,
  findQuoted,
  hashText,
  JOINTS,
  makeBorder,
  makeNameWord,
  mayFollow,
  type NameModel,
  type NameToken,
  readNameModel,
  tagNames,
  writeNameModel,
} from '../ingest/recognise/tagger.ts';

const tokensOf = (sentence: string): NameToken[] => {
  const words = sentence.match(/[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?|\S/gu) ?? [];
  const tagged = tag(words.map((text) => ({ text })));
  return words.map((text, i) => ({ text, pos: tagged[i]?.pos ?? 'X' }));
};

const namesIn = (sentence: string): string[] => {
  const tokens = tokensOf(sentence);
  return tagNames(tokens).map(
    ({ first, last, label }) =>
      `${label} ${tokens
        .slice(first, last)
        .map(({ text }) => text)
        .join(' ')}`,
  );
};

const sentences: [sentence: string, names: readonly string[]][] = [
  ['Der Abgeordnete Torben Kralewski kritisierte die Regierung scharf.', ['PER Torben Kralewski']],
  ['Nach Angaben von Friederike Oltmanns wurde niemand verletzt.', ['PER Friederike Oltmanns']],
  ['Bürgermeister Hannes Brinkschulte reiste gestern nach Osnabrück.', ['PER Hannes Brinkschulte', 'LOC Osnabrück']],
  ['Die Firma Walkenhorst GmbH in Paderborn baut 200 Stellen ab.', ['ORG Walkenhorst GmbH', 'LOC Paderborn']],
  ['Die Bürger wollen das neue Gesetz nicht, sagte der Minister.', []],
  ['Im vergangenen Jahr wurden mehr Wohnungen gebaut als im Jahr davor.', []],
];
test.each(sentences)('%s', (sentence, names) => {
  expect(namesIn(sentence)).toEqual(names);
});

test('a name that only reads like one is less likely than a clear one', () => {
  const [clear] = tagNames(tokensOf('Außenminister Torben Kralewski sprach am Montag mit der Presse.'));
  expect(clear?.label).toBe('PER');
  expect(clear?.probability).toBeGreaterThan(0.9);
});

test('an empty sentence has no names', () => {
  expect(tagNames([])).toEqual([]);
});

test('names stand in order, do not overlap, and have probabilities', () => {
  const word = fc.oneof(fc.constantFrom('Kim', 'von', 'der', 'GmbH', 'Berlin', '„', '“', 'x'.repeat(500)), fc.string());
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      let end = 0;
      for (const { first, last, probability } of tagNames(words.map((text) => ({ text, pos: 'PROPN' })))) {
        expect(first).toBeGreaterThanOrEqual(end);
        expect(last).toBeGreaterThan(first);
        expect(last).toBeLessThanOrEqual(words.length);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1);
        end = last;
      }
    }),
    { numRuns: 100 },
  );
});

test('a sentence without end takes time in proportion to its length', () => {
  const few = tokensOf('Torben Kralewski und '.repeat(10));
  const many = tokensOf('Torben Kralewski und '.repeat(3_000));
  expect(tagNames(few)).toHaveLength(10);
  expect(tagNames(many)).toHaveLength(3_000);
});

/** A small model of arbitrary weights. */
const arbitraryModel = (): NameModel => {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return {
    weights: Int8Array.from({ length: BUCKETS * columns }, () => next() * 30),
    unit: 0.02,
    transitions: Float32Array.from({ length: (columns + 1) * columns }, () => next() * 2),
  };
};

test('decoding and probabilities agree with weighing every possible labelling one by one', () => {
  const model = arbitraryModel();
  const morphology = loadMorphology();
  const gazetteer = new Map([[hashText('Torben'), 1]]);
  const tokens: NameToken[] = [
    { text: 'Torben', pos: 'PROPN' },
    { text: 'Kralewskis', pos: 'PROPN' },
    { text: 'Partei', pos: 'NOUN' },
    { text: 'verlor', pos: 'VERB' },
  ];
  const words = tokens.map(({ text }) => makeNameWord(morphology, gazetteer, text));
  const [start, end] = [makeBorder(1), makeBorder(2)];
  const quoted = findQuoted(words);
  const joints = new Int32Array(JOINTS);
  const scores = words.map((word, i) => {
    const views = [word, words[i - 1] ?? start, words[i + 1] ?? end, words[i - 2] ?? start, words[i + 2] ?? end];
    fillJoints(
      views[1] ?? start,
      word,
      views[2] ?? end,
      tokens[i]?.pos ?? 'X',
      tokens[i - 1]?.pos,
      tokens[i + 1]?.pos,
      quoted[i] ?? 0,
      joints,
    );
    const rows = [...joints, ...views.flatMap((seen, view) => [...(seen.rows[view] ?? [])])];
    return Array.from(
      { length: columns },
      (_, c) => rows.reduce((sum, row) => sum + (model.weights[row * columns + c] as number), 0) * model.unit,
    );
  });
  const labellings: { path: number[]; weight: number }[] = [];
  const extend = (path: number[], score: number): void => {
    if (path.length === words.length) {
      labellings.push({ path, weight: Math.exp(score) });
      return;
    }
    const before = path.at(-1) ?? -1;
    for (let c = 0; c < columns; c++) {
      if (!mayFollow(before, c)) continue;
      const link = model.transitions[(before < 0 ? columns : before) * columns + c] as number;
      extend([...path, c], score + (scores[path.length]?.[c] as number) + link);
    }
  };
  extend([], 0);
  const total = labellings.reduce((sum, { weight }) => sum + weight, 0);
  const best = labellings.reduce((top, labelling) => (labelling.weight > top.weight ? labelling : top));
  const labels = ['PER', 'ORG', 'LOC', 'OTH'];
  const expected = best.path.flatMap((begin, first) => {
    if (begin % 2 === 0 || begin > 2 * labels.length) return [];
    let last = first + 1;
    while (best.path[last] === begin + 1) last++;
    const weight = labellings
      .filter(
        ({ path }) =>
          path[first] === begin &&
          path.slice(first + 1, last).every((c) => c === begin + 1) &&
          path[last] !== begin + 1,
      )
      .reduce((sum, labelling) => sum + labelling.weight, 0);
    return [{ first, last, label: labels[(begin - 1) / 2], probability: weight / total }];
  });
  const found = createNameTagger(morphology, gazetteer, model).tag(tokens);
  expect(expected.length).toBeGreaterThan(0);
  const withoutProbability = ({ first, last, label }: { first: number; last: number; label: string | undefined }) => ({
    first,
    last,
    label,
  });
  expect(found.map(withoutProbability)).toEqual(expected.map(withoutProbability));
  found.forEach(({ probability }, i) => {
    expect(probability).toBeCloseTo(expected[i]?.probability ?? Number.NaN, 6);
  });
});

test('a model survives being written and read', () => {
  const model = arbitraryModel();
  const read = readNameModel(writeNameModel(model));
  expect(read.unit).toBeCloseTo(model.unit, 6);
  expect([...read.transitions]).toEqual([...model.transitions]);
  expect(Buffer.compare(Buffer.from(read.weights.buffer), Buffer.from(model.weights.buffer))).toBe(0);
});

test('a cut model file is refused with what was expected', () => {
  expect(() => readNameModel(writeNameModel(arbitraryModel()).slice(0, 5000))).toThrow(
    'name model of 5000 bytes; expected',
  );
});
