import { officeOf } from '../knowledge/offices.ts';
import type { Clause, Document, Gender, Mention, Phrase, Token } from '../model.ts';
import { isActingNoun } from '../relate/referents.ts';
import { memberNouns } from '../relate/words.ts';
import { type LinkedAt, nameIn } from './candidates.ts';

/* What a pronoun wants: gender, number, whether it owns; and whom a plural one takes up. */

/** The phrase that a relative clause describes, where its pronoun is the subject: "X, der seinen …". */
export const describedBy = (document: Document, clause: Clause | undefined): Phrase | undefined => {
  if (clause?.kind !== 'relative' || clause.antecedent === undefined) return undefined;
  const subject = clause.arguments.find((a) => a.role === 'subject');
  const pronoun = subject === undefined ? undefined : document.phrases[subject.phrase];
  if (pronoun?.pronoun !== true || !/^(?:der|die|welcher|welche)$/i.test(document.tokens[pronoun.head]?.text ?? ''))
    return undefined;
  const antecedent = document.phrases[clause.antecedent];
  const named = antecedent?.link === 'apposition' ? document.phrases[antecedent.parent ?? -1] : undefined;
  return named ?? antecedent;
};

interface Pronoun {
  readonly gender: Gender | undefined;
  readonly numbers: 'sg' | 'pl' | 'either';
  readonly possessive: boolean;
}

const isSubjectOf = (clause: Clause | undefined, { index }: Phrase): boolean =>
  clause?.arguments.some((a) => a.role === 'subject' && a.phrase === index) === true;

/** Gender of whom "dieser" alone, or "dessen Partei" outside a relative clause, points at. */
export const readDemonstrative = (document: Document, i: number): Gender | undefined => {
  const { lower } = document.tokens[i] as Token;
  const phrase = document.phrases[document.phraseOf[i] ?? -1];
  if (phrase === undefined || !phrase.pronoun || phrase.head !== i) return undefined;
  const clause = document.clauses[document.clauseOf[i] ?? -1];
  // "Diese drohte": as the subject of a verb in the singular; elsewhere it may be several.
  const isOneWoman =
    lower === 'diese' && isSubjectOf(clause, phrase) && isPlural(document, clause, phrase, false) === false;
  const gender = /^(?:diese[rmn]|dessen)$/.test(lower) ? 'm' : lower === 'deren' || isOneWoman ? 'f' : undefined;
  if (gender === undefined) return undefined;
  // "Y lobte diesen"; "mit diesen" is several.
  if (lower === 'diesen' && !clause?.arguments.some((a) => a.phrase === phrase.index && a.role === 'accusative'))
    return undefined;
  const owns = lower === 'dessen' || lower === 'deren';
  return owns && clause?.kind === 'relative' ? undefined : gender;
};

/** What a personal or possessive pronoun wants; `alone` where no noun follows it in its phrase ("dankte ihr", not "ihr Dank"). */
export const readPronoun = (token: Token, lower: string, alone: boolean): Pronoun | undefined => {
  if (lower === 'er' || lower === 'ihn' || lower === 'ihm') return { gender: 'm', numbers: 'sg', possessive: false };
  if (lower === 'sie' && token.text !== 'Sie') return { gender: 'f', numbers: 'either', possessive: false };
  if (token.text === 'Sie') return { gender: 'f', numbers: 'either', possessive: false };
  if (lower.startsWith('sein') && /^sein(?:e[nmrs]?)?$/.test(lower) && token.pos !== 'AUX' && token.pos !== 'VERB')
    return { gender: 'm', numbers: 'sg', possessive: true };
  if (token.text === 'ihr' && alone) return { gender: 'f', numbers: 'sg', possessive: false };
  if ((token.pos === 'DET' || token.pos === 'PRON') && /^ihr(?:e[nmrs]?)?$/.test(lower))
    return { gender: 'f', numbers: 'either', possessive: true };
  return undefined;
};

/** "sie" with a plural verb, "ihre" without a feminine singular in reach are plural; undefined when nothing tells. */
export const isPlural = (
  document: Document,
  clause: Clause | undefined,
  phrase: Phrase | undefined,
  possessive: boolean,
): boolean | undefined => {
  if (possessive) return false;
  if (clause === undefined || phrase === undefined) return undefined;
  const subject = clause.arguments.some((a) => a.role === 'subject' && a.phrase === phrase.index);
  // "sie und Y kritisierten": the verb tells that it is two, not how many "sie" is.
  if (!subject || phrase.conjuncts !== undefined) return false;
  const finite = clause.verbTokens
    .map((i) => document.tokens[i] as Token)
    .find((t) => t.analyses.some((a) => a.form === 'fin'));
  const numbers = new Set(finite?.analyses.filter((a) => a.form === 'fin').map((a) => a.number));
  return numbers.has('sg') ? false : numbers.has('pl');
};

