import { setTimeout as pause } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import { amount } from '../../graph/amount.ts';
import type { Article, Problem } from '../../graph/model.ts';
import type { GraphStore, Outdated, Version } from '../../graph/store.ts';
import { outdatedAs } from '../../graph/versions.ts';
import { createSeen, type FillSummary, isStored } from '../fill.ts';
import type { ReadResult } from '../read/index.ts';
import { languages } from '../read/language.ts';
import { chooseVersions } from '../versions.ts';
import { type Manifest, openManifest } from './manifest.ts';
import {
  jobIdOf,
  openQueues,
  openRedis,
  type QueueAddress,
  type QueuedArticle,
  type QueuedOutcome,
  queueName,
  warnOfSettings,
} from './redis.ts';

export interface FillQueueOptions {
  readonly queue: QueueAddress;
  /** Digest of the rules of reading: only workers with the same take these articles. */
  readonly rules: string;
  /** Read stored articles anew too, and those that could not be read the last time. */
  readonly again?: boolean;
  /** Most articles that may be under way at once; default 1000. Whoever brings them waits. */
  readonly most?: number;
  /** When aborted, nothing more is queued; what is queued is left to the workers. */
  readonly stop?: AbortSignal;
  readonly onProblem?: (problem: Problem) => void;
  /** Called for each text that was passed over, since a newer version of it came along or is stored. */
  readonly onOutdated?: (text: Outdated) => void;
  /** Called with the number of articles that are through. */
  readonly onProgress?: (done: number) => void;
  /** Called with what somebody should know, one line each. */
  readonly onNotice?: (text: string) => void;
}

export interface FillQueueSummary extends FillSummary {
  /** Articles that are queued and not through: only when `stop` ended the run early. */
  readonly underWay: number;
}

/** Articles that are looked up and queued together. */
const atOnce = 50;
/** Characters of text that may be under way at once. */
const mostCharacters = 64_000_000;
/** Jobs whose state is asked together. */
const askedAtOnce = 256;
const betweenLooks = 250;
/** Milliseconds without any progress after which it is said that there may be no worker. */
const patience = 10_000;
/** Articles of former runs that are named one by one. */
const namedOpen = 20;

interface UnderWay extends QueuedArticle {
  readonly isStored: boolean;
}

type State =
  | { readonly kind: 'done'; readonly outcome: QueuedOutcome }
  | { readonly kind: 'failed'; readonly reason: string };

/** The state of jobs in one queue: undefined for one under way, null for one that is not there. */
const askStates = async (queue: Queue, ids: readonly string[]): Promise<readonly (State | undefined | null)[]> => {
  const client = await queue.client;
  const rows = await Promise.all(
    ids.map((id) => client.hmget(queue.toKey(id), 'timestamp', 'finishedOn', 'returnvalue', 'failedReason')),
  );
  return rows.map(([timestamp, finishedOn, returnvalue, failedReason]) => {
    if (timestamp == null) return null;
    if (finishedOn == null) return undefined;
    if (returnvalue != null) return { kind: 'done', outcome: JSON.parse(returnvalue) as QueuedOutcome };
    return { kind: 'failed', reason: failedReason ?? 'unknown reason' };
  });
};

/**
 * Puts articles into a queue for workers (work.ts) and waits until they are through. Running it again over the same sources
 * queues what is not stored yet and nothing else, also when the queue has lost everything meanwhile. Throws a Failure when
 * Redis or the graph is not there at the start; later it waits for them.
 */
