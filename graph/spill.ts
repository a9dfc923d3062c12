import { appendFileSync, closeSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { atFileBorder } from './embedded/log.ts';
import { makeTemporaryFolder } from './temporaryFolder.ts';

/*
 * Rows that are more than memory holds, set aside on disk as lines of JSON: in buckets, which are small enough to be held one
 * by one, and in sorted lists that are merged.
 */

/** Characters that are kept before they are written: of all buckets together, and of one at least. */
const pendingOfAll = 4 << 20;
const pendingOfOne = 4 << 10;
/** Characters of a list that are written at a time. */
const pendingOfList = 1 << 20;
/** Bytes of a sorted list that are read at a time. */
const chunkBytes = 32 << 10;

/** A folder that is made when it is first needed. */
export interface Scratch {
  readonly pathOf: (name: string) => string;
  /** Removes it with all that is in it. */
  readonly remove: () => void;
}

/** A scratch folder in `place`, or in the system's temporary folder. */
export const createScratch = (place?: string): Scratch => {
  let folder: string | undefined;
  return {
    pathOf: (name) => {
      folder ??= atFileBorder(place ?? tmpdir(), () => makeTemporaryFolder('rows', place));
      return join(folder, name);
    },
    remove: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
};

/** FNV-1a over UTF-16 units: which of so many buckets an id belongs to. */
export const bucketOf = (id: string, buckets: number): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % buckets;
};

export interface Buckets {
  readonly add: (bucket: number, row: unknown) => void;
  /** The rows of a bucket in the order in which they came; nothing may be added to it any more. */
  readonly rows: (bucket: number) => Iterable<unknown>;
}

/** Buckets in files `NAME-0`, `NAME-1`, … of a scratch folder. No file stays open. */
export const openBuckets = (scratch: Scratch, name: string, amount: number): Buckets => {
  const most = Math.max(pendingOfOne, pendingOfAll / amount);
  const held: string[] = Array.from({ length: amount }, () => '');
  const written = new Set<number>();
  const pathOf = (bucket: number): string => scratch.pathOf(`${name}-${bucket}`);
  const flush = (bucket: number): void => {
    const path = pathOf(bucket);
    atFileBorder(path, () => appendFileSync(path, held[bucket] as string));
    written.add(bucket);
    held[bucket] = '';
  };
  return {
    add: (bucket, row) => {
      held[bucket] += `${JSON.stringify(row)}\n`;
      if ((held[bucket] as string).length > most) flush(bucket);
    },
    *rows(bucket) {
      const text = `${written.has(bucket) ? readFileSync(pathOf(bucket), 'utf8') : ''}${held[bucket]}`;
      for (let start = 0; start < text.length; ) {
        const end = text.indexOf('\n', start);
        yield JSON.parse(text.slice(start, end));
        start = end + 1;
      }
    },
  };
};

/** Everything in order; each call begins anew. */
export type Sorted<T> = () => Generator<T>;

/** Lines of a file, with little of it in memory. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(chunkBytes);
    const decoder = new StringDecoder('utf8');
    let pending = '';
    for (;;) {
      const read = readSync(file, chunk, 0, chunkBytes, null);
      if (read === 0) return;
      const lines = (pending + decoder.write(chunk.subarray(0, read))).split('\n');
      pending = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(file);
  }
}

interface Head<T> {
  readonly row: T;
  readonly rest: Generator<string>;
}

/** Puts the first of a heap where it belongs. */
const sink = <T>(heap: Head<T>[], compare: (a: T, b: T) => number): void => {
  const top = heap[0] as Head<T>;
  let at = 0;
  for (;;) {
    let least = 2 * at + 1;
    const right = heap[least + 1];
    if (right !== undefined && compare(right.row, (heap[least] as Head<T>).row) < 0) least += 1;
    const child = heap[least];
    if (child === undefined || compare(top.row, child.row) <= 0) break;
    heap[at] = child;
    at = least;
  }
  heap[at] = top;
};

/** Lists that are read side by side: more are merged some by some first, so that neither files nor memory run out. */
const listsAtOnce = 100;

function* mergeLists<T>(paths: readonly string[], compare: (a: T, b: T) => number): Generator<T> {
  const open: Generator<string>[] = [];
  try {
    const heap: Head<T>[] = [];
    for (const path of paths) {
      const rest = linesOf(path);
      open.push(rest);
      heap.push({ row: JSON.parse(String(rest.next().value)) as T, rest });
    }
    // A sorted list is a heap.
    heap.sort((a, b) => compare(a.row, b.row));
    while (heap.length > 0) {
      const { row, rest } = heap[0] as Head<T>;
      yield row;
      const next = rest.next();
      const last = next.done ? heap.pop() : undefined;
      if (!next.done) heap[0] = { row: JSON.parse(next.value) as T, rest };
      else if (heap.length > 0) heap[0] = last as Head<T>;
      if (heap.length > 0) sink(heap, compare);
    }
  } finally {
    // Whoever stops in the middle leaves no file open.
    for (const rest of open) rest.return(undefined);
  }
}

/** Writes rows as lines, little of them at once. */
const writeRows = (path: string, rows: Iterable<unknown>): void => {
  let text = '';
  atFileBorder(path, () => writeFileSync(path, ''));
  const flush = (): void => atFileBorder(path, () => appendFileSync(path, text));
  for (const row of rows) {
    text += `${JSON.stringify(row)}\n`;
    if (text.length < pendingOfList) continue;
    flush();
    text = '';
  }
  flush();
};

/**
 * Writes lists, each sorted and small, to files `NAME-sorted-0`, … of a scratch folder, and merges them. No two rows may be equal: nothing
 * would tell which comes first.
 */
export const sortOnDisk = async <T>(
  scratch: Scratch,
  name: string,
  lists: Iterable<readonly T[]> | AsyncIterable<readonly T[]>,
  compare: (a: T, b: T) => number,
): Promise<Sorted<T>> => {
  let paths: string[] = [];
  let written = 0;
  const write = (rows: Iterable<T>): string => {
    const path = scratch.pathOf(`${name}-sorted-${written}`);
    written += 1;
    writeRows(path, rows);
    return path;
  };
  for await (const list of lists) if (list.length > 0) paths.push(write(list));
  while (paths.length > listsAtOnce) {
    const merged: string[] = [];
    for (let start = 0; start < paths.length; start += listsAtOnce) {
      const some = paths.slice(start, start + listsAtOnce);
      merged.push(write(mergeLists(some, compare)));
      for (const path of some) rmSync(path);
    }
    paths = merged;
  }
  return () => mergeLists(paths, compare);
};
