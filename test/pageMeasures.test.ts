import { expect, test } from '@jest/globals';
import { statuses } from '../graph/ontology.ts';
import { findCommunities } from '../graph/picture/communities.ts';
import { betweenness, neighbourLists, pageRank } from '../viewer/server/centrality.ts';
import { packColumns, unpackColumns } from '../viewer/server/columns.ts';
import { type GraphIndex, shortestPaths } from '../viewer/server/graphIndex.ts';
import { makeLarge } from './pageLarge.ts';

/* What the server computes over the whole graph, on graphs whose answer is known. */

const ends = (...pairs: readonly (readonly [number, number])[]): Uint32Array => Uint32Array.from(pairs.flat());
const ones = (size: number): Float32Array => new Float32Array(size).fill(1);
const round = (values: Float32Array): number[] => Array.from(values, (value) => Math.round(value * 100) / 100);

const path = ends([0, 1], [1, 2], [2, 3], [3, 4]);
const star = ends([0, 1], [0, 2], [0, 3], [0, 4]);
/** Two groups of four, each joined with each, and one edge between 3 and 4. */
const pair = ends(
  ...[0, 4].flatMap((first) =>
    [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b > a).map((b) => [first + a, first + b] as const)),
  ),
  [3, 4],
);

test.each([
  // On a path of five, 4 of the 6 ordered-pair halves cross the middle, 3 the nodes beside it.
  ['a path', 5, path, [0, 0.75, 1, 0.75, 0]],
  ['a star', 5, star, [1, 0, 0, 0, 0]],
  ['two groups and a bridge', 8, pair, [0, 0, 0, 1, 1, 0, 0, 0]],
] as const)('betweenness of %s', (_name, order, edges, expected) => {
  expect(round(betweenness(neighbourLists(order, edges)))).toEqual(expected);
});

test('PageRank is highest in the middle of a star, and alike at its ends', () => {
  const [middle, ...others] = round(pageRank(neighbourLists(5, star)));
  expect(middle).toBe(1);
  expect(new Set(others).size).toBe(1);
  expect(others[0]).toBeLessThan(0.35);
});

test('nodes without edges are no trouble', () => {
  const lists = neighbourLists(3, ends());
  expect(round(pageRank(lists))).toEqual([1, 1, 1]);
  expect(round(betweenness(lists))).toEqual([0, 0, 0]);
  expect(Array.from(findCommunities(3, ends(), ones(0)))).toEqual([0, 1, 2]);
  expect(Array.from(findCommunities(0, ends(), ones(0)))).toEqual([]);
});

test('two groups with a bridge are two communities', () => {
  expect(Array.from(findCommunities(8, pair, ones(pair.length / 2)))).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
});

test('weights decide: a heavy bridge joins its ends', () => {
  const weight = ones(pair.length / 2);
  weight[weight.length - 1] = 60;
  const found = findCommunities(8, pair, weight);
  expect(found[3]).toBe(found[4]);
});

test('made-up groups are found again, the same each time', () => {
  const known = new Map<string, number>();
  const at = (id: string): number => {
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return number;
  };
  const edges = Uint32Array.from(
    makeLarge(1200, 6000).flatMap(({ statements }) => statements.flatMap(({ from, to }) => [at(from), at(to)])),
  );
  const weight = ones(edges.length / 2);
  const found = findCommunities(known.size, edges, weight);
  expect(findCommunities(known.size, edges, weight)).toEqual(found);
  const inside = weight.reduce(
    (sum, one, edge) => sum + (found[edges[2 * edge] as number] === found[edges[2 * edge + 1] as number] ? one : 0),
    0,
  );
  // Nine of ten edges were made inside of groups; chance would leave one in twenty.
  expect(inside / weight.length).toBeGreaterThan(0.75);
  expect(new Set(found).size).toBeGreaterThan(8);
});

test('columns come back as they were packed, whatever their lengths', () => {
  const columns = {
    a: Float32Array.of(1.5, -2),
    b: Uint8Array.of(1, 2, 3),
    c: new Uint16Array(),
    d: Uint16Array.of(65_535),
    e: Uint32Array.of(4_294_967_295),
  };
  const { head, columns: found } = unpackColumns(packColumns({ state: 'süß', stage: 2 }, columns).buffer);
  expect(head).toEqual({ state: 'süß', stage: 2 });
  expect(Object.fromEntries(found)).toEqual(columns);
  expect(() => unpackColumns(new TextEncoder().encode('{"nodes":[]}').buffer)).toThrow(RangeError);
});

test('of parallel edges and of paths of one length those that are asserted go first', () => {
  // 0 – 1 – 3 is only planned by many, or denied; 0 – 2 – 3 is asserted by few, beside a louder claim.
  const edges = [
    [0, 1, 'planned', 9],
    [1, 3, 'denied', 9],
    [0, 2, 'claimed', 7],
    [0, 2, 'asserted', 1],
    [2, 3, 'asserted', 2],
  ] as const;
  const incidents = [0, 1, 2, 3].map((node) => edges.flatMap(([a, b], at) => (a === node || b === node ? [at] : [])));
  const none = new Uint8Array(edges.length);
  const index: GraphIndex = {
    ids: ['a', 'b', 'c', 'd'],
    names: ['a', 'b', 'c', 'd'],
    aliases: [[], [], [], []],
    indexOf: new Map(),
    edgeIds: edges.map((_, at) => `e${at}`),
    first: Uint32Array.from([0, 0, 1, 2, 3], (_, node) => incidents.slice(0, node).flat().length),
    incident: Uint32Array.from(incidents.flat()),
    type: none,
    degree: new Uint32Array(4),
    articles: new Uint32Array(4),
    source: Uint32Array.from(edges, ([a]) => a),
    target: Uint32Array.from(edges, ([, b]) => b),
    relation: none,
    status: Uint8Array.from(edges, ([, , status]) => statuses.indexOf(status)),
    sources: Uint8Array.from(edges, ([, , , sources]) => sources),
    confidence: none,
    begin: new Uint16Array(edges.length),
    end: new Uint16Array(edges.length),
  };
  expect(shortestPaths(index, 0, 3).map((path) => path.edges)).toEqual([
    [3, 4],
    [0, 1],
  ]);
});
