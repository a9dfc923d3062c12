import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
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
