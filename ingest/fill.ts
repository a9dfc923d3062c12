import { addressOf } from '../graph/address.ts';
import { byHome, homeKey } from '../graph/homes.ts';
import type { Article, Problem, Reading } from '../graph/model.ts';
import type { GraphStore, Outdated, StoredArticle, Version } from '../graph/store.ts';
import { outdatedAs } from '../graph/versions.ts';
import { inOrder, openExtractor } from './extractor.ts';
import type { ReadResult } from './read/index.ts';
import { languages } from './read/language.ts';
import type { Outcome } from './readArticle.ts';
import { chooseVersions, type VersionedResult } from './versions.ts';

export interface FillOptions {
  /** Articles per write; default 64. */
  readonly batch?: number;
  /** Read stored articles anew too. */
  readonly again?: boolean;
  /** Threads that read articles; default 1, which is this one. The outcome is the same, whatever the number. */
  readonly threads?: number;
  /** Seconds that reading an article of up to 100,000 letters may take; default 60. Longer ones have in proportion more. */
  readonly articleSeconds?: number;
  /** When aborted, what is under way is finished and written, and the run ends. */
  readonly stop?: AbortSignal;
  /** Called for each problem as it turns up. */
  readonly onProblem?: (problem: Problem) => void;
  /** Called for each text that was passed over, since a newer version of it came along or is stored. */
  readonly onOutdated?: (text: Outdated) => void;
  /** Called after each article or problem with the number of those so far. */
  readonly onProgress?: (done: number) => void;
}

export interface FillSummary {
  /** Articles that came from the sources. */
  readonly read: number;
  readonly added: number;
  /** Articles that were there before, now in another version (same address, another text) or with another outcome of reading. */
  readonly changed: number;
  /** Stored already: passed over, or read anew with the same outcome. */
  readonly unchanged: number;
  /** Articles whose text is that of another one; where else it stands is remembered. */
  readonly duplicates: number;
  /** Texts of this run that another one of the same address, of this run or stored, made needless, being the newer version. */
  readonly outdated: number;
  /** Stored texts that gave way to a newer version which was no news itself. */
  readonly removed: number;
  /** Articles in languages that Entente does not read: language → how many. They are counted nowhere else. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly problems: number;
  /** True when `stop` ended the run early. */
  readonly stopped: boolean;
}

/** True for an article that is stored as it is here. One that is stored without an address has yet to learn it. */
export const isStored = (
  article: Article,
  stored: Pick<StoredArticle, 'name' | 'address' | 'publishedAt' | 'alsoAt'> | undefined,
): boolean =>
  stored !== undefined &&
  [stored, ...(stored.alsoAt ?? [])].some(
    ({ name, address, publishedAt }) =>
      name === article.name &&
      address === addressOf(article) &&
      // An earlier day counts, whichever came first.
      (article.publishedAt === undefined || (publishedAt !== undefined && publishedAt <= article.publishedAt)),
  );

/** Tells articles of a run that were there before: the same text, at the same address, under the same name. */
export const createSeen = (): ((article: Article) => boolean) => {
  const seen = new Map<string, Pick<Article, 'name' | 'publishedAt' | 'url' | 'file'>>();
  return (article) => {
    const key = `${article.id} ${homeKey(article)}`;
    const known = seen.get(key);
    // What has an earlier date is read all the same, since that one counts, whatever came first.
    if (known !== undefined && byHome(article, known) >= 0) return true;
    const { name, publishedAt, url, file } = article;
    seen.set(key, {
      name,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(url === undefined ? {} : { url }),
      ...(file === undefined ? {} : { file }),
    });
    return false;
  };
};

const countOf = { stored: 'unchanged', duplicate: 'duplicates' } as const;

/** What became of an item of the sources, before anything is written. */
type Step =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'duplicate' | 'stored' }
  | { readonly kind: 'outdated'; readonly text: Outdated }
  | { readonly kind: 'version'; readonly outcome: Outcome; readonly among: readonly Version[] }
  /** Nothing to put, but something may have to go. */
  | { readonly kind: 'place'; readonly among: readonly Version[] }
  | { readonly kind: 'skipped'; readonly language: string }
  | Outcome;

/**
 * Reads articles into a store, batch by batch. Running it again over the same sources changes nothing; an article that is stored
 * under the same name and address with the same text is not even read again, and one whose text is another now takes the place of the
 * former version.
 */
