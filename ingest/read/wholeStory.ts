import { type Block, fold, type Node } from './dom.ts';
import { noise } from './pageNoise.ts';

/*
 * Readability finds the element that holds most of a story. What it leaves behind is mostly of three kinds: the lead between the headline and the first
 * paragraph, paragraphs in containers of their own beside the found one, and lists that it took for menus. They are fetched here from the blocks of the
 * whole page, as they stood before Readability took it apart. All of it is linear in the number of blocks times the depth of the page, which is bounded.
 */

const SENTENCE_END = /[.!?…:。！？][“”"’'»«)\]]{0,3}$/;

/** Chinese, Japanese and Thai have no spaces between the words. */
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]/;

/** Whether a text ends as a sentence does; a note's number may follow: "They saw it coming. [12]". */
export function endsSentence(text: string): boolean {
  const end = text.slice(-12);
  return SENTENCE_END.test(end.endsWith(']') ? end.replace(/ ?\[[^[\]]{1,5}\]$/, '') : end);
}

export function isSentence({ text }: Pick<Block, 'text'>): boolean {
  if (!endsSentence(text)) return false;
  return (text.length > 40 && text.split(' ', 6).length > 5) || (text.length > 15 && UNSPACED.test(text));
}

/** A sentence of some length that is not mostly links: what stories are made of and menus, credits and labels are not. */
export function isProse(block: Block): boolean {
  return block.text.length > 60 && block.linked < block.text.length * 0.4 && isSentence(block);
}

/** A long piece of a paragraph that an advertisement stands in. */
function isHalf({ text, linked }: Block): boolean {
  return text.length > 120 && linked < text.length * 0.2 && text.split(' ', 16).length > 15;
}

export function isHeading({ tag }: Block): boolean {
  return tag.length === 2 && tag[0] === 'h' && tag !== 'hr';
}

/** The blocks of a page with the tree above them as it was when they were read. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  readonly places: ReadonlyMap<Node, Place>;
}

interface Place {
  readonly parent: Node | undefined;
  readonly depth: number;
}

/** Keeps the tree above the blocks: Readability moves its elements about. */
export function withPlaces(blocks: readonly Block[]): PageBlocks {
  const places = new Map<Node, Place>();
  for (const { node } of blocks) {
    const chain: Node[] = [];
    let at: Node | null = node;
    while (at !== null && at.nodeType === 1 && !places.has(at)) {
      chain.push(at);
      at = at.parentNode;
    }
    let depth = at === null ? 0 : (places.get(at)?.depth ?? 0);
    for (const one of chain.reverse()) {
      const parent = one.parentNode;
      places.set(one, { parent: parent !== null && places.has(parent) ? parent : undefined, depth: ++depth });
    }
  }
  return { blocks, places };
}

/** Characters of prose under each element. */
export function proseUnder({ blocks, places }: PageBlocks, isWanted = (_: number): boolean => true): Map<Node, number> {
  const held = new Map<Node, number>();
  for (const [index, block] of blocks.entries()) {
    if (!isWanted(index) || !isProse(block)) continue;
    for (let at: Node | undefined = block.node; at !== undefined; at = places.get(at)?.parent)
      held.set(at, (held.get(at) ?? 0) + block.text.length);
  }
  return held;
}

/** The deepest element that holds this share (more than half) of the prose. */
function holderOf(page: PageBlocks, held: ReadonlyMap<Node, number>, share: number): Node | undefined {
  let total = 0;
  for (const length of held.values()) total = Math.max(total, length);
  let deepest: Node | undefined;
  let depth = 0;
  for (const [node, length] of held) {
    const own = page.places.get(node)?.depth ?? 0;
    if (length < total * share || own <= depth) continue;
    deepest = node;
    depth = own;
  }
  return deepest;
}

function isUnder(page: PageBlocks, node: Node, above: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = page.places.get(at)?.parent)
    if (at === above) return true;
  return false;
}

function nearest(page: PageBlocks, node: Node, name: string): Node | undefined {
  for (let at: Node | undefined = node; at !== undefined; at = page.places.get(at)?.parent)
    if (at.localName?.toLowerCase() === name) return at;
  return undefined;
}

