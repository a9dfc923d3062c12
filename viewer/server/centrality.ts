/*
 * How central nodes are, from 0 to 1, the most central being 1. On typed arrays, over the whole graph, without direction: who is close
 * to the middle of things does not hang on who accuses whom.
 */

/** Neighbour lists: those of node `n` stand from `first[n]` to `first[n + 1]` in `other`. Parallel edges stand as often as they are. */
export interface Neighbours {
  readonly first: Uint32Array;
  readonly other: Uint32Array;
}

/** `ends` holds two indices per edge. */
export const neighbourLists = (order: number, ends: Uint32Array): Neighbours => {
  const first = new Uint32Array(order + 1);
  for (const end of ends) first[end + 1] = (first[end + 1] as number) + 1;
  for (let node = 0; node < order; node += 1) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const cursor = first.slice();
  const other = new Uint32Array(ends.length);
  for (let at = 0; at < ends.length; at += 1) {
    const end = ends[at] as number;
    other[cursor[end] as number] = ends[at ^ 1] as number;
    cursor[end] = (cursor[end] as number) + 1;
  }
  return { first, other };
};

const toLargest = (values: Float64Array): Float32Array => {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return Float32Array.from(values, (value) => (most === 0 ? 0 : value / most));
};

const damping = 0.85;
const rounds = 40;

/** PageRank (Brin and Page 1998), edges followed both ways. */
export const pageRank = ({ first, other }: Neighbours): Float32Array => {
  const order = first.length - 1;
  let rank = new Float64Array(order).fill(1 / Math.max(1, order));
  for (let round = 0; round < rounds; round += 1) {
    let loose = 0;
    for (let node = 0; node < order; node += 1) if (first[node] === first[node + 1]) loose += rank[node] as number;
    const next = new Float64Array(order).fill((1 - damping + damping * loose) / Math.max(1, order));
    for (let node = 0; node < order; node += 1) {
      const [begin, end] = [first[node] as number, first[node + 1] as number];
      const share = (damping * (rank[node] as number)) / (end - begin);
      for (let at = begin; at < end; at += 1) next[other[at] as number] = (next[other[at] as number] as number) + share;
    }
    rank = next;
  }
  return toLargest(rank);
};

/** Up to this many nodes every shortest path counts. */
const exactUpTo = 2000;
/** Beyond, paths from so many nodes stand for all (Brandes and Pich 2007): evenly chosen by their numbers. */
const pivots = 48;

/** Betweenness by Brandes' algorithm (2001): on how many shortest paths between others a node lies. */
export const betweenness = ({ first, other }: Neighbours): Float32Array => {
  const order = first.length - 1;
  const sum = new Float64Array(order);
  const distance = new Int32Array(order);
  const paths = new Float64Array(order);
  const share = new Float64Array(order);
  const queue = new Uint32Array(order);
  const step = order <= exactUpTo ? 1 : order / pivots;
  for (let pivot = 0; pivot < order; pivot += step) {
    const source = Math.floor(pivot);
    distance.fill(-1);
    paths.fill(0);
    share.fill(0);
    distance[source] = 0;
    paths[source] = 1;
    queue[0] = source;
    let length = 1;
    for (let at = 0; at < length; at += 1) {
      const node = queue[at] as number;
      const next = (distance[node] as number) + 1;
      for (let edge = first[node] as number; edge < (first[node + 1] as number); edge += 1) {
        const neighbour = other[edge] as number;
        if (distance[neighbour] === -1) {
          distance[neighbour] = next;
          queue[length] = neighbour;
          length += 1;
        }
        if (distance[neighbour] === next) paths[neighbour] = (paths[neighbour] as number) + (paths[node] as number);
      }
    }
    for (let at = length - 1; at > 0; at -= 1) {
      const node = queue[at] as number;
      const before = (distance[node] as number) - 1;
      const given = (1 + (share[node] as number)) / (paths[node] as number);
      for (let edge = first[node] as number; edge < (first[node + 1] as number); edge += 1) {
        const neighbour = other[edge] as number;
        if (distance[neighbour] === before)
          share[neighbour] = (share[neighbour] as number) + (paths[neighbour] as number) * given;
      }
      sum[node] = (sum[node] as number) + (share[node] as number);
    }
  }
  return toLargest(sum);
};
