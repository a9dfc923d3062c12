import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, toAnswer } from '../../graph/export/answer.ts';
import type { Article, Problem } from '../../graph/model.ts';
import type { ReadResult } from '../../ingest/read/index.ts';
import type { Outcome } from '../../ingest/readArticle.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import { type Amount, measure, threadsFor } from '../paths.ts';
import { startReading } from '../progress.ts';
import { print, say, sayProblems, type Terminal } from '../terminal.ts';

/** Bytes of a file name without its ending; most file systems take 255. */
const longestName = 240;

/** A file name for an article: its own name without what no file system takes; a second one of the same name gets a number. */
const nameFile = (name: string, taken: Map<string, number>): string => {
  let plain = name.replace(/[/\\:*?"<>|]|\p{Cc}/gu, '-').replace(/^\.+/, '-') || 'article';
  while (Buffer.byteLength(plain) > longestName) plain = plain.slice(0, -1);
  const count = (taken.get(plain) ?? 0) + 1;
  taken.set(plain, count);
  return count === 1 ? `${plain}.json` : `${plain}-${count}.json`;
};

export const extract: Command = {
  summary: 'read articles into JSON, without a store',
  description:
    'Writes what each article says: one file NAME.json per article with --out, else one line of JSON per article. ' +
    'With --explain it tells instead what was passed over and why, and how each statement was read.',
  operands: {
    '<paths...>': 'files, folders, patterns, https://…, - for standard input; docs/formats.md lists the formats',
  },
  settings: ['out', 'explain', 'fields', 'allowPrivate', 'threads', 'readingSeconds', 'strict'],
  examples: [
    ['extract samples --out answers', 'writes answers/NAME.json for each article'],
    ['extract samples | jq .title', 'one line of JSON per article'],
    ['extract samples/03-putin-in-hanoi.txt --explain', 'shows the reasons'],
  ],
  run: async (terminal, paths, { out, explain, fields, allowPrivate, strict, threads, readingSeconds }) => {
    const amount = await measure(paths);
    const { readPaths } = await import('../../ingest/read/index.ts');
    const { languages } = await import('../../ingest/read/language.ts');
    const problems: Problem[] = [];
    const skipped = new Map<string, number>();
    const read = async function* (onBytes: (count: number) => void): AsyncGenerator<ReadResult> {
      for await (const item of readPaths(paths, {
        stdin: terminal.stdin,
        fields,
        articleSeconds: readingSeconds,
        web: { allowPrivate },
        onBytes,
      })) {
        if ('problem' in item || languages.has(item.article.language)) yield item;
        else skipped.set(item.article.language, (skipped.get(item.article.language) ?? 0) + 1);
      }
    };
    const how = { out, amount, threads: threads ?? threadsFor(amount), seconds: readingSeconds };
    const done = await (explain ? explainAll : extractAll)(terminal, read, how, problems);
    sayProblems(terminal, problems);
    for (const [language, count] of skipped)
      say(
        terminal,
        `Left ${count} ${count === 1 ? 'article' : 'articles'} out whose language is not read (${language}).`,
      );
    if (terminal.stop.aborted) throw failures.extractStopped(done);
    if (done === 0 && skipped.size === 0) throw failures.nothingRead(paths);
    if (out !== undefined && !explain) say(terminal, `Wrote ${done} ${done === 1 ? 'file' : 'files'} to ${out}.`);
    return strict && problems.length > 0 ? 1 : 0;
  },
};

/** Starts the reading of what was asked for; told the bytes as they are read. */
type Read = (onBytes: (count: number) => void) => AsyncGenerator<ReadResult>;

interface How {
  readonly out: string | undefined;
  readonly amount: Amount;
  readonly threads: number;
  readonly seconds: number;
}

/** Number of articles that were written. */
const extractAll = async (
  terminal: Terminal,
  read: Read,
  { out, amount, threads, seconds }: How,
  problems: Problem[],
): Promise<number> => {
  const { inOrder, openExtractor } = await import('../../ingest/extractor.ts');
  if (out !== undefined) makeFolder(out);
  const taken = new Map<string, number>();
  const extractor = openExtractor(threads, seconds);
  const progress = startReading(terminal, amount.bytes);
  let done = 0;
  try {
    const step = (item: ReadResult) =>
      'problem' in item ? { problems: [item.problem] } : extractor.extract(item.article);
    for await (const outcome of inOrder<ReadResult, Outcome>(read(progress.onBytes), step, extractor.ahead)) {
      problems.push(...outcome.problems);
      if (outcome.reading) {
        await writeAnswer(terminal, toAnswer(outcome.reading), out, taken);
        done += 1;
        progress.advance(done);
      }
      if (terminal.stop.aborted) break;
    }
  } finally {
    progress.end();
    await extractor.close();
  }
  return done;
};

/** Number of articles that were explained. */
const explainAll = async (
  terminal: Terminal,
  read: Read,
  { threads, seconds }: How,
  problems: Problem[],
): Promise<number> => {
  const { explainExtraction } = await import('../explain.ts');
  const { inOrder, openExtractor } = await import('../../ingest/extractor.ts');
  const extractor = openExtractor(threads, seconds);
  let done = 0;
  try {
    const step = async (item: ReadResult): Promise<Outcome & Partial<Extract<ReadResult, { article: Article }>>> =>
      'problem' in item ? { problems: [item.problem] } : { ...item, ...(await extractor.extract(item.article)) };
    for await (const outcome of inOrder(
      read(() => undefined),
      step,
      extractor.ahead,
    )) {
      const { reading, reasons, out } = outcome;
      if (reading === undefined) problems.push(...outcome.problems);
      else {
        for (const piece of explainExtraction(reading, outcome.problems, reasons, out)) await print(terminal, piece);
        done += 1;
      }
      if (terminal.stop.aborted) break;
    }
  } finally {
    await extractor.close();
  }
  return done;
};

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw failures.unwritable(folder, error as NodeJS.ErrnoException);
  }
};

const writeAnswer = async (
  terminal: Terminal,
  answer: Answer,
  out: string | undefined,
  taken: Map<string, number>,
): Promise<void> => {
  if (out === undefined) return print(terminal, `${JSON.stringify(answer)}\n`);
  const path = join(out, nameFile(answer.id, taken));
  try {
    // Synchronous on purpose: thousands of small files go out three times as fast as through promises.
    writeFileSync(path, `${JSON.stringify(answer, null, 1)}\n`);
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    // Half a file would look like an answer.
    if (failure.code !== 'EISDIR') rmSync(path, { force: true });
    throw failures.unwritable(path, failure);
  }
};
