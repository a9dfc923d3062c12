// Trains data/tagger from a CoNLL-U file, or measures it on one:
//   node --import ./scripts/typescript.mjs scripts/trainTagger.ts train DEV.conllu
//   node --import ./scripts/typescript.mjs scripts/trainTagger.ts measure TEST.conllu [--errors]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import {
  BUCKETS,
  columnOfPos,
  columns,
  createTagger,
  emptyModel,
  FEATURES,
  fillFeatures,
  findBrackets,
  type TaggerModel,
  tag,
} from '../ingest/analyse/tag.ts';
import type { Pos } from '../ingest/model.ts';
import { projectFolder } from '../ingest/projectFolder.ts';

interface GoldToken {
  readonly text: string;
  readonly pos: Pos;
  readonly lemma: string;
}

/** Sentences of a CoNLL-U file; a contraction (im) is one token with the tag and lemma of its preposition, as in this project. */
const readSentences = (path: string): GoldToken[][] => {
  const sentences: GoldToken[][] = [];
  let sentence: GoldToken[] = [];
  let until = 0;
  let contraction: string | undefined;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    if (line === '') {
      if (sentence.length > 0) sentences.push(sentence);
      sentence = [];
      until = 0;
      continue;
    }
    const [id = '', form = '', lemma = '', upos = ''] = line.split('\t');
    if (id.includes('.')) continue;
    if (id.includes('-')) {
      until = Number(id.split('-')[1]);
      contraction = form;
      continue;
    }
    if (Number(id) <= until && contraction === undefined) continue;
    const pos = (upos === 'SYM' ? 'X' : upos) as Pos;
    sentence.push({ text: contraction ?? form, pos, lemma });
    contraction = undefined;
  }
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
};

const verbose = process.argv.includes('--verbose');
const EPOCHS = 12;
const MARGIN = 60;
const CLIPPED = 4;
/** A fixed linear congruential generator: the same order on every machine. */
const shuffled = (count: number, seed: number): number[] => {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = count - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
};

