import { groupBy } from '../../graph/lists.ts';
import type { RelationType, Status } from '../../graph/ontology.ts';
import { fits } from '../../graph/ontology.ts';
import { loadLexicon, organisationOf } from '../knowledge/lexicon.ts';
import {
  behindBracket,
  isOfCoalition,
  jointOwners,
  otherPapers,
  ownPhrases,
  relativeOwners,
} from '../link/treaties.ts';
import type { Clause, Document, Mention, Phrase, Sentence, TimeExpression, Token, TreatyFeatures } from '../model.ts';
import { headwordOf } from '../recognise/treaties.ts';
import type { Draft } from './draft.ts';
import { mannerOfNoun } from './manner.ts';
import { officeLater, twoStates } from './openOffices.ts';
import {
  argumentPhrases,
  type Index,
  organisationKind,
  type Referent,
  referentFrom,
  referentsOf,
  union,
} from './referents.ts';
import { relateStates } from './states.ts';
import {
  agrees,
  entryDate,
  entryOf,
  readTreatyEvents,
  type TreatyEvent,
  type TreatySlot,
  treatyFrames,
} from './treatyEvents.ts';

/*
 * What happens to treaties, as statements: each event of treatyEvents.ts with the treaty that its slot means, for each actor;
 * what follows from a signature (the state of the person who signed signs as well, and is bound); parties named beside the
 * treaty ("zwischen A und B"); and what a treaty's own wording says about another ("Zusatzprotokoll zum X-Vertrag").
 */

/** Farthest that a pronoun or an unsaid treaty looks back, in sentences. */
const pronounReach = 2;
const silentReach = 3;
/** Farthest that the treaty may be named after its signature, in sentences. */
const forwardReach = 8;

/** What happens to treaties. */
export const relateTreaties = (index: Index): Draft[] => {
  const treaties = index.document.mentions.filter((m) => m.treaty !== undefined && m.entity !== undefined);
  if (treaties.length === 0) return [];
  const drafts: Draft[] = [];
  const states = relateStates(index);
  const homes = homesOf(index, states);
  const offices = officesOf(index, states, homes);
  const parties = new Map<string, Set<string>>();
  const addParty = (treaty: string, actor: string): void => {
    parties.set(treaty, (parties.get(treaty) ?? new Set()).add(actor));
  };
  const events = readTreatyEvents(index);
  readParties(index, treaties, drafts, addParty);
  /** Treaty → those between whom it is, by its own wording. */
  const sidesOnly = new Map<string, Set<string>>();
  for (const d of drafts)
    if (d.rule !== 'treaty-parties:mit') sidesOnly.set(d.to, (sidesOnly.get(d.to) ?? new Set()).add(d.from));
  /** Treaty → those it is said to be with: "das Abkommen mit X". */
  const otherSides = new Map<string, Set<string>>();
  for (const d of drafts)
    if (d.rule === 'treaty-parties:mit') otherSides.set(d.to, (otherSides.get(d.to) ?? new Set()).add(d.from));
  // What a treaty replaced is not what the article goes on about.
  const superseded = new Set<string>();
  for (const event of events) {
    if (event.treaty.kind !== 'noun') continue;
    for (const to of resolve(index.document, treaties, event.treaty, superseded)) {
      if (event.type === 'REPLACES' && event.status !== 'denied') superseded.add(to);
    }
  }
  /** Treaties that somebody has declared void: nobody signs them after that. */
  const annulled = new Set<string>();
  let lastSides: ReadonlySet<string> | undefined;
  /** By type and treaty, who did it last: "Wirksam wurde der Austritt erst 2020" is his. */
  const doers = new Map<string, TreatyEvent>();
  /** Treaty → the states that worked it out with each other. */
  const negotiators = new Map<string, Set<string>>();
  for (const told of events) {
    let event = told;
    // "Der Pakt löste sie ab": what is replaced is not what replaces it.
    const doer = event.by?.kind === 'noun' ? resolve(index.document, treaties, event.by, superseded)[0] : undefined;
    const bound = boundSilently(index.document, treaties, event, parties);
    const ended = event.type === 'SIGNED' && annulled.size > 0 ? new Set([...superseded, ...annulled]) : superseded;
    const found = bound ?? resolve(index.document, treaties, event.treaty, ended, doer, event);
    const meant = found.filter((to) => !isClosedTo(index, treaties, event, to, sidesOnly.get(to)));
    if (event.rule === 'treaty-verb:erklären' && event.status === 'asserted') for (const to of meant) annulled.add(to);
    for (const to of meant) {
      if (event.by !== undefined) {
        for (const from of resolve(index.document, treaties, event.by, superseded, to)) {
          drafts.push(draftOf(index, event, event.type, from, to, 1, undefined, []));
          if (event.type !== 'REPLACES' || event.status !== 'asserted') continue;
          for (const side of succeeding(index, event.by, parties.get(to))) {
            addParty(from, side);
            drafts.push({
              ...draftOf(index, event, 'PARTY_TO', side, from, 0.65, undefined, ['a side of what it replaces']),
              undated: true,
            });
          }
        }
        continue;
      }
      if (event.parliament === true && event.actors.length === 0 && !event.bothSides) {
        // "ratifiziert hat es der Senat nie": the Senate of the state spoken of.
        const home = countryBefore(index, event) ?? onlyStateBefore(index, event);
        const sides = parties.get(to);
        const isSide = home !== undefined && ((sides?.size ?? 0) < 2 || sides?.has(home) === true);
        if (isSide)
          drafts.push(draftOf(index, event, event.type, home, to, 0.7, undefined, [`its parliament acts for ${home}`]));
      }
      const key = `${event.type} ${to}`;
      const before = doers.get(key);
      if (event.actors.length > 0) doers.set(key, event);
      else if (before !== undefined && event.sentence - before.sentence <= forwardReach && takesEffect(index, event))
        event = { ...told, actors: before.actors, confidence: told.confidence * 0.9 };
      // "Thailand setzte das Abkommen aus. Gekündigt sei es damit nicht.": by whoever has suspended it.
      const suspender = doers.get(`SUSPENDED ${to}`);
      const isSpared = told.type === 'LEFT' && told.status === 'denied' && isWithoutDoer(index, told);
      if (isSpared && suspender !== undefined && told.sentence - suspender.sentence <= pronounReach)
        event = { ...told, actors: suspender.actors, confidence: told.confidence * 0.9 };
      const unsaid = isSignedByItself(index, event)
        ? (ownSides(parties.get(to)) ?? ownSides(negotiators.get(to)))
        : undefined;
      if (unsaid !== undefined)
        event = { ...told, actors: unsaid.map((side) => sideFrom(side, told)), confidence: told.confidence * 0.9 };
      if (event.type === 'NEGOTIATED' && event.status !== 'denied' && bargaining.test(event.rule))
        for (const { entity, type } of event.actors)
          for (const body of type === 'Person' ? (offices.get(entity) ?? []) : [entity])
            if (body.startsWith('country:') || body === union)
              negotiators.set(to, (negotiators.get(to) ?? new Set()).add(body));
      for (const actor of actorsOf(index, event, parties.get(to), lastSides))
        if (!annulsAsThird(event, actor, parties.get(to)))
          relateActor(index, event, actor, to, offices, homes, drafts, addParty, otherSides);
      const sides = parties.get(to);
      // The sides of a treaty that is still being negotiated are not those of others.
      const settled = drafts.some((d) => d.to === to && d.type === 'PARTY_TO' && d.status === 'asserted');
      if (sides?.size === 2 && settled) lastSides = sides;
    }
  }
  for (const treaty of treaties) readWording(index, treaties, treaty, drafts);
  const notRatified = new Set(
    drafts.filter((d) => d.type === 'RATIFIED' && d.status === 'denied').map((d) => `${d.from} ${d.to}`),
  );
  const gone = new Set(
    drafts.filter((d) => d.type === 'LEFT' && d.status === 'asserted').map((d) => `${d.from} ${d.to}`),
  );
  const bound = drafts.filter(
    (d) =>
      !(d.type === 'PARTY_TO' && d.status === 'asserted' && notRatified.has(`${d.from} ${d.to}`)) &&
      !(d.type === 'PARTY_TO' && d.rule === boundBy && gone.has(`${d.from} ${d.to}`)),
  );
  return dateSignatures(index, bound);
};

/**
 * "In Helsinki muss das Parlament zustimmen" behind a treaty of two others: the one that Finland has signed, if the article told of
 * just one such before.
 */
const boundSilently = (
  document: Document,
  treaties: readonly Mention[],
  event: TreatyEvent,
  parties: ReadonlyMap<string, ReadonlySet<string>>,
): string[] | undefined => {
  const [actor, other] = event.actors;
  if (event.treaty.kind !== 'silent' || event.treaty.far === true || actor?.type !== 'Country' || other !== undefined)
    return undefined;
  if (!/^(?:RATIFIED|LEFT|SUSPENDED)$/.test(event.type)) return undefined;
  const before = treaties.filter((m) => m.start < event.cue.start);
  const last = before.at(-1)?.entity;
  const isOfTwo = (entity: string | undefined): boolean => parties.get(entity ?? '')?.size === 2;
  if (!isOfTwo(last) || parties.get(last ?? '')?.has(actor.entity) === true) return undefined;
  const near = before.filter(
    (m) => event.sentence - (document.tokens[m.first] as Token).sentence <= forwardReach && isOfTwo(m.entity),
  );
  const own = new Set(
    near.flatMap((m) => (parties.get(m.entity as string)?.has(actor.entity) ? [m.entity as string] : [])),
  );
  return own.size === 1 ? [...own] : undefined;
};

