import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sketchText } from './copies.ts';
import { emptyTally, foldGroup, foldNode, groupFrom, groupOf, type Tally, tallyEntity } from './fold.ts';
import { byCodeUnits } from './id.ts';
import type { Applied } from './judgements.ts';
import type { Entity, GraphEdge, GraphNode, Reading, Statement } from './model.ts';

/*
 * Fold for more readings than memory holds. Each node and each edge depends on its own entities or statements only, so these
 * are sorted into buckets on disk by their node's or edge's id, and folded one bucket after the other.
 */

/** Buckets of either kind: a million statements are 16,000 a bucket. */
const buckets = 64;
/** Characters that a bucket keeps before it writes them. */
const pending = 1 << 16;

/** FNV-1a over UTF-16 units: which bucket an id belongs to. */
const bucketOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % buckets;
};

interface Bucket {
  readonly add: (line: unknown) => void;
  readonly lines: () => readonly unknown[];
  readonly close: () => void;
}

const openBucket = (path: string): Bucket => {
  const file = openSync(path, 'w');
  let held = '';
  let isOpen = true;
  const flush = (): void => {
    const bytes = Buffer.from(held, 'utf8');
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    held = '';
  };
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    add: (line) => {
      held += `${JSON.stringify(line)}\n`;
      if (held.length > pending) flush();
    },
    lines: () => {
      flush();
      close();
      const text = readFileSync(path, 'utf8');
      return text === ''
        ? []
        : text
            .slice(0, -1)
            .split('\n')
            .map((line) => JSON.parse(line) as unknown);
    },
    close,
  };
};

export interface LargeFold {
  /** Takes in a reading in canonical form; each article once. */
  add(reading: Reading): void;
  /** After all were added: the nodes, each with the tally that it was folded from. Once. */
  nodes(): Generator<{ readonly node: GraphNode; readonly tally: Tally }>;
  /** After all were added: the edges. Once. */
  edges(): Generator<GraphEdge>;
  /** Sketch of an article that was added. */
  sketch(article: string): string;
  /** Removes what lies on disk. */
  close(): void;
}

/** Begins to fold readings under these judgements, in a folder of its own within `place`, or the system's temporary one. */
export const openLargeFold = ({ canonical, isWrong }: Applied, place: string = tmpdir()): LargeFold => {
  const folder = mkdtempSync(join(place, 'entente-fold-'));
  const open = (kind: string): readonly Bucket[] =>
    Array.from({ length: buckets }, (_, number) => openBucket(join(folder, `${kind}-${number}`)));
  const mentions = open('mentions');
  const supports = open('statements');
  const sketches = new Map<string, string>();
  const at = (all: readonly Bucket[], id: string): Bucket | undefined => all[bucketOf(id)];
  return {
    add: ({ article, entities, statements }) => {
      sketches.set(article.id, sketchText(article.text));
      const mentioned = new Set<string>();
      for (const { mentions: _, ...entity } of entities) {
        const id = canonical(entity.id);
        at(mentions, id)?.add([id, mentioned.has(id) ? 0 : 1, entity]);
        mentioned.add(id);
      }
      for (const statement of statements) {
        if (isWrong(statement.id)) continue;
        const { id, article: from, status, confidence, date, since, until, properties } = statement;
        const group = groupOf(statement, canonical).id;
        at(supports, group)?.add([group, { id, article: from, status, confidence, date, since, until, properties }]);
      }
    },
    *nodes() {
      for (const bucket of mentions) {
        const tallies = new Map<string, Tally>();
        for (const [id, articles, entity] of bucket.lines() as [string, number, Entity][]) {
          const tally = tallies.get(id) ?? emptyTally();
          tallies.set(id, tally);
          tallyEntity(tally, entity);
          tally.articles += articles;
        }
        for (const [id, tally] of [...tallies].sort(([a], [b]) => byCodeUnits(a, b)))
          yield { node: foldNode(id, tally), tally };
      }
    },
    *edges() {
      for (const bucket of supports) {
        const groups = new Map<string, Statement[]>();
        for (const [id, statement] of bucket.lines() as [string, Statement][]) {
          const known = groups.get(id);
          if (known === undefined) groups.set(id, [statement]);
          else known.push(statement);
        }
        for (const [id, statements] of [...groups].sort(([a], [b]) => byCodeUnits(a, b))) {
          const edge = foldGroup(groupFrom(id), statements, sketches);
          if (edge !== undefined) yield edge;
        }
      }
    },
    sketch: (article) => sketches.get(article) ?? '',
    close: () => {
      for (const bucket of [...mentions, ...supports]) bucket.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
