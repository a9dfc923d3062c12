import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis, Pos } from '../model.ts';
import { projectFolder } from '../projectFolder.ts';
import { createFormCache } from './formCache.ts';
import { loadMorphology, type Morphology } from './morphology.ts';

/** What a token is in its sentence. */
export interface Tagged {
  readonly pos: Pos;
  readonly lemma: string;
  /** All readings of the form, those of the chosen part of speech first. */
  readonly analyses: readonly Analysis[];
}

/** Order fixes the bits of masks and the columns of the model. */
export const posNames: readonly Pos[] = [
  'NOUN',
  'PROPN',
  'VERB',
  'AUX',
  'ADJ',
  'ADV',
  'DET',
  'PRON',
  'ADP',
  'CCONJ',
  'SCONJ',
  'PART',
  'NUM',
  'PUNCT',
  'INTJ',
  'X',
];
const bitOf = Object.fromEntries(posNames.map((pos, i) => [pos, 1 << i])) as Readonly<Record<Pos, number>>;
const columnOf = Object.fromEntries(posNames.map((pos, i) => [pos, i])) as Readonly<Record<Pos, number>>;
export const columns = posNames.length;
/** Buckets of the hashed features: 2^16 × 16 tags × 1 byte is a model of 1 MB. */
export const BUCKETS = 1 << 16;
/** Word forms kept with what the tagger knows of them. */
const CACHED_WORDS = 20_000;

/** A trained tagger: one row of signed bytes per hashed feature, one column per part of speech. */
export interface TaggerModel {
  readonly weights: Int8Array;
  /** Parts of speech of forms that dictionary and rules would not allow. */
  readonly extra: ReadonlyMap<string, readonly Pos[]>;
  /** Base form by `form|POS` where several are possible. */
  readonly lemmas: ReadonlyMap<string, string>;
}

/** What the tagger knows of a word form, computed once per form. */
export interface Word {
  readonly analyses: readonly Analysis[];
  /** Bits of the parts of speech that it can be. */
  readonly mask: number;
  /** Hash of the form in lower case. */
  readonly form: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly prefix3: number;
  readonly shape: number;
  /** Hash of mask and verb forms: the word's class in the dictionary. */
  readonly kind: number;
  /** Bits: 1 finite, 2 infinitive, 4 participle II, 8 separable prefix, 16 can be an auxiliary, 32 clause mark, 64 infinitive around zu. */
  readonly verb: number;
  /** 0 none, 1 sein, 2 haben, 3 werden, 4 a modal verb, 5 another finite verb. */
  readonly auxiliary: number;
  /** Can be an infinitive. */
  readonly infinitive: boolean;
  /** Can be an inflected participle: unterzeichneten. */
  readonly participle: boolean;
  /** The word after it may be capitalised for no other reason than to open a sentence. */
  readonly opensSentence: boolean;
  /** What was given out for it, by part of speech. */
  readonly outputs: (Tagged | undefined)[];
}

const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};
const mix = (template: number, a: number, b = 0, c = 0): number => {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39) ^ Math.imul(c, 0x27d4eb2f);
  hash ^= hash >>> 16;
  return hash & (BUCKETS - 1);
};

const shapeOf = (form: string, initial: boolean): number => {
  const upper = form.charAt(0) !== form.charAt(0).toLowerCase();
  const allUpper = upper && form.length > 1 && form === form.toUpperCase();
  return (
    (upper ? 1 : 0) |
    (allUpper ? 2 : 0) |
    (initial ? 4 : 0) |
    (form.includes('-') ? 8 : 0) |
    (/\d/.test(form) ? 16 : 0) |
    (form.endsWith('.') ? 32 : 0) |
    (form.length <= 3 ? 64 : 0)
  );
};

/** Bits: 1 first name, 2 surname, 4 place, 8 another name. */
const nameBits = (morphology: Morphology, form: string): number => {
  let bits = 0;
  for (const kind of morphology.nameClasses(form))
    bits |=
      kind === 'first'
        ? 1
        : kind === 'surname'
          ? 2
          : kind === 'city' || kind === 'country' || kind === 'region'
            ? 4
            : 8;
  return bits;
};

