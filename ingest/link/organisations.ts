import { loadMorphology } from '../analyse/morphology.ts';
import { homonymsOf } from '../knowledge/homonyms.ts';
import { type Lexicon, loadLexicon } from '../knowledge/lexicon.ts';
import type { Document, Mention, OrganisationFeatures, Token } from '../model.ts';
import { makeDraft, mentionOf } from '../recognise/draft.ts';
import { isAcronym, slugOf, startsUpper } from '../recognise/shape.ts';

/*
 * Which organisation is which within one article: listed ones by their id; others by name, and by the acronym that stands in
 * brackets behind it.
 */

export interface OrganisationCluster {
  /** With `organisation:`. */
  readonly id: string;
  name: string;
  readonly kind: string;
  /** ISO code of the state, where words or lists give it. */
  readonly country: string | undefined;
  readonly wikidata: string | undefined;
  readonly aliases: Set<string>;
  readonly mentions: Mention[];
}

export interface OrganisationLinks {
  readonly clusters: readonly OrganisationCluster[];
  readonly added: Mention[];
}

/** "türkisches Außenministerium"; of the US "US-Außenministerium". */
const ministryName = (lexicon: Lexicon, base: string, code: string): string => {
  if (code === 'US') return `US-${base}`;
  const adjective = lexicon.countries.get(code)?.adjectives[0];
  if (adjective === undefined) return base;
  if (adjective.endsWith('!')) return `${adjective.slice(0, -1)} ${base}`;
  const noun = loadMorphology()
    .analyse(base)
    // "das Militär" is the body, "der Militär" one of its men.
    .find((a) => a.pos === 'NOUN' && a.gender !== undefined && !(base === 'Militär' && a.gender === 'm'));
  const ending = noun?.gender === 'm' ? 'er' : noun?.gender === 'f' ? 'e' : 'es';
  return `${adjective}${ending} ${base}`;
};

