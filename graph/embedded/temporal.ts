import { Failure } from '../failure.ts';

/*
 * Dates, times and durations as Cypher has them. Days are counted from 1970-01-01 in the proleptic Gregorian calendar; time of
 * day is in nanoseconds. Zones with names are not known, offsets are.
 */

export type TemporalType = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';

export class Temporal {
  readonly type: TemporalType;
  readonly days: number;
  /** Of the local day. */
  readonly nanos: number;
  /** Seconds east of UTC; 0 for local types. */
  readonly offset: number;
  constructor(type: TemporalType, days: number, nanos = 0, offset = 0) {
    this.type = type;
    this.days = days;
    this.nanos = nanos;
    this.offset = offset;
  }
}

export class Duration {
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanos: number;
  constructor(months: number, days: number, seconds: number, nanos: number) {
    this.months = months;
    this.days = days;
    this.seconds = seconds + Math.floor(nanos / 1e9);
    this.nanos = ((nanos % 1e9) + 1e9) % 1e9;
  }
}

const dayNanos = 86_400e9;
const hasDate = (type: TemporalType): boolean => type === 'date' || type.endsWith('datetime');
const hasTime = (type: TemporalType): boolean => type !== 'date';
const hasZone = (type: TemporalType): boolean => type === 'time' || type === 'datetime';

const wrong = (what: string): Failure =>
  new Failure('query-failed', `The query failed: ${what}`, {
    hint: 'Dates of the graph are ISO text cut to their precision: 2031, 2031-06 or 2031-06-19.',
  });

/** Days since 1970-01-01 of a year, month and day; throws for one that does not exist. */
const daysOf = (year: number, month: number, day: number): number => {
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month))
    throw wrong(`there is no date ${year}-${pad(month)}-${pad(day)}`);
  return Math.round(utc(year, month, day) / 86_400e3);
};
const utc = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
};
const monthLength = (year: number, month: number): number => new Date(utc(year, month + 1, 0)).getUTCDate();

interface Calendar {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
const calendarOf = (days: number): Calendar => {
  const date = new Date(days * 86_400e3);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};
/** Monday is 1. */
const dayOfWeek = (days: number): number => ((((days + 3) % 7) + 7) % 7) + 1;
const weekOf = (days: number): { readonly weekYear: number; readonly week: number } => {
  const thursday = days - dayOfWeek(days) + 4;
  const { year } = calendarOf(thursday);
  return { weekYear: year, week: Math.floor((thursday - daysOf(year, 1, 1)) / 7) + 1 };
};
/** The Monday of the first week of a year. */
const firstWeek = (year: number): number => {
  const fourth = daysOf(year, 1, 4);
  return fourth - dayOfWeek(fourth) + 1;
};
const addMonths = (days: number, months: number): number => {
  if (months === 0) return days;
  const { year, month, day } = calendarOf(days);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return daysOf(toYear, toMonth, Math.min(day, monthLength(toYear, toMonth)));
};

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

const parseDay = (text: string): number | undefined => {
  const calendar = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?|(\d\d)(\d\d)?)?$/.exec(text);
  if (calendar !== null) {
    const [, year, month, day, month2, day2] = calendar;
    return daysOf(Number(year), Number(month ?? month2 ?? 1), Number(day ?? day2 ?? 1));
  }
  const week = /^(\d{4})-?W(\d\d)(?:-?(\d))?$/.exec(text);
  if (week !== null) return weekDay(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const ordinal = /^(\d{4})-?(\d{3})$/.exec(text);
  if (ordinal !== null) return ordinalDay(Number(ordinal[1]), Number(ordinal[2]));
  const quarter = /^(\d{4})-?Q(\d)(?:-?(\d\d))?$/.exec(text);
  if (quarter !== null) return quarterDay(Number(quarter[1]), Number(quarter[2]), Number(quarter[3] ?? 1));
  return undefined;
};
const weekDay = (year: number, week: number, day: number): number => {
  const days = firstWeek(year) + (week - 1) * 7 + day - 1;
  if (day < 1 || day > 7 || week < 1 || weekOf(days).weekYear !== year)
    throw wrong(`there is no week ${week} in ${year}`);
  return days;
};
const ordinalDay = (year: number, day: number): number => {
  const days = daysOf(year, 1, 1) + day - 1;
  if (calendarOf(days).year !== year) throw wrong(`there is no day ${day} in ${year}`);
  return days;
};
const quarterDay = (year: number, quarter: number, day: number): number => {
  if (quarter < 1 || quarter > 4) throw wrong(`there is no quarter ${quarter}`);
  return daysOf(year, quarter * 3 - 2, 1) + day - 1;
};

const parseTime = (text: string): number | undefined => {
  const found = /^(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?$/.exec(text);
  if (found === null) return undefined;
  const [hour, minute, second] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) throw wrong(`"${text}" is no time of day`);
  return (hour * 3600 + minute * 60 + second) * 1e9 + Number((found[4] ?? '').padEnd(9, '0'));
};
const parseOffset = (text: string): number | undefined => {
  if (text === 'Z' || text === 'z') return 0;
  const found = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(text);
  if (found === null) return undefined;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 3600 + Number(found[3] ?? 0) * 60);
};

