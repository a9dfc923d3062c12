import type { Problem } from '../../graph/model.ts';
import { inflateAll } from './compression.ts';
import { GAP, type Input, MAX_BYTES, megabytes } from './input.ts';

/*
 * WARC 0.17 to 1.1 as Common Crawl's CC-NEWS has it. Own reader over the decompressed bytes: the library for it (warcio) stops without a word at
 * garbage and hands over 50 MB for a record of 200 kB; a test writes its fixtures with that library. One record is in memory at a time.
 */

/** A web page of an archive, its transfer and content encodings undone. */
export interface WarcPage {
  readonly url: string;
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly charset?: string;
  /** Offset of the record in the decompressed archive. */
  readonly offset: number;
}

export type WarcResult = WarcPage | { readonly problem: Problem };

const CR = 0x0d;
const LF = 0x0a;
/** Bytes of a record's header; more is garbage. */
const MAX_HEADER = 65_536;

/** Reads a stream by pieces of known length and by lines, with an account of the bytes. */
class Cursor {
  offset = 0;
  /** Places passed where bytes are missing. */
  gaps = 0;
  #buffer: Uint8Array = new Uint8Array(0);
  #source: AsyncIterator<Uint8Array>;
  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  async #fill(): Promise<boolean> {
    const { value, done } = await this.#source.next();
    if (done) return false;
    // What stands before a gap and was not told apart yet is no whole line.
    if (value === GAP) {
      this.gaps++;
      this.#buffer = GAP;
    } else this.#buffer = this.#buffer.length === 0 ? value : Buffer.concat([this.#buffer, value]);
    return true;
  }

  /** Passes over line ends, of which there may be millions. */
  async skipEmptyLines(): Promise<void> {
    for (;;) {
      let length = 0;
      while (this.#buffer[length] === LF || this.#buffer[length] === CR) length++;
      const isAll = length === this.#buffer.length;
      this.#take(length);
      if (!isAll || !(await this.#fill())) return;
    }
  }

  /** A line without its end; undefined at the end of the stream. */
  async line(most: number): Promise<string | undefined> {
    let from = 0;
    for (;;) {
      const end = this.#buffer.indexOf(LF, from);
      if (end >= 0 || this.#buffer.length > most) {
        const stop = end < 0 ? most : end;
        const text = Buffer.from(this.#buffer.buffer, this.#buffer.byteOffset, stop).toString('utf8');
        this.#take(end < 0 ? most : end + 1);
        return text.endsWith('\r') ? text.slice(0, -1) : text;
      }
      from = this.#buffer.length;
      if (await this.#fill()) continue;
      if (this.#buffer.length === 0) return undefined;
      const text = Buffer.from(this.#buffer).toString('utf8');
      this.#take(this.#buffer.length);
      return text;
    }
  }

  /** The next `length` bytes in pieces. False at the end when the stream ended before. */
  async *take(length: number): AsyncGenerator<Uint8Array, boolean> {
    let left = length;
    const { gaps } = this;
    while (left > 0) {
      if (this.#buffer.length === 0 && !(await this.#fill())) return false;
      if (this.gaps > gaps) return false;
      if (this.#buffer.length === 0) continue;
      const piece = this.#buffer.subarray(0, left);
      left -= piece.length;
      this.#take(piece.length);
      yield piece;
    }
    return true;
  }

  #take(length: number): void {
    this.#buffer = this.#buffer.subarray(length);
    this.offset += length;
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }
}

/** The pages of an archive in their order: responses with status 200 and an HTML body, and converted texts (WET). */
export async function* readWarc(input: Input, maxBytes: number = MAX_BYTES): AsyncGenerator<WarcResult> {
  const cursor = new Cursor(input.bytes());
  try {
    let isLost = false;
    for (;;) {
      await cursor.skipEmptyLines();
      const offset = cursor.offset;
      const line = await cursor.line(MAX_HEADER);
      if (line === undefined) return;
      if (!/^WARC\/\d/.test(line)) {
        // tell it once, then look for the next record
        if (!isLost)
          yield { problem: broken(input, offset, 'holds no record where one should begin; looked on for the next') };
        isLost = true;
        continue;
      }
      isLost = false;
      const headers = await headersOf(cursor);
      const length = Number(headers.get('content-length') ?? Number.NaN);
      if (!Number.isSafeInteger(length) || length < 0) {
        yield { problem: broken(input, offset, 'has a record without a length; looked on for the next') };
        continue;
      }
      const isWanted = wanted(headers) && length <= maxBytes;
      if (wanted(headers) && length > maxBytes)
        yield {
          problem: broken(input, offset, `has a record of ${megabytes(length)} MB; it was left out`, 'too-large'),
        };
      const { gaps } = cursor;
      const block = await blockOf(cursor, length, isWanted);
      if (!block.isWhole && cursor.gaps > gaps) {
        yield { problem: broken(input, offset, 'has a damaged record; looked on for the next') };
        continue;
      }
      if (!block.isWhole) {
        yield { problem: broken(input, offset, 'breaks off in a record; the complete ones were read', 'cut-off') };
        return;
      }
      if (!isWanted) continue;
      const page = await pageOf(headers, block.bytes, maxBytes, offset);
      if (page === 'bomb')
        yield {
          problem: broken(input, offset, `has a page that unpacks to more than ${megabytes(maxBytes)} MB`, 'too-large'),
        };
      else if (page !== undefined) yield page;
    }
  } finally {
    await cursor.close();
  }
}

function broken(input: Input, offset: number, words: string, rule = 'broken-warc'): Problem {
  return { rule, place: `${input.place}:${offset}`, message: `"${input.name}" ${words}` };
}

async function headersOf(cursor: Cursor): Promise<Map<string, string>> {
  const headers = new Map<string, string>();
  for (let count = 0; count < 200; count++) {
    const line = await cursor.line(MAX_HEADER);
    if (line === undefined || line === '') break;
    addHeader(headers, line);
  }
  return headers;
}

function addHeader(headers: Map<string, string>, line: string): void {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
}

function wanted(headers: ReadonlyMap<string, string>): boolean {
  const type = headers.get('warc-type');
  const media = headers.get('content-type') ?? '';
  if (type === 'response') return /^application\/http/i.test(media);
  return (type === 'resource' && /html/i.test(media)) || (type === 'conversion' && /^text\/plain/i.test(media));
}

async function blockOf(
  cursor: Cursor,
  length: number,
  isKept: boolean,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const pieces: Uint8Array[] = [];
  const source = cursor.take(length);
  for (;;) {
    const { value, done } = await source.next();
    if (done) return { bytes: Buffer.concat(pieces), isWhole: value };
    if (isKept) pieces.push(value);
  }
}

async function pageOf(
  headers: ReadonlyMap<string, string>,
  block: Uint8Array,
  maxBytes: number,
  offset: number,
): Promise<WarcPage | 'bomb' | undefined> {
  const url = (headers.get('warc-target-uri') ?? '').replace(/^<|>$/g, '');
  if (headers.get('warc-type') !== 'response')
    return { url, body: block, mediaType: (headers.get('content-type') ?? 'text/plain').toLowerCase(), offset };
  const end = endOfHead(block);
  const head = Buffer.from(block.buffer, block.byteOffset, end.head).toString('latin1').split(/\r?\n/);
  if (!/^HTTP\/[\d.]+ 200\b/.test(head[0] ?? '')) return undefined;
  const http = new Map<string, string>();
  for (const line of head.slice(1, 200)) addHeader(http, line);
  const media = (http.get('content-type') ?? 'text/html').toLowerCase();
  if (!/html|text\/plain/.test(media)) return undefined;
  let body = block.subarray(end.body);
  if (/chunked/i.test(http.get('transfer-encoding') ?? '')) body = dechunk(body);
  // CC-NEWS stores pages unpacked and keeps the old headers: only what is packed is unpacked
  const unpacked = await inflateAll(body, http.get('content-encoding') ?? '', maxBytes);
  if (unpacked === undefined) return 'bomb';
  const charset = /charset=["']?([\w-]{2,40})/.exec(media)?.[1];
  return {
    url,
    body: unpacked,
    mediaType: media.split(';')[0]?.trim() ?? '',
    ...(charset === undefined ? {} : { charset }),
    offset,
  };
}

/** Where the head of an HTTP message ends and its body begins. */
function endOfHead(block: Uint8Array): { head: number; body: number } {
  for (let at = block.indexOf(LF); at >= 0 && at < MAX_HEADER; at = block.indexOf(LF, at + 1)) {
    if (block[at + 1] === LF) return { head: at, body: at + 2 };
    if (block[at + 1] === CR && block[at + 2] === LF) return { head: at, body: at + 3 };
  }
  return { head: 0, body: 0 };
}

/** A body without its chunk sizes; as it is when it has none (CC-NEWS keeps the header of bodies that it joined). */
function dechunk(body: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf(LF, at);
    if (end < 0 || end - at > 100) return pieces.length === 0 ? body : Buffer.concat(pieces);
    const size = /^([\da-f]{1,8})\s*(?:;|$)/i.exec(Buffer.from(body.subarray(at, end)).toString('latin1').trim())?.[1];
    if (size === undefined) return pieces.length === 0 ? body : Buffer.concat(pieces);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    pieces.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    while (body[at] === CR || body[at] === LF) at++;
  }
  return Buffer.concat(pieces);
}
