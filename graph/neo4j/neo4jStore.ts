import { types } from 'node:util';
import neo4j, {
  type BookmarkManager,
  type Driver,
  type ManagedTransaction,
  type ResultSummary,
  type Session,
} from 'neo4j-driver';
import { addressOf } from '../address.ts';
import { hiddenAddress } from '../credentials.ts';
import { syntaxFailure } from '../cypher.ts';
import { type Backend, createCypherStore } from '../cypherStore.ts';
import { Failure } from '../failure.ts';
import { type RunLimits, roughBytes, sizeOf, timeoutFailure, toTable } from '../limits.ts';
import type { GraphEdge } from '../model.ts';
import { type RelationType, relations, relationTypes } from '../ontology.ts';
import { type Parameter, plainParameters } from '../parameters.ts';
import { cancelledFailure, checkReadOnly, isReadingProcedure, planRefusal, procedureRefusal } from '../readOnly.ts';
import { checkStoreNode, edgeFrom, lookups, schemaVersion, uniqueKeys } from '../schema.ts';
import type { GraphStore, Table } from '../store.ts';
import type { Transaction } from '../write.ts';
import { type IdOf, toPlain, toValue, unresolvedNodes } from './values.ts';

/*
 * A store on a Neo4j server: one driver, managed transactions (the driver retries them when the server restarts, changes
 * its leader or finds a deadlock), bookmarks so that a reader sees what was written just before.
 */

export interface ServerOptions {
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly readOnly?: boolean;
}

const statementsAtOnce = 1000;
/** Milliseconds for which a transaction is retried: a server needs 10 to 110 s to come back after a crash. */
const retryTime = 180_000;
const connectTime = 15_000;
/** Longest delay that a timer takes, in milliseconds. */
const longestTimer = 2 ** 31 - 1;
/** Edges that are read at a time when all are streamed. */
const edgesAtOnce = 2000;

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

/**
 * A Failure for what the server or the driver says about a query, which began after `linesBefore`; anything else is passed
 * on. `location` holds no password.
 */
const serverFailure = (error: unknown, location: string, linesBefore = 0): unknown => {
  if (!types.isNativeError(error) || error instanceof Failure) return error;
  const code = codeOf(error);
  if (/certificate|self.signed|altnames|unable to verify/i.test(error.message))
    return new Failure(
      'server-certificate',
      `The certificate of the Neo4j at "${location}" is not trusted: ${error.message}`,
      {
        hint: 'Give node its authority by NODE_EXTRA_CA_CERTS; or write +ssc instead of +s, if it is self-signed and you know it.',
        cause: error,
      },
    );
  // The driver gives no code to what it waited for in vain: something else may listen there.
  if (
    ['ServiceUnavailable', 'SessionExpired', 'ProtocolError'].includes(code) ||
    /^(?:Connection acquisition|Server responded|Unknown Bolt protocol)/.test(error.message)
  )
    return new Failure('server-unreachable', `No Neo4j answers at "${location}"`, {
      hint: `Start it (docker compose up, or scripts/neo4j.sh start), and check address, port and scheme${
        // While it looks for a router, the driver does not say why one was not to its liking.
        location.startsWith('neo4j+s:') ? '; for a self-signed certificate write +ssc' : ''
      }.`,
      cause: error,
    });
  if (code === 'Neo.DatabaseError.Schema.ConstraintCreationFailed')
    return new Failure(
      'store-foreign',
      `The database at "${location}" holds nodes of something else, which have the same labels and ids twice: ${error.message.replaceAll(/\s+/g, ' ')}`,
      {
        hint: 'Name another database (--database) or server, or take those nodes out. They were left as they are.',
        cause: error,
      },
    );
  if (/Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired)/.test(code))
    return new Failure('server-refused', `The Neo4j at "${location}" refuses the user or the password`, {
      hint: 'On the command line set NEO4J_USER and NEO4J_PASSWORD, or give --user and type the password; in a program openStore(location, { user, password }).',
      cause: error,
    });
  if (code.includes('Database.DatabaseNotFound'))
    return new Failure('server-database', `The Neo4j at "${location}" has no such database: ${error.message}`, {
      hint: 'Leave --database out for the default one; the community edition has only that.',
      cause: error,
    });
  if (code.includes('TransactionTimedOut') || code.includes('Terminated') || code.includes('LockClientStopped'))
    return new Failure('query-timeout', `The query was given up by the server: ${error.message}`, {
      hint: 'Ask for less: a LIMIT, a shorter path, a more selective MATCH; or allow more time.',
      cause: error,
    });
  if (code === 'Neo.ClientError.Statement.AccessMode') return planRefusal('a write');
  const place = /\(line (\d+), column (\d+)/.exec(error.message);
  if (code.startsWith('Neo.ClientError.Statement.') && place !== null)
    return syntaxFailure(
      error.message.split(/\(line|\n/)[0]?.trim() ?? '',
      Number(place[1]) - linesBefore,
      Number(place[2]),
      error,
    );
  if (code.startsWith('Neo.ClientError.')) {
    const missing = code.endsWith('.ParameterMissing') ? /: *(\w+)/.exec(error.message)?.[1] : undefined;
    return new Failure('query-failed', `The query failed: ${error.message.split('\n')[0]}`, {
      hint:
        missing === undefined
          ? 'Correct the query; docs/stores.md tells what the two stores understand.'
          : `Give it: --param ${missing}=…`,
      cause: error,
    });
  }
  if (/start and end nodes are the same/.test(error.message))
    return new Failure('query-failed', 'The query failed: shortestPath(…) was asked for a path from a node to itself', {
      hint: 'Add WHERE a <> b.',
      cause: error,
    });
  // Whatever else the server says: its own failures (DatabaseError), and what it hoped would pass (TransientError).
  if (code.startsWith('Neo.'))
    return new Failure('query-failed', `The Neo4j at "${location}" failed: ${error.message.split('\n')[0]}`, {
      hint: code.startsWith('Neo.TransientError.')
        ? 'Try again: the server says that it may pass.'
        : `Its log tells more (${code}).`,
      cause: error,
    });
  return error;
};

/** Plain values → what the driver sends: whole numbers as integers (JavaScript's would arrive as floats). */
const toDriver = (value: Parameter): unknown => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return neo4j.int(value);
  if (Array.isArray(value)) return value.map(toDriver);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toDriver(item)]));
  return value;
};

