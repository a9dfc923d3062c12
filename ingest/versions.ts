import { addressOf } from '../graph/address.ts';
import { wordingOf } from '../graph/copies.ts';
import { byHome } from '../graph/homes.ts';
import type { Article } from '../graph/model.ts';
import type { Version } from '../graph/store.ts';
import { givesWayTo, isNewer, mostOfAddress } from '../graph/versions.ts';
import type { ReadResult } from './read/index.ts';
import { languages } from './read/language.ts';

/*
 * Several texts of one address that have something in common are versions of one article, and which of them count must not hang on which was finished first,
 * nor on what of a run is stored already. So a text that may take the place of another one waits until all is read: by then it is known what came at its
 * address, and the store decides among all of that (graph/versions.ts). A text that gives way to a newer one does so for good, whatever else comes: nothing
 * need be kept of it but its wording.
 */

/**
 * A result of reading; `among` is set for a text that is to take the place of what is stored or went before, and says what came at its address. `outdated`: a
 * newer version makes it needless; `duplicate`: it waits already. `among` alone: nothing is left to put at an address, but what gave way may still stand there.
 */
export type VersionedResult =
  | (Extract<ReadResult, { readonly article: Article }> & { readonly among?: readonly Version[] })
  | Extract<ReadResult, { readonly problem: unknown }>
  | { readonly outdated: Article }
  | { readonly duplicate: Article }
  | { readonly among: readonly Version[] };

/** Which articles are stored at these addresses: address → ids. */
export type LookUp = (
  addresses: readonly string[],
) => Promise<ReadonlyMap<string, ReadonlySet<string>>> | ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Characters of texts that may wait, some 20,000 articles: beyond that they go on, something may be written twice, and where a text comes with several days or
 * names the order may show.
 */
const mostWaiting = 64_000_000;

/** A text that came at an address. */
interface Text {
  version: Version;
  /** As it is called by each source that names this address, with the earliest day of each; without its text. */
  readonly homes: Map<string, Omit<Article, 'text'>>;
  /** It is in the store, or on its way there. */
  hasGone: boolean;
  /** A newer version came. */
  gaveWay: boolean;
}

/** What came at an address, and what is stored there. */
interface Place {
  readonly texts: Text[];
  stored: ReadonlySet<string>;
}

const withoutText = ({ text: _, ...home }: Article): Omit<Article, 'text'> => home;

/** Hands on what was read, `atOnce` looked up together; of each article one version at most at first, and the newest at last. */
export async function* chooseVersions(
  results: AsyncIterable<ReadResult>,
  lookUp: LookUp,
  atOnce = 1,
): AsyncGenerator<VersionedResult> {
  const places = new Map<string, Place>();
  const waiting = new Map<Text, string>();
  let characters = 0;

  const at = (address: string): Place => places.get(address) ?? { texts: [], stored: new Set() };
  const cameAt = (address: string): readonly Version[] => at(address).texts.map(({ version }) => version);

  const letGo = function* (): Generator<VersionedResult> {
    for (const [known, text] of waiting) {
      known.hasGone = true;
      const among = cameAt(known.version.address);
      for (const home of known.homes.values()) yield { article: { ...home, text }, among };
    }
    waiting.clear();
    characters = 0;
  };

  const giveWay = function* (known: Text): Generator<VersionedResult> {
    known.gaveWay = true;
    const text = waiting.get(known);
    if (text === undefined) return;
    waiting.delete(known);
    characters -= text.length;
    for (const home of known.homes.values()) yield { outdated: { ...home, text } };
  };

  const choose = function* (
    result: Extract<ReadResult, { readonly article: Article }>,
    stored: ReadonlyMap<string, ReadonlySet<string>>,
  ): Generator<VersionedResult> {
    const { article } = result;
    const { id, publishedAt } = article;
    const address = languages.has(article.language) ? addressOf(article) : undefined;
    if (address === undefined) {
      yield result;
      return;
    }
    const place = at(address);
    places.set(address, place);
    place.stored = stored.get(address) ?? place.stored;
    const others = place.texts.filter(({ version }) => version.id !== id);
    const known = place.texts.find(({ version }) => version.id === id);
    if (known === undefined && others.length >= mostOfAddress) {
      yield result;
      return;
    }
    const dated = { id, address, ...(publishedAt === undefined ? {} : { publishedAt }) };
    const text: Text = known ?? {
      version: { ...dated, wording: wordingOf(article.text) },
      homes: new Map(),
      hasGone: false,
      gaveWay: false,
    };
    if (known === undefined) place.texts.push(text);
    else if (isNewer(article, text.version)) text.version = { ...dated, wording: text.version.wording };
    const sameName = text.homes.get(article.name);
    if (sameName === undefined || byHome(article, sameName) < 0) text.homes.set(article.name, withoutText(article));

    const older = others.filter(({ version }) => givesWayTo(version, text.version));
    for (const each of older) if (!each.gaveWay) yield* giveWay(each);
    const newer = others.filter(({ version }) => givesWayTo(text.version, version));
    const cameBack = text.gaveWay && newer.length === 0;
    text.gaveWay = newer.length > 0;
    if (text.gaveWay) {
      yield { outdated: article };
      return;
    }
    if (waiting.has(text)) {
      if (sameName !== undefined) yield { duplicate: article };
      return;
    }
    // What is stored may have been displaced by an older one, which went because too many waited.
    const isDisplaced = (cameBack || !text.hasGone) && older.some(({ hasGone }) => hasGone);
    const mayReplace = older.length > 0 || place.stored.size > 0;
    if (!isDisplaced && (text.hasGone || place.stored.has(id) || !mayReplace)) {
      text.hasGone = true;
      if (cameBack) for (const home of text.homes.values()) yield { article: { ...home, text: article.text } };
      else yield result;
      return;
    }
    waiting.set(text, article.text);
    characters += article.text.length;
    if (characters > mostWaiting) yield* letGo();
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

  const settled = new Set([...waiting.keys()].map(({ version }) => version.address));
  yield* letGo();
  for (const [address, { texts, stored }] of places) {
    if (settled.has(address) || !texts.some(({ gaveWay }) => gaveWay)) continue;
    const ids = new Set(texts.map(({ version }) => version.id));
    const mayStand =
      texts.some(({ version, gaveWay, hasGone }) => gaveWay && (hasGone || stored.has(version.id))) ||
      [...stored].some((id) => !ids.has(id));
    if (mayStand) yield { among: cameAt(address) };
  }
}
