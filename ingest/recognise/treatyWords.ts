import type { Gender, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { opensDigit, opensUpper } from './shape.ts';

/* The word lists of treaties, read once; what each list means stands in the files themselves. */

interface NounData {
  readonly gender: Gender;
  readonly forms: readonly string[];
  readonly plural?: readonly string[];
  readonly family?: string;
  readonly kind?: string;
  readonly weak?: boolean;
  readonly signedOnly?: boolean;
  readonly placed?: boolean;
}

interface TreatyNounData {
  readonly kinds: Readonly<Record<string, NounData | string>>;
  readonly carriers: Readonly<Record<string, NounData | string>>;
  readonly notTreaties: {
    readonly modifiers: readonly string[];
    readonly whole: readonly string[];
    readonly exceptions: {
      readonly stems: readonly string[];
      readonly onlyFor: Readonly<Record<string, readonly string[]>>;
    };
    readonly bareContext: { readonly lemmas: readonly string[] };
  };
  readonly topics: Readonly<Record<string, readonly string[] | string>>;
  readonly bothSides: { readonly nouns: readonly string[] };
  readonly parliaments: { readonly nouns: readonly string[] };
  readonly notNaming: { readonly lemmas: readonly string[] };
  readonly bodyPrefixes: readonly string[];
}

interface KnownData {
  readonly treaties: readonly {
    readonly id: string;
    readonly names: readonly string[];
    readonly short?: readonly string[];
    readonly topic?: string;
    readonly year?: string;
    readonly inContext?: { readonly names: readonly string[]; readonly context: readonly string[] };
  }[];
}

/** A noun that heads wordings of treaties. */
export interface TreatyNoun {
  readonly gender: Gender;
  /** Singular forms, lower-case, nominative first. */
  readonly forms: readonly string[];
  readonly plural: readonly string[];
  /** Wordings of one family may mean one treaty. */
  readonly family: string;
  readonly kind: string;
  /** A treaty only where something around it says so. */
  readonly weak: boolean;
  /** A treaty only when somebody signs it (Erklärung). */
  readonly signedOnly: boolean;
  /** A treaty only where it bears the name of a place (Friede von Tilsit); its compounds are none. */
  readonly placed: boolean;
  readonly carrier: boolean;
}

const data = readData<TreatyNounData>('languages/de/treatyNouns.json');

const entries = (table: Readonly<Record<string, NounData | string>>, carrier: boolean): [string, TreatyNoun][] =>
  Object.entries(table).flatMap(([noun, entry]): [string, TreatyNoun][] =>
    typeof entry === 'string'
      ? []
      : [
          [
            noun,
            {
              gender: entry.gender,
              forms: entry.forms,
              plural: entry.plural ?? [],
              family: entry.family ?? 'any',
              kind: entry.kind ?? 'treaty',
              weak: entry.weak === true,
              signedOnly: entry.signedOnly === true,
              placed: entry.placed === true,
              carrier,
            },
          ],
        ],
  );

const nouns = new Map([...entries(data.kinds, false), ...entries(data.carriers, true)]);

const byLastLetter = new Map<string, { noun: string; entry: TreatyNoun; form: string; plural: boolean }[]>();
for (const [noun, entry] of nouns) {
  const add = (form: string, plural: boolean): void => {
    const letter = form.at(-1) ?? '';
    byLastLetter.set(letter, [...(byLastLetter.get(letter) ?? []), { noun, entry, form, plural }]);
  };
  for (const form of entry.forms) add(form, entry.plural.includes(form));
  for (const form of entry.plural) if (!entry.forms.includes(form)) add(form, true);
}

/** Nouns that head a treaty or refer to one, and their forms by last letter. */
export const kindNouns = { nouns, byLastLetter } as const;

const foreignTreaty = /^(?:agreement|treaty|convention|accord|pact|protocol|charter)$/;

/** True for words, in small letters, that end in a noun that means nothing but treaties, or are such a noun of English. */
export const isTreatyNoun = (lower: string): boolean =>
  (byLastLetter.get(lower.at(-1) ?? '') ?? []).some(
    ({ form, entry }) => !entry.weak && !entry.carrier && !entry.signedOnly && lower.endsWith(form),
  ) || foreignTreaty.test(lower);

export const treatyWords = {
  notTreaties: data.notTreaties,
  topics: Object.entries(data.topics).flatMap(([topic, words]): [string, readonly string[]][] =>
    typeof words === 'string' ? [] : [[topic, words]],
  ),
  bothSides: new Set(data.bothSides.nouns),
  parliaments: new Set(data.parliaments.nouns),
  notNaming: new Set(data.notNaming.lemmas),
  contractContext: new Set(data.notTreaties.bareContext.lemmas),
  /** First parts that name a party, not the treaty (EU-…, US-…). */
  bodyPrefixes: new Set(data.bodyPrefixes),
} as const;

interface KnownName {
  readonly id: string;
  readonly name: string;
  readonly short: boolean;
  readonly stems: readonly string[];
  /** Parts of words, one of which the article must hold: "Pariser Abkommen" means others as well. */
  readonly context?: readonly string[];
}

const known = readData<KnownData>('knowledge/treaties.json');
const firstNames = new Map(known.treaties.map((t) => [t.id, t.names[0]]));
const namesById = new Map(known.treaties.map((t) => [t.id, t.names]));
const topics = new Map(known.treaties.map((t) => [t.id, t.topic]));
const years = new Map(known.treaties.map((t) => [t.id, t.year]));

let byFirstStem: Map<string, KnownName[]> | undefined;
const indexNames = (stemOf: (word: string) => string): Map<string, KnownName[]> => {
  if (byFirstStem !== undefined) return byFirstStem;
  const index = new Map<string, KnownName[]>();
  const add = (id: string, name: string, short: boolean, context?: readonly string[]): void => {
    const stems = name.split(' ').map(stemOf);
    const first = stems[0] ?? '';
    index.set(first, [
      ...(index.get(first) ?? []),
      { id, name, short, stems, ...(context === undefined ? {} : { context }) },
    ]);
  };
  for (const treaty of known.treaties) {
    for (const name of treaty.names) add(treaty.id, name, false);
    for (const name of treaty.short ?? []) add(treaty.id, name, true);
    for (const name of treaty.inContext?.names ?? []) add(treaty.id, name, false, treaty.inContext?.context);
  }
  for (const list of index.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  byFirstStem = index;
  return index;
};

/** Treaties that news calls by name. */
export const knownTreaties = {
  /** True for the id (without `treaty:`) of a listed treaty. */
  has: (id: string): boolean => firstNames.has(id),
  topicOf: (id: string): string | undefined => topics.get(id),
  /** The year that news speaks of a listed treaty by. */
  yearOf: (id: string): string | undefined => years.get(id),
  /** All names of a listed treaty, without its short ones. */
  namesOf: (id: string): readonly string[] => namesById.get(id) ?? [],
  /** True for the name that news uses most. */
  isFirstName: (id: string, name: string): boolean => firstNames.get(id) === name,
  /** The longest known name that begins at a token, inflected or not; names keep their capitals. */
  longestAt: (
    tokens: readonly Token[],
    i: number,
    end: number,
    stemOf: (word: string) => string,
  ): { id: string; name: string; short: boolean; last: number } | undefined => {
    const first = tokens[i] as Token;
    // "römische Verträge" opens with a small letter only inside a sentence: "die römischen Verträge".
    if (first.pos !== 'ADJ' && !opensUpper(first.text) && !opensDigit(first.text)) return undefined;
    for (const candidate of indexNames(stemOf).get(stemOf(first.text)) ?? []) {
      const last = i + candidate.stems.length;
      if (last > end) continue;
      const matches = candidate.stems.every((stem, k) => stemOf((tokens[i + k] as Token).text) === stem);
      if (!matches) continue;
      if (candidate.stems.length === 1 && /^[A-ZÄÖÜ\d]+$/.test(candidate.name) && first.lower === first.text) continue;
      const { context } = candidate;
      if (context !== undefined && !tokens.some(({ lower }) => context.some((part) => lower.includes(part)))) continue;
      return { id: candidate.id, name: candidate.name, short: candidate.short, last };
    }
    return undefined;
  },
} as const;