/** Tag and class of an element: siblings of one kind have them in common. */
function kindOf(node: Node): string {
  return `${node.localName ?? ''}.${(node.getAttribute('class') ?? '').slice(0, 200)}`;
}

/** Kinds of the elements from a block up to an element above it. */
function pathOf(page: PageBlocks, node: Node, above: Node): string {
  const kinds: string[] = [];
  for (let at: Node | undefined = node; at !== undefined && at !== above; at = page.places.get(at)?.parent)
    kinds.push(at === node && at.localName?.toLowerCase() === 'p' ? 'p' : kindOf(at));
  return kinds.join(' ');
}

/** Where the blocks of the found part stand in the page; a text that occurs twice is taken in its order. */
function locate(blocks: readonly Block[], found: readonly Block[]): (number | undefined)[] {
  const positions = new Map<string, { readonly at: number[]; next: number }>();
  for (const [index, { text }] of blocks.entries()) {
    const entry = positions.get(text);
    if (entry === undefined) positions.set(text, { at: [index], next: 0 });
    else entry.at.push(index);
  }
  let last = -1;
  return found.map(({ text }) => {
    const entry = positions.get(text);
    if (entry === undefined || entry.next >= entry.at.length) return undefined;
    while (entry.next + 1 < entry.at.length && (entry.at[entry.next] as number) < last) entry.next++;
    const index = entry.at[entry.next++] as number;
    last = index;
    return index;
  });
}

/** The headline on the page: a heading with the words of the title, else the only first-order heading. */
export function headlineAt(blocks: readonly Block[], title: string | undefined, before: number): number | undefined {
  const wanted = title === undefined ? '' : fold(title);
  let equal: number | undefined;
  let partial: number | undefined;
  const tops: number[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.text.length > 300) continue;
    if (block.tag === 'h1') tops.push(index);
    const letters = fold(block.text);
    if (letters.length < 8) continue;
    if (letters === wanted) {
      if (equal === undefined || index < before) equal = index;
    } else if (isHeading(block) && letters.length > 14 && wanted.includes(letters)) partial ??= index;
    // "Abhöraffäre in Südmark Geheimdienstchef tritt zurück": with what stands over the title
    else if (isHeading(block) && wanted.length > 14 && letters.endsWith(wanted)) partial ??= index;
  }
  return equal ?? partial ?? (tops.length === 1 ? tops[0] : undefined);
}

const LEAD_WORDS = new Set(noise.leadWords.split(' '));
/** Elements beside the headline that are no lead, whatever they say. */
const NO_LEAD = new Set(noise.noLeadWords.split(' '));

/** Whether a block can be a lead by its length, its words and its class. */
export function isLeadLike({ text, linked, marks }: Block): boolean {
  if (text.length < 50 || text.length > 1200 || linked > text.length * 0.3) return false;
  const near = marks.slice(0, 10);
  if (near.some((mark) => NO_LEAD.has(mark))) return false;
  if (isSentence({ text }) && text.length > 70) return true;
  return text.split(' ', 7).length > 6 && isCalledLead({ marks });
}

/** Whether the page itself calls a block its lead. */
export function isCalledLead({ marks }: Pick<Block, 'marks'>): boolean {
  return marks.slice(0, 10).some((mark) => LEAD_WORDS.has(mark));
}

/** A long heading without a full stop right under the headline. */
function isDeck(block: Block, distance: number): boolean {
  const { text, linked } = block;
  return isHeading(block) && distance < 4 && text.length > 60 && text.length < 500 && linked === 0;
}

/** Blocks of headline, author and the like that may stand between a headline and the story. */
const MAX_BETWEEN = 25;
const MAX_LEADS = 4;
/** A part with less than this share of the prose that stands together is the wrong part. */
const MIN_PART = 0.5;
/** Characters of prose of a part that may be a lead, a notice or a teaser alone. */
const MAX_SCRAP = 600;
/** Class words of places with prose that is no story. */
const NO_STORY = new Set(noise.noStoryWords.split(' '));
/** How far above the found part its siblings are looked for. */
const MAX_CLIMB = 4;

