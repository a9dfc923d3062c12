import { groupBy } from '../../graph/lists.ts';
import { fits, type NodeType, type RelationKind, type RelationType, relations } from '../../graph/ontology.ts';
import { timeNouns } from '../analyse/words.ts';
import { officeOf } from '../knowledge/offices.ts';
import { ownersOfLeader } from '../knowledge/owners.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { doersOf, isAuthored, isDeictic, leavesOpen, opponentsOf, takesUpAct } from './disputes.ts';
import { between, type Draft } from './draft.ts';
import { behindNoun, circumstances, isStillToCome, type Manner, mannerOf, mannerOfNoun, reportOf } from './manner.ts';
import { asReferent } from './officePhrases.ts';
import { leadingState } from './openOffices.ts';
import {
  argumentPhrases,
  asGovernments,
  homeState,
  type Index,
  inMouthOf,
  isCompoundPart,
  isListed,
  isMedium,
  isSeatOfCourt,
  liesSomewhere,
  organisationKind,
  type Referent,
  type ReferentOptions,
  referentFrom,
  referentsOf,
} from './referents.ts';
import { answer, answerByDenial } from './replies.ts';
import { type Speech, speechesOf, subjectOf } from './speakers.ts';
import { homesOf } from './states.ts';
import { type OpenUtterance, readUtterances } from './utterances.ts';
import {
  accusationVerbs,
  critics,
  demandVerbs,
  jointActs,
  objectControlVerbs,
  prosecutors,
  reactions,
  reliefs,
  settings,
  sidings,
  sourceNouns,
  speechVerbs,
  stateAssets,
  stepVerbs,
  sufferedActs,
} from './words.ts';

/*
 * Frames are data (languages/de/frames/): one entry per verb or noun says which slot fills which role of which relation.
 * Slots: subject, accusative, dative, genitive; a preposition (`gegen`, `mit`); for nouns also `owner` (genitive, von-phrase,
 * genitive name, adjective of nationality, possessive pronoun), `clause` (the subject of the clause it stands in, where the
 * noun is another part of it), `wonach` (the subject of a clause with "wonach" that says what it is), `subject` (the same, whatever the noun is there), `object` (its object), `compoundTarget` (the
 * state named before its hyphen) and `self` (whom the noun is said of). `speaker`: whose words the clause gives. What a clause
 * under the verb speaks of: `complement` (its objects), `complementSubject` (its subject); `condition` is the subject of the clause with "falls".
 * `into`: "in" with the accusative of a state; `destination`: that or "nach", with a place.
 * `|` separates alternatives, tried in order. The passive needs no entries of its own: its subject is the accusative, its
 * von/durch-phrase the subject.
 */

export interface VerbFrame {
  readonly verb: string;
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  /**
   * Slot → nouns (lemma or compound ending) that must stand there: { "accusative": ["Kritik"] }. `particle`: an uninflected word
   * of the clause; `infinitive`: an infinitive must hang on it; `complementVerb`: the verb of a clause under it.
   */
  readonly with?: Readonly<Record<string, readonly string[]>>;
  /** The same, of words that must not stand there: "zu einer Haftstrafe verurteilen" is no criticism. */
  readonly without?: Readonly<Record<string, readonly string[]>>;
  /** True when it holds in the passive only: "wurde in China verhaftet", "die in China verhaftete X"; who "verhaftete" in China may be from elsewhere. */
  readonly passive?: boolean;
  /** Node types that `to` may have, narrower than the ontology's. */
  readonly toTypes?: readonly NodeType[];
  readonly fromTypes?: readonly NodeType[];
  /** Of words that are also said of quarrels ("griff an", "Kampf gegen"): only between those who have arms, or who have none. */
  readonly armed?: boolean;
  /** True when nobody is meant who is one's own state or body: "warnte beide Seiten". */
  readonly abroad?: boolean;
  /** What it is that a state does to a person who is not known to be from elsewhere: "Belarus verurteilte X" sends him to prison. */
  readonly atHome?: RelationType;
  /** True when only those are meant who are known to be from elsewhere: "trafen einander in Washington" makes guests of strangers only. */
  readonly guest?: boolean;
  /** True when it holds though the verb stands under "müssen": "muss sich vor Gericht verantworten". */
  readonly obliged?: boolean;
  /** True when it holds though the verb stands under "können" or "dürfen": "kann auf den Rückhalt Ys zählen". */
  readonly able?: boolean;
  /** Also between the conjuncts of this slot: "X und Y trafen sich". */
  readonly among?: string;
  /** With `among`: each does it to the other, though the relation has a direction ("haben ihre Beziehungen abgebrochen"). */
  readonly mutual?: boolean;
  /** True when a person is meant only through what is his: who "begrüßte" a minister's plan praises him, who "begrüßte" him does not. */
  readonly owned?: boolean;
  /** `planned` when the verb itself only announces ("drohen mit" stays asserted), `claimed` when it gives the opinion of its subject. */
  readonly status?: 'planned' | 'denied' | 'claimed';
  /** Follow a noun to its owner when the slot holds no actor ("kritisierte die Politik Russlands"); default true for `to`. */
  readonly through?: boolean;
  /** Without a filled `to`, the actor that the text before was about: "Kritik kam von X". */
  readonly topic?: boolean;
  /** What the relation says beside its ends: the title of an office, `current` false when it is over. No event, so no date. */
  readonly properties?: Readonly<Record<string, string | boolean>>;
  /** Without a filled `to`, the state where it happens: "bekannte sich zu der Tat". */
  readonly scene?: boolean;
  /** The idiom is itself a negation, which then denies nothing: "kein gutes Haar lassen an", "schloss einen Angriff nicht aus". */
  readonly negated?: boolean;
  readonly confidence?: number;
  readonly example: string;
  /** What the example must give: "RU ACCUSED UA planned". */
  readonly expect: readonly string[];
}

export interface NounFrame {
  readonly noun: string;
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  /** Verbs whose clause makes the event: with `clause` as a slot. */
  readonly verbs?: readonly string[];
  /** Prepositions, one of which must stand before the noun: "auf Einladung von Y". */
  readonly prepositions?: readonly string[];
  readonly among?: string;
  readonly toTypes?: readonly NodeType[];
  readonly fromTypes?: readonly NodeType[];
  /** As with verbs; compounds of the noun ("Luftangriff") are not bound by it. */
  readonly armed?: boolean;
  /** Only with a definite article: "das Bündnis aus X und Y" is there, "ein Bündnis aus X und Y" may be a wish. */
  readonly definite?: boolean;
  readonly status?: 'planned' | 'denied';
  readonly confidence?: number;
  readonly example: string;
  readonly expect: readonly string[];
}

interface FrameData {
  readonly verbs: readonly VerbFrame[];
  readonly nouns: readonly NounFrame[];
  /** Compounds that are not what their last part is: "Wahlkampf". */
  readonly unlike?: readonly string[];
  /** Words that many frames share, which ask for all of them by "@" and the name of the group. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Seats of great organisations, where who meets visits nobody. */
  readonly meetingPlaces?: readonly string[];
}

/** One file per family of relations; their order does not matter. */
const frameFiles = ['encounters', 'cooperation', 'aid', 'criticism', 'force', 'politics', 'idioms'] as const;
const frameFamilies = frameFiles.map((name) => readData<FrameData>(`languages/de/frames/${name}.json`));
export const frameData: FrameData = {
  verbs: frameFamilies.flatMap((family) => family.verbs),
  nouns: frameFamilies.flatMap((family) => family.nouns),
  unlike: frameFamilies.flatMap((family) => family.unlike ?? []),
};

/** Lists of words by their names, of all families. */
const groups: Readonly<Record<string, readonly string[]>> = Object.assign(
  {},
  ...frameFamilies.map((family) => family.groups ?? {}),
);

/**
 * A frame ready to be gone through: its conditions as pairs of slot and words in small letters, and all fields in one order, for
 * objects of one layout are read several times as fast.
 */
type ReadyFrame = ReturnType<typeof makeReady>;
const makeReady = (frame: VerbFrame) => ({
  verb: frame.verb,
  type: frame.type,
  from: frame.from,
  to: frame.to,
  toSlots: frame.to.split('|'),
  required: conditionsOf(frame.with),
  excluded: conditionsOf(frame.without),
  toTypes: frame.toTypes,
  fromTypes: frame.fromTypes,
  armed: frame.armed,
  passive: frame.passive,
  abroad: frame.abroad,
  atHome: frame.atHome,
  guest: frame.guest,
  obliged: frame.obliged,
  able: frame.able,
  owned: frame.owned,
  among: frame.among,
  mutual: frame.mutual,
  status: frame.status,
  through: frame.through,
  topic: frame.topic,
  properties: frame.properties,
  scene: frame.scene,
  negated: frame.negated,
  confidence: frame.confidence,
});
type Condition = readonly [slot: string, words: readonly string[]];
const conditionsOf = (words: VerbFrame['with']): readonly Condition[] =>
  Object.entries(words ?? {}).map(([slot, list]) => {
    const lower = list
      .flatMap((word) => (word.startsWith('@') ? (groups[word.slice(1)] ?? []) : [word]))
      .map((word) => word.toLowerCase());
    return [
      slot,
      lower.includes('sanktion') ? [...lower, 'sanktionspaket', 'sanktionenpaket', 'sanktionsrunde'] : lower,
    ];
  });
const verbFrames = groupBy(frameData.verbs.map(makeReady), (f) => f.verb);
const nounFrames = groupBy(frameData.nouns, (f) => f.noun.toLowerCase());
const unlike: ReadonlySet<string> = new Set(frameData.unlike?.map((noun) => noun.toLowerCase()));

/** The noun frames of a lemma: its own, or those of the longest listed noun that ends it ("Luftangriff" is an Angriff). */
const framesOfNoun = (lemma: string): readonly NounFrame[] => {
  const lower = lemma.toLowerCase();
  const own = nounFrames.get(lower);
  if (own !== undefined) return own;
  const cached = compounds.get(lower);
  if (cached !== undefined) return cached;
  // "US-Verbalattacke": what has frames of its own keeps them; a "Zoll-Krieg" is no war.
  const hyphen = lower.lastIndexOf('-');
  const last = hyphen < 0 ? undefined : nounFrames.get(lower.slice(hyphen + 1));
  const isWar = last?.some((f) => f.type === 'ATTACKED') === true && !lower.startsWith('us-');
  let best: readonly NounFrame[] = isWar ? [] : (last ?? []);
  if (best.length === 0 && !unlike.has(lower.slice(lower.lastIndexOf('-') + 1)))
    for (let cut = 3; cut <= lower.length - 4; cut++) {
      const found = nounFrames.get(lower.slice(cut).replace(/^-/, ''));
      if (found !== undefined) {
        best = found;
        break;
      }
    }
  if (compounds.size > 20_000) compounds.clear();
  compounds.set(lower, best);
  return best;
};
const compounds = new Map<string, readonly NounFrame[]>();

/** Words in small letters. */
const lemmaMatches = (token: Token, words: readonly string[]): boolean => {
  const lemma = token.lemma.toLowerCase();
  for (const word of words)
    if (word === '*' || lemma === word || (word.length > 3 && lemma.endsWith(word)) || token.lower === word)
      return true;
  return false;
};

/** The phrases that fill one slot of a clause; voice is undone here. */
export const slotPhrases = (index: Index, clause: Clause, slot: string): Phrase[] => {
  const { document } = index;
  const passive = clause.voice === 'passive';
  if (slot === 'subject') {
    if (passive)
      return ['von', 'durch', 'seitens', 'vonseiten']
        .flatMap((agent) => lastOwnerless(index, clause, prepositional(index, clause, agent)))
        .filter(
          (p) =>
            !isInFront(index, clause, p) &&
            !isPresence(index, p) &&
            !isOfOffice(index, clause, p) &&
            !isOrigin(index, p),
        );
    const own = argumentPhrases(document, clause, 'subject');
    if (own.length > 0) return own;
    if (clause.sharesSubjectOf !== undefined) {
      const other = document.clauses[clause.sharesSubjectOf];
      if (other !== undefined)
        return other.voice === 'passive'
          ? argumentPhrases(document, other, 'subject')
          : slotPhrases(index, other, 'subject');
    }
    if (clause.kind === 'infinitive' && clause.parent !== undefined) {
      const outer = document.clauses[clause.parent];
      if (outer === undefined) return [];
      const planner = ownerBefore(index, clause);
      if (planner !== undefined) return planner;
      if (outer.verb !== undefined && objectControlVerbs.has(outer.verb)) {
        const objects = [...slotPhrases(index, outer, 'dative'), ...slotPhrases(index, outer, 'accusative')].filter(
          // "Serbien gelang es, …": „es“ is what is done.
          (p) => !isReflexive(index, p) && textAt(index, p.head) !== 'es',
        );
        if (objects.length > 0) return objects.slice(0, 1);
        // "wirft … vor, etwas getan zu haben": never the accuser himself did it.
        // "warfen einander vor, ihn gebrochen zu haben": there each accuser is accused.
        if (accusationVerbs.has(outer.verb) && !outer.tokens.some((i) => isMutual(textAt(index, i)))) return [];
      }
      return outer.voice === 'passive'
        ? argumentPhrases(document, outer, 'subject')
        : slotPhrases(index, outer, 'subject');
    }
    return [];
  }
  if (slot === 'accusative' && passive) {
    const own = argumentPhrases(document, clause, 'subject');
    if (own.length > 0) return own;
    if (clause.sharesSubjectOf !== undefined) {
      const other = document.clauses[clause.sharesSubjectOf];
      if (other !== undefined) return argumentPhrases(document, other, 'subject');
    }
    return [];
  }
  if (slot === 'complementSubject')
    return complementsOf(index, clause).flatMap((under) =>
      // "klagte, X sei ein Opfer": who suffers is not blamed for it.
      under.kind === 'infinitive' ||
      (clause.verb === 'beklagen' && suffering.has(under.verb ?? '')) ||
      (venting.has(clause.verb ?? '') && !isFault(index, clause, under))
        ? []
        : slotPhrases(index, under, 'subject'),
    );
  if (slot === 'complement')
    return complementsOf(index, clause).flatMap((under) =>
      clause.verb === 'drohen' && sidings.has(under.verb ?? '')
        ? []
        : [
            ...argumentPhrases(document, under, 'dative'),
            ...argumentPhrases(document, under, 'accusative'),
            ...argumentPhrases(document, under, 'prepositional').filter(
              (p) =>
                reaching.has(p.preposition ?? '') &&
                !isJourney(under, p) &&
                // "droht, allein mit X ins Geschäft zu kommen": with whom one gets on is not whom one threatens.
                !(clause.verb === 'drohen' && p.preposition === 'mit' && getsOn.has(under.verb ?? '')),
            ),
          ],
    );
  if (slot === 'condition')
    return conditionsUnder(index, clause).flatMap((under) => slotPhrases(index, under, 'subject'));
  if (slot === 'accusative' || slot === 'dative' || slot === 'genitive' || slot === 'predicate')
    return argumentPhrases(document, clause, slot);
  if (slot === 'into') return prepositional(index, clause, 'in').filter((p) => isDirection(index, p));
  if (slot === 'destination')
    return [...slotPhrases(index, clause, 'nach'), ...slotPhrases(index, clause, 'into')].filter((p) =>
      (index.mentionsAt[p.head] ?? []).some((m) => m.type === 'Country'),
    );
  const own = prepositional(index, clause, slot);
  return own.length === 0 && slot === 'in' && clause.conjunction === 'wo' ? placeBefore(index, clause) : own;
};

