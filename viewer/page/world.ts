import { nodeTypes, type RelationType, relationTypes, type Status, statuses } from '../../graph/ontology.ts';
import { type Tone, toneOf, tones } from '../../graph/picture/tones.ts';
import { type Column, unpackColumns } from '../server/columns.ts';
import type { GraphColumns } from '../server/wire.ts';
import { type Filters, isFilteringEdges } from './scene.ts';

/*
 * A graph that is too large for a scene, as the typed arrays that the server sent: no object per node or edge. All passes over it are
 * loops over columns (300,000 edges: some milliseconds).
 */

/** Nodes and edges are known by their index here; `state` tells which graph the indices are good for. */
export interface World extends GraphColumns {
  readonly state: string;
  readonly stage: number;
  readonly done: boolean;
  /** True while this is the state before the store was changed, and that of today is still made. */
  readonly isEarlier: boolean;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly community: Uint16Array;
  /** PageRank and betweenness, 255 being the most central node. */
  readonly rank: Uint8Array;
  readonly between: Uint8Array;
  /** Where the articles behind the edges appeared, once somebody has asked. */
  readonly outlets?: Outlets;
}

/** The outlets of edge `e`: `outlet[first[e]]` to `outlet[first[e + 1] - 1]`, indices into `names`. */
export interface Outlets {
  readonly names: readonly string[];
  readonly first: Uint32Array;
  readonly outlet: Uint16Array;
}

const nothing = new Uint8Array();

/** Reads what `/api/world` sent. */
export const readWorld = (buffer: ArrayBuffer): World => {
  const { head, columns } = unpackColumns(buffer);
  const column = <T extends Column>(name: string): T => (columns.get(name) ?? nothing) as T;
  return {
    state: String(head.state),
    stage: Number(head.stage),
    done: head.done === true,
    isEarlier: head.earlier === true,
    x: column('x'),
    y: column('y'),
    community: column('community'),
    rank: column('rank'),
    between: column('between'),
    type: column('type'),
    degree: column('degree'),
    articles: column('articles'),
    source: column('source'),
    target: column('target'),
    relation: column('relation'),
    status: column('status'),
    sources: column('sources'),
    confidence: column('confidence'),
    begin: column('begin'),
    end: column('end'),
  };
};

/** The same graph with the places (and measures) of a later stage; undefined when they belong to another graph. */
export const moveWorld = (world: World, buffer: ArrayBuffer): World | undefined => {
  const { head, columns } = unpackColumns(buffer);
  if (head.state !== world.state) return undefined;
  return {
    ...world,
    stage: Number(head.stage),
    done: head.done === true,
    x: columns.get('x') as Float32Array,
    y: columns.get('y') as Float32Array,
    rank: columns.get('rank') as Uint8Array,
    between: columns.get('between') as Uint8Array,
  };
};

/** Reads what `/api/world/outlets` sent. */
export const readOutlets = (buffer: ArrayBuffer): Outlets => {
  const { head, columns } = unpackColumns(buffer);
  return {
    names: head.outlets as readonly string[],
    first: columns.get('first') as Uint32Array,
    outlet: columns.get('outlet') as Uint16Array,
  };
};

/** Per edge 1 when all of its outlets are switched off. */
const offByOutlet = ({ outlets }: World, off: ReadonlySet<string>): Uint8Array | undefined => {
  if (off.size === 0 || outlets === undefined) return undefined;
  const { names, first, outlet } = outlets;
  const hidden = Uint8Array.from(names, (name) => Number(off.has(name)));
  const result = new Uint8Array(first.length - 1);
  for (let edge = 0; edge < result.length; edge += 1) {
    const end = first[edge + 1] as number;
    let at = first[edge] as number;
    while (at < end && hidden[outlet[at] as number]) at += 1;
    result[edge] = Number(at === end);
  }
  return result;
};

/** How many edges of the whole graph each outlet stands behind; undefined when that was not asked for yet. */
export const tallyOutletsOf = ({ outlets }: World): ReadonlyMap<string, number> | undefined => {
  if (outlets === undefined) return undefined;
  const counts = new Uint32Array(outlets.names.length);
  for (const at of outlets.outlet) counts[at] = (counts[at] as number) + 1;
  return new Map(outlets.names.map((name, at): [string, number] => [name, counts[at] as number]));
};

/** The tone of each relation, as an index into `tones`. */
export const toneOfRelation = Uint8Array.from(relationTypes, (type) => tones.indexOf(toneOf(type)));

const monthOf = (date: string, isLast: boolean): number => {
  const [year = 0, month] = date.split('-').map(Number);
  return year * 12 + (month === undefined ? (isLast ? 11 : 0) : month - 1);
};

