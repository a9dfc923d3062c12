import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { failures } from './failures.ts';

/**
 * How many files there are to read, for the progress bar: an estimate is enough. Throws a Failure when one of the paths does not
 * exist, before anything is read: a slip of the finger should not leave half a run behind.
 */
export const countFiles = async (paths: readonly string[]): Promise<number> => {
  for (const path of paths) if (!existsSync(path)) throw failures.missingPath(path);
  let count = 0;
  for (const path of paths) {
    if (statSync(path).isDirectory()) {
      const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
      count += entries.filter((entry) => entry.isFile() && extname(entry.name)).length;
    } else count += 1;
  }
  return count;
};

/** Fewer files than this are read sooner than another thread has loaded its dictionaries. */
const filesPerThread = 100;

/** Threads for this many files when the user names no number. */
export const threadsFor = (files: number): number =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(files / filesPerThread)));
