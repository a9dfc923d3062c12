import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { isBackup, type ReplacedJudgement, type RestoreSummary, restore, withBackup } from '../../graph/backup.ts';
import { type Judgement, judgementId } from '../../graph/judgements.ts';
import type { Problem } from '../../graph/model.ts';
import type { ImportFiles } from '../../graph/neo4j/importFiles.ts';
import { cleanedRule } from '../../graph/readingLines.ts';
import type { GraphStore, Loading, Outdated } from '../../graph/store.ts';
import type { FillOptions, FillSummary } from '../../ingest/fill.ts';
import type { QueueAddress } from '../../ingest/queue/address.ts';
import type { ReadResult } from '../../ingest/read/index.ts';
import { isLargeStore } from '../../viewer/server/size.ts';
import type { Command, ExitCode } from '../command.ts';
import { failures } from '../failures.ts';
import { keepingRules, keepRules } from '../keepRules.ts';
import { type Amount, measure, threadsFor } from '../paths.ts';
import { startProgress, startReading } from '../progress.ts';
import { queueAddress } from '../queueAddress.ts';
import { rulesDigest } from '../rulesDigest.ts';
import type { Settings } from '../settings.ts';
import { collect, print, printable, say, sayOutdated, sayProblems, sayReplaced, type Terminal } from '../terminal.ts';
import { withStore } from '../withStore.ts';

const isEmpty = (counts: Readonly<Record<string, number>>): boolean => Object.keys(counts).length === 0;

const decimals = (value: number, digits: number): number => Number(value.toFixed(digits));

async function* none(): AsyncGenerator<never> {}

type Target = Pick<GraphStore, 'put' | 'articles' | 'judge' | 'judgements'>;

/** A first load, which holds nothing but what this run gives it. */
const newTarget = ({ put, judge }: Pick<Loading, 'put' | 'judge'>): Target => {
  const given = new Map<string, Judgement>();
  return {
    put,
    articles: none,
    judge: async (judgements) => {
      await judge(judgements);
      for (const judgement of judgements) given.set(judgementId(judgement), judgement);
    },
    judgements: async () => [...given.values()],
  };
};

/** What was asked for, and how much it is: looked at before anything is opened. */
interface Sources {
  readonly paths: readonly string[];
  readonly amount: Amount;
}

interface Run {
  /** What became of the articles, without those of backups. */
  readonly filled: FillSummary;
  readonly summary: FillSummary & {
    readonly judgements?: number;
    readonly replacedJudgements?: readonly ReplacedJudgement[];
  };
  /** Articles that came out of backups, and the rules that these say they were read by; undefined when one does not say. */
  readonly restored: { readonly read: number; readonly rules: ReadonlySet<string | undefined> };
  readonly problems: readonly Problem[];
  readonly outdatedTexts: readonly Outdated[];
  readonly seconds: number;
  /** Backups of which some lines could not be taken. */
  readonly damaged: readonly string[];
}

const isBackupFile = (path: string): boolean =>
  ['.jsonl', '.ndjson'].includes(extname(path).toLowerCase()) && existsSync(path) && isBackup(path);

/** Takes in one backup after the other. */
const restoreAll = async (
  terminal: Terminal,
  target: Target,
  paths: readonly string[],
): Promise<
  Omit<RestoreSummary, 'rules'> & {
    readonly damaged: readonly string[];
    readonly rules: ReadonlySet<string | undefined>;
  }
> => {
  const all = { read: 0, added: 0, changed: 0, unchanged: 0, judgements: 0, stopped: false };
  const problems: Problem[] = [];
  const replaced: ReplacedJudgement[] = [];
  const damaged: string[] = [];
  const rules = new Set<string | undefined>();
  const taken = new Set<string>();
  for (const path of paths) {
    if (terminal.stop.aborted) return { ...all, problems, replaced, damaged, rules, stopped: true };
    const summary = await withBackup(path, (backup) => {
      const progress = startProgress(terminal, backup.articles, 'articles');
      return restore(target, backup, { stop: terminal.stop, onProgress: progress.advance, taken }).finally(
        progress.end,
      );
    });
    all.read += summary.read;
    all.added += summary.added;
    all.changed += summary.changed;
    all.unchanged += summary.unchanged;
    all.judgements += summary.judgements;
    all.stopped ||= summary.stopped;
    problems.push(...summary.problems);
    replaced.push(...summary.replaced);
    if (summary.problems.some(({ rule }) => rule !== cleanedRule)) damaged.push(path);
    for (const word of summary.rules.length === 0 ? [undefined] : summary.rules) rules.add(word);
  }
  return { ...all, problems, replaced, damaged, rules };
};

