import { parentPort, workerData } from 'node:worker_threads';
import { findCommunities } from '../../graph/picture/communities.ts';
import {
  type Bodies,
  createForces,
  packPieces,
  placeByCommunity,
  pushApart,
  roundsFor,
  surround,
} from '../../graph/picture/forces.ts';
import { betweenness, neighbourLists, pageRank } from './centrality.ts';

export interface LayoutTask {
  readonly radius: Float32Array;
  readonly ends: Uint32Array;
  readonly weight: Float32Array;
  readonly kind: Uint8Array;
}

/** What is known so far: the places change with each stage, the measures come with the last. */
export interface LayoutAnswer {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 0 is the largest community. */
  readonly community: Uint32Array;
  readonly rank: Float32Array;
  readonly between: Float32Array;
  readonly stage: number;
  readonly done: boolean;
  /** How much of the work is done, from 0 to 1. */
  readonly progress: number;
}

/** From this many nodes on people see the picture while it is still made: communities first, then some rounds at a time. */
const shownOnTheWayFrom = 5000;
const roundsAtOnce = 4;

const task = workerData as LayoutTask;
const order = task.radius.length;
const bodies: Bodies = {
  ...task,
  x: new Float32Array(order),
  y: new Float32Array(order),
  fixed: new Uint8Array(order),
};
const community = findCommunities(order, task.ends, task.weight);
let rank: Float32Array = new Float32Array(order);
let between: Float32Array = new Float32Array(order);
let stage = 0;
const say = (progress: number): void => {
  stage += 1;
  const done = progress === 1;
  const answer: LayoutAnswer = { x: bodies.x, y: bodies.y, community, rank, between, stage, done, progress };
  parentPort?.postMessage(answer);
};

placeByCommunity(bodies, community);
const isLarge = order >= shownOnTheWayFrom;
// Parts of the time that each step takes, measured with 100,000 nodes.
if (isLarge) say(0.05);
const neighbours = neighbourLists(order, task.ends);
rank = pageRank(neighbours);
between = betweenness(neighbours);
const forces = createForces(bodies);
const rounds = roundsFor(order);
for (let left = rounds; left > 0; left -= roundsAtOnce) {
  forces.step(Math.min(roundsAtOnce, left));
  if (isLarge) say(0.9 - 0.7 * (Math.max(0, left - roundsAtOnce) / rounds));
}
packPieces(bodies);
pushApart(bodies, isLarge ? 1 : 7, isLarge ? 4 : 80);
surround(bodies);
say(1);
