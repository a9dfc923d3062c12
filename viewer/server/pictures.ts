import { Worker } from 'node:worker_threads';
import type { GraphSource } from '../../graph/export/model.ts';
import { Failure } from '../../graph/failure.ts';
import { pictureLimits } from '../../graph/picture/draw.ts';
import type { PictureAnswer, PictureTask } from './pictureWorker.ts';

/* Pictures for those who ask the server and have no page: laid out in a thread of their own, one at a time. */

/** Milliseconds that one may take: the largest take about ten seconds of a free processor. */
const patience = 60_000;

/** TypeScript sources (in tests) cannot run in a worker of Node 20: those take the built file. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/viewer/server/pictureWorker.js' : './pictureWorker.js',
  import.meta.url,
);

const tooLarge = (): Failure =>
  new Failure('request', `A picture shows at most ${pictureLimits.nodes} nodes and ${pictureLimits.edges} edges`, {
    hint: 'Name the nodes and edges that it is to show; `entente export` draws the best connected of a larger graph.',
  });

const collect = async <T>(items: AsyncIterable<T>, most: number): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const item of items) {
    if (all.length === most) throw tooLarge();
    all.push(item);
  }
  return all;
};

/** Draws a picture, until the signal says that nobody waits for it any more. */
type Draw = (graph: GraphSource, kind: PictureTask['kind'], signal: AbortSignal) => Promise<string | Uint8Array>;

export const createPictures = (): Draw => {
  let isDrawing = false;
  return async (graph, kind, signal) => {
    if (isDrawing)
      throw new Failure('busy', 'Another picture is being drawn', { hint: 'Wait until it is done, and ask again.' });
    isDrawing = true;
    try {
      const nodes = await collect(graph.nodes(), pictureLimits.nodes);
      const edges = await collect(graph.edges(), pictureLimits.edges);
      const worker = new Worker(workerFile, { workerData: { nodes, edges, kind } satisfies PictureTask });
      let timer: NodeJS.Timeout | undefined;
      try {
        const answer = await new Promise<PictureAnswer>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          timer = setTimeout(
            () =>
              reject(new Failure('query-timeout', 'The picture took too long', { hint: 'Ask for a smaller part.' })),
            patience,
          );
          signal.addEventListener('abort', () =>
            reject(new Failure('query-cancelled', 'The picture was given up', { hint: 'Ask again.' })),
          );
        });
        if ('picture' in answer) return answer.picture;
        const { code, message, hint } = answer.failure;
        throw new Failure(code, message, hint === undefined ? {} : { hint });
      } finally {
        clearTimeout(timer);
        await worker.terminate();
      }
    } finally {
      isDrawing = false;
    }
  };
};
