/*
 * Both stores side by side, at the size of an archive: a first load in bulk, batches into an empty store and into the full one,
 * one article more, changed and one less in a small graph and in the full one, and every named query about a frequent and a rare node.
 *   node --import ./scripts/typescript.mjs bench/store.ts [--statements 1000000] [--nodes 100000] [--batched 20000] [--full] [--write] [STORE…]
 *   --keep FOLDER makes the stores there and leaves them, to be asked again later
 *   … bench/store.ts --queries LOCATION [--write]: only the queries, in a store that holds such articles already (NEO4J_PASSWORD)
 * Stores: embedded, neo4j (a server of its own that scripts/neo4j.sh starts; NEO4J_VERSION chooses which); default both.
 * --write makes the figures the new baseline (bench/store.json) for that number of statements; else the change in percent is
 * shown beside them. Milliseconds on the wall: on a busy machine they say little, CPU time says more.
 */
import { execFile, fork } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import Table from 'cli-table3';
import { articleId, statementId } from '../graph/id.ts';
import type { Reading } from '../graph/model.ts';
import { cypherOf, fillParameters, readQueries } from '../graph/namedQueries.ts';
import { writeImportFiles } from '../graph/neo4j/importFiles.ts';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { makeNews } from './news.ts';

const execute = promisify(execFile);
const project = join(import.meta.dirname, '..');
const script = join(project, 'scripts/neo4j.sh');
const baselineFile = join(import.meta.dirname, 'store.json');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    statements: { type: 'string', default: '1000000' },
    nodes: { type: 'string', default: '100000' },
    batched: { type: 'string', default: '20000' },
    // Leaves out the empty store and the small graph.
    full: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    keep: { type: 'string' },
    // Only the queries, in a store that is there already.
    queries: { type: 'string' },
    // Measures one store in this process and sends the figures to the one that started it.
    measure: { type: 'string' },
  },
});
const statementsOfArticle = 10;
const amount = Math.floor(Number(values.statements) / statementsOfArticle);
const batched = Math.floor(Number(values.batched) / statementsOfArticle);
const nodes = Number(values.nodes);
const atOnce = 500;
/** Share of the articles that the small graph has. */
const small = 0.01;

/** Milliseconds for queries; else what the name says. */
type Figures = Record<string, number>;

const quantile = (sorted: readonly number[], share: number): number =>
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
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
    : 0;

/** Seconds of CPU and peak of resident MB of a process, on Linux. */
const usageOf = (pid: number | 'self'): { readonly cpu: number; readonly peak: number } => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // Clock ticks of 10 ms (proc(5): fields 14 and 15).
    return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, peak: Number(peak) / 1000 };
  } catch {
    return { cpu: 0, peak: 0 };
  }
};

/** An engine as far as measuring goes. */
interface Place {
  readonly open: () => Promise<GraphStore>;
  /** Stops and starts what has to run, so that no memory of loading is left. */
  readonly restart: () => Promise<void>;
  /** Loads articles of a generator into a store that holds nothing, in bulk, up to the point where it answers. */
  readonly load: (articles: Iterable<readonly Reading[]>) => Promise<void>;
  /** Makes it empty again. */
  readonly clear: () => Promise<void>;
  readonly bytes: () => number;
  /** CPU seconds so far and peak memory, of all that work at it. */
  readonly usage: () => { readonly cpu: number; readonly peak: number };
  readonly close: () => Promise<void>;
}

const embedded = (folder: string): Place => {
  const location = join(folder, 'store');
  return {
    open: () => openStore(location),
    restart: async () => undefined,
    load: async (batches) => {
      const store = await openStore(location);
      const loading = store.startLoading();
      for (const batch of batches) await loading.put(batch);
      await loading.finish();
      await store.close();
    },
    clear: async () => rmSync(location, { recursive: true, force: true }),
    bytes: () => bytesIn(location),
    usage: () => usageOf('self'),
    close: async () => undefined,
  };
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });

const neo4jServer = async (folder: string): Promise<Place> => {
  const home = join(folder, 'home');
  const environment: NodeJS.ProcessEnv = {
    NEO4J_HEAP: '2g',
    NEO4J_PAGECACHE: '2g',
    ...process.env,
    NEO4J_HOME: home,
    NEO4J_PORT: String(await freePort()),
    NEO4J_PASSWORD: 'entente-bench',
    NEO4J_LONG: '1',
  };
  const call = (...words: string[]): Promise<unknown> =>
    execute(script, words, { env: environment, maxBuffer: 1 << 28 });
  let past = 0;
  const stop = async (): Promise<void> => {
    if (existsSync(join(home, 'run/neo4j.pid'))) past += usageOf(pid()).cpu;
    await call('stop');
  };
  const pid = (): number => Number(readFileSync(join(home, 'run/neo4j.pid'), 'utf8'));
  const open = (): Promise<GraphStore> =>
    openStore(`bolt://127.0.0.1:${environment.NEO4J_PORT}`, { password: 'entente-bench' });
  return {
    open,
    restart: async () => {
      await stop();
      await call('start');
    },
    load: async (batches) => {
      const place = join(folder, 'import');
      const files = writeImportFiles(place);
      for (const batch of batches) await files.put(batch);
      const [, ...words] = files.finish().command;
      await call('admin', ...words);
      rmSync(place, { recursive: true, force: true });
      await call('start');
      await (await open()).close();
    },
    clear: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
    bytes: () => bytesIn(join(home, 'data/databases')) + bytesIn(join(home, 'data/transactions')),
    usage: () => {
      const own = usageOf('self');
      if (!existsSync(join(home, 'run/neo4j.pid'))) return { cpu: own.cpu + past, peak: own.peak };
      const server = usageOf(pid());
      return { cpu: own.cpu + past + server.cpu, peak: own.peak + server.peak };
    },
    close: stop,
  };
};

/** Articles as they come from the web, each with an address of its own, at which former versions of it are looked for. */
const newsAt = (first: number, count: number): readonly Reading[] =>
  makeNews(first, count, nodes).map((reading) => ({
    ...reading,
    article: { ...reading.article, url: `https://blatt.example/${reading.article.name}` },
  }));

/** The same article with a line more: what it says and where stays as it was. */
const newVersion = (former: Reading): Reading => {
  const text = `${former.article.text} Nachtrag.`;
  const article = articleId(text);
  const statements = former.statements.map((said) => ({ ...said, article, id: statementId({ ...said, article }) }));
  return { ...former, article: { ...former.article, id: article, text }, statements };
};

const batches = function* (first: number, count: number): Generator<readonly Reading[]> {
  for (let done = 0; done < count; done += atOnce) yield newsAt(first + done, Math.min(atOnce, count - done));
};

/** What the named queries are asked about. */
const questions: readonly (readonly [about: string, parameters: Readonly<Record<string, string>>])[] = [
  ['all', {}],
  [
    'a frequent node',
    {
      actor: 'country:country-1',
      country: 'country:country-1',
      speaker: 'person:person-1',
      of: 'organisation:organisation-1',
      person: 'person:person-1',
      treaty: 'treaty:treaty-1',
      node: 'person:person-1',
      from: 'person:person-1',
      to: 'person:person-2',
      one: 'person:person-1',
      other: 'person:person-2',
      since: '2029-12-20',
    },
  ],
  [
    'a rare node',
    {
      actor: 'country:country-150',
      country: 'country:country-150',
      speaker: 'person:person-40000',
      of: 'organisation:organisation-20000',
      person: 'person:person-40000',
      treaty: 'treaty:treaty-5000',
      node: 'person:person-40000',
      from: 'person:person-40000',
      to: 'person:person-41000',
      one: 'person:person-40000',
      other: 'person:person-41000',
      since: '2029-12-28',
    },
  ],
];
/** Periods, not nodes. */
const ownParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  meetings: { from: '2029-12', to: '2029-12' },
};

type Baseline = Record<string, Figures>;
const readBaseline = (): Baseline =>
  existsSync(baselineFile) ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Baseline) : {};
/** What is measured with other sizes is no baseline. */
const baselineOf = (engine: string, statements: number): string => `${engine}, ${statements} statements`;

/** Puts new figures into the baseline; what was not measured this time stays. */
const writeBaseline = (measured: Readonly<Record<string, Figures>>, statements: number): void => {
  const baseline = readBaseline();
  for (const [engine, figures] of Object.entries(measured)) {
    const name = baselineOf(engine, statements);
    const rounded = Object.entries(figures).map(([figure, value]) => [figure, Math.round(value * 10) / 10]);
    baseline[name] = { ...baseline[name], ...Object.fromEntries(rounded) };
  }
  writeFileSync(baselineFile, `${JSON.stringify(baseline, null, 1)}\n`);
};