/** "Ein Handelsvertrag zwischen A und B …" far behind "C tritt bei": nobody joins what is between two, and no third leaves it. */
const isClosedTo = (
  { document }: Index,
  treaties: readonly Mention[],
  { type, treaty, actors, sentence }: TreatyEvent,
  to: string,
  sides: ReadonlySet<string> | undefined,
): boolean =>
  treaty.kind === 'silent' &&
  (type === 'JOINED' || type === 'LEFT') &&
  sides?.size === 2 &&
  actors.some((a) => a.type === 'Country' && !sides.has(a.entity)) &&
  (entryOf(document, sentence) !== undefined ||
    !treaties.some(
      (m) =>
        m.entity === to && isBetween((document.tokens[m.first] as Token).sentence, sentence - silentReach, sentence),
    ));
const isBetween = (value: number, from: number, to: number): boolean => value >= from && value <= to;

/** The rule by which whoever ratifies or joins is bound. */
const boundBy = 'treaty-bound';

/** "Athen erklärte das Abkommen zwischen A und B für nichtig": only who is bound can leave by saying so. */
const annulsAsThird = (event: TreatyEvent, actor: Referent, parties: ReadonlySet<string> | undefined): boolean =>
  event.rule === 'treaty-verb:erklären' && (parties?.size ?? 0) >= 2 && parties?.has(actor.entity) === false;

/** "Wirksam wurde der Austritt …", "Der Beitritt erfolgte am …": what was announced before has happened. */
const takesEffect = (index: Index, event: TreatyEvent): boolean => {
  if ((event.type !== 'LEFT' && event.type !== 'JOINED') || event.phrase === undefined) return false;
  const clause = index.document.clauses[event.clause ?? -1];
  const phrase = index.document.phrases[event.phrase];
  if (clause?.verb === undefined || phrase?.definite !== true) return false;
  const words = clause.tokens.map((i) => (index.document.tokens[i] as Token).lower);
  return treatyFrames.effect.verbs.includes(clause.verb) || treatyFrames.effect.words.some((w) => words.includes(w));
};

/** "Ein Sonderabkommen mit B löst den Vertrag zwischen A und B ab": whose it is, if it is with one of those of the old one. */
const succeeding = (
  index: Index,
  { kind, token }: TreatySlot,
  sides: ReadonlySet<string> | undefined,
): readonly string[] => {
  const phrase = index.document.phrases[index.document.phraseOf[token] ?? -1];
  if (kind !== 'noun' || phrase === undefined || sides?.size !== 2) return [];
  const partners = (index.children.get(phrase.index) ?? [])
    .filter((c) => c.preposition === 'mit')
    .flatMap((c) => referentsOf(index, c, { through: false }));
  return partners.length === 1 && sides.has(partners[0]?.entity ?? '') ? [...sides] : [];
};

/** "Unterzeichnet werden soll der Vertrag nach der Wahl", "Unterschrieben ist er noch nicht", "Die Urkunden wurden ausgetauscht": by whom, what was told before says. */
const isSignedByItself = (index: Index, event: TreatyEvent): boolean =>
  (event.type === 'SIGNED' || event.rule === 'treaty-verb:austauschen') &&
  event.status !== 'claimed' &&
  isWithoutDoer(index, event) &&
  // "Das Abkommen ist unter Dach und Fach"
  (index.document.clauses[event.clause ?? -1]?.voice === 'passive' || event.rule === 'treaty-verb:sein');

/** True of what a verb says was done, and not by whom. */
const isWithoutDoer = ({ document }: Index, { clause, phrase, actors, bothSides }: TreatyEvent): boolean => {
  const { voice, arguments: own = [] } = document.clauses[clause ?? -1] ?? {};
  // "Gekündigt ist das Abkommen nicht": a state is told so, with the treaty as its subject.
  const isState = own.every((a) => a.role !== 'accusative');
  return phrase === undefined && actors.length === 0 && !bothSides && (voice === 'passive' || isState);
};

/** The two of a treaty between two. */
const ownSides = (sides: ReadonlySet<string> | undefined): readonly string[] | undefined =>
  sides?.size === 2 && [...sides].every((side) => !side.startsWith('person:')) ? [...sides] : undefined;

const sideFrom = (entity: string, { cue }: TreatyEvent): Referent => ({
  entity,
  type: entity.startsWith('country:') ? 'Country' : 'Organisation',
  confidence: 0.8,
  start: cue.start,
  end: cue.end,
  because: `a side of the treaty: ${entity}`,
});

/** What those do who are to be the sides of a treaty, and who mediates does not. */
const bargaining = /:(?:aushandeln|ausverhandeln|verhandeln|paraphieren|einigen|verständigen|vereinbaren)$/;

/** A treaty is signed once: signatures that say no day share the day that the article gives elsewhere. */
const dateSignatures = (index: Index, drafts: readonly Draft[]): Draft[] => {
  const days = new Map(
    index.document.entities.flatMap((e): [string, string][] =>
      e.type === 'Treaty' && e.properties?.['signedOn'] !== undefined ? [[e.id, e.properties['signedOn']]] : [],
    ),
  );
  return drafts.map((d) => {
    const day = days.get(d.to);
    // "Vertrag zwischen A und B": they are those who signed it.
    const follows = d.type === 'SIGNED' || (d.type === 'PARTY_TO' && /^treaty-(?:verb|parties)/.test(d.rule));
    if (day === undefined || d.status !== 'asserted' || !follows || d.date !== undefined || hasTime(index, d)) return d;
    return { ...d, date: day };
  });
};

const hasTime = (index: Index, draft: Draft): boolean => {
  const clause = draft.clause === undefined ? undefined : index.document.clauses[draft.clause];
  if (clause === undefined || draft.undated === true) return false;
  const { timesAt } = placesOf(index.document);
  return clause.tokens.some(
    (i) => index.document.clauseOf[i] === clause.index && timesAt.get(i)?.some((t) => t.date !== undefined) === true,
  );
};

const draftOf = (
  index: Index,
  event: TreatyEvent,
  type: RelationType,
  from: string,
  to: string,
  factor: number,
  actor: Referent | undefined,
  because: readonly string[],
): Draft => ({
  type,
  from,
  to,
  status: event.status,
  sentence: event.sentence,
  ...(event.clause === undefined ? {} : { clause: event.clause }),
  ...(event.phrase === undefined ? {} : { phrase: event.phrase }),
  ...(gappedDate(index, event, actor) ?? dateOf(index, event, to)),
  rule: event.rule,
  confidence: event.confidence * factor * (actor?.confidence ?? 1),
  ...(event.speaker === undefined ? {} : { speaker: event.speaker }),
  marks: { ...(actor === undefined ? {} : { from: { start: actor.start, end: actor.end } }), cue: event.cue },
  because: [...event.because, ...(actor === undefined ? [] : [actor.because]), ...because],
});

/**
 * The date of an event. A year that belongs to a treaty's name or to a participle before it ("das 2015 geschlossene Abkommen")
 * dates that treaty, not what happens to it now.
 */
const dateOf = (index: Index, event: TreatyEvent, to: string): Pick<Draft, 'date' | 'dateAssumed' | 'undated'> => {
  const { document } = index;
  const clause = event.clause === undefined ? undefined : document.clauses[event.clause];
  if (clause === undefined) return {};
  const { timesAt, treatiesOf } = placesOf(document);
  const inside: TimeExpression[] = [];
  // "…, Chile dagegen schon 1993": the time is that of Chile alone.
  const { stretch } = event;
  const isWithin = (i: number): boolean =>
    stretch === undefined || (i >= stretch.first && i < stretch.last) === stretch.inside;
  for (let i = clause.first; i < clause.last; i++)
    for (const time of timesAt.get(i) ?? []) if (time.date !== undefined && isWithin(i)) inside.push(time);
  if (stretch !== undefined && inside.length === 0) return { undated: true };
  const [alone, another] = stretch?.inside === true ? inside.filter((t) => t.role === 'at') : [];
  if (alone?.date !== undefined && another === undefined) return { date: alone.date };
  // "das 2019 von X gekündigte Abkommen": the time stands before the agent, right behind the article.
  const bracketed = clause.kind === 'participle' && inside.length === 0 ? timeBefore(index, clause) : undefined;
  if (bracketed !== undefined) return { date: bracketed };
  const named = inside.filter((t) =>
    treatiesOf
      .get((document.tokens[t.first] as Token).sentence)
      ?.some((m) => belongsToName(document, m, t.first, clause.kind === 'participle')),
  );
  // "…, obwohl X nicht ratifiziert hat": the day of the main clause is not this one's.
  if (inside.length === 0 && clause.kind === 'subordinate' && !simultaneous.has(clause.conjunction ?? ''))
    return { undated: true };
  if (named.length === 0) {
    const year =
      event.treaty.kind === 'noun' && event.type === 'SIGNED' ? yearOf(index, event.treaty.token, to) : undefined;
    if (year !== undefined && (inside.length === 0 || inside.every((t) => t.date?.length === 4))) return { date: year };
    const entry = inside.length === 0 ? entryDate(index.document, event.sentence) : undefined;
    if (entry !== undefined) return { date: entry };
    const day = document.article.publishedAt;
    if (
      event.now === true &&
      event.status === 'asserted' &&
      happening.has(event.type) &&
      inside.length === 0 &&
      day !== undefined
    )
      return { date: day, dateAssumed: true };
    return {};
  }
  const rest = inside.filter(
    (t) => !named.includes(t) && document.clauseOf[t.first] === clause.index && t.role === 'at',
  );
  // "2019: X kündigt das Abkommen von 1998"
  const date = rest[0]?.date ?? entryDate(index.document, event.sentence);
  return date === undefined ? { undated: true } : { date };
};

