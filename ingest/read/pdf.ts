import { Worker } from 'node:worker_threads';
import type { Article } from '../../graph/model.ts';
import { dayOf } from './day.ts';
import { BadInput, collect, type Input } from './input.ts';
import { articleFromText } from './text.ts';

/**
 * Limits of one PDF, beside that of its bytes. It is given up when it has taken both that much time and that much of the processor, so that
 * a busy machine leaves nothing out that another one reads; and after `longest` in any case.
 */
export const pdfLimits = { pages: 300, characters: 2_000_000, ms: 10_000, longest: 60_000, megabytes: 512 };
/** Milliseconds between two looks at the memory: what a stream unpacks to lies outside the heap, which alone has a limit of its own. */
const betweenLooks = 50;

interface Line {
  readonly text: string;
  /** Distance from the lower edge of the page, and height of the letters, in points. */
  readonly y: number;
  readonly height: number;
}

interface Document {
  readonly pages: readonly (readonly Line[])[];
  readonly total: number;
  readonly title: string;
  readonly author: string;
  readonly created: string;
}

type Answer = { readonly document: Document } | { readonly name: string; readonly message: string };

const thread = new URL('./pdfThread.mjs', import.meta.url);

/** Asks a thread, which is ended when it takes too long: the bytes come from anywhere. */
const askThread = (bytes: Uint8Array, input: Input, limits: typeof pdfLimits): Promise<Document> =>
  new Promise((resolve, reject) => {
    const bad = (rule: string, words: string): void =>
      reject(new BadInput(rule, input.place, `"${input.name}" ${words}`));
    const worker = new Worker(thread, {
      // A copy of its own: the thread takes the memory over.
      workerData: { bytes: new Uint8Array(bytes), maxPages: limits.pages, maxCharacters: limits.characters },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      // What the library says of a broken file is no message of ours.
      stdout: true,
      stderr: true,
    });
    const end = (): void => {
      clearInterval(watch);
      void worker.terminate();
    };
    const tooLarge = (): void =>
      bad('too-large', `needs more than ${limits.megabytes} MB of memory to read; it was left out`);
    const before = process.memoryUsage.rss();
    const started = performance.now();
    const spent = process.cpuUsage();
    const watch = setInterval(() => {
      const ms = performance.now() - started;
      // Of the whole process: others' work counts too, and time alone stays the least.
      const { user, system } = process.cpuUsage(spent);
      if (process.memoryUsage.rss() - before >= limits.megabytes * 1e6) tooLarge();
      else if (ms >= limits.longest || (ms >= limits.ms && (user + system) / 1000 >= limits.ms))
        bad('too-slow', `took longer than ${limits.ms / 1000} s to read; it was left out`);
      else return;
      end();
    }, betweenLooks);
    worker.once('message', (answer: Answer) => {
      if ('document' in answer) resolve(answer.document);
      else if (answer.name === 'PasswordException') bad('protected', 'is protected by a password; it cannot be read');
      else bad('broken', `is no PDF that can be read (${answer.message})`);
      end();
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        bad('too-large', `needs more than ${limits.megabytes} MB of memory to read; it was left out`);
      else reject(error);
      end();
    });
  });

/** Lines that stand at the edge of a page are headers and footers when most pages have them, but for their numbers. */
const edgeLines = 2;
const fewestPages = 3;

const withoutNumbers = (text: string): string => text.replace(/\d+/g, '0').trim();

const repeatedLines = (pages: readonly (readonly Line[])[]): ReadonlySet<string> => {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const edges = [...lines.slice(0, edgeLines), ...lines.slice(-edgeLines)].map(({ text }) => withoutNumbers(text));
    for (const text of new Set(edges)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const least = Math.max(fewestPages, pages.length / 2);
  return new Set([...counts].filter(([text, count]) => text !== '' && count >= least).map(([text]) => text));
};

/** Lines → text: words that were broken at the end of a line are whole again, a gap between lines begins a paragraph. */
export const textOfLines = (pages: readonly (readonly Line[])[]): string => {
  const repeated = repeatedLines(pages);
  let text = '';
  for (const lines of pages) {
    let before: Line | undefined;
    lines.forEach((line, index) => {
      const words = line.text.replace(/\s+/g, ' ').trim();
      const isEdge = index < edgeLines || index >= lines.length - edgeLines;
      if (words === '' || (isEdge && (repeated.has(withoutNumbers(words)) || /^[-–\s]*\d{1,4}[-–\s]*$/.test(words))))
        return;
      const height = Math.max(line.height, before?.height ?? 0, 1);
      const isOtherSize = before !== undefined && Math.abs(before.height - line.height) > height / 5;
      const isGap = before !== undefined && (isOtherSize || Math.abs(before.y - line.y) > 1.9 * height);
      // Over the page a sentence goes on; after a full stop a paragraph is likelier.
      const isParagraph = before === undefined ? text !== '' && /[.!?“"]$/.test(text) : isGap;
      if (text === '') text = words;
      else if (isParagraph) text += `\n\n${words}`;
      else if (/\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(words)) text = text.slice(0, -1) + words;
      else text += ` ${words}`;
      before = line;
    });
  }
  return text;
};

/** A title that a program made of a file's name says nothing. */
const isTitle = (title: string): boolean =>
  title.trim().length > 3 &&
  !/^(?:microsoft word|untitled|unbenannt)|\.(?:docx?|odt|indd|pdf|qxp|rtf|txt|html?)$/i.test(title.trim());

/** `D:20240619120000Z` → 2024-06-19. */
const dayOfPdf = (created: string): string | undefined => {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(created) ?? [];
  return year === undefined ? undefined : dayOf(`${year}-${month}-${day}`);
};

/**
 * The text of a PDF as one article. A scanned page has none, and is told. Title and author as the file says, its day only where the text has
 * none: it is when the file was made. Throws BadInput: `broken`, `protected`, `too-slow`, `too-large`, `no-text`.
 */
export async function* readPdf(
  input: Input,
  maxBytes: number,
  limits = pdfLimits,
): AsyncGenerator<
  | { readonly article: Article; readonly reasons: Readonly<Record<string, string>> }
  | { readonly problem: { readonly rule: string; readonly place: string; readonly message: string } }
> {
  const document = await askThread(await collect(input, maxBytes), input, limits);
  const { pages, total, title, author, created } = document;
  const text = textOfLines(pages);
  if (text === '')
    throw new BadInput('no-text', input.place, `"${input.name}" has no text, only pictures of it; it was left out`);
  if (pages.length < total)
    yield {
      problem: {
        rule: 'truncated',
        place: input.place,
        message: `"${input.name}" has ${total} pages; the first ${pages.length} were read`,
      },
    };
  const name = input.name.replace(/\.pdf$/i, '');
  const origin = {
    name,
    ...(isTitle(title) ? { title } : {}),
    ...(author.trim() === '' ? {} : { author: author.trim() }),
    ...(input.url === undefined ? {} : { url: input.url }),
  };
  const read = articleFromText(text, origin);
  const day = read.publishedAt === undefined ? dayOfPdf(created) : undefined;
  yield {
    article: day === undefined ? read : { ...read, publishedAt: day },
    reasons: {
      ...(isTitle(title) ? { title: 'PDF: Title' } : {}),
      ...(author.trim() === '' ? {} : { author: 'PDF: Author' }),
      ...(day === undefined ? {} : { publishedAt: 'PDF: CreationDate' }),
    },
  };
}
