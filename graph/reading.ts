import { Failure } from './failure.ts';
import { joinHomes, readingsAtHomes } from './homes.ts';
import { byCodeUnits, sha256 } from './id.ts';
import type { Article, Entity, Reading, Span, Statement } from './model.ts';
import { nodeTypes, relationTypes, statuses } from './ontology.ts';

/*
 * The one form in which readings are kept and compared: keys in a fixed order, entities and statements sorted by id, each
 * id once. Two readings with the same content have the same bytes, whoever made them.
 */

/** Copies the keys that are there, in this order. */
const pick = <T extends object>(value: T, keys: readonly (keyof T)[]): T => {
  const copy: Partial<T> = {};
  for (const key of keys) if (value[key] !== undefined) copy[key] = value[key];
  return copy as T;
};

const sortKeys = <V>(record: Readonly<Record<string, V>> | undefined): Readonly<Record<string, V>> | undefined => {
  const entries = Object.entries(record ?? {}).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries.sort(([a], [b]) => byCodeUnits(a, b)));
};

/** Drops keys whose value is undefined, which JSON would drop too. */
const compact = <T extends object>(value: T): T => pick(value, Object.keys(value) as (keyof T)[]);

const span = ({ start, end }: Span): Span => ({ start, end });

const articleKeys = [
  'id',
  'name',
  'title',
  'text',
  'language',
  'publishedAt',
  'url',
  'file',
  'source',
  'author',
] as const;

const formEntity = (entity: Entity): Entity =>
  compact({
    ...pick(entity, ['id', 'type', 'name']),
    aliases: [...new Set(entity.aliases)].filter((alias) => alias !== entity.name).sort(byCodeUnits),
    wikidata: entity.wikidata,
    properties: sortKeys(entity.properties),
    mentions: entity.mentions?.map(span).sort((a, b) => a.start - b.start || a.end - b.end),
  }) as Entity;

const formStatement = (statement: Statement): Statement => {
  const { from, cue, to } = statement.marks ?? {};
  const marks = compact({ from: from && span(from), cue: cue && span(cue), to: to && span(to) });
  return compact({
    ...pick(statement, ['id', 'article', 'start', 'end', 'type', 'from', 'to', 'status', 'speaker']),
    ...pick(statement, ['date', 'datePrecision', 'since', 'until', 'rule', 'confidence']),
    properties: sortKeys(statement.properties),
    marks: Object.keys(marks).length === 0 ? undefined : marks,
    because: statement.because?.length ? [...statement.because] : undefined,
  }) as Statement;
};

/** One of each id, sorted by id; of several the one that `better` puts first, then the least JSON text. */
const oncePerId = <T extends { readonly id: string }>(
  all: readonly T[],
  better: (a: T, b: T) => number,
): readonly T[] => {
  const sorted = [...all].sort(
    (a, b) => byCodeUnits(a.id, b.id) || better(a, b) || byCodeUnits(JSON.stringify(a), JSON.stringify(b)),
  );
  return sorted.filter((value, index) => value.id !== sorted[index - 1]?.id);
};

const refuse = (reading: Reading, what: string, hint: string): never => {
  throw new Failure('reading-invalid', `Article "${reading.article.name}": ${what}`, { hint });
};

/** What a foreign reading (a statements file, another extractor) may have wrong; ours never do. */
const check = (reading: Reading): void => {
  const ids = new Set(reading.entities.map(({ id }) => id));
  for (const entity of reading.entities) {
    // Ids of edges are made of ids of nodes with this sign between them.
    if (entity.id.includes('|')) refuse(reading, `the id "${entity.id}" holds a "|"`, 'Expected an id without it.');
    if (!nodeTypes.includes(entity.type))
      refuse(reading, `the entity "${entity.id}" has the type "${entity.type}"`, `Expected ${nodeTypes.join(', ')}.`);
  }
  for (const statement of reading.statements) {
    if (statement.article !== reading.article.id)
      refuse(reading, `the statement "${statement.id}" is of "${statement.article}"`, 'Put it with its own article.');
    if (!relationTypes.includes(statement.type))
      refuse(reading, `the statement "${statement.id}" has the type "${statement.type}"`, 'See docs/ontology.md.');
    if (!statuses.includes(statement.status))
      refuse(reading, `the status "${statement.status}" of "${statement.id}"`, `Expected ${statuses.join(', ')}.`);
    for (const id of [statement.from, statement.to])
      if (!ids.has(id))
        refuse(reading, `"${statement.id}" speaks of "${id}", which is not among its entities`, 'List it there.');
  }
};

/** Brings a reading into its canonical form. Throws a Failure (`reading-invalid`) when it does not fit the ontology. */
export const formReading = (reading: Reading): Reading => {
  const homes = readingsAtHomes(reading).map((home): Reading => {
    check(home);
    return {
      article: pick<Article>(home.article, articleKeys),
      entities: oncePerId(home.entities.map(formEntity), () => 0),
      statements: oncePerId(home.statements.map(formStatement), (a, b) => b.confidence - a.confidence),
    };
  });
  return joinHomes(homes) as Reading;
};

/** Digest of a reading in canonical form: equal exactly when the readings are. */
export const digestReading = (reading: Reading): string => sha256(JSON.stringify(reading)).slice(0, 32);
