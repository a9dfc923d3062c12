import type { Mention, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { nationalityIn, startingAt, tokenOf } from './officePhrases.ts';
import { argumentPhrases, type Index, organisationKind, type Referent, referentsOf } from './referents.ts';

/*
 * Bodies and states that an office without an owner is one of by its own kind: judges and prosecutors are those of the court that the
 * passage is about, whoever is sent somewhere is sent by the one who acts, an envoy is of the state whose embassy was told of.
 */

/** Sentences that are looked back for a court. */
const courtReach = 3;

/** Offices that only courts have, and those that prosecutors' offices have. */
const courtOffice =
  /^(?:(?:chef|haupt)?ankläger|(?:höchst|chef|gerichts|haft|ermittlungs|untersuchungs)?richter|gerichts(?:präsident|sprecher|vorsitzende))(?:in|r)?$/i;
const prosecutor = /^(?:ober|leitende[rn]? ober|staats)*staatsanw[aä]lt(?:in)?$/i;

const accuser = /^(?:chef|haupt)?ankläger(?:in)?$/i;

/** "In Wien hatte Richter X …", "die Berliner Senatorin": the sentence or the office itself says where, and it need not be that body. */
const isPlaced = (index: Index, phrase: Phrase): boolean => {
  const { tokens, sentences, mentions } = index.document;
  for (let i = phrase.first; i < phrase.head; i++)
    if (
      /^\p{Lu}\p{L}+er$/u.test(tokenOf(index, i).text) &&
      i > (sentences[tokenOf(index, i).sentence]?.first ?? 0) &&
      !startingAt(index, i).some((m) => m.type === 'Person')
    )
      return true;
  const span = sentences[tokenOf(index, phrase.head).sentence];
  const opening = tokens[span?.first ?? 0]?.lower ?? '';
  return (
    /^(?:in|im)$/.test(opening) &&
    mentions.some((m) => m.type === 'Country' && m.first > (span?.first ?? 0) && m.first <= (span?.first ?? 0) + 2)
  );
};

/**
 * "Der Strafgerichtshof sprach ihn frei. Chefanklägerin X …": the one court named in the sentences before, else the only one of the article.
 * A prosecutor is of the one office of prosecutors in the same way.
 */
const courtOfOffice = (index: Index, phrase: Phrase): Mention | undefined => {
  const { lemma, sentence } = tokenOf(index, phrase.head);
  const isCourt = courtOffice.test(lemma);
  if (!isCourt && !prosecutor.test(lemma)) return undefined;
  if (isPlaced(index, phrase)) return undefined;
  const fits = (m: Mention): boolean => {
    if (m.type !== 'Organisation' || m.entity === undefined) return false;
    const kind = organisationKind(index, m.entity);
    // Only tribunals have accusers of their own.
    if (accuser.test(lemma) && !/straf|tribunal/i.test(m.entity)) return false;
    return isCourt ? kind === 'court' : kind === 'authority' && /^(?:\p{L}+-?)?staatsanwaltschaft/iu.test(m.text);
  };
  const { mentions, sentences } = index.document;
  for (let s = sentence; s >= Math.max(0, sentence - courtReach); s--) {
    const span = sentences[s];
    const found = new Map<string, Mention>();
    for (let i = span?.first ?? 0; i < Math.min(span?.last ?? 0, phrase.first); i++)
      for (const m of startingAt(index, i)) if (fits(m)) found.set(m.entity as string, m);
    const [one] = found.values();
    if (one !== undefined) return found.size === 1 ? one : undefined;
  }
  const all = mentions.filter(fits);
  const [only] = all;
  return only !== undefined && all.every((m) => m.entity === only.entity) ? only : undefined;
};

/** The only senate of an article; undefined where it names none or two. */
const chamberOf = (index: Index, phrase: Phrase): Mention | undefined => {
  if (isPlaced(index, phrase)) return undefined;
  const all = index.document.mentions.filter(
    (m) => m.type === 'Organisation' && m.entity !== undefined && /senats?$/i.test(m.text),
  );
  const [one] = all;
  return one !== undefined && all.every((m) => m.entity === one.entity) ? one : undefined;
};

/** Sentences that a parliament is remembered by the office of who presides over it. */
const parliamentReach = 4;

/** "… die Vizepräsidentin des Europaparlaments. Parlamentspräsidentin X …": the parliament of the Union, where no other one is named near. */
const unionParliamentBefore = (index: Index, phrase: Phrase): Mention | undefined => {
  const { mentions, tokens } = index.document;
  const here = (tokens[phrase.head] as Token).sentence;
  const near = mentions.filter(
    (m) =>
      m.type === 'Organisation' &&
      m.entity !== undefined &&
      m.first < phrase.head &&
      here - (tokens[m.first] as Token).sentence <= parliamentReach &&
      organisationKind(index, m.entity) === 'parliament',
  );
  const last = near.at(-1);
  if (last === undefined || near.some((m) => m.entity !== 'organisation:europaeisches-parlament')) return undefined;
  // "Das Europaparlament rügte Georgien. Parlamentspräsident X wies das zurück.": of a state beside it, as like as not.
  const sentences = new Set([here, (tokens[last.first] as Token).sentence]);
  const isBeside = mentions.some(
    (m) =>
      m.type === 'Country' &&
      (m.how === 'name' || m.how === 'seat') &&
      sentences.has((tokens[m.first] as Token).sentence),
  );
  return isBeside ? undefined : last;
};

/** Verbs by which somebody sends, names or dismisses an office holder of his own state. */
const sending: ReadonlySet<string> = new Set(
  'schicken entsenden senden abordnen beauftragen bevollmächtigen ernennen entlassen feuern abberufen zurückrufen suspendieren absetzen abkommandieren'.split(
    ' ',
  ),
);

/** "Er schickte Verteidigungsminister X nach Peking": the one who sends an office holder, or dismisses him. */
export const senderOf = (index: Index, phrase: Phrase): Referent | undefined => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (clause?.verb === undefined || !sending.has(clause.verb)) return undefined;
  const passive = clause.voice === 'passive';
  if (!clause.arguments.some((a) => a.phrase === phrase.index && a.role === (passive ? 'subject' : 'accusative')))
    return undefined;
  const acting = passive
    ? clause.arguments.map((a) => document.phrases[a.phrase] as Phrase).filter((p) => p.preposition === 'von')
    : argumentPhrases(document, clause, 'subject');
  const [one, other] = acting.flatMap((p) => referentsOf(index, p, { through: false }));
  return other === undefined ? one : undefined;
};

