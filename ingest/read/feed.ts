import { publicAddress } from '../../graph/credentials.ts';
import type { Problem } from '../../graph/model.ts';
import { decode } from './decode.ts';
import { BadInput, collect, type Input, MAX_BYTES, problemOf } from './input.ts';
import { stripTags } from './plainHtml.ts';
import { articleFromRecord, type RecordArticle } from './record.ts';

/** An item of a feed: the article that it holds, if it holds one, and the page that it points to. */
export interface FeedItem {
  /** Its link, else its own id: the same for the same item at every visit. */
  readonly key: string;
  readonly link?: string;
  readonly read?: RecordArticle;
}

export type FeedResult = FeedItem | { readonly problem: Problem };

/** What this file takes of a feed that feedsmith read; all four formats, brought to one shape here. */
type Loose = { readonly [key: string]: Loose | undefined } & string;

function listOf(value: Loose | undefined): readonly Loose[] {
  return Array.isArray(value) ? (value as Loose[]) : [];
}

export interface FeedOptions {
  /** Most bytes of the feed. */
  readonly maxBytes?: number;
  /** Most seconds for the HTML of one item. */
  readonly articleSeconds?: number;
}

/**
 * The items of an RSS 0.9x, 1.0 or 2.0, Atom or JSON feed. Entities of a DOCTYPE are not resolved (feedsmith's parser knows none); a feed that breaks off
 * is read up to its last complete item.
 */
export async function* readFeed(input: Input, options: FeedOptions = {}): AsyncGenerator<FeedResult> {
  const bytes = await collect(input, options.maxBytes ?? MAX_BYTES);
  const decoded = await decode(bytes, input.charset);
  if (decoded === undefined)
    throw new BadInput('binary', input.place, `"${input.name}" holds binary data; expected a feed`);
  // without its DOCTYPE no parser can be led to other files, and none stumbles over it
  const text = withoutDoctype(decoded.text.trim());
  const { parseFeed } = await import('feedsmith');
  let parsed: { format: string; feed: unknown } | undefined;
  let whole = text;
  try {
    parsed = parseFeed(text);
  } catch {
    whole = repair(text);
  }
  if (parsed === undefined) {
    try {
      parsed = parseFeed(whole);
    } catch {
      throw new BadInput('no-feed', input.place, `"${input.name}" is no feed; expected RSS, Atom or JSON Feed`);
    }
    yield {
      problem: {
        rule: 'cut-off',
        place: `${input.place}:${whole.lastIndexOf('>', whole.length - 30)}`,
        message: `"${input.name}" is no well-formed feed; its complete items were read`,
      },
    };
  }
  const feed = parsed.feed as Loose;
  const { format } = parsed;
  const name = clip(feed.title?.value ?? feed.title);
  const outlet = name !== undefined && isHtml(feed.title, format) ? stripTags(name) : name;
  // what relative links are relative to: RFC 4287 has xml:base, JSON Feed and RSS the home page
  const bases: readonly unknown[] = [
    feed.xml?.base,
    feed.home_page_url,
    feed.link,
    linkIn(listOf(feed.links)),
    feed.feed_url,
    input.url,
  ];
  const language = clip(feed.language) ?? clip(listOf(feed.dc?.languages)[0]) ?? clip(feed.xml?.lang);
  const fallback = {
    ...(outlet === undefined ? {} : { source: outlet }),
    ...(language === undefined ? {} : { language }),
  };
  const items = listOf(feed.items ?? feed.entries);
  for (const [index, item] of items.entries()) {
    const link = linkOf(item, [item.xml?.base, ...bases]);
    const record = {
      text: longest([
        item.content?.encoded,
        item.content?.value,
        item.content,
        item.content_html,
        item.content_text,
        item.description,
        item.summary?.value,
        item.summary,
      ]),
      title: item.title?.value ?? item.title,
      date:
        item.pubDate ??
        item.published ??
        item.date_published ??
        listOf(item.dc?.dates)[0] ??
        item.updated ??
        item.date_modified,
      url: link,
      author: authorsOf(item),
      language: item.language ?? item.dc?.language,
      source: item.source?.title?.value ?? item.source?.title,
    };
    const name = `${input.name.replace(/\.\w{2,5}$/, '')}-${index + 1}`;
    const place = `${input.place}:${index + 1}`;
    let read: RecordArticle | undefined;
    try {
      read = await articleFromRecord(
        record,
        name,
        { text: 'text' },
        { ...fallback, place, articleSeconds: options.articleSeconds, hasHtmlTitle: isHtml(item.title, format) },
      );
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      yield { problem: problemOf(error) };
      continue;
    }
    const guid = item.guid?.value ?? item.guid ?? item.id;
    const key = link ?? (typeof guid === 'string' ? guid : (read?.article.id ?? `item ${index + 1}`));
    if (link === undefined && read === undefined)
      yield {
        problem: {
          rule: 'no-text',
          place,
          message: `item ${index + 1} of "${input.name}" has neither a text nor a link to its page`,
        },
      };
    else yield { key, ...(link === undefined ? {} : { link }), ...(read === undefined ? {} : { read }) };
  }
}

