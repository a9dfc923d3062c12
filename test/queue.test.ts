import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { isEncrypted, parseAddress } from '../ingest/queue/address.ts';
import { run } from './cliRun.ts';
import { emptyNeo4j, type Neo4jServer, neo4jMissing, neo4jWait, startNeo4j } from './neo4jServer.ts';
import { story } from './readFixtures.ts';
import { type RedisServer, redisMissing, startRedis } from './redisServer.ts';
import { testWhen } from './shared.ts';

/** Two minutes of kills, for a machine that has them. */
const long = process.env.ENTENTE_KILLS === '1';
const takesMinutes = 'takes two minutes; ENTENTE_KILLS=1 runs it';

const project = join(import.meta.dirname, '..');
const missing =
  redisMissing ??
  neo4jMissing ??
  (existsSync(join(project, 'dist/cli/process.js')) ? undefined : 'the program is not built');

test.each<[string, readonly string[], string]>([
  ['the embedded store', ['--queue', 'redis://127.0.0.1:1', '--store', 'folder'], 'is for one process'],
  ['a bulk load', ['--queue', 'redis://127.0.0.1:1', '--bulk', '--store', 'bolt://127.0.0.1:1'], 'exclude each other'],
  ['another protocol', ['--queue', 'http://x', '--store', 'bolt://127.0.0.1:1'], 'Expected redis://HOST'],
  ['no host', ['--queue', 'redis://', '--store', 'bolt://127.0.0.1:1'], 'Expected redis://HOST'],
  ['a path', ['--queue', 'valkey://h/a', '--store', 'bolt://127.0.0.1:1'], 'no address of a Redis or Valkey'],
])('a queue into %s is refused before anything is opened', async (_name, argv, words) => {
  const { code, stderr } = await run(['ingest', 'samples', ...argv]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  expect(existsSync('folder')).toBe(false);
});

test('a worker of a queue that is none is refused at once, and no password is shown', async () => {
  const { code, stderr } = await run(['worker', '--queue', 'https://anna:geheim@x', '--store', 'bolt://127.0.0.1:1']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('"https://…@x" is no address of a Redis or Valkey')]);
});

test('valkey:// and valkeys:// are read as redis:// and rediss://', () => {
  const urls = ['redis://h:1/2', 'valkey://h:1/2', 'rediss://h:1/2', 'valkeys://h:1/2'].map(parseAddress);
  expect(urls.map((url) => [url.hostname, url.port, url.pathname, isEncrypted(url)])).toEqual(
    [false, false, true, true].map((encrypted) => ['h', '1', '/2', encrypted]),
  );
});

test('a worker for the embedded store is refused', async () => {
  const { code, stderr } = await run(['worker', '--store', 'folder']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('workers need a Neo4j')]);
});

/** Numbers from 0 to 1, the same in each run. */
const seeded = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

