import { byCodeUnits } from '../../graph/id.ts';
import type { Entity } from '../../graph/model.ts';
import { loadMorphology } from '../analyse/morphology.ts';
import { knownSpelling } from '../knowledge/knownPersons.ts';
import { type Lexicon, loadLexicon, organisationOf } from '../knowledge/lexicon.ts';
import { officeOf } from '../knowledge/offices.ts';
import { ownersOfLeader, stateOfSurname } from '../knowledge/owners.ts';
import type { Document, Mention, Token } from '../model.ts';
import { stateOfCityAdjective } from '../recognise/countries.ts';
import { mentionOf } from '../recognise/draft.ts';
import { loadGivenNames } from '../recognise/persons.ts';
import { slugOf, startsUpper } from '../recognise/shape.ts';
import { linkOffices } from './offices.ts';
import { linkOrganisations, type OrganisationCluster } from './organisations.ts';
import { linkPersons, type PersonCluster } from './persons.ts';
import { linkTreaties } from './treaties.ts';

/** How many places of an entity are kept for display. */
const keptMentions = 20;

/**
 * Says which node each mention speaks of: names first, then what stands for them (offices, pronouns, nouns), then treaties.
 * What stays open has no entity. Returns all mentions, new ones included, and the article's entities.
 */
export const link = (document: Omit<Document, 'entities'>): { mentions: Mention[]; entities: Entity[] } => {
  const { tokens } = document;
  const lexicon = loadLexicon();
  const mentions = document.mentions.map((mention) => mentionOf(mention, mention.index, [...mention.because]));
  for (const mention of mentions) {
    if (mention.type === 'Country' && mention.country !== undefined && mention.country !== '')
      mention.entity = `country:${mention.country}`;
  }
  const persons = linkPersons(tokens, mentions, nounTest(tokens), loadGivenNames());
  const organisations = linkOrganisations(tokens, mentions, homeOf(mentions), document);
  const owners = new Set(organisations.clusters.map(({ id }) => id));
  for (const { type, entity } of mentions) if (type === 'Country' && entity !== undefined) owners.add(entity);
  const clusters = spellKnown(persons.clusters, owners);
  const all: Mention[] = [...mentions, ...persons.added, ...organisations.added];
  const entities = new Map<string, Entity>();
  const ids = new Set<string>();
  for (const cluster of clusters) {
    const entity = personEntity(cluster, ids);
    ids.add(entity.id);
    entities.set(entity.id, entity);
    for (const mention of cluster.mentions) mention.entity = entity.id;
  }
  for (const cluster of organisations.clusters) {
    entities.set(cluster.id, organisationEntity(cluster));
    for (const mention of cluster.mentions) mention.entity = cluster.id;
  }
  const genders = new Map<string, 'm' | 'f'>();
  for (const { gender, mentions: own } of clusters) {
    const id = own[0]?.entity;
    if (gender !== undefined && id !== undefined) genders.set(id, gender);
  }
  linkOffices(tokens, all, genders, document.clauseOf);
  for (const [id, entity] of countryEntities(all, lexicon)) entities.set(id, entity);
  const ordered = all
    .sort((a, b) => a.first - b.first || b.last - a.last || byCodeUnits(a.type, b.type))
    .map((mention, index) => mentionOf(mention, index));
  const linked = linkTreaties({ ...document, mentions: ordered, entities: [...entities.values()] });
  const spoken = new Set(linked.mentions.map((mention) => mention.entity));
  return { mentions: linked.mentions, entities: linked.entities.filter((entity) => spoken.has(entity.id)) };
};

const nounTest = (tokens: readonly Token[]): ((index: number) => boolean) => {
  const morphology = loadMorphology();
  return (index) => {
    const token = tokens[index];
    if (token === undefined || !startsUpper(token.text)) return false;
    return (
      token.analyses.some(
        (analysis) =>
          !analysis.guessed && (analysis.pos === 'NOUN' || (analysis.pos !== 'PROPN' && analysis.pos !== 'X')),
      ) ||
      (!token.text.includes('-') && morphology.splitCompound(token.text) !== undefined)
    );
  };
};

