import Table from 'cli-table3';
import type { StoreStats } from '../graph/store.ts';
import { printable } from './terminal.ts';

/** No lines but one under the head: easy on the eye, and easy to cut with other tools. */
const quietLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

type Cell = string | number;

/** Characters that take two columns of a terminal, and those that take none. */
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]|\p{Emoji_Presentation}/gu;
const combining = /\p{M}|\p{Cf}/gu;

/** Columns of a terminal that a text takes. */
const widthOf = (text: string): number => [...text.replace(combining, '')].length + (text.match(wide)?.length ?? 0);

/** Characters of a table beyond which its columns are not filled up with blanks: one cell of a megabyte would make a thousand rows a gigabyte. */
const mostFilled = 20_000_000;

/** Rows under a head; numbers stand to the right. Columns are cut to what the terminal is wide. */
export const formatTable = (head: readonly string[], rows: readonly (readonly Cell[])[], width?: number): string => {
  const widest = head.map((name, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(printable(String(row[column] ?? '')))), widthOf(name)),
  );
  const widths = width === undefined ? widest : fitWidths(widest, width - 2 * (head.length - 1));
  if (widths.reduce((sum, each) => sum + each, 0) * rows.length > mostFilled)
    return [head, ...rows]
      .map(
        (row) =>
          `${row
            .map((cell) => printable(String(cell)))
            .join('  ')
            .trimEnd()}\n`,
      )
      .join('');
  const table = new Table({
    chars: quietLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: widths,
    wordWrap: true,
    wrapOnWordBoundary: true,
    colAligns: head.map((_, column) =>
      rows.length > 0 && rows.every((row) => typeof row[column] === 'number') ? 'right' : 'left',
    ),
  });
  table.push(
    [...head],
    widths.map((each) => '─'.repeat(each)),
  );
  for (const row of rows) table.push(row.map((cell) => printable(String(cell))));
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
};

/** Narrowest that a column is cut to. */
const narrowest = 8;

/** Takes from the widest columns until all fit. */
const fitWidths = (widths: readonly number[], room: number): number[] => {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...fitted);
    if (widest <= narrowest) break;
    const column = fitted.indexOf(widest);
    const next = Math.max(narrowest, ...fitted.filter((width) => width < widest));
    const cut = Math.min(excess, Math.max(1, widest - next));
    fitted[column] = widest - cut;
    excess -= cut;
  }
  return fitted;
};

/** What a store holds, as two tables: totals and nodes, edges by type. */
export const formatStats = (stats: StoreStats): string => {
  const byCount = (counts: Readonly<Record<string, number>>): [string, number][] =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
  const tables: readonly (readonly [head: readonly string[], rows: readonly (readonly Cell[])[]])[] = [
    [
      ['store', stats.engine],
      [
        ['articles', stats.articles],
        ['statements', stats.statements],
        ['schema version', stats.schemaVersion],
      ],
    ],
    [['nodes', String(sum(stats.nodes))], byCount(stats.nodes)],
    [['edges', String(sum(stats.edges))], byCount(stats.edges)],
  ];
  return tables
    .filter(([, rows]) => rows.length > 0)
    .map(([head, rows]) => formatTable(head, rows))
    .join('\n');
};
