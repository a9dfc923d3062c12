import type { GraphEdge, GraphNode } from '../model.ts';
import { type RelationKind, relations } from '../ontology.ts';
import { csvLines, formatRows } from './csv.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanText } from './text.ts';

/**
 * Dated interactions as rows of events, in the manner of PLOVER and ICEWS: who did what to whom, when. Only relations that the
 * ontology gives a PLOVER class are events. Names of all nodes are held in memory.
 */
export const events = {
  extension: 'csv',
  description: 'event rows in the manner of PLOVER: date, event type, actor, recipient, mode',
  files: [{ suffix: '', write: writeEvents }],
} as const satisfies Exporter;

const head = [
  'event_id',
  'event_date',
  'date_precision',
  'event_type',
  'relation',
  'mode',
  'actor_id',
  'actor_name',
  'actor_kind',
  'recipient_id',
  'recipient_name',
  'recipient_kind',
  'status',
  'sources',
  'confidence',
];

async function* writeEvents(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const nodes = new Map<string, Pick<GraphNode, 'name' | 'type'>>();
  for await (const { id, name, type } of graph.nodes()) nodes.set(id, { name, type });
  yield csvLines([head]);
  const end = (id: string): readonly (string | null)[] => {
    const node = nodes.get(id);
    return [id, node ? cleanText(node.name, id, 'name', report) : null, node?.type ?? null];
  };
  const toRow = (edge: GraphEdge) => {
    const kind: RelationKind = relations[edge.type];
    if (kind.plover === undefined) return undefined;
    const { mode } = edge.properties;
    return [
      edge.id,
      edge.date ?? null,
      edge.datePrecision ?? null,
      kind.plover,
      edge.type,
      mode === undefined ? null : cleanText(String(mode), edge.id, 'mode', report),
      ...end(edge.from),
      ...end(edge.to),
      edge.status,
      edge.sources,
      edge.confidence,
    ];
  };
  yield* formatRows(graph.edges(), toRow, csvLines);
}
