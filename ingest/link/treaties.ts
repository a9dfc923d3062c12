import { byCodeUnits, sha256 } from '../../graph/id.ts';
import type { Entity } from '../../graph/model.ts';
import type { RelationType } from '../../graph/ontology.ts';
import { organisationOf } from '../knowledge/lexicon.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Clause, Document, Mention, Phrase, Token, TreatyFeatures } from '../model.ts';
import { mentionOf } from '../recognise/draft.ts';
import { headwordOf, otherContractNoun, stemOf } from '../recognise/treaties.ts';
import { kindNouns, knownTreaties, treatyWords } from '../recognise/treatyWords.ts';
import {
  type Index,
  indexDocument,
  organisationKind,
  type Referent,
  referentsOf,
  union as unionOfStates,
} from '../relate/referents.ts';
import { agrees, entryDate, isStance, readTreatyEvents, type TreatyEvent } from '../relate/treatyEvents.ts';

/*
 * Which wordings are treaties, and which are the same one. A wording is a bundle of marks (kind noun, subject matter,
 * adjectives, place, year, title, parties); two are one treaty when nothing contradicts and something connects them: a shared
 * mark, or a definite article that points back. A wording becomes a treaty of its own only with evidence: a name, a title,
 * parties, or something that happens to it. What is only wished for stays out.
 */

interface Cluster {
  readonly mentions: Mention[];
  readonly families: Set<string>;
  readonly nouns: Set<string>;
  readonly modifiers: Set<string>;
  readonly prefixes: Set<string>;
  readonly adjectives: Set<string>;
  readonly topics: Set<string>;
  readonly titles: Set<string>;
  readonly parties: Set<string>;
  readonly signers: Set<string>;
  /** What the headline says is done to it (LEFT, SUSPENDED …), and by whom. */
  readonly headlined: Map<RelationType, Set<string>>;
  /** Short names that the article gave it. */
  readonly names: Set<string>;
  /** Years in which it is told to have been signed. */
  readonly signedIn: Set<string>;
  place: string | undefined;
  year: string | undefined;
  known: string | undefined;
  plural: boolean;
  proper: boolean;
  /** True when it is spoken of in the headline or right below it. */
  inFirstLines: boolean;
  /** True when the headline says that it was signed, and nothing else of it. */
  signedInTitle: boolean;
  /** True when it is told of somebody that he signed it. */
  signed: boolean;
  /** True when it alone is the headline: "Der Vertrag von Trianon (4. Juni 1920)". */
  isHeadline: boolean;
  /** True when the first wording pointed to it as known. */
  readonly openedDefinite: boolean;
  /** Opened by a noun that only refers back ("ein Dokument"). */
  provisional: boolean;
  lastSentence: number;
  /** True when it was only told of in passing. */
  aside: boolean;
  /** True when an event replaces or ends it: "der neue Vertrag" is another. */
  superseded: boolean;
}

/** What is known about one wording beside its marks. */
interface Evidence {
  readonly mention: Mention;
  readonly features: TreatyFeatures;
  readonly sentence: number;
  readonly events: readonly TreatyEvent[];
  /** Events behind it that leave their treaty unsaid or point back with a pronoun. */
  readonly later: readonly TreatyEvent[];
  readonly parties: ReadonlySet<string>;
  readonly signers: ReadonlySet<string>;
  /** Told to have been signed before what was told just now. */
  readonly signedBefore: boolean;
  /** Years of the clauses that tell of its signature. */
  readonly signedIn: ReadonlySet<string>;
  /** Where the entry of a chronicle says that it was signed, as a stem. */
  readonly signedAt?: string;
  /** Whose it is by "dessen" or "deren". */
  readonly owners: ReadonlySet<string>;
  /** Head of the treaty that it is said to be: "Das X-Abkommen ist ein Vertrag zwischen …". */
  readonly equals?: number;
  readonly isNew: boolean;
  readonly isOther: boolean;
  /** "der alte Vertrag" */
  readonly isOld: boolean;
  /** "zudem ein Abkommen", "obendrein einen Friedensvertrag": one more. */
  readonly isMore: boolean;
  /** "ebenfalls einen Beistandsvertrag": one of the same kind that is not the one before. */
  readonly isAnother: boolean;
  /** Heads of treaties to which the same verb of the same clause does the same: they are others. */
  readonly beside: readonly number[];
  /** "zwei Papiere, darunter ein Abkommen": one of those that there are. */
  readonly listed: boolean;
  /** Right after a contract that is no treaty ("Liefervertrag … Der Vertrag"). */
  /** True of what takes up a contract of business or another paper. */
  readonly afterContract: boolean;
  readonly inTitle: boolean;
  /** True when nothing else stands in its line, above the text. */
  readonly isHeadline: boolean;
  /** True when its sentence opens with it. */
  readonly opens: boolean;
  /** Head of the treaty that the pronoun at the head of its clause means: "Er baut auf dem X-Vertrag auf". */
  readonly besidePronoun?: number;
  /** Told of in passing, in a clause that hangs on another: "Peking, mit dem Honiara einen Pakt schloss". */
  readonly aside: boolean;
}

/** Where a headline and the sentences that tell it again end. */
const firstLines = 2;

/** How far around a wording other words are looked at, in tokens: longer sentences are no prose. */
const neighbourhood = 80;
/** Treaties that a wording is compared with, the latest ones: more stand only in lists. */
const mostCompared = 200;
/** Farthest that "das Abkommen" looks back, in sentences, when nothing else connects. */
const reach = 12;
/** Farthest that the full name stands behind the lead, in sentences. */
const fullNameReach = 3;
/** Farthest that the lead stands behind the headline, in sentences: subtitle, byline and dateline may come between. */
const leadReach = 5;
/** A wording with marks of its own joins an unlike one only this near, in sentences. */
const describedReach = 6;

/** Wordings that may be connected although their kind nouns differ. */
const familyOf = (features: TreatyFeatures): string =>
  features.noun === undefined ? 'any' : (kindNouns.nouns.get(features.noun)?.family ?? 'any');

/** Links treaty wordings to entities; what is no treaty loses its mention. Mentions of others that are parts of treaty names go as well. */
export const linkTreaties = (document: Document): { mentions: Mention[]; entities: Entity[] } => {
  const index = indexDocument(document);
  // Whoever praises or refuses a treaty is no side of it.
  const events = readTreatyEvents(index).filter((event) => !isStance(event));
  const clusters: Cluster[] = [];
  const byHead = eventsByHead(events);
  const laterByHead = laterEvents(document, events);
  const besideOf = headsBeside(events);
  const evidences = document.mentions
    .filter((m) => m.treaty !== undefined)
    .map((m) => ({ ...evidenceOf(index, m, byHead, laterByHead), beside: besideOf(m) }));
  const evidencesByHead = new Map<number, Evidence[]>();
  for (const e of evidences) evidencesByHead.set(e.features.head, [...(evidencesByHead.get(e.features.head) ?? []), e]);
  evidences.sort((a, b) => a.mention.first - b.mention.first || b.mention.last - a.mention.last);
  const knownIds = new Set(
    evidences.flatMap((e) => (e.features.known !== undefined && !e.features.short ? [e.features.known] : [])),
  );
  // "Das Saarstatut war ein Abkommen zwischen A und B": what is said to be a treaty is one.
  const defined = new Set(evidences.flatMap((e) => (isPlainKind(e) && e.equals !== undefined ? [e.equals] : [])));
  let lastSides: ReadonlySet<string> = new Set();
  for (const found of evidences) {
    // "Vor Jahren haben die Seiten ein Abkommen geschlossen": the sides are those of the treaty spoken of before.
    const both = found.signers.size === 0 && found.events.some((event) => event.bothSides && event.type === 'SIGNED');
    const evidence = both ? { ...found, signers: lastSides } : found;
    const chosen = chooseCluster(evidence, clusters.slice(-mostCompared), evidencesByHead);
    if (chosen !== undefined) {
      const namesake = namesakeOf(evidence, chosen, clusters);
      if (namesake !== undefined) absorb(chosen, namesake, clusters);
      join(chosen, evidence);
      lastSides = sidesOf(chosen, lastSides);
      continue;
    }
    if (!isTreaty(document, evidence, knownIds) && !defined.has(evidence.features.head)) continue;
    const cluster = openCluster(evidence);
    clusters.push(cluster);
    join(cluster, evidence);
    lastSides = sidesOf(cluster, lastSides);
  }
  const entities = new Map<string, Entity>();
  const linked = new Map<Mention, string>();
  const toldIn = (cluster: Cluster, events: ReadonlyMap<number, readonly TreatyEvent[]>): TreatyEvent[] =>
    cluster.mentions.flatMap((m) => events.get((m.treaty as TreatyFeatures).head) ?? []);
  const kept = clusters.filter((c) =>
    c.provisional
      ? bindsStates(index, [...toldIn(c, byHead), ...toldIn(c, laterByHead)])
      : !isBody(document, c, toldIn(c, byHead)),
  );
  const validities = validityClauses(document);
  const signatures = signaturesByHead(events);
  for (const cluster of kept) {
    const entity = entityOf(document, cluster, validities, signatures, entities);
    entities.set(entity.id, entity);
    for (const mention of cluster.mentions) linked.set(mention, entity.id);
  }
  const covered = new Set<number>();
  const mentions: Mention[] = [];
  for (const mention of document.mentions) {
    if (mention.treaty === undefined) continue;
    const entity = linked.get(mention);
    if (entity === undefined) continue;
    mentions.push({
      ...mention,
      entity,
      confidence: mention.treaty.proper ? 0.95 : mention.treaty.carrier ? 0.75 : 0.88,
    });
    for (const token of namesakeTokens(document, mention)) covered.add(token);
  }
  // "Minsker Abkommen" does not put Minsk into the story.
  // One wording means one node: the pact that was signed is no body beside it.
  const wordings = new Set(mentions.filter((m) => m.treaty?.known !== undefined).map((m) => m.treaty?.head));
  const others = document.mentions.filter(
    (m) =>
      m.treaty === undefined &&
      !((m.last - m.first <= 3 || m.type === 'Organisation') && allCovered(covered, m)) &&
      !(m.type === 'Organisation' && wordings.has(m.last - 1)),
  );
  return {
    mentions: [...others, ...mentions]
      .sort((a, b) => a.first - b.first || b.last - a.last)
      .map((m, i) => mentionOf(m, i)),
    entities: [...document.entities, ...entities.values()],
  };
};

/**
 * "Der Warschauer Pakt griff an", "trat aus dem Warschauer Pakt aus": a treaty that a body is called by is that body, unless what happens to
 * treaties alone is told of it ("1955 unterzeichnet").
 */
const isBody = (document: Document, cluster: Cluster, events: readonly TreatyEvent[]): boolean => {
  const heads = cluster.mentions.map((m) => (m.treaty as TreatyFeatures).head);
  const isNamed = (head: number): boolean =>
    document.mentions.some(
      (m) => m.type === 'Organisation' && m.last === head + 1 && m.entity === `organisation:${cluster.known}`,
    );
  // "die sechs des Warschauer Pakts, unterzeichneten es": a verb has no treaty in the genitive.
  const isNeighbour = ({ rule, treaty }: TreatyEvent): boolean =>
    rule.startsWith('treaty-verb') &&
    heads.includes(treaty.token) &&
    document.phrases[document.phraseOf[treaty.token] ?? -1]?.cases.join() === 'gen';
  return (
    cluster.known !== undefined &&
    // "trat dem CPTPP bei": an acronym that no list has as a body is none.
    organisationOf(`organisation:${cluster.known}`) !== undefined &&
    heads.every(isNamed) &&
    events.every((event) => alsoOfBodies.has(event.type) || isNeighbour(event))
  );
};

/** "Am Morgen lag ein Papier vor. X setzte seinen Namen für die OSZE darunter, Y für Zagreb": what two states or bodies of states sign is a treaty, whatever it is called. */
const bindsStates = (index: Index, events: readonly TreatyEvent[]): boolean => {
  const signing = events.filter(({ type, status }) => type === 'SIGNED' && status === 'asserted');
  const sides = signing
    .flatMap(({ actors }) => actors)
    .filter(
      ({ type, entity }) =>
        type === 'Country' || /^(?:international|alliance)$/.test(organisationKind(index, entity) ?? ''),
    );
  return new Set(sides.map(({ entity }) => entity)).size > 1;
};