/**
 * "A ratifizierte den Vertrag 2005, B 2006", "2010 unterzeichnete A den X-Vertrag, 2019 den Y-Pakt": each stretch between commas has
 * its own time, and who or what stands there alone shares the verb.
 */
const gappedDate = (index: Index, event: TreatyEvent, actor: Referent | undefined): { date: string } | undefined => {
  const { document } = index;
  const clause = event.clause === undefined ? undefined : document.clauses[event.clause];
  if (clause === undefined || actor === undefined || event.treaty.kind === 'pronoun') return undefined;
  if (event.stretch !== undefined) return undefined;
  const { timesAt, treatiesOf } = placesOf(document);
  const own = clause.tokens.filter((i) => document.clauseOf[i] === clause.index);
  const named = (treatiesOf.get(clause.sentence) ?? []).slice(0, mostStretches);
  const times = own
    .flatMap((i) => timesAt.get(i) ?? [])
    .filter((t) => t.date !== undefined && t.role === 'at')
    .slice(0, mostStretches + 1)
    .filter((t) => !named.some((m) => belongsToName(document, m, t.first, false)));
  if (times.length < 2 || times.length > mostStretches) return undefined;
  /** The stretch of each token, by its number. */
  const stretchOf = new Map<number, number>();
  let stretch = 0;
  for (let i = clause.first; i <= (own.at(-1) ?? clause.first); i++) {
    if (/^(?:,|;|und|sowie)$/.test((document.tokens[i] as Token).lower)) stretch++;
    else if (document.clauseOf[i] === clause.index) stretchOf.set(i, stretch);
  }
  const timed = new Map(times.map((t) => [stretchOf.get(t.first) ?? 0, t.date as string]));
  if (timed.size < times.length) return undefined;
  const doer = own.find((i) => (document.tokens[i] as Token).start >= actor.start);
  const thing = event.treaty.kind === 'noun' && stretchOf.has(event.treaty.token) ? event.treaty.token : undefined;
  if (doer === undefined) return undefined;
  // "1994 unterzeichnet und 1997 ratifiziert": each verb has its own.
  const verbs = clause.verbTokens.filter((i) => {
    const { analyses } = document.tokens[i] as Token;
    return analyses.some((a) => a.form === 'part2' && a.lemma !== 'werden');
  });
  const cue = verbs.length > 1 ? verbs.find((i) => (document.tokens[i] as Token).start === event.cue.start) : undefined;
  const at = stretchOf.get(Math.max(doer, thing ?? doer, cue ?? doer)) ?? 0;
  // "2005 ratifizierten A und B, 2006 C": the time goes before; "A und B ratifizierten 2005": behind.
  const isBefore = (times[0] as TimeExpression).first < (clause.verbTokens[0] ?? 0);
  const step = isBefore ? -1 : 1;
  for (let k = at; k >= 0 && k <= stretch; k += step) {
    const date = timed.get(k);
    if (date !== undefined) return { date };
  }
  return undefined;
};

/** Times of one clause that a reader still tells apart; a longer list is a table. */
const mostStretches = 12;

/** The date between the article of a participle's noun and the participle's own words. */
const timeBefore = ({ document }: Index, clause: Clause): string | undefined => {
  const participle = clause.verbTokens.at(-1);
  const host = document.phrases[document.phraseOf[participle ?? -1] ?? -1];
  if (host === undefined) return undefined;
  const { timesAt } = placesOf(document);
  const times: TimeExpression[] = [];
  for (let i = host.first; i < clause.first; i++)
    for (const time of timesAt.get(i) ?? []) if (time.role === 'at' && time.last <= clause.first) times.push(time);
  return times.length === 1 ? times[0]?.date : undefined;
};

/** Conjunctions of clauses that happen at the time of the clause around them, or are told by it. */
const simultaneous: ReadonlySet<string> = new Set(['nachdem', 'als', 'dass', 'wobei', 'woraufhin', 'worauf']);

/** What happens on a day; a breach or a membership lasts. */
const happening: ReadonlySet<RelationType> = new Set(['SIGNED', 'LEFT', 'JOINED', 'SUSPENDED', 'RATIFIED']);

/** The year in a treaty's own wording: "die 1961 und 2000 geschlossenen Verträge". */
const yearOf = (index: Index, head: number, entity: string): string | undefined =>
  placesOf(index.document)
    .treatiesAt.get(head)
    ?.find((m) => m.entity === entity)?.treaty?.year;

/** Where the times and treaties of a document stand: each event asks, and long articles have thousands. */
interface Places {
  /** By first token. */
  readonly timesAt: ReadonlyMap<number, readonly TimeExpression[]>;
  /** By sentence. */
  readonly treatiesOf: ReadonlyMap<number, readonly Mention[]>;
  /** By the token that heads the wording. */
  readonly treatiesAt: ReadonlyMap<number, readonly Mention[]>;
  /** By entity. */
  readonly treatiesNamed: ReadonlyMap<string, readonly Mention[]>;
  /** Pronouns that stand for persons, states and bodies. */
  readonly taken: ReadonlySet<number>;
  /** The treaty that is the headline, as in an encyclopaedia: what is left unsaid is told of it. */
  readonly topic?: string;
  /** The one treaty that the headline names, among other words. */
  readonly theme?: string;
  /** True where somebody joins or leaves a body, so that "der Austritt" need not be that from a treaty. */
  readonly ofBodies: boolean;
}

const places = new WeakMap<Document, Places>();
const placesOf = (document: Document): Places => {
  const known = places.get(document);
  if (known !== undefined) return known;
  const treaties = document.mentions.filter((m) => m.treaty !== undefined);
  const topic = topicOf(document, treaties);
  const theme = topic ?? themeOf(document, treaties);
  const found: Places = {
    timesAt: groupBy(document.times, (t) => t.first),
    treatiesOf: groupBy(treaties, (m) => (document.tokens[m.first] as Token).sentence),
    treatiesAt: groupBy(treaties, (m) => (m.treaty as TreatyFeatures).head),
    treatiesNamed: groupBy(treaties, (m) => m.entity ?? ''),
    taken: new Set(
      document.mentions.flatMap((m) =>
        m.how === 'pronoun' && m.type !== 'Treaty' && m.entity !== undefined ? [m.first] : [],
      ),
    ),
    ...(topic === undefined ? {} : { topic }),
    ...(theme === undefined ? {} : { theme }),
    ofBodies: joinsBodies(document),
  };
  places.set(document, found);
  return found;
};

/** The treaty whose wording is all that the headline says, but for an acronym in brackets or a label ("Stichwort: X"). */
const topicOf = (document: Document, treaties: readonly Mention[]): string | undefined => {
  const title = document.sentences[0];
  const next = document.sentences[1];
  if (title === undefined || next === undefined || !document.article.text.slice(title.end, next.start).includes('\n'))
    return undefined;
  // "Stichwort: Abkommen von X", "Lexikon: X-Pakt": one word that says what kind of text it is.
  const from = document.tokens[title.first + 1]?.text === ':' ? title.first + 2 : title.first;
  const mention = treaties.find((m) => m.first >= from && m.first <= from + 1 && m.entity !== undefined);
  if (mention === undefined) return undefined;
  const open = document.tokens.slice(from, title.last).filter((t) => {
    const inside = t.index >= mention.first && t.index < mention.last;
    return !inside && t.pos !== 'PUNCT' && t.pos !== 'DET' && !/^\p{Lu}{2,}/u.test(t.text);
  });
  return open.length === 0 ? mention.entity : undefined;
};

/** The treaty that the headline names, if it names one alone. */
const themeOf = (document: Document, treaties: readonly Mention[]): string | undefined => {
  const title = document.sentences[0];
  const next = document.sentences[1];
  if (title === undefined || next === undefined || !document.article.text.slice(title.end, next.start).includes('\n'))
    return undefined;
  const named = new Set(treaties.flatMap((m) => (m.first < title.last && m.entity !== undefined ? [m.entity] : [])));
  return named.size === 1 ? [...named][0] : undefined;
};

/** "der Nato-Beitritt", "Austritt aus der EU": true where such a noun says that it is one to or from a body. */
const joinsBodies = (document: Document): boolean => {
  const bodies = document.mentions.filter((m) => m.type === 'Organisation' && m.entity !== undefined);
  return bodies.some(({ first, last }) =>
    document.tokens
      .slice(Math.max(0, first - longestJoining), last)
      .some((t) => /(?:beitritt|austritt|ausstieg|rückkehr)(?:e?s)?$/.test(t.lower)),
  );
};
/** Words from "Austritt" to the name of the body: "Austritt des Landes aus der EU". */
const longestJoining = 5;

/** True for what only a relative clause tells of, and for declarations and memoranda. */
const isAside = (document: Document, mention: Mention): boolean =>
  isClosed(mention.treaty as TreatyFeatures) ||
  document.clauses[document.clauseOf[(mention.treaty as TreatyFeatures).head] ?? -1]?.kind === 'relative';