/**
 * Whom "sie" with a plural verb takes up: the subject of the clause before it, of this sentence or the one before, if it is
 * several named together ("A, B und C haben mitgeteilt, dass sie …") or a people ("Die Russen … sie …"). Any other plural
 * subject in between ends the search: then it is they.
 */
export const pluralAntecedent = (
  document: Document,
  linkedAt: LinkedAt,
  clause: Clause | undefined,
): readonly Mention[] => {
  if (clause === undefined) return [];
  const { clauses, phrases } = document;
  for (let c = clause.index - 1; c >= 0; c--) {
    const before = clauses[c] as Clause;
    if (before.sentence < clause.sentence - 1) break;
    if (before.kind === 'participle' || before.first >= clause.first) continue;
    const subject = before.arguments.find((a) => a.role === 'subject');
    const phrase = subject === undefined ? undefined : phrases[subject.phrase];
    if (phrase === undefined || phrase.pronoun) continue;
    const parts = (phrase.conjuncts ?? [phrase.index]).map((i) => phrases[i] as Phrase);
    const named = parts.map((part) => nameIn(linkedAt, part));
    if (parts.length > 1) return named.every((m) => m !== undefined) ? (named as readonly Mention[]) : [];
    const [one] = named;
    if (one?.type === 'Country' && (one.because[0] === 'inhabitants' || phrase.number === 'pl')) return [one];
    // "Die USA haben den Vertrag unterzeichnet. Nun wollen sie …": the verb tells that the name is a plural, and nothing else is.
    const isPluralName = one?.how === 'name' && isPlural(document, before, phrase, false) === true;
    if (one?.type === 'Country' && isPluralName) return namesPlural(document, phrase.last, clause.first) ? [] : [one];
    // "1000 französische Soldaten sind eingetroffen. Sie sollen …"
    const owner = one === undefined && phrase.number !== 'sg' ? actsFor(document, linkedAt, phrase) : undefined;
    if (owner !== undefined) return namesOthers(document, linkedAt, phrase.last, clause.first) ? [] : [owner];
    if (phrase.number === 'pl') return [];
  }
  return [];
};

/** The state for which a noun without a name acts, said before it: "französische Soldaten", "die türkischen Behörden". */
const actsFor = ({ tokens }: Document, linkedAt: LinkedAt, phrase: Phrase): Mention | undefined => {
  const head = tokens[phrase.head] as Token;
  if (head.pos !== 'NOUN' || phrase.conjuncts !== undefined || memberNouns.has(head.lemma.toLowerCase()))
    return undefined;
  if ((officeOf(head.lemma)?.kind ?? 'role') !== 'role' || !isActingNoun(head)) return undefined;
  const owners: Mention[] = [];
  for (let i = phrase.first; i <= phrase.head; i++)
    owners.push(...(linkedAt.get(i) ?? []).filter((m) => m.type === 'Country' && m.how === 'adjective'));
  return owners.length === 1 ? owners[0] : undefined;
};

/** True where others are named between two tokens who may go on: "nahmen zwei Männer fest", "trafen auf syrische Soldaten". */
const namesOthers = (document: Document, linkedAt: LinkedAt, first: number, last: number): boolean => {
  for (let i = first; i < last; i++) {
    const phrase = document.phrases[document.phraseOf[i] ?? -1];
    if (phrase?.head !== i || phrase.number === 'sg' || phrase.pronoun || document.tokens[i]?.pos !== 'NOUN') continue;
    if (phrase.preposition === undefined || actsFor(document, linkedAt, phrase) !== undefined) return true;
  }
  return false;
};

/** "unter Berufung auf türkische Behörden. Diese …": the state for which the plural named last acts, in the sentence before. */
export const actingPlural = (document: Document, linkedAt: LinkedAt, at: number): Mention | undefined => {
  const { phrases, phraseOf, sentences, tokens } = document;
  const own = sentences[(tokens[at] as Token).sentence];
  const before = own?.first === at ? sentences[own.index - 1] : undefined;
  for (let i = (before?.last ?? 0) - 1; i >= (before?.first ?? 0); i--) {
    const phrase = phrases[phraseOf[i] ?? -1];
    if (phrase?.head !== i || phrase.pronoun || phrase.number === 'sg') continue;
    return actsFor(document, linkedAt, phrase);
  }
  return undefined;
};

