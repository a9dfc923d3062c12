import { formatReadings } from '../readingLines.ts';
import { type Exporter, type GraphSource, requireReadings } from './model.ts';

/** Everything that the store was told, from which `ingest` makes the same graph in any store. */
export const statements = {
  extension: 'jsonl',
  description: 'backup: one JSON per article, statement and judgement; ingest takes it back',
  files: [{ suffix: '', write: writeStatements }],
} as const satisfies Exporter;

function writeStatements(graph: GraphSource): AsyncIterable<string> {
  return formatReadings({
    readings: () => requireReadings(graph),
    judgements: async () => (await graph.judgements?.()) ?? [],
    rules: async () => graph.rules?.(),
    isPart: graph.isPart ?? false,
  });
}
