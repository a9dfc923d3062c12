import { html, nothing, type TemplateResult } from 'lit';
import { nodeTypes, type RelationType, statuses } from '../../graph/ontology.ts';
import { showName } from '../../graph/picture/names.ts';
import { relationsOfTone, tones } from '../../graph/picture/tones.ts';
import type { Desk } from './desk.ts';
import { showNumber } from './display.ts';
import { sign } from './parts.ts';
import { dateOf, type Filters, isFiltering, noFilters, type Scene } from './scene.ts';
import type { Tally } from './world.ts';

export const colourings = ['type', 'community', 'rank', 'between'] as const;
export const sizings = ['degree', 'articles', 'rank', 'between'] as const;

export interface LegendState {
  readonly colourBy: (typeof colourings)[number];
  readonly sizeBy: (typeof sizings)[number];
}

export interface LegendActions {
  /** Changes with one key, as a slider makes many, are one step to undo. */
  readonly setFilters: (filters: Filters, key?: string) => void;
  readonly setState: (state: LegendState) => void;
  /** Outlets are asked for when somebody wants to see them. */
  readonly askOutlets: () => void;
}

const toggled = <T>(set: ReadonlySet<T>, values: readonly T[]): ReadonlySet<T> => {
  const next = new Set(set);
  const allOff = values.every((value) => next.has(value));
  for (const value of values)
    if (allOff) next.delete(value);
    else next.add(value);
  return next;
};

