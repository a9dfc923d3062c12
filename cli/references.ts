import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { dataExporters, exporters } from '../graph/export/index.ts';
import type { Exporter, GraphSource } from '../graph/export/model.ts';
import { readQueries } from '../graph/namedQueries.ts';
import { nodeTypes, type RelationKind, relations } from '../graph/ontology.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
import { describeInputs } from './inputFormats.ts';
import { makeProgram } from './main.ts';

/*
 * Documents that are made from the program: `npm run docs` writes them, and a test fails when one is stale.
 */

const helpTexts = (): readonly (readonly [name: string, text: string])[] => {
  const quiet = new PassThrough();
  const terminal = { stdin: quiet, stdout: quiet, stderr: quiet, environment: {}, stop: new AbortController().signal };
  const program = makeProgram(terminal, () => undefined);
  const help = (command: typeof program): string => {
    let text = '';
    command.configureOutput({ ...command.configureOutput(), writeOut: (piece) => (text += piece) });
    command.outputHelp();
    return text.trimEnd();
  };
  return [
    ['entente', help(program)],
    ...program.commands.map((command) => [`entente ${command.name()}`, help(command)] as const),
  ];
};

const cliReference = (): string =>
  [
    '# Command line',
    '',
    'Made from `--help` by `npm run docs`; change the commands in `cli/commands/`, not this file.',
    '',
    ...helpTexts().flatMap(([name, text]) => [`## ${name}`, '', '```', text, '```', '']),
    '## Named queries',
    '',
    '| name | question | parameters |',
    '|---|---|---|',
    ...readQueries(join(projectFolder, 'queries')).map(
      ({ name, question, parameters }) =>
        `| \`${name}\` | ${question} | ${parameters.map((parameter) => `\`${parameter.name}\`: ${parameter.description}`).join('<br>')} |`,
    ),
    '',
  ].join('\n');

const ontologyReference = (): string => {
  const row = ([type, kind]: [string, RelationKind]): string =>
    `| ${[
      `\`${type}\``,
      `${kind.from.join(', ')} ${kind.symmetric ? '↔' : '→'} ${kind.to.join(', ')}`,
      kind.meaning,
      kind.family,
      kind.dated ? 'yes' : '',
      (kind.properties ?? []).map((property) => `\`${property}\``).join(', '),
      kind.plover ?? '',
      kind.wikidata ? `[${kind.wikidata}](https://www.wikidata.org/wiki/Property:${kind.wikidata})` : '',
    ].join(' | ')} |`;
  return [
    '# Ontology',
    '',
    'Made from `graph/ontology.ts` by `npm run docs`; change the table there, not this file.',
    '',
    `The closed list of what the graph can say. Nodes: ${nodeTypes.map((type) => `\`${type}\``).join(', ')}, each also \`Entity\`.`,
    'The sentences behind the edges are `Statement` nodes, `IN` an `Article`.',
    '',
    'Every edge has `status` (asserted, planned, claimed, denied), `disputed`, `date` and `datePrecision`, `since` and `until`,',
    '`statements` (ids), `sources` (independent articles) and `confidence`; ↔ is symmetric and stored once. A dated relation has one',
    'edge per date: the same two can meet twice.',
    '',
    '| type | from → to | meaning | family | dated | own properties | PLOVER | Wikidata |',
    '|---|---|---|---|---|---|---|---|',
    ...Object.entries(relations).map(row),
    '',
  ].join('\n');
};

const articleText = 'Ein Pakt auf See\n\nAnna Berg unterschrieb am 2. Mai 2031 für Nordland den „Seepakt“.';
const sentence = articleText.indexOf('Anna');

