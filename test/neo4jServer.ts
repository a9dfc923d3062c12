import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { takeLock } from '../graph/embedded/lock.ts';
import { Failure } from '../graph/failure.ts';

/*
 * The Neo4j that tests use: the one of NEO4J_URI (with NEO4J_USER and NEO4J_PASSWORD), whose data they wipe if it is empty
 * at first or may be emptied (`claimForTests`), or a real Community server that scripts/neo4j.sh installs and starts. It is started by the first test that wants it, and stopped
 * by jest's globalTeardown (test/stopNeo4j.mjs).
 */

const project = join(import.meta.dirname, '..');
const script = join(project, 'scripts/neo4j.sh');
const folder = join(project, '.neo4j');
export const testPassword = 'entente-test';
const run = promisify(execFile);

/** Milliseconds that a test file may wait for the server: other files have it one after the other. */
export const neo4jWait = 900_000;

/** Milliseconds for one test against a server: making constraints and indexes anew takes a minute on a busy machine. */
export const neo4jTestTime = 300_000;

export interface Neo4jServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Environment with which scripts/neo4j.sh means this server; undefined for one that is not ours. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Lets other test files have it. */
  readonly release: () => void;
}

/** A version of Neo4j that the tests run on. */
export interface Neo4jKind {
  /** `5.26.30`; empty for the server of NEO4J_URI. */
  readonly version: string;
  /** Why there is none for tests; undefined when there is one. */
  readonly missing?: string;
}

/** The long-term version first: most tests use that one alone. The calendar version is used where it is installed. */
const versions = ['5.26.30', '2026.08.1'] as const;

const findMissing = (version: string): string | undefined => {
  if (process.platform === 'win32') return 'scripts/neo4j.sh needs a Unix shell';
  try {
    const env = { ...process.env, NEO4J_VERSION: version };
    const state = execFileSync(script, ['check'], { env, encoding: 'utf8', stdio: 'pipe' }).trim();
    // In CI it is fetched, or the tests fail: nothing that could be there is passed over.
    if (state === 'installed' || version === versions[0] || process.env.CI) return undefined;
    return `not installed: NEO4J_VERSION=${version} scripts/neo4j.sh install`;
  } catch (error) {
    return String((error as { stderr?: string }).stderr).trim();
  }
};

export const neo4jKinds: readonly Neo4jKind[] =
  process.env.NEO4J_URI === undefined
    ? versions.map((version) => {
        const missing = findMissing(version);
        return { version, ...(missing === undefined ? {} : { missing }) };
      })
    : [{ version: '' }];

/** Why there is no Neo4j of the long-term version for tests; undefined when there is one. */
export const neo4jMissing = neo4jKinds[0]?.missing;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/** Waits for the lock that keeps other test files off the server: Community has one database only. */
const takeTurn = async (name: string): Promise<() => void> => {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    try {
      return takeLock(join(folder, `${name}.lock`));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
};

const ask = async (environment: NodeJS.ProcessEnv, ...words: string[]): Promise<string> =>
  (await run(script, words, { env: environment })).stdout.trim();

/** Gives the server, empty, for this test file alone, until it is released. */
export const startNeo4j = async (version = neo4jKinds[0]?.version ?? ''): Promise<Neo4jServer> => {
  const name = version === '' || version === versions[0] ? 'tests' : `tests-${version}`;
  const release = await takeTurn(name);
  try {
    const { NEO4J_URI: uri, NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = testPassword } = process.env;
    if (uri !== undefined) {
      const server = { uri, user, password, release };
      await claimForTests(server, process.env.ENTENTE_TEST_EMPTY === '1');
      await emptyNeo4j(server);
      return server;
    }
    const environment = {
      ...process.env,
      NEO4J_VERSION: version,
      NEO4J_HOME: join(folder, `home-${name}`),
      NEO4J_PASSWORD: testPassword,
    };
    const status = await ask(environment, 'status').catch(() => '');
    const port = /:(\d+),/.exec(status)?.[1] ?? String(await freePort());
    const own = { ...environment, NEO4J_PORT: port };
    // Whoever starts it stops it: this process, or the one whose worker this is (test/stopNeo4j.mjs).
    if (status === '') writeFileSync(join(folder, `${name}-started`), `${port} ${process.pid} ${process.ppid}\n`);
    const server = {
      // Maven may colour what it says, even where nobody looks on.
      uri: /bolt:\/\/\S+$/.exec(await ask(own, 'start'))?.[0] ?? '',
      user: 'neo4j',
      password: testPassword,
      environment: own,
      release,
    };
    await emptyNeo4j(server);
    return server;
  } catch (error) {
    release();
    throw error;
  }
};

/** An index that marks a database as the tests' own: unlike a node it is still there when they have emptied it. */
const mark = 'entente_tests_may_empty_this';

/**
 * Makes sure that a database may be emptied: nothing is in it, or tests have marked it before, or somebody says so with
 * ENTENTE_TEST_EMPTY=1. Then it is marked. Throws an Error otherwise, and leaves it alone.
 */
export const claimForTests = async (
  { uri, user, password }: Pick<Neo4jServer, 'uri' | 'user' | 'password'>,
  isAllowed: boolean,
): Promise<void> => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const marked = await driver.executeQuery('SHOW INDEXES YIELD name WHERE name = $mark RETURN name', { mark });
    if (marked.records.length > 0) return;
    const { records } = await driver.executeQuery('MATCH (n) RETURN count(n) AS amount');
    const amount = Number(records[0]?.get('amount'));
    if (amount > 0 && !isAllowed)
      throw new Error(
        `The database at "${uri}" holds ${amount} nodes, and the tests would delete them all. ` +
          'Give them an empty one, or set ENTENTE_TEST_EMPTY=1 if nobody needs what is in it.',
      );
    await driver.executeQuery(`CREATE INDEX ${mark} IF NOT EXISTS FOR (n:EntenteTests) ON (n.id)`);
  } finally {
    await driver.close();
  }
};

/** Deletes every node of the server; its constraints and indexes stay. */
export const emptyNeo4j = async ({
  uri,
  user,
  password,
}: Pick<Neo4jServer, 'uri' | 'user' | 'password'>): Promise<void> => {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const session = driver.session();
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
    await session.close();
  } finally {
    await driver.close();
  }
};
