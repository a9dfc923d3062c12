import type { GraphSource, Report } from '../export/model.ts';
import type { GraphEdge, GraphNode } from '../model.ts';
import { nodeTypes, type RelationKind, relations, statuses } from '../ontology.ts';
import { findCommunities } from './communities.ts';
import { type Bodies, createForces, packPieces, placeByCommunity, pushApart, roundsFor, surround } from './forces.ts';
import { boxOf, placeWritings, type Said, textWidth } from './labels.ts';
import { showName } from './names.ts';
import {
  controlOf,
  curvesOf,
  drawSvg,
  type Line,
  type Mark,
  number,
  type Picture,
  type Place,
  shapeOf,
  smallSize,
  strokeOf,
  write,
} from './svg.ts';
import { palettes, toneOf, tones } from './tones.ts';

/*
 * A graph as a picture without a page: chosen, laid out, lettered and drawn, the same picture each time. Colours, shapes and line
 * styles are those of the page in daylight.
 */

/** More nodes or edges than this are a grey cloud on any paper, and take long to lay out; names as far as there is room for them. */
export const pictureLimits = { nodes: 3000, edges: 20_000, names: 500 };
/** Up to this many edges each says its relation, where there is room. */
const mostSayings = 120;
/** So many names, of the largest nodes, stand even on small nodes that lie around theirs. */
const foremost = 30;
/** Letters of a name that are shown. */
const nameLength = 42;

const palette = palettes.light;
const rim = 28;

