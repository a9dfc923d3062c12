import { readFileSync } from 'node:fs';

/*
 * The word lists of the relate stage, read once. What each list means stands in languages/de/manner.json itself.
 */

interface MannerData {
  readonly representatives: readonly string[];
  readonly speech: readonly string[];
  readonly accusation: readonly string[];
  readonly denial: readonly string[];
  readonly intention: readonly string[];
  readonly refusal: readonly string[];
  readonly wish: readonly string[];
  readonly plannedAdjectives: readonly string[];
  readonly claimedAdjectives: readonly string[];
  readonly unrealAdjectives: readonly string[];
  readonly objectControl: readonly string[];
  readonly sourceNouns: readonly string[];
  readonly intentionNouns: readonly string[];
  readonly wishNouns: readonly string[];
  readonly nonState: readonly string[];
}

/** Files of languages/ and knowledge/ lie beside the sources and, after the build, in the package root. */
export const readData = <T>(path: string): T => {
  for (const base of ['../', '../../../ingest/']) {
    try {
      return JSON.parse(readFileSync(new URL(base + path, import.meta.url), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`data file ingest/${path} is missing`);
};

const manner = readData<MannerData>('languages/de/manner.json');
const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);

export const representatives = setOf(manner.representatives);
export const speechVerbs = setOf(manner.speech);
export const accusationVerbs = setOf(manner.accusation);
export const denialVerbs = setOf(manner.denial);
export const intentionVerbs = setOf(manner.intention);
export const refusalVerbs = setOf(manner.refusal);
export const wishVerbs = setOf(manner.wish);
export const plannedAdjectives = setOf(manner.plannedAdjectives);
export const claimedAdjectives = setOf(manner.claimedAdjectives);
export const unrealAdjectives = setOf(manner.unrealAdjectives);
export const objectControlVerbs = setOf(manner.objectControl);
export const sourceNouns = setOf(manner.sourceNouns);
export const intentionNouns = setOf(manner.intentionNouns);
export const wishNouns = setOf(manner.wishNouns);
export const nonStateNouns = setOf(manner.nonState);
