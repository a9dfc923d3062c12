import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, normalize, relative, sep } from 'node:path';
import { types } from 'node:util';
import { addressOf } from '../../graph/address.ts';
import type { Article, Problem } from '../../graph/model.ts';
import { hasNews } from '../clean.ts';
import { gunzip } from './compression.ts';
import { decode } from './decode.ts';
import { readEpub } from './epub.ts';
import { type FeedItem, readFeed } from './feed.ts';
import { matchGlob } from './glob.ts';
import { articleFromHtml, articleFromPage } from './html.ts';
import { BadInput, collect, type Input, MAX_BYTES, peek, problemOf } from './input.ts';
import { readJson, readJsonLines } from './json.ts';
import { languageOf } from './language.ts';
import type { LeftOut } from './mainText.ts';
import { articleFromMarkdown, readMarkdown } from './markdown.ts';
import { readPageWithin } from './pages.ts';
import { readPdf } from './pdf.ts';
import type { Fields, RecordArticle } from './record.ts';
import { articleFromText, nameOfUrl, type Origin } from './text.ts';
import { readWarc } from './warc.ts';
import { isAddress, openWeb, type Web, type WebOptions } from './web.ts';
import { unzip } from './zip.ts';

export type { Fields } from './record.ts';
export { articleFromText, type Origin } from './text.ts';

export interface ReadOptions {
  /** Articles, pages and records with more bytes are a problem; 20 MB when not given. */
  readonly maxBytes?: number;
  /** Seconds that the HTML of one article may take; default 60. Only where the code is built, since a thread is needed for it. */
  readonly articleSeconds?: number;
  /** What every article of this run gets as its source; the folder's name is not guessed. */
  readonly source?: string;
  /** Keys of JSON records: `{ text: 'body' }`; paths with dots reach inside (`{ text: 'content.body' }`). */
  readonly fields?: Fields;
  /** What the path `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** How addresses are asked for. */
  readonly web?: WebOptions;
  /** Set for feeds by address: their items' pages are asked for where the feed has only a summary. */
  readonly follow?: Web;
  /** Told the bytes of files as they are read, packed ones as they lie on the disk. */
  readonly onBytes?: (count: number) => void;
}

/**
 * `reasons`: where title, date, address, source, author and language came from, where the format tells. `out`: blocks of a page that
 * were taken for no part of its story.
 */
export type ReadResult =
  | {
      readonly article: Article;
      readonly reasons?: Readonly<Record<string, string>>;
      readonly out?: readonly LeftOut[];
    }
  | { readonly problem: Problem };

/** Readers of files that are one article, by ending: text of the file → article. */
export const readers = {
  txt: articleFromText,
  md: articleFromMarkdown,
  html: articleFromHtml,
  htm: articleFromHtml,
} satisfies Record<string, (text: string, origin: Origin) => Article | Promise<Article>>;

/** Readers of files that hold several articles, by ending: bytes → articles, one at a time. */
const severalReaders = {
  json: readJsonFile,
  jsonl: readJsonLines,
  ndjson: readJsonLines,
  rss: readFeedFile,
  atom: readFeedFile,
  xml: readFeedFile,
  warc: readArchive,
  epub: readBook,
  pdf: readPdfFile,
} satisfies Record<string, (input: Input, options: ReadOptions) => AsyncGenerator<ReadResult>>;

/** Files around files, by ending. */
const wrappers = ['gz', 'zip'] as const;

/** All endings that are read. */
export const endings: readonly string[] = [...Object.keys(readers), ...Object.keys(severalReaders), ...wrappers];

/** Bytes that are looked at to tell a format. */
const HEAD = 4096;
/** Archives inside archives: more is taken for an attack. */
const MAX_NESTING = 3;
/** Characters of one article that are read; 2 MB are a book. */
const MAX_TEXT = 2_000_000;

/**
 * The articles of files and folders, one at a time: folders recursively, entries sorted by code unit, hidden ones left out. A
 * pattern (`news/2024-*.html`) stands for the files that match it, `-` for standard input, `https://…` for a page or feed. What cannot
 * be read is a problem with its path, and the reading goes on. Symbolic links are followed, loops and special files (pipes, devices) are not entered.
 */
