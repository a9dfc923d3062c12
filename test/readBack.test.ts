import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Attribute, type AttributeValue, edgeAttributes, nodeAttributes } from '../graph/export/attributes.ts';
import { joinList } from '../graph/export/csv.ts';
import { intervalOf } from '../graph/export/dates.ts';
import { dataExporters as exporters } from '../graph/export/index.ts';
import type { GraphEdge, GraphNode, Problem, Reading } from '../graph/model.ts';
import { type RelationKind, relations } from '../graph/ontology.ts';
import { openStore } from '../graph/openStore.ts';
import { hostileEdges, hostileNodes, hostileReadings, hostileTexts, withoutControls } from './hostileGraph.ts';
import { fixtureReadings } from './queriesFixture.ts';
import { testWith } from './shared.ts';

type DataFormat = keyof typeof exporters;

/*
 * Every format is opened by the programs that people open it with, and what they hold is compared with the graph: all nodes, edges and
 * values. The Python packages stand in .python (.ci/run makes it), else in the python3 of the machine.
 */

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const own = join(projectRoot, '.python', 'bin', 'python');
const python = existsSync(own) ? own : 'python3';
const succeeds = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0;
const isPython = succeeds(python, '--version');
/** A package that .ci/run installs wherever there is a Python. */
const packages = (...names: string[]) => ({
  missing: names.every((name) => succeeds(python, '-c', `import ${name}`))
    ? undefined
    : `no python with ${names.join(' and ')}`,
  couldBe: isPython,
});
const script = join(projectRoot, 'test', 'readBack.py');
const shapes = join(projectRoot, 'test', 'shapes.ttl');

let folder = '';
let nodes: readonly GraphNode[] = [];
let edges: readonly GraphEdge[] = [];
let readings: readonly Reading[] = [];
/** What each format said of values that it cannot write. */
const problems: Partial<Record<DataFormat, Problem[]>> = {};

