import type { DatePrecision, Span } from '../../graph/model.ts';
import type { RelationType, Status } from '../../graph/ontology.ts';
import type { Referent } from './referents.ts';

/** A statement before it has its sentence, date and id: what the rules of the relate stage produce. */
export interface Draft {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly status: Status;
  /** Index of the sentence that says it. */
  readonly sentence: number;
  /** Index of the clause that says it: its time expressions date the statement. */
  readonly clause?: number;
  /** Index of the noun phrase that says it, when a noun does. */
  readonly phrase?: number;
  readonly rule: string;
  readonly confidence: number;
  readonly speaker?: string;
  /** Set when the rule knows the date itself; `undated` keeps the sentence's date away. */
  readonly date?: string;
  /** That the date is only the article's own day, as nothing else is said. */
  readonly dateAssumed?: true;
  readonly datePrecision?: DatePrecision;
  readonly undated?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  readonly marks?: { readonly from?: Span; readonly cue?: Span; readonly to?: Span };
  readonly because: readonly string[];
}

/** The ends of a draft with the words that speak of them, and the word that joins them. */
export const between = (from: Referent, to: Referent, cue?: Span): Pick<Draft, 'from' | 'to' | 'marks'> => ({
  from: from.entity,
  to: to.entity,
  marks: {
    from: { start: from.start, end: from.end },
    ...(cue === undefined ? {} : { cue: { start: cue.start, end: cue.end } }),
    to: { start: to.start, end: to.end },
  },
});
