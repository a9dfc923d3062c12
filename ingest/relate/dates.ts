import { type RelationKind, relations } from '../../graph/ontology.ts';
import type { Clause, Document, Phrase, Sentence, TimeExpression, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { findStoryDates, opensAtSameTime, speaksOfOtherTime } from '../time.ts';
import type { Draft } from './draft.ts';
import { speechVerbs } from './words.ts';

/*
 * When what a draft says goes on: the time expression that dates it, or the day of the story. A time dates the clause or the noun that it stands
 * with, and nothing beyond it: "Scholz kritisierte am Montag den Besuch Putins in Indien" tells the day of the criticism alone.
 */

interface DatingData {
  /** Prepositions with which a noun says on what occasion something goes on, which then is of its day: "bei einem Treffen am Montag". */
  readonly occasions: readonly string[];
  /** Prepositions with which a noun says how something came about: "mit der Hinterlegung der Urkunde". */
  readonly means: readonly string[];
  /** Verbs that only say that what a noun names goes on: "begann am Montag", "kam es zu einem Treffen". */
  readonly happening: readonly string[];
  /** Conjunctions of what goes on at the same time as the clause around it. */
  readonly meanwhile: readonly string[];
  /** Conjunctions of what is said or thought. */
  readonly content: readonly string[];
}

const data = readData<DatingData>('languages/de/dating.json');
const occasions = new Set(data.occasions);
const means = new Set(data.means);
const happening = new Set(data.happening);
const meanwhile = new Set(data.meanwhile);
const content = new Set(data.content);

/** True where a phrase says when, or a part of it does: "am Montag", "jeden Tag". */
export const holdsTime = ({ times }: Document, { first, last }: Phrase): boolean =>
  times.some((time) => time.first < last && first < time.last);

/** "bombardiert seit 2015": what lasts from a day on happens on it; not so "nach dem 3. Mai". */
export const beginsThen = ({ tokens }: Document, { role, first }: TimeExpression): boolean =>
  role === 'since' &&
  tokens.slice(Math.max(0, first - 3), first).some(({ lower }) => lower === 'seit' || lower === 'ab');

const comparing = new Set('zuletzt schon bereits zuvor anders'.split(' '));

/** "X, am Montag gewählt, besuchte …": the time is of the participle between the commas. */
const isWithParticiple = (tokens: readonly Token[], first: number, last: number, verb: string | undefined): boolean => {
  let start = first;
  while (start > 0 && beforeDates.has(tokens[start - 1]?.lower ?? '')) start--;
  if (tokens[start - 1]?.text !== ',') return false;
  let end = last;
  while (end < last + 8 && end < tokens.length && !/^[,;.]$/.test(tokens[end]?.text ?? ',')) end++;
  const participle = tokens[end - 1];
  if (participle?.lemma === verb || verb === 'treaty-bound') return false;
  return end > last && tokens[end]?.text === ',' && participle?.analyses.some(({ form }) => form === 'part2') === true;
};

/** "X, seit 2019 Präsident, erklärte …": the time is of what stands between the commas. */
const isAside = (
  { tokens, clauses, clauseOf }: Document,
  { role, first, last }: TimeExpression,
  verb?: string,
): boolean => {
  // "erstmals seit 1978": the time of the last one before.
  const before = tokens.slice(Math.max(0, first - 3), first).map(({ lower }) => lower);
  if (role === 'since' && before.includes('seit') && before.some((word) => word === 'erstmals' || word === 'mal'))
    return true;
  // "so oft wie zuletzt 1998", "wie schon im Mai"
  if (role === 'at' && (before.includes('wie') || before.includes('als')) && before.some((word) => comparing.has(word)))
    return true;
  if (
    role === 'at' &&
    clauses[clauseOf[first] ?? -1]?.kind !== 'participle' &&
    isWithParticiple(tokens, first, last, verb)
  )
    return true;
  if (role !== 'since' || !tokens.slice(Math.max(0, first - 3), first).some(({ text }) => text === ',')) return false;
  for (let i = last; i < tokens.length && i < last + 12; i++) {
    const { text, pos } = tokens[i] as Token;
    if (text === ',') return true;
    if (pos === 'VERB' || pos === 'AUX' || text === '.') return false;
  }
  return false;
};

/** "Juni 2022: Die Miliz kehrt zurück.": the date before the colon is that of the sentence. */
const entryOf = (document: Document, { first }: Sentence): string | undefined => {
  const time = [0, 1].flatMap((skip) => timesAt(document, first + skip)).find((t) => t.role === 'at');
  return time !== undefined && document.tokens[time.last]?.text === ':' ? time.date : undefined;
};

/** Events that happen on a day of the story; standing policies (REJECTED, SANCTIONED …) are not dated by their neighbours. */
const storyEvents: ReadonlySet<string> = new Set(
  'MET VISITED SIGNED JOINED LEFT COOPERATED CONCEDED PROTESTED SUPPORTED DEMANDED ACCUSED INVITED APPOINTED'.split(
    ' ',
  ),
);

/** "hat vergangene Woche gekündigt": the clause says when, though without the day of the article nobody can count it. */
const tellsWhen = (document: Document, draft: Draft): boolean => {
  // A weekday may well be the day of the story.
  const isFarther = ({ date, role, first, last }: TimeExpression): boolean =>
    date === undefined &&
    role === 'at' &&
    document.tokens.slice(first, last).some(({ lower }) => /woche|monat|jahr/.test(lower));
  const tokens = document.clauses[draft.clause ?? -1]?.tokens ?? [];
  return tokens.some((i) => timesAt(document, i).some(isFarther));
};

/** What is done by saying it: on the day on which it is said. */
const saidEvents: ReadonlySet<string> = new Set('ACCUSED DEMANDED SUPPORTED REJECTED THREATENED INVITED'.split(' '));

/** Deeds that are told of the day of the story in the past alone: in the present they may be a standing policy ("lehnt ab", "unterstützt"). */
const storyDeeds: ReadonlySet<string> = new Set('RATIFIED REJECTED SANCTIONED ATTACKED PROSECUTED AIDED'.split(' '));

/** The times of a sentence that say when its main clauses go on; each with its clause. */
const mainTimes = (document: Document, { first, last }: Sentence): readonly (readonly [TimeExpression, Clause])[] => {
  const found: (readonly [TimeExpression, Clause])[] = [];
  for (let i = first; i < last; i++)
    for (const time of timesAt(document, i)) {
      const clause = document.clauses[document.clauseOf[i] ?? -1];
      if (clause !== undefined && time.role === 'at' && isForeground(document, time)) found.push([time, clause]);
    }
  return found;
};

/** Clauses that go on by themselves, not within another one. */
const standsAlone = ({ kind }: Clause): boolean => kind === 'main' || kind === 'fragment';

/** "war beigetreten", "hatte kritisiert": before what is told around it. */
const isPluperfect = ({ tokens }: Document, { tense, verbTokens }: Clause): boolean =>
  tense === 'perfect' && verbTokens.some((i) => /^(?:hatte|war)(?:n|en|st)?$/.test(tokens[i]?.lower ?? ''));

/** Whether a time says when something of the story goes on: not what was before it, nor what a participle or a noun tells by the way. */
const isForeground = (document: Document, time: TimeExpression): boolean => {
  const clause = document.clauses[document.clauseOf[time.first] ?? -1];
  if (clause === undefined) return true;
  return clause.kind !== 'participle' && !isPluperfect(document, clause) && !isOfNoun(document, clause, time);
};

/** Whether a time is that of something before what is told: "nachdem er am Montag zurückgetreten war". */
const isBefore = (document: Document, { first }: TimeExpression): boolean => {
  const clause = document.clauses[document.clauseOf[first] ?? -1];
  return clause !== undefined && isPluperfect(document, clause);
};

/** Whether a sentence tells by the way or as long past what the next one may go on from: "war am 22. Juli besiegelt worden", "eine 1994 geschlossene Übereinkunft. Darin …". */
const isScene = (document: Document, { first }: TimeExpression): boolean => {
  const clause = document.clauses[document.clauseOf[first] ?? -1];
  if (clause === undefined) return false;
  if (clause.kind !== 'participle') return standsAlone(clause) && isPluperfect(document, clause);
  const next = document.sentences[clause.sentence + 1];
  return next !== undefined && opensAtSameTime(document.tokens, next);
};

/** The day on which an event without a date of its own goes on, unless its clause speaks of another time. */
export const storyDateOf = (document: Document, draft: Draft): string | undefined => {
  const sentence = document.sentences[draft.sentence];
  if (sentence === undefined || draft.status !== 'asserted' || draft.undated === true) return undefined;
  const isState = relations[draft.type].family === 'state';
  const entry = isState ? undefined : (entryOf(document, sentence) ?? headingDates(document).get(draft.sentence));
  if (entry !== undefined) return entry;
  const clause = document.clauses[draft.clause ?? -1];
  const isDeed = storyDeeds.has(draft.type);
  if (!isDeed && !storyEvents.has(draft.type)) return undefined;
  if (tellsWhen(document, draft)) return undefined;
  const own = mainTimes(document, sentence);
  const date =
    own.length > 0
      ? dateBeside(document, draft, own)
      : isDeed
        ? dateBefore(document, draft.sentence)
        : storyDates(document)[draft.sentence];
  if (date === undefined || (isDeed && !isToldOfStory(document, draft))) return undefined;
  // "Laut einem Bericht vom Montag trat X bei": the day is of something else.
  if (own.length === 0 && isNamedIn(document, sentence, date)) return undefined;
  if (clause !== undefined && isPluperfect(document, clause)) return undefined;
  const cue = draft.marks?.cue?.start ?? sentence.start;
  let at = sentence.first;
  while (at + 1 < sentence.last && (document.tokens[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= cue) at++;
  return speaksOfOtherTime(document.tokens, sentence, at) ? undefined : date;
};

const isNamedIn = (document: Document, { first, last }: Sentence, date: string): boolean => {
  for (let i = first; i < last; i++) if (timesAt(document, i).some((time) => time.date === date)) return true;
  return false;
};

/** A verb in the past or perfect tells it, in a clause that is no background of another one. */
const isToldOfStory = ({ clauses }: Document, { clause: at, phrase }: Draft): boolean => {
  const clause = clauses[at ?? -1];
  return (
    clause !== undefined &&
    phrase === undefined &&
    standsAlone(clause) &&
    clause.mood === 'indicative' &&
    (clause.tense === 'past' || clause.tense === 'perfect')
  );
};

/**
 * "Am Montag kam es zu Protesten, und Israel griff an": main clauses go on at the time of the one before, not of the one behind ("X unterschrieb;
 * Y trat erst 2001 bei"); what is said goes on when it is said ("Man lehne das ab, sagte X am Montag").
 */
const dateBeside = (
  document: Document,
  draft: Draft,
  own: readonly (readonly [TimeExpression, Clause])[],
): string | undefined => {
  const clause = document.clauses[draft.clause ?? -1];
  if (clause === undefined) return own[0]?.[0].date;
  if (clause.tense === 'present' && saidEvents.has(draft.type)) {
    const saying = own.find(([, { verb }]) => verb !== undefined && speechVerbs.has(verb));
    if (saying !== undefined) return saying[0].date;
  }
  // "X erklärte am Montag, Y habe Z aufgefordert": it was so before
  if (!standsAlone(clause) || clause.mood === 'sub1') return undefined;
  // "Als er am Montag in Paris war, traf er X": both at once.
  const isMeanwhile = ({ index, parent, conjunction }: Clause): boolean =>
    conjunction === 'als' && (parent === clause.index || (parent === undefined && index + 1 === clause.index));
  return own.findLast(([, other]) => (standsAlone(other) ? other.index < clause.index : isMeanwhile(other)))?.[0].date;
};

/** In a time line, where dates alone are the headings, the date under which each sentence stands. */
const headingDates = (document: Document): ReadonlyMap<number, string> => {
  const known = headingCache.get(document);
  if (known !== undefined) return known;
  const dates = new Map<number, string>();
  let heading: string | undefined;
  let headings = 0;
  for (const { index, first, last } of document.sentences) {
    const time = timesAt(document, first).find((t) => t.role === 'at');
    if (
      time?.date !== undefined &&
      (time.last === last || (time.last === last - 1 && document.tokens[time.last]?.text === ':'))
    ) {
      heading = time.date;
      headings++;
    } else if (heading !== undefined) dates.set(index, heading);
  }
  const found = headings > 2 ? dates : new Map<number, string>();
  headingCache.set(document, found);
  return found;
};
const headingCache = new WeakMap<Document, ReadonlyMap<number, string>>();

const storyCache = new WeakMap<Document, readonly (string | undefined)[]>();
const beforeCache = new WeakMap<Document, readonly (string | undefined)[]>();
/** The day on which each sentence goes on: that of the sentence before, else that of the story. */
const storyDates = (document: Document): readonly (string | undefined)[] =>
  datesOf(document, storyCache, document.article.publishedAt);

/** Days before the article's own within which deeds are told of one day. */
const recentDays = 14;

/** The day of the sentence before, where the text goes straight on from it. */
const dateBefore = (document: Document, sentence: number): string | undefined => {
  const date = datesOf(document, beforeCache, undefined)[sentence];
  const { publishedAt } = document.article;
  // What is told of a day long past may go on with the years after it.
  if (date === undefined || date.length < 10 || publishedAt === undefined || date > publishedAt) return undefined;
  return Date.parse(publishedAt.slice(0, 10)) - Date.parse(date) <= recentDays * 86_400_000 ? date : undefined;
};

const datesOf = (
  document: Document,
  cache: WeakMap<Document, readonly (string | undefined)[]>,
  publishedAt: string | undefined,
): readonly (string | undefined)[] => {
  const known = cache.get(document);
  if (known !== undefined) return known;
  const { sentences, tokens } = document;
  const times = timesOf(document).filter((time) => isForeground(document, time));
  const lead = timesOf(document).filter((time) => !isBefore(document, time));
  const scenes = timesOf(document).filter((time) => isScene(document, time));
  const dates = findStoryDates(sentences, tokens, times, publishedAt, lead, scenes);
  cache.set(document, dates);
  return dates;
};

/** Time expressions that date what happens: not the year in a treaty's name ("der Vertrag von 1990"). */
const timesOf = (document: Document): readonly TimeExpression[] => {
  const known = timesCache.get(document);
  if (known !== undefined) return known;
  /** By token, where the farthest treaty name that covers it ends. */
  const named = new Int32Array(document.tokens.length);
  for (const { treaty, first, last } of document.mentions)
    if (treaty !== undefined) for (let i = first; i < last; i++) named[i] = Math.max(named[i] as number, last);
  const times = document.times.filter((t) => (named[t.first] as number) < t.last);
  timesCache.set(document, times);
  return times;
};
const timesCache = new WeakMap<Document, readonly TimeExpression[]>();

const timesByToken = new WeakMap<Document, ReadonlyMap<number, readonly TimeExpression[]>>();
/** Those of them that begin at a token. */
const timesAt = (document: Document, token: number): readonly TimeExpression[] => {
  let times = timesByToken.get(document);
  if (times === undefined) {
    const found = new Map<number, TimeExpression[]>();
    for (const time of timesOf(document)) found.set(time.first, [...(found.get(time.first) ?? []), time]);
    times = found;
    timesByToken.set(document, times);
  }
  return times.get(token) ?? [];
};

/**
 * The time expression that dates a draft: with its noun, in its clause, or in a clause around it that goes on at the same time. `other` where there is
 * one that tells the time of something else, and nobody says when the draft was. States are not dated by "am Montag".
 */
export const timeOf = (document: Document, draft: Draft): TimeExpression | 'other' | undefined => {
  const kind: RelationKind = relations[draft.type];
  if (kind.family === 'state' || draft.clause === undefined) return undefined;
  const noun = document.phrases[draft.phrase ?? -1];
  const attached = noun === undefined ? undefined : timeWith(document, noun, draft);
  if (attached !== undefined) return attached;
  let clause = document.clauses[draft.clause];
  let isShared = noun === undefined || clause === undefined || sharesTime(noun, clause, draft, document);
  for (let depth = 0; depth < 3 && clause !== undefined; depth++) {
    const inside = timesIn(document, clause, draft.rule.slice(draft.rule.indexOf(':') + 1));
    if (inside.length > 0) return isShared ? nearest(document, inside, draft) : 'other';
    // "trat am 8. Mai aus und verhängte Sanktionen": what shares its subject goes on at that time.
    // "hat am 8. Mai A getroffen und kritisiert": so does what shares all its words.
    const whole = document.clauses[clause.sharesVerbOf ?? -1];
    if (whole !== undefined && whole.first === clause.first) {
      clause = whole;
      continue;
    }
    const shared: Clause | undefined = document.clauses[clause.sharesSubjectOf ?? -1];
    if (shared !== undefined && shared.tense === clause.tense && shared.mood === clause.mood) {
      clause = shared;
      continue;
    }
    if (clause.parent === undefined) return undefined;
    const around: Clause | undefined = document.clauses[clause.parent];
    isShared &&= around !== undefined && isAtSameTime(document, clause, around);
    clause = around;
  }
  return undefined;
};

/** "was", "wo", "in der", "bei dem": a relative clause about the whole, or about the place or the occasion. */
const opensThere = (tokens: readonly Token[], { first }: Clause): boolean =>
  /^(?:was|wo)$/.test(tokens[first]?.lower ?? '') ||
  (/^(?:in|bei|auf)$/.test(tokens[first]?.lower ?? '') && /^de[rmn]$/.test(tokens[first + 1]?.lower ?? ''));

/** Whether a clause goes on when the clause around it does. */
const isAtSameTime = ({ tokens }: Document, clause: Clause, around: Clause): boolean => {
  const { kind, tense, voice, conjunction } = clause;
  switch (kind) {
    // "die ausgehandelte Vereinbarung tritt 2017 in Kraft": what was done to it was done before.
    case 'participle':
      return voice !== 'passive';
    case 'relative':
      // "…, was die Regierung für nichtig erklärte"
      return (
        // "reiste am Montag nach Kiew, wo er X traf", "hielt am Montag eine Rede, in der er X kritisierte"
        (opensThere(tokens, clause) && tense === around.tense) ||
        clause.tokens.some((i) => tokens[i]?.lower === 'daraufhin')
      );
    // "warf ihm vor, X angegriffen zu haben"
    case 'infinitive':
      return tense !== 'perfect';
    case 'subordinate':
      if (conjunction !== undefined && meanwhile.has(conjunction)) return tense === around.tense;
      // "sagte am Montag, X habe Y angegriffen": it was so before; not "man unterstütze Y"
      return (conjunction === undefined || content.has(conjunction)) && (tense === 'present' || tense === 'future');
    default:
      return tense === 'present' || tense === around.tense;
  }
};

/** The times of a clause that say when it goes on. */
const timesIn = (document: Document, clause: Clause, verb?: string): readonly TimeExpression[] => {
  const inside: TimeExpression[] = [];
  for (let i = clause.first; i < clause.last; i++)
    if (document.clauseOf[i] === clause.index)
      for (const time of timesAt(document, i))
        if (time.date !== undefined && !isAside(document, time, verb) && !isOfNoun(document, clause, time))
          inside.push(time);
  return inside;
};

/** Of several times the one nearest to the word that tells the event, and of a list of days the first. */
const nearest = (
  document: Document,
  times: readonly TimeExpression[],
  { marks }: Draft,
): TimeExpression | undefined => {
  const cue = marks?.cue?.start ?? 0;
  const rank = (t: TimeExpression): number =>
    (t.role === 'at' || beginsThen(document, t) ? 0 : 1000) + Math.abs(t.start - cue);
  let best = times.length > 1 ? besideEnds(document, times, marks) : undefined;
  if (best === undefined) for (const time of times) if (best === undefined || rank(time) < rank(best)) best = time;
  let at = best === undefined ? 0 : times.indexOf(best);
  // "am 9. und 10. Mai", "am Montag und Dienstag"
  while (
    at > 0 &&
    document.tokens[times[at - 1]?.last ?? -1]?.lower === 'und' &&
    times[at - 1]?.last === (times[at]?.first ?? 0) - 1
  )
    at--;
  return times[at];
};

/** "Armenien folgte im Juli, Serbien im August": in a list the one that stands in the same member as the end named last. */
const besideEnds = (
  { tokens }: Document,
  times: readonly TimeExpression[],
  marks: Draft['marks'],
): TimeExpression | undefined => {
  const end = Math.max(marks?.from?.start ?? 0, marks?.to?.start ?? 0);
  const isIn = (time: TimeExpression): boolean => {
    const isAhead = time.start < end;
    for (let i = isAhead ? time.last : time.first - 1; i >= 0 && i < tokens.length; i += isAhead ? 1 : -1) {
      const { start, text, pos } = tokens[i] as Token;
      if (isAhead ? start >= end : start <= end) return true;
      if (/^(?:,|;|und|sowie)$/.test(text) || pos === 'VERB') return false;
    }
    return false;
  };
  const beside = times.filter(isIn);
  return beside.length === 1 ? beside[0] : undefined;
};

/** Words that may stand between a noun or a comma and the date that belongs to it. */
const beforeDates = new Set('am an im in vom von dem den der des ab seit ( jahr jahre monat tag'.split(' '));

/** Where a time with the words that open it begins: "am", "im Jahr". */
const openingOf = ({ tokens }: Document, { first }: TimeExpression): number => {
  let at = first;
  while (at > 0 && beforeDates.has(tokens[at - 1]?.lower ?? '')) at--;
  return at;
};

/**
 * Whether a time is of a noun, not of the clause: "wegen des Streits von 2019", "laut einem Bericht vom Montag"; what stands before the finite verb is one
 * phrase, so "vor der Wahl am Sonntag kritisierte er" as well. An occasion gives its day to the clause: "bei einem Treffen am Montag".
 */
const isOfNoun = (document: Document, clause: Clause, time: TimeExpression): boolean => {
  const { tokens, phrases, phraseOf } = document;
  const opening = openingOf(document, time);
  // "der 1998 gewählte Präsident"
  const around = phrases[phraseOf[time.first] ?? -1];
  if (around !== undefined && around.first < time.first && around.head >= time.last) return true;
  if (time.role === 'interval') return false;
  const before = tokens[opening - 1];
  if (before === undefined || document.clauseOf[opening - 1] !== clause.index) return false;
  const isOccasion = (phrase: Phrase | undefined): boolean =>
    phrase?.preposition !== undefined && occasions.has(phrase.preposition);
  if (before.lower === 'aus' && tokens[opening]?.lower === 'dem') return true;
  const isOf = /^v(?:on|om)$/.test(tokens[opening]?.lower ?? '') && tokens[time.last]?.lower !== 'an';
  if (isOf && before.pos === 'NOUN') return !isOccasion(outermost(phrases, phrases[phraseOf[opening - 1] ?? -1]));
  if (clause.kind !== 'main' || tokens[time.first - 1]?.text === '(') return false;
  // "hatte … angedroht und das Abkommen im Februar ausgesetzt": nothing stands before a finite verb there.
  if (clause.sharesSubjectOf !== undefined) return false;
  const verb = clause.verbTokens[0];
  if (verb === undefined || time.last > verb) return false;
  let start = clause.first;
  if (/^(?:und|aber|doch|denn|oder)$/.test(tokens[start]?.lower ?? '')) start++;
  const opener = phrases[phraseOf[start] ?? -1];
  if (opener === undefined || opener.first !== start || opener.last > opening || opener.preposition === 'nach')
    return false;
  return !isOccasion(opener);
};

const outermost = (phrases: readonly Phrase[], phrase: Phrase | undefined): Phrase | undefined => {
  let outer = phrase;
  for (let depth = 0; depth < 4 && outer?.parent !== undefined; depth++) outer = phrases[outer.parent];
  return outer;
};

/** Whether a phrase is the noun's own or hangs on it. */
const isWithin = (phrases: readonly Phrase[], phrase: number | undefined, noun: Phrase): boolean => {
  let outer = phrases[phrase ?? -1];
  while (outer !== undefined && outer !== noun) outer = phrases[outer.parent ?? -1];
  return outer !== undefined;
};

/** Farthest words behind a noun at which its date is looked for. */
const longestNoun = 16;

/** The date that stands with an event's noun: "der Besuch in Indien am Montag", "das für Mai angesetzte Treffen", "der Angriff, der 2019 begann". */
const timeWith = (
  document: Document,
  noun: Phrase,
  { marks, sentence, clause: at }: Draft,
): TimeExpression | undefined => {
  const { tokens, phrases, phraseOf, clauses } = document;
  const within = clauses[noun.participle ?? -1];
  if (within !== undefined) {
    const inside = timesIn(document, within)[0];
    if (inside !== undefined) return inside;
  }
  const farthest = Math.max(marks?.from?.end ?? 0, marks?.to?.end ?? 0);
  for (let i = noun.head + 1; i < tokens.length && i < noun.head + longestNoun; i++) {
    const { text, pos, start } = tokens[i] as Token;
    const time = timesAt(document, i)[0];
    if (time !== undefined) {
      if (time.date === undefined) return undefined;
      return time;
    }
    if (beforeDates.has((tokens[i] as Token).lower)) continue;
    if (pos === 'VERB' || pos === 'AUX' || text === ',' || text === ';') break;
    const phrase = phrases[phraseOf[i] ?? -1];
    if (phrase === undefined || phrase === noun || start < farthest) continue;
    if (!isWithin(phrases, phrase.index, noun)) break;
  }
  let telling: Clause | undefined;
  for (let i = at ?? clauses.length; i < clauses.length && clauses[i]?.sentence === sentence; i++) {
    const { kind, antecedent, verb } = clauses[i] as Clause;
    if (kind === 'relative' && verb !== undefined && happening.has(verb) && isWithin(phrases, antecedent, noun))
      telling ??= clauses[i];
  }
  return telling === undefined ? undefined : timesIn(document, telling)[0];
};

/**
 * Whether what a noun names goes on when the clause does: "bei dem Treffen", "kam es zu einem Treffen", and what the subject itself does ("gab seinen
 * Austritt bekannt"); not "lobte den Besuch Putins", "nach dem Besuch".
 */
const sharesTime = (noun: Phrase, clause: Clause, draft: Draft, document: Document): boolean => {
  const { tokens, phrases, phraseOf } = document;
  const { preposition } = noun;
  if (preposition !== undefined && (occasions.has(preposition) || means.has(preposition))) return true;
  // "nach einem Gespräch mit X sagte Y": talks end with a word to the press.
  const isTreaty = draft.rule.startsWith('treaty-');
  // "trat 2009 nach der Hinterlegung der Urkunde in Kraft": one follows from the other.
  if (preposition === 'nach') return draft.type === 'MET' || (isTreaty && clause.verb === 'treten');
  if (preposition !== undefined && !(isTreaty && preposition === 'für')) return false;
  if (clause.verb === undefined || happening.has(clause.verb)) return true;
  const actor = draft.marks?.from?.start;
  const at = clause.tokens.find((i) => tokens[i]?.start === actor);
  const phrase = phrases[phraseOf[at ?? -1] ?? -1];
  return phrase !== undefined && !isWithin(phrases, phrase.index, noun);
};

/** Verbs that say who holds an office. */
const holding = new Set('sein bleiben amtieren fungieren dienen'.split(' '));

/** Since when and until when a state lasts: "ist seit 2019 Präsidentin", "X, bis 2021 Minister, …", "der von 2010 bis 2014 amtierende Kanzler". */
export const termOf = (document: Document, draft: Draft): Pick<Draft, 'since' | 'until'> => {
  const { type, status, marks, rule, clause: at } = draft;
  if (!lasting.has(type) || status !== 'asserted' || marks?.cue === undefined) return {};
  const sentence = document.sentences[draft.sentence] as Sentence;
  let cue = sentence.first;
  while (cue < sentence.last && (document.tokens[cue]?.end ?? 0) <= marks.cue.start) cue++;
  const clause = document.clauses[document.clauseOf[cue] ?? at ?? -1];
  if (clause === undefined) return {};
  const isSaid = rule.startsWith('verb:') || (isPredicateOf(document, clause, cue) && holding.has(clause.verb ?? ''));
  for (let i = sentence.first; i < sentence.last; i++)
    for (const time of timesAt(document, i)) {
      const { date, until, role } = time;
      // "wurde 2019 Präsidentin"
      const isBegun = role === 'at' && document.clauseOf[i] === clause.index && isPredicateOf(document, clause, cue);
      if (isBegun && clause.verb === 'werden' && clause.tense !== 'future' && date !== undefined)
        return { since: date };
      if (date === undefined || !(role === 'interval' || role === 'until' || beginsThen(document, time))) continue;
      const isOwn = isBesideOffice(document, time, cue);
      if (!isOwn && !(isSaid && document.clauseOf[i] === clause.index && !isAside(document, time))) continue;
      if (role === 'until') return { until: date };
      return { since: date, ...(until === undefined ? {} : { until }) };
    }
  return {};
};
const lasting: ReadonlySet<string> = new Set(['HOLDS_POSITION', 'MEMBER_OF', 'WORKS_FOR']);

const isPredicateOf = ({ phraseOf }: Document, clause: Clause, at: number): boolean =>
  clause.arguments.some(({ role, phrase }) => role === 'predicate' && phraseOf[at] === phrase);

/** Words between a time and the office that it belongs to. */
const longestAttribute = 4;

/** "X, seit 2019 Präsidentin", "(2010 bis 2014 Präsident)", "die seit 2019 amtierende Präsidentin": only attributes stand between. */
const isBesideOffice = ({ tokens }: Document, { first, last }: TimeExpression, cue: number): boolean => {
  if (last > cue || cue - last > longestAttribute) return false;
  for (let i = last; i < cue; i++) {
    const { pos, text } = tokens[i] as Token;
    if (pos === 'AUX' || /^[,;:()]$/.test(text) || (pos === 'VERB' && !/e[nmrs]?$/.test(text)) || pos === 'NOUN')
      return false;
  }
  let start = first;
  while (start > 0 && termWords.has(tokens[start - 1]?.lower ?? '')) start--;
  return /^(?:,|\(|de[rnms]|die|das|–)$/i.test(tokens[start - 1]?.text ?? '');
};
const termWords = new Set('seit ab bis von vom zum dem jahr anfang mitte ende noch'.split(' '));
