import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { atFileBorder } from '../embedded/log.ts';
import { Failure } from '../failure.ts';
import { formatTally, groupOf } from '../fold.ts';
import { type LargeFold, openLargeFold } from '../foldLarge.ts';
import { type Applied, applyJudgements, formJudgement, type Judgement, judgementId } from '../judgements.ts';
import type { Reading } from '../model.ts';
import { digestReading } from '../reading.ts';
import {
  articleProperties,
  edgeProperties,
  homeProperties,
  mentionProperties,
  nodeProperties,
  schemaVersion,
  statementProperties,
} from '../schema.ts';
import { createScratch } from '../spill.ts';
import type { Loading } from '../store.ts';
import { createVersions } from '../versions.ts';

/*
 * A first big load into Neo4j: files for `neo4j-admin database import full`, which writes a whole database without
 * transactions while no server has it open. They hold all that the store keeps (statements, articles, tallies, its version), so
 * that the imported database is a store like any other; constraints and indexes are made at its first opening for writing.
 */

type Kind = 'string' | 'string[]' | 'long' | 'double' | 'boolean';

function texts(names: string): Readonly<Record<string, Kind>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'string']));
}

/** Joins the items of a list. No name holds it: it is a control character. */
const arrayDelimiter = '\u001f';
/** Numbers that are fractions by nature, even where one is 1. */
const fractions = new Set(['confidence']);
/** Columns of each table that are known from the start (graph/schema.ts, graph/ontology.ts); others turn up in its next sheet. */
const columnsOf: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  entities: {
    ...texts('name wikidata iso2 iso3 kind signedOn inForceOn validFrom validTo'),
    aliases: 'string[]',
    articles: 'long',
  },
  tallies: texts('votes'),
  homes: texts('article name address publishedAt detail'),
  articles: texts('name title text language publishedAt url file source author address digest sketch'),
  statements: {
    ...texts('article type from to status speaker date datePrecision since until rule edge text detail'),
    start: 'long',
    end: 'long',
    confidence: 'double',
  },
  store: { schemaVersion: 'long', imported: 'boolean', rules: 'string' },
  mentions: texts('name entity mentions'),
  judgements: texts('kind a b statement note origin'),
  in: {},
  from: {},
  to: {},
  edges: {
    ...texts('id status date datePrecision since until title kind mode means'),
    disputed: 'boolean',
    current: 'boolean',
    statements: 'string[]',
    sources: 'long',
    confidence: 'double',
  },
};
/** Names that a header can hold without quoting. */
const plainName = /^[A-Za-z_][\w-]*$/;
/** Characters that a file keeps before it writes them. */
const pending = 1 << 18;
/** Characters of a line that neo4j-admin reads unless told otherwise (4 MiB), with some room. */
const longestLine = 4_000_000;

const kindOf = (name: string, value: unknown): Kind => {
  if (Array.isArray(value)) return 'string[]';
  if (typeof value === 'number') return fractions.has(name) || !Number.isSafeInteger(value) ? 'double' : 'long';
  return typeof value === 'boolean' ? 'boolean' : 'string';
};

/** RFC 4180: strings always in quotes, so that an empty one differs from none (which is nothing between commas). */
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const cell = (value: unknown, place: string): string => {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return typeof value === 'string' ? quote(value) : String(value);
  const items = value.map(String);
  if (items.some((item) => item.includes(arrayDelimiter)))
    throw new Failure('bulk-character', `"${place}" holds the control character U+001F in a list of names`, {
      hint: 'neo4j-admin cannot be given it: leave that article out, or ingest without --bulk.',
    });
  return quote(items.join(arrayDelimiter));
};

/** Rows of one table with the same columns. */
interface Sheet {
  readonly path: string;
  readonly columns: ReadonlyMap<string, Kind>;
  readonly add: (ends: readonly string[], properties: Readonly<Record<string, unknown>>, place: string) => void;
  readonly close: () => void;
}

