import { addressOf } from './address.ts';
import { mayBeVersions, type Wording, wordingOf } from './copies.ts';
import { byHome, homeKey, joinHomes, readingsAtHomes } from './homes.ts';
import { byCodeUnits } from './id.ts';
import { type Applied, type Judgement, judgementId, wrongAgain } from './judgements.ts';
import { addTo } from './lists.ts';
import type { Article, Reading } from './model.ts';
import { digestReading, formReading } from './reading.ts';
import type { Outdated, PutOptions, PutResult, Version } from './store.ts';
import type { Change } from './write.ts';

/*
 * Which texts are versions of one article, and which of them count. At each address three rules say so, none of which asks in which order texts came:
 *
 * 1. Of those that came together, each gives way to every newer one that is like it, also when that one gives way itself. So all of them at once leave
 *    what they would leave one after the other, from the oldest to the newest.
 * 2. What is stored and did not come again gives way to every one that came, is like it and was not published earlier. Where a day is not known what came later
 *    counts, unless it gave way itself in 1.
 * 3. What is left of those that came is passed over where something stored is left that is like it and was published later.
 *
 * Something is always left. What is left is no version of anything else that is, so that the same texts again change nothing; and what is passed over in 1 stays
 * so, whatever else comes.
 */

/** With so many articles an address is that of an outlet or a section: its texts are compared no longer, each is an article of its own. */
export const mostOfAddress = 100;

type Dated = Pick<Article, 'id' | 'publishedAt'>;

/** Which of two texts that came together is the newer version: the one that was published later, else the greater id, whatever came first. */
export const isNewer = (one: Dated, other: Dated): boolean =>
  (byCodeUnits(one.publishedAt ?? '', other.publishedAt ?? '') || byCodeUnits(one.id, other.id)) > 0;

/** True when a text is older than the one that is stored, though it was read later. Of one day, or without one, what was read later counts. */
const isOutdated = (given: Pick<Article, 'publishedAt'>, stored: Pick<Article, 'publishedAt'>): boolean =>
  given.publishedAt !== undefined && stored.publishedAt !== undefined && given.publishedAt < stored.publishedAt;

/** True when a text that came takes the place of one that is stored, as far as their days say (rule 2). */
const isInPlaceOf = ({ text, heir }: Came, stored: Pick<Article, 'publishedAt'>): boolean =>
  !isOutdated(text, stored) &&
  (heir === text.id || (text.publishedAt !== undefined && stored.publishedAt !== undefined));

