import { randomUUID } from 'node:crypto';
import {
  type Datum,
  EdgeDatum,
  fullType,
  groupKey,
  isList,
  isMap,
  isNumber,
  type MapDatum,
  NodeDatum,
  order,
  PathDatum,
  queryFailure,
  typeOf,
} from './data.ts';
import {
  addDurations,
  addToTemporal,
  between,
  Duration,
  durationText,
  makeDuration,
  makeTemporal,
  scaleDuration,
  Temporal,
  type TemporalType,
  temporalText,
  truncate,
} from './temporal.ts';

/*
 * Operators and functions of Cypher, on values. A function of null is null unless it says otherwise; a value of a wrong type
 * fails, as it does on a Neo4j.
 */

const least = -(2n ** 63n);
const most = 2n ** 63n - 1n;

const inRange = (value: bigint): bigint => {
  if (value < least || value > most) throw queryFailure('an integer is beyond 64 bits');
  return value;
};

const wrongType = (what: string, value: Datum, expected: string): Error =>
  queryFailure(`${what} got a value of type ${typeOf(value)}; expected ${expected}`);

/** A float in Java's words: `1.0`, `1.0E20`. */
export const floatText = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
};

/** What toString() gives; undefined for a value that it does not take. */
const textOf = (value: Datum): string | undefined => {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return floatText(value);
  if (value instanceof Temporal) return temporalText(value, false);
  if (value instanceof Duration) return durationText(value);
  return undefined;
};

export const add = (a: Datum, b: Datum): Datum => {
  if (isList(a) && isList(b)) return [...a, ...b];
  // Null behind or before a list is no item.
  if (a === null || b === null) return null;
  if (isList(a)) return [...a, b];
  if (isList(b)) return [a, ...b];
  if (isNumber(a) && isNumber(b))
    return typeof a === 'bigint' && typeof b === 'bigint' ? inRange(a + b) : Number(a) + Number(b);
  if ((typeof a === 'string' && (typeof b === 'string' || isNumber(b))) || (typeof b === 'string' && isNumber(a)))
    return `${textOf(a)}${textOf(b)}`;
  if (a instanceof Temporal && b instanceof Duration) return addToTemporal(a, b, 1);
  if (a instanceof Duration && b instanceof Temporal) return addToTemporal(b, a, 1);
  if (a instanceof Duration && b instanceof Duration) return addDurations(a, b, 1);
  throw queryFailure(`${typeOf(a)} and ${typeOf(b)} cannot be added`);
};

/** `||` of two strings or two lists. */
export const join = (a: Datum, b: Datum): Datum => {
  if (a === null || b === null) return null;
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (isList(a) && isList(b)) return [...a, ...b];
  throw queryFailure(`${typeOf(a)} and ${typeOf(b)} cannot be joined`);
};

export const calculate = (operator: '-' | '*' | '/' | '%' | '^', a: Datum, b: Datum): Datum => {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) {
    if (operator === '^') return Number(a) ** Number(b);
    if (typeof a === 'bigint' && typeof b === 'bigint') {
      if (operator === '-') return inRange(a - b);
      if (operator === '*') return inRange(a * b);
      if (b === 0n) throw queryFailure('an integer was divided by 0');
      return operator === '/' ? inRange(a / b) : a % b;
    }
    const [x, y] = [Number(a), Number(b)];
    return operator === '-' ? x - y : operator === '*' ? x * y : operator === '/' ? x / y : x % y;
  }
  if (operator === '-') {
    if (a instanceof Temporal && b instanceof Duration) return addToTemporal(a, b, -1);
    if (a instanceof Duration && b instanceof Duration) return addDurations(a, b, -1);
  }
  if (operator === '*' && a instanceof Duration && isNumber(b)) return scaleDuration(a, Number(b));
  if (operator === '*' && b instanceof Duration && isNumber(a)) return scaleDuration(b, Number(a));
  if (operator === '/' && a instanceof Duration && isNumber(b)) return scaleDuration(a, 1 / Number(b));
  throw queryFailure(`${typeOf(a)} ${operator} ${typeOf(b)} cannot be worked out`);
};