interface Writer {
  /** Writes a row to the sheet called `name` whose first columns are `head`. */
  readonly row: (
    name: string,
    head: readonly string[],
    ends: readonly string[],
    properties: Readonly<Record<string, unknown>>,
  ) => void;
  /** Closes all and gives the sheets' files as neo4j-admin wants them: `header,rows`. */
  readonly close: () => ReadonlyMap<string, readonly string[]>;
  readonly longest: () => number;
  readonly bytes: () => number;
}

const createWriter = (folder: string): Writer => {
  const sheets = new Map<string, Sheet[]>();
  const heads = new Map<string, readonly string[]>();
  let longest = 0;
  let written = 0;
  const openSheet = (path: string, columns: ReadonlyMap<string, Kind>): Sheet => {
    const file = atFileBorder(path, () => openSync(path, 'wx'));
    let held: string[] = [];
    let size = 0;
    const flush = (): void => {
      const bytes = Buffer.from(held.join(''), 'utf8');
      atFileBorder(path, () => {
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      });
      written += bytes.length;
      held = [];
      size = 0;
    };
    return {
      path,
      columns,
      add: (ends, properties, place) => {
        const cells = ends.map(quote);
        for (const name of columns.keys()) cells.push(cell(properties[name], place));
        const line = `${cells.join(',')}\n`;
        longest = Math.max(longest, line.length);
        held.push(line);
        size += line.length;
        if (size > pending) flush();
      },
      close: () => {
        flush();
        closeSync(file);
      },
    };
  };
  /** A sheet that has these columns; neo4j-admin wants each row as wide as its header. */
  const sheetFor = (name: string, kinds: readonly (readonly [string, Kind])[]): Sheet => {
    const all = sheets.get(name) ?? [];
    sheets.set(name, all);
    const found = all.findLast(({ columns }) => kinds.every(([key, kind]) => columns.get(key) === kind));
    if (found !== undefined) return found;
    const known = all.at(-1)?.columns ?? new Map(Object.entries(columnsOf[name] ?? {}));
    const path = join(folder, `${name}${all.length === 0 ? '' : `-${all.length + 1}`}.csv`);
    const sheet = openSheet(path, new Map([...known, ...kinds]));
    all.push(sheet);
    return sheet;
  };
  return {
    row: (name, head, ends, properties) => {
      heads.set(name, head);
      const place = ends[0] ?? name;
      const kinds: [string, Kind][] = [];
      for (const key of Object.keys(properties)) {
        if (properties[key] === undefined) continue;
        if (!plainName.test(key))
          throw new Failure(
            'bulk-property',
            `"${place}" has a property "${key}", which no header of neo4j-admin can name`,
            {
              hint: 'Expected letters, digits and _: leave that article out, or ingest without --bulk.',
            },
          );
        kinds.push([key, kindOf(key, properties[key])]);
      }
      sheetFor(name, kinds).add(ends, properties, place);
    },
    close: () =>
      new Map(
        [...sheets].map(([name, all]) => [
          name,
          all.map(({ path, columns, close }) => {
            close();
            const header = path.replace(/\.csv$/, '.header.csv');
            const titles = [...columns].map(([key, kind]) => (kind === 'string' ? key : `${key}:${kind}`));
            atFileBorder(header, () => writeFileSync(header, `${[...(heads.get(name) ?? []), ...titles].join(',')}\n`));
            return `${header},${path}`;
          }),
        ]),
      ),
    longest: () => longest,
    bytes: () => written,
  };
};

/** Readings that wait on disk until all have come: a newer version of an article may come yet, and rows cannot be taken back. */
interface Waiting {
  readonly add: (reading: Reading) => void;
  readonly remove: (article: string) => void;
  /** An article as it waits. */
  readonly read: (article: string) => Reading | undefined;
  /** Those that are left, in the order in which they came. */
  readonly readings: () => Generator<Reading>;
  readonly close: () => void;
}

