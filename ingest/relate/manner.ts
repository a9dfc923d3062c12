import type { Status } from '../../graph/ontology.ts';
import { endsIn } from '../analyse/words.ts';
import type { Clause, Document, Phrase, Token } from '../model.ts';
import { argumentPhrases, asGovernments, type Index, type Referent, referentsOf } from './referents.ts';
import {
  accusationVerbs,
  aheadWith,
  aheadWords,
  beliefVerbs,
  cancellingNouns,
  claimedAdjectives,
  claimNouns,
  declaredActs,
  deedNouns,
  denialVerbs,
  doingVerbs,
  doingWords,
  doubtVerbs,
  encounterNouns,
  evidenceNouns,
  fictionNouns,
  furtheringVerbs,
  hearsayAdverbs,
  hindranceVerbs,
  intentionNouns,
  intentionVerbs,
  mindingNouns,
  mindingVerbs,
  openPlaces,
  pendingNouns,
  pendingVerbs,
  plannedAdjectives,
  possibleEvents,
  possibleWords,
  raisingVerbs,
  refusalVerbs,
  reportingVerbs,
  reportNouns,
  sayingNouns,
  soonAdverbs,
  sourceNouns,
  speechVerbs,
  suppositionNouns,
  toleratingVerbs,
  unrealAdjectives,
  unsureAdverbs,
  wishNouns,
  wishVerbs,
} from './words.ts';

/*
 * In what manner a clause says what it says. Negation and modal verbs in the clause itself; then, outwards, what the governing
 * clause makes of it: an accusation makes it claimed, an announcement planned, a denial denied, a demand or a condition nothing.
 */

export interface Manner {
  /** Undefined: the clause says nothing that holds (a condition, a question, a demand, a fear). */
  readonly status: Status | undefined;
  /** Node whose words these are. */
  readonly speaker?: string;
  readonly because: readonly string[];
}

const joins: ReadonlySet<string> = new Set(['und', 'aber', 'doch', 'oder', 'sondern']);

/** "beschloss Sanktionen": with a noun as their object these have happened. */
const resolved: ReadonlySet<string> = new Set(['beschließen', 'vereinbaren']);

type Step = Status | 'none';

/** What the clause's own verb complex does to its content. */
const ownManner = (clause: Clause): { step: Step; because?: string } => {
  if (clause.conditional) return { step: 'none', because: 'a condition' };
  if (clause.question) return { step: 'none', because: 'a question' };
  if (clause.mood === 'imperative') return { step: 'none', because: 'an imperative' };
  if (clause.modal !== undefined) {
    if (clause.modal === 'sollen') {
      if (clause.negated) return { step: 'none', because: 'soll nicht' };
      if (clause.tense === 'past' || clause.mood === 'sub2') return { step: 'planned', because: 'sollte' };
      if (clause.tense === 'perfect') return { step: 'claimed', because: 'soll … haben' };
      return { step: 'planned', because: 'soll' };
    }
    // "will den Vertrag unterzeichnet haben": it is what he says himself.
    if (clause.modal === 'wollen' && clause.tense === 'perfect') return { step: 'claimed', because: 'will … haben' };
    if (clause.modal === 'wollen')
      return clause.negated ? { step: 'denied', because: 'will nicht' } : { step: 'planned', because: 'will' };
    if (clause.modal === 'müssen' && clause.tense === 'past' && clause.mood === 'indicative' && !clause.negated)
      return { step: 'asserted', because: 'musste' };
    if (clause.modal === 'können' && clause.tense === 'past' && clause.mood === 'indicative')
      return { step: clause.negated ? 'denied' : 'asserted', because: 'konnte' };
    return { step: 'none', because: `modal verb ${clause.modal}` };
  }
  if (clause.mood === 'sub2' && clause.tense !== 'future') return { step: 'none', because: 'Konjunktiv II' };
  if (clause.negated) return { step: 'denied', because: 'negated' };
  if (clause.tense === 'future') return { step: 'planned', because: 'future' };
  return { step: 'asserted' };
};

const combine = (outer: Step, inner: Step): Step => {
  if (outer === 'none' || inner === 'none') return 'none';
  if (outer === 'denied') return inner === 'denied' ? 'asserted' : inner === 'asserted' ? 'denied' : 'none';
  if (inner === 'asserted') return outer;
  return inner;
};

const achieving: ReadonlySet<string> = new Set([
  'erreichen',
  'sorgen',
  'sicherstellen',
  'gewährleisten',
  'bewirken',
  'durchsetzen',
]);
/** Verbs that keep somebody, or oneself, from what hangs on them: "zögert, … zu", "hinderte X daran, … zu". */
const hinderingVerbs: ReadonlySet<string> = new Set(
  'hindern abhalten abbringen zögern zaudern scheuen zurückscheuen vergessen verpassen verlernen'.split(' '),
);
/** Verbs that are denied themselves where they are negated, not what hangs on them: "zögerte nicht, … zu unterzeichnen". */
const onlyThemselves: ReadonlySet<string> = new Set(
  'abhalten abbringen zögern umhinkommen umhinkönnen nehmen vergessen versäumen scheuen zurückscheuen zurückschrecken hindern müde auslassen verpassen lassen ermüden'.split(
    ' ',
  ),
);
/** "ließ keine Gelegenheit aus, … zu kritisieren": it is done all the same. */
const noHindrance = /^(?:gelegenheit|mühe|problem|hehl|scheu|skrupel|hemmung|bedenken|zweifel|geheimnis)$/i;

/** What a governing verb makes of the clause under it. */
const governed = (
  verb: string | undefined,
  inner: Clause,
  outer: Clause,
): { step: Step; because?: string; speaks: boolean } => {
  if (verb === undefined) return { step: 'asserted', speaks: false };
  // "schloss nicht aus, … zu": it may come.
  if (verb === 'ausschließen' && outer.negated) return { step: 'none', because: 'not ruled out', speaks: true };
  if (denialVerbs.has(verb))
    return { step: outer.negated ? 'asserted' : 'denied', because: `denied by „${verb}“`, speaks: true };
  if (
    inner.kind === 'infinitive' ||
    inner.conjunction === 'dass' ||
    inner.conjunction === 'daß' ||
    inner.conjunction === 'wenn'
  ) {
    if (accusationVerbs.has(verb))
      return { step: outer.negated ? 'none' : 'claimed', because: `content of „${verb}“`, speaks: true };
    if (hinderingVerbs.has(verb) && !outer.negated)
      return { step: 'none', because: `kept from it by „${verb}“`, speaks: false };
    if (refusalVerbs.has(verb))
      return { step: outer.negated ? 'none' : 'denied', because: `refused by „${verb}“`, speaks: false };
    if (wishVerbs.has(verb)) return { step: 'none', because: `wanted or feared by „${verb}“`, speaks: true };
    // "will nicht, dass X beitritt": whether X does is open.
    if (intentionVerbs.has(verb) && outer.negated && inner.kind !== 'infinitive')
      return { step: 'none', because: `not wanted by „${verb}“`, speaks: false };
    // "gab bekannt, dass X die Beziehungen abbricht": with that it is done.
    const isDeclared = verb === 'bekanntgeben' && inner.modal === undefined && inner.tense !== 'future';
    if (isDeclared && !outer.negated && inner.kind !== 'infinitive' && declaredActs.has(inner.verb ?? ''))
      return { step: 'asserted', speaks: true };
    if (intentionVerbs.has(verb))
      return { step: outer.negated ? 'denied' : 'planned', because: `intended by „${verb}“`, speaks: false };
  }
  // "will erreichen, dass X mit Y spricht": it is only aimed at.
  if (inner.conjunction === 'dass' && achieving.has(verb) && outer.modal !== undefined)
    return { step: 'planned', because: `aimed at by „${verb}“`, speaks: false };
  if (accusationVerbs.has(verb) && (inner.mood === 'sub1' || inner.mood === 'sub2'))
    return { step: 'claimed', because: `content of „${verb}“`, speaks: true };
  // "forderte, X solle unterzeichnen"
  const isAsked = inner.kind === 'main' && inner.mood !== 'indicative' && /^(?:sollen|müssen)$/.test(inner.modal ?? '');
  if (wishVerbs.has(verb) && (inner.conjunction === 'dass' || isAsked))
    return { step: 'none', because: `wanted by „${verb}“`, speaks: true };
  return { step: 'asserted', speaks: speechVerbs.has(verb) };
};

