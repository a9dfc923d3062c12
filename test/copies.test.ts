import { expect, test } from '@jest/globals';
import { areCopies, clusterCopies, sketchText } from '../graph/copies.ts';

/** Words out of a fixed sequence: the same number gives the same text. */
function text(seed: number, length: number): string {
  let state = seed;
  const words: string[] = [];
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    words.push(`wort${(state >>> 8) % 900}`);
  }
  return words.join(' ');
}

const change: Record<string, (text: string, seed: number) => string> = {
  'with another title': (one, seed) => `${text(seed + 1000, 8)} ${one}`,
  'without its last fifth': (one) =>
    one
      .split(' ')
      .slice(0, Math.floor(one.split(' ').length * 0.8))
      .join(' '),
  'with each fortieth word changed': (one) =>
    one
      .split(' ')
      .map((word, i) => (i % 40 === 20 ? 'anders' : word))
      .join(' '),
  'in capitals and with other punctuation': (one) => one.toUpperCase().replaceAll(' ', ', '),
};

test.each(Object.keys(change))(
  'a copy %s is found among 100 texts, and no two different texts are taken for one',
  (name) => {
    const sketches = new Map<string, string>();
    for (let seed = 1; seed <= 100; seed++) {
      sketches.set(`a${seed}`, sketchText(text(seed, 200)));
      sketches.set(
        `b${seed}`,
        sketchText((change[name] as (one: string, seed: number) => string)(text(seed, 200), seed)),
      );
    }
    const clusters = clusterCopies(sketches);
    let found = 0;
    for (let seed = 1; seed <= 100; seed++) if (clusters.get(`b${seed}`) === clusters.get(`a${seed}`)) found += 1;
    expect(found).toBeGreaterThanOrEqual(96);
    expect(new Set(clusters.values()).size).toBe(200 - found);
  },
);

test('half a text and another half are no copy, nor are short texts that differ', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const one = text(seed, 200);
    expect(areCopies(sketchText(one), sketchText(`${one.slice(0, one.length / 2)} ${text(seed + 500, 100)}`))).toBe(
      false,
    );
  }
  expect(sketchText(text(1, 39))).toBe('');
});

test('the clusters do not depend on the order in which the articles came', () => {
  const sketches: [string, string][] = [];
  for (let seed = 1; seed <= 60; seed++)
    sketches.push([`x${seed}`, sketchText(`${text(seed % 20, 100)} ${text(seed, 25)}`)]);
  expect([...clusterCopies(new Map(sketches))].sort()).toEqual(
    [...clusterCopies(new Map([...sketches].reverse()))].sort(),
  );
});

test('a story that twenty thousand papers print, each with a line of its own, is one source, and found in time', () => {
  const sketch = sketchText(text(7, 150));
  const sketches = new Map<string, string>();
  // a line of one's own changes a bin or two of the sketch; making twenty thousand texts would take longer than the clustering
  for (let paper = 0; paper < 20_000; paper++) {
    const at = (paper % 32) * 4;
    sketches.set(`p${paper}`, `${sketch.slice(0, at)}${paper.toString(16).padStart(4, '0')}${sketch.slice(at + 4)}`);
  }
  const start = process.cpuUsage();
  expect(new Set(clusterCopies(sketches).values()).size).toBe(1);
  // comparing each with each takes minutes
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(10_000);
});
