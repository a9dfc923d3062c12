import { addressOf } from './address.ts';
import { sketchText, wordingOf } from './copies.ts';
import {
  emptyTally,
  foldNode,
  formatTally,
  groupOf,
  parseTally,
  type Support,
  type Tally,
  tallyEntity,
} from './fold.ts';
import { changeGroup, type GroupMemory, type HeldGroup, holdGroup } from './groups.ts';
import { homeKey, readingsAtHomes } from './homes.ts';
import { byCodeUnits } from './id.ts';
import { type Applied, type Judgement, judgementId, wrongAgain } from './judgements.ts';
import type { Entity, GraphEdge, GraphNode, Reading } from './model.ts';
import { nodeTypes, type RelationType, relationTypes } from './ontology.ts';
import { digestReading } from './reading.ts';
import {
  articleProperties,
  edgeProperties,
  homeProperties,
  mentionProperties,
  nodeProperties,
  statementProperties,
  supportColumns,
  supportFrom,
  supportOf,
} from './schema.ts';
import type { PutOptions, PutResult } from './store.ts';
import { readReadings } from './storedReadings.ts';
import {
  addCounts,
  countHomes,
  countRemoved,
  mostOfAddress,
  type News,
  type Placed,
  placeNews,
  rehomed,
  type Standing,
} from './versions.ts';

/*
 * How a batch of changed articles gets into either engine: the same Cypher, in one transaction. What an article touches
 * (its nodes, and the groups of statements that its own belong to) is folded again, nothing else. Only what differs from
 * the fold before is written.
 */

type Row = Record<string, unknown>;

/** A statement with its parameters. */
export type Task = readonly [cypher: string, parameters: Readonly<Record<string, unknown>>];

