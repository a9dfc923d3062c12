import { isPersonNoun } from '../analyse/personNouns.ts';
import { isFiniteVerb, tryingVerbs } from '../analyse/words.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Clause, Document, Gender, Mention, Phrase, Token } from '../model.ts';
import { orgNounOf } from '../recognise/organisations.ts';

/*
 * Who or what a pronoun or a noun may take up: every mention of a node, and things that block ("Der Vertrag … Er …"), with its part
 * in the sentence. Salience after Lappin & Leass 1994, much simplified.
 */

/** Sentences that a pronoun, and a kind noun, may look back. */
export const pronounReach = 2;

export const nounReach = 4;

const leastSalience = 1;
/** Enough for the only one that fits: behind a preposition in the sentence before. */
export const leastAlone = 0.85;

export interface Candidate {
  readonly entity: string | undefined;
  readonly type: Mention['type'] | 'thing';
  readonly token: number;
  readonly sentence: number;
  readonly clause: number;
  readonly role: string;
  readonly gender: Gender | undefined;
  readonly plural: boolean;
  /** Named together with others: "China und Russland". */
  readonly listed?: boolean;
  /** True of a thing that is somebody whom nobody names: "ein Sprecher". */
  readonly animate?: boolean;
  /** Set for personal pronouns: the same one in the same part of the next clause goes on with it. */
  readonly pronoun?: boolean;
}

/** Gender of persons by given name or title, where recognition knows it. */
export const personGenders = (mentions: readonly Mention[]): Map<string, Gender> => {
  const genders = new Map<string, Gender>();
  for (const m of mentions)
    if (m.type === 'Person' && m.entity !== undefined && m.person?.gender !== undefined && !genders.has(m.entity))
      genders.set(m.entity, m.person.gender);
  // "Tichanowskaja … Ihr Mann": a family name of Slavic women, where nothing else tells.
  for (const m of mentions)
    if (m.type === 'Person' && m.entity !== undefined && !genders.has(m.entity) && isWomansName(m.person?.parts.at(-1)))
      genders.set(m.entity, 'f');
  return genders;
};

/** "Tichanowskaja", "Newsorowa", "Čaputová": true of a family name in the form that only women have. */
const isWomansName = (family: string | undefined): boolean =>
  family !== undefined && family.length > 6 && /(?:[sz]kaj?a|[eo]wa|[eo]va|ová)$/u.test(family);

const feminineCountries = new Set(['TR', 'UA', 'CH', 'SK', 'MN', 'CF', 'DO', 'MD']);

/** States that have their masculine article as often as not: "der Kosovo … ihn". */
const masculineCountries = new Set([
  'IR',
  'IQ',
  'YE',
  'LB',
  'XK',
  'SD',
  'SS',
  'TD',
  'NE',
  'SN',
  'CG',
  'CD',
  'OM',
  'VA',
]);

const pluralCountries = new Set(['US', 'NL', 'PH', 'AE', 'BS', 'MV', 'KM', 'SC']);

/** "Sein Verbündeter, Ministerpräsident X": the name behind it says who it is. */
export const isNamedBehind = (document: Document, phrase: Phrase): boolean => {
  const next = document.tokens[phrase.last]?.text === ',' ? document.phraseOf[phrase.last + 1] : undefined;
  const behind = next === undefined ? undefined : document.phrases[next];
  return behind?.link === 'apposition' && behind.parent === phrase.index;
};

/**
 * "Der SPD-Politiker und Bundesratspräsident X": the name of whoever is both, behind the last of two callings of which the first alone has an
 * article. "Der Präsident und Außenminister X reisten" are two.
 */
