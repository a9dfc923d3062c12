import type { RelationType } from '../../graph/ontology.ts';
import { askOnce } from '../analyse/formCache.ts';
import { isPersonNoun } from '../analyse/personNouns.ts';
import { loadLexicon, organisationOf } from '../knowledge/lexicon.ts';
import { type Office, officeOf } from '../knowledge/offices.ts';
import { ownersOfLeader, ownersOfOffice, statesOfLeader } from '../knowledge/owners.ts';
import type { Clause, Mention, Phrase, Token } from '../model.ts';
import { stateOfCityAdjective } from '../recognise/countries.ts';
import { orgNounOf } from '../recognise/organisations.ts';
import { between, type Draft } from './draft.ts';
import { isEnvoy } from './impliedOwners.ts';
import { mannerOf, mannerOfNoun } from './manner.ts';
import {
  asReferent,
  isCitizen,
  type NamedPerson,
  nationalityIn,
  parentOf,
  personsIn,
  personsOf,
  startingAt,
  statesOf,
  tokenOf,
} from './officePhrases.ts';
import { bodyOfFounder, closeOffices, leadingState, type OpenOffice, officeLater } from './openOffices.ts';
import { citizenship, isFirmNoun, readPlainStates } from './plainStates.ts';
import {
  argumentPhrases,
  holderOfRow,
  homeState,
  type Index,
  isBareOffice,
  isCompoundPart,
  isMedium,
  organisationKind,
  type Referent,
  referentsOf,
} from './referents.ts';
import { demandVerbs, officeAdjectives, openPlaces, recallVerbs, speechVerbs, unrealAdjectives } from './words.ts';

/*
 * Offices, memberships, seats and kinship, as noun phrases say them: a title before a name ("der britische Premier David
 * Cameron"), an apposition ("Marine Le Pen, die Chefin des Rassemblement National"), a predicate ("X ist Präsident von Y"), a
 * bracket ("Angela Merkel (CDU)"), a possessive ("Putins Berater Juri Uschakow").
 */

const known = new WeakMap<Index, readonly Draft[]>();

/** Offices, memberships, seats and kinship of one document; read once, for other rules ask for them too. */
export const relateStates = (index: Index): readonly Draft[] => {
  const before = known.get(index);
  if (before !== undefined) return before;
  const drafts = readStates(index);
  known.set(index, drafts);
  return drafts;
};

/** Below this an office is only guessed from the context. */
const surelyHome = 0.6;

/** The states and bodies that a node holds an office of or belongs to, itself included. */
export const homesOf = (index: Index, entity: string): ReadonlySet<string> => {
  let all = homes.get(index);
  if (all === undefined) {
    all = readHomes(index);
    homes.set(index, all);
  }
  return all.get(entity) ?? new Set([entity]);
};

const homes = new WeakMap<Index, ReadonlyMap<string, ReadonlySet<string>>>();
const homeTypes: ReadonlySet<string> = new Set(['HOLDS_POSITION', 'MEMBER_OF', 'CITIZEN_OF', 'PART_OF', 'BASED_IN']);

const readHomes = (index: Index): Map<string, Set<string>> => {
  const all = new Map<string, Set<string>>();
  const put = (entity: string, home: string): void => {
    all.set(entity, (all.get(entity) ?? new Set([entity])).add(home));
  };
  for (const { type, from, to, confidence } of relateStates(index))
    if (confidence >= surelyHome && homeTypes.has(type)) put(from, to);
  // "der türkische Premier X", "US-Außenamt": the state of an office or of a body.
  for (const { entity, country } of index.document.mentions)
    if (entity !== undefined && country !== undefined) put(entity, `country:${country}`);
  // "der Sprecher des Außenministeriums": a ministry's people are its state's.
  const states = new Map<string, string>();
  for (const { type, from, to } of relateStates(index))
    if (type === 'PART_OF' && to.startsWith('country:')) states.set(from, to);
  for (const own of all.values())
    for (const home of [...own]) {
      const state = states.get(home);
      if (state !== undefined) own.add(state);
    }
  return all;
};

const readStates = (index: Index): Draft[] => {
  const drafts: Draft[] = [];
  const open: OpenOffice[] = [];
  for (const phrase of index.document.phrases) {
    if (phrase.pronoun) continue;
    readOffice(index, phrase, drafts, open);
    readOwner(index, phrase, drafts);
    readFirmOf(index, phrase, drafts);
    readBracket(index, phrase, drafts);
    readPartyBehind(index, phrase, drafts);
    readSameParty(index, phrase, drafts);
    readParty(index, phrase, drafts);
    readChair(index, phrase, drafts);
    readOwnParty(index, phrase, drafts);
    readGovernment(index, phrase, drafts, open);
    readBody(index, phrase, drafts);
    readMinister(index, phrase, drafts);
    readNeighbours(index, phrase, drafts);
    readMember(index, phrase, drafts);
    readNationality(index, phrase, drafts);
    readStateOf(index, phrase, drafts);
    readAffiliation(index, phrase, drafts);
    readAlly(index, phrase, drafts);
    readBranch(index, phrase, drafts);
    readMother(index, phrase, drafts);
  }
  readPredicates(index, drafts, open);
  readHandovers(index, drafts, open);
  readTakings(index, drafts, open);
  readUnits(index, drafts);
  readPlainStates(index, drafts);
  readRoles(index, drafts, open);
  readHoldings(index, drafts);
  closeOffices(index, drafts, open);
  handOn(drafts);
  const offices = new Set(
    drafts.filter((d) => d.type === 'HOLDS_POSITION' && d.confidence >= surelyHome).map((d) => `${d.from} ${d.to}`),
  );
  // "der deutsche Minister X … Der Deutsche": an office of the state says it already.
  return drafts.filter((d) => d.type !== 'CITIZEN_OF' || !offices.has(`${d.from} ${d.to}`));
};

/** From which end of a succession the office is handed to which other. */
const handings = [
  // "Trumps Nachfolger Biden": holds what is said of the one before.
  { rule: 'successor', holder: 'to', heir: 'from', current: true, went: 'came after', held: 'held' },
  // "Bans Vorgänger Boutros-Ghali": held what his successor is said to hold.
  { rule: 'predecessor', holder: 'from', heir: 'to', current: false, went: 'went before', held: 'holds' },
] as const;

/** Offices of those who came after or went before somebody, where he is said to hold one office only. */
const handOn = (drafts: Draft[]): void => {
  const held = drafts.filter((d) => d.type === 'HOLDS_POSITION' && d.status === 'asserted');
  for (const { rule, holder, heir, current, went, held: tense } of handings)
    for (const handed of drafts.filter((d) => d.type === 'SUCCEEDED' && d.rule === `state:${rule}`)) {
      const [from, to] = [handed[heir], handed[holder]];
      const own = held.filter((d) => d.from === to && d.confidence >= surelyHome);
      const [office] = own;
      if (office === undefined || own.some((d) => d.to !== office.to) || held.some((d) => d.from === from)) continue;
      drafts.push({
        ...handed,
        type: 'HOLDS_POSITION',
        from,
        to: office.to,
        rule: `state:${rule}-office`,
        confidence: Math.min(handed.confidence, office.confidence) * 0.85,
        properties: { ...office.properties, current },
        because: [`${from} ${went} ${to}, who ${tense} the office`, ...office.because],
      });
    }
};

const formerWords =
  /^(?:ehemalig|früher|einstig|damalig|vormalig|ex-|gewesen|verstorben|abgesetzt|gestürzt|seinerzeitig|bisherig|zurückgetreten|scheidend|langjährig$)/i;
const formerTitles =
  /^(?:Ex-|Alt-\p{Lu}|Alt(?:kanzler|bundes|landes|bürgermeister|präsident|minister)|Ex(?:präsident|kanzler|premier|minister|chef)|Früher)/iu;
/** Adverbs that say of an office that somebody had it. */
const onceWords =
  /^(?:seinerzeit|damals|einst|früher|zuletzt|vormals|ehemals|alt|jahrelang|jahrzehntelang|kurzzeitig|zeitweilig|zeitweise)$/i;
/** Adjectives that say it right before the office only. */
const goneWords = /^(?:vorig|vorherig|abgewählt|entlassen|gefeuert|abberufen|entmachtet)e[nrms]?$/;
const thatTime = /^(?:diesem|jenem|damaligen|dieser|jener|damaliger|der)$/;
/** "bis heute Präsident", "bis auf weiteres Vorsitzende": they still are. */
const untilNow = /^(?:heute|jetzt|dato|auf|nun|dahin)$/;

/** Titles as in the text, nominative: the head's lemma with what qualifies the office ("stellvertretender Außenminister"). */
const titleOf = (index: Index, phrase: Phrase, head: number): string => {
  const { lemma, analyses } = tokenOf(index, head);
  const ending = analyses.some(({ pos, gender }) => pos === 'NOUN' && gender === 'm') ? 'er' : 'e';
  const words: string[] = [];
  for (let i = phrase.first; i < head; i++) {
    const token = tokenOf(index, i);
    if (/^(?:stellvertretend|designiert|amtierend|geschäftsführend)/i.test(token.text))
      words.push(token.text.replace(/e[nrms]?$/, ending));
  }
  return [...words, lemma].join(' ');
};

/** "der „Standard“-Herausgeber X": the quoted name that an office is joined to by a hyphen. */
const quotedBefore = (index: Index, { head }: Phrase): Mention | undefined => {
  const { tokens } = index.document;
  if (tokens[head - 1]?.text !== '-' || !isQuote(tokens[head - 2]?.text ?? '')) return undefined;
  return (index.mentionsAt[head - 3] ?? []).find(
    (m) => m.type === 'Organisation' && m.how === 'name' && isQuote(tokens[m.first - 1]?.text ?? ''),
  );
};
const isQuote = (text: string): boolean => /^["„“”»«‚‘›‹']$/.test(text);

const isFormer = (index: Index, phrase: Phrase, head: number): boolean => {
  if (formerTitles.test(tokenOf(index, head).text)) return true;
  // "der ehemalige Kanzler und SPÖ-Chef X": what stands before the first of two offices is said of both.
  const before = phrase.link === 'conjunct' ? rowHead(index, phrase) : undefined;
  if (
    before !== undefined &&
    /^(?:und|sowie)$/.test(tokenOf(index, phrase.first - 1).lower) &&
    // "der frühere Minister und nunmehrige Parteichef X"
    phrase.first === phrase.head &&
    isBareOffice(index, phrase) &&
    officeOf(tokenOf(index, before.head).text) !== undefined &&
    isFormer(index, before, before.head)
  )
    return !formerTitles.test(tokenOf(index, before.head).text);
  const quoted = quotedBefore(index, phrase);
  if (quoted !== undefined && formerWords.test(tokenOf(index, Math.max(0, quoted.first - 2)).text)) return true;
  // Not what ends the sentence before: "Premier Y ist zurückgetreten. Präsident X …".
  const { sentence } = tokenOf(index, head);
  let from = Math.max(index.document.sentences[sentence]?.first ?? 0, phrase.first - 2);
  // "X, von 1990 bis zum Sommer 2000 Präsident": what stands behind the comma says when.
  const isSaidOfName =
    phrase.link === 'apposition' ||
    (phrase.link === undefined && isBareOffice(index, phrase) && personsIn(index, phrase).length === 0);
  if (isSaidOfName)
    for (let i = phrase.first - 1; i >= 0 && phrase.first - i < 9; i--) {
      const { text, pos } = tokenOf(index, i);
      if (text === ',') from = Math.min(from, i);
      if (pos === 'PUNCT' || pos === 'VERB') break;
    }
  for (let i = from; i < head; i++) {
    const text = tokenOf(index, i).text;
    // "ein Ex-Mann der Ministerin": it is he who is no longer that.
    if (i < phrase.first && /^ex-/i.test(text)) continue;
    if (formerWords.test(text) || onceWords.test(text)) return !/^langjährig/i.test(text);
    // "der entlassene Minister"; "vorige Woche" before the phrase is another matter.
    if (i >= phrase.first && goneWords.test(text)) return true;
    // "X, zu diesem Zeitpunkt Minister": what the article tells happened then.
    if (i < phrase.first && /^(?:Zeitpunkt|Zeit)$/.test(text) && thatTime.test(tokenOf(index, i - 1).lower))
      return true;
    if (text === 'bis' && isSaidOfName && i < phrase.first && !untilNow.test(tokenOf(index, i + 1).lower)) return true;
    // "von 2019 bis 2021 Präsident"
    if (
      text === 'bis' &&
      i > 0 &&
      /^\d{4}$/.test(tokenOf(index, i - 1).text) &&
      /^\d{4}$/.test(tokenOf(index, i + 1).text)
    )
      return true;
  }
  return false;
};

/**
 * "die designierte Ministerin X" is not that yet, "der angebliche Chef der Bande" only as others say, "die mögliche Kandidatin" not at all:
 * then undefined.
 */
const statusOfOffice = (index: Index, phrase: Phrase, head: number): Draft['status'] | undefined => {
  const { phraseOf } = index.document;
  for (let i = phrase.first; i < head; i++) {
    // "der wegen angeblicher Untreue entlassene Minister": what is said of the reason is not said of the office.
    if (phraseOf[i] !== phraseOf[head]) continue;
    const stem = tokenOf(index, i).lower.replace(/e[nrms]?$/, '');
    if (officeAdjectives.planned.has(stem)) return 'planned';
    if (officeAdjectives.claimed.has(stem)) return 'claimed';
    if (officeAdjectives.unreal.has(stem)) return undefined;
  }
  return 'asserted';
};

/** "X, heute Vizekanzler, unterschrieb damals …" */
const isLater = (index: Index, phrase: Phrase): boolean => {
  if (phrase.link !== 'apposition') return false;
  for (let i = phrase.first - 1; i >= 0 && phrase.first - i < 4; i--) {
    const { lower } = tokenOf(index, i);
    if (lower === ',') return false;
    if (/^(?:heute|inzwischen|mittlerweile|nunmehr|später|jetzt)$/.test(lower)) return true;
  }
  return false;
};

/** "sagte Minister X der Zeitung": whom a speaker tells something stands behind his name, and may look like a genitive. */
const isAddressed = (index: Index, office: Phrase, behind: Phrase): boolean => {
  const name = (index.mentionsAt[behind.first - 1] ?? []).find((m) => m.type === 'Person' && m.how === 'name');
  if (name === undefined || name.first <= office.head) return false;
  const clause = index.document.clauses[index.document.clauseOf[office.head] ?? -1];
  return (
    (behind.cases.includes('dat') || tokenOf(index, behind.first).lower === 'der') &&
    ((clause?.verb !== undefined && speechVerbs.has(clause.verb)) ||
      referentsOf(index, behind, { through: false }).some((r) => isMedium(index, r.entity)))
  );
};

/** "Die Grünen mit ihren Sprechern X und Y", "die Behörde unter ihrem Präsidenten Z": of the body right before, whose possessive it is. */
const bodyBesidePossessive = (index: Index, phrase: Phrase): Referent | undefined => {
  const host = index.document.phrases[phrase.parent ?? -1];
  if (host === undefined || host.last !== phrase.prepositionToken || !/^(?:mit|unter)$/.test(phrase.preposition ?? ''))
    return undefined;
  if (!possessiveOf(index, phrase)) return undefined;
  const [body, other] = referentsOf(index, host, { through: false });
  return body?.type === 'Organisation' && other === undefined ? body : undefined;
};

/** "der Ukraine-Gesandte", "der Iran-Beauftragte": the state in front is his errand; his own is put in short, "der US-Gesandte". */
const isErrand = ({ text }: Token): boolean =>
  /-(?:sonder|chef)?(?:gesandt|beauftragt|emissär|unterhändler|koordinator|berichterstatter|expert|kenner|korrespondent|forscher|spezialist)/i.test(
    text,
  ) && !/^(?:US|USA|UK|GB|DDR|BRD)-/.test(text);

/** The body whose name, or whose short name in a bracket, ends right before a token. */
const bodyEndingAt = (index: Index, at: number): Mention | undefined => {
  const end = index.document.tokens[at - 1]?.text === ')' ? at - 1 : at;
  return (index.mentionsAt[end - 1] ?? []).find((m) => m.type === 'Organisation' && m.how === 'name' && m.last === end);
};

/** "der VPOD, vertreten durch Sekretärin X", "die Kammer und ihr Präsident Y": of the body that stands right before. */
const bodyRightBefore = (index: Index, phrase: Phrase): Mention | undefined => {
  const { tokens } = index.document;
  const at = phrase.prepositionToken;
  if (at !== undefined && /^(?:durch|von|vom)$/.test(tokens[at]?.lower ?? ''))
    return /^(?:vertreten|repräsentiert|angeführt|geführt|geleitet)$/.test(tokens[at - 1]?.lower ?? '') &&
      tokens[at - 2]?.text === ','
      ? bodyEndingAt(index, at - 2)
      : undefined;
  return /^(?:ihre?|ihre[mn]|seine?|seine[mn])$/.test(tokens[phrase.first]?.lower ?? '') &&
    tokens[phrase.first - 1]?.lower === 'und'
    ? bodyEndingAt(index, phrase.first - 1)
    : undefined;
};

/** Kinds of bodies that no state acts through (knowledge/orgNouns.tsv). */
const privateKinds: ReadonlySet<string> = new Set(['company', 'bank', 'media', 'ngo', 'union', 'church', 'university']);

/** Whose office a phrase names: compound, genitive, adjective of nationality, von/an/bei/in-phrase, possessive. */
const ownersOf = (index: Index, phrase: Phrase): Referent[] => {
  const head = tokenOf(index, phrase.head);
  const host = bodyBesidePossessive(index, phrase);
  if (host !== undefined && officeOf(head.text)?.kind !== 'role') return [host];
  const compound = (index.mentionsAt[phrase.head] ?? []).filter(
    (m) =>
      m.type !== 'Person' &&
      m.type !== 'Treaty' &&
      isCompoundPart(m, head) &&
      !(m.type === 'Country' && isErrand(head)),
  );
  const children = index.children.get(phrase.index) ?? [];
  const genitives = children
    .filter((c) => c.link === 'genitive' && !isAddressed(index, phrase, c))
    .flatMap((c) => {
      // "der Chef der russischen Fluglinie": of a firm, not of the state that it is from.
      const isPrivate = privateKinds.has(orgNounOf(tokenOf(index, c.head).lemma)?.entry.kind ?? '');
      // "Regierungschef eines Landes der EU": of that state, whichever it is, and not of the body.
      const end = tokenOf(index, c.last - 1).end;
      const isState = c.number !== 'pl' && /(?:land|staat)$/i.test(tokenOf(index, c.head).lemma);
      return referentsOf(index, c, { through: true }).filter(
        (r) => (!isPrivate || r.type !== 'Country') && !(isState && r.type === 'Organisation' && r.start >= end),
      );
    })
    .filter((r) => r.type !== 'Treaty');
  // "Vorsitzender des Handelsausschusses im Europäischen Parlament"
  const within = children
    .filter((c) => c.link === 'genitive' && committees.test(tokenOf(index, c.head).lemma))
    .flatMap((c) => [...(index.children.get(c.index) ?? []), ...children.filter((d) => d.first === c.last)])
    .flatMap((c) => [c, ...(c.preposition === 'für' ? (index.children.get(c.index) ?? []) : [])])
    .filter((c) => c.link === 'genitive' || /^(?:in|von|bei)$/.test(c.preposition ?? ''))
    .flatMap((c) => referentsOf(index, c, { through: false }))
    .filter((r) => r.type === 'Organisation');
  if (within.length > 0) return within;
  const organisations = genitives.filter((r) => r.type === 'Organisation');
  if (organisations.length > 0) return organisations;
  const by = (...prepositions: string[]): Referent[] =>
    [
      ...children,
      ...children.filter((c) => c.preposition !== undefined).flatMap((c) => index.children.get(c.index) ?? []),
    ]
      .filter((c) => c.preposition !== undefined && prepositions.includes(c.preposition))
      // "die Bitte des Präsidenten an die ÖVP" goes to it; "an der Universität" is where somebody works.
      .filter((c) => c.preposition !== 'an' || (c.cases.includes('dat') && !isMattersOf(index, phrase)))
      // "rief Botschafter X aus Canberra zurück": nor is he from where he is called back.
      .filter((c) => !(c.preposition === 'aus' && isEnvoy(head.lemma) && isRecalled(index, phrase)))
      // "hat sich die Kanzlerin X von der ÖVP losgesagt", "bei der ÖVP nachgefragt": the verb's own.
      .filter((c) => !isOfVerb(index, c))
      // "Y-Chef A und B von der Partei X": what stands behind the next of a list is that one's.
      .filter((c) => !isBehindNext(index, phrase, c))
      // "der Vorsitzende des Ausschusses, X von der Partei Y": the name's own.
      .filter((c) => !children.some((n) => n.link === 'apposition' && n.last === c.prepositionToken))
      // "der aus Russland ausgewiesene Diplomat": what stands before a participle belongs to it.
      .filter((c) => phrase.participle === undefined || c.first > phrase.head)
      .flatMap((c) =>
        referentsOf(index, c, { through: false, places: c.preposition === 'aus' || c.preposition === 'von' }),
      )
      .filter((r) => r.type !== 'Treaty');
  const inside = new Set(['ministry', 'media', 'authority', 'bank', 'company', 'agency']);
  // "der Oppositionsführer im Bundestag"
  if (/^(?:oppositions(?:führer|chef)|alterspräsident)(?:in)?$/i.test(head.lemma)) inside.add('parliament');
  const bodies = [
    ...by('von', 'bei', 'an').filter((r) => r.type === 'Organisation'),
    ...children
      // "der Staatssekretär für Handel im Ministerium Y": what he is charged with may stand between.
      .flatMap((c) => (c.preposition === 'für' ? [c, ...(index.children.get(c.index) ?? [])] : [c]))
      .filter(
        (c) =>
          c.preposition === 'in' && (c.first === phrase.head + 1 || tokenOf(index, phrase.head + 1).lower === 'für'),
      )
      .flatMap((c) => referentsOf(index, c, { through: false }))
      .filter((r) => r.type === 'Organisation' && inside.has(organisationKind(index, r.entity) ?? '')),
  ];
  // "Botschaftsrat an der iranischen Botschaft": of the state whose embassy it is.
  const embassies = children
    .filter((c) => (c.preposition === 'an' || c.preposition === 'in') && isEmbassy.test(tokenOf(index, c.head).lemma))
    .flatMap((c) => referentsOf(index, c, { through: true }))
    .filter((r) => r.type === 'Country');
  if (embassies.length > 0) return embassies;
  const own: Referent[] = [];
  for (let i = phrase.first; i < phrase.head; i++) {
    for (const mention of index.mentionsAt[i] ?? []) {
      if (children.some((c) => c.first <= i && i < c.last)) continue;
      if (mention.how === 'adjective' || mention.how === 'pronoun') own.push(asReferent(mention));
      // "UEFA Präsident Michel Platini"
      else if (mention.type === 'Organisation' && mention.how === 'name' && mention.last === phrase.head)
        own.push(asReferent(mention));
    }
  }
  const quoted = quotedBefore(index, phrase);
  if (quoted !== undefined) return [asReferent(quoted)];
  // An ambassador at a body is his state's: "der russische UN-Botschafter", "der US-Botschafter bei der UNO".
  if (/(?:botschafter|gesandte|diplomat)/i.test(head.lemma) && own.some((o) => o.type === 'Country')) return own;
  // "Ungarns EU-Minister X": the Union is what he is charged with.
  if (
    /-(?:minister|staatssekretär)(?:in)?$/i.test(head.lemma) &&
    compound.length > 0 &&
    compound.every((m) => m.entity === 'organisation:eu')
  ) {
    const states = genitives.length > 0 ? genitives : own;
    return states.filter((o) => o.type === 'Country');
  }
  // "ihre UN-Botschafterin X": nor is she one of the body where no state stands.
  if (/-botschafter(?:in)?$/i.test(head.lemma) && compound.some((m) => isJoined(index, m)))
    return [...own, ...genitives, ...by('von', 'aus')].filter((o) => o.type === 'Country');
  // "der freiheitliche Europaabgeordnete X": the party is his, beside the parliament that the word names.
  const parties = own.filter((o) => organisationKind(index, o.entity) === 'party');
  if (parties.length > 0 && compound.some((m) => organisationKind(index, m.entity as string) === 'parliament'))
    return [...compound.map(asReferent), ...parties];
  if (compound.length > 0)
    return bodies.length > 0 && compound.every((m) => m.type === 'Country') && !isEnvoy(head.lemma)
      ? bodies
      : compound.map(asReferent);
  if (genitives.length > 0) return genitives;
  if (bodies.length > 0) return bodies;
  // "sein Kollege aus Bahrain"
  const from = by('von', 'aus').filter((r) => r.type === 'Country');
  if (from.length > 0 && own.every((o) => o.type === 'Person')) return from;
  if (own.length > 0) return own;
  const outer = by('von', 'aus').filter((r) => r.type !== 'Person');
  if (outer.length > 0) return outer;
  // "der Handelsminister von Donald Trump"
  const leaders = officeOf(head.lemma)?.kind === 'minister' ? by('von').filter((r) => r.type === 'Person') : [];
  if (leaders.length > 0) return leaders;
  // "der Staatssekretär im Bundeskanzleramt": of the state whose seat it is.
  const seats = children
    .filter((c) => c.preposition === 'in' && c.first === phrase.head + 1)
    .flatMap((c) => startingIn(index, c.first, c.last))
    .filter((m) => m.type === 'Country' && m.how === 'seat' && /amt(?:e?s)?$/.test(m.text));
  if (officeOf(head.lemma)?.kind === 'national' && seats.length > 0) return seats.map(asReferent);
  const represented = stateInFront(index, phrase);
  if (represented !== undefined) return [represented];
  // "Staatsminister in Kigali", "der Regierungschef in Rom": who governs there.
  if (!governing.has(officeOf(head.lemma)?.kind ?? '')) return [];
  return children
    .filter((c) => c.preposition === 'in' && c.first === phrase.head + 1)
    .flatMap((c) => referentsOf(index, c, { through: false, places: true }))
    .filter((r) => r.type === 'Country');
};
/**
 * "Für Russland unterschrieb Minister X, für die Ukraine Infrastrukturminister Y": the state for which somebody acts, right before the
 * office, at the head of a part of the sentence.
 */
const stateInFront = (index: Index, phrase: Phrase): Referent | undefined => {
  const { document } = index;
  if (phrase.first !== phrase.head || !/^(?:head|government|minister|national)$/.test(kindOfOffice(index, phrase)))
    return undefined;
  const before = document.phrases[document.phraseOf[phrase.first - 1] ?? -1];
  if (before?.preposition !== 'für' || before.last !== phrase.first) return undefined;
  const opening = document.tokens[(before.prepositionToken ?? before.first) - 1];
  if (opening !== undefined && opening.sentence === tokenOf(index, phrase.head).sentence)
    if (!/^(?:[,;–]|und|sowie|während)$/.test(opening.text)) return undefined;
  const [state, other] = startingIn(index, before.first, before.last).filter((m) => m.type === 'Country');
  return state?.entity !== undefined && other === undefined && state.last === before.last
    ? asReferent(state)
    : undefined;
};
const kindOfOffice = (index: Index, { head }: Phrase): string => officeOf(tokenOf(index, head).text)?.kind ?? '';

/** True of an office holder in a clause that tells of a recall. */
const isRecalled = ({ document }: Index, { head }: Phrase): boolean =>
  recallVerbs.has(document.clauses[document.clauseOf[head] ?? -1]?.verb ?? '');

/** True of a body that states send their envoys to. */
const isJoined = (index: Index, { entity, type }: Mention): boolean =>
  type === 'Organisation' &&
  entity !== undefined &&
  entity !== 'organisation:eu' &&
  /^(?:international|alliance)$/.test(organisationKind(index, entity) ?? '');

/** True of what stands behind the second of a row in the singular. */
const isBehindNext = (index: Index, phrase: Phrase, child: Phrase): boolean => {
  const next = phrase.conjuncts?.find((c) => c !== phrase.index);
  return (
    next !== undefined &&
    phrase.number === 'sg' &&
    child.first > (index.document.phrases[next] as Phrase).first &&
    personsIn(index, phrase).length > 0
  );
};
const isEmbassy = /^(?:botschaft|konsulat|generalkonsulat|vertretung|gesandtschaft|mission|uno?-vertretung)$/i;

/** Kinds of office that govern a state (knowledge/offices.tsv). */
export const governing: ReadonlySet<string> = new Set(['head', 'government', 'minister']);
/** Those who stand in for somebody: of the same state or body. */
const deputies = /^(?:stellvertreter(?:in)?|vize(?:chefin|chef)?)$/i;
/** Those who hold an office together with somebody. */
const partners = /^(?:co|mit)-?(?:vorsitzende|chef|präsident|sprecher|obmann|leiter)/i;

/** True where a possessive opens the phrase: "ihr Stellvertreter". */
const possessiveOf = (index: Index, phrase: Phrase): boolean =>
  index.document.tokens
    .slice(phrase.first, phrase.head)
    .some(({ text }) => /^(?:ihre?[nmrs]?|seine?[nmrs]?|dessen|deren)$/i.test(text));

/** Members of the European Commission by what they are charged with. */
const isCommissioner =
  /^(?:eu-)?(?:handels|fischerei|agrar|landwirtschafts|wettbewerbs|klima(?:schutz)?|innen|justiz|erweiterungs|energie|verkehrs|währungs|wirtschafts|umwelt|digital|industrie|binnenmarkt|haushalts|budget|entwicklungs|regional|sozial|gesundheits|außenhandels|migrations)-?kommissar(?:in)?$/i;

const committees =
  /(?:ausschuss|abteilung|fraktion|delegation|büro|sektion|referat|programm|vertretung|institut|kommission)e?s?$/i;

/** Those who work for somebody, as parts of expressions. */
const aides =
  'sprecher|berater|sekretär|stabschef|amtschef|kabinettschef|kanzleichef|assistent|referent|leibwächter|redenschreiber|büroleiter|wahlkampfmanager|wahlkampfleiter|emissär|gesandte|beauftragte';

/** Nouns of those who are somebody's: "der Sprecher von Präsident X", "die Nachfolgerin von Y". */
const ofPersons = new RegExp(
  `(?:${aides}|anwalt|anwält|verteidiger|vertraute|mitarbeiter|biograf|vorgänger|nachfolger)`,
  'i',
);

/** The same that somebody has in his office. */
const isAide = new RegExp(`(?:${aides}|unterhändler|sendbote)(?:in|r)?$`, 'i');

/** The persons in a von-phrase right behind an office or kinship noun; only where such nouns are of persons. */
const personsBehind = (index: Index, phrase: Phrase): Referent[] => {
  const next = (index.children.get(phrase.index) ?? []).find(
    (c) => c.preposition === 'von' && c.first === phrase.head + 1,
  );
  return next === undefined ? [] : personsOf(index, next);
};

/** "Trump-Berater", "Merkel-Nachfolgerin", "Erdoğan-Schwiegersohn": the person in front of whose adviser, heir or kin it is. */
const personInFront = (index: Index, phrase: Phrase): Referent[] => {
  const head = tokenOf(index, phrase.head);
  return (index.mentionsAt[phrase.head] ?? [])
    .filter((m) => m.type === 'Person' && m.how === 'adjective' && m.entity !== undefined && isCompoundPart(m, head))
    .map(asReferent);
};

const isKinNoun = askOnce((lemma) =>
  /(?:bruder|schwester|vater|mutter|sohn|tochter|^(?:ex-?)?frau|^(?:ex-?)?mann|ehefrau|ehemann|gattin|gatte|onkel|tante|neffe|nichte|cousin|cousine|schwager|schwägerin|enkel|enkelin|großvater|großmutter|witwe|witwer|verlobter|verlobte|schwiegervater|halbbruder|zwillingsbruder|schwiegermutter|lebensgefährtin)$/i.test(
    lemma,
  ),
);

/** True when a bracket or the lists give the person another party than this one. */
const isOfOtherParty = (index: Index, person: Referent, body: Referent): boolean => {
  if (body.type !== 'Organisation' || organisationKind(index, body.entity) !== 'party') return false;
  const own = partyInBrackets(index);
  const mine = own.get(person.entity);
  if (mine !== undefined) return mine !== body.entity;
  const rival = [...own].find(([, party]) => party === body.entity)?.[0];
  const surnameOnly = !/\s/.test(index.document.article.text.slice(person.start, person.end));
  return rival !== undefined && rival !== person.entity && surnameOnly;
};

const bracketParties = new WeakMap<Index, ReadonlyMap<string, string>>();
/** Persons with a party in brackets behind their name. */
const partyInBrackets = (index: Index): ReadonlyMap<string, string> => {
  let all = bracketParties.get(index);
  if (all === undefined) {
    const found = new Map<string, string>();
    for (const m of index.document.mentions) {
      if (m.type !== 'Organisation' || m.how !== 'name' || m.entity === undefined) continue;
      if (index.document.tokens[m.first - 1]?.text !== '(') continue;
      const person = (index.mentionsAt[m.first - 2] ?? []).find((p) => p.type === 'Person' && p.how === 'name');
      if (person?.entity !== undefined && !found.has(person.entity)) found.set(person.entity, m.entity);
    }
    all = found;
    bracketParties.set(index, all);
  }
  return all;
};

/** Those who own a firm or a part of it. */
const isOwner = askOnce((lemma) =>
  /(?:eigentümer|besitzer|eigner|inhaber|aktionär|gesellschafter|anteilseigner)(?:in)?$/i.test(lemma),
);

/** "die Holding X, größte Aktionärin der OMV": an owner said of a name. */
const readOwner = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  if (!isOwner(head.lemma)) return;
  const owned = ownersOf(index, phrase).filter((o) => o.type === 'Organisation');
  if (owned.length === 0) return;
  const parent =
    phrase.link === 'apposition' && phrase.parent !== undefined ? index.document.phrases[phrase.parent] : undefined;
  const beside = (index.children.get(phrase.index) ?? []).filter((c) => c.link === 'apposition');
  const holders = [
    // "OMV-Großaktionär Adnoc"
    ...Array.from({ length: phrase.last - phrase.head - 1 }, (_, k) => startingAt(index, phrase.head + 1 + k))
      .flat()
      .filter((m) => m.entity !== undefined && m.how === 'name' && m.type !== 'Treaty')
      .map(asReferent),
    ...[...beside, ...(parent === undefined ? [] : [parent])].flatMap((p) => referentsOf(index, p, { through: false })),
  ];
  for (const holder of holders)
    for (const firm of owned)
      if (holder.entity !== firm.entity && holder.type !== 'Treaty')
        drafts.push({
          type: 'OWNS',
          ...between(holder, firm, head),
          status: 'asserted',
          sentence: head.sentence,
          rule: 'state:owner',
          confidence: 0.8 * holder.confidence * firm.confidence,
          undated: true,
          because: [`„${head.text}“ owns it, or a part of it`, holder.because, firm.because],
        });
};

