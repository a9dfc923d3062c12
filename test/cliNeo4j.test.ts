import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { run } from './cliRun.ts';
import { callTool, startMcp } from './mcpClient.ts';
import { emptyNeo4j, type Neo4jServer, neo4jMissing, startNeo4j } from './neo4jServer.ts';

if (neo4jMissing !== undefined) test.skip(`the command line on Neo4j (${neo4jMissing})`, () => undefined);

(neo4jMissing === undefined ? describe : describe.skip)('the command line on Neo4j', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-cli-neo4j-'));
  const embedded = join(folder, 'store');
  let server: Neo4jServer;
  const onNeo4j = (...argv: string[]) =>
    run([...argv, '--store', server.uri], {
      environment: { NEO4J_USER: server.user, NEO4J_PASSWORD: server.password },
    });
  const onFolder = (...argv: string[]) => run([...argv, '--store', embedded]);

  beforeAll(async () => {
    server = await startNeo4j();
    expect((await onNeo4j('ingest', 'samples')).code).toBe(0);
    expect((await onFolder('ingest', 'samples')).code).toBe(0);
  }, 900_000);
  afterAll(() => {
    server?.release();
    rmSync(folder, { recursive: true });
  });

  test.each(['json', 'jsonl', 'turtle'])('both stores export the same graph as %s', async (format) => {
    const { stdout } = await onNeo4j('export', '--format', format);
    expect(stdout.length).toBeGreaterThan(1000);
    expect(stdout).toBe((await onFolder('export', '--format', format)).stdout);
  });

  test.each([
    ['a named query', 'treaty-changes'],
    ['Cypher', 'MATCH (p:Person)-[r:SIGNED]->(t:Treaty) RETURN p, r, t.name AS name ORDER BY p.id, t.id, r.id'],
  ])('%s answers alike on both', async (_name, query) => {
    const { stdout } = await onNeo4j('query', query, '--format', 'json');
    expect(JSON.parse(stdout).length).toBeGreaterThan(3);
    expect(JSON.parse(stdout)).toEqual(JSON.parse((await onFolder('query', query, '--format', 'json')).stdout));
  });

  test('a neighbourhood is the same on both', async () => {
    const argv = ['export', '--format', 'json', '--around', 'country:KP', '--depth', '1'];
    expect((await onNeo4j(...argv)).stdout).toBe((await onFolder(...argv)).stdout);
  });

  test('an assistant is told the same from both', async () => {
    const environment = { NEO4J_USER: server.user, NEO4J_PASSWORD: server.password };
    const clients = [(await startMcp(server.uri, [], environment)).client, (await startMcp(embedded)).client];
    try {
      for (const [name, given] of [
        ['search', { text: 'Putin' }],
        ['node', { node: 'Wladimir Putin' }],
        ['neighbours', { node: 'Russland', relation: 'SIGNED' }],
        ['path', { from: 'Kim Jong-un', to: 'Donald Trump' }],
        ['timeline', { node: 'Russland', from: '2024' }],
        ['query', { name: 'treaty-changes' }],
        ['cypher', { cypher: 'MATCH (p:Person)-[r:MET]-(q:Person) RETURN p.name, q.name, r.date ORDER BY r.id, p.id' }],
      ] as const) {
        const [onServer, inFolder] = await Promise.all(clients.map((client) => callTool(client, name, given)));
        expect(onServer).toEqual(inFolder);
        expect(onServer?.isError).toBe(false);
        expect(onServer?.text).toContain('"sentence":');
      }
      for (const client of clients)
        for (const cypher of ['MATCH (n) DETACH DELETE n', "LOAD CSV FROM 'file:///x' AS row RETURN row"])
          expect(await callTool(client, 'cypher', { cypher })).toMatchObject({
            isError: true,
            text: expect.stringContaining('"code":"read-only"'),
          });
    } finally {
      await Promise.all(clients.map((client) => client.close()));
    }
  });

  test('a second ingest changes nothing', async () => {
    const { stdout } = await onNeo4j('ingest', 'samples', '--again', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ added: 0, changed: 0 });
  });

  test('a wrong password is refused and not repeated', async () => {
    const { code, stderr } = await run(['stats', '--store', server.uri], {
      environment: { NEO4J_PASSWORD: 'hunter2hunter2' },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('refuses the user or the password');
    expect(stderr).not.toContain('hunter2');
  });

  test('a syntax error tells its place, and a write needs --write', async () => {
    const wrong = await onNeo4j('query', 'MATCH (n:Entity)\nRETRUN n');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(/line 2, column 1/);
    const write = await onNeo4j('query', 'CREATE (n:Entity {id: "country:XX"}) RETURN n.id AS id');
    expect(write.code).toBe(1);
    expect(write.stderr).toContain('--write');
  });

  test('the exported script makes the same graph in an empty Neo4j', async () => {
    const script = join(folder, 'graph.cypher');
    await onFolder('export', '--out', script);
    await emptyNeo4j(server);
    expect((await onNeo4j('query', '--write', '--file', script)).code).toBe(0);
    expect((await onNeo4j('export', '--format', 'json')).stdout).toBe(
      (await onFolder('export', '--format', 'json')).stdout,
    );
  });
});
