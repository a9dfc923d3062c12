import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOf, readRows } from '../knowledge/read.ts';
import type { Analysis, Case, Gender, Pos } from '../model.ts';
import { projectFolder } from '../projectFolder.ts';
import { createFormCache } from './formCache.ts';
import { openFullForms, type Pattern } from './fullForms.ts';

/** A noun read as modifier and head: Verteidigungsminister is a Minister. */
export interface Compound {
  /** Base form of the head, capitalised: `Minister`. */
  readonly head: string;
  /** What stands before the head as written, linking letters included: `Verteidigungs`. */
  readonly modifier: string;
  /** Base form of the whole word. */
  readonly lemma: string;
  readonly gender?: Gender;
}

/** Kinds of names that the dictionary knows. */
export type NameClass = 'first' | 'surname' | 'city' | 'country' | 'region' | 'water' | 'mountain' | 'people';

/** What is known of word forms without their context. */
export interface Morphology {
  /**
   * All readings of a form, most likely first; guessed by compound head, ending or capital letter when the dictionary is silent.
   * Never empty. A capitalised first word of a sentence is also read in lower case.
   */
  readonly analyse: (form: string, options?: { readonly sentenceInitial?: boolean }) => readonly Analysis[];
  /** True for forms of the dictionary, the closed classes and compounds of known words. */
  readonly isKnown: (form: string) => boolean;
  /** Reads a noun as compound of a known noun; undefined when it is none. */
  readonly splitCompound: (noun: string) => Compound | undefined;
  /** The verb that prefix and verb make together (vor, werfen: vorwerfen), when there is one. */
  readonly separableVerb: (prefix: string, verb: string) => string | undefined;
  /** The kinds of names that a form can be, by the dictionary. */
  readonly nameClasses: (form: string) => ReadonlySet<NameClass>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Analysis>;

const languageFolder = join(projectFolder, 'ingest', 'languages', 'de');
/** Forms kept with their readings, about 1 kB each. */
const CACHED_FORMS = 20_000;
/** Longer tokens are no words; guessing at them would cost time that grows with the square of their length. */
const LONGEST_WORD = 60;

const caseOf: Readonly<Record<string, Case>> = {
  NOM: 'nom',
  GEN: 'gen',
  DAT: 'dat',
  AKK: 'acc',
  n: 'nom',
  g: 'gen',
  d: 'dat',
  a: 'acc',
};
const genderOf: Readonly<Record<string, Gender>> = { MAS: 'm', FEM: 'f', NEU: 'n', m: 'm', f: 'f', n: 'n' };
const nameClassOf: Readonly<Record<string, NameClass>> = {
  VOR: 'first',
  'VOR*': 'first',
  NAC: 'surname',
  STD: 'city',
  COU: 'country',
  GEB: 'region',
  WAT: 'water',
  MOU: 'mountain',
  PER: 'people',
};
const auxiliaries = new Set(['haben', 'sein', 'werden', 'können', 'müssen', 'sollen', 'wollen', 'dürfen', 'mögen']);

const withoutGender = ({ gender: _, ...rest }: Omit<Draft, 'lemma'>): Omit<Draft, 'lemma'> => rest;

/**
 * A reading with its base form and a place for every field, known or not: readings of one layout are read several times as fast by
 * all later stages as readings of twenty.
 */
const withLemma = (reading: Omit<Draft, 'lemma'>, lemma: string): Analysis => {
  const { pos, gender, case: c, number, person, tense, mood, form, prefix, degree, guessed } = reading;
  return { lemma, pos, gender, case: c, number, person, tense, mood, form, prefix, degree, guessed };
};

/** What a dictionary tag says, without the lemma; undefined for tags that say nothing of use. Tag set: LanguageTool, german_tags.txt. */
const readTag = (tag: string): Omit<Draft, 'lemma'> | undefined => {
  const parts = (tag.split(' ')[0] as string).split(':');
  const has = (part: string): boolean => parts.includes(part);
  const reading: Omit<Draft, 'lemma'> = { pos: 'X' };
  for (const part of parts) {
    const found = caseOf[part];
    if (found !== undefined && part.length === 3) reading.case = found;
    const gender = genderOf[part];
    if (gender !== undefined && part.length === 3) reading.gender = gender;
    if (part === 'SIN') reading.number = 'sg';
    if (part === 'PLU') reading.number = 'pl';
    if (part === '1' || part === '2' || part === '3') reading.person = Number(part) as 1 | 2 | 3;
  }
  switch (parts[0]) {
    case 'SUB':
      reading.pos = 'NOUN';
      return reading;
    case 'EIG':
      reading.pos = 'PROPN';
      return reading;
    case 'ADJ':
    case 'PA1':
    case 'PA2':
      reading.pos = 'ADJ';
      reading.degree = has('KOM') ? 'comp' : has('SUP') ? 'sup' : 'pos';
      if (parts[0] !== 'ADJ') reading.form = parts[0] === 'PA1' ? 'part1' : 'part2';
      // Plural adjectives have the same ending for all genders: one reading instead of three.
      return reading.number === 'pl' ? withoutGender(reading) : reading;
    case 'VER': {
      reading.pos = has('AUX') || has('MOD') ? 'AUX' : 'VERB';
      if (has('INF')) reading.form = 'inf';
      else if (has('EIZ')) reading.form = 'izu';
      else if (has('PA1')) reading.form = 'part1';
      else if (has('PA2')) reading.form = 'part2';
      else if (has('IMP')) reading.form = 'imp';
      else {
        reading.form = 'fin';
        if (has('KJ1')) Object.assign(reading, { mood: 'sub1', tense: 'pres' });
        else if (has('KJ2')) Object.assign(reading, { mood: 'sub2', tense: 'past' });
        else Object.assign(reading, { mood: 'ind', tense: has('PRT') ? 'past' : 'pres' });
      }
      return reading;
    }
    case 'ADV':
      return { pos: 'ADV' };
    case 'INJ':
      return { pos: 'INTJ' };
    case 'NEG':
      return { pos: 'ADV' };
    case 'ZAL':
      return { pos: 'NUM' };
    case 'KON':
      return { pos: has('UNT') || has('INF') ? 'SCONJ' : 'CCONJ' };
    case 'PRP':
      return { pos: 'ADP' };
    case 'ART':
      return { ...reading, pos: 'DET' };
    case 'PRO':
      return { ...reading, pos: has('POS') ? 'DET' : 'PRON' };
    default:
      return undefined;
  }
};

/** Closed classes win over these dictionary classes, which are coarser. */
const closedPos: ReadonlySet<Pos> = new Set(['DET', 'PRON', 'ADP', 'CCONJ', 'SCONJ', 'PART', 'NUM', 'INTJ', 'ADV']);

const readCode = (code: string): Omit<Draft, 'lemma' | 'pos'> => {
  const reading: Omit<Draft, 'lemma' | 'pos'> = {};
  let rest = code;
  const person = /^[123]/.exec(rest)?.[0];
  if (person !== undefined) {
    reading.person = Number(person) as 1 | 2 | 3;
    rest = rest.slice(1);
  }
  const found = caseOf[rest[0] ?? ''];
  if (found !== undefined) reading.case = found;
  if (rest[1] === 's') reading.number = 'sg';
  if (rest[1] === 'p') reading.number = 'pl';
  const gender = genderOf[rest[2] ?? ''];
  if (gender !== undefined) reading.gender = gender;
  return reading;
};

/** Reads closedClasses.tsv; its header says how it is written. */
const readClosedClasses = (text: string): Map<string, Analysis[]> => {
  const paradigms = new Map<string, [ending: string, codes: string][]>();
  const classes = new Map<string, Analysis[]>();
  const add = (form: string, lemma: string, pos: Pos, codes: string): void => {
    const list = classes.get(form) ?? [];
    for (const code of codes.split(' ')) {
      const reading: Analysis = { lemma, pos, ...readCode(code) };
      const key = JSON.stringify(reading);
      if (!list.some((other) => JSON.stringify(other) === key)) list.push(reading);
    }
    classes.set(form, list);
  };
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [forms = '', lemma = '', pos = '', codes = ''] = line.split('\t');
    if (forms.startsWith('@')) {
      const rows = paradigms.get(forms) ?? [];
      rows.push([lemma === '-' ? '' : lemma, codes.trim()]);
      paradigms.set(forms, rows);
      continue;
    }
    for (const form of forms.split(' ')) {
      const base = lemma === '=' ? form : lemma;
      if (!form.endsWith('-')) add(form, base, pos as Pos, codes.trim());
      else {
        const rows = paradigms.get(codes.trim());
        if (rows === undefined) throw new Error(`closedClasses.tsv: no paradigm ${codes} for ${form}`);
        for (const [ending, endingCodes] of rows) add(form.slice(0, -1) + ending, base, pos as Pos, endingCodes);
      }
    }
  }
  return classes;
};