/** One open transaction of an engine. Rows come as plain objects; integers, lists and maps as JavaScript has them. */
export interface Transaction {
  run(cypher: string, parameters?: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;
  /** Runs several in this order, without a wait between them where a server is asked; gives the rows of each. */
  runAll(tasks: readonly Task[]): Promise<readonly (readonly Row[])[]>;
  /** Groups as this engine's last transaction left them, where nobody else writes to it. */
  readonly groups?: GroupMemory;
}

/** What becomes of one article: its new reading (in canonical form), or none when it is forgotten. */
export interface Change {
  readonly article: string;
  readonly reading?: Reading;
  readonly digest?: string;
}

/** What became of news. */
export interface Written {
  readonly result: PutResult;
  /** Judgements that went over to new versions, and then the changes that were made. */
  readonly judgements: readonly Judgement[];
  readonly changes: readonly Change[];
}

const statementsOfGroups = `MATCH (s:Statement) WHERE s.edge IN $keys RETURN s.edge AS edge, ${supportColumns('s')}`;
const sketchesOfArticles = 'MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.sketch AS sketch';
const groupsOfArticles = `MATCH (s:Statement) WHERE s.article IN $ids AND s.edge <> '' RETURN DISTINCT s.edge AS edge`;
const mentionsOfArticles = `MATCH (a:Article)-[m:MENTIONS]->(n:Entity) WHERE a.id IN $ids
  RETURN a.id AS article, n.id AS node, m.entity AS entity`;
const knownNodes = 'MATCH (n:Entity) WHERE n.id IN $ids AND n.articles > 0 RETURN n.id AS id';
const talliesOfNodes = 'MATCH (t:Tally) WHERE t.node IN $ids RETURN t.node AS id, t.votes AS votes';
const entitiesOfNodes = `MATCH (n:Entity) WHERE n.id IN $ids MATCH (n)<-[m:MENTIONS]-(:Article)
  RETURN n.id AS id, m.entity AS entity, count(*) AS articles`;
const articlesOfNodes = `MATCH (n:Entity) WHERE n.id IN $ids MATCH (n)<-[:MENTIONS]-(a:Article)
  RETURN n.id AS id, count(DISTINCT a.id) AS articles`;

/** First of all: of two writers of versions of one article the second must see what the first has made. They vanish at the end. */
const lockAddresses = 'UNWIND $ids AS address MERGE (l:Lock {address: address}) SET l.taken = true';
const unlockAddresses = 'MATCH (l:Lock) WHERE l.address IN $ids DELETE l';
const articlesCountedAt = 'MATCH (a:Article) WHERE a.address IN $ids RETURN a.address AS address, count(*) AS amount';
const homesCountedAt = 'MATCH (h:Home) WHERE h.address IN $ids RETURN h.address AS address, count(*) AS amount';
const articlesAt = `MATCH (a:Article) WHERE a.address IN $ids
  RETURN a.id AS id, a.address AS address, a.publishedAt AS publishedAt, a.sketch AS sketch`;
const homesAt = `MATCH (h:Home) WHERE h.address IN $ids
  RETURN h.article AS id, h.address AS address, h.publishedAt AS publishedAt`;
const textsOfArticles = 'MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.text AS text';
const articlesWithHomes = 'MATCH (h:Home) WHERE h.article IN $ids RETURN DISTINCT h.article AS id';
const wrongStatements = `MATCH (s:Statement) WHERE s.article IN $ids AND s.edge = ''
  RETURN s.id AS id, s.article AS article, s.type AS type, s.from AS from, s.to AS to, s.status AS status, s.text AS sentence`;
export const writeJudgement = 'MERGE (j:Judgement {id: $id}) SET j = $properties';
/** Then: two writers of one article must see each other's reading of it. The digest is empty for a new one. */
const lockArticles = `UNWIND $ids AS id MERGE (a:Article {id: id}) SET a.digest = coalesce(a.digest, '')
  RETURN a.id AS id, a.digest AS digest, a.name AS name, a.url AS url, a.file AS file`;
/** Makes the nodes and, by writing to each in the order of ids, keeps other writers off them until this one commits. */
const lockNodes = 'UNWIND $ids AS id MERGE (n:Entity {id: id}) SET n.articles = coalesce(n.articles, 0)';

const removeStatements = 'MATCH (s:Statement) WHERE s.article IN $ids DETACH DELETE s';
const removeMentions = 'MATCH (a:Article)-[m:MENTIONS]->(:Entity) WHERE a.id IN $ids DELETE m';
const removeArticles = 'MATCH (a:Article) WHERE a.id IN $ids DETACH DELETE a';
const removeHomes = 'MATCH (h:Home) WHERE h.article IN $ids DELETE h';
const removeNodes = 'MATCH (n:Entity) WHERE n.id IN $ids DETACH DELETE n';
const removeTallies = 'MATCH (t:Tally) WHERE t.node IN $ids DELETE t';
const writeTallies = 'UNWIND $rows AS row MERGE (t:Tally {node: row.node}) SET t.votes = row.votes';
const writeArticles = 'UNWIND $rows AS row MERGE (a:Article {id: row.id}) SET a = row.properties';
const writeHomes = 'UNWIND $rows AS row MERGE (h:Home {id: row.id}) SET h = row';
const writeMentions = `UNWIND $rows AS row MATCH (a:Article {id: row.article}) MATCH (n:Entity {id: row.node})
  CREATE (a)-[m:MENTIONS]->(n) SET m = row.properties`;
// Backticks: IN, FROM and TO are words of the embedded engine's own grammar.
const writeStatements = `UNWIND $rows AS row MATCH (a:Article {id: row.article})
  MATCH (from:Entity {id: row.from}) MATCH (to:Entity {id: row.to})
  CREATE (s:Statement) SET s = row.properties
  CREATE (s)-[:\`IN\`]->(a) CREATE (s)-[:\`FROM\`]->(from) CREATE (s)-[:\`TO\`]->(to)`;

const otherLabels = (type: string): string =>
  nodeTypes
    .filter((other) => other !== type)
    .map((other) => `:${other}`)
    .join('');

const writeNodes = Object.fromEntries(
  nodeTypes.map((type) => [
    type,
    `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row.properties SET n:${type} REMOVE n${otherLabels(type)}`,
  ]),
) as Readonly<Record<GraphNode['type'], string>>;

const edgeStatements = (text: (type: RelationType) => string): Readonly<Record<RelationType, string>> =>
  Object.fromEntries(relationTypes.map((type) => [type, text(type)])) as Readonly<Record<RelationType, string>>;

const ends = 'MATCH (from:Entity {id: row.from}) MATCH (to:Entity {id: row.to})';
const createEdges = edgeStatements(
  (type) => `UNWIND $rows AS row ${ends} CREATE (from)-[e:${type}]->(to) SET e = row.properties`,
);
const changeEdges = edgeStatements(
  (type) =>
    `UNWIND $rows AS row MATCH (from:Entity {id: row.from})-[e:${type} {id: row.id}]->(to:Entity {id: row.to}) SET e = row.properties`,
);
const removeEdges = edgeStatements(
  (type) =>
    `UNWIND $rows AS row MATCH (from:Entity {id: row.from})-[e:${type} {id: row.id}]->(to:Entity {id: row.to}) DELETE e`,
);

/** Rows that go into one UNWIND: engines slow down, or cut the query off, beyond some thousands. */
const rowsAtOnce = 5000;

/** A statement over many rows or ids, cut into several. */
const inParts = (cypher: string, name: 'rows' | 'ids' | 'keys', all: readonly unknown[]): readonly Task[] =>
  Array.from(
    { length: Math.ceil(all.length / rowsAtOnce) },
    (_, part): Task => [cypher, { [name]: all.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce) }],
  );

