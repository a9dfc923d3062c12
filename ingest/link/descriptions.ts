import { loadLexicon } from '../knowledge/lexicon.ts';
import { type Office, officeOf } from '../knowledge/offices.ts';
import { statesOfLeader } from '../knowledge/owners.ts';
import type { Clause, Document, Mention, Phrase, Token } from '../model.ts';
import { type Candidate, firstFrom, type LinkedAt } from './candidates.ts';

/*
 * What the text has said of persons that a later noun can take up: their state ("der griechische Minister X … Der Grieche"), their
 * political family ("Sozialistenchef X" is not "der Konservative"), whose opposite they are ("A … sein Widersacher"), and which of two
 * named together somebody is ("Letzterer").
 */

/** The states whose adjective or genitive stands before the name or office of a person, or that somebody is known to lead. */
export const readStatesSaid = (document: Document, linkedAt: LinkedAt): ReadonlyMap<string, ReadonlySet<string>> => {
  const said = new Map<string, Set<string>>();
  const put = (person: string, state: string): void => {
    said.set(person, (said.get(person) ?? new Set()).add(state));
  };
  for (const m of document.mentions) {
    if (m.type !== 'Person' || m.entity === undefined || (m.how !== 'name' && m.how !== 'office')) continue;
    if (m.country !== undefined && m.country !== '') put(m.entity, `country:${m.country}`);
    const phrase = document.phrases[document.phraseOf[m.first] ?? -1];
    if (phrase === undefined || (m.how === 'name' && m.person?.office === undefined)) continue;
    for (let i = phrase.first; i < m.first; i++)
      for (const c of linkedAt.get(i) ?? [])
        if (c.type === 'Country' && c.how === 'adjective' && c.entity !== undefined) put(m.entity, c.entity);
  }
  for (const person of new Set(document.mentions.map((m) => m.entity)))
    if (person !== undefined) for (const state of statesOfLeader(person)) put(person, state);
  return said;
};

/** Political families by how their words begin; who is said to be of one is hardly taken up as one of another. */
const families: readonly RegExp[] = [
  /sozialist|sozialdemokrat|^sp[dö]-|genoss/i,
  /konservativ|^[öc]vp-|^c[ds]u-|tory/i,
  /liberal|^fdp-|^neos-/i,
  /^grün/i,
  /republikaner/i,
  /^demokrat/i,
  /kommunist/i,
];
/** The family that a noun names; -1 for none. */
export const familyOf = (word: string): number => families.findIndex((family) => family.test(word));

/** The families that words beside the names of persons put them into. */
export const readFamilies = (document: Document): ReadonlyMap<string, ReadonlySet<number>> => {
  const said = new Map<string, Set<number>>();
  for (const m of document.mentions) {
    if (m.type !== 'Person' || m.entity === undefined || m.how !== 'name') continue;
    const phrase = document.phrases[document.phraseOf[m.first] ?? -1];
    if (phrase === undefined) continue;
    for (let i = phrase.first; i < m.first; i++) {
      const family = familyOf((document.tokens[i] as Token).text);
      if (family >= 0) said.set(m.entity, (said.get(m.entity) ?? new Set()).add(family));
    }
  }
  return said;
};

/** Nouns for who stands on the other side of somebody, or across a table. */
const opposites =
  /^(?:gegenüber|gegenspieler|widersacher|kontrahent|rivale|gegner|widerpart|gegenpart|konterpart|pendant|gesprächspartner|verhandlungspartner|amtskollege|kollege|herausforderer|konkurrent|weggefährte|mitstreiter|mentor|ziehvater|ziehsohn)(?:in)?$|^(?:amts)?kollegin$|^rivalin$/;
export const isOpposite = (lemma: string): boolean => opposites.test(lemma);

/** Sentences that an opposite is looked for. */
const oppositeReach = 2;

