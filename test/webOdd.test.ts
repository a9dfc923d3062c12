import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWeb, type WebOptions } from '../ingest/read/web.ts';
import { page, readAll } from './readFixtures.ts';

/*
 * Servers that break the rules of HTTP, byte by byte. Each must give the article or one clear problem within its limit, and the
 * next address must be read.
 */

let server: Server;
let port = 0;
let answer: (socket: Socket, request: string) => void = () => undefined;
const requests: string[] = [];
const sockets = new Set<Socket>();

const headed = (head: readonly string[], body: string | Uint8Array = ''): Buffer =>
  Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body as Uint8Array)]);
const ok = (body: string | Uint8Array, ...more: string[]): Buffer =>
  headed(['HTTP/1.1 200 OK', 'content-type: text/html', 'connection: close', ...more], body);

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', (bytes) => {
      const request = bytes.toString('latin1');
      requests.push(request);
      if (request.startsWith('GET /fine ')) socket.end(ok(page(1)));
      else answer(socket, request);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
const own: WebOptions = { allowPrivate: true, gap: 0 };
/** For servers that are never done: longer than any pause of a busy machine. */
const impatient: WebOptions = { ...own, patience: 1500 };

/** Sends a byte or a few at a time for as long as the other side listens. */
const drip = (socket: Socket, start: string, piece: string): void => {
  socket.write(start);
  const timer = setInterval(() => socket.write(piece), 20);
  socket.on('close', () => clearInterval(timer));
};

/** Quickly made before the clock of any request runs. */
const brotliBomb = brotliCompressSync(Buffer.alloc(40_000_000, 32), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});
const withCrumbs = page(3).replace('<body>', '<body><p>Die Größe der Flotte überraschte alle Küstenwächter.</p>');

