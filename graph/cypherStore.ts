import { addressOf } from './address.ts';
import type { LogEntry } from './embedded/log.ts';
import { Failure } from './failure.ts';
import { joinHomes, storedHome } from './homes.ts';
import { byCodeUnits } from './id.ts';
import {
  type Applied,
  applyJudgements,
  formJudgement,
  type Judgement,
  judgementId,
  withDerived,
} from './judgements.ts';
import { defaultLimits, type RunLimits } from './limits.ts';
import { addTo } from './lists.ts';
import type { GraphEdge, GraphNode, Reading } from './model.ts';
import { type NodeType, nodeTypes, type RelationType, relationTypes } from './ontology.ts';
import { digestReading } from './reading.ts';
import { nodeFrom, schemaVersion } from './schema.ts';
import type {
  Brief,
  BriefEdge,
  BriefNode,
  GraphStore,
  Keeping,
  Loading,
  PutOptions,
  PutResult,
  StoredHome,
  Table,
} from './store.ts';
import { readReadings } from './storedReadings.ts';
import { addCounts, asTheyAre, createVersions, type News, newestOf } from './versions.ts';
import {
  type Change,
  leaveAddress,
  type Transaction,
  type Written,
  writeChanges,
  writeJudgement,
  writeNews,
} from './write.ts';

/*
 * A store over any engine that speaks Cypher. All that is the same for both is here; what an engine does in its own way
 * (transactions, durability, user queries, reading edges in order) is its `Backend`.
 */

export interface Backend {
  readonly engine: string;
  /** Statements that go into one transaction. */
  readonly statementsAtOnce: number;
  /** Runs `work` in one transaction that commits when it returns; `entries` tell the same to a log, where there is one. */
  write<T>(
    work: (transaction: Transaction) => Promise<T>,
    entries: readonly LogEntry[] | ((result: T) => readonly LogEntry[]),
  ): Promise<T>;
  read<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** True when nothing was ever put in; where there is no `startLoad` nobody asks. */
  readonly isUnused?: () => boolean;
  /** A fast way to put many articles, each once, into a store that is unused. */
  readonly startLoad?: () => {
    /** Puts articles on record: what was appended is stored, even when the process dies before `build`. */
    readonly append: (changes: readonly Change[], judgements?: readonly Judgement[]) => Promise<void>;
    /** Reads an article back as it was appended last. */
    readonly read: (article: string) => Reading | undefined;
    /** Makes the graph of all that was appended. */
    readonly build: () => Promise<void>;
  };
  run(cypher: string, parameters: Readonly<Record<string, unknown>>, options: RunLimits): Promise<Table>;
  /** All edges of a type, sorted by id. */
  edges(type: RelationType): AsyncIterable<GraphEdge>;
  /** Absent where nothing can be kept beside the store. */
  readonly keeping?: Keeping;
  close(): Promise<void>;
}

/** Articles from which on an empty store is loaded in its own fast way. */
const fewestToLoad = 200;

/** Articles or nodes that are read at a time when everything is streamed. */
const pageSize = 500;

const digestsOfArticles = 'MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.digest AS digest';
const articleById = 'MATCH (a:Article) WHERE a.id = $article RETURN a.id AS id';
const articleByName = 'MATCH (a:Article) WHERE a.name = $article RETURN a.id AS id ORDER BY a.id';
const articleByHome = 'MATCH (h:Home) WHERE h.name = $article RETURN DISTINCT h.article AS id ORDER BY id';
const allArticles =
  'MATCH (a:Article) RETURN a.id AS id, a.name AS name, a.digest AS digest, a.address AS address, a.publishedAt AS publishedAt';
const allHomes =
  'MATCH (h:Home) RETURN h.article AS id, h.name AS name, h.address AS address, h.publishedAt AS publishedAt';
const allNodes = 'MATCH (n:Entity) RETURN n.id AS id';
const nodesById = 'MATCH (n:Entity) WHERE n.id IN $ids RETURN n AS node, labels(n) AS labels';
/** A question for each label: lists of labels cost as much as all else that is asked of a node. */
const briefNodes = (type: NodeType): string => `MATCH (n:Entity:${type})
  RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.articles AS articles`;
