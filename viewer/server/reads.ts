import { Failure } from '../../graph/failure.ts';
import { applyJudgements, type Judgement, judgementId } from '../../graph/judgements.ts';
import type { GraphEdge, GraphNode, Span, Statement } from '../../graph/model.ts';
import { nodeTypes, relations } from '../../graph/ontology.ts';
import { articleFrom, edgeFrom, nodeFrom, statementFrom } from '../../graph/schema.ts';
import type { EdgeValue, GraphStore, NodeValue, Table, Value } from '../../graph/store.ts';
import type { ArticleHead, HeldJudgement, Mark, OutletsAnswer, SceneEdge, StatementAnswer } from './wire.ts';

/*
 * What the page asks of the store. Each question starts from ids, which both engines look up in an index, so its cost depends on
 * what it returns and not on the size of the store.
 */

const limits = { limit: 200_000, timeout: 30_000 } as const;

const edgesAmongIds = 'UNWIND $ids AS id MATCH (a:Entity {id: id})-[e]->(b:Entity) WHERE b.id IN $ids RETURN e AS edge';
const edgesBetween = 'MATCH (a:Entity {id: $from})-[e]->(b:Entity {id: $to}) RETURN e AS edge';
// The engine walks along the edges of the node that is named first.
const edgesAtNode = [
  'UNWIND $others AS other MATCH (n:Entity {id: $id})-[e]->(m:Entity {id: other}) RETURN e AS edge',
  'UNWIND $others AS other MATCH (n:Entity {id: $id})<-[e]-(m:Entity {id: other}) RETURN e AS edge',
];
const edgesAtOthers = [
  'UNWIND $others AS other MATCH (m:Entity {id: other})<-[e]-(n:Entity {id: $id}) RETURN e AS edge',
  'UNWIND $others AS other MATCH (m:Entity {id: other})-[e]->(n:Entity {id: $id}) RETURN e AS edge',
];
const edgesByDate = `MATCH (n:Entity {id: $id})-[e]-(m:Entity)
  WITH e, coalesce(e.date, e.since, e.until) AS day
  WHERE day >= $from AND day <= $to + '~'
  RETURN e AS edge, day ORDER BY day, e.id LIMIT $limit`;
const statementsById = 'UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN s AS statement';
// Backticks: FROM, TO and IN are words of the embedded engine's own grammar.
const statementsFrom = 'MATCH (n:Entity {id: $id})<-[:`FROM`]-(s:Statement) RETURN s AS statement';
const statementsTo = 'MATCH (n:Entity {id: $id})<-[:`TO`]-(s:Statement) RETURN s AS statement';
const statementsOfArticle = 'MATCH (s:Statement {article: $id}) RETURN s AS statement';
const outletsOfStatements =
  'UNWIND $ids AS id MATCH (s:Statement {id: id})-[:`IN`]->(a:Article) RETURN s.id AS id, a.source AS source';
const mentionsOfNodes = `UNWIND $ids AS id MATCH (n:Entity {id: id})<-[m:MENTIONS]-(:Article)
  RETURN DISTINCT m.entity AS id, m.name AS name ORDER BY id, name`;
const articlesById = `UNWIND $ids AS id MATCH (a:Article {id: id})
  RETURN a.id AS id, a.name AS name, a.title AS title, a.publishedAt AS publishedAt, a.source AS source, a.url AS url`;
const articleById = 'MATCH (a:Article {id: $id}) RETURN a AS article';

const columnOf = (table: Table, name: string): readonly Value[] => {
  const at = table.columns.indexOf(name);
  return table.rows.map((row) => row[at] ?? null);
};

const isNode = (value: Value): value is NodeValue => value !== null && typeof value === 'object' && 'labels' in value;
const isEdge = (value: Value): value is EdgeValue =>
  value !== null && typeof value === 'object' && 'from' in value && 'type' in value;

/** A node that people look at; undefined for articles and statements. */
export const toGraphNode = ({ labels, properties }: NodeValue): GraphNode | undefined =>
  nodeTypes.some((type) => labels.includes(type)) ? nodeFrom(labels, properties) : undefined;

/** An edge of the ontology; undefined for provenance. */
export const toGraphEdge = ({ type, from, to, properties }: EdgeValue): GraphEdge | undefined =>
  Object.hasOwn(relations, type) ? edgeFrom(type, from, to, properties) : undefined;

