import { expect, test } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { exporters } from '../graph/export/index.ts';
import type { GraphSource } from '../graph/export/model.ts';
import type { GraphEdge, GraphNode, Problem } from '../graph/model.ts';
import { nodeTypes } from '../graph/ontology.ts';
import { drawGraph } from '../graph/picture/draw.ts';
import { type Box, boxOf, placeWritings, textWidth } from '../graph/picture/labels.ts';
import { drawPng } from '../graph/picture/png.ts';
import { nameSize, smallSize, type Writing } from '../graph/picture/svg.ts';

const node = (id: string, name: string, type: GraphNode['type'] = 'Person'): GraphNode => ({
  id,
  type,
  name,
  aliases: [],
  articles: 1,
  properties: {},
});
const edge = (from: string, to: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `SIGNED|${from}|${to}|${more.type ?? ''}${more.date ?? ''}`,
  type: 'SIGNED',
  from,
  to,
  status: 'asserted',
  disputed: false,
  statements: [],
  sources: 1,
  confidence: 0.5,
  properties: {},
  ...more,
});
const graphOf = (nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphSource => ({
  async *nodes() {
    yield* nodes;
  },
  async *edges() {
    yield* edges;
  },
});

const svgOf = async (graph: GraphSource, problems: Problem[] = []): Promise<string> => {
  let text = '';
  for await (const piece of exporters.svg.files[0].write(graph, (problem) => problems.push(problem))) text += piece;
  return text;
};
const pngOf = async (graph: GraphSource, problems: Problem[] = []): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of exporters.png.files[0].write(graph, (problem) => problems.push(problem)))
    pieces.push(piece);
  return Buffer.concat(pieces);
};

/** A ring of people who met, around a treaty that each signed. */
const ring = (count: number): GraphSource =>
  graphOf(
    [
      node('treaty:t', 'Ringvertrag', 'Treaty'),
      ...Array.from({ length: count }, (_, at) => node(`person:${at}`, `Anna Berg ${at}`)),
    ],
    Array.from({ length: count }, (_, at) => [
      edge(`person:${at}`, 'treaty:t', { date: '2031-05-02' }),
      edge(`person:${at}`, `person:${(at + 1) % count}`, { type: 'MET' }),
    ]).flat(),
  );

const sample = graphOf(
  [
    node('country:XN', 'Nordland', 'Country'),
    node('organisation:o', 'Seebund', 'Organisation'),
    node('person:a', 'Anna Berg'),
    node('treaty:t', 'Seepakt', 'Treaty'),
  ],
  [
    edge('person:a', 'treaty:t', { date: '2031-05-02', sources: 4 }),
    edge('country:XN', 'treaty:t', { type: 'LEFT', status: 'planned', disputed: true }),
    edge('country:XN', 'organisation:o', { type: 'ACCUSED', status: 'denied' }),
    edge('person:a', 'country:XN', { type: 'HOLDS_POSITION', since: '2029' }),
    edge('country:XN', 'country:XN', { type: 'BORDERS' }),
  ],
);

test('a picture is the same bytes each time', async () => {
  expect(await svgOf(ring(40))).toBe(await svgOf(ring(40)));
  expect((await pngOf(sample)).equals(await pngOf(sample))).toBe(true);
});

