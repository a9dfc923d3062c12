import { byCodeUnits } from './id.ts';
import type { Elsewhere, Entity, Reading, Span, Statement } from './model.ts';
import { formReading } from './reading.ts';
import { articleFrom, homeFrom, statementFrom } from './schema.ts';
import type { Transaction } from './write.ts';

const articlesById = 'MATCH (a:Article) WHERE a.id IN $ids RETURN a AS article';
const mentionsOfArticles = `MATCH (a:Article)-[m:MENTIONS]->(:Entity) WHERE a.id IN $ids
  RETURN a.id AS article, m.entity AS entity, m.mentions AS mentions`;
const statementsOfArticles = 'MATCH (s:Statement) WHERE s.article IN $ids RETURN s AS statement';
const homesOfArticles = 'MATCH (h:Home) WHERE h.article IN $ids RETURN h AS home';

/** Reads articles' contributions back out of the graph. */
export const readReadings = async (transaction: Transaction, ids: readonly string[]): Promise<readonly Reading[]> => {
  const readings = new Map<
    string,
    { article: Reading['article']; entities: Entity[]; statements: Statement[]; alsoAt: Elsewhere[] }
  >();
  for (const row of await transaction.run(articlesById, { ids })) {
    const article = articleFrom(row.article as Record<string, unknown>);
    readings.set(article.id, { article, entities: [], statements: [], alsoAt: [] });
  }
  for (const row of await transaction.run(mentionsOfArticles, { ids })) {
    const mentions = row.mentions === '' ? undefined : (JSON.parse(String(row.mentions)) as Span[]);
    const entity = JSON.parse(String(row.entity)) as Entity;
    readings.get(String(row.article))?.entities.push(mentions === undefined ? entity : { ...entity, mentions });
  }
  for (const row of await transaction.run(statementsOfArticles, { ids })) {
    const statement = statementFrom(row.statement as Record<string, unknown>);
    readings.get(statement.article)?.statements.push(statement);
  }
  for (const { home } of await transaction.run(homesOfArticles, { ids })) {
    const properties = home as Record<string, unknown>;
    readings.get(String(properties.article))?.alsoAt.push(homeFrom(properties));
  }
  return [...readings.values()].map(formReading).sort((a, b) => byCodeUnits(a.article.id, b.article.id));
};
