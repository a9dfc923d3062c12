import { type Drawn, escapeMarkup, type Picture, type Place } from '../../graph/picture/svg.ts';
import type { Palette } from '../../graph/picture/tones.ts';
import type { SceneNode } from '../server/wire.ts';

/* The scene as a picture that other programs open: places for the SVG, PNG drawn from that SVG, HTML around it. */

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
