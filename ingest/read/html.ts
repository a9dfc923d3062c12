import type { Article } from '../../graph/model.ts';
import { dayOf } from './day.ts';
import { type Block, blocksOf, depthOf, type Node, type Page } from './dom.ts';
import {
  blocksOfBody,
  cleanBlocks,
  dateNearHeadline,
  declaredBlocks,
  type LeftOut,
  lengthOfBlocks,
  pictureWords,
  plainBody,
  readabilityBlocks,
  removeNoise,
} from './mainText.ts';
import { clip, type Metadata, metadataOf } from './metadata.ts';
import { measure, stripTags } from './plainHtml.ts';
import { articleFromText, type Origin, withTitle } from './text.ts';
import { leadUnderHeadline, type PageBlocks, wholeStory, withLeadOf, withPlaces } from './wholeStory.ts';

/** Readability's time grows with the square of the depth (3,000 nested divs: 5.8 s): deeper pages are read tag by tag. */
const MAX_DEPTH = 250;
/** Pages with more elements are read tag by tag too. */
const MAX_ELEMENTS = 60_000;
/** Main text shorter than this share of the JSON-LD article body was cut too hard. */
const MIN_SHARE = 0.6;

/** A container that is named as the story's is believed when it holds this share of what Readability found: some leave the half of it out. */
const SURE_SHARE = 0.8;

/** The story of a page and what the page says of it. Plain text; nothing of the page's HTML is kept. */
export interface PageText extends Omit<Metadata, 'body'> {
  /** The story without its title, paragraphs apart by empty lines. */
  readonly text: string;
  /** Blocks near the story that are no part of it, each with the reason. */
  readonly out: readonly LeftOut[];
}

/**
 * Main text, title, day, address, outlet, author and language of a web page. `url` is the address under which it was found: links to itself may be relative.
 * Never throws on odd HTML; of a page without a story the text is empty.
 */
export async function readPage(html: string, url?: string): Promise<PageText> {
  const bare = (): PageText => ({ text: stripTags(html), out: [], reasons: {}, ...(url === undefined ? {} : { url }) });
  const { depth, elements } = measure(html);
  if (depth > MAX_DEPTH || elements > MAX_ELEMENTS || elements === 0) return bare();
  return (await unlessTooWide(() => readTree(html, url))) ?? bare();
}

/** The DOM hands all children of an element to one call: some hundred thousand of them are more than its stack takes. */
async function unlessTooWide<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    // By its name: where tests run in a realm of their own, the class is another one.
    if ((error as Error).name !== 'RangeError') throw error;
    return undefined;
  }
}

/** As `readPage`, by way of a tree; undefined when there is none, or it is too deep. */
async function readTree(html: string, url: string | undefined): Promise<PageText | undefined> {
  const document = await parse(html);
  if (document === undefined) return undefined;
  if (document.documentElement !== null && depthOf(document.documentElement) > MAX_DEPTH) return undefined;
  const { body: marked, ...declared } = metadataOf(document, url);
  const meta = withDay(declared, document);
  const body = marked === undefined ? undefined : plainBody(marked);
  removeNoise(document);
  const root =
    document.querySelector('article') ??
    document.querySelector('main') ??
    document.querySelector('body') ??
    document.documentElement;
  const fallback = root === null ? [] : blocksOf(root);
  const whole = document.querySelector('body') ?? document.documentElement;
  const page = withPlaces(whole === null ? [] : blocksOf(whole));
  const named = declaredBlocks(document);
  const firstHeading = clip(document.querySelector('h1')?.textContent);
  const pictures = pictureWords(document);
  const options = { title: meta.title ?? firstHeading, body, author: meta.author, source: meta.source, pictures };
  let story = cleanBlocks(wholeStory(page, await readabilityBlocks(document), options.title), options);
  if (named.isSure || lengthOfBlocks(story.kept) < lengthOfBlocks(named.blocks) * 0.5) {
    const other = cleanBlocks(withLeadOf(page, named.blocks, options.title), options);
    const share = lengthOfBlocks(other.kept) / Math.max(1, lengthOfBlocks(story.kept));
    if (share > 1.5 || (named.isSure && share > SURE_SHARE)) story = other;
  }
  let text = textOf(story.kept);
  if (body !== undefined && text.length < body.length * MIN_SHARE) {
    story = cleanBlocks(blocksOfBody(page.blocks, body), options);
    text =
      lengthOfBlocks(story.kept) < body.length * MIN_SHARE
        ? withHeadLead(body, page, options.title)
        : textOf(story.kept);
  }
  if (text.length < 40) {
    const rest = cleanBlocks(fallback, options).kept;
    const linked = rest.reduce((sum, block) => sum + block.linked, 0);
    if (linked < lengthOfBlocks(rest) * 0.5 && lengthOfBlocks(rest) > text.length) text = textOf(rest);
  }
  return { ...meta, text, out: story.out };
}

/** The day of a page whose markup does not tell it, from a line beside its headline. */
function withDay<M extends Omit<Metadata, 'body'>>(meta: M, document: Page): M {
  if (meta.publishedAt !== undefined) return meta;
  const root = document.querySelector('body');
  const title = meta.title ?? clip(document.querySelector('h1')?.textContent);
  const line = root === null ? undefined : dateNearHeadline(blocksOf(root), title);
  const day = line === undefined ? undefined : dayOf(line);
  return day === undefined
    ? meta
    : { ...meta, publishedAt: day, reasons: { ...meta.reasons, date: 'line near the headline' } };
}