/** Where articles go: into what `readInto` is given, or by way of a queue. */
type Filling = (reading: AsyncIterable<ReadResult>, options: FillOptions) => Promise<FillSummary>;

/** Hands the articles to workers, and waits until they are through. */
const throughQueue =
  (terminal: Terminal, store: GraphStore, queue: QueueAddress, again: boolean): Filling =>
  async (reading, { stop, onProblem, onOutdated, onProgress }) => {
    const { fillQueue } = await import('../../ingest/queue/fillQueue.ts');
    const filled = await fillQueue(store, reading, {
      queue,
      rules: rulesDigest(),
      again,
      onNotice: (text) => say(terminal, `entente: ${printable(text)}`),
      ...(stop === undefined ? {} : { stop }),
      ...(onProblem === undefined ? {} : { onProblem }),
      ...(onOutdated === undefined ? {} : { onOutdated }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    const { underWay, ...summary } = filled;
    if (summary.stopped) throw failures.queueStopped(summary.read - underWay, underWay);
    return summary;
  };

/** Reads backups and articles into something that takes readings, then finishes it, also when the user stopped. */
const readInto = async (
  target: Target,
  terminal: Terminal,
  { paths, amount }: Sources,
  settings: Settings,
  finish: (summary: FillSummary, rules: string | undefined) => Promise<unknown> = async () => undefined,
  filling?: Filling,
): Promise<Run> => {
  const backups = paths.filter(isBackupFile);
  const sources = paths.filter((path) => !backups.includes(path));
  const { fill } = await import('../../ingest/fill.ts');
  const { readPaths } = await import('../../ingest/read/index.ts');
  const started = performance.now();
  const restored = await restoreAll(terminal, target, backups);
  const { problems, outdatedTexts, onProblem, onOutdated } = collect(terminal);
  for (const problem of restored.problems) onProblem(problem);
  const progress = startReading(terminal, sources.length === 0 ? 0 : amount.bytes);
  const reading = readPaths(sources, {
    stdin: terminal.stdin,
    fields: settings.fields,
    articleSeconds: settings.readingSeconds,
    web: { allowPrivate: settings.allowPrivate },
    onBytes: progress.onBytes,
  });
  const options: FillOptions = {
    batch: settings.batch,
    again: settings.again,
    threads: settings.threads ?? threadsFor(amount),
    articleSeconds: settings.readingSeconds,
    stop: terminal.stop,
    onProblem,
    onOutdated,
    onProgress: progress.advance,
  };
  const filled = await (filling ?? fill.bind(undefined, target))(reading, options).finally(progress.end);
  const summary = {
    ...filled,
    read: filled.read + restored.read,
    added: filled.added + restored.added,
    changed: filled.changed + restored.changed,
    unchanged: filled.unchanged + restored.unchanged,
    problems: problems.length,
    stopped: filled.stopped || restored.stopped,
    ...(backups.length > 0 ? { judgements: restored.judgements, replacedJudgements: restored.replaced } : {}),
  };
  await finish(summary, rulesOfAll(summary.read - restored.read, restored));
  const seconds = (performance.now() - started) / 1000;
  return { filled, restored, summary, problems, outdatedTexts, seconds, damaged: restored.damaged };
};

/** Raises what makes a run fail after all was written and said; else gives its exit code. */
const conclude = ({ summary, problems, damaged }: Run, settings: Settings): ExitCode => {
  if (summary.stopped) throw failures.stopped(summary.read);
  if (damaged.length > 0)
    throw failures.damagedBackup(damaged, problems.filter(({ rule }) => rule !== cleanedRule).length);
  return settings.strict && problems.length > 0 ? 1 : 0;
};

const paceOf = ({ summary, seconds }: Run): Record<string, number> => ({
  seconds: decimals(seconds, 3),
  articlesPerSecond: decimals(summary.read / seconds, 1),
});

const formatRun = async ({ summary, seconds }: Run): Promise<string> => {
  const others = Object.entries(summary.skipped)
    .map(([language, count]) => `${language} ${count}`)
    .join(', ');
  const { formatTable } = await import('../table.ts');
  return formatTable(
    ['this run', `${decimals(seconds, 1)} s`],
    [
      ['articles read', summary.read],
      ['added', summary.added],
      ['changed', summary.changed],
      ['stored already', summary.unchanged],
      ['same text as another', summary.duplicates],
      ...(summary.outdated === 0 ? [] : [['older version of another', summary.outdated] as const]),
      ...(summary.removed === 0 ? [] : [['removed for a newer version', summary.removed] as const]),
      ...(summary.judgements === undefined ? [] : [['judgements', summary.judgements] as const]),
      ...(summary.replacedJudgements === undefined || summary.replacedJudgements.length === 0
        ? []
        : [['judgements replaced', summary.replacedJudgements.length] as const]),
      ...(others.length === 0 ? [] : [['in other languages', others] as const]),
      ['problems', summary.problems],
      ['articles per second', decimals(summary.read / seconds, 1)],
    ],
  );
};

/** Writes import files for a Neo4j, which need not run, and says what to do with them. */
const writeForNeo4j = async (terminal: Terminal, sources: Sources, settings: Settings): Promise<ExitCode> => {
  if (settings.importFolder === undefined) throw failures.noImportFolder();
  const { formatCommand, writeImportFiles } = await import('../../graph/neo4j/importFiles.ts');
  const files = writeImportFiles(settings.importFolder, settings.database);
  let written: ImportFiles | undefined;
  try {
    const run = await readInto(newTarget(files), terminal, sources, settings, async ({ stopped }, rules) => {
      if (stopped) throw failures.bulkStopped(settings.importFolder ?? '');
      written = files.finish(rules);
    });
    const { summary, problems, outdatedTexts } = run;
    sayProblems(terminal, problems);
    sayOutdated(terminal, outdatedTexts);
    sayReplaced(terminal, summary.replacedJudgements ?? []);
    if (written === undefined || summary.read === 0) throw failures.nothingRead(sources.paths);
    if (settings.json)
      await print(
        terminal,
        `${JSON.stringify({ ...summary, problems, outdatedTexts, ...paceOf(run), files: written })}\n`,
      );
    else {
      const { formatTable } = await import('../table.ts');
      const { folder, articles, statements, nodes, edges, bytes, command } = written;
      const rows: [string, string | number][] = [
        ['articles', articles],
        ['statements', statements],
        ['nodes', nodes],
        ['edges', edges],
        ['MB', decimals(bytes / 1e6, 1)],
      ];
      await print(
        terminal,
        `${await formatRun(run)}\n${formatTable(['import files', folder], rows)}\n${formatCommand(command)}\n`,
      );
      say(
        terminal,
        'Run this command where Neo4j is installed, as its user and while it is stopped. A database that is there already it ' +
          'refuses; with --overwrite-destination=true it deletes what that holds. Then start Neo4j and run ingest once more ' +
          'without --bulk and --out: that makes constraints and indexes, and adds no article twice.',
      );
    }
    return conclude(run, settings);
  } finally {
    files.abandon();
  }
};

/** The rules by which everything was read: today's, those that backups tell, or several; undefined where one does not tell. */
const rulesOfAll = (anew: number, restored: Run['restored']): string | undefined => {
  const brought = new Set([...restored.rules, ...(anew > 0 ? [rulesDigest()] : [])]);
  return brought.size === 1 ? [...brought][0] : brought.has(undefined) ? undefined : severalRules;
};

/** Kept for a store whose articles were read by several rules: none of today's is like it. */
const severalRules = 'several';

/**
 * What to say of articles that were passed over, when they were read by other rules than those of today, or it is not known by
 * which. A run that has read every article of the store is kept in mind for that, or brought all of them out of a backup that says.
 */
const compareRules = async (
  store: GraphStore,
  { filled: { added, changed, unchanged }, restored }: Run,
  articles: number,
  again: boolean,
): Promise<string | undefined> => {
  const today = rulesDigest();
  const anew = added + changed + (again ? unchanged : 0);
  const known = await store.rules();
  let rules = known;
  if (anew + restored.read > 0 && anew + restored.read >= articles) rules = rulesOfAll(anew, restored);
  else if (known !== undefined && [...restored.rules].some((word) => word !== undefined && word !== known))
    rules = severalRules;
  if (rules !== undefined && rules !== known) await store.setRules(rules);
  if (again || unchanged === 0 || rules === today) return undefined;
  return known === undefined
    ? 'It is not known by which rules of reading these articles were read: --again reads them anew.'
    : 'The rules of reading have changed since these articles were stored: --again reads them anew.';
};

/** When one in so many articles of the store is new, the page's overview is made at once: the run took much longer than that does. */
const worthPreparing = 10;

/** Lays a large graph out for `entente view`, so that its first start need not. */
const prepare = async (terminal: Terminal, store: GraphStore): Promise<void> => {
  const { prepareOverview } = await import('../../viewer/server/prepare.ts');
  const progress = startProgress(terminal, 100, '% of the overview');
  await prepareOverview(store, {
    stop: terminal.stop,
    onProgress: (part) => progress.advance(Math.floor(100 * part)),
  }).finally(progress.end);
};

export const ingest: Command = {
  logs: true,
  summary: 'read articles into a store',
  description:
    'Reads articles and adds what they say to a store. Articles that are stored already are passed over, so that the same ' +
    'command can be run again at any time; Ctrl-C finishes the batch at hand. --bulk is for the first load of very many.\n\n' +
    'A text that has changed at its address (its URL, else its file) is a new version of the same article and takes the place of the ' +
    'former one. Of several versions in one run the one that was published last counts; an older one, also than what is stored, is passed over and named.\n\n' +
    'A file that export --format statements wrote (.jsonl) is taken back as it is, article by article, with its judgements.',
  operands: {
    '<paths...>': 'files, folders, patterns, https://…, - for standard input; docs/formats.md lists the formats',
  },
  settings: [
    'store',
    'user',
    'database',
    'batch',
    'bulk',
    'importFolder',
    'again',
    'fields',
    'allowPrivate',
    'threads',
    'readingSeconds',
    'queue',
    'json',
    'strict',
  ],
  examples: [
    ['ingest samples', 'reads a folder into the embedded store .entente'],
    ['ingest news/*.html --store neo4j://localhost --user neo4j', 'reads pages into Neo4j; asks for the password'],
    ['ingest CC-NEWS-20240101.warc.gz', 'reads the German articles of a web archive'],
    ['ingest set.jsonl --fields text=body,date=day', 'reads a set of articles whose keys are named'],
    ['ingest backup.jsonl --store copy', 'makes a store of a backup'],
    ['ingest archive --bulk', 'loads many articles into an empty store at one go'],
    [
      'ingest archive --bulk --out load --store neo4j://localhost',
      'writes files for neo4j-admin, and the command to run',
    ],
    [
      'ingest archive --queue redis://localhost --store neo4j://localhost',
      'hands the articles to workers (entente worker) on any machines, and waits for them',
    ],
    ['ingest samples --json', 'writes the summary as JSON, and a log of JSON lines to standard error'],
  ],
  run: async (terminal, paths, settings) => {
    const sources = { paths, amount: await measure(paths) };
    const { isServer } = await import('../../graph/openStore.ts');
    if (settings.queue !== undefined && settings.bulk) throw failures.queueOrBulk();
    if (settings.queue !== undefined && !isServer(settings.store)) throw failures.queueNeedsServer(settings.store);
    const queue = settings.queue === undefined ? undefined : queueAddress(terminal, settings.queue);
    if (settings.bulk && isServer(settings.store)) return writeForNeo4j(terminal, sources, settings);
    return withStore(terminal, settings, 'write', async (store) => {
      const loading = settings.bulk ? store.startLoading() : undefined;
      // Workers read by the same rules. What they had stored when they or Redis died counts as unchanged in the end.
      const keepsRules = !paths.some(isBackupFile);
      if (queue !== undefined && keepsRules) await keepRules(store);
      const run = await (loading === undefined
        ? readInto(
            keepsRules ? keepingRules(store) : store,
            terminal,
            sources,
            settings,
            undefined,
            queue === undefined ? undefined : throughQueue(terminal, store, queue, settings.again),
          )
        : readInto(newTarget(loading), terminal, sources, settings, loading.finish));
      const { summary, problems, outdatedTexts } = run;
      const stats = await store.stats();
      const oldReadings = await compareRules(store, run, stats.articles, settings.again);
      sayProblems(terminal, problems);
      sayOutdated(terminal, outdatedTexts);
      sayReplaced(terminal, summary.replacedJudgements ?? []);
      if (summary.read === 0 && !summary.stopped && !summary.judgements && isEmpty(summary.skipped))
        throw failures.nothingRead(paths);
      if (settings.json)
        await print(
          terminal,
          `${JSON.stringify({ ...summary, problems, outdatedTexts, ...paceOf(run), store: stats })}\n`,
        );
      else {
        const { formatStats } = await import('../table.ts');
        await print(terminal, `${await formatRun(run)}\n${formatStats(stats)}`);
        if (summary.added + summary.changed + summary.removed + (summary.replacedJudgements?.length ?? 0) === 0)
          say(terminal, 'Nothing changed: all these articles are stored already.');
      }
      if (oldReadings !== undefined) say(terminal, oldReadings);
      const isNews = (summary.added + summary.changed) * worthPreparing >= stats.articles;
      if (isNews && store.keeping !== undefined && isLargeStore(stats)) await prepare(terminal, store);
      return conclude(run, settings);
    });
  },
};