const openWaiting = (folder: string): Waiting => {
  const scratch = createScratch(folder);
  const places = new Map<string, { readonly offset: number; readonly length: number }>();
  let file: number | undefined;
  let size = 0;
  let held: Buffer[] = [];
  let holding = 0;
  const open = (): number => {
    file ??= atFileBorder(folder, () => openSync(scratch.pathOf('readings'), 'wx+'));
    return file;
  };
  const readAt = ({ offset, length }: { readonly offset: number; readonly length: number }): Reading => {
    const bytes = Buffer.alloc(length);
    atFileBorder(folder, () => readSync(open(), bytes, 0, length, offset));
    return JSON.parse(bytes.toString('utf8')) as Reading;
  };
  const flush = (): void => {
    const bytes = Buffer.concat(held);
    const start = size - holding;
    atFileBorder(folder, () => {
      for (let done = 0; done < bytes.length; )
        done += writeSync(open(), bytes, done, bytes.length - done, start + done);
    });
    held = [];
    holding = 0;
  };
  return {
    add: (reading) => {
      const bytes = Buffer.from(JSON.stringify(reading), 'utf8');
      places.delete(reading.article.id);
      places.set(reading.article.id, { offset: size, length: bytes.length });
      held.push(bytes);
      size += bytes.length;
      holding += bytes.length;
      if (holding > pending) flush();
    },
    remove: (article) => places.delete(article),
    read: (article) => {
      const place = places.get(article);
      if (place === undefined) return undefined;
      if (place.offset + place.length > size - holding) flush();
      return readAt(place);
    },
    *readings() {
      flush();
      for (const place of places.values()) yield readAt(place);
    },
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
      scratch.remove();
    },
  };
};

/** What was written, and what to do with it. */
export interface ImportFiles {
  readonly folder: string;
  readonly articles: number;
  readonly statements: number;
  readonly nodes: number;
  readonly edges: number;
  readonly bytes: number;
  /** Words of the command, the first one `neo4j-admin`. */
  readonly command: readonly string[];
}

/** A word for a POSIX shell. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** The command as one line for a POSIX shell. */
export const formatCommand = (command: readonly string[]): string => command.map(shellWord).join(' ');

/**
 * Begins to write import files into a folder, which must be new or empty. `finish` folds the graph (what does not fit into
 * memory lies in the same folder meanwhile) and gives the command. Throws a Failure: `bulk-folder`, `bulk-character`,
 * `bulk-property`, `disk-full`, `reading-invalid`.
 */