/** A story out of JSON-LD, with the lead that stands under the headline of the page. */
function withHeadLead(body: string, page: PageBlocks, title: string | undefined): string {
  const lead = leadUnderHeadline(page, title)?.text;
  return lead === undefined || body.includes(lead.slice(0, 60)) ? body : `${lead}\n\n${body}`;
}

/** Tags longer than this hold data, or were made to keep a parser busy: its time grows with the square of their attributes. */
const LONGEST_TAG = 50_000;

/** A page whose endless tags have lost their attributes. */
function withoutEndlessTags(html: string): string {
  const parts: string[] = [];
  let kept = 0;
  let close = -1;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    // Looked for once for all tags that are never closed.
    if (close < at) close = html.indexOf('>', at);
    if (close < 0) break;
    if (close - at <= LONGEST_TAG) continue;
    const name = /^<[a-z][a-z0-9-]*/i.exec(html.slice(at, at + 40))?.[0];
    const next = html.indexOf('<', at + 1);
    if (name === undefined || (next >= 0 && next < close)) continue;
    parts.push(html.slice(kept, at), name);
    kept = close;
  }
  return parts.length === 0 ? html : parts.join('') + html.slice(kept);
}

async function parse(written: string): Promise<Page | undefined> {
  const { parseHTML } = await import('linkedom');
  const html = withoutEndlessTags(written);
  const treeOf = (whole: string): Page => (parseHTML(whole) as unknown as { document: Page }).document;
  const within = (inner: string): Page => treeOf(`<!doctype html><html><body>${inner}</body></html>`);
  let document = /<html[\s>]/i.test(html.slice(0, 5000)) ? treeOf(html) : within(html);
  // What stands before the page's own first tag would be taken for all of it.
  if (document.documentElement?.localName?.toLowerCase() !== 'html') document = within(html);
  if (document.documentElement === null) return undefined;
  gatherBody(document, document.documentElement);
  // HREF, CONTENT: the parser leaves names as they are written, and HTML means the same by both
  if (/\s[A-Z]{2,12}\s?=/.test(html)) lowerAttributes(document);
  return document;
}

const HEAD = new Set('base link meta noscript script style template title'.split(' '));

const nameOf = (node: Node): string => (node.nodeType === 1 ? (node.localName?.toLowerCase() ?? '') : '');

/**
 * `</head>` and `<body>` may be left out, and much stands behind the end of a page: for HTML all of it is the body, while the parser takes the tags as
 * they are written.
 */
function gatherBody(document: Page, root: Node): void {
  const inRoot = [...root.childNodes];
  const own = inRoot.find((node) => nameOf(node) === 'body');
  const body = own ?? document.createElement('body');
  const isStray = (node: Node): boolean =>
    (node.nodeType === 1 && node !== body && node !== root && nameOf(node) !== 'head') ||
    (node.nodeType === 3 && (node.textContent ?? '').trim() !== '');
  const before = inRoot.slice(0, own === undefined ? 0 : inRoot.indexOf(own)).filter(isStray);
  const behind = [...inRoot.slice(own === undefined ? 0 : inRoot.indexOf(own) + 1), ...document.childNodes];
  const head = inRoot.find((node) => nameOf(node) === 'head');
  const inHead = head === undefined ? [] : [...head.childNodes];
  const end = inHead.findIndex((node) => isStray(node) && !HEAD.has(nameOf(node)));
  if (own === undefined) root.append(body);
  for (const node of [...(end < 0 ? [] : inHead.slice(end)), ...before].reverse()) body.prepend(node);
  for (const node of behind) if (isStray(node)) body.append(node);
}

function lowerAttributes(document: Page): void {
  for (const node of document.querySelectorAll('*'))
    for (const { name, value } of [...(node.attributes ?? [])]) {
      const lower = name.toLowerCase();
      if (lower !== name && node.getAttribute(lower) === null) node.setAttribute(lower, value);
    }
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join('\n\n');
}

/**
 * An article from a web page: main text by Readability on linkedom's DOM and Entente's own clean-up, title, date, address, outlet, author and language from JSON-LD,
 * Open Graph, meta and time elements. What `origin` knows wins over the page.
 */
export async function articleFromHtml(html: string, origin: Origin): Promise<Article> {
  return articleFromPage(await readPage(html), origin);
}

/** As `articleFromHtml`, of a page that is read already. */
export function articleFromPage({ text, out: _out, reasons: _reasons, ...meta }: PageText, origin: Origin): Article {
  const title = origin.title ?? meta.title;
  return articleFromText(withTitle(title, text), { ...meta, ...origin });
}

/** Whether a text of a feed or a JSON file is HTML. */
export function isMarkup(text: string): boolean {
  return (
    /<(?:p|br|div|span|a|h[1-6]|ul|ol|li|b|i|em|strong|img|figure|blockquote|table|section|article)(?:\s[^<>]{0,500})?\/?>/i.test(
      text,
    ) || /&(?:[a-z]{2,8}|#\d{1,6});/i.test(text)
  );
}

/** Plain text of a piece of HTML that holds a story and little else, as feeds have it. */
export async function htmlText(html: string): Promise<string> {
  const { depth, elements } = measure(html);
  if (depth > MAX_DEPTH || elements > MAX_ELEMENTS || elements === 0) return stripTags(html);
  const text = await unlessTooWide(async () => {
    const document = await parse(`<!doctype html><html><body>${html}</body></html>`);
    const root = document?.querySelector('body') ?? undefined;
    return root === undefined ? undefined : textOf(cleanBlocks(blocksOf(root), {}).kept);
  });
  return text ?? stripTags(html);
}
