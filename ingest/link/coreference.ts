import { askOnce } from '../analyse/formCache.ts';
import { loadMorphology } from '../analyse/morphology.ts';
import { endsInThing } from '../analyse/words.ts';
import { organisationOf } from '../knowledge/lexicon.ts';
import { officeOf } from '../knowledge/offices.ts';
import { statesOfLeader } from '../knowledge/owners.ts';
import type { Clause, Document, Gender, Mention, Phrase, Sentence, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { mentionOf } from '../recognise/draft.ts';
import { orgNounOf } from '../recognise/organisations.ts';
import { demandVerbs, memberState, reportingVerbs } from '../relate/words.ts';
import { bodiesCalled, bodiesNicknamed, bodiesOfPeople, kindsOfNoun } from './bodyNouns.ts';
import {
  best,
  type Candidate,
  candidatesWithin,
  collect,
  firstBehind,
  fitsPronoun,
  holdsLinked,
  isNamedBehind,
  isNeuterBody,
  isNeuterSubject,
  type LinkedAt,
  lastPointedAt,
  leastAlone,
  linkedByToken,
  nameIn,
  nameOfRow,
  notOwning,
  nounReach,
  ownSubjects,
  personGenders,
  pronounReach,
  shareNames,
} from './candidates.ts';
import {
  callsSo,
  deputyIn,
  familyOf,
  isOpposite,
  isRelational,
  memberOf,
  ofTwoNamed,
  oppositeOf,
  ownerOfPhrase,
  readAges,
  readFamilies,
  readOrdinal,
  readRolesSaid,
  readStatesSaid,
  stateOfParty,
  winnerBefore,
} from './descriptions.ts';
import { happensElsewhere, nameOfficeHolders, rulers } from './knownHolders.ts';
import {
  countWords,
  duoBefore,
  groupBefore,
  isConflictParty,
  mainState,
  pairBefore,
  pairNamedBefore,
  pairTypes,
  twoPersonsBefore,
} from './pairs.ts';
import {
  askedFor,
  objectBefore,
  onlyPerson,
  parallelTo,
  reporterBefore,
  speakerAround,
  speakerBehind,
  subjectAhead,
  whoseOffice,
} from './parallels.ts';
import {
  actingPlural,
  describedBy,
  impersonal,
  isPlural,
  listBefore,
  namesPlural,
  pluralAntecedent,
  pluralBefore,
  readDemonstrative,
  readPronoun,
  togetherBefore,
} from './pronouns.ts';
import { createSides } from './sides.ts';
import { statesOfNoun, statesOfPhrase } from './stateGroups.ts';
import { visitBefore } from './visits.ts';

/*
 * What stands for a node without naming it: pronouns ("er", "ihre"), kind nouns ("das Land", "die Partei", "die Miliz"), ages
 * ("der 62-Jährige"), pairs ("beide Länder"). Each looks back for the most salient node that agrees in gender and number:
 * nearer before farther, subjects before objects. Confidence falls with distance and with every rival; a thing that agrees
 * as well and stands nearer ("Der Vertrag … Er …") blocks the link. Salience after Lappin & Leass 1994, much simplified.
 */

interface ReferenceData {
  readonly countryNouns: readonly string[];
  /** Nouns for a person by what he is or what befell him, masculine or nominalised: "der Republikaner", "die Verurteilte". */
  readonly personNouns: readonly string[];
  readonly pairNouns: readonly string[];
  /** Verbs of what only persons, states and bodies do. */
  readonly actorVerbs: readonly string[];
  /** Verbs with such a one in the dative, as their object, and behind "mit". */
  readonly addressingVerbs: readonly string[];
  readonly receivingVerbs: readonly string[];
  readonly partnerVerbs: readonly string[];
  /** Adjectives and nouns of groups of states that have no other members, with all of them (ISO codes). */
  readonly closedGroups: Readonly<Record<string, readonly string[]>>;
  /** Numbers of member states with the bodies that had so many. */
  readonly memberCounts: Readonly<Record<string, readonly string[]>>;
  /** What those who fight for a group are called. */
  readonly armedPlurals: readonly string[];
  /** Nouns for parties that govern together, and for those that do not. */
  readonly partyGroups: Readonly<Record<string, readonly string[]>>;
  /** What speakers have and speak for: "sein Land"; and verbs of deeds that nobody says of his own. */
  readonly spokenFor: readonly string[];
  readonly misdeeds: readonly string[];
  /** Verbs of what one treaty does to another, and nobody else does to one. */
  readonly changingVerbs: readonly string[];
  /** What a government of officers is called, and those who form one where an article tells of a putsch. */
  readonly juntas: readonly string[];
  readonly juntaPlurals: readonly string[];
}

const data = readData<ReferenceData>('languages/de/references.json');

const countryNouns = new Set(data.countryNouns);

const actorVerbs = new Set(data.actorVerbs);

const addressingVerbs = new Set(data.addressingVerbs);

const receivingVerbs = new Set(data.receivingVerbs);

const partnerVerbs = new Set(data.partnerVerbs);

const pairNouns = new Set(data.pairNouns);

/** Nouns for what "beide" counts, and compounds with long ones of them: "Kaukasusrepublik", "Bürgerkriegspartei". */
const isPairNoun = askOnce(
  (lemma) =>
    pairNouns.has(lemma) ||
    data.pairNouns.some((noun) => noun.length > 5 && lemma.length > noun.length + 2 && lemma.endsWith(noun)),
);

const personNouns = new Set(data.personNouns.map((noun) => noun.toLowerCase()));

const statesOf = (lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([word, codes]) => [word, new Set(codes.map((code) => `country:${code}`))]));

const closedGroups = statesOf(data.closedGroups);

/** Nouns for the states that a body consists of, where a number stands before them. */
const members =
  /^(?:staat|land|mitglied|mitgliedss?taat|mitgliedsland|unionsstaat|unionsland|regierung|partner|verbündete[nr]?)$/;

const armedPlurals = new Set(data.armedPlurals);

const spokenFor = new Set(data.spokenFor);

const misdeeds = new Set(data.misdeeds);

const juntas = new Set(data.juntas);

const juntaPlurals = new Set(data.juntaPlurals);

/** The state whose power soldiers have taken: the one that stands most often in the sentences that tell of it; undefined of two such. */
const stateOfPutsch = (document: Document, candidates: readonly Candidate[]): string | undefined => {
  const coups = new Set<number>();
  const soldiers = new Set<number>();
  for (const { text, sentence } of document.tokens)
    if (putsch.test(text) || /^(?:Macht|gestürzt|entmachtet|geputscht|putschten?|stürzten?)$/.test(text))
      coups.add(sentence);
    else if (/^Militärs?$/.test(text)) soldiers.add(sentence);
  // Soldiers may be those of any army: only where the sentences about the coup itself name no state.
  return mostToldState(document, candidates, coups) ?? mostToldState(document, candidates, soldiers);
};

/** The state that stands most often in some sentences. */
const mostToldState = (
  { tokens, sentences, mentions, phrases, phraseOf }: Document,
  candidates: readonly Candidate[],
  told: ReadonlySet<number>,
): string | undefined => {
  const counts = new Map<string, number>();
  for (const c of candidates)
    if (c.type === 'Country' && c.entity !== undefined && told.has(c.sentence))
      // "Frankreich warf der Junta vor …": who acts on them is another.
      counts.set(
        c.entity,
        (counts.get(c.entity) ?? 0) + (c.role === 'subject' ? 0.4 : sentences[c.sentence]?.region === 'title' ? 2 : 1),
      );
  // "In Ouagadougou hat die Junta …": where it is.
  for (const { type, entity, how, first } of mentions)
    if (type === 'Country' && entity !== undefined && how === 'place' && told.has((tokens[first] as Token).sentence))
      if (phrases[phraseOf[first] ?? -1]?.preposition === 'in') counts.set(entity, (counts.get(entity) ?? 0) + 1.5);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
};

/** "die Militärs der Nato. Die Generäle …": soldiers of a body or of a state are named just before, and may be meant. */
const namesOtherSoldiers = ({ tokens, sentences }: Document, linkedAt: LinkedAt, at: number): boolean => {
  const { sentence } = tokens[at] as Token;
  for (let i = sentences[Math.max(0, sentence - 1)]?.first ?? 0; i < at; i++) {
    if (!/^(?:Militärs|Generäle|Generälen|Offiziere|Offizieren|Soldaten|Truppen)$/.test(tokens[i]?.text ?? ''))
      continue;
    const behind = /^(?:der|des|von|aus)$/.test(tokens[i + 1]?.lower ?? '') ? i + 2 : i + 1;
    const named = [...(linkedAt.get(behind) ?? []), ...(linkedAt.get(i - 1) ?? []), ...(linkedAt.get(i) ?? [])];
    if (
      named.some(
        (m) => m.type === 'Organisation' || (m.type === 'Country' && (m.how === 'adjective' || behind === m.first)),
      )
    )
      return true;
  }
  return false;
};
const putsch = /^(?:Militär)?[Pp]utsch|^(?:Militär)?[Jj]unta|^Staatsstreich|^Umsturz|^Militärregierung|^Machtübernahme/;

/** True of an article that tells of soldiers who took power. */
const tellsOfPutsch = ({ tokens }: Document): boolean => tokens.some(({ text }) => putsch.test(text));

/** The bodies of an article by the kind noun that their full names have: "zentralbank", "gerichtshof", "volksfront". */
const headsOfNames = ({ entities }: Document): ReadonlyMap<string, ReadonlySet<string>> => {
  const heads = new Map<string, Set<string>>();
  for (const { id, name } of entities) {
    const words = id.startsWith('organisation:') ? name.split(' ') : [];
    const head = words.length > 1 ? words.find((word) => orgNounOf(word) !== undefined) : undefined;
    // "Währungsfonds" by itself, and "Fonds"
    if (head !== undefined)
      for (const key of new Set([head.toLowerCase(), orgNounOf(head)?.noun ?? '']))
        heads.set(key, (heads.get(key) ?? new Set()).add(id));
  }
  return heads;
};