const parametersOf = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  toDriver(plainParameters(parameters)) as Record<string, unknown>;

const asTransaction = (transaction: ManagedTransaction): Transaction => {
  const run: Transaction['run'] = async (cypher, parameters = {}) => {
    const result = await transaction.run(cypher, parametersOf(parameters));
    return result.records.map((record) => toPlain(record.toObject()) as Record<string, unknown>);
  };
  // The driver sends all at once, and the server works them off in this order.
  return { run, runAll: (tasks) => Promise.all(tasks.map(([cypher, parameters]) => run(cypher, parameters))) };
};

interface Plan {
  readonly operatorType: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Plan[];
}

/** Checks the server's own plan of a query that must only read: no file or address, no unknown procedure, no admin. */
const checkPlan = (plan: Plan): void => {
  const operator = plan.operatorType.replace(/@.*$/, '');
  if (/LoadCSV|TransactionForeach|TransactionApply|Show|Terminate|Create|Delete|Merge|SetProp|Foreach/i.test(operator))
    throw planRefusal(operator);
  if (operator === 'ProcedureCall') {
    const name = /^\s*(?:CALL\s+)?([\w.]+)/i.exec(
      String(plan.arguments?.Details ?? plan.arguments?.Signature ?? ''),
    )?.[1];
    if (name === undefined || !isReadingProcedure(name)) throw procedureRefusal(name ?? 'a procedure');
  }
  for (const child of plan.children ?? []) checkPlan(child);
};

const checkSummary = (summary: ResultSummary): void => {
  if (summary.queryType !== 'r') throw planRefusal(summary.queryType === 's' ? 'an administration command' : 'a write');
  if (summary.plan) checkPlan(summary.plan as unknown as Plan);
};

/** Leaves EXPLAIN and PROFILE away in front, so that EXPLAIN can be set there. */
const withoutExplain = (cypher: string): string => cypher.replace(/^\s*(?:EXPLAIN|PROFILE)\b/i, '');

/** The constraints and indexes of the schema: what each is called, and how it goes on behind `CREATE … name IF NOT EXISTS`. */
const schemaRules: readonly { readonly kind: string; readonly name: string; readonly rule: string }[] = [
  ...uniqueKeys.map(({ label, property }) => ({
    kind: 'CONSTRAINT',
    name: `${label.toLowerCase()}_${property}`,
    rule: `FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`,
  })),
  ...relationTypes.map((type) => ({
    kind: 'CONSTRAINT',
    name: `${type.toLowerCase()}_id`,
    rule: `FOR ()-[e:${type}]-() REQUIRE e.id IS UNIQUE`,
  })),
  ...lookups.map(({ label, property }) => ({
    kind: 'INDEX',
    name: `${label.toLowerCase()}_${property}_lookup`,
    rule: `FOR (n:${label}) ON (n.${property})`,
  })),
  { kind: 'FULLTEXT INDEX', name: 'names', rule: 'FOR (n:Entity) ON EACH [n.name, n.aliases]' },
];

