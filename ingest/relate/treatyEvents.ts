import { groupBy } from '../../graph/lists.ts';
import type { Span } from '../../graph/model.ts';
import type { RelationType, Status } from '../../graph/ontology.ts';
import { createFormCache } from '../analyse/formCache.ts';
import { negators, timeNouns } from '../analyse/words.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Clause, Document, Gender, Mention, Phrase, Sentence, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { headwordOf, stemOf } from '../recognise/treaties.ts';
import { kindNouns, treatyWords } from '../recognise/treatyWords.ts';
import { holdsTime } from './dates.ts';
import { isPresence, slotPhrases } from './frames.ts';
import { type Manner, mannerOf, mannerOfNoun } from './manner.ts';
import {
  argumentPhrases,
  type Index,
  isMedium,
  organisationKind,
  phrasesIn,
  type Referent,
  referentFrom,
  referentsOf,
} from './referents.ts';

/*
 * What verbs and nouns say about treaties, before it is known which treaty a wording means: who signed, ratified, left, broke
 * what, and which treaty replaces or changes which. Words and their meanings are data (languages/de/treatyFrames.json). The
 * link stage takes these events as evidence that a wording is a treaty at all, and whose; the relate stage makes statements
 * of them.
 */

/** Where a clause has its treaty: a wording, a pronoun, or nothing said ("Kanada stieg 2011 aus"). */
export interface TreatySlot {
  readonly kind: 'noun' | 'pronoun' | 'silent';
  /** Head of the wording, the pronoun, or the cue. */
  readonly token: number;
  /** What a pronoun may stand for, if it tells; `orPlural` where it may stand for several as well ("sie"). */
  readonly genders?: readonly Gender[];
  readonly orPlural?: boolean;
  readonly plural?: boolean;
  /** Left out beside a verb that hardly says anything but treaties (unterzeichnen, ratifizieren). */
  readonly firm?: boolean;
  /** Of this sentence or the one before alone. */
  readonly next?: boolean;
  /** "unterzeichnete nichts": of what the article is about, however far back. */
  readonly none?: boolean;
  /** Not said because the whole article is about it ("setzte seine Teilnahme aus"). */
  readonly far?: boolean;
}

export interface TreatyEvent {
  readonly type: RelationType;
  readonly sentence: number;
  readonly clause?: number;
  readonly phrase?: number;
  readonly treaty: TreatySlot;
  /** The treaty that does it to `treaty` (REPLACES, AMENDS). */
  readonly by?: TreatySlot;
  readonly actors: readonly Referent[];
  /** True when a parliament acts: its state acts as well. */
  readonly parliament?: boolean;
  /** Words of a list in which the actor stands with a time of its own, or outside of which he does. */
  readonly stretch?: { readonly first: number; readonly last: number; readonly inside: boolean };
  /** True of the present tense of a main clause: what news tells so happens on its day. */
  readonly now?: boolean;
  /** Persons and states who only stand by ("als Zeuge"). */
  readonly witness: boolean;
  /** "die beiden Seiten": the parties of the treaty, whoever they are. */
  readonly bothSides: boolean;
  readonly status: Status;
  /** True of what must happen before the treaty comes into force ("sobald 60 Staaten ratifizieren"). */
  readonly onCondition?: boolean;
  readonly speaker?: string;
  readonly cue: Span;
  readonly rule: string;
  readonly confidence: number;
  readonly because: readonly string[];
}

interface VerbEntry {
  readonly verb: string;
  readonly type: RelationType;
  readonly treaty: string;
  readonly silent?: boolean;
  readonly silentStates?: boolean;
  /** Left out only where this sentence or the one before names the treaty ("beteiligten sich nicht"). */
  readonly silentNext?: boolean;
  readonly reflexive?: boolean;
  readonly negated?: boolean;
  readonly with?: readonly string[];
  readonly objectNoun?: readonly string[];
  readonly predicateNoun?: readonly string[];
  readonly silentNoun?: readonly string[];
  readonly through?: readonly string[];
  readonly actor?: 'parliament';
  /** First parts of compounds that the object must not be. */
  readonly notNoun?: readonly string[];
  /** Only where nothing but states and times stands with the verb, and a time does. */
  readonly timed?: boolean;
  /** The treaty of the slot is the one that does it to the subject: "ist der Vorläufer des X-Pakts". */
  readonly inverse?: boolean;
  /** Where the actors stand when they are no subject. */
  readonly actorIn?: 'accusative' | 'dative' | 'predicate' | 'zwischen' | 'für' | 'darunter';
  readonly only?: 'through';
  readonly needs?: string;
  readonly phrase?: readonly [string, string];
  readonly word?: readonly string[];
  /** True where the sentence or the one before must tell of talks or of who made a treaty. */
  readonly talks?: boolean;
  /** Words beside which the verb means something else ("zeichnet für den Umbau verantwortlich"). */
  readonly without?: readonly string[];
  readonly subject?: 'treaty';
  readonly by?: readonly string[];
  readonly status?: Status;
  /** True of verbs whose participle tells of the subject: "war an den Verhandlungen beteiligt". */
  readonly stative?: boolean;
  /** Kinds of treaty noun that the verb does it to; all when not given. */
  readonly kinds?: readonly string[];
  /** True of verbs whose negation says nothing: who does not prolong a treaty is bound all the same. */
  readonly affirmedOnly?: boolean;
  /** True of verbs on which no infinitive may hang ("ist dabei, ein Abkommen auszuhandeln"). */
  readonly alone?: boolean;
  /** True where only states do it: clubs and firms invoke a convention that does not bind them. */
  readonly states?: boolean;
  /** True where two or more must do it. */
  readonly several?: boolean;
  /** True where the subject of the passive does it through its agent: "Peru wurde bei der Unterzeichnung von X vertreten". */
  readonly represented?: boolean;
  /** True of verbs that lead a state in or out: "zog die USA aus dem Vertrag zurück"; both do it, and none where it is no state. */
  readonly leads?: boolean;
  readonly example: string;
  readonly expect: readonly string[];
}

interface NounEntry {
  readonly noun: string;
  readonly type: RelationType;
  readonly treaty: string;
  readonly verbs?: readonly string[];
  readonly silent?: boolean;
  readonly example: string;
  readonly expect: readonly string[];
}

interface TreatyFrameData {
  readonly verbs: readonly VerbEntry[];
  readonly nouns: readonly NounEntry[];
  /** "unter Vermittlung Katars": who stands there negotiated what the clause says was concluded. */
  readonly mediation: { readonly prepositions: readonly string[]; readonly nouns: readonly string[] };
  /** Verbs that lay what a noun says at the door of their dative or accusative. */
  readonly accusing: Readonly<Record<'dative' | 'accusative' | 'because', readonly string[]>>;
  /** "verb preposition" → what it makes of the noun behind it. */
  readonly prepositionalVerbs: Readonly<Record<string, Status | 'none'>>;
  /** Verbs whose subject does not do what their object says. */
  readonly refusing: readonly string[];
  /** Verbs by which a state thinks of doing, or says that it will do, what their object says. */
  readonly considering: readonly string[];
  /** Verbs by which somebody asks for what he himself would do. */
  readonly applying: readonly string[];
  /** Verbs that tell of a signature or ratification as done, although they announce other things. */
  readonly telling: readonly string[];
  /** "verb preposition" or "verb accusative": who uses it says of a breach that it is one. */
  readonly alleging: readonly string[];
  /** Verbs of what somebody does by a deed of his own: alone, and with a noun as their object ("setzte ein Zeichen"). */
  readonly byDoing: {
    readonly verbs: readonly string[];
    readonly withNoun: Readonly<Record<string, readonly string[]>>;
  };
  /** Verbs by which somebody takes back what he had announced. */
  readonly undoing: readonly string[];
  /** Verbs that judge a deed: their negation does not deny it. */
  readonly judging: readonly string[];
  /** Verbs by which a state binds itself in a treaty, alone. */
  readonly promising: readonly string[];
  /** "Den Anfang machte X": who was the first to do what the sentence before counts. */
  readonly first: { readonly verb: string; readonly noun: string };
  /** Verbs by which somebody lets a thing happen. */
  readonly allowing: readonly string[];
  /** Verbs that say of their subject that it is yet to come. */
  readonly pending: readonly string[];
  /** Those of them that tell in the past of what happened. */
  readonly ensuing: readonly string[];
  readonly amendingNouns: readonly string[];
  readonly amendingModifiers: readonly string[];
  /** Nouns of talks: whom one talks with signs nothing by that. */
  readonly talks: readonly string[];
  /** Ends of nouns that tell of talks whose two sides are named: "auf der einen Seite …, auf der anderen …". */
  readonly tables: readonly string[];
  /** Nouns of a signature, behind which its signers are listed. */
  readonly signing: readonly string[];
  /** First parts of protocols that are always to another treaty. */
  readonly ownAmendments: readonly string[];
  /** Words by which the present tense tells what is to come. */
  readonly soon: readonly string[];
  readonly replacingModifiers: readonly string[];
  readonly textNouns: readonly string[];
  /** Those of them that, signed or ratified, are the treaty. */
  readonly versions: readonly string[];
  /** Verbs of what states do in or with a treaty that binds them. */
  readonly pledging: readonly string[];
  /** Verbs of what a treaty does to states: told in the passive or of a state. */
  readonly binding: readonly string[];
  /** Verbs by which a treaty comes about. */
  readonly arising: readonly string[];
  /** A parliament's or a state's consent as a noun, and the verbs by which it is still wanting. */
  readonly consent: { readonly nouns: readonly string[]; readonly wanting: readonly string[] };
  /** What is deposited, by the end of the noun. */
  readonly deposits: Readonly<Record<string, RelationType>>;
  /** Verbs and words by which an exit or entry that was announced takes place. */
  readonly effect: { readonly verbs: readonly string[]; readonly words: readonly string[] };
  /** Verbs that do what the clause before told: with a pronoun as their object, or with nothing. */
  readonly again: { readonly pronoun: readonly string[]; readonly bare: readonly string[] };
}

/** What verbs and nouns say about treaties. */
export const treatyFrames = readData<TreatyFrameData>('languages/de/treatyFrames.json');

const verbEntries = new Map<string, VerbEntry[]>();
for (const entry of treatyFrames.verbs) verbEntries.set(entry.verb, [...(verbEntries.get(entry.verb) ?? []), entry]);
const nounEntries = new Map<string, NounEntry[]>();
for (const entry of treatyFrames.nouns) {
  const key = entry.noun.toLowerCase();
  nounEntries.set(key, [...(nounEntries.get(key) ?? []), entry]);
}
const textNouns = new Set(treatyFrames.textNouns.map((w) => w.toLowerCase()));
const versions = new Set(treatyFrames.versions.map((w) => w.toLowerCase()));

/** Pronominal adverbs that can hold a treaty, by preposition. */
const pronominalAdverbs: Readonly<Record<string, readonly string[]>> = {
  aus: ['daraus'],
  zu: ['dazu', 'hierzu'],
  in: ['darin', 'hinein'],
  an: ['daran', 'hieran'],
  gegen: ['dagegen', 'hiergegen'],
  unter: ['darunter', 'hierunter'],
  über: ['darüber', 'hierüber'],
  von: ['davon'],
  auf: ['darauf'],
  um: ['darum'],
  mit: ['damit', 'hiermit'],
};
type PronounMarks = Pick<TreatySlot, 'genders' | 'orPlural' | 'plural'>;
const neuter: PronounMarks = { genders: ['n'] };
const masculine: PronounMarks = { genders: ['m'] };
const notFeminine: PronounMarks = { genders: ['m', 'n'] };
const feminineOrPlural: PronounMarks = { genders: ['f'], orPlural: true };
const objectPronouns: Readonly<Record<string, PronounMarks>> = {
  es: neuter,
  ihn: masculine,
  ihm: notFeminine,
  er: masculine,
  sie: feminineOrPlural,
  ihr: { genders: ['f'] },
  das: neuter,
  dies: neuter,
  dieses: neuter,
  diesen: masculine,
  diese: feminineOrPlural,
  dieser: {},
  diesem: notFeminine,
  den: masculine,
  dem: notFeminine,
  der: {},
  die: feminineOrPlural,
  jenes: neuter,
  jenen: masculine,
  jener: {},
  beide: {},
  beiden: {},
};
const ownerPronouns: Readonly<Record<string, PronounMarks>> = { dessen: notFeminine, deren: feminineOrPlural };
/** "unterzeichnete nichts": the object is there and says that there was none. */
const nothing = new Set(['nichts', 'keines', 'keinen', 'keine']);

const lemmaOf = (token: Token): string => token.lemma.toLowerCase();

/** True when a slot's pronoun can stand for a treaty noun of this gender and number. */
export const agrees = (slot: TreatySlot, gender: string | undefined, plural: boolean): boolean =>
  slot.genders === undefined ||
  gender === undefined ||
  (slot.orPlural === true && plural) ||
  slot.genders.includes(gender as Gender);

/** Look-ups that events need beside the shared index. */
interface View {
  readonly index: Index;
  readonly tokens: readonly Token[];
  /** Treaty wordings by the token that heads them. */
  readonly treatyAt: ReadonlyMap<number, readonly Mention[]>;
}

const viewOf = (index: Index): View => {
  const treatyAt = new Map<number, Mention[]>();
  for (const mention of index.document.mentions) {
    if (mention.treaty === undefined) continue;
    const { head } = mention.treaty;
    const list = treatyAt.get(head);
    if (list === undefined) treatyAt.set(head, [mention]);
    else list.push(mention);
  }
  return { index, tokens: index.document.tokens, treatyAt };
};

const childrenOf = (view: View, phrase: Phrase): readonly Phrase[] => view.index.children.get(phrase.index) ?? [];

/** The treaty wording that a phrase is headed by. */
const headTreaty = (view: View, phrase: Phrase): number | undefined => {
  if (view.treatyAt.has(phrase.head)) return phrase.head;
  if (phrase.pronoun) return undefined;
  // "in das Pariser | Klimaabkommen": the chunker may part a name that the recogniser holds together.
  const next = view.treatyAt.get(phrase.last)?.find((m) => m.first >= phrase.first && m.first < phrase.last);
  if (next !== undefined) return phrase.last;
  const inner = childrenOf(view, phrase);
  for (let i = phrase.first; i < phrase.last; i++) {
    if (!view.treatyAt.has(i) || inner.some((c) => c.first <= i && i < c.last)) continue;
    const head = view.tokens[phrase.head] as Token;
    // "die Vertragspartei JCPOA" does not happen; "das Freihandelsabkommen Ceta" and "das Dokument „X-Abkommen“" do.
    if (i > phrase.head || head.quoted) return i;
  }
  return undefined;
};

const isRelative = (view: View, clause: Clause, phrase: Phrase): boolean =>
  clause.kind === 'relative' &&
  phrase.pronoun &&
  phrase.head <= clause.first + 3 &&
  /^(?:d(?:er|ie|as|em|en)|welche[rsnm]?)$/i.test((view.tokens[phrase.head] as Token).text);

/** "schloss sich dem an, was X forderte": it stands for the clause behind it. */
const announcesClause = (view: View, clause: Clause, token: number): boolean =>
  view.tokens[token]?.lower === 'dem' &&
  (view.index.clausesOfSentence[clause.sentence] ?? []).some(
    (c) => c.parent === clause.index && c.first > token && c.conjunction === 'was',
  );

/** The treaties that a phrase and its conjuncts hold; a relative pronoun holds its antecedent. */
const slotsOf = (
  view: View,
  clause: Clause,
  phrase: Phrase,
  through: ReadonlySet<string>,
  pronouns: boolean,
): TreatySlot[] => {
  const { index, tokens } = view;
  const slots: TreatySlot[] = [];
  if (isRelative(view, clause, phrase)) {
    const antecedent = clause.antecedent === undefined ? undefined : index.document.phrases[clause.antecedent];
    if (antecedent === undefined) return [];
    const near = slotsOf(view, clause, antecedent, through, false);
    if (near.length > 0) return near;
    const described = describedTreaty(view, clause, phrase);
    return described === undefined ? [] : [{ kind: 'noun', token: described }];
  }
  const all = [
    phrase,
    ...(phrase.conjuncts ?? []).filter((c) => c !== phrase.index).map((c) => index.document.phrases[c] as Phrase),
  ];
  for (const one of all) {
    const head = headTreaty(view, one);
    if (head !== undefined) {
      // "den Text eines Friedensvertrags": what the text is of.
      const of = isCarrier(view, head) ? childrenOf(view, one).filter((c) => c.link === 'genitive') : [];
      const inner = of.flatMap((c) => headTreaty(view, c) ?? []).find((i) => !isCarrier(view, i));
      slots.push({ kind: 'noun', token: inner ?? head });
      continue;
    }
    const token = tokens[one.head] as Token;
    // "fordert dessen Kündigung", "deren Ratifizierung": what was spoken of before.
    if (one.link === 'genitive' && ownerPronouns[token.lower] !== undefined) {
      slots.push({ kind: 'pronoun', token: one.head, ...ownerPronouns[token.lower] });
      continue;
    }
    if (pronouns && one.pronoun) {
      const known = objectPronouns[token.lower];
      if (known !== undefined && !announcesClause(view, clause, one.head))
        slots.push({ kind: 'pronoun', token: one.head, ...known });
      continue;
    }
    const lemma = lemmaOf(token);
    if (through.has(lemma) || textNouns.has(lemma)) {
      // "den Moskauer Text": the place says of which treaty.
      slots.push(...calledByPlace(view, one));
      // "die Zusagen von Genf": so it does here.
      for (const child of childrenOf(view, one)) slots.push(...placedTreaty(view, child));
      for (const child of childrenOf(view, one)) slots.push(...slotsOf(view, clause, child, through, false));
    }
    const named = referentsOf(index, one, { through: false }).some((r) => r.type !== 'Treaty');
    for (const child of childrenOf(view, one)) {
      if (child.link !== 'apposition' || named) continue;
      const apposed = headTreaty(view, child);
      if (apposed !== undefined) slots.push({ kind: 'noun', token: apposed });
    }
  }
  return slots;
};

const isCarrier = (view: View, head: number): boolean =>
  (view.treatyAt.get(head) ?? []).every((m) => m.treaty?.carrier === true);

/** "Moskauer" before a text: the treaty of the article that bears the place in its name. */
const calledByPlace = (view: View, { head }: Phrase): TreatySlot[] => {
  const place = view.tokens[head - 1];
  if (place === undefined || !/^\p{Lu}\p{L}+er$/u.test(place.text)) return [];
  for (const [token, mentions] of view.treatyAt)
    if (token !== head && mentions.some((m) => m.treaty?.wordings.some((w) => w.startsWith(`${place.text} `))))
      return [{ kind: 'noun', token }];
  return [];
};

/** "von Genf" behind promises or terms: the treaty of the article that bears the place in its name. */
const placedTreaty = (view: View, phrase: Phrase): TreatySlot[] => {
  if (phrase.preposition !== 'von' || headTreaty(view, phrase) !== undefined) return [];
  const place = stemOf((view.tokens[phrase.head] as Token).text);
  for (const [head, mentions] of view.treatyAt)
    if (mentions.some((m) => m.treaty?.place === place)) return [{ kind: 'noun', token: head }];
  return [];
};

/**
 * "ein Abkommen über die Vernichtung von Plutonium, das beide unterzeichnet hatten": what stands nearest can be signed by nobody;
 * the relative clause describes the treaty of the clause around it that agrees with the pronoun.
 */
const describedTreaty = (view: View, clause: Clause, pronoun: Phrase): number | undefined => {
  const { document } = view.index;
  const outer = clause.parent === undefined ? undefined : document.clauses[clause.parent];
  const { gender, plural } = relativeAgreement[(view.tokens[pronoun.head] as Token).lower] ?? {};
  let found: number | undefined;
  for (const { phrase: index } of outer?.arguments ?? []) {
    const phrase = document.phrases[index] as Phrase;
    const head = phrase.first < clause.first ? headTreaty(view, phrase) : undefined;
    if (head === undefined) continue;
    const agrees =
      phrase.number === 'pl' ? plural === true : phrase.gender === undefined || gender?.includes(phrase.gender);
    if (agrees) found = head;
  }
  return found;
};

/** What a relative pronoun may stand for. */
const relativeAgreement: Readonly<Record<string, { readonly gender: readonly Gender[]; readonly plural?: boolean }>> = {
  das: { gender: ['n'] },
  dem: { gender: ['m', 'n'] },
  den: { gender: ['m'] },
  der: { gender: ['m', 'f'] },
  die: { gender: ['f'], plural: true },
};

const nominalRoles = ['accusative', 'subject', 'predicate', 'dative', 'genitive'] as const;

/** Clause arguments without a preposition, those of the wanted role first. */
const nominalArguments = (view: View, clause: Clause, wanted: string): Phrase[] => {
  const rank = (role: string): number =>
    role === wanted ? 0 : 1 + nominalRoles.indexOf(role as (typeof nominalRoles)[number]);
  return clause.arguments
    .filter((a) => a.role !== 'prepositional')
    .sort((a, b) => rank(a.role) - rank(b.role))
    .map((a) => view.index.document.phrases[a.phrase] as Phrase);
};

const prepositionals = (view: View, clause: Clause, preposition: string): Phrase[] =>
  clause.arguments
    .map((a) => view.index.document.phrases[a.phrase] as Phrase)
    .filter((p) => p.preposition === preposition);

const hasNoun = (view: View, phrases: readonly Phrase[], nouns: readonly string[]): Phrase | undefined =>
  phrases.find((p) => {
    const lemma = lemmaOf(view.tokens[p.head] as Token);
    const text = (view.tokens[p.head] as Token).lower;
    return nouns.some((noun) => {
      const wanted = noun.toLowerCase();
      return lemma === wanted || text.startsWith(wanted) || (wanted.length > 5 && lemma.endsWith(wanted));
    });
  });

interface Found {
  readonly slots: readonly TreatySlot[];
  readonly phrase?: Phrase;
}

const throughs = new WeakMap<VerbEntry, ReadonlySet<string>>();
/** The nouns that a frame looks through, lower-case. */
const throughOf = (entry: VerbEntry): ReadonlySet<string> => {
  let through = throughs.get(entry);
  if (through === undefined) {
    through = new Set((entry.through ?? []).map((w) => w.toLowerCase()));
    throughs.set(entry, through);
  }
  return through;
};