/** The part that Readability found, with what belongs to it and was left behind; another part where it found the wrong one. */
export function wholeStory(page: PageBlocks, part: readonly Block[], title: string | undefined): readonly Block[] {
  const { blocks } = page;
  const found = unglued(blocks, part);
  const located = locate(blocks, found);
  const inStory = new Set(located.filter((index) => index !== undefined));
  if (inStory.size === 0 && found.length > 0) return found;
  const start = blocks.findIndex((block, index) => inStory.has(index) && isProse(block));
  const headline = headlineAt(blocks, title, start < 0 ? blocks.length : start);
  const readers = readersAt(page, inStory, headline);
  for (const index of inStory) if (index >= readers) inStory.delete(index);
  const first = start < readers ? start : -1;
  const other = otherPart(page, inStory, headline, readers);
  if (other !== undefined) {
    const indexes = new Set(other);
    return withLead(
      page,
      other.map((index) => [index, blocks[index] as Block]),
      indexes,
      headline,
    );
  }
  // nothing was found but what readers write
  if (first < 0 && start >= 0 && headline !== undefined)
    return blocks.slice(headline + 1, readers).filter((block) => isProse(block) && !isElsewhere(block));
  if (first < 0) return found;
  const story = placed(found, located).filter(([index]) => index < readers);
  for (const index of leftBehind(page, inStory, headline)) {
    if (index >= readers) continue;
    inStory.add(index);
    story.push([index, blocks[index] as Block]);
  }
  const own = withoutOthers(page, story, inStory, headline);
  return withLead(page, own, new Set(own.map(([index]) => index)), headline);
}

const READER_HEADS = new Set(noise.readerHeads.map(fold));

/** Blocks of the page that one of the part may be put together from. */
const MAX_GLUED = 6;

/** Readability drops some line breaks, and a headline and the lead under it become one paragraph: such are taken as they stand in the page. */
function unglued(blocks: readonly Block[], part: readonly Block[]): readonly Block[] {
  const located = locate(blocks, part);
  let at = -1;
  return part.flatMap((block, k) => {
    const index = located[k];
    if (index !== undefined) {
      at = index;
      return [block];
    }
    const whole = fold(block.text);
    for (let start = at + 1; start < Math.min(blocks.length, at + 1 + MAX_GLUED); start++) {
      let letters = '';
      for (let end = start; end < Math.min(blocks.length, start + MAX_GLUED); end++) {
        letters += fold((blocks[end] as Block).text);
        if (!whole.startsWith(letters)) break;
        if (letters.length < whole.length) continue;
        at = end;
        return end === start ? [block] : blocks.slice(start, end + 1);
      }
    }
    return [block];
  });
}

/** Where readers begin to speak, behind two paragraphs under the headline: what they write may be longer than the story. */
function readersAt({ blocks }: PageBlocks, inStory: ReadonlySet<number>, headline: number | undefined): number {
  let prose = 0;
  for (let index = (headline ?? -1) + 1; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    if ((headline !== undefined || inStory.has(index)) && isProse(block)) prose++;
    if (prose < 2 || !isHeading(block) || block.text.length > 60) continue;
    if (READER_HEADS.has(fold(block.text.replace(/\(\d{1,6}\)|\d{1,6}/g, '')))) return index;
  }
  return blocks.length;
}

/** Characters of prose that a story has at least before another one can begin. */
const MIN_STORY = 300;

