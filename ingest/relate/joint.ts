import type { RelationType } from '../../graph/ontology.ts';
import { endsIn } from '../analyse/words.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { between, type Draft } from './draft.ts';
import { slotPhrases, sureOfBoth } from './frames.ts';
import { mannerOf, mannerOfNoun } from './manner.ts';
import { type Index, type Referent, referentFrom, referentsOf } from './referents.ts';
import { homesOf } from './states.ts';

/*
 * Whatever two actors do together is cooperation, whatever the verb: "A und B bauen gemeinsam eine Bahn", "A legte gemeinsam mit
 * B einen Entwurf vor". Needs an actor on either side, a word for "together", and a verb by which something is done. Likewise, whoever
 * does something to another by telephone has talked with him.
 */

interface JointData {
  readonly adverbs: readonly string[];
  readonly adjectives: readonly string[];
  readonly together: readonly string[];
  readonly manners: readonly string[];
  readonly loose: readonly string[];
  readonly telephone: readonly string[];
  readonly deeds: readonly string[];
  readonly talks: readonly string[];
  readonly appearances: readonly string[];
}

const data = readData<JointData>('languages/de/joint.json');
const adverbs: ReadonlySet<string> = new Set(data.adverbs);
const adjectives: ReadonlySet<string> = new Set(data.adjectives);
const together: ReadonlySet<string> = new Set(data.together);
const manners: ReadonlySet<string> = new Set(data.manners);
const loose: ReadonlySet<string> = new Set(data.loose);
const telephone: ReadonlySet<string> = new Set(data.telephone);
const deeds: ReadonlySet<string> = new Set(data.deeds);
const talks: ReadonlySet<string> = new Set(data.talks);
const appearances: ReadonlySet<string> = new Set(data.appearances);

/** Cooperation told by a word for "together". */
export const relateJoint = (index: Index): Draft[] => {
  const drafts: Draft[] = [];
  for (const clause of index.document.clauses) {
    if (clause.verb === undefined) continue;
    readTelephone(index, clause, drafts);
    if (loose.has(clause.verb)) continue;
    const cue = cueOf(index, clause);
    if (cue === undefined) continue;
    // "A und B bilden zusammen eine Gruppe" says what it is made of.
    if (clause.verb === 'bilden' && cue.lower === 'zusammen') continue;
    const subject = slotPhrases(index, clause, 'subject')[0];
    if (subject === undefined) continue;
    const doers = actorsOf(index, subject);
    const partners = partnersOf(index, clause, cue);
    // "wird von A gemeinsam mit B gebaut": in the passive only where the partner is named apart.
    if (clause.voice === 'passive' && partners.length === 0) continue;
    const pairs = partners.length > 0 ? doers.flatMap((a) => partners.map((b) => [a, b] as const)) : pairsAmong(doers);
    // A minister and his own state are no two parties.
    const apart = pairs.filter(
      ([a, b]) => !homesOf(index, a.entity).has(b.entity) && !homesOf(index, b.entity).has(a.entity),
    );
    pushPairs(
      index,
      clause,
      apart,
      { type: 'COOPERATED', rule: 'joint', sure: 0.75, cue, why: 'done together' },
      drafts,
    );
  }
  for (const phrase of index.document.phrases) readNoun(index, phrase, drafts);
  return drafts;
};

