import { statesOfLeader } from '../knowledge/owners.ts';
import type { Token } from '../model.ts';
import { type Draft, isDeterminer, isQuoteMark, makeDraft, type Words } from './draft.ts';
import type { GivenNames } from './persons.ts';
import { slugOf } from './shape.ts';

/*
 * Family names alone that the dictionary has as other words: "Kurz lobte …", "Modi traf …", where the article names Sebastian Kurz and
 * Narendra Modi in full. They must be names before phrases and clauses are read; others are found when persons are linked.
 */

/** Adds what stands for a person by a family name that is also another word, and parts "Merkel Donald Tusk". Keeps `taken` right. */
export const findBareNames = (words: Words, drafts: Draft[], given: GivenNames): void => {
  const { tokens, taken } = words;
  const families = new Map<string, Draft>();
  const full: Draft[] = [];
  for (const draft of drafts) {
    const { person } = draft;
    if (draft.type !== 'Person' || draft.how !== 'name' || person === undefined || taken[draft.first] !== draft)
      continue;
    // "von Minister Strauß … des Vorsitzenden Strauß"
    if (
      person.parts.length === 1 &&
      draft.because[0] === 'office and family name' &&
      !families.has(person.parts[0] as string)
    )
      families.set(person.parts[0] as string, draft);
    if (person.parts.length < 2 || person.familyLength !== 1 || person.family === 0) continue;
    full.push(draft);
    const family = person.parts[person.family] as string;
    if (!families.has(family)) families.set(family, draft);
  }
  const add = (i: number, of: Draft): void => {
    const { person } = of;
    if (person === undefined) return;
    const draft = makeDraft(tokens, i, i + 1, {
      type: 'Person',
      how: 'name',
      name: tokens[i]?.text,
      person: {
        parts: [(tokens[i] as Token).text],
        family: 0,
        familyLength: 1,
        gender: person.gender,
        office: undefined,
      },
      confidence: 0.75,
      because: ['family name of a person named in full'],
    });
    taken[i] = draft;
    drafts.push(draft);
  };
  if (families.size === 0) return;
  const named = namedInFull(full);
  for (const draft of full) part(words, draft, families, named, given, drafts, add);
  tokens.forEach(({ text, pos }, i) => {
    const of = families.get(text);
    if (
      of === undefined ||
      taken[of.first] !== of ||
      taken[i] !== undefined ||
      (pos === 'PROPN' && !/[sxzß]$/.test(text))
    )
      return;
    if (standsAsName(tokens, i)) add(i, of);
  });
};

/** A well-known family name alone. Marks its token as taken. */
export const familyAlone = ({ tokens, taken }: Words, at: number): Draft => {
  const { text } = tokens[at] as Token;
  const draft = makeDraft(tokens, at, at + 1, {
    type: 'Person',
    how: 'name',
    name: text,
    person: { parts: [text], family: 0, familyLength: 1, gender: undefined, office: undefined },
    confidence: 0.8,
    because: ['well-known family name'],
  });
  taken[at] = draft;
  return draft;
};

/** Who is named in full: how often by each name, and the first few of each family name. */
interface Named {
  readonly counts: ReadonlyMap<string, number>;
  readonly byFamily: ReadonlyMap<string, readonly Draft[]>;
}

const MOST_OF_FAMILY = 5;

