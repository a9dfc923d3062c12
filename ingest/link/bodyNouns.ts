import { readData } from '../readData.ts';

/*
 * What bodies are called beside their names: by what they are ("die Miliz", "der Energieriese", "die Behörde"), or by those who make them up
 * ("die Währungshüter").
 */

interface BodyNouns {
  /** Kind noun → kinds of organisation (knowledge/organisations.tsv) that it can stand for. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  /** Nouns that as the last part of a compound count as alone. */
  readonly heads: readonly string[];
  /** First parts of compounds that mean another body than the one named: "Mutterkonzern". */
  readonly others: readonly string[];
  /** Noun → ids of bodies that it can mean, beside those of its kinds. */
  readonly called: Readonly<Record<string, readonly string[]>>;
  /** Those who make up a body, here in the singular → ids of bodies that their plural can mean. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** What one of these bodies is called by itself. */
  readonly nicknames: Readonly<Record<string, readonly string[]>>;
}

const data = readData<BodyNouns>('languages/de/bodyNouns.json');

const kinds = new Map(Object.entries(data.kinds).map(([noun, list]) => [noun, new Set(list)]));

const withIds = (lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([noun, ids]) => [noun, new Set(ids.map((id) => `organisation:${id}`))]));

const called = withIds(data.called);
const people = withIds(data.people);
const nicknames = withIds(data.nicknames);

const isAnother = new RegExp(`^(?:${data.others.join('|')})`);

/** Kinds of bodies that a noun (lower case) may mean; "Ölkonzern", "US-Sender" by their last part, but not another body's ("Mutterkonzern"). */
export const kindsOfNoun = (lemma: string): ReadonlySet<string> | undefined => {
  const exact = kinds.get(lemma);
  if (exact !== undefined || isAnother.test(lemma)) return exact;
  const last = kinds.get(lemma.slice(lemma.lastIndexOf('-') + 1));
  if (last !== undefined) return last;
  const head = data.heads.find((noun) => lemma.length > noun.length + 1 && lemma.endsWith(noun));
  return head === undefined ? undefined : (kinds.get(head) ?? (head === 'riese' ? kinds.get('konzern') : undefined));
};

/** The bodies that a noun in the singular can mean whatever their kind: "die Behörde", "der Geheimdienst". */
export const bodiesCalled = (lemma: string): ReadonlySet<string> | undefined =>
  called.get(lemma) ?? called.get(lemma.slice(lemma.lastIndexOf('-') + 1));

/** The bodies that a plural of people can mean, by its singular: "die Währungshüter", "die Blauen". */
export const bodiesOfPeople = (lemma: string): ReadonlySet<string> | undefined =>
  people.get(lemma) ?? people.get(lemma.replace(/n$/, '')) ?? people.get(lemma.replace(/[er]n?$/, ''));

/** The bodies that go by a noun as if it were a name: "die Volkspartei". */
export const bodiesNicknamed = (lemma: string): ReadonlySet<string> | undefined => nicknames.get(lemma);
