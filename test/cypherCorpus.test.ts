import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Failure } from '../graph/failure.ts';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { type CorpusQuery, corpus, corpusReadings, samples } from './cypherCorpus.ts';
import { refused } from './cypherGaps.ts';
import { type Neo4jServer, neo4jKinds, neo4jWait, startNeo4j } from './neo4jServer.ts';

/*
 * One corpus of Cypher, two engines. Neo4j's answers are what is right; they are kept in cypherCorpus.json, so that the
 * embedded engine is checked where there is no Java too. UPDATE_CORPUS=1 writes the file anew from Neo4j.
 */

const file = join(import.meta.dirname, 'cypherCorpus.json');

/** A table, or the code of the failure. Rows are compared in their order with ORDER BY only. */
type Answer = { readonly columns: readonly string[]; readonly rows: readonly string[] } | { readonly failure: string };

/** Lists whose order Cypher leaves open: collected from rows without an order, of patterns, of keys. */
const hasOpenLists = (cypher: string): boolean => {
  const collected = cypher.search(/\bcollect\(/);
  const ordered = cypher.indexOf('ORDER BY');
  return (
    (collected >= 0 && (ordered < 0 || ordered > collected)) ||
    /\[\s*(?:\w+ = )?\(\w*[:)]|COLLECT\s*\{(?![^}]*ORDER BY)|\bkeys\(/.test(cypher)
  );
};

const sortLists = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(sortLists).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortLists(item)]),
  );
};

/** Floats of two engines may differ in the last digit. */
const roundFloats = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value;

/** What must come: the table that is written down, or the declared failure. Both failing somehow is no agreement. */
const expected = (query: CorpusQuery): Answer => {
  if (query.fails !== undefined) return { failure: query.fails };
  const answer = known[keyOf(query)];
  if (answer === undefined || 'failure' in answer) throw new Error('no answer is written down: UPDATE_CORPUS=1');
  return answer;
};

const ask = async (store: GraphStore, { cypher, parameters = {} }: CorpusQuery): Promise<Answer> => {
  try {
    const { columns, rows } = await store.run(cypher, parameters, { timeout: 20_000 });
    const texts = rows.map((row) => JSON.stringify(hasOpenLists(cypher) ? row.map(sortLists) : row, roundFloats));
    return { columns, rows: /ORDER BY(?![^{]*\})/.test(cypher) ? texts : texts.sort() };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { failure: error.code };
  }
};

const keyOf = ({ cypher, parameters }: CorpusQuery): string =>
  parameters === undefined ? cypher : `${cypher} ${JSON.stringify(parameters)}`;

const known = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<string, Answer>;

for (const { version, missing } of neo4jKinds) {
  if (missing !== undefined) {
    test.skip(`the corpus on Neo4j ${version} (${missing})`, () => undefined);
    continue;
  }
  describe(`the corpus on Neo4j ${version}`, () => {
    const isFirst = version === neo4jKinds[0]?.version;
    // The samples on the long-term version only: each query costs a server tens of milliseconds.
    const queries = isFirst ? corpus : corpus.slice(0, -samples.length);
    const answers = new Map<CorpusQuery, Answer>();
    let server: Neo4jServer | undefined;
    let store: GraphStore;
    beforeAll(async () => {
      server = await startNeo4j(version);
      store = await openStore(server.uri, { user: server.user, password: server.password });
      await store.put(corpusReadings);
      // Several at once, so that the server has always something to do.
      const waiting = [...queries];
      const askOn = async (): Promise<void> => {
        for (let query = waiting.shift(); query !== undefined; query = waiting.shift())
          answers.set(query, await ask(store, query));
      };
      await Promise.all(Array.from({ length: 4 }, askOn));
      if (process.env.UPDATE_CORPUS === undefined || !isFirst) return;
      for (const key of Object.keys(known)) delete known[key];
      for (const query of queries) known[keyOf(query)] = answers.get(query) ?? { failure: 'none' };
      writeFileSync(file, `${JSON.stringify(known, null, 1)}\n`);
    }, neo4jWait);
    afterAll(async () => {
      await store?.close();
      server?.release();
    });

    test.each(queries)('answers $cypher as is written down', (query) => {
      expect(answers.get(query)).toEqual(expected(query));
    });
  });
}

describe('the corpus on the embedded engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-'));
  let store: GraphStore;
  beforeAll(async () => {
    store = await openStore(folder);
    await store.put(corpusReadings);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(corpus)('answers $cypher as Neo4j does', async (query) => {
    expect(await ask(store, query)).toEqual(expected(query));
  });

  test.each(refused)('refuses %j with a way around', async (cypher, code, around) => {
    const error: Failure = await store.run(cypher).then(
      () => expect(cypher).toBe('refused'),
      (failure) => failure,
    );
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toContain(around);
  });

  test('asks at least 150 queries, and refuses fewer than 5 in 100 kinds of them', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150);
    expect(refused.length / (corpus.length + refused.length)).toBeLessThan(0.05);
  });

  test('stops at the limit of rows, however many there would be', async () => {
    const { rows, truncatedBy } = await store.run(
      'MATCH (a), (b), (c), (d) RETURN a.id AS a, d.id AS d',
      {},
      { limit: 100 },
    );
    expect(rows.length).toBe(100);
    expect(truncatedBy).toBe('rows');
    const mapped = await store.run('MATCH (a), (b), (c), (d) RETURN [a.id, d.id] AS ids', {}, { limit: 100 });
    expect(mapped.rows.length).toBe(100);
    expect(mapped.truncatedBy).toBe('rows');
  });
});