/** True of the subject of a main clause. */
const isSubject = (document: Document, mention: Mention): boolean => {
  const { head } = mention.treaty as TreatyFeatures;
  const clause = document.clauses[document.clauseOf[head] ?? -1];
  const phrase = document.phraseOf[head];
  return clause?.kind === 'main' && clause.arguments.some((a) => a.role === 'subject' && a.phrase === phrase);
};

const belongsToName = (document: Document, mention: Mention, token: number, inParticiple: boolean): boolean => {
  const { head } = mention.treaty as TreatyFeatures;
  if (token >= mention.first && token < mention.last && mention.last - mention.first > 1) return true;
  if (inParticiple || token > head) return false;
  const phrase = document.phrases[document.phraseOf[head] ?? -1];
  return phrase !== undefined && phrase.participle !== undefined && token >= phrase.first && token < head;
};

/** The actors of an event; "die beiden Seiten" are the treaty's parties, or the two actors named last. */
const actorsOf = (
  index: Index,
  event: TreatyEvent,
  parties: ReadonlySet<string> | undefined,
  lastSides: ReadonlySet<string> | undefined,
): readonly Referent[] => {
  if (event.actors.length > 0 || !event.bothSides) return event.actors;
  const make = (entity: string, confidence: number): Referent => ({
    entity,
    type: entity.startsWith('country:') ? 'Country' : 'Organisation',
    confidence,
    start: event.cue.start,
    end: event.cue.end,
    because: `one of both sides: ${entity}`,
  });
  // "X umarmte Y, nachdem beide das Abkommen unterzeichnet hatten"
  const two = event.type === 'SIGNED' ? twoPersons(index, event) : undefined;
  if (two !== undefined) return two;
  if (parties?.size === 2) return [...parties].map((p) => make(p, 0.8));
  // "Darin bekennen sich beide Länder …": its own sides, no others.
  if (event.rule.startsWith('treaty-pledge') && event.treaty.kind === 'pronoun') return [];
  const opened = pairBeforeColon(index, event);
  if (opened !== undefined) return opened.map((p) => make(p, 0.7));
  const near = pairBefore(index, event);
  if (near !== undefined) return near.map((p) => make(p, 0.75));
  if (lastSides !== undefined) return [...lastSides].map((p) => make(p, 0.75));
  const { document } = index;
  // Those who fight each other need not be the two who were named last.
  if (document.clauses[event.clause ?? -1]?.tokens.some((i) => warring.test((document.tokens[i] as Token).lower)))
    return [];
  for (let i = document.phrases.length - 1; i >= 0; i--) {
    const phrase = document.phrases[i] as Phrase;
    const token = document.tokens[phrase.head] as Token;
    if (phrase.conjuncts?.length !== 2 || token.start >= event.cue.start) continue;
    // "vermittelt von A und B": those are not the two sides.
    if (/^(?:von|durch)$/.test(phrase.preposition ?? '')) continue;
    if (event.sentence - token.sentence > silentReach) break;
    const pair = referentsOf(index, phrase, { through: false });
    const kinds = pair.map((r) => (organisationKind(index, r.entity) === 'armed' ? 'Country' : r.type));
    if (pair.length === 2 && kinds[0] === kinds[1] && (kinds[0] === 'Country' || kinds[0] === 'Organisation'))
      return pair.map((p) => make(p.entity, 0.65));
  }
  // "2019 unterzeichneten beide Länder ein Abkommen": an article about two states means these.
  return event.type === 'SIGNED' || event.type === 'NEGOTIATED' || event.type === 'PARTY_TO'
    ? (twoStates(index) ?? []).map((id) => make(id, 0.62))
    : [];
};

/** The two persons whom the sentence has named before "beide" without a noun, if just two. */
const twoPersons = (index: Index, event: TreatyEvent): readonly Referent[] | undefined => {
  const { clauses, sentences, tokens } = index.document;
  const beide = clauses[event.clause ?? -1]?.tokens.find((i) => (tokens[i] as Token).lower === 'beide');
  if (beide === undefined || /^(?:NOUN|PROPN|ADJ)$/.test(tokens[beide + 1]?.pos ?? '')) return undefined;
  const found = new Map<string, Referent>();
  for (let i = (sentences[event.sentence] as Sentence).first; i < beide; i++)
    for (const m of index.mentionsAt[i] ?? [])
      if (m.type === 'Person' && m.entity !== undefined && m.how === 'name' && !found.has(m.entity))
        found.set(m.entity, referentFrom(m, `one of both: „${m.text}“`, 0.85));
  return found.size === 2 ? [...found.values()] : undefined;
};

const warring = /^(?:konflikt|kriegs|bürgerkriegs|streit)parteien$/;

/** "Weiter ist die EU mit Chile: Das Abkommen, das beide Seiten unterzeichneten, …": the two that the words before the colon name. */
const pairBeforeColon = (index: Index, event: TreatyEvent): readonly string[] | undefined => {
  const { document } = index;
  const opening = index.clausesOfSentence[event.sentence]?.[0];
  if (opening === undefined || opening.kind !== 'main' || opening.index === event.clause) return undefined;
  const end = opening.tokens.at(-1) ?? opening.first;
  if (document.tokens[end]?.text !== ':' && document.tokens[end + 1]?.text !== ':') return undefined;
  const statesIn = (phrases: readonly Phrase[]): readonly string[] =>
    phrases
      .flatMap((p) => referentsOf(index, p, { through: false }))
      .flatMap((r) => (r.type === 'Country' || r.entity === union ? [r.entity] : []));
  const others = statesIn(
    opening.arguments.map((a) => document.phrases[a.phrase] as Phrase).filter((p) => p.preposition === 'mit'),
  );
  if (others.length !== 1) return undefined;
  const subjects = argumentPhrases(document, opening, 'subject');
  const own = statesIn(subjects);
  // "Weiter ist man mit Chile": whom the article is about.
  const isOne = subjects.some((p) => (document.tokens[p.head] as Token).lower === 'man');
  const meant = isOne ? mostNamed(document, others) : own.length === 1 ? own[0] : undefined;
  return meant === undefined ? [] : [meant, ...others];
};

/** The state or union that the article names most, if it names it more than twice as often as any other. */
const mostNamed = (document: Document, not: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const { entity, type } of document.mentions)
    if (entity !== undefined && (type === 'Country' || entity === union) && !not.includes(entity))
      counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
};

/** "China und die Philippinen … dem beide Staaten angehören": the two states that this sentence or the one before names, if just two. */
const pairBefore = (index: Index, event: TreatyEvent): readonly string[] | undefined => {
  const { document } = index;
  const { first, last } = document.sentences[event.sentence] as Sentence;
  const ofStates = document.tokens
    .slice(first, last)
    .some((t, i, all) => /^(?:Staaten|Ländern?)$/.test(t.text) && /^beide[nr]?$/.test(all[i - 1]?.lower ?? ''));
  if (!ofStates) return undefined;
  for (const sentence of [event.sentence, event.sentence - 1]) {
    const states = new Set<string>();
    for (const m of document.mentions)
      if (
        m.type === 'Country' &&
        m.entity !== undefined &&
        m.how !== 'place' &&
        m.end <= event.cue.start &&
        (document.tokens[m.first] as Token).sentence === sentence
      )
        states.add(m.entity);
    if (states.size === 2) return [...states];
    if (states.size > 0) return undefined;
  }
  return undefined;
};

