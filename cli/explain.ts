import type { Problem, Reading } from '../graph/model.ts';
import { clean } from '../ingest/clean.ts';
import type { LeftOut } from '../ingest/read/mainText.ts';
import { printable } from './terminal.ts';

/** How much of an ignored region is shown. */
const excerptLength = 60;

const excerpt = (text: string): string => {
  const line = printable(text).trim().replace(/ +/g, ' ');
  return line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line;
};

/** Tells how one article was read: what was passed over, which nodes were found, and why each statement was made. */
export function* explainExtraction(
  { article, entities, statements }: Reading,
  problems: readonly Problem[],
  reasons: Readonly<Record<string, string>> = {},
  out: readonly LeftOut[] = [],
): Generator<string> {
  yield `== ${printable(article.name)}: ${printable(article.title)}\n`;
  yield `   language ${article.language}, published ${article.publishedAt ?? 'unknown'}\n`;
  const known = { title: article.title, date: article.publishedAt, url: article.url, source: article.source };
  const told = Object.entries({ ...known, author: article.author, language: article.language });
  for (const [field, value] of told)
    if (reasons[field] !== undefined && value !== undefined)
      yield `   ${field} from ${printable(reasons[field])}: ${excerpt(value)}\n`;
  if (out.length > 0) yield '\nblocks of the page that are no part of its story:\n';
  for (const { text, reason } of out) yield `  ${reason}: ${excerpt(text)}\n`;
  const ignored = clean(article).filter(({ kind }) => kind === 'ignored');
  if (ignored.length > 0) yield '\npassed over:\n';
  for (const { start, end, reason } of ignored)
    yield `  ${start}–${end} ${reason ?? 'no reason given'}: ${excerpt(article.text.slice(start, end))}\n`;
  yield '\nnodes:\n';
  for (const { id, name, aliases } of entities) yield `  ${id} (${printable([name, ...aliases].join(', '))})\n`;
  yield '\nstatements:\n';
  for (const statement of statements) {
    const { type, from, to, status, start, end, confidence, rule, date, speaker, because = [] } = statement;
    const more = [status, date, speaker && `said by ${speaker}`, `confidence ${confidence.toFixed(2)}`, `rule ${rule}`];
    yield `  ${type} ${from} → ${to} (${more.filter(Boolean).join(', ')})\n`;
    yield `    “${printable(article.text.slice(start, end))}”\n`;
    for (const reason of because) yield `    because ${printable(reason)}\n`;
  }
  for (const { rule, message, place } of problems)
    yield `\nproblem at ${printable(place)}: ${printable(message)} [${rule}]\n`;
  yield '\n';
}
