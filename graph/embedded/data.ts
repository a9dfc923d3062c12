import { Failure } from '../failure.ts';
import type { Value } from '../store.ts';
import { compareTemporals, Duration, durationLength, durationText, Temporal, temporalText } from './temporal.ts';

/*
 * Values as Cypher has them: integers are bigints and floats numbers, maps are Maps. What is equal, less, ordered and grouped
 * follows the chapter on it of Neo4j's manual.
 */

/** Where nodes and edges have what they hold. It is asked when somebody wants it: most are only passed by. */
export interface Holdings {
  readonly labels: (node: number) => readonly string[];
  readonly properties: (node: number) => MapDatum;
  /** One property of a node. */
  readonly property: (node: number, key: string) => Datum;
  readonly ends: (edge: number) => EdgeEnds;
  readonly edgeProperties: (edge: number) => MapDatum;
  /** One property of an edge. */
  readonly edgeProperty: (edge: number, key: string) => Datum;
}
interface EdgeEnds {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

export class NodeDatum {
  readonly id: number;
  readonly #holdings: Holdings;
  #labels: readonly string[] | undefined;
  #properties: MapDatum | undefined;
  /** The property that was asked for last: a node that is compared with many is asked for the same again and again. */
  #lastKey: string | undefined;
  #lastValue: Datum = null;
  constructor(id: number, holdings: Holdings) {
    this.id = id;
    this.#holdings = holdings;
  }
  get labels(): readonly string[] {
    this.#labels ??= this.#holdings.labels(this.id);
    return this.#labels;
  }
  get properties(): MapDatum {
    this.#properties ??= this.#holdings.properties(this.id);
    return this.#properties;
  }
  property(key: string): Datum {
    if (this.#properties !== undefined) return this.#properties.get(key) ?? null;
    if (this.#lastKey !== key) {
      this.#lastValue = this.#holdings.property(this.id, key);
      this.#lastKey = key;
    }
    return this.#lastValue;
  }
}
export class EdgeDatum {
  readonly id: number;
  readonly #holdings: Holdings;
  #ends: EdgeEnds | undefined;
  #properties: MapDatum | undefined;
  /** The property that was asked for first: most queries want one, and all of them take four times the memory. */
  #firstKey: string | undefined;
  #firstValue: Datum = null;
  constructor(id: number, holdings: Holdings) {
    this.id = id;
    this.#holdings = holdings;
  }
  get #known(): EdgeEnds {
    this.#ends ??= this.#holdings.ends(this.id);
    return this.#ends;
  }
  get type(): string {
    return this.#known.type;
  }
  get from(): number {
    return this.#known.from;
  }
  get to(): number {
    return this.#known.to;
  }
  get properties(): MapDatum {
    this.#properties ??= this.#holdings.edgeProperties(this.id);
    return this.#properties;
  }
  property(key: string): Datum {
    if (this.#properties === undefined && this.#firstKey === undefined) {
      this.#firstValue = this.#holdings.edgeProperty(this.id, key);
      this.#firstKey = key;
    }
    return this.#firstKey === key ? this.#firstValue : (this.properties.get(key) ?? null);
  }
}
export class PathDatum {
  readonly nodes: readonly NodeDatum[];
  readonly edges: readonly EdgeDatum[];
  constructor(nodes: readonly NodeDatum[], edges: readonly EdgeDatum[]) {
    this.nodes = nodes;
    this.edges = edges;
  }
}
export type MapDatum = ReadonlyMap<string, Datum>;
export type Datum =
  | null
  | boolean
  | bigint
  | number
  | string
  | readonly Datum[]
  | MapDatum
  | NodeDatum
  | EdgeDatum
  | PathDatum
  | Temporal
  | Duration;

export const isList = (value: Datum): value is readonly Datum[] => Array.isArray(value);
export const isNumber = (value: Datum): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';
export const isMap = (value: Datum): value is MapDatum => value instanceof Map;

export const queryFailure = (what: string, hint?: string): Failure =>
  new Failure('query-failed', `The query failed: ${what}`, {
    hint: hint ?? 'Correct the query; docs/stores.md tells what the embedded store understands.',
  });

/** A value of the store or of a parameter: whole numbers are integers, as they are on a Neo4j. */
export const toDatum = (value: unknown): Datum => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'bigint' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toDatum);
  if (value instanceof Date) return value.toISOString();
  return new Map(Object.entries(value as object).map(([key, item]) => [key, toDatum(item)]));
};

