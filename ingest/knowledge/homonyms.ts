import { readRows } from './read.ts';

/* Parties with a short name that others bear elsewhere, and chambers of parliaments that other states have as well (homonyms.tsv). */

export interface Homonym {
  /** Code of the state whose party or chamber it is. */
  readonly state: string;
  /** Id of the party, without its kind; empty for a chamber, which the list does not have. */
  readonly id: string;
}

const homonyms = new Map<string, Homonym[]>();
for (const [id = '', state = '', other = ''] of readRows('homonyms.tsv'))
  homonyms.set(id, [...(homonyms.get(id) ?? []), { state, id: other }]);

/** The parties and chambers of other states that bear the short name of a listed one; empty for most. */
export const homonymsOf = (id: string): readonly Homonym[] => homonyms.get(id) ?? [];
