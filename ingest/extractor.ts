import { Worker } from 'node:worker_threads';
import type { Article } from '../graph/model.ts';
import { type Outcome, readArticles } from './readArticle.ts';

/** Reads articles, in this thread or in several others; the outcome is the same. */
export interface Extractor {
  readonly extract: (article: Article) => Promise<Outcome>;
  /** Articles that are worth having under way at once. */
  readonly ahead: number;
  readonly close: () => Promise<void>;
}

/** Articles that are read side by side, and the letters that they may have together: then a long one is read alone. */
const mostSideBySide = 16;
const lettersSideBySide = 100_000;

/** The first articles of a queue, as many as are read side by side; at least one. */
const takeGroup = (queue: Article[]): Article[] => {
  let count = 0;
  let letters = 0;
  while (count < queue.length && count < mostSideBySide) {
    letters += (queue[count] as Article).text.length;
    if (count > 0 && letters > lettersSideBySide) break;
    count += 1;
  }
  return queue.splice(0, count);
};

/**
 * Reads all articles that come in one turn of the event loop side by side. Extraction is one long computation: without a pause after
 * each group no Ctrl-C would be heard.
 */
export const createReader = (answer: (outcome: Outcome) => void): ((article: Article) => void) => {
  const queue: Article[] = [];
  const readGroup = (): void => {
    const group = takeGroup(queue);
    if (queue.length > 0) setImmediate(readGroup);
    for (const outcome of readArticles(group)) answer(outcome);
  };
  return (article) => {
    queue.push(article);
    if (queue.length === 1) setImmediate(readGroup);
  };
};

/** In this thread. */
const openSerial = (): Extractor => {
  const waiting: ((outcome: Outcome) => void)[] = [];
  const read = createReader((outcome) => waiting.shift()?.(outcome));
  return {
    extract: (article) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        read(article);
      }),
    ahead: mostSideBySide,
    close: async () => undefined,
  };
};

/** Articles that wait at a worker: some beside those that it reads, so that it never idles while the main thread writes. */
const waitingPerWorker = mostSideBySide + 8;

/** Built code only: Node 20 cannot load TypeScript in a thread. */
const workerUrl = new URL('./extractWorker.js', import.meta.url);
export const canUseWorkers: boolean = import.meta.url.endsWith('.js');

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

const startWorker = () => {
  const worker = new Worker(workerUrl);
  /** Answers come in the order of the questions. */
  const waiting: Waiting[] = [];
  worker.on('message', (outcome: Outcome) => waiting.shift()?.resolve(outcome));
  worker.on('error', (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    waiting,
    extract: (article: Article): Promise<Outcome> =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(article);
      }),
    close: async (): Promise<void> => {
      await worker.terminate();
    },
  };
};

/** An extractor over this many threads; 1 stays in this thread, as does code that is not built. */
export const openExtractor = (threads: number): Extractor => {
  if (threads <= 1 || !canUseWorkers) return openSerial();
  const workers = Array.from({ length: threads }, startWorker);
  return {
    extract: (article) => {
      const idlest = workers.reduce((best, worker) => (worker.waiting.length < best.waiting.length ? worker : best));
      return idlest.extract(article);
    },
    ahead: threads * waitingPerWorker,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
};

/** Works on several items at once and gives the results in the order of the items; never more than `ahead` under way. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => R | Promise<R>,
  ahead: number,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const result = Promise.resolve(work(item));
      // Whoever takes it from the queue hears of a failure; until then it is not unhandled.
      result.catch(() => undefined);
      underWay.push(result);
      if (underWay.length >= ahead) yield await (underWay.shift() as Promise<R>);
    }
    while (underWay.length > 0) yield await (underWay.shift() as Promise<R>);
  } finally {
    await Promise.allSettled(underWay);
  }
}
