import iterate from 'graphology-layout-forceatlas2/iterate.js';

/*
 * Layout on typed arrays, without a graph library: the server lays out the overview with it, and the page's worker the
 * scene. No chance is involved: the same graph gets the same picture.
 */

/** A graph to lay out. Positions change in place; what is fixed stays. */
export interface Bodies {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Radii in pixels of the picture at its start. */
  readonly radius: Float32Array;
  readonly fixed: Uint8Array;
  /** Indices of the ends, two per edge. */
  readonly ends: Uint32Array;
  /** One per edge. */
  readonly weight: Float32Array;
  /** Nodes of one kind stand together where nothing else says where they belong. Default: all are of one. */
  readonly kind?: Uint8Array;
}

/** The angle of sunflower seeds: no two rows fall on one line. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** The `index`th place of a spiral that fills a disc evenly. */
export const spiral = (index: number, spacing: number): readonly [number, number] => {
  const radius = spacing * Math.sqrt(index + 0.5);
  return [radius * Math.cos(index * goldenAngle), radius * Math.sin(index * goldenAngle)];
};

/**
 * Places nodes by their communities: the largest community in the middle, each a disc of its own, members by weight. ForceAtlas2
 * needs few rounds from there (measured: 20 rounds look better than 41 s of rounds from a random start).
 */
export const placeByCommunity = (bodies: Bodies, community: Uint32Array, spacing = 10): void => {
  const members = new Map<number, number[]>();
  for (let node = 0; node < community.length; node += 1) {
    const group = members.get(community[node] as number);
    if (group === undefined) members.set(community[node] as number, [node]);
    else group.push(node);
  }
  const groups = [...members.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
  let area = 0;
  for (const [rank, group] of groups.entries()) {
    // The middle of a community lies where a disc of all larger ones would end.
    const distance = rank === 0 ? 0 : spacing * 1.25 * Math.sqrt(area + group.length / 2);
    const angle = rank * goldenAngle;
    area += group.length;
    const byRadius = [...group].sort((a, b) => (bodies.radius[b] as number) - (bodies.radius[a] as number) || a - b);
    for (const [place, node] of byRadius.entries()) {
      if (bodies.fixed[node]) continue;
      const [dx, dy] = spiral(place, spacing);
      bodies.x[node] = distance * Math.cos(angle) + dx;
      bodies.y[node] = distance * Math.sin(angle) + dy;
    }
  }
};

const nodeFields = 10;
const edgeFields = 3;

/** A ForceAtlas2 run that can be stepped, so that a worker may show what is on its way. */
export const createForces = (bodies: Bodies): { readonly step: (rounds: number) => void } => {
  const order = bodies.x.length;
  // Parallel edges pull as one, a little more for each: nine meetings must not glue two presidents together.
  const pulls = new Map<number, number>();
  const masses = new Float32Array(order);
  for (let edge = 0; edge < bodies.weight.length; edge += 1) {
    const [a, b] = [bodies.ends[2 * edge] as number, bodies.ends[2 * edge + 1] as number];
    const pair = Math.min(a, b) * order + Math.max(a, b);
    pulls.set(pair, (pulls.get(pair) ?? 0) + (bodies.weight[edge] as number));
    masses[a] = (masses[a] as number) + 1;
    masses[b] = (masses[b] as number) + 1;
  }
  const nodes = new Float32Array(order * nodeFields);
  for (let node = 0; node < order; node += 1) {
    const at = node * nodeFields;
    nodes[at] = bodies.x[node] as number;
    nodes[at + 1] = bodies.y[node] as number;
    // ForceAtlas2 repels by degree, which drives the hubs of a small world to its rim; by the root of it they stay inside.
    nodes[at + 6] = 1 + Math.sqrt(masses[node] as number);
    nodes[at + 7] = 1;
    nodes[at + 8] = bodies.radius[node] as number;
    nodes[at + 9] = bodies.fixed[node] as number;
  }
  const edges = new Float32Array(pulls.size * edgeFields);
  let edge = 0;
  for (const [pair, pull] of pulls) {
    edges[edge] = Math.floor(pair / order) * nodeFields;
    edges[edge + 1] = (pair % order) * nodeFields;
    edges[edge + 2] = 1 + Math.log(Math.max(1, pull));
    edge += edgeFields;
  }
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 10,
    // Weak gravity leaves a dense middle and far-off strays, and what overlaps in the middle loses its order when it is pushed
    // apart. Measured on the sample graph, mean length of an edge by mean distance of two nodes, after pushing apart: 0.85 with
    // weak gravity, 0.18 with this.
    strongGravityMode: true,
    gravity: order > 2000 ? 0.05 : 0.14,
    slowDown: 2,
    barnesHutOptimize: order > 1000,
    // 1.2 instead of 0.5: a third of the time at 100,000 nodes, and no difference to the eye.
    barnesHutTheta: 1.2,
  };
  return {
    step: (rounds) => {
      for (let round = 0; round < rounds; round += 1) iterate(settings, nodes, edges);
      for (let node = 0; node < order; node += 1) {
        bodies.x[node] = nodes[node * nodeFields] as number;
        bodies.y[node] = nodes[node * nodeFields + 1] as number;
      }
    },
  };
};