/** Reads a text as a date or time. Throws a Failure (`query-failed`) for another text. */
export const parseTemporal = (type: TemporalType, text: string): Temporal => {
  const bad = (): Failure => wrong(`"${text.slice(0, 60)}" cannot be read as ${type}`);
  if (text.includes('['))
    throw wrong(`time zones with names, as in "${text.slice(0, 60)}", are not known in the folder; use offsets`);
  if (type === 'date') {
    const days = parseDay(text);
    if (days === undefined) throw bad();
    return new Temporal('date', days);
  }
  const [left, right] = hasDate(type)
    ? [text.split('T')[0] ?? '', text.split('T').slice(1).join('T')]
    : ['', text.replace(/^T/, '')];
  const zone = /(?:Z|z|[+-]\d\d(?::?\d\d)?)$/.exec(right)?.[0] ?? '';
  if (zone !== '' && !hasZone(type)) throw bad();
  const days = hasDate(type) ? parseDay(left) : 0;
  const time = right.slice(0, right.length - zone.length);
  const nanos = hasDate(type) && !text.includes('T') ? 0 : parseTime(time);
  const offset = zone === '' ? 0 : parseOffset(zone);
  if (days === undefined || nanos === undefined || offset === undefined) throw bad();
  return new Temporal(type, days, nanos, offset);
};

/** Nanoseconds as digits behind a point: `digits` for as many as needed or nine. */
const fraction = (nanos: number, isFull: boolean): string => {
  if (nanos === 0) return '';
  const digits = pad(nanos, 9);
  return `.${isFull ? digits : digits.replace(/(?<!0)0+$/, '')}`;
};

const offsetText = (offset: number): string => {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
};

/** ISO text. `isFull` writes fractions of a second with nine digits, as Neo4j's driver does; toString() leaves zeros out. */
export const temporalText = ({ type, days, nanos, offset }: Temporal, isFull: boolean): string => {
  const { year, month, day } = calendarOf(days);
  const date = `${year < 0 ? `-${pad(-year, 4)}` : pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const seconds = Math.floor(nanos / 1e9);
  const time = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${fraction(nanos % 1e9, isFull)}`;
  return [
    hasDate(type) ? date : '',
    hasDate(type) && hasTime(type) ? 'T' : '',
    hasTime(type) ? time : '',
    hasZone(type) ? offsetText(offset) : '',
  ].join('');
};

/** ISO text of a duration: years and months, days, hours, minutes and seconds. */
export const durationText = ({
  months,
  days,
  seconds,
  nanos,
}: Pick<Duration, 'months' | 'days' | 'seconds' | 'nanos'>): string => {
  const part = (amount: number, unit: string): string => (amount === 0 ? '' : `${amount}${unit}`);
  const date = part(Math.trunc(months / 12), 'Y') + part(months % 12, 'M') + part(days, 'D');
  // Seconds and nanoseconds as one amount with one sign.
  const isNegative = seconds < 0;
  const [whole, rest] = isNegative && nanos > 0 ? [-seconds - 1, 1e9 - nanos] : [Math.abs(seconds), nanos];
  const sign = isNegative ? '-' : '';
  const [hours, minutes, second] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const time =
    (hours > 0 ? `${sign}${hours}H` : '') +
    (minutes > 0 ? `${sign}${minutes}M` : '') +
    (second > 0 || rest > 0 ? `${sign}${second}${fraction(rest, false)}S` : '');
  if (date === '' && time === '') return 'PT0S';
  return `P${date}${time === '' ? '' : `T${time}`}`;
};

