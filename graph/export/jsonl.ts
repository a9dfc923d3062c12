import { relations } from '../ontology.ts';
import type { Exporter, GraphSource } from './model.ts';
import { requireReadings } from './model.ts';

/** Every statement with its sentence and its article: the provenance of the whole graph, one line each. */
export const jsonl = {
  extension: 'jsonl',
  description: 'statements with sentence and article, one JSON per line: jq, DuckDB, pandas',
  files: [{ suffix: '', write: writeJsonl }],
} as const satisfies Exporter;

async function* writeJsonl(graph: GraphSource): AsyncGenerator<string> {
  for await (const { article, statements } of requireReadings(graph)) {
    const { id, name, title, url, source, publishedAt, language } = article;
    for (const { article: _, marks: __, because: ___, start, end, ...statement } of statements)
      yield `${JSON.stringify({
        ...statement,
        family: relations[statement.type].family,
        sentence: article.text.slice(start, end),
        start,
        end,
        article: { id, name, title, url, source, publishedAt, language },
      })}\n`;
  }
}
