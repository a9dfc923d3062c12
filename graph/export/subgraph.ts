import { Failure } from '../failure.ts';
import { findNode, unknownNode } from '../findNode.ts';
import type { GraphEdge, GraphNode } from '../model.ts';
import { nodeTypes, relations } from '../ontology.ts';
import { edgeFrom, nodeFrom } from '../schema.ts';
import type { EdgeValue, GraphStore, NodeValue, RunOptions, Value } from '../store.ts';
import type { GraphSource } from './model.ts';

/*
 * Parts of a graph: what lies around a node, or what a query returns. These are held in memory; the whole graph is not.
 */

/** More than any drawing shows; a larger part is better exported as a whole. */
const partLimit: RunOptions = { limit: 1_000_000, timeout: 120_000 };

/** Ids asked for at once. */
const idsAtOnce = 1000;

/** Undefined for a node that is no part of the graph that people look at (an article, a statement). */
const toNode = ({ labels, properties }: NodeValue): GraphNode | undefined =>
  nodeTypes.some((type) => labels.includes(type)) ? nodeFrom(labels, properties) : undefined;

const toEdge = ({ type, from, to, properties }: EdgeValue): GraphEdge | undefined =>
  Object.hasOwn(relations, type) ? edgeFrom(type, from, to, properties) : undefined;

const compareIds = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** A graph of these nodes and edges, sorted by id, with the store's statements that support them. */
export const partOf = (
  store: Pick<GraphStore, 'readings' | 'judgements'>,
  nodes: Iterable<GraphNode>,
  edges: Iterable<GraphEdge>,
): GraphSource => {
  const sortedNodes = [...nodes].sort(compareIds);
  const sortedEdges = [...edges].sort(compareIds);
  const supporting = new Set(sortedEdges.flatMap(({ statements }) => statements));
  return {
    async *nodes() {
      yield* sortedNodes;
    },
    async *edges() {
      yield* sortedEdges;
    },
    async *readings() {
      for await (const reading of store.readings(supporting)) {
        const statements = reading.statements.filter(({ id }) => supporting.has(id));
        if (statements.length > 0) yield { ...reading, statements };
      }
    },
    judgements: () => store.judgements(),
    isPart: true,
  };
};

/** Collects the nodes and edges in a value, however deep. */
const collect = (value: Value, nodes: Map<string, GraphNode>, edges: Map<string, GraphEdge>): void => {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, edges);
    return;
  }
  const tagged = value as { readonly kind?: unknown };
  if (tagged.kind === 'node') {
    const node = toNode(value as NodeValue);
    if (node) nodes.set(node.id, node);
  } else if (tagged.kind === 'edge') {
    const edge = toEdge(value as EdgeValue);
    if (edge) edges.set(edge.id, edge);
  } else for (const item of Object.values(value)) collect(item as Value, nodes, edges);
};

function* slices<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/**
 * What a query returns, as a graph: nodes, edges and paths in its rows, and the ends of those edges. Throws a Failure when it
 * returns neither.
 */
