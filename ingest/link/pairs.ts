import { ownersOfLeader } from '../knowledge/owners.ts';
import type { Document, Mention, Phrase, Token } from '../model.ts';
import { sidings } from '../relate/words.ts';
import { type Candidate, firstFrom, type LinkedAt, nameIn, nounReach } from './candidates.ts';
import type { Pair, Side, Sides } from './sides.ts';

/* What counts those named before: "beide Länder", "die zwei Politiker", "die drei Staaten", "der Nachbar" beside the one that acts. */

/** Number words that count nodes named before; two are "beide". */
export const countWords: ReadonlyMap<string, number> = new Map([
  ['drei', 3],
  ['vier', 4],
  ['fünf', 5],
  ['sechs', 6],
]);

/** Prepositions behind which a place or an occasion is named, and nobody who acts. */
const placing = /^(?:in|aus|nach|auf|bei|über|an|vor)$/;

/** Prepositions behind which stands who acts as well. */
const adding = /^(?:neben|mit|samt|zu)$/;

/** Those of one sentence. */
const candidatesOf = (candidates: readonly Candidate[], sentence: number): readonly Candidate[] =>
  candidates.slice(firstFrom(candidates, sentence), firstFrom(candidates, sentence + 1));

/**
 * The several that "die drei Länder", "alle vier" count: the nearest list of just so many, or the sentence that names just so many who
 * act ("Parallel zur EU froren die USA, Großbritannien und Kanada …"), else the list at the head of the article.
 */
export const groupBefore = (
  document: Document,
  candidates: readonly Candidate[],
  sides: Sides,
  at: number,
  count: number,
  types: readonly Mention['type'][],
): readonly (Candidate | Side)[] => {
  const { sentence } = document.tokens[at] as Token;
  const isThere = (c: Candidate): boolean => {
    const { preposition } = document.phrases[document.phraseOf[c.token] ?? -1] ?? {};
    return c.role !== 'modifier' && c.role !== 'owner' && !placing.test(preposition ?? '');
  };
  const acts = (c: Candidate): boolean => {
    const { preposition } = document.phrases[document.phraseOf[c.token] ?? -1] ?? {};
    return preposition === undefined ? c.role === 'subject' : adding.test(preposition);
  };
  for (let back = 0; back <= nounReach; back++) {
    const list = sides.listIn(sentence - back, at, count, types);
    if (list !== undefined) return list;
    const named =
      back === 0 ? [] : candidatesOf(candidates, sentence - back).filter((c) => types.some((type) => type === c.type));
    // "Kanzler X, Präsident Y und Z" name three persons, though their states stand there as well.
    for (const isMeant of [acts, isThere])
      for (const persons of [true, false]) {
        const all = new Map<string | undefined, Candidate>();
        for (const c of named)
          if ((c.type === 'Person') === persons && isMeant(c) && !all.has(c.entity)) all.set(c.entity, c);
        if (all.size === count) return [...all.values()];
      }
  }
  return sides.headList(at, count, types) ?? signersBefore(candidates, sentence, count, isThere) ?? [];
};

/** "X unterschrieb für A, Y für B. Ganz unten standen Z und W. Dieselben vier …": just so many persons in the two sentences before. */
const signersBefore = (
  candidates: readonly Candidate[],
  sentence: number,
  count: number,
  isThere: (candidate: Candidate) => boolean,
): readonly Candidate[] | undefined => {
  const persons = new Map<string | undefined, Candidate>();
  for (const back of [2, 1])
    for (const c of candidatesOf(candidates, sentence - back))
      if (c.type === 'Person' && isThere(c) && !persons.has(c.entity)) persons.set(c.entity, c);
  return persons.size === count ? [...persons.values()] : undefined;
};

/** The two of "das Duo": whom the sentences before joined last. */
export const duoBefore = (
  sides: Sides,
  at: number,
  sentence: number,
  excluded: ReadonlySet<string>,
): Pair | undefined => {
  const types = ['Country', 'Organisation', 'Person'] as const;
  const joined = (back: number): Pair | undefined => sides.pairIn(sentence - back, at, types, 'joined', excluded);
  const beside = (back: number): Pair | undefined => sides.pairIn(sentence - back, at, types, 'beside', excluded);
  return joined(0) ?? beside(0) ?? joined(1) ?? beside(1) ?? first([2, 3, 4], joined);
};

