import { nodeTypes, statuses } from '../../graph/ontology.ts';
import { nameSize, number, shapeOf, write } from '../../graph/picture/svg.ts';
import { dashes, type Palette, tones } from '../../graph/picture/tones.ts';
import { toneOfRelation, type World, type WorldMask } from './world.ts';
import type { WorldLook } from './worldStage.ts';

/* The whole of a large graph as SVG, in pieces: no text of ten megabytes is ever put together. */

/** Longer side in pixels, and the rim around it. */
const side = 2400;
const rim = 60;
/** Part of the picture that nodes may cover. */
const cover = 0.09;

/** Radius of each node, so that all that are shown cover no more than a part of `area`. */
export const radiiOf = (
  weights: Float32Array,
  shown: Uint8Array,
  area: number,
  most: number,
): Float32Array<ArrayBuffer> => {
  const radii = new Float32Array(weights.length);
  let covered = 0;
  for (let node = 0; node < radii.length; node += 1) {
    const radius = 1.5 + 13 * (weights[node] as number);
    radii[node] = radius;
    if (shown[node]) covered += Math.PI * radius * radius;
  }
  const shrink = Math.max(0.3, Math.min(1, Math.sqrt((most * area) / Math.max(1, covered))));
  for (let node = 0; node < radii.length; node += 1) radii[node] = (radii[node] as number) * shrink;
  return radii;
};

/** The nodes that get a name in the picture: the largest of those that are shown. */
export const foremostOf = ({ nodes }: WorldMask, { weights }: WorldLook, count: number): readonly number[] => {
  const shown: number[] = [];
  for (let node = 0; node < nodes.length; node += 1) if (nodes[node]) shown.push(node);
  return shown.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b).slice(0, count);
};

/** Draws what the mask shows: lines of one colour and manner as one path, straight and dashed by manner, then nodes, then names. */
export const drawWorld = function* (
  world: World,
  look: WorldLook,
  mask: WorldMask,
  names: ReadonlyMap<number, string>,
  palette: Palette,
): Generator<string> {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let node = 0; node < world.x.length; node += 1) {
    if (!mask.nodes[node]) continue;
    left = Math.min(left, world.x[node] as number);
    right = Math.max(right, world.x[node] as number);
    bottom = Math.min(bottom, world.y[node] as number);
    top = Math.max(top, world.y[node] as number);
  }
  const scale = (side - 2 * rim) / Math.max(right - left, top - bottom, 1e-6);
  const [width, height] = [(right - left) * scale + 2 * rim, (top - bottom) * scale + 2 * rim].map(Math.round) as [
    number,
    number,
  ];
  const x = (node: number): number => rim + ((world.x[node] as number) - left) * scale;
  const y = (node: number): number => rim + (top - (world.y[node] as number)) * scale;
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Liberation Sans', Arial, sans-serif" font-size="${nameSize}">
<rect width="100%" height="100%" fill="${palette.paper}"/>
`;
  const opacity = Math.max(0.08, Math.min(0.7, 0.85 * (1500 / Math.max(1, mask.edgeCount)) ** 0.42));
  yield `<g fill="none" stroke-width="0.7" stroke-opacity="${number(opacity)}">\n`;
  const kinds = Array.from({ length: tones.length * statuses.length }, (): string[] => []);
  for (let edge = 0; edge < mask.edges.length; edge += 1) {
    if (!mask.edges[edge]) continue;
    const [a, b] = [world.source[edge] as number, world.target[edge] as number];
    const kind =
      (toneOfRelation[world.relation[edge] as number] as number) * statuses.length +
      ((world.status[edge] as number) & 127);
    kinds[kind]?.push(`M${number(x(a))} ${number(y(a))}L${number(x(b))} ${number(y(b))}`);
  }
  for (const [kind, ways] of kinds.entries()) {
    const tone = tones[Math.floor(kind / statuses.length)] as (typeof tones)[number];
    const dash = dashes[statuses[kind % statuses.length] as (typeof statuses)[number]];
    // A path of very many pieces is slow to open in some programs.
    for (let first = 0; first < ways.length; first += 5000)
      yield `<path stroke="${palette.tones[tone]}"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''} d="${ways.slice(first, first + 5000).join('')}"/>\n`;
  }
  yield '</g>\n<g>\n';
  const radii = radiiOf(look.weights, mask.nodes, width * height, cover);
  const order: number[] = [];
  for (let node = 0; node < radii.length; node += 1) if (mask.nodes[node]) order.push(node);
  order.sort((a, b) => (radii[a] as number) - (radii[b] as number) || a - b);
  for (let first = 0; first < order.length; first += 2000) {
    const shapes = order.slice(first, first + 2000).map((node) => {
      const [red = 0, green = 0, blue = 0] = look.colours.subarray(3 * node, 3 * node + 3);
      const colour = `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
      const [radius, type] = [radii[node] as number, nodeTypes[world.type[node] as number] ?? 'Person'];
      // What is smaller than its rim would be is a dot.
      return radius < 2.5
        ? `<circle cx="${number(x(node))}" cy="${number(y(node))}" r="${number(radius)}" fill="${colour}"/>`
        : shapeOf({ type, colour }, x(node), y(node), radius, palette.paper);
    });
    yield `${shapes.join('\n')}\n`;
  }
  yield '</g>\n<g>\n';
  for (const [node, text] of names)
    yield `${write({ x: x(node) + (radii[node] as number) + 4, y: y(node), text, anchor: 'start', isSmall: false }, palette)}\n`;
  yield '</g>\n</svg>\n';
};