/** A graph of two nodes and one edge, invented, to show each format with. */
const example: GraphSource = {
  center: 'person:anna-berg',
  async *nodes() {
    yield {
      id: 'person:anna-berg',
      type: 'Person',
      name: 'Anna Berg',
      aliases: ['Berg', 'Präsidentin Berg'],
      articles: 1,
      properties: {},
    };
    yield {
      id: 'treaty:seepakt',
      type: 'Treaty',
      name: 'Seepakt',
      aliases: [],
      articles: 1,
      properties: { kind: 'Pakt', signedOn: '2031-05-02' },
    };
  },
  async *edges() {
    yield {
      id: 'SIGNED|person:anna-berg|treaty:seepakt',
      type: 'SIGNED',
      from: 'person:anna-berg',
      to: 'treaty:seepakt',
      status: 'asserted',
      disputed: false,
      date: '2031-05-02',
      datePrecision: 'day',
      statements: ['statement:1'],
      sources: 1,
      confidence: 0.9,
      properties: {},
    };
  },
  async *readings() {
    const article = {
      id: 'article:1',
      name: 'seepakt',
      title: 'Ein Pakt auf See',
      text: articleText,
      language: 'de',
      publishedAt: '2031-05-03',
    };
    yield {
      article,
      entities: [
        { id: 'person:anna-berg', type: 'Person', name: 'Anna Berg', aliases: ['Berg', 'Präsidentin Berg'] },
        {
          id: 'treaty:seepakt',
          type: 'Treaty',
          name: 'Seepakt',
          aliases: [],
          properties: { kind: 'Pakt', signedOn: '2031-05-02' },
        },
      ],
      statements: [
        {
          id: 'statement:1',
          article: article.id,
          start: sentence,
          end: articleText.length,
          type: 'SIGNED',
          from: 'person:anna-berg',
          to: 'treaty:seepakt',
          status: 'asserted',
          date: '2031-05-02',
          datePrecision: 'day',
          rule: 'example',
          confidence: 0.9,
        },
      ],
    };
  },
};

const fences: Readonly<Record<string, string>> = {
  gexf: 'xml',
  graphml: 'xml',
  jsonl: 'json',
  md: 'markdown',
  ttl: 'turtle',
};

/** What is to be known about a format beside its example. */
const formatNotes: Readonly<Record<string, readonly string[]>> = {
  gexf: [
    'Gephi adds up edges of one type between the same two nodes (several meetings on different days) unless “Edges merge strategy” in its import dialog is',
    '“Don’t merge”. With that it holds every node, edge, value and date (tested with gephi-toolkit 0.10.1); only a name that is the word `null` it takes for none.',
  ],
  csv: [
    'The files begin with a byte order mark (U+FEFF), without which Excel reads umlauts wrongly; pandas, DuckDB and LibreOffice pass over it, Python’s `csv` with',
    '`encoding="utf-8-sig"`. A German Excel splits at semicolons when a file is double-clicked: open it with Data → From Text/CSV. In a list (aliases, statements)',
    '` | ` stands between two items; `|` within one is written `\\|`, and a backslash twice: split at ` | `, then take each sign behind a backslash for itself. A cell',
    'that a spreadsheet would run as a formula has an apostrophe in front. `query --format csv`, `events` and the files for neo4j-admin, which programs read, have no mark.',
  ],
  graphml: ['In Gephi: “Don’t merge”, as for GEXF.'],
  svg: [
    'Colours, shapes and line styles are those of the page in daylight, with a legend; a node is as large as it has edges, a line as thick as it has sources.',
    'Up to 120 edges say their relation and date. A name stands where it covers no other; one that finds no room is left out, but is the title of its node,',
    'which browsers show. The same graph gives the same bytes. Names are text in the fonts of whoever opens it.',
  ],
  png: [
    'At twice the size of the SVG, large ones at its size. Latin, Greek, Cyrillic and Hebrew letters are set in Liberation Sans, which comes with Entente, so the',
    'same graph gives the same bytes on every machine, with fonts or without. A picture with other letters takes the fonts of the machine as well (Arabic: DejaVu',
    'or Noto; Chinese, Japanese, Korean: Noto CJK), and may look different on another one; a script that none has is told, and its letters are empty boxes.',
    'Emoji and flags are left out, and that is told: no two machines draw them alike.',
  ],
};

