import { addressOf } from '../graph/address.ts';
import { mayBeVersions, type Wording, wordingOf } from '../graph/copies.ts';
import type { Article } from '../graph/model.ts';
import { isNewer, mostOfAddress } from '../graph/versions.ts';
import type { ReadResult } from './read/index.ts';
import { languages } from './read/language.ts';

/*
 * Several texts of one address that have something in common are versions of one article, and the store keeps the one that it is given last. Which one that
 * is must not hang on which was finished first, nor on what of a run is stored already. So a text that would take the place of another one waits
 * until all is read: by then it is known which of the run's versions is the newest.
 */

/** A result of reading; `isVersion` is set for a text that is to take the place of what is stored or went before, `outdated` for one that a newer version makes needless, `duplicate` for one that waits already. */
export type VersionedResult =
  | (Extract<ReadResult, { readonly article: Article }> & { readonly isVersion?: boolean })
  | Extract<ReadResult, { readonly problem: unknown }>
  | { readonly outdated: Article }
  | { readonly duplicate: Article };

/** Which articles are stored at these addresses: address → ids. */
export type LookUp = (
  addresses: readonly string[],
) => Promise<ReadonlyMap<string, ReadonlySet<string>>> | ReadonlyMap<string, ReadonlySet<string>>;

/** Texts that may wait, and their characters: beyond that they go on. The graph is the same, something may be written twice. */
const mostWaiting = { texts: 1000, characters: 16_000_000 };

/** The newest text of an article so far. */
interface Newest {
  article: Pick<Article, 'id' | 'publishedAt'>;
  wording: Wording;
  /** A version of this run went on already. */
  hasGone: boolean;
}

/** The article without its text. */
const datedAs = ({ id, publishedAt }: Article): Newest['article'] => ({
  id,
  ...(publishedAt === undefined ? {} : { publishedAt }),
});

/** Hands on what was read, `atOnce` looked up together; of each article one version at most at first, and the newest at last. */
export async function* chooseVersions(
  results: AsyncIterable<ReadResult>,
  lookUp: LookUp,
  atOnce = 1,
): AsyncGenerator<VersionedResult> {
  /** By address; texts that have nothing in common are several articles of one address. */
  const newest = new Map<string, Newest[]>();
  /** One text, as it is called by each source that names this address. */
  const waiting = new Map<Newest, readonly Article[]>();
  let characters = 0;

  const letGo = function* (): Generator<VersionedResult> {
    for (const [known, articles] of waiting) {
      known.hasGone = true;
      for (const article of articles) yield { article, isVersion: true };
    }
    waiting.clear();
    characters = 0;
  };

  const choose = function* (
    result: Extract<ReadResult, { readonly article: Article }>,
    stored: ReadonlyMap<string, ReadonlySet<string>>,
  ): Generator<VersionedResult> {
    const { article } = result;
    const address = languages.has(article.language) ? addressOf(article) : undefined;
    if (address === undefined) {
      yield result;
      return;
    }
    const all = newest.get(address) ?? [];
    const same = all.find((each) => each.article.id === article.id);
    if (same !== undefined) {
      if (isNewer(article, same.article)) same.article = datedAs(article);
      const others = waiting.get(same);
      if (others === undefined) yield result;
      else if (others.some(({ name }) => name === article.name)) yield { duplicate: article };
      else waiting.set(same, [...others, article]);
      return;
    }
    if (all.length >= mostOfAddress) {
      yield result;
      return;
    }
    const wording = wordingOf(article.text);
    const known = all.find((each) => mayBeVersions(each.wording, wording));
    if (known !== undefined && !isNewer(article, known.article)) {
      yield { outdated: article };
      return;
    }
    const older = known === undefined ? undefined : waiting.get(known);
    if (known !== undefined && older !== undefined) {
      waiting.delete(known);
      for (const each of older) {
        characters -= each.text.length;
        yield { outdated: each };
      }
    }
    const hasGone = known?.hasGone ?? false;
    const there = stored.get(address);
    const waits = hasGone || (there !== undefined && there.size > 0 && !there.has(article.id));
    const now = known ?? { article, wording, hasGone };
    now.article = datedAs(article);
    now.wording = wording;
    now.hasGone = hasGone || !waits;
    if (known === undefined) newest.set(address, [...all, now]);
    if (!waits) {
      yield result;
      return;
    }
    waiting.set(now, [article]);
    characters += article.text.length;
    if (waiting.size > mostWaiting.texts || characters > mostWaiting.characters) yield* letGo();
  };

  let group: ReadResult[] = [];
  const chooseAll = async function* (): AsyncGenerator<VersionedResult> {
    const addresses = new Set<string>();
    for (const result of group) if ('article' in result) addresses.add(addressOf(result.article) ?? '');
    addresses.delete('');
    const stored = await lookUp([...addresses]);
    for (const result of group)
      if ('article' in result) yield* choose(result, stored);
      else yield result;
    group = [];
  };
  for await (const result of results) {
    group.push(result);
    if (group.length >= atOnce) yield* chooseAll();
  }
  yield* chooseAll();
  yield* letGo();
}