const all = async <T>(values: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-read-back-'));
  const store = await openStore(join(folder, 'store'));
  try {
    await store.put(fixtureReadings);
    nodes = [...(await all(store.nodes())), ...hostileNodes];
    edges = [...(await all(store.edges())), ...hostileEdges];
    readings = [...(await all(store.readings())), ...hostileReadings];
  } finally {
    await store.close();
  }
  const graph = {
    nodes: async function* () {
      yield* nodes;
    },
    edges: async function* () {
      yield* edges;
    },
    readings: async function* () {
      yield* readings;
    },
  };
  for (const format of Object.keys(exporters) as DataFormat[]) {
    const told: Problem[] = [];
    problems[format] = told;
    for (const file of exporters[format].files) {
      let text = '';
      for await (const piece of file.write(graph, (problem) => told.push(problem))) text += piece;
      writeFileSync(join(folder, `graph${file.suffix}.${format}`), text);
    }
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// biome-ignore lint/suspicious/noExplicitAny: what a program in another language answers
const ask = (task: string, file: string, ...more: string[]): any =>
  JSON.parse(
    execFileSync(python, [script, task, join(folder, `graph.${file}`), ...more], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      maxBuffer: 1 << 28,
    }),
  );

type Values = Readonly<Record<string, AttributeValue>>;
interface Held {
  readonly directed: boolean;
  readonly nodes: Readonly<Record<string, Values>>;
  readonly edges: readonly (readonly [from: string, to: string, values: Values])[];
}

/** The values of an item as XML formats hold them: lists as JSON, nothing for what is empty, U+FFFD for what XML cannot write. */
const asXml = <T>(attributes: readonly Attribute<T>[], item: T): Values =>
  Object.fromEntries(
    attributes.flatMap(({ name, of }): [string, AttributeValue][] => {
      const value = of(item);
      if (value === undefined || value === '' || (typeof value === 'object' && value.length === 0)) return [];
      if (typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
      return [[name, withoutControls(typeof value === 'object' ? JSON.stringify(value) : value)]];
    }),
  );

const byText = (a: readonly string[], b: readonly string[]): number => (a.join('\u0000') < b.join('\u0000') ? -1 : 1);
const edgesById = (): readonly GraphEdge[] => [...edges].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The graph as a reader of XML holds it; each program adds something of its own. */
const expectedOf = (own: {
  readonly node: (node: GraphNode) => Values;
  readonly edge: (edge: GraphEdge) => Values;
}): Held => ({
  directed: true,
  nodes: Object.fromEntries(nodes.map((node) => [node.id, { ...asXml(nodeAttributes, node), ...own.node(node) }])),
  edges: edgesById().map((edge) => [edge.from, edge.to, { ...asXml(edgeAttributes, edge), ...own.edge(edge) }]),
});

test('each format that cannot write a character says of which property, and the others say nothing', () => {
  const isTold = (format: DataFormat): boolean => (problems[format]?.length ?? 0) > 0;
  const silent: readonly DataFormat[] = ['json', 'jsonl', 'nodelink', 'statements'];
  expect(Object.keys(exporters).filter((format) => !isTold(format as DataFormat))).toEqual(silent);
  expect(new Set(problems.gexf?.map(({ message }) => message.split(' has ')[0]))).toEqual(
    new Set(['its label', 'its name', 'its aliases', 'its title']),
  );
});

describe('networkx', () => {
  testWith(packages('networkx'), 'reads gexf with every node, edge, value and interval', () => {
    const answer = ask('networkx', 'gexf') as Held;
    expect(answer).toEqual(
      expectedOf({
        node: ({ name }) => ({ label: withoutControls(name) }),
        edge: (edge) => {
          const { start, end } = intervalOf(edge) ?? {};
          return {
            // The kind of an edge it does not keep; its id is one of its values.
            id: edge.id,
            label: edge.type,
            weight: edge.sources,
            ...(start === undefined ? {} : { start }),
            ...(end === undefined ? {} : { end }),
          };
        },
      }),
    );
  });
  testWith(packages('networkx'), 'reads graphml with every node, edge and value', () => {
    expect(ask('networkx', 'graphml')).toEqual(
      expectedOf({
        node: ({ name }) => ({ label: withoutControls(name) }),
        edge: ({ id }) => ({ edge_id: id }),
      }),
    );
  });
  testWith(packages('networkx'), 'reads node-link with every value as it is, half surrogate pairs too', () => {
    const valuesOf = <T>(attributes: readonly Attribute<T>[], item: T): Values =>
      Object.fromEntries(
        attributes.flatMap(({ name, of }) => {
          const value = of(item);
          return value === undefined ? [] : [[name, value]];
        }),
      );
    expect(ask('nodelink', 'nodelink')).toEqual({
      directed: true,
      nodes: Object.fromEntries(nodes.map((node) => [node.id, valuesOf(nodeAttributes, node)])),
      edges: edgesById().map((edge) => [edge.from, edge.to, { key: edge.id, ...valuesOf(edgeAttributes, edge) }]),
    });
  });
});

describe('igraph', () => {
  testWith(packages('igraph'), 'reads graphml with every node, edge and value', () => {
    // One table for all: what an edge does not say is false there.
    const unsaid = (edge: GraphEdge): Values => (edge.properties.current === undefined ? { current: false } : {});
    expect(ask('igraph', 'graphml')).toEqual(
      expectedOf({
        node: ({ name }) => ({ label: withoutControls(name) }),
        edge: (edge) => ({ edge_id: edge.id, ...unsaid(edge) }),
      }),
    );
  });
});

describe("Python's csv", () => {
  const python3 = { missing: isPython ? undefined : 'no python', couldBe: false };
  /** What a spreadsheet would run gets an apostrophe in front. */
  const guard = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
  const cell = (value: AttributeValue | undefined): string => {
    if (value === undefined) return '';
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return guard(withoutControls(typeof value === 'object' ? joinList(value) : value));
  };
  const rowOf = <T>(attributes: readonly Attribute<T>[], item: T): Record<string, string> =>
    Object.fromEntries(attributes.map(({ name, of }) => [name, cell(of(item))]));

  testWith(python3, 'reads both tables for people, and no cell is a formula', () => {
    const nodeRows = ask('table', 'nodes.csv') as Record<string, string>[];
    const edgeRows = ask('table', 'edges.csv') as Record<string, string>[];
    expect(nodeRows).toEqual(nodes.map((node) => ({ id: node.id, ...rowOf(nodeAttributes, node) })));
    expect(edgeRows).toEqual(
      edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...rowOf(edgeAttributes, edge) })),
    );
    const cells = [...nodeRows, ...edgeRows].flatMap((row) => Object.values(row));
    expect(cells.filter((text) => /^[=+\-@\t\r＝＋－＠]/.test(text))).toEqual([]);
    expect(cells.filter((text) => text.startsWith("'=")).length).toBeGreaterThan(5);
    // As docs/formats.md says: at " | " apart, then each sign behind a backslash for itself.
    const items = (nodeRows[0] as Record<string, string>).aliases
      ?.split(' | ')
      .map((item) => item.replace(/\\(.)/gs, '$1'));
    expect(items).toEqual((nodes[0] as GraphNode).aliases.map(withoutControls));
  });

  testWith(python3, 'reads the event rows with both ends of each', () => {
    const named = new Map(nodes.map((node) => [node.id, node]));
    const end = (role: string, id: string): Record<string, string> => ({
      [`${role}_id`]: id,
      [`${role}_name`]: cell(named.get(id)?.name),
      [`${role}_kind`]: named.get(id)?.type ?? '',
    });
    const expected = edges.flatMap((edge) => {
      const { plover }: RelationKind = relations[edge.type];
      if (plover === undefined) return [];
      return [
        {
          event_id: edge.id,
          event_date: edge.date ?? '',
          date_precision: edge.datePrecision ?? '',
          event_type: plover,
          relation: edge.type,
          mode: cell(edge.properties.mode),
          ...end('actor', edge.from),
          ...end('recipient', edge.to),
          status: edge.status,
          sources: String(edge.sources),
          confidence: String(edge.confidence),
        },
      ];
    });
    expect(expected.length).toBeGreaterThan(5);
    expect(ask('table', 'events')).toEqual(expected);
  });
});