/** "Dass X zahlte, bestritt Y": the main clause behind a clause with „dass“ that opens the sentence. */
const aboveIt = (index: Index, clause: Clause): Clause | undefined => {
  if (clause.kind !== 'subordinate' || !/^da(?:ss|ß)$/.test(clause.conjunction ?? '')) return undefined;
  const next = (index.clausesOfSentence[clause.sentence] ?? []).find(
    (c) => c.kind === 'main' && c.first >= clause.last,
  );
  // Its verb stands first: the clause with „dass“ fills the place before it.
  const opening = next?.verbTokens[0] ?? -1;
  return next !== undefined && opening - clause.last <= 1 && index.document.tokens[clause.last]?.text === ','
    ? next
    : undefined;
};

/**
 * "Es ist möglich, dass X zahlt", "bezweifelt, dass …", "Es gibt keine Belege dafür, dass …", "Von … kann keine Rede sein": what a predicate of doubt
 * makes of the clause with „dass“ under it.
 */
const doubted = (
  { document }: Index,
  { conjunction }: Clause,
  { verb, negated, tokens, voice, modal, tense }: Clause,
): { readonly step: Step; readonly because: string } | undefined => {
  if (!/^da(?:ss|ß)$/.test(conjunction ?? '') || verb === undefined) return undefined;
  const words = tokens.map((i) => (document.tokens[i] as Token).lower);
  // "Niemand bezweifelt, dass …", "außer Zweifel steht, dass …", "konnte nicht glauben, dass …": it is so.
  const isDenied = negated || words.some((word) => word === 'niemand' || word === 'kaum' || word === 'außer');
  const isAmazed = modal === 'können';
  if ((doubtVerbs.has(verb) && !isDenied) || (negated && beliefVerbs.has(verb) && voice === 'active' && !isAmazed))
    return { step: 'none', because: `doubted by „${verb}“` };
  for (const i of tokens) {
    const { lower, lemma } = document.tokens[i] as Token;
    const noun = lemma.toLowerCase();
    // "nannte es falsch, dass …", "Wie war es möglich, dass …": of what is a fact.
    const isJudged = (lower === 'falsch' && verb !== 'sein') || (lower === 'möglich' && tense === 'past');
    // "ist wahrscheinlich kein Zufall, dass …", "ist nicht falsch, dass …"
    const isOfDoubt = !negated || lower === 'ausgeschlossen' || lower === 'möglich' || lower === 'denkbar';
    if (predicating.has(verb) && possibleWords.has(lower) && !isJudged && isOfDoubt)
      return { step: 'none', because: `„${lower}“` };
    if (verb === 'sein' && !negated && fictionNouns.has(noun)) return { step: 'denied', because: `„${lower}“` };
    // "machte die Hilfe davon abhängig, dass X zahlt": it is asked for.
    if (noun === 'abhängig' && words.includes('davon')) return { step: 'none', because: 'a condition' };
    if (noun === 'zweifel' && !isDenied) return { step: 'none', because: 'in doubt' };
    if (negated && evidenceNouns.has(noun)) return { step: 'none', because: `no „${lower}“` };
    if (noun === 'rede' && document.tokens[i - 1]?.lower === 'keine')
      return { step: 'denied', because: 'no talk of it' };
  }
  return undefined;
};
/** Verbs that say of something that it is such: "ist möglich", "gilt als ausgeschlossen", "hält es für denkbar". */
const predicating: ReadonlySet<string> = new Set('sein bleiben gelten halten scheinen erscheinen nennen'.split(' '));

/** Whether what an infinitive says is done where its verb is: "es gelang X, … zu unterzeichnen", "X freut sich, … zu treffen", "X gibt an, … zu". */
const tellsDeed = ({ document }: Index, outer: Clause, inner: Clause): boolean =>
  inner.tense === 'perfect' ||
  // "will mit X nichts zu tun haben"
  inner.verb === 'tun' ||
  outer.verb === undefined ||
  doingVerbs.has(outer.verb) ||
  speechVerbs.has(outer.verb) ||
  outer.tokens.some((i) => doingWords.has((document.tokens[i] as Token).lower));

const untrue = { step: 'denied', because: 'said to be untrue', speaks: false } as const;
/** "Es stimmt nicht, dass X zahlte", "Dass X zahlte, ist frei erfunden": what the clause above says is not so. */
const isUntrue = ({ document }: Index, { conjunction }: Clause, { verb, negated, tokens }: Clause): boolean => {
  if (!/^da(?:ss|ß)$/.test(conjunction ?? '')) return false;
  if (verb === 'stimmen' || verb === 'zutreffen') return negated;
  return (
    (verb === 'sein' || verb === 'erfinden') &&
    !negated &&
    tokens.some((i) => invented.has((document.tokens[i] as Token).lower))
  );
};
const invented: ReadonlySet<string> = new Set(['unwahr', 'erlogen', 'gelogen', 'erfunden', 'unzutreffend']);

const speakerOf = (index: Index, clause: Clause): string | undefined => {
  for (const phrase of argumentPhrases(index.document, clause, 'subject')) {
    const found = referentsOf(index, phrase, { through: false })[0];
    if (found !== undefined) return found.entity;
  }
  const shared = clause.sharesSubjectOf === undefined ? undefined : index.document.clauses[clause.sharesSubjectOf];
  return shared === undefined || shared.index === clause.index ? undefined : speakerOf(index, shared);
};

/** "laut X", "nach Angaben von X", "X zufolge": whose words the sentence gives. */
const sourceOf = (index: Index, clause: Clause): string | undefined => {
  for (const argument of clause.arguments) {
    const phrase = index.document.phrases[argument.phrase] as Phrase;
    const head = index.document.tokens[phrase.head] as Token;
    const after = index.document.tokens[phrase.last];
    const isSource =
      phrase.preposition === 'laut' ||
      phrase.preposition === 'zufolge' ||
      (phrase.preposition === 'nach' && sourceNouns.has(head.lemma.toLowerCase())) ||
      after?.text === 'zufolge';
    if (!isSource) continue;
    const found =
      referentsOf(index, phrase, { through: true })[0] ??
      // "laut Moskau": its government.
      asGovernments(referentsOf(index, phrase, { through: true, places: true }))[0];
    if (found !== undefined) return found.entity;
  }
  return undefined;
};

