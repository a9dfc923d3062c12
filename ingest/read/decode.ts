/** Text of a file with what was odd about its bytes. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** Offset of the first byte that is no UTF-8, in a file that is UTF-8 otherwise; the broken places are U+FFFD in the text. */
  readonly invalidAt?: number;
  /** NUL bytes, when there are more than strays; no text keeps them. */
  readonly nuls?: number;
}

/** Bytes that are looked at to tell text from binary data and to guess a charset. */
const SAMPLE = 65_536;
/** Share of control bytes, NUL among them, above which a file is no text; so many are never too many, since a short note has them as well. */
const MAX_CONTROL = 0.02;
const STRAYS = 2;
/** NUL bytes that nobody need hear of: a broken transfer or a tool that pads its lines leaves some. */
const SILENT_NULS = 10;

/**
 * Bytes → text: byte order mark, strict UTF-8, then the charset that a server (`served`) or the text itself (HTML meta, XML) declares, then a guess.
 * Undefined for binary data.
 * Node's own decoder is not used for windows-1252, which it gets wrong (0x93 becomes U+0093).
 */
export async function decode(bytes: Uint8Array, served?: string): Promise<Decoded | undefined> {
  const decoded = await decodeAny(bytes, served);
  if (decoded === undefined || !/^utf-8|^windows/.test(decoded.charset)) return decoded;
  const nuls = countNuls(bytes);
  return nuls > SILENT_NULS ? { ...decoded, nuls } : decoded;
}

function countNuls(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) count += 1;
  return count;
}

async function decodeAny(bytes: Uint8Array, served?: string): Promise<Decoded | undefined> {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return mark === 'utf-8' ? decodeUtf8(bytes.subarray(3)) : convert(bytes, mark);
  const wide = wideCharset(bytes);
  if (wide !== undefined) return convert(bytes, wide);
  if (isBinary(bytes)) return undefined;
  const strict = strictUtf8(bytes);
  if (strict !== undefined) {
    const declared = served?.toLowerCase() ?? declaredCharset(bytes);
    // ISO-2022 and its kin are ASCII bytes with escapes: only the declaration tells
    if (declared !== undefined && /^(?:iso-2022|hz-gb)/.test(declared) && bytes.includes(0x1b))
      return convert(bytes, declared);
    return { text: undoTwice(strict) ?? strict, charset: 'utf-8' };
  }
  const declared = served?.toLowerCase() ?? declaredCharset(bytes);
  if (declared !== undefined && !/^utf-?8$/.test(declared)) {
    const decoded = await convert(bytes, declared);
    if (decoded !== undefined) return decoded;
  }
  const { valid, invalid, first } = countUtf8(bytes.subarray(0, 4 * SAMPLE));
  if (valid > invalid || (/^utf-?8$/.test(declared ?? '') && valid > 0))
    return { ...decodeUtf8(bytes), invalidAt: first };
  return (await convert(bytes, await guess(bytes))) ?? convert(bytes, 'windows-1252');
}

/** An umlaut or a quotation mark whose bytes of UTF-8 were taken for Windows-1252. */
const TWICE = /[ÃÂ][\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122]|â€/;
/** Windows-1252 from 0x80 to 0x9f; what it leaves open stands for itself (WHATWG Encoding). */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text that was encoded twice ("GrÃ¶ÃŸe"), as a program leaves it that took UTF-8 for Windows-1252; undefined when it was not: text that was encoded
 * once is no UTF-8 as bytes of Windows-1252.
 */
function undoTwice(text: string): string | undefined {
  if (!TWICE.test(text)) return undefined;
  const bytes = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const byte = unit < 0x80 || (unit > 0x9f && unit < 0x100) ? unit : 0x80 + CP1252.indexOf(text[index] as string);
    if (byte < 0x80 && unit >= 0x80) return undefined;
    bytes[index] = byte;
  }
  return strictUtf8(bytes);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : undefined;
}

