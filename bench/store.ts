/*
 * Both stores side by side: putting articles in, in batches; then one more article and forgetting one, in a graph of that
 * size; then every named query.
 *   node --import ./scripts/typescript.mjs bench/store.ts [--articles 3000] [--nodes 2000] [--write] [STORE…]
 * Stores: folders or neo4j://… (NEO4J_USER, NEO4J_PASSWORD); default a temporary folder, and NEO4J_URI when it is set.
 * A server's data is deleted first. --write makes the figures the new baseline (bench/store.json); else the change in
 * percent is shown beside them. Milliseconds on the wall: on a busy machine they say little, CPU time says more.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { fillParameters, readQueries } from '../graph/namedQueries.ts';
import { isServer, openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { emptyNeo4j } from '../test/neo4jServer.ts';
import { makeReadings } from '../test/storeFixtures.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '3000' },
    nodes: { type: 'string', default: '2000' },
    write: { type: 'boolean', default: false },
  },
});
const amount = Number(values.articles);
const nodes = Number(values.nodes);
const atOnce = 500;
const baselineFile = join(import.meta.dirname, 'store.json');
const queriesFolder = join(import.meta.dirname, '../queries');

type Figures = Record<string, number>;

const median = (sorted: readonly number[], share = 0.5): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const clock = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

const times = async (rounds: number, work: (round: number) => Promise<unknown>): Promise<number[]> => {
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await clock(() => work(round)));
  return all.sort((a, b) => a - b);
};

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const measure = async (store: GraphStore, folder: string | undefined): Promise<Figures> => {
  const figures: Figures = {};
  let put = 0;
  const cpu = process.cpuUsage();
  for (let first = 0; first < amount; first += atOnce) {
    const readings = makeReadings(first, Math.min(atOnce, amount - first), nodes);
    put += await clock(() => store.put(readings));
  }
  const { statements } = await store.stats();
  figures['statements per second, first load'] = statements / (put / 1000);
  const again = makeReadings(0, atOnce, nodes);
  const { user: own, system } = process.cpuUsage(cpu);
  // The embedded engine works in this process, Neo4j in its own; making up the readings is in it for both.
  figures['CPU ms of this process per 1,000 statements'] = (own + system) / statements;
  figures['ms to put 500 known articles again'] = await clock(() => store.put(again));
  const one = await times(15, (round) => store.put(makeReadings(amount + round, 1, nodes)));
  figures['ms to put one article more, median'] = median(one);
  const gone = await times(15, (round) => store.forget(`article-${amount + round}`));
  figures['ms to forget one article, median'] = median(gone);
  const queries = readQueries(queriesFolder);
  // Once to warm up: plans are cached, files are read.
  for (const query of queries) await store.run(query.cypher, fillParameters(query, {}));
  const asked: number[] = [];
  for (const query of queries)
    asked.push(...(await times(3, () => store.run(query.cypher, fillParameters(query, {})))));
  asked.sort((a, b) => a - b);
  figures['ms for a named query, median'] = median(asked);
  figures['ms for a named query, p95'] = median(asked, 0.95);
  if (folder !== undefined) figures['MB on disk'] = bytesIn(folder) / 1e6;
  figures['MB of memory of this process'] = process.memoryUsage.rss() / 1e6;
  return figures;
};

const temporary = mkdtempSync(join(tmpdir(), 'entente-bench-'));
const { NEO4J_URI: uri, NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = 'entente-test' } = process.env;
const locations =
  positionals.length > 0 ? positionals : [join(temporary, 'store'), ...(uri === undefined ? [] : [uri])];
const baseline = (existsSync(baselineFile) ? JSON.parse(readFileSync(baselineFile, 'utf8')) : {}) as Record<
  string,
  Figures
>;
const measured: Record<string, Figures> = {};
try {
  for (const location of locations) {
    if (isServer(location)) await emptyNeo4j({ uri: location, user, password });
    const store = await openStore(location, { user, password });
    try {
      const { engine } = await store.stats();
      console.error(`${engine} …`);
      measured[engine] = await measure(store, isServer(location) ? undefined : location);
    } finally {
      await store.close();
    }
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

const engines = Object.keys(measured);
const table = new Table({ head: [`${amount} articles, ${nodes} nodes`, ...engines], style: { head: [], border: [] } });
for (const figure of new Set(engines.flatMap((engine) => Object.keys(measured[engine] ?? {}))))
  table.push([
    figure,
    ...engines.map((engine) => {
      const now = measured[engine]?.[figure];
      const then = baseline[engine]?.[figure];
      if (now === undefined) return '';
      const change = then === undefined ? '' : ` (${now >= then ? '+' : ''}${Math.round((now / then - 1) * 100)} %)`;
      return `${now < 10 ? now.toFixed(1) : Math.round(now)}${change}`;
    }),
  ]);
console.log(table.toString());
if (values.write) {
  const rounded = Object.fromEntries(
    Object.entries(measured).map(([engine, figures]) => [
      engine,
      Object.fromEntries(Object.entries(figures).map(([figure, value]) => [figure, Math.round(value * 10) / 10])),
    ]),
  );
  writeFileSync(baselineFile, `${JSON.stringify({ ...baseline, ...rounded }, null, 1)}\n`);
}