/** CPU seconds of the processes that this one has started: of a folder's queries, which run in one of their own. */
const cpuOfChildren = (): number => {
  try {
    return readdirSync('/proc/self/task')
      .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' '))
      .filter((pid) => pid !== '')
      .reduce((sum, pid) => sum + usageOf(Number(pid)).cpu, 0);
  } catch {
    return 0;
  }
};

/** `cpu` tells the seconds so far of those that answer. */
const measureQueries = async (store: GraphStore, figures: Figures, cpu: () => number): Promise<void> => {
  const typical: number[] = [];
  for (const query of readQueries(join(project, 'queries')))
    for (const [about, parameters] of questions) {
      const names = query.parameters.map(({ name }) => name).filter((name) => name in parameters);
      const isOfTwo = query.parameters.some(({ node }) => node === 'id');
      // Without a node some queries ask for nothing, and those without parameters are the same each time.
      if (about === 'all' ? isOfTwo : names.length === 0) continue;
      const own = about === 'all' ? {} : (ownParameters[query.name] ?? {});
      const given = Object.fromEntries(names.map((name) => [name, own[name] ?? parameters[name]]));
      const filled = fillParameters(query, given);
      const ask = () => store.run(cypherOf(query, filled), filled, { timeout: 30_000 });
      // A query that was given up took the folder's query process with it: the next one must not pay for opening a big file again.
      await store.run('RETURN 1 AS one', {}, { timeout: 600_000 });
      const first = await clock(ask).catch(() => Number.NaN);
      const name = `ms ${query.name}, ${about}`;
      if (Number.isNaN(first)) {
        console.error(`${name}: given up`);
        continue;
      }
      // The first time plans are made and files read; slow ones are not asked often.
      const before = cpu();
      const all = await times(first > 5000 ? 3 : first > 1000 ? 7 : 20, ask).catch(() => []);
      const spent = cpu() - before;
      if (all.length === 0) {
        console.error(`${name}: given up`);
        continue;
      }
      figures[`${name}, median`] = quantile(all, 0.5);
      figures[`${name}, p95`] = quantile(all, 0.95);
      // Where the clock ticks too seldom, or a process has come or gone meanwhile, there is nothing to tell.
      if (spent > 0) figures[`CPU ${name}`] = (spent * 1000) / all.length;
      if (about !== 'all') typical.push(...all);
      console.error(`${name}: ${Math.round(quantile(all, 0.5))}`);
    }
  typical.sort((a, b) => a - b);
  figures['ms for a named query about a node, median'] = quantile(typical, 0.5);
  figures['ms for a named query about a node, p95'] = quantile(typical, 0.95);
};

/** One article more and one less, at one size. Its cost must not depend on the size. */
const measureOne = async (store: GraphStore, first: number, name: string, figures: Figures): Promise<void> => {
  await store.put(newsAt(first + 100, 1));
  const more = await times(15, (round) => store.put(newsAt(first + round, 1)));
  const changed = await times(15, (round) => store.put(newsAt(first + round, 1).map(newVersion)));
  const less = await times(15, (round) => store.forget(`article-${first + round}`));
  figures[`ms to put one article, ${name}, median`] = quantile(more, 0.5);
  figures[`ms to put one article, ${name}, p95`] = quantile(more, 0.95);
  figures[`ms to put a new version of one article, ${name}, median`] = quantile(changed, 0.5);
  figures[`ms to put a new version of one article, ${name}, p95`] = quantile(changed, 0.95);
  figures[`ms to forget one article, ${name}, median`] = quantile(less, 0.5);
  figures[`ms to forget one article, ${name}, p95`] = quantile(less, 0.95);
};

const measureBatches = async (
  store: GraphStore,
  place: Place,
  first: number,
  name: string,
  figures: Figures,
): Promise<void> => {
  const { cpu } = place.usage();
  let spent = 0;
  for (const batch of batches(first, batched)) spent += await clock(() => store.put(batch));
  figures[`statements per second, batches, ${name}`] = (batched * statementsOfArticle) / (spent / 1000);
  figures[`CPU s per 10,000 statements, batches, ${name}`] =
    (place.usage().cpu - cpu) / ((batched * statementsOfArticle) / 10_000);
};

