import type { Clause, Phrase, Token } from '../model.ts';
import { claimBefore, reportOf } from './manner.ts';
import { argumentPhrases, asGovernments, governmentIn, type Index, type Referent, referentsOf } from './referents.ts';
import { denialVerbs, reportingVerbs, sourceNouns, viewNouns } from './words.ts';

/*
 * Whose words a clause gives. The clause that reports it says so ("Y erklärte, …", "…, kritisierte Y", "Y forderte, dass …"),
 * or a phrase ("laut Y", "…, so Y", "nach Ansicht von Y", "für Y ist das …"), or, in reported speech that goes on, the
 * sentence before.
 */

export interface Speech {
  readonly speaker: Referent;
  /** The clause that reports it; undefined where a phrase names the speaker, or he is carried over. */
  readonly report?: Clause;
  /** True when the sentence before named the speaker. */
  readonly carried: boolean;
  /** True where the speaker stands beside the words without a verb: "Y: …", "…, so Y". */
  readonly beside?: boolean;
  /** In a headline, of whom or what somebody speaks: "Y über X: …", "Y zu Xs Plan: …". */
  readonly about?: Phrase;
  /** Of carried speech: the sentence before reports words of the speaker, not only something that he did. */
  readonly spoke?: boolean;
}

const cache = new WeakMap<Index, ReadonlyMap<number, Speech>>();

/** The speech that each clause (by its index) is part of. */
export const speechesOf = (index: Index): ReadonlyMap<number, Speech> => {
  const before = cache.get(index);
  if (before !== undefined) return before;
  const speeches = readSpeeches(index);
  cache.set(index, speeches);
  return speeches;
};

/** The one who speaks, decides or acts in a clause: its subject, own or shared. */
export const subjectOf = (index: Index, clause: Clause): Referent | undefined => {
  for (const phrase of argumentPhrases(index.document, clause, 'subject')) {
    const found = referentsOf(index, phrase, { through: false }).find((r) => r.type !== 'Treaty');
    if (found !== undefined) return found;
  }
  if (impersonal.has(clause.verb ?? '')) {
    const source = writerOf(index, clause) ?? governmentIn(index, clause)[0] ?? originOf(index, clause);
    if (source !== undefined) return source;
  }
  const shared = clause.sharesSubjectOf === undefined ? undefined : index.document.clauses[clause.sharesSubjectOf];
  return shared === undefined || shared.index === clause.index ? undefined : subjectOf(index, shared);
};

/** Verbs that tell what is said without saying by whom: "hieß es in Kiew". */
const impersonal: ReadonlySet<string> = new Set(['heißen', 'verlauten']);

/** "hieß es von der SPÖ", "verlautete aus dem Außenministerium": from where the words come. */
const originOf = (index: Index, clause: Clause): Referent | undefined =>
  argumentPhrases(index.document, clause, 'prepositional')
    .filter(
      (p) =>
        /^(?:von|aus|seitens|vonseiten|bei)$/.test(p.preposition ?? '') ||
        // "hieß es in Brüssel": those who sit there.
        (p.preposition === 'in' && (index.mentionsAt[p.head] ?? []).some((m) => m.how === 'seat')),
    )
    .flatMap((p) => referentsOf(index, p, { through: false }))
    .find((r) => r.type !== 'Treaty');

/** "hieß es in einer Mitteilung des Außenministeriums": whose words they are. */
const writerOf = (index: Index, clause: Clause): Referent | undefined => {
  for (const phrase of argumentPhrases(index.document, clause, 'prepositional')) {
    if (phrase.preposition !== 'in' && phrase.preposition !== 'aus') continue;
    if (!writings.test((index.document.tokens[phrase.head] as Token).lemma)) continue;
    const found = referentsOf(index, phrase, { through: true }).find((r) => r.type !== 'Treaty');
    // Whose paper it is, is as sure as who he is.
    if (found !== undefined) return { ...found, confidence: Math.min(0.9, found.confidence / 0.85) };
  }
  return undefined;
};
const writings =
  /(?:erklärung|mitteilung|schreiben|brief|aussendung|stellungnahme|kommuniqué|communiqué|note|papier)$/i;