/** The clause of the same sentence that reports this main clause: "…, sagte X", "X erklärte, Y sei …", "…, wie X mitteilte". */
export const reportOf = (index: Index, clause: Clause): Clause | undefined => {
  if (clause.kind !== 'main') return undefined;
  const { tokens } = index.document;
  const quotedAt = ({ verbTokens, first }: Clause): boolean => tokens[verbTokens[0] ?? first]?.quoted === true;
  const speaking = clause.verb !== undefined && speechVerbs.has(clause.verb) && clause.mood === 'indicative';
  // "„Ich nenne das einen Skandal“, sagte X"
  if (speaking && !quotedAt(clause)) return undefined;
  const siblings = index.clausesOfSentence[clause.sentence] ?? [];
  // "X berichtete, dass Y gefordert habe, Z solle gehen": Y's words, within those of X.
  const inner = siblings.find(
    (other) =>
      other.kind !== 'infinitive' &&
      other.mood === 'sub1' &&
      clause.mood === 'sub1' &&
      reportingVerbs.has(other.verb ?? '') &&
      other.tokens.includes(clause.first - 2) &&
      tokens[clause.first - 1]?.text === ',' &&
      !other.arguments.some((a) => a.role === 'accusative'),
  );
  if (inner !== undefined) return inner;
  return siblings.find((other) => {
    if (other.index === clause.index || other.verb === undefined) return false;
    const speaks = reportingVerbs.has(other.verb);
    // "ging hart ins Gericht: X sei …": a colon makes any verb a report.
    const colon = other.index < clause.index && index.document.tokens[other.last]?.text === ':';
    if (colon && other.mood === 'indicative' && other.kind === 'main' && clause.mood !== 'indicative') return true;
    if (!speaks || other.mood !== 'indicative' || (speaking && quotedAt(other))) return false;
    if (other.kind === 'subordinate') return other.conjunction === 'wie';
    if (other.kind !== 'main') return false;
    // "X sei bereit, und Y hat zugesagt": joined to it, it tells something else.
    if (other.index > clause.index && joins.has((index.document.tokens[other.first] as Token).lower)) return false;
    const quoted = quotedAt(clause);
    return (
      clause.mood !== 'indicative' ||
      quoted ||
      clause.arguments.length === 0 ||
      (other.last - other.first <= 8 &&
        other.index > clause.index &&
        // "X muss handeln, fordert Y"
        (speechVerbs.has(other.verb) ||
          (wishVerbs.has(other.verb) && /^(?:müssen|sollen|dürfen)$/.test(clause.modal ?? ''))))
    );
  });
};

/**
 * "…, X und Y hätten unterschrieben", "teilte mit, dass X und Y unterschrieben hätten": in reported words it stands for the first
 * subjunctive, whose plural is that of the indicative.
 */
const isReported = (index: Index, clause: Clause): boolean => {
  const { tokens, clauses } = index.document;
  if (clause.mood !== 'sub2' || clause.tense !== 'perfect' || clause.modal !== undefined || clause.conditional)
    return false;
  if (!clause.verbTokens.some((i) => /^(?:hätten|wären)$/.test((tokens[i] as Token).lower))) return false;
  // "Ohne X hätten sie nie unterschrieben, meint er": that did not come about.
  if (clause.tokens.some((i) => unreal.test((tokens[i] as Token).lower))) return false;
  if ((index.clausesOfSentence[clause.sentence] ?? []).some((c) => c.conditional && c.mood === 'sub2')) return false;
  return clause.kind === 'main'
    ? reportOf(index, clause) !== undefined || followsReport(index, clause)
    : /^da(?:ss|ß)$/.test(clause.conjunction ?? '') && speechVerbs.has(clauses[clause.parent ?? -1]?.verb ?? '');
};
/** "Ein Sprecher wies das zurück. Die USA selbst hätten den Vertrag verletzt": the words of whom the sentence before lets speak. */
const followsReport = (index: Index, { sentence, first }: Clause): boolean =>
  index.document.sentences[sentence]?.first === first &&
  (index.clausesOfSentence[sentence - 1] ?? []).some(
    ({ kind, mood, verb = '' }) =>
      kind === 'main' &&
      (mood === 'sub1' || speechVerbs.has(verb) || denialVerbs.has(verb) || accusationVerbs.has(verb)),
  );
const unreal = /^(?:dann|ohne|fast|beinahe|sonst|andernfalls|ansonsten|gern|gerne|lieber|besser)$/;

/** The manner of what a clause says, through all clauses that govern it. */
export const mannerOf = (index: Index, told: Clause): Manner => {
  const clause: Clause = isReported(index, told) ? { ...told, mood: 'sub1' } : told;
  const because: string[] = [];
  // "X will A besuchen, Y angeblich B", "X kritisierte A, Y nicht": what is said of the verb holds for both, and words of its own for the one.
  const shared = clause.sharesVerbOf === undefined ? undefined : index.document.clauses[clause.sharesVerbOf];
  if (shared !== undefined) {
    const manner = mannerOf(index, shared);
    if (manner.status === undefined) return manner;
    if (clause.negated && manner.status !== 'asserted') return { ...manner, status: undefined };
    const said = clause.negated ? 'denied' : adverbStep(index.document.tokens, clause)?.step;
    const step = said === undefined ? manner.status : combine(said, manner.status);
    return { ...manner, status: step === 'none' ? undefined : step };
  }
  const own = ownManner(clause);
  if (own.because !== undefined) because.push(own.because);
  let step: Step = own.step;
  const answers = index.spokenBy.get(clause.sentence)?.entity;
  let speaker = sourceOf(index, clause) ?? answers;
  let inner = clause;
  // "hätte unterzeichnen sollen": and did not.
  const words = index.document.tokens;
  if (clause.modal !== undefined && clause.verbTokens.some((i) => /^hätte[nt]?$/.test((words[i] as Token).lower))) {
    step = 'none';
    because.push('what should have been');
  }
  const adverb = step === 'asserted' || step === 'planned' ? adverbStep(words, clause) : undefined;
  if (adverb !== undefined) {
    step = combine(adverb.step, step);
    because.push(`„${adverb.word}“`);
  }
  // "X würde den Vertrag unterzeichnen": if it came to that; in reported words it stands for "werde".
  if (
    clause.kind === 'main' &&
    clause.mood === 'sub2' &&
    clause.tense === 'future' &&
    reportOf(index, clause) === undefined
  ) {
    step = 'none';
    because.push('würde');
  }
  if (isDue(words, clause) || (clause.kind === 'main' && isExempted(index, clause))) {
    step = 'none';
    because.push('what is to be done, or to be made an exception for');
  }
  const aimed = aimOf(index, clause);
  if (aimed !== undefined) {
    step = combine(aimed.step, step);
    because.push(`behind „${aimed.noun}“`);
  }
  if (aimed === undefined && opensSentence(index, clause)) {
    step = 'none';
    because.push('an infinitive before its verb');
  }
  for (let depth = 0; depth < 4; depth++) {
    // "Ob X unterzeichnet, ist offen", "Bevor X unterzeichnet, …": not yet; "ohne dass X unterzeichnet": not at all.
    const notYet = upcoming.has(inner.conjunction ?? '') && inner.tense === 'present';
    // "Wann X unterzeichnet, ist offen", "Damit X unterzeichnet, …": it is to come.
    // … but "Damit ist X Mitglied": behind the adverb stands the verb.
    const opens = inner.verbTokens[0] !== inner.first + 1 && /^(?:wann|damit)$/.test(inner.conjunction ?? '');
    if (opens && inner.tense === 'present') step = combine('planned', step);
    if (inner.conjunction === 'ob' || (inner === clause && notYet)) {
      step = 'none';
      break;
    }
    if (opensWithout(index, inner)) {
      step = combine('denied', step);
      break;
    }
    let outer: Clause | undefined;
    if (inner.kind === 'main') outer = reportOf(index, inner);
    else if (inner.parent === undefined) outer = aboveIt(index, inner);
    else if (inner.parent !== undefined && inner.kind !== 'relative' && inner.kind !== 'participle')
      outer = index.document.clauses[inner.parent];
    if (outer === undefined) break;
    if (inner.conjunction === 'um') {
      // "tut alles, um Y zu unterstützen": who does so supports Y.
      if (doesAll(index, outer) && furtheringVerbs.has(inner.verb ?? '')) {
        const whole = mannerOf(index, outer).status;
        step = outer.negated || whole === undefined ? 'none' : combine(whole, step);
        break;
      }
      step = isTooMuch(index, outer) ? 'none' : combine('planned', step);
      because.push('a purpose (um … zu)');
      break;
    }
    if (inner.conjunction === 'ohne' || inner.conjunction === 'statt' || inner.conjunction === 'anstatt') {
      step = combine('denied', step);
      break;
    }
    const adverbial =
      inner.kind === 'subordinate' &&
      inner.conjunction !== 'dass' &&
      inner.conjunction !== 'daß' &&
      inner.conjunction !== 'wenn';
    if (!adverbial) {
      const doubt = doubted(index, inner, outer);
      const effect = isUntrue(index, inner, outer)
        ? untrue
        : doubt !== undefined
          ? { ...doubt, speaks: false }
          : governed(outer.verb, inner, outer);
      step = combine(effect.step, step);
      if (effect.because !== undefined) because.push(effect.because);
      if (inner.kind === 'infinitive' && effect.step === 'asserted' && isReady(index, outer)) {
        step = combine(outer.negated ? 'denied' : 'planned', step);
        because.push('ready for it');
      }
      if (inner.kind === 'infinitive' && effect.step === 'asserted' && !isReady(index, outer)) {
        const hindered = undone(index, outer);
        if (hindered !== undefined) {
          step = combine(hindered, step);
          because.push(`under „${outer.verb}“`);
        } else if ((aimed === undefined || inner !== clause) && !outer.negated && !tellsDeed(index, outer, inner)) {
          step = combine(isAhead(index, outer) ? 'planned' : 'none', step);
          because.push(`only spoken of under „${outer.verb}“`);
        }
      }
      // "kritisierte die Entscheidung Roms, … zu": that is not what he says himself.
      const isOwnPlan = inner === clause && aimed?.step === 'planned';
      if (effect.speaks && speaker === undefined && !isOwnPlan) speaker = speakerOf(index, outer);
      // "will …, dass": the outer clause's own modal or condition colours an infinitive under it.
      if (inner.kind === 'infinitive' && outer.modal !== undefined) step = combine(ownManner(outer).step, step);
      if (outer.conditional) step = 'none';
    } else if (
      // "weigerte sich, mit X zu reden, solange diese Y trifft": what X does is the reason, and is not refused.
      outer.kind === 'infinitive' &&
      refusalVerbs.has(index.document.clauses[outer.parent ?? -1]?.verb ?? '') &&
      /^(?:da|nachdem|obwohl|solange|weil)$/.test(inner.conjunction ?? '')
    )
      break;
    inner = outer;
  }
  const claim = step === 'asserted' ? claimBefore(index, clause) : undefined;
  if (claim?.isClaim === true) {
    step = 'claimed';
    because.push(`behind „${claim.noun}“`);
    speaker ??= claim.by[0]?.entity;
  }
  return { status: step === 'none' ? undefined : step, because, ...(speaker === undefined ? {} : { speaker }) };
};