/** "griff A und B an. Diese …": those named together last in the sentence before, where no other plural stands behind them. */
export const togetherBefore = (document: Document, linkedAt: LinkedAt, at: number): readonly Mention[] => {
  const { phrases, phraseOf, sentences, tokens } = document;
  const before = sentences[(tokens[at] as Token).sentence - 1];
  for (let i = (before?.last ?? 0) - 1; i >= (before?.first ?? 0); i--) {
    const group = phrases[phraseOf[i] ?? -1]?.conjuncts;
    if (group === undefined || group.length < 2) continue;
    const named = group.map((index) => nameIn(linkedAt, phrases[index] as Phrase));
    const isWhole = named.every((m) => m !== undefined) && !namesPlural(document, i + 1, at);
    return isWhole ? (named as readonly Mention[]) : [];
  }
  return [];
};

/** True where a noun between two tokens is, or may be, a plural: "Die USA schickten Panzer. Dort rollten sie …". */
export const namesPlural = ({ phrases, phraseOf, tokens }: Document, first: number, last: number): boolean => {
  for (let i = first; i < last; i++) {
    const phrase = phrases[phraseOf[i] ?? -1];
    if (phrase?.head === i && phrase.number !== 'sg' && !phrase.pronoun && tokens[i]?.pos === 'NOUN') return true;
  }
  return false;
};

/**
 * "X und Y traten auf. Z hat ihnen gedankt": whom a plural object takes up, the subject of the sentence before where nothing else is
 * several in between.
 */
export const pluralBefore = (
  document: Document,
  linkedAt: LinkedAt,
  clause: Clause | undefined,
  at: number,
): readonly Mention[] => {
  const found =
    clause?.kind === 'main' || clause?.kind === 'subordinate' ? pluralAntecedent(document, linkedAt, clause) : [];
  const end = found.length > 1 ? Math.max(...found.map((m) => m.last)) : at;
  const own = clause?.arguments.find((a) => a.role === 'subject')?.phrase;
  let rival = false;
  for (let i = end; i < at && !rival; i++) {
    const p = document.phrases[document.phraseOf[i] ?? -1];
    rival =
      p !== undefined &&
      p.first >= end &&
      p.last <= at &&
      p.number !== 'sg' &&
      !p.pronoun &&
      p.index !== own &&
      !isName(document, p);
  }
  return found.length > 1 && !rival && (own === undefined || document.phrases[own]?.number !== 'pl') ? found : [];
};
const isName = ({ tokens }: Document, { head }: Phrase): boolean => tokens[head]?.pos === 'PROPN';

/**
 * "telefonierte mit A, B und C und beschwor sie", "sprach mit A und B und sagte ihnen …": those named together just before, where the
 * clause goes on with the subject of the one before it.
 */
export const listBefore = (
  document: Document,
  linkedAt: LinkedAt,
  roles: ReadonlyMap<number, string>,
  at: number,
): readonly Mention[] => {
  const { clauses, clauseOf, phrases, phraseOf, tokens } = document;
  const clause = clauses[clauseOf[at] ?? -1];
  const role = roles.get(phraseOf[at] ?? -1);
  if (clause?.sharesSubjectOf === undefined || role === undefined || role === 'subject') return [];
  const { sentence } = tokens[at] as Token;
  for (let p = (phraseOf[at] ?? 0) - 1; p >= 0; p--) {
    const phrase = phrases[p] as Phrase;
    if ((tokens[phrase.first] as Token).sentence !== sentence) break;
    const parts = phrase.conjuncts;
    if (parts === undefined || parts.length < 2 || parts[0] !== phrase.index || roles.get(p) === 'subject') continue;
    if (clauseOf[phrase.head] !== clause.sharesSubjectOf) continue;
    const named = parts.map((part) => nameIn(linkedAt, phrases[part] as Phrase));
    return named.every((m) => m !== undefined) ? (named as readonly Mention[]) : [];
  }
  return [];
};

/** Verbs whose "es" means nobody. */
export const impersonal: ReadonlySet<string> = new Set(
  'geben gehen heißen sein werden kommen bleiben scheinen handeln gelingen bedürfen brauchen fehlen geschehen stehen'.split(
    ' ',
  ),
);
