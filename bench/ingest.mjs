// Articles per second and peak memory of extract and ingest on many small files.
//   node bench/ingest.mjs [--files 3200] [--from FOLDER] [--threads 1,2] [--store neo4j://…]
// Files are the articles of FOLDER (../shared/gold/articles, else samples) over and over, each with a line of its own at the end,
// so that no two texts are the same. Needs npm run build. Seconds on the wall, CPU seconds of all threads, peak memory as the
// kernel counts it (the last two on Linux only).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = join(process.env.ENTENTE_SHARED ?? join(root, '..', 'shared'), 'gold', 'articles');
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '3200' },
    from: { type: 'string', default: existsSync(shared) ? shared : join(root, 'samples') },
    threads: { type: 'string', default: '1,2' },
    store: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
const articles = join(folder, 'articles');
mkdirSync(articles);
const sources = readdirSync(values.from)
  .filter((name) => extname(name) === '.txt')
  .sort();
for (let index = 0; index < Number(values.files); index += 1) {
  const name = sources[index % sources.length];
  const text = readFileSync(join(values.from, name), 'utf8');
  writeFileSync(join(articles, `${String(index).padStart(5, '0')}-${name}`), `${text}\n\nAusgabe ${index}.\n`);
}

/** Runs the program; peak memory as the kernel counts it (Linux only). */
const measure = (args) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [join(root, 'bin', 'entente'), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let peak = 0;
    let cpu = 0;
    const watch = setInterval(() => {
      try {
        // Fields 14 and 15 of stat are user and system time of all threads, in ticks of 10 ms.
        const times = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
        cpu = times.reduce((sum, ticks) => sum + Number(ticks) / 100, 0) || cpu;
        peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peak);
      } catch {
        // Already gone, or no /proc here.
      }
    }, 20);
    child.on('exit', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, cpu, megabytes: peak / 1024 });
      else reject(new Error(`${args[0]} ended with ${code}`));
    });
  });

const report = (what, { seconds, cpu, megabytes }) =>
  console.log(
    `${what.padEnd(32)} ${seconds.toFixed(1).padStart(6)} s ${cpu.toFixed(1).padStart(6)} CPU s ` +
      `${(values.files / seconds).toFixed(0).padStart(5)} articles/s ${megabytes.toFixed(0).padStart(5)} MB`,
  );

try {
  console.log(`${values.files} files from ${sources.length} articles`);
  for (const threads of values.threads.split(','))
    report(
      `extract, ${threads} threads`,
      await measure(['extract', articles, '--threads', threads, '--out', join(folder, `out-${threads}`)]),
    );
  const store = values.store ?? join(folder, 'store');
  const threads = values.threads.split(',').at(-1);
  report(
    `ingest into ${values.store ?? 'the embedded store'}`,
    await measure(['ingest', articles, '--threads', threads, '--json', '--store', store]),
  );
  report('the same again', await measure(['ingest', articles, '--threads', threads, '--json', '--store', store]));
} finally {
  rmSync(folder, { recursive: true });
}
