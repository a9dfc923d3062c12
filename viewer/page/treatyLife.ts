import { html, nothing, type TemplateResult } from 'lit';
import type { RelationType } from '../../graph/ontology.ts';
import { showName } from '../../graph/picture/names.ts';
import type { NodeAnswer, SceneEdge } from '../server/wire.ts';
import type { Desk } from './desk.ts';
import { showDate, showShortDate } from './display.ts';
import { sign, statusTag } from './parts.ts';

/** What happens to a treaty, in the order in which it does when no date tells. */
const stages: readonly RelationType[] = [
  'NEGOTIATED',
  'SIGNED',
  'RATIFIED',
  'JOINED',
  'PARTY_TO',
  'AMENDS',
  'VIOLATED',
  'SUSPENDED',
  'REJECTED',
  'REPLACES',
  'LEFT',
];

interface Event {
  readonly date: string | undefined;
  readonly order: number;
  readonly edge?: SceneEdge;
  readonly text: string;
}

const partyRelations: readonly RelationType[] = ['SIGNED', 'RATIFIED', 'JOINED', 'PARTY_TO', 'SUSPENDED', 'LEFT'];

/** A treaty's dates as a line, and what each party did as a table. */
export const treatyLife = (desk: Desk, { node, edges }: NodeAnswer): TemplateResult | typeof nothing => {
  const { words } = desk;
  const events: Event[] = [];
  for (const [key, label] of [
    ['signedOn', words.propertyNames.signedOn],
    ['inForceOn', words.propertyNames.inForceOn],
    ['validTo', words.propertyNames.validTo],
  ] as const) {
    const date = node.properties[key];
    // The signatures of that day say it already.
    const isTold = key === 'signedOn' && edges.some((edge) => edge.type === 'SIGNED' && edge.date === date);
    if (date !== undefined && date !== '' && !isTold) events.push({ date, order: 1, text: label ?? key });
  }
  for (const edge of edges) {
    const order = stages.indexOf(edge.type);
    if (order < 0) continue;
    const isSource = edge.from === node.id;
    const other = showName(desk.nameOf(isSource ? edge.to : edge.from), 50);
    events.push({
      date: edge.date ?? edge.since,
      order,
      edge,
      text: `${words.readings[edge.type][isSource ? 0 : 1]} ${other}`,
    });
  }
  if (events.length === 0) return nothing;
  events.sort((a, b) => {
    const [x, y] = [a.date ?? '9999', b.date ?? '9999'];
    return x < y ? -1 : x > y ? 1 : a.order - b.order;
  });
  const dates = [...new Set(events.map(({ date }) => date))];
  const parties = new Map<string, Map<RelationType, SceneEdge>>();
  for (const edge of edges)
    if (edge.to === node.id && partyRelations.includes(edge.type)) {
      const row = parties.get(edge.from) ?? new Map<RelationType, SceneEdge>();
      parties.set(edge.from, row.set(edge.type, edge));
    }
  const columns = partyRelations.filter((type) => [...parties.values()].some((row) => row.has(type)));
  return html`<section class="life">
    <h3>${words.treatyLife}</h3>
    <ol class="line">
      ${dates.map(
        (date) => html`<li class=${date === undefined ? 'undated' : ''}>
          <time>${date === undefined ? words.noDate : showDate(date, words)}</time>
          <ul>
            ${events
              .filter((event) => event.date === date)
              .map(
                ({ edge, text }) => html`<li>
                  ${
                    edge === undefined
                      ? text
                      : html`<button class="link plain" @click=${() => desk.open({ kind: 'edge', id: edge.id })}>${text}</button>
                          ${edge.status === 'asserted' ? nothing : statusTag(desk, edge.status)}
                          ${edge.disputed ? html`<span class="disputed">${words.disputed}</span>` : nothing}`
                  }
                </li>`,
              )}
          </ul>
        </li>`,
      )}
    </ol>
    ${
      parties.size === 0
        ? nothing
        : html`<table class="parties">
            <caption>${words.parties}</caption>
            <thead><tr><th scope="col">${words.party}</th>${columns.map((type) => html`<th scope="col">${words.readings[type][0]}</th>`)}</tr></thead>
            <tbody>
              ${[...parties].map(([id, row]) => {
                const known = desk.scene.nodes.get(id);
                return html`<tr>
                  <th scope="row">${known === undefined ? nothing : sign(known.type)} <button class="link" @click=${() => desk.open({ kind: 'node', id })}>${showName(desk.nameOf(id), 50)}</button></th>
                  ${columns.map((type) => {
                    const edge = row.get(type);
                    if (edge === undefined) return html`<td></td>`;
                    const when = edge.date ?? edge.since;
                    return html`<td>
                      <button class="link plain" @click=${() => desk.open({ kind: 'edge', id: edge.id })}>${
                        edge.status === 'asserted'
                          ? when === undefined
                            ? words.yes
                            : showShortDate(when, words)
                          : words.statuses[edge.status][0]
                      }</button>
                    </td>`;
                  })}
                </tr>`;
              })}
            </tbody>
          </table>`
    }
  </section>`;
};
