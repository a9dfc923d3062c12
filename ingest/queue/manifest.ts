import { storedHome } from '../../graph/homes.ts';
import type { GraphStore, StoredArticle, StoredHome, Value } from '../../graph/store.ts';

/*
 * Which articles were queued and are not stored: nodes (:Queued {id, name, status, reason}) beside the graph, with `status` queued or
 * failed. An article is done when it is stored, which happens in one transaction with all that it says; its node here is only
 * tidied away later. So a queue that lost everything can be filled again, and nothing is forgotten silently.
 */

type Graph = Pick<GraphStore, 'run'>;

const constraint = 'CREATE CONSTRAINT queued_id IF NOT EXISTS FOR (q:Queued) REQUIRE q.id IS UNIQUE';
const storedOf = `MATCH (a:Article) WHERE a.id IN $ids AND a.digest <> '' RETURN a.id AS id, a.name AS name, a.address AS address, a.publishedAt AS publishedAt`;
const storedAt = `MATCH (a:Article) WHERE a.address IN $addresses AND a.digest <> '' RETURN a.address AS address, a.id AS id`;
const homesOf =
  'MATCH (h:Home) WHERE h.article IN $ids RETURN h.article AS id, h.name AS name, h.address AS address, h.publishedAt AS publishedAt';
const homesAt = 'MATCH (h:Home) WHERE h.address IN $addresses RETURN h.address AS address, h.article AS id';
const failedOf = `MATCH (q:Queued) WHERE q.id IN $ids AND q.status = 'failed' RETURN q.id AS id, q.reason AS reason`;
const addQueued = `UNWIND $rows AS row MERGE (q:Queued {id: row.id}) SET q.name = row.name, q.status = 'queued' REMOVE q.reason`;
const addFailed = `UNWIND $rows AS row MERGE (q:Queued {id: row.id})
  SET q.name = row.name, q.status = 'failed', q.reason = row.reason`;
const removeDone = 'MATCH (q:Queued) WHERE q.id IN $ids DELETE q';
const tidy = `MATCH (q:Queued) WHERE q.status = 'queued' MATCH (a:Article {id: q.id}) WHERE a.digest <> '' DELETE q`;
const openOnes = `MATCH (q:Queued) WHERE q.status = 'queued' RETURN q.id AS id, q.name AS name ORDER BY q.name, q.id LIMIT $limit`;

export interface Manifest {
  /** Those of these ids that are stored. */
  readonly stored: (ids: readonly string[]) => Promise<ReadonlyMap<string, Omit<StoredArticle, 'id' | 'digest'>>>;
  /** What is stored under these addresses: address → ids. */
  readonly storedAt: (addresses: readonly string[]) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Those that could not be read when they were last tried: id → why. */
  readonly failed: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly markQueued: (articles: readonly { readonly id: string; readonly name: string }[]) => Promise<void>;
  readonly markFailed: (
    articles: readonly { readonly id: string; readonly name: string; readonly reason: string }[],
  ) => Promise<void>;
  readonly markDone: (ids: readonly string[]) => Promise<void>;
  /** The first ones of those that were queued and are not stored, after tidying. */
  readonly open: (limit: number) => Promise<readonly { readonly id: string; readonly name: string }[]>;
}

/** The manifest in a graph; makes its constraint where there is none. */
export const openManifest = async (store: Graph): Promise<Manifest> => {
  const write = async (cypher: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    await store.run(cypher, parameters, { write: true, timeout: 120_000 });
  };
  const pairs = async (cypher: string, parameters: Readonly<Record<string, unknown>>): Promise<[string, string][]> => {
    const { rows } = await store.run(cypher, parameters, { limit: 100_000 });
    return rows.map(([id, word]: readonly (Value | undefined)[]) => [String(id), String(word)]);
  };
  await write(constraint);
  return {
    stored: async (ids) => {
      const at = ([, name, address, publishedAt]: readonly (Value | undefined)[]): StoredHome =>
        storedHome(name, address, publishedAt);
      const [articles, homes] = await Promise.all(
        [storedOf, homesOf].map((cypher) => store.run(cypher, { ids }, { limit: 100_000 })),
      );
      return new Map(
        (articles?.rows ?? []).map((row) => {
          const alsoAt = (homes?.rows ?? []).filter(([id]) => id === row[0]).map(at);
          return [String(row[0]), { ...at(row), ...(alsoAt.length === 0 ? {} : { alsoAt }) }];
        }),
      );
    },
    storedAt: async (addresses) => {
      const found = new Map<string, Set<string>>();
      if (addresses.length === 0) return found;
      const all = await Promise.all([storedAt, homesAt].map((cypher) => pairs(cypher, { addresses })));
      for (const [address, id] of all.flat()) {
        const ids = found.get(address);
        if (ids === undefined) found.set(address, new Set([id]));
        else ids.add(id);
      }
      return found;
    },
    failed: async (ids) => new Map(await pairs(failedOf, { ids })),
    markQueued: (rows) => write(addQueued, { rows: rows.map(({ id, name }) => ({ id, name })) }),
    markFailed: (rows) => write(addFailed, { rows: rows.map(({ id, name, reason }) => ({ id, name, reason })) }),
    markDone: (ids) => write(removeDone, { ids }),
    open: async (limit) => {
      await write(tidy);
      return (await pairs(openOnes, { limit })).map(([id, name]) => ({ id, name }));
    },
  };
};