type Components = ReadonlyMap<string, unknown>;

const numberOf = (components: Components, name: string): number | undefined => {
  const value = components.get(name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'bigint' && typeof value !== 'number') throw wrong(`${name} must be a whole number`);
  return Number(value);
};

/** Makes a date or time of a map such as `{year: 2031, month: 6}`; what is named changes `base`. */
const fromComponents = (type: TemporalType, components: Components, given?: Temporal): Temporal => {
  const known = ['date', 'time', 'datetime', 'localdatetime']
    .map((name) => components.get(name))
    .find((value) => value instanceof Temporal);
  const base = given ?? (known instanceof Temporal ? known : undefined);
  if (components.has('timezone') && parseOffset(String(components.get('timezone'))) === undefined)
    throw wrong(
      `the time zone "${String(components.get('timezone'))}" is not known in the folder; use an offset such as +01:00`,
    );
  const number = (name: string): number | undefined => numberOf(components, name);
  const old = base === undefined ? undefined : calendarOf(base.days);
  let days = 0;
  if (hasDate(type)) {
    const year = number('year') ?? old?.year;
    const epoch = type === 'datetime' ? epochOf(components) : undefined;
    if (epoch !== undefined) return epoch;
    if (year === undefined) throw wrong(`${type}({…}) needs a year`);
    const [week, quarter, ordinal] = [number('week'), number('quarter'), number('ordinalDay')];
    if (week !== undefined || (number('dayOfWeek') !== undefined && base !== undefined)) {
      const weekYear = number('year') ?? (base === undefined ? year : weekOf(base.days).weekYear);
      days = weekDay(
        weekYear,
        week ?? weekOf(base?.days ?? 0).week,
        number('dayOfWeek') ?? (base === undefined ? 1 : dayOfWeek(base.days)),
      );
    } else if (quarter !== undefined) days = quarterDay(year, quarter, number('dayOfQuarter') ?? 1);
    else if (ordinal !== undefined) days = ordinalDay(year, ordinal);
    else {
      const month = number('month') ?? old?.month;
      const day = number('day') ?? old?.day;
      if (number('day') !== undefined && month === undefined) throw wrong(`${type}({…}) with a day needs a month`);
      days = daysOf(year, month ?? 1, day ?? 1);
    }
  }
  let nanos = 0;
  if (hasTime(type)) {
    const seconds = Math.floor((base?.nanos ?? 0) / 1e9);
    const part = (name: string, from: number): number => number(name) ?? from;
    const [hour, minute, second] = [
      part('hour', Math.floor(seconds / 3600)),
      part('minute', Math.floor(seconds / 60) % 60),
      part('second', seconds % 60),
    ];
    if (hour > 23 || minute > 59 || second > 59 || hour < 0 || minute < 0 || second < 0)
      throw wrong('there is no such time of day');
    const hasParts = ['millisecond', 'microsecond', 'nanosecond'].some((name) => components.has(name));
    const small = hasParts
      ? part('millisecond', 0) * 1e6 + part('microsecond', 0) * 1e3 + part('nanosecond', 0)
      : (base?.nanos ?? 0) % 1e9;
    nanos = (hour * 3600 + minute * 60 + second) * 1e9 + small;
  }
  const zone = components.get('timezone');
  const offset = hasZone(type) ? (typeof zone === 'string' ? (parseOffset(zone) ?? 0) : (base?.offset ?? 0)) : 0;
  return new Temporal(type, days, nanos, offset);
};

/** `{epochSeconds: …}` or `{epochMillis: …}` as a time in UTC. */
const epochOf = (components: Components): Temporal | undefined => {
  const [seconds, millis] = [numberOf(components, 'epochSeconds'), numberOf(components, 'epochMillis')];
  if (seconds === undefined && millis === undefined) return undefined;
  if (components.has('timezone')) throw wrong('an epoch with a time zone is not known in the folder');
  const all = millis ?? (seconds ?? 0) * 1000;
  const days = Math.floor(all / 86_400e3);
  return new Temporal('datetime', days, (all - days * 86_400e3) * 1e6 + (numberOf(components, 'nanosecond') ?? 0));
};

