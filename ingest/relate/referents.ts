import type { NodeType } from '../../graph/ontology.ts';
import { askOnce, createFormCache } from '../analyse/formCache.ts';
import { examplesStart } from '../analyse/words.ts';
import { isBreakawayRegion } from '../knowledge/breakaway.ts';
import { loadLexicon, organisationOf } from '../knowledge/lexicon.ts';
import { officeOf } from '../knowledge/offices.ts';
import { kindsOfNoun } from '../link/bodyNouns.ts';
import type { Clause, Document, Mention, Phrase, Token } from '../model.ts';
import { isCoalition } from '../recognise/shape.ts';
import {
  benefitNouns,
  civilians,
  fallNouns,
  memberNouns,
  memberState,
  nonStateNouns,
  others,
  reliefs,
  reportingVerbs,
  representatives,
  societyNouns,
  stateActs,
  sufferedActs,
} from './words.ts';

/*
 * Whom a phrase speaks of. A name speaks of its bearer; "die russische Regierung", "Israels Luftwaffe" and "Behörden in Kiew"
 * stand for the country that acts through them; "Stellungen des IS" leads, as the target of something, to the IS.
 */

/** A node that a phrase speaks of, with how sure the link is and the words that speak of it. */
export interface Referent {
  readonly entity: string;
  readonly type: NodeType;
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
  /** The rule that led from the phrase to the node. */
  readonly because: string;
}

/** Look-ups over one document that the relate stage shares. */
export interface Index {
  readonly document: Document;
  /** Mentions (linked ones) by each token that they cover. */
  readonly mentionsAt: readonly (readonly Mention[])[];
  readonly children: ReadonlyMap<number, readonly Phrase[]>;
  readonly clausesOfSentence: readonly (readonly Clause[])[];
  /** The country that an unnamed army, police or parliament of this article belongs to. */
  readonly home: string | undefined;
  /** What `referentsOf` found, by phrase and options: frame after frame asks for the same subject. */
  readonly referents: Map<number, readonly Referent[]>;
  /** By its token, who says "ich" or "wir" (speakers.ts finds it). */
  readonly selves: Map<number, Referent>;
  /** By sentence, who says it in an interview (turns.ts finds it). */
  readonly spokenBy: Map<number, Referent>;
}

/** How sure it is that whoever strikes a city strikes its state. */
const struckPlace = 0.85;
/** Prepositions that say where something struck lies. */
const lying: ReadonlySet<string> = new Set(
  'in an auf bei nahe vor um unweit nördlich südlich östlich westlich entlang'.split(' '),
);
/** "Kämpfer der Taliban", "Aktivisten von Greenpeace" act for their group; for no state. */
const isMember = (lemma: string): boolean => memberNouns.has(lemma.slice(lemma.lastIndexOf('-') + 1));

/** Cities whose judges are those of a court that more states have, or the highest of theirs. */
const courtSeats: Readonly<Record<string, string>> = {
  luxemburger: 'organisation:eugh',
  straßburger: 'organisation:egmr',
  karlsruher: 'organisation:bundesverfassungsgericht',
};

const actingOffices: ReadonlySet<string> = new Set(['head', 'government', 'minister', 'national']);

export const indexDocument = (document: Document): Index => {
  const mentionsAt: Mention[][] = document.tokens.map(() => []);
  for (const mention of document.mentions) {
    if (mention.entity === undefined) continue;
    for (let i = mention.first; i < mention.last; i++) mentionsAt[i]?.push(mention);
  }
  const children = new Map<number, Phrase[]>();
  for (const phrase of document.phrases) {
    if (phrase.parent === undefined) continue;
    const list = children.get(phrase.parent);
    if (list === undefined) children.set(phrase.parent, [phrase]);
    else list.push(phrase);
  }
  const clausesOfSentence: Clause[][] = document.sentences.map(() => []);
  for (const clause of document.clauses) clausesOfSentence[clause.sentence]?.push(clause);
  return {
    document,
    mentionsAt,
    children,
    clausesOfSentence,
    home: homeOf(document),
    referents: new Map(),
    selves: new Map(),
    spokenBy: new Map(),
  };
};

