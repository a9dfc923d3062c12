import { removeBoxes } from './boxes.ts';
import { type Block, blocksOf, fold, lengthOf, linkShare, marksOf, type Node, type Page } from './dom.ts';
import { noise } from './pageNoise.ts';
import {
  endsSentence,
  headlineAt,
  isCalledLead,
  isHeading,
  isLeadLike,
  isProse,
  isSentence,
  proseUnder,
  withPlaces,
} from './wholeStory.ts';

/*
 * The main text of a page: Mozilla's Readability finds the part of the tree, then the blocks of that part are judged one by one. Readability keeps nearly
 * all of a story and some of what stands around it (credits, related links, newsletter boxes, comments); the second step is for that.
 */

/** Elements that hold no news: taken out before the main text is looked for, unless they hold much of the page. */
const NOISE =
  'script,style,noscript,template,svg,iframe,object,button,select,textarea,dialog,figcaption,nav,footer,aside,form,[hidden],[aria-hidden="true"],[role="navigation"],[role="complementary"],[role="dialog"],[role="contentinfo"],amp-consent,amp-sidebar,amp-ad,amp-embed,amp-sticky-ad,amp-list';
const ALWAYS = new Set('script style noscript template svg iframe object button select textarea'.split(' '));
const CLASS_WORDS = new Set(noise.classWords.split(' '));
/** These are noise only where most of their text is links: some sites call the lead a teaser and the whole story a paywall. */
const LINKED_WORDS = new Set(noise.linkedClassWords.split(' '));
const CAPTION_WORDS = new Set(noise.captionWords.split(' '));
const FILM = new Set('video videoplayer videoresource'.split(' '));
/** What readers say: it may be more than the story itself. */
const DISCUSSION = new Set('comment comments commentlist disqus kommentare respond'.split(' '));
/** These hold no story, however much text they have. */
const FRAME = new Set('nav footer dialog amp-consent amp-sidebar'.split(' '));
/** What holds this share of the page's text stays, whatever it is called (some sites put the whole page into a form). */
const MAX_NOISE_SHARE = 0.3;
/** What holds this share of the page's prose is the story, whatever it is called: "sharingContainer", "widget", a form around a product. */
const STORY_SHARE = 0.5;

/** Takes elements out that hold no news by their kind, or whose class or id says so. */
export function removeNoise(document: Page): void {
  for (const node of [...document.querySelectorAll('script,style,template,svg,iframe,object,select,textarea')])
    node.remove();
  openNoscript(document);
  removeTranslations(document);
  // the foot of a quotation says who speaks, that of a page or a picture nothing of the story
  for (const node of [...document.querySelectorAll('blockquote footer')]) {
    const line = document.createElement('p');
    line.append(...node.childNodes);
    node.replaceWith(line);
  }
  for (const node of [...document.querySelectorAll('sup')]) if (isNoteMark(node)) node.remove();
  const root = document.querySelector('body') ?? document.documentElement;
  if (root === null) return;
  const page = withPlaces(blocksOf(root));
  const held = proseUnder(page);
  const prose = held.get(root) ?? 0;
  const isStory = (node: Node): boolean => (held.get(node) ?? 0) > prose * STORY_SHARE;
  removeBoxes(document, root, page, held);
  const length = lengthOf(document.documentElement);
  for (const node of [...document.querySelectorAll(NOISE)]) {
    const name = node.localName?.toLowerCase() ?? '';
    if (ALWAYS.has(name)) node.remove();
    else if (lengthOf(node) <= length * MAX_NOISE_SHARE && (FRAME.has(name) || !isStory(node))) node.remove();
  }
  for (const node of [...document.querySelectorAll('*')]) {
    const word = marksOf(node).find((mark) => CLASS_WORDS.has(mark));
    if (word === undefined) continue;
    const name = node.localName?.toLowerCase();
    if (name === 'body' || name === 'html' || name === 'article' || name === 'main') continue;
    const own = lengthOf(node);
    if (own > length * MAX_NOISE_SHARE) continue;
    // a page's head may be called after the buttons in it: "has-sharing"
    if (node.querySelector('h1') !== null) continue;
    if (isStory(node) && !(DISCUSSION.has(word) && prose - (held.get(node) ?? 0) > 200)) continue;
    if (LINKED_WORDS.has(word) && linkShare(node) < 0.5 && own > 80) continue;
    node.remove();
  }
}

