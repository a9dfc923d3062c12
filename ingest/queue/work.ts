import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { addressOf } from '../../graph/address.ts';
import { Failure } from '../../graph/failure.ts';
import type { Problem, Reading } from '../../graph/model.ts';
import type { GraphStore, PutOptions, PutResult, Version } from '../../graph/store.ts';
import type { Outcome } from '../readArticle.ts';
import { readAlone } from './quarantine.ts';
import {
  openQueues,
  openRedis,
  type QueueAddress,
  type QueuedArticle,
  type QueuedOutcome,
  queueName,
} from './redis.ts';
import { openThreads } from './threads.ts';

export interface WorkOptions {
  readonly queue: QueueAddress;
  /** Digest of the rules of reading: only articles that were queued under the same are taken. */
  readonly rules: string;
  /** Threads that read. */
  readonly threads: number;
  /** Seconds that an article may take; default 30. Locks last three times as long. */
  readonly articleSeconds?: number;
  /** Megabytes that reading an article may take; default 1024. */
  readonly megabytes?: number;
  /** Ends when nothing is left to do, instead of waiting for more. */
  readonly once?: boolean;
  /** When aborted, the articles at hand are finished. */
  readonly stop?: AbortSignal;
  /** Called after each article. */
  readonly onArticle?: (name: string, outcome: QueuedOutcome, done: number) => void;
  /** Called with what somebody should know, one line each. */
  readonly onNotice?: (text: string) => void;
}

export interface WorkSummary {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Articles that were left to quarantine, also those that passed there. */
  readonly quarantined: number;
  readonly problems: readonly Problem[];
}

/** Articles per thread that are under way: while some are written, others are read. */
const articlesPerThread = 8;
/** Times that an article's worker may die before the article is suspected. */
const deathsAllowed = 3;
const most = { stalledInterval: 15_000, problems: 1000 };
/** Milliseconds between two looks whether everything is done, or anything failed. */
const betweenLooks = 1000;

/** What a graph says that is away or busy: waited for. Anything else is the article's own fault. */
const isAway = (error: unknown): boolean =>
  error instanceof Failure
    ? /^(?:server-|query-timeout)/.test(error.code)
    : /^(?:Neo\.TransientError|ServiceUnavailable|SessionExpired)/.test((error as { code?: string }).code ?? '');

/** Writes readings, those that come while others are written together: one transaction for several is far cheaper. */
const groupWrites = (
  store: Pick<GraphStore, 'put'>,
): ((reading: Reading, among: readonly Version[] | undefined) => Promise<PutResult>) => {
  interface Waiting {
    readonly reading: Reading;
    readonly among: readonly Version[] | undefined;
    readonly resolve: (result: PutResult) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isWriting = false;
  const cameWith = (group: readonly Waiting[]): PutOptions => {
    const among = group.flatMap((each) => each.among ?? []);
    return among.length === 0 ? {} : { among };
  };
  /** The same for each one: alone, so that it is known which was added, and one that cannot be written is the only one to fail. */
  const putAlone = async (each: Waiting): Promise<void> => {
    const { reading, resolve, reject } = each;
    try {
      resolve(await store.put([reading], cameWith([each])));
    } catch (error) {
      reject(error);
    }
  };
  const putTogether = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const {
        added,
        changed,
        duplicates = 0,
        removed = 0,
        outdated = [],
      } = await store.put(
        group.map(({ reading }) => reading),
        cameWith(group),
      );
      let next = 0;
      for (const { reading, resolve } of group) {
        const address = addressOf(reading.article);
        const passed = outdated.filter((text) => text.id === reading.article.id && text.address === address);
        // Which of the others it was is not known, and does not matter.
        const rank = passed.length > 0 ? -1 : next++;
        const isAdded = rank >= 0 && rank < added;
        const isChanged = rank >= added && rank < added + changed;
        const isDuplicate = rank >= added + changed && rank < added + changed + duplicates;
        resolve({
          added: Number(isAdded),
          changed: Number(isChanged),
          unchanged: Number(rank >= added + changed + duplicates),
          ...(isDuplicate ? { duplicates: 1 } : {}),
          // Said once, by whichever is the first.
          ...(removed > 0 && reading === group[0]?.reading ? { removed } : {}),
          ...(passed.length > 0 ? { outdated: passed } : {}),
        });
      }
    } catch (error) {
      if (isAway(error)) for (const { reject } of group) reject(error);
      else for (const each of group) await putAlone(each);
    }
  };
  const write = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await (group.length === 1 ? putAlone(group[0] as Waiting) : putTogether(group));
    }
    isWriting = false;
  };
  return (reading, among) =>
    new Promise((resolve, reject) => {
      waiting.push({ reading, among, resolve, reject });
      if (!isWriting) void write();
    });
};

/**
 * Takes articles out of a queue, reads them and writes them to the graph, until it is stopped. Any number of processes on any
 * number of machines may do so. One that dies loses nothing: its articles are taken up by others when their locks have run
 * out, and writing one again changes nothing. Throws a Failure when Redis or the graph is not there at the start.
 */