/**
 * "A reiste zu B. … warf seinem Gegenüber vor": the one other person whom the sentences before speak of, where the text speaks of no
 * third; `owner` is whose opposite it is. Women are only taken where they are known as such.
 */
export const oppositeOf = (
  candidates: readonly Candidate[],
  at: number,
  sentence: number,
  owner: string,
  feminine: boolean,
): string | undefined => {
  const others = new Set<string>();
  for (let k = firstFrom(candidates, sentence - oppositeReach); k < candidates.length; k++) {
    const c = candidates[k] as Candidate;
    if (c.token >= at) break;
    if (c.type !== 'Person' || c.entity === undefined || c.entity === owner) continue;
    others.add(c.entity);
  }
  const fits = [...others].filter((entity) => {
    const gender = candidates.find((c) => c.entity === entity)?.gender;
    return feminine ? gender === 'f' : gender !== 'f';
  });
  const [only] = fits;
  return fits.length === 1 && others.size === 1 ? only : undefined;
};

/** "sein Vize": the one person whom the text calls a deputy. */
export const deputyIn = (document: Document): string | undefined => {
  const found = new Set<string>();
  for (const m of document.mentions)
    if (m.type === 'Person' && m.entity !== undefined && /^vize/i.test(m.person?.office ?? '')) found.add(m.entity);
  const [only] = found;
  return found.size === 1 ? only : undefined;
};

/** "Der FPÖ-Politiker", "Der Lega-Senator": the party in front of a word for one of its members. */
export const memberOf = (document: Document, linkedAt: LinkedAt, i: number): string | undefined => {
  const { text } = document.tokens[i] as Token;
  if (!members.test(text)) return undefined;
  const party = linkedAt.get(i)?.find((m) => m.type === 'Organisation' && m.how === 'adjective' && m.last === i + 1);
  const id = party?.entity?.slice('organisation:'.length);
  return loadLexicon().organisations.get(id ?? '')?.kind === 'party' ? id : undefined;
};

/** The state of a listed party; undefined for a name that parties of several states have. */
export const stateOfParty = (id: string): string | undefined => {
  const parent = loadLexicon().organisations.get(id)?.parent;
  return parent !== undefined && /^[A-Z]{2}$/.test(parent) ? `country:${parent}` : undefined;
};

const members =
  /-(?:politiker|mandatar|abgeordneter?|magistrat|senator|grande|mann|frau|urgestein|hardliner)(?:in|[sn])?$/i;

/** True for "ersterer" and "letzterer" as a pronoun; which of the two it is. */
export const readOrdinal = ({ lower }: Token): 'first' | 'last' | undefined =>
  /^letztere[rnms]?$/.test(lower) ? 'last' : /^erstere[rnms]?$/.test(lower) ? 'first' : undefined;

/** The two nodes of one type that were named last, together or each in its clause, in this sentence or the one before. */
export const ofTwoNamed = (
  document: Document,
  linkedAt: LinkedAt,
  at: number,
  which: 'first' | 'last',
): Mention | undefined => {
  const { sentence, lower } = document.tokens[at] as Token;
  // "Ersteres": a state without an article.
  const type: Mention['type'] = lower.endsWith('es') ? 'Country' : 'Person';
  const clause = document.clauseOf[at];
  for (const s of [sentence, sentence - 1]) {
    const span = document.sentences[s];
    if (span === undefined) continue;
    const named: Mention[] = [];
    for (let i = span.first; i < Math.min(span.last, at); i++) {
      if (document.clauseOf[i] === clause) continue;
      for (const m of linkedAt.get(i) ?? [])
        if (
          m.type === type &&
          /^(?:name|seat|office|description)$/.test(m.how) &&
          !named.some((n) => n.entity === m.entity)
        )
          named.push(m);
    }
    if (named.length === 2) return named[which === 'first' ? 0 : 1];
    if (named.length > 0) return undefined;
  }
  return undefined;
};

