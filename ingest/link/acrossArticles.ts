import { byCodeUnits, statementId } from '../../graph/id.ts';
import type { Entity, Statement } from '../../graph/model.ts';
import type { TimeExpression } from '../model.ts';
import { knownTreaties } from '../recognise/treatyWords.ts';

/*
 * One id for one treaty in all articles. A treaty without an established name gets its id from its wording, and two articles
 * word it differently. Where an article tells between whom and on which day it was signed, that bundle is the better id: two
 * instruments of one kind between the same parties on one day are one. Nothing is merged on likeness of names.
 */

/** Kinds that stand beside a treaty signed the same day rather than for it. */
const besideKinds = new Set(['protokoll', 'memorandum', 'erklärung', 'zusatzprotokoll', 'charta', 'fahrplan']);

/** Entities and statements with the ids of treaties that parties and day of signature identify. */
export const identifyTreaties = (
  entities: readonly Entity[],
  statements: readonly Statement[],
  times: readonly TimeExpression[],
): { entities: readonly Entity[]; statements: readonly Statement[]; renamed: ReadonlyMap<string, string> } => {
  const renamed = new Map<string, string>();
  const taken = new Set(entities.map((entity) => entity.id));
  const saidOf = new Map<string, Statement[]>();
  for (const s of statements) {
    if (s.status !== 'asserted' || (s.type !== 'SIGNED' && s.type !== 'PARTY_TO')) continue;
    const list = saidOf.get(s.to);
    if (list === undefined) saidOf.set(s.to, [s]);
    else list.push(s);
  }
  for (const entity of entities) {
    if (entity.type !== 'Treaty' || knownTreaties.has(entity.id.slice('treaty:'.length))) continue;
    const parties = new Set<string>();
    const days = new Set<string>();
    for (const s of saidOf.get(entity.id) ?? []) {
      if (!s.from.startsWith('person:')) parties.add(s.from.slice(s.from.indexOf(':') + 1).toLowerCase());
      // Only a day that the sentence itself tells identifies; one carried over from the story does not.
      if (s.type !== 'SIGNED' || s.datePrecision !== 'day' || s.date === undefined || days.has(s.date)) continue;
      if (times.some((t) => t.date === s.date && t.start >= s.start && t.end <= s.end)) days.add(s.date);
    }
    if (parties.size < 2 || parties.size > 4 || days.size !== 1) continue;
    const kind = `${entity.properties?.['kind'] ?? ''} ${entity.name}`.toLowerCase();
    const beside = [...besideKinds].find((k) => kind.includes(k));
    const marks = [...[...parties].sort(byCodeUnits), ...days, ...(beside === undefined ? [] : [beside])];
    const id = `treaty:${marks.join('-')}`;
    if (taken.has(id)) continue;
    taken.add(id);
    renamed.set(entity.id, id);
  }
  if (renamed.size === 0) return { entities, statements, renamed };
  const to = (id: string): string => renamed.get(id) ?? id;
  return {
    renamed,
    entities: entities.map((entity) => (renamed.has(entity.id) ? { ...entity, id: to(entity.id) } : entity)),
    statements: statements.map((s) => {
      if (!renamed.has(s.from) && !renamed.has(s.to)) return s;
      const moved = { ...s, from: to(s.from), to: to(s.to) };
      return { ...moved, id: statementId(moved) };
    }),
  };
};
