import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFormCache } from '../analyse/formCache.ts';
import { loadMorphology, type Morphology } from '../analyse/morphology.ts';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { isOfficeWord } from '../knowledge/offices.ts';
import type { Pos } from '../model.ts';
import { projectFolder } from '../projectFolder.ts';

/*
 * A statistical tagger for names that no list knows: a linear-chain conditional random field (Lafferty, McCallum, Pereira
 * 2001) over hashed features of word forms, dictionary classes and lists of names, trained by scripts/trainNames.ts.
 */

export type NameLabel = 'PER' | 'ORG' | 'LOC' | 'OTH';

/** A name in a sentence: tokens [first, last) of the sentence. */
export interface TaggedName {
  readonly first: number;
  readonly last: number;
  readonly label: NameLabel;
  /** Probability that exactly these tokens are a name of this label, 0 to 1. */
  readonly probability: number;
}

export interface NameToken {
  readonly text: string;
  readonly pos: Pos;
}

/** Classes that are told apart; demonyms and words with a name inside (Putin-Besuch) would otherwise pass for names. */
const classes = ['PER', 'ORG', 'LOC', 'OTH', 'demonym', 'part'] as const;
export type NameClassLabel = (typeof classes)[number];

/** Column of the first token of a name; the column after it is that of its further tokens; column 0 is no name. */
export const columnOf = (label: NameClassLabel): number => 1 + 2 * classes.indexOf(label);
export const columns = 1 + 2 * classes.length;
const classOf = (column: number): NameClassLabel => classes[(column - 1) >> 1] as NameClassLabel;
const isBegin = (column: number): boolean => column % 2 === 1;
const isInside = (column: number): boolean => column > 0 && column % 2 === 0;

/** True when `column` may follow `before` (-1: start of the sentence). */
export const mayFollow = (before: number, column: number): boolean =>
  !isInside(column) || before === column || before === column - 1;

const all: readonly number[] = Array.from({ length: columns }, (_, c) => c);
/** Columns that may stand before and after each column: half of the pairs never do. */
const befores = all.map((c) => all.filter((b) => mayFollow(b, c)));
const afters = all.map((b) => all.filter((c) => mayFollow(b, c)));

/** 2^18 buckets × 13 columns × 1 byte: a model of 3.4 MB. */
const BUCKET_BITS = 18;
export const BUCKETS = 1 << BUCKET_BITS;
const CACHED_WORDS = 30_000;
/** Character sequences of longer tokens say nothing about names and would cost time. */
const LONGEST_WORD = 40;

export interface NameModel {
  /** One row of signed bytes per hashed feature, one column per class position. */
  readonly weights: Int8Array;
  /** What one unit of a weight is worth. */
  readonly unit: number;
  /** Row `before`, column `after`; the last row stands for the start of the sentence. */
  readonly transitions: Float32Array;
}

/** Lists of names by the hash of the form: 1 given name, 2 family name, 4 place. */
export type Gazetteer = ReadonlyMap<number, number>;

export const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};
const mix = (template: number, a: number, b = 0, c = 0): number => {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39) ^ Math.imul(c, 0x27d4eb2f);
  hash ^= hash >>> 16;
  return hash & (BUCKETS - 1);
};

/** Xxx, X, x, d and marks as they are; runs count once: Außenminister is Xx, IS-Kämpfer is X-Xx, 2024 is d. */
const shapeOf = (form: string): string => {
  let shape = '';
  for (const letter of form) {
    const kind = /\p{Lu}/u.test(letter) ? 'X' : /\p{L}/u.test(letter) ? 'x' : /\d/.test(letter) ? 'd' : letter;
    if (!shape.endsWith(kind)) shape += kind;
    if (shape.length >= 8) break;
  }
  return shape;
};

const posBit: Readonly<Record<Pos, number>> = {
  NOUN: 1,
  PROPN: 2,
  VERB: 4,
  AUX: 8,
  ADJ: 16,
  ADV: 32,
  DET: 64,
  PRON: 128,
  ADP: 256,
  CCONJ: 512,
  SCONJ: 1024,
  PART: 2048,
  NUM: 4096,
  PUNCT: 8192,
  INTJ: 16384,
  X: 32768,
};
const nameBit = {
  first: 1,
  surname: 2,
  city: 4,
  country: 8,
  region: 16,
  water: 32,
  mountain: 64,
  people: 128,
} as const;