/** Those whose firm a firm is, when it stands with them. */
const isEntrepreneur = askOnce((lemma) =>
  /(?:unternehmer|milliardär|investor|oligarch|magnat|tycoon|mogul|industrieller|industrielle)(?:in)?$/i.test(lemma),
);

/** "mit der PiS des Jarosław Kaczyński": a genitive right behind a name, which hangs on nothing. */
const genitiveBehind = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { phrases, phraseOf, tokens } = index.document;
  const next = phrases[phraseOf[phrase.last] ?? -1];
  return tokens[phrase.last]?.lower === 'des' && next?.parent === undefined ? next : undefined;
};

/** "die Signa Holding des Tiroler Unternehmers René Benko": a firm with the one whose it is. */
const readFirmOf = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const next = genitiveBehind(index, phrase);
  const behind = next === undefined ? [] : [next];
  const children = [...(index.children.get(phrase.index) ?? []), ...behind].filter((c) =>
    isEntrepreneur(tokenOf(index, c.head).lemma),
  );
  if (children.length === 0) return;
  const firm = referentsOf(index, phrase, { through: false }).find(
    (r) =>
      r.type === 'Organisation' &&
      !/^(?:party|international|alliance|ministry|court|parliament)$/.test(organisationKind(index, r.entity) ?? ''),
  );
  if (firm === undefined) return;
  for (const child of children) {
    const isGenitive = child.link === 'genitive' || child.cases.includes('gen');
    if ((!isGenitive && child.preposition !== 'von') || child.first !== phrase.last) continue;
    const [owner, other] = personsIn(index, child);
    if (owner === undefined || other !== undefined) continue;
    drafts.push({
      type: 'OWNS',
      ...between(owner, firm, tokenOf(index, child.head)),
      status: 'asserted',
      sentence: tokenOf(index, phrase.head).sentence,
      rule: 'state:firm-of',
      confidence: 0.75 * owner.confidence * firm.confidence,
      undated: true,
      because: ['a firm with the entrepreneur whose it is', owner.because, firm.because],
    });
  }
};

/** How somebody is addressed, which is no office: "Scheich X aus Bahrain". */
const isAddress = /^(?:scheich|graf|gräfin|baron(?:in|ess)?|freiherr|lord|lady|sir|herr|frau|dame|don|dr\.?|prof\.?)$/i;

/** Kinship, but not "Obmann" and "Landeshauptfrau", which are offices. */
const isKinship = (lemma: string): boolean => {
  if (!isKinNoun(lemma)) return false;
  const office = officeOf(lemma);
  return office === undefined || office.kind === 'role' || office.kind === 'title';
};

/** True where "und" stands right behind a phrase and what hangs on it. */
const goesOn = (index: Index, phrase: Phrase): boolean =>
  /^(?:und|sowie)$/.test(index.document.tokens[endOf(index, phrase)]?.text ?? '');

/** True of a person whose given name, where it stands, is a man's. */
const isMan = (index: Index, person: NamedPerson): boolean =>
  person.last !== undefined &&
  (index.mentionsAt[person.last - 1] ?? []).some((m) => m.start === person.start && m.person?.gender === 'm');

/** True of an office or kin with "ein" that stands between two commas right behind a name, before "und". */
const isSetOff = (index: Index, phrase: Phrase, parent: Phrase): boolean => {
  const { tokens } = index.document;
  const end = endOf(index, phrase);
  return (
    /^eine?$/.test(tokenOf(index, phrase.first).lower) &&
    tokens[phrase.first - 1]?.text === ',' &&
    parent.last === phrase.first - 1 &&
    personsIn(index, parent).length === 1 &&
    tokens[end]?.text === ',' &&
    /^(?:und|sowie)$/.test(tokens[end + 1]?.text ?? '')
  );
};

/** "X, bisher Gesundheitsminister und engster Vertrauter", "scheidet X aus, einst Vizekanzler": what only looks like the rest of a list. */
const datedBefore = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { tokens, phrases, clauses, clauseOf } = index.document;
  const host = phrase.link === 'conjunct' ? phrases[phrase.parent ?? -1] : undefined;
  const first = phrases[host?.conjuncts?.[1] ?? -1];
  if (host === undefined || first === undefined || personsIn(index, host).length !== 1) return undefined;
  if (!isBareOffice(index, first) || !afterName.test(tokenOf(index, first.first - 1).lower)) return undefined;
  if (tokens[first.first - 2]?.text !== ',' || (phrase !== first && personsIn(index, phrase).length > 0))
    return undefined;
  // Nothing but the end of the verb stands between.
  const verb = clauses[clauseOf[host.head] ?? -1]?.verbTokens ?? [];
  for (let i = host.last; i < first.first - 2; i++) if (!verb.includes(i)) return undefined;
  return host;
};
/** What one may be the minister or the commander of, beside a state. */
const portfolios =
  /^(?:finanz|finanzen|justiz|angelegenheit|verteidigung|inneres?|äußeres?|auswärtiges?|wirtschaft|gesundheit|landwirtschaft|verkehr|bildung|kultur|umwelt|energie|sicherheit|kommunikation|streitkräfte|streitkraft|armee|luftwaffe|marine|generalstab|polizei|nation|republik|übergang)e?s?$/i;

/** "X, seit 2006 im Amt und von 2019 bis 2021 Präsident des Städtetages, will …": a bare office that closes what two commas set off behind a name. */
const setOffBehind = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { tokens, phrases, phraseOf, sentences } = index.document;
  if (phrase.preposition !== undefined || phrase.number === 'pl' || personsIn(index, phrase).length > 0)
    return undefined;
  if (phrase.link === 'conjunct' || phrase.link === 'genitive') return undefined;
  const first = tokenOf(index, phrase.first);
  if (first.pos === 'DET' || first.pos === 'PRON' || tokens[deepEnd(index, phrase)]?.text !== ',') return undefined;
  const from = sentences[first.sentence]?.first ?? 0;
  for (let i = phrase.first - 1; i > from && phrase.first - i < longestInsertion; i--) {
    const { text, pos } = tokenOf(index, i);
    if (pos === 'VERB' || pos === 'AUX' || pos === 'SCONJ') return undefined;
    if (pos === 'PUNCT' && text !== ',') return undefined;
    if (text !== ',') continue;
    // Only times and places stand between.
    if (!startingIn(index, i + 1, phrase.first).every((m) => m.type === 'Country')) return undefined;
    const host = phrases[phraseOf[i - 1] ?? -1];
    return host !== undefined &&
      host.last === i &&
      host.number !== 'pl' &&
      host.link !== 'conjunct' &&
      personsIn(index, host).length === 1 &&
      host.conjuncts === undefined
      ? host
      : undefined;
  }
  return undefined;
};
/** Token behind a phrase and the genitives that hang on it, and on these. */
const deepEnd = (index: Index, phrase: Phrase): number => {
  let end = phrase.last;
  for (let at: Phrase | undefined = phrase, depth = 0; at !== undefined && depth < 4; depth++) {
    end = Math.max(end, at.last);
    at = (index.children.get(at.index) ?? []).find((c) => c.link === 'genitive' && c.first >= end);
  }
  return end;
};

/** Tokens between the comma behind a name and the office. */
const longestInsertion = 14;

/** Adverbs of time before what somebody is or was. */
const afterName =
  /^(?:bisher|bislang|derzeit|heute|zuletzt|früher|einst|einstmals|seither|zuvor|ehemals|vormals|seinerzeit)$/;

/** "Aus dem Rat scheidet X aus, einst Vizekanzler und Chef der Y": an apposition behind the end of the clause, of its subject. */
const subjectBefore = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { tokens, phrases, clauses, clauseOf } = index.document;
  const head = phrase.link === 'conjunct' ? phrases[phrase.parent ?? -1] : phrase;
  if (head === undefined || head.preposition !== undefined || head.number === 'pl' || !isBareOffice(index, head))
    return undefined;
  if (head !== phrase && !(head.conjuncts ?? []).includes(phrase.index)) return undefined;
  const end = head.first - 3;
  if (tokens[head.first - 2]?.text !== ',' || !afterName.test(tokenOf(index, head.first - 1).lower)) return undefined;
  const clause = clauses[clauseOf[end] ?? -1];
  // A particle, participle or infinitive closes the clause.
  if (clause === undefined || !clause.verbTokens.includes(end) || clause.voice === 'passive') return undefined;
  const subjects = argumentPhrases(index.document, clause, 'subject');
  const [subject] = subjects;
  return subject !== undefined && subjects.length === 1 && personsIn(index, subject).length === 1 ? subject : undefined;
};

/** "Als Favorit wird X gehandelt, der frühere Chef des Dienstes Y.": what stands behind the end of the clause says who its one person is. */
const namedBefore = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { tokens, phrases, clauses, clauseOf } = index.document;
  const first = tokenOf(index, phrase.first);
  if (!/^(?:der|die)$/.test(first.lower) || phrase.number === 'pl' || !phrase.cases.includes('nom')) return undefined;
  if (phrase.last - phrase.first < 3 || tokenOf(index, phrase.first + 1).pos !== 'ADJ') return undefined;
  const end = phrase.first - 2;
  const clause = clauses[clauseOf[end] ?? -1];
  if (tokens[phrase.first - 1]?.text !== ',' || clause === undefined || clause.kind !== 'main') return undefined;
  if (!clause.verbTokens.includes(end) || clause.verbTokens.length < 2) return undefined;
  if (!/^[.,;]$/.test(tokens[endOf(index, phrase)]?.text ?? '.')) return undefined;
  // Nothing else that would need a subject stands behind.
  const { last } = index.document.sentences[first.sentence] as { last: number };
  for (let i = phrase.last; i < last; i++) if (tokens[i]?.pos === 'VERB' || tokens[i]?.pos === 'AUX') return undefined;
  const named = clause.arguments.map((a) => phrases[a.phrase] as Phrase).filter((p) => p !== phrase && p.last <= end);
  const persons = named.filter((p) => personsIn(index, p).length > 0);
  const [one, other] = persons;
  return one !== undefined && other === undefined && one.preposition === undefined && personsIn(index, one).length === 1
    ? one
    : undefined;
};

/** "X, Erster Sekretär der Y": the ordinal with a capital stands as a phrase of its own. */
const ordinalBefore = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { phrases, phraseOf } = index.document;
  if (phrase.parent !== undefined) return undefined;
  const ordinal = phrases[phraseOf[phrase.first - 1] ?? -1];
  return ordinal?.link === 'apposition' &&
    ordinal.last === phrase.first &&
    /^(?:Erste|Zweite|Dritte|Hohe|Stellvertretende|Geschäftsführende)[rn]?$/.test(tokenOf(index, ordinal.head).text)
    ? phrases[ordinal.parent ?? -1]
    : undefined;
};

/** "Linds Bruder, der frühere Minister X, reiste an": the person whose title and name stand between two commas behind kin. */
const titledBehind = (index: Index, phrase: Phrase): NamedPerson[] => {
  const { tokens, phrases, phraseOf } = index.document;
  const end = endOf(index, phrase);
  const behind = phrases[phraseOf[end + 1] ?? -1];
  if (tokens[end]?.text !== ',' || behind?.first !== end + 1 || behind.preposition !== undefined) return [];
  if (behind.number === 'pl' || officeOf(tokenOf(index, behind.head).text) === undefined) return [];
  // Of a list more would follow.
  const next = tokens[tokens[behind.last]?.text === ',' ? behind.last + 1 : behind.last];
  if (next === undefined || !/^(?:VERB|AUX|PUNCT)$/.test(next.pos) || next.text === ',') return [];
  const named = personsIn(index, behind);
  return named.length === 1 ? named : [];
};

/** The one person whose name, with a title or without, stands between a comma and the next mark behind a phrase. */
const namedBehind = (index: Index, phrase: Phrase): NamedPerson[] => {
  const { tokens, phrases, phraseOf } = index.document;
  const end = endOf(index, phrase);
  const behind = phrases[phraseOf[end + 1] ?? -1];
  if (tokens[end]?.text !== ',' || behind?.first !== end + 1 || behind.preposition !== undefined) return [];
  if (behind.number === 'pl' || behind.conjuncts !== undefined) return [];
  const named = personsIn(index, behind);
  const [one] = named;
  return named.length === 1 && one?.last === behind.last && /^[,.;:!?]$/.test(tokens[behind.last]?.text ?? '.')
    ? named
    : [];
};

/** The holders of an office that stands once behind the adjectives of two states, with the state of each. */
const ellipticPair = (index: Index, phrase: Phrase): readonly (readonly [Referent, Referent])[] | undefined => {
  const { tokens, phrases } = index.document;
  const at = phrase.first - 1;
  if (tokens[at]?.lower !== 'und' || tokens[at - 2]?.lower !== tokens[phrase.first]?.lower) return undefined;
  const before = (index.mentionsAt[at - 1] ?? []).find((m) => m.type === 'Country' && m.how === 'adjective');
  const [second, more] = nationalityIn(index, phrase);
  const [, one, other, rest] = phrase.conjuncts ?? [];
  if (before === undefined || second === undefined || more !== undefined) return undefined;
  if (one === undefined || other === undefined || rest !== undefined || tokens[phrase.last]?.text !== ',')
    return undefined;
  const holders = [one, other].map((c) => personsIn(index, phrases[c] as Phrase));
  const [[first] = [], [last] = []] = holders;
  return first === undefined || last === undefined || holders.some((h) => h.length !== 1)
    ? undefined
    : [
        [first, asReferent(before)],
        [last, second],
      ];
};

/** Adverbs of time and focus before an office that is joined to an apposition. */
const beforeJoined = /^(?:früher|einst|zuvor|heute|jetzt|zuletzt|später|selbst|auch|zugleich|seither|damals|lange)$/;

/** The name whose apposition goes on behind "und" with a bare office: "X, ein Schauspieler und früher selbst Mitglied der Y". */
const appositionBefore = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { tokens, phrases, phraseOf } = index.document;
  if (phrase.parent !== undefined || phrase.preposition !== undefined || phrase.first !== phrase.head) return undefined;
  let i = phrase.first - 1;
  while (i > 0 && phrase.first - i < 5 && beforeJoined.test(tokenOf(index, i).lower)) i--;
  if (i === phrase.first - 1 || tokens[i]?.lower !== 'und') return undefined;
  let before = phrases[phraseOf[i - 1] ?? -1];
  if (before?.link === 'genitive') before = phrases[before.parent ?? -1];
  if (before?.link !== 'apposition' || before.parent === undefined) return undefined;
  const host = phrases[before.parent] as Phrase;
  return personsIn(index, host).length === 1 ? host : undefined;
};

/** What puts somebody into an office, as a noun. */
const appointments = /^(?:wahl|wiederwahl|ernennung|bestellung|berufung|kür|beförderung)$/i;

/** "seit der Wahl von X zum Chef der Y": who came into the office by what is told as done. */
const appointedTo = (index: Index, office: Phrase): NamedPerson[] => {
  if (office.preposition !== 'zu' || office.parent === undefined) return [];
  const { phrases } = index.document;
  const above = phrases[office.parent] as Phrase;
  const event = appointments.test(tokenOf(index, above.head).lemma) ? above : phrases[above.parent ?? -1];
  if (event === undefined || !appointments.test(tokenOf(index, event.head).lemma)) return [];
  if (!/^(?:nach|seit|mit|durch|dank)$/.test(event.preposition ?? '')) return [];
  // "nach der gescheiterten Wahl von X zum Kanzler"
  for (let i = event.first; i < event.head; i++)
    if (
      /^(?:gescheitert|missglückt|geplant|drohend|möglich|angestrebt|verhindert|abgesagt|verschoben|beabsichtigt)/i.test(
        tokenOf(index, i).text,
      )
    )
      return [];
  const chosen = (index.children.get(event.index) ?? [])
    .filter((c) => c.first < office.first && (c.link === 'genitive' || c.preposition === 'von'))
    .flatMap((c) => personsIn(index, c));
  return chosen.length === 1 ? chosen : [];
};

