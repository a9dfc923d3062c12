import { html, nothing, type TemplateResult } from 'lit';
import type { RelationType } from '../../graph/ontology.ts';
import { showName } from '../../graph/picture/names.ts';
import { toneOf } from '../../graph/picture/tones.ts';
import type {
  ArticleAnswer,
  EdgeAnswer,
  NodeAnswer,
  PathsAnswer,
  RelationCount,
  SceneEdge,
  StatementAnswer,
} from '../server/wire.ts';
import { type Desk, expansions, statementsFirst, statementsMost } from './desk.ts';
import { safeLink, showDate, showPercent, showText } from './display.ts';
import { byArticle, nodeLink, propertyList, sign, statementView, statusTag, whenOf } from './parts.ts';
import { treatyLife } from './treatyLife.ts';

/** What the panel shows. */
export type Card =
  /** `isLong` once it takes longer than a click does. */
  | { readonly kind: 'loading'; readonly isLong?: boolean }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string | undefined }
  | { readonly kind: 'node'; readonly answer: NodeAnswer; readonly statements: readonly StatementAnswer[] | undefined }
  | { readonly kind: 'edge'; readonly answer: EdgeAnswer }
  | { readonly kind: 'article'; readonly answer: ArticleAnswer; readonly statement: string | undefined }
  | {
      readonly kind: 'paths';
      readonly answer: PathsAnswer;
      readonly from: string;
      readonly to: string;
      readonly statements: readonly StatementAnswer[];
    };

const heading = (
  desk: Desk,
  title: TemplateResult | string,
  over: TemplateResult | string,
): TemplateResult => html`<header class="head">
  <div class="over">
    ${desk.canGoBack ? html`<button class="icon" title=${desk.words.back} aria-label=${desk.words.back} @click=${() => desk.back()}>←</button>` : nothing}
    <span>${over}</span>
    <button class="icon close" title=${desk.words.close} aria-label=${desk.words.close} @click=${() => desk.close()}>×</button>
  </div>
  <h2 tabindex="-1">${title}</h2>
</header>`;

/** One edge in a list of a node's relations: the other end, its date, its evidence. */
const edgeRow = (desk: Desk, id: string, edge: SceneEdge): TemplateResult => {
  const { words, scene } = desk;
  const other = edge.from === id ? edge.to : edge.from;
  const node = scene.nodes.get(other);
  const title = typeof edge.properties.title === 'string' ? showName(edge.properties.title, 60) : '';
  const when = whenOf(desk, edge);
  return html`<li>
    <button class="row" data-edge=${edge.id} @click=${() => desk.open({ kind: 'edge', id: edge.id })}>
      ${node === undefined ? nothing : sign(node.type)}
      <span class="name">${showName(desk.nameOf(other), 80)}${title === '' ? nothing : html`<small>${title}</small>`}</span>
      ${edge.status === 'asserted' ? nothing : statusTag(desk, edge.status)}
      ${edge.disputed ? html`<span class="disputed">${words.disputed}</span>` : nothing}
      <span class="tail"><span class="when">${when}</span> <span class="count" title=${words.sources(edge.sources)}>${edge.sources}</span></span>
    </button>
  </li>`;
};

const directionOf = (id: string, edge: SceneEdge, counts: readonly RelationCount[]): RelationCount['direction'] =>
  counts.some(({ type, direction }) => type === edge.type && direction === 'both')
    ? 'both'
    : edge.from === id
      ? 'out'
      : 'in';

const readingOf = ({ words }: Desk, type: RelationType, direction: RelationCount['direction']): string =>
  words.readings[type][direction === 'in' ? 1 : 0];

