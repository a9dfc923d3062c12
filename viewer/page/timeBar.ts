import { html, nothing, svg, type TemplateResult } from 'lit';
import { type Tone, toneOf, tones } from '../../graph/picture/tones.ts';
import type { SceneEdge } from '../server/wire.ts';
import type { Desk } from './desk.ts';
import { showDate, showNumber } from './display.ts';
import { dateOf } from './scene.ts';

/** A bar of the histogram: a year, or a month when all dates lie within a few years. */
interface Bin {
  readonly from: string;
  readonly to: string;
  readonly counts: ReadonlyMap<Tone, number>;
  readonly total: number;
}

/** Up to this many years a bar is a month. */
const yearsByMonth = 6;
/** Beyond this many years the old ones are rare; a bar is five years, then. */
const mostBars = 120;

const monthAfter = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Edges by the month in which they begin and their tone, and how many have no date. */
export interface TimeTally {
  /** By `YYYY-MM`. */
  readonly months: ReadonlyMap<string, ReadonlyMap<Tone, number>>;
  readonly undated: number;
}

/** Counts the edges of a scene. Those that say only a year count in its first month. */
export const tallyTime = (edges: readonly SceneEdge[]): TimeTally => {
  const months = new Map<string, Map<Tone, number>>();
  let undated = 0;
  for (const edge of edges) {
    const date = dateOf(edge);
    if (date === undefined) undated += 1;
    if (date === undefined || !/^\d{4}/.test(date)) continue;
    const month = date.length < 7 ? `${date.slice(0, 4)}-01` : date.slice(0, 7);
    const counts = months.get(month) ?? new Map<Tone, number>();
    const tone = toneOf(edge.type);
    months.set(month, counts.set(tone, (counts.get(tone) ?? 0) + 1));
  }
  return { months, undated };
};

/** Cuts the time that the edges span into equal parts. */
export const binsOf = ({ months }: TimeTally): readonly Bin[] => {
  if (months.size === 0) return [];
  const dates = [...months.keys()].sort();
  const [first, last] = [dates[0] as string, dates.at(-1) as string];
  const [firstYear, lastYear] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const spans: (readonly [string, string])[] = [];
  if (lastYear - firstYear < yearsByMonth)
    for (let month = `${firstYear}-01`; month <= `${lastYear}-12`; month = monthAfter(month))
      spans.push([month, month]);
  else {
    const step = Math.ceil((lastYear - firstYear + 1) / mostBars);
    for (let year = firstYear; year <= lastYear; year += step)
      spans.push([String(year).padStart(4, '0'), String(year + step - 1).padStart(4, '0')]);
  }
  const width = spans[0]?.[0].length ?? 4;
  return spans.map(([from, to]) => {
    const counts = new Map<Tone, number>();
    let total = 0;
    for (const [month, amounts] of months) {
      const at = month.slice(0, width);
      if (at < from || at > to) continue;
      for (const [tone, amount] of amounts) {
        counts.set(tone, (counts.get(tone) ?? 0) + amount);
        total += amount;
      }
    }
    return { from, to, counts, total };
  });
};

export interface TimeActions {
  readonly setTime: (time: { readonly from: string; readonly to: string } | undefined) => void;
  readonly setUndated: (shown: boolean) => void;
  readonly play: () => void;
  readonly playing: boolean;
}