const readOffice = (index: Index, phrase: Phrase, drafts: Draft[], open: OpenOffice[]): void => {
  const head = tokenOf(index, phrase.head);
  if (head.pos !== 'NOUN' && head.pos !== 'ADJ' && head.pos !== 'PROPN') return;
  const name = (index.mentionsAt[phrase.head] ?? []).find((m) => m.type === 'Person' && m.how === 'name');
  if (name !== undefined) {
    // "Ihr Vorsitzender Anton Weiss": an office that is a participle looks like an adjective of the name.
    const title = index.document.tokens[name.first - 1];
    if (
      title !== undefined &&
      title.index >= phrase.first &&
      (title.pos === 'ADJ' || title.pos === 'NOUN') &&
      /^\p{Lu}/u.test(title.text) &&
      /^(?:body|national)$/.test(officeOf(title.text)?.kind ?? '')
    )
      readOffice(index, { ...phrase, head: title.index }, drafts, open);
    return;
  }
  // "die Vorsitzende Richterin X" is a judge.
  const second = index.document.tokens[phrase.head + 1];
  if (
    second !== undefined &&
    second.index < phrase.last &&
    /^Vorsitzende[rn]?$/.test(head.text) &&
    /^Richter(?:in)?s?$/.test(second.text)
  ) {
    readOffice(index, { ...phrase, head: second.index }, drafts, open);
    return;
  }
  const figure = figureOf(index, phrase);
  const office =
    (figure?.kind === 'head' ? figure : undefined) ?? officeOf(head.lemma) ?? officeOf(head.text) ?? figure;
  const isStrongman = figure?.kind === 'head';
  const isKin = !isStrongman && isKinship(head.lemma);
  if (office === undefined && !isKin) return;
  // "Otto Moser (Politiker)": an encyclopaedia's heading tells him from others of the name.
  if (
    tokenOf(index, 0).sentence === head.sentence &&
    index.document.tokens[phrase.first - 1]?.text === '(' &&
    index.document.tokens[phrase.last]?.text === ')' &&
    phrase.last - phrase.first === 1 &&
    ownersOf(index, phrase).length === 0
  )
    return;
  const kind = isKin ? 'kin' : (office?.kind ?? 'role');
  // An office right before it makes a doubtful name a person's.
  const persons: NamedPerson[] = personsIn(index, phrase).map((p) => ({
    ...p,
    confidence: Math.max(p.confidence, 0.85),
  }));
  const children = index.children.get(phrase.index) ?? [];
  const ofSomebody = isKin || ofPersons.test(head.lemma);
  const inFront = ofSomebody ? personInFront(index, phrase) : [];
  const behind = inFront.length > 0 || !ofSomebody ? inFront : personsBehind(index, phrase);
  // "der Sekretär …, Lee Hee-young," and "Marine Le Pen, die Chefin …".
  const beside: Phrase[] = children.filter((c) => c.link === 'apposition');
  const parent = phrase.parent === undefined ? undefined : index.document.phrases[phrase.parent];
  if (phrase.link === 'apposition' && parent !== undefined) beside.push(parent);
  // "Landeshauptleute wie X und Y", "mehrere Minister, darunter X"
  if (isSeveral(index, phrase))
    beside.push(...children.filter((c) => c.preposition === 'wie' && c.first === endOf(index, phrase)));
  // "seine Frau X, eine Schwester des Schriftstellers Y, und sechs Kinder": a list has no comma before "und".
  if (phrase.link === 'conjunct' && parent !== undefined && isSetOff(index, phrase, parent)) beside.push(parent);
  // "X, ein Schauspieler und früher selbst Mitglied der Y": joined to the apposition before it.
  const joined =
    appositionBefore(index, phrase) ??
    datedBefore(index, phrase) ??
    ordinalBefore(index, phrase) ??
    subjectBefore(index, phrase) ??
    namedBefore(index, phrase) ??
    (phrase.link === undefined ? setOffBehind(index, phrase) : undefined);
  if (joined !== undefined) beside.push(joined);
  // "X, Österreichs Vizekanzler und Chef der ÖVP": the second office of an apposition.
  if (phrase.link === 'conjunct' && parent?.link === 'apposition' && parent.parent !== undefined)
    beside.push(index.document.phrases[parent.parent] as Phrase);
  if (persons.length === 0) {
    for (const other of beside) {
      // "A und B, zwei Präsidenten": a plural is said of all.
      const all =
        other.link === 'conjunct' &&
        other.parent !== undefined &&
        (isSeveral(index, phrase) || isOfAsMany(index, phrase, index.document.phrases[other.parent] as Phrase))
          ? index.document.phrases[other.parent]
          : other;
      // "A, heute Minister, und B": one office said between two is that of the first.
      const between =
        all === parent &&
        !isSeveral(index, phrase) &&
        (all?.conjuncts ?? []).some((c) => (index.document.phrases[c] as Phrase).first >= phrase.last);
      const named = between ? personsIn(index, all ?? other) : personsOf(index, all ?? other);
      // "Karl Huber, eine Ministerin und Eva Moser": of a list no man is a minister so.
      const listed = office?.gender === 'f' && !office.plural && goesOn(index, phrase);
      persons.push(...(listed ? named.filter((p) => !isMan(index, p)) : named));
    }
  }
  if (persons.length === 0 && isKin) persons.push(...titledBehind(index, phrase));
  // "sagte Huberts Anwalt, Karl Linder", "Huberts Mediensprecher, der frühere Journalist X,"
  if (persons.length === 0 && ofPersons.test(head.lemma) && ownersOf(index, phrase).some((o) => o.type === 'Person'))
    persons.push(...namedBehind(index, phrase));
  // "der chilenische und der ungarische Außenminister, X und Y,": one to one.
  const pair = persons.length === 0 && !isKin ? ellipticPair(index, phrase) : undefined;
  if (pair !== undefined) {
    const title = titleOf(index, phrase, phrase.head);
    for (const [holder, state] of pair)
      drafts.push({
        type: 'HOLDS_POSITION',
        ...between(holder, state, head),
        status: 'asserted',
        sentence: head.sentence,
        rule: `state:office-${kind}`,
        confidence: 0.9 * holder.confidence * state.confidence,
        undated: true,
        properties: { title, current: !isFormer(index, phrase, phrase.head) },
        because: [`„${head.text}“ is said of each in turn`, holder.because, state.because],
      });
    return;
  }
  // "Vizekanzler und ÖVP-Obmann X", "der Kanzler und Vorsitzende der Grünen, X,": offices of one person, named behind the last.
  if (persons.length === 0) {
    const holder = holderOfRow(index, phrase);
    const row = (holder === undefined ? undefined : rowHead(index, phrase))?.conjuncts ?? [];
    // "der US-Präsident und Chinas Vizepremier X": of two states, and of two persons.
    const [first, ...rest] = row.map((c) => index.document.phrases[c] as Phrase);
    if (holder !== undefined && first !== undefined && !rest.some((other) => areOfTwoStates(index, first, other)))
      persons.push(...personsIn(index, holder));
  }
  // "setzte James K., Minister in Kigali, auf die Liste": the clauses may have been parted between name and office.
  if (persons.length === 0 && phrase.preposition === undefined && phrase.number !== 'pl') {
    const before = index.document.tokens[phrase.first - 1];
    const name = (index.mentionsAt[phrase.first - 2] ?? []).find(
      (m) => m.type === 'Person' && m.how === 'name' && m.last === phrase.first - 1,
    );
    let end = phrase.last;
    for (const c of children) if (c.last > end) end = c.last;
    const closes = index.document.tokens[end]?.text;
    if (
      before?.text === ',' &&
      before.sentence === head.sentence &&
      name !== undefined &&
      closes === ',' &&
      tokenOf(index, phrase.first).pos !== 'DET' &&
      index.document.clauseOf[name.first] !== index.document.clauseOf[phrase.head]
    )
      persons.push({ ...asReferent(name), last: name.last });
  }
  // "die Regierungschefs Alexis Tsipras und Zoran Zaev": the conjuncts share the title.
  const plural =
    phrase.number === 'pl' ||
    (phrase.number === 'any' &&
      /(?:en|er|e|s|innen)$/.test(head.text) &&
      head.text !== head.lemma &&
      // "Nato-Sonderbeauftragter A und B": one, for several are "-beauftragte".
      !/(?:beauftragt|gesandt|abgeordnet|vorsitzend|vertraut)er$/i.test(head.text) &&
      phrase.conjuncts !== undefined &&
      !phrase.definite);
  if (phrase.conjuncts !== undefined && persons.length > 0 && plural) {
    for (const other of phrase.conjuncts) {
      const conjunct = index.document.phrases[other];
      if (conjunct === undefined || conjunct.index === phrase.index) continue;
      const named = personsIn(index, conjunct);
      if (officeOf(tokenOf(index, conjunct.head).lemma) === undefined)
        for (const p of named) if (!persons.some((q) => q.entity === p.entity)) persons.push(p);
    }
  }
  // "Berater für nationale Sicherheit John Bolton": the name ends the phrase that says for what.
  if (persons.length === 0)
    for (const child of children)
      if (child.preposition === 'für' && child.first === phrase.head + 1)
        persons.push(
          ...personsIn(index, child).filter((p) => p.last === child.last && tokenOf(index, child.head).end < p.start),
        );
  // "der Minister der auswärtigen Angelegenheiten Abdoulaye Diop": so does the genitive.
  if (persons.length === 0)
    for (const child of children)
      if (
        child.link === 'genitive' &&
        child.first === phrase.head + 1 &&
        portfolios.test(tokenOf(index, child.head).lemma)
      )
        persons.push(
          ...personsIn(index, child).filter((p) => p.last === child.last && tokenOf(index, child.head).end < p.start),
        );
  // "A und B, beide damals Außenminister": of each of the two.
  if (persons.length === 0) persons.push(...bothBefore(index, phrase));
  if (persons.length === 0) persons.push(...appointedTo(index, phrase));
  // "…, polterte der Fidesz-Chef": the office alone, of somebody named before.
  const byOffice = persons.length === 0;
  if (byOffice && phrase.preposition !== 'zu' && phrase.preposition !== 'als') {
    const holder = (index.mentionsAt[phrase.head] ?? []).find((m) => m.type === 'Person' && m.how === 'office');
    if (holder !== undefined) persons.push(asReferent(holder));
  }
  // "Frankreichs und Deutschlands Außenminister A und B": the first genitive stands as the head of the row.
  const rowOwner =
    parent !== undefined && phrase.link === 'conjunct' && office !== undefined && parent.last + 1 === phrase.first
      ? genitiveState(index, parent)
      : undefined;
  if (rowOwner !== undefined)
    for (const c of parent?.conjuncts ?? []) {
      const conjunct = index.document.phrases[c] as Phrase;
      if (conjunct.first < phrase.last || officeOf(tokenOf(index, conjunct.head).lemma) !== undefined) continue;
      for (const p of personsIn(index, conjunct)) if (!persons.some((q) => q.entity === p.entity)) persons.push(p);
    }
  // "A und B, damals Präsident und Kanzler": one to one.
  const titles = rowOf(index, phrase);
  const place = titles.indexOf(phrase.index);
  if (
    persons.length > 1 &&
    titles.length === persons.length &&
    place >= 0 &&
    titles.every((c) => isNamelessOffice(index, index.document.phrases[c] as Phrase))
  )
    persons.splice(0, persons.length, persons[place] as NamedPerson);
  if (persons.length === 0) return;
  const said = [
    ...(rowOwner === undefined ? [] : [rowOwner]),
    ...(behind.length > 0 ? behind : ownersOf(index, phrase)),
  ].filter((o) => !persons.some((p) => p.entity === o.entity));
  // "…, die Republik Usbekistan durch den Minister X" where both sides are represented.
  const represented =
    said.length === 0 && kind !== 'role' && kind !== 'personal' ? stateRepresented(index, phrase) : undefined;
  if (represented !== undefined) said.push(represented);
  // "Sprecherin und Gesicht von X", "Chefin und Gründerin der Y": what stands behind the second is the first one's as well.
  if (said.length === 0 && kind === 'body' && phrase.conjuncts?.[0] === phrase.index)
    said.push(...sharedOwners(index, phrase).filter((o) => o.type === 'Organisation'));
  const leads = /^(?:body|head|personal)$/.test(kind) || /sekretär(?:in)?$/i.test(head.lemma);
  // "der Bürgermeister von Köln", "Bayerns Innenminister": of the state that the place is in.
  const local = placeOf(index, phrase);
  if (local !== undefined && said.every((o) => o.entity === local.entity)) {
    for (const person of persons)
      drafts.push({
        type: 'HOLDS_POSITION',
        ...between(person, local, head),
        status: 'asserted',
        sentence: head.sentence,
        rule: 'state:office-of-place',
        confidence: 0.8 * person.confidence,
        undated: true,
        properties: { title: titleOf(index, phrase, phrase.head), current: !isFormer(index, phrase, phrase.head) },
        because: [`„${head.text}“ is an office of a place`, person.because, local.because],
      });
    return;
  }
  const before = said.length > 0 || !leads ? undefined : bodyRightBefore(index, phrase);
  const named = before === undefined ? said : [asReferent(before)];
  // "reichte der SPÖ-Vorsitzende Kurz die Hand": who is in another party is not its chief, but an object of the sentence.
  const owners = named.filter((o) => !(persons.length === 1 && isOfOtherParty(index, persons[0] as Referent, o)));
  const status = statusOfOffice(index, phrase, phrase.head);
  if (status === undefined) return;
  const title = isStrongman
    ? `${/frau$/i.test(head.lemma) ? 'starke' : 'starker'} ${head.lemma}`
    : titleOf(index, phrase, phrase.head);
  const current = !isFormer(index, phrase, phrase.head);
  if (byOffice && (kind === 'role' || kind === 'title' || kind === 'kin' || kind === 'personal')) return;
  const say = (
    type: RelationType,
    from: Referent,
    to: Referent,
    confidence: number,
    properties: Record<string, string | boolean>,
    why: string,
  ): void => {
    drafts.push({
      type,
      ...between(from, to, head),
      status,
      sentence: head.sentence,
      rule: `state:${why}`,
      confidence: confidence * from.confidence * to.confidence,
      undated: true,
      properties,
      because: [`„${head.text}“ is an office noun (${kind})`, from.because, to.because],
    });
  };
  if (kind === 'kin') {
    // "Augsteins Bruder, der Rechtsanwalt Josef Augstein": the other one of that family name.
    const [kin, more] = persons;
    if (owners.length === 0 && kin !== undefined && more === undefined) {
      const other = namesakeOwner(index, phrase, kin);
      if (other !== undefined) say('FAMILY_OF', kin, other, 0.8, { kind: head.lemma }, 'kin');
    }
    for (const owner of owners)
      if (owner.type === 'Person')
        for (const p of persons) say('FAMILY_OF', p, owner, 0.9, { kind: head.lemma }, 'kin');
    return;
  }
  if (/(?:vorgänger|amtsvorgänger)(?:in)?$/i.test(head.lemma)) {
    // "X will den Vorgänger Y nicht freilassen": his own.
    // "Anders als sein Vorgänger Y will X …" as well.
    const own = possessiveOf(index, phrase) && phrase.preposition === 'als';
    if (
      owners.length === 0 &&
      (phrase.definite || own) &&
      persons.length === 1 &&
      !index.document.tokens.slice(phrase.first, phrase.head).some((t) => t.lower === 'dessen' || t.lower === 'deren')
    )
      for (const acting of actingPersons(index, phrase))
        if (acting.entity !== persons[0]?.entity)
          say('SUCCEEDED', acting, persons[0] as Referent, 0.75, {}, 'predecessor');
    for (const owner of owners)
      if (owner.type === 'Person') for (const p of persons) say('SUCCEEDED', owner, p, 0.9, {}, 'predecessor');
    return;
  }
  if (/nachfolger(?:in)?$/i.test(head.lemma)) {
    // "A und B trafen einander, doch erst ihren Nachfolgern C und D gelang …": one to one.
    const before = persons.length > 1 && owners.length === 0 ? rowBefore(index, phrase, persons.length) : [];
    before.forEach((gone, k) => {
      const heir = persons[k];
      if (heir !== undefined && heir.entity !== gone.entity) say('SUCCEEDED', heir, gone, 0.85, {}, 'successor');
    });
    for (const owner of owners)
      if (owner.type === 'Person') for (const p of persons) say('SUCCEEDED', p, owner, 0.9, {}, 'successor');
    return;
  }
  if (/gründer(?:in)?$/i.test(head.lemma)) {
    // "X, Gründer und Chef der Chega": what stands behind the second office is the first one's as well.
    const shared = owners.length > 0 || phrase.conjuncts?.[0] !== phrase.index ? [] : sharedOwners(index, phrase);
    // "Die EU verhängte Sanktionen gegen ihren Gründer": a union of states has none.
    const founded = [...owners, ...shared].filter(
      (o) =>
        o.type === 'Organisation' &&
        !(
          possessiveOf(index, phrase) && /^(?:international|parliament)$/.test(organisationKind(index, o.entity) ?? '')
        ),
    );
    const before = founded.length > 0 || persons.length > 1 ? undefined : bodyOfFounder(index, phrase);
    for (const owner of before === undefined ? founded : [asReferent(before)])
      for (const p of persons) say('FOUNDED', p, owner, before === undefined ? 0.85 : 0.7, {}, 'founder');
    return;
  }
  if (owners.length === 0 && !byOffice && (kind === 'head' || kind === 'government' || kind === 'minister')) {
    const states = persons.map((p) => stateInBrackets(index, p));
    if (states.some((state) => state !== undefined)) {
      persons.forEach((p, k) => {
        const state = states[k];
        if (state !== undefined) say('HOLDS_POSITION', p, state, 0.9, { title, current }, 'office-bracket');
      });
      return;
    }
  }
  // "Deren Präsidenten X und Y": two heads are those of two, whatever the possessive takes up.
  const shared = persons.length > 1 || (phrase.conjuncts?.length ?? 0) > 1;
  if (kind === 'head' && shared && owners.length === 1 && head.text !== head.lemma && possessiveOf(index, phrase))
    return;
  // "die Außenminister Finnlands, Schwedens und der Türkei, A, B und C": as many owners as holders go one to one.
  // "die Außenminister der beiden Länder, A und B": which of them is whose only those tell who are known.
  const oneToOne = persons.length > 1 && owners.length === persons.length;
  const [one, two] = owners;
  const unordered = oneToOne && one !== undefined && one.start === two?.start;
  persons.forEach((person, k) => {
    const led = unordered ? owners.filter((o) => ownersOfLeader(person.entity).includes(o.entity)) : [];
    const rest = unordered
      ? owners.filter((o) => !persons.some((p) => p !== person && ownersOfLeader(p.entity).includes(o.entity)))
      : [];
    const mine = unordered
      ? led.length === 1
        ? led
        : rest.length === 1
          ? rest
          : // "Kirgistan und Tadschikistan … die Geheimdienstchefs beider Länder, A und B": in the same order.
            rest.length === owners.length
            ? [{ ...(owners[k] as Referent), confidence: 0.72 }]
            : []
      : oneToOne
        ? [owners[k] as Referent]
        : owners;
    if (mine.length === 0 && unordered) return;
    const countries = mine.filter((o) => o.type === 'Country');
    const bodies = mine.filter((o) => o.type === 'Organisation');
    const people = mine.filter((o) => o.type === 'Person');
    if (
      people.length > 0 &&
      (kind === 'personal' || (countries.length + bodies.length === 0 && isAide.test(head.lemma)))
    ) {
      for (const owner of people) say('WORKS_FOR', person, owner, 0.85, { title }, 'works-for');
      // "Trumps Sicherheitsberater X" serves his state as well.
      if (kind === 'personal' || !/sicherheitsberater(?:in)?$/i.test(head.lemma)) return;
    }
    // A party in front of a state's office says whose member somebody is: "SPÖ-Kanzler", "Minister X von der ÖVP".
    const ofState =
      kind === 'head' ||
      kind === 'government' ||
      kind === 'minister' ||
      /(?:bürgermeister|stadtrat|stadträtin|landeshauptmann|landesrat|landesrätin|gouverneur|botschafter|bundesrat|bundesrätin|nationalrat|nationalrätin|ständerat|ständerätin|regierungsrat|regierungsrätin|staatssekretär|kanzleramtschef|minister)/i.test(
        head.lemma,
      );
    // "ihr Parteifreund X": of the same party, whichever that is.
    if (/^partei(?:freund|kolleg|genosse)/i.test(head.lemma)) {
      for (const other of people) {
        const party = drafts.find(
          (d) =>
            d.from === other.entity &&
            (d.type === 'MEMBER_OF' || d.type === 'HOLDS_POSITION') &&
            organisationKind(index, d.to) === 'party',
        );
        if (party !== undefined)
          say('MEMBER_OF', person, { ...other, entity: party.to, type: 'Organisation' }, 0.8, {}, 'same-party');
        // "Plenkovićs Parteikollegin Kosor (HDZ)": of whom the bracket says it.
        const own = party === undefined ? partyInBrackets(index).get(person.entity) : undefined;
        if (own !== undefined)
          say('MEMBER_OF', other, { ...person, entity: own, type: 'Organisation' }, 0.8, {}, 'same-party');
      }
      return;
    }
    // "X und ihr Co-Vorsitzender Y": of the body that she heads.
    if (people.length === 1 && bodies.length + countries.length === 0 && partners.test(head.lemma)) {
      const shared = drafts.filter(
        (d) => d.type === 'HOLDS_POSITION' && d.from === people[0]?.entity && d.confidence >= surelyHome,
      );
      const [body] = shared;
      if (body !== undefined && shared.every((d) => d.to === body.to) && body.to.startsWith('organisation:'))
        say(
          'HOLDS_POSITION',
          person,
          { ...(people[0] as Referent), entity: body.to, type: 'Organisation' },
          0.8,
          { title, current },
          'office-body',
        );
      return;
    }
    // "Ihr Stellvertreter X von der FPÖ": hers in office, of a party of his own.
    if (
      people.length === 0 &&
      deputies.test(head.lemma) &&
      possessiveOf(index, phrase) &&
      bodies.some((b) => b.start > head.end)
    ) {
      for (const owner of bodies)
        if (organisationKind(index, owner.entity) === 'party') say('MEMBER_OF', person, owner, 0.85, {}, 'member');
      return;
    }
    if (/mitglied$/i.test(head.lemma) && bodies.length > 0) {
      for (const owner of bodies) say('MEMBER_OF', person, owner, 0.85, {}, 'member');
      return;
    }
    const isMember =
      /(?:abgeordnet|politiker|mandatar|senator|parlamentarier|mitglied|republikaner(?:in)?$|demokrat(?:in)?$|freiheitliche[rn]?$|^grüne[rn]?$|kandidat|gouverneur|bewerber|minderheitsführer|mehrheitsführer|(?:national|stände|gemeinde|stadt|kantons|bundes)r[aä]t(?:in)?$)/i.test(
        head.lemma,
      );
    // "die Oppositionspolitikerin X von der Demokratischen Koalition": of which nobody says what else it is.
    const isPolitician = /politiker(?:in)?$/i.test(head.lemma);
    const parties = bodies.filter((b) => {
      const is = organisationKind(index, b.entity);
      return is === 'party' || (isPolitician && (is === undefined || is === 'unknown'));
    });
    // "Präsident der Kongresspartei": behind the office, the party is what it is an office of.
    const inParty = parties.some(
      (b) =>
        // "SP-Co-Präsidentin": a party of Switzerland, whose state has no president called so.
        // "FDP-Präsidentin X", "Sinn-Féin-Präsident Y": who leads no state leads the party.
        (/(?<!staats|bundes)-(?:co-)?(?:vize)?präsident(?:in)?$/i.test(head.lemma) &&
          (parentOf(b.entity) === 'country:CH' || ownersOfLeader(person.entity).length === 0)) ||
        // "Sinn Féins Vizepräsidentin" as well.
        ((b.start > head.end || /^(?:vize)?präsident/i.test(head.lemma)) &&
          children.some(
            (c) =>
              c.link === 'genitive' &&
              tokenOf(index, c.first).start <= b.start &&
              // "Innsbrucks Bürgermeister X von der Liste Y": the town is no party.
              referentsOf(index, c, { through: true }).some((r) => r.entity === b.entity),
          )) ||
        // "die RPM … Ihr Interimspräsident X": with a possessive it is the party's own.
        (/.(?<!staats|bundes)präsident(?:in)?$/i.test(head.lemma) &&
          b.start < head.start &&
          possessiveOf(index, phrase)),
    );
    if (parties.length > 0 && !(inParty && !isMember) && (ofState || isMember)) {
      for (const owner of parties) say('MEMBER_OF', person, owner, 0.85, {}, 'member');
      for (const owner of mine)
        if (owner.type === 'Country' || organisationKind(index, owner.entity) === 'parliament')
          say('HOLDS_POSITION', person, owner, 0.8, { title, current }, `office-${kind}`);
      // "der republikanische Senator": an office of the state whose party it is.
      const home = /senator|gouverneur|kongress|(?<!landtags|europa|eu-|gemeinde)(?:abgeordnet|mandatar)/i.test(
        head.lemma,
      )
        ? parentOf((parties[0] as Referent).entity)
        : undefined;
      if (countries.length === 0 && home !== undefined && hasNode(index, home))
        say(
          'HOLDS_POSITION',
          person,
          { ...(parties[0] as Referent), entity: home, type: 'Country' },
          0.8,
          { title, current },
          `office-${kind}`,
        );
      else if (countries.length === 0 && ofState && !isMember)
        open.push({ person, phrase, title, kind, current, status });
      return;
    }
    if (kind === 'role' || kind === 'title') {
      // "der EU-Gegner X" holds nothing there.
      if (
        !/(?:gegner|kritiker|feind|rivale|freund|verbündete[rn]?|gast|opfer|befürworter|skeptiker)(?:in)?$/i.test(
          head.lemma,
        )
      )
        // "Gegenspieler X von der Demokratischen Partei"
        for (const owner of bodies)
          if (kind === 'role' && organisationKind(index, owner.entity) === 'party' && owner.start > person.end)
            say('MEMBER_OF', person, owner, 0.8, {}, 'member');
          else say('HOLDS_POSITION', person, owner, 0.75, { title, current }, 'role');
      // "Seine amerikanische Gegenspielerin X": a counterpart in office, or who is known to lead that state.
      const counterpart = /(?:gegenspieler|widerpart|gegenüber|pendant|kollege)(?:in)?$/i.test(head.lemma);
      const ally = /(?:verbündet|rivale|widersacher|kontrahent|gegner|freund|partner)/i.test(head.lemma);
      if (bodies.length === 0 && (counterpart || ally)) {
        const state = countries[0] ?? nationalityIn(index, phrase)[0];
        if (state !== undefined && (counterpart || ownersOfLeader(person.entity).includes(state.entity)))
          say('HOLDS_POSITION', person, state, 0.8, { title, current }, 'counterpart');
        return;
      }
      // "General X aus Katar" is from there.
      const ranks = (owner: Referent): boolean =>
        kind === 'title' && !isAddress.test(head.lemma) && !isFrom(index, phrase, owner);
      if (bodies.length === 0)
        for (const owner of countries)
          say(
            ranks(owner) ? 'HOLDS_POSITION' : 'CITIZEN_OF',
            person,
            owner,
            0.66,
            ranks(owner) ? { title, current } : {},
            'nationality',
          );
      return;
    }
    // "der litauische Fischereikommissar": an office of the Union, held by somebody from there.
    const union =
      /(?<!polizei|kriminal|haupt|hoch|rechts)kommissar(?:in)?$/i.test(head.lemma) && bodies.length === 0
        ? ownersOfOffice(head.lemma).find((id) => hasNode(index, id))
        : undefined;
    const [nation] = nationalityIn(index, phrase);
    if (union !== undefined && nation !== undefined && countries.length === 1) {
      say(
        'HOLDS_POSITION',
        person,
        { ...nation, entity: union, type: 'Organisation' },
        0.85,
        { title, current },
        'role',
      );
      say('CITIZEN_OF', person, nation, 0.8, {}, 'nationality');
      return;
    }
    // "… der EU-Außenbeauftragte, assistiert vom slowakischen Sonderbeauftragten X": of the body, not of his state.
    const sender =
      nation !== undefined &&
      bodies.length === 0 &&
      /^(?:sonderbeauftragte|sonderbeauftragter|sondervermittler(?:in)?)$/i.test(head.lemma)
        ? bodyBefore(index, phrase)
        : undefined;
    if (sender !== undefined && nation !== undefined) {
      say('HOLDS_POSITION', person, { ...sender, confidence: 0.8 }, 0.85, { title, current }, 'role');
      say('CITIZEN_OF', person, nation, 0.8, {}, 'nationality');
      return;
    }
    // "die schwedische Handelskommissarin": an office of a Union that the article does not name is none of her state.
    if (union === undefined && nation !== undefined && countries.length === 1 && isCommissioner.test(head.lemma)) {
      say('CITIZEN_OF', person, nation, 0.8, {}, 'nationality');
      return;
    }
    // "die tschechische Vizepräsidentin X" of the Commission: her state has no such office.
    if (
      nation !== undefined &&
      bodies.length === 0 &&
      countries.length === 1 &&
      /^vizepräsident(?:in)?$/i.test(head.lemma) &&
      withoutDeputy.has(nation.entity)
    ) {
      say('CITIZEN_OF', person, nation, 0.8, {}, 'nationality');
      return;
    }
    // "eine Anwältin aus Botswana", "der Schweizer Anwalt X" is from there and serves no state.
    if (
      kind === 'personal' &&
      bodies.length === 0 &&
      countries.length === 1 &&
      (isFrom(index, phrase, countries[0] as Referent) || isLawyerFrom(index, phrase, countries[0] as Referent))
    ) {
      say('CITIZEN_OF', person, countries[0] as Referent, 0.75, {}, 'nationality');
      return;
    }
    // "Co-Vorsitzende X aus Südafrika", "die nigrische Menschenrechtlerin Y": where somebody is from.
    const [origin] = countries;
    if (
      kind === 'body' &&
      bodies.length === 0 &&
      countries.length === 1 &&
      origin !== undefined &&
      (isFrom(index, phrase, origin) || (nation?.entity === origin.entity && isCitizensTrade.test(head.lemma)))
    ) {
      say('CITIZEN_OF', person, origin, 0.75, {}, 'nationality');
      if (isFrom(index, phrase, origin)) open.push({ person, phrase, title, kind, current, status });
      return;
    }
    const best =
      kind === 'body' || kind === 'personal'
        ? bodies.length > 0
          ? bodies
          : countries
        : countries.length > 0 && bodies.length > 0
          ? kind === 'national'
            ? bodies
            : countries
          : [...countries, ...bodies];
    // "deren Schweiz-Chef X": a firm's man for a state holds no office of it.
    if (
      kind === 'body' &&
      best.length > 0 &&
      best.every((o) => o.type === 'Country' && o.start >= head.start && o.start < head.end) &&
      /^\p{Lu}\p{Ll}+-(?:chef|manager|direktor|geschäftsführer|boss)(?:in)?$/iu.test(head.lemma)
    ) {
      open.push({ person, phrase, title, kind, current, status });
      return;
    }
    // "die RSF … durch die Stimme ihres Staatsministers X": no armed group has a minister; the possessive means a state.
    const wrong =
      kind === 'minister' &&
      best.length > 0 &&
      best.every(
        (o) =>
          o.type === 'Organisation' &&
          o.start < head.start &&
          !/^(?:international|alliance|ministry|party|government|unknown)$/.test(
            organisationKind(index, o.entity) ?? 'unknown',
          ),
      );
    if (wrong && possessiveOf(index, phrase)) return;
    const held = isLater(index, phrase) ? officeLater.slice('state:'.length) : `office-${kind}`;
    for (const owner of best) say('HOLDS_POSITION', person, owner, byOffice ? 0.85 : 0.95, { title, current }, held);
    // "der japanische Generaldirektor der IAEO": no office of his state says where he is from.
    if (best.length > 0 && best.every((o) => o.type === 'Organisation') && !byOffice && persons.length === 1)
      for (const state of nationalityIn(index, phrase))
        if (best.every((o) => parentOf(o.entity) !== state.entity))
          say('CITIZEN_OF', person, state, 0.8, {}, 'nationality');
    if (
      best.length === 0 &&
      !/^partei(?:freund|kolleg|genoss)/i.test(head.lemma) &&
      !(byOffice && !canClose(index, person, head))
    )
      open.push({
        person,
        phrase,
        title,
        kind,
        current,
        status,
        ...(persons.length > 1 ? { group: persons } : {}),
        ...(isLater(index, phrase) ? { later: true as const } : {}),
        ...(people.length !== 1
          ? {}
          : /kolleg/i.test(head.lemma)
            ? { beside: (people[0] as Referent).entity }
            : { of: (people[0] as Referent).entity }),
      });
  });
};

