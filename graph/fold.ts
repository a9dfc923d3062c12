import { clusterCopies, sketchText } from './copies.ts';
import { byCodeUnits } from './id.ts';
import { applyJudgements, type Judgement } from './judgements.ts';
import type { DatePrecision, Entity, GraphEdge, GraphNode, Reading, Statement } from './model.ts';
import { nodeTypes, type RelationKind, relations, statuses } from './ontology.ts';

/*
 * Fold: statements and entities of all articles → nodes and edges. Everything here is a function of a set: the order in
 * which readings came, and how they were batched, cannot matter. The stores fold piecewise (one node, one group of
 * statements) with the same functions that `fold` uses for the whole.
 */

/** Where the statements that support one edge meet; `id` is the edge's: `type|from|to`, for a dated event `|date` too. */
export interface Group {
  readonly id: string;
  readonly type: Statement['type'];
  /** Canonical ids. */
  readonly from: string;
  readonly to: string;
}

/** What the fold of an edge needs to know of a statement. */
export type Support = Pick<
  Statement,
  'id' | 'article' | 'status' | 'confidence' | 'date' | 'since' | 'until' | 'properties'
>;

type Votes = Map<string, number>;

/**
 * How many articles say what of one node. Its fold depends on nothing else, so a store that keeps the tally folds a node that
 * a million articles mention as fast as one that is new.
 */
export interface Tally {
  /** Distinct articles. */
  articles: number;
  readonly types: Votes;
  readonly names: Votes;
  readonly aliases: Votes;
  readonly wikidata: Votes;
  readonly properties: Map<string, Votes>;
}

/** Confidence is cut here: noisy-or of two good witnesses is no certainty. */
const mostConfident = 0.99;

/** `day`, `month` or `year`, from how far the ISO text goes. */
export const datePrecisionOf = (date: string): DatePrecision =>
  date.length > 7 ? 'day' : date.length > 4 ? 'month' : 'year';

/** The group that a statement belongs to; the smaller id comes first in symmetric relations. */
export const groupOf = (
  statement: Pick<Statement, 'type' | 'from' | 'to' | 'date'>,
  canonical: (id: string) => string = (id) => id,
): Group => {
  const kind: RelationKind = relations[statement.type];
  let from = canonical(statement.from);
  let to = canonical(statement.to);
  if (kind.symmetric && to < from) [from, to] = [to, from];
  const date = kind.dated && statement.date !== undefined ? `|${statement.date}` : '';
  return { id: `${statement.type}|${from}|${to}${date}`, type: statement.type, from, to };
};

/** The way back from a group's id; no id of a node holds a `|`. */
export const groupFrom = (id: string): Group => {
  const [type, from, to] = id.split('|') as [Statement['type'], string, string];
  return { id, type, from, to };
};

/** The value with most support; `prefer` decides among equals (negative: the first is better), then code units. */
const best = (votes: ReadonlyMap<string, number>, prefer: (a: string, b: string) => number): string | undefined =>
  [...votes].sort(([a, votesA], [b, votesB]) => votesB - votesA || prefer(a, b) || byCodeUnits(a, b))[0]?.[0];

const vote = (votes: Votes, value: string, weight: number): void => {
  const sum = (votes.get(value) ?? 0) + weight;
  if (sum > 0) votes.set(value, sum);
  else votes.delete(value);
};

/** The tally of a node that no article mentions. */
export const emptyTally = (): Tally => ({
  articles: 0,
  types: new Map(),
  names: new Map(),
  aliases: new Map(),
  wikidata: new Map(),
  properties: new Map(),
});

/** Adds what some number of articles know of a node; a negative number takes it out again. `articles` is the caller's. */
export const tallyEntity = (tally: Tally, entity: Entity, weight = 1): void => {
  vote(tally.types, entity.type, weight);
  vote(tally.names, entity.name, weight);
  // Once each, even where an alias is the name: what is taken out is then what was put in.
  for (const alias of new Set([entity.name, ...entity.aliases])) vote(tally.aliases, alias, weight);
  if (entity.wikidata !== undefined) vote(tally.wikidata, entity.wikidata, weight);
  for (const [key, value] of Object.entries(entity.properties ?? {})) {
    const votes = tally.properties.get(key) ?? new Map<string, number>();
    vote(votes, value, weight);
    if (votes.size > 0) tally.properties.set(key, votes);
    else tally.properties.delete(key);
  }
};