/** What is told of a text that is passed over. */
export const outdatedAs = (article: Article): Outdated => {
  const { id, name, publishedAt } = article;
  const address = addressOf(article);
  return {
    id,
    name,
    ...(address === undefined ? {} : { address }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
};

/** A text that stands at an address. */
export interface Standing extends Dated {
  readonly wording: Wording;
}

/** True when a text gives way to another one that came with it: a newer version of the same article. */
export const givesWayTo = (one: Standing, other: Standing): boolean =>
  one.id !== other.id && isNewer(other, one) && mayBeVersions(one.wording, other.wording);

/** A text that came at an address. */
interface Came {
  readonly text: Standing;
  /** The text that counts in its place; itself, where it gives way to none. */
  readonly heir: string;
}

/** What came together. */
export interface News {
  /** The texts that count, each with those homes at which it gives way to none, in the order in which they came. */
  readonly texts: readonly (readonly Reading[])[];
  /** All that came, by address; the newest first. */
  readonly came: ReadonlyMap<string, readonly Came[]>;
  readonly outdated: readonly Outdated[];
  /** Readings of a text that came from the same home before. */
  readonly repeated: number;
}

/** Most texts have their address for themselves: nobody asks for their wording. */
const standingAs = ({ id, publishedAt, text }: Article): Standing => {
  let wording: Wording | undefined;
  return {
    id,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    get wording() {
      wording ??= wordingOf(text);
      return wording;
    },
  };
};

/** The texts of an address, the newest first, each with the one that counts in its place. */
const findHeirs = (texts: readonly Standing[]): readonly Came[] => {
  const came: Came[] = [];
  for (const text of [...texts].sort((a, b) => (isNewer(a, b) ? -1 : 1))) {
    came.push({ text, heir: came.find((other) => givesWayTo(text, other.text))?.heir ?? text.id });
  }
  return came;
};

/** All that came, by address and text; of one text at one address the latest day counts, so that more of it can only make it newer. */
const gather = (
  given: readonly Reading[],
  among: readonly Version[] = [],
): ReadonlyMap<string, ReadonlyMap<string, Standing>> => {
  const came = new Map<string, Map<string, Standing>>();
  const add = (address: string, id: string, day: string | undefined, text: () => Standing): void => {
    const there = came.get(address) ?? new Map<string, Standing>();
    came.set(address, there);
    const known = there.get(id);
    if (known === undefined || (known.publishedAt ?? '') < (day ?? '')) there.set(id, text());
  };
  for (const version of among) add(version.address, version.id, version.publishedAt, () => version);
  for (const { article } of given) {
    const address = addressOf(article);
    if (address !== undefined) add(address, article.id, article.publishedAt, () => standingAs(article));
  }
  return came;
};

/**
 * Of readings that came together, whatever their order, those versions at each address that give way to none (rule 1). Texts that have nothing in common are
 * several articles, whatever address they bear: that of a section, or of a ticker. Throws a Failure (`reading-invalid`).
 */
export const newestOf = (readings: readonly Reading[], among?: readonly Version[]): News => {
  const homes = new Map<string, Reading>();
  const given = readings.flatMap((reading) => readingsAtHomes(formReading(reading)));
  for (const home of given) {
    const key = `${home.article.id} ${homeKey(home.article)}`;
    const known = homes.get(key);
    // The earliest day that was given for a home, as for several homes; with the same one the last reading counts. Without an address all names are one home.
    if (known === undefined || byHome(home.article, known.article) <= 0) homes.set(key, home);
  }
  const came = new Map(
    [...gather(given, among)].map(([address, there]) => [address, findHeirs([...there.values()])] as const),
  );
  const texts = new Map<string, Reading[]>();
  const outdated: Outdated[] = [];
  for (const home of homes.values()) {
    const { article } = home;
    const all = came.get(addressOf(article) ?? '') ?? [];
    const own = all.find(({ text }) => text.id === article.id);
    if (own === undefined || own.heir === article.id) addTo(texts, article.id, home);
    else outdated.push(outdatedAs(article));
  }
  // The newest first, whatever came first.
  outdated.sort(
    (a, b) =>
      byCodeUnits(b.publishedAt ?? '', a.publishedAt ?? '') || byCodeUnits(b.id, a.id) || byCodeUnits(a.name, b.name),
  );
  return { texts: [...texts.values()], came, outdated, repeated: given.length - homes.size };
};

/** What becomes of news where other texts stand. */
export interface Placed {
  /** The homes that count, by text. */
  readonly homes: ReadonlyMap<string, readonly Reading[]>;
  /** Texts that lose addresses: text → address → the text that has taken its place there. */
  readonly lost: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly outdated: readonly Outdated[];
}

/** Decides what is left where other texts stand (rules 2 and 3); texts of a backup take the place of all that is not in it. */
export const placeNews = (
  { texts, came }: Pick<News, 'texts' | 'came'>,
  standingAt: (address: string) => readonly Standing[],
  { backup }: PutOptions = {},
): Placed => {
  const lost = new Map<string, Map<string, string>>();
  const left = new Map<string, readonly Standing[]>();
  for (const [address, all] of came) {
    const staying: Standing[] = [];
    for (const there of standingAt(address)) {
      if (backup?.(there.id)) continue;
      const again = all.find(({ text }) => text.id === there.id);
      const taker =
        again ??
        all.find(
          (each) =>
            (backup !== undefined || isInPlaceOf(each, there)) && mayBeVersions(each.text.wording, there.wording),
        );
      if (taker === undefined) staying.push(there);
      else if (taker.heir !== there.id)
        lost.set(there.id, (lost.get(there.id) ?? new Map<string, string>()).set(address, taker.heir));
    }
    left.set(address, staying);
  }
  const homes = new Map<string, Reading[]>();
  const outdated: Outdated[] = [];
  for (const home of texts.flat()) {
    const { id } = home.article;
    const address = addressOf(home.article) ?? '';
    const text = came.get(address)?.find((each) => each.text.id === id)?.text;
    const isPassed =
      backup === undefined &&
      text !== undefined &&
      left.get(address)?.some((there) => isOutdated(text, there) && mayBeVersions(text.wording, there.wording));
    if (isPassed) outdated.push(outdatedAs(home.article));
    else addTo(homes, id, home);
  }
  return { homes, lost, outdated };
};

/** What a text is with the homes that it keeps and those that came; undefined when none is left. */
export const rehomed = (
  stored: Reading | undefined,
  lost: ReadonlyMap<string, string> | undefined,
  news: readonly Reading[],
  { backup }: PutOptions = {},
): Reading | undefined => {
  // A backup says all of a text.
  if (backup !== undefined && news.length > 0) return joinHomes(news);
  const kept =
    stored === undefined
      ? []
      : readingsAtHomes(stored).filter(({ article }) => lost?.has(addressOf(article) ?? '') !== true);
  return joinHomes([...kept, ...news]);
};

/** Counts what became of the homes that were given of one text. */
export const countHomes = (
  given: readonly Reading[],
  stored: Reading | undefined,
  now: Reading,
  isVersion: boolean,
): Required<Omit<PutResult, 'outdated' | 'removed'>> => {
  const count = { added: 0, changed: 0, unchanged: 0, duplicates: 0 };
  if (stored === undefined) {
    count[isVersion ? 'changed' : 'added'] = 1;
    return { ...count, duplicates: given.length - 1 };
  }
  const known = new Map(readingsAtHomes(stored).map((home) => [homeKey(home.article), JSON.stringify(home)]));
  const isFirstAnother =
    JSON.stringify({ ...now, alsoAt: undefined }) !== JSON.stringify({ ...stored, alsoAt: undefined });
  const isHomeAnother = given.some((home) => {
    const before = known.get(homeKey(home.article));
    return before !== undefined && before !== JSON.stringify(home);
  });
  const further = given.filter(({ article }) => !known.has(homeKey(article))).length;
  if (isFirstAnother || isHomeAnother || isVersion) count.changed = 1;
  count.duplicates = Math.min(further, given.length - count.changed);
  return { ...count, unchanged: given.length - count.changed - count.duplicates };
};

/** How many stored texts lost an address to none of those that were written: where one was, that is counted as changed. */
export const countRemoved = (lost: Placed['lost'], written: ReadonlySet<string>): number =>
  [...lost.values()].filter((at) => ![...at.values()].some((taker) => written.has(taker))).length;

/** Adds up what became of several puts. */
export const addCounts = (sum: PutResult, next: PutResult): PutResult => {
  const duplicates = (sum.duplicates ?? 0) + (next.duplicates ?? 0);
  const removed = (sum.removed ?? 0) + (next.removed ?? 0);
  const outdated = [...(sum.outdated ?? []), ...(next.outdated ?? [])];
  return {
    added: sum.added + next.added,
    changed: sum.changed + next.changed,
    unchanged: sum.unchanged + next.unchanged,
    ...(duplicates > 0 ? { duplicates } : {}),
    ...(removed > 0 ? { removed } : {}),
    ...(outdated.length > 0 ? { outdated } : {}),
  };
};

/** Remembers what a first load was given, since no engine can be asked yet. */
export interface Versions {
  /** What the readings change, and the judgements that go over to new versions. */
  take(
    readings: readonly Reading[],
    applied: Pick<Applied, 'wrong'>,
    options?: PutOptions,
  ): { readonly changes: readonly Change[]; readonly judgements: readonly Judgement[]; readonly result: PutResult };
}

/** `read` gives a reading back that was taken before, as the last change of its article had it. */
export const createVersions = (read: (article: string) => Reading | undefined): Versions => {
  const digests = new Map<string, string>();
  const byAddress = new Map<string, readonly Standing[]>();
  const standingAt = (address: string): readonly Standing[] => {
    const all = byAddress.get(address) ?? [];
    return all.length < mostOfAddress ? all : [];
  };
  const leave = (address: string, text: string): readonly Standing[] => {
    const others = (byAddress.get(address) ?? []).filter(({ id }) => id !== text);
    byAddress.set(address, others);
    return others;
  };
  return {
    take: (readings, applied, options = {}) => {
      const news = options.backup === undefined ? newestOf(readings, options.among) : asTheyAre(readings);
      const { homes, lost, outdated } = placeNews(news, standingAt, options);
      const before = new Map<string, Reading | undefined>();
      for (const id of new Set([...lost.keys(), ...homes.keys()]))
        before.set(id, digests.has(id) ? read(id) : undefined);
      const takers = new Set([...lost.values()].flatMap((at) => [...at.values()]));
      const changes: Change[] = [];
      const now = new Map<string, Reading>();
      let result: PutResult = { added: 0, changed: 0, unchanged: news.repeated };
      for (const [id, at] of lost) for (const address of at.keys()) leave(address, id);
      for (const id of new Set([...lost.keys(), ...homes.keys()])) {
        const given = homes.get(id) ?? [];
        const reading = rehomed(before.get(id), lost.get(id), given, options);
        const change = changeTo(id, reading);
        if (change.digest !== digests.get(id)) changes.push(change);
        if (change.digest === undefined) digests.delete(id);
        else digests.set(id, change.digest);
        if (reading === undefined || given.length === 0) continue;
        now.set(id, reading);
        result = addCounts(result, countHomes(given, before.get(id), reading, takers.has(id)));
        for (const { article } of readingsAtHomes(reading)) {
          const address = addressOf(article);
          if (address === undefined) continue;
          const known = byAddress.get(address)?.find((each) => each.id === id)?.publishedAt;
          const others = leave(address, id);
          const day = [article.publishedAt, known].sort().findLast((each) => each !== undefined);
          const { wording } = standingAs(article);
          if (others.length < mostOfAddress)
            byAddress.set(address, [...others, { id, ...(day === undefined ? {} : { publishedAt: day }), wording }]);
        }
      }
      const judged = new Map<string, Judgement>();
      for (const [id, at] of [...lost].sort(([a], [b]) => byCodeUnits(a, b))) {
        const former = before.get(id);
        for (const taker of at.values()) {
          const reading = now.get(taker);
          if (former === undefined || reading === undefined) continue;
          for (const judgement of wrongAgain(former, reading, applied)) {
            const key = judgementId(judgement);
            if (!judged.has(key)) judged.set(key, judgement);
          }
        }
      }
      const written = new Set(changes.flatMap(({ article }) => (homes.has(article) ? [article] : [])));
      const removed = countRemoved(lost, written);
      const passed = addCounts(result, { added: 0, changed: 0, unchanged: 0, removed, outdated });
      return {
        changes,
        judgements: [...judged.values()],
        result: addCounts(passed, { added: 0, changed: 0, unchanged: 0, outdated: news.outdated }),
      };
    },
  };
};

const changeTo = (article: string, reading: Reading | undefined): Change =>
  reading === undefined ? { article } : { article, reading, digest: digestReading(reading) };

/** Readings out of a backup: all that each of them says, and nothing is older than another. */
export const asTheyAre = (readings: readonly Reading[]): News => {
  const texts = [
    ...new Map(readings.map((reading) => [reading.article.id, readingsAtHomes(formReading(reading))])).values(),
  ];
  const came = new Map(
    [...gather(texts.flat())].map(([address, there]) => [
      address,
      [...there.values()].map((text): Came => ({ text, heir: text.id })),
    ]),
  );
  return { texts, came, outdated: [], repeated: 0 };
};
