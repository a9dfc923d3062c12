import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStore } from '../graph/openStore.ts';
import { fill } from '../ingest/fill.ts';
import { openWatch } from '../ingest/watch.ts';
import { run } from './cliRun.ts';
import { openFolder, page, story } from './readFixtures.ts';

const { folder, put } = openFolder();
let count = 0;

/** A store and state file of its own, and the command over them. */
function place(): { store: string; state: string; once: (...targets: string[]) => Promise<Record<string, unknown>> } {
  count += 1;
  const store = join(folder, `store${count}`);
  const state = join(folder, `state${count}.json`);
  return {
    store,
    state,
    once: async (...targets) => {
      const { stdout, code } = await run([
        'watch',
        ...targets,
        '--once',
        '--json',
        '--store',
        store,
        '--state',
        state,
        '--allow-private',
      ]);
      expect(code).toBe(0);
      return stdout === '' ? { read: 0 } : JSON.parse(stdout);
    },
  };
}

async function names(store: string): Promise<string[]> {
  const opened = await openStore(store, { readOnly: true });
  try {
    const all: string[] = [];
    for await (const { name } of opened.articles()) all.push(name);
    return all.sort();
  } finally {
    await opened.close();
  }
}

test('a file that is read empty once is not lost sight of', async () => {
  const { store, once } = place();
  const incoming = join(folder, 'truncated');
  put('truncated/1.txt', story(1));
  put('truncated/2.txt', story(2));
  expect(await once(incoming)).toMatchObject({ added: 2 });
  put('truncated/1.txt', '');
  expect(await once(incoming)).toMatchObject({ read: 0 });
  rmSync(join(incoming, '1.txt'));
  expect(await once(incoming, '--forget-deleted')).toMatchObject({ forgotten: 1 });
  expect(await names(store)).toHaveLength(1);
});

test('articles of deleted files stay, unless --forget-deleted is given; a folder that is empty all at once is not believed', async () => {
  const { store, once } = place();
  const incoming = join(folder, 'cleared');
  for (const number of [1, 2, 3]) put(`cleared/${number}.txt`, story(number));
  // The same text in another file: it is not gone with one of them.
  put('cleared/copy.txt', story(2));
  expect(await once(incoming)).toMatchObject({ read: 4, added: 3 });
  rmSync(join(incoming, '1.txt'));
  rmSync(join(incoming, '2.txt'));
  expect(await once(incoming)).toEqual({ read: 0 });
  expect(await names(store)).toHaveLength(3);
  // One article is gone; the other one has lost one of its two places, and is not forgotten.
  expect(await once(incoming, '--forget-deleted')).toMatchObject({ read: 0, forgotten: 1 });
  expect(await names(store)).toHaveLength(2);
  expect(await once(incoming, '--forget-deleted')).toEqual({ read: 0 });
  for (const name of ['3.txt', 'copy.txt']) rmSync(join(incoming, name));
  expect(await once(incoming, '--forget-deleted')).toEqual({ read: 0 });
  expect(await names(store)).toHaveLength(2);
  // Read again when it is there again.
  put('cleared/1.txt', story(1));
  expect(await once(incoming, '--forget-deleted')).toMatchObject({ added: 1, forgotten: 2 });
});

test('a folder, or one within it, that is empty all at once is named, and forgotten only when that is said', async () => {
  const { store, state, once } = place();
  const given = `${relative('', join(folder, 'emptied'))}/`;
  for (const name of ['a', 'disk/b', 'disk/c', 'old/d'])
    put(`emptied/${name}.txt`, story(name.length + name.charCodeAt(0)));
  put('emptied/disk/c.txt', story(7));
  expect(await once(given)).toMatchObject({ added: 4 });
  // A folder that is gone itself was deleted; one that is empty may be where a drive was mounted.
  rmSync(join(folder, 'emptied/old'), { recursive: true });
  for (const name of ['b', 'c']) rmSync(join(folder, `emptied/disk/${name}.txt`));
  const argv = ['watch', given, '--once', '--store', store, '--state', state];
  const { stdout, stderr } = await run([...argv, '--forget-deleted']);
  expect([stdout, stderr]).toEqual([
    expect.stringContaining('forgotten 1'),
    expect.stringContaining('/emptied/disk" is empty where 2 files had been read'),
  ]);
  expect(await names(store)).toEqual(['a', 'b', 'c']);
  expect(await once(given, '--forget-emptied')).toMatchObject({ forgotten: 2 });
  expect(await names(store)).toEqual(['a']);
  // Said once as long as it lasts.
  const watched = await openWatch([given], { store, statePath: state, forgetDeleted: true });
  rmSync(join(folder, 'emptied/a.txt'));
  const looks: unknown[] = [];
  for (let i = 0; i < 3; i += 1) {
    await watched.hasNewFiles();
    looks.push(watched.emptied().length);
  }
  expect(looks).toEqual([1, 0, 0]);
  // A watched folder that is gone itself is not believed, whatever was said.
  const sure = await openWatch([given], { store, statePath: state, forgetDeleted: true, forgetEmptied: true });
  rmSync(join(folder, 'emptied'), { recursive: true });
  expect([await sure.hasNewFiles(), sure.emptied().length]).toEqual([false, 1]);
});

