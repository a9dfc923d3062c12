import type { Problem, Reading } from '../graph/model.ts';
import type { GraphStore } from '../graph/store.ts';
import { inOrder, openExtractor } from './extractor.ts';
import type { ReadResult } from './read/index.ts';
import { languages } from './read/language.ts';
import type { Outcome } from './readArticle.ts';

export interface FillOptions {
  /** Articles per write; default 64. */
  readonly batch?: number;
  /** Read stored articles anew too. */
  readonly again?: boolean;
  /** Threads that read articles; default 1, which is this one. The outcome is the same, whatever the number. */
  readonly threads?: number;
  /** When aborted, what is under way is finished and written, and the run ends. */
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
  /** Articles in languages that Entente does not read: language → how many. They are counted nowhere else. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly problems: number;
  /** True when `stop` ended the run early. */
  readonly stopped: boolean;
}

/** What became of an item of the sources, before anything is written. */
type Step =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'duplicate' | 'stored' }
  | { readonly kind: 'skipped'; readonly language: string }
  | Outcome;

/**
 * Reads articles into a store, batch by batch. Running it again over the same sources changes nothing; an article that is stored
 * under the same name with the same text is not even read again.
 */
export const fill = async (
  store: Pick<GraphStore, 'put' | 'articles'>,
  sources: AsyncIterable<ReadResult>,
  { batch: size = 64, again = false, threads = 1, stop, onProblem, onProgress }: FillOptions = {},
): Promise<FillSummary> => {
  const summary = { read: 0, added: 0, changed: 0, unchanged: 0, duplicates: 0, problems: 0, stopped: false };
  const skipped = new Map<string, number>();
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
  const extractor = openExtractor(threads);
  // What is under way when somebody stops is still read: no more than a batch, unless threads would wait for each other.
  const ahead = threads > 1 ? extractor.ahead : Math.min(extractor.ahead, size);
  const step = (item: ReadResult): Step | Promise<Step> => {
    if ('problem' in item) return { kind: 'problem', problem: item.problem };
    const { article } = item;
    if (!languages.has(article.language)) return { kind: 'skipped', language: article.language };
    const isSeen = seen.has(article.id);
    seen.add(article.id);
    if (isSeen) return { kind: 'duplicate' };
    return stored.get(article.id) === article.name ? { kind: 'stored' } : extractor.extract(article);
  };
  try {
    let done = 0;
    for await (const result of inOrder(untilStopped(sources, stop), step, ahead)) {
      if (!('kind' in result)) {
        for (const problem of result.problems) report(problem);
        if (result.reading) batch.push(result.reading);
      } else if (result.kind === 'problem') report(result.problem);
      else if (result.kind === 'skipped') skipped.set(result.language, (skipped.get(result.language) ?? 0) + 1);
      else summary[result.kind === 'stored' ? 'unchanged' : 'duplicates'] += 1;
      if (!('kind' in result) || (result.kind !== 'problem' && result.kind !== 'skipped')) summary.read += 1;
      done += 1;
      onProgress?.(done);
      if (batch.length >= size) await write();
    }
    await write();
  } finally {
    await extractor.close();
  }
  const byCount = [...skipped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { ...summary, skipped: Object.fromEntries(byCount), stopped: stop?.aborted ?? false };
};

/** The same items until somebody asks to stop. */
async function* untilStopped<T>(items: AsyncIterable<T>, stop: AbortSignal | undefined): AsyncGenerator<T> {
  for await (const item of items) {
    if (stop?.aborted) return;
    yield item;
  }
}
