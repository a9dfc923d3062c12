import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join, sep } from 'node:path';
import { addressOf } from '../graph/address.ts';
import { Failure } from '../graph/failure.ts';
import { readFeed } from './read/feed.ts';
import { endings, inputOfFile, type ReadOptions, type ReadResult, readInput, readItem } from './read/index.ts';
import { BadInput, problemOf } from './read/input.ts';
import { isAddress, openWeb, type Validators, type WebOptions } from './read/web.ts';

/*
 * Keeping a graph up to date with folders and feeds. What was taken is written down after it is stored, in a file: a watch that was ended or killed goes on
 * where it stopped, and at worst reads again what the store then passes over.
 */

interface FileState {
  /** Size and time of change when it was read. */
  readonly key: string;
  /** Ids of its articles, to take out when the file says something else. */
  readonly articles: readonly string[];
  /** Where each of them is at home, by id: they may stand elsewhere as well. Absent in what an older program wrote down. */
  readonly addresses?: Readonly<Record<string, string>>;
}

/** An article that a file no longer holds. */
export interface Replaced {
  readonly id: string;
  /** Where it was at home, so that it is taken out there only; undefined when that is not known. */
  readonly address: string | undefined;
}

/** A folder in which nothing is left of the files that were read there. */
export interface Emptied {
  readonly folder: string;
  readonly files: number;
}

interface FeedState {
  readonly validators: Validators;
  /** Items that are in the feed and were read: key → 0, or how often their page could not be read. */
  readonly items: Readonly<Record<string, number>>;
}

interface State {
  readonly version: 1;
  /** The store that this was read into: for another one everything is new. */
  readonly store: string;
  readonly files: Record<string, FileState>;
  readonly feeds: Record<string, FeedState>;
}

export interface WatchOptions extends Pick<ReadOptions, 'fields' | 'source' | 'maxBytes' | 'articleSeconds'> {
  readonly web?: WebOptions;
  /** Name of the store, as the user gives it. */
  readonly store: string;
  /** Where to write down what was taken. */
  readonly statePath: string;
  /** Forget the articles of files that are deleted; else they stay, since folders of news are often cleared once they were read. */
  readonly forgetDeleted?: boolean;
  /** With `forgetDeleted`: also where a folder has no file left. */
  readonly forgetEmptied?: boolean;
}

export interface Watch {
  /** Whether a file of the folders is new or changed, and no longer being written; or gone, when that matters. */
  readonly hasNewFiles: () => Promise<boolean>;
  readonly hasFeeds: boolean;
  /** Folders that the last look found empty for the first time, and whose articles were therefore not forgotten. */
  readonly emptied: () => readonly Emptied[];
  /** What is new, to be filled into the store. */
  readonly round: (what: { readonly feeds: boolean }) => AsyncGenerator<ReadResult>;
  /** Articles whose files say something else now: to be forgotten once the round is stored. */
  readonly replaced: () => readonly Replaced[];
  /**
   * Takes the files for new that hold another version of what was replaced: it may have given way to a text that is gone now. False when
   * there is none.
   */
  readonly revisit: () => boolean;
  /** Writes down what the last round took; to be called once it is stored. */
  readonly save: () => void;
  /** Forgets what was taken since the last `save`, as whoever starts anew. */
  readonly goBack: () => void;
  /** Takes everything for new, as for a store that is empty. */
  readonly startOver: () => void;
}

/** An item whose page fails is tried at this many visits. */
const MAX_TRIES = 3;

function empty(store: string): State {
  return { version: 1, store, files: Object.create(null), feeds: Object.create(null) };
}

function readState(path: string, store: string): State {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return empty(store);
    throw new Failure('unreadable-file', `cannot read "${path}"`, {
      hint: 'Name another file with --state.',
      cause: error,
    });
  }
  try {
    const state = JSON.parse(text) as State;
    if (state.version === 1 && state.store === store) {
      const fresh = empty(store);
      Object.assign(fresh.files, state.files);
      Object.assign(fresh.feeds, state.feeds);
      return fresh;
    }
    if (state.version === 1) return empty(store);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure('unreadable-file', `"${path}" is no state of a watch`, {
    hint: 'Name another file with --state, or remove it to start over.',
  });
}