/** Asks several questions at once, each about many ids; gives the rows of each. */
const askAll = async <const Questions extends readonly (readonly Task[])[]>(
  transaction: Transaction,
  questions: Questions,
): Promise<{ readonly [K in keyof Questions]: readonly Row[] }> => {
  const answers = await transaction.runAll(questions.flat());
  let next = 0;
  return questions.map((tasks) => tasks.flatMap(() => answers[next++] ?? [])) as never;
};

const edgesOf = (groups: ReadonlyMap<string, HeldGroup>): ReadonlyMap<string, GraphEdge> =>
  new Map([...groups].flatMap(([id, { edge }]): [string, GraphEdge][] => (edge === undefined ? [] : [[id, edge]])));

/** Looks at the lists first: they are long, and nearly always what differs. */
const areEqual = (one: GraphEdge, other: GraphEdge): boolean =>
  one.statements.length === other.statements.length && JSON.stringify(one) === JSON.stringify(other);

/** The groups as they are: remembered, or read from the engine. */
const readGroups = async (
  transaction: Transaction,
  keys: readonly string[],
): Promise<ReadonlyMap<string, HeldGroup>> => {
  const groups = new Map<string, HeldGroup>();
  const unknown = new Map<string, Support[]>();
  for (const key of keys) {
    const held = transaction.groups?.get(key);
    if (held === undefined) unknown.set(key, []);
    else groups.set(key, held);
  }
  const [supportRows] = await askAll(transaction, [inParts(statementsOfGroups, 'keys', [...unknown.keys()])]);
  const articles = new Set<string>();
  for (const row of supportRows) {
    const support = supportFrom(row);
    unknown.get(String(row.edge))?.push(support);
    articles.add(support.article);
  }
  const [sketchRows] = await askAll(transaction, [inParts(sketchesOfArticles, 'ids', [...articles])]);
  const sketches = new Map(sketchRows.map(({ id, sketch }) => [String(id), String(sketch)]));
  for (const [key, statements] of unknown)
    groups.set(
      key,
      holdGroup(key, statements, (article) => sketches.get(article)),
    );
  return groups;
};

/** What makes of one fold of some groups another one, one kind of relation at a time. */
const edgeTasks = (before: ReadonlyMap<string, GraphEdge>, after: ReadonlyMap<string, GraphEdge>): readonly Task[] => {
  const tasks = new Map<string, object[]>();
  const add = (cypher: string, row: object): void => {
    const rows = tasks.get(cypher);
    if (rows === undefined) tasks.set(cypher, [row]);
    else rows.push(row);
  };
  for (const edge of before.values())
    if (!after.has(edge.id)) add(removeEdges[edge.type], { id: edge.id, from: edge.from, to: edge.to });
  for (const edge of after.values()) {
    const old = before.get(edge.id);
    if (old !== undefined && areEqual(old, edge)) continue;
    const row = { id: edge.id, from: edge.from, to: edge.to, properties: edgeProperties(edge) };
    add((old === undefined ? createEdges : changeEdges)[edge.type], row);
  }
  return [...tasks].flatMap(([cypher, rows]) => inParts(cypher, 'rows', rows));
};

/** What an article knows of a node, and the node that it falls to. */
interface Mention {
  readonly article: string;
  readonly node: string;
  readonly entity: Entity;
}