export async function* readPaths(paths: Iterable<string>, options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const web = openWeb(options.web);
  for (const path of paths) {
    if (isAddress(path)) yield* readAddress(path, web, options);
    else if (path === '-' && options.stdin !== undefined) yield* readInput(standardInput(options.stdin), options);
    else for (const each of (await matchGlob(path)) ?? [path]) yield* readPath(each, options, new Set());
  }
}

/** Feed items with at least this many characters of text hold the story; of others the page is asked for. */
const WHOLE_STORY = 1000;

/** A page, feed or file by its address. */
async function* readAddress(url: string, web: Web, options: ReadOptions): AsyncGenerator<ReadResult> {
  try {
    const answer = await web.get(url);
    if (answer !== undefined) yield* readInput(answer.input, { ...options, follow: web });
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    yield { problem: problemOf(error) };
  }
}

const stdinPlace = 'standard input';

function standardInput(stdin: AsyncIterable<Uint8Array>): Input {
  return { place: stdinPlace, name: 'stdin', bytes: () => stdin };
}

function problem(rule: string, place: string, message: string): ReadResult {
  return { problem: { rule, place, message } };
}

/** Error codes of the file system, each with what it means for the reader. */
const REASONS: Readonly<Record<string, readonly [rule: string, words: string]>> = {
  ENOENT: ['missing', 'does not exist; give the path of a file or folder'],
  ENOTDIR: ['missing', 'does not exist; a part of the path is a file'],
  EACCES: ['unreadable', 'may not be read; check its permissions'],
  EPERM: ['unreadable', 'may not be read; check its permissions'],
  ELOOP: ['unreadable', 'is a symbolic link that leads to itself'],
  ENAMETOOLONG: ['missing', 'is too long a name for this file system'],
  EISDIR: ['unreadable', 'became a folder while it was read'],
  EIO: ['unreadable', 'cannot be read from its disk'],
};

function fileProblem(error: unknown, path: string): ReadResult {
  const code = types.isNativeError(error) && 'code' in error ? String(error.code) : '';
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (known === undefined) {
    // anything but an error of the file system is a bug
    if (!/^E[A-Z\d]+$/.test(code)) throw error;
    return problem('unreadable', path, `"${path}" cannot be read (${code})`);
  }
  return problem(known[0], path, `"${path}" ${known[1]}`);
}

async function* readPath(path: string, options: ReadOptions, above: ReadonlySet<string>): AsyncGenerator<ReadResult> {
  let isFolder: boolean;
  let isFile: boolean;
  let size: number;
  try {
    const info = statSync(path);
    isFolder = info.isDirectory();
    isFile = info.isFile();
    size = info.size;
  } catch (error) {
    yield fileProblem(error, path);
    return;
  }
  if (isFolder) {
    yield* readFolder(path, options, above);
    return;
  }
  if (!isFile) {
    yield problem('unreadable', path, `"${path}" is no regular file; expected a file or folder`);
    return;
  }
  yield* readInput(fileInput(path, size, options), options);
}

async function* readFolder(path: string, options: ReadOptions, above: ReadonlySet<string>): AsyncGenerator<ReadResult> {
  let entries: string[];
  let real: string;
  try {
    real = await realpath(path);
    if (above.has(real)) {
      yield problem('unreadable', path, `"${path}" leads back to a folder above it; it was not entered again`);
      return;
    }
    entries = await readdir(path);
  } catch (error) {
    yield fileProblem(error, path);
    return;
  }
  entries.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const within = new Set(above).add(real);
  for (const entry of entries) if (!entry.startsWith('.')) yield* readPath(join(path, entry), options, within);
}

/** The file at a path as an input; undefined when it is no regular file (any more). */
export async function inputOfFile(path: string, options: ReadOptions = {}): Promise<Input | undefined> {
  const info = await stat(path).catch(() => undefined);
  return info?.isFile() ? fileInput(path, info.size, options) : undefined;
}

/** Bytes that are read at once. */
const PIECE = 262_144;
const readOnly = constants.O_RDONLY | constants.O_NONBLOCK;

