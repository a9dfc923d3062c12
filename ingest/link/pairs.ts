import type { Document, Mention, Phrase, Token } from '../model.ts';
import { type Candidate, firstFrom, type LinkedAt, nameIn, nounReach } from './candidates.ts';

/* What counts those named before: "beide Länder", "die zwei Politiker", "die drei Staaten", "der Nachbar" beside the one that acts. */

/** Number words that count nodes named before; two are "beide". */
export const countWords: ReadonlyMap<string, number> = new Map([
  ['drei', 3],
  ['vier', 4],
  ['fünf', 5],
  ['sechs', 6],
]);

/** The nearest list before a token, within reach, of just so many nodes of one type. */
export const namedTogether = (
  document: Document,
  linkedAt: LinkedAt,
  at: number,
  count: number,
  type: Mention['type'],
): readonly Mention[] => {
  const here = (document.tokens[at] as Token).sentence;
  const from = document.sentences[Math.max(0, here - nounReach)]?.first ?? 0;
  for (let p = (document.phraseOf[at] ?? 0) - 1; p >= 0; p--) {
    const phrase = document.phrases[p] as Phrase;
    if (phrase.first < from) break;
    if (phrase.first >= at || phrase.conjuncts?.length !== count || phrase.conjuncts[0] !== phrase.index) continue;
    const named = phrase.conjuncts.map((i) => nameIn(linkedAt, document.phrases[i] as Phrase));
    if (named.every((m) => m?.type === type)) return named as readonly Mention[];
  }
  return [];
};

/**
 * The two that "beide Länder", "die beiden Seiten" mean: the nearest sentence before that speaks of two of that type and no
 * third. Whoever acts in the clause itself ("X warnte beide Seiten") is neither.
 */
export const pairBefore = (
  document: Document,
  candidates: readonly Candidate[],
  at: number,
  sentence: number,
  clause: number,
  types: readonly Mention['type'][],
): readonly Candidate[] | undefined => {
  const last = lastTwo(candidates, at, sentence, clause, types);
  if (types[0] !== 'Country') return last;
  const joined = joinedPair(document, candidates, at, sentence, clause, types);
  if (joined !== undefined) return joined;
  const main = mainPair(candidates, at, clause);
  if (main === undefined) return last;
  const sure = main.third * 2 <= main.second && main.second > 2;
  return last === undefined || sure ? main.pair : last;
};

/** The two states, or a state and a body, that "und" joined before: "Ungarn und Polen … beide Staaten", "Israel und die Hamas … beide Seiten". */
const joinedPair = (
  document: Document,
  candidates: readonly Candidate[],
  at: number,
  sentence: number,
  clause: number,
  types: readonly Mention['type'][],
): readonly Candidate[] | undefined => {
  const fits = (c: Candidate): boolean =>
    c.type === 'Country' || (c.type === 'Organisation' && types.includes('Organisation'));
  const acting = new Set(
    candidates.filter((c) => c.clause === clause && c.token < at && c.role === 'subject').map((c) => c.entity),
  );
  for (let back = 0; back <= nounReach; back++) {
    const here: Candidate[] = [];
    for (let k = firstFrom(candidates, sentence - back); k < candidates.length; k++) {
      const c = candidates[k] as Candidate;
      if (c.sentence !== sentence - back || c.token >= at) break;
      if (fits(c) && c.entity !== undefined && !acting.has(c.entity)) here.push(c);
    }
    for (let k = 0; k + 1 < here.length; k++) {
      const [a, b] = [here[k] as Candidate, here[k + 1] as Candidate];
      if (a.entity === b.entity || b.token - a.token > 3 || a.role === 'modifier') continue;
      const between = document.tokens.slice(a.token + 1, b.token).map((t) => t.lower);
      if (!between.includes('und') || between.some((t) => t === ',')) continue;
      // "A, B und C" are three.
      if (document.tokens[a.token - 1]?.text === ',' && here[k - 1]?.token === a.token - 2) continue;
      return [a, b];
    }
  }
  return undefined;
};

