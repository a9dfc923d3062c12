import { Worker } from 'node:worker_threads';
import type { Article } from '../graph/model.ts';
import { type Outcome, readArticles } from './readArticle.ts';
import { warmUp } from './warmUp.ts';
import { canUseWorkers, usualSeconds } from './workers.ts';

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

/** Letters of an article that one time limit is for; longer ones have in proportion more. */
const lettersPerLimit = 100_000;

/** Milliseconds that an article may take when `seconds` are the limit for an ordinary one. */
const limitOf = ({ text }: Article, seconds: number): number =>
  1000 * seconds * Math.max(1, text.length / lettersPerLimit);

const workerUrl = new URL('./extractWorker.js', import.meta.url);

interface Thread {
  /** Articles that it has not answered yet. */
  readonly open: () => number;
  readonly extract: (article: Article) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/**
 * A thread that reads articles, several side by side, and is ended when it does not answer in time: nothing else stops a loop. Another
 * one then reads what it had at hand one by one, so that only the article that takes too long (or all memory) is lost; that
 * becomes a problem.
 */
const startThread = (seconds: number): Thread => {
  interface Task {
    readonly article: Article;
    readonly resolve: (outcome: Outcome) => void;
    readonly reject: (error: unknown) => void;
  }
  /** Answers come in the order of the questions. */
  const waiting: Task[] = [];
  /** How many of them the thread has got, and how many at the front go to it alone. */
  let sent = 0;
  let alone = 0;
  let timer: NodeJS.Timeout | undefined;
  /** True when it has loaded its dictionaries. */
  let isWarm = false;
  let isClosed = false;
  let worker: Worker;

  const send = (): void => {
    while (isWarm && sent < waiting.length && (alone === 0 || sent === 0)) {
      worker.postMessage(waiting[sent]?.article);
      sent += 1;
    }
  };
  /** The time begins anew with each answer: those that are read side by side answer together. */
  const time = (): void => {
    clearTimeout(timer);
    const [first] = waiting;
    if (first === undefined || sent === 0) return;
    const limit = limitOf(first.article, seconds);
    timer = setTimeout(() => {
      // An answer that came while this thread was busy is heard first.
      setImmediate(() => {
        if (waiting[0] === first && !isClosed)
          give(`reading it took longer than ${Math.round(limit / 100) / 10} s (--article-seconds)`);
      });
    }, limit);
  };
  const give = (reason: string): void => {
    const dead = worker;
    dead.removeAllListeners();
    void dead.terminate();
    if (alone > 0 || sent === 1) {
      const task = waiting.shift();
      alone = Math.max(0, alone - 1);
      if (task !== undefined)
        task.resolve({ problems: [{ rule: 'unreadable-article', message: reason, place: task.article.name }] });
    } else alone = Math.min(sent, mostSideBySide);
    start();
  };
  const start = (): void => {
    worker = new Worker(workerUrl);
    sent = 0;
    isWarm = false;
    worker.postMessage(warmUp);
    worker.on('message', (outcome: Outcome) => {
      if (!isWarm) {
        isWarm = true;
        send();
        time();
        return;
      }
      const task = waiting.shift();
      sent -= 1;
      alone = Math.max(0, alone - 1);
      send();
      time();
      task?.resolve(outcome);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY' && waiting.length > 0)
        give('reading it needed more memory than there is');
      else for (const { reject } of waiting.splice(0)) reject(error);
    });
  };
  start();
  return {
    open: () => waiting.length,
    extract: (article) =>
      new Promise((resolve, reject) => {
        waiting.push({ article, resolve, reject });
        send();
        if (waiting.length === 1) time();
      }),
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await worker.terminate();
    },
  };
};

/** Letters above which a text is not read in the main thread, where nothing could stop it. Below, the slowest made-up texts take two seconds. */
const longText = 50_000;

/** In this thread; long texts in another one, which starts with the first of them. */
const openSerial = (seconds: number): Extractor => {
  const waiting: ((outcome: Outcome) => void)[] = [];
  const read = createReader((outcome) => waiting.shift()?.(outcome));
  let thread: Thread | undefined;
  return {
    extract: (article) => {
      if (canUseWorkers && article.text.length > longText) {
        thread ??= startThread(seconds);
        return thread.extract(article);
      }
      return new Promise((resolve) => {
        waiting.push(resolve);
        read(article);
      });
    },
    ahead: mostSideBySide,
    close: async () => thread?.close(),
  };
};

/** Articles that wait at a worker: some beside those that it reads, so that it never idles while the main thread writes. */
const waitingPerWorker = mostSideBySide + 8;

/**
 * An extractor over this many threads; 1 stays in this thread but for long texts, and code that is not built always does. An article
 * that takes longer than `seconds` in a thread of its own is a problem.
 */
export const openExtractor = (threads: number, seconds = usualSeconds): Extractor => {
  if (threads <= 1 || !canUseWorkers) return openSerial(seconds);
  const all = Array.from({ length: threads }, () => startThread(seconds));
  return {
    extract: (article) => {
      const idlest = all.reduce((best, thread) => (thread.open() < best.open() ? thread : best));
      return idlest.extract(article);
    },
    ahead: threads * waitingPerWorker,
    close: async () => {
      await Promise.all(all.map((thread) => thread.close()));
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