/** The histogram of dated edges, with a brush. Undated ones are counted, and can be switched off while a time is chosen. */
export const timeView = (
  desk: Desk,
  tally: TimeTally,
  { setTime, setUndated, play, playing }: TimeActions,
): TemplateResult => {
  const { words, scene } = desk;
  const { time, undated } = scene.filters;
  const bins = binsOf(tally);
  const withoutDate = tally.undated;
  if (bins.length === 0) return html`<p class="quiet none">${words.undated(showNumber(withoutDate, words))}</p>`;
  const highest = Math.max(...bins.map(({ total }) => total));
  const width = 100 / bins.length;
  const height = 34;
  const isIn = ({ from, to }: Bin): boolean => time === undefined || (to >= time.from && from <= time.to);
  const firstIn = time === undefined ? 0 : Math.max(0, bins.findIndex(isIn));
  const lastIn = time === undefined ? bins.length - 1 : Math.max(firstIn, bins.findLastIndex(isIn));

  const choose = (a: number, b: number): void => {
    const [first, last] = [bins[Math.min(a, b)], bins[Math.max(a, b)]];
    if (first === undefined || last === undefined) return;
    if (Math.min(a, b) === 0 && Math.max(a, b) === bins.length - 1) setTime(undefined);
    else setTime({ from: first.from, to: last.to });
  };
  const binAt = (event: PointerEvent): number => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    return Math.max(0, Math.min(bins.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bins.length)));
  };
  const down = (event: PointerEvent): void => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const at = binAt(event);
    const { dataset } = event.currentTarget as SVGElement;
    dataset.anchor = String(at);
    // A click on the one bar that is chosen lets it go; dragging over bars chooses them on the way, so this is asked first.
    if (time !== undefined && firstIn === lastIn && firstIn === at) dataset.only = '';
    else delete dataset.only;
  };
  const move = (event: PointerEvent): void => {
    const { anchor: from } = (event.currentTarget as SVGElement).dataset;
    if (from !== undefined && event.buttons > 0) choose(Number(from), binAt(event));
  };
  const up = (event: PointerEvent): void => {
    const target = event.currentTarget as SVGElement;
    const { anchor: from } = target.dataset;
    delete target.dataset.anchor;
    if (from === undefined) return;
    const to = binAt(event);
    if (Number(from) === to && 'only' in target.dataset) setTime(undefined);
    else choose(Number(from), to);
  };
  const label = (bin: Bin | undefined, end: 'from' | 'to'): string =>
    bin === undefined ? '' : showDate(bin[end], words);
  const slider = (name: string, value: number, change: (value: number) => void) => html`<input
    class="visually-hidden" type="range" min="0" max=${bins.length - 1} .value=${String(value)} aria-label=${name}
    aria-valuetext=${label(bins[value], 'from')}
    @input=${(event: Event) => change(Number((event.target as HTMLInputElement).value))} />`;
  return html`
    <button class="icon" aria-label=${playing ? words.pause : words.play} title=${playing ? words.pause : words.play} aria-pressed=${playing} @click=${play}>
      ${playing ? '❚❚' : '▶'}
    </button>
    <div class="histogram">
      <svg viewBox="0 0 100 ${height}" preserveAspectRatio="none" role="img" aria-label="${words.time}: ${label(bins[firstIn], 'from')} – ${label(bins[lastIn], 'to')}"
        @pointerdown=${down} @pointermove=${move} @pointerup=${up}>
        <title>${words.timeHint}</title>
        <rect class="ground" x="0" y="0" width="100" height=${height}></rect>
        ${time === undefined ? nothing : svg`<rect class="brush" x=${firstIn * width} y="0" width=${(lastIn - firstIn + 1) * width} height=${height}></rect>`}
        ${bins.map((bin, at) => {
          let top = height;
          return tones.map((tone) => {
            const amount = bin.counts.get(tone) ?? 0;
            if (amount === 0) return nothing;
            // Square roots keep single events visible beside a crowded month.
            const part = (Math.sqrt(bin.total / highest) * (height - 3) * amount) / bin.total;
            top -= part;
            return svg`<rect class="bar tone-${tone} ${isIn(bin) ? '' : 'out'}" x=${at * width + width * 0.1} y=${top} width=${width * 0.8} height=${part}></rect>`;
          });
        })}
      </svg>
      <div class="ends"><span>${label(bins[0], 'from')}</span>${
        time === undefined
          ? html`<span class="chosen quiet">${words.timeHint}</span>`
          : html`<span class="chosen">${label(bins[firstIn], 'from')}${firstIn === lastIn ? nothing : html` – ${label(bins[lastIn], 'to')}`}</span>`
      }<span>${label(bins.at(-1), 'to')}</span></div>
      ${slider(words.timeFrom, firstIn, (value) => choose(Math.min(value, lastIn), lastIn))}
      ${slider(words.timeTo, lastIn, (value) => choose(firstIn, Math.max(value, firstIn)))}
    </div>
    <div class="undatedEdges">
      ${
        time === undefined
          ? html`<span>${words.undated(showNumber(withoutDate, words))}</span>`
          : html`<label><input type="checkbox" .checked=${undated} @change=${(event: Event) => setUndated((event.target as HTMLInputElement).checked)} /> ${words.undated(showNumber(withoutDate, words))}</label>
              <button class="link" @click=${() => setTime(undefined)}>${words.allTime}</button>`
      }
    </div>`;
};