const sortedMap = (map: MapDatum, idOf: (node: number) => string): Readonly<Record<string, Value>> => {
  // Without a prototype: `__proto__` is a key like any other.
  const made = Object.create(null) as Record<string, Value>;
  for (const key of [...map.keys()].sort()) made[key] = fromDatum(map.get(key) ?? null, idOf);
  return made;
};

/** What both stores give. `idOf` gives the `id` property of the node with an internal number. */
export const fromDatum = (value: Datum, idOf: (node: number) => string): Value => {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => fromDatum(item, idOf));
  if (value instanceof NodeDatum)
    return { kind: 'node', labels: [...value.labels].sort(), properties: sortedMap(value.properties, idOf) };
  if (value instanceof EdgeDatum)
    return {
      kind: 'edge',
      type: value.type,
      from: idOf(value.from),
      to: idOf(value.to),
      properties: sortedMap(value.properties, idOf),
    };
  if (value instanceof PathDatum)
    return {
      kind: 'path',
      nodes: value.nodes.map((node) => fromDatum(node, idOf)),
      edges: value.edges.map((edge) => fromDatum(edge, idOf)),
    } as Value;
  if (value instanceof Temporal) return temporalText(value, true);
  if (value instanceof Duration) return durationText(value);
  return sortedMap(value as MapDatum, idOf);
};

/** The name of a value's type, in the words of `valueType`. */
export const typeOf = (value: Datum): string => {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'string') return 'STRING';
  if (typeof value === 'bigint') return 'INTEGER';
  if (typeof value === 'number') return 'FLOAT';
  if (value instanceof Temporal)
    return {
      date: 'DATE',
      localtime: 'LOCAL TIME',
      time: 'ZONED TIME',
      localdatetime: 'LOCAL DATETIME',
      datetime: 'ZONED DATETIME',
    }[value.type];
  if (value instanceof Duration) return 'DURATION';
  if (value instanceof NodeDatum) return 'NODE';
  if (value instanceof EdgeDatum) return 'RELATIONSHIP';
  if (value instanceof PathDatum) return 'PATH';
  return isList(value) ? 'LIST' : 'MAP';
};

const typeOrder = [
  'BOOLEAN',
  'STRING',
  'INTEGER',
  'FLOAT',
  'DATE',
  'LOCAL TIME',
  'ZONED TIME',
  'LOCAL DATETIME',
  'ZONED DATETIME',
  'DURATION',
  'NODE',
  'RELATIONSHIP',
  'MAP',
  'LIST',
  'PATH',
];

/** `valueType(x)` */
export const fullType = (value: Datum): string => {
  if (value === null) return 'NULL';
  if (!isList(value)) return `${typeOf(value)} NOT NULL`;
  const inner = [
    ...new Set(value.filter((item) => item !== null).map((item) => fullType(item).replace(/ NOT NULL$/, ''))),
  ].sort((a, b) => typeOrder.indexOf(a.split('<')[0] ?? '') - typeOrder.indexOf(b.split('<')[0] ?? ''));
  const mark = value.includes(null) ? '' : ' NOT NULL';
  const items =
    inner.length === 0 ? (value.length === 0 ? 'NOTHING' : 'NULL') : inner.map((each) => `${each}${mark}`).join(' | ');
  return `LIST<${items}> NOT NULL`;
};

