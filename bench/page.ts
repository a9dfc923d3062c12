/*
 * What the page costs the browser beside cytoscape, on the same made-up graphs in the same run: CPU time of the renderer process (what
 * remains on a machine with a graphics card) and of the process that draws (in software here), and memory.
 *   npm run build, then: node --import ./scripts/typescript.mjs bench/page.ts [--write] [NODES[:EDGES] …]
 * Each number of nodes (three edges a node unless said) makes one graph; the default is 1000, 10000 and 100000, and 1400:20000, which is
 * the largest that is shown as a scene. Making the largest store takes minutes:
 * ENTENTE_BENCH_STORES=folder keeps them. --write puts the figures into bench/page.json, the baseline to compare with.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import type { CDPSession, Page } from 'playwright-core';
import { openStore } from '../graph/openStore.ts';
import { openBrowser } from '../test/browser.ts';
import { makeLarge } from '../test/pageLarge.ts';
import { unpackColumns } from '../viewer/server/columns.ts';
import { serve } from '../viewer/server/serve.ts';

const baseline = join(import.meta.dirname, 'page.json');
const isWriting = process.argv.includes('--write');
const given = process.argv.slice(2).filter((word) => /^\d+(?::\d+)?$/.test(word));
const sizes = (given.length > 0 ? given : ['1000', '1400:20000', '10000', '100000']).map((word) => {
  const [nodes = 0, edges = 3 * nodes] = word.split(':').map(Number);
  return { nodes, edges };
});

/** Milliseconds that one phase may take; whatever needs longer cannot be used. */
const patience = Number(process.env.ENTENTE_BENCH_PATIENCE ?? 120_000);

interface Cost {
  readonly renderer: number;
  readonly gpu: number;
}

interface Process {
  readonly id: number;
  readonly type: string;
  readonly cpuTime: number;
}

const processesOf = async (session: CDPSession): Promise<readonly Process[]> =>
  ((await session.send('SystemInfo.getProcessInfo')) as { processInfo: readonly Process[] }).processInfo;

/** CPU time since their start of all renderers together, and of the process that draws, in milliseconds. */
const measure = async (session: CDPSession): Promise<Cost> => {
  const processes = await processesOf(session);
  const of = (type: string): number =>
    processes.filter((each) => each.type === type).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  return { renderer: of('renderer'), gpu: of('GPU') };
};

/** Resident memory of the largest renderer in megabytes; 0 where there is no /proc. */
const residentOf = async (session: CDPSession): Promise<number> => {
  const renderers = (await processesOf(session)).filter(({ type }) => type === 'renderer');
  const sizesOf = renderers.map(({ id }) =>
    existsSync(`/proc/${id}/statm`)
      ? (Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20
      : 0,
  );
  return Math.round(Math.max(0, ...sizesOf));
};

type Phase = readonly [name: string, play: (page: Page, url: string) => Promise<void>];

const rest = (page: Page): Promise<void> => page.waitForTimeout(800);

const drag = async (page: Page): Promise<void> => {
  await page.mouse.move(900, 640);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) await page.mouse.move(900 - step * 10, 640 - step * 5);
  await page.mouse.up();
  await rest(page);
};
const point = async (page: Page): Promise<void> => {
  for (let step = 0; step < 20; step += 1) await page.mouse.move(450 + step * 25, 300 + (step % 5) * 40);
  await rest(page);
};

/** The whole of a large graph is drawn, or the scene of a small one. */
const drawn = async (page: Page): Promise<void> => {
  await page.locator('#world.away, #world[data-drawn=all]').first().waitFor({ state: 'attached', timeout: patience });
  await rest(page);
};

const ours: readonly Phase[] = [
  [
    'load, first picture',
    async (page, url) => {
      await page.goto(url);
      await page.locator('.shell.ready').waitFor({ timeout: patience });
      await drawn(page);
    },
  ],
  [
    'pan, 20 steps',
    async (page) => {
      await drag(page);
      await drawn(page);
    },
  ],
  ['highlight, 20 moves', point],
  [
    'search',
    async (page) => {
      await page.locator('.search input').fill('berdan');
      await page.locator('#hits[data-for="berdan"]').waitFor({ state: 'attached', timeout: patience });
      await rest(page);
    },
  ],
  [
    'open and expand',
    async (page) => {
      await page.locator('.search input').press('Enter');
      await page.locator('.panel .group').first().waitFor({ timeout: patience });
      await page.locator('[data-action=layout]', { hasText: '⟳' }).waitFor({ timeout: patience });
      await page.locator('[data-node] button').first().click();
      await rest(page);
      await page.locator('[data-action=layout]', { hasText: '⟳' }).waitFor({ timeout: patience });
    },
  ],
];

