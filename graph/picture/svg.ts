import type { NodeType, Status } from '../ontology.ts';
import { dashes, type Palette } from './tones.ts';

/* A picture of nodes and lines as SVG: what the page saves and what `entente export` writes. */

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** How a node is drawn. */
export interface Mark {
  readonly id: string;
  readonly label: string;
  readonly type: NodeType;
  readonly colour: string;
  readonly radius: number;
}

export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly colour: string;
  readonly width: number;
  readonly status: Status;
  readonly disputed: boolean;
  readonly arrow: boolean;
}

/** Where nodes are drawn: pixels from the left and the top of a picture. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly at: ReadonlyMap<string, Place & { readonly radius: number }>;
}

/** How far each of several edges between the same two nodes bends, as a part of their distance. */
export const curvesOf = (lines: readonly Pick<Line, 'id' | 'from' | 'to'>[]): ReadonlyMap<string, number> => {
  const groups = new Map<string, Pick<Line, 'id' | 'from' | 'to'>[]>();
  for (const line of lines) {
    const key = line.from < line.to ? `${line.from}|${line.to}` : `${line.to}|${line.from}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  const curves = new Map<string, number>();
  for (const group of groups.values())
    for (const [at, line] of group.entries()) {
      // Loops stand around their node, at the upper right first.
      if (line.from === line.to) {
        curves.set(line.id, Math.PI / 4 + (at * Math.PI) / 2.2);
        continue;
      }
      // A lone edge is straight; others spread evenly on both sides, seen from the smaller id.
      const bend = (at - (group.length - 1) / 2) * Math.min(0.28, 1.2 / group.length);
      curves.set(line.id, line.from < line.to ? bend : -bend);
    }
  return curves;
};

export const escapeMarkup = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu, '');

export const number = (value: number): string => String(Math.round(value * 100) / 100);

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

/** A node's shape: types differ in it, so that nothing hangs on colour alone. */
export const shapeOf = (
  { type, colour }: Pick<Mark, 'type' | 'colour'>,
  x: number,
  y: number,
  r: number,
  paper: string,
): string => {
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

/** Words in a picture, by the middle of their height at this end. */
export interface Writing extends Place {
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Quieter and smaller than a name: what a line says. */
  readonly isSmall: boolean;
}

/** What a picture has that stands alone, without a page around it. */
export interface Surroundings {
  /** Names and what lines say, where there is room; a node without one still has its name as a title. */
  readonly writings: readonly Writing[];
  /** SVG of what the signs mean. */
  readonly legend: string;
}

export const nameSize = 12.5;
export const smallSize = 10;

/** What a line is drawn with, whatever its way is. */
export const strokeOf = ({ colour, width, status }: Pick<Line, 'colour' | 'width' | 'status'>): string => {
  const dash = dashes[status];
  return `stroke="${colour}" stroke-width="${number(width)}"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`;
};

/** The control point of a line that bends by this part of its length. */
export const controlOf = (from: Place, to: Place, bend: number): Place => ({
  x: (from.x + to.x) / 2 - (to.y - from.y) * bend,
  y: (from.y + to.y) / 2 + (to.x - from.x) * bend,
});

export const write = ({ x, y, text, anchor, isSmall }: Writing, palette: Palette): string => {
  const size = isSmall ? smallSize : nameSize;
  return `<text x="${number(x)}" y="${number(y + 0.33 * size)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${isSmall ? ` font-size="${size}"` : ''} stroke="${palette.paper}" stroke-width="3.5" paint-order="stroke" fill="${isSmall ? palette.muted : palette.ink}">${escapeMarkup(text)}</text>`;
};

/** A picture as SVG. Names are escaped; nothing in it can run. Without surroundings each name stands to the right of its node. */
export const drawSvg = (
  { width, height, at }: Drawn,
  marks: readonly Mark[],
  lines: readonly Line[],
  palette: Palette,
  surroundings?: Surroundings,
): Picture => {
  const curves = curvesOf(lines);
  const body: string[] = [];
  for (const line of lines) {
    const [from, to] = [at.get(line.from), at.get(line.to)];
    if (from === undefined || to === undefined) continue;
    const style = `${strokeOf(line)}><title>${escapeMarkup(line.label)}</title>`;
    // A disputed line is flanked by two thin ones.
    const isFlanked = line.disputed && surroundings !== undefined;
    const flanks = (shape: string): string =>
      isFlanked
        ? `<${shape} stroke="${line.colour}" stroke-width="${number(line.width + 5)}"/><${shape} stroke="${palette.paper}" stroke-width="${number(line.width + 3.4)}"/>`
        : '';
    if (line.from === line.to) {
      const [turn, ring] = [-(curves.get(line.id) ?? 0), 0.7 * from.radius + 6];
      const reach = from.radius + 0.55 * ring;
      const shape = `circle cx="${number(from.x + reach * Math.cos(turn))}" cy="${number(from.y + reach * Math.sin(turn))}" r="${number(ring)}"`;
      body.push(`${flanks(shape)}<${shape} ${style}</circle>`);
      continue;
    }
    const control = controlOf(from, to, -(curves.get(line.id) ?? 0));
    const shape = `path d="M${number(from.x)} ${number(from.y)}Q${number(control.x)} ${number(control.y)} ${number(to.x)} ${number(to.y)}"`;
    body.push(`${flanks(shape)}<${shape} ${style}</path>${headOf(line, control, to)}`);
  }
  const names: string[] = [];
  const sorted = [...marks].sort((a, b) => a.radius - b.radius);
  const shapes = sorted.flatMap((mark) => {
    const place = at.get(mark.id);
    if (place === undefined) return [];
    const shape = shapeOf(mark, place.x, place.y, place.radius, palette.paper);
    if (surroundings !== undefined) return [`<g><title>${escapeMarkup(mark.label)}</title>${shape}</g>`];
    const writing: Writing = {
      x: place.x + place.radius + 5,
      y: place.y,
      text: mark.label,
      anchor: 'start',
      isSmall: false,
    };
    names.push(write(writing, palette));
    return [shape];
  });
  for (const writing of surroundings?.writings ?? []) names.push(write(writing, palette));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Liberation Sans', Arial, sans-serif" font-size="${nameSize}">
<rect width="100%" height="100%" fill="${palette.paper}"/>
<g fill="none" stroke-opacity="0.9">${body.join('\n')}</g>
<g>${shapes.join('\n')}</g>
<g>${names.join('\n')}</g>${surroundings === undefined ? '' : `\n<g>${surroundings.legend}</g>`}
</svg>
`;
  return { width, height, svg };
};
