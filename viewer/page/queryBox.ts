import { html, nothing, type TemplateResult } from 'lit';
import { createRef, type Ref, ref } from 'lit/directives/ref.js';
import { showName } from '../../graph/picture/names.ts';
import type { Value } from '../../graph/store.ts';
import type { NamedQueryAnswer, QueryAnswer } from '../server/wire.ts';
import type { Desk } from './desk.ts';
import { showNumber } from './display.ts';

export interface QueryState {
  readonly cypher: string;
  readonly named: NamedQueryAnswer | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly queries: readonly NamedQueryAnswer[];
  readonly history: readonly string[];
  readonly running: boolean;
  readonly answer: QueryAnswer | undefined;
  readonly refusal: { readonly message: string; readonly hint: string | undefined } | undefined;
}

export const firstQuery: QueryState = {
  cypher: 'MATCH (a)-[r:SIGNED]->(t:Treaty)\nRETURN a, r, t',
  named: undefined,
  parameters: {},
  queries: [],
  history: [],
  running: false,
  answer: undefined,
  refusal: undefined,
};

/** Where the editor sits; CodeMirror comes with the first opening. */
export const editorPlace: Ref<HTMLElement> = createRef();

export interface QueryActions {
  readonly set: (state: QueryState) => void;
  readonly run: () => void;
  readonly cancel: () => void;
  readonly show: (mode: 'add' | 'replace') => void;
}

/** A value of a result, as text or as a link to what it stands for. */
const valueView = (desk: Desk, value: Value): TemplateResult | string => {
  if (value === null) return '';
  if (typeof value === 'string') return showName(value, 300);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return html`${value.map((item: Value, at) => html`${at > 0 ? ', ' : nothing}${valueView(desk, item)}`)}`;
  const tagged = value as {
    readonly kind?: unknown;
    readonly properties?: Readonly<Record<string, Value>>;
    readonly type?: unknown;
    readonly labels?: readonly string[];
  };
  const { properties } = tagged;
  if (tagged.kind === 'node' && properties !== undefined) {
    const id = String(properties.id);
    const name = showName(String(properties.name ?? properties.text ?? id), 90);
    if (tagged.labels?.includes('Entity'))
      return html`<button class="link" @click=${() => desk.open({ kind: 'node', id })}>${name}</button>`;
    return tagged.labels?.includes('Statement')
      ? html`<button class="link" @click=${() => desk.open({ kind: 'statement', id })}>${name}</button>`
      : name;
  }
  if (tagged.kind === 'edge' && properties !== undefined)
    return properties.id === undefined
      ? showName(String(tagged.type), 60)
      : html`<button class="link verb" @click=${() => desk.open({ kind: 'edge', id: String(properties.id) })}>${showName(String(tagged.type), 60)}</button>`;
  if (tagged.kind === 'path') {
    const { nodes } = value as unknown as { readonly nodes: readonly Value[] };
    return html`${nodes.map((node, at) => html`${at > 0 ? ' – ' : nothing}${valueView(desk, node)}`)}`;
  }
  return showName(JSON.stringify(value), 300);
};

/** The question box: Cypher or a named question with its details, read only; what comes back is a table and can be a picture. */
export const queryView = (desk: Desk, state: QueryState, { set, run, cancel, show }: QueryActions): TemplateResult => {
  const { words } = desk;
  const { answer, named } = state;
  const detail = (description = ''): string =>
    Object.hasOwn(words.details, description) ? (words.details[description] ?? '') : description;
  const hasPiece = answer !== undefined && answer.piece.nodes.length > 0;
  return html`<div class="query">
    <div class="ask">
      <div class="drawerHead">
        <select aria-label=${words.namedQueries} @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          const query = state.queries.find(({ name }) => name === value);
          set({ ...state, named: query, parameters: {}, cypher: query?.cypher ?? state.cypher, refusal: undefined });
        }}>
          <option value="" ?selected=${named === undefined}>${words.namedQueries} …</option>
          ${state.queries.map((query) => html`<option value=${query.name} ?selected=${query.name === named?.name}>${Object.hasOwn(words.questions, query.name) ? words.questions[query.name] : query.question}</option>`)}
        </select>
        ${
          state.history.length === 0
            ? nothing
            : html`<select aria-label=${words.history} @change=${(event: Event) => {
                const { value } = event.target as HTMLSelectElement;
                if (value !== '') set({ ...state, named: undefined, cypher: value });
              }}>
                <option value="">${words.history} …</option>
                ${state.history.map((text) => html`<option value=${text}>${text.replace(/\s+/g, ' ').slice(0, 90)}</option>`)}
              </select>`
        }
      </div>
      ${
        named === undefined || named.parameters.length === 0
          ? nothing
          : html`<fieldset class="parameters"><legend>${words.parameters}</legend>
              ${named.parameters.map(
                ({
                  name,
                  default: fallback,
                  description,
                }) => html`<label><span title=${detail(description)}>${name}</span>
                  <input data-parameter=${name} placeholder=${fallback === undefined || fallback === null || fallback === '' ? detail(description) : String(fallback)} title=${detail(description)} .value=${state.parameters[name] ?? ''}
                    @input=${(event: Event) => set({ ...state, parameters: { ...state.parameters, [name]: (event.target as HTMLInputElement).value } })} />
                </label>`,
              )}</fieldset>`
      }
      <div class="editor" ${ref(editorPlace)}></div>
      <div class="buttons">
        ${
          state.running
            ? html`<button data-action="cancel" @click=${cancel}>${words.cancel}</button>`
            : html`<button class="main" @click=${run}>${words.run}</button>`
        }
        <button ?disabled=${!hasPiece} @click=${() => show('add')}>${words.addResult}</button>
        <button ?disabled=${!hasPiece} @click=${() => show('replace')}>${words.replaceScene}</button>
      </div>
    </div>
    <div class="scroll result" tabindex="0" role="region" aria-label=${words.table} aria-live="polite">
      ${state.running ? html`<p class="quiet">${words.running}</p>` : nothing}
      ${answer === undefined && state.refusal === undefined && !state.running && desk.about !== undefined ? html`<p class="quiet">${words.limitsOf(showNumber(desk.about.limits.rows, words), showNumber(desk.about.limits.seconds, words))}</p>` : nothing}
      ${state.refusal === undefined ? nothing : html`<div class="refusal" role="alert"><p>${state.refusal.message}</p>${state.refusal.hint === undefined ? nothing : html`<p class="quiet">${state.refusal.hint}</p>`}</div>`}
      ${
        answer === undefined
          ? nothing
          : html`<p class="quiet">${words.rowsIn(showNumber(answer.rows.length, words), showNumber(answer.milliseconds, words))}${answer.truncated ? html`, ${words.truncated}` : nothing}</p>
              ${
                answer.rows.length === 0
                  ? html`<p>${words.emptyResult}</p>`
                  : html`<table class="grid">
                      <thead><tr>${answer.columns.map((column) => html`<th scope="col">${showName(column, 60)}</th>`)}</tr></thead>
                      <tbody>${answer.rows.slice(0, 500).map((row) => html`<tr>${row.map((value) => html`<td class=${typeof value === 'number' ? 'number' : ''}>${valueView(desk, value)}</td>`)}</tr>`)}</tbody>
                    </table>`
              }`
      }
    </div>
  </div>`;
};