/** "vertreten wurde A durch Minister X, B durch Ministerin Y": the state right before the one who stands for it. */
const stateRepresented = (index: Index, phrase: Phrase): Referent | undefined => {
  const { tokens, sentences } = index.document;
  const at = phrase.prepositionToken;
  if (at === undefined || !/^(?:durch|von|vom)$/.test(tokens[at]?.lower ?? '')) return undefined;
  const state = (index.mentionsAt[at - 1] ?? []).find((m) => m.type === 'Country' && m.how === 'name' && m.last === at);
  // "ließ sich in Polen von Ministerin X vertreten": that is where.
  const named = index.document.phrases[index.document.phraseOf[at - 1] ?? -1];
  if (named?.preposition !== undefined) return undefined;
  const { first, last } = sentences[tokenOf(index, phrase.head).sentence] ?? { first: 0, last: 0 };
  for (let i = first; i < last; i++)
    if (tokens[i]?.lower === 'vertreten') return state === undefined ? undefined : asReferent(state);
  return undefined;
};

/** Offices of towns and regions; a president may be that of a club. */
const ofPlaces =
  /(?:minister|ministerpräsident|regierungschef|bürgermeister|stadtpräsident|stadtchef|stadtrat|stadträtin|gouverneur|landeshauptmann|landeshauptfrau|landesrat|landesrätin|landeschef|regierungspräsident|regierungsrat|regierungsrätin|polizeichef|polizeipräsident)(?:in)?$/i;

/** The state of the one town or region whose office a phrase names in the genitive or behind "von". */
const placeOf = (index: Index, phrase: Phrase): Referent | undefined => {
  if (!ofPlaces.test(tokenOf(index, phrase.head).lemma)) return undefined;
  const [place, more] = (index.children.get(phrase.index) ?? [])
    .filter((c) => c.link === 'genitive' || (c.preposition === 'von' && c.first === phrase.head + 1))
    .flatMap((c) => startingIn(index, c.first, c.last))
    .filter((m) => m.type === 'Country' && m.how === 'place' && m.entity !== undefined);
  if (place !== undefined) return more === undefined ? { ...asReferent(place), confidence: 0.9 } : undefined;
  // "der Kölner Bürgermeister"
  return phrase.head - 1 < phrase.first ? undefined : cityStateAt(index, phrase.head - 1);
};

/** "Kölner": the state whose city the adjective at a token is of, where the article has it. */
const cityStateAt = (index: Index, at: number): Referent | undefined => {
  const { text = '', start = 0, end = 0 } = index.document.tokens[at] ?? {};
  const code = stateOfCityAdjective(text);
  return code === undefined || !hasNode(index, `country:${code}`)
    ? undefined
    : { entity: `country:${code}`, type: 'Country', start, end, confidence: 0.9, because: `„${text}“ says where` };
};

/** What somebody does in his state, and not for it. */
const isCitizensTrade =
  /(?:menschenrechtler|gewerkschafter|funktionär|manager|verleger|redakteur|aktivist|moderator|intendant|reporter|kolumnist|experte|expertin|broker|regisseur|kardinal|bischof|priester|pfarrer|prediger|papst|professor)(?:in)?$/i;

/** "der Schweizer Anwalt X", "die deutsche Verteidigerin X": a lawyer with the adjective of a state. */
const isLawyerFrom = (index: Index, phrase: Phrase, state: Referent): boolean =>
  /(?:anwalt|anwältin|verteidiger(?:in)?)$/i.test(tokenOf(index, phrase.head).lemma) &&
  startingIn(index, phrase.first, phrase.head).some((m) => m.how === 'adjective' && m.entity === state.entity);

/** The one other person of the family name that stands in the genitive before a kinship noun, where it looks like that of the kin itself. */
const namesakeOwner = (index: Index, phrase: Phrase, kin: Referent): Referent | undefined => {
  const genitive = (index.children.get(phrase.index) ?? []).find((c) => c.link === 'genitive' && c.last <= phrase.head);
  const named = genitive === undefined ? [] : personsIn(index, genitive);
  if (genitive === undefined || named.length !== 1 || named[0]?.entity !== kin.entity) return undefined;
  const family = tokenOf(index, genitive.head).text.replace(/s$/, '');
  const others = index.document.entities.filter(
    (e) => e.type === 'Person' && e.id !== kin.entity && e.name.split(' ').at(-1) === family,
  );
  const [other, more] = others;
  return other === undefined || more !== undefined ? undefined : { ...(named[0] as Referent), entity: other.id };
};

/** Owners of the office that "und" joins to a bare one. */
const sharedOwners = (index: Index, phrase: Phrase): Referent[] => {
  const next = index.document.phrases[phrase.conjuncts?.[1] ?? -1];
  return next !== undefined &&
    next.first === phrase.last + 1 &&
    (isBareOffice(index, next) || figures.test(tokenOf(index, next.first).text))
    ? ownersOf(index, next)
    : [];
};
/** What somebody is to a body beside an office in it. */
const figures = /^(?:Gesicht|Kopf|Seele|Stimme|Sprachrohr|Aushängeschild|Motor|Mastermind|Ideengeber)$/;

/** States of the Union whose president has no deputy by that name. */
const withoutDeputy: ReadonlySet<string> = new Set(
  'AT BE CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
    .split(' ')
    .map((code) => `country:${code}`),
);

/** True of a state that stands behind "aus" at a phrase. */
const isFrom = (index: Index, phrase: Phrase, state: Referent): boolean =>
  (index.children.get(phrase.index) ?? []).some(
    (c) =>
      c.preposition === 'aus' &&
      tokenOf(index, c.first).start <= state.start &&
      state.start < tokenOf(index, c.last - 1).end,
  );

/** The phrases that a phrase is joined with by "und", itself included. */
const rowOf = (index: Index, phrase: Phrase): readonly number[] =>
  phrase.conjuncts ??
  (phrase.link === 'conjunct' ? index.document.phrases[phrase.parent ?? -1]?.conjuncts : undefined) ??
  [];

const isNamelessOffice = (index: Index, phrase: Phrase): boolean =>
  officeOf(tokenOf(index, phrase.head).text) !== undefined && personsIn(index, phrase).length === 0;

/** As many persons as wanted, joined before a phrase with a possessive in its sentence. */
const rowBefore = (index: Index, phrase: Phrase, count: number): Referent[] => {
  if (!possessiveOf(index, phrase)) return [];
  const { sentence } = tokenOf(index, phrase.head);
  for (let p = phrase.index - 1; p >= 0; p--) {
    const row = index.document.phrases[p] as Phrase;
    if (tokenOf(index, row.first).sentence !== sentence) break;
    if (row.conjuncts?.length !== count || row.conjuncts[0] !== row.index) continue;
    const named = personsOf(index, row);
    return named.length === count ? named : [];
  }
  return [];
};

/** "A und B, beide damals Außenminister": the two whom "beide" before an office takes up. */
const bothBefore = (index: Index, phrase: Phrase): NamedPerson[] => {
  let i = phrase.first;
  while (phrase.first - i < 3 && i > 1 && tokenOf(index, i).lower !== 'beide') i--;
  if (tokenOf(index, i).lower !== 'beide' || i < 2 || tokenOf(index, i - 1).text !== ',') return [];
  const last = index.document.phrases[index.document.phraseOf[i - 2] ?? -1];
  const row = last?.link === 'conjunct' && last.parent !== undefined ? index.document.phrases[last.parent] : last;
  return row === undefined ? [] : personsOf(index, row);
};

/** The international body whose name or official stands before a phrase in its sentence, if one. */
const bodyBefore = (index: Index, phrase: Phrase): Referent | undefined => {
  const sentence = index.document.sentences[tokenOf(index, phrase.head).sentence];
  const found = new Map<string, Mention>();
  for (let i = sentence?.first ?? phrase.first; i < phrase.first; i++)
    for (const m of startingAt(index, i))
      if (
        m.type === 'Organisation' &&
        /^(?:international|alliance|union)$/.test(organisationKind(index, m.entity as string) ?? '')
      )
        found.set(m.entity as string, m);
  const [only] = [...found.values()];
  return only === undefined || found.size > 1 ? undefined : asReferent(only);
};

/** The one person who is the subject of a phrase's clause. */
const actingPersons = (index: Index, phrase: Phrase): Referent[] => {
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  if (clause === undefined) return [];
  const subjects = argumentPhrases(index.document, clause, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false }),
  );
  return subjects.length === 1 && subjects[0]?.type === 'Person' ? subjects : [];
};

/** "die Nummer zwei der Farc", "der politische Kopf der Aufständischen": an office of whom stands behind it. */
const figureOf = (index: Index, phrase: Phrase): Office | undefined => {
  const { lemma } = tokenOf(index, phrase.head);
  const isNumber =
    lemma === 'Nummer' && /^(?:eins|zwei|drei)$/.test(index.document.tokens[phrase.head + 1]?.lower ?? '');
  const owned = (index.children.get(phrase.index) ?? []).some((c) => c.link === 'genitive' && c.first > phrase.head);
  if (isNumber || (lemma === 'Kopf' && owned && phrase.link === 'apposition'))
    return { lemma, head: lemma, kind: 'body', plural: false };
  // "Ägyptens starker Mann X": who rules a state without being called so.
  const strong = /^(?:Mann|Frau)$/.test(lemma) && /^starke/.test(index.document.tokens[phrase.head - 1]?.lower ?? '');
  return strong && ownersOf(index, phrase).some(({ type }) => type !== 'Person')
    ? { lemma, head: lemma, kind: 'head', plural: false }
    : undefined;
};

/** The state that a phrase names in the genitive and nothing else: "Frankreichs". */
const genitiveState = (index: Index, phrase: Phrase): Referent | undefined => {
  if (phrase.cases.join() !== 'gen' || phrase.preposition !== undefined) return undefined;
  const state = (index.mentionsAt[phrase.head] ?? []).find(
    (m) => m.type === 'Country' && m.how === 'name' && m.first === phrase.first && m.last === phrase.last,
  );
  return state === undefined ? undefined : asReferent(state);
};

/** An office alone is only closed by what its word says or by who is known to hold it. */
const canClose = (index: Index, person: Referent, head: Token): boolean =>
  ownersOfLeader(person.entity).length > 0 || ownersOfOffice(head.lemma).some((id) => hasNode(index, id));

const hasNode = (index: Index, id: string): boolean => index.document.entities.some((e) => e.id === id);

/** A plural by its form or by a number word: "zwei Präsidenten", "die Außenminister beider Länder". */
const isSeveral = (index: Index, phrase: Phrase): boolean =>
  phrase.number === 'pl' ||
  // "die Delegationsleiter": a masculine noun behind "die" is a plural.
  (tokenOf(index, phrase.first).lower === 'die' && officeOf(tokenOf(index, phrase.head).text)?.gender === 'm') ||
  index.document.tokens.slice(phrase.first, phrase.head).some((t) => t.pos === 'NUM' || /^beide[nrms]?$/i.test(t.text));

/** "A und B, den Ministerpräsidenten von X und Y": as many states behind the office as persons before it. */
const isOfAsMany = (index: Index, phrase: Phrase, row: Phrase): boolean => {
  const owners = (index.children.get(phrase.index) ?? []).find(
    (c) => c.first >= phrase.last && (c.link === 'genitive' || c.preposition === 'von'),
  );
  return (
    phrase.number === 'any' &&
    owners?.conjuncts !== undefined &&
    owners.conjuncts.length === row.conjuncts?.length &&
    owners.conjuncts.every((c) =>
      startingIn(index, (index.document.phrases[c] as Phrase).first, (index.document.phrases[c] as Phrase).last).some(
        (m) => m.type === 'Country',
      ),
    )
  );
};

/** True where two offices are of one state each, and not of the same. */
const areOfTwoStates = (index: Index, one: Phrase, other: Phrase): boolean => {
  const [first, second] = [one, other].map((p) => ownersOf(index, p).filter((o) => o.type === 'Country'));
  return (
    first?.length === 1 && second?.length === 1 && (first[0] as Referent).entity !== (second[0] as Referent).entity
  );
};

/** The first of a row of phrases that "und" joins. */
const rowHead = (index: Index, phrase: Phrase): Phrase | undefined =>
  phrase.link === 'conjunct' ? index.document.phrases[phrase.parent ?? -1] : phrase;

/** Token behind a phrase and the phrases that hang on it. */
const endOf = (index: Index, phrase: Phrase): number => {
  let end = phrase.last;
  for (const child of index.children.get(phrase.index) ?? [])
    if (child.link === 'genitive' && child.last > end) end = child.last;
  return end;
};

/** A person's membership of a party that a phrase names beside the person. */
const membership = (
  index: Index,
  phrase: Phrase,
  person: Referent,
  party: Pick<Mention, 'entity' | 'start' | 'end'>,
  confidence: number,
  rule: string,
  because: string,
): Draft => ({
  type: 'MEMBER_OF',
  from: person.entity,
  to: party.entity as string,
  status: 'asserted',
  sentence: tokenOf(index, phrase.head).sentence,
  rule: `state:${rule}`,
  confidence: confidence * person.confidence,
  undated: true,
  marks: { from: { start: person.start, end: person.end }, to: { start: party.start, end: party.end } },
  because: [because, person.because],
});

/** "Heiko Maas (Deutschland)": the state of an office holder in a list of them. */
const stateInBrackets = (index: Index, person: NamedPerson): Referent | undefined => {
  const { tokens } = index.document;
  const inside = person.last === undefined ? -1 : person.last + 1;
  if (inside < 1 || tokens[inside - 1]?.text !== '(') return undefined;
  const state = startingAt(index, inside).find((m) => m.type === 'Country' && m.how === 'name');
  return state !== undefined && tokens[state.last]?.text === ')' ? asReferent(state) : undefined;
};

/** Governments of a state by what they rest on; none of a province or town. */
const governments =
  /^(?:Regierung|Kabinett|Administration|Regime|(?:Übergangs|Minderheits|Koalitions|Militär|Experten|Beamten|Vorgänger|Einheits|Notstands|Interims)regierung)$/;

/** "die Regierung von Pedro Sánchez", "Spaniens Regierung unter X", "das Kabinett Merkel": who leads a government. */
const readGovernment = (index: Index, phrase: Phrase, drafts: Draft[], open: OpenOffice[]): void => {
  const head = tokenOf(index, phrase.head);
  if (!governments.test(head.lemma)) return;
  const behind = (index.children.get(phrase.index) ?? []).filter((c) => c.first > phrase.head);
  const leaders = [
    ...personsIn(index, phrase),
    ...behind
      .filter((c) => c.preposition === 'von' || c.preposition === 'unter' || c.link === 'genitive')
      .filter((c) => c.first === phrase.head + 1)
      .flatMap((c) => personsIn(index, c)),
  ];
  const [leader] = leaders;
  if (leader === undefined || leaders.length > 1) return;
  // "die Regierung von Ex-Kanzler X"
  const current = ![phrase, ...behind].some((p) => isFormer(index, p, p.head));
  const led = statesOfLeader(leader.entity);
  const named = [
    ...nationalityIn(index, phrase),
    ...ownersOf(index, phrase).filter((o) => o.type === 'Country'),
    ...behind
      .filter((c) => c.preposition === 'in')
      .flatMap((c) => referentsOf(index, c, { through: false, places: true })),
  ].find((r) => r.type === 'Country');
  const state = named?.entity ?? (led.length === 1 ? led[0] : undefined);
  // "im Kabinett von Nils Edén": of the state that the rest of the text tells.
  if (state === undefined && led.length === 0 && behind.length > 0)
    open.push({
      person: leader,
      phrase,
      title: 'Regierungschef',
      kind: 'government',
      current,
    });
  if (state === undefined || (led.length > 0 && !led.includes(state))) return;
  drafts.push({
    type: 'HOLDS_POSITION',
    ...between(leader, named ?? { ...leader, entity: state }, head),
    to: state,
    status: 'asserted',
    sentence: head.sentence,
    rule: 'state:government',
    confidence: 0.8 * leader.confidence * (named?.confidence ?? 0.9),
    undated: true,
    properties: { title: 'Regierungschef', current },
    because: [`„${head.text}“ is that of ${leader.entity}`, leader.because],
  });
};

/** "Keiko Fujimori, deren Partei Fuerza Popular …", "seine Partei Law and Order": a party with a possessive before it. */
const isPartyNoun = askOnce((lemma) => /partei$|^bewegung$/i.test(lemma));
const readOwnParty = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  // "deren SPÖ", "seine DUP" as well.
  const isParty = (index.mentionsAt[phrase.head] ?? []).some(
    (m) => m.how === 'name' && m.entity !== undefined && organisationKind(index, m.entity) === 'party',
  );
  if (!isParty && !isPartyNoun(tokenOf(index, phrase.head).lemma)) return;
  const party = referentsOf(index, phrase, { through: false }).find((r) => r.type === 'Organisation');
  // "dessen Partei für die Freiheit": the noun may be the first word of the name.
  if (
    party === undefined ||
    (party.start < tokenOf(index, phrase.head).start && party.end < tokenOf(index, phrase.head).end)
  )
    return;
  const possessive = (index.mentionsAt[phrase.first] ?? []).find((m) => m.type === 'Person' && m.how === 'pronoun');
  const owner =
    possessive !== undefined
      ? asReferent(possessive)
      : (index.children.get(phrase.index) ?? [])
          .filter((c) => c.link === 'genitive' && c.last <= phrase.head)
          .flatMap((c) => referentsOf(index, c, { through: false }))
          .find((r) => r.type === 'Person');
  if (owner === undefined) return;
  drafts.push(membership(index, phrase, owner, party, 0.8, 'own-party', 'a party that is somebody’s'));
};

/** "Ihm folgte X, ebenfalls KVP,": a party behind a name and "auch". */
const readSameParty = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const { tokens } = index.document;
  if (
    tokens[phrase.last]?.text !== ',' ||
    !/^(?:ebenfalls|auch|gleichfalls)$/.test(tokens[phrase.last + 1]?.lower ?? '')
  )
    return;
  const person = personsIn(index, phrase).at(-1);
  const party = startingAt(index, phrase.last + 2).find(
    (m) =>
      m.type === 'Organisation' && /^(?:party|unknown)$/.test(organisationKind(index, m.entity as string) ?? 'unknown'),
  );
  if (person === undefined || party === undefined || !/^[,.)]$/.test(tokens[party.last]?.text ?? '')) return;
  drafts.push(membership(index, phrase, person, party, 0.85, 'same-party', 'a party behind a name'));
};

/** "Angela Merkel (CDU)", "war ein deutscher Politiker (SPD, später SED)". */
const readBracket = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const { tokens } = index.document;
  if (tokenOf(index, phrase.last)?.text !== '(') return;
  const person = personsIn(index, phrase).at(-1) ?? describedPerson(index, phrase);
  if (person === undefined) return;
  // "A und B (beide SPD)"
  const both = tokenOf(index, phrase.last + 1)?.text === 'beide';
  // "A (54, SPD)"
  const aged = /^\d{2}$/.test(tokens[phrase.last + 1]?.text ?? '') && tokens[phrase.last + 2]?.text === ',';
  const inside = phrase.last + (both ? 2 : aged ? 3 : 1);
  const other = both ? personBefore(index, phrase, person) : undefined;
  for (let i = inside; i < inside + longestBracket; i++) {
    const mention = startingAt(index, i).find((m) => m.type === 'Organisation');
    const after = mention === undefined ? undefined : tokens[mention.last]?.text;
    if (mention === undefined || (after !== ')' && after !== ',' && after !== '/')) return;
    // "A (SPÖ-Chefin)": an office says more than that she belongs to it; "A (Grüne)" is no office.
    if ((officeOf(tokenOf(index, mention.last - 1).text)?.kind ?? 'role') !== 'role') return;
    for (const member of other === undefined ? [person] : [person, other])
      drafts.push(
        membership(index, phrase, member, mention, 0.93, 'party-in-brackets', 'a party in brackets behind a name'),
      );
    // "(SPD, später SED)", "(SPD/SED)": the next one.
    i = mention.last;
    if (after === ',') {
      if (
        !/^(?:später|dann|ab|zuvor|früher|vormals|ehemals|bis|seit|danach|heute|jetzt)$/.test(
          tokens[i + 1]?.lower ?? '',
        )
      )
        return;
      i++;
      while (tokens[i + 1]?.pos === 'NUM') i++;
    } else if (after !== '/') return;
  }
};

