import type { Article } from '../../graph/model.ts';
import { dayOf, languageCode } from './day.ts';
import { isMarkup } from './html.ts';
import { htmlTextWithin, type PageTerms } from './pages.ts';
import { decodeEntities } from './plainHtml.ts';
import { articleFromText, nameOfUrl, withTitle } from './text.ts';

/*
 * An article from one object of a JSON file, a JSON line or a feed. Which key means what is told by `--fields`, or by the keys that the common news
 * sets use: news-please and CC-News, the answers of NewsAPI, the Guardian and the New York Times, webhose (webz.io), ninjs, JSON Feed, schema.org,
 * dumps of Elasticsearch and CouchDB.
 */

/** What an article may take out of a record. */
export const fieldNames = ['text', 'title', 'date', 'url', 'source', 'author', 'language', 'id'] as const;
export type FieldName = (typeof fieldNames)[number];
/** The path (`fields.bodyText`) of the values that a user names himself. */
export type Fields = Readonly<Partial<Record<FieldName, string>>>;

/** Paths by what they mean, the surest first. Compared without case, `_`, `-` and spaces. */
const KNOWN: Readonly<Record<FieldName, readonly string[]>> = {
  text: [
    'articleBody',
    'maintext',
    'fields.bodyText',
    'fields.body',
    'content_text',
    'body_text',
    'bodyText',
    'full_text',
    'article_text',
    'plain_text',
    'cleaned_text',
    'text',
    'body',
    'content_html',
    'body_html',
    'body_xhtml',
    'content:encoded',
    'content.encoded',
    'content.rendered',
    'content.value',
    'content',
    'article_content',
    'raw_text',
    'story',
    'article',
    'blocks.body',
  ],
  title: [
    'headline.main',
    'title.rendered',
    'title',
    'headline',
    'webTitle',
    'article_title',
    'heading',
    'title_page',
    'thread.title',
    'name',
  ],
  date: [
    'datePublished',
    'date_publish',
    'date_published',
    'published_at',
    'published_date',
    'publish_date',
    'publication_date',
    'webPublicationDate',
    'pub_date',
    'published',
    'firstcreated',
    'versioncreated',
    'dc.date',
    'date_gmt',
    'date',
    'datetime',
    'updated',
    'created_at',
    'created',
    'timestamp',
    'time',
  ],
  url: [
    'canonical_url',
    'web_url',
    'webUrl',
    'article_url',
    'external_url',
    'url',
    'link',
    'href',
    'uri',
    'mainEntityOfPage',
    // In many sets that is the outlet's address.
    'source_url',
  ],
  source: [
    'source.name',
    'source.title',
    'publisher.name',
    'source_name',
    'outlet',
    'publisher',
    'publication',
    'newspaper',
    'site_name',
    'thread.site',
    'source_domain',
    'source',
    'site',
    'domain',
    'provider',
    'feed.title',
  ],
  author: ['author.name', 'byline.original', 'author', 'authors', 'byline', 'creator', 'dc.creator', 'fields.byline'],
  language: ['language', 'inLanguage', 'lang', 'locale', 'language_code'],
  id: ['id', '_id', 'uuid', 'guid', 'guid.value', 'article_id', 'doc_id'],
};

/** Only when there is no longer text: what a feed or an interface says of an article. */
const SUMMARIES = [
  'description',
  'summary',
  'abstract',
  'lead_paragraph',
  'snippet',
  'trailText',
  'fields.trailText',
  'excerpt.rendered',
  'excerpt',
];
/** Objects that hold the article proper. */
const WRAPPERS = ['_source', 'doc', 'article', 'item', 'node', 'attributes', 'data'];
/** Lists of articles in an object. */
const LISTS = [
  'articles',
  'items',
  'results',
  'docs',
  'posts',
  'entries',
  'hits',
  'rows',
  'data',
  'value',
  'response',
  'news',
  '@graph',
  'stories',
];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, '');
}

/** Own keys only, whatever they are called: a key `__proto__` of a file is a key like others. */
type Keys = ReadonlyMap<string, unknown>;

function keysOf(record: Readonly<Record<string, unknown>>): Keys {
  const keys = new Map<string, unknown>();
  for (const [key, value] of Object.entries(record)) {
    const plain = plainKey(key);
    if (!keys.has(plain)) keys.set(plain, value);
  }
  return keys;
}

function at(keys: Keys, path: string): unknown {
  const whole = plainKey(path);
  if (keys.has(whole)) return keys.get(whole);
  const dot = path.indexOf('.');
  if (dot < 0) return undefined;
  const inner = keys.get(plainKey(path.slice(0, dot)));
  const first = Array.isArray(inner) ? inner[0] : inner;
  return isRecord(first) ? at(keysOf(first), path.slice(dot + 1)) : undefined;
}

/** Lists within lists, or wrappers within wrappers, that may hold a text; what is deeper is no article and would end the run. */
const MAX_DEPTH = 50;

/** Text of a value: a string, a number, a list of them (paragraphs, authors), an object with a name or text. */
function textOf(value: unknown, glue: string, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) {
    if (depth >= MAX_DEPTH) return undefined;
    const parts = value.slice(0, 10_000).map((part) => textOf(part, glue, depth + 1));
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? undefined : known.join(glue);
  }
  if (isRecord(value)) {
    const keys = keysOf(value);
    for (const key of ['text', 'value', 'name', 'main', 'rendered', '@value', '#text', '@id']) {
      const inner = keys.get(key);
      if (typeof inner === 'string' && inner.trim() !== '') return inner;
    }
  }
  return undefined;
}