/** Watches folders, files, OPML lists of feeds, and feeds by address. Throws a Failure for a path that is not there or a state file that is none. */
export async function openWatch(targets: readonly string[], options: WatchOptions): Promise<Watch> {
  const { store, statePath, forgetDeleted = false, forgetEmptied = false, web: webOptions, ...reading } = options;
  const web = openWeb(webOptions);
  const lists = targets.filter((target) => extname(target).toLowerCase() === '.opml');
  const feeds = targets.filter(isAddress);
  const folders = targets.filter((target) => !lists.includes(target) && !feeds.includes(target));
  for (const path of [...lists, ...folders])
    if ((await stat(path).catch(() => undefined)) === undefined)
      throw new Failure('missing-path', `there is no file or folder "${path}"`, {
        hint: 'Give a folder, an .opml file or the address of a feed.',
      });
  let state = readState(statePath, store);
  /** Files that were seen in this state at the last look: what still changes is being written. */
  let lastLook = new Map<string, string>();
  let isFirstLook = true;
  let replaced: Replaced[] = [];

  const newFiles = async (): Promise<readonly (readonly [path: string, key: string])[]> => {
    const look = new Map<string, string>();
    for (const folder of folders) await walk(folder, look);
    const found = [...look]
      .filter(([path, key]) => state.files[path]?.key !== key && (isFirstLook || lastLook.get(path) === key))
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    gone = forgetDeleted ? await deletedFiles(look) : [];
    lastLook = look;
    isFirstLook = false;
    return found;
  };
  /**
   * Files that were read and are no more. A folder that is still there and in which nothing is left is not taken for cleared unless that was
   * said: its drive may be away, and the place where it was mounted is empty then. Of a folder that was deleted itself the one above decides;
   * a watched one that is gone is never believed.
   */
  const deletedFiles = async (look: ReadonlyMap<string, string>): Promise<readonly string[]> => {
    const filled = new Set<string>();
    for (const path of look.keys())
      for (let above = dirname(path); !filled.has(above) && above !== dirname(above); above = dirname(above))
        filled.add(above);
    const doubtful = new Map<string, number>();
    const missing: string[] = [];
    for (const folder of folders) {
      const isInside = insideOf(folder);
      for (const path of Object.keys(state.files)) {
        // One that is only just being replaced is away for a moment.
        if (!isInside(path) || look.has(path) || (!isFirstLook && lastLook.has(path))) continue;
        if (!(await isGone(path))) continue;
        let above = dirname(path);
        while (!filled.has(above) && isInside(above) && (await isGone(above))) above = dirname(above);
        if (filled.has(above) || (forgetEmptied && !(await isGone(above)))) missing.push(path);
        else doubtful.set(above, (doubtful.get(above) ?? 0) + 1);
      }
    }
    for (const folder of saidEmpty) if (!doubtful.has(folder)) saidEmpty.delete(folder);
    emptied = [...doubtful].flatMap(([folder, files]) => (saidEmpty.has(folder) ? [] : [{ folder, files }]));
    for (const { folder } of emptied) saidEmpty.add(folder);
    return missing;
  };
  const saidEmpty = new Set<string>();
  let emptied: readonly Emptied[] = [];
  let gone: readonly string[] = [];
  let found: readonly (readonly [path: string, key: string])[] | undefined;

  async function* readFiles(): AsyncGenerator<ReadResult> {
    for (const [path, key] of found ?? (await newFiles())) {
      const input = await inputOfFile(path, reading);
      if (input === undefined) continue;
      const articles: string[] = [];
      const addresses: Record<string, string> = {};
      for await (const result of readInput(input, reading)) {
        if ('article' in result) {
          const { id } = result.article;
          articles.push(id);
          const address = addressOf(result.article);
          if (address !== undefined) addresses[id] = address;
        }
        yield result;
      }
      const before = state.files[path];
      if (articles.length > 0)
        for (const id of before?.articles ?? [])
          if (!articles.includes(id)) replaced.push({ id, address: before?.addresses?.[id] });
      // An editor empties a file before it writes it: what it held until then is not lost sight of.
      state.files[path] =
        articles.length > 0 || before === undefined ? { key, articles, addresses } : { ...before, key };
    }
    found = undefined;
    for (const path of gone) {
      const before = state.files[path];
      for (const id of before?.articles ?? []) replaced.push({ id, address: before?.addresses?.[id] });
      delete state.files[path];
    }
    gone = [];
  }

  async function* readFeeds(): AsyncGenerator<ReadResult> {
    const urls = [...feeds];
    for (const path of lists) {
      try {
        urls.push(...(await feedsOf(path)));
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        yield { problem: problemOf(error) };
      }
    }
    for (const url of new Set(urls)) {
      try {
        yield* readOne(url);
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        yield { problem: problemOf(error) };
      }
    }
  }

  async function* readOne(url: string): AsyncGenerator<ReadResult> {
    const before = state.feeds[url] ?? { validators: {}, items: {} };
    const answer = await web.get(url, before.validators);
    if (answer === undefined) return;
    const known = new Map(Object.entries(before.items));
    // items that have left the feed are let go; an item without an article yet keeps the feed from being passed over
    const items: Record<string, number> = Object.create(null);
    let isAllRead = true;
    for await (const item of readFeed(answer.input, reading)) {
      if ('problem' in item) {
        yield item;
        continue;
      }
      const tries = known.get(item.key);
      if (tries === 0 || (tries ?? 0) >= MAX_TRIES) {
        items[item.key] = tries as number;
        continue;
      }
      let articles = 0;
      // A short outage of a site must not leave its teasers for good: they stand in at the last visit only.
      const standsIn = (tries ?? 0) + 1 >= MAX_TRIES;
      for await (const result of readItem(item, answer.input, { ...reading, follow: web, standsIn })) {
        if ('article' in result) articles += 1;
        yield result;
      }
      // What has no page says tomorrow what it says today.
      const failed = item.link === undefined ? MAX_TRIES : (tries ?? 0) + 1;
      items[item.key] = articles > 0 ? 0 : failed;
      if (articles === 0 && failed < MAX_TRIES) isAllRead = false;
      state.feeds[url] = { validators: before.validators, items: { ...before.items, ...items } };
    }
    state.feeds[url] = { validators: isAllRead ? answer.validators : {}, items };
  }

  return {
    hasFeeds: lists.length > 0 || feeds.length > 0,
    emptied: () => emptied,
    hasNewFiles: async () => {
      found = await newFiles();
      return found.length > 0 || gone.length > 0;
    },
    round: async function* ({ feeds: withFeeds }) {
      replaced = [];
      yield* readFiles();
      if (withFeeds) yield* readFeeds();
    },
    // another file may hold the same article, at the same address, or it may not be known where
    replaced: () => {
      const held = new Map<string, Set<string | undefined>>();
      for (const { articles, addresses } of Object.values(state.files))
        for (const id of articles) held.set(id, (held.get(id) ?? new Set()).add(addresses?.[id]));
      return replaced.filter(({ id, address }) => {
        const at = held.get(id);
        return at === undefined || (address !== undefined && !at.has(address) && !at.has(undefined));
      });
    },
    revisit: () => {
      const gaveWay = new Set(replaced.flatMap(({ address }) => address ?? []));
      let any = false;
      for (const [path, file] of Object.entries(state.files)) {
        if (!Object.values(file.addresses ?? {}).some((address) => gaveWay.has(address))) continue;
        state.files[path] = { ...file, key: '' };
        any = true;
      }
      return any;
    },
    save: () => {
      mkdirSync(dirname(statePath), { recursive: true });
      // whoever is killed while writing leaves the old file whole
      writeFileSync(`${statePath}.new`, `${JSON.stringify(state, null, 1)}\n`);
      renameSync(`${statePath}.new`, statePath);
    },
    goBack: () => {
      state = readState(statePath, store);
      found = undefined;
    },
    startOver: () => {
      state = empty(store);
      isFirstLook = true;
      found = undefined;
    },
  };
}

