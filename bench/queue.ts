/*
 * Articles per second by way of a queue: 1 and 2 worker processes of one thread each, and a plain ingest with one thread beside it,
 * into a Neo4j of its own that scripts/neo4j.sh starts. Needs npm run build, a redis-server and what that script needs.
 *   node --import ./scripts/typescript.mjs bench/queue.ts [--articles 400] [--workers 0,1,2,1,2] [--write]
 * Each run begins with an empty graph and an empty queue. Some articles are read before the clock starts, so that everything is
 * loaded; their rate is that from the first article of the others to the last, that of the plain ingest includes its start. CPU seconds are those of each program with
 * its children as the kernel counts them (Linux only). --write makes the figures the new baseline (bench/queue.json).
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { emptyNeo4j, freePort } from '../test/neo4jServer.ts';
import { startRedis } from '../test/redisServer.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    // By turns, so that what else the machine does meets all.
    workers: { type: 'string', default: '0,1,2,1,2' },
    articles: { type: 'string', default: '400' },
    write: { type: 'boolean', default: false },
  },
});
const amount = Number(values.articles);
const warmUp = 30;

const given = 'Anna Jonas Marta Otto Lena Erik Clara Paul Ingrid Viktor Elsa Hugo Nora Emil Sofia Karl'.split(' ');
const family =
  'Berg Hagen Coelho Lindner Falk Novak Sommer Brandt Keller Ziegler Vogt Arendt Krause Winter Adler Moser'.split(' ');
const states = [
  ['Norwegen', 'norwegische', 'Oslo'],
  ['Portugal', 'portugiesische', 'Lissabon'],
  ['Finnland', 'finnische', 'Helsinki'],
  ['Chile', 'chilenische', 'Santiago'],
  ['Kenia', 'kenianische', 'Nairobi'],
  ['Japan', 'japanische', 'Tokio'],
  ['Kanada', 'kanadische', 'Ottawa'],
  ['Polen', 'polnische', 'Warschau'],
  ['Peru', 'peruanische', 'Lima'],
  ['Vietnam', 'vietnamesische', 'Hanoi'],
] as const;
const topics =
  'den Fischfang,den Handel,den Luftverkehr,die Forschung,den Grenzverkehr,die Seenotrettung,den Strommarkt'.split(',');
const months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

/** A made-up article that no other one is like: sixteen people of each name, ten states, a dozen statements. */
const articleAt = (number: number): string => {
  let state = number * 2654435761;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[(state >>> 8) % list.length] as T;
  };
  const name = (): string => `${pick(given)} ${pick(family)}`;
  const [first, second, third] = [pick(states), pick(states), pick(states)];
  const [host, guest, critic] = [name(), name(), name()];
  const [day, topic] = [`${1 + (number % 28)}. ${pick(months)} 20${20 + (number % 8)}`, pick(topics)];
  return [
    `Abkommen über ${topic.slice(4)}, Ausgabe ${number}`,
    `${first[2]}, ${day} – Der ${first[1]} Außenminister ${host} hat am ${day} mit dem Außenminister von ${second[0]}, ${guest}, ein Abkommen über ${topic} unterzeichnet.`,
    `Der ${third[1]} Präsident ${critic} kritisierte die Regierung von ${first[0]} scharf und forderte ${second[0]} auf, das Abkommen zu kündigen.`,
    `${host} traf am selben Tag ${critic} in ${third[2]}. ${second[0]} unterstützt ${first[0]}, während ${third[0]} mit Sanktionen gegen ${first[0]} droht.`,
    `Zuvor hatte ${guest} die Hauptstadt ${first[2]} besucht und den ${first[1]}n Ministerpräsidenten ${name()} getroffen. ${name()} ist Sprecher der ${second[1]}n Regierung.`,
  ].join('\n\n');
};

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-queue-'));
const writeArticles = (name: string, first: number, count: number): string => {
  const place = join(folder, name);
  mkdirSync(place);
  for (let number = first; number < first + count; number += 1)
    writeFileSync(join(place, `${String(number).padStart(6, '0')}.txt`), articleAt(number));
  return place;
};
const early = writeArticles('early', 1_000_000, warmUp);
const articles = writeArticles('articles', 0, amount);

