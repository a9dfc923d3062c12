import type { GraphStore } from '../graph/store.ts';
import { rulesDigest } from './rulesDigest.ts';

/**
 * The store, putting on record by which rules its first articles are read before they are stored: a run that fails later, or is
 * killed at any moment, leaves a store whose articles were all read by them, and the next one need not doubt it.
 */
export const keepingRules = <T extends Pick<GraphStore, 'put' | 'setRules' | 'stats'>>(store: T): T => {
  let isKept = false;
  return {
    ...store,
    put: async (readings, options) => {
      if (!isKept && (await store.stats()).articles === 0) await store.setRules(rulesDigest());
      isKept = true;
      return store.put(readings, options);
    },
  };
};
