import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeTypes, relationTypes, statuses } from '../../graph/ontology.ts';
import type { Keeping } from '../../graph/store.ts';
import { type Column, packColumns, type Unpacked, unpackColumns } from './columns.ts';

/*
 * What was made of a large graph, kept beside its store for the next start: reading, laying out and indexing 100,000 nodes takes half
 * a minute. Nothing depends on it: a file that is missing, damaged, of another state of the store or of another program is passed
 * over and written anew, and where nothing can be written nothing is kept.
 *
 * A file is columns (columns.ts) and their SHA-256.
 */

/** Raise it when what the parts hold, or how it is computed (communities, places, words of the search), changes. */
const format = 2;

/** Columns hold places in these lists. */
const meaning = createHash('sha256')
  .update(JSON.stringify([nodeTypes, relationTypes, statuses]))
  .digest('hex')
  .slice(0, 16);

const digestBytes = 32;
const digestOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

export type Part = 'stats' | 'graph' | 'places' | 'search' | 'outlets';

export interface Shelf {
  /** What was kept of this state of the store. */
  take(part: Part): Unpacked | undefined;
  /** What was kept of whichever state came last. */
  takeAny(part: Part): Unpacked | undefined;
  /** Keeps it, unless the store has changed meanwhile. */
  put(part: Part, head: Readonly<Record<string, unknown>>, columns: Readonly<Record<string, Column>>): void;
}

/** A shelf that keeps nothing. */
export const noShelf: Shelf = { take: () => undefined, takeAny: () => undefined, put: () => undefined };

/** True for what the system says about files: no such file, no right, no room. Anything else is a bug. */
const isFromSystem = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException).code === 'string';

/** The shelf beside a store for the state that it is in now; one that keeps nothing where there is no such place. */
export const openShelf = (keeping: Keeping | undefined): Shelf => {
  if (keeping === undefined) return noShelf;
  const { folder } = keeping;
  const state = keeping.state();
  const pathOf = (part: Part): string => join(folder, `page-${part}.cache`);
  const takeAny: Shelf['takeAny'] = (part) => {
    let read: Buffer;
    try {
      read = readFileSync(pathOf(part));
    } catch (error) {
      if (isFromSystem(error)) return undefined;
      throw error;
    }
    if (read.length <= digestBytes) return undefined;
    const bytes = new Uint8Array(read.length - digestBytes);
    bytes.set(read.subarray(0, bytes.length));
    if (!read.subarray(bytes.length).equals(digestOf(bytes))) return undefined;
    const unpacked = unpackColumns(bytes.buffer);
    const { head } = unpacked;
    return head.format === format && head.meaning === meaning ? unpacked : undefined;
  };
  return {
    take: (part) => {
      const found = takeAny(part);
      return found?.head.of === state ? found : undefined;
    },
    takeAny,
    put: (part, head, columns) => {
      if (keeping.state() !== state) return;
      const bytes = packColumns({ ...head, format, meaning, of: state }, columns);
      const path = pathOf(part);
      const draft = `${path}.draft`;
      try {
        writeFileSync(draft, Buffer.concat([bytes, digestOf(bytes)]));
        renameSync(draft, path);
      } catch (error) {
        if (!isFromSystem(error)) throw error;
        try {
          rmSync(draft, { force: true });
        } catch {
          // A folder that may not be written has none.
        }
      }
    },
  };
};
