import type { Table, Value } from '../graph/store.ts';
import type { StatementAnswer } from '../viewer/server/wire.ts';

/*
 * What an assistant is told: statements as citations, cut to what fits, as JSON in which nothing is invisible. A cut is always
 * said, by `truncated` or by an ellipsis.
 */

/** Characters of a sentence that are quoted: longer ones are tables or broken texts. */
const longestSentence = 2000;
/** Characters of a name, title, address or property. */
const longestText = 300;

/** A text that may be too long, cut with an ellipsis. */
export const clip = (text: string, length = longestText): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

/**
 * Signs that a reader does not see and a language model does read: controls, formats (direction, zero width, tags), private use,
 * variation selectors. Hidden instructions are written in them.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const toEscapes = (sign: string): string =>
  Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** JSON on one line, with every invisible sign as an escape. */
export const visibleJson = (value: unknown): string => JSON.stringify(value).replace(hidden, toEscapes);

const bytesOf = (value: unknown): number => Buffer.byteLength(visibleJson(value));

/** Part of a list that is as long as it may be. */
export interface Fitting<T> {
  readonly kept: readonly T[];
  readonly bytes: number;
  readonly truncated: boolean;
  readonly truncatedBy?: 'rows' | 'bytes';
}

/** The first items that fit into both limits; `isMore` says that there are more of them than these. */
export const fitting = <T>(
  items: readonly T[],
  { limit, bytes }: { readonly limit: number; readonly bytes: number },
  isMore = false,
): Fitting<T> => {
  const kept: T[] = [];
  let size = 0;
  for (const item of items.slice(0, limit)) {
    const next = bytesOf(item) + 1;
    if (size + next > bytes) return { kept, bytes: size, truncated: true, truncatedBy: 'bytes' };
    size += next;
    kept.push(item);
  }
  return isMore || kept.length < items.length
    ? { kept, bytes: size, truncated: true, truncatedBy: 'rows' }
    : { kept, bytes: size, truncated: false };
};

/** What an answer says of its own completeness. */
export const completeness = ({ truncated, truncatedBy }: Pick<Fitting<unknown>, 'truncated' | 'truncatedBy'>) =>
  truncatedBy === 'bytes'
    ? { truncated, truncatedBy, hint: 'Ask for less: a smaller limit, fewer sentences, shorter columns' }
    : { truncated, truncatedBy };

/** The address when it may be given on: only http and https. */
const webAddress = (address: string | undefined): string | undefined =>
  address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address) ? clip(address, 2000) : undefined;

export type Citation = ReturnType<typeof cite>;

/** A statement with all that is needed to cite it. Keys without a value are left out of the JSON. */
export const cite = (
  {
    id,
    type,
    from,
    to,
    status,
    speaker,
    date,
    since,
    until,
    properties,
    confidence,
    sentence,
    article,
  }: StatementAnswer,
  nameOf: (id: string) => string,
) => {
  const end = (node: string) => ({ id: node, name: clip(nameOf(node)) });
  const details = Object.entries(properties).map(([key, value]) => [
    key,
    typeof value === 'string' ? clip(value) : value,
  ]);
  return {
    sentence: clip(sentence, longestSentence),
    ...(sentence.length > longestSentence ? { sentenceTruncated: true } : {}),
    article: {
      title: clip(article.title || article.name),
      url: webAddress(article.url),
      outlet: article.source === undefined ? undefined : clip(article.source),
      date: article.publishedAt,
    },
    relation: type,
    from: end(from),
    to: end(to),
    status,
    speaker: speaker === undefined ? undefined : end(speaker.id),
    date,
    since,
    until,
    ...(details.length > 0 ? { details: Object.fromEntries(details) } : {}),
    confidence,
    statement: id,
  };
};

/** What the values of a row speak of. */
export interface Named {
  /** Names, ids and whatever else is text. */
  readonly texts: ReadonlySet<string>;
  readonly statements: ReadonlySet<string>;
  /** Ids of edges. */
  readonly edges: ReadonlySet<string>;
}

const isMap = (value: Value): value is { readonly [key: string]: Value } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The texts, statements and edges in a row, however deep. */
export const namedIn = (row: Table['rows'][number]): Named => {
  const texts = new Set<string>();
  const statements = new Set<string>();
  const edges = new Set<string>();
  const walk = (value: Value): void => {
    if (typeof value === 'string') {
      if (value.startsWith('statement:')) statements.add(value);
      else texts.add(value);
    } else if (Array.isArray(value)) for (const item of value) walk(item);
    else if (isMap(value)) {
      const { kind, labels, properties } = value;
      const id = properties !== undefined && isMap(properties) ? properties.id : undefined;
      if (kind === 'node' && typeof id === 'string')
        (Array.isArray(labels) && labels.includes('Statement') ? statements : texts).add(id);
      else if (kind === 'edge' && typeof id === 'string') edges.add(id);
      else for (const item of Object.values(value)) walk(item);
    }
  };
  for (const value of row) walk(value);
  return { texts, statements, edges };
};
