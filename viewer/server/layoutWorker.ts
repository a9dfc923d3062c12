import { parentPort, workerData } from 'node:worker_threads';
import graphology from 'graphology';
import louvain from 'graphology-communities-louvain';
import { type Bodies, createForces, packPieces, placeByCommunity, pushApart, roundsFor, shelve } from './forces.ts';

export interface LayoutTask {
  readonly radius: Float32Array;
  readonly ends: Uint32Array;
  readonly weight: Float32Array;
}

export interface LayoutAnswer {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 0 is the largest community. */
  readonly community: Uint32Array;
}

/** Numbers between 0 and 1 that are the same in each run (Park and Miller's generator): Louvain visits nodes by them. */
const createRandom = (): (() => number) => {
  let state = 20_240_619;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

/** Communities by Louvain, numbered by size. */
const findCommunities = ({ radius, ends, weight }: LayoutTask): Uint32Array => {
  const graph = new graphology.UndirectedGraph();
  for (let node = 0; node < radius.length; node += 1) graph.addNode(node);
  for (let edge = 0; edge < weight.length; edge += 1)
    graph.updateEdge(ends[2 * edge], ends[2 * edge + 1], ({ weight: sum = 0 }) => ({
      weight: Number(sum) + (weight[edge] as number),
    }));
  const found = new Uint32Array(radius.length);
  if (graph.size === 0) return found.map((_, node) => node);
  const communities = (louvain as unknown as typeof louvain.default)(graph, { rng: createRandom() });
  const sizes = new Map<number, number>();
  for (const community of Object.values(communities)) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const rank = new Map([...sizes].sort(([a, m], [b, n]) => n - m || a - b).map(([community], at) => [community, at]));
  for (const [node, community] of Object.entries(communities)) found[Number(node)] = rank.get(community) as number;
  return found;
};

const task = workerData as LayoutTask;
const order = task.radius.length;
const bodies: Bodies = {
  ...task,
  x: new Float32Array(order),
  y: new Float32Array(order),
  fixed: new Uint8Array(order),
};
const community = findCommunities(task);
placeByCommunity(bodies, community);
createForces(bodies).step(roundsFor(order));
packPieces(bodies);
pushApart(bodies, 7, order > 20_000 ? 4 : 80);
shelve(bodies);
const answer: LayoutAnswer = { x: bodies.x, y: bodies.y, community };
parentPort?.postMessage(answer);
