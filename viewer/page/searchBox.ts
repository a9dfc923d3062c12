import { html, nothing, type TemplateResult } from 'lit';
import { showName } from '../../graph/picture/names.ts';
import type { SearchHit } from '../server/wire.ts';
import type { Desk } from './desk.ts';
import { showNumber } from './display.ts';
import { sign } from './parts.ts';

export interface SearchState {
  readonly text: string;
  readonly hits: readonly SearchHit[] | undefined;
  /** The text that the hits answer. */
  readonly answered: string;
  /** True when Enter was pressed before the answer came. */
  readonly wanted: boolean;
  readonly active: number;
  readonly open: boolean;
}

export const closedSearch: SearchState = {
  text: '',
  hits: undefined,
  answered: '',
  wanted: false,
  active: 0,
  open: false,
};

export interface SearchActions {
  readonly type: (text: string) => void;
  readonly set: (change: Partial<SearchState>) => void;
  readonly choose: (hit: SearchHit) => void;
}

/** A box that completes names; Enter takes the marked one, the arrows move the mark. */
export const searchView = (desk: Desk, state: SearchState, { type, set, choose }: SearchActions): TemplateResult => {
  const { words } = desk;
  const hits = state.hits ?? [];
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      set({ open: true, active: hits.length === 0 ? 0 : (state.active + step + hits.length) % hits.length });
    } else if (event.key === 'Enter') {
      const hit = hits[state.active];
      // Fast typists press Enter before the answer is there: what they see then is the answer to less.
      if (state.answered !== state.text) set({ wanted: true });
      else if (state.open && hit !== undefined) choose(hit);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (state.open) set({ open: false });
      else (event.target as HTMLInputElement).blur();
    }
  };
  const isOpen = state.open && state.text.trim() !== '' && state.hits !== undefined;
  return html`<div class="search" role="search">
    <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"></circle><path d="m13 13 4.5 4.5"></path></svg>
    <input
      type="search"
      role="combobox"
      aria-autocomplete="list"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls="hits"
      aria-activedescendant=${isOpen && hits.length > 0 ? `hit-${state.active}` : nothing}
      aria-label=${words.searchShort}
      placeholder=${words.search}
      autocomplete="off"
      spellcheck="false"
      .value=${state.text}
      @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
      @focus=${() => set({ open: true })}
      @blur=${() => set({ open: false })}
      @keydown=${onKey}
    />
    <kbd aria-hidden="true">/</kbd>
    <ul id="hits" role="listbox" data-for=${state.answered} aria-label=${words.searchShort} ?hidden=${!isOpen}>
      ${isOpen && hits.length === 0 ? html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${words.noHits}</li>` : nothing}
      ${hits.map(
        ({ node, alias }, at) => html`<li
          id="hit-${at}"
          role="option"
          aria-selected=${at === state.active ? 'true' : 'false'}
          @pointerdown=${(event: Event) => {
            event.preventDefault();
            choose(hits[at] as SearchHit);
          }}
        >
          ${sign(node.type)}
          <span class="name">${showName(node.name, 80)}${alias === undefined ? nothing : html`<small>${showName(alias, 60)}</small>`}</span>
          <span class="amount">${desk.scene.state.nodes.has(node.id) ? words.inScene : showNumber(node.degree, words)}</span>
        </li>`,
      )}
    </ul>
  </div>`;
};
