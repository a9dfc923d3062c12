// Articles per second and peak memory of extract and ingest on many small files.
//   node bench/ingest.mjs [--files 3200] [--from FOLDER] [--threads 1,2] [--store neo4j://…]
// Files are the articles of FOLDER (../shared/gold/articles, else samples) over and over, each with a line of its own at the end,
// so that no two texts are the same. Needs npm run build. One run a figure: noise is about a tenth.
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
    const watch = setInterval(() => {
      try {
        peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peak);
      } catch {
        // Already gone, or no /proc here.
      }
    }, 20);
    child.on('exit', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, megabytes: peak / 1024 });
      else reject(new Error(`${args[0]} ended with ${code}`));
    });
  });

const report = (what, { seconds, megabytes }) =>
  console.log(
    `${what.padEnd(40)} ${seconds.toFixed(1).padStart(7)} s ${(values.files / seconds).toFixed(0).padStart(6)} articles/s ${megabytes.toFixed(0).padStart(6)} MB`,
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
