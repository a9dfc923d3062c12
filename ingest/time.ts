import type { DatePrecision, Span } from '../graph/model.ts';
import type { Analysis, Pos, Sentence, TimeExpression } from './model.ts';
import { readData } from './readData.ts';
import { speechVerbs } from './relate/words.ts';
import { agencyNames } from './signatures.ts';

/*
 * Dates in German text. Absolute dates stand as they are; a day, a month or "vor sieben Jahren" becomes a date only against another date of the same
 * sentence or paragraph, or against the day on which the article appeared. Without either the expression is found and its date stays open.
 */

interface TimeData {
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  readonly dayparts: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly notBefore: readonly string[];
  readonly quantifiers: readonly string[];
  readonly units: readonly string[];
  readonly future: readonly string[];
  readonly past: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly this: readonly string[];
  readonly same: readonly string[];
  readonly holidays: Readonly<Record<string, Holiday>>;
  readonly sameTime: readonly string[];
  readonly shifted: readonly string[];
  /** Stems of words for a small number. */
  readonly few: readonly string[];
}

/** A day counted from Easter Sunday, or one of the calendar; day 0 where only the month is sure. */
type Holiday = { readonly afterEaster: number } | { readonly month: number; readonly day: number };

const data = readData<TimeData>('languages/de/time.json');
const months = new Map(Object.entries(data.months));
const weekdays = new Map(Object.entries(data.weekdays));
for (const [day, number] of Object.entries(data.weekdays)) {
  for (const part of data.dayparts) weekdays.set(day + part, number);
}
const holidays = new Map(Object.entries(data.holidays));
const numbers = new Map(Object.entries(data.numbers));
const notBefore = new Set(data.notBefore);
const quantifiers = new Set(data.quantifiers);
const units = new Set(data.units);
const future = new Set(data.future);
const past = new Set(data.past);
const sameTime = new Set(data.sameTime);
const shiftedWords = new Set(data.shifted);

/** Any token: what is needed of it to find dates. Verbs in the present are only seen where it says what it is. */
type Word = Span & {
  readonly text: string;
  readonly lower: string;
  readonly pos?: Pos;
  readonly lemma?: string;
  readonly analyses?: readonly Analysis[];
};

