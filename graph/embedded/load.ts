import { sketchText } from '../copies.ts';
import { fold, groupOf } from '../fold.ts';
import { applyJudgements, type Judgement, judgementId } from '../judgements.ts';
import type { Reading } from '../model.ts';
import { nodeTypes } from '../ontology.ts';
import { digestReading } from '../reading.ts';
import {
  articleProperties,
  edgeProperties,
  mentionProperties,
  nodeProperties,
  statementProperties,
} from '../schema.ts';
import type { Engine } from './engine.ts';

/** Rows that are handed to the engine at a time. */
const rowsAtOnce = 10_000;

/**
 * Fills an empty engine with readings (in canonical form, each article once) and judgements: folds them all at once in
 * memory and uses the engine's own batches, several times as fast as the writer's Cypher. Not one transaction: whoever
 * calls must mark the engine as unfinished before, so that an interrupted load is thrown away.
 */
export const loadEngineWith = async (
  engine: Engine,
  readings: readonly Reading[],
  judgements: readonly Judgement[],
): Promise<void> => {
  const { canonical, isWrong } = applyJudgements(judgements);
  const numbers = new Map<string, number>();
  const number = (id: string): number => {
    const found = numbers.get(id);
    if (found === undefined) throw new Error(`"${id}" is the end of an edge, but no node`);
    return found;
  };
  const addNodes = async (
    labels: readonly string[],
    ids: readonly string[],
    properties: readonly object[],
  ): Promise<void> => {
    for (let first = 0; first < ids.length; first += rowsAtOnce) {
      const made = await engine.batchCreateNodesWithProps([...labels], properties.slice(first, first + rowsAtOnce));
      for (const [index, node] of made.entries()) numbers.set(ids[first + index] ?? '', node);
    }
  };
  let edges: { src: number; dst: number; type: string; properties?: object }[] = [];
  const flush = async (): Promise<void> => {
    if (edges.length > 0) await engine.batchCreateEdges(edges);
    edges = [];
  };
  const addEdge = async (type: string, from: string, to: string, properties?: object): Promise<void> => {
    edges.push({ src: number(from), dst: number(to), type, ...(properties === undefined ? {} : { properties }) });
    if (edges.length >= rowsAtOnce) await flush();
  };

  const graph = fold(readings, judgements);
  for (const type of nodeTypes) {
    const nodes = graph.nodes.filter((node) => node.type === type);
    await addNodes(
      ['Entity', type],
      nodes.map(({ id }) => id),
      nodes.map(nodeProperties),
    );
  }
  await addNodes(
    ['Article'],
    readings.map(({ article }) => article.id),
    readings.map((reading) => articleProperties(reading, digestReading(reading), sketchText(reading.article.text))),
  );
  for (let first = 0; first < readings.length; first += rowsAtOnce / 10) {
    const statements = readings.slice(first, first + rowsAtOnce / 10).flatMap(({ article, statements: all }) =>
      all.map((statement) => ({
        id: statement.id,
        properties: statementProperties(
          statement,
          isWrong(statement.id) ? '' : groupOf(statement, canonical).key,
          article.text.slice(statement.start, statement.end),
        ),
      })),
    );
    await addNodes(
      ['Statement'],
      statements.map(({ id }) => id),
      statements.map(({ properties }) => properties),
    );
  }
  for (const { article, entities, statements } of readings) {
    for (const entity of entities)
      await addEdge('MENTIONS', article.id, canonical(entity.id), mentionProperties(entity));
    for (const { id, from, to } of statements) {
      await addEdge('IN', id, article.id);
      await addEdge('FROM', id, canonical(from));
      await addEdge('TO', id, canonical(to));
    }
  }
  for (const edge of graph.edges) await addEdge(edge.type, edge.from, edge.to, edgeProperties(edge));
  await flush();
  const notes = judgements.map((judgement) => ({ ...judgement, id: judgementId(judgement) }));
  await addNodes(
    ['Judgement'],
    notes.map(({ id }) => id),
    notes,
  );
};
