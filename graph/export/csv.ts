import { stringify } from 'csv-stringify/sync';
import { type Attribute, edgeAttributes, nodeAttributes } from './attributes.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanText } from './text.ts';

/** CSV for people: one file of nodes, one of edges, each with a byte order mark: Excel takes a table without one for Windows-1252. */
export const csv = {
  extension: 'csv',
  description:
    'two tables, NAME.nodes.csv and NAME.edges.csv, with a byte order mark: spreadsheets, pandas (keep_default_na=False: NA is Namibia)',
  files: [
    { suffix: '.nodes', write: writeNodes },
    { suffix: '.edges', write: writeEdges },
  ],
} as const satisfies Exporter;

/**
 * Lines of CSV (RFC 4180, LF). A cell that a spreadsheet would run as a formula (it begins with = + - @, tab or return) gets an
 * apostrophe in front, as OWASP advises; numbers do not.
 */
export const csvLines = (rows: readonly (readonly (string | number | boolean | null)[])[]): string =>
  stringify(rows as (string | number | boolean | null)[][], {
    escape_formulas: true,
    // A return alone ends the row for Python's csv and for spreadsheets.
    quoted_match: /\r/,
    record_delimiter: '\n',
    cast: { boolean: (value) => String(value) },
  });

const byteOrderMark = '\uFEFF';

/** A list in a cell. In an item `|` is written `\|` and a backslash twice, so that ` | ` stands between two items and nowhere else. */
export const joinList = (items: readonly string[]): string =>
  items.map((item) => item.replace(/[\\|]/g, '\\$&')).join(' | ');

/** Rows that are formatted together: one by one costs twenty times as much. */
const rowsAtOnce = 500;

/** Formats the rows that items give, several at a time; an item that gives undefined has no row. */
export async function* formatRows<T, Row>(
  items: AsyncIterable<T>,
  toRow: (item: T) => Row | undefined,
  format: (rows: readonly Row[]) => string,
): AsyncGenerator<string> {
  let rows: Row[] = [];
  for await (const item of items) {
    const row = toRow(item);
    if (row !== undefined) rows.push(row);
    if (rows.length === rowsAtOnce) {
      yield format(rows);
      rows = [];
    }
  }
  if (rows.length > 0) yield format(rows);
}

async function* writeTable<T extends { id: string }>(
  head: readonly Attribute<T>[],
  items: AsyncIterable<T>,
  report: Report,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([head.map(({ name }) => name)]);
  const toRow = (item: T): (string | number | boolean | null)[] =>
    head.map(({ name, of }) => {
      const value = of(item);
      if (value === undefined) return null;
      if (typeof value === 'number' || typeof value === 'boolean') return value;
      return cleanText(typeof value === 'string' ? value : joinList(value), item.id, name, report);
    });
  yield* formatRows(items, toRow, csvLines);
}

function writeNodes(graph: GraphSource, report: Report): AsyncIterable<string> {
  return writeTable([{ name: 'id', type: 'string', of: (node) => node.id }, ...nodeAttributes], graph.nodes(), report);
}

function writeEdges(graph: GraphSource, report: Report): AsyncIterable<string> {
  return writeTable(
    [
      { name: 'id', type: 'string', of: (edge) => edge.id },
      { name: 'from', type: 'string', of: (edge) => edge.from },
      { name: 'to', type: 'string', of: (edge) => edge.to },
      ...edgeAttributes,
    ],
    graph.edges(),
    report,
  );
}
