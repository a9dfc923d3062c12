import { extname } from 'node:path';
import { isBackup, type RestoreSummary, restore, withBackup } from '../../graph/backup.ts';
import type { Problem } from '../../graph/model.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import { countFiles, threadsFor } from '../paths.ts';
import { startProgress } from '../progress.ts';
import { print, say, sayProblems, type Terminal } from '../terminal.ts';
import { withStore } from '../withStore.ts';

const decimals = (value: number, digits: number): number => Number(value.toFixed(digits));

export const ingest: Command = {
  summary: 'read articles into a store',
  description:
    'Reads articles and adds what they say to a store. Articles that are stored already are passed over, so that the same ' +
    'command can be run again at any time; Ctrl-C finishes the batch at hand.\n\n' +
    'A file that export --format statements wrote (.jsonl) is taken back as it is, article by article, with its judgements.',
  operands: { '<paths...>': 'files and folders (.txt, .md, .html), backups (.jsonl)' },
  settings: ['store', 'user', 'batch', 'again', 'threads', 'json', 'strict'],
  examples: [
    ['ingest samples', 'reads a folder into the embedded store .entente'],
    ['ingest news/*.html --store neo4j://localhost --user neo4j', 'reads pages into Neo4j; asks for the password'],
    ['ingest backup.jsonl --store copy', 'makes a store of a backup'],
    ['ingest samples --json', 'writes the summary as JSON'],
  ],
  run: async (terminal, paths, settings) => {
    const total = await countFiles(paths);
    const backups = paths.filter((path) => extname(path).toLowerCase() === '.jsonl' && isBackup(path));
    const sources = paths.filter((path) => !backups.includes(path));
    const { fill } = await import('../../ingest/fill.ts');
    const { readPaths } = await import('../../ingest/read/index.ts');
    return withStore(terminal, settings, 'write', async (store) => {
      const started = performance.now();
      const problems: Problem[] = [];
      const restored = await restoreAll(terminal, store, backups);
      problems.push(...restored.problems);
      const progress = startProgress(terminal, sources.length === 0 ? 0 : total, 'articles');
      const filled = await fill(store, readPaths(sources), {
        batch: settings.batch,
        again: settings.again,
        threads: settings.threads ?? threadsFor(total),
        stop: terminal.stop,
        onProblem: (problem) => problems.push(problem),
        onProgress: progress.advance,
      }).finally(progress.end);
      const summary = {
        ...filled,
        read: filled.read + restored.read,
        added: filled.added + restored.added,
        changed: filled.changed + restored.changed,
        unchanged: filled.unchanged + restored.unchanged,
        problems: problems.length,
        stopped: filled.stopped || restored.stopped,
        ...(backups.length > 0 ? { judgements: restored.judgements } : {}),
      };
      const seconds = (performance.now() - started) / 1000;
      const stats = await store.stats();
      sayProblems(terminal, problems);
      if (summary.read === 0 && !summary.stopped && !summary.judgements) throw failures.nothingRead(paths);
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
              ...('judgements' in summary ? [['judgements', restored.judgements] as const] : []),
              ['problems', summary.problems],
              ['articles per second', decimals(rate, 1)],
            ],
          )}\n${formatStats(stats)}`,
        );
        if (summary.added + summary.changed === 0)
          say(terminal, 'Nothing changed: all these articles are stored already.');
      }
      if (summary.stopped) throw failures.stopped(summary.read);
      if (restored.damaged.length > 0) throw failures.damagedBackup(restored.damaged, restored.problems.length);
      return settings.strict && problems.length > 0 ? 1 : 0;
    });
  },
};

/** Takes in one backup after the other. `damaged` are those of which some lines could not be taken. */
const restoreAll = async (
  terminal: Terminal,
  store: GraphStore,
  paths: readonly string[],
): Promise<RestoreSummary & { readonly damaged: readonly string[] }> => {
  const all = { read: 0, added: 0, changed: 0, unchanged: 0, judgements: 0, stopped: false };
  const problems: Problem[] = [];
  const damaged: string[] = [];
  for (const path of paths) {
    if (terminal.stop.aborted) return { ...all, problems, damaged, stopped: true };
    const summary = await withBackup(path, (backup) => {
      const progress = startProgress(terminal, backup.articles, 'articles');
      return restore(store, backup, { stop: terminal.stop, onProgress: progress.advance }).finally(progress.end);
    });
    all.read += summary.read;
    all.added += summary.added;
    all.changed += summary.changed;
    all.unchanged += summary.unchanged;
    all.judgements += summary.judgements;
    all.stopped ||= summary.stopped;
    problems.push(...summary.problems);
    if (summary.problems.length > 0) damaged.push(path);
  }
  return { ...all, problems, damaged };
};
