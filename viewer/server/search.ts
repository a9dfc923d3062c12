import type { GraphIndex } from './graphIndex.ts';

/*
 * Search by names and aliases that forgives accents (Orbán, Orban), umlauts (Schröder, Schroeder), transliteration
 * (Selenskyj, Zelensky), letters left out, and Cyrillic.
 */

/** DIN 1460 without its accents, near enough to find a name; the skeleton below does the rest. */
const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  'а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц z ч ch ш sh щ sh ъ _ ы i ь _ э e ю iu я ia і i ї i є e ґ g ў u'
    .split(' ')
    .reduce<[string, string][]>((pairs, part, at, parts) => {
      if (at % 2 === 0) pairs.push([part, (parts[at + 1] ?? '').replace('_', '')]);
      return pairs;
    }, []),
);

const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i', œ: 'oe' };

/** Lower case without accents, in Latin letters: `Orbán` and `ORBAN` become `orban`. */
export const plain = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : withoutAccents(text);

const withoutAccents = (text: string): string =>
  Array.from(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    .map((letter) => plainLetters[letter] ?? cyrillic[letter] ?? letter)
    .join('');

/** Spellings of one sound in German, English and French transliteration, the longest first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|stsch/g, 's'],
  [/tsch|dsch|tch|cz|dj|dzh/g, 'c'],
  [/sch|sh|zh/g, 's'],
  [/ch/g, 'c'],
  [/kh|ck|q/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ts|tz|z|ß/g, 's'],
  [/w/g, 'v'],
  [/ou/g, 'u'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/[jy]/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** What a name sounds like, coarsely: `Selenskyj` and `Zelensky` share it. */
export const skeleton = (text: string): string =>
  sounds.reduce((result, [pattern, sound]) => result.replace(pattern, sound), plain(text));

export interface Found {
  readonly node: number;
  /** The alias that matched, when it was not the name. */
  readonly alias?: string;
}

export type Search = (text: string, limit: number) => readonly Found[];

/** Longest text that is searched for, in characters. */
const longestQuery = 200;
/** Nodes between two breaths of the event loop while the search is made: some milliseconds. */
const nodesAtOnce = 1000;

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);

/** Letters that may differ: none in short words, where every other word would be near. */
const toleranceFor = (length: number): number => (length > 7 ? 2 : length > 4 ? 1 : 0);

/** The edit distance (Levenshtein), or more than `most` when it is larger; it stops as soon as that is sure. */
const distanceWithin = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const value = Math.min(
        (above[column] as number) + 1,
        (line[column - 1] as number) + 1,
        (above[column - 1] as number) + cost,
      );
      line.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    above = line;
  }
  return above[b.length] as number;
};

/** The first place in a sorted list that is not before `wanted`. */
const placeIn = (sorted: readonly string[], wanted: string): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The words of all names and aliases, as they are written and as they sound. */
export interface SearchWords {
  /** Sorted by code units. */
  readonly words: readonly string[];
  /** Per word the nodes that have it: `entries[first[w]]` to `entries[first[w + 1] - 1]`. */
  readonly first: Uint32Array;
  /** Twice the index of a node, and one more when the word is in an alias only. */
  readonly entries: Uint32Array;
}