/** Positions whose feature sums hang on the word alone: itself, and seen from one or two places away. */
const offsets = [0, -1, 1, -2, 2] as const;
const VIEWS = offsets.length;

/** What is known of a form without its sentence. */
export interface NameWord {
  readonly lower: number;
  readonly shape: number;
  /** Dictionary classes of the form. */
  readonly kind: number;
  /** Lists that the form is on. */
  readonly lists: number;
  /** True when neither the form nor its lower case is in the dictionary. */
  readonly unknown: number;
  readonly quote: 0 | 1 | 2 | 3;
  /** Feature rows by view; empty once summed. */
  readonly rows: readonly Int32Array[];
  /** Sums of the rows' weights: VIEWS × columns. */
  readonly sums: Float32Array;
}

const maskOf = (morphology: Morphology, form: string): number => {
  let mask = 0;
  for (const analysis of morphology.analyse(form)) if (analysis.guessed !== true) mask |= posBit[analysis.pos];
  return mask;
};

/** Lists that a form is on: the gazetteer's bits, then 8 country, 16 capital or city, 32 organisation, 64 demonym, 128 office. */
const listsOf = (gazetteer: Gazetteer, form: string): number => {
  const entry = loadLexicon().entryOf(form);
  let lists = gazetteer.get(hashText(form)) ?? 0;
  if (form.endsWith('s')) lists |= gazetteer.get(hashText(form.slice(0, -1))) ?? 0;
  if (entry?.type === 'Organisation') lists |= 32;
  else if (entry?.type === 'Country')
    lists |= entry.how === 'name' ? 8 : entry.how === 'adjective' || entry.how === 'inhabitant' ? 64 : 16;
  if (loadLexicon().countryOfAdjective(form.toLowerCase()) !== undefined) lists |= 64;
  if (isOfficeWord(form)) lists |= 128;
  return lists;
};

const quoteOf = (form: string): 0 | 1 | 2 | 3 =>
  form === '„' || form === '»' || form === '‚'
    ? 1
    : form === '“' || form === '”' || form === '«'
      ? 2
      : form === '"'
        ? 3
        : 0;

export const makeNameWord = (morphology: Morphology, gazetteer: Gazetteer, form: string): NameWord => {
  const text = form.length > LONGEST_WORD ? form.slice(0, LONGEST_WORD) : form;
  const lowerText = text.toLowerCase();
  const capital = lowerText !== text;
  const own = maskOf(morphology, text);
  const small = capital ? maskOf(morphology, lowerText) : 0;
  let names = 0;
  for (const name of morphology.nameClasses(text)) names |= nameBit[name];
  const lists = listsOf(gazetteer, text);
  const kind = own | (names << 16) | (small === 0 ? 0 : 1 << 24);
  const unknown = own === 0 && small === 0 ? 1 : 0;
  const lower = hashText(lowerText);
  const shape = hashText(shapeOf(text));
  const exact = hashText(text);
  const near: number[][] = offsets.map(() => []);
  const self = near[0] as number[];
  self.push(mix(0, exact), mix(1, lower), mix(2, shape), mix(3, kind), mix(4, small), mix(5, unknown, shape));
  self.push(mix(6, lists), mix(7, lists, kind), mix(8, lists, shape));
  for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) if ((lists & bit) !== 0) self.push(mix(9, bit));
  for (let length = 1; length <= 5 && length < text.length; length++) {
    self.push(mix(10, hashText(text.slice(0, length)), length), mix(11, hashText(text.slice(-length)), length));
  }
  const framed = `^${lowerText}$`;
  for (let length = 3; length <= 5; length++)
    for (let at = 0; at + length <= framed.length; at++) self.push(mix(12, hashText(framed.slice(at, at + length))));
  if (capital) {
    const compound = morphology.splitCompound(text);
    if (compound !== undefined) self.push(mix(13, hashText(compound.head)));
  }
  for (let view = 1; view < VIEWS; view++) {
    const rows = near[view] as number[];
    const at = 20 + view * 8;
    rows.push(mix(at, lower), mix(at + 1, shape), mix(at + 2, kind), mix(at + 3, lists));
    if (view <= 2) rows.push(mix(at + 4, hashText(text.slice(-3))));
  }
  return {
    lower,
    shape,
    kind,
    lists,
    unknown,
    quote: quoteOf(text),
    rows: near.map((rows) => Int32Array.from(rows)),
    sums: new Float32Array(VIEWS * columns),
  };
};

