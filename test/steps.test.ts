import { expect, test } from '@jest/globals';
import { extract, extracting } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
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
