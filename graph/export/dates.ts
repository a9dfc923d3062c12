import type { GraphEdge } from '../model.ts';

export interface Interval {
  /** ISO days, both inclusive. */
  readonly start?: string;
  readonly end?: string;
}

const lastDayOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** First day of a partial ISO date: 1991-12 begins on 1991-12-01. */
export const firstDay = (date: string): string => `${date}${'-01-01'.slice(date.length - 4)}`.slice(0, 10);

/** Last day of a partial ISO date: 1991-12 ends on 1991-12-31. */
export const lastDay = (date: string): string => {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length > 7) return date;
  const [year = 0, month = 1] = date.split('-').map(Number);
  return `${date}-${String(lastDayOfMonth(year, month)).padStart(2, '0')}`;
};

/** When an edge holds: the days of its date, or from `since` to `until`; undefined when it says neither. */
export const intervalOf = (edge: Pick<GraphEdge, 'date' | 'since' | 'until'>): Interval | undefined => {
  const from = edge.since ?? edge.date;
  const to = edge.until ?? (edge.since === undefined ? edge.date : undefined);
  if (from === undefined && to === undefined) return undefined;
  return {
    ...(from === undefined ? {} : { start: firstDay(from) }),
    ...(to === undefined ? {} : { end: lastDay(to) }),
  };
};