/** Where the verb of a clause has its treaty. */
const findTreaty = (view: View, clause: Clause, entry: VerbEntry, cue: number, object: Phrase | undefined): Found => {
  if (entry.needs !== undefined && prepositionals(view, clause, entry.needs).length === 0) return { slots: [] };
  const through = throughOf(entry);
  const passive = clause.voice === 'passive';
  for (const slot of entry.treaty.split('|')) {
    // "hinterlegte die Ratifikationsurkunde zum Abkommen", "die Beitrittsurkunde des Pakts"
    // "verweigerte dem Gesetz seine Unterschrift": what stands in the dative is what it is done to.
    if (slot === 'silent' && entry.treaty.includes('dative') && hasOtherDative(view, clause)) return { slots: [] };
    if (slot === 'silent') {
      const named =
        object === undefined
          ? []
          : childrenOf(view, object)
              // "die Beitrittsdokumente ihrer Länder zum Klimaabkommen"
              .flatMap((c) => [c, ...childrenOf(view, c)])
              .flatMap((c) => slotsOf(view, clause, c, through, false));
      // "Als A und B zur Feder griffen, …": it may be told later what they signed.
      const firm = entry.type === 'SIGNED' ? { firm: true } : {};
      return { slots: named.length > 0 ? named : [{ kind: 'silent', token: cue, ...firm }] };
    }
    if (slot === 'object' || slot === 'subject' || slot === 'dative' || slot === 'predicate') {
      const wanted = slot === 'object' ? (passive ? 'subject' : 'accusative') : slot;
      // "Der Pakt löste sie ab": of two treaties the pronoun is the one that it is done to.
      const taken =
        entry.subject === 'treaty' && slot === 'object' && !passive ? pronounObject(view, clause) : undefined;
      if (taken !== undefined) return { slots: slotsOf(view, clause, taken, through, true), phrase: taken };
      // "Das Protokoll änderte mehrere Bestimmungen": those of what the article is about.
      const terms =
        entry.subject === 'treaty' && slot === 'object' && !passive ? termsOf(view, clause, through) : undefined;
      if (terms !== undefined) return { slots: [{ kind: 'silent', token: terms.head, far: true }], phrase: terms };
      const candidates = [
        ...nominalArguments(view, clause, wanted),
        ...(slot === 'dative' ? behindMajority(view, clause) : []),
      ].filter((p) => !isUndone(view, p, through));
      for (const phrase of candidates) {
        if (slot === 'predicate') {
          if (hasNoun(view, [phrase], entry.predicateNoun ?? []) === undefined) continue;
          for (const child of childrenOf(view, phrase)) {
            const slots = slotsOf(view, clause, child, through, true);
            if (slots.length > 0) return { slots, phrase };
          }
          // "ist ebenfalls Vertragspartei": of what, the sentences before say.
          const isBare =
            childrenOf(view, phrase).length === 0 && hasNoun(view, [phrase], entry.silentNoun ?? []) !== undefined;
          return entry.silent === true || isBare
            ? { slots: [{ kind: 'silent', token: phrase.head }], phrase }
            : { slots: [] };
        }
        const counted = listedBehindColon(view, clause, phrase);
        if (counted.length > 0) return { slots: counted, phrase };
        const slots = slotsOf(view, clause, phrase, through, false);
        if (slots.length > 0) return { slots: [...slots, ...listedBehind(view, slots)], phrase };
      }
      if (slot === 'predicate') continue;
      const exact = clause.arguments
        .filter((a) => a.role === wanted)
        .map((a) => view.index.document.phrases[a.phrase] as Phrase);
      for (const phrase of exact) {
        // "Es unterschrieben X und Y": holds the first place, and what is signed is left out.
        if (slot === 'object' && entry.silent === true && isPlaceholder(view, clause, phrase))
          return { slots: [{ kind: 'silent', token: cue, firm: true }], phrase };
        const slots = slotsOf(view, clause, phrase, through, true);
        if (slots.length > 0) return { slots, phrase };
        const lemma = lemmaOf(view.tokens[phrase.head] as Token);
        const complements = [...childrenOf(view, phrase)];
        // "die Mitwirkung in der Organisation X", "seine Mitarbeit am Ölabkommen": what it is in stands right behind.
        const next = view.index.document.phrases[view.index.document.phraseOf[phrase.last] ?? -1];
        if (next?.preposition !== undefined && next.first <= phrase.last + 1 && !complements.includes(next)) {
          const named = /^(?:an|bei|in)$/.test(next.preposition) ? slotsOf(view, clause, next, through, false) : [];
          if (through.has(lemma) && named.length > 0) return { slots: named, phrase };
          complements.push(next);
        }
        const ofElse = complements.some(
          (c) => c.link === 'genitive' || /^(?:von|an|in|bei)$/.test(c.preposition ?? ''),
        );
        if (through.has(lemma) && !ofElse)
          // A law is that to a treaty where one has just been told of.
          return { slots: [{ kind: 'silent', token: phrase.head, far: lemma !== 'gesetz' }], phrase };
        // "Chile und Peru haben die neue Fassung unterzeichnet": that of the treaty spoken of.
        const isVersion = /^(?:SIGNED|RATIFIED)$/.test(entry.type) && phrase.definite && versions.has(lemma);
        const isItsOwn = (c: Phrase): boolean =>
          c.link !== 'genitive' && !/^(?:von|zu|über)$/.test(c.preposition ?? '');
        if (slot === 'object' && isVersion && childrenOf(view, phrase).every(isItsOwn))
          return { slots: [{ kind: 'silent', token: phrase.head, firm: true }], phrase };
      }
      const opening = slot === 'object' ? demonstrativeObject(view, clause, entry) : undefined;
      if (opening !== undefined) return { slots: slotsOf(view, clause, opening, through, true), phrase: opening };
      // A phrase that hangs on its neighbour by a mere comma: "…, die Außenminister beider Länder, das Abkommen".
      if (slot === 'object') {
        for (const token of clause.tokens) {
          if (!view.treatyAt.has(token)) continue;
          const phrase = view.index.document.phrases[view.index.document.phraseOf[token] ?? -1];
          if (phrase === undefined || phrase.head !== token || phrase.preposition !== undefined) continue;
          if (phrase.link !== 'apposition' || !phrase.cases.includes(passive ? 'nom' : 'acc')) continue;
          const host = phrase.parent === undefined ? undefined : view.index.document.phrases[phrase.parent];
          if (
            host !== undefined &&
            headTreaty(view, host) === undefined &&
            referentsOf(view.index, host, { through: false }).length > 0
          )
            return { slots: [{ kind: 'noun', token: phrase.head }], phrase };
        }
      }
      // The passive subject may be shared: "… wurde geschlossen und von X unterzeichnet".
      if (passive && exact.length === 0 && slot === 'object') {
        for (const phrase of slotPhrases(view.index, clause, 'accusative')) {
          const slots = slotsOf(view, clause, phrase, through, true);
          if (slots.length > 0) return { slots, phrase };
        }
      }
      continue;
    }
    for (const phrase of prepositionals(view, clause, slot)) {
      const isThrough = hasNoun(view, [phrase], entry.through ?? []) !== undefined;
      if (entry.only === 'through' && !isThrough) continue;
      const counted = listedBehindColon(view, clause, phrase);
      if (counted.length > 0) return { slots: counted, phrase };
      const slots = slotsOf(view, clause, phrase, through, true);
      if (slots.length > 0) return { slots, phrase };
      if (entry.only === 'through') return { slots: [{ kind: 'silent', token: phrase.head }], phrase };
      // "… den Vertrag gekündigt. X hält Y vor, gegen die Bestimmungen zu verstoßen": those of what was just spoken of.
      if (isThrough && phrase.definite && treatyTerms.has(lemmaOf(view.tokens[phrase.head] as Token)))
        if (childrenOf(view, phrase).length === 0 && actsAsState(view, clause))
          return { slots: [{ kind: 'silent', token: phrase.head }], phrase };
    }
    // "China gehört nicht dazu": to those who are bound, not to those who signed.
    if (entry.only === 'through' && entry.type === 'SIGNED') continue;
    const adverbs = pronominalAdverbs[slot] ?? [];
    const adverb = clause.tokens.find((i) => adverbs.includes((view.tokens[i] as Token).lower));
    if (adverb !== undefined) return { slots: [{ kind: 'pronoun', token: adverb }] };
  }
  if (
    entry.silent === true &&
    entry.treaty !== 'predicate' &&
    !(entry.treaty.includes('dative') && entry.objectNoun !== undefined && hasOtherDative(view, clause)) &&
    maySilence(view, clause, entry) &&
    (entry.silentStates !== true || actsAsState(view, clause))
  )
    return {
      slots: [
        {
          kind: 'silent',
          token: cue,
          firm: entry.type === 'SIGNED' || entry.type === 'RATIFIED',
          next: entry.silentNext === true,
          none: clause.voice === 'active' && isNothing(view, clause),
        },
      ],
    };
  return { slots: [] };
};

/** What only a treaty or a law has, so that without an owner it is that of the treaty just spoken of. */
const treatyTerms: ReadonlySet<string> = new Set(['bestimmung', 'vertragsbestimmung', 'klausel', 'vertragsklausel']);

/** "stimmte mit großer Mehrheit der Übereinkunft zu": a feminine dative that the chunker took for the genitive of the votes. */
const behindMajority = (view: View, clause: Clause): Phrase[] =>
  prepositionals(view, clause, 'mit')
    .filter((p) => /^(?:Mehrheit|Zweidrittelmehrheit|Stimme)$/.test((view.tokens[p.head] as Token).lemma))
    .flatMap((p) => childrenOf(view, p))
    .filter((p) => p.link === 'genitive' && p.gender === 'f' && p.number === 'sg' && p.first > clause.first);

/** "Dieses hat Norwegen 2019 gekündigt": a treaty cannot do so, so that the name behind the verb is the subject. */
const demonstrativeObject = (view: View, clause: Clause, entry: VerbEntry): Phrase | undefined => {
  const { document } = view.index;
  if (clause.kind !== 'main' || clause.voice !== 'active' || entry.subject === 'treaty') return undefined;
  if (entry.type === 'VIOLATED' || entry.actorIn !== undefined) return undefined;
  const [subject, second] = argumentPhrases(document, clause, 'subject');
  const [object, other] = argumentPhrases(document, clause, 'accusative');
  if (subject === undefined || second !== undefined || object === undefined || other !== undefined) return undefined;
  const { lower } = view.tokens[subject.head] as Token;
  const isDemonstrative = /^(?:dieses|diese)$/.test(lower) && subject.first === clause.first;
  // "Ratifiziert hat sie nur Norwegen": nobody ratifies a state.
  const consents = entry.type === 'SIGNED' || entry.type === 'RATIFIED';
  const isFree = lower === 'sie' && consents && subject.first < object.first && !meansSomebody(view, subject.head);
  const mayTurn = subject.cases.includes('acc') && object.cases.includes('nom');
  return (isDemonstrative || isFree) && mayTurn && referentsOf(view.index, object, { through: false }).some(isActor)
    ? subject
    : undefined;
};

/** "es" at the head of a main clause whose verb is plural: no object stands there. */
const isPlaceholder = (view: View, clause: Clause, phrase: Phrase): boolean =>
  clause.kind === 'main' && clause.voice === 'active' && phrase.head === clause.first && isExpletive(view, phrase);

/** "das Handelsabkommen vom 11. Februar 2019, ein Luftverkehrsabkommen sowie ein Abkommen über X": a list that a date breaks. */
const listedBehind = (view: View, slots: readonly TreatySlot[]): TreatySlot[] => {
  const found: TreatySlot[] = [];
  const last = slots.at(-1);
  if (last?.kind !== 'noun') return found;
  const endOf = (head: number): number => Math.max(...(view.treatyAt.get(head) ?? []).map((m) => m.last), head + 1);
  let at = pastDate(view, endOf(last.token));
  let joined = false;
  while (!joined && /^(?:,|und|sowie|als|wie)$/.test(view.tokens[at]?.lower ?? '')) {
    joined = view.tokens[at]?.text !== ',';
    // "sowohl den X-Vertrag als auch den Y-Pakt"
    const isAlso = /^(?:als|wie)$/.test(view.tokens[at]?.lower ?? '');
    if (isAlso && view.tokens[at + 1]?.lower !== 'auch') break;
    let head = at + (isAlso ? 2 : 1);
    // "2010 unterzeichnete A den X-Vertrag, 2019 den Y-Pakt"
    const time = view.index.document.times.find((t) => t.first === head || t.first === head + 1);
    if (
      time !== undefined &&
      time.last < head + longestTime &&
      /^(?:DET|ADJ)$/.test(view.tokens[time.last]?.pos ?? '')
    ) {
      joined = true;
      head = time.last;
    }
    const article = head;
    while (/^(?:DET|ADJ)$/.test(view.tokens[head]?.pos ?? '')) head++;
    if (head === article || !view.treatyAt.has(head)) break;
    if (slots.every((s) => s.token !== head)) found.push({ kind: 'noun', token: head });
    at = pastDate(view, endOf(head));
  }
  // Without a last "und" it is no list but something said of the first.
  return joined ? found : [];
};

/** "unterzeichneten zwei Verträge: das X-Abkommen und den Y-Vertrag": those that are counted, told one by one behind a colon. */
const listedBehindColon = (view: View, clause: Clause, phrase: Phrase): TreatySlot[] => {
  const { tokens } = view;
  const head = tokens[phrase.head] as Token;
  if (phrase.definite || headwordOf(head.text)?.plural !== true) return [];
  const end = Math.min(clause.last + 1, view.index.document.sentences[clause.sentence]?.last ?? clause.last);
  let at = phrase.last;
  while (at < end && tokens[at]?.text !== ':' && !view.treatyAt.has(at)) at++;
  if (tokens[at]?.text !== ':') return [];
  const found: TreatySlot[] = [];
  do {
    at++;
    // "zwei Verträge: Den ersten kündigte es": a capital opens a sentence.
    if (!/^(?:de[rnms]|das|die|eine?[nmrs]?)$/.test(tokens[at]?.text ?? '')) break;
    at++;
    while (tokens[at]?.pos === 'ADJ') at++;
    // "das Pariser | Klimaabkommen": the name begins before its head.
    const wording = [at, at + 1, at + 2].find((i) => view.treatyAt.get(i)?.some((m) => m.first <= at));
    if (wording === undefined) break;
    found.push({ kind: 'noun', token: wording });
    at = Math.max(wording + 1, ...(view.treatyAt.get(wording) ?? []).map((m) => m.last));
  } while (/^(?:,|und|sowie)$/.test(tokens[at]?.lower ?? ''));
  return found.length > 1 ? found : [];
};

/** Tokens of a time with its preposition: "am 3. Mai 2019". */
const longestTime = 5;

/** The token behind "vom 11. Februar 2019". */
const pastDate = (view: View, from: number): number => {
  if (!/^(?:vom|von)$/.test(view.tokens[from]?.lower ?? '')) return from;
  const time = view.index.document.times.find((t) => t.first <= from + 1 && t.last > from + 1 && t.first >= from);
  return time?.last ?? from;
};

/** A noun in the dative that names nobody. */
const hasOtherDative = (view: View, clause: Clause): boolean =>
  argumentPhrases(view.index.document, clause, 'dative').some(
    (p) =>
      !p.pronoun &&
      !p.cases.includes('nom') &&
      (view.tokens[p.head] as Token).pos === 'NOUN' &&
      referentsOf(view.index, p, { through: false }).length === 0,
  );

/** "mehrere Bestimmungen": the object of a clause, if it says not of what. */
const termsOf = (view: View, clause: Clause, through: ReadonlySet<string>): Phrase | undefined =>
  argumentPhrases(view.index.document, clause, 'accusative').find(
    (p) =>
      through.has(lemmaOf(view.tokens[p.head] as Token)) &&
      !childrenOf(view, p).some((c) => c.link === 'genitive' || c.preposition !== undefined),
  );

/** "stimmte der Kündigung des Vertrags zu": what hangs on a deed is done to by that, not by the verb. */
const isUndone = (view: View, phrase: Phrase, through: ReadonlySet<string>): boolean => {
  const host =
    phrase.link !== 'genitive' || phrase.parent === undefined
      ? undefined
      : view.tokens[view.index.document.phrases[phrase.parent]?.head ?? -1];
  if (host === undefined || through.has(lemmaOf(host))) return false;
  return entriesOfNoun(host).some(({ type }) => type === 'LEFT' || type === 'SUSPENDED' || type === 'VIOLATED');
};

/** An accusative that is a personal pronoun. */
const pronounObject = (view: View, clause: Clause): Phrase | undefined =>
  argumentPhrases(view.index.document, clause, 'accusative').find(
    (p) => p.pronoun && !isRelative(view, clause, p) && /^(?:es|ihn|sie)$/.test((view.tokens[p.head] as Token).lower),
  );

/** "Die USA unterzeichneten nichts", "Unterschrieben ist noch nichts" */
const isNothing = ({ index, tokens }: View, clause: Clause): boolean =>
  argumentPhrases(index.document, clause, clause.voice === 'passive' ? 'subject' : 'accusative').some((p) =>
    nothing.has((tokens[p.head] as Token).lower),
  );

/** True when the place of the treaty is empty, so that it can be the one just spoken of. */
const isBareName = (view: View, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.last; i++) if ((view.tokens[i] as Token).pos !== 'PROPN') return false;
  return true;
};

const maySilence = (view: View, clause: Clause, entry: VerbEntry): boolean => {
  if (clause.kind === 'participle' || clause.kind === 'fragment') return false;
  if (entry.objectNoun !== undefined) return true;
  const filled = (role: string): boolean =>
    argumentPhrases(view.index.document, clause, role).some((p) => {
      const text = (view.tokens[p.head] as Token).lower;
      if (nothing.has(text) || text === 'sich') return false;
      // A bare name, known or not, is no paper that one signs.
      if (entry.treaty === 'object' && !p.pronoun && isBareName(view, p)) return false;
      // A name in an open case may be the second half of the subject.
      return !(p.cases.includes('nom') && referentsOf(view.index, p, { through: false }).length > 0);
    });
  // "beteiligte sich mit zwanzig Schiffen", "… als Beobachter": in something else.
  if (
    entry.silentNext === true &&
    argumentPhrases(view.index.document, clause, 'prepositional').some((p) => !holdsTime(view.index.document, p))
  )
    return false;
  // "Katar vermittelt zwischen A und B" is about them, whatever was signed before.
  if (entry.treaty === 'object' && clause.voice === 'passive')
    return entry.type === 'SIGNED' && isNothing(view, clause);
  if (entry.treaty === 'object')
    return clause.voice === 'active' && !filled('accusative') && prepositionals(view, clause, 'zwischen').length === 0;
  if (entry.treaty === 'dative') {
    const joined = clause.arguments.some((a) => {
      const p = view.index.document.phrases[a.phrase] as Phrase;
      return (
        a.role !== 'subject' &&
        a.role !== 'prepositional' &&
        a.role !== 'genitive' &&
        (!p.cases.includes('nom') ||
          holdsOrganisation(view, p) ||
          // "stimmte der Aufkündigung zu": a noun there fills the place.
          (a.role === 'dative' && !p.pronoun && (view.tokens[p.head] as Token).pos === 'NOUN'))
      );
    });
    // "mit 82 zu 13 Stimmen"
    return !joined && prepositionals(view, clause, 'zu').every((p) => countsVotes(view, p));
  }
  return entry.treaty.split('|').every((slot) => prepositionals(view, clause, slot).length === 0);
};

/** "zu 13 Stimmen", "zu 13" */
const countsVotes = (view: View, { first, head }: Phrase): boolean =>
  view.tokens.slice(first, head + 1).some((t) => t.pos === 'NUM' || t.lemma === 'Stimme');

/** "sein Land" of whom nobody knows where he governs. */
const isOwnLand = ({ tokens }: View, { first, head }: Phrase): boolean =>
  /^(?:sein|ihr)e?$/.test(tokens[first]?.lower ?? '') && /^(?:Land|Staat|Heimatland)$/.test(tokens[head]?.lemma ?? '');

/** "trägt die Unterschrift von X", "passierte den Bundestag": who does it is in the object. */
const actorsInside = (
  view: View,
  clause: Clause,
  treaty: Phrase | undefined,
  role: 'accusative' | 'dative' | 'predicate' | 'zwischen' | 'für' | 'darunter',
): Actors => {
  const { document } = view.index;
  // "Zwischen A und B besteht ein Abkommen": two or more.
  if (role === 'zwischen') {
    const sides = onlyBodies(actorsIn(view, prepositionals(view, clause, 'zwischen'), []));
    return sides.referents.length > 1 ? sides : noActors;
  }
  // "hat 60 Vertragsparteien, darunter A und B"
  if (role === 'darunter') return onlyBodies({ ...noActors, referents: listedActors(view, clause) });
  // "Für A gilt das Abkommen seit 1994"
  if (role === 'für') return onlyBodies(actorsIn(view, prepositionals(view, clause, 'für'), []));
  // "A und B verbindet ein Abkommen": names show no case; what is no treaty is the other one.
  const isTurned = role === 'accusative' && clause.arguments.some((a) => a.role === role && a.phrase === treaty?.index);
  const objects = argumentPhrases(document, clause, isTurned ? 'subject' : role).filter((p) => p !== treaty);
  if (role === 'predicate') return ownersOfWork(view, objects);
  // "gewährt den USA Zugang": whom it binds, not what belongs to them.
  if (role === 'dative') return onlyBodies(actorsIn(view, objects, []));
  const owners = objects.flatMap((p) =>
    childrenOf(view, p).filter((c) => c.link === 'genitive' || c.preposition === 'von'),
  );
  const found = actorsIn(view, [...objects, ...owners], []);
  if (role !== 'accusative' || found.phrases.length > 0) return found;
  // "verpflichtet A und B zu mehr Kontrollen": names show no case, and beside another object they look like a dative.
  const names = argumentPhrases(document, clause, 'dative').filter((p) => p !== treaty && p.cases.includes('acc'));
  return actorsIn(view, names, []);
};

/** "war sein Werk und das von X": whose work it is. */
const ownersOfWork = (view: View, works: readonly Phrase[]): Actors => {
  const all = works.flatMap((p) => [
    p,
    ...(p.conjuncts ?? []).filter((c) => c !== p.index).map((c) => view.index.document.phrases[c] as Phrase),
  ]);
  const owners = all.flatMap((p) =>
    childrenOf(view, p).filter((c) => c.link === 'genitive' || c.preposition === 'von'),
  );
  const found = actorsIn(view, owners, []);
  const own = all.flatMap((p) =>
    (view.index.mentionsAt[p.first] ?? [])
      .filter((m) => m.how === 'pronoun' && m.type === 'Person' && m.entity !== undefined)
      .map((m) => referentFrom(m, `„${m.text}“ work`, 0.9)),
  );
  return { ...found, referents: [...own, ...found.referents] };
};

