/*
 * Whether the program needs more memory for a large web archive than for a small one:
 *   npm run build && node --import ./scripts/typescript.mjs bench/warcMemory.ts [--gigabytes 0.1,10]
 * An archive as CC-NEWS has them, each record a gzip member, is made on the way and piped into `entente extract -`: mostly pictures of a
 * megabyte, some English pages, one German article page in twenty records, no two of the same address. Linux only: the greatest
 * memory is what the kernel says of the process (VmHWM).
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { pageSet } from './pageSet.ts';

const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '0.1,10' } } });

/** Not all alike: what unpacks to more than 200 times its size is taken for a bomb. */
const picture = Buffer.concat([randomBytes(30_000), Buffer.alloc(970_000, 7)]);
const english = `<html lang="en"><body>${'<p>The council met on Monday to discuss the new bridge across the river.</p>'.repeat(200)}</body></html>`;

const recordOf = (number: number): Buffer => {
  const [type, body] =
    number % 20 === 0
      ? [
          'text/html',
          Buffer.from((pageSet[(number / 20) % pageSet.length]?.html ?? '').replace('</p>', ` (${number})</p>`)),
        ]
      : number % 10 === 1
        ? ['text/html', Buffer.from(english)]
        : ['image/png', picture];
  const head = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n`);
  const length = head.length + body.length;
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://blatt.example/${number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${length}\r\n\r\n`,
    ),
    head,
    body,
    Buffer.from('\r\n\r\n'),
  ]);
};

const peakOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
};

console.log('| GB of records | GB packed | articles | seconds | load | peak RSS MB |\n|--:|--:|--:|--:|--:|--:|');
for (const size of values.gigabytes.split(',').map(Number)) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../bin/entente'), 'extract', '-', '--threads', '1'],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  let articles = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) articles += 1;
  });
  const started = performance.now();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, 100);
  let bytes = 0;
  let packed = 0;
  for (let number = 0; bytes < size * 1e9; number += 1) {
    const record = recordOf(number);
    const member = gzipSync(record, { level: 1 });
    bytes += record.length;
    packed += member.length;
    if (!child.stdin.write(member)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await once(child, 'exit');
  clearInterval(timer);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `| ${(bytes / 1e9).toFixed(1)} | ${(packed / 1e9).toFixed(3)} | ${articles} | ${seconds} | ${loadavg()[0]?.toFixed(1)} | ${Math.round(peak)} |`,
  );
}