const isGenitiveOf = (lexicon: Lexicon, text: string, code: string): boolean => {
  if (!/s['’]?$/.test(text)) return false;
  const entry = lexicon.entryOf(text);
  return entry?.type === 'Country' && entry.code === code;
};

/** Kind of a body that is named by its state: "Außenministerium", "Außenamt", but "Grenzschutz". */
const kindOfStateBody = (base: string): string => (/(?:ministerium|amt)s?$/i.test(base) ? 'ministry' : 'authority');

const listedMinistries: Readonly<Record<string, string>> = {
  'us-verteidigungsministerium': 'pentagon',
  'deutsches-aussenministerium': 'auswaertiges-amt',
};

/** What news call bodies whose full name they hardly write. */
const everydayNames: Readonly<Record<string, readonly string[]>> = {
  'republikanische-partei': ['Republikaner'],
  'demokratische-partei': ['Demokraten'],
  gruene: ['Die Grünen', 'Grünen'],
};

export const linkOrganisations = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  home: string | undefined,
  parts: Parts,
): OrganisationLinks => {
  const lexicon = loadLexicon();
  const clusters = new Map<string, OrganisationCluster>();
  const byAcronym = new Map<string, OrganisationCluster>();
  const byWord = new Map<string, OrganisationCluster>();
  const listed = (id: string): OrganisationCluster => {
    const key = `organisation:${id}`;
    let cluster = clusters.get(key);
    if (cluster === undefined) {
      const entry = lexicon.organisations.get(id);
      const parent = entry?.parent;
      cluster = {
        id: key,
        name: entry?.name ?? id,
        kind: entry?.kind ?? 'unknown',
        country: parent !== undefined && /^[A-Z]{2}$/.test(parent) ? parent : undefined,
        wikidata: entry?.wikidata,
        aliases: new Set(),
        mentions: [],
      };
      for (const name of everydayNames[id] ?? []) cluster.aliases.add(name);
      clusters.set(key, cluster);
    }
    return cluster;
  };
  const isOrganisation = (m: Mention): boolean =>
    m.type === 'Organisation' && m.organisation !== undefined && m.entity === undefined;
  const explained = explainedAcronyms(mentions.filter(isOrganisation));
  /** Mentions by an acronym that the article explains as short for another body than the listed one. */
  const renamed: { acronym: string; mention: Mention }[] = [];
  for (const mention of mentions) {
    const id = mention.organisation?.listed;
    if (!isOrganisation(mention) || id === undefined) continue;
    const [, prefix = ''] = /^(\p{Lu}[\p{Lu}\d]+)(?:-|$)/u.exec(mention.text) ?? [];
    if (explained.get(prefix) === id) {
      renamed.push({ acronym: prefix, mention });
      continue;
    }
    const cluster = listed(id);
    cluster.mentions.push(mention);
    const acronym = mention.organisation?.acronym;
    if (acronym !== undefined && !byAcronym.has(acronym)) {
      byAcronym.set(acronym, cluster);
      cluster.aliases.add(acronym);
    }
  }
  // Full names before bare acronyms, so that the acronym finds its body.
  const open = mentions.filter((m) => isOrganisation(m) && m.organisation?.listed === undefined);
  const order = [...open].sort((a, b) => rank(a) - rank(b) || a.first - b.first);
  for (const mention of order) {
    const features = mention.organisation as OrganisationFeatures;
    const name = mention.name ?? mention.text;
    const { acronym } = features;
    let cluster: OrganisationCluster | undefined;
    if (features.kind === 'ministry') {
      const near = mention.country === undefined ? statesNear(tokens, mentions, mention, parts) : undefined;
      const isMeant = (state: string | undefined): boolean =>
        state !== undefined && (federal.has(state) || !/^Bundes/.test(name));
      const code =
        mention.country ??
        [
          near?.here,
          sameBefore(tokens, order, mention),
          near?.before,
          isSpokenOf(tokens, mentions, mention, home) ? home : undefined,
          near?.other,
        ].find(isMeant);
      const whole = code === undefined ? name : ministryName(lexicon, name, code);
      const slug = slugOf(whole);
      const known = listedMinistries[slug] ?? (lexicon.organisations.has(slug) ? slug : undefined);
      cluster = known === undefined ? clusters.get(`organisation:${slug}`) : listed(known);
      cluster ??= {
        id: `organisation:${slug}`,
        name: whole,
        kind: kindOfStateBody(name),
        country: code,
        wikidata: undefined,
        aliases: new Set(),
        mentions: [],
      };
      cluster.aliases.add(name);
      const owner = tokens[mention.first - 1]?.text;
      // "Chinas Außenministerium", as the text has it.
      if (code !== undefined && owner !== undefined && isGenitiveOf(lexicon, owner, code))
        cluster.aliases.add(`${owner} ${name}`);
      if (code !== undefined) mention.country ??= code;
    } else {
      const entry = acronym === undefined ? undefined : lexicon.entryOf(acronym);
      if (
        entry?.type === 'Organisation' &&
        !entry.weak &&
        name !== acronym &&
        explained.get(acronym as string) !== entry.id
      ) {
        // "Sozialdemokratische Partei (PSD)" of the state whose PSD the article means.
        const meant = homonymsOf(entry.id).find(({ id }) => mentions.some((m) => m.organisation?.listed === id));
        cluster = listed(meant?.id ?? entry.id);
      }
      cluster ??= byAcronym.get(acronym ?? name);
      const id = `organisation:${slugOf(name)}`;
      // "UPM GmbH … UPM": a firm with and without its form.
      const bare = features.kind === 'company' ? withoutForms(name) : name;
      // "ZF Friedrichshafen … ZF": a firm by the capitals that its name begins with.
      const short = isAcronym(name) ? onlyBeginning(clusters.values(), name) : undefined;
      cluster ??=
        byWord.get(name) ??
        short ??
        clusters.get(id) ??
        byWord.get(bare) ??
        seatedCourt(clusters.values(), features, name);
      cluster ??= {
        id,
        name,
        kind: features.kind,
        country: mention.country,
        wikidata: undefined,
        aliases: new Set(),
        mentions: [],
      };
      if (acronym !== undefined) {
        byAcronym.set(acronym, cluster);
        cluster.aliases.add(acronym);
      }
      cluster.aliases.add(name);
      byWord.set(name, cluster);
      if (!byWord.has(bare)) byWord.set(bare, cluster);
    }
    cluster.mentions.push(mention);
    clusters.set(cluster.id, cluster);
  }
  for (const { acronym, mention } of renamed) (byAcronym.get(acronym) as OrganisationCluster).mentions.push(mention);
  // Acronyms in text that the article explained.
  const added: Mention[] = [];
  const words = new Map<string, OrganisationCluster>(byAcronym);
  for (const [name, cluster] of byWord)
    if (!name.includes(' ') && cluster.kind !== 'ministry' && !name.includes('-')) words.set(name, cluster);
  if (words.size > 0) {
    const covered = new Uint8Array(tokens.length);
    for (const mention of mentions)
      if (mention.how !== 'adjective') for (let i = mention.first; i < mention.last; i++) covered[i] = 1;
    for (let i = 0; i < tokens.length; i++) {
      if (covered[i] === 1) continue;
      const { text } = tokens[i] as Token;
      if (!startsUpper(text)) continue;
      const hyphen = text.indexOf('-');
      const cluster =
        words.get(text) ??
        (isAcronym(text) ? undefined : text.endsWith('s') ? words.get(text.slice(0, -1)) : undefined);
      const part = cluster === undefined && hyphen > 1 ? words.get(text.slice(0, hyphen)) : undefined;
      const owner = cluster ?? part;
      if (owner === undefined) continue;
      // "der Block «Sieg» … mit einem Sieg": behind "ein" it is the noun.
      if (/^(?:k?eine?[nmrs]?|diese[nmrs]?|jede[nmrs]?)$/.test(tokens[i - 1]?.lower ?? '')) continue;
      const draft = makeDraft(tokens, i, i + 1, {
        type: 'Organisation',
        how: cluster === undefined ? 'adjective' : 'name',
        organisation: { kind: owner.kind },
        confidence: 0.85,
        because: [cluster === undefined ? 'compound with a known short name' : 'short name'],
      });
      const mention: Mention = mentionOf(draft, -1, [...draft.because]);
      owner.mentions.push(mention);
      added.push(mention);
    }
  }
  return { clusters: [...clusters.values()], added };
};

/** Kinds that the noun or form of a name tells surely, each with the kinds of the list that may be called so. */
const sureKinds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['company', new Set('company bank media agency club unknown'.split(' '))],
  ['party', new Set('party armed alliance union ngo parliament unknown'.split(' '))],
  ['university', new Set('university ngo unknown'.split(' '))],
  ['court', new Set('court authority international unknown'.split(' '))],
]);

