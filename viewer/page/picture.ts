import type { SceneNode } from '../server/wire.ts';
import type { Place } from './scene.ts';
import { curvesOf, type Drawn, type Figure, type Line } from './stage.ts';
import { dashes, type Palette } from './tones.ts';

/* The scene as a picture that other programs open: SVG written out, PNG drawn from that SVG, HTML around it. */

const escapeMarkup = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu, '');

const number = (value: number): string => String(Math.round(value * 100) / 100);

/** An arrow head at the rim of the target of a curve with this control point. */
const headOf = (line: Line, control: Place, to: Place & { readonly radius: number }): string => {
  if (!line.arrow) return '';
  const length = Math.hypot(to.x - control.x, to.y - control.y) || 1;
  const [dx, dy] = [(to.x - control.x) / length, (to.y - control.y) / length];
  const [tip, size] = [to.radius + 2, 5 + 1.3 * line.width];
  const [x, y] = [to.x - dx * tip, to.y - dy * tip];
  const corners = [
    [x, y],
    [x - dx * size - dy * size * 0.45, y - dy * size + dx * size * 0.45],
    [x - dx * size + dy * size * 0.45, y - dy * size - dx * size * 0.45],
  ];
  return `<polygon class="head" points="${corners.map(([a = 0, b = 0]) => `${number(a)},${number(b)}`).join(' ')}" fill="${line.colour}"/>`;
};

const shapeOf = ({ type, colour }: Figure, x: number, y: number, r: number, paper: string): string => {
  const paint = `fill="${colour}" stroke="${paper}" stroke-width="1.5"`;
  if (type === 'Organisation')
    return `<rect x="${number(x - 0.87 * r)}" y="${number(y - 0.87 * r)}" width="${number(1.74 * r)}" height="${number(1.74 * r)}" rx="${number(0.26 * r)}" ${paint}/>`;
  if (type === 'Treaty')
    return `<rect x="${number(x - 0.74 * r)}" y="${number(y - r)}" width="${number(1.48 * r)}" height="${number(2 * r)}" rx="${number(0.16 * r)}" ${paint}/>`;
  if (type === 'Country') {
    const corners = Array.from({ length: 6 }, (_, at) => {
      const angle = (Math.PI / 3) * at + Math.PI / 6;
      return `${number(x + 1.06 * r * Math.cos(angle))},${number(y + 1.06 * r * Math.sin(angle))}`;
    });
    return `<polygon points="${corners.join(' ')}" ${paint}/>`;
  }
  return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(r)}" ${paint}/>`;
};

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** Side of a picture that is drawn without a canvas, and its rim, in pixels. */
const side = 1400;
const rim = 90;

/** Where nodes stand in a picture of their own, by their places in the overview. */
export const placesOf = (nodes: readonly SceneNode[], radius: (node: SceneNode) => number): Drawn => {
  const xs = nodes.map(({ x = 0 }) => x);
  const ys = nodes.map(({ y = 0 }) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (side - 2 * rim) / Math.max(right - left, top - bottom, 1e-6);
  const at = nodes.map((node): [string, Place & { readonly radius: number }] => [
    node.id,
    { x: rim + ((node.x ?? 0) - left) * scale, y: rim + (top - (node.y ?? 0)) * scale, radius: radius(node) },
  ]);
  return {
    width: Math.round((right - left) * scale + 2 * rim) || side,
    height: Math.round((top - bottom) * scale + 2 * rim) || side,
    at: new Map(at),
  };
};

/** A picture as SVG. Names are escaped; nothing in it can run. */
export const drawSvg = (
  { width, height, at }: Drawn,
  figures: readonly Figure[],
  lines: readonly Line[],
  palette: Palette,
): Picture => {
  const curves = curvesOf(lines);
  const body: string[] = [];
  for (const line of lines) {
    const [from, to] = [at.get(line.from), at.get(line.to)];
    if (from === undefined || to === undefined) continue;
    const dash = dashes[line.status];
    const style = `stroke="${line.colour}" stroke-width="${number(line.width)}"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}><title>${escapeMarkup(line.label)}</title>`;
    if (line.from === line.to) {
      const [turn, ring] = [-(curves.get(line.id) ?? 0), 0.7 * from.radius + 6];
      const reach = from.radius + 0.55 * ring;
      body.push(
        `<circle cx="${number(from.x + reach * Math.cos(turn))}" cy="${number(from.y + reach * Math.sin(turn))}" r="${number(ring)}" ${style}</circle>`,
      );
      continue;
    }
    const bend = -(curves.get(line.id) ?? 0);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const [cx, cy] = [(from.x + to.x) / 2 - dy * bend, (from.y + to.y) / 2 + dx * bend];
    body.push(
      `<path d="M${number(from.x)} ${number(from.y)}Q${number(cx)} ${number(cy)} ${number(to.x)} ${number(to.y)}" ${style}</path>${headOf(line, { x: cx, y: cy }, to)}`,
    );
  }
  const names: string[] = [];
  const sorted = [...figures].sort((a, b) => a.radius - b.radius);
  const marks = sorted.flatMap((figure) => {
    const place = at.get(figure.id);
    if (place === undefined) return [];
    names.push(
      `<text x="${number(place.x + place.radius + 5)}" y="${number(place.y + 4)}" stroke="${palette.paper}" stroke-width="3.5" paint-order="stroke" fill="${palette.ink}">${escapeMarkup(figure.label)}</text>`,
    );
    return [shapeOf(figure, place.x, place.y, place.radius, palette.paper)];
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12.5">
<rect width="100%" height="100%" fill="${palette.paper}"/>
<g fill="none" stroke-opacity="0.9">${body.join('\n')}</g>
<g>${marks.join('\n')}</g>
<g>${names.join('\n')}</g>
</svg>
`;
  return { width, height, svg };
};

/** The picture as PNG, at twice its size. */
export const drawPng = async ({ svg, width, height }: Picture): Promise<Blob> => {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, width * 2, height * 2);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
};

export interface Passage {
  readonly relation: string;
  readonly status: string;
  readonly sentence: string;
  readonly source: string;
}

/** One file that works without a server and without scripts: the picture, and the sentences behind it. */
export const drawHtml = (
  { svg }: Picture,
  title: string,
  heading: string,
  passages: readonly Passage[],
  palette: Palette,
): string => `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>body{margin:0 auto;max-width:72rem;padding:2rem 1rem;background:${palette.paper};color:${palette.ink};font:1rem/1.5 Charter,Georgia,serif}svg{max-width:100%;height:auto}h1,h2{font-weight:600}li{margin:0 0 1rem}b{font-weight:600}small{color:${palette.muted}}q{quotes:none;font-style:italic}</style></head>
<body><h1>${escapeMarkup(title)}</h1>${svg}<h2>${escapeMarkup(heading)}</h2><ul>
${passages.map(({ relation, status, sentence, source }) => `<li><b>${escapeMarkup(relation)}</b> <small>${escapeMarkup(status)}</small><br><q>${escapeMarkup(sentence)}</q><br><small>${escapeMarkup(source)}</small></li>`).join('\n')}
</ul></body></html>
`;
