import { Failure } from './failure.ts';
import type { RunOptions, Table, Value } from './store.ts';

/** Options of a query with all limits set. */
export type RunLimits = Required<Omit<RunOptions, 'signal'>> & Pick<RunOptions, 'signal'>;

/** What a query may take when nothing else is said: 30 s, 10,000 rows, 64 MB. */
export const defaultLimits: RunLimits = { write: false, timeout: 30_000, limit: 10_000, bytes: 64e6 };

/**
 * Bytes that an engine's own form of rows may have before an answer is broken off while it comes in: rows are measured
 * exactly once they are in their common form, and that is never less than half of the engine's.
 */
export const roughBytes = (bytes: number): number => 2 * bytes;

/** The Failure (`query-timeout`) for a query that took longer than it may, in milliseconds. */
export const timeoutFailure = (timeout: number): Failure =>
  new Failure('query-timeout', `The query was given up after ${timeout} ms`, {
    hint: 'Ask for less: a LIMIT, a shorter path, a more selective MATCH; or allow more time.',
  });

/** Bytes of a row as JSON in UTF-8. */
export const sizeOf = (row: readonly Value[]): number => Buffer.byteLength(JSON.stringify(row));

/** A table of the rows that fit into both limits. `isMore` says that the engine had more rows than these. */
export const toTable = (
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  isMore: boolean,
  { limit, bytes }: Pick<RunLimits, 'limit' | 'bytes'>,
): Table => {
  let size = 0;
  let fitting = 0;
  for (const row of rows.slice(0, limit)) {
    size += sizeOf(row);
    if (size > bytes) break;
    fitting += 1;
  }
  const kept = fitting === rows.length ? rows : rows.slice(0, fitting);
  if (fitting === rows.length && !isMore) return { columns, rows: kept, truncated: false };
  return { columns, rows: kept, truncated: true, truncatedBy: fitting === limit ? 'rows' : 'bytes' };
};
