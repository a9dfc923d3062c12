import type { Words } from './words.ts';

/*
 * How foreign text is shown. Names and sentences come from articles, so they are hostile until shown otherwise: they reach the page
 * as text only, without signs that turn the direction of writing around, and never longer than a label can be.
 */

/** Signs that are invisible or reorder what follows (U+202A–E, 2066–9, 200B–F, 061C, FEFF), and controls. */
const invisible = /[\u202A-\u202E\u2066-\u2069\u200B-\u200F\u061C\uFEFF]|(?![\t\n])\p{Cc}/gu;

/** Marks stacked on one letter: more than four say nothing and may cost seconds to draw. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

const segmenter = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** A name for a label: at most `most` letters as people count them, then an ellipsis. */
export const showName = (text: string, most = 200): string => {
  const clean = text
    .slice(0, most * 20)
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= most && clean.length > 0) return text.length > most * 20 ? `${clean}…` : clean;
  let shown = '';
  let letters = 0;
  for (const { segment } of segmenter.segment(clean)) {
    if (letters === most) return `${shown}…`;
    shown += segment;
    letters += 1;
  }
  return shown === '' ? '–' : shown;
};

/** A sentence or a passage: nothing invisible, the length kept (offsets of marks point into it). */
export const showText = (text: string): string => text.replace(invisible, (sign) => '\u2060'.repeat(sign.length));

/** The address when it may be followed: only http and https. */
export const safeLink = (url: string | undefined): string | undefined => {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
};

/** A partial ISO date in figures, for tables: `14.05.2024`, `05/2024`, `2024`. */
export const showShortDate = (date: string, { locale }: Words): string => {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date) ?? [];
  if (year === undefined) return showName(date, 40);
  if (month === undefined || day === undefined) return month === undefined ? year : `${month}/${year}`;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const figures = { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale, figures).format(moment);
};

/** A partial ISO date in words: `2024-05-14`, `2024-05`, `2024`. Anything else as it is. */
export const showDate = (date: string, { locale }: Words): string => {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date) ?? [];
  if (year === undefined) return showName(date, 40);
  if (month === undefined) return year;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day)));
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(moment);
};

export const showNumber = (value: number, { locale }: Words): string => value.toLocaleString(locale);

export const showPercent = (value: number): string => `${Math.round(value * 100)} %`;