/** Conjunctions before what has not come yet, where its verb stands in the present. */
const upcoming: ReadonlySet<string> = new Set(['bevor', 'ehe', 'sobald', 'bis']);

/** "hat den Vertrag zu unterzeichnen", "ist noch zu unterzeichnen": what must be done. */
const isDue = (words: readonly Token[], { kind, modal, verbTokens }: Clause): boolean =>
  kind !== 'infinitive' &&
  modal === undefined &&
  // "haben unterschrieben und weigern sich zu zahlen": only where nothing else stands in the bracket.
  verbTokens.length === 2 &&
  verbTokens.some((i) =>
    /^(?:ha(?:t|ben|be|tten?)|ist|sind|war(?:en)?|sei|bleib(?:t|en))$/.test((words[i] as Token).lower),
  ) &&
  verbTokens.some(
    (i) =>
      (words[i - 1]?.lower === 'zu' && (words[i] as Token).analyses.some((a) => a.form === 'inf')) ||
      ((words[i] as Token).analyses.some((a) => a.form === 'izu') && (words[i] as Token).lower !== 'zu'),
  );

/** "…, es sei denn, X unterzeichnet": only if he does. */
const isExempted = ({ clausesOfSentence, document }: Index, { sentence, index }: Clause): boolean => {
  const before = clausesOfSentence[sentence]?.find((c) => c.index === index - 1);
  return (
    before?.verb === 'sein' && before.mood === 'sub1' && before.tokens.some((i) => document.tokens[i]?.lower === 'denn')
  );
};

/** "ist zu schwach, um … zu": what is too much or too little for it. */
const isTooMuch = ({ document }: Index, { tokens }: Clause): boolean =>
  tokens.some((i) => document.tokens[i]?.lower === 'zu' && document.tokens[i + 1]?.pos === 'ADJ');

/** "tut alles, um …", "unternimmt vieles, um …": with a verb of helping or harming it does what it aims at; who is to be met has not been. */
const doesAll = (index: Index, clause: Clause): boolean =>
  /^(?:tun|unternehmen)$/.test(clause.verb ?? '') &&
  clause.tokens.some((i) => /^(?:alles|vieles|viel)$/.test((index.document.tokens[i] as Token).lower));

/** "Die Ukraine zu unterstützen, wäre richtig": in front of its verb an infinitive is only spoken of, unless its noun or a refusal says more. */
const opensSentence = ({ document }: Index, { kind, conjunction, first, parent }: Clause): boolean => {
  const outer = kind === 'infinitive' && conjunction === undefined ? document.clauses[parent ?? -1] : undefined;
  // "Das Abkommen zu unterzeichnen, lehnte X ab": it says that X did not.
  return outer?.kind === 'main' && first < (outer.verbTokens[0] ?? 0) && !refusalVerbs.has(outer.verb ?? '');
};

interface Claim {
  readonly noun: string;
  /** True of a reproach or rumour; a statement or a criticism may well be so. */
  readonly isClaim: boolean;
  readonly by: readonly Referent[];
}
/** "der Vorwurf Ys, X habe gelogen", "Y erhob den Vorwurf, dass X lüge": the noun right before a clause that tells what it says, and whose it is. */
export const claimBefore = (index: Index, clause: Clause): Claim | undefined => {
  const { tokens, phrases, phraseOf, clauses, clauseOf } = index.document;
  const says = clause.kind === 'main' ? clause.mood !== 'indicative' : /^da(?:ss|ß)$/.test(clause.conjunction ?? '');
  if (!says) return undefined;
  const comma = tokens[clause.first]?.text === ',' ? clause.first : clause.first - 1;
  if (tokens[comma]?.text !== ',') return undefined;
  // "wies den Vorwurf zurück, X …": the prefix of the verb may stand between.
  let phrase = phrases[phraseOf[comma - 1] ?? phraseOf[comma - 2] ?? -1];
  while (phrase?.parent !== undefined && (phrase.link === 'genitive' || phrase.preposition === 'von'))
    phrase = phrases[phrase.parent];
  const noun = tokens[phrase?.head ?? -1]?.lemma.toLowerCase() ?? '';
  const isClaim = claimNouns.has(noun);
  if (phrase === undefined || !(isClaim || sayingNouns.has(noun))) return undefined;
  const own = (index.children.get(phrase.index) ?? [])
    .filter((child) => child.link === 'genitive' || child.preposition === 'von')
    .flatMap((child) => referentsOf(index, child, { through: false }));
  const holder = clauses[clauseOf[phrase.head] ?? -1];
  const raised = own.length === 0 && holder !== undefined && raisingVerbs.has(holder.verb ?? '') && !holder.negated;
  const by = raised
    ? argumentPhrases(index.document, holder, 'subject').flatMap((p) => referentsOf(index, p, { through: false }))
    : own;
  return { noun, isClaim, by: by.filter((r) => r.type !== 'Treaty') };
};

/** "hat den Plan Roms kritisiert, …", "lehnt den Plan Roms ab, …": the noun before an infinitive ends where the verb above that closes. */
export const behindNoun = ({ clauses }: Document, clause: Clause, comma: number): number => {
  const closing = clauses[clause.parent ?? -1]?.verbTokens ?? [];
  let end = comma;
  while (closing.includes(end - 1)) end--;
  return end;
};