export const negate = (value: Datum): Datum => {
  if (value === null) return null;
  if (typeof value === 'bigint') return inRange(-value);
  if (typeof value === 'number') return -value;
  if (value instanceof Duration) return scaleDuration(value, -1);
  throw wrongType('"-"', value, 'a number');
};

/** A regular expression of Java in JavaScript's: the same where both have the construct. */
const patterns = new Map<string, { readonly expression: RegExp; readonly isAscii: boolean }>();
export const matches = (text: Datum, pattern: Datum): boolean | null => {
  if (typeof text !== 'string' || typeof pattern !== 'string') {
    if (pattern !== null && typeof pattern !== 'string') throw wrongType('"=~"', pattern, 'a text');
    return null;
  }
  let made = patterns.get(pattern);
  if (made === undefined) {
    const flags = /^\(\?([imsu]+)\)/.exec(pattern);
    const letters = flags?.[1] ?? '';
    const written = pattern.slice(flags?.[0].length ?? 0);
    // In Java (?i) is about ASCII alone, unless u says otherwise.
    const isAscii = letters.includes('i') && !letters.includes('u');
    const body = isAscii
      ? written.replace(/\\[pP]\{[^}]*\}|\\[\s\S]|[A-Z]/g, (found) => (found.length > 1 ? found : found.toLowerCase()))
      : written;
    // Java alone knows: flags further in, possessive repetitions, \A, \Z, \h, \Q…\E, classes in classes.
    if (
      /\(\?[a-z]+[):-]|\(\?-|[*+?}]\+|\\[AZzhHRGQEX]|\[[^[\]]*&&|\[:|\\p\{(?:Is|In|java|Alpha|Digit|Lower|Upper|Alnum|Punct|Space)/.test(
        body,
      )
    )
      throw queryFailure(
        `the regular expression "${pattern.slice(0, 60)}" uses what only Java knows`,
        'Flags go in front: (?i). Or use CONTAINS, STARTS WITH, toLower(…).',
      );
    const chosen = [...new Set(letters)].filter((flag) => flag !== 'u' && !(isAscii && flag === 'i')).join('');
    // The whole text must match, whatever $ means with the flag m.
    const source = `(?<![\\s\\S])(?:${body})(?![\\s\\S])`;
    let expression: RegExp;
    try {
      try {
        expression = new RegExp(source, `u${chosen}`);
      } catch (error) {
        // Without u JavaScript lets more pass, but takes \p{L} for letters.
        if (/\\[pP]\{/.test(body)) throw error;
        expression = new RegExp(source, chosen);
      }
    } catch (error) {
      throw queryFailure(`"${pattern.slice(0, 60)}" is no regular expression: ${(error as Error).message}`);
    }
    made = { expression, isAscii };
    if (patterns.size > 100) patterns.clear();
    patterns.set(pattern, made);
  }
  return made.expression.test(made.isAscii ? text.replace(/[A-Z]+/g, (part) => part.toLowerCase()) : text);
};

const wholeNumber = (value: Datum, what: string): number => {
  if (typeof value !== 'bigint') throw wrongType(what, value, 'an integer');
  return Number(value);
};
const text = (value: Datum, what: string): string => {
  if (typeof value !== 'string') throw wrongType(what, value, 'a text');
  return value;
};
const numeric = (value: Datum, what: string): number => {
  if (!isNumber(value)) throw wrongType(what, value, 'a number');
  return Number(value);
};
const listOf = (value: Datum, what: string): readonly Datum[] => {
  if (!isList(value)) throw wrongType(what, value, 'a list');
  return value;
};

const floatPattern = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?\s*$/;

/** Conversions: undefined for a type that they do not take (an error, or null for …OrNull). */
const toInteger = (value: Datum): Datum | undefined => {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return 0n;
    const whole = Number.isFinite(value) ? BigInt(Math.trunc(value)) : value > 0 ? most : least;
    return whole > most ? most : whole < least ? least : whole;
  }
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'string') return undefined;
  if (/^[+-]?\d+$/.test(value)) {
    return inRange(BigInt(value.replace(/^\+/, '')));
  }
  return floatPattern.test(value) && !/^\s|\s$/.test(value)
    ? BigInt(Math.trunc(Number(value.replace(/[fFdD]$/, ''))))
    : null;
};
const toFloat = (value: Datum): Datum | undefined => {
  if (isNumber(value)) return Number(value);
  if (typeof value !== 'string') return undefined;
  return floatPattern.test(value) ? Number(value.trim().replace(/[fFdD]$/, '')) : null;
};
const toBoolean = (value: Datum): Datum | undefined => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
};
const conversions: Readonly<Record<string, (value: Datum) => Datum | undefined>> = {
  tointeger: toInteger,
  tofloat: toFloat,
  toboolean: toBoolean,
  tostring: textOf,
};

