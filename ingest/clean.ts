import type { Article, Span } from '../graph/model.ts';
import { isGenericLabel, type Turn, turnsOf } from './interview.ts';
import { ownersOfLeader } from './knowledge/owners.ts';
import type { Region } from './model.ts';
import { readData } from './readData.ts';
import { slugOf } from './recognise/shape.ts';
import {
  isAgencyMark,
  isByline,
  isDatedLine,
  isDateLine,
  isGivenName,
  isPictureCredit,
  isSignOff,
  signatureOf,
  wiresOf,
} from './signatures.ts';
import { sentenceSpans } from './split.ts';

/*
 * Which stretches of an article count. General cues from languages/de/noise.json, judged line by line; lines that hold several sentences are
 * also judged sentence by sentence, because news text is often handed on as one line. When in doubt a stretch counts: lost news is worse
 * than noise, which mostly holds no relation.
 */

interface NoiseData {
  readonly cues: readonly {
    readonly reason: string;
    readonly how: How;
    readonly texts: readonly string[];
  }[];
  readonly readerAddress: readonly string[];
  readonly readerTopics: readonly string[];
  readonly outlets: readonly string[];
  readonly lastSections: readonly string[];
}

type How =
  | 'starts'
  | 'startsShort'
  | 'startsInside'
  | 'startsTail'
  | 'startsExact'
  | 'equals'
  | 'equalsTop'
  | 'pattern';

const noise = readData<NoiseData>('languages/de/noise.json');

interface Cue {
  readonly text: string;
  readonly reason: string;
  readonly how: How;
}

/** Cues by their first letter, so that a line is compared with a handful. */
const startCues = new Map<string, Cue[]>();
const exactCues: Cue[] = [];
const wholeCues = new Map<string, Cue>();
const patternCues: { readonly pattern: RegExp; readonly reason: string }[] = [];
for (const { reason, how, texts } of noise.cues) {
  for (const text of texts) {
    const cue = { text, reason, how };
    if (how === 'startsExact') exactCues.push(cue);
    else if (how === 'pattern') patternCues.push({ pattern: new RegExp(text, 'u'), reason });
    else if (how === 'equals' || how === 'equalsTop') {
      if (!wholeCues.has(text)) wholeCues.set(text, cue);
    } else {
      const key = text.slice(0, 1);
      startCues.set(key, [...(startCues.get(key) ?? []), cue]);
    }
  }
}
const outlets = new Set(noise.outlets);
const lastSections = noise.lastSections;

/** A title longer than this is a paragraph. */
const MAX_TITLE = 250;
/** A line that starts with a cue and is longer than this is read sentence by sentence: it may carry news after the cue. */
const MAX_CUE_LINE = 400;
/** A short cue counts up to this length. */
const MAX_SHORT = 140;
/** Date lines, navigation and the like are no longer than this. */
const MAX_FURNITURE = 160;
/** A notice to the readers is a paragraph of at most this length; longer ones are judged by sentence. */
const MAX_NOTICE = 2000;
/** Section labels and bylines stand within the first lines. */
const TOP_LINES = 5;
/** Notes on authors and the like stand within the last lines. */
const TAIL_LINES = 6;
/** A line as long as this that comes a second time is a repetition. */
const MIN_REPEATED = 40;

interface Line extends Span {
  readonly text: string;
  /** No blank line before it. */
  readonly isNear?: boolean;
}

/** Where in the article a line or sentence stands. */
interface Place {
  readonly isFirst: boolean;
  /** The line right under the first one. */
  readonly isSecond: boolean;
  readonly isAboveTitle: boolean;
  readonly isTop: boolean;
  readonly isTail: boolean;
  /** Within the last lines, even of the shortest text. */
  readonly isEnd: boolean;
  /** Whether a paragraph of the article speaks of a person of this family name; who only signs it is not spoken of. */
  readonly isTold: (family: string) => boolean;
  /** In hard-wrapped text: the line before it does not end its sentence, and this one goes on. */
  readonly goesOn: boolean;
}