const typeSynonyms: Readonly<Record<string, string>> = {
  BOOL: 'BOOLEAN',
  VARCHAR: 'STRING',
  INT: 'INTEGER',
  'SIGNED INTEGER': 'INTEGER',
  VERTEX: 'NODE',
  'ANY NODE': 'NODE',
  'ANY VERTEX': 'NODE',
  EDGE: 'RELATIONSHIP',
  'ANY EDGE': 'RELATIONSHIP',
  'ANY RELATIONSHIP': 'RELATIONSHIP',
  'ANY MAP': 'MAP',
  'TIME WITH TIMEZONE': 'ZONED TIME',
  'TIME WITHOUT TIMEZONE': 'LOCAL TIME',
  'TIMESTAMP WITH TIMEZONE': 'ZONED DATETIME',
  'TIMESTAMP WITHOUT TIMEZONE': 'LOCAL DATETIME',
  'ANY VALUE': 'ANY',
  'PROPERTY VALUE': 'PROPERTY',
  'ANY PROPERTY VALUE': 'PROPERTY',
};

/** `value IS :: type`, where the type is as the parser gives it. */
export const isOfType = (value: Datum, type: string): boolean => {
  const alternatives = type.split(' | ');
  if (alternatives.length > 1 && !type.includes('<')) return alternatives.some((each) => isOfType(value, each));
  const isNotNull = type.endsWith(' NOT NULL');
  const bare = isNotNull ? type.slice(0, -9) : type;
  if (value === null) return !isNotNull;
  const inner = /^(?:LIST|ARRAY) <(.*)>$/.exec(bare)?.[1];
  if (inner !== undefined) return isList(value) && value.every((item) => isOfType(item, inner));
  const name = typeSynonyms[bare] ?? bare;
  if (name === 'ANY') return true;
  if (name === 'PROPERTY') return !['NODE', 'RELATIONSHIP', 'PATH', 'MAP'].includes(typeOf(value));
  if (name === 'NOTHING' || name === 'NULL') return false;
  if (!typeOrder.includes(name)) throw queryFailure(`there is no type "${type}"`);
  return typeOf(value) === name;
};

const compareNumbers = (a: bigint | number, b: bigint | number): number => (a < b ? -1 : a > b ? 1 : 0);
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `a = b`: true, false, or null where it cannot be known. */
export const equals = (a: Datum, b: Datum): boolean | null => {
  if (a === null || b === null) return null;
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint equals the number of the same amount
  if (isNumber(a) && isNumber(b)) return a == b;
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (isList(a) || isList(b)) return isList(a) && isList(b) ? equalLists(a, b) : false;
  if (a instanceof NodeDatum || b instanceof NodeDatum)
    return a instanceof NodeDatum && b instanceof NodeDatum && a.id === b.id;
  if (a instanceof EdgeDatum || b instanceof EdgeDatum)
    return a instanceof EdgeDatum && b instanceof EdgeDatum && a.id === b.id;
  if (a instanceof PathDatum || b instanceof PathDatum)
    return a instanceof PathDatum && b instanceof PathDatum && groupKey(a) === groupKey(b);
  if (a instanceof Temporal || b instanceof Temporal)
    return a instanceof Temporal && b instanceof Temporal && a.type === b.type && compareTemporals(a, b) === 0;
  if (a instanceof Duration || b instanceof Duration)
    return a instanceof Duration && b instanceof Duration && groupKey(a) === groupKey(b);
  const [first, second] = [a as MapDatum, b as MapDatum];
  if (first.size !== second.size || [...first.keys()].some((key) => !second.has(key))) return false;
  const keys = [...first.keys()];
  return equalLists(
    keys.map((key) => first.get(key) ?? null),
    keys.map((key) => second.get(key) ?? null),
  );
};

const equalLists = (a: readonly Datum[], b: readonly Datum[]): boolean | null => {
  if (a.length !== b.length) return false;
  let isKnown = true;
  for (const [index, item] of a.entries()) {
    const same = equals(item, b[index] ?? null);
    if (same === false) return false;
    if (same === null) isKnown = false;
  }
  return isKnown ? true : null;
};