/** How many items have each key. */
const count = <T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, number> => {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

/** Counts what is in a scene, filtered or not. */
export const tallyScene = ({ state, nodes: known, edges: all }: Scene): Tally => {
  const nodes = [...state.nodes].flatMap((id) => known.get(id) ?? []);
  const edges = [...state.edges].flatMap((id) => all.get(id) ?? []);
  return {
    types: count(nodes, ({ type }) => type),
    relations: count(edges, ({ type }) => type),
    statuses: count(edges, ({ status }) => status),
    disputed: edges.filter(({ disputed }) => disputed).length,
    mostSources: edges.reduce((most, { sources }) => Math.max(most, sources), 0),
    undated: edges.filter((edge) => dateOf(edge) === undefined).length,
  };
};

/** How many edges of a scene each outlet stands behind; undefined when not all are known. */
export const tallyOutlets = ({ state, outlets }: Scene): ReadonlyMap<string, number> | undefined => {
  const counts = new Map<string, number>();
  for (const id of state.edges) {
    const known = outlets.get(id);
    if (known === undefined) return undefined;
    for (const outlet of known) counts.set(outlet, (counts.get(outlet) ?? 0) + 1);
  }
  return counts;
};

/** The legend: what the picture's signs mean, how many there are, and switches for each. What is switched off is gone. */
export const legendView = (
  desk: Desk,
  state: LegendState,
  tally: Tally,
  outlets: ReadonlyMap<string, number> | undefined,
  { setFilters, setState, askOutlets }: LegendActions,
): TemplateResult => {
  const { words, scene } = desk;
  const { filters } = scene;
  const { types: ofType, relations: ofRelation, statuses: ofStatus } = tally;
  const number = (value: number): string => showNumber(value, words);
  const check = (
    label: TemplateResult | string,
    amount: number,
    on: boolean,
    toggle: () => void,
    key: string,
  ) => html`<label class="check">
    <input type="checkbox" data-filter=${key} .checked=${on} @change=${toggle} />
    <span class="what">${label}</span><span class="amount">${number(amount)}</span>
  </label>`;
  const slider = (
    label: string,
    value: number,
    most: number,
    step: number,
    shown: string,
    change: (value: number) => void,
  ) => html`<label class="slider">
    <span>${label}</span><output>${shown}</output>
    <input type="range" min=${step < 1 ? 0 : label === words.minDegree ? 0 : 1} max=${most} step=${step} .value=${String(value)}
      aria-valuetext=${shown} @input=${(event: Event) => change(Number((event.target as HTMLInputElement).value))} />
  </label>`;
  const choice = (
    label: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
    choose: (value: string) => void,
  ) => html`<div class="choice" role="group" aria-label=${label}>
    <span>${label}</span>
    ${options.map(([value, name]) => html`<button data-choice=${value} aria-pressed=${value === chosen} @click=${() => choose(value)}>${name}</button>`)}
  </div>`;
  const mostSources = Math.max(2, tally.mostSources);
  return html`
    <section>
      <h3>${words.nodeTypes}</h3>
      ${nodeTypes.map((type) =>
        check(
          html`${sign(type)} ${words.types[type][1]}`,
          ofType.get(type) ?? 0,
          !filters.types.has(type),
          () => setFilters({ ...filters, types: toggled(filters.types, [type]) }),
          type,
        ),
      )}
    </section>
    <section>
      <h3>${words.relations}</h3>
      ${tones.map((tone) => {
        const present = relationsOfTone(tone).filter((type) => ofRelation.has(type));
        if (present.length === 0) return nothing;
        const off = present.filter((type) => filters.relations.has(type)).length;
        const sum = present.reduce((total, type) => total + (ofRelation.get(type) ?? 0), 0);
        return html`<div class="tone tone-${tone}">
          <input
            type="checkbox"
            data-filter=${tone}
            aria-label=${words.tones[tone]}
            .checked=${off < present.length}
            .indeterminate=${off > 0 && off < present.length}
            @change=${() => setFilters({ ...filters, relations: toggled(filters.relations, present) })}
          />
          <details>
          <summary>
            <span class="swatch" aria-hidden="true"></span>
            <span class="what">${words.tones[tone]}</span><span class="amount">${number(sum)}</span>
          </summary>
          ${[...present]
            .sort((a, b) => (ofRelation.get(b) ?? 0) - (ofRelation.get(a) ?? 0))
            .map((type: RelationType) =>
              check(
                words.readings[type][0],
                ofRelation.get(type) ?? 0,
                !filters.relations.has(type),
                () => setFilters({ ...filters, relations: toggled(filters.relations, [type]) }),
                type,
              ),
            )}
        </details></div>`;
      })}
    </section>
    <section>
      <h3>${words.manner}</h3>
      ${statuses.map((status) =>
        check(
          html`<span class="status ${status}" title=${words.statuses[status][1]}><i aria-hidden="true"></i>${words.statuses[status][0]}</span>`,
          ofStatus.get(status) ?? 0,
          !filters.statuses.has(status),
          () => setFilters({ ...filters, statuses: toggled(filters.statuses, [status]) }),
          status,
        ),
      )}
      ${tally.disputed > 0 ? html`<p class="key"><span class="double" aria-hidden="true"></span> ${words.disputed}</p>` : nothing}
    </section>
    <details class="strength outlets" @toggle=${(event: Event) => {
      if ((event.target as HTMLDetailsElement).open) askOutlets();
    }}>
      <summary><h3>${words.outlets}</h3></summary>
      ${
        outlets === undefined
          ? html`<p class="quiet">${words.loading}</p>`
          : [...outlets]
              .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
              .map(([outlet, amount]) =>
                check(
                  outlet === '' ? words.noOutlet : showName(outlet, 40),
                  amount,
                  !filters.outlets.has(outlet),
                  () => setFilters({ ...filters, outlets: toggled(filters.outlets, [outlet]) }),
                  `outlet-${outlet}`,
                ),
              )
      }
    </details>
    <details class="strength">
      <summary><h3>${words.strength}</h3></summary>
      ${slider(words.minSources, filters.minSources, Math.min(12, mostSources), 1, number(filters.minSources), (minSources) => setFilters({ ...filters, minSources }, 'minSources'))}
      ${slider(words.minConfidence, filters.minConfidence, 0.95, 0.05, `${Math.round(filters.minConfidence * 100)} %`, (minConfidence) => setFilters({ ...filters, minConfidence }, 'minConfidence'))}
      ${slider(words.minDegree, filters.minDegree, 20, 1, number(filters.minDegree), (minDegree) => setFilters({ ...filters, minDegree }, 'minDegree'))}
    </details>
    <details class="strength looks">
      <summary><h3>${words.looks}</h3></summary>
      ${choice(
        words.colourBy,
        colourings.map((by) => [by, words.measures[by]]),
        state.colourBy,
        (value) => setState({ ...state, colourBy: value as LegendState['colourBy'] }),
      )}
      ${state.colourBy === 'rank' || state.colourBy === 'between' ? html`<p class="key scale"><span>${words.least}</span><i aria-hidden="true"></i><span>${words.most}</span></p>` : nothing}
      ${state.colourBy === 'community' ? html`<p class="key">${words.communityKey}</p>` : nothing}
      ${choice(
        words.sizeBy,
        sizings.map((by) => [by, words.measures[by]]),
        state.sizeBy,
        (value) => setState({ ...state, sizeBy: value as LegendState['sizeBy'] }),
      )}
    </details>
    ${filters.time === undefined ? nothing : html`<p class="key">${words.undated(number(tally.undated))}</p>`}
    ${isFiltering(filters) ? html`<button class="resetFilters" @click=${() => setFilters({ ...noFilters, undated: filters.undated })}>${words.reset}</button>` : nothing}
  `;
};
