import { sketchText } from './copies.ts';
import { emptyTally, foldGroup, foldNode, groupFrom, groupOf, type Tally, tallyEntity } from './fold.ts';
import { byCodeUnits } from './id.ts';
import type { Applied } from './judgements.ts';
import type { Entity, GraphEdge, GraphNode, Reading, Statement } from './model.ts';
import { bucketOf, createScratch, openBuckets, type Sorted, sortOnDisk } from './spill.ts';

/*
 * Fold for more readings than memory holds. Each node and each edge depends on its own entities or statements only, so these
 * are sorted into buckets on disk by their node's or edge's id, and folded one bucket after the other.
 */

/** Buckets of either kind: a million statements are 16,000 a bucket. */
const fewestBuckets = 64;

export interface LargeFold {
  /** Takes in a reading in canonical form; each article once. */
  add(reading: Reading): void;
  /** After all were added: the nodes, each with the tally that it was folded from. Once. */
  nodes(): Generator<{ readonly node: GraphNode; readonly tally: Tally }>;
  /** After all were added: the edges. Once. */
  edges(): Generator<GraphEdge>;
  /** The same in the order in which a store gives them, as often as asked; instead of `nodes`. */
  sortNodes(): Promise<Sorted<GraphNode>>;
  /** Instead of `edges`. */
  sortEdges(): Promise<Sorted<GraphEdge>>;
  /** Sketch of the article that was added last. */
  lastSketch(): string;
  /** Removes what lies on disk. */
  close(): void;
}

/** Order of edges in a store: by type, then by id. */
const byTypeAndId = (a: GraphEdge, b: GraphEdge): number => byCodeUnits(a.type, b.type) || byCodeUnits(a.id, b.id);
const byId = (a: GraphNode, b: GraphNode): number => byCodeUnits(a.id, b.id);

/**
 * Begins to fold readings under these judgements, in a folder of its own within `place`, or the system's temporary one. More
 * buckets than the usual 64 keep memory flat beyond some million statements.
 */
export const openLargeFold = (
  { canonical, isWrong }: Applied,
  place?: string,
  buckets: number = fewestBuckets,
): LargeFold => {
  const scratch = createScratch(place);
  const amount = Math.max(fewestBuckets, buckets);
  const mentions = openBuckets(scratch, 'mentions', amount);
  const supports = openBuckets(scratch, 'statements', amount);
  let sketch = '';

  function* nodesByBucket(): Generator<readonly { readonly node: GraphNode; readonly tally: Tally }[]> {
    for (let bucket = 0; bucket < amount; bucket += 1) {
      const tallies = new Map<string, Tally>();
      for (const [id, articles, entity] of mentions.rows(bucket) as Iterable<[string, number, Entity]>) {
        const tally = tallies.get(id) ?? emptyTally();
        tallies.set(id, tally);
        tallyEntity(tally, entity);
        tally.articles += articles;
      }
      yield [...tallies]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([id, tally]) => ({ node: foldNode(id, tally), tally }));
    }
  }

  function* edgesByBucket(): Generator<readonly GraphEdge[]> {
    for (let bucket = 0; bucket < amount; bucket += 1) {
      const groups = new Map<string, Statement[]>();
      const sketches = new Map<string, string>();
      for (const [id, from, statement] of supports.rows(bucket) as Iterable<[string, string, Statement]>) {
        sketches.set(statement.article, from);
        const known = groups.get(id);
        if (known === undefined) groups.set(id, [statement]);
        else known.push(statement);
      }
      yield [...groups]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .flatMap(([id, statements]) => foldGroup(groupFrom(id), statements, sketches) ?? []);
    }
  }

  return {
    add: ({ article, entities, statements }) => {
      sketch = sketchText(article.text);
      const mentioned = new Set<string>();
      for (const { mentions: _, ...entity } of entities) {
        const id = canonical(entity.id);
        mentions.add(bucketOf(id, amount), [id, mentioned.has(id) ? 0 : 1, entity]);
        mentioned.add(id);
      }
      for (const statement of statements) {
        if (isWrong(statement.id)) continue;
        const { id, article: from, status, confidence, date, since, until, properties } = statement;
        const group = groupOf(statement, canonical).id;
        const support = { id, article: from, status, confidence, date, since, until, properties };
        supports.add(bucketOf(group, amount), [group, sketch, support]);
      }
    },
    *nodes() {
      for (const list of nodesByBucket()) yield* list;
    },
    *edges() {
      for (const list of edgesByBucket()) yield* list;
    },
    sortNodes: () =>
      sortOnDisk(
        scratch,
        'nodes',
        (function* () {
          for (const list of nodesByBucket()) yield list.map(({ node }) => node);
        })(),
        byId,
      ),
    sortEdges: () =>
      sortOnDisk(
        scratch,
        'edges',
        (function* () {
          for (const list of edgesByBucket()) yield [...list].sort(byTypeAndId);
        })(),
        byTypeAndId,
      ),
    lastSketch: () => sketch,
    close: scratch.remove,
  };
};