const nodeCard = (desk: Desk, { answer, statements }: Extract<Card, { kind: 'node' }>): TemplateResult => {
  const { words, scene } = desk;
  const { node, counts, edges } = answer;
  const inScene = scene.state.nodes.has(node.id);
  const wikidata = node.wikidata !== undefined && /^Q\d+$/.test(node.wikidata) ? node.wikidata : undefined;
  const aliases = node.aliases.slice(0, 12);
  return html`${heading(desk, showName(node.name), html`${sign(node.type)} ${words.types[node.type][0]} · ${words.inArticles(node.articles)}`)}
    ${aliases.length === 0 ? nothing : html`<p class="aliases"><span>${words.alsoCalled}</span> ${aliases.map((alias) => showName(alias, 60)).join(', ')}</p>`}
    <div class="buttons" data-node=${node.id}>
      ${
        inScene
          ? html`<button @click=${() => desk.expand(node.id)}>${words.expandAll}</button>
            <button @click=${() => desk.collapse(node.id)}>${words.collapse}</button>
            <button @click=${() => desk.arrangeAround(node.id)}>${words.around}</button>
            <button aria-pressed=${scene.state.pinned.has(node.id)} @click=${() => desk.pin([node.id])}>${scene.state.pinned.has(node.id) ? words.unpin : words.pin}</button>
            <button @click=${() => desk.hide([node.id])}>${words.hide}</button>`
          : html`<button class="main" @click=${() => desk.addNode(node)}>${words.addToScene}</button>`
      }
      <button @click=${() => desk.pick('path', node.id)}>${words.pathFrom}</button>
    </div>
    ${propertyList(desk, { ...node.properties, ...(wikidata === undefined ? {} : { wikidata }) })}
    ${node.type === 'Treaty' ? treatyLife(desk, answer) : nothing}
    <section>
      <header class="factsHead">
        <h3>${words.facts} <small>${node.degree}</small></h3>
        <label>${words.atOnce}
          <select data-action="atOnce" @change=${(event: Event) => desk.setExpandLimit(Number((event.target as HTMLSelectElement).value))}>
            ${expansions.map((limit) => html`<option value=${limit} ?selected=${limit === desk.expandLimit}>${limit}</option>`)}
          </select>
        </label>
      </header>
      ${counts.map(({ type, direction, count }) => {
        const rows = edges.filter((edge) => edge.type === type && directionOf(node.id, edge, counts) === direction);
        const missing =
          rows.filter((edge) => !scene.state.edges.has(edge.id)).length + Math.max(0, count - rows.length);
        return html`<details class="group tone-${toneOf(type)}" ?open=${counts.length <= 6 || count <= 3}>
          <summary>
            <span class="verb">${readingOf(desk, type, direction)}</span>
            <small>${count}</small>
            ${
              missing > 0
                ? html`<button
                    class="plus"
                    data-expand=${type}
                    title="${words.expand}: ${readingOf(desk, type, direction)} (${missing})"
                    aria-label="${words.expand}: ${readingOf(desk, type, direction)} (${missing})"
                    @click=${(event: Event) => {
                      event.preventDefault();
                      desk.expand(node.id, type, direction);
                    }}
                  >+${missing}</button>`
                : html`<span class="all" title=${words.inScene}>✓</span>`
            }
          </summary>
          <ul class="rows">${rows.map((edge) => edgeRow(desk, node.id, edge))}</ul>
        </details>`;
      })}
    </section>
    <section>
      <h3>${words.sentences}</h3>
      ${statements === undefined ? html`<p class="quiet">${words.loading}</p>` : byArticle(desk, statements, { withRelation: true })}
      ${
        statements === undefined || statements.length < statementsFirst
          ? nothing
          : statements.length === statementsFirst
            ? html`<p class="quiet">${words.newestOnly(statementsFirst)} <button class="link" data-action="moreSentences" @click=${() => desk.moreStatements()}>${words.more}</button></p>`
            : statements.length < statementsMost
              ? nothing
              : html`<p class="quiet">${words.newestOnly(statementsMost)}</p>`
      }
    </section>
    ${
      desk.about?.canJudge
        ? html`<section class="judge">
            <h3>${words.judge}</h3>
            <div class="buttons">
              <button @click=${() => desk.pick('same', node.id)}>${words.judgeSame}</button>
              <button @click=${() => desk.pick('different', node.id)}>${words.judgeDifferent}</button>
            </div>
          </section>`
        : nothing
    }`;
};

const edgeCard = (desk: Desk, { answer }: Extract<Card, { kind: 'edge' }>): TemplateResult => {
  const { words } = desk;
  const { edge, from, to, statements } = answer;
  const when = whenOf(desk, edge);
  return html`${heading(
    desk,
    html`<span class="triple">
      ${nodeLink(desk, from.id, from.name)} <span class="verb tone-${toneOf(edge.type)}">${words.readings[edge.type][0]}</span> ${nodeLink(desk, to.id, to.name)}
    </span>`,
    html`${statusTag(desk, edge.status)}${when === '' ? nothing : html` · ${when}`}`,
  )}
    ${edge.disputed ? html`<p class="note">${words.disputedLong}</p>` : nothing}
    <p class="evidence">
      <span>${words.sources(edge.sources)}</span>
      <span>${words.statementsCount(edge.statements)}</span>
      <span class="meter" title=${words.confidence}>
        <meter min="0" max="1" .value=${edge.confidence} aria-label=${words.confidence}></meter> ${showPercent(edge.confidence)}
      </span>
    </p>
    ${propertyList(desk, edge.properties)}
    <section>
      <h3>${words.sentences}</h3>
      ${byArticle(desk, statements, { withRelation: false })}
    </section>`;
};

