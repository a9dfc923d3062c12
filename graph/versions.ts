import { addressOf } from './address.ts';
import { mayBeVersions, type Wording, wordingOf } from './copies.ts';
import { homeKey, joinHomes, readingsAtHomes } from './homes.ts';
import { byCodeUnits } from './id.ts';
import { type Applied, type Judgement, wrongAgain } from './judgements.ts';
import { addTo } from './lists.ts';
import type { Article, Reading } from './model.ts';
import { digestReading, formReading } from './reading.ts';
import type { Outdated, PutOptions, PutResult } from './store.ts';
import type { Change } from './write.ts';

/*
 * Which texts are versions of one article, and which of them is the newest.
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

/** What came together, by text. */
export interface News {
  /** The texts that count, each with those homes at which it is the newest version, in the order in which they came. */
  readonly texts: readonly (readonly Reading[])[];
  readonly outdated: readonly Outdated[];
  /** Readings of a text that came from the same home before. */
  readonly repeated: number;
}

/**
 * Of readings that came together, whatever their order, the newest version at each address. Texts that have nothing in common are
 * several articles, whatever address they bear: that of a section, or of a ticker. Throws a Failure (`reading-invalid`).
 */
export const newestOf = (readings: readonly Reading[]): News => {
  const homes = new Map<string, Reading>();
  const given = readings.flatMap((reading) => readingsAtHomes(formReading(reading)));
  for (const home of given) {
    const key = `${home.article.id} ${homeKey(home.article)}`;
    const known = homes.get(key)?.article.publishedAt;
    // The earliest day that was given for a home, as for several homes; with the same one the last reading counts.
    if (!homes.has(key) || (home.article.publishedAt ?? '\uffff') <= (known ?? '\uffff')) homes.set(key, home);
  }
  const byAddress = new Map<string, Reading[]>();
  for (const home of homes.values()) {
    const address = addressOf(home.article);
    if (address !== undefined) addTo(byAddress, address, home);
  }
  const passed = new Set<Reading>();
  for (const together of byAddress.values()) {
    if (together.length < 2) continue;
    const newestFirst = together
      .map((home) => ({ home, wording: wordingOf(home.article.text) }))
      .sort((a, b) => (isNewer(a.home.article, b.home.article) ? -1 : 1));
    const kept: typeof newestFirst = [];
    for (const each of newestFirst)
      if (
        kept.some(
          ({ home, wording }) => home.article.id !== each.home.article.id && mayBeVersions(wording, each.wording),
        )
      )
        passed.add(each.home);
      else kept.push(each);
  }
  const texts = new Map<string, Reading[]>();
  for (const home of homes.values()) if (!passed.has(home)) addTo(texts, home.article.id, home);
  const outdated = [...passed].map(({ article }) => outdatedAs(article));
  return { texts: [...texts.values()], outdated, repeated: given.length - homes.size };
};

/** A text that stands at an address. */
export interface Standing extends Dated {
  readonly wording: Wording;
}

/** What becomes of news where other texts stand. */
export interface Placed {
  /** The homes that count, by text. */
  readonly homes: ReadonlyMap<string, readonly Reading[]>;
  /** Texts that lose addresses: text → address → the text that has taken its place there. */
  readonly lost: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly outdated: readonly Outdated[];
}

