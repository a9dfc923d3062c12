import { areHeadsKnown, isHead, statesOfLeader } from '../knowledge/owners.ts';
import type { Mention, Phrase } from '../model.ts';
import { startingAt, tokenOf } from './officePhrases.ts';
import type { Index } from './referents.ts';

/*
 * The state that a passage is about where it brings in an office without one ("Der frühere Premier X nannte den Vertrag …"): states
 * and their people weigh by their part in the sentence and by how near they stand. Not the one that the office holder acts on, nor
 * one that has another holder of the same office or to whom the text sets the holder over.
 */

/** Sentences that are looked back. */
const reach = 3;
const decay = [1, 0.8, 0.5, 0.3] as const;
/** What counts of a sentence in the paragraph before. */
const otherParagraph = 0.4;
/** What one state needs at least, and how far the next may come up to it. */
const leastWeight = 1.5;
const widestRival = 0.6;
/** What is enough to doubt another reading, and from which part of the first on the next is as good. */
const hintWeight = 0.6;
const closestRival = 0.9;

/** What is known of those who hold offices here. */
export interface Holders {
  /** The state whose office somebody holds. */
  readonly stateOf: (person: string) => string | undefined;
  /** States that somebody cannot be of. */
  readonly barred: ReadonlySet<string>;
  /** True for an office that only one holds at a time, and which the article does not call former. */
  readonly single: boolean;
  /** True for an office at home, as of the opposition: who stands in its own sentence is of the same state. */
  readonly domestic: boolean;
}

/** A state that a passage is about. */
export interface Focus {
  readonly state: string;
  /** The state that comes next, if any. */
  readonly rival: string | undefined;
  /** True where it stands out; false where it is only the first of several, or little is said of it. */
  readonly clear: boolean;
  /** True where another is spoken of as much. */
  readonly tied: boolean;
}

/** The states in focus at an office of a person: the first of them, or undefined where none is spoken of. */
export const stateInFocus = (
  index: Index,
  person: string,
  phrase: Phrase,
  { stateOf, barred, single, domestic }: Holders,
): Focus | undefined => {
  const { document } = index;
  const here = tokenOf(index, phrase.head).sentence;
  const roles = rolesOf(index);
  const clause = document.clauseOf[phrase.head];
  const weights = new Map<string, number>();
  const add = (state: string, weight: number): void => {
    weights.set(state, (weights.get(state) ?? 0) + weight);
  };
  let paragraphs = 1;
  for (let s = here; s >= Math.max(0, here - reach); s--) {
    const sentence = document.sentences[s];
    if (sentence === undefined) continue;
    const next = document.sentences[s + 1];
    if (s < here && next !== undefined && document.article.text.slice(sentence.end, next.start).includes('\n'))
      paragraphs *= otherParagraph;
    const fade = (decay[here - s] ?? 0) * paragraphs;
    for (let i = sentence.first; i < sentence.last; i++)
      for (const m of startingAt(index, i)) {
        if (m.entity === undefined || (m.first >= phrase.first && m.last <= phrase.last)) continue;
        // Behind the office only what says where it is, not where somebody goes.
        if (s === here && i > phrase.first && (m.how !== 'place' || isGoal(index, i))) continue;
        if (m.type === 'Country') {
          if (document.clauseOf[i] !== clause || m.how === 'place') add(m.entity, fade * weightOf(index, m, roles));
        } else if (m.type === 'Person' && m.entity !== person && (domestic || document.clauseOf[i] !== clause)) {
          const state = stateOf(m.entity) ?? statesOfLeader(m.entity)[0];
          if (state !== undefined)
            add(state, fade * (roles.get(topPhrase(index, m)?.index ?? -1) === 'subject' ? 1.2 : 0.6));
        }
      }
  }
  const counts = countsOf(index);
  for (const [state, share] of counts) if (weights.has(state)) add(state, share * 1.5);
  const ranked = [...weights]
    .filter(([state]) => !barred.has(state))
    .map(
      ([state, weight]) => [state, single && areHeadsKnown(state) && !isHead(person) ? weight * 0.5 : weight] as const,
    )
    .sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined || (weights.get(first[0]) as number) < hintWeight) return undefined;
  const topic = topicBefore(index, here);
  if (topic !== undefined && !barred.has(topic) && (topic === first[0] || topic === second?.[0]))
    return { state: topic, rival: undefined, clear: true, tied: false };
  const next = second?.[1] ?? 0;
  return {
    state: first[0],
    rival: second?.[0],
    clear: (weights.get(first[0]) as number) >= leastWeight && next <= first[1] * widestRival,
    tied: next > first[1] * closestRival,
  };
};