export const writeImportFiles = (
  folder: string,
  database = 'neo4j',
): Pick<Loading, 'put' | 'judge'> & {
  /** `rules`: the word for the rules by which all articles were read, as `setRules` of a store takes it. */
  readonly finish: (rules?: string) => ImportFiles;
  readonly abandon: () => void;
} => {
  const place = resolve(folder);
  // neo4j-admin takes its files as one list with commas, and has no way to quote one.
  if (place.includes(','))
    throw new Failure('bulk-folder', `neo4j-admin cannot read files below "${place}", which has a comma`, {
      hint: 'Name a folder without one.',
    });
  if (existsSync(place) && (!statSync(place).isDirectory() || readdirSync(place).length > 0))
    throw new Failure('bulk-folder', `"${folder}" is there already, and is not an empty folder`, {
      hint: 'Name a new folder for the import files. Nothing was changed here.',
    });
  atFileBorder(place, () => mkdirSync(place, { recursive: true }));
  const writer = createWriter(place);
  const judged = new Map<string, Judgement>();
  let started: { readonly applied: Applied; readonly fold: LargeFold } | undefined;
  /** From now on the judgements stand: rows are written with what they mean. */
  const start = (): { readonly applied: Applied; readonly fold: LargeFold } => {
    if (started !== undefined) return started;
    const applied = applyJudgements([...judged.values()]);
    started = { applied, fold: openLargeFold(applied, place) };
    return started;
  };
  const waiting = openWaiting(place);
  const versions = createVersions(waiting.read);
  let statements = 0;
  const take = (reading: Reading): void => {
    const { applied, fold } = start();
    const { canonical, isWrong } = applied;
    fold.add(reading);
    const { article, entities, statements: all } = reading;
    const { id: key, ...own } = articleProperties(reading, digestReading(reading), fold.lastSketch());
    writer.row('articles', ['id:ID(Article)'], [String(key)], own);
    for (const { id, ...home } of homeProperties(reading)) writer.row('homes', ['id:ID(Home)'], [String(id)], home);
    for (const entity of entities)
      writer.row(
        'mentions',
        [':START_ID(Article)', ':END_ID(Entity)'],
        [article.id, canonical(entity.id)],
        mentionProperties(entity),
      );
    for (const statement of all) {
      const edge = isWrong(statement.id) ? '' : groupOf(statement, canonical).id;
      const text = article.text.slice(statement.start, statement.end);
      const { id, ...properties } = statementProperties(statement, edge, text);
      writer.row('statements', ['id:ID(Statement)'], [String(id)], properties);
      writer.row('in', [':START_ID(Statement)', ':END_ID(Article)'], [statement.id, article.id], {});
      writer.row('from', [':START_ID(Statement)', ':END_ID(Entity)'], [statement.id, canonical(statement.from)], {});
      writer.row('to', [':START_ID(Statement)', ':END_ID(Entity)'], [statement.id, canonical(statement.to)], {});
    }
    statements += all.length;
  };
  return {
    put: async (readings, options) => {
      const { changes, judgements, result } = versions.take(readings, applyJudgements([...judged.values()]), options);
      for (const judgement of judgements) judged.set(judgementId(judgement), judgement);
      for (const { article, reading } of changes)
        if (reading === undefined) waiting.remove(article);
        else waiting.add(reading);
      return result;
    },
    judge: async (judgements) => {
      for (const judgement of judgements.map(formJudgement)) judged.set(judgementId(judgement), judgement);
      applyJudgements([...judged.values()]);
    },
    finish: (rules) => {
      const { fold } = start();
      let articles = 0;
      for (const reading of waiting.readings()) {
        take(reading);
        articles += 1;
      }
      waiting.close();
      let nodes = 0;
      let edges = 0;
      for (const { node, tally } of fold.nodes()) {
        const { id, ...properties } = nodeProperties(node);
        writer.row(
          'entities',
          ['id:ID(Entity)', ':LABEL'],
          [String(id), ['Entity', node.type].join(arrayDelimiter)],
          properties,
        );
        writer.row('tallies', ['node:ID(Tally)'], [node.id], { votes: formatTally(tally) });
        nodes += 1;
      }
      for (const edge of fold.edges()) {
        const ends = [edge.from, edge.to, edge.type];
        writer.row('edges', [':START_ID(Entity)', ':END_ID(Entity)', ':TYPE'], ends, edgeProperties(edge));
        edges += 1;
      }
      for (const [id, judgement] of judged) writer.row('judgements', ['id:ID(Judgement)'], [id], { ...judgement });
      // Whoever opens it for writing makes constraints and indexes, and takes the mark away.
      writer.row('store', ['id:ID(Store)'], ['store'], {
        schemaVersion,
        imported: true,
        ...(rules === undefined ? {} : { rules }),
      });
      const files = writer.close();
      fold.close();
      const option = (kind: 'nodes' | 'relationships', meaning: string, name: string): readonly string[] =>
        (files.get(name) ?? []).map((file) => `--${kind}${meaning === '' ? '' : `=${meaning}`}=${file}`);
      const command = [
        'neo4j-admin',
        'database',
        'import',
        'full',
        database,
        '--id-type=string',
        '--array-delimiter=U+001F',
        // Texts and sentences hold line ends.
        '--multiline-fields=true',
        '--bad-tolerance=0',
        ...(writer.longest() > longestLine ? [`--read-buffer-size=${2 * writer.longest()}`] : []),
        ...option('nodes', '', 'entities'),
        ...option('nodes', 'Tally', 'tallies'),
        ...option('nodes', 'Article', 'articles'),
        ...option('nodes', 'Home', 'homes'),
        ...option('nodes', 'Statement', 'statements'),
        ...option('nodes', 'Judgement', 'judgements'),
        ...option('nodes', 'Store', 'store'),
        ...option('relationships', 'MENTIONS', 'mentions'),
        ...option('relationships', 'IN', 'in'),
        ...option('relationships', 'FROM', 'from'),
        ...option('relationships', 'TO', 'to'),
        ...option('relationships', '', 'edges'),
      ];
      return { folder: place, articles, statements, nodes, edges, bytes: writer.bytes(), command };
    },
    abandon: () => {
      waiting.close();
      started?.fold.close();
    },
  };
};
