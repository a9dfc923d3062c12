import { officeOf } from '../knowledge/offices.ts';
import type { Analysis, Argument, Case, Clause, Mention, Phrase, Role, Sentence, Token, VerbForm } from '../model.ts';
import {
  claimNouns,
  intentionNouns,
  reportingVerbs,
  representatives,
  sayingNouns,
  speechVerbs,
  wishNouns,
} from '../relate/words.ts';
import { allowsCase, genderOf, mayBeFeminine, numberOf } from './agreement.ts';
import { joinPhrases } from './attach.ts';
import { actorNamed, type Gap, type GapView, opensGap, readGap } from './gaps.ts';
import type { Morphology } from './morphology.ts';
import { type Chunks, isQuote, isSeparator, type PhraseDraft } from './phrases.ts';
import {
  accompanying,
  askingVerbs,
  bareParticles,
  coordinators,
  copulas,
  dativeVerbs,
  endsInThing,
  exampleComma,
  infinitiveOpeners,
  inquits,
  makingVerbs,
  modals,
  movingVerbs,
  narrowed,
  negators,
  objectVerbs,
  particles,
  plainParticiples,
  rareWithoutGe,
  relativePronouns,
  seinPerfect,
  subordinators,
  suppositions,
  timeNouns,
  tryingVerbs,
  willingVerbs,
} from './words.ts';

/*
 * Clauses of one sentence by the German verb bracket. Commas, colons, dashes and brackets cut the sentence into segments;
 * an opener (conjunction, relative pronoun) or a finite verb tells what each segment is: a clause of its own, the rest of an
 * outer clause that was interrupted, or words that belong to the clause at hand. Then each clause gets its verb complex
 * (finite verb, participle or infinitive at the end, separable prefix), and its phrases get their roles by case, agreement
 * with the verb, and order.
 */

type ClauseDraft = { -readonly [K in keyof Omit<Clause, 'tokens'>]: Clause[K] } & {
  tokens: number[];
  finite: number | undefined;
  /** True when nothing more can belong to it: a verb-final clause with its verb, or a closed verb bracket. */
  closed: boolean;
  coordinatedWith: number | undefined;
  /** Its finite verb is that of the clause it is coordinated with: "hat A gelobt und [B getadelt]". */
  borrowed: boolean;
};

export interface ClauseResult {
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
}

const isVerbal = (token: Token): boolean => token.pos === 'VERB' || token.pos === 'AUX';
const formBits: Readonly<Record<VerbForm, number>> = { fin: 1, inf: 2, izu: 4, part1: 8, part2: 16, imp: 32 };
/** Verb forms by list of analyses: words share their lists, and are asked many times. */
const formsOf = new WeakMap<readonly Analysis[], number>();
const hasForm = ({ analyses, text }: Token, form: VerbForm): boolean => {
  let forms = formsOf.get(analyses);
  if (forms === undefined) {
    forms = 0;
    // "erklärte" is a past; as a participle it is inflected and stands before a noun.
    const past = text.endsWith('te') && analyses.some((a) => a.form === 'fin' && a.tense === 'past');
    for (const { pos, form: own } of analyses)
      if (own !== undefined && (pos === 'VERB' || pos === 'AUX') && !(past && own === 'part2')) forms |= formBits[own];
    formsOf.set(analyses, forms);
  }
  return (forms & formBits[form]) !== 0;
};
const lemmaOfForm = (token: Token, form: string): string => {
  const readings = token.analyses.filter((a) => a.form === form && (a.pos === 'VERB' || a.pos === 'AUX'));
  // "gelobt", "gehört" may be of loben or geloben: the plain verbs listed are far more frequent.
  if (form === 'part2' && readings.length > 1) {
    const plain = readings.find((a) => plainParticiples.has(a.lemma));
    if (plain !== undefined) return plain.lemma;
    // "eingefroren" is of einfrieren, not of an eingefrieren.
    const joined = readings.find((a) =>
      readings.some(
        (b) =>
          b !== a &&
          b.lemma.indexOf('ge') > 0 &&
          b.lemma.length === a.lemma.length + 2 &&
          b.lemma.replace('ge', '') === a.lemma &&
          !rareWithoutGe.has(a.lemma),
      ),
    );
    if (joined !== undefined && token.lemma !== joined.lemma) return joined.lemma;
  }
  return (readings.find((a) => a.lemma === token.lemma) ?? readings[0])?.lemma ?? token.lemma;
};
const isAuxiliary = (lemma: string): boolean =>
  lemma === 'sein' || lemma === 'haben' || lemma === 'werden' || modals.has(lemma);

const isKein = (lower: string): boolean => lower.startsWith('kein') && /^kein(?:e[nmrs]?)?$/.test(lower);

const isCopula = (verb: string | undefined): boolean => verb !== undefined && copulas.has(verb);

/** Words of a bracket that says whose or how old somebody is. */
const longestAside = 7;

