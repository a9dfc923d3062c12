import { byCodeUnits } from './id.ts';

/** Disjoint sets of ids (union-find). A set goes by its least id, so the result does not depend on the order of joins. */
export interface Union {
  /** The least id of the set that holds this one; the id itself when it was never joined. */
  readonly find: (id: string) => string;
  readonly join: (a: string, b: string) => void;
  /** Every id that was joined to another one. */
  readonly members: () => Iterable<string>;
}

export const createUnion = (): Union => {
  const parents = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    // Path halving would do as well; the whole path is shorter to read.
    for (let at = id; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  return {
    find,
    join: (a, b) => {
      const [least, other] = [find(a), find(b)].sort(byCodeUnits);
      if (least !== undefined && other !== undefined && least !== other) parents.set(other, least);
    },
    members: () => new Set([...parents.keys(), ...parents.values()]),
  };
};
