/*
 * What the page costs the browser, on made-up graphs of growing size: CPU time of its processes and the page's heap, by phase.
 *   npm run build, then: node --import ./scripts/typescript.mjs bench/page.ts [ARTICLES …]
 * Each number of articles (default 500 and 5000, six statements each) makes one graph. CPU time of the renderer process is what
 * remains on a machine with a graphics card; the GPU process draws in software here, and is told apart for that reason.
 */
import Table from 'cli-table3';
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser, serveReadings } from '../test/browser.ts';
import { makeReadings } from '../test/storeFixtures.ts';

const amounts = process.argv.slice(2).map(Number);
if (amounts.length === 0) amounts.push(500, 5000);

interface Cost {
  readonly renderer: number;
  readonly gpu: number;
}

/** CPU time since their start of all renderers together, and of the process that draws, in milliseconds. */
const measure = async (session: CDPSession): Promise<Cost> => {
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: readonly { readonly type: string; readonly cpuTime: number }[];
  };
  const of = (type: string): number =>
    processInfo.filter((each) => each.type === type).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  return { renderer: of('renderer'), gpu: of('GPU') };
};

const heapOf = async (session: CDPSession): Promise<number> => {
  const { metrics } = (await session.send('Performance.getMetrics')) as {
    metrics: readonly { readonly name: string; readonly value: number }[];
  };
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 2 ** 20;
};

const phases: readonly (readonly [name: string, play: (page: Page, url: string) => Promise<void>])[] = [
  [
    'load, first picture',
    async (page, url) => {
      await page.goto(url);
      await page.locator('.shell.ready').waitFor({ timeout: 120_000 });
      await page.waitForTimeout(1000);
    },
  ],
  [
    'pan, 20 steps',
    async (page) => {
      await page.mouse.move(900, 680);
      await page.mouse.down();
      for (let step = 0; step < 20; step += 1) await page.mouse.move(900 - step * 10, 680 - step * 5);
      await page.mouse.up();
      await page.waitForTimeout(500);
    },
  ],
  [
    'highlight, 20 moves',
    async (page) => {
      for (let step = 0; step < 20; step += 1) await page.mouse.move(450 + step * 25, 300 + (step % 5) * 40);
      await page.waitForTimeout(500);
    },
  ],
  [
    'search, open a card',
    async (page) => {
      await page.locator('.search input').fill('person 1');
      await page.locator('#hits[data-for="person 1"] li[aria-selected=true]').waitFor();
      await page.locator('.search input').press('Enter');
      await page.locator('.panel .group').first().waitFor();
      await page.waitForTimeout(500);
    },
  ],
  [
    'expand and settle',
    async (page) => {
      await page.locator('[data-node] button').first().click();
      await page.waitForTimeout(1500);
      await page.locator('[data-action=layout]', { hasText: '⟳' }).waitFor({ timeout: 60_000 });
    },
  ],
];

const table = new Table({
  style: { head: [], border: [] },
  head: ['graph', ...phases.map(([name]) => name), 'heap, MB'],
});
for (const amount of amounts) {
  const served = await serveReadings(makeReadings(0, amount, amount * 2));
  const browser = await openBrowser({ width: 1280, height: 800 });
  try {
    const { nodes, edges } = await served.store.stats();
    const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('Performance.enable');
    const whole = await browser.context.browser()?.newBrowserCDPSession();
    if (whole === undefined) throw new Error('this browser does not tell about its processes');
    const row: string[] = [];
    for (const [, play] of phases) {
      const before = await measure(whole);
      await play(page, served.url);
      const after = await measure(whole);
      row.push(`${Math.round(after.renderer - before.renderer)} + ${Math.round(after.gpu - before.gpu)}`);
    }
    table.push([`${sum(nodes)} nodes, ${sum(edges)} edges`, ...row, String(Math.round(await heapOf(session)))]);
  } finally {
    await browser.close();
    await served.close();
  }
}
process.stdout.write(`CPU ms, renderer + drawing in software\n${table.toString()}\n`);
