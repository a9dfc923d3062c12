import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** jest's globalTeardown: stops the Neo4j that a test of this run started (test/neo4jServer.ts), if one did. */
export default () => {
  const folder = join(import.meta.dirname, '../.neo4j');
  const started = join(folder, 'tests-started');
  if (!existsSync(started)) return;
  const [port, ...starters] = readFileSync(started, 'utf8').trim().split(' ');
  if (!starters.includes(String(process.pid))) return;
  const env = {
    ...process.env,
    NEO4J_HOME: join(folder, 'home-tests'),
    NEO4J_PORT: port,
  };
  execFileSync(join(import.meta.dirname, '../scripts/neo4j.sh'), ['stop'], { env, stdio: 'ignore' });
  rmSync(started);
};