const briefEdges = (type: RelationType): string => `MATCH (a:Entity)-[e:${type}]->(b:Entity)
  RETURN e.id AS id, a.id AS a, b.id AS b, e.status AS status, e.disputed AS disputed, e.sources AS sources,
    e.confidence AS confidence, e.date AS date, e.since AS since, e.until AS until`;
const sourcesOfArticles = 'MATCH (a:Article) RETURN a.id AS id, a.source AS source';
const edgesOfStatements = 'MATCH (s:Statement) WHERE s.type = $type RETURN s.edge AS edge, s.article AS article';
const allJudgements = 'MATCH (j:Judgement) RETURN j AS judgement';
const articlesOfNodes = `MATCH (a:Article)-[:MENTIONS]->(n:Entity) WHERE n.id IN $ids RETURN DISTINCT a.id AS id`;
const articlesOfStatements = 'MATCH (s:Statement) WHERE s.id IN $ids RETURN DISTINCT s.article AS id';
const removeJudgement = 'MATCH (j:Judgement {id: $id}) DETACH DELETE j';
/** Each type by itself: grouping by labels and types costs the embedded engine three times as much. */
const countNodes = nodeTypes
  .map((type) => `MATCH (n:Entity:${type}) RETURN '${type}' AS type, count(*) AS amount`)
  .join(' UNION ALL ');
const countEdges = relationTypes
  .map((type) => `MATCH (:Entity)-[:${type}]->(:Entity) RETURN '${type}' AS type, count(*) AS amount`)
  .join(' UNION ALL ');
const countArticles = 'MATCH (a:Article) RETURN count(*) AS amount';
const countStatements = 'MATCH (s:Statement) RETURN count(*) AS amount';
const readRules = "MATCH (s:Store {id: 'store'}) RETURN s.rules AS rules";
const writeRules = "MATCH (s:Store {id: 'store'}) SET s.rules = $rules";
const readSchemaVersion = "MATCH (s:Store {id: 'store'}) RETURN s.schemaVersion AS version";

/** Cuts a list into pages. */
export const pagesOf = function* <T>(all: readonly T[], size = pageSize): Generator<readonly T[]> {
  for (let first = 0; first < all.length; first += size) yield all.slice(first, first + size);
};

const idsOf = (rows: readonly Record<string, unknown>[]): readonly string[] => rows.map(({ id }) => String(id));

const readJudgements = async (transaction: Transaction): Promise<readonly Judgement[]> => {
  const rows = await transaction.run(allJudgements);
  return rows
    .map(({ judgement }) => judgement as Record<string, unknown>)
    .sort((a, b) => byCodeUnits(String(a.id), String(b.id)))
    .map(({ kind, a, b, statement, note, origin }) => {
      const about = kind === 'wrong' ? { kind, statement } : { kind, a, b };
      const more = { ...(note == null ? {} : { note }), ...(origin == null ? {} : { origin }) };
      return formJudgement({ ...about, ...more } as Judgement);
    });
};

/** The articles of these statements, in order. */
const articlesOf = async (backend: Backend, statements: Iterable<string>): Promise<readonly string[]> => {
  const articles = new Set<string>();
  for (const ids of pagesOf([...statements]))
    for (const id of idsOf(await backend.read((transaction) => transaction.run(articlesOfStatements, { ids }))))
      articles.add(id);
  return [...articles].sort(byCodeUnits);
};

/** Cuts changes or texts into batches of at most so many statements (one article is never cut). */
const batchesOf = function* <T>(
  all: readonly T[],
  statementsOf: (item: T) => number,
  statementsAtOnce: number,
): Generator<readonly T[]> {
  let batch: T[] = [];
  let statements = 0;
  for (const item of all) {
    // An article without statements has entities all the same.
    const size = 1 + statementsOf(item);
    if (batch.length > 0 && statements + size > statementsAtOnce) {
      yield batch;
      batch = [];
      statements = 0;
    }
    batch.push(item);
    statements += size;
  }
  if (batch.length > 0) yield batch;
};

