import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Failure } from '../failure.ts';
import { timeoutFailure } from '../limits.ts';
import { cancelledFailure } from '../readOnly.ts';
import type { Query } from './parse.ts';

/** What the query process is asked. */
export interface Question {
  readonly path: string;
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly limit: number;
  readonly bytes: number;
  /** Only the plan is wanted. */
  readonly check?: boolean;
  /** The query as a tree: the interpreter is to run it (interpret.ts). */
  readonly query?: Query;
}

/** What it answers; see queryProcess.mjs. */
export interface Answer {
  readonly plan?: string;
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly unknown[])[];
  readonly total?: number;
  readonly ends?: ReadonlyMap<number, string>;
  readonly written?: boolean;
  readonly phase?: 'plan' | 'run';
  readonly error?: { readonly message: string; readonly status?: string };
  /** What the interpreter refuses. */
  readonly failure?: { readonly code: string; readonly message: string; readonly hint: string };
  /** Rows are in their common form already. */
  readonly isFinal?: boolean;
  /** No answer to any question: an engine's file is open, and so many bytes of memory are taken. */
  readonly opened?: { readonly path: string; readonly bytes: number };
}

interface Pending {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
  /** Its time runs from now on: the file that it is about is open. */
  readonly startClock: () => void;
  /** The process is gone, or has to open a file first: that time is not the query's. */
  readonly stopClock: () => void;
  attempts: number;
}

/** Milliseconds in which an engine's file must be open: one of a million statements takes seconds, half a minute after a crash. */
const openingTime = 600_000;

/** How much memory the query process may take. */
export interface MemoryLimit {
  /** Resident bytes beyond which it is ended. */
  readonly bytes: number;
  /** Bytes that it may take in any case beyond what it needs for having the engine's file open, which may be more than that. */
  readonly aboveFile: number;
}
const defaultMemory: MemoryLimit = { bytes: 3 * 2 ** 30, aboveFile: 3 * 2 ** 29 };
const memoryCheckMs = 250;
const pageBytes = 4096;

const program = fileURLToPath(new URL('./queryProcess.mjs', import.meta.url));
/** From the sources the process needs a word on how to read TypeScript; dist/ has JavaScript. */
const isSource = import.meta.url.endsWith('.ts');
const interpreter = new URL(isSource ? './engineGraph.ts' : './engineGraph.js', import.meta.url).href;
const loader = isSource ? ['--import', new URL('../../scripts/typescript.mjs', import.meta.url).href] : [];

/** Resident bytes of a process, on Linux; 0 elsewhere. */
const residentBytes = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
  } catch {
    return 0;
  }
};

const tooMuch = (cause: string): Failure =>
  new Failure('query-memory', `The query was given up: ${cause}`, {
    hint: 'Ask for less: a LIMIT before collect() or ORDER BY, a shorter path, a more selective MATCH.',
  });

/** Asks questions of a process that can be killed. Others that it was working on then go to the next process. */
export interface Reader {
  ask(question: Question, timeout: number, signal?: AbortSignal): Promise<Answer>;
  /** Ends the process, and waits until it is gone: until then it keeps writers off the engine's file. */
  close(): Promise<void>;
}

/** Processes at most: the interpreter keeps its own busy from the beginning of a query to its end. */
const processesAtMost = 4;

/**
 * A reader over as many processes as there are interpreted queries at once; those beyond the first end with their query, and are
 * there only while twice as much memory is free as having the engine's file open takes. Without, queries wait for each other.
 */
export const createReader = (
  memory: MemoryLimit = defaultMemory,
  freeBytes: () => number = () => process.availableMemory(),
): Reader => {
  interface Desk {
    readonly reader: ProcessReader;
    interpreting: number;
    asked: number;
  }
  const desks: Desk[] = [];
  const open = (): Desk => {
    const desk = { reader: createProcessReader(memory), interpreting: 0, asked: 0 };
    desks.push(desk);
    return desk;
  };
  const choose = (): Desk => {
    const free = desks.find(({ interpreting }) => interpreting === 0);
    if (free !== undefined) return free;
    const needed = 2 * Math.max(0, ...desks.map(({ reader }) => reader.fileBytes()));
    if (desks.length === 0 || (desks.length < processesAtMost && freeBytes() >= needed)) return open();
    return desks.reduce((a, b) => (b.asked < a.asked ? b : a));
  };
  return {
    ask: async (question, timeout, signal) => {
      const desk = choose();
      const weight = question.query === undefined ? 0 : 1;
      desk.asked += 1;
      desk.interpreting += weight;
      try {
        return await desk.reader.ask(question, timeout, signal);
      } finally {
        desk.asked -= 1;
        desk.interpreting -= weight;
        if (desk.asked === 0 && desk !== desks[0] && desks.includes(desk)) {
          desks.splice(desks.indexOf(desk), 1);
          await desk.reader.close();
        }
      }
    },
    close: async () => {
      await Promise.all(desks.splice(0).map(({ reader }) => reader.close()));
    },
  };
};