/** "Justizministerin Alma Zadić, Grüne, widersprach": a party between the comma behind a name and the next mark. */
const readPartyBehind = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const { tokens } = index.document;
  if (tokens[phrase.last]?.text !== ',') return;
  const party = startingAt(index, phrase.last + 1).find((m) => m.type === 'Organisation' && m.how === 'name');
  if (party?.entity === undefined || organisationKind(index, party.entity) !== 'party') return;
  const person = personsIn(index, phrase).at(-1);
  if (person === undefined || person.last !== phrase.last) return;
  const after = tokens[party.last];
  // "mit Alma Zadić, Grünen, SPÖ und ÖVP": of a list more follows.
  const goesOn = /^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[party.last + 1]?.pos ?? '');
  if (after === undefined || !/^[,;)]$/.test(after.text) || goesOn) return;
  drafts.push(membership(index, phrase, person, party, 0.8, 'party-behind', 'a party between commas behind a name'));
};

/** Tokens in which the parties of a bracket stand. */
const longestBracket = 10;

/** "X war ein deutscher Politiker (SPD)": of whom a politician's noun is said. */
const describedPerson = (index: Index, phrase: Phrase): Referent | undefined => {
  const { document } = index;
  const { lemma } = tokenOf(index, phrase.head);
  if (!/(?:politiker|staatsmann|abgeordnete|mandatar|gewerkschafter|journalist|jurist)(?:in|r)?$/i.test(lemma))
    return undefined;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  // "ist Juristin und ehemalige Politikerin (ÖVP)"
  const first = phrase.link === 'conjunct' ? document.phrases[phrase.parent ?? -1] : phrase;
  if (clause?.verb !== 'sein' || first === undefined) return undefined;
  if (!argumentPhrases(document, clause, 'predicate').includes(first)) return undefined;
  const [subject, other] = argumentPhrases(document, clause, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false }),
  );
  return subject?.type === 'Person' && other === undefined ? subject : undefined;
};

/** The person named last before one, in the same sentence. */
const personBefore = (index: Index, phrase: Phrase, person: Referent): Referent | undefined => {
  const { first } = index.document.sentences[tokenOf(index, phrase.head).sentence] as { first: number };
  for (let i = phrase.last - 1; i >= first; i--) {
    const found = startingAt(index, i).find(
      (m) => m.type === 'Person' && m.how === 'name' && m.entity !== undefined && m.entity !== person.entity,
    );
    if (found !== undefined) return asReferent(found);
  }
  return undefined;
};

const rebels = /(?:rebellen|miliz|guerilla|befreiungs)(?:bewegung|gruppe|truppe|armee|front|organisation)?$/i;

const isParty = (index: Index, body: Mention): boolean =>
  /^(?:party|armed|army)$/.test(organisationKind(index, body.entity as string) ?? '');

/** Kinds of bodies that have one head, so that they are "unter X". */
const underOne = /^(?:authority|ministry|company|bank|media|ngo|union|university)$/;

/** "die Afrikanische Union unter dem Vorsitz von X", "eine Kommission unter der Leitung Xs": who chairs the body. */
const readChair = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const body = index.mentionsAt[phrase.head]?.find((m) => m.type === 'Organisation' && m.how === 'name');
  if (body?.entity === undefined) return;
  for (const child of index.children.get(phrase.index) ?? []) {
    const head = tokenOf(index, child.head);
    // "die Wirtschaftskammer unter Präsident X"
    const office = officeOf(head.lemma);
    if (child.preposition === 'unter' && child.first === phrase.last && office !== undefined && !isParty(index, body)) {
      const suffers = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1]?.verb === 'leiden';
      const leads =
        office.kind === 'body' || office.kind === 'head' || /ankläger(?:in)?$|komman|befehlshaber/i.test(head.lemma);
      if (!suffers && leads)
        for (const person of personsIn(index, child))
          drafts.push({
            ...membership(index, phrase, person, body, 0.8, 'chair', 'a body under its head'),
            type: 'HOLDS_POSITION',
            properties: { title: titleOf(index, child, child.head), current: true },
          });
      continue;
    }
    // "die Generalstaatsanwaltschaft unter X"
    if (
      child.preposition === 'unter' &&
      child.first === phrase.last &&
      office === undefined &&
      underOne.test(organisationKind(index, body.entity) ?? '')
    ) {
      const suffers = /^(?:leiden|stehen|fallen|liegen|sein)$/.test(
        index.document.clauses[index.document.clauseOf[phrase.head] ?? -1]?.verb ?? '',
      );
      const [person, other] = personsIn(index, child);
      if (!suffers && person !== undefined && other === undefined && child.conjuncts === undefined)
        drafts.push({
          ...membership(index, phrase, person, body, 0.72, 'chair', 'a body under its head'),
          type: 'HOLDS_POSITION',
          properties: { title: 'Führung', current: true },
        });
      continue;
    }
    if (child.preposition !== 'unter' || !/^(?:Vorsitz|Leitung|Führung|Präsidentschaft)$/.test(head.lemma)) continue;
    for (const owner of index.children.get(child.index) ?? [])
      if (owner.link === 'genitive' || owner.preposition === 'von')
        for (const person of personsIn(index, owner))
          drafts.push({
            ...membership(index, phrase, person, body, 0.8, 'chair', 'a body under its chair'),
            type: 'HOLDS_POSITION',
            properties: { title: head.lemma, current: true },
          });
  }
};

/** "Am Montag wurde die CDU von X gerügt": in a passive, behind the finite verb or before one at the end, it is who does it. */
const isAgentBehind = ({ document }: Index, { head, first, last }: Phrase): boolean => {
  const clause = document.clauses[document.clauseOf[head] ?? -1];
  const finite = clause?.verbTokens[0] ?? -1;
  return (
    clause !== undefined &&
    clause.voice === 'passive' &&
    (finite < first || (clause.kind !== 'main' && clause.verbTokens.includes(last)))
  );
};

/** "Tsipras' Syriza", "die Volkspartei von Ministerpräsident Rajoy": a party of a person. */
const readParty = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const isParty = (m: Mention): boolean =>
    m.type === 'Organisation' &&
    m.how === 'name' &&
    (/^(?:party|armed|army)$/.test(organisationKind(index, m.entity as string) ?? '') ||
      rebels.test(tokenOf(index, phrase.head).lemma));
  let party = index.mentionsAt[phrase.head]?.find(isParty);
  for (let i = phrase.first; i < phrase.last && party === undefined; i++) party = index.mentionsAt[i]?.find(isParty);
  // "Europäische Solidarität, die Partei von X": the name that it stands beside.
  const named = phrase.link === 'apposition' ? index.document.phrases[phrase.parent ?? -1] : undefined;
  if (
    party === undefined &&
    named !== undefined &&
    /^(?:\p{L}*partei|bewegung)$/iu.test(tokenOf(index, phrase.head).lemma)
  )
    party = startingIn(index, named.first, named.last).find(isParty);
  readAround(index, phrase, drafts);
  readStateUnder(index, phrase, drafts);
  // "die CDU-Fraktion unter X"
  const group = /fraktion$/i.test(tokenOf(index, phrase.head).lemma)
    ? (index.mentionsAt[phrase.head] ?? []).find(
        (m) => m.type === 'Organisation' && m.how === 'adjective' && m.entity !== undefined,
      )
    : undefined;
  if (party === undefined && group !== undefined)
    for (const child of index.children.get(phrase.index) ?? [])
      if (child.preposition === 'unter' && child.first === phrase.last)
        for (const person of personsIn(index, child))
          drafts.push({
            ...membership(index, phrase, person, group, 0.8, 'party-under', 'a group of a party under its leader'),
            type: 'HOLDS_POSITION',
            properties: { title: 'Fraktionsführung', current: true },
          });
  if (party === undefined) return;
  const owner = genitiveBehind(index, phrase);
  // "der Exilvorstand der SPD unter Otto Wels": it hangs on the noun before.
  const under = index.document.phrases[index.document.phraseOf[phrase.last] ?? -1];
  const led =
    under?.preposition === 'unter' && phrase.link === 'genitive' && under.parent === phrase.parent ? [under] : [];
  for (const child of [...(index.children.get(phrase.index) ?? []), ...(owner === undefined ? [] : [owner]), ...led]) {
    if (child.preposition === 'unter' && child.first === Math.max(phrase.last, party.last)) {
      // "Labour unter Keir Starmer"
      for (const person of personsIn(index, child))
        drafts.push({
          ...membership(index, phrase, person, party, 0.8, 'party-under', 'a party under its leader'),
          type: 'HOLDS_POSITION',
          properties: { title: 'Führung', current: true },
        });
      continue;
    }
    if (child.preposition === 'um' && child.first === phrase.last) {
      // "die Untergrundorganisation OAS um General X", "die Initiative X um Y"
      for (const person of personsIn(index, child))
        drafts.push(membership(index, phrase, person, party, 0.75, 'party-around', 'a party around one of it'));
      continue;
    }
    if (child.link !== 'genitive' && child.preposition !== 'von' && child !== owner) continue;
    if (child.preposition === 'von' && isAgentBehind(index, child)) continue;
    // "die von X gegründete Partei": by whom something was done with it.
    if (phrase.participle !== undefined && child.first < phrase.head && child.preposition === 'von') continue;
    // "Rückendeckung bekam die FPÖ von SPD-Chef X": whose own party his office names.
    if (namesOtherBody(index, child, party.entity as string)) continue;
    for (const person of personsIn(index, child)) {
      const draft = membership(index, phrase, person, party, 0.8, 'party-of', 'a party with a person as its owner');
      // "die Rebellenbewegung X von Y" is led by him.
      const armed =
        organisationKind(index, party.entity as string) === 'armed' || rebels.test(tokenOf(index, phrase.head).lemma);
      drafts.push(
        armed ? { ...draft, type: 'HOLDS_POSITION', properties: { title: 'Anführer', current: true } } : draft,
      );
    }
  }
};

/** Words of matches, in which a state is its team. */
const sports =
  /(?:^|\p{L})(?:[Ss]piel|[Tt]urnier|[Mm]eisterschaft|[Mm]eister|[Tt]rainer|[Ff]inale?|[Gg]ruppe|[Tt]ore?|[Pp]okal|[Qq]ualifikation|[Nn]iederlage|[Ee]lf|WM|EM)(?:e?[ns]|e)?$/u;

/** "die Salomonen unter Manasseh Sogavare": a state and who leads it. */
const readStateUnder = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const state = (index.mentionsAt[phrase.head] ?? []).find((m) => m.type === 'Country' && m.how === 'name');
  // "Ein Deutschland unter X" is imagined.
  if (state?.entity === undefined || /^k?ein/.test(tokenOf(index, phrase.first).lower)) return;
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  // "litt Frankreich unter X"; "gewann Deutschland unter X das Spiel": whom it suffers from, who trains its team.
  if (clause === undefined || clause.mood === 'sub2' || /^(?:leiden|ächzen|stöhnen)$/.test(clause.verb ?? '')) return;
  if (clause.tokens.some((i) => sports.test(tokenOf(index, i).text))) return;
  for (const child of index.children.get(phrase.index) ?? []) {
    if (child.preposition !== 'unter' || child.prepositionToken !== phrase.last) continue;
    const [person, more] = personsIn(index, child);
    // "Deutschland unter Trainer X" is no state, "unter General X" may be any officer's.
    if (person === undefined || more !== undefined || person.start > tokenOf(index, child.first).end + 1) continue;
    drafts.push({
      ...membership(index, phrase, person, state, 0.8 * state.confidence, 'state-under', 'a state under its leader'),
      type: 'HOLDS_POSITION',
      properties: { title: 'Führung', current: !isFormer(index, child, child.head) },
    });
  }
};

/** Groups of those who came together for something. */
const circles = /(?:initiative|bewegung|gruppe|gruppierung|bündnis|plattform|kampagne|komitee|netzwerk|kollektiv)$/i;

/** "die Initiative „X“ um den Studenten Y": one of those who came together in it. */
const readAround = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  if (!circles.test(tokenOf(index, phrase.head).lemma)) return;
  const body = startingIn(index, phrase.head + 1, phrase.last).find(
    (m) => m.type === 'Organisation' && m.how === 'name' && !isParty(index, m),
  );
  if (body === undefined) return;
  for (const child of index.children.get(phrase.index) ?? [])
    if (child.preposition === 'um' && child.first === phrase.last)
      for (const person of personsIn(index, child))
        drafts.push(membership(index, phrase, person, body, 0.75, 'party-around', 'a group around one of it'));
};

/** Mentions that begin in a stretch of tokens. */
const startingIn = (index: Index, from: number, to: number): Mention[] => {
  const found: Mention[] = [];
  for (let i = from; i < to; i++) found.push(...startingAt(index, i));
  return found;
};

const stateBodies = new Set([
  'ministry',
  'parliament',
  'court',
  'army',
  'police',
  'authority',
  'agency-state',
  'government',
  'central-bank',
  'intelligence',
]);

/** "das Wirtschaftsministerium von Robert Habeck": a ministry with its minister. */
const readMinister = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const ministry = (index.mentionsAt[phrase.head] ?? []).find(
    (m) => m.type === 'Organisation' && m.how === 'name' && organisationKind(index, m.entity as string) === 'ministry',
  );
  if (ministry === undefined) return;
  for (const child of index.children.get(phrase.index) ?? []) {
    if ((child.preposition !== 'von' && child.link !== 'genitive') || child.first !== phrase.last) continue;
    const [minister, other] = personsIn(index, child);
    if (minister === undefined || other !== undefined) continue;
    drafts.push({
      ...membership(index, phrase, minister, ministry, 0.8, 'minister', 'a ministry with its minister'),
      type: 'HOLDS_POSITION',
      properties: { title: 'Minister', current: !isFormer(index, child, child.head) },
    });
  }
};

/** True where a phrase says where its noun has its seat. */
const saysSeat = (index: Index, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.head; i++)
    if (/^(?:ansässig|beheimatet)e[nrms]?$/.test(tokenOf(index, i).text)) return true;
  return false;
};

/** Ministries and parliaments of a state; firms, parties and associations with a nationality. */
const readBody = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const mentions: Mention[] = [];
  for (let i = phrase.first; i < phrase.last; i++)
    for (const m of index.mentionsAt[i] ?? [])
      if (
        m.type === 'Organisation' &&
        // "die in Nairobi ansässige Gruppe" of the body named before
        (m.how === 'name' || (m.how === 'description' && saysSeat(index, phrase))) &&
        !mentions.includes(m)
      )
        mentions.push(m);
  const body = mentions.find((m) => m.last >= phrase.head);
  if (body === undefined || body.entity === undefined) return;
  // "Bundesrat Beat Lüthi" is one of them.
  if (
    /^(?:Bundes|National|Stände|Regierungs|Stadt|Gemeinde|Landes)rat$/.test(body.text) &&
    startingAt(index, body.last).some((m) => m.type === 'Person' && m.how === 'name')
  )
    return;
  const kind = organisationKind(index, body.entity);
  const children = index.children.get(phrase.index) ?? [];
  const inner = (i: number): boolean => children.some((c) => c.first <= i && i < c.last);
  const adjectives: Referent[] = [];
  for (let i = phrase.first; i < phrase.head + 1; i++)
    if (!inner(i))
      for (const m of index.mentionsAt[i] ?? [])
        if (m.how === 'adjective' && m.type === 'Country') adjectives.push(asReferent(m));
  const owners = children
    .filter((c) => c.link === 'genitive')
    .flatMap((c) => referentsOf(index, c, { through: false }))
    .filter((r) => r.type === 'Country' || r.type === 'Organisation');
  // "die in Schweden verbotene X": where something was done to it.
  const isOfParticiple = ({ head }: Phrase): boolean =>
    index.document.clauses[index.document.clauseOf[head] ?? -1]?.kind === 'participle';
  const inPlace = children
    .filter((c) => c.preposition === 'in' && !isOfParticiple(c))
    .flatMap((c) => referentsOf(index, c, { through: false, places: true }))
    .filter((r) => r.type === 'Country');
  const sentence = tokenOf(index, phrase.head).sentence;
  const organisation = asReferent(body);
  const say = (type: RelationType, to: Referent, confidence: number, why: string): void => {
    if (to.entity === organisation.entity) return;
    drafts.push({
      type,
      from: organisation.entity,
      to: to.entity,
      status: 'asserted',
      sentence,
      rule: `state:${why}`,
      confidence: confidence * organisation.confidence * to.confidence,
      undated: true,
      marks: { from: { start: body.start, end: body.end }, to: { start: to.start, end: to.end } },
      because: [`„${body.text}“ with its owner or seat`, to.because],
    });
  };
  // "mit Sitz in London", "die in Großbritannien ansässige …"
  const described = children.filter((c) => c.link === 'apposition').flatMap((c) => index.children.get(c.index) ?? []);
  const seats = [...children, ...described]
    .filter((c) => c.preposition === 'mit' && /sitz$/i.test(tokenOf(index, c.head).lemma))
    .flatMap((c) => index.children.get(c.index) ?? [])
    .filter((c) => c.preposition === 'in')
    .flatMap((c) => referentsOf(index, c, { through: false, places: true }))
    .filter((r) => r.type === 'Country');
  // "der Staatsfonds Mubadala aus Abu Dhabi"
  if (/^(?:company|bank|media|ngo)$/.test(kind ?? ''))
    seats.push(
      ...children
        .filter((c) => c.preposition === 'aus' && c.first === phrase.last)
        .flatMap((c) => referentsOf(index, c, { through: false, places: true }))
        .filter((r) => r.type === 'Country'),
    );
  for (let i = phrase.first; i < phrase.head; i++)
    if (/^(?:ansässig|beheimatet|basiert)e[nrms]?$|^\p{Lu}\p{L}+-basierte[nrms]?$/u.test(tokenOf(index, i).text))
      for (let k = phrase.first; k < i; k++)
        for (const m of index.mentionsAt[k] ?? [])
          if (m.type === 'Country' && m.how !== 'adjective') seats.push(asReferent(m));
  // "die in Wien ansässige Opec"
  if (/^(?:ansässig|beheimatet|basiert)e[nrms]?$/.test(tokenOf(index, phrase.first).text))
    for (const p of index.document.phrases)
      if (p.preposition === 'in' && p.last === phrase.first)
        seats.push(...referentsOf(index, p, { through: false, places: true }).filter((r) => r.type === 'Country'));
  seats.push(...seatBeside(index, body, kind), ...seatBehind(index, body, kind));
  for (const to of seats) say('BASED_IN', { ...to, confidence: Math.max(to.confidence, 0.9) }, 0.8, 'seat');
  // "der Ecowas-Gerichtshof": of the body before the hyphen.
  const hyphen = body.text.lastIndexOf('-');
  const isInner =
    hyphen > 1 &&
    organisationOf(body.entity) === undefined &&
    /-(?:Kommission|Gericht(?:shof)?|Parlament|(?:General)?[Ss]ekretariat|Ministerrat)(?:e?s)?$/.test(body.text);
  const whole = isInner ? loadLexicon().entryOf(body.text.slice(0, hyphen)) : undefined;
  if (whole?.type === 'Organisation')
    say(
      'PART_OF',
      { ...organisation, confidence: 1, entity: `organisation:${whole.id}`, because: body.text },
      0.8,
      'body-of-body',
    );
  // "die Minsk-Gruppe der OSZE", "der Nordkorea-Ausschuss des Sicherheitsrats"
  if (innerBody.test(tokenOf(index, phrase.head).lemma))
    for (const owner of owners)
      if (
        owner.type === 'Organisation' &&
        /^(?:international|alliance|parliament)$/.test(organisationKind(index, owner.entity) ?? '')
      )
        say('PART_OF', owner, 0.8, 'body-of-body');
  if (kind === 'international' || kind === 'alliance') return;
  // "das Sondergericht für Sierra Leone" was set up by others; "der Nationale Widerstandsrat des Iran" is against its state.
  if (
    (kind === 'court' && /(?:sondergericht|tribunal|gerichtshof) für /i.test(body.text)) ||
    /(?:widerstands|exil|oppositions)rat/i.test(body.text)
  )
    return;
  const listed = organisationOf(body.entity);
  const listedOwner = parentOf(body.entity);
  const isArmy =
    kind === 'armed' &&
    listedOwner !== undefined &&
    /(?:armee|wehr|heer|garden|streitkräfte|marine)s?$/i.test(body.text) &&
    !/(?<!volks)befreiungs/i.test(tokenOf(index, phrase.head).lemma);
  const isState = isArmy || (kind !== undefined && stateBodies.has(kind));
  if (isState || /(?:ministerium|amt|parlament|gericht|gerichtshof|rat|kammer|versammlung)s?$/i.test(body.text)) {
    // A court of the United Nations is no part of the state that it sits in.
    const foreign =
      (listed?.parent !== undefined && listedOwner === undefined) ||
      // "in Den Haag beim IStGH": by its full name, whatever the article calls it.
      [body.text, listed?.name ?? ''].some((name) =>
        /^(?:international|ständig|europäisch|afrikanisch|interamerikanisch)e[nrms]?\b/iu.test(name),
      );
    const opening = kind === 'court' || kind === 'parliament' ? placeOpening(index, phrase) : [];
    // "In Sofia", in an article about that state: it has the body more surely than its capital says.
    const isElsewhere = ({ entity, confidence }: Referent): boolean =>
      !betweenStates.has(entity) && (confidence > 0.8 || entity !== leadingState(index));
    const near = inPlace.length > 0 ? inPlace : opening.filter(isElsewhere);
    const told = [...owners, ...adjectives, ...(owners.length + adjectives.length === 0 && !foreign ? near : [])];
    for (const to of told)
      say(
        'PART_OF',
        kind === 'ministry' ? { ...to, confidence: Math.max(to.confidence, 0.9) } : to,
        0.85,
        'body-of-state',
      );
    // "der Volkskongress", "das Außenministerium" alone: whose it is the reader knows or the article told.
    const known = listedOwner ?? (body.country === undefined ? undefined : `country:${body.country}`);
    const isNode = known !== undefined && hasNode(index, known);
    // "der Oberste Gerichtshof" of the state that the article is about.
    const leading =
      told.length === 0 &&
      opening.every(({ entity }) => entity === leadingState(index)) &&
      // Of a state that was told before.
      !drafts.some((d) => d.type === 'PART_OF' && d.from === organisation.entity && d.rule === 'state:body-of-state') &&
      known === undefined &&
      !foreign &&
      listed?.parent === undefined &&
      // "das Münchner Landgericht"
      !/^\p{Lu}\p{L}+er \p{Lu}/u.test(body.text) &&
      (kind === 'court' || kind === 'parliament')
        ? leadingState(index)
        : undefined;
    if (leading !== undefined)
      say(
        'PART_OF',
        {
          ...organisation,
          confidence: 1,
          entity: leading,
          type: 'Country',
          because: 'the state that the article is about',
        },
        0.68,
        'body-of-leading-state',
      );
    if (told.length === 0 && isState && known !== undefined && isNode)
      say(
        'PART_OF',
        { ...organisation, confidence: 1, entity: known, type: 'Country', because: `a body of ${known}` },
        0.68,
        'body-of-known-state',
      );
    return;
  }
  // "im Staatssender Rossija": of the state that it is listed in.
  const owner = listedOwner;
  if (
    /^staats(?:sender|fernsehen|rundfunk|radio|agentur|medi|zeitung|nachrichten|tv)/i.test(
      tokenOf(index, phrase.head).lemma,
    ) &&
    owner !== undefined &&
    hasNode(index, owner)
  )
    say(
      'PART_OF',
      { ...organisation, confidence: 1, entity: owner, type: 'Country', because: `a body of ${owner}` },
      0.7,
      'state-owned',
    );
  // "der venezolanische Staatskonzern PDVSA"
  if (
    /^staats?(?:konzern|firma|unternehmen|betrieb|bank|ölkonzern|reederei|bahn|airline)/i.test(
      tokenOf(index, phrase.head).lemma,
    )
  ) {
    const [state] = [...adjectives, ...owners.filter((o) => o.type === 'Country')];
    const known = state?.entity ?? owner ?? leadingState(index);
    if (known !== undefined && hasNode(index, known))
      drafts.push({
        type: 'OWNS',
        from: known,
        to: organisation.entity,
        status: 'asserted',
        sentence,
        rule: 'state:state-owned',
        confidence: (state === undefined ? 0.65 : 0.85) * organisation.confidence,
        undated: true,
        marks: { to: { start: body.start, end: body.end } },
        because: [`„${tokenOf(index, phrase.head).text}“ is owned by its state`],
      });
  }
  const stateOwned = Array.from(
    { length: phrase.head - phrase.first },
    (_, k) => tokenOf(index, phrase.first + k).text,
  ).some((t) => /^(?:staatlich|amtlich|staatseigen)/i.test(t));
  // "die staatliche Agentur SUNA": of the state that it is listed in, else of the one that the article is about.
  const state = listedOwner ?? leadingState(index);
  if (stateOwned && adjectives.length === 0 && owners.length === 0 && state !== undefined && hasNode(index, state))
    say(
      'PART_OF',
      { ...organisation, confidence: 1, entity: state, type: 'Country', because: `a body of ${state}` },
      listedOwner === undefined ? 0.62 : 0.75,
      'state-owned',
    );
  // "Deutschlands größter Einzelhändler Edeka"
  const ofFirm =
    isFirmNoun.test(tokenOf(index, phrase.head).lemma) && body.first > phrase.head
      ? owners.filter((o) => o.type === 'Country' && o.start < body.start)
      : [];
  for (const to of ofFirm) say('BASED_IN', to, 0.8, 'nationality-of-body');
  for (const to of adjectives) say(stateOwned ? 'PART_OF' : 'BASED_IN', to, 0.7, 'nationality-of-body');
  // "das Verbot der Sorte des Konzerns Monsanto in Deutschland": the place may be that of the first noun.
  const above = phrase.parent === undefined ? undefined : index.document.phrases[phrase.parent];
  const owned = phrase.link === 'genitive' && above?.link === 'genitive';
  if (adjectives.length === 0 && seats.length === 0 && !owned)
    for (const to of inPlace) say('BASED_IN', to, 0.6, 'seat');
};

