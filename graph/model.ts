import type { NodeType, RelationType, Status } from './ontology.ts';

/** A half-open range [start, end) of UTF-16 offsets into `Article.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `day`: 2024-06-19, `month`: 2024-06, `year`: 2024. Dates are ISO text cut to their precision, never padded. */
export type DatePrecision = 'day' | 'month' | 'year';

/** One source text as read: NFC, line ends normalised, otherwise unchanged, so that every span points into it. */
export interface Article {
  /** `article:` + SHA-256 (hex) of the text. */
  readonly id: string;
  /** File name without its ending, or what the source calls it: what people use to name an article. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  /** ISO date (YYYY-MM-DD), only from the article or its metadata. */
  readonly publishedAt?: string;
  readonly url?: string;
  /** File that it was read from, as it was named, where no address is known; with `#` and its id in a file of several. */
  readonly file?: string;
  /** Outlet or folder that the article came from. */
  readonly source?: string;
  /** Who wrote it, as the source says. */
  readonly author?: string;
}

/** What one article knows of a node. The same id from several articles is one node. */
export interface Entity {
  readonly id: string;
  readonly type: NodeType;
  /** Fullest form, nominative, without titles. */
  readonly name: string;
  /** Other wordings, inflected ones too; sorted, without `name`. */
  readonly aliases: readonly string[];
  readonly wikidata?: string;
  /** Country: iso2, iso3. Organisation and Treaty: kind. Treaty: signedOn, inForceOn, validFrom, validTo (partial ISO dates). */
  readonly properties?: Readonly<Record<string, string>>;
  /** Where the article speaks of it (first ones). */
  readonly mentions?: readonly Span[];
}

/** In this place of this article, somebody says that this relation holds, in this manner, at this time. */
export interface Statement {
  /** `statement:` + hash of article, span, type, from, to, status: a second run makes the same id. */
  readonly id: string;
  readonly article: string;
  /** The sentence that says it. */
  readonly start: number;
  readonly end: number;
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly status: Status;
  /** Id of the node whose words these are. */
  readonly speaker?: string;
  readonly date?: string;
  readonly datePrecision?: DatePrecision;
  /** Intervals of states. */
  readonly since?: string;
  readonly until?: string;
  /** Name of the rule or frame that read it. */
  readonly rule: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** title, current, kind, lengthKm, mode, means: what the ontology gives the relation. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** The words for subject, cue and object inside the sentence, for highlighting. */
  readonly marks?: { readonly from?: Span; readonly cue?: Span; readonly to?: Span };
  /** Why: frame, links and cues in words, one per line. */
  readonly because?: readonly string[];
}

/** One odd thing in one article or line; the run goes on. */
export interface Problem {
  /** Rule name such as `unreadable` or `no-sentence`. */
  readonly rule: string;
  readonly message: string;
  /** Path or article name, and offset where there is one. */
  readonly place: string;
}

/** All that one article contributes to the graph: the unit of put and forget. */
export interface Reading {
  readonly article: Article;
  readonly entities: readonly Entity[];
  readonly statements: readonly Statement[];
  /** Where the same text stands besides, in the order of homes.ts; absent when it stands nowhere else. The graph is folded without them. */
  readonly alsoAt?: readonly Elsewhere[];
}

/** A further home of a text, and what was read of it there where that differs: another date makes other dates of statements. */
export interface Elsewhere {
  readonly article: Omit<Article, 'id' | 'text'>;
  readonly entities?: readonly Entity[];
  readonly statements?: readonly Statement[];
}

/** A node of the folded graph. */
export interface GraphNode {
  readonly id: string;
  readonly type: NodeType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata?: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Number of articles that speak of it. */
  readonly articles: number;
}

/** An edge of the folded graph: what the statements about (type, from, to[, date]) support. */
export interface GraphEdge {
  /** `type|from|to` or `type|from|to|date`. */
  readonly id: string;
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly status: Status;
  /** True when one statement denies what another one asserts, claims or plans. */
  readonly disputed: boolean;
  readonly date?: string;
  readonly datePrecision?: DatePrecision;
  readonly since?: string;
  readonly until?: string;
  readonly statements: readonly string[];
  /** Distinct independent articles. */
  readonly sources: number;
  readonly confidence: number;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}