/** The state of whom the article speaks by far most, beside the one that is the subject of a clause. */
export const mainState = (candidates: readonly Candidate[], at: number, clause: number): Candidate | undefined => {
  const counts = new Map<string, { first: Candidate; count: number }>();
  let acting: string | undefined;
  for (const c of candidates) {
    if (c.type !== 'Country' || c.entity === undefined) continue;
    // "Der slowenische Präsident rief den Nachbarn auf": the state of the one who acts acts.
    if (c.clause === clause && c.token < at && (c.role === 'subject' || acting === undefined)) acting = c.entity;
    const known = counts.get(c.entity);
    if (known === undefined) counts.set(c.entity, { first: c, count: 1 });
    else known.count++;
  }
  if (acting === undefined) return undefined;
  const [one, two] = [...counts.entries()]
    .filter(([entity]) => entity !== acting)
    .map(([, value]) => value)
    .sort((a, b) => b.count - a.count || a.first.token - b.first.token);
  return one !== undefined && one.count >= 2 * (two?.count ?? 0) ? one.first : undefined;
};

/** The two states of whom the article speaks most so far, with how often the second and the third are named. */
const mainPair = (
  candidates: readonly Candidate[],
  at: number,
  clause: number,
): { pair: readonly Candidate[]; second: number; third: number } | undefined => {
  const counts = new Map<string, { first: Candidate; count: number }>();
  const acting = new Set<string>();
  for (const c of candidates) {
    if (c.token >= at) break;
    if (c.type !== 'Country' || c.entity === undefined) continue;
    if (c.clause === clause && c.role === 'subject') acting.add(c.entity);
    const known = counts.get(c.entity);
    if (known === undefined) counts.set(c.entity, { first: c, count: 1 });
    else known.count++;
  }
  const [one, two, three] = [...counts.entries()]
    .filter(([entity]) => !acting.has(entity))
    .map(([, value]) => value)
    .sort((a, b) => b.count - a.count || a.first.token - b.first.token);
  const third = three?.count ?? 0;
  if (one === undefined || two === undefined || two.count <= third) return undefined;
  return { pair: [one.first, two.first], second: two.count, third };
};

const lastTwo = (
  candidates: readonly Candidate[],
  at: number,
  sentence: number,
  clause: number,
  types: readonly Mention['type'][],
): [Candidate, Candidate] | undefined => {
  for (let back = 0; back <= nounReach; back++) {
    const here: Candidate[] = [];
    for (let k = firstFrom(candidates, sentence - back); k < candidates.length; k++) {
      const c = candidates[k] as Candidate;
      if (c.sentence !== sentence - back || c.token >= at) break;
      if (c.entity === undefined || (back === 0 && c.clause === clause)) continue;
      // "SPÖ-Chef X und ÖGB-Präsident Y … beide Seiten": the bodies there only say who these are.
      if (c.role === 'modifier' && c.type === 'Organisation' && !types.includes('Person')) continue;
      if (!here.some((s) => s.entity === c.entity)) here.push(c);
    }
    for (const type of types) {
      const two = here.filter((c) => c.type === type);
      if (two.length === 2) return [two[0] as Candidate, two[1] as Candidate];
    }
    if (here.length === 2 && types.length > 1 && here.every((c) => types.some((type) => type === c.type)))
      return [here[0] as Candidate, here[1] as Candidate];
  }
  return undefined;
};

/** Whom a noun of power can mean: "beide Großmächte", "die beiden Atommächte". */
const great = new Set(['country:US', 'country:RU', 'country:SU', 'country:CN']);

export const powers: Readonly<Record<string, ReadonlySet<string>>> = {
  großmacht: great,
  supermacht: great,
  weltmacht: great,
  atommacht: new Set([...great, ...['FR', 'GB', 'IN', 'PK', 'KP', 'IL'].map((code) => `country:${code}`)]),
};

