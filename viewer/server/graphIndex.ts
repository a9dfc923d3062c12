import { Worker } from 'node:worker_threads';
import type { GraphEdge } from '../../graph/model.ts';
import { nodeTypes, type RelationType, relationTypes, statuses } from '../../graph/ontology.ts';
import type { GraphStore } from '../../graph/store.ts';
import { type Column, textsOfColumn, textsToColumn, type Unpacked } from './columns.ts';
import type { LayoutAnswer, LayoutTask } from './layoutWorker.ts';
import type { GraphColumns } from './wire.ts';

/*
 * What the server keeps of the whole graph: who is joined to whom, in typed arrays, without texts. The overview, search,
 * paths and communities come from here, so that no click reads the whole store. Built once, by streaming.
 */

/** The graph as arrays. Edge `e` runs from `source[e]` to `target[e]`, both indices of nodes. */
export interface GraphIndex extends GraphColumns {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly aliases: readonly (readonly string[])[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly edgeIds: readonly string[];
  /** Edges at node `n`: `incident[first[n]]` to `incident[first[n + 1] - 1]`. */
  readonly first: Uint32Array;
  readonly incident: Uint32Array;
}

/** Months from the year 0 to the first and to the last month of a partial date. */
export const monthsIn = (date: string): readonly [first: number, last: number] | undefined => {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?/.exec(date) ?? [];
  if (year === undefined) return undefined;
  const first = Number(year) * 12;
  return month === undefined ? [first, first + 11] : [first + Number(month) - 1, first + Number(month) - 1];
};

/** A year and month stand beyond every date: what began and is not said to have ended. */
const noEnd = 65_535;

const monthsOf = ({ date, since, until }: Pick<GraphEdge, 'date' | 'since' | 'until'>): readonly [number, number] => {
  const begin = monthsIn(date ?? since ?? '');
  if (begin === undefined) return [0, 0];
  const last = until === undefined ? undefined : monthsIn(until);
  return [begin[0], last?.[1] ?? (date === undefined ? noEnd : begin[1])];
};

/**
 * Reads the store's nodes and edges once. Edges to nodes that are not there (a store that changes meanwhile) are left out. `onPart` is
 * told how much has been read, from 0 to 1.
 */
export const buildIndex = async (
  { brief }: Pick<GraphStore, 'brief'>,
  onPart: (part: number) => void = () => undefined,
): Promise<GraphIndex> => {
  const nodes = await brief.nodes();
  let lists = 1;
  const indexOf = new Map(nodes.map(({ id }, at) => [id, at]));
  const ends: number[] = [];
  const relation: number[] = [];
  const status: number[] = [];
  const sources: number[] = [];
  const confidence: number[] = [];
  const months: number[] = [];
  const edgeIds: string[] = [];
  for await (const edges of brief.edges()) {
    for (const edge of edges) {
      const from = indexOf.get(edge.from);
      const to = indexOf.get(edge.to);
      if (from === undefined || to === undefined) continue;
      ends.push(from, to);
      relation.push(relationTypes.indexOf(edge.type));
      status.push(statuses.indexOf(edge.status) + (edge.disputed ? 128 : 0));
      sources.push(Math.min(255, edge.sources));
      confidence.push(Math.round(edge.confidence * 100));
      months.push(...monthsOf(edge));
      edgeIds.push(edge.id);
    }
    lists += 1;
    onPart(lists / (relationTypes.length + 1));
    // Questions that came meanwhile are answered between two relation types.
    await new Promise(setImmediate);
  }
  const size = edgeIds.length;
  const degree = new Uint32Array(nodes.length);
  const source = new Uint32Array(size);
  const target = new Uint32Array(size);
  for (let edge = 0; edge < size; edge += 1) {
    const from = ends[2 * edge] as number;
    const to = ends[2 * edge + 1] as number;
    source[edge] = from;
    target[edge] = to;
    degree[from] = (degree[from] as number) + 1;
    degree[to] = (degree[to] as number) + 1;
  }
  const first = new Uint32Array(nodes.length + 1);
  for (let node = 0; node < nodes.length; node += 1)
    first[node + 1] = (first[node] as number) + (degree[node] as number);
  const cursor = first.slice();
  const incident = new Uint32Array(2 * size);
  for (let edge = 0; edge < size; edge += 1)
    for (const end of [source[edge] as number, target[edge] as number]) {
      incident[cursor[end] as number] = edge;
      cursor[end] = (cursor[end] as number) + 1;
    }
  return {
    ids: nodes.map(({ id }) => id),
    names: nodes.map(({ name }) => name),
    aliases: nodes.map(({ aliases }) => aliases),
    indexOf,
    type: Uint8Array.from(nodes, ({ type }) => nodeTypes.indexOf(type)),
    degree,
    articles: Uint32Array.from(nodes, ({ articles }) => articles),
    source,
    target,
    relation: Uint8Array.from(relation),
    status: Uint8Array.from(status),
    sources: Uint8Array.from(sources),
    confidence: Uint8Array.from(confidence),
    begin: Uint16Array.from({ length: size }, (_, edge) => months[2 * edge] as number),
    end: Uint16Array.from({ length: size }, (_, edge) => months[2 * edge + 1] as number),
    edgeIds,
    first,
    incident,
  };
};

/** The index as columns, to be kept. */
export const indexToColumns = ({
  ids,
  names,
  aliases,
  edgeIds,
  indexOf: _,
  ...columns
}: GraphIndex): Readonly<Record<string, Column>> => ({
  ids: textsToColumn(ids),
  names: textsToColumn(names),
  aliases: textsToColumn(aliases),
  edgeIds: textsToColumn(edgeIds),
  ...columns,
});

/** The way back: what `indexToColumns` made. */
export const indexFromColumns = ({ columns }: Unpacked): GraphIndex => {
  const ids = textsOfColumn(columns.get('ids'));
  return {
    ...(Object.fromEntries(columns) as unknown as GraphColumns & Pick<GraphIndex, 'first' | 'incident'>),
    ids,
    names: textsOfColumn(columns.get('names')),
    aliases: textsOfColumn<readonly string[]>(columns.get('aliases')),
    indexOf: new Map(ids.map((id, at) => [id, at])),
    edgeIds: textsOfColumn(columns.get('edgeIds')),
  };
};

export const relationAt = (index: GraphIndex, edge: number): RelationType =>
  relationTypes[index.relation[edge] as number] as RelationType;

/** The nodes that texts speak of: by id, or by a name that only one node has. */
export const nodesNamed = (index: GraphIndex, texts: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  if (texts.size === 0) return found;
  const shared = new Set<string>();
  for (const [at, name] of index.names.entries()) {
    if (!texts.has(name)) continue;
    if (found.has(name)) shared.add(name);
    else found.set(name, at);
  }
  for (const name of shared) found.delete(name);
  for (const text of texts) {
    const at = index.indexOf.get(text);
    if (at !== undefined) found.set(text, at);
  }
  return found;
};

/** The other end of an edge. */
export const across = (index: GraphIndex, edge: number, node: number): number =>
  index.source[edge] === node ? (index.target[edge] as number) : (index.source[edge] as number);

/** Radius that a node is drawn with, in pixels: area grows slower than its edges, so that hubs do not cover the picture. */
export const radiusOf = (degree: number): number => Math.min(20, 3.6 + 1.9 * Math.sqrt(degree));

/** Nodes of the best connected part: those with most edges, ties by id. */
export const strongest = (index: GraphIndex, limit: number): Uint32Array => {
  const all = Uint32Array.from(index.ids, (_, node) => node);
  if (all.length <= limit) return all;
  return all
    .sort((a, b) => (index.degree[b] as number) - (index.degree[a] as number) || a - b)
    .slice(0, limit)
    .sort();
};

/** Edges that run between the given nodes. */
export const edgesAmong = (index: GraphIndex, nodes: Iterable<number>): number[] => {
  const inside = new Set(nodes);
  const edges: number[] = [];
  for (const node of inside)
    for (let at = index.first[node] as number; at < (index.first[node + 1] as number); at += 1) {
      const edge = index.incident[at] as number;
      // Each edge once: from its source.
      if (index.source[edge] === node && inside.has(index.target[edge] as number)) edges.push(edge);
    }
  return edges;
};

/** The column's word for what is asserted and not disputed. */
const asserted = statuses.indexOf('asserted');
/** More than a path can have sources. */
const unsure = 10_000;

/**
 * Up to `limit` shortest paths between two nodes, at most `longest` edges long: first those of what is asserted, and of these the best
 * supported.
 */
export const shortestPaths = (
  index: GraphIndex,
  from: number,
  to: number,
  { limit = 5, longest = 8 }: { readonly limit?: number; readonly longest?: number } = {},
): readonly { readonly nodes: readonly number[]; readonly edges: readonly number[] }[] => {
  if (from === to) return [];
  const distance = new Map<number, number>([[to, 0]]);
  let border = [to];
  for (let step = 1; step <= longest && border.length > 0 && !distance.has(from); step += 1) {
    const next: number[] = [];
    for (const node of border)
      for (let at = index.first[node] as number; at < (index.first[node + 1] as number); at += 1) {
        const other = across(index, index.incident[at] as number, node);
        if (distance.has(other)) continue;
        distance.set(other, step);
        next.push(other);
      }
    border = next;
  }
  if (!distance.has(from)) return [];
  const found: { nodes: number[]; edges: number[]; support: number }[] = [];
  // What is only planned, claimed or denied, or disputed, joins nobody as surely as what is asserted, however many say it.
  const supportOf = (edge: number): number =>
    (index.sources[edge] as number) - (index.status[edge] === asserted ? 0 : unsure);
  // More are walked than are wanted, to choose the best supported; the number is capped because it can grow exponentially.
  const walked = limit * 40;
  const walk = (node: number, nodes: number[], edges: number[], support: number): void => {
    if (found.length >= walked) return;
    if (node === to) {
      found.push({ nodes: [...nodes], edges: [...edges], support });
      return;
    }
    const wanted = (distance.get(node) as number) - 1;
    // Of parallel edges a path takes the best supported one.
    const best = new Map<number, number>();
    for (let at = index.first[node] as number; at < (index.first[node + 1] as number); at += 1) {
      const edge = index.incident[at] as number;
      const other = across(index, edge, node);
      if (distance.get(other) !== wanted) continue;
      const known = best.get(other);
      if (known === undefined || supportOf(edge) > supportOf(known)) best.set(other, edge);
    }
    for (const [other, edge] of best) walk(other, [...nodes, other], [...edges, edge], support + supportOf(edge));
  };
  walk(from, [from], [], 0);
  return found.sort((a, b) => b.support - a.support).slice(0, limit);
};

/** Where nodes lie, which community each belongs to, and how central each is. */
export interface Layout extends LayoutAnswer {
  /** Indices of the laid-out nodes; the columns beside them follow this order. */
  readonly nodes: Uint32Array;
}

/** A layout on its way. */
export interface Layouts {
  /** The latest stage. */
  current(): Layout | undefined;
  /** The first that can be shown; for a small graph that is the last. */
  readonly first: Promise<Layout>;
  readonly last: Promise<Layout>;
  /** Ends the work. */
  stop(): void;
}

/** A layout that was made before. */
export const settled = (layout: Layout): Layouts => ({
  current: () => layout,
  first: Promise.resolve(layout),
  last: Promise.resolve(layout),
  stop: () => undefined,
});

/** TypeScript sources (in tests) cannot run in a worker of Node 20: those take the built file. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/viewer/server/layoutWorker.js' : './layoutWorker.js',
  import.meta.url,
);

/** A promise and what settles it (Promise.withResolvers, which Node 20 does not have). */
const later = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
};