/** "die Kölner Reederei Sunda", "die Stiftung Weitblick (Graz)": the state of the city before or behind what a body is called. */
const seatBeside = (index: Index, body: Mention, kind: string | undefined): Referent[] => {
  const { tokens } = index.document;
  if (!privateKinds.has(kind ?? '') || kind === 'church') return [];
  // "Gazprom (Wien)", "die Genfer Organisation Human Rights Watch": a branch of what is known to have its seat elsewhere.
  const home = parentOf(body.entity ?? '');
  const elsewhere = (state: string): boolean => home !== undefined && state !== home;
  const inside = tokens[body.last]?.text === '(' && tokens[body.last + 2]?.text === ')';
  const place = !inside
    ? undefined
    : (index.mentionsAt[body.last + 1] ?? []).find((m) => m.type === 'Country' && m.how !== 'adjective');
  if (place?.entity !== undefined) return elsewhere(place.entity) ? [] : [asReferent(place)];
  for (const at of [body.first - 1, body.first - 2]) {
    // "der Wiener Chef der Reederei Sunda"
    if (at === body.first - 2 && orgNounOf(tokens[at + 1]?.text ?? '') === undefined) continue;
    const state = cityStateAt(index, at);
    if (state !== undefined && !elsewhere(state.entity)) return [state];
  }
  return [];
};

/** "das Moser-Institut in Linz", "die Welthandelsorganisation in Genf": a place of learning or law, or a body that is known to have its seat there. */
const seatBehind = (index: Index, body: Mention, kind: string | undefined): Referent[] => {
  const { tokens } = index.document;
  if (tokens[body.last]?.text !== 'in' || /^(?:armed|ministry|parliament|party|police)$/.test(kind ?? '')) return [];
  const city = (index.mentionsAt[body.last + 1] ?? []).find(
    (m) => m.type === 'Country' && (m.how === 'place' || m.how === 'seat'),
  );
  if (city?.entity === undefined || tokens[city.last]?.text === 'und') return [];
  const { parent } = organisationOf(body.entity) ?? {};
  const isThere = parent === undefined ? placeBound.test(body.text) : city.entity === `country:${parent}`;
  return isThere ? [asReferent(city)] : [];
};

/** Bodies that are where their house is. */
const placeBound =
  /(?:institut|institute|universität|university|université|universidad|akademie|academy|hochschule|college|school|schule|gericht|gerichtshof|tribunal|zentrum|centre|center|museum|klinik|spital|bibliothek|archiv|stiftung|foundation)(?:e?s)?$/i;

/** What a body has within it. */
const innerBody = /(?:gruppe|ausschuss|komitee|sekretariat|kommission|mission|generalsekretariat|agentur|ausschuß)$/i;

const saysNeighbour = (index: Index, phrase: Phrase): boolean => {
  for (let i = phrase.first; i <= phrase.head; i++)
    if (
      /^(?:(?:benachbarte|angrenzende)[nrms]?|nachbarn?|nachbar(?:land(?:e?s)?|ländern?|staat(?:e?s|en)?|republik(?:en)?))$/i.test(
        tokenOf(index, i).text,
      )
    )
      return true;
  return false;
};

/** The states that are the subject of a phrase's clause, where the phrase is no part of the subject. */
const actingStates = (index: Index, phrase: Phrase): Referent[] => {
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  if (clause === undefined) return [];
  const subjects = argumentPhrases(index.document, clause, 'subject');
  if (subjects.some((s) => s.index === phrase.index || phrase.conjuncts?.includes(s.index))) return [];
  return subjects.flatMap((s) => referentsOf(index, s, { through: false })).filter((r) => r.type === 'Country');
};

/** "Nachbarstaaten", "an der Grenze zu Pakistan", "im benachbarten Syrien". */
const readNeighbours = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  const say = (a: Referent, b: Referent, why: string, confidence: number): void => {
    if (a.entity === b.entity || a.type !== 'Country' || b.type !== 'Country') return;
    drafts.push({
      type: 'BORDERS',
      ...between(a, b, head),
      status: 'asserted',
      sentence: head.sentence,
      rule: `state:${why}`,
      confidence,
      undated: true,
      because: [`„${head.text}“ says a common border`, a.because, b.because],
    });
  };
  const children = index.children.get(phrase.index) ?? [];
  // "im benachbarten Syrien", "das Nachbarland Syrien": a neighbour of the one that acts, else of the country that the article is about.
  if (saysNeighbour(index, phrase)) {
    // "das Nachbarland Venezuelas" is a neighbour of it, whichever.
    const owned = children
      .filter((c) => c.link === 'genitive' && c.first >= phrase.last)
      .flatMap((c) => referentsOf(index, c, { through: false }).map((r) => r.entity));
    const neighbours = referentsOf(index, phrase, { through: false }).filter((r) => !owned.includes(r.entity));
    const of = ownersOf(index, phrase).filter(
      (o) => o.type === 'Country' && !neighbours.some((n) => n.entity === o.entity),
    );
    const acting = of.length > 0 ? of : actingStates(index, phrase);
    const home = homeState(index, head);
    const [one, two] = neighbours;
    // "rief beide Nachbarn auf": neighbours of each other.
    if (of.length === 0 && neighbours.length === 2) say(one as Referent, two as Referent, 'neighbour', 0.7);
    else if (acting.length === 1 && /^nachbar/i.test(head.text))
      for (const other of neighbours) say(other, acting[0] as Referent, 'neighbour', 0.85);
    else if (home !== undefined) for (const other of neighbours) say(other, home, 'neighbour', 0.6);
  }
  if (/grenze$/i.test(head.lemma)) {
    const between = children
      .filter((c) => c.preposition === 'zwischen')
      .flatMap((c) => referentsOf(index, c, { through: false }));
    if (between.length === 2) say(between[0] as Referent, between[1] as Referent, 'border', 0.9);
    // "an der armenisch-iranischen Grenze"
    const pair = nationalityIn(index, phrase);
    if (pair.length === 2 && pair[0]?.start === pair[1]?.start)
      say(pair[0] as Referent, pair[1] as Referent, 'border', 0.85);
    const other = children
      .filter((c) => c.preposition === 'zu' || c.preposition === 'mit')
      .flatMap((c) => referentsOf(index, c, { through: false }));
    const owners = ownersOf(index, phrase).filter((o) => o.type === 'Country');
    if (owners.length > 0) {
      for (const a of owners) for (const b of other) say(a, b, 'border', 0.85);
      return;
    }
    const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
    const subjects =
      clause === undefined
        ? []
        : argumentPhrases(index.document, clause, 'subject').flatMap((p) => referentsOf(index, p, { through: false }));
    const named = subjects.filter((s) => s.type === 'Country');
    if (other.length === 0) {
      // "Mali und Niger teilen eine 821 Kilometer lange Grenze"
      const [a, b] = named;
      // "Chile und Peru haben eine gemeinsame Grenze"
      const common = index.document.tokens.slice(phrase.first, phrase.head).some((t) => /^gemeinsame/.test(t.lower));
      const shared =
        clause !== undefined &&
        (clause.verb === 'teilen' || (clause.verb === 'haben' && common)) &&
        !clause.negated &&
        !index.document.tokens.slice(phrase.first, phrase.head).some((t) => /^keine/.test(t.lower)) &&
        clause.arguments.some((x) => x.phrase === phrase.index);
      if (shared && named.length === 2) say(a as Referent, b as Referent, 'border', 0.85);
      return;
    }
    const home = homeState(index, head);
    if (named.length === 1) for (const b of other) say(named[0] as Referent, b, 'border', 0.8);
    else if (home !== undefined && clause?.kind !== 'relative') for (const b of other) say(home, b, 'border', 0.6);
  }
};

const referentsOfPhrase = (index: Index, { first, last }: Phrase): Referent[] => {
  const found: Referent[] = [];
  for (let i = first; i < last; i++)
    for (const m of index.mentionsAt[i] ?? [])
      if ((m.how === 'name' || m.how === 'seat') && m.first === i) found.push(asReferent(m));
  return found;
};

/** "Nato-Mitglied Türkei", "Mitglied der Nato" behind or before a name. */
const isMemberNoun = askOnce(
  (lemma) =>
    /mitglied(?:sstaat|sland|schaft)?$|(?:mitgliedsstaat|mitgliedstaat|mitgliedsland)$|^(?:eu|nato|euro|efta|eg|opec|osze|asean|g7|g20|brics|mercosur|schengen)-(?:staat|land|partner|mitglied)$|^(?:partei)?anhänger(?:in)?$|^sympathisant(?:in)?$|kämpfer$|vetom[aä]cht$/i.test(
      lemma,
    ) && !/schaft$/i.test(lemma),
);
const readMember = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  if (!isMemberNoun(head.lemma)) return;
  const bodies = ownersOf(index, phrase).filter((o) => o.type === 'Organisation');
  if (bodies.length === 0) return;
  const members: Referent[] = [];
  for (let i = phrase.head + 1; i < phrase.last; i++)
    for (const m of index.mentionsAt[i] ?? [])
      if (m.how === 'name' && !bodies.some((b) => b.entity === m.entity)) members.push(asReferent(m));
  // "die Nato-Staaten Estland, Lettland und Litauen", "mehrere EU-Länder wie Ungarn und Polen"
  if (isSeveral(index, phrase)) {
    for (const c of phrase.conjuncts ?? []) {
      const conjunct = index.document.phrases[c];
      if (conjunct !== undefined && conjunct.index !== phrase.index && members.length > 0)
        members.push(...referentsOfPhrase(index, conjunct));
    }
    for (const child of index.children.get(phrase.index) ?? [])
      if (child.preposition === 'wie') members.push(...referentsOf(index, child, { through: false }));
  }
  const parent =
    phrase.parent === undefined || phrase.link !== 'apposition' ? undefined : index.document.phrases[phrase.parent];
  // "Russland, China und die USA, ständige Mitglieder des Rates": said of all of the row.
  const row =
    isSeveral(index, phrase) && parent?.link === 'conjunct' ? index.document.phrases[parent.parent ?? -1] : undefined;
  const hosts = row ?? parent;
  const joined = hosts === undefined ? appositionBefore(index, phrase) : undefined;
  // "Die Türkei, ein Nato-Mitglied, und Polen": said of the one before it alone.
  if (hosts !== undefined)
    members.push(
      ...referentsOf(index, hosts, { through: false }).filter((r) => isSeveral(index, phrase) || r.start < head.start),
    );
  if (joined !== undefined) members.push(...personsIn(index, joined));
  // "die vier Mitgliedstaaten der EFTA, Island, Liechtenstein, Norwegen und die Schweiz,"
  if (isSeveral(index, phrase) && members.length === 0) {
    const listed = (index.children.get(phrase.index) ?? []).filter((c) => c.link === 'apposition');
    for (const c of listed) members.push(...referentsOf(index, c, { through: false }));
    if (listed.length > 0)
      for (const c of phrase.conjuncts ?? [])
        if (c !== phrase.index) members.push(...referentsOfPhrase(index, index.document.phrases[c] as Phrase));
    // "die Mitgliedstaaten der Freihandelsassoziation (EFTA), Island, Norwegen und die Schweiz,"
    if (members.length === 0) members.push(...listBehind(index, phrase));
  }
  // "die Schweiz, kein EU-Mitglied", "Norwegen, nicht Mitglied der EU"
  // "Nicht das EU-Mitglied Ungarn, sondern Polen" denies another thing.
  const { tokens } = index.document;
  const isAside = /^[,(–—-]$/.test(tokens[phrase.first - 2]?.text ?? '') && tokens[phrase.first]?.pos !== 'DET';
  const isDenied = tokens
    .slice(isAside ? phrase.first - 1 : phrase.first, phrase.head)
    .some((t) => /^(?:keine?|nicht|nie)$/.test(t.lower));
  for (const member of members)
    for (const body of bodies) {
      if (member.entity === body.entity) continue;
      drafts.push({
        type: 'MEMBER_OF',
        ...between(member, body, head),
        status: isDenied ? 'denied' : 'asserted',
        sentence: head.sentence,
        rule: 'state:member',
        confidence: 0.85 * member.confidence * body.confidence,
        undated: true,
        because: ['a member by apposition', member.because, body.because],
      });
    }
};

/** The states of a list that stands between commas right behind a phrase and its bracket. */
const listBehind = (index: Index, phrase: Phrase): readonly Referent[] => {
  const { tokens, phrases } = index.document;
  let at = endOf(index, phrase);
  if (tokens[at]?.text === '(') {
    while (at < tokens.length && tokens[at]?.text !== ')' && at - phrase.last < 12) at++;
    at++;
  }
  if (tokens[at]?.text !== ',') return [];
  const list = phrases.find((p) => p.first === at + 1 && (p.conjuncts?.length ?? 0) > 1);
  const last = phrases[list?.conjuncts?.at(-1) ?? -1];
  if (list === undefined || last === undefined || tokens[last.last]?.text !== ',') return [];
  const named = referentsOf(index, list, { through: false });
  return named.every((r) => r.type === 'Country') ? named : [];
};

/** Verbs that take von themselves: "X verlangt von der SPÖ …". */
const vonVerbs: ReadonlySet<string> = new Set(
  'fordern verlangen erwarten distanzieren abwenden lösen trennen wissen hören erfahren bekommen erhalten kaufen übernehmen abhängen sprechen reden ausgehen profitieren überzeugen verabschieden lossagen unterscheiden absetzen abrücken wünschen erbitten erhoffen annehmen halten zurücktreten abziehen kommen loslösen freispielen abgrenzen abkehren abkoppeln abnabeln emanzipieren enttäuschen einfordern einmahnen anmahnen einklagen entfremden schwärmen zurückfordern zurückverlangen nachfordern verbitten ausbitten abbringen abhalten zeigen'.split(
    ' ',
  ),
);
/** Verbs that take bei themselves: "X bedankte sich bei der SPÖ". */
const beiVerbs: ReadonlySet<string> = new Set(
  'anbiedern anfragen anklopfen anrufen ansuchen bedanken beschweren betteln einschmeicheln entschuldigen intervenieren lobbyieren nachbohren nachfragen nachhaken protestieren urgieren vorfühlen vorsprechen werben drängen einschleimen insistieren'.split(
    ' ',
  ),
);
/** Verbs that take an with a dative: "X rieb sich an der SPÖ". */
const anVerbs: ReadonlySet<string> = new Set(
  'reiben rächen scheitern zweifeln mäkeln nörgeln stören messen orientieren'.split(' '),
);
/** True of a complement that the verb of its clause asks for, where it stands behind the finite verb. */
const isOfVerb = ({ document }: Index, { head, first, preposition, parent }: Phrase): boolean => {
  // "übernahm das Amt des Präsidenten von Chile": right behind a genitive it belongs to that.
  const host = document.phrases[parent ?? -1];
  // "trat als Chef von Siemens zurück": so it does behind an office with als.
  if ((host?.link === 'genitive' || host?.preposition === 'als') && host.last === first) return false;
  const { verb, verbTokens, kind } = document.clauses[document.clauseOf[head] ?? -1] ?? {};
  if (verb === undefined || (kind === 'main' && first < (verbTokens?.[0] ?? 0))) return false;
  // With an office before the name these two say whose it is as well.
  if (verb === 'fordern' || verb === 'kommen' || verb === 'sprechen' || verb === 'reden') return false;
  return (
    (preposition === 'von' && vonVerbs.has(verb)) ||
    (preposition === 'bei' && beiVerbs.has(verb)) ||
    (preposition === 'an' && anVerbs.has(verb))
  );
};

/** "die Kritik des Präsidenten X an der EZB", "Zweifel der Ministerin Y am Gericht": what stands behind „an“ is what that noun is about. */
const isMattersOf = ({ document }: Index, { link, parent }: Phrase): boolean =>
  link === 'genitive' &&
  /(?:kritik|zweifel|interesse|anteil|beteiligung|teilnahme|rache|verrat|schuld)s?$/i.test(
    document.tokens[document.phrases[parent ?? -1]?.head ?? -1]?.lemma ?? '',
  );

/** "SPD-Chef X", "UN-Generalsekretär Y": an office whose word names another body than this one. */
const namesOtherBody = (index: Index, { head }: Phrase, body: string): boolean =>
  (index.mentionsAt[head] ?? []).some((m) => m.type === 'Organisation' && m.how === 'adjective' && m.entity !== body);

/** "die Distanzierung Xs von der SPÖ": who parts from a body is none of it for that. */
const isParting = ({ document }: Index, { parent }: Phrase): boolean =>
  /(?:distanzierung|abgrenzung|abkehr|trennung|lossagung|loslösung|abspaltung|emanzipation)$/i.test(
    document.tokens[document.phrases[parent ?? -1]?.head ?? -1]?.lemma ?? '',
  );

/** Verbs that say themselves out of which state something comes or goes. */
const outOfVerbs: ReadonlySet<string> = new Set(
  'kommen ankommen eintreffen abreisen anreisen einreisen ausreisen reisen fliegen fahren fliehen flüchten zurückkehren zurückkommen heimkehren berichten melden senden schreiben mitteilen verlauten ausweisen abschieben ausliefern abziehen abberufen zurückrufen zurückziehen vertreiben verbannen einfliegen importieren beziehen erfahren hören drohen stammen holen zurückholen mitbringen bringen retten befreien'.split(
    ' ',
  ),
);

/** "Jana Holm aus Estland": a state behind a name, which the verb does not ask for, is where somebody is from. */
const readOrigin = (index: Index, phrase: Phrase, person: NamedPerson, behind: Phrase, drafts: Draft[]): void => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (clause?.verb === undefined || outOfVerbs.has(clause.verb) || person.last !== phrase.last) return;
  const [state, more] = startingIn(index, behind.first, behind.last).filter((m) => m.type === 'Country');
  if (state?.entity === undefined || more !== undefined || state.how !== 'name' || state.last !== behind.last) return;
  // "griff X aus Belgien die Regierung an", "ließ X aus Russland ausfliegen": only what ends with the state is said of the name.
  const after = document.tokens[behind.last];
  const inFront = phrase.last <= (clause.verbTokens[0] ?? 0) && behind.last === clause.verbTokens[0];
  if (!inFront && !/^(?:[,.;:!?()–]|und|sowie|oder)$/.test(after?.text ?? '.')) return;
  // Who lives elsewhere and is known to lead a state is no citizen of where he speaks from.
  if (ownersOfLeader(person.entity).length > 0) return;
  drafts.push({
    type: 'CITIZEN_OF',
    ...between(person, asReferent(state)),
    status: 'asserted',
    sentence: tokenOf(index, phrase.head).sentence,
    rule: 'state:origin',
    confidence: 0.75 * person.confidence * state.confidence,
    undated: true,
    because: ['a name with its state behind „aus“', person.because, `„${state.text}“ is ${state.entity}`],
  });
};

/** "Ska Keller von den Grünen": a party behind a name says whose member somebody is; other bodies whom they speak for. */
const readAffiliation = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const { document } = index;
  // "der Fidesz-Mann X"
  const title = tokenOf(index, phrase.head);
  if (
    /-(?:Mann|Frau|Urgestein|Veteran|Abweichler|Rebell|Dissident|Übervater|Grande|Doyen|Legende|Größe)(?:e?[sn]|in)?$/.test(
      title.text,
    )
  ) {
    const party = (index.mentionsAt[phrase.head] ?? []).find(
      (m) =>
        m.type === 'Organisation' && m.how === 'adjective' && organisationKind(index, m.entity as string) === 'party',
    );
    const [holder] = personsIn(index, phrase);
    if (party !== undefined && holder !== undefined)
      drafts.push(membership(index, phrase, holder, party, 0.85, 'member', `„${title.text}“ of a party`));
  }
  if (document.tokens[phrase.last]?.pos !== 'ADP') return;
  const person = personsIn(index, phrase).at(-1);
  if (person === undefined) return;
  const behind = document.phrases[document.phraseOf[phrase.last] ?? -1];
  if (behind === undefined || behind.prepositionToken !== phrase.last) return;
  if (behind.preposition === 'aus') readOrigin(index, phrase, person, behind, drafts);
  if (behind.preposition !== 'von') return;
  const body = referentsOf(index, behind, { through: false }).find((r) => r.type === 'Organisation');
  if (body === undefined || isParting(index, phrase)) return;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  const end = endOf(index, behind);
  // Both before the finite verb, or closed by a comma: one constituent.
  const next = document.tokens[end];
  const closed =
    /^(?:,|\(|und)$/.test(next?.text ?? '') ||
    // "X von der EU-Kommission gerügt": a participle tells what was done to X.
    (/^(?:VERB|AUX)$/.test(next?.pos ?? '') &&
      next?.analyses.some((a) => a.form === 'fin') === true &&
      (/ten?$/.test(next.text) || !next.analyses.some((a) => a.form === 'part2')));
  const front = clause !== undefined && (clause.verbTokens[0] ?? 0) > phrase.head;
  if (!(closed && front) && (clause === undefined || clause.voice === 'passive' || vonVerbs.has(clause.verb ?? '')))
    return;
  const kind = organisationKind(index, body.entity);
  const party = kind === 'party' || kind === 'armed';
  // "Lincoln White vom State Department sagte": offices of a state and banks where somebody speaks for them.
  const speaks =
    clause?.verb !== undefined && speechVerbs.has(clause.verb) && tokenOf(index, phrase.last).lower === 'vom';
  // "„…“, sagte X vom Landesgericht Linz": nothing but whom he speaks for stands behind the one who says something.
  const quoted =
    clause?.verb !== undefined && inquits.test(clause.verb) && clause.verbTokens.includes(phrase.first - 1);
  const ofOffice =
    quoted ||
    (closed && front && clause.kind !== 'fragment') ||
    ((kind === 'ministry' || kind === 'authority' || kind === 'bank') && speaks);
  if (!party && kind !== 'ngo' && kind !== 'club' && kind !== 'university' && kind !== 'union' && !ofOffice) return;
  drafts.push({
    type: party ? 'MEMBER_OF' : 'HOLDS_POSITION',
    ...between(person, body),
    status: 'asserted',
    sentence: tokenOf(index, phrase.head).sentence,
    rule: 'state:affiliation',
    confidence: 0.85 * person.confidence * Math.max(body.confidence, 0.9),
    undated: true,
    ...(party ? {} : { properties: { title: 'Vertreter', current: true } }),
    because: ['a name with its body behind „von“', person.because, body.because],
  });
};

/** Verbs of saying that take nobody behind "von". */
const inquits =
  /^(?:sagen|erklären|meinen|betonen|hinzufügen|mitteilen|versichern|bekräftigen|kommentieren|unterstreichen|argumentieren|ergänzen)$/;

const isAlly = askOnce((word) =>
  /^(?:verbündete[nr]?|bündnispartner|alliierte[nr]?|schutzmacht|koalitionspartner|bündnisgenosse|waffenbruder|verbündeten)$/i.test(
    word,
  ),
);

/** "Belarus, ein enger Verbündeter Russlands", "die USA und ihr Verbündeter Südkorea", "seine Schutzmacht Russland". */
const readAlly = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  const last = head.lemma.slice(head.lemma.lastIndexOf('-') + 1);
  if (!isAlly(last) && !isAlly(head.text)) return;
  const parent =
    phrase.parent === undefined || phrase.link !== 'apposition' ? undefined : index.document.phrases[phrase.parent];
  const beside: Referent[] = [];
  for (let i = phrase.head + 1; i < phrase.last; i++)
    for (const m of index.mentionsAt[i] ?? []) if (m.how === 'name' || m.how === 'seat') beside.push(asReferent(m));
  if (beside.length === 0 && parent !== undefined) beside.push(...referentsOf(index, parent, { through: false }));
  if (beside.length === 0)
    for (const child of index.children.get(phrase.index) ?? [])
      if (child.link === 'apposition') beside.push(...referentsOf(index, child, { through: false }));
  // "Belarus zog als letzter Verbündeter Moskaus nach": said of the subject.
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  if (beside.length === 0 && phrase.preposition === 'als' && clause !== undefined && phrase.parent === undefined)
    if (phrase.cases.includes('nom') && !clause.negated && !predicateVerbs.has(clause.verb ?? ''))
      beside.push(
        ...argumentPhrases(index.document, clause, 'subject').flatMap((p) => referentsOf(index, p, { through: false })),
      );
  if (beside.length === 0) return;
  const owners: Referent[] = [];
  const children = index.children.get(phrase.index) ?? [];
  for (const child of children)
    if (child.link === 'genitive' || (child.preposition === 'von' && child.first === phrase.head + 1))
      owners.push(...referentsOf(index, child, { through: false }));
  for (let i = phrase.first; i < phrase.head; i++)
    for (const m of index.mentionsAt[i] ?? []) if (m.how === 'pronoun') owners.push(asReferent(m));
  // "Moskau und sein Verbündeter Belarus": the one before it in the pair.
  if (owners.length === 0 && /^(?:sein|ihr)/i.test(tokenOf(index, phrase.first).text) && phrase.link === 'conjunct') {
    const pair = phrase.parent === undefined ? undefined : index.document.phrases[phrase.parent];
    if (pair !== undefined && pair.conjuncts?.length === 2 && pair.conjuncts[1] === phrase.index)
      owners.push(...referentsOfPhrase(index, pair));
  }
  if (head.lemma.includes('-') && owners.length === 0)
    for (const m of index.mentionsAt[phrase.head] ?? []) if (m.how === 'adjective') owners.push(asReferent(m));
  // "Japan hält sich mit Rücksicht auf seinen Verbündeten Amerika abseits"
  if (
    owners.length === 0 &&
    /^(?:sein|ihr)/i.test(
      tokenOf(index, phrase.prepositionToken === undefined ? phrase.first : phrase.prepositionToken + 1).text,
    )
  )
    owners.push(...actingStates(index, phrase));
  const former = isFormer(index, phrase, phrase.head);
  for (const owner of owners)
    for (const ally of new Map(beside.map((b) => [b.entity, b])).values()) {
      if (ally.entity === owner.entity || ally.type === 'Treaty' || owner.type === 'Treaty' || former) continue;
      const [a, b] = ally.entity < owner.entity ? [ally, owner] : [owner, ally];
      drafts.push({
        type: 'ALLIED_WITH',
        ...between(a, b, head),
        status: 'asserted',
        sentence: head.sentence,
        rule: 'state:ally',
        confidence: 0.85 * a.confidence * b.confidence,
        undated: true,
        because: [`„${head.text}“ says an alliance`, a.because, b.because],
      });
    }
};

