import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { Failure } from '../failure.ts';
import type { Judgement } from '../judgements.ts';
import type { Reading } from '../model.ts';

/*
 * The log is what an embedded store keeps: one JSON line per change, appended and synced before the engine hears of it.
 * The engine's file is an index over it that can be made again. A line without its newline is the trace of a process that
 * died while writing: it was never acknowledged, and is cut off by the next append. What was changed in a line since is noticed whenever
 * the log is opened: the digest of a reading is that of the bytes that stand there, other records end with their own.
 */

/** What happened, in the order in which it happened. `sequence` counts the lines from 1. */
export type LogRecord = (
  | {
      readonly sequence: number;
      readonly op: 'put';
      readonly article: string;
      readonly name: string;
      readonly digest: string;
      readonly reading: Reading;
    }
  | { readonly sequence: number; readonly op: 'forget'; readonly article: string }
  | { readonly sequence: number; readonly op: 'judge'; readonly judgement: Judgement }
  | { readonly sequence: number; readonly op: 'retract'; readonly judgement: string }
  /** Since version 2. */
  | { readonly sequence: number; readonly op: 'rules'; readonly rules: string }
  | {
      readonly sequence: number;
      readonly op: 'run';
      readonly cypher: string;
      readonly parameters: Readonly<Record<string, unknown>>;
    }
) & {
  /** Digest of all that stands before it, of records without a reading; absent in those that an older program wrote. */
  readonly check?: string;
};

/** A record as it goes in, before it has its number. */
export type LogEntry = LogRecord extends infer R ? (R extends LogRecord ? Omit<R, 'sequence'> : never) : never;

/** Which record, and where its line stands, in bytes. */
export interface Place {
  readonly sequence: number;
  readonly offset: number;
  readonly length: number;
}

/** A record without the body of its reading, and where its line stands. */
export type LogHead = (Omit<Extract<LogRecord, { op: 'put' }>, 'reading'> | Exclude<LogRecord, { op: 'put' }>) & Place;

const chunkBytes = 1 << 20;
const newline = 0x0a;
/** Comes after the head of a put; inside a JSON string its quotes would be escaped, so the first one is the key. */
const bodyKey = Buffer.from(',"reading":');

const operations: ReadonlySet<string> = new Set(['put', 'forget', 'judge', 'retract', 'rules', 'run']);

/** The same as `digestReading` makes of a reading: the log holds it as it was digested. */
const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex').slice(0, 32);

/** A record as a line, without its newline. */
const lineOf = (record: LogRecord): Buffer => {
  const text = JSON.stringify(record);
  if (record.op === 'put') return Buffer.from(text, 'utf8');
  return Buffer.from(`${text.slice(0, -1)},"check":"${digestOf(Buffer.from(text, 'utf8'))}"}`, 'utf8');
};

/** What shows that a line is not as it was written; undefined when it is. */
const faultOf = (head: LogRecord, line: Buffer, body: Buffer): string | undefined => {
  if (!operations.has(head.op)) return `it does "${String(head.op)}", which no record does`;
  if (head.op === 'put') {
    const start = Buffer.from(
      `{"article":{"id":${JSON.stringify(head.article)},"name":${JSON.stringify(head.name)},`,
      'utf8',
    );
    return body.subarray(0, start.length).equals(start) && digestOf(body) === head.digest
      ? undefined
      : `the article "${head.name}" is not as it was written`;
  }
  if (head.check === undefined) return undefined;
  const { check, ...rest } = head;
  // Cut out of the bytes: to write the record anew would hide how it was written.
  const end = Buffer.from(`,"check":"${check}"}`, 'utf8');
  const before = Buffer.concat([line.subarray(0, line.length - end.length), Buffer.from('}')]);
  return line.subarray(line.length - end.length).equals(end) && digestOf(before) === check
    ? undefined
    : `its ${rest.op} is not as it was written`;
};

const damaged = (path: string, line: number, what: string, cause?: unknown): Failure =>
  new Failure('store-damaged', `Line ${line} of "${path}" is damaged: ${what}`, {
    hint: 'Bring the store back from a backup, or ingest the articles into a new folder. Nothing was changed.',
    cause,
  });

const ioFailure = (error: unknown, path: string): unknown => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof Failure) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new Failure('disk-full', `There is no room to write "${path}" (${code})`, {
      hint: 'Free some space and run the same command again: what was stored before is intact.',
      cause: error,
    });
  if (code === undefined) return error;
  return new Failure('store-unreadable', `"${path}" cannot be used: ${message}`, {
    hint: 'Check that the folder exists and that you may read and write it.',
    cause: error,
  });
};

/** Does something with files, and turns what the system refuses into a Failure. */
export const atFileBorder = <T>(path: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw ioFailure(error, path);
  }
};

export interface Log {
  /** Number of the last record. */
  readonly sequence: () => number;
  readonly bytes: () => number;
  /** Appends the records and syncs them to disk. After a failure the log is as it was before. */
  readonly append: (entries: readonly LogEntry[]) => readonly LogHead[];
  /** Reads a record again, body and all. */
  readonly read: (place: Place) => LogRecord;
  readonly close: () => void;
}