/** What happens to bodies as it does to treaties. */
const alsoOfBodies: ReadonlySet<RelationType> = new Set(['JOINED', 'LEFT', 'PARTY_TO', 'VIOLATED', 'NEGOTIATED']);

/** "ein Abkommen zwischen A und B": a noun that means nothing but treaties, with those whose it is. */
const isPlainKind = ({ features, parties, events }: Evidence): boolean => {
  const noun = features.noun === undefined ? undefined : kindNouns.nouns.get(features.noun);
  const sides = parties.size + events.filter((e) => e.type === 'SIGNED').flatMap((e) => e.actors).length;
  return noun !== undefined && !noun.weak && !noun.carrier && sides > 1;
};

/** The two bodies or states of a treaty, if it has just two. */
const sidesOf = (c: Cluster, before: ReadonlySet<string>): ReadonlySet<string> => {
  const bodies = new Set([...union(c.parties, c.signers)].filter((id) => !id.startsWith('person:')));
  return bodies.size === 2 ? bodies : before;
};

const allCovered = (covered: ReadonlySet<number>, mention: Mention): boolean => {
  for (let i = mention.first; i < mention.last; i++) if (!covered.has(i)) return false;
  return true;
};

/** Tokens of a treaty's name that only lend it a name: place adjectives, "von Lissabon", a hyphen part that is no party. */
const namesakeTokens = (document: Document, mention: Mention): number[] => {
  const { treaty } = mention;
  if (treaty === undefined) return [];
  const tokens: number[] = [];
  for (let i = mention.first; i < mention.last; i++) {
    const { text } = document.tokens[i] as Token;
    const isHead = i === treaty.head;
    // A name in English is one, whatever its words mean elsewhere.
    if (treaty.prefix.includes(' ')) tokens.push(i);
    else if (/^\p{Lu}[\p{L}-]+er$/u.test(text) && i < treaty.head) tokens.push(i);
    else if (treaty.place !== undefined && stemOf(text) === treaty.place) tokens.push(i);
    else if (
      treaty.known !== undefined &&
      !isHead &&
      treaty.title.length === 0 &&
      /^\p{Lu}/u.test(text) &&
      // "das Flüchtlingsabkommen mit der Türkei": that is with whom it is.
      !document.tokens.slice(mention.first, i).some((t) => t.lower === 'mit')
    )
      tokens.push(i);
    else if (
      isHead &&
      (treaty.noun === undefined ||
        (treaty.prefix !== '' && !treatyWords.bodyPrefixes.has(treaty.prefix.split('-')[0] ?? '')))
    )
      tokens.push(i);
  }
  return tokens;
};

/** Events by the head of each wording that they hold. */
const eventsByHead = (events: readonly TreatyEvent[]): ReadonlyMap<number, readonly TreatyEvent[]> => {
  const byHead = new Map<number, TreatyEvent[]>();
  for (const event of events)
    for (const slot of [event.treaty, event.by]) {
      if (slot?.kind !== 'noun') continue;
      const list = byHead.get(slot.token);
      if (list === undefined) byHead.set(slot.token, [event]);
      else if (list.at(-1) !== event) list.push(event);
    }
  return byHead;
};

/** Treaties in one list that are told apart by standing in it. */
const mostBeside = 20;

/** "unterzeichneten das X-Abkommen und den Y-Vertrag": for each wording, the heads of those to which the same is done. */
const headsBeside = (events: readonly TreatyEvent[]): ((mention: Mention) => readonly number[]) => {
  const groups = new Map<string, Set<number>>();
  const keysOf = new Map<number, string[]>();
  for (const { clause, type, treaty, cue, by } of events) {
    if (clause === undefined || treaty.kind !== 'noun' || by !== undefined) continue;
    const key = `${clause} ${type} ${cue.start}`;
    const group = groups.get(key) ?? new Set();
    groups.set(key, group.add(treaty.token));
    keysOf.set(treaty.token, [...(keysOf.get(treaty.token) ?? []), key]);
  }
  return ({ treaty }) => {
    if (treaty === undefined || treaty.carrier) return [];
    return (keysOf.get(treaty.head) ?? [])
      .slice(0, mostBeside)
      .flatMap((key) => [...(groups.get(key) ?? [])].slice(0, mostBeside).filter((h) => h !== treaty.head));
  };
};

/**
 * Events that leave the treaty unsaid or say it by a pronoun, by the head of the wording that stands right before them:
 * "… haben die Konvention über X ratifiziert. Peru kündigte den Austritt an."
 */
const laterEvents = (
  document: Document,
  events: readonly TreatyEvent[],
): ReadonlyMap<number, readonly TreatyEvent[]> => {
  const byHead = new Map<number, TreatyEvent[]>();
  const wordings = new Map<number, Mention[]>();
  for (const m of document.mentions) {
    if (m.treaty === undefined) continue;
    // "ein Papier" may be the treaty itself; "das Papier" takes one up.
    if (m.treaty.carrier && !(papers.has(m.treaty.noun ?? '') && m.treaty.determiner === 'indefinite')) continue;
    const { sentence } = document.tokens[m.treaty.head] as Token;
    wordings.set(sentence, [...(wordings.get(sentence) ?? []), m]);
  }
  for (const event of events) {
    const { treaty } = event;
    // Talks may be about anything; who "negotiated it" speaks of a treaty.
    if (treaty.kind === 'noun' || event.by !== undefined) continue;
    if (event.type === 'NEGOTIATED' && treaty.kind === 'silent') continue;
    // One who holds no high office may sign anything; two or more sign what binds those whom they sign for.
    const together = event.type === 'SIGNED' && treaty.kind === 'pronoun' && event.actors.length > 1;
    const acts = event.actors.some((a) => a.type === 'Country' || governs(document, a.entity));
    if (!event.bothSides && !acts && !together) continue;
    let last: Mention | undefined;
    for (let back = 0; back <= laterReach && last === undefined; back++)
      last = wordings.get(event.sentence - back)?.findLast((m) => (m.treaty as TreatyFeatures).head < treaty.token);
    if (last === undefined) continue;
    if (!agrees(treaty, genderOf(last), (last.treaty as TreatyFeatures).plural)) continue;
    const { head } = last.treaty as TreatyFeatures;
    byHead.set(head, [...(byHead.get(head) ?? []), event]);
  }
  return byHead;
};

/** "Premierminister X": one who acts for a state. */
const governs = (document: Document, person: string): boolean => {
  let known = governors.get(document);
  if (known === undefined) {
    known = new Set(
      document.mentions.flatMap((m) =>
        m.entity !== undefined && isGoverning(officeOf(m.person?.office ?? '')?.kind) ? [m.entity] : [],
      ),
    );
    governors.set(document, known);
  }
  return known.has(person);
};
const isGoverning = (kind: string | undefined): boolean => /^(?:head|government|minister)$/.test(kind ?? '');
const governors = new WeakMap<Document, ReadonlySet<string>>();

/** How far behind a wording an event that leaves it unsaid is evidence that it is a treaty, in sentences. */
const laterReach = 2;

const evidenceOf = (
  index: Index,
  mention: Mention,
  byHead: ReadonlyMap<number, readonly TreatyEvent[]>,
  laterByHead: ReadonlyMap<number, readonly TreatyEvent[]>,
): Omit<Evidence, 'beside'> => {
  const features = mention.treaty as TreatyFeatures;
  const { document } = index;
  const parties = new Set<string>();
  const phrase = document.phrases[document.phraseOf[features.head] ?? -1];
  const owned = ownPhrases(index, phrase, mention);
  for (const child of owned)
    for (const r of [...referentsOf(index, child, { through: false }), ...behindBracket(index, child)])
      if (r.type === 'Country' || r.type === 'Organisation') parties.add(r.entity);
  // "Chinas Sicherheitsabkommen mit X"
  if (parties.size > 0 && phrase !== undefined)
    for (const child of index.children.get(phrase.index) ?? [])
      if (child.link === 'genitive' && (child.first < features.head || features.title.length === 0))
        for (const r of referentsOf(index, child, { through: false }))
          if (r.type === 'Country' || r.type === 'Organisation') parties.add(r.entity);
  for (const r of jointOwners(index, phrase, features)) parties.add(r.entity);
  // "Seoul, dessen Freihandelsabkommen mit den USA …": whose it is.
  const owners = relativeOwners(index, features.head);
  for (const r of owners) parties.add(r.entity);
  // "deutsch-französisches Abkommen", "EU-Türkei-Abkommen"
  for (let i = Math.min(mention.first, features.head); i <= features.head; i++) {
    for (const other of index.mentionsAt[i] ?? []) {
      if (other.entity === undefined || (other.type !== 'Country' && other.type !== 'Organisation')) continue;
      const isPlaceName = /^\p{Lu}[\p{L}-]+er$/u.test((document.tokens[i] as Token).text);
      if (!isPlaceName && (other.how === 'adjective' || i === features.head)) parties.add(other.entity);
    }
  }
  const own = byHead.get(features.head) ?? [];
  const signers = new Set<string>();
  for (const event of own)
    if (
      event.by === undefined &&
      ['SIGNED', 'NEGOTIATED'].includes(event.type) &&
      event.status !== 'denied' &&
      // Who mediates is no side.
      !event.because.includes('mediation') &&
      !mediating.has(event.rule)
    )
      for (const actor of event.actors)
        if (organisationKind(index, actor.entity) !== 'ministry') signers.add(actor.entity);
  const sentence = (document.tokens[features.head] as Token).sentence;
  const words: string[] = [];
  for (let i = Math.max(mention.first - 2, 0); i < features.head; i++) words.push((document.tokens[i] as Token).lower);
  // "kann die andere den Vertrag aussetzen": what stands before its article is no word of it.
  const attributes = words.slice(words.findLastIndex((w) => /^d(?:er|ie|as|en|em|es)$/.test(w)) + 1);
  const equals = equalOf(document, phrase, mention);
  const besidePronoun = pronounTreaty(index, mention);
  const signedAt = placeOfSignature(document, own);
  const clause = document.clauses[document.clauseOf[features.head] ?? -1];
  return {
    aside:
      // "Ein eigenes Rohstoffabkommen werde ausgehandelt": one more, still to come.
      (features.determiner === 'indefinite' &&
        sentence > firstLines &&
        own.length > 0 &&
        own.every((e) => e.type === 'NEGOTIATED')) ||
      clause?.kind === 'relative' ||
      clause?.kind === 'infinitive' ||
      // "als Vertragsstaat der X-Konvention": named only for what somebody is.
      (phrase?.link === 'genitive' && own.length > 0 && own.every((e) => e.rule.startsWith('treaty-noun:Vertrags'))),
    mention,
    features,
    sentence,
    owners: new Set(owners.map((r) => r.entity)),
    signedBefore: own.some((event) => isEarlier(document, event)),
    signedIn: yearsSigned(document, [...own, ...(laterByHead.get(features.head) ?? []).filter(isPronoun)]),
    ...(equals === undefined ? {} : { equals }),
    ...(besidePronoun === undefined ? {} : { besidePronoun }),
    ...(signedAt === undefined ? {} : { signedAt }),
    events: own,
    later: laterByHead.get(features.head) ?? [],
    parties,
    signers,
    isNew: words.some((w) => /^neue[nmrs]?$/.test(w)),
    isOld: attributes.some((w) => /^(?:alte|bisherige|frühere|vorherige)[nmrs]?$/.test(w)),
    // "Norwegen trat dem X-Vertrag bei und unterzeichnete auch den Y-Pakt": one beside those spoken of.
    isOther:
      (isDescribed(features) && words.includes('auch')) ||
      // "2019 folgte der Vertrag von Aachen"
      (hasMarks(features) && clause?.verb === 'folgen' && isSubject(clause, phrase)) ||
      attributes.some((w) =>
        /^(?:andere[nmrs]?|weitere[nmrs]?|zweite[nmrs]?|zusätzliche[nmrs]?|früheren?|frühere[ms]|vorherige[nmrs]?|alte[nmrs]?|entsprechende[nmrs]?|ähnliche[nmrs]?|vergleichbare[nmrs]?|gleichlautende[nmrs]?|gleichartige[nmrs]?)$/.test(
          w,
        ),
      ),
    isMore: document.tokens
      .slice(Math.max(document.sentences[sentence]?.first ?? 0, features.head - neighbourhood), features.head)
      .some((t) =>
        /^(?:zudem|außerdem|obendrein|zusätzlich|ferner|überdies|zugleich|gleichzeitig|daneben|darüber|zweite[sn]?)$/i.test(
          t.text,
        ),
      ),
    isAnother: features.determiner === 'indefinite' && words.some((w) => w === 'ebenfalls' || w === 'gleichfalls'),
    listed: document.tokens.slice(Math.max(0, mention.first - 3), mention.first).some((t) => t.lower === 'darunter'),
    afterContract: afterContract(document, mention) || ofOtherPaper(document, mention, phrase),
    inTitle: document.sentences[sentence]?.region === 'title',
    isHeadline: isHeadline(document, mention),
    opens: (document.sentences[sentence]?.first ?? 0) + 1 >= mention.first,
  };
};

