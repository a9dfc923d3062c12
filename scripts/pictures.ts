// Takes the pictures of docs/images anew: of the sample graph in .entente (npm start makes it), and of the large graph that bench/page.ts
// keeps in the folder ENTENTE_BENCH_STORES, when there is one.
//   npm run build, then: node --import ./scripts/typescript.mjs scripts/pictures.ts
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openStore } from '../graph/openStore.ts';
import { type Browser, chromiumPath, onPage, openBrowser, type SceneStart } from '../test/browser.ts';
import { serve } from '../viewer/server/serve.ts';

const root = join(import.meta.dirname, '..');
const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

/** Serves a store, and takes pictures of it. */
const withStore = async (
  browser: Browser,
  folder: string,
  take: (
    picture: (name: string, start: SceneStart, play: (page: Page) => Promise<void>) => Promise<void>,
  ) => Promise<void>,
): Promise<void> => {
  const store = await openStore(folder);
  const serving = await serve(store, { port: 0 });
  try {
    // Reading a large store takes a while; the page is not made to wait for it.
    await (await fetch(`${serving.url}api/world`)).arrayBuffer();
    await take((name, start, play) =>
      onPage(browser, serving.url, [], start, async (page) => {
        page.setDefaultTimeout(300_000);
        await play(page);
        // The camera comes to rest and the address says where.
        await page.waitForTimeout(1500);
        await page.screenshot({ path: join(root, 'docs', 'images', `${name}.png`) });
      }),
    );
  } finally {
    await serving.close();
    await store.close();
  }
};

for (const [path, made] of [
  ['.entente', 'npm start -- --once'],
  [join('dist', 'viewer', 'page', 'index.html'), 'npm run build'],
] as const)
  if (!existsSync(join(root, path))) {
    console.error(`There is no ${path}: ${made} makes it.`);
    process.exit(1);
  }
if (chromiumPath === undefined) {
  console.error('There is no Chromium: install one, or name it in CHROMIUM_PATH.');
  process.exit(1);
}

const sentences = (page: Page): Promise<void> => page.locator('.panel .statement').first().waitFor();

const browser = await openBrowser(wide);
try {
  await withStore(browser, join(root, '.entente'), async (picture) => {
    const treaty = '#node=treaty:kp-ru-2024-06-19';
    await picture('page', { hash: treaty, size: wide }, sentences);
    await picture('page-overview', { size: wide }, async () => {});
    await picture('page-dark', { hash: '#node=country:KR', size: wide, dark: true }, async (page) => {
      await page.locator('.row[data-edge^="ACCUSED|country:KR|country:KP"]').evaluate((row) => {
        (row as unknown as { click(): void }).click();
      });
      await page.locator('.triple').waitFor();
      await page.locator('.statement summary').first().click();
    });
    await picture('page-phone', { hash: treaty, size: phone, dark: true }, sentences);
  });
  const large = join(process.env.ENTENTE_BENCH_STORES ?? '', 'page-100000');
  if (existsSync(large))
    await withStore(browser, large, (picture) =>
      picture('page-world', { size: wide }, async (page) => {
        // Laid out to the end, and drawn.
        await page.locator('.hint:not(.making)').waitFor();
        await page.locator('#world[data-drawn=all]').waitFor();
      }),
    );
} finally {
  await browser.close();
}