/** Bodies that tell of the state that they belong to. */
const atHome: ReadonlySet<string> = new Set(['party', 'parliament', 'court', 'authority']);
/** What a city as a place, and a body of a state, count beside the state itself. */
const placeWeight = 0.5;
const bodyWeight = 0.7;

/** The country that the article speaks of most, by its name, its cities or its parties and offices. */
const homeOf = (mentions: readonly Mention[]): string | undefined => {
  const { organisations, countries } = loadLexicon();
  const counts = new Map<string, number>();
  let best: string | undefined;
  for (const { type, how, country, organisation } of mentions) {
    const body = type === 'Organisation' ? organisations.get(organisation?.listed ?? '') : undefined;
    const code = type === 'Country' ? country : atHome.has(body?.kind ?? '') ? body?.parent : undefined;
    if (code === undefined || !countries.has(code)) continue;
    const weight = body !== undefined ? bodyWeight : how === 'place' ? placeWeight : 1;
    const count = (counts.get(code) ?? 0) + weight;
    counts.set(code, count);
    if (best === undefined || count > (counts.get(best) ?? 0)) best = code;
  }
  return best;
};

const aliasesOf = (name: string, wordings: Iterable<string>): string[] => {
  const set = new Set(wordings);
  set.delete(name);
  return [...set].sort(byCodeUnits);
};

const spansOf = (mentions: readonly Mention[]): { start: number; end: number }[] =>
  [...mentions]
    .sort((a, b) => a.start - b.start)
    .slice(0, keptMentions)
    .map(({ start, end }) => ({ start, end }));

/** Well-known persons under the spelling that they have in all articles; one of whom an article has two spellings is one. */
const spellKnown = (clusters: readonly PersonCluster[], owners: ReadonlySet<string>): PersonCluster[] => {
  const known = new Map<string, PersonCluster>();
  const all: PersonCluster[] = [];
  for (const cluster of clusters) {
    const spelling = knownSpelling(cluster.parts.join(' '), owners);
    const first = spelling === undefined ? undefined : known.get(spelling);
    if (first !== undefined) {
      first.mentions.push(...cluster.mentions);
      first.gender ??= cluster.gender;
      continue;
    }
    if (spelling !== undefined) {
      cluster.parts = spelling.split(' ');
      known.set(spelling, cluster);
    }
    all.push(cluster);
  }
  return all;
};

const personEntity = (cluster: PersonCluster, ids: ReadonlySet<string>): Entity => {
  const name = cluster.parts.join(' ');
  const slug = slugOf(name);
  let id = `person:${slug}`;
  for (let n = 2; ids.has(id); n++) id = `person:${slug}-${n}`;
  const wordings = cluster.mentions.filter((m) => m.how === 'name').map((m) => m.text);
  return { id, type: 'Person', name, aliases: aliasesOf(name, wordings), mentions: spansOf(cluster.mentions) };
};

const organisationEntity = (cluster: OrganisationCluster): Entity => {
  const wordings = cluster.mentions.filter((m) => m.how === 'name').map((m) => m.text);
  const { id, name, kind, wikidata } = cluster;
  return {
    id,
    type: 'Organisation',
    name,
    aliases: aliasesOf(name, [...wordings, ...cluster.aliases, ...shortForms(cluster)]),
    ...(wikidata === undefined ? {} : { wikidata }),
    ...(kind === 'unknown' ? {} : { properties: { kind } }),
    mentions: spansOf(cluster.mentions),
  };
};