/** "sein Plan, Rom zu besuchen", "die Weigerung, X zu treffen", "die Sorge, dass X …": what the noun before an infinitive or a clause with „dass“ makes of it. */
const aimOf = ({ document }: Index, clause: Clause): { readonly step: Step; readonly noun: string } | undefined => {
  const { conjunction } = clause;
  const told = conjunction === 'wonach' || conjunction === 'denen' || conjunction === 'demzufolge';
  const said = conjunction === 'dass' || conjunction === 'daß' || told;
  if (!said && (clause.kind !== 'infinitive' || clause.conjunction !== undefined)) return undefined;
  const comma = document.tokens[clause.first]?.text === ',' ? clause.first : clause.first - 1;
  if (document.tokens[comma]?.text !== ',') return undefined;
  const supposed = document.tokens[comma - 1]?.lower ?? '';
  if (said && suppositionNouns.has(supposed)) return { step: 'none', noun: supposed };
  // "wies Berichte zurück, wonach …": the particle of the verb may stand between.
  const particle = told && (document.phraseOf[comma - 1] ?? -1) < 0 ? 1 : 0;
  const end = said ? comma - particle : behindNoun(document, clause, comma);
  let phrase = document.phrases[document.phraseOf[end - 1] ?? -1];
  if (phrase === undefined || phrase.last !== end) return undefined;
  // "die Absicht Serbiens", "die Absicht von Serbien, … zu"
  const belongs = (p: Phrase): boolean =>
    p.link === 'genitive' ||
    (p.link === 'preposition' &&
      /^(?:von|an|gegen|durch)$/.test(p.preposition ?? '') &&
      document.tokens[p.head]?.pos === 'PROPN');
  while (phrase !== undefined && belongs(phrase) && phrase.parent !== undefined)
    phrase = document.phrases[phrase.parent];
  const noun = (document.tokens[phrase?.head ?? -1]?.lemma ?? '').toLowerCase();
  const isOne = (list: ReadonlySet<string>): boolean =>
    list.has(noun) || list.has(noun.slice(noun.lastIndexOf('-') + 1));
  // "hat die Forderung zurückgewiesen, … zu": what is asked for is denied by the verb.
  if (end < comma && !said) return isOne(intentionNouns) ? { step: 'planned', noun } : undefined;
  if (told && reportNouns.has(noun)) {
    const holder = document.clauses[document.clauseOf[phrase?.head ?? -1] ?? -1];
    if (holder !== undefined && isDenying(document.tokens, holder)) return { step: 'denied', noun };
    return claimNouns.has(noun) ? { step: 'claimed', noun } : undefined;
  }
  if (allegations.test(noun)) return { step: 'claimed', noun };
  if (refusalNouns.has(noun)) return { step: said ? 'none' : 'denied', noun };
  if (isOne(wishNouns) || chances.has(noun)) return { step: 'none', noun };
  return isOne(intentionNouns) ? { step: 'planned', noun } : undefined;
};
/** "dementierte Berichte, wonach …", "Berichte, wonach …, sind falsch". */
const isDenying = (words: readonly Token[], { verb, negated, tokens }: Clause): boolean =>
  !negated &&
  (denialVerbs.has(verb ?? '') ||
    tokens.some(
      (i) => invented.has((words[i] as Token).lower) || /^(?:falsch|haltlos)$/.test((words[i] as Token).lower),
    ));
/** "der Vorwurf, dass X …": what somebody says of another. */
const allegations = /(?:vorwurf|behauptung|verdacht|anschuldigung|unterstellung|beschuldigung|these)$/;
const refusalNouns: ReadonlySet<string> = new Set(['weigerung', 'verzicht', 'ablehnung', 'unwille', 'unfähigkeit']);
const chances: ReadonlySet<string> = new Set('recht möglichkeit chance gelegenheit pflicht aufgabe verbot'.split(' '));

/** "besuchte womöglich Indien", "besucht demnächst Indien", "besuchte angeblich Indien": what an adverb of the clause makes of it. */
const adverbStep = (
  words: readonly Token[],
  { tokens, tense }: Clause,
): { readonly step: Step; readonly word: string } | undefined => {
  for (const i of tokens) {
    const { lower, text } = words[i] as Token;
    const before = words[i - 1]?.lower ?? '';
    const two = `${before} ${lower}`;
    // "X, künftig kein Mitglied, …", "mutmaßlich wichtige Ziele": of what stands there alone.
    if (before === ',' || (words[i + 1]?.pos === 'ADJ' && words[i + 2]?.pos === 'NOUN')) continue;
    if (hearsayAdverbs.has(lower) || hearsayAdverbs.has(two)) return { step: 'claimed', word: text };
    if (tense === 'present' && (soonAdverbs.has(lower) || soonAdverbs.has(two))) return { step: 'planned', word: text };
    // "…, vielleicht am Dienstag", "vielleicht zehn": only what follows is unsure.
    const isNarrow = before === ',' || before === '(' || words[i + 1]?.pos === 'NUM';
    // "entzieht ihm womöglich das Stimmrecht": in the present it may come.
    if ((unsureAdverbs.has(lower) || unsureAdverbs.has(two)) && !isNarrow)
      return { step: tense === 'present' ? 'planned' : 'none', word: text };
  }
  return undefined;
};

/** "ohne dass", "statt dass". */
const opensWithout = ({ document }: Index, { first }: Clause): boolean =>
  [first, first - 1].some(
    (i) =>
      /^(?:ohne|statt|anstatt)$/.test(document.tokens[i]?.lower ?? '') &&
      /^da(?:ss|ß)$/.test(document.tokens[i + 1]?.lower ?? ''),
  );

/**
 * What a clause that neither wants nor refuses makes of an infinitive under it: "denkt nicht daran, … zu", "sieht keinen Grund, … zu",
 * "es gelang X nicht, … zu" deny it, "steht kurz davor, … zu" tells what is to come.
 */
const undone = (index: Index, outer: Clause): Step | undefined => {
  const words = outer.tokens.map((i) => index.document.tokens[i] as Token);
  if (outer.verb === 'nehmen' && words.some((t) => t.lower === 'abstand')) return outer.negated ? 'asserted' : 'denied';
  if (outer.verb === 'stehen' && words.some((t) => t.lower === 'davor')) return outer.negated ? 'denied' : 'planned';
  if (isFarFrom(index.document.tokens, outer.tokens)) return outer.negated ? undefined : 'denied';
  if (!outer.negated || outer.verb === undefined || onlyThemselves.has(outer.verb)) return undefined;
  return words.some((t) => noHindrance.test(t.lemma) || t.lower === 'müde') ? undefined : 'denied';
};

/** "ist im Begriff, … zu", "hat vor, … zu", "ist auf dem besten Weg, … zu", "stellt in Aussicht, … zu": it is to come. */
const isAhead = ({ document }: Index, { tokens, verb = '' }: Clause): boolean =>
  tokens.some((i) => {
    const { lower } = document.tokens[i] as Token;
    return aheadWords.has(lower) || aheadWith.get(lower)?.has(verb) === true;
  });

/** "ist bereit, den Vertrag zu unterzeichnen", "zeigte sich gewillt": of who has not done it yet. */
const isReady = ({ document }: Index, { tokens }: Clause): boolean =>
  tokens.some((i) => ready.has((document.tokens[i] as Token).lower)) && !isFarFrom(document.tokens, tokens);
/** "alles andere als bereit, … zu", "weit davon entfernt, … zu". */
const isFarFrom = (words: readonly Token[], tokens: readonly number[]): boolean =>
  tokens.some((i) => {
    const { lower } = words[i] as Token;
    return (
      (lower === 'als' && words[i - 1]?.lower === 'andere' && words[i - 2]?.lower === 'alles') ||
      (lower === 'entfernt' && words[i - 1]?.lower === 'davon')
    );
  });
const ready: ReadonlySet<string> = new Set([
  'bereit',
  'gewillt',
  'willens',
  'entschlossen',
  'geneigt',
  'gesprächsbereit',
]);

/** "brachte keine Annäherung": the negation is the „kein“ of another phrase. */
const onlyObjectNegated = ({ document }: Index, clause: Clause, { first, head }: Phrase): boolean => {
  const words = clause.tokens.map((i) => document.tokens[i] as Token);
  return (
    clause.negated &&
    clause.modal === undefined &&
    !words.some((t) => t.lower === 'nicht' || t.lower === 'nie' || t.lower === 'niemals') &&
    !words.some((t) => t.index >= first && t.index <= head && t.lower.startsWith('kein'))
  );
};

