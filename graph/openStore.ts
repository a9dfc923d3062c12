import { hiddenAddress } from './credentials.ts';
import { openEmbeddedStore } from './embedded/embeddedStore.ts';
import { openFolderGraph } from './embedded/folderGraph.ts';
import type { GraphSource } from './export/model.ts';
import { Failure } from './failure.ts';
import { openNeo4jStore } from './neo4j/neo4jStore.ts';
import type { GraphStore } from './store.ts';

export interface StoreOptions {
  /** Neo4j only: user name, default `neo4j`. */
  readonly user?: string;
  /** Neo4j only. Never logged, never in a message. */
  readonly password?: string;
  /** Neo4j only: name of the database, default the server's own default. */
  readonly database?: string;
  /** Opens nothing for writing and makes nothing. */
  readonly readOnly?: boolean;
  /** Folder only: throws a Failure (`store-missing`) instead of making a store where there is none, as `readOnly` does too. */
  readonly mustExist?: boolean;
  /** Folder only: how far the engine's file is made anew from the log, which takes minutes where it is large and of an older program, or damaged. */
  readonly onRebuild?: (done: number, total: number) => void;
}

/** Schemes of a Neo4j server; `+s` is TLS with a known certificate, `+ssc` with a self-signed one. */
const serverScheme = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//i;

/** What looks like an address but is none of a Neo4j; a drive letter (C:\\) is a folder's. */
const otherScheme = /^[a-z][a-z0-9+.-]+:\/\//i;

/** True when the location is a server's address, not a folder. */
export const isServer = (location: string): boolean => serverScheme.test(location);

const checkLocation = (location: string): void => {
  if (otherScheme.test(location) && !isServer(location))
    throw new Failure('store-unknown', `"${hiddenAddress(location)}" is neither a folder nor the address of a Neo4j`, {
      hint: 'Give a folder, or neo4j://HOST or bolt://HOST (with +s for TLS).',
    });
};

/** Opens the store at `location`: a Neo4j server for `neo4j://…` or `bolt://…`, else a folder. Throws a Failure. */
export const openStore = async (location: string, options: StoreOptions = {}): Promise<GraphStore> => {
  checkLocation(location);
  return isServer(location) ? openNeo4jStore(location, options) : openEmbeddedStore(location, options);
};

/** A whole graph to write out, until it is closed. */
export interface WholeGraph extends GraphSource {
  close(): Promise<void>;
}

/**
 * Opens the whole graph at `location` for reading in order, as exports do. Of a folder it is what is on record now, and its memory
 * does not grow with the graph, which that of an open store does; what does not fit lies in the system's temporary folder meanwhile.
 * Throws a Failure.
 */
export const openGraph = async (
  location: string,
  options: Omit<StoreOptions, 'readOnly'> & {
    /** Of a folder: how many articles are taken in, before the first node or edge comes. */
    readonly onFold?: (done: number, total: number) => void;
  } = {},
): Promise<WholeGraph> => {
  checkLocation(location);
  const graph = isServer(location) ? undefined : openFolderGraph(location, options.onFold);
  if (graph === undefined) return openStore(location, { ...options, readOnly: true });
  return { ...graph, close: async () => graph.close() };
};