/** "die Firma Blauwal (BLW)": acronyms that stand behind the name of a body that cannot be the one which the list has by them. */
const explainedAcronyms = (mentions: readonly Mention[]): ReadonlyMap<string, string> => {
  const lexicon = loadLexicon();
  const found = new Map<string, string>();
  for (const { organisation, name, text } of mentions) {
    const acronym = organisation?.acronym;
    const kinds = sureKinds.get(organisation?.kind ?? '');
    if (acronym === undefined || kinds === undefined || organisation?.listed !== undefined) continue;
    const entry = lexicon.entryOf(acronym);
    if (entry?.type !== 'Organisation' || (name ?? text) === acronym) continue;
    if (!kinds.has(lexicon.organisations.get(entry.id)?.kind ?? 'unknown')) found.set(acronym, entry.id);
  }
  return found;
};

const companyForms = new Set(
  'AG GmbH SE KG KGaA Inc Inc. Ltd Ltd. Limited LLC Corp Corp. plc PLC SpA NV BV Oyj ASA SA AB & Co Co.'.split(' '),
);

/** "Huber GmbH & Co. KG" → Huber. */
const withoutForms = (name: string): string => {
  const words = name.split(' ');
  let count = words.length;
  while (count > 1 && companyForms.has(words[count - 1] as string)) count -= 1;
  return words.slice(0, count).join(' ');
};

/** The one body, named in several words, whose name begins with an acronym. */
const onlyBeginning = (clusters: Iterable<OrganisationCluster>, acronym: string): OrganisationCluster | undefined => {
  const [one, other] = [...clusters].filter(({ name }) => name.startsWith(`${acronym} `));
  return other === undefined ? one : undefined;
};

/** "das Oberlandesgericht Köln … das Oberlandesgericht": the one of this kind that the article names with its place. */
const seatedCourt = (
  clusters: Iterable<OrganisationCluster>,
  { kind }: OrganisationFeatures,
  name: string,
): OrganisationCluster | undefined => {
  if (kind !== 'court' || name.includes(' ')) return undefined;
  const [one, other] = [...clusters].filter(
    (cluster) => cluster.kind === 'court' && cluster.name.startsWith(`${name} `),
  );
  return other === undefined ? one : undefined;
};

/** States whose ministries and offices are called those of the Bund. */
const federal: ReadonlySet<string> = new Set(['DE', 'AT', 'CH']);

/** The parts of the sentences that say whose words they give. */
export type Parts = Pick<Document, 'phrases' | 'phraseOf' | 'clauses' | 'clauseOf'>;

/**
 * The states whose ministry may be meant where none is said: the one that acts nearest before it in its sentence, else the first of the
 * sentence before that no preposition governs. `other`: whom somebody only acts on or with ("Sanktionen gegen den Iran"), or of whom the
 * ministry speaks.
 */