describe('rdflib', () => {
  type Told = string | readonly string[];
  type Facts = Readonly<Record<string, readonly Told[]>>;
  const text = (value: string): Told => [withoutControls(value)];
  const date = (value: string): Told => [value, `xsd:${{ 4: 'gYear', 7: 'gYearMonth' }[value.length] ?? 'date'}`];
  const number = (value: number): Told => [String(value), Number.isInteger(value) ? 'xsd:integer' : 'xsd:decimal'];
  const value = (given: string | number | boolean): Told =>
    typeof given === 'number'
      ? number(given)
      : typeof given === 'boolean'
        ? [String(given), 'xsd:boolean']
        : text(given);
  const classOf = { Person: 'Person', Organisation: 'Organization', Country: 'Country', Treaty: 'Legislation' };

  /** All that the graph says of each subject, told independently of the exporter. */
  const resources = (): Record<string, Facts> => {
    const facts: Record<string, Record<string, Told[]>> = {};
    const say = (subject: string, predicate: string, ...objects: readonly Told[]): void => {
      if (objects.length === 0) return;
      facts[subject] ??= {};
      const list = facts[subject][predicate] ?? [];
      facts[subject][predicate] = list;
      for (const object of objects)
        if (!list.some((each) => JSON.stringify(each) === JSON.stringify(object))) list.push(object);
    };
    for (const { id, type, name, aliases, wikidata, articles, properties } of nodes) {
      say(id, 'rdf:type', `schema:${classOf[type]}`, `entente:${type}`);
      say(id, 'schema:name', text(name));
      say(id, 'schema:alternateName', ...aliases.map(text));
      if (wikidata !== undefined) say(id, 'owl:sameAs', `http://www.wikidata.org/entity/${wikidata}`);
      say(id, 'entente:articles', number(articles));
      for (const [key, of] of Object.entries(properties))
        say(id, `entente:${key}`, key === 'signedOn' ? date(of) : text(of));
    }
    for (const edge of edges) {
      const { id, type, from, to, status, disputed, sources, confidence } = edge;
      say(id, 'rdf:type', 'rdf:Statement');
      say(id, 'rdf:subject', from);
      say(id, 'rdf:predicate', `entente:${type}`);
      say(id, 'rdf:object', to);
      say(id, 'entente:status', text(status));
      say(id, 'entente:disputed', value(disputed));
      say(id, 'entente:sources', value(sources));
      say(id, 'entente:confidence', value(confidence));
      for (const [key, of] of Object.entries(edge.properties)) say(id, `entente:${key}`, value(of));
      const [start, end] = [edge.since ?? edge.date, edge.until ?? edge.date];
      if (start !== undefined) say(id, 'schema:startDate', date(start));
      if (end !== undefined) say(id, 'schema:endDate', date(end));
      say(id, 'prov:wasDerivedFrom', ...edge.statements);
      if (status !== 'asserted') continue;
      const { wikidata, symmetric }: RelationKind = relations[type];
      for (const predicate of [`entente:${type}`, ...(wikidata === undefined ? [] : [`wdt:${wikidata}`])]) {
        say(from, predicate, to);
        if (symmetric) say(to, predicate, from);
      }
    }
    for (const { article, statements } of readings) {
      say(article.id, 'rdf:type', 'schema:NewsArticle', 'prov:Entity');
      say(article.id, 'schema:name', text(article.name));
      say(article.id, 'schema:headline', text(article.title));
      say(article.id, 'schema:inLanguage', text('de'));
      if (article.publishedAt !== undefined) say(article.id, 'schema:datePublished', date(article.publishedAt));
      if (article.source !== undefined) say(article.id, 'schema:publisher', text(article.source));
      for (const { id, start, end, status, speaker } of statements) {
        say(id, 'rdf:type', 'prov:Entity', 'schema:Quotation');
        say(id, 'prov:value', [withoutControls(article.text.slice(start, end)), '@de']);
        say(id, 'prov:wasDerivedFrom', article.id);
        say(id, 'entente:status', text(status));
        if (speaker !== undefined) say(id, 'schema:spokenByCharacter', speaker);
      }
    }
    return facts;
  };
  /** Lists in one order. */
  const sorted = (facts: Record<string, Facts>): Record<string, Facts> =>
    Object.fromEntries(
      Object.entries(facts).map(([subject, of]) => [
        subject,
        Object.fromEntries(
          Object.entries(of).map(([predicate, list]) => [predicate, list.map((each) => JSON.stringify(each)).sort()]),
        ),
      ]),
    );

  for (const format of ['turtle', 'jsonld'] as const)
    testWith(packages('rdflib', 'pyshacl'), `reads ${format} with everything that it says, and its shapes hold`, () => {
      const answer = ask('rdf', format, shapes);
      expect(answer.report).toBe('');
      expect(answer.conforms).toBe(true);
      expect(sorted(answer.resources)).toEqual(sorted(resources()));
    });
});

