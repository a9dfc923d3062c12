import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** jest's globalTeardown: stops each Neo4j that a test of this run started (test/neo4jServer.ts). */
export default () => {
  const folder = join(import.meta.dirname, '../.neo4j');
  const marks = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('-started')) : [];
  for (const mark of marks) {
    const [port, ...starters] = readFileSync(join(folder, mark), 'utf8').trim().split(' ');
    if (!starters.includes(String(process.pid))) continue;
    const env = {
      ...process.env,
      NEO4J_HOME: join(folder, `home-${mark.replace(/-started$/, '')}`),
      NEO4J_PORT: port,
    };
    execFileSync(join(import.meta.dirname, '../scripts/neo4j.sh'), ['stop'], { env, stdio: 'ignore' });
    rmSync(join(folder, mark));
  }
};
