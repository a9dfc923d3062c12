import type { Article } from '../../graph/model.ts';
import { findDate } from '../time.ts';
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
  autor: 'author',
  lang: 'language',
  language: 'language',
};

/**
 * An article from Markdown: front matter (title, date, url, source, author, language) is metadata, marks of headings, emphasis, links, lists and quotations are taken away,
 * code and images are left out.
 */
export function articleFromMarkdown(markdown: string, origin: Origin): Article {
  return readMarkdown(markdown, origin).article;
}

/** As `articleFromMarkdown`, with the reason of each field that the front matter gave. */
export function readMarkdown(
  markdown: string,
  origin: Origin,
): { readonly article: Article; readonly reasons: Readonly<Record<string, string>> } {
  const { meta, body } = frontMatter(markdown.replace(/\r\n?/g, '\n'));
  const reasons = Object.fromEntries(
    Object.keys(meta).map((field) => [field === 'publishedAt' ? 'date' : field, 'front matter']),
  );
  return { article: articleFromText(plainText(body), { ...meta, ...origin }), reasons };
}

function frontMatter(text: string): { meta: Partial<Omit<Origin, 'name'>>; body: string } {
  if (!/^---[ \t]*\n/.test(text)) return { meta: {}, body: text };
  const close = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(0, 20_000));
  if (close === null) return { meta: {}, body: text };
  const meta: { -readonly [K in keyof Omit<Origin, 'name'>]?: string } = {};
  for (const line of text.slice(4, close.index).split('\n')) {
    const colon = line.indexOf(':');
    const key = Object.hasOwn(KEYS, line.slice(0, Math.max(colon, 0)).trim().toLowerCase())
      ? KEYS[line.slice(0, colon).trim().toLowerCase()]
      : undefined;
    const value = line
      .slice(colon + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    if (key === undefined || value === '') continue;
    const known = key === 'publishedAt' ? findDate(value) : value;
    if (known !== undefined) meta[key] ??= known;
  }
  return { meta, body: text.slice(close.index + close[0].length) };
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