function clip(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;
}

function longest(values: readonly unknown[]): string | undefined {
  let best: string | undefined;
  for (const value of values)
    if (typeof value === 'string' && (best === undefined || value.length > best.length)) best = value;
  return best;
}

/**
 * Whether a title is HTML: in RSS and RDF by custom, in Atom where its type says so. There `&amp;amp;` of the file is `&amp;` for XML, and `&` for
 * HTML. In JSON Feed, and in Atom without a type, a title is plain text, and `&amp;` is meant.
 */
function isHtml(title: Loose | undefined, format: string): boolean {
  return format === 'rss' || format === 'rdf' || /html/.test(title?.type ?? '');
}

/** The link to the page itself among those of an Atom feed or entry. */
function linkIn(links: readonly Loose[]): string | undefined {
  return links.find(({ rel, href }) => (rel === undefined || rel === 'alternate') && href !== undefined)?.href;
}

function isPageAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[^\s<>"]{3,2000}$/.test(value.trim());
}

function linkOf(item: Loose, bases: readonly unknown[]): string | undefined {
  const own: readonly unknown[] = [item.url, item.link, linkIn(listOf(item.links))];
  for (const value of [...own, item.guid?.value, item.guid, item.id, item.external_url])
    if (isPageAddress(value)) return publicAddress(value.trim());
  // ids are no addresses of pages unless they are whole ones
  const relative = own.find((value): value is string => typeof value === 'string' && value.trim() !== '');
  const base = bases.find(isPageAddress);
  if (relative === undefined || base === undefined || !URL.canParse(relative.trim(), base.trim())) return undefined;
  const { href } = new URL(relative.trim(), base.trim());
  return isPageAddress(href) && href !== new URL(base.trim()).href ? publicAddress(href) : undefined;
}

function authorsOf(item: Loose): string | undefined {
  const authors: unknown[] = [...listOf(item.authors), ...listOf(item.dc?.creators), item.author];
  const names = authors
    .map((author) => (typeof author === 'object' && author !== null ? (author as Loose).name : author))
    .filter((name): name is string => typeof name === 'string' && name.trim() !== '');
  return names.length === 0 ? undefined : [...new Set<string>(names)].join(', ');
}

/** Takes the document type out, its internal subset included: feeds need none, and it can only do harm. */
export function withoutDoctype(xml: string): string {
  const start = xml.slice(0, 100_000).search(/<!DOCTYPE/i);
  if (start < 0) return xml;
  const open = xml.indexOf('[', start);
  const plainEnd = xml.indexOf('>', start);
  if (plainEnd < 0) return xml.slice(0, start);
  if (open < 0 || open > plainEnd) return xml.slice(0, start) + xml.slice(plainEnd + 1);
  const close = /\]\s{0,100}>/.exec(xml.slice(open));
  return close === null ? xml.slice(0, start) : xml.slice(0, start) + xml.slice(open + close.index + close[0].length);
}

/** Cuts behind the last complete item and closes what is open around it. */
function repair(text: string): string {
  for (const [end, tail] of [
    ['</item>', /<rdf:RDF/i.test(text.slice(0, 2000)) ? '</rdf:RDF>' : '</channel></rss>'],
    ['</entry>', '</feed>'],
  ] as const) {
    const at = text.lastIndexOf(end);
    if (at >= 0) return text.slice(0, at + end.length) + tail;
  }
  return text;
}
