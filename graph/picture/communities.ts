/*
 * Communities by the Louvain method (Blondel, Guillaume, Lambiotte, Lefebvre 2008, "Fast unfolding of communities in large networks") on
 * typed arrays. The library that did this before wants its own graph, which takes longer to build than the answer
 * takes here (100,000 nodes and 300,000 edges: 5 s and half a second). Nodes are visited in their order, so no chance is
 * involved.
 */

/** A weighted graph as neighbour lists: those of node `n` stand from `first[n]` to `first[n + 1]`. Loops count in `loops`. */
interface Weighted {
  readonly first: Uint32Array;
  readonly other: Uint32Array;
  readonly weight: Float64Array;
  readonly loops: Float64Array;
}

const toLists = (order: number, ends: Uint32Array, weight: ArrayLike<number>): Weighted => {
  const size = ends.length / 2;
  const first = new Uint32Array(order + 1);
  const loops = new Float64Array(order);
  for (let edge = 0; edge < size; edge += 1) {
    const [a, b] = [ends[2 * edge] as number, ends[2 * edge + 1] as number];
    if (a === b) continue;
    first[a + 1] = (first[a + 1] as number) + 1;
    first[b + 1] = (first[b + 1] as number) + 1;
  }
  for (let node = 0; node < order; node += 1) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const cursor = first.slice();
  const other = new Uint32Array(first[order] as number);
  const weights = new Float64Array(other.length);
  for (let edge = 0; edge < size; edge += 1) {
    const [a, b] = [ends[2 * edge] as number, ends[2 * edge + 1] as number];
    const value = weight[edge] as number;
    if (a === b) {
      loops[a] = (loops[a] as number) + value;
      continue;
    }
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const at = cursor[from] as number;
      other[at] = to;
      weights[at] = value;
      cursor[from] = at + 1;
    }
  }
  return { first, other, weight: weights, loops };
};

/** Passes over all nodes in one level; more change hardly anything. */
const mostPasses = 12;

/** Moves nodes between communities while that raises modularity. True when any moved. */
const moveNodes = ({ first, other, weight, loops }: Weighted, community: Uint32Array): boolean => {
  const order = community.length;
  const strength = new Float64Array(order);
  let total = 0;
  for (let node = 0; node < order; node += 1) {
    let sum = 2 * (loops[node] as number);
    for (let at = first[node] as number; at < (first[node + 1] as number); at += 1) sum += weight[at] as number;
    strength[node] = sum;
    total += sum;
  }
  if (total === 0) return false;
  const sums = new Float64Array(order);
  for (let node = 0; node < order; node += 1)
    sums[community[node] as number] = (sums[community[node] as number] as number) + (strength[node] as number);
  const toward = new Float64Array(order);
  const touched: number[] = [];
  let hasMoved = false;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let moves = 0;
    for (let node = 0; node < order; node += 1) {
      const home = community[node] as number;
      const own = strength[node] as number;
      touched.length = 0;
      for (let at = first[node] as number; at < (first[node + 1] as number); at += 1) {
        const group = community[other[at] as number] as number;
        if (toward[group] === 0) touched.push(group);
        toward[group] = (toward[group] as number) + (weight[at] as number);
      }
      sums[home] = (sums[home] as number) - own;
      let best = home;
      let gain = (toward[home] as number) - ((sums[home] as number) * own) / total;
      for (const group of touched) {
        const value = (toward[group] as number) - ((sums[group] as number) * own) / total;
        if (value > gain + 1e-12) {
          gain = value;
          best = group;
        }
      }
      for (const group of touched) toward[group] = 0;
      sums[best] = (sums[best] as number) + own;
      if (best !== home) {
        community[node] = best;
        moves += 1;
      }
    }
    hasMoved ||= moves > 0;
    if (moves < order / 1000) break;
  }
  return hasMoved;
};

/** Numbers communities from 0 in the order of their first node; returns how many there are. */
const renumber = (community: Uint32Array): number => {
  const numbers = new Map<number, number>();
  for (let node = 0; node < community.length; node += 1) {
    const group = community[node] as number;
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    community[node] = number;
  }
  return numbers.size;
};

/** Levels of joining; each leaves a fraction of the nodes. */
const mostLevels = 10;

/** The community of each node; 0 is the largest. `ends` holds two indices per edge. */
export const findCommunities = (order: number, ends: Uint32Array, weight: ArrayLike<number>): Uint32Array => {
  const found = Uint32Array.from({ length: order }, (_, node) => node);
  let graph = toLists(order, ends, weight);
  for (let level = 0; level < mostLevels; level += 1) {
    const community = Uint32Array.from({ length: graph.loops.length }, (_, node) => node);
    if (!moveNodes(graph, community)) break;
    const groups = renumber(community);
    for (let node = 0; node < order; node += 1) found[node] = community[found[node] as number] as number;
    if (groups === graph.loops.length) break;
    // Each community becomes a node; what runs inside of it, its loop.
    const joined = new Map<number, number>();
    for (let node = 0; node < graph.loops.length; node += 1) {
      const from = community[node] as number;
      const loop = graph.loops[node] as number;
      if (loop > 0) joined.set(from * groups + from, (joined.get(from * groups + from) ?? 0) + loop);
      for (let at = graph.first[node] as number; at < (graph.first[node + 1] as number); at += 1) {
        const next = graph.other[at] as number;
        if (next < node) continue;
        const to = community[next] as number;
        const key = Math.min(from, to) * groups + Math.max(from, to);
        joined.set(key, (joined.get(key) ?? 0) + (graph.weight[at] as number));
      }
    }
    const nextEnds = new Uint32Array(joined.size * 2);
    const nextWeight = new Float64Array(joined.size);
    let edge = 0;
    for (const [key, value] of joined) {
      nextEnds[2 * edge] = Math.floor(key / groups);
      nextEnds[2 * edge + 1] = key % groups;
      nextWeight[edge] = value;
      edge += 1;
    }
    graph = toLists(groups, nextEnds, nextWeight);
  }
  const sizes = new Map<number, number>();
  for (const group of found) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const ranks = new Map([...sizes].sort(([a, m], [b, n]) => n - m || a - b).map(([group], rank) => [group, rank]));
  return found.map((group) => ranks.get(group) as number);
};