/** The country named or meant most often, places counted. */
const homeOf = (document: Document): string | undefined => {
  const counts = new Map<string, number>();
  const acting = new Set<string>();
  for (const { type, entity, first } of document.mentions) {
    if (type !== 'Country' || entity === undefined) continue;
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
    // "spionierte für Russland": a state that others only act on or for is not where the article is at home.
    const { preposition } = document.phrases[document.phraseOf[first] ?? -1] ?? {};
    if (!/^(?:für|gegen|mit|nach|an|zu|über|aus)$/.test(preposition ?? '')) acting.add(entity);
  }
  let best: string | undefined;
  for (const [country, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = country;
  return best !== undefined && acting.has(best) ? best : undefined;
};

/** The node of a linked mention, less sure by `factor`. */
export const referentFrom = (mention: Mention, because: string, factor = 1): Referent => ({
  entity: mention.entity as string,
  type: mention.type,
  confidence: mention.confidence * factor,
  start: mention.start,
  end: mention.end,
  because,
});

/** Why a mention is linked to its node. */
export const linkOf = (mention: Mention): string => {
  let link = links.get(mention);
  if (link === undefined) {
    link = spellLink(mention);
    links.set(mention, link);
  }
  return link;
};
const links = new WeakMap<Mention, string>();
const spellLink = (mention: Mention): string =>
  `„${mention.text}“ is ${mention.entity} (${mention.because.join(', ')})`;

const referentOf = (mention: Mention, because: string, factor = 1): Referent =>
  referentFrom(mention, `${because}: ${linkOf(mention)}`, factor);

const organisationKinds = new WeakMap<Document, ReadonlyMap<string, string | undefined>>();
/** What kind of organisation a node is (knowledge/organisations.tsv); undefined where nothing tells, and for other nodes. */
export const organisationKind = ({ document }: Index, id: string): string | undefined => {
  let kinds = organisationKinds.get(document);
  if (kinds === undefined) {
    kinds = new Map(document.entities.map((e) => [e.id, e.properties?.['kind']]));
    organisationKinds.set(document, kinds);
  }
  return kinds.get(id);
};

/** Agencies and papers report: who talks to them is interviewed, and they do not accuse. */
export const isMedium = (index: Index, entity: string): boolean => {
  const kind = organisationKind(index, entity);
  return kind === 'media' || kind === 'agency';
};

const unique = (referents: readonly Referent[]): Referent[] => {
  const seen = new Map<string, Referent>();
  for (const referent of referents) {
    const before = seen.get(referent.entity);
    if (before === undefined || before.confidence < referent.confidence) seen.set(referent.entity, referent);
  }
  return [...seen.values()];
};

export const union = 'organisation:eu';

/** "In Peking weist man das zurück", "hieß es aus Kiew": those who govern in the capital that a clause names. */
export const governmentIn = (index: Index, clause: Clause): Referent[] => {
  for (const argument of clause.arguments) {
    const phrase = index.document.phrases[argument.phrase] as Phrase;
    if (phrase.preposition !== 'in' && phrase.preposition !== 'aus') continue;
    for (const mention of index.mentionsAt[phrase.head] ?? [])
      if (mention.because[0] === 'capital as a place') {
        // "In Brüssel weist man das zurück": the Union, which sits there, and not Belgium, of which nobody speaks.
        const { entities, mentions } = index.document;
        const isNamed = (m: Mention): boolean => m.entity === 'country:BE' && /^(?:name|adjective)$/.test(m.how);
        if (mention.entity === 'country:BE' && !mentions.some(isNamed))
          return entities.some((e) => e.id === union)
            ? [{ ...referentOf(mention, 'those who sit in Brussels'), entity: union, type: 'Organisation' }]
            : [];
        return asGovernments([referentOf(mention, 'those who govern in this capital')]);
      }
  }
  return [];
};

/** "Das Ministerium teilte mit, man lehne das ab": in reported words "man" is the state or body that speaks in the same sentence. */
const bodyThatSays = (index: Index, clause: Clause): Referent[] => {
  if (clause.kind !== 'main' || clause.mood === 'indicative') return [];
  const report = (index.clausesOfSentence[clause.sentence] ?? []).find(
    (c) => c.index !== clause.index && c.kind === 'main' && c.mood === 'indicative' && reportingVerbs.has(c.verb ?? ''),
  );
  if (report === undefined) return [];
  return argumentPhrases(index.document, report, 'subject')
    .filter((p) => !p.pronoun)
    .flatMap((p) => referentsOf(index, p, { through: false }, 1))
    .filter((r) => r.type === 'Country' || r.type === 'Organisation');
};

/** True of a noun for those who act for a state or a group: "Regierung", "Armee", "Kämpfer". */
export const isActingNoun = (token: Token): boolean => isRepresentative(token) || isMember(token.lemma.toLowerCase());

/** True when the noun stands for the country or body that acts through it (Regierung, Armee, Behörden …). */
const isRepresentative = ({ lemma }: Token): boolean => {
  let known = representing.get(lemma);
  if (known === undefined) {
    known = standsForState(lemma.toLowerCase());
    representing.set(lemma, known);
  }
  return known;
};
/** Lemmas with what was found for them: the lists are long, and the same nouns come again and again. */
const representing = createFormCache<boolean>(10_000);
/** People and things of a state that do not act for it. */
const isForeign = (lemma: string): boolean => isListed(nonStateNouns, lemma, 1);

/** Heads and leaderships of bodies stand for their body, and for no state where none is named. */
const ofBodies =
  /^(?:partei|klub|fraktions|konzern|verbands|vereins|gewerkschafts|unternehmens|firmen|vorstands|kirchen)/;

const standsForState = (lemma: string): boolean => {
  if (representatives.has(lemma)) return true;
  // A Kommission is no Mission.
  if (lemma.endsWith('kommission')) return false;
  const hyphen = lemma.lastIndexOf('-');
  if (hyphen > 0 && representatives.has(lemma.slice(hyphen + 1))) return true;
  for (const noun of representatives)
    if (noun.length > 4 && lemma.endsWith(noun) && lemma.length > noun.length + 2) return true;
  return false;
};

/** Those who lead a body and act for it where nobody names them: "der SPÖ-Chef", "der Nato-Generalsekretär". */
const leadsBody =
  /(?:^|-|partei|fraktions|klub|bundes|landes|co-?|vize)(?:chef(?:in)?|vorsitzende[rn]?|obmann|obfrau|generalsekretär(?:in)?|generaldirektor(?:in)?)$/;

/** Seats of governments that people go into. */
const isBuilding = /(?:haus|palast|kreml|kanzleramt|hofburg)$/i;

export interface ReferentOptions {
  /** Follow a noun that is no actor to the actor it belongs to: "Stellungen des IS", "Putins Reise". */
  readonly through: boolean;
  /** Accept a city that only says where, as its country (VISITED). */
  readonly places?: boolean;
  /** Let "die Armee" without an owner stand for the article's country. */
  readonly home?: boolean;
  /** What is struck: a place stands for the state that it lies in ("Ziele im Jemen", "die ukrainische Stadt Dnipro"). */
  readonly territory?: boolean;
  /** People of a state stand for it ("russische Firmen"), though they do not act for it. */
  readonly nationals?: boolean;
  /**
   * `blame`: look for whose act a noun tells, not for who suffers it ("die Festnahme Xs durch Y", "Folter in Ägypten").
   * `praise`: what somebody suffers, or falls by, is no praise of him ("der von Y unterstützte Sturz Xs").
   * `refusal`: who will not have it that somebody is held or let go, refuses nothing to him ("lehnt die Verhaftung Xs ab").
   */
  readonly act?: 'blame' | 'praise' | 'refusal' | undefined;
}

/**
 * The article's country, taken for the one that nobody names at these words. Of a party that acts here, its own: "die SPÖ kritisierte die Regierung"
 * in an article about Russia is about Austria's, or about none that the article has.
 */
export const homeState = (index: Index, token: Token): Referent | undefined => {
  const { start, end } = token;
  const city = cityBefore(index, token);
  const state = city === undefined ? (stateOfParty(index, token) ?? index.home) : stateOfCity(city);
  return state === undefined || !index.document.entities.some(({ id }) => id === state)
    ? undefined
    : {
        entity: state,
        type: 'Country',
        confidence: 0.6,
        start,
        end,
        because: `nobody is named; ${state} is ${state === index.home ? 'the article’s state' : 'that of the party'}`,
      };
};

/** "Die Regierung habe versagt, sagte FPÖ-Sprecher X": a government that nobody names is surely meant where it is that of the speaker's party. */
export const inMouthOf = (homes: ReadonlySet<string>, referent: Referent): Referent => {
  if (!unnamedGovernment.test(referent.because)) return referent;
  const isOwn = [...homes].some((home) => {
    const body = organisationOf(home);
    return body?.kind === 'party' && `country:${body.parent}` === referent.entity;
  });
  // "Das sei ein Schlag der Regierung gegen die Presse, sagte US-Sprecher Y": he does not mean his own.
  const isForeign = [...homes].some((home) => home.startsWith('country:')) && !homes.has(referent.entity);
  return isOwn || isForeign ? { ...referent, confidence: Math.max(referent.confidence, sureGovernment) } : referent;
};
const unnamedGovernment = /regierung“ is taken for that of/i;
/** How sure it is that politicians mean the government of their own state. */
const sureGovernment = 0.75;

/** "die Wiener Staatsanwaltschaft": the adjective of a city before a body. */
const cityBefore = ({ document }: Index, { index: at }: Token): string | undefined => {
  const first = document.phrases[document.phraseOf[at] ?? -1]?.first ?? at;
  return document.tokens
    .slice(first, at)
    .find(
      ({ text, analyses }) =>
        /^\p{Lu}\p{L}+er$/u.test(text) && analyses.some((a) => a.pos === 'ADJ' && a.lemma === text),
    )?.text;
};

/** The state of a city by its adjective: `Wiener`, `Münchner`, `Bremer`; undefined for cities that no list has. */
const stateOfCity = (adjective: string): string | undefined => {
  const { entryOf } = loadLexicon();
  const stem = adjective.slice(0, -2);
  for (const city of [stem, `${stem}en`, stem.replace(/n$/, 'en'), `${stem}e`]) {
    const entry = entryOf(city);
    if (entry?.type === 'Country') return `country:${entry.code}`;
  }
  return undefined;
};

/** Bodies that mean the government of their own state where they speak of one; firms and papers speak of any. */
const domestic: ReadonlySet<string> = new Set('party parliament ministry authority union church ngo court'.split(' '));
/** The state in whose list the party or other body stands that is, or whose people are, the subject at these words. */
const stateOfParty = ({ document, mentionsAt }: Index, { index: at }: Token): string | undefined => {
  const clause = document.clauses[document.clauseOf[at] ?? -1];
  for (const { role, phrase } of clause?.arguments ?? []) {
    const subject = role === 'subject' ? document.phrases[phrase] : undefined;
    for (let i = subject?.first ?? 0; i < (subject?.last ?? 0); i++)
      for (const { type, entity } of mentionsAt[i] ?? []) {
        const party = type === 'Organisation' ? organisationOf(entity) : undefined;
        if (domestic.has(party?.kind ?? '') && /^[A-Z]{2}$/.test(party?.parent ?? ''))
          return `country:${party?.parent}`;
      }
  }
  return undefined;
};

/** Lemmas by list with whether they, or the noun they end in, stand in it. */
const listed = new Map<ReadonlySet<string>, ReturnType<typeof createFormCache<boolean>>>();
/** True of a listed noun and of compounds with one of six letters or more; before it stand at least `least` letters. */
export const isListed = (list: ReadonlySet<string>, lemma: string, least = 3): boolean => {
  let cache = listed.get(list);
  if (cache === undefined) {
    cache = createFormCache<boolean>(10_000);
    listed.set(list, cache);
  }
  let known = cache.get(lemma);
  if (known === undefined) {
    known = list.has(lemma);
    for (let cut = least; !known && cut <= lemma.length - 6; cut++) known = list.has(lemma.slice(cut));
    cache.set(lemma, known);
  }
  return known;
};

/** Nouns behind which `durch` says where somebody goes, not who acts. */
const ways =
  /(?:reise|weg|fahrt|tour|route|flug|marsch|pipeline|transit|zug|spaziergang|rundgang|tunnel|leitung|trasse)$/;

/** The doer behind `durch`: of the noun, or of a complement that stands between ("der Einsatz von Gas durch X"). */
const doerOf = (index: Index, phrase: Phrase, depth: number): readonly Referent[] => {
  for (const child of index.children.get(phrase.index) ?? []) {
    if (child.preposition === 'durch' || child.preposition === 'seitens' || child.preposition === 'vonseiten') {
      const found = referentsOf(index, child, { through: false, home: true }, depth + 1);
      if (found.length > 0) return found;
    }
    if (depth < 3 && (child.link === 'genitive' || child.link === 'preposition')) {
      const found = doerOf(index, child, depth + 1);
      if (found.length > 0) return found;
    }
  }
  return [];
};

/** "Folter in ägyptischen Gefängnissen", "die Zensur in China": the state within which it happens. */
const placeOfAct = (index: Index, phrase: Phrase, depth: number): Referent[] => {
  for (const child of index.children.get(phrase.index) ?? []) {
    if (child.preposition === 'in') {
      const places = referentsOf(index, child, { through: true, places: true }, depth + 1);
      const found = places.filter((r) => r.type === 'Country');
      if (found.length > 0) return found;
    }
    if (depth < 3 && (child.link === 'genitive' || child.preposition === 'von')) {
      const found = placeOfAct(index, child, depth + 1);
      if (found.length > 0) return found;
    }
  }
  return [];
};

/** The options as a number below 128. */
const bitsOf = ({ through, places, home, territory, nationals, act }: ReferentOptions): number =>
  (through ? 1 : 0) |
  (places === true ? 2 : 0) |
  (home === true ? 4 : 0) |
  (territory === true ? 8 : 0) |
  (nationals === true ? 16 : 0) |
  (act === 'blame' ? 32 : act === 'praise' ? 64 : act === 'refusal' ? 96 : 0);

const isPerson = ({ text }: Token): boolean => officeOf(text) !== undefined;

/** Kinds of bodies that stand for themselves and for no state. */
const apart: ReadonlySet<string> = new Set('bank church company media ngo union university'.split(' '));
const isApart = askOnce((lemma) => {
  const kinds = kindsOfNoun(lemma);
  return (
    kinds !== undefined &&
    [...kinds].every((kind) => apart.has(kind)) &&
    !lemma.startsWith('regierungs') &&
    !lemma.startsWith('staats')
  );
});

/** The nodes that a phrase and its conjuncts speak of. */
export const referentsOf = (index: Index, phrase: Phrase, options: ReferentOptions, depth = 0): readonly Referent[] => {
  if (depth > 0) return findReferents(index, phrase, options, depth);
  const key = phrase.index * 256 + (phrase.conjuncts === undefined ? 128 : 0) + bitsOf(options);
  let found = index.referents.get(key);
  if (found === undefined) {
    found = findReferents(index, phrase, options, 0);
    index.referents.set(key, found);
  }
  return found;
};

const findReferents = (index: Index, phrase: Phrase, options: ReferentOptions, depth: number): readonly Referent[] => {
  const own = referentsOfOne(index, phrase, options, depth);
  const second = own.length === 0 ? undefined : correlate(index, phrase);
  if (depth === 0) {
    // "gegen dreizehn US-Firmen, darunter X und Y", "nahm mehrere Politiker fest, darunter X"
    const among = examplesBehind(index, phrase);
    if (among.length > 0) return unique([...own, ...among]);
  }
  if (phrase.conjuncts === undefined && second === undefined) return own.length < 2 ? own : unique(own);
  const all = [...own, ...(second === undefined ? [] : referentsOfOne(index, second, options, depth))];
  if (phrase.conjuncts === undefined) return unique(all);
  for (const other of phrase.conjuncts) {
    const conjunct = index.document.phrases[other];
    if (conjunct === undefined || conjunct.index === phrase.index) continue;
    if (options.act === 'blame' && sharesSufferer(index, phrase, conjunct)) continue;
    all.push(...referentsOfOne(index, conjunct, options, depth));
  }
  return unique(all);
};

/** "die Freilassung und Rückkehr von X": under one article both nouns are of X, who suffers the first and does not owe the second. */
const sharesSufferer = (index: Index, { index: first, head }: Phrase, conjunct: Phrase): boolean =>
  isListed(sufferedActs, (index.document.tokens[head] as Token).lemma.toLowerCase()) &&
  !(index.children.get(first) ?? []).some((c) => c.link === 'genitive' || c.preposition === 'von') &&
  index.document.tokens.slice(conjunct.first, conjunct.head).every(({ pos }) => pos === 'ADJ');

/** "sowohl A als auch B", "nicht nur A, sondern auch B": the other of two that are joined by words which stand apart. */
const correlate = ({ document }: Index, { first, last }: Phrase): Phrase | undefined => {
  const { tokens, phrases, phraseOf } = document;
  const lower = (i: number): string => tokens[i]?.lower ?? '';
  const opens = [first - 1, first].some(
    (i) => lower(i) === 'sowohl' || (lower(i) === 'nur' && lower(i - 1) === 'nicht'),
  );
  if (!opens) return undefined;
  for (let i = last; i <= last + 1; i++) {
    const joins = lower(i) === 'als' || lower(i) === 'wie' || lower(i) === 'sondern';
    if (!joins || lower(i + 1) !== 'auch') continue;
    const second = phrases[phraseOf[i + 2] ?? -1];
    return second?.pronoun === true ? undefined : second;
  }
  return undefined;
};

/** A list of more examples is no list of examples. */
const mostExamples = 6;

/** Tokens that the end of a clause may take: a particle, or participle, auxiliary and modal verb. */
const mostClosing = 3;
/** Tokens between people who are counted and their examples: "mehrere Staaten haben X verurteilt, darunter Y". */
const longestWay = 12;
const occasional: ReadonlySet<string> = new Set('bei in an nach seit während vor auf aus'.split(' '));
const counting =
  /^(?:mehrere[nr]?|zahlreiche[nr]?|viele[nr]?|etliche[nr]?|einige[nr]?|zwei|drei|\p{L}*(?:zehn|zig|hundert))$/u;

/** The first token of the examples behind „darunter“ or „unter ihnen“ that a plural leads to; undefined where there are none. */
const darunterBehind = (
  { document, mentionsAt }: Index,
  { first, last, head, number, preposition }: Phrase,
): number | undefined => {
  const { tokens } = document;
  const isCounted = (i: number): boolean => tokens[i]?.pos === 'NUM' || counting.test(tokens[i]?.lower ?? '');
  let counted = false;
  for (let i = first; i < last; i++) counted ||= isCounted(i);
  // "gegen mehrere Oppositionelle": a rare noun may look like a singular.
  if (number === 'sg' && !counted) return undefined;
  // "Staaten, die den Kosovo anerkannten, darunter X": one state has no examples.
  if (number === 'any' && mentionsAt[head]?.some((m) => m.type === 'Country' && m.how === 'name')) return undefined;
  let closed = last;
  while (closed < last + mostClosing && /^(?:VERB|AUX|ADP)$/.test(tokens[closed]?.pos ?? '')) closed++;
  const start = examplesStart(tokens, closed);
  if (start !== undefined) return start;
  // "Bei mehreren Treffen kritisierte Y Politiker, darunter X": occasions and places have no such examples.
  if (!counted || occasional.has(preposition ?? '')) return undefined;
  for (let i = last; i < last + longestWay; i++) {
    const far = examplesStart(tokens, i);
    if (far !== undefined) return far;
    // "78 Personen und acht Firmen, unter ihnen X": of both.
    if ((isCounted(i) && !/^(?:und|sowie)$/.test(tokens[i - 1]?.lower ?? '')) || tokens[i]?.pos === 'PUNCT')
      return undefined;
  }
  return undefined;
};

/** The token behind a name and what is said beside it: "X (Siemens)", "X, ein Vertrauter von Y,". */
const behindAside = (index: Index, named: Phrase): number => {
  const { tokens, phrases, phraseOf } = index.document;
  let end = named.last;
  if (tokens[end]?.text === '(') {
    const closing = tokens.slice(end, end + longestWay).findIndex(({ text }) => text === ')');
    if (closing > 0) end += closing + 1;
  }
  const aside = tokens[end]?.text === ',' ? phrases[phraseOf[end + 1] ?? -1] : undefined;
  if (aside?.link !== 'apposition' || aside.parent !== named.index) return end;
  let last = aside.last;
  for (const child of index.children.get(aside.index) ?? []) if (child.first === last) last = child.last;
  return /^[,.]$/.test(tokens[last]?.text ?? '') ? last : end;
};

/** Those named behind a plural by „darunter“; the rest of its clause may stand between. */
const examplesBehind = (index: Index, phrase: Phrase): readonly Referent[] => {
  const start = phrase.pronoun ? undefined : darunterBehind(index, phrase);
  return start === undefined ? [] : examplesFrom(index, start);
};

/** Those named in a list of examples that begins at a token. */
const examplesFrom = (index: Index, start: number): readonly Referent[] => {
  const { tokens, phrases, phraseOf } = index.document;
  const found: Referent[] = [];
  for (let at = start, n = 0; n < mostExamples; n++) {
    const named = phrases[phraseOf[at] ?? -1];
    if (named === undefined || named.pronoun || named.first !== at) break;
    found.push(...referentsOf(index, named, { through: false }, 1).filter((r) => r.type !== 'Treaty'));
    let end = behindAside(index, named);
    if (!/^(?:,|und|sowie)$/.test(tokens[end]?.text ?? '')) break;
    if (tokens[end]?.text === ',' && /^(?:und|sowie)$/.test(tokens[end + 1]?.text ?? '')) end++;
    at = end + 1;
    const next = phrases[phraseOf[at] ?? -1];
    if (next === undefined || !tokens.slice(next.first, next.last).some((t) => holdsName(index, t.index))) break;
  }
  return found;
};

/** True of a token of a name. */
const holdsName = ({ mentionsAt }: Index, at: number): boolean => (mentionsAt[at] ?? []).some((m) => m.how === 'name');

/** "Die Regierung in Wien … Sie …": the body that was the subject before, which is no mention of its own. */
const actingBody = (index: Index, pronoun: Phrase): Phrase | undefined => {
  const { document } = index;
  const { text } = document.tokens[pronoun.head] as Token;
  if (!/^(?:sie|es)$/i.test(text)) return undefined;
  const at = document.clauses[document.clauseOf[pronoun.head] ?? -1];
  if (at === undefined) return undefined;
  for (let sentence = at.sentence; sentence >= Math.max(0, at.sentence - 1); sentence--) {
    const before = (index.clausesOfSentence[sentence] ?? []).filter((c) => c.kind === 'main' && c.first < at.first);
    for (const clause of before.reverse())
      for (const phrase of argumentPhrases(document, clause, 'subject')) {
        if (phrase.pronoun || phrase.number === 'pl') return undefined;
        const wanted = /^sie$/i.test(text) ? 'f' : 'n';
        if (phrase.gender === undefined || phrase.gender === wanted)
          return isRepresentative(document.tokens[phrase.head] as Token) ? phrase : undefined;
      }
  }
  return undefined;
};

/** The body whose short form stands in brackets right behind a noun and its genitives. */
const shortFormBehind = (index: Index, phrase: Phrase): Mention | undefined => {
  const { tokens } = index.document;
  let end = phrase.last;
  for (const child of index.children.get(phrase.index) ?? [])
    if (child.link === 'genitive' && child.first === end) end = child.last;
  if (tokens[end]?.text !== '(' || tokens[end + 2]?.text !== ')') return undefined;
  return (index.mentionsAt[end + 1] ?? []).find((m) => m.type === 'Organisation' && m.how === 'name');
};

/** An office without article or possessive: it shares what stands before the first of several. */
export const isBareOffice = ({ document }: Index, phrase: Phrase): boolean => {
  const first = document.tokens[phrase.first] as Token;
  return (
    officeOf((document.tokens[phrase.head] as Token).text) !== undefined && first.pos !== 'DET' && first.pos !== 'PRON'
  );
};

/** More offices than these are a list of people. */
const mostOffices = 3;

/**
 * "die Kanzlerin und Vorsitzende der Grünen X", "der Kanzler und SPÖ-Chef, X,": the phrase that names who holds all offices of a row.
 * Of two persons are "Präsident und Kanzlerin X" and offices whose verb is a plural.
 */
export const holderOfRow = (index: Index, phrase: Phrase): Phrase | undefined => {
  const { document } = index;
  const { tokens, phrases } = document;
  const head = phrase.link === 'conjunct' ? phrases[phrase.parent ?? -1] : phrase;
  const row = head?.conjuncts?.map((c) => phrases[c] as Phrase);
  if (head === undefined || row === undefined || row.length < 2 || row.length > mostOffices) return undefined;
  const last = row.at(-1) as Phrase;
  const genders = new Set<string>();
  for (const member of row) {
    const office = officeOf((tokens[member.head] as Token).text);
    if (office === undefined || member.number === 'pl' || (member !== head && !isBareOffice(index, member)))
      return undefined;
    if (office.gender !== undefined) genders.add(office.gender);
    if (member !== last && namesPerson(index, member)) return undefined;
  }
  if (genders.size > 1 || isPluralSubject(index, head)) return undefined;
  if (namesPerson(index, last)) return last;
  const [named, more] = row
    .flatMap((member) => index.children.get(member.index) ?? [])
    .filter(
      (c) => c.link === 'apposition' && c.first >= last.last && c.conjuncts === undefined && namesPerson(index, c),
    );
  return more === undefined ? named : undefined;
};

/** True of a phrase with one person's name in it. */
const namesPerson = ({ mentionsAt }: Index, phrase: Phrase): boolean => {
  let found: string | undefined;
  for (let i = phrase.first; i < phrase.last; i++)
    for (const m of mentionsAt[i] ?? []) {
      if (m.type !== 'Person' || m.how !== 'name' || m.entity === undefined) continue;
      if (found !== undefined && found !== m.entity) return false;
      found = m.entity;
    }
  return found !== undefined;
};

/** True of the subject of a verb that can be a plural only. */
const isPluralSubject = ({ document }: Index, phrase: Phrase): boolean => {
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (clause === undefined || !clause.arguments.some((a) => a.phrase === phrase.index && a.role === 'subject'))
    return false;
  const finite = clause.verbTokens
    .flatMap((i) => (document.tokens[i] as Token).analyses)
    .filter((a) => a.form === 'fin' && a.number !== undefined);
  return finite.length > 0 && finite.every((a) => a.number === 'pl');
};

const childrenOf = (index: Index, phrase: Phrase, link: Phrase['link']): Phrase[] =>
  (index.children.get(phrase.index) ?? []).filter((child) => child.link === link);

/** "A zählt neben B zu jenen Ländern, die …": those who are counted among them. */
const countedAmong = (index: Index, group: Phrase, depth: number): Referent[] => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[group.head] ?? -1];
  if (group.preposition !== 'zu' || (clause?.verb !== 'zählen' && clause?.verb !== 'gehören')) return [];
  // "gehört zu den Niederlanden, die …"
  if ((index.mentionsAt[group.head] ?? []).some((m) => m.how !== 'adjective')) return [];
  const members = [
    ...argumentPhrases(document, clause, 'subject'),
    ...argumentPhrases(document, clause, 'prepositional').filter((p) => p.preposition === 'neben'),
  ];
  return unique(members.flatMap((p) => referentsOf(index, p, { through: false }, depth)));
};

