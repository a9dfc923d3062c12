import { dayOf } from './day.ts';
import { fold, type Node, type Page } from './dom.ts';
import { isDateWord } from './mainText.ts';
import { stripTags } from './plainHtml.ts';
import type { Origin } from './text.ts';

/** What a page says of its article, each field with the place that said it. */
export interface Metadata extends Omit<Origin, 'name'> {
  /** The story as JSON-LD has it. */
  readonly body?: string;
  /** Field → where it was found: `JSON-LD datePublished`, `meta og:title`, `time element`. */
  readonly reasons: Readonly<Record<string, string>>;
}

interface Found {
  readonly value: string;
  readonly reason: string;
}

const DATES = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dc.date.created',
  'dcterms.date',
  'dcterms.created',
  'dcterms.issued',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'publication-date',
  'published-date',
  'published_time',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'article.published',
  'displaydate',
  'originalpublicationdate',
  'rnews:datepublished',
  'article_date_original',
  'datecreated',
  'created',
  'last-modified',
];

/** The first of the candidates that has a value. */
function firstOf(...candidates: (Found | undefined)[]): Found | undefined {
  return candidates.find((candidate) => candidate !== undefined);
}

export function clip(text: string | null | undefined, most = 500): string | undefined {
  const clean = text?.replace(/\s+/g, ' ').trim().slice(0, most);
  return clean === undefined || clean === '' ? undefined : clean;
}

/**
 * Title, day, canonical address, outlet, author and language of a page, out of JSON-LD, Open Graph and other meta tags, microdata and time elements. `base`
 * is the address under which the page was found.
 */