test('a picture shows names, relations with their dates, arrows, line styles, and a legend of what is in it', async () => {
  const svg = await svgOf(sample);
  const { document } = parseHTML(svg);
  const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(expect.arrayContaining(['Nordland', 'Seebund', 'Anna Berg', 'Seepakt', 'signed, 2031-05-02']));
  expect(texts).toEqual(
    expect.arrayContaining([...nodeTypes, 'treaty', 'state', 'conflict', 'asserted', 'planned', 'denied']),
  );
  expect(texts).toEqual(expect.arrayContaining(['4 nodes, 5 edges', 'disputed', 'holds position, 2029–']));
  for (const absent of ['politics', 'claimed']) expect(texts).not.toContain(absent);
  // BORDERS is symmetric; the four others have a direction.
  expect(document.querySelectorAll('polygon.head')).toHaveLength(4);
  const dashes = [...document.querySelectorAll('path[stroke-dasharray] title')].map(({ textContent }) => textContent);
  expect(dashes).toEqual(['accused', 'left']);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test('names that are markup, control characters or marks of direction stay text', async () => {
  const names = [
    '<script>x</script>',
    '"><image href="x"/>',
    'a\u0000b\u001b[1m',
    'Berg\u202Egreb',
    ']]>&amp;',
    '\uD800',
  ];
  const svg = await svgOf(
    graphOf(
      names.map((name, at) => node(`person:${at}`, name)),
      [],
    ),
  );
  const { document } = parseHTML(svg);
  expect(document.querySelectorAll('script, image')).toHaveLength(0);
  const texts = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(
    expect.arrayContaining(['<script>x</script>', '"><image href="x"/>', 'Berggreb', ']]>&amp;', 'ab[1m']),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(svg).not.toMatch(/[\u0000-\u0008\u202E\uD800]/);
  expect((await pngOf(graphOf([node('person:0', names.join(' '))], []))).length).toBeGreaterThan(1000);
});

const overlaps = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.1;

test.each([10, 50, 120])('in a picture of %i people no name lies on another', async (count) => {
  const { document } = parseHTML(await svgOf(ring(count)));
  const writings = [...document.querySelectorAll('text')].map((element): Writing => {
    const isSmall = element.hasAttribute('font-size');
    return {
      x: Number(element.getAttribute('x')),
      // In the SVG it is the line that letters stand on.
      y: Number(element.getAttribute('y')) - 0.33 * (isSmall ? smallSize : nameSize),
      text: element.textContent ?? '',
      anchor: (element.getAttribute('text-anchor') ?? 'start') as Writing['anchor'],
      isSmall,
    };
  });
  expect(writings.filter(({ text }) => text.startsWith('Anna')).length).toBeGreaterThan(count * 0.6);
  const boxes = writings.map(boxOf);
  expect(
    boxes.flatMap((box, at) => boxes.slice(at + 1).flatMap((other) => (overlaps(box, other) ? [[box, other]] : []))),
  ).toEqual([]);
  // All words lie inside the picture.
  const width = Number(document.querySelector('svg')?.getAttribute('width'));
  expect(boxes.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
});

test('a name finds another side when the right one is taken, and is left out when none is free', () => {
  const spot = (x: number, y: number, text: string) => ({ x, y, radius: 6, text });
  const [first, second] = placeWritings([spot(0, 0, 'Anna Berg'), spot(22, 0, 'Otto Tal')], [], 10, 0, []);
  expect([first?.anchor, second?.anchor]).toEqual(['end', 'start']);
  const crowd = Array.from({ length: 25 }, (_, at) => spot((at % 5) * 13, Math.floor(at / 5) * 13, 'Ein langer Name'));
  expect(placeWritings(crowd, [], 100, 0, []).length).toBeLessThan(25);
  expect(placeWritings(crowd, [], 3, 0, [])).toHaveLength(3);
});

test('signs of the world are as wide as they are drawn', () => {
  expect(textWidth('김정은', 10)).toBe(30);
  expect(textWidth('習近平', 10)).toBe(30);
  expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
  expect(textWidth('iii', 10)).toBeLessThan(textWidth('mmm', 10) / 2);
});

test('of a graph that is too large the best connected part is drawn, and what is left out is told', async () => {
  const nodes = Array.from({ length: 150 }, (_, at) => node(`person:${at}`, `P${at}`));
  const edges = Array.from({ length: 90 }, (_, at) => edge('person:149', `person:${148 - at}`, { sources: at + 1 }));
  const problems: Problem[] = [];
  const most = { nodes: 80, edges: 50, names: 20 };
  const { svg } = await drawGraph(graphOf(nodes, edges), (problem) => problems.push(problem), most);
  expect(problems).toEqual([
    expect.objectContaining({ rule: 'picture-part', message: expect.stringMatching(/^80 of 150 nodes and 50 of 90/) }),
  ]);
  expect(svg).toContain('<title>P149</title>');
  expect(svg).toContain('>80 nodes (20 named), 50 edges<');
});

test('an empty graph and a single node are pictures too', async () => {
  expect(await svgOf(graphOf([], []))).toContain('0 nodes, 0 edges');
  const svg = await svgOf(graphOf([node('person:a', 'Anna Berg')], []));
  expect(svg).toContain('1 node, 0 edges');
  expect(svg).not.toMatch(/NaN|Infinity/);
});

test('a PNG has the size of its SVG twice over and is not blank', async () => {
  const svg = await svgOf(sample);
  const png = await pngOf(sample);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  expect(png.length).toBeGreaterThan(5000);
});

test('the PNG of Latin, Greek, Cyrillic and Hebrew names is the same whatever fonts a machine has', async () => {
  const names = ['Łukasz Çelik', 'Анна Ігор', 'Ελένη', 'דוד'];
  const picture = await drawGraph(
    graphOf(
      names.map((name, number) => node(`person:${number}`, name)),
      [],
    ),
    () => undefined,
  );
  const problems: Problem[] = [];
  const [here, bare] = await Promise.all(
    [true, false].map((hasFonts) => drawPng(picture, (problem) => problems.push(problem), hasFonts)),
  );
  expect(Buffer.compare(here as Uint8Array, bare as Uint8Array)).toBe(0);
  expect(problems).toEqual([]);
});

test('emoji and flags are left out of the PNG with a word, and what our own font has of their kind stays', async () => {
  const problems: Problem[] = [];
  const of = async (name: string): Promise<Uint8Array> => {
    const picture = await drawGraph(graphOf([node('person:a', 'Anna')], []), () => undefined);
    const svg = picture.svg.replaceAll('Anna', name);
    return drawPng({ ...picture, svg }, (problem) => problems.push(problem));
  };
  const plain = await of('Anna Berg ©');
  expect(problems).toEqual([]);
  for (const name of ['Anna 🇩🇪 Berg ©😀', 'Anna❤️ Berg 👨‍👩‍👧©', 'Anna Berg ©🏴󠁧󠁢󠁳󠁣󠁴󠁿👍🏽☎'])
    expect([name, Buffer.compare(plain, await of(name))]).toEqual([name, 0]);
  expect(new Set(problems.map(({ rule, message }) => `${rule}: ${message}`))).toEqual(
    new Set(['no-emoji: emoji and flags in names are left out of the PNG; the SVG has them']),
  );
});

test('letters that no font has are told, not silently left out', async () => {
  const problems: Problem[] = [];
  const picture = await drawGraph(
    graphOf([node('person:a', 'Анна 習'), node('person:b', 'Anna')], []),
    () => undefined,
  );
  await drawPng(picture, (problem) => problems.push(problem), false);
  expect(problems).toEqual([
    expect.objectContaining({
      rule: 'no-font',
      message: expect.stringContaining('has Chinese letters'),
    }),
  ]);
});
