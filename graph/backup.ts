import { closeSync, openSync, readSync } from 'node:fs';
import { addressOf } from './address.ts';
import { Failure } from './failure.ts';
import { readingsAtHomes } from './homes.ts';
import { formJudgement, type Judgement, judgementId } from './judgements.ts';
import type { Problem, Reading } from './model.ts';
import { type Backup, indexReadings, isReadingLine } from './readingLines.ts';
import type { GraphStore, StoredArticle } from './store.ts';

/*
 * A backup in a file, as `export --format statements` writes it. The file is read twice: once through, to find what is
 * wrong and where each line stands, then article by article; so its size does not matter.
 */

const chunkBytes = 1 << 20;
const newline = 0x0a;

const openToRead = (path: string): number => {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new Failure('unreadable-file', `Cannot read "${path}"`, {
      hint: 'Check that it exists and may be read.',
      cause: error,
    });
  }
};

/** Bytes that are no UTF-8 make a line unreadable, instead of other text. */
const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
};

/** The lines of a file without their line ends; tells `see` where each one begins, and at last where the file ends. */
function* linesOf(file: number, see: (offset: number) => void): Generator<string> {
  let parts: Buffer[] = [];
  let position = 0;
  see(0);
  for (;;) {
    const chunk = Buffer.alloc(chunkBytes);
    const size = readSync(file, chunk, 0, chunkBytes, position);
    if (size === 0) break;
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1 && end < size; end = chunk.indexOf(newline, start)) {
      const line = Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      start = end + 1;
      see(position + start);
      yield decode(line);
    }
    if (start < size) parts.push(chunk.subarray(start, size));
    position += size;
  }
  if (parts.length === 0) return;
  see(position + 1);
  yield decode(Buffer.concat(parts));
}

/** Lines that are looked at before a file is taken for something else: the first ones may be damaged. */
const linesToRecognise = 10;

/** How a line of a backup begins that was cut off, or is damaged otherwise; nothing else begins so. */
const beginning = /^\s*\{"kind":"(article|statement|judgement)","\1":\{/;

/** True when a file holds an export of statements, told by its first lines, be they whole or not. Throws a Failure when it cannot be read. */
export const isBackup = (path: string): boolean => {
  const file = openToRead(path);
  try {
    let seen = 0;
    for (const line of linesOf(file, () => undefined)) {
      if (isReadingLine(line) || beginning.test(line)) return true;
      seen += 1;
      if (seen >= linesToRecognise) return false;
    }
    return false;
  } finally {
    closeSync(file);
  }
};

/** Looks through a backup, hands it to `work` and closes its file. Throws a Failure when it cannot be read. */
export const withBackup = async <T>(path: string, work: (backup: Backup) => Promise<T>): Promise<T> => {
  const file = openToRead(path);
  try {
    const offsets: number[] = [];
    const read = (number: number): string => {
      const start = offsets[number - 1] ?? 0;
      const bytes = Buffer.alloc((offsets[number] ?? start + 1) - start - 1);
      readSync(file, bytes, 0, bytes.length, start);
      return decode(bytes);
    };
    return await work(
      await indexReadings(
        linesOf(file, (offset) => offsets.push(offset)),
        read,
        path,
      ),
    );
  } finally {
    closeSync(file);
  }
};

export interface RestoreOptions {
  /** When aborted, the batch at hand is finished and the rest left out. */
  readonly stop?: AbortSignal;
  /** Called after each batch with the number of articles so far. */
  readonly onProgress?: (done: number) => void;
  /** Ids and addresses of what was restored before this one, and then of this one too: a first load cannot be asked what it holds. */
  readonly taken?: Set<string>;
}

/** A judgement that another one about the same has taken the place of; they may differ in their notes only. */
export interface ReplacedJudgement {
  readonly was: Judgement;
  readonly now: Judgement;
}

export interface RestoreSummary {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly judgements: number;
  /** Judgements of the store that those of the file took the place of. */
  readonly replaced: readonly ReplacedJudgement[];
  /** The rules that its articles were read by; none when the file does not say. */
  readonly rules: readonly string[];
  readonly problems: readonly Problem[];
  readonly stopped: boolean;
}

/** Articles that are put at once. */
const articlesAtOnce = 500;

/**
 * Takes a backup into a store: its judgements first, then its articles, each in place of the reading that the store has of
 * it, in this version or another one. Into an empty store it makes the graph that was backed up; doing so again changes nothing. What comes from a part of a
 * graph comes last and takes the place of nothing: articles that are stored already stay as they are, and judgements about the same. Throws a Failure
 * (`judgements-contradict`), before anything is written, when the store's own judgements do not agree with it.
 */
export const restore = async (
  store: Pick<GraphStore, 'judge' | 'judgements' | 'put' | 'articles'>,
  backup: Backup,
  { stop, onProgress, taken = new Set() }: RestoreOptions = {},
): Promise<RestoreSummary> => {
  const summary = { read: 0, added: 0, changed: 0, unchanged: 0 };
  const held = new Map((await store.judgements()).map((judgement) => [judgementId(judgement), judgement]));
  const isTaken = (judgement: Judgement): boolean => {
    const id = judgementId(judgement);
    return !backup.isPart(id) || !held.has(id);
  };
  const replaced = backup.judgements.flatMap((now): readonly ReplacedJudgement[] => {
    const was = held.get(judgementId(now));
    return was === undefined || !isTaken(now) || JSON.stringify(formJudgement(was)) === JSON.stringify(now)
      ? []
      : [{ was, now }];
  });
  const judgements = backup.judgements.filter(isTaken);
  await store.judge(judgements);
  let batch: Reading[] = [];
  const write = async (isOfBackup: (article: string) => boolean): Promise<void> => {
    if (batch.length === 0) return;
    const { added, changed } = await store.put(batch, { backup: isOfBackup });
    summary.read += batch.length;
    summary.added += added;
    summary.changed += changed;
    // Homes are not counted here: an article of the file is one.
    summary.unchanged += batch.length - added - changed;
    batch = [];
    onProgress?.(summary.read);
  };
  const namesOf = ({ id, address, alsoAt = [] }: Pick<StoredArticle, 'id' | 'address' | 'alsoAt'>): readonly string[] =>
    [id, address, ...alsoAt.map((home) => home.address)].filter((each) => each !== undefined);
  const namesIn = (reading: Reading): readonly string[] => [
    reading.article.id,
    ...readingsAtHomes(reading).flatMap(({ article }) => addressOf(article) ?? []),
  ];
  const isWhole = (article: string): boolean => backup.has(article) && !backup.isPart(article);
  for (const reading of backup.readings(isWhole)) {
    batch.push(reading);
    for (const name of namesIn(reading)) taken.add(name);
    if (batch.length >= articlesAtOnce) await write(isWhole);
    if (stop?.aborted) break;
  }
  await write(isWhole);
  if (backup.hasParts && !stop?.aborted) {
    const stored = new Set(taken);
    for await (const article of store.articles()) for (const name of namesOf(article)) stored.add(name);
    for (const reading of backup.readings(backup.isPart)) {
      const names = namesIn(reading);
      if (names.some((name) => stored.has(name))) {
        summary.read += 1;
        summary.unchanged += 1;
      } else batch.push(reading);
      for (const name of names) taken.add(name);
      if (batch.length >= articlesAtOnce) await write(backup.has);
      if (stop?.aborted) break;
    }
    await write(backup.has);
  }
  return {
    ...summary,
    judgements: judgements.length,
    replaced,
    rules: backup.rules,
    problems: backup.problems,
    stopped: summary.read < backup.articles,
  };
};