const borderRows = (place: number): readonly Int32Array[] =>
  offsets.map((_, view) => Int32Array.from(view === 0 ? [] : [mix(20 + view * 8 + 5, place)]));
/** Stands before the first word and after the last. */
export const makeBorder = (place: 1 | 2): NameWord => ({
  lower: place,
  shape: place,
  kind: -place,
  lists: 0,
  unknown: 0,
  quote: 0,
  rows: borderRows(place),
  sums: new Float32Array(VIEWS * columns),
});

/** Features that join neighbours. */
export const JOINTS = 19;
const posCode = Object.fromEntries(Object.keys(posBit).map((pos, i) => [pos, i + 1])) as Readonly<Record<Pos, number>>;

/** Fills `rows` with the feature rows that hang on more than one word. */
export const fillJoints = (
  before: NameWord,
  word: NameWord,
  after: NameWord,
  pos: Pos,
  posBefore: Pos | undefined,
  posAfter: Pos | undefined,
  quoted: number,
  rows: Int32Array,
): void => {
  const p = posCode[pos];
  const pb = posBefore === undefined ? 0 : posCode[posBefore];
  const pa = posAfter === undefined ? 0 : posCode[posAfter];
  rows[0] = mix(70, before.shape, word.shape);
  rows[1] = mix(71, word.shape, after.shape);
  rows[2] = mix(72, before.shape, word.shape, after.shape);
  rows[3] = mix(73, word.kind, after.kind);
  rows[4] = mix(74, before.kind, word.kind);
  rows[5] = mix(75, before.lower, word.shape, word.unknown);
  rows[6] = mix(76, after.lower, word.shape, word.unknown);
  rows[7] = mix(77, before.lower, word.kind);
  rows[8] = mix(78, word.lists, after.lists, before.lists);
  rows[9] = mix(79, word.lists, after.shape);
  rows[10] = mix(80, before.lists, word.shape, word.unknown);
  rows[11] = mix(81, quoted, word.shape);
  rows[12] = mix(82, p);
  rows[13] = mix(83, pb, p);
  rows[14] = mix(84, p, pa);
  rows[15] = mix(85, pb, p, pa);
  rows[16] = mix(86, p, word.shape, word.unknown);
  rows[17] = mix(87, pa, word.kind);
  rows[18] = mix(88, pb, word.kind);
};

/** 1 for tokens inside quotation marks; an unclosed mark counts to the end of the sentence. */
export const findQuoted = (words: readonly NameWord[]): number[] => {
  let open = 0;
  return words.map(({ quote }) => {
    if (quote === 0) return open;
    open = quote === 1 ? 1 : quote === 2 ? 0 : 1 - open;
    return 0;
  });
};

/** Whether somebody asks for a name that was found; the probabilities of a sentence without such names are not reckoned. */
export type IsWanted = (first: number, last: number, label: NameLabel) => boolean;

export interface NameTagger {
  readonly tag: (tokens: readonly NameToken[], isWanted?: IsWanted) => TaggedName[];
}