/** Builds the clauses of one sentence and gives its phrases their places in them. */
export const findClauses = (
  tokens: readonly Token[],
  sentence: Sentence,
  { phrases, participles }: Chunks,
  names: ReadonlyMap<number, Mention>,
  morphology: Morphology,
  offsets: { readonly phrase: number; readonly clause: number },
): ClauseResult => {
  const { first, last } = sentence;
  const clauses: ClauseDraft[] = [];
  const owner = new Int32Array(last - first).fill(-1);
  const phraseAt = new Int32Array(last - first).fill(-1);
  phrases.forEach((phrase, p) => {
    for (let i = phrase.first; i < phrase.last; i++) phraseAt[i - first] = p;
  });
  // Inner phrases win over those around them.
  phrases.forEach((phrase, p) => {
    if (phrase.link === 'genitive') for (let i = phrase.first; i < phrase.last; i++) phraseAt[i - first] = p;
  });
  const attributive = new Set(participles.map((p) => p.participle));
  const insidePhrase = (i: number): boolean => {
    const phrase = phrases[phraseAt[i - first] ?? -1];
    return phrase !== undefined && phrase.first < i && i < phrase.last - 1;
  };

  // 1. Segments between separators.
  interface Segment {
    readonly first: number;
    readonly last: number;
    readonly opened: string;
    readonly depth: number;
  }
  /** "dem Wunsch zu folgen und sich zu beteiligen": „und“ between two infinitives with zu. */
  const joinsInfinitives = (i: number): boolean => {
    const lower = (tokens[i] as Token).lower;
    if (lower !== 'und' && lower !== 'oder') return false;
    const isZu = (k: number): boolean =>
      k > first &&
      (tokens[k] as Token).pos === 'VERB' &&
      (hasForm(tokens[k] as Token, 'izu') || (tokens[k - 1]?.text === 'zu' && hasForm(tokens[k] as Token, 'inf')));
    if (!isZu(i - 1)) return false;
    for (let k = i + 2; k < last && !isSeparator(tokens[k] as Token); k++) {
      if (hasForm(tokens[k] as Token, 'fin') && tokens[k]?.pos === 'AUX') return false;
      if (isZu(k)) return k > i + 2;
    }
    return false;
  };
  const endsOfNames = new Set<number>();
  for (let i = first; i < last; i++) {
    const name = names.get(i);
    if (name !== undefined) endsOfNames.add(name.last);
  }
  /** "X (ÖVP)", "Y (54, SPÖ)", "Z (Peru)": where a short bracket without a verb right behind a name closes; it parts no clause. */
  const asideEnd = (i: number): number | undefined => {
    if (tokens[i]?.text !== '(' || !endsOfNames.has(i)) return undefined;
    for (let k = i + 1; k < Math.min(last, i + longestAside); k++) {
      const token = tokens[k] as Token;
      if (token.text === ')') return k > i + 1 ? k : undefined;
      if (isVerbal(token) || token.text === '(' || (isSeparator(token) && token.text !== ',')) return undefined;
    }
    return undefined;
  };
  const hasFinite = (from: number, to: number): boolean =>
    tokens.slice(from, to).some((token) => isVerbal(token) && hasForm(token, 'fin'));
  /** "einen Tag nachdem", "wenige Stunden bevor", "kurz nachdem" */
  const isTimedOpener = (i: number): boolean => {
    const { lower, pos } = tokens[i] as Token;
    if (pos !== 'SCONJ' || !/^(?:nachdem|bevor|ehe)$/.test(lower)) return false;
    const before = tokens[i - 1] as Token;
    return timeNouns.has(before.lemma.toLowerCase()) || /^(?:kurz|lange|unmittelbar|bald)$/.test(before.lower);
  };
  const segments: Segment[] = [];
  const gapView: GapView = { tokens, names, phraseAt: (i) => phrases[phraseAt[i - first] ?? -1] };
  const cutSegments = (): void => {
    let start = first;
    let opened = '';
    let depth = 0;
    for (let i = first; i <= last; i++) {
      const token = tokens[i];
      const aside = asideEnd(i);
      if (aside !== undefined) {
        i = aside;
        continue;
      }
      const cut =
        i === last ||
        (token !== undefined &&
          ((isSeparator(token) && !(insidePhrase(i) && token.text !== '(' && token.text !== ')')) ||
            joinsInfinitives(i) ||
            (depth === 0 && opensGap(gapView, i, start, last) && hasFinite(start, i))));
      if (!cut) {
        // "reiste ab, einen Tag nachdem …", "reiste ab kurz bevor …": how long before or after stands in front of it, and no comma.
        if (i > start + 1 && isTimedOpener(i)) {
          segments.push({ first: start, last: i, opened, depth });
          opened = ',';
          start = i;
        }
        continue;
      }
      if (i > start) segments.push({ first: start, last: i, opened, depth });
      if (token !== undefined && i < last) {
        if (token.text === '(' || token.text === '[') depth++;
        if (token.text === ')' || token.text === ']') depth = Math.max(0, depth - 1);
        opened = token.text;
      }
      start = i + 1;
    }
  };
  cutSegments();
  const segmentOf = new Int32Array(last - first).fill(-1);
  segments.forEach((segment, s) => {
    segmentOf.fill(s, segment.first - first, segment.last - first);
  });
  const segmentAt = (i: number): Segment | undefined => segments[segmentOf[i - first] ?? -1];
  /** How many brackets are open at a token. */
  const depthAt = (i: number): number => segmentAt(i)?.depth ?? 0;
  /** Where the stretch between separators ends in which a phrase begins. */
  const segmentEnd = ({ first: i }: PhraseDraft): number => segmentAt(i)?.last ?? last;

  const isBracketed = (i: number): boolean =>
    attributive.has(i) || (phraseAt[i - first] !== -1 && !isVerbal(tokens[i] as Token));
  /** Whether a token of a stretch that ends before `to` is one of its verbs. */
  const isVerbAt = (i: number, to: number): boolean => {
    const token = tokens[i] as Token;
    const { pos } = token;
    const verbal = isVerbal(token);
    if (!(verbal || pos === 'ADJ' || pos === 'NOUN') || isBracketed(i) || names.has(i)) return false;
    if (verbal) {
      // A verb form that stands inside a noun phrase is an attribute.
      const phrase = phrases[phraseAt[i - first] ?? -1];
      return phrase === undefined || i < phrase.first || i >= phrase.last - 1 || phrase.pronoun;
    }
    if (phraseAt[i - first] !== -1) return false;
    const isParticiple = pos === 'ADJ' && hasForm(token, 'part2');
    if (isParticiple && !/(?:e[rnms]?)$/.test(token.text.slice(-2))) return true;
    // The tagger took a verb for an adjective ("… und plädierte für …").
    if (
      hasForm(token, 'fin') &&
      /^\p{Ll}/u.test(token.text) &&
      (/ten?$/.test(token.text) || !token.analyses.some((a) => a.pos === 'ADJ' && a.guessed !== true))
    )
      return true;
    return isParticiple && token.text.endsWith('en') && (i + 1 >= to || isVerbal(tokens[i + 1] as Token));
  };
  /** Verb tokens of a stretch outside noun phrases; an uninflected participle that the tagger took for an adjective counts. */
  const verbsOf = (from: number, to: number): number[] => {
    const found: number[] = [];
    for (let i = from; i < to; i++) if (isVerbAt(i, to)) found.push(i);
    return found;
  };
  const hasZu = (i: number): boolean => {
    const before = tokens[i - 1];
    return (
      i > first &&
      i < last &&
      before !== undefined &&
      before.lower === 'zu' &&
      (hasForm(tokens[i] as Token, 'inf') || !hasForm(tokens[i] as Token, 'fin'))
    );
  };
  const onlyNonfinite = (i: number): boolean =>
    !hasForm(tokens[i] as Token, 'fin') && !hasForm(tokens[i] as Token, 'imp');
  const needsRest = (clause: ClauseDraft | undefined): boolean => {
    if (clause === undefined || clause.finite === undefined) return false;
    // "Ausgehandelt wurde er in Oslo": the participle stands in front.
    const front = tokens[clause.finite - 1];
    if (clause.finite === first + 1 && front !== undefined && isVerbal(front) && hasForm(front, 'part2')) return false;
    return isAuxiliary(lemmaOfForm(tokens[clause.finite] as Token, 'fin')) && !clause.closed;
  };
  /** True for an infinitive behind its participle or another infinitive, with an auxiliary before it and no "und" between. */
  const closesBracket = (i: number, auxiliaries: readonly number[]): boolean => {
    const before = tokens[i - 1];
    if (before === undefined || !(hasForm(before, 'part2') || hasForm(before, 'inf'))) return false;
    const opener = auxiliaries.filter((a) => a < i).at(-1);
    if (opener === undefined) return false;
    for (let k = opener + 1; k < i; k++) {
      const lower = (tokens[k] as Token).lower;
      if ((lower === 'und' || lower === 'oder') && isVerbal(tokens[k - 1] as Token)) return false;
    }
    return true;
  };
  /** True of the last token of the sentence, and of one right before a mark that parts it. */
  const endsStretch = (i: number): boolean => i + 1 >= sentence.last || isSeparator(tokens[i + 1] as Token);
  /** The finite verbs of a stretch, given whether an outer auxiliary still waits for its participle or infinitive. */
  const finitesOf = (verbs: readonly number[], awaiting: boolean): number[] => {
    const sure = verbs.filter((i) => {
      const token = tokens[i] as Token;
      return hasForm(token, 'fin') && !hasForm(token, 'inf') && !hasForm(token, 'part2') && !hasZu(i);
    });
    const auxiliaries = verbs.filter(
      (i) => isAuxiliary(lemmaOfForm(tokens[i] as Token, 'fin')) && hasForm(tokens[i] as Token, 'fin') && !hasZu(i),
    );
    // "ließ das Vermögen des Präsidenten einfrieren": an infinitive closes the bracket.
    const last = verbs.at(-1);
    const causes =
      last !== undefined &&
      hasForm(tokens[last] as Token, 'inf') &&
      sure.some((i) => i < last && lemmaOfForm(tokens[i] as Token, 'fin') === 'lassen') &&
      endsStretch(last);
    const hasAuxiliary = auxiliaries.length > 0 || causes;
    return verbs.filter((i) => {
      const token = tokens[i] as Token;
      if (hasZu(i) || onlyNonfinite(i)) return false;
      // "…, das Abkommen missachtet zu haben", "bezahlt worden zu sein": the participle of an infinitive.
      const closing = tokens[i + 1]?.text === 'worden' ? i + 3 : i + 2;
      if (
        hasForm(token, 'part2') &&
        verbs.includes(closing) &&
        hasZu(closing) &&
        isAuxiliary(lemmaOfForm(tokens[closing] as Token, 'inf'))
      )
        return false;
      if (sure.includes(i)) return true;
      const infinite = hasForm(token, 'inf') || hasForm(token, 'part2');
      if (!infinite) return true;
      // "soll den Vertrag (AVV) unterzeichnet | haben": what the auxiliary before the bracket waits for.
      const participle = i > (verbs[0] as number) ? tokens[i - 1] : undefined;
      if (awaiting && i === last && hasForm(token, 'inf') && participle !== undefined && hasForm(participle, 'part2'))
        return false;
      if (auxiliaries.includes(i)) {
        // "muss … ratifiziert werden": the bracket that an auxiliary opened closes with an infinitive.
        if (hasForm(token, 'inf') && closesBracket(i, auxiliaries)) return false;
        // "soll Präsident der Bank werden", "will Frieden haben": so does the one that a modal verb opened.
        if (
          i === last &&
          (endsStretch(i) || /^(?:und|oder|[.!?:])$/.test(tokens[i + 1]?.text ?? '')) &&
          hasForm(token, 'inf') &&
          sure.some((s) => s < i && modals.has(lemmaOfForm(tokens[s] as Token, 'fin')))
        )
          return false;
        // "… unterzeichnet haben soll": the infinitive stands beside a sure finite verb.
        return !(sure.some((s) => s !== i && Math.abs(s - i) <= 2) && hasForm(token, 'inf'));
      }
      if (hasAuxiliary || awaiting) return false;
      // "ließ X im Regen stehen": so does the bracket that lassen opened.
      if (hasForm(token, 'inf') && sure.some((v) => v < i && lemmaOfForm(tokens[v] as Token, 'fin') === 'lassen'))
        return false;
      // "bestreitet das und beschuldigt …": no auxiliary stands by, so what follows "und" at some distance is a verb of its own.
      const joined = token.pos === 'VERB' && tokens[i - 1]?.text === 'und' && sure.some((s) => s < i);
      if (joined) return true;
      // "zeigt sich über die Lage beunruhigt": at the end, behind a sure finite verb, it is a participle.
      if (hasForm(token, 'part2') && (endsStretch(i) || tokens[i + 1]?.text === '.') && sure.some((s) => s < i))
        return false;
      if (sure.length > 0 && hasForm(token, 'part2') && !hasForm(token, 'inf'))
        return token.pos === 'VERB' && sure.every((s) => Math.abs(s - i) > 3);
      return sure.length === 0 || sure.every((s) => Math.abs(s - i) > 3);
    });
  };

  const verbLast = (segment: { first: number; last: number }, finites: readonly number[]): boolean => {
    const f = finites.at(-1);
    if (f === undefined) return false;
    for (let i = f + 1; i < segment.last; i++)
      if (!isQuote(tokens[i] as Token) && !isVerbal(tokens[i] as Token)) return false;
    return true;
  };

  /** "wie X, Ys Berater, ankündigte": a later segment of the sentence is the verb alone. */
  const closesLater = (segment: Segment): boolean => {
    const at = segments.indexOf(segment);
    return segments
      .slice(at + 1, at + 4)
      .some(
        (s) => s.last - s.first <= 2 && hasForm(tokens[s.first] as Token, 'fin') && isVerbal(tokens[s.first] as Token),
      );
  };

  /**
   * "Moskau droht mit Vergeltung, sollte Finnland beitreten": behind a main clause, a subjunctive in front of what can be its subject
   * opens a condition.
   */
  const supposes = (segment: Segment, finite: number): boolean => {
    if (segment.opened !== ',' || !clauses.some((c) => c.kind === 'main' && c.finite !== undefined)) return false;
    const subject = phrases[phraseAt[finite + 1 - first] ?? -1];
    return (
      subject !== undefined &&
      subject.first === finite + 1 &&
      subject.preposition === undefined &&
      subject.cases.includes('nom') &&
      (tokens[subject.head] as Token).lower !== 'sich'
    );
  };

  /**
   * "X, die China aufgefordert hat, die Grenze zu öffnen, reist ab": right behind a relative clause, while the outer one still waits
   * for its verb, the infinitive completes the relative clause.
   */
  const completesRelative = (segment: Segment, waiting: number): boolean => {
    const inner = clauses[top];
    return (
      inner?.kind === 'relative' &&
      inner.finite !== undefined &&
      inner.finite + 2 === segment.first &&
      parentOf(top) === waiting &&
      clauses[waiting]?.finite === undefined
    );
  };

  /** Which kind of clause the segment opens, if any. */
  const openerOf = (
    segment: Segment,
    finites: readonly number[],
    verbs: readonly number[],
  ): { kind: Clause['kind']; conjunction?: string; relative?: number } | undefined => {
    let i = segment.first;
    while (
      i < segment.last &&
      (isQuote(tokens[i] as Token) ||
        coordinators.has((tokens[i] as Token).lower) ||
        (['nämlich', 'auch', 'nur', 'selbst', 'vor', 'allem', 'so', 'erst', 'gerade', 'weil', 'kurz'].includes(
          (tokens[i] as Token).lower,
        ) &&
          i + 1 < segment.last &&
          subordinators.has((tokens[i + 1] as Token).lower)))
    )
      i++;
    const token = tokens[i];
    if (token === undefined || i >= segment.last) return undefined;
    const lower = token.lower;
    const next = tokens[i + 1];
    if (
      infinitiveOpeners.has(lower) &&
      verbs.some((v) => hasZu(v) || hasForm(tokens[v] as Token, 'izu')) &&
      finites.length === 0
    )
      return { kind: 'infinitive', conjunction: lower };
    // "Während Chile den Vertrag ratifizierte, zögerte Peru": before a name it looks like a preposition.
    const opensVerbLast =
      /^(?:während|seit|bis)$/.test(lower) &&
      segment.first === first &&
      finites.length > 0 &&
      verbLast(segment, finites);
    if (subordinators.has(lower) && !(token.pos === 'ADP' && lower !== 'wie' && lower !== 'als' && !opensVerbLast)) {
      if (lower === 'als' || lower === 'wie' || lower === 'bis' || lower === 'seit' || lower === 'während') {
        // "als X den Vertrag (AVV) | unterschrieb"
        const waits = lower === 'wie' || (lower === 'als' && token.pos === 'SCONJ');
        if (finites.length === 0 ? !(waits && closesLater(segment)) : !verbLast(segment, finites)) return undefined;
      }
      // "…, damit gegen den Vertrag zu verstoßen": without a finite verb it is no conjunction.
      if (lower === 'damit' && finites.length === 0) return undefined;
      if (lower === 'da' && token.pos === 'ADV' && !verbLast(segment, finites)) return undefined;
      return { kind: 'subordinate', conjunction: lower };
    }
    const started = segment.first > first;
    if (!started) return undefined;
    if (suppositions.has(lower) && finites.includes(i) && supposes(segment, i))
      return { kind: 'subordinate', conjunction: 'falls' };
    const relativeAt = (k: number): boolean => {
      const t = tokens[k];
      if (t === undefined || k >= segment.last || !relativePronouns.has(t.lower)) return false;
      const word = t.lower;
      if (word === 'deren' || word === 'dessen' || word === 'denen') return true;
      const after = tokens[k + 1];
      if (after === undefined) return false;
      const phrase = phrases[phraseAt[k - first] ?? -1];
      const alone = phrase === undefined || phrase.last === k + 1 || phrase.pronoun;
      // "…, die A, B und C schlossen": the verb stands behind the list.
      if (finites.length === 0) return alone && (t.pos === 'PRON' || (phrase?.pronoun === true && names.has(k + 1)));
      if (verbLast(segment, finites) && alone) return true;
      return alone && t.pos === 'PRON' && !finites.includes(k + 1);
    };
    if (relativeAt(i) && segment.opened !== ':') return { kind: 'relative', relative: i };
    if (token.pos === 'ADP' && next !== undefined && relativeAt(i + 1)) return { kind: 'relative', relative: i + 1 };
    return undefined;
  };

  /** All clauses get all fields in one order: objects of one layout are made and read several times as fast. */
  const newClause = (kind: Clause['kind'], parent: number | undefined, conjunction?: string): ClauseDraft => {
    const draft: ClauseDraft = {
      index: offsets.clause + clauses.length,
      sentence: sentence.index,
      first: -1,
      last: -1,
      tokens: [],
      kind,
      parent: parent === undefined ? undefined : offsets.clause + parent,
      conjunction,
      antecedent: undefined,
      verb: undefined,
      verbTokens: [],
      voice: 'active',
      tense: 'present',
      mood: 'indicative',
      modal: undefined,
      negated: false,
      question: false,
      arguments: [],
      sharesSubjectOf: undefined,
      sharesVerbOf: undefined,
      conditional: false,
      finite: undefined,
      closed: false,
      coordinatedWith: undefined,
      borrowed: false,
    };
    clauses.push(draft);
    return draft;
  };
  const give = (clause: number, from: number, to: number): void => {
    const draft = clauses[clause];
    if (draft === undefined) return;
    for (let i = from; i < to; i++) {
      owner[i - first] = clause;
      draft.tokens.push(i);
    }
  };
  const relativeToken = new Map<number, number>();

  // 2. What each segment is.
  let top = -1;
  let pending: Segment[] = [];
  const parentOf = (clause: number): number => {
    const p = clauses[clause]?.parent;
    return p === undefined ? -1 : p - offsets.clause;
  };
  /** The nearest clause, from the current one outwards, that still waits for its finite verb. */
  const unfinished = (): number => {
    for (let c = top; c >= 0; c = parentOf(c))
      if (clauses[c]?.finite === undefined && clauses[c]?.kind !== 'infinitive' && clauses[c]?.kind !== 'fragment')
        return c;
    return -1;
  };
  const isDependent = (clause: ClauseDraft | undefined): boolean =>
    clause?.kind === 'relative' || clause?.kind === 'subordinate' || clause?.kind === 'infinitive';
  const flushPending = (): void => {
    // Behind a finished clause that depends on it the clause around it goes on: "X, der kam, und die Urkunde", "warf Y, obwohl …, Verrat vor".
    let holder = top;
    while (isDependent(clauses[holder]) && clauses[holder]?.closed === true && parentOf(holder) >= 0)
      holder = parentOf(holder);
    for (const segment of pending) give(holder, segment.first, segment.last);
    pending = [];
  };
  const isClosed = (
    clause: ClauseDraft,
    segment: { first: number; last: number },
    verbs: readonly number[],
    finites: readonly number[],
  ): boolean => {
    if (clause.kind === 'subordinate' || clause.kind === 'relative' || clause.kind === 'infinitive')
      return clause.finite !== undefined || clause.kind === 'infinitive';
    const nonfinite = verbs.some((v) => !finites.includes(v) && v > (clause.finite ?? 0));
    const lastToken = tokens[segment.last - 1];
    return (
      nonfinite ||
      (lastToken !== undefined &&
        particles.has(lastToken.text) &&
        finites.length > 0 &&
        lastToken.index > (clause.finite ?? 0))
    );
  };

  /**
   * A participle with its agent, set between commas: "der Vertrag, 1979 von A und B unterzeichnet, hält", "seine Soldaten,
   * unterstützt von der Miliz, rückten vor". Gives the token of the participle.
   */
  const asideVerb = (segment: Segment, verbs: readonly number[]): number | undefined => {
    const verb = verbs[0];
    if (verb === undefined || verbs.length > 1 || segment.opened !== ',' || segment.depth > 0 || top < 0)
      return undefined;
    if (!hasForm(tokens[verb] as Token, 'part2') || hasZu(verb)) return undefined;
    const agent = (i: number): boolean => /^(?:von|vom|durch|zwischen)$/.test(tokens[i]?.text ?? '');
    // A finite verb of the clause around it is there or follows at once.
    const goesOn = (): boolean => {
      // "…, unterzeichnet von A, B und C, machte": the list of agents may go on.
      const later = segments.slice(segments.indexOf(segment) + 1).find((s) => verbsOf(s.first, s.last).length > 0);
      const follows = later !== undefined && verbsOf(later.first, Math.min(later.first + 2, later.last)).length > 0;
      return clauses[top]?.finite !== undefined || follows;
    };
    if (verb === segment.first) {
      // "Der Präsident, X, verlangt von Y …": where nothing else can be the verb of the sentence, it is.
      if (agent(verb + 1) && (goesOn() || !hasForm(tokens[verb] as Token, 'fin'))) return verb;
      // "unterzeichnet am 17. Juni in Paris von A und B": nothing before the agent can be a subject.
      let i = verb + 1;
      while (i < segment.last && !agent(i)) {
        const phrase = phrases[phraseAt[i - first] ?? -1];
        if (phrase !== undefined && phrase.preposition === undefined) return undefined;
        i = Math.max(i + 1, phrase?.last ?? 0);
      }
      return i < segment.last && goesOn() ? verb : undefined;
    }
    if (verb !== segment.last - 1 || tokens[segment.last]?.text !== ',') return undefined;
    // "…, 1990 in Moskau von A und B unterzeichnet, …": when and where may stand before the agent.
    let i = segment.first;
    while (i < verb && !agent(i)) {
      const phrase = phrases[phraseAt[i - first] ?? -1];
      const { pos } = tokens[i] as Token;
      if (phrase?.preposition === undefined && pos !== 'NUM' && pos !== 'ADV') break;
      i = Math.max(i + 1, phrase?.preposition === undefined ? 0 : phrase.last);
    }
    if (!agent(i) || phraseAt[segment.first - 2 - first] === -1) return undefined;
    return goesOn() ? verb : undefined;
  };
  /**
   * "hat A besucht, B kritisiert und C gelobt", "nicht A besucht, sondern B": what may be a finite verb or a participle is one
   * more participle where it stands last and the bracket before it has an auxiliary.
   */
  const continuesBracket = (clause: ClauseDraft | undefined, segment: Segment, verbs: readonly number[]): boolean => {
    if (clause?.finite === undefined || !clause.closed || segment.opened !== ',' || verbs.length === 0) return false;
    if (!/^(?:haben|sein|werden)$/.test(lemmaOfForm(tokens[clause.finite] as Token, 'fin'))) return false;
    return verbs.every((v) => {
      const next = tokens[v + 1];
      const ends = v + 1 >= segment.last || (next !== undefined && coordinators.has(next.lower));
      return (
        ends && v > segment.first && hasForm(tokens[v] as Token, 'part2') && !isAuxiliary((tokens[v] as Token).lemma)
      );
    });
  };
  /**
   * "… sei tot, erklärt X", "„Wir wollen mehr“, betont X": a participle ends its bracket, so that what stands before a noun phrase
   * is a finite verb though it has the form of both.
   */
  const hasOwnSubject = (segment: Segment, verbs: readonly number[]): boolean => {
    const verb = verbs[0];
    if (verb !== segment.first || segment.opened !== ',' || !hasForm(tokens[verb] as Token, 'fin')) return false;
    const next = phrases[phraseAt[verb + 1 - first] ?? -1];
    return next?.first === verb + 1 && next.preposition === undefined && next.last <= segment.last;
  };
  /**
   * "X ist müde, und Y kritisiert Z", "Die Truppen sind erschöpft, aber die Staaten verhandeln weiter": behind "und" and one phrase stands the
   * finite verb of a clause of its own, though it has the form of a participle or infinitive, where another phrase follows it that no
   * bracket could hold, or where the auxiliary before waits for no infinitive.
   */
  const hasSecondVerb = (segment: Segment, verbs: readonly number[], outer: ClauseDraft | undefined): boolean => {
    const [verb] = verbs;
    if (segment.opened !== ',' || verbs.length !== 1 || verb === undefined || outer?.finite === undefined) return false;
    if (!/^(?:und|aber|doch|denn)$/.test((tokens[segment.first] as Token).lower)) return false;
    const front = phrases[phraseAt[segment.first + 1 - first] ?? -1];
    const isSecond = front?.first === segment.first + 1 && endOf(front) === verb && front.preposition === undefined;
    if (!isSecond || !hasForm(tokens[verb] as Token, 'fin')) return false;
    const next = phrases[phraseAt[verb + 1 - first] ?? -1];
    if (next?.first === verb + 1 && next.preposition === undefined && next.last <= segment.last) return true;
    const auxiliary = lemmaOfForm(tokens[outer.finite] as Token, 'fin');
    return /^(?:haben|sein)$/.test(auxiliary) && !hasForm(tokens[verb] as Token, 'part2') && verb + 1 < segment.last;
  };
  /** Where a phrase ends with all that hangs on it. */
  const endOf = (phrase: PhraseDraft): number =>
    Math.max(
      phrase.last,
      ...phrases
        .filter((p) => p.parent === phrase.index || phrase.conjuncts?.includes(p.index) === true)
        .map((p) => p.last),
    );
  const asides: number[] = [];
  /** "im März wird X …": the place before the finite verb is taken by when or where, so what stood before belongs to another clause. */
  const hasOwnFront = (segment: Segment, finite: number | undefined): boolean => {
    if (finite === undefined || segment.opened !== ',') return false;
    const { pos } = tokens[segment.first] as Token;
    const front = phrases[phraseAt[segment.first - first] ?? -1];
    // "sagte der Sprecher, X, in einem Gespräch, Y breche das Recht": so it is by the subject of what is reported.
    const { finite: outer } = clauses[top] ?? {};
    if (
      outer !== undefined &&
      pending.length > 1 &&
      speechVerbs.has(lemmaOfForm(tokens[outer] as Token, 'fin')) &&
      front?.preposition === undefined &&
      front?.first === segment.first &&
      front.last === finite &&
      front.cases.includes('nom')
    )
      return true;
    return pos === 'ADV'
      ? finite === segment.first + 1
      : pos === 'ADP' && front?.preposition !== undefined && front.last === finite;
  };
  /** The token at which the last name of a phrase begins; its first one without any. */
  const lastNameIn = (phrase: PhraseDraft): number => {
    for (let i = phrase.last - 1; i >= phrase.first; i--) if (names.has(i)) return i;
    return phrase.first;
  };
  /** "…, X, der Gastgeber, lobte …": a name and what can only be a subject stand before the verb, which is theirs. */
  const bringsSubject = (): boolean => {
    const [name, described] = pending;
    if (name === undefined || described === undefined || pending.length !== 2) return false;
    const subject = phrases[phraseAt[name.first - first] ?? -1];
    const said = phrases[phraseAt[described.first - first] ?? -1];
    // "…, Vizekanzler X (ÖVP) lobte …"
    if (tokens[described.first - 1]?.text === '(')
      return (
        subject !== undefined &&
        subject.first === name.first &&
        subject.last === name.last &&
        subject.preposition === undefined &&
        subject.cases.includes('nom') &&
        names.has(lastNameIn(subject))
      );
    return (
      subject !== undefined &&
      names.has(name.first) &&
      subject.last === name.last &&
      subject.preposition === undefined &&
      said !== undefined &&
      said.first === described.first &&
      said.cases.includes('nom') &&
      !said.cases.includes('acc') &&
      !said.cases.includes('dat')
    );
  };
  const joinsOn = (segment: Segment | undefined): boolean =>
    segment !== undefined && coordinators.has((tokens[segment.first] as Token).lower);

  /**
   * Where a list that began before the segment ends in it, before "und" and the finite verb: names and nouns joined by another
   * "und", and no verb so far.
   */
  const listEnd = (segment: Segment, finite: number | undefined): number | undefined => {
    const before = clauses[top];
    if (finite === undefined || segment.opened !== ',' || before?.kind !== 'main' || before.finite === undefined)
      return undefined;
    if (!coordinators.has((tokens[finite - 1] as Token).lower) || finite - 1 <= segment.first) return undefined;
    let joins = 0;
    for (let i = segment.first; i < finite - 1; i++) {
      const lower = (tokens[i] as Token).lower;
      if (lower === 'und' || lower === 'oder' || lower === 'sowie') joins++;
      else if (phraseAt[i - first] === -1) return undefined;
    }
    return joins === 1 ? finite - 1 : undefined;
  };

  /** "…, Ugandas, …": a bare name alone between commas, one of a list. */
  const isListed = ({ first: opening, last }: Segment): boolean => {
    const phrase = phrases[phraseAt[opening - first] ?? -1];
    return (
      phrase?.first === opening && phrase.last === last && phrase.preposition === undefined && names.has(phrase.first)
    );
  };

  /** "…: Die Botschafter Kenias, Ugandas und Tansanias haben …": behind the genitives that hang on what ends there. */
  const pastOwners = (end: number): number => {
    let last = end;
    for (let next = phrases[phraseAt[last - first] ?? -1]; next?.first === last; ) {
      if (next.preposition !== undefined || !next.cases.includes('gen')) break;
      last = next.last;
      next = phrases[phraseAt[last - first] ?? -1];
    }
    return last;
  };

  /**
   * "…, und X, die Ministerin, warf …", "…; X, der eben kam, warf …", "…: A, B und C helfen …": behind these a clause begins whose
   * verb stands in a later segment, behind what is said of its first words or the rest of their list.
   */
  const opensClause = (segment: Segment): boolean => {
    const divided = segment.opened === ';' || segment.opened === ':';
    let at = segment.first;
    while (at < segment.last && (isQuote(tokens[at] as Token) || coordinators.has((tokens[at] as Token).lower))) at++;
    const joined = at > segment.first && coordinators.has((tokens[at - 1] as Token).lower);
    if (!divided && !(joined && segment.opened === ',')) return false;
    const front = phrases[phraseAt[at - first] ?? -1];
    if (front === undefined || front.first !== at || (divided ? pastOwners(front.last) : front.last) < segment.last)
      return false;
    if (!divided && (front.preposition !== undefined || !front.cases.includes('nom'))) return false;
    let described = false;
    // Its verb stands near: a few descriptions, no more.
    const index = segments.indexOf(segment);
    for (const next of segments.slice(index + 1, index + 8)) {
      if (next.depth > 0) continue;
      if (next.opened === ';' || next.opened === ':') return false;
      const verbs = verbsOf(next.first, next.last);
      const finites = finitesOf(verbs, false);
      if (openerOf(next, finites, verbs) !== undefined) {
        described = true;
        continue;
      }
      const finite = finites[0];
      if (finite === undefined) {
        if (verbs.length > 0) return false;
        described ||= !isListed(next);
        continue;
      }
      if (finite === next.first) {
        // "Ein Fehler, sagte X": who speaks follows.
        if (speechVerbs.has(lemmaOfForm(tokens[finite] as Token, 'fin'))) {
          const behind = phrases[phraseAt[finite + 1 - first] ?? -1];
          return (
            described && (behind === undefined || behind.preposition !== undefined || !behind.cases.includes('nom'))
          );
        }
        return true;
      }
      // "A, B und C helfen": the list ends before the verb.
      let joins = 0;
      for (let i = next.first; i < finite; i++) {
        const { lower } = tokens[i] as Token;
        if (lower === 'und' || lower === 'sowie' || lower === 'oder') joins++;
        else if (phraseAt[i - first] === -1 || phrases[phraseAt[i - first] as number]?.preposition !== undefined)
          return false;
      }
      return joins === 1 && !described;
    }
    return false;
  };

  /** "hat, so berichtet die Zeitung, X getroffen": the finite verb of who tells it, set between commas. */
  const teller = ({ first: opening, last: end, opened }: Segment): number | undefined => {
    const verb = tokens[opening + 1];
    const told =
      (opened === ',' || opened === '–') &&
      (tokens[end]?.text === ',' || tokens[end]?.text === '–') &&
      tokens[opening]?.text === 'so' &&
      verb !== undefined &&
      isVerbal(verb) &&
      hasForm(verb, 'fin') &&
      speechVerbs.has(lemmaOfForm(verb, 'fin'));
    return told ? opening + 1 : undefined;
  };

  /** "Der Plan Serbiens, Waffen an Kuba zu liefern, löste Kritik aus": an infinitive between commas right before the finite verb. */
  const isFrontInfinitive = (
    { first: opening, last: end, opened, depth }: Segment,
    verbs: readonly number[],
  ): boolean => {
    const next = tokens[end + 1];
    return (
      opened === ',' &&
      depth === 0 &&
      clauses[top]?.kind === 'main' &&
      clauses[top]?.finite === undefined &&
      verbs.at(-1) === end - 1 &&
      end - opening > 1 &&
      tokens[end]?.text === ',' &&
      next !== undefined &&
      isVerbal(next) &&
      hasForm(next, 'fin')
    );
  };

  /** "Den Vorwurf, X habe gelogen, wies Y zurück": the words of a claim between its noun and the verb that is still to come. */
  const isClaimed = (segment: Segment, finite: number | undefined): boolean => {
    const subject = phrases[phraseAt[segment.first - first] ?? -1];
    if (segment.opened !== ',' || finite === undefined || tokens[segment.last]?.text !== ',') return false;
    if (subject?.preposition !== undefined || subject?.last !== finite || !subject.cases.includes('nom')) return false;
    const { analyses } = tokens[finite] as Token;
    if (!analyses.some((a) => a.form === 'fin' && (a.mood === 'sub1' || a.mood === 'sub2'))) return false;
    const next = segments[segments.indexOf(segment) + 1];
    if (next === undefined || !finitesOf(verbsOf(next.first, next.last), false).includes(next.first)) return false;
    let noun = phrases[phraseAt[segment.first - 2 - first] ?? -1];
    if (noun?.preposition === 'von') noun = phrases[phraseAt[noun.first - 1 - first] ?? -1];
    while (noun?.link === 'genitive' && noun.parent !== undefined) noun = phrases[noun.parent - offsets.phrase];
    const lemma = (tokens[noun?.head ?? -1]?.lemma ?? '').toLowerCase();
    return claimNouns.has(lemma) || sayingNouns.has(lemma);
  };

  /** "erteilte dem Wunsch, dort zu bauen, | eine Absage": behind an infinitive that completes a noun the clause around it goes on. */
  const closesNoun = (clause: number, { first: opening }: Segment): boolean => {
    const infinitive = clauses[clause];
    const outer = clauses[parentOf(clause)];
    if (infinitive?.kind !== 'infinitive' || infinitive.conjunction !== undefined || outer?.finite === undefined)
      return false;
    const before = phrases[phraseAt[(infinitive.tokens[0] ?? first) - 2 - first] ?? -1];
    const noun = before?.link === 'genitive' ? phrases[(before.parent ?? -1) - offsets.phrase] : before;
    const lemma = (tokens[noun?.head ?? -1]?.lemma ?? '').toLowerCase();
    const next = phrases[phraseAt[opening - first] ?? -1];
    return (
      (intentionNouns.has(lemma) || wishNouns.has(lemma) || claimNouns.has(lemma)) &&
      next?.first === opening &&
      next.preposition === undefined &&
      next.cases.includes('acc') &&
      !names.has(next.head)
    );
  };

  /** "Darin verpflichten sich A, B und C, die Grenzen zu achten": the list ends before the infinitive. */
  const endsList = ({ first: opening, opened }: Segment): boolean => {
    const [part, ...others] = pending;
    const last = others.at(-1) ?? part;
    if (part === undefined || last === undefined || opened !== ',' || hasZu(opening)) return false;
    if (tokens[opening]?.lower === 'zu' || tokens[part.first - 1]?.text !== ',') return false;
    const joint = tokens.slice(last.first + 1, last.last).findLast((t) => /^(?:und|sowie)$/.test(t.lower));
    const isNamed = (i: number): boolean => /^(?:NOUN|PROPN)$/.test(tokens[i]?.pos ?? '');
    return joint !== undefined && isNamed(last.last - 1) && isNamed(part.first - 2);
  };

  /** Stretches without the verb of the clause that they go with, by the clause they are made, or by the one whose words they stay. */
  const gaps = new Map<number, { readonly gap: Gap; readonly source: number }>();
  const set = new Map<number, Gap[]>();
  /** The phrases and words that stand in the clause of another verb, and have no part in it. */
  const setApart = new Set<PhraseDraft>();
  const apartWords = new Set<number>();
  /** "…, Y hingegen B", "…, Y nicht": behind a finished clause, at the end of the sentence or before another such stretch. */
  const placeGap = (segment: Segment): boolean => {
    const source = clauses[top];
    if (source?.kind !== 'main' || source.finite === undefined || pending.length > 0) return false;
    if (!/^(?:,|;|und)$/.test(segment.opened) || segment.depth > 0 || needsRest(source)) return false;
    const gap = gapAt(segment);
    if (gap === undefined) return false;
    const next = segments[segments.indexOf(segment) + 1];
    if (next !== undefined) {
      const verbs = verbsOf(next.first, next.last);
      const finites = finitesOf(verbs, false);
      const isNext =
        finites[0] === next.first || openerOf(next, finites, verbs) !== undefined || gapAt(next) !== undefined;
      if (!isNext) return false;
    }
    if (gap.other === undefined) {
      // Its words stay with the verb.
      set.set(top, [...(set.get(top) ?? []), gap]);
      for (const p of gap.phrases) setApart.add(p);
      for (let i = gap.first; i < gap.last; i++) apartWords.add(i);
      give(top, segment.first, segment.last);
      return true;
    }
    newClause('fragment', undefined);
    gaps.set(clauses.length - 1, { gap, source: top });
    give(clauses.length - 1, segment.first, segment.last);
    return true;
  };
  const gapAt = (segment: Segment): Gap | undefined => {
    let end = segment.last;
    while (end > segment.first && (/^[.!?]$/.test(tokens[end - 1]?.text ?? '') || isQuote(tokens[end - 1] as Token)))
      end--;
    return readGap(gapView, segment.first, end, segment.opened);
  };

  /** The aside whose list of agents may go on behind a comma, -1 for none. */
  let openAside = -1;
  const placeSegment = (segment: Segment): void => {
    const tells = teller(segment);
    if (tells !== undefined && clauses[top]?.kind === 'main') {
      const draft = newClause('main', undefined);
      draft.finite = tells;
      draft.closed = true;
      give(clauses.length - 1, segment.first, segment.last);
      return;
    }
    const awaitingClause = clauses[top];
    const verbs = verbsOf(segment.first, segment.last);
    const openerGuess = openerOf(segment, finitesOf(verbs, false), verbs);
    const awaiting =
      openerGuess === undefined &&
      // "Unterzeichner waren A und B; als Zeugen unterschrieben C und D": no bracket reaches over it.
      segment.opened !== ';' &&
      !hasOwnSubject(segment, verbs) &&
      !hasSecondVerb(segment, verbs, awaitingClause) &&
      (needsRest(awaitingClause) ||
        continuesBracket(awaitingClause, segment, verbs) ||
        (awaitingClause?.closed === true && parentOf(top) >= 0 && needsRest(clauses[parentOf(top)])));
    const finites = finitesOf(verbs, awaiting);
    const opener = openerOf(segment, finites, verbs);
    const zu = verbs.some(
      (v) => hasZu(v) || (hasForm(tokens[v] as Token, 'izu') && !hasForm(tokens[v] as Token, 'fin')),
    );

    const aside = opener === undefined ? asideVerb(segment, verbs) : undefined;
    if (aside !== undefined) {
      const draft = newClause('participle', top < 0 ? undefined : top);
      draft.verbTokens = [aside];
      give(clauses.length - 1, segment.first, segment.last);
      asides.push(clauses.length - 1);
      openAside = aside === segment.first ? clauses.length - 1 : -1;
      return;
    }
    if (openAside >= 0 && opener === undefined && verbs.length === 0 && segment.opened === ',' && segment.depth === 0) {
      give(openAside, segment.first, segment.last);
      return;
    }
    openAside = -1;
    if (opener !== undefined) {
      flushPending();
      const outer = top;
      const draft = newClause(opener.kind, outer < 0 ? undefined : outer, opener.conjunction);
      top = clauses.length - 1;
      if (opener.relative !== undefined) relativeToken.set(top, opener.relative);
      placeFinites(segment, finites, verbs, draft);
      return;
    }
    if (verbs.length === 0 && placeGap(segment)) return;
    if (finites.length === 0) {
      if (top < 0) {
        newClause('main', undefined);
        top = 0;
        give(top, segment.first, segment.last);
        if (zu) (clauses[0] as ClauseDraft).kind = 'infinitive';
        return;
      }
      if (segment.depth > 0 || segment.opened === '(') {
        // "…, X (ÖVP) lobte …": a bracket goes with the name that it stands behind.
        if (pending.at(-1)?.last === segment.first - 1) pending.push(segment);
        else give(top, segment.first, segment.last);
        return;
      }
      if (zu && isFrontInfinitive(segment, verbs)) {
        const draft = newClause('infinitive', top);
        top = clauses.length - 1;
        give(top, segment.first, segment.last);
        draft.closed = true;
        return;
      }
      if (zu && (clauses[top]?.finite !== undefined || clauses[top]?.kind === 'infinitive')) {
        const waiting = unfinished();
        const beside = segment.opened === 'und' || segment.opened === 'oder' ? parentOf(top) : -1;
        const outer =
          clauses[top]?.kind === 'infinitive' && beside >= 0
            ? beside
            : waiting >= 0 && clauses[top]?.closed && !completesRelative(segment, waiting)
              ? waiting
              : top;
        // "reist A, der Chef, nach B, um mit C, dem Chef, … zu reden": what stands before "um" is not the infinitive's.
        const opener = pending.findIndex((part) => infinitiveOpeners.has((tokens[part.first] as Token).lower));
        const opens = opener < 0 && endsList(segment) ? pending.length : opener;
        const moved = opens < 0 ? pending : pending.slice(opens);
        pending = opens < 0 ? [] : pending.slice(0, opens);
        flushPending();
        const conjunction = opener < 0 ? undefined : (tokens[(moved[0] as Segment).first] as Token).lower;
        const draft = newClause('infinitive', outer, conjunction);
        top = clauses.length - 1;
        for (const part of moved) give(top, part.first, part.last);
        give(top, segment.first, segment.last);
        draft.closed = true;
        return;
      }
      if (awaiting && verbs.length > 0) {
        let c = top;
        if (!needsRest(clauses[c]) && parentOf(c) >= 0) c = parentOf(c);
        flushPending();
        top = c;
        give(c, segment.first, segment.last);
        (clauses[c] as ClauseDraft).closed = true;
        return;
      }
      const waiting = unfinished();
      if (clauses[top]?.closed && waiting >= 0) {
        top = waiting;
        give(top, segment.first, segment.last);
        return;
      }
      if (clauses[top]?.finite !== undefined && segment.depth === 0 && opensClause(segment)) {
        flushPending();
        let before = top;
        while (before >= 0 && clauses[before]?.kind !== 'main' && parentOf(before) >= 0) before = parentOf(before);
        const draft = newClause('main', undefined);
        if (before >= 0 && segment.opened === ',') draft.coordinatedWith = before;
        top = clauses.length - 1;
        give(top, segment.first, segment.last);
        return;
      }
      if ((clauses[top]?.finite !== undefined || closesNoun(top, segment)) && segment.opened === ',') {
        pending.push(segment);
        return;
      }
      flushPending();
      if (
        segment.opened === ':' ||
        segment.opened === ';' ||
        ((segment.opened === '–' || segment.opened === '—') &&
          clauses[top]?.finite === undefined &&
          top === 0 &&
          segments.length > 1 &&
          false)
      ) {
        newClause('fragment', undefined);
        top = clauses.length - 1;
      }
      give(top, segment.first, segment.last);
      return;
    }
    // A finite verb without an opener: the rest of an interrupted clause, or a new main clause.
    const waiting = segment.opened === ':' ? -1 : unfinished();
    if (waiting >= 0 && isClaimed(segment, finites[0])) {
      const draft = newClause('main', undefined);
      draft.finite = finites[0];
      draft.closed = true;
      give(clauses.length - 1, segment.first, segment.last);
      return;
    }
    if (waiting >= 0) {
      flushPending();
      top = waiting;
      placeFinites(segment, finites, verbs, clauses[waiting] as ClauseDraft);
      return;
    }
    // "sprach mit A, B, C und D und bat sie": the list goes on before the second "und", the verb behind it is one more.
    const list = listEnd(segment, finites[0]);
    if (list !== undefined) {
      flushPending();
      give(top, segment.first, list);
      const rest = { ...segment, first: list };
      const draft = newClause('main', undefined);
      draft.coordinatedWith = top;
      top = clauses.length - 1;
      placeFinites(rest, finites, verbs, draft);
      return;
    }
    const verbFirst =
      finites[0] === segment.first ||
      (finites[0] === segment.first + 1 && coordinators.has((tokens[segment.first] as Token).lower));
    const previous = top;
    // What a colon or semicolon closed ("Strache: …") is no part of what follows it.
    const apart =
      (verbFirst && !bringsSubject()) ||
      segment.opened === ':' ||
      segment.opened === ';' ||
      (hasOwnFront(segment, finites[0]) && !joinsOn(pending[0]));
    const moved = apart ? [] : pending;
    if (apart) flushPending();
    pending = [];
    const draft = newClause('main', undefined);
    top = clauses.length - 1;
    // It goes on from the main clause before it, not from what hangs on that one.
    let before = previous;
    while (before >= 0 && clauses[before]?.kind !== 'main' && parentOf(before) >= 0) before = parentOf(before);
    if (before >= 0) draft.coordinatedWith = before;
    for (const part of moved) give(top, part.first, part.last);
    placeFinites(segment, finites, verbs, draft);
  };
  for (const segment of segments) placeSegment(segment);
  flushPending();

  /** Gives a segment to a clause; a second finite verb behind "und" opens a clause that shares the subject. */
  function placeFinites(
    segment: Segment,
    finites: readonly number[],
    verbs: readonly number[],
    clause: ClauseDraft,
  ): void {
    let start = segment.first;
    let current = clause;
    let index = clauses.indexOf(clause);
    const useful = finites.filter((f, k) => k === 0 || finites[k - 1] !== f - 1);
    for (let k = 0; k < Math.max(useful.length, 1); k++) {
      const f = useful[k];
      let stop = segment.last;
      const next = useful[k + 1];
      if (f !== undefined && next !== undefined) {
        for (let i = next - 1; i > f; i--) {
          if (coordinators.has((tokens[i] as Token).lower)) {
            stop = i;
            break;
          }
        }
        if (stop === segment.last) {
          // Two finite verbs and nothing between them that joins clauses: the second starts a clause of its own.
          if (current.kind === 'main') stop = Math.max(f + 1, next - 0);
        }
      }
      if (f !== undefined && current.finite === undefined) current.finite = f;
      give(index, start, stop);
      const part = { first: start, last: stop };
      current.closed = isClosed(
        current,
        part,
        verbs.filter((v) => v >= start && v < stop),
        finites,
      );
      if (stop >= segment.last) break;
      start = stop;
      const kind = current.kind;
      const parent = parentOf(index);
      const relative = relativeToken.get(index);
      const draft = newClause(kind, parent < 0 ? undefined : parent, current.conjunction);
      draft.coordinatedWith = index;
      index = clauses.length - 1;
      if (relative !== undefined) relativeToken.set(index, ownRelative(start) ?? relative);
      current = draft;
      top = index;
    }
  }

  for (let c = 0; c < clauses.length; c++) splitBracket(c);
  for (let c = clauses.length - 1; c >= 0; c--) splitInfinitive(c);

  /**
   * "hat den Westen gerügt und für sein Land ein Recht reklamiert", "will A treffen und B besuchen": each participle or infinitive
   * of one bracket with what completes it is a clause of its own; they share the finite verb and the subject.
   */
  function splitBracket(c: number): void {
    const clause = clauses[c] as ClauseDraft;
    if (clause.finite === undefined || clause.kind === 'infinitive' || clause.kind === 'fragment') return;
    const auxiliary = lemmaOfForm(tokens[clause.finite] as Token, 'fin');
    if (!isAuxiliary(auxiliary)) return;
    const own = clause.tokens.filter((i) => owner[i - first] === c).sort((a, b) => a - b);
    const modal = modals.has(auxiliary);
    const nonfinite = own.filter((i) => {
      const token = tokens[i] as Token;
      if (i === clause.finite || verbsOf(i, i + 1).length === 0 || hasZu(i) || isAuxiliary(token.lemma)) return false;
      return hasForm(token, 'part2') || ((modal || auxiliary === 'werden') && hasForm(token, 'inf'));
    });
    for (let k = 0; k + 1 < nonfinite.length; k++) {
      const [verb, next] = [nonfinite[k] as number, nonfinite[k + 1] as number];
      // "gerügt worden und", "besucht haben und": auxiliaries close the first bracket as well.
      let edge = verb + 1;
      while (edge < next && isVerbal(tokens[edge] as Token) && edge !== clause.finite) edge++;
      const word = (tokens[edge] as Token).lower;
      if (word !== ',' && !coordinators.has(word) && word !== 'sondern') continue;
      const begins = edge + 1;
      // "unterzeichnet und ratifiziert": one object for both; nothing to part.
      const content = phrases.some((p) => p.first >= begins && p.last <= next && owner[p.head - first] === c);
      // "hat mit ihm gebrochen und sich Y angeschlossen": what the first one governs may stand behind a preposition.
      const reflexive = (tokens[begins] as Token).lower === 'sich';
      const before = phrases.some(
        (p) =>
          p.last <= verb &&
          owner[p.head - first] === c &&
          (p.preposition === undefined || (reflexive && p.first > (clause.finite as number))),
      );
      if (!content || !before || hasForm(tokens[verb] as Token, 'part2') !== hasForm(tokens[next] as Token, 'part2'))
        continue;
      const rest = newClause(clause.kind, undefined, clause.conjunction);
      const index = clauses.length - 1;
      if (clause.parent !== undefined) rest.parent = clause.parent;
      rest.finite = clause.finite;
      rest.closed = true;
      rest.coordinatedWith = clause.borrowed ? (clause.coordinatedWith ?? c) : c;
      rest.borrowed = true;
      const relative = relativeToken.get(c);
      if (relative !== undefined) relativeToken.set(index, relative);
      for (const other of clauses)
        if (other !== rest && other.parent === offsets.clause + c && (other.tokens[0] ?? -1) >= edge)
          other.parent = offsets.clause + index;
      for (const i of own) if (i >= edge) give(index, i, i + 1);
      clause.tokens = clause.tokens.filter((i) => owner[i - first] === c);
      return;
    }
  }

  /** "X versuchte Y umzustimmen", "Am Montag versuchte X mit Y zu reden": an infinitive without its comma is a clause of its own. */
  function splitInfinitive(c: number): void {
    const clause = clauses[c] as ClauseDraft;
    const { finite } = clause;
    if (clause.kind !== 'main' || finite === undefined || !tryingVerbs.has(lemmaOfForm(tokens[finite] as Token, 'fin')))
      return;
    const own = clause.tokens.filter((i) => owner[i - first] === c).sort((a, b) => a - b);
    const isZu = (i: number): boolean =>
      isVerbal(tokens[i] as Token) && (hasZu(i) || hasForm(tokens[i] as Token, 'izu'));
    const verb = own.find((i) => i > finite && isZu(i));
    if (verb === undefined) return;
    const within = phrases
      .filter((p) => p.last <= verb && owner[p.head - first] === c && p.link !== 'genitive')
      .sort((a, b) => a.first - b.first);
    const canAct = (p: PhraseDraft): boolean =>
      p.preposition === undefined &&
      p.cases.includes('nom') &&
      !timeNouns.has((tokens[p.head] as Token).lemma.toLowerCase()) &&
      (tokens[p.head] as Token).lower !== 'sich';
    const starts = own.find((i) => !coordinators.has((tokens[i] as Token).lower) && !isQuote(tokens[i] as Token));
    const isGoingOn = clause.coordinatedWith !== undefined && starts === finite;
    const subject = isGoingOn ? undefined : within.find(canAct);
    if (subject === undefined && !isGoingOn) return;
    const opening = within.find(
      (p) =>
        p.first > finite &&
        p !== subject &&
        (tokens[p.head] as Token).lower !== 'sich' &&
        p.first >= (subject?.last ?? 0),
    );
    const begins = opening?.prepositionToken ?? opening?.first ?? (hasZu(verb) ? verb - 1 : verb);
    const rest = newClause('infinitive', c);
    rest.closed = true;
    give(clauses.length - 1, begins, verb + 1);
    rest.tokens = rest.tokens.filter((i) => own.includes(i));
    for (const other of clauses)
      if (other !== rest && other.parent === offsets.clause + c && (other.tokens[0] ?? -1) > verb)
        other.parent = rest.index;
    clause.tokens = clause.tokens.filter((i) => owner[i - first] === c);
  }

  /** "…, dem sie gratulierte und den sie einlud": the second pronoun, behind the word that joins. */
  function ownRelative(edge: number): number | undefined {
    const next = tokens[edge + 1];
    const joins = coordinators.has((tokens[edge] as Token).lower);
    if (!joins || next === undefined || !relativePronouns.has(next.lower)) return undefined;
    return phrases[phraseAt[edge + 1 - first] ?? -1]?.last === edge + 2 ? edge + 1 : undefined;
  }

  // 3. Participles before their nouns are clauses of their own: "die von A und B geschlossenen Verträge".
  const participleClauses = new Map<number, number>();
  const openParticiple = ({ participle, head, complements }: Chunks['participles'][number]): void => {
    const outer = owner[participle - first] ?? -1;
    const draft = newClause('participle', outer < 0 ? undefined : outer);
    const token = tokens[participle] as Token;
    const present = /nde[rnms]?$/.test(token.text);
    const analysis = token.analyses.find(
      (a) => (a.form === 'part2' || a.form === 'part1') && (a.pos === 'VERB' || a.pos === 'AUX'),
    );
    const verb = analysis?.lemma ?? verbOfParticiple(token.lemma, morphology);
    draft.voice = present || (verb !== undefined && seinPerfect.has(verb)) ? 'active' : 'passive';
    draft.tense = present ? 'present' : 'perfect';
    draft.verbTokens = [participle];
    draft.first =
      complements.length > 0 ? (phrases[(complements[0] as number) - offsets.phrase]?.first ?? participle) : participle;
    draft.last = participle + 1;
    if (verb !== undefined) draft.verb = verb;
    for (let i = draft.first; i <= participle; i++) {
      owner[i - first] = clauses.length - 1;
      draft.tokens.push(i);
    }
    participleClauses.set(head, clauses.length - 1);
    const described = phrases[head - offsets.phrase];
    if (described !== undefined) described.participle = draft.index;
  };
  for (const participle of participles) openParticiple(participle);

  // What a participle took with it is no longer the outer clause's.
  for (const [c, clause] of clauses.entries()) clause.tokens = clause.tokens.filter((i) => owner[i - first] === c);
  // What is set apart is joined to nothing before it.
  const joinable = owner.slice();
  for (const i of apartWords) joinable[i - first] = -2;
  joinPhrases(tokens, phrases, joinable, first, offsets.phrase, names);
  /**
   * "die von X unterstützten Rebellen und Milizen", "die von X kritisierten Staaten A und B": what stands before the first noun of
   * a list describes the others too where they share its article: common nouns without one, and names behind an article in the plural.
   * "der von X unterstützte Iran und Russland", "die von X unterstützte Partei und der Iran" describe the first alone.
   */
  const isSharedAttribute = (index: number): boolean => {
    const described = phrases[index - offsets.phrase];
    if (described?.conjuncts === undefined) return true;
    const named = actorNamed(gapView, described) !== undefined;
    return described.conjuncts.every((c) => {
      const other = phrases[c - offsets.phrase];
      if (other === undefined || other === described) return true;
      if (/^(?:DET|PRON)$/.test((tokens[other.first] as Token).pos) || other.prepositionToken !== undefined)
        return false;
      return named ? described.number === 'pl' : actorNamed(gapView, other) === undefined;
    });
  };
  const fillParticiple = ({ head, complements }: Chunks['participles'][number]): void => {
    const clause = clauses[participleClauses.get(head) ?? -1];
    if (clause === undefined) return;
    clause.arguments = [{ role: 'subject', phrase: head, ...(isSharedAttribute(head) ? {} : { alone: true }) }];
    for (const c of complements) {
      const complement = phrases[c - offsets.phrase];
      if (complement === undefined || complement.link === 'conjunct' || complement.link === 'apposition') continue;
      const role = complement.preposition === undefined ? 'accusative' : 'prepositional';
      clause.arguments = [...clause.arguments, { role, phrase: c }];
      if (complement.parent === undefined) {
        complement.parent = head;
        complement.link = 'preposition';
      }
    }
  };
  for (const participle of participles) fillParticiple(participle);

  // 4. Verb complex and roles of each clause.
  clauses.forEach((clause, c) => {
    if (clause.kind === 'participle' || gaps.has(c)) return;
    clause.tokens.sort((a, b) => a - b);
    clause.first = clause.tokens[0] ?? first;
    clause.last = (clause.tokens.at(-1) ?? first) + 1;
    const prefix = readVerbs(clause);
    const opening = tokens[clause.first];
    clause.question = tokens[last - 1]?.text === '?' && clause.kind === 'main' && c === clauses.length - 1;
    clause.conditional =
      clause.conjunction === 'wenn' ||
      clause.conjunction === 'falls' ||
      clause.conjunction === 'sofern' ||
      (clause.kind === 'main' &&
        clause.finite === clause.first &&
        opening !== undefined &&
        clauses.length > c + 1 &&
        segments.length > 1 &&
        tokens[clause.last]?.text === ',' &&
        clause.coordinatedWith === undefined &&
        clause.finite === first);
    readRoles(clause, c, prefix);
  });

  // "beschuldigte Y, X begangen zu haben, was Y zurückwies": it goes on from the whole, it is no part of the accusation.
  const goOnFromWhole = (clause: ClauseDraft): void => {
    if (!/^(?:was|worauf|woraufhin|wogegen)$/.test(clause.conjunction ?? '') || clause.mood !== 'indicative') return;
    for (let steps = 0; steps < 3 && clause.parent !== undefined; steps++) {
      const outer = clauses[clause.parent - offsets.clause];
      if (outer?.kind !== 'infinitive' || askingVerbs.has(outer.verb ?? '')) break;
      clause.parent = outer.parent;
    }
  };
  for (const clause of clauses) goOnFromWhole(clause);
  for (const [c, { gap, source }] of gaps) fillGap(clauses[c] as ClauseDraft, gap, clauses[source] as ClauseDraft);
  for (const clause of [...clauses]) repeatForLikened(clause);
  for (const clause of clauses) shareObject(clause);
  for (const clause of [...clauses]) repeatForVerbs(clause);
  for (const [source, alone] of set) for (const gap of alone) repeatFor(gap, clauses[source] as ClauseDraft);
  for (const c of asides) readAside(c);

  /** The kind of what acts, or is acted on, in a phrase; bodies and states are alike. */
  function kindNamed(p: PhraseDraft | undefined): 'person' | 'state' | undefined {
    const name = p === undefined ? undefined : actorNamed(gapView, p);
    if (name !== undefined) return name.type === 'Person' ? 'person' : 'state';
    if (p === undefined) return undefined;
    if (holdsName(p, 'Person')) return 'person';
    return officeOf((tokens[p.head] as Token).text) === undefined ? undefined : 'person';
  }

  function phraseIn(clause: ClauseDraft, role: Role): PhraseDraft | undefined {
    const found = clause.arguments.find((a) => a.role === role);
    return found === undefined ? undefined : phrases[found.phrase - offsets.phrase];
  }

  /** The subject of a clause, or that of the one it goes on from. */
  function actorOf(clause: ClauseDraft): PhraseDraft | undefined {
    const shared = clause.sharesSubjectOf === undefined ? undefined : clauses[clause.sharesSubjectOf - offsets.clause];
    return phraseIn(clause, 'subject') ?? (shared === undefined ? undefined : phraseIn(shared, 'subject'));
  }

  /** Gives a stretch the verb of the clause that it goes with, and what both do it to. */
  function goOn(clause: ClauseDraft, source: ClauseDraft, args: readonly Argument[]): void {
    clause.kind = source.kind;
    clause.parent = source.parent;
    clause.verb = source.verb;
    clause.verbTokens = source.verbTokens;
    clause.voice = source.voice;
    clause.tense = source.tense;
    clause.mood = source.mood;
    clause.modal = source.modal;
    clause.arguments = args;
    clause.sharesVerbOf = source.index;
  }

  /** "X kritisierte A, Y hingegen B": Y does to B what X does to A, where Y is of the kind of X and B stands as A does. */
  function fillGap(clause: ClauseDraft, gap: Gap, source: ClauseDraft): void {
    clause.tokens.sort((a, b) => a - b);
    clause.first = gap.first;
    clause.last = gap.last;
    const { subject, other } = gap;
    const actor = actorOf(source);
    if (subject === undefined || other === undefined || source.verb === undefined || source.negated) return;
    if (actor !== undefined && kindNamed(actor) !== kindNamed(subject)) return;
    const isPlain = other.preposition === undefined;
    const alike = source.arguments.filter(({ role, phrase }) => {
      const p = phrases[phrase - offsets.phrase] as PhraseDraft;
      return isPlain
        ? (role === 'accusative' && other.cases.includes('acc')) || (role === 'dative' && other.cases.includes('dat'))
        : role === 'prepositional' && p.preposition === other.preposition;
    });
    const same = alike.filter(({ phrase }) => kindNamed(phrases[phrase - offsets.phrase]) === kindNamed(other));
    const replaced = same.length === 1 ? same[0] : alike.length === 1 ? alike[0] : undefined;
    if (replaced === undefined) return;
    const rest = source.arguments.filter((a) => a !== replaced && a.role !== 'subject');
    goOn(clause, source, [
      { role: 'subject', phrase: subject.index },
      { role: replaced.role, phrase: other.index },
      ...rest,
    ]);
  }

  /** "Wie X …", "wie zuvor schon X": who is likened to the one who acts; not behind a "wie" that opens the clause. */
  function isLikened(clause: ClauseDraft, p: PhraseDraft): boolean {
    if (p.preposition === 'wie') return true;
    if (p.preposition !== undefined || clause.conjunction === 'wie' || clause.kind !== 'main') return false;
    let i = p.first - 1;
    while (i > first && /^(?:auch|bereits|einst|schon|vorher|zuletzt|zuvor)$/.test((tokens[i] as Token).lower)) i--;
    return (
      i >= first && i < p.first - 1 && (tokens[i] as Token).lower === 'wie' && actorNamed(gapView, p) !== undefined
    );
  }

  /** "Wie zuvor schon X kritisierte auch Y China": both did so. */
  function repeatForLikened(source: ClauseDraft): void {
    if (source.kind !== 'main' || source.finite === undefined || source.verb === undefined || isCopula(source.verb))
      return;
    const c = clauses.indexOf(source);
    const subject = phraseIn(source, 'subject');
    if (subject === undefined) return;
    const isSaid = source.tokens.some((i) =>
      /^(?:auch|ebenso|genauso|zuvor|schon|bereits)$/.test((tokens[i] as Token).lower),
    );
    const likened = !isSaid
      ? undefined
      : phrases.find(
          (p) =>
            owner[p.head - first] === c &&
            p.parent === undefined &&
            p !== subject &&
            isLikened(source, p) &&
            kindNamed(p) !== undefined &&
            kindNamed(p) === kindNamed(subject),
        );
    if (likened === undefined) return;
    const draft = newClause('fragment', undefined);
    draft.first = likened.first;
    draft.last = likened.last;
    const rest = source.arguments.filter((a) => a.role !== 'subject' && a.phrase !== likened.index);
    goOn(draft, source, [{ role: 'subject', phrase: likened.index }, ...rest]);
  }

  /**
   * "hat A getroffen und kritisiert", "ist von A freigelassen und ausgewiesen worden": participles or infinitives of one bracket with
   * nothing of their own between them. What stands before the first completes each: every one of them is done.
   */
  function repeatForVerbs(source: ClauseDraft): void {
    const { verb, finite } = source;
    if (
      (finite === undefined && source.kind !== 'infinitive') ||
      verb === undefined ||
      source.sharesVerbOf !== undefined
    )
      return;
    const c = clauses.indexOf(source);
    const nonfinite = source.verbTokens.filter(
      (i) => i !== finite && !isAuxiliary((tokens[i] as Token).lemma) && (tokens[i] as Token).lower !== 'lassen',
    );
    const last = tokens[nonfinite.at(-1) ?? -1];
    const form = (['part2', 'inf', 'izu'] as const).find(
      (f) => last !== undefined && hasForm(last, f) && lemmaOfForm(last, f) === verb,
    );
    if (last === undefined || form === undefined) return;
    for (let k = nonfinite.length - 2; k >= 0; k--) {
      const [v, next] = [nonfinite[k] as number, nonfinite[k + 1] as number];
      const between = tokens.slice(v + 1, next);
      const joint = between.findLast((t) => t.text === ',' || coordinators.has(t.lower))?.lower;
      // "getroffen oder angerufen": one of them, nobody knows which.
      if (joint === undefined || joint === 'oder' || !hasForm(tokens[v] as Token, form)) return;
      if (phrases.some((p) => p.first > v && p.last <= next && owner[p.head - first] === c)) return;
      const own = lemmaOfForm(tokens[v] as Token, form);
      const draft = newClause('fragment', undefined);
      draft.first = source.first;
      draft.last = v + 1;
      draft.tokens = source.tokens.filter((i) => i <= v);
      goOn(draft, source, source.arguments);
      draft.antecedent = source.antecedent;
      draft.verb = own;
      draft.verbTokens = source.verbTokens.filter((i) => i === v || !nonfinite.includes(i));
      if (form === 'part2' && seinPerfect.has(own)) draft.voice = 'active';
      const isDenied = draft.tokens.some(
        (i) =>
          isKein((tokens[i] as Token).lower) ||
          (negators.has((tokens[i] as Token).lower) && !narrowed.has((tokens[i + 1] as Token).lower)),
      );
      // "hat A nicht kritisiert, sondern gelobt"
      draft.negated = joint === 'sondern' && isDenied;
      // "hat A unterzeichnet, aber nicht ratifiziert": what is denied of the last alone.
      if (source.negated && !isDenied) draft.sharesVerbOf = undefined;
    }
  }

  /** "X lobte und unterstützte Y", "…, der Y traf und kritisierte": of two finite verbs joined at once the one without an object has that of the other. */
  function shareObject(clause: ClauseDraft): void {
    const before = clauses[clause.coordinatedWith ?? -1];
    if (before === undefined || clause.borrowed || clause.kind !== before.kind || clause.finite === undefined) return;
    if (clause.sharesSubjectOf !== before.index || (tokens[clause.first] as Token).lower !== 'und') return;
    const objectsOf = ({ arguments: args }: ClauseDraft): Argument[] => args.filter((a) => a.role === 'accusative');
    if (clause.kind !== 'main') {
      if (clause.arguments.length === 0) clause.arguments = objectsOf(before);
      return;
    }
    const isBare = before.arguments.every((a) => a.role === 'subject') && before.verbTokens.includes(clause.first - 1);
    if (isBare && clause.finite === clause.first + 1) before.arguments = [...before.arguments, ...objectsOf(clause)];
  }

  /** "X kritisierte China, Y ebenfalls", "…, Y nicht": where only the subject is of the kind of Y, it is Y who does so, or does not. */
  function repeatFor(gap: Gap, source: ClauseDraft): void {
    const { subject } = gap;
    if (subject === undefined || source.verb === undefined || source.negated) return;
    const kind = kindNamed(subject);
    const objects = source.arguments.filter((a) => a.role === 'accusative' || a.role === 'dative');
    const kinds = objects.map(({ phrase }) => kindNamed(phrases[phrase - offsets.phrase]));
    const isOpen = kinds.some((k) => k === undefined || (k === kind && !gap.also));
    if (kindNamed(actorOf(source)) !== kind || isOpen) return;
    const draft = newClause('fragment', undefined);
    draft.first = gap.first;
    draft.last = gap.last;
    draft.negated = gap.negated;
    const rest = source.arguments.filter((a) => a.role !== 'subject');
    goOn(draft, source, [{ role: 'subject', phrase: subject.index }, ...rest]);
  }

  /** Fills an aside: whom it describes is its subject, the rest completes it. */
  function readAside(c: number): void {
    const clause = clauses[c] as ClauseDraft;
    const verb = clause.verbTokens[0] as number;
    const outer = clause.parent === undefined ? undefined : clauses[clause.parent - offsets.clause];
    clause.tokens.sort((a, b) => a - b);
    clause.first = clause.tokens[0] ?? verb;
    clause.last = (clause.tokens.at(-1) ?? verb) + 1;
    clause.verb = lemmaOfForm(tokens[verb] as Token, 'part2');
    clause.voice = seinPerfect.has(clause.verb) ? 'active' : 'passive';
    clause.tense = 'perfect';
    const beside = phraseAt[clause.first - 2 - first] ?? -1;
    const subject = outer?.arguments.find((a) => a.role === 'subject')?.phrase;
    const goesWith = verb === clause.first && accompanying.has(clause.verb);
    const near = beside === -1 ? undefined : topPhrase(beside);
    const isObject = outer?.arguments.some((a) => a.phrase === near && a.role === 'accusative') === true;
    // "verwirft den Pakt, unterzeichnet von X", but "traf den Kanzler, begleitet von X": there the subject is meant.
    const described = verb === clause.first && (goesWith || !isObject) ? subject : (near ?? subject);
    if (described !== undefined) clause.arguments = [{ role: 'subject', phrase: described }];
    phrases.forEach((phrase, k) => {
      const index = k + offsets.phrase;
      if (phrase.first < clause.first || phrase.last > clause.last || phrase.parent !== undefined) return;
      clause.arguments = [
        ...clause.arguments,
        { role: phrase.preposition === undefined ? 'accusative' : 'prepositional', phrase: index },
      ];
    });
  }

  /** The phrase that one belongs to, as part of it or as a further conjunct. */
  function topPhrase(k: number): number {
    let at = k;
    for (let steps = 0; steps < 8; steps++) {
      const parent = phrases[at]?.parent;
      if (parent === undefined || phrases[at]?.link === 'apposition') break;
      at = parent - offsets.phrase;
    }
    return at + offsets.phrase;
  }

  /**
   * "Gasvertrag unterzeichnet", "Huber in Moskau verurteilt": at the end of a headline, behind a thing or behind more than one phrase, what could be
   * finite as well is a participle.
   */
  function isBareParticiple({ kind, finite, first: from }: ClauseDraft, own: readonly number[]): boolean {
    if (sentence.region !== 'title' || kind !== 'main' || finite === undefined || finite === from) return false;
    const verb = tokens[finite] as Token;
    if (finite !== own.at(-1) || !hasForm(verb, 'part2') || speechVerbs.has(lemmaOfForm(verb, 'fin'))) return false;
    const before = phrases.filter((p) => p.first >= from && p.last <= finite && p.parent === undefined);
    const [one] = before;
    if (one === undefined || before.length > 1 || !names.has(one.head)) return one !== undefined;
    // "EU von Huber kritisiert": a name has no „von“, it is who does it.
    return phrases.some((p) => p.parent === one.index && p.preposition === 'von' && p.last <= finite);
  }

  /** The bracket in the sentence that a token stands in, by its first token. */
  function bracketAround(i: number): number | undefined {
    for (let k = i; k >= first; k--) {
      const { text } = tokens[k] as Token;
      if (text === ')' && k < i) return undefined;
      if (text === '(') return k;
    }
    return undefined;
  }

  function readVerbs(clause: ClauseDraft): number | undefined {
    const c = clauses.indexOf(clause);
    const own = clause.tokens.filter((i) => owner[i - first] === c);
    const verbs = own.filter((i) => isVerbAt(i, i + 1));
    if (isBareParticiple(clause, own)) clause.finite = undefined;
    if (clause.kind !== 'infinitive' && clause.finite === undefined) {
      const participle = verbs.find((v) => hasForm(tokens[v] as Token, 'part2'));
      if (participle !== undefined) {
        // A headline or fragment with a bare participle: "Vertrag in Moskau unterzeichnet".
        clause.verb = lemmaOfForm(tokens[participle] as Token, 'part2');
        clause.verbTokens = [participle];
        clause.voice = seinPerfect.has(clause.verb) ? 'active' : 'passive';
        clause.tense = 'perfect';
      }
      return undefined;
    }
    const lastOwn = own.filter((i) => !isQuote(tokens[i] as Token) && (tokens[i] as Token).text !== '.').at(-1);
    // "nicht nur X" says X; "…, nicht Y" behind the verb denies only Y.
    const lastVerb = Math.max(clause.finite ?? -1, ...verbs);
    // "X, nicht Y, unterzeichnete": between commas it denies what stands there with it.
    const setsApart = (i: number): boolean => {
      const segment = segmentAt(i);
      return (
        apartWords.has(i) ||
        (segment?.first === i &&
          segment.opened === ',' &&
          verbsOf(i, segment.last).length === 0 &&
          i + 1 < segment.last &&
          tokens[segment.last]?.text === ',')
      );
    };
    // "Jonas Hagen (nicht verwandt mit dem Kanzler) unterzeichnete": what a bracket denies, it denies within itself.
    const isAside = (i: number): boolean => {
      const open = bracketAround(i);
      return open !== undefined && verbs.some((v) => bracketAround(v) !== open);
    };
    const denies = (i: number): boolean =>
      !setsApart(i) &&
      ((tokens[i] as Token).lower !== 'nicht' ||
        // "nicht erst am Montag", "nicht ohne Grund": it was done.
        (!narrowed.has(tokens[i + 1]?.lower ?? '') && !(tokens[i - 1]?.text === ',' && i > lastVerb && lastVerb >= 0)));
    const opening = clause.finite === undefined ? undefined : lemmaOfForm(tokens[clause.finite] as Token, 'fin');
    const waits = opening !== undefined && (/^(?:haben|sein|werden)$/.test(opening) || modals.has(opening));
    // "keine drei Minuten" measures, "X, kein Freund großer Worte, …" describes, "kaum war er frei, …" dates.
    const says = (i: number): boolean => {
      const { lower } = tokens[i] as Token;
      const phrase = phrases[phraseAt[i - first] ?? -1];
      if (lower === 'kaum') return !(i === clause.first && i + 1 === clause.finite);
      // "hat ihn nicht kritisiert, sondern gelobt", but "kritisiert ihn nicht, sondern lobt"
      const contrast = waits ? own.find((k) => k > i && tokens[k]?.lower === 'sondern') : undefined;
      if (contrast !== undefined && verbs.some((v) => v > contrast)) return false;
      // "nicht A, sondern B": A alone is denied.
      const behind = tokens[i + 1]?.lower === 'etwa' ? i + 2 : i + 1;
      if (phrases[phraseAt[behind - first] ?? -1]?.link === 'contrast') return false;
      if (!isKein(lower)) return true;
      return tokens[i + 1]?.pos !== 'NUM' && phrase?.link !== 'apposition';
    };
    clause.negated = own.some(
      (i) =>
        ((negators.has((tokens[i] as Token).lower) && denies(i)) || isKein((tokens[i] as Token).lower)) &&
        says(i) &&
        !isAside(i),
    );
    const finite = clause.finite === undefined ? undefined : (tokens[clause.finite] as Token);
    const finiteLemma = finite === undefined ? undefined : lemmaOfForm(finite, 'fin');
    const others = verbs.filter((v) => v !== clause.finite);
    // "hat sich dazu bekannt": an adjective that is a participle as well, where the bracket of haben waits for one.
    if (
      others.length === 0 &&
      finiteLemma === 'haben' &&
      lastOwn !== undefined &&
      lastOwn !== clause.finite &&
      (tokens[lastOwn] as Token).analyses.some((a) => a.form === 'part2' && a.pos === 'VERB') &&
      // "hat den Plan anerkannt": so with an object before it.
      own.some((i) => /^(?:sich|ihn|ihm|sie|den|einen|das|die|dem|der)$/.test((tokens[i] as Token).text))
    )
      others.push(lastOwn);
    // "will Kiew Kampfjets überlassen": behind a modal verb alone, what can be either is the infinitive.
    const bareModal =
      finiteLemma !== undefined &&
      modals.has(finiteLemma) &&
      !others.some((v) => /^(?:haben|sein|werden)$/.test((tokens[v] as Token).lower));
    const participles2 = others.filter(
      (v) => hasForm(tokens[v] as Token, 'part2') && !hasZu(v) && !(bareModal && hasForm(tokens[v] as Token, 'inf')),
    );
    const infinitives = others.filter(
      (v) => (hasForm(tokens[v] as Token, 'inf') || hasForm(tokens[v] as Token, 'izu')) && !participles2.includes(v),
    );
    const worden = others.find((v) => (tokens[v] as Token).lower === 'worden');
    const lexicalParticiple = participles2
      .filter(
        (v) => v !== worden && (tokens[v] as Token).lower !== 'gewesen' && (tokens[v] as Token).lower !== 'gehabt',
      )
      .at(-1);
    const infinitiveLemmas = infinitives.map((v) => ({
      v,
      lemma: hasForm(tokens[v] as Token, 'izu')
        ? lemmaOfForm(tokens[v] as Token, 'izu')
        : lemmaOfForm(tokens[v] as Token, 'inf'),
    }));
    const holdsFinite = clause.finite !== undefined && owner[clause.finite - first] === c;
    clause.verbTokens = [...(holdsFinite ? [clause.finite as number] : []), ...others].sort((a, b) => a - b);
    if (finite !== undefined) {
      const readings = finite.analyses.filter((a) => a.form === 'fin');
      const third = readings.filter((a) => a.person === 3 || a.person === undefined);
      const indicative = third.some((a) => a.mood === 'ind' || a.mood === undefined);
      if (third.length > 0 && !indicative) clause.mood = third.some((a) => a.mood === 'sub1') ? 'sub1' : 'sub2';
      else if (
        third.some((a) => a.mood === 'sub1') &&
        third.every((a) => a.mood !== 'ind' || a.number === 'pl') &&
        third.some((a) => a.mood === 'sub1' && a.number === 'sg')
      )
        clause.mood = 'sub1';
      const past =
        third.some((a) => a.tense === 'past' && (a.mood === 'ind' || a.mood === undefined)) &&
        !third.some((a) => a.tense === 'pres' && a.mood === 'ind');
      clause.tense = past ? 'past' : 'present';
    }
    let lexical: number | undefined;
    let lemma: string | undefined;
    const auxiliaryInfinitive = infinitiveLemmas.find((x) => x.lemma === 'werden');
    const modalInfinitive = infinitiveLemmas.find((x) => modals.has(x.lemma));
    // "hat … spüren lassen": lassen closes the bracket of the verb before it.
    const lettable = infinitiveLemmas.filter(
      (x, k) => !(x.lemma === 'lassen' && k > 0 && x.v === (infinitiveLemmas[k - 1]?.v ?? -2) + 1),
    );
    const lexicalInfinitive =
      lettable.filter((x) => !isAuxiliary(x.lemma)).at(-1) ??
      infinitiveLemmas.filter((x) => x.lemma === 'sein' || x.lemma === 'haben').at(-1) ??
      // "soll Präsident werden"
      infinitiveLemmas.filter((x) => x.lemma === 'werden' && lexicalParticiple === undefined).at(-1);
    if (finiteLemma !== undefined && modals.has(finiteLemma)) clause.modal = finiteLemma;
    else if (modalInfinitive !== undefined) {
      clause.modal = modalInfinitive.lemma;
      // "hat unterzeichnen müssen" is "musste unterzeichnen".
      if (finiteLemma === 'haben' && clause.mood === 'indicative') clause.tense = 'past';
    }
    if (
      lexicalParticiple !== undefined &&
      (worden !== undefined || finiteLemma === 'werden' || auxiliaryInfinitive !== undefined)
    ) {
      clause.voice = 'passive';
      if (worden !== undefined) clause.tense = 'perfect';
      if (auxiliaryInfinitive !== undefined && finiteLemma === 'werden') clause.tense = 'future';
      lexical = lexicalParticiple;
      lemma = lemmaOfForm(tokens[lexicalParticiple] as Token, 'part2');
    } else if (
      lexicalParticiple !== undefined &&
      (finiteLemma === 'haben' ||
        finiteLemma === 'sein' ||
        infinitiveLemmas.some((x) => x.lemma === 'haben' || x.lemma === 'sein'))
    ) {
      const auxiliary = infinitiveLemmas.find((x) => x.lemma === 'haben' || x.lemma === 'sein')?.lemma ?? finiteLemma;
      lexical = lexicalParticiple;
      lemma = lemmaOfForm(tokens[lexicalParticiple] as Token, 'part2');
      clause.tense = 'perfect';
      if (auxiliary === 'sein' && !seinPerfect.has(lemma)) clause.voice = 'passive';
    } else if (
      lexicalInfinitive !== undefined &&
      (finiteLemma === undefined || isAuxiliary(finiteLemma) || finiteLemma === 'lassen')
    ) {
      lexical = lexicalInfinitive.v;
      lemma = lexicalInfinitive.lemma;
      if (finiteLemma === 'werden') clause.tense = 'future';
    } else if (finiteLemma !== undefined) {
      lexical = clause.finite;
      lemma = finiteLemma;
    } else if (clause.kind === 'infinitive' && lexicalParticiple !== undefined) {
      lexical = lexicalParticiple;
      lemma = lemmaOfForm(tokens[lexicalParticiple] as Token, 'part2');
      clause.tense = 'perfect';
    }
    let prefix: number | undefined;
    if (lemma !== undefined && lexical === clause.finite && lastOwn !== undefined && lastOwn !== lexical) {
      // The prefix closes the bracket: "warf … vor"; sometimes what follows is moved behind it ("brach ab mit …").
      for (const i of [
        lastOwn,
        ...own.filter(
          (k) =>
            tokens[k + 1]?.text === ',' ||
            coordinators.has(tokens[k + 1]?.text ?? '') ||
            // "gab Sanktionen bekannt gegen X", "nahm teil an": what is no preposition itself.
            (tokens[k + 1]?.pos === 'ADP' && bareParticles.has(tokens[k]?.text ?? '')) ||
            owner[k + 1 - first] !== owner[k - first],
        ),
      ]) {
        const word = (tokens[i] as Token).text;
        // In small letters only: "auf den Weg" is no wegbringen.
        if (i <= (lexical ?? 0) || !particles.has(word) || names.has(i)) continue;
        const joined = morphology.separableVerb(word, lemma);
        if (joined !== undefined) {
          lemma = joined;
          prefix = i;
          break;
        }
      }
    }
    if (prefix !== undefined) clause.verbTokens = [...clause.verbTokens, prefix];
    if (lemma !== undefined) clause.verb = lemma;
    return prefix;
  }

  function isFirstWord(clause: ClauseDraft, token: number): boolean {
    return clause.tokens.find((i) => !isQuote(tokens[i] as Token)) === token;
  }

  /**
   * "Die Lage ist ernst, warnte X am Montag.": what only a comma joins, with nobody but the one named behind the verb, says who has said
   * it. It is no further deed of the one before, as in "X dankte Y, kritisierte Z": that one is told in the same tense, of somebody named.
   */
  function endsChain(clause: ClauseDraft, previous: ClauseDraft | undefined, subject: PhraseDraft): boolean {
    const { finite, verb } = clause;
    if (finite === undefined || previous?.finite === undefined || previous.kind !== 'main') return false;
    if (!reportingVerbs.has(verb ?? '') && !inquits.has(verb ?? '')) return false;
    if (subject.first !== finite + 1 || endsInThing((tokens[subject.head] as Token).lemma.toLowerCase())) return false;
    if (!holdsName(subject) && officeOf((tokens[subject.head] as Token).text) === undefined) return false;
    const told = phrases.find((p) => p.index === previous.arguments.find((a) => a.role === 'subject')?.phrase);
    // "X, sichtlich verärgert, warnte Y": a participle.
    if (previous.tokens.at(-1) === previous.finite && told !== undefined && told.last < previous.finite) return false;
    const isDeed =
      told !== undefined && holdsName(told) && previous.modal === undefined && previous.mood === 'indicative';
    if (isDeed && (previous.tense === clause.tense || (previous.tense === 'perfect' && clause.tense === 'present')))
      return false;
    // "drohte Taiwan mit Krieg", "forderte X zum Abzug auf": whoever is named there is the one to whom it is said.
    const behind = clause.tokens.filter((i) => i >= subject.last);
    const isClosed = behind.every((i) => {
      const phrase = phrases[phraseAt[i - first] ?? -1];
      const { pos } = tokens[i] as Token;
      if (phrase === undefined)
        return pos === 'ADV' || pos === 'PUNCT' || (pos === 'ADP' && /^(?:am|im)$/.test((tokens[i] as Token).lower));
      return (
        phrase === subject ||
        phrase.parent === subject.index ||
        /^(?:in|an|auf|bei|gegenüber)$/.test(phrase.preposition ?? '') ||
        timeNouns.has((tokens[phrase.head] as Token).lemma.toLowerCase())
      );
    });
    return isClosed;
  }

  /** "X muss …", also where the infinitive stands in a part of its own. */
  function obliges(clause: ClauseDraft): boolean {
    const whole = clause.sharesSubjectOf === undefined ? undefined : clauses[clause.sharesSubjectOf - offsets.clause];
    return /^(?:müssen|sollen|dürfen)$/.test(clause.modal ?? whole?.modal ?? '');
  }

  /**
   * "Das Angebot Ankaras schlug Moskau aus", "Die Vorwürfe wies X zurück": who is named behind a verb that only those do who
   * have a will, where a thing stands in front, or "das" alone beside him: "Das lehnte die Union ab".
   */
  function actorBehind(
    clause: ClauseDraft,
    front: PhraseDraft,
    candidates: readonly PhraseDraft[],
  ): PhraseDraft | undefined {
    const { finite } = clause;
    if (finite === undefined || clause.voice === 'passive' || !willingVerbs.has(clause.verb ?? '')) return undefined;
    const head = tokens[front.head] as Token;
    const others = candidates.filter((p) => p !== front);
    const isThing = front.pronoun
      ? /^(?:das|dies)$/.test(head.lower) && others.length === 1 && clause.verb !== 'geben'
      : endsInThing(head.lemma.toLowerCase());
    if (front.first > finite || !front.cases.includes('acc') || !isThing) return undefined;
    return candidates.find(
      (p) =>
        p !== front &&
        !p.pronoun &&
        p.first > finite &&
        (holdsName(p) ||
          (front.pronoun && !p.cases.includes('acc')) ||
          representatives.has((tokens[p.head] as Token).lemma.toLowerCase())),
    );
  }

  /** "die Hilfe, die Teheran gewährt": where a relative pronoun describes a thing, who is named beside it acts. */
  function actorOfThing(
    pronoun: PhraseDraft | undefined,
    described: PhraseDraft | undefined,
    candidates: readonly PhraseDraft[],
  ): PhraseDraft | undefined {
    if (pronoun === undefined || described === undefined || !pronoun.cases.includes('acc')) return pronoun;
    if (!endsInThing((tokens[described.head] as Token).lemma.toLowerCase())) return pronoun;
    return candidates.find((p) => p !== pronoun && !p.pronoun && holdsName(p)) ?? pronoun;
  }

  function hasOtherSubject(c: number, pronoun: number, many = false): boolean {
    return phrases.some(
      (p) =>
        owner[p.head - first] === c &&
        p.head !== pronoun &&
        !(many && p.number === 'sg' && p.conjuncts === undefined) &&
        p.preposition === undefined &&
        p.link === undefined &&
        p.cases.includes('nom') &&
        (tokens[p.head] as Token).lower !== 'sich',
    );
  }

  /** "Kanzlerin und CDU-Chefin X": offices in a row, of which the last alone has a name, so that all may be that one's. */
  function areOffices(row: readonly number[]): boolean {
    return row.every((c, i) => {
      const p = phrases[c - offsets.phrase];
      if (p === undefined || officeOf((tokens[p.head] as Token).text) === undefined) return false;
      return i === row.length - 1 || !holdsName(p, 'Person');
    });
  }

  /** A state or city alone, without an article. */
  function isNeuterState(p: PhraseDraft): boolean {
    const name = names.get(p.head);
    return p.first === p.head && name?.type === 'Country' && name.how !== 'adjective' && p.link === 'genitive';
  }

  function holdsName(p: PhraseDraft, type?: Mention['type']): boolean {
    for (let i = p.first; i < p.last; i++) {
      const name = names.get(i);
      if (name !== undefined && name.last <= p.last && (type === undefined || name.type === type)) return true;
    }
    return false;
  }

  /** A name, or a noun with a name behind it: "der General X", not "ein EU-Abkommen". */
  function endsInName(p: PhraseDraft): boolean {
    for (let i = p.head; i < p.last; i++) {
      const name = names.get(i);
      if (name !== undefined && name.how !== 'adjective') return true;
    }
    return false;
  }

  /** "darunter X", "darunter auch der General": not "darunter litten Millionen". */
  function isExample(p: PhraseDraft): boolean {
    return endsInName(p) || officeOf((tokens[p.head] as Token).text) !== undefined;
  }

  /** "X trifft Y in Peking – Ukraine-Krieg im Fokus": the only dash of a clause, behind all its verbs; what stands there has no part in it. */
  function openedByDash(clause: ClauseDraft): number | undefined {
    const dashes: number[] = [];
    for (let i = clause.first; i < (clause.tokens.at(-1) ?? clause.first); i++)
      if (/^[–—]$/.test(tokens[i]?.text ?? '')) dashes.push(i);
    const [dash, other] = dashes;
    if (dash === undefined || other !== undefined || clause.verbTokens.length === 0) return undefined;
    return clause.verbTokens.every((i) => i < dash) ? dash : undefined;
  }

  function readRoles(clause: ClauseDraft, c: number, prefix: number | undefined): void {
    const aside = openedByDash(clause);
    const own = phrases.filter(
      (p) =>
        owner[p.head - first] === c &&
        !setApart.has(p) &&
        !(prefix !== undefined && p.first <= prefix && prefix < p.last) &&
        // "gegen 20 Personen, darunter der General X"
        (p.preposition !== undefined || !isExample(p) || exampleComma(tokens, p.first) === undefined) &&
        !(aside !== undefined && p.first > aside && p.preposition === undefined),
    );
    // "Als Willy Brandt den Vertrag unterschrieb, …": the word opens the clause, and is no preposition of its first phrase.
    // "um die EU um Hilfe zu bitten": so it does in an infinitive.
    const opensClause =
      (clause.kind === 'subordinate' && /^(?:als|wie|während|seit|bis)$/.test(clause.conjunction ?? '')) ||
      (clause.kind === 'infinitive' && infinitiveOpeners.has(clause.conjunction ?? ''));
    if (opensClause)
      for (const p of own)
        if (p.preposition === clause.conjunction && p.prepositionToken === p.first && isFirstWord(clause, p.first)) {
          p.preposition = undefined;
          p.prepositionToken = undefined;
          p.first++;
        }
    // "Brüssel erpresse Ungarn, so der Premier.", "Brüssel, so der Premier, habe …": who is quoted is no part of what he says.
    const isQuoted = (p: PhraseDraft): boolean =>
      tokens[p.first - 1]?.text === 'so' &&
      p.preposition === undefined &&
      clause.finite !== undefined &&
      (tokens[p.first - 2]?.text === ',' || isQuote(tokens[p.first - 2] as Token)) &&
      (clause.finite < p.first || clause.finite > segmentEnd(p));
    // "X (62, CDU) hat Y kritisiert": what stands in brackets of its own has no part in the clause around them.
    const isBracketedOff = (p: PhraseDraft): boolean =>
      p.preposition === undefined &&
      clause.finite !== undefined &&
      depthAt(p.first) > depthAt(clause.finite) &&
      p.conjuncts === undefined;
    const free = own.filter(
      (p) => p.parent === undefined && !isQuoted(p) && !isBracketedOff(p) && !isLikened(clause, p),
    );
    const finite = clause.finite === undefined ? undefined : (tokens[clause.finite] as Token);
    const readings = finite?.analyses.filter((a) => a.form === 'fin') ?? [];
    const numbers = new Set(readings.map((a) => a.number));
    const relative = relativeToken.get(c);
    // "Rosa Winter", "Theresa May": a name that is also a season, a month or a day.
    const isTime = (p: PhraseDraft): boolean =>
      (timeNouns.has((tokens[p.head] as Token).lemma.toLowerCase()) && !holdsName(p, 'Person')) ||
      /^\d+$/.test((tokens[p.head] as Token).text);
    if (relative !== undefined) {
      // "…, dem sie gratulierte und den sie einlud": the second describes the same one.
      const before = clauses[c - 1];
      const goesOn =
        before?.kind === 'relative' && coordinators.has((tokens[clause.first] as Token).lower)
          ? before.antecedent
          : undefined;
      const many = numbers.size === 1 && numbers.has('pl');
      const antecedent = goesOn ?? findAntecedent(c, relative, many);
      if (antecedent !== undefined) clause.antecedent = antecedent;
    }
    const isRelative = (p: PhraseDraft): boolean => relative !== undefined && p.head === relative;
    const described = clause.antecedent === undefined ? undefined : phrases[clause.antecedent - offsets.phrase];
    const agrees = (p: PhraseDraft): boolean => {
      if (numbers.size === 0 || numbers.has(undefined)) return true;
      // "die Sanktionen, die Brüssel verhängt hat": they are many, whatever "die" may be.
      if (isRelative(p) && p.number === 'any' && described !== undefined && described.conjuncts === undefined)
        return described.number === 'any' || numbers.has(described.number);
      const many = p.conjuncts !== undefined;
      if (many) return numbers.has('pl') || numbers.has('sg');
      return p.number === 'any' || numbers.has(p.number);
    };
    const pronounOk = (p: PhraseDraft): boolean => !['sich', 'einander'].includes((tokens[p.head] as Token).lower);
    const nominal = free.filter((p) => p.preposition === undefined);
    const candidates = nominal.filter((p) => allowsCase(p, 'nom') && agrees(p) && !isTime(p) && pronounOk(p));
    const isPronoun = (p: PhraseDraft, word: string): boolean => p.pronoun && tokens[p.head]?.lower === word;
    const isOwnAct = (p: PhraseDraft): boolean => isPronoun(p, 'was') || holdsName(p);
    const only = (p: PhraseDraft, wanted: Case): boolean => p.cases.length === 1 && p.cases[0] === wanted;
    const adjectiveOf = (p: PhraseDraft): string => {
      const second = tokens[p.first + 1] as Token;
      return p.head > second.index && second.pos === 'ADJ' ? second.text : '';
    };
    // "…, der auch Mali angehört", "Der EFTA gehören vier Staaten an", "Ihr steht X vor": a verb without an accusative.
    const isJoined = (p: PhraseDraft): boolean =>
      !(p.conjuncts ?? []).some((c) =>
        /^(?:oder|auch|ebenso|genauso)$/.test(tokens[(phrases[c - offsets.phrase]?.first ?? 0) - 1]?.lower ?? ''),
      );
    const takesDative = dativeVerbs.has(clause.verb ?? '');
    // "Peter Kern, der X nachfolgte": behind a person not known as a woman as well.
    const namesMan = (p: PhraseDraft | undefined): boolean => {
      if (p === undefined || p.gender === 'f') return false;
      for (let i = p.first; i < p.last; i++) {
        const name = names.get(i);
        if (name?.type === 'Person') return name.person?.gender !== 'f';
      }
      return false;
    };
    // "X, die Y zur Ministerin ernannt hat": the post is a woman's, so Y put her into it.
    const makerOfWoman = (): PhraseDraft | undefined => {
      const she = candidates.find(isRelative);
      if (she === undefined || !isPronoun(she, 'die') || !numbers.has('sg')) return undefined;
      if (!makingVerbs.has(clause.verb ?? '')) return undefined;
      const made = own.some(
        (p) =>
          p.prepositionToken !== undefined &&
          tokens[p.prepositionToken]?.lower === 'zur' &&
          officeOf((tokens[p.head] as Token).text) !== undefined,
      );
      return made ? candidates.find((p) => p !== she && namesMan(p)) : undefined;
    };
    const isSaidThing = (p: PhraseDraft): boolean =>
      isPronoun(p, 'das') || isPronoun(p, 'dies') || isPronoun(p, 'dieses');
    const isDative = (p: PhraseDraft): boolean =>
      takesDative &&
      (isPronoun(p, 'ihr') ||
        (p.cases.includes('dat') &&
          // "X, der der Ecowas vorsitzt": behind a man "der" is no dative.
          ((isRelative(p) && !(isPronoun(p, 'der') && (described?.gender === 'm' || namesMan(described)))) ||
            ((tokens[p.first] as Token).lower === 'der' &&
              (!numbers.has('sg') || /^\p{L}+en$/u.test(adjectiveOf(p)))))));
    const datives = takesDative
      ? nominal.filter(
          (p) => isDative(p) && nominal.some((q) => q !== p && allowsCase(q, 'nom') && !isTime(q) && !q.pronoun),
        )
      : [];
    let subject: PhraseDraft | undefined;
    if (datives.length > 0) subject = candidates.find((p) => !datives.includes(p) && !p.pronoun);
    else if (clause.kind !== 'infinitive') {
      const nominatives = candidates.filter((p) => only(p, 'nom'));
      // "Manasse ist ein Künstler": beside a copula the definite or first one is the subject, the other is said of it.
      subject = isCopula(clause.verb)
        ? (candidates.find((p) => p.definite && !isPronoun(p, 'es')) ?? candidates[0])
        : (makerOfWoman() ??
          nominatives.find((p) => !isPronoun(p, 'es')) ??
          nominatives[0] ??
          // "das Abkommen, das es 1966 schloss": the pronoun right behind the relative one is the subject.
          candidates.find((p) => p.first - 1 === relative && (isPronoun(p, 'es') || isPronoun(p, 'sie'))) ??
          actorOfThing(candidates.find(isRelative), described, candidates) ??
          // "Eingefädelt hatten es A und B": with a name beside it es is the object.
          (candidates.length > 1 &&
          isPronoun(candidates[0] as PhraseDraft, 'es') &&
          clause.verb !== 'geben' &&
          // "Es verurteilte die EU": no object opens a sentence so, and the verb wants one.
          !(candidates.length === 2 && candidates[0]?.first === clause.first && objectVerbs.has(clause.verb ?? ''))
            ? candidates.find((p) => !p.pronoun && (names.has(p.first) || names.has(p.head)))
            : undefined) ??
          // "Das sagte X nach dem Treffen": what is said stands in front.
          (speechVerbs.has(clause.verb ?? '') && candidates[0] !== undefined && isSaidThing(candidates[0])
            ? candidates.find((p) => !p.pronoun && holdsName(p))
            : undefined) ??
          // "A und B warf C Versagen vor": two do not go with a verb in the singular; "Kanzlerin und CDU-Chefin X" is one.
          (numbers.has('sg') &&
          !numbers.has('pl') &&
          candidates[0]?.conjuncts !== undefined &&
          isJoined(candidates[0]) &&
          !areOffices(candidates[0].conjuncts)
            ? candidates.find((p) => p.number === 'sg' && p.conjuncts === undefined && !p.pronoun && holdsName(p))
            : undefined) ??
          candidates[0]);
      // "…, was Moskau zurückwies": who acts is named; "…, was Moskau freute" tells what moves him.
      const relates = subject !== undefined && clause.conjunction === 'was' && isPronoun(subject, 'was');
      // "…, was Moskau macht", but "…, was Moskau Sorgen macht".
      const moves =
        movingVerbs.has(clause.verb ?? '') &&
        !(clause.verb === 'machen' && nominal.length === 2 && nominal.every(isOwnAct));
      if (relates && clause.verb !== undefined && !moves && !copulas.has(clause.verb))
        // "…, was er ablehnte", "…, was dieser ablehnte": a pronoun that can be no object.
        subject = candidates.find((p) => p !== subject && (!p.pronoun || !allowsCase(p, 'acc'))) ?? subject;
      if (subject !== undefined) subject = actorBehind(clause, subject, candidates) ?? subject;
      if (subject === undefined && clause.coordinatedWith === undefined)
        subject = nominal.find((p) => !isTime(p) && pronounOk(p) && allowsCase(p, 'nom'));
    }
    // "… lud ihn ein und plädierte": no nominative of its own. A coordinated verb-first part never has its subject before the verb.
    if (clause.coordinatedWith !== undefined && clause.kind !== 'infinitive') {
      const begins = clause.tokens.find(
        (i) => !coordinators.has((tokens[i] as Token).lower) && !isQuote(tokens[i] as Token),
      );
      const joined = coordinators.has((tokens[clause.first] as Token).lower) || clause.borrowed;
      const previous = clauses[clause.coordinatedWith];
      const verbInitial = begins === clause.finite || clause.borrowed;
      // "…, sagte X": a verb of speech after a comma brings its own subject.
      const reports =
        verbInitial &&
        !joined &&
        subject !== undefined &&
        (speechVerbs.has(clause.verb ?? '') ||
          // "X müsse handeln, forderte Y": so does any verb that can report, behind what can only be reported.
          endsChain(clause, previous, subject) ||
          (reportingVerbs.has(clause.verb ?? '') &&
            previous !== undefined &&
            (previous.mood !== 'indicative' ||
              // "X muss handeln, fordert Y"
              obliges(previous) ||
              previous.finite === undefined ||
              tokens[previous.finite]?.quoted === true)));
      // "…, dem sie gratulierte und den sie einlud", "… und der X traf": with a pronoun of its own it has a subject of its own.
      const opensAnew = relative !== undefined && owner[relative - first] === c && subject !== undefined;
      const adjacent =
        previous !== undefined && !reports && !opensAnew && (joined || (verbInitial && previous.kind === 'main'));
      if (
        adjacent &&
        (subject === undefined ||
          (!only(subject, 'nom') &&
            (verbInitial || clause.kind !== 'main') &&
            (previous.arguments.some((a) => a.role === 'subject') || previous.sharesSubjectOf !== undefined) &&
            !(verbInitial && joined && nominal.length > 1 && subject === nominal[0] && !allowsCase(subject, 'acc'))))
      ) {
        subject = undefined;
        // "X konterte, Y lege …, und schlug … aus": what is only reported stands between; the one who reports goes on.
        const reporter =
          previous.mood === 'sub1' && clause.mood === 'indicative'
            ? clauses
                .slice(0, previous.index - (clauses[0]?.index ?? 0))
                .findLast((o) => o.kind === 'main' && o.mood === 'indicative' && reportingVerbs.has(o.verb ?? ''))
            : undefined;
        clause.sharesSubjectOf = (reporter ?? previous).index;
      }
    }
    const args: Argument[] = [];
    const put = (role: Role, p: PhraseDraft): void => {
      args.push({ role, phrase: p.index });
    };
    if (subject !== undefined) put('subject', subject);
    const copula = isCopula(clause.verb);
    const rest = nominal.filter((p) => p !== subject);
    const open: PhraseDraft[] = [];
    for (const p of rest) {
      if (isTime(p)) continue;
      if (datives.includes(p) || (takesDative && p.cases.includes('dat') && !isPronoun(p, 'sich'))) put('dative', p);
      else if (copula && allowsCase(p, 'nom') && subject !== undefined) put('predicate', p);
      else if (only(p, 'dat') || (p.cases.includes('dat') && p.cases.every((c) => c === 'dat' || c === 'gen')))
        put('dative', p);
      else if (only(p, 'gen')) put('genitive', p);
      else if (only(p, 'acc') || (!p.cases.includes('dat') && p.cases.includes('acc'))) put('accusative', p);
      else open.push(p);
    }
    // What case leaves open (names mostly): with an accusative beside it it is the dative, alone it is the accusative.
    const isName = (p: PhraseDraft): boolean =>
      names.has(p.head) || tokens[p.head]?.pos === 'PROPN' || p.pronoun || holdsName(p);
    for (const [k, p] of open.entries()) {
      const hasAccusative = args.some((a) => a.role === 'accusative');
      const reflexive = isPronoun(p, 'sich') || isPronoun(p, 'einander');
      const dative = p.cases.includes('dat') && isName(p) && !reflexive && !args.some((a) => a.role === 'dative');
      if (dative && (hasAccusative || (k === 0 && open.filter((q) => !isPronoun(q, 'sich')).length > 1)))
        put('dative', p);
      else put('accusative', p);
    }
    for (const p of own)
      if (p.preposition !== undefined && (p.parent === undefined || p.link === 'preposition')) put('prepositional', p);
    clause.arguments = letsDo(clause, args);
    // "wird der Ukraine Panzer überlassen": with an object this is no passive, but the future of a verb whose participle looks so.
    if (
      clause.voice === 'passive' &&
      clause.tense === 'present' &&
      clause.finite !== undefined &&
      lemmaOfForm(tokens[clause.finite] as Token, 'fin') === 'werden' &&
      args.some((a) => a.role === 'subject') &&
      args.some((a) => a.role === 'accusative') &&
      !own.some((p) => isPronoun(p, 'sich')) &&
      clause.verbTokens.length === 2 &&
      // "Unterstützt werden die beiden von X": the participle in front, and no „werden“ of its own.
      clause.verbTokens.every((v) => v === clause.finite || hasForm(tokens[v] as Token, 'inf'))
    ) {
      clause.voice = 'active';
      clause.tense = 'future';
    }
  }

  /**
   * "X ließ Y den Plan kritisieren": of two objects behind lassen the first is who does it, where it can be an accusative; where it may as
   * well be the dative of what is done ("ließ Polen Panzer liefern"), nobody knows who does it. X himself does not.
   */
  function letsDo(clause: ClauseDraft, args: readonly Argument[]): readonly Argument[] {
    if (clause.verb === 'lassen' || !clause.verbTokens.some((v) => (tokens[v] as Token).lemma === 'lassen'))
      return args;
    const objects = args
      .filter(({ role, phrase }) => {
        const p = phrases[phrase - offsets.phrase];
        return (role === 'dative' || role === 'accusative') && (tokens[p?.head ?? first] as Token).lower !== 'sich';
      })
      .sort((a, b) => a.phrase - b.phrase);
    const [causee, object, more] = objects;
    const p = phrases[(causee?.phrase ?? -1) - offsets.phrase];
    if (causee === undefined || object === undefined || more !== undefined || p?.cases.includes('acc') !== true)
      return args;
    const isSure = !p.cases.includes('dat') && actorNamed(gapView, p) !== undefined;
    // "ließ Y Spenden zukommen": a thing is given to him.
    const done = phrases[object.phrase - offsets.phrase];
    if (done === undefined || actorNamed(gapView, done) === undefined) return args;
    const rest = args.filter((a) => a.role !== 'subject' && a !== causee);
    return isSure ? [{ role: 'subject', phrase: causee.phrase }, ...rest] : rest;
  }

  /** Whom a relative pronoun means; `many`: the verb of its clause is in the plural. */
  function findAntecedent(c: number, relative: number, many: boolean): number | undefined {
    const pronoun = phrases.find((p) => p.head === relative);
    const word = (tokens[relative] as Token).lower;
    const before = phrases
      .filter((p) => p.last <= (clauses[c]?.first ?? 0) && !p.pronoun && p.first >= first)
      .sort((a, b) => b.last - a.last || a.first - b.first);
    const gender =
      word === 'deren' || word === 'dessen' || pronoun === undefined ? undefined : genderOf(pronoun.readings);
    const number =
      word === 'dessen' ? 'sg' : pronoun === undefined || word === 'deren' ? 'any' : numberOf(pronoun.readings);
    const manyAct = many && word === 'die' && !hasOtherSubject(c, relative, many);
    const fit = before.find((p) => {
      const close = (clauses[c]?.first ?? 0) - p.last;
      if (close > 12) return false;
      if (number !== 'any' && p.number !== 'any' && p.number !== number && p.conjuncts === undefined) return false;
      const g = p.gender ?? genderOf(p.readings);
      // "folgt den USA, die … verlassen hatten": what may be many has no gender there.
      const isMany = manyAct && p.number === 'any';
      if (gender !== undefined && g !== undefined && g !== gender && !isMany) return false;
      if (word === 'die' && p.number === 'sg' && !(g === undefined ? mayBeFeminine(p.readings) : g === 'f'))
        return false;
      // "die Huthi in Sanaa, die von X unterstützt werden": as the subject of a plural verb it means many.
      if (manyAct && p.number === 'sg' && p.conjuncts === undefined) return false;
      if (word === 'der' && pronoun !== undefined && g !== undefined && g === 'n') return false;
      // "X, Sprecher der Opposition, der sich traf": where nothing else can be the subject, the pronoun is, and "der" is a man.
      if (word === 'der' && g === 'f' && !holdsName(p, 'Person') && !hasOtherSubject(c, relative)) return false;
      // "X, der Präsident Frankreichs, der sich zeigte": states without an article are neuter.
      if ((word === 'der' || word === 'die') && g === undefined && isNeuterState(p)) return false;
      if ((word === 'das' || word === 'dem') && g === 'f') return false;
      if (word === 'dessen' && g === 'f') return false;
      return true;
    });
    // "das erste Land Afrikas, das …": what stands out among others is told of, not where.
    const host =
      fit?.link === 'genitive' && word === 'das' && names.has(fit.first)
        ? phrases[(fit.parent ?? -1) - offsets.phrase]
        : undefined;
    if (host !== undefined && isSingledOut(host)) return host.index;
    return fit?.index;
  }

  /** "das erste Land", "das einzige Mitglied" */
  function isSingledOut({ first: opening, head }: PhraseDraft): boolean {
    return tokens
      .slice(opening, head)
      .some((t) => /^(?:erste|zweite|dritte|letzte|vorletzte|einzige|jüngste)s?$/.test(t.lower));
  }

  return {
    phrases: phrases as Phrase[],
    clauses: clauses.map(clauseOf),
  };
};

const clauseOf = (draft: ClauseDraft): Clause => ({
  index: draft.index,
  sentence: draft.sentence,
  first: draft.first,
  last: draft.last,
  tokens: draft.tokens,
  kind: draft.kind,
  parent: draft.parent,
  conjunction: draft.conjunction,
  antecedent: draft.antecedent,
  verb: draft.verb,
  verbTokens: draft.verbTokens,
  voice: draft.voice,
  tense: draft.tense,
  mood: draft.mood,
  modal: draft.modal,
  negated: draft.negated,
  question: draft.question,
  arguments: draft.arguments,
  sharesSubjectOf: draft.sharesSubjectOf,
  sharesVerbOf: draft.sharesVerbOf,
  conditional: draft.conditional,
});

/** The verb that an adjectival participle comes from: `unterzeichnet` → unterzeichnen. */
const verbOfParticiple = (lemma: string, morphology: Morphology): string | undefined =>
  morphology.analyse(lemma).find((a) => a.form === 'part2' || a.form === 'part1')?.lemma;
