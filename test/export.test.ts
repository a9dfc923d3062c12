import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { MultiDirectedGraph, MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { Parser, Store } from 'n3';
import { csvLines, joinList } from '../graph/export/csv.ts';
import { cypherString, splitStatements } from '../graph/export/cypher.ts';
import { firstDay, intervalOf, lastDay } from '../graph/export/dates.ts';
import { dataExporters as exporters } from '../graph/export/index.ts';
import type { ExportFile, GraphSource } from '../graph/export/model.ts';
import { encodeId } from '../graph/export/rdf.ts';
import type { GraphEdge, GraphNode, Problem } from '../graph/model.ts';
import { openStore } from '../graph/openStore.ts';
import { fixtureReadings } from './queriesFixture.ts';

const node = (id: string, type: GraphNode['type'], name: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  type,
  name,
  aliases: [],
  articles: 1,
  properties: {},
  ...more,
});
const edge = (type: GraphEdge['type'], from: string, to: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `${type}|${from}|${to}`,
  type,
  from,
  to,
  status: 'asserted',
  disputed: false,
  statements: ['statement:1'],
  sources: 1,
  confidence: 0.5,
  properties: {},
  ...more,
});

/** Names that break formats: quotes, separators, markup, line ends, a formula, scripts of the world, an emoji. */
const names = [
  'Anna "Nana" Berg',
  "O'Neill, Pat",
  'Müller & Söhne <GmbH>',
  'zwei\nZeilen\tund Tabulator',
  '=cmd|calc!A1',
  'a;b|c\\d',
  '김정은',
  'فلسطين',
  '🌍 Erde',
  "]]> --> {x} '; DROP",
];
const nodes: readonly GraphNode[] = [
  node('country:NA', 'Country', 'Namibia', { properties: { iso2: 'NA', iso3: 'NAM' }, wikidata: 'Q1030', articles: 3 }),
  node('treaty:pakt', 'Treaty', 'Pakt von Musterstadt', {
    aliases: ['der Pakt', 'Musterstadt-Pakt, „alt“'],
    properties: { kind: 'Pakt', signedOn: '1991-12' },
  }),
  ...names.map((name, index) => node(`person:p${index}`, 'Person', name)),
];
const edges: readonly GraphEdge[] = [
  edge('SIGNED', 'country:NA', 'treaty:pakt', { date: '1991-12', datePrecision: 'month', sources: 2, confidence: 0.9 }),
  edge('LEFT', 'country:NA', 'treaty:pakt', { status: 'planned', date: '2024', datePrecision: 'year' }),
  edge('MET', 'person:p0', 'person:p1', {
    id: 'MET|person:p0|person:p1|2024-02-29',
    date: '2024-02-29',
    datePrecision: 'day',
  }),
  edge('MET', 'person:p0', 'person:p1', {
    id: 'MET|person:p0|person:p1|2024-03-01',
    date: '2024-03-01',
    datePrecision: 'day',
  }),
  edge('HOLDS_POSITION', 'person:p2', 'country:NA', {
    since: '2019',
    until: '2021-02',
    properties: { title: 'Minister für "Äußeres"', current: false },
    statements: ['statement:1', 'statement:2'],
  }),
  edge('BORDERS', 'country:NA', 'country:NA', { properties: { lengthKm: 17.5 }, disputed: true }),
];

const graphOf = (someNodes: readonly GraphNode[], someEdges: readonly GraphEdge[]): GraphSource => ({
  async *nodes() {
    yield* someNodes;
  },
  async *edges() {
    yield* someEdges;
  },
});
const sample = graphOf(nodes, edges);

const textOf = async (file: ExportFile, graph: GraphSource = sample, problems: Problem[] = []): Promise<string> => {
  let text = '';
  for await (const piece of file.write(graph, (problem) => problems.push(problem))) text += piece;
  return text;
};
const written = (format: keyof typeof exporters, graph?: GraphSource, problems?: Problem[]): Promise<string> =>
  textOf(exporters[format].files[0], graph, problems);