/** Verbs that take no ge- in their participle. */
const withoutGe = /^(?:be|emp|ent|er|miss|ver|zer|unter|über|wider|hinter)|ieren$/;

/**
 * The forms of a weak verb; of a separable one, written with a bar (ab|watschen), those of the verb that it is made of: the
 * joined ones follow from them.
 */
const conjugate = (verb: string): readonly (readonly [form: string, reading: Analysis])[] => {
  const lemma = verb.slice(verb.indexOf('|') + 1);
  const stem = lemma.endsWith('en') ? lemma.slice(0, -2) : lemma.slice(0, -1);
  const e = /[td]$/.test(stem) || /[^aeiouäöülrhmn][mn]$/.test(stem) ? 'e' : '';
  const participle = `${withoutGe.test(lemma) ? '' : 'ge'}${stem}${e}t`;
  const reading = (rest: Omit<Draft, 'lemma' | 'pos'>): Analysis => ({ lemma, pos: 'VERB', ...rest });
  const finite = (number: 'sg' | 'pl', tense: 'pres' | 'past', mood: 'ind' | 'sub1'): Analysis =>
    reading({ form: 'fin', person: 3, number, tense, mood });
  return [
    [lemma, reading({ form: 'inf' })],
    [lemma, finite('pl', 'pres', 'ind')],
    [`${stem}${e}t`, finite('sg', 'pres', 'ind')],
    [`${stem}e`, finite('sg', 'pres', 'sub1')],
    [`${stem}${e}te`, finite('sg', 'past', 'ind')],
    [`${stem}${e}ten`, finite('pl', 'past', 'ind')],
    [participle, reading({ form: 'part2' })],
    ...[`${lemma}d`, participle].flatMap((base) =>
      adjectiveEndings.flatMap((ending) =>
        inflectAdjective(base, ending).map(({ guessed: _, ...row }): readonly [string, Analysis] => [
          base + ending,
          { ...row, form: base === participle ? 'part2' : 'part1' },
        ]),
      ),
    ),
  ];
};

/** Reads words.tsv; its header says how it is written. Form to readings. */
const readWords = (text: string): Map<string, Analysis[]> => {
  const words = new Map<string, Analysis[]>();
  const add = (form: string, reading: Analysis): void => {
    const list = words.get(form);
    if (list === undefined) words.set(form, [reading]);
    else list.push(reading);
  };
  const cases: readonly Case[] = ['nom', 'acc', 'dat', 'gen'];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [lemma = '', kind = '', genitive = '-', plural = '-'] = line.split('\t');
    if (kind === 'verb') {
      for (const [form, reading] of conjugate(lemma)) add(form, reading);
      continue;
    }
    if (kind === 'adj') {
      for (const ending of adjectiveEndings)
        for (const { guessed: _, ...reading } of inflectAdjective(lemma, ending)) add(lemma + ending, reading);
      continue;
    }
    if (kind === 'adjn') {
      for (const ending of adjectiveEndings)
        if (ending !== '')
          for (const { case: c, number, gender } of inflectAdjective(lemma, ending))
            add(lemma + ending, {
              lemma: `${lemma}e`,
              pos: 'NOUN',
              ...(c && { case: c }),
              ...(number && { number }),
              ...(gender && { gender }),
            });
      continue;
    }
    const gender = genderOf[kind];
    if (gender === undefined) throw new Error(`words.tsv: "${kind}" is no gender`);
    const weak = gender === 'm' && genitive.endsWith('n');
    for (const c of cases) {
      const ending = genitive === '-' ? '' : c === 'gen' || (weak && c !== 'nom') ? genitive : '';
      add(lemma + ending, { lemma, pos: 'NOUN', case: c, number: 'sg', gender });
    }
    if (plural === '-') continue;
    const many = plural === '=' ? lemma : plural.startsWith('+') ? lemma + plural.slice(1) : plural;
    for (const c of cases)
      add(c === 'dat' && !/[ns]$/.test(many) ? `${many}n` : many, {
        lemma,
        pos: 'NOUN',
        case: c,
        number: 'pl',
        gender,
      });
  }
  return words;
};