/** The part of compounds that speaks of the body: UN of "UN-Generalsekretär", ÖVP of "SPÖ-ÖVP-Koalition". */
const shortForms = (cluster: OrganisationCluster): string[] => {
  const { entryOf } = loadLexicon();
  return cluster.mentions
    .filter((m) => m.how === 'adjective' && m.text.includes('-'))
    .flatMap(({ text }) => {
      const parts = text.split('-').slice(0, -1);
      // "Al-Kaida-Ableger": up to the first hyphen or the last.
      return [...parts, parts.join('-')];
    })
    .filter((form) => {
      const entry = entryOf(form);
      return entry?.type === 'Organisation' && `organisation:${entry.id}` === cluster.id;
    });
};

/** Countries that are named, act, or have their capital named; a city alone does not bring its state in. */
const countryEntities = (mentions: readonly Mention[], lexicon: Lexicon): Map<string, Entity> => {
  const byCode = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const { country, entity } = mention;
    if (mention.type !== 'Country' || country === undefined || entity !== `country:${country}`) continue;
    const list = byCode.get(country) ?? [];
    list.push(mention);
    byCode.set(country, list);
  }
  const entities = new Map<string, Entity>();
  const european = mentions.some((m) => m.entity === 'organisation:eu');
  for (const [code, list] of byCode) {
    if (list.every((m) => m.how === 'place' && !m.because.includes('capital as a place'))) continue;
    // "Brüssel –" above an article on the EU says where it was written.
    if (code === 'BE' && european && list.every((m) => m.how === 'place')) continue;
    const entity = countryEntity(code, list, lexicon);
    if (entity !== undefined) entities.set(entity.id, entity);
  }
  return entities;
};

/** The entity of a country by its code; undefined for codes that are not listed. */
export const countryEntity = (
  code: string,
  mentions: readonly Mention[],
  lexicon: Lexicon = loadLexicon(),
): Entity | undefined => {
  const country = lexicon.countries.get(code);
  if (country === undefined) return undefined;
  const { name, iso3, wikidata } = country;
  return {
    id: `country:${code}`,
    type: 'Country',
    name,
    aliases: aliasesOf(
      name,
      // "Bundeskanzler" points to a state and is no name of it.
      mentions.filter((m) => m.how !== 'place' && officeOf(m.text) === undefined).map((m) => m.text),
    ),
    ...(wikidata === undefined ? {} : { wikidata }),
    properties: { iso2: code, ...(iso3 === '' ? {} : { iso3 }) },
    mentions: spansOf(mentions),
  };
};

/**
 * Countries that the article only reaches by a city that is not their capital ("reiste nach Mailand"). They are nodes only if
 * a statement needs them.
 */
export const placeCountries = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  entities: readonly Entity[],
): Entity[] => {
  const known = new Set(entities.map(({ id }) => id));
  const byCode = new Map<string, Mention[]>();
  // "die Kölner Reederei Sunda", "der Kölner Bürgermeister X"
  for (const { type, how, first } of mentions) {
    if ((type !== 'Organisation' && type !== 'Person') || how !== 'name') continue;
    for (const i of type === 'Person' ? [first - 2, first - 3] : [first - 1, first - 2]) {
      const code = stateOfCityAdjective(tokens[i]?.text ?? '');
      if (code !== undefined && !known.has(`country:${code}`) && !byCode.has(code)) byCode.set(code, []);
    }
  }
  for (const mention of mentions) {
    const { how, country, entity } = mention;
    if (how !== 'place' || country === undefined || entity !== `country:${country}` || known.has(entity)) continue;
    byCode.set(country, [...(byCode.get(country) ?? []), mention]);
  }
  return [...byCode].flatMap(([code, list]) => countryEntity(code, list) ?? []);
};

/**
 * States that no word of the article names but an office does ("Außenministerin Karin Kneissl", "Innenminister Karl Nehammer
 * (ÖVP)"): of those known to hold one there, and of parties in brackets. Nodes only if an office points to them.
 */
