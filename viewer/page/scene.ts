import type { NodeType, RelationType, Status } from '../../graph/ontology.ts';
import type { Place } from '../../graph/picture/svg.ts';
import type { Piece, SceneEdge, SceneNode } from '../server/wire.ts';

/*
 * What is on the canvas, without a word about how it is drawn. The facts (`nodes`, `edges`) are kept as they come; the state says
 * which of them are in the scene, where, pinned or hidden, and is replaced as a whole with each change, so that undo is a step
 * back in a list.
 */

export interface SceneState {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, Place>;
  readonly pinned: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

export const emptyState: SceneState = {
  nodes: new Set(),
  edges: new Set(),
  places: new Map(),
  pinned: new Set(),
  hidden: new Set(),
};

export interface Filters {
  readonly types: ReadonlySet<NodeType>;
  readonly relations: ReadonlySet<RelationType>;
  readonly statuses: ReadonlySet<Status>;
  /** Where articles appeared; an edge is gone when all of its outlets are switched off. */
  readonly outlets: ReadonlySet<string>;
  readonly minSources: number;
  readonly minConfidence: number;
  readonly minDegree: number;
  /** Partial ISO dates, both included. */
  readonly time: { readonly from: string; readonly to: string } | undefined;
  readonly undated: boolean;
}

/** Sets hold what is switched off. */
export const noFilters: Filters = {
  types: new Set(),
  relations: new Set(),
  statuses: new Set(),
  outlets: new Set(),
  minSources: 1,
  minConfidence: 0,
  minDegree: 0,
  time: undefined,
  undated: true,
};

/** True when a filter takes edges away by what they are, and not only with their nodes. */
export const isFilteringEdges = (filters: Filters): boolean =>
  filters.relations.size + filters.statuses.size + filters.outlets.size > 0 ||
  filters.minSources > 1 ||
  filters.minConfidence > 0 ||
  filters.time !== undefined;

export const isFiltering = (filters: Filters): boolean =>
  filters.types.size > 0 || filters.minDegree > 0 || isFilteringEdges(filters);

/** The date by which an edge stands in time: of the event, or the beginning of the state. */
export const dateOf = (edge: SceneEdge): string | undefined => edge.date ?? edge.since;

/** True when an edge overlaps a window of partial dates: 2024 lies in 2024-06 as 2024-06 lies in 2024. */
const isWithin = (edge: SceneEdge, from: string, to: string): boolean => {
  const begin = dateOf(edge);
  if (begin === undefined) return false;
  const end = edge.until ?? (edge.since === undefined || edge.date !== undefined ? begin : '9999');
  return `${end}~` >= from && begin <= `${to}~`;
};

/** The undated pass when `undated` says so. */
const passes = (edge: SceneEdge, filters: Filters, ignoreTime: boolean): boolean => {
  if (filters.relations.has(edge.type) || filters.statuses.has(edge.status)) return false;
  if (edge.sources < filters.minSources || edge.confidence < filters.minConfidence) return false;
  if (ignoreTime || filters.time === undefined) return true;
  return dateOf(edge) === undefined ? filters.undated : isWithin(edge, filters.time.from, filters.time.to);
};

export interface Visible {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Edges that pass all filters but that of time: what the histogram counts. */
  readonly timeless: readonly SceneEdge[];
}

interface Step {
  readonly state: SceneState;
  readonly filters: Filters;
}

/** How many steps back are kept. */
const stepsKept = 60;

export class Scene {
  readonly nodes = new Map<string, SceneNode>();
  readonly edges = new Map<string, SceneEdge>();
  state: SceneState = emptyState;
  filters: Filters = noFilters;
  /** The outlets behind each edge, as far as they were asked for. */
  readonly outlets = new Map<string, readonly string[]>();
  #past: Step[] = [];
  #future: Step[] = [];
  #filtering: string | undefined;

  /** Keeps facts, so that the scene may show them. What is known already is brought up to date. */
  learn(piece: Piece): void {
    for (const node of piece.nodes) this.nodes.set(node.id, node);
    for (const edge of piece.edges) this.edges.set(edge.id, edge);
  }