/** The moment that a query began, for date() and datetime() without an argument. */
const nowAs = (type: TemporalType, now: number): Temporal => {
  const days = Math.floor(now / 86_400e3);
  return new Temporal(type, hasDate(type) ? days : 0, hasTime(type) ? (now - days * 86_400e3) * 1e6 : 0);
};

/** `date(x)`, `datetime(x)` and so on of a text, a map or another temporal value. */
export const makeTemporal = (type: TemporalType, given: unknown, now: number): Temporal => {
  if (given === undefined) return nowAs(type, now);
  if (typeof given === 'string') return parseTemporal(type, given);
  if (given instanceof Map) return fromComponents(type, given);
  if (given instanceof Temporal) {
    if (hasDate(type) && !hasDate(given.type)) throw wrong(`a ${given.type} has no date`);
    if ((type === 'time' || type === 'localtime') && !hasTime(given.type)) throw wrong('a date has no time of day');
    return new Temporal(
      type,
      hasDate(type) ? given.days : 0,
      hasTime(type) ? given.nanos : 0,
      hasZone(type) ? given.offset : 0,
    );
  }
  throw wrong(`${type}(…) takes a text, a map or a temporal value`);
};

const epochSeconds = ({ days, nanos, offset }: Temporal): number => days * 86_400 + Math.floor(nanos / 1e9) - offset;

/** `value.year` and the like; undefined for a name that it does not have. */
export const temporalPart = (value: Temporal, name: string): number | string | undefined => {
  const { type, days, nanos, offset } = value;
  if (hasDate(type)) {
    const { year, month, day } = calendarOf(days);
    const quarter = Math.ceil(month / 3);
    const parts: Readonly<Record<string, () => number>> = {
      year: () => year,
      quarter: () => quarter,
      month: () => month,
      week: () => weekOf(days).week,
      weekYear: () => weekOf(days).weekYear,
      day: () => day,
      ordinalDay: () => days - daysOf(year, 1, 1) + 1,
      dayOfQuarter: () => days - daysOf(year, quarter * 3 - 2, 1) + 1,
      dayOfWeek: () => dayOfWeek(days),
      weekDay: () => dayOfWeek(days),
    };
    if (Object.hasOwn(parts, name)) return parts[name]?.();
  }
  if (hasTime(type)) {
    const [seconds, rest] = [Math.floor(nanos / 1e9), nanos % 1e9];
    const parts: Readonly<Record<string, number>> = {
      hour: Math.floor(seconds / 3600),
      minute: Math.floor(seconds / 60) % 60,
      second: seconds % 60,
      millisecond: Math.floor(rest / 1e6),
      microsecond: Math.floor(rest / 1e3),
      nanosecond: rest,
    };
    if (Object.hasOwn(parts, name)) return parts[name];
  }
  if (hasZone(type)) {
    if (name === 'timezone' || name === 'offset') return offsetText(offset);
    if (name === 'offsetMinutes') return offset / 60;
    if (name === 'offsetSeconds') return offset;
  }
  if (type === 'datetime') {
    if (name === 'epochSeconds') return epochSeconds(value);
    if (name === 'epochMillis') return epochSeconds(value) * 1000 + Math.floor((nanos % 1e9) / 1e6);
  }
  return undefined;
};

/** `duration.days` and the like; undefined for a name that it does not have. */
export const durationPart = ({ months, days, seconds, nanos }: Duration, name: string): number | undefined => {
  const parts: Readonly<Record<string, number>> = {
    years: Math.trunc(months / 12),
    quarters: Math.trunc(months / 3),
    months,
    weeks: Math.trunc(days / 7),
    days,
    hours: Math.trunc(seconds / 3600),
    minutes: Math.trunc(seconds / 60),
    seconds,
    milliseconds: seconds * 1e3 + Math.floor(nanos / 1e6),
    microseconds: seconds * 1e6 + Math.floor(nanos / 1e3),
    nanoseconds: seconds * 1e9 + nanos,
    quartersOfYear: Math.trunc(months / 3) % 4,
    monthsOfQuarter: months % 3,
    monthsOfYear: months % 12,
    daysOfWeek: days % 7,
    minutesOfHour: Math.trunc(seconds / 60) % 60,
    secondsOfMinute: seconds % 60,
    millisecondsOfSecond: Math.floor(nanos / 1e6),
    microsecondsOfSecond: Math.floor(nanos / 1e3),
    nanosecondsOfSecond: nanos,
  };
  return Object.hasOwn(parts, name) ? parts[name] : undefined;
};