const relateActor = (
  index: Index,
  event: TreatyEvent,
  actor: Referent,
  to: string,
  offices: ReadonlyMap<string, readonly string[]>,
  homes: ReadonlyMap<string, string>,
  drafts: Draft[],
  addParty: (treaty: string, actor: string) => void,
  otherSides: ReadonlyMap<string, ReadonlySet<string>>,
): void => {
  const kind = organisationKind(index, actor.entity);
  // Parties of politics are no parties to treaties: "die Partei gehört ihr an" is said of something else.
  if (event.type === 'PARTY_TO' && kind === 'party') return;
  // "Chinas Außenministerium gab den Abschluss bekannt": a ministry concludes for its state. A Bundesrat that signs or leaves is
  // the government of Switzerland: the chambers of that name elsewhere only consent.
  const isGovernment =
    actor.entity === 'organisation:bundesrat' && ofGovernments.has(event.type) && names(index.document, 'country:CH');
  const home = isGovernment ? 'country:CH' : homes.get(actor.entity);
  if ((isGovernment || (event.type === 'SIGNED' && kind === 'ministry')) && home !== undefined) {
    const state = { ...actor, entity: home, type: 'Country' as const, confidence: 0.9 * actor.confidence };
    relateActor(index, event, state, to, offices, homes, drafts, addParty, otherSides);
    return;
  }
  drafts.push(draftOf(index, event, event.type, actor.entity, to, 1, actor, []));
  // "setzte den Vertrag mit Spanien aus": who can suspend or leave what binds another is the other side.
  if (
    (event.type === 'SUSPENDED' || event.type === 'LEFT') &&
    event.treaty.kind === 'noun' &&
    (actor.type === 'Country' || kind === 'armed') &&
    event.status !== 'denied' &&
    otherSides.get(to)?.has(actor.entity) === false
  )
    drafts.push({
      ...draftOf(index, event, 'PARTY_TO', actor.entity, to, 0.8, actor, ['the other side of a treaty with somebody']),
      undated: true,
      status: 'asserted',
    });
  // Who ratified or joined is bound, unless he left again; "beide Seiten" brach, kündigte: they are its sides.
  const follows =
    ((event.type === 'RATIFIED' || event.type === 'JOINED') && actor.type === 'Country') ||
    (event.type === 'VIOLATED' && event.bothSides);
  if (follows && event.status === 'asserted')
    drafts.push({
      ...draftOf(index, event, 'PARTY_TO', actor.entity, to, 0.85, actor, ['who ratifies or joins is bound']),
      rule: boundBy,
    });
  const binds = event.type === 'SIGNED' && !event.witness;
  // A chancellor signs a contract of coalition for his party, and not for his state.
  const isParties = (placesOf(index.document).treatiesNamed.get(to) ?? []).some((m) =>
    isOfCoalition(m.treaty as TreatyFeatures),
  );
  const held = isParties || actsForAnother(index, event, actor) ? [] : (offices.get(actor.entity) ?? []);
  const bodies = actor.type === 'Person' ? held : [actor.entity];
  if (event.parliament === true && actor.type === 'Organisation') {
    // "Das Europaparlament stimmte dem Abkommen mit X zu": X is the other side.
    const near = countryBefore(index, event);
    const home = homes.get(actor.entity) ?? (near !== undefined && otherSides.get(to)?.has(near) ? undefined : near);
    if (home !== undefined)
      drafts.push(
        draftOf(index, event, event.type, home, to, homes.has(actor.entity) ? 0.9 : 0.7, actor, [
          `${actor.entity} acts for ${home}`,
        ]),
      );
  }
  for (const body of bodies) {
    // What somebody is only said to have agreed on is not laid at his state's door.
    const acts = event.status !== 'claimed' || event.speaker !== undefined;
    if (acts && actor.type === 'Person' && ['SIGNED', 'RATIFIED', 'LEFT', 'JOINED', 'SUSPENDED'].includes(event.type))
      drafts.push(draftOf(index, event, event.type, body, to, 0.85, actor, [`${actor.entity} acts for ${body}`]));
    if (!binds) continue;
    addParty(to, body);
    // Who only means to sign is bound by nothing yet.
    if (event.status === 'asserted')
      drafts.push(
        draftOf(index, event, 'PARTY_TO', body, to, actor.type === 'Person' ? 0.8 : 0.92, actor, [
          'who signs is bound',
        ]),
      );
  }
};

/** "Die Schweizer Diplomatin X unterzeichnete für die OSZE": who signs for another signs for nobody else. */
const actsForAnother = ({ document }: Index, event: TreatyEvent, actor: Referent): boolean => {
  if (actor.type !== 'Person' || event.type !== 'SIGNED') return false;
  const bodies = event.actors.filter(({ type, start }) => type === 'Organisation' && start > actor.end);
  const next = event.actors.filter(({ type, start }) => type === 'Person' && start > actor.end);
  const end = Math.min(...next.map(({ start }) => start));
  return bodies.some(({ start }) => {
    const at = document.tokens.findIndex((t) => t.start === start);
    return start < end && document.phrases[document.phraseOf[at] ?? -1]?.preposition === 'für';
  });
};

/** What governments do to treaties, and parliaments do not. */
const ofGovernments: ReadonlySet<RelationType> = new Set(['SIGNED', 'NEGOTIATED', 'JOINED', 'LEFT', 'SUSPENDED']);

/** Person → states and bodies for which the office that the article gives them now lets them act. */
const officesOf = (
  index: Index,
  states: readonly Draft[],
  homes: ReadonlyMap<string, string>,
): Map<string, string[]> => {
  const offices = new Map<string, string[]>();
  const former = new Set(states.filter((d) => isHeldBefore(index, d)).map((d) => `${d.from} ${d.to}`));
  for (const draft of states) {
    if (draft.type !== 'HOLDS_POSITION' || draft.status !== 'asserted' || draft.rule === officeLater) continue;
    // "die Schweizer Diplomatin X" may sign for whoever sends her.
    if (/diplomat(?:in)?$/i.test(String(draft.properties?.['title'] ?? ''))) continue;
    const kind = organisationKind(index, draft.to);
    // "der Sekretär des Nationalen Sicherheitsrates Irans" signs for his state.
    const home = kind === 'authority' || kind === 'ministry' ? homes.get(draft.to) : undefined;
    const owner = home ?? draft.to;
    if (
      !owner.startsWith('country:') &&
      // "der ELN-Kommandant": an armed group signs as a state does.
      kind !== 'armed' &&
      !/organisation:(?:eu|vereinte-nationen|uno|nato|europaeische)/.test(owner)
    )
      continue;
    if (former.has(`${draft.from} ${draft.to}`)) continue;
    const body = boundBody(index.document, owner);
    const list = offices.get(draft.from) ?? [];
    if (!list.includes(body)) list.push(body);
    offices.set(draft.from, list);
  }
  return offices;
};

/** "dem früheren Ministerpräsidenten X": he signs for nobody; "der damalige Präsident" did. */
const isHeldBefore = ({ document }: Index, { type, from, properties, sentence }: Draft): boolean => {
  if (type !== 'HOLDS_POSITION' || properties?.['current'] !== false) return false;
  const { first, last } = document.sentences[sentence] as Sentence;
  return document.tokens
    .slice(first, last)
    .some(
      (t) =>
        /^(?:früher|ehemalig|einstig|ex-)/.test(t.lower) &&
        document.mentions.some((m) => m.entity === from && m.first > t.index && m.first <= t.index + longestOffice),
    );
};
/** Words between "der frühere" and the name: "früheren Ministerpräsidenten und Parteichef X". */
const longestOffice = 5;

/** "Kommissionspräsidentin X", "Ratspräsident Y": organs of the Union sign for the Union, where the article speaks of it. */
const boundBody = (document: Document, office: string): string =>
  organisationOf(office)?.parent === 'eu' && names(document, union) ? union : office;

/** True when the article has such a node. */
const names = (document: Document, entity: string): boolean => document.entities.some((e) => e.id === entity);

const stateKinds: ReadonlySet<unknown> = new Set(['parliament', 'authority', 'ministry']);
/** Body → the state that it is part of. */
const homesOf = (index: Index, states: readonly Draft[]): Map<string, string> => {
  const homes = new Map<string, string>();
  for (const entity of index.document.entities) {
    if (!stateKinds.has(entity.properties?.['kind'] ?? '')) continue;
    const { countries, entryOf } = loadLexicon();
    // "Bundestag", "Sejm": listed with their state. "Große Nationalversammlung der Türkei": its name says it.
    const listed = organisationOf(entity.id)?.parent;
    const country = entity.name
      .split(' ')
      .map(entryOf)
      .find((e) => e?.type === 'Country');
    if (listed !== undefined && countries.has(listed)) homes.set(entity.id, `country:${listed}`);
    else if (country?.type === 'Country') homes.set(entity.id, `country:${country.code}`);
  }
  // What is listed is sure: "der Bundestag und der Kongress in Washington" are not both American.
  const listed = new Set(homes.keys());
  for (const d of states)
    if ((d.type === 'PART_OF' || d.type === 'BASED_IN') && d.to.startsWith('country:') && !listed.has(d.from))
      homes.set(d.from, d.to);
  return homes;
};

/** The state named last before the cue, in its sentence: whose Senate it is. */
const countryBefore = (index: Index, event: TreatyEvent): string | undefined => {
  let found: string | undefined;
  for (const m of index.document.mentions) {
    if (m.type !== 'Country' || m.entity === undefined || m.how === 'place' || m.start >= event.cue.end) continue;
    if ((index.document.tokens[m.first] as Token).sentence === event.sentence) found = m.entity;
  }
  return found;
};

/** "Chile unterschrieb. Das Parlament stimmte zu.": the one state that the sentence before names. */
const onlyStateBefore = (index: Index, event: TreatyEvent): string | undefined => {
  const states = new Set<string>();
  for (const m of index.document.mentions)
    if (
      m.type === 'Country' &&
      m.entity !== undefined &&
      m.how !== 'place' &&
      (index.document.tokens[m.first] as Token).sentence === event.sentence - 1
    )
      states.add(m.entity);
  const [only, other] = states;
  return other === undefined ? only : undefined;
};

/** Kinds of treaty that nobody joins later. */
const closedKinds: ReadonlySet<string> = new Set([
  'memorandum',
  'declaration',
  'ceasefire',
  'peace',
  'exchange of notes',
]);
const isClosed = (features: TreatyFeatures): boolean =>
  features.noun !== undefined && closedKinds.has(headwordOf(features.noun)?.entry.kind ?? '');

/** "Sie wurde am Montag unterschrieben": the only treaty so far, a little farther back, where no law or letter stands between. */
const isOnlyPaper = (
  document: Document,
  treaties: readonly Mention[],
  { index }: Token,
  type: RelationType | undefined,
): boolean => {
  if (type !== 'SIGNED' && type !== 'RATIFIED') return false;
  const before = treaties.filter((m) => m.last <= index);
  const last = before.at(-1);
  if (last === undefined || before.some((m) => m.entity !== last.entity)) return false;
  return !document.tokens.slice(last.last, index).some((t) => t.pos === 'NOUN' && otherPapers.test(t.lower));
};

/** Headline and subtitle, in sentences. */
const headlines = 2;