export const officeCountries = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  entities: readonly Entity[],
): Entity[] => {
  const known = new Set(entities.map(({ id }) => id));
  const found = new Map<string, Mention[]>();
  const put = (owner: string, mention: Mention): void => {
    if (!known.has(owner)) found.set(owner, [...(found.get(owner) ?? []), mention]);
  };
  const leads = (at: number): boolean => /^(?:government|minister)$/.test(officeOf(tokens[at]?.text ?? '')?.kind ?? '');
  const isNamed = (at: number): boolean =>
    mentions.some((m) => m.type === 'Person' && m.how === 'name' && m.first === at);
  const isJoined = (at: number): boolean => tokens[at]?.lower === 'und';
  const holds = (mention: Mention): boolean => {
    const before = tokens[mention.first - 1];
    // "Kanzlerin und CDU-Chefin Angela Merkel"
    const first = tokens[mention.first - 2]?.lower === 'und' ? tokens[mention.first - 3] : undefined;
    const joined = first === undefined ? undefined : officeOf(first.text)?.kind;
    if (joined === 'government' || joined === 'minister') return true;
    // "Angela Merkel, Kanzlerin und CDU-Chefin,"
    if (tokens[mention.last]?.text === ',' && leads(mention.last + 1)) return true;
    const kind = before === undefined ? undefined : officeOf(before.text)?.kind;
    return kind === 'head' || kind === 'government' || kind === 'minister' || /^bundesr[aä]t/i.test(before?.text ?? '');
  };
  // "Kanzler Kurz", by the family name alone: of the state whose heads bore it.
  const stateOfHead = ({ first, person: features }: Mention): string | undefined => {
    const { text = '' } = tokens[first - 1] ?? {};
    const governs = officeOf(text)?.kind === 'government' || /^(?:Bundes|Staats)präsident/.test(text);
    return governs && features?.parts.length === 1 ? stateOfSurname(features.parts[0] as string) : undefined;
  };
  // "Bern – Bundesrat X": a word of two states, one of which a place names.
  const swiss = mentions.some((m) => m.type === 'Country' && m.country === 'CH' && m.how === 'place');
  let person: Mention | undefined;
  for (const mention of mentions) {
    if (mention.entity === undefined) continue;
    // "Kanzlerin und CDU-Chefin X", "X, SPÖ-Chef und Vizekanzler": of the state of the party.
    if (mention.type === 'Organisation' && mention.how === 'adjective') {
      const { first, last, entity } = mention;
      const party = organisationOf(entity);
      // "SPÖ-Kanzleramtsminister X": no party of another state has a minister or chancellor here.
      const ofState = party?.kind === 'party' && last === first + 1 && leads(first) && isNamed(last);
      if (ofState && /^[A-Z]{2}$/.test(party.parent ?? '')) put(`country:${party.parent}`, mention);
      const inParty = party?.kind === 'party' && officeOf(tokens[first]?.text ?? '')?.kind === 'body';
      if (inParty && /^[A-Z]{2}$/.test(party.parent ?? ''))
        if ((isJoined(first - 1) && leads(first - 2)) || (isJoined(last) && leads(last + 1)))
          put(`country:${party.parent}`, mention);
    }
    if (mention.how !== 'name') continue;
    if (mention.type === 'Person') {
      person = mention;
      if (swiss && /^Bundesr[aä]t/.test(tokens[mention.first - 1]?.text ?? '')) put('country:CH', mention);
      // Who was known in two places may hold either office.
      const [owner = stateOfHead(mention), ...more] = ownersOfLeader(mention.entity);
      if (owner?.startsWith('country:') && more.length === 0 && holds(mention)) put(owner, mention);
    } else if (mention.type === 'Organisation' && person !== undefined && person.last + 1 === mention.first) {
      const party = organisationOf(mention.entity);
      if (
        party?.kind === 'party' &&
        tokens[person.last]?.text === '(' &&
        holds(person) &&
        /^[A-Z]{2}$/.test(party.parent ?? '')
      )
        put(`country:${party.parent}`, person);
    }
  }
  return [...found].flatMap(([owner, list]) => {
    const entity = countryEntity(owner.slice('country:'.length), []);
    return entity === undefined ? [] : [{ ...entity, mentions: spansOf(list) }];
  });
};