/** A page as its makers show it: one cytoscape with everything in it, places given, the neighbourhood lit on hover. */
const cytoscapePage = `<!doctype html><meta charset="utf-8"><style>body,#cy{margin:0;width:1280px;height:800px}</style>
<div id="cy"></div><script src="/cytoscape.js"></script><script>
const colours = ['#c8662e', '#22877a', '#2a69ac', '#7a4a9c'];
fetch('/graph.json').then((answer) => answer.json()).then(({ nodes, edges }) => {
  const cy = globalThis.cy = cytoscape({
    container: document.getElementById('cy'),
    elements: {
      nodes: nodes.map(({ id, name, type, x, y, degree }) => ({ data: { id, name, colour: colours[type], size: 4 + 2 * Math.sqrt(degree) }, position: { x, y } })),
      edges: edges.map(([source, target], at) => ({ data: { id: 'e' + at, source, target } })),
    },
    layout: { name: 'preset' },
    style: [
      { selector: 'node', style: { 'background-color': 'data(colour)', width: 'data(size)', height: 'data(size)' } },
      { selector: 'edge', style: { width: 1, 'line-color': '#a29b8b', opacity: 0.3, 'curve-style': 'haystack' } },
      { selector: '.lit', style: { 'line-color': '#23211d', opacity: 1, label: 'data(name)' } },
    ],
    hideEdgesOnViewport: true,
    textureOnViewport: true,
  });
  cy.on('mouseover', 'node', ({ target }) => target.closedNeighborhood().addClass('lit'));
  cy.on('mouseout', 'node', ({ target }) => target.closedNeighborhood().removeClass('lit'));
  cy.one('render', () => { document.body.dataset.ready = 'yes'; });
});
</script>`;

const theirs: readonly Phase[] = [
  [
    'load, first picture',
    async (page, url) => {
      await page.goto(url, { timeout: patience });
      await page.locator('body[data-ready=yes]').waitFor({ timeout: patience });
      await rest(page);
    },
  ],
  ['pan, 20 steps', drag],
  ['highlight, 20 moves', point],
  [
    'search',
    async (page) => {
      await page.evaluate(`cy.nodes().filter((node) => node.data('name').toLowerCase().includes('berdan')).length`);
      await rest(page);
    },
  ],
  [
    'open and expand',
    async (page) => {
      await page.evaluate(`(() => {
        const centre = cy.nodes()[0];
        const added = Array.from({ length: 25 }, (_, at) => 'added' + at);
        cy.add([
          ...added.map((id) => ({ group: 'nodes', data: { id, name: id, colour: '#c8662e', size: 6 }, position: { ...centre.position() } })),
          ...added.map((id) => ({ group: 'edges', data: { id: 'to-' + id, source: centre.id(), target: id } })),
        ]);
        centre.closedNeighborhood().layout({ name: 'concentric', fit: false }).run();
      })()`);
      await rest(page);
    },
  ],
];

interface Row {
  readonly program: string;
  readonly nodes: number;
  readonly edges: number;
  /** Renderer and drawing in CPU milliseconds; `null` where it did not end in time, or came after what did not. */
  readonly cost: Readonly<Record<string, readonly [renderer: number, gpu: number] | null>>;
  /** What did not end in time: how long it was waited for, in milliseconds, and what had been spent until then. */
  readonly givenUp?: {
    readonly phase: string;
    readonly after: number;
    readonly spent: readonly [renderer: number, gpu: number];
  };
  readonly heap: number;
  readonly resident: number;
}

const run = async (
  program: string,
  phases: readonly Phase[],
  url: string,
  size: { readonly nodes: number; readonly edges: number },
): Promise<Row> => {
  const browser = await openBrowser({ width: 1280, height: 800 });
  try {
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('Performance.enable');
    const whole = await browser.context.browser()?.newBrowserCDPSession();
    if (whole === undefined) throw new Error('this browser does not tell about its processes');
    const cost: Record<string, readonly [number, number] | null> = {};
    let givenUp: Row['givenUp'];
    for (const [name, play] of phases) {
      // A page that is busy with the phase before cannot be asked for the next.
      if (givenUp !== undefined) {
        cost[name] = null;
        continue;
      }
      process.stderr.write(`${size.nodes} nodes, ${program}: ${name}\n`);
      const before = await measure(whole);
      const start = performance.now();
      const done = await Promise.race([
        play(page, url).then(
          () => true,
          (error: unknown) => {
            // Waiting ends on its own at about the same time; what fails before is a fault of this program.
            if (performance.now() - start < patience * 0.95) throw error;
            return false;
          },
        ),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), patience).unref()),
      ]);
      const after = await measure(whole);
      const spent = [Math.round(after.renderer - before.renderer), Math.round(after.gpu - before.gpu)] as const;
      cost[name] = done ? spent : null;
      if (!done) givenUp = { phase: name, after: patience, spent };
    }
    const metrics = (await Promise.race([
      session.send('Performance.getMetrics'),
      new Promise((resolve) => setTimeout(() => resolve({ metrics: [] }), 5000).unref()),
    ])) as { metrics: readonly { readonly name: string; readonly value: number }[] };
    const heap = metrics.metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
    return {
      program,
      ...size,
      cost,
      ...(givenUp === undefined ? {} : { givenUp }),
      heap: Math.round(heap / 2 ** 20),
      resident: await residentOf(whole),
    };
  } finally {
    await browser.close();
  }
};

