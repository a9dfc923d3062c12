import type { Clause, Phrase, Token } from '../model.ts';
import type { Draft } from './draft.ts';
import { argumentPhrases, type Index, type Referent, referentsOf, topicOf } from './referents.ts';
import { readData, speechVerbs } from './words.ts';

/*
 * Criticism without a verb of criticism: somebody is quoted, or reported, as saying something damning of somebody
 * („X wolle uns täuschen“, sagte Y; „ein Skandal“, sagte Y über X; Y sprach von einem Versagen der Regierung X; Y nannte das
 * zynisch). The damning words are data (languages/de/negative.json).
 */

interface Negative {
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  readonly verbs: readonly string[];
}
const data = readData<Negative>('languages/de/negative.json');
const nouns = new Set(data.nouns);
const adjectives = new Set(data.adjectives);
const verbs = new Set(data.verbs);

/** Verbs that call something something: the object is what is criticised. */
const naming = new Set([
  'nennen',
  'bezeichnen',
  'halten',
  'finden',
  'brandmarken',
  'schelten',
  'titulieren',
  'beschreiben',
  'werten',
  'abtun',
  'einstufen',
]);

const isDamning = (token: Token): boolean => {
  const lemma = token.lemma.toLowerCase();
  if (token.pos === 'NOUN') return nouns.has(lemma) || [...nouns].some((n) => n.length > 6 && lemma.endsWith(n));
  if (token.pos === 'ADJ' || token.pos === 'ADV')
    return adjectives.has(lemma) || adjectives.has(lemma.replace(/e[rnms]?$/, ''));
  return false;
};

/** Damning words that clauses put in somebody's mouth, as accusations of whom they are said of. */
export const relateCriticism = (index: Index): Draft[] => {
  const { document } = index;
  const drafts: Draft[] = [];
  let lastSpeaker: { speaker: Referent; sentence: number } | undefined;
  for (const sentence of document.sentences) {
    const clauses = index.clausesOfSentence[sentence.index] ?? [];
    const report = clauses.find(
      (c) =>
        c.verb !== undefined &&
        speechVerbs.has(c.verb) &&
        c.mood === 'indicative' &&
        c.kind !== 'relative' &&
        !c.negated,
    );
    const own = report === undefined ? undefined : speakerOf(index, report);
    const carried =
      own === undefined && lastSpeaker !== undefined && sentence.index - lastSpeaker.sentence === 1
        ? lastSpeaker.speaker
        : undefined;
    for (const clause of clauses) {
      if (clause.verb !== undefined && naming.has(clause.verb) && !clause.negated) {
        readNaming(index, clause, drafts);
        continue;
      }
      if (clause === report) {
        if (clause.verb === 'sprechen' && own !== undefined) readSpeakingOf(index, clause, own, drafts);
        continue;
      }
      const quoted = document.tokens[clause.verbTokens[0] ?? clause.first]?.quoted === true;
      const reported =
        own !== undefined
          ? quoted ||
            clause.mood === 'sub1' ||
            clause.conjunction === 'dass' ||
            clause.arguments.length === 0 ||
            (report?.kind === 'main' && clause.kind === 'main')
          : quoted || clause.mood === 'sub1';
      const speaker = own ?? carried;
      if (speaker === undefined || !reported || clause.conditional) continue;
      readDamning(index, clause, speaker, own === undefined ? 0.55 : 0.7, drafts);
    }
    if (own !== undefined) lastSpeaker = { speaker: own, sentence: sentence.index };
    else if (
      carried !== undefined &&
      clauses.some((c) => c.mood === 'sub1' || document.tokens[c.first]?.quoted === true)
    )
      lastSpeaker = { speaker: carried, sentence: sentence.index };
  }
  return drafts;
};

const speakerOf = (index: Index, clause: Clause): Referent | undefined => {
  for (const phrase of argumentPhrases(index.document, clause, 'subject')) {
    const found = referentsOf(index, phrase, { through: false }).find((r) => r.type !== 'Treaty');
    if (found !== undefined) return found;
  }
  return undefined;
};

