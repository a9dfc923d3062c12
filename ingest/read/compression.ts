import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { BadInput, GAP, type Input, megabytes, peek } from './input.ts';

/**
 * Most bytes that one byte of a packed file may become. Text packs to a tenth, tables and logs to a fiftieth; a bomb reaches a thousand (deflate cannot do
 * more).
 */
const MAX_RATIO = 200;
/** Bytes up to which the ratio does not count: small files of spaces are harmless. */
const HARMLESS = 32 * 1024 * 1024;

/** Throws a BadInput `bomb` once more has come out of so many packed bytes than text ever gives. */
export function refuseBomb(name: string, place: string, unpacked: number, packed: number): void {
  if (unpacked > HARMLESS && unpacked > packed * MAX_RATIO)
    throw new BadInput(
      'bomb',
      place,
      `"${name}" unpacks to more than ${MAX_RATIO} times its size (${megabytes(unpacked)} MB so far); it was not read on`,
    );
}

function isMember(error: unknown): error is NodeJS.ErrnoException {
  return (
    typeof error === 'object' &&
    error !== null &&
    /^(?:Z_|ERR__?BROTLI|ERR_)/.test(String((error as NodeJS.ErrnoException).code))
  );
}

/** The input inside a gzip file, of one member or of many. A bomb ends with a BadInput `bomb`, a file that breaks off with `cut-off`. */
export function gunzip(input: Input): Input {
  const { path: _path, size: _size, mediaType: _type, ...rest } = input;
  const { bytes } = unpack(input, createGunzip);
  return { ...rest, name: input.name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar'), bytes };
}

/** Packed bytes that are unpacked at once. */
const SLICE = 32_768;

/**
 * The bytes of an input in slices that are no longer than that, parted where a gzip member seems to begin: what one step has unpacked before it fails is
 * lost, and so are the members before the broken one that it was given as well.
 */
async function* slicesOf(input: Input): AsyncGenerator<Uint8Array, undefined> {
  for await (const piece of input.bytes())
    for (let at = 0; at < piece.length; ) {
      const member = memberIn(piece.subarray(at, at + SLICE), 1);
      const end = member < 0 ? at + SLICE : at + member;
      yield piece.subarray(at, end);
      at = end;
    }
  return undefined;
}

/** An unpacker that is given slice after slice and tells what came out of each, before an error too. */
function stepsOf(stream: Unpacker) {
  let pieces: Uint8Array[] = [];
  let error: unknown;
  let ended = false;
  let ready: () => void = () => {};
  stream.on('data', (piece: Uint8Array) => pieces.push(piece));
  stream.on('error', (reason) => {
    error = reason;
    ready();
  });
  stream.on('end', () => {
    ended = true;
    ready();
  });
  const step = async (
    start: () => void,
  ): Promise<{ readonly pieces: readonly Uint8Array[]; readonly error: unknown }> => {
    await new Promise<void>((resolve) => {
      ready = resolve;
      start();
    });
    const out = pieces;
    pieces = [];
    return { pieces: out, error };
  };
  return {
    write: (slice: Uint8Array) => step(() => stream.write(slice, () => setImmediate(ready))),
    end: () => step(() => (ended ? ready() : stream.end())),
    /** True once nothing more comes, though more may stand behind. */
    hasEnded: () => ended,
    taken: () => stream.bytesWritten,
    close: () => stream.destroy(),
  };
}

/** Where a gzip member begins (RFC 1952: magic, deflate, no reserved flag, a known system), from an index on; -1 where none does. */
function memberIn(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x1f, from); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    const [, second, method, flags = 0xff, , , , , extra = 0xff, system = 0x80] = bytes.subarray(at, at + 10);
    if (second === 0x8b && method === 8 && flags < 0x20 && (extra === 0 || extra === 2 || extra === 4))
      if (system < 14 || system === 255) return at;
  }
  return -1;
}

/**
 * The same input, unpacked while it is read. What came out before an error is passed on. A gzip file of many members that is broken in one, as a damaged
 * archive of pages is, goes on at the next one: a GAP stands in the place of what is lost, and the error is thrown at the end.
 */