export const nameOfRow = (
  { tokens, phrases, clauses, clauseOf }: Document,
  { conjuncts, number, first, head }: Phrase,
  linkedAt: ReadonlyMap<number, readonly Mention[]>,
): Mention | undefined => {
  const last = phrases[conjuncts?.at(-1) ?? -1];
  const token = tokens[head];
  if (last === undefined || conjuncts?.length !== 2 || number === 'pl' || token === undefined) return undefined;
  if (tokens[first]?.pos !== 'DET' || tokens[last.first]?.pos === 'DET') return undefined;
  if (tokens[last.first - 1]?.lower !== 'und' || last.head + 1 >= last.last) return undefined;
  const [calling, other] = [officeOf(token.text), officeOf(tokens[last.head]?.text ?? '')];
  if (calling === undefined || other === undefined || calling.plural) return undefined;
  // "den Präsidenten und Außenminister X": whoever is head of a state or a government is no minister.
  const leads = /^(?:head|government)$/;
  if (leads.test(calling.kind) && (other.kind === 'minister' || leads.test(other.kind))) return undefined;
  const finite = (clauses[clauseOf[head] ?? -1]?.verbTokens ?? []).map((i) => tokens[i] as Token).filter(isFiniteVerb);
  if (finite.some((t) => t.analyses.every((a) => a.form !== 'fin' || a.number === 'pl'))) return undefined;
  const names = (i: number): readonly Mention[] =>
    (linkedAt.get(i) ?? []).filter((m) => m.type === 'Person' && m.how === 'name');
  for (let i = first; i < head; i++) if (names(i).length > 0) return undefined;
  for (let i = last.head + 1; i < last.last; i++) for (const m of names(i)) return m;
  return undefined;
};

/** Offices that stand alone before "und", for those whose names stand behind it: not for who holds such an office elsewhere in the text. */
export const shareNames = (document: Document): void => {
  const offices = document.mentions.filter((m) => m.type === 'Person' && m.how === 'office');
  if (offices.length === 0) return;
  const linkedAt = linkedByToken(document.mentions);
  for (const office of offices) {
    const phrase = document.phrases[document.phraseOf[office.last - 1] ?? -1];
    const name = phrase === undefined ? undefined : nameOfRow(document, phrase, linkedAt);
    if (name === undefined || phrase?.head !== office.last - 1) continue;
    office.entity = name.entity;
    office.confidence = 0.85;
    office.because.push('has its name behind „und“');
  }
};