/** UTF-16 without a mark: every second byte is one of few values. Cyrillic UTF-16 is also valid UTF-8, so this comes before the UTF-8 test. */
function wideCharset(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (length < 16) return undefined;
  let oddHigh = 0;
  let evenHigh = 0;
  let zeros = 0;
  for (let i = 0; i < length; i += 2) {
    const even = bytes[i] as number;
    const odd = bytes[i + 1] as number;
    if (even === 0 && odd === 0) zeros++;
    if (odd === 0 || odd === 4 || odd === 0x20) oddHigh++;
    if (even === 0 || even === 4 || even === 0x20) evenHigh++;
  }
  const pairs = length / 2;
  if (zeros > pairs * 0.01) return undefined;
  if (oddHigh > pairs * 0.95 && evenHigh < pairs * 0.5) return hasControl(bytes, 1, length) ? 'utf-16le' : undefined;
  if (evenHigh > pairs * 0.95 && oddHigh < pairs * 0.5) return hasControl(bytes, 0, length) ? 'utf-16be' : undefined;
  return undefined;
}

function hasControl(bytes: Uint8Array, from: number, length: number): boolean {
  let controls = 0;
  for (let i = from; i < length; i += 2) if ((bytes[i] as number) < 9) controls++;
  return controls > length / 4;
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.length === 0) return false;
  let controls = 0;
  for (const byte of sample) {
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b) controls++;
  }
  const head = String.fromCharCode(...sample.subarray(0, 5));
  return (
    controls > Math.max(STRAYS, sample.length * MAX_CONTROL) ||
    head === '%PDF-' ||
    head.startsWith('PK\u0003\u0004') ||
    head.startsWith('\u001f\u008b')
  );
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    // By its code, not its class: where tests run in a realm of their own, the class is another one.
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined;
    throw error;
  }
}

function decodeUtf8(bytes: Uint8Array): Decoded {
  const strict = strictUtf8(bytes);
  if (strict !== undefined) return { text: strict, charset: 'utf-8' };
  return { text: new TextDecoder('utf-8').decode(bytes), charset: 'utf-8', invalidAt: countUtf8(bytes).first };
}

/** Well-formed and broken multi-byte sequences, and the offset of the first broken one. */
function countUtf8(bytes: Uint8Array): { valid: number; invalid: number; first: number } {
  let valid = 0;
  let invalid = 0;
  let first = -1;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    let isWhole = length > 0;
    for (let k = 1; isWhole && k < length; k++) isWhole = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (isWhole) {
      if (length > 1) valid++;
      i += length;
    } else {
      if (first < 0) first = i;
      invalid++;
      i++;
    }
  }
  return { valid, invalid, first };
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1');
  const match =
    /<meta[^>]{0,200}charset=["']?([\w-]{2,40})/i.exec(head) ??
    /^\s*<\?xml[^>]{0,100}encoding=["']([\w-]{2,40})/i.exec(head);
  return match?.[1]?.toLowerCase();
}

async function guess(bytes: Uint8Array): Promise<string> {
  const { default: jschardet } = await import('jschardet');
  // without its high bytes nothing can be told: take the lines that have some
  const { encoding } = jschardet.detect(Buffer.from(bytes.subarray(0, SAMPLE)));
  if (
    encoding === null ||
    encoding === undefined ||
    encoding.toLowerCase() === 'ascii' ||
    encoding.toLowerCase() === 'utf-8'
  )
    return 'windows-1252';
  return /^iso-8859-1$/i.test(encoding) ? 'windows-1252' : encoding;
}

async function convert(bytes: Uint8Array, charset: string): Promise<Decoded | undefined> {
  const { default: iconv } = await import('iconv-lite');
  const name = charset === 'iso-8859-1' || charset === 'latin1' ? 'windows-1252' : charset;
  return iconv.encodingExists(name) ? { text: iconv.decode(Buffer.from(bytes), name), charset: name } : undefined;
}