/** True of a noun for somebody: "Separatistin", "Abgeordneter", an office. */
const isHuman = ({ tokens }: Document, { head, definite }: Phrase): boolean => {
  const { lemma } = tokens[head] as Token;
  return definite && (/(?:in|ant|ent|ist|or|eur|ler|ner|iker)$/.test(lemma) || officeOf(lemma) !== undefined);
};

/** Nouns that say how much of something. */
const measures: ReadonlySet<string> = new Set(
  'Teil Großteil Hälfte Drittel Viertel Mehrheit Mehrzahl Minderheit Rest Dutzend Hundert Tausend'.split(' '),
);

const referentsOfOne = (index: Index, phrase: Phrase, options: ReferentOptions, depth: number): readonly Referent[] => {
  if (depth > 4) return [];
  const { document, mentionsAt } = index;
  // A relative pronoun speaks of what its clause describes.
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (
    phrase.pronoun &&
    clause?.kind === 'relative' &&
    clause.antecedent !== undefined &&
    isRelativePronoun(document, clause, phrase)
  ) {
    const antecedent = document.phrases[clause.antecedent];
    if (antecedent === undefined) return [];
    // "A und B, der Minister von Y, die unterschrieben": what is said of a name does not hold the pronoun.
    const named = antecedent.link === 'apposition' ? document.phrases[antecedent.parent ?? -1] : undefined;
    const found =
      named === undefined ? [] : referentsOf(index, named, options, depth + 1).filter((r) => r.type === 'Person');
    if (found.length > 0) return found;
    // "Schweden gehört zu den EU-Ländern, die …": not the Union.
    const counted = countedAmong(index, antecedent, depth + 1);
    const meant = counted.length > 0 ? counted : referentsOf(index, antecedent, options, depth + 1);
    if (meant.length > 0 || antecedent.number !== 'pl') return meant;
    // "Länder der EU, die X anerkannten, darunter A und B": those did so.
    const start = examplesStart(document.tokens, clause.last);
    return start === undefined ? [] : examplesFrom(index, start);
  }
  const self = phrase.pronoun ? index.selves.get(phrase.head) : undefined;
  if (self !== undefined) return [self];
  if (phrase.pronoun && clause !== undefined && (document.tokens[phrase.head] as Token).lower === 'man')
    return [...governmentIn(index, clause), ...bodyThatSays(index, clause)].slice(0, 1);
  if (phrase.pronoun && (mentionsAt[phrase.head] ?? []).length === 0) {
    const body = actingBody(index, phrase);
    if (body !== undefined) return scale(referentsOf(index, body, { through: false, home: true }, depth + 1), 0.8);
  }
  const inner = new Set<number>();
  for (const child of index.children.get(phrase.index) ?? [])
    for (let i = child.first; i < child.last; i++) inner.add(i);
  const own: Mention[] = [];
  for (let i = phrase.first; i < phrase.last; i++) {
    if (inner.has(i)) continue;
    for (const mention of mentionsAt[i] ?? []) if (!own.includes(mention)) own.push(mention);
  }
  // "seine Armee": a possessive is an owner, not whom the phrase speaks of.
  const possessive = (m: Mention): boolean => m.how === 'pronoun' && m.last <= phrase.head;
  const actors = own.filter(
    (m) =>
      (m.how !== 'adjective' || isInhabitant(m)) &&
      !possessive(m) &&
      (options.places === true || options.territory === true || m.how !== 'place'),
  );
  // A name behind its title, or the head itself.
  const person = actors.filter((m) => m.type === 'Person');
  // "die Separatistin Laura Borràs": no genitive, as no apostrophe follows.
  const appositions = [
    ...childrenOf(index, phrase, 'apposition'),
    ...childrenOf(index, phrase, 'genitive').filter(
      (child) => child.first === phrase.last && isSibilantName(document, child) && isHuman(document, phrase),
    ),
  ];
  // An office may be that of somebody named before, unless names follow it here.
  const named = person.some((m) => m.how === 'name') || appositions.length === 0;
  if (person.length > 0 && named) return unique(person.map((m) => referentOf(m, 'named')));
  // "die Außenminister von A und B, X und Y": all who are named in apposition.
  const persons = appositions.flatMap((child) =>
    referentsOf(index, child, { through: false }, depth + 1).filter((r) => r.type === 'Person'),
  );
  if (persons.length > 0) return unique(persons);
  // "die Kanzlerin und Vorsitzende der Grünen X": both offices speak of her, and the party does nothing.
  const holder = holderOfRow(index, phrase);
  if (holder !== undefined && holder.index !== phrase.index)
    return referentsOfOne(index, holder, { through: false }, depth + 1);
  if (person.length > 0) return unique(person.map((m) => referentOf(m, 'named')));
  const head = document.tokens[phrase.head] as Token;
  const atHead = actors.filter((m) => m.first <= phrase.head && phrase.head < m.last);
  const behind = actors.filter((m) => m.first > phrase.head && m.how === 'name');
  const wholeHead = atHead.filter((m) => !isCompoundPart(m, head));
  if (wholeHead.length > 0)
    return unique(
      wholeHead.map((m) => {
        const found = referentOf(m, m.how);
        // Whoever strikes a city strikes its state; that a city is named is no weaker than a capital.
        return m.how === 'place' && options.territory === true ? { ...found, confidence: struckPlace } : found;
      }),
    );
  if (behind.length > 0) return unique(behind.map((m) => referentOf(m, 'named behind its kind')));
  for (const child of appositions) {
    const named = referentsOf(index, child, { through: false }, depth + 1);
    if (named.length > 0) return named;
  }
  // "21 Parteien unter Führung von X": he speaks for them.
  for (const child of childrenOf(index, phrase, 'preposition')) {
    if (child.preposition !== 'unter') continue;
    // "die Leibgarde unter General X"
    const commander = ledBodies.test(head.lemma)
      ? referentsOf(index, child, { through: false }, depth + 1).filter((r) => r.type === 'Person')
      : [];
    if (commander.length === 1) return scale(commander, 0.9);
    if (!/^(?:führung|leitung|anführung|vorsitz)$/i.test((document.tokens[child.head] as Token).lemma)) continue;
    const leaders = (index.children.get(child.index) ?? [])
      .filter((c) => c.link === 'genitive' || c.preposition === 'von')
      .flatMap((c) => referentsOf(index, c, { through: false }, depth + 1))
      .filter((r) => r.type === 'Person');
    if (leaders.length > 0 && phrase.number === 'pl') return unique(leaders);
  }
  // "ein Großteil der Truppen Xs": what is measured is meant.
  if (measures.has(head.lemma)) {
    const measured = (index.children.get(phrase.index) ?? []).find(
      (c) => c.first === phrase.last && (c.link === 'genitive' || c.preposition === 'von'),
    );
    if (measured !== undefined) return referentsOf(index, measured, options, depth + 1);
  }
  // "Luxemburger Richter": the court of that city, if the article speaks of it.
  const seat = /^(?:richter|gericht|gerichtshof|höchstrichter)$/i.test(head.lemma)
    ? courtSeats[(document.tokens[phrase.head - 1] as Token | undefined)?.lower ?? '']
    : undefined;
  if (seat !== undefined) {
    const court = document.entities.find((e) => e.id === seat);
    return court === undefined
      ? []
      : [
          {
            entity: seat,
            type: 'Organisation',
            confidence: 0.8,
            start: head.start,
            end: head.end,
            because: `„${head.text}“ of the court there`,
          },
        ];
  }
  // An office whose holder nobody names acts for its state or body: "der ukrainische Präsident".
  const office = officeOf(head.lemma);
  const lemma = head.lemma.toLowerCase();
  // "das EU-Land" is a state of its own; "die EU-Staaten" together are the body.
  if (memberState.test(lemma) && phrase.number !== 'pl' && phrase.last === phrase.head + 1) return [];
  // "Länder der EU", "zwei Staaten der Union": some of them, where "die Länder der EU" together are the body.
  if (oneOfStates.test(lemma) && phrase.number === 'pl' && isSome(index, phrase)) return [];
  // "die Mitgliedsstaaten": of which body nobody says.
  const isOneOfMany = /^mitgliedss?(?:taat|land)$/.test(lemma);
  const representative =
    isRepresentative(head) ||
    isMember(lemma) ||
    // "Türkis-Grün lobte …": the parties themselves.
    isCoalition(head.text) ||
    (office !== undefined && (actingOffices.has(office.kind) || leadsBody.test(lemma)));
  // "Hardliner wie X", "Landeshauptleute wie X und Y": the examples are meant.
  const examples = (index.children.get(phrase.index) ?? []).filter((c) => c.preposition === 'wie');
  const meant = examples.flatMap((child) => referentsOf(index, child, { through: false }, depth + 1));
  if (meant.length > 0 && (phrase.number !== 'sg' || representative || options.through)) return unique(meant);
  // "die Wirtschaftsgemeinschaft Westafrikanischer Staaten (Ecowas)": by its short form.
  const short = phrase.definite ? shortFormBehind(index, phrase) : undefined;
  if (short !== undefined) return [referentOf(short, 'its short form in brackets')];
  if (!representative && !options.through && !coalitions.test(lemma)) return [];
  // "half dem Nachbarn der Ukraine", "traf den Sohn von X": somebody else, whoever it is.
  if (!representative && others.has(lemma)) return [];
  // "kritisierte den russischen Konzern", "die türkische Stiftung": no deed of the state where it is.
  if (!representative && /^(?:blame|praise)$/.test(options.act ?? '') && phrase.number === 'sg' && isApart(lemma))
    return [];
  // "die Behörden auf der Krim": of no state that all call theirs.
  if (representative && isBreakaway(index, phrase)) return [];
  // "ehrte die Opfer des Krieges Kenias", "beklagte die Opfer Kenias": that is said of nobody who killed them.
  if (options.act !== undefined && /(?:opfer|hinterbliebene[rn]?)$/.test(lemma)) return [];
  const because = representative ? `„${head.text}“ stands for its owner` : `„${head.text}“ belongs to`;
  const struck = options.territory === true && liesSomewhere(index, phrase);
  const factor = representative || struck ? 0.95 : 0.85;
  const owners: Referent[] = [];
  if (!representative && options.act === 'blame' && depth === 0 && !ways.test(head.lemma.toLowerCase())) {
    const doer = doerOf(index, phrase, 0);
    if (doer.length > 0) return unique(scale(doer, 0.9));
  }
  if (
    options.act === 'praise' &&
    (isListed(fallNouns, lemma) || (isListed(sufferedActs, lemma) && !isListed(benefitNouns, lemma)))
  )
    return [];
  if (
    options.act === 'refusal' &&
    isListed(sufferedActs, lemma) &&
    (!isListed(benefitNouns, lemma) || reliefs.get(lemma) !== undefined)
  )
    return unique(scale(doerOf(index, phrase, 0), 0.9));
  const suffered = options.act === 'blame' && isListed(sufferedActs, lemma);
  if (suffered) {
    // "die Abschiebungen der Regierung": authorities do it.
    // … and diplomats suffer it: "die Ausweisung russischer Diplomaten".
    for (const child of childrenOf(index, phrase, 'genitive'))
      if (isRepresentative(document.tokens[child.head] as Token) && !isPerson(document.tokens[child.head] as Token))
        owners.push(...scale(referentsOf(index, child, { through: false }, depth + 1), factor));
    for (const mention of own)
      if (mention.how === 'adjective' && mention.type === 'Country') owners.push(referentOf(mention, because, factor));
    if (owners.length === 0 && isListed(stateActs, head.lemma.toLowerCase()))
      owners.push(...scale(placeOfAct(index, phrase, depth), factor));
    return unique(owners);
  }
  // "der Nato-Beitritt Schwedens": the act of whoever joins, not of what is joined.
  const joining = /-(?:beitritt|mitgliedschaft|aufnahme|austritt|kandidatur|bewerbung)$/.test(head.lower);
  // "das Ruanda-Modell", "die Russland-Politik": a full name of a state before the hyphen is what it is about, not whose it is.
  const about = !representative && !struck && head.text.includes('-') && !head.text.startsWith('US-');
  for (const mention of own) {
    if (joining && mention.first === phrase.head) continue;
    if (about && mention.type === 'Country' && mention.first === phrase.head) continue;
    // "telefonierte mit dem ÖVP-Minister": one of the government, whom the party does not act through.
    if (
      mention.first === phrase.head &&
      phrase.number === 'sg' &&
      (office?.kind === 'minister' || office?.kind === 'government') &&
      organisationOf(mention.entity)?.kind === 'party'
    )
      continue;
    if (
      mention.how === 'adjective' ||
      // "Sein Land unterzeichnete": not he.
      (possessive(mention) && !(mention.type === 'Person' && /^(?:heimat)?(?:land|staat|volk|nation)$/.test(lemma))) ||
      atHead.includes(mention)
    )
      owners.push(referentOf(mention, because, factor));
  }
  for (const child of childrenOf(index, phrase, 'genitive')) {
    // "Vertreter der österreichischen Wirtschaft" do not speak for the state.
    if (representative && isListed(societyNouns, (document.tokens[child.head] as Token).lemma.toLowerCase(), 1))
      continue;
    // "dessen Land": nor that one.
    if (child.pronoun && /^(?:heimat)?(?:land|staat|volk|nation)$/.test(lemma)) continue;
    owners.push(
      ...scale(
        referentsOf(index, child, { through: depth < 2 && options.through, territory: struck }, depth + 1),
        factor,
      ),
    );
  }
  // "die Stadt Dnipro": the place behind its kind.
  if (owners.length === 0 && struck)
    for (const mention of own)
      if (mention.type === 'Country' && mention.first > phrase.head)
        owners.push({ ...referentOf(mention, because), confidence: struckPlace });
  if (owners.length === 0) {
    for (const child of childrenOf(index, phrase, 'preposition')) {
      // "die von X unterstützte Regierung" is not that of X, "die von X geforderten Quoten" are his.
      if ((representative || /(?:land|staat)$/.test(lemma)) && child.first < phrase.head) continue;
      // "empfing die Minister im Weißen Haus": where they were received is not what they are ministers of.
      if (
        office !== undefined &&
        child.preposition === 'in' &&
        isBuilding.test((document.tokens[child.head] as Token).lemma)
      )
        continue;
      // "das Gericht in Den Haag" is the court between states that the article names, and never one of the Netherlands.
      if (isSeatOfCourt(index, child)) {
        const court = lastCourt(index, phrase.first);
        return court === undefined ? [] : [referentOf(court, because, factor)];
      }
      if (struck && lying.has(child.preposition ?? '')) {
        owners.push(
          ...scale(
            referentsOf(index, child, { through: true, places: true, territory: true }, depth + 1).filter(
              (r) => r.type === 'Country',
            ),
            factor,
          ),
        );
        continue;
      }
      if (
        child.preposition === 'von' ||
        (representative && (child.preposition === 'um' || child.preposition === 'unter'))
      )
        owners.push(...scale(referentsOf(index, child, { through: false, territory: struck }, depth + 1), factor));
      // "empfing beide Staatschefs in Brasília": where several are is not whose they are.
      else if (
        (representative && child.preposition === 'in' && !isCounted(index, phrase)) ||
        child.preposition === 'aus'
      )
        // "die Führung in Damaskus", "die Vorwürfe aus Algier": a capital there is its government.
        owners.push(
          ...scale(
            asGovernments(
              referentsOf(index, child, { through: false, places: true }, depth + 1).filter(
                (r) => r.type === 'Country',
              ),
            ),
            factor,
          ),
        );
    }
  }
  if (owners.length === 0 && options.act === 'blame' && isListed(stateActs, head.lemma.toLowerCase()))
    owners.push(...scale(placeOfAct(index, phrase, depth), factor));
  if (owners.length === 0 && coalitions.test(lemma)) owners.push(...leadersOf(index, phrase, depth + 1));
  const home =
    owners.length === 0 && !isOneOfMany && options.home === true && phrase.definite && isRepresentative(head)
      ? // "das Land" is one spoken of, which coreference finds, or none.
        // "beide Staaten", "die drei Delegationen", "alle Länder", "die Regierungen" are never one.
        ofBodies.test(head.lemma.toLowerCase()) ||
        isCounted(index, phrase) ||
        /^(?:land|staat)$/i.test(head.lemma) ||
        (phrase.number === 'pl' && /(?:land|staat|regierung|volk|hauptstadt|parlament)$/i.test(head.lemma))
        ? undefined
        : homeState(index, head)
      : undefined;
  if (home !== undefined)
    return [
      {
        ...home,
        confidence: 0.55,
        because: `„${head.text}“ is taken for that of the article's country ${home.entity}`,
      },
    ];
  // "ugandische Rebellen", "Flüchtlinge aus Syrien" are not their state.
  if (isMember(lemma)) return unique(owners.filter((o) => o.type === 'Organisation'));
  return unique(
    isForeign(lemma) && !struck && !(options.nationals === true && isListed(civilians, lemma, 1))
      ? owners.filter((o) => o.type !== 'Country')
      : owners,
  );
};

