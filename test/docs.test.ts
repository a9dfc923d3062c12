import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { explainExtraction } from '../cli/explain.ts';
import { references } from '../cli/references.ts';
import type { Reading } from '../graph/model.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { readArticle } from '../ingest/readArticle.ts';

test.each(Object.entries(references))(
  '%s is what the program says; npm run docs writes it anew',
  async (path, make) => {
    expect(readFileSync(path, 'utf8')).toBe(await make());
  },
);

/** The blocks of a Markdown page that are marked with this word. */
const blocks = (page: string, word: string): string[] =>
  page
    .split(`\n\`\`\`${word}\n`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('\n```')));

test('docs/architecture.md follows a sentence to the statements that are really made of it', () => {
  const page = readFileSync('docs/architecture.md', 'utf8');
  const [text = ''] = blocks(page, 'text');
  const [told = ''] = blocks(page, 'statements');
  const { reading, problems } = readArticle(articleFromText(text, { name: 'hafen' }));
  const lines = [...explainExtraction(reading as Reading, problems)].join('\n').split('\n');
  const made = lines.filter((line) => line.includes(' → ') && line.includes('(asserted'));
  expect(told.split('\n').sort()).toEqual(made.map((line) => line.trim()).sort());
});

test.each(['README.md', 'docs/accuracy.md', 'docs/architecture.md', 'data/README.md', 'CHANGELOG.md'])(
  'every file that %s links to is there',
  (path) => {
    const links = [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
  },
);

test.each(['README.md', 'docs/accuracy.md', 'docs/architecture.md'])('every file that %s names is there', (path) => {
  const names = [
    ...readFileSync(path, 'utf8').matchAll(
      /`((?:ingest|graph|scripts|data|test|viewer|bench|cli|queries)\/[\w./-]+\w\/?)`/g,
    ),
  ];
  expect(names.length).toBeGreaterThan(0);
  expect(names.map(([, name = '']) => name).filter((name) => !existsSync(name))).toEqual([]);
});
