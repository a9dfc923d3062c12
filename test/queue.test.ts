import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run } from './cliRun.ts';
import { emptyNeo4j, type Neo4jServer, neo4jMissing, neo4jWait, startNeo4j } from './neo4jServer.ts';
import { story } from './readFixtures.ts';
import { type RedisServer, redisMissing, startRedis } from './redisServer.ts';

const project = join(import.meta.dirname, '..');
const missing =
  redisMissing ??
  neo4jMissing ??
  (existsSync(join(project, 'dist/cli/process.js')) ? undefined : 'the program is not built');

test.each<[string, readonly string[], string]>([
  ['the embedded store', ['--queue', 'redis://127.0.0.1:1', '--store', 'folder'], 'is for one process'],
  ['a bulk load', ['--queue', 'redis://127.0.0.1:1', '--bulk', '--store', 'bolt://127.0.0.1:1'], 'exclude each other'],
])('a queue into %s is refused before anything is opened', async (_name, argv, words) => {
  const { code, stderr } = await run(['ingest', 'samples', ...argv]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  expect(existsSync('folder')).toBe(false);
});

test('a worker for the embedded store is refused', async () => {
  const { code, stderr } = await run(['worker', '--store', 'folder']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('workers need a Neo4j')]);
});

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
    const length = async (list: 'wait'): Promise<number> => {
      const keys = await redis.ask.keys(`bull:*:${list}`);
      return (await Promise.all(keys.map((key) => redis.ask.llen(key)))).reduce((sum, count) => sum + count, 0);
    };

    beforeAll(async () => {
      neo4j = await startNeo4j();
      redis = await startRedis(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']);
    }, neo4jWait);
    afterAll(async () => {
      for (const child of children) child.kill('SIGKILL');
      await redis?.release();
      neo4j?.release();
      rmSync(folder, { recursive: true });
    });

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
  });