/** Average lengths, by which Neo4j carries fractions on to the next smaller unit. */
const monthDays = 30.436875;

/** Amounts that may have fractions as a duration. */
const durationOf = (months: number, days: number, seconds: number, nanos: number): Duration => {
  const wholeMonths = Math.trunc(months);
  const allDays = days + (months - wholeMonths) * monthDays;
  const wholeDays = Math.trunc(allDays);
  const allSeconds = seconds + (allDays - wholeDays) * 86_400;
  const wholeSeconds = Math.trunc(allSeconds);
  return new Duration(
    wholeMonths,
    wholeDays,
    wholeSeconds,
    Math.trunc(nanos + Math.round((allSeconds - wholeSeconds) * 1e9)),
  );
};

/** `duration(x)` of an ISO text, a map or a duration. */
export const makeDuration = (given: unknown): Duration => {
  if (given instanceof Duration) return given;
  if (given instanceof Map) {
    const names = [
      'years',
      'quarters',
      'months',
      'weeks',
      'days',
      'hours',
      'minutes',
      'seconds',
      'milliseconds',
      'microseconds',
      'nanoseconds',
    ];
    for (const key of given.keys())
      if (!names.includes(String(key))) throw wrong(`duration({…}) has no "${String(key)}"`);
    const n = (name: string): number => numberOf(given, name) ?? 0;
    return durationOf(
      n('years') * 12 + n('quarters') * 3 + n('months'),
      n('weeks') * 7 + n('days'),
      n('hours') * 3600 + n('minutes') * 60 + n('seconds'),
      n('milliseconds') * 1e6 + n('microseconds') * 1e3 + n('nanoseconds'),
    );
  }
  if (typeof given !== 'string') throw wrong('duration(…) takes a text or a map');
  const amount = '(-?\\d+(?:[.,]\\d+)?)';
  const found = new RegExp(
    `^([+-]?)P(?:${amount}Y)?(?:${amount}M)?(?:${amount}W)?(?:${amount}D)?(T(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?)?$`,
  ).exec(given);
  if (found === null || given.endsWith('P') || given.endsWith('T'))
    throw wrong(`"${given.slice(0, 60)}" cannot be read as duration`);
  const sign = found[1] === '-' ? -1 : 1;
  const n = (index: number): number => sign * Number((found[index] ?? '0').replace(',', '.'));
  return durationOf(n(2) * 12 + n(3), n(4) * 7 + n(5), n(7) * 3600 + n(8) * 60 + n(9), 0);
};

export const addDurations = (a: Duration, b: Duration, sign: 1 | -1): Duration =>
  new Duration(
    a.months + sign * b.months,
    a.days + sign * b.days,
    a.seconds + sign * b.seconds,
    a.nanos + sign * b.nanos,
  );

export const scaleDuration = ({ months, days, seconds, nanos }: Duration, factor: number): Duration =>
  durationOf(months * factor, days * factor, seconds * factor, nanos * factor);

export const addToTemporal = (value: Temporal, { months, days, seconds, nanos }: Duration, sign: 1 | -1): Temporal => {
  const { type } = value;
  const time = value.nanos + sign * ((seconds % 86_400) * 1e9 + nanos);
  const carried = Math.floor(time / dayNanos);
  const moved = hasDate(type) ? addMonths(value.days, sign * months) + sign * (days + Math.trunc(seconds / 86_400)) : 0;
  if (type === 'date') return new Temporal('date', moved);
  return new Temporal(type, hasDate(type) ? moved + carried : 0, time - carried * dayNanos, value.offset);
};

