import { mayBeVersions, sketchText } from './copies.ts';
import { byCodeUnits } from './id.ts';
import type { Article, Reading } from './model.ts';
import { digestReading, formReading } from './reading.ts';
import type { PutResult } from './store.ts';
import type { Change } from './write.ts';

/*
 * Which texts are versions of one article. The id of an article is its text, so that a changed text is another id; what tells
 * that it is the same article is where it was read: its address, or its file.
 */

/** Parts of a query that say who sent the reader, not which page it is. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)$/i;

/** An address without what may differ between two links to one page; undefined for a front page, and for what is none. */
const canonicalUrl = (text: string): string | undefined => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const path = url.pathname.replace(/\/$/, '');
  // A ticker's entries differ in nothing else; what a browser is to scroll to says nothing of the page.
  const fragment = url.hash.replace(/:~:.*$/, '').replace(/^#$/, '');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !tracking.test(part.split('=')[0] ?? ''))
    .join('&');
  // Many a page names the front page as its own address: that would make one article of a whole paper.
  if (/^(?:\/(?:index|home|default)\.\w+)?$/.test(path) && query === '' && fragment === '') return undefined;
  return `${url.host}${path}${query === '' ? '' : `?${query}`}${fragment}`;
};

/**
 * Where an article is at home: two texts of one address are two versions of one article, if they have anything in common. `host/path` of its URL, else
 * `file:` and the file that it was read from; undefined when neither is known.
 */
export const addressOf = ({ url, file }: Pick<Article, 'url' | 'file'>): string | undefined =>
  (url === undefined ? undefined : canonicalUrl(url)) ?? (file === undefined ? undefined : `file:${file}`);

/** With so many articles an address is that of an outlet or a section: its texts are compared no longer, each is an article of its own. */
export const mostOfAddress = 100;

type Dated = Pick<Article, 'id' | 'publishedAt'>;

/** Which of two texts that came together is the newer version: the one that was published later, else the greater id, whatever came first. */
export const isNewer = (one: Dated, other: Dated): boolean =>
  (byCodeUnits(one.publishedAt ?? '', other.publishedAt ?? '') || byCodeUnits(one.id, other.id)) > 0;

/**
 * Of readings that came together the newest version of each article, in the order in which they came. Texts that have nothing in
 * common are several articles, whatever address they bear: that of a section, or of a ticker.
 */
export const newestVersions = (readings: readonly Reading[]): readonly Reading[] => {
  const byAddress = new Map<string, Reading[]>();
  for (const reading of readings) {
    const address = addressOf(reading.article);
    if (address === undefined) continue;
    const others = byAddress.get(address);
    if (others === undefined) byAddress.set(address, [reading]);
    else others.push(reading);
  }
  const passed = new Set<Reading>();
  for (const together of byAddress.values()) {
    if (together.length < 2) continue;
    const newestFirst = together
      .map((reading) => ({ reading, sketch: sketchText(reading.article.text) }))
      .sort((a, b) => (isNewer(a.reading.article, b.reading.article) ? -1 : 1));
    const kept: typeof newestFirst = [];
    for (const each of newestFirst)
      if (kept.some(({ sketch }) => mayBeVersions(sketch, each.sketch))) passed.add(each.reading);
      else kept.push(each);
  }
  return readings.filter((reading) => !passed.has(reading));
};

/** Remembers what a first load was given, since no engine can be asked yet. */
export interface Versions {
  /** What the readings change: those of articles that were given before are passed over, former versions are forgotten. */
  take(readings: readonly Reading[]): { readonly changes: readonly Change[]; readonly result: PutResult };
}

export const createVersions = (): Versions => {
  const held = new Set<string>();
  const byAddress = new Map<string, readonly { readonly id: string; readonly sketch: string }[]>();
  return {
    take: (readings) => {
      const formed = newestVersions(readings.map(formReading));
      const changes: Change[] = [];
      let added = 0;
      let changed = 0;
      for (const reading of formed) {
        const { id, text } = reading.article;
        if (held.has(id)) continue;
        const address = addressOf(reading.article);
        let isVersion = false;
        if (address !== undefined) {
          const sketch = sketchText(text);
          const others = byAddress.get(address) ?? [];
          const former =
            others.length >= mostOfAddress ? [] : others.filter((other) => mayBeVersions(other.sketch, sketch));
          for (const other of former) {
            held.delete(other.id);
            changes.push({ article: other.id });
          }
          isVersion = former.length > 0;
          if (others.length < mostOfAddress)
            byAddress.set(address, [...others.filter((other) => !former.includes(other)), { id, sketch }]);
        }
        held.add(id);
        changes.push({ article: id, reading, digest: digestReading(reading) });
        if (isVersion) changed += 1;
        else added += 1;
      }
      const passed = readings.length - formed.length;
      const result = { added, changed, unchanged: formed.length - added - changed };
      return { changes, result: passed > 0 ? { ...result, outdated: passed } : result };
    },
  };
};
