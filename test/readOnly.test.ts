import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { tokenizeCypher } from '../graph/cypher.ts';
import type { Failure } from '../graph/failure.ts';
import { openStore } from '../graph/openStore.ts';
import { checkReadOnly } from '../graph/readOnly.ts';
import type { GraphStore } from '../graph/store.ts';
import { contentOf } from './contract.ts';
import { type Neo4jServer, neo4jKinds, neo4jWait, startNeo4j } from './neo4jServer.ts';
import { cpuOf } from './shared.ts';
import { makeReadings } from './storeFixtures.ts';

/** Ways to write, to reach out or to look into the server that a reader might try; URL stands for a listener's address. */
const tricks: readonly string[] = [
  'CREATE (n:Person {id: "x"})',
  'MATCH (n) SET n.name = "x"',
  'MATCH (n) SET n += {name: "x"} RETURN n',
  'MATCH (n) SET n:Hacked',
  'MATCH (n) REMOVE n.name',
  'MATCH (n) REMOVE n:Person',
  'MATCH (n) DELETE n',
  'MATCH (n) DETACH DELETE n',
  'MATCH (n) NODETACH DELETE n',
  'MERGE (n:Person {id: "x"})',
  'MERGE (n:Person {id: "person:person-0"}) ON MATCH SET n.name = "x"',
  'FOREACH (i IN [1] | CREATE (:X))',
  'MATCH (n) FOREACH (i IN [1] | SET n.name = "x")',
  'MATCH (n) WITH n LIMIT 1 CALL { WITH n SET n.name = "x" RETURN 1 AS one } RETURN one',
  'MATCH (n) WITH n LIMIT 1 CALL (n) { DETACH DELETE n } RETURN 1 AS one',
  'CALL { CREATE (n:X) RETURN n } RETURN n',
  'CALL { CALL { CREATE (n:X) RETURN n } RETURN n } RETURN n',
  'RETURN 1 AS a UNION CREATE (n:X) RETURN 1 AS a',
  'RETURN 1 AS a UNION ALL MATCH (n) DETACH DELETE n RETURN 1 AS a',
  'UNWIND [1] AS i CALL { WITH i CREATE (:X) } IN TRANSACTIONS OF 1 ROWS',
  'UNWIND [1] AS i CALL (i) { CREATE (:X) } IN 2 CONCURRENT TRANSACTIONS OF 1 ROWS',
  '/* only reading */ cReAtE (n:X) // RETURN 1',
  '// MATCH\nCREATE (n:X)',
  'MATCH (n) /* */ SET /* */ n.name = "x"',
  'MATCH (n) \\u0053ET n.name = "x"',
  'MATCH (n) WHERE n.name = "\\u0022 SET n.name = \\u0022" RETURN n',
  'MATCH (n:`a\\u0060) DETACH DELETE n //`) RETURN n',
  'EXPLAIN CREATE (n:X)',
  'PROFILE CREATE (n:X) RETURN n',
  'CYPHER 5 CREATE (n:X)',
  'CYPHER runtime=slotted CREATE (n:X)',
  'RETURN 1; CREATE (n:X)',
  'CREATE INDEX foo FOR (n:X) ON (n.x)',
  'DROP INDEX Entity_id',
  'DROP CONSTRAINT entity_id',
  'CREATE CONSTRAINT foo FOR (n:X) REQUIRE n.x IS UNIQUE',
  'LOAD CSV FROM "URL" AS line RETURN line',
  'lOaD/**/CSV FROM "URL" AS line RETURN line',
  'LOAD\u00a0CSV FROM "URL" AS line RETURN line',
  'CYPHER 5 LOAD CSV FROM "URL" AS line RETURN line',
  'MATCH (n) CALL { LOAD CSV FROM "URL" AS line RETURN line } RETURN line',
  'RETURN [1] AS line UNION LOAD CSV WITH HEADERS FROM "URL" AS line RETURN line',
  'WITH "URL" AS url LOAD CSV FROM url AS line RETURN line',
  'LOAD CSV FROM "file:///etc/passwd" AS line RETURN line',
  'SHOW SETTINGS',
  'SHOW USERS',
  'SHOW /* all */ TRANSACTIONS',
  'show databases',
  'TERMINATE TRANSACTIONS "neo4j-transaction-1"',
  'ALTER CURRENT USER SET PASSWORD FROM "a" TO "b"',
  'CALL dbms.listConfig()',
  'CALL dbms.listConfig("security") YIELD name RETURN name',
  'CALL `dbms`.`listConfig`()',
  'CALL dbms.setConfigValue("a", "b")',
  'CALL db.clearQueryCaches()',
  'CALL db.createLabel("X")',
  'CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()',
  'MATCH (n) CALL dbms.queryJmx("*:*") YIELD name RETURN name',
  'CALL apoc.load.json("URL") YIELD value RETURN value',
  'CALL apoc.cypher.runWrite("CREATE (n:X)", {}) YIELD value RETURN value',
  'RETURN apoc.load.json("URL") AS value',
  'WITH 1 AS x RETURN apoc.cypher.runFirstColumnSingle("CREATE (n:X) RETURN n", {}) AS v',
  'USE system RETURN 1 AS one',
  'INSERT (n:X)',
  // Writing to names that are worked out
  'MATCH (n) SET n["na" + "me"] = "x"',
  'MATCH (n) SET n:$("X")',
  'CREATE (n:$("X"))',
  'MATCH (n) REMOVE n["name"]',
  'MATCH (n:Person) WITH n LIMIT 1 SET n = {}',
  'MATCH (a:Person), (b:Treaty) WITH a, b LIMIT 1 MERGE (a)-[:SIGNED]->(b)',
  'MATCH (a)-[e]->(b) DELETE e',
  // Hidden deeper
  'MATCH (n) WHERE EXISTS { MATCH (n) CREATE (:X) RETURN n } RETURN n',
  'RETURN COUNT { CREATE (n:X) RETURN n } AS n',
  'RETURN COLLECT { MERGE (n:X) RETURN n } AS n',
  'CALL () { CREATE (:X) } RETURN 1 AS one',
  'OPTIONAL CALL { CREATE (n:X) RETURN n } RETURN n',
  'CALL { RETURN 1 AS a UNION CALL { CREATE (n:X) RETURN 1 AS a } RETURN a } RETURN a',
  'MATCH (n) WITH collect(n) AS ns FOREACH (n IN ns | FOREACH (i IN [1] | DETACH DELETE n))',
  'WITH 1 AS `x` // \nCREATE (n:X)\n CREATE (n:X)',
  '\u2028MATCH (n)\u2029DELETE n',
  'match(n)set n.name="x"return n',
  'MATCH (n) RETURN n;;CREATE (m:X)',
  'CYPHER 25 CREATE (n:X)',
  'CYPHER 25 WHEN true THEN CREATE (n:X)',
  'CYPHER 25 LET x = 1 CREATE (n:X) FINISH',
  'CYPHER planner=idp CREATE (n:X)',
  'EXPLAIN PROFILE CREATE (n:X)',
  'MATCH (n) CALL { WITH n DETACH DELETE n } IN CONCURRENT TRANSACTIONS',
  'MATCH (n) CALL (n) { SET n.name = "x" } IN TRANSACTIONS ON ERROR CONTINUE REPORT STATUS AS s RETURN s',
  // Reaching out
  'PROFILE LOAD CSV FROM "URL" AS line RETURN line',
  'CYPHER 25 LOAD CSV FROM "URL" AS line RETURN line',
  'RETURN EXISTS { LOAD CSV FROM "URL" AS line RETURN line } AS x',
  'RETURN COLLECT { LOAD CSV FROM "URL" AS line RETURN line } AS x',
  'CALL { CALL { LOAD CSV FROM "URL" AS line RETURN line } RETURN line } RETURN line',
  'LOAD // \nCSV FROM "URL" AS line RETURN line',
  'UNWIND ["URL"] AS url CALL (url) { LOAD CSV FROM url AS line RETURN line } IN TRANSACTIONS RETURN line',
  'MATCH (n) LOAD CSV WITH HEADERS FROM "URL" + "?" + n.name AS line RETURN line',
  'CALL apoc.load.csv("URL") YIELD list RETURN list',
  'CALL apoc.load.xml("URL")',
  'CALL apoc.export.csv.all("/tmp/entente-trick.csv", {})',
  'CALL apoc.import.json("URL")',
  'CALL apoc.periodic.iterate("MATCH (n) RETURN n", "DELETE n", {})',
  'CALL apoc.cypher.doIt("CREATE (n:X)", {}) YIELD value RETURN value',
  'CALL apoc.trigger.add("x", "CREATE (n:X)", {})',
  'CALL `apoc.load.json`("URL") YIELD value RETURN value',
  'OPTIONAL CALL apoc.load.json("URL") YIELD value RETURN value',
  'MATCH (n) RETURN n {x: apoc.load.json("URL")} AS n',
  'MATCH (n) WHERE apoc . load . json("URL") IS NULL RETURN n',
  // Looking into the server, and at other people
  'SHOW SETTINGS YIELD name, value WHERE name CONTAINS "auth" RETURN name',
  'SHOW CURRENT USER',
  'SHOW PRIVILEGES',
  'SHOW SERVERS',
  'SHOW PROCEDURES',
  'SHOW INDEXES',
  'TERMINATE TRANSACTION "neo4j-transaction-2"',
  'CALL dbms.listTransactions()',
  'CALL dbms.killQuery("query-1")',
  'CALL dbms.listPools()',
  'CALL dbms.listActiveLocks("query-1")',
  'CALL dbms.security.listUsers()',
  'CALL dbms.setConfigValue("db.logs.query.enabled", "OFF")',
  'CALL DBMS.LISTCONFIG()',
  'CALL dbms . listConfig ( )',
  'OPTIONAL CALL dbms.listConfig() YIELD name RETURN name',
  'CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name',
  'RETURN 1 AS name UNION CALL dbms.listConfig() YIELD name RETURN name',
  'CALL tx.setMetaData({x: 1})',
  'CALL db.awaitIndexes(1)',
  'CALL db.create.setNodeVectorProperty(null, "x", [1.0])',
  'CALL db.resampleIndex("x")',
  'CALL db.prepareForReplanning()',
  'USE graph.byName("system") RETURN 1 AS one',
  'CREATE USER eve SET PASSWORD "xxxxxxxx"',
  'DROP DATABASE neo4j',
  'STOP DATABASE neo4j',
  'GRANT ALL ON DBMS TO PUBLIC',
  'CREATE ALIAS x FOR DATABASE neo4j',
  // The embedded engine's own
  'CALL grafeo.procedures()',
  'CALL grafeo.create_index("Person", "name")',
  'CHECKPOINT',
  'BEGIN',
  'COMMIT',
];