/** The treaties that a slot means. */
const resolve = (
  document: Document,
  treaties: readonly Mention[],
  slot: TreatySlot,
  superseded: ReadonlySet<string>,
  not?: string,
  event?: TreatyEvent,
): string[] => {
  const type = event?.type;
  if (slot.kind === 'noun') {
    const own = (placesOf(document).treatiesAt.get(slot.token) ?? []).flatMap((m) => m.entity ?? []);
    return [...new Set(own)].filter((e) => e !== not);
  }
  const place = document.tokens[slot.token] as Token;
  if (slot.far === true) {
    // "Im Fall von New Start hat Putin die Teilnahme ausgesetzt": what the sentence has named.
    const here = placesOf(document)
      .treatiesOf.get(place.sentence)
      ?.find((m) => m.last <= slot.token && m.entity !== undefined);
    if (here?.entity !== undefined && here.entity !== not) return [here.entity];
    // "Norwegen gehört dem X-Pakt an. 1986 setzte es seine Bündnispflichten aus."
    const before =
      placesOf(document)
        .treatiesOf.get(place.sentence - 1)
        ?.map((m) => m.entity) ?? [];
    const [near, other] = new Set(before);
    const isNear = near !== undefined && other === undefined && near !== not;
    if (isNear && /pflicht/.test(place.lower) && placesOf(document).theme === undefined) return [near];
    const main = mainTreaty(treaties);
    return main === undefined || main === not ? [] : [main];
  }
  // "Den Bund gründeten vier Staaten mit dem Vertrag von Asunción; später kam Venezuela hinzu": to the body.
  const before = treaties.findLast((m) => m.start < place.start);
  if (event !== undefined && comesLater.test(event.rule) && isMeans(document, before)) return [];
  if (slot.next === true) {
    const near = treaties.findLast((m) => m.start < place.start);
    const isNear = near !== undefined && place.sentence - (document.tokens[near.first] as Token).sentence <= 1;
    return isNear && near.entity !== not ? [near.entity as string] : [];
  }
  const farthest =
    slot.kind !== 'pronoun' ? silentReach : isOnlyPaper(document, treaties, place, type) ? forwardReach : pronounReach;
  const { topic } = placesOf(document);
  // An encyclopaedia's "1979 zogen sich auch Pakistan und die Türkei zurück" is about what its article is about.
  if (slot.kind === 'silent' && topic !== undefined && topic !== not && (type === 'LEFT' || type === 'JOINED'))
    return [topic];
  // "23. September 1955: Beitritt Pakistans.": an entry of a chronicle goes back to what the chronicle is about, not to other entries.
  const accedes = slot.kind === 'silent' && (type === 'JOINED' || type === 'LEFT');
  const opened = accedes ? entryOf(document, place.sentence) : undefined;
  for (let i = treaties.length - 1; i >= 0; i--) {
    const mention = treaties[i] as Mention;
    const features = mention.treaty as TreatyFeatures;
    if (mention.start >= place.start || mention.entity === not) continue;
    if (opened !== undefined && (document.tokens[mention.first] as Token).sentence < opened) break;
    const distance = place.sentence - (document.tokens[features.head] as Token).sentence;
    if (distance > farthest && distance - spokenOf(document, features, place.sentence) > farthest) break;
    if (!agrees(slot, genderOf(features), features.plural)) continue;
    if (slot.plural !== undefined && slot.plural !== features.plural) continue;
    if (slot.kind === 'silent' && superseded.has(mention.entity as string)) continue;
    if (slot.kind === 'silent' && topic !== undefined && mention.entity !== topic && isAside(document, mention))
      continue;
    // "Die drei schlossen sich dem X-Vertrag an. Für Kiew unterzeichnete …": what the article is about, unless a sentence was about another.
    const isConsent = type === 'SIGNED' || type === 'RATIFIED';
    // But "X unterzeichnete ebenfalls" goes on with the sentence before.
    const isNext =
      (document.tokens[features.head] as Token).sentence === place.sentence - 1 && saysToo(document, place);
    if (slot.kind === 'silent' && isConsent && !isNext && topic !== undefined && mention.entity !== topic)
      if (features.plural || !isSubject(document, mention)) continue;
    // Nobody accedes to a memorandum or a ceasefire: what is joined unsaid is something else.
    if (slot.kind === 'silent' && type === 'JOINED' && isClosed(features)) return [];
    const near = around(document, mention, slot) ?? mention;
    return [
      (slot.kind === 'pronoun'
        ? (stillMeant(document, treaties, i, slot) ?? moreSalient(document, treaties, i, slot) ?? near)
        : near
      ).entity as string,
    ];
  }
  if (slot.kind === 'silent' && topic !== undefined && topic !== not) return [topic];
  if (event !== undefined && slot.kind === 'silent' && isOfTheme(event)) {
    const { theme, ofBodies } = placesOf(document);
    const main = theme ?? onlyOneBefore(treaties, place);
    if (main !== undefined && main !== not && !ofBodies) return [main];
  }
  // "am Nachmittag hieß es, X und Y hätten unterschrieben": what the headline is about.
  if (slot.kind === 'silent' && slot.firm === true) {
    const headed = treaties.filter((m) => {
      const { sentence } = document.tokens[m.first] as Token;
      return sentence < headlines || document.sentences[sentence]?.region === 'title';
    });
    const topics = new Set(headed.map((m) => m.entity as string));
    if (topics.size === 1 && headed.every((m) => m.start < place.start)) return [...topics].filter((t) => t !== not);
  }
  // "Vertragsparteien sind weder London noch Paris": of the treaty that the article is about.
  if (slot.kind === 'silent' && type === 'PARTY_TO' && /^vertrags(?:partei|partner|staat)/.test(place.lower)) {
    const main = mainTreaty(treaties);
    if (main !== undefined && main !== not) return [main];
  }
  // "Unterzeichnet hat das Sultanat nichts"
  if (slot.kind === 'silent' && slot.none === true) {
    const main = placesOf(document).theme ?? firstNamed(treaties, place);
    if (main !== undefined && main !== not) return [main];
  }
  const all = new Set(treaties.map((m) => m.entity as string));
  // "Am Ende haben beide unterschrieben": the only treaty of the article, a little farther back.
  if (slot.kind === 'silent' && slot.firm === true && all.size === 1) {
    const last = treaties.findLast((m) => m.start < place.start);
    const near = last !== undefined && place.sentence - (document.tokens[last.first] as Token).sentence <= forwardReach;
    if (near && last.entity !== not) return [last.entity as string];
  }
  // A comment may begin with the signature and name the treaty later: the only one of the article is meant.
  const first = treaties[0];
  if (
    slot.kind !== 'silent' ||
    slot.firm !== true ||
    all.size !== 1 ||
    first === undefined ||
    first.start < place.start
  )
    return [];
  return (document.tokens[first.first] as Token).sentence - place.sentence <= forwardReach
    ? [first.entity as string]
    : [];
};

/** "… Vertrag? Er begrenzt … Unterzeichnet wurde er … Ausgehandelt hatten ihn …": how many sentences right before one speak on of a treaty by a pronoun. */
const spokenOf = (document: Document, features: TreatyFeatures, sentence: number): number => {
  const gender = genderOf(features);
  const pronoun = gender === 'm' ? /^(?:er|ihn|ihm)$/ : gender === 'f' ? /^(?:sie|ihr)$/ : /^(?:es|ihm)$/;
  let count = 0;
  for (let s = sentence - 1; s > 0 && count < longestChain; s--, count++) {
    const { first, last } = document.sentences[s] as Sentence;
    const isMeant = document.tokens
      .slice(first, last)
      .some(
        (t) =>
          pronoun.test(t.lower) &&
          !document.mentions.some((m) => m.first === t.index && m.type === 'Person' && m.entity !== undefined),
      );
    if (!isMeant) break;
  }
  return count;
};
/** Sentences in a row that may speak of a treaty by pronouns alone. */
const longestChain = 4;

/** True where the sentence of a token says that it goes for one more as well. */
const saysToo = (document: Document, { sentence }: Token): boolean => {
  const { first, last } = document.sentences[sentence] as Sentence;
  return document.tokens.slice(first, last).some((t) => /^(?:ebenfalls|gleichfalls|ebenso|auch)$/.test(t.lower));
};

/** Verbs of those who join what others have made. */
const comesLater = /^treaty-verb:(?:kommen|dazukommen|stoßen)$/;
/** True where a treaty is told of only as the means by which something was founded. */
const isMeans = (document: Document, mention: Mention | undefined): boolean => {
  const { head } = mention?.treaty ?? { head: -1 };
  const phrase = document.phrases[document.phraseOf[head] ?? -1];
  return phrase?.preposition === 'mit' || phrase?.preposition === 'durch';
};

/**
 * "Wirksam wurde der Austritt 2020", "war Washington wieder Vertragspartei": of the treaty that the article is about, however far
 * back it was named. Persons leave and return to much else, and so do troops.
 */
const isOfTheme = ({ type, actors, rule, parliament }: TreatyEvent): boolean =>
  (type === 'JOINED' ||
    type === 'LEFT' ||
    (type === 'PARTY_TO' && rule === 'treaty-verb:sein') ||
    /^treaty-(?:sides|verb:sitzen)$/.test(rule)) &&
  // "überreichten die Beitrittsdokumente", "Das Parlament stimmte für die Kündigung"
  (parliament === true ||
    /:(?:überreichen|hinterlegen)$/.test(rule) ||
    actors.every((a) => a.type === 'Country' || a.entity === union)) &&
  !/:(?:Rückzug|Rückkehr|Ausscheiden)$/.test(rule);

