import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BadInput } from '../ingest/read/input.ts';
import { isPrivate, openWeb, type WebOptions } from '../ingest/read/web.ts';
import { page, readAll, story } from './readFixtures.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What the server does at each path; a test adds its own. */
const answers = new Map<string, Answer>();
const hits: string[] = [];
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.push(`${request.headers.host?.replace(/:\d+$/, '')}${path}`);
    const answer = answers.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const send =
  (body: string | Uint8Array, type = 'text/html; charset=utf-8', headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  };
const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
const own: WebOptions = { allowPrivate: true, gap: 0 };

const refusal = async (url: string, options: WebOptions = {}): Promise<string> => {
  try {
    await openWeb({ gap: 0, ...options }).get(url);
    return 'asked';
  } catch (error) {
    return (error as BadInput).rule;
  }
};

test.each([
  '127.0.0.1',
  '127.255.0.9',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '198.18.0.1',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd12::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '::127.0.0.1',
])('%s is no address of the public internet', (address) => {
  expect(isPrivate(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '193.99.144.80', '2a00:1450:4001::1', '::ffff:8.8.8.8'])(
  '%s is a public address',
  (address) => {
    expect(isPrivate(address)).toBe(false);
  },
);

test('no wording of an address of this machine or network is asked (T9)', async () => {
  answers.set('/', send(page(1)));
  const before = hits.length;
  const hosts = [
    '127.0.0.1',
    'localhost',
    'localhost.',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '①②⑦.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '169.254.169.254',
    '[fe80::1]',
    '10.0.0.1',
  ];
  const lookup = async (host: string) => [{ address: host.startsWith('localhost') ? '127.0.0.1' : host, family: 4 }];
  for (const host of hosts)
    expect([host, await refusal(`http://${host}:${port}/`, { lookup })]).toEqual([host, 'refused']);
  for (const url of [
    `file:///etc/passwd`,
    `ftp://127.0.0.1:${port}/`,
    `gopher://127.0.0.1:${port}/`,
    'http://',
    'http://user:secret@8.8.8.8/',
  ])
    expect([url, await refusal(url)]).toEqual([url, 'refused']);
  expect(hits.length).toBe(before);
});

test('link-local addresses, where clouds keep their keys, are not asked in private networks either', async () => {
  for (const host of ['169.254.169.254', '[fe80::1]', '[fd00:ec2::254]', '[::ffff:169.254.169.254]'])
    expect([host, await refusal(`http://${host}/latest/`, own)]).toEqual([host, 'refused']);
  const lookup = async () => [{ address: '169.254.169.254', family: 4 }];
  expect(await refusal('http://blatt.example/', { ...own, lookup })).toBe('refused');
});

test('a public host is asked at ports 80 and 443 only', async () => {
  expect(await refusal('http://blatt.example:22/', { lookup: async () => [{ address: '8.8.8.8', family: 4 }] })).toBe(
    'refused',
  );
});

test('one private address among those of a host is enough to refuse it', async () => {
  const lookup = async () => [
    { address: '8.8.8.8', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
  expect(await refusal('http://blatt.example/', { lookup })).toBe('refused');
});

test('a name is resolved once for each request, and the connection goes to that answer (DNS rebinding, T9)', async () => {
  answers.set('/story', send(page(1)));
  let asked = 0;
  const lookup = async () => {
    asked += 1;
    // the second answer is one that is refused: it must never be needed
    return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
  };
  const { articles } = await readAll([`http://rebind.example:${port}/story`], {
    web: { allowPrivate: ['127.0.0.1'], gap: 0, lookup },
  });
  expect([articles.length, asked, hits.at(-1)]).toEqual([1, 1, 'rebind.example/story']);
});

test.each<[string, string]>([
  ['to another private address', 'http://127.0.0.2/x'],
  ['to a file', 'file:///etc/passwd'],
  ['to a private name', 'http://intern.example/x'],
  ['to a wording of it', 'http://0x7f.2/x'],
])('a redirect %s is refused (T9)', async (_, location) => {
  answers.set('/away', (_request, response) => response.writeHead(302, { location }).end());
  const lookup = async () => [{ address: '10.0.0.7', family: 4 }];
  expect(await refusal(at('/away'), { allowPrivate: ['127.0.0.1'], lookup })).toBe('refused');
});

test('redirects are followed, but not in circles', async () => {
  answers.set('/old', (_request, response) => response.writeHead(301, { location: '/new' }).end());
  answers.set('/new', send(page(2)));
  answers.set('/circle', (_request, response) => response.writeHead(302, { location: '/circle' }).end());
  const { articles } = await readAll([at('/old')], { web: own });
  expect(articles.map(({ title, url }) => [title, url])).toEqual([['Abkommen 2', at('/new')]]);
  expect(await refusal(at('/circle'), own)).toBe('refused');
});

test.each<[string, Answer, string, number]>([
  ['a page', send(page(3)), '', 1],
  ['a packed page', send(gzipSync(page(3)), 'text/html', { 'content-encoding': 'gzip' }), '', 1],
  ['a page in Latin-1', send(Buffer.from(page(3), 'latin1'), 'text/html; charset=ISO-8859-1'), '', 1],
  ['JSON', send(JSON.stringify({ text: story(3) }), 'application/json'), '', 1],
  ['plain text', send(story(3), 'text/plain; charset=utf-8'), '', 1],
  ['a picture', send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'image/png'), 'binary', 0],
  ['a missing page', (_request, response) => response.writeHead(404).end('no'), 'http-status', 0],
  [
    'an endless page',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
    'too-large',
    0,
  ],
  [
    'a gzip bomb',
    send(gzipSync(Buffer.alloc(60_000_000, 32)), 'text/html', { 'content-encoding': 'gzip' }),
    'too-large',
    0,
  ],
  [
    'an answer that is cut off',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' }).write('<html>');
      setTimeout(() => response.destroy(), 20);
    },
    'unreachable',
    0,
  ],
])('%s by its address gives an article or a problem', async (_, answer, rule, count) => {
  answers.set('/one', answer);
  const { articles, problems } = await readAll([at('/one')], { web: own });
  expect([articles.length, problems.map((problem) => problem.rule)]).toEqual([count, rule === '' ? [] : [rule]]);
  for (const { text } of articles) expect(text).toContain('Küste');
});

test('a silent server and one that drips are given up, and the next address is read', async () => {
  answers.set('/silent', () => undefined);
  answers.set('/drip', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(timer));
  });
  answers.set('/fine', send(page(4)));
  const { articles, problems } = await readAll([at('/silent'), at('/drip'), at('/fine')], {
    web: { ...own, patience: 300 },
  });
  expect([articles.length, problems.map(({ rule }) => rule)]).toEqual([1, ['unreachable', 'unreachable']]);
});

