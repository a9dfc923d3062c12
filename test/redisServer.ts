import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './neo4jServer.ts';

/** A real Redis (or Valkey) of this machine, with its data in a folder of its own; killed and started again by tests. */
export interface RedisServer {
  readonly address: string;
  /** Asks it; survives its restarts. */
  readonly ask: Redis;
  /** As the power does: no word, no tidying. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly release: () => Promise<void>;
}

const program = ['redis-server', 'valkey-server'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** Why there is no Redis for tests; undefined when there is one. */
export const redisMissing = program === undefined ? 'neither redis-server nor valkey-server is installed' : undefined;

/** Starts one; `settings` as its command line has them. */
export const startRedis = async (settings: readonly string[]): Promise<RedisServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-redis-'));
  const port = await freePort();
  const ask = new Redis(port, '127.0.0.1', { lazyConnect: true, maxRetriesPerRequest: null });
  ask.on('error', () => undefined);
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    server = spawn(
      program ?? '',
      ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...settings],
      { stdio: 'ignore' },
    );
    // It is asked again until it answers.
    await ask.ping();
  };
  const kill = async (): Promise<void> => {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    address: `redis://127.0.0.1:${port}`,
    ask,
    kill,
    start,
    release: async () => {
      ask.disconnect();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
