import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWeb, type WebOptions } from '../ingest/read/web.ts';
import { page, type Read, readAll } from './readFixtures.ts';

/*
 * Servers that break the rules of HTTP, byte by byte. Each must give the article or one clear problem within its limit, and the
 * next address must be read.
 */

type Behaviour = (socket: Socket, request: string) => void;

let server: Server;
let port = 0;
/** What the server does at an address; at `/fine` it always behaves. */
const behaviours = new Map<string, Behaviour>();
/** What came for `/fine`, and when. */
const fine: number[] = [];
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
      const path = /^GET (\S+) /.exec(request)?.[1] ?? '';
      if (path === '/fine') {
        fine.push(performance.now());
        socket.end(ok(page(1)));
      } else behaviours.get(path)?.(socket, request);
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
/** An address of its own, at which the server behaves so. */
const behaving = (behaviour: Behaviour, path = `/odd${behaviours.size}`): string => {
  behaviours.set(path, behaviour);
  return at(path);
};
const own: WebOptions = { allowPrivate: true, gap: 0 };
/** For servers that are never done: longer than any pause of a busy machine. */
const impatient: WebOptions = { ...own, patience: 4000 };

/** Sends a byte or a few at a time for as long as the other side listens. */
const drip = (socket: Socket, start: string, piece: string): void => {
  socket.write(start);
  const timer = setInterval(() => socket.write(piece), 20);
  socket.on('close', () => clearInterval(timer));
};

/** Each address leads to one more. */
const leadOn: Behaviour = (socket, request) => {
  const hop = Number(/^GET \/hop(\d+) /.exec(request)?.[1] ?? 0) + 1;
  behaving(leadOn, `/hop${hop}`);
  socket.end(headed(['HTTP/1.1 302 Found', `location: /hop${hop}`, 'connection: close']));
};
const busyFor =
  (seconds: number): Behaviour =>
  (socket) =>
    socket.end(headed(['HTTP/1.1 503 Busy', `retry-after: ${seconds}`, 'connection: close']));

/** Quickly made before the clock of any request runs. */
const brotliBomb = brotliCompressSync(Buffer.alloc(40_000_000, 32), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});
const withCrumbs = page(3).replace('<body>', '<body><p>Die Größe der Flotte überraschte alle Küstenwächter.</p>');

/** Each is given up when patience ends: they are waited for side by side. */
const endless: readonly (readonly [name: string, Behaviour])[] = [
  ['never answers', () => undefined],
  ['drips the lines of its head', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n', 'x-a: b\r\n')],
  ['drips its body', (socket) => drip(socket, ok('<html>').toString(), ' ')],
  ['drips chunks', (socket) => drip(socket, ok('', 'transfer-encoding: chunked').toString(), '1\r\n \r\n')],
];
const waiting = new Map<string, Promise<Read>>();
beforeAll(() => {
  for (const [name, behaviour] of endless)
    waiting.set(name, readAll([behaving(behaviour), at('/fine')], { web: impatient }));
});

const expectOneProblem = ({ articles, problems }: Read, rule: string): void => {
  expect([articles.length, problems.map((problem) => problem.rule)]).toEqual([1, [rule]]);
  expect(problems[0]?.place).toContain(`127.0.0.1:${port}`);
};

describe('a server that', () => {
  test.each(endless)('%s is one problem, and the next address is read', async (name) => {
    expectOneProblem((await waiting.get(name)) as Read, 'unreachable');
  });

  test.each<[string, Behaviour, string]>([
    ['closes without a word', (socket) => socket.destroy(), 'unreachable'],
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
    ['leads on and on', leadOn, 'refused'],
    ['is busy for ever', busyFor(0), 'busy'],
    ['has an error', (socket) => socket.end(headed(['HTTP/1.1 500 Oh', 'connection: close'])), 'http-status'],
  ])('%s is one problem, and the next address is read', async (_, behaviour, rule) => {
    expectOneProblem(await readAll([behaving(behaviour), at('/fine')], { web: own }), rule);
  });

  test('wants to be asked in an hour is one problem, and another host is asked meanwhile', async () => {
    const other = createServer((socket) => socket.once('data', () => socket.end(ok(page(1)))));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/fine`;
    try {
      expectOneProblem(await readAll([behaving(busyFor(3600)), elsewhere], { web: own }), 'busy');
    } finally {
      other.close();
    }
  });

  test('is busy for two seconds, twice, is one problem, and its next address waits as long', async () => {
    let last = 0;
    const address = behaving((socket, request) => {
      last = performance.now();
      busyFor(2)(socket, request);
    });
    expectOneProblem(await readAll([address, at('/fine')], { web: own }), 'busy');
    expect((fine.at(-1) ?? 0) - last).toBeGreaterThan(1900);
  });

  test.each<[string, Behaviour]>([
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
    const { articles, problems } = await readAll([behaving(behaviour)], { web: own });
    expect([articles.length, problems]).toEqual([1, []]);
    expect(articles[0]?.text).toContain('Küste');
  });

  test('is busy for a moment is asked again after it', async () => {
    let times = 0;
    const address = behaving((socket) => {
      times += 1;
      if (times === 1) socket.end(headed(['HTTP/1.1 429 Slow down', 'retry-after: 0', 'connection: close']));
      else socket.end(ok(page(4)));
    });
    const { articles, problems } = await readAll([address], { web: own });
    expect([articles.length, problems, times]).toEqual([1, [], 2]);
  });

  test('is fast is not blamed for whoever takes its bytes slowly', async () => {
    const address = behaving((socket) => {
      socket.write(ok('4\r\nabcd\r\n', 'transfer-encoding: chunked'));
      // The rest is there long before it is asked for.
      isTaken.then(() => socket.end('4\r\nefgh\r\n0\r\n\r\n'));
    });
    let take = (): void => undefined;
    const isTaken = new Promise<void>((done) => {
      take = done;
    });
    const got = await openWeb(impatient).get(address);
    let text = '';
    for await (const bytes of got?.input.bytes() ?? []) {
      text += Buffer.from(bytes).toString();
      if (text.length === 8) continue;
      take();
      await setTimeout(2500);
    }
    expect(text).toBe('abcdefgh');
  });

  test('leads to an address with bare umlauts is followed as browsers do', async () => {
    behaving((socket) => socket.end(ok(page(5))), '/k%C3%BCste');
    const address = behaving((socket) =>
      socket.end(
        headed(['HTTP/1.1 301 Moved', `location: ${Buffer.from('/küste').toString('latin1')}`, 'connection: close']),
      ),
    );
    const { articles, problems } = await readAll([address], { web: own });
    expect([articles.length, problems]).toEqual([1, []]);
  });
});