describe('JSON', () => {
  test('graphology reads every node and edge back', async () => {
    const graph = MultiDirectedGraph.from(JSON.parse(await written('json')));
    expect(graph.order).toBe(nodes.length);
    expect(graph.size).toBe(edges.length);
    expect(graph.nodes().map((id) => graph.getNodeAttribute(id, 'name'))).toEqual(nodes.map(({ name }) => name));
    expect(graph.getEdgeAttributes('HOLDS_POSITION|person:p2|country:NA')).toMatchObject({
      title: 'Minister für "Äußeres"',
      current: false,
      since: '2019',
      symmetric: false,
    });
  });

  test('an empty graph is valid as well', async () => {
    expect(MultiDirectedGraph.from(JSON.parse(await written('json', graphOf([], [])))).order).toBe(0);
  });
});

describe('GEXF', () => {
  test('graphology reads names and values back', async () => {
    const graph = gexf.parse(MultiDirectedGraph, await written('gexf'), { allowUndeclaredAttributes: false });
    expect(graph.nodes()).toEqual(nodes.map(({ id }) => id));
    expect(graph.mapNodes((_, attributes) => attributes.name)).toEqual(nodes.map(({ name }) => name));
    expect(graph.size).toBe(edges.length);
    expect(graph.getNodeAttributes('treaty:pakt')).toMatchObject({
      aliases: '["der Pakt","Musterstadt-Pakt, „alt“"]',
      articles: 1,
    });
  });

  test('edges are dated by whole days, which the schema wants', async () => {
    const text = await written('gexf');
    expect(text).toContain('kind="SIGNED" label="SIGNED" weight="2" start="1991-12-01" end="1991-12-31"');
    expect(text).toContain('kind="LEFT" label="LEFT" weight="1" start="2024-01-01" end="2024-12-31"');
    expect(text).toContain('start="2019-01-01" end="2021-02-28"');
  });

  test('an interval that ends before it starts is left out, with a word', async () => {
    const problems: Problem[] = [];
    const text = await written(
      'gexf',
      graphOf(nodes, [edge('HOLDS_POSITION', 'person:p2', 'country:NA', { since: '2022', until: '2020' })]),
      problems,
    );
    expect(text).not.toContain(' start=');
    expect(problems).toEqual([
      {
        rule: 'interval',
        message: 'ends 2020-12-31 before it starts 2022-01-01; written without dates',
        place: 'HOLDS_POSITION|person:p2|country:NA',
      },
    ]);
  });
});

describe('GraphML', () => {
  test('graphology reads names and values back', async () => {
    const graph = graphml.parse(MultiDirectedGraph, await written('graphml'));
    expect(graph.nodes()).toEqual(nodes.map(({ id }) => id));
    expect(graph.mapNodes((_, attributes) => attributes.name)).toEqual(nodes.map(({ name }) => name));
    expect(graph.size).toBe(edges.length);
  });

  test('parallel edges keep their type where Gephi and Neo4j look for it', async () => {
    const text = await written('graphml');
    expect(text).toContain('labels=":Country:Entity"');
    expect(text).toMatch(
      /<edge id="SIGNED\|country:NA\|treaty:pakt" source="country:NA" target="treaty:pakt" label="SIGNED">/,
    );
  });
});