/**
 * True of those who act in or for a region that broke away from the state that claims it; "die russischen Truppen auf der Krim", "die Armee
 * der Ukraine in Donezk" say themselves whose they are.
 */
const isBreakaway = (index: Index, phrase: Phrase): boolean =>
  !saysWhose(index, phrase) &&
  (index.children.get(phrase.index) ?? []).some(
    ({ head, link, preposition }) =>
      (link === 'genitive' || /^(?:in|auf|von|aus)$/.test(preposition ?? '')) &&
      isBreakawayRegion((index.document.tokens[head] as Token).text) &&
      (index.mentionsAt[head] ?? []).every((m) => m.type === 'Country'),
  );

/** True where an adjective or a name in the genitive says whose somebody is, apart from such a region. */
const saysWhose = ({ document: { tokens }, mentionsAt, children }: Index, { index, first, head }: Phrase): boolean => {
  for (let i = first; i < head; i++) if (mentionsAt[i]?.some((m) => m.type === 'Country') === true) return true;
  return (children.get(index) ?? []).some(
    (c) =>
      (c.link === 'genitive' || c.preposition === 'von') &&
      !isBreakawayRegion((tokens[c.head] as Token).text) &&
      mentionsAt[c.head]?.some((m) => m.type === 'Country') === true,
  );
};