/** What the log keeps of a change. */
export const logEntry = ({ article, reading, digest = '' }: Change): LogEntry =>
  reading === undefined
    ? { op: 'forget', article }
    : { op: 'put', article, name: reading.article.name, digest, reading };

/** Applies changes as they are and puts the log's part of it on record: what `forget` does, and what a replay does again. */
export const applyChanges = async (backend: Backend, changes: readonly Change[]): Promise<void> => {
  const statementsOf = ({ reading }: Change): number => reading?.statements.length ?? 0;
  for (const batch of batchesOf(changes, statementsOf, backend.statementsAtOnce))
    await backend.write(
      async (transaction) => writeChanges(transaction, batch, applyJudgements(await readJudgements(transaction))),
      batch.map(logEntry),
    );
};

/** What the log keeps of news: judgements first, so that a replay folds the changes with them. */
const newsEntries = ({ judgements, changes }: Written): readonly LogEntry[] => [
  ...judgements.map((judgement): LogEntry => ({ op: 'judge', judgement })),
  ...changes.map(logEntry),
];

/** Takes news in and puts what they change on record. */
const applyNews = async (
  backend: Backend,
  { texts, came }: Pick<News, 'texts' | 'came'>,
  options: PutOptions,
): Promise<PutResult> => {
  let sum: PutResult = { added: 0, changed: 0, unchanged: 0 };
  const statementsOf = (homes: readonly Reading[]): number => homes[0]?.statements.length ?? 0;
  const write = async (batch: readonly (readonly Reading[])[], addresses: ReadonlySet<string>): Promise<void> => {
    const news = { texts: batch, came: new Map([...addresses].map((address) => [address, came.get(address) ?? []])) };
    const { result } = await backend.write(
      async (transaction) => writeNews(transaction, news, applyJudgements(await readJudgements(transaction)), options),
      newsEntries,
    );
    sum = addCounts(sum, result);
  };
  // Where a text gave way, something stored may have to give way to it (rule 2), also when nothing is left to write there.
  const open = new Set<string>();
  for (const [address, all] of came) if (all.some(({ text, heir }) => heir !== text.id)) open.add(address);
  for (const batch of batchesOf(texts, statementsOf, backend.statementsAtOnce)) {
    const addresses = new Set(batch.flat().flatMap(({ article }) => addressOf(article) ?? []));
    await write(batch, addresses);
    for (const address of addresses) open.delete(address);
  }
  if (open.size > 0) await write([], open);
  return sum;
};

/** Raw ids and statements that a judgement speaks of. */
const subjects = (judgement: Judgement): { readonly ids: readonly string[]; readonly statements: readonly string[] } =>
  judgement.kind === 'wrong'
    ? { ids: [], statements: [judgement.statement] }
    : { ids: [judgement.a, judgement.b], statements: [] };

/** Replaces the set of judgements by another one and folds again the articles that the difference concerns. */
const changeJudgements = async (
  transaction: Transaction,
  before: Applied,
  after: Applied,
  concerned: readonly Judgement[],
): Promise<void> => {
  const nodes = new Set<string>();
  const statements = new Set<string>();
  for (const judgement of concerned) {
    const about = subjects(judgement);
    for (const id of about.statements) statements.add(id);
    // Mentions hang on the node of the old canonical id until they are written again.
    for (const id of about.ids) for (const alike of after.alike(id)) nodes.add(before.canonical(alike));
    for (const id of about.ids) nodes.add(before.canonical(id));
  }
  const articles = new Set([
    ...idsOf(await transaction.run(articlesOfNodes, { ids: [...nodes] })),
    ...idsOf(await transaction.run(articlesOfStatements, { ids: [...statements] })),
  ]);
  for (const page of pagesOf([...articles].sort(byCodeUnits))) {
    const readings = await readReadings(transaction, page);
    const changes = readings.map((reading) => ({
      article: reading.article.id,
      reading,
      digest: digestReading(reading),
    }));
    await writeChanges(transaction, changes, after);
  }
};

