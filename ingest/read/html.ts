import type { Article } from '../../graph/model.ts';
import { findDate } from '../time.ts';
import { articleFromText, type Origin } from './text.ts';

/** Readability's time grows with the square of the depth (3,000 nested divs: 5.8 s): deeper pages are read tag by tag. */
const MAX_DEPTH = 250;
/** Pages with more elements are read tag by tag too. */
const MAX_ELEMENTS = 60_000;
/** Main text shorter than this share of the JSON-LD article body was cut too hard. */
const MIN_SHARE = 0.5;

/**
 * An article from a web page: main text by Readability on linkedom's DOM, title, date, address, language and outlet from JSON-LD, OpenGraph, meta and time elements.
 * The text is plain; nothing of the page's HTML is kept.
 */
export async function articleFromHtml(html: string, origin: Origin): Promise<Article> {
  const { depth, elements } = measure(html);
  if (depth > MAX_DEPTH || elements > MAX_ELEMENTS || elements === 0) return articleFromText(stripTags(html), origin);
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(
    /<html[\s>]/i.test(html.slice(0, 5000)) ? html : `<!doctype html><html><body>${html}</body></html>`,
  ) as unknown as { document: Page };
  if (document?.documentElement === null || document?.documentElement === undefined)
    return articleFromText(stripTags(html), origin);
  const meta = metadata(document);
  const { Readability } = await import('@mozilla/readability');
  removeNoise(document);
  const fallback = textOf(
    document.querySelector('article') ??
      document.querySelector('main') ??
      document.querySelector('body') ??
      document.documentElement,
  );
  const readability = new Readability<Node>(
    document as never,
    { disableJSONLD: true, charThreshold: 250, serializer: (node: unknown) => node as Node } as never,
  );
  const parsed = readability.parse();
  let body = parsed?.content == null ? '' : textOf(parsed.content);
  if (meta.body !== undefined && body.length < meta.body.length * MIN_SHARE) body = meta.body;
  if (body.length < 40 && fallback.length > body.length) body = fallback;
  const title = meta.title ?? clip(parsed?.title ?? undefined);
  const starts = title !== undefined && fold(body.slice(0, title.length + 40)).startsWith(fold(title));
  return articleFromText(title === undefined || starts ? body : `${title}\n\n${body}`, {
    ...(title === undefined ? {} : { title }),
    ...(meta.publishedAt === undefined ? {} : { publishedAt: meta.publishedAt }),
    ...(meta.url === undefined ? {} : { url: meta.url }),
    ...(meta.source === undefined ? {} : { source: meta.source }),
    ...(meta.language === undefined ? {} : { language: meta.language }),
    ...origin,
  });
}

/** The little of the DOM that is used here; the project has no DOM types. */
interface Node {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
  readonly localName?: string;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<Node>;
  remove(): void;
}

interface Page {
  readonly documentElement: Node | null;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
}

/** Elements that hold no news: taken out before the main text is looked for. */
const NOISE =
  'script,style,noscript,template,svg,iframe,form,button,select,nav,footer,figure figcaption,aside,dialog,[hidden],[aria-hidden="true"]';
/** Words of class names and ids that mark page noise. */
const NOISE_WORDS = new Set(
  'cookie cookies consent newsletter share sharing social breadcrumb breadcrumbs advert advertisement anzeige werbung comments kommentare related recommendations teaser teasers paywall'.split(
    ' ',
  ),
);
/** Some sites call the first paragraph a teaser and the whole story a paywall: what holds this share of the page's text stays. */
const MAX_NOISE_SHARE = 0.3;
/** These are noise only where most of their text is links. */
const LINKED_WORDS = new Set(['teaser', 'teasers', 'related', 'paywall', 'social', 'share']);

/** Takes elements out whose class or id names them as noise, unless they hold much of the text. */
function removeNoise(document: Page): void {
  for (const node of [...document.querySelectorAll(NOISE)]) node.remove();
  const length = lengthOf(document.documentElement);
  for (const node of [...document.querySelectorAll('[class],[id]')]) {
    const name = `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`.slice(0, 300).toLowerCase();
    const word = name.split(/[\s_-]+/).find((part) => NOISE_WORDS.has(part));
    if (word === undefined || lengthOf(node) > length * MAX_NOISE_SHARE) continue;
    if (LINKED_WORDS.has(word) && linkShare(node) < 0.5) continue;
    node.remove();
  }
}

