import { exporters } from '../graph/export/index.ts';
import { type Fields, fieldNames } from '../ingest/read/record.ts';

/** The values of all settings, as a command gets them. */
export interface Settings {
  readonly store: string;
  readonly user: string | undefined;
  readonly database: string | undefined;
  readonly json: boolean;
  readonly strict: boolean;
  readonly again: boolean;
  readonly batch: number;
  readonly bulk: boolean;
  readonly importFolder: string | undefined;
  readonly threads: number | undefined;
  readonly queue: string | undefined;
  readonly workQueue: string;
  readonly articleSeconds: number;
  readonly readingSeconds: number;
  readonly fields: Fields;
  readonly allowPrivate: boolean;
  readonly every: number;
  readonly once: boolean;
  readonly state: string;
  readonly forgetDeleted: boolean;
  readonly forgetEmptied: boolean;
  readonly out: string | undefined;
  readonly explain: boolean;
  readonly param: Readonly<Record<string, unknown>>;
  readonly queryFormat: QueryFormat;
  readonly list: boolean;
  readonly write: boolean;
  readonly file: string | undefined;
  readonly limit: number;
  readonly timeout: number;
  readonly bytes: number;
  readonly answerRows: number;
  readonly answerBytes: number;
  readonly exportFormat: keyof typeof exporters | undefined;
  readonly query: string | undefined;
  readonly around: string | undefined;
  readonly depth: number;
  readonly path: readonly string[] | undefined;
  readonly nodes: readonly string[] | undefined;
  readonly port: number;
  readonly host: string;
  readonly judge: boolean;
  readonly note: string | undefined;
  readonly retract: boolean;
  readonly listJudgements: boolean;
  readonly details: boolean;
  readonly only: readonly string[];
  readonly predicted: string | undefined;
}

export type SettingName = keyof Settings;

export const queryFormats = ['table', 'json', 'csv'] as const;
export type QueryFormat = (typeof queryFormats)[number];

export interface Setting {
  /** As commander reads them: `--store <location>`. */
  readonly flags: string;
  readonly description: string;
  readonly default?: unknown;
  /** Environment variable that stands in when the flag is not given. */
  readonly environment?: string;
  readonly choices?: readonly string[];
  /** Throws an Error with a sentence for a value that will not do. `previous` is the value so far, for flags given again. */
  readonly parse?: (value: string, previous: unknown) => unknown;
}

const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new Error(`Write a whole number from ${least} to ${most}.`);
    return number;
  };

/** A number, with or without a fraction. */
const numberFrom =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d+(\.\d+)?$/.test(value) || number < least || number > most)
      throw new Error(`Write a number from ${least} to ${most}.`);
    return number;
  };

/** `k=v`: v as JSON where it is JSON (5, true, ["a"]), else as text. */
const parameter = (value: string, previous: unknown): Record<string, unknown> => {
  const [, name = '', text = ''] = /^(\w+)=(.*)$/s.exec(value) ?? [];
  if (!name) throw new Error('Write NAME=VALUE.');
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Not JSON: the text itself is meant.
  }
  return { ...(previous as Record<string, unknown>), [name]: parsed };
};

/** A list, of a flag that takes several values. */
const several = (value: string, previous: unknown): readonly string[] => [
  ...((previous as readonly string[] | undefined) ?? []),
  value,
];

/** `text=body,title=headline.main`: which key of a JSON record holds what. */
const fieldMap = (value: string): Fields => {
  const fields: Partial<Record<(typeof fieldNames)[number], string>> = {};
  for (const pair of value.split(',')) {
    const [, name = '', key = ''] = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(pair) ?? [];
    const known = fieldNames.find((each) => each === name);
    if (known === undefined) throw new Error(`Write FIELD=KEY,… with fields of ${fieldNames.join(', ')}.`);
    fields[known] = key;
  }
  return fields;
};

