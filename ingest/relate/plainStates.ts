import type { RelationType } from '../../graph/ontology.ts';
import { isPersonNoun } from '../analyse/personNouns.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Clause, Phrase } from '../model.ts';
import { between, type Draft } from './draft.ts';
import { mannerOf } from './manner.ts';
import { asReferent, isCitizen, nationalityIn, personsIn, personsOf, statesOf, tokenOf } from './officePhrases.ts';
import { argumentPhrases, type Index, type Referent, referentsOf } from './referents.ts';

/*
 * States that a whole clause says in plain words, without an office: "X ist Norweger", "X hat die chilenische Staatsbürgerschaft",
 * "Y hat seinen Sitz in Wien", "Y ist ein deutscher Konzern"; and kin by a noun for both: "die Geschwister X und Y".
 */

/** Nouns of firms, media, parties and unions, which have a state that they are at home in. */
export const isFirmNoun =
  /(?:konzern|firma|unternehmen|händler|hersteller|bauer|brauer|bank|riese|anbieter|versicherer|airline|fluglinie|kette|betreiber|verlag|sender|zeitung|produzent|förderer|brauerei|reederei|marke|industriegruppe|geldhaus|bankhaus|partei|gewerkschaft)$/i;

/** Nouns for two or three who are kin of each other. */
const kinTogether =
  /^(?:Geschwister|Geschwisterpaar|Zwilling|Ehepaar|Eheleute|(?:Zwillings|Halb|Stief)?(?:bruder|schwester)|Bruder|Schwester|Cousin|Cousine)$/i;
/** Of these the singular means both already. */
const pairNouns = /^(?:Geschwisterpaar|Ehepaar)$/i;
/** So many are said to be kin of each other by one noun. */
const mostKin = 3;

/** Verbs of having and coming to have a nationality. */
const citizenVerbs: ReadonlySet<string> = new Set(['haben', 'besitzen', 'erhalten', 'bekommen', 'annehmen']);
/** What somebody has who is a citizen of a state. */
export const citizenship = /^(?:(?:doppel)?staatsbürgerschaft|staatsangehörigkeit|pass|reisepass|nationalität)$/i;
/** Persons whom an adjective of a state tells for, with or against whom they are, and not whose citizens: "ein russischer Agent". */
const isOnSide =
  /(?:agent|spion|informant|helfer|freund|feind|gegner|rivale|kritiker|unterstützer|anhänger|verbündete|partner|gast|kenner|experte|lobbyist|verteidiger|gefangene|unterhändler|söldner|beobachter|favorit|ehrenbürger)(?:in|n|r)?$/i;
const seatNouns = /^(?:(?:haupt|firmen|amts|stamm|konzern)?sitz|hauptquartier|zentrale|konzernzentrale)$/i;

/** Adds the states that plain clauses and nouns for kin say. */
export const readPlainStates = (index: Index, drafts: Draft[]): void => {
  for (const phrase of index.document.phrases) {
    readKinTogether(index, phrase, drafts);
    readFirmBeside(index, phrase, drafts);
  }
  for (const clause of index.document.clauses) {
    if (clause.voice === 'passive' || clause.verb === undefined) continue;
    const [subject, other] = argumentPhrases(index.document, clause, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false }),
    );
    if (subject === undefined || other !== undefined) continue;
    if (clause.verb === 'sein') readPlainPredicate(index, clause, subject, drafts);
    if (/^(?:sein|stehen|befinden)$/.test(clause.verb)) readPossession(index, clause, subject, drafts);
    if (citizenVerbs.has(clause.verb)) readCitizenship(index, clause, subject, drafts);
    if (clause.verb === 'haben') readSeatOf(index, clause, subject, drafts);
  }
};