const onlyBodies = (actors: Actors): Actors => ({
  ...actors,
  referents: actors.referents.filter((r) => r.type !== 'Person'),
});

/** True when the subject is a state or body: people withdraw from much else. */
const actsAsState = (view: View, clause: Clause): boolean =>
  slotPhrases(view.index, clause, 'subject')
    .flatMap((p) => referentsOf(view.index, p, { through: false }))
    .some((r) => r.type === 'Country' || r.entity === 'organisation:eu');

const holdsOrganisation = (view: View, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.last; i++)
    if ((view.index.mentionsAt[i] ?? []).some((m) => m.type === 'Organisation')) return true;
  return false;
};

/** "Nikos Kotzias und Nikola Dimitrov, die Außenminister beider Länder": named people act themselves. */
const namesPerson = (view: View, phrase: Phrase): boolean =>
  referentsOf(view.index, phrase, { through: false }).some((r) => r.type === 'Person');

const hasBoth = (view: View, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.head; i++)
    if (/^beide[nr]?$/i.test((view.tokens[i] as Token).text)) return true;
  return false;
};

const isBothSides = (view: View, phrase: Phrase): boolean => {
  const head = view.tokens[phrase.head] as Token;
  // "nachdem beide den Pakt unterzeichnet hatten": the chunker takes the article of the next phrase along.
  if (phrase.pronoun)
    return /^beide[rn]?$/i.test(head.text) || /^beide[rn]?$/i.test((view.tokens[phrase.first] as Token).text);
  // "die Vereinigten Staaten" are one.
  if (view.index.mentionsAt[phrase.head]?.some((m) => m.type === 'Country' && m.how === 'name')) return false;
  // "die Parlamente beider Länder", "die Außenminister der beiden Staaten"
  if (
    childrenOf(view, phrase).some((c) =>
      c.link === 'genitive' && /^beide[rn]$/i.test((view.tokens[c.first] as Token).text)
        ? true
        : c.link === 'genitive' && isBothSides(view, c) && hasBoth(view, c),
    )
  )
    return true;
  // "die beiden Außenminister", whom nobody has named, act for the two states.
  const acting = hasBoth(view, phrase) && /^(?:head|government|minister)$/.test(officeOf(head.lemma)?.kind ?? '');
  if (!(acting || treatyWords.bothSides.has(head.lemma)) || phrase.number === 'sg' || namesSides(view, phrase))
    return false;
  if (isSelection(view, phrase) && !hasBoth(view, phrase)) return false;
  for (let i = phrase.first; i < phrase.head; i++)
    if (/^(?:beide[nr]?|die|den|der)$/i.test((view.tokens[i] as Token).text)) return true;
  return false;
};

/** "die Vertragsstaaten unter ihren Mitgliedern", "die Vertragsstaaten in der EU": some of many, not the two that were named together before. */
const isSelection = (view: View, phrase: Phrase): boolean =>
  childrenOf(view, phrase).some(
    (c) =>
      c.preposition === 'unter' ||
      ((c.link === 'genitive' || /^(?:aus|in|von)$/.test(c.preposition ?? '')) &&
        referentsOf(view.index, c, { through: false }).some((r) => r.type === 'Organisation')),
  );

/** "die Regierungen in Oslo und Lima", "die Parlamente Norwegens und Perus": whose they are is said. */
const namesSides = (view: View, phrase: Phrase): boolean =>
  childrenOf(view, phrase).some(
    (c) =>
      (c.link === 'genitive' || c.preposition === 'von' || c.preposition === 'in') &&
      referentsOf(view.index, c, { through: false, places: true }).length > 1,
  );

interface Actors {
  readonly referents: readonly Referent[];
  readonly bothSides: boolean;
  readonly phrases: readonly Phrase[];
}

const noActors: Actors = { referents: [], bothSides: false, phrases: [] };

const isActor = (referent: Referent): boolean => referent.type !== 'Treaty';

/** "Frage: …", "Holmberg: …": who speaks, not who does; and who is only set against the doer. */
const isLabel = (view: View, phrase: Phrase): boolean => {
  const sentence = view.index.document.sentences[(view.tokens[phrase.head] as Token).sentence];
  // "…, nicht wir", "…, nicht aber die USA": who did not.
  const contrast = isOpposed(view, phrase.first);
  return contrast || (phrase.first === sentence?.first && view.tokens[phrase.last]?.text === ':');
};

/** True where ", nicht", ", nicht aber", ", aber nicht" stands right before. */
const isOpposed = (view: View, first: number): boolean => {
  let i = first - 1;
  let negated = false;
  for (; negators.has(view.tokens[i]?.lower ?? '') || turns.has(view.tokens[i]?.lower ?? ''); i--)
    negated ||= negators.has((view.tokens[i] as Token).lower);
  return negated && view.tokens[i]?.text === ',';
};

const actorsIn = (view: View, phrases: readonly Phrase[], skip: readonly Phrase[]): Actors => {
  const referents: Referent[] = [];
  let bothSides = false;
  const used: Phrase[] = [];
  for (const phrase of phrases) {
    if (skip.includes(phrase) || isLabel(view, phrase)) continue;
    const meant = referentsOf(view.index, phrase, { through: false }).filter(
      (r) => isActor(r) && !isOneOf(view, phrase, r),
    );
    // "die drei Länder" are three; a treaty's sides are two.
    const both = meant.length < 3 && isBothSides(view, phrase) && !namesPerson(view, phrase);
    const found = both ? [] : meant.length > 0 ? meant : namedBelow(view, phrase);
    if (both) bothSides = true;
    if (found.length > 0 || both) used.push(phrase);
    referents.push(...found);
  }
  return { referents, bothSides, phrases: used };
};

/**
 * "vom Sonderbevollmächtigten der Regierung für Migration, Joachim Stamp": behind a comma the name of whom the phrase describes,
 * which the chunker hung on what stands nearest.
 */
const namedBelow = (view: View, phrase: Phrase): readonly Referent[] => {
  if (officeOf((view.tokens[phrase.head] as Token).text) === undefined) return [];
  const below = (p: Phrase, depth: number): Phrase[] =>
    depth === 0 ? [] : childrenOf(view, p).flatMap((c) => [c, ...below(c, depth - 1)]);
  const named = below(phrase, deepestName).find(
    (p) =>
      p.link === 'apposition' &&
      view.tokens[p.first - 1]?.text === ',' &&
      /^[,.]$/.test(view.tokens[p.last]?.text ?? ''),
  );
  const persons = named === undefined ? [] : referentsOf(view.index, named, { through: false });
  return persons.length === 1 && persons[0]?.type === 'Person' ? persons : [];
};
/** Phrases between an office and its holder: "vom Beauftragten der Regierung für die Verträge mit Afrika, X". */
const deepestName = 4;

/** "das erste EU-Land", "ein Nato-Staat": a member does it, not the body in its name. */
const isOneOf = (view: View, phrase: Phrase, { start, end, type }: Referent): boolean => {
  const head = view.tokens[phrase.head] as Token;
  const isPart =
    start >= head.start && end <= head.end && (end - start < head.end - head.start || type === 'Organisation');
  return isPart && /-(?:land(?:es)?|ländern?|staat(?:en|es|s)?|mitglied(?:er|ern|sland|staat)?)$/.test(head.lower);
};

/** "es": holds the first place for a subject that follows. */
const isExpletive = (view: View, phrase: Phrase): boolean => (view.tokens[phrase.head] as Token).lower === 'es';

/** States and bodies named inside a phrase: "für Äthiopiens Regierung", whatever follows behind a comma. */
const bodiesInside = (view: View, phrases: readonly Phrase[]): Referent[] => {
  const found: Referent[] = [];
  for (const phrase of phrases)
    for (let i = phrase.first; i < phrase.last; i++)
      for (const m of view.index.mentionsAt[i] ?? [])
        if (
          m.entity !== undefined &&
          m.how !== 'place' &&
          (m.type === 'Country' || m.type === 'Organisation') &&
          !found.some((f) => f.entity === m.entity)
        )
          found.push(referentFrom(m, `signed for „${m.text}“`, 0.9));
  return found;
};

const hasReflexive = (view: View, clause: Clause): boolean =>
  clause.tokens.some((i) => ['sich', 'uns', 'mich'].includes((view.tokens[i] as Token).lower));

/** "… von 22 Staaten unterzeichnet, darunter A, B und C": examples of those who do it. */
const listedActors = (view: View, clause: Clause): Referent[] => {
  const opener = clause.tokens.find((i) => {
    const { lower } = view.tokens[i] as Token;
    // "… haben es 18 Staaten ratifiziert, zuletzt Kolumbien"
    if (lower === 'darunter' || lower === 'zuletzt') return view.tokens[i - 1]?.text === ',';
    // "…, allen voran Vietnam und Russland"
    if (lower === 'voran') return view.tokens[i - 1]?.lower === 'allen' && view.tokens[i - 2]?.text === ',';
    return lower === 'ihnen' && view.tokens[i - 1]?.lower === 'unter' && view.tokens[i - 2]?.text === ',';
  });
  if (opener === undefined) return [];
  const sentence = view.index.document.sentences[clause.sentence];
  const found: Referent[] = [];
  for (let i = opener + 1; i < (sentence?.last ?? 0); i++) {
    const mention = (view.index.mentionsAt[i] ?? []).find(
      (m) => m.entity !== undefined && m.type !== 'Treaty' && m.how !== 'adjective',
    );
    if (mention?.entity !== undefined) {
      if (!found.some((f) => f.entity === mention.entity))
        found.push(referentFrom(mention, `listed: „${mention.text}“`, 0.9));
      i = Math.max(i, mention.last - 1);
      continue;
    }
    if (
      !/^(?:,|und|sowie|auch|zuletzt|etwa|erneut|insbesondere|die|der|das|den)$/i.test((view.tokens[i] as Token).text)
    )
      break;
  }
  return found;
};

/**
 * What one side does to a treaty for itself: "Die Waffenruhe zwischen A und B wurde gebrochen" says not by whom, whereas one that
 * "wurde unterzeichnet" was signed by both.
 */
const oneSided: ReadonlySet<RelationType> = new Set(['JOINED', 'LEFT', 'SUSPENDED', 'VIOLATED']);

/** Who does it: the subject (the agent of a passive), with the prepositions that bring further actors. */
const findActors = (
  view: View,
  clause: Clause,
  entry: VerbEntry,
  treaty: Phrase | undefined,
  object: Phrase | undefined,
  denied: boolean,
  verb: number,
): Actors => {
  const { index } = view;
  const skip = [treaty, object].filter((p) => p !== undefined);
  const parts: Actors[] = [];
  if (clause.voice === 'passive' && entry.stative !== true) {
    const doers = [
      ...prepositionals(view, clause, 'von'),
      ...prepositionals(view, clause, 'durch'),
      ...behindTime(view, clause),
    ].filter((p) => !isPresence(index, p) && !isInTitle(view, p));
    // "Die Waffenruhe zwischen A und B war von C vermittelt worden": who has an agent was not made by its sides.
    const agents = doers.length > 0 || oneSided.has(entry.type) ? doers : prepositionals(view, clause, 'zwischen');
    // "von beiden unterschrieben und vom Kongress gebilligt": each participle has its own.
    const participles = clause.verbTokens.filter((i) =>
      (view.tokens[i] as Token).analyses.some((a) => a.form === 'part2' && a.lemma !== 'werden'),
    );
    const before = Math.max(-1, ...participles.filter((i) => i < verb));
    const own = agents.filter((p) => p.first > before && p.last <= verb);
    parts.push(actorsIn(view, participles.length > 1 && own.length > 0 ? own : agents, skip));
    if (entry.represented === true) parts.push(representedBy(view, clause));
  } else {
    let subject = actorsIn(view, wholeSubject(view, clause), skip);
    if (subject.phrases.length === 0) {
      // German names show no case: the clause may have been read the wrong way round ("Das Abkommen unterzeichneten X und Y").
      const others = clause.arguments
        .filter((a) => a.role === 'accusative' || a.role === 'dative' || a.role === 'predicate')
        .map((a) => index.document.phrases[a.phrase] as Phrase)
        .filter((p) => p.cases.includes('nom') && !p.pronoun && !isLabel(view, p));
      const named = slotPhrases(index, clause, 'subject').filter((p) => !isLabel(view, p));
      // With the treaty in its place the verb has no room for another object: a name there is the subject after all.
      const full = treaty !== undefined && (entry.treaty === 'object' || hasReflexive(view, clause));
      const free = named.every(
        (p) =>
          p === treaty || p === object || isRelative(view, clause, p) || (full && (!p.pronoun || isExpletive(view, p))),
      );
      if (free) subject = actorsIn(view, others, skip);
    }
    const revealed = behindColon(view, clause);
    if (revealed.phrases.length > 0) subject = revealed;
    if (subject.phrases.length === 0) subject = askedAbout(view, clause);
    if (subject.phrases.length === 0) subject = stateAsIt(view, clause);
    if (subject.referents.length === 0 && !subject.bothSides) subject = allOf(view, clause);
    if (subject.referents.length === 0 && !subject.bothSides) subject = countedWith(view, clause);
    parts.push(subject);
    if (subject.phrases.length > 0) parts.push(actorsIn(view, furtherSubjects(view, clause, entry, treaty), skip));
  }
  // "Unterschrieben haben außer A und B auch kleinere Gruppen"
  if (!denied && clause.voice === 'active' && clause.tokens.some((i) => (view.tokens[i] as Token).lower === 'auch'))
    parts.push(actorsIn(view, prepositionals(view, clause, 'außer'), skip));
  const byPerson = parts.some((part) => part.referents.some((r) => r.type === 'Person'));
  for (const preposition of entry.with ?? []) {
    const found = actorsIn(
      view,
      prepositionals(view, clause, preposition).filter((p) => entry.type !== 'SIGNED' || !isOfTalks(view, p)),
      skip,
    );
    // "unterschrieb John Kerry für die USA": whom a person signs for signs; "X für A und Y für B" names another signer.
    if (preposition === 'für' && !byPerson) continue;
    // "hat das Abkommen mit B nicht unterschrieben" says nothing of B.
    if (preposition === 'mit' && denied) continue;
    parts.push(found);
    // "die Verhandlungen über das Abkommen der EU mit Indien sind abgeschlossen": both have talked.
    if (preposition === 'mit' && entry.type === 'NEGOTIATED' && treaty !== undefined && found.referents.length > 0)
      parts.push(
        actorsIn(
          view,
          childrenOf(view, treaty).filter((c) => c.link === 'genitive'),
          skip,
        ),
      );
    if (preposition === 'für')
      parts.push({ ...noActors, referents: bodiesInside(view, prepositionals(view, clause, 'für')) });
  }
  if (byPerson && entry.with?.includes('für')) parts.push(actorsIn(view, furtherSigners(view, clause), skip));
  if (byPerson) parts.push({ ...noActors, referents: onBehalf(view, clause) });
  parts.push({ ...noActors, referents: listedActors(view, clause) });
  // "Island trat dem Pakt 1998 bei, Finnland 2004"
  if (!denied && entry.treaty === 'dative' && clause.kind === 'main' && clause.voice === 'active')
    parts.push({ ...noActors, referents: datedNames(view, clause) });
  parts.push(likewise(view, clause));
  parts.push({ ...noActors, referents: bracketed(view, clause, parts) });
  if (entry.type === 'SIGNED') parts.push({ ...noActors, referents: statesInBrackets(view, parts) });
  if (entry.type === 'SIGNED' || entry.type === 'NEGOTIATED')
    parts.push({ ...noActors, referents: onSides(view, clause, entry.type === 'SIGNED') });
  // "Treaty between A and B" inside the treaty's own phrase is read by the link stage as its parties.
  return parts.reduce(
    (all, part) => ({
      referents: [...all.referents, ...part.referents.filter((r) => !all.referents.some((x) => x.entity === r.entity))],
      bothSides: all.bothSides || part.bothSides,
      phrases: [...all.phrases, ...part.phrases],
    }),
    noActors,
  );
};

/** "Der Vertrag über die Anerkennung von Kosovo wurde unterzeichnet": what a treaty is about did not sign it. */
const isInTitle = (view: View, phrase: Phrase): boolean => {
  const host = phrase.parent === undefined ? undefined : view.index.document.phrases[phrase.parent];
  // The treaty itself stands before its own agent: "das Abkommen von A und B".
  if (host === undefined || view.treatyAt.has(host.head) || phrase.preposition !== 'von') return false;
  return (view.index.mentionsAt[phrase.head] ?? []).some(
    (m) => m.treaty !== undefined && m.treaty.head < host.head && m.last > phrase.head,
  );
};

/** "…, ebenso wie Uganda", "…, wie zuvor schon Kenia", "…, als bislang letzter Fidschi": who does the same. */
const likewise = (view: View, clause: Clause): Actors => {
  const { tokens } = view;
  const others = [...prepositionals(view, clause, 'wie'), ...prepositionals(view, clause, 'als')].filter((p) => {
    const at = p.prepositionToken ?? p.first;
    const words = tokens.slice(at + 1, p.head).map((t) => t.lower);
    if (tokens[at]?.lower === 'als')
      return (
        tokens[at - 1]?.text === ',' &&
        words.some((w) => /^(?:erste|zweite|letzte|jüngste)[rs]?$/.test(w)) &&
        !namesPerson(view, p)
      );
    return (
      /^(?:ebenso|genauso|gleich|gleichermaßen)$/.test(tokens[at - 1]?.lower ?? '') && tokens[at - 2]?.text === ','
    );
  });
  return { ...actorsIn(view, others, []), bothSides: false };
};

/** "Als Zeuge setzte auch der Hausherr seinen Namen darunter: US-Präsident X.": whom the subject describes is named behind the colon. */
const behindColon = (view: View, clause: Clause): Actors => {
  const { document } = view.index;
  const name = document.clauses[clause.index + 1];
  if (name?.kind !== 'fragment' || name.verb !== undefined || name.sentence !== clause.sentence) return noActors;
  if (view.tokens[name.first - 1]?.text !== ':' && view.tokens[name.first]?.text !== ':') return noActors;
  const [subject, other] = argumentPhrases(document, clause, 'subject');
  const isDescription =
    subject !== undefined &&
    other === undefined &&
    subject.number !== 'pl' &&
    ((!subject.pronoun && (view.tokens[subject.head] as Token).pos === 'NOUN') ||
      // "Einer hat nie mit am Tisch gesessen: X."
      /^eine[rs]?$/.test((view.tokens[subject.head] as Token).lower)) &&
    (view.index.mentionsAt[subject.head] ?? []).every((m) => m.how !== 'name');
  if (!isDescription) return noActors;
  const found = actorsIn(view, argumentPhrases(document, name, 'subject'), []);
  return found.referents.length === 1 && found.referents[0]?.type === 'Person' ? found : noActors;
};

/** "Die Außenminister X (Norwegen) und Y (Peru) unterzeichneten": for whom each of them signs. */
const statesInBrackets = (view: View, parts: readonly Actors[]): Referent[] => {
  const { tokens } = view;
  const { mentionsAt } = view.index;
  return parts
    .flatMap(({ phrases }) => phrases)
    .flatMap((p) => [p, ...(p.conjuncts ?? []).map((c) => view.index.document.phrases[c] as Phrase)])
    .flatMap(({ last }) => {
      const isPerson = mentionsAt[last - 1]?.some((m) => m.type === 'Person' && m.last === last) === true;
      const state = mentionsAt[last + 1]?.find((m) => m.type === 'Country' && m.entity !== undefined);
      return isPerson && tokens[last]?.text === '(' && state !== undefined && tokens[state.last]?.text === ')'
        ? [referentFrom(state, `behind who signs: „${state.text}“`, 0.9)]
        : [];
    })
    .filter((r, i, all) => all.findIndex((x) => x.entity === r.entity) === i);
};

/** "traten A (5. April), B (23. September) und C (3. November) bei": names with brackets behind each are one list. */
const bracketed = (view: View, clause: Clause, parts: readonly Actors[]): Referent[] => {
  const { tokens } = view;
  const known = new Set(parts.flatMap((part) => part.referents.map((r) => r.entity)));
  const end = view.index.document.sentences[clause.sentence]?.last ?? 0;
  /** Names that a bracket follows, up to one that no list goes on behind. */
  let list: Mention[] = [];
  const found: Referent[] = [];
  const close = (): void => {
    if (list.length > 1 && list.some((m) => known.has(m.entity as string)))
      found.push(...list.map((m) => referentFrom(m, `listed: „${m.text}“`, 0.9)));
    list = [];
  };
  for (let i = clause.first; i < Math.min(end, (clause.tokens.at(-1) ?? clause.first) + 1); i++) {
    if (tokens[i]?.text !== '(') continue;
    const mention = (view.index.mentionsAt[i - 1] ?? []).find(
      (m) => m.last === i && m.entity !== undefined && m.type !== 'Treaty' && m.how === 'name',
    );
    let last = i;
    while (last < Math.min(end, i + longestBracket) && tokens[last]?.text !== ')') last++;
    if (mention === undefined || tokens[last]?.text !== ')') {
      close();
      continue;
    }
    list.push(mention);
    if (!/^(?:,|und|sowie)$/.test(tokens[last + 1]?.lower ?? '')) close();
  }
  close();
  return found.filter((r) => isActor(r) && !known.has(r.entity));
};
/** Words that a bracket behind a name holds: "(am 23. September 1955)", "(UdSSR)". */
const longestBracket = 8;

