import { askOnce } from '../analyse/formCache.ts';
import { startsUpper } from '../recognise/shape.ts';
import { listOf, readJson, readRows } from './read.ts';

/*
 * What the project knows by name before it reads an article: states, their adjectives, inhabitants, capitals and palaces,
 * cities, and some hundred organisations. Every inflected form is spelled out once, so that reading is a look-up per token.
 */

export interface Country {
  readonly code: string;
  readonly iso3: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
  readonly inhabitants: readonly string[];
  readonly capitals: readonly string[];
  readonly palaces: readonly string[];
  readonly neighbours: readonly string[];
  readonly wikidata?: string;
}

export interface Organisation {
  /** Without `organisation:`. */
  readonly id: string;
  readonly name: string;
  /** international, alliance, party, parliament, ministry, court, authority, armed, agency, media, company, bank, ngo, university, union, church. */
  readonly kind: string;
  /** ISO code of the state it belongs to or sits in, or id of the organisation it is part of. */
  readonly parent?: string;
  readonly wikidata?: string;
}

export type Entry =
  | {
      readonly type: 'Country';
      readonly code: string;
      readonly how: 'name' | 'adjective' | 'inhabitant' | 'capital' | 'palace' | 'place';
      /** True for inhabitants in the plural or in either number. */
      readonly plural?: boolean;
    }
  | {
      readonly type: 'Organisation';
      readonly id: string;
      /** True where the form is also a common word and needs other evidence. */
      readonly weak: boolean;
    };

export interface Match {
  readonly entry: Entry;
  /** Token after the last one of the form. */
  readonly last: number;
}

export interface Lexicon {
  readonly countries: ReadonlyMap<string, Country>;
  readonly organisations: ReadonlyMap<string, Organisation>;
  /** Longest listed form that begins at a token. `words(i)` gives token texts, undefined past the end. */
  readonly longestAt: (words: (index: number) => string | undefined, first: number) => Match | undefined;
  /** Entry of a form without spaces. */
  readonly entryOf: (form: string) => Entry | undefined;
  /** The country an adjective form speaks of (`russischen`), lower-case. */
  readonly countryOfAdjective: (form: string) => string | undefined;
}

const endings = ['e', 'en', 'er', 'es', 'em'];

/** `Vereint~ Nationen` → Vereinte Nationen, Vereinten Nationen …; several adjectives agree. */
const inflect = (pattern: string): string[] => {
  if (!pattern.includes('~')) return [pattern];
  const forms = endings.map((ending) => pattern.replaceAll('~', ending));
  // "der Deutsche Bundestag" after an ending-less article has a mixed row: Islamische Republik, Islamischen Republik …
  return forms;
};

const squeeze = (form: string): string => form.replaceAll(' ', '');

/** Where a tokenizer may cut a form: at spaces and around marks. */
const cutsOf = (form: string): string[] => {
  const cuts: string[] = [];
  for (let i = 1; i < form.length; i++) {
    const before = form[i - 1] as string;
    const here = form[i] as string;
    if (/[^\p{L}\p{N}]/u.test(before) || /[^\p{L}\p{N}]/u.test(here)) cuts.push(squeeze(form.slice(0, i)));
  }
  return cuts;
};

/** Adjectival nouns (Deutsche+), weak nouns (Russe), nouns in -er, others; with feminine forms. */
const inhabitantForms = (noun: string): [form: string, plural: boolean][] => {
  if (noun.endsWith('+')) {
    const stem = noun.slice(0, -2);
    return [
      [`${stem}e`, false],
      [`${stem}er`, false],
      [`${stem}en`, true],
    ];
  }
  if (noun.endsWith('in'))
    return [
      [noun, false],
      [`${noun}nen`, true],
    ];
  const stem = noun.endsWith('e') ? noun.slice(0, -1) : noun;
  const feminine: [string, boolean][] = [
    [`${stem}in`, false],
    [`${stem}innen`, true],
  ];
  if (noun.endsWith('e')) return [[noun, false], [`${noun}n`, true], ...feminine];
  if (noun.endsWith('er')) return [[noun, true], [`${noun}s`, false], [`${noun}n`, true], ...feminine];
  return [[noun, false], [`${noun}s`, true], [`${noun}n`, true], [`${noun}en`, true], ...feminine];
};