/** Side of the drawing that radii in pixels refer to. */
const pictureSide = 620;

/**
 * Moves nodes apart until none overlaps, as far as that many rounds reach. Pinned ones stay, which noverlap cannot promise. Cost grows
 * with the number of nodes, not of pairs: only nodes in neighbouring cells of a grid are compared.
 */
export const pushApart = (bodies: Bodies, margin = 5, rounds = 80): void => {
  const { x, y, radius, fixed } = bodies;
  const order = x.length;
  if (order < 2) return;
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  let widest = 0;
  for (let node = 0; node < order; node += 1) {
    left = Math.min(left, x[node] as number);
    right = Math.max(right, x[node] as number);
    top = Math.min(top, y[node] as number);
    bottom = Math.max(bottom, y[node] as number);
    widest = Math.max(widest, radius[node] as number);
  }
  const unit = Math.max(right - left, bottom - top, 1e-6) / pictureSide;
  const cell = 2 * (widest + margin) * unit;
  for (let round = 0; round < rounds; round += 1) {
    const cells = new Map<string, number[]>();
    for (let node = 0; node < order; node += 1) {
      const key = `${Math.floor((x[node] as number) / cell)} ${Math.floor((y[node] as number) / cell)}`;
      const members = cells.get(key);
      if (members === undefined) cells.set(key, [node]);
      else members.push(node);
    }
    let moved = false;
    for (let node = 0; node < order; node += 1) {
      const column = Math.floor((x[node] as number) / cell);
      const row = Math.floor((y[node] as number) / cell);
      for (let dc = -1; dc <= 1; dc += 1)
        for (let dr = -1; dr <= 1; dr += 1)
          for (const other of cells.get(`${column + dc} ${row + dr}`) ?? []) {
            if (other <= node || (fixed[node] && fixed[other])) continue;
            let dx = (x[other] as number) - (x[node] as number);
            let dy = (y[other] as number) - (y[node] as number);
            const wanted = ((radius[node] as number) + (radius[other] as number) + margin) * unit;
            let distance = Math.hypot(dx, dy);
            if (distance >= wanted) continue;
            // Two on one spot part in a direction that depends on their numbers only.
            if (distance < 1e-6) {
              dx = Math.cos(node * goldenAngle) * 1e-3;
              dy = Math.sin(node * goldenAngle) * 1e-3;
              distance = 1e-3;
            }
            const push = (wanted - distance) / distance / (fixed[node] || fixed[other] ? 1 : 2);
            if (!fixed[node]) {
              x[node] = (x[node] as number) - dx * push;
              y[node] = (y[node] as number) - dy * push;
            }
            if (!fixed[other]) {
              x[other] = (x[other] as number) + dx * push;
              y[other] = (y[other] as number) + dy * push;
            }
            moved = true;
          }
    }
    if (!moved) return;
  }
};

/** More pieces than this are left where the forces put them: packing compares each with each. */
const mostPieces = 600;

/**
 * Moves the pieces of a graph that nothing joins close to each other, the largest in the middle: forces only drive them apart, and the
 * picture would be mostly empty. Pieces with a fixed node stay.
 */
export const packPieces = (bodies: Bodies): void => {
  const { x, y, fixed, ends } = bodies;
  const leader = Uint32Array.from(x, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] as number] as number;
      at = leader[at] as number;
    }
    return at;
  };
  for (let at = 0; at < ends.length; at += 2) {
    const [a, b] = [find(ends[at] as number), find(ends[at + 1] as number)];
    leader[Math.max(a, b)] = Math.min(a, b);
  }
  const joined = new Set(ends);
  const pieces = new Map<number, number[]>();
  for (let node = 0; node < x.length; node += 1) {
    if (!joined.has(node)) continue;
    const piece = pieces.get(find(node));
    if (piece === undefined) pieces.set(find(node), [node]);
    else piece.push(node);
  }
  if (pieces.size < 2 || pieces.size > mostPieces) return;
  const discs = [...pieces.values()]
    .map((nodes) => {
      const cx = nodes.reduce((sum, node) => sum + (x[node] as number), 0) / nodes.length;
      const cy = nodes.reduce((sum, node) => sum + (y[node] as number), 0) / nodes.length;
      const distances = nodes.map((node) => Math.hypot((x[node] as number) - cx, (y[node] as number) - cy));
      // A few strays of a large piece may lie among its neighbours; the picture is the larger for it.
      const reach = distances.sort((a, b) => a - b)[Math.ceil(distances.length * 0.97) - 1] ?? 0;
      return { nodes, cx, cy, reach, stays: nodes.some((node) => fixed[node]) };
    })
    .sort(
      (a, b) =>
        Number(b.stays) - Number(a.stays) ||
        b.nodes.length - a.nodes.length ||
        (a.nodes[0] as number) - (b.nodes[0] as number),
    );
  const largest = Math.max(...discs.map(({ reach }) => reach), 1e-3);
  const margin = largest * 0.07;
  const placed: { readonly x: number; readonly y: number; readonly reach: number }[] = [];
  for (const { nodes, cx, cy, reach, stays } of discs) {
    let [px, py] = stays ? [cx, cy] : [0, 0];
    // Around a spiral until there is room; a picture is wider than it is high.
    for (let step = 0; !stays && step < 4000; step += 1) {
      const distance = largest * 0.02 * step;
      [px, py] = [1.35 * distance * Math.cos(step * 0.35), distance * Math.sin(step * 0.35)];
      if (placed.every((other) => Math.hypot(other.x - px, other.y - py) > other.reach + reach + margin)) break;
    }
    placed.push({ x: px, y: py, reach });
    for (const node of nodes) {
      if (fixed[node]) continue;
      x[node] = (x[node] as number) + px - cx;
      y[node] = (y[node] as number) + py - cy;
    }
  }
};

