import type { Article } from '../../graph/model.ts';
import { dayOf } from './day.ts';
import { articleFromText, type Origin } from './text.ts';

/** Front matter keys by what they mean. */
const KEYS: Readonly<Record<string, 'title' | 'publishedAt' | 'url' | 'source' | 'author' | 'language'>> = {
  title: 'title',
  titel: 'title',
  date: 'publishedAt',
  datum: 'publishedAt',
  published: 'publishedAt',
  publishedat: 'publishedAt',
  url: 'url',
  link: 'url',
  canonical: 'url',
  source: 'source',
  quelle: 'source',
  outlet: 'source',
  author: 'author',
  authors: 'author',
  autor: 'author',
  autoren: 'author',
  autorin: 'author',
  byline: 'author',
  by: 'author',
  lang: 'language',
  language: 'language',
};

/**
 * An article from Markdown: front matter (title, date, url, source, author, language) is metadata, marks of headings, emphasis, links, lists and quotations are taken away,
 * code and images are left out.
 */
export async function articleFromMarkdown(markdown: string, origin: Origin): Promise<Article> {
  return (await readMarkdown(markdown, origin)).article;
}

/** As `articleFromMarkdown`, with the reason of each field that the front matter gave. */
export async function readMarkdown(
  markdown: string,
  origin: Origin,
): Promise<{ readonly article: Article; readonly reasons: Readonly<Record<string, string>> }> {
  const { meta, body } = await frontMatter(markdown.replace(/\r\n?/g, '\n'));
  const reasons = Object.fromEntries(
    Object.keys(meta).map((field) => [field === 'publishedAt' ? 'date' : field, 'front matter']),
  );
  return { article: articleFromText(plainText(body), { ...meta, ...origin }), reasons };
}

/** Characters at the top of a file in which the front matter ends. */
const MAX_FRONT = 20_000;

type Meta = { -readonly [K in keyof Omit<Origin, 'name'>]?: string };

async function frontMatter(text: string): Promise<{ meta: Meta; body: string }> {
  if (!/^---[ \t]*\n/.test(text)) return { meta: {}, body: text };
  const close = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(0, MAX_FRONT));
  if (close === null) return { meta: {}, body: text };
  const meta: Meta = {};
  for (const [name, told] of await entriesOf(text.slice(4, close.index))) {
    const key = Object.hasOwn(KEYS, name.toLowerCase()) ? KEYS[name.toLowerCase()] : undefined;
    const words = key === 'author' ? namesIn(told).join(', ') : typeof told === 'string' ? told : '';
    const value = words.replace(/\s+/g, ' ').trim();
    if (key === undefined || value === '') continue;
    const known = key === 'publishedAt' ? dayOf(value) : value;
    if (known !== undefined) meta[key] ??= known;
  }
  return { meta, body: text.slice(close.index + close[0].length) };
}

/** Keys and values of front matter. What is no YAML ("title: Wien: Der Pakt hält") is read line by line, as people mean it. */
async function entriesOf(text: string): Promise<readonly (readonly [key: string, value: unknown])[]> {
  const { parse } = await import('yaml');
  try {
    // The schema in which every value is text: a day stays as it was written, and "no" is no false.
    const value: unknown = parse(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'error', mapAsMap: true });
    if (value instanceof Map) return [...value].map(([key, told]) => [String(key), told]);
  } catch {
    // Read as lines below.
  }
  return text.split('\n').map((line) => {
    const colon = Math.max(line.indexOf(':'), 0);
    const value = line.slice(colon + 1).trim();
    return [line.slice(0, colon).trim(), value.replace(/^(["'])(.*)\1$/, '$2')];
  });
}

/** Names of writers: one, a list, entries with a name, "Anna Berg und Karl Tal". */
function namesIn(told: unknown): string[] {
  if (Array.isArray(told)) return told.flatMap(namesIn);
  if (told instanceof Map) return namesIn(told.get('name'));
  if (typeof told !== 'string') return [];
  const parts = told
    .replace(/\s+/g, ' ')
    .split(/ (?:und|and|&) /)
    .map((part) => part.trim());
  // "Müller und Söhne" is one name; persons have two words each.
  return parts.every((part) => /^\p{Lu}\S*\s.*\p{Lu}/u.test(part)) ? parts : [told.trim()];
}

function plainText(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    if (
      /^ {0,3}(?:[-*_] ?){3,}$/.test(line.slice(0, 80)) ||
      /^ {0,3}=+$/.test(line.slice(0, 200)) ||
      /^ {0,3}\|?[ :|-]{3,200}$/.test(line)
    ) {
      lines.push('');
      continue;
    }
    if (/^ {0,3}\[[^\]]{1,100}\]: *\S/.test(line)) continue;
    lines.push(plainLine(line.replace(/^[ \t]{0,8}(?:#{1,6} |> ?|[-*+] |\d{1,3}[.)] (?=\p{Lu}))/u, '')));
  }
  return lines.join('\n').trim();
}

/** Escapes, images, links, emphasis, code marks and tags of one line; one pass, so that unbalanced brackets cost nothing. */
function plainLine(line: string): string {
  const withoutLinks = line.includes('](') || line.includes('][') ? takeLinks(line) : line;
  return withoutLinks
    .replace(/<\/?[a-zA-Z][^<>]{0,300}>/g, ' ')
    .replace(/(?<![\p{L}\p{N}\\])[*_]{1,3}(?=\S)|(?<=[^\s\\])[*_]{1,3}(?![\p{L}\p{N}])/gu, '')
    .replace(/`/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
    .trimEnd();
}

function takeLinks(line: string): string {
  let out = '';
  let at = 0;
  // a bracket that is missing once is missing for good: looking again would cost the square of the length
  const lastRound = line.lastIndexOf(')');
  const lastSquare = line.lastIndexOf(']');
  while (at < line.length) {
    const open = line.indexOf('[', at);
    const close = open < 0 || open > lastSquare ? -1 : line.indexOf(']', open);
    if (close < 0) break;
    const next = line[close + 1];
    let end = -1;
    if (next === '(' && close < lastRound) end = line.indexOf(')', close);
    else if (next === '[' && close + 1 < lastSquare) end = line.indexOf(']', close + 1);
    if (end < 0) {
      out += line.slice(at, close + 1);
      at = close + 1;
      continue;
    }
    const isImage = open > at && line[open - 1] === '!';
    out += line.slice(at, isImage ? open - 1 : open) + (isImage ? '' : line.slice(open + 1, close));
    at = end + 1;
  }
  return out + line.slice(at);
}