/** `round(x, digits, mode)`, in decimal as Java's BigDecimal. */
const roundTo = (value: number, digits: number, mode: string): number => {
  if (!Number.isFinite(value)) return value;
  if (digits < 0) throw queryFailure('the precision of round(…) cannot be negative');
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  if (scale <= digits) return value;
  const all = BigInt(whole + fraction);
  const unit = 10n ** BigInt(scale - digits);
  const [down, rest] = [all / unit, all % unit];
  const isNegative = value < 0;
  const half = rest * 2n === unit ? 0 : rest * 2n > unit ? 1 : -1;
  const away: Readonly<Record<string, boolean>> = {
    UP: rest > 0n,
    DOWN: false,
    CEILING: rest > 0n && !isNegative,
    FLOOR: rest > 0n && isNegative,
    HALF_UP: half >= 0,
    HALF_DOWN: half > 0,
    HALF_EVEN: half > 0 || (half === 0 && down % 2n === 1n),
  };
  const isAway = away[mode.toUpperCase()];
  if (isAway === undefined) throw queryFailure(`round(…) has no mode "${mode}"`);
  const rounded = Number(`${isAway ? down + 1n : down}e-${digits}`);
  return isNegative ? -rounded : rounded;
};

const trimSide = (side: 'both' | 'start' | 'end', given: string, signs: string | undefined): string => {
  const isOff = (sign: string): boolean => (signs === undefined ? /\s/.test(sign) : signs.includes(sign));
  const letters = [...given];
  let [first, end] = [0, letters.length];
  if (side !== 'end') while (first < end && isOff(letters[first] ?? '')) first += 1;
  if (side !== 'start') while (end > first && isOff(letters[end - 1] ?? '')) end -= 1;
  return letters.slice(first, end).join('');
};

const plainMath: Readonly<Record<string, (x: number) => number>> = {
  ceil: Math.ceil,
  ceiling: Math.ceil,
  floor: Math.floor,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  ln: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  cot: (x) => 1 / Math.tan(x),
  coth: (x) => 1 / Math.tanh(x),
  degrees: (x) => (x * 180) / Math.PI,
  radians: (x) => (x * Math.PI) / 180,
  haversin: (x) => (1 - Math.cos(x)) / 2,
};

interface Definition {
  readonly least: number;
  readonly most: number;
  /** It looks at nulls itself. */
  readonly takesNull?: boolean;
  readonly run: (given: readonly Datum[], now: number) => Datum;
}

const definitions = new Map<string, Definition>();
const define = (
  names: string,
  count: number | readonly [number, number],
  run: Definition['run'],
  takesNull = false,
): void => {
  const [low, high] = typeof count === 'number' ? [count, count] : count;
  for (const name of names.split(' ')) definitions.set(name, { least: low, most: high, run, takesNull });
};
const arg = (given: readonly Datum[], index: number): Datum => given[index] ?? null;

