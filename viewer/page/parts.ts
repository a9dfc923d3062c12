import { html, nothing, type TemplateResult } from 'lit';
import type { NodeType, Status } from '../../graph/ontology.ts';
import { showName } from '../../graph/picture/names.ts';
import { toneOf } from '../../graph/picture/tones.ts';
import type { Mark, StatementAnswer } from '../server/wire.ts';
import type { Desk } from './desk.ts';
import { safeLink, showDate, showPercent, showText } from './display.ts';
import { sayReason } from './reasons.ts';

/** A node's sign: its shape in its colour. */
export const sign = (type: NodeType): TemplateResult => html`<span class="sign ${type}" aria-hidden="true"></span>`;

/** A status in a word and as the line it is drawn with. */
export const statusTag = ({ words }: Desk, status: Status): TemplateResult =>
  html`<span class="status ${status}" title=${words.statuses[status][1]}><i aria-hidden="true"></i>${words.statuses[status][0]}</span>`;

/** A button that opens a node's card. */
export const nodeLink = (desk: Desk, id: string, name = desk.nameOf(id)): TemplateResult =>
  html`<button class="link" @click=${() => desk.open({ kind: 'node', id })}>${showName(name, 90)}</button>`;

/** A sentence with the words that made the statement marked. Marks that overlap are cut at the one before. */
export const marked = (sentence: string, marks: readonly Mark[]): TemplateResult => {
  const shown = showText(sentence);
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { role, start, end } of marks) {
    const begin = Math.max(start, at);
    if (begin >= end) continue;
    parts.push(shown.slice(at, begin), html`<mark class=${role}>${shown.slice(begin, end)}</mark>`);
    at = end;
  }
  parts.push(shown.slice(at));
  return html`${parts}`;
};

/** When something happened or held, as far as is known. */
export const whenOf = (
  { words }: Desk,
  { date, since, until }: { readonly date?: string; readonly since?: string; readonly until?: string },
): string =>
  [
    date === undefined ? '' : showDate(date, words),
    // A day and a beginning on that day are one thing to say.
    since === undefined || since === date ? '' : `${words.propertyNames.since} ${showDate(since, words)}`,
    until === undefined ? '' : `${words.propertyNames.until} ${showDate(until, words)}`,
  ]
    .filter(Boolean)
    .join(', ');

/** Properties as a list of terms; nothing when there are none. */
export const propertyList = (
  { words }: Desk,
  properties: Readonly<Record<string, string | number | boolean>>,
): TemplateResult | typeof nothing => {
  const entries = Object.entries(properties).filter(([, value]) => value !== '');
  if (entries.length === 0) return nothing;
  return html`<dl class="properties">
    ${entries.map(([key, value]) => {
      const name = Object.hasOwn(words.propertyNames, key) ? words.propertyNames[key] : showName(key, 40);
      const shown =
        typeof value === 'boolean'
          ? value
            ? words.yes
            : words.no
          : typeof value === 'string'
            ? key === 'kind' && Object.hasOwn(words.kinds, value)
              ? words.kinds[value]
              : showDate(value, words)
            : String(value);
      return html`<div><dt>${name}</dt><dd>${shown}</dd></div>`;
    })}
  </dl>`;
};

/** One statement: its sentence, who says it, how sure the reading is, and why it was read so. */
export const statementView = (
  desk: Desk,
  statement: StatementAnswer,
  { withRelation }: { readonly withRelation: boolean },
): TemplateResult => {
  const { words } = desk;
  const { article, status, speaker, confidence, because, rule, type } = statement;
  const when = whenOf(desk, statement);
  return html`<li class="statement ${statement.wrong ? 'wrong' : ''}" data-statement=${statement.id}>
    ${
      withRelation
        ? html`<p class="relation tone-${toneOf(type)}">
            ${nodeLink(desk, statement.from)} <span class="verb">${words.readings[type][0]}</span> ${nodeLink(desk, statement.to)}
          </p>`
        : nothing
    }
    <blockquote lang="de">${marked(statement.sentence, statement.marks)}</blockquote>
    <p class="meta">
      ${statusTag(desk, status)}
      ${speaker === undefined ? nothing : html`<span>${words.saysWho(showName(speaker.name, 60))}</span>`}
      ${when === '' ? nothing : html`<span>${when}</span>`}
      <span title=${words.confidence}>${showPercent(confidence)}</span>
      ${statement.wrong ? html`<span class="verdict">${words.wrong}</span>` : nothing}
    </p>
    <p class="actions">
      <button class="link" @click=${() => desk.open({ kind: 'article', id: article.id, at: statement.start, statement: statement.id })}>
        ${words.openArticle}
      </button>
      ${
        desk.about?.canJudge
          ? html`<button class="link quiet" @click=${() => desk.judgeWrong(statement.id)}>
              ${statement.wrong ? words.judgeWrongUndo : words.judgeWrong}
            </button>`
          : nothing
      }
    </p>
    <details>
      <summary>${words.why}</summary>
      <ul class="because">
        ${because.map((note) => html`<li>${showText(sayReason(note, words, (id) => showName(desk.nameOf(id), 60)))}</li>`)}
        <li>${words.rule}: <code>${showName(rule, 80)}</code></li>
      </ul>
    </details>
  </li>`;
};

/** Statements under the articles that they stand in, the newest first. */
export const byArticle = (
  desk: Desk,
  statements: readonly StatementAnswer[],
  options: { readonly withRelation: boolean },
): TemplateResult => {
  const groups = new Map<string, StatementAnswer[]>();
  for (const statement of statements) {
    const group = groups.get(statement.article.id);
    if (group === undefined) groups.set(statement.article.id, [statement]);
    else group.push(statement);
  }
  return html`${[...groups.values()].map((group) => {
    const { article } = group[0] as StatementAnswer;
    const link = safeLink(article.url);
    return html`<section class="source">
      <header>
        <h4>${showName(article.title || article.name, 160)}</h4>
        <p>
          ${[
            article.source === undefined ? '' : showName(article.source, 60),
            article.publishedAt === undefined ? '' : showDate(article.publishedAt, desk.words),
          ]
            .filter(Boolean)
            .join(' · ')}
          ${link === undefined ? nothing : html`<a href=${link} target="_blank" rel="noopener noreferrer">${desk.words.openSource}</a>`}
        </p>
      </header>
      <ul>${group.map((statement) => statementView(desk, statement, options))}</ul>
    </section>`;
  })}`;
};
