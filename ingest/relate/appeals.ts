import type { RelationType } from '../../graph/ontology.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { nodeOf, recentOf } from './disputes.ts';
import { between, type Draft } from './draft.ts';
import { relateFrames } from './frames.ts';
import { mannerOf } from './manner.ts';
import { type Index, isListed, type Referent, referentsOf } from './referents.ts';
import { subjectOf } from './speakers.ts';
import { homesOf } from './states.ts';
import { readUtterances } from './utterances.ts';
import { actNouns, settings, vagueActs } from './words.ts';

/*
 * Appeals to end a quarrel mean those who have it: "Russland warf der Türkei Lügen vor. Y drängte auf Spannungsabbau". The words are
 * data (languages/de/appeals.json).
 */

interface AppealData {
  readonly verbs: readonly string[];
  /** What is asked of those who quarrel. */
  readonly aims: readonly string[];
  /** Nouns of a quarrel, whose sides stand behind „zwischen“. */
  readonly quarrels: readonly string[];
  /** Nouns for those who quarrel, that name nobody. */
  readonly sides: readonly string[];
}
const data = readData<AppealData>('languages/de/appeals.json');
const verbs: ReadonlySet<string> = new Set(data.verbs);
const aims: ReadonlySet<string> = new Set(data.aims);
const quarrelNouns: ReadonlySet<string> = new Set(data.quarrels);
const sides: ReadonlySet<string> = new Set(data.sides);

/** Relations that are a quarrel between their two ends. */
const quarrels: ReadonlySet<RelationType> = new Set(['ACCUSED', 'ATTACKED', 'SANCTIONED', 'THREATENED']);
/** Sentences that the quarrel may have been told before. */
const quarrelReach = 3;

/** Whom appeals mean that name nobody. */
export const relateAppeals = (index: Index): readonly Draft[] => {
  const appeals: Draft[] = [];
  for (const clause of index.document.clauses) {
    const speaker = verbs.has(clause.verb ?? '') && isAppeal(index, clause) ? subjectOf(index, clause) : undefined;
    if (speaker === undefined || mannerOf(index, clause).status !== 'asserted') continue;
    // "rief beide Seiten auf": who they are, is known already.
    const asked = recentOf(relateFrames(index), clause.sentence, 0);
    if (asked.filter((d) => d.type === 'DEMANDED' && d.clause === clause.index).length > 1) continue;
    const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
    for (const target of quarrellers(index, clause, speaker))
      appeals.push({
        type: 'DEMANDED',
        ...between(speaker, target, cue),
        sentence: clause.sentence,
        clause: clause.index,
        status: 'asserted',
        rule: 'appeal',
        confidence: 0.68 * speaker.confidence,
        because: [`„${cue.text}“ means those who quarrel`, speaker.because, target.because],
      });
  }
  return appeals;
};

/** True where a clause asks for calm, and of nobody that it names. */
const isAppeal = (index: Index, clause: Clause): boolean => {
  if (clause.negated || clause.voice === 'passive' || clause.conditional) return false;
  const lemmaOf = (p: Phrase): string => (index.document.tokens[p.head] as Token).lemma.toLowerCase();
  const phrases = clause.arguments
    .filter((a) => a.role !== 'subject')
    .map((a) => index.document.phrases[a.phrase] as Phrase);
  const aim = phrases.find((p) => isListed(aims, lemmaOf(p)));
  if (aim === undefined || referentsOf(index, aim, { through: true }).length > 0) return false;
  const told = [aim, ...phrases].flatMap((p) => [p, ...(index.children.get(p.index) ?? [])]);
  if (told.some((p) => p !== aim && namesMatter(index, p))) return false;
  return phrases.every(
    (p) =>
      p === aim ||
      sides.has(lemmaOf(p)) ||
      // "rief die Fans zur Ruhe auf", "verlangte von X Ruhe", "Ruhe zwischen X und Y"
      (p.preposition !== undefined && !/^(?:von|zwischen)$/.test(p.preposition) && !isAddressee(clause, p)),
  );
};

