import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { BadInput, type Input, megabytes, peek } from './input.ts';

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

/** The same input, unpacked while it is read. */
function unpack(input: Input, open: () => Unpacker): Input {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    let packed = 0;
    let unpacked = 0;
    const count = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of input.bytes()) {
        packed += piece.length;
        yield piece;
      }
    };
    const source = Readable.from(count(), { objectMode: false, highWaterMark: 65_536 });
    const stream = open();
    source.on('error', (error) => stream.destroy(error));
    source.pipe(stream);
    try {
      for await (const piece of stream) {
        unpacked += piece.length;
        refuseBomb(input.name, `${input.place}:${packed}`, unpacked, packed);
        yield piece;
      }
    } catch (error) {
      if (error instanceof BadInput || !isMember(error)) throw error;
      throw new BadInput(
        'cut-off',
        `${input.place}:${packed}`,
        `"${input.name}" is broken or breaks off after ${unpacked} unpacked bytes; what came before was read`,
      );
    } finally {
      source.destroy();
      stream.destroy();
    }
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
