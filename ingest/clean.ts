import { readFileSync } from 'node:fs';
import type { Article, Span } from '../graph/model.ts';
import type { Region } from './model.ts';
import { sentenceSpans } from './split.ts';

/*
 * Which stretches of an article count. General cues from languages/de/noise.json, judged line by line; lines that hold several sentences are
 * also judged sentence by sentence, because news text is often handed on as one line. When in doubt a stretch counts: lost news is worse
 * than noise, which mostly holds no relation.
 */

interface NoiseData {
  readonly cues: readonly {
    readonly reason: string;
    readonly how: 'starts' | 'startsExact' | 'equals' | 'contains';
    readonly texts: readonly string[];
  }[];
  readonly agencies: readonly string[];
  readonly dateLabels: readonly string[];
}

const noise = JSON.parse(readFileSync(new URL('./languages/de/noise.json', import.meta.url), 'utf8')) as NoiseData;

interface Cue {
  readonly text: string;
  readonly reason: string;
}

/** Cues by their first three letters, so that a line is compared with a handful. */
const startCues = new Map<string, Cue[]>();
const exactCues: Cue[] = [];
const wholeCues = new Map<string, string>();
const readerCues: string[] = [];
for (const { reason, how, texts } of noise.cues) {
  for (const text of texts) {
    if (how === 'starts') {
      const key = text.slice(0, 1);
      startCues.set(key, [...(startCues.get(key) ?? []), { text, reason }]);
    } else if (how === 'startsExact') exactCues.push({ text, reason });
    else if (how === 'equals') {
      if (!wholeCues.has(text)) wholeCues.set(text, reason);
    } else readerCues.push(text);
  }
}
const agencies = new Set(noise.agencies);
const dateLabels = new Set(noise.dateLabels);

/** A title longer than this is a paragraph. */
const MAX_TITLE = 250;
/** A line that starts with a cue and is longer than this is read sentence by sentence: it may carry news after the cue. */
const MAX_CUE_LINE = 400;
/** Different reader cues that make a paragraph a notice. */
const READER_POINTS = 2;

interface Line extends Span {
  readonly text: string;
}

