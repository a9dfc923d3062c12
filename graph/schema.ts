import { addressOf } from './address.ts';
import { Failure } from './failure.ts';
import type { Support } from './fold.ts';
import { sha256 } from './id.ts';
import type { Elsewhere, Entity, GraphEdge, GraphNode, Reading, Statement } from './model.ts';
import { nodeTypes } from './ontology.ts';

/**
 * Version of the stored graph's shape. Raise it with every change that an older program would misread, or that a store has
 * to be upgraded for. A folder makes its engine's file anew from the log, a Neo4j takes the steps of neo4jStore.ts.
 *
 * 1: the first. 2: tallies and edges of dated events; look-ups of statements by speaker and of articles by date; by which
 * rules articles were read. 3: addresses of articles, by which versions of one article are told. 4: further homes of articles.
 */
export const schemaVersion = 4;

/** What is unique; each needs an index first in the embedded engine, where a constraint alone is quadratic. */
export const uniqueKeys = [
  { label: 'Entity', property: 'id' },
  { label: 'Article', property: 'id' },
  { label: 'Statement', property: 'id' },
  { label: 'Judgement', property: 'id' },
  { label: 'Store', property: 'id' },
  // Not `id`: a pattern without a label must find the node alone.
  { label: 'Tally', property: 'node' },
  { label: 'Home', property: 'id' },
  // Made and removed in one transaction: whoever else has a version of the same article waits.
  { label: 'Lock', property: 'address' },
] as const;

/** What is looked up besides. */
export const lookups = [
  ...nodeTypes.flatMap((label) => [
    { label, property: 'id' },
    { label, property: 'name' },
  ]),
  { label: 'Entity', property: 'name' },
  { label: 'Article', property: 'name' },
  { label: 'Statement', property: 'article' },
  { label: 'Statement', property: 'edge' },
  { label: 'Statement', property: 'type' },
  { label: 'Statement', property: 'speaker' },
  { label: 'Article', property: 'publishedAt' },
  { label: 'Article', property: 'address' },
  { label: 'Home', property: 'article' },
  { label: 'Home', property: 'address' },
  { label: 'Home', property: 'name' },
] as const;

const storeNode = "MATCH (s:Store {id: 'store'}) RETURN s.schemaVersion AS version";

/**
 * Checks that a query that somebody wrote has left the store's own node as it must be: without it, or with another version in it, no
 * program could open the store any more. Throws a Failure (`store-node`) inside the transaction, which takes the query back.
 */
export const checkStoreNode = async (
  run: (cypher: string) => Promise<readonly Readonly<Record<string, unknown>>[]>,
): Promise<void> => {
  const rows = await run(storeNode);
  if (rows.length === 1 && Number(rows[0]?.version) === schemaVersion) return;
  throw new Failure(
    'store-node',
    'The query was not run: it would change the node (:Store) by which the store knows its version',
    {
      hint: 'Leave it out, as in MATCH (n) WHERE NOT n:Store …',
    },
  );
};

type Properties = Record<string, unknown>;

/** Hex digits of the id of a home: as many as those of a statement. */
const homeDigits = 32;

/** Leaves out what is undefined: engines differ in what they make of it. */
const defined = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

export const nodeProperties = (node: GraphNode): Properties =>
  defined({
    ...node.properties,
    id: node.id,
    name: node.name,
    aliases: node.aliases,
    wikidata: node.wikidata,
    articles: node.articles,
  });

export const edgeProperties = (edge: GraphEdge): Properties =>
  defined({
    ...edge.properties,
    id: edge.id,
    status: edge.status,
    disputed: edge.disputed,
    date: edge.date,
    datePrecision: edge.datePrecision,
    since: edge.since,
    until: edge.until,
    statements: edge.statements,
    sources: edge.sources,
    confidence: edge.confidence,
  });

export const articleProperties = (reading: Reading, digest: string, sketch: string): Properties =>
  defined({ ...reading.article, address: addressOf(reading.article), digest, sketch });