/** What was found, and for each field the key that it came from. */
interface Found {
  readonly value: string;
  readonly key: string;
}

function find(
  keys: Keys,
  name: FieldName,
  fields: Fields,
  glue: string,
  accept: (text: string) => boolean,
): Found | undefined {
  const named = fields[name];
  for (const key of named === undefined ? KNOWN[name] : [named]) {
    const value = textOf(at(keys, key), glue);
    if (value !== undefined && accept(value)) return { value, key };
  }
  return undefined;
}

const anything = (): boolean => true;

/** Fewest characters of a text that is no name or label. */
const SHORTEST = 40;

export interface RecordArticle {
  readonly article: Article;
  /** Where title, date and the rest came from: field → words. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** What the file around an object says of its article, and where and how long it may be read. */
export interface Around extends Partial<Pick<PageTerms, 'place' | 'articleSeconds'>> {
  readonly source?: string;
  readonly language?: string;
  /** Whether the title is HTML, in which `&amp;` is `&`. */
  readonly hasHtmlTitle?: boolean;
}

/**
 * The article of an object, or undefined when it holds none. `name` is what the article is called when the object has no id and no address; `around`
 * is known from the file around it (a feed's title and language, the place of the object). Throws a BadInput for HTML that takes too long.
 */
export async function articleFromRecord(
  record: unknown,
  name: string,
  fields: Fields = {},
  around: Around = {},
  depth = 0,
): Promise<RecordArticle | undefined> {
  if (!isRecord(record) || depth > MAX_DEPTH) return undefined;
  const keys = keysOf(record);
  const isText = (text: string): boolean => fields.text !== undefined || text.trim().length >= SHORTEST;
  const text = find(keys, 'text', fields, '\n\n', isText) ?? summaryOf(keys, fields);
  if (text === undefined) {
    if (fields.text !== undefined) return undefined;
    for (const wrapper of WRAPPERS) {
      const inner = keys.get(plainKey(wrapper));
      if (isRecord(inner)) return articleFromRecord(inner, name, fields, around, depth + 1);
    }
    return undefined;
  }
  const title = find(keys, 'title', fields, ' ', (value) => value !== text.value && value.length <= 1000);
  const date = find(keys, 'date', fields, ' ', (value) => dayOf(value) !== undefined);
  const url = find(keys, 'url', fields, ' ', (value) => /^https?:\/\/[^\s<>"]{3,2000}$/.test(value));
  const source = find(keys, 'source', fields, ', ', (value) => value.length <= 200);
  const author = find(keys, 'author', fields, ', ', (value) => value.length <= 500);
  const language = find(keys, 'language', fields, ' ', anything);
  const id = find(keys, 'id', fields, ' ', (value) => value.length <= 120 && !/^https?:/.test(value));
  const code = languageCode(language?.value) ?? languageCode(around.language);
  const body = isMarkup(text.value) ? await htmlTextWithin(text.value, { place: name, name, ...around }) : text.value;
  const heading =
    title === undefined ? undefined : plainTitle(title.value, around.hasHtmlTitle || title.key.endsWith('.rendered'));
  const publishedAt = date === undefined ? undefined : dayOf(date.value);
  const outlet = source?.value ?? around.source;
  const article = articleFromText(withTitle(heading, body), {
    name: id?.value ?? (url === undefined ? name : nameOfUrl(url.value)),
    ...(heading === undefined ? {} : { title: heading }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(url === undefined ? {} : { url: url.value }),
    ...(outlet === undefined ? {} : { source: outlet }),
    ...(code === undefined ? {} : { language: code }),
    ...(author === undefined ? {} : { author: author.value.replace(/\s+/g, ' ').trim() }),
  });
  const reasons: { [field: string]: string; source?: string; language?: string } = {};
  const tell = (field: string, found: Found | undefined): void => {
    if (found !== undefined) reasons[field] = `key ${found.key}`;
  };
  tell('text', text);
  tell('title', title);
  tell('date', date);
  tell('url', url);
  tell('source', source);
  tell('author', author);
  tell('language', language);
  if (source === undefined && outlet !== undefined) reasons.source = 'the feed';
  if (languageCode(language?.value) === undefined && code !== undefined) reasons.language = 'the feed';
  return { article, reasons };
}

function summaryOf(keys: Keys, fields: Fields): Found | undefined {
  if (fields.text !== undefined) return undefined;
  for (const key of SUMMARIES) {
    const value = textOf(at(keys, key), '\n\n');
    if (value !== undefined && value.trim().length >= SHORTEST) return { value, key };
  }
  return undefined;
}

function plainTitle(title: string, isHtml = false): string {
  const bare = title.replace(/<[^<>]{0,200}>/g, '');
  return (isHtml ? decodeEntities(bare) : bare).replace(/\s+/g, ' ').trim();
}

/** The objects of a JSON value that may be articles: the value itself, the items of a list, or of a list inside an object. */
export function* recordsOf(value: unknown, depth = 0): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const item of value) yield item;
    return;
  }
  if (!isRecord(value)) return;
  if (depth < 3) {
    const keys = keysOf(value);
    for (const list of LISTS) {
      const inner = keys.get(plainKey(list));
      if (Array.isArray(inner) && inner.some(isRecord)) {
        yield* inner;
        return;
      }
      if (isRecord(inner) && LISTS.some((name) => Array.isArray(keysOf(inner).get(plainKey(name))))) {
        yield* recordsOf(inner, depth + 1);
        return;
      }
    }
  }
  yield value;
}