const oneOfStates = /^(?:mitgliedss?)?(?:land|staat)$/;
/** True of a plural without a definite article that belongs to somebody. */
const isSome = (index: Index, { index: at, first, definite }: Phrase): boolean =>
  !definite &&
  !/^alle[nr]?$/.test((index.document.tokens[first] as Token).lower) &&
  (index.children.get(at) ?? []).some((c) => c.link === 'genitive' || c.preposition === 'von');

/** Nouns of which a state has one: "beide Staatschefs" are of two, "die vier Soldaten" may be of one. */
const oncePerState =
  /(?:land|staat|seite|regierung|delegation|armee|hauptstadt|volk|chef|präsident|minister|parlament)$/;

/** "beide Staatschefs", "die drei Regierungen": a number or a word for one stands before a noun of which a state has one. */
const isCounted = ({ document }: Index, { first, head }: Phrase): boolean =>
  oncePerState.test((document.tokens[head] as Token).lemma.toLowerCase()) &&
  document.tokens.slice(first, head).some(({ pos, lower }) => pos === 'NUM' || /^beide[nrms]?$/.test(lower));

const courts = /(?:gericht|gerichtshof|tribunal|richter|ankläger|staatsanwalt|staatsanwaltschaft)$/;
/** Cities in which courts between states sit. */
const sharedSeats: ReadonlySet<string> = new Set(['Haag', 'Luxemburg', 'Straßburg']);
/** "in Den Haag" behind a court or its prosecutor. */
export const isSeatOfCourt = ({ document }: Index, { preposition, head, parent }: Phrase): boolean =>
  preposition === 'in' &&
  parent !== undefined &&
  sharedSeats.has(document.tokens[head]?.text ?? '') &&
  courts.test((document.tokens[document.phrases[parent]?.head ?? -1]?.lemma ?? '').toLowerCase());