/** "die gemeinsame Erklärung der USA und Russlands", "der EU-Türkei-Gipfel": a noun for what two do together, with both beside it. */
const readNoun = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const { tokens } = index.document;
  const head = tokens[phrase.head] as Token;
  if (head.pos !== 'NOUN' && head.pos !== 'PROPN') return;
  const lemma = head.lemma.toLowerCase();
  const shared = tokens
    .slice(phrase.first, phrase.head)
    .some((t) => adjectives.has(t.lemma.toLowerCase().replace(/e[nmrs]?$/, '')));
  if (shared && endsIn(lemma, appearances, 1)) readAppearance(index, phrase, drafts);
  const deed = shared && endsIn(lemma, deeds, 1);
  if (!deed && !endsIn(lemma, talks, 1)) return;
  const doers = deed
    ? (index.children.get(phrase.index) ?? [])
        .filter((c) => c.link === 'genitive' || c.preposition === 'von')
        .flatMap((c) => actorsOf(index, c))
    : sidesInCompound(index, phrase);
  if (doers.length !== 2 && !(deed && doers.length === 3)) return;
  const { status, because } = mannerOfNoun(index, phrase);
  if (status === undefined) return;
  for (const [a, b] of pairsAmong(doers)) {
    if (a.entity === b.entity || homesOf(index, a.entity).has(b.entity) || homesOf(index, b.entity).has(a.entity))
      continue;
    drafts.push({
      type: deed ? 'COOPERATED' : 'MET',
      ...(a.entity < b.entity ? between(a, b, head) : between(b, a, head)),
      status,
      sentence: head.sentence,
      phrase: phrase.index,
      rule: deed ? 'joint-noun' : 'joint-talks',
      confidence: 0.8 * a.confidence * b.confidence,
      because: [`„${head.text}“ of both`, ...because, a.because, b.because],
    });
  }
};

/** "Bei einer gemeinsamen Pressekonferenz lobten A und B …": two who act there are there together, where nobody else shares it. */
const readAppearance = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const { clauses, clauseOf, tokens } = index.document;
  const clause = clauses[clauseOf[phrase.head] ?? -1];
  if (clause === undefined || !occasions.has(phrase.preposition ?? '') || clause.voice === 'passive') return;
  if ((index.children.get(phrase.index) ?? []).some((c) => c.link === 'genitive' || c.preposition === 'mit')) return;
  const actors = slotPhrases(index, clause, 'subject').flatMap((p) => actorsOf(index, p));
  if (actors.length !== 2 || actors.some((a) => a.type !== 'Person')) return;
  const cue = tokens[phrase.head] as Token;
  pushPairs(
    index,
    clause,
    pairsAmong(actors),
    { type: 'MET', rule: 'joint', sure: 0.85, cue, why: 'both were there' },
    drafts,
  );
};
const occasions: ReadonlySet<string> = new Set(['bei', 'auf', 'in', 'nach', 'während', 'vor']);

/** The two states or bodies that stand in one word: "EU-Türkei-Gipfel", or written apart, "EU-Türkei Gipfel". */
const sidesInCompound = (index: Index, phrase: Phrase): Referent[] => {
  const { tokens } = index.document;
  for (const i of [phrase.head, phrase.head - 1]) {
    const text = tokens[i]?.text ?? '';
    if (i < phrase.first || !/^\p{Lu}[^-]*-\p{Lu}/u.test(text)) continue;
    const sides = (index.mentionsAt[i] ?? []).filter(
      (m) => (m.type === 'Country' || m.type === 'Organisation') && m.first === i && m.last === i + 1,
    );
    if (sides.length === 2) return sides.map((m) => referentFrom(m, `„${m.text}“`, 0.95));
  }
  return [];
};

/** "sagte ihm telefonisch Beistand zu": whatever one person does to another on the telephone, they talked. */
const readTelephone = (index: Index, clause: Clause, drafts: Draft[]): void => {
  if (clause.voice === 'passive') return;
  const { tokens } = index.document;
  const at = clause.tokens.find((i) => {
    const { lower, text } = tokens[i] as Token;
    return telephone.has(lower) || (text === 'Telefon' && /^(?:am|per)$/.test(tokens[i - 1]?.text ?? ''));
  });
  const cue = tokens[at ?? -1];
  if (cue === undefined) return;
  const personsIn = (slot: string): Referent[] =>
    slotPhrases(index, clause, slot).flatMap((p) => actorsOf(index, p).filter((r) => r.type === 'Person'));
  const called = [...personsIn('dative'), ...personsIn('accusative')];
  const pairs = personsIn('subject').flatMap((a) => called.map((b) => [a, b] as const));
  pushPairs(index, clause, pairs, { type: 'MET', rule: 'telephone', sure: 0.85, cue, why: 'they talked' }, drafts);
};