export const queryGraph = async (
  store: GraphStore,
  cypher: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<GraphSource> => {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const table = await store.run(cypher, parameters, partLimit);
  for (const row of table.rows) for (const value of row) collect(value, nodes, edges);
  if (table.rows.length === 0)
    throw new Failure('no-graph', 'the query found nothing', { hint: 'entente query shows what a query returns.' });
  if (nodes.size === 0 && edges.size === 0)
    throw new Failure(
      'no-graph',
      `the query returned ${table.rows.length} ${table.rows.length === 1 ? 'row' : 'rows'}, but no node and no edge`,
      {
        hint: 'Return the nodes and relations themselves: MATCH (a)-[r:SIGNED]->(t) RETURN a, r, t.',
      },
    );
  const ends = [...edges.values()].flatMap(({ from, to }) => [from, to]);
  const missing = [...new Set(ends)].filter((id) => !nodes.has(id));
  for (const ids of slices(missing, idsAtOnce)) {
    const found = await store.run('MATCH (n:Entity) WHERE n.id IN $ids RETURN n', { ids }, partLimit);
    for (const [value] of found.rows) if (value !== undefined) collect(value, nodes, edges);
  }
  return partOf(store, nodes.values(), edges.values());
};

const readNode = async (store: GraphStore, id: string): Promise<GraphNode> => {
  const nodes = new Map<string, GraphNode>();
  const { rows } = await store.run('MATCH (n:Entity {id: $id}) RETURN n', { id });
  for (const [value] of rows) if (value !== undefined) collect(value, nodes, new Map());
  const node = nodes.get(id);
  if (node === undefined) throw unknownNode(id);
  return node;
};

interface Found {
  readonly nodes: Map<string, GraphNode>;
  readonly edges: Map<string, GraphEdge>;
}

/** The edges at these nodes, in both directions, and the nodes at their other ends. */
const stepFrom = async (store: GraphStore, border: readonly string[]): Promise<Found> => {
  const found: Found = { nodes: new Map(), edges: new Map() };
  for (const ids of slices(border, idsAtOnce)) {
    const { rows } = await store.run(
      'MATCH (a:Entity)-[r]-(b:Entity) WHERE a.id IN $ids RETURN r, b',
      { ids },
      partLimit,
    );
    for (const row of rows) for (const value of row) collect(value, found.nodes, found.edges);
  }
  return found;
};

/** The edges from these nodes to nodes that are known. */
const edgesAmong = async (
  store: GraphStore,
  from: readonly string[],
  nodes: ReadonlyMap<string, GraphNode>,
): Promise<readonly GraphEdge[]> => {
  const among: GraphEdge[] = [];
  for (const ids of slices(from, idsAtOnce)) {
    const { rows } = await store.run(
      'MATCH (a:Entity)-[r]->(b:Entity) WHERE a.id IN $ids RETURN r',
      { ids },
      partLimit,
    );
    const edges = new Map<string, GraphEdge>();
    for (const [value] of rows) if (value !== undefined) collect(value, new Map(), edges);
    for (const edge of edges.values()) if (nodes.has(edge.from) && nodes.has(edge.to)) among.push(edge);
  }
  return among;
};

/** Everything within `depth` steps of a node, and all edges among what is found. Depth 0 is the node alone. */
export const neighbourhood = async (store: GraphStore, node: string, depth: number): Promise<GraphSource> => {
  const start = await readNode(store, await findNode(store, node));
  const nodes = new Map([[start.id, start]]);
  const edges = new Map<string, GraphEdge>();
  let border = [start.id];
  for (let step = 0; step < depth && border.length > 0; step += 1) {
    const found = await stepFrom(store, border);
    border = [...found.nodes.keys()].filter((id) => !nodes.has(id));
    for (const [id, reached] of found.nodes) nodes.set(id, reached);
    for (const [id, edge] of found.edges) edges.set(id, edge);
  }
  // Edges between two nodes of the outermost ring.
  for (const edge of await edgesAmong(store, border, nodes)) edges.set(edge.id, edge);
  return { ...partOf(store, nodes.values(), edges.values()), center: start.id };
};

/** These nodes, by id, name or alias, and all edges among them. Throws a Failure for a node that is not there. */
export const selection = async (store: GraphStore, wanted: Iterable<string>): Promise<GraphSource> => {
  const nodes = new Map<string, GraphNode>();
  const read = async (ids: readonly string[]): Promise<void> => {
    for (const some of slices(ids, idsAtOnce)) {
      const { rows } = await store.run('MATCH (n:Entity) WHERE n.id IN $ids RETURN n', { ids: some }, partLimit);
      for (const [value] of rows) if (value !== undefined) collect(value, nodes, new Map());
    }
  };
  const asked = [...new Set(wanted)];
  await read(asked);
  const byName: string[] = [];
  for (const name of asked) if (!nodes.has(name)) byName.push(await findNode(store, name));
  await read(byName);
  return partOf(store, nodes.values(), await edgesAmong(store, [...nodes.keys()], nodes));
};

/** Steps of the longest path that is looked for, as the named query shortest-path has it. */
export const longestPath = 6;

/** One end of a search: how it was reached, by node, and the nodes that the next step leaves from. */
interface Search {
  readonly steps: Map<string, number>;
  readonly reachedBy: Map<string, GraphEdge[]>;
  border: readonly string[];
  depth: number;
}

/**
 * All shortest paths between two nodes, in either direction of their edges: nodes and edges that lie on one. Throws a Failure when none
 * has at most `longestPath` steps.
 */
export const pathsBetween = async (store: GraphStore, from: string, to: string): Promise<GraphSource> => {
  const ends = [
    await readNode(store, await findNode(store, from)),
    await readNode(store, await findNode(store, to)),
  ] as const;
  const known = new Map(ends.map((node) => [node.id, node]));
  const searches = ends.map(
    ({ id }): Search => ({
      steps: new Map([[id, 0]]),
      reachedBy: new Map(),
      border: [id],
      depth: 0,
    }),
  ) as [Search, Search];
  const [left, right] = searches;
  let meeting = left.border.filter((id) => right.steps.has(id));
  while (meeting.length === 0) {
    const search = left.border.length <= right.border.length ? left : right;
    const isStuck = left.border.length === 0 || right.border.length === 0;
    if (isStuck || left.depth + right.depth === longestPath)
      throw new Failure('no-path', `no path of at most ${longestPath} steps joins "${from}" and "${to}"`, {
        hint: 'export --around shows what lies near one of them.',
      });
    const { nodes, edges } = await stepFrom(store, search.border);
    const leaving = new Set(search.border);
    search.depth += 1;
    for (const edge of edges.values())
      for (const [near, far] of [
        [edge.from, edge.to],
        [edge.to, edge.from],
      ] as const) {
        if (!leaving.has(near) || (search.steps.get(far) ?? search.depth) !== search.depth) continue;
        search.steps.set(far, search.depth);
        search.reachedBy.set(far, [...(search.reachedBy.get(far) ?? []), edge]);
      }
    for (const [id, node] of nodes) if (search.steps.get(id) === search.depth) known.set(id, node);
    search.border = [...search.steps].filter(([, steps]) => steps === search.depth).map(([id]) => id);
    const other = search === left ? right : left;
    meeting = search.border.filter((id) => other.steps.has(id));
  }
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  for (const search of searches) {
    const queue = [...meeting];
    const seen = new Set(queue);
    for (const id of queue) {
      const node = known.get(id);
      if (node !== undefined) nodes.set(id, node);
      for (const edge of search.reachedBy.get(id) ?? []) {
        edges.set(edge.id, edge);
        const before = edge.from === id ? edge.to : edge.from;
        if (seen.has(before)) continue;
        seen.add(before);
        queue.push(before);
      }
    }
  }
  return partOf(store, nodes.values(), edges.values());
};
