import type { GraphStore } from '../graph/store.ts';
import { rulesDigest } from './rulesDigest.ts';

/** Puts on record by which rules the articles of a store that is still empty are going to be read. */
export const keepRules = async (store: Pick<GraphStore, 'setRules' | 'stats'>): Promise<void> => {
  if ((await store.stats()).articles === 0) await store.setRules(rulesDigest());
};

/**
 * The store, putting on record by which rules its first articles are read before they are stored: a run that fails later, or is
 * killed at any moment, leaves a store whose articles were all read by them, and the next one need not doubt it.
 */
export const keepingRules = <T extends Pick<GraphStore, 'put' | 'setRules' | 'stats'>>(store: T): T => {
  let isKept = false;
  return {
    ...store,
    put: async (readings, options) => {
      if (!isKept) await keepRules(store);
      isKept = true;
      return store.put(readings, options);
    },
  };
};
