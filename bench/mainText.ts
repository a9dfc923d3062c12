// How well the story of a page is found, by Readability alone and by Entente: node --import ./scripts/typescript.mjs bench/mainText.ts [--all]
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { blocksOf, type Node } from '../ingest/read/dom.ts';
import { readPage } from '../ingest/read/html.ts';
import { newsPages } from './newsPages.ts';
import { compare, pageSet, type Score } from './pageSet.ts';

const alone = (html: string): string => {
  const { document } = parseHTML(html) as unknown as { document: never };
  const readability = new Readability<Node>(document, { serializer: (node: unknown) => node as Node } as never);
  const content = readability.parse()?.content;
  return content == null
    ? ''
    : blocksOf(content)
        .map(({ text }) => text)
        .join('\n\n');
};

const mean = (scores: readonly Score[], key: keyof Score): string =>
  (scores.reduce((sum, score) => sum + score[key], 0) / scores.length).toFixed(3);

const tools: Readonly<Record<string, (html: string) => string | Promise<string>>> = {
  'Readability alone': alone,
  Entente: async (html) => (await readPage(html)).text,
};
for (const [set, pages] of Object.entries({ 'made layouts': pageSet, 'one of a kind': newsPages })) {
  console.log(`\n${set}: ${pages.length} pages, runs of four words\n`);
  console.log('| tool | F1 | precision | recall | CPU ms a page |\n|---|--:|--:|--:|--:|');
  for (const [name, read] of Object.entries(tools)) {
    const scores: Score[] = [];
    const start = process.cpuUsage();
    for (const { name: page, html, text } of pages) {
      const found = await read(html);
      const score = compare(found, text);
      scores.push(score);
      if (process.argv.includes('--all') && score.f1 < 0.98)
        console.log(
          `  ${name} ${score.f1.toFixed(3)} p ${score.precision.toFixed(3)} r ${score.recall.toFixed(3)} ${page}`,
        );
    }
    const { user, system } = process.cpuUsage(start);
    console.log(
      `| ${name} | ${mean(scores, 'f1')} | ${mean(scores, 'precision')} | ${mean(scores, 'recall')} | ${((user + system) / 1000 / pages.length).toFixed(1)} |`,
    );
  }
}