/** "[12]" and "3" that lead to a note of the page. */
function isNoteMark(node: Node): boolean {
  return /^\s*\[?(?:\d{1,3}|[a-z])\]?\s*$/.test(node.textContent ?? '') && node.querySelector('a[href^="#"]') !== null;
}

const MIN_ORIGINAL = 300;

/** A story that stands there in two languages is read in the language of the page. */
function removeTranslations(document: Page): void {
  const languageOf = (node: Node | null): string => node?.getAttribute('lang')?.toLowerCase().split('-')[0] ?? '';
  const own = languageOf(document.documentElement);
  const root = document.querySelector('body');
  if (own === '' || root === null) return;
  const foreign = [...document.querySelectorAll('div[lang],section[lang],article[lang]')].filter(
    (node) => languageOf(node) !== own,
  );
  if (foreign.length === 0) return;
  const held = proseUnder(withPlaces(blocksOf(root)));
  const translated = foreign.reduce((sum, node) => sum + (held.get(node) ?? 0), 0);
  const original = (held.get(root) ?? 0) - translated;
  // What is hardly anything else is no translation: the page says a wrong language of itself.
  if (original < MIN_ORIGINAL || original < translated * 0.5) return;
  for (const node of foreign) node.remove();
}

/** Some sites give the whole story to readers without scripts only: then it stands in a noscript element. Else these hold pictures and counters. */
function openNoscript(document: Page): void {
  for (const node of [...document.querySelectorAll('noscript')]) {
    let prose = 0;
    if (lengthOf(node) > 400)
      for (const paragraph of node.querySelectorAll('p')) {
        const text = (paragraph.textContent ?? '').replace(/\s+/g, ' ').trim();
        if (isSentence({ text })) prose += text.length;
      }
    if (prose > 400) node.replaceWith(...node.childNodes);
    else node.remove();
  }
}

/** Blocks of the part of the page that Readability takes for the story; the document is spent afterwards. */
export async function readabilityBlocks(document: Page): Promise<Block[]> {
  const { Readability } = await import('@mozilla/readability');
  const readability = new Readability<Node>(
    document as never,
    {
      disableJSONLD: true,
      charThreshold: 250,
      keepClasses: true,
      serializer: (node: unknown) => node as Node,
    } as never,
  );
  try {
    const parsed = readability.parse();
    return parsed?.content == null ? [] : blocksOf(parsed.content);
  } catch (error) {
    // It takes some shapes of a tree for granted; what the page itself calls its story is read then, and no run ends for one page.
    if ((error as Error).name !== 'TypeError') throw error;
    return [];
  }
}

/** The container that says itself that it holds the story; `isSure` when it says so by schema.org's name and not only as `<article>`. */
export function declaredBlocks(document: Page): { readonly blocks: readonly Block[]; readonly isSure: boolean } {
  for (const selector of ['[itemprop~="articleBody"]', '[property~="articleBody"]', 'article']) {
    const nodes = [...document.querySelectorAll(selector)].filter((node) => lengthOf(node) > 400);
    if (nodes.length === 1) return { blocks: blocksOf(nodes[0] as Node), isSure: selector !== 'article' };
  }
  return { blocks: [], isSure: false };
}

export function lengthOfBlocks(blocks: readonly Block[]): number {
  let length = 0;
  for (const { text } of blocks) length += text.length;
  return length;
}

const ENDERS = new Set(noise.enders.map(fold));
const LIST_HEADS = new Set(noise.listHeads.map(fold));
const WHOLE_LINES = new Set(noise.wholeLines.map(fold));
const DATE_WORDS = new Set(noise.dateWords.split(' '));
const DATE_LINE_WORDS = new Set([...DATE_WORDS, ...noise.dateLineWords.split(' ')]);
const BYLINE_VERBS = new Set(noise.bylineVerbs.split(' '));
const BIO_VERBS = new Set(noise.bioVerbs.split(' '));
/** Cues at the start of a line by their first three characters: each line is compared with few of them. */
const LINE_STARTS = new Map<string, string[]>();
for (const cue of noise.lineStarts) {
  const key = cue.slice(0, 3);
  LINE_STARTS.set(key, [...(LINE_STARTS.get(key) ?? []), cue]);
}

