import { Worker } from 'node:worker_threads';
import type { Article } from '../../graph/model.ts';
import type { Outcome } from '../readArticle.ts';
import { warmUp } from '../warmUp.ts';

/*
 * Threads that read one article each at a time and can be stopped: a regular expression or loop that does not end would hold
 * its thread for ever, and nothing but `terminate` interrupts it.
 */

/** An article cannot be read: it took too long, or the thread died of it. The message says which. */
export class Unreadable extends Error {}

export interface Threads {
  readonly read: (article: Article) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

const workerUrl = new URL('../extractWorker.js', import.meta.url);

/** Threads of which each may take so many milliseconds for one article and so many megabytes of memory. */
export const openThreads = (amount: number, limits: { readonly ms: number; readonly megabytes: number }): Threads => {
  interface Task {
    readonly article: Article;
    readonly resolve: (outcome: Outcome) => void;
    readonly reject: (error: Unreadable) => void;
  }
  const waiting: Task[] = [];
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  let isClosed = false;

  interface Thread {
    readonly worker: Worker;
    task: Task | undefined;
    timer: NodeJS.Timeout | undefined;
  }

  const start = (): void => {
    const worker = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
    const thread: Thread = { worker, task: undefined, timer: undefined };
    all.add(thread);
    let isWarm = false;
    let isGone = false;
    const lose = (reason: string): void => {
      if (isGone) return;
      isGone = true;
      clearTimeout(thread.timer);
      all.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
      thread.task?.reject(new Unreadable(reason));
      void worker.terminate();
      if (!isClosed) start();
    };
    worker.on('message', (outcome: Outcome) => {
      clearTimeout(thread.timer);
      const { task } = thread;
      thread.task = undefined;
      if (isWarm) task?.resolve(outcome);
      isWarm = true;
      const next = waiting.shift();
      if (next === undefined) idle.push(thread);
      else give(thread, next);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      // A thread that cannot even load the program is a bug of ours, or a broken installation.
      if (!isWarm) throw error;
      lose(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `it needed more than ${limits.megabytes} MB of memory`
          : `the thread that read it died (${error.message})`,
      );
    });
    worker.on('exit', (code) => lose(`the thread that read it ended with ${code}`));
    onLate.set(thread, () => lose(`it took longer than ${limits.ms / 1000} s`));
    worker.postMessage(warmUp);
  };
  const onLate = new WeakMap<Thread, () => void>();
  const give = (thread: Thread, task: Task): void => {
    thread.task = task;
    thread.timer = setTimeout(() => onLate.get(thread)?.(), limits.ms);
    thread.worker.postMessage(task.article);
  };
  for (let number = 0; number < amount; number += 1) start();
  return {
    read: (article) =>
      new Promise((resolve, reject) => {
        const task = { article, resolve, reject };
        const thread = idle.pop();
        if (thread === undefined) waiting.push(task);
        else give(thread, task);
      }),
    close: async () => {
      isClosed = true;
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
};