function unpack(input: Input, open: () => Unpacker): Input {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    const source = slicesOf(input);
    let packed = 0;
    let unpacked = 0;
    const breaks: number[] = [];
    let goesOn = false;
    const take = async (): Promise<Uint8Array | undefined> => {
      const { value } = await source.next();
      packed += value?.length ?? 0;
      return value;
    };
    try {
      let slice = await take();
      for (;;) {
        const steps = stepsOf(open());
        let before = 0;
        let failed = false;
        try {
          for (;;) {
            before = steps.taken();
            const { pieces, error } = slice === undefined ? await steps.end() : await steps.write(slice);
            for (const piece of pieces) {
              unpacked += piece.length;
              refuseBomb(input.name, `${input.place}:${packed}`, unpacked, packed);
              yield piece;
            }
            if (error !== undefined && !isMember(error)) throw error;
            failed = error !== undefined;
            if (failed || slice === undefined || steps.hasEnded()) break;
            slice = await take();
          }
        } finally {
          steps.close();
        }
        if (failed) breaks.push(packed);
        if (slice === undefined || open !== createGunzip) break;
        // Behind what the failing step had taken in, and never at the same member again.
        let next = memberIn(slice, Math.max(steps.taken() - before, 1));
        while (next < 0 && slice !== undefined) {
          slice = await take();
          next = slice === undefined ? -1 : memberIn(slice, 0);
        }
        if (slice === undefined) break;
        if (!failed) breaks.push(packed);
        goesOn = true;
        slice = slice.subarray(next);
        yield GAP;
      }
    } finally {
      await source.return(undefined);
    }
    const [first] = breaks;
    if (first === undefined) return;
    throw new BadInput(
      'cut-off',
      `${input.place}:${first}`,
      goesOn
        ? `"${input.name}" is broken in ${breaks.length} ${breaks.length === 1 ? 'place' : 'places'}, the first near byte ${first}; what stands before and behind was read`
        : `"${input.name}" is broken or breaks off after ${unpacked} unpacked bytes; what came before was read`,
    );
  };
  return { ...input, bytes };
}

/** Bytes that tell gzip and deflate from what is not packed. */
const MAGIC = 2;
const MAX_ENCODINGS = 5;

/**
 * Undoes the content encodings that a web server names, the last one first, while the input is read. What is not packed as it is said to
 * be is passed on as it is. Throws a BadInput `encoding` for one that was not asked for and is not known.
 */
export function decodeContent(input: Input, encodings: string): Input {
  const names = encodings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none');
  const unknown = names.find((name) => !/^(?:x-)?gzip$|^deflate$|^br$/.test(name));
  if (unknown !== undefined || names.length > MAX_ENCODINGS)
    throw new BadInput(
      'encoding',
      input.place,
      `"${input.place}" is packed as "${encodings.slice(0, 40)}"; expected gzip, deflate or br`,
    );
  return names.reverse().reduce(decodeOne, input);
}

function decodeOne(input: Input, name: string): Input {
  if (name === 'br') return unpack(input, createBrotliDecompress);
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    const { head, input: whole } = await peek(input, MAGIC);
    const [first = 0, second = 0] = head;
    const isGzip = first === 0x1f && second === 0x8b;
    // RFC 1950: method 8, and a check of both bytes; some servers leave this head out
    const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
    if (isGzip) yield* unpack(whole, createGunzip).bytes();
    else if (name !== 'deflate' || first === 0x3c) yield* whole.bytes();
    else yield* unpack(whole, isZlib ? createInflate : createInflateRaw).bytes();
  };
  return { ...input, bytes };
}

/**
 * Undoes the content encodings that a header names, the last one first, as long as the bytes look like it; undefined when the result has more than `most`
 * bytes.
 */
export async function inflateAll(body: Uint8Array, encodings: string, most: number): Promise<Uint8Array | undefined> {
  let bytes = body;
  const names = encodings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .slice(0, 5);
  for (const name of names.reverse()) {
    const streams = unpackers(name, bytes);
    for (const stream of streams) {
      const result = await inflate(bytes, stream, most);
      if (result === 'bomb') return undefined;
      if (result !== undefined) {
        bytes = result;
        break;
      }
    }
  }
  return bytes.length > most ? undefined : bytes;
}

type Unpacker = ReturnType<typeof createGunzip> | ReturnType<typeof createBrotliDecompress>;

function unpackers(name: string, bytes: Uint8Array): Unpacker[] {
  if (name === 'gzip' || name === 'x-gzip') return bytes[0] === 0x1f && bytes[1] === 0x8b ? [createGunzip()] : [];
  // a body that begins like a page was unpacked before it was stored
  const looksUnpacked = /^\s*</.test(
    Buffer.from(bytes.subarray(0, 200))
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, ''),
  );
  if (looksUnpacked) return [];
  if (name === 'deflate') return [createInflate(), createInflateRaw()];
  return name === 'br' ? [createBrotliDecompress()] : [];
}

async function inflate(bytes: Uint8Array, stream: Unpacker, most: number): Promise<Uint8Array | 'bomb' | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  stream.end(bytes);
  try {
    for await (const piece of stream) {
      length += piece.length;
      if (length > most) return 'bomb';
      pieces.push(piece);
    }
  } catch (error) {
    if (!isMember(error)) throw error;
    // cut off: what was unpacked counts
    return length > 0 ? Buffer.concat(pieces) : undefined;
  } finally {
    stream.destroy();
  }
  return Buffer.concat(pieces);
}
