/*
 * How fast each format is written, and whether memory stays flat however large the graph is:
 *   node --import ./scripts/typescript.mjs bench/ioExporters.ts [--edges 30000,300000] [--formats gexf,ftm] [--write] [STORE…]
 * Without STORE the graph is made on the way from the articles of bench/news.ts, so that all memory is the exporter's own; with one (a
 * folder or neo4j://…, NEO4J_PASSWORD) the graph is read from it, and the row "reading only" says what that takes by
 * itself. `--load PLACE` makes such a store first, with as many statements as the first of --edges; an empty Neo4j takes them in batches. Each format is written in a
 * process of its own to /dev/null. --write makes the figures the new baseline (bench/io.json); else the change in percent stands
 * beside the CPU seconds.
 */
import { fork } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { type ExportFormat, exporters } from '../graph/export/index.ts';
import type { Exporter, GraphSource } from '../graph/export/model.ts';
import { inPieces } from '../graph/export/text.ts';
import { fold } from '../graph/fold.ts';
import type { Reading } from '../graph/model.ts';
import { isServer, openGraph, openStore } from '../graph/openStore.ts';
import { makeNews } from './news.ts';

const baselineFile = join(import.meta.dirname, 'io.json');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edges: { type: 'string', default: '30000,300000' },
    formats: { type: 'string' },
    load: { type: 'string' },
    write: { type: 'boolean', default: false },
    // Measures one format in this process and sends the figures to the one that started it.
    measure: { type: 'string' },
  },
});
const sizes = values.edges.split(',').map(Number);
const readingOnly = 'reading only';
const password = process.env['NEO4J_PASSWORD'] ?? '';

interface Figures {
  readonly 'CPU s': number;
  readonly seconds: number;
  readonly MB: number;
  readonly rows: number;
  /** Greatest resident memory, and what of it stood before the first row was asked for. */
  readonly 'peak MB': number;
  readonly 'MB before': number;
}

const statementsOfArticle = 10;
/** Articles folded at once; an edge of a later batch may be one of an earlier one again, which no exporter minds. */
const articlesAtOnce = 50;

/** A graph with about so many edges that is never in memory: a tenth as many nodes, ten statements an article. */
const madeGraph = (edges: number): GraphSource => {
  const nodes = Math.max(100, Math.floor(edges / 10));
  const articles = Math.ceil(edges / statementsOfArticle);
  const batches = function* (): Generator<readonly Reading[]> {
    for (let first = 0; first < articles; first += articlesAtOnce)
      yield makeNews(first, Math.min(articlesAtOnce, articles - first), nodes);
  };
  return {
    async *nodes() {
      for (const [kind, type, share] of [
        ['person', 'Person', 0.6],
        ['organisation', 'Organisation', 0.3],
        ['treaty', 'Treaty', 0.098],
        ['country', 'Country', 0.002],
      ] as const)
        for (let number = 0; number < Math.max(2, Math.floor(nodes * share)); number += 1)
          yield {
            id: `${kind}:${kind}-${number}`,
            type,
            name: `${type} ${number}`,
            aliases: [`Alias ${number}`],
            articles: 3,
            properties: {},
          };
    },
    async *edges() {
      for (const batch of batches()) yield* fold(batch).edges;
    },
    async *readings() {
      for (const batch of batches()) yield* batch;
    },
  };
};

/** Peak of resident MB of this process so far, on Linux. */
const peakMemory = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1000;