export const fillQueue = async (
  store: GraphStore,
  sources: AsyncIterable<ReadResult>,
  options: FillQueueOptions,
): Promise<FillQueueSummary> => {
  const { again = false, most = 1000, stop, onProblem, onOutdated, onProgress, onNotice } = options;
  const redis = await openRedis(options.queue);
  const manifest = await openManifest(store);
  const queues = openQueues(redis, await queueName(store, options.rules));
  for (const warning of await warnOfSettings(redis)) onNotice?.(warning);
  const summary = { read: 0, added: 0, changed: 0, unchanged: 0, duplicates: 0, outdated: 0, removed: 0, problems: 0 };
  const skipped = new Map<string, number>();
  /** By job id; those asked least recently first. */
  const underWay = new Map<string, UnderWay>();
  let characters = 0;
  let through = 0;
  let lastProgress = performance.now();
  let isWarned = false;

  const report = (problem: Problem): void => {
    summary.problems += 1;
    onProblem?.(problem);
  };
  const passOver = (text: Outdated): void => {
    summary.outdated += 1;
    onOutdated?.(text);
  };
  const advance = (count: number): void => {
    through += count;
    lastProgress = performance.now();
    onProgress?.(through);
  };
  const reportUnreadable = ({ name }: Pick<Article, 'name'>, reason: string): void =>
    report({
      rule: 'unreadable-article',
      message: `the article could not be read, also alone: ${reason}; --again tries it once more`,
      place: name,
    });

  const add = async (jobs: readonly (readonly [id: string, job: QueuedArticle])[]): Promise<void> => {
    // A job of the same id that is finished would swallow the new one.
    for (const queue of [queues.main, queues.quarantine]) {
      const states = await askStates(
        queue,
        jobs.map(([id]) => id),
      );
      for (const [index, state] of states.entries())
        if (state?.kind === 'done' || (state && queue === queues.quarantine))
          await queue.remove(jobs[index]?.[0] ?? '').catch(() => undefined);
    }
    await queues.main.addBulk(
      jobs.map(([jobId, { article, among }]) => ({
        name: 'article',
        data: { article, ...(among === undefined ? {} : { among }) },
        opts: { jobId },
      })),
    );
  };

  /** Takes note of what is through, among those asked least recently. */
  const look = async (): Promise<void> => {
    const asked = [...underWay.keys()].slice(0, askedAtOnce);
    if (asked.length === 0) return;
    const inMain = await askStates(queues.main, asked);
    const inQuarantine = await askStates(queues.quarantine, asked);
    const done: Article[] = [];
    const failed: { id: string; name: string; reason: string }[] = [];
    const missing: [string, UnderWay][] = [];
    const finish = (id: string, article: Article): void => {
      underWay.delete(id);
      characters -= article.text.length;
    };
    for (const [index, id] of asked.entries()) {
      const entry = underWay.get(id) as UnderWay;
      const { article } = entry;
      // What failed in the main queue is on its way to quarantine.
      const states = [inMain[index], inQuarantine[index]];
      const isOpen = states[0] === undefined || states[0]?.kind === 'failed' || states[1] === undefined;
      const state = states[0]?.kind === 'done' ? states[0] : isOpen ? undefined : states[1];
      // Asked last from now on.
      underWay.delete(id);
      underWay.set(id, entry);
      if (state === undefined) continue;
      if (state === null) missing.push([id, entry]);
      else if (state.kind === 'failed') {
        failed.push({ id: article.id, name: article.name, reason: state.reason });
        finish(id, article);
      } else {
        for (const problem of state.outcome.problems) report(problem);
        summary.added += state.outcome.added;
        summary.changed += state.outcome.changed;
        summary.unchanged += state.outcome.unchanged;
        summary.duplicates += state.outcome.duplicates ?? 0;
        summary.removed += state.outcome.removed ?? 0;
        for (const text of state.outcome.outdated ?? []) passOver(text);
        done.push(article);
        finish(id, article);
      }
    }
    if (missing.length > 0) {
      const stored = await manifest.stored(missing.map(([, { article }]) => article.id));
      const lost: [string, UnderWay][] = [];
      for (const [id, entry] of missing) {
        const { article } = entry;
        if (entry.isStored || !isStored(article, stored.get(article.id))) lost.push([id, entry]);
        else {
          summary.added += 1;
          done.push(article);
          finish(id, article);
        }
      }
      if (lost.length > 0) {
        onNotice?.(
          `the queue has lost ${amount(lost.length, 'article')}; ${lost.length === 1 ? 'it is' : 'they are'} queued again`,
        );
        await add(lost);
      }
    }
    if (done.length > 0) await manifest.markDone(done.map(({ id }) => id));
    if (failed.length > 0) await manifest.markFailed(failed);
    for (const { name, reason } of failed) reportUnreadable({ name }, reason);
    if (done.length + failed.length > 0) advance(done.length + failed.length);
    else if (!isWarned && performance.now() - lastProgress > patience) {
      isWarned = true;
      if ((await queues.main.getWorkersCount()) === 0)
        onNotice?.(
          'no worker takes articles from this queue; start `entente worker` with the same --queue and --store, of the same version',
        );
    }
  };

  const isStopped = (): boolean => stop?.aborted ?? false;
  const waitForRoom = async (wanted: number): Promise<void> => {
    const isFull = async (): Promise<boolean> =>
      underWay.size + wanted > most ||
      characters > mostCharacters ||
      // Others may fill the same queue.
      (await queues.main.getWaitingCount()) > most;
    while (!isStopped() && underWay.size > 0 && (await isFull())) {
      await look();
      if (await isFull()) await pause(betweenLooks, undefined, { signal: stop }).catch(() => undefined);
    }
  };

  const waitForAll = async (): Promise<void> => {
    while (underWay.size > 0 && !isStopped()) {
      const before = underWay.size;
      await look();
      if (underWay.size === before) await pause(betweenLooks, undefined, { signal: stop }).catch(() => undefined);
    }
  };

  /** What came `among` others takes the place of what is stored, whatever is known of it. */
  const queueAll = async (articles: readonly QueuedArticle[]): Promise<void> => {
    if (articles.length === 0) return;
    const ids = articles.map(({ article: { id } }) => id);
    const [stored, failed] = await Promise.all([manifest.stored(ids), manifest.failed(ids)]);
    const jobs: [string, QueuedArticle][] = [];
    for (const queued of articles) {
      const { article } = queued;
      const isThere = isStored(article, stored.get(article.id)) && queued.among === undefined;
      const reason = failed.get(article.id);
      if (again || (!isThere && reason === undefined)) {
        const id = jobIdOf(article);
        jobs.push([id, queued]);
        underWay.set(id, { ...queued, isStored: stored.has(article.id) });
        characters += article.text.length;
        continue;
      }
      if (isThere) summary.unchanged += 1;
      else reportUnreadable(article, reason ?? '');
      advance(1);
    }
    await manifest.markQueued(jobs.map(([, { article }]) => article));
    if (jobs.length > 0) await add(jobs);
  };

  try {
    const isSeen = createSeen();
    let batch: QueuedArticle[] = [];
    const places: (readonly Version[])[] = [];
    let areVersions = false;
    for await (const item of chooseVersions(sources, manifest.storedAt, atOnce)) {
      if (isStopped()) break;
      if ('problem' in item) {
        report(item.problem);
        continue;
      }
      if ('outdated' in item || 'duplicate' in item) {
        summary.read += 1;
        if ('outdated' in item) passOver(outdatedAs(item.outdated));
        else summary.duplicates += 1;
        continue;
      }
      if (!('article' in item)) {
        places.push(item.among);
        continue;
      }
      const { article, among } = item;
      const isVersion = among !== undefined;
      if (!languages.has(article.language)) {
        skipped.set(article.language, (skipped.get(article.language) ?? 0) + 1);
        continue;
      }
      summary.read += 1;
      if (isVersion !== areVersions) {
        // Versions take the place of what is through: workers finish in any order.
        await waitForRoom(batch.length);
        if (isStopped()) break;
        await queueAll(batch);
        batch = [];
        await waitForAll();
        areVersions = isVersion;
      }
      if (isSeen(article) && !isVersion) {
        summary.duplicates += 1;
        continue;
      }
      batch.push({ article, ...(among === undefined ? {} : { among }) });
      if (batch.length < atOnce) continue;
      await waitForRoom(batch.length);
      if (isStopped()) break;
      await queueAll(batch);
      batch = [];
      await look();
    }
    if (!isStopped()) {
      await waitForRoom(batch.length);
      if (!isStopped()) await queueAll(batch);
    }
    await waitForAll();
    if (places.length > 0 && !isStopped())
      summary.removed += (await store.put([], { among: places.flat() })).removed ?? 0;
    if (!isStopped())
      for (const { name } of await openOf(manifest))
        report({
          rule: 'queued-earlier',
          message: 'was queued by another run and is not stored yet; unless that still runs, ingest its source again',
          place: name,
        });
  } finally {
    await queues.close().catch(() => undefined);
    redis.disconnect();
  }
  const byCount = [...skipped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return { ...summary, skipped: Object.fromEntries(byCount), stopped: isStopped(), underWay: underWay.size };
};

const openOf = (manifest: Manifest): ReturnType<Manifest['open']> => manifest.open(namedOpen);
