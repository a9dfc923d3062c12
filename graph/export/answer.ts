import type { Reading, Statement } from '../model.ts';
import { type NodeType, type RelationType, relationTypes, type Status } from '../ontology.ts';

/** What one article says, as a file: nodes, and relations folded inside the article. The form that accuracy is measured on. */
export interface Answer {
  readonly id: string;
  readonly language: string;
  readonly publishedAt: string | null;
  readonly title: string;
  readonly nodes: readonly AnswerNode[];
  readonly relations: readonly AnswerRelation[];
}

export interface AnswerNode {
  readonly id: string;
  readonly type: NodeType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata: string | null;
  /** Gold files only: costs nothing when missed. */
  readonly optional?: boolean;
}

export interface Evidence {
  readonly text: string;
  /** Half-open offsets into the article's text. */
  readonly start: number;
  readonly end: number;
}

export interface AnswerRelation {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly status: Status;
  readonly date: string | null;
  readonly confidence: number;
  readonly speaker: string | null;
  readonly evidence: readonly Evidence[];
  readonly since?: string;
  readonly until?: string;
  /** The relation's own, as the ontology lists them. */
  readonly title?: string;
  readonly current?: boolean;
  readonly kind?: string;
  readonly lengthKm?: number;
  readonly mode?: string;
  readonly means?: string;
}

/** Of several statuses of one relation a reader takes this order: what is said plainly, then what is intended, claimed, denied. */
const statusOrder: readonly Status[] = ['asserted', 'planned', 'claimed', 'denied'];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byConfidence = (a: Statement, b: Statement): number =>
  b.confidence - a.confidence || a.start - b.start || compare(a.id, b.id);

/** Folds one article's statements per (type, from, to, status); the most confident statement gives date, speaker and properties. */
export const toAnswer = ({ article, entities, statements }: Reading): Answer => {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const key = `${statement.type} ${statement.from} ${statement.to} ${statement.status}`;
    const group = groups.get(key);
    if (group) group.push(statement);
    else groups.set(key, [statement]);
  }
  const relations = [...groups.values()].map((group): AnswerRelation => {
    const sorted = group.toSorted(byConfidence);
    const best = sorted[0] as Statement;
    const evidence = new Map(
      sorted.map(({ start, end }) => [`${start} ${end}`, { text: article.text.slice(start, end), start, end }]),
    );
    const first = <K extends keyof Statement>(key: K): Statement[K] | undefined =>
      sorted.find((statement) => statement[key] !== undefined)?.[key];
    const since = first('since');
    const until = first('until');
    const properties = Object.assign({}, ...sorted.toReversed().map((statement) => statement.properties ?? {}));
    return {
      type: best.type,
      from: best.from,
      to: best.to,
      status: best.status,
      date: first('date') ?? null,
      confidence: best.confidence,
      speaker: first('speaker') ?? null,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...properties,
      evidence: [...evidence.values()],
    };
  });
  relations.sort(
    (a, b) =>
      statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) ||
      b.confidence - a.confidence ||
      relationTypes.indexOf(a.type) - relationTypes.indexOf(b.type) ||
      compare(a.from, b.from) ||
      compare(a.to, b.to),
  );
  return {
    id: article.name,
    language: article.language,
    publishedAt: article.publishedAt ?? null,
    title: article.title,
    nodes: entities
      .map(({ id, type, name, aliases, wikidata }) => ({ id, type, name, aliases, wikidata: wikidata ?? null }))
      .sort((a, b) => compare(a.id, b.id)),
    relations,
  };
};