/** A calendar date cut to what is known. */
interface Partial {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const EARLIEST_YEAR = 1000;
/** Bare numbers below are counts, unless "Jahr" stands before them. */
const EARLIEST_BARE_YEAR = 1800;
const LATEST_YEAR = 2100;

function pad(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function iso(year: number, month?: number, day?: number): string {
  const head = `${year}`.padStart(4, '0');
  if (month === undefined) return head;
  return day === undefined ? `${head}-${pad(month)}` : `${head}-${pad(month)}-${pad(day)}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isDay(year: number | undefined, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year ?? 2000, month);
}

/** How precise an ISO date is. */
export function precisionOf(date: string): DatePrecision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

/** The first full date (day, month, year) in a short text as ISO text: "20.5.2016", "20/05/2016", "3. Mai 2019", "2019-05-03". Only the first 300 characters are read. */
export function findDate(text: string): string | undefined {
  const head = text.slice(0, 300);
  // Most lines that are looked at have no year.
  if (!/\d{4}/.test(head)) return undefined;
  const pattern =
    /(?<!\d)(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})(?:\. ?|\/)(\d{1,2})(?:\. ?|\/)(\d{4})|(\d{1,2})\. ?(\p{L}{3,9})\.? (\d{4}))(?!\d)/gu;
  for (const match of head.matchAll(pattern)) {
    const [, y1, m1, d1, d2, m2, y2, d3, m3, y3] = match;
    const year = Number(y1 ?? y2 ?? y3);
    const month =
      m3 === undefined ? Number(m1 ?? m2) : (months.get(m3.toLowerCase()) ?? months.get(`${m3.toLowerCase()}.`) ?? 0);
    const day = Number(d1 ?? d2 ?? d3);
    if (year >= EARLIEST_BARE_YEAR && year <= LATEST_YEAR && isDay(year, month, day)) return iso(year, month, day);
  }
  return undefined;
}

interface Found {
  readonly first: number;
  readonly last: number;
  readonly point: Partial;
  /** Date already settled against the article's day (weekdays, "vor sieben Jahren"), or open without it. */
  readonly settled?: { readonly date: string | undefined };
  /** So far from the date spoken of before ("drei Tage zuvor", "damals"); `fuzzy` when the text does not say how far ("wenige Tage später"). */
  readonly shift?: { readonly unit: Unit; readonly count: number; readonly exact?: true; readonly fuzzy?: true };
  /** The year is the one spoken of before ("im September jenes Jahres"). */
  readonly sameYear?: boolean;
}

type Unit = 'year' | 'month' | 'week' | 'day';

interface Reader {
  readonly tokens: readonly Word[];
  readonly low: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly published: Date | undefined;
}

function asNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function isYearText(text: string): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= EARLIEST_YEAR && Number(text) <= LATEST_YEAR;
}

function dayOf(text: string): number | undefined {
  if (text.length > 3 || !text.endsWith('.')) return undefined;
  const match = /^(\d{1,2})\.$/.exec(text);
  if (match === null) return undefined;
  const day = Number(match[1]);
  return day >= 1 && day <= 31 ? day : undefined;
}

function hasStem(word: string, stems: readonly string[]): boolean {
  for (const stem of stems) if (word.startsWith(stem) && word.length <= stem.length + 3) return true;
  return false;
}

/** How far "vergangen", "kommend" or "dieser" steps from today's year, month or week. */
function stepOf(word: string): -1 | 0 | 1 | undefined {
  if (hasStem(word, data.before)) return -1;
  if (hasStem(word, data.after)) return 1;
  return hasStem(word, data.this) ? 0 : undefined;
}

function isoOf(date: Date): string {
  return iso(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}

/** Which way the clause around token `at` looks: +1 when it speaks of what is to come, -1 of what was, 0 when nothing tells. */
function direction(reader: Reader, at: number): 1 | 0 | -1 {
  const isBorder = (word: string): boolean =>
    word === ',' || word === ';' || word === ':' || word === '–' || word === '„' || word === '“' || word === '"';
  let ahead = 0;
  let back = 0;
  const count = (index: number): void => {
    const word = reader.low[index] as string;
    if (future.has(word)) ahead++;
    if (past.has(word) || isPreterite((reader.tokens[index] as Word).text)) back++;
  };
  for (let i = at; i >= reader.from && i > at - 30 && !isBorder(reader.low[i] as string); i--) count(i);
  for (let i = at + 1; i < reader.to && i < at + 30 && !isBorder(reader.low[i] as string); i++) count(i);
  return back > 0 ? -1 : ahead > 0 ? 1 : 0;
}

/** Whether the clause around token `at` tells in the present what happens ("reist am Montag"), which then is to come; a report of speech is of the day. */
function isPresent(reader: Reader, at: number): boolean {
  // "X, am Montag von Y verhaftet, …": a participle, though "verhaftet" may be a verb in the present.
  let start = at;
  while (start > reader.from && openers.has(reader.low[start - 1] as string)) start--;
  if (start > reader.from && reader.low[start - 1] === ',') return false;
  let found = false;
  for (const step of [-1, 1])
    for (let i = at; i >= reader.from && i < reader.to && Math.abs(i - at) < 30; i += step) {
      const { text, pos, lemma, analyses } = reader.tokens[i] as Word;
      if (clauseMarks.has(text)) break;
      if (pos === 'AUX') return false;
      if (pos !== 'VERB' || !analyses?.some((a) => a.form === 'fin' && a.tense === 'pres' && a.mood === 'ind'))
        continue;
      if (lemma !== undefined && speechVerbs.has(lemma)) return false;
      found = true;
    }
  return found;
}

/** "erklärte", "beschlossen" aside: weak preterites by their ending; "könnte", "sollten" and their kin are listed as words of the future. */
function isPreterite(word: string): boolean {
  return word.length > 4 && /^\p{Ll}/u.test(word) && (word.endsWith('te') || word.endsWith('ten')) && !future.has(word);
}

/** Behind token `at`: a year, or "des vergangenen Jahres", "dieses Jahres", "jenes Jahres". */
function yearBehind(reader: Reader, at: number): { last: number; year?: number; open?: true; same?: true } | undefined {
  const word = reader.low[at];
  if (word === undefined || at >= reader.to) return undefined;
  if (isYearText(word)) return { last: at + 1, year: Number(word) };
  const skip = word === 'des' ? 1 : 0;
  const adjective = reader.low[at + skip] ?? '';
  if (reader.low[at + skip + 1] === 'jahres' && at + skip + 1 < reader.to) {
    const last = at + skip + 2;
    if (data.same.includes(adjective)) return { last, same: true };
    const year = reader.published?.getUTCFullYear();
    const shift = stepOf(adjective);
    if (shift !== undefined) return year === undefined ? { last, open: true } : { last, year: year + shift };
  }
  if (word === 'des' && adjective === 'jahres' && isYearText(reader.low[at + 2] ?? ''))
    return { last: at + 3, year: Number(reader.low[at + 2]) };
  return undefined;
}

function withYear(first: number, last: number, point: Partial, behind: ReturnType<typeof yearBehind>): Found {
  if (behind === undefined) return { first, last, point };
  if (behind.open) return { first, last: behind.last, point, settled: { date: undefined } };
  if (behind.same) return { first, last: behind.last, point, sameYear: true };
  return { first, last: behind.last, point: { ...point, year: behind.year as number } };
}

/** "19. Juni 2024", "4.11.2020", "2024-06-19", "4.11.", "19. Juni". */
function readDay(reader: Reader, at: number): Found | undefined {
  const { tokens, low } = reader;
  const text = low[at] as string;
  const full = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(text);
  if (full !== null) {
    const [, day, month, raw] = full;
    const year = Number(raw) + (raw?.length === 2 ? (Number(raw) > 50 ? 1900 : 2000) : 0);
    return isDay(year, Number(month), Number(day))
      ? { first: at, last: at + 1, point: { year, month: Number(month), day: Number(day) } }
      : undefined;
  }
  // 2024-06-19 is five tokens
  if (
    isYearText(text) &&
    low[at + 1] === '-' &&
    low[at + 3] === '-' &&
    at + 5 <= reader.to &&
    tokens[at + 4]?.end === (tokens[at] as Word).start + 10
  ) {
    const month = asNumber(low[at + 2] as string);
    const day = asNumber(low[at + 4] as string);
    if (month !== undefined && day !== undefined && isDay(Number(text), month, day))
      return { first: at, last: at + 5, point: { year: Number(text), month, day } };
  }
  const day = dayOf(text);
  if (day !== undefined && at + 1 < reader.to) {
    const next = low[at + 1] as string;
    const month = months.get(next) ?? dayOf(next) ?? 0;
    if (month >= 1 && isDay(undefined, month, day)) {
      const behind = yearBehind(reader, at + 2);
      // "4. 11. 2020" needs its year
      if (!months.has(next) && behind?.year === undefined) return undefined;
      const found = withYear(at, at + 2, { month, day }, behind);
      return found.point.year !== undefined && !isDay(found.point.year, month, day) ? undefined : found;
    }
  }
  // "am 4.11." without a year
  const short = /^(\d{1,2})\.(\d{1,2})\.?$/.exec(text);
  if (short !== null && isDay(undefined, Number(short[2]), Number(short[1]))) {
    const isDotted = text.endsWith('.') || (low[at + 1] === '.' && tokens[at + 1]?.start === tokens[at]?.end);
    const before = low[at - 1];
    if (
      isDotted &&
      at > reader.from &&
      (before === 'am' ||
        before === 'vom' ||
        before === 'zum' ||
        before === 'den' ||
        before === 'dem' ||
        before === 'ab' ||
        before === 'bis')
    ) {
      return { first: at, last: at + 1, point: { month: Number(short[2]), day: Number(short[1]) } };
    }
  }
  return undefined;
}

const monthOpeners = new Set([
  'im',
  'in',
  'seit',
  'bis',
  'ab',
  'anfang',
  'mitte',
  'ende',
  'vom',
  'zum',
  'von',
  'für',
  'vor',
  'nach',
  'monat',
  'diesen',
  'und',
  'jeden',
]);

/** "Juni 2024", "im Juni", "Anfang Dezember 2019", "im vergangenen April". */
function readMonth(reader: Reader, at: number): Found | undefined {
  const { low, tokens } = reader;
  const month = months.get(low[at] as string);
  if (month === undefined || !/^\p{Lu}/u.test((tokens[at] as Word).text)) return undefined;
  // "31. Februar": a day that is none
  if (at > reader.from && dayOf(low[at - 1] as string) !== undefined) return undefined;
  const first = at > reader.from && /^(?:anfang|mitte|ende)$/.test(low[at - 1] as string) ? at - 1 : at;
  const behind = yearBehind(reader, at + 1);
  if (behind !== undefined) return withYear(first, at + 1, { month }, behind);
  if (at === reader.from) return undefined;
  const before = low[at - 1] as string;
  const { published } = reader;
  const isBack = hasStem(before, data.before);
  const isAhead = !isBack && hasStem(before, data.after);
  if (isBack || isAhead || hasStem(before, data.this)) {
    if (published === undefined) return { first: at - 1, last: at + 1, point: { month }, settled: { date: undefined } };
    const now = published.getUTCMonth() + 1;
    const year = published.getUTCFullYear();
    const shift = isBack ? (month < now ? 0 : -1) : isAhead ? (month > now ? 0 : 1) : 0;
    return { first: at - 1, last: at + 1, point: { month, year: year + shift } };
  }
  if (!monthOpeners.has(before)) return undefined;
  // "von August Müller", "und August": a first name before a surname
  const next = tokens[at + 1];
  if (
    (before === 'von' || before === 'und' || before === 'vor' || before === 'nach' || before === 'für') &&
    next !== undefined &&
    at + 1 < reader.to &&
    /^\p{Lu}/u.test(next.text)
  )
    return undefined;
  if (before === 'und' && !months.has(low[at - 2] ?? '')) return undefined;
  return { first, last: at + 1, point: { month } };
}

const yearOpeners = new Set([
  'jahr',
  'jahre',
  'jahres',
  'seit',
  'anfang',
  'mitte',
  'ende',
  'sommer',
  'winter',
  'herbst',
  'frühjahr',
  'frühling',
  'jahreswechsel',
]);
const yearNames = new Set(['jahr', 'jahre', 'jahres', 'jahren']);
const spanWords = new Set([
  'von',
  'zwischen',
  'ab',
  'bis',
  'in',
  'um',
  'nach',
  'vor',
  'und',
  '(',
  '/',
  ',',
  '-',
  '–',
  'seit',
]);

/** A number that is a year: "2015", "seit 2014", "im Jahr 800"; not "2000 Soldaten", "Resolution 1701", "119 von 350". */
function readYear(reader: Reader, at: number): Found | undefined {
  const { low, tokens } = reader;
  const text = low[at] as string;
  if (!/^\d{3,4}$/.test(text)) return undefined;
  const year = Number(text);
  const before = at > reader.from ? (low[at - 1] as string) : '';
  const isNamed = yearNames.has(before);
  if (
    year < EARLIEST_YEAR
      ? !isNamed
      : year > LATEST_YEAR || (year < EARLIEST_BARE_YEAR && !isNamed && !(before === 'seit' && year > 1200))
  )
    return undefined;
  const next = at + 1 < reader.to ? (tokens[at + 1] as Word) : undefined;
  if (!isNamed) {
    if (isIdentifier(before) || (quantifiers.has(before) && !yearOpeners.has(before))) return undefined;
    if (before === 'zu' && low[at - 2] === 'bis') return undefined;
    if (next !== undefined) {
      if (units.has(next.text) || next.text === '%' || next.text === '€' || next.text === '$' || next.text === '°')
        return undefined;
      // a round number before a noun is a count: "2000 Kurden"; "2014 Russland" is a year
      const isNoun = /^\p{Lu}/u.test(next.text);
      if (isNoun && year % 50 === 0 && !yearOpeners.has(before)) return undefined;
      // "2000 bewaffnete Kämpfer"
      const after = tokens[at + 2];
      if (
        year % 50 === 0 &&
        !spanWords.has(before) &&
        !yearOpeners.has(before) &&
        after !== undefined &&
        at + 2 < reader.to &&
        units.has(after.text)
      )
        return undefined;
    }
    if (before === 'auf' && year % 50 === 0) return undefined;
  }
  const first =
    at > reader.from && /^(?:anfang|mitte|ende|sommer|winter|herbst|frühjahr|frühling)$/.test(before) ? at - 1 : at;
  return { first, last: at + 1, point: { year } };
}

function isIdentifier(word: string): boolean {
  if (word === '') return false;
  if (notBefore.has(word)) return true;
  const hyphen = word.lastIndexOf('-');
  if (hyphen > 0 && notBefore.has(word.slice(hyphen + 1))) return true;
  return (
    word.endsWith('resolution') ||
    word.endsWith('artikel') ||
    word.endsWith('paragraf') ||
    word.endsWith('nummer') ||
    word.endsWith('drucksache')
  );
}

const fillers = new Set(['gut', 'rund', 'etwa', 'knapp', 'fast', 'genau', 'mehr', 'als', 'über', 'ungefähr']);

function unitOf(word: string | undefined): Unit | undefined {
  switch (word) {
    case 'jahr':
    case 'jahre':
    case 'jahren':
      return 'year';
    case 'monat':
    case 'monate':
    case 'monaten':
    case 'monats':
      return 'month';
    case 'woche':
    case 'wochen':
      return 'week';
    case 'tag':
    case 'tage':
    case 'tagen':
    case 'tags':
      return 'day';
    default:
      return undefined;
  }
}

/** Words behind a distance from the date spoken of before, and their direction. */
const shiftWords = new Map<string, 1 | -1>([
  ['später', 1],
  ['danach', 1],
  ['darauf', 1],
  ['zuvor', -1],
  ['davor', -1],
  ['vorher', -1],
]);

/** "drei Tage zuvor", "vier Jahre danach", "im Jahr darauf", "tags zuvor", "wenige Wochen später", "kurz danach". */
function readShift(reader: Reader, at: number): Found | undefined {
  const { low } = reader;
  const sign = shiftWords.get(low[at] as string);
  if (sign === undefined || at - 1 < reader.from) return undefined;
  if (low[at - 1] === 'kurz' && low[at] !== 'davor') {
    return { first: at - 1, last: at + 1, point: {}, shift: { unit: 'day', count: sign, fuzzy: true } };
  }
  const unit = unitOf(low[at - 1]);
  if (unit === undefined) return undefined;
  const before = at - 2 >= reader.from ? (low[at - 2] as string) : '';
  const count = numbers.get(before) ?? asNumber(before);
  if (count !== undefined && count <= 1000) {
    // "auf den Tag genau 56 Jahre zuvor"
    const exact = low[at - 3] === 'genau' && low[at - 4] === 'tag';
    return {
      first: at - 2,
      last: at + 1,
      point: {},
      shift: { unit, count: sign * count, ...(exact ? { exact } : {}) },
    };
  }
  if (hasStem(before, data.few))
    return { first: at - 2, last: at + 1, point: {}, shift: { unit, count: sign, fuzzy: true } };
  const isNext = before === 'im' || before === 'am' || low[at - 1] === 'tags';
  return isNext ? { first: at - 1, last: at + 1, point: {}, shift: { unit, count: sign } } : undefined;
}

const partsOfDay = new Set('tag tage morgen vormittag mittag nachmittag abend'.split(' '));

/** "damals"; "am Vortag", "am selben Tag", "noch am selben Abend", "am folgenden Tag", "am nächsten Morgen" after a date; "am ersten Tag" of what began then. */
function readSame(reader: Reader, at: number): Found | undefined {
  const { low } = reader;
  const word = low[at] as string;
  if (word === 'damals') return { first: at, last: at + 1, point: {}, shift: { unit: 'day', count: 0, exact: true } };
  const before = low[at - 1] ?? '';
  if (word === 'vortag')
    return before === 'am' ? { first: at, last: at + 1, point: {}, shift: { unit: 'day', count: -1 } } : undefined;
  if (!partsOfDay.has(word) || low[at - 2] !== 'am') return undefined;
  if (before === 'ersten' && word === 'tag' && !/^(?:de[rs]|ihre[rs]|seine[rs])$/.test(low[at + 1] ?? ''))
    return { first: at - 1, last: at + 1, point: {}, shift: { unit: 'day', count: 0 } };
  if (data.same.includes(before)) return { first: at - 1, last: at + 1, point: {}, shift: { unit: 'day', count: 0 } };
  if (before === 'folgenden' || before === 'nächsten')
    return { first: at - 1, last: at + 1, point: {}, shift: { unit: 'day', count: 1 } };
  return before === 'vorigen'
    ? { first: at - 1, last: at + 1, point: {}, shift: { unit: 'day', count: -1 } }
    : undefined;
}

/** The date that lies so far from `from`, as precise as both allow; undefined when `from` is too rough. */
function shifted(from: string, shift: NonNullable<Found['shift']>): string | undefined {
  const [year, month, day] = from.split('-').map(Number) as [number, number | undefined, number | undefined];
  const { unit, count } = shift;
  if (count === 0) return unit === 'day' && shift.exact !== true && day === undefined ? undefined : from;
  if (shift.fuzzy) {
    // some days or weeks on it may be the next month, or the next year
    const isSameYear = month !== undefined && (count > 0 ? month < 11 : month > 2);
    const isSameMonth = unit === 'day' && day !== undefined && (count > 0 ? day <= 20 : day >= 11);
    if (unit === 'year' || unit === 'month') return undefined;
    return isSameMonth ? from.slice(0, 7) : isSameYear ? from.slice(0, 4) : undefined;
  }
  if (unit === 'year')
    return shift.exact && day !== undefined && month !== undefined && isDay(year + count, month, day)
      ? iso(year + count, month, day)
      : iso(year + count);
  if (unit === 'month') {
    if (month === undefined) return undefined;
    const total = year * 12 + month - 1 + count;
    return iso(Math.floor(total / 12), (total % 12) + 1);
  }
  if (day === undefined || month === undefined) return undefined;
  const moved = isoOf(addDays(new Date(Date.UTC(year, month - 1, day)), count * (unit === 'week' ? 7 : 1)));
  return unit === 'week' ? moved.slice(0, 7) : moved;
}

/** "vor sieben Jahren", "in zwei Monaten", "vor gut einem Jahr", "vor zehn Tagen". */
function readDistance(reader: Reader, at: number): Found | undefined {
  const { low, published } = reader;
  const head = low[at];
  if (head !== 'vor' && head !== 'in') return undefined;
  let i = at + 1;
  while (i < reader.to && i < at + 4 && fillers.has(low[i] as string)) i++;
  if (i + 1 >= reader.to) return undefined;
  const count = numbers.get(low[i] as string) ?? asNumber(low[i] as string);
  const unit = low[i + 1];
  const kind = unitOf(unit);
  // "vor wenigen Tagen", "vor einigen Wochen"
  if (head === 'vor' && kind !== undefined && hasStem(low[i] as string, data.few))
    return {
      first: at,
      last: i + 2,
      point: {},
      settled: { date: published && shifted(isoOf(published), { unit: kind, count: -1, fuzzy: true }) },
    };
  if (count === undefined || count > 1000) return undefined;
  if (kind === undefined) return undefined;
  // "in einem Jahr" and "in zwei Jahren" may also say how long something took
  const sign = head === 'vor' ? -1 : 1;
  if (sign > 0 && direction(reader, at) <= 0) return undefined;
  const found = { first: at, last: i + 2, point: {} };
  if (sign > 0 && isFromDayBefore(reader, at)) return { ...found, shift: { unit: kind, count } };
  if (published === undefined) return { ...found, settled: { date: undefined } };
  if (kind === 'year') return { ...found, settled: { date: iso(published.getUTCFullYear() + sign * count) } };
  if (kind === 'month') {
    const total = published.getUTCFullYear() * 12 + published.getUTCMonth() + sign * count;
    return { ...found, settled: { date: iso(Math.floor(total / 12), (total % 12) + 1) } };
  }
  const day = addDays(published, sign * count * (kind === 'week' ? 7 : 1));
  // weeks are said roughly
  return { ...found, settled: { date: kind === 'week' ? isoOf(day).slice(0, 7) : isoOf(day) } };
}

/** "habe am 21. Mai mitgeteilt, dass sein Land in sechs Monaten …": counted from the day on which it was said. */
function isFromDayBefore({ low, from }: Reader, at: number): boolean {
  const said = low.lastIndexOf('dass', at - 1);
  if (said <= from) return false;
  for (let i = from + 1; i < said; i++)
    if (months.has(low[i] as string) && /^\d+\.?$/.test(low[i - 1] as string)) return true;
  return false;
}

/** "vorige Woche", "in der Vorwoche", "in der kommenden Woche", "im vergangenen Monat", "diesen Monat": the month, where all days of a week lie in one. */
function readRelativeSpan(reader: Reader, at: number): Found | undefined {
  const { low, published } = reader;
  const word = low[at] as string;
  if (at === reader.from) return undefined;
  const isBefore = word === 'vorwoche' || word === 'vormonat';
  const unit = unitOf(isBefore ? word.slice(3) : word);
  if (unit !== 'week' && unit !== 'month') return undefined;
  const count = isBefore ? -1 : stepOf(low[at - 1] as string);
  if (count === undefined) return undefined;
  const found = (date: string | undefined): Found => ({ first: at - 1, last: at + 1, point: {}, settled: { date } });
  if (published === undefined) return found(undefined);
  if (unit === 'month') return found(shifted(isoOf(published).slice(0, 7), { unit, count }));
  const monday = addDays(published, count * 7 - ((published.getUTCDay() + 6) % 7));
  const month = isoOf(monday).slice(0, 7);
  return found(month === isoOf(addDays(monday, 6)).slice(0, 7) ? month : undefined);
}

/** "im vergangenen Jahr", "letztes Jahr", "in diesem Jahr", "im kommenden Jahr", "im Vorjahr", "heuer", "im selben Jahr". */
function readRelativeYear(reader: Reader, at: number): Found | undefined {
  const { low, published } = reader;
  const word = low[at] as string;
  const year = published?.getUTCFullYear();
  const settle = (first: number, last: number, shift: number): Found => ({
    first,
    last,
    point: {},
    settled: { date: year === undefined ? undefined : iso(year + shift) },
  });
  // "heuer im März": the month is more precise, and of the same year
  if (word === 'heuer')
    return low[at + 1] === 'im' && months.has(low[at + 2] ?? '') ? undefined : settle(at, at + 1, 0);
  if (word === 'vorjahr' && low[at - 1] === 'im') return settle(at, at + 1, -1);
  if (word !== 'jahr' || at === reader.from) return undefined;
  const before = low[at - 1] as string;
  const step = before === 'dies' ? undefined : stepOf(before);
  if (step !== undefined) return settle(at - 1, at + 1, step);
  if (data.same.includes(before)) return { first: at - 1, last: at + 1, point: {}, sameYear: true };
  return undefined;
}

/** Easter Sunday by the Gregorian calendar, with Meeus' and Butcher's rule (Meeus, Astronomical Algorithms, 1991, ch. 8). */
function easter(year: number): Date {
  const moon = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const epact =
    (19 * moon +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = epact + toSunday - 7 * Math.floor((moon + 11 * epact + 22 * toSunday) / 451);
  return addDays(new Date(Date.UTC(year, 2, 22)), shift);
}

const holidayOpeners = new Set('am an zu zum in der bis seit vor nach ab den dem noch schon erst bereits'.split(' '));

/** "am Karfreitag", "zu Silvester", "zu Weihnachten 2021", "am Karfreitag des Vorjahres": with a year of its own, else the last one, with a word of the future the next. */
function readHoliday(reader: Reader, at: number): Found | undefined {
  const { low, tokens, published } = reader;
  const two = at > reader.from ? `${low[at - 1]} ${low[at]}` : '';
  const first = holidays.has(two) ? at - 1 : at;
  const holiday = holidays.get(first < at ? two : (low[at] as string));
  if (holiday === undefined || !/^\p{Lu}/u.test((tokens[at] as Word).text)) return undefined;
  const before = first > reader.from ? (low[first - 1] as string) : '';
  const step = stepOf(before);
  if (first > reader.from && step === undefined && !holidayOpeners.has(before)) return undefined;
  const pointIn = (year: number): Partial => {
    if (!('afterEaster' in holiday))
      return { year, month: holiday.month, ...(holiday.day > 0 ? { day: holiday.day } : {}) };
    const date = addDays(easter(year), holiday.afterEaster);
    return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  };
  const behind = yearBehind(reader, at + 1);
  if (behind?.year !== undefined) return { first, last: behind.last, point: pointIn(behind.year) };
  const found: Found = { first, last: at + 1, point: {}, settled: { date: undefined } };
  if (published === undefined) return found;
  const today = isoOf(published);
  const year = published.getUTCFullYear();
  const dates = [year - 1, year, year + 1].map((of) => dateOf(pointIn(of)) as string);
  const isAhead = step === 1 || (step !== -1 && direction(reader, at) > 0);
  const date = isAhead
    ? dates.find((day) => day >= today.slice(0, day.length))
    : dates.findLast((day) => day <= today.slice(0, day.length));
  return { ...found, settled: { date } };
}

/** Behind a weekday: "vergangener Woche", "der Vorwoche", "dieser Woche", "der laufenden Woche"; how many weeks on, and where it ends. */
function weekBehind(reader: Reader, at: number): { last: number; count: number } | undefined {
  const skip = reader.low[at] === 'der' ? 1 : 0;
  if (at + skip >= reader.to) return undefined;
  if (reader.low[at + skip] === 'vorwoche') return { last: at + skip + 1, count: -1 };
  if (at + skip + 1 >= reader.to || reader.low[at + skip + 1] !== 'woche') return undefined;
  const count = stepOf(reader.low[at + skip] as string);
  return count === undefined ? undefined : { last: at + skip + 2, count };
}

/** "am Mittwoch", "Montagabend", "gestern", "heute": only against the day of the article; in the past the last such day, with a word of the future the next. */
function readRelativeDay(reader: Reader, at: number): Found | undefined {
  const { low, tokens, published } = reader;
  const word = low[at] as string;
  const settle = (date: Date | undefined): Found => ({
    first: at,
    last: at + 1,
    point: {},
    settled: { date: date === undefined ? undefined : isoOf(date) },
  });
  const text = (tokens[at] as Word).text;
  if (text === 'gestern' || text === 'Gestern') return settle(published && addDays(published, -1));
  if (text === 'vorgestern' || text === 'Vorgestern') return settle(published && addDays(published, -2));
  if ((text === 'heute' || text === 'Heute') && low[at - 1] !== 'bis' && low[at - 1] !== 'von')
    return settle(published);
  if (text === 'übermorgen') return settle(published && addDays(published, 2));
  if (text === 'morgen') {
    const before = low[at - 1] ?? '';
    // "am Montag morgen", "heute morgen" are parts of a day
    return weekdays.has(before) || before === 'heute' || before === 'gestern' || before === 'von'
      ? undefined
      : settle(published && addDays(published, 1));
  }
  const weekday = weekdays.get(word);
  if (weekday === undefined || !/^\p{Lu}/u.test(text)) return undefined;
  const before = low[at - 1] ?? '';
  if (before === 'jeden' || before === 'jedem') return undefined;
  // "in der Nacht von Dienstag auf Mittwoch": the later one counts
  if (/^(?:auf|zu|zum)$/.test(low[at + 1] ?? '') && weekdays.has(low[at + 2] ?? '') && at + 2 < reader.to)
    return undefined;
  // "Am Sonntag, dem 5. Mai 2019", "am Sonntag (5. Mai)": the date itself follows
  const skip =
    low[at + 1] === ','
      ? low[at + 2] === 'dem' || low[at + 2] === 'den' || low[at + 2] === 'der'
        ? 3
        : 2
      : low[at + 1] === 'dem' || low[at + 1] === 'den' || low[at + 1] === '('
        ? 2
        : 0;
  if (skip > 0 && at + skip < reader.to) {
    const full = readDay(reader, at + skip);
    if (full !== undefined) return undefined;
  }
  const week = weekBehind(reader, at + 1);
  if (week !== undefined) {
    const days = week.count * 7 + ((weekday + 6) % 7) - (((published?.getUTCDay() ?? 0) + 6) % 7);
    return { ...settle(published && addDays(published, days)), last: week.last };
  }
  if (published === undefined) return settle(undefined);
  const today = published.getUTCDay();
  const back = (today - weekday + 7) % 7;
  if (hasStem(before, data.before)) return settle(addDays(published, back === 0 ? -7 : -back));
  if (hasStem(before, data.after)) return settle(addDays(published, back === 0 ? 7 : 7 - back));
  if (back === 0) return settle(published);
  const way = direction(reader, at);
  // "verhandeln seit Montag": what goes on has begun.
  // "seine für Mittwoch vorgesehene Reise" is to come, "nach dem Treffen vom Sonntag" is over.
  const isAhead =
    before !== 'vom' &&
    !isBehindSince(reader, at) &&
    (before === 'für' || way > 0 || (way === 0 && isPresent(reader, at)));
  return settle(addDays(published, isAhead ? 7 - back : -back));
}

/** "seit Montag", "seit dem Montag", "seit dem 1. Mai", "Seit dem Besuch des Kanzlers am Montag". */
const isBehindSince = ({ low, from, tokens }: Reader, at: number): boolean => {
  if (low[at - 1] === 'seit' || (low[at - 2] === 'seit' && /^(?:dem|diesem)$/.test(low[at - 1] ?? ''))) return true;
  if (low[from] !== 'seit' || at - from > 12) return false;
  for (let i = from; i < at; i++) if (/^(?:VERB|AUX)$/.test(tokens[i]?.pos ?? '') || low[i] === ',') return false;
  return true;
};

/** Year of a day or month without one, against the day of the article. */
function yearAgainst(reader: Reader, at: number, point: Partial): number | undefined {
  const { published } = reader;
  if (published === undefined || point.month === undefined) return undefined;
  const year = published.getUTCFullYear();
  const now = (published.getUTCMonth() + 1) * 32 + (point.day === undefined ? 0 : published.getUTCDate());
  const then = point.month * 32 + (point.day ?? 0);
  if (then === now) return year;
  if (isBehindSince(reader, at)) return then < now ? year : year - 1;
  const way = direction(reader, at);
  // "besucht im Juni Indien": told in the present, it is to come
  if (way > 0 || (way === 0 && isPresent(reader, at))) return then > now ? year : year + 1;
  // "Die Sanktionen laufen am 1. Januar aus": where no verb tells, a day is the next or the last one, whichever is nearer
  if (way === 0 && point.day !== undefined && (then - now + 12 * 32) % (12 * 32) < MAX_AHEAD * 32)
    return then > now ? year : year + 1;
  return then < now ? year : year - 1;
}

/** Months ahead within which a day without a year and without a telling verb is to come. */
const MAX_AHEAD = 4;

/** Words at which an expression may be found; all others are passed over. */
const triggers = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  'vor',
  'in',
  'heuer',
  'vorjahr',
  'vormonat',
  'vorwoche',
  'vortag',
  'jahr',
  'woche',
  'monat',
  'gestern',
  'vorgestern',
  'heute',
  'morgen',
  'übermorgen',
  'damals',
  'tag',
  ...[...holidays.keys()].map((name) => name.slice(name.lastIndexOf(' ') + 1)),
  ...shiftWords.keys(),
]);

/** "vor Jahren", "in den vergangenen drei Monaten": another time than today, and nobody can say which day. */
function readLongAgo(reader: Reader, at: number): Found | undefined {
  const { low } = reader;
  for (let i = at - 1; i >= reader.from && i >= at - 2; i--)
    if (low[i] === 'vor' || hasStem(low[i] as string, data.before))
      return { first: i, last: at + 1, point: {}, settled: { date: undefined } };
  return undefined;
}

const longUnits = new Set(['jahren', 'jahrzehnten', 'monaten', 'wochen']);

function readAt(reader: Reader, at: number): Found | undefined {
  const low = reader.low[at] as string;
  const code = low.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) return readDay(reader, at) ?? readYear(reader, at);
  if (longUnits.has(low)) return readLongAgo(reader, at);
  if (!triggers.has(low)) return undefined;
  return (
    readMonth(reader, at) ??
    readDistance(reader, at) ??
    readHoliday(reader, at) ??
    readRelativeYear(reader, at) ??
    readRelativeSpan(reader, at) ??
    readRelativeDay(reader, at) ??
    readShift(reader, at) ??
    readSame(reader, at)
  );
}

/** A day number that shares its month with a later one: "3. bis 5. Mai", "3. und 4. Mai", "3./4. Mai", "3.–5. Mai 2011". */
function readSharedDay(reader: Reader, at: number): Found | undefined {
  const day = dayOf(reader.low[at] as string);
  if (day === undefined || at + 2 >= reader.to) return undefined;
  const link = reader.low[at + 1] as string;
  if (link !== 'bis' && link !== 'und' && link !== '/' && link !== '-' && link !== '–' && link !== 'oder')
    return undefined;
  const skip = /^(?:zum|am|dem|den)$/.test(reader.low[at + 2] as string) ? 3 : 2;
  const other = at + skip < reader.to ? readDay(reader, at + skip) : undefined;
  if (other?.point.month === undefined || !isDay(other.point.year, other.point.month, day)) return undefined;
  return { first: at, last: at + 1, point: { ...other.point, day } };
}

const openers = new Set([
  'dem',
  'den',
  'der',
  'die',
  'das',
  'im',
  'zum',
  'zur',
  'am',
  'jahr',
  'jahre',
  'anfang',
  'mitte',
  'ende',
  'mindestens',
  'spätestens',
  'etwa',
  'dahin',
  'ins',
  'in',
  'monat',
  'sommer',
]);

/** Words before the expression that open or close it: seit, ab, bis, nach, vor, von, zwischen. */
function opener(reader: Reader, at: number): string | undefined {
  for (let i = at - 1; i >= reader.from && i >= at - 3; i--) {
    const word = reader.low[i] as string;
    if (
      word === 'seit' ||
      word === 'ab' ||
      word === 'bis' ||
      word === 'nach' ||
      word === 'vor' ||
      word === 'von' ||
      word === 'vom' ||
      word === 'zwischen'
    )
      return word;
    if (!openers.has(word)) return undefined;
  }
  return undefined;
}

const MAX_LINK = 4;

/** Whether two neighbouring expressions are the ends of one interval: "von A bis B", "zwischen A und B", "A-B", "A bis B". */
function joins(reader: Reader, left: Found, right: Found): boolean {
  if (right.first - left.last > MAX_LINK || right.first === left.last) return false;
  const link = reader.low[left.last] as string;
  for (let i = left.last + 1; i < right.first; i++) if (!openers.has(reader.low[i] as string)) return false;
  if (link === 'bis') return true;
  if ((link === '-' || link === '–' || link === '/') && right.first === left.last + 1) {
    const mark = reader.tokens[left.last] as Word;
    const isTight = mark.start === reader.tokens[left.last - 1]?.end && mark.end === reader.tokens[right.first]?.start;
    return link === '/' ? false : isTight || isSmall(left, right);
  }
  return link === 'und' && opener(reader, left.first) === 'zwischen';
}

function isSmall(left: Found, right: Found): boolean {
  return (
    left.point.year !== undefined &&
    right.point.year !== undefined &&
    left.point.month === undefined &&
    right.point.month === undefined
  );
}

function dateOf(point: Partial): string | undefined {
  return point.year === undefined ? undefined : iso(point.year, point.month, point.day);
}

/** The date spoken of last: what a day without a year, "damals" or "drei Tage später" refers to. */
interface Anchor {
  readonly date: string;
  readonly sentence: number;
}

/** Sentences of the same paragraph over which a date stays in mind. */
const MAX_ANCHOR = 2;

/**
 * Date expressions, in text order. `publishedAt` (ISO) is the article's own day. Interval ends are joined into one expression; roles `since` and `until` come
 * from the preposition before.
 */
export function findTimes(
  sentences: readonly Sentence[],
  tokens: readonly Word[],
  publishedAt?: string,
): TimeExpression[] {
  const published =
    publishedAt === undefined || !/^\d{4}-\d{2}-\d{2}/.test(publishedAt)
      ? undefined
      : new Date(`${publishedAt.slice(0, 10)}T00:00:00Z`);
  const low: string[] = tokens.map((token) => token.lower);
  const times: TimeExpression[] = [];
  let anchor: Anchor | undefined;
  let previousEnd = -1;
  for (const sentence of sentences) {
    const reader: Reader = { tokens, low, from: sentence.first, to: sentence.last, published };
    // a new paragraph starts a new story: its days do not belong to the year named before
    if (anchor !== undefined && (sentence.start - previousEnd > 1 || sentence.index - anchor.sentence > MAX_ANCHOR))
      anchor = undefined;
    previousEnd = sentence.end;
    const found = expressionsOf(reader);
    if (found.length === 0) continue;
    resolve(reader, found, anchor?.date);
    for (let k = 0; k < found.length; k++) {
      const one = found[k] as Found;
      const next = found[k + 1];
      const start = (tokens[one.first] as Word).start;
      const date = settledDate(one);
      if (date !== undefined && !isEarlier(date, anchor, sentence.index)) anchor = { date, sentence: sentence.index };
      if (next !== undefined && joins(reader, one, next)) {
        const until = settledDate(next);
        if (date !== undefined && until !== undefined && until < date.slice(0, until.length)) {
          times.push(express(reader, one, 'at'));
          continue;
        }
        if (until !== undefined) anchor = { date: until, sentence: sentence.index };
        times.push({
          start,
          end: (tokens[next.last - 1] as Word).end,
          first: one.first,
          last: next.last,
          ...(date === undefined ? {} : { date, precision: precisionOf(date) }),
          role: 'interval',
          ...(until === undefined ? {} : { until }),
        });
        k++;
        continue;
      }
      times.push(express(reader, one, roleOf(opener(reader, one.first))));
    }
  }
  return times;
}

/** Within one sentence a bare year does not take the place of a fuller date. */
function isEarlier(date: string, anchor: Anchor | undefined, sentence: number): boolean {
  return anchor !== undefined && anchor.sentence === sentence && date.length === 4 && anchor.date.length > 4;
}

function roleOf(word: string | undefined): TimeExpression['role'] {
  if (word === 'seit' || word === 'ab' || word === 'nach') return 'since';
  return word === 'bis' || word === 'vor' ? 'until' : 'at';
}

function settledDate(found: Found): string | undefined {
  return found.settled === undefined ? dateOf(found.point) : found.settled.date;
}

function express(reader: Reader, found: Found, role: TimeExpression['role']): TimeExpression {
  const date = settledDate(found);
  return {
    start: (reader.tokens[found.first] as Word).start,
    end: (reader.tokens[found.last - 1] as Word).end,
    first: found.first,
    last: found.last,
    ...(date === undefined ? {} : { date, precision: precisionOf(date) }),
    role,
  };
}

function expressionsOf(reader: Reader): Found[] {
  const found: Found[] = [];
  for (let at = reader.from; at < reader.to; ) {
    const one = readSharedDay(reader, at) ?? readAt(reader, at);
    if (one !== undefined && one.first >= (found[found.length - 1]?.last ?? reader.from)) {
      found.push(one);
      at = Math.max(one.last, at + 1);
    } else at++;
  }
  return found;
}

/** Gives the expressions without a year the one that the sentence, the paragraph or the day of the article gives. `last` is the date spoken of before. */
function resolve(reader: Reader, found: Found[], last: string | undefined): void {
  let spoken = last;
  /** Year of the last day or month named with its year in this sentence. */
  let own: number | undefined;
  for (let k = 0; k < found.length; k++) {
    const one = found[k] as Found;
    if (one.shift !== undefined) {
      const { unit, count, fuzzy } = one.shift;
      // "hatte tags zuvor": before the day of the article, where no other is spoken of.
      const isDayBefore = unit === 'day' && count === -1 && fuzzy !== true;
      const from = spoken ?? (isDayBefore && reader.published !== undefined ? isoOf(reader.published) : undefined);
      found[k] = { ...one, settled: { date: from === undefined ? undefined : shifted(from, one.shift) } };
    } else if (one.sameYear) {
      found[k] =
        spoken === undefined
          ? { ...one, settled: { date: undefined } }
          : { ...one, point: { ...one.point, year: Number(spoken.slice(0, 4)) } };
    } else if (one.settled === undefined && one.point.year === undefined) {
      const given = yearFor(reader, one, found[k + 1], own, spoken);
      if (given !== undefined && isWhole(given, one.point)) found[k] = { ...one, point: { ...one.point, year: given } };
    } else if (one.point.year !== undefined && one.point.month !== undefined) own = one.point.year;
    spoken = settledDate(found[k] as Found) ?? spoken;
  }
}

function isWhole(year: number, { month, day }: Partial): boolean {
  return month === undefined || day === undefined || isDay(year, month, day);
}

/** Year of a day or month that is named without one. */
function yearFor(
  reader: Reader,
  one: Found,
  next: Found | undefined,
  own: number | undefined,
  spoken: string | undefined,
): number | undefined {
  const { published } = reader;
  // "am 3. Mai und am 5. Juni 2011": the year comes at the end of the list
  const isListed =
    next?.point.year !== undefined &&
    next.point.month !== undefined &&
    next.first - one.last <= 3 &&
    /^(?:und|bis|,|oder|-|–|\/|sowie)$/.test(reader.low[one.last] as string);
  if (isListed) return next.point.year;
  if (own !== undefined) return own;
  // a day or month goes on from the month spoken of before: "im Mai 2019 … im Juli"; not "sitzt seit April in Haft"
  if (
    spoken !== undefined &&
    (one.point.day !== undefined || !isBehindSince(reader, one.first)) &&
    spoken.length > 4 &&
    (one.point.month ?? 0) + (one.point.day === undefined ? -1 : 0) >= Number(spoken.slice(5, 7))
  ) {
    const year = Number(spoken.slice(0, 4));
    const isAhead =
      one.point.day === undefined && published !== undefined && iso(year, one.point.month) > isoOf(published);
    if (!isAhead) return year;
  }
  return yearAgainst(reader, one.first, one.point);
}

/** Days before the article's own day within which the story's day lies. */
const MAX_STORY_AGE = 7;
/** Sentences without a date over which the date before goes on. */
const MAX_CARRIED = 4;
/** The story's day is named within the first sentences. */
const MAX_LEAD = 8;

/**
 * The day on which a sentence without a date of its own goes on, by sentence: the date of the sentence before when the text goes straight on from it ("Dabei …", the
 * same paragraph), else the day of the story, which is the first day named in the lead that lies within a week before the article's own. Undefined where nothing says so.
 * Fit for events only, and not where `speaksOfOtherTime`: states are not dated by it. `lead` are the expressions that may tell the day of the story, where those
 * that also say by the way when something was done ("das am Dienstag besiegelte Abkommen") do so; `scenes` those that say what was before, which a paragraph may
 * set out from.
 */
export function findStoryDates(
  sentences: readonly Sentence[],
  tokens: readonly Word[],
  times: readonly TimeExpression[],
  publishedAt?: string,
  lead: readonly TimeExpression[] = times,
  scenes: readonly TimeExpression[] = [],
): (string | undefined)[] {
  const bySentence = timesBySentence(tokens, sentences, times, publishedAt);
  const sceneBySentence = timesBySentence(tokens, sentences, scenes, publishedAt);
  const story = storyDay(
    lead === times ? bySentence : timesBySentence(tokens, sentences, lead, publishedAt),
    publishedAt,
  );
  const dates: (string | undefined)[] = [];
  let spoken: { readonly date: string | undefined; readonly sentence: number; readonly length: number } | undefined;
  for (const sentence of sentences) {
    const { index } = sentence;
    const own =
      bySentence.get(index)?.filter((time) => time.role === 'at' && !isBackground(tokens, sentence, time.first)) ?? [];
    if (own.length > 0) {
      // of "vor einem Jahr, am 22. Juli 2022" the fuller one counts
      const date = own.reduce((best, time) => ((time.date?.length ?? 0) > (best.date?.length ?? 0) ? time : best)).date;
      // a year is background, and what is to come no day of the story: nothing goes on within them
      const isStory = date?.length !== 4 && (date === undefined || publishedAt === undefined || date <= publishedAt);
      // "am Freitag nahm man ihn fest, seit Montag sitzt er in Haft": which of the days goes on is open
      const begun = bySentence.get(index)?.find((time) => time.role === 'since' && time.precision === 'day');
      const isOpen = begun !== undefined && begun.first > (own[0] as TimeExpression).first;
      spoken = isStory ? { date: isOpen ? undefined : date, sentence: index, length: 0 } : undefined;
      dates.push(date);
      continue;
    }
    const before = sentences[index - 1];
    const isNear = spoken !== undefined && index - spoken.sentence <= MAX_ANCHOR && spoken.length < MAX_CARRIED;
    const goesOn =
      isNear && ((before !== undefined && sentence.start - before.end <= 1) || opensAtSameTime(tokens, sentence));
    if (!goesOn) spoken = undefined;
    else if (spoken !== undefined) spoken = { date: spoken.date, sentence: index, length: spoken.length + 1 };
    // "Die Initiative war am 22. Juli 2022 besiegelt worden. Dabei …": what a paragraph begins with, it goes on with.
    const scene =
      spoken === undefined
        ? sceneBySentence.get(index)?.find(({ role, date }) => role === 'at' && date !== undefined && date.length > 4)
        : undefined;
    if (scene !== undefined) spoken = { date: scene.date, sentence: index, length: 0 };
    dates.push(spoken === undefined ? story : spoken.date);
  }
  return dates;
}

function timesBySentence(
  tokens: readonly Word[],
  sentences: readonly Sentence[],
  times: readonly TimeExpression[],
  publishedAt: string | undefined,
): ReadonlyMap<number, readonly TimeExpression[]> {
  const bySentence = new Map<number, TimeExpression[]>();
  let at = 0;
  for (const time of times) {
    while (at + 1 < sentences.length && (sentences[at] as Sentence).last <= time.first) at++;
    if (time.date === publishedAt && isDateline(tokens, sentences[at] as Sentence, time)) continue;
    const own = bySentence.get(at);
    if (own === undefined) bySentence.set(at, [time]);
    else own.push(time);
  }
  return bySentence;
}

/** "Wien, 3. Mai 2019 –", "Berlin (dpa), 3. Mai 2019": the day of the text, not that of what it tells. */
function isDateline(tokens: readonly Word[], { first, last }: Sentence, time: TimeExpression): boolean {
  for (let i = first; i < last; i++)
    if ((i < time.first || i >= time.last) && /^\p{Ll}{2,}$/u.test((tokens[i] as Word).text)) {
      const { lower } = tokens[i] as Word;
      if (lower !== 'den' && lower !== 'am' && !agencyNames.has(lower)) return false;
    }
  return true;
}

function storyDay(
  bySentence: ReadonlyMap<number, readonly TimeExpression[]>,
  publishedAt: string | undefined,
): string | undefined {
  if (publishedAt === undefined) return undefined;
  const latest = Date.parse(`${publishedAt.slice(0, 10)}T00:00:00Z`);
  for (let index = 0; index < MAX_LEAD; index++) {
    for (const time of bySentence.get(index) ?? []) {
      if (time.role !== 'at' || time.precision !== 'day' || time.date === undefined) continue;
      const age = (latest - Date.parse(`${time.date}T00:00:00Z`)) / 86_400_000;
      if (age >= 0 && age <= MAX_STORY_AGE) return time.date;
    }
  }
  return undefined;
}

/** Whether the clause around token `at` speaks of another time than the story's own: pluperfect, plans, habits ("hatte", "soll", "seit", "bislang"). */
export function speaksOfOtherTime(tokens: readonly Word[], sentence: Sentence, at: number): boolean {
  return clauseHas(tokens, sentence, at, (word) => shiftedWords.has(word) || /er-?jahren?$/.test(word));
}

/** A date in the pluperfect is background: "die den Vorsitz im Dezember abgegeben hatte". */
function isBackground(tokens: readonly Word[], sentence: Sentence, at: number): boolean {
  return clauseHas(tokens, sentence, at, (word) => word === 'hatte' || word === 'hatten');
}

const clauseMarks = new Set([',', ';', ':', '–', '„', '“', '"', '»', '«', '(', ')']);

/** Looks at the words around `at` between two marks, at most 40 to each side. */
function clauseHas(
  tokens: readonly Word[],
  sentence: Sentence,
  at: number,
  isWanted: (word: string) => boolean,
): boolean {
  for (const step of [-1, 1]) {
    for (let i = at; i >= sentence.first && i < sentence.last && Math.abs(i - at) < 40; i += step) {
      const { text, lower } = tokens[i] as Word;
      if (clauseMarks.has(text)) break;
      if (isWanted(lower)) return true;
    }
  }
  return false;
}

/** "Dabei", "Zugleich", "Darin": the sentence goes on at the time of the one before. */
export function opensAtSameTime(tokens: readonly Word[], sentence: Sentence): boolean {
  for (let i = sentence.first; i < Math.min(sentence.last, sentence.first + 2); i++)
    if (sameTime.has((tokens[i] as Word).lower)) return true;
  return false;
}