/** Verbs that give words vent, which need not blame the one they speak of. */
const venting: ReadonlySet<string> = new Set('giften klagen poltern schimpfen toben wettern ätzen'.split(' '));

/** "sperre Journalisten ein", "hat den Text nicht behandelt": a deed to somebody's harm or what was left undone; not where "gegen" says who is meant. */
const isFault = (index: Index, clause: Clause, under: Clause): boolean => {
  const { verb = '', negated, voice, modal } = under;
  if (voice === 'passive' || suffering.has(verb) || prepositional(index, clause, 'gegen').length > 0) return false;
  if (negated) return modal === undefined || modal === 'wollen';
  return (
    stepVerbs.has(verb) ||
    verbFrames
      .get(verb)
      ?.some(
        (f) =>
          harms.has(f.type) &&
          hasWords(index, under, f) &&
          f.toSlots.some((slot) => slotPhrases(index, under, slot).length > 0),
      ) === true
  );
};

/** True where a clause holds a word of each kind that a frame asks for. */
const hasWords = ({ document }: Index, { tokens }: Clause, { required }: ReadyFrame): boolean =>
  required.every(([, words]) =>
    tokens.some((i) => {
      const { lower, lemma } = document.tokens[i] as Token;
      return words.includes(lower) || words.includes(lemma.toLowerCase());
    }),
  );

/** Verbs whose subject bears something, and does nothing to anybody. */
const suffering: ReadonlySet<string> = new Set(
  'bekommen bleiben bluten brauchen erhalten erleiden ertragen fühlen haben leiden scheitern sein sterben tragen verlieren warten werden zahlen'.split(
    ' ',
  ),
);

/** "in die Türkei", "in den Iran", but "in den USA": where to, by the article. */
const isDirection = ({ document: { tokens } }: Index, { prepositionToken, head }: Phrase): boolean => {
  const article = prepositionToken === undefined ? undefined : tokens[prepositionToken + 1]?.lower;
  return (
    article === 'die' || article === 'das' || (article === 'den' && !pluralStates.test((tokens[head] as Token).text))
  );
};
const pluralStates =
  /^(?:USA|VAE|Bahamas|Staaten|Emiraten|Niederlanden|Philippinen|Malediven|Seychellen|Komoren|Salomonen|Kapverden)$/;

/** "in Prag, wo ihn X empfing": the place right before the clause is where it happened. */
const placeBefore = ({ document: { phrases, phraseOf } }: Index, clause: Clause): Phrase[] => {
  const near = new Set([3, 2, 1].map((back) => phraseOf[clause.first - back] ?? -1));
  return [...near].flatMap((i) => {
    const phrase = phrases[i];
    const isPlace = phrase?.preposition === 'in' || phrase?.preposition === 'nach';
    return isPlace && phrase.last <= clause.first && phrase.last >= clause.first - 2 ? [phrase] : [];
  });
};

/** "nannte den Plan Roms, das Schiff zu stoppen, falsch": an infinitive right behind a noun is done by whose plan it is; undefined where nobody owns it. */
const ownerBefore = ({ document, mentionsAt, children }: Index, clause: Clause): Phrase[] | undefined => {
  const comma = document.tokens[clause.first]?.text === ',' ? clause.first : clause.first - 1;
  if (document.tokens[comma]?.text !== ',' || clause.conjunction !== undefined) return undefined;
  const end = behindNoun(document, clause, comma);
  const owner = document.phrases[document.phraseOf[end - 1] ?? -1];
  if (owner === undefined || owner.pronoun || owner.last !== end) return undefined;
  // "hat die Forderung der Türkei zurückgewiesen, … zu": what is asked of him, he would do himself.
  const nouns = end < comma ? decided : planned;
  if ((owner.link === 'genitive' || owner.preposition === 'von') && (mentionsAt[owner.head] ?? []).length > 0) {
    const noun = document.phrases[owner.parent ?? -1];
    return noun !== undefined && nouns.test((document.tokens[noun.head] as Token).lemma) ? [owner] : undefined;
  }
  // "den russischen Plan, … zu …": of that state, whoever it is said of.
  const named = nouns.test((document.tokens[owner.head] as Token).lemma);
  // "Trumps Entscheidung, … zu …"
  const first = (children.get(owner.index) ?? []).find(
    (c) => c.link === 'genitive' && !c.pronoun && c.first < owner.head,
  );
  if (named && first !== undefined && (mentionsAt[first.head] ?? []).length > 0) return [first];
  const isOwned = document.tokens
    .slice(owner.first, owner.head)
    .some(({ index: i }) => (mentionsAt[i] ?? []).some((m) => m.how === 'adjective' && m.type === 'Country'));
  return named && isOwned ? [] : undefined;
};
const decided =
  /(?:plan|vorhaben|absicht|weigerung|versuch|entscheidung|beschluss|ankündigung|drohung|entschluss|schritt)$/i;
const planned =
  /(?:plan|vorhaben|absicht|weigerung|versuch|entscheidung|beschluss|vorschlag|ankündigung|drohung|forderung|wunsch|ansinnen|vorstoß|idee|entschluss|bestreben|bemühung|angebot|zusage|versprechen|schritt)$/i;

/** The clauses with "falls", "wenn", "sofern" under a clause or under its infinitive. */
const conditionsUnder = (index: Index, clause: Clause): Clause[] =>
  (index.clausesOfSentence[clause.sentence] ?? []).filter((under) => {
    if (!under.conditional || under.conjunction === undefined || under.parent === undefined) return false;
    const outer = index.document.clauses[under.parent];
    return outer?.index === clause.index || (outer?.kind === 'infinitive' && outer.parent === clause.index);
  });

/** Verbs of dealing with somebody, who is no target of the threat to do so. */
const getsOn: ReadonlySet<string> = new Set(
  'kommen kooperieren zusammenarbeiten einigen verbünden paktieren verhandeln verständigen sprechen reden abschließen schließen'.split(
    ' ',
  ),
);
/** Prepositions before whom an act in a complement reaches: "weigert sich, mit Y zu reden". */
const reaching: ReadonlySet<string> = new Set(['mit', 'an', 'bei', 'für', 'nach', 'in']);

/** "weigert sich, nach X zu reisen", "die Grenze nach X zu überqueren": where somebody goes, and nobody's concern. */
const isJourney = (clause: Clause, phrase: Phrase): boolean =>
  (phrase.preposition === 'nach' || phrase.preposition === 'in') && goingVerbs.has(clause.verb ?? '');
const goingVerbs: ReadonlySet<string> = new Set([
  ...frameData.verbs.filter((f) => f.type === 'VISITED' && f.from === 'subject').map((f) => f.verb),
  ...['überqueren', 'passieren', 'ausreisen', 'zurückkehren', 'heimkehren', 'ziehen', 'gehen', 'übersiedeln'],
]);

/** The clauses that say what a verb demands, criticises or refuses: dass-clause, infinitive, or reported main clause. */
const complementsOf = (index: Index, clause: Clause): Clause[] => {
  const under: Clause[] = [];
  for (const other of index.clausesOfSentence[clause.sentence] ?? []) {
    if (other.index === clause.index) continue;
    const hangs =
      other.parent === clause.index &&
      (other.kind === 'infinitive' || other.conjunction === 'dass' || other.conjunction === 'daß');
    if (hangs && !/^(?:um|ohne|statt|anstatt)$/.test(other.conjunction ?? '')) under.push(other);
    else if (other.kind === 'main' && reportOf(index, other)?.index === clause.index) under.push(other);
  }
  return under;
};

const prepositional = (index: Index, clause: Clause, preposition: string): Phrase[] => {
  const found: Phrase[] = [];
  for (const argument of clause.arguments) {
    const phrase = index.document.phrases[argument.phrase] as Phrase;
    if (phrase.preposition === preposition && !(preposition === 'gegen' && isOfReason(index, phrase)))
      found.push(phrase);
  }
  return found;
};

/** "verhängte wegen des Vorgehens gegen Demonstranten Sanktionen": against whom the reason is; "leitete wegen Betrugs gegen X ein Verfahren ein". */
const isOfReason = ({ document: { phrases, tokens } }: Index, { index, first: opening, parent }: Phrase): boolean => {
  const noun = phrases[parent ?? -1];
  // "wegen des Angriffs auf A gegen B Sanktionen": against whom that was stands before it.
  if (
    phrases.some(
      (p) =>
        p.parent === parent && p.index !== index && p.first < opening && /^(?:auf|gegen|an)$/.test(p.preposition ?? ''),
    )
  )
    return false;
  const first = noun?.link === 'conjunct' ? phrases[noun.parent ?? -1] : noun;
  if (noun === undefined || first?.preposition !== 'wegen') return false;
  const { lemma } = tokens[noun.head] as Token;
  return directed.test(lemma) || framesOfNoun(lemma).some(({ to }) => to.split('|').includes('gegen'));
};
/** Nouns of deeds against somebody that have no frame. */
const directed = /(?:vorgehen|gewalt|gewalttat|repression|repressalie|verbrechen|übergriff|härte|unterdrückung)$/i;

/** "Am Montag sind die Pläne von X von Y kritisiert worden": of two with the same word the first belongs to the noun before it. */
const lastOwnerless = (
  { document }: Index,
  { arguments: slots }: Clause,
  agents: readonly Phrase[],
): readonly Phrase[] => {
  const subjects = slots.flatMap(({ role, phrase }) => (role === 'subject' ? [phrase] : []));
  const last = Math.max(...agents.map((p) => p.first));
  return agents.length < 2
    ? agents
    : agents.filter(
        (p) =>
          p.first === last ||
          p.parent === undefined ||
          !subjects.includes(p.parent) ||
          document.phrases[p.parent]?.last !== p.prepositionToken,
      );
};

/** "Der Gegner von Präsident X wurde verhaftet": with its noun before the finite verb it belongs to that noun. */
const isInFront = (index: Index, clause: Clause, phrase: Phrase): boolean => {
  // "Minister X von Y empfangen": in a headline all stands before the bare participle.
  if (clause.kind === 'main' && clause.verbTokens.length === 1) return false;
  const parent = phrase.parent === undefined ? undefined : index.document.phrases[phrase.parent];
  return parent !== undefined && parent.first < phrase.first && isBeforeVerb(clause, phrase);
};

/** "Nach der Festnahme von X verlangte Y …": what stands there with the noun before the verb belongs to it alone. */
const isOfCircumstance = (index: Index, clause: Clause, phrase: Phrase): boolean => {
  if (phrase.preposition === undefined || !hangsOnCircumstance(index, phrase)) return false;
  if (isBeforeVerb(clause, phrase)) return true;
  // "zeigte sich nach einem Gespräch mit X solidarisch mit Y": one of the same word stands for itself.
  return clause.arguments.some(({ phrase: other }) => {
    const rival = index.document.phrases[other] as Phrase;
    return rival !== phrase && rival.preposition === phrase.preposition && !hangsOnCircumstance(index, rival);
  });
};

const hangsOnCircumstance = ({ document }: Index, phrase: Phrase): boolean => {
  const parent = phrase.parent === undefined ? undefined : document.phrases[phrase.parent];
  if (parent === undefined || parent.first >= phrase.first) return false;
  // "in einem Interview mit der Zeitung"
  const isTalk =
    parent.preposition === 'in' && /(?:interview|gespräch|telefonat)$/i.test(document.tokens[parent.head]?.lemma ?? '');
  return isTalk || circumstances.has(parent.preposition ?? '');
};

/** "wurde im Beisein von X abgeführt": X is present, he does not act. */
export const isPresence = (index: Index, phrase: Phrase): boolean => {
  const parent = phrase.parent === undefined ? undefined : index.document.phrases[phrase.parent];
  return (
    parent?.preposition !== undefined &&
    /^(?:beisein|anwesenheit|abwesenheit|gegenwart|umfeld|umgebung|auftrag|name|namen|haus|wohnung|büro|seite|rande?)$/i.test(
      (index.document.tokens[parent.head] as Token).lemma,
    )
  );
};

/** "nach seiner Rückkehr von Norwegen verurteilt": where somebody came from; "nach der Ankunft von der Polizei verhaftet" tells who did it. */
const isOrigin = ({ document, mentionsAt }: Index, phrase: Phrase): boolean => {
  const before = document.tokens[(phrase.prepositionToken ?? phrase.first) - 1];
  return (
    phrase.preposition === 'von' &&
    before !== undefined &&
    ways.test(before.lemma) &&
    mentionsAt[phrase.head]?.some((m) => m.type === 'Country' && m.how !== 'adjective') === true
  );
};
const ways = /^(?:.*(?:rück|heim)(?:kehr|reise|weg|flug|fahrt)|abreise|flucht|weg|abflug|überfahrt)$/i;

/** "wurde als Minister von Südkorea vereidigt": the state or body of the office, right behind it, does nothing. */
const isOfOffice = ({ document, mentionsAt }: Index, clause: Clause, phrase: Phrase): boolean => {
  if (phrase.preposition !== 'von' || mentionsAt[phrase.head]?.some((m) => m.type !== 'Person') !== true) return false;
  return clause.arguments.some((a) => {
    const office = document.phrases[a.phrase] as Phrase;
    return (
      /^(?:als|zu)$/.test(office.preposition ?? '') &&
      office.last === phrase.prepositionToken &&
      officeOf((document.tokens[office.head] as Token).text) !== undefined
    );
  });
};

/** "X von der Partei Y distanzierte sich von Z": what belongs to the one who acts is no slot of the verb. */
const isWithin = (index: Index, phrase: Phrase, outer: Phrase): boolean => {
  if (phrase.preposition === undefined || phrase.first < outer.first) return false;
  const { clauses, clauseOf } = index.document;
  let up: Phrase | undefined = phrase;
  for (let depth = 0; depth < 4 && up?.parent !== undefined; depth++) {
    if (up.parent === outer.index)
      return phrase.first <= outer.last + 8 && isBeforeFinite(index, clauses[clauseOf[phrase.head] ?? -1], phrase);
    up = index.document.phrases[up.parent];
  }
  return false;
};

/** "X in Berlin eingetroffen": a headline that ends with a participle has no finite verb. */
const isBeforeFinite = ({ document }: Index, clause: Clause | undefined, phrase: Phrase): boolean => {
  if (!isBeforeVerb(clause, phrase)) return false;
  const [only, other] = clause?.verbTokens ?? [];
  return (
    only === undefined ||
    other !== undefined ||
    only !== clause?.tokens.at(-1) ||
    (document.tokens[only] as Token).analyses.some((a) => a.form === 'fin')
  );
};

/** True of a phrase before the finite verb of a main clause: it stands with the subject there. */
const isBeforeVerb = (clause: Clause | undefined, phrase: Phrase): boolean => {
  const finite = clause?.verbTokens[0];
  return clause?.kind === 'main' && finite !== undefined && phrase.last <= finite;
};

/** Verbs beside which sich is a dative: "holte sich X ins Team". */
const withDativeSelf: ReadonlySet<string> = new Set(
  'holen sichern suchen wünschen verbitten ansehen vornehmen vorknöpfen aneignen einverleiben verschaffen nehmen anhören'.split(
    ' ',
  ),
);

/** The noun that a phrase is: of a relative pronoun what it describes ("die Vorwürfe, die X erhob"). */
const headMeant = (index: Index, clause: Clause, phrase: Phrase): Token => {
  const { tokens, phrases } = index.document;
  const meant =
    clause.antecedent !== undefined && isRelative(index, clause, phrase) ? phrases[clause.antecedent] : phrase;
  return tokens[(meant ?? phrase).head] as Token;
};