/** Adds judgements inside a transaction. Throws a Failure (`judgements-contradict`). */
export const addJudgements = async (transaction: Transaction, given: readonly Judgement[]): Promise<void> => {
  const added = given.map(formJudgement);
  const held = await readJudgements(transaction);
  const byId = new Map([...held, ...added].map((judgement) => [judgementId(judgement), judgement]));
  const after = applyJudgements([...byId.values()]);
  // A later judgement about a pair replaces the earlier one. Checked first: a contradiction must leave no trace.
  for (const judgement of added) {
    const id = judgementId(judgement);
    await transaction.run(writeJudgement, { id, properties: { ...judgement, id } });
  }
  await changeJudgements(transaction, applyJudgements(held), after, added);
};

/** Keeps the word for the rules of reading, inside a transaction. */
export const keepRules = async (transaction: Transaction, rules: string): Promise<void> => {
  await transaction.run(writeRules, { rules });
};

/** Takes a judgement back inside a transaction, and what went over from it to newer versions. False when there is none. */
export const removeJudgementById = async (transaction: Transaction, id: string): Promise<boolean> => {
  const held = await readJudgements(transaction);
  const gone = withDerived(held, id);
  if (gone.length === 0) return false;
  for (const judgement of gone) await transaction.run(removeJudgement, { id: judgementId(judgement) });
  const rest = held.filter((judgement) => !gone.includes(judgement));
  await changeJudgements(transaction, applyJudgements(held), applyJudgements(rest), gone);
  return true;
};

const put: (backend: Backend) => GraphStore['put'] =
  (backend) =>
  async (readings, options = {}) => {
    const { texts, came, outdated, repeated } =
      options.backup === undefined ? newestOf(readings, options.among) : asTheyAre(readings);
    const idOf = (homes: readonly Reading[]): string => (homes[0] as Reading).article.id;
    const digests = new Map<string, string>();
    for (const page of pagesOf(texts)) {
      const ids = page.map(idOf);
      for (const row of await backend.read((transaction) => transaction.run(digestsOfArticles, { ids })))
        digests.set(String(row.id), String(row.digest));
    }
    const news: (readonly Reading[])[] = [];
    const changes: Change[] = [];
    let result: PutResult = { added: 0, changed: 0, unchanged: repeated, ...(outdated.length > 0 ? { outdated } : {}) };
    for (const homes of texts) {
      const reading = joinHomes(homes) as Reading;
      const digest = digestReading(reading);
      if (digests.get(idOf(homes)) === digest) {
        result = addCounts(result, { added: 0, changed: 0, unchanged: homes.length });
        continue;
      }
      news.push(homes);
      changes.push({ article: idOf(homes), reading, digest });
    }
    const load = news.length >= fewestToLoad && backend.isUnused?.() ? backend.startLoad?.() : undefined;
    // Counted where it is written: another program may have put the same since.
    if (load === undefined) return addCounts(result, await applyNews(backend, { texts: news, came }, options));
    await load.append(changes);
    await load.build();
    const duplicates = news.flat().length - news.length;
    return addCounts(result, { added: news.length, changed: 0, unchanged: 0, duplicates });
  };

/** A first big load: `put` only puts on record, `finish` makes the graph at one go. */
const startLoading = (backend: Backend): Loading => {
  const load = backend.startLoad?.();
  if (load === undefined)
    throw new Failure('store-no-bulk', `${backend.engine} takes no articles in bulk while it runs`, {
      hint: 'Write files for neo4j-admin instead: `entente ingest <articles> --bulk --out <folder> --store neo4j://…`.',
    });
  if (backend.isUnused?.() === false)
    throw new Failure('store-not-empty', 'The store holds something already: only a first load goes in bulk', {
      hint: 'Leave --bulk out: the same command adds what is missing. Or name a new folder.',
    });
  const versions = createVersions(load.read);
  const judged = new Map<string, Judgement>();
  return {
    put: async (readings, options) => {
      const { changes, judgements, result } = versions.take(readings, applyJudgements([...judged.values()]), options);
      for (const judgement of judgements) judged.set(judgementId(judgement), judgement);
      await load.append(changes, judgements);
      return result;
    },
    judge: async (given) => {
      const judgements = given.map(formJudgement);
      for (const judgement of judgements) judged.set(judgementId(judgement), judgement);
      // A contradiction must leave no trace.
      applyJudgements([...judged.values()]);
      await load.append([], judgements);
    },
    finish: load.build,
  };
};

