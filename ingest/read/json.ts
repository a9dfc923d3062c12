import type { Problem } from '../../graph/model.ts';
import { isReadingLine } from '../../graph/readingLines.ts';
import { decode } from './decode.ts';
import { BadInput, collect, type Input, MAX_BYTES, megabytes, problemOf } from './input.ts';
import { articleFromRecord, type Fields, type RecordArticle, recordsOf } from './record.ts';

/** An article of a JSON file, or what was odd, with its place. */
export type JsonResult = RecordArticle | { readonly problem: Problem };

export interface JsonOptions {
  readonly fields?: Fields;
  /** Most bytes of one record. */
  readonly maxBytes?: number;
  /** Most seconds for the HTML of one record. */
  readonly articleSeconds?: number;
}

/** Bytes of a line (or of a record of a list) and its number, counted from 1. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly number: number;
}

const NEWLINE = 0x0a;

/** Marks of UTF-16: such a file is brought to UTF-8 before its bytes are looked at. */
async function* utf8(input: Input): AsyncGenerator<Uint8Array> {
  let recode: ((piece: Uint8Array) => Uint8Array) | undefined;
  let isFirst = true;
  for await (const piece of input.bytes()) {
    if (piece.length === 0) continue;
    if (!isFirst) {
      yield recode === undefined ? piece : recode(piece);
      continue;
    }
    isFirst = false;
    const [a, b, c] = piece;
    const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
    if (wide !== undefined) {
      const { default: iconv } = await import('iconv-lite');
      const decoder = iconv.getDecoder(wide);
      recode = (bytes) => Buffer.from(decoder.write(Buffer.from(bytes)));
      yield recode(piece.subarray(2));
    } else yield a === 0xef && b === 0xbb && c === 0xbf ? piece.subarray(3) : piece;
  }
}

/** Lines of any number in memory for one. A line that is too long is passed over and told. */
async function* linesOf(input: Input, maxBytes: number): AsyncGenerator<Piece | { readonly problem: Problem }> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const end = (): Piece | { readonly problem: Problem } => {
    const piece =
      length > maxBytes
        ? { problem: tooLong(input, `:${number}`, maxBytes) }
        : { bytes: parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts), number };
    parts = [];
    length = 0;
    number += 1;
    return piece;
  };
  const add = (part: Uint8Array): void => {
    if (part.length === 0) return;
    length += part.length;
    if (length > maxBytes) parts = [];
    else parts.push(part);
  };
  for await (const chunk of utf8(input)) {
    let start = 0;
    for (let stop = chunk.indexOf(NEWLINE); stop !== -1; stop = chunk.indexOf(NEWLINE, start)) {
      if (length > 0 || stop > start) {
        add(chunk.subarray(start, stop));
        yield end();
      } else number += 1;
      start = stop + 1;
      // a file may hold millions of empty lines
      while (chunk[start] === NEWLINE) {
        start += 1;
        number += 1;
      }
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (length > 0) yield end();
}

function tooLong(input: Input, at: string, maxBytes: number): Problem {
  return {
    rule: 'too-large',
    place: `${input.place}${at}`,
    message: `a record of "${input.name}" has more than ${megabytes(maxBytes)} MB; it was left out`,
  };
}

/** `{"a":1}` per line. Lines that are no JSON are problems with their number, the rest is read. */
export async function* readJsonLines(input: Input, options: JsonOptions = {}): AsyncGenerator<JsonResult> {
  for await (const line of linesOf(input, options.maxBytes ?? MAX_BYTES)) {
    if ('problem' in line) yield line;
    else {
      const text = (await decode(line.bytes))?.text.trim() ?? '';
      if (text === '') continue;
      yield await fromText(text, line.number, input, options, 'line');
    }
  }
}

/** One record's text → article, or what is wrong with it. */
async function fromText(
  text: string,
  number: number,
  input: Input,
  options: JsonOptions,
  unit: 'line' | 'record',
): Promise<JsonResult> {
  const place = `${input.place}:${number}`;
  if (text.slice(0, 200).includes('"kind"') && isReadingLine(text)) {
    return {
      problem: {
        rule: 'backup',
        place,
        message: `${unit} ${number} of "${input.name}" belongs to a backup; give ingest the path of the backup itself, as a .jsonl that is not packed`,
      },
    };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      problem: { rule: 'no-json', place, message: `${unit} ${number} of "${input.name}" is no JSON; it was left out` },
    };
  }
  return fromValue(value, number, input, options);
}