const say = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  target: Referent,
  cue: Token,
  confidence: number,
  drafts: Draft[],
  why: string,
): void => {
  if (target.entity === speaker.entity || target.type === 'Treaty') return;
  drafts.push({
    type: 'ACCUSED',
    from: speaker.entity,
    to: target.entity,
    status: 'asserted',
    sentence: clause.sentence,
    clause: clause.index,
    rule: `criticism:${why}`,
    confidence: confidence * speaker.confidence * target.confidence,
    marks: {
      from: { start: speaker.start, end: speaker.end },
      cue: { start: cue.start, end: cue.end },
      to: { start: target.start, end: target.end },
    },
    because: [`„${cue.text}“ is a damning word, said of ${target.entity}`, speaker.because, target.because],
  });
};

/** "Y nannte Moskaus Vorgehen zynisch", "Y bezeichnete X als Diktator". */
const readNaming = (index: Index, clause: Clause, drafts: Draft[]): void => {
  const { document } = index;
  const cue = clause.tokens.map((i) => document.tokens[i] as Token).find(isDamning);
  const speaker = speakerOf(index, clause);
  if (cue === undefined || speaker === undefined) return;
  const objects = argumentPhrases(document, clause, 'accusative').filter((p) => document.tokens[p.head] !== cue);
  const targets = objects.flatMap((p) => referentsOf(index, p, { through: true }));
  for (const target of targets) say(index, clause, speaker, target, cue, 0.85, drafts, 'naming');
  if (targets.length === 0 && objects.length > 0) {
    const topic = topicOf(index, clause, [speaker]);
    if (topic !== undefined) say(index, clause, speaker, topic, cue, 0.8, drafts, 'naming-topic');
  }
};

/** "Y sprach von einem Versagen der Regierung X". */
const readSpeakingOf = (index: Index, clause: Clause, speaker: Referent, drafts: Draft[]): void => {
  const { document } = index;
  for (const argument of clause.arguments) {
    const phrase = document.phrases[argument.phrase] as Phrase;
    const head = document.tokens[phrase.head] as Token;
    if (phrase.preposition !== 'von' || !isDamning(head)) continue;
    const targets = referentsOf(index, phrase, { through: true });
    for (const target of targets) say(index, clause, speaker, target, head, 0.8, drafts, 'speaking-of');
    const topic = targets.length === 0 ? topicOf(index, clause, [speaker]) : undefined;
    if (topic !== undefined) say(index, clause, speaker, topic, head, 0.8, drafts, 'speaking-of-topic');
  }
};

/** What is reported damns its subject, or the owner of the damning noun. */
const readDamning = (index: Index, clause: Clause, speaker: Referent, confidence: number, drafts: Draft[]): void => {
  const { document } = index;
  const cue = clause.tokens.map((i) => document.tokens[i] as Token).find(isDamning);
  const verb =
    clause.verb !== undefined && verbs.has(clause.verb)
      ? (document.tokens[clause.verbTokens.at(-1) ?? clause.first] as Token)
      : undefined;
  const word = verb ?? cue;
  if (word === undefined || clause.negated) return;
  const targets: Referent[] = [];
  if (cue !== undefined && cue.pos === 'NOUN') {
    const phrase = document.phrases[document.phraseOf[cue.index] ?? -1];
    if (phrase !== undefined && phrase.head === cue.index)
      targets.push(...referentsOf(index, phrase, { through: true }));
  }
  if (targets.length === 0) {
    for (const phrase of argumentPhrases(document, clause, 'subject'))
      targets.push(...referentsOf(index, phrase, { through: true }));
  }
  if (targets.length === 0 && cue !== undefined && cue.pos === 'ADJ') {
    const phrase = document.phrases[document.phraseOf[cue.index] ?? -1];
    if (phrase !== undefined) targets.push(...referentsOf(index, phrase, { through: true }));
  }
  for (const target of targets) say(index, clause, speaker, target, word, confidence, drafts, 'reported');
};