/** The phrase's own possessive, as linked: "seinem" of "seinem Gegenüber". */
export const ownerOfPhrase = (added: readonly Mention[], phrase: Phrase): string | undefined =>
  added.findLast((m) => m.first === phrase.first && m.how === 'pronoun' && m.type === 'Person')?.entity;

/** "der 70-jährige Dissident X … Der 70-Jährige": the one whom the text calls by that age with his name; years by token. */
export const readAges = (document: Document): ReadonlyMap<string, string> => {
  const ages = new Map<string, string>();
  for (const m of document.mentions) {
    if (m.type !== 'Person' || m.entity === undefined || m.how !== 'name') continue;
    const phrase = document.phrases[document.phraseOf[m.first] ?? -1];
    for (let i = phrase?.first ?? m.first; i < m.first; i++) {
      const years = /^(\d{2})-?jährige/.exec((document.tokens[i] as Token).text)?.[1];
      if (years !== undefined && !ages.has(years)) ages.set(years, m.entity);
    }
    // "X zieht sich mit 92 Jahren zurück"
    const told = document.tokens.slice(m.last, m.last + 5).findIndex(({ text }) => text === 'mit');
    const [count, unit] = told < 0 ? [] : document.tokens.slice(m.last + told + 1, m.last + told + 3);
    if (
      unit?.text === 'Jahren' &&
      /^\d{2}$/.test(count?.text ?? '') &&
      unit.sentence === document.tokens[m.first]?.sentence &&
      !ages.has(count?.text ?? '')
    )
      ages.set(count?.text ?? '', m.entity);
    // "X (70)"
    const [bracket, years] = [document.tokens[m.last], document.tokens[m.last + 1]];
    if (bracket?.text === '(' && /^\d{2}$/.test(years?.text ?? '') && !ages.has(years?.text ?? ''))
      ages.set(years?.text ?? '', m.entity);
  }
  return ages;
};

/** Nouns that say what part somebody has towards another: whoever they mean, it need not be the one who acts. */
const relational =
  /(?:rival|gegner|kontrahent|widersacher|gegenspieler|herausforderer|kollege|kollegin|gast|gastgeber|verlierer|gegenkandidat|nachfolger|vorgänger|partner|besucher|(?:haftet|urteilt|klagt|schuldigt|nommen|stürzt|machtet|lassen|wählt|scholten|griffen|sperrt|mordet|storben|führt|legen)e?[rn]?)(?:in)?$/i;
/** True for a noun that need not mean who is spoken of first. */
export const isRelational = ({ lemma }: Token): boolean => relational.test(lemma);

const winners = /^(?:wahl|überraschungs)?(?:sieger|gewinner)(?:in)?$/i;
/** Verbs of winning an election or a contest. */
const winning: ReadonlySet<string> = new Set([
  'besiegen',
  'schlagen',
  'gewinnen',
  'siegen',
  'durchsetzen',
  'triumphieren',
]);
/** Sentences that are looked back for who has won. */
const winReach = 8;

/** What is won where nobody loses an election, and what is won in one. */
const prizes = /(?:oscar|preis|medaille|gold|silber|bronze|pokal|orden|vertrauen|eindruck|freund|zeit)$/i;
const votes =
  /(?:wahl(?:gang|en)?|runde|votum|abstimmung|referendum|stimmen?|prozent|mehrheit|mandat|sitz|präsidentschaft|rennen|duell|primary|vorwahl)$/i;

/** "traf den Wahlsieger X. Der Sieger …": whom the text has called so last, with his name; two of them leave it open. */
const titledWinner = (document: Document, linkedAt: LinkedAt, i: number): string | undefined => {
  const { sentence } = document.tokens[i] as Token;
  for (let k = i - 1; k >= 0; k--) {
    const before = document.tokens[k] as Token;
    if (before.sentence < sentence - winReach) return undefined;
    if (!winners.test(before.lemma)) continue;
    const named = linkedAt.get(k + 1)?.find((m) => m.type === 'Person' && m.how === 'name' && m.first === k + 1);
    if (named?.entity !== undefined) return named.entity;
  }
  return undefined;
};