/** Nouns for those who stand against each other or deal with each other, whatever they are. */
const opponents =
  /^(?:seite|lager|delegation|abordnung|verhandlungsdelegation|verhandlungspartner|vertragspartner|partner|kontrahent|rivale|erzrivale|erzfeind|gegner|kriegsgegner|widersacher|(?:konflikt|kriegs|bürgerkriegs|streit|verhandlungs|vertrags)partei)$/;

/** Nouns that mean two even where nobody counts them. */
export const isConflictParty = (lemma: string): boolean =>
  /^(?:konflikt|kriegs|bürgerkriegs|streit|verhandlungs)partei$/.test(lemma);

/** Of them those that are rather persons. */
const rivals = /^(?:kontrahent|rivale|widersacher|gegner|gegenspieler|konkurrent)$/;

/** What "beide" counts, and who is neither of the two: whoever acts on them. */
export interface PairSought {
  readonly lemma: string;
  readonly types: readonly Mention['type'][];
  readonly excluded: ReadonlySet<string>;
}

/**
 * The two that "beide Länder", "die beiden Seiten" mean: whom the last sentences joined or set against each other, else of whom the
 * head of the article did; for states also the only two of the last sentence. Whoever acts in the clause itself ("X warnte beide
 * Seiten") is neither.
 */
export const pairBefore = (
  document: Document,
  candidates: readonly Candidate[],
  sides: Sides,
  at: number,
  sentence: number,
  clause: number,
  sought: PairSought,
): readonly (Candidate | Side)[] | undefined =>
  pairToldBefore(document, candidates, sides, at, sentence, clause, sought) ??
  // "Die UNO appellierte an beide Staaten. Indien und Pakistan hatten …": an article may begin so.
  (sentence <= lastOpening
    ? sides.pairIn(sentence + 1, document.tokens.length, sought.types, 'joined', sought.excluded)
    : undefined);

/** A sentence up to this one may speak of those whom only the next one names. */
const lastOpening = 1;

const pairToldBefore = (
  document: Document,
  candidates: readonly Candidate[],
  sides: Sides,
  at: number,
  sentence: number,
  clause: number,
  { lemma, types, excluded }: PairSought,
): readonly (Candidate | Side)[] | undefined => {
  const joined = (back: number): Pair | undefined => sides.pairIn(sentence - back, at, types, 'joined', excluded);
  const beside = (back: number): Pair | undefined => sides.pairIn(sentence - back, at, types, 'beside', excluded);
  const acted = (back: number): Pair | undefined => sides.pairIn(sentence - back, at, types, 'acted', excluded);
  const near = joined(0) ?? beside(0) ?? joined(1) ?? beside(1);
  if (near !== undefined) return near;
  // "telefonierte mit beiden Kontrahenten": two persons whom the head of the article sets against each other, else their states.
  if (rivals.test(lemma)) {
    const persons = sides.headPair(at, ['Person'], excluded);
    if (persons !== undefined) return persons;
  }
  const far = [2, 3, 4];
  if (opponents.test(lemma)) {
    const told =
      acted(0) ??
      acted(1) ??
      sides.answeredIn(sentence - 1, types, excluded) ??
      first(far, joined) ??
      sides.headPair(at, types, excluded);
    // "lud die Kriegsparteien ein": nobody says that they are two.
    if (told !== undefined || isConflictParty(lemma)) return told;
    const named = first(far, beside) ?? lastTwo(candidates, excluded, at, sentence, clause, types, 1);
    return named?.some((side) => 'role' in side && !core.test(side.role)) === true ? undefined : named;
  }
  const main = types[0] === 'Country' ? mainPair(candidates, excluded, at, clause) : undefined;
  const last = lastTwo(candidates, excluded, at, sentence, clause, types);
  // Nobody else comes near to the two of whom the article speaks.
  if (main !== undefined && main.third * 2 <= main.second && main.second > 2) return main.pair;
  // "A warf B vor, …": the only two of the sentence before, neither of them in passing.
  // "A unterstützt B" sets nobody against anybody.
  const isCore = last?.every(
    ({ role, sentence: s, clause: c }) =>
      sentence - s <= 1 && core.test(role) && !sidings.has(document.clauses[c]?.verb ?? ''),
  );
  if (isCore === true) return last;
  return (
    acted(0) ??
    acted(1) ??
    first(far, (back) => joined(back) ?? beside(back)) ??
    sides.headPair(at, types, excluded) ??
    last ??
    main?.pair
  );
};

