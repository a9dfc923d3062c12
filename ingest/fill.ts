import { setImmediate } from 'node:timers/promises';
import type { Article, Problem, Reading } from '../graph/model.ts';
import type { GraphStore } from '../graph/store.ts';
import { extract } from './ingest.ts';
import type { ReadResult } from './read/index.ts';

export interface FillOptions {
  /** Articles per write; default 64. */
  readonly batch?: number;
  /** Read stored articles anew too. */
  readonly again?: boolean;
  /** When aborted, the batch at hand is written and the run ends. */
  readonly stop?: AbortSignal;
  /** Called for each problem as it turns up. */
  readonly onProblem?: (problem: Problem) => void;
  /** Called after each article or problem with the number of those so far. */
  readonly onProgress?: (done: number) => void;
}

export interface FillSummary {
  /** Articles that came from the sources. */
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  /** Stored already: passed over, or read anew with the same outcome. */
  readonly unchanged: number;
  /** Articles whose text is that of another one of this run. */
  readonly duplicates: number;
  readonly problems: number;
  /** True when `stop` ended the run early. */
  readonly stopped: boolean;
}

/**
 * Reads articles into a store, batch by batch. Running it again over the same sources changes nothing; an article that is stored
 * under the same name with the same text is not even read again.
 */
export const fill = async (
  store: GraphStore,
  sources: AsyncIterable<ReadResult>,
  { batch: size = 64, again = false, stop, onProblem, onProgress }: FillOptions = {},
): Promise<FillSummary> => {
  const summary = { read: 0, added: 0, changed: 0, unchanged: 0, duplicates: 0, problems: 0, stopped: false };
  const stored = new Map<string, string>();
  if (!again) for await (const { id, name } of store.articles()) stored.set(id, name);
  const seen = new Set<string>();
  let batch: Reading[] = [];
  const report = (problem: Problem): void => {
    summary.problems += 1;
    onProblem?.(problem);
  };
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    const { added, changed, unchanged } = await store.put(batch);
    summary.added += added;
    summary.changed += changed;
    summary.unchanged += unchanged;
    batch = [];
  };
  let done = 0;
  for await (const item of sources) {
    if ('problem' in item) report(item.problem);
    else {
      const { article } = item;
      summary.read += 1;
      if (seen.has(article.id)) summary.duplicates += 1;
      else if (stored.get(article.id) === article.name) summary.unchanged += 1;
      else {
        const reading = readArticle(article, report);
        if (reading) batch.push(reading);
      }
      seen.add(article.id);
    }
    done += 1;
    onProgress?.(done);
    if (batch.length >= size) await write();
    // Extraction is one long computation: without a pause no Ctrl-C would be heard.
    await setImmediate();
    if (stop?.aborted) {
      summary.stopped = true;
      break;
    }
  }
  await write();
  return summary;
};

/** One article's contribution; a bug that only this article wakes costs this article, not the run. */
export const readArticle = (article: Article, report: (problem: Problem) => void): Reading | undefined => {
  try {
    const { entities, statements, problems } = extract(article);
    for (const problem of problems) report(problem);
    return { article, entities, statements };
  } catch (error) {
    report({
      rule: 'extraction-failed',
      message: `the article could not be read (${error instanceof Error ? error.message : String(error)}); please report it`,
      place: article.name,
    });
    return undefined;
  }
};