/** Longest line that a cue at its start makes noise. */
const MAX_CUE = 180;
const MAX_NOTICE = 400;

function hasLineCue(text: string): boolean {
  if (text.length > MAX_CUE) return false;
  const lower = text.toLowerCase().replace(/^[^\p{L}\p{N}©@(]{1,5}/u, '');
  return (LINE_STARTS.get(lower.slice(0, 3)) ?? []).some((cue) => lower.startsWith(cue));
}

function isNotice(text: string): boolean {
  if (text.length > MAX_NOTICE) return false;
  const lower = text.toLowerCase();
  return noise.notices.some((words) => words.every((word) => lower.includes(word)));
}

export function isDateWord(word: string): boolean {
  return DATE_WORDS.has(word.toLowerCase().replace(/[.,]$/, ''));
}

/** "Updated 3:15 PM EST, Mon May 6, 2019", "Stand: 03.05.2019, 18:20 Uhr", "5 min read": dates and times and nothing else. */
export function isDateOnly(text: string): boolean {
  if (text.length > 120 || !/\d/.test(text)) return false;
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) if (!DATE_LINE_WORDS.has(word)) return false;
  return true;
}

/** "14. Mai 2031", "May 14, 2031", "14.05.2031", "14 mai 2031", "14 de mayo de 2031". */
const DATE =
  /(?:^|[^\d])(?:\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}{3,9}\.?)\s?(?:19|20)\d{2}|\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}|\d{1,2} (?:de )?\p{L}{3,10}\.? (?:de )?(?:19|20)\d{2})(?!\d)/u;

/** "Mittwoch, 14. Mai 2031 - Handel", "Magazin | 14.05.2031 | 8:30": a date with a label beside it, and no sentence. */
function isDateLine(text: string): boolean {
  return text.length < 70 && DATE.test(text) && !endsSentence(text);
}

/** The label of the day of publication, and that of the last change, which counts where nothing else is told. */
const PUBLISHED = /(?:veröffentlicht|erschienen|publiziert|erstellt|published|posted)(?!\p{L})/iu;
const CHANGED = /(?:aktualisiert|geändert|bearbeitet|updated|modified|(?<!\p{L})Stand)(?!\p{L})/iu;

/** How far from the headline the line with the date stands. */
const MAX_ABOVE = 4;
const MAX_BELOW = 10;

/** The date of a line near the headline, as people write it: for pages whose markup does not tell their day. */
export function dateNearHeadline(blocks: readonly Block[], title: string | undefined): string | undefined {
  const headline = headlineAt(blocks, title, blocks.length);
  if (headline === undefined) return undefined;
  const near = [
    ...blocks.slice(headline + 1, headline + 1 + MAX_BELOW),
    ...blocks.slice(Math.max(0, headline - MAX_ABOVE), headline).reverse(),
  ];
  let found: { readonly date: string; readonly rank: number } | undefined;
  for (const { text, linked } of near) {
    if (text.includes('©') || linked > text.length * 0.7 || !(isDateLine(text) || isDateOnly(text))) continue;
    // "Aktualisiert am 7. März 2024, zuerst veröffentlicht am 5. März 2024"
    const label = PUBLISHED.exec(text);
    const date = (DATE.exec(label === null ? text : text.slice(label.index)) ?? DATE.exec(text))?.[0];
    const rank = label !== null ? 2 : CHANGED.test(text) ? 0 : 1;
    if (date !== undefined && rank > (found?.rank ?? -1)) found = { date: date.replace(/^[^\d\p{L}]/u, ''), rank };
  }
  return found?.date;
}

/** "Start / Sport / Fußball / Sieg im Derby", "Home » News » World": the way from the front page. */
function isBreadcrumb(text: string): boolean {
  if (text.length > 200 || endsSentence(text)) return false;
  return [' / ', ' » ', ' › ', ' > ', ' → '].some((mark) => text.split(mark).length > 2);
}