/** The first bytes of a file, at most so many. */
function readStart(path: string, size: number): Uint8Array {
  const file = openSync(path, readOnly);
  try {
    const bytes = Buffer.allocUnsafeSlow(size);
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read)
      read = readSync(file, bytes, length, size - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** A regular file. It is opened when it is read, and no pipe that takes its place meanwhile blocks the run. */
function fileInput(path: string, size: number, options: ReadOptions): Input {
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    // a file that grows while it is read is read to the size it had
    if (size === 0) return;
    if (size <= PIECE) {
      // Synchronous on purpose: promises and streams cost a small file more than its reading.
      const piece = readStart(path, size);
      options.onBytes?.(piece.length);
      if (piece.length > 0) yield piece;
      return;
    }
    const file = await open(path, readOnly);
    const stream = file.createReadStream({ end: size - 1, highWaterMark: PIECE });
    try {
      for await (const piece of stream) {
        options.onBytes?.((piece as Uint8Array).length);
        yield piece as Uint8Array;
      }
    } finally {
      stream.destroy();
    }
  };
  return { place: path, name: basename(path), path, size, bytes };
}

/** The articles of one input, whatever it is. */
export async function* readInput(input: Input, options: ReadOptions, nesting = 0): AsyncGenerator<ReadResult> {
  try {
    yield* readKnown(input, options, nesting);
  } catch (error) {
    if (error instanceof BadInput) yield { problem: problemOf(error) };
    else yield fileProblem(error, input.place);
  }
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

async function* readKnown(given: Input, options: ReadOptions, nesting: number): AsyncGenerator<ReadResult> {
  const ending = endingOf(given.name);
  const isKnown = endings.includes(ending);
  // a name without an ending tells nothing; where it comes from a pipe or the network the content is asked
  const isNamed = isKnown || (given.path !== undefined && given.mediaType === undefined);
  if (!isKnown && isNamed) {
    yield problem(
      'unknown-format',
      given.place,
      `"${given.name}" has an unknown format; expected .${endings.join(', .')}`,
    );
    return;
  }
  const { head, input, close } = await peek(given, HEAD);
  try {
    yield* readAs(formatOf(head, ending, given.mediaType), head, input, options, nesting);
  } finally {
    await close();
  }
}

async function* readAs(
  format: string,
  head: Uint8Array,
  input: Input,
  options: ReadOptions,
  nesting: number,
): AsyncGenerator<ReadResult> {
  if (head.length === 0) {
    yield problem('empty', input.place, `"${input.name}" is empty; expected the text of an article`);
    return;
  }
  if ((format === 'gz' || format === 'zip') && nesting >= MAX_NESTING) {
    yield problem('bomb', input.place, `"${input.name}" is an archive inside ${nesting} archives; it was not opened`);
    return;
  }
  if (format === 'gz') yield* readInput(gunzip(input), options, nesting + 1);
  else if (format === 'zip') yield* readZip(input, options, nesting);
  else if (Object.hasOwn(severalReaders, format))
    yield* finished(severalReaders[format as keyof typeof severalReaders](input, options), input, options);
  else yield* finished(readSingle(input, format as keyof typeof readers, options), input, options);
}

/** What an input holds: its first bytes tell archives, its ending the rest; where there is none, the media type and the look of it. */
function formatOf(head: Uint8Array, ending: string, mediaType: string | undefined): string {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gz';
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04)
    return ending === 'epub' || Buffer.from(head.subarray(30, 80)).includes('application/epub+zip') ? 'epub' : 'zip';
  const start = Buffer.from(head)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^WARC\/\d/.test(start)) return 'warc';
  if (/^%PDF-\d/.test(start)) return 'pdf';
  if (Object.hasOwn(readers, ending) || Object.hasOwn(severalReaders, ending)) {
    // a page that was saved as .txt is a page all the same
    if (ending === 'txt' && /^<(?:!doctype html|html)[\s>]/i.test(start)) return 'html';
    if (ending === 'xml' && /^(?:<\?xml[^>]{0,200}>\s{0,50})?<(?:!doctype html|html)[\s>]/i.test(start)) return 'html';
    return ending;
  }
  if (
    /^(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--|<\?|<!DOCTYPE (?:rss|feed)|<(?:rss|feed|rdf:RDF)[\s>])/i.test(start) &&
    !/<html[\s>]/i.test(start)
  )
    return 'xml';
  if (/^(?:application|text)\/(?:[\w.]+\+)?json/.test(mediaType ?? '')) return 'json';
  if (/^[[{]/.test(start)) return 'json';
  if (/html/.test(mediaType ?? '') || /^<(?:!doctype|html|head|body|div|p|article|main|meta)[\s>]/i.test(start))
    return 'html';
  return 'txt';
}

async function* readSingle(
  input: Input,
  format: keyof typeof readers,
  options: ReadOptions,
): AsyncGenerator<ReadResult> {
  const bytes = await collect(input, options.maxBytes ?? MAX_BYTES);
  const decoded = await decode(bytes, input.charset);
  if (decoded === undefined) {
    yield problem('binary', input.place, `"${input.name}" holds binary data; expected text`);
    return;
  }
  if (decoded.invalidAt !== undefined) {
    yield problem(
      'invalid-utf8',
      `${input.place}:${decoded.invalidAt}`,
      `"${input.name}" is broken UTF-8 at byte ${decoded.invalidAt}; the broken characters were replaced`,
    );
  }
  if (decoded.nuls !== undefined)
    yield problem('nul-bytes', input.place, `"${input.name}" has ${decoded.nuls} NUL bytes; they were left out`);
  const name = input.url === undefined ? withoutEnding(input.name) : nameOfUrl(input.url);
  if (format === 'html' || format === 'htm') {
    const { place } = input;
    const page = await readPageWithin(decoded.text, input.url, { ...options, place, name: input.name });
    yield { article: articleFromPage(page, { name }), reasons: page.reasons, out: page.out };
  } else if (format === 'md')
    yield await readMarkdown(decoded.text, { name, ...(input.url === undefined ? {} : { url: input.url }) });
  else
    yield {
      article: await readers[format](decoded.text, { name, ...(input.url === undefined ? {} : { url: input.url }) }),
    };
}

function withoutEnding(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

async function* readJsonFile(input: Input, options: ReadOptions): AsyncGenerator<ReadResult> {
  const { head, input: again } = await peek(input, HEAD);
  // a JSON Feed says so at its top
  if (Buffer.from(head).includes('jsonfeed.org/version')) yield* readFeedFile(again, options);
  else yield* readJson(again, options);
}

async function* readFeedFile(input: Input, options: ReadOptions): AsyncGenerator<ReadResult> {
  for await (const item of readFeed(input, options)) {
    if ('problem' in item) yield item;
    else yield* storyOf(item, options);
  }
}

interface ItemOptions extends ReadOptions {
  /** False: the text of the item does not stand in for a page that fails. Who comes again later may find the page then. */
  readonly standsIn?: boolean;
}

/** The article of one item of the feed `input`, the same as a run over all of the feed gives. */
export function readItem(item: FeedItem, input: Input, options: ItemOptions): AsyncGenerator<ReadResult> {
  return finished(storyOf(item, options), input, options);
}

/** The story of a feed's item: its own text, or its page where robots.txt allows it. Of a page that fails the item's text stands in. */
async function* storyOf(item: FeedItem, options: ItemOptions): AsyncGenerator<ReadResult> {
  const { link, read } = item;
  const { follow: web, standsIn = true, ...rest } = options;
  if (web === undefined || link === undefined || (read?.article.text.length ?? 0) >= WHOLE_STORY) {
    if (read !== undefined) yield read;
    return;
  }
  let articles = 0;
  try {
    if (!(await web.isAllowed(link)))
      throw new BadInput('robots', link, `"${link}" was not asked for: its robots.txt forbids it`);
    const answer = await web.get(link);
    if (answer !== undefined)
      for await (const result of readInput(answer.input, rest)) {
        if ('article' in result) articles += 1;
        yield 'problem' in result ? result : withItem(result, read);
      }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    yield { problem: problemOf(error) };
  }
  if (articles === 0 && read !== undefined && standsIn) yield read;
}

/** What the page does not say of its article and the feed does: day, outlet, author. */
function withItem(
  result: Extract<ReadResult, { readonly article: Article }>,
  read: RecordArticle | undefined,
): ReadResult {
  if (read === undefined) return result;
  const known: { -readonly [K in 'publishedAt' | 'source' | 'author']?: string } = {};
  const reasons: Record<string, string> = { ...result.reasons };
  for (const field of ['publishedAt', 'source', 'author'] as const) {
    const value = read.article[field];
    if (result.article[field] !== undefined || value === undefined) continue;
    known[field] = value;
    reasons[field === 'publishedAt' ? 'date' : field] = 'the feed';
  }
  return {
    article: { ...result.article, ...known },
    reasons,
    ...(result.out === undefined ? {} : { out: result.out }),
  };
}

async function* readArchive(input: Input, options: ReadOptions): AsyncGenerator<ReadResult> {
  for await (const page of readWarc(input, options.maxBytes)) {
    if ('problem' in page) {
      yield page;
      continue;
    }
    const decoded = await decode(page.body, page.charset);
    const name = nameOfUrl(page.url);
    // menus, robots.txt and the like: an archive of the web holds much that is no article, and nobody wants to be told each time
    if (decoded === undefined) continue;
    if (page.mediaType.includes('html')) {
      try {
        const place = `${input.place}:${page.offset}`;
        const read = await readPageWithin(decoded.text, page.url, { ...options, place, name });
        if (hasNews(read.text))
          yield { article: articleFromPage(read, { name }), reasons: read.reasons, out: read.out };
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        yield { problem: problemOf(error) };
      }
    } else if (hasNews(decoded.text)) yield { article: articleFromText(decoded.text, { name, url: page.url }) };
  }
}

async function* readBook(input: Input, options: ReadOptions): AsyncGenerator<ReadResult> {
  yield* readEpub(input, options);
}

async function* readPdfFile(input: Input, options: ReadOptions): AsyncGenerator<ReadResult> {
  yield* readPdf(input, options.maxBytes ?? MAX_BYTES);
}

async function* readZip(input: Input, options: ReadOptions, nesting: number): AsyncGenerator<ReadResult> {
  for await (const item of unzip(input)) {
    if ('problem' in item) yield item;
    // members are not asked for their content where their name says nothing: an archive may hold anything
    else if (endings.includes(endingOf(item.member.name))) yield* readInput(item.member, options, nesting + 1);
    else
      yield problem(
        'unknown-format',
        item.member.place,
        `"${item.member.name}" has an unknown format; expected .${endings.join(', .')}`,
      );
  }
}

/**
 * The file of an article that has no address: below the working directory as seen from there, however it was named. Undefined for
 * standard input, and for a record without an id: what is the third of a file today may be another article tomorrow.
 */
function fileOf({ name }: Article, input: Input): string | undefined {
  if (input.url !== undefined || input.place === stdinPlace || input.place.startsWith(`${stdinPlace}!`))
    return undefined;
  const within = relative('', input.place);
  const path = (within.startsWith('..') && isAbsolute(input.place) ? normalize(input.place) : within).replaceAll(
    sep,
    '/',
  );
  const base = withoutEnding(input.name);
  if (name === base) return path;
  return name.startsWith(`${base}-`) && /^\d+$/.test(name.slice(base.length + 1)) ? undefined : `${path}#${name}`;
}

/** What is true of every article, whatever it was read from: it has a sentence, a language, a bearable length and the source of this run. */
async function* finished(
  results: AsyncIterable<ReadResult>,
  input: Input,
  options: ReadOptions,
): AsyncGenerator<ReadResult> {
  for await (const result of results) {
    if ('problem' in result) {
      yield result;
      continue;
    }
    let { article } = result;
    const place =
      input.name === article.name || withoutEnding(input.name) === article.name
        ? input.place
        : `${input.place}: ${article.name}`;
    if (!hasNews(article.text)) {
      yield problem('no-sentence', place, `"${input.name}" has no sentence of news text; it was left out`);
      continue;
    }
    if (article.text.length > MAX_TEXT) {
      const cut = article.text.lastIndexOf('\n', MAX_TEXT);
      const { id: _id, text, ...known } = article;
      article = articleFromText(text.slice(0, cut > MAX_TEXT / 2 ? cut : MAX_TEXT), known);
      yield problem(
        'truncated',
        place,
        `the text of "${article.name}" has ${text.length} characters; the first ${article.text.length} were read`,
      );
    }
    const language = await languageOf(article.text, article.language);
    const file = addressOf(article) === undefined ? fileOf(article, input) : undefined;
    yield {
      article: {
        ...article,
        ...(file === undefined ? {} : { file }),
        language: language.code,
        ...(options.source === undefined ? {} : { source: options.source }),
      },
      // What no markup or key gave was found in the text (or is empty, and then not shown).
      reasons: {
        title: 'the text',
        date: 'the text',
        ...result.reasons,
        ...(language.reason === undefined ? {} : { language: language.reason }),
      },
      ...(result.out === undefined ? {} : { out: result.out }),
    };
  }
}
