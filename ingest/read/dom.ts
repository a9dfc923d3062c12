/** The little of the DOM that is used here; the project has no DOM types. */
export interface Node {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
  readonly parentNode: Node | null;
  readonly localName?: string;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  getAttributeNames(): readonly string[];
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
  remove(): void;
  replaceWith(...nodes: Node[]): void;
  append(...nodes: Node[]): void;
  prepend(node: Node): void;
}

export interface Page {
  readonly documentElement: Node | null;
  readonly childNodes: Iterable<Node>;
  createElement(name: string): Node;
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
}

export const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'script style noscript template svg iframe button select option textarea figcaption nav head object video audio canvas'.split(
    ' ',
  ),
);

/** A paragraph, heading, list item or the like: text without block elements inside. */
export interface Block {
  /** Local name of the nearest block element. */
  readonly tag: string;
  readonly text: string;
  /** Characters of the text that stand in links. */
  readonly linked: number;
  /** Words of the class names and ids of the elements around it, innermost first, up to the root of the search. */
  readonly marks: readonly string[];
  /** The nearest block element. */
  readonly node: Node;
}

/** Attributes in which editing systems say what an element is: `data-component="topic-list"`, `data-area="related_articles"`. */
const MARKS = new Set(
  'class id data-area data-block data-block-name data-component data-gu-name data-module data-qa data-test data-testid data-test-id'.split(
    ' ',
  ),
);

/** Words of an element's class, id and the like, and of a name of its own: "wp-caption-text" → wp, caption, text, and each two together. */
export function marksOf(node: Node): string[] {
  const own = node.localName ?? '';
  let name = own.includes('-') ? `${own} ` : '';
  for (const attribute of node.getAttributeNames())
    if (MARKS.has(attribute)) name += `${node.getAttribute(attribute) ?? ''} `;
  if (name === '') return [];
  const marks: string[] = [];
  for (const word of name.slice(0, 400).split(/\s+/)) {
    if (word === '') continue;
    const parts = word
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[_-]+/)
      .filter((part) => part !== '');
    marks.push(...parts);
    for (let i = 0; i + 1 < parts.length; i++) marks.push(`${parts[i]}${parts[i + 1]}`);
  }
  return marks;
}

/** The blocks of a subtree in their order. An own stack: pages may be deeper than the call stack. */
export function blocksOf(root: Node): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let linked = 0;
  const tags: string[] = [root.localName?.toLowerCase() ?? 'div'];
  const nodes: Node[] = [root];
  const marks: string[][] = [[]];
  let links = 0;
  const flush = (): void => {
    // soft hyphens and characters without width are hints for the line breaker and would stand within words and names
    const plain = text
      .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (plain !== '')
      blocks.push({
        tag: tags[tags.length - 1] as string,
        text: plain,
        linked: Math.min(linked, plain.length),
        marks: [...marks].reverse().flat(),
        node: nodes[nodes.length - 1] as Node,
      });
    text = '';
    linked = 0;
  };
  const stack: (Node | (() => void))[] = [...children(root)].reverse();
  while (stack.length > 0) {
    const node = stack.pop() as Node | (() => void);
    if (typeof node === 'function') {
      node();
      continue;
    }
    if (node.nodeType === 3) {
      const piece = (node.textContent ?? '').replace(/\s+/g, ' ');
      text += piece;
      if (links > 0) linked += piece.trim().length;
      continue;
    }
    if (node.nodeType !== 1) continue;
    const name = node.localName?.toLowerCase() ?? '';
    if (SKIPPED.has(name)) continue;
    if (name === 'br') {
      flush();
      continue;
    }
    if (name === 'a' && node.getAttribute('href') !== null) {
      links++;
      stack.push(() => {
        links--;
      });
    } else if (BLOCKS.has(name)) {
      flush();
      tags.push(name);
      nodes.push(node);
      marks.push(marksOf(node));
      stack.push(() => {
        flush();
        tags.pop();
        nodes.pop();
        marks.pop();
      });
    } else {
      const own = marksOf(node);
      // an inline element's class counts for the block when it is all of the block's text: <p><span class="credit">…</span></p>
      if (own.length > 0 && isOnlyChild(node)) {
        marks.push(own);
        stack.push(() => {
          flush();
          marks.pop();
        });
      }
    }
    const inner = children(node);
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i] as Node);
  }
  flush();
  return blocks;
}

function children(node: Node): Node[] {
  return [...node.childNodes];
}

function isOnlyChild(node: Node): boolean {
  const parent = node.parentNode;
  if (parent === null) return false;
  for (const sibling of parent.childNodes) {
    if (sibling === node) continue;
    if (sibling.nodeType === 1 || (sibling.textContent ?? '').trim() !== '') return false;
  }
  return true;
}

/** The greatest nesting of elements in a tree. */
export function depthOf(root: Node): number {
  let most = 0;
  const stack: [Node, number][] = [[root, 1]];
  while (stack.length > 0) {
    const [node, depth] = stack.pop() as [Node, number];
    most = Math.max(most, depth);
    for (const child of node.childNodes) if (child.nodeType === 1) stack.push([child, depth + 1]);
  }
  return most;
}

export function lengthOf(node: Node | null): number {
  return node?.textContent?.length ?? 0;
}

/** Share of an element's text that stands in links. */
export function linkShare(node: Node): number {
  let linked = 0;
  for (const link of node.querySelectorAll('a')) linked += link.textContent?.trim().length ?? 0;
  return linked / Math.max(node.textContent?.replace(/\s+/g, ' ').trim().length ?? 0, 1);
}

export function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