const sortVotes = (votes: Votes): readonly (readonly [string, number])[] =>
  [...votes].sort(([a], [b]) => byCodeUnits(a, b));

/** A tally as JSON: equal for equal tallies. */
export const formatTally = ({ articles, types, names, aliases, wikidata, properties }: Tally): string =>
  JSON.stringify({
    articles,
    types: sortVotes(types),
    names: sortVotes(names),
    aliases: sortVotes(aliases),
    wikidata: sortVotes(wikidata),
    properties: [...properties]
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([key, votes]) => [key, sortVotes(votes)] as const),
  });

/** What `formatTally` wrote. */
export const parseTally = (text: string): Tally => {
  const written = JSON.parse(text) as Record<'types' | 'names' | 'aliases' | 'wikidata', [string, number][]> & {
    readonly articles: number;
    readonly properties: [string, [string, number][]][];
  };
  return {
    articles: written.articles,
    types: new Map(written.types),
    names: new Map(written.names),
    aliases: new Map(written.aliases),
    wikidata: new Map(written.wikidata),
    properties: new Map(written.properties.map(([key, votes]) => [key, new Map(votes)])),
  };
};

const longerFirst = (a: string, b: string): number => b.length - a.length;

/** Votes for a date: an article that says 2024 supports 2024-06-19 too, but not the other way round. */
const dateVotes = (articlesByDate: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> => {
  const votes = new Map<string, number>();
  for (const date of articlesByDate.keys()) {
    const supporters = new Set<string>();
    for (const [other, articles] of articlesByDate)
      if (date.startsWith(other)) for (const article of articles) supporters.add(article);
    votes.set(date, supporters.size);
  }
  return votes;
};

/** Folds what the articles know of one node. The name is the one most articles use, then the longest. */
export const foldNode = (id: string, { articles, types, names, aliases, wikidata, properties }: Tally): GraphNode => {
  const name = best(names, longerFirst) ?? id;
  const type = nodeTypes.find((known) => known === best(types, () => 0)) ?? 'Organisation';
  const item = best(wikidata, () => 0);
  return {
    id,
    type,
    name,
    aliases: [...aliases.keys()].filter((alias) => alias !== name).sort(byCodeUnits),
    ...(item === undefined ? {} : { wikidata: item }),
    properties: Object.fromEntries(
      [...properties]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([key, votes]) => [key, best(votes, longerFirst) ?? '']),
    ),
    articles,
  };
};

/** Dates of some of an edge's statements: the value that most articles support, the finer before the coarser one. */
const foldDate = (
  statements: readonly Support[],
  field: 'date' | 'since' | 'until',
  order: 1 | -1,
): string | undefined => {
  const articlesByDate = new Map<string, Set<string>>();
  for (const statement of statements) {
    const date = statement[field];
    if (date === undefined) continue;
    const articles = articlesByDate.get(date) ?? new Set();
    articlesByDate.set(date, articles.add(statement.article));
  }
  return best(dateVotes(articlesByDate), (a, b) => longerFirst(a, b) || order * byCodeUnits(a, b));
};

/**
 * Folds all statements of one group into its edge. `sketches` holds the sketch of each article that occurs, so that copies
 * count as one source. None for a group without statements, and for a node's relation to itself.
 */
export const foldGroup = (
  group: Group,
  unsorted: readonly Support[],
  sketches: ReadonlyMap<string, string>,
): GraphEdge | undefined => {
  const articles = new Map(unsorted.map(({ article }) => [article, sketches.get(article) ?? '']));
  const clusters = clusterCopies(articles);
  return foldSorted(group, [...unsorted].sort(bySupportId), (article) => clusters.get(article) ?? article);
};

/** The order in which an edge lists its statements. */
export const bySupportId = (a: Support, b: Support): number => byCodeUnits(a.id, b.id);