const build = (): Lexicon => {
  const entries = new Map<string, Entry>();
  const prefixes = new Set<string>();
  /** First words of the few forms that begin with a small letter: dpa, taz, al-Qaida. */
  const smallStarts = new Set<string>();
  const adjectives = new Map<string, string>();
  const add = (form: string, entry: Entry): void => {
    const key = squeeze(form);
    if (entries.has(key)) return;
    entries.set(key, entry);
    const cuts = cutsOf(form);
    for (const cut of cuts) prefixes.add(cut);
    const start = cuts[0] ?? key;
    // One token or several, as the form is written: "al-Qaida", "al Qaida".
    if (!startsUpper(start)) smallStarts.add(start).add(key);
  };
  const countries = new Map<string, Country>();
  const { countries: list } = readJson<{ countries: readonly Country[] }>('countries.json');
  for (const country of list) countries.set(country.code, country);
  for (const country of list) {
    const { code } = country;
    for (const name of [country.name, ...country.names])
      for (const form of inflect(name)) add(form, { type: 'Country', code, how: 'name' });
    for (const stem of country.adjectives) {
      if (stem.endsWith('!')) adjectives.set(stem.slice(0, -1), code);
      else
        for (const ending of ['', ...endings]) if (!adjectives.has(stem + ending)) adjectives.set(stem + ending, code);
    }
    for (const noun of country.inhabitants)
      for (const [form, plural] of inhabitantForms(noun))
        add(form, { type: 'Country', code, how: 'inhabitant', plural });
  }
  const organisations = new Map<string, Organisation>();
  for (const [id = '', name = '', kind = '', parent = '', wikidata = '', aliases = ''] of readRows(
    'organisations.tsv',
  )) {
    organisations.set(id, {
      id,
      name,
      kind,
      ...(parent === '' ? {} : { parent }),
      ...(wikidata === '' ? {} : { wikidata }),
    });
    const marked = listOf(aliases);
    const weak = new Set(marked.filter((alias) => /^\?|\?$/.test(alias)).map((alias) => alias.replaceAll('?', '')));
    for (const alias of [name, ...marked]) {
      const plain = alias.replaceAll('?', '');
      for (const form of inflect(plain)) {
        add(form, { type: 'Organisation', id, weak: weak.has(plain) });
        // "al-Shabaab": the Arabic article is mostly written small inside a sentence.
        if (form.startsWith('Al-')) add(`al-${form.slice(3)}`, { type: 'Organisation', id, weak: weak.has(plain) });
      }
    }
  }
  for (const country of list) {
    const { code } = country;
    for (const seat of country.palaces)
      for (const form of inflect(seat)) add(form, { type: 'Country', code, how: 'palace' });
    for (const seat of country.capitals) add(seat, { type: 'Country', code, how: 'capital' });
  }
  for (const [code = '', places] of readRows('places.tsv'))
    for (const place of listOf(places)) add(place, { type: 'Country', code: code === '-' ? '' : code, how: 'place' });

  const entryOf = (form: string): Entry | undefined => {
    if (form.length > longestForm) return undefined;
    const direct = entries.get(form);
    if (direct !== undefined) return direct;
    const base = withoutGenitive(form);
    if (base === undefined) return undefined;
    // "des Golfkooperationsrates"
    return entries.get(base) ?? (form.length > 8 && form.endsWith('es') ? entries.get(form.slice(0, -2)) : undefined);
  };

  const longestAt: Lexicon['longestAt'] = (words, first) => {
    let text = words(first);
    if (text === undefined || text.length < 2 || (!startsUpper(text) && !smallStarts.has(text))) return undefined;
    let best: Match | undefined;
    let at = first;
    for (;;) {
      const entry = entryOf(text);
      if (entry !== undefined) best = { entry, last: at + 1 };
      if (!prefixes.has(text)) return best;
      at++;
      const next = words(at);
      if (next === undefined) return best;
      text += next;
    }
  };
  return { countries, organisations, longestAt, entryOf, countryOfAdjective: (form) => adjectives.get(form) };
};

/** No listed name is nearly as long; of a chain of ten thousand hyphens every part would be looked up with all that follows. */
const longestForm = 200;

/** `Russlands` → Russland, `Hamas’` → Hamas; undefined where there is no genitive ending. */
export const withoutGenitive = (form: string): string | undefined => {
  if (form.length < 4) return undefined;
  if (form.endsWith('s')) return form.slice(0, -1);
  if (form.endsWith('’') || form.endsWith("'")) return form.slice(0, -1);
  return undefined;
};

let lexicon: Lexicon | undefined;

/** The lexicon, built at first use (some tens of milliseconds). */
export const loadLexicon = (): Lexicon => {
  lexicon ??= build();
  return lexicon;
};

/** True of a listed word for somebody of a state, as it is written: "Dänen", "Österreicherin". */
export const isInhabitant = askOnce((word) => {
  const entry = loadLexicon().entryOf(word);
  return entry?.type === 'Country' && entry.how === 'inhabitant';
});

/** The listed organisation that a node is; undefined for all other nodes. */
export const organisationOf = (entity: string | undefined): Organisation | undefined =>
  entity?.startsWith(organisationPrefix) === true
    ? loadLexicon().organisations.get(entity.slice(organisationPrefix.length))
    : undefined;
const organisationPrefix = 'organisation:';