export function metadataOf(document: Page, base?: string): Metadata {
  const meta = new Map<string, string>();
  for (const node of document.querySelectorAll('meta')) {
    const key = (
      node.getAttribute('property') ??
      node.getAttribute('name') ??
      node.getAttribute('itemprop') ??
      node.getAttribute('http-equiv') ??
      ''
    ).toLowerCase();
    const value = clip(node.getAttribute('content'), 2000);
    if (key !== '' && value !== undefined && !meta.has(key)) meta.set(key, value);
  }
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const linked = linkedData(document, {
    addresses: [canonical, meta.get('og:url') ?? '', base ?? ''].filter((one) => one !== ''),
    titles: [meta.get('og:title') ?? '', document.querySelector('title')?.textContent ?? ''].filter(
      (one) => one !== '',
    ),
  });
  const inMeta = (...keys: string[]): Found | undefined => {
    for (const key of keys) {
      const value = meta.get(key);
      if (value !== undefined) return { value: value.slice(0, 500), reason: `meta ${key}` };
    }
    return undefined;
  };
  const day = (found: Found | undefined): Found | undefined => {
    const value = found === undefined ? undefined : dayOf(found.value);
    return found === undefined || value === undefined ? undefined : { value, reason: found.reason };
  };
  const dayInMeta = (): Found | undefined => {
    for (const key of DATES) {
      const found = day(inMeta(key));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const ld = (key: keyof LinkedData, reason: string): Found | undefined => {
    const value = linked[key];
    return value === undefined ? undefined : { value, reason: `JSON-LD ${reason}` };
  };
  const source = firstOf(
    ld('source', 'publisher'),
    outlet(inMeta('og:site_name')),
    inMeta('application-name', 'dc.publisher', 'publisher'),
    holder(inMeta('copyright')),
    outletInTitle(document, meta.get('og:title')),
  );
  // some sites call every page by their own name
  const siteNames = new Set([source?.value, meta.get('og:site_name')].map((one) => fold(one ?? '')));
  const ofArticle = (found: Found | undefined): Found | undefined =>
    found === undefined || siteNames.has(fold(found.value)) ? undefined : found;
  const title = firstOf(
    ofArticle(ld('title', 'headline')),
    ofArticle(inMeta('og:title', 'twitter:title', 'dc.title', 'headline', 'parsely-title')),
    textAt(document, '[itemprop="headline"]', 'itemprop headline'),
    headingInTitle(document),
    ofArticle(textAt(document, 'h1', 'first heading')),
    textAt(document, 'title', 'title element'),
  );
  const url = firstOf(
    address(
      {
        value: canonical,
        reason: 'link rel=canonical',
      },
      base,
    ),
    address(inMeta('og:url'), base),
    address(ld('url', 'url'), base),
    address(base === undefined ? undefined : { value: base, reason: 'its address' }, base),
  );
  const publishedAt = firstOf(
    day(ld('publishedAt', 'datePublished')),
    dayInMeta(),
    day(timeElement(document)),
    dayInAddress(base ?? meta.get('og:url') ?? url?.value),
  );
  const author = firstOf(
    name(ld('author', 'author')),
    name(
      inMeta(
        'author',
        'article:author',
        'dc.creator',
        'dcterms.creator',
        'parsely-author',
        'sailthru.author',
        'byl',
        'cxenseparse:author',
      ),
    ),
    short(
      name(
        textAt(document, '[itemprop="author"] [itemprop="name"],[itemprop="author"],[rel="author"]', 'author element'),
      ),
    ),
    short(named(name(textAt(document, '.byline,.author,.article__author,.autor', 'byline')))),
  );
  const language = firstOf(
    ld('language', 'inLanguage'),
    attribute(document.documentElement, 'lang', 'html lang'),
    inMeta('og:locale', 'language', 'content-language', 'dc.language', 'dcterms.language'),
  );
  const code = language === undefined ? undefined : /^[a-z]{2}(?![a-z])/i.exec(language.value)?.[0].toLowerCase();
  const reasons: Record<string, string> = {};
  const tell = (field: string, found: Found | undefined): void => {
    if (found !== undefined) reasons[field] = found.reason;
  };
  tell('title', title);
  tell('date', publishedAt);
  tell('url', url);
  tell('source', source);
  tell('author', author);
  if (code !== undefined) tell('language', language);
  return {
    ...(title === undefined ? {} : { title: alone(withoutOutlet(title.value, source?.value), document) }),
    ...(publishedAt === undefined ? {} : { publishedAt: publishedAt.value }),
    ...(url === undefined ? {} : { url: url.value }),
    ...(source === undefined ? {} : { source: source.value }),
    ...(author === undefined ? {} : { author: author.value }),
    ...(code === undefined ? {} : { language: code }),
    ...(linked.body === undefined ? {} : { body: linked.body }),
    reasons,
  };
}

function textAt(document: Page, selector: string, reason: string): Found | undefined {
  const node = document.querySelector(selector);
  const value = clip(node?.getAttribute('content') ?? (node === null ? undefined : wordsOf(node)));
  return value === undefined ? undefined : { value, reason };
}

/** Text of an element; two that follow each other stand apart on the page: `<span>Hafenstreit</span><span>Zwei Länder einigen sich</span>`. */
function wordsOf(node: Node): string {
  let text = '';
  let isBehindElement = false;
  for (const child of node.childNodes) {
    if (child.nodeType === 1) text += `${isBehindElement ? ' ' : ''}${wordsOf(child)}`;
    else if (child.nodeType === 3) text += child.textContent ?? '';
    isBehindElement = child.nodeType === 1;
  }
  return text;
}

function attribute(node: Node | null, key: string, reason: string): Found | undefined {
  const value = clip(node?.getAttribute(key));
  return value === undefined ? undefined : { value, reason };
}

/** Elements that tell of other things than the article. */
const ASIDE: ReadonlySet<string> = new Set(['nav', 'aside', 'footer']);

/** Where a time stands: within the article, beside it, or in what frames the page. */
function placeOfTime(node: Node): 'article' | 'page' | 'frame' {
  let header: Node | undefined;
  for (let at = node.parentNode; at !== null; at = at.parentNode) {
    const tag = at.localName ?? '';
    if (ASIDE.has(tag)) return 'frame';
    if (tag === 'header') header = at;
    if (tag === 'article' || tag === 'main') return 'article';
  }
  // The head of a site has today's date, that of the article its headline.
  return header !== undefined && header.querySelector('h1') === null ? 'frame' : 'page';
}

/** The day of publication among the times of a page: declared as such, else the first of the article, never that of a change. */
function timeElement(document: Page): Found | undefined {
  const found = (node: Node | null | undefined): Found | undefined => {
    const value = clip(node?.getAttribute('datetime') ?? node?.getAttribute('content') ?? node?.textContent);
    return value === undefined || dayOf(value) === undefined ? undefined : { value, reason: 'time element' };
  };
  const declared = found(document.querySelector('time[pubdate],[itemprop="datePublished"]'));
  if (declared !== undefined) return declared;
  const times = [...document.querySelectorAll('time')].slice(0, 200).flatMap((node) => {
    const marks = `${node.getAttribute('itemprop') ?? ''} ${node.getAttribute('class') ?? ''}`;
    const isPublished = /publi|entry-date/i.test(marks);
    const place = placeOfTime(node);
    const value = place === 'frame' || (!isPublished && /modif|updated/i.test(marks)) ? undefined : found(node);
    return value === undefined ? [] : [{ value, isPublished, place }];
  });
  const best =
    times.find((time) => time.place === 'article' && time.isPublished) ??
    times.find((time) => time.place === 'article') ??
    times.find((time) => time.isPublished) ??
    times[0];
  return best?.value;
}

/** "/2019/05/03/": many outlets keep the day in the address. */
function dayInAddress(url: string | undefined): Found | undefined {
  const match = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:\/|-|$)/.exec(url ?? '');
  return match === null ? undefined : { value: `${match[1]}-${match[2]}-${match[3]}`, reason: 'its address' };
}

/** "Titel | Zeitung" in the title element, where og:title or the heading has the title alone. */
function outletInTitle(document: Page, title: string | undefined): Found | undefined {
  const whole = clip(document.querySelector('title')?.textContent);
  const alone = title ?? clip(document.querySelector('h1')?.textContent);
  if (whole === undefined || alone === undefined || !whole.startsWith(alone)) return undefined;
  const rest = /^ [|–—·-] ([^|–—·]{2,40})$/.exec(whole.slice(alone.length))?.[1];
  return rest === undefined ? undefined : { value: rest.trim(), reason: 'title element' };
}

const SEPARATORS = [' | ', ' - ', ' – ', ' — ', ' · ', ' » ', ' :: ', ' • '];

/** "Titel | Zeitung" and "Zeitung | Titel" without the outlet. */
function withoutOutlet(title: string, source: string | undefined): string {
  if (source === undefined) return title;
  for (const mark of SEPARATORS) {
    if (title.endsWith(mark + source)) return title.slice(0, -(mark.length + source.length));
    if (title.startsWith(source + mark)) return title.slice(source.length + mark.length);
  }
  return title;
}

/** Longest name of an outlet or a section behind a title. */
const MAX_RUBRIC = 50;

/** "Titel | Rubrik" where a heading of the page has the title alone. */
function alone(title: string, document: Page): string {
  for (const node of document.querySelectorAll('h1')) {
    const heading = clip(node.textContent);
    if (heading === undefined || heading.length < 15 || !title.startsWith(heading)) continue;
    const rest = title.slice(heading.length);
    if (rest.length <= MAX_RUBRIC && SEPARATORS.some((mark) => rest.startsWith(mark))) return heading;
  }
  return title;
}

/** Where the first heading is the outlet's name ("Titel | Zeitung" in the title element), the heading that has the rest of it. */
function headingInTitle(document: Page): Found | undefined {
  const whole = clip(document.querySelector('title')?.textContent);
  const first = fold(clip(document.querySelector('h1')?.textContent) ?? '');
  if (whole === undefined || first === '') return undefined;
  const mark = [...SEPARATORS, ': '].find((one) => whole.includes(one));
  const parts = mark === undefined ? [] : whole.split(mark).map((part) => part.trim());
  if (!parts.some((part) => fold(part) === first)) return undefined;
  for (const node of document.querySelectorAll('h1,h2,h3')) {
    const heading = clip(node.textContent);
    // the outlet's name is the shorter of the two
    if (heading === undefined || fold(heading).length <= first.length) continue;
    if (parts.some((part) => part === heading)) return { value: heading, reason: 'heading in the title element' };
  }
  return undefined;
}

/** "Copyright © 2031 Küstenblatt GmbH" names the outlet, "© 2031" does not. */
function holder(found: Found | undefined): Found | undefined {
  const value = found?.value
    .replace(/copyright|all rights reserved|alle rechte vorbehalten|\(c\)|©|\b(?:19|20)\d{2}\b/giu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:–-]{1,10}|[\s,.:–-]{1,10}$/g, '');
  return found === undefined || value === undefined || value.length < 3 ? undefined : { value, reason: found.reason };
}

