import type { NodeType, RelationType, Status } from '../../graph/ontology.ts';
import type { Place } from '../../graph/picture/svg.ts';
import type { Target } from './desk.ts';
import { colourings, type LegendState, sizings } from './legend.ts';
import { type Filters, noFilters, type SceneState } from './scene.ts';

/*
 * The view as text: in the address after `#v=`, in a file, and under a name in the browser's storage. Deep links name one thing:
 * `#node=country:KP`, `#edge=…`, `#statement=…`.
 */

export interface View {
  readonly scene: SceneState;
  readonly filters: Filters;
  readonly legend: LegendState;
  readonly open: Target | undefined;
  /** What is selected. */
  readonly chosen: ReadonlySet<string>;
  readonly query: string | undefined;
  readonly camera: { readonly x: number; readonly y: number; readonly ratio: number } | undefined;
  readonly drawer: 'table' | 'query' | undefined;
}

const version = 1;

/** Longer addresses are cut off by programs that people paste them into. */
export const longestAddress = 16_000;

/** The view as JSON. Positions are rounded to a tenth, which is less than a pixel. */
export const writeView = ({ scene, filters, legend, open, chosen, query, camera, drawer }: View): string => {
  const nodes = [...scene.nodes].sort();
  const index = new Map(nodes.map((id, at) => [id, at]));
  const at = (ids: ReadonlySet<string>): number[] => [...ids].flatMap((id) => index.get(id) ?? []);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return JSON.stringify({
    version,
    nodes,
    places: nodes.flatMap((id) => {
      const { x, y } = scene.places.get(id) ?? { x: 0, y: 0 };
      return [round(x), round(y)];
    }),
    pinned: at(scene.pinned),
    hidden: at(scene.hidden),
    chosen: at(chosen),
    filters: {
      ...filters,
      types: [...filters.types],
      relations: [...filters.relations],
      statuses: [...filters.statuses],
      outlets: [...filters.outlets],
    },
    legend,
    open,
    query,
    drawer,
    camera: camera && {
      x: round(camera.x * 100) / 100,
      y: round(camera.y * 100) / 100,
      ratio: round(camera.ratio * 1000) / 1000,
    },
  });
};

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);
const numberOr = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : fallback;

/** A view out of JSON that anybody may have written; undefined when it is none of this version. Edges come from the store again. */
export const readView = (text: string): View | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.version !== version) return undefined;
  const nodes = texts(value.nodes).slice(0, 20_000);
  const places = numbers(value.places);
  const pick = (indices: unknown): ReadonlySet<string> => new Set(numbers(indices).flatMap((at) => nodes[at] ?? []));
  const filters = isRecord(value.filters) ? value.filters : {};
  const time = isRecord(filters.time) ? filters.time : undefined;
  const legend = isRecord(value.legend) ? value.legend : {};
  const open =
    isRecord(value.open) && typeof value.open.kind === 'string' ? (value.open as unknown as Target) : undefined;
  const camera = isRecord(value.camera) ? value.camera : undefined;
  return {
    scene: {
      nodes: new Set(nodes),
      edges: new Set(),
      places: new Map(
        nodes.map((id, at): [string, Place] => [
          id,
          { x: numberOr(places[2 * at], 0), y: numberOr(places[2 * at + 1], 0) },
        ]),
      ),
      pinned: pick(value.pinned),
      hidden: pick(value.hidden),
    },
    filters: {
      types: new Set(texts(filters.types) as NodeType[]),
      relations: new Set(texts(filters.relations) as RelationType[]),
      statuses: new Set(texts(filters.statuses) as Status[]),
      outlets: new Set(texts(filters.outlets)),
      minSources: numberOr(filters.minSources, noFilters.minSources),
      minConfidence: numberOr(filters.minConfidence, 0),
      minDegree: numberOr(filters.minDegree, 0),
      time: time === undefined ? undefined : { from: String(time.from), to: String(time.to) },
      undated: filters.undated !== false,
    },
    legend: {
      colourBy: colourings.find((by) => by === legend.colourBy) ?? 'type',
      sizeBy: sizings.find((by) => by === legend.sizeBy) ?? 'degree',
    },
    open,
    chosen: pick(value.chosen),
    drawer: value.drawer === 'table' || value.drawer === 'query' ? value.drawer : undefined,
    query: typeof value.query === 'string' ? value.query : undefined,
    camera:
      camera === undefined
        ? undefined
        : { x: numberOr(camera.x, 0.5), y: numberOr(camera.y, 0.5), ratio: Math.max(0.001, numberOr(camera.ratio, 1)) },
  };
};

const pipe = async (
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer());

/** Packs text for an address: deflate, then base64 with letters that need no escaping. */
export const pack = async (text: string): Promise<string> => {
  const bytes = await pipe(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** Text that a view may unpack to; more is no view of ours. */
const longestView = 8_000_000;

/** The way back; undefined when it is not packed text. */
export const unpack = async (packed: string): Promise<string | undefined> => {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await pipe(
      Uint8Array.from(binary, (letter) => letter.charCodeAt(0)),
      new DecompressionStream('deflate-raw'),
    );
    return bytes.length > longestView ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
};

/** What a deep link names. */
export const targetOf = (hash: string): Target | undefined => {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  for (const kind of ['node', 'edge', 'statement'] as const) {
    const id = fields.get(kind);
    if (id !== null && id !== '') return { kind, id };
  }
  return undefined;
};