/** "Die kosovarische Polizei schoss. Innenminister X …": the only state of the sentence before, in the same paragraph, as its subject. */
const topicBefore = (index: Index, here: number): string | undefined => {
  let known = topics.get(index);
  if (known === undefined) {
    known = new Map();
    topics.set(index, known);
  }
  if (!known.has(here)) known.set(here, findTopic(index, here));
  return known.get(here);
};
/** Asked for each office of a sentence, which may have thousands. */
const topics = new WeakMap<Index, Map<number, string | undefined>>();

const findTopic = (index: Index, here: number): string | undefined => {
  const { document } = index;
  const before = document.sentences[here - 1];
  const own = document.sentences[here];
  if (before === undefined || own === undefined || before.region !== own.region) return undefined;
  if (document.article.text.slice(before.end, own.start).includes('\n')) return undefined;
  const subjects = new Set(
    (index.clausesOfSentence[here - 1] ?? [])
      .filter((c) => c.kind === 'main')
      .flatMap((c) => c.arguments.filter(({ role }) => role === 'subject').map(({ phrase }) => phrase)),
  );
  let topic: string | undefined;
  let acts = false;
  for (let i = before.first; i < before.last; i++)
    for (const m of startingAt(index, i)) {
      if (m.type !== 'Country' || m.entity === undefined) continue;
      if (topic !== undefined && topic !== m.entity) return undefined;
      topic = m.entity;
      const top = topPhrase(index, m)?.index;
      if (m.how !== 'place' && top !== undefined && subjects.has(top)) acts = true;
    }
  return acts ? topic : undefined;
};

/** "… nach Peking": true of a place that somebody goes to. */
const isGoal = ({ document }: Index, i: number): boolean =>
  document.phrases[document.phraseOf[i] ?? -1]?.preposition === 'nach';

const weightOf = (index: Index, m: Mention, roles: ReadonlyMap<number, string>): number => {
  const own = index.document.phrases[index.document.phraseOf[m.last - 1] ?? -1];
  const top = topPhrase(index, m);
  const role = roles.get(top?.index ?? -1);
  if (m.how === 'place' || own?.preposition === 'in') {
    if (/^(?:nach|aus|gegen|von)$/.test(own?.preposition ?? '')) return 0.3;
    return own?.first === index.document.sentences[tokenOf(index, m.first).sentence]?.first ? 2 : 1.2;
  }
  if (m.how === 'adjective') return role === 'subject' ? 2 : 0.7;
  if (role === 'subject') return own === top || own?.link === 'conjunct' ? 3 : 2;
  return own?.preposition === undefined ? 1.2 : /^(?:gegen|mit)$/.test(own.preposition) ? 0.4 : 0.8;
};

const topPhrase = (index: Index, m: Mention): Phrase | undefined => {
  let at = index.document.phrases[index.document.phraseOf[m.last - 1] ?? -1];
  for (let depth = 0; depth < 6 && at?.parent !== undefined; depth++) at = index.document.phrases[at.parent];
  return at;
};

const roleMaps = new WeakMap<Index, ReadonlyMap<number, string>>();
const rolesOf = (index: Index): ReadonlyMap<number, string> => {
  let roles = roleMaps.get(index);
  if (roles === undefined) {
    const made = new Map<number, string>();
    for (const clause of index.document.clauses)
      for (const { phrase, role } of clause.arguments) if (!made.has(phrase)) made.set(phrase, role);
    roles = made;
    roleMaps.set(index, roles);
  }
  return roles;
};

const shares = new WeakMap<Index, ReadonlyMap<string, number>>();
/** Each state's part of all mentions of states. */
const countsOf = (index: Index): ReadonlyMap<string, number> => {
  let known = shares.get(index);
  if (known === undefined) {
    const counts = new Map<string, number>();
    let all = 0;
    for (const m of index.document.mentions)
      if (m.type === 'Country' && m.entity !== undefined) {
        counts.set(m.entity, (counts.get(m.entity) ?? 0) + 1);
        all++;
      }
    known = new Map([...counts].map(([state, count]) => [state, count / all]));
    shares.set(index, known);
  }
  return known;
};