const lastCourt = (index: Index, at: number): Mention | undefined =>
  index.document.mentions.findLast(
    (m) => m.first < at && m.entity !== undefined && organisationKind(index, m.entity) === 'court',
  );

/**
 * A thing or people that are struck where they are ("Ziele im Jemen", "Zivilisten in Homs"); not an armed group and what it
 * holds, which is struck wherever it is ("Stellungen der Islamisten im Norden Malis").
 */
export const liesSomewhere = (index: Index, phrase: Phrase): boolean => {
  const isHeld = (p: Phrase): boolean => {
    const lemma = (index.document.tokens[p.head] as Token).lemma.toLowerCase();
    return isForeign(lemma) && !civilians.has(lemma);
  };
  return (
    !isHeld(phrase) &&
    !(index.children.get(phrase.index) ?? []).some(
      (child) =>
        (child.link === 'genitive' || child.preposition === 'von') &&
        // "Stellungen kurdischer Milizen und Ortschaften": those are nobody's.
        (child.conjuncts ?? [child.index]).every((c) => isHeld(index.document.phrases[c] as Phrase)),
    )
  );
};

/** A capital that was taken for a place, where it stands for those who govern there. */
export const asGovernments = (referents: readonly Referent[]): Referent[] =>
  referents.map((r) => ({ ...r, confidence: Math.max(r.confidence, 0.85) }));

