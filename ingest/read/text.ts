import { createHash } from 'node:crypto';
import { oneLine, withoutUnseen } from '../../graph/characters.ts';
import { publicAddress } from '../../graph/credentials.ts';
import type { Article } from '../../graph/model.ts';
import { findTitle, isChronicle, isRelatedLink } from '../clean.ts';
import { isAgencyMark, isDatedLine, isDateLine, isSignOff } from '../signatures.ts';
import { findDate } from '../time.ts';
import { fold } from './dom.ts';

/** What is known of an article beside its text. */
export interface Origin {
  /** File name without its ending, or what the source calls it. */
  readonly name: string;
  readonly title?: string;
  /** ISO date (YYYY-MM-DD) from metadata; without it the text is asked. */
  readonly publishedAt?: string;
  readonly url?: string;
  readonly source?: string;
  readonly author?: string;
  readonly language?: string;
}

/** The form in which article text is stored: well-formed, NFC, line ends `\n`, without control, direction and zero-width characters. */
export function normalise(text: string): string {
  return withoutUnseen(text).normalize('NFC');
}

/** Lines at the top and at the end of a text in which its date may stand. */
const TOP_LINES = 6;
const END_LINES = 4;
const LABEL =
  /^[^\p{L}\d]{0,3}(?:Veröffentlicht|Erschienen|Publiziert|Stand|Datum|Sperrfrist|Update|Diese Nachricht wurde|Aktualisiert|Zuletzt aktualisiert|Letzte Aktualisierung|Erstellt|Pressemitteilung|Presseinformation|Pressemeldung|Meldung|Artikel|[^.!?\d]{0,60}zuletzt (?:bearbeitet|geändert)) ?(?:vom|am)?:? ?/u;
/** "Berlin, 3. Mai 2019", "Berlin, den 3. Mai 2019", "Wien (APA), 3. Mai 2019": a place, then the date. */
const DATELINE =
  /^\p{Lu}[\p{L}.-]{1,30}(?:[ /]\p{Lu}[\p{L}.-]{1,30}){0,3}(?:,| ?\([^()]{1,30}\),?) (?:den |am )?(?=\d)/u;

/** "Wien, Samstag, 3. Juni 2023 –", "3. Juni 2023, Wien –", "(Wien, 3. Juni 2023) Die …", "[3. Juni 2023] Die …": other datelines with the day. */
const OTHER_DATELINES = [
  /^\p{Lu}[\p{L}.-]{1,30}(?:(?:[ /]| am | an der )\p{Lu}[\p{L}.-]{1,30}){0,3}, (?:\p{L}{2,10}, )?(?:den |am )?(\d{1,2}[./][^–—|:-]{2,18}\d{4}) ?[–—|:-] /u,
  /^(\d{1,2}\.[^–—|:,-]{1,16}\d{4}), \p{Lu}[\p{L}./ -]{1,30} ?[–—|:-] /u,
  /^[([](?:\p{Lu}[\p{L}./ -]{1,30}, )?(?:den |am )?(\d{1,2}\.[^()]{1,16}\d{4})[)\]](?: [–—-])? (?=\p{Lu})/u,
];