test('a folder is read once; then only what is new or changed, a changed text takes the place of its former version, and what a file no longer holds is forgotten', async () => {
  const { store, once } = place();
  const incoming = join(folder, 'in1');
  put('in1/a.txt', story(1));
  put('in1/deep/b.html', page(2));
  put('in1/.hidden.txt', story(9));
  expect(await once(incoming)).toMatchObject({ read: 2, added: 2, forgotten: 0 });
  expect(await once(incoming)).toEqual({ read: 0 });
  put('in1/c.jsonl', `${JSON.stringify({ id: 'c1', text: story(3) })}\n`);
  expect(await once(incoming)).toMatchObject({ read: 1, added: 1 });
  appendFileSync(join(incoming, 'c.jsonl'), `${JSON.stringify({ id: 'c2', text: story(4) })}\n`);
  expect(await once(incoming)).toMatchObject({ read: 2, added: 1, unchanged: 1, forgotten: 0 });
  writeFileSync(join(incoming, 'a.txt'), `${story(5)} Das gilt ab sofort.`);
  expect(await once(incoming)).toMatchObject({ read: 1, added: 0, changed: 1, forgotten: 0 });
  expect(await names(store)).toEqual(['a', 'b', 'c1', 'c2']);
  put('in1/c.jsonl', `${JSON.stringify({ id: 'c2', text: story(4) })}\n`);
  expect(await once(incoming)).toMatchObject({ read: 1, unchanged: 1, forgotten: 1 });
  expect(await names(store)).toEqual(['a', 'b', 'c2']);
});

test('what a file no longer holds stays where else it stands', async () => {
  const { store, once } = place();
  const incoming = join(folder, 'in7');
  put('in7/a.jsonl', JSON.stringify({ id: 'a1', text: story(1) }));
  expect(await once(incoming)).toMatchObject({ read: 1, added: 1 });
  const page = put('other.jsonl', JSON.stringify({ id: 'page', url: 'https://blatt.example/a', text: story(1) }));
  await run(['ingest', page, '--store', store]);
  put('in7/a.jsonl', JSON.stringify({ id: 'a2', text: story(2) }));
  expect(await once(incoming)).toMatchObject({ read: 1, added: 1, forgotten: 0 });
  expect(await names(store)).toEqual(['a2', 'page']);
  put('in7/a.jsonl', JSON.stringify({ id: 'a3', text: story(3) }));
  expect(await once(incoming)).toMatchObject({ read: 1, added: 1, forgotten: 1 });
  expect(await names(store)).toEqual(['a3', 'page']);
});

test('a changed file with an earlier date takes no place, and the article that it held stays', async () => {
  const { store, once } = place();
  const incoming = join(folder, 'in8');
  const at = (publishedAt: string, text: string): string =>
    JSON.stringify({ id: 'a', url: 'https://blatt.example/pakt', publishedAt, text });
  put('in8/a.jsonl', at('2024-05-02', `${story(1)} Das gilt seit Mai.`));
  expect(await once(incoming)).toMatchObject({ added: 1 });
  put('in8/a.jsonl', at('2024-03-02', `${story(1)} Das gilt seit März.`));
  expect(await once(incoming)).toMatchObject({ added: 0, changed: 0, forgotten: 0 });
  expect(await names(store)).toEqual(['a']);
});

test('what gave way to a text that is gone comes back from the file that still holds it', async () => {
  const { store, once } = place();
  const incoming = join(folder, 'in9');
  const at = (id: string, publishedAt: string, text: string): string =>
    JSON.stringify({ id, url: 'https://blatt.example/pakt', publishedAt, text });
  put('in9/a.jsonl', at('a', '2024-03-02', `${story(1)} Das gilt seit März.`));
  put('in9/b.jsonl', at('b', '2024-05-02', `${story(1)} Das gilt seit Mai.`));
  await once(incoming);
  expect(await names(store)).toEqual(['b']);
  put('in9/b.jsonl', JSON.stringify({ id: 'c', url: 'https://blatt.example/anderes', text: story(4) }));
  expect(await once(incoming)).toMatchObject({ added: 2, forgotten: 1 });
  expect(await names(store)).toEqual(['a', 'c']);
});

