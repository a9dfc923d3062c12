import { stringify } from 'csv-stringify/sync';
import type { GraphEdge, GraphNode } from '../model.ts';
import { type Attribute, type AttributeType, edgeAttributes, isEmptyList, nodeAttributes } from './attributes.ts';
import { formatRows } from './csv.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanText } from './text.ts';

/*
 * For `neo4j-admin database import full`. Dates stay strings: the importer would pad 1991-12 to the first of the month without a
 * word. Array items are joined by U+001F, which no name holds once it is cleaned; the importer splits labels at the same
 * delimiter; a newline in a name needs --multiline-fields.
 */
export const neo4jCsv = {
  extension: 'csv',
  description:
    'NAME.nodes.csv and NAME.edges.csv for neo4j-admin database import full --multiline-fields=true --array-delimiter=U+001F --nodes=… --relationships=…',
  files: [
    { suffix: '.nodes', write: writeNodes },
    { suffix: '.edges', write: writeEdges },
  ],
} as const satisfies Exporter;

export const arrayDelimiter = '\u001f';

const types: Readonly<Record<AttributeType, string>> = {
  string: '',
  double: ':double',
  long: ':long',
  boolean: ':boolean',
};
const lists = new Set(['aliases', 'statements']);

const heading = ({ name, type }: { readonly name: string; readonly type: AttributeType }): string =>
  lists.has(name) ? `${name}:string[]` : `${name}${types[type]}`;

/** RFC 4180 with quotes doubled. Nothing between commas is no property, while "" is an empty one; formulas are no danger to a database. */
const lines = (rows: readonly (readonly (string | null)[])[]): string =>
  stringify(rows as (string | null)[][], { record_delimiter: '\n', quoted_string: true });

const cells = <T extends { readonly id: string }>(
  columns: readonly Attribute<T>[],
  item: T,
  report: Report,
): (string | null)[] =>
  columns.map(({ name, of }) => {
    const value = of(item);
    if (value === undefined || isEmptyList(value)) return null;
    if (typeof value !== 'object') return cleanText(String(value), item.id, name, report);
    return value.map((each) => cleanText(each, item.id, name, report)).join(arrayDelimiter);
  });

const nodeColumns = nodeAttributes.filter(({ name }) => name !== 'type');
const edgeColumns = edgeAttributes.filter(({ name }) => name !== 'type');

async function* writeNodes(graph: GraphSource, report: Report): AsyncGenerator<string> {
  yield lines([['id:ID(Entity)', ...nodeColumns.map(heading), ':LABEL']]);
  const toRow = (node: GraphNode) => [
    node.id,
    ...cells(nodeColumns, node, report),
    `${node.type}${arrayDelimiter}Entity`,
  ];
  yield* formatRows(graph.nodes(), toRow, lines);
}

async function* writeEdges(graph: GraphSource, report: Report): AsyncGenerator<string> {
  yield lines([[':START_ID(Entity)', ':END_ID(Entity)', 'id', ...edgeColumns.map(heading), ':TYPE']]);
  const toRow = (edge: GraphEdge) => [edge.from, edge.to, edge.id, ...cells(edgeColumns, edge, report), edge.type];
  yield* formatRows(graph.edges(), toRow, lines);
}