export const createNameTagger = (morphology: Morphology, gazetteer: Gazetteer, model: NameModel): NameTagger => {
  const { weights, unit, transitions } = model;
  const sum = (word: NameWord): NameWord => {
    word.rows.forEach((rows, view) => {
      for (const row of rows)
        for (let c = 0; c < columns; c++)
          word.sums[view * columns + c] =
            (word.sums[view * columns + c] as number) + (weights[row * columns + c] as number);
    });
    return { ...word, rows: [] };
  };
  const start = sum(makeBorder(1));
  const end = sum(makeBorder(2));
  const cache = createFormCache<NameWord>(CACHED_WORDS / 2);
  const wordOf = (form: string): NameWord => {
    const known = cache.get(form);
    if (known !== undefined) return known;
    const word = sum(makeNameWord(morphology, gazetteer, form));
    cache.set(form, word);
    return word;
  };
  const joints = new Int32Array(JOINTS);
  const total = new Int32Array(columns);
  const allowed = new Float64Array((columns + 1) * columns);
  for (let before = 0; before <= columns; before++)
    for (let after = 0; after < columns; after++)
      if (mayFollow(before === columns ? -1 : before, after))
        allowed[before * columns + after] = Math.exp(transitions[before * columns + after] as number);
  /** Grow with the longest sentence. */
  let room = 0;
  let scores = new Float64Array(0);
  let ahead = new Float64Array(0);
  let behind = new Float64Array(0);
  let best = new Float64Array(0);
  let back = new Int8Array(0);
  let scales = new Float64Array(0);
  const grow = (length: number): void => {
    if (length <= room) return;
    room = Math.max(length, 2 * room, 128);
    scores = new Float64Array(room * columns);
    ahead = new Float64Array(room * columns);
    behind = new Float64Array(room * columns);
    best = new Float64Array(room * columns);
    back = new Int8Array(room * columns);
    scales = new Float64Array(room);
  };

  const score = (tokens: readonly NameToken[], words: readonly NameWord[]): void => {
    const quoted = findQuoted(words);
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as NameWord;
      const before = words[i - 1] ?? start;
      const after = words[i + 1] ?? end;
      fillJoints(
        before,
        word,
        after,
        (tokens[i] as NameToken).pos,
        tokens[i - 1]?.pos,
        tokens[i + 1]?.pos,
        quoted[i] as number,
        joints,
      );
      const at = i * columns;
      const own = word.sums;
      const left = before.sums;
      const right = after.sums;
      const left2 = (words[i - 2] ?? start).sums;
      const right2 = (words[i + 2] ?? end).sums;
      // Weights are whole numbers, so that their order does not matter to the sum.
      for (let c = 0; c < columns; c++)
        total[c] =
          (own[c] as number) +
          (left[columns + c] as number) +
          (right[2 * columns + c] as number) +
          (left2[3 * columns + c] as number) +
          (right2[4 * columns + c] as number);
      for (let f = 0; f < JOINTS; f++) {
        const row = (joints[f] as number) * columns;
        for (let c = 0; c < columns; c++) total[c] = (total[c] as number) + (weights[row + c] as number);
      }
      for (let c = 0; c < columns; c++) scores[at + c] = (total[c] as number) * unit;
    }
  };

  /** The likeliest row of columns (Viterbi). */
  const decode = (length: number): Int8Array => {
    for (let i = 0; i < length; i++) {
      for (let c = 0; c < columns; c++) {
        let top = Number.NEGATIVE_INFINITY;
        let from = 0;
        if (i === 0) top = mayFollow(-1, c) ? (transitions[columns * columns + c] as number) : top;
        else
          for (const b of befores[c] as readonly number[]) {
            const sum = (best[(i - 1) * columns + b] as number) + (transitions[b * columns + c] as number);
            if (sum > top) {
              top = sum;
              from = b;
            }
          }
        best[i * columns + c] = top + (scores[i * columns + c] as number);
        back[i * columns + c] = from;
      }
    }
    const path = new Int8Array(length);
    let column = 0;
    for (let c = 1; c < columns; c++)
      if ((best[(length - 1) * columns + c] as number) > (best[(length - 1) * columns + column] as number)) column = c;
    for (let i = length - 1; i >= 0; i--) {
      path[i] = column;
      column = back[i * columns + column] as number;
    }
    return path;
  };

  /** Forward and backward sums, scaled per token; `scores` become the tokens' factors. */
  const weigh = (length: number): void => {
    for (let i = 0; i < length; i++) {
      const at = i * columns;
      let top = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < columns; c++) top = Math.max(top, scores[at + c] as number);
      let total = 0;
      for (let c = 0; c < columns; c++) {
        const factor = Math.exp((scores[at + c] as number) - top);
        scores[at + c] = factor;
        let sum = 0;
        if (i === 0) sum = allowed[columns * columns + c] as number;
        else
          for (const b of befores[c] as readonly number[])
            sum += (ahead[at - columns + b] as number) * (allowed[b * columns + c] as number);
        ahead[at + c] = sum * factor;
        total += sum * factor;
      }
      for (let c = 0; c < columns; c++) ahead[at + c] = (ahead[at + c] as number) / total;
      scales[i] = total;
    }
    const lastAt = (length - 1) * columns;
    for (let c = 0; c < columns; c++) behind[lastAt + c] = 1;
    for (let i = length - 2; i >= 0; i--) {
      const at = i * columns;
      for (let b = 0; b < columns; b++) behind[at + b] = leave(i + 1, b, -1);
    }
  };
  /** Weight of all ways to go on at token i from column `from`, without column `except`. */
  const leave = (i: number, from: number, except: number): number => {
    let sum = 0;
    for (const c of afters[from] as readonly number[]) {
      if (c === except) continue;
      const at = i * columns + c;
      sum += (allowed[from * columns + c] as number) * (scores[at] as number) * (behind[at] as number);
    }
    return sum / (scales[i] as number);
  };
  const probabilityOf = (first: number, last: number, begin: number, length: number): number => {
    const inside = begin + 1;
    let probability = ahead[first * columns + begin] as number;
    let column = begin;
    for (let i = first + 1; i < last; i++) {
      probability *=
        ((allowed[column * columns + inside] as number) * (scores[i * columns + inside] as number)) /
        (scales[i] as number);
      column = inside;
    }
    if (last < length) probability *= leave(last, column, inside);
    return Math.min(1, probability);
  };

  return {
    tag: (tokens, isWanted = () => true) => {
      if (tokens.length === 0) return [];
      const words = tokens.map(({ text }) => wordOf(text));
      grow(words.length);
      score(tokens, words);
      const path = decode(words.length);
      const found: TaggedName[] = [];
      let weighed = false;
      for (let first = 0; first < path.length; first++) {
        const begin = path[first] as number;
        if (!isBegin(begin)) continue;
        let last = first + 1;
        while (path[last] === begin + 1) last++;
        const label = classOf(begin);
        if (label === 'demonym' || label === 'part' || !isWanted(first, last, label)) continue;
        if (!weighed) weigh(words.length);
        weighed = true;
        found.push({ first, last, label, probability: probabilityOf(first, last, begin, words.length) });
      }
      return found;
    },
  };
};