/** Order of two values under `<` and its kin; undefined where they cannot be compared. */
export const compare = (a: Datum, b: Datum): number | undefined => {
  if (a === null || b === null) return undefined;
  if (isNumber(a) && isNumber(b)) return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof Temporal && b instanceof Temporal) return a.type === b.type ? compareTemporals(a, b) : undefined;
  if (isList(a) && isList(b)) {
    for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
      const order = compare(a[index] ?? null, b[index] ?? null);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  if (isMap(a) && isMap(b)) {
    if (a.size !== b.size) return a.size - b.size;
    const [first, second] = [[...a.keys()].sort(), [...b.keys()].sort()];
    const keys = compare(first, second);
    return keys === 0
      ? compare(
          first.map((key) => a.get(key) ?? null),
          first.map((key) => b.get(key) ?? null),
        )
      : keys;
  }
  // By their internal ids, as on a Neo4j: which of two comes first says nothing, but that one does tells each pair once.
  if ((a instanceof NodeDatum && b instanceof NodeDatum) || (a instanceof EdgeDatum && b instanceof EdgeDatum))
    return a.id - b.id;
  return undefined;
};

const orderOfTypes = (value: Datum): number => {
  if (value === null) return 15;
  if (isNumber(value)) return 14;
  if (typeof value === 'boolean') return 13;
  if (typeof value === 'string') return 12;
  if (value instanceof Duration) return 11;
  if (value instanceof Temporal) return { datetime: 6, localdatetime: 7, date: 8, time: 9, localtime: 10 }[value.type];
  if (value instanceof PathDatum) return 5;
  if (isList(value)) return 4;
  if (value instanceof EdgeDatum) return 3;
  return value instanceof NodeDatum ? 2 : 1;
};

/** Order of any two values for ORDER BY, min and max: every pair has one, null comes last. */
export const order = (a: Datum, b: Datum): number => {
  const types = orderOfTypes(a) - orderOfTypes(b);
  if (types !== 0 || a === null || b === null) return types;
  if (isNumber(a) && isNumber(b)) {
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return compareNumbers(a, b);
  }
  if (isList(a) && isList(b)) {
    for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
      const items = order(a[index] ?? null, b[index] ?? null);
      if (items !== 0) return items;
    }
    return a.length - b.length;
  }
  if (a instanceof Duration && b instanceof Duration) return durationLength(a) - durationLength(b);
  if (isMap(a) && isMap(b)) {
    if (a.size !== b.size) return a.size - b.size;
    const [first, second] = [[...a.keys()].sort(), [...b.keys()].sort()];
    for (const [index, key] of first.entries()) {
      const keys = compareTexts(key, second[index] ?? '');
      if (keys !== 0) return keys;
    }
    for (const key of first) {
      const values = order(a.get(key) ?? null, b.get(key) ?? null);
      if (values !== 0) return values;
    }
    return 0;
  }
  if (a instanceof PathDatum && b instanceof PathDatum)
    return a.edges.length - b.edges.length || compareTexts(groupKey(a), groupKey(b));
  return compare(a, b) ?? 0;
};

/** A text that two values share when they are one for DISTINCT and for grouping. */
export const groupKey = (value: Datum): string => {
  if (value === null) return '-';
  if (isNumber(value)) return `#${Object.is(value, -0) ? 0 : value}`;
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (isList(value)) return `[${value.map(groupKey).join(',')}]`;
  if (value instanceof NodeDatum) return `n${value.id}`;
  if (value instanceof EdgeDatum) return `e${value.id}`;
  if (value instanceof PathDatum)
    return `p${value.nodes.map(({ id }) => id).join(',')};${value.edges.map(({ id }) => id).join(',')}`;
  if (value instanceof Temporal) return `${value.type}${value.days},${value.nanos},${value.offset}`;
  if (value instanceof Duration) return `d${value.months},${value.days},${value.seconds},${value.nanos}`;
  const map = value as MapDatum;
  return `{${[...map.keys()]
    .sort()
    .map((key) => `${key.length}:${key}${groupKey(map.get(key) ?? null)}`)
    .join(',')}}`;
};
