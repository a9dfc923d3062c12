import type { GraphStore } from '../../graph/store.ts';
import { isLargeStore } from './size.ts';
import { createWorld } from './world.ts';

/** How often progress is told, in milliseconds. */
const tick = 500;

/**
 * Makes what the page shows first of a large graph (columns, places, words of the search, outlets, counts) and keeps it beside the store,
 * so that the next start of the page finds it. Does nothing for a small graph, and where nothing can be kept. `onProgress` is told
 * how much is made, from 0 to 1. An abort leaves what was made so far.
 */
export const prepareOverview = async (
  store: GraphStore,
  { stop, onProgress = () => undefined }: { readonly stop: AbortSignal; readonly onProgress?: (part: number) => void },
): Promise<void> => {
  if (store.keeping === undefined || stop.aborted || !isLargeStore(await store.stats())) return;
  const world = createWorld(store);
  stop.addEventListener('abort', world.close, { once: true });
  // It also keeps the process alive while the layout's thread works, which does not do so itself.
  const timer = setInterval(() => onProgress(world.progress()), tick);
  try {
    const { layouts, search, outlets } = await world.known();
    const laidOut = layouts().last.catch((error: unknown) => {
      if (!stop.aborted) throw error;
    });
    await Promise.all([laidOut, world.stats(), search(), outlets()]);
  } finally {
    clearInterval(timer);
    stop.removeEventListener('abort', world.close);
    world.close();
  }
};