/** The treaty that the article named first, if it did so before this. */
const firstNamed = (treaties: readonly Mention[], place: Token): string | undefined => {
  const first = treaties[0];
  return first !== undefined && first.start < place.start ? first.entity : undefined;
};

/** The only treaty that the article has named so far, if it is one that others can join. */
const onlyOneBefore = (treaties: readonly Mention[], place: Token): string | undefined => {
  const before = treaties.filter((m) => m.start < place.start);
  const named = new Set(before.map((m) => m.entity as string));
  return named.size === 1 && !before.some((m) => isClosed(m.treaty as TreatyFeatures)) ? [...named][0] : undefined;
};

/**
 * "A hat B nicht abgeschafft, sondern entschärft. Besiegelt haben es …": of two in one sentence before, a pronoun takes up the
 * one that the sentence is about, its subject (Grosz, Joshi and Weinstein 1995).
 */
const moreSalient = (
  document: Document,
  treaties: readonly Mention[],
  last: number,
  slot: TreatySlot,
): Mention | undefined => {
  const headOf = (m: Mention): number => (m.treaty as TreatyFeatures).head;
  const sentenceOf = (m: Mention): number => (document.tokens[headOf(m)] as Token).sentence;
  const chosen = treaties[last] as Mention;
  // A demonstrative takes up what was named last (Bosch, Rozario and Zhao 2003).
  if (/^(?:de[rnm]|dessen|dies|jene)/.test((document.tokens[slot.token] as Token).lower)) return undefined;
  if (sentenceOf(chosen) === (document.tokens[slot.token] as Token).sentence) return undefined;
  for (let i = last; i >= 0; i--) {
    const mention = treaties[i] as Mention;
    if (sentenceOf(mention) !== sentenceOf(chosen)) return undefined;
    const features = mention.treaty as TreatyFeatures;
    if (!agrees(slot, genderOf(features), features.plural)) continue;
    if (isSubject(document, mention)) return mention;
  }
  return undefined;
};

/** "dem Protokoll zum Neutralitätsvertrag": what stands inside the wording of another is only told of in its name. */
const around = (document: Document, inner: Mention, slot: TreatySlot): Mention | undefined => {
  for (let i = inner.first - 1; i >= Math.max(0, inner.first - longestName); i--)
    for (const outer of placesOf(document).treatiesAt.get(i) ?? [])
      if (
        outer.last >= inner.last &&
        outer.entity !== undefined &&
        agrees(slot, genderOf(outer.treaty as TreatyFeatures), (outer.treaty as TreatyFeatures).plural)
      )
        return outer;
  return undefined;
};
/** Words between the head of a treaty's wording and another inside it. */
const longestName = 6;

/**
 * "Der Pakt war ein Bündnis. Er ging aus dem Vertrag hervor, den … Noch 1955 traten ihm … bei": the sentence before is about what
 * its own pronoun took up from the one before that.
 */
const stillMeant = (
  document: Document,
  treaties: readonly Mention[],
  last: number,
  slot: TreatySlot,
): Mention | undefined => {
  const { sentence } = document.tokens[(treaties[last] as Mention).first] as Token;
  const here = document.sentences[sentence];
  const opening = here === undefined ? undefined : document.tokens[here.first];
  const gender = opening?.lower === 'er' ? 'm' : opening?.lower === 'sie' ? 'f' : undefined;
  if (gender === undefined || slot.genders?.includes(gender) !== true || slot.orPlural === true) return undefined;
  if (sentence === (document.tokens[slot.token] as Token).sentence) return undefined;
  // A person or a state that it may mean takes it.
  if (placesOf(document).taken.has((opening as Token).index)) return undefined;
  const before = treaties.findLast((m) => m.last <= (opening as Token).index);
  if (before === undefined || sentence - (document.tokens[before.first] as Token).sentence > 1) return undefined;
  const features = before.treaty as TreatyFeatures;
  return genderOf(features) === gender && !features.plural ? before : undefined;
};

/** The treaty that the article speaks of most; the first one of equals. */
const mainTreaty = (treaties: readonly Mention[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const m of treaties) counts.set(m.entity as string, (counts.get(m.entity as string) ?? 0) + 1);
  let best: string | undefined;
  for (const [entity, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = entity;
  return best;
};

const genderOf = (features: TreatyFeatures): string | undefined =>
  features.noun === undefined ? undefined : headwordOf(features.noun)?.entry.gender;

/** Verbs of those whose treaty is none yet. */
const stillToCome: ReadonlySet<string> = new Set(
  'feilschen verhandeln aushandeln ausverhandeln paraphieren ringen anstreben planen vorbereiten entwerfen wollen'.split(
    ' ',
  ),
);

/** Those of them whose end is no signature either. */
const onlyDrafted: ReadonlySet<string> = new Set(['ausverhandeln', 'paraphieren']);

/** The states and bodies that are the subject of a clause with "ihr Abkommen", if they are two, or one with another side. */
const ownersOf = (index: Index, head: number, others: readonly Referent[]): readonly Referent[] => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[head] ?? -1];
  if (clause === undefined || clause.voice === 'passive' || stillToCome.has(clause.verb ?? '')) return [];
  const owners = argumentPhrases(document, clause, 'subject')
    .filter((p) => p.last <= head)
    .flatMap((p) => referentsOf(index, p, { through: false }))
    .filter((r) => r.type === 'Country' || r.type === 'Organisation');
  if (owners.length === 2 && others.length === 0) return owners;
  return owners.length === 1 && others.length === 1 ? [...owners, ...others] : [];
};

/** Nouns of what is only done to a treaty that there is. */
const endings: ReadonlySet<string> = new Set(
  treatyFrames.nouns.flatMap(({ noun, type }) => (/^(?:LEFT|SUSPENDED|VIOLATED)$/.test(type) ? [noun] : [])),
);

/** Verbs that do so. */
const endingVerbs: ReadonlySet<string> = new Set(
  treatyFrames.verbs.flatMap(({ verb, type, treaty, phrase, word, objectNoun }) =>
    /^(?:LEFT|SUSPENDED|VIOLATED)$/.test(type) && treaty === 'object' && (phrase ?? word ?? objectNoun) === undefined
      ? [verb]
      : [],
  ),
);