/** Non-empty lines, trimmed. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from <= text.length) {
    let stop = text.indexOf('\n', from);
    if (stop < 0) stop = text.length;
    const raw = text.slice(from, stop);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const start = from + (raw.length - raw.trimStart().length);
      lines.push({ start, end: start + trimmed.length, text: trimmed });
    }
    from = stop + 1;
  }
  return lines;
}

/** Same letters and digits: what makes a repeated title a repetition. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Text without the bullets, arrows and emoji before it. */
function withoutBullets(text: string): string {
  let at = 0;
  while (at < text.length && !/[\p{L}\p{N}"„»“«©(]/u.test(text[at] as string)) at++;
  return text.slice(at);
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

function isDateWord(word: string): boolean {
  return (
    dateLabels.has(word) || monthWords.has(word) || /^[\d.:,\-/–+]+$/.test(word) || /^\d{1,4}h?\d{0,2}$/.test(word)
  );
}

const monthWords = new Set(
  'januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb mrz apr jun jul aug sep sept okt nov dez'.split(
    ' ',
  ),
);

/** "16.09.2020 – 16:48 Uhr", "Stand: 3. Mai 2019 | Lesedauer: 3 Minuten": only dates and the words beside them, with a digit. */
export function isDateLine(text: string): boolean {
  if (text.length > 120 || !/\d/.test(text)) return false;
  return text
    .toLowerCase()
    .split(/[\s|,()[\]]+/u)
    .every(
      (word) =>
        word === '' ||
        /^[–—\-•·:/]+$/.test(word) ||
        isDateWord(word.replace(/[.:]+$/, '')) ||
        /^\d{4}-\d{2}-\d{2}t[\d:.z+-]+$/.test(word),
    );
}

/** "(APA, dpa, 20.5.2016)", "(red/Reuters)": only agencies, initials and dates. */
export function isAgencyMark(text: string): boolean {
  if (text.length > 80) return false;
  const isBracketed = /^[([].*[)\].]$/.test(text);
  const parts = text
    .replace(/^[([\s]+/, '')
    .replace(/[)\].\s]+$/, '')
    .toLowerCase()
    .split(/[\s,/;+|&]+/u)
    .filter((part) => part !== '' && part !== '-' && part !== '–' && part !== 'und');
  if (parts.length === 0) return false;
  let named = 0;
  for (const part of parts) {
    if (agencies.has(part) || agencies.has(part.replace(/\.$/, ''))) named++;
    else if (!(isDateWord(part.replace(/\.$/, '')) || (isBracketed && /^[a-zäöü]{1,4}\.?$/.test(part) && named > 0)))
      return false;
  }
  return named > 0;
}

function isLink(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text) && text.length < 4000;
}

/** Scripts, style sheets, tags and entities that were left in the text. */
function isMarkup(text: string): boolean {
  if (/^<\/?[a-z][^<>]{0,500}>$/i.test(text)) return true;
  if (
    /^(?:window\.|document\.|var |function ?\(|\$\(|@media|@import|\.[a-z-]+ ?\{|#[a-z-]+ ?\{|\{"|<!--|\]\]>)/i.test(
      text,
    )
  )
    return true;
  return /^(?:&[a-z]{2,8};\s?)+$/i.test(text.slice(0, 200));
}

function hasLetter(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function startCue(text: string): string | undefined {
  for (const cue of exactCues) if (text.startsWith(cue.text)) return cue.reason;
  const bare = withoutBullets(text);
  const low = bare.slice(0, 80).toLowerCase();
  for (const cue of startCues.get(low.slice(0, 1)) ?? []) {
    if (!low.startsWith(cue.text)) continue;
    // "mehr aus" is no cue for "mehr ausgeben": the cue ends with its word
    const after = low[cue.text.length];
    if (
      after === undefined ||
      !/[\p{L}\p{N}]/u.test(after) ||
      !/[\p{L}\p{N}]/u.test(cue.text[cue.text.length - 1] as string)
    )
      return cue.reason;
  }
  return undefined;
}

/** Reason why a whole line is no news; undefined when it counts. */
function lineReason(text: string): string | undefined {
  if (!hasLetter(text)) return 'separator';
  if (isLink(text)) return 'link';
  if (text.length <= MAX_CUE_LINE) {
    const cue = startCue(text);
    if (cue !== undefined) return cue;
  }
  if (text.length > 160) return undefined;
  if (isMarkup(text)) return 'markup';
  if (isDateLine(text)) return 'date line';
  if (isAgencyMark(text)) return 'agency mark';
  const plain = wordsOnly(text);
  const whole = wholeCues.get(plain);
  if (whole !== undefined && !/[.!?]$/.test(text)) return whole;
  // "Teilen | Merken | Drucken"
  if (/[|•·›»/]/.test(text)) {
    const parts = text
      .split(/[|•·›»/]/)
      .map(wordsOnly)
      .filter((part) => part !== '');
    if (parts.length > 1 && parts.every((part) => wholeCues.has(part))) return 'navigation';
  }
  return undefined;
}

function readerPoints(text: string): number {
  const low = text.toLowerCase();
  let points = 0;
  for (const cue of readerCues) if (low.includes(cue)) points++;
  return points;
}

/** "Von Anna Berg", "Von Anna Berg und Max Tal, Wien": a byline, not "Von Minsk nach Paris". */
function isByline(text: string): boolean {
  if (text.length > 80 || !/^(?:Von|VON|Text:) /.test(text) || /[.!?:]$/.test(text.replace(/^Text:/, ''))) return false;
  const parts = text
    .slice(4)
    .trim()
    .split(/[\s,]+/u);
  return (
    parts.length >= 2 &&
    parts.length <= 8 &&
    parts.every((part) => /^\p{Lu}[\p{L}.'’-]+$/u.test(part) || /^(?:und|von|van|de|in|aus)$/.test(part)) &&
    !/ (?:in|aus) /.test(` ${parts.slice(0, 2).join(' ')} `)
  );
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

interface Judged extends Span {
  kind: Region['kind'];
  reason?: string;
}

/** Where the title stands: the first line that is no noise and is short; of an article on one line its first sentence. Undefined when there is none. */
export function findTitle(text: string): Span | undefined {
  const lines = linesOf(text.length > 20_000 ? text.slice(0, 20_000) : text);
  for (const line of lines.slice(0, 12)) {
    if (lineReason(line.text) !== undefined || isByline(line.text)) continue;
    if (line.text.length > MAX_TITLE) {
      if (lines.length > 2) return undefined;
      const [first, second] = sentenceSpans(text, { start: line.start, end: Math.min(line.end, line.start + 1500) });
      return first !== undefined && second !== undefined && first.end - first.start <= MAX_TITLE ? first : undefined;
    }
    if (lines.length === 1) {
      const [first, second] = sentenceSpans(text, line);
      return first !== undefined && second !== undefined ? first : undefined;
    }
    const [first] = segments(line);
    return first === undefined ? line : { start: first.start, end: first.end };
  }
  return undefined;
}

/**
 * Regions of the article, without gaps: title, body, and what is ignored with the reason. Precision first: what is not surely page noise is body.
 */
export function clean(article: Article): Region[] {
  const { text } = article;
  const judged: Judged[] = [];
  const title = findTitle(text);
  const titleFold = title === undefined ? '' : fold(text.slice(title.start, title.end));
  const seen = new Set<string>();
  const lines = linesOf(text);
  let following: string | undefined;
  lines.forEach((line, number) => {
    const put = (span: Span, kind: Region['kind'], reason?: string): void => {
      judged.push(
        reason === undefined
          ? { start: span.start, end: span.end, kind }
          : { start: span.start, end: span.end, kind, reason },
      );
    };
    const isTitleLine = title !== undefined && title.start >= line.start && title.start < line.end;
    if (isTitleLine && title.end === line.end) {
      seen.add(titleFold);
      put(line, 'title');
      return;
    }
    const folded = line.text.length <= 600 ? fold(line.text) : '';
    if (folded.length > 8 && seen.has(folded)) {
      put(line, 'ignored', 'repeated title');
      return;
    }
    if (isTitleLine && lines.length > 2) {
      // "A | B" and "A | A": the first occurrence counts
      for (const part of segments(line)) {
        const key = fold(part.text);
        if (seen.has(key)) put(part, 'ignored', 'repeated title');
        else put(part, 'title');
        seen.add(key);
      }
      seen.add(folded);
      return;
    }
    const reason = lineReason(line.text) ?? (isByline(line.text) ? 'byline' : undefined);
    if (reason !== undefined) {
      put(line, 'ignored', reason);
      // a heading over a list of links
      following =
        reason === 'related link' &&
        line.text.length < 60 &&
        !/["„»].*["“«]/.test(line.text) &&
        /^(?:[^:]*|[^:]*:)$/.test(line.text)
          ? reason
          : undefined;
      return;
    }
    if (
      following !== undefined &&
      line.text.length < 140 &&
      !/[.!?“”"«]$/.test(line.text) &&
      number > lines.length / 2
    ) {
      put(line, 'ignored', following);
      return;
    }
    following = undefined;
    if (line.text.length > 80 && readerPoints(line.text) >= READER_POINTS) {
      put(line, 'ignored', 'reader notice');
      return;
    }
    judgeSentences(text, line, title, put);
  });
  return fill(judged, text.length);
}

/** Sentences of a line that are noise by themselves: a title at the start of an article on one line, cues, an agency mark at the end. */
function judgeSentences(
  text: string,
  line: Line,
  title: Span | undefined,
  put: (span: Span, kind: Region['kind'], reason?: string) => void,
): void {
  const isTitled = title !== undefined && title.start >= line.start && title.end <= line.end;
  if (!isTitled && line.text.length < 60 && !/[.!?]\s/.test(line.text)) {
    put(line, 'body');
    return;
  }
  let bodyFrom: number | undefined;
  let bodyTo = line.start;
  const flush = (): void => {
    if (bodyFrom !== undefined) put({ start: bodyFrom, end: bodyTo }, 'body');
    bodyFrom = undefined;
  };
  for (const sentence of sentenceSpans(text, line)) {
    const words = text.slice(sentence.start, sentence.end);
    let kind: Region['kind'] = 'body';
    let reason: string | undefined;
    if (isTitled && sentence.start === title.start) kind = 'title';
    else {
      reason =
        words.length <= MAX_CUE_LINE
          ? (startCue(words) ??
            (isLink(words) ? 'link' : isAgencyMark(words) && sentence.end === line.end ? 'agency mark' : undefined))
          : undefined;
      if (reason !== undefined) kind = 'ignored';
    }
    if (kind === 'body') {
      bodyFrom ??= sentence.start;
      bodyTo = sentence.end;
    } else {
      flush();
      put(sentence, kind, reason);
    }
  }
  flush();
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
