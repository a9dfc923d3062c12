import { createWriteStream, existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { amount } from '../../graph/amount.ts';
import { type ExportFormat, exporters } from '../../graph/export/index.ts';
import {
  type Exporter,
  type ExportFile,
  type GraphSource,
  type Piece,
  requireReadings,
} from '../../graph/export/model.ts';
import { neighbourhood, pathsBetween, queryGraph, selection } from '../../graph/export/subgraph.ts';
import { inPieces } from '../../graph/export/text.ts';
import type { Problem } from '../../graph/model.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { Command, ExitCode } from '../command.ts';
import { failures } from '../failures.ts';
import { startWriting } from '../progress.ts';
import type { Settings } from '../settings.ts';
import { log, noteProblem, print, say, sayProblems, type Terminal } from '../terminal.ts';
import { openNamedGraph, withStore } from '../withStore.ts';

const formats = Object.keys(exporters) as ExportFormat[];

export const exportGraph: Command = {
  logs: true,
  summary: 'write the graph, or a part of it, for another program',
  description: `Writes the whole graph, or a part of it: what a query returns, the neighbourhood of a node, the paths between two, or chosen nodes.\n\nFormats:\n${formats
    .map((format) => `  ${format.padEnd(10)} ${exporters[format].description}`)
    .join('\n')}`,
  operands: {},
  settings: [
    'store',
    'user',
    'database',
    'exportFormat',
    'out',
    'query',
    'param',
    'around',
    'depth',
    'path',
    'nodes',
    'json',
  ],
  examples: [
    ['export --out graph.gexf', 'writes the whole graph for Gephi'],
    ['export --around Nordkorea --depth 2 --out korea.graphml', 'writes what lies within two steps'],
    [
      'export --query "MATCH (a)-[r:SIGNED]->(t) RETURN a, r, t" --out signed.csv',
      'writes signed.nodes.csv and signed.edges.csv',
    ],
    ['export --format cypher > graph.cypher', 'writes a script to standard output'],
    ['export --format statements --out backup.jsonl', 'writes a backup; ingest backup.jsonl takes it back'],
    ['export --path "Kim Jong-un" Ukraine --out path.svg', 'draws the shortest paths between two nodes'],
    ['export --nodes country:KP country:RU Vietnam --out three.png', 'draws these nodes and the edges among them'],
    ['export --around "Kim Jong-un" --out kim.md', 'writes a dossier: facts and sentences'],
    ['export --out graph.gexf --json', 'tells how far it is and what it wrote as JSON lines on standard error'],
  ],
  run: async (terminal, _operands, settings) => {
    const { out, exportFormat } = settings;
    const format = exportFormat ?? formatOfFile(out ?? '');
    if (!format) throw failures.noFormat(out, formats);
    if (format === 'dossier' && /\.html?$/i.test(out ?? '')) throw failures.dossierIsMarkdown(out ?? '');
    const exporter: Exporter = exporters[format];
    if (out === undefined && exporter.files.length > 1) throw failures.severalFiles(format);
    const parts = (['query', 'around', 'path', 'nodes'] as const).filter((part) => settings[part] !== undefined);
    if (parts.length > 1) throw failures.twoSelections(parts.map((part) => `--${part}`));
    if (settings.path !== undefined && settings.path.length !== 2) throw failures.notTwoEnds(settings.path);
    const progress = startWriting(terminal);
    return withGraph(terminal, settings, progress.onFold, async (graph) => {
      const problems = groupByMessage();
      const counted = countGraph(graph, progress.onRow);
      for (const file of exporter.files) {
        const pieces = inPieces(file.write(counted.graph, problems.add));
        if (out === undefined) for await (const piece of pieces) await print(terminal, piece);
        else await writeFile(fileName(out, file), pieces, terminal);
      }
      progress.end();
      const told = problems.list();
      for (const problem of told) noteProblem(terminal, problem);
      sayProblems(terminal, told);
      const files = out === undefined ? [] : exporter.files.map((file) => fileName(out, file));
      if (terminal.isLog) log(terminal, 'written', { ...counted.amounts(), files });
      else say(terminal, `Wrote ${counted.summary()}${files.length === 0 ? '' : ` to ${files.join(' and ')}`}.`);
      return 0;
    }).finally(progress.end);
  },
};

/** Problems as they come, one for each message with the number of places: a hostile name may stand in a million of them. */
const groupByMessage = (): { readonly add: (problem: Problem) => void; readonly list: () => readonly Problem[] } => {
  const groups = new Map<string, { readonly first: Problem; count: number }>();
  return {
    add: (problem) => {
      const group = groups.get(`${problem.rule} ${problem.message}`);
      if (group === undefined) groups.set(`${problem.rule} ${problem.message}`, { first: problem, count: 1 });
      else group.count += 1;
    },
    list: () =>
      [...groups.values()].map(({ first, count }) =>
        count === 1 ? first : { ...first, place: `${first.place} and ${count - 1} more` },
      ),
  };
};

/** The format of a file by its ending; `graph.ftm.json` is FollowTheMoney and no JSON of another kind. */
const formatOfFile = (path: string): ExportFormat | undefined => {
  const ending = (format: ExportFormat): string => `.${exporters[format].extension}`;
  const fitting = formats.filter((format) => path.toLowerCase().endsWith(ending(format)));
  return fitting.sort((a, b) => ending(b).length - ending(a).length)[0];
};

/** Hands `work` what is to be written. */
const withGraph = async (
  terminal: Terminal,
  settings: Settings,
  onFold: (done: number, total: number) => void,
  work: (graph: GraphSource) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const { query, around, path, nodes } = settings;
  if ([query, around, path, nodes].some((part) => part !== undefined))
    return withStore(terminal, settings, 'read', async (store) => work(await selectGraph(store, settings)));
  const graph = await openNamedGraph(terminal, settings, onFold);
  try {
    return await work(graph);
  } finally {
    await graph.close();
  }
};

const selectGraph = async (store: GraphStore, settings: Settings): Promise<GraphSource> => {
  const { query, around, path, nodes } = settings;
  if (query !== undefined) return queryGraph(store, query, settings.param);
  if (around !== undefined) return neighbourhood(store, around, settings.depth);
  if (path !== undefined) return pathsBetween(store, path[0] as string, path[1] as string);
  return selection(store, (nodes ?? []).flatMap(readList));
};

/** What one value of --nodes names: itself, or the lines of the file behind an @. */
const readList = (value: string): readonly string[] => {
  if (!value.startsWith('@')) return [value];
  const path = value.slice(1);
  try {
    return readFileSync(path, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);
  } catch (error) {
    throw failures.unreadableList(path, error as NodeJS.ErrnoException);
  }
};

/** Passes everything on and counts it, from none each time. */
async function* counting<T>(
  items: AsyncIterable<T>,
  reset: () => unknown,
  count: (item: T) => unknown,
): AsyncGenerator<T> {
  reset();
  for await (const item of items) {
    count(item);
    yield item;
  }
}

/** The same graph, and a sentence about what was read of it so far. */
const countGraph = (
  graph: GraphSource,
  onRow: () => void,
): {
  readonly graph: GraphSource;
  readonly summary: () => string;
  /** The same numbers, for a log. */
  readonly amounts: () => Readonly<Record<string, number>>;
} => {
  const counts = { node: 0, edge: 0, article: 0, statement: 0, judgement: 0 };
  return {
    graph: {
      ...(graph.center === undefined ? {} : { center: graph.center }),
      nodes: () =>
        counting(
          graph.nodes(),
          () => (counts.node = 0),
          () => {
            counts.node += 1;
            onRow();
          },
        ),
      edges: () =>
        counting(
          graph.edges(),
          () => (counts.edge = 0),
          () => {
            counts.edge += 1;
            onRow();
          },
        ),
      readings: () =>
        counting(
          requireReadings(graph),
          () => Object.assign(counts, { article: 0, statement: 0 }),
          (reading) => {
            counts.article += 1;
            counts.statement += reading.statements.length;
            onRow();
          },
        ),
      judgements: async () => {
        const judgements = (await graph.judgements?.()) ?? [];
        counts.judgement = judgements.length;
        return judgements;
      },
      rules: async () => graph.rules?.(),
      isPart: graph.isPart ?? false,
    },
    amounts: () => ({
      nodes: counts.node,
      edges: counts.edge,
      articles: counts.article,
      statements: counts.statement,
      judgements: counts.judgement,
    }),
    summary: () =>
      Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([name, count]) => amount(count, name))
        .join(', ')
        .replace(/, (?=[^,]*$)/, ' and ') || 'an empty graph',
  };
};

const fileName = (out: string, { suffix }: ExportFile): string => {
  const ending = extname(out);
  return suffix ? `${out.slice(0, out.length - ending.length)}${suffix}${ending || '.csv'}` : out;
};

/**
 * Writes beside the target and renames at the end, so that a failure leaves the old file as it was. Of a link the target is written;
 * pipes and devices are written to as they are, for a file in their place would destroy them.
 */
const writeFile = async (path: string, pieces: AsyncIterable<Piece>, { stop }: Terminal): Promise<void> => {
  const target = existsSync(path) ? realpathSync(path) : path;
  const isStream = existsSync(target) && !statSync(target).isFile() && !statSync(target).isDirectory();
  const part = isStream ? undefined : `${target}.part`;
  try {
    const output = createWriteStream(part ?? target, part === undefined ? {} : { flush: true });
    await pipeline(Readable.from(pieces), output, { signal: stop });
    if (part !== undefined) renameSync(part, target);
  } catch (error) {
    if (part !== undefined) rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ABORT_ERR') throw failures.exportStopped(path);
    if (code && /^E[A-Z]+$/.test(code)) throw failures.unwritable(path, error as NodeJS.ErrnoException);
    throw error;
  }
};