/** Questions that only look as if they wrote. */
const innocent: readonly string[] = [
  'MATCH (n:Person) WHERE n.name = "CREATE (n) DELETE n SET" RETURN count(n) AS n',
  'MATCH (n:Person) RETURN n.name AS `set`, n.id AS `delete` LIMIT 1',
  'WITH {delete: 1, create: 2} AS map RETURN map.delete AS a, map.create AS b',
  '/* CREATE */ MATCH (n:Person) // DELETE n\n RETURN count(n) AS n',
  'MATCH (n) WHERE n.load IS NULL RETURN "LOAD CSV FROM" AS csv LIMIT 1',
  'EXPLAIN MATCH (n) RETURN n',
  'MATCH (a:Person)-[e]->(b) WHERE EXISTS { MATCH (b)-[:MET]-(c) WHERE c.name <> a.name } RETURN count(e) AS n',
  'CALL db.labels() YIELD label RETURN count(label) AS n',
  'CALL { MATCH (n:Person) RETURN count(n) AS n } RETURN n;',
  "RETURN date('2031-06-19') AS date",
];

describe('the tokens of a query', () => {
  test.each<[string, string[]]>([
    [
      "MATCH (n:`a``b`) WHERE n.x = 'it\\'s' RETURN $p",
      ['MATCH', '(', 'n', ':', '`a``b`', ')', 'WHERE', 'n', '.', 'x', '=', "'it\\'s'", 'RETURN', '$p'],
    ],
    [
      'RETURN 1.5e-3, .5, [1..3], 0x1F',
      ['RETURN', '1.5e-3', ',', '.', '5', ',', '[', '1', '..', '3', ']', ',', '0x1F'],
    ],
    [
      '(a)<-[:X*1..2]-(b)--(c) // end',
      ['(', 'a', ')', '<-', '[', ':', 'X', '*', '1', '..', '2', ']', '-', '(', 'b', ')', '--', '(', 'c', ')', '// end'],
    ],
    ['/* a */ß größe /* b\n*/', ['/* a */', 'ß', 'größe', '/* b\n*/']],
  ])('%j', (text, expected) => {
    expect(tokenizeCypher(text).map((token) => token.text)).toEqual(expected);
  });

  test('are found in time that grows with the text', async () => {
    for (const text of ['(', '`a`', "'", 'a.', '/*', '1.', '\\', '-', '"\\'].map((part) => part.repeat(50_000))) {
      const cpu = await cpuOf(() => {
        try {
          checkReadOnly(`MATCH ${text}`);
        } catch {
          // Refused or not: only the time counts.
        }
      }, 2000);
      expect(cpu).toBeLessThan(2000);
    }
  });
});