/** The person whom an encyclopaedia's entry is about: his name alone is the heading, and the text begins with it and says what he was. */
const entryOf = ({ tokens, mentions, sentences }: Document): string | undefined => {
  const heading = mentions.find((m) => m.first === 0 && m.type === 'Person' && m.how === 'name');
  // "Otto Moser (Politiker)"
  const end =
    tokens[heading?.last ?? 0]?.text === '(' ? tokens.findIndex(({ text }) => text === ')') + 1 : heading?.last;
  if (heading?.entity === undefined || end !== sentences[0]?.last) return undefined;
  const [, body] = sentences;
  const named = mentions.find((m) => m.entity === heading.entity && m.first >= (body?.first ?? 0));
  if (body === undefined || named === undefined || named.first > body.first + 2 || named.last >= body.last)
    return undefined;
  const says = tokens.slice(named.last, body.last).some(({ text }) => /^(?:war|ist|\*|†|\(\*)$/.test(text));
  return says ? heading.entity : undefined;
};

/** Words of which a life told from birth on has several. */
const lifeWords =
  /^(?:geboren|starb|gestorben|verstorben|aufgewachsen|wuchs|studierte|promovierte|habilitierte|Nachruf|Lehre|Gymnasium|Matura|Abitur|heiratete|verheiratet|emigrierte|verwitwet|Studium|Jugend|Kindheit|begraben|beigesetzt)$/;
/** So many different ones make a text the life of somebody. */
const leastLifeWords = 3;

/** The person whose life a text tells: named first, and nobody more often. */
const lifeOf = ({ tokens, mentions }: Document): string | undefined => {
  const told = new Set<string>();
  for (const { text } of tokens) if (lifeWords.test(text)) told.add(text);
  if (told.size < leastLifeWords) return undefined;
  const counts = new Map<string, number>();
  for (const m of mentions)
    if (m.type === 'Person' && m.how === 'name' && m.entity !== undefined)
      counts.set(m.entity, (counts.get(m.entity) ?? 0) + 1);
  const [first] = counts.keys();
  return first !== undefined && counts.get(first) === Math.max(...counts.values()) ? first : undefined;
};

/** Verbs of what one treaty does to another, and nobody else does to one. */
const changingVerbs: ReadonlySet<string> = new Set(data.changingVerbs);

/** True of the subject of a verb by which one treaty changes or replaces another. */
const changesTreaty = (
  { phrases }: Document,
  linkedAt: LinkedAt,
  { verb, voice, arguments: own }: Clause,
  subject: Phrase | undefined,
): boolean => {
  const isTreaty = ({ first, last }: Phrase): boolean => {
    for (let i = first; i < last; i++) if (linkedAt.get(i)?.some((m) => m.type === 'Treaty') === true) return true;
    return false;
  };
  return (
    voice === 'active' &&
    changingVerbs.has(verb ?? '') &&
    own.some((a) => a.role === 'subject' && a.phrase === subject?.index) &&
    own.some((a) => a.role === 'accusative' && isTreaty(phrases[a.phrase] as Phrase)) &&
    // "Er ersetzte den Vertrag durch ein Abkommen": somebody does so by it.
    own.every((a) => phrases[a.phrase]?.preposition !== 'durch')
  );
};

/** What part of the first one's weight the subject of the sentence before needs at least. */
const leastTopic = 0.8;

/** Verbs that say what somebody thinks of a thing or a person. */
const judging: ReadonlySet<string> = new Set(
  'verteidigen loben kritisieren begrüßen ablehnen verurteilen unterstützen zurückweisen billigen würdigen rügen befürworten preisen tadeln rechtfertigen'.split(
    ' ',
  ),
);

/** The same, and verbs of thanks and of punishing, of persons. */
const judgingPersons: ReadonlySet<string> = new Set([
  ...judging,
  ...'danken gratulieren auszeichnen ehren verklagen anklagen entlassen feuern bestrafen bewundern beneiden hassen schelten'.split(
    ' ',
  ),
]);

/** Mentions that pronouns and kind nouns make, beside those given; all of them in text order. */
export const resolveReferences = (given: Document): Mention[] => {
  const document: Document = { ...given, mentions: nameOfficeHolders(given) };
  const { tokens, phrases, clauses, mentions } = document;
  const roles = new Map<number, string>();
  for (const clause of clauses) for (const a of clause.arguments) if (!roles.has(a.phrase)) roles.set(a.phrase, a.role);
  shareNames(document);
  const genders = personGenders(mentions);
  const kinds = new Map(document.entities.map((e) => [e.id, e.properties?.kind]));
  const namesInto = headsOfNames(document);
  const candidates: Candidate[] = collect(document, roles, genders);
  const added: Mention[] = [];
  const covered = new Uint8Array(tokens.length);
  for (const m of mentions) if (m.entity !== undefined && m.how !== 'adjective') covered.fill(1, m.first, m.last);
  const linkedAt = linkedByToken(mentions);
  const kindsNamed = nounsBesideNames(document, linkedAt);
  const opened = nounsOpened(document);
  const statesSaid = readStatesSaid(document, linkedAt);
  const familiesSaid = readFamilies(document);
  const rolesSaid = readRolesSaid(document);
  /** Asked for each noun of the kind, which a text may have by the thousand. */
  let partiesSaid: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  let isOfPutsch: boolean | undefined;
  let ruledByPutsch: { readonly state: string | undefined } | undefined;
  const ages = readAges(document);
  const entry = entryOf(document) ?? lifeOf(document);
  // "X (FPÖ) … die Partei": where others are spoken of outright, the party of a bracket only says whose member somebody is.
  const otherParties = candidates.some(
    (c) => c.type === 'Organisation' && kinds.get(c.entity ?? '') === 'party' && !isInBracket(tokens, c),
  );

  /** What pronouns and descriptions took up, by the token. */
  const takenUp = new Map<number, readonly Mention[]>();
  const statesKnown = new Map<string, readonly string[]>();
  /** The states of a person; asked again and again, and looked up once. */
  const statesOfPerson = (person: string): readonly string[] => {
    let states = statesKnown.get(person);
    if (states === undefined) {
      states = statesOfHolder(document, person);
      statesKnown.set(person, states);
    }
    return states;
  };
  const sides = createSides(document, linkedAt, takenUp, statesOfPerson);

  /** Whoever is the subject of a clause, and whose he is: "Bidens Sprecherin X dankte beiden Staaten" is of neither. */
  const actingOn = (i: number, phrase: Phrase): ReadonlySet<string> => {
    const found = new Set<string>();
    if (roles.get(phrase.index) === 'subject') return found;
    const clause = clauses[document.clauseOf[i] ?? -1];
    const shared = clause?.sharesSubjectOf === undefined ? undefined : clauses[clause.sharesSubjectOf];
    for (const { role, phrase: index } of [...(clause?.arguments ?? []), ...(shared?.arguments ?? [])]) {
      const subject = role === 'subject' ? phrases[index] : undefined;
      if (subject === undefined || (subject.first <= i && i < subject.last)) continue;
      // "Josep Borrell, der Außenbeauftragte der EU": with what is said beside his name.
      const beside = phrases[document.phraseOf[subject.last] ?? -1];
      const end = beside?.parent === subject.index ? beside.last : subject.last;
      for (let k = subject.first; k < end; k++)
        for (const { entity, type } of [...(linkedAt.get(k) ?? []), ...(takenUp.get(k) ?? [])]) {
          if (entity === undefined) continue;
          found.add(entity);
          if (type === 'Person') for (const state of statesOfPerson(entity)) found.add(state);
        }
    }
    return found;
  };

  /** Whoever acts, or is acted on, beside a phrase that is an argument itself; not beside one within another: "Russland und der Chef des Landes". */
  const argumentsBeside = (i: number, phrase: Phrase): ReadonlySet<string> => {
    const { verb } = clauses[document.clauseOf[i] ?? -1] ?? {};
    // "Ghana war das erste Land, das …" says what it is.
    if (phrase.link === 'genitive' || verb === 'sein' || verb === 'werden' || verb === 'bleiben') return new Set();
    const found = new Set(actingOn(i, phrase));
    const clause = document.clauseOf[i] ?? -1;
    for (const { entity, clause: own, role, token } of candidatesWithin(candidates, clauses[clause]?.first ?? i, i))
      if (
        entity !== undefined &&
        own === clause &&
        /^(?:subject|accusative|dative)$/.test(role) &&
        token < phrase.first
      )
        found.add(entity);
    return found;
  };

  /** The token stands for the entity, or for `several` of which it is one; a mention of it begins at `first`. */
  const add = (
    i: number,
    type: Mention['type'],
    entity: string,
    how: Mention['how'],
    confidence: number,
    because: string,
    first = i,
    several = false,
  ): void => {
    const { start } = tokens[first] as Token;
    const { end } = tokens[i] as Token;
    const mention: Mention = {
      index: 0,
      first,
      last: i + 1,
      start,
      end,
      type,
      text: document.article.text.slice(start, end),
      how,
      entity,
      confidence,
      because: [because],
    };
    added.push(mention);
    takenUp.set(i, [...(takenUp.get(i) ?? []), mention]);
    // "Der SPD-Politiker forderte ihn auf": nobody is who he himself acts on.
    if (type === 'Person' && how !== 'pronoun') linkedAt.set(first, [...(linkedAt.get(first) ?? []), mention]);
    // "Der Marokkaner lud seinen Gesprächspartner ein": whom a noun takes up, the next word can.
    if (type === 'Person' && how !== 'pronoun')
      candidates.splice(firstBehind(candidates, i), 0, {
        entity,
        type,
        token: i,
        sentence: (tokens[i] as Token).sentence,
        clause: document.clauseOf[i] ?? -1,
        role: roles.get(document.phraseOf[i] ?? -1) ?? 'other',
        gender: genders.get(entity),
        plural: several,
      });
  };

  /** The body whose members a plural counts, or, of „Mitgliedsstaaten“, the only body of states that was named before. */
  const bodyOfMembers = (i: number, phrase: Phrase, lemma: string): string | undefined => {
    if (!members.test(lemma)) return undefined;
    // "die 28 Staaten, die zustimmten": those that did so, whichever.
    if (tokens[phrase.last]?.text === ',' && /^(?:die|deren|denen|welche)$/.test(tokens[phrase.last + 1]?.lower ?? ''))
      return undefined;
    const number = tokens.slice(phrase.first, i).find(({ text }) => /^\d\d$/.test(text));
    // The Commission has no members of its own.
    const isBody = (id: string): boolean =>
      /^(?:international|alliance)$/.test(kinds.get(id) ?? '') && !/^[a-z]/.test(organisationOf(id)?.parent ?? '');
    const bodies =
      number !== undefined
        ? (data.memberCounts[number.text] ?? []).map((id) => `organisation:${id}`).filter((id) => kinds.has(id))
        : /^mitgliedss?(?:taat|land)$/.test(lemma)
          ? candidates.filter(({ entity, token }) => token < i && isBody(entity ?? '')).map(({ entity }) => entity)
          : [];
    const [body, other] = new Set(bodies);
    return other === undefined ? body : undefined;
  };

  /** Persons whom the article calls by another office than the one that a noun names: "beide Außenminister" are no presidents. */
  const holdersOfOthers = ({ text, lemma }: Token): readonly string[] => {
    const key = `${text} ${lemma}`;
    const known = othersByNoun.get(key);
    if (known !== undefined) return known;
    const sought = officeOf(text);
    const noun = lemma.toLowerCase();
    const held = new Map<string, boolean>();
    for (const { entity, person } of mentions) {
      const office = person?.office === undefined ? undefined : officeOf(person.office);
      if (entity === undefined || office === undefined || !/^(?:head|government|minister)$/.test(office.kind)) continue;
      // "sein Amtskollege Y" holds whichever.
      if (/kolleg/i.test(office.lemma)) continue;
      const same =
        office.kind === sought?.kind &&
        (office.kind !== 'minister' ||
          noun === 'minister' ||
          /^minister(?:in)?$/i.test(office.lemma) ||
          office.lemma.toLowerCase().startsWith(noun));
      held.set(entity, same || held.get(entity) === true);
    }
    const others = [...held].filter(([, same]) => !same).map(([entity]) => entity);
    othersByNoun.set(key, others);
    return others;
  };
  const othersByNoun = new Map<string, readonly string[]>();

  /** "In Nicaragua drohte der Diktator": the sentence is about a state of which the person found is not known to be the ruler. */
  const rulesAnother = (person: string, { text }: Token, { first, last }: Sentence): boolean => {
    if (!rulers.test(text)) return false;
    const states: Mention[] = [];
    for (let k = first; k < last; k++) for (const m of linkedAt.get(k) ?? []) if (m.type === 'Country') states.push(m);
    return happensElsewhere(states, tokens, statesOfLeader(person));
  };

  /** The token stands for all of several. */
  const addAll = (
    all: readonly { readonly entity: string | undefined; readonly type: Candidate['type'] }[],
    i: number,
    because: string,
  ): void => {
    for (const { entity, type } of all)
      if (entity !== undefined && type !== 'thing')
        add(i, type, entity, 'description', 0.7, `${because}, „${tokens[i]?.text}“`, i, true);
  };

  /** Mentions of a state that turned out to mean one of its people. */
  const displaced = new Set<Mention>();

  /**
   * The person whom a noun takes up: the one of whom the article speaks most so far, near mentions counting more than far ones;
   * nobody where another comes to half of that. None of those in the same clause, and of that state where one is given: who is
   * known to hold an office there goes before those of whom nothing is known.
   */
  const personBefore = (i: number, phrase: Phrase, gender: Gender, state: string | undefined) => {
    const clause = document.clauseOf[i] ?? -1;
    const { sentence } = tokens[i] as Token;
    const rivals = ownSubjects(document, clauses[clause], phrase, linkedAt);
    // "Der Republikaner hatte dem Gast gedroht": he is not the guest.
    for (const k of clauses[clause]?.tokens ?? []) {
      const other = k === i ? undefined : visited(k, (tokens[k] as Token).lemma.toLowerCase());
      if (other !== undefined) rivals.add(other);
    }
    // "Der Ukrainer warf dem Sozialdemokraten vor": nor is he the one taken up just before.
    for (const m of added)
      if (m.type === 'Person' && m.first < i && document.clauseOf[m.first] === clause && m.entity !== undefined)
        rivals.add(m.entity);
    const weights = new Map<string, number>();
    const family = familyOf((tokens[i] as Token).text);
    for (const c of candidates) {
      if (c.type !== 'Person' || c.entity === undefined) continue;
      // "Im Prozess gegen X hat das Gericht den Angeklagten …": what goes before in a phrase of its own is taken up.
      if (c.clause === clause && c.role !== 'prepositional') rivals.add(c.entity);
      if (c.token >= i || (c.gender !== gender && (c.gender !== undefined || gender === 'f'))) continue;
      const states = state === undefined ? undefined : statesSaid.get(c.entity);
      if (states !== undefined && state !== undefined && !states.has(state)) continue;
      const known = states === undefined ? 1 : 4;
      if (family >= 0 && familiesSaid.get(c.entity)?.has(family) === false) continue;
      weights.set(c.entity, (weights.get(c.entity) ?? 0) + known / (1 + (sentence - c.sentence) / 4));
    }
    const [first, second] = [...weights].filter(([entity]) => !rivals.has(entity)).sort((a, b) => b[1] - a[1]);
    if (first === undefined || first[1] < 0.5) return undefined;
    const margin = second === undefined ? 1 : (first[1] - second[1]) / first[1];
    if (margin >= 0.5) return { entity: first[0], confidence: second === undefined ? 0.78 : 0.72 };
    // "X besiegte Y. Auf den Parlamentarier entfielen …": of two the one whom the sentence before is about.
    if (isRelational(tokens[i] as Token)) return undefined;
    const noun = (tokens[i] as Token).text;
    const says = (entity: string): boolean | undefined => callsSo(rolesSaid.get(entity), noun);
    const near = [...weights].filter(([entity, weight]) => !rivals.has(entity) && weight >= first[1] * leastTopic);
    // "Machthaber X begnadigte den Oppositionellen Y. Der Nobelpreisträger …": not of whom the text says what the noun does not.
    const left = near.filter(([entity]) => says(entity) !== false);
    const [only] = left;
    if (only !== undefined && left.length === 1 && near.length > 1) return { entity: only[0], confidence: 0.6 };
    const topic = topicBefore(sentence);
    const isClear =
      topic !== undefined &&
      left.some(([entity]) => entity === topic) &&
      (says(topic) === true ||
        (rolesSaid.get(topic) === undefined && !left.some(([entity]) => entity !== topic && says(entity) === true)));
    return isClear ? { entity: topic, confidence: 0.6 } : undefined;
  };

  const isPutsch = (): boolean => {
    isOfPutsch ??= tellsOfPutsch(document);
    return isOfPutsch;
  };

  /** The role of a phrase; of two that could be the accusative of a verb the first is its dative. */
  const roleOfOne = (phrase: Phrase): string | undefined => {
    const role = roles.get(phrase.index);
    const others = clauses[document.clauseOf[phrase.head] ?? -1]?.arguments ?? [];
    const second = others.some((a) => a.role === 'accusative' && a.phrase > phrase.index);
    return role === 'accusative' && second && phrase.cases.includes('dat') ? 'dative' : role;
  };

  /** "den Parlamentarier der Volkspartei": the party that stands in the genitive behind a word for one of its members. */
  const partyBehind = (i: number): Mention | undefined => {
    if (!/(?:politiker|abgeordnete|parlamentarier|kandidat|mandatar|senator)(?:in)?$/i.test((tokens[i] as Token).lemma))
      return undefined;
    const genitive = phrases[document.phraseOf[i + 1] ?? -1];
    if (genitive?.link !== 'genitive' || genitive.first !== i + 1) return undefined;
    for (let k = genitive.first; k < genitive.last; k++) {
      const party = linkedAt.get(k)?.find((m) => m.type === 'Organisation' && kinds.get(m.entity ?? '') === 'party');
      if (party !== undefined) return party;
    }
    return undefined;
  };

  /** The one person who is the subject of the main clause of the sentence before, in the same paragraph. */
  const topicBefore = (at: number): string | undefined => {
    const before = document.sentences[at - 1];
    const own = document.sentences[at];
    if (before === undefined || own === undefined || before.region !== own.region) return undefined;
    if (document.article.text.slice(before.end, own.start).includes('\n')) return undefined;
    const subjects = new Set<string>();
    for (const c of candidatesWithin(candidates, before.first, before.last))
      if (c.role === 'subject' && clauses[c.clause]?.kind === 'main' && c.type !== 'thing' && c.entity !== undefined)
        subjects.add(c.type === 'Person' ? c.entity : '');
    const [one, other] = subjects;
    return other === undefined && one !== '' ? one : undefined;
  };

  /** "Der Republikaner hatte gedroht": one of that party, where the noun is a subject in the singular. */
  const singleMember = (i: number): Mention | undefined => {
    const { text } = tokens[i] as Token;
    if (text !== 'Republikaner' || (tokens[i - 1] as Token | undefined)?.text.toLowerCase() !== 'der') return undefined;
    const phrase = document.phraseOf[i];
    if (phrase === undefined || phrases[phrase]?.first !== i - 1 || roles.get(phrase) !== 'subject') return undefined;
    return linkedAt.get(i)?.find((m) => m.type === 'Organisation' && m.last === i + 1);
  };

  /** The person that "Gast" or "Gastgeber" names. */
  const visited = (i: number, lemma: string): string | undefined => {
    if (!/^(?:gast|besucher|gastgeber|hausherr)(?:in)?$/.test(lemma)) return undefined;
    const [guest, host] = visitBefore(document, linkedAt, i);
    return /^(?:gast|besucher)(?:in)?$/.test(lemma) ? guest : host;
  };

  /** The most salient of those that fit whom a noun may take up. */
  const namedLast = (i: number, sentence: Sentence, fits: (c: Candidate) => boolean) =>
    best(candidates, i, sentence.index, document.clauseOf[i] ?? -1, fits, true, undefined, nounReach, leastAlone);

  /** "der Nachbar Serbiens", "der Nachbar, Kroatien": what stands behind it says who. */
  const saysWho = (i: number): boolean => {
    const next = tokens[i + 1];
    const own = document.phraseOf[i] ?? -1;
    const other = document.phraseOf[i + 1] ?? -1;
    // "hat die CDU-Politikerin | China kritisiert": a name in a phrase of its own says nothing of her.
    const isApart = own >= 0 && other >= 0 && own !== other && phrases[other]?.parent !== own;
    return (
      next !== undefined &&
      ((linkedAt.has(i + 1) && !isApart) ||
        /^(?:der|des|von|im|in)$/.test(next.text) ||
        (linkedAt.has(i + 2) && next.text === ','))
    );
  };

  /** "die Kriegsparteien in Syrien", "im Jemen": a state by its name, not a city where something is done. */
  const saysState = (i: number): boolean =>
    [i, i + 1].some((k) => linkedAt.get(k)?.some((m) => m.type === 'Country' && m.how === 'name') === true);

  /** "Der Rechtspopulist in Brasília": the state whose seat says where he is. */
  const seatBehind = (i: number): string | undefined =>
    tokens[i + 1]?.lower === 'in'
      ? linkedAt.get(i + 2)?.find((m) => m.type === 'Country' && (m.how === 'place' || m.how === 'seat'))?.entity
      : undefined;

  /** True where no name stands in the phrase or behind it. */
  const isBare = (phrase: Phrase, i: number): boolean => {
    if (isNamedBehind(document, phrase) || saysWho(i)) return false;
    for (let k = phrase.first; k < phrase.last; k++)
      if (linkedAt.get(k)?.some((m) => m.type === 'Person') === true) return false;
    return true;
  };

  /** True where somebody is named in the clause or described by it, or "sich" stands there. */
  const meetsPerson = (i: number): boolean => {
    const { tokens: own = [], antecedent } = clauses[document.clauseOf[i] ?? -1] ?? {};
    const described = phrases[antecedent ?? -1];
    const isNamed = (k: number): boolean => linkedAt.get(k)?.some((m) => m.type === 'Person') === true;
    for (let k = described?.first ?? 0; k < (described?.last ?? 0); k++) if (isNamed(k)) return true;
    return own.some((k) => tokens[k]?.lower === 'sich' || isNamed(k));
  };

  /**
   * True of who speaks, asks or accuses ("dieser konterte"), meets or travels, of whom one thanks, receives or meets: it is no thing. In the
   * passive the parts are changed.
   */
  const isActor = (i: number): boolean => {
    const { verb, voice } = clauses[document.clauseOf[i] ?? -1] ?? {};
    const at = document.phraseOf[i] ?? -1;
    const role = roles.get(at);
    if (verb === undefined || role === undefined) return false;
    // "Der Schlag traf die Stadt": only persons meet persons.
    if (verb === 'treffen' && role === 'subject' && !meetsPerson(i)) return false;
    const acts =
      (role === 'subject' && voice === 'active') || (voice === 'passive' && phrases[at]?.preposition === 'von');
    if (acts)
      return reportingVerbs.has(verb) || demandVerbs.has(verb) || actorVerbs.has(verb) || holdsTalks(document, i);
    if (role === 'dative') return addressingVerbs.has(verb);
    if (role === 'accusative' || (role === 'subject' && voice === 'passive')) return receivingVerbs.has(verb);
    return phrases[at]?.preposition === 'mit' && partnerVerbs.has(verb);
  };

  /** "Ein Brief erreichte die USA. Sie antworteten", "China dankte ihnen": the only plural, or the only one that can be meant. */
  const takeUpMany = (i: number): void => {
    const token = tokens[i] as Token;
    const clause = clauses[document.clauseOf[i] ?? -1];
    const many = manyBefore(candidates, document, i, token.sentence);
    if (many?.entity === undefined || clause === undefined || many.clause === clause.index) return;
    const rivals = ownSubjects(document, clause, phrases[document.phraseOf[i] ?? -1], linkedAt);
    if (rivals.has(many.entity)) return;
    const acts = isActor(i);
    const from = document.sentences[token.sentence - 1]?.first ?? 0;
    for (let k = from; k < i; k++) {
      const phrase = phrases[document.phraseOf[k] ?? -1];
      if (phrase?.head !== k || phrase.pronoun || document.clauseOf[k] === clause.index) continue;
      if (phrase.first <= many.token && many.token < phrase.last) continue;
      const isThing = endsInThing((tokens[k] as Token).lemma.toLowerCase());
      if (phrase.conjuncts !== undefined || (phrase.number !== 'sg' && !(acts && isThing) && !linkedAt.has(k))) return;
    }
    add(i, 'Country', many.entity, 'pronoun', 0.72, `„${token.text}“ is the only plural before`);
  };

  /** The one state or body that a phrase names before its noun, or as a part of it, and no more: "der russische Konzern", "die EU-Behörde". */
  const stateBefore = (phrase: Phrase): string | undefined => {
    const inside: Mention[] = [];
    for (let k = phrase.first; k < phrase.last; k++) inside.push(...(linkedAt.get(k) ?? []));
    const [one, other] = inside;
    const isAlone = one !== undefined && other === undefined && phrase.last === phrase.head + 1;
    return isAlone && (one.how === 'adjective' || one.how === 'seat') && one.type !== 'Person' ? one.entity : undefined;
  };

  /** Whether a body lies in a state or is part of another; undefined where nobody knows. */
  const isOf = (entity: string, home: string): boolean | undefined => {
    let id = entity;
    for (let depth = 0; depth < 3; depth++) {
      const parent = organisationOf(id)?.parent;
      if (parent === undefined) return depth === 0 ? undefined : false;
      if (/^[A-Z]{2}$/.test(parent)) return home === `country:${parent}`;
      id = `organisation:${parent}`;
      if (id === home) return true;
    }
    return false;
  };

  /** "die Miliz", "die Behörde": the body of that kind, and of that `home` where one is said, named last. True of a noun for a body, found or not. */
  const readBodyNoun = (
    i: number,
    phrase: Phrase,
    sentence: Sentence,
    lemma: string,
    home: string | undefined,
  ): boolean => {
    const allowed = kindsOfNoun(lemma);
    const called = bodiesCalled(lemma);
    if ((allowed === undefined && called === undefined) || phrase.number === 'pl') return false;
    const fits = (c: Candidate): boolean =>
      c.type === 'Organisation' &&
      c.entity !== undefined &&
      (allowed?.has(kinds.get(c.entity) ?? '') === true || called?.has(c.entity) === true) &&
      (home === undefined || isOf(c.entity, home) === true || called?.has(c.entity) === true) &&
      !(otherParties && isInBracket(tokens, c));
    const found = namedLast(i, sentence, fits);
    // "Stellungen der Huthi … Die Miliz": where only one was named, however it stood.
    const kin = found === undefined && home === undefined ? sameKind(kindsNamed, opened, i, lemma) : undefined;
    const sole =
      found ??
      (kin?.type === 'Organisation' ? { entity: kin.entity, confidence: 0.75 } : undefined) ??
      soleOf(candidates, i, sentence.index, fits);
    if (sole?.entity !== undefined)
      add(
        i,
        'Organisation',
        sole.entity,
        'description',
        Math.min(sole.confidence, 0.75),
        `„${tokens[i]?.text}“ is the body of that kind named last`,
      );
    return home === undefined || sole?.entity !== undefined;
  };

  /** Adds what the word at `i` takes up. A function of its own: the engine takes seconds to compile it together with the rest. */
  const readWord = (i: number, sentence: Sentence): void => {
    const single = singleMember(i);
    if (covered[i] === 1 && single === undefined) return;
    if (single !== undefined) {
      const phrase = phrases[document.phraseOf[i] ?? -1] as Phrase;
      const found = personBefore(i, phrase, 'm', undefined);
      displaced.add(single);
      if (found !== undefined)
        add(i, 'Person', found.entity, 'description', found.confidence, `„${tokens[i]?.text}“ is one of that party`);
      return;
    }
    const token = tokens[i] as Token;
    const lower = token.lower;
    if (token.text === 'ihnen' || token.text === 'sie') {
      const list = listBefore(document, linkedAt, roles, i);
      if (list.length > 0) {
        for (const m of list)
          add(
            i,
            m.type,
            m.entity as string,
            'pronoun',
            0.8 * m.confidence,
            `„${token.text}“, one of those named together`,
          );
        return;
      }
    }
    const ordinal = readOrdinal(token);
    if (ordinal !== undefined && phrases[document.phraseOf[i] ?? -1]?.head === i) {
      const one = ofTwoNamed(document, linkedAt, i, ordinal);
      if (one?.entity !== undefined)
        add(i, one.type, one.entity, 'pronoun', 0.85 * one.confidence, `„${token.text}“ of the two named before`);
      return;
    }
    // "Russland kritisierte die USA. Diese drohten": the plural that was named last.
    if (lower === 'diese' && roles.get(document.phraseOf[i] ?? -1) === 'subject') {
      const many = manyBefore(candidates, document, i, sentence.index);
      const own = phrases[document.phraseOf[i] ?? -1];
      const isMany =
        own?.pronoun === true && isPlural(document, clauses[document.clauseOf[i] ?? -1], own, false) === true;
      const together = isMany ? togetherBefore(document, linkedAt, i) : [];
      for (const m of together)
        add(i, m.type, m.entity as string, 'pronoun', 0.75 * m.confidence, `„${token.text}“ are those named last`);
      // "forderte Sanktionen gegen die USA. Diese sollen …": nothing tells which, unless they act as no thing does.
      const from = isActor(i) ? (many?.token ?? i) : (document.sentences[many?.sentence ?? -1]?.first ?? i);
      const isOnly =
        many !== undefined && !namesPlural(document, from, many.token) && !namesPlural(document, many.token + 1, i);
      const acting = isMany && together.length === 0 ? actingPlural(document, linkedAt, i) : undefined;
      if (acting?.entity !== undefined)
        add(i, acting.type, acting.entity, 'pronoun', 0.72, `„${token.text}“ are those who act for it, named last`);
      else if (isMany && together.length === 0 && many?.entity !== undefined && isOnly)
        add(i, 'Country', many.entity, 'pronoun', 0.75, `„${token.text}“ is the plural named last`);
      if (isMany) return;
    }
    const pointed = readDemonstrative(document, i);
    if (pointed !== undefined) {
      // "Die EU, so deren Chefdiplomat X, stehe bereit": of the subject that the words put in part from its verb.
      const spoken =
        tokens[i - 1]?.lower === 'so' && tokens[i - 2]?.text === ',' && (lower === 'deren' || lower === 'dessen');
      const subject = spoken
        ? candidatesWithin(candidates, sentence.first, i - 1).find(
            (c) => c.role === 'subject' && c.entity !== undefined,
          )
        : undefined;
      if (subject?.entity !== undefined && subject.type !== 'thing') {
        add(i, subject.type, subject.entity, 'pronoun', 0.85, `„${token.text}“ is the subject of the sentence`);
        return;
      }
      const speaks = isActor(i);
      const found = lastPointedAt(
        candidates,
        i,
        sentence.index,
        document.clauseOf[i] ?? -1,
        lower === 'dessen' || lower === 'deren',
        // "die Taliban … deren Vizechef"
        (c) =>
          !(speaks && c.type === 'thing' && c.animate !== true) &&
          // "Putin warf Erdogan vor, den IS zu unterstützen. Dieser …": whom it is said of.
          (lower === 'dessen' ||
            lower === 'deren' ||
            // "weigerte sich, mit der SPD zu reden, solange diese …"
            c.sentence === sentence.index ||
            clauses[c.clause]?.kind !== 'infinitive') &&
          (fitsPronoun(c, pointed) ||
            (c.type === 'Organisation' && pointed === 'f') ||
            // "Ruanda wegen dessen Rolle im Kongo"
            (lower === 'dessen' &&
              c.gender === 'n' &&
              (c.type === 'Organisation' ||
                (c.type === 'Country' &&
                  (c.sentence === sentence.index ||
                    // "Schweden zögert. Dessen Minister …"
                    (i === sentence.first && c.sentence === sentence.index - 1 && c.role === 'subject')))))),
      );
      if (found?.entity !== undefined && found.type !== 'thing') {
        add(i, found.type, found.entity, 'pronoun', 0.78, `„${token.text}“ is who was named last`);
        candidates.splice(firstBehind(candidates, i), 0, {
          entity: found.entity,
          type: found.type,
          token: i,
          sentence: sentence.index,
          clause: document.clauseOf[i] ?? -1,
          role: roles.get(document.phraseOf[i] ?? -1) ?? 'owner',
          gender: pointed,
          plural: false,
          pronoun: true,
        });
      }
      return;
    }
    if (token.text === 'ihnen') {
      const all = pluralBefore(document, linkedAt, clauses[document.clauseOf[i] ?? -1], i);
      for (const m of all)
        add(i, m.type, m.entity as string, 'pronoun', 0.75 * m.confidence, `pronoun „${token.text}“, one of several`);
      if (all.length === 0) takeUpMany(i);
      return;
    }
    const itself = phrases[document.phraseOf[i] ?? -1];
    const pronoun = readPronoun(token, lower, itself?.pronoun === true && itself.head === i);
    if (pronoun !== undefined) {
      const clause = clauses[document.clauseOf[i] ?? -1];
      const phrase = phrases[document.phraseOf[i] ?? -1];
      const plural =
        pronoun.numbers === 'either'
          ? isPlural(document, clause, phrase, pronoun.possessive)
          : pronoun.numbers === 'pl';
      if (plural === true && !pronoun.possessive && lower === 'sie') {
        const all = pluralAntecedent(document, linkedAt, clause);
        for (const m of all)
          add(i, m.type, m.entity as string, 'pronoun', 0.8 * m.confidence, `pronoun „${token.text}“, one of several`);
        if (all.length === 0) takeUpMany(i);
        return;
      }
      if (plural === undefined || plural) return;
      // "Präsident X, der seinen Berater entsandte": of the one whom the clause describes.
      const host = pronoun.possessive ? describedBy(document, clause) : undefined;
      const described =
        host === undefined
          ? undefined
          : candidatesWithin(candidates, host.first, host.last).find(
              (c) => c.entity !== undefined && c.type === 'Person' && fitsPronoun(c, pronoun.gender),
            );
      if (described?.entity !== undefined) {
        add(i, 'Person', described.entity, 'pronoun', 0.88, `possessive „${token.text}“ of the one described`);
        return;
      }
      // "In der Wirtschaftskammer schweigt man; ihr Präsident X mahnte": of the body that the sentence has named, and nobody else.
      const chaired = pronoun.possessive && phrase?.first === i && headsBody(tokens[phrase.head]?.text ?? '');
      const here = chaired ? candidatesWithin(candidates, sentence.first, i) : [];
      const bodies = new Set(here.filter((c) => c.type === 'Organisation').map((c) => c.entity));
      const [ofBody] = here.filter((c) => c.type === 'Organisation' && fitsPronoun(c, pronoun.gender));
      if (
        ofBody?.entity !== undefined &&
        bodies.size === 1 &&
        ofBody.clause !== clause?.index &&
        !here.some((c) => c.type === 'Person')
      ) {
        add(
          i,
          'Organisation',
          ofBody.entity,
          'pronoun',
          0.8,
          `possessive „${token.text}“ of the body that is spoken of`,
        );
        return;
      }
      // "Sein Land werde X Asyl gewähren, teilte Minister Y mit": whoever speaks speaks for his own, where nobody stands before it.
      const isOwn =
        pronoun.possessive &&
        phrase?.first === i &&
        !token.quoted &&
        spokenFor.has((tokens[i + 1] as Token).lemma.toLowerCase());
      const speaker =
        isOwn &&
        clause !== undefined &&
        !(misdeeds.has(clause.verb ?? '') && clause.voice === 'active') &&
        !candidatesWithin(candidates, clause.first, i).some((c) => c.type === 'Person' && c.role === 'subject')
          ? speakerAround(document, linkedAt, clause, pronoun.gender, genders)
          : undefined;
      if (speaker?.entity !== undefined) {
        add(i, 'Person', speaker.entity, 'pronoun', 0.85, `possessive „${token.text}“ of the one who speaks`);
        return;
      }
      // "forderte Y auf, das Amt an seinen Nachfolger zu übergeben": of the one who is to do so.
      const asked =
        pronoun.possessive && clause !== undefined ? askedFor(document, candidates, clause, pronoun.gender) : undefined;
      if (asked?.entity !== undefined && !notOwning(document, phrase, linkedAt).has(asked.entity)) {
        add(i, 'Person', asked.entity, 'pronoun', 0.82, `possessive „${token.text}“ of the one who is to do it`);
        return;
      }
      // "X entließ Y. Sein Nachfolger wird Z": of whose office the text tells.
      const holder =
        pronoun.possessive && phrase?.first === i && follower.test((tokens[phrase.head] as Token).lemma)
          ? whoseOffice(document, candidates, clause, pronoun.gender, nameIn(linkedAt, phrase)?.entity)
          : undefined;
      if (holder === null) return;
      if (holder?.entity !== undefined) {
        add(i, 'Person', holder.entity, 'pronoun', 0.85, `possessive „${token.text}“ of the one whose office it is`);
        return;
      }
      // "X wird sein Nachfolger": nobody is his own.
      const said =
        roles.get(phrase?.index ?? -1) === 'predicate' ? ownSubjects(document, clause, phrase, linkedAt) : [];
      const rivals = pronoun.possessive
        ? new Set([...notOwning(document, phrase, linkedAt), ...said])
        : ownSubjects(document, clause, phrase, linkedAt);
      /** What the pronoun stands for can be taken up by the next one. */
      const takeUp = (type: Mention['type'], entity: string): void => {
        candidates.splice(firstBehind(candidates, i), 0, {
          entity,
          type,
          token: i,
          sentence: sentence.index,
          clause: document.clauseOf[i] ?? -1,
          role: pronoun.possessive ? 'owner' : (roles.get(phrase?.index ?? -1) ?? 'other'),
          gender: pronoun.gender,
          plural: false,
          pronoun: !pronoun.possessive,
        });
      };
      // An encyclopaedia's entry, or an obituary, is about one person: "er" is he where the sentence has named nobody else.
      const isEntry =
        entry !== undefined &&
        !rivals.has(entry) &&
        (genders.get(entry) ?? 'm') === pronoun.gender &&
        !candidatesWithin(candidates, sentence.first, i).some(
          (c) => c.type === 'Person' && c.entity !== entry && fitsPronoun(c, pronoun.gender),
        );
      if (isEntry) {
        add(i, 'Person', entry, 'pronoun', 0.88, `pronoun „${token.text}“ of the person whom the entry is about`);
        takeUp('Person', entry);
        return;
      }
      // "X kritisierte den Schritt. Y verteidigte ihn": what the one judges the other judges, and not the one.
      const before = document.sentences[sentence.index - 1];
      const judged =
        before === undefined || pronoun.possessive || !judging.has(clause?.verb ?? '') || clause?.kind !== 'main'
          ? undefined
          : candidatesWithin(candidates, before.first, before.last).findLast(({ role }) => role === 'accusative');
      if (
        judged?.type === 'thing' &&
        fitsPronoun(judged, pronoun.gender) &&
        roles.get(phrase?.index ?? -1) === 'accusative'
      )
        return;
      // "X und Y stellten den Grenzvertrag vor. Er ergänzt das Osloer Protokoll": what does so to a treaty is one, or a thing, and nobody.
      const does = !pronoun.possessive && clause !== undefined && changesTreaty(document, linkedAt, clause, phrase);
      const changing = does
        ? candidatesWithin(candidates, before?.first ?? sentence.first, i).findLast(
            (c) =>
              (c.type === 'Treaty' || (c.type === 'thing' && c.animate !== true)) &&
              c.role !== 'modifier' &&
              c.gender === pronoun.gender,
          )
        : undefined;
      if (changing !== undefined) {
        if (changing.entity === undefined) return;
        add(i, 'Treaty', changing.entity, 'pronoun', 0.85, `pronoun „${token.text}“ of what does so to a treaty`);
        takeUp('Treaty', changing.entity);
        return;
      }
      const sure =
        pronoun.possessive || clause === undefined || phrase === undefined
          ? undefined
          : (parallelTo(document, candidates, clause, phrase, pronoun.gender) ??
            objectBefore(document, candidates, clause, phrase, pronoun.gender) ??
            (roles.get(phrase.index) === 'subject'
              ? reporterBefore(document, candidates, clause, pronoun.gender)
              : undefined));
      if (sure?.entity !== undefined && !rivals.has(sure.entity)) {
        add(i, 'Person', sure.entity, 'pronoun', 0.85, `pronoun „${token.text}“ in the part that he had before`);
        takeUp('Person', sure.entity);
        return;
      }
      const reason =
        pronoun.possessive || sure !== undefined ? undefined : reasonOf(candidates, document, i, pronoun.gender);
      if (reason === null) return;
      if (reason?.entity !== undefined && !rivals.has(reason.entity)) {
        add(i, 'Person', reason.entity, 'pronoun', 0.75, `pronoun „${token.text}“ in the reason why he is judged so`);
        takeUp('Person', reason.entity);
        return;
      }
      const speaks = !pronoun.possessive && isActor(i);
      // "sein Verteidiger", "ihre Mutter": bodies have none.
      const isOfPerson = pronoun.possessive && phrase?.first === i && ofPersons.test(tokens[phrase.head]?.lemma ?? '');
      const found = best(
        candidates,
        i,
        sentence.index,
        document.clauseOf[i] ?? -1,
        (c) =>
          !(speaks && c.type === 'thing' && c.animate !== true) &&
          !(isOfPerson && (c.type === 'Organisation' || c.type === 'Country')) &&
          (fitsPronoun(c, pronoun.gender) ||
            // "Australien entsandte seinen Minister": a state without article is neuter.
            (pronoun.possessive &&
              pronoun.gender === 'm' &&
              (isNeuterSubject(c, sentence.index) || (chaired && isNeuterBody(c, sentence.index))))) &&
          !(c.entity !== undefined && rivals.has(c.entity)),
        pronoun.possessive,
        roles.get(phrase?.index ?? -1),
        pronounReach,
        speaks ? leastAlone : undefined,
      );
      // "X kritisierte Y. Z lobte ihn": whom of both, nobody knows.
      if (
        found?.type === 'Person' &&
        found.entity !== entry &&
        found.sentence === sentence.index - 1 &&
        /^(?:accusative|dative)$/.test(roles.get(phrase?.index ?? -1) ?? '') &&
        [...rivals].some((entity) => entity.startsWith('person:')) &&
        dealtTogether(candidates, clauses[found.clause], pronoun.gender, rivals)
      )
        return;
      // "Norwegen steht in der Kritik. China dankte ihm": a state without article.
      const neuter =
        found === undefined && lower === 'ihm' && speaks
          ? neuterBefore(document, candidates, sentence, i, rivals)
          : undefined;
      if (neuter?.entity !== undefined && !rivals.has(neuter.entity)) {
        add(
          i,
          'Country',
          neuter.entity,
          'pronoun',
          0.75,
          `„${token.text}“ is the state that the sentence before is about`,
        );
        takeUp('Country', neuter.entity);
        return;
      }
      // "Nachdem X ihn kritisiert hatte, reiste Y ab": of whom the main clause behind tells.
      const ahead =
        found === undefined && !pronoun.possessive && clause !== undefined
          ? subjectAhead(document, linkedAt, clause, pronoun.gender, genders)
          : undefined;
      if (ahead?.entity !== undefined && !rivals.has(ahead.entity)) {
        add(
          i,
          'Person',
          ahead.entity,
          'pronoun',
          0.75,
          `pronoun „${token.text}“ of the subject of the main clause behind`,
        );
        takeUp('Person', ahead.entity);
        return;
      }
      if (found !== undefined && found.entity !== undefined && found.type !== 'thing') {
        add(i, found.type, found.entity, 'pronoun', found.confidence, `pronoun „${token.text}“`);
        takeUp(found.type, found.entity);
      } else if (found === undefined && token.text === 'sie' && roles.get(phrase?.index ?? -1) !== 'subject') {
        for (const m of pluralBefore(document, linkedAt, clause, i))
          add(i, m.type, m.entity as string, 'pronoun', 0.75 * m.confidence, `pronoun „${token.text}“, one of several`);
      } else if (found === undefined && clause !== undefined && roles.get(phrase?.index ?? -1) === 'subject') {
        const speaker = speakerBehind(document, linkedAt, clause, pronoun.gender, genders);
        if (speaker?.entity !== undefined)
          add(
            i,
            'Person',
            speaker.entity,
            'pronoun',
            0.8,
            `pronoun „${token.text}“ in the words of who is named behind`,
          );
      }
      return;
    }
    // "Caracas beruft sich auf das Abkommen, das es 1966 geschlossen hatte": the state that the sentence is about.
    if (lower === 'es' && roles.get(document.phraseOf[i] ?? -1) === 'subject') {
      const clause = clauses[document.clauseOf[i] ?? -1];
      const here = candidatesWithin(candidates, sentence.first, i).findLast(
        (c) => c.clause !== clause?.index && isNeuterSubject(c, sentence.index),
      );
      const state = here ?? (token.text === 'es' ? neuterBefore(document, candidates, sentence, i) : undefined);
      // "…, 2022 überfiel es die Ukraine": so in a main clause that has an object.
      const acts =
        clause?.kind === 'main' && clause.arguments.some((a) => a.role === 'accusative') && clause.verb !== 'geben';
      const depends = clause?.kind === 'relative' || clause?.kind === 'subordinate' || acts;
      // "Das Landgericht wies ihn ab. Es verurteilte …": the only neuter subject of the sentence before.
      const before =
        acts && i === sentence.first && !impersonal.has(clause.verb ?? '')
          ? candidates.filter((c) => sentence.index - c.sentence === 1 && c.role === 'subject' && c.gender === 'n')
          : [];
      const [spoken] = before;
      if (spoken?.entity !== undefined && before.length === 1 && isNeuterBody(spoken, sentence.index)) {
        add(
          i,
          'Organisation',
          spoken.entity,
          'pronoun',
          0.7,
          `„${token.text}“ is the body that the sentence before is about`,
        );
        return;
      }
      if (state?.entity !== undefined && depends && !impersonal.has(clause.verb ?? '')) {
        add(i, 'Country', state.entity, 'pronoun', 0.75, `„${token.text}“ is the state that the sentence is about`);
        candidates.splice(firstBehind(candidates, i), 0, {
          ...state,
          token: i,
          clause: clause.index,
          role: 'subject',
          pronoun: true,
        });
      }
      return;
    }
    // "Beide unterzeichneten …": the two who were the subject before.
    if ((lower === 'beide' || lower === 'beiden') && phrases[document.phraseOf[i] ?? -1]?.head === i) {
      const clause = clauses[document.clauseOf[i] ?? -1];
      const acting = roles.get(document.phraseOf[i] ?? -1) === 'subject';
      const subjects = lower === 'beide' || acting ? pluralAntecedent(document, linkedAt, clause) : [];
      const joined = subjects.length > 0 ? subjects : pairNamedBefore(document, linkedAt, roles, i);
      // "X kritisierte Y. Z bezichtigte beide der Lüge": neither of them is who does so.
      const others = joined.length > 0 ? [] : twoPersonsBefore(document, linkedAt, added, i, acting ? nounReach : 1);
      const doing = acting ? undefined : ownSubjects(document, clause, phrases[document.phraseOf[i] ?? -1], linkedAt);
      const both = joined.length > 0 || others.some((m) => doing?.has(m.entity ?? '') === true) ? joined : others;
      if (both.length === 2)
        for (const m of both)
          add(i, m.type, m.entity as string, 'pronoun', 0.8 * m.confidence, `one of both: „${token.text}“`);
      // "hat mit X ein Video veröffentlicht. Er sagt … Y schloss beide aus": who did something together or to each other.
      else if (itself !== undefined)
        addAll(duoBefore(sides, i, sentence.index, actingOn(i, itself)) ?? [], i, 'one of the two joined before');
      return;
    }
    // "riefen die vier das Regime auf", "lobte alle drei": as many as were named together before.
    const counted =
      token.pos === 'NUM' && itself?.pronoun === true && itself.head === i ? countWords.get(lower) : undefined;
    if (counted !== undefined) {
      const types = ['Country', 'Organisation', 'Person'] as const;
      addAll(groupBefore(document, candidates, sides, i, counted, types), i, `one of the ${counted} named together`);
      return;
    }
    if (token.pos !== 'NOUN' && token.pos !== 'ADJ' && token.pos !== 'PROPN') return;
    const phrase = phrases[document.phraseOf[i] ?? -1];
    if (phrase === undefined || phrase.head !== i || phrase.pronoun) return;
    const sharer = nameOfRow(document, phrase, linkedAt);
    if (sharer !== undefined) {
      add(i, 'Person', sharer.entity as string, 'office', 0.85, `„${token.text}“ has its name behind „und“`);
      return;
    }
    const lemma = token.lemma.toLowerCase();
    // "mit seinem schwedischen Amtskollegen", "der Kiewer Ministerin": the one of that state who was named before.
    if (colleagues.test(lemma) && phrase.number !== 'pl') {
      const inside = [...Array(phrase.last - phrase.first).keys()].flatMap((k) => linkedAt.get(phrase.first + k) ?? []);
      const states = new Set(inside.filter((m) => m.type === 'Country' && m.first < i).map((m) => m.entity as string));
      const [state] = states;
      const named = inside.some((m) => m.type === 'Person' && m.first > i);
      const apposed = isNamedBehind(document, phrase);
      if (states.size === 1 && !named && !apposed) {
        const [one, other] = holdersOf(document, linkedAt, state as string, i);
        if (one !== undefined && other === undefined)
          add(i, 'Person', one, 'description', 0.78, `„${token.text}“ is the one of ${state} named before`);
      }
    }
    const owner = ownerOfPhrase(added, phrase);
    if (phrase.number !== 'pl' && (phrase.definite || owner !== undefined) && isOpposite(lemma) && isBare(phrase, i)) {
      const acting = ownSubjects(document, clauses[document.clauseOf[i] ?? -1], phrase, linkedAt);
      const [actor] = acting;
      const side = owner ?? (acting.size === 1 && !colleagues.test(lemma) ? actor : undefined);
      const other =
        side === undefined ? undefined : oppositeOf(candidates, i, sentence.index, side, phrase.gender === 'f');
      if (other !== undefined)
        add(i, 'Person', other, 'description', 0.78, `„${token.text}“ is the other of two persons`);
      return;
    }
    if (owner !== undefined && /^(?:vize|stellvertreter(?:in)?)$/.test(lemma) && isBare(phrase, i)) {
      const deputy = deputyIn(document);
      if (deputy !== undefined && deputy !== owner)
        add(i, 'Person', deputy, 'description', 0.78, `„${token.text}“ is the only deputy here`);
      return;
    }
    // "seines Landes", "Seine Regierung lehnte ab": of the state that somebody is known to lead or to act for.
    const isGovernment = lemma === 'regierung' && roles.get(phrase.index) === 'subject';
    if ((countryNouns.has(lemma) || isGovernment) && phrase.number !== 'pl' && phrase.head === phrase.first + 1) {
      const [state, other] =
        owner === undefined
          ? []
          : statesOfHolder(document, owner).filter((id) => candidates.some((c) => c.entity === id));
      if (state !== undefined && other === undefined) {
        add(i, 'Country', state, 'description', 0.75, `„${token.text}“ of who acts for it`);
        return;
      }
    }
    if (!phrase.definite) return;
    // "Der Lega-Politiker": the one of that state who was spoken of.
    const ofParty = isBare(phrase, i) ? memberOf(document, linkedAt, i) : undefined;
    if (ofParty !== undefined) {
      const home = stateOfParty(ofParty);
      const gender = genderOfOne(tokens, roles, phrase);
      const found = gender === undefined ? undefined : personBefore(i, phrase, gender, home);
      if (found !== undefined)
        add(i, 'Person', found.entity, 'office', found.confidence, `„${token.text}“ is who was spoken of`);
      return;
    }
    const own = partyBehind(i);
    if (own !== undefined && !isNamedBehind(document, phrase)) {
      const gender = genderOfOne(tokens, roles, phrase);
      const found = gender === undefined ? undefined : personBefore(i, phrase, gender, undefined);
      partiesSaid ??= readPartiesSaid(document, linkedAt, kinds);
      const others = found === undefined ? undefined : partiesSaid.get(found.entity);
      if (found !== undefined && (others === undefined || others.has(own.entity as string)))
        add(i, 'Person', found.entity, 'office', 0.9 * found.confidence, `„${token.text}“ is who was spoken of`);
      return;
    }

    // "Die Regierungsparteien ÖVP und Grüne … Die Koalition": those who were named so.
    const isMany = phrase.number === 'pl' || (phrase.number === 'any' && lower !== lemma);
    const allied =
      (isMany || lemma.endsWith('koalition')) && isBare(phrase, i) && opensWithArticle(tokens, phrase)
        ? partiesNamedSo(document, linkedAt, kinds, i)
        : [];
    if (allied.length > 0) {
      const acting = actingOn(i, phrase);
      if (!allied.some(({ entity }) => acting.has(entity))) addAll(allied, i, 'one of the parties named so before');
      return;
    }
    // "beide Länder", "die beiden Seiten".
    const determiner = tokens.slice(phrase.first, phrase.head).some((t) => /^beide[nrms]?$|^zwei$/i.test(t.text));
    // "beide Regierungen in Moskau und Pjöngjang" says itself which two.
    const next = tokens[phrase.last]?.text ?? '';
    const namesOne = linkedAt.get(phrase.last + 1)?.some((m) => pairTypes(lemma).includes(m.type)) === true;
    const owned = phrases[document.phraseOf[phrase.last] ?? -1];
    // "beide Seiten der Medaille", "die beiden letzten Seiten" are no sides of anything that was told.
    // "die beiden Verbündeten der USA" does not say which two, only whose.
    const isKinOf =
      owned?.link === 'genitive' && /^(?:verbündete[nr]?|nachbar|nachbarland|nachbarstaat|rivale|partner)$/.test(lemma);
    const isTold =
      ['von', 'aus', '('].includes(next) ||
      (/^im?n?$/.test(next) && (owned?.conjuncts !== undefined || saysState(phrase.last + 1))) ||
      (next === ',' && namesOne) ||
      (owned?.link === 'genitive' && owned.parent === phrase.index) ||
      tokens.slice(phrase.first, phrase.head).some((t) => ordering.test(t.lower));
    const told = isTold && !isKinOf;
    // "die Konfliktparteien": two, though nobody counts them.
    const uncounted =
      phrase.number !== 'sg' && isConflictParty(lemma) && phrase.definite && opensWithArticle(tokens, phrase);
    if ((determiner && isPairNoun(lemma)) || uncounted) {
      if (told) return;
      const mighty = regionOf(tokens, phrase, lemma);
      const among = mighty === undefined ? candidates : candidates.filter((c) => mighty.has(c.entity ?? ''));
      const types = pairTypes(lemma);
      const pairOf = (wanted: readonly Mention['type'][], excluded: ReadonlySet<string>) =>
        pairBefore(document, among, sides, i, sentence.index, document.clauseOf[i] ?? -1, {
          lemma,
          types: wanted,
          excluded,
        });
      const acting = new Set([
        ...actingOn(i, phrase),
        ...candidatesWithin(candidates, phrase.last, isKinOf ? owned.last : phrase.last).map((c) => c.entity as string),
      ]);
      const isOffice = types[0] === 'Person' && officeOf(token.text) !== undefined;
      const pair = pairOf(types, isOffice ? new Set([...acting, ...holdersOfOthers(token)]) : acting);
      // "empfing beide Außenminister", whom nobody names: those of the two states.
      const states = pair === undefined && isOffice ? pairOf(['Country'], acting) : undefined;
      addAll(pair ?? states ?? [], i, 'one of the two spoken of');
      return;
    }
    // "den baltischen Staaten", "die fünf Vetomächte": those of the group whom the article names.
    const group = phrase.number === 'sg' || told ? undefined : closedGroupOf(tokens, phrase, lemma);
    if (group !== undefined) {
      const acting = actingOn(i, phrase);
      const named = document.entities.filter(({ id }) => group.has(id) && !acting.has(id));
      addAll(
        named.map(({ id }) => ({ entity: id, type: 'Country' as const })),
        i,
        'one of that group of states',
      );
      return;
    }
    // "die drei Länder": as many states named together before.
    const number = tokens.slice(phrase.first, phrase.head).find(({ lower: word }) => countWords.has(word));
    const count = countWords.get(number?.lower ?? '');
    if (count !== undefined && !told && pairTypes(lemma).length === 1 && isPairNoun(lemma)) {
      const all = groupBefore(document, candidates, sides, i, count, pairTypes(lemma));
      const region = regionOf(tokens, phrase, lemma);
      if (region === undefined || all.every(({ entity }) => region.has(entity ?? '')))
        addAll(all, i, `one of the ${count} named together`);
      return;
    }
    // "den 27 Staaten", "die Mitgliedsstaaten": the body that they are together.
    const body = phrase.number === 'sg' || told ? undefined : bodyOfMembers(i, phrase, lemma);
    if (body !== undefined) {
      add(i, 'Organisation', body, 'description', 0.7, `„${token.text}“ together are the body`);
      return;
    }
    // "lobte das Trio": the three who were named together last.
    if (lemma === 'trio' && phrase.number !== 'pl' && !told) {
      const all = groupBefore(document, candidates, sides, i, 3, ['Person', 'Country', 'Organisation']);
      const acting = actingOn(i, phrase);
      if (!all.some(({ entity }) => acting.has(entity ?? ''))) addAll(all, i, 'one of the three named together');
      return;
    }
    // "lobte das Duo": the two who were joined last.
    if (/^(?:duo|tandem|gespann)$/.test(lemma) && phrase.number !== 'pl' && !told) {
      addAll(duoBefore(sides, i, sentence.index, actingOn(i, phrase)) ?? [], i, 'one of the two joined before');
      return;
    }
    // "Der Franzose": somebody of that state spoken of before, not the state.
    const native = linkedAt.get(i)?.find((m) => m.because[0] === 'inhabitants' && m.last === i + 1);
    if (native?.entity !== undefined && phrase.last === i + 1 && !saysWho(i)) {
      // "den Briten" may be all of them.
      const article = tokens[phrase.first]?.lower;
      const many =
        (article === 'den' && !/er$/.test(token.text)) ||
        // "die Uruguayer" are no woman, whether or not the dictionary has the word.
        (article === 'die' && !/(?:in|e)$/.test(token.text));
      const gender = many ? undefined : genderOfOne(tokens, roles, phrase);
      const found = gender === undefined ? undefined : personBefore(i, phrase, gender, native.entity);
      if (gender !== undefined) displaced.add(native);
      if (found?.entity !== undefined)
        add(
          i,
          'Person',
          found.entity,
          'description',
          found.confidence,
          `„${token.text}“ is somebody of that state spoken of before`,
          phrase.first,
        );
      return;
    }
    // "Der Gast dankte", "seinem Gast": who was told to have come, or to have been received; his host is the other of them.
    const visitor = phrase.number === 'pl' || saysWho(i) ? undefined : visited(i, lemma);
    if (visitor !== undefined) {
      add(i, 'Person', visitor, 'description', 0.78, `„${token.text}“ of the visit told before`);
      return;
    }
    // "X besiegte Y … dem Wahlsieger": who was told to have won.
    const winner =
      phrase.number === 'pl' || saysWho(i) || isNamedBehind(document, phrase)
        ? undefined
        : winnerBefore(document, linkedAt, i);
    if (winner !== undefined) {
      add(i, 'Person', winner, 'description', 0.75, `„${token.text}“ is who was told to have won`);
      return;
    }
    // "Frankreich warf der Junta vor …": the state whose power soldiers have taken.
    if (
      (juntas.has(lemma) ||
        (juntaPlurals.has(lemma) &&
          phrase.number !== 'sg' &&
          isPutsch() &&
          !namesOtherSoldiers(document, linkedAt, i))) &&
      phrase.head ===
        phrase.first +
          (phrase.prepositionToken === phrase.first ? 2 : 1) -
          (contracted[tokens[phrase.first]?.lower ?? ''] === undefined ? 0 : 1) &&
      !saysWho(i)
    ) {
      const acting = candidatesWithin(candidates, sentence.first, i).find(
        (c) => c.type === 'Country' && c.role === 'subject' && c.clause === document.clauseOf[i],
      );
      ruledByPutsch ??= { state: stateOfPutsch(document, candidates) };
      const told = ruledByPutsch.state;
      const state = told === acting?.entity ? mainState(candidates, i, document.clauseOf[i] ?? -1)?.entity : told;
      // "In Niger putschten die Generäle" names it.
      const named = clauses[document.clauseOf[i] ?? -1]?.verb === 'putschen';
      if (state !== undefined && !named)
        add(i, 'Country', state, 'description', 0.68, `„${token.text}“ of the state that the article is about`);
      return;
    }
    // "die vom Iran unterstützte Miliz": who is named before the participle is not what the noun is.
    const complements = phrase.participle === undefined ? undefined : clauses[phrase.participle];
    const from = complements === undefined ? phrase.first : complements.last;
    if (memberState.test(lemma) && phrase.number !== 'pl' && phrase.last === i + 1) {
      const group = statesOfNoun(lemma);
      const acting = argumentsBeside(i, phrase);
      const found = namedLast(
        i,
        sentence,
        (c) =>
          c.type === 'Country' &&
          c.listed !== true &&
          !acting.has(c.entity ?? '') &&
          group?.has(c.entity ?? '') !== false,
      );
      if (found?.entity !== undefined)
        add(
          i,
          'Country',
          found.entity,
          'description',
          Math.min(found.confidence, 0.72),
          `„${token.text}“ is the state named last`,
        );
      return;
    }
    // "der russische Konzern", "der US-Sender": the body of that state.
    const home = stateBefore(phrase);
    if (home !== undefined && !saysWho(i) && readBodyNoun(i, phrase, sentence, lemma, home)) return;
    if (holdsLinked(linkedAt, from > i ? phrase : { ...phrase, first: from })) return;
    // "Südkorea warnte den Norden": where the article names that Korea, and no place is meant.
    const half = phrase.preposition === 'in' || !isBare(phrase, i) || saysWho(i) ? undefined : koreas[lemma];
    if (half !== undefined && candidates.some((c) => c.entity === half && c.token < i)) {
      if (!argumentsBeside(i, phrase).has(half))
        add(i, 'Country', half, 'description', 0.72, `„${token.text}“ of the Korea that is spoken of`);
      return;
    }
    // "das baltische Land", "der Golfstaat": the one state of that part of the world that was named.
    const region = phrase.number === 'pl' || !phrase.definite ? undefined : regionOf(tokens, phrase, lemma);
    if (region !== undefined && !saysWho(i)) {
      const there = candidates.filter((c) => c.token < i && c.entity !== undefined && region.has(c.entity));
      const [only, other] = new Set(there.map((c) => c.entity));
      // Of two not who acts on it.
      const acting = other === undefined ? undefined : argumentsBeside(i, phrase);
      const [left, second] = new Set(
        there.map((c) => c.entity).filter((entity) => acting?.has(entity ?? '') === false),
      );
      if (only !== undefined && other === undefined)
        add(i, 'Country', only, 'description', 0.8, `„${token.text}“ is the only state of that region here`);
      else if (left !== undefined && second === undefined)
        add(i, 'Country', left, 'description', 0.75, `„${token.text}“ is the other state of that region here`);
      if (only !== undefined || !countryNouns.has(lemma)) return;
    }
    // "Neu-Delhi beschuldigt den Nachbarn": beside the one that acts the state of whom the article speaks most.
    if (
      /^(?:nachbar|nachbarland|nachbarstaat|erzfeind|erzrivale|gegenseite)$/.test(lemma) &&
      phrase.number !== 'pl' &&
      !saysWho(i)
    ) {
      const other = mainState(candidates, i, document.clauseOf[i] ?? -1);
      if (other?.entity !== undefined)
        add(i, 'Country', other.entity, 'description', 0.7, `„${token.text}“ is the other state of the article`);
      return;
    }
    // "das Nachbarland Venezuelas" is none of those named before.
    if (countryNouns.has(lemma) && phrase.number !== 'pl' && !(lemma.startsWith('nachbar') && saysWho(i))) {
      // "die Türkei, das erste Land, das …": the one behind which it stands.
      const host = phrase.link === 'apposition' ? phrases[phrase.parent ?? -1] : undefined;
      const apposed =
        host !== undefined && host.last === phrase.first - 1
          ? candidates.find((c) => c.token === host.head && c.type === 'Country' && c.entity !== undefined)
          : undefined;
      if (apposed?.entity !== undefined) {
        add(i, 'Country', apposed.entity, 'description', 0.75, `„${token.text}“ stands behind its name`);
        return;
      }
      // "das von Russland angegriffene Land" is another one.
      const inside = new Set(
        phrase.participle === undefined
          ? []
          : candidates.filter((c) => c.token >= phrase.first && c.token < i).map((c) => c.entity),
      );
      // "China und Russland lobten Serbien. X kritisierte das Land": one of several is not "the" one.
      // "die Kritik der chinesischen Regierung an dem Land": nor is it the one whose words or deeds reach it.
      if (phrase.preposition !== undefined)
        for (const c of candidatesWithin(candidates, nounAbove(phrases, phrase).first, phrase.first))
          inside.add(c.entity);
      const fits = (c: Candidate): boolean => c.type === 'Country' && !inside.has(c.entity) && c.listed !== true;
      const last = namedLast(i, sentence, fits);
      // "Brasilien kritisierte das Land": not who acts on it, but the one other state spoken of.
      const acting = argumentsBeside(i, phrase);
      const others = candidates.filter(
        (c) => c.token < i && sentence.index - c.sentence < nounReach && fits(c) && !acting.has(c.entity ?? ''),
      );
      const isClear = !acting.has(last?.entity ?? '') || new Set(others.map((c) => c.entity)).size === 1;
      const found = isClear ? namedLast(i, sentence, (c) => fits(c) && !acting.has(c.entity ?? '')) : undefined;
      if (found?.entity !== undefined)
        add(
          i,
          'Country',
          found.entity,
          'description',
          Math.min(found.confidence, 0.75),
          `„${token.text}“ is the state named last`,
        );
      return;
    }
    const nicknamed = [...(bodiesNicknamed(lemma) ?? [])].find((id) => kinds.has(id));
    if (nicknamed !== undefined) {
      add(i, 'Organisation', nicknamed, 'description', 0.85, `„${token.text}“ of the article`);
      return;
    }
    // "die Blauen", "die Währungshüter": of the bodies that are called so the one that the article names; "der Rote" is none.
    // "der vom Iran unterstützten Rebellen": the article opens the phrase.
    const article = tokens[complements === undefined ? i - 1 : phrase.first]?.lower ?? '';
    const several = isSeveral(phrase, roleOfOne(phrase), article) && !saysWho(i);
    const made = several && /^\p{Lu}/u.test(token.text) ? bodiesOfPeople(lemma) : undefined;
    const [one, more] =
      made === undefined ? [] : new Set(document.entities.filter(({ id }) => made.has(id)).map(({ id }) => id));
    if (one !== undefined && more === undefined) {
      add(i, 'Organisation', one, 'description', 0.8, `„${token.text}“ of the article`);
      return;
    }
    // "die Rebellen", "den Islamisten": the only armed group that the article names so far.
    if (several && armedPlurals.has(lemma)) {
      const groups = new Map<string, number>();
      for (const c of candidates)
        if (c.token < i && c.type === 'Organisation' && kinds.get(c.entity ?? '') === 'armed')
          groups.set(c.entity as string, (groups.get(c.entity as string) ?? 0) + 1);
      // "Die Brigaden, der bewaffnete Arm der Islamisten": of another group than the one that acts here.
      for (const c of candidatesWithin(candidates, sentence.first, i))
        if (c.clause === document.clauseOf[i]) groups.delete(c.entity ?? '');
      const [first, second] = [...groups].sort((a, b) => b[1] - a[1]);
      if (first !== undefined && first[1] >= 2 * (second?.[1] ?? 0))
        add(
          i,
          'Organisation',
          first[0],
          'description',
          second === undefined ? 0.75 : 0.65,
          `„${token.text}“ of the armed group that is spoken of`,
        );
      return;
    }
    // "die Europäische Zentralbank … Die Zentralbank": by the noun of the full name, where one body has it.
    const wholeName =
      phrase.number !== 'pl' && phrase.head === phrase.first + 1 && !saysWho(i) ? namesInto.get(lemma) : undefined;
    if (wholeName !== undefined) {
      const found = soleOf(candidates, i, sentence.index, (c) => wholeName.has(c.entity ?? ''));
      if (found?.entity !== undefined) {
        add(i, 'Organisation', found.entity, 'description', 0.8, `„${token.text}“ is in its full name`);
        return;
      }
    }
    if (readBodyNoun(i, phrase, sentence, lemma, undefined)) return;
    if (/^\d{2}-?jährige[rnm]?$/i.test(token.text)) {
      const called = ages.get(token.text.slice(0, 2));
      if (called !== undefined) {
        add(i, 'Person', called, 'description', 0.82, `„${token.text}“ is who was said to be of that age`);
        return;
      }
      const gender: Gender | undefined =
        phrase.gender === 'f' || phrase.gender === 'm' ? phrase.gender : genderOfOne(tokens, roles, phrase);
      // Who is said to be of another age is not meant.
      const others = new Set(
        [...ages].filter(([years]) => years !== token.text.slice(0, 2)).map(([, entity]) => entity),
      );
      const fits = (c: Candidate): boolean =>
        c.type === 'Person' &&
        !others.has(c.entity ?? '') &&
        (c.gender === undefined || gender === undefined || c.gender === gender);
      // Of three in the sentence before the one who was named last.
      const before = candidates.filter((c) => c.token < i && sentence.index - c.sentence === 1 && fits(c));
      const last = new Set(before.map((c) => c.entity)).size > 2 ? before.at(-1) : undefined;
      const found = last === undefined ? namedLast(i, sentence, fits) : { ...last, confidence: 0.74 };
      if (found?.entity !== undefined)
        add(
          i,
          'Person',
          found.entity,
          'description',
          Math.min(found.confidence, 0.8),
          `„${token.text}“ is the person named last`,
        );
      return;
    }
    const said = phrase.number === 'pl' ? undefined : sameKind(kindsNamed, opened, i, lemma);
    // "Bei einem Gespräch mit Minister X sagte der Minister": he is not his own partner.
    const isPartner = candidatesWithin(candidates, sentence.first, i).some(
      (c) =>
        c.type === 'Person' && c.entity === said?.entity && c.clause === document.clauseOf[i] && c.role !== 'subject',
    );
    const same = isPartner && roles.get(phrase.index) === 'subject' ? undefined : said;
    if (same !== undefined)
      add(
        i,
        same.type,
        same.entity as string,
        'description',
        0.75,
        `„${token.text}“ was said of ${same.entity} before`,
      );
    // "der Politiker", "den Oppositionellen": the person spoken of most.
    else if (isPersonNoun(token) && (!saysWho(i) || seatBehind(i) !== undefined) && !isNamedBehind(document, phrase)) {
      const gender = genderOfOne(tokens, roles, phrase);
      const found = gender === undefined ? undefined : personBefore(i, phrase, gender, seatBehind(i));
      if (found?.entity !== undefined && !rulesAnother(found.entity, token, sentence))
        add(i, 'Person', found.entity, 'description', found.confidence, `„${token.text}“ is the person spoken of most`);
    }
  };

  for (const sentence of document.sentences) for (let i = sentence.first; i < sentence.last; i++) readWord(i, sentence);
  return [...mentions.filter((m) => !displaced.has(m)), ...added]
    .sort((a, b) => a.first - b.first || b.last - a.last || a.index - b.index)
    .map((m, index) => mentionOf(m, index));
};

/** The state with a plural name that was named last, in this sentence or the one before, where no other plural is. */
const manyBefore = (
  candidates: readonly Candidate[],
  { sentences }: Document,
  at: number,
  sentence: number,
): Candidate | undefined =>
  candidatesWithin(candidates, sentences[Math.max(0, sentence - 1)]?.first ?? at, at).findLast(
    (c) => c.plural && c.type === 'Country',
  );

/**
 * "X lobte Y, weil er geholfen hatte": the reason why somebody is judged is what he did, not what the judge did. Null where both are open:
 * "X lobte Y, nachdem er Z getroffen hatte".
 */
const reasonOf = (
  candidates: readonly Candidate[],
  { clauses, clauseOf, phraseOf }: Document,
  at: number,
  gender: Gender | undefined,
): Candidate | null | undefined => {
  const clause = clauses[clauseOf[at] ?? -1];
  const judge = clauses[clause?.parent ?? -1];
  if (clause?.kind !== 'subordinate' || judge === undefined || !judgingPersons.has(judge.verb ?? '')) return undefined;
  if (!clause.arguments.some((a) => a.role === 'subject' && a.phrase === phraseOf[at])) return undefined;
  const isReason = /^(?:weil|da|dass|daß)$/.test(clause.conjunction ?? '');
  if (!isReason && clause.conjunction !== 'nachdem') return undefined;
  const fitting = (isFit: (role: string) => boolean): Candidate | undefined =>
    onlyPerson(candidates, judge, gender, isFit);
  const judged = fitting((role) => role === 'accusative' || role === 'dative');
  if (judged === undefined || judge.voice === 'passive') return undefined;
  if (isReason) return judged;
  return fitting((role) => role === 'subject') === undefined ? judged : null;
};

/** True where one person acts on another in one clause, both by name, and a pronoun fits both. */
const dealtTogether = (
  candidates: readonly Candidate[],
  clause: Clause | undefined,
  gender: Gender | undefined,
  rivals: ReadonlySet<string>,
): boolean => {
  if (clause === undefined) return false;
  const parts = new Map<string, string | undefined>();
  for (const c of candidatesWithin(candidates, clause.first, clause.last)) {
    if (c.clause !== clause.index || c.type !== 'Person' || !fitsPronoun(c, gender) || rivals.has(c.entity ?? ''))
      continue;
    if (c.pronoun === true) return false;
    parts.set(c.role === 'subject' ? 'subject' : /^(?:accusative|dative)$/.test(c.role) ? 'object' : '', c.entity);
  }
  const [subject, object] = [parts.get('subject'), parts.get('object')];
  return subject !== undefined && object !== undefined && subject !== object;
};

/** Adjectives that tell some of several from others. */
const ordering = /^(?:letzt|erst|ander|weiter|übrig|vorder|hinter|neu|restlich)e[nr]?$/;

/** "die Kriegsparteien", "mit den Konfliktparteien": nothing but an article before the noun. */
const opensWithArticle = (tokens: readonly Token[], { first, head, preposition }: Phrase): boolean =>
  head - first <= (preposition === undefined ? 1 : 2) && /^d(?:ie|en|er)$/.test(tokens[head - 1]?.lower ?? '');

/** Offices of those who head a body, where they are not somebody's. */
const headsBody = (word: string): boolean =>
  /^(?:\p{L}*(?:präsident|vorsitzende|chef|obmann|obfrau|direktor|geschäftsführer|generalsekretär|vorstand|sprecher))(?:in|[rn])?$/iu.test(
    word,
  );

/** The parties that a bracket or an adjective beside a name says of somebody, by person. */
const readPartiesSaid = (
  { mentions, phrases, phraseOf, tokens }: Document,
  linkedAt: LinkedAt,
  kinds: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const said = new Map<string, Set<string>>();
  for (const m of mentions) {
    if (m.type !== 'Person' || m.entity === undefined || m.how !== 'name') continue;
    const first = Math.max(phrases[phraseOf[m.first] ?? -1]?.first ?? m.first, m.first - farthestParty);
    const last = tokens[m.last]?.text === '(' ? m.last + 2 : m.last;
    for (let k = first; k < last; k++)
      for (const { entity } of linkedAt.get(k) ?? [])
        if (entity !== undefined && kinds.get(entity) === 'party')
          said.set(m.entity, (said.get(m.entity) ?? new Set()).add(entity));
  }
  return said;
};
/** Tokens before a name in which its party stands. */
const farthestParty = 8;

/** "X (FPÖ)": true of what stands right behind an opening bracket. */
const isInBracket = (tokens: readonly Token[], { token }: Candidate): boolean => tokens[token - 1]?.text === '(';

/** The one body of a kind that the last sentences name. */
const soleOf = (
  candidates: readonly Candidate[],
  at: number,
  sentence: number,
  fits: (c: Candidate) => boolean,
): { readonly entity: string | undefined; readonly confidence: number } | undefined => {
  const found = new Set<string | undefined>();
  for (const c of candidates)
    if (c.token < at && sentence - c.sentence <= nounReach && c.type === 'Organisation' && fits(c)) found.add(c.entity);
  const [entity] = found;
  return found.size === 1 ? { entity, confidence: 0.7 } : undefined;
};

/** Whom only a person has. */
const ofPersons =
  /^(?:(?:Straf|Pflicht)?[Vv]erteidiger(?:in)?|Vater|Mutter|Sohn|Tochter|Bruder|Schwester|Ehefrau|Ehemann|Gattin|Gatte|Witwe|Lebensgefährt(?:e|in)|Leibarzt)$/;

/** "führte Gespräche": no thing does so. */
const holdsTalks = ({ clauses, clauseOf, phrases, tokens }: Document, at: number): boolean => {
  const clause = clauses[clauseOf[at] ?? -1];
  return (
    clause?.verb === 'führen' &&
    clause.arguments.some(
      (a) =>
        a.role === 'accusative' &&
        /(?:gespräch|verhandlung|telefonat|unterredung)$/i.test(tokens[phrases[a.phrase]?.head ?? -1]?.lemma ?? ''),
    )
  );
};

/** Nouns for parties that govern together, and for those that do not; lower case. */
const partyGroups = Object.values(data.partyGroups).map((nouns) => new Set(nouns));

/** The parties that stood with a noun for some of them before: "Die Regierungsparteien ÖVP und Grüne", "die Koalition aus SPD und CDU". */
const partiesNamedSo = (
  { tokens, sentences }: Document,
  linkedAt: LinkedAt,
  kinds: ReadonlyMap<string, string | undefined>,
  at: number,
): readonly { readonly entity: string; readonly type: Mention['type'] }[] => {
  const lemmaAt = (i: number): string => tokens[i]?.lemma.toLowerCase() ?? '';
  const group = partyGroups.find((nouns) => nouns.has(lemmaAt(at)));
  for (let i = group === undefined ? -1 : at - 1; i >= 0; i--) {
    if (tokens[i]?.pos !== 'NOUN' || !group?.has(lemmaAt(i))) continue;
    const named: { readonly entity: string; readonly type: Mention['type'] }[] = [];
    const end = sentences[tokens[i]?.sentence ?? -1]?.last ?? i;
    for (let k = i + 1; k < end; k++) {
      const party = linkedAt.get(k)?.find((m) => m.how === 'name' && kinds.get(m.entity ?? '') === 'party');
      if (party?.entity !== undefined) {
        named.push({ entity: party.entity, type: party.type });
        k = party.last - 1;
      } else if (!/^(?:aus|von|zwischen|der|den|die|und|sowie|[,(])$/.test(tokens[k]?.lower ?? '')) break;
    }
    if (new Set(named.map((m) => m.entity)).size > 1) return named;
  }
  return [];
};

/** Who comes after or came before somebody in his office. */
const follower = /^(?:[Aa]mts|[Pp]artei)?(?:[Nn]achfolger|[Vv]orgänger)(?:in)?$/;

/** What the two Koreas are called beside each other. */
const koreas: Readonly<Record<string, string>> = { norden: 'country:KP', süden: 'country:KR' };

/** The states of the group that a phrase names: "das baltische Land", "das Golfemirat". */
const regionOf = (tokens: readonly Token[], phrase: Phrase, lemma: string): ReadonlySet<string> | undefined =>
  statesOfPhrase(tokens, phrase, lemma, countryNouns.has(lemma));

/** All states of the closed group that a plural names, unless a number before it counts fewer: "die baltischen Staaten", "die fünf Vetomächte". */
const closedGroupOf = (tokens: readonly Token[], phrase: Phrase, lemma: string): ReadonlySet<string> | undefined => {
  const before = tokens.slice(phrase.first, phrase.head);
  const adjective = countryNouns.has(lemma)
    ? before.map((t) => closedGroups.get(t.lemma.toLowerCase().replace(/e[nmrs]?$/, ''))).find((g) => g !== undefined)
    : undefined;
  const group = closedGroups.get(lemma) ?? adjective;
  const count = before.find(({ pos }) => pos === 'NUM');
  return count === undefined || countWords.get(count.lower) === group?.size ? group : undefined;
};

/** The noun whose complement a phrase is, with its owner before it: "die Kritik Xs an dem Land". */
const nounAbove = (phrases: readonly Phrase[], phrase: Phrase): Phrase => {
  let top = phrase;
  for (let depth = 0; depth < 3 && top.parent !== undefined; depth++) {
    const up = phrases[top.parent];
    if (up === undefined || (top !== phrase && top.link !== 'genitive')) break;
    top = up;
  }
  return top;
};

/** "die Rebellen", "den Islamisten" in the dative: true of several, with the definite article. */
const isSeveral = ({ number, preposition }: Phrase, role: string | undefined, article: string): boolean => {
  if (!/^(?:die|den|der)$/.test(article) || number === 'sg') return false;
  return (
    number === 'pl' ||
    (article === 'den' && (role === 'dative' || /^(?:mit|von|bei|zu|nach|gegenüber)$/.test(preposition ?? '')))
  );
};

/** True for a noun of one person by what he is, in the masculine, the feminine or nominalised. */
const isPersonNoun = ({ lemma, text }: Token): boolean => {
  const lower = lemma.toLowerCase().replace(/^ex-/, '');
  return [lower, lower.replace(/in$/, ''), lower.replace(/[nr]$/, ''), (officeOf(text)?.head ?? '').toLowerCase()].some(
    (form) => personNouns.has(form),
  );
};

/** The article within a contracted preposition. */
const contracted: Readonly<Record<string, string>> = { vom: 'dem', zum: 'dem', beim: 'dem', zur: 'der' };

/** Gender of the one person that a noun with its article names; undefined where several or nobody may be meant. */
const genderOfOne = (
  tokens: readonly Token[],
  roles: ReadonlyMap<number, string>,
  phrase: Phrase,
): Gender | undefined => {
  // "von der Politikerin", "zur Ministerin"
  const opening = (tokens[phrase.first] as Token).lower;
  const article =
    contracted[opening] ??
    (phrase.prepositionToken === phrase.first ? (tokens[phrase.first + 1]?.lower ?? '') : opening);
  if (!/^(?:der|die|den|dem|des)$/.test(article) || phrase.number === 'pl') return undefined;
  // "den Oppositionellen" is one in the accusative and several in the dative, "der Republikaner" one as a subject.
  const role = roles.get(phrase.index);
  if (
    phrase.number === 'any' &&
    !(article === 'den' && (role === 'accusative' || /^(?:gegen|für|ohne|um|durch)$/.test(phrase.preposition ?? ''))) &&
    !(article === 'der' && role === 'subject')
  )
    return undefined;
  if (article === 'die') return 'f';
  if (article === 'der') return phrase.gender === 'f' ? 'f' : phrase.cases.includes('nom') ? 'm' : 'f';
  return 'm';
};

/** Those who hold the same office elsewhere. */
const colleagues = /^(?:amts|ressort|minister)?kollege$|^(?:amts|ressort)?kollegin$|^gegenüber$|^pendant$/;

/** How many mentions a colleague is looked for in: farther back others have come and gone. */
const colleagueReach = 300;

/** Persons named before a token whom the article calls by an office of a state, or who are known to lead it. */
const holdersOf = (document: Document, linkedAt: LinkedAt, state: string, at: number): readonly string[] => {
  const found = new Set<string>();
  const { mentions } = document;
  let k = mentions.findLastIndex((m) => m.first < at);
  for (let steps = 0; k >= 0 && steps < colleagueReach; k--, steps++) {
    const m = mentions[k] as Mention;
    if (m.type !== 'Person' || m.how !== 'name' || m.entity === undefined) continue;
    const phrase = document.phrases[document.phraseOf[m.first] ?? -1];
    let isCalled = false;
    for (let i = phrase?.first ?? m.first; i < m.first && m.person?.office !== undefined; i++)
      if (linkedAt.get(i)?.some((c) => c.type === 'Country' && c.entity === state) === true) isCalled = true;
    if (isCalled || statesOfLeader(m.entity).includes(state)) found.add(m.entity);
  }
  return [...found];
};

/** The states that somebody is known to lead, else the one whose office the article gives him: "der slowakische Präsident X". */
const statesOfHolder = (document: Document, entity: string): string[] => {
  const known = statesOfLeader(entity);
  if (known.length > 0) return known;
  const states = new Set<string>();
  for (const mention of document.mentions)
    if (mention.entity === entity && mention.country !== undefined) states.add(`country:${mention.country}`);
  // "Costa Ricas Außenminister X", "der mexikanische Minister X": the state stands before the office.
  if (states.size === 0)
    for (const { entity: state, type, first } of document.mentions) {
      const own = document.phraseOf[first] ?? -1;
      if (type !== 'Country' || state === undefined || own < 0) continue;
      const held = document.mentions.some((m) => {
        const at = document.phraseOf[m.first] ?? -1;
        const phrase = document.phrases[at];
        if (m.entity !== entity || m.how !== 'name' || phrase === undefined || m.first <= first) return false;
        const owned =
          at === own || (document.phrases[own]?.link === 'genitive' && document.phrases[own]?.parent === at);
        return owned && officeOf((document.tokens[phrase.head] as Token).text) !== undefined;
      });
      if (held) states.add(state);
    }
  return [...states];
};

/** "das Hilfswerk" after "das Hilfswerk missio", "der Priester" after "Priester Nguyen Van Ly": the noun stood with a name before. */
const sameKind = (
  kindsNamed: ReadonlyMap<string, readonly NounWithName[]>,
  opened: ReadonlyMap<string, readonly number[]>,
  at: number,
  lemma: string,
) => {
  if (lemma.length < 5) return undefined;
  const exact = kindsNamed.get(lemma)?.findLast(({ phrase }) => phrase.last <= at)?.name;
  if (exact !== undefined) return exact;
  // "die Umweltgruppe X … die Gruppe": the last part of the noun, where it stood with one body only, and nobody else was "eine Gruppe"
  // in between.
  const [one, other] = kindsNamed.get(`-${lemma}`) ?? [];
  if (one === undefined || other !== undefined || one.phrase.last > at) return undefined;
  const last = opened.get(lemma)?.findLast((i) => i < at);
  return last === undefined || last < one.phrase.first ? one.name : undefined;
};

/** Where nouns stand behind an indefinite article ("eine Gruppe Schüler"), by the noun. */
const nounsOpened = ({ tokens }: Document): Map<string, number[]> => {
  const byLemma = new Map<string, number[]>();
  const isIndefinite = (i: number): boolean => /^eine?[nmrs]?$/.test(tokens[i]?.lower ?? '');
  tokens.forEach(({ pos, lemma }, i) => {
    if (pos !== 'NOUN' || !(isIndefinite(i - 1) || (tokens[i - 1]?.pos === 'ADJ' && isIndefinite(i - 2)))) return;
    const key = lemma.toLowerCase();
    const list = byLemma.get(key);
    if (list === undefined) byLemma.set(key, [i]);
    else list.push(i);
  });
  return byLemma;
};

/** Keeps the first name of each of two bodies under the last part of the compound before them: "-gruppe" of "Umweltgruppe". */
const addLastPart = (byLemma: Map<string, NounWithName[]>, lemma: string, named: NounWithName): void => {
  const part = named.name.type === 'Organisation' ? loadMorphology().splitCompound(lemma)?.head : undefined;
  if (part === undefined) return;
  const key = `-${part.toLowerCase()}`;
  const list = byLemma.get(key) ?? [];
  if (list.length < 2 && list.every(({ name }) => name.entity !== named.name.entity))
    byLemma.set(key, [...list, named]);
};

interface NounWithName {
  readonly phrase: Phrase;
  readonly name: Mention;
}

/** Phrases of a noun with a name behind it, by the noun, in the order of the phrases: long texts are not searched again for each noun. */
const nounsBesideNames = ({ phrases, tokens }: Document, linkedAt: LinkedAt): Map<string, NounWithName[]> => {
  const byLemma = new Map<string, NounWithName[]>();
  for (const phrase of phrases) {
    if (phrase.number === 'pl') continue;
    for (let i = phrase.head + 1; i < phrase.last; i++) {
      const name = linkedAt.get(i)?.find((m) => m.how === 'name' && (m.type === 'Organisation' || m.type === 'Person'));
      if (name === undefined) continue;
      // "der Priester, Blogger und Dissident X" is all of that.
      const before = phrase.conjuncts?.slice(0, phrase.conjuncts.indexOf(phrase.index)) ?? [];
      const bare = before
        .map((c) => phrases[c] as Phrase)
        .filter((p) => p.number !== 'pl' && !holdsLinked(linkedAt, p));
      for (const { head } of [phrase, ...(bare.length === before.length ? bare : [])]) {
        const lemma = (tokens[head] as Token).lemma.toLowerCase();
        const list = byLemma.get(lemma);
        if (list === undefined) byLemma.set(lemma, [{ phrase, name }]);
        else list.push({ phrase, name });
        addLastPart(byLemma, (tokens[head] as Token).lemma, { phrase, name });
      }
      break;
    }
  }
  return byLemma;
};

/**
 * "Finnland hat den Vertrag 1998 unterzeichnet. Nun will es ihn kündigen": the state that the sentence before is about, where that
 * sentence and this one name nothing else that is neuter.
 */
const neuterBefore = (
  document: Document,
  candidates: readonly Candidate[],
  { index }: Sentence,
  at: number,
  /** Who acts in the clause of the pronoun, and is not meant. */
  acting: ReadonlySet<string> = new Set(),
): Candidate | undefined => {
  const before = document.sentences[index - 1];
  if (before === undefined) return undefined;
  const named = candidatesWithin(candidates, before.first, at);
  const state = named.findLast((c) => isNeuterSubject(c, before.index));
  if (state === undefined || document.clauses[state.clause]?.kind !== 'main') return undefined;
  const isAlone = named.every(
    (c) => c.gender !== 'n' || c.plural || c.entity === state.entity || acting.has(c.entity ?? ''),
  );
  if (!isAlone) return undefined;
  for (let i = before.first; i < at; i++) {
    const phrase = document.phrases[document.phraseOf[i] ?? -1];
    const isNoun = phrase?.head === i && !phrase.pronoun && document.tokens[i]?.pos === 'NOUN';
    if (isNoun && phrase.gender === 'n' && phrase.number !== 'pl') return undefined;
  }
  return state;
};
