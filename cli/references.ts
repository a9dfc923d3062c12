import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { readQueries } from '../graph/namedQueries.ts';
import { nodeTypes, type RelationKind, relations } from '../graph/ontology.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
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

/** Path of each made document, and what it should hold. */
export const references = {
  'docs/cli.md': cliReference,
  'docs/ontology.md': ontologyReference,
} as const satisfies Record<string, () => string>;