const isBranch = askOnce((lemma) =>
  /(?:^|-)(?:arm|flügel|ableger|zweig|tochter|tochterfirma|tochtergesellschaft|tochterunternehmen|unterorganisation|teilorganisation|nachwuchsorganisation|jugendorganisation|sparte|abteilung|abspaltung|sektion|landesverband|regionalverband|filiale|ortsgruppe|niederlassung|vorfeldorganisation)$/i.test(
    lemma,
  ),
);

/** "In Sofia hat das Verfassungsgericht …": the state whose capital opens the clause that a body is the subject of. */
const placeOpening = (index: Index, phrase: Phrase): Referent[] => {
  const { clauses, clauseOf, phrases } = index.document;
  const clause = clauses[clauseOf[phrase.head] ?? -1];
  const isSubject = clause?.arguments.some((a) => a.role === 'subject' && a.phrase === phrase.index) === true;
  const opener = phrases[index.document.phraseOf[clause?.first ?? -1] ?? -1];
  if (clause?.kind !== 'main' || !isSubject || opener?.preposition !== 'in' || opener.last > phrase.first) return [];
  return referentsOf(index, opener, { through: false, places: true }).filter((r) => r.type === 'Country');
};
/** States in whose cities bodies of many states sit: Brussels, The Hague, Luxembourg. */
const betweenStates: ReadonlySet<string> = new Set(['country:BE', 'country:NL', 'country:LU']);

/** What international bodies have of their own: "die UN-Mission Minusma", "die EU-Agentur Frontex". */
const isOwnBody = askOnce((lemma) =>
  /^(?:uno?|eu|nato|osze|au)-(?:\p{L}*(?:mission|truppe|agentur|hilfswerk|organisation|behörde|programm|büro))$/iu.test(
    lemma,
  ),
);

/** "die Media-Markt-Mutter Ceconomy": the firm that owns the one before the hyphen. */
const readMother = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  if (!/-(?:Mutter|Mutterkonzern|Mutterfirma|Eigentümerin?|Besitzer(?:in)?)s?$/.test(head.text)) return;
  const part = (index.mentionsAt[phrase.head] ?? []).find((m) => m.type === 'Organisation' && m.how === 'adjective');
  const whole = startingIn(index, phrase.head + 1, phrase.last).find(
    (m) => m.type === 'Organisation' && m.how === 'name',
  );
  if (part === undefined || whole?.entity === undefined || part.entity === whole.entity) return;
  drafts.push({
    type: 'OWNS',
    ...between(asReferent(whole), asReferent(part), head),
    status: 'asserted',
    sentence: head.sentence,
    rule: 'state:mother',
    confidence: 0.8 * whole.confidence * part.confidence,
    undated: true,
    because: [`„${head.text}“ owns it`],
  });
};

/** "die Kassam-Brigaden, der bewaffnete Arm der Hamas", "die Facebook-Tochter Instagram": a part and its whole. */
const readBranch = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  if (head.pos !== 'NOUN' || !(isBranch(head.lemma) || isOwnBody(head.lemma))) return;
  const parts: Referent[] = [];
  for (let i = phrase.head + 1; i < phrase.last; i++)
    for (const m of index.mentionsAt[i] ?? [])
      if (m.type === 'Organisation' && m.how === 'name') parts.push(asReferent(m));
  const parent =
    phrase.parent === undefined || phrase.link !== 'apposition' ? undefined : index.document.phrases[phrase.parent];
  if (parts.length === 0 && parent !== undefined) parts.push(...referentsOf(index, parent, { through: false }));
  for (const child of index.children.get(phrase.index) ?? [])
    if (parts.length === 0 && child.link === 'apposition') parts.push(...referentsOf(index, child, { through: false }));
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  if (parts.length === 0 && clause?.verb === 'sein' && !clause.negated && clause.mood === 'indicative')
    if (argumentPhrases(index.document, clause, 'predicate').includes(phrase))
      parts.push(
        ...argumentPhrases(index.document, clause, 'subject').flatMap((p) => referentsOf(index, p, { through: false })),
      );
  const wholes = ownersOf(index, phrase).filter((o) => o.type === 'Organisation');
  // "Y will seine Tochterfirma X verkaufen": of the firm that acts.
  const acting =
    wholes.length > 0 || clause === undefined || !/^(?:ihre|seine)[nr]?$/.test(tokenOf(index, phrase.first).lower)
      ? []
      : argumentPhrases(index.document, clause, 'subject').flatMap((p) => referentsOf(index, p, { through: false }));
  if (acting.length === 1 && acting[0]?.type === 'Organisation') wholes.push(acting[0]);
  for (const part of parts)
    for (const whole of wholes)
      if (part.type === 'Organisation' && part.entity !== whole.entity)
        drafts.push({
          type: 'PART_OF',
          ...between(part, whole, head),
          status: 'asserted',
          sentence: head.sentence,
          rule: 'state:branch',
          confidence: 0.85 * part.confidence * whole.confidence,
          undated: true,
          because: [`„${head.text}“ says that it is part of it`, part.because, whole.because],
        });
};

/** "Boliviens Evo Morales": a state before the name of one who is known to lead it. */
const readStateOf = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const person = (index.mentionsAt[phrase.head] ?? []).find((m) => m.type === 'Person' && m.how === 'name');
  if (person?.entity === undefined || person.first < 1) return;
  const state = (index.mentionsAt[person.first - 1] ?? []).find(
    (m) => m.type === 'Country' && m.how === 'name' && m.last === person.first,
  );
  if (state?.entity === undefined || !/[s’']$/.test(state.text)) return;
  if (tokenOf(index, person.first - 1).sentence !== tokenOf(index, person.first).sentence) return;
  if (!ownersOfLeader(person.entity).includes(state.entity)) return;
  const holder = asReferent(person);
  drafts.push({
    type: 'HOLDS_POSITION',
    ...between(holder, asReferent(state)),
    status: 'asserted',
    sentence: tokenOf(index, phrase.head).sentence,
    rule: 'state:office-genitive',
    confidence: 0.8 * person.confidence * state.confidence,
    undated: true,
    properties: { title: 'Amt', current: true },
    because: ['a state before one of its office holders', holder.because],
  });
};

/** "Matthew Nimetz, ein Amerikaner": inhabitants beside a name. */
const readNationality = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  // "Der Bulgare hat Wien verlassen": of whom it is said.
  readTakenUp(index, phrase, drafts);
  const head = tokenOf(index, phrase.head);
  // "der italienische Gitarrist X": what he is in his country, where no office says it.
  const citizen = isCitizen(head.text) || (officeOf(head.lemma) === undefined && isPersonNoun(head.lemma));
  // "Der Österreicher Volker Türk": the noun may have been read as an adjective before the name.
  const name = (index.mentionsAt[phrase.head] ?? []).find((m) => m.type === 'Person' && m.how === 'name');
  const at = name === undefined || name.first <= phrase.first ? phrase.head : name.first - 1;
  // "Bürger Brasiliens, Frankreichs und des Libanon", "der syrisch-schwedische Verleger"
  // "ein Händler mit italienischem Pass"
  const papers = (index.children.get(phrase.index) ?? []).find(
    (c) => c.preposition === 'mit' && citizenship.test(tokenOf(index, c.head).lemma),
  );
  const nations =
    papers !== undefined
      ? nationalityIn(index, papers)
      : !citizen
        ? []
        : isCitizen(head.text)
          ? statesOf(index, phrase)
          : nationalityIn(index, phrase);
  const [state] = nations;
  // "vom Schweden X": in the dative the inhabitant is called like the state, which takes no article.
  const swede = (m: Mention): boolean =>
    m.type === 'Country' &&
    m.text === 'Schweden' &&
    name !== undefined &&
    /^(?:de[mn]|des|vom|zum|beim|im)$/i.test(tokenOf(index, Math.max(0, at - 1)).text);
  const people: Pick<Mention, 'entity' | 'text' | 'start' | 'end' | 'confidence'> | undefined =
    state !== undefined
      ? { ...state, text: tokenOf(index, phrase.head).text }
      : (index.mentionsAt[at] ?? []).find(
          (m) => (m.because[0] === 'inhabitants' || swede(m)) && m.entity !== undefined,
        );
  // "Christiane Holländer": a family name.
  const isFamilyName = state === undefined && name !== undefined && name.first <= at && at < name.last;
  if (people === undefined || isFamilyName) return;
  if (phrase.number === 'pl' && !(index.children.get(phrase.index) ?? []).some((c) => c.preposition === 'um')) return;
  const parent =
    phrase.parent === undefined || phrase.link !== 'apposition' ? undefined : index.document.phrases[phrase.parent];
  const children = index.children.get(phrase.index) ?? [];
  const persons = [
    ...personsIn(index, phrase),
    ...(parent === undefined ? [] : personsIn(index, parent)),
    // "ein dritter Österreicher, Christian Weber,"
    ...children.filter((c) => c.link === 'apposition').flatMap((c) => personsIn(index, c)),
    // "fünf Bulgaren um X"
    ...children.filter((c) => c.preposition === 'um').flatMap((c) => personsIn(index, c)),
  ];
  const all = state === undefined ? [people] : nations.map((nation) => ({ ...nation, text: people.text }));
  for (const person of persons)
    for (const nation of all)
      drafts.push({
        type: 'CITIZEN_OF',
        from: person.entity,
        to: nation.entity as string,
        status: 'asserted',
        sentence: tokenOf(index, phrase.head).sentence,
        rule: 'state:nationality',
        confidence: 0.85 * person.confidence * nation.confidence,
        undated: true,
        marks: { from: { start: person.start, end: person.end }, to: { start: nation.start, end: nation.end } },
        because: [`„${nation.text}“ is said of the person`, person.because],
      });
};

/** "Der Bulgare hat Wien verlassen": somebody named before, taken up by where he is from. */
const readTakenUp = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  const person = (index.mentionsAt[phrase.head] ?? []).find((m) => m.type === 'Person' && m.how === 'description');
  if (person?.entity === undefined) return;
  const entry = loadLexicon().entryOf(head.text);
  // "Die jordanische Juristin legte den Bericht vor."
  const office = officeOf(head.text);
  const adjective =
    office === undefined || office.kind === 'role' ? nationalityIn(index, phrase)[0]?.entity : undefined;
  const state = entry?.type === 'Country' && entry.how === 'inhabitant' ? `country:${entry.code}` : adjective;
  if (state === undefined) return;
  if (!hasNode(index, state) || ownersOfLeader(person.entity).includes(state)) return;
  drafts.push({
    type: 'CITIZEN_OF',
    from: person.entity,
    to: state,
    status: 'asserted',
    sentence: head.sentence,
    rule: 'state:nationality',
    confidence: 0.8 * person.confidence,
    undated: true,
    marks: { from: { start: person.start, end: person.end }, to: { start: head.start, end: head.end } },
    because: [`„${head.text}“ takes up the person`],
  });
};

/**
 * Verbs that say an office of their subject (`subject`), of whom they put into it (`object`), or that it is over (`ends`);
 * the office is the predicate or stands behind „als“ or „zu“.
 */
const predicateVerbs: ReadonlyMap<string, PredicateVerb> = new Map<string, PredicateVerb>([
  ...'sein werden bleiben gelten heißen amtieren fungieren regieren zurückkehren antreten ablegen wirken dienen weitermachen gebären aufwachsen'
    .split(' ')
    .map((verb) => [verb, { of: 'subject' }] as const),
  ...'wählen wiederwählen ernennen bestellen vereidigen angeloben küren berufen machen bestätigen einsetzen ausrufen befördern'
    .split(' ')
    .map((verb) => [verb, { of: 'object' }] as const),
  // "schickte ihn als Botschafter nach Rom"
  ...'entsenden schicken senden'.split(' ').map((verb) => [verb, { of: 'object' }] as const),
  ...'nominieren designieren bestimmen vorschlagen vorsehen'
    .split(' ')
    .map((verb) => [verb, { of: 'object', planned: true }] as const),
  ...'zurücktreten abtreten abdanken ausscheiden aufhören'
    .split(' ')
    .map((verb) => [verb, { of: 'subject', ends: true }] as const),
  ...'abwählen absetzen entlassen abberufen stürzen feuern'
    .split(' ')
    .map((verb) => [verb, { of: 'object', ends: true }] as const),
]);

interface PredicateVerb {
  readonly of: 'subject' | 'object';
  readonly ends?: true;
  readonly planned?: true;
}

/** Verbs by which one takes another's place, with the slot of who had it; `says` where no frame says that one came after the other. */
const handovers: ReadonlyMap<string, { readonly slot: 'dative' | 'accusative'; readonly says?: true }> = new Map([
  ['nachfolgen', { slot: 'dative' }],
  ['folgen', { slot: 'dative' }],
  ['ablösen', { slot: 'accusative' }],
  ['beerben', { slot: 'accusative' }],
  ['ersetzen', { slot: 'accusative' }],
  ['verdrängen', { slot: 'accusative', says: true }],
]);

/** "von X abgelöst", "durch X ersetzt": the persons by whom something is done in the passive. */
const agents = (index: Index, clause: Clause): Referent[] =>
  argumentPhrases(index.document, clause, 'prepositional')
    .filter((p) => p.preposition === 'von' || p.preposition === 'durch')
    .flatMap((p) => referentsOf(index, p, { through: false }))
    .filter((r) => r.type === 'Person');

/** "X, der Y als Premier nachfolgte", "X löste Y als Parteichef ab": the office of both. */
const readHandovers = (index: Index, drafts: Draft[], open: OpenOffice[]): void => {
  const { document } = index;
  for (const clause of document.clauses) {
    const handing = clause.verb === undefined ? undefined : handovers.get(clause.verb);
    // "Y wurde als Chef der SPÖ von X abgelöst"
    const turned = clause.voice === 'passive';
    if (handing === undefined || (turned && handing.slot === 'dative')) continue;
    const predicate = clause.arguments
      .map((a) => document.phrases[a.phrase] as Phrase)
      .find((p) => p.preposition === 'als');
    const office = predicate === undefined ? undefined : officeOf(tokenOf(index, predicate.head).text);
    if (predicate === undefined || office === undefined || office.kind === 'role' || office.kind === 'title') continue;
    const manner = mannerOf(index, clause);
    if (manner.status === undefined || manner.status === 'denied') continue;
    const personsAt = (role: string): Referent[] =>
      argumentPhrases(document, clause, role)
        .flatMap((p) => referentsOf(index, p, { through: false }))
        .filter((r) => r.type === 'Person');
    const [heir, second] = turned ? agents(index, clause) : personsAt('subject');
    const [gone, other] = personsAt(turned ? 'subject' : handing.slot);
    if ((heir ?? (turned ? gone : undefined)) === undefined || second !== undefined || other !== undefined) continue;
    const title = titleOf(index, predicate, predicate.head);
    const owners = ownersOf(index, predicate).filter((o) => o.type !== 'Person');
    const cue = tokenOf(index, predicate.head);
    for (const [person, current] of [
      [heir, true],
      [gone, false],
    ] as const) {
      if (person === undefined) continue;
      const common: OpenOffice = {
        person,
        phrase: predicate,
        title,
        kind: office.kind,
        current,
        status: manner.status,
      };
      if (owners.length === 0) {
        open.push(common);
        continue;
      }
      for (const owner of owners)
        drafts.push({
          type: 'HOLDS_POSITION',
          ...between(person, owner, cue),
          status: manner.status,
          sentence: clause.sentence,
          clause: clause.index,
          rule: 'state:handover',
          confidence: 0.8 * person.confidence * owner.confidence,
          undated: true,
          properties: { title, current },
          because: [`„${cue.text}“ is what one hands over to the other`, person.because, owner.because],
        });
    }
    if (handing.says === true && gone !== undefined && heir !== undefined && gone.entity !== heir.entity)
      drafts.push({
        type: 'SUCCEEDED',
        ...between(heir, gone, cue),
        status: manner.status,
        sentence: clause.sentence,
        clause: clause.index,
        rule: 'state:handover',
        confidence: 0.8 * heir.confidence * gone.confidence,
        undated: true,
        because: [`takes the place as „${cue.text}“`, heir.because, gone.because],
      });
  }
};

/** Nouns of an office that one takes or leaves, with the office. */
const officesTaken: ReadonlyMap<string, { readonly kind: string; readonly title: string }> = new Map([
  ['präsidentschaft', { kind: 'head', title: 'Präsident' }],
  ['präsidentenamt', { kind: 'head', title: 'Präsident' }],
  ['staatsspitze', { kind: 'head', title: 'Staatschef' }],
  ['kanzleramt', { kind: 'government', title: 'Kanzler' }],
  ['kanzlerschaft', { kind: 'government', title: 'Kanzler' }],
  ['regierungsgeschäft', { kind: 'government', title: 'Regierungschef' }],
  ['regierungsspitze', { kind: 'government', title: 'Regierungschef' }],
]);

/** Ministries of a state by what is called their Ressort. */
const isRessort = /^(justiz|innen|außen|verteidigungs)-?ressorts?$/i;

/** "Das Justizressort übernimmt X": the minister by his ressort, whichever of the two stands first. */
const readRessort = (index: Index, clause: Clause, open: OpenOffice[]): void => {
  const { document } = index;
  const current = clause.verb === undefined ? undefined : postVerbs.get(clause.verb);
  if (current === undefined || clause.voice === 'passive' || clause.negated) return;
  const said = clause.arguments
    .filter((a) => a.role === 'accusative' || a.role === 'subject')
    .map((a) => document.phrases[a.phrase] as Phrase);
  const ressort = said.find((p) => isRessort.test(tokenOf(index, p.head).text));
  const field = ressort === undefined ? undefined : isRessort.exec(tokenOf(index, ressort.head).text)?.[1];
  const [person, more] = said.flatMap((p) => (p === ressort ? [] : referentsOf(index, p, { through: false })));
  const manner = mannerOf(index, clause);
  if (ressort === undefined || field === undefined || person?.type !== 'Person' || more !== undefined) return;
  if (manner.status === undefined || manner.status === 'denied') return;
  const title = `${field.charAt(0).toUpperCase()}${field.slice(1).toLowerCase()}minister`;
  open.push({ person, phrase: ressort, title, kind: 'minister', current, status: manner.status });
};

/** Verbs of having, taking and losing a post. */
const postVerbs: ReadonlyMap<string, boolean> = new Map([
  ...'übernehmen antreten innehaben bekleiden behalten bekommen erhalten führen ausüben leiten verantworten'
    .split(' ')
    .map((verb) => [verb, true] as const),
  ...'abgeben aufgeben verlieren niederlegen zurücklegen räumen'.split(' ').map((verb) => [verb, false] as const),
]);

/** "X übernahm das Amt des Ministerpräsidenten", "den Posten des Justizministers behält Y": the office that a post is of. */
const readPost = (index: Index, clause: Clause, drafts: Draft[], open: OpenOffice[]): void => {
  const { document } = index;
  const current = clause.verb === undefined ? undefined : postVerbs.get(clause.verb);
  if (current === undefined || clause.voice === 'passive' || clause.negated) return;
  const post = argumentPhrases(document, clause, 'accusative').find((p) =>
    /^(?:amt|posten|funktion|stelle|agenden|nachfolge)$/i.test(tokenOf(index, p.head).lemma),
  );
  const of = (index.children.get(post?.index ?? -1) ?? []).find(
    (c) => c.link === 'genitive' && c.first > (post?.head ?? 0),
  );
  const office = of === undefined ? undefined : officeOf(tokenOf(index, of.head).text);
  if (
    of === undefined ||
    office === undefined ||
    /^(?:role|title|personal)$/.test(office.kind) ||
    personsIn(index, of).length > 0
  )
    return;
  const manner = mannerOf(index, clause);
  const [person, more] = argumentPhrases(document, clause, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false }),
  );
  if (person?.type !== 'Person' || more !== undefined || manner.status === undefined || manner.status === 'denied')
    return;
  const { status } = manner;
  const owners = ownersOf(index, of).filter((o) => o.type === 'Country' || o.type === 'Organisation');
  // "das Amt des SPÖ-Chefs", "das Amt der Präsidentin von Chile": it says itself whose.
  const cue = tokenOf(index, of.head);
  for (const owner of owners)
    drafts.push({
      type: 'HOLDS_POSITION',
      ...between(person, owner, cue),
      status,
      sentence: clause.sentence,
      clause: clause.index,
      rule: 'state:post',
      confidence: 0.8 * person.confidence * owner.confidence,
      undated: true,
      properties: { title: office.lemma, current },
      because: [`has or had the post of „${cue.text}“`, person.because, owner.because],
    });
  if (owners.length === 0) open.push({ person, phrase: of, title: office.lemma, kind: office.kind, current, status });
};

/** "… als X die Präsidentschaft übernahm", "X rückt an die Staatsspitze": an office by what one takes, where no state stands with it. */
const readTakings = (index: Index, drafts: Draft[], open: OpenOffice[]): void => {
  const { document } = index;
  for (const clause of document.clauses) {
    const takes = /^(?:übernehmen|antreten|innehaben|bekleiden)$/.test(clause.verb ?? '');
    const rises = /^(?:rücken|treten|aufrücken|stehen|gelangen|wechseln)$/.test(clause.verb ?? '');
    readPost(index, clause, drafts, open);
    readRessort(index, clause, open);
    if ((!takes && !rises) || clause.voice === 'passive' || clause.negated) continue;
    const phrase = clause.arguments
      .filter((a) => a.role === (takes ? 'accusative' : 'prepositional'))
      .map((a) => document.phrases[a.phrase] as Phrase)
      .find((p) => officesTaken.has(tokenOf(index, p.head).lemma.toLowerCase()) && (takes || p.preposition === 'an'));
    const office = phrase === undefined ? undefined : officesTaken.get(tokenOf(index, phrase.head).lemma.toLowerCase());
    if (phrase === undefined || office === undefined || ownersOf(index, phrase).length > 0) continue;
    const manner = mannerOf(index, clause);
    const [person, more] = argumentPhrases(document, clause, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false }),
    );
    if (person?.type !== 'Person' || more !== undefined || manner.status === undefined || manner.status === 'denied')
      continue;
    open.push({ person, phrase, ...office, current: true, status: manner.status });
  }
};

/** Verbs whose „als“ speaks of their object: "bezeichnete ihn als Präsidenten". */
const objectPredicates: ReadonlySet<string> = new Set(
  'bezeichnen sehen betrachten ansehen loben beschimpfen kritisieren würdigen preisen nennen einstufen darstellen empfangen anerkennen ablösen ersetzen werten verurteilen verstehen feiern brandmarken geißeln rühmen entlarven ausgeben bezeichnen vorstellen präsentieren wahrnehmen erleben kennen schätzen verunglimpfen abtun zurückweisen deuten auffassen erachten führen'.split(
    ' ',
  ),
);

/** Verbs whose „als“ says what somebody would like to be. */
const seeking: ReadonlySet<string> = new Set(
  'kandidieren bewerben anbieten empfehlen scheitern unterliegen'.split(' '),
);

/** "X vermittelte als Gesandter der OSZE", "die Türkei blockiert als Nato-Mitglied …": what the one who acts is. */
const readRoles = (index: Index, drafts: Draft[], open: OpenOffice[]): void => {
  const { document } = index;
  for (const phrase of document.phrases) {
    if (phrase.preposition !== 'als' || phrase.pronoun || phrase.number === 'pl') continue;
    const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
    if (clause?.verb === undefined || clause.voice === 'passive' || predicateVerbs.has(clause.verb)) continue;
    readHeir(index, phrase, clause, drafts);
    // "kandidiert als Präsident", "Als Präsident würde er …": he is none.
    if (objectPredicates.has(clause.verb) || seeking.has(clause.verb) || !phrase.cases.includes('nom')) continue;
    if (clause.mood === 'sub2' && clause.modal === undefined && mannerOf(index, clause).status === undefined) continue;
    const head = tokenOf(index, phrase.head);
    // "bleibt als Nato-Staat dabei", "als eines der ersten EU-Länder"
    const isMember = /mitglied$|^\p{Lu}\p{L}+-(?:staat|land|partner)$/iu.test(head.lemma);
    const office = isMember ? undefined : officeOf(head.text);
    if (!isMember && (office === undefined || /^(?:role|title)$/.test(office.kind))) continue;
    const named = (role: string): Referent[] =>
      argumentPhrases(document, clause, role).flatMap((p) => referentsOf(index, p, { through: false }));
    const subjects = named('subject').filter((r) => isMember || r.type === 'Person');
    const [subject] = subjects;
    if (subject === undefined || subjects.length > 1) continue;
    if (named('accusative').some((r) => r.type === 'Person') || named('dative').some((r) => r.type === 'Person'))
      continue;
    const owners = ownersOf(index, phrase).filter(
      (o) => o.entity !== subject.entity && (o.type === 'Organisation' || (!isMember && o.type === 'Country')),
    );
    const [owner, second] = owners;
    // "… den X als Außenminister eröffnet hatte": whose, the rest of the text tells.
    if (
      owner === undefined &&
      office !== undefined &&
      governing.has(office.kind) &&
      ownersOf(index, phrase).length === 0
    ) {
      const title = titleOf(index, phrase, phrase.head);
      open.push({ person: subject, phrase, title, kind: office.kind, current: clause.tense === 'present' });
    }
    if (owner === undefined || second !== undefined) continue;
    const why = `acts as „${head.text}“`;
    drafts.push(
      isMember
        ? { ...actingAs(index, phrase, subject, owner, why), type: 'MEMBER_OF' }
        : {
            ...actingAs(index, phrase, subject, owner, why),
            properties: { title: titleOf(index, phrase, phrase.head), current: clause.tense === 'present' },
          },
    );
  }
};

