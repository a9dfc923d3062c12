import { createHash } from 'node:crypto';
import type { GraphEdge, GraphNode } from '../../graph/model.ts';
import { type RelationKind, type RelationType, relations } from '../../graph/ontology.ts';
import type { GraphStore, StoreStats } from '../../graph/store.ts';
import { type Column, packColumns, textsOfColumn, textsToColumn, type Unpacked } from './columns.ts';
import {
  across,
  buildIndex,
  type GraphIndex,
  indexFromColumns,
  indexToColumns,
  type Layout,
  type Layouts,
  layOut,
  relationAt,
  settled,
  strongest,
} from './graphIndex.ts';
import { readAllOutlets, readEdgesAmong, readEdgesAt, readNodes, toSceneEdge } from './reads.ts';
import { collectWords, createSearch, type Search, type SearchWords } from './search.ts';
import { noShelf, openShelf, type Shelf } from './shelf.ts';
import { isLarge, nodesIn, overviewNodes } from './size.ts';
import type { Overview, Piece, RelationCount, SceneNode, WorldNode } from './wire.ts';

/** What the server knows of one state of the store. */
interface Known {
  readonly index: GraphIndex;
  /** Tells this state of the graph from every other: a page's indices are good for it only. */
  readonly state: string;
  /** Made when first asked for: some seconds for a large graph. */
  readonly search: () => Promise<Search>;
  /** Begun when first asked for: not everybody who searches wants a picture. */
  readonly layouts: () => Layouts;
  /** Columns of where the articles behind the edges appeared, read when first asked for. */
  readonly outlets: () => Promise<Uint8Array<ArrayBuffer>>;
  overview: Promise<Overview> | undefined;
}

/** The overview of an earlier state of the store, shown until that of today is made. */
interface Earlier {
  readonly index: GraphIndex;
  readonly state: string;
  readonly layout: Layout;
}