/** Non-empty lines, trimmed. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let isNear = false;
  let from = 0;
  while (from <= text.length) {
    let stop = text.indexOf('\n', from);
    if (stop < 0) stop = text.length;
    if (stop > from) {
      const raw = text.slice(from, stop);
      const trimmed = raw.trim();
      if (trimmed !== '') {
        const start = from + (raw.length - raw.trimStart().length);
        lines.push({ start, end: start + trimmed.length, text: trimmed, isNear });
        isNear = true;
      } else isNear = false;
    } else isNear = false;
    from = stop + 1;
  }
  return lines;
}

/** Same letters and digits: what makes a repeated title a repetition. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Text without the bullets, arrows, emoji and opening brackets before it. */
function withoutBullets(text: string): string {
  let at = 0;
  while (at < text.length && at < 12 && !/[\p{L}\p{N}"„»“«©]/u.test(text[at] as string)) at++;
  return at === 0 ? text : text.slice(at);
}

/** Lower-case words of a line, without punctuation and digits: what `equals` compares. */
function wordsOnly(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\s\-&]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && word !== '-')
    .join(' ');
}

/** "5. Mai 1994", "Oktober 2022:", "1994" over what happened then. */
const dateHeading = /^(?:(?:\d{1,2}\. ?)?\p{L}{3,9} )?\d{4}:?$/u;

/** A time line: three lines or more are nothing but a date, each another one. They date what stands under them, and none is the day of the text. */
export const isChronicle = (lines: readonly string[]): boolean =>
  new Set(lines.map((line) => line.trim()).filter((line) => dateHeading.test(line) && isDateLine(line))).size > 2;

function isLink(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text) && text.length < 4000;
}