/** "die Geschwister X und Y", "das Ehepaar X und Y"; not "die Brüder von X und Y". */
const readKinTogether = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  if (!kinTogether.test(head.lemma) || (phrase.number !== 'pl' && !pairNouns.test(head.lemma))) return;
  if (personsIn(index, phrase).length !== 1) return;
  const persons = personsOf(index, phrase);
  if (persons.length < 2 || persons.length > mostKin || phrase.conjuncts?.length !== persons.length) return;
  // "die Brüder X und Präsident Y": a title of his own makes him another one.
  for (const c of phrase.conjuncts)
    if (c !== phrase.index && tokenOf(index, (index.document.phrases[c] as Phrase).head).pos !== 'PROPN') return;
  persons.forEach((one, k) => {
    for (const other of persons.slice(k + 1))
      drafts.push({
        type: 'FAMILY_OF',
        ...between(one, other, head),
        status: 'asserted',
        sentence: head.sentence,
        rule: 'state:kin-together',
        confidence: 0.85 * one.confidence * other.confidence,
        undated: true,
        properties: { kind: head.lemma },
        because: [`„${head.text}“ is said of both`, one.because, other.because],
      });
  });
};

/** "Y, der deutsche Konzern, …": a firm and behind it the noun with its state. */
const readFirmBeside = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  if (phrase.link !== 'apposition' || phrase.parent === undefined) return;
  const head = tokenOf(index, phrase.head);
  const [state, more] = nationalityIn(index, phrase);
  if (state === undefined || more !== undefined || !isFirmNoun.test(head.lemma)) return;
  const [firm, other] = referentsOf(index, index.document.phrases[phrase.parent] as Phrase, { through: false });
  if (firm?.type !== 'Organisation' || other !== undefined) return;
  drafts.push({
    type: 'BASED_IN',
    ...between(firm, state, head),
    status: 'asserted',
    sentence: head.sentence,
    rule: 'state:nationality-of-body',
    confidence: 0.8 * firm.confidence * state.confidence,
    undated: true,
    because: [`„${head.text}“ is said of it`, firm.because, state.because],
  });
};

/** "X ist Norweger", "Y ist ein deutscher Konzern". */
const readPlainPredicate = (index: Index, clause: Clause, subject: Referent, drafts: Draft[]): void => {
  for (const predicate of argumentPhrases(index.document, clause, 'predicate')) {
    if (predicate.number === 'pl') continue;
    if (subject.type === 'Person') {
      const people = (index.mentionsAt[predicate.head] ?? []).find(
        (m) => m.because[0] === 'inhabitants' && m.entity !== undefined,
      );
      if (people !== undefined)
        say(index, clause, drafts, 'CITIZEN_OF', subject, asReferent(people), predicate, 'nationality');
      // "X ist ghanaischer Staatsbürger", "Y ist Bürgerin der Schweiz", "Z ist ein deutscher Schriftsteller"
      const { text, lemma } = tokenOf(index, predicate.head);
      const kind = officeOf(lemma)?.kind;
      const isOne = /^eine?$/.test(tokenOf(index, predicate.first).lower);
      const nations = isCitizen(text)
        ? statesOf(index, predicate)
        : isPersonNoun(lemma) &&
            !isOnSide.test(lemma) &&
            !isOtherwise(index, predicate) &&
            (kind === undefined || kind === 'role' || (isOne && kind === 'body'))
          ? nationalityIn(index, predicate)
          : [];
      for (const state of nations) say(index, clause, drafts, 'CITIZEN_OF', subject, state, predicate, 'nationality');
    }
    const [state, more] = nationalityIn(index, predicate);
    if (subject.type === 'Organisation' && state !== undefined && more === undefined)
      if (isFirmNoun.test(tokenOf(index, predicate.head).lemma))
        say(index, clause, drafts, 'BASED_IN', subject, state, predicate, 'nationality-of-body');
  }
};

/** "Der Brite X ist ein russischer …": a sentence that calls somebody an inhabitant of another state has said whose citizen he is. */
const isOtherwise = (index: Index, predicate: Phrase): boolean => {
  const { sentence } = tokenOf(index, predicate.head);
  const states = nationalityIn(index, predicate);
  for (let i = predicate.first - 1; i >= 0 && tokenOf(index, i).sentence === sentence; i--)
    for (const { because, entity } of index.mentionsAt[i] ?? [])
      if (because[0] === 'inhabitants' && !states.some((s) => s.entity === entity)) return true;
  return false;
};