describe('CSV', () => {
  const [nodeFile, edgeFile] = exporters.csv.files;

  test('both tables are read back with all their values', async () => {
    const rows = parseCsv(await textOf(nodeFile), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
    expect(rows.map(({ name }) => name?.replace(/^'=/, '='))).toEqual(nodes.map(({ name }) => name));
    expect(rows[1]).toMatchObject({ aliases: 'der Pakt | Musterstadt-Pakt, „alt“', kind: 'Pakt', signedOn: '1991-12' });
    const links = parseCsv(await textOf(edgeFile), { columns: true, bom: true }) as Record<string, string>[];
    expect(links.map(({ from, type, to }) => [from, type, to])).toEqual(
      edges.map(({ from, type, to }) => [from, type, to]),
    );
    expect(links[4]).toMatchObject({ current: 'false', title: 'Minister für "Äußeres"', confidence: '0.5' });
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-x', "'-x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['a=b', 'a=b'],
  ])('a cell that a spreadsheet would run is defused: %s', (cell, expected) => {
    expect(csvLines([[cell]])).toBe(`${expected}\n`);
  });

  test('both tables begin with a byte order mark: Excel takes others for Windows-1252', async () => {
    for (const file of [nodeFile, edgeFile]) expect((await textOf(file)).startsWith('\uFEFFid,')).toBe(true);
  });

  test.each<[readonly string[], string]>([
    [['A', 'B'], 'A | B'],
    [['A | B'], 'A \\| B'],
    [['A|B', 'C\\'], 'A\\|B | C\\\\'],
    [['\\|', '|'], '\\\\\\| | \\|'],
  ])('the list %j is %s in a cell, and told apart again', (items, cell) => {
    expect(joinList(items)).toBe(cell);
    expect(cell.split(' | ').map((item) => item.replace(/\\(.)/g, '$1'))).toEqual(items);
  });

  test('numbers stay numbers, negative ones too', () => {
    expect(csvLines([[-5, 0.25, true, null, '']])).toBe('-5,0.25,true,,\n');
  });
});

describe('control characters', () => {
  const odd = graphOf([node('person:x', 'Person', 'a\u0000b\u001bc\ud800d\uffffe')], []);

  test.each(['gexf', 'graphml', 'csv'] as const)('%s writes U+FFFD in their place and says so', async (format) => {
    const problems: Problem[] = [];
    const text = await written(format, odd, problems);
    expect(text).toContain('a\ufffdb\ufffdc\ufffdd\ufffde');
    expect(problems.map(({ rule, place }) => [rule, place])).toContainEqual(['control-character', 'person:x']);
  });

  test('JSON and Cypher keep them as escapes', async () => {
    expect(JSON.parse(await written('json', odd)).nodes[0].attributes.name).toBe('a\u0000b\u001bc\ud800d\uffffe');
    const problems: Problem[] = [];
    // Half a pair no store can keep, so it is told.
    expect(await written('cypher', odd, problems)).toContain("'a\\u0000b\\u001bc\ufffdd\\uffffe'");
    expect(problems.map(({ message }) => message)).toEqual([
      'its name has half a surrogate pair, which this format cannot write; U+FFFD stands in its place',
    ]);
  });
});

describe('Cypher', () => {
  test.each([
    ["it's", "'it\\'s'"],
    ['a\\u0027', "'a\\\\u0027'"],
    ['"x"\n', '\'\\"x\\"\\n\''],
    ['🌍', "'🌍'"],
  ])('a string cannot end its literal: %s', (text, expected) => {
    expect(cypherString(text)).toBe(expected);
  });

  test.each([
    ['RETURN 1; RETURN 2;', ['RETURN 1', 'RETURN 2']],
    ['RETURN \'a;b\'; RETURN "c;\\"d;"', ["RETURN 'a;b'", 'RETURN "c;\\"d;"']],
    ['// one; two\nRETURN 1; /* a;b */ RETURN 2', ['// one; two\nRETURN 1', '/* a;b */ RETURN 2']],
    ['MATCH (`a;b`) RETURN 1;;', ['MATCH (`a;b`) RETURN 1']],
    ["RETURN 'open; end", ["RETURN 'open; end"]],
    ['', []],
  ])('a script is split outside quotes and comments: %s', (script, statements) => {
    expect([...splitStatements(script)]).toEqual(statements);
  });

  test('every value of the script comes from the graph, every label from the ontology', async () => {
    const statements = [...splitStatements(await written('cypher'))];
    expect(statements.map((statement) => statement.replace(/\[\n[\s\S]*\n\]/, '[…]'))).toEqual([
      'CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE',
      ...['Person', 'Country', 'Treaty'].map(
        (label) => `UNWIND […] AS row MERGE (n:Entity {id: row.id}) SET n += row.properties SET n:${label}`,
      ),
      ...['HOLDS_POSITION', 'BORDERS', 'SIGNED', 'LEFT', 'MET'].map(
        (type) =>
          'UNWIND […] AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) ' +
          `MERGE (a)-[r:${type} {id: row.id}]->(b) SET r += row.properties`,
      ),
    ]);
  });
});

describe('Turtle', () => {
  const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
  const idOf = (id: string): string => `urn:entente:node:${encodeId(id)}`;
  const parse = (text: string): Store => new Store(new Parser().parse(text));

  test('n3 reads every name back, and each edge as an rdf:Statement', async () => {
    const store = parse(await written('turtle'));
    const found = store.getObjects(null, 'https://schema.org/name', null).map(({ value }) => value);
    expect(found.sort()).toEqual(nodes.map(({ name }) => name).sort());
    expect(store.getSubjects(`${rdf}type`, `${rdf}Statement`, null)).toHaveLength(edges.length);
    expect(store.getObjects(idOf('country:NA'), 'http://www.w3.org/2002/07/owl#sameAs', null)[0]?.value).toBe(
      'http://www.wikidata.org/entity/Q1030',
    );
  });

  test('only what is asserted is a plain triple', async () => {
    const store = parse(await written('turtle'));
    const says = (from: string, type: string, to: string): number =>
      store.countQuads(idOf(from), `urn:entente:term:${type}`, idOf(to), null);
    expect(says('country:NA', 'SIGNED', 'treaty:pakt')).toBe(1);
    expect(says('country:NA', 'LEFT', 'treaty:pakt')).toBe(0);
    // A symmetric relation holds from both ends.
    expect([says('person:p0', 'MET', 'person:p1'), says('person:p1', 'MET', 'person:p0')]).toEqual([1, 1]);
  });

  test.each([
    ['SIGNED|country:NA|treaty:pakt', '1991-12', 'gYearMonth'],
    ['LEFT|country:NA|treaty:pakt', '2024', 'gYear'],
    ['MET|person:p0|person:p1|2024-02-29', '2024-02-29', 'date'],
  ])('a date has the type of its precision: %s', async (id, date, type) => {
    const [literal] = parse(await written('turtle')).getObjects(idOf(id), 'https://schema.org/startDate', null);
    expect(literal).toMatchObject({ value: date, datatype: { value: `http://www.w3.org/2001/XMLSchema#${type}` } });
  });

  test('JSON-LD says the same triples', async () => {
    type Value = string | { '@id'?: string; '@value'?: string; '@type'?: string; '@language'?: string };
    const data = JSON.parse(await written('jsonld'));
    const full = (name: string): string =>
      name.replace(/^(\w+):/, (whole, prefix: string) => data['@context'][prefix] ?? whole);
    const show = (value: Value): string =>
      typeof value === 'string'
        ? value
        : value['@id']
          ? full(value['@id'])
          : `${value['@value']} ${full(value['@type'] ?? '')}`;
    const triples = data['@graph'].flatMap(({ '@id': id, ...facts }: Record<string, Value[]> & { '@id': string }) =>
      Object.entries(facts).flatMap(([predicate, values]) =>
        (values as Value[]).map((value) => `${id} ${full(predicate)} ${show(value)}`),
      ),
    );
    const quads = new Parser().parse(await written('turtle')).map(({ subject, predicate, object }) => {
      const type = object.termType === 'Literal' ? object.datatype.value : '';
      const value =
        object.termType === 'Literal' && !type.endsWith('#string') ? `${object.value} ${type}` : object.value;
      return `${subject.value} ${predicate.value} ${value}`;
    });
    expect([...new Set(triples)].sort()).toEqual([...new Set(quads)].sort());
  });

  test('no id can end its own IRI', () => {
    expect(encodeId('person:<x> "y"\\{z}|^`\n')).toMatch(/^[A-Za-z0-9%._~-]+$/);
  });
});

describe('statements', () => {
  const [reading] = fixtureReadings;
  const withReadings: GraphSource = {
    ...sample,
    async *readings() {
      yield* fixtureReadings;
    },
  };

  test('each is a line of JSON with its sentence and its article', async () => {
    const lines = (await written('jsonl', withReadings)).trimEnd().split('\n');
    expect(lines).toHaveLength(fixtureReadings.flatMap(({ statements }) => statements).length);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      type: 'SIGNED',
      family: 'treaty',
      sentence: 'Anna Berg unterschrieb am 2. Mai 2031 den Seepakt.',
      article: { id: reading?.article.id, name: 'seepakt', publishedAt: '2031-05-03' },
    });
  });

  test('Turtle quotes them as the source of their edge', async () => {
    const store = new Store(new Parser().parse(await written('turtle', withReadings)));
    const quotes = store.getObjects(null, 'http://www.w3.org/ns/prov#value', null);
    expect(quotes).toContainEqual(
      expect.objectContaining({ value: 'Westland warf Nordland vor, die See zu sperren.', language: 'de' }),
    );
  });

  test('a graph that has none cannot be written as statements', async () => {
    await expect(written('jsonl')).rejects.toThrow('this graph has no statements to write');
  });
});

describe('dossier', () => {
  const [seepakt] = fixtureReadings;
  const about: GraphSource = {
    center: 'person:anna-berg',
    async *nodes() {
      yield node('person:anna-berg', 'Person', 'Anna *Berg* <b>', { aliases: ['Berg'] });
      yield node('treaty:seepakt', 'Treaty', 'Seepakt');
    },
    async *edges() {
      yield edge('SIGNED', 'person:anna-berg', 'treaty:seepakt', {
        statements: ['statement:seepakt-0'],
        date: '2031-05-02',
      });
    },
    async *readings() {
      if (seepakt) yield seepakt;
    },
  };

  test('tells each fact of the node with the sentence that says it', async () => {
    expect(await written('dossier', about)).toBe(
      [
        '# Anna \\*Berg\\* \\<b\\>\n',
        'Person, `person:anna-berg`, in 1 article\n',
        'Also: Berg\n',
        '## SIGNED\n',
        '- Anna \\*Berg\\* \\<b\\> – **SIGNED** → Seepakt (date 2031-05-02, 1 independent article)',
        '  > Anna Berg unterschrieb am 2. Mai 2031 den Seepakt.',
        '  > — Der Seepakt ist unterschrieben, 2031-05-03 (asserted)\n\n',
      ].join('\n'),
    );
  });
});

test('events are the relations with a PLOVER class, with names of both ends', async () => {
  const rows = parseCsv(await written('events'), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row.event_type, row.relation, row.event_date])).toEqual([
    ['SUPPORT', 'SIGNED', '1991-12'],
    ['CONSULT', 'MET', '2024-02-29'],
    ['CONSULT', 'MET', '2024-03-01'],
  ]);
  expect(rows[0]).toMatchObject({
    actor_name: 'Namibia',
    actor_kind: 'Country',
    recipient_kind: 'Treaty',
    status: 'asserted',
  });
});

