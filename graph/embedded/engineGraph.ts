import { nodeTypes, relations } from '../ontology.ts';
import { lookups, uniqueKeys } from '../schema.ts';
import { type Datum, EdgeDatum, fromDatum, groupKey, isMap, NodeDatum, queryFailure, toDatum } from './data.ts';
import type { Engine } from './engine.ts';
import { createFullText, type FullText } from './fullText.ts';
import { compileQuery } from './interpret.ts';
import type { Expression, Query } from './parse.ts';
import { type Graph, mapTree } from './program.ts';

/*
 * The engine's graph as the interpreter sees it. The engine answers at once where it is asked for a node, an edge or the edges
 * of a node; lists of nodes and look-ups by value it gives by queries only, which are made before a program runs and kept.
 */

/** Nodes and edges kept in memory at most; all of them are let go then. */
const keptAtMost = 200_000;

/** In the order of a Neo4j with this schema, which is that of their first use. */
const labelOrder: readonly string[] = [...new Set([...uniqueKeys, ...lookups].map(({ label }) => label))];
const rankOf = (label: string): number => (labelOrder.indexOf(label) + labelOrder.length + 1) % (labelOrder.length + 1);
const byRank = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);

const indexes = [...uniqueKeys, ...lookups];

interface Needs {
  readonly labels: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly allNodes: boolean;
  readonly search: boolean;
}

/** What a query may want listed, seen from its tree: names of labels, and keys that it compares with `=`. */
const needsOf = (query: Query): Needs => {
  const labels = new Set<string>();
  const keys = new Set<string>();
  let [allNodes, search] = [false, false];
  mapTree(query, (node) => {
    if (node.kind === 'label') labels.add(String(node.name));
    if (node.kind === 'node') {
      const { labels: wanted, properties } = node as { labels?: { kind: string }; properties?: Expression };
      if (wanted?.kind !== 'label' && wanted?.kind !== 'bothLabels') allNodes = true;
      if (properties?.kind === 'map') for (const [key] of properties.entries) keys.add(key);
    }
    const sides =
      node.kind === 'comparison'
        ? [node.first, ...(node.rest as [string, Expression][]).map(([, value]) => value)]
        : node.kind === 'binary' && node.operator === 'IN'
          ? [node.left]
          : [];
    for (const side of sides as Expression[]) if (side.kind === 'property') keys.add(side.key);
    if (node.kind === 'procedure' && /fulltext/i.test(String(node.name))) search = true;
    return undefined;
  });
  return { labels, keys, allNodes, search };
};

interface EngineGraph {
  readonly prepare: (query: Query) => Promise<void>;
  readonly graph: Graph;
}

