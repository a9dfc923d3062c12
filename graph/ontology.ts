/**
 * The closed list of what the graph can say. Labels, relation types and property names in Cypher come from here only,
 * never from input (Neo4j decodes `\u0060` into a backtick before it parses, so quoting a foreign label is not safe).
 */

/** The four kinds of node that people look at. */
export const nodeTypes = ['Person', 'Organisation', 'Country', 'Treaty'] as const;
export type NodeType = (typeof nodeTypes)[number];

/** How a statement is said. `claimed` is the content of somebody's accusation; the speaker says whose. */
export const statuses = ['asserted', 'planned', 'claimed', 'denied'] as const;
export type Status = (typeof statuses)[number];

export const families = ['state', 'treaty', 'politics', 'interaction'] as const;
export type Family = (typeof families)[number];

export interface RelationKind {
  readonly from: readonly NodeType[];
  readonly to: readonly NodeType[];
  /** Stored once, either way: the smaller id (by code units) is `from`. */
  readonly symmetric: boolean;
  /** One edge per date when a date is known: the same two can meet twice. */
  readonly dated: boolean;
  readonly family: Family;
  readonly meaning: string;
  /** PLOVER event class and Wikidata property, where one fits. */
  readonly plover?: string;
  readonly wikidata?: string;
  /** Properties of the relation's own, beside the common ones of an edge. */
  readonly properties?: readonly string[];
}

const actor = ['Person', 'Organisation', 'Country'] as const;
const state = { symmetric: false, dated: false, family: 'state' } as const;
const treaty = { symmetric: false, dated: false, family: 'treaty' } as const;
const politics = { symmetric: false, dated: false, family: 'politics' } as const;
const interaction = { symmetric: false, dated: true, family: 'interaction' } as const;

