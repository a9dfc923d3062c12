import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll } from '@jest/globals';
import type { Article, Problem } from '../graph/model.ts';
import { type ReadOptions, readPaths } from '../ingest/read/index.ts';

/** A folder for the files of one test file, removed at its end. */
export function openFolder(): {
  readonly folder: string;
  readonly put: (path: string, content: string | Uint8Array) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'entente-in-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    put: (path, content) => {
      const full = join(folder, path);
      mkdirSync(join(full, '..'), { recursive: true });
      writeFileSync(full, content);
      return full;
    },
  };
}

export interface Read {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

export async function readAll(paths: readonly string[], options: ReadOptions = {}): Promise<Read> {
  const articles: Article[] = [];
  const problems: Problem[] = [];
  for await (const result of readPaths(paths, options)) {
    if ('article' in result) articles.push(result.article);
    else problems.push(result.problem);
  }
  return { articles, problems };
}

/** A German story of three sentences with its own number, so that no two are the same. */
export function story(number: number): string {
  return (
    `Die Außenministerin von Nordland hat am Dienstag das Abkommen Nummer ${number} mit dem Nachbarland unterzeichnet. ` +
    'Der Vertrag regelt, wie die beiden Länder die gemeinsame Küste nutzen, und gilt zunächst für zehn Jahre. ' +
    'Die Opposition kündigte an, dass sie im Parlament gegen das Abkommen stimmen wird.'
  );
}

interface Member {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Says so in its header without being it. */
  readonly isEncrypted?: boolean;
}

/** A zip archive. */
export function zip(members: readonly Member[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, isEncrypted = false } of members) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (isEncrypted ? 1 : 0), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(checksum(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, nameBytes, packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002');
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, nameBytes);
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as in zip; Node has its own only from version 22 on. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] as number);
  return (value ^ 0xffffffff) >>> 0;
}

/** A page with a story. */
export function page(number: number, head = ''): string {
  return `<!doctype html><html lang="de"><head><title>Abkommen ${number}</title>${head}</head><body><article><h1>Abkommen ${number}</h1>${story(
    number,
  )
    .split('. ')
    .map((sentence) => `<p>${sentence.replace(/\.$/, '')}.</p>`)
    .join('')}</article></body></html>`;
}

/** A WARC record of an HTTP response. */
export function record(
  url: string,
  body: string | Uint8Array,
  headers: readonly string[] = ['Content-Type: text/html; charset=utf-8'],
  status = '200 OK',
): Buffer {
  const block = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`),
    Buffer.from(body),
  ]);
  return warc(url, block);
}

export function warc(
  url: string,
  block: Uint8Array,
  type = 'response',
  media = 'application/http; msgtype=response',
): Buffer {
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2024-02-03T00:00:00Z\r\nContent-Type: ${media}\r\nContent-Length: ${block.length}\r\n\r\n`,
    ),
    block,
    Buffer.from('\r\n\r\n'),
  ]);
}