const measure = async (
  kind: string,
  folder: string,
): Promise<{ readonly engine: string; readonly figures: Figures }> => {
  const place = kind === 'neo4j' ? await neo4jServer(folder) : embedded(folder);
  const figures: Figures = {};
  const say = (text: string): void =>
    console.error(`${new Date().toISOString().slice(11, 19)} ${kind}: ${text} … ${JSON.stringify(figures)}`);
  try {
    if (!values.full) {
      say('batches into an empty store');
      await place.restart();
      const empty = await place.open();
      await measureBatches(empty, place, 0, 'empty store', figures);
      figures['MB of memory at most, batches, empty store'] = place.usage().peak;
      await empty.close();
      figures['MB on disk, batches, empty store'] = place.bytes() / 1e6;
      await place.clear();

      say('a small graph');
      await place.load(batches(0, Math.max(atOnce, Math.floor(amount * small))));
      const few = await place.open();
      await measureOne(few, amount + batched, 'small graph', figures);
      await few.close();
      await place.clear();
    }

    say(`${amount * statementsOfArticle} statements in bulk`);
    const before = place.usage().cpu;
    const loaded = await clock(() => place.load(batches(0, amount)));
    figures['statements per second, bulk'] = (amount * statementsOfArticle) / (loaded / 1000);
    figures['CPU s per 10,000 statements, bulk'] =
      (place.usage().cpu - before) / ((amount * statementsOfArticle) / 10_000);
    figures['MB of memory at most, bulk'] = place.usage().peak;
    figures['MB on disk'] = place.bytes() / 1e6;
    await place.restart();
    const opening = performance.now();
    const store = await place.open();
    figures['ms to open'] = performance.now() - opening;
    const { engine, statements, nodes: kinds } = await store.stats();
    figures.statements = statements;
    figures.nodes = Object.values(kinds).reduce((sum, each) => sum + each, 0);
    say('one article more and less');
    await measureOne(store, amount + batched, 'full graph', figures);
    say('batches into the full store');
    await measureBatches(store, place, amount, 'full store', figures);
    say('queries');
    await measureQueries(store, figures, () => place.usage().cpu + (kind === 'neo4j' ? 0 : cpuOfChildren()));
    figures['MB of memory at most'] = place.usage().peak;
    await store.close();
    return { engine, figures };
  } finally {
    await place.close();
  }
};

if (values.queries !== undefined) {
  const store = await openStore(values.queries, { readOnly: true, password: process.env.NEO4J_PASSWORD ?? '' });
  const figures: Figures = {};
  await measureQueries(store, figures, () => usageOf('self').cpu + cpuOfChildren());
  const { engine, statements } = await store.stats();
  await store.close();
  console.log(JSON.stringify(figures, null, 1));
  // One article more or less since it was loaded makes no other size.
  if (values.write) writeBaseline({ [engine]: figures }, Math.round(statements / 1e5) * 1e5);
} else if (values.measure !== undefined) {
  const folder = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'entente-bench-')) : resolve(values.keep);
  mkdirSync(folder, { recursive: true });
  try {
    process.send?.(await measure(values.measure, folder));
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
  process.disconnect?.();
} else {
  const baseline = readBaseline();
  const measured: Record<string, Figures> = {};
  for (const kind of positionals.length > 0 ? positionals : ['embedded', 'neo4j'])
    await new Promise<void>((done, reject) => {
      // A process each, so that memory is told apart.
      const child = fork(import.meta.filename, [...process.argv.slice(2), '--measure', kind], {
        execArgv: process.execArgv,
      });
      child.on('message', ({ engine, figures }: Awaited<ReturnType<typeof measure>>) => {
        measured[engine] = figures;
      });
      child.on('exit', (code) => (code === 0 ? done() : reject(new Error(`${kind} ended with ${code}`))));
    });
  const engines = Object.keys(measured);
  const size = amount * statementsOfArticle;
  const table = new Table({
    head: [`${size} statements, ${nodes} nodes`, ...engines],
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
  });
  for (const figure of new Set(engines.flatMap((engine) => Object.keys(measured[engine] ?? {}))))
    table.push([
      figure,
      ...engines.map((engine) => {
        const now = measured[engine]?.[figure];
        const then = baseline[baselineOf(engine, size)]?.[figure];
        if (now === undefined) return '';
        const change = then === undefined ? '' : ` (${now >= then ? '+' : ''}${Math.round((now / then - 1) * 100)} %)`;
        return `${now < 10 ? now.toFixed(1) : Math.round(now)}${change}`;
      }),
    ]);
  console.log(table.toString());
  if (values.write) writeBaseline(measured, size);
}