/** `foldGroup` of statements that are sorted by id, for which it is known which articles are copies of one source. */
export const foldSorted = (
  group: Group,
  statements: readonly Support[],
  sourceOf: (article: string) => string,
): GraphEdge | undefined => {
  if (group.from === group.to || statements.length === 0) return undefined;
  const status = statuses.find((known) => statements.some((statement) => statement.status === known)) ?? 'asserted';
  // What is only planned or claimed must not date or describe what others assert.
  const witnesses = statements.filter((statement) => statement.status === status);
  const sources = new Set<string>();
  for (const { article } of statements) sources.add(sourceOf(article));
  const confidences = new Map<string, number>();
  for (const { article, confidence } of witnesses) {
    const source = sourceOf(article);
    confidences.set(source, Math.max(confidences.get(source) ?? 0, confidence));
  }
  // Sorted, because floating-point products depend on their order.
  const doubt = [...confidences.values()].sort((a, b) => a - b).reduce((product, value) => product * (1 - value), 1);
  const properties = new Map<string, Map<string, { value: string | number | boolean; articles: Set<string> }>>();
  for (const witness of witnesses)
    for (const [key, value] of Object.entries(witness.properties ?? {})) {
      const values = properties.get(key) ?? new Map();
      properties.set(key, values);
      const text = JSON.stringify(value);
      const entry = values.get(text) ?? { value, articles: new Set() };
      values.set(text, entry);
      entry.articles.add(witness.article);
    }
  const date = foldDate(witnesses, 'date', 1);
  const since = foldDate(witnesses, 'since', 1);
  const until = foldDate(witnesses, 'until', -1);
  return {
    id: group.id,
    type: group.type,
    from: group.from,
    to: group.to,
    status,
    disputed: status !== 'denied' && statements.some((statement) => statement.status === 'denied'),
    ...(date === undefined ? {} : { date, datePrecision: datePrecisionOf(date) }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    statements: statements.map((statement) => statement.id),
    sources: sources.size,
    confidence: Math.min(mostConfident, Math.round((1 - doubt) * 1e4) / 1e4),
    properties: Object.fromEntries(
      [...properties]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([key, values]) => {
          const votes = new Map([...values].map(([text, { articles: voters }]) => [text, voters.size]));
          return [key, values.get(best(votes, longerFirst) ?? '')?.value ?? ''];
        }),
    ),
  };
};

export interface Graph {
  /** Sorted by id, by code units. */
  readonly nodes: readonly GraphNode[];
  /** Sorted by id, by code units. */
  readonly edges: readonly GraphEdge[];
}

/** Folds whole readings at once: what any store must hold after any history that ends with these readings. */
export const fold = (readings: Iterable<Reading>, judgements: readonly Judgement[] = []): Graph => {
  const { canonical, isWrong } = applyJudgements(judgements);
  const latest = new Map<string, Reading>();
  for (const reading of readings) latest.set(reading.article.id, reading);
  const tallies = new Map<string, Tally>();
  const groups = new Map<string, { group: Group; statements: Statement[] }>();
  const sketches = new Map<string, string>();
  for (const { article, entities, statements } of latest.values()) {
    sketches.set(article.id, sketchText(article.text));
    const mentioned = new Set<string>();
    for (const entity of entities) {
      const id = canonical(entity.id);
      const tally = tallies.get(id) ?? emptyTally();
      tallies.set(id, tally);
      tallyEntity(tally, entity);
      if (!mentioned.has(id)) tally.articles += 1;
      mentioned.add(id);
    }
    for (const statement of statements) {
      if (isWrong(statement.id)) continue;
      const group = groupOf(statement, canonical);
      const known = groups.get(group.id) ?? { group, statements: [] };
      groups.set(group.id, known);
      known.statements.push(statement);
    }
  }
  return {
    nodes: [...tallies].map(([id, tally]) => foldNode(id, tally)).sort((a, b) => byCodeUnits(a.id, b.id)),
    edges: [...groups.values()]
      .flatMap(({ group, statements }) => foldGroup(group, statements, sketches) ?? [])
      .sort((a, b) => byCodeUnits(a.id, b.id)),
  };
};
