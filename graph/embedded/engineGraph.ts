import { nodeTypes, relations } from '../ontology.ts';
import { lookups, uniqueKeys } from '../schema.ts';
import { type Choice, choiceOf, choiceOfEdges } from './choice.ts';
import {
  type Datum,
  EdgeDatum,
  fromDatum,
  groupKey,
  type Holdings,
  isMap,
  NodeDatum,
  queryFailure,
  toDatum,
} from './data.ts';
import type { Engine } from './engine.ts';
import { createFullText, type FullText } from './fullText.ts';
import { compileQuery } from './interpret.ts';
import type { Query } from './parse.ts';
import type { Graph } from './program.ts';

/*
 * The engine's graph as the interpreter sees it. The engine answers at once where it is asked for a node, an edge or the edges
 * of a node; lists of nodes and look-ups by value it gives by queries only, which are made before a program runs.
 */

/** Nodes and edges kept in memory at most; all of them are let go then. */
const keptAtMost = 200_000;
/** Numbers of chosen edges kept at most, some 40 bytes each. */
const edgesKeptAtMost = 1_000_000;
/** How often the edges between one node and others are looked for at the others before those of the one are put in order. */
const triesBetween = 4;

/** In the order of a Neo4j with this schema, which is that of their first use. */
const labelOrder: readonly string[] = [...new Set([...uniqueKeys, ...lookups].map(({ label }) => label))];
const rankOf = (label: string): number => (labelOrder.indexOf(label) + labelOrder.length + 1) % (labelOrder.length + 1);
const byRank = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);

const indexes = [...uniqueKeys, ...lookups];

const hasIndex = (label: string, key: string): boolean =>
  indexes.some((index) => index.label === label && index.property === key);

/** Nodes by a value: all values of a property of a label are in it, or only those that were asked for. */
interface Values {
  readonly byValue: Map<string, number[]>;
  isWhole: boolean;
}

interface EngineGraph {
  /** The graph for the program of one query. */
  readonly startRun: (parameters: Readonly<Record<string, unknown>>) => {
    readonly graph: Graph;
    /** Gets what the program has said that it will ask for. */
    readonly prepare: () => Promise<void>;
  };
}

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
const labelled = (labels: readonly string[]): string => labels.map((label) => `:${quote(label)}`).join('');

/** What is made of a number, kept for the next time. */
const keeping = <T>(make: (id: number) => T): ((id: number) => T) => {
  const kept = new Map<number, T>();
  return (id) => {
    const known = kept.get(id);
    if (known !== undefined) return known;
    if (kept.size > keptAtMost) kept.clear();
    const made = make(id);
    kept.set(id, made);
    return made;
  };
};

