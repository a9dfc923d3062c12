import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { asText, edgeAttributes, isEmptyList } from '../graph/export/attributes.ts';
import { intervalOf } from '../graph/export/dates.ts';
import { dataExporters as exporters } from '../graph/export/index.ts';
import type { GraphEdge, GraphNode } from '../graph/model.ts';
import { openStore } from '../graph/openStore.ts';
import { fixtureReadings } from './queriesFixture.ts';
import { testWhen } from './shared.ts';

type DataFormat = keyof typeof exporters;

/*
 * Every format is opened by the programs that people open it with, and what they hold is compared with the graph. The Python
 * packages stand in .python (.ci/run makes it), else in the python3 of the machine.
 */

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const own = join(projectRoot, '.python', 'bin', 'python');
const python = existsSync(own) ? own : 'python3';
const has = (module: string): boolean => spawnSync(python, ['-c', `import ${module}`]).status === 0;
const script = join(projectRoot, 'test', 'readBack.py');
const shapes = join(projectRoot, 'test', 'shapes.ttl');

/** Names that break formats: quotes, separators, line ends, a formula, scripts of the world, an emoji. */
const hostile = [
  'Anna "Nana" Berg',
  "O'Neill, Pat",
  'Müller & Söhne <GmbH>',
  'zwei\nZeilen',
  '=cmd|calc!A1',
  '김정은',
  'فلسطين',
  '🌍 Erde',
];

/** Dates of every precision, open and closed intervals, and several relations between the same two nodes. */
const odd = (type: GraphEdge['type'], more: Partial<GraphEdge>): GraphEdge => ({
  id: `${type}|person:odd-0|person:odd-1${more.date === undefined ? '' : `|${more.date}`}`,
  type,
  from: 'person:odd-0',
  to: 'person:odd-1',
  status: 'asserted',
  disputed: false,
  statements: ['statement:odd'],
  sources: 2,
  confidence: 0.75,
  properties: {},
  ...more,
});
const datedEdges: readonly GraphEdge[] = [
  odd('MET', { date: '1991-12', datePrecision: 'month' }),
  odd('MET', { date: '1991-12-03', datePrecision: 'day' }),
  odd('ACCUSED', { date: '2024', datePrecision: 'year' }),
  odd('FAMILY_OF', { since: '2019', properties: { kind: 'sister' } }),
  odd('ALLIED_WITH', { since: '2019-05', until: '2021-02-28', disputed: true }),
  odd('WORKS_FOR', { until: '2020', status: 'denied' }),
];

let folder = '';
let nodes: readonly GraphNode[] = [];
let edges: readonly GraphEdge[] = [];

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
    nodes = [
      ...(await all(store.nodes())),
      ...hostile.map(
        (name, i): GraphNode => ({
          id: `person:odd-${i}`,
          type: 'Person',
          name,
          aliases: [],
          articles: 1,
          properties: {},
        }),
      ),
    ];
    edges = [...(await all(store.edges())), ...datedEdges];
    const readings = await all(store.readings());
    for (const format of Object.keys(exporters) as DataFormat[]) {
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
      if (['gexf', 'graphml', 'nodelink', 'turtle', 'jsonld', 'ftm'].includes(format)) {
        let text = '';
        for await (const piece of exporters[format].files[0].write(graph, () => undefined)) text += piece;
        writeFileSync(join(folder, `graph.${format}`), text);
      }
    }
  } finally {
    await store.close();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// biome-ignore lint/suspicious/noExplicitAny: what a program in another language answers
const ask = (task: string, format: DataFormat, ...more: string[]): any =>
  JSON.parse(
    execFileSync(python, [script, task, join(folder, `graph.${format}`), ...more], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      maxBuffer: 1 << 28,
    }),
  );
const namesById = (): Record<string, string> => Object.fromEntries(nodes.map(({ id, name }) => [id, name]));
const ends = (): string[][] => edges.map(({ from, type, to }) => [from, type, to]).sort(byText);
const byText = (a: readonly string[], b: readonly string[]): number => (a.join('\u0000') < b.join('\u0000') ? -1 : 1);

describe('networkx', () => {
  const there = has('networkx');
  for (const format of ['gexf', 'graphml'] as const)
    testWhen(there, 'no python with networkx', `reads ${format} with all nodes, edges and values`, () => {
      const answer = ask('networkx', format);
      expect(answer.nodes).toEqual(namesById());
      expect(answer.edges.sort(byText)).toEqual(
        edges
          .map(({ from, type, to, date = '', since = '', until = '' }) => [from, type, to, date, since, until])
          .sort(byText),
      );
      if (format === 'gexf') {
        expect(answer.intervals.sort(byText)).toEqual(
          edges
            .flatMap((edge) => {
              const interval = intervalOf(edge);
              return interval === undefined ? [] : [[edge.type, interval.start ?? '', interval.end ?? '']];
            })
            .sort(byText),
        );
      }
      expect(answer.types).toEqual(edges.map(({ type }) => type).sort());
      expect(answer.disputed).toBe(edges.filter(({ disputed }) => disputed).length);
      expect(answer.sources).toBe(edges.reduce((sum, { sources }) => sum + sources, 0));
    });
  testWhen(there, 'no python with networkx', 'reads node-link with all ends', () => {
    const answer = ask('nodelink', 'nodelink');
    expect(answer.nodes).toEqual(namesById());
    expect(answer.ends.sort(byText)).toEqual(ends());
    expect(answer.keys.sort()).toEqual(edges.map(({ id }) => id).sort());
  });
});