const envoys = /(?:botschafter|gesandte|geschäftsträger|diplomat|missionschef|konsul)(?:in|r)?$/i;
/** True of those who act for their state in another one. */
export const isEnvoy = (lemma: string): boolean => envoys.test(lemma);

const embassies = /^(?:botschaft|gesandtschaft|vertretung|konsulat|generalkonsulat)$/i;
/** Sentences that are looked back for an embassy or an envoy. */
const embassyReach = 4;

/**
 * "in die mexikanische Botschaft … Der Geschäftsträger X", "Niamey weist französischen Botschafter aus. Der Diplomat X …": of whom the
 * embassy or the envoy without a name was that was told of just before.
 */
export const stateOfEmbassy = (index: Index, phrase: Phrase): string | undefined => {
  const { sentence: here, lemma } = tokenOf(index, phrase.head);
  // Whoever was one is not of that embassy, and a diplomat may be anybody's.
  if (/^(?:ex|alt)-?/i.test(lemma) || isFormer(index, phrase)) return undefined;
  const isAny = /diplomat(?:in)?$/i.test(lemma);
  for (let p = phrase.index - 1; p >= 0; p--) {
    const before = index.document.phrases[p] as Phrase;
    const head = tokenOf(index, before.head);
    if (head.sentence < here - embassyReach) break;
    const isOther = envoys.test(head.lemma) && !namesPerson(index, before);
    if (!isOther && (isAny || !embassies.test(head.lemma))) continue;
    const genitive = (index.children.get(before.index) ?? []).find((c) => c.link === 'genitive');
    const state =
      nationalityIn(index, before)[0]?.entity ?? (genitive === undefined ? undefined : stateNamedBy(index, genitive));
    if (state !== undefined) return state;
  }
  return undefined;
};

