import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { addressOf } from '../../graph/address.ts';
import { Failure } from '../../graph/failure.ts';
import { sha256 } from '../../graph/id.ts';
import type { Article } from '../../graph/model.ts';
import type { GraphStore, Outdated, Version } from '../../graph/store.ts';
import { isEncrypted, parseAddress, type QueueAddress } from './address.ts';

export type { QueueAddress } from './address.ts';

/*
 * The queue between those who bring articles and those who read them: BullMQ on a Redis or Valkey. Terms that both sides keep:
 * one job is one article, whole (so that no worker needs a file or address of another machine); its id is a hash of what it
 * holds, so that it is queued once; the truth is in the graph (manifest.ts), and a Redis that lost everything is only a delay.
 */

/** What a job carries. */
export interface QueuedArticle {
  readonly article: Article;
  /** What came at its address, where it takes the place of other texts (ingest/versions.ts). */
  readonly among?: readonly Version[];
}

/** What a finished job leaves behind for whoever queued it. */
export interface QueuedOutcome {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly duplicates?: number;
  readonly removed?: number;
  readonly outdated?: readonly Outdated[];
  readonly problems: readonly { readonly rule: string; readonly message: string; readonly place: string }[];
}

const connectTime = 10_000;
/** Milliseconds until a Redis that went away is asked again: short at first, then twice a second. */
const retryDelay = (attempt: number): number => Math.min(50 * attempt, 500);

const connectionTo = ({ address, user, password }: QueueAddress): Redis => {
  const url = parseAddress(address);
  return new Redis({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    ...(isEncrypted(url) ? { tls: {} } : {}),
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    // A queue that is away for a while is waited for: what is asked meanwhile is asked again.
    maxRetriesPerRequest: null,
    connectTimeout: connectTime,
    lazyConnect: true,
    retryStrategy: retryDelay,
  });
};

/** A first connection, which must come about; later ones are waited for. Throws a Failure (`queue-unreachable`, `queue-refused`). */
export const openRedis = async (where: QueueAddress): Promise<Redis> => {
  const redis = connectionTo(where);
  let reason = '';
  // Said by whoever uses it; without a listener ioredis would write to the terminal.
  redis.on('error', (error: Error) => {
    reason = error.message;
  });
  const unreachable = (): Failure =>
    /NOAUTH|WRONGPASS|invalid password|NOPERM/i.test(reason)
      ? new Failure('queue-refused', `the Redis at "${where.address}" refuses the user or the password`, {
          hint: 'Set REDIS_PASSWORD, and REDIS_USER where it has users.',
        })
      : new Failure(
          'queue-unreachable',
          `no Redis answers at "${where.address}"${reason === '' ? '' : ` (${reason})`}`,
          {
            hint: 'Start it (docker compose up redis, or redis-server), and check address and port.',
          },
        );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unreachable()), connectTime);
  });
  try {
    // A connection refused is told at once; a server that is loading its data is waited for.
    const answered = redis.connect().then(() => redis.ping());
    answered.catch(() => undefined);
    await Promise.race([answered, late]);
    return redis;
  } catch (error) {
    redis.disconnect();
    if (error instanceof Failure) throw error;
    reason = reason === '' ? (error as Error).message : reason;
    throw unreachable();
  } finally {
    clearTimeout(timer);
  }
};

/**
 * What of a Redis's settings would lose articles or refuse them, one sentence each. Nothing would be lost for good (the graph
 * knows what is done), but a run would have to be started again.
 */
export const warnOfSettings = async (redis: Redis): Promise<readonly string[]> => {
  let settings: Record<string, string>;
  try {
    const answer = (await redis.config('GET', 'appendonly', 'maxmemory-policy', 'maxmemory')) as string[];
    settings = Object.fromEntries(
      Array.from({ length: answer.length / 2 }, (_, pair) => [answer[2 * pair] ?? '', answer[2 * pair + 1] ?? '']),
    );
  } catch {
    return ['the settings of the Redis could not be read; expected appendonly yes and maxmemory-policy noeviction'];
  }
  const warnings: string[] = [];
  if (settings.appendonly !== 'yes')
    warnings.push(
      `the Redis has appendonly ${settings.appendonly}: what is queued is gone when it ends; set appendonly yes, or run ingest again then`,
    );
  if (settings['maxmemory-policy'] !== 'noeviction')
    warnings.push(
      `the Redis has maxmemory-policy ${settings['maxmemory-policy']}: it may drop jobs; set it to noeviction`,
    );
  return warnings;
};

/** Characters of the graph's and the rules' digests in the name of a queue. */
const nameDigits = 12;

/**
 * The name of the queue for a graph and these rules of reading: who writes to another graph, or would read otherwise, has another
 * queue, and no worker can put articles where they do not belong.
 */
export const queueName = async (store: GraphStore, rules: string): Promise<string> => {
  const { rows } = await store.run('CALL db.info() YIELD id RETURN id', {}, { write: true });
  return `entente-${sha256(String(rows[0]?.[0])).slice(0, nameDigits)}-${sha256(rules).slice(0, nameDigits)}`;
};

/** Finished jobs are kept for whoever queued them, who takes note within seconds; the age is for those who went away. */
const kept = { removeOnComplete: { age: 600, count: 20_000 }, removeOnFail: false } as const;
/** A graph that is away for a day is still waited for; an article that fails by itself is not tried again. */
const retries = { attempts: 1_000_000, backoff: { type: 'fixed', delay: 2000 } } as const;

export interface Queues {
  readonly main: Queue<QueuedArticle, QueuedOutcome>;
  /** For articles at which workers died or took too long: read one at a time, each in a process of its own. */
  readonly quarantine: Queue<QueuedArticle, QueuedOutcome>;
  readonly close: () => Promise<void>;
}

export const openQueues = (redis: Redis, name: string): Queues => {
  const open = (suffix: string): Queue<QueuedArticle, QueuedOutcome> => {
    const queue = new Queue<QueuedArticle, QueuedOutcome>(`${name}${suffix}`, {
      connection: redis,
      defaultJobOptions: { ...kept, ...retries },
    });
    queue.on('error', () => undefined);
    return queue;
  };
  const main = open('');
  const quarantine = open('-quarantine');
  return {
    main,
    quarantine,
    close: async () => {
      await Promise.all([main.close(), quarantine.close()]);
    },
  };
};

/** Id of the job for an article: the same text under the same name and address is one job, whoever queues it. */
export const jobIdOf = (article: Article): string =>
  sha256(JSON.stringify([article.name, addressOf(article) ?? '', article.id]));