/** Reads the heads of all complete lines. One buffer serves the whole log: what is thrown away outside the heap is freed late. */
function* scan(file: number, path: string, size: number): Generator<LogHead> {
  let buffer = Buffer.alloc(2 * chunkBytes);
  /** Bytes in the buffer that belong to a line whose end is not read yet, and where in the file they begin. */
  let pending = 0;
  let pendingStart = 0;
  let line = 0;
  for (let position = 0; position < size; ) {
    if (buffer.length - pending < chunkBytes) {
      const larger = Buffer.alloc(2 * buffer.length);
      buffer.copy(larger, 0, 0, pending);
      buffer = larger;
    }
    const read = readSync(file, buffer, pending, Math.min(chunkBytes, size - position), position);
    if (read === 0) break;
    position += read;
    const filled = buffer.subarray(0, pending + read);
    let start = 0;
    for (let end = filled.indexOf(newline, pending); end !== -1; end = filled.indexOf(newline, start)) {
      line += 1;
      const bytes = filled.subarray(start, end);
      // Bodies are not parsed here, but what disks and transfers break is seldom text.
      if (!isUtf8(bytes)) throw damaged(path, line, 'it is no UTF-8');
      const body = bytes.indexOf(bodyKey);
      const text = body === -1 ? bytes.toString('utf8') : `${bytes.subarray(0, body).toString('utf8')}}`;
      let head: LogRecord;
      try {
        head = JSON.parse(text) as LogRecord;
      } catch (error) {
        throw damaged(path, line, 'it is no JSON', error);
      }
      if (head.sequence !== line) throw damaged(path, line, `it is numbered ${head.sequence}`);
      const fault = faultOf(head, bytes, bytes.subarray(body === -1 ? 0 : body + bodyKey.length, bytes.length - 1));
      if (fault !== undefined) throw damaged(path, line, fault);
      yield { ...head, offset: pendingStart + start, length: end - start };
      start = end + 1;
    }
    filled.copy(buffer, 0, start);
    pending = filled.length - start;
    pendingStart += start;
  }
}

/**
 * Opens a log and hands every record's head to `see`, in order. An unfinished last line is passed over and stays until
 * something is appended: who opens the log may yet refuse it, and must then have changed nothing. Throws a Failure: `store-damaged` for a line in the middle, `store-unreadable` for the file itself.
 */
export const openLog = (path: string, readOnly: boolean, see: (head: LogHead) => void): Log => {
  let file: number;
  try {
    file = openSync(path, readOnly ? 'r' : 'r+');
  } catch (error) {
    throw ioFailure(error, path);
  }
  let size = 0;
  let sequence = 0;
  /** Behind the last whole line stands another one's beginning. */
  let hasTrace = false;
  /** Records that are read again are read into this. */
  let record = Buffer.alloc(0);
  try {
    const total = fstatSync(file).size;
    for (const head of scan(file, path, total)) {
      size = head.offset + head.length + 1;
      sequence = head.sequence;
      see(head);
    }
    hasTrace = size < total;
  } catch (error) {
    closeSync(file);
    throw ioFailure(error, path);
  }
  return {
    sequence: () => sequence,
    bytes: () => size,
    append: (entries) => {
      const heads: LogHead[] = [];
      const lines: Buffer[] = [];
      let offset = size;
      for (const [index, entry] of entries.entries()) {
        const record = { sequence: sequence + index + 1, ...entry } as LogRecord;
        const line = Buffer.concat([lineOf(record), Buffer.from('\n')]);
        const { reading: _, ...head } = record as Extract<LogRecord, { op: 'put' }>;
        heads.push({ ...(head as LogRecord), offset, length: line.length - 1 } as LogHead);
        offset += line.length;
        lines.push(line);
      }
      const bytes = Buffer.concat(lines);
      try {
        if (hasTrace) ftruncateSync(file, size);
        hasTrace = false;
        for (let done = 0; done < bytes.length; )
          done += writeSync(file, bytes, done, bytes.length - done, size + done);
        fsyncSync(file);
      } catch (error) {
        ftruncateSync(file, size);
        throw ioFailure(error, path);
      }
      size = offset;
      sequence += entries.length;
      return heads;
    },
    read: ({ sequence: line, offset, length }) => {
      if (record.length < length) record = Buffer.alloc(2 * length);
      readSync(file, record, 0, length, offset);
      try {
        return JSON.parse(record.toString('utf8', 0, length)) as LogRecord;
      } catch (error) {
        throw damaged(path, line, 'it is no JSON', error);
      }
    },
    close: () => closeSync(file),
  };
};

/** Writes a file so that it is either there as a whole or not at all, even after a crash or on a full disk. */
export const writeWhole = (path: string, text: string, rename: (from: string, to: string) => void): void => {
  const draft = `${path}.draft`;
  atFileBorder(path, () => {
    const file = openSync(draft, 'w');
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    rename(draft, path);
  });
};