const known: readonly Row[] = existsSync(baseline)
  ? (JSON.parse(readFileSync(baseline, 'utf8')) as readonly Row[])
  : [];
/** After each program, so that a run that is broken off leaves what it measured. */
const note = (): void => {
  if (!isWriting) return;
  const others = known.filter(
    ({ program, nodes }) => !rows.some((row) => row.program === program && row.nodes === nodes),
  );
  const all = [...others, ...rows].sort((a, b) => a.nodes - b.nodes || (a.program < b.program ? 1 : -1));
  writeFileSync(baseline, `${JSON.stringify(all, undefined, 2)}\n`);
};

const rows: Row[] = [];
const kept = process.env.ENTENTE_BENCH_STORES;
for (const { nodes, edges } of sizes) {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'entente-bench-'));
  const place = join(folder, edges === 3 * nodes ? `page-${nodes}` : `page-${nodes}-${edges}`);
  if (!existsSync(place)) {
    const made = await openStore(place);
    await made.put(makeLarge(nodes, edges));
    await made.close();
  }
  // For reading, as `entente view` does: queries of others then share the engine's file.
  const store = await openStore(place, { readOnly: true });
  const serving = await serve(store, { port: 0 });
  try {
    // The layout is made once for both, and is no cost of the browser.
    let world = unpackColumns(await (await fetch(`${serving.url}api/world`)).arrayBuffer());
    while (world.head.done !== true) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      world = unpackColumns(await (await fetch(`${serving.url}api/world`)).arrayBuffer());
    }
    const column = (name: string): ArrayLike<number> => world.columns.get(name) ?? [];
    const [x, y, type, degree, source, target] = ['x', 'y', 'type', 'degree', 'source', 'target'].map(column);
    const size = { nodes: x?.length ?? 0, edges: source?.length ?? 0 };
    const named: { readonly id: string; readonly name: string }[] = [];
    for await (const { id, name } of store.nodes()) named.push({ id, name });
    const graph = JSON.stringify({
      nodes: named.map(({ id, name }, at) => ({
        id,
        name,
        type: type?.[at],
        x: x?.[at],
        y: y?.[at],
        degree: degree?.[at],
      })),
      edges: Array.from({ length: size.edges }, (_, at) => [
        named[source?.[at] ?? 0]?.id,
        named[target?.[at] ?? 0]?.id,
      ]),
    });
    const library = readFileSync(createRequire(import.meta.url).resolve('cytoscape/dist/cytoscape.min.js'));
    const host = createServer((asked, answer) => {
      const [body, kind] =
        asked.url === '/graph.json'
          ? [graph, 'application/json']
          : asked.url === '/cytoscape.js'
            ? [library, 'text/javascript']
            : [cytoscapePage, 'text/html'];
      answer.writeHead(200, { 'content-type': kind }).end(body);
    });
    await new Promise<void>((resolve) => {
      host.listen(0, '127.0.0.1', resolve);
    });
    rows.push(await run('entente', ours, serving.url, size));
    note();
    rows.push(await run('cytoscape', theirs, `http://127.0.0.1:${(host.address() as AddressInfo).port}/`, size));
    note();
    host.closeAllConnections();
    host.close();
  } finally {
    await serving.close();
    await store.close();
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

const table = new Table({
  style: { head: [], border: [] },
  head: ['graph', 'program', ...ours.map(([name]) => name), 'heap, MB', 'resident, MB'],
});
for (const row of rows) {
  const before = known.find((each) => each.program === row.program && each.nodes === row.nodes);
  const cell = (name: string): string => {
    const cost = row.cost[name];
    if (cost === undefined) return '';
    if (cost === null)
      return row.givenUp?.phase === name
        ? `> ${row.givenUp.after / 1000} s (${row.givenUp.spent[0]} + ${row.givenUp.spent[1]} until then)`
        : 'not reached';
    const was = before?.cost[name];
    return `${cost[0]} + ${cost[1]}${was ? ` (${was[0]} + ${was[1]})` : ''}`;
  };
  table.push([
    `${row.nodes} nodes, ${row.edges} edges`,
    row.program,
    ...ours.map(([name]) => cell(name)),
    String(row.heap),
    String(row.resident),
  ]);
}
process.stdout.write(`CPU ms, renderer + drawing in software (the baseline in brackets)\n${table.toString()}\n`);
