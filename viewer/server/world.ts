import type { GraphEdge, GraphNode } from '../../graph/model.ts';
import { type RelationKind, relations } from '../../graph/ontology.ts';
import type { GraphStore } from '../../graph/store.ts';
import {
  across,
  buildIndex,
  type GraphIndex,
  layOut,
  type OverviewLayout,
  relationAt,
  strongest,
} from './graphIndex.ts';
import { readEdgesAmong, readNodes, toSceneEdge } from './reads.ts';
import { createSearch, type Search } from './search.ts';
import type { Overview, Piece, RelationCount, SceneNode } from './wire.ts';

/** What the server knows of one state of the store. */
interface Known {
  readonly index: GraphIndex;
  readonly search: Search;
  readonly layout: Promise<OverviewLayout>;
  readonly placeOf: () => Promise<
    ReadonlyMap<string, { readonly x: number; readonly y: number; readonly community: number }>
  >;
  overview: Promise<Overview> | undefined;
}

/** The store together with the index over it, made when first asked for and again when the store has changed. */
export interface World {
  readonly store: GraphStore;
  known(): Promise<Known>;
  overview(): Promise<Overview>;
  /** These nodes, with degrees and places. */
  dress(nodes: readonly GraphNode[]): Promise<readonly SceneNode[]>;
  piece(ids: readonly string[], edges?: readonly GraphEdge[]): Promise<Piece>;
  nameOf(id: string): string;
  /** Forgets the index: the store was changed. */
  changed(): void;
}

/** Nodes that the first picture shows: what has labels and panels stays fluid (measured: 10,000 nodes and 50,000 edges do). */
export const overviewNodes = 1500;

/** How long an answer of `stats` is trusted before the store is asked whether it changed, in milliseconds. */
const trust = 5000;

const describe = async (store: GraphStore): Promise<string> => {
  const { articles, statements, nodes, edges } = await store.stats();
  return JSON.stringify([articles, statements, nodes, edges]);
};

export const createWorld = (store: GraphStore): World => {
  let current: { readonly state: string; readonly known: Promise<Known> } | undefined;
  let latest: GraphIndex | undefined;
  let checked = 0;

  const make = async (): Promise<Known> => {
    const index = await buildIndex(store);
    latest = index;
    const layout = layOut(index, strongest(index, overviewNodes));
    // Whoever asks for the overview learns of a failure; until then it is nobody's unhandled rejection.
    layout.catch(() => undefined);
    let places: Promise<Awaited<ReturnType<Known['placeOf']>>> | undefined;
    return {
      index,
      search: await createSearch(index),
      layout,
      placeOf: () => {
        places ??= layout.then(
          ({ nodes, x, y, community }) =>
            new Map(
              Array.from(nodes, (node, at) => [
                index.ids[node] as string,
                { x: x[at] as number, y: y[at] as number, community: community[at] as number },
              ]),
            ),
        );
        return places;
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
    const { index, placeOf } = await known();
    const places = await placeOf();
    return nodes.map((node) => {
      const at = index.indexOf.get(node.id);
      return { ...node, degree: at === undefined ? 0 : (index.degree[at] as number), ...places.get(node.id) };
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
    dress,
    piece,
    overview: async () => {
      const state = await known();
      state.overview ??= (async () => {
        const { index } = state;
        const ids = Array.from(strongest(index, overviewNodes), (node) => index.ids[node] as string);
        const shown = await piece(ids);
        return { ...shown, total: { nodes: index.ids.length, edges: index.edgeIds.length } };
      })();
      state.overview.catch(() => {
        state.overview = undefined;
      });
      return state.overview;
    },
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