/** Leaves out what stands in the found part and is of another story: what follows under a headline of its own, what stands above ours, and columns beside. */
function withoutOthers(
  page: PageBlocks,
  story: [number, Block][],
  inStory: ReadonlySet<number>,
  headline: number | undefined,
): [number, Block][] {
  const { blocks, places } = page;
  let own = story;
  const next = headline === undefined ? undefined : nextStory(page, inStory, headline);
  if (next !== undefined) own = own.filter(([index]) => index < next || index < (headline as number));
  if (headline !== undefined && isSubject(blocks[headline - 1])) own = own.filter(([index]) => index !== headline - 1);
  if (headline !== undefined && blocks[headline]?.tag === 'h1') {
    const [before, after] = [own.filter(([index]) => index < headline), own.filter(([index]) => index > headline)];
    const lengths = [before, after].map((part) =>
      part.reduce((sum, [, b]) => sum + (isProse(b) ? b.text.length : 0), 0),
    );
    const [above = 0, under = 0] = lengths;
    if (above > 0 && under > MIN_STORY && (under > above * 1.5 || isConsent(before.map(([, block]) => block))))
      own = own.filter(([index, block]) => index > headline || isCalledLead(block));
  }
  // tables that lay a page out: the story is one cell, and the cells beside it are menus and boxes
  const held = holderOf(
    page,
    proseUnder(page, (index) => inStory.has(index)),
    0.6,
  );
  for (let cell = held && nearest(page, held, 'td'); cell !== undefined; ) {
    const row = places.get(cell)?.parent;
    if (row === undefined) break;
    const inCell = cell;
    own = own.filter(([index, block]) => {
      const { node } = blocks[index] ?? block;
      return !places.has(node) || !isUnder(page, node, row) || isUnder(page, node, inCell);
    });
    cell = nearest(page, row, 'td');
  }
  return own;
}

/** A short heading over the headline: "Schiffbau". */
function isSubject(block: Block | undefined): boolean {
  return block !== undefined && isHeading(block) && block.text.length < 40 && !endsSentence(block.text);
}

/** Whether these blocks are a notice about data: words of such notices in several of them. */
function isConsent(blocks: readonly Block[]): boolean {
  const told = blocks.filter(({ text }) => {
    const lower = text.toLowerCase();
    return noise.consent.some((word) => lower.includes(word));
  });
  return told.length > 2 && told.length > blocks.length * 0.3;
}

const MAX_LOOKS = 20;

/** Where the next story of an endless page begins: at a headline of the rank of ours in a container of the same kind. */
function nextStory(page: PageBlocks, inStory: ReadonlySet<number>, headline: number): number | undefined {
  const { blocks } = page;
  const ours = blocks[headline] as Block;
  const above = chainOf(page, ours.node);
  let looks = 0;
  for (let index = headline + 1; index < blocks.length; index++) {
    const other = blocks[index] as Block;
    if (other.tag !== ours.tag || !isHeading(other) || fold(other.text) === fold(ours.text)) continue;
    const chain = chainOf(page, other.node);
    let shared = 0;
    while (shared < above.length && above[shared] === chain[shared]) shared++;
    const [container, its] = [above[shared], chain[shared]];
    if (container === undefined || its === undefined) continue;
    const kind = kindOf(container);
    if (kind !== kindOf(its) || !(kind.startsWith('article.') || (ours.tag === 'h1' && !kind.endsWith('.')))) continue;
    // each look costs as much as the page is long
    if (++looks > MAX_LOOKS) return undefined;
    const own = [...indexesUnder(page, container)].filter((at) => inStory.has(at));
    if (proseOf(blocks, own) < MIN_STORY) continue;
    return Math.min(...indexesUnder(page, its));
  }
  return undefined;
}

/** An element and those above it, outermost first. */
function chainOf(page: PageBlocks, node: Node): Node[] {
  const chain: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = page.places.get(at)?.parent) chain.push(at);
  return chain.reverse();
}

/** A part that the page itself names as the story, with the lead above it: that is mostly kept apart. */
export function withLeadOf(page: PageBlocks, part: readonly Block[], title: string | undefined): readonly Block[] {
  const { blocks } = page;
  const positions = locate(blocks, part);
  const inStory = new Set(positions.filter((index) => index !== undefined));
  const first = blocks.findIndex((block, index) => inStory.has(index) && isProse(block));
  if (first < 0) return part;
  return withLead(page, placed(part, positions), inStory, headlineAt(blocks, title, first));
}

/** Blocks with their place in the page; one that is not there (Readability put lines together) goes behind the one before it. */
function placed(found: readonly Block[], positions: readonly (number | undefined)[]): [number, Block][] {
  let at = -1;
  return found.map((block, k) => {
    at = positions[k] ?? at + 0.001;
    return [at, block];
  });
}