for (const [name, convert] of Object.entries(conversions)) {
  const shown = `${name}(…)`;
  define(name, 1, ([value = null]) => {
    const made = convert(value);
    if (made === undefined) throw wrongType(shown, value, 'a text, a number or a boolean');
    return made;
  });
  define(`${name}ornull`, 1, ([value = null]) => convert(value) ?? null);
  define(`${name}list`, 1, ([list = null]) =>
    listOf(list, shown).map((value) => (value === null ? null : (convert(value) ?? null))),
  );
}
for (const [name, work] of Object.entries(plainMath)) define(name, 1, ([x = null]) => work(numeric(x, `${name}(…)`)));
define('atan2', 2, (given) => Math.atan2(numeric(arg(given, 0), 'atan2(…)'), numeric(arg(given, 1), 'atan2(…)')));
define('pi', 0, () => Math.PI);
define('e', 0, () => Math.E);
define('rand', 0, () => Number(`0x${randomUUID().slice(0, 8)}`) / 2 ** 32);
define('randomuuid', 0, () => randomUUID());
define('timestamp', 0, (_, now) => BigInt(now));
define('abs', 1, ([x = null]) => {
  if (typeof x === 'bigint') return inRange(x < 0n ? -x : x);
  return Math.abs(numeric(x, 'abs(…)'));
});
define('sign', 1, ([x = null]) => {
  const sign = Math.sign(numeric(x, 'sign(…)'));
  return BigInt(Number.isNaN(sign) ? 0 : sign);
});
define('isnan', 1, ([x = null]) => Number.isNaN(numeric(x, 'isNaN(…)')));
define('round', [1, 3], (given) => {
  const x = numeric(arg(given, 0), 'round(…)');
  // As Java's Math.round: halves go up, and no result is beyond 64 bits.
  if (given.length === 1) return Math.min(Math.max(Math.round(x), -(2 ** 63)), 2 ** 63);
  const digits = wholeNumber(arg(given, 1), 'round(…)');
  if (given.length === 2 && digits === 0) return Math.round(x);
  return roundTo(x, digits, given.length === 3 ? text(arg(given, 2), 'round(…)') : 'HALF_UP');
});

define('coalesce', [1, 1000], (given) => given.find((value) => value !== null) ?? null, true);
define('nullif', 2, ([a = null, b = null]) => (groupKey(a) === groupKey(b) ? null : a), true);
define('size', 1, ([value = null]) => {
  if (typeof value === 'string') return BigInt([...value].length);
  return BigInt(listOf(value, 'size(…)').length);
});
define('char_length character_length', 1, ([value = null]) => BigInt([...text(value, 'char_length(…)')].length));
define('length', 1, ([value = null]) => {
  if (value instanceof PathDatum) return BigInt(value.edges.length);
  throw wrongType('length(…)', value, 'a path');
});
define('isempty', 1, ([value = null]) => {
  if (typeof value === 'string' || isList(value)) return value.length === 0;
  if (isMap(value)) return value.size === 0;
  throw wrongType('isEmpty(…)', value, 'a list, a map or a text');
});
define('head', 1, ([list = null]) => listOf(list, 'head(…)')[0] ?? null);
define('last', 1, ([list = null]) => listOf(list, 'last(…)').at(-1) ?? null);
define('tail', 1, ([list = null]) => listOf(list, 'tail(…)').slice(1));
define('reverse', 1, ([value = null]) => {
  if (typeof value === 'string') return [...value].reverse().join('');
  return [...listOf(value, 'reverse(…)')].reverse();
});
/** The ends, the step and how many there are, of `range(…)`. */
const rangeOf = (given: readonly Datum[]): { readonly from: number; readonly by: number; readonly count: number } => {
  const [from = 0, to = 0, by = 1] = given.map((value) => wholeNumber(value, 'range(…)'));
  if (by === 0) throw queryFailure('the step of range(…) cannot be 0');
  return { from, by, count: Math.max(0, Math.floor((to - from) / by) + 1) };
};
define('range', [2, 3], (given) => {
  const { from, by, count } = rangeOf(given);
  if (count > 20e6)
    throw queryFailure(`range(…) would hold ${count} numbers`, 'UNWIND range(…) AS i gives them one at a time.');
  return Array.from({ length: count }, (_, index) => BigInt(from + index * by));
});