const modelFolder = join(projectFolder, 'data', 'names');
const HEADER = 4;

/** The bytes of a model: unit and transitions as little-endian 32-bit floats, then the weights. */
export const writeNameModel = (model: NameModel): Uint8Array => {
  const bytes = new Uint8Array(HEADER + 4 * model.transitions.length + model.weights.length);
  const view = new DataView(bytes.buffer);
  view.setFloat32(0, model.unit, true);
  model.transitions.forEach((value, i) => {
    view.setFloat32(HEADER + 4 * i, value, true);
  });
  bytes.set(
    new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length),
    HEADER + 4 * model.transitions.length,
  );
  return bytes;
};

export const readNameModel = (bytes: Uint8Array): NameModel => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const transitions = new Float32Array((columns + 1) * columns);
  for (let i = 0; i < transitions.length; i++) transitions[i] = view.getFloat32(HEADER + 4 * i, true);
  const weights = new Int8Array(BUCKETS * columns);
  const at = HEADER + 4 * transitions.length;
  if (bytes.length - at !== weights.length)
    throw new Error(
      `name model of ${bytes.length} bytes; expected ${at + weights.length}: build it with scripts/trainNames.ts`,
    );
  weights.set(new Int8Array(bytes.buffer, bytes.byteOffset + at, weights.length));
  return { weights, unit: view.getFloat32(0, true), transitions };
};

/** A gazetteer file: 32-bit hashes of forms, little-endian, the lists in a byte each after all hashes. */
export const readGazetteer = (bytes: Uint8Array): Gazetteer => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length / 5;
  const lists = new Map<number, number>();
  for (let i = 0; i < count; i++) lists.set(view.getUint32(4 * i, true), bytes[4 * count + i] as number);
  return lists;
};

let gazetteer: Gazetteer | undefined;
const loadGazetteer = (): Gazetteer => {
  gazetteer ??= readGazetteer(readFileSync(join(modelFolder, 'german.gazetteer')));
  return gazetteer;
};

/** True for family names of the list that the tagger was trained with: Morales, Kagame. */
export const isFamilyName = (form: string): boolean => ((loadGazetteer().get(hashText(form)) ?? 0) & FAMILY) !== 0;
const FAMILY = 2;

let loaded: NameTagger | undefined;
/**
 * Finds names in one sentence, listed or not, in order and without overlap; each with the probability that exactly these
 * tokens are a name of that kind. Numbers in data/names/README.md.
 */
export const tagNames = (tokens: readonly NameToken[], isWanted?: IsWanted): TaggedName[] => {
  loaded ??= createNameTagger(
    loadMorphology(),
    loadGazetteer(),
    readNameModel(readFileSync(join(modelFolder, 'german.weights'))),
  );
  return loaded.tag(tokens, isWanted);
};