export const fill = async (
  store: Pick<GraphStore, 'put' | 'articles'>,
  sources: AsyncIterable<ReadResult>,
  {
    batch: size = 64,
    again = false,
    threads = 1,
    articleSeconds,
    stop,
    onProblem,
    onOutdated,
    onProgress,
  }: FillOptions = {},
): Promise<FillSummary> => {
  const summary = {
    read: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    duplicates: 0,
    outdated: 0,
    removed: 0,
    problems: 0,
    stopped: false,
  };
  const skipped = new Map<string, number>();
  const stored = new Map<string, StoredArticle>();
  const storedAt = new Map<string, Set<string>>();
  for await (const article of store.articles()) {
    if (!again) stored.set(article.id, article);
    for (const { address } of [article, ...(article.alsoAt ?? [])]) {
      if (address === undefined) continue;
      const ids = storedAt.get(address);
      if (ids === undefined) storedAt.set(address, new Set([article.id]));
      else ids.add(article.id);
    }
  }
  const isSeen = createSeen();
  let batch: Reading[] = [];
  /** What came at the addresses of versions in the batch; the texts of one address are one list. */
  const among = new Set<readonly Version[]>();
  const report = (problem: Problem): void => {
    summary.problems += 1;
    onProblem?.(problem);
  };
  const passOver = (text: Outdated): void => {
    summary.outdated += 1;
    onOutdated?.(text);
  };
  const write = async (): Promise<void> => {
    if (batch.length + among.size === 0) return;
    const {
      added,
      changed,
      unchanged,
      duplicates = 0,
      removed = 0,
      outdated = [],
    } = await store.put(batch, among.size === 0 ? {} : { among: [...among].flat() });
    summary.added += added;
    summary.changed += changed;
    summary.unchanged += unchanged;
    summary.duplicates += duplicates;
    summary.removed += removed;
    for (const text of outdated) passOver(text);
    batch = [];
    among.clear();
  };
  const extractor = openExtractor(threads, articleSeconds);
  // What is under way when somebody stops is still read: no more than a batch, unless threads would wait for each other.
  const ahead = threads > 1 ? extractor.ahead : Math.min(extractor.ahead, size);
  const step = (item: VersionedResult): Step | Promise<Step> => {
    if ('problem' in item) return { kind: 'problem', problem: item.problem };
    if ('outdated' in item) return { kind: 'outdated', text: outdatedAs(item.outdated) };
    if ('duplicate' in item) return { kind: 'duplicate' };
    if (!('article' in item)) return { kind: 'place', among: item.among };
    const { article, among: came } = item;
    // Asked of versions too, so that the same with a later day or none does not follow.
    const isRepeated = languages.has(article.language) && isSeen(article);
    if (came !== undefined)
      return extractor.extract(article).then((outcome) => ({ kind: 'version', outcome, among: came }));
    if (!languages.has(article.language)) return { kind: 'skipped', language: article.language };
    if (isRepeated) return { kind: 'duplicate' };
    return isStored(article, stored.get(article.id)) ? { kind: 'stored' } : extractor.extract(article);
  };
  const take = ({ problems, reading }: Outcome): void => {
    for (const problem of problems) report(problem);
    if (reading) batch.push(reading);
  };
  try {
    let done = 0;
    let hasVersions = false;
    const items = chooseVersions(untilStopped(sources, stop), () => storedAt);
    for await (const result of inOrder(items, step, ahead)) {
      if (!('kind' in result)) take(result);
      else if (result.kind === 'problem') report(result.problem);
      else if (result.kind === 'skipped') skipped.set(result.language, (skipped.get(result.language) ?? 0) + 1);
      else if (result.kind === 'version' || result.kind === 'place') {
        // What went before is counted by itself, however large a batch is.
        if (!hasVersions) await write();
        hasVersions = true;
        if (result.kind === 'version') take(result.outcome);
        // What could not be read takes nobody's place.
        if (result.kind === 'place' || result.outcome.reading !== undefined) among.add(result.among);
      } else if (result.kind === 'outdated') passOver(result.text);
      else summary[countOf[result.kind]] += 1;
      if (batch.length >= size || among.size >= size) await write();
      if ('kind' in result && result.kind === 'place') continue;
      if (!('kind' in result) || (result.kind !== 'problem' && result.kind !== 'skipped')) summary.read += 1;
      done += 1;
      onProgress?.(done);
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