/** "das alle drei ratifiziert hatten": the states of the last list before, if it has as many. */
const allOf = (view: View, clause: Clause): Actors => {
  const { tokens } = view;
  const all = clause.tokens.find(
    (i) => (tokens[i] as Token).lower === 'alle' && smallNumbers.has(tokens[i + 1]?.lower ?? ''),
  );
  if (all === undefined || /^(?:NOUN|PROPN|ADJ)$/.test(tokens[all + 2]?.pos ?? '')) return noActors;
  const wanted = smallNumbers.get((tokens[all + 1] as Token).lower);
  const { mentionsAt, document } = view.index;
  const from = document.sentences[Math.max(0, clause.sentence - listReach)]?.first ?? 0;
  let list: Mention[] = [];
  let found: readonly Mention[] = [];
  for (let i = from; i < all; ) {
    const state = mentionsAt[i]?.find((m) => m.type === 'Country' && m.how === 'name' && m.entity !== undefined);
    if (state !== undefined) list.push(state);
    else if (!/^(?:,|und|sowie|der|die|das|den)$/.test((tokens[i] as Token).lower)) list = [];
    if (list.length === wanted) found = [...list];
    else if (list.length > (wanted ?? 0)) found = [];
    i = state?.last ?? i + 1;
  }
  return { ...noActors, referents: found.map((m) => referentFrom(m, `one of all: „${m.text}“`, 0.9)) };
};
/** "Mit A und B traten zwei weitere Staaten bei": the first words name as many as the subject counts. */
const countedWith = (view: View, clause: Clause): Actors => {
  const named = prepositionals(view, clause, 'mit').find((p) => (p.prepositionToken ?? p.first) === clause.first);
  if (named === undefined) return noActors;
  const found = actorsIn(view, [named], []);
  const counted = argumentPhrases(view.index.document, clause, 'subject').some(
    (p) =>
      /^(?:Staat|Land|Mitglied|Nation)$/.test((view.tokens[p.head] as Token).lemma) &&
      view.tokens
        .slice(p.first, p.head)
        .some(({ lower }) =>
          lower === 'zwei'
            ? found.referents.length === 2
            : /^(?:ein|eine)$/.test(lower)
              ? found.referents.length === 1
              : smallNumbers.get(lower) === found.referents.length,
        ),
  );
  return counted ? { ...found, bothSides: false } : noActors;
};

const smallNumbers: ReadonlyMap<string, number> = new Map([
  ['drei', 3],
  ['vier', 4],
  ['fünf', 5],
  ['sechs', 6],
]);
/** Farthest that "alle drei" looks back for them, in sentences. */
const listReach = 1;

/** "Nach einem Gespräch mit Präsident X wurde ein Abkommen unterzeichnet": with him there was only talk. */
const isOfTalks = (view: View, { preposition, parent }: Phrase): boolean => {
  const host = preposition !== 'mit' || parent === undefined ? undefined : view.index.document.phrases[parent];
  // "im Verlauf der Verhandlungen mit X"
  const outer = host?.link === 'genitive' ? view.index.document.phrases[host.parent ?? -1] : host;
  return (
    host !== undefined &&
    outer?.preposition !== undefined &&
    outer.preposition !== 'über' &&
    treatyFrames.talks.includes((view.tokens[host.head] as Token).lemma)
  );
};

/** "im August von X auf Y paraphiert": the agent that the chunker hung on the time or place before it. */
const behindTime = (view: View, clause: Clause): Phrase[] => {
  const { document, mentionsAt } = view.index;
  return phrasesIn(document, clause).filter((p) => {
    const host = p.parent === undefined ? undefined : document.phrases[p.parent];
    if (
      !/^(?:von|durch)$/.test(p.preposition ?? '') ||
      !/^(?:in|an|zu|bei|seit|nach|vor)$/.test(host?.preposition ?? '')
    )
      return false;
    const { head, first, last } = host as Phrase;
    return (
      document.times.some((t) => t.first <= head && head < t.last && t.first >= first - 1 && t.last <= last + 2) ||
      mentionsAt[head]?.some((m) => m.how === 'place') === true
    );
  });
};

/** "Länder wie die Türkei und Venezuela, die …": where the verb of a relative clause is plural, all that the list names are meant. */
const wholeSubject = (view: View, clause: Clause): readonly Phrase[] => {
  const subjects =
    clause.voice === 'passive'
      ? argumentPhrases(view.index.document, clause, 'subject')
      : slotPhrases(view.index, clause, 'subject');
  if (clause.kind !== 'relative' || clause.antecedent === undefined) return subjects;
  const antecedent = view.index.document.phrases[clause.antecedent] as Phrase;
  const host = antecedent.parent === undefined ? undefined : view.index.document.phrases[antecedent.parent];
  const finite = view.tokens[clause.verbTokens.at(-1) ?? clause.first]?.lower ?? '';
  const opens = argumentPhrases(view.index.document, clause, 'subject').some((p) => isRelative(view, clause, p));
  const isPlural = /n$|^sind$/.test(finite) && !/nn$/.test(finite);
  if (!opens || antecedent.link !== 'conjunct' || host === undefined || antecedent.number !== 'sg' || !isPlural)
    return subjects;
  return [host, ...subjects];
};

/** "Und Peru? Hat bislang nur unterzeichnet.": a clause that opens with its verb and has no subject is about whom the question names. */
const askedAbout = (view: View, clause: Clause): Actors => {
  const { sentences, phrases } = view.index.document;
  const here = sentences[clause.sentence];
  const before = sentences[clause.sentence - 1];
  if (here === undefined || before === undefined || clause.kind !== 'main') return noActors;
  const opens = clause.verbTokens.includes(here.first);
  const isFirst = view.index.clausesOfSentence[clause.sentence]?.[0]?.index === clause.index;
  if (!opens || !isFirst || clause.arguments.some((a) => a.role === 'subject')) return noActors;
  if (view.tokens[before.first]?.lower !== 'und' || view.tokens[before.last - 1]?.text !== '?') return noActors;
  return actorsIn(
    view,
    phrases.filter((p) => p.first > before.first && p.last < before.last && p.preposition === undefined),
    [],
  );
};

/** "Als letzter Staat trat Kuba bei: Es unterzeichnete 1995 und …": the neuter name of a state that the clause before is about. */
const stateAsIt = (view: View, clause: Clause): Actors => {
  const { document } = view.index;
  const shared = clause.sharesSubjectOf === undefined ? undefined : document.clauses[clause.sharesSubjectOf];
  const first = shared ?? clause;
  const pronoun = document.phrases[first.arguments.find((a) => a.role === 'subject')?.phrase ?? -1];
  if (pronoun === undefined || !isExpletive(view, pronoun) || first.kind !== 'main' || first.voice !== 'active')
    return noActors;
  // "Es unterzeichnete Präsident X": there the subject follows.
  const isFree = first.arguments.every(({ role, phrase }) => {
    const p = document.phrases[phrase] as Phrase;
    return (
      p === pronoun ||
      role === 'prepositional' ||
      referentsOf(view.index, p, { through: false }).every((r) => !isActor(r))
    );
  });
  if (pronoun.head !== first.first) return noActors;
  const before = document.clauses
    .slice(Math.max(0, first.index - 3), first.index)
    .findLast((c) => c.kind === 'main' && c.verb !== undefined);
  if (!isFree || before === undefined || first.sentence - before.sentence > 1) return noActors;
  // Names with an article ("die Schweiz", "der Iran") are no neuters.
  const named = argumentPhrases(document, before, 'subject').filter(
    (p) => !/^(?:die|der|den)$/.test((view.tokens[p.first] as Token).lower),
  );
  const subjects = actorsIn(view, named, []);
  const [state, other] = subjects.referents;
  return state?.type === 'Country' && other === undefined ? { ...subjects, bothSides: false } : noActors;
};
/** "auf deutscher Seite Staatssekretär X, auf polnischer der Minister Y": who acts on each side; with `states`, the sides as well. */
const onSides = (view: View, clause: Clause, states: boolean): Referent[] => {
  const { tokens } = view;
  const { mentionsAt } = view.index;
  const found: Referent[] = [];
  let named = false;
  for (const i of clause.tokens) {
    if ((tokens[i] as Token).lower !== 'auf') continue;
    const side = (mentionsAt[i + 1] ?? []).find((m) => m.type === 'Country' && m.how === 'adjective');
    const isSide = tokens[i + 2]?.text === 'Seite';
    if (side?.entity === undefined || (!isSide && !named)) continue;
    named = true;
    let k = isSide ? i + 3 : i + 2;
    const isPerson = (m: Mention): boolean => m.type === 'Person' && m.entity !== undefined;
    while (k < i + longestTitle && !mentionsAt[k]?.some(isPerson) && /^(?:DET|ADJ|NOUN)$/.test(tokens[k]?.pos ?? ''))
      k++;
    const person = mentionsAt[k]?.find(isPerson);
    if (person === undefined) continue;
    found.push(referentFrom(person, `on one side: „${person.text}“`, 0.9));
    if (states) found.push(referentFrom(side, `the side of „${person.text}“`, 0.8));
  }
  return found;
};
/** "auf polnischer Seite der stellvertretende Außenminister …": words before the name. */
const longestTitle = 9;

/**
 * "für Chile unterschrieb X, für Peru Y", "für das Nachbarland Y", "…, Y für den Gastgeber": those who are named behind a second "für",
 * or before it, do what the verb says.
 */
const furtherSigners = (view: View, clause: Clause): Phrase[] => {
  const here = phrasesIn(view.index.document, clause);
  const sides = here.filter((p) => p.preposition === 'für');
  if (sides.length < 2) return [];
  const [first, second] = sides.map((p) => bodiesInside(view, [p]).length > 0 || standsForSide(view, p));
  if (first !== true || second !== true) return [];
  return here.filter(
    (p) =>
      p.preposition === undefined &&
      namesPerson(view, p) &&
      // "X setzte ihren Namen für A darunter, Y für B": who stands before the verb signs as well.
      ((p.first === clause.first && p.last === clause.verbTokens[0] && p.cases.includes('nom')) ||
        sides.some(
          (s) =>
            s.last === p.first ||
            (p.last === (s.prepositionToken ?? s.first) &&
              /^(?:,|und|sowie)$/.test(view.tokens[p.first - 1]?.lower ?? '')),
        )),
  );
};

/** "für das südamerikanische Land", "für den Gastgeber": a side that is described and not named. */
const standsForSide = (view: View, { head }: Phrase): boolean =>
  /^(?:Land|Staat|Nachbarland|Nachbarstaat|Nachbar|Gastgeber|Gastland|Partnerland|Königreich|Republik|Gegenseite|Seite)$/.test(
    (view.tokens[head] as Token).lemma,
  );

/** "wurde bei der Unterzeichnung durch X vertreten, Peru durch Y": who is represented, with those behind a comma. */
const representedBy = (view: View, clause: Clause): Actors =>
  actorsIn(
    view,
    phrasesIn(view.index.document, clause).filter(
      (p) =>
        p.preposition === undefined &&
        p.cases.includes('nom') &&
        (argumentPhrases(view.index.document, clause, 'subject').includes(p) ||
          /^(?:durch|von|vom)$/.test(view.tokens[p.last]?.lower ?? '')),
    ),
    [],
  );

/** "unterzeichnete X namens Norwegens", "im Namen der Bundesrepublik": for whom a person acts. */
const onBehalf = (view: View, clause: Clause): Referent[] =>
  clause.tokens.flatMap((i) => {
    const { lower, text } = view.tokens[i] as Token;
    const isName = /^(?:Namen|Auftrag)$/.test(text) && /^(?:im|in)$/.test(view.tokens[i - 1]?.lower ?? '');
    if (lower !== 'namens' && !isName) return [];
    let at = i + 1;
    while (/^(?:DET|ADJ|ADP)$/.test(view.tokens[at]?.pos ?? '') && at < i + longestTitle && !stateAt(view, at)) at++;
    const state = stateAt(view, at);
    return state === undefined ? [] : [referentFrom(state, `in the name of „${state.text}“`, 0.9)];
  });

const stateAt = (view: View, at: number): Mention | undefined =>
  (view.index.mentionsAt[at] ?? []).find(
    (m) => m.type === 'Country' && m.how === 'name' && m.first === at && m.entity !== undefined,
  );

const isVerbFinal = ({ kind }: Clause): boolean => kind === 'relative' || kind === 'subordinate';

/**
 * Names that the clause finder took for objects although the verb has no room for one: "trat 2017 bei, Syrien ebenfalls", "A (X)
 * und B wollen das Abkommen unterschreiben".
 */
const furtherSubjects = (view: View, clause: Clause, entry: VerbEntry, treaty: Phrase | undefined): Phrase[] => {
  if (entry.objectNoun !== undefined) return [];
  return (
    clause.arguments
      .map((a) => ({ role: a.role, phrase: view.index.document.phrases[a.phrase] as Phrase }))
      .filter(
        ({ role, phrase }) =>
          role === 'accusative' ||
          (role === 'dative' && entry.treaty !== 'dative') ||
          // "ist seit 2024 dabei, ebenso Island"
          (role === 'predicate' && /^(?:ebenso|auch|ebenfalls)$/.test(view.tokens[phrase.first - 1]?.lower ?? '')),
      )
      .map(({ phrase }) => phrase)
      // "…, genannt Tirofijo": another name of the one before.
      .filter((p) => view.tokens[p.first - 1]?.lower !== 'genannt')
      // "nach Überzeugung der Regierung X": a name right behind a noun belongs to it.
      .filter((p) => view.tokens[p.first - 1]?.pos !== 'NOUN')
      .filter((p) => p !== treaty && !p.pronoun && p.cases.includes('nom'))
      // "…, die A und B unterzeichneten und mit der sie C gründeten": what stands behind a verb that ends its clause is of the next.
      .filter((p) => !isVerbFinal(clause) || p.last <= (clause.verbTokens.at(-1) ?? p.last))
  );
};

const isParliament = (view: View, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.last; i++)
    for (const m of view.index.mentionsAt[i] ?? [])
      if (
        m.type === 'Organisation' &&
        m.entity !== undefined &&
        organisationKind(view.index, m.entity) === 'parliament'
      )
        return true;
  for (let i = phrase.first; i < phrase.last; i++) {
    const token = view.tokens[i] as Token;
    for (const noun of treatyWords.parliaments) {
      if (token.lemma === noun || token.text === noun || (noun.length > 4 && token.lower.endsWith(noun.toLowerCase())))
        return true;
    }
  }
  return (phrase.conjuncts ?? []).some(
    (c) => c !== phrase.index && isParliament(view, { ...(view.index.document.phrases[c] as Phrase), conjuncts: [] }),
  );
};

/** "als Zeuge", "als Gastgeber": stands by the signature of others. */
const isWitness = (view: View, clause: Clause): boolean =>
  prepositionals(view, clause, 'als').some((p) =>
    /^(?:zeuge|zeugin|gastgeber|gastgeberin|vermittler|pate)/.test(lemmaOf(view.tokens[p.head] as Token)),
  );

const flip = (status: Status): Status => (status === 'denied' ? 'asserted' : 'denied');

const turns: ReadonlySet<string> = new Set(['aber', 'jedoch', 'doch', 'dagegen', 'hingegen', 'indes', 'allerdings']);
/** The verbs of a clause: its own, and other participles of the same bracket ("nicht abgelöst, sondern ergänzt"). */
const verbsOf = (view: View, clause: Clause): { verb: string; token: number; negated?: boolean }[] => {
  const own = clause.verb;
  if (own === undefined) return [];
  const verbs: { verb: string; token: number; negated?: boolean }[] = [];
  // "Nicht A hat ihn verletzt, sondern B" denies no verb.
  const contrast = clause.tokens.find(
    (i) => (view.tokens[i] as Token).lower === 'sondern' && clause.verbTokens.some((verb) => verb > i),
  );
  const turning = clause.tokens.find((i) => turns.has((view.tokens[i] as Token).lower));
  // "suspendiert, nicht aber gekündigt": the negation belongs behind the turn.
  const before = turning === undefined ? undefined : view.tokens[turning - 1];
  const split = before !== undefined && negators.has(before.lower) ? before.index : turning;
  // "unterzeichnete aber nicht": in the middle of a clause with one verb the turn sets nothing apart.
  const parts = clause.verbTokens.filter((i) => (view.tokens[i] as Token).analyses.some((a) => a.form === 'part2'));
  const isApart = split !== undefined && (parts.length > 1 || view.tokens[split - 1]?.pos === 'PUNCT');
  const turn = isApart ? split : undefined;
  // "zwar unterschrieben, aber nicht ratifiziert": each side of the turn has its own negation.
  const isNegated = (token: number): boolean | undefined => {
    if (contrast !== undefined) return token < contrast;
    if (turn === undefined || !clause.negated) return undefined;
    return clause.tokens.some((i) => i < turn === token < turn && negators.has((view.tokens[i] as Token).lower));
  };
  const withNegation = (token: number): { negated?: boolean } => {
    const negated = isNegated(token);
    return negated === undefined ? {} : { negated };
  };
  // "X sieht das Abkommen verletzt": beside a full verb the participle says nothing of its subject.
  const full = clause.verbTokens.some((i) => {
    const { analyses } = view.tokens[i] as Token;
    return analyses.some((a) => a.form === 'fin' && a.lemma === own) && !analyses.some((a) => a.form === 'part2');
  });
  for (const i of full ? [] : clause.verbTokens) {
    const token = view.tokens[i] as Token;
    const participle = token.analyses.find((a) => a.form === 'part2' && verbEntries.has(a.lemma));
    if (participle === undefined || participle.lemma === own) continue;
    verbs.push({ verb: participle.lemma, token: i, ...withNegation(i) });
  }
  const place =
    clause.verbTokens.find((i) => (view.tokens[i] as Token).analyses.some((a) => a.lemma === own)) ??
    clause.verbTokens[0] ??
    clause.first;
  const last =
    [...clause.verbTokens].reverse().find((i) => (view.tokens[i] as Token).analyses.some((a) => a.lemma === own)) ??
    place;
  verbs.push({ verb: own, token: last, ...withNegation(last) });
  return verbs;
};

/** "Must still be ratified", in force only "when both parliaments have agreed": the consent is yet to come. */
const awaitsConsent = (view: View, clause: Clause, type: RelationType): boolean => {
  if (type !== 'RATIFIED') return false;
  // "muss noch vom Parlament ratifiziert werden"
  if (clause.modal === 'müssen' && !clause.negated && clause.mood === 'indicative' && clause.tense !== 'past')
    return true;
  if (clause.kind !== 'subordinate') return false;
  if (!['wenn', 'sobald', 'bis', 'nachdem', 'falls', 'sofern'].includes(clause.conjunction ?? '')) return false;
  const outer = clause.parent === undefined ? undefined : view.index.document.clauses[clause.parent];
  return outer?.tokens.some((i) => (view.tokens[i] as Token).text === 'Kraft') === true;
};

/** "ratifiziert hat es der Senat nie": what cannot be an accusative is the subject, if the subject can be one. */
const righted = (view: View, clause: Clause): Clause => {
  const of = (role: string) => clause.arguments.find((a) => a.role === role);
  const subject = of('subject');
  const object = of('accusative');
  if (subject === undefined || object === undefined) return clause;
  const s = view.index.document.phrases[subject.phrase] as Phrase;
  const o = view.index.document.phrases[object.phrase] as Phrase;
  // "Ratifiziert haben es bisher 18 Staaten": es is no subject of a plural verb.
  const finite = clause.verbTokens
    .map((i) => view.tokens[i] as Token)
    .find(({ analyses }) => analyses.some((a) => a.form === 'fin') && !analyses.some((a) => a.form === 'part2'));
  const isPlural = /n$|^sind$/.test(finite?.lower ?? '') && !/nn$/.test(finite?.lower ?? '');
  const disagrees = isExpletive(view, s) && isPlural && o.cases.includes('nom');
  if (!disagrees && (o.cases.includes('acc') || !o.cases.includes('nom') || !s.cases.includes('acc'))) return clause;
  return {
    ...clause,
    arguments: clause.arguments.map((a) =>
      a === subject
        ? { role: 'accusative', phrase: a.phrase }
        : a === object
          ? { role: 'subject', phrase: a.phrase }
          : a,
    ),
  };
};

/** "Ohne den Vertrag zu unterzeichnen, reiste X ab": an infinitive at the head of a sentence belongs to the clause behind it. */
const adopted = (view: View, clause: Clause): Clause => {
  if (clause.kind !== 'infinitive' || clause.parent !== undefined) return clause;
  const outer = (view.index.clausesOfSentence[clause.sentence] ?? []).find(
    (c) => c.kind === 'main' && c.index > clause.index,
  );
  const opening = view.tokens[clause.first]?.lower;
  const conjunction =
    clause.conjunction ?? (['um', 'ohne', 'statt', 'anstatt'].includes(opening ?? '') ? opening : undefined);
  return outer === undefined
    ? clause
    : { ...clause, parent: outer.index, ...(conjunction === undefined ? {} : { conjunction }) };
};

/**
 * "… wurde nicht abgelöst, sondern ergänzt", "haben A verhandelt und unterzeichnet": a bare participle behind a conjunction takes
 * auxiliary and arguments from the clause before it.
 */
const completed = (view: View, clause: Clause): Clause => {
  const shared = clause.sharesSubjectOf === undefined ? undefined : view.index.document.clauses[clause.sharesSubjectOf];
  if (shared === undefined || clause.verbTokens.length !== 1) return clause;
  const verb = view.tokens[clause.verbTokens[0] as number] as Token;
  const isParticiple = verb.analyses.some((a) => a.form === 'part2' && a.lemma === clause.verb);
  const outerIsPerfect = shared.voice === 'passive' || shared.tense === 'perfect';
  if (!isParticiple || !outerIsPerfect || !endsClause(view, clause, verb.index)) return clause;
  const roles = new Set(clause.arguments.map((a) => a.role));
  // "von Chile unterschrieben und von Peru ratifiziert": who has an agent takes no other.
  const isAgent = (a: Clause['arguments'][number]): boolean =>
    /^(?:von|durch)$/.test(view.index.document.phrases[a.phrase]?.preposition ?? '');
  const own = clause.arguments.some(isAgent);
  return {
    ...clause,
    voice: shared.voice,
    tense: shared.tense,
    mood: shared.mood,
    ...(shared.modal === undefined ? {} : { modal: shared.modal }),
    arguments: [
      ...clause.arguments,
      ...shared.arguments.filter((a) => (a.role === 'prepositional' ? !(own && isAgent(a)) : !roles.has(a.role))),
    ],
  };
};

const endsClause = (view: View, clause: Clause, verb: number): boolean =>
  clause.tokens.every((i) => i <= verb || (view.tokens[i] as Token).pos === 'PUNCT');

/**
 * "Statt seine Verpflichtungen zu erfüllen, rüstet X auf", "baute weiter, ohne sich daran zu halten": how the clause is told with which
 * an infinitive says what was left undone, if that tells a fact.
 */
const toldInstead = ({ index }: View, clause: Clause): Manner | undefined => {
  if (clause.kind !== 'infinitive' || !/^(?:ohne|(?:an)?statt)$/.test(clause.conjunction ?? '')) return undefined;
  const host =
    clause.parent === undefined
      ? index.clausesOfSentence[clause.sentence]?.find((c) => c.kind === 'main')
      : index.document.clauses[clause.parent];
  const manner = host === undefined ? undefined : mannerOf(index, host);
  return manner?.status === 'asserted' ? manner : undefined;
};