/** Whether a path is below a folder, as `walk` calls both: "./a" and "a/" are "a" there, and what is in "." has no folder in front. */
function insideOf(folder: string): (path: string) => boolean {
  const root = join(folder, sep);
  return root === `.${sep}`
    ? (path) => path !== '.' && !isAbsolute(path) && !path.startsWith(`..${sep}`)
    : (path) => path.startsWith(root) && path !== root;
}

async function isGone(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}

/** Size and time of change of each file that can be read, folders recursively, hidden ones left out. */
async function walk(path: string, look: Map<string, string>): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile()) look.set(path, `${info.size} ${info.mtimeMs}`);
  if (!info?.isDirectory()) return;
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await walk(join(path, entry.name), look);
    else if (entry.isFile() && endings.includes(extname(entry.name).slice(1).toLowerCase()))
      await walk(join(path, entry.name), look);
  }
}

/** What is taken of an outline of an OPML list. */
interface Outline {
  readonly xmlUrl?: string;
  readonly outlines?: readonly Outline[];
}

async function feedsOf(path: string): Promise<readonly string[]> {
  const { parseOpml } = await import('feedsmith');
  const { withoutDoctype } = await import('./read/feed.ts');
  const text = await readFile(path, 'utf8');
  let outlines: readonly Outline[];
  try {
    outlines = (parseOpml(withoutDoctype(text)) as { body?: { outlines?: readonly Outline[] } }).body?.outlines ?? [];
  } catch (error) {
    throw new BadInput(
      'no-opml',
      path,
      `"${path}" is no OPML list of feeds (${(error as Error).message.slice(0, 100)})`,
    );
  }
  const urls: string[] = [];
  const queue = [...outlines];
  for (let i = 0; i < queue.length; i++) {
    const outline = queue[i] as Outline;
    if (outline.xmlUrl !== undefined) urls.push(outline.xmlUrl);
    queue.push(...(outline.outlines ?? []));
  }
  return urls;
}
