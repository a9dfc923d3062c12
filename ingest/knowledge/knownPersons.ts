import { slugOf } from '../recognise/shape.ts';
import { leaderLists } from './owners.ts';
import { listOf, readRows } from './read.ts';

/*
 * One spelling for well-known persons, so that "Vladimir Putin", "Wladimir Putin" and "Putin" of three articles are one node.
 * Names are never likened to each other, only to those of a list (leaders.tsv, personNames.tsv), and only where the article
 * speaks of the listed person's state.
 */

/** How the names of a state are written at home: in Latin letters, in others with vowels (Cyrillic, Greek …), in others without. */
type Script = 'latin' | 'whole' | 'consonants';

interface Known {
  /** The spelling that the node has. */
  readonly name: string;
  readonly state: string;
}

/**
 * What is left of a name when the ways to write a letter of another script in Latin ones (German, English, French, scholarly)
 * are taken for one: "Sergej Schoigu" and "Sergey Shoygu" both give `sergesogu`.
 */
const spellingKey = (name: string, script: Script): string => {
  // "J. D. Vance", "JD Vance"
  if (script === 'latin') return slugOf(name).replace(/(?<=^|-)([a-z])-(?=[a-z]-)/g, '$1');
  const parts = slugOf(name).split('-');
  const bare = script === 'whole' ? parts : parts.filter((part) => !/^(?:[ae][lsrndt]|ash)$/.test(part));
  // Each word by itself: "Mohammad Javad" has no dj.
  const letters = bare
    .map((part) =>
      part
        .replace(/dsch|dzh|dj/g, 'j')
        .replace(/schtsch|shch|tsch|tch|ch|kh/g, 'h')
        .replace(/sch|sh|zh|ts|z/g, 's')
        .replace(/w/g, 'v')
        .replace(/x/g, 'ks'),
    )
    .join('');
  // Arabic tells a, i and u apart and nothing else: Mohammed and Muhammad are one name, Mahmud is another.
  const key =
    script === 'whole'
      ? letters.replace(/[ijy]/g, '')
      : letters
          .replace(/ou|oo|u|o/g, 'u')
          .replace(/[ae][ijy]|e|ä/g, 'a')
          .replace(/[jy]/g, '')
          .replace(/[qg]/g, 'k')
          .replace(/([dtk])h/g, '$1');
  return key.replace(/(.)\1+/g, '$1');
};

/** The last word of a full name, without an Arabic article. */
const familyOf = (name: string): string => (name.split(' ').at(-1) ?? name).replace(/^[ae]l-/, '');

const rows = readRows('personNames.tsv');
const scripts = new Map<string, Script>();
for (const [kind, of, script] of rows)
  if (kind === 'script') for (const state of listOf(of)) scripts.set(`country:${state}`, script as Script);
const scriptOf = (state: string): Script => scripts.get(state) ?? 'latin';

/** Listed persons by script and key of their full name; those of one state with one key are one person. */
const byKey = new Map<string, Known[]>();
const add = (spelling: string, known: Known): void => {
  const key = `${scriptOf(known.state)}:${spellingKey(spelling, scriptOf(known.state))}`;
  const there = byKey.get(key) ?? [];
  if (!there.some(({ state }) => state === known.state)) byKey.set(key, [...there, known]);
};
/** Names that others bear as well, in the spelling of their own countries. */
const common = new Set(rows.flatMap(([kind, names]) => (kind === 'common' ? listOf(names) : [])));
const homes = new Map(leaderLists.flatMap(({ owner, names }) => names.map((name) => [name, owner] as const)).reverse());
/** Persons whose family name alone means them, by its slug. */
const byFamily = new Map<string, Known>();
/** Their names: they are meant wherever the article takes place. */
const everywhere = new Set<string>();
// What personNames.tsv says comes first: its spellings are those of the nodes.
for (const [kind, names, spellings] of rows) {
  if (kind !== 'also' && kind !== 'alone') continue;
  for (const name of listOf(names)) {
    const known = { name, state: homes.get(name) ?? '' };
    for (const spelling of [name, ...listOf(spellings)]) add(spelling, known);
    if (kind === 'also') continue;
    everywhere.add(name);
    byFamily.set(slugOf(familyOf(name)), known);
  }
}
for (const { owner, names } of leaderLists)
  for (const name of names) if (!common.has(name)) add(name, { name, state: owner });

/**
 * The listed spelling of a person whom an article names, where it speaks of the person's state: `Vladimir Zelensky` in an article about
 * Ukraine → `Wolodymyr Selenskyj`; `Putin` → `Wladimir Putin`. Undefined for everybody else, and where two listed persons are meant.
 *
 * @param owners ids of the states and bodies that the article speaks of
 */
export const knownSpelling = (name: string, owners: ReadonlySet<string>): string | undefined => {
  if (!name.includes(' ')) return byFamily.get(slugOf(familyOf(name)))?.name;
  const found = new Set<string>();
  for (const script of ['latin', 'whole', 'consonants'] as const)
    for (const known of byKey.get(`${script}:${spellingKey(name, script)}`) ?? [])
      if (owners.has(known.state) || everywhere.has(known.name)) found.add(known.name);
  return found.size === 1 ? [...found][0] : undefined;
};

/** The one listed head of state or of government with a family name; undefined where the list has none or several. */
export const headNamed = (family: string, state: string): string | undefined => {
  const found = new Set<string>();
  for (const { owner, names, heads } of leaderLists)
    if (owner === state)
      for (const name of names)
        if (heads.has(name) && slugOf(familyOf(name)) === slugOf(family))
          found.add(knownSpelling(name, new Set([state])) ?? name);
  return found.size === 1 ? [...found][0] : undefined;
};