/** "By Anna Berg", "Von Anna Berg und Karl Tal, Rom", "Posted on May 14 by Anna Berg": the line of the writers. */
function isByline(line: string): boolean {
  const text = line.replace(/^[|•·–—\- ]{1,5}/, '');
  const [verb = '', preposition = ''] = text.slice(0, 40).toLowerCase().split(' ');
  if (text.length < 100 && BYLINE_VERBS.has(verb) && /^(?:on|by|am|von|in|at|:)/.test(preposition)) return true;
  if (text.length < 100 && /^(?:Text|Fotos?|Photos?|Interview|Bilder)(?: (?:von|by|und|and)|:) \p{Lu}/u.test(text))
    return true;
  if (text.length > 120 || !/^(?:By|BY|Von|VON|Text|Story by|Written by|Posted by|Reported by)[: ]/.test(text))
    return false;
  if (/[.!?]$/.test(text) && text.split(' ').length > 8) return false;
  // names are upper case; "By the time he arrived" and "Von dort aus" go on in lower case
  const words = text.split(/[\s,]+/).slice(1, 5);
  return (
    words.length > 0 &&
    /^[\p{Lu}@]/u.test(words[0] as string) &&
    words.filter((word) => /^[\p{Lu}@]/u.test(word)).length >= Math.min(2, words.length)
  );
}

/** "(Photo by A. B./Agency)", "A view of the harbour. Foto: dpa", "Reuters/Anna Berg": ends in a credit. */
function hasCredit(text: string): boolean {
  if (text.length > 300) return false;
  return (
    /(?:^|[.\s(|[])(?:Photo(?:graph)?|Foto|Bild|Image|Picture|Credit|Illustration|Quelle|Photo credit|Image credit|©)(?: by|: ?| ?©| ?\/)[^.!?]{2,80}[)\].]{0,2}$/u.test(
      text,
    ) ||
    /(?:\((?:AP|AFP|Reuters|Getty|dpa|APA|EPA|Keystone|imago|picture alliance)[^()]{0,60}\)|[/|©] ?(?:AP|AFP|Reuters|Getty Images?|dpa|APA|EPA|Shutterstock|Keystone|imago|picture[- ]alliance|iStock|Unsplash|Pixabay|Pexels|Adobe ?Stock|stock\.adobe\.com)(?: Images?)?)[)\]]?$/iu.test(
      text,
    ) ||
    (text.length < 60 &&
      /^\(?(?:AP|AFP|Reuters|Getty|dpa|APA|EPA|Keystone|imago) ?\/ ?\p{Lu}[^.!?]{2,50}$/u.test(text)) ||
    /(?:^|[ .(|/])© ?[^.!?©]{2,60}$/u.test(text)
  );
}

/** Why a block is no part of the story, or undefined. `place` is its share of the way through the text. */
function reasonOf(block: Block, index: number, count: number): string | undefined {
  const { text, linked, marks } = block;
  const letters = fold(text);
  if (letters === '') return 'separator';
  if (WHOLE_LINES.has(letters)) return 'label';
  const near = marks.slice(0, 12);
  if (text.length < 400 && near.some((mark) => CAPTION_WORDS.has(mark))) return 'caption';
  // "2/14 Die Unterzeichnung im Rathaus": a picture of a gallery
  if (text.length < 400 && /^\d{1,3} ?\/ ?\d{1,3}(?: |$)/.test(text)) return 'caption';
  // the title of a film within the story
  if (text.length < 150 && !isHeading(block) && !endsSentence(text) && near.some((mark) => FILM.has(mark)))
    return 'caption';
  if (hasLineCue(text)) return 'cue';
  if (isNotice(text)) return 'notice';
  if (isDateOnly(text)) return 'date';
  const isEdge = index < 6 || index >= count - 3;
  if (isEdge && isByline(text)) return 'byline';
  if (index < 4 && !isHeading(block) && !isItem(block) && isDateLine(text)) return 'date';
  if (index < 2 && isBreadcrumb(text)) return 'breadcrumb';
  if (!isSentence(block) || text.length < 250) if (hasCredit(text)) return 'credit';
  if (linked > text.length * 0.8 && text.length < 250) return 'link';
  if (linked > text.length * 0.5 && text.length < 160 && !isSentence(block)) return 'link';
  if (/^(?:https?:\/\/|www\.)\S+$/.test(text)) return 'link';
  return undefined;
}

/** A block that was left out, and why. */
export interface LeftOut {
  readonly text: string;
  readonly reason: string;
}

/** What the page says of its story elsewhere. */
export interface StoryHints {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly author?: string | undefined;
  readonly source?: string | undefined;
  /** What is said in place of the pictures, folded. */
  readonly pictures?: ReadonlySet<string>;
}

