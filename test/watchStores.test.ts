import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { takeLock } from '../graph/embedded/lock.ts';
import { onBothStores, runOn, type StorePlace } from './bothStores.ts';
import { run } from './cliRun.ts';
import { emptyNeo4j, type Neo4jServer, neo4jMissing, neo4jWait, startNeo4j } from './neo4jServer.ts';
import { openFolder, page, story } from './readFixtures.ts';

const { folder, put } = openFolder();
const project = join(import.meta.dirname, '..');

/** A feed whose items are these, each with its page. */
let items: readonly number[] = [];
let web: Server;
const feed = (): string => `http://127.0.0.1:${(web.address() as AddressInfo).port}/feed`;
beforeAll(async () => {
  web = createServer((request, response) => {
    const number = Number(/\d+$/.exec(request.url ?? '')?.[0]);
    const item = (one: number): string => `<item><title>Abkommen ${one}</title><link>${feed()}/${one}</link></item>`;
    if (request.url === '/feed')
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(`<rss version="2.0"><channel><title>Küstenblatt</title>${items.map(item).join('')}</channel></rss>`);
    else if (Number.isNaN(number)) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(number));
  }).listen(0, '127.0.0.1');
  await event(web, 'listening');
});
afterAll(() => {
  web.closeAllConnections();
  web.close();
});

const waitFor = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Starts a watch as a process of its own. */
const startWatch = (place: Pick<StorePlace, 'environment' | 'location'>, ...argv: string[]): ChildProcess =>
  spawn(process.execPath, ['bin/entente', 'watch', ...argv, '--store', place.location()], {
    cwd: project,
    env: { ...process.env, ...place.environment() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

let count = 0;
onBothStores('a watch', (place) => {
  const cli = runOn(place);
  let state = '';
  let incoming = '';
  const once = async (...argv: string[]): Promise<Record<string, unknown>> => {
    const words = ['watch', ...argv, '--once', '--json', '--allow-private', '--state', state];
    const { code, stdout, stderr } = await cli(...words);
    expect([code, stderr]).toEqual([0, '']);
    return stdout === '' ? { read: 0 } : JSON.parse(stdout);
  };
  const write = (name: string, text: string): string => put(`${incoming.slice(folder.length + 1)}/${name}`, text);
  const names = async (): Promise<readonly string[]> => {
    const store = await place.open({ readOnly: true });
    const found: string[] = [];
    for await (const { name } of store.articles()) found.push(name);
    await store.close();
    return found.sort();
  };
  const articles = async (): Promise<number> => {
    const store = await place.open({ readOnly: true }).catch(() => undefined);
    const { articles: amount = 0 } = (await store?.stats().catch(() => undefined)) ?? {};
    await store?.close();
    return amount;
  };
  beforeEach(async () => {
    await place.empty();
    count += 1;
    state = join(folder, `state${count}.json`);
    incoming = join(folder, `in${count}`);
  });

  test('reads what is new in a folder and a feed, takes changed texts for versions, and forgets what is gone', async () => {
    items = [11, 12];
    write('a.txt', story(1));
    write('b.txt', story(2));
    write('c.jsonl', `${JSON.stringify({ id: 'c1', text: story(3) })}\n`);
    expect(await once(incoming, feed())).toMatchObject({ read: 5, added: 5, forgotten: 0 });
    items = [12, 13];
    expect(await once(incoming, feed())).toMatchObject({ read: 1, added: 1 });
    write('a.txt', `${story(1)} Das gilt ab sofort.`);
    appendFileSync(join(incoming, 'c.jsonl'), `${JSON.stringify({ id: 'c2', text: story(4) })}\n`);
    expect(await once(incoming)).toMatchObject({ read: 3, added: 1, changed: 1, unchanged: 1 });
    writeFileSync(join(incoming, 'c.jsonl'), `${JSON.stringify({ id: 'c2', text: story(4) })}\n`);
    rmSync(join(incoming, 'b.txt'));
    expect(await once(incoming, '--forget-deleted')).toMatchObject({ read: 1, unchanged: 1, forgotten: 2 });
    expect(await names()).toEqual([...[11, 12, 13].map((item) => `${feed().slice(7)}/${item}`), 'a', 'c2']);
    // As if nothing else had ever been read.
    const watched = (await cli('export', '--format', 'statements')).stdout;
    await place.empty();
    items = [11, 12, 13];
    state = `${state}.new`;
    await once(incoming, feed());
    expect((await cli('export', '--format', 'statements')).stdout).toBe(watched);
  });

  test('that is killed with -9 while it stores, and while it waits, goes on to the same graph', async () => {
    for (let number = 1; number <= 60; number += 1) write(`${number}.txt`, story(number));
    const argv = [incoming, '--state', state, '--batch', '4'];
    const killWhen = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
      const child = startWatch(place, ...argv);
      const gone = event(child, 'exit');
      await waitFor(isSo);
      child.kill('SIGKILL');
      expect(await gone).toEqual([null, 'SIGKILL']);
    };
    await killWhen(async () => (await articles()) > 0);
    expect(await articles()).toBeLessThanOrEqual(60);
    await killWhen(() => existsSync(state));
    write('61.txt', story(61));
    expect(await once(incoming)).toMatchObject({ read: 1, added: 1 });
    expect(await once(incoming)).toEqual({ read: 0 });
    const watched = (await cli('export', '--format', 'statements')).stdout;
    const clean = join(folder, `clean${count}`);
    await run(['ingest', incoming, '--store', clean]);
    expect(watched).toBe((await run(['export', '--format', 'statements', '--store', clean])).stdout);
  });
});

test('a watch waits while another program writes to its folder, and goes on', async () => {
  const [incoming, store] = [join(folder, 'busy'), join(folder, 'busy-store')];
  put('busy/a.txt', story(1));
  const stop = new AbortController();
  let [said, told] = ['', ''];
  const watching = run(['watch', incoming, '--store', store, '--state', join(folder, 'busy.json')], {
    stop: stop.signal,
    onStdout: (text) => (said += text),
    onStderr: (text) => (told += text),
  });
  await waitFor(() => said.includes('added 1'));
  const release = takeLock(join(store, 'lock'));
  put('busy/b.txt', story(2));
  await waitFor(() => told.includes('trying again until it is back'));
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(told.match(/trying again/g)).toHaveLength(1);
  release();
  await waitFor(() => said.split('added 1').length === 3);
  stop.abort();
  expect((await watching).code).toBe(0);
  // Whoever has just started it is told at once.
  const lock = takeLock(join(store, 'lock'));
  put('busy/c.txt', story(3));
  const refused = await run(['watch', incoming, '--store', store, '--state', join(folder, 'busy.json')]);
  lock();
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('the store is in use by process')]);
});