/** "SEOUL (Agentur, 21.6.2024) –", "Seoul (21. Juni 2024).": a place, then brackets with the date. */
const BRACKETED = /^\p{Lu}[\p{L}.-]{1,30}(?:[ /]\p{Lu}[\p{L}.-]{1,30}){0,3} ?\(([^()]{8,60})\) ?[–—:.-]/u;
/** "7. März 2024. An diesem Tag …", "07/03/2024 - 21:14 Uhr | …": a paragraph that opens with the date. */
const OPENING = /^(?:\d{1,2}\. ?(?:\p{L}{3,9}|\d{1,2}\.) ?\d{4}|\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2}) ?[.|–-] /u;
/** "… ist daran neu. 27. Juni 2024": a lead that closes with the date. */
const CLOSING = /[.!?“”"«»|] (\d{1,2}\. ?(?:\p{L}{3,9}|\d{1,2}\.) ?\d{4})$/u;

/** "3.6.23" with its century. */
const fullYear = (text: string): string =>
  text.replace(
    /(?<![\d.])(\d{1,2}\. ?\d{1,2}\. ?)(\d{2})(?![\d.:])/g,
    (_, day: string, year: string) => `${day}${Number(year) < 70 ? '20' : '19'}${year}`,
  );

/** A date that opens or closes the first lines. Where several lines open with dates the text is a chronicle, and none is its own. */
function leadDate(lines: readonly string[], all: readonly string[]): string | undefined {
  for (const line of lines)
    for (const form of OTHER_DATELINES) {
      const date = form.exec(line)?.[1];
      if (date !== undefined && findDate(date) !== undefined) return findDate(date);
    }
  for (const line of lines) {
    const bracket = BRACKETED.exec(line)?.[1];
    if (bracket !== undefined && findDate(bracket) !== undefined) return findDate(bracket);
  }
  const opensOften = all.filter((line) => /^\d{1,2}\. ?\p{L}{3,9} \d{4}/u.test(line)).length > 1;
  for (const line of lines.slice(0, 4)) {
    const opening = OPENING.exec(line)?.[0];
    if (opening !== undefined && !opensOften) return findDate(opening);
    const closing = CLOSING.exec(line.slice(-60))?.[1];
    if (closing !== undefined) return findDate(closing);
  }
  return undefined;
}

/**
 * The day on which a text says that it appeared, as ISO text: from a date line, a label ("Stand: …", "Veröffentlicht am …"), a dateline or the agency mark at
 * the end. Never from today, and never from a date that only stands in the story.
 */
export function findPublished(text: string): string | undefined {
  const lines: string[] = [];
  const top = text.slice(0, 4000).split('\n');
  for (const line of top) if (line.trim() !== '' && lines.length < TOP_LINES) lines.push(line.trim().slice(0, 400));
  const isShort = text.length <= 4000;
  const end = text
    .slice(-1500)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isRelatedLink(line))
    .slice(-END_LINES);
  const candidates = [...lines, ...end];
  const published = candidates.find(
    (line) =>
      line.length <= 160 &&
      /^[^\p{L}\d]{0,3}(?:Veröffentlicht|Erschienen|Publiziert)/u.test(line) &&
      findDate(line) !== undefined,
  );
  if (published !== undefined) return findDate(published);
  const chronicle = isChronicle(top);
  for (const line of candidates) {
    if (line.length <= 160 && (isDateLine(line) || LABEL.test(line))) {
      const label = LABEL.exec(line)?.[0] ?? '';
      if (label === '' && chronicle) continue;
      // "Artikel über den 3. Mai 2019 …" is no label: the date has to follow at once
      const rest = line.slice(label.length);
      const date = label === '' || /^(?:\p{L}{2,10},? )?(?:den )?\d/u.test(rest) ? findDate(rest) : undefined;
      if (date !== undefined) return date;
    }
  }
  // "Von Anna Brandt 03.06.2023", "ORF.at, 3. Juni 2023, 14.30 Uhr", "OTS0123 2023-06-03/14:30"
  const dated = chronicle ? undefined : candidates.find((line) => isDatedLine(line) || /^OTS\d{4} +\d{4}-/.test(line));
  if (dated !== undefined && findDate(fullYear(dated)) !== undefined) return findDate(fullYear(dated));
  // "Seite 7 · Ausland · 18. April 1995": the head of a page
  for (const line of lines) {
    const parts = line.length <= 120 && !/[.!?]$/.test(line) ? line.split(/ (?:[|•·›»]|\+{2,3}) /) : [];
    const dated = parts.length > 1 ? parts.find((part) => isDateLine(part) && findDate(part) !== undefined) : undefined;
    if (dated !== undefined) return findDate(dated);
  }
  for (const line of lines) {
    const dateline = DATELINE.exec(line);
    if (dateline === null) continue;
    const rest = line.slice(dateline[0].length, dateline[0].length + 60);
    // the date ends the line or its sentence, or a dash, bracket or colon follows
    const date =
      /^(?:\d{1,2}\. ?(?:\p{L}{3,9}|\d{1,2}\.) ?\d{4}|\d{4}-\d{2}-\d{2})(?=$| ?[([–—:·]| - |\.(?:$| ))/u.exec(rest);
    if (date !== null) return findDate(date[0]);
  }
  const inLead = leadDate(lines, top);
  if (inLead !== undefined) return inLead;
  const last = end[end.length - 1] ?? '';
  const mark = last.slice(Math.max(last.lastIndexOf('('), last.lastIndexOf('['), 0));
  if (/^[([]/.test(mark) && (isAgencyMark(mark) || isSignOff(mark) || isDatedLine(mark)))
    return findDate(fullYear(mark));
  // "… nach Island reisen. Wien, 3. Juni 2023"
  const behind =
    /[.!?“”"«] ([^.!?]{0,40}\d{1,2}\. ?(?:\p{L}{3,9}|\d{1,2}\.) ?\d{4}|© ?[^.!?]{2,30} \d{4}-\d{2}-\d{2})$/u.exec(
      last.slice(-90),
    )?.[1];
  if (behind !== undefined && (behind.startsWith('©') || isDatedLine(behind))) return findDate(behind);
  const second = end[end.length - 2] ?? '';
  const secondOpen = second.lastIndexOf('(');
  if (isShort && secondOpen >= 0 && second.length - secondOpen <= 80 && isAgencyMark(second.slice(secondOpen)))
    return findDate(second.slice(secondOpen));
  return undefined;
}

/**
 * An article from its text. The id is a hash of the normalised text, so that the same text is the same article. Title and date are looked for in the
 * text when `origin` does not give them; the date is never today's.
 */
export function articleFromText(raw: string, origin: Origin): Article {
  const text = normalise(raw);
  const span = origin.title === undefined ? findTitle(text) : undefined;
  const title = normalise(origin.title ?? (span === undefined ? '' : text.slice(span.start, span.end)))
    .replace(/\s+/g, ' ')
    .trim();
  const publishedAt = origin.publishedAt ?? findPublished(text);
  return {
    id: `article:${createHash('sha256').update(text).digest('hex')}`,
    name: oneLine(publicAddress(origin.name)),
    title: origin.title === undefined && /[^.]\.$/.test(title) ? title.slice(0, -1) : title,
    text,
    language: origin.language ?? 'de',
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(origin.url === undefined ? {} : { url: oneLine(publicAddress(origin.url)) }),
    ...(origin.source === undefined ? {} : { source: oneLine(publicAddress(origin.source)) }),
    ...(origin.author === undefined ? {} : { author: oneLine(origin.author) }),
  };
}

/** Title and text as one, unless the text begins with the title. */
export function withTitle(title: string | undefined, body: string): string {
  if (title === undefined || title === '') return body;
  return fold(body.slice(0, title.length + 40)).startsWith(fold(title)) ? body : `${title}\n\n${body}`;
}

/** A name for the article of an address: host and path, without what changes from visit to visit. */
export function nameOfUrl(url: string): string {
  const match = /^https?:\/\/(?:www\.)?([^?#]*)/.exec(publicAddress(url));
  const name = (match?.[1] ?? url).replace(/(?<!\/)\/+$/, '').replace(/\.(?:html?|php|aspx?)$/, '');
  return name.length <= 160 ? name : `${name.slice(0, 60)}…${name.slice(-95)}`;
}
