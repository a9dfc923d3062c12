import { findDate } from '../time.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** As sites write them whose server speaks German: "Fr, 03 Mai 2019 10:00:00 +0200". */
const GERMAN_MONTHS = 'jan feb mär apr mai jun jul aug sep okt nov dez'.split(' ');

/** The number of a month by its first three letters, from 1; 0 for what is none. */
function monthOf(name: string): number {
  const letters = name.toLowerCase();
  return Math.max(MONTHS.indexOf(letters), GERMAN_MONTHS.indexOf(letters)) + 1;
}

/** The day of a date as machines write it: ISO 8601 (also 2024-W05-3 and 2024-035), RFC 822 ("Tue, 3 Jan 2023 10:00:00 GMT"), seconds or milliseconds since 1970 (the day in UTC), 20230103, 202301031430; else as people write it. */
export function dayOf(value: string): string | undefined {
  const text = value.trim().slice(0, 100);
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s_-]|\d{6}$)/.exec(text);
  if (iso !== null) return findDate(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const ordinal = /^(\d{4})-?(\d{3})(?:$|[T\s])/.exec(text);
  if (ordinal !== null) return dayOfYear(Number(ordinal[1]), Number(ordinal[2]));
  const week = /^(\d{4})-?W(\d{2})-?([1-7])(?:$|[T\s])/.exec(text);
  if (week !== null) return dayOfWeek(Number(week[1]), Number(week[2]), Number(week[3]));
  // "2024-3-5", "5.3.24, 14:10"
  const short = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T\s])/.exec(text);
  if (short !== null) return findDate(`${short[1]}-${short[2]?.padStart(2, '0')}-${short[3]?.padStart(2, '0')}`);
  const brief = /^(\d{1,2})\.(\d{1,2})\.(\d{2})(?:$|[,\s])/.exec(text);
  if (brief !== null) return findDate(`20${brief[3]}-${brief[2]?.padStart(2, '0')}-${brief[1]?.padStart(2, '0')}`);
  const mail = /^(?:\p{L}{2,10}\.?,? )?(\d{1,2})[ -](\p{L}{3})\p{L}{0,6}\.?[ -](\d{4})/u.exec(text);
  const month = mail === null ? 0 : monthOf(mail[2] as string);
  if (mail !== null && month > 0)
    return findDate(`${mail[3]}-${String(month).padStart(2, '0')}-${(mail[1] as string).padStart(2, '0')}`);
  // "Fri May 03 10:00:00 CEST 2019"
  const java = /^[A-Za-z]{3} ([A-Za-z]{3}) (\d{2}) [\d:]{5,8} [\w+:-]{1,9} (\d{4})$/.exec(text);
  const javaMonth = java === null ? 0 : monthOf(java[1] as string);
  if (java !== null && javaMonth > 0) return findDate(`${java[3]}-${String(javaMonth).padStart(2, '0')}-${java[2]}`);
  const american = /^(?:[A-Za-z]{3,9},? )?([A-Za-z]{3})[a-z]{0,6}\.? (\d{1,2}),? (\d{4})/.exec(text);
  const named = american === null ? 0 : monthOf(american[1] as string);
  if (american !== null && named > 0)
    return findDate(`${american[3]}-${String(named).padStart(2, '0')}-${(american[2] as string).padStart(2, '0')}`);
  const written = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{1,4}$/.exec(text);
  // 202403051430 is no millisecond of 1976; 2024030514 may be an hour or a second, and a wrong day is worse than none
  if (written !== null) return text.length === 12 ? findDate(`${written[1]}-${written[2]}-${written[3]}`) : undefined;
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return new Date(Number(text) * 1000).toISOString().slice(0, 10);
  if (/^\d{12,13}$/.test(text)) return new Date(Number(text)).toISOString().slice(0, 10);
  return findDate(text);
}

const msPerDay = 86_400_000;

/** ISO 8601: the n-th day of a year; undefined when it has fewer. */
function dayOfYear(year: number, number: number): string | undefined {
  const day = new Date(Date.UTC(year, 0, number));
  return number < 1 || day.getUTCFullYear() !== year ? undefined : findDate(day.toISOString().slice(0, 10));
}

/** ISO 8601: a day of a week, of which the first is the one with 4 January; undefined when the year has fewer. */
function dayOfWeek(year: number, week: number, weekday: number): string | undefined {
  const monday = (of: number): number => {
    const fourth = Date.UTC(of, 0, 4);
    return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * msPerDay;
  };
  const day = monday(year) + ((week - 1) * 7 + weekday - 1) * msPerDay;
  return week < 1 || day >= monday(year + 1) ? undefined : findDate(new Date(day).toISOString().slice(0, 10));
}

/** `de`, `de-AT`, `de_DE`, `German`, `deutsch` → `de`. */
export function languageCode(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = value.trim().toLowerCase();
  if (/^(?:ger(?:man)?|deu|deutsch)$/.test(text)) return 'de';
  if (/^(?:eng(?:lish)?)$/.test(text)) return 'en';
  if (/^(?:fra|fre|french|français)$/.test(text)) return 'fr';
  if (/^(?:spa|spanish|español)$/.test(text)) return 'es';
  return /^[a-z]{2}(?:$|[-_])/.test(text) ? text.slice(0, 2) : undefined;
}