/** Some sites give a page's title as the name of the site. */
function outlet(found: Found | undefined): Found | undefined {
  return found === undefined || found.value.length > 70 ? undefined : found;
}

/** Longest line of writers in an element that may hold more than that. */
const MAX_WRITERS = 80;

/** A name that an element holds: what is longer, a biography or a headline, is none. */
function short(found: Found | undefined): Found | undefined {
  return found === undefined || found.value.length > MAX_WRITERS || found.value.startsWith('#') ? undefined : found;
}

function address(found: Found | undefined, base: string | undefined): Found | undefined {
  if (found === undefined || found.value === '') return undefined;
  let { value } = found;
  if (!/^https?:/i.test(value) && base !== undefined && /^\/[^\s]/.test(value)) {
    const origin = /^https?:\/\/[^/]+/.exec(base)?.[0];
    if (origin !== undefined) value = value.startsWith('//') ? `https:${value}` : origin + value;
  }
  // a canonical address that is only the front page is a mistake of the site: every article would be the same
  if (/^https?:\/\/[^/]+\/?$/.test(value) && (base === undefined || !/^https?:\/\/[^/]+\/?$/.test(base)))
    return undefined;
  return /^https?:\/\/[^\s<>"]{3,2000}$/.test(value) ? { value, reason: found.reason } : undefined;
}

/** A person's or desk's name without "By"; addresses are no names. */
function name(found: Found | undefined): Found | undefined {
  if (found === undefined) return undefined;
  // "Anna Berg on June 26, 2031 at 9:00", "Anna Berg | AP – 1 hr ago": the name comes first
  const words = found.value
    .replace(/^(?:by|von|par|por|text|autor(?:in)?|author|story by|written by)[: ]\s{0,5}/i, '')
    .replace(/(?:[|•·\d@]|\/\*| [-–—] ).*$/su, '')
    .trim()
    .split(/\s+/);
  while (words.length > 1 && isDateWord(words[words.length - 1] as string)) words.pop();
  const value = words.join(' ').slice(0, 200);
  return value === '' || /^(?:https?:|www\.|@)/.test(value) || !/\p{L}/u.test(value)
    ? undefined
    : { value, reason: found.reason };
}

/** Of "Karla Berg berichtet seit 2010 aus Riga" the name: a small word ends it that joins no names. */
function named(found: Found | undefined): Found | undefined {
  if (found === undefined) return undefined;
  const words = found.value.split(' ');
  const end = words.findIndex(
    (word, i) =>
      i > 0 &&
      /^\p{Ll}/u.test(word) &&
      !/^(?:v[oa]n|de[rnsl]?|d[iau]|la|le|zu[rm]?|ten?|bin|al|el|und|and|et|y|e)$/.test(word),
  );
  return end < 2 ? found : { ...found, value: words.slice(0, end).join(' ') };
}

type LinkedData = Omit<Metadata, 'reasons'>;

/**
 * What JSON-LD says of the article. Of several articles (teasers, a list) the one with the page's own address counts, else the one with a headline
 * that the page bears as its title, else the first.
 */
function linkedData(
  document: Page,
  own: { readonly addresses: readonly string[]; readonly titles: readonly string[] },
): LinkedData {
  const articles = linkedArticles(document);
  const isOwn = ({ url }: LinkedData): boolean =>
    url !== undefined && own.addresses.some((one) => bareAddress(one) === bareAddress(url));
  const isCalled = ({ title }: LinkedData): boolean =>
    title !== undefined && own.titles.some((one) => fold(one).includes(fold(title)));
  return articles.find(isOwn) ?? articles.find(isCalled) ?? articles[0] ?? {};
}

/** An address without what does not tell pages apart. */
const bareAddress = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?|[#?].*$|\/$/g, '');

/** The objects of a page that are articles, in their order. */
function linkedArticles(document: Page): LinkedData[] {
  const articles: LinkedData[] = [];
  for (const node of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = node.textContent ?? '';
    if (text.length > 2_000_000) continue;
    const root = parseJson(text);
    const queue: unknown[] = [root];
    const byId = new Map<string, unknown>();
    for (const one of graphOf(root))
      if (typeof one === 'object' && one !== null && '@id' in one) byId.set(String(one['@id']), one);
    for (let i = 0; i < queue.length && i < 500; i++) {
      const value = queue[i];
      if (Array.isArray(value)) queue.push(...value.slice(0, 100));
      else if (typeof value === 'object' && value !== null) {
        const object = new Map(Object.entries(value));
        const type = JSON.stringify(object.get('@type') ?? '');
        if (/(?:Article|Report|BlogPosting|NewsItem|Review)"/.test(type)) articles.push(articleOf(object, byId));
        else
          for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage'])
            if (typeof object.get(key) === 'object') queue.push(object.get(key));
      }
    }
  }
  return articles;
}

/** The objects of a graph, which speak of each other by `@id`. */
function graphOf(root: unknown): readonly unknown[] {
  if (typeof root !== 'object' || root === null) return [];
  const graph = '@graph' in root ? root['@graph'] : root;
  return Array.isArray(graph) ? graph.slice(0, 100) : [];
}

/**
 * JSON, also with the raw line breaks, comment marks and last commas that some sites leave in. Several objects in one script, with nothing,
 * line ends or commas between them, are a list.
 */
function parseJson(text: string): unknown {
  const tidy = text
    .replace(/^\s*(?:\/\/)?<!(?:\[CDATA\[|--)|(?:\/\/)?(?:\]\]|--)>\s*$/g, '')
    .replace(/[\n\r\t]+/g, ' ')
    .replace(/;\s*$/, '')
    .replace(/,(\s*[}\]])/g, '$1');
  return parsed(text) ?? parsed(tidy) ?? objectsIn(tidy).flatMap((object) => parsed(object) ?? []);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** The outermost objects of a text, told apart by counting brackets outside strings; what breaks off is left out. */
function objectsIn(text: string): readonly string[] {
  const objects: string[] = [];
  let depth = 0;
  let start = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (isInString) {
      if (mark === '\\') i++;
      else if (mark === '"') isInString = false;
    } else if (mark === '"') isInString = true;
    else if (mark === '{' && depth++ === 0) start = i;
    else if (mark === '}' && depth > 0 && --depth === 0) objects.push(text.slice(start, i + 1));
  }
  return objects;
}

function articleOf(object: ReadonlyMap<string, unknown>, byId: ReadonlyMap<string, unknown>): LinkedData {
  const within = (value: unknown, key: '@value' | '@id'): unknown =>
    typeof value === 'object' && value !== null && key in value ? (value as Record<string, unknown>)[key] : undefined;
  const text = (key: string): string | undefined => {
    const value = within(object.get(key), '@value') ?? object.get(key);
    return typeof value === 'string'
      ? value
      : Array.isArray(value) && typeof value[0] === 'string'
        ? value[0]
        : undefined;
  };
  const title = plain(text('headline') ?? text('name'));
  const body = text('articleBody');
  // Some give seconds or milliseconds: numbers that no schema asks for.
  const date = (key: string): string | undefined => {
    const value = within(object.get(key), '@value') ?? object.get(key);
    const one = Array.isArray(value) ? value[0] : value;
    const written = typeof one === 'number' ? String(one) : text(key);
    return written === undefined || dayOf(written) === undefined ? undefined : written;
  };
  const publishedAt = date('datePublished') ?? date('dateCreated');
  const page = within(object.get('mainEntityOfPage'), '@id');
  const url = text('url') ?? text('mainEntityOfPage') ?? (typeof page === 'string' ? page : undefined);
  const publisher = object.get('publisher');
  const source = plain(nameIn(publisher) ?? nameIn(byId.get(String(within(publisher, '@id')))));
  // A person may be told by `@id`, as the publisher.
  const told = (value: unknown): unknown => byId.get(String(within(value, '@id'))) ?? value;
  const written = (value: unknown): string | undefined => nameIn(Array.isArray(value) ? value.map(told) : told(value));
  const author = plain(written(object.get('author')) ?? written(object.get('creator')));
  const language = text('inLanguage');
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined || body.trim().length < 200 ? {} : { body: /[<&]/.test(body) ? stripTags(body) : body }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(author === undefined ? {} : { author }),
    ...(language === undefined ? {} : { language }),
  };
}

/** JSON-LD is often written with entities in it. */
function plain(value: string | undefined): string | undefined {
  return clip(value === undefined ? undefined : /[<&]/.test(value) ? stripTags(value) : value);
}

function nameIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const names = value
      .slice(0, 20)
      .map(nameIn)
      .filter((one) => one !== undefined);
    return names.length === 0 ? undefined : names.join(', ');
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return nameIn(value.name);
  return undefined;
}
