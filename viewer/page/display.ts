import { invisible, showName } from '../../graph/picture/names.ts';
import type { Words } from './words.ts';

/*
 * How foreign text is shown. Names and sentences come from articles, so they are hostile until shown otherwise: they reach the page
 * as text only, without signs that turn the direction of writing around, and never longer than a label can be.
 */

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
