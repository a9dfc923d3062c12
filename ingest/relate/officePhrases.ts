import { askOnce } from '../analyse/formCache.ts';
import { organisationOf } from '../knowledge/lexicon.ts';
import type { Mention, Phrase, Token } from '../model.ts';
import { type Index, linkOf, type Referent, referentFrom, referentsOf } from './referents.ts';

/* What the rules for offices ask of a phrase: the persons it names, their nationality, the tokens it holds. */

/** The token at an index. */
export const tokenOf = (index: Index, i: number): Token => index.document.tokens[i] as Token;

/** Persons whose names a phrase itself holds, not the phrases that hang on it. */
export const personsIn = (index: Index, phrase: Phrase): NamedPerson[] => {
  const found: NamedPerson[] = [];
  const inner = new Set<number>();
  for (const child of index.children.get(phrase.index) ?? [])
    for (let i = child.first; i < child.last; i++) inner.add(i);
  for (let i = phrase.first; i < phrase.last; i++) {
    if (inner.has(i)) continue;
    for (const mention of index.mentionsAt[i] ?? []) {
      if (mention.type !== 'Person' || mention.how !== 'name' || mention.entity === undefined) continue;
      if (!found.some((f) => f.entity === mention.entity)) found.push({ ...asReferent(mention), last: mention.last });
    }
  }
  return found;
};

/** A person by name, with the token behind the name. */
export interface NamedPerson extends Referent {
  readonly last?: number;
}

/** A mention as what a relation can end at. */
export const asReferent = (mention: Mention): Referent => referentFrom(mention, linkOf(mention));

/** States whose adjective stands before an office noun: "der japanische Generaldirektor". */
export const nationalityIn = (index: Index, phrase: Phrase): Referent[] => {
  const states: Referent[] = [];
  for (let i = phrase.first; i < phrase.head; i++)
    for (const m of index.mentionsAt[i] ?? [])
      if (m.type === 'Country' && m.how === 'adjective' && /^\p{Ll}/u.test(m.text)) states.push(asReferent(m));
  return states;
};

/** The states whose adjective or genitive stands with a noun: "Bürger Brasiliens und der Schweiz". */
export const statesOf = (index: Index, phrase: Phrase): Referent[] => [
  ...nationalityIn(index, phrase),
  ...(index.children.get(phrase.index) ?? [])
    .filter((c) => c.link === 'genitive' && c.first >= phrase.last)
    .flatMap((c) => referentsOf(index, c, { through: false }))
    .filter((r) => r.type === 'Country'),
];

/** True of nouns of those who belong to a state that stands beside them; cities make honorary citizens of others. */
export const isCitizen = askOnce((word) =>
  /(?:staatsbürger|staatsangehörige|(?<!ehren)bürger|landsmann|landsfrau)(?:r|in|n)?$/i.test(word),
);

/** The state that a listed body belongs to, as an id. */
export const parentOf = (entity: string): string | undefined => {
  const parent = organisationOf(entity)?.parent;
  return parent !== undefined && parent === parent.toUpperCase() ? `country:${parent}` : undefined;
};

/** The same with those that it is joined to: "A, B und C". */
export const personsOf = (index: Index, phrase: Phrase): Referent[] => {
  const own = personsIn(index, phrase);
  if (phrase.conjuncts === undefined) return own;
  const all = [...own];
  for (const other of phrase.conjuncts) {
    const conjunct = index.document.phrases[other];
    if (conjunct !== undefined && conjunct.index !== phrase.index)
      for (const p of personsIn(index, conjunct)) if (!all.some((q) => q.entity === p.entity)) all.push(p);
  }
  return all;
};

/** Mentions that begin at a token. */
export const startingAt = (index: Index, i: number): Mention[] =>
  (index.mentionsAt[i] ?? []).filter((m) => m.first === i);
