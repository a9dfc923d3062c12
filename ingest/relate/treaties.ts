import type { Draft } from './draft.ts';
import type { Index } from './referents.ts';

/** What happens to treaties. */
export const relateTreaties = (_index: Index): Draft[] => [];
