import type { Clause, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { doersOf, menacing } from './disputes.ts';
import { between, type Draft } from './draft.ts';
import { relateFrames, undirectedDeeds } from './frames.ts';
import { argumentPhrases, type Index, type Referent, referentsOf } from './referents.ts';
import { isQuoted, speechesOf, subjectOf } from './speakers.ts';
import { homesOf } from './states.ts';

/*
 * Threats that no verb of threatening tells: "Wenn Y nicht abziehe, werde man zurückschlagen, sagte X" and "X würde einen Angriff als
 * Kriegserklärung werten". The words are data (languages/de/threats.json).
 */

interface ThreatData {
  /** What harms somebody. */
  readonly verbs: readonly string[];
  /** What harms somebody with one of `lightVerbs`: "Sanktionen verhängen". */
  readonly nouns: readonly string[];
  readonly lightVerbs: readonly string[];
  /** What others do that is answered with harm. */
  readonly breaches: readonly string[];
  /** Verb → nouns with one of which it is such a deed: "ernst machen". */
  readonly crossings: Readonly<Record<string, readonly string[]>>;
  /** What others are asked to do: not to do it is answered with harm. */
  readonly duties: readonly string[];
  /** What a deed is taken for by whoever would answer it with war, and the verbs of taking it so. */
  readonly wars: readonly string[];
  readonly taking: readonly string[];
}
const data = readData<ThreatData>('languages/de/threats.json');
const verbs: ReadonlySet<string> = new Set(data.verbs);
const nouns: ReadonlySet<string> = new Set(data.nouns);
/** Those of them that are a deed against others whoever does it. */
const strikes: ReadonlySet<string> = new Set(data.nouns.filter((noun) => !/^(?:kampf|konsequenz|strafe)$/.test(noun)));
const lightVerbs: ReadonlySet<string> = new Set(data.lightVerbs);
const breaches: ReadonlySet<string> = new Set(data.breaches);
const crossings = new Map(Object.entries(data.crossings).map(([verb, words]) => [verb, new Set(words)]));
const duties: ReadonlySet<string> = new Set(data.duties);
const wars: ReadonlySet<string> = new Set(data.wars);
const taking: ReadonlySet<string> = new Set(data.taking);

/** Threats under a condition, and deeds that somebody would take for war. */
export const relateThreats = (index: Index): readonly Draft[] => {
  const threats: Draft[] = [];
  const speeches = speechesOf(index);
  for (const clause of index.document.clauses) {
    if (taking.has(clause.verb ?? '')) readWar(index, clause, threats);
    const speech = speeches.get(clause.index);
    if (speech === undefined || speech.carried) continue;
    // "Sollte Y nicht einlenken, werde das Folgen haben, drohte X": the verb says that it is a threat.
    const menaces = speech.report?.verb === 'drohen' && !speech.report.negated && isToCome(index, clause);
    if (!menaces && !isHarm(index, clause)) continue;
    const homes = homesOf(index, speech.speaker.entity);
    if (!isOwnDeed(index, clause, homes) || fearing.test(speech.report?.verb ?? '')) continue;
    // "werde es Strafzölle geben, sagte der Ökonom Y": only who has an office can see to it.
    if (!menaces && clause.verb === 'geben' && speech.speaker.type === 'Person' && homes.size < 2) continue;
    for (const condition of index.clausesOfSentence[clause.sentence] ?? [])
      if (condition.conditional && condition.index !== clause.index && (menaces || isBreach(index, condition)))
        // "Wenn Y angegriffen wird", "… Waffen bekommt": it is no deed of Y's.
        for (const phrase of condition.voice === 'passive' || befalling.test(condition.verb ?? '')
          ? []
          : argumentPhrases(index.document, condition, 'subject'))
          threaten(index, clause, speech.speaker, referentsOf(index, phrase, { through: false }), threats);
  }
  return threats;
};

/** Verbs of what befalls somebody. */
const befalling = /^(?:bekommen|brauchen|erhalten|fallen|kriegen|leiden|scheitern|sterben|verlieren)$/;

/** Verbs of who expects what others will do. */
const fearing = /^(?:befürchten|erwarten|fürchten|glauben|prophezeien|vermuten|vorhersagen)$/;

/** "werde man handeln", "„dann handeln wir“": what is to come, in a main clause of its own. */
const isToCome = (index: Index, clause: Clause): boolean =>
  clause.kind === 'main' &&
  !clause.conditional &&
  !clause.question &&
  (clause.tense === 'future' || (clause.tense === 'present' && (clause.mood === 'sub1' || isQuoted(index, clause))));

/** "werde man zurückschlagen", "werde es Sanktionen geben": what is to come, and harms. */
const isHarm = (index: Index, clause: Clause): boolean => {
  const { verb = '', negated, voice, modal } = clause;
  if (!verbs.has(verb) && !lightVerbs.has(verb)) return false;
  if (negated || voice === 'passive' || !isToCome(index, clause)) return false;
  if (modal !== undefined && modal !== 'wollen') return false;
  if (verbs.has(verb)) return true;
  return clause.tokens.some((i) => nouns.has((index.document.tokens[i] as Token).lemma.toLowerCase()));
};

/** "Wenn Y angreife", "wenn Y nicht abziehe": what Y is asked not to do. A plea, an election or a letter is none. */
const isBreach = (index: Index, { verb = '', negated, voice, modal, tokens }: Clause): boolean => {
  if (voice === 'passive' || (modal !== undefined && modal !== 'wollen' && modal !== 'sollen')) return false;
  if (negated) return duties.has(verb);
  const names = (words: ReadonlySet<string>): boolean =>
    tokens.some((i) => words.has((index.document.tokens[i] as Token).lemma.toLowerCase()));
  // "wenn Y einen Angriff ablehne": who keeps harm away does none.
  if (breaches.has(verb)) return !sparing.test(verb) || !names(nouns);
  const words = crossings.get(verb) ?? (lightVerbs.has(verb) ? strikes : undefined);
  return words !== undefined && names(words);
};
const sparing = /^(?:abbrechen|ablehnen|blockieren|stören|verhindern|verweigern)$/;

/** True where the speaker's side would do it: „man“, „wir“, his army, or nobody that is named. */
const isOwnDeed = (index: Index, clause: Clause, homes: ReadonlySet<string>): boolean => {
  const subjects = argumentPhrases(index.document, clause, 'subject');
  // "werde die Armee angreifen": without a case to tell, the only noun may be either.
  const doers: readonly Phrase[] =
    subjects.length > 0 ? subjects : argumentPhrases(index.document, clause, 'accusative');
  return doers.flatMap((p) => referentsOf(index, p, { through: false, home: true })).every((r) => homes.has(r.entity));
};

/** "X würde einen Angriff als Kriegserklärung werten": a threat to whoever plans or does it. */
const readWar = (index: Index, clause: Clause, threats: Draft[]): void => {
  const { document } = index;
  if (clause.negated || clause.conditional || (clause.mood !== 'sub2' && clause.tense !== 'future')) return;
  const war = clause.tokens.find((i) => wars.has((document.tokens[i] as Token).lemma.toLowerCase()));
  const first = subjectOf(index, clause);
  const deed = argumentPhrases(document, clause, 'accusative').find((p) => !p.pronoun && p.head !== war);
  if (war === undefined || first === undefined || deed === undefined) return;
  const named = referentsOf(index, deed, { through: true, act: 'blame' });
  const subjects = argumentPhrases(document, clause, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false }),
  );
  for (const speaker of subjects.length > 0 ? subjects : [first]) {
    const homes = homesOf(index, speaker.entity);
    const own = new Set([...homes, ...subjects.map((s) => s.entity)]);
    const told = [relateFrames(index), undirectedDeeds(index)];
    const targets = named.length > 0 ? named : doersOf(index, clause, menacing, own, told);
    threaten(index, clause, speaker, targets, threats);
  }
};

const threaten = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  targets: readonly Referent[],
  threats: Draft[],
): void => {
  const homes = homesOf(index, speaker.entity);
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  for (const target of targets) {
    if (target.type === 'Treaty' || homes.has(target.entity) || homesOf(index, target.entity).has(speaker.entity))
      continue;
    threats.push({
      type: 'THREATENED',
      ...between(speaker, target, cue),
      sentence: clause.sentence,
      clause: clause.index,
      status: 'asserted',
      rule: 'threat',
      confidence: 0.75 * speaker.confidence * target.confidence,
      because: [`„${cue.text}“ is what ${target.entity} is threatened with`, speaker.because, target.because],
    });
  }
};