const statesNear = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  ministry: Mention,
  parts: Parts,
): {
  readonly here?: string | undefined;
  readonly before?: string | undefined;
  readonly other?: string | undefined;
} => {
  const { sentence } = tokens[ministry.first] as Token;
  // "Irans Botschafter in Wien wurde ins Außenministerium zitiert": that of the state where he is, not of the one that he comes from.
  const envoy =
    tokens[ministry.first - 1]?.lower === 'ins'
      ? tokens.slice(Math.max(0, ministry.first - 14), ministry.first).findLast((t) => isEnvoy.test(t.lemma))
      : undefined;
  const isSender = ({ first, last }: Mention): boolean =>
    envoy !== undefined && (last === envoy.index || first === envoy.index + 1);
  const host = mentions.find(
    ({ type, how, first }) =>
      type === 'Country' &&
      (how === 'place' || how === 'seat') &&
      envoy !== undefined &&
      first > envoy.index &&
      first < ministry.first &&
      tokens[first - 1]?.lower === 'in',
  );
  if (host !== undefined) return { here: host.country };
  const near: Mention[][] = [[], []];
  for (const mention of mentions) {
    if (mention.type !== 'Country' || mention.country === undefined || mention.country === '') continue;
    if (mention.how === 'place' || mention.first >= ministry.first || isSender(mention)) continue;
    near[sentence - (tokens[mention.first] as Token).sentence]?.push(mention);
  }
  const actsIn = (mention: Mention): boolean =>
    !onWhom.has(prepositionOf(tokens, mention)) && !isSpokenAbout(parts, mention, ministry);
  const [here = [], before = []] = near.map((all) => all.sort((a, b) => a.first - b.first));
  const ofBefore = before.filter(actsIn);
  return {
    here: here.findLast(actsIn)?.country,
    before: (ofBefore.find((mention) => prepositionOf(tokens, mention) === '') ?? ofBefore.at(-1))?.country,
    other: (here.at(-1) ?? before.find((mention) => prepositionOf(tokens, mention) === '') ?? before.at(-1))?.country,
  };
};

/** "… das Außenministerium in Caracas. Das Außenministerium …": the state of the one called so in the sentence before. */
const sameBefore = (tokens: readonly Token[], ministries: readonly Mention[], mention: Mention): string | undefined => {
  const sentenceOf = ({ first }: Mention): number => tokens[first]?.sentence ?? -1;
  const name = mention.name ?? mention.text;
  return ministries.findLast(
    (m) => m.first < mention.first && (m.name ?? m.text) === name && sentenceOf(mention) - sentenceOf(m) <= 1,
  )?.country;
};

/**
 * "Die Medien hätten sich den USA unterworfen, hieß es im Ministerium": in words that the ministry's own clause reports a state that is
 * not the subject is not its own.
 */
const isSpokenAbout = (
  { phrases, phraseOf, clauses, clauseOf }: Parts,
  { first }: Mention,
  ministry: Mention,
): boolean => {
  const clause = clauses[clauseOf[first] ?? -1];
  const own = clauses[clauseOf[ministry.first] ?? -1];
  if (clause === undefined || own === undefined || clause.sentence !== own.sentence || clause.index === own.index)
    return false;
  if (clause.mood !== 'sub1' && clause.mood !== 'sub2') return false;
  const subject = phrases[clause.arguments.find((a) => a.role === 'subject')?.phrase ?? -1];
  const phrase = phrases[phraseOf[first] ?? -1];
  // "Russlands Armee habe …": before the noun, and not behind it.
  return phrase !== subject && !(phrase?.parent === subject?.index && first < (subject?.head ?? -1));
};

const isEnvoy = /^(?:.*botschafter(?:in)?|.*gesandte[rn]?|geschäftsträger(?:in)?|.*diplomat(?:in)?|.*attaché)$/i;

/** "Das Außenministerium bestellte den russischen Botschafter ein": a state that only this sentence names behind the ministry is not its own. */
const isSpokenOf = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  ministry: Mention,
  state: string | undefined,
): boolean =>
  mentions.some(
    ({ type, country, first, organisation }) =>
      // A state whose parties are spoken of is spoken of as well.
      (type === 'Country'
        ? country === state
        : state !== undefined && loadLexicon().organisations.get(organisation?.listed ?? '')?.parent === state) &&
      tokens[first]?.sentence !== tokens[ministry.first]?.sentence,
  );

/** The preposition that a name of a state stands behind ("gegen den Iran", "mit chinesischen Diplomaten"); empty without one. */
const prepositionOf = (tokens: readonly Token[], { first }: Mention): string => {
  let i = first - 1;
  while (i >= 0 && first - i <= 3 && /^(?:DET|ADJ|NUM)$/.test(tokens[i]?.pos ?? '')) i--;
  const { lower = '', pos } = tokens[i] ?? {};
  return pos === 'ADP' ? lower : '';
};
const onWhom: ReadonlySet<string> = new Set([
  'gegen',
  'mit',
  'für',
  'über',
  'gegenüber',
  'wegen',
  'nach',
  'an',
  'zu',
  'zur',
  'zum',
]);

const rank = (mention: Mention): number => {
  const name = mention.name ?? mention.text;
  if (mention.organisation?.kind === 'court' && !name.includes(' ')) return 2;
  if (mention.organisation?.acronym !== undefined && mention.organisation.acronym !== name) return 0;
  return isAcronym(name) ? 2 : 1;
};