const suite = (
  name: string,
  start: () => Promise<GraphStore>,
  stop: () => void,
  /** Names of constraints and indexes, or what tells that they are as before. */
  schema: () => Promise<unknown>,
  /** Slow queries are a matter of this program: one version of a server will do. */
  withSlow = true,
): void => {
  describe(`a reader of ${name}`, () => {
    let store: GraphStore;
    let listener: Server;
    let hits = 0;
    let before = '';
    let schemaBefore: unknown;
    let url = '';
    beforeAll(async () => {
      store = await start();
      await store.put(makeReadings(0, 5));
      before = await contentOf(store);
      schemaBefore = await schema();
      listener = createServer((_, response) => {
        hits += 1;
        response.end('a,b\n1,2\n');
      });
      await new Promise<void>((resolve) => {
        listener.listen(0, '127.0.0.1', resolve);
      });
      url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/x.csv`;
    }, neo4jWait);
    afterAll(async () => {
      await store?.close();
      listener?.close();
      stop();
    });

    test.each(tricks)('cannot run %j', async (trick) => {
      // A syntax that this engine does not know is refused as well as one that it knows.
      await expect(store.run(trick.replaceAll('URL', url))).rejects.toMatchObject({
        code: expect.stringMatching(/^(read-only|cypher-syntax|query-failed)$/),
      });
      expect(hits).toBe(0);
    });

    test('has changed nothing by all that', async () => {
      expect(await contentOf(store)).toBe(before);
      expect(await schema()).toEqual(schemaBefore);
      expect(existsSync('/tmp/entente-trick.csv')).toBe(false);
      expect((await store.run('MATCH (n:X) RETURN count(n) AS n')).rows).toEqual([[0]]);
    });

    if (withSlow)
      test.each([
        'UNWIND range(1, 100000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i) AS n',
        'MATCH (a), (b), (c), (d), (e), (f) WHERE a.id + b.id + c.id + d.id + e.id = f.id RETURN count(*) AS n',
        'MATCH p = (a)-[*]-(b) RETURN max(length(p)) AS n',
        'UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b WITH a, b ORDER BY b % 97, a % 89 RETURN a, b',
      ])('is not kept waiting by %j, and others are served meanwhile', async (query) => {
        const started = Date.now();
        const slow = store.run(query, {}, { timeout: 1500 }).catch((error: Failure) => error);
        const other = await store.run('RETURN 1 AS one', {}, { timeout: 60_000 });
        expect(other.rows).toEqual([[1]]);
        const outcome = await slow;
        // Who is fast enough may answer; nobody may take for ever.
        if (outcome instanceof Error) expect(outcome.code).toMatch(/^query-(timeout|memory)$/);
        expect(Date.now() - started).toBeLessThan(30_000);
      });

    test.each(innocent)('can run %j', async (query) => {
      expect((await store.run(query)).columns.length).toBeGreaterThan(0);
    });
  });
};

let folder = '';
suite(
  'the embedded store',
  () => {
    folder = mkdtempSync(join(tmpdir(), 'entente-'));
    return openStore(folder);
  },
  () => rmSync(folder, { recursive: true, force: true }),
  // Whatever writes goes through the log.
  async () => readFileSync(join(folder, 'readings.jsonl'), 'utf8'),
);

for (const { version, missing } of neo4jKinds) {
  const name = `Neo4j ${version}`.trim();
  if (missing !== undefined) {
    test.skip(`a reader of ${name} (${missing})`, () => undefined);
    continue;
  }
  let server: Neo4jServer | undefined;
  suite(
    name,
    async () => {
      server = await startNeo4j(version);
      return openStore(server.uri, { user: server.user, password: server.password });
    },
    () => server?.release(),
    async () => {
      const driver = neo4j.driver(server?.uri ?? '', neo4j.auth.basic(server?.user ?? '', server?.password ?? ''));
      const shown = await Promise.all(
        ['SHOW INDEXES YIELD name', 'SHOW CONSTRAINTS YIELD name', 'SHOW USERS YIELD user AS name'].map((cypher) =>
          driver.executeQuery(`${cypher} RETURN name ORDER BY name`, {}, { routing: 'READ' }),
        ),
      );
      await driver.close();
      return shown.map(({ records }) => records.map((record) => record.get('name')));
    },
    version === neo4jKinds[0]?.version,
  );
}
