import { existsSync } from 'node:fs';
import { types } from 'node:util';
import type { Transaction as EngineTransaction, GrafeoDB, QueryResult } from '@grafeo-db/js';
import { placeOf, syntaxFailure } from '../cypher.ts';
import { Failure } from '../failure.ts';
import type { GroupMemory } from '../groups.ts';
import { lookups, schemaVersion, uniqueKeys } from '../schema.ts';
import type { Transaction } from '../write.ts';
import { wayAround } from './gaps.ts';

/*
 * The embedded engine, @grafeo-db/js, and what must be known about it: the default import (the named one type-checks and
 * throws), indexes before constraints (else writing is quadratic), checkpoints by size (off by default).
 */

export type Engine = GrafeoDB;

/** Bytes of its own log after which the engine folds it into its file. */
const checkpointBytes = 64e6;

/** Loads the engine's binary. Throws a Failure (`engine-missing`) where there is none for this platform. */
export const loadEngine = async (): Promise<typeof GrafeoDB> => {
  try {
    return (await import('@grafeo-db/js')).default.GrafeoDB;
  } catch (error) {
    throw new Failure('engine-missing', `The embedded engine has no build for ${process.platform}-${process.arch}`, {
      hint: 'It needs macOS, Windows x64 or Linux with glibc 2.34. Use a Neo4j server instead: --store neo4j://…',
      cause: error,
    });
  }
};

/** The query as the user wrote it, and where in it a place is that the engine names. */
export interface Asked {
  readonly cypher: string;
  readonly offsetIn: (line: number, column: number) => number;
}

/** A Failure for what the engine says about a query; anything else is passed on. */
export const engineFailure = (error: unknown, asked?: Asked): unknown => {
  if (!types.isNativeError(error) || error instanceof Failure) return error;
  // The engine's own code moves the status to gqlStatus, but not when it runs in another realm than the addon (jest).
  const { gqlStatus, cause } = error as { gqlStatus?: string; cause?: { message?: string } };
  const status = gqlStatus ?? /^GQLSTATUS (\w+)/.exec(cause?.message ?? '')?.[1];
  const place = /--> query:(\d+):(\d+)/.exec(error.message);
  const first = (error.message.split('\n')[0] ?? '')
    .replace(/^(Query|Database) error: /, '')
    .replace(/^GRAFEO-\w+: /, '')
    .replace(/^(syntax|semantic|execution) error: /, '')
    .replace(/^\[Cypher\] /, '');
  const help = /help: (.*)/.exec(error.message)?.[1];
  const around = asked && wayAround(asked.cypher);
  if (status === '42001' && place !== null) {
    const [line, column] = [Number(place[1]), Number(place[2])];
    const there = asked ? placeOf(asked.cypher, asked.offsetIn(line, column)) : { line, column };
    return syntaxFailure(first, there.line, there.column, error, around);
  }
  if (/No space left on device|disk quota exceeded/i.test(error.message))
    return new Failure('disk-full', `There is no room for the store: ${first}`, {
      hint: 'Free some space and run the same command again: what was stored before is intact.',
      cause: error,
    });
  if (/timeout|timed out|time limit/i.test(first))
    return new Failure('query-timeout', `The query took too long: ${first}`, {
      hint: 'Ask for less: a LIMIT, a shorter path, a more selective MATCH.',
      cause: error,
    });
  if (status === undefined) return error;
  return new Failure('query-failed', `The query failed: ${first}`, {
    hint: around ?? help ?? 'docs/stores.md tells what the embedded store understands.',
    cause: error,
  });
};

const marks = new Set(['_id', '_labels', '_type', '_source', '_target']);

/** Nodes and edges as their properties alone. Not for users' queries: those want labels, types and ends (values.ts). */
const toPlain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('_id' in value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !marks.has(key)));
};

const toRows = (result: QueryResult): readonly Record<string, unknown>[] => {
  const rows = result.toArray() as Record<string, unknown>[];
  // The rows are ours: most hold texts and numbers only, and there are many.
  const { columns } = result;
  for (const row of rows)
    for (const column of columns) {
      const value = row[column];
      if (typeof value === 'object' && value !== null) row[column] = toPlain(value);
    }
  return rows;
};

/** An engine transaction as the shared writer wants it; `groups` is what the writer remembers. */
export const asTransaction = (transaction: EngineTransaction, groups?: GroupMemory): Transaction => {
  const run: Transaction['run'] = async (cypher, parameters) =>
    toRows(await transaction.executeCypher(cypher, parameters));
  return {
    run,
    ...(groups === undefined ? {} : { groups }),
    runAll: async (tasks) => {
      const answers: Awaited<ReturnType<typeof run>>[] = [];
      for (const [cypher, parameters] of tasks) answers.push(await run(cypher, parameters));
      return answers;
    },
  };
};

/** Makes indexes, constraints and the store's own node in an empty engine. */
const makeSchema = async (engine: Engine): Promise<void> => {
  for (const { label, property } of uniqueKeys)
    await engine.executeCypher(`CREATE INDEX ${label}_${property} FOR (n:${label}) ON (n.${property})`);
  for (const { label, property } of lookups)
    await engine.executeCypher(`CREATE INDEX ${label}_${property} FOR (n:${label}) ON (n.${property})`);
  for (const { label, property } of uniqueKeys)
    await engine.executeCypher(
      `CREATE CONSTRAINT ${label}_${property}_unique FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`,
    );
  await engine.executeCypher("CREATE (s:Store {id: 'store', schemaVersion: $schemaVersion, sequence: 0})", {
    schemaVersion,
  });
};

/**
 * Number of the last log record that the engine has taken in; undefined for an engine without our schema, or with an older
 * one: it is made again from the log, which is all the migration that it needs.
 */
export const readSequence = async (engine: Engine): Promise<number | undefined> => {
  const rows = toRows(
    await engine.executeCypher(
      "MATCH (s:Store {id: 'store'}) RETURN s.sequence AS sequence, s.schemaVersion AS version",
    ),
  );
  return rows.length === 1 && rows[0]?.version === schemaVersion ? Number(rows[0].sequence) : undefined;
};

/** A new engine with our schema: in memory without a path. */
export const createEngine = async (path?: string): Promise<Engine> => {
  const engine = (await loadEngine()).create(path);
  if (path !== undefined) engine.setCheckpointTriggers({ walBytes: checkpointBytes });
  await makeSchema(engine);
  return engine;
};

/** Opens an engine's file; undefined when there is none, or when it is no engine's file (it can be made again). */
export const openEngine = async (path: string, readOnly: boolean): Promise<Engine | undefined> => {
  if (!existsSync(path)) return undefined;
  const grafeo = await loadEngine();
  try {
    const engine = readOnly ? grafeo.openReadOnly(path) : grafeo.create(path);
    if (!readOnly) engine.setCheckpointTriggers({ walBytes: checkpointBytes });
    if ((await readSequence(engine)) !== undefined) return engine;
    engine.close();
    return undefined;
  } catch (error) {
    // Nothing shorter: the engine speaks of blocks of a damaged file too, and names the file.
    if (/\bcannot be locked\b|\b(?:used|locked) by another process\b/i.test((error as Error).message))
      throw new Failure('store-locked', `The store's file "${path}" is in use by another process`, {
        hint: 'Wait until it is done, or end it; then try again.',
        cause: error,
      });
    return undefined;
  }
};