const forget: (backend: Backend) => GraphStore['forget'] = (backend) => async (article, address) => {
  const [byId, byName] = await backend.read(async (transaction) => [
    idsOf(await transaction.run(articleById, { article })),
    [
      ...new Set([
        ...idsOf(await transaction.run(articleByName, { article })),
        ...idsOf(await transaction.run(articleByHome, { article })),
      ]),
    ],
  ]);
  if ((byId ?? []).length === 0 && (byName ?? []).length > 1)
    throw new Failure('article-ambiguous', `${byName?.length} articles are called "${article}"`, {
      hint: `Name one by its id: ${byName?.join(', ')}`,
    });
  const id = byId?.[0] ?? byName?.[0];
  if (id === undefined) return false;
  if (address !== undefined) {
    const changes = await backend.write(
      async (transaction) => leaveAddress(transaction, id, address, applyJudgements(await readJudgements(transaction))),
      (made) => made.map(logEntry),
    );
    return changes.length > 0;
  }
  await applyChanges(backend, [{ article: id }]);
  return true;
};

const stats: (backend: Backend) => GraphStore['stats'] = (backend) => () =>
  backend.read(async (transaction) => {
    const one = async (cypher: string, column: string): Promise<number> =>
      Number((await transaction.run(cypher))[0]?.[column] ?? 0);
    const table = async (cypher: string): Promise<Map<string, number>> =>
      new Map((await transaction.run(cypher)).map(({ type, amount }) => [String(type), Number(amount)]));
    const nodes = await table(countNodes);
    const edges = await table(countEdges);
    return {
      engine: backend.engine,
      schemaVersion: (await one(readSchemaVersion, 'version')) || schemaVersion,
      articles: await one(countArticles, 'amount'),
      statements: await one(countStatements, 'amount'),
      nodes: Object.fromEntries(nodeTypes.map((type) => [type, nodes.get(type) ?? 0])),
      edges: Object.fromEntries(
        relationTypes.flatMap((type) => ((edges.get(type) ?? 0) > 0 ? [[type, edges.get(type) ?? 0]] : [])),
      ),
    };
  });

/** What somebody made by hand in Cypher may lack anything; schema.ts fills in the same. */
const briefNodeFrom = (type: NodeType, { id, name, aliases, articles }: Record<string, unknown>): BriefNode => ({
  id: String(id),
  type,
  name: String(name ?? id),
  aliases: Array.isArray(aliases) ? aliases : [],
  articles: Number(articles ?? 0),
});

const briefEdgeFrom = (type: RelationType, row: Record<string, unknown>): BriefEdge => {
  const edge: { -readonly [Key in keyof BriefEdge]: BriefEdge[Key] } = {
    id: String(row.id),
    type,
    from: String(row.a),
    to: String(row.b),
    status: (row.status ?? 'asserted') as BriefEdge['status'],
    disputed: row.disputed === true,
    sources: Number(row.sources ?? 0),
    confidence: Number(row.confidence ?? 0),
  };
  // Dates are left out where there are none, as an edge has them.
  if (row.date != null) edge.date = String(row.date);
  if (row.since != null) edge.since = String(row.since);
  if (row.until != null) edge.until = String(row.until);
  return edge;
};

