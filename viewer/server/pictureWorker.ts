import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../graph/failure.ts';
import type { GraphEdge, GraphNode } from '../../graph/model.ts';
import { drawGraph } from '../../graph/picture/draw.ts';
import { drawPng } from '../../graph/picture/png.ts';

export interface PictureTask {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly kind: 'svg' | 'png';
}

/** Lays out and draws one picture, and ends. */
const draw = async ({ nodes, edges, kind }: PictureTask): Promise<string | Uint8Array> => {
  const graph = {
    async *nodes() {
      yield* nodes;
    },
    async *edges() {
      yield* edges;
    },
  };
  const report = (): void => undefined;
  const picture = await drawGraph(graph, report);
  return kind === 'svg' ? picture.svg : drawPng(picture, report);
};

/** The picture, or why there is none: a Failure is a plain error beyond its thread. */
export type PictureAnswer =
  | { readonly picture: string | Uint8Array }
  | { readonly failure: { readonly code: string; readonly message: string; readonly hint?: string } };

const answer = async (task: PictureTask): Promise<PictureAnswer> => {
  try {
    return { picture: await draw(task) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, hint } = error;
    return { failure: { code, message, ...(hint === undefined ? {} : { hint }) } };
  }
};

if (parentPort !== null) parentPort.postMessage(await answer(workerData as PictureTask));