/** Parts of who takes part in what is told. */
const core = /^(?:subject|accusative|dative)$/;

/** What the first of some distances gives. */
const first = (distances: readonly number[], find: (back: number) => Pair | undefined): Pair | undefined => {
  for (const back of distances) {
    const found = find(back);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The state of whom the article speaks by far most, beside the one that is the subject of a clause. */
export const mainState = (candidates: readonly Candidate[], at: number, clause: number): Candidate | undefined => {
  const counts = new Map<string, { first: Candidate; count: number }>();
  let acting: string | undefined;
  for (const c of candidates) {
    // "fielen Putins Truppen ins Nachbarland ein": those of the state that he leads.
    if (c.type === 'Person' && c.clause === clause && c.token < at) acting ??= ownersOfLeader(c.entity ?? '')[0];
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
  excluded: ReadonlySet<string>,
  at: number,
  clause: number,
): { pair: readonly Candidate[]; second: number; third: number } | undefined => {
  const counts = new Map<string, { first: Candidate; count: number }>();
  const acting = new Set<string>();
  for (const c of candidates) {
    if (c.token >= at) break;
    if (c.type !== 'Country' || c.entity === undefined || excluded.has(c.entity)) continue;
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

/** The only two of one type in the last sentence that speaks of any such. */
const lastTwo = (
  candidates: readonly Candidate[],
  excluded: ReadonlySet<string>,
  at: number,
  sentence: number,
  clause: number,
  types: readonly Mention['type'][],
  reach = nounReach,
): [Candidate, Candidate] | undefined => {
  for (let back = 0; back <= reach; back++) {
    const here: Candidate[] = [];
    for (let k = firstFrom(candidates, sentence - back); k < candidates.length; k++) {
      const c = candidates[k] as Candidate;
      if (c.sentence !== sentence - back || c.token >= at) break;
      if (c.entity === undefined || excluded.has(c.entity) || (back === 0 && c.clause === clause)) continue;
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

/** What "beide" counts. */
export const pairTypes = (lemma: string): readonly Mention['type'][] => {
  if (/republik$/.test(lemma)) return ['Country'];
  // "die beiden Regierungschefs" are no governments.
  if (
    !/chef$/.test(lemma) &&
    /^(?:land|staat(?!s)|nachbar|bruderland|bruderstaat|hauptstadt|regierung|\p{L}*macht|erzfeind|volk|armee|streitkraft)|(?:mitglieds?|vertrags)staat$/u.test(
      lemma,
    )
  )
    return ['Country'];
  if (/^partei(?!chef)/.test(lemma)) return ['Organisation'];
  if (
    /(?:organisation|gruppe|gruppierung|miliz|bewegung|konzern|unternehmen|firma|verband|gewerkschaft|bündnis|allianz|fraktion)$/.test(
      lemma,
    )
  )
    return ['Organisation'];
  // "mahnte beide Seiten": camps, not two persons who happen to be named in one sentence.
  if (opponents.test(lemma)) return ['Country', 'Organisation'];
  if (
    /^(?:mann|bewerber|spitzenpolitiker|staatsmann|staatsoberhaupt|staatslenker|diplomat|politiker|präsident|(?:\p{L}+)?minister|regierungschef|staatschef|parteichef|premier|kanzler|\p{L}*kandidat|\p{L}*unterhändler|verhandler)/u.test(
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
