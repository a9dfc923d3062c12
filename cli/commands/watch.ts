import { setTimeout as pause } from 'node:timers/promises';
import { amount } from '../../graph/amount.ts';
import { Failure } from '../../graph/failure.ts';
import type { FillSummary } from '../../ingest/fill.ts';
import type { Command, ExitCode } from '../command.ts';
import { keepingRules } from '../keepRules.ts';
import type { Settings } from '../settings.ts';
import { collect, goOn, print, printable, say, sayOutdated, sayProblems, type Terminal } from '../terminal.ts';
import { withStore } from '../withStore.ts';

/** Milliseconds between two looks at the folders. */
const betweenLooks = 2000;

/** Codes of a store that is away for a while: another program writes to its folder, or its server does not answer. */
const away: ReadonlySet<string> = new Set(['store-locked', 'server-unreachable']);

export const watch: Command = {
  logs: true,
  summary: 'keep a store up to date with folders and feeds',
  description:
    'Reads what is new in folders and feeds, and goes on doing so until Ctrl-C. New and changed files are noticed within seconds; a changed text takes the place of ' +
    'its former version, and what a changed file of several articles no longer holds is forgotten. The articles of a deleted file stay, since folders are often cleared once they were read; with --forget-deleted they go as well. A folder that is still there and in which nothing is left is doubted, since its drive may be away: that is said, and its articles stay until a file is there again or --forget-emptied is given. Feeds are asked every --every minutes, their new items are read from their pages. The same command goes on where it stopped. The embedded ' +
    'store is open only while something is written, so that other commands can use it in between; while another one writes to it, or a server does not answer, that is said, and it is tried again.',
  operands: { '<targets...>': 'folders, files, .opml lists of feeds, addresses of feeds' },
  settings: [
    'store',
    'user',
    'database',
    'every',
    'once',
    'state',
    'forgetDeleted',
    'forgetEmptied',
    'fields',
    'allowPrivate',
    'batch',
    'readingSeconds',
    'json',
    'strict',
  ],
  examples: [
    ['watch feeds.opml', 'reads the feeds of a list every 15 minutes'],
    ['watch incoming --store news', 'reads what is put into a folder'],
    ['watch archive --forget-deleted', 'keeps the store like the folder, also when files go'],
    ['watch feeds.opml --once', 'looks once and ends, as for cron'],
  ],
  run: async (terminal, targets, settings) => {
    const { openWatch } = await import('../../ingest/watch.ts');
    const watched = await openWatch(targets, {
      store: settings.store,
      statePath: settings.state,
      forgetDeleted: settings.forgetDeleted || settings.forgetEmptied,
      forgetEmptied: settings.forgetEmptied,
      fields: settings.fields,
      articleSeconds: settings.readingSeconds,
      web: { allowPrivate: settings.allowPrivate },
    });
    let problems = 0;
    let isFirst = true;
    let nextFeeds = performance.now();
    const rounds = async (store: Parameters<Parameters<typeof withStore>[3]>[0], feeds: boolean): Promise<ExitCode> => {
      // a store that was removed or emptied meanwhile has nothing of what was written down
      if (isFirst && (await store.stats()).articles === 0) watched.startOver();
      isFirst = false;
      problems += await round(terminal, settings, watched, store, feeds);
      return 0;
    };
    const { isServer } = await import('../../graph/openStore.ts');
    /** One look at everything that is due. */
    const look = async (run: (feeds: boolean) => Promise<unknown>): Promise<void> => {
      const feeds = watched.hasFeeds && performance.now() >= nextFeeds;
      if (feeds) nextFeeds = performance.now() + settings.every * 60_000;
      const isNew = await watched.hasNewFiles();
      for (const { folder, files } of watched.emptied())
        say(
          terminal,
          `entente: "${printable(folder)}" is empty where ${amount(files, 'file')} had been read; is its drive away? Their articles stay; --forget-emptied forgets them.`,
        );
      if (isNew || feeds) await run(feeds);
    };
    let isAway = false;
    /** The same, but a store that is away now is waited for: nothing was written down, so that all is taken anew. */
    const lookAgain = async (run: (feeds: boolean) => Promise<unknown>): Promise<void> => {
      try {
        await look(run);
        isAway = false;
      } catch (error) {
        if (!(error instanceof Failure && away.has(error.code))) throw error;
        if (!isAway) say(terminal, `entente: ${goOn(printable(error.message))}; trying again until it is back.`);
        isAway = true;
        watched.goBack();
        nextFeeds = performance.now();
      }
    };
    const loop = async (run: (feeds: boolean) => Promise<unknown>): Promise<ExitCode> => {
      // Whoever has just started it is told at once.
      await look(run);
      while (!settings.once && !terminal.stop.aborted) {
        await pause(betweenLooks, undefined, { signal: terminal.stop }).catch(() => undefined);
        if (!terminal.stop.aborted) await lookAgain(run);
      }
      if (terminal.stop.aborted) say(terminal, 'Stopped; the same command goes on from here.');
      return settings.strict && problems > 0 ? 1 : 0;
    };
    // a server's password is asked for once
    if (isServer(settings.store))
      return withStore(terminal, settings, 'write', (store) => loop((feeds) => rounds(store, feeds)));
    return loop((feeds) => withStore(terminal, settings, 'write', (store) => rounds(store, feeds)));
  },
};

/** Reads what is new into the store and says what came of it; gives the number of problems. */
const round = async (
  terminal: Terminal,
  settings: Settings,
  watched: Awaited<ReturnType<typeof import('../../ingest/watch.ts')['openWatch']>>,
  store: Parameters<Parameters<typeof withStore>[3]>[0],
  feeds: boolean,
): Promise<number> => {
  const { fill } = await import('../../ingest/fill.ts');
  const { problems, outdatedTexts, onProblem, onOutdated } = collect(terminal);
  const target = keepingRules(store);
  const take = (withFeeds: boolean): Promise<FillSummary> =>
    fill(target, watched.round({ feeds: withFeeds }), {
      batch: settings.batch,
      articleSeconds: settings.readingSeconds,
      stop: terminal.stop,
      onProblem,
      onOutdated,
    });
  let summary = await take(feeds);
  const left = new Set<string>();
  // What was refused as the older version takes nobody's place.
  const refused = new Set(outdatedTexts.map(({ address }) => address));
  for (const { id, address } of watched.replaced())
    if ((address === undefined || !refused.has(address)) && (await store.forget(id, address))) left.add(id);
  // One that stands elsewhere too has lost a home and is not forgotten.
  let forgotten = left.size;
  if (left.size > 0) for await (const { id } of store.articles()) if (left.has(id)) forgotten -= 1;
  // A text that another file still holds may have given way to one that is gone now.
  if (left.size > 0 && watched.revisit()) {
    const again = await take(false);
    const { added, changed, removed } = summary;
    summary = {
      ...summary,
      added: added + again.added,
      changed: changed + again.changed,
      removed: removed + again.removed,
    };
  }
  watched.save();
  sayProblems(terminal, problems);
  sayOutdated(terminal, outdatedTexts);
  if (settings.json) await print(terminal, `${JSON.stringify({ ...summary, forgotten, problems, outdatedTexts })}\n`);
  else
    await print(
      terminal,
      `read ${summary.read}, added ${summary.added}, changed ${summary.changed}, forgotten ${forgotten + summary.removed}, problems ${problems.length}\n`,
    );
  return problems.length;
};
