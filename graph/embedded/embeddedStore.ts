import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Transaction as EngineTransaction, QueryResult, WriteCounters } from '@grafeo-db/js';
import { offsetOf } from '../cypher.ts';
import {
  addJudgements,
  applyChanges,
  type Backend,
  createCypherStore,
  keepRules,
  logEntry,
  pagesOf,
  removeJudgementById,
} from '../cypherStore.ts';
import { Failure } from '../failure.ts';
import { createGroupMemory } from '../groups.ts';
import { byCodeUnits } from '../id.ts';
import { formJudgement, type Judgement, judgementId, takeBack } from '../judgements.ts';
import { defaultLimits, type RunLimits, roughBytes, toTable } from '../limits.ts';
import type { GraphEdge, Reading } from '../model.ts';
import type { RelationType } from '../ontology.ts';
import { plainParameters } from '../parameters.ts';
import { checkReadOnly, isReadingProcedure, planRefusal, procedureRefusal } from '../readOnly.ts';
import { checkStoreNode, edgeFrom } from '../schema.ts';
import type { GraphStore, Keeping, Table, Value } from '../store.ts';
import { makeTemporaryFolder } from '../temporaryFolder.ts';
import type { Change, Transaction } from '../write.ts';
import { asTransaction, createEngine, type Engine, engineFailure, openEngine, readSequence } from './engine.ts';
import { checkWriting } from './gaps.ts';
import { loadEngineWith } from './load.ts';
import { holderOf, takeLock } from './lock.ts';
import { atFileBorder, type Log, type LogEntry, type LogHead, type LogRecord, openLog, writeWhole } from './log.ts';
import { parseCypher, type Query, UpdatingClause } from './parse.ts';
import { callsEngine, isForEngine, withLimit } from './plain.ts';
import { type Answer, createReader } from './reader.ts';
import { rewriteCypher } from './rewrite.ts';
import { createSearcher } from './search.ts';
import { toValue } from './values.ts';

/*
 * A store in a folder: store.json (what it is, and its version), readings.jsonl (the log: what was taken in), graph.grafeo
 * (the engine's file: an index over the log), lock (who has it open). Only the log must be backed up.
 */

const format = 'entente-store';
/**
 * Version of the folder's layout and of the log. 1: the first. 2: the log may hold the word for the rules of reading, which an
 * older program would take for a query. 3: readings have addresses and further homes, which an older program would lose.
 */
const formatVersion = 3;
export const names = { store: 'store.json', log: 'readings.jsonl', engine: 'graph.grafeo', lock: 'lock' } as const;
const statementsAtOnce = 4000;

type Parameters = Readonly<Record<string, unknown>>;

const setRules = "MATCH (s:Store {id: 'store'}) SET s.rules = $rules";
const setSequence = "MATCH (s:Store {id: 'store'}) SET s.sequence = $sequence";

/** Names that a store's folder may hold before store.json is written: what is left of an interrupted first opening. */
const isLeftover = (name: string): boolean =>
  name === names.lock || name.startsWith(`${names.lock}.`) || name === names.log || name.endsWith('.draft');

const refuseFolder = (folder: string, what: string, hint: string): Failure =>
  new Failure('store-foreign', `"${folder}" ${what}`, { hint });