/** True of the relative pronoun that opens a clause. */
const isRelative = ({ document }: Index, clause: Clause, phrase: Phrase): boolean =>
  clause.kind === 'relative' &&
  phrase.pronoun &&
  phrase.head <= clause.first + 2 &&
  isPronounForm(document.tokens[phrase.head] as Token);
const isPronounForm = ({ lower }: Token): boolean => /^(?:d(?:er|ie|as|em|en)|denen|welche[rsmn]?)$/.test(lower);

/** "warfen einander … vor", "beschuldigten sich gegenseitig": what the frame reaches is a pronoun for those who act. */
const isReciprocal = (index: Index, clause: Clause, frame: ReadyFrame): boolean =>
  // "Beide führten gegeneinander Krieg"; who only fights may be a team.
  (frame.required.length > 0 &&
    frame.toSlots.includes('gegen') &&
    clause.tokens.some((i) => textAt(index, i) === 'gegeneinander')) ||
  // "wiesen gegenseitig Diplomaten aus": each those of the other.
  (frame.type === 'SANCTIONED' && clause.tokens.some((i) => isMutual(textAt(index, i)))) ||
  frame.toSlots.some((slot) =>
    [slot, slot === 'dative' ? 'accusative' : 'dative'].some((role) =>
      slotPhrases(index, clause, role).some(
        (p) =>
          textAt(index, p.head) === 'einander' ||
          (textAt(index, p.head) === 'sich' &&
            // "Beide Länder beschossen sich"
            (fighting.has(frame.verb) || clause.tokens.some((i) => textAt(index, i) === 'gegenseitig'))),
      ),
    ),
  );

/** Verbs of fighting, which nobody does to himself. */
const fighting: ReadonlySet<string> = new Set(
  'beschießen bekämpfen bekriegen befehden bombardieren attackieren angreifen beharken beschimpfen'.split(' '),
);

const isMutual = (word: string): boolean => word === 'einander' || word === 'gegenseitig';

const isReflexive = (index: Index, phrase: Phrase): boolean =>
  ['sich', 'einander'].includes((index.document.tokens[phrase.head] as Token).lower);

interface Filled {
  readonly referents: readonly Referent[];
  readonly phrase?: Phrase;
}

/** How a slot of a verb is filled: as a phrase's referents are found, except that in the subject only `throughSubject` follows nouns. */
interface Filling extends Pick<ReferentOptions, 'through' | 'places' | 'territory' | 'nationals' | 'act'> {
  readonly throughSubject?: boolean;
  /** Phrases that fill another slot already. */
  readonly used?: readonly Phrase[];
  /** True where they are the object, and what belongs to it is looked for: "der chinesische Botschafter in Serbien wurde zurückgerufen". */
  readonly ofObject?: boolean;
}

const fill = (
  index: Index,
  clause: Clause,
  slots: string,
  { used = [], ofObject = false, throughSubject = false, ...options }: Filling,
): Filled => {
  for (const slot of slots.split('|')) {
    for (const phrase of slotPhrases(index, clause, slot)) {
      if (isOfCircumstance(index, clause, phrase)) continue;
      // "verlegt nach Erkenntnissen der USA Truppen": that says who knows it.
      if (slot === 'nach' && sourceNouns.has((index.document.tokens[phrase.head] as Token).lemma.toLowerCase()))
        continue;
      // "eilte der Regierung in Budapest zu Hilfe": that says where the government is, not where somebody goes.
      if (slot === 'in' && isBodyAbove(index, clause, phrase)) continue;
      // "stimmte gegen Sanktionen gegen X": not against X.
      const above = phrase.parent === undefined ? undefined : index.document.phrases[phrase.parent];
      if (slot === 'gegen' && above?.preposition === 'gegen') continue;
      // "startete eine Offensive gegen Milizen in X": those are meant, whoever they are, and not where they are.
      if (slot === 'in' && above?.preposition !== undefined && above.preposition !== 'in')
        if (slots.split('|').includes(above.preposition)) continue;
      // "vereinbarte ohne Rücksprache mit X eine Partnerschaft": not with X.
      if (above?.preposition === 'ohne') continue;
      // "Der Grund war die Breitseite der SPÖ gegen X": that was against him, and nobody is.
      if (slot === 'gegen' && clause.verb === 'sein' && isPredicate(clause, phrase.parent)) continue;
      // "fordert die Auslieferung von X": whom it befalls is not asked.
      if (slot === 'von' && options.act === 'blame' && above?.preposition === undefined && isSuffered(index, above))
        continue;
      // "Kritik an der Reise von X kam von Y": the first belongs to its noun.
      if (slot === 'von' && isInFront(index, clause, phrase) && !isLastOf(index, clause, phrase)) continue;
      if (used.includes(phrase) || (slot !== 'subject' && !ofObject && used.some((u) => isWithin(index, phrase, u))))
        continue;
      // "regte sich über Budapest auf": nobody is angry with a town.
      const felt = slot === 'über' && options.act !== undefined && isCapital(index, phrase);
      const found = referentsOf(index, phrase, {
        ...options,
        // "Ein UN-Bericht beschuldigt X": who wrote it does.
        through: slot === 'subject' ? throughSubject || isReport(index, phrase, options.act) : options.through,
        // "Kritik kam aus Warschau": a capital that something comes from is its government.
        places: options.places === true || slot === 'aus' || felt,
        home: true,
      });
      const referents = slot === 'aus' || felt ? asGovernments(found) : found;
      if (referents.length > 0 && slot === 'nach' && options.places === true)
        return { referents: [...referents, ...furtherStops(index, clause, phrase, referents)], phrase };
      if (referents.length > 0) return { referents, phrase };
    }
    // German names show no case: what a verb wants as a dative may have been read as an accusative, and the reverse.
    if (slot === 'dative' || slot === 'accusative') {
      if (slot === 'accusative' && clause.voice === 'passive') continue;
      for (const phrase of argumentPhrases(index.document, clause, slot === 'dative' ? 'accusative' : 'dative')) {
        // "den Tschadern": the case of a rare people's name is a guess.
        const isPeople = (index.mentionsAt[phrase.head] ?? []).some((m) => m.because[0] === 'inhabitants');
        if (used.includes(phrase) || !(isPeople || phrase.cases.includes(slot === 'dative' ? 'dat' : 'acc'))) continue;
        const referents = referentsOf(index, phrase, options);
        if (referents.length > 0) return { referents, phrase };
      }
    }
  }
  return { referents: [] };
};

/** True of a noun, or the one that it is joined to, for what befalls somebody: "die Freilassung und Rückkehr von X". */
const isSuffered = ({ document }: Index, phrase: Phrase | undefined): boolean =>
  phrase !== undefined &&
  [phrase, phrase.link === 'conjunct' ? document.phrases[phrase.parent ?? -1] : undefined].some((p) =>
    isListed(sufferedActs, document.tokens[p?.head ?? -1]?.lemma.toLowerCase() ?? ''),
  );

/**
 * "reist am Montag nach Indien, am Dienstag nach China": the places behind the first one that the same journey leads to. Not "nach Indien
 * statt nach China", "nach Indien, nicht nach China".
 */
const furtherStops = (index: Index, clause: Clause, stop: Phrase, known: readonly Referent[]): Referent[] =>
  prepositional(index, clause, 'nach')
    .filter(
      (p) =>
        p.first > stop.last &&
        p.parent === undefined &&
        !index.document.tokens.slice(stop.last, p.first).some((t) => insteadOf.has(t.lower)),
    )
    .flatMap((p) =>
      (index.mentionsAt[p.head] ?? []).length > 0 ? referentsOf(index, p, { through: false, places: true }) : [],
    )
    .filter((r) => r.type === 'Country' && !known.some((k) => k.entity === r.entity));
/** Words behind which the place stands where one does not go. */
const insteadOf: ReadonlySet<string> = new Set(['statt', 'anstatt', 'anstelle', 'nicht', 'kaum', 'ohne']);

/** True of the seat of a body that is itself an object of the clause. */
const isBodyAbove = ({ document }: Index, { arguments: slots }: Clause, { parent, first }: Phrase): boolean => {
  const outer = document.phrases[parent ?? -1];
  return (
    outer !== undefined &&
    outer.last + 1 >= first &&
    /(?:regierung|führung)$/i.test((document.tokens[outer.head] as Token).lemma) &&
    slots.some((a) => a.phrase === parent && (a.role === 'dative' || a.role === 'accusative'))
  );
};

/** True where a phrase is what the subject of a clause with "sein" is, or an owner in it. */
const isPredicate = ({ arguments: slots }: Clause, phrase: number | undefined): boolean =>
  slots.some((a) => a.phrase === phrase && (a.role === 'predicate' || a.role === 'subject'));

/** True of a capital that was taken for a place. */
const isCapital = (index: Index, { head }: Phrase): boolean =>
  (index.mentionsAt[head] ?? []).some((m) => m.because[0] === 'capital as a place' && m.country !== 'BE');

const isLastOf = (index: Index, clause: Clause, phrase: Phrase): boolean =>
  prepositional(index, clause, phrase.preposition ?? '').every((p) => p.first <= phrase.first);

const isReport = (index: Index, phrase: Phrase, act: ReferentOptions['act']): boolean =>
  act === 'blame' &&
  /(?:bericht|resolution|gutachten|untersuchung)$/i.test((index.document.tokens[phrase.head] as Token).lemma);

/** How sure both ends are. Where the same words speak of both ("beide Länder"), both links are right or wrong together. */
export const sureOfBoth = (a: Referent, b: Referent): number =>
  a.start === b.start && a.end === b.end ? Math.min(a.confidence, b.confidence) : a.confidence * b.confidence;

/** The reported clause that a colon opens behind a clause. */
const behindColon = (index: Index, clause: Clause): Clause | undefined => {
  const { tokens } = index.document;
  const next = (index.clausesOfSentence[clause.sentence] ?? []).find(
    (c) => c.index > clause.index && c.kind === 'main',
  );
  if (next === undefined || next.voice === 'passive') return undefined;
  const before = [1, 2].map((k) => tokens[next.first - k]?.text);
  return before.includes(':') && (next.mood !== 'indicative' || tokens[next.first]?.quoted === true) ? next : undefined;
};

/** "verhandeln mit den Islamisten": with people of whom it is not known who they are, not with one another. */
const hasUnknownPartner = ({ document }: Index, clause: Clause): boolean =>
  clause.arguments.some(({ phrase }) => {
    const partner = document.phrases[phrase] as Phrase;
    const head = document.tokens[partner.head] as Token;
    return (
      partner.preposition === 'mit' &&
      partner.number === 'pl' &&
      partner.definite &&
      head.pos === 'NOUN' &&
      head.analyses.some((a) => a.gender === 'm') &&
      /(?:ist|er|ent|ant|mann|leute|e|tor|pate)$/.test(head.lemma)
    );
  });

const among = (referents: readonly Referent[]): [Referent, Referent][] => {
  const pairs: [Referent, Referent][] = [];
  for (let i = 0; i < referents.length; i++)
    for (let j = i + 1; j < referents.length; j++) pairs.push([referents[i] as Referent, referents[j] as Referent]);
  return pairs;
};

const cache = new WeakMap<Index, readonly Draft[]>();

/** Everything that the frames read in one document; read once. */
export const relateFrames = (index: Index): readonly Draft[] => {
  const before = cache.get(index);
  if (before !== undefined) return before;
  const drafts = readFrames(index);
  cache.set(index, drafts);
  return drafts;
};

const readFrames = (index: Index): Draft[] => {
  const drafts: Draft[] = [];
  const pending: Pending[] = [];
  for (const clause of index.document.clauses) {
    if (clause.verb === undefined) continue;
    const frames = verbFrames.get(clause.verb);
    if (frames === undefined) continue;
    const read = withoutLetting(index, clause);
    for (const frame of frames) readVerbFrame(index, read, frame, drafts, pending);
  }
  for (const phrase of index.document.phrases) {
    if (phrase.pronoun) continue;
    const head = index.document.tokens[phrase.head] as Token;
    if (head.pos !== 'NOUN' && head.pos !== 'PROPN') continue;
    // "Vertrag über die deutsch-französische Zusammenarbeit" is a name, it tells no event.
    if (index.mentionsAt[phrase.head]?.some((m) => m.type === 'Treaty')) continue;
    const frames = framesOfNoun(head.lemma);
    if (frames.length === 0) continue;
    for (const frame of frames) readNounFrame(index, phrase, frame, drafts);
    for (const clause of index.clausesOfSentence[head.sentence] ?? [])
      if (clause.kind === 'relative' && clause.antecedent === phrase.index && clause.verb !== undefined)
        for (const frame of frames)
          if (frame.verbs?.includes(clause.verb) === true) readNounFrame(index, phrase, frame, drafts, clause);
  }
  readPending(index, pending, drafts);
  for (const clause of index.document.clauses) readRelief(index, clause, drafts);
  for (const clause of index.document.clauses) readFollower(index, clause, drafts);
  for (const clause of index.document.clauses) readParticipant(index, clause, drafts);
  return drafts;
};

/** Frames and words whose target was told before, in the order of the text. */
const readPending = (index: Index, pending: readonly Pending[], drafts: Draft[]): void => {
  const { drafts: uttered, open } = readUtterances(index);
  const answers = answersOf(index);
  const told = [uttered, drafts, unsignedAttacks(index), answers];
  let next = 0;
  const answerUpTo = (clause: number): void => {
    for (; next < open.length && (open[next] as OpenUtterance).clause.index < clause; next++)
      answer(index, open[next] as OpenUtterance, told, undirectedDeeds(index), answers);
  };
  for (const { clause, frame } of pending) {
    answerUpTo(clause.index);
    readVerbFrame(index, clause, frame, drafts, undefined);
  }
  answerUpTo(index.document.clauses.length);
  for (const word of open) answerByDenial(index, word, drafts, answers);
};

/** Whom damning and praising words mean whose target only the text before tells. */
export const relateReplies = (index: Index): readonly Draft[] => {
  relateFrames(index);
  return answersOf(index);
};

