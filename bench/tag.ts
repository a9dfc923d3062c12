// How fast morphology loads and sentences are tagged, and in how much memory:
//   node --import ./scripts/typescript.mjs bench/tag.ts CORPUS.conllu
import { readFileSync } from 'node:fs';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import { tag } from '../ingest/analyse/tag.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: bench/tag.ts CORPUS.conllu');
const megabytes = (): string => `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident`;

const sentences: { text: string }[][] = [];
let sentence: { text: string }[] = [];
for (const line of readFileSync(path, 'utf8').split('\n')) {
  const [id = '', text = ''] = line.split('\t');
  if (/^\d+$/.test(id)) sentence.push({ text });
  else if (line === '' && sentence.length > 0) {
    sentences.push(sentence);
    sentence = [];
  }
}
console.log(`before: ${megabytes()}`);
const run = (name: string, work: () => void): number => {
  // CPU time: other processes on the machine do not count.
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  console.log(`${name}: ${milliseconds.toFixed(1)} ms, ${megabytes()}`);
  return milliseconds;
};
run('load morphology', loadMorphology);
run('load model, first sentence', () => tag(sentences[0] ?? []));
const half = sentences.length >> 1;
const read = (from: number, to: number) => (): void => {
  for (let i = from; i < to; i++) tag(sentences[i] ?? []);
};
run('first half, every form new and the code not yet compiled', read(0, half));
for (let i = 0; i < 10; i++) read(0, half)();
const newForms = new Set(
  sentences
    .slice(half)
    .flat()
    .map(({ text }) => text),
);
for (const { text } of sentences.slice(0, half).flat()) newForms.delete(text);
const cold = run(`second half, ${newForms.size} new forms`, read(half, sentences.length));
const warm = run('second half again', read(half, sentences.length));
const tokens = sentences.slice(half).reduce((sum, s) => sum + s.length, 0);
console.log(`new form: ${(((cold - warm) / newForms.size) * 1000).toFixed(1)} µs`);
console.log(
  `known forms: ${Math.round(tokens / warm)}k tokens/s, 350 words in ${((warm / tokens) * 350).toFixed(2)} ms`,
);
