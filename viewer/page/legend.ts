import { html, nothing, type TemplateResult } from 'lit';
import { nodeTypes, type RelationType, statuses } from '../../graph/ontology.ts';
import type { Desk } from './desk.ts';
import { showNumber } from './display.ts';
import { sign } from './parts.ts';
import { dateOf, type Filters, isFiltering } from './scene.ts';
import { relationsOfTone, tones } from './tones.ts';

export interface LegendState {
  readonly colourBy: 'type' | 'community';
  readonly sizeBy: 'degree' | 'articles';
}

export interface LegendActions {
  readonly setFilters: (filters: Filters) => void;
  readonly setState: (state: LegendState) => void;
}

const toggled = <T>(set: ReadonlySet<T>, values: readonly T[]): ReadonlySet<T> => {
  const next = new Set(set);
  const allOff = values.every((value) => next.has(value));
  for (const value of values)
    if (allOff) next.delete(value);
    else next.add(value);
  return next;
};

const count = <T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, number> => {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

/** The legend: what the picture's signs mean, how many there are, and switches for each. What is switched off is gone. */
export const legendView = (desk: Desk, state: LegendState, { setFilters, setState }: LegendActions): TemplateResult => {
  const { words, scene } = desk;
  const { filters } = scene;
  const nodes = [...scene.state.nodes].flatMap((id) => scene.nodes.get(id) ?? []);
  const edges = [...scene.state.edges].flatMap((id) => scene.edges.get(id) ?? []);
  const ofType = count(nodes, ({ type }) => type);
  const ofRelation = count(edges, ({ type }) => type);
  const ofStatus = count(edges, ({ status }) => status);
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
      @input=${(event: Event) => change(Number((event.target as HTMLInputElement).value))} />
  </label>`;
  const choice = (
    label: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
    choose: (value: string) => void,
  ) => html`<div class="choice" role="group" aria-label=${label}>
    <span>${label}</span>
    ${options.map(([value, name]) => html`<button aria-pressed=${value === chosen} @click=${() => choose(value)}>${name}</button>`)}
  </div>`;
  const mostSources = Math.max(2, ...edges.map(({ sources }) => sources));
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
      ${edges.some(({ disputed }) => disputed) ? html`<p class="key"><span class="double" aria-hidden="true"></span> ${words.disputed}</p>` : nothing}
    </section>
    <details class="strength">
      <summary><h3>${words.strength}</h3></summary>
      ${slider(words.minSources, filters.minSources, Math.min(12, mostSources), 1, number(filters.minSources), (minSources) => setFilters({ ...filters, minSources }))}
      ${slider(words.minConfidence, filters.minConfidence, 0.95, 0.05, `${Math.round(filters.minConfidence * 100)} %`, (minConfidence) => setFilters({ ...filters, minConfidence }))}
      ${slider(words.minDegree, filters.minDegree, 20, 1, number(filters.minDegree), (minDegree) => setFilters({ ...filters, minDegree }))}
      ${choice(
        words.colourBy,
        [
          ['type', words.byType],
          ['community', words.byCommunity],
        ],
        state.colourBy,
        (value) => setState({ ...state, colourBy: value as LegendState['colourBy'] }),
      )}
      ${choice(
        words.sizeBy,
        [
          ['degree', words.byDegree],
          ['articles', words.byArticles],
        ],
        state.sizeBy,
        (value) => setState({ ...state, sizeBy: value as LegendState['sizeBy'] }),
      )}
    </details>
    ${
      filters.time === undefined
        ? nothing
        : html`<p class="key">${words.undated(edges.filter((edge) => dateOf(edge) === undefined).length)}</p>`
    }
    ${isFiltering(filters) ? html`<button class="resetFilters" @click=${() => setFilters({ ...filters, types: new Set(), relations: new Set(), statuses: new Set(), minSources: 1, minConfidence: 0, minDegree: 0, time: undefined })}>${words.reset}</button>` : nothing}
  `;
};