/** One node for each further home; `detail` holds as JSON all that was read there. The first home is the article itself. */
export const homeProperties = ({ article, alsoAt = [] }: Reading): readonly Properties[] =>
  alsoAt.map((home) => {
    const { name, publishedAt } = home.article;
    const address = addressOf(home.article);
    const id = `home:${sha256(JSON.stringify([article.id, address, name])).slice(0, homeDigits)}`;
    return defined({ id, article: article.id, name, address, publishedAt, detail: JSON.stringify(home) });
  });

/** The way back: what `homeProperties` made of one. */
export const homeFrom = (properties: Properties): Elsewhere => JSON.parse(String(properties.detail)) as Elsewhere;

/** `edge` is the id of the edge that it supports, `text` its sentence; `detail` holds as JSON what engines cannot store flat. */
export const statementProperties = (statement: Statement, edge: string, text: string): Properties => {
  const { properties, marks, because, ...flat } = statement;
  return { ...flat, edge, text, detail: JSON.stringify({ properties, marks, because }) };
};

/** Of MENTIONS: what the article knows of the node, as JSON. */
export const mentionProperties = ({ mentions, ...entity }: Entity): Properties => ({
  entity: JSON.stringify(entity),
  name: entity.name,
  mentions: mentions === undefined ? '' : JSON.stringify(mentions),
});

const nodeKeys = new Set(['id', 'name', 'aliases', 'wikidata', 'articles']);
const edgeKeys = new Set('id status disputed date datePrecision since until statements sources confidence'.split(' '));
const statementKeys =
  'id article start end type from to status speaker date datePrecision since until rule confidence'.split(' ');
const articleKeys = 'id name title text language publishedAt url file source author'.split(' ');

const pick = (properties: Properties, keys: readonly string[]): Properties =>
  Object.fromEntries(keys.filter((key) => properties[key] != null).map((key) => [key, properties[key]]));

const others = (properties: Properties, keys: ReadonlySet<string>): Properties =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([key, value]) => !keys.has(key) && value != null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The way back: what `nodeProperties` made. */
export const nodeFrom = (labels: readonly string[], properties: Properties): GraphNode =>
  ({
    id: properties.id,
    type: nodeTypes.find((type) => labels.includes(type)),
    // A node that somebody made with --write may lack what a fold always gives.
    name: properties.id,
    aliases: [],
    ...pick(properties, ['name', 'aliases', 'wikidata']),
    properties: others(properties, nodeKeys),
    articles: properties.articles ?? 0,
  }) as unknown as GraphNode;

/** What an edge lacks that somebody made by hand in Cypher. */
const handMadeEdge: Properties = { status: 'asserted', disputed: false, statements: [], sources: 0 };

/** The way back: what `edgeProperties` made. */
export const edgeFrom = (type: string, from: string, to: string, properties: Properties): GraphEdge =>
  ({
    id: properties.id,
    type,
    from,
    to,
    ...pick({ ...handMadeEdge, ...properties }, [...edgeKeys].slice(1, -1)),
    confidence: properties.confidence ?? 0,
    properties: others(properties, edgeKeys),
  }) as unknown as GraphEdge;

/** The way back: what `statementProperties` made. */
export const statementFrom = (properties: Properties): Statement =>
  ({ ...pick(properties, statementKeys), ...JSON.parse(String(properties.detail ?? '{}')) }) as Statement;

const supportKeys = ['id', 'article', 'status', 'confidence', 'date', 'since', 'until'] as const;

/** What to return of a statement for its support. */
export const supportColumns = (statement: string): string =>
  [...supportKeys, 'detail'].map((key) => `${statement}.${key} AS ${key}`).join(', ');

/** A statement's support alone. */
export const supportOf = (statement: Statement): Support =>
  pick({ ...statement }, [...supportKeys, 'properties']) as Support;

/** The way back, from a row of these columns. */
export const supportFrom = (row: Properties): Support => {
  const detail = String(row.detail ?? '');
  // Nearly all of them have none, and what else is in there is long.
  const { properties } = (detail.startsWith('{"properties"') ? JSON.parse(detail) : {}) as Partial<Support>;
  return { ...pick(row, supportKeys), ...(properties === undefined ? {} : { properties }) } as Support;
};

/** The way back: what `articleProperties` made. */
export const articleFrom = (properties: Properties): Reading['article'] =>
  pick(properties, articleKeys) as unknown as Reading['article'];