/** What the folder holds. Throws a Failure unless it is a store of this version or an older one, or free to become one. */
export const inspect = (folder: string): 'store' | 'older' | 'free' => {
  if (!existsSync(folder)) return 'free';
  if (!statSync(folder).isDirectory())
    throw refuseFolder(folder, 'is a file, no folder', 'Name a folder for the store, or neo4j://… for a server.');
  const path = join(folder, names.store);
  if (!existsSync(path)) {
    const others = readdirSync(folder).filter((name) => !isLeftover(name));
    const logged = existsSync(join(folder, names.log)) && statSync(join(folder, names.log)).size > 0;
    if (others.length === 0 && !logged) return 'free';
    if (logged)
      throw new Failure('store-damaged', `"${folder}" has lost its ${names.store}`, {
        hint: `Bring "${path}" back from a backup, or write {"format":"${format}","version":${formatVersion}} into it if ${names.log} is whole; or name another folder. Nothing was changed.`,
      });
    throw refuseFolder(
      folder,
      `holds other things ("${others[0] ?? names.log}") and no ${names.store}`,
      'Name an empty or new folder. Nothing was changed here.',
    );
  }
  let store: { format?: unknown; version?: unknown };
  try {
    store = JSON.parse(readFileSync(path, 'utf8')) as typeof store;
  } catch (error) {
    throw new Failure('store-damaged', `"${path}" is no JSON`, {
      hint: `Bring it back from a backup; it should read {"format":"${format}","version":${formatVersion}}.`,
      cause: error,
    });
  }
  if (store.format !== format)
    throw refuseFolder(
      folder,
      store.format === undefined ? 'has a store.json of something else' : `is of the format "${String(store.format)}"`,
      `Expected the format "${format}". Name another folder.`,
    );
  if (typeof store.version !== 'number' || !(store.version >= 1))
    throw new Failure(
      'store-damaged',
      `"${path}" names no version, but ${JSON.stringify(store.version) ?? 'nothing'}`,
      {
        hint: `Bring it back from a backup; it should read {"format":"${format}","version":${formatVersion}}.`,
      },
    );
  if (store.version > formatVersion)
    throw new Failure('store-newer', `"${folder}" is a store of version ${String(store.version)}`, {
      hint: `This program knows versions up to ${formatVersion}: update it. Nothing was changed.`,
    });
  if (!existsSync(join(folder, names.log)))
    throw new Failure('store-damaged', `"${folder}" has lost its ${names.log}`, {
      hint: 'Bring it back from a backup, or ingest the articles into a new folder. Nothing was changed.',
    });
  return store.version < formatVersion ? 'older' : 'store';
};

export const storeMissing = (folder: string): Failure =>
  new Failure('store-missing', `There is no store in "${folder}"`, {
    hint: 'Make one with `entente ingest <articles> --store <folder>`.',
  });

/** What store.json holds. */
interface Identity {
  readonly format?: unknown;
  readonly version?: unknown;
  /** Records that the log has at least. */
  readonly records?: number;
  /** Size and time of change of the engine's file when the last writer closed it: then it had taken in these records. */
  readonly engine?: string;
}

/** What tells the engine's file from what it may become: undefined when there is none, or what a killed writer left beside it. */
const stampOf = (folder: string): string | undefined => {
  const path = join(folder, names.engine);
  if (!existsSync(path) || existsSync(`${path}.wal`)) return undefined;
  const { size, mtimeMs } = statSync(path);
  return `${size}-${mtimeMs}`;
};

/** Says in store.json what the folder is, and how many records its log has at least. */
const writeVersion = (folder: string, known: Pick<Identity, 'records' | 'engine'> = {}): void => {
  const text = `${JSON.stringify({ format, version: formatVersion, ...known })}\n`;
  writeWhole(join(folder, names.store), text, renameSync);
  // The names themselves must survive a power cut; Windows cannot sync folders.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

const identityOf = (folder: string): Identity =>
  JSON.parse(readFileSync(join(folder, names.store), 'utf8')) as Identity;

/** What is known of a folder when its writer has closed it. */
const closedAs = (folder: string, log: Log): Pick<Identity, 'records' | 'engine'> => {
  const engine = stampOf(folder);
  return {
    ...(log.sequence() > 0 ? { records: log.sequence() } : {}),
    ...(engine === undefined ? {} : { engine }),
  };
};

/** How many records the log has at least, as the last writer left it; 0 where that is not known. */
export const knownRecords = (folder: string): number => Number(identityOf(folder).records ?? 0);

/** Makes an empty store: the log first, store.json last, so that an interrupted making can be told from a damaged store. */
const makeStore = (folder: string): void => {
  closeSync(openSync(join(folder, names.log), 'a'));
  writeVersion(folder);
};

/** One thing at a time, in the order of asking. */
const createQueue = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};