/**
 * The blocks of a story without what is no part of it. `title` is left out at the top (it is known apart); `body` is the story as the page's JSON-LD has it.
 */
export function cleanBlocks(
  blocks: readonly Block[],
  { title, body, author, source, pictures }: StoryHints,
): { readonly kept: readonly Block[]; readonly out: readonly LeftOut[] } {
  const reasons: (string | undefined)[] = blocks.map((block, index) => reasonOf(block, index, blocks.length));
  const total = lengthOfBlocks(blocks);
  markTitles(blocks, title, reasons);
  if (pictures !== undefined) markCaptions(blocks, pictures, reasons);
  markRepeated(blocks, reasons);
  markLists(blocks, reasons);
  markOffers(blocks, reasons);
  markUnder(blocks, reasons, total);
  markByBody(blocks, body, reasons, total);
  markNames(blocks, [author, source], reasons);
  markBiography(blocks, author, reasons);
  markEdges(blocks, reasons);
  const kept = blocks.filter((_, index) => reasons[index] === undefined);
  // a page where the rules find hardly anything but noise is of a kind that they do not know
  if (lengthOfBlocks(kept) < total * 0.4 && total > 400) {
    const careful = blocks.filter((block, index) => reasonOf(block, index, blocks.length) === undefined);
    return { kept: lengthOfBlocks(careful) < total * 0.4 ? blocks : careful, out: [] };
  }
  return {
    kept,
    out: blocks.flatMap(({ text }, index) => {
      const reason = reasons[index];
      return reason === undefined ? [] : [{ text, reason }];
    }),
  };
}

function markTitles(blocks: readonly Block[], title: string | undefined, reasons: (string | undefined)[]): void {
  const wanted = title === undefined ? '' : fold(title);
  for (const [index, block] of blocks.slice(0, 8).entries()) {
    if (block.tag === 'h1' && block.text.length < 300) reasons[index] ??= 'title';
    else if (wanted.length > 8 && block.text.length < 300 && fold(block.text) === wanted) reasons[index] ??= 'title';
  }
}

/** The same long block a second time, and a pull quote: a short block whose words stand in a longer one. */
function markRepeated(blocks: readonly Block[], reasons: (string | undefined)[]): void {
  const seen = new Set<string>();
  const whole = blocks.map(({ text }) => fold(text));
  for (const [index, letters] of whole.entries()) {
    if (letters.length < 25) continue;
    if (seen.has(letters)) reasons[index] ??= 'repeated';
    seen.add(letters);
    const { tag, marks } = blocks[index] as Block;
    const mayBeQuote =
      tag === 'blockquote' ||
      tag === 'aside' ||
      marks.slice(0, 6).some((mark) => /quote|pull|highlight|zitat/.test(mark));
    if (
      mayBeQuote &&
      letters.length < 300 &&
      whole.some((other, at) => at !== index && other.length > letters.length && other.includes(letters))
    )
      reasons[index] ??= 'pull quote';
  }
}

/** Runs of list items that are mostly links go as a whole: a menu, a list of topics or of other articles. */
function markLists(blocks: readonly Block[], reasons: (string | undefined)[]): void {
  for (let start = 0; start < blocks.length; start++) {
    if (!isItem(blocks[start] as Block)) continue;
    let end = start;
    let length = 0;
    let linked = 0;
    while (end < blocks.length && isItem(blocks[end] as Block)) {
      length += (blocks[end] as Block).text.length;
      linked += (blocks[end] as Block).linked;
      end++;
    }
    if (linked > length * 0.6) for (let index = start; index < end; index++) reasons[index] ??= 'link list';
    start = end;
  }
}

/** A heading or a question right over a notice, and a list without sentences under it: "Noch kein Konto?", "Alle Ausgaben in der App". */
function markOffers(blocks: readonly Block[], reasons: (string | undefined)[]): void {
  const last = blocks.findLastIndex((block, index) => reasons[index] === undefined && isProse(block));
  for (let index = 0; index < blocks.length; index++) {
    if (reasons[index] !== 'notice') continue;
    for (let over = index - 1; over >= 0; over--) {
      const block = blocks[over] as Block;
      if (reasons[over] !== undefined) continue;
      if (block.text.length > 80 || !(isHeading(block) || (over > last && block.text.endsWith('?')))) break;
      reasons[over] = 'over a notice';
    }
    for (let under = index + 1; under < blocks.length; under++) {
      const block = blocks[under] as Block;
      if (!isItem(block) || endsSentence(block.text) || block.text.length > 120) break;
      reasons[under] ??= 'under a notice';
    }
  }
}

