import { withoutCredentials } from '../../graph/credentials.ts';
import type { Problem } from '../../graph/model.ts';

/** Something that can be read once: a file, standard input, a web page, or a member of an archive. */
export interface Input {
  /** What problems call it: its path, its address, or `news.zip!/folder/page.html`. */
  readonly place: string;
  /** Its own name with its ending, in lower case where the ending counts. */
  readonly name: string;
  /** Its content piece by piece, from the start; `limit` says that no more than this many bytes are wanted. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** Path of the regular file that holds exactly this content, for formats that need random access. */
  readonly path?: string;
  /** Bytes, where they are known before reading. */
  readonly size?: number;
  /** Media type and charset that a web server named. */
  readonly mediaType?: string;
  readonly charset?: string;
  /** Address under which it was found. */
  readonly url?: string;
}

/** Bytes of one article's page or text that are read; more is a problem. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** Thrown inside a reader when its input cannot be read on; the reading of the other inputs goes on. */
export class BadInput extends Error {
  readonly rule: string;
  readonly place: string;
  constructor(rule: string, place: string, message: string) {
    super(withoutCredentials(message));
    this.rule = rule;
    this.place = withoutCredentials(place);
  }
}

export function problemOf({ rule, place, message }: BadInput): Problem {
  return { rule, place, message };
}

export function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);
}

/** All bytes of an input; a BadInput `too-large` when there are more than `most`. */
export async function collect(input: Input, most: number): Promise<Uint8Array> {
  if (input.size !== undefined && input.size > most) throw tooLarge(input, input.size, most);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of input.bytes()) {
    length += piece.length;
    if (length > most) throw tooLarge(input, undefined, most);
    pieces.push(piece);
  }
  return pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces, length);
}

function tooLarge(input: Input, size: number | undefined, most: number): BadInput {
  const has = size === undefined ? `more than ${megabytes(most)}` : megabytes(size);
  return new BadInput(
    'too-large',
    input.place,
    `"${input.name}" has ${has} MB; at most ${megabytes(most)} MB are read; split the file`,
  );
}

/** Stands among the pieces of an input where bytes are missing; as a piece it is empty. */
export const GAP = new Uint8Array(0);

/** The first bytes of an input, and the input with them put back: what it is can be told before it is read. `close` ends it in any case. */
export async function peek(
  input: Input,
  wanted: number,
): Promise<{ head: Uint8Array; input: Input; close: () => Promise<void> }> {
  const source = input.bytes()[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isDone = false;
  /** An error behind the first bytes comes when they have been read. */
  let failure: unknown;
  while (length < wanted && !isDone) {
    try {
      const { value, done } = await source.next();
      if (done) isDone = true;
      else {
        pieces.push(value);
        length += value.length;
      }
    } catch (error) {
      if (length === 0) throw error;
      failure = error;
      isDone = true;
    }
  }
  const head = Buffer.concat(pieces, length);
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      if (failure !== undefined) throw failure;
      if (isDone) return;
      for (;;) {
        const { value, done } = await source.next();
        if (done) return;
        yield value;
      }
    } finally {
      await source.return?.();
    }
  };
  const close = async (): Promise<void> => {
    await source.return?.();
  };
  return { head: head.subarray(0, wanted), input: { ...input, bytes }, close };
}