  #keep(): void {
    this.#past.push({ state: this.state, filters: this.filters });
    if (this.#past.length > stepsKept) this.#past.shift();
    this.#future = [];
    this.#filtering = undefined;
  }

  /** Goes to a new state that undo can leave again. */
  change(next: Partial<SceneState>, filters: Filters = this.filters): void {
    this.#keep();
    this.state = { ...this.state, ...next };
    this.filters = filters;
  }

  /** Filters anew; undo leaves that again. Changes with one key, as a slider makes many, are one step. */
  filter(filters: Filters, key?: string): void {
    if (key === undefined || key !== this.#filtering) this.#keep();
    this.#filtering = key;
    this.filters = filters;
  }

  /** Moves nodes without a step of its own: the layout, not a decision. */
  place(places: ReadonlyMap<string, Place>): void {
    this.state = { ...this.state, places: new Map([...this.state.places, ...places]) };
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  undo(): void {
    this.#go(this.#past.pop(), this.#future);
  }

  redo(): void {
    this.#go(this.#future.pop(), this.#past);
  }

  #go(step: Step | undefined, other: Step[]): void {
    if (step === undefined) return;
    other.push({ state: this.state, filters: this.filters });
    this.state = step.state;
    this.filters = step.filters;
    this.#filtering = undefined;
  }

  /** Starts over: nothing to go back to. */
  restart(state: SceneState): void {
    this.#past = [];
    this.#future = [];
    this.state = state;
  }

  /** Puts a piece into the scene. New nodes start at their own place, or near `origin`. */
  add(piece: Piece, origin?: string): void {
    this.learn(piece);
    const { nodes, edges, places, hidden } = this.state;
    const added = piece.nodes.filter(({ id }) => !nodes.has(id));
    this.change({
      nodes: new Set([...nodes, ...piece.nodes.map(({ id }) => id)]),
      edges: new Set([...edges, ...piece.edges.map(({ id }) => id)]),
      hidden: new Set([...hidden].filter((id) => !piece.nodes.some((node) => node.id === id))),
      places: new Map([...places, ...this.#placesFor(added, origin)]),
    });
  }

  #placesFor(added: readonly SceneNode[], origin: string | undefined): ReadonlyMap<string, Place> {
    const { places } = this.state;
    const centre = (origin === undefined ? undefined : places.get(origin)) ?? { x: 0, y: 0 };
    const reach = 6 + 2 * Math.sqrt(added.length);
    return new Map(
      added.map((node, at): [string, Place] => {
        const known = places.get(node.id);
        if (known !== undefined) return [node.id, known];
        if (origin === undefined && node.x !== undefined && node.y !== undefined)
          return [node.id, { x: node.x, y: node.y }];
        const angle = (2 * Math.PI * at) / added.length;
        return [node.id, { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) }];
      }),
    );
  }

  /** Every node of the scene, and of those that undo and redo lead to. */
  everShown(): ReadonlySet<string> {
    return new Set([this, ...this.#past, ...this.#future].flatMap(({ state }) => [...state.nodes]));
  }

  /**
   * Takes over that the graph has changed: `piece` is what is left of the nodes `asked` and the edges among them. Of a `pair` that became
   * one node the one that is left stands for the other, in the steps of undo and redo too; of one that came apart both are there again
   * where one was. Tells which nodes others stand for now.
   */
  renew(asked: readonly string[], piece: Piece, pair: readonly string[]): Map<string, string> {
    const there = new Set(piece.nodes.map(({ id }) => id));
    const left = pair.filter((id) => there.has(id));
    const became = new Map<string, string>();
    if (left.length === 1) for (const id of pair) if (!there.has(id)) became.set(id, left[0] as string);
    const among = new Set(asked);
    const known = new Set(this.edges.keys());
    for (const id of asked) if (!there.has(id)) this.nodes.delete(id);
    for (const [id, { from, to }] of this.edges) if (among.has(from) && among.has(to)) this.edges.delete(id);
    this.learn(piece);
    const fresh = piece.edges.filter(({ id }) => !known.has(id));
    const followed = (ids: ReadonlySet<string>): Set<string> => new Set([...ids].map((id) => became.get(id) ?? id));
    const renewed = (state: SceneState): SceneState => {
      const nodes = followed(state.nodes);
      if (left.length === 2 && left.some((id) => nodes.has(id))) for (const id of left) nodes.add(id);
      const places = new Map(state.places);
      for (const [gone, heir] of became) {
        const place = places.get(gone);
        if (place !== undefined && !state.nodes.has(heir)) places.set(heir, place);
      }
      const beside = left.map((id) => places.get(id)).find((place) => place !== undefined);
      for (const id of left)
        if (!places.has(id) && beside !== undefined) places.set(id, { x: beside.x + 8, y: beside.y + 8 });
      const edges = [...state.edges].filter((id) => this.edges.has(id));
      for (const { id, from, to } of fresh) if (nodes.has(from) && nodes.has(to)) edges.push(id);
      return {
        nodes: new Set([...nodes].filter((id) => this.nodes.has(id))),
        edges: new Set(edges),
        places,
        pinned: followed(state.pinned),
        hidden: followed(state.hidden),
      };
    };
    this.state = renewed(this.state);
    const renewAll = (steps: readonly Step[]): Step[] =>
      steps.map(({ state, filters }) => ({ state: renewed(state), filters }));
    this.#past = renewAll(this.#past);
    this.#future = renewAll(this.#future);
    return became;
  }

  /** Takes nodes out of the scene, with their edges. */
  remove(ids: ReadonlySet<string>): void {
    const { nodes, edges } = this.state;
    this.change({
      nodes: new Set([...nodes].filter((id) => !ids.has(id))),
      edges: new Set(
        [...edges].filter((id) => {
          const edge = this.edges.get(id);
          return edge !== undefined && !ids.has(edge.from) && !ids.has(edge.to);
        }),
      ),
    });
  }

  /** Ids of the nodes beside this one that hang on it alone: what collapsing takes away. */
  leavesOf(id: string): ReadonlySet<string> {
    const joined = new Map<string, Set<string>>();
    for (const edgeId of this.state.edges) {
      const edge = this.edges.get(edgeId);
      if (edge === undefined) continue;
      for (const [end, other] of [
        [edge.from, edge.to],
        [edge.to, edge.from],
      ] as const)
        joined.set(end, (joined.get(end) ?? new Set()).add(other));
    }
    const leaves = [...(joined.get(id) ?? [])].filter(
      (other) => joined.get(other)?.size === 1 && !this.state.pinned.has(other),
    );
    return new Set(leaves);
  }

  /** What passes the filters. */
  visible(): Visible {
    const { state, filters } = this;
    const degree = new Map<string, number>();
    const isOff = (id: string): boolean =>
      filters.outlets.size > 0 && (this.outlets.get(id)?.every((outlet) => filters.outlets.has(outlet)) ?? false);
    const nodeAt = (id: string): SceneNode | undefined => {
      if (!state.nodes.has(id) || state.hidden.has(id)) return undefined;
      const node = this.nodes.get(id);
      if (node === undefined || filters.types.has(node.type) || node.degree < filters.minDegree) return undefined;
      return node;
    };
    const edges: SceneEdge[] = [];
    const timeless: SceneEdge[] = [];
    for (const id of state.edges) {
      const edge = this.edges.get(id);
      if (edge === undefined || nodeAt(edge.from) === undefined || nodeAt(edge.to) === undefined) continue;
      if (!passes(edge, filters, true) || isOff(id)) continue;
      timeless.push(edge);
      if (!passes(edge, filters, false)) continue;
      edges.push(edge);
      degree.set(edge.from, (degree.get(edge.from) ?? 0) + 1);
      degree.set(edge.to, (degree.get(edge.to) ?? 0) + 1);
    }
    // A filter of edges leaves nodes behind that nothing holds; they go too, unless pinned.
    const dropLoose = isFilteringEdges(filters);
    const nodes: SceneNode[] = [];
    for (const id of state.nodes) {
      const node = nodeAt(id);
      if (node === undefined) continue;
      if (dropLoose && !degree.has(id) && !state.pinned.has(id)) continue;
      nodes.push(node);
    }
    return { nodes, edges, timeless };
  }
}
