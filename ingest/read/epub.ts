import type { Article, Problem } from '../../graph/model.ts';
import { dayOf, languageCode } from './day.ts';
import { decode } from './decode.ts';
import type { Page } from './dom.ts';
import { withoutDoctype } from './feed.ts';
import { articleFromPage, type PageText } from './html.ts';
import { BadInput, collect, type Input, MAX_BYTES, problemOf } from './input.ts';
import type { LeftOut } from './mainText.ts';
import { readPageWithin } from './pages.ts';
import { unzip } from './zip.ts';

/** Bytes of a book's texts that are held at once: its spine says their order only when all are known. */
const MAX_HELD = 64 * 1024 * 1024;

export interface EpubOptions {
  /** Most bytes of a chapter. */
  readonly maxBytes?: number;
  /** Most seconds for one. */
  readonly articleSeconds?: number;
}

/**
 * The chapters of an EPUB (2 or 3) in reading order, each an article: a magazine's or newspaper's issue. Day, outlet, author and language of the book stand in
 * for what a chapter does not say. Chapters without a sentence (cover, contents) are left out.
 */
export async function* readEpub(
  input: Input,
  { maxBytes = MAX_BYTES, articleSeconds }: EpubOptions = {},
): AsyncGenerator<
  | {
      readonly article: Article;
      readonly reasons: Readonly<Record<string, string>>;
      readonly out: readonly LeftOut[];
    }
  | { readonly problem: Problem }
> {
  const files = new Map<string, string>();
  let held = 0;
  for await (const item of unzip(input)) {
    // what has no proper name is no part of a book
    if ('problem' in item && item.problem.rule === 'bad-name') continue;
    if ('problem' in item)
      throw new BadInput(item.problem.rule, input.place, `"${input.name}" is protected; it cannot be read`);
    const path = item.member.place.slice(input.place.length + 2);
    if (!/\.(?:xml|opf|x?html?)$/i.test(path)) continue;
    const bytes = await collect(item.member, maxBytes);
    held += bytes.length;
    if (held > MAX_HELD)
      throw new BadInput('too-large', input.place, `"${input.name}" has more text than can be held; it was left out`);
    files.set(path, (await decode(bytes))?.text ?? '');
  }
  const { DOMParser } = await import('linkedom');
  const parse = (text: string | undefined): Page | undefined =>
    text === undefined
      ? undefined
      : (new DOMParser().parseFromString(withoutDoctype(text), 'text/xml') as unknown as Page);
  const root =
    parse(files.get('META-INF/container.xml'))?.querySelector('rootfile')?.getAttribute('full-path') ?? undefined;
  const book = root === undefined ? undefined : parse(files.get(root));
  if (root === undefined || book === undefined)
    throw new BadInput(
      'no-epub',
      input.place,
      `"${input.name}" is no EPUB; expected META-INF/container.xml and the file that it names`,
    );
  const allOf = (name: string) =>
    [...book.querySelectorAll('metadata *')].filter(
      (node) => node.localName?.toLowerCase().replace(/^dc:/, '') === name && node.textContent?.trim(),
    );
  const said = (name: string): string | undefined => allOf(name)[0]?.textContent?.trim();
  // EPUB 2 may date the making and the changing of the file as well (opf:event).
  const dates = allOf('date').map((node) => ({ day: node.textContent ?? '', event: node.getAttribute('opf:event') }));
  const date = (dates.find(({ event }) => event === 'publication') ?? dates.find(({ event }) => event === null))?.day;
  const hrefs = new Map<string, string>();
  for (const node of book.querySelectorAll('manifest item')) {
    const [id, href] = [node.getAttribute('id'), node.getAttribute('href')];
    if (id !== null && href !== null) hrefs.set(id, href);
  }
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const publishedAt = dayOf(date ?? '');
  const outlet = said('publisher') === undefined ? 'title' : 'publisher';
  const source = said(outlet);
  const author = said('creator');
  const language = languageCode(said('language'));
  let chapter = 0;
  for (const node of book.querySelectorAll('spine itemref')) {
    const href = hrefs.get(node.getAttribute('idref') ?? '');
    const text = href === undefined ? undefined : files.get(folder + decodePath(href));
    chapter += 1;
    if (text === undefined) continue;
    const name = `${input.name.replace(/\.epub$/i, '')}-${chapter}`;
    let page: PageText;
    try {
      page = await readPageWithin(text, undefined, { place: `${input.place}!/${href}`, name, articleSeconds });
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      yield { problem: problemOf(error) };
      continue;
    }
    if (page.text.length < 80) continue;
    const reasons: Record<string, string> = { ...page.reasons };
    const fill = <T>(field: string, element: string, own: T | undefined, ofBook: T | undefined): T | undefined => {
      if (own === undefined && ofBook !== undefined) reasons[field] = `dc:${element} of the book`;
      return own ?? ofBook;
    };
    const filled = {
      publishedAt: fill('date', 'date', page.publishedAt, publishedAt),
      source: fill('source', outlet, page.source, source),
      author: fill('author', 'creator', page.author, author),
      language: fill('language', 'language', page.language, language),
    };
    const known = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
    yield {
      article: articleFromPage({ ...page, ...known }, { name }),
      reasons,
      out: page.out,
    };
  }
}

function decodePath(href: string): string {
  const path = href.replace(/#.*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