/** An edge without the list of its statements, which may be long. */
export const toSceneEdge = ({ statements, ...edge }: GraphEdge): SceneEdge => ({
  ...edge,
  statements: statements.length,
});

/** The nodes with these ids, those that are there. */
export const readNodes = (store: GraphStore, ids: readonly string[]): Promise<readonly GraphNode[]> =>
  store.brief.nodesWithIds(ids);

const toEdges = (table: Table): readonly GraphEdge[] =>
  columnOf(table, 'edge').flatMap((value) => {
    const edge = isEdge(value) ? toGraphEdge(value) : undefined;
    return edge === undefined ? [] : [edge];
  });

/** All edges whose two ends are among these nodes. */
export const readEdgesAmong = async (store: GraphStore, ids: readonly string[]): Promise<readonly GraphEdge[]> =>
  toEdges(await store.run(edgesAmongIds, { ids }, limits));

/** All edges, either way, between a node and some others, looked for at the side that has fewer edges. */
export const readEdgesAt = async (
  store: GraphStore,
  id: string,
  others: readonly string[],
  fewer: 'node' | 'others',
): Promise<readonly GraphEdge[]> => {
  if (others.length === 0) return [];
  const edges = new Map<string, GraphEdge>();
  for (const cypher of fewer === 'node' ? edgesAtNode : edgesAtOthers)
    for (const edge of toEdges(await store.run(cypher, { id, others }, limits))) edges.set(edge.id, edge);
  return [...edges.values()];
};

