import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, jest, test } from '@jest/globals';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { type Outcome, run } from './cliRun.ts';
import { contentOf } from './contract.ts';
import { emptyNeo4j, type Neo4jServer, neo4jKinds, neo4jTestTime, neo4jWait, startNeo4j } from './neo4jServer.ts';

/** Where the store under test is, for the library and for the command line. */
export interface StorePlace {
  /** What --store takes. */
  readonly location: () => string;
  /** User and password, as the command line takes them. */
  readonly environment: () => Record<string, string>;
  readonly open: (options?: { readonly readOnly?: boolean }) => Promise<GraphStore>;
  /** Throws away all that it holds; nobody may have it open. */
  readonly empty: () => Promise<void>;
}

/** Runs the command line on the store there. */
export const runOn =
  (place: StorePlace) =>
  (...argv: string[]): Promise<Outcome> =>
    run([...argv, '--store', place.location()], { environment: place.environment() });

/** All that the store there holds, as text. */
export const contentIn = async (place: StorePlace): Promise<string> => {
  const store = await place.open();
  try {
    return await contentOf(store);
  } finally {
    await store.close();
  }
};

/**
 * Declares a suite once for a folder and once for a Neo4j; without a Neo4j the second says that it skips. On every version of
 * Neo4j only if it says so: most depend on our program more than on the server.
 */
export const onBothStores = (
  title: string,
  suite: (place: StorePlace) => void,
  { everyVersion = false }: { readonly everyVersion?: boolean } = {},
): void => {
  jest.setTimeout(neo4jTestTime);
  describe(`${title} in a folder`, () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'entente-'));
    });
    const location = (): string => join(folder, 'store');
    suite({
      location,
      environment: () => ({}),
      open: (options = {}) => openStore(location(), options),
      empty: async () => rmSync(location(), { recursive: true, force: true }),
    });
    // Behind those of the suite, which close what they opened.
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
  });

  for (const { version, missing } of neo4jKinds.slice(0, everyVersion ? undefined : 1)) {
    const name = `${title} on Neo4j ${everyVersion ? version : ''}`.trim();
    if (missing !== undefined) {
      test.skip(`${name} (${missing})`, () => undefined);
      continue;
    }
    describe(name, () => {
      let started: Neo4jServer | undefined;
      const server = (): Neo4jServer => {
        if (started === undefined) throw new Error('not started');
        return started;
      };
      beforeAll(async () => {
        started = await startNeo4j(version);
      }, neo4jWait);
      suite({
        location: () => server().uri,
        environment: () => ({ NEO4J_USER: server().user, NEO4J_PASSWORD: server().password }),
        open: (options = {}) =>
          openStore(server().uri, { user: server().user, password: server().password, ...options }),
        empty: () => emptyNeo4j(server()),
      });
      afterAll(() => started?.release());
    });
  }
};