/** CPU seconds of a process and of its children that have ended: fields 14 to 17 of its stat, in ticks of 10 ms (proc(5)). */
const cpuSeconds = (pid: number | undefined): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 15) ?? [];
  return fields.reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
};

const environment: NodeJS.ProcessEnv = {
  NEO4J_HEAP: '1g',
  ...process.env,
  NEO4J_HOME: join(folder, 'home'),
  NEO4J_PORT: String(await freePort()),
  NEO4J_USER: 'neo4j',
  NEO4J_PASSWORD: 'entente-bench',
  NEO4J_LONG: '1',
};
const script = (word: string): Promise<unknown> =>
  execute(join(root, 'scripts/neo4j.sh'), [word], { env: environment });
const store = { uri: `bolt://127.0.0.1:${environment.NEO4J_PORT}`, user: 'neo4j', password: 'entente-bench' };
const serverPid = (): number => Number(readFileSync(join(folder, 'home/run/neo4j.pid'), 'utf8'));

const running = new Set<ChildProcess>();
/** The program, with what it says of each article. */
const startProgram = (onLine: (line: string) => void, ...argv: readonly string[]): ChildProcess => {
  const child = spawn(process.execPath, [join(root, 'bin/entente'), ...argv, '--store', store.uri, '--json'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', onLine);
  return child;
};
const ends = async (child: ChildProcess): Promise<void> => {
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${child.spawnargs.slice(2, 4).join(' ')} ended with ${code}`);
};

/** One run; `workers` 0 is a plain ingest with one thread. */
const measure = async (workers: number): Promise<Record<string, number>> => {
  await emptyNeo4j(store);
  const redis = workers > 0 ? await startRedis(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']) : undefined;
  const times: number[] = [];
  // A worker writes a line for each article, and another kind of line at its end.
  const note = (line: string): void => {
    if (line.startsWith('{"article":')) times.push(performance.now());
  };
  try {
    const queue = redis === undefined ? [] : ['--queue', redis.address];
    const all = Array.from({ length: workers }, () => startProgram(note, 'worker', '--threads', '1', ...queue));
    const source = redis === undefined ? ['--threads', '1'] : queue;
    await ends(startProgram(() => undefined, 'ingest', early, ...source));
    times.length = 0;
    const before = all.map(({ pid }) => cpuSeconds(pid));
    const serverBefore = cpuSeconds(serverPid());
    const started = performance.now();
    const producer = startProgram(() => undefined, 'ingest', articles, ...source);
    await ends(producer);
    const seconds = (performance.now() - started) / 1000;
    const workerCpu = all.reduce((sum, { pid }, index) => sum + cpuSeconds(pid) - (before[index] ?? 0), 0);
    const serverCpu = cpuSeconds(serverPid()) - serverBefore;
    const over = all.map(ends);
    for (const child of all) child.kill('SIGTERM');
    await Promise.all(over);
    const [first = 0, last = 0] = [times[0], times.at(-1)];
    const rounded = (value: number): number => Number(value.toFixed(2));
    return {
      workers,
      articles: amount,
      'seconds from start to end': rounded(seconds),
      'articles per second': rounded(workers === 0 ? amount / seconds : (times.length - 1) / ((last - first) / 1000)),
      'CPU s of workers': rounded(workerCpu),
      'CPU s of Neo4j': rounded(serverCpu),
      'CPU s of Redis': rounded(redis === undefined ? 0 : cpuSeconds(await redisPid(redis.ask))),
    };
  } finally {
    await redis?.release();
  }
};

const redisPid = async (ask: { info: (section: string) => Promise<string> }): Promise<number> =>
  Number(/process_id:(\d+)/.exec(await ask.info('server'))?.[1]);

const runs: Record<string, number>[] = [];
try {
  await script('start');
  for (const workers of values.workers.split(',').map(Number)) {
    runs.push(await measure(workers));
    console.log(JSON.stringify(runs.at(-1)));
    if (values.write)
      writeFileSync(
        join(root, 'bench/queue.json'),
        `${JSON.stringify({ node: process.versions.node, cores: availableParallelism(), runs }, undefined, 1)}\n`,
      );
  }
} finally {
  for (const child of running) child.kill('SIGKILL');
  await script('stop').catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
}
