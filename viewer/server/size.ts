import type { StoreStats } from '../../graph/store.ts';

/** A graph of up to so many nodes and edges is shown as a scene; of a larger one the overview comes as columns. */
export const overviewNodes = 1500;
const sceneEdges = 20_000;

const isMore = (nodes: number, edges: number): boolean => nodes > overviewNodes || edges > sceneEdges;

export const isLarge = ({
  ids,
  edgeIds,
}: {
  readonly ids: ArrayLike<unknown>;
  readonly edgeIds: ArrayLike<unknown>;
}): boolean => isMore(ids.length, edgeIds.length);

const sumOf = (amounts: Readonly<Record<string, number>>): number =>
  Object.values(amounts).reduce((sum, amount) => sum + amount, 0);
export const nodesIn = ({ nodes }: StoreStats): number => sumOf(nodes);

/** The same as `isLarge`, from the counts alone. */
export const isLargeStore = (stats: StoreStats): boolean => isMore(nodesIn(stats), sumOf(stats.edges));