/** Gephi itself, without its window: .ci/run fetches the toolkit from Maven. */
const gephi = join(projectRoot, '.gephi', 'gephi-toolkit.jar');
const gephiMissing = !existsSync(gephi)
  ? 'no .gephi/gephi-toolkit.jar'
  : spawnSync('javac', ['-version']).status === 0
    ? undefined
    : 'no Java with a compiler';

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
  testWhen(
    gephiMissing === undefined,
    gephiMissing ?? '',
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
        expect(Object.fromEntries(graph?.nodes.map(({ id, attributes }) => [id, attributes.name]) ?? [])).toEqual(
          namesById(),
        );
        expect(graph?.nodes.filter(({ label, attributes }) => label !== attributes.name)).toEqual([]);
        expect(graph?.edges.map(({ from, kind, to }) => [from, kind, to]).sort(byText)).toEqual(ends());
        expect(graph?.edges.every(({ directed }) => directed)).toBe(true);
        const told = (name: string) => graph?.edges.map(({ attributes }) => attributes[name] ?? '').sort();
        for (const { name, of } of edgeAttributes)
          if (name !== 'confidence')
            expect([name, told(name)]).toEqual([
              name,
              edges
                .map((edge) => of(edge))
                .map((value) => (value === undefined || isEmptyList(value) ? '' : asText(value)))
                .sort(),
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

describe('igraph', () => {
  testWhen(has('igraph'), 'no python with igraph', 'reads graphml with all ends', () => {
    const answer = ask('igraph', 'graphml');
    expect(answer.nodes).toEqual(namesById());
    expect(answer.ends.sort(byText)).toEqual(ends());
    expect(answer.directed).toBe(true);
  });
});

describe('rdflib', () => {
  for (const format of ['turtle', 'jsonld'] as const)
    testWhen(
      has('rdflib') && has('pyshacl'),
      'no python with rdflib and pyshacl',
      `reads ${format}, and its shapes hold`,
      () => {
        const answer = ask('rdf', format, shapes);
        expect(answer.report).toBe('');
        expect(answer.conforms).toBe(true);
        expect(answer.statements).toBe(edges.length);
        const precise = (date: string | undefined): string =>
          date === undefined ? '' : `${date} ${{ 4: 'gYear', 7: 'gYearMonth' }[date.length] ?? 'date'}`;
        expect(answer.edges.sort(byText)).toEqual(
          edges
            .map(({ from, type, to, date, since, until }) => [
              from,
              type,
              to,
              precise(date ?? since),
              precise(date ?? until),
            ])
            .sort(byText),
        );
        expect(answer.persons).toBe(nodes.filter(({ type }) => type === 'Person').length);
        const names = new Set(Object.values(answer.names as Record<string, string[]>).flat());
        for (const { name } of nodes) expect(names).toContain(name);
      },
    );
});

describe('followthemoney', () => {
  testWhen(
    has('followthemoney'),
    'no python with followthemoney',
    'keeps every value, and every end is of its range',
    () => {
      const answer = ask('ftm', 'ftm');
      // The fixture's states are none of this world.
      const invented = new Set(nodes.map(({ id }) => id.toLowerCase()).filter((id) => /^country:x[nsw]$/.test(id)));
      expect(
        (answer.problems as string[][]).filter(
          ([, property, value]) => property !== 'country' || !invented.has(`country:${value}`),
        ),
      ).toEqual([]);
      expect(answer.distinct).toBe(answer.lines);
      const count = (type: GraphNode['type']): number => nodes.filter((n) => n.type === type).length;
      expect(answer.kinds.Person).toBe(count('Person'));
      expect(answer.kinds.Event ?? 0).toBe(count('Treaty'));
      expect((answer.kinds.PublicBody ?? 0) + (answer.kinds.Organization ?? 0) + (answer.kinds.Company ?? 0)).toBe(
        count('Country') + count('Organisation'),
      );
      const links = [
        'UnknownLink',
        'Occupancy',
        'Employment',
        'Membership',
        'Ownership',
        'Family',
        'Associate',
        'Succession',
      ];
      expect(links.reduce((sum, kind) => sum + (answer.kinds[kind] ?? 0), 0)).toBe(edges.length);
      expect(answer.dates.map(([, ...dates]: string[]) => dates).sort(byText)).toEqual(
        edges.map(({ date = '', since = '', until = '' }) => [date, since, until]).sort(byText),
      );
      hostile.forEach((name, i) => {
        expect(answer.names[`person.odd-${i}`]).toEqual([name]);
      });
    },
  );
});