/** Steps of about this length along an ellipse, from its lowest point to the right; `count` angles, the first half a step away. */
const stepsAlong = (width: number, height: number, step: number, count: number): readonly number[] => {
  const angles: number[] = [];
  const advance = (angle: number, part: number): number =>
    angle + (part * step) / Math.hypot(width * Math.sin(angle), height * Math.cos(angle));
  for (let angle = advance(-Math.PI / 2, 0.5); angles.length < count; angle = advance(angle, 1)) angles.push(angle);
  return angles;
};

/**
 * Sets nodes without any edge around the picture, kind by kind, from below upwards on both sides: forces would only blow them to its rim,
 * where they push all others together.
 */
export const surround = (bodies: Bodies): void => {
  const { x, y, radius, fixed, ends, kind } = bodies;
  const joined = new Set(ends);
  const loose: number[] = [];
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  const stays = (node: number): boolean => joined.has(node) || fixed[node] === 1;
  for (let node = 0; node < x.length; node += 1) {
    if (!stays(node)) {
      loose.push(node);
      continue;
    }
    left = Math.min(left, x[node] as number);
    right = Math.max(right, x[node] as number);
    bottom = Math.min(bottom, y[node] as number);
    top = Math.max(top, y[node] as number);
  }
  if (loose.length === 0 || loose.length === x.length) return;
  const unit = Math.max(right - left, top - bottom, 1e-6) / pictureSide;
  const step = 2 * (Math.max(...loose.map((node) => radius[node] as number)) + 7) * unit;
  const [middleX, middleY] = [(left + right) / 2, (bottom + top) / 2];
  // A graph of two nodes is a line, and its ellipse would be flat.
  const [half, high] = [right - left, top - bottom].map((side) => Math.max(side / 2, 2 * step)) as [number, number];
  let reach = 0;
  for (let node = 0; node < x.length; node += 1)
    if (stays(node))
      reach = Math.max(
        reach,
        Math.hypot(((x[node] as number) - middleX) / half, ((y[node] as number) - middleY) / high),
      );
  const [width, height] = [half * reach + 1.5 * step, high * reach + 1.5 * step];
  // Ramanujan's approximation of an ellipse's length.
  const length = Math.PI * (3 * (width + height) - Math.sqrt((3 * width + height) * (width + 3 * height)));
  const room = Math.max(8, Math.floor(length / step) - 1);
  const kinds = new Map<number, number[]>();
  for (const node of loose) {
    const members = kinds.get(kind?.[node] ?? 0);
    if (members === undefined) kinds.set(kind?.[node] ?? 0, [node]);
    else members.push(node);
  }
  const groups = [...kinds].sort(([a], [b]) => a - b).map(([, members]) => members);
  /** Places side by side when so many stand behind each other, with a gap between kinds. */
  const placesFor = (depth: number): number =>
    groups.reduce((sum, members) => sum + Math.ceil(members.length / depth) + 1, -1);
  let depth = 1;
  while (placesFor(depth) > room && depth < loose.length) depth += 1;
  const count = placesFor(depth);
  const rightwards = stepsAlong(width, height, step, Math.ceil(count / 2));
  const angles = [...rightwards.map((angle) => -Math.PI - angle).reverse(), ...rightwards];
  let place = angles.length - count;
  for (const members of groups) {
    for (const [at, node] of members.entries()) {
      const angle = angles[place + Math.floor(at / depth)] as number;
      const outwards = (at % depth) * step;
      x[node] = middleX + (width + outwards) * Math.cos(angle);
      y[node] = middleY + (height + outwards) * Math.sin(angle);
    }
    place += Math.ceil(members.length / depth) + 1;
  }
};

/** Rounds that give a settled picture in a time that people wait for: many for small graphs, few for large ones. */
export const roundsFor = (order: number): number =>
  order <= 500 ? 600 : order <= 2000 ? 200 : order <= 10_000 ? 80 : order <= 30_000 ? 40 : 20;