/** Sentences that reported speech may run on without naming its speaker again. */
const longestSpeech = 4;

const readSpeeches = (index: Index): ReadonlyMap<number, Speech> => {
  const { document } = index;
  const speeches = new Map<number, Speech>();
  let last: { speaker: Referent; sentence: number; named: number; spoke: boolean } | undefined;
  /** Phrases by their first token; of several the longest: "Chinas Außenminister", not "Chinas". */
  const opening = new Map<number, Phrase>();
  for (const phrase of document.phrases)
    if ((opening.get(phrase.first)?.last ?? -1) < phrase.last) opening.set(phrase.first, phrase);
  for (const sentence of document.sentences) {
    const clauses = index.clausesOfSentence[sentence.index] ?? [];
    const heading = headingAbout(index, opening, sentence.first);
    const turn = index.spokenBy.get(sentence.index);
    const aside = heading?.speaker ?? asideOf(index, opening, sentence.first, sentence.last);
    const about = heading?.about;
    let spoke: Referent | undefined;
    const unknown = new Set<number>();
    for (const clause of clauses) {
      const speech =
        aside === undefined
          ? directSpeech(index, clause)
          : { speaker: aside, carried: false, beside: true, ...(about === undefined ? {} : { about }) };
      if (speech === 'unknown') unknown.add(clause.index);
      // An answer is said by whoever is asked, but for what he himself gives as the words of others.
      if (speech === undefined && turn !== undefined) {
        speeches.set(clause.index, { speaker: turn, carried: false, beside: true });
        continue;
      }
      if (speech === undefined || speech === 'unknown') continue;
      speeches.set(clause.index, speech);
      spoke = speech.speaker;
    }
    // What hangs on a reported clause is reported with it.
    for (const clause of clauses) {
      if (speeches.has(clause.index) || clause.parent === undefined) continue;
      const outer = speeches.get(clause.parent);
      if (outer !== undefined) speeches.set(clause.index, outer);
    }
    // Who was quoted, or acted, may go on speaking in the next sentence.
    const actor = spoke ?? actorOf(index, clauses, true) ?? actorOf(index, clauses, false);
    if (spoke === undefined && last !== undefined && sentence.index - last.sentence === 1) {
      let goesOn = false;
      for (const clause of clauses) {
        if (speeches.has(clause.index) || unknown.has(clause.index)) continue;
        if (
          clause.mood !== 'sub1' &&
          clause.mood !== 'sub2' &&
          !isQuoted(index, clause) &&
          !maySubjunctive(index, clause)
        )
          continue;
        speeches.set(clause.index, { speaker: last.speaker, carried: true, spoke: last.spoke });
        goesOn = true;
      }
      last = goesOn && sentence.index - last.named < longestSpeech ? { ...last, sentence: sentence.index } : undefined;
      if (!goesOn && actor !== undefined)
        last = { speaker: actor, sentence: sentence.index, named: sentence.index, spoke: false };
    } else if (actor !== undefined)
      last = { speaker: actor, sentence: sentence.index, named: sentence.index, spoke: spoke !== undefined };
    else last = undefined;
  }
  return speeches;
};

/** "Die Palästinenser wollten …": the plural of a modal verb's past is its subjunctive as well. */
const maySubjunctive = (index: Index, clause: Clause): boolean =>
  clause.modal !== undefined &&
  clause.tense === 'past' &&
  /^wollten$/.test((index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token).text);