interface Part {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Edges in the whole graph, by node. */
  readonly degrees: ReadonlyMap<string, number>;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** What is drawn of a graph: all of it, or the nodes with the most edges and what joins them best. Says what is left out. */
const choose = async (graph: GraphSource, report: Report, most: typeof pictureLimits): Promise<Part> => {
  const degrees = new Map<string, number>();
  let edgeCount = 0;
  for await (const { from, to } of graph.edges()) {
    edgeCount += 1;
    for (const id of from === to ? [from] : [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  const degreeOf = ({ id }: { readonly id: string }): number =>
    id === graph.center ? Infinity : (degrees.get(id) ?? 0);
  const byDegree = (a: GraphNode, b: GraphNode): number => degreeOf(b) - degreeOf(a) || byId(a, b);
  let nodes: GraphNode[] = [];
  let nodeCount = 0;
  for await (const node of graph.nodes()) {
    nodeCount += 1;
    nodes.push(node);
    if (nodes.length >= 4 * most.nodes) nodes = nodes.sort(byDegree).slice(0, most.nodes);
  }
  nodes = nodes.sort(byDegree).slice(0, most.nodes);
  const drawn = new Set(nodes.map(({ id }) => id));
  const bySources = (a: GraphEdge, b: GraphEdge): number =>
    b.sources - a.sources || b.confidence - a.confidence || byId(a, b);
  let edges: GraphEdge[] = [];
  for await (const edge of graph.edges()) {
    if (!drawn.has(edge.from) || !drawn.has(edge.to)) continue;
    edges.push(edge);
    if (edges.length >= 4 * most.edges) edges = edges.sort(bySources).slice(0, most.edges);
  }
  edges = edges.sort(bySources).slice(0, most.edges);
  if (nodes.length < nodeCount || edges.length < edgeCount)
    report({
      rule: 'picture-part',
      message: `${nodes.length} of ${nodeCount} nodes and ${edges.length} of ${edgeCount} edges are drawn, those with the most edges and sources; --query or --around picks a part`,
      place: 'picture',
    });
  return { nodes: nodes.sort(byId), edges: edges.sort(byId), degrees };
};

/** Pixels of a picture's longer side before its names: room for names without a hall of emptiness. */
const sideFor = (nodes: number): number => Math.round(Math.min(4000, 420 + 105 * Math.sqrt(nodes)));

/** Side that radii of a layout refer to. */
const layoutSide = 620;

/** Places in pixels, from the left and the top. */
const layOut = ({ nodes, edges }: Part, radii: readonly number[]): readonly Place[] => {
  const side = sideFor(nodes.length);
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  const order = nodes.length;
  const bodies: Bodies = {
    x: new Float32Array(order),
    y: new Float32Array(order),
    // With half a line of text around each, two neighbours can both be named.
    radius: Float32Array.from(radii, (radius) => ((radius + 6) * layoutSide) / side),
    fixed: new Uint8Array(order),
    ends: Uint32Array.from(edges.flatMap(({ from, to }) => [index.get(from) ?? 0, index.get(to) ?? 0])),
    weight: Float32Array.from(edges, ({ sources }) => 1 + Math.log(sources || 1)),
    kind: Uint8Array.from(nodes, ({ type }) => nodeTypes.indexOf(type)),
  };
  placeByCommunity(bodies, findCommunities(order, bodies.ends, bodies.weight));
  createForces(bodies).step(roundsFor(order));
  packPieces(bodies);
  pushApart(bodies, (5 * layoutSide) / side);
  surround(bodies);
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let node = 0; node < order; node += 1) {
    left = Math.min(left, bodies.x[node] as number);
    right = Math.max(right, bodies.x[node] as number);
    bottom = Math.min(bottom, bodies.y[node] as number);
    top = Math.max(top, bodies.y[node] as number);
  }
  const scale = (side - 2 * rim) / Math.max(right - left, top - bottom, 1e-6);
  return nodes.map((_, node) => ({
    x: order === 1 ? 0 : ((bodies.x[node] as number) - left) * scale,
    y: order === 1 ? 0 : (top - (bodies.y[node] as number)) * scale,
  }));
};

/** `HOLDS_POSITION` as it is read: holds position. */
const reading = (type: string): string => type.toLowerCase().replaceAll('_', ' ');

const sayingOf = ({ type, date, since, until }: GraphEdge): string => {
  const when = date ?? (since === undefined && until === undefined ? undefined : `${since ?? ''}–${until ?? ''}`);
  return when === undefined ? reading(type) : `${reading(type)}, ${when}`;
};

interface Sign {
  readonly text: string;
  /** Draws the sign in a field of 26 pixels, by its left end and its middle. */
  readonly draw: (x: number, y: number) => string;
}

const signWidth = 26;

/** The legend in rows that fit a width, from `top` on: what it draws and how high it is. */
const drawLegend = (
  count: string,
  signs: readonly Sign[],
  left: number,
  top: number,
  width: number,
): { svg: string; height: number } => {
  const rowHeight = 22;
  let [x, y] = [left, top + rowHeight / 2];
  const pieces = [
    `<path d="M${number(left)} ${number(top)}h${number(width)}" stroke="${palette.muted}" stroke-opacity="0.35"/>`,
  ];
  y += 4;
  pieces.push(write({ x, y, text: count, anchor: 'start', isSmall: true }, palette));
  x += textWidth(count, smallSize) + 20;
  for (const { text, draw } of signs) {
    const needed = signWidth + textWidth(text, smallSize) + 20;
    if (x > left && x + needed > left + width) {
      x = left;
      y += rowHeight;
    }
    pieces.push(draw(x, y), write({ x: x + signWidth + 5, y, text, anchor: 'start', isSmall: true }, palette));
    x += needed;
  }
  return { svg: pieces.join('\n'), height: y + rowHeight / 2 - top };
};

const stroke = (x: number, y: number, line: Pick<Line, 'colour' | 'width' | 'status'>): string =>
  `<path d="M${number(x)} ${number(y)}h${signWidth}" fill="none" ${strokeOf(line)}/>`;

/** What the signs of a picture mean, of those that are in it. */
const signsOf = ({ nodes, edges }: Part): readonly Sign[] => {
  const types = new Set(nodes.map(({ type }) => type));
  const shownTones = new Set(edges.map(({ type }) => toneOf(type)));
  const shownStatuses = new Set(edges.map(({ status }) => status));
  const ink = palette.muted;
  return [
    ...nodeTypes
      .filter((type) => types.has(type))
      .map((type) => ({
        text: type,
        draw: (x: number, y: number) => shapeOf({ type, colour: palette.types[type] }, x + 13, y, 7, palette.paper),
      })),
    ...tones
      .filter((tone) => shownTones.has(tone))
      .map((tone) => ({
        text: tone,
        draw: (x: number, y: number) => stroke(x, y, { colour: palette.tones[tone], width: 3, status: 'asserted' }),
      })),
    ...statuses
      .filter((status) => shownStatuses.has(status))
      .map((status) => ({
        text: status,
        draw: (x: number, y: number) => stroke(x, y, { colour: ink, width: 1.6, status }),
      })),
    ...(edges.some(({ disputed }) => disputed)
      ? [
          {
            text: 'disputed',
            draw: (x: number, y: number) =>
              stroke(x, y - 3, { colour: ink, width: 0.8, status: 'asserted' }) +
              stroke(x, y, { colour: ink, width: 1.6, status: 'asserted' }) +
              stroke(x, y + 3, { colour: ink, width: 0.8, status: 'asserted' }),
          },
        ]
      : []),
  ];
};

/**
 * Draws a graph, or the best connected part of a large one, on light ground with a legend. Nodes are as large as they have edges,
 * lines as thick as they have sources. What is left out is told to `report`.
 */
export const drawGraph = async (graph: GraphSource, report: Report, most = pictureLimits): Promise<Picture> => {
  const part = await choose(graph, report, most);
  const { nodes, edges, degrees } = part;
  const marks = nodes.map(
    ({ id, name, type }): Mark => ({
      id,
      label: showName(name, nameLength),
      type,
      colour: palette.types[type],
      radius: Math.min(20, 3.6 + 1.9 * Math.sqrt(degrees.get(id) ?? 0)),
    }),
  );
  const lines = edges.map((edge): Line => {
    const kind: RelationKind = relations[edge.type];
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      label: sayingOf(edge),
      colour: palette.tones[toneOf(edge.type)],
      width: 1.1 + Math.min(5, 0.9 * Math.log2(Math.max(1, edge.sources))),
      status: edge.status,
      disputed: edge.disputed,
      arrow: !kind.symmetric,
    };
  });
  const places = layOut(
    part,
    marks.map(({ radius }) => radius),
  );
  const spots = marks.map((mark, at) => ({ ...mark, ...(places[at] as Place), text: mark.label }));
  const byName = new Map(spots.map((spot) => [spot.id, spot]));
  const curves = curvesOf(lines);
  const sayings = (lines.length > mostSayings ? [] : lines).flatMap(({ id, from, to, label }): Said[] => {
    const [start, end] = [byName.get(from), byName.get(to)];
    if (start === undefined || end === undefined || start === end) return [];
    const control = controlOf(start, end, -(curves.get(id) ?? 0));
    const along = (t: number): Place => ({
      x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * control.x + t ** 2 * end.x,
      y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * control.y + t ** 2 * end.y,
    });
    return [{ text: label, places: [0.5, 0.42, 0.58, 0.34, 0.66].map(along) }];
  });
  const heads = lines.flatMap(({ id, from, to, arrow }): Place[] => {
    const [start, end] = [byName.get(from), byName.get(to)];
    if (!arrow || start === undefined || end === undefined || start === end) return [];
    const control = controlOf(start, end, -(curves.get(id) ?? 0));
    const length = Math.hypot(end.x - control.x, end.y - control.y) || 1;
    const back = (end.radius + 6) / length;
    return [{ x: end.x + (control.x - end.x) * back, y: end.y + (control.y - end.y) * back }];
  });
  const writings = placeWritings(
    [...spots].sort((a, b) => b.radius - a.radius || byId(a, b)),
    sayings,
    most.names,
    foremost,
    heads,
  );
  const named = writings.filter(({ isSmall }) => !isSmall).length;
  const boxes = [
    ...spots.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })),
    ...writings.map(boxOf),
  ];
  const extent = (pick: (box: (typeof boxes)[number]) => number, of: (...values: number[]) => number): number =>
    boxes.reduce((extreme, box) => of(extreme, pick(box)), pick(boxes[0] ?? { left: 0, right: 0, top: 0, bottom: 0 }));
  const [left, top] = [extent(({ left }) => left, Math.min), extent(({ top }) => top, Math.min)];
  const [right, bottom] = [extent(({ right }) => right, Math.max), extent(({ bottom }) => bottom, Math.max)];
  const width = Math.ceil(Math.max(right - left, 460) + 2 * rim);
  const [dx, dy] = [(width - (right - left)) / 2 - left, rim - top];
  const legendTop = bottom + dy + rim;
  const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
  const count = `${counted(nodes.length, 'node')}${named < nodes.length ? ` (${named} named)` : ''}, ${counted(edges.length, 'edge')}`;
  const legend = drawLegend(count, signsOf(part), rim, legendTop, width - 2 * rim);
  const at = new Map(spots.map(({ id, x, y, radius }) => [id, { x: x + dx, y: y + dy, radius }]));
  return drawSvg({ width, height: Math.ceil(legendTop + legend.height + rim / 2), at }, marks, lines, palette, {
    writings: writings.map((writing) => ({ ...writing, x: writing.x + dx, y: writing.y + dy })),
    legend: legend.svg,
  });
};