/** The index that a constraint has is left out: it is there before its constraint. */
const findRules = [
  'SHOW CONSTRAINTS YIELD name RETURN name',
  'SHOW INDEXES YIELD name, owningConstraint WHERE owningConstraint IS NULL RETURN name',
] as const;

const readVersion = "MATCH (s:Store {id: 'store'}) RETURN s.schemaVersion AS version, s.imported AS imported";
const writeVersion = "MERGE (s:Store {id: 'store'}) SET s.schemaVersion = $version REMOVE s.imported";
/** Seconds for which indexes may be made: a database that was imported has none yet. */
const indexSeconds = 7200;
/** neo4j-admin cannot write an empty list. */
const fillAliases = `MATCH (n:Entity) WHERE n.aliases IS NULL CALL (n) { SET n.aliases = [] } IN TRANSACTIONS OF 5000 ROWS`;
/** Articles that are given their addresses at a time. */
const addressedAtOnce = 5000;
const urlsAfter = `MATCH (a:Article) WHERE a.id > $after AND a.url IS NOT NULL
  RETURN a.id AS id, a.url AS url ORDER BY a.id LIMIT ${addressedAtOnce}`;
const writeAddresses = 'UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.address = row.address';

/** What brings a graph of a version to the next one. Each may be cut short and run again. */
const migrations: Readonly<Record<number, (session: Session) => Promise<unknown>>> = {
  // Before, a statement's `edge` was without the date of a dated event. Tallies are counted when a node is next touched.
  1: (session) =>
    session.run(
      `MATCH (s:Statement) WHERE s.type IN $dated AND s.date IS NOT NULL AND size(split(s.edge, '|')) = 3
        CALL (s) { SET s.edge = s.edge + '|' + s.date } IN TRANSACTIONS OF 5000 ROWS`,
      { dated: relationTypes.filter((type) => relations[type].dated) },
    ),
  // Addresses are worked out here, not in Cypher. Files are known of articles that are read from now on.
  2: async (session) => {
    for (let after = ''; ; ) {
      const found = await session.executeRead(
        async (transaction) => (await transaction.run(urlsAfter, { after })).records,
      );
      const rows = found.flatMap((record) => {
        const address = addressOf({ url: String(record.get('url')) });
        return address === undefined ? [] : [{ id: String(record.get('id')), address }];
      });
      await session.executeWrite((transaction) => transaction.run(writeAddresses, { rows }));
      if (found.length < addressedAtOnce) return;
      after = String(found.at(-1)?.get('id'));
    }
  },
};
const idsOfNodes = 'MATCH (n) WHERE elementId(n) IN $ids RETURN elementId(n) AS node, n.id AS id';
const edgesAfter = Object.fromEntries(
  relationTypes.map((type) => [
    type,
    `MATCH (from:Entity)-[e:${type}]->(to:Entity) WHERE e.id > $after
     RETURN e AS edge, from.id AS from, to.id AS to ORDER BY e.id LIMIT ${edgesAtOnce}`,
  ]),
) as Readonly<Record<RelationType, string>>;

/**
 * Looks at the version of the graph and, unless it may only be read, makes or upgrades constraints, indexes and data, the
 * version last. Every statement leaves alone what is there, so that an interrupted upgrade is done again. Throws a Failure
 * (`store-newer`) for a graph of a newer program.
 */
const prepareSchema = async (
  driver: Driver,
  database: string | undefined,
  location: string,
  readOnly: boolean,
): Promise<void> => {
  const session = driver.session({ ...(database === undefined ? {} : { database }) });
  try {
    const found = await session.executeRead(async (transaction) => (await transaction.run(readVersion)).records[0]);
    const version = found === undefined ? undefined : Number(found.get('version'));
    if (version !== undefined && version > schemaVersion)
      throw new Failure('store-newer', `The graph at "${location}" has the schema version ${version}`, {
        hint: `This program knows versions up to ${schemaVersion}: update it. Nothing was changed.`,
      });
    const isImported = found?.get('imported') === true;
    if (readOnly || (version === schemaVersion && !isImported)) return;
    // Asked for first: a transaction for each of them takes a second where nearly all are there.
    const present = new Set<unknown>();
    for (const find of findRules)
      for (const record of (await session.executeRead((transaction) => transaction.run(find))).records)
        present.add(record.get('name'));
    // Managed, so that the driver tries again: two programs that open an empty database at once hinder each other.
    for (const { kind, name, rule } of schemaRules)
      if (!present.has(name))
        await session
          .executeWrite((transaction) => transaction.run(`CREATE ${kind} ${name} IF NOT EXISTS ${rule}`))
          .catch(acceptExisting);
    await session.run(`CALL db.awaitIndexes(${indexSeconds})`);
    if (isImported) await session.run(fillAliases);
    for (let step = version ?? schemaVersion; step < schemaVersion; step += 1) await migrations[step]?.(session);
    await session.executeWrite((transaction) => transaction.run(writeVersion, { version: neo4j.int(schemaVersion) }));
  } finally {
    await session.close();
  }
};