export const collect = (
  document: Document,
  roles: ReadonlyMap<number, string>,
  genders: ReadonlyMap<string, Gender>,
): Candidate[] => {
  const { tokens, phrases, mentions } = document;
  const candidates: Candidate[] = [];
  const named = new Set<number>();
  /** "Eva Huber (SPÖ) sprach. Sie …": the party in brackets says whose she is, and is not spoken of. */
  const isBracketedBody = (m: Mention, phrase: Phrase | undefined): boolean =>
    m.type === 'Organisation' &&
    phrase?.link === 'apposition' &&
    tokens[phrase.first - 1]?.text === '(' &&
    tokens[phrase.last]?.text === ')' &&
    mentions[m.index - 1]?.type === 'Person';
  for (const m of mentions) {
    if (m.entity === undefined) continue;
    const ending = phrases[document.phraseOf[m.last - 1] ?? -1];
    const opening = phrases[document.phraseOf[m.first] ?? -1];
    // "Der Bund der Küstenfischer": what ends in an owner of its own stands where its first noun does.
    const phrase =
      m.type === 'Organisation' && ending?.link === 'genitive' && ending.parent === opening?.index ? opening : ending;
    if (phrase !== undefined && m.how !== 'adjective') named.add(phrase.index);
    const top = topOf(document, phrase);
    // Under an office noun the office holder is the subject, not the state in "der Präsident Russlands".
    const own = phrase === undefined ? undefined : roles.get(phrase.index);
    const role =
      m.how === 'adjective' || isBracketedBody(m, phrase)
        ? 'modifier'
        : (own ??
          (phrase?.link === 'conjunct' || phrase?.link === 'apposition' ? roles.get(top?.index ?? -1) : undefined) ??
          (phrase?.link === 'genitive' ? 'owner' : 'other'));
    const code = m.entity.slice(m.entity.indexOf(':') + 1);
    const gender: Gender | undefined =
      m.type === 'Person'
        ? genders.get(m.entity)
        : m.type === 'Country'
          ? // "Kiew … sie": by its capital no state is feminine.
            feminineCountries.has(code) && !(m.because[0] ?? '').startsWith('capital')
            ? 'f'
            : masculineCountries.has(code) && /^de[rn]$/.test(tokens[m.first - 1]?.lower ?? '')
              ? 'm'
              : 'n'
          : ((m.type === 'Organisation' ? genderOfKind(tokens, m) : undefined) ??
            phrase?.gender ??
            articleGender(tokens, m, own));
    candidates.push({
      entity: m.entity,
      type: m.type,
      token: m.first,
      sentence: (tokens[m.first] as Token).sentence,
      clause: document.clauseOf[m.first] ?? -1,
      role:
        role === 'subject' && isSupposed(document, m.first)
          ? 'supposed'
          : isQuotedAside(document, phrase)
            ? 'subject'
            : role,
      gender,
      plural: m.type === 'Country' && pluralCountries.has(code),
      listed: phrase?.link === 'conjunct' || phrase?.conjuncts !== undefined,
    });
  }
  for (const phrase of phrases) {
    if (phrase.pronoun || named.has(phrase.index) || phrase.number === 'pl') continue;
    const role = roles.get(phrase.index) ?? (phrase.link === 'genitive' ? 'owner' : 'other');
    if (role !== 'subject' && role !== 'accusative') continue;
    const head = tokens[phrase.head] as Token;
    if (head.pos !== 'NOUN' || isNamedBehind(document, phrase) || isManyAs(head, role)) continue;
    candidates.push({
      entity: undefined,
      type: 'thing',
      token: phrase.head,
      sentence: head.sentence,
      clause: document.clauseOf[phrase.head] ?? -1,
      role,
      gender: phrase.gender,
      plural: false,
      animate: isUnnamed(document, phrase),
    });
  }
  return candidates.sort((a, b) => a.token - b.token);
};

/** "Ein Sprecher kritisierte", "der Ausschuss lehnte ab": somebody whom nobody names, and of whom the text itself tells, not only words that it reports. */
const isUnnamed = ({ tokens, clauses, clauseOf }: Document, { head }: Phrase): boolean => {
  const { lemma, text } = tokens[head] as Token;
  if (clauses[clauseOf[head] ?? -1]?.mood !== 'indicative' || /^(?:letzte|erste|andere|einzige)/i.test(lemma))
    return false;
  return isPersonNoun(lemma) || orgNounOf(text) !== undefined;
};

/** "Es gab Proteste": singular in a dative of old alone, so that as a subject or accusative it is several. */
const isManyAs = ({ analyses }: Token, role: string): boolean => {
  const wanted = role === 'subject' ? 'nom' : 'acc';
  const readings = analyses.filter((a) => a.pos === 'NOUN' && a.case === wanted);
  return readings.length > 0 && readings.every((a) => a.number === 'pl');
};