/** "From: Ministry of Trade and The Rt Hon Anna Berg": a list of what is known of a page. */
function isTerm({ tag, text }: Block): boolean {
  return (tag === 'dt' || tag === 'dd') && !endsSentence(text);
}

function isItem({ tag }: Block): boolean {
  return tag === 'li' || tag === 'ul' || tag === 'dt' || tag === 'dd';
}

/** Cues that stand alone and say what follows: "Related articles", "Kommentare". */
function markUnder(blocks: readonly Block[], reasons: (string | undefined)[], total: number): void {
  let before = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    before += block.text.length;
    if (block.text.length > 80) continue;
    const letters = fold(block.text.replace(/\(\d+\)|\d+/g, ''));
    if (ENDERS.has(letters) && before > total * 0.5) {
      for (let after = index; after < blocks.length; after++) reasons[after] ??= 'after the story';
      return;
    }
    if (!LIST_HEADS.has(letters)) continue;
    reasons[index] ??= 'head of a list';
    for (let after = index + 1; after < blocks.length; after++) {
      const next = blocks[after] as Block;
      if (isSentence(next) && next.linked < next.text.length * 0.5 && !isItem(next)) break;
      if (isHeading(next) && next.linked === 0 && after > index + 1) break;
      if (next.text.length > 200) break;
      reasons[after] ??= 'under the head of a list';
    }
  }
}

/** Words that are said of the pictures of a page, for readers who do not see them: mostly the caption once more. */
export function pictureWords(document: Page): Set<string> {
  const words = new Set<string>();
  for (const image of document.querySelectorAll('img[alt]')) {
    const letters = fold((image.getAttribute('alt') ?? '').slice(0, 400));
    if (letters.length > 20) words.add(letters);
  }
  return words;
}

function markCaptions(blocks: readonly Block[], pictures: ReadonlySet<string>, reasons: (string | undefined)[]): void {
  for (const [index, block] of blocks.entries())
    if (block.text.length < 400 && !isHeading(block) && !isCalledLead(block) && pictures.has(fold(block.text)))
      reasons[index] ??= 'caption';
}

/** The writer's or the outlet's name alone before the story. */
function markNames(
  blocks: readonly Block[],
  names: readonly (string | undefined)[],
  reasons: (string | undefined)[],
): void {
  const wanted = new Set(names.map((name) => fold(name ?? '')));
  for (const [index, block] of blocks.slice(0, 6).entries()) {
    const letters = block.text.length < 80 ? fold(block.text) : '';
    if (letters.length > 3 && wanted.has(letters)) reasons[index] ??= 'label';
  }
}

/** "Über Anna Berg" and what follows; "Anna Berg writes about the coast.", "Die Autorin ist …": the writer at the end of the story. */
function markBiography(blocks: readonly Block[], author: string | undefined, reasons: (string | undefined)[]): void {
  const name = author === undefined || author.split(' ').length < 2 || author.length > 60 ? undefined : author;
  const letters = name === undefined ? undefined : fold(name);
  const from = Math.max(1, Math.floor(blocks.length * 0.5), blocks.length - 12);
  for (let index = from; index < blocks.length; index++) {
    const { text } = blocks[index] as Block;
    const folded = text.length < 90 ? fold(text) : '';
    if (letters !== undefined && (folded === `über${letters}` || folded === `about${letters}`)) {
      for (let after = index; after < blocks.length; after++) reasons[after] ??= 'after the story';
      return;
    }
    if (letters !== undefined && folded === letters) reasons[index] ??= 'byline';
    if (index < blocks.length - 5) continue;
    const lower = text.slice(0, 40).toLowerCase();
    if (
      noise.aboutAuthor.some((words) => lower.startsWith(words)) ||
      (name !== undefined &&
        text.startsWith(`${name} `) &&
        BIO_VERBS.has(
          text
            .slice(name.length + 1, name.length + 20)
            .split(' ', 1)[0]
            ?.toLowerCase() ?? '',
        ))
    )
      reasons[index] ??= 'about the author';
  }
}