/** The tallies of some nodes. What is not stored (a store of version 1) is counted. */
const completeTallies = async (
  transaction: Transaction,
  ids: readonly string[],
  known: readonly Row[],
  stored: readonly Row[],
): Promise<Map<string, Tally>> => {
  const tallies = new Map(ids.map((id) => [id, emptyTally()]));
  const texts = new Map(stored.map(({ id, votes }) => [String(id), String(votes)]));
  const uncounted: string[] = [];
  for (const id of known.map((row) => String(row.id))) {
    const text = texts.get(id);
    if (text === undefined) uncounted.push(id);
    else tallies.set(id, parseTally(text));
  }
  const [entities, articles] = await askAll(transaction, [
    inParts(entitiesOfNodes, 'ids', uncounted),
    inParts(articlesOfNodes, 'ids', uncounted),
  ]);
  for (const { id, entity, articles: weight } of entities)
    tallyEntity(tallies.get(String(id)) ?? emptyTally(), JSON.parse(String(entity)) as Entity, Number(weight));
  for (const row of articles) {
    const tally = tallies.get(String(row.id));
    if (tally !== undefined) tally.articles = Number(row.articles);
  }
  return tallies;
};

/** Counts mentions in (1) or out (-1). An article counts once for a node, even when judgements made one of two of its nodes. */
const tallyMentions = (tallies: ReadonlyMap<string, Tally>, mentions: readonly Mention[], weight: 1 | -1): void => {
  const counted = new Set<string>();
  for (const { article, node, entity } of mentions) {
    const tally = tallies.get(node);
    if (tally === undefined) continue;
    tallyEntity(tally, entity, weight);
    const pair = `${article} ${node}`;
    if (!counted.has(pair)) tally.articles += weight;
    counted.add(pair);
  }
};

const nodeTasks = (tallies: ReadonlyMap<string, Tally>): readonly Task[] => {
  const rows = new Map<GraphNode['type'], object[]>(nodeTypes.map((type) => [type, []]));
  const tallyRows: object[] = [];
  const gone: string[] = [];
  for (const [id, tally] of tallies) {
    if (tally.articles <= 0) {
      gone.push(id);
      continue;
    }
    const node = foldNode(id, tally);
    rows.get(node.type)?.push({ id, properties: nodeProperties(node) });
    tallyRows.push({ node: id, votes: formatTally(tally) });
  }
  return [
    ...nodeTypes.flatMap((type) => inParts(writeNodes[type], 'rows', rows.get(type) ?? [])),
    ...inParts(writeTallies, 'rows', tallyRows),
    ...inParts(removeNodes, 'ids', gone),
    ...inParts(removeTallies, 'ids', gone),
  ];
};