/** Scripts, style sheets, tags and entities that were left in the text. */
function isMarkup(text: string): boolean {
  if (!/[<{(;=&]/.test(text)) return false;
  if (/^<\/?[a-z][^<>]{0,160}>$/i.test(text)) return true;
  if (
    /^(?:window\.|document\.|var |function ?\(|\$\(|@media|@import|\.[a-z-]{1,40} ?\{|#[a-z-]{1,40} ?\{|\{"|<!--|\]\]>)/i.test(
      text,
    )
  )
    return true;
  return /^(?:&[a-z]{2,8};\s?){1,30}$/i.test(text);
}

function startCue(text: string, place: Place): string | undefined {
  for (const cue of exactCues) if (text.startsWith(cue.text)) return cue.reason;
  const bare = withoutBullets(text);
  const low = bare.slice(0, 60).toLowerCase();
  for (const cue of startCues.get(low.slice(0, 1)) ?? []) {
    if (!low.startsWith(cue.text)) continue;
    if (cue.how === 'startsShort' && (place.isFirst || text.length > MAX_SHORT || /[.!?][)“”"«]?$/.test(text)))
      continue;
    if (
      cue.how === 'startsInside' &&
      // Right under the title it opens what the text tells.
      (place.isFirst || place.isSecond || place.isAboveTitle || text.length > MAX_SHORT || /[.!?][)“”"«]?$/.test(text))
    )
      continue;
    if (cue.how === 'startsTail' && !place.isTail) continue;
    // "mehr dazu" is no cue for "mehr dazugehörige": the cue ends with its word
    const after = low[cue.text.length];
    if (
      after === undefined ||
      !/[\p{L}\p{N}-]/u.test(after) ||
      !/[\p{L}\p{N}]/u.test(cue.text[cue.text.length - 1] as string)
    )
      return cue.reason;
  }
  if (!place.isFirst) for (const { pattern, reason } of patternCues) if (pattern.test(text)) return reason;
  return undefined;
}

/** Reason why a whole line is no news; undefined when it counts. */
function lineReason(text: string, place: Place): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'separator';
  if (isLink(text)) return 'link';
  if (text.length <= MAX_CUE_LINE) {
    const cue = startCue(text, place);
    if (cue !== undefined) return cue;
  }
  if (text.length > MAX_FURNITURE) return undefined;
  if (isMarkup(text)) return 'markup';
  if (isDateLine(text)) return 'date line';
  if (isAgencyMark(text)) return 'agency mark';
  if (place.isEnd && isSignOff(text)) return 'agency mark';
  if (isPictureCredit(text)) return 'photo credit';
  if (text.length <= 60 && !/[.!?]$/.test(text)) {
    const whole = wholeCues.get(wordsOnly(text));
    if (whole !== undefined && (whole.how === 'equals' || place.isAboveTitle)) return whole.reason;
  }
  if (/[|•·›»/]/.test(text)) {
    // "Teilen | Merken | Drucken"
    const parts = text
      .split(/[|•·›»/]/)
      .map(wordsOnly)
      .filter((part) => part !== '');
    if (parts.length > 1 && parts.every((part) => wholeCues.has(part))) return 'navigation';
  }
  if ((place.isTop || place.isTail) && isByline(text)) return 'byline';
  if (isSigned(text, place)) return 'byline';
  if ((place.isTop || place.isTail) && !place.isFirst && isDatedLine(text)) return 'date line';
  return undefined;
}

/**
 * "Text: Clara Lenz", "Clara Lenz, Kairo", "(Clara Lenz/dpa)": who wrote it. Names alone are a signature above the text and below it only, and none where
 * the article speaks of somebody called so. The first line is the title of an entry ("Otto Moser (Politiker)").
 */
function isSigned(text: string, place: Place): boolean {
  const signature = signatureOf(text);
  if (
    signature === undefined ||
    place.goesOn ||
    !(signature.labelled || (!place.isFirst && (place.isTop || place.isEnd)))
  )
    return false;
  // "Angela Merkel, Berlin": who is known to hold office is told of, and does not sign.
  if (!signature.labelled && signature.names.some((name) => ownersOfLeader(`person:${slugOf(name)}`).length > 0))
    return false;
  return !signature.names.some((name) => place.isTold(name.slice(name.lastIndexOf(' ') + 1)));
}

/** Lines as long as this are paragraphs that tell something. */
const MIN_PARAGRAPH = 90;

/** Whether one of the paragraphs names somebody: what stands in capitals in a byline is looked for in small letters as well. */
function tellerOf(lines: readonly Line[]): (family: string) => boolean {
  return (family) => {
    const plain = family.slice(0, 1) + family.slice(1).toLowerCase();
    return lines.some(({ text }) => {
      if (text.length < MIN_PARAGRAPH) return false;
      // The last words of the text, and the first ones, may be the signature itself.
      const inside = text.slice(30, -40);
      return inside.includes(family) || inside.includes(plain);
    });
  };
}

/** First letters of all cues of address: most paragraphs hold none of them. */
const readerStems = new RegExp([...new Set(noise.readerAddress.map((cue) => cue.slice(0, 5)))].join('|'), 'i');

/** Whether a paragraph speaks to its readers about the outlet: one cue of address, and a second cue of any kind. */
function isReaderNotice(text: string): boolean {
  if (!readerStems.test(text)) return false;
  const low = text.toLowerCase();
  let points = 0;
  for (const cue of noise.readerAddress) if (low.includes(cue)) points++;
  if (points === 0) return false;
  if (points > 1) return true;
  for (const cue of noise.readerTopics) if (low.includes(cue)) return true;
  return false;
}

/** The parts of a line between " | ". */
function segments(line: Line): Line[] {
  const parts: Line[] = [];
  let from = 0;
  for (;;) {
    const bar = line.text.indexOf(' | ', from);
    const stop = bar < 0 ? line.text.length : bar;
    parts.push({ start: line.start + from, end: line.start + stop, text: line.text.slice(from, stop).trim() });
    if (bar < 0) return parts;
    from = bar + 3;
  }
}

/** Lines shorter than this are not filled up by wrapping. */
const MIN_FILLED = 30;

const goesOn = (before: Line | undefined, line: Line | undefined): boolean =>
  before !== undefined &&
  line !== undefined &&
  line.isNear === true &&
  before.text.length >= MIN_FILLED &&
  !/[.!?:“”"»)\]]$/.test(before.text);

function placeOf(number: number, lines: readonly Line[], isAboveTitle: boolean, least = 0): Place {
  const count = Math.max(lines.length, least);
  return {
    isTold: tellerOf(lines),
    goesOn: goesOn(lines[number - 1], lines[number]),
    isFirst: number === 0,
    isSecond: number === 1,
    isAboveTitle,
    isTop: number < TOP_LINES,
    isTail: number >= count - TAIL_LINES && number > 1,
    isEnd: number >= count - TAIL_LINES,
  };
}

/** "Titel – DER SPIEGEL": where the title ends without the outlet behind it. */
function withoutOutlet(text: string): number {
  const credit = creditStart(text);
  if (credit < text.length) return credit;
  for (const mark of [' - ', ' – ', ' — ', ' · ']) {
    const at = text.lastIndexOf(mark);
    if (
      at > 10 &&
      outlets.has(
        text
          .slice(at + mark.length)
          .trim()
          .toLowerCase(),
      )
    )
      return at;
  }
  return text.length;
}

function titleIn(text: string, lines: readonly Line[]): Span | undefined {
  for (let number = 0; number < lines.length && number < 12; number++) {
    const line = lines[number] as Line;
    if (lineReason(line.text, placeOf(number, lines, true, 20)) !== undefined) continue;
    if (line.text.length > MAX_TITLE || lines.length === 1) {
      if (lines.length > 2) return undefined;
      const [first, second] = sentenceSpans(text, { start: line.start, end: Math.min(line.end, line.start + 1500) });
      return first !== undefined && second !== undefined && first.end - first.start <= MAX_TITLE ? first : undefined;
    }
    const [first] = segments(line);
    if (first === undefined) return line;
    return { start: first.start, end: first.start + withoutOutlet(first.text) };
  }
  return undefined;
}

/** Where the title stands: the first line that is no noise and is short; of an article on one line its first sentence. Undefined when there is none. */
export function findTitle(text: string): Span | undefined {
  return titleIn(text, linesOf(text.length > 20_000 ? text.slice(0, 20_000) : text));
}

/** Whether a line is a link to another article: its date is that of another text. */
export const isRelatedLink = (text: string): boolean =>
  startCue(text, {
    isFirst: false,
    isSecond: false,
    isAboveTitle: false,
    isTop: false,
    isTail: true,
    isEnd: true,
    isTold: () => true,
    goesOn: false,
  }) === 'related link';

/** Words that a line must hold to count as a sentence. */
const SENTENCE = /(?<!\p{L})\p{L}{2,}[\s,]+[\p{L}\p{N}.-]+[\s,]+[\p{L}\p{N}.-]+/u;

/** Whether a text holds a sentence that is no page noise. */
export function hasNews(text: string): boolean {
  const lines = linesOf(text);
  return lines.some(
    (line, number) =>
      SENTENCE.test(line.text.slice(0, 1000)) &&
      lineReason(line.text, placeOf(number, lines, number < TOP_LINES)) === undefined,
  );
}

interface Judged extends Span {
  readonly kind: Region['kind'];
  readonly reason?: string;
}

type Put = (span: Span, kind: Region['kind'], reason?: string) => void;

/**
 * Regions of the article, without gaps: title, body, and what is ignored with the reason. Precision first: what is not surely page noise is body.
 */
export function clean(article: Article): Region[] {
  const { text } = article;
  const judged: Judged[] = [];
  const put: Put = (span, kind, reason) => {
    judged.push({ start: span.start, end: span.end, kind, ...(reason === undefined ? {} : { reason }) });
  };
  const lines = linesOf(text);
  const title = titleIn(text, lines);
  const titles = new Set<string>();
  const seen = new Set<string>();
  const credited = creditedIn(lines);
  const chronicle = isChronicle(lines.map((line) => line.text));
  // Where several lines open with days, they tell when something happened.
  const isOnlyDay =
    lines.filter(({ text: words }) => /^[([]?\d{1,2}\. ?[\p{L}\d.]{1,10} ?\d{4}/u.test(words)).length <= 1;
  let following: string | undefined;
  let last: string | undefined;
  for (let number = 0; number < lines.length; number++) {
    const line = lines[number] as Line;
    const isTitleLine = title !== undefined && title.start >= line.start && title.end <= line.end;
    if (last === undefined && number > 2 && opensLastSection(line, text.length)) {
      last = 'end matter';
      put(line, 'ignored', lineReason(line.text, placeOf(number, lines, false)) ?? last);
      continue;
    }
    if (last !== undefined) {
      put(line, 'ignored', last);
      continue;
    }
    if (isTitleLine && (line.text.length <= MAX_TITLE || lines.length > 2)) {
      if (lines.length === 1) judgeSentences(text, line, title, placeOf(0, lines, false), put);
      else putTitle(line, title, titles, put);
      continue;
    }
    if (line.text.length < 60 && credited.size > 0 && credited.has(fold(line.text))) {
      put(line, 'ignored', 'photo credit');
      continue;
    }
    if (titles.size > 0 && isRepeatedTitle(line.text, titles)) {
      put(line, 'ignored', 'repeated title');
      continue;
    }
    if (line.text.length >= MIN_REPEATED) {
      if (seen.has(line.text)) {
        put(line, 'ignored', 'repeated line');
        continue;
      }
      seen.add(line.text);
    }
    const place = placeOf(number, lines, title === undefined || line.start < title.start);
    const told = lineReason(line.text, place);
    const reason = chronicle && told === 'date line' ? undefined : told;
    if (reason !== undefined) {
      put(line, 'ignored', reason);
      // "Mehr zum Thema" alone is a heading over links, "Tags" over words
      following =
        (reason === 'related link' || headsList.test(line.text)) && line.text.length < 60 && /^[^:]*:?$/.test(line.text)
          ? reason
          : undefined;
      continue;
    }
    // Tags are words; what is longer under them is the next story.
    const longest = following === 'related link' ? MAX_SHORT : MAX_TAG;
    if (following !== undefined && line.text.length < longest && isLinkText(line, lines[number + 1], title)) {
      put(line, 'ignored', following);
      continue;
    }
    following = undefined;
    if (line.text.length > 60 && line.text.length <= MAX_NOTICE && isReaderNotice(line.text))
      put(line, 'ignored', 'reader notice');
    else judgeParts(text, line, isTitleLine ? title : undefined, place, isOnlyDay, put);
  }
  return withoutLabels(fill(judged, text.length), turnsOf(text));
}

/**
 * Regions without the labels of an interview: "STANDARD: …" names who asks, and "PH: …" nobody. The name of who answers stays, as a sentence of its own.
 */
function withoutLabels(regions: readonly Region[], turns: readonly Turn[]): Region[] {
  const out: Region[] = [];
  let at = 0;
  for (const region of regions) {
    let { start } = region;
    while (at < turns.length && (turns[at] as Turn).start < region.end) {
      const { asks, label = '', labelled } = turns[at] as Turn;
      at++;
      if (labelled === undefined || labelled.start < start || labelled.end > region.end || region.kind !== 'body')
        continue;
      const isName = !asks && /\p{Ll}/u.test(label) && !isGenericLabel(label);
      const cut = isName ? labelled.start + label.length : labelled.start;
      if (cut > start) out.push({ start, end: cut, kind: 'body' });
      out.push({ start: cut, end: labelled.end, kind: 'ignored', reason: 'speaker label' });
      start = labelled.end;
    }
    if (start < region.end) out.push({ ...region, start });
  }
  return out;
}

/** A line of tags is no longer than this. */
const MAX_TAG = 50;

/** Headings over lists that are no news, beside those of links. */
const headsList = /^(?:tags|schlagw|stichw|themen|zum thema)/i;

/** Whether a line under a heading over links is one: no sentence, below the title, and not the part of one that goes on in the next line. */
function isLinkText({ text, start }: Line, next: Line | undefined, title: Span | undefined): boolean {
  // "… zu gefährden. mehr" is a sentence with its link behind it.
  if (/[.!?“”"«](?: \p{Ll}{1,12})?$/u.test(text) || (title !== undefined && start < title.start)) return false;
  return !/^\p{Ll}/u.test(text) && (next === undefined || !/^\p{Ll}/u.test(next.text));
}

/** Of a text as short as this, end matter may be the longer part. */
const MAX_LAST_SECTION = 1500;

/** "Rückfragehinweis:", "Einzelnachweise", "Pressekontakt": contacts, references and comments, which go on to the end of the text. */
function opensLastSection({ text, start }: Line, length: number): boolean {
  if (text.length > MAX_FURNITURE || (start * 2 < length && length - start > MAX_LAST_SECTION)) return false;
  const low = withoutBullets(text).toLowerCase();
  const heading = lastSections.find((section) => low.startsWith(section));
  if (heading === undefined) return false;
  const rest = low.slice(heading.length);
  // "Literatur", "Kontakt: …", "Kommentare (3)", but not "Literatur und Kunst …"
  return /^(?: ?(?:& kontakt|und kontakt|bitte an))?(?:$| ?:| ?\(\d+\)$)/.test(rest);
}

/** A line with a dateline has a sentence behind it. */
const MIN_WIRED = 50;

/** A line of the body without the dateline before it and the credit of a picture behind it. */
function judgeParts(
  text: string,
  line: Line,
  title: Span | undefined,
  place: Place,
  isOnlyDay: boolean,
  put: Put,
): void {
  const dateline =
    title === undefined
      ? (bareDateline.exec(line.text)?.[0].length ??
        alert.exec(line.text)?.[0].length ??
        (place.isTop ? writerBefore(line.text, place) || (isOnlyDay ? dayBefore(line.text) : 0) : 0))
      : 0;
  const pictured = title === undefined ? creditStart(line.text) : line.text.length;
  const signed = title === undefined ? markStart(line.text, place) : line.text.length;
  const credit = Math.min(pictured, signed);
  if (dateline > 0) put({ start: line.start, end: line.start + dateline }, 'ignored', 'dateline');
  const wires = title === undefined && dateline === 0 && line.text.length >= MIN_WIRED ? wiresOf(line.text) : undefined;
  if (wires !== undefined) {
    // The place is a sentence of its own.
    if (wires[0] > 0) put({ start: line.start, end: line.start + wires[0] }, 'body');
    put({ start: line.start + wires[0], end: line.start + wires[1] }, 'ignored', 'dateline');
  }
  const from = wires?.[1] ?? dateline;
  const start = line.start + from;
  const words = line.text.slice(from, credit);
  judgeSentences(text, { start, end: line.start + credit, text: words }, title, place, put);
  if (credit < line.text.length)
    put({ start: line.start + credit, end: line.end }, 'ignored', signed <= pictured ? 'agency mark' : 'photo credit');
}

/** A title line; of "A | B", "A | A" and "A | Zeitung" the first occurrence counts, the outlet does not. */
function putTitle(line: Line, title: Span, titles: Set<string>, put: Put): void {
  titles.add(fold(line.text));
  for (const part of segments(line)) {
    const key = fold(part.text);
    if (titles.has(key) && part.start > line.start) put(part, 'ignored', 'repeated title');
    else if (part.start > line.start && outlets.has(part.text.toLowerCase())) put(part, 'ignored', 'outlet');
    else if (part.start === title.start && title.end < part.end) {
      put(title, 'title');
      put({ start: title.end, end: part.end }, 'ignored', 'outlet');
      titles.add(fold(part.text.slice(0, title.end - title.start)));
    } else put(part, 'title');
    titles.add(key);
  }
}

/** Titles shorter than this (letters and digits) may come again as a word of the text. */
const MIN_TITLE = 9;

function isRepeatedTitle(text: string, titles: ReadonlySet<string>): boolean {
  let longest = 0;
  for (const title of titles) longest = Math.max(longest, title.length);
  if (text.length > longest * 1.5 + 10 || text.length < MIN_TITLE) return false;
  const key = fold(text);
  return key.length >= MIN_TITLE && titles.has(key);
}

/** Whether the end of a line tells agencies, or the end of an article who wrote it. */
const isMarkAtEnd = (text: string, place: Place): boolean =>
  isAgencyMark(text) || (place.isEnd && isSignOff(text)) || ((place.isEnd || place.isTop) && isSigned(text, place));

/** What stands behind the last sentence of a line, when it is short and ends without a full stop: "… sagte sie. Clara Lenz". */
const behindLast = (text: string): string => {
  const tail = text.slice(-80);
  const at = /^.*[.!?“”"«] (?=[^.!?]{3,60}$)/su.exec(tail)?.[0].length ?? 0;
  return at === 0 ? '' : tail.slice(at);
};

/** Whether a sentence of the line may be noise by itself: looks only behind full stops and closing marks, and at the end. */
function mayHoldNoise(text: string, place: Place): boolean {
  const near = { ...place, isFirst: false, isSecond: false, isAboveTitle: false, isTop: false };
  if (text.length > MAX_NOTICE && readerStems.test(text)) return true;
  const last = text.charCodeAt(text.length - 1);
  if (
    (last === 0x29 || last === 0x5d || last === 0x2e) &&
    isMarkAtEnd(text.slice(Math.max(text.lastIndexOf('('), text.lastIndexOf('['), text.length - 121)), place)
  )
    return true;
  if ((place.isEnd || place.isTop) && text.length > 30) {
    const signed = behindLast(text);
    if (signed !== '' && isSigned(signed, place)) return true;
  }
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    const before = text.charCodeAt(at - 1);
    // . ! ? … ) ] " “ ” « » and a second space
    if (
      before > 0x7f
        ? !(before === 0x2026 || before === 0x201c || before === 0x201d || before === 0xab || before === 0xbb)
        : !(
            before === 0x2e ||
            before === 0x21 ||
            before === 0x3f ||
            before === 0x29 ||
            before === 0x5d ||
            before === 0x22 ||
            before === 0x20
          )
    )
      continue;
    const words = text.slice(at + 1, at + 80);
    if (startCue(words, near) !== undefined || words.startsWith('http') || words.startsWith('www.')) return true;
  }
  return false;
}

/** Sentences of a line that are noise by themselves: cues, an agency mark at the end; the first one of an article on one line is its title. */
function judgeSentences(text: string, line: Line, title: Span | undefined, place: Place, put: Put): void {
  if (title === undefined && line.text.length < 60 && !/[.!?]\s/.test(line.text)) {
    put(line, 'body');
    return;
  }
  if (title === undefined && !mayHoldNoise(line.text, place)) {
    put(line, 'body');
    return;
  }
  if (
    title !== undefined &&
    !mayHoldNoise(line.text, place) &&
    text.slice(title.end, title.end + 400).indexOf(text.slice(title.start, title.start + 20)) < 0
  ) {
    const rest = text.slice(title.end, line.end);
    put(title, 'title');
    if (rest.trim() !== '') put({ start: title.end + (rest.length - rest.trimStart().length), end: line.end }, 'body');
    return;
  }
  let bodyFrom = -1;
  let bodyTo = line.start;
  const flush = (): void => {
    if (bodyFrom >= 0) put({ start: bodyFrom, end: bodyTo }, 'body');
    bodyFrom = -1;
  };
  const titleFold = title === undefined ? '' : fold(text.slice(title.start, title.end));
  for (const sentence of sentenceSpans(text, line)) {
    let kind: Region['kind'] = 'body';
    let reason: string | undefined;
    if (title !== undefined && sentence.start === title.start) kind = 'title';
    else if (sentence.end - sentence.start <= MAX_CUE_LINE) {
      const words = text.slice(sentence.start, sentence.end);
      const near = {
        ...place,
        isFirst: false,
        isSecond: false,
        isAboveTitle: false,
        isTop: false,
        isTail: place.isTail && sentence.end > line.end - MAX_CUE_LINE,
      };
      reason =
        startCue(words, near) ??
        (isLink(words) ? 'link' : undefined) ??
        (sentence.end === line.end && isMarkAtEnd(words, place) ? 'agency mark' : undefined) ??
        (titleFold.length > 20 && words.length <= MAX_TITLE && fold(words) === titleFold
          ? 'repeated title'
          : undefined) ??
        (line.text.length > MAX_NOTICE && isReaderNotice(words) ? 'reader notice' : undefined);
      if (reason !== undefined) kind = 'ignored';
    }
    if (kind === 'body') {
      if (bodyFrom < 0) bodyFrom = sentence.start;
      bodyTo = sentence.end;
    } else {
      flush();
      put(sentence, kind, reason);
    }
  }
  flush();
}

/** "… / Bild: WB/Huber", "(Foto: A. Huber, Reuters)", "… in der Luft. © Anna Huber": who took the picture, behind its caption. */
const creditTail =
  /\s*(?:[/|–-]\s*|\(\s*|\s)(?:(?:Symbol|Archiv)?(?:Fotos?|Bild(?:er)?|Grafik|Credit|Photo):\s?|©\s?)([^.!?()]{2,60}|(?:[^!?()]{2,60}))\)?$/iu;

/** Where the credit of a picture begins that ends a line; its length where none does. */
function creditStart(text: string): number {
  if (text.length > MAX_CUE_LINE * 2 || !/[:©/]/.test(text.slice(-75))) return text.length;
  const at = Math.max(0, text.length - 90);
  // "… in Lissabon. IMAGO/Jan Ott", "Der Hafen (Jan Ott/AFP)"
  const behind = /(?:[.!?] {1,3}| {2}(?! )| (?=\())([^.!?]{5,60})$/u.exec(text.slice(at));
  if (behind !== null && at + behind.index > 12 && isPictureCredit(behind[1] as string))
    return at + behind.index + (/[.!?]/.test(behind[0][0] as string) ? 1 : 0);
  const match = creditTail.exec(text.slice(at));
  // "… sagte sie. Bild: …" would be a sentence of its own; a caption has words before its credit.
  return match === null || at + match.index < 12 ? text.length : at + match.index;
}

/** Names of photographers that a text credits: pages often repeat them alone on a line. */
function creditedIn(lines: readonly Line[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of lines) {
    const match =
      creditTail.exec(text.slice(-90)) ?? /^(?:Fotos?|Bild(?:er)?|Grafik|©):?\s?([^.!?()]{2,60})$/iu.exec(text);
    const name = match?.[1]?.trim();
    if (name !== undefined && /^\p{Lu}\D+$/u.test(name)) names.add(fold(name));
  }
  return names;
}

/** "Berlin dpa Mit …": place and agency before the first words, with nothing between them. */
const bareDateline = /^\p{Lu}[\p{L}/-]{2,30} (?:dpa|apa|afp|reuters|epd|kna|ots)(?: (?=\p{Lu}))/u;

/** "Von Clara Lenz Der Minister …", "Aus Kairo berichtet Clara Lenz. Der Minister …": where the story begins behind its writer. */
const writer = /^(?:Von|VON|Text:|Aus \p{Lu}\p{L}+ berichtet) (?=\p{Lu})/u;
/** "Clara Lenz aus Kairo – Der Minister …" */
const writerFrom = /^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2} aus \p{Lu}\p{L}+) [–—-] (?=\p{Lu})/u;
/** "Von Clara Lenz, Kairo – …": what may stand between a writer and the story. */
const behindWriter = /^(?:(?:,| aus) \p{Lu}\p{L}+(?=[.:]| [–—-] ))?(?:[.:]| [–—-])? (?=\p{Lu})/u;
/** "UPDATE Der Minister …" */
const alert = /^(?:UPDATE|EILMELDUNG|EIL|ROUNDUP|BREAKING|VORAB)(?: ?\d)?[:-]? (?=\p{Lu})/u;
/** "(Wien, 3. Juni 2023) Der …", "03.06.2023, Berlin – Der …", "Berlin, den 3. Juni 2023: Der …": a day before the first words. */
const dayFirst =
  /^(?:[([](?:\p{Lu}[\p{L}./ -]{1,30}, )?(?:den |am )?\d{1,2}\. ?(?:\p{L}{3,9} |\d{1,2}\.) ?\d{4}[)\]](?: [–—-])?|\d{1,2}\. ?(?:\p{L}{3,9} |\d{1,2}\.) ?\d{4}(?:, \p{Lu}[\p{L}./-]{1,30})? [–—-]|\p{Lu}[\p{L}./-]{1,30}, (?:den |am )?\d{1,2}\. ?(?:\p{L}{3,9} |\d{1,2}\.) ?\d{4}:) (?=[\p{Lu}„"»“])/u;
const dayBefore = (text: string): number => (text.length < MIN_PARAGRAPH ? 0 : (dayFirst.exec(text)?.[0].length ?? 0));

/** Where the bracket begins that signs a line: "… reisen. (red/APA, 3.6.2023)". */
function markStart(text: string, place: Place): number {
  if (!/[)\]]$/.test(text)) return text.length;
  const open = Math.max(text.lastIndexOf('('), text.lastIndexOf('['));
  const before = text.slice(0, Math.max(0, open)).trimEnd();
  // "„Wir kommen“ (Clara Lenz)": who said it.
  if (/^["„»«“]/.test(text) && !isAgencyMark(text.slice(open))) return text.length;
  return open > 12 && /[.!?…“”"»«]$/.test(before) && isMarkAtEnd(text.slice(open), place) ? before.length : text.length;
}

function writerBefore(text: string, place: Place): number {
  if (text.length < MIN_PARAGRAPH) return 0;
  const from = writerFrom.exec(text);
  if (from !== null) return isSigned(from[1] as string, place) ? from[0].length : 0;
  const opener = writer.exec(text)?.[0];
  if (opener === undefined) return 0;
  // The shortest name counts, since nothing tells where it ends; but "Eva Maria" goes on.
  const words = text.slice(opener.length, opener.length + 80).split(' ');
  for (let count = 2; count < Math.min(words.length, 9); count++) {
    const name =
      opener +
      words
        .slice(0, count)
        .join(' ')
        .replace(/[.,:]$/, '');
    const behind = behindWriter.exec(text.slice(name.length));
    if (behind === null || isGivenName(words[count - 1] as string) || !isSigned(name, place)) continue;
    return name.length + behind[0].length;
  }
  return 0;
}

/** Joins neighbours of one kind and gives the white space between regions to the region before. */
function fill(judged: readonly Judged[], length: number): Region[] {
  const regions: { start: number; end: number; kind: Region['kind']; reason?: string }[] = [];
  for (const piece of judged) {
    const last = regions[regions.length - 1];
    if (last !== undefined && last.kind === piece.kind && last.reason === piece.reason && piece.kind !== 'title')
      last.end = piece.end;
    else regions.push({ ...piece });
  }
  if (regions.length === 0)
    return length === 0 ? [] : [{ start: 0, end: length, kind: 'ignored', reason: 'separator' }];
  regions.forEach((region, k) => {
    const next = regions[k + 1];
    if (k === 0) region.start = 0;
    region.end = next === undefined ? length : next.start;
  });
  return regions;
}