/** Less, equal or greater than 0, of two values of one type. */
export const compareTemporals = (a: Temporal, b: Temporal): number => {
  const [first, second] = [epochSeconds(a), epochSeconds(b)];
  if (first !== second) return first - second;
  const rest = (a.nanos % 1e9) - (b.nanos % 1e9);
  return rest === 0 ? a.offset - b.offset : rest;
};

/** About as long, for ordering. */
export const durationLength = ({ months, days, seconds, nanos }: Duration): number =>
  months * monthDays * 86_400 + days * 86_400 + seconds + nanos / 1e9;

/** `duration.between`, `inMonths`, `inDays` and `inSeconds`. */
export const between = (unit: 'between' | 'inmonths' | 'indays' | 'inseconds', a: Temporal, b: Temporal): Duration => {
  const bothDated = hasDate(a.type) && hasDate(b.type);
  // As in one zone, that of the first.
  const shift = hasZone(a.type) && hasZone(b.type) ? (a.offset - b.offset) * 1e9 : 0;
  const secondNanos = b.nanos + shift;
  const carried = Math.floor(secondNanos / dayNanos);
  const [from, to] = bothDated ? [a.days, b.days + carried] : [0, 0];
  const [fromTime, toTime] = [a.nanos, bothDated ? secondNanos - carried * dayNanos : secondNanos];
  let months = 0;
  if (bothDated && (unit === 'between' || unit === 'inmonths')) {
    // Whole months by day of the month and time of day, as Java counts them: from the 31st to the 28th is none.
    const isShort = to > from && toTime < fromTime ? 1 : to < from && toTime > fromTime ? -1 : 0;
    const [first, last] = [calendarOf(from), calendarOf(to - isShort)];
    const packed = ((last.year - first.year) * 12 + last.month - first.month) * 32 + last.day - first.day;
    months = Math.trunc(packed / 32);
  }
  if (unit === 'inmonths') return new Duration(months, 0, 0, 0);
  const start = addMonths(from, months);
  let days = to - start;
  let time = toTime - fromTime;
  if (unit === 'inseconds') {
    return new Duration(0, 0, days * 86_400 + Math.floor(time / 1e9), ((time % 1e9) + 1e9) % 1e9);
  }
  if (days > 0 && time < 0) {
    days -= 1;
    time += dayNanos;
  } else if (days < 0 && time > 0) {
    days += 1;
    time -= dayNanos;
  }
  if (unit === 'indays') return new Duration(0, days, 0, 0);
  return new Duration(months, days, Math.floor(time / 1e9), ((time % 1e9) + 1e9) % 1e9);
};

/** `date.truncate('month', x, {day: 5})` */
export const truncate = (
  type: TemporalType,
  unit: string,
  value: Temporal,
  components: Components | undefined,
): Temporal => {
  const { year, month } = calendarOf(value.days);
  let days = value.days;
  let nanos = 0;
  const step = { hour: 3600e9, minute: 60e9, second: 1e9, millisecond: 1e6, microsecond: 1e3 }[unit];
  if (step !== undefined) {
    if (!hasTime(type) || !hasTime(value.type)) throw wrong(`${type}.truncate does not take the unit "${unit}" here`);
    nanos = Math.floor(value.nanos / step) * step;
  } else if (unit !== 'day') {
    if (!hasDate(value.type)) throw wrong(`a ${value.type} cannot be cut to a ${unit}`);
    if (unit === 'millennium') days = daysOf(Math.floor(year / 1000) * 1000, 1, 1);
    else if (unit === 'century') days = daysOf(Math.floor(year / 100) * 100, 1, 1);
    else if (unit === 'decade') days = daysOf(Math.floor(year / 10) * 10, 1, 1);
    else if (unit === 'year') days = daysOf(year, 1, 1);
    else if (unit === 'weekyear') days = firstWeek(weekOf(days).weekYear);
    else if (unit === 'quarter') days = daysOf(year, Math.ceil(month / 3) * 3 - 2, 1);
    else if (unit === 'month') days = daysOf(year, month, 1);
    else if (unit === 'week') days = days - dayOfWeek(days) + 1;
    else throw wrong(`there is no unit "${unit}"`);
  }
  const cut = new Temporal(type, hasDate(type) ? days : 0, nanos, hasZone(type) ? value.offset : 0);
  return components === undefined ? cut : fromComponents(type, components, cut);
};