/** "Der Vertrag von Trianon (4. Juni 1920)", "60 Jahre Élysée-Vertrag": a line above the text that holds the name and at most a time. */
const isHeadline = (document: Document, { first, last }: Mention): boolean => {
  const { sentence: at } = document.tokens[first] as Token;
  const sentence = document.sentences[at];
  if (sentence === undefined || at > firstLines) return false;
  for (let i = sentence.first; i < sentence.last; i++) {
    if (i >= first && i < last) continue;
    const { text, pos } = document.tokens[i] as Token;
    if (pos === 'VERB' || pos === 'AUX') return false;
    const isTime = document.times.some((t) => t.first <= i && i < t.last) || /^(?:\d|Jahre?$)/.test(text);
    if (!isTime && pos !== 'DET' && /\p{L}/u.test(text)) return false;
  }
  return true;
};

const isSubject = (clause: Clause, phrase: Phrase | undefined): boolean =>
  phrase !== undefined && clause.arguments.some((a) => a.role === 'subject' && a.phrase === phrase.index);

/** "hatten schon im September … gezeichnet": signed before what was told just now. */
const isEarlier = ({ clauses, tokens }: Document, { type, clause }: TreatyEvent): boolean => {
  const words = (clauses[clause ?? -1]?.tokens ?? []).map((i) => (tokens[i] as Token).lower);
  return (
    type === 'SIGNED' &&
    words.some((word) => /^hatten?$/.test(word)) &&
    words.some((word) => /^(?:schon|bereits|zuvor|vorher)$/.test(word))
  );
};

/** Verbs of those who bring about what others conclude. */
const mediating: ReadonlySet<string> = new Set(
  ['vermitteln', 'einfädeln', 'anbahnen', 'herbeiführen', 'initiieren', 'anregen', 'auftreten'].map(
    (verb) => `treaty-verb:${verb}`,
  ),
);

/** Treaty wordings by their last token. */
const wordingsAt = (document: Document): ReadonlyMap<number, Mention> => {
  let known = wordings.get(document);
  if (known === undefined) {
    known = new Map(document.mentions.flatMap((m) => (m.treaty === undefined ? [] : [[m.last - 1, m]])));
    wordings.set(document, known);
  }
  return known;
};
const wordings = new WeakMap<Document, ReadonlyMap<number, Mention>>();

/**
 * "Er ist auf zwanzig Jahre geschlossen und baut auf dem Freundschaftsvertrag auf": a pronoun and a noun that are arguments of one
 * clause do not mean the same (Chomsky 1981, principles B and C). The head of the treaty that the pronoun means.
 */
const pronounTreaty = (index: Index, mention: Mention): number | undefined => {
  const { document } = index;
  const head = (mention.treaty as TreatyFeatures).head;
  const own = document.clauses[document.clauseOf[head] ?? -1];
  if (own === undefined || own.kind !== 'main') return undefined;
  const clause = own.sharesSubjectOf === undefined ? own : (document.clauses[own.sharesSubjectOf] ?? own);
  const subject = document.phrases[clause.arguments.find((a) => a.role === 'subject')?.phrase ?? -1];
  if (subject === undefined || !subject.pronoun || subject.head >= head) return undefined;
  const { lower, sentence } = document.tokens[subject.head] as Token;
  const gender = lower === 'er' ? 'm' : lower === 'sie' ? 'f' : undefined;
  // A person or a state that it may mean takes it.
  const isTaken = index.mentionsAt[subject.head]?.some((m) => m.entity !== undefined) === true;
  if (gender === undefined || isTaken) return undefined;
  const from = document.sentences[Math.max(0, sentence - 1)]?.first ?? 0;
  for (let i = subject.head - 1; i >= from; i--) {
    const treaty = wordingsAt(document).get(i);
    if (treaty !== undefined && genderOf(treaty) === gender) return treaty.treaty?.head;
  }
  return undefined;
};

/** The subject of "X ist ein Vertrag …", when it is a treaty. */
const equalOf = (document: Document, phrase: Phrase | undefined, mention: Mention): number | undefined => {
  const called = calledSo(document, mention) ?? alsoCalled(document, mention) ?? titled(document, mention);
  if (called !== undefined) return called;
  // "INF-Vertrag, Abkommen zwischen den USA und der UdSSR über …": as an encyclopaedia explains its entry.
  const entry = wordingsAt(document).get(mention.first - 2);
  const { sentence: here } = document.tokens[mention.first] as Token;
  if (
    mention.treaty?.determiner === 'none' &&
    mention.treaty.plural === false &&
    document.tokens[mention.first - 1]?.text === ',' &&
    entry !== undefined &&
    entry.first === document.sentences[here]?.first
  )
    return entry.treaty?.head;
  // "ein Freundschafts- und Nichtangriffspakt, der Iberische Pakt."
  const isName =
    mention.treaty?.proper === true &&
    mention.treaty.determiner === 'definite' &&
    document.tokens[mention.first - 2]?.text === ',' &&
    /^[,.;)]$/.test(document.tokens[mention.last]?.text ?? '');
  const host = isName ? wordingsAt(document).get(mention.first - 3) : undefined;
  if (host?.treaty?.determiner === 'indefinite') return host.treaty.head;
  const clause = phrase === undefined ? undefined : document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (phrase === undefined || clause === undefined || clause.negated) return undefined;
  // "Als X bezeichnet man eine Übereinkunft …", "Unter dem X versteht man eine Vereinbarung …"
  const defining = mention.treaty?.determiner === 'indefinite' ? definitions[clause.verb ?? ''] : undefined;
  const defined = clause.arguments
    .map((a) => document.phrases[a.phrase] as Phrase)
    .find((p) => p.preposition !== undefined && p.preposition === defining && p.head < phrase.head);
  const entryHead = defined?.head;
  if (entryHead !== undefined && document.mentions.some((m) => m.treaty?.head === entryHead)) return entryHead;
  // "ist ein Vertrag …", "ist als Zusatzprotokoll zum X ausgestaltet"
  const isPredicate =
    clause.verb === 'sein' && clause.arguments.some((a) => a.role === 'predicate' && a.phrase === phrase.index);
  const isShaped = phrase.preposition === 'als' && shaping.has(clause.verb ?? '');
  if (!isPredicate && !isShaped) return undefined;
  const subject = clause.arguments.find((a) => a.role === 'subject');
  const named = subject === undefined ? undefined : document.phrases[subject.phrase];
  // "Er ist als Zusatzprotokoll zum X ausgestaltet": what the sentence before spoke of.
  if (isShaped && named?.pronoun === true) {
    const { lower, sentence } = document.tokens[named.head] as Token;
    const genders: Readonly<Record<string, string>> = { er: 'm', es: 'n', sie: 'f' };
    return document.mentions
      .filter((m) => m.treaty !== undefined && m.last <= named.first && genderOf(m) === genders[lower])
      .filter((m) => sentence - (document.tokens[m.first] as Token).sentence <= 1)
      .at(-1)?.treaty?.head;
  }
  const head = named?.head;
  return head !== undefined && head < phrase.head && document.mentions.some((m) => m.treaty?.head === head)
    ? head
    : undefined;
};

/** Verbs by which an encyclopaedia says what its entry is, and how the entry stands beside them. */
const definitions: Readonly<Record<string, string>> = { bezeichnen: 'als', verstehen: 'unter' };
const shaping: ReadonlySet<string> = new Set(['ausgestalten', 'gestalten', 'konzipieren', 'anlegen', 'gelten']);

