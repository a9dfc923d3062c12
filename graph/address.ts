import type { Article } from './model.ts';

/*
 * Where an article is at home. Its id is its text, so that a changed text is another id; what tells that it is the same article
 * is where it was read: its address, or its file.
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