function shingles(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const made: string[] = [];
  for (let i = 0; i + 3 < words.length; i++) made.push(`${words[i]} ${words[i + 1]} ${words[i + 2]} ${words[i + 3]}`);
  return made;
}

/**
 * Where JSON-LD has the whole story, it says where the story begins and ends. A shortened one does not: then what would be cut off is more than a
 * quarter of the text.
 */
function markByBody(
  blocks: readonly Block[],
  body: string | undefined,
  reasons: (string | undefined)[],
  total: number,
): void {
  if (body === undefined || body.length < 400) return;
  const wanted = new Set(shingles(body));
  if (wanted.size < 40) return;
  const found = new Set<string>();
  const shares = blocks.map(({ text }) => {
    const own = shingles(text);
    let hits = 0;
    for (const one of own) {
      if (!wanted.has(one)) continue;
      hits++;
      found.add(one);
    }
    return own.length === 0 ? undefined : hits / own.length;
  });
  if (found.size < wanted.size * 0.8) return;
  const isIn = (share: number | undefined): boolean => share !== undefined && share >= 0.6;
  const first = shares.findIndex(isIn);
  const last = shares.findLastIndex(isIn);
  const isOutside = (index: number): boolean => index < first || index > last;
  const outside = lengthOfBlocks(blocks.filter((_, index) => isOutside(index)));
  if (outside > total * 0.25) return;
  for (const [index, block] of blocks.entries()) {
    // the body of JSON-LD begins mostly after the lead
    if (index < first && (isHeading(block) || isLeadLike(block))) continue;
    if (isOutside(index)) reasons[index] ??= 'not in the article body';
    else if ((shares[index] ?? 0) < 0.2 && block.text.length < 200 && !isHeading(block) && shares[index] !== undefined)
      reasons[index] ??= 'not in the article body';
  }
}

/** A story out of JSON-LD without the marks that some editing systems leave in it: Markdown, and `[#image: /photos/1]|||a caption|||`. */
export function plainBody(body: string): string {
  if (!/\[#\w|\+\+\+|\|\|\||^#{1,6} |\*\*/m.test(body)) return body;
  return body
    .replace(/\[#[^\]\n]{0,300}\]/g, '')
    .replace(/\|\|\|[^|]{0,1000}\|\|\|/g, '')
    .replace(/^\+\+\+.*$/gm, '')
    .replace(/^#{1,6} /gm, '')
    .replace(/\*\*/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The blocks of the whole page that JSON-LD has as its story; none when most of it is not on the page. */
export function blocksOfBody(blocks: readonly Block[], body: string): readonly Block[] {
  const wanted = new Set(shingles(body));
  const found = new Set<string>();
  const isIn = blocks.map(({ text }) => {
    const own = shingles(text);
    const hits = own.filter((one) => wanted.has(one));
    if (own.length === 0 || hits.length < own.length * 0.6) return false;
    for (const one of hits) found.add(one);
    return true;
  });
  if (found.size < wanted.size * 0.6) return [];
  const first = isIn.indexOf(true);
  const last = isIn.lastIndexOf(true);
  return blocks.filter((block, index) => isIn[index] || (index > first && index < last && isHeading(block)));
}

/** Labels before the first and after the last sentence, and headings with nothing under them. */
function markEdges(blocks: readonly Block[], reasons: (string | undefined)[]): void {
  const live = (): number[] => blocks.flatMap((_, index) => (reasons[index] === undefined ? [index] : []));
  let alive = live();
  const first = alive.find((index) => isSentence(blocks[index] as Block));
  const last = alive.findLast((index) => isSentence(blocks[index] as Block));
  if (first === undefined || last === undefined) return;
  for (const index of alive) {
    const block = blocks[index] as Block;
    if (index < first && (block.text.length < 30 ? !isHeading(block) : isTerm(block))) reasons[index] = 'label';
    if (index > last && !endsSentence(block.text) && (block.text.length < 60 || isHeading(block)) && !isItem(block))
      reasons[index] = 'label';
  }
  alive = live();
  for (const [at, index] of alive.entries()) {
    const next = alive[at + 1];
    const block = blocks[index] as Block;
    if (isHeading(block) && next === undefined) reasons[index] = 'heading without text';
  }
}