/** "nach den Krawallen", "in der Debatte über die Rente": what the calm is about, unless it is a quarrel, an act of arms, a time or a setting. */
const namesMatter = (index: Index, phrase: Phrase): boolean => {
  if (
    !/^(?:angesichts|aufgrund|bei|bezüglich|für|hinsichtlich|in|infolge|nach|um|vor|wegen|zu|über)$/.test(
      phrase.preposition ?? '',
    )
  )
    return false;
  const { pos, lemma } = index.document.tokens[phrase.head] as Token;
  const noun = lemma.toLowerCase();
  if (pos !== 'NOUN' || (index.mentionsAt[phrase.head] ?? []).length > 0) return false;
  if (isListed(aims, noun) || (isListed(quarrelNouns, noun) && !domestic.test(noun))) return false;
  if (!vagueActs.has(noun) && [...(actNouns.get(noun) ?? [])].some((type) => quarrels.has(type))) return false;
  return !settings.has(lemma) && !occasions.test(noun);
};
/** Quarrels within a state. */
const domestic = /^(?:arbeits|budget|koalitions|lohn|partei|renten|tarif|wahl)/;
const occasions =
  /(?:ansprache|anruf|aussendung|botschaft|brief|erklärung|gespräch|gipfel|interview|konferenz|mitteilung|(?:^|s)rat|rede|region|sitzung|statement|stellungnahme|telefonat|treffen|tweet|abend|jahr|minute|mittag|monat|morgen|nacht|stunde|tag|woche|wochenende)$/;

/** "appellierte an die Fans", but "drängte am Rande des Gipfels". */
const isAddressee = ({ verb }: Clause, { preposition }: Phrase): boolean =>
  preposition === 'an' && verb === 'appellieren';

/** The two sides of the last quarrel of states or bodies, neither of which is the speaker's. */
const quarrellers = (index: Index, clause: Clause, speaker: Referent): readonly Referent[] => {
  const homes = homesOf(index, speaker.entity);
  const named = sidesNamed(index, clause);
  const all = named.length > 0 ? named : endsTold(index, clause);
  const isSide = ({ type, entity }: Referent): boolean =>
    (type === 'Country' || type === 'Organisation') && !homes.has(entity);
  return all.length === 2 && all.every(isSide) ? all : [];
};

/** "der Konflikt zwischen Ankara und Moskau": the sides of the last quarrel that a noun names. */
const sidesNamed = (index: Index, clause: Clause): readonly Referent[] => {
  const { phrases, tokens } = index.document;
  const near = index.clausesOfSentence.slice(Math.max(0, clause.sentence - quarrelReach), clause.sentence + 1).flat();
  const between = near
    .flatMap((c) => c.arguments.map((a) => phrases[a.phrase] as Phrase))
    .findLast((p) => {
      const noun = tokens[phrases[p.parent ?? -1]?.head ?? -1];
      const isBefore = p.head < (clause.verbTokens[0] ?? clause.first);
      return p.preposition === 'zwischen' && isBefore && isListed(quarrelNouns, noun?.lemma.toLowerCase() ?? '');
    });
  return between === undefined ? [] : referentsOf(index, between, { through: false, places: true });
};

/** Both ends of the quarrels that the last sentence with one tells. */
const endsTold = (index: Index, clause: Clause): Referent[] => {
  const told = [relateFrames(index), readUtterances(index).drafts]
    .flatMap((list) => recentOf(list, clause.sentence, quarrelReach))
    .filter(
      (d) =>
        quarrels.has(d.type) &&
        d.status === 'asserted' &&
        (d.sentence < clause.sentence || (d.clause ?? clause.index) < clause.index),
    );
  // Third parties that condemn an attack have no quarrel themselves.
  const fought = told.filter((d) => d.type !== 'ACCUSED');
  const quarrel = fought.length > 0 ? fought : told;
  const last = Math.max(...quarrel.map((d) => d.sentence));
  const ends = new Map<string, Referent>();
  for (const { from, to, marks, sentence } of quarrel) {
    if (sentence !== last) continue;
    for (const [entity, mark] of [
      [from, marks?.from],
      [to, marks?.to],
    ] as const) {
      const end = nodeOf(index, entity, mark, 'who quarrelled before', 0.75);
      if (end === undefined) return [];
      ends.set(entity, end);
    }
  }
  return [...ends.values()];
};