/** The store together with the index over it, made when first asked for and again when the store has changed. */
export interface World {
  readonly store: GraphStore;
  known(): Promise<Known>;
  /** Counting all edges takes a second for a large graph: where the store can tell its state, it counts once for each. */
  stats(): Promise<StoreStats>;
  overview(): Promise<Overview>;
  /** These nodes, with degrees and places. */
  dress(nodes: readonly GraphNode[]): Promise<readonly SceneNode[]>;
  piece(ids: readonly string[], edges?: readonly GraphEdge[]): Promise<Piece>;
  /**
   * The whole graph as columns (see columns.ts), as far as it is laid out by now. When the store was changed since the last server
   * looked at it, that server's overview comes first, and those of today replace it when they are laid out.
   */
  columns(): Promise<Uint8Array<ArrayBuffer>>;
  /** Places of a later stage than `after`; undefined when there is none yet. */
  places(after: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** How much of the overview is made, from 0 to 1. */
  progress(): number;
  /** Ids and names of nodes by their indices in the columns that bear this state; undefined when there are none such any more. */
  named(state: string, take: (order: number) => readonly number[]): Promise<readonly WorldNode[] | undefined>;
  /** Ends what still runs for it. */
  close(): void;
  nameOf(id: string): string;
  /** Forgets the index: the store was changed. */
  changed(): void;
}

/** How long an answer of `stats` is trusted before the store is asked whether it changed, in milliseconds. */
const trust = 5000;

/** A fingerprint of who is joined to whom. */
const digest = ({ ids, edgeIds }: GraphIndex): string => {
  const hash = createHash('sha256');
  for (const id of ids) hash.update(`${id}\n`);
  for (const id of edgeIds) hash.update(`${id}\n`);
  return hash.digest('hex').slice(0, 16);
};

const rounded = (value = 0): number => Math.round(value * 1000) / 1000;
const toShort = (numbers: Uint32Array): Uint16Array => {
  const short = new Uint16Array(numbers.length);
  for (let at = 0; at < short.length; at += 1) short[at] = Math.min(numbers[at] as number, 65_535);
  return short;
};
const toByte = (parts: Float32Array): Uint8Array => {
  const bytes = new Uint8Array(parts.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.round((parts[at] as number) * 255);
  return bytes;
};
const measuresOf = ({ rank, between }: Layout): Record<string, Column> => ({
  rank: toByte(rank),
  between: toByte(between),
});

/** Tells one state of the store from another, as well as that can be had cheaply. */
const describe = async (store: GraphStore): Promise<string> => {
  if (store.keeping !== undefined) return store.keeping.state();
  const { articles, statements, nodes, edges } = await store.stats();
  return JSON.stringify([articles, statements, nodes, edges]);
};

const readStats = async (store: GraphStore): Promise<StoreStats> => {
  const shelf = openShelf(store.keeping);
  const kept = shelf.take('stats');
  if (kept !== undefined) return kept.head.stats as StoreStats;
  const stats = await store.stats();
  if (nodesIn(stats) > overviewNodes) shelf.put('stats', { stats }, {});
  return stats;
};

/** All nodes, in the order of the index. */
const allOf = ({ ids }: GraphIndex): Uint32Array => Uint32Array.from(ids, (_, node) => node);

const layoutFrom = ({ head, columns }: Unpacked, nodes: Uint32Array): Layout =>
  ({ ...Object.fromEntries(columns), stage: head.stage, done: true, progress: 1, nodes }) as unknown as Layout;

/** What an earlier server kept, when the parts belong together. */
const takeEarlier = (shelf: Shelf): Earlier | undefined => {
  const [graph, places] = [shelf.takeAny('graph'), shelf.takeAny('places')];
  if (graph === undefined || places === undefined || graph.head.of !== places.head.of) return undefined;
  const index = indexFromColumns(graph);
  // It is shown until the places of today are made, so it is the stage before the first.
  const layout = { ...layoutFrom(places, allOf(index)), stage: 0, done: false };
  return { index, state: String(graph.head.state), layout };
};

const packWorld = (index: GraphIndex, state: string, layout: Layout, isEarlier: boolean): Uint8Array<ArrayBuffer> => {
  const { stage, done, x, y, community } = layout;
  return packColumns(
    { state, stage, done, earlier: isEarlier },
    {
      x,
      y,
      community: toShort(community),
      ...measuresOf(layout),
      type: index.type,
      degree: index.degree,
      articles: index.articles,
      source: index.source,
      target: index.target,
      relation: index.relation,
      status: index.status,
      sources: index.sources,
      confidence: index.confidence,
      begin: index.begin,
      end: index.end,
    },
  );
};

/** Part of the time until the overview is laid out that reading the store takes. */
const readingPart = 0.2;

/** The layout of the whole: what was kept of it, or one that is made now and kept then. */
const makeLayouts = (index: GraphIndex, shelf: Shelf): Layouts => {
  const nodes = allOf(index);
  const kept = shelf.take('places');
  if (kept !== undefined) return settled(layoutFrom(kept, nodes));
  const made = layOut(index, nodes);
  made.last
    .then(({ x, y, community, rank, between, stage }) =>
      shelf.put('places', { stage }, { x, y, community, rank, between }),
    )
    // Whoever asks for the layout learns why there is none.
    .catch(() => undefined);
  return made;
};

const makeSearch = async (index: GraphIndex, shelf: Shelf): Promise<Search> => {
  const kept = shelf.take('search')?.columns;
  const words: SearchWords =
    kept === undefined
      ? await collectWords(index)
      : {
          words: textsOfColumn(kept.get('words')),
          first: kept.get('first') as Uint32Array,
          entries: kept.get('entries') as Uint32Array,
        };
  if (kept === undefined)
    shelf.put('search', {}, { words: textsToColumn(words.words), first: words.first, entries: words.entries });
  return createSearch(index, words);
};

const makeOutlets = async (
  store: GraphStore,
  index: GraphIndex,
  state: string,
  shelf: Shelf,
): Promise<Uint8Array<ArrayBuffer>> => {
  const kept = shelf.take('outlets');
  if (kept !== undefined) return packColumns({ state, outlets: kept.head.outlets }, Object.fromEntries(kept.columns));
  const { outlets, first, outlet } = await readAllOutlets(store, index.edgeIds);
  shelf.put('outlets', { outlets }, { first, outlet });
  return packColumns({ state, outlets }, { first, outlet });
};

/** A small graph is read and laid out in less time than it takes to look whether it was kept. */
const shelfFor = (index: GraphIndex, shelf: Shelf): Shelf => (isLarge(index) ? shelf : noShelf);

export const createWorld = (store: GraphStore): World => {
  let current: { readonly state: string; readonly known: Promise<Known> } | undefined;
  let latest: GraphIndex | undefined;
  let counted: { readonly state: string; readonly stats: Promise<StoreStats> } | undefined;
  let checked = 0;

  let layouts: Layouts | undefined;
  let earlier: Earlier | undefined;
  let read = 0;
  let isFirst = true;
  const make = async (): Promise<Known> => {
    const beside = openShelf(store.keeping);
    const kept = beside.take('graph');
    // Whoever changes the graph while the page is open sees the change, not what was before.
    earlier = kept === undefined && isFirst ? takeEarlier(beside) : undefined;
    isFirst = false;
    read = 0;
    const index =
      kept === undefined
        ? await buildIndex(store, (part) => {
            read = part;
          })
        : indexFromColumns(kept);
    read = 1;
    const shelf = shelfFor(index, beside);
    latest = index;
    layouts?.stop();
    let own: Layouts | undefined;
    let search: Promise<Search> | undefined;
    let outlets: Promise<Uint8Array<ArrayBuffer>> | undefined;
    const state = kept === undefined ? digest(index) : String(kept.head.state);
    if (kept === undefined) shelf.put('graph', { state }, indexToColumns(index));
    return {
      index,
      state,
      search: () => {
        search ??= makeSearch(index, shelf);
        return search;
      },
      layouts: () => {
        if (own === undefined) {
          own = makeLayouts(index, shelf);
          const letGo = (): void => {
            earlier = undefined;
          };
          own.last.then(letGo, letGo);
        }
        layouts = own;
        return own;
      },
      outlets: () => {
        outlets ??= makeOutlets(store, index, state, shelf);
        // A store that was away is asked again.
        outlets.catch(() => {
          outlets = undefined;
        });
        return outlets;
      },
      overview: undefined,
    };
  };

  const known = async (): Promise<Known> => {
    const now = performance.now();
    if (current === undefined || now - checked > trust) {
      checked = now;
      const state = await describe(store);
      if (current === undefined || current.state !== state) {
        const made = make();
        current = { state, known: made };
        made.catch(() => {
          current = undefined;
        });
      }
    }
    return current.known;
  };

  const dress: World['dress'] = async (nodes) => {
    const { index, layouts: lay } = await known();
    const made = lay();
    // A small graph is laid out at once; a search in a large one need not wait for its picture.
    const layout = isLarge(index) ? made.current() : await made.last;
    return nodes.map((node) => {
      const at = index.indexOf.get(node.id);
      if (at === undefined) return { ...node, degree: 0 };
      const degree = index.degree[at] as number;
      if (layout === undefined) return { ...node, degree };
      const [x = 0, y = 0, community = 0] = [layout.x[at], layout.y[at], layout.community[at]];
      const measures = { rank: rounded(layout.rank[at]), between: rounded(layout.between[at]) };
      return { ...node, degree, x, y, community, ...measures };
    });
  };

  const piece: World['piece'] = async (ids, edges) => {
    const nodes = await dress(await readNodes(store, ids));
    const among = edges ?? (await readEdgesAmong(store, ids));
    return { nodes, edges: among.map(toSceneEdge) };
  };

  return {
    store,
    known,
    stats: async () => {
      if (store.keeping === undefined) return store.stats();
      const state = store.keeping.state();
      if (counted?.state !== state) {
        const stats = readStats(store);
        counted = { state, stats };
        stats.catch(() => {
          counted = undefined;
        });
      }
      const stats = await counted.stats;
      // Small graphs are counted anew each time: it costs nothing, and a query that writes is seen at once.
      return nodesIn(stats) > overviewNodes ? stats : store.stats();
    },
    dress,
    piece,
    overview: async () => {
      const state = await known();
      state.overview ??= (async () => {
        const { index } = state;
        const ids = Array.from(strongest(index, overviewNodes), (node) => index.ids[node] as string);
        const shown = await piece(ids);
        return { ...shown, total: { nodes: index.ids.length, edges: index.edgeIds.length }, large: isLarge(index) };
      })();
      state.overview.catch(() => {
        state.overview = undefined;
      });
      return state.overview;
    },
    columns: async () => {
      const begun = known();
      // Which of both it is stands fast as soon as reading has begun.
      await Promise.race([begun, new Promise(setImmediate)]);
      if (earlier !== undefined) {
        begun.then(({ layouts: lay }) => lay()).catch(() => undefined);
        return packWorld(earlier.index, earlier.state, earlier.layout, true);
      }
      const { index, state, layouts: lay } = await begun;
      const made = lay();
      await made.first;
      return packWorld(index, state, made.current() ?? (await made.last), false);
    },
    places: async (after) => {
      if (earlier !== undefined && after === 0) return undefined;
      const { state, layouts: lay } = await known();
      const made = lay();
      const layout = await made.first;
      if (layout.stage <= after && (made.current()?.stage ?? 0) <= after) return undefined;
      const { stage, done, x, y } = made.current() ?? layout;
      return packColumns({ state, stage, done }, { x, y, ...measuresOf(made.current() ?? layout) });
    },
    progress: () => {
      if (read < 1) return readingPart * read;
      return readingPart + (1 - readingPart) * (layouts?.current()?.progress ?? 0);
    },
    named: async (wanted, take) => {
      const pick = (index: GraphIndex): readonly WorldNode[] =>
        take(index.ids.length).map((node) => ({ id: index.ids[node] as string, name: index.names[node] as string }));
      if (earlier?.state === wanted) return pick(earlier.index);
      const { index, state } = await known();
      return state === wanted ? pick(index) : undefined;
    },
    close: () => layouts?.stop(),
    nameOf: (id) => {
      const at = latest?.indexOf.get(id);
      return at === undefined ? id : (latest?.names[at] ?? id);
    },
    changed: () => {
      current = undefined;
    },
  };
};

export interface Neighbour {
  readonly edge: number;
  readonly node: number;
  readonly direction: RelationCount['direction'];
}

/** All edges at a node: the best supported first, then those that lead to well connected nodes. */
export const neighboursOf = (index: GraphIndex, node: number): readonly Neighbour[] => {
  const found: Neighbour[] = [];
  for (let at = index.first[node] as number; at < (index.first[node + 1] as number); at += 1) {
    const edge = index.incident[at] as number;
    const kind: RelationKind = relations[relationAt(index, edge)];
    const direction = kind.symmetric ? 'both' : index.source[edge] === node ? 'out' : 'in';
    found.push({ edge, node: across(index, edge, node), direction });
  }
  return found.sort(
    (a, b) =>
      (index.sources[b.edge] as number) - (index.sources[a.edge] as number) ||
      (index.degree[b.node] as number) - (index.degree[a.node] as number) ||
      a.edge - b.edge,
  );
};

export interface Neighbourhood {
  /** Default: all. */
  readonly wanted?: (relation: RelationType, direction: RelationCount['direction']) => boolean;
  readonly limit: number;
  /** Ids of edges that are not asked for. */
  readonly without?: ReadonlySet<string>;
}

/** The edges from a node to its neighbours in the order of `neighboursOf`, and the nodes at their other ends. */
export const readNeighbourhood = async (
  store: GraphStore,
  index: GraphIndex,
  node: number,
  { wanted = () => true, limit, without = new Set() }: Neighbourhood,
): Promise<{
  readonly edges: readonly GraphEdge[];
  readonly nodes: readonly GraphNode[];
  readonly truncated: boolean;
}> => {
  const matching = neighboursOf(index, node).filter(({ edge, direction }) =>
    wanted(relationAt(index, edge), direction),
  );
  const chosen = matching.filter(({ edge }) => !without.has(index.edgeIds[edge] as string)).slice(0, limit);
  const others = [...new Set(chosen.map(({ node: other }) => other))];
  const degreeOf = (at: number): number => index.degree[at] as number;
  const idsOf = (places: readonly number[]): readonly string[] => places.map((at) => index.ids[at] as string);
  const [lesser, greater] = [
    others.filter((other) => degreeOf(other) < degreeOf(node)),
    others.filter((other) => degreeOf(other) >= degreeOf(node)),
  ];
  const order = new Map(chosen.map(({ edge }, place) => [index.edgeIds[edge] as string, place]));
  const id = index.ids[node] as string;
  const nodes = await readNodes(store, idsOf(others));
  const edges = [
    ...(await readEdgesAt(store, id, idsOf(lesser), 'others')),
    ...(await readEdgesAt(store, id, idsOf(greater), 'node')),
  ];
  return {
    nodes,
    edges: edges
      .filter((edge) => order.has(edge.id))
      .sort((a, b) => (order.get(a.id) as number) - (order.get(b.id) as number)),
    truncated: matching.length > chosen.length,
  };
};

/** How many edges of each kind a node has, the most frequent first. */
export const countRelations = (index: GraphIndex, neighbours: readonly Neighbour[]): readonly RelationCount[] => {
  const counts = new Map<
    string,
    { type: RelationCount['type']; direction: RelationCount['direction']; count: number }
  >();
  for (const { edge, direction } of neighbours) {
    const type = relationAt(index, edge);
    const entry = counts.get(`${type} ${direction}`) ?? { type, direction, count: 0 };
    entry.count += 1;
    counts.set(`${type} ${direction}`, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
};
