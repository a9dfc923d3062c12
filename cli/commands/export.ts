import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ExportFormat, exporters } from '../../graph/export/index.ts';
import { type Exporter, type ExportFile, type GraphSource, requireReadings } from '../../graph/export/model.ts';
import { neighbourhood, queryGraph } from '../../graph/export/subgraph.ts';
import { inPieces } from '../../graph/export/text.ts';
import type { Problem } from '../../graph/model.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import type { Settings } from '../settings.ts';
import { print, say, sayProblems, type Terminal } from '../terminal.ts';
import { withStore } from '../withStore.ts';

const formats = Object.keys(exporters) as ExportFormat[];

export const exportGraph: Command = {
  summary: 'write the graph, or a part of it, for another program',
  description: `Writes the whole graph, what a query returns, or the neighbourhood of a node.\n\nFormats:\n${formats
    .map((format) => `  ${format.padEnd(10)} ${exporters[format].description}`)
    .join('\n')}`,
  operands: {},
  settings: ['store', 'user', 'database', 'exportFormat', 'out', 'query', 'param', 'around', 'depth'],
  examples: [
    ['export --out graph.gexf', 'writes the whole graph for Gephi'],
    ['export --around Nordkorea --depth 2 --out korea.graphml', 'writes what lies within two steps'],
    [
      'export --query "MATCH (a)-[r:SIGNED]->(t) RETURN a, r, t" --out signed.csv',
      'writes signed.nodes.csv and signed.edges.csv',
    ],
    ['export --format cypher > graph.cypher', 'writes a script to standard output'],
    ['export --format statements --out backup.jsonl', 'writes a backup; ingest backup.jsonl takes it back'],
    ['export --around "Kim Jong-un" --out kim.md', 'writes a dossier: facts and sentences'],
  ],
  run: async (terminal, _operands, settings) => {
    const { out, exportFormat } = settings;
    const format = exportFormat ?? formats.find((known) => `.${exporters[known].extension}` === extname(out ?? ''));
    if (!format) throw failures.noFormat(out, formats);
    const exporter: Exporter = exporters[format];
    if (out === undefined && exporter.files.length > 1) throw failures.severalFiles(format);
    if (settings.query !== undefined && settings.around !== undefined) throw failures.twoSelections();
    return withStore(terminal, settings, 'read', async (store) => {
      const problems: Problem[] = [];
      const counted = countGraph(await selectGraph(store, settings));
      for (const file of exporter.files) {
        const text = inPieces(file.write(counted.graph, (problem) => problems.push(problem)));
        if (out === undefined) for await (const piece of text) await print(terminal, piece);
        else await writeFile(fileName(out, file), text, terminal);
      }
      sayProblems(terminal, problems);
      say(
        terminal,
        `Wrote ${counted.summary()}${out === undefined ? '' : ` to ${exporter.files.map((file) => fileName(out, file)).join(' and ')}`}.`,
      );
      return 0;
    });
  },
};

const selectGraph = async (store: GraphStore, { query, param, around, depth }: Settings): Promise<GraphSource> => {
  if (query !== undefined) return queryGraph(store, query, param);
  return around === undefined ? store : neighbourhood(store, around, depth);
};

/** Passes everything on and counts it. */
async function* counting<T>(items: AsyncIterable<T>, count: (item: T) => unknown): AsyncGenerator<T> {
  for await (const item of items) {
    count(item);
    yield item;
  }
}

/** The same graph, and a sentence about what was read of it so far. */
const countGraph = (graph: GraphSource): { readonly graph: GraphSource; readonly summary: () => string } => {
  const counts = { nodes: 0, edges: 0, articles: 0, statements: 0, judgements: 0 };
  return {
    graph: {
      ...(graph.center === undefined ? {} : { center: graph.center }),
      nodes: () => counting(graph.nodes(), () => (counts.nodes += 1)),
      edges: () => counting(graph.edges(), () => (counts.edges += 1)),
      readings: () =>
        counting(requireReadings(graph), (reading) => {
          counts.articles += 1;
          counts.statements += reading.statements.length;
        }),
      judgements: async () => {
        const judgements = (await graph.judgements?.()) ?? [];
        counts.judgements = judgements.length;
        return judgements;
      },
    },
    summary: () =>
      Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([name, count]) => `${count} ${name}`)
        .join(', ')
        .replace(/, (?=[^,]*$)/, ' and ') || 'an empty graph',
  };
};

const fileName = (out: string, { suffix }: ExportFile): string => {
  const ending = extname(out);
  return suffix ? `${out.slice(0, out.length - ending.length)}${suffix}${ending || '.csv'}` : out;
};

/** Writes beside the target and renames at the end, so that a failure leaves the old file as it was. */
const writeFile = async (path: string, text: AsyncIterable<string>, { stop }: Terminal): Promise<void> => {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(text), createWriteStream(part, { flush: true }), { signal: stop });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ABORT_ERR') throw failures.exportStopped(path);
    if (code && /^E[A-Z]+$/.test(code)) throw failures.unwritable(path, error as NodeJS.ErrnoException);
    throw error;
  }
};