function lengthOf(node: Node | null): number {
  return node?.textContent?.length ?? 0;
}

function linkShare(node: Node): number {
  let linked = 0;
  for (const link of node.querySelectorAll('a')) linked += link.textContent?.trim().length ?? 0;
  return linked / Math.max(node.textContent?.replace(/\s+/g, ' ').trim().length ?? 0, 1);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function clip(text: string | null | undefined): string | undefined {
  const clean = text?.replace(/\s+/g, ' ').trim().slice(0, 500);
  return clean === undefined || clean === '' ? undefined : clean;
}

interface Metadata {
  readonly title?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly source?: string;
  readonly language?: string;
  readonly body?: string;
}

function metadata(document: Page): Metadata {
  const linked = linkedData(document);
  const meta = new Map<string, string>();
  for (const node of document.querySelectorAll('meta')) {
    const key = (
      node.getAttribute('property') ??
      node.getAttribute('name') ??
      node.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    const value = clip(node.getAttribute('content'));
    if (key !== '' && value !== undefined && !meta.has(key)) meta.set(key, value);
  }
  const first = (...keys: string[]): string | undefined => {
    for (const key of keys) if (meta.has(key)) return meta.get(key);
    return undefined;
  };
  const day = (value: string | undefined): string | undefined => (value === undefined ? undefined : findDate(value));
  const time = document.querySelector(
    'time[pubdate],time[itemprop="datePublished"],article time[datetime],header time[datetime],time[datetime]',
  );
  const publishedAt =
    day(linked.publishedAt) ??
    day(
      first(
        'article:published_time',
        'og:article:published_time',
        'datepublished',
        'date',
        'dc.date',
        'dc.date.issued',
        'dcterms.date',
        'dcterms.created',
        'pubdate',
        'publishdate',
        'publish-date',
        'parsely-pub-date',
        'sailthru.date',
        'last-modified',
      ),
    ) ??
    day(time?.getAttribute('datetime') ?? time?.textContent ?? undefined);
  const title =
    linked.title ??
    first('og:title', 'twitter:title') ??
    clip(document.querySelector('h1')?.textContent) ??
    clip(document.querySelector('title')?.textContent);
  const url =
    address(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? undefined) ??
    address(first('og:url')) ??
    address(linked.url);
  const source = linked.source ?? first('og:site_name', 'application-name', 'publisher');
  const language = (
    document.documentElement?.getAttribute('lang') ?? first('og:locale', 'language', 'content-language')
  )
    ?.slice(0, 2)
    .toLowerCase();
  return {
    ...(title === undefined ? {} : { title: withoutOutlet(title, source) }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(language !== undefined && /^[a-z]{2}$/.test(language) ? { language } : {}),
    ...(linked.body === undefined ? {} : { body: linked.body }),
  };
}

/** "Titel | Zeitung" without the outlet. */
function withoutOutlet(title: string, source: string | undefined): string {
  if (source === undefined) return title;
  for (const mark of [' | ', ' - ', ' – ', ' · ']) {
    if (title.endsWith(mark + source)) return title.slice(0, -(mark.length + source.length));
  }
  return title;
}

function address(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\/[^\s<>"]{3,2000}$/.test(value) ? value : undefined;
}

/** What JSON-LD says of the article; the first object with a headline or a body counts. */
function linkedData(document: Page): Metadata {
  for (const node of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = node.textContent ?? '';
    if (text.length > 2_000_000) continue;
    let root: unknown;
    try {
      root = JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) continue;
      throw error;
    }
    const queue: unknown[] = [root];
    for (let i = 0; i < queue.length && i < 500; i++) {
      const value = queue[i];
      if (Array.isArray(value)) queue.push(...value.slice(0, 100));
      else if (typeof value === 'object' && value !== null) {
        const object = new Map(Object.entries(value));
        const type = JSON.stringify(object.get('@type') ?? '');
        if (/(?:Article|Report|BlogPosting|NewsItem)"/.test(type)) {
          const publisher = object.get('publisher');
          const text = (key: string): string | undefined =>
            typeof object.get(key) === 'string' ? (object.get(key) as string) : undefined;
          const title = clip(text('headline') ?? text('name'));
          const body = text('articleBody');
          const publishedAt = text('datePublished') ?? text('dateCreated');
          const url = text('url');
          const source =
            typeof publisher === 'object' &&
            publisher !== null &&
            'name' in publisher &&
            typeof publisher.name === 'string'
              ? clip(publisher.name)
              : undefined;
          return {
            ...(title === undefined ? {} : { title }),
            ...(body === undefined || body.trim().length < 200
              ? {}
              : { body: body.includes('<') ? stripTags(body) : body }),
            ...(publishedAt === undefined ? {} : { publishedAt }),
            ...(url === undefined ? {} : { url }),
            ...(source === undefined ? {} : { source }),
          };
        }
        if (object.has('@graph')) queue.push(object.get('@graph'));
        if (object.has('mainEntity')) queue.push(object.get('mainEntity'));
      }
    }
  }
  return {};
}

const BLOCKS = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const SKIPPED = new Set('script style noscript template svg iframe form button select figcaption nav head'.split(' '));

/** Plain text of a subtree; block elements are paragraphs, `br` is a line end. An own stack: pages may be deeper than the call stack. */
function textOf(root: Node): string {
  let out = '';
  const stack: (Node | string)[] = [root];
  while (stack.length > 0) {
    const node = stack.pop() as Node | string;
    if (typeof node === 'string') {
      out += node;
      continue;
    }
    if (node.nodeType === 3) {
      out += (node.textContent ?? '').replace(/\s+/g, ' ');
      continue;
    }
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) continue;
    const name = node.localName?.toLowerCase() ?? '';
    if (SKIPPED.has(name)) continue;
    if (name === 'br') {
      out += '\n';
      continue;
    }
    const isBlock = BLOCKS.has(name);
    if (isBlock) {
      out += '\n\n';
      stack.push('\n\n');
    }
    const children = [...node.childNodes];
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Node);
  }
  return tidy(out);
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim());
  const kept: string[] = [];
  for (const line of lines) if (line !== '' || (kept.length > 0 && kept[kept.length - 1] !== '')) kept.push(line);
  while (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Number of tags and greatest nesting, counted on the characters before any tree is built. */
function measure(html: string): { depth: number; elements: number } {
  let depth = 0;
  let most = 0;
  let elements = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1) | 0x20;
    if (html[at + 1] === '/') depth = Math.max(0, depth - 1);
    else if (next >= 0x61 && next <= 0x7a) {
      elements++;
      let stop = at + 1;
      while (stop < at + 12 && (html.charCodeAt(stop) | 0x20) >= 0x61 && (html.charCodeAt(stop) | 0x20) <= 0x7a) stop++;
      const name = html.slice(at + 1, stop).toLowerCase();
      // p and li are mostly left open
      if (!VOID.has(name) && name !== 'p' && name !== 'li' && name !== 'td' && name !== 'tr')
        most = Math.max(most, ++depth);
    }
  }
  return { depth: most, elements };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ndash: '–',
  mdash: '—',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  euro: '€',
  eacute: 'é',
  shy: '',
};

/** Text of a page without a tree: scripts, styles and tags out, block tags are paragraph borders. Linear in the length. */
function stripTags(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      out += html.slice(at);
      break;
    }
    out += html.slice(at, open);
    const match = /^<\/?([a-zA-Z][a-zA-Z0-9]{0,14})/.exec(html.slice(open, open + 18));
    if (match === null && !html.startsWith('<!', open) && !html.startsWith('<?', open)) {
      out += '<';
      at = open + 1;
      continue;
    }
    const name = match?.[1]?.toLowerCase() ?? '';
    let close = html.indexOf(html.startsWith('<!--', open) ? '-->' : '>', open);
    if (close < 0) break;
    if ((name === 'script' || name === 'style') && html[open + 1] !== '/') {
      const end = html.indexOf(`</${name}`, close);
      if (end < 0) break;
      close = html.indexOf('>', end);
      if (close < 0) break;
    }
    if (BLOCKS.has(name)) out += '\n\n';
    else if (name === 'br') out += '\n';
    at = close + 1;
  }
  const decoded = out.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] as string) : whole;
      const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
  return tidy(decoded);
}