/** What "beide" counts. */
export const pairTypes = (lemma: string): readonly Mention['type'][] => {
  if (/republik$/.test(lemma)) return ['Country'];
  // "die beiden Regierungschefs" are no governments.
  if (
    !/chef$/.test(lemma) &&
    /^(?:land|staat|nachbar|hauptstadt|regierung|\p{L}*macht|streitpartei|rivale|kontrahent|volk)/u.test(lemma)
  )
    return ['Country'];
  if (/^partei(?!chef)/.test(lemma)) return ['Organisation'];
  // "mahnte beide Seiten": camps, not two persons who happen to be named in one sentence.
  if (lemma === 'seite' || lemma === 'partner') return ['Country', 'Organisation'];
  if (
    /^(?:politiker|präsident|(?:\p{L}+)?minister|regierungschef|staatschef|parteichef|premier|kanzler|spitzenkandidat)/u.test(
      lemma,
    )
  )
    return ['Person'];
  return ['Country', 'Organisation', 'Person'];
};

/** "A traf B. Im April reisten beide …": the only two persons of the last sentence that names any. */
export const twoPersonsBefore = (
  document: Document,
  linkedAt: LinkedAt,
  added: readonly Mention[],
  at: number,
  reach: number,
): readonly Mention[] => {
  const persons = new Map<string, Mention>();
  // "X freut sich auf Y; die beiden trafen einander": the two of the clause before in the same sentence.
  const own = document.sentences[(document.tokens[at] as Token).sentence];
  for (let i = own?.first ?? at; i < at; i++)
    for (const m of document.clauseOf[i] === document.clauseOf[at] ? [] : (linkedAt.get(i) ?? []))
      if (m.type === 'Person' && m.entity !== undefined && !persons.has(m.entity)) persons.set(m.entity, m);
  if (persons.size === 2) return [...persons.values()];
  persons.clear();
  for (let back = 1; back <= reach && persons.size === 0; back++) {
    const before = document.sentences[(document.tokens[at] as Token).sentence - back];
    for (let i = before?.first ?? 0; i < (before?.last ?? 0); i++)
      for (const m of linkedAt.get(i) ?? [])
        if (m.type === 'Person' && m.entity !== undefined && !persons.has(m.entity)) persons.set(m.entity, m);
    for (const m of added)
      if (
        m.type === 'Person' &&
        m.entity !== undefined &&
        m.first >= (before?.first ?? 0) &&
        m.first < (before?.last ?? 0)
      )
        if (!persons.has(m.entity)) persons.set(m.entity, m);
  }
  return persons.size === 2 ? [...persons.values()] : [];
};

/** "drohte A und B … warnte beide": the two that "und" joined last before a token, in its sentence or the one before, none of them the subject here. */
export const pairNamedBefore = (
  document: Document,
  linkedAt: LinkedAt,
  roles: ReadonlyMap<number, string>,
  at: number,
): readonly Mention[] => {
  const { clauseOf, phrases, phraseOf, sentences, tokens } = document;
  const from = sentences[Math.max(0, (tokens[at] as Token).sentence - 1)]?.first ?? 0;
  const own = phraseOf[at] ?? 0;
  const acting = new Set<string | undefined>();
  for (let p = own - 1; p >= 0 && clauseOf[(phrases[p] as Phrase).head] === clauseOf[at]; p--)
    if (roles.get(p) === 'subject') acting.add(nameIn(linkedAt, phrases[p] as Phrase)?.entity);
  for (let p = own - 1; p >= 0; p--) {
    const phrase = phrases[p] as Phrase;
    if (phrase.first < from) break;
    if (phrase.conjuncts === undefined || phrase.conjuncts[0] !== p || clauseOf[phrase.head] === clauseOf[at]) continue;
    const named = phrase.conjuncts.map((part) => nameIn(linkedAt, phrases[part] as Phrase));
    if (!named.every((m) => m !== undefined && m.type !== 'Treaty' && !acting.has(m.entity))) continue;
    return named.length === 2 ? (named as readonly Mention[]) : [];
  }
  return [];
};