/** "X erkannte Z an, Y tat es ihm gleich", "…, Y zog nach": who does the same does it to the same one. */
const readFollower = (index: Index, clause: Clause, drafts: Draft[]): void => {
  if (clause.kind !== 'main' || clause.negated || clause.modal !== undefined || clause.mood !== 'indicative') return;
  const said = (word: string): boolean => clause.tokens.some((i) => textAt(index, i) === word);
  const isPlain = !clause.arguments.some(
    ({ role, phrase }) =>
      (role === 'accusative' || role === 'dative') && index.document.phrases[phrase]?.pronoun !== true,
  );
  // "Y schloss sich an": in what was said, not to whom.
  const joins = clause.verb === 'anschließen' && said('sich') && isPlain && !said('ihm') && !said('ihr');
  const repeats =
    joins ||
    (clause.verb === 'gleichtun' && said('es')) ||
    (clause.verb === 'tun' &&
      ((said('gleich') && said('es')) ||
        said('dasselbe') ||
        // "Das tat auch Y": whatever the clause before told.
        ((said('das') || said('dies')) && (said('auch') || said('ebenfalls')))));
  const follows =
    clause.verb === 'tun' || repeats
      ? repeats
      : (clause.verb === 'nachziehen' || clause.verb === 'folgen') &&
        !clause.arguments.some(
          ({ role, phrase }) =>
            role === 'accusative' ||
            role === 'dative' ||
            /^(?:mit|auf|aus|nach)$/.test(index.document.phrases[phrase]?.preposition ?? ''),
        );
  if (!follows) return;
  const told = (sentence: number): Clause | undefined =>
    index.clausesOfSentence[sentence]?.findLast(
      (c) => c.index < clause.index && drafts.some((d) => d.clause === c.index),
    );
  // "X kritisierte Z. Y tat es ihm gleich": right at the start of the next sentence as well, where the one before tells but one thing.
  const opens = repeats && index.clausesOfSentence[clause.sentence]?.[0] === clause;
  const before = told(clause.sentence) ?? (opens ? told(clause.sentence - 1) : undefined);
  const models = drafts.filter(
    (d) =>
      d.clause === before?.index && d.status === 'asserted' && d.type !== 'MET' && (!joins || joinedIn.has(d.type)),
  );
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  for (const follower of fill(index, clause, 'subject', { through: false }).referents)
    for (const model of models) {
      if (model.from === follower.entity || model.to === follower.entity) continue;
      const type = index.document.entities.find((e) => e.id === model.to)?.type;
      if (type === undefined || !fits(model.type, follower.type, type)) continue;
      const { start, end } = model.marks?.to ?? cue;
      const target: Referent = {
        entity: model.to,
        type,
        confidence: 0.9,
        start,
        end,
        because: 'whom the other dealt with',
      };
      drafts.push({
        type: model.type,
        ...between(follower, target, { start: cue.start, end: cue.end }),
        sentence: clause.sentence,
        clause: clause.index,
        status: 'asserted',
        rule: 'follower',
        confidence: 0.85 * follower.confidence,
        because: [`„${cue.text}“ does what the clause before tells`, follower.because],
      });
    }
};

/** What others say as well who join in. */
const joinedIn: ReadonlySet<RelationType> = new Set(['ACCUSED', 'SUPPORTED', 'DEMANDED', 'REJECTED']);

const attending: ReadonlySet<string> = new Set(['teilnehmen', 'beiwohnen', 'dabeisein', 'beisitzen']);

/** "X empfing Y zu einem Gespräch, an dem auch Z teilnahm": who takes part in talks meets those who hold them. */
const readParticipant = (index: Index, clause: Clause, drafts: Draft[]): void => {
  if (clause.verb === undefined || !attending.has(clause.verb) || clause.negated || clause.modal !== undefined) return;
  if (clause.kind !== 'relative' || clause.mood !== 'indicative' || clause.tense === 'future') return;
  const talks = [...prepositional(index, clause, 'an'), ...slotPhrases(index, clause, 'dative')].find((p) =>
    /(?:gespräch|treffen|unterredung|telefonat|begegnung|beratung|essen)$/i.test(headMeant(index, clause, p).lemma),
  );
  if (talks === undefined) return;
  const held = drafts.filter((d) => d.type === 'MET' && d.sentence === clause.sentence && d.clause !== clause.index);
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  for (const guest of fill(index, clause, 'subject', { through: false }).referents)
    for (const { from, to, status, marks, confidence } of held)
      for (const [entity, mark] of [
        [from, marks?.from],
        [to, marks?.to],
      ] as const) {
        const type = index.document.entities.find((e) => e.id === entity)?.type;
        if (entity === guest.entity || type === undefined || !fits('MET', guest.type, type)) continue;
        if (homesOf(index, guest.entity).has(entity) || homesOf(index, entity).has(guest.entity)) continue;
        const { start, end } = mark ?? cue;
        const host: Referent = { entity, type, confidence, start, end, because: 'who held the talks' };
        drafts.push({
          type: 'MET',
          ...(guest.entity > entity ? between(host, guest, cue) : between(guest, host, cue)),
          sentence: clause.sentence,
          clause: clause.index,
          status,
          rule: 'participant',
          confidence: 0.85 * sureOfBoth(guest, host),
          because: [`„${cue.text}“ in the talks of others`, guest.because, host.because],
        });
      }
};

/** "Y verlangte die Freilassung der Matrosen", "…, sie freizulassen": of who was told before to have seized them. */
const readRelief = (index: Index, clause: Clause, drafts: Draft[]): void => {
  if (clause.verb === undefined || !demandVerbs.has(clause.verb) || clause.voice === 'passive') return;
  if (drafts.some((d) => d.type === 'DEMANDED' && d.clause === clause.index)) return;
  const { tokens } = index.document;
  const asked = [...slotPhrases(index, clause, 'accusative'), ...slotPhrases(index, clause, 'auf')].map((p) =>
    (tokens[p.head] as Token).lemma.toLowerCase(),
  );
  for (const under of complementsOf(index, clause)) {
    if (under.verb !== undefined) asked.push(under.verb);
    // "auf freien Fuß setzen"
    if (
      under.verb === 'setzen' &&
      slotPhrases(index, under, 'auf').some((p) => /^fuß$/i.test((tokens[p.head] as Token).lemma))
    )
      asked.push('freilassen');
  }
  const types = asked.map((word) => reliefs.get(word)).find((found) => found !== undefined);
  const speaker = types === undefined ? undefined : subjectOf(index, clause);
  if (types === undefined || speaker === undefined) return;
  const manner = mannerOf(index, clause);
  if (manner.status !== 'asserted') return;
  const cue = tokens[clause.verbTokens[0] ?? clause.first] as Token;
  const told = doersOf(index, clause, types, homesOf(index, speaker.entity), [drafts, undirectedDeeds(index)]);
  for (const doer of told.length > 0 ? told : hostsAt(index, clause, speaker, types, drafts)) {
    if (doer.entity === speaker.entity || !fits('DEMANDED', speaker.type, doer.type)) continue;
    drafts.push({
      type: 'DEMANDED',
      ...between(speaker, doer, { start: cue.start, end: cue.end }),
      sentence: clause.sentence,
      clause: clause.index,
      status: 'asserted',
      rule: 'relief',
      confidence: 0.8 * sureOfBoth(speaker, doer),
      because: [`„${cue.text}“ asks to undo what ${doer.entity} was told to have done`, speaker.because, doer.because],
    });
  }
};

/** "Bei seinem Besuch in Teheran verlangte Y die Freilassung der Häftlinge": who is asked at home to set people free holds them. */
const hostsAt = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  types: ReadonlySet<RelationType>,
  drafts: readonly Draft[],
): Referent[] => {
  if (!types.has('PROSECUTED')) return [];
  const visits = drafts.filter((d) => d.type === 'VISITED' && d.clause === clause.index && d.from === speaker.entity);
  return visits.flatMap(({ to, marks, confidence }) => {
    const type = index.document.entities.find((e) => e.id === to)?.type;
    const span = marks?.to;
    if (type !== 'Country' || span === undefined) return [];
    return [
      {
        entity: to,
        type,
        confidence: Math.min(0.9, confidence / 0.85),
        ...span,
        because: 'the state where the one who asks is',
      },
    ];
  });
};

/** A list for each document, which is empty at first. */
const listPerDocument = <T>(): ((index: Index) => T[]) => {
  const lists = new WeakMap<Index, T[]>();
  return (index) => {
    let list = lists.get(index);
    if (list === undefined) {
      list = [];
      lists.set(index, list);
    }
    return list;
  };
};

/** "lobte die Einigung": a word about what several did together, whom only the text before tells. */
export interface OpenJudgement {
  readonly type: RelationType;
  readonly from: readonly Referent[];
  readonly clause: Clause;
  readonly object: Phrase;
  readonly rule: string;
}
/** What clauses judge without naming those who did it together. */
export const openJudgements = listPerDocument<OpenJudgement>();
const judged: ReadonlySet<RelationType> = new Set(['SUPPORTED', 'ACCUSED', 'REJECTED']);
const isJointAct = ({ document }: Index, phrase: Phrase): boolean =>
  isListed(jointActs, (document.tokens[phrase.head] as Token).lemma.toLowerCase());

/** Deeds that clauses tell of somebody without saying against whom ("legte sein Veto ein"); `to` is empty in them. */
export const undirectedDeeds = listPerDocument<Draft>();

/** What words say whose target the text before tells. */
const answersOf = listPerDocument<Draft>();

/** Criticism of somebody by those who are no nodes ("Die Opposition kritisierte X"); `from` is empty in it. */
export const unsignedAttacks = listPerDocument<Draft>();

/** Keeps whom those criticise who are not named: who speaks next may join in. */
const readUnsigned = (index: Index, clause: Clause, frame: ReadyFrame): void => {
  if (frame.from !== 'subject' || clause.negated || clause.conditional || clause.modal !== undefined) return;
  const isCritic = (p: Phrase): boolean =>
    isListed(critics, (index.document.tokens[p.head] as Token).lemma.toLowerCase(), 1);
  if (!slotPhrases(index, clause, 'subject').some(isCritic)) return;
  for (const { entity, start, end, confidence } of fill(index, clause, frame.to, {
    through: frame.through !== false,
    act: 'blame',
  }).referents)
    unsignedAttacks(index).push({
      type: frame.type,
      from: '',
      to: entity,
      status: 'asserted',
      sentence: clause.sentence,
      clause: clause.index,
      rule: `verb:${frame.verb}`,
      confidence,
      marks: { to: { start, end } },
      because: [],
    });
};

/** Relations whose target is often only understood: the one whose act or words the sentence before told. */
const topical: ReadonlySet<RelationType> = new Set(['ACCUSED', 'REJECTED']);
/** Acts whose target is not named only where it was told before. */
const toldBefore: ReadonlySet<RelationType> = new Set(['SANCTIONED', 'THREATENED']);
/** Relations that a clause with "was" has with the doer of what the clause before it tells. */
const taken: ReadonlySet<RelationType> = new Set(['ACCUSED', 'REJECTED', 'SUPPORTED', 'DEMANDED']);
const deictic: ReadonlySet<string> = new Set(
  'das dies dazu davon dagegen darauf darüber Dazu Davon Dagegen Darauf Darüber'.split(' '),
);

/**
 * "Kritik übte auch die Caritas": a bare noun in front shows no case and was taken for the subject. Where the frame wants it as
 * the object, the name behind the verb is the subject.
 */
const withObjectInFront = (index: Index, clause: Clause, words: readonly string[]): Clause | undefined => {
  const { document } = index;
  if (clause.voice === 'passive') return undefined;
  const front = argumentPhrases(document, clause, 'subject').find(
    (p) => p.cases.includes('acc') && lemmaMatches(document.tokens[p.head] as Token, words),
  );
  if (front === undefined) return undefined;
  const behind = [
    ...argumentPhrases(document, clause, 'accusative'),
    ...argumentPhrases(document, clause, 'dative'),
  ].find((p) => p.cases.includes('nom') && p.first > front.first);
  if (behind === undefined && clause.sharesSubjectOf === undefined) return undefined;
  return {
    ...clause,
    arguments: clause.arguments.map((a) =>
      a.phrase === front.index
        ? { role: 'accusative', phrase: a.phrase }
        : a.phrase === behind?.index
          ? { role: 'subject', phrase: a.phrase }
          : a,
    ),
  };
};

/** "X hatte ein Teheraner Gericht verurteilt": where both may be either, the court is the one that does it. */
const withProsecutorBehind = (index: Index, clause: Clause): Clause => {
  const { document } = index;
  const isCourt = (p: Phrase): boolean => isProsecutor(document.tokens[p.head] as Token);
  const [front] = argumentPhrases(document, clause, 'subject');
  const behind = argumentPhrases(document, clause, 'accusative').find((p) => p.cases.includes('nom') && isCourt(p));
  if (front === undefined || behind === undefined || isCourt(front) || !front.cases.includes('acc')) return clause;
  return {
    ...clause,
    arguments: clause.arguments.map((a) =>
      a.phrase === front.index
        ? { role: 'accusative', phrase: a.phrase }
        : a.phrase === behind.index
          ? { role: 'subject', phrase: a.phrase }
          : a,
    ),
  };
};

/** "Nach Frankreich hat nun auch X … anerkannt", "Neben der SPÖ kritisierten auch X und Y …": those did it as well. */
const alsoActing = (index: Index, clause: Clause, subject: Phrase, known: readonly Referent[]): Referent[] => {
  if (![subject.first - 1, subject.first].some((i) => index.document.tokens[i]?.lower === 'auch')) return [];
  return ['nach', 'neben']
    .flatMap((preposition) => prepositional(index, clause, preposition))
    .filter((p) => p.first < subject.first && isBeforeVerb(clause, p))
    .flatMap((p) => referentsOf(index, p, { through: false, home: true }))
    .filter((r) => !known.some((k) => k.entity === r.entity))
    .map((r) => ({ ...r, confidence: r.confidence * 0.9, because: `${r.because}; the subject does so too` }));
};

/** "X muss sich von Y Untätigkeit vorwerfen lassen": Y does it to X, whichever case the verb wants him in. */
const withoutLetting = (index: Index, clause: Clause): Clause => {
  const { tokens, phrases } = index.document;
  if (clause.voice === 'passive' || !clause.verbTokens.some((i) => (tokens[i] as Token).lemma === 'lassen'))
    return clause;
  const agent = clause.arguments.find(({ phrase }) => phrases[phrase]?.preposition === 'von')?.phrase;
  const self = clause.arguments.find(({ phrase }) => textAt(index, (phrases[phrase] as Phrase).head) === 'sich');
  const subject = slotPhrases(index, clause, 'subject')[0]?.index;
  if (agent === undefined || self === undefined || subject === undefined) return clause;
  const { modal, sharesSubjectOf: _, ...plain } = clause;
  return {
    ...plain,
    ...(modal === undefined || modal === 'müssen' ? {} : { modal }),
    arguments: [
      { role: 'subject', phrase: agent },
      { role: 'accusative', phrase: subject },
      { role: 'dative', phrase: subject },
      ...clause.arguments.filter((a) => a !== self && a.phrase !== agent && a.phrase !== subject),
    ],
  };
};

const nothing: ReadonlySet<string> = new Set(['nichts', 'wenig']);
const textAt = (index: Index, token: number): string => (index.document.tokens[token] as Token).lower;

/** "will nichts wissen von", "kann … nichts abgewinnen": neither the negation nor the modal verb is meant. */
const withoutNegation = ({ modal, ...clause }: Clause): Clause => ({
  ...clause,
  negated: false,
  ...(modal === undefined || modal === 'wollen' || modal === 'können' ? {} : { modal }),
});

/** Relations that reach somebody for what he does: the doer of the act that is named is meant. */
const blaming: ReadonlySet<RelationType> = new Set(['ACCUSED', 'DEMANDED', 'PROTESTED']);
const actOf = (type: RelationType): ReferentOptions['act'] =>
  blaming.has(type) ? 'blame' : type === 'SUPPORTED' ? 'praise' : type === 'REJECTED' ? 'refusal' : undefined;

/**
 * "einen Teil seiner Hilfsgelder", "90 Prozent der Schulden": what is measured is the object; "die Aufnahme von Verhandlungen": what is begun
 * or goes on.
 */
const partOf = (index: Index, phrase: Phrase, words: readonly string[]): boolean => {
  const { lemma } = index.document.tokens[phrase.head] as Token;
  const begins = phases.has(lemma);
  return (
    (begins || measures.has(lemma)) &&
    (index.children.get(phrase.index) ?? []).some(
      (child) =>
        (child.link === 'genitive' || (begins && child.preposition === 'von')) &&
        lemmaMatches(index.document.tokens[child.head] as Token, words),
    )
  );
};
/** Nouns that add to an event only that it begins or goes on. */
const phases: ReadonlySet<string> = new Set(
  'Aufnahme Wiederaufnahme Beginn Start Eröffnung Fortsetzung Fortführung Weiterführung Abhaltung'.split(' '),
);
const measures: ReadonlySet<string> = new Set(['Teil', 'Prozent', 'Hälfte', 'Drittel', 'Großteil', 'Reihe', 'Tranche']);

