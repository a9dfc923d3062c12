import type { Wording } from './copies.ts';
import type { Judgement } from './judgements.ts';
import type { GraphEdge, GraphNode, Reading } from './model.ts';

/** Values that both engines give back alike: dates are ISO text, integers are numbers, nodes and edges are tagged objects. */
export type Value =
  | null
  | string
  | number
  | boolean
  | readonly Value[]
  | NodeValue
  | EdgeValue
  | PathValue
  | { readonly [key: string]: Value };

export interface NodeValue {
  readonly kind: 'node';
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, Value>>;
}
export interface EdgeValue {
  readonly kind: 'edge';
  readonly type: string;
  /** The `id` properties of the end nodes. */
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, Value>>;
}
export interface PathValue {
  readonly kind: 'path';
  readonly nodes: readonly NodeValue[];
  readonly edges: readonly EdgeValue[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** True when a limit cut the answer: there were more rows than these. */
  readonly truncated: boolean;
  /** Which limit it was, when one did. */
  readonly truncatedBy?: 'rows' | 'bytes';
}

export interface RunOptions {
  /** Default false: anything that would write is refused. */
  readonly write?: boolean;
  /** Milliseconds; default 30,000. */
  readonly timeout?: number;
  /** Rows; default 10,000. */
  readonly limit?: number;
  /** Bytes of all rows as JSON; default 64,000,000. A row that does not fit is left out, and all behind it. */
  readonly bytes?: number;
  /** Ends a query that only reads when it is aborted; `run` then throws a Failure (`query-cancelled`). */
  readonly signal?: AbortSignal | undefined;
}

export interface PutResult {
  /** Articles that were not there before. */
  readonly added: number;
  /** Articles there before, now with other statements or entities, or in another version. */
  readonly changed: number;
  readonly unchanged: number;
  /** Readings of a text that was there already, from another address or under another name, which is remembered; absent when there were none. */
  readonly duplicates?: number;
  /**
   * Stored texts that gave way to a newer version which is no news itself: it is stored already, or gave way too. They are gone, or stand at one address less.
   * Absent when there were none.
   */
  readonly removed?: number;
  /** Readings that were passed over, since a newer version of the same article came with them or is stored; absent when there were none. */
  readonly outdated?: readonly Outdated[];
}

/** A text that was passed over at an address, since a newer one is known there. */
export interface Outdated {
  readonly id: string;
  readonly name: string;
  readonly address?: string;
  readonly publishedAt?: string;
}

/** A text that came at an address, as far as it takes to tell which version counts there. */
export interface Version {
  readonly id: string;
  readonly address: string;
  /** The latest day that it came with. */
  readonly publishedAt?: string;
  readonly wording: Wording;
}

export interface PutOptions {
  /**
   * Texts that came along with the readings, in batches before, or were passed over: which version counts at an address is decided among all that came
   * there (graph/versions.ts), also where no reading is left to put.
   */
  readonly among?: readonly Version[];
  /**
   * Says that the readings come out of a backup, and which articles it holds. Each takes the place of all that is stored of its text, and of versions
   * that are stored at its addresses and not in the backup, whatever their day.
   */
  readonly backup?: (article: string) => boolean;
}

export interface StoredArticle {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  /** Where it is at home; undefined when that is not known. */
  readonly address: string | undefined;
  /** The day that it bears there. */
  readonly publishedAt?: string;
  /** Where else its text stands, and what it is called there; absent when that is nowhere. */
  readonly alsoAt?: readonly StoredHome[];
}

/** A home of a stored text. */
export type StoredHome = Pick<StoredArticle, 'name' | 'address' | 'publishedAt'>;

export interface StoreStats {
  readonly engine: string;
  readonly schemaVersion: number;
  readonly articles: number;
  readonly statements: number;
  readonly nodes: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, number>>;
}

/** What a picture of the whole graph and a search in it need of a node. */
export type BriefNode = Pick<GraphNode, 'id' | 'type' | 'name' | 'aliases' | 'articles'>;
/** The same of an edge. */
export type BriefEdge = Pick<
  GraphEdge,
  'id' | 'type' | 'from' | 'to' | 'status' | 'disputed' | 'sources' | 'confidence' | 'date' | 'since' | 'until'
>;

/** The whole graph in brief: a few columns of all nodes or edges by one query each, a tenth of what `nodes` and `edges` cost. */
export interface Brief {
  /** All nodes, sorted by id. */
  nodes(): Promise<readonly BriefNode[]>;
  /** All edges, a list for each relation type, in the order of `edges`. */
  edges(): AsyncIterable<readonly BriefEdge[]>;
  /** Ids of edges, and where the articles behind them appeared (empty when an article does not say); pairs may be repeated. */
  outlets(): AsyncIterable<readonly (readonly [edge: string, outlet: string])[]>;
  /** The nodes with these ids, in their order, those that are there; not for so many that others would have to wait. */
  nodesWithIds(ids: readonly string[]): Promise<readonly GraphNode[]>;
}

/** Where something that is made of a store can be kept beside it, for the next time. What is kept there may vanish at any time. */
export interface Keeping {
  readonly folder: string;
  /** Tells this state of the store from every other: equal only when nothing was changed between. */
  state(): string;
}

/** A first big load. What was put is on record; the graph is made at the end. */
export interface Loading {
  /** Puts readings on record; what becomes of them is the same as in `GraphStore.put`. */
  put(readings: readonly Reading[], options?: PutOptions): Promise<PutResult>;
  /** Puts judgements on record; in import files all of them before the first reading. */
  judge(judgements: readonly Judgement[]): Promise<void>;
  /** Makes the graph of all that was put. A process that dies before leaves this to the next opening of the store. */
  finish(): Promise<void>;
}

/**
 * Where a graph lives. Two implementations, one contract suite (test/contract.ts).
 *
 * Schema of the stored graph, the same in both:
 * (:Person|Organisation|Country|Treaty {id, name, aliases, wikidata, articles, …properties}), all with the second label :Entity;
 * (:Entity)-[:SIGNED {id, status, disputed, date, datePrecision, since, until, statements, sources, confidence, …}]->(:Entity);
 * (:Article {id, name, title, url, file, source, author, language, publishedAt, text}); (:Statement {id, article, type, from, to, status, speaker, date,
 * datePrecision, start, end, text, rule, confidence}); (:Statement)-[:IN]->(:Article); (:Statement)-[:FROM]->(:Entity);
 * (:Statement)-[:TO]->(:Entity); (:Article)-[:MENTIONS {name, entity, mentions}]->(:Entity); (:Judgement {id, kind, a, b, statement, note, origin});
 * (:Store {id, schemaVersion, rules}). Besides, an Article has `digest`, `sketch` and `address`, a Statement `edge` (id of the edge that it supports, empty when it
 * is judged wrong) and `detail` (JSON of what does not fit into flat properties). (:Tally {node, votes}) counts what articles say of a node.
 * (:Home {id, article, name, address, publishedAt, detail}) is where the text of an article stands besides.
 */
export interface GraphStore {
  /**
   * Takes the readings in and folds what they touch. Idempotent: the same readings again change nothing. What is stored under
   * the same address (graph/versions.ts) with another text is a former version, and loses that address in the same transaction; it is forgotten when it
   * stands nowhere else. Of several versions that are given together the newest counts, and none that was published before what is stored. What was
   * judged wrong in a former version is judged wrong in the new one where that says the same in the same sentence.
   */
  put(readings: readonly Reading[], options?: PutOptions): Promise<PutResult>;
  /**
   * Takes one article's contribution out again, by article id or name; with an address only what it was read as there, so that it stays where else it
   * stands. False when there is no such article, or not there.
   */
  forget(article: string, address?: string): Promise<boolean>;
  /**
   * Starts a first big load, faster than batches and with the same outcome; nothing else may be asked of the store until it is
   * finished. Throws a Failure: `store-not-empty`, or `store-no-bulk` for a server (see graph/neo4j/importFiles.ts).
   */
  startLoading(): Loading;
  /** Ids of the stored articles, so that a run can skip what is there. */
  articles(): AsyncIterable<StoredArticle>;
  /** Adds judgements and folds again what they concern. They may come before or after the articles that they speak of. */
  judge(judgements: readonly Judgement[]): Promise<void>;
  /**
   * Takes a judgement back, by the id that `judgementId` gives, with those that went over from it to newer versions of the article. False when there
   * is no such judgement.
   */
  retract(judgement: string): Promise<boolean>;
  /** All judgements that hold, sorted by id. */
  judgements(): Promise<readonly Judgement[]>;
  /** By which rules all its articles were read, as `setRules` was told; undefined when that is not known. */
  rules(): Promise<string | undefined>;
  /** Keeps a word for the rules that articles were read by, so that a later run can tell when they have changed. */
  setRules(rules: string): Promise<void>;
  run(cypher: string, parameters?: Readonly<Record<string, unknown>>, options?: RunOptions): Promise<Table>;
  nodes(): AsyncIterable<GraphNode>;
  edges(): AsyncIterable<GraphEdge>;
  /** Every stored reading, sorted by article id: enough to build the store again. With `supporting`, those of the articles of these statements. */
  readings(supporting?: Iterable<string>): AsyncIterable<Reading>;
  readonly brief: Brief;
  /** Absent for a server: there is no place beside it. */
  readonly keeping?: Keeping;
  stats(): Promise<StoreStats>;
  close(): Promise<void>;
}