/** "der Wahlsieger": the one person who was told to have won in the sentences before. */
export const winnerBefore = (document: Document, linkedAt: LinkedAt, i: number): string | undefined => {
  const token = document.tokens[i] as Token;
  if (!winners.test(token.lemma)) return undefined;
  const titled = titledWinner(document, linkedAt, i);
  if (titled !== undefined) return titled;
  const isElection = /^wahl/i.test(token.lemma);
  const found = new Set<string>();
  for (let c = document.clauseOf[i] ?? -1; c >= 0; c--) {
    const clause = document.clauses[c] as Clause;
    if (clause.sentence < token.sentence - winReach) break;
    if (clause.first >= i || !winning.has(clause.verb ?? '') || clause.negated || clause.modal !== undefined) continue;
    const passive = clause.voice === 'passive';
    // "gewann den Oscar": no election.
    const won = clause.arguments.find((a) => a.role === 'accusative')?.phrase;
    const prize = document.tokens[document.phrases[won ?? -1]?.head ?? -1]?.lemma;
    if (clause.verb === 'gewinnen' && prize !== undefined && (prizes.test(prize) || (isElection && !votes.test(prize))))
      continue;
    for (const { role, phrase } of clause.arguments) {
      const named = document.phrases[phrase];
      if (named === undefined || (passive ? named.preposition !== 'von' : role !== 'subject')) continue;
      for (let k = named.first; k < named.last; k++)
        for (const m of linkedAt.get(k) ?? [])
          if (m.type === 'Person' && m.entity !== undefined && m.how !== 'adjective') found.add(m.entity);
    }
  }
  const [winner, another] = found;
  return another === undefined ? winner : undefined;
};

/** What the text calls somebody with his name: "Präsident X", "der Journalist Y"; offices by person. */
export const readRolesSaid = ({ mentions }: Document): ReadonlyMap<string, Office> => {
  const roles = new Map<string, Office>();
  for (const { type, entity, person } of mentions) {
    const office = type === 'Person' && person?.office !== undefined ? officeOf(person.office) : undefined;
    if (entity !== undefined && office !== undefined && office.kind !== 'title' && !roles.has(entity))
      roles.set(entity, office);
  }
  return roles;
};

const political: ReadonlySet<string> = new Set(['head', 'government', 'minister', 'national']);
const politicians =
  /(?:politiker|staatsmann|sozialdemokrat|christdemokrat|sozialist|kommunist|populist|nationalist|parlamentarier|abgeordnete|senator|mandatar|diplomat|kandidat|bewerber|konservative|liberale|grüne|linke|hardliner|autokrat)[rn]?(?:in)?$/i;
/** Those who hold no office of a state while they are so. */
const outsiders =
  /(?:journalist|reporter|schriftsteller|autor|blogger|historiker|politologe|soziologe|wissenschaft(?:l)?er|dissident|oppositionelle|whistleblower|häftling|kritiker|rechtler|aktivist|friedensnobelpreisträger)[rn]?(?:in)?$/i;
/**
 * Whether a noun calls somebody so who has an office or is called something: a minister is a politician and no journalist; undefined
 * where nothing tells.
 */
export const callsSo = (office: Office | undefined, noun: string): boolean | undefined => {
  if (office === undefined) return undefined;
  if (officeOf(noun)?.head === office.head) return true;
  const isPolitician = politicians.test(noun);
  const wasPolitician = political.has(office.kind) || politicians.test(office.lemma);
  if (isPolitician && wasPolitician) return true;
  if (outsiders.test(noun) && wasPolitician) return false;
  return isPolitician && outsiders.test(office.lemma) ? false : undefined;
};