/** Ontology, version 1. Names are stable: add, never rename. */
export const relations = {
  HOLDS_POSITION: {
    ...state,
    from: ['Person'],
    to: ['Country', 'Organisation'],
    meaning: 'any office, post, job or role',
    wikidata: 'P39',
    properties: ['title', 'current'],
  },
  MEMBER_OF: { ...state, from: actor, to: ['Organisation'], meaning: 'party, alliance, body', wikidata: 'P463' },
  WORKS_FOR: {
    ...state,
    from: ['Person'],
    to: ['Person'],
    meaning: 'adviser, spokesman, lawyer of a person',
    properties: ['title'],
  },
  PART_OF: {
    ...state,
    from: ['Organisation'],
    to: ['Organisation', 'Country'],
    meaning: 'branch, armed wing, ministry, subsidiary',
    wikidata: 'P361',
  },
  BASED_IN: { ...state, from: ['Organisation'], to: ['Country'], meaning: 'seat', wikidata: 'P17' },
  CITIZEN_OF: {
    ...state,
    from: ['Person'],
    to: ['Country'],
    meaning: 'nationality said of a person who holds no office of it',
    wikidata: 'P27',
  },
  FAMILY_OF: { ...state, from: ['Person'], to: ['Person'], symmetric: true, meaning: 'kinship', properties: ['kind'] },
  ALLIED_WITH: { ...state, from: actor, to: actor, symmetric: true, meaning: 'alliance, declared allies' },
  BORDERS: {
    ...state,
    from: ['Country'],
    to: ['Country'],
    symmetric: true,
    meaning: 'common border',
    wikidata: 'P47',
    properties: ['lengthKm'],
  },
  OWNS: { ...state, from: actor, to: ['Organisation'], meaning: 'owns, controls', wikidata: 'P127' },
  NEGOTIATED: { ...treaty, from: actor, to: ['Treaty'], meaning: 'talks towards it', plover: 'CONSULT' },
  SIGNED: {
    ...treaty,
    from: actor,
    to: ['Treaty'],
    meaning: 'signature: each signing person, and each state or body signed for',
    plover: 'SUPPORT',
    wikidata: 'P1891',
  },
  RATIFIED: {
    ...treaty,
    from: actor,
    to: ['Treaty'],
    meaning: 'consent to be bound',
    plover: 'SUPPORT',
    wikidata: 'P6193',
    properties: ['means'],
  },
  PARTY_TO: { ...treaty, from: ['Country', 'Organisation'], to: ['Treaty'], meaning: 'bound by it' },
  JOINED: { ...treaty, from: actor, to: ['Treaty', 'Organisation'], meaning: 'accession, entry' },
  LEFT: { ...treaty, from: actor, to: ['Treaty', 'Organisation'], meaning: 'withdrawal, denunciation, exit' },
  SUSPENDED: { ...treaty, from: actor, to: ['Treaty'], meaning: 'stops applying it without leaving' },
  VIOLATED: { ...treaty, from: actor, to: ['Treaty'], meaning: 'breach, mostly claimed by somebody', plover: 'REJECT' },
  REPLACES: { ...treaty, from: ['Treaty'], to: ['Treaty'], meaning: 'supersedes', wikidata: 'P1365' },
  AMENDS: { ...treaty, from: ['Treaty'], to: ['Treaty'], meaning: 'protocol to, extends, deepens, changes' },
  FOUNDED: { ...politics, from: actor, to: ['Organisation'], meaning: 'founded', wikidata: 'P112' },
  APPOINTED: { ...politics, from: actor, to: ['Person'], meaning: 'appointed, elected, nominated', wikidata: 'P748' },
  SUCCEEDED: { ...politics, from: ['Person'], to: ['Person'], meaning: 'in an office', wikidata: 'P1365' },
  MET: {
    ...interaction,
    from: actor,
    to: actor,
    symmetric: true,
    meaning: 'met, talked, telephoned, received',
    plover: 'CONSULT',
    properties: ['mode'],
  },
  VISITED: { ...interaction, from: actor, to: ['Country'], meaning: 'travelled to', plover: 'CONSULT' },
  INVITED: { ...interaction, from: actor, to: actor, meaning: 'invited', plover: 'AGREE' },
  COOPERATED: {
    ...interaction,
    from: actor,
    to: actor,
    symmetric: true,
    meaning: 'agreed with, worked together',
    plover: 'COOPERATE',
  },
  SUPPORTED: {
    ...interaction,
    from: actor,
    to: [...actor, 'Treaty'],
    meaning: 'praised, thanked, endorsed, backed in words',
    plover: 'SUPPORT',
  },
  AIDED: {
    ...interaction,
    from: actor,
    to: actor,
    meaning: 'money, arms, troops, relief',
    plover: 'AID',
    properties: ['kind'],
  },
  CONCEDED: {
    ...interaction,
    from: actor,
    to: actor,
    meaning: 'yielded, released, lifted sanctions, withdrew',
    plover: 'CONCEDE',
  },
  DEMANDED: { ...interaction, from: actor, to: actor, meaning: 'asked, urged, called on', plover: 'REQUEST' },
  ACCUSED: {
    ...interaction,
    from: actor,
    to: actor,
    meaning: 'accused, blamed, criticised, condemned',
    plover: 'ACCUSE',
  },
  REJECTED: {
    ...interaction,
    from: actor,
    to: [...actor, 'Treaty'],
    meaning: 'refused, vetoed, turned down, opposes',
    plover: 'REJECT',
  },
  THREATENED: {
    ...interaction,
    from: actor,
    to: actor,
    meaning: 'threatened, warned, deployed against',
    plover: 'THREATEN',
  },
  PROTESTED: { ...interaction, from: actor, to: actor, meaning: 'demonstrated against', plover: 'PROTEST' },
  SANCTIONED: {
    ...interaction,
    from: actor,
    to: actor,
    meaning: 'sanctions, expulsion, ban, break of relations',
    plover: 'SANCTION',
  },
  PROSECUTED: {
    ...interaction,
    from: actor,
    to: actor,
    meaning: 'warrant, arrest, charge, sentence, seizure, repression',
    plover: 'COERCE',
  },
  ATTACKED: { ...interaction, from: actor, to: actor, meaning: 'armed attack, killing, war', plover: 'ASSAULT' },
} as const satisfies Record<string, RelationKind>;

export type RelationType = keyof typeof relations;
export const relationTypes = Object.keys(relations) as readonly RelationType[];

/** What a node may have beside id, name, aliases and wikidata. Country: iso2, iso3. Organisation, Treaty: kind. Treaty: the dates. */
export const nodePropertyNames = ['iso2', 'iso3', 'kind', 'signedOn', 'inForceOn', 'validFrom', 'validTo'] as const;

/** True when the ontology lets this relation run between nodes of these types. */
export const fits = (type: RelationType, from: NodeType, to: NodeType): boolean => {
  const kind: RelationKind = relations[type];
  return (
    (kind.from.includes(from) && kind.to.includes(to)) ||
    (kind.symmetric && kind.from.includes(to) && kind.to.includes(from))
  );
};
