import { drawGraph, pictureLimits } from '../picture/draw.ts';
import { drawPng } from '../picture/png.ts';
import type { Exporter, GraphSource, Report } from './model.ts';

const limits = `up to ${pictureLimits.nodes} nodes, ${pictureLimits.edges} edges and ${pictureLimits.names} names, the best connected first`;

/** A picture for reports, laid out and drawn without a browser. */
export const svg = {
  extension: 'svg',
  description: `Picture: browsers, Inkscape, word processors; ${limits}`,
  files: [{ suffix: '', write: writeSvg }],
} as const satisfies Exporter;

/** The same picture in pixels. */
export const png = {
  extension: 'png',
  description: 'The same picture as pixels',
  files: [{ suffix: '', write: writePng }],
} as const satisfies Exporter;

async function* writeSvg(graph: GraphSource, report: Report): AsyncGenerator<string> {
  yield (await drawGraph(graph, report)).svg;
}

async function* writePng(graph: GraphSource, report: Report): AsyncGenerator<Uint8Array> {
  yield await drawPng(await drawGraph(graph, report), report);
}
