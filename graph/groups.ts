import { type Clusters, createClusters } from './copies.ts';
import { bySupportId, foldGroup, foldSorted, groupFrom, type Support } from './fold.ts';
import type { GraphEdge } from './model.ts';

/*
 * Groups of statements as a writer needs them: what is in them, and the edge that it folds into. An engine with one writer
 * remembers those of the batches before, so that a batch reads from it only the groups that it is the first to touch.
 */

/** What a group held after some batch. */
export interface HeldGroup {
  /** Sorted by id. */
  readonly statements: Support[];
  /** The sketch of each article that occurs. */
  readonly sketches: Map<string, string>;
  /** In a big group: which of its articles are copies. */
  readonly clusters?: Clusters | undefined;
  readonly edge: GraphEdge | undefined;
}

/** Articles from which on the clusters of a group are kept: comparing fewer anew takes no time. */
const fewestToKeep = 24;

const sketchesIn = (
  statements: readonly Support[],
  sketchOf: (article: string) => string | undefined,
): Map<string, string> => new Map(statements.map(({ article }) => [article, sketchOf(article) ?? '']));

/** A group out of an engine's rows. */
export const holdGroup = (
  id: string,
  unsorted: readonly Support[],
  sketchOf: (article: string) => string | undefined,
): HeldGroup => {
  const statements = [...unsorted].sort(bySupportId);
  const sketches = sketchesIn(statements, sketchOf);
  const group = groupFrom(id);
  if (sketches.size < fewestToKeep) return { statements, sketches, edge: foldGroup(group, statements, sketches) };
  const clusters = createClusters();
  for (const [article, sketch] of sketches) clusters.add(article, sketch);
  return { statements, sketches, clusters, edge: foldSorted(group, statements, clusters.find) };
};

/** Puts sorted statements into a sorted list. */
const insert = (into: Support[], added: readonly Support[]): void => {
  let from = into.length - 1;
  let next = added.length - 1;
  into.push(...added);
  for (let to = into.length - 1; next >= 0; to -= 1) {
    const [held, own] = [into[from], added[next] as Support];
    if (held !== undefined && bySupportId(held, own) > 0) {
      into[to] = held;
      from -= 1;
    } else {
      into[to] = own;
      next -= 1;
    }
  }
};

/**
 * The group once some articles say nothing of it any more and others say something; those may be the same. The one before is
 * used up: a big group that only grows does so in place.
 */
export const changeGroup = (
  id: string,
  held: HeldGroup,
  gone: ReadonlySet<string>,
  added: readonly Support[],
  sketchOf: (article: string) => string | undefined,
): HeldGroup => {
  const { statements, sketches, clusters } = held;
  const isShrinking = statements.some(({ article }) => gone.has(article));
  if (isShrinking || clusters === undefined) {
    const isNew = new Set(added.map(({ article }) => article));
    return holdGroup(id, [...statements.filter(({ article }) => !gone.has(article)), ...added], (article) =>
      isNew.has(article) ? sketchOf(article) : sketches.get(article),
    );
  }
  if (added.length === 0) return held;
  for (const { article } of added) {
    if (sketches.has(article)) continue;
    const sketch = sketchOf(article) ?? '';
    sketches.set(article, sketch);
    clusters.add(article, sketch);
  }
  insert(statements, [...added].sort(bySupportId));
  return { statements, sketches, clusters, edge: foldSorted(groupFrom(id), statements, clusters.find) };
};

/** Groups as the last transaction left them; those that were used longest ago are forgotten first. */
export interface GroupMemory {
  readonly get: (id: string) => HeldGroup | undefined;
  readonly set: (id: string, group: HeldGroup) => void;
  /** After a transaction that failed, and after a write that nobody here has seen. */
  readonly clear: () => void;
}

/** Statements, sketches and entries of clusters that are remembered, some 200 bytes each. */
const mostEntries = 400_000;
/** What a group takes besides. */
const entriesOfGroup = 4;

const entriesIn = ({ statements, sketches, clusters }: HeldGroup): number =>
  entriesOfGroup + statements.length + sketches.size + (clusters?.size() ?? 0);

/** A memory for so many entries. */
export const createGroupMemory = (most = mostEntries): GroupMemory => {
  const groups = new Map<string, { readonly group: HeldGroup; readonly entries: number }>();
  let entries = 0;
  const remove = (id: string): void => {
    entries -= groups.get(id)?.entries ?? 0;
    groups.delete(id);
  };
  return {
    get: (id) => groups.get(id)?.group,
    set: (id, group) => {
      remove(id);
      const own = { group, entries: entriesIn(group) };
      groups.set(id, own);
      entries += own.entries;
      for (const oldest of groups.keys()) {
        if (entries <= most) break;
        remove(oldest);
      }
    },
    clear: () => {
      groups.clear();
      entries = 0;
    },
  };
};