/** Separable prefixes also stand alone at the end of a clause, where the treebank calls them ADP or ADV. */
const openMask = bitOf.NOUN | bitOf.PROPN | bitOf.VERB | bitOf.ADJ | bitOf.ADV | bitOf.X;

const auxiliaryNumber: Readonly<Record<string, number>> = {
  sein: 1,
  haben: 2,
  werden: 3,
  können: 4,
  müssen: 4,
  sollen: 4,
  wollen: 4,
  dürfen: 4,
  mögen: 4,
};

export const makeWord = (morphology: Morphology, model: TaggerModel, form: string, initial: boolean): Word => {
  const analyses = morphology.analyse(form, { sentenceInitial: initial });
  let mask = 0;
  let verb = 0;
  const upper = form.charAt(0) !== form.charAt(0).toLowerCase();
  for (const analysis of analyses) {
    mask |= bitOf[analysis.pos];
    if (analysis.pos === 'VERB' || analysis.pos === 'AUX') {
      if (analysis.form === 'fin' || analysis.form === 'imp') verb |= 1;
      else if (analysis.form === 'part2') verb |= 4;
      else verb |= analysis.form === 'izu' ? 66 : 2;
      if (analysis.pos === 'AUX') verb |= 16;
      if (analysis.pos === 'AUX') mask |= bitOf.VERB;
    }
    if (analysis.pos === 'ADJ') {
      // Uninflected adjectives serve as adverbs; the treebank calls many of them ADV.
      if (analysis.case === undefined && analysis.form === undefined) mask |= bitOf.ADV;
    }
  }
  const known = mask;
  // eine, meinen: rare verbs that would look like the end of every bracket.
  if (analyses[0]?.pos === 'DET') verb = 0;
  const finite = verb === 0 ? undefined : analyses.find((analysis) => analysis.form === 'fin');
  const auxiliary = finite === undefined ? 0 : (auxiliaryNumber[finite.lemma] ?? (analyses[0] === finite ? 5 : 0));
  const onlyNames = (mask & ~(bitOf.NOUN | bitOf.PROPN)) === 0;
  // Any noun may be a name (Koch); a name that the dictionary lists is no common noun.
  const listedName = (mask & bitOf.PROPN) !== 0 && analyses[0]?.guessed !== true;
  if (upper && ((mask & (bitOf.NOUN | bitOf.PROPN)) !== 0 || !initial))
    mask |= listedName ? bitOf.PROPN : bitOf.PROPN | bitOf.NOUN;
  // An unknown word in capitals is an acronym.
  if (known === bitOf.PROPN && form.length > 1 && /^\p{Lu}[\p{Lu}\d-]*s?$/u.test(form)) mask = bitOf.PROPN;
  if (mask === bitOf.X && !upper && /\p{L}/u.test(form)) mask = openMask;
  if (onlyNames && !upper && mask !== 0) mask |= openMask;
  if (/^[,;:.!?–—]$/.test(form)) verb |= 32;
  for (const pos of model.extra.get(form) ?? []) mask |= bitOf[pos];
  const lower = form.toLowerCase();
  return {
    analyses,
    mask,
    form: hashText(lower),
    suffix2: hashText(lower.slice(-2)),
    suffix3: hashText(lower.slice(-3)),
    suffix4: hashText(lower.slice(-4)),
    prefix3: hashText(lower.slice(0, 3)),
    shape: shapeOf(form, initial),
    kind: (known << 11) | ((verb & 31) << 6) | nameBits(morphology, form) | (analyses[0]?.guessed === true ? 32 : 0),
    verb,
    auxiliary,
    infinitive: analyses.some((a) => a.form === 'inf'),
    participle: analyses.some((a) => a.pos === 'ADJ' && a.form !== undefined && a.case !== undefined),
    opensSentence: /^[:„“"»«(–—-]$/.test(form),
    outputs: [],
  };
};

/** Features of one position: a fixed number of hashed rows. */
export const FEATURES = 31;

const border: Omit<Word, 'outputs' | 'analyses'> = {
  mask: 0,
  form: 0x1234,
  suffix2: 1,
  suffix3: 2,
  suffix4: 3,
  prefix3: 4,
  shape: 512,
  kind: 7,
  verb: 32,
  auxiliary: 0,
  infinitive: false,
  participle: false,
  opensSentence: false,
};

/** Fills `rows` with the feature rows of word i; t1 and t2 are the columns chosen for the two words before. */
export const fillFeatures = (
  words: readonly Word[],
  i: number,
  t1: number,
  t2: number,
  bracket: number,
  rows: Int32Array,
): void => {
  const w = words[i] as Word;
  const p = words[i - 1] ?? border;
  const pp = words[i - 2] ?? border;
  const n = words[i + 1] ?? border;
  const nn = words[i + 2] ?? border;
  const kind = w.kind;
  rows[0] = mix(0, w.form, w.shape & 5);
  rows[1] = mix(1, w.suffix2, w.shape & 1);
  rows[2] = mix(2, w.suffix3, w.shape & 1);
  rows[3] = mix(3, w.suffix4, w.shape & 1);
  rows[4] = mix(4, w.prefix3, w.shape & 1);
  rows[5] = mix(5, w.shape);
  rows[6] = mix(6, kind);
  rows[7] = mix(7, kind, t1);
  rows[8] = mix(8, kind, t1, t2);
  rows[9] = mix(9, w.form, t1);
  rows[10] = mix(10, kind, p.form);
  rows[11] = mix(11, kind, n.form);
  rows[12] = mix(12, kind, n.kind);
  rows[13] = mix(13, kind, n.kind, nn.kind);
  rows[14] = mix(14, kind, p.kind, n.kind);
  rows[15] = mix(15, p.form, t1);
  rows[16] = mix(16, n.form);
  rows[17] = mix(17, n.suffix3, n.shape & 1);
  rows[18] = mix(18, w.form, n.kind);
  rows[19] = mix(19, kind, bracket & 63);
  rows[20] = mix(20, w.form, bracket & 31);
  rows[21] = mix(21, kind, pp.form);
  rows[22] = mix(22, w.suffix3, t1, n.kind);
  rows[23] = mix(23, w.shape, n.shape, p.shape);
  rows[24] = mix(24, kind, nn.form);
  rows[25] = mix(25, t1, t2);
  rows[26] = mix(26, kind, (bracket >> 6) & 7, bracket & 16);
  rows[27] = mix(27, w.suffix3, (bracket >> 6) & 7);
  rows[29] = mix(29, w.mask, n.mask, bracket & 12);
  rows[30] = mix(30, w.mask, p.mask, n.mask);
  rows[28] = mix(28, w.form, bracket & 32, n.mask);
};

/**
 * What the verb bracket looks like from each word, as bits: 1 a participle II or infinitive follows in the clause, 2 one stands
 * right before, 4 a finite verb stood earlier in the clause, 8 another finite verb follows in it, 16 the clause ends after the
 * word, 32 the last word of the clause is a participle II or infinitive; bits 6 to 8 the
 * finite verb before it (Word.auxiliary); 1024 the last word of the clause is a finite verb, as in subordinate clauses; 2048 an
 * infinitive with zu; 4096 as 8, by a verb that can be no adjective.
 */
export const findBrackets = (words: readonly Word[], brackets: number[]): void => {
  let ahead = 0;
  for (let i = words.length - 1; i >= 0; i--) {
    const { verb, mask } = words[i] as Word;
    const ends = ((words[i + 1]?.verb ?? 32) & 32) !== 0;
    brackets[i] = ends ? ahead | 16 : ahead;
    if (verb & 32) ahead = 0;
    else {
      if (verb & 6 && mask & bitOf.VERB) ahead |= ends ? 33 : 1;
      const infinitive = verb & 2 && ((words[i - 1]?.mask ?? 0) & bitOf.PART) !== 0;
      if (ends && (infinitive || verb & 64)) ahead |= 2048;
      if (verb & 1 && !infinitive) ahead |= (ends ? 1032 : 8) | (mask & bitOf.ADJ ? 0 : 4096);
    }
  }
  let behind = 0;
  let finite = 0;
  for (let i = 0; i < words.length; i++) {
    const { verb, auxiliary } = words[i] as Word;
    brackets[i] = (brackets[i] as number) | behind | (finite << 6);
    behind &= ~2;
    if (verb & 32) {
      behind = 0;
      finite = 0;
    } else {
      if (verb & 6) behind |= 2;
      if (verb & 1) behind |= 4;
      if (auxiliary !== 0) finite = auxiliary;
    }
  }
};

const related: Partial<Record<Pos, readonly Pos[]>> = {
  AUX: ['VERB'],
  VERB: ['AUX', 'ADJ'],
  NOUN: ['PROPN', 'ADJ'],
  PROPN: ['NOUN', 'ADJ'],
  DET: ['PRON', 'ADJ'],
  PRON: ['DET'],
  ADV: ['ADJ', 'ADP'],
  ADJ: ['ADV', 'VERB', 'DET'],
  CCONJ: ['SCONJ', 'ADV'],
  SCONJ: ['CCONJ', 'ADV', 'ADP'],
  PART: ['ADV'],
  ADP: ['ADV'],
};

const output = (model: TaggerModel, form: string, word: Word, column: number): Tagged => {
  const cached = word.outputs[column];
  if (cached !== undefined) return cached;
  const pos = posNames[column] as Pos;
  const all = word.analyses;
  let source = all.find((analysis) => analysis.pos === pos);
  for (const other of related[pos] ?? []) source ??= all.find((analysis) => analysis.pos === other);
  const lemma = model.lemmas.get(`${form}|${pos}`) ?? source?.lemma ?? form;
  const fits = (analysis: Analysis): boolean => analysis.pos === pos && analysis.lemma === lemma;
  const analyses = all.every(fits)
    ? all
    : [
        ...all.filter(fits),
        ...all.filter((analysis) => analysis.pos === pos && analysis.lemma !== lemma),
        ...all.filter((analysis) => analysis.pos !== pos),
      ];
  const tagged: Tagged = { pos, lemma, analyses };
  word.outputs[column] = tagged;
  return tagged;
};

const nounMask = bitOf.NOUN | bitOf.PROPN | bitOf.ADJ;
const adjective = columnOf.ADJ;
const articleMask = bitOf.DET | bitOf.PRON;
const determiner = columnOf.DET;
const pronoun = columnOf.PRON;
/** Whether a determiner is followed by what cannot be its noun or adjective, so that a long attribute begins. */
const opensAttribute = (column: number, next: Word | undefined): boolean =>
  (column === columnOf.DET || column === columnOf.PRON) &&
  next !== undefined &&
  (next.mask & (bitOf.ADP | bitOf.NUM)) !== 0 &&
  (next.mask & nounMask) === 0;

export interface Tagger {
  readonly tag: (tokens: readonly { readonly text: string }[]) => Tagged[];
  readonly words: (tokens: readonly { readonly text: string }[]) => Word[];
}

export const createTagger = (morphology: Morphology, model: TaggerModel): Tagger => {
  const plain = createFormCache<Word>(CACHED_WORDS);
  const initials = createFormCache<Word>(CACHED_WORDS / 4);
  const rows = new Int32Array(FEATURES);
  const brackets: number[] = [];
  const wordOf = (form: string, initial: boolean): Word => {
    const cache = initial ? initials : plain;
    const known = cache.get(form);
    if (known !== undefined) return known;
    const word = makeWord(morphology, model, form, initial);
    cache.set(form, word);
    return word;
  };
  const words: Tagger['words'] = (tokens) => {
    let initial = true;
    return tokens.map(({ text }) => {
      const word = wordOf(text, initial);
      initial = (initial && word.mask === bitOf.PUNCT) || word.opensSentence;
      return word;
    });
  };
  const { weights } = model;
  return {
    words,
    tag: (tokens) => {
      const sentence = words(tokens);
      findBrackets(sentence, brackets);
      let t1 = columns;
      let t2 = columns;
      let open = false;
      return sentence.map((word, i) => {
        const { mask } = word;
        const next = sentence[i + 1];
        let best: number;
        if ((mask & (mask - 1)) === 0) best = 31 - Math.clz32(mask);
        else {
          fillFeatures(sentence, i, t1, t2, brackets[i] as number, rows);
          // Only the possible parts of speech are scored, one bit of the mask after the other.
          best = -1;
          let top = 0;
          for (let rest = mask; rest !== 0; rest &= rest - 1) {
            const column = 31 - Math.clz32(rest & -rest);
            let score = 0;
            for (let f = 0; f < FEATURES; f++) score += weights[((rows[f] as number) << 4) | column] as number;
            if (best < 0 || score > top) {
              top = score;
              best = column;
            }
          }
        }
        // "eine Rakete, die Japan überflog": behind a comma and before a clause that ends in its finite verb, the word that may
        // be an article is a relative pronoun.
        const before = sentence[i - 1];
        if (
          (mask & articleMask) === articleMask &&
          before !== undefined &&
          (before.verb & 32) !== 0 &&
          next !== undefined
        ) {
          const bracket = brackets[i] as number;
          if (best === determiner && (bracket & 1024) !== 0 && (next.verb & 33) === 0) best = pronoun;
          // "dem mächtigsten Mann des Landes," has no verb at all, "…, die in der Nacht vereinbarte Ruhe gebrochen zu haben" no finite one.
          else if (
            best === pronoun &&
            ((bracket & 6144) === 2048 || ((bracket & 8) === 0 && (next.mask & nounMask) === next.mask))
          )
            best = determiner;
        }
        // "wollen sich einigen.", "um sie zu einen,": no determiner ends a clause or follows zu.
        if (
          best === determiner &&
          (mask & bitOf.VERB) !== 0 &&
          word.infinitive &&
          (next === undefined || (next.verb & 48) !== 0 || next.mask === bitOf.PUNCT || t1 === columnOf.PART)
        )
          best = columnOf.VERB;
        // "Die von Lima und Quito unterzeichneten Abkommen": behind a determiner whose noun is still to come, what may be a
        // participle before a noun is one, although it may also be a finite verb.
        if ((word.verb & 32) !== 0) open = false;
        else if (opensAttribute(best, next)) open = true;
        else if (open && word.participle && next !== undefined && (next.mask & nounMask) !== 0) {
          best = adjective;
          open = false;
        }
        t2 = t1;
        t1 = best;
        return output(model, (tokens[i] as { text: string }).text, word, best);
      });
    },
  };
};

/** A model that knows nothing: used to start training. */
export const emptyModel: TaggerModel = {
  weights: new Int8Array(BUCKETS * columns),
  extra: new Map(),
  lemmas: new Map(),
};

export const columnOfPos = (pos: Pos): number => columnOf[pos];

/** The model's word lists as they stand in german.json. */
interface TaggerLexicon {
  readonly extra: Readonly<Record<string, readonly Pos[]>>;
  readonly lemmas: Readonly<Record<string, string>>;
}

const modelFolder = join(projectFolder, 'data', 'tagger');
const loadModel = (): TaggerModel => {
  const bytes = readFileSync(join(modelFolder, 'german.weights'));
  const { extra, lemmas } = JSON.parse(readFileSync(join(modelFolder, 'german.json'), 'utf8')) as TaggerLexicon;
  return {
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    extra: new Map(Object.entries(extra)),
    lemmas: new Map(Object.entries(lemmas)),
  };
};

let loaded: Tagger | undefined;
/**
 * Chooses part of speech and base form of each token of one sentence in context, with an averaged perceptron over dictionary
 * classes, word forms and endings (Collins 2002); a word with one possible part of speech costs one look-up. The parts of speech
 * are those of Universal Dependencies; a contraction (im, zum) is an ADP with the preposition as its base form.
 */
export const tag = (tokens: readonly { readonly text: string }[]): Tagged[] => {
  loaded ??= createTagger(loadMorphology(), loadModel());
  const tagged = loaded.tag(tokens);
  // warf ihm einen „Bruch“ vor: the mark hides the noun from the model, which then sees the verb einen.
  return tagged.map((word, i) => {
    const article = word.pos === 'VERB' ? word.analyses.find((a) => a.pos === 'DET') : undefined;
    const after = tagged[i + 2]?.pos;
    return article !== undefined && /^[„»"“«]$/.test(tokens[i + 1]?.text ?? '') && (after === 'NOUN' || after === 'ADJ')
      ? { pos: article.pos, lemma: article.lemma, analyses: word.analyses }
      : word;
  });
};