const readVerb = (
  view: View,
  clause: Clause,
  verb: { verb: string; token: number; negated?: boolean },
  entry: VerbEntry,
  events: TreatyEvent[],
): void => {
  const { index, tokens } = view;
  const cueToken = tokens[verb.token] as Token;
  if ((entry.reflexive === true || entry.verb === 'halten') && !hasReflexive(view, clause)) return;
  const instead = entry.negated === true ? toldInstead(view, clause) : undefined;
  const negated = verb.negated ?? (clause.negated || instead !== undefined);
  if (entry.negated === true && !negated) return;
  let objectPhrase: Phrase | undefined;
  if (entry.objectNoun !== undefined) {
    const objects = nominalArguments(view, clause, clause.voice === 'passive' ? 'subject' : 'accusative');
    objectPhrase = hasNoun(view, objects, entry.objectNoun);
    if (objectPhrase === undefined) return;
    const { lower } = tokens[objectPhrase.head] as Token;
    if (entry.notNoun?.some((part) => lower.startsWith(part))) return;
  }
  if (entry.timed === true && !(isTimed(view, clause) && standsWithTimes(index, clause))) return;
  if (entry.phrase !== undefined) {
    const [preposition, noun] = entry.phrase;
    if (hasNoun(view, prepositionals(view, clause, preposition), [noun]) === undefined) return;
  }
  if (entry.word !== undefined && !clause.tokens.some((i) => entry.word?.includes((tokens[i] as Token).lower))) return;
  if (entry.talks === true && !tellsOfTalks(view, clause.sentence)) return;
  if (entry.without !== undefined && clause.tokens.some((i) => entry.without?.includes((tokens[i] as Token).lower)))
    return;
  if (entry.alone === true && index.document.clauses.some((c) => c.kind === 'infinitive' && c.parent === clause.index))
    return;
  if (
    entry.actorIn === 'predicate' &&
    hasNoun(view, argumentPhrases(index.document, clause, 'predicate'), entry.predicateNoun ?? []) === undefined
  )
    return;
  const { slots, phrase } = findTreaty(view, clause, entry, verb.token, objectPhrase);
  // "führte dazu eigene Gespräche": of his own, not those of the treaty.
  if (slots[0]?.kind === 'pronoun' && objectPhrase !== undefined && isOwn(view, objectPhrase)) return;
  if (slots.length === 0 || !isOfKind(view, slots[0] as TreatySlot, entry)) return;
  if (isStance(entry) && slots[0]?.kind === 'pronoun' && !standsForThing(view, clause, slots[0].token)) return;
  let manner: Manner = instead === undefined ? mannerOf(index, clause) : { ...instead, status: 'denied' };
  // "Lettland wäre das erste Land, das den Vertrag verlässt": it has not happened.
  if (clause.kind === 'relative' && isImagined(view, clause)) manner = { ...manner, status: undefined };
  const none = isNothing(view, clause);
  // "ist ihm ebenso wenig beigetreten wie Indien"
  const asLittle = clause.tokens.some(
    (i) =>
      (tokens[i] as Token).lower === 'ebensowenig' ||
      ((tokens[i] as Token).lower === 'wenig' && /^(?:eben|genau)?so$/.test(tokens[i - 1]?.lower ?? '')),
  );
  if ((none || asLittle) && manner.status === 'asserted') manner = { ...manner, status: 'denied' };
  const because = [`frame ${entry.verb}: ${entry.treaty} is the treaty of ${entry.type}`];
  // "gab bekannt, dass X beigetreten ist": done, and told.
  if (manner.status === 'planned' && isTold(view, clause)) manner = { ...manner, status: 'asserted' };
  // "muss den Vertrag ablehnen": that brings none into force.
  const onCondition = entry.status !== 'denied' && awaitsConsent(view, clause, entry.type);
  if (onCondition) manner = { status: 'planned', because: ['a condition for coming into force'] };
  let status = manner.status;
  if (verb.negated !== undefined && clause.negated && !verb.negated && status === 'denied') status = 'asserted';
  if (verb.negated === true && !clause.negated && status === 'asserted') status = 'denied';
  if (status === undefined) return;
  if (entry.negated === true) status = status === 'denied' || status === 'asserted' ? flip(status) : status;
  // "kritisierte, dass X dem Vertrag fernblieb": what did not happen is no claim that it did.
  if (entry.status === 'denied' && status === 'claimed') status = 'asserted';
  // "will seine Unterschrift verweigern", "will den Vertrag ablehnen": he will not do it.
  const willNot = status === 'planned';
  if (entry.status === 'denied' && (willNot || status === 'asserted' || status === 'denied'))
    status = willNot ? 'denied' : flip(status);
  if (
    entry.type === 'VIOLATED' &&
    status === 'asserted' &&
    (clause.mood !== 'indicative' || manner.speaker !== undefined)
  )
    status = 'claimed';
  const base = {
    sentence: clause.sentence,
    clause: clause.index,
    status,
    cue: { start: cueToken.start, end: cueToken.end },
    rule: `treaty-verb:${entry.verb}`,
    because: [...because, ...manner.because],
    witness: isWitness(view, clause),
    ...(onCondition ? { onCondition } : {}),
    ...(manner.speaker === undefined ? {} : { speaker: manner.speaker }),
  };
  if (entry.subject === 'treaty') {
    // "Dem Vorbild folgten der Vertrag von A und der Vertrag von B": none of its own subjects is what it follows.
    const own = argumentPhrases(index.document, clause, 'subject');
    if (clause.voice === 'active' && entry.treaty !== 'object' && phrase !== undefined && own.includes(phrase)) return;
    const pair = clause.voice === 'active' && entry.treaty === 'object' ? treatyPair(view, clause) : undefined;
    const objects = pair === undefined ? slots : pair.objects;
    const subjects = pair === undefined ? treatySubjects(view, clause, entry, phrase) : pair.subjects;
    for (const by of subjects)
      for (const treaty of objects)
        if (
          by.token !== treaty.token &&
          !(entry.verb === 'folgen' && phrase?.preposition === undefined && areOfOtherKinds(view, by, treaty))
        )
          events.push({
            ...base,
            type: entry.type,
            // "Vorläufer des X-Pakts war der Y-Vertrag"
            ...(entry.inverse === true ? { treaty: by, by: treaty } : { treaty, by }),
            actors: [],
            bothSides: false,
            confidence: slotConfidence(treaty) * slotConfidence(by),
          });
    return;
  }
  let actors =
    entry.actorIn === undefined
      ? findActors(view, clause, entry, phrase, objectPhrase, status === 'denied', verb.token)
      : actorsInside(view, clause, phrase, entry.actorIn);
  if (entry.leads === true) {
    const led = onlyBodies(actorsInside(view, clause, phrase, 'accusative')).referents;
    if (led.length === 0 && !argumentPhrases(index.document, clause, 'accusative').some((p) => isOwnLand(view, p)))
      return;
    actors = { ...actors, referents: [...actors.referents, ...led] };
  }
  const mayPart = entry.status !== 'denied' && (status === 'denied' || status === 'asserted');
  const gaps = mayPart && !none && !asLittle ? gapsOf(view, clause, verb.token) : [];
  const firstGap = gaps[0];
  if (firstGap !== undefined) {
    const own = clause.tokens.some((i) => i < firstGap.first && negators.has((tokens[i] as Token).lower));
    status = own ? 'denied' : 'asserted';
    for (const { referents, negated: isNot, first, last } of gaps)
      for (const treaty of slots)
        events.push({
          ...base,
          type: entry.type,
          treaty,
          actors: referents,
          bothSides: false,
          status: isNot ? 'denied' : 'asserted',
          stretch: { first, last, inside: true },
          confidence: 0.85 * slotConfidence(treaty),
          because: [...base.because, 'shares the verb'],
        });
    const left = actors.referents.filter((r) => !gaps.some((g) => g.referents.some((x) => x.entity === r.entity)));
    if (left.length === 0) return;
    actors = { ...actors, referents: left };
  }
  const contrast = mayPart && firstGap === undefined ? setAgainst(view, clause, verb.token) : [];
  const others = actors.referents.filter((r) => !contrast.some((c) => c.entity === r.entity));
  if (contrast.length > 0 && others.length > 0) {
    actors = { ...actors, referents: others };
    status = 'asserted';
  }
  if (
    entry.actor === 'parliament' &&
    ![...actors.phrases, ...slotPhrases(index, clause, 'subject')].some((p) => isParliament(view, p))
  )
    return;
  if (entry.affirmedOnly === true && status === 'denied') return;
  if (entry.several === true && actors.referents.length < 2) return;
  if (entry.states === true && !actors.referents.every((r) => r.type === 'Country')) return;
  if (status === 'asserted' && contrast.length > 0)
    for (const treaty of slots)
      events.push({
        ...base,
        type: entry.type,
        treaty,
        actors: contrast,
        bothSides: false,
        status: 'denied',
        confidence: 0.85 * slotConfidence(treaty),
        because: [...base.because, 'set against the others by a negation of its own'],
      });
  base.status = status;
  const stretch =
    firstGap === undefined ? {} : { stretch: { first: firstGap.first, last: clause.last, inside: false } };
  if (entry.type === 'SIGNED' || entry.type === 'NEGOTIATED') readMediation(view, clause, slots, base, events);
  const parliament =
    entry.type === 'RATIFIED' &&
    [...actors.phrases, ...slotPhrases(index, clause, 'subject')].some((p) => isParliament(view, p));
  // "wurde im kasachischen Parlament ratifiziert": there it did so.
  if (entry.type === 'RATIFIED' && clause.voice === 'passive' && actors.referents.length === 0 && !actors.bothSides) {
    const chambers = prepositionals(view, clause, 'in').filter((p) => isParliament(view, p));
    actors = actorsIn(view, chambers, []);
  }
  if (parliament) actors = { ...actors, referents: [...actors.referents, ...gappedParliaments(view, clause)] };
  // "In Rom muss das Parlament den Vertrag noch ratifizieren": it is that of the state named first.
  if (parliament && actors.referents.length === 0 && !actors.bothSides)
    actors = { ...actors, referents: statesOpening(view, clause) };
  for (const treaty of slots)
    events.push({
      ...base,
      type: entry.type,
      treaty,
      actors: actors.referents,
      bothSides: actors.bothSides,
      ...(parliament ? { parliament: true } : {}),
      ...stretch,
      ...(clause.kind === 'main' &&
      clause.tense === 'present' &&
      clause.mood === 'indicative' &&
      clause.modal === undefined &&
      // "trägt die Unterschrift von X", "gehört zu den Unterzeichnern": that lasts.
      entry.actorIn === undefined &&
      !/^(?:gehören|zählen)$/.test(entry.verb)
        ? { now: true }
        : {}),
      confidence: 0.93 * slotConfidence(treaty),
    });
  if (entry.type !== 'SIGNED') return;
  const more = (type: RelationType, told: Status, actors: readonly Referent[], because: string): void => {
    if (actors.length === 0) return;
    for (const treaty of slots)
      events.push({
        ...base,
        type,
        treaty,
        actors,
        bothSides: false,
        status: told,
        confidence: 0.85 * slotConfidence(treaty),
        because: [...base.because, because],
      });
  };
  const bodies = actors.referents.filter((r) => r.type !== 'Person');
  if (status === 'asserted' && clause.tense === 'perfect' && onlySigned(view, verb.token))
    more('RATIFIED', 'denied', bodies, 'signed only');
  if (status !== 'denied') more('NEGOTIATED', status, negotiatorsIn(view, actors.phrases), 'a negotiator signs');
  if (status === 'asserted' && bodies.length > 1 && followsTalks(view, clause))
    more('NEGOTIATED', status, bodies, 'signed after negotiations');
};

/** "Nach elf Verhandlungsrunden unterzeichneten A und B": those who sign together, where nobody else is named beside the talks. */
const followsTalks = (view: View, clause: Clause): boolean =>
  prepositionals(view, clause, 'nach').some(
    (p) =>
      [p, ...(p.conjuncts ?? []).map((c) => view.index.document.phrases[c] as Phrase)].some(({ head }) =>
        bargainingNoun.test((view.tokens[head] as Token).lower),
      ) && childrenOf(view, p).every((c) => referentsOf(view.index, c, { through: false }).length === 0),
  );
const bargainingNoun = /(?:verhandlung(?:en)?|verhandlungsrunden?|gesprächsrunden?|verhandlungsmarathon)$/;

/** "Der Bundestag stimmte im Juli zu, als letztes Parlament das ungarische im Februar": the adjective stands for the parliament. */
const gappedParliaments = (view: View, clause: Clause): Referent[] =>
  clause.tokens.flatMap((i) => {
    const token = view.tokens[i] as Token;
    const next = view.tokens[i + 1];
    if (token.lower !== 'das' || next?.pos !== 'ADJ') return [];
    const state = view.index.mentionsAt[i + 1]?.find((m) => m.type === 'Country' && m.how === 'adjective');
    const before = view.tokens[i - 1]?.lower ?? '';
    const isGap =
      /^(?:,|;|und|sowie|parlament)$/.test(before) && !/^(?:NOUN|PROPN|ADJ)$/.test(view.tokens[i + 2]?.pos ?? '');
    return isGap && state?.entity !== undefined ? [referentFrom(state, `„${state.text}“ parliament`, 0.85)] : [];
  });

/** True of praise and refusal in words, which is no deed in or with the treaty. */
export const isStance = ({ type }: { readonly type: RelationType }): boolean =>
  type === 'SUPPORTED' || type === 'REJECTED';

/** "begrüßte dies", "lehnte es ab, zu unterschreiben": of what happened, or of what follows; "lehnte es ab": of the treaty. */
const standsForThing = (view: View, clause: Clause, token: number): boolean =>
  /^(?:es|ihn|sie|er)$/.test((view.tokens[token] as Token).lower) &&
  (view.index.clausesOfSentence[clause.sentence] ?? []).every(
    (c) => c.parent !== clause.index || (c.kind !== 'infinitive' && !/^(?:dass|wenn|ob)$/.test(c.conjunction ?? '')),
  );

/** A clause with "dass" in the perfect, of what somebody makes known. */
const isTold = (view: View, clause: Clause): boolean => {
  const outer = clause.parent === undefined ? undefined : view.index.document.clauses[clause.parent];
  return (
    clause.conjunction === 'dass' &&
    clause.tense === 'perfect' &&
    clause.modal === undefined &&
    !clause.negated &&
    outer?.negated === false &&
    treatyFrames.telling.includes(wholeVerb(view, outer))
  );
};

/** A relative clause on the predicate of "wäre" or "würde … sein". */
const isImagined = (view: View, clause: Clause): boolean => {
  const outer = clause.parent === undefined ? undefined : view.index.document.clauses[clause.parent];
  if (outer?.verb !== 'sein' || outer.mood !== 'sub2') return false;
  return outer.arguments.some((a) => a.role === 'predicate' && a.phrase === clause.antecedent);
};

/** "dem Grenzvertrag folgte der Nachbarschaftsvertrag": two about different matters replace each other not. */
const areOfOtherKinds = (view: View, one: TreatySlot, other: TreatySlot): boolean => {
  const modifierOf = (slot: TreatySlot): string =>
    (slot.kind === 'noun' ? view.treatyAt.get(slot.token) : undefined)?.[0]?.treaty?.modifier ?? '';
  const [mine, theirs] = [modifierOf(one), modifierOf(other)];
  return mine !== '' && theirs !== '' && mine !== theirs && !mine.startsWith('nachfolge');
};

/** "Österreich hat ihn ratifiziert, die Schweiz nicht": the negation at the end is that of the second alone. */
const setAgainst = (view: View, clause: Clause, verb: number): Referent[] => {
  const { document } = view.index;
  // Its own phrases alone: there are many clauses in a long text.
  const own = [...new Set(clause.tokens.flatMap((i) => document.phrases[document.phraseOf[i] ?? -1] ?? []))];
  const opposed = own.find(
    (p) => p.first > verb && clause.tokens.includes(p.head) && p.preposition === undefined && isOpposed(view, p.first),
  );
  if (opposed !== undefined) return referentsOf(view.index, opposed, { through: false }).filter(isActor);
  const last = clause.tokens.filter((i) => (view.tokens[i] as Token).pos !== 'PUNCT').at(-1);
  if (last === undefined || last <= verb || !negators.has((view.tokens[last] as Token).lower)) return [];
  if (clause.tokens.some((i) => i < last && negators.has((view.tokens[i] as Token).lower))) return [];
  // "…, die Schweiz jedoch nicht"
  const end = turns.has(view.tokens[last - 1]?.lower ?? '') ? last - 1 : last;
  const phrase = own.find((p) => p.last === end && p.preposition === undefined && !p.pronoun);
  if (phrase === undefined || phrase.first <= verb) return [];
  // "…, die Schweiz nicht", "…, aber die Schweiz nicht"
  const before = view.tokens[phrase.first - 1]?.lower ?? '';
  if (before !== ',' && !(turns.has(before) && view.tokens[phrase.first - 2]?.text === ',')) return [];
  return referentsOf(view.index, phrase, { through: false }).filter(isActor);
};

/** Names behind a verb that a reader still takes for its subjects. */
const mostGaps = 12;
interface Gap {
  readonly referents: readonly Referent[];
  readonly negated: boolean;
  readonly first: number;
  readonly last: number;
}

/**
 * "Peru hat nie ratifiziert, Chile dagegen schon 1993, Bolivien noch nicht": names between commas behind the verb, with nothing but
 * a time and the words that say whether they did it. None where all do what the verb says.
 */
const gapsOf = (view: View, clause: Clause, verb: number): readonly Gap[] => {
  const { document } = view.index;
  const { tokens } = view;
  const end = (clause.tokens.at(-1) ?? verb) + 1;
  const gaps: Gap[] = [];
  /** Names alone between commas: "Uganda, Tansania und Mali noch nicht". */
  let listed: { readonly first: number; readonly referents: readonly Referent[] } | undefined;
  let isDated = false;
  const commas: number[] = [];
  for (let i = verb + 1; i < end; i++) if (/^[,;]$/.test((tokens[i] as Token).text)) commas.push(i);
  for (const comma of commas.slice(0, mostGaps)) {
    let last = comma + 1;
    while (last < end && !/^[,;.]$/.test((tokens[last] as Token).text)) last++;
    const { phrase, isNot, isSo, dated } = gapIn(view, comma + 1, last);
    const own = phrase === undefined ? [] : referentsOf(view.index, phrase, { through: false }).filter(isActor);
    const referents = [...(listed?.referents ?? []), ...own].filter(
      (r, i, all) => all.findIndex((x) => x.entity === r.entity) === i,
    );
    if (own.length === 0 || own.some((r) => r.type === 'Person')) listed = undefined;
    else if (dated && !isNot && !isSo) {
      // "…, Chile 1993, Kanada nicht": with a time of its own a name does what the verb says, and no later negation is its.
      gaps.push({ referents, negated: verbIsNegated(view, clause, comma), first: listed?.first ?? comma, last });
      isDated = true;
      listed = undefined;
    } else if (isNot || isSo) {
      gaps.push({ referents, negated: isNot, first: listed?.first ?? comma, last });
      isDated ||= dated;
      listed = undefined;
    } else listed = { first: listed?.first ?? comma, referents };
  }
  const [first] = gaps;
  if (first === undefined) return [];
  const before = clause.tokens.filter((i) => i < first.first).map((i) => (tokens[i] as Token).lower);
  const isNegated = before.some((word) => negators.has(word));
  // "zwar unterschrieben, aber nicht ratifiziert, …": each verb has a negation of its own.
  if (before.includes('sondern') || (isNegated && before.some((word) => turns.has(word)))) return [];
  const hasTime = document.times.some((t) => t.first < first.first && clause.tokens.includes(t.first));
  return gaps.some((g) => g.negated !== isNegated) || (isDated && !hasTime) ? gaps : [];
};

/** True where a negation stands in a clause before a token. */
const verbIsNegated = (view: View, clause: Clause, before: number): boolean =>
  clause.tokens.some((i) => i < before && negators.has((view.tokens[i] as Token).lower));

/** What stands between two commas: a name, and whether it does it. No phrase where more than that stands there. */
const gapIn = (
  view: Pick<View, 'index' | 'tokens'>,
  from: number,
  to: number,
): { phrase: Phrase | undefined; isNot: boolean; isSo: boolean; dated: boolean } => {
  const { document } = view.index;
  let phrase: Phrase | undefined;
  let isNot = false;
  let isSo = false;
  let dated = false;
  for (let i = from; i < to; i++) {
    const { lower } = view.tokens[i] as Token;
    const here = document.phrases[document.phraseOf[i] ?? -1];
    if (negators.has(lower)) isNot = true;
    else if (/^(?:schon|bereits|längst|wohl|erst|ja)$/.test(lower)) isSo = true;
    else if (document.times.some((t) => t.first <= i && i < t.last)) dated = true;
    else if (turns.has(lower) || /^(?:noch|bislang|bisher|auch|bis|und|am|im|in)$/.test(lower)) continue;
    else if (here === undefined || here.preposition !== undefined || here.pronoun)
      return { phrase: undefined, isNot, isSo, dated };
    else if (phrase === undefined || phrase === here) phrase = here;
    else if (here.link !== 'conjunct') return { phrase: undefined, isNot, isSo, dated };
  }
  return { phrase, isNot, isSo, dated };
};

const isOwn = (view: View, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.head; i++)
    if (/^eigene[nrms]?$/.test((view.tokens[i] as Token).lower)) return true;
  return false;
};

/** "hat bislang nur unterzeichnet": and not ratified. */
const onlySigned = (view: View, verb: number): boolean =>
  /^(?:nur|bloß|lediglich|erst)$/.test(view.tokens[verb - 1]?.lower ?? '');

/** "für X unterschrieb der Vermittler Y", "die Unterhändlerin Z": who signs had negotiated. */
const negotiatorsIn = (view: View, phrases: readonly Phrase[]): Referent[] =>
  phrases
    .flatMap((p) => [
      p,
      ...(p.conjuncts ?? []).filter((c) => c !== p.index).map((c) => view.index.document.phrases[c] as Phrase),
    ])
    .filter((p) => /(?:vermittler|unterhändler|verhandlungsführer)(?:in)?$/.test(lemmaOf(view.tokens[p.head] as Token)))
    .flatMap((p) => referentsOf(view.index, { ...p, conjuncts: [] }, { through: false }))
    .filter((r) => r.type === 'Person');