/** Gephi itself, without its window: .ci/run fetches the toolkit from Maven. */
const gephi = join(projectRoot, '.gephi', 'gephi-toolkit.jar');
const isCompiler = succeeds('javac', '-version');
const gephiClient = {
  missing: !existsSync(gephi) ? 'no .gephi/gephi-toolkit.jar' : isCompiler ? undefined : 'no Java with a compiler',
  couldBe: isCompiler && succeeds('mvn', '--version'),
};

interface GephiGraph {
  readonly issues: readonly string[];
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly attributes: Record<string, string>;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    readonly weight: number;
    readonly directed: boolean;
    readonly attributes: Record<string, string>;
  }[];
}

describe('Gephi', () => {
  testWith(
    gephiClient,
    'reads gexf and graphml with every node, edge, name, value and date, and complains of nothing',
    () => {
      const files = ['gexf', 'graphml'].map((format) => join(folder, `graph.${format}`));
      const [fromGexf, fromGraphml] = execFileSync(
        'java',
        ['-Xmx512m', '-Djava.awt.headless=true', '-cp', gephi, join(projectRoot, 'test', 'ReadGephi.java'), ...files],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 },
      )
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as GephiGraph);
      for (const graph of [fromGexf, fromGraphml]) {
        // Only what it says of every graph with several edges between two nodes, and of every GEXF.
        expect(
          graph?.issues.filter((issue) => !/^INFO: (?:Parallel edges detected|GEXF version 1\.3)/.test(issue)),
        ).toEqual([]);
        const heldNodes = graph?.nodes.map(({ id, attributes: { name, type, aliases = '' } }) => [
          id,
          name,
          type,
          aliases,
        ]);
        // A name that is the word null, Gephi takes for none.
        expect(heldNodes?.map((held) => held.map((value) => value ?? 'null')).sort()).toEqual(
          nodes
            .map((node) => {
              const { name = '', type = '', aliases = '' } = asXml(nodeAttributes, node);
              return [node.id, name, type, aliases];
            })
            .sort(),
        );
        expect(graph?.nodes.filter(({ label, attributes: { name = 'null' } }) => label !== name)).toEqual([]);
        expect(graph?.edges.map(({ from, kind, to }) => [from, kind, to]).sort(byText)).toEqual(
          edges.map(({ from, type, to }) => [from, type, to]).sort(byText),
        );
        expect(graph?.edges.every(({ directed }) => directed)).toBe(true);
        const told = (name: string) => graph?.edges.map(({ attributes }) => attributes[name] ?? '').sort();
        for (const { name } of edgeAttributes)
          if (name !== 'confidence')
            expect([name, told(name)]).toEqual([
              name,
              edges.map((edge) => String(asXml(edgeAttributes, edge)[name] ?? '').replace(/^null$/, '')).sort(),
            ]);
      }
      expect(fromGexf?.edges.map(({ weight }) => weight).sort()).toEqual(edges.map(({ sources }) => sources).sort());
      const spells = edges.flatMap((edge) => {
        const spell = intervalOf(edge);
        return spell === undefined ? [] : [`<[${spell.start ?? '-Infinity'}, ${spell.end ?? 'Infinity'}]>`];
      });
      expect(fromGexf?.edges.flatMap(({ attributes }) => attributes.Interval ?? []).sort()).toEqual(spells.sort());
      expect(spells.length).toBeGreaterThan(3);
    },
  );
});