/** The lead under the headline, for a story that is not on the page itself. */
export function leadUnderHeadline({ blocks }: PageBlocks, title: string | undefined): Block | undefined {
  const headline = headlineAt(blocks, title, blocks.length);
  return headline === undefined ? undefined : blocks.slice(headline + 1, headline + 5).find(isLeadLike);
}

function withLead(
  page: PageBlocks,
  story: [number, Block][],
  inStory: ReadonlySet<number>,
  headline: number | undefined,
): readonly Block[] {
  const { blocks } = page;
  const first = blocks.findIndex((block, index) => inStory.has(index) && isProse(block));
  if (headline !== undefined && first > headline && first - headline <= MAX_BETWEEN) {
    let leads = 0;
    const letters = new Set(story.map(([, block]) => fold(block.text)));
    for (let index = headline + 1; index < first; index++) {
      const block = blocks[index] as Block;
      if (block.tag === 'h1') break;
      if (inStory.has(index) || letters.has(fold(block.text))) continue;
      if (isPoint(page, index)) {
        story.push([index, block]);
        continue;
      }
      if (leads === MAX_LEADS || (!isLeadLike(block) && !isDeck(block, index - headline))) continue;
      story.push([index, block]);
      leads++;
    }
  }
  return story.sort(([a], [b]) => a - b).map(([, block]) => block);
}

/** One of several key points over a story: items of a list without links, each as long as a sentence. */
function isPoint({ blocks, places }: PageBlocks, index: number): boolean {
  const block = blocks[index] as Block;
  const list = places.get(block.node)?.parent;
  const isOne = (other: Block | undefined): boolean =>
    other?.tag === 'li' &&
    other.linked === 0 &&
    other.text.length > 30 &&
    other.text.split(' ', 6).length > 5 &&
    places.get(other.node)?.parent === list;
  return isOne(block) && (isOne(blocks[index - 1]) || isOne(blocks[index + 1])) && !isElsewhere(block);
}

/** Indexes of the part that is the story when the found one is not: it stands under another headline, or is a small piece of the page's prose. */
function otherPart(
  page: PageBlocks,
  inStory: ReadonlySet<number>,
  headline: number | undefined,
  readers: number,
): readonly number[] | undefined {
  const { blocks } = page;
  const ours = proseOf(blocks, inStory);
  const article = headline === undefined ? undefined : nearest(page, (blocks[headline] as Block).node, 'article');
  if (article !== undefined && ours > 0) {
    const own = indexesUnder(page, article);
    const shared = proseOf(
      blocks,
      [...inStory].filter((index) => own.has(index)),
    );
    if (shared < ours * 0.1 && proseOf(blocks, own) > 400)
      return [...own].filter((index) => index > (headline as number) && index < readers);
  }
  const isAfter = (index: number): boolean =>
    (headline === undefined || index > headline) && index < readers && !isElsewhere(blocks[index] as Block);
  const holder = holderOf(page, proseUnder(page, isAfter), 0.6);
  if (holder === undefined) return undefined;
  const indexes = [...indexesUnder(page, holder)].filter(isAfter);
  const theirs = proseOf(blocks, indexes);
  if (theirs < 400 || ours >= theirs * MIN_PART) return undefined;
  // what stands nearer to the headline and is no scrap is the story, and what follows are comments or other stories
  const start = blocks.findIndex((block, index) => inStory.has(index) && isProse(block));
  const otherStart = indexes.find((index) => isProse(blocks[index] as Block)) ?? 0;
  if (ours > MAX_SCRAP && start < otherStart && (headline === undefined || start > headline)) return undefined;
  // a list of teasers has a linked title over each
  let titles = 0;
  let prose = 0;
  for (const index of indexes) {
    const { text, linked } = blocks[index] as Block;
    if (text.length > 20 && linked > text.length * 0.8) titles++;
    else if (isProse(blocks[index] as Block)) prose++;
  }
  if (titles > prose * 0.4) return undefined;
  return indexes;
}

function isElsewhere({ marks }: Block): boolean {
  return marks.slice(0, 12).some((mark) => NO_STORY.has(mark));
}

