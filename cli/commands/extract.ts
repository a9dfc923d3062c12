import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Answer, toAnswer } from '../../graph/export/answer.ts';
import type { Article, Problem } from '../../graph/model.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import { countFiles } from '../paths.ts';
import { startProgress } from '../progress.ts';
import { print, say, sayProblems, type Terminal } from '../terminal.ts';

/** A file name for an article: its own name without what no file system takes; a second one of the same name gets a number. */
const nameFile = (name: string, taken: Map<string, number>): string => {
  const plain = name.replace(/[/\\:*?"<>|]|\p{Cc}/gu, '-').replace(/^\.+/, '-') || 'article';
  const count = (taken.get(plain) ?? 0) + 1;
  taken.set(plain, count);
  return count === 1 ? `${plain}.json` : `${plain}-${count}.json`;
};

export const extract: Command = {
  summary: 'read articles into JSON, without a store',
  description:
    'Writes what each article says: one file NAME.json per article with --out, else one line of JSON per article. ' +
    'With --explain it tells instead what was passed over and why, and how each statement was read.',
  operands: { '<paths...>': 'files and folders (.txt, .md, .html)' },
  settings: ['out', 'explain', 'strict'],
  examples: [
    ['extract samples --out answers', 'writes answers/NAME.json for each article'],
    ['extract samples | jq .title', 'one line of JSON per article'],
    ['extract samples/staatsbesuch.txt --explain', 'shows the reasons'],
  ],
  run: async (terminal, paths, { out, explain, strict }) => {
    const total = await countFiles(paths);
    const { readArticle } = await import('../../ingest/fill.ts');
    const { readPaths } = await import('../../ingest/read/index.ts');
    const problems: Problem[] = [];
    const report = (problem: Problem): void => void problems.push(problem);
    if (out !== undefined) makeFolder(out);
    const taken = new Map<string, number>();
    const progress = startProgress(terminal, total, 'articles');
    let done = 0;
    try {
      for await (const item of readPaths(paths)) {
        if ('problem' in item) report(item.problem);
        else {
          const { article } = item;
          if (explain) await explainArticle(terminal, article);
          else {
            const reading = readArticle(article, report);
            if (reading) await writeAnswer(terminal, toAnswer(reading), out, taken);
          }
          done += 1;
          progress.advance(done);
        }
        // Extraction is one long computation: without a pause no Ctrl-C would be heard.
        if (done % 16 === 0) await setImmediate();
        if (terminal.stop.aborted) break;
      }
    } finally {
      progress.end();
    }
    sayProblems(terminal, problems);
    if (done === 0) throw failures.nothingRead(paths);
    if (out !== undefined) say(terminal, `Wrote ${done} ${done === 1 ? 'file' : 'files'} to ${out}.`);
    return strict && problems.length > 0 ? 1 : 0;
  },
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
    throw failures.unwritable(path, error as NodeJS.ErrnoException);
  }
};

const explainArticle = async (terminal: Terminal, article: Article): Promise<void> => {
  const { explainExtraction } = await import('../explain.ts');
  for (const piece of explainExtraction(article)) await print(terminal, piece);
};