/** "der frühere Botschafter" */
const isFormer = (index: Index, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.head; i++)
    if (/^(?:früher|ehemalig|einstig|vormalig)e[nrms]?$/.test(tokenOf(index, i).lower)) return true;
  return false;
};

/** True where a person's name stands in a phrase or beside it. */
const namesPerson = (index: Index, phrase: Phrase): boolean => {
  const end = Math.max(phrase.last, ...(index.children.get(phrase.index) ?? []).map((c) => c.last));
  for (let i = phrase.first; i < end; i++)
    if (startingAt(index, i).some((m) => m.type === 'Person' && m.how === 'name')) return true;
  return false;
};

/** The state that a phrase names. */
export const stateNamedBy = (index: Index, phrase: Phrase): string | undefined => {
  for (let i = phrase.first; i < phrase.last; i++)
    for (const m of startingAt(index, i))
      if (m.type === 'Country' && m.how !== 'adjective' && m.how !== 'pronoun') return m.entity;
  return undefined;
};

interface Colours {
  /** Adjectives of parties, in the nominative feminine, with the parties that they can mean. */
  readonly partyAdjectives: Readonly<Record<string, readonly string[]>>;
}
const colours = new Map(Object.entries(readData<Colours>('languages/de/references.json').partyAdjectives));

/** Offices that parties have or fill; a president or king may be black or red for other reasons. */
const filledByParties =
  /^(?:partei|klub|fraktion|bezirks|gemeinde|nationalr|stadtr|landes|bundes(?!präs|kanz))|(?:parteichef|klubchef|fraktionschef|landeschef|obmann|obfrau|spitzenkandidat|kandidat|abgeordnete|mandatar|sprecher|r[aä]t|vorsitzende|landeshauptmann|landeshauptfrau|minister|kanzler|geschäftsführer|generalsekretär)(?:in|r|n)?$/i;

/** "die grüne Spitzenkandidatin X": the party of the article that an adjective before an office names. */
export const partyOfAdjective = (index: Index, phrase: Phrase): Mention | undefined => {
  if (!filledByParties.test(tokenOf(index, phrase.head).lemma)) return undefined;
  for (let i = phrase.first; i < phrase.head; i++) {
    const parties = colours.get(tokenOf(index, i).lower.replace(/[nrms]$/, ''));
    if (parties === undefined) continue;
    const named = index.document.mentions.find(
      (m) => m.type === 'Organisation' && parties.includes(m.entity?.slice('organisation:'.length) ?? ''),
    );
    if (named !== undefined) return named;
  }
  return undefined;
};

/** Whose an office is by what the passage is about, as a node's id, how sure that is, and why. */
interface ImpliedOwner {
  readonly owner: string;
  readonly confidence: number;
  readonly because: string;
}

/** The embassy, senate, parliament of the Union, court or prosecutor's office that an office without an owner is of. */
export const impliedOwner = (
  index: Index,
  phrase: Phrase,
  kind: string,
  current: boolean,
): ImpliedOwner | undefined => {
  const { lemma } = tokenOf(index, phrase.head);
  const embassy = kind === 'body' && isEnvoy(lemma) ? stateOfEmbassy(index, phrase) : undefined;
  if (embassy !== undefined)
    return { owner: embassy, confidence: 0.68, because: 'of the state whose embassy was told of' };
  const isSenator = /^senat(?:or|spräsident)(?:in)?$/i.test(lemma);
  const chamber = isSenator ? chamberOf(index, phrase)?.entity : undefined;
  if (chamber !== undefined)
    return { owner: chamber, confidence: 0.7, because: 'the only senate that the article names' };
  const presides = /^parlaments(?:präsident|vizepräsident|chef)(?:in)?$/i.test(lemma);
  const parliament = presides ? unionParliamentBefore(index, phrase)?.entity : undefined;
  if (parliament !== undefined)
    return { owner: parliament, confidence: 0.7, because: 'the parliament of the Union, named before' };
  const court = current ? courtOfOffice(index, phrase)?.entity : undefined;
  return court === undefined
    ? undefined
    : { owner: court, confidence: 0.68, because: 'the court or prosecutor’s office that the passage is about' };
};
