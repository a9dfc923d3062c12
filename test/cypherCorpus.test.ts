import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Failure } from '../graph/failure.ts';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { type CorpusQuery, corpus } from './cypherCorpus.ts';
import { embeddedGaps } from './cypherGaps.ts';
import { type Neo4jServer, neo4jKinds, neo4jWait, startNeo4j } from './neo4jServer.ts';
import { makeReadings } from './storeFixtures.ts';

/*
 * One corpus of Cypher, two engines. Neo4j's answers are what is right; they are kept in cypherCorpus.json, so that the
 * embedded engine is checked where there is no Java too. UPDATE_CORPUS=1 writes the file anew from Neo4j.
 */

const file = join(import.meta.dirname, 'cypherCorpus.json');

/** A table, or the code of the failure. Lists in rows that a query collects have no order; rows only with ORDER BY. */
type Answer = { readonly columns: readonly string[]; readonly rows: readonly string[] } | { readonly failure: string };

const sortLists = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(sortLists).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, item]) => [key, sortLists(item)]),
  );
};

/** Floats of two engines may differ in the last digit. */
const roundFloats = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value;

const ask = async (store: GraphStore, { cypher, parameters = {} }: CorpusQuery): Promise<Answer> => {
  try {
    const { columns, rows } = await store.run(cypher, parameters, { timeout: 20_000 });
    const texts = rows.map((row) =>
      JSON.stringify(/collect|\[\(|COLLECT|keys|UNION/.test(cypher) ? row.map(sortLists) : row, roundFloats),
    );
    return { columns, rows: /ORDER BY(?![^{]*\})/.test(cypher) ? texts : texts.sort() };
  } catch (error) {
    return { failure: (error as Failure).code };
  }
};

const readings = makeReadings(0, 40, 30);
const keyOf = ({ cypher, parameters }: CorpusQuery): string =>
  parameters === undefined ? cypher : `${cypher} ${JSON.stringify(parameters)}`;

const known = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Record<string, Answer>;

for (const { version, missing } of neo4jKinds) {
  if (missing !== undefined) {
    test.skip(`the corpus on Neo4j ${version} (${missing})`, () => undefined);
    continue;
  }
  describe(`the corpus on Neo4j ${version}`, () => {
    let server: Neo4jServer | undefined;
    let store: GraphStore;
    beforeAll(async () => {
      server = await startNeo4j(version);
      store = await openStore(server.uri, { user: server.user, password: server.password });
      await store.put(readings);
      if (process.env.UPDATE_CORPUS === undefined || version !== neo4jKinds[0]?.version) return;
      for (const key of Object.keys(known)) delete known[key];
      for (const query of corpus) known[keyOf(query)] = await ask(store, query);
      writeFileSync(file, `${JSON.stringify(known, null, 1)}\n`);
    }, neo4jWait);
    afterAll(async () => {
      await store?.close();
      server?.release();
    });

    test.each(corpus)('answers $cypher as is written down', async (query) => {
      expect(await ask(store, query)).toEqual(known[keyOf(query)]);
    });
  });
}

describe('the corpus on the embedded engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-'));
  let store: GraphStore;
  beforeAll(async () => {
    store = await openStore(folder);
    await store.put(readings);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(corpus.filter(({ cypher }) => !(cypher in embeddedGaps)))(
    'answers $cypher as Neo4j does',
    async (query) => {
      expect(await ask(store, query)).toEqual(known[keyOf(query)]);
    },
  );

  test.each(Object.entries(embeddedGaps))('still cannot do %s', async (cypher) => {
    // A gap that has closed is taken off the list.
    const query = corpus.find((each) => each.cypher === cypher);
    expect(query).toBeDefined();
    if (query !== undefined) expect(await ask(store, query)).not.toEqual(known[keyOf(query)]);
  });

  test('does 95 in 100 of at least 150 queries', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(150);
    expect(1 - Object.keys(embeddedGaps).length / corpus.length).toBeGreaterThanOrEqual(0.95);
  });
});