/** Collects the words of a graph: a second or two for 100,000 nodes, with breaths for the event loop. */
export const collectWords = async (index: Pick<GraphIndex, 'names' | 'aliases'>): Promise<SearchWords> => {
  const postings = new Map<string, number[]>();
  const forms = new Map<string, readonly string[]>();
  const add = (word: string, entry: number): void => {
    const known = postings.get(word);
    if (known === undefined) postings.set(word, [entry]);
    else if (known.at(-1) !== entry) known.push(entry);
  };
  for (let node = 0; node < index.names.length; node += 1) {
    const texts = [index.names[node] as string, ...(index.aliases[node] ?? [])];
    for (const [at, text] of texts.entries())
      for (const word of wordsOf(text.slice(0, 400))) {
        const form = forms.get(word) ?? [...new Set([plain(word), skeleton(word)])];
        forms.set(word, form);
        for (const each of form) add(each, node * 2 + Number(at > 0));
      }
    if (node % nodesAtOnce === nodesAtOnce - 1) await new Promise(setImmediate);
  }
  const words = [...postings.keys()].sort((a, b) => (a < b ? -1 : 1));
  const first = new Uint32Array(words.length + 1);
  for (const [at, word] of words.entries()) first[at + 1] = (first[at] as number) + (postings.get(word)?.length ?? 0);
  const entries = new Uint32Array(first[words.length] as number);
  for (const [at, word] of words.entries()) entries.set(postings.get(word) ?? [], first[at] as number);
  return { words, first, entries };
};

/**
 * A search over the names of a graph: the best match first; of equal ones the better connected. Words are looked up in a sorted list,
 * by their beginning, as they are written and as they sound. (A full-text library took half a minute for 100,000 nodes, and
 * most of a second for three letters.)
 */
export const createSearch = (
  index: Pick<GraphIndex, 'names' | 'aliases' | 'degree'>,
  { words: sorted, first: firstOf, entries }: SearchWords,
): Search => {
  /** How well each node matches one word of the query. */
  const match = (word: string, wanted: number): ReadonlyMap<number, number> => {
    const scores = new Map<number, number>();
    const take = (place: number, score: number): void => {
      for (let each = firstOf[place] as number; each < (firstOf[place + 1] as number); each += 1) {
        const entry = entries[each] as number;
        const node = entry >> 1;
        const value = entry % 2 === 0 ? score : score * 0.6;
        if ((scores.get(node) ?? 0) < value) scores.set(node, value);
      }
    };
    const written = plain(word);
    const sound = skeleton(word);
    for (const [form, weight] of [
      [written, 1],
      [sound, 0.9],
    ] as const)
      for (let at = placeIn(sorted, form); at < sorted.length; at += 1) {
        const found = sorted[at] as string;
        if (!found.startsWith(form)) break;
        take(at, weight * (found.length === form.length ? 1 : 0.5 + (0.3 * form.length) / found.length));
      }
    const tolerance = toleranceFor(sound.length);
    if (scores.size >= wanted || tolerance === 0) return scores;
    // First letters are rarely wrong, and this keeps the scan short.
    const first = sound[0] as string;
    for (let at = placeIn(sorted, first); at < sorted.length; at += 1) {
      const found = sorted[at] as string;
      if (!found.startsWith(first)) break;
      const distance = distanceWithin(sound, found, tolerance);
      if (distance <= tolerance) take(at, 0.4 - 0.1 * distance);
    }
    return scores;
  };

  return (text, limit) => {
    const query = text.slice(0, longestQuery);
    const words = [...new Set(wordsOf(query))].filter((word) => skeleton(word) !== '').slice(0, 8);
    if (words.length === 0) return [];
    const matches = words.map((word) => match(word, limit)).sort((a, b) => a.size - b.size);
    const wanted = plain(query).trim();
    const sound = skeleton(wanted);
    const scored: { readonly node: number; readonly score: number }[] = [];
    for (const node of matches[0]?.keys() ?? []) {
      let sum = 0;
      for (const scores of matches) {
        const score = scores.get(node);
        if (score === undefined) {
          sum = 0;
          break;
        }
        sum += score;
      }
      if (sum > 0) scored.push({ node, score: sum * (1 + Math.log1p(index.degree[node] as number) / 4) });
    }
    scored.sort((a, b) => b.score - a.score || a.node - b.node);
    return scored.slice(0, limit).map(({ node }): Found => {
      const holds = (name: string): boolean => plain(name).includes(wanted) || skeleton(name).includes(sound);
      const alias = holds(index.names[node] ?? '') ? undefined : index.aliases[node]?.find(holds);
      return alias === undefined ? { node } : { node, alias };
    });
  };
};
