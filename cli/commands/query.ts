import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { amount } from '../../graph/amount.ts';
import { csvLines } from '../../graph/export/csv.ts';
import { splitStatements } from '../../graph/export/cypher.ts';
import { cypherOf, fillParameters, findParameters, type NamedQuery, readQueries } from '../../graph/namedQueries.ts';
import type { GraphStore, Table } from '../../graph/store.ts';
import { projectFolder } from '../../ingest/projectFolder.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import type { QueryFormat, Settings } from '../settings.ts';
import { print, say, type Terminal } from '../terminal.ts';
import { valueText } from '../valueText.ts';
import { withStore } from '../withStore.ts';

export const query: Command = {
  summary: 'ask the graph a question',
  description:
    'Runs a Cypher text, or one of the named queries that --list shows. Nothing can be changed without --write. ' +
    'Parameters of a named query have defaults; --param NAME=VALUE takes VALUE as JSON where it is JSON, else as text.\n\n' +
    'An answer that --limit or --bytes has cut says so on stderr; with --format json its last element is then {"truncated": true, "truncatedBy": "rows"} (or "bytes").',
  operands: { '[cypher]': 'Cypher text, or the name of a query' },
  settings: ['store', 'user', 'database', 'param', 'queryFormat', 'list', 'write', 'file', 'limit', 'bytes', 'timeout'],
  examples: [
    ['query --list', 'shows the named queries'],
    ['query signatories', 'who signed which treaty, and when'],
    ['query accusations --param actor=country:RU --format csv', 'whom Russia accuses, as CSV'],
    ['query "MATCH (p:Person)-[:MET]-(q:Person) RETURN p.name, q.name"', 'any Cypher'],
    ['query --write --file graph.cypher', 'runs a script that export --format cypher wrote'],
  ],
  run: async (terminal, [text], settings) => {
    const queries = readQueries(join(projectFolder, 'queries'));
    if (settings.list) return listQueries(terminal, queries, settings.queryFormat);
    if (settings.file !== undefined) {
      const script = readScript(settings.file);
      return withStore(terminal, settings, settings.write ? 'write' : 'read', (store) =>
        runScript(terminal, store, script, settings),
      );
    }
    if (!text) throw failures.noQuery();
    const query = findQuery(queries, text);
    return withStore(terminal, settings, settings.write ? 'write' : 'read', async (store) => {
      const parameters =
        typeof query === 'string'
          ? settings.param
          : await findParameters(store, query, fillParameters(query, settings.param));
      const cypher = typeof query === 'string' ? query : cypherOf(query, parameters);
      const table = await store.run(cypher, parameters, runOptions(settings));
      await print(terminal, await formatRows(table, settings.queryFormat, terminal));
      if (table.rows.length === 0 && !table.truncated && !settings.write) say(terminal, 'No rows.');
      if (table.truncated)
        say(
          terminal,
          table.truncatedBy === 'bytes'
            ? `${onlyFirst(table.rows.length)}: more would be over ${settings.bytes} bytes; --bytes raises that.`
            : `${onlyFirst(table.rows.length)}; --limit raises that.`,
        );
      return 0;
    });
  },
};

const onlyFirst = (rows: number): string =>
  rows === 0 ? 'No row' : rows === 1 ? 'Only the first row' : `Only the first ${rows} rows`;

const runOptions = ({ write, limit, bytes, timeout }: Settings) => ({ write, limit, bytes, timeout: timeout * 1000 });

const readScript = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw failures.unreadableFile(path, error);
  }
};

const runScript = async (terminal: Terminal, store: GraphStore, script: string, settings: Settings): Promise<0> => {
  let statements = 0;
  for (const statement of splitStatements(script)) {
    await store.run(statement, settings.param, runOptions(settings));
    statements += 1;
    if (terminal.stop.aborted) break;
  }
  say(terminal, `Ran ${amount(statements, 'statement')}.`);
  return 0;
};

/** One word is a name; anything longer is Cypher, and stays as it is. */
const findQuery = (queries: readonly NamedQuery[], text: string): NamedQuery | string => {
  if (!/^[\w-]+$/.test(text)) return text;
  const named = queries.find(({ name }) => name === text);
  if (!named)
    throw failures.unknownQuery(
      text,
      similar(
        text,
        queries.map(({ name }) => name),
      ),
    );
  return named;
};

/** Names that share a beginning or a part with what was typed. */
const similar = (typed: string, names: readonly string[]): string[] => {
  const stem = typed.toLowerCase().slice(0, 4);
  return names.filter((name) => name.includes(stem)).slice(0, 3);
};

const listQueries = async (terminal: Terminal, queries: readonly NamedQuery[], format: QueryFormat): Promise<0> => {
  if (format === 'json')
    await print(
      terminal,
      `${JSON.stringify(
        queries.map(({ cypher: _, ...header }) => header),
        null,
        1,
      )}\n`,
    );
  else if (format === 'csv')
    await print(terminal, csvLines([['name', 'question'], ...queries.map(({ name, question }) => [name, question])]));
  else
    for (const { name, question, parameters, example } of queries) {
      await print(terminal, `${name}: ${question}\n`);
      for (const parameter of parameters)
        await print(terminal, `    ${parameter.name}=${JSON.stringify(parameter.default)}  ${parameter.description}\n`);
      await print(terminal, `    $ ${example}\n`);
    }
  return 0;
};

const formatRows = async (table: Table, format: QueryFormat, terminal: Terminal): Promise<string> => {
  const { columns, rows } = table;
  if (format === 'json') {
    const objects = rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
    // The rows stay what they were; whoever keeps only stdout must see all the same that there were more.
    const end = table.truncated ? [{ truncated: true, truncatedBy: table.truncatedBy }] : [];
    return `${JSON.stringify([...objects, ...end], null, 1)}\n`;
  }
  const cell = (value: Table['rows'][number][number] | undefined): string | number | boolean | null =>
    value === undefined || value === null || typeof value !== 'object' ? (value ?? null) : valueText(value);
  if (format === 'csv') return csvLines([columns, ...rows.map((row) => row.map(cell))]);
  const { formatTable } = await import('../table.ts');
  const texts = rows.map((row) =>
    row.map((value) => {
      const text = cell(value);
      return typeof text === 'number' ? text : text === null ? '' : String(text);
    }),
  );
  return formatTable(columns, texts, terminal.stdout.isTTY ? terminal.stdout.columns : undefined);
};
