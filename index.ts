/**
 * Entente as a library: German news articles in, a knowledge graph with the sentence behind every edge out.
 *
 * ```ts
 * import { exportGraph, ingest, openStore, query } from 'entente';
 * const store = await openStore('.entente');
 * await ingest(store, ['articles']);
 * const { rows } = await query(store, 'signatories');
 * for await (const text of exportGraph(store, 'gexf')) process.stdout.write(text);
 * await store.close();
 * ```
 */

import { join } from 'node:path';
import { type ExportFormat, exporters } from './graph/export/index.ts';
import type { Exporter, GraphSource, Report } from './graph/export/model.ts';
import { Failure } from './graph/failure.ts';
import { cypherOf, fillParameters, findParameters, type NamedQuery, readQueries } from './graph/namedQueries.ts';
import type { GraphStore, RunOptions, Table } from './graph/store.ts';
import { type FillOptions, type FillSummary, fill } from './ingest/fill.ts';
import { projectFolder } from './ingest/projectFolder.ts';
import { type ReadOptions, type ReadResult, readPaths } from './ingest/read/index.ts';

export { type RestoreOptions, type RestoreSummary, restore, withBackup } from './graph/backup.ts';
export { type Answer, toAnswer } from './graph/export/answer.ts';
export { type ExportFormat, exporters } from './graph/export/index.ts';
export type { Exporter, ExportFile, GraphSource, Report } from './graph/export/model.ts';
export { neighbourhood, pathsBetween, queryGraph, selection } from './graph/export/subgraph.ts';
export { Failure } from './graph/failure.ts';
export { type Judgement, judgementId } from './graph/judgements.ts';
export type * from './graph/model.ts';
export type { NamedQuery, QueryColumn, QueryParameter } from './graph/namedQueries.ts';
export {
  type NodeType,
  nodeTypes,
  type RelationKind,
  type RelationType,
  relations,
  relationTypes,
  type Status,
  statuses,
} from './graph/ontology.ts';
export { openGraph, openStore, type StoreOptions, type WholeGraph } from './graph/openStore.ts';
export type * from './graph/store.ts';
export type { FillOptions, FillSummary } from './ingest/fill.ts';
export { extract } from './ingest/ingest.ts';
export type { Extraction } from './ingest/model.ts';
export { type PageText, readPage } from './ingest/read/html.ts';
export { articleFromText, type Fields, type Origin, type ReadOptions, type ReadResult } from './ingest/read/index.ts';
export type { WebOptions } from './ingest/read/web.ts';

/** The articles of files, folders, patterns and addresses (pages, feeds) one by one; what cannot be read comes as a problem, and the reading goes on. */
export const read = (paths: Iterable<string>, options: ReadOptions = {}): AsyncGenerator<ReadResult> =>
  readPaths(paths, options);

/**
 * Reads files and folders into a store. Articles that are stored already are passed over, so it may be run again at any time.
 * Throws a Failure when the store cannot be written; odd articles are told to `onProblem`.
 */
export const ingest = (
  store: GraphStore,
  paths: Iterable<string>,
  options: FillOptions & ReadOptions = {},
): Promise<FillSummary> => fill(store, readPaths(paths, options), options);

/** The named queries that come with Entente, by name. */
export const namedQueries = (): readonly NamedQuery[] => readQueries(join(projectFolder, 'queries'));

/**
 * Runs a Cypher text, or a named query (one word), with its defaults for what `parameters` leaves out; nodes in parameters of
 * a named query go by id, name or alias. Read-only unless
 * `options.write`. Throws a Failure for an unknown name or parameter, a syntax error (with its place) and a refused write.
 */
export const query = async (
  store: GraphStore,
  text: string,
  parameters: Readonly<Record<string, unknown>> = {},
  options: RunOptions = {},
): Promise<Table> => {
  if (!/^[\w-]+$/.test(text)) return store.run(text, parameters, options);
  const named = namedQueries().find(({ name }) => name === text);
  if (!named)
    throw new Failure('unknown-query', `there is no query named "${text}"`, { hint: 'namedQueries() lists them all.' });
  const filled = await findParameters(store, named, fillParameters(named, parameters));
  return store.run(cypherOf(named, filled), filled, options);
};

/**
 * Writes a graph (a store, or what `queryGraph`, `neighbourhood`, `pathsBetween` and `selection` give) in a format that is one file, piece by piece. `report`
 * is told what a format could not hold. Throws a Failure for a format of several files: take those from `exporters`.
 */
export const exportGraph = <F extends ExportFormat>(
  graph: GraphSource,
  format: F,
  report: Report = () => undefined,
): AsyncIterable<F extends 'png' ? Uint8Array : string> => {
  const exporter: Exporter = exporters[format];
  if (exporter.files.length > 1)
    throw new Failure('several-files', `the format "${format}" is written to several files`, {
      hint: `Write each of exporters.${format}.files.`,
    });
  return exporter.files[0].write(graph, report) as AsyncIterable<F extends 'png' ? Uint8Array : string>;
};