/** The subject of the sentence's last main clause, of those with a verb that reports or of all. */
const actorOf = (index: Index, clauses: readonly Clause[], reporting: boolean): Referent | undefined => {
  let actor: Referent | undefined;
  for (const clause of clauses) {
    if (
      clause.kind !== 'main' ||
      clause.verb === undefined ||
      clause.mood !== 'indicative' ||
      clause.voice === 'passive'
    )
      continue;
    if (reporting && (!reportingVerbs.has(clause.verb) || clause.negated)) continue;
    actor = subjectOf(index, clause) ?? actor;
  }
  return actor;
};

/** True when the words of a clause stand in quotation marks. */
export const isQuoted = (index: Index, clause: Clause): boolean =>
  index.document.tokens[clause.verbTokens[0] ?? clause.first]?.quoted === true;

/** "…, zitierte die Agentur X": whose words a medium gives. */
const citedIn = (index: Index, report: Clause): Referent | undefined =>
  argumentPhrases(index.document, report, report.voice === 'passive' ? 'subject' : 'accusative')
    .flatMap((p) => referentsOf(index, p, { through: true }))
    .find((r) => r.type !== 'Treaty');

/** The pronoun of the first person that is the subject of a clause in quotation marks. */
const selfOf = (index: Index, clause: Clause): Phrase | undefined =>
  argumentPhrases(index.document, clause, 'subject').find((p) => {
    const token = index.document.tokens[p.head] as Token;
    return (
      p.pronoun &&
      firstPerson.has(token.lower) &&
      (token.quoted === true || isQuoted(index, clause) || index.spokenBy.has(clause.sentence))
    );
  });
const firstPerson: ReadonlySet<string> = new Set(['ich', 'wir']);

/** "„Ich danke X“, sagte Y", "„Wir lehnen das ab“, so Y": in quoted words the first person is who speaks; „wir“ is more than he alone. */
export const findSelves = (index: Index): void => {
  const { document, selves, referents } = index;
  const speeches = speechesOf(index);
  for (const clause of document.clauses) {
    const pronoun = selfOf(index, clause);
    const speech = pronoun === undefined ? undefined : speeches.get(clause.index);
    if (pronoun === undefined || speech === undefined || (speech.carried && speech.spoke !== true)) continue;
    const { lower } = document.tokens[pronoun.head] as Token;
    const { speaker } = speech;
    selves.set(pronoun.head, {
      ...speaker,
      confidence: speaker.confidence * (lower === 'ich' ? 0.9 : 0.85) * (speech.carried ? 0.9 : 1),
      because: `„${lower}“ in words of ${speaker.entity}`,
    });
  }
  // What was looked up before nobody knew who spoke.
  if (selves.size > 0) referents.clear();
};

/** `unknown` where somebody speaks who is no node: "Manche sagen, …". */
const directSpeech = (index: Index, clause: Clause, depth = 0): Speech | 'unknown' | undefined => {
  const claim = claimBefore(index, clause);
  // "wies den Vorwurf zurück, X habe gelogen": somebody else says so.
  if (claim !== undefined) return claim.by[0] === undefined ? 'unknown' : { speaker: claim.by[0], carried: false };
  const report = reportsClause(index, clause);
  // "X bestritt, Y habe gelogen": what he denies is not what he says.
  const denies =
    report !== undefined &&
    denialVerbs.has(report.verb ?? '') &&
    report.verb !== 'widersprechen' &&
    report.first < clause.first &&
    index.document.tokens[report.last]?.text !== ':' &&
    !isQuoted(index, clause);
  if (denies) return 'unknown';
  // "ließ das nicht auf sich sitzen: Y sei …": behind a colon what is denied is not the speaking.
  if (report !== undefined && (!report.negated || index.document.tokens[report.last]?.text === ':')) {
    const speaker =
      report.verb === 'zitieren' ? citedIn(index, report) : (subjectOf(index, report) ?? viewOf(index, report));
    // "„Ich glaube, X lügt“, sagte Y": who says „ich“ is told outside.
    if (speaker === undefined && depth < 2 && selfOf(index, report) !== undefined)
      return directSpeech(index, report, depth + 1);
    return speaker === undefined ? 'unknown' : { speaker, report, carried: false };
  }
  const reasoner = clause.kind === 'main' && clause.mood !== 'indicative' ? reasonerBefore(index, clause) : undefined;
  if (reasoner !== undefined) return { speaker: reasoner, carried: false };
  const source = viewOf(index, clause);
  return source === undefined ? undefined : { speaker: source, carried: false };
};