interface ProcessReader extends Reader {
  /** Resident bytes of the process when it had opened a file, the last time; 0 before. */
  readonly fileBytes: () => number;
}

const createProcessReader = (memory: MemoryLimit): ProcessReader => {
  let fileBytes = 0;
  let child: ChildProcess | undefined;
  let watch: NodeJS.Timeout | undefined;
  let reason = '';
  let nextId = 1;
  const pending = new Map<number, Pending>();

  /** The files that the process has opened. */
  const opened = new Set<string>();

  const send = (id: number, { question, startClock, stopClock }: Pending): void => {
    child ??= start();
    if (opened.has(question.path)) startClock();
    else stopClock();
    // A process that is ending takes nothing more; its exit sends again what is pending.
    child.send({ id, ...question }, () => undefined);
  };

  const start = (): ChildProcess => {
    const started = fork(program, [interpreter], {
      serialization: 'advanced',
      execArgv: [...loader],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    /** What it still holds of the questions that it has answered may be what makes the next one too much. */
    let hasAnswered = false;
    // Until a file is open, all memory is for opening it: one that was not closed takes twice as much at first.
    let most = Number.POSITIVE_INFINITY;
    started.on('message', (message: Answer & { readonly id: number }) => {
      if (message.opened !== undefined) {
        const { path, bytes } = message.opened;
        fileBytes = bytes;
        most = Math.max(memory.bytes, bytes + memory.aboveFile);
        opened.add(path);
        for (const { question, startClock } of pending.values()) if (question.path === path) startClock();
        return;
      }
      hasAnswered = true;
      pending.get(message.id)?.resolve(message);
      pending.delete(message.id);
      if (pending.size === 0) started.unref();
    });
    started.once('exit', () => {
      if (child === started) child = undefined;
      opened.clear();
      clearInterval(watch);
      const why = reason === '' ? 'its process ended' : reason;
      reason = '';
      // Whose fault it was cannot be told when several ran, now or before, so each has a second try.
      const isAlone = pending.size === 1 && !hasAnswered;
      for (const [id, each] of [...pending]) {
        if (each.attempts > 0 || (isAlone && why !== 'another query')) {
          pending.delete(id);
          each.reject(tooMuch(why));
        } else {
          each.attempts += why === 'another query' ? 0 : 1;
          send(id, each);
        }
      }
    });
    watch = setInterval(() => {
      if (started.pid === undefined || residentBytes(started.pid) < most) return;
      reason = `it took more than ${(most / 2 ** 30).toFixed(1).replace(/\.0$/, '')} GB of memory`;
      started.kill('SIGKILL');
    }, memoryCheckMs);
    watch.unref();
    // An idle query process must not keep the program alive.
    started.unref();
    started.channel?.unref();
    return started;
  };

  return {
    fileBytes: () => fileBytes,
    ask: (question, timeout, signal) =>
      new Promise((resolve, reject) => {
        const id = nextId;
        nextId += 1;
        if (signal?.aborted) {
          reject(cancelledFailure());
          return;
        }
        let timer: NodeJS.Timeout | undefined;
        let left = timeout;
        let startedAt: number | undefined;
        const giveUp = (failure: Failure): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', cancel);
          if (!pending.delete(id)) return;
          // Only the process as a whole can be ended; what else it was doing is asked again of the next one.
          reason = 'another query';
          child?.kill('SIGKILL');
          reject(failure);
        };
        const cancel = (): void => giveUp(cancelledFailure());
        const giveUpIn = (milliseconds: number): void => {
          clearTimeout(timer);
          timer = setTimeout(() => giveUp(timeoutFailure(timeout)), Math.min(Math.max(0, milliseconds), 2 ** 31 - 1));
        };
        signal?.addEventListener('abort', cancel, { once: true });
        const settle =
          <T>(act: (value: T) => void) =>
          (value: T): void => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', cancel);
            act(value);
          };
        const each: Pending = {
          question,
          resolve: settle(resolve),
          reject: settle(reject),
          startClock: () => {
            if (startedAt !== undefined) return;
            startedAt = performance.now();
            giveUpIn(left);
          },
          stopClock: () => {
            if (startedAt !== undefined) left -= performance.now() - startedAt;
            startedAt = undefined;
            giveUpIn(openingTime);
          },
          attempts: 0,
        };
        pending.set(id, each);
        send(id, each);
      }),
    close: async () => {
      clearInterval(watch);
      for (const { reject } of pending.values()) reject(new Failure('store-closed', 'The store was closed'));
      pending.clear();
      const ended = child;
      child = undefined;
      opened.clear();
      if (ended === undefined || ended.exitCode !== null || ended.signalCode !== null) return;
      ended.removeAllListeners('exit');
      const gone = once(ended, 'exit');
      ended.ref();
      ended.kill('SIGKILL');
      await gone;
    },
  };
};
