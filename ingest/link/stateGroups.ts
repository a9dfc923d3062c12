import type { Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';

/*
 * What a state is called by where it lies or what it is: "das Golfemirat", "das westafrikanische Land", "die Atommacht". The noun alone says
 * nothing of any state; of those that an article names it finds the one that is meant.
 */

interface StateGroup {
  readonly nouns?: readonly string[];
  /** First parts of a compound with any of the heads: "sahel" in "Sahelstaat" and "Sahel-Land". */
  readonly prefixes?: readonly string[];
  readonly adjectives?: readonly string[];
  /** ISO codes. */
  readonly states: readonly string[];
}

const data = readData<{ readonly heads: readonly string[]; readonly groups: readonly StateGroup[] }>(
  'languages/de/stateGroups.json',
);

/** Of each word the states of all groups that have it. */
const byWord = (wordsOf: (group: StateGroup) => readonly string[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const group of data.groups)
    for (const word of wordsOf(group)) {
      const states = found.get(word) ?? new Set<string>();
      for (const code of group.states) states.add(`country:${code}`);
      found.set(word, states);
    }
  return found;
};

const nouns = byWord(({ nouns = [] }) => nouns.map((noun) => noun.replace('-', '')));
const prefixes = byWord(({ prefixes = [] }) => prefixes);
const adjectives = byWord(({ adjectives = [] }) => adjectives);

/** The states that a noun can mean by itself (lower case): "golfemirat", "eu-land"; undefined of any other noun. */
export const statesOfNoun = (lemma: string): ReadonlySet<string> | undefined => {
  const noun = lemma.replace('-', '');
  const own = nouns.get(noun);
  if (own !== undefined) return own;
  const head = data.heads.find((last) => noun.length > last.length && noun.endsWith(last));
  return head === undefined ? undefined : prefixes.get(noun.slice(0, -head.length));
};

/** The states that a phrase can mean by its noun, or by an adjective before a noun for any state (`isState`): "das baltische Land". */
export const statesOfPhrase = (
  tokens: readonly Token[],
  phrase: Phrase,
  lemma: string,
  isState: boolean,
): ReadonlySet<string> | undefined => {
  const own = statesOfNoun(lemma);
  if (own !== undefined && !isState) return own;
  for (let i = phrase.first; i < phrase.head; i++) {
    const found = adjectives.get((tokens[i] as Token).lemma.toLowerCase().replace(/e[nmrs]?$/, ''));
    if (found !== undefined) return own === undefined ? found : new Set([...own].filter((id) => found.has(id)));
  }
  return own;
};