export const work = async (store: GraphStore, options: WorkOptions): Promise<WorkSummary> => {
  const { threads: amount, articleSeconds = 30, megabytes = 1024, once = false, stop, onArticle, onNotice } = options;
  const limits = { ms: articleSeconds * 1000, megabytes };
  const redis = await openRedis(options.queue);
  const name = await queueName(store, options.rules);
  const queues = openQueues(redis, name);
  const threads = openThreads(amount, limits);
  const put = groupWrites(store);
  const totals = { read: 0, added: 0, changed: 0, unchanged: 0, quarantined: 0 };
  const problems: Problem[] = [];

  const process =
    (read: (article: QueuedArticle['article']) => Promise<Outcome>) =>
    async ({ data: { article, among } }: Job<QueuedArticle, QueuedOutcome>): Promise<QueuedOutcome> => {
      try {
        const { reading, problems: odd } = await read(article);
        const result = reading === undefined ? { added: 0, changed: 0, unchanged: 0 } : await put(reading, among);
        const outcome = { ...result, problems: odd };
        totals.read += 1;
        totals.added += outcome.added;
        totals.changed += outcome.changed;
        totals.unchanged += outcome.unchanged;
        problems.push(...odd.slice(0, most.problems - problems.length));
        onArticle?.(article.name, outcome, totals.read);
        return outcome;
      } catch (error) {
        if (isAway(error)) {
          onNotice?.(
            `the graph does not answer; "${article.name}" is kept and tried again (${(error as Error).message})`,
          );
          throw error;
        }
        throw new UnrecoverableError((error as Error).message);
      }
    };

  const shared = {
    connection: redis,
    lockDuration: 3 * limits.ms,
    stalledInterval: Math.min(most.stalledInterval, Math.max(500, limits.ms / 2)),
    maxStalledCount: deathsAllowed,
  };
  const worker = new Worker<QueuedArticle, QueuedOutcome>(name, process(threads.read), {
    ...shared,
    concurrency: amount * articlesPerThread,
  });
  await queues.quarantine.setGlobalConcurrency(1);
  const lonely = new Worker<QueuedArticle, QueuedOutcome>(
    queues.quarantine.name,
    process((article) => readAlone(article, limits)),
    { ...shared, concurrency: 1 },
  );

  let isAwayNow = false;
  redis.on('close', () => {
    if (!isAwayNow && redis.status !== 'end') onNotice?.('Redis does not answer; waiting for it');
    isAwayNow = true;
  });
  redis.on('ready', () => {
    if (isAwayNow) onNotice?.('Redis answers again');
    isAwayNow = false;
  });
  // What they say of a Redis that is away is said above; of a job whose lock was lost somebody else takes care.
  for (const each of [worker, lonely]) each.on('error', () => undefined);
  lonely.on('failed', (job, error) => {
    if (job === undefined || job.finishedOn === undefined || problems.length >= most.problems) return;
    problems.push({ rule: 'unreadable-article', message: error.message, place: job.data.article.name });
  });

  /** Moves what failed to quarantine: first there, then away, so that it is always somewhere. */
  const moveFailed = async (): Promise<void> => {
    for (const job of await queues.main.getFailed(0, 99)) {
      if (job?.id === undefined) continue;
      await queues.quarantine.add('article', job.data, { jobId: job.id });
      const isMine = await job.remove().then(
        () => true,
        // Another worker was faster.
        () => false,
      );
      if (!isMine) continue;
      totals.quarantined += 1;
      onNotice?.(`"${job.data.article.name}" is read again alone: ${job.failedReason}`);
    }
  };
  const isIdle = async (): Promise<boolean> => {
    const counts = await Promise.all([queues.main, queues.quarantine].map((queue) => queue.getJobCounts()));
    return (
      counts.every(({ waiting = 0, active = 0, delayed = 0, prioritized = 0, paused = 0 }) =>
        [waiting, active, delayed, prioritized, paused].every((count) => count === 0),
      ) && (counts[0]?.failed ?? 0) === 0
    );
  };

  const isStopped = (): boolean => stop?.aborted ?? false;
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stop?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, betweenLooks);
      stop?.addEventListener('abort', done, { once: true });
    });
  try {
    while (!isStopped()) {
      // A Redis that lost everything has lost this too.
      if (!isAwayNow) await queues.quarantine.setGlobalConcurrency(1);
      if (!isAwayNow) await moveFailed();
      if (once && !isAwayNow && (await isIdle())) break;
      await wait();
    }
  } finally {
    // Without a Redis there is nothing to give back: the locks run out by themselves.
    const isForced = isAwayNow;
    await Promise.all([worker.close(isForced), lonely.close(isForced)]);
    await threads.close();
    await queues.close().catch(() => undefined);
    redis.disconnect();
  }
  return { ...totals, problems };
};
