import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cypher } from '../graph/export/cypher.ts';
import { byCodeUnits } from '../graph/id.ts';
import type { GraphEdge, GraphNode, Problem } from '../graph/model.ts';
import { openStore } from '../graph/openStore.ts';
import { run } from './cliRun.ts';
import { hostileEdges, hostileNodes, withoutHalves } from './hostileGraph.ts';
import { callTool, startMcp } from './mcpClient.ts';
import { emptyNeo4j, type Neo4jServer, neo4jMissing, startNeo4j } from './neo4jServer.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byCodeUnits(a.id, b.id);

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

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

  test('a script with hostile texts makes the same graph in a folder, by the driver and by cypher-shell', async () => {
    const script = join(folder, 'hostile.cypher');
    const problems: Problem[] = [];
    const source = { nodes: () => each(hostileNodes), edges: () => each(hostileEdges) };
    let text = '';
    for await (const piece of cypher.files[0].write(source, (problem) => problems.push(problem))) text += piece;
    writeFileSync(script, text);
    expect(new Set(problems.map(({ message }) => message.split(' has ')[0]))).toEqual(
      new Set(['its name', 'its aliases', 'its title']),
    );

    /** All that a store holds, without what the script does not say. */
    const contentIn = async (location: string) => {
      const store = await openStore(location, { user: server.user, password: server.password });
      try {
        const nodes: GraphNode[] = [];
        for await (const node of store.nodes()) nodes.push(node);
        const edges: GraphEdge[] = [];
        for await (const edge of store.edges()) edges.push(edge);
        return { nodes: nodes.sort(byId), edges: edges.sort(byId) };
      } finally {
        await store.close();
      }
    };
    const expected = {
      nodes: hostileNodes
        .map((node) => ({ ...node, name: withoutHalves(node.name), aliases: node.aliases.map(withoutHalves) }))
        .sort(byId),
      edges: hostileEdges
        .map((edge) => ({
          ...edge,
          properties: Object.fromEntries(
            Object.entries(edge.properties).map(([name, value]) => [
              name,
              typeof value === 'string' ? withoutHalves(value) : value,
            ]),
          ),
        }))
        .sort(byId),
    };

    const other = join(folder, 'hostile');
    expect(await run(['query', '--write', '--file', script, '--store', other])).toMatchObject({ code: 0 });
    expect(await contentIn(other)).toEqual(expected);

    await emptyNeo4j(server);
    expect((await onNeo4j('query', '--write', '--file', script)).code).toBe(0);
    expect(await contentIn(server.uri)).toEqual(expected);

    // The shell is for a server of ours; with the calendar version none is published.
    const { environment } = server;
    if (environment === undefined) return;
    await emptyNeo4j(server);
    const shell = join(import.meta.dirname, '../scripts/neo4j.sh');
    execFileSync(shell, ['shell', '--fail-fast', '--file', script], { env: environment, stdio: 'pipe' });
    expect(await contentIn(server.uri)).toEqual(expected);
  }, 300_000);
});
