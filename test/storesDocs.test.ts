import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { relationTypes } from '../graph/ontology.ts';
import { schemaVersion } from '../graph/schema.ts';
import { run } from './cliRun.ts';
import { corpus } from './cypherCorpus.ts';
import { emptyNeo4j, freePort, type Neo4jServer, neo4jMissing, neo4jWait, startNeo4j } from './neo4jServer.ts';
import { redisMissing } from './redisServer.ts';
import { testWhen } from './shared.ts';

const project = join(import.meta.dirname, '..');
const docs = readFileSync(join(project, 'docs/stores.md'), 'utf8');

test('docs/stores.md says how many queries are compared', () => {
  expect(docs).toContain(`${corpus.length} queries run on both`);
});

test('docs/stores.md is about the present schema version, and names only files that are there', () => {
  expect(docs).toContain(`## Schema, version ${schemaVersion}`);
  for (const [, path = ''] of docs.matchAll(/`((?:graph|test|bench|scripts|docs)\/[\w./]+)`/g))
    expect([path, existsSync(join(project, path))]).toEqual([path, true]);
});

interface Service {
  readonly image: string;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
const { services, volumes } = parseYaml(readFileSync(join(project, 'docker-compose.yml'), 'utf8')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};

test('docker-compose.yml opens its ports to this machine only and takes the password from outside', () => {
  const ports = Object.values(services).flatMap((service) => service.ports ?? []);
  expect(ports).toEqual(['127.0.0.1:7474:7474', '127.0.0.1:7687:7687', '127.0.0.1:6379:6379']);
  expect(services.neo4j?.environment?.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
  const named = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]));
  expect(named.filter((name) => name !== '.')).toEqual(Object.keys(volumes));
});

test('docker-compose.yml starts a queue and workers only when asked, with settings that the queue wants and flags that there are', async () => {
  const { redis, worker } = services;
  expect([services.neo4j?.profiles, redis?.profiles, worker?.profiles]).toEqual([undefined, ['queue'], ['queue']]);
  expect(Object.values(worker?.depends_on ?? {}).map(({ condition }) => condition)).toEqual([
    'service_healthy',
    'service_healthy',
  ]);
  expect(Object.keys(worker?.depends_on ?? {}).every((name) => name in services)).toBe(true);
  expect(redis?.command?.join(' ')).toMatch(/^redis-server --appendonly yes --maxmemory-policy noeviction /);
  const [program = '', command = '', ...words] = worker?.command ?? [];
  expect(existsSync(join(project, program))).toBe(true);
  const { stdout } = await run([command, '--help']);
  for (const flag of words.filter((word) => word.startsWith('--'))) expect(stdout).toContain(`${flag} <`);
  for (const host of words.filter((word) => word.includes('://')))
    expect(services).toHaveProperty(new URL(host).hostname);
});

testWhen(
  redisMissing === undefined && existsSync(join(project, 'dist/.built')),
  redisMissing ?? 'the program is not built',
  'what docker-compose.yml runs for the queue runs here: Redis with its settings and health check, the worker up to the database that is not there',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-compose-'));
    const password = 'geheim-genug';
    const filled = (words: readonly string[] = []): string[] =>
      words.map((word) => word.replace(/\$\{REDIS_PASSWORD:-\}/, password));
    const { redis, worker } = services;
    const [server = '', ...words] = filled(redis?.command);
    const port = String(await freePort());
    const running = spawn(server, [...words, '--port', port, '--bind', '127.0.0.1', '--dir', folder], {
      stdio: 'ignore',
    });
    try {
      const [kind, ...check] = redis?.healthcheck?.test ?? [];
      expect(kind).toBe('CMD');
      // Inside the container it asks the usual port.
      const [client = '', ...asked] = check;
      let answer = '';
      for (let tries = 0; tries < 100 && answer !== 'PONG\n'; tries += 1) {
        answer = spawnSync(client, ['-p', port, ...asked], {
          encoding: 'utf8',
          env: { ...process.env, REDISCLI_AUTH: password },
        }).stdout;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(answer).toBe('PONG\n');
      const settings = spawnSync(client, ['-p', port, 'config', 'get', 'maxmemory-policy', 'appendonly'], {
        encoding: 'utf8',
        env: { ...process.env, REDISCLI_AUTH: password },
      }).stdout;
      expect(settings.trim().split('\n').sort()).toEqual(['appendonly', 'maxmemory-policy', 'noeviction', 'yes']);
      const [program = '', ...given] = worker?.command ?? [];
      const nowhere = String(await freePort());
      const { status, stderr } = spawnSync(
        join(project, program),
        given.map((word) =>
          word.replace('redis:6379', `127.0.0.1:${port}`).replace('neo4j:7687', `127.0.0.1:${nowhere}`),
        ),
        {
          encoding: 'utf8',
          env: { ...process.env, NEO4J_PASSWORD: 'geheim-genug', REDIS_PASSWORD: password },
          timeout: 120_000,
        },
      );
      expect([status, stderr]).toEqual([1, expect.stringContaining(nowhere)]);
      expect(stderr).not.toContain(password);
    } finally {
      const gone = once(running, 'exit');
      running.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    }
  },
  180_000,
);

