import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { test } from '@jest/globals';

/** Measuring material beside the project; never part of it. Undefined when it is not there. */
export const sharedFolder: string | undefined = [process.env.ENTENTE_SHARED, '../shared']
  .filter((path) => path !== undefined)
  .map((path) => resolve(path))
  .find((path) => existsSync(path));

/** A test that runs when the condition holds, and else says in its name why it is skipped. */
export const testWhen = (
  condition: unknown,
  reason: string,
  name: string,
  run: () => void | Promise<void>,
  timeout?: number,
): void => {
  if (condition) test(name, run, timeout);
  else test.skip(`${name} (skipped: ${reason})`, run);
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Milliseconds of CPU in which 50,000 characters of anything must be read. */
export const hostileTime = 1000;

/**
 * Milliseconds of CPU that some work takes: those of the first turn, or, if these are not under `most`, the least of three turns.
 * What other tests of the process left behind is cleared away before each further turn; so what the engine's compiler or a busy
 * machine adds by chance to one turn is not taken for the work's own, while work that grows with the square is slow in each turn.
 */
export const cpuOf = async (work: () => unknown, most: number = hostileTime): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && least >= most; turn++) {
    if (turn > 0) collectGarbage();
    const start = process.cpuUsage();
    await work();
    least = Math.min(least, process.cpuUsage(start).user / 1000);
  }
  return least;
};

/** A program at the other end: why it is not there, and whether `.ci/run` could have installed it. */
export interface Client {
  readonly missing: string | undefined;
  readonly couldBe: boolean;
}

/** A test with a program that may be missing: then it says in its name why it is skipped, but in CI it fails where the program could be there. */
export const testWith = (
  { missing, couldBe }: Client,
  name: string,
  run: () => void | Promise<void>,
  timeout?: number,
): void => {
  if (missing === undefined || !process.env.CI || !couldBe)
    testWhen(missing === undefined, missing ?? '', name, run, timeout);
  else
    test(name, () => {
      throw new Error(`${missing}: .ci/run should have installed it`);
    });
};