(neo4jMissing === undefined ? describe : describe.skip)('a watch on Neo4j', () => {
  let server: Neo4jServer;
  beforeAll(async () => {
    server = await startNeo4j();
  }, neo4jWait);
  afterAll(() => server?.release());

  test('goes on when the server was stopped and started in between', async () => {
    const { environment } = server;
    // Only one of ours may be stopped.
    if (environment === undefined) return;
    await emptyNeo4j(server);
    const script = (word: string) =>
      promisify(execFile)(join(project, 'scripts/neo4j.sh'), [word], { env: environment });
    const place = {
      location: () => server.uri,
      environment: () => ({ NEO4J_USER: server.user, NEO4J_PASSWORD: server.password }),
    };
    const state = join(folder, 'stopped.json');
    put('stopped/a.txt', story(1));
    put('stopped/b.txt', story(2));
    const child = startWatch(place, join(folder, 'stopped'), '--forget-deleted', '--state', state);
    const gone = event(child, 'exit');
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
    const lines = (): number => said.split('\n').length - 1;
    await waitFor(() => lines() === 1);
    await script('stop');
    put('stopped/c.txt', story(3));
    rmSync(join(folder, 'stopped/a.txt'));
    // It has seen that by now, and asks a server that is not there.
    await new Promise((resolve) => setTimeout(resolve, 6000));
    await script('start');
    await waitFor(() => lines() > 1);
    child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    expect(said.match(/read \d.*/g)).toEqual([
      'read 2, added 2, changed 0, forgotten 0, problems 0',
      'read 1, added 1, changed 0, forgotten 1, problems 0',
    ]);
    expect(Object.keys(JSON.parse(readFileSync(state, 'utf8')).files).map((path) => path.slice(-5))).toEqual([
      'b.txt',
      'c.txt',
    ]);
  }, 300_000);
});