/** Prepositions of the occasion on which something happens. */
const occasions: ReadonlySet<string> = new Set(['bei', 'an', 'auf', 'in', 'vor', 'während', 'zu']);
const isIntended = ({ modal, tense }: Clause): boolean =>
  modal === 'wollen' || modal === 'sollen' || tense === 'future';

/** "Am Rande des Treffens will X …": what is intended for an occasion puts it off as well. */
export const isStillToCome = (index: Index, phrase: Phrase, preposition: string): boolean => {
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  return clause !== undefined && occasions.has(preposition) && isIntended(clause);
};

/** Prepositions that say when or why something else happens. */
export const circumstances: ReadonlySet<string> = new Set(
  'nach seit während wegen trotz angesichts aufgrund infolge anlässlich ungeachtet'.split(' '),
);

/** "gegen Sanktionen stimmen", "ein Veto gegen Sanktionen einlegen": what somebody is against before it is decided. */
const isAverted = ({ preposition }: Phrase, verb: string): boolean => preposition === 'gegen' && averting.has(verb);
const averting: ReadonlySet<string> = new Set('einlegen stimmen votieren sperren stemmen aussprechen sein'.split(' '));

/** Verbs of planning, which rule out what they are negated beside. */
const planning: ReadonlySet<string> = new Set(['planen', 'vorsehen', 'beabsichtigen', 'vorhaben', 'erwägen']);

/** "Zu einem Treffen kam es nicht": the event is as real as its coming. */
const isComeTo = ({ preposition }: Phrase, { verb }: Clause): boolean => preposition === 'zu' && verb === 'kommen';

/** Prepositions before what a verb of wishing wants. */
const aims: ReadonlySet<string> = new Set(['für', 'auf', 'um', 'zu']);

/** Nouns whose „nach“ says what is wanted. */
const seeking =
  /(?:forderung|ruf|wunsch|verlangen|suche|sehnsucht|drang|bedarf|streben|frage|drängen|bedürfnis|begehren|schrei)$/i;

/** "tritt nach der Ratifizierung in Kraft", "wird … in Kraft treten": it is not in force yet. */
const isToEnterIntoForce = ({ document }: Index, { verb, tense, tokens }: Clause): boolean =>
  verb === 'treten' &&
  (tense === 'present' || tense === 'future') &&
  tokens.some((i) => document.tokens[i]?.text === 'Kraft');

/** Whether an event that is the subject came about: "das Treffen blieb aus", "… steht bevor", "es drohen Sanktionen". */
const comingOf = ({ document, clausesOfSentence }: Index, clause: Clause): Step | undefined => {
  const { verb, negated, tokens, sentence, index } = clause;
  if (failing.has(verb ?? '')) return negated ? 'asserted' : 'denied';
  // "fiel aus", but "fiel scharf aus"
  if (verb === 'ausfallen' && !tokens.some((i) => isLoneAdjective({ document }, i)))
    return negated ? 'asserted' : 'denied';
  if (pausing.has(verb ?? '')) return 'planned';
  if (verb === 'rücken' && tokens.some((i) => document.tokens[i]?.lower === 'näher')) return 'planned';
  const isNow = tokens.some((i) =>
    /^(?:gerade|derzeit|zurzeit|momentan|heute|jetzt|(?:vergangen|vorig|letzt)e[nrms]?)$/.test(
      document.tokens[i]?.lower ?? '',
    ),
  );
  // "findet am Montag statt"; without a time it may be going on.
  const isDated = (): boolean => document.times.some(({ first }) => document.clauseOf[first] === index);
  if (verb === 'stattfinden' && clause.tense === 'present' && clause.modal === undefined && !isNow && isDated())
    return negated ? 'denied' : 'planned';
  const bevor = verb === 'stehen' && document.tokens[tokens.at(-1) ?? -1]?.lower === 'bevor';
  if (bevor || verb === 'bevorstehen' || verb === 'anstehen') return negated ? 'none' : 'planned';
  // "Die Sanktionen drohen zu scheitern"
  const next = clausesOfSentence[sentence]?.find((c) => c.kind === 'infinitive' && c.parent === index);
  const further =
    next !== undefined && !failing.has(next.verb ?? '') && !/^(?:scheitern|ausfallen)$/.test(next.verb ?? '');
  return verb === 'drohen' && !further && clause.verbTokens.length === 1 ? 'none' : undefined;
};
const failing: ReadonlySet<string> = new Set([
  'ausbleiben',
  'unterbleiben',
  'entfallen',
  'platzen',
  'missglücken',
  'flachfallen',
]);
/** Verbs of what is not there yet. */
const pausing: ReadonlySet<string> = new Set(['näherrücken', 'heranrücken', 'bevorstehen', 'anstehen']);
const isLoneAdjective = ({ document }: Pick<Index, 'document'>, i: number): boolean =>
  document.tokens[i]?.pos === 'ADJ' && (document.phraseOf[i] ?? -1) < 0;

/** Verbs that say of an event only that it happens. */
const happening: ReadonlySet<string> = new Set(
  'stattfinden erfolgen kommen zustandekommen geschehen passieren eintreten folgen beginnen starten anlaufen sein geben stehen'.split(
    ' ',
  ),
);

/**
 * "Ein Besuch ist möglich", "… steht auf der Kippe", "… kommt infrage", "hält einen Besuch für denkbar": what is said of an event that may come,
 * with a verb that only joins it to the event.
 */
const isOnlyPossible = (
  { document }: Index,
  { verb, tokens, tense, mood, voice }: Clause,
  { definite, number }: Phrase,
  role: string | undefined,
): Step | undefined => {
  // "brachte Bewegung ins Spiel": what somebody brings there is the object.
  const joins = role === 'subject' && voice === 'active' ? joining : placing;
  if (!joins.has(verb ?? '') || (mood === 'indicative' && tense === 'perfect')) return undefined;
  // "Die Sanktionen stehen auf der Kippe": they are in force.
  if (definite && number === 'pl') return undefined;
  for (const i of tokens) {
    const { lower } = document.tokens[i] as Token;
    // "Der Beitritt war überfällig": by then it had come.
    if (possibleEvents.has(lower) && tense !== 'past') return 'none';
    const before = document.tokens[i - 1]?.lower ?? '';
    if (openPlaces.has(`${before} ${lower}`) || openPlaces.has(`${document.tokens[i - 2]?.lower ?? ''} ${lower}`))
      return 'planned';
    if (lower === 'infrage') return 'planned';
  }
  return undefined;
};
const joining: ReadonlySet<string> = new Set(
  'sein bleiben gelten stehen rücken kommen liegen erscheinen scheinen lassen'.split(' '),
);
const placing: ReadonlySet<string> = new Set('halten bringen stellen rücken'.split(' '));

/**
 * "Die Kritik Xs an Y ist nicht neu", "… teilt Z nicht": a definite word of somebody was said, where what is negated takes it for granted;
 * "Die Angriffe Xs reißen nicht ab": what does not end goes on.
 */
const isGiven = (
  { document }: Index,
  { verb, voice, tokens }: Clause,
  phrase: Phrase,
  spoken: boolean,
  isSubject: boolean,
): boolean =>
  (isSubject && voice === 'active' && ceasing.has(verb ?? '')) ||
  (spoken &&
    phrase.definite &&
    (taking.has(verb ?? '') ||
      (/^(?:sein|nehmen)$/.test(verb ?? '') && tokens.some((i) => qualities.test(document.tokens[i]?.lower ?? '')))));

/** What can only be said of words that were spoken. */
const qualities =
  /^(?:neu|ernst|falsch|richtig|berechtigt|unberechtigt|gerechtfertigt|begründet|unbegründet|überraschend|verwunderlich|verständlich|nachvollziehbar|angebracht|angemessen|hilfreich|fair|haltbar|stichhaltig)$/;