const namedInFull = (full: readonly Draft[]): Named => {
  const counts = new Map<string, number>();
  const byFamily = new Map<string, Draft[]>();
  for (const draft of full) {
    const { parts = [], family = 0 } = draft.person ?? {};
    const name = parts.join(' ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const own = byFamily.get(parts[family] ?? '') ?? [];
    if (own.length < MOST_OF_FAMILY) byFamily.set(parts[family] ?? '', [...own, draft]);
  }
  return { counts, byFamily };
};

/** "Am Montag hat Angela Merkel Orbán gelobt": one named in full or well known, and behind her the family name of another one. */
const partFamilyBehind = (
  { tokens, taken }: Words,
  draft: Draft,
  named: Named,
  drafts: Draft[],
  add: (i: number, of: Draft) => void,
): void => {
  const { first, last, person } = draft;
  if (person === undefined || person.parts.length !== 3 || last - first !== 3) return;
  // "Abdullah bin Zayed al-Nahyan": what a particle joins is one name.
  if (person.parts.some((word) => /^\p{Ll}/u.test(word))) return;
  const family = person.parts[2] as string;
  const parts = person.parts.slice(0, -1);
  const name = parts.join(' ');
  const whole = person.parts.join(' ');
  // "Carme Merkel Orbán" is nobody's name but hers where the article has it again.
  if ((named.counts.get(whole) ?? 0) > 1) return;
  // "hat Angela Merkel Orbáns Politik gelobt"
  const of = [...(named.byFamily.get(family) ?? []), ...(named.byFamily.get(family.replace(/s$/, '')) ?? [])].find(
    ({ person: other }) => other?.parts.join(' ') !== whole,
  );
  const isKnown = named.counts.has(name) || statesOfLeader(`person:${slugOf(name)}`).length > 0;
  if (of === undefined || !isKnown) return;
  const { text: _, ...like } = draft;
  const rest = makeDraft(tokens, first, last - 1, {
    ...like,
    name,
    person: { ...person, parts, family: person.family - 1 },
  });
  for (let i = first; i < last - 1; i++) taken[i] = rest;
  drafts.push(rest);
  taken[last - 1] = undefined;
  add(last - 1, of);
};

/** "Dort kritisierte Merkel Donald Tusk": one named in full before, and another one. */
const part = (
  words: Words,
  draft: Draft,
  families: ReadonlyMap<string, Draft>,
  named: Named,
  given: GivenNames,
  drafts: Draft[],
  add: (i: number, of: Draft) => void,
): void => {
  const { tokens, taken, isNoun: isCommon } = words;
  const { first, last, person } = draft;
  partFamilyBehind(words, draft, named, drafts, add);
  const of = families.get(tokens[first]?.text ?? '');
  if (person === undefined || of === undefined || of === draft || person.parts.length !== last - first) return;
  // "Heiko Maas … kritisierte Maas Putin": the family name of one named in full, and a well-known one.
  if (person.parts.length === 2 && given.isWellKnown(person.parts[1] as string)) {
    taken[first] = undefined;
    add(first, of);
    drafts.push(familyAlone(words, first + 1));
    return;
  }
  // "warf Petro Vertragsbruch vor": a noun is nobody's family name.
  if (person.parts.length === 2 && isCommon(first + 1)) {
    taken[first + 1] = undefined;
    taken[first] = undefined;
    add(first, of);
    return;
  }
  if (person.parts.length < 3 || given.genderOf(person.parts[0] as string) !== undefined) return;
  if (given.genderOf(person.parts[1] as string) === undefined) return;
  const parts = person.parts.slice(1);
  const { text: _, ...like } = draft;
  const rest = makeDraft(tokens, first + 1, last, {
    ...like,
    name: parts.join(' '),
    person: { ...person, parts, family: person.family - 1, office: undefined },
  });
  for (let i = first + 1; i < last; i++) taken[i] = rest;
  drafts.push(rest);
  add(first, of);
};

/**
 * True where a word that is also a noun or an adjective stands as somebody's name: nothing that belongs to a noun is before it, and a sentence that
 * it opens goes on with its verb in the singular ("Kurz lobte", not "Kurz vor der Wahl", "Richter verurteilten").
 */
export const standsAsName = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const opens =
    before === undefined || before.sentence !== token.sentence || before.text === ':' || isQuoteMark(before.text);
  if (opens) {
    if (next === undefined || next.sentence !== token.sentence) return false;
    // "Modi, der …", "Kurz, der Kanzler, …", not "Kurz, aber heftig"
    if (next.text === ',')
      return /^(?:d(?:er|ie|em|en|essen|eren)|eine?|seit|früher|einst|zuletzt|heute|damals|selbst|bisher|promovierter?|gelernter?|studierter?|gebürtiger?)$/.test(
        tokens[at + 2]?.lower ?? '',
      );
    // "Kurz wiederum lobte", "Müller selbst schwieg"
    const verb = contrasting.test(next.text) ? tokens[at + 2] : next;
    if (verb?.sentence !== token.sentence || (verb.pos !== 'VERB' && verb.pos !== 'AUX')) return false;
    const finite = verb.analyses.filter((a) => a.form === 'fin');
    return finite.length > 0 && finite.some((a) => a.number !== 'pl');
  }
  return isRelative(tokens, at - 1) || !opensNoun(before);
};

/** What sets the one who opens a sentence off from others, right behind his name. */
const contrasting =
  /^(?:wiederum|hingegen|dagegen|aber|jedoch|selbst|seinerseits|ihrerseits|indes|indessen|allerdings)$/;

/** "Orbán, der Kurz einen Freund nannte,": a relative pronoun looks like an article. */
const isRelative = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.pos === 'PRON' && /^d(?:er|ie|as|en|em)$/.test(tokens[at]?.text ?? '') && tokens[at - 1]?.text === ',';

/** True of a word before a capital one that makes a noun of it rather than a name: articles, adjectives, numbers, some prepositions. */
export const opensNoun = ({ text, pos }: Token): boolean =>
  isDeterminer(text) ||
  /^(?:ADJ|NUM|DET)$/.test(pos) ||
  /^(?:auf|für|im|am|zum|zur|vom|beim|ans|ins|ohne|per|pro|kein|keinen)$/i.test(text);
