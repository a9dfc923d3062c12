import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ExportFormat, exporters } from '../../graph/export/index.ts';
import type { Exporter, ExportFile, GraphSource } from '../../graph/export/model.ts';
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
    .map((format) => `  ${format.padEnd(8)} ${exporters[format].description}`)
    .join('\n')}`,
  operands: {},
  settings: ['store', 'user', 'exportFormat', 'out', 'query', 'param', 'around', 'depth'],
  examples: [
    ['export --out graph.gexf', 'writes the whole graph for Gephi'],
    ['export --around Nordkorea --depth 2 --out korea.graphml', 'writes what lies within two steps'],
    [
      'export --query "MATCH (a)-[r:SIGNED]->(t) RETURN a, r, t" --out signed.csv',
      'writes signed.nodes.csv and signed.edges.csv',
    ],
    ['export --format cypher > graph.cypher', 'writes a script to standard output'],
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
      const { nodes, edges } = counted.counts();
      say(
        terminal,
        `Wrote ${nodes} nodes and ${edges} edges${out === undefined ? '' : ` to ${exporter.files.map((file) => fileName(out, file)).join(' and ')}`}.`,
      );
      return 0;
    });
  },
};

const selectGraph = async (store: GraphStore, { query, param, around, depth }: Settings): Promise<GraphSource> => {
  if (query !== undefined) return queryGraph(store, query, param);
  return around === undefined ? store : neighbourhood(store, around, depth);
};

/** The same graph, counting what passes. */
const countGraph = (graph: GraphSource) => {
  let nodes = 0;
  let edges = 0;
  const counting: GraphSource = {
    async *nodes() {
      for await (const node of graph.nodes()) {
        nodes += 1;
        yield node;
      }
    },
    async *edges() {
      for await (const edge of graph.edges()) {
        edges += 1;
        yield edge;
      }
    },
  };
  return { graph: counting, counts: () => ({ nodes, edges }) };
};

const fileName = (out: string, { suffix }: ExportFile): string => {
  const ending = extname(out);
  return suffix ? `${out.slice(0, out.length - ending.length)}${suffix}${ending || '.csv'}` : out;
};

/** Writes beside the target and renames at the end, so that a failure leaves the old file as it was. */
const writeFile = async (path: string, text: AsyncIterable<string>, { stop }: Terminal): Promise<void> => {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(text), createWriteStream(part), { signal: stop });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code && /^E[A-Z]+$/.test(code)) throw failures.unwritable(path, error as NodeJS.ErrnoException);
    throw error;
  }
};