export interface WorldMask {
  /** 1 for what is shown. */
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  /** Edges that pass all filters but that of time. */
  readonly timeless: Uint8Array;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** What passes the filters, by the same rules as in a scene. */
export const maskOf = (world: World, filters: Filters): WorldMask => {
  const order = world.x.length;
  const size = world.source.length;
  const hiddenTypes = Uint8Array.from(nodeTypes, (type) => Number(filters.types.has(type)));
  const hiddenRelations = Uint8Array.from(relationTypes, (type) => Number(filters.relations.has(type)));
  const hiddenStatuses = Uint8Array.from(statuses, (status) => Number(filters.statuses.has(status)));
  const { minSources, time, undated } = filters;
  const off = offByOutlet(world, filters.outlets);
  const minConfidence = Math.round(filters.minConfidence * 100);
  const [from, to] = time === undefined ? [0, 0] : [monthOf(time.from, false), monthOf(time.to, true)];
  const nodes = new Uint8Array(order);
  for (let node = 0; node < order; node += 1)
    nodes[node] = Number(
      !hiddenTypes[world.type[node] as number] && (world.degree[node] as number) >= filters.minDegree,
    );
  const edges = new Uint8Array(size);
  const timeless = new Uint8Array(size);
  const held = new Uint8Array(order);
  let edgeCount = 0;
  for (let edge = 0; edge < size; edge += 1) {
    const [a, b] = [world.source[edge] as number, world.target[edge] as number];
    if (!nodes[a] || !nodes[b]) continue;
    if (hiddenRelations[world.relation[edge] as number] || hiddenStatuses[(world.status[edge] as number) & 127])
      continue;
    if ((world.sources[edge] as number) < minSources || (world.confidence[edge] as number) < minConfidence) continue;
    if (off?.[edge]) continue;
    timeless[edge] = 1;
    if (time !== undefined) {
      const begin = world.begin[edge] as number;
      if (begin === 0 ? !undated : begin > to || (world.end[edge] as number) < from) continue;
    }
    edges[edge] = 1;
    edgeCount += 1;
    held[a] = 1;
    held[b] = 1;
  }
  const dropLoose = isFilteringEdges(filters);
  let nodeCount = 0;
  for (let node = 0; node < order; node += 1) {
    if (dropLoose && !held[node]) nodes[node] = 0;
    nodeCount += nodes[node] as number;
  }
  return { nodes, edges, timeless, nodeCount, edgeCount };
};

/** What the legend counts. */
export interface Tally {
  readonly types: ReadonlyMap<string, number>;
  readonly relations: ReadonlyMap<RelationType, number>;
  readonly statuses: ReadonlyMap<Status, number>;
  readonly disputed: number;
  readonly mostSources: number;
  readonly undated: number;
}

/** Counts over the whole world. */
export const tallyWorld = (world: World): Tally => {
  const count = (column: Uint8Array, bits: number, names: readonly string[]): ReadonlyMap<never, number> => {
    const counts = new Uint32Array(256);
    for (const value of column) counts[value & bits] = (counts[value & bits] as number) + 1;
    return new Map(names.map((name, at): [never, number] => [name as never, counts[at] as number]));
  };
  let [disputed, mostSources, undated] = [0, 0, 0];
  for (let edge = 0; edge < world.source.length; edge += 1) {
    if ((world.status[edge] as number) > 127) disputed += 1;
    mostSources = Math.max(mostSources, world.sources[edge] as number);
    if (world.begin[edge] === 0) undated += 1;
  }
  const relations = [...count(world.relation, 255, relationTypes)].filter(([, amount]) => amount > 0);
  return {
    types: count(world.type, 255, nodeTypes),
    relations: new Map(relations),
    statuses: count(world.status, 127, statuses),
    disputed,
    mostSources,
    undated,
  };
};

/** How many edges of each tone begin in which month; and those without a date. */
export const monthsOf = (
  world: World,
  shown: Uint8Array,
): { readonly months: ReadonlyMap<number, ReadonlyMap<Tone, number>>; readonly undated: number } => {
  const months = new Map<number, Map<Tone, number>>();
  let undated = 0;
  for (let edge = 0; edge < shown.length; edge += 1) {
    if (!shown[edge]) continue;
    const month = world.begin[edge] as number;
    if (month === 0) {
      undated += 1;
      continue;
    }
    const tone = tones[toneOfRelation[world.relation[edge] as number] as number] as Tone;
    const known = months.get(month);
    if (known === undefined) months.set(month, new Map([[tone, 1]]));
    else known.set(tone, (known.get(tone) ?? 0) + 1);
  }
  return { months, undated };
};

/** The edges at each node: `incident[first[n]]` to `incident[first[n + 1] - 1]`. */
export interface Incidence {
  readonly first: Uint32Array;
  readonly incident: Uint32Array;
}

export const incidenceOf = ({ degree, source, target }: World): Incidence => {
  const first = new Uint32Array(degree.length + 1);
  for (let node = 0; node < degree.length; node += 1)
    first[node + 1] = (first[node] as number) + (degree[node] as number);
  const cursor = first.slice();
  const incident = new Uint32Array(first[degree.length] as number);
  for (let edge = 0; edge < source.length; edge += 1)
    for (const end of [source[edge] as number, target[edge] as number]) {
      incident[cursor[end] as number] = edge;
      cursor[end] = (cursor[end] as number) + 1;
    }
  return { first, incident };
};