/** Bodies that whoever they are under acts with: "die Opposition unter X". */
const ledBodies = /(?:garde|miliz|opposition|junta|delegation|abordnung|rebellen?|putschist(?:en)?|bündnis)$/i;

/** "die von Saudi-Arabien geführte Militärkoalition" acts for who leads it. */
const coalitions = /(?:koalition|allianz|streitmacht|bündnis|truppe|mission)$/;
const leadersOf = (index: Index, phrase: Phrase, depth: number): Referent[] => {
  const { sentence } = index.document.tokens[phrase.head] as Token;
  for (const clause of index.clausesOfSentence[sentence] ?? []) {
    if (clause.kind !== 'participle' || (clause.verb !== 'führen' && clause.verb !== 'anführen')) continue;
    if (!clause.arguments.some((a) => a.role === 'subject' && a.phrase === phrase.index)) continue;
    const agent = argumentPhrases(index.document, clause, 'prepositional').find((p) => p.preposition === 'von');
    if (agent !== undefined) return scale(referentsOf(index, agent, { through: false }, depth), 0.9);
  }
  return [];
};

const scale = (referents: readonly Referent[], factor: number): Referent[] =>
  referents.map((r) => ({ ...r, confidence: r.confidence * factor }));

/** "US-Präsident", "PKK-Stellungen": the mention is the first part of the word; inhabitants ("Russen") are the whole. */
export const isCompoundPart = (mention: Mention, head: Token): boolean =>
  (mention.how === 'adjective' && !isInhabitant(mention)) || mention.text.length < head.text.length;

