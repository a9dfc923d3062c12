import { isHead, ownersOfLeader } from '../knowledge/owners.ts';
import type { Clause, Document, Gender, Mention, Phrase, Sentence, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { reportingVerbs, sourceNouns } from '../relate/words.ts';
import { type Candidate, candidatesWithin, fitsPronoun, type LinkedAt, nameIn } from './candidates.ts';

/* Pronouns whose part in the sentence says whom they take up, whatever else was named: beside a second pronoun, behind "und", before "sagte X". */

const isObject = (role: string | undefined): boolean => role === 'accusative' || role === 'dative';

/** The only person of a clause in a part of it; of two nobody knows which. */
export const onlyPerson = (
  candidates: readonly Candidate[],
  { index, first, last }: Clause,
  gender: Gender | undefined,
  fits: (role: string) => boolean,
): Candidate | undefined => {
  const found = new Map<string, Candidate>();
  for (const c of candidatesWithin(candidates, first, last))
    if (c.clause === index && c.type === 'Person' && c.entity !== undefined && fits(c.role)) found.set(c.entity, c);
  const [only, other] = found.values();
  return only !== undefined && other === undefined && fitsPronoun(only, gender) ? only : undefined;
};

/** "X bot Y Hilfe an. Zugleich forderte er ihn auf": of two pronouns the one that acts is who acted before, the other whom he dealt with. */
export const parallelTo = (
  document: Document,
  candidates: readonly Candidate[],
  clause: Clause,
  phrase: Phrase,
  gender: Gender | undefined,
): Candidate | undefined => {
  const { clauses, phrases, tokens } = document;
  const role = clause.arguments.find((a) => a.phrase === phrase.index)?.role;
  if (role !== 'subject' && !isObject(role)) return undefined;
  const wanted = role === 'subject' ? (gender === 'f' ? /^ihr$/ : /^ih[mn]$/) : gender === 'f' ? /^sie$/ : /^er$/;
  const isPartner = (a: Clause['arguments'][number]): boolean => {
    const other = phrases[a.phrase] as Phrase;
    const parts = role === 'subject' ? isObject(a.role) : a.role === 'subject';
    return other !== phrase && other.pronoun && parts && wanted.test(tokens[other.head]?.lower ?? '');
  };
  if (!clause.arguments.some(isPartner)) return undefined;
  for (let k = clause.index - 1; k >= 0; k--) {
    const before = clauses[k] as Clause;
    if (before.sentence < clause.sentence - 1) break;
    if (before.kind !== 'main' || before.voice === 'passive') continue;
    const acts = onlyPerson(candidates, before, gender, (part) => part === 'subject');
    const suffers = onlyPerson(candidates, before, gender, isObject);
    if (acts === undefined && suffers === undefined) continue;
    if (acts === undefined || suffers === undefined || acts.entity === suffers.entity) return undefined;
    return role === 'subject' ? acts : suffers;
  }
  return undefined;
};

/** "der Y mit Sanktionen belegt hat und ihn beschimpfte": behind "und" with the same subject the object goes on as well. */
export const objectBefore = (
  { clauses }: Document,
  candidates: readonly Candidate[],
  clause: Clause,
  phrase: Phrase,
  gender: Gender | undefined,
): Candidate | undefined => {
  const role = clause.arguments.find((a) => a.phrase === phrase.index)?.role;
  const before = clauses[clause.sharesSubjectOf ?? -1];
  return before === undefined || !(isObject(role) || role === 'prepositional')
    ? undefined
    : onlyPerson(candidates, before, gender, isObject);
};

/** "X ätzte, Y sei gescheitert. Er warf Z vor …": who goes on blaming is who spoke, not of whom he spoke. */
export const reporterBefore = (
  document: Document,
  candidates: readonly Candidate[],
  clause: Clause,
  gender: Gender | undefined,
): Candidate | undefined => {
  if (clause.kind !== 'main' || clause.mood !== 'indicative' || !reportingVerbs.has(clause.verb ?? ''))
    return undefined;
  let first = clause.index;
  while ((document.clauses[first - 1]?.sentence ?? -2) >= clause.sentence - 1) first--;
  const before = document.clauses
    .slice(first, clause.index)
    .filter((c) => c.sentence === clause.sentence - 1 && c.kind === 'main');
  const [report, other] = before.filter((c) => c.mood === 'indicative');
  const told = before.find((c) => c.mood === 'sub1');
  if (report === undefined || other !== undefined || told === undefined || !reportingVerbs.has(report.verb ?? ''))
    return undefined;
  return onlyPerson(candidates, report, gender, (part) => part === 'subject');
};

/** "Er habe mit Putin gesprochen, sagte Y": where nobody was named before, reported words with "er" are those of who is named behind them. */
export const speakerBehind = (
  document: Document,
  linkedAt: LinkedAt,
  clause: Clause,
  gender: Gender | undefined,
  genders: ReadonlyMap<string, Gender>,
): Mention | undefined => {
  if (clause.kind !== 'main' || clause.mood !== 'sub1') return undefined;
  for (let k = clause.index + 1; k < document.clauses.length; k++) {
    const report = document.clauses[k] as Clause;
    if (report.sentence !== clause.sentence) break;
    if (report.kind !== 'main' || report.mood !== 'indicative' || !reportingVerbs.has(report.verb ?? '')) continue;
    const subject = report.arguments.find((a) => a.role === 'subject');
    return personOf(document.phrases[subject?.phrase ?? -1], linkedAt, gender, genders);
  }
  return undefined;
};

/** The person whom a phrase names, where the gender is not another one. */
const personOf = (
  phrase: Phrase | undefined,
  linkedAt: LinkedAt,
  gender: Gender | undefined,
  genders: ReadonlyMap<string, Gender>,
): Mention | undefined => {
  const name = phrase === undefined || phrase.pronoun ? undefined : nameIn(linkedAt, phrase);
  if (name?.type !== 'Person' || name.entity === undefined) return undefined;
  const known = genders.get(name.entity);
  return known === undefined || known === gender ? name : undefined;
};

/**
 * Whose words a sentence that begins with "sein Land" or "seine Regierung" gives: "…, sagte Y", "…, so Y", "Nach Angaben von Y …".
 */
export const speakerAround = (
  document: Document,
  linkedAt: LinkedAt,
  clause: Clause,
  gender: Gender | undefined,
  genders: ReadonlyMap<string, Gender>,
): Mention | undefined => {
  const behind = speakerBehind(document, linkedAt, clause, gender, genders);
  if (behind !== undefined) return behind;
  const { tokens, phrases, phraseOf, sentences } = document;
  const { first, last } = sentences[clause.sentence] as Sentence;
  if (clause.kind === 'main' && clause.mood === 'sub1')
    for (let i = clause.last - 1; i < last - 1; i++)
      if (tokens[i]?.text === 'so' && tokens[i - 1]?.text === ',')
        return personOf(phrases[phraseOf[i + 1] ?? -1], linkedAt, gender, genders);
  const opening = phrases[phraseOf[first] ?? -1];
  const isSource =
    opening?.preposition === 'laut' ||
    (opening?.preposition === 'nach' && sourceNouns.has((tokens[opening.head] as Token).lemma.toLowerCase()));
  if (opening === undefined || !isSource || !clause.tokens.includes(opening.head)) return undefined;
  const owner = phrases[phraseOf[opening.last] ?? -1];
  return (
    personOf(opening, linkedAt, gender, genders) ??
    (owner?.parent === opening.index ? personOf(owner, linkedAt, gender, genders) : undefined)
  );
};

/** Verbs that bid somebody do something himself; whoever is begged ("bat ihn, seinen Rücktritt anzunehmen") may do it for the other. */
const bidding: ReadonlySet<string> = new Set(
  'anweisen auffordern aufrufen drängen ermahnen mahnen verpflichten zwingen'.split(' '),
);

/** "forderte Y auf, sein Amt abzugeben": the one person who is to do what an infinitive says. */
export const askedFor = (
  { clauses }: Document,
  candidates: readonly Candidate[],
  { kind, parent }: Clause,
  gender: Gender | undefined,
): Candidate | undefined => {
  const outer = clauses[parent ?? -1];
  if (kind !== 'infinitive' || outer === undefined || !bidding.has(outer.verb ?? '')) return undefined;
  const patient = outer.voice === 'passive' ? 'subject' : 'accusative';
  return onlyPerson(candidates, outer, gender, (role) => role === patient);
};

/** Verbs by which somebody gets or loses an office. */
const officeVerbs: ReadonlySet<string> = new Set(
  readData<{ readonly officeVerbs: readonly string[] }>('languages/de/references.json').officeVerbs,
);

/**
 * "X entließ Y. Sein Nachfolger …": the one person who was told to get or lose an office, in this sentence or the one before. Null of
 * several; not where the other one named led the same state or body as whoever acts, and the one whom it befalls did not: "Präsident X
 * ernannte Y. Sein Vorgänger, Präsident Z, …".
 */
export const whoseOffice = (
  { clauses }: Document,
  candidates: readonly Candidate[],
  clause: Clause | undefined,
  gender: Gender | undefined,
  other: string | undefined,
): Candidate | null | undefined => {
  const led = other !== undefined && isHead(other) ? ownersOfLeader(other) : [];
  const isOfOther = (entity: string | undefined): boolean =>
    entity !== undefined && isHead(entity) && ownersOfLeader(entity).some((owner) => led.includes(owner));
  for (let k = (clause?.index ?? 0) - 1; k >= 0; k--) {
    const before = clauses[k] as Clause;
    if (clause === undefined || before.sentence < clause.sentence - 1) return undefined;
    if (!officeVerbs.has(before.verb ?? '')) continue;
    const patient = before.voice === 'passive' ? 'subject' : 'accusative';
    const one = onlyPerson(candidates, before, gender, (role) => role === patient);
    const isAny = candidatesWithin(candidates, before.first, before.last).some(
      (c) => c.clause === before.index && c.type === 'Person' && c.role === patient,
    );
    const doer =
      before.voice === 'passive' ? undefined : onlyPerson(candidates, before, gender, (r) => r === 'subject');
    if (one !== undefined && !isOfOther(one.entity) && isOfOther(doer?.entity)) return undefined;
    return one ?? (isAny ? null : undefined);
  }
  return undefined;
};

/** "Nachdem X ihn kritisiert hatte, reiste Y ab": where nobody was named before, an object in front is who acts in the main clause behind. */
export const subjectAhead = (
  document: Document,
  linkedAt: LinkedAt,
  { kind, parent, first, sentence }: Clause,
  gender: Gender | undefined,
  genders: ReadonlyMap<string, Gender>,
): Mention | undefined => {
  if (kind !== 'subordinate' || first !== document.sentences[sentence]?.first) return undefined;
  const main =
    document.clauses[parent ?? -1] ?? document.clauses.find((c) => c.sentence === sentence && c.kind === 'main');
  const subject = main?.kind === 'main' ? main.arguments.find((a) => a.role === 'subject') : undefined;
  const phrase = subject === undefined ? undefined : document.phrases[subject.phrase];
  const name = phrase === undefined || phrase.conjuncts !== undefined ? undefined : nameIn(linkedAt, phrase);
  if (name?.type !== 'Person' || name.entity === undefined) return undefined;
  const known = genders.get(name.entity);
  return known === gender || (known === undefined && gender === 'm') ? name : undefined;
};
