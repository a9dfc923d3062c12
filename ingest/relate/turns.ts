import type { Entity } from '../../graph/model.ts';
import { isGenericLabel, turnsOf } from '../interview.ts';
import type { Sentence } from '../model.ts';
import type { Index, Referent } from './referents.ts';

/*
 * Who speaks in the sentences of an interview: the label before the answer, or the one person whom the text introduces before the first question. What
 * stands in an answer is said by him, "ich" is he; what is asked is said by nobody.
 */

/** By sentence, who says it in a conversation in print. Sentences that name the speaker himself are not his words. */
export const findTurns = (index: Index): void => {
  const { document, spokenBy } = index;
  const turns = turnsOf(document.article.text);
  const [opening] = turns;
  if (opening === undefined) return;
  const persons = document.entities.filter(({ type }) => type === 'Person');
  const introduced = introducedIn(index, opening.start, persons);
  const named = new Map<string, Entity | undefined>();
  let at = 0;
  for (const sentence of document.sentences) {
    while (at < turns.length && (turns[at]?.end ?? 0) <= sentence.start) at++;
    const turn = turns[at];
    if (turn === undefined || sentence.start < turn.start || turn.asks) continue;
    const { label } = turn;
    if (label !== undefined && !named.has(label)) named.set(label, personOf(label, persons) ?? introduced);
    const speaker = label === undefined ? introduced : named.get(label);
    if (speaker === undefined || (label === undefined && names(index, sentence, speaker.id))) continue;
    spokenBy.set(sentence.index, asReferent(speaker, sentence));
  }
};

const asReferent = ({ id, name }: Entity, { start, end }: Sentence): Referent => ({
  entity: id,
  type: 'Person',
  confidence: 0.9,
  start,
  end,
  because: `answers of ${name}`,
});

/** The person of a label: "Huber", "Peter Huber (ÖVP)", "HUBER", "Außenministerin Huber"; initials when they fit one person only. */
const personOf = (label: string, persons: readonly Entity[]): Entity | undefined => {
  if (isGenericLabel(label)) return undefined;
  const bare = label.replace(/ \([^()]{0,60}\)$/, '').toLowerCase();
  const family = bare.slice(bare.lastIndexOf(' ') + 1);
  const fitting = persons.filter(({ name }) => name.toLowerCase().split(' ').at(-1) === family);
  if (fitting.length === 1) return fitting[0];
  const full = fitting.filter(({ name }) => bare.endsWith(name.toLowerCase()));
  return full.length === 1 ? full[0] : undefined;
};

/** The one person whom an interview introduces before its first question. */
const introducedIn = (index: Index, start: number, persons: readonly Entity[]): Entity | undefined => {
  const { document } = index;
  if (!/Interview|Gespräch/.test(document.article.text.slice(0, start))) return undefined;
  const before = new Set<string>();
  for (const { entity, type, first } of document.mentions) {
    const token = document.tokens[first];
    if (type === 'Person' && entity !== undefined && token !== undefined && token.start < start) before.add(entity);
  }
  const [only] = before;
  return before.size === 1 ? persons.find(({ id }) => id === only) : undefined;
};

/** Whether a sentence speaks of a person by name. */
const names = ({ mentionsAt }: Index, { first, last }: Sentence, id: string): boolean => {
  for (let i = first; i < last; i++)
    if ((mentionsAt[i] ?? []).some(({ entity, how }) => entity === id && how === 'name')) return true;
  return false;
};