/** Operators of a plan that write, and what opens files. */
const writingOperator =
  /^[^\S\n]*(?:(?:Create|Merge|Delete|Detach|Set|Remove|Add|Drop|Insert|Update|Load|Alter|Grant)\w*)/m;

/** Checks the engine's own plan of a query that must only read. */
const checkPlan = (plan: string): void => {
  const operator = writingOperator.exec(plan) ?? /\bLoadCsv\b/.exec(plan);
  if (operator !== null) throw planRefusal(operator[0].trim());
  for (const [, name = ''] of plan.matchAll(/\bCallProcedure \(([^()\s]*)/g))
    if (!isReadingProcedure(name)) throw procedureRefusal(name);
};

/** The tree of a query that reads; undefined for one that writes, or that is none for the parser (EXPLAIN). */
const treeOf = (cypher: string): Query | undefined => {
  try {
    return parseCypher(cypher);
  } catch (error) {
    if (error instanceof UpdatingClause) return undefined;
    throw error;
  }
};

/** True for a query that writes nothing, though it might. */
const onlyReads = (cypher: string): boolean => {
  try {
    const query = treeOf(cypher);
    return query !== undefined && !callsEngine(query);
  } catch (error) {
    // Whatever the parser does not know is for the engine to judge.
    if (error instanceof Failure) return false;
    throw error;
  }
};

/** A copy of an engine's file for the query process, made anew when the engine has changed since. */
const createCopies = (engine: Engine): { readonly current: () => string; readonly remove: () => void } => {
  let folder: string | undefined;
  let epoch: bigint | undefined;
  let path = '';
  return {
    current: () => {
      const now = engine.currentEpoch();
      if (epoch !== now) {
        const place = folder ?? makeTemporaryFolder('query');
        folder = place;
        if (path !== '') rmSync(path, { force: true });
        path = join(place, `${now}.grafeo`);
        engine.save(path);
        epoch = now;
      }
      return path;
    },
    remove: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Where changes are put on record before they are committed. */
interface Journal {
  /** The sequence that the engine will have after so many more records. */
  readonly next: (records: number) => number;
  readonly append: (entries: readonly LogEntry[]) => readonly LogHead[];
  readonly read: (head: LogHead) => LogRecord;
  /** What the log holds is taken in, nothing new. */
  readonly isReplay?: true;
}

const journalOf = (log: Log): Journal => ({
  next: (records) => log.sequence() + records,
  append: (entries) => (entries.length > 0 ? log.append(entries) : []),
  read: log.read,
});

const hasChanged = (counters: WriteCounters): boolean => Object.values(counters).some((count) => count > 0);

/** Records that are appended and synced at a time in a first load. */
const entriesAtOnce = 500;

/** The readings that stand in the log at these places, one at a time. */
const readingsAt = function* (heads: Iterable<LogHead>, read: Journal['read']): Generator<Reading> {
  for (const head of heads) {
    const record = read(head);
    if (record.op === 'put') yield record.reading;
  }
};

/** Bytes at the end of the log that are looked at to tell its state: two logs of the same length differ there. */
const tailBytes = 1 << 16;

/** The state of a store is that of its log: how many records, how long, and how it ends. */
const keepingOf = (folder: string, log: Log, engine: Engine): Keeping => {
  let known: { readonly bytes: number; readonly state: string } | undefined;
  return {
    folder,
    state: () => {
      const bytes = log.bytes();
      if (known?.bytes === bytes) return known.state;
      const tail = Buffer.alloc(Math.min(bytes, tailBytes));
      atFileBorder(folder, () => {
        const file = openSync(join(folder, names.log), 'r');
        try {
          readSync(file, tail, 0, tail.length, bytes - tail.length);
        } finally {
          closeSync(file);
        }
      });
      const digest = createHash('sha256').update(tail).digest('hex').slice(0, 32);
      known = { bytes, state: `${log.sequence()}-${bytes}-${digest}-${engine.version()}` };
      return known.state;
    },
  };
};

/**
 * A backend over an open engine; without a journal it only reads. `path` is where another process can open the same
 * engine for reading meanwhile; without it readers' queries get a copy. `release` is called once it is closed.
 */
const createBackend = (
  engine: Engine,
  journal: Journal | undefined,
  path: string | undefined,
  release: () => void,
  keeping?: Keeping,
): Backend => {
  const inTurn = createQueue();
  const reader = createReader();
  const copies = createCopies(engine);
  const search = createSearcher(engine);
  const groups = createGroupMemory();
  let broken: unknown;

  const idOf = (node: number): string => String(engine.getNode(node)?.get('id') ?? node);

  const commit = async <T>(
    work: (transaction: EngineTransaction) => Promise<T>,
    entriesOf: (result: T) => readonly LogEntry[],
  ): Promise<T> => {
    if (broken !== undefined) throw broken;
    if (journal === undefined)
      throw new Failure('store-read-only', 'The store was opened for reading only', { hint: 'Open it for writing.' });
    const transaction = engine.beginTransaction();
    let result: T;
    try {
      result = await work(transaction);
      const entries = entriesOf(result);
      await transaction.executeCypher(setSequence, { sequence: journal.next(entries.length) });
      // The log first: what it holds is stored, and an engine that lacks it takes it in at the next opening.
      journal.append(entries);
    } catch (error) {
      transaction.rollback();
      groups.clear();
      throw engineFailure(error);
    }
    try {
      transaction.commit();
    } catch (error) {
      broken = new Failure('store-behind', 'The engine could not write what the log already holds', {
        hint: 'Nothing is lost: free some space if the disk is full, and run the same command again.',
        cause: error,
      });
      throw broken;
    }
    return result;
  };

  const read = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    const transaction = engine.beginTransaction();
    try {
      return await work(asTransaction(transaction));
    } catch (error) {
      throw engineFailure(error);
    } finally {
      transaction.rollback();
    }
  };

  const tableOf = (result: QueryResult, options: RunLimits): Table => {
    const columns = result.columns;
    const rows = Array.from({ length: Math.min(result.length, options.limit) }, (_, index) => {
      const row = result.get(index);
      return columns.map((column) => toValue(row[column], idOf));
    });
    return toTable(columns, rows, rows.length < result.length, options);
  };

  /** The file that the query process has open: the store's own, or a copy of what the engine holds now. */
  const placeToRead = async (): Promise<string> =>
    // Not while a write is under way: the copy would wait for it anyway, and the engine's number of changes with it.
    path ?? (await inTurn(async () => copies.current()));

  const runInterpreted = async (query: Query, parameters: Parameters, options: RunLimits): Promise<Table> => {
    const { limit, bytes } = options;
    const question = { path: await placeToRead(), cypher: '', parameters, limit, bytes: roughBytes(bytes), query };
    const {
      failure,
      error,
      columns = [],
      rows = [],
      total = 0,
    } = await reader.ask(question, options.timeout, options.signal);
    if (failure !== undefined) throw new Failure(failure.code, failure.message, { hint: failure.hint });
    if (error !== undefined) throw new Error(error.message);
    const values = rows as readonly (readonly Value[])[];
    return toTable(columns, values, values.length < total, options);
  };

  const runReading = async (cypher: string, given: Parameters, options: RunLimits): Promise<Table> => {
    if (!options.write) checkReadOnly(cypher);
    const query = treeOf(cypher);
    if (query !== undefined && !isForEngine(query, given)) return runInterpreted(query, given, options);
    const {
      cypher: rewritten,
      searches,
      original,
    } = rewriteCypher(query === undefined ? cypher : withLimit(cypher, query, options.limit + 1));
    const found = searches.length === 0 ? {} : await inTurn(() => search(searches, given, options.timeout));
    const parameters = { ...given, ...found };
    const question = {
      path: await placeToRead(),
      cypher: rewritten,
      parameters,
      limit: options.limit,
      bytes: roughBytes(options.bytes),
    };
    const raise = ({ error, phase }: Answer): void => {
      if (error === undefined) return;
      const raised = Object.assign(new Error(error.message), { gqlStatus: error.status });
      // EXPLAIN stands on a line of its own before the query.
      const offsetIn = (line: number, column: number): number =>
        original(offsetOf(rewritten, phase === 'plan' ? line - 1 : line, column));
      throw engineFailure(raised, { cypher, offsetIn });
    };
    const planned = await reader.ask({ ...question, check: true }, options.timeout, options.signal);
    raise(planned);
    checkPlan(planned.plan ?? '');
    const answer = await reader.ask(question, options.timeout, options.signal);
    raise(answer);
    if (answer.written) throw planRefusal('a write');
    const { columns = [], rows = [], total = 0, ends } = answer;
    const endOf = (node: number): string => ends?.get(node) ?? String(node);
    const values = rows.map((row) => row.map((value) => toValue(value, endOf)));
    return toTable(columns, values, values.length < total, options);
  };

  const runWriting = async (cypher: string, parameters: Parameters, options: RunLimits): Promise<Table> => {
    const { cypher: rewritten, searches } = rewriteCypher(cypher);
    const found = await search(searches, parameters, options.timeout);
    // It may change anything.
    groups.clear();
    const result = await commit(
      async (transaction) => {
        const done = await transaction.executeCypher(rewritten, { ...parameters, ...found });
        // What the log holds has been run before, and is run again as it was.
        if (journal?.isReplay !== true && hasChanged(done.counters))
          await checkStoreNode(asTransaction(transaction).run);
        return done;
      },
      (done) => (hasChanged(done.counters) ? [{ op: 'run', cypher, parameters }] : []),
    );
    return tableOf(result, options);
  };

  return {
    engine: `grafeo ${engine.version()}`,
    statementsAtOnce,
    write: (work, entries) =>
      inTurn(() =>
        commit(
          (transaction) => work(asTransaction(transaction, groups)),
          typeof entries === 'function' ? entries : () => entries,
        ),
      ),
    ...(journal === undefined
      ? {}
      : {
          isUnused: () => journal.next(0) === 0,
          startLoad: () => {
            const heads: LogHead[] = [];
            const latest = new Map<string, LogHead>();
            const judged = new Map<string, Judgement>();
            return {
              append: (changes, judgements = []) =>
                inTurn(async () => {
                  if (broken !== undefined) throw broken;
                  journal.append(judgements.map((judgement) => ({ op: 'judge', judgement })));
                  for (const judgement of judgements) judged.set(judgementId(judgement), judgement);
                  for (const page of pagesOf(changes, entriesAtOnce))
                    for (const head of journal.append(page.map(logEntry))) {
                      heads.push(head);
                      if (head.op === 'put') latest.set(head.article, head);
                    }
                }),
              read: (article) => {
                const head = latest.get(article);
                return head === undefined ? undefined : [...readingsAt([head], journal.read)][0];
              },
              build: () =>
                inTurn(async () => {
                  try {
                    await loadWhole(
                      engine,
                      () => readingsAt(latestOf(heads).values(), journal.read),
                      [...judged.values()],
                      journal.next(0),
                    );
                  } catch (error) {
                    broken = engineFailure(error);
                    throw broken;
                  }
                }),
            };
          },
        }),
    read,
    run: async (cypher, unsafe, options) => {
      const parameters = plainParameters(unsafe);
      if (!options.write || onlyReads(cypher)) return runReading(cypher, parameters, options);
      // What the log holds has been run before, and is run again as it was.
      if (journal?.isReplay !== true) checkWriting(cypher, parameters);
      return inTurn(() => runWriting(cypher, parameters, options));
    },
    async *edges(type: RelationType): AsyncGenerator<GraphEdge> {
      const rows = await read((transaction) =>
        transaction.run(`MATCH (:Entity)-[e:${type}]->(:Entity) RETURN id(e) AS key, e.id AS id`),
      );
      for (const { key } of [...rows].sort((a, b) => byCodeUnits(String(a.id), String(b.id)))) {
        const edge = engine.getEdge(Number(key));
        if (edge !== null)
          yield edgeFrom(type, idOf(edge.sourceId), idOf(edge.targetId), edge.properties() as Record<string, unknown>);
      }
    },
    ...(keeping === undefined ? {} : { keeping }),
    close: () =>
      inTurn(async () => {
        await reader.close();
        copies.remove();
        try {
          engine.close();
        } catch (error) {
          // Whoever wrote last has been told already; the log holds everything.
          if (broken === undefined) throw engineFailure(error);
        } finally {
          release();
        }
      }),
  };
};

/** Articles that a replay reads from the log at a time. */
const replayAtOnce = 200;

/** Sequence of an engine whose first load was begun and not finished: it is made again. */
const unfinished = -1;

/** Fills an engine that holds nothing yet; `sequence` is what it has taken in with that. */
const loadWhole = async (
  engine: Engine,
  readings: () => Iterable<Reading>,
  judgements: readonly Judgement[],
  sequence: number,
): Promise<void> => {
  await engine.executeCypher(setSequence, { sequence: unfinished });
  await loadEngineWith(engine, readings, judgements);
  await engine.executeCypher(setSequence, { sequence });
};

/** The last word on each article that is there: article → its record. */
const latestOf = (heads: readonly LogHead[]): ReadonlyMap<string, LogHead> => {
  const latest = new Map<string, LogHead>();
  for (const head of heads)
    if (head.op === 'put') latest.set(head.article, head);
    else if (head.op === 'forget') latest.delete(head.article);
  return latest;
};

/** Statements of which the engine is asked for their articles; for more, the whole log is looked through. */
const fewStatements = 5000;

/** The readings of a store out of its log. */
const logReadings = (store: Pick<GraphStore, 'run'>, heads: readonly LogHead[], log: Log): GraphStore['readings'] =>
  async function* (supporting) {
    const wanted = supporting === undefined ? undefined : new Set(supporting);
    const latest = latestOf(heads);
    let articles: Iterable<string> = latest.keys();
    if (wanted !== undefined && wanted.size <= fewStatements) {
      const found = new Set<string>();
      for (const ids of pagesOf([...wanted])) {
        const cypher = 'MATCH (s:Statement) WHERE s.id IN $ids RETURN DISTINCT s.article AS article';
        for (const [article] of (await store.run(cypher, { ids }, { limit: ids.length })).rows)
          found.add(String(article));
      }
      articles = found;
    }
    for (const article of [...articles].sort(byCodeUnits)) {
      const head = latest.get(article);
      if (head === undefined) continue;
      for (const reading of readingsAt([head], log.read))
        if (wanted === undefined || reading.statements.some(({ id }) => wanted.has(id))) yield reading;
    }
  };

/** Told how far the engine's file is made anew: steps done, and all there are. */
export type OnRebuild = (done: number, total: number) => void;

/** Articles after which it is told how far a rebuild has come. */
const rebuiltAtOnce = 200;

/** Counts steps, and tells about every so many of them and the last one. */
const countSteps = (total: number, onRebuild: OnRebuild | undefined): (() => void) => {
  let done = 0;
  return () => {
    done += 1;
    if (done % rebuiltAtOnce === 0 || done === total) onRebuild?.(done, total);
  };
};

/** Makes the whole index from the log, where no query written by hand must be run again in its place. */
const rebuild = async (engine: Engine, log: Log, heads: readonly LogHead[], onRebuild?: OnRebuild): Promise<void> => {
  let rules: string | undefined;
  const judged = new Map<string, Judgement>();
  for (const head of heads) {
    if (head.op === 'judge') judged.set(judgementId(head.judgement), formJudgement(head.judgement));
    else if (head.op === 'retract') takeBack(judged, head.judgement);
    else if (head.op === 'rules') rules = head.rules;
  }
  if (rules !== undefined) await engine.executeCypher(setRules, { rules });
  const latest = latestOf(heads);
  // The readings are gone through twice: for what stands by itself, and for what lies between that.
  const step = countSteps(2 * latest.size, onRebuild);
  const readings = function* (): Generator<Reading> {
    for (const reading of readingsAt(latest.values(), log.read)) {
      yield reading;
      step();
    }
  };
  await loadWhole(engine, readings, [...judged.values()], log.sequence());
};

/** Takes log records into the engine that it does not have yet. Doing so again changes nothing, so it may be cut short. */
const replay = async (engine: Engine, log: Log, heads: readonly LogHead[], onRebuild?: OnRebuild): Promise<void> => {
  const sequence = (await readSequence(engine)) ?? 0;
  if (sequence === 0 && heads.every(({ op }) => op !== 'run')) return rebuild(engine, log, heads, onRebuild);
  const step = countSteps(heads.length, onRebuild);
  const journal: Journal = { next: () => sequence, append: () => [], read: log.read, isReplay: true };
  const backend = createBackend(engine, journal, undefined, () => undefined);
  let changes = new Map<string, LogHead>();
  const takeIn = async (): Promise<void> => {
    const last = [...changes];
    changes = new Map();
    for (let first = 0; first < last.length; first += replayAtOnce)
      await applyChanges(
        backend,
        last.slice(first, first + replayAtOnce).map(([article, head]): Change => {
          const record: LogRecord = log.read(head);
          step();
          return record.op === 'put' ? { article, reading: record.reading, digest: record.digest } : { article };
        }),
      );
  };
  for (const head of heads) {
    if (head.op === 'put' || head.op === 'forget') {
      // Only the last word on each article counts, until a query written by hand may have looked at it.
      if (changes.delete(head.article)) step();
      changes.set(head.article, head);
      continue;
    }
    step();
    if (head.op === 'judge') await backend.write((transaction) => addJudgements(transaction, [head.judgement]), []);
    else if (head.op === 'retract')
      await backend.write((transaction) => removeJudgementById(transaction, head.judgement), []);
    else if (head.op === 'rules') await backend.write((transaction) => keepRules(transaction, head.rules), []);
    else {
      await takeIn();
      await backend.run(head.cypher, head.parameters, {
        ...defaultLimits,
        write: true,
        timeout: Number.POSITIVE_INFINITY,
      });
    }
  }
  await takeIn();
  await engine.executeCypher(setSequence, { sequence: log.sequence() });
};

const removeEngineFiles = (folder: string): void => {
  // Its own log is a folder, which stays where a process was killed.
  for (const name of readdirSync(folder))
    if (name.startsWith(names.engine)) rmSync(join(folder, name), { recursive: true, force: true });
};

/** Nobody knows more records than the log has, unless it has lost its end. */
export const logCutOff = (folder: string, ends: number, known: number): Failure =>
  new Failure('store-damaged', `"${folder}": the log ends at ${ends}, the store knows ${known}`, {
    hint: `Its ${names.log} was cut off, or is older than the rest: bring it back from a backup, and then delete ${names.engine}, which is made anew. Nothing was changed.`,
  });

/**
 * Refuses a log that has lost its end, before the engine's file is opened for writing: that changes it. As the last writer left
 * the file it has taken in what store.json says; any other is looked into, which takes as long as opening it.
 */
const checkEngineBehind = async (folder: string, log: Log): Promise<void> => {
  const { records = 0, engine } = identityOf(folder);
  if (records > log.sequence()) throw logCutOff(folder, log.sequence(), records);
  if (engine !== undefined && engine === stampOf(folder)) return;
  const opened = await openEngine(join(folder, names.engine), true);
  const sequence = opened === undefined ? undefined : await readSequence(opened);
  opened?.close();
  if (sequence !== undefined && sequence > log.sequence()) throw logCutOff(folder, log.sequence(), sequence);
};

/** The engine over a log: opened and brought up to date, or made again where its file is missing or damaged. */
const openIndex = async (
  folder: string,
  log: Log,
  heads: readonly LogHead[],
  onRebuild?: OnRebuild,
): Promise<Engine> => {
  const path = join(folder, names.engine);
  await checkEngineBehind(folder, log);
  let opened = await openEngine(path, false);
  if (opened !== undefined && (await readSequence(opened)) === unfinished) {
    opened.close();
    opened = undefined;
  }
  if (opened === undefined) removeEngineFiles(folder);
  const engine = opened ?? (await createEngine(path));
  const sequence = (await readSequence(engine)) ?? 0;
  if (sequence > log.sequence()) {
    engine.close();
    throw logCutOff(folder, log.sequence(), sequence);
  }
  if (sequence < log.sequence()) await replay(engine, log, heads.slice(sequence), onRebuild);
  return engine;
};

/** Number of the last whole record that the log has now. */
const lastSequence = (folder: string): number => {
  const log = openLog(join(folder, names.log), true, () => undefined);
  log.close();
  return log.sequence();
};

/** For readers: the engine's file when it is free and up to date, else a copy in memory made from the log. */
const openIndexForReading = async (
  folder: string,
  log: Log,
  heads: readonly LogHead[],
  onRebuild?: OnRebuild,
): Promise<Engine> => {
  if (holderOf(join(folder, names.lock)) === undefined) {
    const opened = await openEngine(join(folder, names.engine), true);
    if (opened !== undefined) {
      const sequence = await readSequence(opened);
      if (sequence === log.sequence()) return opened;
      opened.close();
      // A writer may have gone on since the log was read.
      if (sequence !== undefined && sequence !== unfinished && sequence > lastSequence(folder))
        throw logCutOff(folder, log.sequence(), sequence);
    }
  }
  const engine = await createEngine();
  await replay(engine, log, heads, onRebuild);
  return engine;
};

/**
 * Makes a folder and those above it, one by one: Node's own recursive way asks for ever where a file system says that an existing
 * folder is not there, as /proc does.
 */
const makeFolder = (folder: string): void => {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.push(at);
  for (const path of missing.reverse())
    try {
      mkdirSync(path);
    } catch (error) {
      // Somebody else made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
};

/**
 * Opens the store in a folder, and makes it where there is none (unless `readOnly` or `mustExist`). A writer holds the folder's lock
 * until it closes; readers may look on meanwhile. Throws a Failure: `store-locked`, `store-missing`, `store-foreign`,
 * `store-newer`, `store-damaged`, `store-unreadable`, `engine-missing`, `disk-full`.
 */
export const openEmbeddedStore = async (
  folder: string,
  options: { readonly readOnly?: boolean; readonly mustExist?: boolean; readonly onRebuild?: OnRebuild } = {},
): Promise<GraphStore> => {
  const { readOnly = false, mustExist = readOnly, onRebuild } = options;
  const state = inspect(folder);
  if (mustExist && state === 'free') throw storeMissing(folder);
  if (!readOnly) atFileBorder(folder, () => makeFolder(folder));
  const unlock = readOnly ? () => undefined : atFileBorder(folder, () => takeLock(join(folder, names.lock)));
  let log: Log | undefined;
  try {
    // Again, now that nobody else can be making it.
    const kind = readOnly ? 'store' : inspect(folder);
    if (kind === 'free') makeStore(folder);
    const heads: LogHead[] = [];
    const held = openLog(join(folder, names.log), readOnly, (head) => heads.push(head));
    log = held;
    const engine = await (readOnly ? openIndexForReading : openIndex)(folder, held, heads, onRebuild);
    // Last of all: until then an older program may still open it.
    if (kind === 'older') writeVersion(folder);
    // Readers share the engine's file; a writer has it for itself.
    const shared =
      readOnly && (engine.info() as { readonly is_persistent: boolean }).is_persistent
        ? join(folder, names.engine)
        : undefined;
    const store = createCypherStore(
      createBackend(
        engine,
        readOnly ? undefined : journalOf(held),
        shared,
        () => {
          // Whoever reads the log alone can tell then whether it is whole, and whoever writes next need not look into the engine.
          try {
            if (!readOnly) atFileBorder(folder, () => writeVersion(folder, closedAs(folder, held)));
          } finally {
            held.close();
            unlock();
          }
        },
        keepingOf(folder, held, engine),
      ),
    );
    // A reader's engine would have to be loaded for them; only after a query written by hand it may hold others than the log.
    return readOnly && heads.every(({ op }) => op !== 'run')
      ? { ...store, readings: logReadings(store, heads, held) }
      : store;
  } catch (error) {
    log?.close();
    unlock();
    throw error;
  }
};