const createGraph = (engine: Engine): EngineGraph => {
  const lists = new Map<string, readonly number[]>();
  const found = new Map<string, Values>();
  const neighbours = new Map<string, Map<number, number[]>>();
  const looks = new Map<string, number>();
  let keptNeighbours = 0;
  let texts: FullText | undefined;
  let nodeOfId = new Map<string, number>();
  // Reading one property there makes no object in the engine, which would stay until the program is done.
  const now = engine.asOf(engine.currentEpoch());

  const dataOf = (properties: object): ReadonlyMap<string, Datum> =>
    new Map(
      Object.entries(properties)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => [key, toDatum(value)]),
    );

  const holdings: Holdings = {
    labels: (node) => [...(engine.getNodeLabels(node) ?? [])].sort(byRank),
    properties: (node) => dataOf(engine.getNode(node)?.properties() ?? {}),
    property: (node, key) => toDatum(now.getNodeProperty(node, key)),
    ends: (edge) => {
      const read = engine.getEdge(edge);
      return { type: read?.edgeType ?? '', from: read?.sourceId ?? -1, to: read?.targetId ?? -1 };
    },
    edgeProperty: (edge, key) => toDatum(engine.getEdge(edge)?.get(key) ?? null),
    edgeProperties: (edge) => dataOf(engine.getEdge(edge)?.properties() ?? {}),
  };

  const listNodes = async (label: string | undefined): Promise<void> => {
    const name = label ?? '';
    if (lists.has(name)) return;
    const result = await engine.executeCypher(
      `MATCH (n${label === undefined ? '' : labelled([label])}) RETURN id(n) AS id`,
    );
    lists.set(
      name,
      result.rows().map(([id]) => Number(id)),
    );
  };

  const valuesOf = (label: string, key: string): Values => {
    const name = `${label}.${key}`;
    const known = found.get(name) ?? { byValue: new Map(), isWhole: false };
    found.set(name, known);
    return known;
  };

  const listValues = async (label: string, key: string): Promise<void> => {
    const values = valuesOf(label, key);
    if (values.isWhole) return;
    values.byValue.clear();
    values.isWhole = true;
    const result = await engine.executeCypher(
      `MATCH (n${labelled([label])}) RETURN id(n) AS id, n.${quote(key)} AS value`,
    );
    for (const [id, value] of result.rows()) {
      if (value === null) continue;
      const at = groupKey(toDatum(value));
      const same = values.byValue.get(at);
      if (same === undefined) values.byValue.set(at, [Number(id)]);
      else same.push(Number(id));
    }
  };

  /** Only for texts, of which the engine and Neo4j mean the same. */
  const lookUpValues = async (label: string, key: string, texts: readonly string[]): Promise<void> => {
    const values = valuesOf(label, key);
    const missing = [...new Set(texts)].filter((text) => !values.byValue.has(groupKey(text)));
    if (values.isWhole || missing.length === 0) return;
    for (const text of missing) values.byValue.set(groupKey(text), []);
    const result = await engine.executeCypher(
      `UNWIND $values AS value MATCH (n${labelled([label])} {${quote(key)}: value}) RETURN value, id(n) AS id`,
      { values: missing },
    );
    for (const [value, id] of result.rows()) values.byValue.get(groupKey(String(value)))?.push(Number(id));
  };

  /** Edges that the engine has chosen, kept for the next program: nobody changes this graph. */
  const chosenEdges = new Map<string, ReadonlySet<number>>();
  let keptEdges = 0;
  const listEdges = async (key: string, { cypher, parameters }: Choice): Promise<ReadonlySet<number>> => {
    const known = chosenEdges.get(key);
    if (known !== undefined) return known;
    const result = await engine.executeCypher(cypher, parameters);
    const ids = new Set(result.rows().map(([id]) => Number(id)));
    keptEdges += ids.size;
    if (keptEdges > edgesKeptAtMost) {
      chosenEdges.clear();
      keptEdges = ids.size;
    }
    chosenEdges.set(key, ids);
    return ids;
  };

  const neighboursOf = (
    node: number,
    direction: 'out' | 'in' | 'both',
    types: readonly string[] | undefined,
  ): readonly (readonly number[])[] =>
    engine.getNodeEdges(node, types === undefined ? { direction } : { direction, edgeTypes: [...types] });

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

  const search: Graph['search'] = (index, text, options) => {
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
  };

  const between: Graph['between'] = (node, other, direction, types) => {
    const backwards = direction === 'both' ? 'both' : direction === 'out' ? 'in' : 'out';
    const name = `${other} ${backwards} ${types?.join(' ') ?? ''}`;
    let ordered = neighbours.get(name);
    if (ordered === undefined) {
      const tries = (looks.get(name) ?? 0) + 1;
      if (tries <= triesBetween) {
        looks.set(name, tries);
        return neighboursOf(node, direction, types).flatMap(([neighbour, edge]) =>
          neighbour === other && edge !== undefined ? [edge] : [],
        );
      }
      ordered = new Map();
      const pairs = neighboursOf(other, backwards, types);
      for (const [neighbour = -1, edge = -1] of pairs) {
        const same = ordered.get(neighbour);
        if (same === undefined) ordered.set(neighbour, [edge]);
        else same.push(edge);
      }
      keptNeighbours += pairs.length;
      if (keptNeighbours > keptAtMost) {
        neighbours.clear();
        looks.clear();
        keptNeighbours = pairs.length;
      }
      neighbours.set(name, ordered);
    }
    return ordered.get(node) ?? [];
  };

  const shared: Omit<Graph, 'expect'> = {
    node: keeping((id) => new NodeDatum(id, holdings)),
    edge: keeping((id) => new EdgeDatum(id, holdings)),
    around: neighboursOf,
    between,
    withLabel: (label) => lists.get(label ?? '') ?? [],
    hasIndex,
    find: (label, key, value) =>
      value === null ? [] : (found.get(`${label}.${key}`)?.byValue.get(groupKey(value)) ?? []),
    search,
    names: (of) =>
      of === 'labels'
        ? [...new Set([...labelOrder, ...nodeTypes])]
        : [...new Set([...Object.keys(relations), 'FROM', 'TO', 'IN', 'MENTIONS'])],
  };

  return {
    startRun: (parameters) => {
      const wanted: (() => Promise<void>)[] = [];
      const edges = new Map<string, () => ReadonlySet<number>>();
      return {
        graph: {
          ...shared,
          expect: {
            list: (label) => wanted.push(() => listNodes(label)),
            texts: () => wanted.push(makeTexts),
            values: (label, key, values) => {
              const texts = values?.filter((value) => typeof value === 'string');
              wanted.push(() =>
                texts !== undefined && texts.length === values?.length
                  ? lookUpValues(label, key, texts)
                  : listValues(label, key),
              );
            },
            choice: (labels, name, conditions) => {
              const query = choiceOf(labels, name, conditions, parameters);
              if (query === undefined) return undefined;
              let ids: readonly number[] = [];
              wanted.push(async () => {
                const result = await engine.executeCypher(query.cypher, query.parameters);
                ids = result.rows().map(([id]) => Number(id));
              });
              return () => ids;
            },
            edges: (type, name, condition, areMany) => {
              const query = choiceOfEdges(type, name, condition, parameters);
              if (query === undefined) return undefined;
              const key = JSON.stringify(query);
              const before = edges.get(key);
              if (before !== undefined || !areMany) return before;
              let ids: ReadonlySet<number> = new Set();
              wanted.push(async () => {
                ids = await listEdges(key, query);
              });
              const get = (): ReadonlySet<number> => ids;
              edges.set(key, get);
              return get;
            },
          },
        },
        prepare: async () => {
          for (const get of wanted) await get();
        },
      };
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
  const { graph, prepare } = known.startRun(parameters);
  const given = new Map(Object.entries(parameters).map(([name, value]) => [name, toDatum(value)]));
  const idOf = (node: number): string => String(graph.node(node).property('id') ?? node);
  try {
    const program = compileQuery(query, { graph, parameters: given, now: Date.now() });
    await prepare();
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
