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
 * Where an article is at home: two texts of one address are two versions of one article. `host/path` of its URL, else
 * `file:` and the file that it was read from; undefined when neither is known.
 */
export const addressOf = ({ url, file }: Pick<Article, 'url' | 'file'>): string | undefined =>
  (url === undefined ? undefined : canonicalUrl(url)) ?? (file === undefined ? undefined : `file:${file}`);

type Dated = Pick<Article, 'id' | 'publishedAt'>;

/** Which of two texts that came together is the newer version: the one that was published later, else the greater id, whatever came first. */
export const isNewer = (one: Dated, other: Dated): boolean =>
  (byCodeUnits(one.publishedAt ?? '', other.publishedAt ?? '') || byCodeUnits(one.id, other.id)) > 0;

/** Of readings that came together the newest version of each article, in the order in which they came. */
export const newestVersions = (readings: readonly Reading[]): readonly Reading[] => {
  const newest = new Map<string, Reading>();
  for (const reading of readings) {
    const address = addressOf(reading.article);
    const other = address === undefined ? undefined : newest.get(address);
    if (address !== undefined && (other === undefined || isNewer(reading.article, other.article)))
      newest.set(address, reading);
  }
  return readings.filter((reading) => {
    const address = addressOf(reading.article);
    return address === undefined || newest.get(address) === reading;
  });
};

/** Remembers what a first load was given, since no engine can be asked yet. */
export interface Versions {
  /** What the readings change: those of articles that were given before are passed over, former versions are forgotten. */
  take(readings: readonly Reading[]): { readonly changes: readonly Change[]; readonly result: PutResult };
}

export const createVersions = (): Versions => {
  const held = new Set<string>();
  const byAddress = new Map<string, string>();
  return {
    take: (readings) => {
      const formed = newestVersions(readings.map(formReading));
      const changes: Change[] = [];
      let added = 0;
      let changed = 0;
      for (const reading of formed) {
        const { id } = reading.article;
        if (held.has(id)) continue;
        const address = addressOf(reading.article);
        const former = address === undefined ? undefined : byAddress.get(address);
        if (former !== undefined) {
          held.delete(former);
          changes.push({ article: former });
        }
        held.add(id);
        if (address !== undefined) byAddress.set(address, id);
        changes.push({ article: id, reading, digest: digestReading(reading) });
        if (former === undefined) added += 1;
        else changed += 1;
      }
      const passed = readings.length - formed.length;
      const result = { added, changed, unchanged: formed.length - added - changed };
      return { changes, result: passed > 0 ? { ...result, outdated: passed } : result };
    },
  };
};
