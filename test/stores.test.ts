import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest, test } from '@jest/globals';
import { openStore } from '../graph/openStore.ts';
import { storeContract } from './contract.ts';
import { emptyNeo4j, type Neo4jServer, neo4jKinds, neo4jTestTime, startNeo4j } from './neo4jServer.ts';

jest.setTimeout(neo4jTestTime);

let folder = '';
storeContract({
  name: 'the embedded engine',
  openEmpty: () => {
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'entente-'));
    return openStore(folder);
  },
  openAgain: () => openStore(folder),
  stop: async () => rmSync(folder, { recursive: true, force: true }),
  histories: 60,
  loads: true,
});

for (const { version, missing } of neo4jKinds) {
  if (missing !== undefined) {
    test.skip(`a store on Neo4j ${version} (${missing})`, () => undefined);
    continue;
  }
  let server: Neo4jServer | undefined;
  storeContract({
    name: `Neo4j ${version}`.trim(),
    start: async () => {
      server = await startNeo4j(version);
    },
    stop: async () => server?.release(),
    openEmpty: async () => {
      if (server === undefined) throw new Error('not started');
      await emptyNeo4j(server);
      return openStore(server.uri, { user: server.user, password: server.password });
    },
    openAgain: async () => {
      if (server === undefined) throw new Error('not started');
      return openStore(server.uri, { user: server.user, password: server.password });
    },
    // the calendar version repeats what the long-term one has shown
    histories: version === neo4jKinds[0]?.version ? 12 : 6,
  });
}