const train = (sentences: readonly GoldToken[][]): TaggerModel => {
  const morphology = loadMorphology();
  // Parts of speech that the dictionary does not allow, when the treebank has them for a form at least twice.
  const plain = createTagger(morphology, emptyModel);
  const seen = new Map<string, number>();
  for (const sentence of sentences)
    plain.words(sentence).forEach((word, i) => {
      const token = sentence[i] as GoldToken;
      if ((word.mask & (1 << columnOfPos(token.pos))) !== 0) return;
      const key = `${token.text}|${token.pos}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    });
  const extra = new Map<string, Pos[]>();
  for (const [key, count] of [...seen].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    if (count < 2) continue;
    const [form, pos] = key.split('|') as [string, Pos];
    extra.set(form, [...(extra.get(form) ?? []), pos]);
  }

  const tagger = createTagger(morphology, { ...emptyModel, extra });
  const weights = new Float64Array(BUCKETS * columns);
  const totals = new Float64Array(BUCKETS * columns);
  const stamps = new Int32Array(BUCKETS * columns);
  let step = 0;
  const rows = new Int32Array(FEATURES);
  const brackets: number[] = [];
  const update = (row: number, column: number, by: number): void => {
    const at = row * columns + column;
    totals[at] = (totals[at] as number) + (weights[at] as number) * (step - (stamps[at] as number));
    stamps[at] = step;
    weights[at] = (weights[at] as number) + by;
  };
  const prepared = sentences.map((sentence) => tagger.words(sentence));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let wrong = 0;
    for (const s of shuffled(sentences.length, epoch + 1)) {
      const words = prepared[s] ?? [];
      const gold = sentences[s] ?? [];
      findBrackets(words, brackets);
      let t1 = columns;
      let t2 = columns;
      for (let i = 0; i < words.length; i++) {
        const mask = words[i]?.mask ?? 0;
        const right = columnOfPos((gold[i] as GoldToken).pos);
        let best = -1;
        if ((mask & (mask - 1)) === 0) best = 31 - Math.clz32(mask);
        else {
          step++;
          fillFeatures(words, i, t1, t2, brackets[i] as number, rows);
          let top = Number.NEGATIVE_INFINITY;
          let rival = -1;
          let rivalScore = Number.NEGATIVE_INFINITY;
          let rightScore = Number.NEGATIVE_INFINITY;
          for (let c = 0; c < columns; c++) {
            if ((mask & (1 << c)) === 0) continue;
            let score = 0;
            for (let f = 0; f < FEATURES; f++) score += weights[(rows[f] as number) * columns + c] as number;
            if (score > top) {
              top = score;
              best = c;
            }
            if (c === right) rightScore = score;
            else if (score > rivalScore) {
              rivalScore = score;
              rival = c;
            }
          }
          if (best !== right) wrong++;
          // A right answer must also win by a margin: steadier on words that were not seen.
          if ((mask & (1 << right)) !== 0 && rightScore - rivalScore < MARGIN) {
            for (let f = 0; f < FEATURES; f++) {
              update(rows[f] as number, right, 1);
              update(rows[f] as number, rival, -1);
            }
          }
        }
        t2 = t1;
        t1 = best;
      }
    }
    if (verbose) console.log(`epoch ${epoch + 1}: ${wrong} wrong`);
  }
  let largest = 0;
  for (let at = 0; at < weights.length; at++) {
    totals[at] =
      ((totals[at] as number) + (weights[at] as number) * (step - (stamps[at] as number))) / Math.max(1, step);
    largest = Math.max(largest, Math.abs(totals[at] as number));
  }
  const bytes = new Int8Array(weights.length);
  // The few largest weights are clipped, so that small ones keep their differences in a byte.
  const scale = (127 / largest) * CLIPPED;
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = Math.max(-127, Math.min(127, Math.round((totals[at] as number) * scale)));

  // Base forms where ours differs, the treebank is of one mind and the dictionary has it too.
  const model: TaggerModel = { weights: bytes, extra, lemmas: new Map() };
  const wanted = new Map<string, Map<string, number>>();
  const ours = new Map<string, string>();
  const trained = createTagger(morphology, model);
  for (const sentence of sentences)
    trained.tag(sentence).forEach((tagged, i) => {
      const token = sentence[i] as GoldToken;
      if (tagged.pos !== token.pos) return;
      const key = `${token.text}|${token.pos}`;
      const counts = wanted.get(key) ?? new Map<string, number>();
      counts.set(token.lemma, (counts.get(token.lemma) ?? 0) + 1);
      wanted.set(key, counts);
      if (tagged.lemma !== token.lemma && tagged.analyses.some((a) => a.lemma === token.lemma))
        ours.set(key, tagged.lemma);
    });
  const lemmas = new Map<string, string>();
  for (const [key] of [...ours].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const counts = [...(wanted.get(key) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const [lemma] = counts[0] as [string, number];
    if (counts.length === 1 && lemma !== ours.get(key)) lemmas.set(key, lemma);
  }
  return { ...model, lemmas };
};

const measure = (
  tagSentence: (tokens: readonly GoldToken[]) => readonly { pos: Pos; lemma: string }[],
  sentences: readonly GoldToken[][],
  errors: boolean,
): void => {
  let tokens = 0;
  let pos = 0;
  let lemma = 0;
  const confusions = new Map<string, number>();
  const lemmaErrors = new Map<string, number>();
  for (const sentence of sentences)
    tagSentence(sentence).forEach((tagged, i) => {
      const gold = sentence[i] as GoldToken;
      tokens++;
      if (tagged.pos === gold.pos) pos++;
      else {
        for (const key of [`${gold.pos} → ${tagged.pos}`, `${gold.pos} → ${tagged.pos} ${gold.text}`])
          confusions.set(key, (confusions.get(key) ?? 0) + 1);
      }
      if (tagged.lemma === gold.lemma) lemma++;
      else {
        const key = `${gold.text} ${gold.pos}: ${gold.lemma} → ${tagged.lemma}`;
        lemmaErrors.set(key, (lemmaErrors.get(key) ?? 0) + 1);
      }
    });
  console.log(`${tokens} tokens: UPOS ${(pos / tokens).toFixed(4)}, lemma ${(lemma / tokens).toFixed(4)}`);
  if (!errors) return;
  const show = (counts: Map<string, number>, most: number): void => {
    for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, most)) console.log(`${count}\t${key}`);
  };
  show(confusions, 90);
  show(lemmaErrors, 90);
};

const [command, path, ...flags] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: trainTagger.ts train|check|measure FILE.conllu [--errors]');
const sentences = readSentences(path);
const errors = flags.includes('--errors');
if (command === 'train') {
  const model = train(sentences);
  const folder = join(projectFolder, 'data', 'tagger');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'german.weights'), model.weights);
  writeFileSync(
    join(folder, 'german.json'),
    `${JSON.stringify({ extra: Object.fromEntries(model.extra), lemmas: Object.fromEntries(model.lemmas) }, undefined, 1)}\n`,
  );
} else if (command === 'check') {
  // Cross-validation on the training file: every fifth sentence is kept out in turn.
  const out = new Map<readonly GoldToken[], readonly { pos: Pos; lemma: string }[]>();
  for (let fold = 0; fold < 5; fold++) {
    const tagger = createTagger(loadMorphology(), train(sentences.filter((_, i) => i % 5 !== fold)));
    sentences.forEach((sentence, i) => {
      if (i % 5 === fold) out.set(sentence, tagger.tag(sentence));
    });
  }
  measure((sentence) => out.get(sentence) ?? [], sentences, errors);
} else measure(tag, sentences, errors);