/** The article's text, its sentences marked by what was read from them, with one in the light. */
const articleCard = (desk: Desk, { answer, statement }: Extract<Card, { kind: 'article' }>): TemplateResult => {
  const { words } = desk;
  const { article, text, offset, length, statements } = answer;
  const link = safeLink(article.url);
  const sentences = new Map<number, StatementAnswer[]>();
  for (const each of statements) sentences.set(each.start, [...(sentences.get(each.start) ?? []), each]);
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const [start, group] of [...sentences].sort(([a], [b]) => a - b)) {
    const [begin, end] = [start - offset, (group[0] as StatementAnswer).end - offset];
    if (begin < at) continue;
    const lit = group.some(({ id }) => id === statement);
    parts.push(
      showText(text.slice(at, begin)),
      html`<a
        class="said ${lit ? 'lit' : ''}"
        href="#statement=${encodeURIComponent((group[0] as StatementAnswer).id)}"
        title=${group.map((each) => `${showName(answer.names[each.from] ?? each.from, 60)} ${words.readings[each.type][0]} ${showName(answer.names[each.to] ?? each.to, 60)}`).join('\n')}
        @click=${(event: Event) => {
          event.preventDefault();
          desk.open({ kind: 'statement', id: (group[0] as StatementAnswer).id });
        }}
        >${showText(text.slice(Math.max(0, begin), end))}</a
      >`,
    );
    at = end;
  }
  parts.push(showText(text.slice(at)));
  const where = [
    article.source === undefined ? '' : showName(article.source, 60),
    article.publishedAt === undefined ? '' : showDate(article.publishedAt, words),
  ].filter(Boolean);
  return html`${heading(desk, showName(article.title || article.name, 300), where.length > 0 ? where.join(' · ') : words.article)}
    <p class="evidence">
      <span>${words.statementsCount(statements.length)}</span>
      ${link === undefined ? nothing : html`<a href=${link} target="_blank" rel="noopener noreferrer">${words.openSource}</a>`}
    </p>
    <div class="article" lang="de">${offset > 0 ? '…' : nothing}${parts}${offset + text.length < length ? '…' : nothing}</div>`;
};

const pathsCard = (desk: Desk, { answer, from, to, statements }: Extract<Card, { kind: 'paths' }>): TemplateResult => {
  const { words } = desk;
  const edges = new Map(answer.edges.map((edge) => [edge.id, edge]));
  return html`${heading(desk, words.pathOf(showName(desk.nameOf(from), 60), showName(desk.nameOf(to), 60)), words.paths)}
    ${answer.paths.length === 0 ? html`<p class="quiet">${words.noPath}</p>` : nothing}
    ${answer.paths.map(
      ({ nodes, edges: steps }) => html`<details class="path" ?open=${answer.paths.length <= 2}>
        <summary>${nodes.map((id) => showName(desk.nameOf(id), 40)).join(' – ')} <small>${words.steps(steps.length)}</small></summary>
        <ol>
          ${steps.map((id) => {
            const edge = edges.get(id);
            if (edge === undefined) return nothing;
            // What says the same as the line does, not what a parallel one has to say: of its statements one in its manner.
            const behind = statements.filter((each) => each.edge === id);
            const evidence = behind.find(({ status }) => status === edge.status) ?? behind[0];
            const when = whenOf(desk, edge);
            return html`<li>
              <p class="relation tone-${toneOf(edge.type)}">
                ${nodeLink(desk, edge.from)}
                <button class="link verb" @click=${() => desk.open({ kind: 'edge', id })}>${words.readings[edge.type][0]}</button>
                ${nodeLink(desk, edge.to)}${when === '' ? nothing : html` <small>${when}</small>`}
                ${edge.status === 'asserted' ? nothing : statusTag(desk, edge.status)}
                ${edge.disputed ? html`<span class="disputed">${words.disputed}</span>` : nothing}
              </p>
              ${evidence === undefined ? nothing : html`<ul>${statementView(desk, evidence, { withRelation: false })}</ul>`}
            </li>`;
          })}
        </ol>
      </details>`,
    )}`;
};

/** The card as it stands in the panel. */
export const cardView = (desk: Desk, card: Card): TemplateResult => {
  switch (card.kind) {
    case 'loading':
      return html`${heading(desk, '…', desk.words.loading)}${card.isLong ? html`<p class="quiet" role="status">${desk.words.opening}</p>` : nothing}`;
    case 'refused':
      return html`${heading(desk, card.message, '')}${card.hint === undefined ? nothing : html`<p class="quiet">${card.hint}</p>`}`;
    case 'node':
      return nodeCard(desk, card);
    case 'edge':
      return edgeCard(desk, card);
    case 'article':
      return articleCard(desk, card);
    case 'paths':
      return pathsCard(desk, card);
  }
};