/** Every setting of every command: the one place where flags, defaults and their reasons stand. */
export const settings = {
  store: {
    flags: '--store <location>',
    description: 'folder of the embedded store, or neo4j://HOST or bolt://HOST',
    default: '.entente',
    environment: 'ENTENTE_STORE',
  },
  user: {
    flags: '--user <name>',
    description: 'Neo4j user; the password comes from NEO4J_PASSWORD or is asked for',
    environment: 'NEO4J_USER',
  },
  database: {
    flags: '--database <name>',
    description: "Neo4j database; the server's default one without it",
    environment: 'NEO4J_DATABASE',
  },
  json: {
    flags: '--json',
    description:
      'write the result as JSON, for machines; what long work says on the way is then JSON lines too, on stderr',
    default: false,
  },
  strict: { flags: '--strict', description: 'exit with 1 when any article had a problem', default: false },
  again: {
    flags: '--again',
    description: 'read articles anew that are stored already, as after a change of rules',
    default: false,
  },
  batch: {
    flags: '--batch <articles>',
    description: 'articles written to the store at once',
    default: 64,
    parse: wholeNumber(1, 5000),
  },
  bulk: {
    flags: '--bulk',
    description: 'a first big load: into an empty folder at one go, or as files for neo4j-admin (with --out)',
    default: false,
  },
  importFolder: {
    flags: '--out <folder>',
    description: 'new folder for the files of --bulk when the store is a Neo4j',
  },
  threads: {
    flags: '--threads <number>',
    description: 'threads that read articles; all cores when there are many files',
    parse: wholeNumber(1, 1024),
  },
  queue: {
    flags: '--queue <address>',
    description: 'hand the articles to workers through a Redis, as redis://HOST (REDIS_PASSWORD); needs a Neo4j',
  },
  workQueue: {
    flags: '--queue <address>',
    description: 'Redis that articles come from; REDIS_USER and REDIS_PASSWORD where it asks for them',
    default: 'redis://127.0.0.1',
  },
  articleSeconds: {
    flags: '--article-seconds <seconds>',
    description: 'most that reading one article may take; the same for all workers of a queue',
    default: 30,
    parse: wholeNumber(1, 3600),
  },
  readingSeconds: {
    flags: '--article-seconds <seconds>',
    description:
      'most that reading one article of up to 100,000 letters may take, longer ones in proportion; and parsing one page',
    default: 60,
    parse: numberFrom(0.1, 3600),
  },
  fields: {
    flags: '--fields <list>',
    description: 'keys of JSON records, as text=body,title=headline.main,date=published; common ones are known',
    default: {},
    parse: fieldMap,
  },
  forgetDeleted: {
    flags: '--forget-deleted',
    description: 'forget the articles of files that were deleted; else they stay',
    default: false,
  },
  forgetEmptied: {
    flags: '--forget-emptied',
    description: 'the same also where nothing is left in a folder, as when its drive is away',
    default: false,
  },
  every: {
    flags: '--every <minutes>',
    description: 'how often feeds are asked',
    default: 15,
    parse: wholeNumber(1, 10_080),
  },
  once: { flags: '--once', description: 'look once, or work off what is there, and end', default: false },
  state: {
    flags: '--state <file>',
    description: 'where to write down what was read',
    default: 'entente-watch.json',
  },
  allowPrivate: {
    flags: '--allow-private',
    description: 'ask also for addresses of this machine and its network',
    default: false,
  },
  out: { flags: '--out <path>', description: 'where to write; standard output without it' },
  explain: {
    flags: '--explain',
    description: 'print what was ignored and why, and how each statement was read, instead of JSON',
    default: false,
  },
  param: {
    flags: '--param <name=value>',
    description: 'a parameter of the query; again for more',
    default: {},
    parse: parameter,
  },
  queryFormat: {
    flags: '--format <format>',
    description: 'how to print the rows',
    default: 'table',
    choices: queryFormats,
  },
  list: { flags: '--list', description: 'show the named queries and their questions', default: false },
  write: { flags: '--write', description: 'let the query change the graph', default: false },
  file: { flags: '--file <path>', description: 'run all statements of a Cypher script' },
  limit: {
    flags: '--limit <rows>',
    description: 'most rows to fetch',
    default: 10_000,
    parse: wholeNumber(1, 10_000_000),
  },
  bytes: {
    flags: '--bytes <number>',
    description: 'most bytes of rows to fetch, measured as JSON',
    default: 64_000_000,
    parse: wholeNumber(1, 2_000_000_000),
  },
  timeout: {
    flags: '--timeout <seconds>',
    description: 'when to give up on a query',
    default: 30,
    parse: wholeNumber(1, 86_400),
  },
  answerRows: {
    flags: '--limit <rows>',
    description: 'most nodes, statements or rows in one answer',
    default: 200,
    parse: wholeNumber(1, 10_000),
  },
  answerBytes: {
    flags: '--bytes <number>',
    description: 'most bytes of one answer; assistants take only so much',
    default: 60_000,
    parse: wholeNumber(4000, 10_000_000),
  },
  exportFormat: {
    flags: '--format <format>',
    description: 'file format; taken from the ending of --out when left out (.jsonl is jsonl, not statements)',
    choices: Object.keys(exporters),
  },
  query: { flags: '--query <cypher>', description: 'only the nodes and edges that this query returns' },
  around: { flags: '--around <node>', description: 'only the neighbourhood of a node, by id, name or alias' },
  depth: {
    flags: '--depth <steps>',
    description: 'how far the neighbourhood reaches',
    default: 1,
    parse: wholeNumber(0, 10),
  },
  path: {
    flags: '--path <nodes...>',
    description: 'only the shortest paths between two nodes: --path FROM TO',
    parse: several,
  },
  nodes: {
    flags: '--nodes <nodes...>',
    description: 'only these nodes and the edges among them; @FILE holds one per line',
    parse: several,
  },
  port: {
    flags: '--port <number>',
    description: 'port of the page; 0 takes any free one',
    default: 4711,
    parse: wholeNumber(0, 65_535),
  },
  host: { flags: '--host <address>', description: 'address to listen on', default: '127.0.0.1' },
  judge: {
    flags: '--judge',
    description: 'let the page record judgements; the store is then open to no other program',
    default: false,
  },
  note: { flags: '--note <text>', description: 'why, for whoever reads it later' },
  retract: { flags: '--retract', description: 'take a judgement back, by its id or its own words', default: false },
  listJudgements: { flags: '--list', description: 'show the judgements that hold', default: false },
  details: { flags: '--details', description: 'list the errors, grouped by cause', default: false },
  only: {
    flags: '--only <ids>',
    description: 'only articles whose id begins with one of these (comma-separated)',
    default: [],
    parse: (value) => value.split(',').filter(Boolean),
  },
  predicted: { flags: '--predicted <folder>', description: 'score these files instead of extracting' },
} as const satisfies Record<SettingName, Setting>;
