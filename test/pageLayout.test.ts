import { expect, test } from '@jest/globals';
import { type Bodies, surround } from '../graph/picture/forces.ts';

/* Where nodes without edges are put. */

/** Ten joined nodes in a row or a block, and loose ones of these kinds. */
const bodiesWith = (kinds: readonly number[], columns: number): Bodies => {
  const joined = 10;
  const order = joined + kinds.length;
  const ends = Array.from({ length: joined - 1 }, (_, at) => [at, at + 1]).flat();
  return {
    x: Float32Array.from({ length: order }, (_, node) => (node < joined ? (node % columns) * 60 : 1e6)),
    y: Float32Array.from({ length: order }, (_, node) => (node < joined ? Math.floor(node / columns) * 60 : -1e6)),
    radius: new Float32Array(order).fill(5),
    fixed: new Uint8Array(order),
    ends: Uint32Array.from(ends),
    weight: new Float32Array(ends.length / 2).fill(1),
    kind: Uint8Array.from({ length: order }, (_, node) => (node < joined ? 0 : (kinds[node - joined] as number))),
  };
};

test.each([
  ['one', [2], 4],
  ['a few of two kinds', [0, 1, 0, 1, 1], 4],
  ['many of four kinds', Array.from({ length: 400 }, (_, at) => at % 4), 4],
  ['some around a line', Array.from({ length: 30 }, () => 1), 10],
])('nodes without edges stand around the others, and no two on one spot: %s', (_, kinds, columns) => {
  const bodies = bodiesWith(kinds, columns);
  const before = bodies.x.slice(0, 10);
  surround(bodies);
  expect([...bodies.x.slice(0, 10)]).toEqual([...before]);
  const { x, y } = bodies;
  const [middleX, middleY] = [((columns - 1) * 60) / 2, (Math.floor(9 / columns) * 60) / 2];
  const distance = (a: number, b: number): number =>
    Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));
  let nearest = Infinity;
  for (let node = 10; node < x.length; node += 1)
    for (let other = 0; other < node; other += 1) nearest = Math.min(nearest, distance(node, other));
  expect(nearest).toBeGreaterThan(0);
  const span = Math.max((columns - 1) * 60, Math.floor(9 / columns) * 60);
  // Ten pixels of a picture of 620 is what two of them cover.
  expect(nearest).toBeGreaterThan((10 * span) / 620);
  for (let node = 10; node < x.length; node += 1)
    expect(Math.hypot((x[node] as number) - middleX, (y[node] as number) - middleY)).toBeLessThan(span * 6);
  // The first of them stands below.
  if (kinds.length < 6) for (let node = 10; node < x.length; node += 1) expect(y[node]).toBeLessThan(0);
});

test('nodes without edges of one kind stand side by side', () => {
  const bodies = bodiesWith([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], 4);
  surround(bodies);
  const loose = Array.from({ length: 12 }, (_, at) => 10 + at);
  const fromLeft = loose.sort((a, b) => (bodies.x[a] as number) - (bodies.x[b] as number));
  expect(fromLeft.map((node) => bodies.kind?.[node])).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
});

test('where nothing has an edge nothing is moved', () => {
  const bodies = { ...bodiesWith([1, 2], 4), ends: new Uint32Array(), weight: new Float32Array() };
  const before = [...bodies.x];
  surround(bodies);
  expect([...bodies.x]).toEqual(before);
});
