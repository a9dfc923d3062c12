import { addressOf } from './address.ts';
import { byCodeUnits } from './id.ts';
import type { Article, Elsewhere, Reading } from './model.ts';
import type { StoredHome } from './store.ts';

/*
 * One text may stand at several addresses. It is one article, since its id is its text, and its homes are what it was read as at
 * each of them. Which came first must not show: the homes have an order of their own, the reading of the first is what the graph
 * is folded from, and the others are remembered, so that the text stays as long as one of them has it.
 */

type Home = Pick<Article, 'name' | 'publishedAt' | 'url' | 'file'>;

/** Behind everything else in the order of code units. */
const last = '\uffff';

/** The order of a text's homes: published earliest, then by address, then by name; what is not known comes last. */
export const byHome = (a: Home, b: Home): number =>
  byCodeUnits(a.publishedAt ?? last, b.publishedAt ?? last) ||
  byCodeUnits(addressOf(a) ?? last, addressOf(b) ?? last) ||
  byCodeUnits(a.name, b.name);

/** What tells a home from another one of the same text: one address may be known under several names, from several sources. */
export const homeKey = (home: Omit<Home, 'publishedAt'>): string => {
  const address = addressOf(home);
  return address === undefined ? '' : JSON.stringify([address, home.name]);
};

/** A home out of the fields of a row, of which an engine may give any as null. */
export const storedHome = (name: unknown, address: unknown, publishedAt: unknown): StoredHome => ({
  name: String(name),
  address: address == null ? undefined : String(address),
  ...(publishedAt == null ? {} : { publishedAt: String(publishedAt) }),
});

/** What was read of a text at each of its homes, as if it had no other; the first home first. */
export const readingsAtHomes = ({ article, entities, statements, alsoAt = [] }: Reading): readonly Reading[] => [
  { article, entities, statements },
  ...alsoAt.map(({ article: { name, title, ...home }, ...said }): Reading => {
    // In the order of the canonical form.
    const other = { id: article.id, name, title, text: article.text, ...home };
    return { article: other, entities: said.entities ?? entities, statements: said.statements ?? statements };
  }),
];

/** What is kept of a further home: what the first one has as well is left out. */
const elsewhere = (first: Reading, { article, entities, statements }: Reading): Elsewhere => {
  const { id: _, text: __, ...home } = article;
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    article: home,
    ...(isSame(first.entities, entities) ? {} : { entities }),
    ...(isSame(first.statements, statements) ? {} : { statements }),
  };
};

/**
 * The reading of a text with all these homes, each in canonical form; of one home given twice the last counts. Homes without an
 * address are one home, the first of them; it counts for nothing where an address is known for the same name. Undefined without
 * any home.
 */
export const joinHomes = (readings: readonly Reading[]): Reading | undefined => {
  if (readings.length < 2) return readings[0];
  const homes = new Map<string, Reading>();
  for (const reading of readings) {
    const key = homeKey(reading.article);
    const known = homes.get(key);
    if (key !== '' || known === undefined || byHome(reading.article, known.article) <= 0) homes.set(key, reading);
  }
  const nowhere = homes.get('');
  if ([...homes].some(([key, { article }]) => key !== '' && article.name === nowhere?.article.name)) homes.delete('');
  const [first, ...others] = [...homes.values()].sort((a, b) => byHome(a.article, b.article));
  if (first === undefined || others.length === 0) return first;
  return { ...first, alsoAt: others.map((other) => elsewhere(first, other)) };
};