/** "„Das ist falsch“, so X. Er …": who is named as the speaker goes on like a subject. */
const isQuotedAside = ({ tokens }: Document, phrase: Phrase | undefined): boolean =>
  phrase !== undefined &&
  phrase.preposition === undefined &&
  tokens[phrase.first - 1]?.text === 'so' &&
  /^[,“”"«»]$/.test(tokens[phrase.first - 2]?.text ?? '');

/** "drohte, sollte X nicht freikommen": who does something in a condition behind its main clause is not who the text goes on about. */
const isSupposed = ({ clauses, clauseOf, tokens }: Document, at: number): boolean => {
  const clause = clauses[clauseOf[at] ?? -1];
  return clause?.conditional === true && clause.parent !== undefined && tokens[clause.first]?.pos !== 'SCONJ';
};

/** "… dankte Kim und lud ihn ein": an object is not who its own clause's subject is, nor the one it shares. */
export const ownSubjects = (
  document: Document,
  clause: Clause | undefined,
  phrase: Phrase | undefined,
  linkedAt: LinkedAt,
): Set<string> => {
  const entities = new Set<string>();
  // "X, den er traf": nor is it whom the clause describes.
  const described = clause?.kind === 'relative' ? document.phrases[clause.antecedent ?? -1] : undefined;
  const own = described === undefined ? undefined : relativeIn(document, clause as Clause);
  if (own !== undefined && own !== phrase?.index && phrase?.pronoun === true)
    for (const entity of namedIn(described as Phrase, linkedAt)) entities.add(entity);
  // "X traf Y und versuchte, ihn zu überzeugen", "X reiste ab, um ihn zu treffen": who tries or goes is who does it.
  const outer = clause?.kind === 'infinitive' ? document.clauses[clause.parent ?? -1] : undefined;
  const doing =
    outer?.voice === 'active' &&
    (tryingVerbs.has(outer.verb ?? '') || /^(?:um|ohne|statt|anstatt)$/.test(clause?.conjunction ?? ''))
      ? outer
      : undefined;
  const shared = [clause, doing].map((c) => document.clauses[c?.sharesSubjectOf ?? -1]);
  for (const other of [clause, doing, ...shared]) {
    for (const argument of other?.arguments ?? []) {
      if (argument.role !== 'subject' || argument.phrase === phrase?.index) continue;
      const subject = document.phrases[argument.phrase];
      if (subject === undefined) continue;
      // "X, der über ihn lästerte": the relative pronoun is X.
      const described =
        subject.pronoun && other?.kind === 'relative' ? document.phrases[other.antecedent ?? -1] : subject;
      const named = described ?? subject;
      // "X und Y versuchten, ihn zu überzeugen": nor is it one of several.
      for (const part of named.conjuncts ?? [named.index])
        for (const entity of namedIn(document.phrases[part] as Phrase, linkedAt)) entities.add(entity);
    }
  }
  return entities;
};

/** The relative pronoun that is an object of its clause: "den" of "X, den er traf". */
const relativeIn = ({ phrases, tokens }: Document, { arguments: args, first }: Clause): number | undefined =>
  args.find(({ role, phrase }) => {
    const p = phrases[phrase];
    return (
      role !== 'subject' &&
      p?.pronoun === true &&
      p.first <= first + 1 &&
      /^(?:de[mnr]|die|das|denen|welche[mnrs]?)$/.test(tokens[p.head]?.lower ?? '')
    );
  })?.phrase;

const namedIn = ({ first, last }: Phrase, linkedAt: LinkedAt): string[] => {
  const entities: string[] = [];
  for (let i = first; i < last; i++)
    for (const m of linkedAt.get(i) ?? []) if (m.entity !== undefined && m.last <= last) entities.push(m.entity);
  return entities;
};

/**
 * Whom the possessive of a phrase does not mean: "X, sein Minister, warf …": what is said beside a name to explain it is not his own;
 * "ihre Angriffe auf die Hamas", "seine Kritik an Merkel": a deed is not of those whom it reaches.
 */
export const notOwning = (document: Document, phrase: Phrase | undefined, linkedAt: LinkedAt): Set<string> => {
  if (phrase === undefined) return new Set();
  const named = phrase.link === 'apposition' ? document.phrases[phrase.parent ?? -1] : undefined;
  const reached: Phrase[] = [];
  for (let i = phrase.index + 1; i < document.phrases.length; i++) {
    const other = document.phrases[i] as Phrase;
    if (document.tokens[other.first]?.sentence !== document.tokens[phrase.first]?.sentence) break;
    if (other.parent === phrase.index && other.link === 'preposition') reached.push(other);
  }
  return new Set([...(named === undefined ? [] : [named]), ...reached].flatMap((p) => namedIn(p, linkedAt)));
};

const topOf = (document: Document, phrase: Phrase | undefined): Phrase | undefined => {
  let at = phrase;
  for (let depth = 0; depth < 6 && at?.parent !== undefined; depth++) at = document.phrases[at.parent];
  return at;
};

/** "Bund der Küstenfischer", "Institut für Seerecht": the gender of the noun that a body's name of several words begins with. */
const genderOfKind = (tokens: readonly Token[], { first, last }: Mention): Gender | undefined => {
  if (last - first < 2 || !/^(?:der|des|für|zur|zum|gegen|\p{Lu}\p{Ll}+er)$/u.test(tokens[first + 1]?.text ?? ''))
    return undefined;
  const token = tokens[first] as Token;
  const genders = new Set(
    token.analyses.flatMap(({ pos, gender }) => (pos === 'NOUN' && gender !== undefined ? [gender] : [])),
  );
  // "der Bund" is masculine, "das Bund" is not.
  const article = gendersOfArticle[tokens[first - 1]?.lower ?? ''];
  const [only, other] = [...genders].filter((gender) => article?.includes(gender) !== false);
  return other === undefined ? only : undefined;
};
const gendersOfArticle: Readonly<Record<string, string>> = {
  der: 'mf',
  die: 'f',
  das: 'n',
  dem: 'mn',
  des: 'mn',
  den: 'm',
};

const articleGender = (tokens: readonly Token[], mention: Mention, role: string | undefined): Gender | undefined => {
  const before = tokens[mention.first - 1]?.lower;
  // "Der Internationale Strafgerichtshof" acts, "den Europarat" is acted on: no woman's article.
  if ((before === 'der' && role === 'subject') || (before === 'den' && role === 'accusative')) return 'm';
  return before === 'die' || before === 'der' || before === 'zur' ? 'f' : before === 'das' ? 'n' : undefined;
};

/**
 * Who was named last, in this sentence or the one before, whatever he was there, but rather no subject: "A traf B; dieser …" is B; what `owns` ("dessen") may take up
 * an object of its own clause. A thing that fits ends the search.
 */
export const lastPointedAt = (
  candidates: readonly Candidate[],
  at: number,
  sentence: number,
  clause: number,
  owns: boolean,
  fits: (c: Candidate) => boolean,
): Candidate | undefined => {
  let subject: Candidate | undefined;
  const acting = new Set(
    owns
      ? candidates.filter((c) => c.clause === clause && c.token < at && c.role === 'subject').map((c) => c.entity)
      : [],
  );
  for (let k = firstBehind(candidates, at) - 1; k >= 0; k--) {
    const c = candidates[k] as Candidate;
    if (c.token >= at || (c.clause === clause && (!owns || c.role === 'subject' || c.role === 'modifier'))) continue;
    if (sentence - c.sentence > 1) break;
    if (!fits(c) || c.role === 'modifier' || acting.has(c.entity)) continue;
    if (c.role !== 'subject') return c;
    subject ??= c;
  }
  return subject;
};

/** The node that a phrase names with its head, or behind it. */
export const nameIn = (linkedAt: LinkedAt, phrase: Phrase): Mention | undefined => {
  for (let i = phrase.first; i < phrase.last; i++) {
    const found = linkedAt
      .get(i)
      ?.find(
        (m) => m.type !== 'Treaty' && m.last > phrase.head && (m.how !== 'adjective' || m.because[0] === 'inhabitants'),
      );
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * "Das Netzwerk X klagte. Sein Chef …", "… Es kritisierte die EU": a body with a neuter noun that is the subject of the main clause of
 * the sentence before.
 */
export const isNeuterBody = (c: Candidate, sentence: number): boolean =>
  c.type === 'Organisation' && c.gender === 'n' && c.role === 'subject' && sentence - c.sentence <= 1;

/** A state without article ("Australien") that is the subject of a clause of the sentence. */
export const isNeuterSubject = (c: Candidate, sentence: number): boolean =>
  c.type === 'Country' && c.gender === 'n' && !c.plural && c.role === 'subject' && c.sentence === sentence;

export const fitsPronoun = (c: Candidate, gender: Gender | undefined): boolean => {
  if (c.plural) return false;
  // Most people in these texts whose gender nothing tells are men: a feminine pronoun wants a woman that is known as one.
  if (c.type === 'Person') return c.gender === gender || (c.gender === undefined && gender === 'm');
  if (gender === 'm') return c.gender === 'm';
  return c.gender === 'f';
};

const roleWeight: Readonly<Record<string, number>> = {
  subject: 4,
  supposed: 2.2,
  accusative: 2.4,
  dative: 2.6,
  owner: 1.4,
  prepositional: 1.6,
  predicate: 1.5,
  modifier: 0.4,
  other: 1.2,
};

export const best = (
  candidates: readonly Candidate[],
  at: number,
  sentence: number,
  clause: number,
  fits: (c: Candidate) => boolean,
  sameClause: boolean,
  role: string | undefined,
  reach: number,
  /** What the only one that fits needs at least, where nothing but a node can be meant. */
  least = leastSalience,
): (Candidate & { readonly confidence: number }) | undefined => {
  const scores = new Map<string, { score: number; candidate: Candidate }>();
  for (let k = firstFrom(candidates, sentence - reach); k < candidates.length; k++) {
    const c = candidates[k] as Candidate;
    if (c.token >= at) break;
    if (!fits(c)) continue;
    // "Er traf Putin": a personal pronoun is not what stands in its own clause.
    if (!sameClause && c.clause === clause) continue;
    const distance = sentence - c.sentence;
    const parallel = role === undefined || role !== c.role ? 0 : c.pronoun === true && distance === 0 ? 1.6 : 0.8;
    const score = ((roleWeight[c.role] ?? 1) + parallel + (c.type === 'Person' ? 1 : 0)) / (1 + distance * 0.8);
    const key = c.entity ?? `thing ${c.token}`;
    const before = scores.get(key);
    if (before === undefined) scores.set(key, { score, candidate: c });
    else if (score >= before.score) scores.set(key, { score: score + 0.3, candidate: c });
    else before.score += 0.3;
  }
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score || b.candidate.token - a.candidate.token);
  const [first, second] = ranked;
  if (first === undefined || first.score < (second === undefined ? least : leastSalience)) return undefined;
  const margin = second === undefined ? 1 : (first.score - second.score) / first.score;
  const distance = sentence - first.candidate.sentence;
  const confidence = (margin > 0.45 ? 0.88 : margin > 0.2 ? 0.78 : 0.62) - distance * 0.06;
  return { ...first.candidate, confidence: Math.max(0.4, confidence) };
};

/** Mentions with an entity by their first token. */
export type LinkedAt = ReadonlyMap<number, readonly Mention[]>;

export const linkedByToken = (mentions: readonly Mention[]): Map<number, readonly Mention[]> => {
  const linkedAt = new Map<number, Mention[]>();
  for (const mention of mentions) {
    if (mention.entity === undefined) continue;
    const list = linkedAt.get(mention.first);
    if (list === undefined) linkedAt.set(mention.first, [mention]);
    else list.push(mention);
  }
  return linkedAt;
};

export const holdsLinked = (linkedAt: LinkedAt, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.last; i++) if (linkedAt.has(i)) return true;
  return false;
};

/** Index of the first candidate that `isPast`; candidates stand in text order, so half of them can be left out at each step. */
const firstIndex = (candidates: readonly Candidate[], isPast: (c: Candidate) => boolean): number => {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(candidates[middle] as Candidate)) high = middle;
    else low = middle + 1;
  }
  return low;
};

export const firstFrom = (candidates: readonly Candidate[], sentence: number): number =>
  firstIndex(candidates, (c) => c.sentence >= sentence);

export const firstBehind = (candidates: readonly Candidate[], token: number): number =>
  firstIndex(candidates, (c) => c.token > token);

/** Candidates at tokens [first, last). */
export const candidatesWithin = (candidates: readonly Candidate[], first: number, last: number): Candidate[] =>
  candidates.slice(firstBehind(candidates, first - 1), firstBehind(candidates, last - 1));