const isInhabitant = (mention: Mention): boolean => mention.because[0] === 'inhabitants';

const isRelativePronoun = (document: Document, clause: Clause, phrase: Phrase): boolean => {
  const token = document.tokens[phrase.head] as Token;
  if (!/^(?:d(?:er|ie|as|em|en|es|eren|essen|enen)|welch\w+)$/i.test(token.text)) return false;
  return phrase.head <= clause.first + 3;
};

/** The phrases that hold a clause's tokens, arguments or not, in text order. */
export const phrasesIn = ({ phrases, phraseOf }: Document, clause: Clause): readonly Phrase[] =>
  [...new Set(clause.tokens.map((i) => phraseOf[i] ?? -1))].map((k) => phrases[k]).filter((p) => p !== undefined);

const sibilantNames = new WeakMap<Document, ReadonlySet<string>>();
/** True of a person's name that ends in s itself, which has no genitive without an apostrophe. */
const isSibilantName = (document: Document, { head, preposition }: Phrase): boolean => {
  let names = sibilantNames.get(document);
  if (names === undefined) {
    names = new Set(
      document.entities
        .filter((e) => e.type === 'Person' && e.name.endsWith('s'))
        .map((e) => e.name.slice(e.name.lastIndexOf(' ') + 1)),
    );
    sibilantNames.set(document, names);
  }
  return preposition === undefined && names.size > 0 && names.has((document.tokens[head] as Token).text);
};

/** The subject of a clause: its own, the one it shares, or the controller of its infinitive. */
export const argumentPhrases = (document: Document, clause: Clause, role: string): Phrase[] => {
  const found: Phrase[] = [];
  for (const argument of clause.arguments) {
    if (argument.role !== role) continue;
    const phrase = document.phrases[argument.phrase] as Phrase;
    // "den Taliban (TTP)": a short form in brackets is no part of the sentence.
    const inBrackets = document.tokens[phrase.first - 1]?.text === '(' && document.tokens[phrase.last]?.text === ')';
    if (!inBrackets) found.push(argument.alone === true ? { ...phrase, conjuncts: undefined } : phrase);
  }
  // "Takács räumte ein": a name that ends in s looks like a genitive.
  if (role === 'subject' && found.length === 0 && clause.sharesSubjectOf === undefined && clause.kind !== 'infinitive')
    for (const argument of clause.arguments) {
      const phrase = document.phrases[argument.phrase] as Phrase;
      if (argument.role === 'genitive' && isSibilantName(document, phrase)) return [phrase];
    }
  return found;
};

const topicWeight: Readonly<Record<string, number>> = { subject: 3, accusative: 1.5, dative: 1.5 };

/** The actor that the text just before a clause is about, other than those given: the subject of the clause or sentence before. */
export const topicOf = (
  index: Index,
  clause: Clause,
  others: readonly Referent[],
  /** How near to the best one's weight another may come. */
  leastLead = 0.9,
): Referent | undefined => {
  const { document } = index;
  let best: Referent | undefined;
  let bestScore = 0;
  let rival = 0;
  for (const other of document.clauses) {
    const distance = clause.sentence - other.sentence;
    if (distance < 0 || distance > 2 || other.index === clause.index || other.first > clause.first) continue;
    for (const argument of other.arguments) {
      const weight = topicWeight[argument.role] ?? 1;
      const phrase = document.phrases[argument.phrase];
      if (phrase === undefined || (distance === 0 && phrase.first > clause.first)) continue;
      for (const referent of referentsOf(index, phrase, { through: argument.role === 'subject' })) {
        if (referent.type === 'Treaty' || others.some((o) => o.entity === referent.entity)) continue;
        const score = (weight * referent.confidence) / (1 + distance);
        if (score > bestScore) {
          if (best !== undefined && best.entity !== referent.entity) rival = bestScore;
          bestScore = score;
          best = {
            ...referent,
            confidence: 0.5 * referent.confidence,
            because: `what was spoken of before: ${referent.because}`,
          };
        } else if (referent.entity !== best?.entity) rival = Math.max(rival, score);
      }
    }
  }
  // Two who were spoken of alike: nobody knows which is meant.
  return rival > leastLead * bestScore ? undefined : best;
};
