import { createUnion } from './union.ts';

/*
 * Agency copies: articles whose texts are nearly the same are one source. Each text gets a sketch (one-permutation
 * MinHash: Li, Owen, Zhang, NIPS 2012) that is stored with the article; whether two are copies depends on their two
 * sketches only, so that the answer does not depend on the order in which they came.
 */

/** Bins of a sketch; each holds the least hash of the word triples that fall into it. */
const bins = 32;
const binDigits = 4;
const emptyBin = 'ffff';
/**
 * Neighbouring bins that must agree for two articles to be compared at all (locality-sensitive hashing). Copies have more than half of their
 * bins in common, so that one of the pairs always agrees: none is missed.
 */
const band = 2;
/**
 * Share of the bins that copies have in common: about the share of common word triples. A text that lost a quarter of itself and got another
 * title and lead is above it, one that shares its half with another is below.
 */
const threshold = 0.55;
/** Versions of an article have so many bins in common, two articles of one site hardly one. */
const fewestOfVersions = 2;
/**
 * Where a text is too short for that, the share of the longer words of the shorter one that the other one has as well. Of 5,000 pairs out of
 * samples of one topic 0.8 % have so many in common by chance; of texts of which one half was replaced, all have.
 */
const wordsOfVersions = 0.3;
/** Letters of a longer word: shorter ones are the grammar of any text. */
const fewestLetters = 5;
/** Words that are kept of a long text: where a short one becomes a long one, what it told stands in front. */
const mostWords = 256;
/** Texts of fewer words are copies only when they are equal: three short sentences are alike too easily. */
const fewestWords = 40;

/** FNV-1a, 32 bits, with a final mix so that low bits are usable. */
const hash32 = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};

/** The sketch of a text: 32 bins of 4 hex digits, empty for a text too short to compare. */
export const sketchText = (text: string): string => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < fewestWords) return '';
  const least = new Uint32Array(bins).fill(0xffffffff);
  for (let index = 0; index + 2 < words.length; index += 1) {
    const hash = hash32(`${words[index]} ${words[index + 1]} ${words[index + 2]}`);
    const bin = hash % bins;
    const value = Math.floor(hash / bins);
    if (value < (least[bin] ?? 0)) least[bin] = value;
  }
  return Array.from(least, (value) => (value & 0xffff).toString(16).padStart(binDigits, '0')).join('');
};

/** True when the bin that begins at `index` holds the same in both sketches. */
const isSameBin = (a: string, b: string, index: number): boolean =>
  a.charCodeAt(index) === b.charCodeAt(index) &&
  a.charCodeAt(index + 1) === b.charCodeAt(index + 1) &&
  a.charCodeAt(index + 2) === b.charCodeAt(index + 2) &&
  a.charCodeAt(index + 3) === b.charCodeAt(index + 3);

/** True when two sketches are of nearly the same text. */
export const areCopies = (a: string, b: string): boolean => {
  if (a === '' || b === '') return false;
  let equal = 0;
  for (let index = 0; index < bins * binDigits; index += binDigits) if (isSameBin(a, b, index)) equal += 1;
  return equal >= threshold * bins;
};

/** What is kept of a text to tell its versions. */
export interface Wording {
  readonly sketch: string;
  /** Hashes of its longer words, one UTF-16 unit each; may be empty where both texts have a sketch. */
  readonly words: string;
}

/** The wording of a text. */
export const wordingOf = (text: string): Wording => {
  const words = new Set<number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    if (words.size >= mostWords) break;
    if (word.length >= fewestLetters) words.add(hash32(word) & 0xffff);
  }
  return { sketch: sketchText(text), words: String.fromCharCode(...words) };
};

/** True when the shorter of two texts has enough of its words in the other; what has none of them tells nothing. */
const shareWords = (a: string, b: string): boolean => {
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  let common = 0;
  for (const word of fewer) if (more.includes(word)) common += 1;
  return common >= wordsOfVersions * fewer.length;
};

/**
 * True when two texts may be one article at two times, which keeps some of its wording however much is rewritten: bins in
 * common are about the share of common word triples. Of a text too short for that the longer words are compared.
 */
export const mayBeVersions = ({ sketch: a, words }: Wording, { sketch: b, words: others }: Wording): boolean => {
  if (a === '' || b === '') return shareWords(words, others);
  let equal = 0;
  for (let index = 0; index < bins * binDigits; index += binDigits)
    // Short texts leave the same bins empty without having a word in common.
    if (isSameBin(a, b, index) && !a.startsWith(emptyBin, index)) equal += 1;
  return equal >= fewestOfVersions;
};

/** Clusters of copies that grow article by article; the order in which they come does not matter. */
export interface Clusters {
  /** Takes in an article that is not there yet. */
  readonly add: (id: string, sketch: string) => void;
  /** The least id of an article's cluster. */
  readonly find: (id: string) => string;
  /** How much is kept for comparing, in entries of some 100 bytes. */
  readonly size: () => number;
}

/**
 * No articles yet. Time grows with the number of articles, since only those that share a band are compared, and with a story
 * that a thousand papers print only until the first of them is found.
 */
export const createClusters = (): Clusters => {
  const union = createUnion();
  const sketches = new Map<string, string>();
  /** Articles that share a band, those that are known to be one cluster together. */
  const buckets = new Map<string, string[][]>();
  return {
    add: (id, sketch) => {
      if (sketch === '') return;
      sketches.set(id, sketch);
      for (let first = 0; first < bins; first += band) {
        const bucket = `${first} ${sketch.slice(first * binDigits, (first + band) * binDigits)}`;
        const groups = buckets.get(bucket);
        if (groups === undefined) {
          buckets.set(bucket, [[id]]);
          continue;
        }
        let own: string[] | undefined;
        for (const group of groups) {
          const isJoined = union.find(id) === union.find(group[0] as string);
          const copy = isJoined ? undefined : group.find((other) => areCopies(sketch, sketches.get(other) ?? ''));
          if (copy !== undefined) union.join(id, copy);
          if (isJoined || copy !== undefined) own = group;
        }
        if (own === undefined) groups.push([id]);
        else own.push(id);
      }
    },
    find: union.find,
    size: () => buckets.size + sketches.size,
  };
};

/** Sorts articles into clusters of copies: gives each article's id the least id of its cluster. */
export const clusterCopies = (sketches: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const clusters = createClusters();
  for (const [id, sketch] of sketches) clusters.add(id, sketch);
  return new Map([...sketches.keys()].map((id) => [id, clusters.find(id)]));
};
