import { Worker } from 'node:worker_threads';
import { canUseWorkers, usualSeconds } from '../workers.ts';
import { htmlText, type PageText, readPage } from './html.ts';
import { BadInput } from './input.ts';

/*
 * Foreign HTML is parsed in a thread of its own. A page that was made to keep a parser busy for hours would hold its thread for ever, and no
 * Ctrl-C would be heard there; a thread can be ended. Pages are parsed one at a time and in order, so no more than one is held twice.
 */

/** What the thread is asked: a page with its menus and metadata, or a piece of HTML that holds a story and little else. */
export interface PageQuestion {
  readonly html: string;
  readonly url?: string | undefined;
  readonly isPiece: boolean;
}

/** Where a page stands, for whoever reads of what was wrong with it, and what it may take. */
export interface PageTerms {
  readonly place: string;
  readonly name: string;
  /** Seconds until it is given up. */
  readonly articleSeconds?: number | undefined;
}

/** Memory of the thread: 20 MB of HTML, the most that is read, take a few hundred. */
const megabytes = 1024;

interface Task {
  readonly question: PageQuestion;
  readonly terms: PageTerms;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const waiting: Task[] = [];
/** One for the process: it is started with the first page and keeps no program from ending. */
let worker: Worker | undefined;
let isWarm = false;
let timer: NodeJS.Timeout | undefined;

/** Gives the thread the first of the waiting pages; its time begins here. */
const ask = (): void => {
  const [task] = waiting;
  if (!isWarm || worker === undefined) return;
  if (task === undefined) {
    worker.unref();
    return;
  }
  worker.postMessage(task.question);
  const seconds = task.terms.articleSeconds ?? usualSeconds;
  timer = setTimeout(() => {
    // An answer that came while this thread was busy is heard first.
    setImmediate(() => {
      if (waiting[0] === task) giveUp('too-slow', `took longer than ${seconds} s to parse (--article-seconds)`);
    });
  }, seconds * 1000);
};

/** Ends the thread and what it had at hand; the next page gets another one. */
const end = (error: unknown): void => {
  clearTimeout(timer);
  worker?.removeAllListeners();
  void worker?.terminate();
  worker = undefined;
  waiting.shift()?.reject(error);
  if (waiting.length > 0) start();
};

const giveUp = (rule: string, words: string): void => {
  const { place, name } = (waiting[0] as Task).terms;
  end(new BadInput(rule, place, `"${name}" ${words}; it was left out`));
};

const start = (): void => {
  isWarm = false;
  worker = new Worker(new URL('./pageWorker.js', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  worker.on('message', (answer: unknown) => {
    clearTimeout(timer);
    if (isWarm) waiting.shift()?.resolve(answer);
    isWarm = true;
    ask();
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY' && waiting.length > 0)
      giveUp('too-large', `needs more than ${megabytes} MB of memory to parse`);
    else end(error);
  });
};

const inThread = (question: PageQuestion, terms: PageTerms): Promise<unknown> =>
  new Promise((resolve, reject) => {
    waiting.push({ question, terms, resolve, reject });
    if (worker === undefined) start();
    else if (waiting.length === 1) {
      worker.ref();
      ask();
    }
  });

/** As `readPage`, but no longer than the terms allow: throws a BadInput (`too-slow`, `too-large`) then. */
export const readPageWithin = async (html: string, url: string | undefined, terms: PageTerms): Promise<PageText> =>
  canUseWorkers ? ((await inThread({ html, url, isPiece: false }, terms)) as PageText) : readPage(html, url);

/** As `htmlText`, but no longer than the terms allow: throws a BadInput (`too-slow`, `too-large`) then. */
export const htmlTextWithin = async (html: string, terms: PageTerms): Promise<string> =>
  canUseWorkers ? ((await inThread({ html, isPiece: true }, terms)) as string) : htmlText(html);
