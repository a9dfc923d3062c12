import type { RelationType } from '../../graph/ontology.ts';
import { fits } from '../../graph/ontology.ts';
import type { Document, Mention, Phrase, Token, TreatyFeatures } from '../model.ts';
import { headwordOf } from '../recognise/treaties.ts';
import type { Draft } from './draft.ts';
import { mannerOfNoun } from './manner.ts';
import { type Index, type Referent, referentsOf } from './referents.ts';
import { relateStates } from './states.ts';
import { readTreatyEvents, type TreatyEvent, type TreatySlot, treatyFrames } from './treatyEvents.ts';

/*
 * What happens to treaties, as statements: each event of treatyEvents.ts with the treaty that its slot means, for each actor;
 * what follows from a signature (the state of the person who signed signs as well, and is bound); parties named beside the
 * treaty ("zwischen A und B"); and what a treaty's own wording says about another ("Zusatzprotokoll zum X-Vertrag").
 */

/** Farthest that a pronoun or an unsaid treaty looks back, in sentences. */
const pronounReach = 2;
const silentReach = 3;
/** "seine Teilnahme" at something: only the article's treaty can be meant. */
const farReach = 12;

/** What happens to treaties. */
export const relateTreaties = (index: Index): Draft[] => {
  const treaties = index.document.mentions.filter((m) => m.treaty !== undefined && m.entity !== undefined);
  if (treaties.length === 0) return [];
  const drafts: Draft[] = [];
  const offices = officesOf(index);
  const parties = new Map<string, Set<string>>();
  const addParty = (treaty: string, actor: string): void => {
    parties.set(treaty, (parties.get(treaty) ?? new Set()).add(actor));
  };
  const events = readTreatyEvents(index);
  readParties(index, treaties, drafts, addParty);
  // What a treaty replaced is not what the article goes on about.
  const superseded = new Set<string>();
  const refused = new Set<string>();
  for (const event of events) {
    if (event.treaty.kind !== 'noun') continue;
    for (const to of resolve(index.document, treaties, event.treaty, superseded)) {
      if (event.type === 'REPLACES' && event.status !== 'denied') superseded.add(to);
      if (event.type === 'RATIFIED' && event.status === 'denied')
        for (const actor of event.actors) refused.add(`${actor.entity} ${to}`);
    }
  }
  let lastSides: ReadonlySet<string> | undefined;
  for (const event of events) {
    for (const to of resolve(index.document, treaties, event.treaty, superseded)) {
      if (event.by !== undefined) {
        for (const from of resolve(index.document, treaties, event.by, superseded, to))
          drafts.push(draftOf(index, event, event.type, from, to, 1, undefined, []));
        continue;
      }
      for (const actor of actorsOf(index, event, parties.get(to), lastSides))
        relateActor(index, event, actor, to, offices, refused, drafts, addParty);
      const sides = parties.get(to);
      if (sides?.size === 2) lastSides = sides;
    }
  }
  for (const treaty of treaties) readWording(index, treaties, treaty, drafts);
  return drafts;
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
  ...dateOf(index, event),
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
const dateOf = (index: Index, event: TreatyEvent): Pick<Draft, 'date' | 'undated'> => {
  const { document } = index;
  const clause = event.clause === undefined ? undefined : document.clauses[event.clause];
  if (clause === undefined) return {};
  const inside = document.times.filter((t) => t.date !== undefined && t.first >= clause.first && t.first < clause.last);
  const named = inside.filter((t) =>
    document.mentions.some(
      (m) => m.treaty !== undefined && belongsToName(document, m, t.first, clause.kind === 'participle'),
    ),
  );
  if (named.length === 0) return {};
  const rest = inside.filter(
    (t) => !named.includes(t) && document.clauseOf[t.first] === clause.index && t.role === 'at',
  );
  const date = rest[0]?.date;
  return date === undefined ? { undated: true } : { date };
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
  if (parties?.size === 2) return [...parties].map((p) => make(p, 0.8));
  if (lastSides !== undefined) return [...lastSides].map((p) => make(p, 0.75));
  const { document } = index;
  for (let i = document.phrases.length - 1; i >= 0; i--) {
    const phrase = document.phrases[i] as Phrase;
    const token = document.tokens[phrase.head] as Token;
    if (phrase.conjuncts?.length !== 2 || token.start >= event.cue.start) continue;
    if (event.sentence - token.sentence > silentReach) break;
    const pair = referentsOf(index, phrase, { through: false });
    if (
      pair.length === 2 &&
      pair[0]?.type === pair[1]?.type &&
      (pair[0]?.type === 'Country' || pair[0]?.type === 'Organisation')
    )
      return pair.map((p) => make(p.entity, 0.65));
  }
  return [];
};

const relateActor = (
  index: Index,
  event: TreatyEvent,
  actor: Referent,
  to: string,
  offices: ReadonlyMap<string, readonly string[]>,
  refused: ReadonlySet<string>,
  drafts: Draft[],
  addParty: (treaty: string, actor: string) => void,
): void => {
  drafts.push(draftOf(index, event, event.type, actor.entity, to, 1, actor, []));
  const binds = event.type === 'SIGNED' && !event.witness;
  const bodies = actor.type === 'Person' ? (offices.get(actor.entity) ?? []) : [actor.entity];
  for (const body of bodies) {
    if (actor.type === 'Person' && ['SIGNED', 'RATIFIED', 'LEFT', 'JOINED', 'SUSPENDED'].includes(event.type))
      drafts.push(draftOf(index, event, event.type, body, to, 0.85, actor, [`${actor.entity} acts for ${body}`]));
    if (!binds) continue;
    addParty(to, body);
    if ((event.status === 'asserted' || event.status === 'planned') && !refused.has(`${body} ${to}`))
      drafts.push(
        draftOf(index, event, 'PARTY_TO', body, to, actor.type === 'Person' ? 0.8 : 0.92, actor, [
          'who signs is bound',
        ]),
      );
  }
};

/** Person → states and bodies whose office the article gives them now. */
const officesOf = (index: Index): Map<string, string[]> => {
  const offices = new Map<string, string[]>();
  for (const draft of relateStates(index)) {
    if (draft.type !== 'HOLDS_POSITION' || draft.status !== 'asserted') continue;
    if (
      !draft.to.startsWith('country:') &&
      !/organisation:(?:eu|vereinte-nationen|uno|nato|europaeische)/.test(draft.to)
    )
      continue;
    const list = offices.get(draft.from) ?? [];
    if (!list.includes(draft.to)) list.push(draft.to);
    offices.set(draft.from, list);
  }
  return offices;
};

/** The treaties that a slot means. */
const resolve = (
  document: Document,
  treaties: readonly Mention[],
  slot: TreatySlot,
  superseded: ReadonlySet<string>,
  not?: string,
): string[] => {
  if (slot.kind === 'noun') {
    const own = treaties.filter((m) => (m.treaty as TreatyFeatures).head === slot.token).map((m) => m.entity as string);
    return [...new Set(own)].filter((e) => e !== not);
  }
  const place = document.tokens[slot.token] as Token;
  const farthest = slot.kind === 'pronoun' ? pronounReach : slot.far === true ? farReach : silentReach;
  for (let i = treaties.length - 1; i >= 0; i--) {
    const mention = treaties[i] as Mention;
    const features = mention.treaty as TreatyFeatures;
    if (mention.start >= place.start || mention.entity === not) continue;
    if (place.sentence - (document.tokens[features.head] as Token).sentence > farthest) return [];
    if (slot.gender !== undefined && genderOf(features) !== undefined && genderOf(features) !== slot.gender) continue;
    if (slot.plural !== undefined && slot.plural !== features.plural) continue;
    if (slot.kind === 'silent' && superseded.has(mention.entity as string)) continue;
    return [mention.entity as string];
  }
  return [];
};

const genderOf = (features: TreatyFeatures): string | undefined =>
  features.noun === undefined ? undefined : headwordOf(features.noun)?.entry.gender;

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
    const sides: Referent[] = [];
    for (const child of index.children.get(phrase.index) ?? []) {
      if (child.preposition !== 'zwischen' || child.first < features.head) continue;
      sides.push(
        ...referentsOf(index, child, { through: false }).filter(
          (r) => r.type === 'Country' || r.type === 'Organisation',
        ),
      );
    }
    if (sides.length < 2) continue;
    const manner = mannerOfNoun(index, phrase);
    if (manner.status === undefined || manner.status === 'denied') continue;
    const head = document.tokens[features.head] as Token;
    for (const side of sides) {
      addParty(mention.entity as string, side.entity);
      drafts.push({
        type: 'PARTY_TO',
        from: side.entity,
        to: mention.entity as string,
        status: manner.status,
        sentence: head.sentence,
        ...(document.clauseOf[features.head] === undefined
          ? {}
          : { clause: document.clauseOf[features.head] as number }),
        undated: true,
        rule: 'treaty-parties:zwischen',
        confidence: 0.85 * side.confidence,
        marks: { from: { start: side.start, end: side.end }, cue: { start: head.start, end: head.end } },
        because: [`named as a side of „${mention.text}“`, side.because],
      });
    }
  }
};

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
      status: manner.status,
      sentence: head.sentence,
      ...(clause === undefined || clause < 0 ? {} : { clause }),
      undated: true,
      rule,
      confidence: 0.85,
      marks: { cue: { start: head.start, end: head.end } },
      because: [`the wording „${mention.text}“ says so`],
    });
  };
  const amends = treatyFrames.amendingModifiers.includes(features.modifier) || features.noun === 'Protokoll';
  const replaces = treatyFrames.replacingModifiers.includes(features.modifier);
  for (const child of index.children.get(phrase.index) ?? []) {
    if (child.first < features.head) continue;
    if (child.preposition === 'über') {
      for (const noun of [child, ...conjunctsOf(document, child)]) {
        if (!treatyFrames.amendingNouns.includes((document.tokens[noun.head] as Token).lemma)) continue;
        for (const to of amended(index, treaties, child, noun, mention)) push('AMENDS', to, 'treaty-wording:amends');
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

const conjunctsOf = (document: Document, phrase: Phrase): Phrase[] =>
  (phrase.conjuncts ?? []).filter((c) => c !== phrase.index).map((c) => document.phrases[c] as Phrase);

/** The treaty that "die Erweiterung des Abkommens" or "dessen Erweiterung" changes. */
const amended = (index: Index, treaties: readonly Mention[], top: Phrase, noun: Phrase, mention: Mention): string[] => {
  const { document } = index;
  for (const owner of [noun, top])
    for (const child of index.children.get(owner.index) ?? []) {
      if (child.link !== 'genitive' && child.preposition !== 'von') continue;
      const target = treaties.find((m) => (m.treaty as TreatyFeatures).head === child.head);
      if (target?.entity !== undefined) return [target.entity];
    }
  for (let i = top.first; i < noun.head; i++) {
    const text = (document.tokens[i] as Token).text.toLowerCase();
    if (!/^(?:dessen|deren|seine[rnms]?|ihre[rnms]?)$/.test(text)) continue;
    const own = (mention.treaty as TreatyFeatures).head;
    const before = treaties
      .filter((m) => (m.treaty as TreatyFeatures).head < own && m.entity !== mention.entity)
      .at(-1);
    const sentence = (document.tokens[i] as Token).sentence;
    if (before?.entity !== undefined && sentence - (document.tokens[before.first] as Token).sentence <= 1)
      return [before.entity];
  }
  return [];
};
