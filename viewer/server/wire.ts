import type { DatePrecision, GraphEdge, GraphNode } from '../../graph/model.ts';
import type { RelationType, Status } from '../../graph/ontology.ts';
import type { StoreStats, Value } from '../../graph/store.ts';

/*
 * What travels between server and page: types only. Both sides compile against this file; test/server.test.ts checks the
 * answers against the OpenAPI description.
 */

export interface SceneNode extends GraphNode {
  /** Edges that it has in the whole graph. */
  readonly degree: number;
  readonly community?: number;
  /** How central it is in the whole graph, from 0 to 1: PageRank and betweenness. */
  readonly rank?: number;
  readonly between?: number;
  readonly x?: number;
  readonly y?: number;
}

export interface SceneEdge extends Omit<GraphEdge, 'statements'> {
  /** Number of statements behind it. */
  readonly statements: number;
}

/** A piece of the graph: nodes, and edges between them. */
export interface Piece {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}

export interface Overview extends Piece {
  /** How large the whole graph is, of which this may be the best connected part. */
  readonly total: { readonly nodes: number; readonly edges: number };
  /** True when the whole is too large for a scene: `world` has it as columns. */
  readonly large: boolean;
}

/** How far the overview of a large graph is, from 0 (nothing is read) to 1 (laid out). */
export interface WorldProgress {
  readonly part: number;
}

/** A node of the world by its index there. */
export interface WorldNode {
  readonly id: string;
  readonly name: string;
}

/** Where the articles behind some edges were published. */
export interface OutletsAnswer {
  /** Names of the outlets; an empty one stands for articles that name none. */
  readonly outlets: readonly string[];
  /** Per edge the indices of its outlets. */
  readonly edges: Readonly<Record<string, readonly number[]>>;
}

export interface About {
  readonly stats: StoreStats;
  readonly canJudge: boolean;
  readonly exportFormats: readonly { readonly name: string; readonly description: string; readonly parts: number }[];
  readonly limits: {
    readonly rows: number;
    readonly seconds: number;
    readonly sceneNodes: number;
    /** A graph of more nodes comes as columns. */
    readonly overviewNodes: number;
  };
}

export interface RelationCount {
  readonly type: RelationType;
  /** `both` for symmetric relations. */
  readonly direction: 'out' | 'in' | 'both';
  readonly count: number;
}

export interface NodeAnswer {
  readonly node: SceneNode;
  readonly counts: readonly RelationCount[];
  /** The strongest edges, and the nodes at their other ends. */
  readonly edges: readonly SceneEdge[];
  readonly neighbours: readonly SceneNode[];
  /** True when it has more edges than these. */
  readonly truncated: boolean;
}

export interface ArticleHead {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly publishedAt?: string;
  readonly source?: string;
  readonly url?: string;
}

export interface Mark {
  readonly role: 'from' | 'cue' | 'to';
  /** Half-open offsets into `sentence`. */
  readonly start: number;
  readonly end: number;
}

export interface StatementAnswer {
  readonly id: string;
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly status: Status;
  readonly speaker?: { readonly id: string; readonly name: string };
  readonly date?: string;
  readonly datePrecision?: DatePrecision;
  readonly since?: string;
  readonly until?: string;
  readonly rule: string;
  readonly confidence: number;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  readonly sentence: string;
  readonly marks: readonly Mark[];
  readonly because: readonly string[];
  /** Half-open offsets into the article's text. */
  readonly start: number;
  readonly end: number;
  readonly article: ArticleHead;
  /** The edge that it supports; none when somebody judged it wrong. */
  readonly edge?: string;
  /** True when somebody judged it wrong: it supports no edge. */
  readonly wrong: boolean;
}

export interface EdgeAnswer {
  readonly edge: SceneEdge;
  readonly from: SceneNode;
  readonly to: SceneNode;
  readonly statements: readonly StatementAnswer[];
}

export interface ArticleAnswer {
  readonly article: ArticleHead;
  /** A window of the text that begins at `offset`. */
  readonly text: string;
  readonly offset: number;
  readonly length: number;
  readonly statements: readonly StatementAnswer[];
  /** Names of the nodes that the statements speak of, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** A correction, with the words that people know it by. */
export interface HeldJudgement {
  readonly id: string;
  readonly kind: 'same' | 'different' | 'wrong';
  readonly a?: string;
  readonly b?: string;
  readonly statement?: string;
  readonly note?: string;
  /** The statement of a former version whose judgement this one was. */
  readonly origin?: string;
  /** What `a` and `b` are called apart from each other. */
  readonly names?: readonly string[];
  /** What the statement was read from; none when its article was forgotten. */
  readonly sentence?: string;
}

export interface SearchHit {
  readonly node: SceneNode;
  /** The alias that matched, when it was not the name. */
  readonly alias?: string;
}

export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly truncated: boolean;
  readonly milliseconds: number;
  /** The nodes and edges that the rows name, and the edges among them. */
  readonly piece: Piece;
}

export interface NamedQueryAnswer {
  readonly name: string;
  readonly question: string;
  readonly cypher: string;
  readonly parameters: readonly { readonly name: string; readonly default: unknown; readonly description: string }[];
}

export interface PathsAnswer extends Piece {
  /** Each path as the ids of its nodes and of its edges, shortest and best supported first. */
  readonly paths: readonly { readonly nodes: readonly string[]; readonly edges: readonly string[] }[];
}

/** What the page shows when something did not work; the same three fields as a Failure. */
export interface ErrorAnswer {
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string };
}

/** The columns of the whole graph, as the server keeps them and the page draws them. */
export interface GraphColumns {
  /** Indices into `nodeTypes`. */
  readonly type: Uint8Array;
  readonly degree: Uint32Array;
  readonly articles: Uint32Array;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** Indices into `relationTypes`. */
  readonly relation: Uint8Array;
  /** Indices into `statuses`; 128 is added when disputed. */
  readonly status: Uint8Array;
  /** Independent sources, at most 255. */
  readonly sources: Uint8Array;
  /** In hundredths. */
  readonly confidence: Uint8Array;
  /** First and last month in which an edge holds, counted from the year 0; 0 when it has no date, 65535 when it has no end. */
  readonly begin: Uint16Array;
  readonly end: Uint16Array;
}
