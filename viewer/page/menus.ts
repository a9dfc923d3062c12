import { html, nothing, type TemplateResult } from 'lit';
import { showName } from '../../graph/picture/names.ts';
import type { HeldJudgement } from '../server/wire.ts';
import type { Desk } from './desk.ts';

export type ExportScope = 'chosen' | 'scene' | 'all';

export interface ExportActions {
  readonly picture: (kind: 'png' | 'svg' | 'html') => void;
  readonly data: (format: string, part: number) => void;
  readonly scope: ExportScope;
  readonly setScope: (scope: ExportScope) => void;
  /** How much is selected or open. */
  readonly chosen: number;
}

/** What can be carried away: the picture, and the data of what is shown or of everything. */
export const exportMenu = (desk: Desk, { picture, data, scope, setScope, chosen }: ExportActions): TemplateResult => {
  const { words, about } = desk;
  const scopes: readonly (readonly [ExportScope, string])[] = [
    ['chosen', words.exportChosen],
    ['scene', words.exportScene],
    ['all', words.exportAll],
  ];
  const titleOf = (name: string): string => words.formats[name] ?? name.toUpperCase();
  const formats = () =>
    // Pictures are drawn here, as they are seen.
    (about?.exportFormats ?? [])
      .filter(({ name }) => name !== 'svg' && name !== 'png')
      .flatMap(({ name, description, parts }) =>
        Array.from({ length: parts }, (_, part) => {
          const label = parts === 1 ? titleOf(name) : `${titleOf(name)} ${part === 0 ? words.nodes : words.edges}`;
          return html`<button title=${description} data-export=${`${name}-${part}`} @click=${() => data(name, part)}>${label}</button>`;
        }),
      );
  return html`
    <h3>${words.exportWhat}</h3>
    <div class="choice scopes" role="radiogroup" aria-label=${words.exportWhat}>
      ${scopes.map(
        ([value, name]) =>
          html`<label><input type="radio" name="scope" value=${value} .checked=${scope === value} ?disabled=${value === 'chosen' && chosen === 0} @change=${() => setScope(value)} /> ${name}</label>`,
      )}
    </div>
    <h3>${words.picture}</h3>
    <div class="buttons">
      <button data-export="png" @click=${() => picture('png')}>PNG</button>
      <button data-export="svg" @click=${() => picture('svg')}>SVG</button>
      <button data-export="html" @click=${() => picture('html')}>${words.htmlFile}</button>
    </div>
    <h3>${words.data}</h3>
    <div class="buttons">${formats()}</div>`;
};

export interface ViewActions {
  readonly names: readonly string[];
  readonly save: (name: string) => void;
  readonly load: (name: string) => void;
  readonly remove: (name: string) => void;
  readonly copyLink: () => void;
  readonly toFile: () => void;
  readonly fromFile: (file: File) => void;
}

/** Views under a name in this browser, in an address, or in a file. */
export const viewsMenu = (
  { words }: Desk,
  { names, save, load, remove, copyLink, toFile, fromFile }: ViewActions,
): TemplateResult => html`
  <h3>${words.views}</h3>
  <form class="saveView" @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector('input');
    if (input === null || input.value.trim() === '') return;
    save(input.value.trim());
    input.value = '';
  }}>
    <input aria-label=${words.viewName} placeholder=${words.viewName} maxlength="80" />
    <button>${words.saveView}</button>
  </form>
  ${names.length === 0 ? html`<p class="quiet">${words.noViews}</p>` : nothing}
  <ul class="views">
    ${names.map(
      (name) => html`<li><button class="link" @click=${() => load(name)}>${showName(name, 80)}</button>
        <button class="icon" aria-label="${words.remove}: ${name}" title=${words.remove} @click=${() => remove(name)}>×</button></li>`,
    )}
  </ul>
  <div class="buttons">
    <button @click=${copyLink}>${words.copyLink}</button>
    <button @click=${toFile}>${words.viewFile}</button>
    <label class="button">${words.loadView}<input class="visually-hidden" type="file" accept="application/json,.json" @change=${(
      event: Event,
    ) => {
      const file = (event.target as HTMLInputElement).files?.[0];
      if (file !== undefined) fromFile(file);
    }} /></label>
  </div>`;

/** What people corrected, each with a way back. */
export const judgementList = (
  desk: Desk,
  judgements: readonly HeldJudgement[],
  retract: (id: string) => void,
): TemplateResult => {
  const { words } = desk;
  return html`<h3>${words.judgements}</h3>
    ${judgements.length === 0 ? html`<p class="quiet">${words.noJudgements}</p>` : nothing}
    <ul class="views">
      ${judgements.map(
        ({ id, kind, a, b, statement, names, sentence }) => html`<li>
          ${
            kind === 'wrong'
              ? html`<button class="link" @click=${() => desk.open({ kind: 'statement', id: statement ?? '' })}>${words.wrongStatement}${sentence === undefined ? nothing : html`: <q lang="de">${showName(sentence, 160)}</q>`}</button>`
              : html`<span>${showName(names?.[0] ?? a ?? '', 60)}, ${showName(names?.[1] ?? b ?? '', 60)}: ${kind === 'same' ? words.same : words.different}</span>`
          }
          <button class="link quiet" @click=${() => retract(id)}>${words.takeBack}</button>
        </li>`,
      )}
    </ul>`;
};

export const helpView = ({ words }: Desk): TemplateResult => html`
  <h3>${words.helpTitle}</h3>
  <dl class="keys">${words.help_.map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>`;