interface ListedName {
  readonly gender?: Gender;
  readonly classes: ReadonlySet<NameClass>;
}

/** Names of ingest/knowledge/, word by word; the dictionary knows only what was in German papers years ago. */
const readNames = (): Map<string, ListedName> => {
  const names = new Map<string, ListedName>();
  // Thousands of names share a few entries.
  const entries = new Map<string, ListedName>();
  const entry = (classes: readonly NameClass[], gender: Gender | undefined): ListedName => {
    const key = `${classes.join()}|${gender}`;
    let found = entries.get(key);
    if (found === undefined) {
      found = { classes: new Set(classes), ...(gender && { gender }) };
      entries.set(key, found);
    }
    return found;
  };
  const add = (text: string, kind: NameClass, gender?: Gender): void => {
    for (const word of text.split(/[ ~]/)) {
      if (word.length < 2 || !startsUpper(word) || word.endsWith('.')) continue;
      const known = names.get(word);
      names.set(
        word,
        known === undefined
          ? entry([kind], gender)
          : entry([...new Set([...known.classes, kind])], known.gender === gender ? gender : undefined),
      );
    }
  };
  for (const [name = '', gender, weak] of readRows('givenNames.tsv'))
    if (weak === undefined || weak === '') add(name, 'first', gender === 'm' || gender === 'f' ? gender : undefined);
  for (const [kind, list = ''] of readRows('names.tsv')) if (kind === 'family') add(list, 'surname');
  for (const [, list] of readRows('places.tsv')) for (const name of listOf(list)) add(name, 'city', 'n');
  for (const [, name = '', , , , seats] of readRows('countries.tsv')) {
    add(name, 'country', 'n');
    for (const seat of listOf(seats)) if (!seat.startsWith('*')) add(seat, 'city', 'n');
  }
  return names;
};

interface WordParts {
  readonly separablePrefixes: readonly string[];
  readonly inseparableToo: readonly string[];
  readonly shortHeads: readonly string[];
  readonly noHeads: readonly string[];
  readonly modifiers: readonly string[];
  /** Stand before adjectives: prorussisch. */
  readonly adjectiveModifiers: readonly string[];
  /** Endings that show a modifier even when its noun is unknown: Assoziierungs-. */
  readonly modifierSuffixes: readonly string[];
  /** Verbal prefixes: a noun that starts so is split only after a modifier of five letters (Verbrauch is no Rauch). */
  readonly prefixes: readonly string[];
  readonly commonAcronyms: readonly string[];
  readonly preferredLemmas: Readonly<Record<string, string>>;
}
const wordParts = JSON.parse(readFileSync(join(languageFolder, 'wordParts.json'), 'utf8')) as WordParts;

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const decapitalise = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
const startsUpper = (word: string): boolean => {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
};
const isUpper = (word: string): boolean => word === word.toUpperCase() && word !== word.toLowerCase();

/** Letters that may link the parts of a compound, dropped from the end of the modifier; '+en' is put back (Sperrvertrag: sperren). */
const links = ['', 's', 'es', 'n', 'en', 'er', 'ens', 'ns', 'e'];
/** What each ending of an adjective can stand for, strong and weak declension together. */
const adjectiveCodes: Readonly<Record<string, string>> = {
  '': '-',
  e: 'nsf asf nsm nsn asn np ap',
  en: 'asm gsm gsn gsf dsm dsf dsn np gp dp ap',
  er: 'nsm gsf dsf gp',
  es: 'nsn asn',
  em: 'dsm dsn',
};
const inflectAdjective = (lemma: string, ending: string): Analysis[] =>
  (adjectiveCodes[ending] ?? '-')
    .split(' ')
    .map((code) => ({ ...readCode(code), lemma, pos: 'ADJ', degree: 'pos', guessed: true }));

const adjectiveEndings = ['en', 'er', 'es', 'em', 'e', ''];
const adjectiveSuffixes = [
  'isch',
  'ysch',
  'lich',
  'ig',
  'bar',
  'sam',
  'haft',
  'los',
  'iell',
  'uell',
  'ell',
  'iv',
  'är',
  'ös',
  'end',
  'abel',
  'ant',
  'ent',
  'al',
  'iert',
  'artig',
  'mäßig',
  'weise',
  'frei',
  'reich',
  'nah',
  'fähig',
  'nd',
  'seitig',
];

/** Acronyms that are common nouns. */
const commonAcronyms = new Set(wordParts.commonAcronyms);
const fullAdjectives = new Set(['dufte', 'sachte']);

/** Endings that tell the gender of an unknown noun; [ending, gender, plural ending or undefined]. Duden grammar, § 236–250. */
const nounSuffixes: readonly (readonly [string, Gender, string | undefined])[] = [
  ['ung', 'f', 'en'],
  ['heit', 'f', 'en'],
  ['keit', 'f', 'en'],
  ['schaft', 'f', 'en'],
  ['tion', 'f', 'en'],
  ['sion', 'f', 'en'],
  ['tät', 'f', 'en'],
  ['erei', 'f', 'en'],
  ['logie', 'f', 'n'],
  ['kratie', 'f', 'n'],
  ['istik', 'f', 'en'],
  ['atur', 'f', 'en'],
  ['enz', 'f', 'en'],
  ['anz', 'f', 'en'],
  ['erin', 'f', 'nen'],
  ['istin', 'f', 'nen'],
  ['ismus', 'm', undefined],
  ['ling', 'm', 'e'],
  ['ist', 'm', 'en'],
  ['ateur', 'm', 'e'],
  ['chen', 'n', ''],
  ['lein', 'n', ''],
  ['ement', 'n', 's'],
  ['ierer', 'm', ''],
  ['tum', 'n', undefined],
];
const compassPoints = ['Nordost', 'Nordwest', 'Südost', 'Südwest', 'Nord', 'Süd', 'Ost', 'West', 'Zentral', 'Mittel'];