const ceasing: ReadonlySet<string> = new Set(
  'abebben abflauen abnehmen abreißen aufhören enden nachlassen verebben verhallen verstummen'.split(' '),
);
/** Verbs of what becomes of words that were spoken: of agreeing with them, heeding and answering them. */
const taking: ReadonlySet<string> = new Set(
  'abebben abreißen akzeptieren ändern annehmen beachten beeindrucken beirren beantworten erfüllen ernstnehmen fruchten gelten hinnehmen kommentieren nachvollziehen teilen überraschen überzeugen verhallen verstehen verstummen verwundern wundern zurücknehmen'.split(
    ' ',
  ),
);

/** "die Debatte über die Kritik Chinas": what was said is what the talk is about; what is to be done ("Debatte über Sanktionen") is open. */
const isTalkOf = ({ preposition }: Phrase, talk: string): boolean =>
  preposition === 'über' && /(?:debatte|diskussion)$/.test(talk);

/**
 * "will den Angriff verurteilen", "kam, um die Opfer des Krieges zu ehren", "wollte den Besuch nicht kommentieren": what one thinks or
 * says of an event says nothing of whether that took place; who speaks of a definite one says that it did.
 */
const isMinded = (
  index: Index,
  phrase: Phrase,
  top: Phrase,
  { verb, voice, mood, conditional }: Clause,
  role?: string,
): boolean => {
  if (!phrase.definite || conditional) return false;
  for (let up: Phrase | undefined = phrase; up !== undefined && up !== top; ) {
    up = index.document.phrases[up.parent ?? -1];
    if (up !== undefined && mindingNouns.has((index.document.tokens[up.head] as Token).lemma.toLowerCase()))
      return true;
  }
  return (
    mood === 'indicative' && mindingVerbs.has(verb ?? '') && role === (voice === 'passive' ? 'subject' : 'accusative')
  );
};

/** "Der Besuch half nicht", "konnte X nicht überzeugen": a definite event, in the past, of which more is said than that it happened. */
const isSureEvent = (
  { verb, voice, tense, mood, modal }: Clause,
  { definite }: Phrase,
  role: string | undefined,
  { made, isStep }: { readonly made: boolean; readonly isStep: boolean },
): boolean =>
  definite && !made && !isStep && voice === 'active' && mood === 'indicative' && isPastOf(tense, modal, verb, role);
const isPastOf = (
  tense: Clause['tense'],
  modal: string | undefined,
  verb: string | undefined,
  role: string | undefined,
): boolean =>
  (tense === 'past' || tense === 'perfect') &&
  (modal === undefined || modal === 'können') &&
  role === 'subject' &&
  // "Die Einladung beschloss der Gipfel nicht": in front of such a verb it is the object.
  !/^(?:ankommen|eintreffen|beschließen|billigen|genehmigen|aussprechen)$/.test(verb ?? '') &&
  !happening.has(verb ?? '');

/** "Bei einem Beitritt drohen Proteste": what would follow if it came to it. */
const isOnCondition = ({ verb, mood, modal }: Clause, { preposition, definite }: Phrase): boolean =>
  preposition === 'bei' && !definite && (verb === 'drohen' || (mood === 'sub2' && modal !== 'sollen'));

/** "Der geplante Besuch hat begonnen", "startete die angekündigte Offensive". */
const isUnderWay = ({ verb, tense, modal, mood, negated, arguments: own }: Clause, { index }: Phrase): boolean =>
  beginning.has(verb ?? '') &&
  (tense === 'past' || tense === 'perfect') &&
  modal === undefined &&
  mood === 'indicative' &&
  !negated &&
  own.some((a) => a.phrase === index && (a.role === 'accusative' || a.role === 'subject'));
const beginning: ReadonlySet<string> = new Set(['anlaufen', 'antreten', 'beginnen', 'eröffnen', 'starten']);

/** What a noun names, where that matters for its manner. */
interface NounEvent {
  /** Words (a criticism, a demand), which refusing does not undo. */
  readonly spoken?: boolean;
  /** What the clause brings about ("verhängt Sanktionen gegen X"): as real as the clause. */
  readonly made?: boolean;
  /** A step that is spoken of long before it is taken (accession, withdrawal, signature): wanted or refused, it is to come. */
  readonly step?: boolean;
}

/** "berät über den Angriff": a definite deed of violence has been done. */
const isDone = (tokens: readonly Token[], { preposition, definite, head }: Phrase): boolean =>
  preposition === 'über' && definite && deedNouns.has((tokens[head] as Token).lemma.toLowerCase());

/** Nouns of talk that leaves open whether anybody wants it: "die Debatte über den Beitritt". */
const openTalk = /(?:frage|debatte|diskussion|gerücht|spekulation|verzicht|weigerung)$/;

/** Verbs of those who want another not to do something. */
const opposing: ReadonlySet<string> = new Set(['ablehnen', 'verhindern', 'vermeiden', 'verbieten', 'untersagen']);

/** "verhandelt über den Beitritt", "ist gegen die Aufnahme": what the preposition and its verb put off. */
const isPending = ({ preposition }: Phrase, verb: string): boolean =>
  pendingVerbs.get(preposition ?? '')?.has(verb) === true;

/**
 * The manner of an event that a noun names ("der geplante Besuch", "fordert Sanktionen gegen X"): adjectives before it, the
 * noun that it hangs on, and the verb whose object it is.
 */