async function fromValue(value: unknown, number: number, input: Input, options: JsonOptions): Promise<JsonResult> {
  const name = `${input.name.replace(/(?:\.(?:jsonl?|ndjson|gz))+$/i, '')}-${number}`;
  const place = `${input.place}:${number}`;
  try {
    const read = await articleFromRecord(value, name, options.fields, {
      place,
      articleSeconds: options.articleSeconds,
    });
    if (read !== undefined) return read;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return { problem: problemOf(error) };
  }
  const looked = options.fields?.text === undefined ? 'text, body, content and the like' : `"${options.fields.text}"`;
  return {
    problem: {
      rule: 'no-text',
      place,
      message: `record ${number} of "${input.name}" has no text; looked for ${looked}; name its key with --fields text=KEY`,
    },
  };
}

/**
 * A JSON file: one article, a list of them, an object with a list in it, or JSON lines after all. A list is read item by item, however long it is; of a
 * list that breaks off the complete items are kept.
 */
export async function* readJson(input: Input, options: JsonOptions = {}): AsyncGenerator<JsonResult> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const first = await firstByte(input);
  if (first.byte === 0x5b) {
    yield* readList(first.input, options, maxBytes);
    return;
  }
  const bytes = await collect(first.input, maxBytes);
  const text = (await decode(bytes))?.text.trim() ?? '';
  if (text === '') return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = text.slice(0, text.indexOf('\n') + 1).trim();
    if (!isJson(line))
      throw new BadInput(
        'no-json',
        input.place,
        `"${input.name}" is no JSON; expected an object, a list or JSON lines`,
      );
    yield* readJsonLines({ ...input, bytes: () => once(bytes) }, options);
    return;
  }
  let number = 0;
  for (const record of recordsOf(value)) yield await fromValue(record, ++number, input, options);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function isJson(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The first byte that is no white space, and the input again, as UTF-8. */
async function firstByte(input: Input): Promise<{ byte: number | undefined; input: Input }> {
  const source = utf8(input);
  const before: Uint8Array[] = [];
  let byte: number | undefined;
  while (byte === undefined) {
    const { value, done } = await source.next();
    if (done) break;
    before.push(value);
    byte = value.find((one) => one > 0x20);
  }
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield* before;
    yield* source;
  };
  return { byte, input: { ...input, bytes } };
}

/** Items of a list at the top of a file, told apart by counting brackets outside strings. */
async function* readList(input: Input, options: JsonOptions, maxBytes: number): AsyncGenerator<JsonResult> {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let number = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  for await (const chunk of input.bytes()) {
    let start = depth > 1 ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (isInString) {
        if (isEscaped) isEscaped = false;
        else if (byte === 0x5c) isEscaped = true;
        else if (byte === 0x22) isInString = false;
      } else if (byte === 0x22) isInString = true;
      else if (byte === 0x7b || byte === 0x5b) {
        depth++;
        if (depth === 2) start = i;
      } else if (byte === 0x7d || byte === 0x5d) {
        depth--;
        if (depth === 0) isWhole = true;
        if (depth !== 1) continue;
        number++;
        length += i + 1 - Math.max(start, 0);
        if (length > maxBytes) yield { problem: tooLong(input, `:${number}`, maxBytes) };
        else {
          parts.push(chunk.subarray(Math.max(start, 0), i + 1));
          const text = (await decode(Buffer.concat(parts)))?.text ?? '';
          yield await fromText(text, number, input, options, 'record');
        }
        parts = [];
        length = 0;
        start = -1;
      }
    }
    if (depth > 1) {
      const rest = chunk.subarray(Math.max(start, 0));
      length += rest.length;
      if (length > maxBytes) parts = [];
      else parts.push(Uint8Array.from(rest));
    }
  }
  if (!isWhole)
    yield {
      problem: {
        rule: 'cut-off',
        place: `${input.place}:${number + 1}`,
        message: `"${input.name}" breaks off after record ${number}; the complete records were read`,
      },
    };
}