if (missing !== undefined) test.skip(`a queue for several processes (skipped: ${missing})`, () => undefined);
else
  describe('a queue for several processes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-queue-'));
    const children = new Set<ChildProcess>();
    let neo4j: Neo4jServer;
    let redis: RedisServer;

    interface Running {
      readonly child: ChildProcess;
      readonly output: () => string;
      readonly notices: () => string;
      readonly ended: Promise<number | null>;
    }
    /** The program in a process of its own, on the queue and the graph of this test. */
    const start = (...argv: string[]): Running => {
      const child = spawn(
        process.execPath,
        [join(project, 'bin/entente'), ...argv, '--queue', redis.address, '--store', neo4j.uri, '--json'],
        {
          cwd: project,
          env: { ...process.env, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      children.add(child);
      let output = '';
      let notices = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
      child.stderr?.on('data', (chunk: Buffer) => {
        notices += chunk.toString();
      });
      const ended = once(child, 'close').then(([code]) => {
        children.delete(child);
        return code as number | null;
      });
      return { child, output: () => output, notices: () => notices, ended };
    };
    const killed = async ({ child, ended }: Running): Promise<void> => {
      child.kill('SIGKILL');
      await ended;
    };
    const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
      while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const onNeo4j = (...argv: string[]) =>
      run([...argv, '--store', neo4j.uri], {
        environment: { NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password },
      });
    /** What a serial run over these paths exports. */
    const serial = async (name: string, ...paths: string[]): Promise<string> => {
      const store = join(folder, name);
      expect((await run(['ingest', ...paths, '--store', store])).code).toBe(0);
      return (await run(['export', '--format', 'statements', '--store', store])).stdout;
    };
    const statements = async (): Promise<string> => (await onNeo4j('export', '--format', 'statements')).stdout;
    const queuedStill = async (): Promise<unknown> =>
      JSON.parse((await onNeo4j('query', 'MATCH (q:Queued) RETURN count(q) AS open', '--format', 'json')).stdout);
    /** Lengths of a list or set of every queue in this Redis. */
    const length = async (list: 'wait' | 'active'): Promise<number> => {
      const keys = await redis.ask.keys(`bull:*:${list}`);
      return (await Promise.all(keys.map((key) => redis.ask.llen(key)))).reduce((sum, count) => sum + count, 0);
    };

    beforeAll(async () => {
      neo4j = await startNeo4j();
      redis = await startRedis(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']);
    }, neo4jWait);
    // Workers of a test that failed would take the articles of the next.
    afterEach(() => {
      for (const child of children) child.kill('SIGKILL');
    });
    afterAll(async () => {
      for (const child of children) child.kill('SIGKILL');
      await redis?.release();
      neo4j?.release();
      rmSync(folder, { recursive: true });
    });

    /** Kills workers and Redis, and with `everything` Neo4j too, at random points of a run over so many copies of the samples. */
    const killAtRandom = async (copies: number, everything: boolean): Promise<void> => {
      await emptyNeo4j(neo4j);
      const sources = join(folder, `many-${copies}`);
      mkdirSync(sources);
      const texts = readdirSync('samples').filter((name) => name.endsWith('.txt'));
      const amount = copies * texts.length;
      for (let copy = 0; copy < copies; copy += 1)
        for (const name of texts)
          writeFileSync(
            join(sources, `${copy}-${name}`),
            `${readFileSync(join('samples', name), 'utf8')}\n\nDies ist die ${copy + 1}. Ausgabe.\n`,
          );
      const random = seeded(7);
      const workerArguments = ['worker', '--threads', '1', '--article-seconds', '3'];
      const workers = [start(...workerArguments), start(...workerArguments)];
      const killWorker = async (which: number): Promise<void> => {
        await killed(workers[which] as Running);
        workers[which] = start(...workerArguments);
      };
      const environment = neo4j.environment;
      const neo4jScript = (word: string) =>
        promisify(execFile)(join(project, 'scripts/neo4j.sh'), [word], { env: environment });
      const killRedis = async (): Promise<void> => {
        await redis.kill();
        await redis.start();
      };
      const killNeo4j = async (): Promise<void> => {
        await neo4jScript('kill');
        await neo4jScript('start');
      };
      const faults: (() => Promise<void>)[] = [() => killWorker(0), killRedis];
      if (everything)
        faults.push(
          () => killWorker(1),
          killRedis,
          async () => {
            await Promise.all([killWorker(0), killWorker(1)]);
          },
          // The server of NEO4J_URI is not ours to kill.
          ...(environment === undefined ? [] : [killNeo4j]),
        );
      for (let last = faults.length - 1; last > 0; last -= 1) {
        const other = Math.floor(random() * (last + 1));
        [faults[last], faults[other]] = [faults[other] as never, faults[last] as never];
      }
      const producer = start('ingest', sources);
      const stored = async (): Promise<number> => {
        const { stdout } = await onNeo4j('query', 'MATCH (a:Article) RETURN count(a) AS n', '--format', 'json');
        return Number(JSON.parse(stdout)[0].n);
      };
      // At so many stored articles each; all before the last ones are.
      for (const [index, fault] of faults.entries()) {
        const at = Math.floor(((index + random()) / (faults.length + 1)) * amount);
        await until(async () => (await stored()) >= at);
        await fault();
      }
      expect(await producer.ended).toBe(0);
      expect(JSON.parse(producer.output())).toMatchObject({ read: amount, problems: [] });
      expect(await statements()).toBe(await serial(`many-${copies}-serial`, sources));
      expect(await queuedStill()).toEqual([{ open: 0 }]);
      // Ctrl-C: what is at hand is finished, and it ends well.
      for (const { child } of workers) child.kill('SIGINT');
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    };

    test('a worker and a Redis that are killed lose nothing and double nothing', () => killAtRandom(1, false), 200_000);

    testWhen(
      long,
      takesMinutes,
      'workers, Redis and Neo4j that are killed at any moment lose nothing and double nothing',
      () => killAtRandom(4, true),
      400_000,
    );

    test('a queue that lost everything is filled again, by whoever waits for it and by the next run', async () => {
      await emptyNeo4j(neo4j);
      const sources = join(folder, 'lost');
      mkdirSync(sources);
      for (let number = 0; number < 12; number += 1) writeFileSync(join(sources, `${number}.txt`), story(number));
      const first = start('ingest', sources);
      await until(async () => (await length('wait')) === 12);
      await killed(first);
      await redis.ask.flushall();
      expect(await queuedStill()).toEqual([{ open: 12 }]);
      const second = start('ingest', sources);
      await until(async () => (await length('wait')) === 12);
      await redis.ask.flushall();
      await until(() => second.notices().includes('are queued again'));
      const worker = start('worker', '--threads', '1', '--once');
      expect(await second.ended).toBe(0);
      expect(JSON.parse(second.output())).toMatchObject({ read: 12, added: 12, problems: [] });
      expect(await worker.ended).toBe(0);
      expect(await statements()).toBe(await serial('lost-serial', sources));
      // Again, without any worker: there is nothing left to do.
      const third = start('ingest', sources);
      expect(await third.ended).toBe(0);
      expect(JSON.parse(third.output())).toMatchObject({ read: 12, added: 0, unchanged: 12 });
    }, 300_000);

    test('what workers stored of a run that died was read by known rules', async () => {
      await emptyNeo4j(neo4j);
      await redis.ask.flushall();
      const sources = join(folder, 'died');
      mkdirSync(sources);
      for (let number = 0; number < 4; number += 1) writeFileSync(join(sources, `${number}.txt`), story(number));
      const first = start('ingest', sources);
      await until(async () => (await length('wait')) === 4);
      await killed(first);
      expect(await start('worker', '--threads', '1', '--once').ended).toBe(0);
      const second = start('ingest', sources);
      expect(await second.ended).toBe(0);
      expect(JSON.parse(second.output())).toMatchObject({ read: 4, added: 0, unchanged: 4 });
      expect(second.notices()).not.toMatch(/rules/);
      expect(await statements()).toBe(await serial('died-serial', sources));
    }, 300_000);

    test('of several texts of one address the newest is left, whichever worker is first, also when it changes', async () => {
      await emptyNeo4j(neo4j);
      await redis.ask.flushall();
      const sources = join(folder, 'versions');
      mkdirSync(sources);
      const write = (texts: readonly number[]): void =>
        writeFileSync(
          join(sources, 'a.jsonl'),
          texts.map((number) => JSON.stringify({ url: 'https://blatt.example/lage', text: story(number) })).join('\n'),
        );
      write([41, 42, 43, 44]);
      writeFileSync(join(sources, 'b.txt'), story(45));
      const worker = start('worker', '--threads', '2');
      const ingest = async (): Promise<Record<string, unknown>> => {
        const producer = start('ingest', sources);
        expect(await producer.ended).toBe(0);
        return JSON.parse(producer.output());
      };
      expect(await ingest()).toMatchObject({ read: 5, added: 2, problems: [] });
      expect(await statements()).toBe(await serial('versions-serial', sources));
      expect(await ingest()).toMatchObject({ read: 5, added: 0, changed: 0, unchanged: 2, outdated: 3 });
      write([46]);
      expect(await ingest()).toMatchObject({ read: 2, added: 0, changed: 1, unchanged: 1, outdated: 0 });
      expect(await statements()).toBe(await serial('versions-changed', sources));
      worker.child.kill('SIGINT');
      expect(await worker.ended).toBe(0);
    }, 300_000);

    testWhen(
      long,
      takesMinutes,
      'an article that kills its workers, and one that takes too long, fail alone; those beside them pass',
      async () => {
        await emptyNeo4j(neo4j);
        await redis.ask.flushall();
        const [good, bad] = [join(folder, 'good'), join(folder, 'bad')];
        mkdirSync(good);
        mkdirSync(bad);
        for (let number = 0; number < 4; number += 1) writeFileSync(join(good, `${number}.txt`), story(number));
        const endless = (word: string): string =>
          Array.from(
            { length: 6000 },
            (_, number) =>
              `Der Minister ${word} ${number} traf am Montag den Gesandten und schloss mit ihm ein Abkommen.`,
          ).join('\n\n');
        writeFileSync(join(bad, 'deadly.txt'), endless('Ahlen'));
        writeFileSync(join(bad, 'endless.txt'), endless('Behlen'));
        const producer = start('ingest', bad, good);
        const workerArguments = ['worker', '--threads', '1', '--article-seconds', '1'];
        /** How often a worker has begun with it; undefined before it is queued. */
        const begun = async (): Promise<number | undefined> => {
          for (const key of await redis.ask.keys('bull:entente-*:????????????????????????*')) {
            if (key.includes('quarantine') || (await redis.ask.type(key)) !== 'hash') continue;
            const [data, started] = await redis.ask.hmget(key, 'data', 'ats');
            if (data?.includes('"name":"deadly"')) return Number(started ?? 0);
          }
          return undefined;
        };
        await until(async () => (await begun()) !== undefined);
        // What a crash of the whole process does, as often as is allowed: all that the worker has at hand is suspected with it.
        let worker = start(...workerArguments);
        for (let deaths = 0; deaths < 4; deaths += 1) {
          await until(async () => ((await begun()) ?? 0) > deaths);
          await killed(worker);
          worker = start(...workerArguments);
        }
        expect(await producer.ended).toBe(0);
        expect(worker.notices()).toContain('\\"deadly\\" is read again alone: job stalled more than allowable limit');
        const { problems } = JSON.parse(producer.output());
        expect(problems.map(({ place, rule }: { place: string; rule: string }) => [place, rule]).sort()).toEqual([
          ['deadly', 'unreadable-article'],
          ['endless', 'unreadable-article'],
        ]);
        for (const { message } of problems) expect(message).toContain('it took longer than 1 s');
        expect(await statements()).toBe(await serial('good-serial', good));
        worker.child.kill('SIGINT');
        expect(await worker.ended).toBe(0);
      },
      300_000,
    );
  });
