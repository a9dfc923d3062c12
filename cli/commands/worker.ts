import { availableParallelism } from 'node:os';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import { startReading } from '../progress.ts';
import { queueAddress } from '../queueAddress.ts';
import { rulesDigest } from '../rulesDigest.ts';
import { noteProblem, print, printable, say, sayProblems } from '../terminal.ts';
import { withStore } from '../withStore.ts';

export const worker: Command = {
  logs: true,
  summary: 'read articles that ingest --queue hands out',
  description:
    'Takes articles from a Redis that `ingest --queue` fills, reads them in threads and writes them to a Neo4j. Run as many as ' +
    'you like, on as many machines; docs/scale.md says how many. One that dies loses nothing: others take up what it had at hand. ' +
    'An article at which workers die, or that takes too long, is read alone, and is a problem of the run if that fails too. Ctrl-C finishes ' +
    'the articles at hand.\n\nIt takes only articles that were queued for the same graph by a program of the same version.',
  operands: {},
  settings: ['workQueue', 'store', 'user', 'database', 'threads', 'articleSeconds', 'once', 'json', 'strict'],
  examples: [
    ['worker --queue redis://10.0.0.5 --store neo4j://10.0.0.6', 'works until Ctrl-C, with all cores'],
    ['worker --store neo4j://localhost --once', 'works off what is queued, and ends'],
    ['worker --store neo4j://localhost --json', 'writes a line of JSON for each article'],
  ],
  run: async (terminal, _operands, settings) => {
    const { isServer } = await import('../../graph/openStore.ts');
    if (!isServer(settings.store)) throw failures.queueNeedsServer(settings.store);
    const queue = queueAddress(terminal, settings.workQueue);
    return withStore(terminal, settings, 'write', async (store) => {
      const { work } = await import('../../ingest/queue/work.ts');
      const progress = startReading(terminal, 0);
      const started = performance.now();
      const { problems, ...summary } = await work(store, {
        queue,
        rules: rulesDigest(),
        threads: settings.threads ?? availableParallelism(),
        articleSeconds: settings.articleSeconds,
        once: settings.once,
        stop: terminal.stop,
        onArticle: (name, outcome, done) => {
          progress.advance(done);
          if (settings.json) void print(terminal, `${JSON.stringify({ article: name, ...outcome })}\n`);
        },
        onNotice: (text) => say(terminal, `entente: ${printable(text)}`),
      }).finally(progress.end);
      for (const problem of problems) noteProblem(terminal, problem);
      sayProblems(terminal, problems);
      const seconds = (performance.now() - started) / 1000;
      if (settings.json)
        await print(terminal, `${JSON.stringify({ ...summary, seconds: Number(seconds.toFixed(3)) })}\n`);
      else
        await print(
          terminal,
          `read ${summary.read}, added ${summary.added}, changed ${summary.changed}, left to quarantine ${summary.quarantined}, problems ${problems.length}\n`,
        );
      return settings.strict && problems.length > 0 ? 1 : 0;
    });
  },
};