/** One draft for each pair of two different nodes, in the manner of the clause; symmetric, so the smaller id comes first. */
const pushPairs = (
  index: Index,
  clause: Clause,
  pairs: readonly (readonly [Referent, Referent])[],
  { type, rule, sure, cue, why }: { type: RelationType; rule: string; sure: number; cue: Token; why: string },
  drafts: Draft[],
): void => {
  if (pairs.length === 0) return;
  const manner = mannerOf(index, clause);
  if (manner.status === undefined) return;
  for (const [a, b] of pairs) {
    if (a.entity === b.entity) continue;
    drafts.push({
      type,
      ...(a.entity < b.entity ? between(a, b, cue) : between(b, a, cue)),
      status: manner.status,
      sentence: clause.sentence,
      clause: clause.index,
      rule,
      confidence: sure * sureOfBoth(a, b),
      ...(manner.speaker === undefined ? {} : { speaker: manner.speaker }),
      because: [`„${cue.text}“: ${why}`, ...manner.because, a.because, b.because],
    });
  }
};

/** The word of a clause that says "together". */
const cueOf = (index: Index, clause: Clause): Token | undefined => {
  const { tokens, phrases, phraseOf } = index.document;
  for (const i of clause.tokens) {
    const token = tokens[i] as Token;
    const lower = token.lower;
    const phrase = phrases[phraseOf[i] ?? -1];
    // "traf mit ihm zusammen": a part of the verb.
    if (clause.verb?.startsWith(lower) === true) continue;
    if (adverbs.has(lower) && (phrase === undefined || phrase.head === i)) return token;
    if (lower === 'hand' || lower === 'seite') {
      const same = `${tokens[i + 1]?.text} ${tokens[i + 2]?.text}`;
      if (same === `in ${token.text}` || same === `an ${token.text}`) return token;
    }
    if (phrase === undefined || phrase.head === i || !adjectives.has(token.lemma.toLowerCase())) continue;
    // Of what is done (no preposition), or of how ("mit vereinten Kräften").
    const role = clause.arguments.find((a) => a.phrase === phrase.index)?.role;
    if (role === 'accusative' || (role === 'dative' && phrase.preposition === undefined)) return token;
    if (manners.has(`${phrase.preposition} ${(tokens[phrase.head] as Token).lemma}`)) return token;
  }
  return undefined;
};

/** "gemeinsam mit B", "Seite an Seite mit B", "mit B gemeinsam": the two stand side by side. */
const partnersOf = (index: Index, clause: Clause, cue: Token): Referent[] => {
  const { document } = index;
  if (!together.has(cue.text.charAt(0).toLowerCase() + cue.text.slice(1)) && !together.has(cue.text)) return [];
  for (const argument of clause.arguments) {
    const phrase = document.phrases[argument.phrase] as Phrase;
    if (phrase.preposition !== 'mit') continue;
    // "verhandelte mit B einzeln und gemeinsam" is about how.
    // Three words are the cue of "Seite an Seite".
    const reach = cue.pos === 'NOUN' ? 3 : 2;
    if (phrase.first > cue.index + reach || phrase.last < cue.index) continue;
    const found = actorsOf(index, phrase);
    if (found.length > 0) return found;
  }
  return [];
};

const actorsOf = (index: Index, phrase: Phrase): Referent[] =>
  referentsOf(index, phrase, { through: false, home: false }).filter((r) => r.type !== 'Treaty');

const pairsAmong = (doers: readonly Referent[]): (readonly [Referent, Referent])[] =>
  doers.flatMap((a, i) => doers.slice(i + 1).map((b) => [a, b] as const));