export const mannerOfNoun = (
  index: Index,
  phrase: Phrase,
  { spoken = false, made = false, step: isStep = false }: NounEvent = {},
): Manner => {
  const { document } = index;
  const because: string[] = [];
  let step: Step = 'asserted';
  for (let i = phrase.first; i < phrase.head; i++) {
    const token = document.tokens[i] as Token;
    const lemma = token.lemma.toLowerCase();
    const known = (set: ReadonlySet<string>): boolean => set.has(lemma) || set.has(lemma.replace(/e[rnms]?$/, ''));
    if (known(plannedAdjectives)) step = combine('planned', step);
    else if (known(claimedAdjectives)) step = combine('claimed', step);
    else if (known(unrealAdjectives)) step = 'none';
    // "der in Aussicht gestellte Besuch"
    else if (lemma.startsWith('gestellt') && document.tokens[i - 1]?.lower === 'aussicht')
      step = combine('planned', step);
    else if (/^kein/i.test(token.text)) step = combine('denied', step);
    if (step !== 'asserted') because.push(`„${token.text}“`);
  }
  let top: Phrase = phrase;
  // "Drei Monate nach dem Angriff": the preposition may stand on the way up.
  let tellsWhen = circumstances.has(phrase.preposition ?? '');
  for (let depth = 0; depth < 4 && top.parent !== undefined; depth++) {
    const up = document.phrases[top.parent];
    if (up === undefined) break;
    // "trat Y für Gespräche mit Z ein": a name has no complements, what stands behind it belongs to the verb.
    if (top.link === 'preposition' && (document.tokens[up.head] as Token).pos === 'PROPN') break;
    // "die Angst vor einer Eskalation nach dem Abschuss": what something follows has happened, "die Forderung nach Abzug" asks for it.
    const lemmaAbove = (document.tokens[up.head] as Token).lemma;
    if (top.link === 'preposition' && circumstances.has(top.preposition ?? ''))
      if (top.preposition !== 'nach' || !seeking.test(lemmaAbove)) break;
    tellsWhen ||= circumstances.has(up.preposition ?? '');
    if (top.link === 'genitive' || top.link === 'preposition') {
      const lemma = (document.tokens[up.head] as Token).lemma.toLowerCase();
      if (spoken && isTalkOf(top, lemma)) because.push(`what „${lemma}“ is about`);
      // "die Absage seines Besuchs"
      else if (!spoken && top.link === 'genitive' && cancellingNouns.has(lemma)) {
        step = combine('denied', step);
        because.push(`under „${lemma}“`);
      } else if (wishNouns.has(lemma) || endsIn(lemma, wishNouns, 5)) {
        step = isStep && !openTalk.test(lemma) ? combine('planned', step) : 'none';
        because.push(`under „${lemma}“`);
      } else if (
        intentionNouns.has(lemma) ||
        (!spoken && top.link === 'preposition' && endsIn(lemma, pendingNouns, 1))
      ) {
        step = combine('planned', step);
        because.push(`under „${lemma}“`);
      }
    }
    top = up;
  }
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  // "hat eine lange geplante Offensive begonnen": what was planned is under way.
  if (step === 'planned' && top === phrase && clause !== undefined && isUnderWay(clause, phrase)) step = 'asserted';
  if (clause === undefined) return { status: step === 'none' ? undefined : step, because };
  const isArgument = clause.arguments.some((a) => a.phrase === top.index || a.phrase === phrase.index);
  const speaker = sourceOf(index, clause);
  // "Bald Gespräche mit X?"
  if (clause.verb === undefined && document.tokens[(document.sentences[clause.sentence]?.last ?? 0) - 1]?.text === '?')
    return { status: undefined, because: [...because, 'a question'] };
  // "statt des Besuchs": it did not take place.
  if (/^(?:an)?statt$/.test(top.preposition ?? ''))
    return { status: undefined, because: [...because, 'something else instead'] };
  if (isArgument && clause.verb !== undefined && clause.kind !== 'participle') {
    const role = clause.arguments.find((a) => a.phrase === top.index || a.phrase === phrase.index)?.role;
    // "Nach der Festnahme Xs verlangte Y …": when and why something is asked for is not what is asked for.
    const aside = role === 'prepositional' && tellsWhen;
    // "trat der Vertreter Ys für Gespräche ein": behind a subject it may seem to hang on, it is what the verb asks for.
    const asked = wishVerbs.has(clause.verb) && aims.has(phrase.preposition ?? '');
    const asObject = !aside && (role !== 'subject' || clause.voice === 'passive' || asked);
    const coming =
      role === 'subject' && clause.voice === 'active' && top === phrase ? comingOf(index, clause) : undefined;
    const isTold = top === phrase && (role === 'subject' || role === 'accusative') && !spoken;
    const possible = isTold ? isOnlyPossible(index, clause, phrase, role) : undefined;
    // "Kommt der Besuch?", "ob das Treffen stattfindet"
    const isAsked = clause.question || clause.conjunction === 'ob';
    if (possible !== undefined) {
      step = clause.negated && possible === 'planned' ? 'none' : combine(possible, step);
      because.push('said to be possible or open');
    } else if (isTold && isAsked && role === 'subject' && happening.has(clause.verb)) {
      step = 'none';
      because.push('a question');
    } else if (isTold && clause.conjunction === 'wann' && clause.tense === 'present') {
      step = combine('planned', step);
      because.push('asked when');
    } else if (role === 'prepositional' && clause.verb === 'geben' && clause.negated) {
      step = 'none';
      because.push('nothing is there for it');
    } else if (coming !== undefined && !(spoken && coming !== 'denied')) {
      step = combine(coming, step);
      because.push(`it „${clause.verb}“`);
    } else if (spoken && asObject && (refusalVerbs.has(clause.verb) || denialVerbs.has(clause.verb))) {
      because.push(`refused by „${clause.verb}“`);
    } else if (asObject && (wishVerbs.has(clause.verb) || refusalVerbs.has(clause.verb))) {
      // "verzichtet auf den Beitritt": who could have taken the step did not; on "ein Veto gegen den Beitritt": he lets it come.
      const isLeft = wishVerbs.has(clause.verb) || opposing.has(clause.verb) || (top !== phrase && step === 'planned');
      step = isStep && isLeft ? combine('planned', step) : 'none';
      because.push(`under „${clause.verb}“`);
    } else if (!spoken && isStep && role === 'subject' && clause.verb === 'scheitern') {
      step = 'none';
      because.push('it failed');
    } else if (!spoken && asObject && role !== 'prepositional' && hindranceVerbs.has(clause.verb)) {
      step = combine('planned', step);
      because.push(`held up by „${clause.verb}“`);
    } else if (role === 'prepositional' && !phrase.definite && isAverted(top, clause.verb)) {
      step = 'none';
      because.push(`averted by „${clause.verb}“`);
    } else if (!spoken && role === 'prepositional' && isPending(top, clause.verb) && !isDone(document.tokens, top)) {
      step = clause.negated ? 'none' : combine('planned', step);
      because.push(`ahead of „${clause.verb}“`);
    } else if (
      asObject &&
      intentionVerbs.has(clause.verb) &&
      // "Das Treffen ist für Montag vereinbart": an encounter that is agreed on is to come.
      (!resolved.has(clause.verb) || encounterNouns.has((document.tokens[phrase.head] as Token).lemma.toLowerCase())) &&
      // "gedachte der Opfer des Krieges": that is remembered, not intended.
      (role === 'accusative' || role === 'subject')
    ) {
      // "Ein Treffen ist nicht geplant", "Treffen sind keine geplant"
      const isRuledOut = clause.negated && planning.has(clause.verb);
      step = step === 'denied' ? 'denied' : combine(isRuledOut ? 'denied' : 'planned', step);
      because.push(`under „${clause.verb}“`);
    } else if (asObject && denialVerbs.has(clause.verb) && role !== 'prepositional') {
      // "schloss einen Besuch nicht aus": it may come.
      step = clause.negated ? 'none' : combine('denied', step);
      because.push(`under „${clause.verb}“`);
    } else if (role === 'prepositional' && isOnCondition(clause, top)) {
      step = 'none';
      because.push('if it comes to that');
    } else if (role === 'accusative' || role === 'subject' || clause.verb === 'geben' || isComeTo(top, clause)) {
      // "verhängt keine Sanktionen", "will Sanktionen verhängen": the event happens as far as the clause does.
      const outer = mannerOf(index, clause);
      // "verurteilte keinen Angriff", "unterstützt kein Veto": whether there was one is open.
      const leavesOpen =
        role === 'accusative' && !made && (mindingVerbs.has(clause.verb) || toleratingVerbs.has(clause.verb));
      if (clause.negated && step === 'denied') step = leavesOpen ? 'none' : 'denied';
      else if (!made && !isStep && isMinded(index, phrase, top, clause, role))
        because.push('spoken of as what took place');
      else if (
        clause.negated &&
        clause.modal === undefined &&
        isGiven(index, clause, phrase, spoken, role === 'subject')
      )
        because.push('what is told of it is negated, not itself');
      // "Der Besuch hat nicht geholfen", "hat den Angriff nicht vergessen": it took place, and what was to come of it did not.
      else if (clause.negated && isSureEvent(clause, phrase, role, { made, isStep }))
        because.push('what it brought about is negated, not itself');
      // "Das Treffen brachte keine Annäherung": it took place.
      else if (role === 'subject' && clause.voice === 'active' && onlyObjectNegated(index, clause, phrase))
        because.push('what it brought is negated, not itself');
      else if (clause.negated && leavesOpen && !isStep) step = 'none';
      else if (
        made ||
        clause.modal !== undefined ||
        clause.tense === 'future' ||
        clause.negated ||
        clause.conditional ||
        // "Ein Besuch wäre ein Fehler"
        (clause.mood === 'sub2' && (clause.tense !== 'perfect' || !phrase.definite)) ||
        clause.kind === 'infinitive'
      )
        step = outer.status === undefined ? 'none' : combine(outer.status, step);
    } else if (clause.conditional) step = 'none';
    else if (role === 'prepositional' && occasions.has(top.preposition ?? '') && isIntended(clause)) {
      // "Am Rande des Gipfels mit X will Y …", but "Nach dem Gipfel mit X will Y …"
      step = combine('planned', step);
      because.push('on an occasion to come');
    } else if (top.preposition === 'nach' && isToEnterIntoForce(index, clause)) {
      step = combine('planned', step);
      because.push('before what is to enter into force');
    }
  }
  return { status: step === 'none' ? undefined : step, because, ...(speaker === undefined ? {} : { speaker }) };
};