/** Nodes that fit beside each other at their full size; in larger pictures all are smaller. */
const fullSizeUpTo = 3000;

/** Lays the given nodes out in a thread of its own: 100,000 nodes take half a minute, and the server must answer meanwhile. */
export const layOut = (index: GraphIndex, nodes: Uint32Array): Layouts => {
  const place = new Int32Array(index.ids.length).fill(-1);
  for (const [at, node] of nodes.entries()) place[node] = at;
  const edges = edgesAmong(index, nodes);
  const ends = new Uint32Array(edges.length * 2);
  for (const [at, edge] of edges.entries()) {
    ends[2 * at] = place[index.source[edge] as number] as number;
    ends[2 * at + 1] = place[index.target[edge] as number] as number;
  }
  const shrink = Math.min(1, Math.sqrt(fullSizeUpTo / Math.max(1, nodes.length)));
  const task: LayoutTask = {
    radius: Float32Array.from(nodes, (node) => radiusOf(index.degree[node] as number) * shrink),
    ends,
    weight: Float32Array.from(edges, (edge) => 1 + Math.log((index.sources[edge] as number) || 1)),
    kind: Uint8Array.from(nodes, (node) => index.type[node] as number),
  };
  const worker = new Worker(workerFile, { workerData: task });
  worker.unref();
  let current: Layout | undefined;
  const first = later<Layout>();
  const last = later<Layout>();
  // Whoever asks learns of a failure; until then it is nobody's unhandled rejection.
  for (const { promise } of [first, last]) promise.catch(() => undefined);
  const fail = (error: unknown): void => {
    first.reject(error);
    last.reject(error);
  };
  worker.on('message', (answer: LayoutAnswer) => {
    current = { ...answer, nodes };
    first.resolve(current);
    if (!answer.done) return;
    last.resolve(current);
    void worker.terminate();
  });
  worker.once('error', fail);
  // Without this, a thread that ends early would be waited for without end.
  worker.once('exit', () => fail(new Error('the layout was ended')));
  return {
    current: () => current,
    first: first.promise,
    last: last.promise,
    stop: () => void worker.terminate(),
  };
};
