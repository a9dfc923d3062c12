import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { matchGlob } from '../ingest/read/glob.ts';
import { isAddress } from '../ingest/read/web.ts';
import { failures } from './failures.ts';

/** How much there is to read: an estimate is enough. */
export interface Amount {
  readonly files: number;
  /** 0 where it is not known before, as with standard input. */
  readonly bytes: number;
}

/**
 * How many files and bytes there are to read, for the progress bar. Throws a Failure when one of the paths does not exist, before anything is read: a slip
 * of the finger should not leave half a run behind.
 */
export const measure = async (operands: readonly string[]): Promise<Amount> => {
  const paths: string[] = [];
  let isKnown = true;
  for (const operand of operands) {
    if (operand === '-' || isAddress(operand)) {
      isKnown = false;
      continue;
    }
    const matched = await matchGlob(operand);
    if (matched === undefined && !existsSync(operand)) throw failures.missingPath(operand);
    paths.push(...(matched ?? [operand]));
  }
  let files = 0;
  let bytes = 0;
  for (const path of paths) {
    if (!statSync(path).isDirectory()) {
      files += 1;
      bytes += statSync(path).size;
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      files += 1;
      bytes += sizeOf(join(entry.parentPath, entry.name));
    }
  }
  return { files, bytes: isKnown ? bytes : 0 };
};

/** Bytes of a file; 0 when it is gone or may not be looked at. */
const sizeOf = (path: string): number => {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
};

/** Fewer articles than this are read sooner than another thread has loaded its dictionaries. */
const articlesPerThread = 100;
/** Bytes of an article in a file that holds many; packed ones have fewer, and pages many more. */
const bytesPerArticle = 50_000;

/** Threads for this much when the user names no number. */
export const threadsFor = ({ files, bytes }: Amount): number =>
  Math.max(
    1,
    Math.min(availableParallelism(), Math.floor(Math.max(files, bytes / bytesPerArticle) / articlesPerThread)),
  );