test('with another store, or one that was removed, everything is new', async () => {
  const { store, once } = place();
  put('in2/a.txt', story(1));
  await once(join(folder, 'in2'));
  rmSync(store, { recursive: true });
  // the watch only opens the store when there is news
  put('in2/b.txt', story(2));
  expect(await once(join(folder, 'in2'))).toMatchObject({ read: 2, added: 2 });
});

test('a watch that dies before it wrote down what it took reads it again, and nothing doubles', async () => {
  const { store: location, state, once } = place();
  for (let number = 1; number <= 5; number++) put(`in3/${number}.txt`, story(number));
  const watch = await openWatch([join(folder, 'in3')], { store: location, statePath: state });
  const store = await openStore(location);
  const stop = new AbortController();
  // stopped in the middle, then gone without saving
  await fill(store, watch.round({ feeds: false }), {
    batch: 1,
    stop: stop.signal,
    onProgress: (done) => done === 2 && stop.abort(),
  });
  const stored = (await store.stats()).articles;
  await store.close();
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(5);
  expect(await once(join(folder, 'in3'))).toMatchObject({ read: 5, added: 5 - stored, unchanged: stored });
  expect(await names(location)).toEqual(['1', '2', '3', '4', '5']);
});

test('a watch goes on until it is stopped, notices a new file, and says how to go on', async () => {
  const { store, state } = place();
  put('in4/a.txt', story(1));
  const stop = new AbortController();
  let said = '';
  const { code, stderr, stdout } = await run(['watch', join(folder, 'in4'), '--store', store, '--state', state], {
    stop: stop.signal,
    onStdout: (text) => {
      said += text;
      if (said === 'read 1, added 1, changed 0, forgotten 0, problems 0\n') put('in4/b.txt', story(2));
      else stop.abort();
    },
  });
  expect([code, stdout]).toEqual([0, 'read 1, added 1, changed 0, forgotten 0, problems 0\n'.repeat(2)]);
  expect(stderr).toContain('the same command goes on from here');
  expect(await names(store)).toEqual(['a', 'b']);
});

test('a watch that is killed with -9 twice, once while the first articles are stored, goes on to the same graph', async () => {
  const { store, state, once } = place();
  const incoming = join(folder, 'in5');
  const amount = 100;
  for (let number = 1; number <= amount; number++) put(`in5/${number}.txt`, story(number));
  const logged = (): number => statSync(join(store, 'readings.jsonl'), { throwIfNoEntry: false })?.size ?? 0;
  const project = join(import.meta.dirname, '..');
  /** Starts it, and kills it as soon as this is so. */
  const killedWhen = async (isSo: () => boolean): Promise<void> => {
    const child = spawn(process.execPath, ['bin/entente', 'watch', incoming, '--store', store, '--state', state], {
      cwd: project,
      stdio: 'ignore',
    });
    const gone = event(child, 'exit');
    let ended = false;
    void gone.then(() => (ended = true));
    while (!isSo() && !ended) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGKILL');
    expect(await gone).toEqual([null, 'SIGKILL']);
  };
  await killedWhen(() => logged() > 0);
  const first = logged();
  await killedWhen(() => existsSync(state) || logged() > first);
  await once(incoming);
  const clean = join(folder, 'clean5');
  await run(['ingest', incoming, '--store', clean]);
  const [watched, ingested] = await Promise.all(
    [store, clean].map((location) => run(['export', '--format', 'statements', '--store', location])),
  );
  expect(watched?.stdout).toBe(ingested?.stdout);
  expect((await names(store)).length).toBe(amount);
  expect(await once(incoming)).toEqual({ read: 0 });
}, 180_000);

test.each<[string, string]>([
  ['is missing', join(folder, 'nowhere')],
  ['is no state of a watch', 'state'],
])('a target or state file that %s is a failure in one line', async (words, target) => {
  const state = words.startsWith('is no') ? put('odd.json', '[1]') : join(folder, 'x.json');
  const { code, stderr } = await run([
    'watch',
    target === 'state' ? folder : target,
    '--once',
    '--state',
    state,
    '--store',
    join(folder, 'never'),
  ]);
  expect([code, stderr.split('\n').length]).toEqual([1, 3]);
});