const brief = (backend: Backend): Brief => {
  const ask = (cypher: string, parameters?: Record<string, unknown>) =>
    backend.read((transaction) => transaction.run(cypher, parameters));
  return {
    nodes: async () => {
      const nodes: BriefNode[] = [];
      for (const type of nodeTypes) for (const row of await ask(briefNodes(type))) nodes.push(briefNodeFrom(type, row));
      return nodes.sort((a, b) => byCodeUnits(a.id, b.id));
    },
    async *edges() {
      for (const type of [...relationTypes].sort(byCodeUnits)) {
        const rows = await ask(briefEdges(type));
        yield rows.map((row) => briefEdgeFrom(type, row)).sort((a, b) => byCodeUnits(a.id, b.id));
      }
    },
    async *outlets() {
      const outletOf = new Map((await ask(sourcesOfArticles)).map(({ id, source }) => [id, String(source ?? '')]));
      for (const type of relationTypes) {
        const rows = await ask(edgesOfStatements, { type });
        yield rows.map(({ edge, article }) => [String(edge), outletOf.get(article) ?? ''] as const);
      }
    },
    nodesWithIds: async (ids) => {
      const found = new Map<string, GraphNode>();
      for (const page of pagesOf(ids))
        for (const { node, labels } of await ask(nodesById, { ids: page })) {
          const known = nodeFrom(labels as string[], node as Record<string, unknown>);
          found.set(known.id, known);
        }
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
  };
};

const homeOf = ({ name, address, publishedAt }: Record<string, unknown>): StoredHome =>
  storedHome(name, address, publishedAt);

/** Makes a store of a backend. */
export const createCypherStore = (backend: Backend): GraphStore => {
  const sortedIds = async (cypher: string): Promise<readonly string[]> =>
    [...idsOf(await backend.read((transaction) => transaction.run(cypher)))].sort(byCodeUnits);
  return {
    put: put(backend),
    forget: forget(backend),
    startLoading: () => startLoading(backend),
    stats: stats(backend),
    judge: async (given) => {
      if (given.length === 0) return;
      const judgements = given.map(formJudgement);
      await backend.write(
        (transaction) => addJudgements(transaction, judgements),
        judgements.map((judgement) => ({ op: 'judge', judgement })),
      );
    },
    retract: async (judgement) => {
      const held = await backend.read(readJudgements);
      if (!held.some((each) => judgementId(each) === judgement)) return false;
      return backend.write(
        (transaction) => removeJudgementById(transaction, judgement),
        [{ op: 'retract', judgement }],
      );
    },
    judgements: () => backend.read(readJudgements),
    rules: async () => {
      const [row] = await backend.read((transaction) => transaction.run(readRules));
      return typeof row?.rules === 'string' ? row.rules : undefined;
    },
    setRules: (rules) => backend.write((transaction) => keepRules(transaction, rules), [{ op: 'rules', rules }]),
    async *articles() {
      const [rows, homes] = await backend.read(async (transaction) => [
        await transaction.run(allArticles),
        await transaction.run(allHomes),
      ]);
      const alsoAt = new Map<string, StoredHome[]>();
      for (const home of homes ?? []) addTo(alsoAt, String(home.id), homeOf(home));
      yield* (rows ?? [])
        .map((row) => ({ id: String(row.id), digest: String(row.digest), ...homeOf(row) }))
        .map((article) => {
          const further = alsoAt.get(article.id);
          return further === undefined ? article : { ...article, alsoAt: further };
        })
        .sort((a, b) => byCodeUnits(a.id, b.id));
    },
    async *nodes() {
      for (const ids of pagesOf(await sortedIds(allNodes))) {
        const rows = await backend.read((transaction) => transaction.run(nodesById, { ids }));
        const nodes = rows.map(
          ({ node, labels }): GraphNode => nodeFrom(labels as string[], node as Record<string, unknown>),
        );
        yield* nodes.sort((a, b) => byCodeUnits(a.id, b.id));
      }
    },
    async *edges() {
      for (const type of [...relationTypes].sort(byCodeUnits)) yield* backend.edges(type);
    },
    async *readings(supporting) {
      const articles = supporting === undefined ? await sortedIds(allArticles) : await articlesOf(backend, supporting);
      for (const ids of pagesOf(articles)) yield* await backend.read((transaction) => readReadings(transaction, ids));
    },
    brief: brief(backend),
    ...(backend.keeping === undefined ? {} : { keeping: backend.keeping }),
    run: (cypher, parameters = {}, options = {}) => backend.run(cypher, parameters, { ...defaultLimits, ...options }),
    close: () => backend.close(),
  };
};