describe('followthemoney', () => {
  testWith(packages('followthemoney'), 'keeps every value, and every end is of its range', () => {
    const answer = ask('ftm', 'ftm');
    type Entity = { readonly schema: string; readonly properties: Readonly<Record<string, readonly string[]>> };
    const kept = answer.kept as Readonly<Record<string, Entity>>;
    // The fixtures' states are none of this world.
    const invented = new Set(
      nodes.flatMap(({ id, type }) => (type === 'Country' ? [id.slice('country:'.length).toLowerCase()] : [])),
    );
    expect(
      (answer.problems as string[][]).filter(
        ([, property, value = '']) => property !== 'country' || !invented.has(value),
      ),
    ).toEqual([]);
    expect(Object.keys(kept)).toHaveLength(answer.lines);
    const valuesOf = (id: string, property: string): readonly string[] => kept[id]?.properties[property] ?? [];
    /** What the library's own cleaning leaves: composed, white space folded and off both ends, some invisible characters away. */
    const asKept = (texts: readonly string[]): string[] =>
      [
        ...new Set(
          texts.map((each) =>
            withoutControls(each)
              .normalize('NFC')
              .replace(/\u00AD|\u061C|\u200B|\u200D|\u200F/g, '')
              .replace(/[\s\uFEFF]+/g, ' ')
              .trim(),
          ),
        ),
      ].sort();
    const schemaOf = { Person: 'Person', Country: 'PublicBody', Treaty: 'Event', Organisation: 'Organization' };
    for (const { id, type, name, aliases } of nodes) {
      const entity = id.replaceAll(':', '.');
      expect([id, kept[entity]?.schema]).toEqual([id, schemaOf[type]]);
      expect([id, valuesOf(entity, 'name')]).toEqual([id, asKept([name])]);
      expect([id, [...valuesOf(entity, 'alias')].sort()]).toEqual([id, asKept(aliases)]);
    }
    const links = Object.entries(kept).filter(([, { schema }]) => schema !== 'Documentation' && schema !== 'Position');
    const told = links.flatMap(([id, { properties }]) => {
      const [from] =
        properties.subject ??
        properties.person ??
        properties.holder ??
        properties.employee ??
        properties.member ??
        properties.successor ??
        [];
      const [to] =
        properties.object ??
        properties.relative ??
        properties.post ??
        properties.employer ??
        properties.organization ??
        properties.predecessor ??
        [];
      const dates = ['date', 'startDate', 'endDate'].map((name) => properties[name]?.join() ?? '');
      return from === undefined ? [] : [[id, from, to ?? '', ...dates]];
    });
    expect(told).toHaveLength(edges.length);
    hostileTexts.forEach((text, i) => {
      expect(asKept(valuesOf(`article.article.odd-${i}`, 'title'))).toEqual(asKept([text]));
      expect(asKept(valuesOf(`statement.odd-${i}.from`, 'summary'))).toEqual(asKept([text]));
      expect(valuesOf(`position.HOLDS.POSITION--person.odd-${i}--country.XX`, 'name')).toEqual(asKept([text]));
    });
  });
});