const measure = async (format: string, place: string): Promise<Figures> => {
  const store = /^\d+$/.test(place) ? undefined : await openGraph(place, { password });
  const source: GraphSource = store ?? madeGraph(Number(place));
  let rows = 0;
  let bytes = 0;
  const counted = async function* <T>(items: AsyncIterable<T>, rowsOf: (item: T) => number): AsyncGenerator<T> {
    for await (const item of items) {
      rows += rowsOf(item);
      yield item;
    }
  };
  const graph: GraphSource = {
    nodes: () => counted(source.nodes(), () => 1),
    edges: () => counted(source.edges(), () => 1),
    readings: () => counted(source.readings?.() ?? (async function* () {})(), ({ statements }) => statements.length),
    judgements: async () => (await source.judgements?.()) ?? [],
  };
  const before = peakMemory();
  const start = process.cpuUsage();
  const started = performance.now();
  if (format === readingOnly) {
    for await (const _ of graph.nodes());
    for await (const _ of graph.edges());
    for await (const _ of graph.readings?.() ?? []);
  } else {
    const { files }: Exporter = exporters[format as ExportFormat];
    for (const file of files) {
      const counting = async function* (): AsyncGenerator<string | Uint8Array> {
        for await (const piece of inPieces(file.write(graph, () => undefined))) {
          bytes += Buffer.byteLength(piece);
          yield piece;
        }
      };
      await pipeline(counting, createWriteStream('/dev/null'));
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(start);
  const figures = {
    'CPU s': (user + system) / 1e6,
    seconds,
    MB: bytes / 1e6,
    rows,
    'peak MB': peakMemory(),
    'MB before': before,
  };
  await store?.close();
  return figures;
};

const measureApart = (format: string, place: string): Promise<Figures> =>
  new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, ['--measure', format, place], { execArgv: process.execArgv });
    child.once('message', (figures) => resolve(figures as Figures));
    child.once('exit', (code) => reject(new Error(`${format} of ${place} ended with ${code}`)));
  });

const load = async (place: string): Promise<void> => {
  const store = await openStore(place, { password });
  const loading = isServer(place) ? store : store.startLoading();
  const articles = Math.ceil((sizes[0] as number) / statementsOfArticle);
  for (let first = 0; first < articles; first += 500)
    await loading.put(makeNews(first, Math.min(500, articles - first), (sizes[0] as number) / 10));
  if ('finish' in loading) await loading.finish();
  await store.close();
};

const run = async (): Promise<void> => {
  if (values.load !== undefined) await load(values.load);
  const baseline: Record<string, Figures> = existsSync(baselineFile)
    ? (JSON.parse(readFileSync(baselineFile, 'utf8')) as Record<string, Figures>)
    : {};
  const wanted = values.formats?.split(',') ?? [readingOnly, ...Object.keys(exporters)];
  const places = positionals.length > 0 ? positionals : values.load === undefined ? sizes.map(String) : [values.load];
  console.log(
    '| format | graph | CPU s | since baseline | s | MB | rows per CPU s | peak RSS MB |\n|---|---|--:|--:|--:|--:|--:|--:|',
  );
  for (const format of wanted)
    for (const place of places) {
      const figures = await measureApart(format, place);
      const graph = /^\d+$/.test(place) ? `made, ${place}` : isServer(place) ? `Neo4j, ${sizes[0]}` : 'store';
      const name = `${format}, ${graph}`;
      const old = baseline[name];
      const change = old === undefined ? '' : `${Math.round(100 * (figures['CPU s'] / old['CPU s'] - 1))} %`;
      console.log(
        `| ${format} | ${graph} | ${figures['CPU s'].toFixed(1)} | ${change} | ${figures.seconds.toFixed(1)} | ${figures.MB.toFixed(1)} | ${Math.round(figures.rows / figures['CPU s'])} | ${Math.round(figures['peak MB'])} |`,
      );
      baseline[name] = Object.fromEntries(
        Object.entries(figures).map(([key, value]) => [key, Math.round(value * 10) / 10]),
      ) as unknown as Figures;
    }
  if (values.write) writeFileSync(baselineFile, `${JSON.stringify(baseline, undefined, 1)}\n`);
};

if (values.measure === undefined) await run();
else {
  const figures = await measure(values.measure, positionals[0] ?? '');
  process.send?.(figures, () => process.disconnect());
}