const formatReference = async (): Promise<string> => {
  const lines = [
    ...describeInputs(),
    '## What is written',
    '',
    'Each format is shown with the same graph of two nodes and one edge:',
    '`entente export --format FORMAT --out FILE`.',
    '',
  ];
  for (const [format, { description, extension, files }] of Object.entries<Exporter>(exporters)) {
    lines.push(`### ${format}`, '', `${description[0]?.toUpperCase()}${description.slice(1)}.`, '');
    const notes = formatNotes[format];
    if (notes !== undefined) lines.push(...notes, '');
    // Of a picture there is no example.
    if (!Object.hasOwn(dataExporters, format)) continue;
    for (const file of files) {
      let text = '';
      for await (const piece of file.write(example, () => undefined)) text += piece;
      lines.push(
        `\`graph${file.suffix}.${extension}\``,
        '',
        `\`\`\`\`${fences[extension] ?? extension}`,
        text
          .trimEnd()
          .replace(/^\uFEFF/, '')
          .replaceAll('\u001f', '␟'),
        '````',
        '',
      );
    }
  }
  lines.push(
    '### Speed and memory',
    '',
    'Formats of data are written row by row. Of a million edges, 100,000 nodes and 100,000 articles the process needs 195 to 270 MB, 20 to 70 MB more than for a',
    'tenth of it, and 12 (statements) to 76 (JSON-LD) seconds of CPU. Event rows hold the names and kinds of all nodes besides (339 MB), FollowTheMoney the kinds,',
    'a dossier the names; pictures grow up to their limits (333 MB for SVG, 468 MB for PNG at 100,000). Measured without a store by `bench/ioExporters.ts`, figures in',
    '`bench/io.json`.',
    '',
    'Out of a Neo4j with 200,000 statements (20,000 nodes, 173,000 edges) a format of data takes 9 (JSON) to 39 (JSON-LD) seconds of CPU beside those of the server, that is 10,000 to',
    '21,000 rows a second of CPU, and 244 to 334 MB; a dossier 44 s and 376 MB, PNG 29 s and 589 MB. On two cores that the server and others shared (load 11) that were 18 to 142 seconds',
    '(`bench/ioExporters.ts --edges 200000 --load neo4j://…`).',
    '',
    'Pictures of 20,000 edges: 4 seconds of CPU and 209 MB (SVG), 9 and 445 MB (PNG).',
    '',
    'Reading without extraction: 830 to 1,400 articles of text per second of CPU out of JSON lines, JSON and feeds, 150 pages out of web archives (`bench/ioReaders.ts`, at load 20; figures in',
    '`bench/io.json`). One record of an archive is in memory at a time: reading and extracting from standard input took 262 MB for 0.1 GB of records, 290 for 1 GB and 392 for 10 GB',
    '(`bench/warcMemory.ts`); with a heap of at most 100 MB it stayed between 172 and 200 MB for the two minutes that were looked at.',
    '',
    'The whole graph of a folder is read from its log and sorted and folded on disk (in the system’s temporary folder; `TMPDIR` names another), not by the engine,',
    'which holds the graph in memory. Reading and writing together, with all the memory that Node takes by itself, and with a heap of at most 100 MB',
    '(`NODE_OPTIONS=--max-old-space-size=100`, some 15 % more CPU):',
    '',
    '| | 250,000 statements, 25,000 nodes and articles | 1,000,000, 100,000 of each | CPU for the million |',
    '|---|--:|--:|--:|',
    '| `jsonl` | 192 MB | 214 MB | 16 s |',
    '| GEXF | 304 MB | 354 MB | 90 s |',
    '| dossier | 348 MB | 413 MB | 183 s |',
    '| GEXF, heap of 100 MB | 212 MB | 240 MB | 104 s |',
    '| dossier, heap of 100 MB | 231 MB | 247 MB | 224 s |',
    '',
    'So what is held for the million fits into the same 100 MB; what else there is, is what Node has not thrown away yet. A dossier holds the names of the nodes, some',
    '15 MB per 100,000; nothing else grows. A process that was killed leaves its rows behind; the next one removes them.',
    '',
    'Only a graph that was changed by hand (`query --write`), and parts of a graph (`--query`, `--around`, `--path`, `--nodes`), are asked of the engine, which opens the graph in',
    'memory (0.55 GB for 250,000 statements, 2 GB for a million). On top of that a part takes what its own articles take.',
    '',
  );
  lines.push('␟ stands for U+001F, which separates the items of a list in the files for neo4j-admin.', '');
  return lines.join('\n');
};

/** Path of each made document, and what it should hold. */
export const references = {
  'docs/cli.md': cliReference,
  'docs/ontology.md': ontologyReference,
  'docs/formats.md': formatReference,
} as const satisfies Record<string, () => string | Promise<string>>;