/** True when the noun of a treaty is of a kind that the verb asks for. */
const isOfKind = (view: View, slot: TreatySlot, { kinds }: VerbEntry): boolean => {
  if (kinds === undefined) return true;
  const nouns = slot.kind === 'noun' ? (view.treatyAt.get(slot.token) ?? []) : [];
  return nouns.some(
    ({ treaty }) =>
      kinds.includes(kindNouns.nouns.get(treaty?.noun ?? '')?.kind ?? '') ||
      // "Waffenstillstandsabkommen"
      (kinds.includes('ceasefire') && /^(?:waffenstillstand|waffenruhe)/.test(treaty?.modifier ?? '')),
  );
};

/** "… unter Vermittlung Katars": negotiated by whoever mediated. */
const readMediation = (
  view: View,
  clause: Clause,
  slots: readonly TreatySlot[],
  base: Pick<TreatyEvent, 'sentence' | 'clause' | 'status' | 'cue' | 'because' | 'witness'>,
  events: TreatyEvent[],
): void => {
  const { prepositions, nouns } = treatyFrames.mediation;
  for (const preposition of prepositions) {
    const phrase = hasNoun(view, prepositionals(view, clause, preposition), nouns);
    if (phrase === undefined) continue;
    const owners = childrenOf(view, phrase).filter(
      (c) => c.link === 'genitive' || c.preposition === 'von' || c.preposition === 'durch',
    );
    const found = owners.flatMap((c) => referentsOf(view.index, c, { through: false }).filter(isActor));
    const mentioned: Referent[] = [];
    for (let i = phrase.first; i <= phrase.head; i++)
      for (const m of view.index.mentionsAt[i] ?? [])
        if (m.entity !== undefined && (m.how === 'adjective' || m.last <= phrase.head + 1))
          mentioned.push(referentFrom(m, `mediation of „${m.text}“`, 0.9));
    const actors = [...found, ...mentioned.filter((m) => isActor(m) && !found.some((f) => f.entity === m.entity))];
    const head = view.tokens[phrase.head] as Token;
    if (actors.length > 0)
      for (const treaty of slots)
        events.push({
          ...base,
          type: 'NEGOTIATED',
          treaty,
          actors,
          bothSides: false,
          cue: { start: head.start, end: head.end },
          rule: `treaty-noun:${head.lemma}`,
          confidence: 0.8 * slotConfidence(treaty),
          because: [...base.because, 'mediation'],
        });
  }
};

const slotConfidence = (slot: TreatySlot): number => (slot.kind === 'noun' ? 1 : slot.kind === 'pronoun' ? 0.85 : 0.75);

/** "A soll B ersetzen", both read as objects: the one that stands first and can be a nominative is the subject. */
const treatyPair = (view: View, clause: Clause): { subjects: TreatySlot[]; objects: TreatySlot[] } | undefined => {
  const found = clause.arguments
    .filter((a) => a.role !== 'prepositional')
    .map((a) => ({ role: a.role, phrase: view.index.document.phrases[a.phrase] as Phrase }))
    .map(({ role, phrase }) => ({ role, phrase, slots: slotsOf(view, clause, phrase, new Set(), false) }))
    .filter(({ slots }) => slots.length > 0)
    .sort((a, b) => a.phrase.first - b.phrase.first);
  if (found.length < 2 || found.some((f) => f.role === 'subject')) return undefined;
  const [first, second] = found;
  if (first === undefined || second === undefined || !first.phrase.cases.includes('nom')) return undefined;
  return { subjects: first.slots, objects: second.slots };
};

/** The treaty that replaces or changes another: subject, or the passive's durch-phrase. */
const treatySubjects = (view: View, clause: Clause, entry: VerbEntry, object: Phrase | undefined): TreatySlot[] => {
  const none = new Set<string>();
  if (clause.voice === 'passive') {
    for (const preposition of entry.by ?? [])
      for (const phrase of prepositionals(view, clause, preposition)) {
        const slots = slotsOf(view, clause, phrase, none, false);
        if (slots.length > 0) return slots;
      }
    // "Abgelöst wurde damit der Vertrag von 1991": by what was just spoken of.
    const thereby = clause.tokens.find((i) => /^(?:damit|dadurch)$/.test((view.tokens[i] as Token).lower));
    return thereby !== undefined && entry.by?.includes('durch') === true ? [{ kind: 'pronoun', token: thereby }] : [];
  }
  const own = slotPhrases(view.index, clause, 'subject');
  // "A und B ersetzten den Vertrag von 1990 durch ein Abkommen": states do it by the new one.
  const means = (entry.by ?? [])
    .filter((preposition) => preposition !== 'von')
    .flatMap((preposition) => prepositionals(view, clause, preposition))
    .flatMap((phrase) => slotsOf(view, clause, phrase, none, false));
  if (means.length > 0) return means;
  const subjects = [...own, ...nominalArguments(view, clause, 'subject')];
  for (const phrase of subjects) {
    if (phrase === object) continue;
    const slots = slotsOf(
      view,
      clause,
      phrase,
      none,
      // Its own or that of the clause before it: "Er regelt den Handel und löste den Vertrag von X ab."
      own.includes(phrase),
    );
    // "das er nicht verlängern will": who is meant by the pronoun is no treaty; what replaces one hardly is a person.
    // "Er hebt den Vertrag auf": that may be either, and is the one that the pronoun means.
    const mayBePerson =
      entry.type === 'AMENDS' || verbEntries.get(entry.verb)?.some((e) => e.subject !== 'treaty') === true;
    const isPerson = mayBePerson && slots.every((s) => s.kind === 'pronoun' && meansSomebody(view, s.token));
    if (slots.length > 0 && !isPerson) return slots;
  }
  return [];
};

/** True of a pronoun that stands for a person, a state or a body. */
const meansSomebody = (view: View, token: number): boolean =>
  (view.index.mentionsAt[token] ?? []).some(
    (m) => m.how === 'pronoun' && m.type !== 'Treaty' && m.entity !== undefined,
  );

/** The noun entries of a lemma, its own or those of the noun that ends it ("US-Ausstieg", "Vertragsunterzeichnung"). */
const entriesOfNoun = (token: Token): readonly NounEntry[] => {
  const lemma = lemmaOf(token);
  let found = entriesByLemma.get(lemma);
  if (found === undefined) {
    found = findEntries(lemma);
    entriesByLemma.set(lemma, found);
  }
  return found;
};
const entriesByLemma = createFormCache<readonly NounEntry[]>(10_000);

const findEntries = (lemma: string): readonly NounEntry[] => {
  const own = nounEntries.get(lemma);
  if (own !== undefined) return own;
  for (const [noun, entries] of nounEntries) {
    if (noun.length < 6 || lemma.length < noun.length + 2 || !lemma.endsWith(noun)) continue;
    const first = lemma.slice(0, lemma.length - noun.length);
    // "US-Ausstieg", "Vertragsunterzeichnung": a body or the treaty itself; not "Atomausstieg".
    if (first.endsWith('-') || /^(?:vertrags|abkommens|pakt)/.test(first)) return entries;
  }
  return [];
};

/** "drohte mit dem Austritt", "warnte vor einem Bruch": what hangs on such a verb by a preposition has not happened. */
const withVerb = (manner: Manner, clause: Clause | undefined, phrase: Phrase): Manner => {
  if (clause?.verb === undefined) return manner;
  // "verzichten auf den Austritt"
  const renounced = manner.status === undefined && !clause.negated && clause.modal === undefined;
  if (
    renounced &&
    ownActs.has(slotOf(clause, phrase)) &&
    treatyFrames.prepositionalVerbs[slotOf(clause, phrase)] === 'denied'
  )
    return { ...manner, status: 'denied' };
  if (manner.status !== 'asserted') return manner;
  const effect = treatyFrames.prepositionalVerbs[slotOf(clause, phrase)];
  if (effect === undefined) return manner;
  const because = [...manner.because, `under „${clause.verb} ${phrase.preposition}“`];
  if (effect === 'none' || clause.negated) return { ...manner, status: undefined, because };
  return { ...manner, status: effect, because };
};

/** Verbs with a preposition whose subject would do itself what the noun behind it says. */
const ownActs: ReadonlySet<string> = new Set([
  'drohen mit',
  'verzichten auf',
  'absehen von',
  'streben nach',
  'nachdenken über',
  'stehen vor',
]);
/** Verbs by which a parliament lets its state do so. */
const parliamentActs: ReadonlySet<string> = new Set(['stimmen für', 'votieren für', 'zustimmen dative']);

/** The verb of a clause; "gab bekannt" and "machte bekannt" are one word each. */
const wholeVerb = (view: View, clause: Clause | undefined): string =>
  /^(?:geben|machen)$/.test(clause?.verb ?? '') &&
  clause?.tokens.some((i) => (view.tokens[i] as Token).lower === 'bekannt') === true
    ? `bekannt${clause.verb}`
    : (clause?.verb ?? '');

/** Verb and slot of a phrase: "drohen mit", "zustimmen dative". */
const slotOf = (clause: Clause, phrase: Phrase): string =>
  `${clause.verb} ${phrase.preposition ?? clause.arguments.find((a) => a.phrase === phrase.index)?.role ?? ''}`;

const accusedOf = (
  view: View,
  clause: Clause,
  phrase: Phrase,
): { accused: Referent[]; speaker?: string } | undefined => {
  const { document } = view.index;
  const { dative, accusative, because } = treatyFrames.accusing;
  if (clause.verb === undefined || clause.negated) return undefined;
  const isArgument = clause.arguments.some((a) => a.phrase === phrase.index);
  if (!isArgument) return undefined;
  const roles = dative.includes(clause.verb)
    ? ['dative', 'accusative']
    : accusative.includes(clause.verb) || (phrase.preposition === 'wegen' && because.includes(clause.verb))
      ? ['accusative', 'dative']
      : [];
  if (roles.length === 0) return undefined;
  const accusers = slotPhrases(view.index, clause, 'subject').flatMap((p) =>
    referentsOf(view.index, p, { through: false }),
  );
  // "werfen sich gegenseitig Verstöße vor": each says it of the other.
  const mutual = clause.tokens.some((i) =>
    /^(?:einander|gegenseitig|wechselseitig)$/.test((view.tokens[i] as Token).lower),
  );
  if (mutual && accusers.length > 1) return { accused: accusers.filter(isActor) };
  const speaker = accusers[0]?.entity;
  for (const role of roles) {
    const accused = argumentPhrases(document, clause, role)
      .filter((p) => p.index !== phrase.index)
      .flatMap((p) => referentsOf(view.index, p, { through: false }).filter(isActor));
    if (accused.length > 0) return { accused, ...(speaker === undefined ? {} : { speaker }) };
  }
  return { accused: [], ...(speaker === undefined ? {} : { speaker }) };
};

/** "sprach von einem Bruch des Abkommens", "nannte das eine Verletzung": a breach by the word of who says so. */
const allegedBy = (view: View, clause: Clause, phrase: Phrase): { speaker?: string } | undefined => {
  if (!clause.arguments.some((a) => a.phrase === phrase.index)) return undefined;
  const key = `${clause.verb} ${phrase.preposition ?? 'accusative'}`;
  if (!treatyFrames.alleging.includes(key)) return undefined;
  const speaker = slotPhrases(view.index, clause, 'subject')
    .filter((p) => p !== phrase)
    .flatMap((p) => referentsOf(view.index, p, { through: false }))
    .filter(isActor)[0]?.entity;
  return speaker === undefined ? {} : { speaker };
};

/** "ihren Austritt": the possessive points as an article does. */
const isOwned = (view: View, phrase: Phrase): boolean =>
  /^(?:sein|ihr|unser)(?:e[nmrs]?)?$/i.test(
    (view.tokens[phrase.prepositionToken === undefined ? phrase.first : phrase.prepositionToken + 1] as Token).text,
  );

/** "23. September 1955: Beitritt Pakistans.": what happened on a day, as a chronicle tells it. */
const isEntry = (view: View, { first }: Phrase): boolean => {
  const { sentence } = view.tokens[first] as Token;
  return view.tokens[first - 1]?.text === ':' && entryOf(view.index.document, sentence) === sentence;
};

/** "erwägt einen Ausstieg", "droht mit einem Rückzug", "lehnte eine Ratifizierung ab": of what was spoken of before. */
const isConsidered = (view: View, clause: Clause, phrase: Phrase): boolean => {
  if (!clause.arguments.some((a) => a.phrase === phrase.index && a.role !== 'subject') || clause.voice !== 'active')
    return false;
  const verb = wholeVerb(view, clause);
  if (phrase.preposition !== undefined) return slotOf(clause, phrase) === 'drohen mit';
  return treatyFrames.considering.includes(verb) || treatyFrames.refusing.includes(verb);
};

const isTakenBack = (view: View, clause: Clause, phrase: Phrase): boolean => {
  if (!clause.arguments.some((a) => a.phrase === phrase.index && a.role !== 'subject')) return false;
  const { undoing } = treatyFrames;
  return (
    undoing.includes(clause.verb ?? '') ||
    (clause.verb === 'machen' && clause.tokens.some((i) => undoing.includes((view.tokens[i] as Token).lower)))
  );
};

const eu = 'organisation:eu';

/** "Mit dem Beitritt zum Abkommen verpflichtet sich X", "reagierte mit der Kündigung des Vertrags". */
const isMeans = (view: View, clause: Clause, phrase: Phrase): boolean => {
  if (phrase.preposition !== 'mit' || !phrase.definite || clause.voice !== 'active' || clause.verb === undefined)
    return false;
  if (!clause.arguments.some((a) => a.phrase === phrase.index)) return false;
  const { verbs, withNoun } = treatyFrames.byDoing;
  if (verbs.includes(clause.verb)) return true;
  const nouns = withNoun[clause.verb];
  return (
    nouns !== undefined &&
    hasNoun(view, argumentPhrases(view.index.document, clause, 'accusative'), nouns) !== undefined
  );
};

const readNoun = (view: View, phrase: Phrase, entry: NounEntry, events: TreatyEvent[]): void => {
  const { index, tokens } = view;
  const head = tokens[phrase.head] as Token;
  const children = childrenOf(view, phrase);
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  const none = new Set<string>();
  let slots: TreatySlot[] = [];
  let used: Phrase | undefined;
  /** True of "einen Ausstieg" that says not of what. */
  let generic = false;
  for (const slot of entry.treaty.split('|')) {
    const candidates = children.filter((c) => (slot === 'genitive' ? c.link === 'genitive' : c.preposition === slot));
    if (candidates.length === 0 && slot !== 'genitive' && clause !== undefined) {
      // "stimmte für einen Austritt der Insel aus dem Abkommen": the complement hangs on the genitive or on the clause.
      for (const other of prepositionals(view, clause, slot))
        if (other.first >= phrase.last && other.first <= phrase.last + 8) candidates.push(other);
      for (const child of children)
        for (const grandchild of childrenOf(view, child))
          if (grandchild.preposition === slot) candidates.push(grandchild);
    }
    for (const candidate of candidates) {
      slots = slotsOf(view, clause ?? emptyClause, candidate, none, false);
      if (slots.length > 0) {
        used = candidate;
        break;
      }
    }
    if (slots.length > 0) break;
  }
  if (slots.length === 0) {
    // "drohte mit dem Ausstieg Brasiliens": of what, the sentences before say; another complement says of what else.
    const compound = /^(?:vertrags|abkommens|pakt)/.test(lemmaOf(head));
    // "der Nato-Beitritt" says itself of what.
    if (index.mentionsAt[phrase.head]?.some((m) => m.type === 'Organisation' && m.start === head.start)) return;
    const wanted = entry.treaty.split('|');
    const complements = [
      ...children,
      ...children.flatMap((c) => childrenOf(view, c)),
      ...(clause === undefined
        ? []
        : wanted.flatMap((w) => prepositionals(view, clause, w).filter((p) => p.first >= phrase.last))),
    ];
    generic = !(phrase.definite || isOwned(view, phrase) || isEntry(view, phrase));
    const elsewhere =
      complements.some((c) => wanted.includes(c.preposition ?? '')) ||
      (generic && !(clause !== undefined && isConsidered(view, clause, phrase)));
    if (!compound && (entry.silent !== true || elsewhere)) return;
    // "die Unterzeichnung des Dekrets durch X": of something else.
    const isOfThing = (c: Phrase): boolean =>
      c.link === 'genitive' &&
      !c.pronoun &&
      // "auf die Ratifizierung der ersten Fassung"
      !textNouns.has(lemmaOf(tokens[c.head] as Token)) &&
      referentsOf(index, c, { through: false }).length === 0;
    if (/^(?:SIGNED|NEGOTIATED|RATIFIED)$/.test(entry.type) && children.some(isOfThing)) return;
    // "Mit der Ratifizierung durch X tritt das Abkommen in Kraft": of what the clause is about.
    const subject =
      clause === undefined || phrase.preposition === undefined
        ? undefined
        : argumentPhrases(index.document, clause, 'subject').find((p) => headTreaty(view, p) !== undefined);
    const about = subject === undefined ? undefined : headTreaty(view, subject);
    slots = about === undefined ? [{ kind: 'silent', token: phrase.head }] : [{ kind: 'noun', token: about }];
  }
  const refused =
    clause?.verb !== undefined &&
    treatyFrames.refusing.includes(clause.verb) &&
    clause.modal === undefined &&
    !clause.conditional &&
    clause.arguments.some((a) => a.phrase === phrase.index && a.role === 'accusative') &&
    // "lehnt den Ausstieg der USA ab": what another means to do.
    !childrenOf(view, phrase).some(
      (c) =>
        (c.link === 'genitive' || c.preposition === 'durch') &&
        referentsOf(index, c, { through: false }).some((r) => isActor(r)),
    );
  const pending =
    clause?.verb !== undefined &&
    treatyFrames.pending.includes(clause.verb) &&
    // "Vier Tage später folgte die Unterzeichnung": then it happened.
    !(clause.tense === 'past' && treatyFrames.ensuing.includes(clause.verb)) &&
    clause.arguments.some((a) => a.phrase === phrase.index && a.role === 'subject');
  let manner = withVerb(mannerOfNoun(index, phrase, { step: entry.type !== 'VIOLATED' }), clause, phrase);
  if (refused) manner = { status: clause.negated ? undefined : 'denied', because: [`under „${clause.verb}“`] };
  else if (pending && manner.status === 'asserted') manner = { ...manner, status: 'planned' };
  // "Auf den Bruch der Waffenruhe durch X müsse reagiert werden, forderte er": that it was broken, he says.
  else if (entry.type === 'VIOLATED' && manner.status === 'asserted' && clause?.mood === 'sub1') {
    const { speaker } = mannerOf(index, clause);
    manner = { ...manner, status: 'claimed', ...(speaker === undefined ? {} : { speaker }) };
  }
  // "gab den Abschluss eines Abkommens bekannt": done, and told.
  else if (
    manner.status === 'planned' &&
    (entry.type === 'SIGNED' || entry.type === 'RATIFIED') &&
    clause?.modal === undefined &&
    treatyFrames.telling.includes(wholeVerb(view, clause))
  )
    manner = { ...manner, status: 'asserted' };
  // "hat den Ausstieg gebilligt": allowed, not done.
  else if (
    clause?.verb !== undefined &&
    (treatyFrames.allowing.includes(clause.verb) || (entry.type === 'SIGNED' && clause.verb === 'beschließen')) &&
    manner.status === 'asserted'
  )
    manner = { ...manner, status: clause.negated ? 'denied' : 'planned', because: [`under „${clause.verb}“`] };
  // "hat seinen Beitritt beantragt", "hat den Austritt eingeleitet": it is still to come.
  else if (
    (manner.status === undefined || manner.status === 'asserted') &&
    clause?.verb !== undefined &&
    treatyFrames.applying.includes(clause.verb)
  )
    manner = { status: clause.negated ? 'denied' : 'planned', because: [`under „${clause.verb}“`] };
  // "Kommentatoren denken über einen Ausstieg Chiles nach": that is nobody's plan.
  if (
    clause !== undefined &&
    slotOf(clause, phrase) === 'nachdenken über' &&
    children.some((c) => c.link === 'genitive')
  )
    return;
  // "Der Pakt bedurfte keiner Ratifizierung": what needs none was not refused.
  if (clause?.negated === true && treatyFrames.consent.wanting.includes(clause.verb ?? '')) return;
  // "machte seinen Rückzug rückgängig": neither told as done nor denied. "will den Beitritt nicht hinnehmen": nor is that a denial.
  if (clause?.verb !== undefined && isTakenBack(view, clause, phrase)) return;
  if (clause?.negated === true && manner.status === 'denied' && treatyFrames.judging.includes(clause.verb ?? ''))
    return;
  if (manner.status === undefined) return;
  const actors: Referent[] = [];
  let { type } = entry;
  let bothSides = false;
  const add = (found: readonly Referent[]): void => {
    for (const r of found) if (isActor(r) && !actors.some((a) => a.entity === r.entity)) actors.push(r);
  };
  const ownerPhrases = children.filter(
    (c) =>
      c !== used &&
      (c.link === 'genitive' || ['von', 'durch', 'seitens', 'zwischen', 'mit'].includes(c.preposition ?? '')) &&
      !(c.preposition === 'zwischen' && oneSided.has(entry.type)) &&
      (c.preposition !== 'mit' || entry.type === 'NEGOTIATED' || entry.type === 'SIGNED'),
  );
  // "die Kündigung des Vertrags durch X": the agent may hang on the treaty's own phrase or on the clause; "gab den Abschluss
  // eines Abkommens mit X bekannt": the other side hangs on the treaty.
  const agents =
    used === undefined
      ? []
      : childrenOf(view, used).filter(
          (c) => c.preposition === 'durch' || (c.preposition === 'mit' && entry.type === 'SIGNED'),
        );
  if (clause !== undefined)
    for (const p of [
      ...prepositionals(view, clause, 'durch'),
      ...(oneSided.has(entry.type) ? [] : prepositionals(view, clause, 'zwischen')),
    ])
      if (p.first >= phrase.first && p.first <= phrase.last + 10) agents.push(p);
  for (const owner of [...ownerPhrases, ...agents]) {
    if (isBothSides(view, owner)) bothSides = true;
    else add(referentsOf(index, owner, { through: false }));
  }
  for (let i = phrase.first; i <= phrase.head; i++) {
    for (const mention of index.mentionsAt[i] ?? []) {
      const partOfHead = i === phrase.head && mention.end - mention.start < head.end - head.start;
      const before = i < phrase.head && (mention.how === 'adjective' || mention.how === 'pronoun');
      if ((partOfHead || before) && mention.entity !== undefined)
        add([referentFrom(mention, `„${mention.text}“ owns it`, 0.9)]);
    }
  }
  if (
    clause !== undefined &&
    clause.verb !== undefined &&
    (refused || entry.verbs?.includes(wholeVerb(view, clause))) &&
    clause.voice === 'active'
  ) {
    const asObject = clause.arguments.some((a) => a.phrase === phrase.index && a.role !== 'subject');
    // "unterschrieb das Gesetz über den Ausstieg Russlands": whose exit it is, is said.
    if (asObject && !(phrase.preposition !== undefined && actors.length > 0))
      for (const subject of slotPhrases(index, clause, 'subject')) {
        const found = referentsOf(index, subject, { through: false }).filter(
          (r) =>
            !isMedium(index, r.entity) &&
            // "Präsident X verkündete den Austritt Norwegens": the state's, not his.
            !(r.type === 'Person' && actors.some((a) => a.type === 'Country') && entry.type !== 'SIGNED'),
        );
        // "von der Leyen verkündete den Abschluss": a person who tells of it negotiated it, whoever signs.
        const tells = entry.noun === 'Abschluss' && treatyFrames.telling.includes(wholeVerb(view, clause));
        if (tells && found.some((r) => r.type === 'Person')) type = 'NEGOTIATED';
        add(found);
      }
  }
  // "droht mit der Kündigung des Vertrags", "verzichtet auf den Beitritt": who would do it.
  const own = manner.status === 'planned' || manner.status === 'denied';
  let parliament =
    refused &&
    type === 'RATIFIED' &&
    clause !== undefined &&
    slotPhrases(index, clause, 'subject').some((p) => isParliament(view, p));
  // "steht vor dem Abschluss eines Abkommens mit B": B is only the other side.
  const otherSides = [...ownerPhrases, ...agents].filter((p) => p.preposition === 'mit');
  const onlyOther =
    entry.type === 'SIGNED' &&
    otherSides.length > 0 &&
    otherSides.length === [...ownerPhrases, ...agents].length &&
    actors.length === otherSides.flatMap((p) => referentsOf(index, p, { through: false }).filter(isActor)).length;
  if (own && (actors.length === 0 || onlyOther) && clause?.voice === 'active' && type !== 'VIOLATED')
    for (const subject of slotPhrases(index, clause, 'subject')) {
      const votes = parliamentActs.has(slotOf(clause, phrase)) && isParliament(view, subject);
      if (!votes && !ownActs.has(slotOf(clause, phrase))) continue;
      parliament ||= votes;
      add(referentsOf(index, subject, { through: false }));
    }
  // "setzte mit der Kündigung des Vertrags ein Zeichen": what somebody does by a deed, he does by his own.
  if (actors.length === 0 && !bothSides && used !== undefined && clause !== undefined && isMeans(view, clause, phrase))
    for (const subject of slotPhrases(index, clause, 'subject')) {
      if (isBothSides(view, subject)) bothSides = true;
      else add(referentsOf(index, subject, { through: false }).filter((r) => r.type === 'Country' || r.entity === eu));
    }
  // "warf X einen Verstoß gegen das Abkommen vor", "beschuldigte X des Bruchs": the accused did it, says the subject.
  const accused = clause === undefined ? undefined : accusedOf(view, clause, phrase);
  if (accused !== undefined && actors.length === 0) add(accused.accused);
  const alleged = entry.type === 'VIOLATED' && clause !== undefined ? allegedBy(view, clause, phrase) : undefined;
  const status =
    (accused !== undefined && manner.status !== 'denied') || (alleged !== undefined && manner.status === 'asserted')
      ? 'claimed'
      : manner.status;
  const speaker = accused?.speaker ?? manner.speaker ?? alleged?.speaker;
  // Parties and persons leave and refuse much else.
  if (generic && (actors.length === 0 || actors.some((a) => a.type !== 'Country'))) return;
  for (const treaty of slots)
    events.push({
      type,
      sentence: head.sentence,
      ...(clause === undefined ? {} : { clause: clause.index }),
      phrase: phrase.index,
      treaty,
      actors,
      ...(parliament ? { parliament } : {}),
      bothSides,
      witness: false,
      status,
      cue: { start: head.start, end: head.end },
      rule: `treaty-noun:${entry.noun}`,
      confidence: 0.85 * slotConfidence(treaty),
      because: [`frame ${entry.noun}: ${entry.treaty} is the treaty of ${entry.type}`, ...manner.because],
      ...(speaker === undefined ? {} : { speaker }),
    });
};