let server: Server;
let port = 0;
const hits: string[] = [];
let items: number[] = [];
let failing = new Set<number>();
/** What the feed itself says of each item. */
let teaser = '';
/** Items without a page of their own. */
let whole = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    const number = Number(/\d+$/.exec(path)?.[0]);
    const etag = `"${items.join()}"`;
    if (path !== '/robots.txt') hits.push(request.headers['if-none-match'] === etag ? `${path} unchanged` : path);
    if (path === '/feed' && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else if (path === '/feed')
      response
        .writeHead(200, { 'content-type': 'application/rss+xml', etag })
        .end(
          `<rss version="2.0"><channel><title>Küstenblatt</title>${items.map((one) => `<item><title>Abkommen ${one}</title>${teaser}<link>http://127.0.0.1:${port}/a${one}</link></item>`).join('')}${whole}</channel></rss>`,
        );
    else if (Number.isNaN(number) || failing.has(number)) response.writeHead(Number.isNaN(number) ? 404 : 500).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(number));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('the feeds of a list are asked at each visit, their pages once; a page that fails is tried again, three times in all', async () => {
  const { once, state } = place();
  const list = put(
    'feeds.opml',
    `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="Presse"><outline text="b" type="rss" xmlUrl="http://127.0.0.1:${port}/feed"/></outline></body></opml>`,
  );
  const visit = async (): Promise<unknown[]> => {
    hits.length = 0;
    const { read = 0, added = 0 } = await once(list);
    return [read, added, ...hits];
  };
  items = [1, 2];
  failing = new Set([2]);
  expect(await visit()).toEqual([1, 1, '/feed', '/a1', '/a2']);
  // the feed is the same, but one of its pages is still wanted
  expect(await visit()).toEqual([0, 0, '/feed', '/a2']);
  failing = new Set();
  expect(await visit()).toEqual([1, 1, '/feed', '/a2']);
  expect(await visit()).toEqual([0, 0, '/feed unchanged']);
  items = [2, 3];
  expect(await visit()).toEqual([1, 1, '/feed', '/a3']);
  const kept = Object.keys(JSON.parse(readFileSync(state, 'utf8')).feeds[`http://127.0.0.1:${port}/feed`].items);
  expect(kept.map((key) => key.slice(-3))).toEqual(['/a2', '/a3']);
  items = [4];
  failing = new Set([4]);
  for (const tried of ['/a4', '/a4', '/a4', undefined])
    expect((await visit()).slice(3)).toEqual(tried === undefined ? [] : [tried]);
});

test('the teaser of a page that fails stands in for it at the last visit only', async () => {
  const { once } = place();
  const list = put(
    'teasers.opml',
    `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="b" type="rss" xmlUrl="http://127.0.0.1:${port}/feed"/></body></opml>`,
  );
  const visit = async (): Promise<number> => Number((await once(list)).added ?? 0);
  teaser = '<description>Emmanuel Macron traf Giorgia Meloni. Mehr dazu bald.</description>';
  items = [5];
  failing = new Set([5]);
  expect([await visit(), await visit()]).toEqual([0, 0]);
  failing = new Set();
  expect(await visit()).toBe(1);
  items = [6];
  failing = new Set([6]);
  expect([await visit(), await visit(), await visit(), await visit()]).toEqual([0, 0, 1, 0]);
  teaser = '';
});

test('of a feed the same articles are taken as by ingest: what has no sentence is left out, and asked for no more', async () => {
  const { once, store } = place();
  const feed = `http://127.0.0.1:${port}/feed`;
  items = [];
  whole = `<item><title>Kurz</title><description>Kurz.</description><guid>a</guid></item><item><title>Pakt</title><description>${story(8)}</description><guid>b</guid></item>`;
  expect([await once(feed), await names(store)]).toMatchObject([{ read: 1, added: 1 }, ['feed-2']]);
  expect(await once(feed)).toMatchObject({ read: 0 });
  expect(hits.at(-1)).toBe('/feed unchanged');
  const other = join(folder, 'ingested');
  const { code, stderr } = await run(['ingest', feed, '--store', other, '--allow-private']);
  expect([code, stderr]).toEqual([0, expect.stringContaining('no sentence of news text')]);
  const articles = async (of: string): Promise<unknown> => {
    const opened = await openStore(of, { readOnly: true });
    try {
      return (await opened.run('MATCH (a:Article) RETURN a.id, a.name, a.language, a.source, a.publishedAt')).rows;
    } finally {
      await opened.close();
    }
  };
  expect(await articles(store)).toEqual(await articles(other));
  whole = '';
});