/** Locks addresses, and finds what stands at each of them where something came; nothing at those of too many articles. */
const findStanding = async (
  transaction: Transaction,
  came: News['came'],
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly Standing[]>> => {
  const [, counted, countedHomes] = await askAll(transaction, [
    // An engine that remembers groups has one writer only.
    transaction.groups === undefined ? inParts(lockAddresses, 'ids', addresses) : [],
    inParts(articlesCountedAt, 'ids', addresses),
    inParts(homesCountedAt, 'ids', addresses),
  ]);
  const amounts = new Map<string, number>();
  for (const { address, amount } of [...counted, ...countedHomes])
    amounts.set(String(address), (amounts.get(String(address)) ?? 0) + Number(amount));
  const occupied = [...amounts].filter(([, amount]) => amount < mostOfAddress).map(([address]) => address);
  if (occupied.length === 0) return new Map();
  const [articles, further] = await askAll(transaction, [
    inParts(articlesAt, 'ids', occupied),
    inParts(homesAt, 'ids', occupied),
  ]);
  const sketches = new Map(articles.map(({ id, sketch }) => [String(id), String(sketch ?? '')]));
  const others = [...new Set(further.map(({ id }) => String(id)))].filter((id) => !sketches.has(id));
  const [sketchRows] = await askAll(transaction, [inParts(sketchesOfArticles, 'ids', others)]);
  for (const { id, sketch } of sketchRows) sketches.set(String(id), String(sketch ?? ''));
  const rows = [...articles, ...further];
  // Where one of two texts is too short for a sketch, both are asked for.
  const shortAt = new Set<unknown>();
  for (const address of occupied)
    if (came.get(address)?.some(({ text }) => text.wording.sketch === '')) shortAt.add(address);
  const asked = new Set<string>();
  for (const { id, address } of rows)
    if (sketches.get(String(id)) === '' || shortAt.has(address)) asked.add(String(id));
  const [textRows] = await askAll(transaction, [inParts(textsOfArticles, 'ids', [...asked])]);
  const texts = new Map(textRows.map(({ id, text }) => [String(id), String(text)]));
  const standing = new Map<string, Standing[]>();
  for (const { id: text, address, publishedAt } of rows) {
    const id = String(text);
    const words = texts.get(id);
    const wording = words === undefined ? { sketch: sketches.get(id) ?? '', words: '' } : wordingOf(words);
    const there = { id, ...(publishedAt == null ? {} : { publishedAt: String(publishedAt) }), wording };
    const known = standing.get(String(address)) ?? [];
    const same = known.findIndex((each) => each.id === id);
    // Of several names at one address the latest day counts, as of texts that come.
    if (same === -1) known.push(there);
    else if ((known[same]?.publishedAt ?? '') < (there.publishedAt ?? '')) known[same] = there;
    standing.set(String(address), known);
  }
  return standing;
};

/** A text that is stored, as far as it had to be looked at. */
interface Stored {
  readonly digest: string;
  /** Undefined where nothing of it is kept, so that nobody need read it back. */
  readonly reading?: Reading;
}

/** Locks the articles, and reads back those of which something may be kept. */
const readStored = async (
  transaction: Transaction,
  { homes, lost }: Placed,
  digests: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Stored>> => {
  const ids = [...new Set([...homes.keys(), ...lost.keys()])].sort(byCodeUnits);
  const [locked, withHomes] = await askAll(transaction, [
    inParts(lockArticles, 'ids', ids),
    inParts(articlesWithHomes, 'ids', ids),
  ]);
  const several = new Set(withHomes.map(({ id }) => String(id)));
  const stored = new Map<string, Stored>();
  const wanted: string[] = [];
  for (const { id: article, digest: held, name, url, file } of locked) {
    const [id, digest] = [String(article), String(held)];
    if (digest === '') continue;
    stored.set(id, { digest });
    const given = homes.get(id);
    const known = {
      name: String(name),
      ...(url == null ? {} : { url: String(url) }),
      ...(file == null ? {} : { file: String(file) }),
    };
    const [home] = given?.length === 1 ? given : [];
    // Without an address all names are one home, of which the first counts.
    const isReplaced = home?.article.name === known.name && homeKey(home.article) === homeKey(known);
    if (digest !== digests.get(id) && (several.has(id) || (given !== undefined && !isReplaced))) wanted.push(id);
  }
  for (let first = 0; first < wanted.length; first += rowsAtOnce)
    for (const reading of await readReadings(transaction, wanted.slice(first, first + rowsAtOnce)))
      stored.set(reading.article.id, { digest: stored.get(reading.article.id)?.digest ?? '', reading });
  return stored;
};

/** What was judged wrong in texts that have lost an address, said of the texts that have taken it. */
const judgeAgain = async (
  transaction: Transaction,
  lost: Placed['lost'],
  now: ReadonlyMap<string, Reading>,
  applied: Applied,
): Promise<readonly Judgement[]> => {
  if (applied.wrong.size === 0 || lost.size === 0) return [];
  const [rows] = await askAll(transaction, [inParts(wrongStatements, 'ids', [...lost.keys()])]);
  const found = new Map<string, Judgement>();
  // Of several that say the same the first one counts, in whatever order they were found.
  for (const [former, takers] of [...lost].sort(([a], [b]) => byCodeUnits(a, b))) {
    const said = rows.filter(({ article }) => article === former) as unknown as Parameters<typeof wrongAgain>[0];
    for (const taker of takers.values()) {
      const reading = now.get(taker);
      if (reading === undefined) continue;
      for (const judgement of wrongAgain(said, reading, applied)) {
        const id = judgementId(judgement);
        if (!found.has(id)) found.set(id, judgement);
      }
    }
  }
  return [...found].sort(([a], [b]) => byCodeUnits(a, b)).map(([, judgement]) => judgement);
};

/**
 * Takes news in: texts with the homes that came together, each the newest version there (`newestOf`). They take the place of former
 * versions, and what is there already is left alone. `came` may have addresses where nothing is left to write but something may have to go. Like
 * `writeChanges`, neither committed nor rolled back here.
 */
export const writeNews = async (
  transaction: Transaction,
  news: Pick<News, 'texts' | 'came'>,
  applied: Applied,
  options: PutOptions = {},
): Promise<Written> => {
  const addresses = [...news.came.keys()].sort(byCodeUnits);
  const standing = await findStanding(transaction, news.came, addresses);
  const placed = placeNews(news, (address) => standing.get(address) ?? [], options);
  const { homes, lost, outdated } = placed;
  const newDigests = new Map(
    [...homes].map(([id, readings]) => [
      id,
      digestReading(rehomed(undefined, undefined, readings, options) as Reading),
    ]),
  );
  const stored = await readStored(transaction, placed, newDigests);
  const changes: Change[] = [];
  const now = new Map<string, Reading>();
  let result: PutResult = { added: 0, changed: 0, unchanged: 0, ...(outdated.length > 0 ? { outdated } : {}) };
  for (const id of [...lost.keys()].filter((each) => !homes.has(each)).sort(byCodeUnits)) {
    const rest = rehomed(stored.get(id)?.reading, lost.get(id), []);
    changes.push(rest === undefined ? { article: id } : { article: id, reading: rest, digest: digestReading(rest) });
  }
  const takers = new Set([...lost.values()].flatMap((at) => [...at.values()]));
  for (const [id, readings] of homes) {
    const before = stored.get(id);
    const reading = rehomed(before?.reading, lost.get(id), readings, options) as Reading;
    const digest = digestReading(reading);
    now.set(id, reading);
    if (before?.digest === digest) {
      result = addCounts(result, { added: 0, changed: 0, unchanged: readings.length });
      continue;
    }
    changes.push({ article: id, reading, digest });
    result = addCounts(
      result,
      before !== undefined && before.reading === undefined
        ? { added: 0, changed: 1, unchanged: readings.length - 1 }
        : countHomes(readings, before?.reading, reading, takers.has(id)),
    );
  }
  const written = new Set(changes.flatMap(({ article }) => (homes.has(article) ? [article] : [])));
  result = addCounts(result, { added: 0, changed: 0, unchanged: 0, removed: countRemoved(lost, written) });
  const judgements = await judgeAgain(transaction, lost, now, applied);
  for (const judgement of judgements) {
    const id = judgementId(judgement);
    await transaction.run(writeJudgement, { id, properties: { ...judgement, id } });
  }
  const judged = new Set(judgements.map((judgement) => (judgement.kind === 'wrong' ? judgement.statement : '')));
  // A text that was there already and is judged now is folded again.
  for (const [id, reading] of now)
    if (!changes.some(({ article }) => article === id) && reading.statements.some((each) => judged.has(each.id)))
      changes.push({ article: id, reading, digest: digestReading(reading) });
  const unlock = transaction.groups === undefined ? inParts(unlockAddresses, 'ids', addresses) : [];
  const digests = new Map(changes.map(({ article }) => [article, stored.get(article)?.digest ?? '']));
  const isWrong = (statement: string): boolean => applied.isWrong(statement) || judged.has(statement);
  if (changes.length > 0)
    await applyAll(transaction, changes, digests, { canonical: applied.canonical, isWrong }, unlock);
  else await transaction.runAll(unlock);
  return { result, judgements, changes };
};

/** Takes one address away from a text, which is forgotten when it has no other. No change where it does not stand there. */
export const leaveAddress = async (
  transaction: Transaction,
  article: string,
  address: string,
  applied: Pick<Applied, 'canonical' | 'isWrong'>,
): Promise<readonly Change[]> => {
  // Locked before it is read: somebody else may be giving it a home.
  const [locked] = await askAll(transaction, [inParts(lockArticles, 'ids', [article])]);
  const [reading] = await readReadings(transaction, [article]);
  if (reading === undefined || !readingsAtHomes(reading).some((home) => addressOf(home.article) === address)) return [];
  const rest = rehomed(reading, new Map([[address, '']]), []);
  const change = rest === undefined ? { article } : { article, reading: rest, digest: digestReading(rest) };
  const digests = new Map(locked.map(({ id, digest }) => [String(id), String(digest)]));
  await applyAll(transaction, [change], digests, applied, []);
  return [change];
};

/**
 * Applies a batch of changes as they are, each article at most once, with the judgements that hold from now on. The transaction must
 * be the only thing that runs in its engine's session; it is neither committed nor rolled back here.
 */
export const writeChanges = async (
  transaction: Transaction,
  changes: readonly Change[],
  applied: Pick<Applied, 'canonical' | 'isWrong'>,
): Promise<void> => {
  if (changes.length === 0) return;
  const [locked] = await askAll(transaction, [
    inParts(lockArticles, 'ids', changes.map(({ article }) => article).sort(byCodeUnits)),
  ]);
  const digests = new Map(locked.map(({ id, digest }) => [String(id), String(digest)]));
  await applyAll(transaction, changes, digests, applied, []);
};

const applyAll = async (
  transaction: Transaction,
  changes: readonly Change[],
  digests: ReadonlyMap<string, string>,
  { canonical, isWrong }: Pick<Applied, 'canonical' | 'isWrong'>,
  last: readonly Task[],
): Promise<void> => {
  const ids = changes.map(({ article }) => article).sort(byCodeUnits);
  const readings = changes.flatMap(({ reading, digest }) => (reading === undefined ? [] : [{ reading, digest }]));

  // Of an article that was not there before, nothing needs to be looked up or taken out.
  const known = ids.filter((id) => digests.get(id) !== '');
  const [mentionRowsBefore, groupRows] = await askAll(transaction, [
    inParts(mentionsOfArticles, 'ids', known),
    inParts(groupsOfArticles, 'ids', known),
  ]);
  const mentionsBefore = mentionRowsBefore.map(
    ({ article, node, entity }): Mention => ({
      article: String(article),
      node: String(node),
      entity: JSON.parse(String(entity)) as Entity,
    }),
  );
  const mentions = readings.flatMap(({ reading: { article, entities } }) =>
    entities.map((entity): Mention => ({ article: article.id, node: canonical(entity.id), entity })),
  );
  const nodeIds = [...new Set([...mentionsBefore, ...mentions].map(({ node }) => node))].sort(byCodeUnits);
  const keys = new Set(groupRows.map(({ edge }) => String(edge)));
  for (const { reading } of readings)
    for (const statement of reading.statements) keys.add(groupOf(statement, canonical).id);
  const [, knownRows, tallyRows] = await askAll(transaction, [
    inParts(lockNodes, 'ids', nodeIds),
    inParts(knownNodes, 'ids', nodeIds),
    inParts(talliesOfNodes, 'ids', nodeIds),
  ]);
  const tallies = await completeTallies(transaction, nodeIds, knownRows, tallyRows);
  tallyMentions(tallies, mentionsBefore, -1);
  tallyMentions(tallies, mentions, 1);

  const before = await readGroups(transaction, [...keys]);
  const edgesBefore = edgesOf(before);
  const added = new Map<string, Support[]>([...keys].map((key) => [key, []]));
  const sketches = new Map<string, string>();
  const statementRows: object[] = [];
  const mentionRows = mentions.map(({ article, node, entity }) => ({
    article,
    node,
    properties: mentionProperties(entity),
  }));
  const articleRows: object[] = [];
  const homeRows = readings.flatMap(({ reading }) => homeProperties(reading));
  for (const { reading, digest = '' } of readings) {
    const { article, statements } = reading;
    const sketch = sketchText(article.text);
    sketches.set(article.id, sketch);
    articleRows.push({ id: article.id, properties: articleProperties(reading, digest, sketch) });
    for (const statement of statements) {
      // Not its own group but none: a wrong statement stays on record and supports nothing.
      const edge = isWrong(statement.id) ? '' : groupOf(statement, canonical).id;
      added.get(edge)?.push(supportOf(statement));
      statementRows.push({
        article: article.id,
        from: canonical(statement.from),
        to: canonical(statement.to),
        properties: statementProperties(statement, edge, article.text.slice(statement.start, statement.end)),
      });
    }
  }

  const kept = new Set(readings.map(({ reading }) => reading.article.id));
  const gone = new Set(known);
  const after = new Map(
    [...before].map(([key, held]) => [
      key,
      changeGroup(key, held, gone, added.get(key) ?? [], (article) => sketches.get(article)),
    ]),
  );
  const forgotten = ids.filter((id) => !kept.has(id));
  await transaction.runAll([
    ...inParts(removeStatements, 'ids', known),
    ...inParts(removeMentions, 'ids', known),
    ...inParts(removeHomes, 'ids', known),
    ...inParts(removeArticles, 'ids', forgotten),
    ...inParts(writeArticles, 'rows', articleRows),
    ...inParts(writeHomes, 'rows', homeRows),
    ...inParts(writeMentions, 'rows', mentionRows),
    ...inParts(writeStatements, 'rows', statementRows),
    ...edgeTasks(edgesBefore, edgesOf(after)),
    ...nodeTasks(tallies),
    ...last,
  ]);
  for (const [key, group] of after) transaction.groups?.set(key, group);
};