/** "Abkommen zwischen A und B", "deutsch-französisches Abkommen": whoever is named beside a treaty that exists is its party. */
const readParties = (
  index: Index,
  treaties: readonly Mention[],
  drafts: Draft[],
  addParty: (treaty: string, actor: string) => void,
): void => {
  const { document } = index;
  for (const mention of treaties) {
    const features = mention.treaty as TreatyFeatures;
    const phrase = document.phrases[document.phraseOf[features.head] ?? -1];
    if (phrase === undefined) continue;
    const head = document.tokens[features.head] as Token;
    const sides: Referent[] = [];
    const between = ownPhrases(index, phrase, mention);
    const sideOf = (preposition: string): Referent[] =>
      between
        .filter((child) => child.preposition === preposition)
        .flatMap((child) => [...referentsOf(index, child, { through: false }), ...behindBracket(index, child)])
        .filter((r) => r.type === 'Country' || r.type === 'Organisation')
        .filter((r, i, all) => all.findIndex((x) => x.entity === r.entity) === i);
    sides.push(...sideOf('zwischen'));
    if (sides.length === 0) sides.push(...jointOwners(index, phrase, features));
    // "A und B einigten sich auf eine Verlängerung ihres Abkommens", "Senegal hat sein Abkommen mit B erneuert": whose it is.
    if (features.determiner === 'possessive' && !features.plural)
      sides.push(...ownersOf(index, features.head, sideOf('mit')));
    // "Seoul, dessen Freihandelsabkommen mit den USA …"
    const owner = features.plural ? [] : relativeOwners(index, features.head);
    if (owner.length === 1 && sides.length === 0 && sideOf('mit').length === 1) sides.push(...owner, ...sideOf('mit'));
    // "das Abkommen mit A": A is bound as well, whoever the other side is.
    const one = sides.length < 2;
    if (one) {
      // "Chinas Abkommen mit X", "der Freundschaftsvertrag der FPÖ mit X": whose it is.
      const owners = (index.children.get(phrase.index) ?? [])
        .filter((c) => c.link === 'genitive')
        .flatMap((c) => referentsOf(index, c, { through: false }))
        .filter((r) => r.type === 'Country' || r.type === 'Organisation');
      const owned = owners.some((r) => r.start < head.start);
      // "ein Handelsabkommen der EU mit X": whose, and with whom.
      const both = owners.length > 0;
      const found = features.determiner === 'definite' || owned || both ? sideOf('mit') : [];
      const other = !features.plural || (found.length === 1 && features.determiner === 'definite') ? found : [];
      sides.push(...other);
      if (other.length > 0) sides.push(...owners);
    }
    // "das türkisch-libysche Abkommen"
    const paired =
      sides.length === 0 && !features.plural
        ? index.mentionsAt
            .slice(mention.first, features.head)
            .flatMap((all) =>
              all
                .filter((m) => m.type === 'Country' && m.how === 'adjective' && m.text.includes('-'))
                .map((m) => referentFrom(m, `a side of „${mention.text}“`)),
            )
        : [];
    // "das deutsch-französisch-spanische Abkommen"
    const isPaired = paired.length > 1 && paired.every((p) => p.start === paired[0]?.start);
    if (isPaired) sides.push(...paired);
    // "die EU-Türkei-Erklärung von 2016": one that bears a year has been made by those in its name.
    const inName =
      features.prefix.includes('-') && features.year !== undefined && !features.plural && sides.length === 0
        ? (index.mentionsAt[features.head] ?? [])
            .filter((m) => (m.type === 'Country' || m.type === 'Organisation') && m.entity !== undefined)
            .map((m) => referentFrom(m, `a side of „${mention.text}“`))
        : [];
    if (inName.length === 2) sides.push(...inName);
    if (sides.length === 0 || (one && !isPaired && sides.length > 3)) continue;
    const told = mannerOfNoun(index, phrase);
    const isNamed = inName.length === 2;
    const clause = document.clauses[document.clauseOf[features.head] ?? -1];
    // "droht, das Abkommen mit B zu kündigen", "Der Vertrag zwischen A und B wird nicht eingehalten"
    const isEnded =
      clause !== undefined &&
      features.determiner === 'definite' &&
      endingVerbs.has(clause.verb ?? '') &&
      clause.arguments.some(
        (a) => a.role === (clause.voice === 'passive' ? 'subject' : 'accusative') && a.phrase === phrase.index,
      );
    if (!isNamed && !isEnded && (told.status === undefined || told.status === 'denied')) continue;
    // "Ein Abkommen zwischen A und B wird derzeit ausgehandelt": there is none yet.
    // "Der Vertrag zwischen A und B ist ausverhandelt", "… ist unterschriftsreif": nor is one that only waits to be signed.
    const isReady =
      clause?.tokens.some((i) => readyWords.test((document.tokens[i] as Token).lower)) === true &&
      clause.verbTokens.some((i) => (document.tokens[i] as Token).lower === 'ist');
    const pending =
      told.status === 'asserted' &&
      (isReady ||
        (clause?.voice === 'passive' &&
          // "ist ausverhandelt", "wurde paraphiert": signed it is not.
          (clause.tense === 'present' || onlyDrafted.has(clause.verb ?? '')) &&
          stillToCome.has(clause.verb ?? ''))) &&
      clause.arguments.some((a) => a.role === 'subject' && a.phrase === phrase.index);
    // "berät die Kündigung des Abkommens mit Israel": what may be ended exists.
    const parent = document.phrases[phrase.link === 'genitive' ? (phrase.parent ?? -1) : -1];
    const exists = isEnded || (parent !== undefined && endings.has((document.tokens[parent.head] as Token).lemma));
    // "die Verhandlungen über das Abkommen der EU mit Indien": what is talked about is still to be made.
    const talks = document.phrases[/^(?:über|zu)$/.test(phrase.preposition ?? '') ? (phrase.parent ?? -1) : -1];
    const underTalks = talks !== undefined && (document.tokens[talks.head] as Token).lemma === 'Verhandlung';
    const status = isNamed || exists ? 'asserted' : pending || underTalks ? 'planned' : (told.status as Status);
    for (const side of sides) {
      addParty(mention.entity as string, side.entity);
      drafts.push({
        type: 'PARTY_TO',
        from: side.entity,
        to: mention.entity as string,
        status,
        sentence: head.sentence,
        ...(document.clauseOf[features.head] === undefined
          ? {}
          : { clause: document.clauseOf[features.head] as number }),
        undated: true,
        rule:
          isPaired || inName.length === 2
            ? 'treaty-parties:pair'
            : one
              ? 'treaty-parties:mit'
              : 'treaty-parties:zwischen',
        confidence: (one && !isPaired ? 0.65 : 0.85) * side.confidence,
        marks: { from: { start: side.start, end: side.end }, cue: { start: head.start, end: head.end } },
        because: [`named as a side of „${mention.text}“`, side.because],
      });
    }
  }
};

/** What a treaty is that waits for its signature. */
const readyWords = /^(?:aus(?:ver|ge)handelt|unterschriftsreif|unterzeichnungsreif|abschlussreif|paraphiert)$/;

/** "Zusatzprotokoll zum X", "Protokoll über die Erweiterung des X", "Nachfolgevertrag des X". */
const readWording = (index: Index, treaties: readonly Mention[], mention: Mention, drafts: Draft[]): void => {
  const { document } = index;
  const features = mention.treaty as TreatyFeatures;
  const phrase = document.phrases[document.phraseOf[features.head] ?? -1];
  if (phrase === undefined) return;
  const push = (type: RelationType, to: string, rule: string): void => {
    if (to === mention.entity || !fits(type, 'Treaty', 'Treaty')) return;
    const manner = mannerOfNoun(index, phrase);
    if (manner.status === undefined) return;
    const head = document.tokens[features.head] as Token;
    const clause = document.clauseOf[features.head];
    drafts.push({
      type,
      from: mention.entity as string,
      to,
      // "Das Zusatzprotokoll zum X hat Y nicht unterzeichnet": it is one to the X all the same.
      status: manner.status === 'denied' ? 'asserted' : manner.status,
      sentence: head.sentence,
      ...(clause === undefined || clause < 0 ? {} : { clause }),
      undated: true,
      rule,
      confidence: 0.85,
      marks: { cue: { start: head.start, end: head.end } },
      because: [`the wording „${mention.text}“ says so`],
    });
  };
  // "Frankreich ratifizierte das Zusatzprotokoll I erst 1992": one to what the article is about.
  const { topic } = placesOf(document);
  const isOfTopic =
    topic !== undefined &&
    topic !== mention.entity &&
    treatyFrames.ownAmendments.includes(features.modifier) &&
    features.noun === 'Protokoll' &&
    features.place === undefined &&
    features.known === undefined &&
    !(index.children.get(phrase.index) ?? []).some((c) => c.preposition === 'zu' || c.link === 'genitive');
  if (isOfTopic) push('AMENDS', topic, 'treaty-wording:amends');
  const amends = treatyFrames.amendingModifiers.includes(features.modifier) || features.noun === 'Protokoll';
  const possessed = amendedBefore(index, treaties, mention);
  if (possessed !== undefined) push('AMENDS', possessed, 'treaty-wording:amends');
  const replaces = treatyFrames.replacingModifiers.includes(features.modifier);
  for (const child of index.children.get(phrase.index) ?? []) {
    if (child.first < features.head) continue;
    const purpose =
      child.preposition === 'zu' && treatyFrames.amendingNouns.includes((document.tokens[child.head] as Token).lemma);
    if (child.preposition === 'über' || purpose) {
      for (const noun of [child, ...conjunctsOf(document, child)]) {
        if (!treatyFrames.amendingNouns.includes((document.tokens[noun.head] as Token).lemma)) continue;
        for (const to of amended(index, treaties, child, noun)) push('AMENDS', to, 'treaty-wording:amends');
      }
      continue;
    }
    const direct =
      child.preposition === 'zu' ||
      child.preposition === 'für' ||
      child.link === 'genitive' ||
      child.preposition === 'von';
    if (!direct) continue;
    const target = treaties.find((m) => (m.treaty as TreatyFeatures).head === child.head);
    if (target?.entity === undefined) continue;
    if (replaces) push('REPLACES', target.entity, 'treaty-wording:replaces');
    else if (amends && child.preposition === 'zu') push('AMENDS', target.entity, 'treaty-wording:amends');
  }
};

/** "Protokoll über dessen Erweiterung", "ein entsprechendes Zusatzprotokoll": what these mean was named before. */
const amendedBefore = (index: Index, treaties: readonly Mention[], mention: Mention): string | undefined => {
  const { head, modifier, noun } = mention.treaty as TreatyFeatures;
  const { tokens } = index.document;
  const before = treaties.filter((m) => (m.treaty as TreatyFeatures).head < head && m.entity !== mention.entity).at(-1);
  if (before === undefined) return undefined;
  const isNear = (tokens[head] as Token).sentence - (tokens[before.first] as Token).sentence <= 1;
  if (!isNear) return undefined;
  // "Sie einigten sich auf das Abkommen. Die Minister unterzeichneten ein entsprechendes Zusatzprotokoll."
  const isItsOwn =
    noun === 'Protokoll' &&
    treatyFrames.ownAmendments.includes(modifier) &&
    tokens.slice(Math.max(0, head - 2), head).some((t) => /^(?:entsprechende|(?:da)?zugehörige)[nmrs]?$/.test(t.lower));
  if (isItsOwn) return before.entity;
  let owned = false;
  for (let i = head + 1; i < mention.last; i++) {
    const token = tokens[i] as Token;
    if (/^(?:dessen|deren|seine[rnms]?|ihre[rnms]?)$/i.test(token.text)) owned = true;
    if (owned && treatyFrames.amendingNouns.includes(token.lemma)) return before.entity;
  }
  return undefined;
};

const conjunctsOf = (document: Document, phrase: Phrase): Phrase[] =>
  (phrase.conjuncts ?? []).filter((c) => c !== phrase.index).map((c) => document.phrases[c] as Phrase);

/** The treaty that "die Erweiterung des Abkommens" or "dessen Erweiterung" changes. */
const amended = (index: Index, treaties: readonly Mention[], top: Phrase, noun: Phrase): string[] => {
  for (const owner of [noun, top])
    for (const child of index.children.get(owner.index) ?? []) {
      if (child.link !== 'genitive' && child.preposition !== 'von') continue;
      const target = treaties.find((m) => (m.treaty as TreatyFeatures).head === child.head);
      if (target?.entity !== undefined) return [target.entity];
    }
  return [];
};