/** Who is called "Vertragsstaat des X" by a phrase: its host, whom it stands behind with "seit 2011", or the subject beside "als". */
const hostsOf = (view: View, phrase: Phrase): readonly Phrase[] => {
  const { document } = view.index;
  const host = phrase.parent === undefined ? undefined : document.phrases[phrase.parent];
  if (phrase.link === 'apposition' && host !== undefined) return [host];
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (phrase.preposition === 'als') {
    const isArgument = clause?.arguments.some((a) => a.phrase === phrase.index) === true;
    if (clause === undefined || !isArgument) return [];
    // "Als Vertragspartei ist X verpflichtet"
    return clause.voice === 'active'
      ? slotPhrases(view.index, clause, 'subject')
      : argumentPhrases(document, clause, 'subject');
  }
  let i = phrase.first - 1;
  while (view.tokens[i]?.pos === 'NUM' || /^(?:seit|schon|bereits|mittlerweile)$/.test(view.tokens[i]?.lower ?? ''))
    i--;
  if (i === phrase.first - 1 || view.tokens[i]?.text !== ',') return [];
  return document.phrases.filter((p) => p.last === i && !p.pronoun);
};

/** "Frankreich, Unterzeichner des Abkommens, …", "Moldau, seit 2011 Vertragsstaat der Konvention, …", "als Vertragsstaat des Statuts". */
const readAgent = (view: View, phrase: Phrase, events: TreatyEvent[]): void => {
  const hosts = hostsOf(view, phrase);
  if (hosts.length === 0) return;
  for (const entry of treatyFrames.verbs) {
    if (
      entry.verb !== 'sein' ||
      entry.predicateNoun === undefined ||
      hasNoun(view, [phrase], entry.predicateNoun) === undefined
    )
      continue;
    const slots = childrenOf(view, phrase).flatMap((c) => slotsOf(view, emptyClause, c, new Set(), false));
    const actors = hosts.flatMap((host) => referentsOf(view.index, host, { through: false })).filter(isActor);
    if (entry.word !== undefined || (phrase.preposition === 'als' && actors.some((a) => a.type === 'Person'))) continue;
    const head = view.tokens[phrase.head] as Token;
    const clause = view.index.document.clauseOf[phrase.head];
    for (const treaty of slots)
      events.push({
        type: entry.type,
        sentence: head.sentence,
        ...(clause === undefined || clause < 0 ? {} : { clause }),
        phrase: phrase.index,
        treaty,
        actors,
        bothSides: false,
        witness: false,
        status: 'asserted',
        cue: { start: head.start, end: head.end },
        rule: `treaty-noun:${head.lemma}`,
        confidence: 0.8,
        because: [`named ${entry.type} in apposition`],
      });
  }
};

/** States named as places: "in Peru", "im Iran". */
const bodiesIn = (view: View, phrases: readonly Phrase[]): Referent[] =>
  phrases.flatMap((p) =>
    (view.index.mentionsAt[p.head] ?? [])
      .filter((m) => m.type === 'Country' && m.entity !== undefined && m.how !== 'seat')
      .map((m) => referentFrom(m, `in „${m.text}“`, 0.85)),
  );

/** "In Rom …", "In Peru …" at the head of a clause: the state that is meant. */
const statesOpening = (view: View, clause: Clause): Referent[] =>
  prepositionals(view, clause, 'in')
    .filter((p) => (p.prepositionToken ?? p.first) === clause.first)
    .flatMap((p) =>
      (view.index.mentionsAt[p.head] ?? [])
        .filter((m) => m.type === 'Country' && m.entity !== undefined)
        .map((m) => referentFrom(m, `in „${m.text}“`)),
    )
    .slice(0, 1);

/** "bedarf der Genehmigung des Nationalrats", "nach der Zustimmung des Bundestags": a parliament's consent as a noun. */
const readConsent = (view: View, phrase: Phrase, events: TreatyEvent[]): void => {
  const { index, tokens } = view;
  const head = tokens[phrase.head] as Token;
  if (!treatyFrames.consent.nouns.includes(head.lemma)) return;
  const owners = childrenOf(view, phrase).filter(
    (c) => (c.link === 'genitive' || c.preposition === 'durch') && isParliament(view, c),
  );
  if (owners.length === 0) return;
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  const wanting = clause?.verb !== undefined && treatyFrames.consent.wanting.includes(clause.verb);
  if (wanting && clause?.negated === true) return;
  const manner = mannerOfNoun(index, phrase);
  const status = wanting && manner.status === 'asserted' ? 'planned' : manner.status;
  if (status === undefined) return;
  const named = clause === undefined ? [] : nominalArguments(view, clause, 'subject').filter((p) => p !== phrase);
  const slots = clause === undefined ? [] : named.flatMap((p) => slotsOf(view, clause, p, new Set(), true));
  const treaty = slots[0] ?? { kind: 'silent' as const, token: phrase.head };
  events.push({
    type: 'RATIFIED',
    sentence: head.sentence,
    ...(clause === undefined ? {} : { clause: clause.index }),
    phrase: phrase.index,
    treaty,
    actors: [
      ...owners.flatMap((c) => referentsOf(index, c, { through: false }).filter(isActor)),
      // "In Peru steht die Zustimmung des Parlaments noch aus."
      ...(clause === undefined ? [] : bodiesIn(view, prepositionals(view, clause, 'in'))),
    ],
    bothSides: false,
    parliament: true,
    witness: false,
    status,
    cue: { start: head.start, end: head.end },
    rule: `treaty-noun:${head.lemma}`,
    confidence: 0.85 * slotConfidence(treaty),
    because: ['consent of a parliament', ...manner.because],
    ...(manner.speaker === undefined ? {} : { speaker: manner.speaker }),
  });
};

const isOwnerOfDeed = (view: View, phrase: Phrase): boolean =>
  phrase.link === 'genitive' ||
  (phrase.link === 'apposition' && /^(?:jene[rs]?|d(?:er|ie))$/.test((view.tokens[phrase.first] as Token).lower));

/** "mit der Hinterlegung der 50. Ratifikationsurkunde durch Honduras". */
const readDeposit = (view: View, phrase: Phrase, events: TreatyEvent[]): void => {
  const { index, tokens } = view;
  const head = tokens[phrase.head] as Token;
  if (head.lemma !== 'Hinterlegung') return;
  const children = childrenOf(view, phrase);
  const deed = children.find((c) => c.link === 'genitive');
  const lemma = deed === undefined ? '' : lemmaOf(tokens[deed.head] as Token);
  const type = Object.entries(treatyFrames.deposits).find(([noun]) => lemma.endsWith(noun))?.[1];
  if (deed === undefined || type === undefined) return;
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  // "Mit der Hinterlegung der Urkunde durch X hat der Y-Vertrag … beisammen": the subject of the clause.
  const subject =
    clause === undefined || phrase.preposition === undefined
      ? []
      : argumentPhrases(index.document, clause, 'subject').flatMap((p) => slotsOf(view, clause, p, new Set(), false));
  const agents = [
    ...children,
    ...childrenOf(view, deed),
    // "der sechzigsten Urkunde, jener Togos", "der Urkunde Togos"
    ...childrenOf(view, deed).flatMap((c) => (isOwnerOfDeed(view, c) ? [{ ...c, preposition: 'durch' }] : [])),
    ...(clause === undefined ? [] : prepositionals(view, clause, 'durch')),
  ].filter((p) => p.preposition === 'durch');
  const actors = agents.flatMap((c) => referentsOf(index, c, { through: false }).filter(isActor));
  if (actors.length === 0) return;
  const treaty: TreatySlot = subject[0] ?? { kind: 'silent', token: phrase.head, firm: true };
  events.push({
    type,
    sentence: head.sentence,
    ...(clause === undefined ? {} : { clause: clause.index }),
    phrase: phrase.index,
    treaty,
    actors: actors.filter((a, i) => actors.findIndex((b) => b.entity === a.entity) === i),
    bothSides: false,
    witness: false,
    status: 'asserted',
    cue: { start: head.start, end: head.end },
    rule: 'treaty-noun:Hinterlegung',
    confidence: 0.85 * slotConfidence(treaty),
    because: ['deposit of an instrument'],
  });
};

/** "Russland tat es 2011", "Polen zog im März nach": what the clause before told of others, told of one more. */
const readAgain = (view: View, clause: Clause, before: readonly TreatyEvent[]): TreatyEvent[] => {
  const { index } = view;
  const { pronoun, bare } = treatyFrames.again;
  // "kam 2012 hinzu", not "Hinzu kam der Streit"
  const adds =
    clause.verb === 'kommen' && clause.tokens.slice(1).some((i) => (view.tokens[i] as Token).lower === 'hinzu');
  const verb = adds ? 'hinzukommen' : clause.verb;
  const joins = verb === 'anschließen' && hasReflexive(view, clause);
  // "…, Bulgarien weigert sich bis heute"
  const refuses = verb === 'weigern' && clause.kind === 'main';
  const { first } = treatyFrames;
  const opens = verb === first.verb && clause.tokens.some((i) => (view.tokens[i] as Token).text === first.noun);
  if (verb === undefined || (!pronoun.includes(verb) && !bare.includes(verb) && !joins && !refuses && !opens))
    return [];
  const others = clause.arguments
    .filter((a) => a.role === 'accusative' || a.role === 'dative')
    .map((a) => index.document.phrases[a.phrase] as Phrase)
    .filter((p) => !((joins || refuses) && (view.tokens[p.head] as Token).lower === 'sich'))
    .filter((p) => !timeNouns.has(lemmaOf(view.tokens[p.head] as Token)));
  // "es folgten Kasachstan und Aserbaidschan 2019 sowie Russland": behind the first place that es holds all are subjects.
  const expletive = bare.includes(verb) && others.some((p) => isExpletive(view, p));
  // "Neben ihm tat es Präsident X ihm gleich": es is what was done.
  const isObject =
    pronoun.includes(verb) && argumentPhrases(index.document, clause, 'subject').every((p) => isExpletive(view, p));
  const further =
    expletive || isObject
      ? others.filter((p) => !isExpletive(view, p) && (expletive || !p.pronoun)).slice(0, expletive ? undefined : 1)
      : [];
  const objects = expletive ? [] : others;
  if (joins && clause.kind !== 'main') return [];
  if (bare.includes(verb) && (clause.kind !== 'main' || prepositionals(view, clause, 'auf').length > 0)) return [];
  const fitting = pronoun.includes(verb)
    ? clause.tokens.some((i) => /^(?:es|das|dies|dasselbe|gleiche|gleiches)$/.test((view.tokens[i] as Token).lower))
    : opens || objects.length === 0;
  if (!fitting) return [];
  // In the order of the text: "X hatte … angedroht und das Abkommen ausgesetzt; Y zog nach".
  const told = before
    .filter((e) => e.by === undefined && e.clause !== undefined)
    .filter((e) => (index.document.clauses[e.clause as number] as Clause).first < clause.first)
    .reduce<TreatyEvent | undefined>(
      (last, e) => (last !== undefined && last.cue.start > e.cue.start ? last : e),
      undefined,
    );
  const near = told !== undefined && clause.sentence - told.sentence <= 1 ? told : undefined;
  const model = opens
    ? (countedBefore(view, clause) ?? near)
    : joins && entryOf(index.document, clause.sentence) === clause.sentence
      ? accession(view, clause)
      : near;
  if (model === undefined || clause.sentence - model.sentence > 1) return [];
  if (refuses && index.document.clauses.some((c) => c.kind === 'infinitive' && c.parent === clause.index)) return [];
  // "stimmten für den Antrag, auch X schloss sich an": to what the clause between tells.
  const between =
    model.clause === clause.index ? [] : index.document.clauses.slice((model.clause as number) + 1, clause.index);
  if (joins && between.some((c) => c.kind === 'main' && c.verb !== undefined)) return [];
  const manner = mannerOf(index, clause);
  if (manner.status === undefined) return [];
  const actors = [...slotPhrases(index, clause, 'subject'), ...further].flatMap((p) =>
    referentsOf(index, p, { through: false }).filter(isActor),
  );
  if (actors.length === 0 && model.parliament === true) actors.push(...parliamentIn(view, clause));
  // "Finnland folgte im Juli, Polen im August": each with a time of its own.
  if (bare.includes(verb) && actors.length > 0)
    for (const r of datedNames(view, clause)) if (!actors.some((a) => a.entity === r.entity)) actors.push(r);
  // "für die Union taten das X und Y": whom they sign for signs.
  if (model.type === 'SIGNED' && actors.some((a) => a.type === 'Person'))
    for (const body of bodiesInside(view, prepositionals(view, clause, 'für')))
      if (!actors.some((a) => a.entity === body.entity)) actors.push(body);
  if (actors.length === 0) return [];
  const cue = view.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  // "Norwegen und Island gründeten … mit dem Vertrag von X. Grönland kam 2012 hinzu": whoever comes later joins; demands come as well.
  const comes = verb === 'hinzukommen';
  if (comes && model.rule.startsWith('treaty-pledge')) return [];
  // "Im Halbfinale folgte Island"
  if (bare.includes(verb) && !standsWithTimes(index, clause)) return [];
  if (comes && (model.type === 'LEFT' || !isTimed(view, clause) || actors.some((a) => a.type !== 'Country'))) return [];
  const status = (model.status === 'denied') !== refuses ? flip(manner.status) : manner.status;
  // "Dänemark folgt noch vor Jahresende"
  const isSoon =
    clause.tense === 'present' &&
    clause.tokens.some((i) => treatyFrames.soon.includes((view.tokens[i] as Token).lower));
  const { onCondition = false, ...same } = model;
  return [
    {
      ...same,
      ...((comes || (joins && isTimed(view, clause))) && /^(?:SIGNED|PARTY_TO|RATIFIED)$/.test(model.type)
        ? { type: 'JOINED' as const }
        : {}),
      sentence: clause.sentence,
      clause: clause.index,
      actors,
      bothSides: false,
      // "… sobald 60 Staaten ratifizieren; Chile folgte": what was a condition for all has happened for one.
      status: status === 'asserted' && (isSoon || (model.status === 'planned' && !onCondition)) ? 'planned' : status,
      cue: { start: cue.start, end: cue.end },
      rule: `treaty-verb:${verb}`,
      confidence: 0.9 * model.confidence,
      because: [`„${cue.text}“ repeats ${model.type}`, ...manner.because],
    },
  ];
};

/** Words that may stand with who follows and the time when. */
const besideFollowers =
  /^(?:es|und|sowie|auch|dann|danach|darauf|daraufhin|später|bald|zuletzt|schließlich|anschließend|wenig|kurz|kurze|noch|schon|erst|bereits|nur|zunächst|zuvor|hinzu|dazu|nach|aber|jedoch|zeit|als|erste[rs]?|nächste[rs]?|letzte[rs]?|vor|ende|jahresende|jahresfrist|tags)$/;

/**
 * "Finnland folgte im Juli", not "Im Ranking folgt Finnland", "kam als Absatzmarkt hinzu": with the verb stand only states, their
 * adjectives and articles, and times.
 */
export const standsWithTimes = ({ document, mentionsAt }: Index, clause: Clause): boolean => {
  const verb = clause.verbTokens[0] ?? clause.first;
  // "Finnland folgte im Juli, mitten im Streit": what is said behind it is another matter.
  let comma = verb + 1;
  while (comma < clause.last && document.tokens[comma]?.text !== ',') comma++;
  return clause.tokens.every((i) => {
    if (i > comma) return true;
    const { lower, pos } = document.tokens[i] as Token;
    if (pos === 'PUNCT' || clause.verbTokens.includes(i) || besideFollowers.test(lower)) return true;
    if (document.times.some((t) => t.first <= i && i < t.last)) return true;
    const phrase = document.phrases[document.phraseOf[i] ?? -1];
    if (phrase === undefined) return false;
    if (holdsTime(document, phrase)) return true;
    if (isRank(document, phrase) || timeNouns.has((document.tokens[phrase.head] as Token).lemma.toLowerCase()))
      return true;
    if (phrase.preposition !== undefined) return false;
    for (let k = phrase.first; k < phrase.last; k++)
      if ((mentionsAt[k] ?? []).some((m) => m.entity !== undefined)) return true;
    return false;
  });
};

/** "als letzter Verbündeter Moskaus", "als fünfter Staat": which of those who do so one is. */
const isRank = ({ phrases, tokens }: Document, phrase: Phrase): boolean => {
  const host = phrase.link === 'genitive' ? (phrases[phrase.parent ?? -1] ?? phrase) : phrase;
  return (
    host.preposition === 'als' &&
    tokens
      .slice(host.first, host.head)
      .some(
        ({ lower, pos }) => pos === 'ADJ' && /(?:erste|zweite|dritte|letzte|einzige|\p{L}t|\p{L}st)[rs]$/u.test(lower),
      )
  );
};

/** States that stand with a time alone between commas behind the verb. */
export const datedNames = (view: Pick<View, 'index' | 'tokens'>, clause: Clause): Referent[] => {
  const verb = clause.verbTokens[0] ?? clause.first;
  const end = (clause.tokens.at(-1) ?? verb) + 1;
  const found: Referent[] = [];
  for (let comma = verb + 1; comma < end; comma++) {
    if (!/^[,;]$/.test((view.tokens[comma] as Token).text)) continue;
    let last = comma + 1;
    while (last < end && !/^[,;.]$/.test((view.tokens[last] as Token).text)) last++;
    const { phrase, isNot, dated } = gapIn(view, comma + 1, last);
    if (phrase !== undefined && dated && !isNot)
      found.push(...referentsOf(view.index, phrase, { through: false }).filter((r) => r.type === 'Country'));
  }
  return found;
};

/** "Das Parlament in Athen stimmte zu, jenes in Skopje tat es im März": the state of the seat. */
const parliamentIn = (view: View, clause: Clause): Referent[] => {
  const { tokens } = view;
  const at = clause.tokens.find(
    (i) => /^(?:jenes|das|dasjenige)$/.test((tokens[i] as Token).lower) && tokens[i + 1]?.lower === 'in',
  );
  const seat = at === undefined ? undefined : view.index.mentionsAt[at + 2]?.find((m) => m.type === 'Country');
  return seat?.entity === undefined ? [] : [referentFrom(seat, `parliament in „${seat.text}“`, 0.85)];
};