/** Puts each home in the place of the former versions that stand at its address, unless one of these was published later. */
export const placeNews = (
  texts: readonly (readonly Reading[])[],
  standingAt: (address: string) => readonly Standing[],
  { backup }: PutOptions = {},
): Placed => {
  const homes = new Map<string, Reading[]>();
  const lost = new Map<string, Map<string, string>>();
  const outdated: Outdated[] = [];
  for (const readings of texts)
    for (const home of readings) {
      const { id, text } = home.article;
      const address = addressOf(home.article);
      const others =
        address === undefined ? [] : standingAt(address).filter((other) => other.id !== id && !backup?.(other.id));
      const wording = others.length === 0 ? undefined : wordingOf(text);
      const former = others.filter((other) => wording !== undefined && mayBeVersions(other.wording, wording));
      if (backup === undefined && former.some((other) => isOutdated(home.article, other))) {
        outdated.push(outdatedAs(home.article));
        continue;
      }
      addTo(homes, id, home);
      for (const other of former) {
        const at = lost.get(other.id) ?? new Map<string, string>();
        lost.set(other.id, at.set(address ?? '', id));
      }
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
): Required<Omit<PutResult, 'outdated'>> => {
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

/** Adds up what became of several puts. */
export const addCounts = (sum: PutResult, next: PutResult): PutResult => {
  const duplicates = (sum.duplicates ?? 0) + (next.duplicates ?? 0);
  const outdated = [...(sum.outdated ?? []), ...(next.outdated ?? [])];
  return {
    added: sum.added + next.added,
    changed: sum.changed + next.changed,
    unchanged: sum.unchanged + next.unchanged,
    ...(duplicates > 0 ? { duplicates } : {}),
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
  return {
    take: (readings, applied, options = {}) => {
      const { texts, outdated, repeated } = options.backup === undefined ? newestOf(readings) : asTheyAre(readings);
      const standingAt = (address: string): readonly Standing[] => {
        const all = byAddress.get(address) ?? [];
        return all.length < mostOfAddress ? all : [];
      };
      const changes: Change[] = [];
      const judgements: Judgement[] = [];
      let result: PutResult = { added: 0, changed: 0, unchanged: repeated };
      for (const text of texts) {
        const placed = placeNews([text], standingAt, options);
        const given = [...placed.homes.values()][0] ?? [];
        const id = (text[0] as Reading).article.id;
        const stored = digests.has(id) ? read(id) : undefined;
        const formerOnes = [...placed.lost].map(([other, at]) => ({ other, at, before: read(other) }));
        for (const { other, at, before } of formerOnes) {
          const rest = rehomed(before, at, []);
          changes.push(changeTo(other, rest));
          if (rest === undefined) digests.delete(other);
          else digests.set(other, digestReading(rest));
          for (const address of at.keys())
            byAddress.set(
              address,
              (byAddress.get(address) ?? []).filter((each) => each.id !== other),
            );
        }
        const now = given.length === 0 ? undefined : rehomed(stored, undefined, given, options);
        if (now !== undefined) {
          const change = changeTo(id, now);
          if (change.digest !== digests.get(id)) changes.push(change);
          digests.set(id, change.digest ?? '');
          for (const { before } of formerOnes)
            if (before !== undefined) judgements.push(...wrongAgain(before, now, applied));
          result = addCounts(result, countHomes(given, stored, now, placed.lost.size > 0));
          for (const { article } of given) {
            const address = addressOf(article);
            if (address === undefined) continue;
            const others = (byAddress.get(address) ?? []).filter((each) => each.id !== id);
            if (others.length < mostOfAddress)
              byAddress.set(address, [...others, { ...dated(article), wording: wordingOf(article.text) }]);
          }
        }
        result = addCounts(result, { added: 0, changed: 0, unchanged: 0, outdated: placed.outdated });
      }
      return { changes, judgements, result: addCounts(result, { added: 0, changed: 0, unchanged: 0, outdated }) };
    },
  };
};

const dated = ({ id, publishedAt }: Article): Dated => ({ id, ...(publishedAt === undefined ? {} : { publishedAt }) });

const changeTo = (article: string, reading: Reading | undefined): Change =>
  reading === undefined ? { article } : { article, reading, digest: digestReading(reading) };

/** Readings out of a backup: all that each of them says, and nothing is older than another. */
export const asTheyAre = (readings: readonly Reading[]): News => ({
  texts: [...new Map(readings.map((reading) => [reading.article.id, readingsAtHomes(formReading(reading))])).values()],
  outdated: [],
  repeated: 0,
});
