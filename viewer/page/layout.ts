import { nodeTypes } from '../../graph/ontology.ts';
import type { Place } from '../../graph/picture/svg.ts';
import type { SceneEdge, SceneNode } from '../server/wire.ts';
import type { LayoutRequest, LayoutStep } from './layout.worker.ts';

export interface LayoutTask {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly places: ReadonlyMap<string, Place>;
  readonly fixed: ReadonlySet<string>;
  readonly radius: (node: SceneNode) => number;
  readonly rounds: number;
  readonly forces: boolean;
  /** Told of places on the way, unless motion is to be reduced, and at the end. */
  readonly onStep: (places: ReadonlyMap<string, Place>, done: boolean) => void;
}

/** Lays a scene out in a worker. Returns what stops it. */
export const startLayout = ({
  nodes,
  edges,
  places,
  fixed,
  radius,
  rounds,
  forces,
  onStep,
}: LayoutTask): (() => void) => {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  const request: LayoutRequest = {
    x: Float32Array.from(nodes, ({ id }) => places.get(id)?.x ?? 0),
    y: Float32Array.from(nodes, ({ id }) => places.get(id)?.y ?? 0),
    radius: Float32Array.from(nodes, radius),
    fixed: Uint8Array.from(nodes, ({ id }) => Number(fixed.has(id))),
    ends: Uint32Array.from(edges.flatMap(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0])),
    weight: Float32Array.from(edges, ({ sources }) => 1 + Math.log(sources || 1)),
    kind: Uint8Array.from(nodes, ({ type }) => nodeTypes.indexOf(type)),
    rounds,
    forces,
  };
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  worker.onmessage = ({ data }: MessageEvent<LayoutStep>) => {
    if (reduced && !data.done) return;
    onStep(
      new Map(nodes.map(({ id }, at): [string, Place] => [id, { x: data.x[at] ?? 0, y: data.y[at] ?? 0 }])),
      data.done,
    );
    if (data.done) worker.terminate();
  };
  worker.postMessage(request);
  return () => worker.terminate();
};

/** Rings around one node by the number of steps from it; the angle follows the old one, so that people find things again. */
export const ringsAround = (
  centre: string,
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
  places: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> => {
  const joined = new Map<string, string[]>();
  for (const { from, to } of edges)
    for (const [end, other] of [
      [from, to],
      [to, from],
    ] as const)
      joined.set(end, [...(joined.get(end) ?? []), other]);
  const steps = new Map([[centre, 0]]);
  const queue = [centre];
  for (const id of queue)
    for (const other of joined.get(id) ?? [])
      if (!steps.has(other)) {
        steps.set(other, (steps.get(id) ?? 0) + 1);
        queue.push(other);
      }
  const outermost = Math.max(0, ...steps.values()) + 1;
  const rings = new Map<number, string[]>();
  const middle = places.get(centre) ?? { x: 0, y: 0 };
  const angleOf = (id: string): number => {
    const { x, y } = places.get(id) ?? middle;
    return Math.atan2(y - middle.y, x - middle.x);
  };
  for (const { id } of nodes) {
    const step = steps.get(id) ?? outermost;
    rings.set(step, [...(rings.get(step) ?? []), id]);
  }
  const result = new Map<string, Place>();
  let radius = 0;
  for (const [step, ids] of [...rings].sort(([a], [b]) => a - b)) {
    if (step > 0) radius = Math.max(radius + 40, (ids.length * 13) / (2 * Math.PI));
    const sorted = ids.sort((a, b) => angleOf(a) - angleOf(b) || (a < b ? -1 : 1));
    for (const [at, id] of sorted.entries()) {
      const angle = (2 * Math.PI * at) / sorted.length - Math.PI / 2;
      result.set(
        id,
        step === 0 ? middle : { x: middle.x + radius * Math.cos(angle), y: middle.y + radius * Math.sin(angle) },
      );
    }
  }
  return result;
};

/** From left to right by the earliest date of a node's edges; what has none stands at the right. Rows keep them apart. */
export const alongTime = (nodes: readonly SceneNode[], edges: readonly SceneEdge[]): ReadonlyMap<string, Place> => {
  const earliest = new Map<string, string>();
  for (const { from, to, date, since } of edges) {
    const when = date ?? since;
    if (when === undefined) continue;
    for (const id of [from, to]) if (!earliest.has(id) || when < (earliest.get(id) as string)) earliest.set(id, when);
  }
  const sorted = [...nodes].sort((a, b) => {
    const [x, y] = [earliest.get(a.id) ?? '9999', earliest.get(b.id) ?? '9999'];
    return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
  });
  const rows = Math.max(4, Math.ceil(Math.sqrt(sorted.length) * 0.75));
  return new Map(
    sorted.map(({ id }, at): [string, Place] => [
      id,
      { x: Math.floor(at / rows) * 42, y: ((at % rows) - rows / 2) * 22 + (Math.floor(at / rows) % 2) * 11 },
    ]),
  );
};