/** What a phrase with "als" says of somebody; title and time are the caller's. */
const actingAs = (index: Index, phrase: Phrase, person: Referent, owner: Referent, why: string): Draft => {
  const head = tokenOf(index, phrase.head);
  return {
    type: 'HOLDS_POSITION',
    ...between(person, owner, head),
    status: 'asserted',
    sentence: head.sentence,
    rule: 'state:as',
    confidence: 0.8 * person.confidence * owner.confidence,
    undated: true,
    because: [why, person.because, owner.because],
  };
};

/** Nouns of the time, the beginning and the end of an office, with what they say of today. */
const isPastHolding = askOnce((lemma) =>
  /^(?:rücktritt|abschied|abgang|rückzug|abwahl|ablösung|ablöse|zeit|amtszeit|ausscheiden)$/i.test(lemma),
);
const isHolding = askOnce((lemma) => /^(?:rolle|funktion|tätigkeit|arbeit|amtsantritt|eigenschaft)$/i.test(lemma));

/** "der Rücktritt von X als Präsident der Y", "in seiner Zeit als Chef der Y": an office in a noun of its time or end. */
const readHoldings = (index: Index, drafts: Draft[]): void => {
  const { document } = index;
  for (const phrase of document.phrases) {
    if (phrase.preposition !== 'als' || phrase.pronoun || phrase.number === 'pl' || phrase.parent === undefined)
      continue;
    const whole = document.phrases[phrase.parent] as Phrase;
    const noun = tokenOf(index, whole.head);
    const isEnd = isPastHolding(noun.lemma);
    if (!isEnd && !isHolding(noun.lemma)) continue;
    // "forderte den Rücktritt von X als Chef der Y": so far X is that.
    const clause = document.clauses[document.clauseOf[whole.head] ?? -1];
    const past = isEnd && mannerOfNoun(index, whole).status === 'asserted' && !demandVerbs.has(clause?.verb ?? '');
    const head = tokenOf(index, phrase.head);
    const office = officeOf(head.text);
    if (office === undefined || /^(?:role|title)$/.test(office.kind)) continue;
    const { first } = whole;
    const persons = startingIn(index, Math.max(first - 2, 0), phrase.first).filter(
      (m) => m.type === 'Person' && m.entity !== undefined && tokenOf(index, m.first).sentence === head.sentence,
    );
    const [person] = persons;
    const owners = ownersOf(index, phrase).filter((o) => o.entity !== person?.entity);
    const [owner] = owners;
    if (person === undefined || new Set(persons.map((m) => m.entity)).size > 1 || owner === undefined) continue;
    if (owners.length > 1) continue;
    drafts.push({
      ...actingAs(index, phrase, asReferent(person), owner, `„${noun.text}“ as „${head.text}“`),
      properties: { title: titleOf(index, phrase, phrase.head), current: !past },
    });
  }
};

/** "X, die als Nachfolgerin von Y die VVD führt": whom the one who acts came after. */
const readHeir = (index: Index, phrase: Phrase, clause: Clause, drafts: Draft[]): void => {
  const head = tokenOf(index, phrase.head);
  if (!/^(?:amts)?nachfolger(?:in)?$/i.test(head.lemma)) return;
  // "bezeichnete ihn als Nachfolger von Y", but "führt als Nachfolgerin von Y die Partei".
  if (clause.verb !== 'führen' && objectPredicates.has(clause.verb ?? '')) return;
  const manner = mannerOf(index, clause);
  const [heir, more] = argumentPhrases(index.document, clause, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false }),
  );
  const gone = [
    ...personsBehind(index, phrase),
    ...(index.children.get(phrase.index) ?? [])
      .filter((c) => c.link === 'genitive')
      .flatMap((c) => personsIn(index, c)),
  ];
  const [before, other] = gone;
  if (heir?.type !== 'Person' || more !== undefined || before === undefined || other !== undefined) return;
  if (before.entity === heir.entity || manner.status === undefined || manner.status === 'denied') return;
  drafts.push({
    type: 'SUCCEEDED',
    ...between(heir, before, head),
    status: manner.status,
    sentence: clause.sentence,
    clause: clause.index,
    rule: 'state:as',
    confidence: 0.8 * heir.confidence * before.confidence,
    undated: true,
    because: [`acts as „${head.text}“`, heir.because, before.because],
  });
};

/** True where a clause has a phrase with such a preposition. */
const hasBeside = (index: Index, clause: Clause, prepositions: RegExp): boolean =>
  argumentPhrases(index.document, clause, 'prepositional').some((p) => prepositions.test(p.preposition ?? ''));

/** "X, der von 2017 bis 2021 im Bundestag saß": a person with a seat in a chamber. */
const readSeat = (index: Index, clause: Clause, drafts: Draft[]): void => {
  // "wurde in den Bundestag gewählt"
  const isElected = clause.verb === 'wählen' && clause.voice === 'passive';
  if (!isElected && (!/^(?:sitzen|einziehen|angehören)$/.test(clause.verb ?? '') || clause.voice === 'passive')) return;
  const [person, more] = argumentPhrases(index.document, clause, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false }),
  );
  const manner = mannerOf(index, clause);
  if (person?.type !== 'Person' || more !== undefined || manner.status === undefined || manner.status === 'denied')
    return;
  for (const { phrase, role } of clause.arguments) {
    const p = index.document.phrases[phrase] as Phrase;
    if (clause.verb === 'angehören' ? role !== 'dative' : p.preposition !== 'in') continue;
    // "im Bundestag gewählt" is where the votes were cast.
    if (isElected && !p.cases.includes('acc')) continue;
    const chamber = startingIn(index, p.first, p.last).find(
      (m) =>
        m.type === 'Organisation' &&
        m.how === 'name' &&
        m.last === p.head + 1 &&
        organisationKind(index, m.entity ?? '') === 'parliament',
    );
    // "sitzt im ghanaischen Parlament": of the state whose it is. But "saß am Montag im Parlament neben X" is a visit.
    const isSeat =
      clause.verb !== 'sitzen' ||
      (!hasBeside(index, clause, /^neben$/) &&
        (clause.tense === 'present' || hasBeside(index, clause, /^(?:seit|für)$/)));
    const [state, another] = isSeat && chambers.test(tokenOf(index, p.head).lemma) ? statesOf(index, p) : [];
    const of = chamber?.entity !== undefined ? asReferent(chamber) : another === undefined ? state : undefined;
    if (of === undefined) continue;
    drafts.push({
      type: 'HOLDS_POSITION',
      ...between(person, of, tokenOf(index, p.head)),
      status: manner.status,
      sentence: clause.sentence,
      clause: clause.index,
      rule: 'state:seat-in-chamber',
      confidence: 0.78 * person.confidence * of.confidence,
      undated: true,
      properties: {
        title: 'Mitglied',
        current: clause.tense === 'present' || clause.verb === 'einziehen' || isElected,
      },
      because: ['somebody with a seat in a chamber', person.because],
    });
  }
};

/** Where those sit who are elected. */
const chambers = /^(?:parlament|senat|unterhaus|oberhaus|abgeordnetenhaus|repräsentantenhaus|nationalversammlung)$/i;

/** "Finnland ist seit 2023 in der Nato": a state in an alliance is its member. */
const readInside = (index: Index, clause: Clause, drafts: Draft[]): void => {
  readSeat(index, clause, drafts);
  if (clause.verb !== 'sein' || clause.voice === 'passive') return;
  if (argumentPhrases(index.document, clause, 'predicate').length > 0) return;
  const states = argumentPhrases(index.document, clause, 'subject')
    .flatMap((p) => referentsOf(index, p, { through: false }))
    .filter((r) => r.type === 'Country');
  if (states.length === 0) return;
  for (const { phrase } of clause.arguments) {
    const p = index.document.phrases[phrase] as Phrase;
    // "auf dem Weg in die Nato" is outside yet.
    if (p.preposition !== 'in' || !p.cases.includes('dat')) continue;
    const bodies = referentsOf(index, p, { through: false }).filter((r) =>
      ['alliance', 'international'].includes(organisationKind(index, r.entity) ?? ''),
    );
    const head = tokenOf(index, p.head);
    if (!bodies.some((b) => b.start <= head.start && head.end <= b.end)) continue;
    const manner = mannerOf(index, clause);
    if (manner.status === undefined) continue;
    for (const state of states)
      for (const body of bodies)
        drafts.push({
          type: 'MEMBER_OF',
          ...between(state, body, head),
          status: manner.status,
          sentence: clause.sentence,
          clause: clause.index,
          rule: 'state:inside',
          confidence: 0.75 * state.confidence * body.confidence,
          undated: true,
          because: ['a state that is in an alliance', state.because, body.because],
        });
  }
};

/** True where the subject is an office without a name and the predicate a person by name. */
const isTurned = (index: Index, clause: Clause): boolean => {
  const [subject] = argumentPhrases(index.document, clause, 'subject');
  const [predicate] = argumentPhrases(index.document, clause, 'predicate');
  if (subject === undefined || predicate === undefined || subject.pronoun) return false;
  const office = officeOf(tokenOf(index, subject.head).text);
  return (
    office !== undefined &&
    (office.kind !== 'role' || clause.verb === 'heißen') &&
    personsIn(index, subject).length === 0 &&
    !(index.mentionsAt[subject.head] ?? []).some((m) => m.type === 'Person' && m.how !== 'office') &&
    personsIn(index, predicate).length === 1 &&
    // "wird ihr früherer Verbündeter X"
    (officeOf(tokenOf(index, predicate.head).text)?.kind ?? 'role') === 'role'
  );
};

/** "Danach wurde Luns Generalsekretär der Nato": a family name in -s looks like the owner of the office that its bearer comes to hold. */
const readTurnedGenitive = (index: Index, clause: Clause, drafts: Draft[]): void => {
  const { document } = index;
  if (clause.verb !== 'werden' || clause.voice === 'passive') return;
  const [subject, other] = argumentPhrases(document, clause, 'subject');
  if (subject === undefined || other !== undefined || argumentPhrases(document, clause, 'predicate').length > 0) return;
  const office = officeOf(tokenOf(index, subject.head).text);
  if (office === undefined || /^(?:role|title|personal)$/.test(office.kind)) return;
  const before = (index.children.get(subject.index) ?? []).find(
    (c) => c.link === 'genitive' && c.first === subject.first,
  );
  const [person] = before === undefined || before.last !== subject.head ? [] : personsIn(index, before);
  const [owner, more] = ownersOf(index, subject).filter((o) => o.entity !== person?.entity);
  const manner = mannerOf(index, clause);
  if (
    person === undefined ||
    owner === undefined ||
    more !== undefined ||
    owner.type === 'Person' ||
    manner.status === undefined
  )
    return;
  drafts.push({
    type: 'HOLDS_POSITION',
    ...between(person, owner, tokenOf(index, subject.head)),
    status: manner.status,
    sentence: clause.sentence,
    clause: clause.index,
    rule: 'state:predicate',
    confidence: 0.75 * person.confidence * owner.confidence,
    undated: true,
    properties: { title: office.lemma, current: clause.tense === 'present' },
    because: ['a name before the office that somebody came to hold', person.because, owner.because],
  });
};

/** "leitete die Abteilung für Strukturfonds im Finanzministerium": a part of a body, with the body. */
const readUnits = (index: Index, drafts: Draft[]): void => {
  const { document } = index;
  for (const clause of document.clauses) {
    if (!/^(?:leiten|führen|übernehmen)$/.test(clause.verb ?? '') || clause.voice === 'passive' || clause.negated)
      continue;
    const unit = argumentPhrases(document, clause, 'accusative').find((p) => isUnit.test(tokenOf(index, p.head).lemma));
    if (unit === undefined) continue;
    const children = index.children.get(unit.index) ?? [];
    const [body, other] = [...children, ...children.flatMap((c) => index.children.get(c.index) ?? [])]
      .filter((c) => /^(?:in|bei|an)$/.test(c.preposition ?? '') && c.first > unit.head)
      .flatMap((c) => referentsOf(index, c, { through: false }))
      .filter((r) => r.type === 'Organisation');
    const [person, more] = argumentPhrases(document, clause, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false }),
    );
    const manner = mannerOf(index, clause);
    if (body === undefined || other !== undefined || person?.type !== 'Person' || more !== undefined) continue;
    if (manner.status === undefined || manner.status === 'denied') continue;
    drafts.push({
      type: 'HOLDS_POSITION',
      ...between(person, body, tokenOf(index, unit.head)),
      status: manner.status,
      sentence: clause.sentence,
      clause: clause.index,
      rule: 'state:unit',
      confidence: 0.75 * person.confidence * body.confidence,
      undated: true,
      properties: { title: 'Leitung', current: clause.tense === 'present' },
      because: [`leads „${tokenOf(index, unit.head).text}“ of it`, person.because, body.because],
    });
  }
};
const isUnit = /(?:abteilung|sektion|referat|ressort|gruppe|zentrum|redaktion|büro|programm|lehrstuhl)$/i;

/** "X ist Präsident von Y", "A und B sind Nachbarstaaten", "A ist Mitglied der Nato", "A und B sind Verbündete". */
/** "A ist zusammen mit B und C Mitglied": those of whom the same is said. */
const companionsOf = (index: Index, clause: Clause): Referent[] =>
  argumentPhrases(index.document, clause, 'prepositional')
    .filter(
      (p) =>
        p.preposition === 'mit' &&
        /^(?:zusammen|gemeinsam|ebenso|gleich)$/.test(index.document.tokens[p.first - 1]?.lower ?? ''),
    )
    .flatMap((p) => referentsOf(index, p, { through: false }));

/** "ist möglicher Präsident", "ist alles andere als Präsident": he is not. */
const isUnreal = ({ document }: Index, { first, head }: Phrase): boolean => {
  const before = document.tokens.slice(Math.max(0, first - 2), first).map((t) => t.lower);
  if (before.join(' ') === 'alles andere') return true;
  return document.tokens.slice(first, head).some((t) => unrealAdjectives.has(t.lower.replace(/e[rnms]?$/, '')));
};

/** "wird Präsident", "gilt als künftiger Präsident", "ist als Präsident im Gespräch": he is to be it. */
const isStillAhead = ({ document }: Index, clause: Clause, predicate: Phrase): boolean => {
  const { verb, voice, tense, mood } = clause;
  const words = document.tokens;
  if (words.slice(predicate.first, predicate.head).some((t) => /^(?:zu)?künftige/.test(t.lower))) return true;
  // "1990 wird er Präsident" tells of long ago.
  if (verb === 'werden' && voice === 'active' && tense === 'present' && mood === 'indicative')
    return clause.kind === 'main' && !clause.tokens.some((i) => /^(?:1\d|20)\d\d$/.test(words[i]?.text ?? ''));
  return (
    verb === 'sein' &&
    predicate.preposition === 'als' &&
    clause.tokens.some((i) => openPlaces.has(`${words[i - 1]?.lower ?? ''} ${words[i]?.lower ?? ''}`))
  );
};

/** "soll Präsident (gewesen) sein": so others say. */
const isHearsay = ({ verb, modal, negated, tense, mood }: Clause): boolean =>
  verb === 'sein' && modal === 'sollen' && !negated && tense !== 'past' && mood === 'indicative';

/** "wurde am Montag Präsident": and still is. */
const isFresh = ({ document }: Index, { verb, voice, tokens }: Clause): boolean =>
  verb === 'werden' &&
  voice === 'active' &&
  tokens.some((i) =>
    /^(?:gestern|heute|vorgestern|soeben|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)/.test(
      document.tokens[i]?.lower ?? '',
    ),
  );

const readPredicates = (index: Index, drafts: Draft[], open: OpenOffice[]): void => {
  const { document } = index;
  for (const clause of document.clauses) {
    readInside(index, clause, drafts);
    const reading = clause.verb === undefined ? undefined : predicateVerbs.get(clause.verb);
    if (reading === undefined) continue;
    const made = reading.of === 'object';
    if (made && clause.voice === 'passive' && clause.verb === 'machen') continue;
    const role = made && clause.voice !== 'passive' ? 'accusative' : 'subject';
    const copula = /^(?:sein|werden|bleiben|heißen)$/.test(clause.verb ?? '');
    // "Neue Außenministerin wird X": the office stands first.
    const turned = copula && isTurned(index, clause);
    const subjects = argumentPhrases(document, clause, turned ? 'predicate' : role).flatMap((p) =>
      referentsOf(index, p, { through: false }),
    );
    readTurnedGenitive(index, clause, drafts);
    if (subjects.length === 0) continue;
    const predicates = [
      ...(copula || clause.verb === 'gelten'
        ? argumentPhrases(document, clause, turned ? 'subject' : 'predicate')
        : []),
      ...clause.arguments
        .map((a) => document.phrases[a.phrase] as Phrase)
        .filter((p) => p.preposition === 'als' || (p.preposition === 'zu' && (clause.verb === 'werden' || made))),
    ].flatMap((p) => [
      p,
      ...(p.conjuncts ?? []).filter((c) => c !== p.index).map((c) => document.phrases[c] as Phrase),
    ]);
    for (const predicate of predicates) {
      const head = tokenOf(index, predicate.head);
      const manner = mannerOf(index, clause);
      if (manner.status === undefined || isUnreal(index, predicate)) continue;
      const isAhead = reading.planned === true || isStillAhead(index, clause, predicate);
      const hearsay = manner.status === 'planned' && isHearsay(clause);
      const status = isAhead && manner.status === 'asserted' ? 'planned' : hearsay ? 'claimed' : manner.status;
      const push = (
        type: RelationType,
        a: Referent,
        b: Referent,
        confidence: number,
        properties?: Record<string, string | boolean>,
      ): void => {
        if (a.entity === b.entity) return;
        const local = type === 'HOLDS_POSITION' && placeOf(index, predicate)?.entity === b.entity;
        drafts.push({
          type,
          ...between(a, b, head),
          status,
          sentence: clause.sentence,
          clause: clause.index,
          rule: local ? 'state:office-of-place' : 'state:predicate',
          confidence: confidence * a.confidence * b.confidence,
          undated: true,
          ...(properties === undefined ? {} : { properties }),
          ...(manner.speaker === undefined ? {} : { speaker: manner.speaker }),
          because: [`„${head.text}“ is said of the subject`, ...manner.because, a.because, b.because],
        });
      };
      const owners = ownersOf(index, predicate);
      const lemma = head.lemma.toLowerCase();
      if (/^(?:nachbar|nachbarstaat|nachbarland|nachbarstaaten)$/.test(lemma) && subjects.length === 2)
        push('BORDERS', subjects[0] as Referent, subjects[1] as Referent, 0.9);
      else if (/^nachbar/.test(lemma) && subjects.length === 1 && subjects[0]?.type === 'Country') {
        for (const o of owners) if (o.type === 'Country') push('BORDERS', subjects[0] as Referent, o, 0.85);
      } else if (
        /^(?:verbündeter|verbündete|bündnispartner|alliierter|alliierte)/.test(lemma) ||
        /^verbündete[rn]?$/i.test(head.text)
      ) {
        if (subjects.length === 2 && owners.length === 0)
          push('ALLIED_WITH', subjects[0] as Referent, subjects[1] as Referent, 0.9);
        // "ist ihr früherer Verbündeter": no more.
        if (!isFormer(index, predicate, predicate.head))
          for (const s of subjects) for (const o of owners) push('ALLIED_WITH', s, o, 0.85);
      } else if (/mitglied|^\p{L}+-(?:staat|land)$/u.test(lemma)) {
        const bodies = owners.filter((o) => o.type === 'Organisation');
        // "Finnland ist seit 2023 Mitglied": of the alliance or body named last.
        const last = document.mentions
          .filter(
            (m) =>
              m.type === 'Organisation' &&
              m.entity !== undefined &&
              m.start < head.start &&
              (document.tokens[m.first]?.sentence ?? -9) >= clause.sentence - 3,
          )
          .filter((m) => ['alliance', 'international'].includes(organisationKind(index, m.entity as string) ?? ''))
          .at(-1);
        for (const s of [...subjects, ...companionsOf(index, clause)])
          for (const o of bodies) push('MEMBER_OF', s, o, 0.9);
        // "… wendet das Schengener Abkommen an. Kroatien ist seit 2023 Mitglied": it may be that of which a state is a member.
        const isClear = !document.mentions.some(
          (m) =>
            m.treaty !== undefined && m.entity !== undefined && m.start > (last?.start ?? 0) && m.start < head.start,
        );
        if (owners.length === 0 && last !== undefined && isClear)
          for (const s of subjects) push('MEMBER_OF', s, asReferent(last), 0.65);
      } else {
        const office = officeOf(head.lemma) ?? officeOf(head.text);
        const isKin = isKinship(head.lemma);
        if (isOwner(head.lemma))
          for (const s of subjects) for (const o of owners) if (o.type === 'Organisation') push('OWNS', s, o, 0.85);
        if (office === undefined && !isKin) continue;
        // "wurde als Tochter des X geboren": nobody is born into an office.
        if (!isKin && /^(?:gebären|aufwachsen)$/.test(clause.verb ?? '')) continue;
        const ofSomebody = isKin || ofPersons.test(head.lemma);
        const inFront = ofSomebody ? personInFront(index, predicate) : [];
        const behind = inFront.length > 0 || !ofSomebody ? inFront : personsBehind(index, predicate);
        const people = behind.length > 0 ? behind : owners.filter((o) => o.type === 'Person');
        for (const s of subjects) {
          if (s.type !== 'Person') continue;
          if (isKin || office === undefined) {
            for (const o of people) push('FAMILY_OF', s, o, 0.85, { kind: head.lemma });
            continue;
          }
          if (/nachfolger(?:in)?$/i.test(head.lemma)) {
            for (const o of people) push('SUCCEEDED', s, o, 0.85);
            continue;
          }
          if (/vorgänger(?:in)?$/i.test(head.lemma)) {
            for (const o of people) push('SUCCEEDED', o, s, 0.85);
            continue;
          }
          if (/gründer(?:in)?$/i.test(head.lemma)) {
            for (const o of owners) if (o.type === 'Organisation') push('FOUNDED', s, o, 0.85);
            continue;
          }
          if (
            people.length > 0 &&
            (office.kind === 'personal' || /emissär/i.test(head.lemma) || ofPersons.test(head.lemma))
          ) {
            for (const o of people) push('WORKS_FOR', s, o, 0.8, { title: head.lemma });
            continue;
          }
          // "war Politiker der Christlichsozialen Partei"
          const [party] = owners.filter((o) => organisationKind(index, o.entity) === 'party');
          if (/politiker(?:in)?$/i.test(head.lemma) && party !== undefined) {
            push('MEMBER_OF', s, party, 0.85);
            continue;
          }
          // "war ein deutscher Politiker": where he was from, no office.
          const [nation] = nationalityIn(index, predicate);
          if (
            /^(?:politiker|staatsmann|gewerkschafter|funktionär|manager|menschenrechtler)(?:in)?$/i.test(head.lemma) &&
            nation !== undefined &&
            owners.every((o) => o.type === 'Country')
          ) {
            push('CITIZEN_OF', s, nation, 0.85);
            continue;
          }
          // "ist der einzige Gast aus der EU", "war ein Freund Chiles": no office.
          if (office.kind === 'role') continue;
          const title = titleOf(index, predicate, predicate.head);
          const current =
            (clause.tense === 'present' ||
              made ||
              isFresh(index, clause) ||
              /^(?:antreten|ablegen|zurückkehren|zurücktreten)$/.test(clause.verb ?? '')) &&
            reading.ends === undefined &&
            !isFormer(index, predicate, predicate.head);
          const fit = owners.filter((o) => o.type === 'Country' || o.type === 'Organisation');
          for (const o of fit) push('HOLDS_POSITION', s, o, 0.85, { title, current });
          // "Präsident X hat Y zum Sondergesandten bestellt": of the state of the one who appoints.
          const maker = made && clause.voice === 'active' ? actingPersons(index, predicate)[0] : undefined;
          // "Die Junta ernannte X zum Premier": of the state that it rules.
          const [ruler, more] =
            made && clause.voice === 'active' && governing.has(office.kind)
              ? argumentPhrases(document, clause, 'subject').flatMap((p) =>
                  referentsOf(index, p, { through: true, home: true }),
                )
              : [];
          if (fit.length === 0 && ruler?.type === 'Country' && more === undefined) {
            push('HOLDS_POSITION', s, { ...ruler, confidence: Math.max(ruler.confidence, 0.75) }, 0.85, {
              title,
              current,
            });
            continue;
          }
          if (
            fit.length === 0 &&
            !/^partei(?:freund|kolleg|genoss)/i.test(head.lemma) &&
            office.kind !== 'role' &&
            office.kind !== 'title' &&
            office.kind !== 'personal'
          )
            open.push({
              person: s,
              phrase: predicate,
              title,
              kind: office.kind,
              current,
              status,
              ...(maker === undefined || office.kind === 'body' ? {} : { of: maker.entity }),
            });
        }
      }
    }
  }
};