/** Shorter words with these endings are mostly names (Jung, Arendt-Schaft). */
const SHORTEST_GUESS = 7;

/** What a form can be in the dictionary, as bits. */
const Kind = { noun: 1, adjective: 2, predicate: 4, verb: 8, infinitive: 16, place: 32 } as const;

const noNames: ReadonlySet<NameClass> = new Set();

interface PatternInfo {
  readonly kinds: number;
  readonly names: ReadonlySet<NameClass>;
  /** Readings per group of the pattern, with where they stand among those of their form: the smaller the likelier. */
  readonly groups: readonly (readonly { readonly reading: Omit<Draft, 'lemma'>; readonly points: number }[])[];
}

/** How unlikely a reading is by its tag. */
const rankTag = (reading: Omit<Draft, 'lemma'>, tag: string): number => {
  switch (reading.pos) {
    case 'NOUN':
      // Nominalised infinitives (das Stimmen) and adjectives are rarer than nouns of the same form (die Stimmen).
      return tag.endsWith(':INF') ? 4 : tag.endsWith(':ADJ') ? 1 : 0;
    case 'AUX':
    case 'VERB': {
      if (reading.form === 'imp') return 9;
      if (reading.form !== 'fin') return 1.5;
      // Where a strong and a weak verb share a form, the strong one is the commoner (dachte: denken, not dachen).
      const weak = tag.includes(':SFT') ? 1 : 0;
      const person = reading.person === 3 ? 0 : reading.person === 1 ? 2 : 4;
      return weak + person + (reading.mood === 'sub1' ? 5 : reading.mood === 'sub2' ? 3 : 0);
    }
    case 'ADJ':
      // As a predicate (wurde geschlossen) a participle is its verb's.
      return reading.form !== undefined && reading.case === undefined ? 3 : 0;
    default:
      return 0;
  }
};

/** How unlikely a reading is by its base form. */
const rankLemma = (lemma: string, reading: Omit<Draft, 'lemma'>, form: string): number => {
  switch (reading.pos) {
    case 'NOUN': {
      const preferred = preferredLemmas.get(form);
      const other = preferred !== undefined && preferred !== lemma ? 8 : 0;
      return other + (form.startsWith(lemma) ? 0 : 2) + (lemma === form && reading.number === 'pl' ? 1 : 0);
    }
    case 'VERB':
      if (auxiliaries.has(lemma)) return 1;
      if ((preferredLemmas.get(form) ?? lemma) !== lemma) return 8;
      return reading.form === 'part2' && lemma.startsWith('ge') ? 0.1 : 0;
    default:
      return 0;
  }
};

/** Nouns whose base form would otherwise be taken for a rarer word: Rechte is a plural of Recht before it is a direction. */
const preferredLemmas: ReadonlyMap<string, string> = new Map(Object.entries(wordParts.preferredLemmas));