/** Seats of the great organisations, of all families. */
const meetingPlaces: ReadonlySet<string> = new Set(frameFamilies.flatMap((family) => family.meetingPlaces ?? []));

/** "über die Lage in Syrien", "wegen des Kriegs in Mali": a place that belongs to what is talked about. */
const isOfMatter = ({ document: { phrases } }: Index, { parent, link }: Phrase): boolean =>
  link === 'preposition' && /^(?:über|um|wegen|gegen|für)$/.test(phrases[parent ?? -1]?.preposition ?? '');

/**
 * "sagte X am Montag in Wien", "sagte X nach einem Treffen in Wien", but not "warnte vor Unruhen in Wien", "In Wien, sagte X, …": where
 * somebody speaks, and not what is spoken of. Ambassadors and correspondents visit nobody.
 */
const standsFree = (index: Index, clause: Clause, place: Phrase): boolean => {
  const { tokens } = index.document;
  const { first, last } = place;
  if (first < (clause.verbTokens[0] ?? first) && tokens[last]?.text === ',') return false;
  const isPosted = clause.tokens.some((i) =>
    /(?:botschafter|konsul|korrespondent|gesandte)/i.test((tokens[i] as Token).lemma),
  );
  if (isPosted) return false;
  // "nach dem Anschlag am Freitag in Wien": behind the day, or the name, what it belongs to.
  let outer = above(index, clause, place);
  for (let depth = 0; outer !== undefined && depth < 4; depth++) {
    const { index: at, preposition, head } = outer;
    const lemma = (tokens[head] as Token).lemma;
    if (meetings.test(lemma) && preposition !== undefined)
      return !/^(?:vor|über|um|wegen|für|gegen)$/.test(preposition);
    const isPerson = (index.mentionsAt[head] ?? []).some((m) => m.type === 'Person');
    const speaks = clause.arguments.some(({ role, phrase }) => role === 'subject' && phrase === at);
    if (speaks && (isPerson || depth > 0)) return true;
    if (!isPerson && !timeNouns.has(lemma.toLowerCase())) return false;
    outer = above(index, clause, outer);
  }
  return true;
};
/** Nouns of being together, where who speaks then is still there. */
const meetings =
  /(?:treffen|gespräch|gipfel|unterredung|begegnung|verhandlung|beratung|konferenz|sitzung|tagung|besuch|ankunft|interview|rand)$/i;

/** What a phrase hangs on, or the day or circumstance right before it: "nach den Wahlen am Sonntag". */
const above = ({ document: { phrases, tokens } }: Index, clause: Clause, phrase: Phrase): Phrase | undefined =>
  phrases[phrase.parent ?? -1] ??
  clause.arguments
    .flatMap((a) => phrases[a.phrase] ?? [])
    .find(
      (p) =>
        p.last === (phrase.prepositionToken ?? phrase.first) &&
        (circumstances.has(p.preposition ?? '') || timeNouns.has((tokens[p.head] as Token).lemma.toLowerCase())),
    );

/** True of two persons whose names are both a man's or both a woman's. */
const areAlike = ({ document: { mentions } }: Index, a: Referent, b: Referent): boolean => {
  const [one, other] = [a, b].map(
    ({ entity }) => mentions.find((m) => m.entity === entity && m.person?.gender !== undefined)?.person?.gender,
  );
  return one !== undefined && one === other;
};

const governmentOf = /(?:Regierung|Kabinett|Administration|Lager) $/;

/** From elsewhere, as far as the article tells; at the seats of the great organisations ("in Brüssel") everybody meets, and visits nobody. */
const isGuest = (index: Index, person: Referent, place: Referent): boolean => {
  const own = homesOf(index, person.entity);
  return (
    own.size > 1 &&
    !own.has(place.entity) &&
    !meetingPlaces.has(index.document.article.text.slice(place.start, place.end)) &&
    // "die Regierung Tshisekedi" is not he.
    !governmentOf.test(index.document.article.text.slice(Math.max(0, person.start - 16), person.start))
  );
};

/** Relations that leave one's own state or body. */
const outward: ReadonlySet<RelationType> = new Set(['DEMANDED', 'INVITED', 'VISITED', 'SUPPORTED', 'CONCEDED']);

/** Events in which people take part on their own, for which their wanting not to is a refusal. */
const refusable: ReadonlySet<RelationType> = new Set(['MET', 'COOPERATED']);

/** What is done to somebody's harm. */
const harms: ReadonlySet<RelationType> = new Set([
  'ACCUSED',
  'ATTACKED',
  'PROSECUTED',
  'PROTESTED',
  'REJECTED',
  'SANCTIONED',
  'THREATENED',
]);

/** A verb frame whose target only what was told before can tell: read when all else has been. */
interface Pending {
  readonly clause: Clause;
  readonly frame: ReadyFrame;
}

/** True where the finite verb of a clause ends like a plural: "hätten", "würden". */
const isPlural = (index: Index, clause: Clause): boolean =>
  (index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token).text.endsWith('en');

/** What a speaker reports of others' attacks and threats is his claim, what his own side did is not. */
const isClaim = (
  index: Index,
  frame: ReadyFrame,
  { speaker }: Speech,
  from: readonly Referent[],
  wants: boolean,
): boolean =>
  (frame.type === 'ATTACKED' || frame.type === 'THREATENED' || wants) &&
  from.every((r) => r.entity !== speaker.entity && !homesOf(index, speaker.entity).has(r.entity));

