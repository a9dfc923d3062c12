import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MultiDirectedGraph } from 'graphology';
import { commands } from '../cli/commands/index.ts';
import { formatTable } from '../cli/table.ts';
import { exporters } from '../graph/export/index.ts';
import { openStore } from '../graph/openStore.ts';
import { run } from './cliRun.ts';
import { fixtureReadings } from './queriesFixture.ts';
import { testWhen } from './shared.ts';
import { entity, reading } from './storeFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-cli-'));
const store = join(folder, 'store');
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  const opened = await openStore(store);
  await opened.put(fixtureReadings);
  await opened.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('usage', () => {
  test('--help lists every command and the exit codes', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toContain('Exit codes: 0 all well');
  });

  test.each(Object.keys(commands))('%s --help shows examples of itself', async (name) => {
    const { code, stdout } = await run([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n  \\$ entente ${name}`));
  });

  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    [[], 'Usage: entente'],
    [['ingset'], "unknown command 'ingset'"],
    [['stats', '--wat'], "unknown option '--wat'"],
    [['ingest'], "missing required argument 'paths'"],
    [
      ['export', '--format', 'dot'],
      "argument 'dot' is invalid. Allowed choices are json, gexf, graphml, csv, cypher, jsonl, turtle, jsonld, neo4j, nodelink, events, ftm, dossier, statements, svg, png.",
    ],
    [['export', '--depth', 'two'], "argument 'two' is invalid. Write a whole number from 0 to 10."],
    [['query', 'x', '--param', 'novalue'], "argument 'novalue' is invalid. Write NAME=VALUE."],
    [['forget'], "missing required argument 'article'"],
  ])('wrong usage exits with 2 and says what is wrong: %j', async (argv, message) => {
    const { code, stdout, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});

describe('query', () => {
  test('--list shows each query with its question and an example', async () => {
    const { code, stdout } = await run(['query', '--list']);
    expect(code).toBe(0);
    expect(stdout).toContain('signatories: Who signed which treaty, and when?\n');
    expect(stdout).toContain('    $ entente query disputed\n');
  });

  test('a named query is printed as a table', async () => {
    const { code, stdout } = await run(['query', 'signatories', '--store', store]);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'treaty   signatory  kind     date        status    sources',
      '───────  ─────────  ───────  ──────────  ────────  ───────',
      'Seepakt  Anna Berg  Person   2031-05-02  asserted        1',
    ]);
  });

  test('a parameter is taken as JSON where it is JSON', async () => {
    const { stdout } = await run([
      'query',
      'most-connected',
      '--param',
      'limit=1',
      '--param',
      'kind=Country',
      '--store',
      store,
      '--format',
      'json',
    ]);
    expect(JSON.parse(stdout)).toEqual([
      { name: 'Nordland', kind: 'Country', relations: 5, neighbours: 4, articles: 2 },
    ]);
  });

  test('Cypher with parameters is printed as CSV', async () => {
    const cypher = 'MATCH (n:Entity) WHERE n.name = $name RETURN n.id AS id, n.aliases AS aliases, n AS node';
    const { stdout } = await run(['query', cypher, '--param', 'name=Seepakt', '--format', 'csv', '--store', store]);
    expect(stdout).toBe('id,aliases,node\ntreaty:seepakt,Pakt der See,(Seepakt)\n');
  });

  test('a path is printed with the direction of each relation', async () => {
    const cypher =
      'MATCH p = (:Person {name: "Anna Berg"})-[:SIGNED]->(:Treaty)<-[:SIGNED]-(:Country {name: "Nordland"}) RETURN p';
    const { stdout } = await run(['query', cypher, '--format', 'csv', '--store', store]);
    expect(stdout).toBe('p\n(Anna Berg) –SIGNED→ (Seepakt) ←SIGNED– (Nordland)\n');
  });

  test('rows beyond the limit are cut, and it says so', async () => {
    const { stdout, stderr } = await run([
      'query',
      'MATCH (n:Entity) RETURN n.id AS id',
      '--limit',
      '2',
      '--format',
      'csv',
      '--store',
      store,
    ]);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toBe('Only the first 2 rows; --limit raises that.\n');
  });

  test.each([
    ['--limit', '2', 'rows'],
    ['--bytes', '30', 'bytes'],
    ['--limit', '3', undefined],
  ])('as JSON an answer to %s %s ends with what cut it: %s', async (flag, most, truncatedBy) => {
    const cypher = 'UNWIND ["country:XN", "country:XS", "country:XT"] AS id RETURN id';
    const { stdout } = await run(['query', cypher, flag, most, '--format', 'json', '--store', store]);
    const rows = ['country:XN', 'country:XS', 'country:XT'].map((id) => ({ id }));
    expect(JSON.parse(stdout)).toEqual(
      truncatedBy === undefined ? rows : [...rows.slice(0, 2), { truncated: true, truncatedBy }],
    );
  });

  test('bytes beyond the limit are cut, and it says so', async () => {
    const { code, stdout, stderr } = await run([
      'query',
      'MATCH (n:Country) RETURN n.id AS id ORDER BY id',
      '--bytes',
      '30',
      '--format',
      'csv',
      '--store',
      store,
    ]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'id\ncountry:XN\ncountry:XS\n',
      stderr: 'Only the first 2 rows: more would be over 30 bytes; --bytes raises that.\n',
    });
  });

  test.each([
    [['query', 'signatorys'], 'there is no query named "signatorys"', 'Did you mean co-signatories or signatories?'],
    [
      ['query', 'signatories', '--param', 'traety=x'],
      'the query "signatories" has no parameter "traety"',
      'It takes treaty.',
    ],
    [['query', '--file', 'no-such.cypher'], 'cannot read "no-such.cypher"', 'Check that it exists'],
    [
      ['query', 'neighbours', '--param', 'node=Atlantis'],
      'there is no node with the id, name or alias "Atlantis"',
      'most-connected',
    ],
    [
      ['query', 'sanctions', '--param', 'actor=country:XX'],
      'there is no node with the id, name or alias "country:XX"',
      'most-connected',
    ],
  ])('a question that cannot be asked exits with 1 and a hint: %j', async (argv, message, hint) => {
    const { code, stderr } = await run([...argv, '--store', store]);
    expect(code).toBe(1);
    expect(stderr).toContain(`entente: ${message}`);
    expect(stderr).toContain(hint);
  });

  test.each([
    [['query'], 'no query given', 'entente query --list'],
    [
      ['query', 'evidence', '--param', 'from=Nordland'],
      'the query "evidence" needs to know which node "to" is',
      'entente query evidence --param from=',
    ],
    [['query', 'shortest-path'], 'the query "shortest-path" needs to know which node "from" is', 'name or alias'],
  ])('a question that lacks something exits with 2 and says what: %j', async (argv, message, hint) => {
    const { code, stdout, stderr } = await run([...argv, '--store', store]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`entente: ${message}`);
    expect(stderr).toContain(hint);
  });

  test('a query that needs ids takes names and aliases too', async () => {
    const byName = ['query', 'in-common', '--param', 'one=Westland', '--param', 'other=Südland'];
    const byId = ['query', 'in-common', '--param', 'one=country:XW', '--param', 'other=country:XS'];
    const { code, stdout } = await run([...byName, '--store', store]);
    expect(code).toBe(0);
    expect(stdout).toContain('Seebund');
    expect(stdout).toBe((await run([...byId, '--store', store])).stdout);
  });

  test('an answer without rows says so', async () => {
    const { code, stderr } = await run(['query', 'sanctions', '--param', 'actor=Otto Tal', '--store', store]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'No rows.\n' });
  });

  test('a syntax error tells its place', async () => {
    const { code, stderr } = await run(['query', 'MATCH (n:Entity)\nRETRUN n', '--store', store]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/2[:, ]/);
    expect(stderr.split('\n').length).toBeLessThan(6);
  });

  test('a write needs --write, and changes nothing without it', async () => {
    const write = 'CREATE (n:Entity {id: "country:XX", name: "Erfunden"}) RETURN n.id AS id';
    const refused = await run(['query', write, '--store', store]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--write');
    const { stdout } = await run([
      'query',
      'MATCH (n {id: "country:XX"}) RETURN count(n) AS found',
      '--format',
      'csv',
      '--store',
      store,
    ]);
    expect(stdout).toBe('found\n0\n');
  });
});

describe('stats', () => {
  test('counts nodes and edges by type', async () => {
    const { code, stdout } = await run(['stats', '--json', '--store', store]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      articles: 3,
      statements: 14,
      nodes: { Country: 3, Person: 2, Treaty: 2 },
    });
    expect((await run(['stats', '--store', store])).stdout).toMatch(/^Country +3$/m);
  });

  test('a store that is not there is a failure, not an empty store', async () => {
    const { code, stderr } = await run(['stats', '--store', inFolder('nothing')]);
    expect(code).toBe(1);
    expect(stderr).toContain('entente: there is no store in');
    expect(existsSync(inFolder('nothing'))).toBe(false);
  });

  test('an address of another kind is a failure, not a folder of that name', async () => {
    const { code, stderr } = await run(['stats', '--store', 'http://127.0.0.1:7474']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'entente: "http://127.0.0.1:7474" is neither a folder nor the address of a Neo4j\n' +
        '  Give a folder, or neo4j://HOST or bolt://HOST (with +s for TLS).\n',
    );
  });

  test('ENTENTE_STORE stands in for --store', async () => {
    const { code, stdout } = await run(['stats', '--json'], { environment: { ENTENTE_STORE: store } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).articles).toBe(3);
  });

  test('help does not tell what the variables hold', async () => {
    const environment = { ENTENTE_STORE: 'somewhere', NEO4J_USER: 'somebody' };
    expect(await run(['stats', '--help'], { environment })).toEqual(await run(['stats', '--help']));
  });
});

describe('export', () => {
  test('the format is taken from the ending', async () => {
    const { code, stderr } = await run(['export', '--out', inFolder('all.json'), '--store', store]);
    expect(code).toBe(0);
    const graph = MultiDirectedGraph.from(JSON.parse(readFileSync(inFolder('all.json'), 'utf8')));
    expect(stderr).toBe(`Wrote ${graph.order} nodes and ${graph.size} edges to ${inFolder('all.json')}.\n`);
    expect(graph.order).toBe(8);
  });

  test('of a link the target is written, and a pipe stays one', async () => {
    writeFileSync(inFolder('target.json'), 'old');
    symlinkSync(inFolder('target.json'), inFolder('link.json'));
    expect((await run(['export', '--out', inFolder('link.json'), '--store', store])).code).toBe(0);
    expect(lstatSync(inFolder('link.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(inFolder('target.json'), 'utf8')).nodes).toHaveLength(8);
    if (process.platform === 'win32') return;
    const pipe = inFolder('pipe.json');
    execFileSync('mkfifo', [pipe]);
    const reader = readFile(pipe, 'utf8');
    expect((await run(['export', '--out', pipe, '--store', store])).code).toBe(0);
    expect(JSON.parse(await reader).nodes).toHaveLength(8);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test('the longest ending counts: graph.ftm.json is FollowTheMoney', async () => {
    expect((await run(['export', '--out', inFolder('graph.ftm.json'), '--store', store])).code).toBe(0);
    const [first = ''] = readFileSync(inFolder('graph.ftm.json'), 'utf8').split('\n');
    expect(JSON.parse(first)).toMatchObject({ schema: expect.any(String), properties: expect.anything() });
  });

  test('CSV writes two files', async () => {
    expect((await run(['export', '--out', inFolder('all.csv'), '--store', store])).code).toBe(0);
    expect(readFileSync(inFolder('all.nodes.csv'), 'utf8')).toContain('country:XN,Country,Nordland');
    expect(readFileSync(inFolder('all.edges.csv'), 'utf8')).toContain('SIGNED');
  });

  test('--query exports what the query returns, and the ends of its edges', async () => {
    const { stdout } = await run([
      'export',
      '--format',
      'json',
      '--query',
      'MATCH ()-[r:REPLACES]->() RETURN r',
      '--store',
      store,
    ]);
    const graph = MultiDirectedGraph.from(JSON.parse(stdout));
    expect(graph.nodes()).toEqual(['treaty:altes-seeabkommen', 'treaty:seepakt']);
    expect(graph.size).toBe(1);
  });

  test.each([
    [0, ['organisation:seebund'], 0],
    [1, ['country:XS', 'country:XW', 'organisation:seebund'], 2],
    [2, ['country:XN', 'country:XS', 'country:XW', 'organisation:seebund', 'person:otto-tal', 'treaty:seepakt'], 8],
  ])('--around takes what lies within %i steps, with all edges among it', async (depth, nodes, edges) => {
    const { stdout } = await run([
      'export',
      '--format',
      'json',
      '--around',
      'SB',
      '--depth',
      String(depth),
      '--store',
      store,
    ]);
    const graph = MultiDirectedGraph.from(JSON.parse(stdout));
    expect(graph.nodes()).toEqual(nodes);
    expect(graph.size).toBe(edges);
  });

  test.each([
    [['Anna Berg', 'Otto Tal'], 2],
    [['organisation:seebund', 'person:otto-tal'], 3],
  ])('--path takes the shortest paths between %j, and nothing else', async (ends, order) => {
    const { stdout, stderr } = await run(['export', '--format', 'json', '--path', ...ends, '--store', store]);
    expect(stderr).toMatch(/^Wrote/);
    const graph = MultiDirectedGraph.from(JSON.parse(stdout));
    expect(graph.order).toBe(order);
  });

  test('--nodes takes chosen nodes by id, name or alias, on the line or in a file, and the edges among them', async () => {
    writeFileSync(inFolder('chosen.txt'), 'SB\r\n\ncountry:XS\n');
    const chosen = ['--nodes', `@${inFolder('chosen.txt')}`, 'Nordland', 'country:XS'];
    const { stdout } = await run(['export', '--format', 'json', ...chosen, '--store', store]);
    const graph = MultiDirectedGraph.from(JSON.parse(stdout));
    expect(graph.nodes()).toEqual(['country:XN', 'country:XS', 'organisation:seebund']);
    const all = await run(['export', '--format', 'json', '--store', store]);
    const whole = MultiDirectedGraph.from(JSON.parse(all.stdout));
    expect(graph.edges()).toEqual(
      whole.filterEdges((_, _attributes, from, to) => graph.hasNode(from) && graph.hasNode(to)),
    );
    expect(graph.size).toBeGreaterThan(0);
  });

  const parts = [
    ['--query', 'MATCH (a)-[r:SIGNED]->(t) RETURN a, r, t'],
    ['--around', 'Seebund'],
    ['--path', 'Anna Berg', 'Otto Tal'],
    ['--nodes', 'Nordland', 'Südland', 'Seepakt'],
  ] as const;
  // A format knows nothing of how its graph was chosen, so each part is tried with some of them, and each format with one.
  test.each(
    Object.keys(exporters).map((format, at) => [format, parts[at % parts.length] as readonly string[]] as const),
  )('%s writes a part of the graph: %j', async (format, part) => {
    const out = inFolder(`part.${format}`);
    const { code, stderr } = await run(['export', '--format', format, ...part, '--out', out, '--store', store]);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^Wrote [1-9]/)]);
  });

  test('what a format cannot write is told once for each property, with the number of places', async () => {
    const odd = inFolder('odd');
    const opened = await openStore(odd);
    const names = ['Glocke\u0007', 'halb\ud800', 'Null\u0000'].map((name, i) => entity(`person:p${i}`, { name }));
    await opened.put([
      reading('odd', [{ type: 'MET', from: 'person:p0', to: 'person:p1' }], { entities: names, text: 'Text.' }),
    ]);
    await opened.close();
    const { stderr } = await run(['export', '--format', 'csv', '--out', inFolder('odd.csv'), '--store', odd]);
    expect(stderr.split('\n').filter((line) => line.includes('[control-character]'))).toEqual([
      expect.stringMatching(/^person:p0 and 2 more: its name has a control character or half a surrogate pair/),
    ]);
  });

  test('the Cypher script makes the same graph in another store', async () => {
    await run(['export', '--out', inFolder('graph.cypher'), '--store', store]);
    const copy = inFolder('copy');
    await openStore(copy).then((opened) => opened.close());
    const { code, stderr } = await run(['query', '--write', '--file', inFolder('graph.cypher'), '--store', copy]);
    expect(stderr).toMatch(/^Ran \d+ statements\.\n$/);
    expect(code).toBe(0);
    const [original, copied] = await Promise.all(
      [store, copy].map((location) => run(['export', '--format', 'json', '--store', location])),
    );
    expect(copied?.stdout).toBe(original?.stdout);
  });

  test.each([
    [['export', '--format', 'json', '--query', 'RETURN 1 AS one'], 'the query returned 1 row, but no node and no edge'],
    [
      ['export', '--format', 'json', '--query', "MATCH (c:Country) WHERE c.name = 'Niemand' RETURN c"],
      'the query found nothing',
    ],
    [['export', '--format', 'json', '--around', 'Niemand'], 'there is no node with the id, name or alias "Niemand"'],
    [
      ['export', '--format', 'json', '--path', 'Anna Berg', 'Niemand'],
      'there is no node with the id, name or alias "Niemand"',
    ],
    [['export', '--format', 'json', '--nodes', 'Niemand'], 'there is no node with the id, name or alias "Niemand"'],
    [
      ['export', '--format', 'json', '--nodes', '@/no/such/list'],
      'cannot read the list of nodes "/no/such/list" (ENOENT)',
    ],
    [['export', '--out', '/no/such/folder/graph.gexf'], 'cannot write "/no/such/folder/graph.gexf" (ENOENT)'],
  ])('what cannot be exported exits with 1: %j', async (argv, message) => {
    const { code, stderr } = await run([...argv, '--store', store]);
    expect(stderr).toContain(`entente: ${message}`);
    expect(code).toBe(1);
  });
});

test.each([
  [['export'], 'no export format given'],
  [['export', '--format', 'dossier', '--out', 'graph.html'], 'a dossier is Markdown'],
  [['export', '--out', 'graph.dot'], 'cannot tell the format of "graph.dot"'],
  [['export', '--format', 'csv'], 'the format "csv" is written to several files'],
  [['export', '--format', 'json', '--query', 'RETURN 1', '--around', 'x'], '--query and --around exclude each other'],
  [['export', '--format', 'json', '--path', 'Anna Berg'], '--path names 1 nodes, not two: Anna Berg'],
])('an export that is asked for in a wrong way exits with 2: %j', async (argv, message) => {
  const { code, stderr } = await run([...argv, '--store', store]);
  expect(stderr).toContain(`entente: ${message}`);
  expect(code).toBe(2);
});

describe('forget', () => {
  test('takes one article out, and says when there is none of that name', async () => {
    const copy = inFolder('forgetful');
    const opened = await openStore(copy);
    await opened.put(fixtureReadings);
    await opened.close();
    expect(await run(['forget', 'dementi', '--store', copy])).toMatchObject({ code: 0, stderr: 'Forgot "dementi".\n' });
    expect(JSON.parse((await run(['stats', '--json', '--store', copy])).stdout)).toMatchObject({
      articles: 2,
      statements: 12,
    });
    const again = await run(['forget', 'dementi', '--store', copy]);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('there is no article "dementi" in the store');
  });
});

describe('passwords', () => {
  test('an address with a password in it is refused without repeating it', async () => {
    const { code, stderr } = await run(['stats', '--store', 'neo4j://neo4j:hunter2@127.0.0.1:1']);
    expect(code).toBe(1);
    expect(stderr).toContain('NEO4J_PASSWORD');
    expect(stderr).not.toContain('hunter2');
  });

  test.each([
    ['stats', '--store', 'neo4j://neo4j:hun/ter2@127.0.0.1:1'],
    ['stats', '--store', 'neo4j://neo4j:hunter2@127.0.0.1:1/x@y'],
    ['stats', '--store', 'postgres://neo4j:hunter2@127.0.0.1'],
    ['stats', '--store', 'bolt+s://:hunter2@'],
    ['ingest', 'https://anna:hunter2@example.org/a'],
    ['ingest', 'https://anna:hunter2@example.org/a', '--json'],
    ['ingest', 'https://anna:hun/ter2@example.org/a'],
    ['ingest', 'ftp://anna:hunter2@example.org/a'],
    ['ingest', 'https://hunter2@exa mple.org/a'],
    ['watch', 'https://anna:hunter2@example.org/feed', '--once', '--state', inFolder('state.json')],
    ['watch', 'https://anna:hunter2@example.org/feed', '--once', '--json', '--state', inFolder('state.json')],
    ['worker', '--queue', 'redis://:hunter2@127.0.0.1', '--store', 'bolt://127.0.0.1:1'],
    ['worker', '--queue', 'redis://:hun/ter2@127.0.0.1', '--store', 'bolt://127.0.0.1:1'],
    ['stats', 'https://anna:hunter2@example.org/'],
    ['extract', 'https://anna:hunter2@example.org/a', '--explain'],
  ])('no message shows a password of an address: %s %s', async (...args) => {
    const { code, stdout, stderr } = await run([
      ...args,
      ...(args.includes('--store') || args[0] === 'extract' ? [] : ['--store', inFolder('none')]),
    ]);
    expect(`${stdout}${stderr}`).not.toMatch(/hunter2|ter2/);
    expect([code, stderr]).not.toEqual([0, '']);
  });

  test('without a password and without a terminal to ask in, it says where to put it', async () => {
    const { code, stderr } = await run(['stats', '--store', 'bolt://127.0.0.1:1']);
    expect(code).toBe(1);
    expect(stderr).toContain('no password for the Neo4j user "neo4j"');
  });

  test('a server that does not answer is a failure, and its password stays secret', async () => {
    const { code, stdout, stderr } = await run(['stats', '--store', 'bolt://127.0.0.1:1'], {
      environment: { NEO4J_PASSWORD: 'hunter2' },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('entente: no Neo4j answers at "bolt://127.0.0.1:1"');
    expect(stdout + stderr).not.toContain('hunter2');
  });
});

describe('view', () => {
  testWhen(
    existsSync('dist/viewer/page/index.html'),
    'page not built',
    'serves the page until it is stopped',
    async () => {
      const stop = new AbortController();
      let found: (text: string) => void = () => undefined;
      const first = new Promise<string>((resolve) => {
        found = resolve;
      });
      const ended = run(['view', '--port', '0', '--store', store], {
        stop: stop.signal,
        onStderr: (text) => found(text),
      });
      const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(await first) ?? [];
      const answer = await fetch(address);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<html');
      stop.abort();
      expect((await ended).code).toBe(0);
      await expect(fetch(address)).rejects.toThrow();
    },
  );
});

test('names in any script stay on one line of a table', () => {
  const table = formatTable(
    ['name', 'count'],
    [
      ['김정은', 1],
      ['🌍 Erde', 2],
      ['e\u0301e\u0301', 3],
      ['Müller', 4],
    ],
  );
  expect(table.trimEnd().split('\n')).toHaveLength(6);
});

test('a table is cut to the width of the terminal', () => {
  const table = formatTable(
    ['name', 'sentence'],
    [['Berg', 'Ein langer Satz, der in keine Zeile von vierzig Zeichen passt.']],
    40,
  );
  for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  expect(table).toContain('passt.');
});

test('a name cannot move the cursor or recolour the terminal', async () => {
  const hostile = inFolder('hostile');
  const opened = await openStore(hostile);
  const [first] = fixtureReadings;
  if (!first) throw new Error('no fixture');
  await opened.put([{ ...first, article: { ...first.article, title: 'a\u001b[31mb\u202ec' } }]);
  await opened.close();
  const { stdout } = await run(['query', 'articles', '--store', hostile]);
  expect(stdout).toContain('a [31mb c');
  expect(stdout).not.toMatch(/\p{Cc}\[|\u202e/u);
});

test('a file that is in the way is left as it was when an export fails', async () => {
  const path = inFolder('keep.json');
  writeFileSync(path, 'old');
  const { code } = await run(['export', '--out', path, '--query', 'RETURN 1 AS one', '--store', store]);
  expect(code).toBe(1);
  expect(readFileSync(path, 'utf8')).toBe('old');
});

test('a table of very many rows and one very long cell is not filled up to a gigabyte', () => {
  const long = 'x'.repeat(300_000);
  const text = formatTable(['a', 'b'], [[1, long], ...Array.from({ length: 5000 }, (_, index) => [index, 'kurz'])]);
  expect(text.length).toBeLessThan(400_000);
  expect(text.split('\n').slice(0, 3)).toEqual(['a  b', `1  ${long}`, '0  kurz']);
});