describe('a server that', () => {
  test.each<[string, (socket: Socket, request: string) => void, string]>([
    ['never answers', () => undefined, 'unreachable'],
    ['closes without a word', (socket) => socket.destroy(), 'unreachable'],
    ['drips the lines of its head', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n', 'x-a: b\r\n'), 'unreachable'],
    ['drips its body', (socket) => drip(socket, ok('<html>').toString(), ' '), 'unreachable'],
    [
      'drips chunks',
      (socket) => drip(socket, ok('', 'transfer-encoding: chunked').toString(), '1\r\n \r\n'),
      'unreachable',
    ],
    ['speaks something else', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'unreachable'],
    ['has a head of a megabyte', (socket) => socket.end(ok('x', `x-a: ${'a'.repeat(1 << 20)}`)), 'unreachable'],
    ['promises more than it sends', (socket) => socket.end(ok(page(2), 'content-length: 99999')), 'unreachable'],
    ['sends a broken chunk', (socket) => socket.end(ok('zz\r\nabc', 'transfer-encoding: chunked')), 'unreachable'],
    ['sends nothing', (socket) => socket.end(ok('')), 'empty'],
    [
      'sends a broken packed page',
      (socket) => socket.end(ok(gzipSync(page(2)).subarray(0, 60), 'content-encoding: gzip')),
      'cut-off',
    ],
    [
      'packs with what nobody knows',
      (socket) => socket.end(ok(Buffer.from([1, 2, 3, 0, 200]), 'content-encoding: zstd')),
      'encoding',
    ],
    ['sends a brotli bomb', (socket) => socket.end(ok(brotliBomb, 'content-encoding: br')), 'too-large'],
    ['leads nowhere', (socket) => socket.end(headed(['HTTP/1.1 302 Found', 'connection: close'])), 'http-status'],
    [
      'leads to no address',
      (socket) => socket.end(headed(['HTTP/1.1 302 Found', 'location: http://', 'connection: close'])),
      'refused',
    ],
    [
      'leads on and on',
      (socket, request) => {
        const hop = Number(/GET \/\w*?(\d*) /.exec(request)?.[1] || 0) + 1;
        socket.end(headed(['HTTP/1.1 302 Found', `location: /hop${hop}`, 'connection: close']));
      },
      'refused',
    ],
    [
      'wants to be asked in an hour',
      (socket) => socket.end(headed(['HTTP/1.1 429 Too Many Requests', 'retry-after: 3600', 'connection: close'])),
      'busy',
    ],
    [
      'is busy for ever',
      (socket) => socket.end(headed(['HTTP/1.1 503 Busy', 'retry-after: 0', 'connection: close'])),
      'busy',
    ],
    ['has an error', (socket) => socket.end(headed(['HTTP/1.1 500 Oh', 'connection: close'])), 'http-status'],
  ])('%s is one problem, and the next address is read', async (name, behaviour, rule) => {
    answer = behaviour;
    const isEndless = /never|drips/.test(name);
    const { articles, problems } = await readAll([at('/odd'), at('/fine')], { web: isEndless ? impatient : own });
    expect([articles.length, problems.map((problem) => problem.rule)]).toEqual([1, [rule]]);
    expect(problems[0]?.place).toContain(`127.0.0.1:${port}`);
  });

  test.each<[string, (socket: Socket) => void]>([
    [
      'sends more than it promised',
      (socket) => socket.end(ok(`${page(3)}<p>mehr`, `content-length: ${Buffer.byteLength(page(3))}`)),
    ],
    ['packs with brotli', (socket) => socket.end(ok(brotliCompressSync(page(3)), 'content-encoding: br'))],
    ['packs with deflate', (socket) => socket.end(ok(deflateSync(page(3)), 'content-encoding: deflate'))],
    ['packs with bare deflate', (socket) => socket.end(ok(deflateRawSync(page(3)), 'content-encoding: deflate'))],
    ['says gzip and sends none', (socket) => socket.end(ok(page(3), 'content-encoding: gzip'))],
    ['packs twice', (socket) => socket.end(ok(gzipSync(gzipSync(page(3))), 'content-encoding: gzip, gzip'))],
    ['names no type', (socket) => socket.end(headed(['HTTP/1.1 200 OK', 'connection: close'], page(3)))],
    [
      'names a charset that is none',
      (socket) => socket.end(headed(['HTTP/1.1 200 OK', 'content-type: text/html; charset=utf8mb4'], withCrumbs)),
    ],
    [
      'has a charset without a value',
      (socket) => socket.end(headed(['HTTP/1.1 200 OK', 'content-type: text/html; charset='], withCrumbs)),
    ],
    [
      'names the wrong charset',
      (socket) => socket.end(headed(['HTTP/1.1 200 OK', 'content-type: text/html; charset=iso-8859-1'], withCrumbs)),
    ],
    [
      'says UTF-8 and sends Latin-1',
      (socket) =>
        socket.end(
          headed(['HTTP/1.1 200 OK', 'content-type: text/html; charset=utf-8'], Buffer.from(withCrumbs, 'latin1')),
        ),
    ],
    ['answers in HTTP/1.0', (socket) => socket.end(`HTTP/1.0 200 OK\r\n\r\n${page(3)}`)],
  ])('%s is read all the same', async (_, behaviour) => {
    answer = behaviour;
    const { articles, problems } = await readAll([at('/odd')], { web: own });
    expect([articles.length, problems]).toEqual([1, []]);
    expect(articles[0]?.text).toContain('Küste');
  });

  test('is busy for a moment is asked again after it', async () => {
    let times = 0;
    answer = (socket) => {
      times += 1;
      if (times === 1) socket.end(headed(['HTTP/1.1 429 Slow down', 'retry-after: 0', 'connection: close']));
      else socket.end(ok(page(4)));
    };
    const { articles, problems } = await readAll([at('/odd')], { web: own });
    expect([articles.length, problems, times]).toEqual([1, [], 2]);
  });

  test('is fast is not blamed for whoever takes its bytes slowly', async () => {
    answer = (socket) => {
      socket.write(ok('4\r\nabcd\r\n', 'transfer-encoding: chunked'));
      // The rest is there long before it is asked for.
      isTaken.then(() => socket.end('4\r\nefgh\r\n0\r\n\r\n'));
    };
    let take = (): void => undefined;
    const isTaken = new Promise<void>((done) => {
      take = done;
    });
    const got = await openWeb(impatient).get(at('/odd'));
    let text = '';
    for await (const bytes of got?.input.bytes() ?? []) {
      text += Buffer.from(bytes).toString();
      take();
      await setTimeout(2500);
    }
    expect(text).toBe('abcdefgh');
  });

  test('leads to an address with bare umlauts is followed as browsers do', async () => {
    answer = (socket, request) => {
      if (request.includes('/k%C3%BCste ')) socket.end(ok(page(5)));
      else
        socket.end(
          headed(['HTTP/1.1 301 Moved', `location: ${Buffer.from('/küste').toString('latin1')}`, 'connection: close']),
        );
    };
    const { articles, problems } = await readAll([at('/odd')], { web: own });
    expect([articles.length, problems]).toEqual([1, []]);
  });
});
