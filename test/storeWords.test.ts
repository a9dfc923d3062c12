import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { onBothStores, runOn } from './bothStores.ts';
import { run } from './cliRun.ts';
import { contentOf } from './contract.ts';
import { makeReadings } from './storeFixtures.ts';

/*
 * What the program says about a store, and whether what it says is so: a way that a hint names is gone here.
 */

const folder = mkdtempSync(join(tmpdir(), 'entente-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<readonly string[]>([
  ['forget', 'nothing'],
  ['judge', 'same', 'person:a', 'person:b', '--retract'],
  ['judge', '--list'],
  ['stats', '--json'],
])('%s %s … needs a store that is there, and makes none', async (...argv) => {
  const store = join(folder, 'missing/store');
  const { code, stderr } = await run([...argv, '--store', store]);
  expect([code, stderr]).toEqual([1, expect.stringContaining('there is no store in')]);
  expect(existsSync(join(folder, 'missing'))).toBe(false);
});

onBothStores('what is told', (place) => {
  const cli = runOn(place);
  beforeAll(async () => {
    await place.empty();
    const store = await place.open();
    await store.put(makeReadings(0, 4));
    await store.close();
  });

  const script = join(folder, 'two.cypher');
  writeFileSync(script, 'RETURN 1 AS one;\nRETURN 2 AS two;\n');
  const two = 'RETURN 1 AS one; RETURN 2 AS two';
  test.each<[query: string, way: string, argv: readonly string[]]>([
    ['SHOW SETTINGS', 'CALL db.labels()', ['query', 'CALL db.labels() YIELD label RETURN label']],
    ['SHOW INDEXES', 'entente stats', ['stats']],
    ['TERMINATE TRANSACTIONS "x"', 'the server', ['stats']],
    ['CREATE USER x SET PASSWORD "y"', 'with its own tools', ['stats']],
    [
      'DROP DATABASE neo4j',
      'db.propertyKeys()',
      ['query', 'CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey'],
    ],
    [
      'CALL apoc.meta.stats()',
      'a folder has no plug-ins',
      ['query', 'CALL db.relationshipTypes() YIELD relationshipType RETURN *'],
    ],
    [
      "RETURN apoc.text.join(['a'], '') AS x",
      'what is built in',
      ['query', "RETURN reduce(t = '', w IN ['a'] | t + w) AS x"],
    ],
    [
      'LOAD CSV FROM "file:///x" AS row RETURN row',
      '--param rows=[…]',
      ['query', 'UNWIND $rows AS row RETURN row.a AS a', '--param', 'rows=[{"a": 1}]'],
    ],
    [two, '--file script.cypher', ['query', '--file', script]],
    ["RETURN '\\u0041' AS a", 'the character itself', ['query', "RETURN 'A' AS a"]],
    ['CREATE (n:Note {id: "x"})', '--write', ['query', '--write', 'CREATE (n:Note {id: "x"})']],
    ['MATCH (n:Note) DETACH DELETE n', '--write', ['query', '--write', 'MATCH (n:Note) DETACH DELETE n']],
  ])('%j is refused with a word on what to do instead (%s), and that works', async (query, way, argv) => {
    const { code, stderr } = await cli('query', query);
    expect([code, stderr]).toEqual([1, expect.stringContaining(way)]);
    // No hint may send anybody to --write who is refused there again.
    if (!way.includes('--write')) expect(stderr).not.toMatch(/^.*--write` runs it, if/m);
    const done = await cli(...argv);
    expect([done.code, done.stderr]).toEqual([0, expect.not.stringContaining('entente:')]);
  });

  test.each([
    "MATCH (s:Store {id: 'store'}) SET s.schemaVersion = 99",
    "MATCH (s:Store {id: 'store'}) SET s.id = 'other'",
    'MATCH (s:Store) DETACH DELETE s',
    'MATCH (s:Store) REMOVE s:Store',
    'MATCH (s:Store) REMOVE s.schemaVersion',
    'MATCH (n) DETACH DELETE n',
  ])('%s does not get at the node of the store, with --write neither', async (query) => {
    const content = async (): Promise<string> => {
      const store = await place.open({ readOnly: true });
      try {
        return await contentOf(store);
      } finally {
        await store.close();
      }
    };
    const before = await content();
    const { code, stderr } = await cli('query', '--write', query);
    expect([code, stderr]).toEqual([1, expect.stringContaining('the node (:Store)')]);
    expect(await content()).toBe(before);
  });

  test('a judgement that takes the place of another one says so', async () => {
    const judge = async (...argv: string[]): Promise<string> => (await cli('judge', ...argv)).stderr;
    expect(await judge('different', 'person:a', 'person:b', '--note', 'zwei Leute')).not.toContain('place of');
    expect(await judge('same', 'person:b', 'person:a')).toContain(
      'This takes the place of different: person:a and person:b ("zwei Leute").\nRecorded same: person:b and person:a',
    );
    expect(await judge('same', 'person:a', 'person:b')).not.toContain('place of');
  });

  test.each<[limit: readonly string[], says: string]>([
    [['--limit', '1'], 'Only the first row; --limit raises that.\n'],
    [['--limit', '2'], 'Only the first 2 rows; --limit raises that.\n'],
    [['--bytes', '3'], 'Only the first row: more would be over 3 bytes; --bytes raises that.\n'],
    [['--bytes', '2'], 'No row: more would be over 2 bytes; --bytes raises that.\n'],
  ])('an answer that is cut by %j says so in good English', async (limit, says) => {
    expect((await cli('query', 'UNWIND [1, 2, 3] AS i RETURN i', ...limit)).stderr).toBe(says);
  });

  test('what is left of all but the node of the store is an empty store', async () => {
    expect((await cli('query', '--write', 'MATCH (n) WHERE NOT n:Store DETACH DELETE n')).code).toBe(0);
    expect(JSON.parse((await cli('stats', '--json')).stdout)).toMatchObject({ articles: 0, statements: 0 });
  });
});