test('relation types of the ontology are names that need no quoting in Cypher', () => {
  for (const type of relationTypes) expect(type).toMatch(/^[A-Z]+(?:_[A-Z]+)*$/);
});

/** The commands of the page, block by block. */
const blocks = [...docs.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text.trim());

const needsNeo4j = (block: string): boolean => /neo4j|bolt:/.test(block) && !block.includes('--bulk --out');

/**
 * What a command of the page is here. Docker is not there to be run, and its part is only
 * to have a server up; scripts/neo4j.sh has started the tests' own, which it does not stop for others.
 */
const stand = (folder: string, name: string, script: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
};

describe('the commands of docs/stores.md', () => {
  let folder = '';
  const run = promisify(execFile);
  const inShell = async (block: string, environment: NodeJS.ProcessEnv = {}): Promise<string> => {
    const { ENTENTE_STORE: _, ...rest } = process.env;
    const env = { ...rest, ...environment, PATH: `${join(folder, 'path')}:${process.env.PATH}` };
    const { stdout, stderr } = await run('sh', ['-euc', block], { cwd: folder, env, timeout: 600_000 });
    return stdout + stderr;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-docs-'));
    // As it was built where it was, since that starts sooner.
    const isBuilt = existsSync(join(project, 'dist/.built'));
    if (isBuilt) symlinkSync(join(project, 'bin'), join(folder, 'bin'));
    else
      stand(
        folder,
        'bin/entente',
        `exec "${process.execPath}" --import "${project}/scripts/typescript.mjs" "${project}/cli/process.ts" "$@"`,
      );
    stand(folder, 'path/docker', 'case "$*" in "compose up -d --wait" | "compose down") ;; *) exit 64 ;; esac');
    stand(folder, 'scripts/neo4j.sh', 'case "$*" in start | stop) ;; *) exit 64 ;; esac');
    symlinkSync(join(project, 'samples'), join(folder, 'samples'));
    symlinkSync(join(project, 'samples'), join(folder, 'archive'));
  });
  const clean = (): void => rmSync(folder, { recursive: true, force: true });

  const inFolder = blocks.filter((block) => !needsNeo4j(block));
  test.each(inFolder)(
    'do what they say in a folder:\n%s',
    async (block) => {
      await inShell(block);
      if (block.includes('gone.jsonl')) {
        expect(readFileSync(join(folder, 'gone.jsonl'), 'utf8')).toContain('"name":"15-minsk-maschinell"');
        const after = await inShell('bin/entente export --format statements --store news | LC_ALL=C sort');
        expect(after).toContain(readFileSync(join(folder, 'monday.jsonl'), 'utf8'));
      }
      clean();
    },
    600_000,
  );

  const onNeo4j = blocks.filter(needsNeo4j);
  if (neo4jMissing !== undefined) test.skip(`do what they say on Neo4j (${neo4jMissing})`, () => undefined);
  else
    describe('on Neo4j', () => {
      let server: Neo4jServer;
      beforeAll(async () => {
        server = await startNeo4j();
      }, neo4jWait);
      beforeEach(() => emptyNeo4j(server));
      afterAll(() => server?.release());

      test.each(onNeo4j)(
        'do what they say, on a server that is up:\n%s',
        async (block) => {
          const here = block
            .replaceAll(/(?:neo4j|bolt):\/\/127\.0\.0\.1:\d+/g, server.uri)
            .replaceAll(/NEO4J_PASSWORD=\S+/g, `NEO4J_PASSWORD=${server.password}`);
          await inShell(here, { NEO4J_USER: server.user, NEO4J_PASSWORD: server.password });
          const stats = await inShell(`bin/entente stats --json --store ${server.uri}`, {
            NEO4J_USER: server.user,
            NEO4J_PASSWORD: server.password,
          });
          expect(JSON.parse(stats).articles).toBeGreaterThan(5);
          clean();
        },
        600_000,
      );
    });

  test('are all run', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(8);
    const commands = blocks.flatMap((block) => block.split('\n'));
    for (const command of commands)
      expect(command).toMatch(
        /(?:^|\s)(?:bin\/entente|scripts\/neo4j\.sh|docker compose|cmp|comm|cp|mkdir|export NEO4J_PASSWORD=)/,
      );
    // What stands in for the script knows no more words than the script itself.
    for (const word of ['start', 'stop'])
      expect(readFileSync(join(project, 'scripts/neo4j.sh'), 'utf8')).toMatch(new RegExp(`\\b${word}\\b`));
    clean();
  });
});
