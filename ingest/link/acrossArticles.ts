import { byCodeUnits, statementId } from '../../graph/id.ts';
import type { Entity, Statement } from '../../graph/model.ts';
import { relations } from '../../graph/ontology.ts';
import { headNamed } from '../knowledge/knownPersons.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { TimeExpression } from '../model.ts';
import { slugOf } from '../recognise/shape.ts';
import { knownTreaties } from '../recognise/treatyWords.ts';

/*
 * One id for one treaty, and for one head of state, in all articles. A treaty without an established name gets its id from its wording, and two articles
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
): Identified => {
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
  return rename(entities, statements, renamed);
};

/**
 * Entities and statements with the ids of heads of state and of government whom an article names by family name and office only:
 * "Australiens Premier Turnbull" is the one head of Australia of that name.
 */
export const identifyHeads = (entities: readonly Entity[], statements: readonly Statement[]): Identified => {
  const renamed = new Map<string, string>();
  const names = new Map<string, string>();
  const bare = new Map(entities.filter((e) => e.type === 'Person' && !e.name.includes(' ')).map((e) => [e.id, e.name]));
  const taken = new Set(entities.map(({ id }) => id));
  for (const { type, from, to, status, properties } of bare.size === 0 ? [] : statements) {
    const family = bare.get(from);
    if (type !== 'HOLDS_POSITION' || family === undefined || status !== 'asserted' || renamed.has(from)) continue;
    const kind = officeOf(
      String(properties?.['title'] ?? '')
        .split(' ')
        .at(-1) ?? '',
    )?.kind;
    const name = kind === 'head' || kind === 'government' ? headNamed(family, to) : undefined;
    const id = name === undefined ? undefined : `person:${slugOf(name)}`;
    if (name === undefined || id === undefined || taken.has(id)) continue;
    taken.add(id);
    renamed.set(from, id);
    names.set(from, name);
  }
  const named = entities.map((entity) => {
    const name = names.get(entity.id);
    if (name === undefined) return entity;
    return { ...entity, name, aliases: [...new Set([...entity.aliases, entity.name])].sort(byCodeUnits) };
  });
  return rename(named, statements, renamed);
};

interface Identified {
  readonly entities: readonly Entity[];
  readonly statements: readonly Statement[];
  /** New ids by the old ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

const rename = (
  entities: readonly Entity[],
  statements: readonly Statement[],
  renamed: ReadonlyMap<string, string>,
): Identified => {
  if (renamed.size === 0) return { entities, statements, renamed };
  const to = (id: string): string => renamed.get(id) ?? id;
  return {
    renamed,
    entities: entities.map((entity) => (renamed.has(entity.id) ? { ...entity, id: to(entity.id) } : entity)),
    statements: statements.map((s) => {
      const moved = {
        ...s,
        from: to(s.from),
        to: to(s.to),
        ...(s.speaker === undefined ? {} : { speaker: to(s.speaker) }),
      };
      if (moved.from === s.from && moved.to === s.to && moved.speaker === s.speaker) return s;
      // Where neither end comes first the smaller id does.
      const swapped = relations[s.type].symmetric && moved.from > moved.to;
      const { from: first, to: second, ...marks } = s.marks ?? {};
      const ends = swapped
        ? {
            from: moved.to,
            to: moved.from,
            marks: {
              ...marks,
              ...(second === undefined ? {} : { from: second }),
              ...(first === undefined ? {} : { to: first }),
            },
          }
        : {};
      const whole = { ...moved, ...ends };
      return { ...whole, id: statementId(whole) };
    }),
  };
};
