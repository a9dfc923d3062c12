import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Article } from '../../graph/model.ts';
import type { Outcome } from '../readArticle.ts';
import { Unreadable } from './threads.ts';

const program = fileURLToPath(new URL('./quarantineProcess.js', import.meta.url));

/** Milliseconds for starting the process and loading its dictionaries. */
const startTime = 30_000;

/** Reads one article in a process of its own, which cannot take anything else with it. Throws Unreadable. */
export const readAlone = (
  article: Article,
  limits: { readonly ms: number; readonly megabytes: number },
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = fork(program, [], {
      execArgv: [`--max-old-space-size=${limits.megabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    let reason: string | undefined;
    let outcome: Outcome | undefined;
    const killAfter = (ms: number, why: string): NodeJS.Timeout =>
      setTimeout(() => {
        reason = why;
        child.kill('SIGKILL');
      }, ms);
    let timer = killAfter(startTime, 'its process did not start in time');
    child.on('message', (message: Outcome | 'ready') => {
      if (message !== 'ready') {
        outcome = message;
        return;
      }
      clearTimeout(timer);
      timer = killAfter(limits.ms, `it took longer than ${limits.ms / 1000} s`);
      child.send(article);
    });
    child.once('error', (error) => {
      reason ??= error.message;
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (outcome !== undefined) resolve(outcome);
      else reject(new Unreadable(reason ?? `the process that read it ended with ${signal ?? code}`));
    });
  });
