import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Browser, chromiumPath, openBrowser, type Served, serveReadings, shotOf } from './browser.ts';
import { readings } from './pageFixture.ts';

// A browser on a loaded machine misses a moment now and then. What fails twice is broken; the first failure is printed as well.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

/*
 * <entente-graph> as a part of another page: that page's own server hands everything below /graph/ on to the graph's, as a proxy
 * does. The page keeps its keys, its address and its language.
 */

const hostPage = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Autre page</title>
<link rel="stylesheet" href="/page.css"><script type="module" src="/graph/entente-graph.js"></script></head>
<body><h1>Une autre page</h1><input aria-label="champ"><p>Texte avant.</p>
<entente-graph server="/graph/" show="node=country:SA"></entente-graph><p>Texte après.</p></body></html>`;

const hostStyles =
  'body { margin: 20px; font-family: serif } button { background: red } entente-graph { height: 520px }';

(chromiumPath === undefined ? describe.skip : describe)('<entente-graph> in another page', () => {
  let browser: Browser;
  let served: Served;
  let host: Server;
  let url: string;

  beforeAll(async () => {
    served = await serveReadings(readings, { names: ['127.0.0.1'] });
    host = createServer((asked, answer) => {
      if (asked.url?.startsWith('/graph/')) {
        // As it was asked for: Host and Origin are those of the page in front.
        const { hostname, port } = new URL(served.url);
        const passed = request(
          { hostname, port, path: asked.url.slice('/graph'.length), method: asked.method, headers: asked.headers },
          (got) => {
            answer.writeHead(got.statusCode ?? 502, got.headers);
            got.pipe(answer);
          },
        );
        passed.on('error', () => answer.destroy());
        asked.pipe(passed);
      } else if (asked.url === '/page.css') answer.writeHead(200, { 'content-type': 'text/css' }).end(hostStyles);
      else if (asked.url === '/') answer.writeHead(200, { 'content-type': 'text/html' }).end(hostPage);
      else answer.writeHead(204).end();
    });
    await new Promise<void>((resolve) => {
      host.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
    browser = await openBrowser({ width: 1100, height: 760 });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    host?.closeAllConnections();
    await new Promise((resolve) => host?.close(resolve));
    await served?.close();
  });

  test('shows what it was told to, in its own room and styles', async () => {
    const complaints: string[] = [];
    const page = await browser.context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    try {
      await page.goto(url);
      await page.locator('.panel h2', { hasText: 'Sarania' }).waitFor();
      await page.locator('.panel blockquote').first().waitFor();
      const box = await page.locator('entente-graph').boundingBox();
      expect([box?.height, (box?.width ?? 0) > 900]).toEqual([520, true]);
      const colour = await page.evaluate<string>(
        `getComputedStyle(document.querySelector('entente-graph').shadowRoot.querySelector('[data-action=table]')).backgroundColor`,
      );
      expect(colour).not.toBe('rgb(255, 0, 0)');
      expect(await page.evaluate<string>('document.documentElement.lang')).toBe('fr');
      await shotOf(page, 'in another page');
      expect(complaints).toEqual([]);
    } finally {
      await page.close();
    }
  }, 150_000);

  test('takes keys only when somebody is inside of it, and leaves the address alone', async () => {
    const page = await browser.context.newPage();
    try {
      await page.goto(url);
      await page.locator('.shell.ready').waitFor();
      await page.locator('h1').click();
      await page.keyboard.press('t');
      await page.keyboard.press('/');
      expect(await page.locator('.drawer').count()).toBe(0);
      await page.locator('.search input').fill('velland');
      await page.locator('#hits[data-for="velland"] li[aria-selected=true]').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.panel h2', { hasText: 'Velland' }).waitFor();
      await page.locator('.panel .row').first().focus();
      await page.keyboard.press('t');
      await page.locator('.drawer .grid').waitFor();
      expect(page.url()).toBe(url);
    } finally {
      await page.close();
    }
  }, 150_000);
});