test('a port where nobody listens is a problem with the address', async () => {
  const { problems } = await readAll(['http://127.0.0.1:1/'], { web: own });
  expect(problems.map(({ rule, place }) => [rule, place])).toEqual([['unreachable', 'http://127.0.0.1:1/']]);
});

const feed = (paths: readonly string[], description = 'Kurz gesagt, was geschah.'): string =>
  `<rss version="2.0"><channel><title>Küstenblatt</title><link>${at('/')}</link><description>x</description>${paths
    .map(
      (path) =>
        `<item><title>Abkommen</title><link>${at(path)}</link><pubDate>Sat, 03 May 2031 10:00:00 GMT</pubDate><description>${description}</description></item>`,
    )
    .join('')}</channel></rss>`;

test('a feed by its address leads to the pages of its items, as far as robots.txt allows; what the page lacks the feed gives', async () => {
  answers.set('/robots.txt', send('User-agent: *\nDisallow: /private/\n', 'text/plain'));
  answers.set('/feed', send(feed(['/news/1', '/private/2', '/news/gone']), 'application/rss+xml'));
  answers.set('/news/1', send(page(5)));
  answers.set('/private/2', send(page(6)));
  hits.length = 0;
  const { articles, problems } = await readAll([at('/feed')], { web: own });
  expect(articles[0]).toMatchObject({ title: 'Abkommen 5', publishedAt: '2031-05-03', source: 'Küstenblatt' });
  expect(articles.map(({ text }) => text.includes('Küste'))).toEqual([true, false, false]);
  expect(problems.map(({ rule }) => rule)).toEqual(['robots', 'http-status']);
  expect(hits).toEqual(['127.0.0.1/feed', '127.0.0.1/robots.txt', '127.0.0.1/news/1', '127.0.0.1/news/gone']);
});

test('a feed that holds the whole stories is not followed', async () => {
  answers.set(
    '/full',
    send(feed(['/news/1'], `${story(8)} ${story(9)} ${story(10)} ${story(11)}`), 'application/rss+xml'),
  );
  hits.length = 0;
  const { articles } = await readAll([at('/full')], { web: own });
  expect([articles.length, hits]).toEqual([1, ['127.0.0.1/full']]);
});

test('a host whose robots.txt cannot be read is left alone, one without the file is not', async () => {
  answers.set('/robots.txt', (_request, response) => response.writeHead(503).end());
  expect(await openWeb(own).isAllowed(at('/x'))).toBe(false);
  answers.delete('/robots.txt');
  expect(await openWeb(own).isAllowed(at('/x'))).toBe(true);
});

test('requests to one host keep the distance that was set or that robots.txt asks for', async () => {
  answers.set('/t', send('x', 'text/plain'));
  answers.set('/robots.txt', send('User-agent: *\nCrawl-delay: 0.3\n', 'text/plain'));
  for (const isAsked of [false, true]) {
    const web = openWeb({ allowPrivate: true, gap: 100 });
    if (isAsked) await web.isAllowed(at('/t'));
    const start = performance.now();
    for (let i = 0; i < 3; i++) await web.get(at('/t'));
    // a busy machine may take longer, never shorter; timers may fire a millisecond early
    expect(performance.now() - start).toBeGreaterThan(isAsked ? 590 : 195);
  }
  answers.delete('/robots.txt');
});

test('a page that did not change is not read again', async () => {
  answers.set('/etag', (request, response) => {
    if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"v1"', 'content-type': 'text/html' }).end(page(7));
  });
  const web = openWeb(own);
  const first = await web.get(at('/etag'));
  first?.input.bytes()[Symbol.asyncIterator]().return?.(undefined);
  expect(first?.validators).toEqual({ etag: '"v1"' });
  expect(await web.get(at('/etag'), first?.validators)).toBeUndefined();
});