/** The numbers of `range(…)` one at a time, for UNWIND. */
export function* rangeItems(given: readonly Datum[]): Generator<Datum> {
  if (given.includes(null)) return;
  const { from, by, count } = rangeOf(given);
  for (let index = 0; index < count; index += 1) yield BigInt(from + index * by);
}

define('toupper upper', 1, ([value = null]) => text(value, 'toUpper(…)').toUpperCase());
define('tolower lower', 1, ([value = null]) => text(value, 'toLower(…)').toLowerCase());
for (const [names, side] of [
  ['trim btrim', 'both'],
  ['ltrim', 'start'],
  ['rtrim', 'end'],
] as const)
  define(names, [1, 2], (given) =>
    trimSide(side, text(arg(given, 0), 'trim(…)'), given.length === 2 ? text(arg(given, 1), 'trim(…)') : undefined),
  );
define('replace', 3, ([value = null, search = null, by = null]) =>
  text(value, 'replace(…)').replaceAll(text(search, 'replace(…)'), () => text(by, 'replace(…)')),
);
define('split', 2, ([value = null, separator = null]) => {
  const given = text(value, 'split(…)');
  const separators =
    typeof separator === 'string' ? [separator] : listOf(separator, 'split(…)').map((each) => text(each, 'split(…)'));
  if (separators.includes('')) return given === '' ? [''] : [...given];
  let parts: readonly string[] = [given];
  for (const each of separators) parts = parts.flatMap((part) => part.split(each));
  return parts;
});
const cutLength = (value: Datum, what: string): number => {
  const length = wholeNumber(value, what);
  if (length < 0) throw queryFailure(`${what} got a negative length`);
  return length;
};
define('substring', [2, 3], (given) => {
  const letters = [...text(arg(given, 0), 'substring(…)')];
  const first = cutLength(arg(given, 1), 'substring(…)');
  const end = given.length === 3 ? first + cutLength(arg(given, 2), 'substring(…)') : letters.length;
  return letters.slice(first, end).join('');
});
define('left', 2, (given) =>
  [...text(arg(given, 0), 'left(…)')].slice(0, cutLength(arg(given, 1), 'left(…)')).join(''),
);
define('right', 2, (given) => {
  const [letters, length] = [[...text(arg(given, 0), 'right(…)')], cutLength(arg(given, 1), 'right(…)')];
  return length === 0 ? '' : letters.slice(-length).join('');
});
define('normalize', [1, 2], (given) =>
  text(arg(given, 0), 'normalize(…)').normalize(given.length === 2 ? text(arg(given, 1), 'normalize(…)') : 'NFC'));
define('valuetype', 1, ([value = null]) => fullType(value), true);