/** A driver, and what those that use it have written. */
interface Connection {
  readonly driver: Driver;
  readonly bookmarks: BookmarkManager;
  readonly release: () => Promise<void>;
}

/** IF NOT EXISTS looks before it locks: another program may have made the very same rule in between. */
const acceptExisting = (error: unknown): void => {
  if (!(error instanceof neo4j.Neo4jError && error.code === 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists'))
    throw error;
};

/** One driver per process, server and user: it keeps a pool of connections, and all see what one of them wrote. */
const drivers = new Map<string, { readonly driver: Driver; readonly bookmarks: BookmarkManager; users: number }>();

/** The driver for a server, made when nobody has it open. Throws a Failure (`server-address`). */
const connect = (location: string, user: string, password: string | undefined): Connection => {
  const key = JSON.stringify([location, user, password]);
  let shared = drivers.get(key);
  if (shared === undefined) {
    const auth = password === undefined ? undefined : neo4j.auth.basic(user, password);
    try {
      const driver = neo4j.driver(location, auth, {
        connectionTimeout: connectTime,
        connectionAcquisitionTimeout: 2 * connectTime,
        maxTransactionRetryTime: retryTime,
        userAgent: 'entente',
      });
      shared = { driver, bookmarks: neo4j.bookmarkManager(), users: 0 };
    } catch (error) {
      throw new Failure(
        'server-address',
        `"${hiddenAddress(location)}" is no address of a Neo4j server: ${hiddenAddress((error as Error).message)}`,
        { hint: 'Expected neo4j://host:7687, bolt://host:7687, or the same with +s for TLS.', cause: error },
      );
    }
    drivers.set(key, shared);
  }
  const mine = shared;
  mine.users += 1;
  return {
    driver: mine.driver,
    bookmarks: mine.bookmarks,
    release: async () => {
      mine.users -= 1;
      if (mine.users > 0) return;
      drivers.delete(key);
      await mine.driver.close();
    },
  };
};

const createBackend = (
  { driver, bookmarks, release }: Connection,
  location: string,
  { database, readOnly = false }: ServerOptions,
  version: string,
): Backend => {
  const open = (mode: 'READ' | 'WRITE'): Session =>
    driver.session({
      defaultAccessMode: mode,
      bookmarkManager: bookmarks,
      ...(database === undefined ? {} : { database }),
    });
  const within = async <T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> => {
    const session = open(mode);
    try {
      return await work(session);
    } catch (error) {
      throw serverFailure(error, location);
    } finally {
      await session.close();
    }
  };

  /**
   * Reads within a time limit of our own, and until `signal` aborts: the server looks at its clock every other second only, and
   * one that is gone would be waited for. Closing the session resets its connection, and with that the server ends the query.
   */
  const withinTime = async <T>(
    timeout: number,
    signal: AbortSignal | undefined,
    work: (session: Session) => Promise<T>,
  ): Promise<T> => {
    const session = open('READ');
    let giveUp: (failure: Failure) => void = () => undefined;
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    const cancel = (): void => giveUp(cancelledFailure());
    const timer = setTimeout(() => giveUp(timeoutFailure(timeout)), Math.min(timeout, longestTimer));
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await Promise.race([work(session), givenUp]);
    } catch (error) {
      throw serverFailure(error, location);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      // Not waited for: the server may be busy with what was given up.
      session.close().catch(() => undefined);
    }
  };

  /** Node ids for the ends of relationships that came without their nodes. */
  const resolve = async (transaction: ManagedTransaction, rows: readonly unknown[][]): Promise<IdOf> => {
    const known = new Map<string, string>();
    const missing = unresolvedNodes(rows, known);
    if (missing.length > 0)
      for (const record of (await transaction.run(idsOfNodes, { ids: missing })).records)
        known.set(String(record.get('node')), String(record.get('id') ?? record.get('node')));
    return (node) => known.get(node) ?? node;
  };

  const ask = async (
    transaction: ManagedTransaction,
    cypher: string,
    parameters: Record<string, unknown>,
    options: RunLimits,
    onSummary?: (summary: ResultSummary) => Promise<void>,
  ): Promise<Table> => {
    const result = transaction.run(cypher, parameters);
    const columns = (await result.keys()) as string[];
    const rows: unknown[][] = [];
    let isMore = false;
    let size = 0;
    for await (const record of result) {
      const row = columns.map((column) => record.get(column) as unknown);
      size += sizeOf(row.map((value) => toValue(value, (node) => node)));
      isMore = rows.length === options.limit || size > roughBytes(options.bytes);
      if (isMore) break;
      rows.push(row);
    }
    if (onSummary !== undefined) await onSummary(await result.summary());
    const idOf = await resolve(transaction, rows);
    const values = rows.map((row) => row.map((value) => toValue(value, idOf)));
    return toTable(columns, values, isMore, options);
  };

  const explain = async (
    transaction: ManagedTransaction,
    cypher: string,
    parameters: Record<string, unknown>,
  ): Promise<ResultSummary> => {
    try {
      return (await transaction.run(`EXPLAIN\n${withoutExplain(cypher)}`, parameters)).summary;
    } catch (error) {
      // Left as it is when the driver may retry it.
      throw neo4j.isRetryableError(error as Error) ? error : serverFailure(error, location, 1);
    }
  };

  const run = async (cypher: string, unsafe: Readonly<Record<string, unknown>>, options: RunLimits): Promise<Table> => {
    const parameters = parametersOf(unsafe);
    const limits = { timeout: options.timeout };
    if (options.write) {
      if (readOnly)
        throw new Failure('store-read-only', 'The store was opened for reading only', { hint: 'Open it for writing.' });
      return within('WRITE', (session) =>
        session.executeWrite(
          (transaction) =>
            ask(transaction, cypher, parameters, options, async ({ counters }) => {
              // Statements about the schema change no data, and stand no query beside them.
              const isOfData = ([key, count]: [string, number]): boolean => count > 0 && !/constraint|index/i.test(key);
              if (Object.entries(counters.updates()).some(isOfData))
                await checkStoreNode(asTransaction(transaction).run);
            }),
          limits,
        ),
      );
    }
    checkReadOnly(cypher);
    const { signal } = options;
    if (signal?.aborted) throw cancelledFailure();
    return withinTime(options.timeout, signal, (session) =>
      session.executeRead(async (transaction) => {
        checkSummary(await explain(transaction, cypher, parameters));
        return ask(transaction, cypher, parameters, options);
      }, limits),
    );
  };

  return {
    engine: version,
    statementsAtOnce,
    write: (work) => {
      if (readOnly)
        throw new Failure('store-read-only', 'The store was opened for reading only', { hint: 'Open it for writing.' });
      return within('WRITE', (session) => session.executeWrite((transaction) => work(asTransaction(transaction))));
    },
    read: (work) => within('READ', (session) => session.executeRead((transaction) => work(asTransaction(transaction)))),
    run,
    async *edges(type: RelationType): AsyncGenerator<GraphEdge> {
      for (let after = ''; ; ) {
        const rows = await within('READ', (session) =>
          session.executeRead((transaction) => asTransaction(transaction).run(edgesAfter[type], { after })),
        );
        for (const { edge, from, to } of rows)
          yield edgeFrom(type, String(from), String(to), edge as Record<string, unknown>);
        const last = rows.at(-1)?.edge as { readonly id: string } | undefined;
        if (last === undefined || rows.length < edgesAtOnce) return;
        after = last.id;
      }
    },
    close: release,
  };
};

/**
 * Opens the graph on a Neo4j server and makes its schema where there is none. Throws a Failure: `server-unreachable`,
 * `server-refused`, `server-database`, `store-newer`.
 */
export const openNeo4jStore = async (location: string, options: ServerOptions = {}): Promise<GraphStore> => {
  const { user = 'neo4j', password, database, readOnly = false } = options;
  const connection = connect(location, user, password);
  const { driver } = connection;
  try {
    const info = await driver.getServerInfo(database === undefined ? {} : { database });
    await prepareSchema(driver, database, location, readOnly);
    return createCypherStore(
      createBackend(connection, location, options, `Neo4j ${info.agent?.replace('Neo4j/', '') ?? ''}`),
    );
  } catch (error) {
    await connection.release();
    throw serverFailure(error, location);
  }
};
