import { type Block, fold, lengthOf, linkShare, type Node, type Page } from './dom.ts';
import { noise } from './pageNoise.ts';
import { endsSentence, isCalledLead, isProse, type PageBlocks } from './wholeStory.ts';

/*
 * Boxes within a story that say themselves what they are: by their first line ("Related articles", "Archivado en", "Forum: 12 Postings"), or by a form in
 * which readers are to leave their address. They go as a whole, since the lines in them may well be sentences.
 */

const LIST_HEADS = new Set(noise.listHeads.map(fold));
const READERS = new Set([...noise.readerHeads, ...noise.enders].map(fold));
const SIGN_UP = new RegExp(noise.signUp.join('|'), 'i');

/** A box has at most this share of the page's text, */
const MAX_LENGTH = 0.3;
/** and of its prose. */
const MAX_PROSE = 0.2;
/** Less than that of a list of links in links: the heading is one of the story. */
const MIN_LINKED = 0.15;
/** Longest first line of a box. */
const MAX_HEAD = 60;
/** Longest text of a form with what asks to fill it in. */
const MAX_FORM = 900;
/** They hold more than a box. */
const TOO_MUCH = new Set(['html', 'body', 'main', 'article']);

/** Takes boxes out of the page that hold no part of its story. */
export function removeBoxes(document: Page, root: Node, page: PageBlocks, held: ReadonlyMap<Node, number>): void {
  const prose = held.get(root) ?? 0;
  const length = lengthOf(root);
  const known = new Map<Node, boolean>();
  const isBox = (node: Node): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const is =
      !TOO_MUCH.has(node.localName?.toLowerCase() ?? '') &&
      (held.get(node) ?? 0) <= prose * MAX_PROSE &&
      lengthOf(node) <= length * MAX_LENGTH &&
      node.querySelector('h1') === null;
    known.set(node, is);
    return is;
  };
  const leads = new Set<Node>();
  for (const block of page.blocks)
    if (isCalledLead(block)) for (let at: Node | null = block.node; at !== null; at = at.parentNode) leads.add(at);
  for (const form of [...document.querySelectorAll('form')])
    if (form.querySelector('input,textarea') !== null)
      boxOfForm(form, (node) => isBox(node) && !leads.has(node))?.remove();
  for (const index of page.blocks.keys()) boxUnder(page, index, isBox)?.remove();
  for (const box of teasersAmong(page, held)) box.remove();
}

/** Plain children that an element has for each teaser among them: in a list of books or firms most of them have a linked title. */
const PLAIN_PER_TEASER = 2;
const MIN_PLAIN = 3;
/** Longest text of a teaser among paragraphs. */
const MAX_TEASER = 500;

/** Teasers of other stories among the paragraphs of one: a linked title, and at most one sentence of its own. */
function teasersAmong({ blocks, places }: PageBlocks, held: ReadonlyMap<Node, number>): readonly Node[] {
  const titled = new Set<Node>();
  const several = new Map<Node, number>();
  const sentences = new Map<Node, number>();
  for (const block of blocks) {
    const { text, linked, node } = block;
    const isTitle = text.length > 15 && text.length < 200 && linked > text.length * 0.9 && !endsSentence(text);
    const isOwn = isProse(block);
    for (let at: Node | undefined = node; at !== undefined; at = places.get(at)?.parent) {
      several.set(at, (several.get(at) ?? 0) + 1);
      if (isTitle) titled.add(at);
      if (isOwn) sentences.set(at, (sentences.get(at) ?? 0) + 1);
    }
  }
  const teasers: Node[] = [];
  const parents = new Set([...titled].flatMap((node) => places.get(node)?.parent ?? []));
  for (const parent of parents) {
    const children = [...parent.childNodes].filter((node) => several.has(node));
    const own = children.filter(
      (node) =>
        titled.has(node) &&
        (several.get(node) ?? 0) > 1 &&
        (sentences.get(node) ?? 0) < 2 &&
        lengthOf(node) < MAX_TEASER &&
        !TOO_MUCH.has(node.localName?.toLowerCase() ?? ''),
    );
    const plain = children.filter((node) => (held.get(node) ?? 0) > 0 && !titled.has(node)).length;
    if (plain >= Math.max(MIN_PLAIN, own.length * PLAIN_PER_TEASER)) teasers.push(...own);
  }
  return teasers;
}

/** What stands around a form for an address, and asks for it. */
function boxOfForm(form: Node, isBox: (node: Node) => boolean): Node | undefined {
  let box: Node | undefined;
  for (let at: Node | null = form; at !== null && isBox(at); at = at.parentNode) {
    const text = at.textContent ?? '';
    if (text.length > MAX_FORM) break;
    if (SIGN_UP.test(text)) box = at;
  }
  return box;
}

/** The largest element that begins with a line that heads a box. */
function boxUnder({ blocks, places }: PageBlocks, index: number, isBox: (node: Node) => boolean): Node | undefined {
  const { text, node } = blocks[index] as Block;
  if (text.length > MAX_HEAD) return undefined;
  // "Kommentare (12)", "Forum: 233 Postings"
  const letters = fold(text.replace(/\(?\d+\)?/g, ''));
  const isReaders = READERS.has(letters);
  if (!isReaders && !LIST_HEADS.has(letters)) return undefined;
  const before = new Set<Node>();
  for (let at = blocks[index - 1]?.node; at !== undefined; at = places.get(at)?.parent) before.add(at);
  let box: Node | undefined;
  for (let at: Node | undefined = node; at !== undefined && !before.has(at) && isBox(at); at = places.get(at)?.parent)
    box = at;
  if (box === undefined || lengthOf(box) < text.length + 2) return undefined;
  return isReaders || SIGN_UP.test(text) || linkShare(box) >= MIN_LINKED ? box : undefined;
}
