import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { types } from 'node:util';
import type { Article, Problem } from '../../graph/model.ts';
import { hasNews } from '../clean.ts';
import { decode } from './decode.ts';
import { articleFromHtml } from './html.ts';
import { articleFromMarkdown } from './markdown.ts';
import { articleFromText, type Origin } from './text.ts';

export { articleFromText, type Origin } from './text.ts';

/** Readers by file ending: text of the file → article. */
export const readers = {
  txt: articleFromText,
  md: articleFromMarkdown,
  html: articleFromHtml,
  htm: articleFromHtml,
} satisfies Record<string, (text: string, origin: Origin) => Article | Promise<Article>>;

export interface ReadOptions {
  /** Files with more bytes are a problem; 20 MB when not given. */
  readonly maxBytes?: number;
  /** What every article of this run gets as its source; the folder's name is not guessed. */
  readonly source?: string;
}

export type ReadResult = { readonly article: Article } | { readonly problem: Problem };

const MAX_BYTES = 20 * 1024 * 1024;
/**
 * The articles of files and folders, one at a time: folders recursively, entries sorted by code unit, hidden ones left out. What cannot be read is a problem with its
 * path, and the reading goes on. Symbolic links are followed, loops and special files (pipes, devices) are not entered.
 */
export async function* readPaths(paths: Iterable<string>, options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  for (const path of paths) yield* readPath(path, options, new Set());
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
    if (code === '') throw error;
    return problem('unreadable', path, `"${path}" cannot be read (${code})`);
  }
  return problem(known[0], path, `"${path}" ${known[1]}`);
}

async function* readPath(path: string, options: ReadOptions, above: ReadonlySet<string>): AsyncGenerator<ReadResult> {
  let isFolder: boolean;
  let isFile: boolean;
  let size: number;
  try {
    const info = await stat(path);
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
    yield problem('unreadable', path, `"${path}" is no regular file; expected text, Markdown or HTML`);
    return;
  }
  yield* readFile(path, size, options);
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

async function* readFile(path: string, size: number, options: ReadOptions): AsyncGenerator<ReadResult> {
  const ending = extname(path).slice(1).toLowerCase();
  const reader = Object.hasOwn(readers, ending) ? readers[ending as keyof typeof readers] : undefined;
  if (reader === undefined) {
    yield problem(
      'unknown-format',
      path,
      `"${basename(path)}" has an unknown format; expected .${Object.keys(readers).join(', .')}`,
    );
    return;
  }
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  if (size > maxBytes) {
    yield problem(
      'too-large',
      path,
      `"${basename(path)}" has ${megabytes(size)} MB; at most ${megabytes(maxBytes)} MB are read; split the file`,
    );
    return;
  }
  let bytes: Uint8Array;
  try {
    bytes = await bytesOf(path, maxBytes);
  } catch (error) {
    yield fileProblem(error, path);
    return;
  }
  if (bytes.length === 0) {
    yield problem('empty', path, `"${basename(path)}" is empty; expected the text of an article`);
    return;
  }
  const decoded = await decode(bytes);
  if (decoded === undefined) {
    yield problem('binary', path, `"${basename(path)}" holds binary data; expected text`);
    return;
  }
  if (decoded.invalidAt !== undefined) {
    yield problem(
      'invalid-utf8',
      `${path}:${decoded.invalidAt}`,
      `"${basename(path)}" is broken UTF-8 at byte ${decoded.invalidAt}; the broken characters were replaced`,
    );
  }
  // a page that was saved as .txt is a page all the same
  const isPage = /^\s*<(?:!doctype html|html)[\s>]/i.test(decoded.text.slice(0, 500));
  const article = await (isPage ? articleFromHtml : reader)(decoded.text, {
    name: basename(path, extname(path)),
    ...(options.source === undefined ? {} : { source: options.source }),
  });
  if (!hasNews(article.text)) {
    yield problem('no-sentence', path, `"${basename(path)}" has no sentence of news text; it was left out`);
    return;
  }
  yield { article };
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);
}

/** At most `maxBytes` of the file as it is at this moment; without blocking on a pipe that took its place. */
async function bytesOf(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size, maxBytes));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}