const createGraph = (engine: Engine): EngineGraph => {
  const nodes = new Map<number, NodeDatum>();
  const edges = new Map<number, EdgeDatum>();
  const lists = new Map<string, readonly number[]>();
  const found = new Map<string, ReadonlyMap<string, readonly number[]>>();
  let texts: FullText | undefined;
  let nodeOfId = new Map<string, number>();

  const dataOf = (properties: object): ReadonlyMap<string, Datum> =>
    new Map(
      Object.entries(properties)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => [key, toDatum(value)]),
    );

  const listNodes = async (label: string | undefined): Promise<void> => {
    const name = label ?? '';
    if (lists.has(name)) return;
    const quoted = label === undefined ? '' : `:\`${label.replaceAll('`', '``')}\``;
    const result = await engine.executeCypher(`MATCH (n${quoted}) RETURN id(n) AS id`);
    lists.set(
      name,
      result.rows().map(([id]) => Number(id)),
    );
  };

  const listValues = async (label: string, key: string): Promise<void> => {
    const name = `${label}.${key}`;
    if (found.has(name)) return;
    const result = await engine.executeCypher(`MATCH (n:${label}) RETURN id(n) AS id, n.${key} AS value`);
    const byValue = new Map<string, number[]>();
    for (const [id, value] of result.rows()) {
      if (value === null) continue;
      const at = groupKey(toDatum(value));
      const same = byValue.get(at);
      if (same === undefined) byValue.set(at, [Number(id)]);
      else same.push(Number(id));
    }
    found.set(name, byValue);
  };

  const makeTexts = async (): Promise<void> => {
    if (texts !== undefined) return;
    const result = await engine.executeCypher(
      'MATCH (n:Entity) RETURN id(n) AS node, n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id',
    );
    const rows = result.rows();
    nodeOfId = new Map(rows.map(([node, id]) => [String(id), Number(node)]));
    texts = createFullText(
      rows.map(([, id, name, aliases]) => ({
        id: String(id),
        name: typeof name === 'string' ? name : '',
        aliases: Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === 'string') : [],
      })),
    );
  };

  const wholeNumber = (options: Datum, name: string): number | undefined => {
    if (options === null) return undefined;
    if (!isMap(options)) throw queryFailure('the options of a full-text search must be a map');
    const value = options.get(name) ?? null;
    if (value === null) return undefined;
    if (typeof value !== 'bigint' || value < 0n) throw queryFailure(`the option "${name}" must be a whole number`);
    return Number(value);
  };

  return {
    prepare: async (query) => {
      const needs = needsOf(query);
      if (needs.allNodes) await listNodes(undefined);
      for (const label of needs.labels) await listNodes(label);
      for (const { label, property } of indexes)
        if (needs.labels.has(label) && needs.keys.has(property)) await listValues(label, property);
      if (needs.search) await makeTexts();
    },
    graph: {
      node: (id) => {
        const known = nodes.get(id);
        if (known !== undefined) return known;
        const read = engine.getNode(id);
        if (nodes.size > keptAtMost) nodes.clear();
        const node = new NodeDatum(id, [...(read?.labels ?? [])].sort(byRank), dataOf(read?.properties() ?? {}));
        nodes.set(id, node);
        return node;
      },
      edge: (id) => {
        const known = edges.get(id);
        if (known !== undefined) return known;
        const read = engine.getEdge(id);
        if (edges.size > keptAtMost) edges.clear();
        const edge = new EdgeDatum(
          id,
          read?.edgeType ?? '',
          read?.sourceId ?? -1,
          read?.targetId ?? -1,
          dataOf(read?.properties() ?? {}),
        );
        edges.set(id, edge);
        return edge;
      },
      around: (node, direction, types) =>
        engine.getNodeEdges(node, types === undefined ? { direction } : { direction, edgeTypes: [...types] }),
      withLabel: (label) => lists.get(label ?? '') ?? [],
      hasIndex: (label, key) => found.has(`${label}.${key}`),
      find: (label, key, value) => {
        if (value === null) return [];
        return found.get(`${label}.${key}`)?.get(groupKey(value)) ?? [];
      },
      search: (index, text, options) => {
        if (index !== 'names')
          throw queryFailure(
            `there is no full-text index "${String(index)}"`,
            'There is "names", over names and aliases of nodes.',
          );
        if (typeof text !== 'string') throw queryFailure('the text to search for must be a text');
        const [skip, limit] = [wholeNumber(options, 'skip') ?? 0, wholeNumber(options, 'limit')];
        const hits = texts?.search(text, Number.POSITIVE_INFINITY) ?? [];
        return hits
          .slice(skip, limit === undefined ? undefined : skip + limit)
          .map(({ id, score }) => ({ node: nodeOfId.get(id) ?? -1, score }));
      },
      names: (of) =>
        of === 'labels'
          ? [...new Set([...labelOrder, ...nodeTypes])]
          : [...new Set([...Object.keys(relations), 'FROM', 'TO', 'IN', 'MENTIONS'])],
    },
  };
};

const graphs = new WeakMap<Engine, EngineGraph>();

interface Interpreted {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** True when there are more rows than these. */
  readonly isMore: boolean;
}

/**
 * Runs a parsed query on an engine's graph, which nobody may change meanwhile. Stops after `limit` rows or `bytes` of them.
 * Throws a Failure for what is wrong with the query.
 */
export const interpret = async (
  engine: Engine,
  query: Query,
  parameters: Readonly<Record<string, unknown>>,
  limit: number,
  bytes: number,
): Promise<Interpreted> => {
  let known = graphs.get(engine);
  if (known === undefined) {
    known = createGraph(engine);
    graphs.set(engine, known);
  }
  await known.prepare(query);
  const { graph } = known;
  const given = new Map(Object.entries(parameters).map(([name, value]) => [name, toDatum(value)]));
  const idOf = (node: number): string => String(graph.node(node).properties.get('id') ?? node);
  try {
    const program = compileQuery(query, { graph, parameters: given, now: Date.now() });
    const rows: unknown[][] = [];
    let size = 0;
    for (const row of program.rows()) {
      if (rows.length >= limit) return { columns: program.columns, rows, isMore: true };
      const values = row.map((value) => fromDatum(value, idOf));
      size += Buffer.byteLength(JSON.stringify(values));
      if (size > bytes) return { columns: program.columns, rows, isMore: true };
      rows.push(values);
    }
    return { columns: program.columns, rows, isMore: false };
  } catch (error) {
    if (error instanceof RangeError)
      throw /call stack/i.test(error.message)
        ? queryFailure('it goes too deep', 'Ask for shorter paths, and for less inside each other.')
        : queryFailure(`a value becomes too large (${error.message})`, 'Ask for less.');
    throw error;
  }
};
