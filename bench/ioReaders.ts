/*
 * How fast each kind of file is read into articles (no extraction), and whether memory stays flat:
 *   node --import ./scripts/typescript.mjs bench/ioReaders.ts [--articles 1000] [--megabytes 1000]
 * The pages are those of bench/pageSet.ts, numbered so that no two are the same; the last rows stream an archive of --megabytes through standard input
 * without ever holding it. CPU time: on a busy machine the clock says little. --write keeps the figures in bench/io.json, as `read …`, with the machine's load.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readPaths } from '../ingest/read/index.ts';
import { pageSet, type TestPage } from './pageSet.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    megabytes: { type: 'string', default: '1000' },
    write: { type: 'boolean', default: false },
  },
});
const count = Number(values.articles);
const folder = mkdtempSync(join(tmpdir(), 'entente-io-'));

const pageAt = (number: number): TestPage => pageSet[number % pageSet.length] as TestPage;
const textAt = (number: number): string =>
  `${pageAt(number).text}\n\nDies ist die Meldung mit der laufenden Nummer ${number}.`;
const htmlAt = (number: number): string => pageAt(number).html.replace('</p>', ` (${number})</p>`);
const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const numbers = Array.from({ length: count }, (_, number) => number);

const record = (number: number): Buffer => {
  const block = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${htmlAt(number)}`);
  return recordOf(block, `https://blatt.example/${number}`);
};
const recordOf = (block: Uint8Array, url: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`,
    ),
    block,
    Buffer.from('\r\n\r\n'),
  ]);

const files: Readonly<Record<string, () => string | Uint8Array>> = {
  'set.jsonl': () => numbers.map((number) => JSON.stringify({ id: `n${number}`, text: textAt(number) })).join('\n'),
  'set.jsonl.gz': () =>
    gzipSync(numbers.map((number) => JSON.stringify({ id: `n${number}`, text: textAt(number) })).join('\n')),
  'set.json': () => JSON.stringify(numbers.map((number) => ({ id: `n${number}`, text: textAt(number) }))),
  'feed.rss': () =>
    `<rss version="2.0"><channel><title>Blatt</title>${numbers.map((number) => `<item><link>https://blatt.example/${number}</link><description>${escapeXml(textAt(number))}</description></item>`).join('')}</channel></rss>`,
  'pages.warc': () => Buffer.concat(numbers.map(record)),
  'pages.warc.gz': () => Buffer.concat(numbers.map((number) => gzipSync(record(number)))),
};

interface Row {
  readonly articles: number;
  readonly cpu: number;
  /** Greatest resident memory while reading, in MB. */
  readonly peak: number;
}

const measure = async (path: string, stdin?: AsyncIterable<Uint8Array>): Promise<Row> => {
  let articles = 0;
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const start = process.cpuUsage();
  for await (const result of readPaths([path], stdin === undefined ? {} : { stdin }))
    if ('article' in result) articles += 1;
  const { user, system } = process.cpuUsage(start);
  clearInterval(timer);
  return { articles, cpu: (user + system) / 1e6, peak: Math.max(peak, process.memoryUsage().rss) / 1e6 };
};

const figures: Record<string, object> = {};

const print = (name: string, bytes: number, { articles, cpu, peak }: Row): void => {
  figures[`read ${name}`] = {
    articles,
    MB: Number((bytes / 1e6).toFixed(1)),
    'CPU s': Number(cpu.toFixed(2)),
    'articles per CPU s': Math.round(articles / cpu),
    'peak MB': Math.round(peak),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
  console.log(
    `| ${name} | ${articles} | ${(bytes / 1e6).toFixed(1)} | ${Math.round(articles / cpu)} | ${(bytes / 1e6 / cpu).toFixed(1)} | ${Math.round(peak)} |`,
  );
};

console.log(
  '| file | articles | MB | articles per CPU second | MB per CPU second | peak RSS MB |\n|---|--:|--:|--:|--:|--:|',
);
try {
  for (const [name, make] of Object.entries(files)) {
    const content = Buffer.from(make());
    const path = join(folder, name);
    writeFileSync(path, content);
    await measure(path);
    print(name, content.length, await measure(path));
  }
  // an archive as the web is: mostly pictures and scripts, of which nothing is kept
  const picture = recordOf(
    Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n'), Buffer.alloc(1_000_000, 7)]),
    'https://blatt.example/p',
  );
  for (const share of [0.1, 1]) {
    const pictures = Math.round(Number(values.megabytes) * share);
    let bytes = 0;
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      for (let number = 0; number < pictures; number++) {
        const page = number % 10 === 0 ? record(number) : new Uint8Array(0);
        bytes += page.length + picture.length;
        yield page;
        for (let at = 0; at < picture.length; at += 65_536) yield picture.subarray(at, at + 65_536);
      }
    };
    const row = await measure('-', stream());
    print(`stream of ${pictures} MB WARC`, bytes, row);
  }
  if (values.write) {
    const file = join(import.meta.dirname, 'io.json');
    const baseline = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
    writeFileSync(file, `${JSON.stringify({ ...baseline, ...figures }, undefined, 1)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