/** True of a clause that says when, or "später". */
const isTimed = (view: View, clause: Clause): boolean =>
  clause.tokens.some((i) => /^(?:später|zuletzt|danach|anschließend)$/.test((view.tokens[i] as Token).lower)) ||
  view.index.document.times.some((t) => t.role === 'at' && view.index.document.clauseOf[t.first] === clause.index);

/**
 * "Auch Uganda und Tansania.", "Ebenso seit 2019 Peru.", "Gleiches gilt für Uganda", "Irland ebenso wenig.": they did, or did not do, all that
 * the sentence before tells of one.
 */
const readLikewise = (view: View, clause: Clause, before: readonly TreatyEvent[]): TreatyEvent[] => {
  const { index, tokens } = view;
  const opening = (tokens[clause.first] as Token).lower;
  if (clause.first !== index.document.sentences[clause.sentence]?.first || clause.negated) return [];
  const likened = clause.verb === undefined ? likenessOf(view, clause) : undefined;
  const isFragment =
    likened !== undefined || (clause.verb === undefined && /^(?:auch|ebenso|genauso|desgleichen)$/.test(opening));
  const holds = clause.verb === 'gelten' && /^(?:gleiches|dasselbe|selbiges|ähnliches)$/.test(opening);
  const phrases = isFragment ? argumentPhrases(index.document, clause, 'subject') : prepositionals(view, clause, 'für');
  if (!isFragment && !holds) return [];
  const { referents } = actorsIn(view, phrases, []);
  if (referents.length === 0 || referents.some((r) => r.type === 'Person')) return [];
  const told = before.filter((e) => e.sentence === clause.sentence - 1 && e.by === undefined && e.actors.length > 0);
  const last = told.at(-1);
  const doers = (e: TreatyEvent): string => e.actors.map((a) => a.entity).join(' ');
  const models = told.filter((e) => last !== undefined && doers(e) === doers(last) && (holds || e === last));
  // "Island trat bei. Irland ebenso wenig.": that fits nothing.
  if (likened === 'denied' && !models.every((e) => e.status === 'denied')) return [];
  const cue = tokens[clause.first] as Token;
  return models.map((model) => ({
    ...model,
    status: likened === 'other' ? flip(model.status) : model.status,
    sentence: clause.sentence,
    clause: clause.index,
    actors: referents,
    bothSides: false,
    cue: { start: cue.start, end: cue.end },
    confidence: 0.8 * model.confidence,
    because: [`„${cue.text}“ repeats ${model.type}`],
  }));
};

/** "Irland ebenso wenig", "Irland auch nicht", "Irland ebenfalls", "Irland dagegen nicht": how a name and such words alone go on with the sentence before. */
const likenessOf = ({ index, tokens }: View, clause: Clause): 'same' | 'denied' | 'other' | undefined => {
  const { document } = index;
  const subjects = argumentPhrases(document, clause, 'subject');
  const words = clause.tokens
    .filter((i) => document.clauseOf[i] === clause.index && (tokens[i] as Token).pos !== 'PUNCT')
    .filter((i) => !subjects.some((p) => i >= p.first && i < p.last))
    .map((i) => (tokens[i] as Token).lower)
    .join(' ');
  if (/^(?:auch|ebenfalls|gleichfalls|ebenso|genauso)$/.test(words)) return 'same';
  if (/^(?:(?:auch|ebenfalls|gleichfalls) nicht|(?:ebenso|genauso) ?wenig)$/.test(words)) return 'denied';
  return /^(?:(?:aber|dagegen|hingegen|jedoch) )?(?:nicht|schon)$/.test(words) ? 'other' : undefined;
};

/** "3. November 1955: Der Iran schließt sich an.": to what the chronicle is about. */
const accession = (view: View, clause: Clause): TreatyEvent => {
  const cue = view.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  return {
    type: 'JOINED',
    sentence: clause.sentence,
    clause: clause.index,
    treaty: { kind: 'silent', token: cue.index },
    actors: [],
    bothSides: false,
    witness: false,
    status: 'asserted',
    cue: { start: cue.start, end: cue.end },
    rule: 'treaty-verb:anschließen',
    confidence: 0.8,
    because: ['the entry of a chronicle'],
  };
};

/** "Nötig waren 60 Ratifikationen. Den Anfang machte X": what the sentence before counts has its first doer. */
const countedBefore = (view: View, clause: Clause): TreatyEvent | undefined => {
  const sentence = view.index.document.sentences[clause.sentence - 1];
  if (sentence === undefined) return undefined;
  for (const phrase of view.index.document.phrases) {
    if (phrase.first < sentence.first || phrase.last > sentence.last || phrase.number !== 'pl') continue;
    const head = view.tokens[phrase.head] as Token;
    const entry = entriesOfNoun(head).find((e) => /^(?:RATIFIED|JOINED|LEFT|SIGNED)$/.test(e.type));
    if (entry === undefined) continue;
    return {
      type: entry.type,
      sentence: head.sentence,
      phrase: phrase.index,
      clause: Math.max(0, clause.index - 1),
      treaty: { kind: 'silent', token: phrase.head },
      actors: [],
      bothSides: false,
      witness: false,
      status: 'asserted',
      cue: { start: head.start, end: head.end },
      rule: `treaty-noun:${entry.noun}`,
      confidence: 0.7,
      because: [`„${head.text}“ are counted`],
    };
  }
  return undefined;
};

/** "ein Abkommen, mit dem A und B den Streit beilegten", "In der Akte von X verzichteten beide Länder auf Gewalt": it binds them. */
const readPledge = (view: View, clause: Clause): TreatyEvent[] => {
  if (clause.verb === undefined) return [];
  const isBound = binding.has(clause.verb) && (clause.voice === 'passive' || isStative(view, clause));
  // "Laut dem Vertrag müssen A und B einander beistehen"
  const owes = clause.voice === 'active' && /^(?:müssen|dürfen|sollen)$/.test(clause.modal ?? '');
  if (!isBound && !owes && (!pledging.has(clause.verb) || clause.voice !== 'active')) return [];
  const slots = (isBound || !owes ? ['mit', 'in', 'durch', 'per'] : ['laut', 'nach', 'gemäß', 'durch', 'in'])
    .flatMap((preposition) => prepositionals(view, clause, preposition))
    .flatMap((phrase) => slotsOf(view, clause, phrase, new Set(), false));
  // "Darin verpflichteten sich beide Staaten": in the treaty of the sentence before.
  const opening = view.tokens[clause.first] as Token;
  const within =
    /^(?:darin|damit)$/.test(opening.lower) && clause.kind === 'main' && view.tokens[clause.first + 1]?.pos === 'VERB';
  const treaty: TreatySlot | undefined =
    slots[0] ?? (within && !owes ? { kind: 'pronoun', token: clause.first } : undefined);
  if (treaty === undefined) return [];
  const manner = mannerOf(view.index, clause);
  if (manner.status !== 'asserted' && !owes) return [];
  // "ist mit den USA durch einen Pakt verbunden"
  const partners = isBound ? prepositionals(view, clause, 'mit') : [];
  const subjects = isBound
    ? argumentPhrases(view.index.document, clause, 'subject')
    : slotPhrases(view.index, clause, 'subject');
  const actors = actorsIn(view, [...subjects, ...partners], []);
  const states = [...actors.referents, ...listedActors(view, clause)].filter(
    (r, i, all) => r.type !== 'Person' && all.findIndex((x) => x.entity === r.entity) === i,
  );
  // "hat im Abkommen von X zugesagt": one alone binds itself by a promise that it has made.
  const promises =
    treatyFrames.promising.includes(clause.verb) &&
    clause.modal === undefined &&
    (view.treatyAt.get(treaty.token) ?? []).some((m) => m.treaty?.proper === true);
  if (states.length < (promises ? 1 : 2) && !actors.bothSides) return [];
  const cue = view.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  return [
    {
      type: 'PARTY_TO',
      sentence: clause.sentence,
      clause: clause.index,
      treaty,
      actors: states,
      bothSides: actors.bothSides,
      witness: false,
      status: 'asserted',
      cue: { start: cue.start, end: cue.end },
      rule: `treaty-pledge:${clause.verb}`,
      confidence: 0.8 * slotConfidence(treaty),
      because: [`„${cue.text}“ in or with a treaty binds those who do it`],
    },
  ];
};
const pledging: ReadonlySet<string> = new Set(treatyFrames.pledging);
const binding: ReadonlySet<string> = new Set(treatyFrames.binding);
/** "sind durch einen Pakt verbunden": a state told with sein and a participle. */
const isStative = (view: View, clause: Clause): boolean =>
  clause.verbTokens.length === 2 &&
  clause.verbTokens.some((i) =>
    (view.tokens[i] as Token).analyses.some((a) => a.lemma === 'sein' && a.form === 'fin'),
  ) &&
  clause.verbTokens.some((i) => (view.tokens[i] as Token).analyses.some((a) => a.form === 'part2'));

/** "Unter Vermittlung X’ kam ein Abkommen zustande", "Unter Vermittlung von X wurde … geschlossen": the treaty is the subject. */
const readMediated = (view: View, clause: Clause, events: TreatyEvent[]): void => {
  const comes = clause.verb === 'kommen' && clause.tokens.some((i) => (view.tokens[i] as Token).lower === 'zustande');
  if (clause.verb === undefined || (!comes && !treatyFrames.arising.includes(clause.verb))) return;
  const manner = mannerOf(view.index, clause);
  if (manner.status === undefined) return;
  const slots = argumentPhrases(view.index.document, clause, 'subject').flatMap((p) => [
    ...slotsOf(view, clause, p, new Set(), false),
    ...agreedOn(view, clause, p),
    ...talkedOver(view, clause, p, events),
  ]);
  if (slots.length === 0) return;
  const cue = view.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  readMediation(
    view,
    clause,
    slots,
    {
      sentence: clause.sentence,
      clause: clause.index,
      status: manner.status,
      cue: { start: cue.start, end: cue.end },
      because: manner.because,
      witness: false,
    },
    events,
  );
};

/** "Die Einigung auf die Feuerpause kam … zustande": what it is on. */
const agreedOn = (view: View, clause: Clause, phrase: Phrase): TreatySlot[] =>
  hasNoun(view, [phrase], ['Einigung', 'Verständigung']) === undefined
    ? []
    : childrenOf(view, phrase)
        .filter((c) => c.preposition === 'auf')
        .flatMap((c) => slotsOf(view, clause, c, new Set(), false));

/** "A und B einigten sich auf eine Waffenruhe. Die Gespräche fanden … statt": what the sentence before says was made by them. */
const talkedOver = (view: View, clause: Clause, phrase: Phrase, events: readonly TreatyEvent[]): TreatySlot[] => {
  if (!/^(?:stattfinden|laufen|erfolgen)$/.test(clause.verb ?? '') || clause.tense === 'present') return [];
  if (!phrase.definite || childrenOf(view, phrase).length > 0 || phrase.conjuncts !== undefined) return [];
  if (hasNoun(view, [phrase], ['Gespräch', 'Verhandlung']) === undefined) return [];
  const made = events.filter(
    (e) =>
      e.sentence === clause.sentence - 1 &&
      e.status === 'asserted' &&
      (e.type === 'SIGNED' || e.type === 'NEGOTIATED') &&
      e.treaty.kind === 'noun',
  );
  const [first] = made;
  return first !== undefined && made.every((e) => e.treaty.token === first.treaty.token) ? [first.treaty] : [];
};

/** True of words of talks; a table alone may stand anywhere. */
const tellsTalks = (token: Token): boolean =>
  lemmaOf(token) !== 'tisch' && treatyFrames.tables.some((noun) => lemmaOf(token).endsWith(noun));

/** True where a sentence or the one before tells of talks, or of who made a treaty. */
const tellsOfTalks = (view: View, sentence: number): boolean => {
  const { sentences, clauses } = view.index.document;
  const [before, here] = [sentences[Math.max(0, sentence - 1)], sentences[sentence]];
  const words = view.tokens.slice(before?.first, here?.last);
  if (words.some(tellsTalks)) return true;
  // "X saß nicht am Tisch. Einer hat nie mit am Tisch gesessen": of the same table.
  const isSame = sentence > 1 && words.some((t) => t.sentence < sentence && lemmaOf(t) === 'tisch');
  const from = isSame ? sentence - 2 : sentence - 1;
  return clauses.some(
    (c) =>
      c.sentence >= from &&
      c.sentence <= sentence &&
      /^(?:schließen|abschließen|unterzeichnen|unterschreiben|aushandeln|vereinbaren|besiegeln|einigen|verhandeln)$/.test(
        c.verb ?? '',
      ),
  );
};

/** "Auf der einen Seite der Iran, auf der anderen die Amerikaner und die Russen" where talks are told of: those negotiate. */
const readSides = (view: View, events: TreatyEvent[]): void => {
  const { tokens } = view;
  const { document, mentionsAt } = view.index;
  for (const [at, { first, last }] of document.sentences.entries()) {
    const sides: number[] = [];
    for (let i = first; i < last - 2; i++) {
      const side = tokens[i + 2] as Token;
      if ((tokens[i] as Token).lower === 'auf' && (tokens[i + 1] as Token).lower === 'der')
        if (sides.length === 0 ? side.lower === 'einen' && tokens[i + 3]?.text === 'Seite' : side.lower === 'anderen')
          sides.push(i);
    }
    const [one, other] = sides;
    if (one === undefined || other === undefined || sides.length > 2) continue;
    const from = document.sentences[Math.max(0, at - 1)]?.first ?? first;
    if (!tokens.slice(from, last).some((t) => tellsTalks(t))) continue;
    const found: Referent[] = [];
    const standing = [false, false];
    for (let i = one; i < last; i++)
      for (const m of mentionsAt[i] ?? [])
        if (
          m.first === i &&
          m.entity !== undefined &&
          (m.type === 'Country' || m.type === 'Organisation') &&
          m.how !== 'place' &&
          (m.how !== 'adjective' || m.last === m.first + 1)
        ) {
          standing[i < other ? 0 : 1] = true;
          found.push(referentFrom(m, `on one side: „${m.text}“`, 0.85));
        }
    // "die Vetomächte, also Amerikaner, Russen …": by the surest of the words for each.
    const actors = found
      .sort((a, b) => b.confidence - a.confidence)
      .filter((r, i, all) => all.findIndex((x) => x.entity === r.entity) === i);
    if (standing.includes(false)) continue;
    const cue = tokens[one + 3] as Token;
    events.push({
      type: 'NEGOTIATED',
      sentence: at,
      treaty: { kind: 'silent', token: one },
      actors,
      bothSides: false,
      witness: false,
      status: 'asserted',
      cue: { start: cue.start, end: cue.end },
      rule: 'treaty-sides',
      confidence: 0.65,
      because: ['the sides of talks'],
    });
  }
};

/** "unterschrieben und weigern sich bis heute zu ratifizieren": the infinitive without a comma belongs to who refuses. */
const readRefusal = (view: View, clause: Clause): TreatyEvent[] => {
  const { tokens } = view;
  const refusing = clause.tokens.find(
    (i) => i > clause.first && /^weiger(?:t|te|ten|n)$/.test((tokens[i] as Token).lower),
  );
  if (refusing === undefined || clause.verb === 'weigern' || clause.verb === undefined) return [];
  const before = clause.tokens.slice(0, clause.tokens.indexOf(refusing));
  if (!before.some((i) => /^(?:und|aber|doch)$/.test((tokens[i] as Token).lower))) return [];
  for (let i = refusing + 1; i < Math.min(clause.last, refusing + longestRefusal); i++) {
    const cue = tokens[i] as Token;
    if (cue.pos === 'PUNCT' || cue.pos === 'NOUN' || cue.pos === 'PROPN') return [];
    const lemma = cue.analyses.find((a) => a.form === 'inf')?.lemma;
    if (lemma === undefined || tokens[i - 1]?.lower !== 'zu') continue;
    const entry = verbEntries.get(lemma)?.find((e) => e.type === 'RATIFIED' || e.type === 'SIGNED');
    const actors = actorsIn(view, slotPhrases(view.index, clause, 'subject'), []).referents;
    if (entry === undefined || actors.length === 0) return [];
    return [
      {
        type: entry.type,
        sentence: clause.sentence,
        clause: clause.index,
        treaty: { kind: 'silent', token: i, firm: true },
        actors,
        bothSides: false,
        witness: false,
        status: 'denied',
        cue: { start: cue.start, end: cue.end },
        rule: `treaty-verb:${lemma}`,
        confidence: 0.7,
        because: [`under „${(tokens[refusing] as Token).text}“`],
      },
    ];
  }
  return [];
};
/** Words from "weigern" to what is refused: "weigern sich bis heute beharrlich zu ratifizieren". */
const longestRefusal = 8;

/** "… die Unterzeichnung: A für X, B für Y und C für Z", "… – A für X, B für Y – unterzeichneten": each signs, and for whom. */
const readSigners = (view: View, events: TreatyEvent[]): void => {
  const { tokens } = view;
  const { mentionsAt } = view.index;
  /** Heads of treaties by the token behind their wording. */
  const headAt = new Map([...view.treatyAt].flatMap(([head, all]) => all.map((m): [number, number] => [m.last, head])));
  const signatures = groupBy(
    events.filter((e) => e.type === 'SIGNED'),
    (e) => e.sentence,
  );
  for (const [at, sentence] of view.index.document.sentences.entries()) {
    // "Die Botschafter – A für X, B für Y – unterzeichneten den Vertrag"
    const colon = signerList(view, sentence);
    if (colon === undefined) continue;
    const isList = (tokens[colon] as Token).text === ':';
    const signed = signatures.get(at)?.find((e) => !isList || e.cue.end <= (tokens[colon] as Token).start);
    const noun = tokens
      .slice(sentence.first, isList ? colon : sentence.first)
      .find((t) => treatyFrames.signing.includes(t.lemma) || (t.pos === 'NOUN' && t.lemma.endsWith('unterzeichnung')));
    // "der Vierer-Pakt: A für X, B für Y"
    const head = isList ? headAt.get(colon) : undefined;
    if (signed === undefined && noun === undefined && head === undefined) continue;
    if (signed !== undefined && signed.status !== 'asserted') continue;
    const signers: Referent[] = [];
    let pairs = 0;
    for (let i = colon + 1; i < sentence.last; i++) {
      const person = mentionsAt[i]?.find((m) => m.type === 'Person' && m.entity !== undefined && m.first === i);
      if (person === undefined || tokens[person.last]?.lower !== 'für') continue;
      pairs++;
      signers.push(referentFrom(person, `signs: „${person.text}“`, 0.95));
      for (
        let k = person.last + 1;
        k < sentence.last && !/^(?:[,;–)-]|und|sowie)$/.test((tokens[k] as Token).lower);
        k++
      )
        for (const body of mentionsAt[k] ?? [])
          if (
            body.entity !== undefined &&
            body.how !== 'place' &&
            (body.type === 'Country' || body.type === 'Organisation')
          )
            signers.push(referentFrom(body, `signed for „${body.text}“`, 0.9));
    }
    if (pairs < 2) continue;
    const cue = noun ?? (tokens[colon] as Token);
    events.push({
      type: 'SIGNED',
      sentence: at,
      treaty:
        signed?.treaty ??
        (head === undefined ? { kind: 'silent', token: cue.index, firm: true } : { kind: 'noun', token: head }),
      actors: signers.filter((a, i) => signers.findIndex((b) => b.entity === a.entity) === i),
      bothSides: false,
      witness: false,
      status: 'asserted',
      cue: signed?.cue ?? { start: cue.start, end: cue.end },
      rule: 'treaty-signers',
      confidence: 0.9,
      because: ['listed behind a signature, each for somebody'],
    });
  }
};

/** The colon, dash or bracket behind which persons are listed, each with "für" behind the name. */
const signerList = (view: View, { first, last }: { first: number; last: number }): number | undefined => {
  for (let i = first + 1; i < last; i++) {
    if (!/^[:–(-]$/.test((view.tokens[i] as Token).text)) continue;
    const person = view.index.mentionsAt[i + 1]?.find((m) => m.type === 'Person' && m.first === i + 1);
    if (person !== undefined && view.tokens[person.last]?.lower === 'für') return i;
  }
  return undefined;
};

/** The date that opens the entry of a chronicle, and the sentence that it opens: "8. Dezember 1987: …", "8. Dezember 1987. …". */
const openingOf = (document: Document, sentence: number): { at: number; date: string | undefined } | undefined => {
  const { article, sentences, times, tokens } = document;
  for (let at = sentence; at >= 0 && at > sentence - longestEntry; at--) {
    const { first, last, end } = sentences[at] as Sentence;
    const next = at < sentence ? sentences[at + 1] : undefined;
    if (next !== undefined && article.text.slice(end, next.start).includes('\n')) return undefined;
    const time = times.find((t) => t.first === first && t.role === 'at');
    if (time !== undefined && (tokens[time.last]?.text === ':' || (at < sentence && time.last >= last - 1)))
      return { at, date: time.date };
  }
  return undefined;
};

/** Chronicles date what follows. */
export const entryDate = (document: Document, sentence: number): string | undefined =>
  openingOf(document, sentence)?.date;

/** The sentence that opens the entry of a chronicle in which a sentence stands. */
export const entryOf = (document: Document, sentence: number): number | undefined => openingOf(document, sentence)?.at;

/** Sentences of a chronicle's entry that its date still dates, on the same line. */
const longestEntry = 4;

const emptyClause = { kind: 'fragment', first: 0 } as Clause;

/** Everything that the article says about treaties, in text order of the cues. */
export const readTreatyEvents = (index: Index): TreatyEvent[] => {
  const view = viewOf(index);
  const events: TreatyEvent[] = [];
  for (const clause of index.document.clauses.map((c) => righted(view, completed(view, adopted(view, c)))))
    for (const verb of verbsOf(view, clause))
      for (const entry of verbEntries.get(verb.verb) ?? []) readVerb(view, clause, verb, entry, events);
  for (const clause of index.document.clauses) {
    events.push(...readPledge(view, clause), ...readRefusal(view, clause));
    readMediated(view, clause, events);
  }
  for (const clause of index.document.clauses)
    events.push(...readAgain(view, clause, events), ...readLikewise(view, clause, events));
  for (const phrase of index.document.phrases) {
    if (phrase.pronoun) continue;
    const head = view.tokens[phrase.head] as Token;
    if (head.pos !== 'NOUN') continue;
    for (const entry of entriesOfNoun(head)) readNoun(view, phrase, entry, events);
    readConsent(view, phrase, events);
    readDeposit(view, phrase, events);
    readAgent(view, phrase, events);
  }
  readSigners(view, events);
  readSides(view, events);
  return events.sort((a, b) => a.cue.start - b.cue.start);
};
