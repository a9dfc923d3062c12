import { formatTally, groupOf } from '../fold.ts';
import { openLargeFold } from '../foldLarge.ts';
import { applyJudgements, type Judgement, judgementId } from '../judgements.ts';
import type { Reading } from '../model.ts';
import { digestReading } from '../reading.ts';
import {
  articleProperties,
  edgeProperties,
  homeProperties,
  mentionProperties,
  nodeProperties,
  statementProperties,
} from '../schema.ts';
import type { Engine } from './engine.ts';

/** Rows that are handed to the engine at a time. */
const rowsAtOnce = 10_000;

/** Nodes that wait to be made with the same labels. */
interface Waiting {
  readonly labels: readonly string[];
  ids: string[];
  properties: object[];
}

/**
 * Fills an empty engine with readings (in canonical form, each article once; gone through twice) and judgements: folds them
 * all at once and uses the engine's own batches, several times as fast as the writer's Cypher. Not one transaction: whoever
 * calls must mark the engine as unfinished before, so that an interrupted load is thrown away.
 */
export const loadEngineWith = async (
  engine: Engine,
  readings: () => Iterable<Reading>,
  judgements: readonly Judgement[],
): Promise<void> => {
  const applied = applyJudgements(judgements);
  const { canonical, isWrong } = applied;
  const numbers = new Map<string, number>();
  const number = (id: string): number => {
    const found = numbers.get(id);
    if (found === undefined) throw new Error(`"${id}" is the end of an edge, but no node`);
    return found;
  };
  const waiting = new Map<string, Waiting>();
  const makeNodes = async (all: Waiting): Promise<void> => {
    if (all.ids.length === 0) return;
    const made = await engine.batchCreateNodesWithProps([...all.labels], all.properties);
    // Tallies go by the ids of their nodes, and nothing hangs on them.
    if (all.labels[0] !== 'Tally') for (const [index, node] of made.entries()) numbers.set(all.ids[index] ?? '', node);
    all.ids = [];
    all.properties = [];
  };
  const addNode = async (labels: readonly string[], id: string, properties: object): Promise<void> => {
    const key = labels.join();
    const all = waiting.get(key) ?? { labels, ids: [], properties: [] };
    waiting.set(key, all);
    all.ids.push(id);
    all.properties.push(properties);
    if (all.ids.length >= rowsAtOnce) await makeNodes(all);
  };
  let edges: { src: number; dst: number; type: string; properties?: object }[] = [];
  const makeEdges = async (): Promise<void> => {
    if (edges.length > 0) await engine.batchCreateEdges(edges);
    edges = [];
  };
  const addEdge = async (type: string, from: string, to: string, properties?: object): Promise<void> => {
    edges.push({ src: number(from), dst: number(to), type, ...(properties === undefined ? {} : { properties }) });
    if (edges.length >= rowsAtOnce) await makeEdges();
  };

  const fold = openLargeFold(applied);
  try {
    for (const reading of readings()) {
      fold.add(reading);
      const { article, statements } = reading;
      const sketch = fold.lastSketch();
      await addNode(['Article'], article.id, articleProperties(reading, digestReading(reading), sketch));
      for (const home of homeProperties(reading)) await addNode(['Home'], String(home.id), home);
      for (const statement of statements) {
        const edge = isWrong(statement.id) ? '' : groupOf(statement, canonical).id;
        const text = article.text.slice(statement.start, statement.end);
        await addNode(['Statement'], statement.id, statementProperties(statement, edge, text));
      }
    }
    for (const { node, tally } of fold.nodes()) {
      await addNode(['Entity', node.type], node.id, nodeProperties(node));
      await addNode(['Tally'], node.id, { node: node.id, votes: formatTally(tally) });
    }
    for (const judgement of judgements) {
      const id = judgementId(judgement);
      await addNode(['Judgement'], id, { ...judgement, id });
    }
    for (const all of waiting.values()) await makeNodes(all);
    for (const { article, entities, statements } of readings()) {
      for (const entity of entities)
        await addEdge('MENTIONS', article.id, canonical(entity.id), mentionProperties(entity));
      for (const { id, from, to } of statements) {
        await addEdge('IN', id, article.id);
        await addEdge('FROM', id, canonical(from));
        await addEdge('TO', id, canonical(to));
      }
    }
    for (const edge of fold.edges()) await addEdge(edge.type, edge.from, edge.to, edgeProperties(edge));
    await makeEdges();
  } finally {
    fold.close();
  }
};
