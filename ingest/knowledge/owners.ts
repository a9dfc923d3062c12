import { slugOf } from '../recognise/shape.ts';
import { loadLexicon } from './lexicon.ts';
import { listOf, readRows } from './read.ts';

/*
 * Whose an office is when the phrase does not say: by the office's own word ("Kremlsprecher", "EU-Ratspräsident"), or by who
 * holds it. Both only choose among nodes that the article speaks of.
 */

const exact = new Map<string, readonly string[]>();
const prefixes: (readonly [string, readonly string[]])[] = [];
const suffixes: (readonly [string, readonly string[]])[] = [];
for (const [pattern = '', owners = ''] of readRows('officeOwners.tsv')) {
  const list = listOf(owners);
  if (pattern.startsWith('^')) prefixes.push([pattern.slice(1), list]);
  else if (pattern.endsWith('$')) suffixes.push([pattern.slice(0, -1), list]);
  else exact.set(pattern, list);
}

/** Ids of the nodes that an office word points to, best first: `kremlsprecher` → country:RU. Empty for most words. */
export const ownersOfOffice = (lemma: string): readonly string[] => {
  const lower = lemma.toLowerCase();
  const own = exact.get(lower);
  if (own !== undefined) return own;
  return (prefixes.find(([p]) => lower.startsWith(p)) ?? suffixes.find(([s]) => lower.endsWith(s)))?.[1] ?? [];
};

/** Well-known office holders of one state or body, as leaders.tsv lists them. */
export interface LeaderList {
  /** Id of the state or body. */
  readonly owner: string;
  /** Full names, in the order of the file. */
  readonly names: readonly string[];
  /** Those among them who are known as head of state or of government. */
  readonly heads: ReadonlySet<string>;
}

export const leaderLists: readonly LeaderList[] = readRows('leaders.tsv').map(([owner = '', names = '']) => {
  const listed = listOf(names);
  const bare = (name: string): string => name.replace(/^\*/, '');
  return {
    owner: owner.includes(':') ? owner : `country:${owner}`,
    names: listed.map(bare),
    heads: new Set(listed.filter((name) => name.startsWith('*')).map(bare)),
  };
});

const heads = new Set<string>();
const headed = new Set<string>();
const counts = new Map<string, number>();
const states = new Map<string, string[]>();
const surnames = new Map<string, Set<string>>();
for (const list of leaderLists)
  for (const name of list.names) {
    const person = `person:${slugOf(name)}`;
    if (list.heads.has(name)) {
      const surname = slugOf(name.split(' ').at(-1) as string);
      surnames.set(surname, (surnames.get(surname) ?? new Set()).add(list.owner));
      heads.add(person);
      headed.add(list.owner);
      counts.set(list.owner, (counts.get(list.owner) ?? 0) + 1);
    }
    const known = states.get(person) ?? [];
    if (!known.includes(list.owner)) states.set(person, [...known, list.owner]);
  }

/** The one state of which all known heads of a family name were: "Bundeskanzler Adenauer"; undefined where there are none, or of several. */
export const stateOfSurname = (surname: string): string | undefined => {
  const [state, other] = surnames.get(slugOf(surname)) ?? [];
  return other === undefined && state?.startsWith('country:') === true ? state : undefined;
};

/** True for those who are known as head of state or of government. */
export const isHead = (person: string): boolean => heads.has(person);

/** Heads of a state, other spellings included, from which on one that is not listed is hardly its own. */
const manyHeads = 14;

/** True where so many heads of a state are listed that who is none of them heads another state. */
export const areHeadsKnown = (state: string): boolean => (counts.get(state) ?? 0) >= manyHeads;

/** True for states some of whose heads are marked. */
export const hasHeads = (state: string): boolean => headed.has(state);

/** The states and bodies of a well-known office holder, by person id; empty for everybody else. */
export const ownersOfLeader = (person: string): readonly string[] => states.get(person) ?? [];

/** The states among them. */
export const statesOfLeader = (person: string): string[] =>
  ownersOfLeader(person).filter((owner) => owner.startsWith('country:'));

/** States that are no more, whose leaders are listed with a state that came after. */
const formerStates: ReadonlySet<string> = new Set(['SU', 'CS', 'YU', 'DD']);

/**
 * True of somebody well known as head of other states, and not of this one: "hat Ungarns Regierungschef | Donald Trump getroffen".
 * `word` is what stands before the office: "Ungarns", "ungarische". False where nothing is known.
 */
export const ledOthers = (word: string, fullName: string): boolean => {
  const lexicon = loadLexicon();
  const entry = lexicon.entryOf(word);
  const code =
    entry?.type === 'Country' && entry.how === 'name' ? entry.code : lexicon.countryOfAdjective(word.toLowerCase());
  if (code === undefined || formerStates.has(code)) return false;
  const person = `person:${slugOf(fullName)}`;
  const led = statesOfLeader(person);
  return isHead(person) && !led.some((state) => state === `country:${code}` || formerStates.has(state.slice(8)));
};
