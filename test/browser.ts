import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Reading } from '../graph/model.ts';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { type ServeOptions, serve } from '../viewer/server/serve.ts';

/* A real Chromium for the tests of the page, and a server over a real store of its own. */

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is; undefined when this machine has none. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Starts Chromium with a fresh profile, software GL, and no network but 127.0.0.1. */
export const openBrowser = async (viewport: { readonly width: number; readonly height: number }): Promise<Browser> => {
  const profile = mkdtempSync(join(tmpdir(), 'entente-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath as string,
    headless: false,
    chromiumSandbox: false,
    timeout: 90_000,
    viewport,
    acceptDownloads: true,
    locale: 'de-DE',
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      // Only the canvas is drawn by the software GL: put together by it too, a page takes twice the time.
      '--disable-gpu-compositing',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      // Chromium's helpers may still write while they end.
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
};

export interface Served {
  readonly url: string;
  readonly store: GraphStore;
  /** Ends the server and keeps the store open. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A server over a new embedded store that holds these readings. */
export const serveReadings = async (
  readings: readonly Reading[],
  options: ServeOptions = {},
  before: (store: GraphStore) => Promise<unknown> = async () => undefined,
): Promise<Served> => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-page-'));
  const store = await openStore(join(folder, 'store'));
  await store.put(readings);
  await before(store);
  const serving = await serve(store, { port: 0, ...options });
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= serving.close();
    return stopped;
  };
  return {
    url: serving.url,
    store,
    stop,
    close: async () => {
      await stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A page that is ready; what it throws, is refused by the policy or is written to its console as an error is put on the list. */
export const openPage = async (
  browser: Browser,
  url: string,
  complaints: string[],
  { size, dark = false }: SceneStart = {},
): Promise<Page> => {
  const page = await browser.context.newPage();
  if (size !== undefined) await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  // A machine that does other things as well may take long to draw in software.
  page.setDefaultTimeout(75_000);
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  await page.locator('.shell.ready').waitFor();
  return page;
};

/** How a scene begins. */
export interface SceneStart {
  /** What the address has behind it. */
  readonly hash?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** True on a machine that asks for dark pages. */
  readonly dark?: boolean;
}

/** Plays on a page of its own, closed at the end whatever happens. */
export const onPage = async (
  browser: Browser,
  url: string,
  complaints: string[],
  { hash = '', size = { width: 1280, height: 800 }, dark = false }: SceneStart,
  play: (page: Page) => Promise<void>,
): Promise<void> => {
  const page = await openPage(browser, `${url}${hash}`, complaints, { size, dark });
  try {
    await play(page);
  } finally {
    await page.close();
  }
};

/** Keeps a picture of a scene when ENTENTE_SHOTS names a folder. */
export const shotOf = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.ENTENTE_SHOTS;
  if (folder !== undefined)
    await page.screenshot({ path: join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png`) });
};
