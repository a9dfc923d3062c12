import { Failure } from '../failure.ts';
import type { Judgement } from '../judgements.ts';
import type { GraphEdge, GraphNode, Problem, Reading } from '../model.ts';

/** A graph to read once or more, node by node: a whole store, a neighbourhood, or the answer of a query. */
export interface GraphSource {
  nodes(): AsyncIterable<GraphNode>;
  edges(): AsyncIterable<GraphEdge>;
  /** Id of the node that a neighbourhood is about. */
  readonly center?: string;
  /** Articles with the statements that support the edges; a graph made by hand has none. */
  readings?(): AsyncIterable<Reading>;
  /** Judgements that the graph was folded with. */
  judgements?(): Promise<readonly Judgement[]>;
  /** True when its readings lack statements that their articles have. */
  readonly isPart?: boolean;
  /** A word for the rules by which all articles were read; undefined when that is not known. */
  rules?(): Promise<string | undefined>;
}

/** The readings of a graph. Throws a Failure when it has none, for formats that consist of statements. */
export const requireReadings = (graph: GraphSource): AsyncIterable<Reading> => {
  if (!graph.readings)
    throw new Failure('no-readings', 'this graph has no statements to write', { hint: 'Export from a store.' });
  return graph.readings();
};

/** Called for each value that a format cannot hold as it is: what was changed, and where. */
export type Report = (problem: Problem) => void;

/** Pieces of a file: text, or bytes for what is no text. */
export type Piece = string | Uint8Array;

export interface ExportFile {
  /** Goes between the name and the ending of the file that the user named: `.nodes` makes graph.nodes.csv. */
  readonly suffix: string;
  /** The file in pieces, in order; never the whole graph in memory. */
  write(graph: GraphSource, report: Report): AsyncIterable<Piece>;
}

export interface Exporter {
  readonly extension: string;
  /** What it is, and a program that opens it. */
  readonly description: string;
  readonly files: readonly [ExportFile, ...ExportFile[]];
}
