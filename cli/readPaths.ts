import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Article, Problem } from '../graph/model.ts';
import { readPath } from '../ingest/read/index.ts';
import { failures } from './failures.ts';

/** All articles and problems of files and folders. Throws a Failure before anything is read when a path does not exist. */
export async function* readPaths(paths: readonly string[]): AsyncGenerator<Article | Problem> {
  for (const path of paths) if (!existsSync(path)) throw failures.missingPath(path);
  for (const path of paths) yield* readPath(path);
}

/** How many files there are to read, for the progress bar: an estimate is enough. Throws a Failure for a path that does not exist. */
export const countFiles = async (paths: readonly string[]): Promise<number> => {
  let count = 0;
  for (const path of paths) {
    if (!existsSync(path)) throw failures.missingPath(path);
    if ((await stat(path)).isFile()) count += 1;
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
      count += entries.filter((entry) => entry.isFile() && extname(entry.name)).length;
    }
  }
  return count;
};
