import MiniSearch from 'minisearch';
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

const fields = ['name', 'aliases'];

/** A search over the names of a graph. The best match first; of equal ones the better connected. */
export const createSearch = (index: GraphIndex): Search => {
  const engine = new MiniSearch<{ id: number; name: string; aliases: string }>({
    fields,
    tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
    processTerm: (term) => [...new Set([plain(term), skeleton(term)])].filter(Boolean),
    searchOptions: {
      combineWith: 'AND',
      // A wanted word counts once, in either spelling, so a query is reduced to its sounds.
      processTerm: (term) => skeleton(term) || null,
      prefix: true,
      fuzzy: (term) => (term.length > 7 ? 2 : term.length > 4 ? 1 : false),
      boost: { name: 3 },
      weights: { prefix: 0.6, fuzzy: 0.25 },
      boostDocument: (id) => 1 + Math.log1p(index.degree[Number(id)] ?? 0) / 4,
    },
  });
  engine.addAll(index.names.map((name, id) => ({ id, name, aliases: (index.aliases[id] ?? []).join(' ') })));
  return (text, limit) => {
    const wanted = plain(text.slice(0, 200)).trim();
    if (wanted === '') return [];
    const sound = skeleton(wanted);
    return engine
      .search(text.slice(0, 200))
      .slice(0, limit)
      .map(({ id }): Found => {
        const node = Number(id);
        const holds = (name: string): boolean => plain(name).includes(wanted) || skeleton(name).includes(sound);
        const alias = holds(index.names[node] ?? '') ? undefined : index.aliases[node]?.find(holds);
        return alias === undefined ? { node } : { node, alias };
      });
  };
};
