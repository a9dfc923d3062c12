import { readRows } from './read.ts';

const regions: ReadonlySet<string> = new Set(readRows('breakaway.tsv').map(([name]) => name as string));

/** True of the name of a region, also in the genitive, whose authorities do not act for the state that claims it: "Abchasiens". */
export const isBreakawayRegion = (name: string): boolean => regions.has(name) || regions.has(name.replace(/s$/, ''));
