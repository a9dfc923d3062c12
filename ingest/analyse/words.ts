import type { Token } from '../model.ts';
import { readData } from '../readData.ts';
import { askOnce } from './formCache.ts';

/** Closed word classes of German that phrases and clauses are told by: languages/de/clauseWords.json. */
const data = readData<Readonly<Record<string, readonly string[]>>>('languages/de/clauseWords.json');
const setOf = (name: string): ReadonlySet<string> => new Set(data[name]);

/** Open a subordinate clause. */
export const subordinators = setOf('subordinators');
/** Finite verbs that open a condition: "…, sollte Finnland beitreten". */
export const suppositions = setOf('suppositions');
/** Open an infinitive clause: um … zu. */
export const infinitiveOpeners = setOf('infinitiveOpeners');
export const relativePronouns = setOf('relativePronouns');
export const modals = setOf('modals');
/** Join clauses. */
export const coordinators = setOf('coordinators');
/** Join phrases. */
export const phraseCoordinators = setOf('phraseCoordinators');
export const negators = setOf('negators');
/** Words behind which „nicht“ denies a part only: "nicht erst am Montag", "nicht ohne Grund". */
export const narrowed = setOf('narrowed');
/** Stand beside what goes without its verb: "Y hingegen B". */
export const gapWords = setOf('gapWords');
/** Their perfect is built with sein: "ist gereist" is active. */
export const seinPerfect = setOf('seinPerfect');
/** Separable prefixes. */
export const particles = setOf('particles');
/** Those that are no prepositions: what follows may stand behind them ("gab Sanktionen bekannt gegen X"). */
export const bareParticles = setOf('bareParticles');
/** Verbs whose participle is also that of a rarer verb with ge-: gelobt, gehört. */
export const plainParticiples = setOf('plainParticiples');
export const copulas = setOf('copulas');
/** Verbs whose infinitive has their own subject, and may go without its comma: "versuchte X umzustimmen". */
export const tryingVerbs = setOf('tryingVerbs');
/** Endings of nouns that are no persons and yet have the name of a person behind them: "der Fall X". */
export const namedAfterPersons = setOf('namedAfterPersons');
/** The same with the name of a state: "die Atommacht Y". */
export const namedAfterStates = setOf('namedAfterStates');
/** Nouns of things that bear no person's name. */
export const namelessNouns = setOf('namelessNouns');
/** Nouns that are called by a person even behind a preposition of place: "im Fall X", "in der Regierung X". */
export const namedNouns: readonly string[] = data['namedNouns'] ?? [];
/** Verbs whose only object is a dative. */
export const dativeVerbs = setOf('dativeVerbs');
/** Nouns of time: they are no subjects or objects ("vergangene Woche"), and no titles of the name behind them. */
export const timeNouns = setOf('timeNouns');
/** Verbs that tell what somebody is made to feel or do: "was Moskau freute" is not what Moscow does. */
export const movingVerbs = setOf('movingVerbs');
/** Verbs that hardly stand without an accusative. */
export const objectVerbs = setOf('objectVerbs');
/** Verbs of which only who has a will is the subject: a thing in front of one is its object. */
export const willingVerbs = setOf('willingVerbs');
/** Nouns for what is said, asked, planned or done; no actors. */
export const thingNouns = setOf('thingNouns');
/** Nouns for what befalls somebody or what is somebody's, behind which a name is a genitive: "Rücktritt Theresa Mays". */
export const owningNouns = setOf('owningNouns');
/** Verbs that, beside those of speech, follow what somebody says: "…, warnte X". */
export const inquits = setOf('inquits');
/** Verbs behind which "was" asks: "ohne zu wissen, was …". */
export const askingVerbs = setOf('askingVerbs');
/** Verbs whose participle is mostly that of the one with ge-: "zugestanden" is of zugestehen. */
export const rareWithoutGe = setOf('rareWithoutGe');
/** Participles that tell how something is done. */
export const mannerParticiples = setOf('mannerParticiples');
/** Verbs by which somebody puts another one into an office. */
export const makingVerbs = setOf('makingVerbs');
/** Verbs whose participle with its agent, behind a comma, tells of whom the clause is about: "…, begleitet von X". */
export const accompanying = setOf('accompanying');

/** True of a word that is one of these or ends in one; `shortest`: the letters of the shortest that counts. */
export const endsIn = (word: string, endings: ReadonlySet<string>, shortest: number): boolean => {
  for (let cut = 0; cut <= word.length - shortest; cut++) if (endings.has(word.slice(cut))) return true;
  return false;
};

/** True of a listed noun for a thing and of its compounds. */
export const endsInThing = askOnce((lemma: string): boolean => endsIn(lemma, thingNouns, 4));

/** True of what is tagged as a verb and can be a finite one. */
export const isFiniteVerb = ({ pos, analyses }: Pick<Token, 'pos' | 'analyses'>): boolean =>
  (pos === 'VERB' || pos === 'AUX') && analyses.some((a) => a.form === 'fin');

/** Words between "darunter" and the examples. */
const focusing = /^(?:auch|etwa|erneut|zuletzt|insbesondere|mindestens)$/;

/** ", darunter X", "– darunter X", "(darunter X)" */
const opensExamples = /^[,(–—-]$/;

/**
 * The comma before ", darunter X", ", unter ihnen auch X", where its examples open at `at`: what stands there is some of those before
 * the comma, and has no part of its own in the clause.
 */
export const exampleComma = (tokens: readonly Token[], at: number): number | undefined => {
  let i = at - 1;
  while (focusing.test(tokens[i]?.lower ?? '')) i--;
  const lower = tokens[i]?.lower;
  if (lower === 'ihnen' && tokens[i - 1]?.lower === 'unter') i--;
  else if (lower !== 'darunter') return undefined;
  return opensExamples.test(tokens[i - 1]?.text ?? '') ? i - 1 : undefined;
};

/** The first token behind ", darunter", ", unter ihnen auch" where a comma stands at `comma`. */
export const examplesStart = (tokens: readonly Token[], comma: number): number | undefined => {
  if (!opensExamples.test(tokens[comma]?.text ?? '')) return undefined;
  let i = comma + 1;
  if (tokens[i]?.lower === 'darunter') i++;
  else if (tokens[i]?.lower === 'unter' && /^(?:ihnen|denen)$/.test(tokens[i + 1]?.lower ?? '')) i += 2;
  else return undefined;
  while (focusing.test(tokens[i]?.lower ?? '')) i++;
  return i;
};
