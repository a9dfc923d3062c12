import { byCodeUnits } from './id.ts';
import type { Judgement } from './judgements.ts';
import type { Article, Entity, Problem, Reading, Statement } from './model.ts';
import { formReading } from './reading.ts';
import type { GraphStore } from './store.ts';

/*
 * Backup of a store as text: one JSON line per article, per statement and per judgement. The lines may be sorted, merged
 * and compared with any tool for text; in whatever order they come back, they make the same graph.
 */

type Line =
  | { readonly kind: 'article'; readonly article: Article; readonly entities: readonly Entity[] }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'judgement'; readonly judgement: Judgement };

const toLine = (line: Line): string => `${JSON.stringify(line)}\n`;

/** All that a store was told, as lines: articles by id, each followed by its statements by id, then the judgements. */
export async function* formatReadings(store: Pick<GraphStore, 'readings' | 'judgements'>): AsyncGenerator<string> {
  for await (const { article, entities, statements } of store.readings()) {
    yield toLine({ kind: 'article', article, entities });
    for (const statement of statements) yield toLine({ kind: 'statement', statement });
  }
  for (const judgement of await store.judgements()) yield toLine({ kind: 'judgement', judgement });
}

const isLine = (value: unknown): value is Line => {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, article, entities, statement, judgement } = value as Record<
    string,
    { id?: unknown; article?: unknown } | undefined
  >;
  const word: unknown = kind;
  if (word === 'article') return typeof article?.id === 'string' && Array.isArray(entities);
  if (word === 'statement') return typeof statement?.id === 'string' && typeof statement.article === 'string';
  return word === 'judgement' && typeof judgement === 'object';
};

/**
 * Reads lines of `formatReadings`, in any order; equal lines count once. What cannot be read becomes a Problem, and the
 * rest is taken. `place` names the file in problems. Readings come sorted by article id, in canonical form; a reading
 * that does not fit the ontology is a Failure (`reading-invalid`).
 */
export const parseReadings = async (
  lines: AsyncIterable<string> | Iterable<string>,
  place: string,
): Promise<{
  readonly readings: readonly Reading[];
  readonly judgements: readonly Judgement[];
  readonly problems: readonly Problem[];
}> => {
  const articles = new Map<string, { article: Article; entities: readonly Entity[]; statements: Statement[] }>();
  const statements: { readonly statement: Statement; readonly number: number }[] = [];
  const judgements = new Map<string, Judgement>();
  const problems: Problem[] = [];
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    let line: unknown;
    try {
      line = JSON.parse(text);
    } catch {
      line = undefined;
    }
    if (!isLine(line)) {
      problems.push({
        rule: 'unreadable-line',
        message: `"${text.slice(0, 60)}" is no line of an export of statements`,
        place: `${place}:${number}`,
      });
    } else if (line.kind === 'article') articles.set(line.article.id, { ...line, statements: [] });
    else if (line.kind === 'statement') statements.push({ statement: line.statement, number });
    else judgements.set(JSON.stringify(line.judgement), line.judgement);
  }
  for (const { statement, number: at } of statements) {
    const home = articles.get(statement.article);
    if (home) home.statements.push(statement);
    else
      problems.push({
        rule: 'no-article',
        message: `the statement "${statement.id}" is of "${statement.article}", which is not in the file`,
        place: `${place}:${at}`,
      });
  }
  return {
    readings: [...articles.values()]
      .map(({ article, entities, statements: all }) => formReading({ article, entities, statements: all }))
      .sort((a, b) => byCodeUnits(a.article.id, b.article.id)),
    judgements: [...judgements.values()],
    problems,
  };
};
