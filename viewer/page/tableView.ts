import { html, nothing, type TemplateResult } from 'lit';
import { showName } from '../../graph/picture/names.ts';
import type { StatementAnswer } from '../server/wire.ts';
import type { Desk } from './desk.ts';
import { showDate, showNumber, showPercent, showText } from './display.ts';
import { sign, statusTag, whenOf } from './parts.ts';
import { dateOf, type Visible } from './scene.ts';

export type Tab = 'nodes' | 'edges' | 'statements';

export interface TableState {
  readonly tab: Tab;
  readonly sort: string;
  readonly descending: boolean;
  readonly rows: number;
  readonly statements: readonly StatementAnswer[] | undefined;
  /** True when there are more statements than are listed. */
  readonly isCut: boolean;
}

export const firstTable: TableState = {
  tab: 'nodes',
  sort: 'degree',
  descending: true,
  rows: 100,
  statements: undefined,
  isCut: false,
};

type Cell = string | number | undefined;

/** Texts from this length on get a wide column. */
const longText = 48;

interface Column<T> {
  readonly key: string;
  readonly name: string;
  readonly value: (item: T) => Cell;
  readonly view?: (item: T) => TemplateResult | string;
}

interface Grid {
  readonly columns: readonly Column<never>[];
  readonly items: readonly unknown[];
  readonly isChosen: (item: unknown) => boolean;
}

const kindOf = (cell: Cell): string =>
  typeof cell === 'number' ? 'number' : (cell?.length ?? 0) >= longText ? 'long' : '';

const compare = (a: Cell, b: Cell): number => {
  if (a === b) return 0;
  // What is not known stands last either way; that is decided by the caller's sign.
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
};

const gridOf = (
  desk: Desk,
  tab: Tab,
  visible: Visible,
  statements: readonly StatementAnswer[],
  chosen: ReadonlySet<string>,
): Grid => {
  const { words } = desk;
  const node = (id: string) =>
    html`<button class="link" @click=${() => desk.open({ kind: 'node', id })}>${showName(desk.nameOf(id), 70)}</button>`;
  const part = (value = 0): string => showNumber(Math.round(value * 100) / 100, words);
  if (tab === 'nodes') {
    type Item = Visible['nodes'][number];
    const columns: Column<Item>[] = [
      {
        key: 'name',
        name: words.name,
        value: (item) => item.name,
        view: (item) => html`${sign(item.type)} ${node(item.id)}`,
      },
      { key: 'type', name: words.type, value: (item) => words.types[item.type][0] },
      { key: 'degree', name: words.degree, value: (item) => item.degree },
      { key: 'articles', name: words.articles, value: (item) => item.articles },
      { key: 'rank', name: words.rank, value: (item) => item.rank, view: (item) => part(item.rank) },
      { key: 'between', name: words.between, value: (item) => item.between, view: (item) => part(item.between) },
      {
        key: 'aliases',
        name: words.alsoCalled,
        value: (item) => item.aliases.slice(0, 5).join(', '),
        view: (item) => showName(item.aliases.slice(0, 5).join(', '), 80),
      },
    ];
    return { columns, items: visible.nodes, isChosen: (item) => chosen.has((item as Item).id) };
  }
  if (tab === 'edges') {
    type Item = Visible['edges'][number];
    const columns: Column<Item>[] = [
      { key: 'from', name: words.from, value: (item) => desk.nameOf(item.from), view: (item) => node(item.from) },
      {
        key: 'relation',
        name: words.relation,
        value: (item) => words.readings[item.type][0],
        view: (item) =>
          html`<button class="link verb" @click=${() => desk.open({ kind: 'edge', id: item.id })}>${words.readings[item.type][0]}</button>`,
      },
      { key: 'to', name: words.to, value: (item) => desk.nameOf(item.to), view: (item) => node(item.to) },
      {
        key: 'date',
        name: words.date,
        value: dateOf,
        view: (item) => (dateOf(item) === undefined ? '' : showDate(dateOf(item) ?? '', words)),
      },
      {
        key: 'status',
        name: words.status,
        value: (item) => words.statuses[item.status][0],
        view: (item) =>
          html`${statusTag(desk, item.status)}${item.disputed ? html` <span class="disputed">${words.disputed}</span>` : nothing}`,
      },
      { key: 'sources', name: words.sourcesWord, value: (item) => item.sources },
      {
        key: 'confidence',
        name: words.confidence,
        value: (item) => item.confidence,
        view: (item) => showPercent(item.confidence),
      },
    ];
    return { columns, items: visible.edges, isChosen: (item) => chosen.has((item as Item).id) };
  }
  type Item = StatementAnswer;
  const columns: Column<Item>[] = [
    {
      key: 'sentence',
      name: words.sentence,
      value: (item) => item.sentence,
      view: (item) =>
        html`<button class="link plain" @click=${() => desk.open({ kind: 'article', id: item.article.id, at: item.start, statement: item.id })}>${showText(item.sentence.slice(0, 400))}</button>`,
    },
    { key: 'from', name: words.from, value: (item) => desk.nameOf(item.from), view: (item) => node(item.from) },
    { key: 'relation', name: words.relation, value: (item) => words.readings[item.type][0] },
    { key: 'to', name: words.to, value: (item) => desk.nameOf(item.to), view: (item) => node(item.to) },
    {
      key: 'date',
      name: words.date,
      value: (item) => item.date ?? item.since,
      view: (item) => whenOf(desk, item),
    },
    {
      key: 'status',
      name: words.status,
      value: (item) => words.statuses[item.status][0],
      view: (item) => statusTag(desk, item.status),
    },
    {
      key: 'confidence',
      name: words.confidence,
      value: (item) => item.confidence,
      view: (item) => showPercent(item.confidence),
    },
    {
      key: 'speaker',
      name: words.speaker,
      value: (item) => item.speaker?.name,
      view: (item) => showName(item.speaker?.name ?? '', 50).replace(/^–$/, ''),
    },
    {
      key: 'article',
      name: words.article,
      value: (item) => item.article.title,
      view: (item) => showName(item.article.title, 60),
    },
    {
      key: 'published',
      name: words.published,
      value: (item) => item.article.publishedAt,
      view: (item) => (item.article.publishedAt === undefined ? '' : showDate(item.article.publishedAt, words)),
    },
  ];
  return { columns, items: statements, isChosen: () => false };
};