/** Characters of prose in these blocks. */
function proseOf(blocks: readonly Block[], indexes: Iterable<number>): number {
  let length = 0;
  for (const index of indexes) {
    const block = blocks[index] as Block;
    if (isProse(block)) length += block.text.length;
  }
  return length;
}

function indexesUnder(page: PageBlocks, above: Node): Set<number> {
  return new Set(page.blocks.flatMap((block, index) => (isUnder(page, block.node, above) ? [index] : [])));
}

/** Indexes of blocks that are of the story's kind and were not found. */
function leftBehind(page: PageBlocks, inStory: ReadonlySet<number>, headline: number | undefined): number[] {
  const { blocks, places } = page;
  const holder = holderOf(
    page,
    proseUnder(page, (index) => inStory.has(index)),
    0.85,
  );
  if (holder === undefined) return [];
  const added: number[] = [];
  const paths = new Set<string>();
  const parents = new Map<Node, number>();
  for (const index of inStory) {
    const block = blocks[index] as Block;
    if (!isProse(block) || !isUnder(page, block.node, holder)) continue;
    paths.add(pathOf(page, block.node, holder));
    const parent = places.get(block.node)?.parent;
    if (parent !== undefined) parents.set(parent, (parents.get(parent) ?? 0) + 1);
  }
  const within = indexesUnder(page, holder);
  for (const index of within) {
    const block = blocks[index] as Block;
    if (inStory.has(index) || isElsewhere(block)) continue;
    if ((isProse(block) || isHalf(block)) && block.node !== holder && paths.has(pathOf(page, block.node, holder)))
      added.push(index);
    else if (block.tag === 'li' && block.linked === 0) {
      const list = places.get(block.node)?.parent;
      const parent = list === undefined ? undefined : places.get(list)?.parent;
      if (parent !== undefined && (parents.get(parent) ?? 0) > 1) added.push(index);
    }
  }
  // siblings of the part: paragraphs of their own, and containers of the same kind
  let branch = holder;
  for (let climb = 0; climb < MAX_CLIMB; climb++) {
    const parent = places.get(branch)?.parent;
    const name = branch.localName?.toLowerCase();
    if (parent === undefined || name === 'article' || name === 'main' || name === 'body') break;
    const kind = kindOf(branch);
    for (const members of siblings(page, parent, branch, within)) {
      const own = members.indexes.filter((index) => headline === undefined || index > headline);
      if (own.length === 0) continue;
      const isParagraph = members.node.localName?.toLowerCase() === 'p';
      const isAlike = kind === kindOf(members.node) && !kind.endsWith('.');
      if (!isParagraph && !isAlike) continue;
      if (own.some((index) => isHeading(blocks[index] as Block) && (blocks[index] as Block).linked > 0)) continue;
      if (own.some((index) => (blocks[index] as Block).tag === 'h1' || isElsewhere(blocks[index] as Block))) continue;
      const length = own.reduce((sum, index) => sum + (blocks[index] as Block).text.length, 0);
      if (proseOf(blocks, own) < length * 0.7) continue;
      for (const index of own) if (!inStory.has(index) && isProse(blocks[index] as Block)) added.push(index);
    }
    branch = parent;
  }
  return [...new Set(added)];
}

/** The other children of an element with the indexes of their blocks. */
function siblings(
  page: PageBlocks,
  parent: Node,
  branch: Node,
  within: Set<number>,
): { readonly node: Node; readonly indexes: number[] }[] {
  const groups = new Map<Node, number[]>();
  for (const [index, block] of page.blocks.entries()) {
    if (within.has(index)) continue;
    let child: Node | undefined = block.node;
    while (child !== undefined && page.places.get(child)?.parent !== parent) child = page.places.get(child)?.parent;
    if (child === undefined || child === branch) continue;
    const group = groups.get(child);
    if (group === undefined) groups.set(child, [index]);
    else group.push(index);
  }
  for (const indexes of groups.values()) for (const index of indexes) within.add(index);
  return [...groups].map(([node, indexes]) => ({ node, indexes }));
}