define('id', 1, ([value = null]) => {
  if (value instanceof NodeDatum || value instanceof EdgeDatum) return BigInt(value.id);
  throw wrongType('id(…)', value, 'a node or an edge');
});
define('elementid', 1, ([value = null]) => {
  if (value instanceof NodeDatum) return `n:${value.id}`;
  if (value instanceof EdgeDatum) return `e:${value.id}`;
  throw wrongType('elementId(…)', value, 'a node or an edge');
});
define('labels', 1, ([value = null]) => {
  if (value instanceof NodeDatum) return value.labels;
  throw wrongType('labels(…)', value, 'a node');
});
define('type', 1, ([value = null]) => {
  if (value instanceof EdgeDatum) return value.type;
  throw wrongType('type(…)', value, 'an edge');
});
const mapOf = (value: Datum, what: string): MapDatum => {
  if (value instanceof NodeDatum || value instanceof EdgeDatum) return value.properties;
  if (isMap(value)) return value;
  throw wrongType(what, value, 'a node, an edge or a map');
};
define('properties', 1, ([value = null]) => new Map(mapOf(value, 'properties(…)')));
// Of nodes and edges in one order, so that those with the same keys are grouped together.
define('keys', 1, ([value = null]) => {
  const keys = [...mapOf(value, 'keys(…)').keys()];
  return isMap(value) ? keys : keys.sort();
});
define('nodes', 1, ([value = null]) => {
  if (value instanceof PathDatum) return value.nodes;
  throw wrongType('nodes(…)', value, 'a path');
});
define('relationships rels', 1, ([value = null]) => {
  if (value instanceof PathDatum) return value.edges;
  throw wrongType('relationships(…)', value, 'a path');
});

for (const type of [
  'date',
  'localtime',
  'time',
  'localdatetime',
  'datetime',
] as const satisfies readonly TemporalType[]) {
  define(type, [0, 1], (given, now) => makeTemporal(type, given.length === 0 ? undefined : arg(given, 0), now));
  for (const clock of ['transaction', 'statement', 'realtime'])
    define(`${type}.${clock}`, 0, (_, now) => makeTemporal(type, undefined, now));
  define(`${type}.truncate`, [1, 3], (given, now) => {
    const value = given.length === 1 ? makeTemporal('datetime', undefined, now) : arg(given, 1);
    if (!(value instanceof Temporal)) throw wrongType(`${type}.truncate(…)`, value, 'a date or time');
    const components = given.length === 3 ? arg(given, 2) : undefined;
    return truncate(
      type,
      text(arg(given, 0), `${type}.truncate(…)`).toLowerCase(),
      value,
      components instanceof Map ? components : undefined,
    );
  });
}
define('datetime.fromepoch', 2, (given) => {
  const seconds = wholeNumber(arg(given, 0), 'datetime.fromEpoch(…)');
  const days = Math.floor(seconds / 86_400);
  return new Temporal(
    'datetime',
    days,
    (seconds - days * 86_400) * 1e9 + wholeNumber(arg(given, 1), 'datetime.fromEpoch(…)'),
  );
});
define('datetime.fromepochmillis', 1, (given) =>
  makeTemporal('datetime', undefined, wholeNumber(arg(given, 0), 'datetime.fromEpochMillis(…)')),
);
define('duration', 1, ([value = null]) => makeDuration(value));
for (const unit of ['between', 'inmonths', 'indays', 'inseconds'] as const)
  define(`duration.${unit}`, 2, ([a = null, b = null]) => {
    if (!(a instanceof Temporal)) throw wrongType(`duration.${unit}(…)`, a, 'a date or time');
    if (!(b instanceof Temporal)) throw wrongType(`duration.${unit}(…)`, b, 'a date or time');
    return between(unit, a, b);
  });

/** The function of that name, in lower case, for that many arguments. Throws a Failure for one that is not known. */
export const functionNamed = (name: string, count: number): ((given: readonly Datum[], now: number) => Datum) => {
  const found = definitions.get(name);
  if (found === undefined)
    throw queryFailure(
      `there is no function "${name}" in the folder`,
      name.startsWith('point') || name.startsWith('vector')
        ? 'Points and vectors are for a Neo4j store; the graph holds none.'
        : undefined,
    );
  if (count < found.least || count > found.most)
    throw queryFailure(
      `${name}(…) takes ${found.least === found.most ? found.least : `${found.least} to ${found.most}`} arguments, got ${count}`,
    );
  if (found.takesNull) return found.run;
  return (given, now) => (given.includes(null) ? null : found.run(given, now));
};

/** Gathers values of a group. */
export interface Gatherer {
  readonly take: (value: Datum, second: Datum) => void;
  readonly result: () => Datum;
}

