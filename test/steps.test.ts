import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { extract, extracting } from '../ingest/ingest.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { readArticles } from '../ingest/readArticle.ts';
import { finishAll, type Steps } from '../ingest/steps.ts';

const articles = [
  'Peru und Chile unterzeichneten am Montag in Lima ein Abkommen über den Fischfang.',
  'Außenministerin Ana Prado traf ihren Kollegen Luis Mora. Sie warf ihm vor, den Vertrag zu brechen.',
  '',
  'Der norwegische Ministerpräsident Jonas Hagen reist nach Lissabon.',
].map((text, i) => articleFromText(text, { name: `article ${i}`, publishedAt: '2024-05-03' }));

test('articles that are read side by side say what they say alone', () => {
  const together = finishAll(articles.map(extracting));
  expect(together).toEqual(articles.map((article) => ({ result: extract(article) })));
  expect(extract(articles[0] as (typeof articles)[0]).statements.length).toBeGreaterThan(0);
});

test('works take turns, and an error of one leaves the others as they are', () => {
  const order: string[] = [];
  function* work(name: string, steps: number, fails = false): Steps<string> {
    for (let step = 1; step <= steps; step++) {
      order.push(`${name}${step}`);
      yield;
    }
    if (fails) throw new Error(name);
    return name;
  }
  const ended = finishAll([work('a', 2), work('b', 1, true), work('c', 3)]);
  expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'c3']);
  expect(ended).toEqual([{ result: 'a' }, { error: new Error('b') }, { result: 'c' }]);
});

test('a text that is cut off anywhere is read', () => {
  const cut = [
    'Er reiste nach Polen, Ungarn und',
    'Er reiste nach Polen, Ungarn oder',
    'Er reiste nach Polen, Ungarn,',
  ];
  const folder = join(projectFolder, 'samples');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    // a few dozen ends of each sample, the same in every run; only the last sentences matter
    const ends = [...text.matchAll(/\b(?:und|oder|sowie)\b|[,:„(]/gu)].map(
      ({ index, 0: found }) => index + found.length,
    );
    for (const end of ends.filter((_, i) => i % 9 === 0)) cut.push(text.slice(Math.max(0, end - 300), end));
    for (let end = 97; end < text.length; end += 997) cut.push(text.slice(Math.max(0, end - 300), end));
  }
  const outcomes = readArticles(cut.map((text, i) => articleFromText(text, { name: `cut ${i}` })));
  const failed = outcomes.flatMap(({ problems }, i) =>
    problems.some(({ rule }) => rule === 'extraction-failed') ? [cut[i]?.slice(-60)] : [],
  );
  expect(failed).toEqual([]);
}, 120_000);