/** "Y ist im Besitz von X", "Y befindet sich im Eigentum der Z". */
const readPossession = (index: Index, clause: Clause, subject: Referent, drafts: Draft[]): void => {
  if (subject.type !== 'Organisation') return;
  for (const phrase of argumentPhrases(index.document, clause, 'prepositional')) {
    if (
      phrase.preposition !== 'in' ||
      !/^(?:besitz|eigentum|alleinbesitz|mehrheitsbesitz)$/i.test(tokenOf(index, phrase.head).lemma)
    )
      continue;
    const owners = [
      ...(index.children.get(phrase.index) ?? []),
      // "im Besitz Ghanas": the state may have been taken for a genitive of the verb.
      ...argumentPhrases(index.document, clause, 'genitive').filter((p) => p.first === phrase.last),
    ]
      .filter(
        (c) => c.first >= phrase.last && (c.link === 'genitive' || c.preposition === 'von' || c.parent === undefined),
      )
      .flatMap((c) => referentsOf(index, c, { through: false }));
    for (const owner of owners)
      if (owner.type !== 'Treaty') say(index, clause, drafts, 'OWNS', owner, subject, phrase, 'owner');
  }
};

/** "X hat die chilenische Staatsbürgerschaft", also "die chilenische und die spanische". */
const readCitizenship = (index: Index, clause: Clause, subject: Referent, drafts: Draft[]): void => {
  if (subject.type !== 'Person') return;
  for (const phrase of argumentPhrases(index.document, clause, 'accusative'))
    if (citizenship.test(tokenOf(index, phrase.head).lemma))
      for (const state of nationalityIn(index, phrase))
        say(index, clause, drafts, 'CITIZEN_OF', subject, state, phrase, 'nationality');
};

/** "Y hat ihren Sitz in Wien"; not "einen Sitz im Parlament". */
const readSeatOf = (index: Index, clause: Clause, subject: Referent, drafts: Draft[]): void => {
  if (subject.type !== 'Organisation') return;
  const seat = argumentPhrases(index.document, clause, 'accusative').find(
    (p) => seatNouns.test(tokenOf(index, p.head).lemma) && /^(?:ihr|sein)(?:en?)?$/.test(tokenOf(index, p.first).lower),
  );
  if (seat === undefined) return;
  const states = argumentPhrases(index.document, clause, 'prepositional')
    .filter((p) => p.preposition === 'in')
    .flatMap((p) => referentsOf(index, p, { through: false, places: true }))
    .filter((r) => r.type === 'Country');
  const [state] = states;
  // "in Deutschland in Berlin"
  if (state === undefined || states.some((s) => s.entity !== state.entity)) return;
  say(
    index,
    clause,
    drafts,
    'BASED_IN',
    subject,
    { ...state, confidence: Math.max(state.confidence, 0.9) },
    seat,
    'seat',
  );
};

/** Adds what a clause says of its subject, unless it is denied. */
const say = (
  index: Index,
  clause: Clause,
  drafts: Draft[],
  type: RelationType,
  from: Referent,
  to: Referent,
  by: Phrase,
  why: string,
): void => {
  const manner = mannerOf(index, clause);
  if (manner.status === undefined || manner.status === 'denied') return;
  const cue = tokenOf(index, by.head);
  drafts.push({
    type,
    ...between(from, to, cue),
    status: manner.status,
    sentence: clause.sentence,
    clause: clause.index,
    rule: `state:${why}`,
    confidence: 0.8 * from.confidence * to.confidence,
    undated: true,
    ...(manner.speaker === undefined ? {} : { speaker: manner.speaker }),
    because: [`„${cue.text}“ is said of the subject`, ...manner.because, from.because, to.because],
  });
};