const gathered = (name: string): (() => Gatherer) | undefined => {
  const numbers = (finish: (values: readonly number[], second: number) => Datum) => (): Gatherer => {
    const values: number[] = [];
    let argument = 0;
    return {
      take: (value, second) => {
        if (value === null) return;
        values.push(numeric(value, `${name}(…)`));
        if (second !== null) argument = numeric(second, `${name}(…)`);
      },
      result: () => finish(values, argument),
    };
  };
  const extreme = (sign: 1 | -1) => (): Gatherer => {
    let best: Datum = null;
    return {
      take: (value) => {
        if (value !== null && (best === null || sign * order(value, best) < 0)) best = value;
      },
      result: () => best,
    };
  };
  const deviation = (less: number) =>
    numbers((values) => {
      if (values.length === 0) return null;
      if (values.length <= less) return 0;
      // Welford's way, as Neo4j does it.
      let [mean, squares] = [0, 0];
      for (const [index, value] of values.entries()) {
        const from = value - mean;
        mean += from / (index + 1);
        squares += from * (value - mean);
      }
      return Math.sqrt(squares / (values.length - less));
    });
  const totals = (finish: (sum: Datum, count: number) => Datum) => (): Gatherer => {
    let sum: Datum = 0n;
    let count = 0;
    return {
      take: (value) => {
        if (value === null) return;
        if (!isNumber(value) && !(value instanceof Duration))
          throw wrongType(`${name}(…)`, value, 'a number or a duration');
        sum = value instanceof Duration && count === 0 ? value : add(sum, value);
        count += 1;
      },
      result: () => finish(sum, count),
    };
  };
  const gatherers: Readonly<Record<string, () => Gatherer>> = {
    count: () => {
      let count = 0n;
      return {
        take: (value) => {
          if (value !== null) count += 1n;
        },
        result: () => count,
      };
    },
    collect: () => {
      const list: Datum[] = [];
      return {
        take: (value) => {
          if (value !== null) list.push(value);
        },
        result: () => list,
      };
    },
    sum: totals((sum) => sum),
    avg: totals((sum, count) => {
      if (count === 0) return null;
      return sum instanceof Duration ? scaleDuration(sum, 1 / count) : Number(sum) / count;
    }),
    min: extreme(1),
    max: extreme(-1),
    stdev: deviation(1),
    stdevp: deviation(0),
    percentilecont: numbers((values, at) => {
      if (values.length === 0) return null;
      const sorted = [...values].sort((a, b) => a - b);
      const place = at * (sorted.length - 1);
      const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
      return (
        low * (Math.ceil(place) - place || (Math.ceil(place) === Math.floor(place) ? 1 : 0)) +
        high * (place - Math.floor(place))
      );
    }),
    percentiledisc: () => {
      const values: Datum[] = [];
      let at = 0;
      return {
        take: (value, second) => {
          if (value === null) return;
          numeric(value, 'percentileDisc(…)');
          values.push(value);
          at = numeric(second, 'percentileDisc(…)');
        },
        result: () => {
          if (values.length === 0) return null;
          const sorted = [...values].sort(order);
          const place = at * sorted.length;
          const index = Number.isInteger(place) ? place - 1 : Math.floor(place);
          return sorted[Math.max(0, index)] ?? null;
        },
      };
    },
  };
  return Object.hasOwn(gatherers, name) ? gatherers[name] : undefined;
};

/** True for a function over a group of rows. */
export const isAggregate = (name: string): boolean => gathered(name) !== undefined;

export const gathererOf = (name: string, distinct: boolean): Gatherer => {
  const made = gathered(name)?.();
  if (made === undefined) throw queryFailure(`there is no aggregate "${name}"`);
  if (!distinct) return made;
  const seen = new Set<string>();
  return {
    take: (value, second) => {
      const key = groupKey(value);
      if (seen.has(key)) return;
      seen.add(key);
      made.take(value, second);
    },
    result: made.result,
  };
};