test('node-link JSON holds every node and edge', async () => {
  const data = JSON.parse(await written('nodelink'));
  expect(data.nodes.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual(
    nodes.map(({ id, name }) => [id, name]),
  );
  expect(data.edges.map(({ key }: { key: string }) => key)).toEqual(edges.map(({ id }) => id));
});

describe('CSV for neo4j-admin', () => {
  test('heads carry types, lists are joined by a character that no name holds', async () => {
    const [nodeFile, edgeFile] = exporters.neo4j.files;
    const [head, , second] = parseCsv(await textOf(nodeFile)) as string[][];
    expect(head).toEqual([
      ...['id:ID(Entity)', 'name', 'aliases:string[]', 'wikidata', 'articles:long', 'iso2', 'iso3', 'kind'],
      ...['signedOn', 'inForceOn', 'validFrom', 'validTo', ':LABEL'],
    ]);
    expect(second?.[2]).toBe('der Pakt\u001fMusterstadt-Pakt, „alt“');
    expect(second?.at(-1)).toBe('Treaty\u001fEntity');
    const links = parseCsv(await textOf(edgeFile), { columns: true, bom: true }) as Record<string, string>[];
    expect(links.map((link) => link[':TYPE'])).toEqual(edges.map(({ type }) => type));
    expect(links[4]).toMatchObject({
      'current:boolean': 'false',
      'statements:string[]': 'statement:1\u001fstatement:2',
    });
  });
});

describe('any name', () => {
  // Whole code points of every plane; half surrogates and controls have their own tests above.
  const anyName = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .filter((text) => !/\p{Cc}|[\uFFFE\uFFFF]/u.test(text));
  const graphWith = (name: string): GraphSource => graphOf([node('person:x', 'Person', name, { aliases: [name] })], []);

  test.each<[keyof typeof exporters, (text: string) => unknown]>([
    ['json', (text) => JSON.parse(text).nodes[0].attributes.name],
    ['nodelink', (text) => JSON.parse(text).nodes[0].name],
    ['gexf', (text) => gexf.parse(MultiGraph, text).getNodeAttribute('person:x', 'name')],
    ['graphml', (text) => graphml.parse(MultiDirectedGraph, text).getNodeAttribute('person:x', 'name')],
    [
      'csv',
      (text) =>
        (parseCsv(text, { columns: true }) as Record<string, string>[])[0]?.name?.replace(
          /^'(?=[=+\-@\uFF0B-\uFF20])/,
          '',
        ),
    ],
    ['neo4j', (text) => (parseCsv(text, { columns: true }) as Record<string, string>[])[0]?.name],
    [
      'turtle',
      (text) => new Store(new Parser().parse(text)).getObjects(null, 'https://schema.org/name', null)[0]?.value,
    ],
  ])('survives %s', async (format, read) => {
    await fc.assert(
      fc.asyncProperty(anyName, async (name) => {
        expect(read(await written(format, graphWith(name)))).toBe(name);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('survives a Cypher literal in the embedded engine, control characters too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-literal-'));
    const store = await openStore(join(folder, 'store'));
    try {
      const texts = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\u0000'));
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          const { rows } = await store.run(`RETURN ${cypherString(text)} AS text`, {}, { write: true });
          expect(rows).toEqual([[text]]);
        }),
        { numRuns: 100, seed: 1 },
      );
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('dates', () => {
  test.each([
    ['1991', '1991-01-01', '1991-12-31'],
    ['1991-12', '1991-12-01', '1991-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-06-19', '2024-06-19', '2024-06-19'],
  ])('%s begins on %s and ends on %s', (date, first, last) => {
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });

  test('an open interval stays open', () => {
    expect(intervalOf({ since: '2022' })).toEqual({ start: '2022-01-01' });
    expect(intervalOf({ until: '2027' })).toEqual({ end: '2027-12-31' });
    expect(intervalOf({})).toBeUndefined();
  });
});

test('a large graph is written piece by piece, in flat memory', async () => {
  const many = 20_000;
  const large: GraphSource = {
    async *nodes() {
      for (let index = 0; index < many; index += 1) yield node(`person:${index}`, 'Person', `Person ${index}`);
    },
    async *edges() {
      for (let index = 0; index < many; index += 1)
        yield edge('MET', `person:${index}`, `person:${(index * 7) % many}`, { id: `MET|${index}` });
    },
  };
  for (const { files } of Object.values(exporters).filter(
    (exporter) => ![exporters.jsonl, exporters.dossier, exporters.statements].some((each) => each === exporter),
  ))
    for (const file of files) {
      let longest = 0;
      for await (const piece of file.write(large, () => undefined)) longest = Math.max(longest, piece.length);
      expect(longest).toBeLessThan(500_000);
    }
});
