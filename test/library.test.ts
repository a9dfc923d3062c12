import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { testWhen } from './shared.ts';

/* The package as its users get it: packed, installed in a folder outside of the project, type-checked, run. */

const isBuilt = existsSync('dist/index.js');
const project = resolve('.');
const folder = mkdtempSync(join(tmpdir(), 'entente-library-'));
const inFolder = (name: string): string => join(folder, name);
const sh = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
afterAll(() => rmSync(folder, { recursive: true }));

const program = `
import { articleFromText, exportGraph, extract, Failure, ingest, namedQueries, openStore, query, read, relations, toAnswer } from 'entente';
import type { Answer, Article, FillSummary, GraphStore, Problem, Statement, Table } from 'entente';

const article: Article = articleFromText('Treffen\\n\\nÖsterreich und Estland unterzeichneten am 3. März 2023 ein Abkommen.', { name: 'probe' });
const { entities, statements } = extract(article);
const first: Statement | undefined = statements[0];
const answer: Answer = toAnswer({ article, entities, statements });
const problems: Problem[] = [];
const store: GraphStore = await openStore('store');
const summary: FillSummary = await ingest(store, ['articles'], { onProblem: (problem) => problems.push(problem) });
const table: Table = await query(store, 'country-treaties', { country: 'country:EE' });
let gexf = '';
for await (const piece of exportGraph(store, 'gexf')) gexf += piece;
let code = '';
try {
  await query(store, 'no-such-query');
} catch (error) {
  if (error instanceof Failure) code = error.code;
}
await store.close();
let count = 0;
for await (const item of read(['articles'])) if ('article' in item) count += 1;
// @ts-expect-error: a format that does not exist is a type error
const wrong = () => exportGraph(store, 'dot');
console.log(JSON.stringify({ type: first?.type, nodes: answer.nodes.length, added: summary.added, rows: table.rows.length, gexf: gexf.slice(0, 5), code,
  count, queries: namedQueries().length, symmetric: relations.MET.symmetric, wrong: typeof wrong }));
`;

describe('the packed library', () => {
  beforeAll(() => {
    if (!isBuilt) return;
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: project,
        encoding: 'utf8',
      }),
    );
    writeFileSync(inFolder('package.json'), '{"name":"outside","private":true,"type":"module"}');
    sh('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${packed.filename}`]);
    writeFileSync(inFolder('program.ts'), program);
    writeFileSync(
      inFolder('tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          module: 'nodenext',
          strict: true,
          exactOptionalPropertyTypes: true,
          noEmit: false,
          types: ['node'],
          typeRoots: [join(project, 'node_modules/@types')],
        },
        files: ['program.ts'],
      }),
    );
    execFileSync('mkdir', [inFolder('articles')]);
    writeFileSync(
      inFolder('articles/a.txt'),
      'Treffen in Wien\n\nÖsterreich und Estland unterzeichneten am 3. März 2023 ein Abkommen.\n',
    );
  }, 300_000);

  testWhen(
    isBuilt,
    'not built',
    'type-checks and runs outside of the project',
    () => {
      sh(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json']);
      const outcome = JSON.parse(sh(process.execPath, ['program.js']));
      expect(outcome).toMatchObject({
        type: expect.any(String),
        added: 1,
        gexf: '<?xml',
        code: 'unknown-query',
        count: 1,
        symmetric: true,
      });
      expect(outcome.nodes).toBeGreaterThanOrEqual(2);
      expect(outcome.rows).toBeGreaterThanOrEqual(1);
      expect(outcome.queries).toBeGreaterThanOrEqual(14);
    },
    120_000,
  );

  testWhen(isBuilt, 'not built', 'brings a program that runs', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(sh(inFolder('node_modules/.bin/entente'), ['--version'])).toBe(`${version}\n`);
    expect(sh(inFolder('node_modules/.bin/entente'), ['query', '--list'])).toContain('signatories');
  });

  testWhen(isBuilt, 'not built', 'holds no tests, sources or maps', () => {
    const files = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: project,
      encoding: 'utf8',
    });
    const paths: string[] = JSON.parse(files)[0].files.map(({ path }: { path: string }) => path);
    expect(paths.filter((path) => /(^test\/|\.map$|^(?!dist).*\.ts$|tsbuildinfo)/.test(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['bin/entente', 'dist/index.js', 'dist/index.d.ts', 'LICENSE']));
  });
});