/**
 * A CSV cell for a spreadsheet: quoted where it must be, and with an apostrophe in front where a spreadsheet would run it as a
 * formula (OWASP).
 */
export const csvCell = (cell: Cell): string => {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const sorted = (grid: Grid, state: TableState): readonly unknown[] => {
  const column = grid.columns.find(({ key }) => key === state.sort) as Column<unknown> | undefined;
  if (column === undefined) return grid.items;
  return grid.items
    .map((item, at) => ({ item, at, value: column.value(item) }))
    .sort((a, b) => {
      const order = compare(a.value, b.value);
      const missing = a.value === undefined || b.value === undefined;
      return (state.descending && !missing ? -order : order) || a.at - b.at;
    })
    .map(({ item }) => item);
};

/** What the picture shows, as a table of nodes, edges or statements: for the keyboard, for screen readers, and for sorting. */
export const tableView = (
  desk: Desk,
  state: TableState,
  visible: Visible,
  chosen: ReadonlySet<string>,
  set: (state: TableState) => void,
  save: (name: string, type: string, text: string) => void,
): TemplateResult => {
  const { words } = desk;
  const grid = gridOf(desk, state.tab, visible, state.statements ?? [], chosen);
  const items = sorted(grid, state);
  const columns = grid.columns as readonly Column<unknown>[];
  const saveCsv = (): void => {
    const lines = [
      columns.map(({ name }) => csvCell(name)),
      ...items.map((item) => columns.map(({ value }) => csvCell(value(item)))),
    ];
    save(`entente-${state.tab}.csv`, 'text/csv;charset=utf-8', `${lines.map((cells) => cells.join(',')).join('\n')}\n`);
  };
  const tabs: readonly (readonly [Tab, string, number | undefined])[] = [
    ['nodes', words.nodes, visible.nodes.length],
    ['edges', words.edges, visible.edges.length],
    ['statements', words.statements, state.statements?.length],
  ];
  const switchTab = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const at = tabs.findIndex(([tab]) => tab === state.tab);
    const next = tabs[(at + (event.key === 'ArrowRight' ? 1 : tabs.length - 1)) % tabs.length] as (typeof tabs)[number];
    set({ ...state, tab: next[0], sort: '', rows: 100 });
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-tab=${next[0]}]`)?.focus();
  };
  return html`
    <div class="drawerHead">
      <div role="tablist" aria-label=${words.table} @keydown=${switchTab}>
        ${tabs.map(
          ([
            tab,
            name,
            amount,
          ]) => html`<button role="tab" data-tab=${tab} id="tab-${tab}" aria-controls="tabpanel" aria-selected=${tab === state.tab ? 'true' : 'false'} tabindex=${tab === state.tab ? 0 : -1}
            @click=${() => set({ ...state, tab, sort: '', rows: 100 })}>${name}${amount === undefined ? nothing : html` <small>${showNumber(amount, words)}</small>`}</button>`,
        )}
      </div>
      <button @click=${saveCsv}>${words.csv}</button>
    </div>
    <div class="scroll" role="tabpanel" id="tabpanel" aria-labelledby="tab-${state.tab}" tabindex="0">
      <table class="grid">
        <thead>
          <tr>
            ${columns.map(
              ({
                key,
                name,
              }) => html`<th scope="col" aria-sort=${state.sort === key ? (state.descending ? 'descending' : 'ascending') : 'none'}>
                <button @click=${() => set({ ...state, sort: key, descending: state.sort === key ? !state.descending : false })}>${name}<span aria-hidden="true">${state.sort === key ? (state.descending ? ' ↓' : ' ↑') : ''}</span></button>
              </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${items.slice(0, state.rows).map(
            (item) => html`<tr class=${grid.isChosen(item) ? 'chosen' : ''}>
              ${columns.map(({ value, view }) => html`<td class=${kindOf(value(item))}>${view === undefined ? showName(String(value(item) ?? ''), 120).replace(/^–$/, '') : view(item)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
      ${items.length > state.rows ? html`<button class="moreRows" @click=${() => set({ ...state, rows: state.rows + 400 })}>${words.more}: ${words.shownOf(showNumber(state.rows, words), showNumber(items.length, words))}</button>` : nothing}
      ${state.tab === 'statements' && state.isCut ? html`<p class="quiet">${words.statementsCut(showNumber(items.length, words))}</p>` : nothing}
      ${state.tab === 'statements' && state.statements === undefined ? html`<p class="quiet">${words.loading}</p>` : nothing}
    </div>`;
};