const openMorphology = (): Morphology => {
  const dictionary = openFullForms(readFileSync(join(projectFolder, 'data', 'morphology', 'german.dict')));
  const wordRows = readFileSync(join(languageFolder, 'words.tsv'), 'utf8');
  const words = readWords(wordRows);
  /** Verbs with a separable prefix that the dictionary lacks. */
  const separable = new Set(wordRows.match(/^[^|\n]+\|[^\t\n]+(?=\tverb$)/gm)?.map((verb) => verb.replace('|', '')));
  const names = readNames();
  const closed = readClosedClasses(readFileSync(join(languageFolder, 'closedClasses.tsv'), 'utf8'));
  const prefixes = [...wordParts.separablePrefixes].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const prefixSet = new Set(prefixes);
  const inseparableToo = new Set(wordParts.inseparableToo);
  const noHeads = new Set(wordParts.noHeads);
  const shortHeads = new Set(wordParts.shortHeads);
  const freeModifiers = new Set(wordParts.modifiers);
  /** A listed name by a form of it, the genitive included. */
  const listedName = (form: string): { name: ListedName; lemma: string } | undefined => {
    const whole = names.get(form);
    if (whole !== undefined) return { name: whole, lemma: form };
    const last = form.charAt(form.length - 1);
    const lemma = form.slice(0, -1);
    const base = (last === 's' || last === '’' || last === "'") && lemma.length > 2 ? names.get(lemma) : undefined;
    return base === undefined ? undefined : { name: base, lemma };
  };
  const adjectiveModifiers = new Set(wordParts.adjectiveModifiers);

  const tags = new Map<string, Omit<Draft, 'lemma'> | undefined>();
  const tagReading = (tag: string): Omit<Draft, 'lemma'> | undefined => {
    if (tags.has(tag)) return tags.get(tag);
    const reading = readTag(tag);
    tags.set(tag, reading);
    return reading;
  };
  /** What all forms of one pattern have in common; read once per pattern. */
  const infos = new Map<Pattern, PatternInfo>();
  const infoOf = (pattern: Pattern): PatternInfo => {
    const known = infos.get(pattern);
    if (known !== undefined) return known;
    let kinds = 0;
    const names = new Set<NameClass>();
    const groups = pattern.map((group) => {
      const found = new Map<string, { reading: Omit<Draft, 'lemma'>; points: number }>();
      for (const tag of group.tags) {
        const whole = tagReading(tag);
        if (whole === undefined) continue;
        if (whole.pos === 'PROPN') {
          const name = nameClassOf[tag.slice(tag.lastIndexOf(':') + 1)];
          if (name !== undefined) names.add(name);
          if (name === 'country' || name === 'region' || name === 'city') kinds |= Kind.place;
        }
        if (whole.pos === 'NOUN') kinds |= Kind.noun;
        if (whole.pos === 'ADJ') kinds |= whole.case === undefined ? Kind.predicate | Kind.adjective : Kind.adjective;
        if (whole.pos === 'VERB') kinds |= whole.form === 'inf' ? Kind.infinitive | Kind.verb : Kind.verb;
        // Surnames have a masculine and a feminine row each: one reading without gender.
        const reading = tag.endsWith(':NAC') ? withoutGender(whole) : whole;
        const key = `${reading.pos}|${reading.case}|${reading.number}|${reading.gender}|${reading.person}|${reading.mood}|${reading.tense}|${reading.form}|${reading.degree}`;
        const points = rankTag(reading, tag);
        const same = found.get(key);
        if (same === undefined) found.set(key, { reading, points });
        else same.points = Math.min(same.points, points);
      }
      return [...found.values()].sort((a, b) => a.points - b.points);
    });
    const info = { kinds, names: names.size === 0 ? noNames : names, groups };
    infos.set(pattern, info);
    return info;
  };
  /** Bits of Kind that a form has in the dictionary. */
  const kindsOf = (form: string): number => {
    const pattern = dictionary.find(form);
    if (pattern !== undefined) return infoOf(pattern).kinds;
    const added = words.get(form)?.[0];
    return added === undefined
      ? 0
      : added.pos === 'NOUN'
        ? Kind.noun
        : added.pos === 'VERB'
          ? added.form === 'inf'
            ? Kind.infinitive | Kind.verb
            : Kind.verb
          : added.case === undefined
            ? Kind.adjective | Kind.predicate
            : Kind.adjective;
  };

  const verbPrefixes = createFormCache<string>(CACHED_FORMS / 4);
  /** Separable prefix of a verb, proven by its zu-infinitive in the dictionary. */
  const prefixOf = (verb: string): string | undefined => {
    const cached = verbPrefixes.get(verb);
    if (cached !== undefined) return cached === '' ? undefined : cached;
    const prefix = prefixes.find(
      (p) =>
        verb.length > p.length + 2 &&
        verb.startsWith(p) &&
        (separable.has(verb) || dictionary.find(`${p}zu${verb.slice(p.length)}`) !== undefined),
    );
    verbPrefixes.set(verb, prefix ?? '');
    return prefix;
  };

  /** Readings of a form in the dictionary, the likeliest first. */
  const dictionaryReadings = (form: string): Analysis[] => {
    const pattern = dictionary.find(form);
    if (pattern === undefined) return words.get(form) ?? [];
    const { groups } = infoOf(pattern);
    // The dictionary has SPD and NATO as nouns.
    const acronym = form.length > 1 && isUpper(form) && !commonAcronyms.has(form);
    const alone = groups.length === 1;
    const plain: Analysis[] = [];
    const found: { analysis: Analysis; points: number }[] = [];
    const normalised = new Set<string>();
    groups.forEach((readings, g) => {
      if (readings.length === 0) return;
      const written = dictionary.lemma(form, pattern[g] as Pattern[number]);
      // The dictionary has both letzt and letzte, zweit and zweite as base forms: always the shorter.
      const short =
        readings[0]?.reading.pos === 'ADJ' &&
        /(?:t|nder)e$/.test(written) &&
        written.length > 4 &&
        !fullAdjectives.has(written);
      const lemma = short ? written.slice(0, -1) : written;
      if (normalised.has(lemma)) return;
      if (short || readings[0]?.reading.pos === 'ADJ') normalised.add(lemma);
      const { pos } = (readings[0] as (typeof readings)[number]).reading;
      if (alone && !acronym && (pos === 'ADJ' || pos === 'PROPN' || (pos === 'NOUN' && lemma !== form))) {
        // Most forms: one base form, whose readings stand in their order already.
        for (const { reading } of readings) plain.push(withLemma(reading, lemma));
        return;
      }
      for (const { reading: listed, points } of readings) {
        // The dictionary calls lassen a modal verb.
        const reading =
          lemma === 'lassen' && listed.pos === 'AUX'
            ? { ...listed, pos: 'VERB' as const }
            : acronym && listed.pos === 'NOUN'
              ? { ...listed, pos: 'PROPN' as const }
              : listed;
        const prefix = reading.pos === 'VERB' ? prefixOf(lemma) : undefined;
        found.push({
          analysis: prefix === undefined ? withLemma(reading, lemma) : { ...reading, lemma, prefix },
          points: points + rankLemma(lemma, reading, form),
        });
      }
    });
    if (plain.length > 0) return plain;
    return found.sort((a, b) => a.points - b.points).map(({ analysis }) => analysis);
  };

  /** Dictionary and closed classes, nothing guessed. */
  const lookUp = (form: string): Analysis[] => {
    const fixed = closed.get(form);
    const rows = dictionaryReadings(form);
    if (fixed === undefined) return participles(rows);
    return [...fixed, ...rows.filter((row) => !closedPos.has(row.pos) && row.form !== 'imp')];
  };

  /** Looks up a form; when it is not there, as Swiss and capitals spell it with ss for ß. */
  const lookUpSpelt = (form: string): Analysis[] => {
    const found = lookUp(form);
    if (found.length > 0 || !form.includes('ss')) return found;
    return lookUp(form.replace('ss', 'ß'));
  };

  /** Attributive participles are also forms of their verb: unterzeichneten → unterzeichnen. */
  const participles = (rows: Analysis[]): Analysis[] => {
    const participle = rows.find((row) => row.pos === 'ADJ' && row.form !== undefined);
    if (participle === undefined || rows.some((row) => row.pos === 'VERB' && row.form === participle.form)) return rows;
    const verbs = dictionaryReadings(participle.lemma).filter(
      (row) => row.pos === 'VERB' && row.form === participle.form,
    );
    return [...rows, ...verbs];
  };

  const isNoun = (word: string): boolean => (kindsOf(word) & Kind.noun) !== 0;

  /** Whether a lower-case string can stand before the head of a compound. */
  const isModifier = (part: string, depth: number): boolean => {
    if (freeModifiers.has(part)) return true;
    if (part.length < 3) return false;
    if (part.length >= 7 && wordParts.modifierSuffixes.some((suffix) => part.endsWith(suffix))) return true;
    if (part.length >= 4 && (kindsOf(capitalise(part)) & Kind.place) !== 0) return true;
    for (const link of links) {
      if (!part.endsWith(link)) continue;
      const stem = part.slice(0, part.length - link.length);
      if (stem.length < 3) continue;
      const noun = capitalise(stem);
      if (stem.length >= (link === '' ? 3 : 4) && isNoun(noun)) return true;
      // Sprach-: Sprache; Schul-: Schule
      if (link === '' && stem.length >= 4 && isNoun(`${noun}e`)) return true;
    }
    if (part.length >= 4) {
      // Sperr-: sperren; Wander-: wandern
      if ((kindsOf(`${part}en`) & Kind.infinitive) !== 0) return true;
      if (/e[lr]$/.test(part) && (kindsOf(`${part}n`) & Kind.infinitive) !== 0) return true;
      if ((kindsOf(part) & Kind.predicate) !== 0) return true;
    }
    if (depth < 3)
      for (let cut = 3; cut <= part.length - 4; cut++) {
        if (isModifier(part.slice(0, cut), 3) && isModifier(part.slice(cut), depth + 1)) return true;
      }
    return false;
  };

  const nounReadings = (word: string): Analysis[] =>
    isNoun(word) ? dictionaryReadings(word).filter((row) => row.pos === 'NOUN') : [];

  const compounds = createFormCache<{ modifier: string; rows: Analysis[] } | 'none'>(CACHED_FORMS / 4);
  const compoundOf = (noun: string): { modifier: string; rows: Analysis[] } | undefined => {
    const cached = compounds.get(noun);
    if (cached !== undefined) return cached === 'none' ? undefined : cached;
    const found = findCompound(noun);
    compounds.set(noun, found ?? 'none');
    return found;
  };
  const findCompound = (noun: string): { modifier: string; rows: Analysis[] } | undefined => {
    if (!startsUpper(noun) || noun.length > 60) return undefined;
    const hyphen = noun.lastIndexOf('-');
    if (hyphen > 0) {
      const last = noun.slice(hyphen + 1);
      if (!startsUpper(last) || last.length < 2) return undefined;
      const rows = nounReadings(last);
      if (rows.length > 0) return { modifier: noun.slice(0, hyphen + 1), rows };
      const inner = compoundOf(last);
      return inner === undefined
        ? undefined
        : { modifier: noun.slice(0, hyphen + 1) + inner.modifier, rows: inner.rows };
    }
    if (noun.length < 7) return undefined;
    const lower = noun.toLowerCase();
    const prefixed = wordParts.prefixes.some((prefix) => lower.startsWith(prefix));
    for (let cut = 2; cut <= lower.length - 3; cut++) {
      if (cut === 2 && !freeModifiers.has(lower.slice(0, 2))) continue;
      const tail = lower.slice(cut);
      if (noHeads.has(tail)) continue;
      const head = capitalise(tail);
      if (!isNoun(head) || (prefixed && cut < 5) || !isModifier(lower.slice(0, cut), 0)) continue;
      const usable = nounReadings(head).filter((row) => {
        const lemma = row.lemma.toLowerCase();
        return !noHeads.has(lemma) && (lemma.length >= 4 || shortHeads.has(lemma));
      });
      if (usable.length === 0) continue;
      return { modifier: noun.slice(0, cut), rows: usable };
    }
    return undefined;
  };
  const lemmaOfCompound = (modifier: string, head: string): string =>
    modifier.endsWith('-') ? modifier + head : modifier + decapitalise(head);

  const compoundReadings = (form: string): Analysis[] => {
    const found = compoundOf(form);
    if (found === undefined) return [];
    let head = '';
    let lemma = '';
    return found.rows.map((row) => {
      if (row.lemma !== head) {
        head = row.lemma;
        lemma = lemmaOfCompound(found.modifier, head);
      }
      const { pos, case: c, number, gender } = row;
      return c !== undefined && number !== undefined && gender !== undefined
        ? { lemma, pos, case: c, number, gender, guessed: true }
        : { ...row, lemma, guessed: true };
    });
  };

  /** Nordirak, Ostasien: a point of the compass before a known country or region. */
  const compassReadings = (form: string): Analysis[] => {
    const compass = compassPoints.find((point) => form.startsWith(point) && form.length > point.length + 3);
    if (compass === undefined) return [];
    const place = capitalise(form.slice(compass.length));
    if ((kindsOf(place) & Kind.place) === 0) return [];
    return dictionaryReadings(place)
      .filter((row) => row.pos === 'PROPN')
      .map((row) => ({ ...row, lemma: compass + decapitalise(row.lemma), guessed: true }));
  };

  const guessNoun = (form: string): Analysis[] => {
    if (form.length < SHORTEST_GUESS || /-[^A-ZÄÖÜ]/.test(form)) return [];
    for (const [suffix, gender, plural] of nounSuffixes) {
      if (form.length < suffix.length + 3) continue;
      if (form.endsWith(suffix)) {
        const cases: Case[] = gender === 'f' ? ['nom', 'acc', 'dat', 'gen'] : ['nom', 'acc', 'dat'];
        const readings: Analysis[] = cases.map((c) => ({
          lemma: form,
          pos: 'NOUN',
          gender,
          number: 'sg',
          case: c,
          guessed: true,
        }));
        if (plural === '')
          for (const c of ['nom', 'acc', 'gen'] as const)
            readings.push({ lemma: form, pos: 'NOUN', gender, number: 'pl', case: c, guessed: true });
        return readings;
      }
      if (plural !== undefined && plural !== '' && form.endsWith(suffix + plural)) {
        const lemma = form.slice(0, form.length - plural.length);
        return (['nom', 'acc', 'dat', 'gen'] as const).map((c) => ({
          lemma,
          pos: 'NOUN',
          gender,
          number: 'pl',
          case: c,
          guessed: true,
        }));
      }
      if (gender !== 'f' && (form.endsWith(`${suffix}s`) || form.endsWith(`${suffix}es`)))
        return [
          {
            lemma: form.slice(0, form.lastIndexOf(suffix) + suffix.length),
            pos: 'NOUN',
            gender,
            number: 'sg',
            case: 'gen',
            guessed: true,
          },
        ];
    }
    return [];
  };

  /** A name that nobody listed: every case but the genitive, and with -s the genitive of the name without it. */
  const guessName = (form: string): Analysis[] => {
    const listed = listedName(form);
    if (listed !== undefined) {
      const { lemma, name } = listed;
      const { gender } = name;
      // Names in s, x and z have no genitive of their own.
      const own: readonly Case[] =
        lemma !== form ? ['gen'] : /[sxzß]$/.test(form) ? ['nom', 'dat', 'acc', 'gen'] : ['nom', 'dat', 'acc'];
      return own.map((c) => ({ lemma, pos: 'PROPN', case: c, number: 'sg', ...(gender && { gender }) }));
    }
    const base: Analysis[] = (['nom', 'dat', 'acc'] as const).map((c) => ({
      lemma: form,
      pos: 'PROPN',
      case: c,
      number: 'sg',
      guessed: true,
    }));
    if (/[’']s?$/.test(form)) {
      const lemma = form.replace(/[’']s?$/, '');
      return [{ lemma, pos: 'PROPN', case: 'gen', number: 'sg', guessed: true }];
    }
    if (form.length > 3 && form.endsWith('s') && !isUpper(form)) {
      const genitive: Analysis = { lemma: form.slice(0, -1), pos: 'PROPN', case: 'gen', number: 'sg', guessed: true };
      // Names end in -is, -us, -as, -os, -es, -ss themselves (Paris, Markus, Thomas, Jones).
      return /(?:[iuaoes]|th)s$/.test(form) ? [...base, genitive] : [genitive, ...base];
    }
    return base;
  };

  const guessLower = (form: string): Analysis[] => {
    // "fünfzigster", "dreiundzwanzigstes": ordinals beyond those that the dictionary has.
    const [, ordinal, ending = ''] = /^(\p{L}+(?:zig|ßig|hundert|tausend)st)(e[nrms]?)$/u.exec(form) ?? [];
    if (ordinal !== undefined) return inflectAdjective(ordinal, ending);
    const found: Analysis[] = [];
    // un-, and compound adjectives and participles: prorussischen, regierungsnahe, atomgetrieben
    for (let cut = 2; cut <= form.length - 4; cut++) {
      const tail = form.slice(cut);
      if ((kindsOf(tail) & Kind.adjective) === 0) continue;
      const rows = dictionaryReadings(tail).filter((row) => row.pos === 'ADJ');
      const head = form.slice(0, cut);
      const modifier = head.endsWith('-') ? head.slice(0, -1) : head;
      // politisch-diplomatische; but no guess from whatever happens to end like an adjective
      const fits =
        adjectiveModifiers.has(modifier) ||
        (head !== modifier
          ? (kindsOf(modifier) & Kind.predicate) !== 0 || isNoun(capitalise(modifier))
          : tail.length >= 5 && isModifier(modifier, 1));
      if (!fits) continue;
      found.push(...rows.map((row) => ({ ...row, lemma: head + row.lemma, guessed: true })));
      break;
    }
    // A separable prefix before a known verb: mitunterzeichnete
    for (const prefix of prefixes) {
      if (!form.startsWith(prefix) || form.length < prefix.length + 3) continue;
      let tail = form.slice(prefix.length);
      let form2: 'izu' | undefined;
      let rows = dictionaryReadings(tail).filter(
        (row) => row.pos === 'VERB' && row.prefix === undefined && row.form !== 'imp',
      );
      if (rows.length === 0 && tail.startsWith('zu')) {
        tail = tail.slice(2);
        form2 = 'izu';
        rows = dictionaryReadings(tail).filter((row) => row.pos === 'VERB' && row.form === 'inf');
      }
      if (rows.length === 0) continue;
      found.push(
        ...rows.map((row) => ({
          ...row,
          ...(form2 && { form: form2 }),
          lemma: prefix + row.lemma,
          prefix,
          guessed: true,
        })),
      );
      break;
    }
    if (found.length > 0) return found;
    for (const ending of adjectiveEndings) {
      if (!form.endsWith(ending)) continue;
      const stem = form.slice(0, form.length - ending.length);
      if (adjectiveSuffixes.some((suffix) => stem.length > suffix.length + 1 && stem.endsWith(suffix))) {
        found.push(...inflectAdjective(stem, ending));
        break;
      }
    }
    const verb = /^(.{2,})ier(en|te|ten|t|e|est)$/.exec(form);
    if (verb !== null) {
      const lemma = `${verb[1]}ieren`;
      const add = (reading: Omit<Draft, 'lemma' | 'pos'>): void => {
        found.push({ lemma, pos: 'VERB', ...reading, guessed: true });
      };
      if (verb[2] === 'en') {
        add({ form: 'fin', person: 3, number: 'pl', tense: 'pres', mood: 'ind' });
        add({ form: 'inf' });
      } else if (verb[2] === 'te') add({ form: 'fin', person: 3, number: 'sg', tense: 'past', mood: 'ind' });
      else if (verb[2] === 'ten') add({ form: 'fin', person: 3, number: 'pl', tense: 'past', mood: 'ind' });
      else if (verb[2] === 't') {
        add({ form: 'part2' });
        add({ form: 'fin', person: 3, number: 'sg', tense: 'pres', mood: 'ind' });
      } else add({ form: 'fin', person: 3, number: 'sg', tense: 'pres', mood: 'sub1' });
    }
    return found;
  };

  const numberWords = [
    'hundert',
    'tausend',
    'und',
    'zwei',
    'drei',
    'vier',
    'fünf',
    'sechs',
    'sieben',
    'acht',
    'neun',
    'zehn',
    'elf',
    'zwölf',
    'zwan',
    'drei',
    'vier',
    'sech',
    'sieb',
    'zig',
    'ßig',
    'ein',
  ];
  const isNumberWord = (form: string): boolean => {
    let rest = form;
    while (rest !== '') {
      const part = numberWords.find((word) => rest.startsWith(word));
      if (part === undefined) return false;
      rest = rest.slice(part.length);
    }
    return form.length > 4;
  };

  const compute = (form: string, initial: boolean): readonly Analysis[] => {
    const first = form.charCodeAt(0);
    if (form.length === 0) return [{ lemma: form, pos: 'X' }];
    if (first >= 0x30 && first <= 0x39) {
      if (/^\d+\.$/.test(form))
        return [
          { lemma: form, pos: 'ADJ' },
          { lemma: form, pos: 'NUM' },
        ];
      if (/^[\d.,:/–-]+$/.test(form)) return [{ lemma: form, pos: 'NUM' }];
      const suffix = form.replace(/^[\d.,]+-?/, '');
      if (suffix !== '' && suffix !== form) {
        const rest = compute(suffix, false).map((a) => ({
          ...a,
          lemma: form.slice(0, form.length - suffix.length) + a.lemma,
          guessed: true,
        }));
        if (rest.length > 0) return rest;
      }
      return [{ lemma: form, pos: 'NUM', guessed: true }];
    }
    if (!/[\p{L}\p{N}]/u.test(form)) return [{ lemma: form, pos: /^[%€$£§°+=&]/.test(form) ? 'X' : 'PUNCT' }];
    if (form.length > LONGEST_WORD)
      return startsUpper(form) ? guessName(form) : [{ lemma: form, pos: 'X', guessed: true }];
    const exact = lookUpSpelt(form);
    if (!startsUpper(form)) {
      if (exact.length > 0) return exact;
      if (isNumberWord(form)) return [{ lemma: form, pos: 'NUM' }];
      const hyphen = form.lastIndexOf('-');
      if (hyphen > 0 && startsUpper(form.slice(hyphen + 1))) {
        // er-Jahren is a noun, al-Asir a name.
        const rows = nounReadings(form.slice(hyphen + 1));
        return rows.length > 0 && form.slice(hyphen + 1).length > 3
          ? rows.map((row) => ({ ...row, lemma: form.slice(0, hyphen + 1) + row.lemma, guessed: true }))
          : guessName(form);
      }
      const guessed = guessLower(form);
      return guessed.length > 0 ? guessed : [{ lemma: form, pos: 'X', guessed: true }];
    }
    const lower = isUpper(form) ? form.toLowerCase() : decapitalise(form);
    // Inside a sentence a known noun needs its lower-case readings only where they may stand in a name.
    const wanted = initial || exact.length === 0 || closed.has(lower) || (kindsOf(lower) & Kind.adjective) !== 0;
    const lowered = wanted ? lookUpSpelt(lower).filter((a) => a.form !== 'imp' || (initial && exact.length === 0)) : [];
    if (exact.length > 0) {
      // In the middle of a sentence a capital may belong to a name: Deutsche Bank, Die Linke, Vereinte Nationen.
      const inNames = initial
        ? lowered
        : lowered.filter(
            (a) => (a.pos === 'ADJ' && a.case !== undefined) || a.pos === 'DET' || a.pos === 'ADP' || a.pos === 'PRON',
          );
      // Sie at the start of a sentence is seldom the polite one.
      return initial && exact[0]?.pos === 'PRON' ? [...inNames, ...exact] : [...exact, ...inNames];
    }
    if (initial && lowered.length > 0)
      return lowered.every((a) => a.pos === 'ADJ') ? [...lowered, ...guessName(form)] : lowered;
    if (closed.has(lower)) return [...lowered, ...guessName(form)];
    if (isUpper(form) && form.length > 3) {
      // Words in capitals, as in headings.
      const small = form.toLowerCase();
      const shouted = [...lookUp(capitalise(small)), ...lookUp(small)];
      if (shouted.length > 0) return [...shouted, ...guessName(form)];
    }
    if (listedName(form) !== undefined) return [...guessName(form), ...lowered];
    const region = compassReadings(form);
    if (region.length > 0) return region;
    const compound = compoundReadings(form);
    if (compound.length > 0) return [...compound, ...lowered];
    const noun = guessNoun(form);
    const adjectives =
      lowered.length === 0 && (initial || /[iy]sch(?:e[nrsm]?)?$/.test(lower)) ? guessLower(lower) : [];
    return [...adjectives, ...noun, ...guessName(form), ...lowered];
  };

  const plain = createFormCache<readonly Analysis[]>(CACHED_FORMS);
  const initials = createFormCache<readonly Analysis[]>(CACHED_FORMS / 4);
  const analyse: Morphology['analyse'] = (form, options) => {
    const initial = options?.sentenceInitial === true;
    const cache = initial ? initials : plain;
    const cached = cache.get(form);
    if (cached !== undefined) return cached;
    const analyses = compute(form, initial).map((reading) => withLemma(reading, reading.lemma));
    cache.set(form, analyses);
    return analyses;
  };

  return {
    analyse,
    isKnown: (form) =>
      closed.has(form) ||
      closed.has(form.toLowerCase()) ||
      dictionary.find(form) !== undefined ||
      words.has(form) ||
      (startsUpper(form) &&
        (dictionary.find(decapitalise(form)) !== undefined ||
          words.has(decapitalise(form)) ||
          (form.length >= 4 && listedName(form) !== undefined) ||
          compoundOf(form) !== undefined)),
    splitCompound: (noun) => {
      const found = compoundOf(noun);
      const row = found === undefined ? undefined : found.rows[0];
      if (found === undefined || row === undefined) return undefined;
      return {
        head: row.lemma,
        modifier: found.modifier,
        lemma: lemmaOfCompound(found.modifier, row.lemma),
        ...(row.gender && { gender: row.gender }),
      };
    },
    separableVerb: (prefix, verb) => {
      if (!prefixSet.has(prefix)) return undefined;
      const joined = prefix + verb;
      if (prefix === 'inne') return verb === 'haben' || verb === 'halten' ? joined : undefined;
      if (separable.has(joined) || dictionary.find(`${prefix}zu${verb}`) !== undefined) return joined;
      if (inseparableToo.has(prefix)) return undefined;
      return (kindsOf(joined) & Kind.infinitive) !== 0 ? joined : undefined;
    },
    nameClasses: (form) => {
      const pattern = dictionary.find(form);
      const listed = pattern === undefined || infoOf(pattern).names.size === 0 ? listedName(form) : undefined;
      return listed !== undefined ? listed.name.classes : pattern === undefined ? noNames : infoOf(pattern).names;
    },
  };
};

let loaded: Morphology | undefined;
/** The German morphology; read from disk once. */
export const loadMorphology = (): Morphology => {
  loaded ??= openMorphology();
  return loaded;
};
