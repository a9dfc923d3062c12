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
      for await (const reading of store.readings()) {
        const statements = reading.statements.filter(({ id }) => supporting.has(id));
        if (statements.length > 0) yield { ...reading, statements };
      }
    },
    judgements: () => store.judgements(),
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
  if (nodes.size === 0 && edges.size === 0)
    throw new Failure('no-graph', `the query returned ${table.rows.length} rows, but no node and no edge`, {
      hint: 'Return the nodes and relations themselves: MATCH (a)-[r:SIGNED]->(t) RETURN a, r, t.',
    });
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

/** Everything within `depth` steps of a node, and all edges among what is found. Depth 0 is the node alone. */
export const neighbourhood = async (store: GraphStore, node: string, depth: number): Promise<GraphSource> => {
  const start = await readNode(store, await findNode(store, node));
  const nodes = new Map([[start.id, start]]);
  const edges = new Map<string, GraphEdge>();
  let border = [start.id];
  for (let step = 0; step < depth && border.length > 0; step += 1) {
    const known = new Set(nodes.keys());
    for (const ids of slices(border, idsAtOnce)) {
      const { rows } = await store.run(
        'MATCH (a:Entity)-[r]-(b:Entity) WHERE a.id IN $ids RETURN r, b',
        { ids },
        partLimit,
      );
      for (const row of rows) for (const value of row) collect(value, nodes, edges);
    }
    border = [...nodes.keys()].filter((id) => !known.has(id));
  }
  // Edges between two nodes of the outermost ring.
  for (const ids of slices(border, idsAtOnce)) {
    const { rows } = await store.run(
      'MATCH (a:Entity)-[r]->(b:Entity) WHERE a.id IN $ids RETURN r',
      { ids },
      partLimit,
    );
    const outer = new Map<string, GraphEdge>();
    for (const [value] of rows) if (value !== undefined) collect(value, new Map(), outer);
    for (const edge of outer.values()) if (nodes.has(edge.from) && nodes.has(edge.to)) edges.set(edge.id, edge);
  }
  return { ...partOf(store, nodes.values(), edges.values()), center: start.id };
};
