import type { Problem } from '../../graph/model.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import { countFiles, threadsFor } from '../paths.ts';
import { startProgress } from '../progress.ts';
import { print, say, sayProblems } from '../terminal.ts';
import { withStore } from '../withStore.ts';

const decimals = (value: number, digits: number): number => Number(value.toFixed(digits));

export const ingest: Command = {
  summary: 'read articles into a store',
  description:
    'Reads articles and adds what they say to a store. Articles that are stored already are passed over, so that the same ' +
    'command can be run again at any time; Ctrl-C finishes the batch at hand.',
  operands: { '<paths...>': 'files and folders (.txt, .md, .html)' },
  settings: ['store', 'user', 'batch', 'again', 'threads', 'json', 'strict'],
  examples: [
    ['ingest samples', 'reads a folder into the embedded store .entente'],
    ['ingest news/*.html --store neo4j://localhost --user neo4j', 'reads pages into Neo4j; asks for the password'],
    ['ingest samples --json', 'writes the summary as JSON'],
  ],
  run: async (terminal, paths, settings) => {
    const total = await countFiles(paths);
    const { fill } = await import('../../ingest/fill.ts');
    const { readPaths } = await import('../../ingest/read/index.ts');
    return withStore(terminal, settings, 'write', async (store) => {
      const started = performance.now();
      const problems: Problem[] = [];
      const progress = startProgress(terminal, total, 'articles');
      const summary = await fill(store, readPaths(paths), {
        batch: settings.batch,
        again: settings.again,
        threads: settings.threads ?? threadsFor(total),
        stop: terminal.stop,
        onProblem: (problem) => problems.push(problem),
        onProgress: progress.advance,
      }).finally(progress.end);
      const seconds = (performance.now() - started) / 1000;
      const stats = await store.stats();
      sayProblems(terminal, problems);
      if (summary.read === 0 && !summary.stopped) throw failures.nothingRead(paths);
      const rate = summary.read / seconds;
      if (settings.json) {
        const result = {
          ...summary,
          problems,
          seconds: decimals(seconds, 3),
          articlesPerSecond: decimals(rate, 1),
          store: stats,
        };
        await print(terminal, `${JSON.stringify(result, null, 1)}\n`);
      } else {
        const { formatStats, formatTable } = await import('../table.ts');
        await print(
          terminal,
          `${formatTable(
            ['this run', `${decimals(seconds, 1)} s`],
            [
              ['articles read', summary.read],
              ['added', summary.added],
              ['changed', summary.changed],
              ['stored already', summary.unchanged],
              ['same text as another', summary.duplicates],
              ['problems', summary.problems],
              ['articles per second', decimals(rate, 1)],
            ],
          )}\n${formatStats(stats)}`,
        );
        if (summary.added + summary.changed === 0)
          say(terminal, 'Nothing changed: all these articles are stored already.');
      }
      if (summary.stopped) throw failures.stopped(summary.read);
      return settings.strict && problems.length > 0 ? 1 : 0;
    });
  },
};