const readVerbFrame = (
  index: Index,
  read: Clause,
  frame: ReadyFrame,
  drafts: Draft[],
  pending: Pending[] | undefined,
): void => {
  const { document } = index;
  if (frame.passive === true && read.voice !== 'passive') return;
  if (frame.negated === true && !read.negated && !read.tokens.some((i) => nothing.has(textAt(index, i)))) return;
  let clause = frame.negated === true ? withoutNegation(read) : read;
  for (const [slot, words] of frame.required) {
    // `particle`: an uninflected word of the clause, as in "macht … verantwortlich".
    if (slot === 'particle') {
      if (!clause.tokens.some((i) => words.includes((document.tokens[i] as Token).lower))) return;
      continue;
    }
    if (slot === 'infinitive') {
      if (!complementsOf(index, clause).some((under) => under.kind === 'infinitive')) return;
      continue;
    }
    if (slot === 'complementVerb') {
      if (!complementsOf(index, clause).some(({ verb, negated }) => !negated && words.includes(verb ?? ''))) return;
      continue;
    }
    const phrases = slotPhrases(index, clause, slot);
    const extra =
      slot === 'accusative' || slot === 'dative'
        ? argumentPhrases(document, clause, slot === 'dative' ? 'accusative' : 'dative')
        : slot === 'genitive'
          ? // "verwies drei Diplomaten des Landes": it looks like their owner.
            [
              ...slotPhrases(index, clause, 'accusative').flatMap((p) =>
                (index.children.get(p.index) ?? []).filter((c) => c.link === 'genitive'),
              ),
              // "verwies ihn wegen einer Äußerung des Landes": it may seem to belong to any noun before it.
              ...clause.arguments
                .flatMap((a) => index.children.get(a.phrase) ?? [])
                .filter((p) => p.link === 'genitive' && p.last === clause.verbTokens.at(-1)),
              // "zieh ihn der Lüge", "versicherte ihn ihrer Treue": it looks like a dative.
              ...argumentPhrases(document, clause, 'dative').filter((p) => p.cases.includes('gen')),
            ]
          : [];
    if (
      ![...phrases, ...extra].some(
        (p) =>
          lemmaMatches(headMeant(index, clause, p), words) ||
          partOf(index, p, words) ||
          // "der Europäische Gerichtshof für Menschenrechte"
          (words.includes('gericht') && isCourt(index, p)) ||
          (p.conjuncts ?? []).some((c) =>
            lemmaMatches(document.tokens[(document.phrases[c] as Phrase).head] as Token, words),
          ),
      )
    ) {
      const turned = slot === 'accusative' ? withObjectInFront(index, clause, words) : undefined;
      if (turned === undefined) return;
      clause = turned;
    }
  }
  for (const [slot, words] of frame.excluded)
    if (
      slot === 'particle'
        ? clause.tokens.some((i) => words.includes((document.tokens[i] as Token).lower))
        : slotPhrases(index, clause, slot).some(
            (p) => lemmaMatches(headMeant(index, clause, p), words) || (words.includes('gericht') && isCourt(index, p)),
          )
    )
      return;
  if (
    ((frame.obliged && clause.modal === 'müssen') || (frame.able && /^(?:können|dürfen)$/.test(clause.modal ?? ''))) &&
    !clause.negated
  ) {
    const { modal: _, ...plain } = clause;
    clause = plain;
  }
  if (frame.type === 'PROSECUTED' && frame.from === 'subject' && clause.voice === 'active')
    clause = withProsecutorBehind(index, clause);
  const places = frame.type === 'VISITED' || frame.toTypes?.includes('Country') === true;
  // "sitzt in der Türkei in Haft": the place acts.
  const byPlace = frame.fromTypes?.includes('Country') === true && frame.from.split('|').includes('in');
  // "Washington werde einen hohen Preis zahlen, sagte Y": who speaks threatens.
  const uttered = frame.from === 'speaker' ? speechesOf(index).get(clause.index) : undefined;
  let from: Filled =
    frame.from === 'speaker'
      ? { referents: uttered === undefined ? [] : [uttered.speaker] }
      : fill(index, clause, frame.from, {
          // What a firm of a state owns is not the state's, and a body that takes up "die Bedenken Finnlands" has no new member.
          through: frame.guest !== true && frame.type !== 'OWNS' && frame.type !== 'JOINED',
          places: byPlace,
          act: actOf(frame.type),
        });
  // "X wurde festgenommen", "X sitzt in Haft", "ein Richter verhängte …": nobody says whose; the state where it happens acts.
  if (
    from.referents.length === 0 &&
    frame.type === 'PROSECUTED' &&
    (clause.voice === 'passive'
      ? clause.kind !== 'participle'
      : frame.to === 'subject' ||
        // "Gegen X läuft ein Prozess", not "… liegt ein Haftbefehl des Gerichts vor"
        (frame.from === 'in' &&
          fill(index, clause, 'subject', { through: true, throughSubject: true }).referents.length === 0) ||
        slotPhrases(index, clause, frame.from).some(
          (p) =>
            isProsecutor(document.tokens[p.head] as Token) &&
            // A court between states is nobody's.
            !(index.children.get(p.index) ?? []).some((child) => isSeatOfCourt(index, child)),
        ))
  ) {
    const prosecuted = fill(index, clause, frame.to, { through: frame.through !== false });
    const place = placeOf(index, clause);
    const scene =
      // Whatever the town, its state's police and courts act there.
      (place === undefined ? undefined : { ...place, confidence: 0.7 }) ??
      stateOfPerson(index, prosecuted.referents) ??
      (clause.voice === 'passive' || leadingState(index) !== undefined ? homeScene(index, clause) : undefined);
    if (scene !== undefined) from = { referents: [{ ...scene, confidence: Math.min(scene.confidence, 0.7) }] };
  }
  // "wurde von den USA in Polen festgenommen": who did it is named, and is not the state where it was done.
  if (frame.passive === true && byPlace && fill(index, clause, 'subject', { through: true }).referents.length > 0)
    return;
  if (from.referents.length === 0) {
    if (frame.type === 'ACCUSED' && pending !== undefined) readUnsigned(index, clause, frame);
    return;
  }
  if (from.phrase !== undefined && frame.from === 'subject' && frame.type !== 'VISITED')
    from = { ...from, referents: [...from.referents, ...alsoActing(index, clause, from.phrase, from.referents)] };
  // "X hatte sich eingesetzt, Y ebenfalls": with sich in the place of its object the verb means none else.
  if (
    frame.to === 'accusative' &&
    !withDativeSelf.has(frame.verb) &&
    !frame.required.some(([slot]) => slot === 'accusative') &&
    !(from.referents.length > 1 && isReciprocal(index, clause, frame)) &&
    argumentPhrases(document, clause, 'accusative').some((p) => (document.tokens[p.head] as Token).lower === 'sich')
  )
    return;
  let to = fill(index, clause, frame.to, {
    through: frame.through !== false,
    throughSubject: frame.through === true,
    used: from.phrase === undefined ? [] : [from.phrase],
    ofObject: frame.from === 'accusative',
    places,
    territory: frame.type === 'ATTACKED',
    nationals: frame.type === 'SANCTIONED' || frame.type === 'CONCEDED',
    act: actOf(frame.type),
  });
  // "berieten über die Lage in Syrien": that is where the matter is, not where they are.
  if (frame.guest === true && to.phrase !== undefined)
    if (isOfMatter(index, to.phrase) || (speechVerbs.has(frame.verb) && !standsFree(index, clause, to.phrase))) return;
  // "schloss aus, X anzugreifen": who will do somebody no harm does not turn him down.
  if (frame.type === 'REJECTED' && frame.to === 'complement' && to.phrase !== undefined) {
    const under = document.clauses[document.clauseOf[to.phrase.head] ?? -1]?.verb;
    if (verbFrames.get(under ?? '')?.every((f) => harms.has(f.type)) === true) return;
  }
  // "ist besorgt, dass X zahlen muss": who has to do something is not blamed for it.
  if (frame.type === 'ACCUSED' && frame.to === 'complementSubject' && to.phrase !== undefined)
    if (document.clauses[document.clauseOf[to.phrase.head] ?? -1]?.modal === 'müssen') return;
  // "begrüßte ihn, eine seltene Geste": what is judged is the act, and whoever else stands there is not it.
  if (frame.topic === true && to.phrase !== undefined) {
    const wanted = frame.required.find(([slot]) => slot === frame.to)?.[1];
    if (wanted !== undefined && !lemmaMatches(headMeant(index, clause, to.phrase), wanted)) return;
  }
  // "stimmte für die Kündigung der Konvention": that is no support for it, as "lehnte ihre Kündigung ab" is no refusal of it.
  if (
    (frame.type === 'SUPPORTED' || frame.type === 'REJECTED') &&
    to.phrase !== undefined &&
    undoing.test((document.tokens[to.phrase.head] as Token).lemma)
  )
    to = { ...to, referents: to.referents.filter((r) => r.type !== 'Treaty') };
  // "Beide warfen einander Verstöße vor": each means the others.
  if (from.referents.length > 1 && to.referents.length === 0 && isReciprocal(index, clause, frame))
    to = { referents: from.referents };
  // Who acts together with others is not whom they mean.
  else if (from.referents.length > 1)
    to = { ...to, referents: to.referents.filter((t) => !from.referents.some((r) => r.entity === t.entity)) };
  // "bombardierten in der Nacht Ziele im Jemen": the place stands apart from what is struck there.
  if (to.referents.length === 0 && frame.type === 'ATTACKED') {
    const struck = frame.toSlots
      .flatMap((slot) => slotPhrases(index, clause, slot))
      .some(
        (p) =>
          !p.pronoun &&
          p !== from.phrase &&
          (document.tokens[p.head] as Token).pos === 'NOUN' &&
          liesSomewhere(index, p),
      );
    const place = struck ? placeOf(index, clause) : undefined;
    if (place !== undefined && !from.referents.some((r) => r.entity === place.entity)) to = { referents: [place] };
  }
  // "griff einen Stützpunkt an": whose, the place says, or the article; so with a deed that somebody claims.
  if (
    to.referents.length === 0 &&
    (frame.scene === true ||
      (frame.type === 'ATTACKED' &&
        frame.toSlots.some((slot) =>
          slotPhrases(index, clause, slot).some((p) => isAsset(document.tokens[p.head] as Token)),
        )))
  ) {
    const scene = sceneOf(index, clause);
    if (scene !== undefined && !from.referents.some((r) => r.entity === scene.entity)) to = { referents: [scene] };
  }
  // "X bat Y um Hilfe, was Z als Verrat geißelte": whoever did what the clause before tells.
  if (to.referents.length === 0 && clause.conjunction === 'was' && taken.has(frame.type)) {
    const told = clause.parent === undefined ? undefined : document.clauses[clause.parent];
    const doers = told === undefined ? [] : fill(index, told, 'subject', { through: false, act: 'blame' }).referents;
    to = {
      referents: scaled(
        doers.filter((d) => !from.referents.some((r) => r.entity === d.entity)),
        0.9,
      ),
    };
  }
  // "Lob kam von X: Y habe …", "Scharfe Worte fand X: Y sei …": of whom the words behind the colon speak.
  if (to.referents.length === 0 && (frame.type === 'ACCUSED' || frame.type === 'SUPPORTED')) {
    const said = behindColon(index, clause);
    if (said !== undefined && !frame.toSlots.some((slot) => slotPhrases(index, clause, slot).length > 0))
      to = {
        referents: scaled(
          asSaidBy(
            index,
            from.referents,
            fill(index, said, 'subject', { through: false, act: actOf(frame.type) }).referents,
          ).filter(
            (r) =>
              !from.referents.some((f) => f.entity === r.entity || homesOf(index, f.entity).has(r.entity)) &&
              // "Y sekundierte: X betreibe Hetze": those words are no praise of him.
              !(frame.type === 'SUPPORTED' && isBlamedIn(index, said, r)),
          ),
          0.85,
        ),
      };
  }
  // "… lehnte die Forderung ab": whose, the sentence before tells; not what somebody is only accused of.
  const words = clause.mood === 'indicative' ? undefined : speechesOf(index).get(clause.index);
  const blamed =
    (clause.kind === 'infinitive' && accusationVerbs.has(document.clauses[clause.parent ?? -1]?.verb ?? '')) ||
    // "schleuderte ihr entgegen, sie verachte den Volkswillen": what is only reported of somebody.
    (words === undefined
      ? clause.mood === 'sub1' && clause.kind === 'main'
      : from.referents.every((r) => r.entity !== words.speaker.entity));
  if (
    to.referents.length === 0 &&
    !blamed &&
    (frame.topic === true ||
      isUnaimed(index, clause, frame) ||
      (topical.has(frame.type) &&
        frame.through !== false &&
        (frame.toSlots.some((slot) =>
          slotPhrases(index, clause, slot).some((p) => leavesOpen(index, p) || takesUpAct(index, p)),
        ) ||
          clause.tokens.some((i) => deictic.has((document.tokens[i] as Token).text)))) ||
      (frame.type === 'SUPPORTED' &&
        frame.through !== false &&
        frame.toSlots.some((slot) =>
          slotPhrases(index, clause, slot).some((p) => isAuthored(index, p) || isDeictic(index, p)),
        )))
  ) {
    // "brach die Beziehungen ab" leaves open to whom; "verhängte Sanktionen gegen die Gruppe" says it, though of nobody known.
    // "fror nigrische Konten ein": whose they are, it says.
    const isSaid = (p: Phrase): boolean =>
      document.tokens
        .slice(p.first, p.head)
        .some((t) => (index.mentionsAt[t.index] ?? []).some((m) => m.how === 'adjective'));
    if (toldBefore.has(frame.type) && slotPhrases(index, clause, 'accusative').some(isSaid)) return;
    if (
      (toldBefore.has(frame.type) || (frame.type === 'SUPPORTED' && frame.to === 'dative')) &&
      frame.toSlots.some((slot) =>
        slotPhrases(index, clause, slot).some((p) => !p.pronoun && p !== from.phrase && !isAuthored(index, p)),
      )
    )
      return;
    // "Y kritisierte, der Präsident habe gelogen": whom it is about, the words say.
    if (frame.type === 'ACCUSED' && givesWords(index, clause)) return;
    if (pending !== undefined) {
      pending.push({ clause: read, frame });
      return;
    }
    // "X kritisierte A, Y dagegen B": what goes without its verb has the object that it names.
    if (clause.sharesVerbOf !== undefined) return;
    const objects = frame.toSlots.flatMap((slot) => slotPhrases(index, clause, slot));
    // "sprach sich dagegen aus": against what somebody wants or does, and not against whoever was spoken of.
    const opposes =
      frame.type === 'REJECTED' && frame.to === 'gegen' && clause.tokens.some((i) => textAt(index, i) === 'dagegen');
    const topics = opponentsOf(
      index,
      clause,
      from.referents,
      [readUtterances(index).drafts, drafts, unsignedAttacks(index), answersOf(index)],
      objects.filter((p) => leavesOpen(index, p) || takesUpAct(index, p)),
      undirectedDeeds(index),
      {
        type: frame.type,
        topical: frame.topic === true && !opposes,
        reacts: isUnaimed(index, clause, frame) || (frame.topic === true && frame.type !== 'SUPPORTED'),
      },
    );
    // A frame that expects its target from before ("Lob kam von X") may trust it more than one that only lacks it.
    const factor = frame.topic === true ? 1.35 : 1;
    to = { referents: topics.map((t) => ({ ...t, confidence: Math.min(1, t.confidence * factor) })) };
  }
  const said = clause.mood === 'indicative' ? undefined : speechesOf(index).get(clause.index);
  // "…, hätten die Russen Spitäler bombardiert": in reported speech it stands for the first subjunctive, which has no form here.
  const reported = said !== undefined && clause.mood === 'sub2' && isPlural(index, clause);
  const manner = mannerOf(index, reported ? { ...clause, mood: 'sub1' } : clause);
  // "beschloss, der Bitte Ys zu folgen", "will Ys Kritik nicht gelten lassen": the words of Y were said in any case.
  const given =
    (spoken.has(frame.type) && (frame.from === 'dative' || frame.from === 'accusative' || frame.from === 'speaker')) ||
    (frame.type === 'REJECTED' && frame.from === 'speaker');
  if (manner.status === undefined && !given) return;
  // "um russische Angriffe abzuwehren": of whom those who can do so need not be the victims, nor have there been any yet.
  if (
    frame.type === 'ATTACKED' &&
    frame.from === 'accusative' &&
    (manner.status !== 'asserted' || clause.kind === 'infinitive')
  )
    return;
  // "stellte klar, dass er nicht mit X verhandeln werde" refuses as well.
  const firm = clause.tense === 'future' && (clause.conjunction === 'dass' || clause.conjunction === 'daß');
  const refused = refusable.has(frame.type) && clause.negated && (clause.modal === 'wollen' || firm);
  const cue = document.tokens[clause.verbTokens.at(0) ?? clause.first] as Token;
  // "mutmaßte, X wolle Y besänftigen": what another is said to want.
  const wants = manner.status === 'planned' && clause.modal === 'wollen';
  const status =
    given || manner.status === undefined
      ? 'asserted'
      : frame.status !== undefined && manner.status === 'asserted'
        ? frame.status
        : ((manner.status === 'asserted' || wants) &&
              said !== undefined &&
              isClaim(index, frame, said, from.referents, wants)) ||
            isHearsay(clause, frame)
          ? 'claimed'
          : manner.status;
  // "Die Türkei sieht in X einen Ableger von Y": whose opinion it is.
  const holder = frame.status === 'claimed' && frame.from !== 'subject' ? subjectOf(index, clause) : undefined;
  const speaker =
    manner.speaker ?? (status === 'claimed' ? (said?.speaker.entity ?? speakerOf(clause, holder)) : undefined);
  const base = frame.confidence ?? 0.9;
  if (to.referents.length === 0 && status === 'asserted' && judged.has(frame.type)) {
    const object = frame.toSlots
      .flatMap((slot) => slotPhrases(index, clause, slot))
      .find((p) => p.definite && !p.pronoun && isJointAct(index, p) && leavesOpen(index, p));
    if (object !== undefined)
      openJudgements(index).push({
        type: frame.type,
        from: from.referents,
        clause,
        object,
        rule: `verb:${frame.verb}`,
      });
  }
  if (to.referents.length === 0 && status !== 'denied')
    for (const { entity, start, end } of from.referents)
      undirectedDeeds(index).push({
        type: frame.type,
        from: entity,
        to: '',
        status,
        sentence: clause.sentence,
        clause: clause.index,
        rule: `verb:${frame.verb}`,
        confidence: base,
        marks: { from: { start, end } },
        because: [],
      });
  const pairs: [Referent, Referent][] = [];
  for (const a of from.referents) for (const b of to.referents) pairs.push([a, b]);
  // "weder A noch B bildeten eine Regierung": each by himself.
  const isEither = clause.tokens.some((i) => textAt(index, i) === 'weder');
  if (frame.among !== undefined && to.referents.length === 0 && !isEither && !hasUnknownPartner(index, clause))
    for (const [a, b] of among(from.referents)) {
      if (frame.type === 'FAMILY_OF' && areAlike(index, a, b)) continue;
      pairs.push([a, b]);
      if (frame.mutual === true) pairs.push([b, a]);
    }
  // Nobody asks, invites or visits his own state.
  if (
    frame.guest !== true &&
    outward.has(frame.type) &&
    pairs.some(([a, b]) => homesOf(index, a.entity).has(b.entity) && a.entity !== b.entity)
  )
    return;
  for (const [a, b] of pairs) {
    // "Rückendeckung bekommt X aus Wien": from the capital of his own state it is his party's.
    if (from.phrase?.preposition === 'aus' && homesOf(index, b.entity).has(a.entity)) continue;
    if (frame.armed === true && !(hasArms(index, a) && hasArms(index, b))) continue;
    if (frame.armed === false && (hasArms(index, a) || hasArms(index, b))) continue;
    // "Merkel verließ Brüssel": she leaves the town.
    if (frame.type === 'LEFT' && meetingPlaces.has(document.article.text.slice(b.start, b.end))) continue;
    if (frame.abroad === true && homesOf(index, a.entity).has(b.entity)) continue;
    // "Mexikos Botschafter musste das Land verlassen": another's.
    if (frame.abroad === true && frame.type === 'SANCTIONED' && homesOf(index, b.entity).has(a.entity)) continue;
    if (frame.guest === true && !isGuest(index, a, b)) continue;
    // "CNN erklärte X zum Sieger": a broadcaster tells it.
    if (frame.type === 'APPOINTED' && isMedium(index, a.entity)) continue;
    if (frame.owned === true && b.type === 'Person' && isNamedBy(index, to.phrase, b)) continue;
    const atHome =
      frame.atHome !== undefined &&
      !isInWords(index, clause) &&
      isSubjectOf(index, a, b) &&
      isNamedBy(index, to.phrase, b);
    // "will nicht mit X verhandeln" refuses X.
    addDraft(
      drafts,
      refused ? 'REJECTED' : typeBetween(index, atHome ? (frame.atHome as RelationType) : frame.type, a, b),
      a,
      b,
      {
        sentence: clause.sentence,
        clause: clause.index,
        status: refused ? 'asserted' : status,
        rule: `verb:${frame.verb}`,
        confidence: base * sureOfBoth(a, b),
        because: [`frame ${frame.verb}: ${frame.from} → ${frame.type} → ${frame.to}`, ...manner.because],
        cue: { start: cue.start, end: cue.end },
        ...(speaker === undefined ? {} : { speaker }),
        ...(frame.properties === undefined ? {} : { properties: frame.properties, undated: true }),
      },
      frame,
    );
  }
};

/** "soll für den Anschlag verantwortlich sein": nobody is to be so, others say that he is. */
const isHearsay = ({ modal, tense, mood }: Clause, { verb, type }: ReadyFrame): boolean =>
  verb === 'sein' && type === 'ATTACKED' && modal === 'sollen' && tense === 'present' && mood === 'indicative';

/** In the passive the subject holds no opinion: "X gilt als …", "Der Anschlag wird X zugeschrieben". */
const speakerOf = ({ voice }: Clause, holder: Referent | undefined): string | undefined =>
  voice === 'passive' ? undefined : holder?.entity;

/** "Kritik übte FPÖ-Sprecher X: Die Regierung habe …": whom words mean in the mouth of a party's people. */
const asSaidBy = (index: Index, speakers: readonly Referent[], meant: readonly Referent[]): Referent[] => {
  const [speaker] = speakers;
  return speaker === undefined ? [...meant] : meant.map((r) => inMouthOf(homesOf(index, speaker.entity), r));
};

/** True where a clause reports words that have a subject of their own, other than „das“. */
const givesWords = (index: Index, clause: Clause): boolean =>
  (index.clausesOfSentence[clause.sentence] ?? []).some(
    (c) =>
      c.first > clause.first &&
      speechesOf(index).get(c.index)?.report?.index === clause.index &&
      argumentPhrases(index.document, c, 'subject').some((p) => !p.pronoun),
  );

/** "X übte scharfe Kritik", "zeigte sich empört": words of blame or praise, and nothing of whom they are for. */
const isUnaimed = (index: Index, clause: Clause, frame: ReadyFrame): boolean =>
  unaimable.has(frame.type) &&
  frame.required.some(([, words]) =>
    clause.tokens.some((i) => {
      const { lower, lemma } = index.document.tokens[i] as Token;
      return [lower, lemma.toLowerCase()].some((word) => reactions.has(word) && words.includes(word));
    }),
  ) &&
  complementsOf(index, clause).length === 0 &&
  frame.toSlots.every((slot) => slotPhrases(index, clause, slot).length === 0) &&
  // "Kritik am Gesetz übte X": of what, it says beside its noun.
  clause.arguments.every(({ phrase }) =>
    [index.document.phrases[phrase], ...(index.children.get(phrase) ?? [])].every(
      (p) => !/^(?:an|für|gegen|über|wegen|zu)$/.test(p?.preposition ?? ''),
    ),
  );
const unaimable: ReadonlySet<RelationType> = new Set(['ACCUSED', 'SUPPORTED', 'PROTESTED']);

/** True where the words of a clause blame somebody. */
const isBlamedIn = (index: Index, clause: Clause, { entity }: Referent): boolean =>
  readUtterances(index).drafts.some((d) => d.type === 'ACCUSED' && d.clause === clause.index && d.to === entity);

/** True where a phrase speaks of somebody himself, not of what is his. */
const isNamedBy = (index: Index, phrase: Phrase | undefined, { entity }: Referent): boolean =>
  phrase !== undefined && referentsOf(index, phrase, { through: false }).some((r) => r.entity === entity);

/** What ends a treaty, or one's part in it. */
const undoing =
  /(?:kündigung|austritt|ausstieg|aussetzung|suspendierung|aufhebung|ende|bruch|abkehr|rückzug|verletzung|verstoß|missachtung)$/i;

/** True of the name of a court. */
const isCourt = (index: Index, phrase: Phrase): boolean =>
  (index.mentionsAt[phrase.head] ?? []).some(
    (m) => m.how === 'name' && m.entity !== undefined && organisationKind(index, m.entity) === 'court',
  );

const isProsecutor = (token: Token): boolean => isListed(prosecutors, token.lemma.toLowerCase(), 1);