/** "X stoppte das mit der Begründung, Y halte sich nicht daran": who gives that reason in the sentence before these words. */
const reasonerBefore = (index: Index, clause: Clause): Referent | undefined => {
  for (const other of index.clausesOfSentence[clause.sentence] ?? []) {
    if (other.index >= clause.index || other.kind !== 'main' || other.mood !== 'indicative') continue;
    const gives = argumentPhrases(index.document, other, 'prepositional').some(
      (p) => p.preposition === 'mit' && reasons.test((index.document.tokens[p.head] as Token).lemma),
    );
    if (gives) return subjectOf(index, other);
  }
  return undefined;
};
const reasons = /^(?:begründung|argument|hinweis|behauptung|bemerkung|vorwurf|wort)$/i;

/** The clause that reports this one, by standing beside it or above it. */
const reportsClause = (index: Index, clause: Clause): Clause | undefined => {
  if (clause.kind === 'main') return reportOf(index, clause);
  if (clause.parent === undefined) return undefined;
  if (clause.conjunction !== 'dass' && clause.conjunction !== 'daß') return undefined;
  const outer = index.document.clauses[clause.parent];
  return outer?.verb !== undefined && reportingVerbs.has(outer.verb) ? outer : undefined;
};

/** "laut Y", "Y zufolge", "nach Ansicht von Y", "aus Sicht Ys", "für Y ist das ein Skandal". */
const viewOf = (index: Index, clause: Clause): Referent | undefined => {
  const { document } = index;
  for (const argument of clause.arguments) {
    const phrase = document.phrases[argument.phrase] as Phrase;
    const head = document.tokens[phrase.head] as Token;
    const after = document.tokens[phrase.last];
    const view =
      phrase.preposition === 'laut' ||
      phrase.preposition === 'zufolge' ||
      ((phrase.preposition === 'nach' || phrase.preposition === 'aus' || phrase.preposition === 'in') &&
        (viewNouns.has(head.lemma.toLowerCase()) ||
          (phrase.preposition === 'nach' && sourceNouns.has(head.lemma.toLowerCase())))) ||
      after?.text === 'zufolge' ||
      (phrase.preposition === 'für' &&
        phrase.first === clause.first &&
        (clause.verb === 'sein' || clause.verb === 'stehen' || clause.verb === 'feststehen'));
    if (!view) continue;
    // "laut Moskau", "Peking zufolge": no town is a source, its government is.
    const sourced = phrase.preposition === 'laut' || phrase.preposition === 'zufolge' || after?.text === 'zufolge';
    const found =
      referentsOf(index, phrase, { through: true }).find((r) => r.type !== 'Treaty') ??
      (sourced ? asGovernments(referentsOf(index, phrase, { through: false, places: true }))[0] : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** True where behind the colon of a headline somebody is told to say or blame something himself. */
const speaksBehind = (index: Index, colon: number, last: number): boolean =>
  (index.clausesOfSentence[index.document.tokens[colon]?.sentence ?? -1] ?? []).some(
    (c) =>
      c.kind === 'main' &&
      c.mood === 'indicative' &&
      (c.verbTokens[0] ?? colon) > colon &&
      c.last <= last + 1 &&
      reportingVerbs.has(c.verb ?? '') &&
      !isQuoted(index, c),
  );

/** "Ungarn: X hat Y getroffen": behind the name of a state, and no capital, what somebody does is news from there. */
const tellsBehind = (index: Index, { head, first }: Phrase, colon: number): boolean => {
  if ((index.mentionsAt[head] ?? []).some((m) => m.how === 'seat')) return false;
  const { sentence } = index.document.tokens[first] as Token;
  const clause = (index.clausesOfSentence[sentence] ?? []).find((c) => (c.verbTokens[0] ?? -1) > colon);
  if (clause?.kind !== 'main' || clause.mood !== 'indicative' || clause.modal !== undefined) return false;
  return !isQuoted(index, clause) && subjectOf(index, clause)?.type === 'Person';
};

/** The token behind a phrase and its genitives, and behind a party or short form in brackets: "X (SPD): …". */
const endOf = (index: Index, phrase: Phrase): number => {
  let end = phrase.last;
  for (const child of index.children.get(phrase.index) ?? [])
    if (child.link === 'genitive' && child.first === end) end = endOf(index, child);
  const { tokens } = index.document;
  return tokens[end]?.text === '(' && tokens[end + 2]?.text === ')' ? end + 3 : end;
};

/** "Y über X: „…“", "Y zu Xs Plan: „…“": who speaks in a headline, and of what. */
const headingAbout = (
  index: Index,
  opening: ReadonlyMap<number, Phrase>,
  first: number,
): { readonly speaker: Referent; readonly about: Phrase } | undefined => {
  const { tokens } = index.document;
  const name = opening.get(first);
  const about = name === undefined ? undefined : opening.get(endOf(index, name));
  if (name === undefined || name.preposition !== undefined || about === undefined) return undefined;
  const colon = endOf(index, about);
  const spoken = tokens[colon]?.text === ':' && tokens[colon + 2]?.quoted === true;
  if (!spoken || !/^(?:über|zu)$/.test(about.preposition ?? '')) return undefined;
  const speaker = referentsOf(index, name, { through: false }).find((r) => r.type !== 'Treaty');
  return speaker === undefined ? undefined : { speaker, about };
};

/** "…“, so Y.", "…, so der Kanzler": who is named behind „so“ at the end; or before the colon of a headline ("Y: „…“"). */
const asideOf = (
  index: Index,
  opening: ReadonlyMap<number, Phrase>,
  first: number,
  last: number,
): Referent | undefined => {
  const { document } = index;
  const heading = opening.get(first);
  const colon = heading === undefined ? -1 : endOf(index, heading);
  if (heading !== undefined && heading.preposition === undefined && document.tokens[colon]?.text === ':') {
    // "Ukraine: X wirft Y Terror vor" is no speech of the land: a label, and behind it who says what.
    const labels = referentsOf(index, heading, { through: false, places: true }).every((r) => r.type === 'Country');
    if (labels && (speaksBehind(index, colon, last) || tellsBehind(index, heading, colon))) return undefined;
    // "Moskau: Y gießt Öl ins Feuer" gives the words of a government.
    const found =
      referentsOf(index, heading, { through: false }).find((r) => r.type !== 'Treaty') ??
      asGovernments(referentsOf(index, heading, { through: false, places: true }))[0];
    if (found !== undefined) return found;
  }
  for (let i = first + 2; i < last - 1; i++) {
    const token = document.tokens[i] as Token;
    if (token.text !== 'so') continue;
    const before = (document.tokens[i - 1] as Token).text;
    if (before !== ',' && !/^[“”"«»]$/.test(before)) continue;
    const phrase = opening.get(i + 1);
    if (phrase === undefined || phrase.preposition !== undefined) continue;
    let verb = false;
    for (let k = i + 1; k < Math.min(last, phrase.last + 3); k++)
      if (document.tokens[k]?.pos === 'VERB' || document.tokens[k]?.pos === 'AUX') verb = true;
    if (verb) continue;
    const found = referentsOf(index, phrase, { through: false }).find((r) => r.type !== 'Treaty');
    if (found !== undefined) return found;
  }
  return undefined;
};