/** The first `limit` dated edges of a node from one partial date to another (inclusive), by date, then by id. */
export const readEdgesByDate = async (
  store: GraphStore,
  id: string,
  { from, to, limit }: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<readonly GraphEdge[]> => toEdges(await store.run(edgesByDate, { id, from, to, limit }, limits));

/** One edge by its id, `type|from|to` or `type|from|to|date`. Undefined when it is not there. */
export const readEdge = async (store: GraphStore, id: string): Promise<GraphEdge | undefined> => {
  const [, from = '', to = ''] = id.split('|');
  return toEdges(await store.run(edgesBetween, { from, to }, limits)).find((edge) => edge.id === id);
};

/** Statements that one question asks for. */
const statementsAtOnce = 20_000;

/** The outlets behind these edges. */
export const readOutlets = async (store: GraphStore, edgeIds: readonly string[]): Promise<OutletsAnswer> => {
  const wanted = new Set(edgeIds);
  const ends = [...new Set(edgeIds.flatMap((id) => id.split('|').slice(1, 3)))];
  const edges = (await readEdgesAmong(store, ends)).filter(({ id }) => wanted.has(id));
  const all = edges.flatMap(({ statements }) => statements);
  const sources = new Map<string, string>();
  for (let first = 0; first < all.length; first += statementsAtOnce) {
    const ids = all.slice(first, first + statementsAtOnce);
    const { columns, rows } = await store.run(outletsOfStatements, { ids }, limits);
    const [id, source] = [columns.indexOf('id'), columns.indexOf('source')];
    for (const row of rows) sources.set(String(row[id]), present(row[source]) ?? '');
  }
  const outlets = [...new Set(sources.values())].sort(compareText);
  const index = new Map(outlets.map((outlet, at) => [outlet, at]));
  return {
    outlets,
    edges: Object.fromEntries(
      edges.map(({ id, statements }) => [
        id,
        [...new Set(statements.flatMap((statement) => index.get(sources.get(statement) ?? '') ?? []))],
      ]),
    ),
  };
};

/** Where the articles behind every edge of a graph appeared. */
export interface OutletColumns {
  /** Names of the outlets, sorted; an empty one stands for articles that name none. */
  readonly outlets: readonly string[];
  /** The outlets of edge `e`: `outlet[first[e]]` to `outlet[first[e + 1] - 1]`, indices into `outlets`. */
  readonly first: Uint32Array;
  readonly outlet: Uint16Array;
}

/** The outlets behind all of these edges, which are those of the whole store. */
export const readAllOutlets = async (store: GraphStore, edgeIds: readonly string[]): Promise<OutletColumns> => {
  const indexOf = new Map(edgeIds.map((id, at) => [id, at]));
  const behind: (number[] | undefined)[] = new Array(edgeIds.length);
  const numbers = new Map<string, number>();
  for await (const pairs of store.brief.outlets())
    for (const [edge, name] of pairs) {
      const at = indexOf.get(edge);
      if (at === undefined) continue;
      // More outlets than a column can tell apart count as one that is not named.
      const number = numbers.get(name) ?? (numbers.size < 65_535 ? numbers.size : (numbers.get('') ?? 0));
      numbers.set(name, number);
      const known = behind[at];
      if (known === undefined) behind[at] = [number];
      else if (!known.includes(number)) known.push(number);
    }
  const outlets = [...numbers.keys()].sort(compareText);
  const rankOf = new Map(outlets.map((name, at): [number, number] => [numbers.get(name) ?? 0, at]));
  const first = new Uint32Array(edgeIds.length + 1);
  for (let edge = 0; edge < edgeIds.length; edge += 1)
    first[edge + 1] = (first[edge] as number) + (behind[edge]?.length ?? 0);
  const outlet = Uint16Array.from(
    behind.flatMap((list) => (list ?? []).map((number) => rankOf.get(number) ?? 0).sort((a, b) => a - b)),
  );
  return { outlets, first, outlet };
};

const present = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const readHeads = async (store: GraphStore, ids: readonly string[]): Promise<ReadonlyMap<string, ArticleHead>> => {
  const { columns, rows } = await store.run(articlesById, { ids: [...new Set(ids)] }, limits);
  return new Map(
    rows.map((row) => {
      const field = (name: string): string | undefined => present(row[columns.indexOf(name)]);
      const [publishedAt, source, url] = [field('publishedAt'), field('source'), field('url')];
      const head: ArticleHead = {
        id: field('id') ?? '',
        name: field('name') ?? '',
        title: field('title') ?? '',
        ...(publishedAt === undefined ? {} : { publishedAt }),
        ...(source === undefined ? {} : { source }),
        ...(url === undefined ? {} : { url }),
      };
      return [head.id, head];
    }),
  );
};

/** Marks as offsets into the sentence; what does not lie inside it is left out. */
const marksIn = ({ start, end, marks }: Statement): readonly Mark[] => {
  const inside = (span: Span | undefined): span is Span =>
    span !== undefined && span.start >= start && span.end <= end && span.start < span.end;
  return (['from', 'cue', 'to'] as const)
    .flatMap((role): Mark[] => {
      const span = marks?.[role];
      return inside(span) ? [{ role, start: span.start - start, end: span.end - start }] : [];
    })
    .sort((a, b) => a.start - b.start);
};

interface Stored {
  readonly statement: Statement;
  readonly sentence: string;
  readonly edge: string;
}

const toStored = (table: Table): readonly Stored[] =>
  columnOf(table, 'statement').flatMap((value) =>
    isNode(value)
      ? [
          {
            statement: statementFrom(value.properties),
            sentence: String(value.properties.text ?? ''),
            edge: String(value.properties.edge ?? ''),
          },
        ]
      : [],
  );

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const toAnswers = async (
  store: GraphStore,
  stored: readonly Stored[],
  nameOf: (id: string) => string,
): Promise<readonly StatementAnswer[]> => {
  const heads = await readHeads(
    store,
    stored.map(({ statement }) => statement.article),
  );
  return stored
    .flatMap(({ statement, sentence, edge }): StatementAnswer[] => {
      const article = heads.get(statement.article);
      if (article === undefined) return [];
      const { speaker, marks: _, because = [], properties = {}, article: __, ...rest } = statement;
      return [
        {
          ...rest,
          ...(speaker === undefined ? {} : { speaker: { id: speaker, name: nameOf(speaker) } }),
          properties,
          sentence,
          marks: marksIn(statement),
          because,
          article,
          ...(edge === '' ? {} : { edge }),
          wrong: edge === '',
        },
      ];
    })
    .sort(
      (a, b) =>
        compareText(b.article.publishedAt ?? '', a.article.publishedAt ?? '') ||
        compareText(a.article.name, b.article.name) ||
        a.start - b.start ||
        compareText(a.id, b.id),
    );
};

/** Statements by id, the newest article first. */
export const readStatements = async (
  store: GraphStore,
  ids: readonly string[],
  nameOf: (id: string) => string,
): Promise<readonly StatementAnswer[]> =>
  toAnswers(store, toStored(await store.run(statementsById, { ids }, limits)), nameOf);

/** Up to `limit` statements that a node takes part in, the newest article first. */
export const readStatementsOf = async (
  store: GraphStore,
  id: string,
  limit: number,
  nameOf: (id: string) => string,
): Promise<readonly StatementAnswer[]> => {
  const stored = new Map<string, Stored>();
  for (const cypher of [statementsFrom, statementsTo])
    for (const each of toStored(await store.run(cypher, { id }, { ...limits, limit: 5000 })))
      stored.set(each.statement.id, each);
  return (await toAnswers(store, [...stored.values()], nameOf)).slice(0, limit);
};

/**
 * What people corrected, in words: two that are one node now keep the names that articles gave them before, and a statement that was
 * read wrongly has its sentence.
 */
export const readJudgements = async (
  store: GraphStore,
  nameOf: (id: string) => string,
): Promise<readonly HeldJudgement[]> => {
  const judgements: readonly Judgement[] = await store.judgements();
  const { canonical } = applyJudgements(judgements);
  const pairs = judgements.flatMap((judgement) => (judgement.kind === 'wrong' ? [] : [judgement.a, judgement.b]));
  const wrong = judgements.flatMap((judgement) => (judgement.kind === 'wrong' ? [judgement.statement] : []));
  const names = new Map<string, string>();
  if (pairs.length > 0) {
    const table = await store.run(mentionsOfNodes, { ids: [...new Set(pairs.map(canonical))] }, limits);
    const [id, name] = [columnOf(table, 'id'), columnOf(table, 'name')];
    for (const [at, of] of id.entries())
      if (!names.has(String(of)) && typeof name[at] === 'string') names.set(String(of), String(name[at]));
  }
  const sentences = new Map(
    wrong.length === 0
      ? []
      : toStored(await store.run(statementsById, { ids: wrong }, limits)).map(({ statement, sentence }) => [
          statement.id,
          sentence,
        ]),
  );
  return judgements.map((judgement): HeldJudgement => {
    const id = judgementId(judgement);
    if (judgement.kind !== 'wrong')
      return {
        id,
        ...judgement,
        names: [judgement.a, judgement.b].map((each) => names.get(each) ?? nameOf(each)),
      };
    const sentence = sentences.get(judgement.statement);
    return { id, ...judgement, ...(sentence === undefined ? {} : { sentence }) };
  });
};

export interface ArticleText {
  readonly head: ArticleHead;
  readonly text: string;
  readonly statements: readonly StatementAnswer[];
}

/** An article with all that was read from it. Throws a Failure (`unknown-article`) when it is not there. */
export const readArticle = async (
  store: GraphStore,
  id: string,
  nameOf: (id: string) => string,
): Promise<ArticleText> => {
  const [value] = columnOf(await store.run(articleById, { id }, limits), 'article');
  if (value === undefined || !isNode(value))
    throw new Failure('unknown-article', `There is no article "${id.slice(0, 100)}"`, {
      hint: 'It may have been forgotten; reload the page.',
    });
  const { text, language: _, ...head } = articleFrom(value.properties);
  const stored = toStored(await store.run(statementsOfArticle, { id }, limits));
  const statements = await toAnswers(store, stored, nameOf);
  return { head, text, statements };
};

/** Collects the nodes, edges and strings in a value, however deep. */
export const collect = (
  value: Value,
  nodes: Map<string, GraphNode>,
  edges: Map<string, GraphEdge>,
  texts: Set<string>,
): void => {
  if (typeof value === 'string') texts.add(value);
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, edges, texts);
    return;
  }
  const tagged = value as { readonly kind?: unknown };
  if (tagged.kind === 'node' && isNode(value)) {
    const node = toGraphNode(value);
    if (node !== undefined) nodes.set(node.id, node);
  } else if (tagged.kind === 'edge' && isEdge(value)) {
    const edge = toGraphEdge(value);
    if (edge !== undefined) edges.set(edge.id, edge);
  } else for (const item of Object.values(value)) collect(item as Value, nodes, edges, texts);
};