/** The one state of which a person holds or held an office, or is a citizen. */
const stateOfPerson = (index: Index, persons: readonly Referent[]): Referent | undefined => {
  const [person] = persons;
  if (person?.type !== 'Person') return undefined;
  const [state, other] = [...homesOf(index, person.entity)].filter((home) => home.startsWith('country:'));
  return state === undefined || other !== undefined
    ? undefined
    : {
        ...person,
        entity: state,
        type: 'Country',
        because: `nobody is named; ${state} is the state of ${person.entity}`,
      };
};

/** What an armed attack hits belongs to a state, though nobody says to which. */
const isAsset = (token: Token): boolean => isListed(stateAssets, token.lemma.toLowerCase(), 1);

/** The state that a clause names as the place where it happens: "im Jemen", "bei Homs", "in der Provinz Idlib". */
const placeOf = (index: Index, clause: Clause): Referent | undefined => {
  for (const argument of clause.arguments) {
    const phrase = index.document.phrases[argument.phrase] as Phrase;
    if (!locatives.has(phrase.preposition ?? '') || isSeatOfCourt(index, phrase)) continue;
    const place = referentsOf(index, phrase, { through: true, territory: true }).find((r) => r.type === 'Country');
    if (place !== undefined)
      return { ...place, confidence: Math.min(place.confidence, 0.75), because: `where it happens: ${place.because}` };
  }
  return undefined;
};
const locatives: ReadonlySet<string> = new Set(['in', 'bei', 'nahe', 'vor', 'an', 'auf', 'um']);

/** The state where a clause happens: the place that it names, else the article's own. */
const sceneOf = (index: Index, clause: Clause): Referent | undefined => {
  const place = placeOf(index, clause);
  return place === undefined ? homeScene(index, clause) : { ...place, confidence: Math.min(place.confidence, 0.7) };
};

const homeScene = (index: Index, clause: Clause): Referent | undefined =>
  homeState(index, index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token);

const unarmed: ReadonlySet<string> = new Set(
  'party parliament ministry court authority media company bank ngo university union church'.split(' '),
);

/** True of states and of bodies that may have arms: persons, parties, firms fight with words. */
const hasArms = (index: Index, { entity, type }: Referent): boolean =>
  type === 'Organisation' ? !unarmed.has(organisationKind(index, entity) ?? '') : type === 'Country';

/** "FPÖ-Attacke auf ÖVP": parties fight with words. */
/** "verurteilte X scharf": with words alone. */
const isInWords = ({ document }: Index, { tokens }: Clause): boolean =>
  tokens.some((i) => harshWords.test((document.tokens[i] as Token).lower));
const harshWords = /^(?:scharf|schärfste(?:ns?)?|entschieden|heftig)$/;

/** Whether a person is in the power of a state, for all that the text says: nothing makes him one of another state. */
const isSubjectOf = (index: Index, state: Referent, person: Referent): boolean => {
  if (state.type !== 'Country' || person.type !== 'Person') return false;
  const homes = new Set([...homesOf(index, person.entity), ...ownersOfLeader(person.entity)]);
  return homes.has(state.entity) || homes.size === 1;
};

const typeBetween = (index: Index, type: RelationType, a: Referent, b: Referent): RelationType => {
  if (type !== 'ATTACKED' || a.type !== 'Organisation' || organisationKind(index, a.entity) !== 'party') return type;
  return b.type === 'Person' || (b.type === 'Organisation' && !hasArms(index, b)) ? 'ACCUSED' : type;
};

/** How far before its noun a complement that stands apart may open, in tokens; "zwischen X und Y" takes more room. */
const furthestComplement = 8;
const furthestPair = 14;

/** The token behind a noun and what belongs to it: "das Veto von X (ÖVP) am Dienstag | gegen …". */
const endOf = (index: Index, phrase: Phrase): number => {
  const { tokens, phrases, phraseOf } = index.document;
  let end = phrase.last;
  const within = new Set([phrase.index]);
  for (;;) {
    const next = phrases[phraseOf[end] ?? -1];
    if (tokens[end]?.text === '(') {
      const closing = tokens.slice(end, end + 6).findIndex(({ text }) => text === ')');
      if (closing < 0) return end;
      end += closing + 1;
    } else if (next !== undefined && next.last > end && within.has(next.parent ?? -1)) {
      within.add(next.index);
      end = next.last;
    } else return end;
  }
};

/** "das Treffen der Minister am Montag, bei dem die Migration in Verbindung mit X …": what another noun has is not the far one's. */
const isOfAnotherNoun = ({ document, mentionsAt }: Index, { parent }: Phrase): boolean => {
  const outer = document.phrases[parent ?? -1];
  const head = document.tokens[outer?.head ?? -1];
  return (
    outer !== undefined &&
    head?.pos === 'NOUN' &&
    outer.link !== 'genitive' &&
    !timeNouns.has(head.lemma.toLowerCase()) &&
    (mentionsAt[outer.head] ?? []).length === 0
  );
};

/** Fills an owner or a complement of a noun. */
const fillNoun = (
  index: Index,
  phrase: Phrase,
  slots: string,
  frame: NounFrame,
  places: boolean,
  used: readonly Referent[],
  relative: Clause | undefined,
): Referent[] => {
  const { document } = index;
  const clause = relative ?? document.clauses[document.clauseOf[phrase.head] ?? -1];
  const direct = index.children.get(phrase.index) ?? [];
  // "die Lieferung von Waffen durch A an B": what stands behind a complement belongs to the noun as well.
  const children = [
    ...direct,
    ...direct
      // "die Androhung eines Vetos gegen X": against whom, what is threatened with says.
      .filter((c) => c.preposition !== undefined || (frame.noun === 'Androhung' && c.link === 'genitive'))
      .flatMap((c) =>
        (index.children.get(c.index) ?? []).filter(
          (g) =>
            g.preposition !== undefined &&
            g.preposition !== 'von' &&
            // "ein Veto gegen Sanktionen gegen X", "hat sich beim Angriff auf X auf Y gestützt"
            g.preposition !== c.preposition,
        ),
      ),
  ];
  const fresh = (found: readonly Referent[]): Referent[] =>
    found.filter((r) => !used.some((u) => u.entity === r.entity));
  // What the noun says is struck, once the striker is known.
  const territory = frame.type === 'ATTACKED' && used.length > 0;
  for (const slot of slots.split('|')) {
    let found: Referent[] = [];
    if (used.length === 0 && (slot === 'owner' || slot === 'durch')) found.push(...leadersOf(index, phrase));
    if (found.length > 0) return fresh(found);
    if (slot === 'owner' || slot === 'genitive') {
      for (const child of children)
        if (child.link === 'genitive' && !isOfNounBefore(index, phrase, child))
          found.push(...referentsOf(index, child, { through: true, territory }));
      if (found.length === 0)
        for (const child of children)
          if (
            // "von der Türkei aus" says from where.
            // "die von X blockierten Hilfen": whoever the participle has for its doer is not the noun's, unless it says so.
            !(phrase.participle !== undefined && child.first < phrase.head) &&
            // "die Distanzierung von X": it is from him.
            !(frame.to === 'von' && child.preposition === 'von' && isOnlyOf(children, child)) &&
            ((child.preposition === 'von' && document.tokens[child.last]?.lower !== 'aus') ||
              child.preposition === 'durch' ||
              child.preposition === 'seitens')
          )
            found.push(...referentsOf(index, child, { through: territory, territory }));
      if (found.length === 0 && slot === 'owner') {
        for (let i = phrase.first; i < phrase.head; i++) {
          for (const mention of index.mentionsAt[i] ?? []) {
            if (mention.how !== 'adjective' && mention.how !== 'pronoun') continue;
            if (children.some((c) => c.first <= i && i < c.last)) continue;
            found.push(referentFrom(mention, `„${mention.text}“ owns it`, 0.95));
          }
        }
        if (found.length === 0) found.push(...ownersInCompound(index, phrase));
      }
    } else if (slot === 'compound') {
      for (const mention of index.mentionsAt[phrase.head] ?? []) {
        if (isCompoundPart(mention, document.tokens[phrase.head] as Token))
          found.push(referentFrom(mention, `first part of „${(document.tokens[phrase.head] as Token).text}“`, 0.9));
      }
      if (found.length === 0) found.push(...nameInCompound(index, document.tokens[phrase.head] as Token));
    } else if (slot === 'compoundTarget') {
      // "Russland-Sanktionen": a full name before the hyphen is acted upon.
      const head = document.tokens[phrase.head] as Token;
      for (const mention of index.mentionsAt[phrase.head] ?? [])
        if (isCompoundPart(mention, head) && mention.type === 'Country' && !head.text.startsWith('US-'))
          found.push(referentFrom(mention, `first part of „${head.text}“`, 0.95));
    } else if (slot === 'wonach') {
      // "die Kritik Xs, wonach Y parteiisch ermittle"
      for (const said of index.clausesOfSentence[(document.tokens[phrase.head] as Token).sentence] ?? [])
        if (said.conjunction === 'wonach' && said.first > phrase.head && said.parent === document.clauseOf[phrase.head])
          for (const subject of argumentPhrases(document, said, 'subject'))
            found.push(...referentsOf(index, subject, { through: false, home: true }));
    } else if (slot === 'self') {
      const role = clause?.arguments.find((a) => a.phrase === phrase.index)?.role;
      if (clause !== undefined && (role === 'predicate' || phrase.preposition === 'als'))
        for (const subject of slotPhrases(index, clause, 'subject'))
          found.push(...referentsOf(index, subject, { through: false }));
      else found.push(...referentsOf(index, phrase, { through: false }));
      found = found.filter((r) => r.type === 'Person' || r.type === 'Organisation');
    } else if (slot === 'subject') {
      // "X zu Besuch in Y", "X im Gespräch mit Y", a headline or the words under a picture, have no verb.
      const isCaption = /^(?:zu|in|bei)$/.test(phrase.preposition ?? '');
      if (clause === undefined || (clause.verb === undefined && !isCaption)) continue;
      if (clause.verb !== undefined && frame.verbs !== undefined && !frame.verbs.includes(clause.verb)) continue;
      // "Auf Einladung Xs wird Y erwartet", "Bei seinem Besuch wird Y von Z begrüßt": the guest is the subject of a passive.
      const isGuests = (frame.type === 'INVITED' || frame.type === 'VISITED') && clause.voice === 'passive';
      const guests = isGuests ? argumentPhrases(document, clause, 'subject') : [];
      const actors = frame.type === 'VISITED' && guests.length > 0 ? [] : slotPhrases(index, clause, 'subject');
      for (const subject of [...guests, ...actors])
        if (subject !== phrase) found.push(...referentsOf(index, subject, { through: false, home: true }));
      // "X lobte Y bei dessen Besuch in Z": it is Y who was there.
      const owners = pronounOwners(index, phrase);
      const isElses = owners.size > 0 && !found.some(({ entity }) => owners.has(entity));
      if (isElses || children.some((c) => isOthers(index, c))) found = [];
    } else if (slot === 'object') {
      if (clause === undefined || clause.verb === undefined) continue;
      for (const object of [
        ...argumentPhrases(document, clause, 'dative'),
        ...argumentPhrases(document, clause, 'accusative'),
      ])
        if (object !== phrase) found.push(...referentsOf(index, object, { through: false }));
    } else if (slot === 'clause') {
      if (
        clause === undefined ||
        children.some((c) => isOthers(index, c)) ||
        (frame.verbs !== undefined && (clause.verb === undefined || !frame.verbs.includes(clause.verb)))
      )
        continue;
      if (
        !clause.arguments.some(
          (a) =>
            (a.phrase === phrase.index ||
              (relative !== undefined && isRelative(index, clause, document.phrases[a.phrase] as Phrase))) &&
            (a.role !== 'subject' || clause.voice === 'passive'),
        )
      )
        continue;
      for (const subject of slotPhrases(index, clause, 'subject'))
        found.push(...referentsOf(index, subject, { through: false, home: true }));
      if (frame.type === 'MET') found = found.filter((r) => !speaksForOthers(index, r));
    } else {
      const acts = frame.type === 'PROSECUTED' && used.length === 0;
      const lies = slot === 'in' && (territory || acts);
      // "die Offensive gegen Milizen in X", "will keine Angriffe in X durchführen": where it happens is not whom it is aimed at.
      const isAimed = children.some((c) => c.preposition === 'gegen' || c.preposition === 'auf');
      if (slot === 'in' && territory && (isAimed || clause?.negated === true)) continue;
      for (const child of children.filter((c) => c.preposition === slot && isFirstOrJoined(index, children, c))) {
        // "die Kritik von Demonstranten aus Budapest": they come from there, not the criticism.
        const outer = child.parent === phrase.index ? undefined : document.phrases[child.parent ?? -1];
        if (slot === 'aus' && used.length === 0 && /^(?:von|durch)$/.test(outer?.preposition ?? '')) continue;
        found.push(
          ...referentsOf(index, child, {
            through: true,
            places:
              places ||
              lies ||
              slot === 'aus' ||
              (slot === 'über' && frame.type === 'ACCUSED' && isCapital(index, child)),
            territory,
            act: actOf(frame.type),
          }).filter((r) => !lies || r.type === 'Country'),
        );
      }
      if (found.length === 0 && clause !== undefined) {
        // "Sanktionen sind gegen Russland verhängt worden": the complement stands apart, in the same clause.
        // "Zu einem Gespräch kam es am Rande des Gipfels zwischen X und Y": wherever it stands, it says between whom.
        const came = slot === 'zwischen' && phrase.preposition === 'zu' && clause.verb === 'kommen';
        for (const other of prepositional(index, clause, slot)) {
          if (
            !came &&
            other.parent !== undefined &&
            other.parent !== phrase.index &&
            document.phrases[other.parent]?.pronoun === false &&
            (slot === 'zwischen' ||
              slot === 'von' ||
              (slot === 'aus' && used.length === 0) ||
              isNounFrame(document.tokens[(document.phrases[other.parent] as Phrase).head] as Token))
          )
            continue;
          const reach = slot === 'zwischen' ? furthestPair : furthestComplement;
          const isFar =
            other.first > phrase.last + 6 && (other.first > endOf(index, phrase) + 6 || isOfAnotherNoun(index, other));
          if (!came && relative === undefined && (other.first < phrase.first - reach || isFar)) continue;
          if (lies && acts && other.first > phrase.first) continue;
          // "die Konflikte in A und zwischen B und C": it goes on with what stands before it.
          if (document.tokens[other.first - 1]?.text === 'und') continue;
          found.push(
            ...scaled(
              referentsOf(index, other, { through: true, places: places || lies || slot === 'aus', territory }).filter(
                (r) => !lies || r.type === 'Country',
              ),
              // "der Ärger der Regierung über X": behind the owner it stands with the noun.
              came || direct.some((c) => c.link === 'genitive' && c.index === other.parent) ? 1 : 0.85,
            ),
          );
        }
      }
    }
    if (slot === 'zwischen' && found.length === 0) found.push(...pairBefore(index, phrase));
    found = fresh(found);
    if (found.length > 0) return found;
  }
  return [];
};

/** A spokesman announces the talks of others. */
const speaksForOthers = ({ document: { mentions, tokens } }: Index, { entity }: Referent): boolean =>
  mentions.some(
    (m) =>
      m.entity === entity &&
      (/sprecher/i.test(m.person?.office ?? '') || /sprecher/i.test(tokens[m.first - 1]?.lemma ?? '')),
  );