/** "der Luxemburger Vertrag (auch: Saarvertrag)": the treaty right before the bracket, or before the day behind its name. */
const alsoCalled = (document: Document, mention: Mention): number | undefined => {
  const { tokens } = document;
  let open = mention.first - 1;
  while (
    open > mention.first - longestAlso &&
    /^(?:auch|oder|kurz|offiziell|eigentlich|[:„"»])$/.test(tokens[open]?.lower ?? '')
  )
    open--;
  // "(CETA)": a name that no noun of treaties heads needs no such word.
  const isName = mention.treaty?.noun === undefined && mention.last - mention.first === 1;
  if (tokens[open]?.text !== '(' || (open === mention.first - 1 && !isName)) return undefined;
  const close = /^["“”«]$/.test(tokens[mention.last]?.text ?? '') ? mention.last + 1 : mention.last;
  if (tokens[close]?.text !== ')') return undefined;
  // "das Handelsabkommen zwischen der EU und Kanada (CETA)": whose it is may stand between.
  const sides = new Set<number>();
  for (const m of document.mentions)
    if (m.last > open - longestSides && m.last <= open && (m.type === 'Country' || m.type === 'Organisation'))
      for (let i = m.first; i < m.last; i++) sides.add(i);
  for (let i = open - 1; i > open - longestSides; i--) {
    const before = wordingsAt(document).get(i);
    if (before !== undefined) return before.treaty?.head;
    if (!sides.has(i) && !besideNames.test(tokens[i]?.lower ?? '')) return undefined;
  }
  return undefined;
};
/** Words of the day of a treaty, and of its sides, between it and its other name. */
const besideNames =
  /^(?:vom|von|\d+\.?|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|zwischen|mit|der|den|dem|des|und|sowie)$/;
/** Words of "(auch kurz:". */
const longestAlso = 4;
/** Words of "vom 27. Oktober 1956", "zwischen der Europäischen Union und Kanada". */
const longestSides = 11;

/** "der Vertrag über X, meist Y-Pakt genannt", "den Vertrag, den alle nur Y-Pakt nennen": the treaty before, by another name. */
const calledSo = (document: Document, mention: Mention): number | undefined => {
  const { tokens } = document;
  const next = tokens[mention.last]?.lower ?? '';
  const clause = document.clauses[document.clauseOf[mention.first] ?? -1];
  const inRelative = clause?.kind === 'relative' && (clause.verb === 'nennen' || clause.verb === 'heißen');
  if (!inRelative && !/^(?:genannt|bekannt|bezeichnet|nennt|nennen)$/.test(next)) return undefined;
  const from = inRelative ? clause.first : mention.first - longestCalling;
  let comma = mention.first - 1;
  while (comma > from && !/^[,(]$/.test(tokens[comma]?.text ?? '')) comma--;
  if (!inRelative && !/^[,(]$/.test(tokens[comma]?.text ?? '')) return undefined;
  const { sentence } = tokens[mention.first] as Token;
  const before = document.mentions
    .filter((m) => m.treaty !== undefined && m.last <= (inRelative ? clause.first : comma) + 1 && m.first < comma)
    .filter((m) => (tokens[m.first] as Token).sentence === sentence)
    .at(-1);
  return before?.treaty?.head;
};
/** ", auch als X bekannt", ", im Volksmund nur X genannt": words between the comma and the name. */
const longestCalling = 5;

/**
 * "Das Ding heißt offiziell „Übereinkommen des Europarats …“", "Die Alpenkonvention trägt den Titel …": the treaty whose full name is
 * told, by its wording or by a word that can only take up what was spoken of.
 */
const titled = (document: Document, mention: Mention): number | undefined => {
  const clause = document.clauses[document.clauseOf[mention.first] ?? -1];
  if (clause === undefined || clause.negated || mention.treaty?.determiner === 'indefinite') return undefined;
  const nouns = titling[clause.verb ?? ''];
  const phrases = clause.arguments.map((a) => document.phrases[a.phrase] as Phrase);
  const lemmaOf = (p: Phrase): string => (document.tokens[p.head] as Token).lemma;
  if (nouns === undefined || (nouns.length > 0 && !phrases.some((p) => nouns.includes(lemmaOf(p))))) return undefined;
  const subject = phrases.find(
    (p) => p.preposition === undefined && p.last <= mention.first && p.cases.includes('nom'),
  );
  if (subject === undefined) return undefined;
  const before = document.mentions.filter((m) => m.treaty !== undefined && m.last <= mention.first);
  const wording = before.find((m) => m.treaty?.head === subject.head);
  // "Der neue Vertrag heißt X": one that has no name before.
  const isNew = document.tokens
    .slice(subject.first, subject.head)
    .some((t) => /^(?:neue|zweite|weitere|andere)[nmrs]?$/.test(t.lower));
  if (wording !== undefined) return isNew ? undefined : subject.head;
  if (!subject.pronoun && !anyThing.has(lemmaOf(subject))) return undefined;
  const last = before.at(-1);
  const { sentence } = document.tokens[mention.first] as Token;
  return last !== undefined && sentence - (document.tokens[last.first] as Token).sentence <= titleReach
    ? last.treaty?.head
    : undefined;
};
/** Verbs by which something is called, with the nouns that they need for it. */
const titling: Readonly<Record<string, readonly string[]>> = { heißen: [], tragen: ['Name', 'Titel', 'Bezeichnung'] };
/** Nouns by which anything may be taken up. */
const anyThing: ReadonlySet<string> = new Set([
  'Ding',
  'Werk',
  'Papier',
  'Vertragswerk',
  'Regelwerk',
  'Text',
  'Dokument',
]);
/** Farthest that the full name stands behind the treaty, in sentences. */
const titleReach = 5;

/** "… einen Liefervertrag. Der Vertrag …": the noun alone means the contract spoken of last. */
const afterContract = (document: Document, mention: Mention): boolean => {
  const f = mention.treaty as TreatyFeatures;
  if (hasMarks(f) || f.noun === undefined || f.determiner === 'indefinite') return false;
  const here = (document.tokens[f.head] as Token).sentence;
  const from = Math.max(document.sentences[Math.max(0, here - 2)]?.first ?? 0, f.head - neighbourhood);
  for (let i = f.head - 1; i >= from; i--) {
    const { text } = document.tokens[i] as Token;
    if (otherContractNoun(text) === f.noun) return true;
    if (headwordOf(text)?.carrier === false) return false;
  }
  return false;
};

/** "In der Resolution – der Text entstand …", "der Entwurf des Gesetzes": what speaks of a paper means the other one that was named last. */
const ofOtherPaper = (document: Document, mention: Mention, phrase: Phrase | undefined): boolean => {
  const { carrier, noun, head } = mention.treaty as TreatyFeatures;
  if (!carrier || !(papers.has(noun ?? '') || noun === 'Entwurf')) return false;
  const { tokens } = document;
  const isOther = (i: number): boolean =>
    tokens[i]?.pos === 'NOUN' && headwordOf(tokens[i]?.text ?? '') === undefined && otherPapers.test(tokens[i].lower);
  if (document.phrases.some((p) => p.parent === phrase?.index && p.link === 'genitive' && isOther(p.head))) return true;
  const { sentence } = tokens[head] as Token;
  const from = document.sentences[Math.max(0, sentence - 1)]?.first ?? 0;
  for (let i = head - 1; i >= from; i--) {
    if (isOther(i)) return true;
    if (headwordOf((tokens[i] as Token).text)?.carrier === false) return false;
  }
  return false;
};
/** Papers that are no treaties, by the end of the noun. */
export const otherPapers =
  /(?:gesetz|dekret|erlass|brief|petition|verordnung|resolution|antrag|haushalt|urkunde|appell|aufruf|novelle|beschluss|vertrag|erklärung|befehl)(?:e?s|e|en|er|ern)?$/;

const isPronoun = (event: TreatyEvent): boolean => event.treaty.kind === 'pronoun';

/** The years of the clauses that say that it was signed. */
const yearsSigned = (document: Document, events: readonly TreatyEvent[]): ReadonlySet<string> => {
  const years = new Set<string>();
  for (const event of events) {
    const clause = event.clause === undefined ? undefined : document.clauses[event.clause];
    if (event.type !== 'SIGNED' || event.status !== 'asserted' || clause === undefined) continue;
    for (const time of document.times)
      if (time.role === 'at' && time.date !== undefined && clause.tokens.includes(time.first))
        years.add(time.date.slice(0, 4));
    // "1970, 12. August: In Moskau unterschreiben …": the entry of a chronicle.
    const opening = document.tokens[document.sentences[event.sentence]?.first ?? -1];
    if (opening !== undefined && /^1\d{3}$|^20\d\d$/.test(opening.text)) years.add(opening.text);
  }
  return years;
};

/** "24. Februar 1955: In Bagdad unterzeichnen A und B einen Pakt": the place, in the entry of a chronicle. */
const placeOfSignature = (document: Document, events: readonly TreatyEvent[]): string | undefined => {
  const signature = events.find((e) => e.type === 'SIGNED' && e.status === 'asserted' && e.by === undefined);
  const clause = document.clauses[signature?.clause ?? -1];
  if (signature === undefined || clause === undefined || entryDate(document, signature.sentence) === undefined)
    return undefined;
  const at = clause.tokens.find((i) => {
    const next = document.tokens[i + 1];
    return (document.tokens[i] as Token).lower === 'in' && next !== undefined && /^\p{Lu}/u.test(next.text);
  });
  return at === undefined ? undefined : stemOf((document.tokens[at + 1] as Token).text);
};

/** The states and bodies that "dessen" or "deren" before a treaty means at the head of a relative clause. */
export const relativeOwners = (index: Index, head: number): Referent[] => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[head] ?? -1];
  const antecedent = document.phrases[clause?.antecedent ?? -1];
  if (clause?.kind !== 'relative' || antecedent === undefined) return [];
  // "Mexiko, dessen Präsident den Vertrag kündigte": there it is the president's.
  let owner = head - 1;
  while (owner > clause.first && document.tokens[owner]?.pos === 'ADJ') owner--;
  if (!/^(?:dessen|deren)$/.test(document.tokens[owner]?.lower ?? '')) return [];
  return referentsOf(index, antecedent, { through: false }).filter(
    (r) => r.type === 'Country' || r.type === 'Organisation',
  );
};

/** "zwischen A (AA) und B (BB)": the second side, behind a bracket. */
export const behindBracket = (index: Index, phrase: Phrase): readonly Referent[] => {
  const { tokens } = index.document;
  if (phrase.preposition !== 'zwischen' || tokens[phrase.last]?.text !== '(') return [];
  if (tokens[phrase.last + 2]?.text !== ')' || tokens[phrase.last + 3]?.lower !== 'und') return [];
  const next = index.document.phrases[index.document.phraseOf[phrase.last + 4] ?? -1];
  return next === undefined ? [] : referentsOf(index, next, { through: false });
};

/** Phrases that hang on a treaty's noun and name its parties: "zwischen A und B", "mit A". */
export const ownPhrases = (index: Index, phrase: Phrase | undefined, mention: Mention): Phrase[] => {
  const { head } = mention.treaty as TreatyFeatures;
  const found: Phrase[] = [];
  const names = (p: Phrase): boolean => (p.preposition === 'zwischen' || p.preposition === 'mit') && p.first > head;
  for (const child of phrase === undefined ? [] : (index.children.get(phrase.index) ?? [])) {
    if (names(child)) found.push(child);
    // "Abkommen über X zwischen A und B", "zur Zusammenarbeit im Zivilschutz mit B": the parties hang on the title.
    else if (/^(?:über|zu|von|für)$/.test(child.preposition ?? ''))
      found.push(...partiesOfTitle(index, child, child.preposition === 'von' ? 'zwischen' : undefined, deepestParties));
  }
  // "Vertrag von 1986 zwischen A und B"
  const next = index.document.phrases[index.document.phraseOf[mention.last] ?? -1];
  if (next !== undefined && next.preposition === 'zwischen' && next.first === mention.last && !found.includes(next))
    found.push(next);
  return found;
};

/** "das Abkommen Australiens und Frankreichs": two states in the genitive behind one treaty are its sides. */
export const jointOwners = (
  index: Index,
  phrase: Phrase | undefined,
  { head, plural }: TreatyFeatures,
): readonly Referent[] => {
  if (phrase === undefined || plural) return [];
  const owners = (index.children.get(phrase.index) ?? []).filter((c) => c.link === 'genitive' && c.first > head);
  const [owner, other] = owners;
  if (owner === undefined || other !== undefined) return [];
  const meant = referentsOf(index, owner, { through: false });
  const isSide = (r: Referent): boolean => r.type === 'Country' || r.entity === unionOfStates;
  return meant.length === 2 && meant.every(isSide) ? meant : [];
};

/** What names the parties somewhere below the matter of a treaty: with `only`, nothing but that preposition does. */
const partiesOfTitle = (index: Index, title: Phrase, only: string | undefined, depth: number): Phrase[] => {
  const found: Phrase[] = [];
  for (const inner of index.children.get(title.index) ?? []) {
    const { preposition } = inner;
    if (preposition === 'zwischen' || (preposition === 'mit' && only === undefined && depth > 1)) found.push(inner);
    else if (depth > 1 && (preposition !== undefined || inner.link === 'genitive'))
      found.push(...partiesOfTitle(index, inner, only, depth - 1));
  }
  return found;
};
/** Phrases between a treaty's noun and its parties: "über den Schutz des Flusses zwischen A und B". */
const deepestParties = 3;

const genderOf = (mention: Mention): string | undefined =>
  mention.treaty?.noun === undefined ? undefined : kindNouns.nouns.get(mention.treaty.noun)?.gender;

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const x of a) if (b.has(x)) return true;
  return false;
};

const sameStem = (a: string, b: string): boolean =>
  a === b || (a.length >= 4 && b.length >= 4 && (a.startsWith(b) || b.startsWith(a)));

/** Why a wording cannot be a treaty; undefined when it can. */
const contradicts = (e: Evidence, c: Cluster): string | undefined => {
  const f = e.features;
  if (f.known !== undefined && c.known !== undefined && f.known !== c.known) return 'another known treaty';
  if (f.known !== undefined && f.known === c.known) return undefined;
  const family = familyOf(f);
  if (
    family !== 'any' &&
    c.families.size > 0 &&
    !c.families.has(family) &&
    // "das Protokoll" behind the name of a pact is another paper.
    !(c.known !== undefined && !e.features.proper && family !== 'protocol' && family !== 'declaration') &&
    !takesUpAny(e, c)
  )
    return 'another kind';
  // No convention known by name is a ceasefire, unless it is one of peace.
  if (family === 'ceasefire' && c.known !== undefined && !c.topics.has('peace')) return 'another kind';
  if (f.names.length > 0 && c.names.size > 0 && !f.names.some((n) => c.names.has(n))) return 'another short name';
  // "die Konvention über X … die Y-Konvention": a known name does not take up a title that is not its own.
  if (f.known !== undefined && c.known === undefined && c.titles.size > 0 && !f.short && !isTitleOf(f, c))
    return 'another title';
  if (f.year !== undefined && c.year !== undefined && f.year !== c.year) return 'another year';
  if (f.place !== undefined && c.place !== undefined && !sameStem(f.place, c.place)) return 'another place';
  if (f.topic !== undefined && c.topics.size > 0 && !c.topics.has(f.topic)) {
    if (!(near(f.topic, 'nuclear', 'arms', c) || near(f.topic, 'climate', 'fishery', c))) return 'another subject';
  }
  if (f.prefix !== '' && c.prefixes.size > 0 && f.proper && !c.prefixes.has(f.prefix) && c.proper)
    return 'another name';
  if (e.parties.size > 0 && c.parties.size > 1 && !overlaps(e.parties, c.parties)) return 'other parties';
  // "der Vertrag von X, mit dem A und B den Bund gründeten … das Abkommen mit C"
  const bound = [...union(c.parties, c.signers)].filter((id) => !id.startsWith('person:'));
  if (e.parties.size === 1 && bound.length > 1 && !bound.some((id) => e.parties.has(id))) return 'other parties';
  if (e.parties.size > 1 && c.parties.size > 1 && [...e.parties].some((p) => !c.parties.has(p))) return 'other parties';
  // "unterschrieb 1976 das Abkommen … das Küstenabkommen, das sie 2014 schlossen"
  if (e.signedIn.size > 0 && c.signedIn.size > 0 && !overlaps(e.signedIn, c.signedIn)) return 'signed in another year';
  // "setzte seinen Namen unter ein Papier. Schon im September hatte er das X-Protokoll gezeichnet"
  if (e.signedBefore && c.signed && f.proper) return 'signed before the other';
  const sides = union(c.parties, c.signers);
  if ([...e.owners].some((owner) => !sides.has(owner))) return 'of another owner';
  if (signedByOthers(e, c)) return 'signed by others';
  // "Mit Neuseeland schloss die EU dagegen ein Abkommen": two and two, of whom one is the same.
  const opens = f.determiner === 'indefinite' || f.determiner === 'possessive';
  if (opens && areOtherPairs(union(e.signers, e.parties), union(c.signers, c.parties))) return 'another pair';
  // "der Pakt mit X … der Y-Vertrag, den A, B und C schlossen"
  const states = [...e.signers].filter((s) => s.startsWith('country:'));
  if (f.known !== undefined && states.length > 1 && c.parties.size > 0 && ![...c.parties].some((p) => e.signers.has(p)))
    return 'signed by others';
  if (f.plural !== c.plural && f.known === undefined && !(f.plural && treatyNounIsLoose(f))) return 'another number';
  return undefined;
};

/** "die Erklärung … das Abkommen", "die Feuerpause … die Vereinbarung": a bare noun that fits any treaty. */
const takesUpAny = (e: Evidence, c: Cluster): boolean => {
  const f = e.features;
  return (
    // "die Gemeinsame Erklärung … diesen Vertrag"
    (looseNouns.has(f.noun ?? '') || (f.noun === 'Vertrag' && f.determiner === 'demonstrative')) &&
    !hasMarks(f) &&
    f.adjectives.length === 0 &&
    !f.plural &&
    (f.determiner === 'definite' || f.determiner === 'demonstrative') &&
    [...c.families].some(
      (family) =>
        /^(?:declaration|ceasefire|memorandum)$/.test(family) || (family === 'protocol' && !c.topics.has('amending')),
    )
  );
};
const looseNouns: ReadonlySet<string> = new Set(['Abkommen', 'Vereinbarung', 'Abmachung', 'Übereinkunft', 'Deal']);

/** True when a word of the cluster's title stands in a wording of the known treaty, or the other way round. */
const isTitleOf = (f: TreatyFeatures, c: Cluster): boolean => {
  const words = f.wordings.flatMap((w) => w.split(/[ -]/)).map(stemOf);
  for (const t of c.titles)
    if (t.length > 3 && words.some((w) => w.includes(t) || (w.length > 4 && t.includes(w)))) return true;
  return false;
};

/** True of two pairs of states and bodies, or of persons, that are not the same two. */
const areOtherPairs = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean =>
  [true, false].some((persons) => {
    const of = (ids: ReadonlySet<string>): string[] => [...ids].filter((id) => id.startsWith('person:') === persons);
    const [own, others] = [of(mine), of(theirs)];
    return own.length === 2 && others.length === 2 && own.some((id) => !theirs.has(id));
  });

/** Two signatures by different people or bodies are two treaties; a state, or the Union, and the person who signs for it are not different. */
const signedByOthers = (e: Evidence, c: Cluster): boolean => {
  // "Ausgehandelt hatte das Abkommen X": others sign.
  if (e.events.every((event) => event.type !== 'SIGNED') && ![...e.signers].some((s) => !s.startsWith('person:')))
    return false;
  if (e.signers.size === 0 || c.signers.size === 0 || overlaps(e.signers, c.signers)) return false;
  const kinds = (ids: ReadonlySet<string>): Set<string> => new Set([...ids].map((id) => id.slice(0, id.indexOf(':'))));
  const mine = kinds(e.signers);
  const theirs = kinds(c.signers);
  const byState = [...e.signers, ...c.signers].some((id) => id.startsWith('country:') || id === unionOfStates);
  if (!overlaps(mine, theirs) && byState) return false;
  return !e.features.carrier && e.features.known === undefined;
};

const near = (topic: string, a: string, b: string, c: Cluster): boolean =>
  (topic === a && c.topics.has(b)) || (topic === b && c.topics.has(a));

/** "die Abmachungen", "die Vereinbarungen", "die Dokumente" may mean one treaty. */
const treatyNounIsLoose = (f: TreatyFeatures): boolean =>
  f.noun !== undefined &&
  (['Abmachung', 'Vereinbarung', 'Abrede'].includes(f.noun) || (f.carrier && papers.has(f.noun))) &&
  f.modifier === '';

/** What is signed before it is called by its kind. */
const papers = new Set(['Dokument', 'Papier', 'Text', 'Schriftstück']);

/** Nouns that mean the treaty only where something happens to it right after it was named. */
const looseCarriers = new Set(['Initiative', 'Lösung', 'Kompromiss', 'Einigung', 'Werk']);

/** A compound's first part that also begins a word of the title. */
const akin = (modifier: string, titles: ReadonlySet<string>): boolean => {
  const stem = modifier.replace(/s$/, '');
  if (stem.length < 5) return false;
  for (const t of titles) if (t.includes(stem) || (t.length > 4 && stem.startsWith(t))) return true;
  return false;
};

const hasMarks = (f: TreatyFeatures): boolean =>
  f.modifier !== '' ||
  f.prefix !== '' ||
  f.place !== undefined ||
  f.known !== undefined ||
  f.title.length > 0 ||
  // "der Iberische Pakt"
  (f.proper && f.adjectives.length > 0);

const isDescribed = (f: TreatyFeatures): boolean => f.modifier !== '' || f.prefix !== '' || f.title.length > 0;

/** The treaty of the article that a wording means, if it means one that was named before. */
const chooseCluster = (
  e: Evidence,
  clusters: readonly Cluster[],
  byHead: ReadonlyMap<number, readonly Evidence[]>,
): Cluster | undefined => {
  const f = e.features;
  if (f.determiner === 'negative' || e.afterContract) return undefined;
  const { local } = f;
  if (local !== undefined) return clusters.find((c) => c.names.has(local));
  if (e.equals !== undefined) {
    const same = clusters.find((c) => c.mentions.some((m) => m.treaty?.head === e.equals));
    if (same !== undefined) return same;
  }
  const older = olderOfTwo(e, clusters);
  if (older !== undefined) return older;
  const headlined = deedOfHeadline(e, clusters);
  if (headlined !== undefined) return headlined;
  let best: Cluster | undefined;
  let bestScore = 0;
  // "wie das Abkommen ersetzen": the two treaties of one event are not the same.
  const rivals = new Set<Mention>();
  for (const event of e.events) {
    if (event.by === undefined) continue;
    const other = event.treaty.token === f.head ? event.by : event.treaty;
    if (other.kind === 'noun') for (const x of byHead.get(other.token) ?? []) rivals.add(x.mention);
    // "Dieser werde durch das neue Abkommen ersetzt": the pronoun means the treaty named last before it.
    if (other.kind === 'pronoun') {
      const before = clusters
        .flatMap((c) => c.mentions)
        .filter((m) => m.first < other.token && agrees(other, genderOf(m), m.treaty?.plural === true));
      const last = before.sort((a, b) => b.first - a.first)[0];
      if (last !== undefined) rivals.add(last);
    }
  }
  for (const head of e.beside) for (const x of byHead.get(head) ?? []) if (!x.features.carrier) rivals.add(x.mention);
  for (const c of clusters) {
    if (rivals.size > 0 && c.mentions.some((m) => rivals.has(m))) continue;
    if (e.besidePronoun !== undefined && c.mentions.some((m) => m.treaty?.head === e.besidePronoun)) continue;
    if (contradicts(e, c) !== undefined) continue;
    const distance = e.sentence - c.lastSentence;
    let link = 0;
    if (f.known !== undefined && f.known === c.known) link += 10;
    if (f.prefix !== '' && c.prefixes.has(f.prefix)) link += 5;
    if (f.modifier !== '' && c.modifiers.has(f.modifier)) link += 4;
    if (f.place !== undefined && c.place !== undefined && sameStem(f.place, c.place))
      link += f.title.length > 0 || c.titles.size > 0 ? 2 : 4;
    if (f.year !== undefined && c.year === f.year && (f.noun === undefined || c.families.has(familyOf(f)))) link += 3;
    const shared = f.title.filter((s) => c.titles.has(s)).length;
    if (shared > 0 && shared * 2 >= f.title.length) link += 3;
    // "Wasserstoffabkommen" and "Abkommen über eine Wasserstoffpartnerschaft"
    if (akin(f.modifier, c.titles) || f.title.some((t) => [...c.modifiers].some((m) => akin(m, new Set([t])))))
      link += 3;
    // "der Iberische Pakt … den Iberischen Pakt": there the adjective is the name.
    if (f.adjectives.some((a) => c.adjectives.has(a))) link += f.proper && c.proper && !isDescribed(f) ? 4 : 1;
    if (overlaps(e.signers, c.signers) && (c.provisional || e.inTitle || c.inFirstLines)) link += 1.5;
    // "New Start auf Eis … am letzten großen Abrüstungsvertrag": one about nuclear arms that the headline calls by its name.
    const topical =
      f.topic !== undefined &&
      (c.topics.has(f.topic) || (c.known !== undefined && c.inFirstLines && near(f.topic, 'nuclear', 'arms', c)));
    const definite = ['definite', 'demonstrative', 'possessive'].includes(f.determiner);
    // "seinen Grenzvertrag": somebody's own, if it has a mark that the one before had not.
    const owned = f.determiner === 'possessive' && hasMarks(f) && link === 0;
    const indefinite = owned || f.determiner === 'indefinite' || (f.determiner === 'none' && !f.proper);
    if (e.isAnother || (e.isOther && link < 4)) continue;
    // "… handelten ein weiteres Abkommen aus. Der Berliner Vertrag bestätigte …": what the next sentence opens with has the name.
    const named =
      f.proper &&
      distance === 1 &&
      c.mentions.length === 1 &&
      !c.openedDefinite &&
      bare(c) &&
      e.opens &&
      f.determiner === 'definite' &&
      e.events.every((event) => event.by === undefined || event.by.token === f.head);
    // "Das Friedensabkommen ist hinfällig. Den Vertrag von 2018 habe …": what the article takes as known from the start and does not
    // tell the making of, if it is the only one so far. "das 1960 ausgehandelte Abkommen" may be an older one.
    const told =
      clusters.length === 1 &&
      c.year === undefined &&
      c.openedDefinite &&
      c.signedIn.size === 0 &&
      c.signers.size === 0 &&
      distance <= describedReach &&
      !hasMarks(f) &&
      definite &&
      c.place === undefined &&
      e.parties.size === 0 &&
      f.wordings.some((w) => w.endsWith(` ${f.year}`));
    // "Norwegen lobt Pariser Klimaabkommen … Das 2015 geschlossene Abkommen": what the headline alone has named, and not told the making of,
    // where it is known to be of that year.
    const headed =
      clusters.length === 1 &&
      c.year === undefined &&
      c.inFirstLines &&
      c.mentions.length === 1 &&
      c.lastSentence === 0 &&
      c.signedIn.size === 0 &&
      c.signers.size === 0 &&
      distance <= leadReach &&
      hasNoun(c, f) &&
      !hasMarks(f) &&
      definite &&
      e.parties.size === 0 &&
      c.known !== undefined &&
      knownTreaties.yearOf(c.known) === f.year;
    // "der Vertrag von 1961" is not the one just spoken of, unless that is known to be of 1961.
    if (f.year !== undefined && c.year !== f.year && link < 4 && !named && !told && !headed) continue;
    if (f.carrier && looseCarriers.has(f.noun ?? '') && (e.events.length === 0 || distance > describedReach)) continue;
    let score = link;
    if (link === 0 || (link < 3 && hasMarks(f))) {
      // No shared mark: only a pointing article, or a headline told again, connects.
      if (indefinite) {
        // "setzte unter ein mehrseitiges Papier seine Unterschrift": what the headline calls a treaty.
        const paper =
          f.carrier &&
          papers.has(f.noun ?? '') &&
          clusters.length === 1 &&
          c.inFirstLines &&
          c.signers.size === 0 &&
          distance <= fullNameReach &&
          e.events.some((event) => event.type === 'SIGNED' && event.status === 'asserted');
        // "A und B unterschreiben Militärabkommen mit C … unterzeichneten die Minister X und Y ein Verteidigungsabkommen"
        const headline =
          clusters.length === 1 &&
          c.signedInTitle &&
          c.mentions.length === 1 &&
          topical &&
          distance <= leadReach &&
          !e.isMore &&
          e.signers.size > 0 &&
          [...e.signers].every((id) => id.startsWith('person:')) &&
          e.events.some((event) => event.type === 'SIGNED' && event.status === 'asserted');
        // "Vom Bagdad-Pakt zur CENTO": the pact whose signing there a chronicle tells is the one that is called by the place.
        const { signedAt } = e;
        const atPlace =
          signedAt !== undefined &&
          f.modifier === '' &&
          hasNoun(c, f) &&
          c.signers.size === 0 &&
          !e.isMore &&
          [...c.prefixes, ...(c.place === undefined ? [] : [c.place])].some((place) => sameStem(place, signedAt));
        // "Was das Abkommen zwischen A und B bringt … haben sich A und die Staaten des Bundes auf ein Freihandelsabkommen geeinigt"
        const lead =
          clusters.length === 1 &&
          c.lastSentence === 0 &&
          c.parties.size > 1 &&
          bare(c) &&
          distance <= firstLines &&
          !e.isMore &&
          overlaps(e.signers, c.parties);
        // "Der Vertrag von Trianon", and below "unterschrieben … einen Vertrag": an article that bears but the name of a treaty tells of
        // its making.
        const entry =
          clusters.length === 1 &&
          c.isHeadline &&
          c.signers.size === 0 &&
          !c.plural &&
          !hasMarks(f) &&
          f.adjectives.length === 0 &&
          hasNoun(c, f) &&
          !e.isMore &&
          e.events.some((event) => event.type === 'SIGNED' && event.status === 'asserted');
        const toldOf =
          paper ||
          entry ||
          headline ||
          lead ||
          atPlace ||
          (!e.isMore && overlaps(e.signers, c.signers) && (c.provisional || (topical && distance <= describedReach)));
        if (!toldOf) continue;
        score += 1;
      } else if (!definite) {
        if (
          !(
            f.proper &&
            bare(c) &&
            !e.isNew &&
            distance <= describedReach &&
            overlaps(union(e.signers, e.parties), union(c.signers, c.parties))
          )
        )
          continue;
        score += 1;
      } else if (hasMarks(f)) {
        if (f.proper && c.proper) continue;
        const acting = union(e.signers, e.parties);
        const unlike = acting.size > 0 && !overlaps(acting, union(c.signers, c.parties));
        // A name after a description: the only treaty so far, of the same noun, may be called so.
        const called =
          f.proper && f.topic === undefined && clusters.length === 1 && distance <= describedReach && hasNoun(c, f);
        // The lead tells of "ein Verteidigungsabkommen"; what is signed right below in its full name is that.
        const full =
          clusters.length === 1 &&
          c.inFirstLines &&
          distance <= fullNameReach &&
          f.title.length > 0 &&
          f.modifier === '' &&
          c.titles.size === 0 &&
          !c.openedDefinite &&
          !e.isNew &&
          hasNoun(c, f) &&
          e.events.some((event) => event.type === 'SIGNED' && event.status === 'asserted');
        // "Balkanpakt in Bled unterzeichnet": what the lead signs in its full title is what the headline calls by its name.
        const toldAgain =
          clusters.length === 1 &&
          c.signedInTitle &&
          c.titles.size === 0 &&
          c.mentions.length === 1 &&
          f.known === undefined &&
          f.title.length > 0 &&
          f.modifier === '' &&
          distance <= leadReach &&
          e.events.some((event) => event.type === 'SIGNED' && event.status === 'asserted' && event.actors.length > 0);
        // "die Gespräche über das Abkommen der EU mit Indien … aus dem Pariser Abkommen": what its sides tell apart is not called by a name
        // that has nothing to do with them, nor what the same sentence has just called otherwise.
        if (
          f.proper &&
          !named &&
          ((c.parties.size > 1 && !overlaps(acting, union(c.signers, c.parties))) || distance === 0)
        )
          continue;
        const open =
          full ||
          toldAgain ||
          called ||
          (bare(c) && distance <= describedReach && !(f.proper && unlike && !c.inFirstLines));
        // A name joins a description that was opened as one more treaty only with its parties.
        const known =
          !f.proper ||
          named ||
          c.openedDefinite ||
          clusters.length === 1 ||
          overlaps(acting, union(c.signers, c.parties)) ||
          c.inFirstLines;
        if (!(topical && known && distance <= reach && !(f.proper && unlike && acting.size > 0)) && !open) continue;
        score += topical ? 2 : 0.8;
      } else {
        if (distance > reach && !isMain(c, clusters)) continue;
        score += 1;
      }
    }
    if (takesUpAny(e, c) && !c.families.has(familyOf(f))) score -= 0.5;
    if (c.plural !== f.plural && f.known === undefined && link < 3) score -= 0.5;
    if (f.noun !== undefined && hasNoun(c, f)) score += 0.8;
    if (f.carrier && hasNoun(c, f)) score += 0.8;
    // "Das Windsor-Abkommen ersetzt Teile des Nordirland-Protokolls. Das Protokoll …": the one that is called so.
    const called = !hasMarks(f) && f.noun !== undefined && !f.carrier;
    const rival = (x: Cluster): boolean => x !== c && hasNoun(x, f) && e.sentence - x.lastSentence <= describedReach;
    const onlyOne = called && hasNoun(c, f) && !clusters.some(rival);
    if (called && !hasNoun(c, f) && !isOneWord(f) && clusters.some(rival)) score -= 1;
    if (c.superseded && !hasMarks(f) && !onlyOne) score -= 1.5;
    // "die Einigung, auf die sich A und B verständigten": no memorandum that others have just signed.
    const isPaper = [...c.families].every((family) => /^(?:declaration|memorandum)$/.test(family));
    if (f.carrier && looseCarriers.has(f.noun ?? '') && isPaper && clusters.length > 1) score -= 2;
    // "Was das Abkommen mit X bringt … das Pariser Klimaabkommen … Unterzeichnet werden soll das Abkommen 2025": the headline's.
    const isPassing = c.known !== undefined && c.mentions.length === 1 && distance > 2 && !c.inFirstLines;
    if (called && isPassing && clusters.some((x) => x !== c && x.inFirstLines && hasNoun(x, f))) score -= 2;
    // "den Pakt" is rather what the article is about than what it told of in passing.
    if (c.aside && !hasMarks(f) && link === 0 && clusters.some((x) => x !== c && !x.aside && x.mentions.length > 1))
      score -= 2;
    if (e.isNew) score += c.superseded || (c.year !== undefined && c.year < '2010') ? -1.5 : 0.3;
    score += Math.max(0, 2.4 - 0.4 * Math.max(0, distance));
    score += Math.min(0.6, 0.15 * c.mentions.length);
    if (score > bestScore) {
      bestScore = score;
      best = c;
    }
  }
  return best;
};

/** "2019 folgte der Vertrag von Aachen. Der alte Vertrag …": of two the one that was not named last. */
const olderOfTwo = (e: Evidence, clusters: readonly Cluster[]): Cluster | undefined => {
  const f = e.features;
  if (!e.isOld || hasMarks(f) || f.plural || f.determiner !== 'definite') return undefined;
  const near = clusters.filter(
    (c) => hasNoun(c, f) && !c.plural && !c.aside && e.sentence - c.lastSentence <= describedReach,
  );
  const [first, last, third] = [...near].sort((a, b) => a.lastSentence - b.lastSentence);
  return first !== undefined && last !== undefined && third === undefined && first.lastSentence < last.lastSentence
    ? first
    : undefined;
};

/**
 * "X legt New Start auf Eis", and right below "setze die Teilnahme am letzten Abrüstungsvertrag aus": the same done to the only treaty
 * of the headline, called by what it is.
 */
const deedOfHeadline = (e: Evidence, clusters: readonly Cluster[]): Cluster | undefined => {
  const f = e.features;
  const [c] = clusters;
  if (
    c === undefined ||
    clusters.length > 1 ||
    !(c.proper || c.known !== undefined) ||
    e.sentence > leadReach ||
    e.inTitle
  )
    return undefined;
  const isPlain = f.known === undefined && !f.proper && !f.plural && f.year === undefined && f.title.length === 0;
  if (!isPlain || f.determiner !== 'definite' || e.isOther || e.isNew || e.isMore) return undefined;
  // "… verlässt Atomwaffensperrvertrag", and below "kündigte das Zusatzprotokoll auf": another noun is another paper.
  if (c.nouns.size === 0 ? !isOneWord(f) : !hasNoun(c, f)) return undefined;
  const isSame = ({ type, status, actors }: TreatyEvent): boolean => {
    const doers = c.headlined.get(type);
    if (doers === undefined || status !== 'asserted') return false;
    // "Putin" in the headline is "Russland" below it.
    const hasPerson = [...doers, ...actors.map((a) => a.entity)].some((id) => id.startsWith('person:'));
    return actors.length > 0 && (hasPerson || actors.some((a) => doers.has(a.entity)));
  };
  return e.events.some(isSame) ? c : undefined;
};
/** What happens to a treaty once. */
const singleDeeds: ReadonlySet<RelationType> = new Set(['JOINED', 'LEFT', 'SUSPENDED']);

/** "das Abkommen", "die Vereinbarung" may take up what is called otherwise; "das Protokoll", "die Charta" seldom. */
const isOneWord = (f: TreatyFeatures): boolean =>
  looseNouns.has(f.noun ?? '') || f.noun === 'Vertrag' || f.noun === 'Pakt';

/** The treaty that the article speaks of most: "das Abkommen" may look back to it from anywhere. */
const isMain = (c: Cluster, clusters: readonly Cluster[]): boolean =>
  clusters.every((x) => x === c || x.mentions.length < c.mentions.length);

const hasNoun = (c: Cluster, f: TreatyFeatures): boolean => f.noun !== undefined && c.nouns.has(f.noun);

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> => new Set([...a, ...b]);
/** A treaty that so far has no mark of its own. */
const bare = (c: Cluster): boolean =>
  c.modifiers.size === 0 &&
  c.prefixes.size === 0 &&
  c.place === undefined &&
  c.known === undefined &&
  c.titles.size === 0;

/** Whether a wording that points to no treaty named before is a treaty itself. */
const isTreaty = (document: Document, e: Evidence, knownIds: ReadonlySet<string>): boolean => {
  const f = e.features;
  if (f.determiner === 'negative' || e.afterContract || f.local !== undefined) return false;
  if (f.determiner === 'indefinite' && isSaidNotToBe(document, f)) return false;
  const acts = [...e.events, ...e.later].filter(
    (event) => event.actors.length > 0 || event.bothSides || event.by !== undefined,
  );
  const states = acts.filter(
    (event) =>
      event.by !== undefined ||
      event.bothSides ||
      event.actors.some((a) => a.type !== 'Person' || governs(document, a.entity)) ||
      event.actors.length > 1,
  );
  const signed = acts.some(
    (event) =>
      event.type === 'SIGNED' ||
      event.type === 'NEGOTIATED' ||
      event.type === 'RATIFIED' ||
      event.rule.startsWith('treaty-pledge') ||
      standing.test(event.rule),
  );
  // "ein Dokument", "das Papier, das X und Y unterzeichneten": kept if the text says later what it is.
  if (f.carrier)
    return (
      papers.has(f.noun ?? '') &&
      ['indefinite', 'definite'].includes(f.determiner) &&
      states.some((event) => event.type === 'SIGNED')
    );
  if (f.short)
    return (
      (f.known !== undefined && knownIds.has(f.known)) ||
      e.events.some((event) => ['LEFT', 'JOINED', 'RATIFIED', 'SIGNED', 'SUSPENDED', 'VIOLATED'].includes(event.type))
    );
  if (f.known !== undefined) return true;
  const noun = f.noun === undefined ? undefined : kindNouns.nouns.get(f.noun);
  if (noun === undefined) return false;
  // "SPÖ und Neos haben den Koalitionsvertrag unterzeichnet": one of parties, where they are told to make it.
  if (isOfCoalition(f))
    return !f.plural && acts.some((event) => /^(?:SIGNED|NEGOTIATED)$/.test(event.type) && event.actors.length > 1);
  const definite = ['definite', 'demonstrative', 'possessive'].includes(f.determiner);
  if (noun.signedOnly) {
    const ofPrinciple = /^(?:grundsatz|prinzipien)/.test(f.modifier);
    // A statement of intent is negotiated and may be between two.
    const ofIntent = f.modifier === 'absichts';
    if (ofIntent && (e.parties.size > 1 || (definite && e.parties.size > 0))) return true;
    const made = acts.some(
      (event) =>
        event.type === 'SIGNED' ||
        (ofIntent && (event.type === 'NEGOTIATED' || event.type === 'RATIFIED')) ||
        // "In der Erklärung von Argyle verpflichten sich …"
        ((f.place !== undefined || f.prefix !== '') && f.proper && event.rule.startsWith('treaty-pledge')) ||
        // "trat der Lissabonner Erklärung bei": a paper that bears a place, and that one joins, leaves or breaks
        (f.place !== undefined && f.proper && definite && binding.has(event.type)) ||
        ((noun.kind === 'ceasefire' || ofPrinciple) && event.type === 'NEGOTIATED'),
    );
    // "die Waffenruhe zwischen A und B"
    const between = noun.kind === 'ceasefire' && e.parties.size > 1 && f.determiner === 'definite';
    // "haben einer Waffenruhe zugestimmt", "brach die Waffenruhe", "kündigte den Waffenstillstand von 1991 auf"
    const kept =
      noun.kind === 'ceasefire' && states.some((event) => ['PARTY_TO', 'LEFT', 'VIOLATED'].includes(event.type));
    // "die EU-Türkei-Erklärung"
    const pair =
      definite && f.prefix.includes('-') && e.parties.size > 1 && [...e.parties].some((p) => p.startsWith('country:'));
    // "die Moskauer Waffenruhe"
    const called = noun.kind === 'ceasefire' && f.proper && f.place !== undefined && definite;
    return (made && states.length > 0) || between || kept || pair || called;
  }
  if (f.proper && !f.plural && (f.place !== undefined || f.prefix !== '' || definite))
    return f.noun !== 'Deal' || states.length > 0 || e.parties.size > 0 || f.topic !== undefined;
  if (f.plural)
    return (
      f.year !== undefined ||
      // "die beiden Torrijos-Carter-Verträge", "die SALT-Verträge"
      (f.proper && f.prefix !== '' && definite && states.length > 0) ||
      // "die Zusatzprotokolle zu den Genfer Abkommen"
      (definite && noun.kind === 'protocol' && isToTreaty(document, e)) ||
      concludesSeveral(e) ||
      // "die Verträge von Évian", "die Genfer Abkommen"; "die Militärabkommen mit X kündigte er auf"
      (f.place !== undefined && definite && e.features.noun !== 'Deal' && !noun.weak) ||
      // "die Zürcher Protokolle, die nie in Kraft traten"
      (f.place !== undefined && definite && noun.kind === 'protocol' && saysForce(document, e.sentence)) ||
      (e.parties.size > 0 && definite && f.modifier !== '' && e.events.length > 0) ||
      (states.length > 0 && f.modifier !== '' && definite) ||
      (e.parties.size > 1 && definite)
    );
  // "dem Protokoll zum Neutralitätsvertrag"
  if (definite && noun.kind === 'protocol' && isToTreaty(document, e)) return true;
  // "ein Protokoll zum Vertrag von Amsterdam": so does one that only the name of the other tells.
  if (f.noun === 'Protokoll' && f.determiner === 'indefinite' && isToNamed(document, e)) return true;
  if (f.year !== undefined && (states.length > 0 || e.parties.size > 0 || definite)) return true;
  if (isWorkContract(document, e) && e.parties.size < 2) return false;
  if (f.topic === undefined && f.title.length === 0 && isBusiness(document, e, acts)) return false;
  const fact = states.length > 0 || (signed && f.modifier !== '');
  if (noun.weak)
    return (
      (fact && (states.length > 0 || f.topic !== undefined)) ||
      e.parties.size > 1 ||
      (f.title.length > 1 && definite && (e.parties.size > 0 || fact)) ||
      (definite && f.topic === 'amending' && f.title.length > 0)
    );
  if (f.modifier !== '') {
    const sure = f.noun !== 'Vertrag' && f.noun !== 'Pakt' ? true : f.topic !== undefined;
    if (definite) return sure || fact || e.parties.size > 0 || f.title.length > 0;
    return (
      fact ||
      (e.parties.size > 1 && (e.events.length > 0 || e.listed)) ||
      // "Beistandspakt mit China steht": a headline leaves the article out.
      (e.inTitle && sure && f.determiner === 'none' && (e.events.length > 0 || e.parties.size > 0))
    );
  }
  if (definite) return fact || e.parties.size > 0 || (f.title.length > 1 && f.noun !== 'Vertrag');
  // "Man habe zwei Abkommen geschlossen": counted, they are not told one by one.
  if (counting.test(document.tokens[f.head - 1]?.text ?? '') && f.title.length === 0) return false;
  // What is introduced by "ein" is introduced by how it came about, not by how it was broken or left.
  return fact && signed && (states.length > 0 || f.title.length > 0);
};

/** A contract of parties that govern together: none between states. */
export const isOfCoalition = ({ noun, modifier }: TreatyFeatures): boolean =>
  modifier === 'koalitions' || (modifier === 'regierungs' && /^(?:Pakt|Übereinkommen)$/.test(noun ?? ''));

/** What is done to papers that bind, and to nothing that was only said. */
const binding: ReadonlySet<string> = new Set(['RATIFIED', 'JOINED', 'LEFT', 'SUSPENDED', 'VIOLATED']);

/** "Ein Abkommen zwischen A und B gibt es nicht", "besteht bislang nicht". */
const isSaidNotToBe = (document: Document, { head }: TreatyFeatures): boolean => {
  const clause = document.clauses[document.clauseOf[head] ?? -1];
  return (
    clause?.negated === true &&
    /^(?:geben|bestehen|existieren|vorliegen)$/.test(clause.verb ?? '') &&
    clause.modal === undefined &&
    (clause.verb !== 'geben' || clause.tokens.some((i) => document.tokens[i]?.lower === 'es'))
  );
};

/** True where a sentence tells of coming into force or of ratification. */
const saysForce = (document: Document, sentence: number): boolean => {
  const { first, last } = document.sentences[sentence] ?? { first: 0, last: 0 };
  return document.tokens.slice(first, last).some((t) => t.text === 'Kraft' || t.lemma === 'ratifizieren');
};

/** True of a protocol with "zum" and another treaty right behind it. */
const isToTreaty = (document: Document, { features }: Evidence): boolean => {
  const { tokens } = document;
  let i = features.head + 1;
  if (!/^zu[mr]?$/.test(tokens[i]?.lower ?? '')) return false;
  i++;
  while (/^(?:DET|ADJ)$/.test(tokens[i]?.pos ?? '') || /^\p{Lu}\p{L}{2,}er$/u.test(tokens[i]?.text ?? '')) i++;
  const word = headwordOf(tokens[i]?.text ?? '');
  return word !== undefined && !word.carrier;
};

/** True of a protocol to a treaty with a name of its own. */
const isToNamed = (document: Document, e: Evidence): boolean =>
  isToTreaty(document, e) &&
  document.mentions.some(
    (m) => m.treaty?.proper === true && m.treaty.head > e.features.head && m.first <= e.features.head + longestTo,
  );
/** Farthest that the other treaty's wording begins behind "Protokoll", in tokens: "zum Zweiten Haager …". */
const longestTo = 4;

/** "A schloss mit B und C Schiedsverträge ab": of one kind, and with whom; "mehrere Abkommen" may be about anything. */
const concludesSeveral = ({ features, events }: Evidence): boolean =>
  features.modifier !== '' &&
  features.determiner === 'none' &&
  features.wordings.every((w) => !counting.test(w)) &&
  events.some(
    (event) =>
      event.type === 'SIGNED' &&
      event.status === 'asserted' &&
      event.actors.filter((a) => a.type === 'Country' || a.entity === 'organisation:eu').length > 1,
  );
const counting =
  /^(?:mehrere|einige|etliche|zahlreiche|viele|verschiedene|diverse|weitere|andere|zwei|drei|vier|fünf|sechs|\d+)\b/i;

/** "Zwischen A und B besteht ein Abkommen", "unterhält mit B ein Abkommen": that there is one. */
const standing = /^treaty-verb:(?:bestehen|existieren|gelten|unterhalten|verbinden|sein)$/;

/** Kinds of organisation whose contracts are business, not treaties (knowledge/organisations.tsv). */
const businessKinds = new Set([
  'company',
  'media',
  'bank',
  'agency',
  'club',
  'university',
  'church',
  'label',
  'unknown',
]);

/** True when all who are known to take part are firms, media, banks. */
const isBusiness = (document: Document, e: Evidence, acts: readonly TreatyEvent[]): boolean => {
  const ids = new Set([...e.parties, ...acts.flatMap((a) => a.actors.map((x) => x.entity))]);
  let firms = 0;
  for (const id of ids) {
    if (id.startsWith('country:')) return false;
    if (!id.startsWith('organisation:')) continue;
    const kind = document.entities.find((x) => x.id === id)?.properties?.['kind'];
    if (kind !== undefined && !businessKinds.has(kind)) return false;
    firms++;
  }
  return firms > 0;
};

/** A bare `Vertrag` beside clubs, firms and players. */
const isWorkContract = (document: Document, e: Evidence): boolean => {
  if (
    e.features.noun !== 'Vertrag' &&
    e.features.noun !== 'Vereinbarung' &&
    e.features.noun !== 'Deal' &&
    e.features.noun !== 'Pakt'
  )
    return false;
  if (e.features.topic !== undefined) return false;
  const sentence = document.sentences[e.sentence];
  if (sentence === undefined) return false;
  const { head } = e.features;
  for (let i = Math.max(sentence.first, head - neighbourhood); i < Math.min(sentence.last, head + neighbourhood); i++)
    if (treatyWords.contractContext.has((document.tokens[i] as Token).lemma)) return true;
  return false;
};

const openCluster = (e: Evidence): Cluster => ({
  mentions: [],
  families: new Set(),
  nouns: new Set(),
  modifiers: new Set(),
  prefixes: new Set(),
  adjectives: new Set(),
  topics: new Set(),
  titles: new Set(),
  parties: new Set(),
  signers: new Set(),
  headlined: new Map(),
  names: new Set(),
  signedIn: new Set(),
  place: undefined,
  year: undefined,
  known: undefined,
  plural: e.features.plural,
  proper: false,
  inFirstLines: false,
  signedInTitle: false,
  signed: false,
  isHeadline: false,
  openedDefinite: e.features.determiner !== 'indefinite',
  provisional: e.features.carrier,
  lastSentence: e.sentence,
  aside: true,
  superseded: false,
});

const join = (c: Cluster, e: Evidence): void => {
  const f = e.features;
  c.mentions.push(e.mention);
  const family = familyOf(f);
  // "diesen Vertrag" for a declaration: what it is called in passing opens it to no treaty of that kind.
  const loosely = c.families.size > 0 && !c.families.has(family) && takesUpAny(e, c);
  if (family !== 'any' && !loosely) c.families.add(family);
  if (f.modifier !== '') c.modifiers.add(f.modifier);
  if (f.prefix !== '') c.prefixes.add(f.prefix);
  for (const a of f.adjectives) c.adjectives.add(a);
  if (f.topic !== undefined) c.topics.add(f.topic);
  for (const s of f.title) c.titles.add(s);
  for (const n of f.names) c.names.add(n);
  for (const p of e.parties) c.parties.add(p);
  for (const s of e.signers) c.signers.add(s);
  for (const y of e.signedIn) c.signedIn.add(y);
  if (e.inTitle)
    for (const { type, status, actors } of e.events)
      if (singleDeeds.has(type) && status !== 'denied')
        c.headlined.set(type, new Set([...(c.headlined.get(type) ?? []), ...actors.map((a) => a.entity)]));
  c.place ??= f.place;
  c.year ??= f.year;
  c.known ??= f.known;
  c.proper ||= f.proper;
  c.inFirstLines ||= e.inTitle || e.sentence <= firstLines;
  c.isHeadline ||= e.isHeadline;
  c.signedInTitle ||=
    e.sentence === 0 && e.events.some((event) => event.type === 'SIGNED' && event.status === 'asserted');
  c.signed ||= [...e.events, ...e.later].some(
    ({ type, status, actors }) => type === 'SIGNED' && status === 'asserted' && actors.length > 0,
  );
  if (f.noun !== undefined) c.nouns.add(f.noun);
  // "START", "Nafta": what it is called in its other names, so may "der Vertrag" call it.
  else if (f.known !== undefined)
    for (const name of knownTreaties.namesOf(f.known)) {
      const noun = headwordOf(name.split(' ').at(-1) ?? '')?.noun;
      if (noun !== undefined) c.nouns.add(noun);
    }
  if (!f.carrier) c.provisional = false;
  c.lastSentence = Math.max(c.lastSentence, e.sentence);
  c.aside &&= e.aside || e.listed;
  if (e.events.some((event) => event.type === 'REPLACES' && event.treaty.token === f.head)) c.superseded = true;
};

/** "drei Exekutivabkommen, die als Pakt von Madrid bekannt wurden": what was called so before is that as well. */
const namesakeOf = (e: Evidence, chosen: Cluster, clusters: readonly Cluster[]): Cluster | undefined => {
  const { place, noun, known } = e.features;
  if (e.equals === undefined) return undefined;
  // "CETA gebilligt … das Handelsabkommen zwischen der EU und Kanada (CETA)"
  if (known !== undefined) return clusters.find((c) => c !== chosen && c.known === known);
  if (place === undefined || noun === undefined) return undefined;
  return clusters.find((c) => c !== chosen && c.place === place && c.nouns.has(noun));
};

/** Makes one treaty of two. */
const absorb = (c: Cluster, other: Cluster, clusters: Cluster[]): void => {
  c.mentions.unshift(...other.mentions);
  for (const key of ['families', 'nouns', 'modifiers', 'prefixes', 'adjectives', 'topics', 'titles'] as const)
    for (const mark of other[key]) c[key].add(mark);
  for (const key of ['parties', 'signers', 'names'] as const) for (const mark of other[key]) c[key].add(mark);
  c.place ??= other.place;
  c.year ??= other.year;
  c.known ??= other.known;
  c.proper ||= other.proper;
  c.inFirstLines ||= other.inFirstLines;
  c.isHeadline ||= other.isHeadline;
  c.aside &&= other.aside;
  clusters.splice(clusters.indexOf(other), 1);
};

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const bareNoun = (wording: string): boolean => {
  if (wording.includes(' ')) return false;
  const word = headwordOf(wording);
  return word !== undefined && word.modifier === '' && word.prefix === '';
};

/** How much a wording says: titles before names before compounds before bare nouns. */
const weight = (wording: string, mention: Mention, position: number): number => {
  const f = mention.treaty as TreatyFeatures;
  if (f.carrier) return -1;
  const isTitle = f.title.length > 0 && position === 0 && wording.split(' ').length > 2;
  if (f.known !== undefined && !f.short) return isTitle ? 6 : knownTreaties.isFirstName(f.known, wording) ? 5 : 4;
  if (f.short) return 0;
  if (isTitle) return 3;
  if (f.proper && position === 0) return 4;
  if (!bareNoun(wording)) return f.modifier !== '' || f.prefix !== '' ? 2 : 1;
  // "die Waffenruhe … die Vereinbarung": what may be any of them names it least.
  return looseNouns.has(f.noun ?? '') || f.noun === 'Vertrag' ? 0 : 0.5;
};

const entityOf = (
  document: Document,
  cluster: Cluster,
  validities: readonly ValidityClause[],
  signatures: Signatures,
  taken: ReadonlyMap<string, Entity>,
): Entity => {
  const wordings = cluster.mentions.flatMap((m) =>
    (m.treaty as TreatyFeatures).wordings.map((w, i) => ({ wording: w, weight: weight(w, m, i) })),
  );
  const ranked = [...wordings].sort((a, b) => b.weight - a.weight || b.wording.length - a.wording.length);
  const name = ranked[0]?.wording ?? cluster.mentions[0]?.text ?? '';
  const aliases = new Set<string>();
  for (const { wording, weight: w } of wordings) if (w >= 0 && !bareNoun(wording)) aliases.add(wording);
  for (const m of cluster.mentions) {
    if (m.treaty?.carrier === true) continue;
    const words = m.text.split(' ');
    if (words.length === 1 && bareNoun(m.text)) continue;
    if (m.last - m.first > 1 || m.treaty?.year === undefined) aliases.add(m.text);
  }
  aliases.delete(name);
  const nouns = cluster.mentions.flatMap((m) =>
    m.treaty?.noun === undefined || m.treaty.carrier ? [] : [m.treaty.noun],
  );
  const kind = nouns.map((n) => kindNouns.nouns.get(n)?.kind).find((k) => k !== undefined) ?? 'treaty';
  const properties: Record<string, string> = { kind };
  const dates = datesOf(document, cluster, validities, signatures);
  Object.assign(properties, dates);
  const id = idOf(document, cluster, name, dates['signedOn'], taken);
  return {
    id,
    type: 'Treaty',
    name,
    aliases: [...aliases].sort(byCodeUnits),
    properties,
    mentions: cluster.mentions.slice(0, 20).map((m) => ({ start: m.start, end: m.end })),
  };
};

/** Digits of the article's hash in the id of a treaty that only this article can tell apart. */
const articleDigits = 8;

/** A treaty with a name of its own is one across articles; a described one only with its parties, or within its article. */
const idOf = (
  document: Document,
  cluster: Cluster,
  name: string,
  signedOn: string | undefined,
  taken: ReadonlyMap<string, Entity>,
): string => {
  const parts = [cluster.known ?? slug(name)];
  if (cluster.known === undefined && cluster.place === undefined && !(cluster.proper && cluster.prefixes.size > 0)) {
    const sides = [...union(cluster.parties, cluster.signers)]
      .filter((p) => p.startsWith('country:') || p.startsWith('organisation:'))
      .map((p) => slug(p.slice(p.indexOf(':') + 1)));
    if (sides.length > 1) parts.push(...[...new Set(sides)].sort(byCodeUnits).slice(0, 4));
    else parts.push(sha256(document.article.text).slice(0, articleDigits));
    const year = cluster.year ?? signedOn?.slice(0, 4);
    if (year !== undefined && !name.includes(year)) parts.push(year);
  }
  const base = `treaty:${parts.join('-')}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
};

/** Head of the last treaty wording before a token, in this sentence or the one before it. */
const nearestTreaty = (document: Document, token: number): number | undefined => {
  const sentence = (document.tokens[token] as Token).sentence;
  let found: number | undefined;
  for (const m of document.mentions) {
    if (m.treaty === undefined || m.treaty.head >= token || m.treaty.carrier) continue;
    if (sentence - (document.tokens[m.treaty.head] as Token).sentence <= 1) found = Math.max(found ?? 0, m.treaty.head);
  }
  return found;
};

/** Signatures by the head of the treaty, numbered in the order of the events. */
type Signatures = ReadonlyMap<number, readonly { readonly at: number; readonly event: TreatyEvent }[]>;

const signaturesByHead = (events: readonly TreatyEvent[]): Signatures => {
  const byHead = new Map<number, { at: number; event: TreatyEvent }[]>();
  events.forEach((event, at) => {
    if (event.type !== 'SIGNED' || event.status !== 'asserted' || event.treaty.kind !== 'noun') return;
    const list = byHead.get(event.treaty.token);
    if (list === undefined) byHead.set(event.treaty.token, [{ at, event }]);
    else list.push({ at, event });
  });
  return byHead;
};

/** A clause that says when something comes into force or ends. */
interface ValidityClause {
  readonly clause: Clause;
  readonly isForce: boolean;
}

const validityClauses = (document: Document): ValidityClause[] => {
  const found: ValidityClause[] = [];
  for (const clause of document.clauses) {
    const ends = ['auslaufen', 'enden', 'erlöschen', 'ablaufen'].includes(clause.verb ?? '');
    const mayForce = ['treten', 'sein', 'setzen', 'bleiben'].includes(clause.verb ?? '');
    if ((!ends && !mayForce) || clause.negated || clause.conditional) continue;
    const says = (word: string): boolean => clause.tokens.some((i) => (document.tokens[i] as Token).text === word);
    const isForce = mayForce && says('Kraft') && !says('außer');
    if (isForce || ends) found.push({ clause, isForce });
  }
  return found;
};

/** signedOn, inForceOn, validFrom, validTo, as far as a clause about the treaty dates them. */
const datesOf = (
  document: Document,
  cluster: Cluster,
  validities: readonly ValidityClause[],
  signatures: Signatures,
): Record<string, string> => {
  const dates: Record<string, string> = {};
  const heads = new Set(cluster.mentions.map((m) => m.treaty?.head));
  const timeIn = (clauseIndex: number | undefined): string | undefined => {
    if (clauseIndex === undefined) return undefined;
    const times = document.times.filter(
      (t) => t.date !== undefined && t.role === 'at' && document.clauseOf[t.first] === clauseIndex,
    );
    // "vor fast einem Jahr, am 22. Juli 2022": the day says it.
    const days = times.filter((t) => t.precision === 'day');
    if (times.length > 0) return days.length === 1 ? days[0]?.date : times.length === 1 ? times[0]?.date : undefined;
    const sentence = document.clauses[clauseIndex]?.sentence;
    return sentence === undefined ? undefined : entryDate(document, sentence);
  };
  const signed = [...heads].flatMap((head) => signatures.get(head ?? -1) ?? []).sort((a, b) => a.at - b.at);
  for (const { event } of signed) {
    const date = timeIn(event.clause);
    if (date !== undefined) dates['signedOn'] ??= date;
  }
  for (const { clause, isForce } of validities) {
    // "wurde unterzeichnet und trat in Kraft": the subject of the clause before.
    const told = clause.sharesSubjectOf === undefined ? clause : (document.clauses[clause.sharesSubjectOf] ?? clause);
    const subject = (clause.arguments.some((a) => a.role === 'subject') ? clause : told).arguments.find(
      (a) => a.role === 'subject',
    );
    const phrase = subject === undefined ? undefined : document.phrases[subject.phrase];
    if (phrase === undefined) continue;
    const antecedent =
      clause.kind === 'relative' && clause.antecedent !== undefined && phrase.pronoun
        ? document.phrases[clause.antecedent]
        : phrase;
    if (antecedent === undefined) continue;
    if (antecedent.pronoun) {
      const nearest = nearestTreaty(document, antecedent.first);
      if (nearest === undefined || !heads.has(nearest) || clause.kind === 'relative') continue;
    } else if (!heads.has(antecedent.head)) continue;
    const date = timeIn(clause.index);
    if (date === undefined) continue;
    dates[isForce ? 'inForceOn' : 'validTo'] ??= date;
  }
  for (const mention of cluster.mentions) {
    const clause = document.clauseOf[mention.treaty?.head ?? -1];
    if (clause === undefined || clause < 0) continue;
    for (const time of document.times) {
      if (
        time.role !== 'interval' ||
        time.date === undefined ||
        time.until === undefined ||
        document.clauseOf[time.first] !== clause
      )
        continue;
      dates['validFrom'] ??= time.date;
      dates['validTo'] ??= time.until;
    }
  }
  return dates;
};