/** "die deutsch-russischen Verhandlungen": two states in one adjective before a noun for what is between them. */
const pairBefore = (index: Index, phrase: Phrase): Referent[] => {
  for (let i = phrase.head - 1; i >= phrase.first; i--) {
    const states = (index.mentionsAt[i] ?? []).filter((m) => m.type === 'Country' && m.how === 'adjective');
    if (states.length === 2 && textAt(index, i).includes('-')) return states.map(asReferent);
  }
  return [];
};

/** "hat sich beim Angriff auf X auf Y gestützt": of two with one preposition only the first is the noun's, unless "und" joins them. */
const isFirstOrJoined = ({ document }: Index, children: readonly Phrase[], child: Phrase): boolean =>
  children.every((c) => c.preposition !== child.preposition || c.first >= child.first) ||
  /^(?:und|sowie|oder|,|wie)$/.test(document.tokens[child.first - 1]?.lower ?? 'und') ||
  /^(?:und|sowie|oder|,|wie)$/.test(document.tokens[(child.prepositionToken ?? child.first) - 1]?.lower ?? 'und');

/** True of the one complement with its preposition, or the last of several: "die Distanzierung von X von Y". */
const isOnlyOf = (children: readonly Phrase[], { first, preposition }: Phrase): boolean =>
  children.every((c) => c.preposition !== preposition || c.first <= first);

/** "seit dem Sturz Xs tausend Angriffe": a name behind a noun belongs to it, though another noun follows. */
const isOfNounBefore = ({ document }: Index, { head }: Phrase, owner: Phrase): boolean => {
  const before = document.tokens[owner.first - 1];
  const outer = document.phrases[document.phraseOf[owner.first - 1] ?? -1];
  return (
    owner.first < head &&
    before?.pos === 'NOUN' &&
    outer !== undefined &&
    outer.head === owner.first - 1 &&
    (outer.definite || outer.preposition !== undefined)
  );
};

/** Participles that say who does what the noun says: "die von den USA geführte Invasion des Irak". */
const leading: ReadonlySet<string> = new Set(
  'führen anführen verüben begehen starten beginnen fliegen verhängen beschließen erlassen ausführen leiten unternehmen einleiten erheben ausstellen gewähren leisten bereitstellen liefern zusagen'.split(
    ' ',
  ),
);
const leadersOf = (index: Index, phrase: Phrase): Referent[] => {
  const { sentence } = index.document.tokens[phrase.head] as Token;
  for (const clause of index.clausesOfSentence[sentence] ?? []) {
    if (clause.kind !== 'participle' || clause.verb === undefined || !leading.has(clause.verb)) continue;
    if (!clause.arguments.some((a) => a.role === 'subject' && a.phrase === phrase.index)) continue;
    const agents = slotPhrases(index, clause, 'subject').flatMap((agent) =>
      referentsOf(index, agent, { through: false, home: true }),
    );
    if (agents.length > 0) return agents;
  }
  return [];
};

/** "US-Luftangriff", "IS-Anschlag": bodies and the short name of a state act; a full name is acted upon ("Ukraine-Krieg"). */
const ownersInCompound = (index: Index, phrase: Phrase): Referent[] => {
  const head = index.document.tokens[phrase.head] as Token;
  return (index.mentionsAt[phrase.head] ?? []).flatMap((mention) =>
    isCompoundPart(mention, head) && (mention.type === 'Organisation' || head.text.startsWith('US-'))
      ? [referentFrom(mention, `first part of „${head.text}“`, 0.95)]
      : [],
  );
};

/** "Putin-Kritiker": somebody whom the article names elsewhere, before the hyphen. */
const nameInCompound = (index: Index, head: Token): Referent[] => {
  const hyphen = head.text.lastIndexOf('-');
  if (hyphen < 3) return [];
  const name = head.text.slice(0, hyphen);
  const mention = index.document.mentions.find(
    (m) => m.entity !== undefined && (m.text === name || (m.person !== undefined && m.person.parts.at(-1) === name)),
  );
  if (mention?.entity === undefined) return [];
  return [
    {
      entity: mention.entity,
      type: mention.type,
      confidence: 0.85,
      start: head.start,
      end: head.start + hyphen,
      because: `„${name}“ before the hyphen is ${mention.entity}`,
    },
  ];
};

const scaled = (referents: readonly Referent[], factor: number): Referent[] =>
  referents.map((r) => ({ ...r, confidence: r.confidence * factor }));
const isNounFrame = (token: Token): boolean => token.pos === 'NOUN' && framesOfNoun(token.lemma).length > 0;

/** Relations that are talked about long before they hold: to want or refuse them puts them off. */
const steps: ReadonlySet<string> = new Set(['JOINED', 'LEFT', 'MEMBER_OF']);

/** What is said stays said, whatever is made of it: "wies die Kritik zurück". */
const spoken: ReadonlySet<RelationType> = new Set(['ACCUSED', 'DEMANDED', 'THREATENED', 'INVITED']);

/** "Nach einem Treffen mit Y", "auf Einladung von Y": such a setting holds, whatever its clause goes on to say. */
const settled = (frame: NounFrame): boolean =>
  frame.prepositions !== undefined && (spoken.has(frame.type) || frame.type === 'MET' || frame.type === 'VISITED');
const happened = { status: 'asserted', because: ['a setting'] } as const;
const toCome = { status: 'planned', because: ['a setting to come'] } as const;

/** True where a genitive says whose the event is: a name before the noun, or one behind it. */
const isOwned = (index: Index, phrase: Phrase): boolean =>
  (index.children.get(phrase.index) ?? []).some(
    (c) => c.link === 'genitive' && !c.pronoun && referentsOf(index, c, { through: false }).length > 0,
  );

/** Deeds that an accusation names by a noun. */
const deeds: ReadonlySet<RelationType> = new Set(['ATTACKED', 'AIDED']);
const accusedOf = (index: Index, phrase: Phrase): readonly Referent[] => {
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  if (clause?.verb === undefined || !clause.arguments.some((a) => a.phrase === phrase.index)) return [];
  const blames =
    clause.verb === 'machen' &&
    clause.tokens.some((i) => (index.document.tokens[i] as Token).text.toLowerCase() === 'verantwortlich');
  if (!blames && !accusationVerbs.has(clause.verb)) return [];
  for (const role of ['dative', 'accusative'])
    for (const other of argumentPhrases(index.document, clause, role)) {
      if (other === phrase) continue;
      const found = referentsOf(index, other, { through: false });
      if (found.length > 0) return found.map((r) => ({ ...r, confidence: r.confidence * 0.9 }));
    }
  return [];
};

/** What is the object of an accusation is claimed by the one who accuses. */
const claimedIn = (index: Index, phrase: Phrase): Manner => {
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1] as Clause;
  const speaker = slotPhrases(index, clause, 'subject').flatMap((p) => referentsOf(index, p, { through: false }))[0];
  const status = mannerOf(index, clause).status === 'asserted' ? 'claimed' : undefined;
  return { status, because: ['what somebody is accused of'], ...(speaker && { speaker: speaker.entity }) };
};

/** "wegen dessen Unterstützung für Y": somebody else's, whoever it is. */
const isOthers = (index: Index, { link, head }: Phrase): boolean =>
  link === 'genitive' && /^(?:dessen|deren)$/.test(textAt(index, head).toLowerCase());

/** Whom a pronoun before the noun means: "bei seinem Besuch", "bei dessen Besuch". */
const pronounOwners = ({ mentionsAt }: Index, { first, head }: Phrase): ReadonlySet<string> => {
  const owners = new Set<string>();
  for (let i = first; i < head; i++)
    for (const { how, entity } of mentionsAt[i] ?? [])
      if (how === 'pronoun' && entity !== undefined) owners.add(entity);
  return owners;
};

/** "bei ihrem Treffen": a possessive with nobody behind the noun. */
const isOfSubject = (index: Index, phrase: Phrase): boolean =>
  phrase.preposition !== undefined &&
  /^ihre?[mnrs]?$/.test((index.document.tokens[phrase.first + 1] as Token).lower) &&
  !(index.children.get(phrase.index) ?? []).some((c) => c.preposition === 'mit' || c.link === 'genitive');

/** "Nach langen Beratungen einigten sich X und Y": of the two who act, where nobody else is said to have taken part. */
const isOfTwo = (index: Index, phrase: Phrase, actors: readonly Referent[]): boolean =>
  actors.length === 2 &&
  !(index.children.get(phrase.index) ?? []).some(
    (c) => c.link === 'genitive' || /^(?:mit|zwischen|von|unter)$/.test(c.preposition ?? ''),
  );

/** "X verlangt Neuwahlen. Für Mittwoch ist ein Gespräch mit Y angesetzt": of whom the main clause before tells something. */
const lastActor = (index: Index, phrase: Phrase): Referent[] => {
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  const isSubject = clause?.arguments.some((a) => a.role === 'subject' && a.phrase === phrase.index) === true;
  if (clause === undefined || !isSubject || clause.kind !== 'main') return [];
  // "Für X steht ein Treffen mit Y auf dem Programm"
  const meant = slotPhrases(index, clause, 'für').flatMap((p) => referentsOf(index, p, { through: false }));
  if (meant.length > 0) return meant;
  const before = [clause.sentence, clause.sentence - 1]
    .flatMap((s) => (index.clausesOfSentence[s] ?? []).filter((c) => c.kind === 'main' && c.first < clause.first))
    .sort((a, b) => b.first - a.first)[0];
  const actor = before === undefined ? undefined : subjectOf(index, before);
  return actor === undefined || actor.type === 'Treaty' ? [] : [{ ...actor, confidence: actor.confidence * 0.75 }];
};

/** The preposition of a setting: "am Rande eines Treffens", "zum Auftakt seines Besuchs" are "bei" as well. */
const settingOf = (index: Index, phrase: Phrase): string => {
  if (phrase.preposition !== undefined || phrase.link !== 'genitive' || phrase.parent === undefined)
    return phrase.preposition ?? '';
  const outer = index.document.phrases[phrase.parent] as Phrase;
  const within = (index.document.tokens[outer.head] as Token).lemma;
  // "drängt auf ein Ende der Gespräche", "sorgt für einen Abschluss": what is asked for is no setting.
  const asked = outer.preposition === undefined || /^(?:auf|für|um|gegen)$/.test(outer.preposition);
  // "vor Beginn der Gespräche" is before them.
  return asked || !settings.has(within) ? '' : outer.preposition === 'vor' ? 'vor' : 'bei';
};

/** True where the verb of the clause makes the event and nobody beside owns it: "verhängt Sanktionen gegen X". */
const isMadeByClause = (index: Index, phrase: Phrase, { verbs, from }: NounFrame): boolean => {
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  return (
    clause?.verb !== undefined &&
    verbs?.includes(clause.verb) === true &&
    from.split('|').includes('clause') &&
    !isOwned(index, phrase)
  );
};

/** "Kritik aus Peking an X": words and help that come from a capital are its government's, whichever noun they have. */
const fromSlots = ({ from, to, type }: NounFrame): string =>
  comesFrom.has(type) &&
  from.split('|').includes('owner') &&
  !to.split('|').includes('aus') &&
  !/(?:^|\|)aus(?:$|\|)/.test(from)
    ? `${from}|aus`
    : from;
const comesFrom: ReadonlySet<RelationType> = new Set([
  'ACCUSED',
  'DEMANDED',
  'THREATENED',
  'SUPPORTED',
  'REJECTED',
  'AIDED',
  'INVITED',
]);

/** Reads a frame of a noun in its own clause, or in a relative one that says who did it: "die Sanktionen, die X verhängte". */
const readNounFrame = (
  index: Index,
  phrase: Phrase,
  frame: NounFrame,
  drafts: Draft[],
  relative: Clause | undefined = undefined,
): void => {
  const { document } = index;
  if (frame.prepositions !== undefined && !frame.prepositions.includes(settingOf(index, phrase))) return;
  if (frame.definite === true && !phrase.definite) return;
  // "Nach Trumps Treffen mit Kim bat X um Hilfe": a setting that somebody owns is not that of whoever acts in it.
  if (settled(frame) && frame.from === 'subject' && isOwned(index, phrase)) return;
  const places = frame.type === 'VISITED' || frame.toTypes?.includes('Country') === true;
  const owners = fillNoun(index, phrase, fromSlots(frame), frame, false, [], relative);
  // "wirft X den Angriff auf Z vor": the deed of whoever is accused of it.
  const accused = owners.length === 0 && deeds.has(frame.type) ? accusedOf(index, phrase) : [];
  const from =
    owners.length > 0 ? owners : accused.length > 0 ? accused : frame.type === 'MET' ? lastActor(index, phrase) : [];
  if (from.length === 0) return;
  const to = frame.to === '' ? [] : fillNoun(index, phrase, frame.to, frame, places, from, relative);
  // "Bei ihrem Treffen in Wien sprachen X und Y …": that of the two who are the subject.
  if (to.length === 0 && frame.type === 'MET' && from.length === 2 && isOfSubject(index, phrase)) to.push(...from);
  const manner =
    accused.length > 0
      ? claimedIn(index, phrase)
      : settled(frame)
        ? isStillToCome(index, phrase, settingOf(index, phrase))
          ? toCome
          : happened
        : relative === undefined
          ? mannerOfNoun(index, phrase, {
              spoken: spoken.has(frame.type),
              made: isMadeByClause(index, phrase, frame),
              step: steps.has(frame.type),
            })
          : mannerOf(index, relative);
  if (manner.status === undefined) return;
  const head = document.tokens[phrase.head] as Token;
  const pairs: [Referent, Referent][] = [];
  for (const a of from) for (const b of to) pairs.push([a, b]);
  if (frame.among !== undefined && to.length === 0 && (frame.from !== 'subject' || isOfTwo(index, phrase, from)))
    pairs.push(...among(from));
  const clause = relative ?? document.clauses[document.clauseOf[phrase.head] ?? -1];
  const armed = frame.armed === true && head.lemma === frame.noun;
  for (const [a, b] of pairs) {
    if (armed && !(hasArms(index, a) && hasArms(index, b))) continue;
    addDraft(
      drafts,
      typeBetween(index, frame.type, a, b),
      a,
      b,
      {
        sentence: head.sentence,
        ...(clause === undefined ? {} : { clause: clause.index }),
        phrase: phrase.index,
        status: frame.status !== undefined && manner.status === 'asserted' ? frame.status : manner.status,
        rule: `noun:${frame.noun}`,
        confidence: (frame.confidence ?? 0.85) * sureOfBoth(a, b),
        because: [`frame ${frame.noun}: ${frame.from} → ${frame.type} → ${frame.to}`, ...manner.because],
        cue: { start: head.start, end: head.end },
        ...('speaker' in manner && manner.speaker !== undefined ? { speaker: manner.speaker } : {}),
      },
      frame,
    );
  }
};

const addDraft = (
  drafts: Draft[],
  type: RelationType,
  a: Referent,
  b: Referent,
  rest: Omit<Draft, 'type' | 'from' | 'to' | 'marks'> & { cue: { start: number; end: number } },
  frame: ReadyFrame | NounFrame,
): void => {
  if (a.entity === b.entity || !fits(type, a.type, b.type)) return;
  if (frame.toTypes !== undefined && !frame.toTypes.includes(b.type)) return;
  if (frame.fromTypes !== undefined && !frame.fromTypes.includes(a.type)) return;
  const { cue, ...draft } = rest;
  const kind: RelationKind = relations[type];
  drafts.push({
    ...draft,
    type,
    ...(kind.symmetric && a.entity > b.entity ? between(b, a, cue) : between(a, b, cue)),
    because: [...draft.because, a.because, b.because],
  });
};
