import { isInhabitant, loadLexicon } from '../knowledge/lexicon.ts';
import { isStatesOffice, isWomansOffice, officeOf } from '../knowledge/offices.ts';
import { ledOthers } from '../knowledge/owners.ts';
import type { Mention, Phrase, Sentence, Token } from '../model.ts';
import { orgNounOf } from '../recognise/organisations.ts';
import { opensUpper } from '../recognise/shape.ts';
import {
  adjectiveReadings,
  casesOf,
  contractions,
  type Declension,
  determinerReadings,
  everyReading,
  genderedName,
  genderOf,
  governedReadings,
  inAnyCase,
  isInflected,
  isKnownGenitive,
  nameReadings,
  nounReadings,
  numberOf,
  plainNameReadings,
  type Readings,
  restrictToCase,
  restrictToPlural,
} from './agreement.ts';
import { askOnce } from './formCache.ts';
import { loadMorphology } from './morphology.ts';
import { isPersonNoun } from './personNouns.ts';
import {
  endsIn,
  endsInThing,
  infinitiveOpeners,
  isFiniteVerb,
  namedAfterPersons,
  namedAfterStates,
  namedNouns,
  namelessNouns,
  relativePronouns,
  timeNouns,
} from './words.ts';

/*
 * Noun and prepositional phrases of one sentence, from left to right, flat but for three things that German puts inside or
 * right beside a noun phrase: a participle with its own complements ("die 1961 zwischen A und B geschlossenen Verträge"), a
 * genitive before the head ("Israels Luftwaffe") and genitives after it ("Sekretär des Zentralkomitees der Partei").
 * Coordination, apposition and where a prepositional phrase hangs are decided later, inside a clause (clauses.ts).
 */

/** Nouns of things that bear no person's name: "unterschrieben haben das Abkommen X und Y". */
const isNameless = askOnce(
  (lemma) =>
    namelessNouns.has(lemma) ||
    (lemma.length > 6 && [...namelessNouns].some((noun) => noun.length > 5 && lemma.endsWith(noun))),
);

/** True of a noun made of an adjective or participle, as far as the dictionary has that: "Angeklagte", "Konservativer". */
const isOfAdjective = (lower: string): boolean =>
  /e[rn]?$/.test(lower) &&
  loadMorphology()
    .analyse(lower)
    .some(({ pos, form, guessed }) => (pos === 'ADJ' || form === 'part2' || form === 'part1') && guessed !== true);

/** "Rapper", "Blogger": masculine nouns in -er, most of them of persons, that the dictionary has no woman's form of. */
const isDoer = (lemma: string): boolean =>
  lemma.endsWith('er') &&
  orgNounOf(lemma) === undefined &&
  loadMorphology()
    .analyse(lemma)
    .some(({ pos, gender }) => pos === 'NOUN' && gender === 'm');

/** Nouns that a person's name may stand behind: those of persons, and "der Fall X", "das Duo X und Y". */
const bearsPerson = askOnce(
  (lemma) =>
    isPersonNoun(lemma) ||
    isDoer(lemma) ||
    // "die Britin X", "der Ghanaer Y": not every dictionary has those of a state.
    isInhabitant(lemma) ||
    officeOf(lemma) !== undefined ||
    endsIn(lemma.toLowerCase(), namedAfterPersons, 2) ||
    isOfAdjective(lemma.toLowerCase()),
);

/** Nouns that a state's name may stand behind: those of places and of rivals, partners and powers. */
const bearsState = askOnce(
  (lemma) =>
    isPersonNoun(lemma) || endsIn(lemma.toLowerCase(), namedAfterStates, 2) || isOfAdjective(lemma.toLowerCase()),
);

/** Prepositions that tell a place, also with their article. */
const placePrepositions = /^(?:in|im|ins|auf|an|am|vor|bei|beim|nach)$/;

/** A phrase while it is built. */
export type PhraseDraft = { -readonly [K in keyof Phrase]: Phrase[K] };

/** A participle in front of its noun, with the phrases that complete it. */
export interface ParticipleDraft {
  readonly participle: number;
  readonly head: number;
  readonly first: number;
  readonly complements: readonly number[];
}

export interface Chunks {
  readonly phrases: PhraseDraft[];
  readonly participles: ParticipleDraft[];
}

/** What is found of a phrase: its tokens [first, last), its head, and what its words allow. */
interface Piece {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly readings: Readings;
  readonly definite: boolean;
  readonly pronoun: boolean;
}

interface Preposition {
  readonly word: string;
  readonly token: number;
  readonly readings: Readings;
}

/** That a phrase is a genitive, and of which phrase of the sentence; undefined for one that is still to come. */
interface Genitive {
  readonly of: number | undefined;
}

const separators = new Set([',', ';', ':', '.', '!', '?', '(', ')', '[', ']', '–', '—', '-', '|', '/', '…']);
const quotes = new Set(['"', '„', '“', '”', '»', '«', '‚', '‘', '’', "'", '›', '‹']);
export const isQuote = ({ text }: Token): boolean => text.length === 1 && quotes.has(text);
export const isSeparator = (token: Token): boolean => token.pos === 'PUNCT' && separators.has(token.text);

/** A noun of the dictionary, also where the tagger took it for a name ("Irans Präsident Hassan Ruhani"). */
const isCommon = (token: Token): boolean =>
  token.pos === 'NOUN' || (token.pos === 'PROPN' && token.analyses.some((a) => a.pos === 'NOUN' && a.guessed !== true));

const isNumber = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57 && /^\d+(?:[.,]\d+)*\.?$/.test(text);
};
const isCount = (token: Token): boolean => token.pos === 'NUM' || isNumber(token.text);
/** A number word that counts people named before. */
const isSmallCount = (token: Token | undefined): boolean =>
  token?.pos === 'NUM' && /^(?:zwei|drei|vier|fünf|sechs)$/.test(token.text);
const isNominal = (token: Token): boolean => token.pos === 'NOUN' || token.pos === 'PROPN';
const startsUpper = ({ text }: Token): boolean => opensUpper(text);
/** "Ebenso wie die SPD verfolgt auch X …": what is compared opens no clause. */
const comparing = /^(?:ebenso|genauso|ähnlich|anders)$/;

/** Nouns of views that stand before their „nach“. */
const viewed =
  /^(?:Bericht|Vernehmen|Anschein|Ansicht|Meinung|Auffassung|Einschätzung|Überzeugung|Darstellung|Überlieferung|Angaben)$/;
const dative = /^(?:de[mnr]|alle[mrn]|mein|sein|ihr|unser|eure?)(?:e[mnr])?$/;

/** Times that belong to nobody. */
const dated =
  /^(?:Jan|Jän|Feb)[nru]+ar|^Feber$|^März$|^April$|^Mai$|^Ju[nl]i$|^August$|^(?:Septem|Novem|Dezem)ber$|^Oktober$|^(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|^Mittwoch|^Sonnabend|^Mal$|^Kürze$|^Bälde$|^Umstand$/;
const spans = /^(?:Woche|Monat|Jahr|Sommer|Winter|Herbst|Frühjahr|Frühling)$/;
const fromNow = /^(?:nächst|kommend|vergangen|vorig|letzt|dies)e?[nrms]?$/;

/** "im Süden des Libanon": names of regions that take a genitive as nouns do. */
const directions: ReadonlySet<string> = new Set(['Norden', 'Süden', 'Osten', 'Westen']);
/** Adverbs before a number. */
const measures: ReadonlySet<string> = new Set(
  'fast rund etwa knapp circa ungefähr mindestens höchstens nahezu gut über bis'.split(' '),
);
/** Adverbs between a preposition and what it takes. */
const focusing: ReadonlySet<string> = new Set(
  'nur lediglich bloß allein immerhin gerade wohl auch insgesamt'.split(' '),
);
/** Titles before a name that are no offices. */
const honorifics: ReadonlySet<string> = new Set(
  'Prof. Dr. Mag. MMag. Ing. DI DDr. Univ. Univ.-Prof. Dipl. Dipl.-Ing. Dkfm. Doz. Abg. LAbg. NR LH LR KO Bgm. Hofrat Hofrätin'.split(
    ' ',
  ),
);
/** Nouns of number that take another noun: "Tausende Pakistaner". */
const quantities: ReadonlySet<string> = new Set(
  'Millionen Milliarden Dutzende Dutzenden Hunderte Hunderten Tausende Tausenden Zehntausende Zehntausenden Hunderttausende Hunderttausenden'.split(
    ' ',
  ),
);
const uninflected = new Set(['lila', 'rosa', 'prima', 'extra']);
const isAttributive = (token: Token): boolean =>
  token.pos === 'ADJ' && (isInflected(token.text) || uninflected.has(token.text));
/** "von alt Bundesrat X": what the Swiss put before the office of who no longer holds it. */
const isFormerMark = (token: Token, next: Token | undefined): boolean =>
  token.text === 'alt' && next !== undefined && officeOf(next.text) !== undefined;
/** "Pariser", "Minsker" before a noun, also where the tagger took it for an inhabitant; it does not inflect. */
const isCityAdjective = (token: Token, next: Token | undefined): boolean =>
  isNominal(token) &&
  next?.pos === 'NOUN' &&
  startsUpper(next) &&
  token.text.endsWith('er') &&
  token.analyses.some((a) => a.pos === 'ADJ' && a.lemma === token.text);
/** A year that says since or until when: "ist seit 1992 Vertragspartei". A number of something has its noun right behind. */
const datingPrepositions: ReadonlySet<string> = new Set(['seit', 'ab', 'bis']);
const isYear = (text: string): boolean => text.length === 4 && /^(?:1[5-9]|20)\d\d$/.test(text);
const isTimeNoun = askOnce((lemma) => /(?:jahr|tag|abend|monat|nacht|woche|morgen|sommer|winter|herbst)$/i.test(lemma));

/** An inflected participle, also where the tagger took it for a verb. */
const isParticipleAttribute = (token: Token): boolean =>
  (token.pos === 'ADJ' || token.pos === 'VERB') &&
  /(?:[tn]e[rnms]?|nde[rnms]?)$/.test(token.text) &&
  !startsUpper(token) &&
  (token.pos === 'ADJ' || token.analyses.some((a) => a.pos === 'ADJ'));

/** Countries that stand with an article; Duden grammar, § 396. */
const articleCountries =
  /^(?:Ukraine|Türkei|Schweiz|Slowakei|Tschechoslowakei|[ČC]SSR|Mongolei|Iran|Irak|Jemen|Libanon|Sudan|Südsudan|Kongo|Niederlanden?|USA|Vereinigten?|Philippinen|Malediven|Tschad|Oman|Kosovo|Niger|Vatikan|Sowjetunion|UdSSR|DDR|BRD|DVRK|Emiraten?|Republik|Bundesrepublik|Demokratische|Russische|Islamische|Volksrepublik|Königreich|Elfenbeinküste|Zentralafrikanische|Dominikanische|Kapverden|Komoren|Seychellen|Salomonen|Bahamas|Russen|Deutschen?|Briten|Türken|Griechen|Schweden|Polen|Ungarn|Finnen|Iren|Dänen|Tschechen|Slowaken|Kroaten|Serben|Rumänen|Bulgaren|Kurden|Syrer|\p{Lu}\p{Ll}+(?:er|ern|esen?|osen?))$|^\p{Lu}\p{Ll}+ \p{Lu}/u;

/** Adjectives that look like participles: "das einen 27 Jahre alten Streit …" opens no bracket. */
const plainAdjectives =
  /^(?:alt|ält(?:er|est)|letzt|erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|gut|weit|breit|hart|bunt|laut|leicht|recht|schlecht|echt|direkt|exakt|korrekt|strikt|kalt|spät|rot|tot|fest|dicht|nackt|konkret|abstrakt|perfekt|intakt|privat|größt|höchst|best|meist|jüngst|nächst|wichtigst|stärkst|kleinst|\p{L}+(?:sten|ste|ster|stes|stem)|gesamt|bekannt|mittler|unter|hinter|(?!\p{L}*plant|\p{L}*dient)\p{L}+(?:ant|ent))e[nrms]?$/u;

/** "das in Wien ansässige Amt": adjectives that take a complement before them as participles do. */
const complementAdjectives =
  /^(?:ansässig|beheimatet|wohnhaft|tätig|zuständig|verantwortlich|befindlich|gehörig|(?:un)?(?:bekannt|beliebt|zufrieden|abhängig)|umstritten|verhasst|befreundet|verfeindet|jünger|älter)e[nrms]?$/;

const personalPronouns = new Set([
  'er',
  'sie',
  'es',
  'ihn',
  'ihm',
  'ihr',
  'ihnen',
  'ich',
  'wir',
  'uns',
  'mich',
  'mir',
  'du',
  'man',
  'sich',
  'einander',
]);
const pronounReadings: Readonly<Record<string, readonly ('nom' | 'dat' | 'acc')[]>> = {
  er: ['nom'],
  sie: ['nom', 'acc'],
  es: ['nom', 'acc'],
  ihn: ['acc'],
  ihm: ['dat'],
  ihr: ['dat'],
  ihnen: ['dat'],
  ich: ['nom'],
  wir: ['nom'],
  uns: ['dat', 'acc'],
  mich: ['acc'],
  mir: ['dat'],
  du: ['nom'],
  man: ['nom'],
  sich: ['dat', 'acc'],
  einander: ['dat', 'acc'],
};

/** Family names of all persons of a document whose full names it has, as written; names are the same map for all its sentences. */
const familyNames = (names: ReadonlyMap<number, Mention>): ReadonlySet<string> => {
  let known = familiesOf.get(names);
  if (known === undefined) {
    known = new Set(
      [...names.values()].flatMap((m) =>
        m.person !== undefined && m.person.parts.length > 1 ? m.person.parts.slice(-1) : [],
      ),
    );
    familiesOf.set(names, known);
  }
  return known;
};
const familiesOf = new WeakMap<ReadonlyMap<number, Mention>, ReadonlySet<string>>();

/** Adjectives that take a measure before them. */
const isExtent = (lower: string): boolean => /^(?:lang|breit|hoh|tief|weit|stark|dick)e[nrms]?$/.test(lower);
const isMeasure = (text: string): boolean => /^(?:(?:kilo|zenti)?metern?|seiten?)$/i.test(text);

/** Titles that whoever has an office may have besides. */
const isByBirth = /(?:könig|kaiser|emir|sultan|schah|prinz|fürst|herzog)$/i;

/** Offices of those who lead a body; a member of one may well be a state. */
const leadsBody = /(?:chef|vorsitzende|sekretär|obmann|obfrau|direktor|sprecher)(?:in)?$/i;

/** Bodies that are not named after persons, as firms, institutes and foundations are. */
const officialKinds: ReadonlySet<string> = new Set(
  'party authority ministry court bank union international'.split(' '),
);

const genitive = restrictToCase(everyReading, 'gen');
/** Tokens of the first part of a compound that stands in quotation marks. */
const longestQuotedPart = 8;

/** Longest stretch between a relative pronoun and the auxiliary that closes its clause, in tokens. */
const longestRelative = 30;

/** Cuts one sentence into phrases. `names` gives, for a token that begins a name, its mention. */
export const chunk = (
  tokens: readonly Token[],
  sentence: Sentence,
  names: ReadonlyMap<number, Mention>,
  offset: number,
): Chunks => {
  const phrases: PhraseDraft[] = [];
  const participles: ParticipleDraft[] = [];
  /** The token that no phrase reaches: the end of the sentence, or the participle whose complements are read. */
  let end = sentence.last;
  const at = (i: number): Token | undefined => (i < end ? tokens[i] : undefined);

  /** All phrases get all fields in one order: objects of one layout are made and read several times as fast. */
  const add = (piece: Piece, preposition: Preposition | undefined, genitive: Genitive | undefined): number => {
    const readings = piece.readings === 0 ? everyReading : piece.readings;
    const phrase: PhraseDraft = {
      index: offset + phrases.length,
      first: piece.first,
      last: piece.last,
      head: piece.head,
      preposition: preposition?.word,
      prepositionToken: preposition?.token,
      readings,
      cases: casesOf(readings),
      participle: undefined,
      number: numberOf(readings),
      gender: genderOf(readings),
      definite: piece.definite,
      parent: genitive?.of === undefined ? undefined : offset + genitive.of,
      link: genitive === undefined ? undefined : 'genitive',
      pronoun: piece.pronoun,
      conjuncts: undefined,
    };
    return phrases.push(phrase) - 1;
  };

  /** "Othmar Karas, Vizepräsident …": a full name in -s is a genitive only beside the noun that it owns. */
  const standsAlone = (name: Mention, i: number): boolean => {
    if (name.type !== 'Person' || name.last - i < 2) return false;
    const before = i > sentence.first ? tokens[i - 1] : undefined;
    const behind = at(name.last);
    const owned = behind !== undefined && (behind.pos === 'NOUN' || behind.pos === 'ADJ' || behind.pos === 'NUM');
    return !owned && (before === undefined || !isNominal(before) || isRank(before));
  };
  /** Offices that stand before their holder's name: "CIA-Direktor William Burns", but not "der Sprecher Barack Obamas". */
  const isRank = (token: Token): boolean => {
    const office = officeOf(token.text);
    return (
      office !== undefined &&
      !office.plural &&
      (office.kind === 'head' ||
        office.kind === 'government' ||
        office.kind === 'minister' ||
        office.kind === 'national' ||
        (office.kind === 'body' && !/sprecher|vertreter|sekretär|stellvertreter/i.test(office.head)))
    );
  };

  /** "Nikos Kotzias": a vowel and s, and nobody is called Kotzia here: the s is the name's own, as in Greek names. */
  const endsInS = (name: Mention, last: Token): boolean =>
    name.type === 'Person' &&
    (name.last - name.first > 1 || familyNames(names).has(last.text)) &&
    /[aiouy]s$/.test(last.text) &&
    !isKnownGenitive(last.text) &&
    !familyNames(names).has(last.text.slice(0, -1));

  /** "unterzeichneten im Belvedere Leopold Figl und …": what a full name or a titled one stands behind is a place of its own. */
  const namesPlace = (i: number): boolean => {
    const before = tokens[i - 1];
    const lower = (before?.pos === 'DET' ? tokens[i - 2] : before)?.lower;
    if (lower === undefined || i === sentence.first || !placePrepositions.test(lower)) return false;
    const token = tokens[i] as Token;
    const lemma = token.lemma.toLowerCase();
    if (namedNouns.some((noun) => lemma.endsWith(noun)) || officeOf(token.text) !== undefined) return false;
    const behind = tokens[i + 1];
    const titled = behind !== undefined && officeOf(behind.text) !== undefined && names.get(i + 2)?.type === 'Person';
    const name = names.get(i + 1);
    // "auf die Unterstützung Eva Mosers": that is whose it is.
    return (
      titled ||
      (name?.type === 'Person' && name.last - name.first > 1 && !(tokens[name.last - 1]?.text ?? '').endsWith('s'))
    );
  };

  /** "laut Medienberichten Donald Trump", "mit den Bundesländern China": of a noun in the plural one name alone is not the name. */
  const namesOnlyOne = (readings: Readings, { first: from, last }: Mention): boolean =>
    // "vor Journalisten": in the singular it would have an article.
    (numberOf(readings) === 'pl' ||
      (tokens[from - 2]?.pos === 'ADP' && /(?:ist|ent|ant|ot|graf|loge|at)en$/.test(tokens[from - 1]?.text ?? ''))) &&
    !/^(?:und|sowie|oder|bzw\.|[,/–-])$/.test(at(last)?.text ?? '');

  /** "Friedens- und Freundschaftsvertrag", "Außen-, Handels- und Kulturpolitik": where the noun stands that the first parts share. */
  const wholeCompound = (i: number): number | undefined => {
    let next = i;
    while (next < i + 6) {
      const part = at(next);
      const joint = at(next + 1);
      if (part === undefined || joint === undefined || !isNominal(part) || !/\p{L}-$/u.test(part.text)) break;
      if (joint.text !== ',' && joint.text !== 'und' && joint.text !== 'oder' && joint.text !== 'sowie') break;
      next += 2;
    }
    const head = at(next);
    return next > i && head?.pos === 'NOUN' ? next : undefined;
  };

  /** "kritisierte der Minister Russland", "lobte der Franzose Ungarn": no person is a state; a neighbour or partner may be one. */
  const isHeldByPersons = (noun: Token): boolean => {
    if (/^\d+-?Jährige/.test(noun.text)) return true;
    if (isInhabitant(noun.text)) return true;
    return /^(?:head|government|minister|national)$/.test(officeOf(noun.text)?.kind ?? '');
  };

  /**
   * "hat die Partei China kritisiert", "hat der Parteichef China gedroht": a body or its chief has no state's name; in "das Bündnis
   * Deutschland" a list knows the whole.
   */
  const isNoState = (noun: Token, name: Mention): boolean =>
    name.how === 'name' &&
    !/s$/.test(name.text) &&
    (leadsBody.test(officeOf(noun.text)?.head ?? '') ||
      /regierung$/i.test(noun.lemma) ||
      orgNounOf(noun.text) !== undefined);

  /** "hat im Streit um Gas | Russland gedroht": what is neither person nor place has no such name behind it. */
  const isThing = (noun: Token, { type, how }: Mention): boolean => {
    if (noun.pos !== 'NOUN') return false;
    // "mit dessen Kündigung | Ankara droht": somebody's deed bears no capital's name.
    const [preposition, owner] = tokens.slice(Math.max(0, noun.index - 2), noun.index);
    const isOwned = preposition?.pos === 'ADP' && /^de(?:ss|r)en$/.test(owner?.lower ?? '');
    if (how === 'seat' && isOwned && /ung$/.test(noun.lemma)) return true;
    if (how !== 'name') return false;
    const last = noun.lemma.slice(noun.lemma.lastIndexOf('-') + 1);
    const isKnown =
      noun.analyses.some((a) => a.guessed !== true) || loadMorphology().splitCompound(last)?.head !== undefined;
    if (!isKnown) return false;
    if (type === 'Person') return !bearsPerson(last);
    return type === 'Country' && !bearsState(last);
  };

  /** "verurteilte die russische Regierung Nordkorea": the adjective says whose it is, and it bears no other's name. */
  const isOwnedAlready = (noun: number, name: Mention): boolean => {
    const owner = tokens[noun - 1];
    if (owner?.pos !== 'ADJ' || noun === sentence.first || officeOf((tokens[noun] as Token).text) !== undefined)
      return false;
    if (loadLexicon().countryOfAdjective(owner.lower) === undefined) return false;
    return (
      // A city is what the noun before it calls it: "in der russischen Stadt X".
      (name.type === 'Country' && name.how !== 'place') ||
      (name.type === 'Organisation' && /regierung$/i.test((tokens[noun] as Token).lemma)) ||
      (name.type === 'Person' && name.last - name.first > 1 && /regierung$/i.test((tokens[noun] as Token).lemma))
    );
  };

  /** "der Sprecher der SPD-Fraktion | Peter Müller": behind the body of an office stands who holds it, not what the body is called. */
  const isLedBody = (noun: number, name: Mention): boolean => {
    if (name.type !== 'Person' || name.last - name.first < 2) return false;
    const { text } = tokens[noun] as Token;
    const kind = orgNounOf(text)?.entry.kind;
    if (!text.endsWith('raktion') && (kind === undefined || !officialKinds.has(kind))) return false;
    let before = noun - 1;
    while (before > sentence.first && tokens[before]?.pos === 'ADJ') before--;
    return (
      before > sentence.first &&
      /^(?:der|des)$/.test((tokens[before] as Token).lower) &&
      officeOf((tokens[before - 1] as Token).text) !== undefined
    );
  };

  /** "die Agentur Reuters", "Airbus": listed with its s, and not without. */
  const isListedInS = ({ text, type }: Mention): boolean =>
    type === 'Organisation' &&
    loadLexicon().entryOf(text) !== undefined &&
    loadLexicon().entryOf(text.slice(0, -1)) === undefined;

  /** "via Twitter Hilfe zugesagt": a common noun behind a name, whatever the tagger took it for. */
  const isPlainNoun = (token: Token | undefined): boolean =>
    token !== undefined &&
    endsInThing(token.lemma.toLowerCase()) &&
    token.analyses.some((a) => a.pos === 'NOUN' && a.guessed !== true);

  /** "hat Huber | Druck ausgeübt": behind the family name of somebody the article names in full, what the dictionary has as a noun. */
  const endsName = (i: number): boolean => {
    const token = tokens[i] as Token;
    const families = familyNames(names);
    return (
      families.has((tokens[i - 1] as Token).text) &&
      !families.has(token.text) &&
      token.analyses.some((a) => a.pos === 'NOUN' && a.guessed !== true)
    );
  };

  /**
   * "trifft der Bundespräsident | Regierungschef X", "die Kanzlerin | Präsident Y": an office with its article and a second one of a
   * state are two people; "der Parteichef Kanzler X", "der Premierminister Prinz Y" are one.
   */
  const areTwo = (i: number, next: number): boolean => {
    const [first, second] = [i, next].map((k) => officeOf((tokens[k] as Token).text));
    if (i === sentence.first || tokens[i - 1]?.pos !== 'DET' || first === undefined || second === undefined)
      return false;
    if (isWomansOffice(first) && second.gender === 'm' && isStatesOffice(second)) return true;
    const isOfState = isStatesOffice(first) || first.kind === 'national';
    return isOfState && isStatesOffice(second) && !isByBirth.test(second.head);
  };

  /** Length of the head beginning at i: a name, a noun, or a noun followed by a name ("Präsident Putin", "Partei „X“"). */
  const readHead = (i: number): { head: number; last: number; readings: Readings; isName: boolean } | undefined => {
    const token = at(i);
    if (token === undefined) return undefined;
    const whole = wholeCompound(i);
    if (whole !== undefined) return readHead(whole);
    // "Prof. Dr. Maria Huber"
    if (honorifics.has(token.text) && (names.get(i + 1)?.type === 'Person' || honorifics.has(at(i + 1)?.text ?? '')))
      return readHead(i + 1);
    // "Univ.-Prof. Maria Huber"
    if (honorifics.has(token.text) && at(i + 1)?.text === '-' && honorifics.has(at(i + 2)?.text ?? ''))
      return readHead(i + 2);
    const name = names.get(i);
    // "UEFA Präsident Michel Platini": written without its hyphen, the body belongs to the office.
    if (name?.type === 'Organisation' && name.last === i + 1 && /^\p{Lu}{2,}$/u.test(token.text)) {
      const office = at(i + 1);
      const kind = office?.pos === 'NOUN' || office?.pos === 'PROPN' ? officeOf(office.text)?.kind : undefined;
      if ((kind === 'body' || kind === 'head') && names.get(i + 2)?.type === 'Person') return readHead(i + 1);
    }
    if (name !== undefined) {
      const lastToken = tokens[name.last - 1] ?? token;
      // "Modi", "Shapps": of whom the article has the full name, whatever the dictionary says of the word.
      const families = familyNames(names);
      const isFamily =
        name.type === 'Person' &&
        name.last === i + 1 &&
        families.has(token.text) &&
        !(token.text.endsWith('s') && families.has(token.text.slice(0, -1)));
      const known = isFamily
        ? plainNameReadings
        : token.pos === 'NOUN' && name.last === i + 1
          ? nounReadings(token.analyses)
          : standsAlone(name, i) || endsInS(name, lastToken)
            ? plainNameReadings
            : nameReadings(token, lastToken);
      const before = tokens[i - 1];
      const behind = at(name.last);
      const closes =
        before !== undefined && i > sentence.first && isQuote(before) && behind !== undefined && isQuote(behind);
      return { head: name.last - 1, last: name.last + (closes ? 1 : 0), readings: known, isName: true };
    }
    if (!isNominal(token)) return undefined;
    let last = i + 1;
    let head = i;
    const common =
      token.pos === 'NOUN' ||
      (isCommon(token) && names.has(i + 1)) ||
      // "Schah Reza Pahlavi": an office that the dictionary lacks.
      (names.get(i + 1)?.type === 'Person' && officeOf(token.text)?.kind === 'head');
    const titles =
      common &&
      !(/^(?:Person|Country)$/.test(names.get(i + 1)?.type ?? '') && isNameless(token.lemma.toLowerCase())) &&
      // "am Rande des Gipfels Präsident X": nor does a title with its name.
      !(officeOf(at(i + 1)?.text ?? '') !== undefined && names.has(i + 2) && isNameless(token.lemma.toLowerCase())) &&
      !namesPlace(i) &&
      !timeNouns.has(token.lemma.toLowerCase()) &&
      !isTimeNoun(token.lemma);
    let readings = common ? nounReadings(token.analyses) : nameReadings(token, token);
    const isName = token.pos === 'PROPN';
    if (isName) {
      // "am Montag Präsident X": a day takes no name.
      const isTime = timeNouns.has(token.lemma.toLowerCase()) || timeNouns.has(token.lower);
      while (!isTime && at(last)?.pos === 'PROPN' && !names.has(last) && !isPlainNoun(at(last)) && !endsName(last))
        last++;
      head = last - 1;
      const end = tokens[head] ?? token;
      // "Kaja Kallas … hat Kallas gelobt": a family name in s that the text has whole.
      const isFamily = end.text.endsWith('s') && familyNames(names).has(end.text);
      readings =
        isFamily && !familyNames(names).has(end.text.slice(0, -1)) ? plainNameReadings : nameReadings(token, end);
    }
    // A title or kind noun and the name behind it are one phrase; the noun shows the case. Titles may pile up: "Parteichef Scheich X".
    let next = last;
    for (
      let more = at(next);
      titles && more !== undefined && isCommon(more) && !names.has(next) && names.has(next + 1) && !areTwo(i, next);
      more = at(next)
    )
      next++;
    const opening = at(next);
    if (opening !== undefined && isQuote(opening) && names.has(next + 1)) next++;
    const named = next < end ? names.get(next) : undefined;
    const following =
      named !== undefined &&
      (isOwnedAlready(i, named) ||
        isLedBody(i, named) ||
        isThing(tokens[next - 1] as Token, named) ||
        namesOnlyOne(readings, named) ||
        (named.type === 'Country' && (isHeldByPersons(token) || isNoState(token, named))) ||
        // "hat die Kanzlerin | Donald Trump getroffen"
        (named.person?.gender === 'm' && isWomansOffice(officeOf((tokens[next - 1] as Token).text))) ||
        (named.type === 'Person' &&
          isStatesOffice(officeOf(token.text)) &&
          i > sentence.first &&
          ledOthers((tokens[i - 1] as Token).text, named.text)))
        ? undefined
        : named;
    if (following !== undefined && titles && !(readings !== everyReading && following.how === 'adjective')) {
      const nameToken = tokens[following.last - 1];
      // "Unterstützung Nordkoreas": a genitive name is a phrase of its own.
      const genitive =
        nameToken !== undefined &&
        casesOf(nameReadings(nameToken, nameToken)).join() === 'gen' &&
        !(isRank(tokens[next - 1] as Token) && standsAlone(following, next)) &&
        // "den Dänen Thomas Kjems": a people is nobody's.
        !(following.type === 'Person' && following.last - next > 1 && isInhabitant(token.text));
      if (!genitive) {
        last = following.last;
        const closing = at(last);
        if (next > i + 1 && closing !== undefined && isQuote(closing)) last++;
        return { head: i, last, readings, isName: false };
      }
    } else if (named === undefined && titles && at(next)?.pos === 'PROPN' && next === last) {
      const nameToken = tokens[next];
      if (nameToken !== undefined && casesOf(nameReadings(nameToken, nameToken)).join() !== 'gen') {
        while (at(last)?.pos === 'PROPN' && !names.has(last)) last++;
        return { head: i, last, readings, isName: false };
      }
    }
    // Two nouns side by side: "Ende Juni", "Anfang Dezember", "Ministerpräsident Rajoy" read as nouns.
    return { head, last, readings, isName };
  };

  /** "der „Welt“-Korrespondent X", "die „Me too“-Bewegung": where the noun stands whose first part is in quotation marks. */
  const behindQuotedPart = (i: number): number | undefined => {
    const mark = at(i);
    if (mark === undefined || !isQuote(mark)) return undefined;
    for (let k = i + 2; k < i + longestQuotedPart; k++) {
      const closing = at(k);
      if (closing === undefined || !isQuote(closing)) continue;
      const [hyphen, noun] = [at(k + 1), at(k + 2)];
      const isJoined = hyphen?.text === '-' && hyphen.start === closing.end && noun?.start === hyphen.end;
      // "Die „Boko Haram“-Miliz griff an": the body in the marks is who acts.
      const isBody =
        names.get(i + 1)?.type === 'Organisation' && noun !== undefined && orgNounOf(noun.lemma) !== undefined;
      return isJoined && isNominal(noun) && !isBody ? k + 2 : undefined;
    }
    return undefined;
  };

  /** Adjectives, numbers and adverbs between determiner and head. Returns the token after them and what they allow. */
  const readModifiers = (from: number, declension: Declension): { next: number; readings: Readings } => {
    let i = from;
    let readings = everyReading;
    for (;;) {
      const token = at(i);
      if (token === undefined || names.has(i)) break;
      const compound = behindQuotedPart(i);
      if (compound !== undefined) return { next: compound, readings };
      if (isAttributive(token)) {
        readings &= adjectiveReadings(token.lower, declension);
        i++;
        continue;
      }
      if (isCityAdjective(token, at(i + 1)) && !names.has(i + 1)) {
        i++;
        continue;
      }
      if (token.pos === 'NUM' || isNumber(token.text)) {
        i++;
        // "eine 620 Kilometer lange Grenze"
        const extent = at(i + 1);
        if (extent !== undefined && isExtent(extent.lower) && isMeasure(at(i)?.text ?? '')) {
          readings &= adjectiveReadings(extent.lower, declension);
          i += 2;
        }
        continue;
      }
      const next = at(i + 1);
      if (next === undefined) break;
      // "zu fast 14 Jahren Haft", "mehr als 100.000 Soldaten", "Hunderte Griechen"
      if (measures.has(token.text) && isCount(next)) {
        i++;
        continue;
      }
      const counted = at(i + 2);
      if (next.text === 'als' && /^(?:mehr|weniger)$/.test(token.text) && counted !== undefined && isCount(counted)) {
        i += 2;
        continue;
      }
      // "in ganz Österreich", "durch halb Europa": uninflected before the name of a land.
      if (isFormerMark(token, next) || (/^(?:ganz|halb)$/.test(token.text) && next.pos === 'PROPN')) {
        i++;
        continue;
      }
      if (quantities.has(token.text) && isNominal(next) && !names.has(i + 1)) {
        i++;
        continue;
      }
      const beforeAdjective = isAttributive(next);
      if ((token.pos === 'ADV' || (token.pos === 'ADJ' && !isAttributive(token))) && beforeAdjective) {
        i++;
        continue;
      }
      if (
        (token.text === ',' || token.text === 'und' || token.text === 'oder' || token.text === 'wie') &&
        i > from &&
        beforeAdjective
      ) {
        i++;
        continue;
      }
      // die „Abraham-Abkommen“: the mark stands between determiner and noun.
      const opensName =
        i === from &&
        i > sentence.first &&
        tokens[i - 1]?.pos === 'DET' &&
        isNominal(next) &&
        /^[„»"“«]$/.test(token.text);
      if (isQuote(token) && (isAttributive(next) || opensName || (i > from && isQuote(token)))) {
        i++;
        continue;
      }
      break;
    }
    return { next: i, readings };
  };

  /** "von A, B und C", "von A, den B und anderen": a comma between two names of a list that "und" ends. */
  const partsNames = (comma: number): boolean => {
    const next = tokens[comma + 1]?.pos === 'DET' ? comma + 2 : comma + 1;
    if (!names.has(next) || tokens[comma - 1]?.pos !== 'PROPN') return false;
    const behind = names.get(next)?.last ?? comma;
    return (
      at(behind)?.text === 'und' || at(behind)?.text === 'sowie' || (at(behind)?.text === ',' && partsNames(behind))
    );
  };

  /**
   * "Der Konservative kritisierte China", "Alle drei kritisierten China": right behind a noun or a number the only finite verb between two
   * marks is no attribute.
   */
  const isVerbOfStretch = (i: number): boolean => {
    const before = at(i - 1);
    const verb = at(i);
    if (before === undefined || verb?.pos !== 'VERB' || !isFiniteVerb(verb)) return false;
    if (!startsUpper(before) && before.pos !== 'NUM') return false;
    const parts = (k: number): boolean => /^[,;:.!?()–]$/.test(tokens[k]?.text ?? '.');
    for (let k = i - 1; k >= sentence.first && !parts(k); k--) if (isFiniteVerb(tokens[k] as Token)) return false;
    for (let k = i + 1; k < sentence.last && !parts(k); k++) if (isFiniteVerb(tokens[k] as Token)) return false;
    return true;
  };

  /** "die [1961 zwischen A und B] geschlossenen Verträge": finds the participle that closes the bracket, or nothing. */
  const findParticiple = (from: number): number | undefined => {
    for (let i = from; i < Math.min(end, from + 18); i++) {
      const token = at(i);
      if (token === undefined) return undefined;
      // Only years and names may be listed inside: "die 1961, 2000 und 2001 von A, B und C geschlossenen Verträge".
      if (isSeparator(token) && !(token.text === ',' && (tokens[i - 1]?.pos === 'NUM' || partsNames(i))))
        return undefined;
      if ((token.pos === 'VERB' || token.pos === 'AUX') && !isParticipleAttribute(token)) return undefined;
      if (token.pos === 'SCONJ' || (i === from + 1 && isVerbOfStretch(i))) return undefined;
      const takesComplement = complementAdjectives.test(token.text);
      if (i > from && (takesComplement || (isParticipleAttribute(token) && !plainAdjectives.test(token.text)))) {
        const after = readModifiers(i + 1, 'weak').next;
        if (readHead(after) !== undefined) return i;
      }
    }
    return undefined;
  };

  /** "…, das Außenminister Blinken unterzeichnete": a title and its name behind an article that does not agree with them. */
  const titleFollows = (i: number, readings: Readings): boolean => {
    const title = at(i);
    if (title === undefined || title.pos !== 'NOUN' || names.get(i + 1)?.type !== 'Person') return false;
    const allowed = nounReadings(title.analyses);
    return allowed !== 0 && allowed !== everyReading && (allowed & readings) === 0;
  };

  /** "…, den Polen mit Kenia geschlossen hat": a state, and no people, where the clause ends in a verb of one. */
  const endsSingular = (i: number): boolean => {
    let last = i + 1;
    while (last < end && !/^[,;:.!?)–]$/.test(at(last)?.text ?? ',')) last++;
    const verb = at(last - 1);
    const readings = verb?.analyses.filter((a) => a.form === 'fin') ?? [];
    return (
      (verb?.pos === 'VERB' || verb?.pos === 'AUX') &&
      readings.length > 0 &&
      readings.every((a) => a.number === 'sg') &&
      tokens.slice(i, last - 1).every((t) => t.pos !== 'AUX')
    );
  };

  /** "X, der SPÖ-Chef Y Versagen vorwarf, …": behind one person another with his title is not the same one. */
  const describesName = (pronoun: number, i: number): boolean =>
    officeOf(at(i)?.text ?? '') !== undefined &&
    // "X, den Gesandten Bill Clintons, …": no clause ends with a name.
    !/^[,.;:!?)–]$/.test(at(names.get(i + 1)?.last ?? end)?.text ?? '.') &&
    names.get(i + 1)?.type === 'Person' &&
    [2, 3, 4, 5, 6].some((back) => {
      const before = names.get(pronoun - back);
      return before?.type === 'Person' && before.how === 'name' && before.last === pronoun - 1;
    });

  /**
   * "…, die Verständnis für China gezeigt hat": up to the next comma the only finite verb is an auxiliary right behind its participle
   * or infinitive, as it stands at the end of a subordinate clause alone; a description of a name has no verb.
   */
  const endsVerbLast = (from: number, readings: Readings): boolean => {
    let last = from;
    let isList = false;
    while (last < end && last < from + longestRelative && !/^[,;:.!?)–]$/.test(at(last)?.text ?? ',')) {
      const token = at(last) as Token;
      const closes = token.pos === 'AUX' && token.analyses.some((a) => a.form === 'fin');
      if (closes) {
        const before = at(last - 1);
        const behind = at(last + 1);
        return (
          last > from + 1 &&
          (!((isList || isLastVerb(last)) && standsInSubordinate(from - 2)) || disagrees(from, readings)) &&
          before?.pos === 'VERB' &&
          before.analyses.some((a) => a.form === 'part2' || a.form === 'inf') &&
          (behind === undefined || /^[,;:.!?)–]$/.test(behind.text))
        );
      }
      if (token.pos === 'VERB' && token.analyses.every((a) => a.form === 'fin')) return false;
      if (token.pos === 'CCONJ') isList = true;
      last++;
    }
    return false;
  };

  /** "dass X, der Chef, den Vertrag unterzeichnet hat.", "…, ist offen": the sentence ends here, or goes on with its own verb. */
  const isLastVerb = (last: number): boolean => {
    const next = at(last + 2);
    if (at(last + 1)?.text !== ',' || next === undefined) return true;
    return isFiniteVerb(next);
  };

  /** "die Verständnis …": no article of that noun. */
  const disagrees = (noun: number, readings: Readings): boolean => {
    const token = at(noun);
    if (token?.pos !== 'NOUN') return false;
    const allowed = nounReadings(token.analyses);
    return allowed !== everyReading && (allowed & readings) === 0;
  };

  /**
   * "weil die Opposition, | die Regierung und die Kirche zugestimmt haben", "dass X, der Minister, | den Vertrag unterzeichnet hat": a
   * subordinate clause waits for its verb here.
   */
  const standsInSubordinate = (from: number): boolean => {
    for (let i = from; i >= sentence.first; i--) {
      const token = tokens[i] as Token;
      const { pos, lower } = token;
      if (isFiniteVerb(token)) return false;
      if (pos === 'SCONJ') return true;
      if (tokens[i - 1]?.text === ',' && /^(?:d(?:er|ie|as|em|en|essen|eren)|welche[nmrs]?|was)$/.test(lower))
        return true;
    }
    return false;
  };

  /** "…, mit dem er sprach": behind the last comma stands a relative pronoun. */
  const standsInRelative = (from: number): boolean => {
    let comma = from;
    while (comma > sentence.first && tokens[comma]?.text !== ',') comma--;
    const first = tokens[comma + 1];
    return (
      comma > sentence.first && relativePronouns.has((first?.pos === 'ADP' ? tokens[comma + 2] : first)?.lower ?? '')
    );
  };

  /** "…, die 31 Prozent an der OMV hält, …": a number behind it, and the one finite verb of the stretch at its end. */
  const countsBeforeVerb = (from: number): boolean => {
    const number = at(from);
    if (number === undefined || !(number.pos === 'NUM' || isNumber(number.text)) || isYear(number.text)) return false;
    let last = from + 1;
    while (last < end && last < from + longestRelative && !/^[,;:.!?)–]$/.test(at(last)?.text ?? ',')) last++;
    const verb = at(last - 1);
    return (
      last > from + 2 &&
      verb?.pos === 'VERB' &&
      verb.analyses.some((a) => a.form === 'fin') &&
      !verb.analyses.some((a) => a.form === 'part2' || a.form === 'inf') &&
      tokens.slice(from, last - 1).every((t) => t.pos !== 'AUX' && t.pos !== 'VERB') &&
      !standsInSubordinate(from - 2)
    );
  };

  /** Two words that are names and nothing else, as of a person whom nobody knows: "…, dem Manasseh Sogavare die Anerkennung entzog". */
  const unknownFollows = (i: number): boolean =>
    [i, i + 1].every((k) => {
      const token = at(k);
      return (
        token?.pos === 'PROPN' && !names.has(k) && token.analyses.every((a) => a.pos === 'PROPN' || a.guessed === true)
      );
    });

  /** "der Abgeordnete und frühere Minister": an adjective without an article, joined to what has one. */
  const goesOnFromArticle = (i: number): boolean => {
    const before = phrases.at(-1);
    return (
      tokens[i - 1]?.lower === 'und' &&
      before?.last === i - 1 &&
      tokens[before.first]?.pos === 'DET' &&
      isAttributive(tokens[i] as Token)
    );
  };

  /** One noun phrase from token i on; adds it with its genitives and complements; returns [phrase, token after it]. */
  const readPhrase = (
    i: number,
    preposition: Preposition | undefined,
    parent: Genitive | undefined,
  ): [number, number] | undefined => {
    const start = preposition?.token ?? i;
    let next = i;
    let readings = preposition?.readings ?? everyReading;
    let declension: Declension =
      preposition !== undefined &&
      preposition.readings !== everyReading &&
      preposition.word !== tokens[preposition.token]?.lower
        ? 'weak'
        : preposition === undefined && goesOnFromArticle(i)
          ? 'joined'
          : 'strong';
    let definite = declension === 'weak';
    const first = at(next);
    if (first === undefined) return undefined;
    // "von 2009 bis 2013 Ministerpräsident": the first year is all that „von“ takes.
    if (preposition?.word === 'von' && isYear(first.text) && at(next + 1)?.text === 'bis') return undefined;
    const counted = at(next + 1);
    if (
      isYear(first.text) &&
      datingPrepositions.has((preposition?.word ?? tokens[i - 1]?.text ?? '').toLowerCase()) &&
      // "seit 2022 Robert Golob": a name is not counted either.
      (counted?.pos === 'NOUN' || counted?.pos === 'ADJ' || counted?.pos === 'PROPN') &&
      !timeNouns.has(counted.lemma.toLowerCase())
    )
      return undefined;
    // "schlossen 1973 Brasiliens Machthaber …": the year tells when and belongs to no name.
    if (preposition === undefined && isYear(first.text) && names.has(next + 1)) return undefined;
    const lower = first.lower;
    // "hat ihr Angela Merkel gedankt": nobody owns a name.
    const toWhom = lower === 'ihr' && names.get(i + 1)?.type === 'Person' && startsUpper(tokens[i + 1] as Token);
    const determiner = (first.pos === 'DET' || first.pos === 'PRON') && !toWhom ? determinerReadings(lower) : undefined;
    const hadDeterminer = determiner !== undefined && !names.has(next);
    // "…, die Athen und Skopje schlossen": after a comma, before a name that takes no article, it is a relative pronoun.
    // The year may stand between: "den 1963 China und Pakistan schlossen".
    const behindYear = isYear(at(i + 1)?.text ?? '') ? i + 2 : i + 1;
    const after = names.get(behindYear);
    const opening = preposition?.token ?? i;
    // "…, mit dem er sprach und der China lobte": so it is behind the verb of another relative clause.
    const goesOn =
      tokens[opening - 1]?.lower === 'und' &&
      opening > sentence.first + 3 &&
      isFiniteVerb(tokens[opening - 2] as Token) &&
      standsInRelative(opening - 3) &&
      after !== undefined;
    if (
      hadDeterminer &&
      i > sentence.first &&
      // "die von A, den USA und B unterstützten Truppen": before its participle nothing opens a clause.
      end === sentence.last &&
      (tokens[opening - 1]?.text === ',' ||
        goesOn ||
        (preposition !== undefined && tokens[opening - 1]?.text === 'und' && after?.type === 'Country')) &&
      /^d(?:er|ie|as|em|en)$/.test(lower) &&
      ((after !== undefined &&
        (after.type === 'Person' ||
          after.how === 'seat' ||
          (after.type === 'Country' && (!articleCountries.test(after.text) || endsSingular(behindYear))))) ||
        titleFollows(behindYear, determiner.readings) ||
        (preposition === undefined &&
          !goesOn &&
          (endsVerbLast(i + 1, determiner.readings) || countsBeforeVerb(i + 1))) ||
        describesName(i, behindYear) ||
        unknownFollows(behindYear))
    ) {
      const index = add(
        {
          first: start,
          last: i + 1,
          head: i,
          readings: readings & determiner.readings,
          definite: true,
          pronoun: true,
        },
        preposition,
        undefined,
      );
      return [index, i + 1];
    }
    if (hadDeterminer) {
      // "die" is feminine or plural, "der" may be a dative: the preposition narrows it.
      const narrowed = readings & determiner.readings;
      readings = narrowed === 0 ? determiner.readings : narrowed;
      declension = determiner.declension;
      definite = declension === 'weak' && !/^(?:jed|manch|solch|welch)/.test(lower);
      next++;
      // "all die", "alle diese", "die beiden", "diese seine"
      const second = at(next);
      const pair =
        !/^(?:d(?:as|em|en|er|es|ie)|dessen|deren)$/.test(lower) ||
        // Behind an article only weak forms: "die beiden", "das eine", not "…, das beide Länder schlossen".
        /^(?:beiden|vielen|wenigen|meisten|zahlreichen|mehreren|einzelnen|ander\p{Ll}*|selben?)$/u.test(
          second?.lower ?? '',
        ) ||
        // "das eine", but "die Länder, die eine Grenze teilen".
        (second?.lower === 'eine' && tokens[i - 1]?.text !== ',');
      const more =
        pair && second !== undefined && (second.pos === 'DET' || second.pos === 'PRON')
          ? determinerReadings(second.lower)
          : undefined;
      if (more !== undefined) {
        readings = (readings & more.readings) === 0 ? readings : readings & more.readings;
        next++;
      }
    }
    // A genitive name before the head: "Israels Luftwaffe", "Putins Berater".
    let possessor: number | undefined;
    const behind = at(next + 1);
    // "die Uno, deren Gesandter …", "und dessen Präsidenten": a genitive of its own before the noun.
    if (
      (lower === 'deren' || lower === 'dessen') &&
      behind !== undefined &&
      (isNominal(behind) || isAttributive(behind))
    ) {
      possessor = add(
        {
          first: next,
          last: next + 1,
          head: next,
          readings: restrictToCase(everyReading, 'gen'),
          definite: true,
          pronoun: true,
        },
        undefined,
        { of: undefined },
      );
      definite = true;
      next++;
    } else if (!hadDeterminer) {
      const name = names.get(next);
      const head = name === undefined ? undefined : readHead(next);
      const single = at(next);
      const isOwner = single !== undefined && isNamesGenitive(single);
      const nameEnd = head?.isName ? head.last : single?.pos === 'PROPN' || isOwner ? next + 1 : undefined;
      if (nameEnd !== undefined) {
        const nameToken = tokens[nameEnd - 1];
        const allowed = nameToken === undefined ? 0 : isOwner ? genitive : nameReadings(nameToken, nameToken);
        const cased = casesOf(allowed);
        // "in Paris scharfe Kritik": a place that ends in s by itself needs its apostrophe to own anything.
        const endsInOwn =
          nameToken?.text.endsWith('s') === true &&
          (name?.type === 'Country' ? nameToken.lemma === nameToken.text : name !== undefined && isListedInS(name));
        if (
          cased.length > 0 &&
          cased.includes('gen') &&
          nameToken?.text.match(/(?:s|[sxz]['’])$/) !== null &&
          !endsInOwn
        ) {
          const modifiers = readModifiers(nameEnd, 'strong');
          // Parties and bodies have owners ("Erdogans AKP"), persons and states have none.
          const ownedName = names.get(modifiers.next);
          const owned =
            ownedName !== undefined && ownedName.type !== 'Organisation' ? undefined : readHead(modifiers.next);
          const ownedToken = tokens[modifiers.next];
          // "Italiens Haushaltsentwurf": a compound that no dictionary knows, behind the name of a state.
          const unknown = name?.type === 'Country' && ownedToken?.pos === 'PROPN' && owned?.last === modifiers.next + 1;
          if (
            owned !== undefined &&
            ownedToken !== undefined &&
            (isCommon(ownedToken) || ownedName !== undefined || unknown)
          ) {
            possessor = add(
              {
                first: next,
                last: nameEnd,
                head: nameEnd - 1,
                readings: restrictToCase(allowed, 'gen'),
                definite: true,
                pronoun: false,
              },
              undefined,
              { of: undefined },
            );
            readings &= modifiers.readings;
            next = modifiers.next;
            definite = true;
          }
        }
      }
    }
    const complements: number[] = [];
    let participle: number | undefined;
    if (hadDeterminer || preposition !== undefined) {
      const direct = readModifiers(next, declension);
      const bracket =
        readHead(direct.next) === undefined || (at(next)?.pos === 'ADP' && !names.has(next))
          ? // Only behind a comma can it be a relative pronoun.
            first.pos === 'DET' || preposition !== undefined || (first.pos === 'PRON' && tokens[i - 1]?.text !== ',')
            ? findParticiple(next)
            : undefined
          : undefined;
      if (bracket !== undefined && hadDeterminer) {
        participle = bracket;
        const outer = end;
        end = bracket;
        for (let inner = next; inner < bracket; ) {
          const done = readAny(inner);
          if (done !== undefined) complements.push(done[0]);
          inner = done?.[1] ?? inner + 1;
        }
        end = outer;
        readings &= adjectiveReadings((tokens[bracket]?.text ?? '').toLowerCase(), declension);
        next = bracket + 1;
      }
    }
    // "Von Brasilien unterstützter Präsident X": without an article its doer stands right before it.
    const doer = phrases.at(-1);
    if (
      participle === undefined &&
      start === i &&
      next === i &&
      doer !== undefined &&
      doer.last === i &&
      /^(?:von|durch)$/.test(doer.preposition ?? '') &&
      isParticipleAttribute(first) &&
      !plainAdjectives.test(first.text)
    ) {
      participle = i;
      complements.push(doer.index - offset);
    }
    const modifiers = readModifiers(next, declension);
    // "hat der 62-Jährige Ungarn kritisiert": with a capital it is a noun of its own.
    const isAged = modifiers.next > next && /^\d+-?Jährige/.test(at(modifiers.next - 1)?.text ?? '');
    const head = isAged ? undefined : readHead(modifiers.next);
    // "übten beide scharfe Kritik an Y", "wirft den beiden Mord vor": two are no singular, there it stands alone.
    const counts = lower === 'beide' || (next > i + 1 && tokens[next - 1]?.lower === 'beiden');
    const alone = counts && hadDeterminer && head !== undefined && numberOf(head.readings) === 'sg';
    if (alone) {
      const index = add(
        { first: start, last: next, head: next - 1, readings, definite, pronoun: true },
        preposition,
        parent,
      );
      return [index, next];
    }
    if (head === undefined) {
      // A nominalised adjective ("der Vorsitzende", "die Konservativen") or a determiner alone ("dieser", "beide").
      const nominal = at(modifiers.next - 1);
      const isAge = nominal !== undefined && /^\d+-?Jährige/.test(nominal.text);
      if (modifiers.next > next && nominal?.pos === 'ADJ' && (startsUpper(nominal) || isAge)) {
        const index = add(
          {
            first: start,
            last: modifiers.next,
            head: modifiers.next - 1,
            readings: readings & modifiers.readings,
            definite,
            pronoun: false,
          },
          preposition,
          parent,
        );
        return finish(index, modifiers.next, nominal, false, participle, complements, possessor);
      }
      // "riefen die vier das Regime auf", "alle drei", "dieselben fünf": those who were named before.
      if (
        next === i + 1 &&
        modifiers.next === next + 1 &&
        /^(?:di|dies|all)e[nr]?$|^(?:die|der|den)(?:selben)?$/.test(lower) &&
        isSmallCount(at(next))
      ) {
        const index = add(
          {
            first: start,
            last: next + 1,
            head: next,
            readings: restrictToPlural(readings),
            definite: true,
            pronoun: true,
          },
          preposition,
          parent,
        );
        return [index, next + 1];
      }
      if (hadDeterminer && modifiers.next === next) {
        const index = add(
          {
            first: start,
            last: next,
            head: next - 1,
            // "hat ihr gedankt": alone it is no possessive.
            readings: lower === 'ihr' ? restrictToCase(everyReading, 'dat') : readings,
            definite,
            pronoun: true,
          },
          preposition,
          undefined,
        );
        return [index, next];
      }
      if (first.pos === 'PRON' || personalPronouns.has(lower)) {
        const allowed = pronounReadings[lower];
        const index = add(
          {
            first: start,
            last: i + 1,
            head: i,
            definite: true,
            pronoun: true,
            readings:
              allowed === undefined ? readings : allowed.reduce((all, c) => all | restrictToCase(everyReading, c), 0),
          },
          preposition,
          undefined,
        );
        return [index, i + 1];
      }
      return undefined;
    }
    // A name behind an article shows its case by the article: "der Türkei".
    // A title before a name, without an article, stands undeclined in every case: "hat Präsident Maduro vorgeworfen".
    const bareTitle =
      !head.isName &&
      !hadDeterminer &&
      // "Bayerns Ministerpräsident X warf er Blockade vor"
      (modifiers.next === i || possessor !== undefined) &&
      tokens[head.head]?.pos === 'NOUN' &&
      names.get(head.last - 1 === head.head ? -1 : head.head + 1)?.type === 'Person';
    const headReadings =
      head.isName && hadDeterminer
        ? genderedName(tokens[head.head] as Token)
        : bareTitle
          ? inAnyCase(head.readings)
          : head.readings;
    let combined = readings & modifiers.readings & headReadings;
    if (combined === 0) combined = readings & headReadings;
    if (combined === 0) combined = readings & modifiers.readings;
    if (combined === 0) combined = readings;
    if (parent !== undefined && (combined & restrictToCase(everyReading, 'gen')) !== 0)
      combined = restrictToCase(combined, 'gen');
    const index = add(
      {
        first: start,
        last: head.last,
        head: head.head,
        readings: combined,
        definite: definite || head.isName,
        pronoun: false,
      },
      preposition,
      parent,
    );
    return finish(
      index,
      head.last,
      tokens[head.head],
      // "hat Außenministerin Huber der Ukraine Waffen versprochen": no genitive hangs on a name.
      // "Seit 2019 ist er Obmann der FPÖ": on an office that no dictionary knows it does.
      (head.isName &&
        !(isUnknownOffice(head.head) && !names.has(head.head)) &&
        !(hadDeterminer && (!names.has(modifiers.next) || isKindName(modifiers.next, head.last)))) ||
        endsInPerson(head.head + 1, head.last),
      participle,
      complements,
      possessor,
    );
  };

  /** A noun that is listed as an office and stands in no dictionary, so that it looks like a name. */
  const isUnknownOffice = (i: number): boolean => {
    const token = tokens[i];
    return token?.pos === 'PROPN' && /^(?:body|national|minister)$/.test(officeOf(token.text)?.kind ?? '');
  };

  /** "die Minsk-Gruppe der OSZE": a body that is named by its kind may be that of another body. */
  const isKindName = (i: number, after: number): boolean =>
    names.get(i)?.type === 'Organisation' &&
    names.get(i)?.last === after &&
    /-\p{Lu}\p{Ll}+$/u.test(tokens[after - 1]?.text ?? '') &&
    /^(?:der|des)$/.test(at(after)?.text ?? '') &&
    names.get(after + 1)?.type === 'Organisation';

  /** "Temers Partei": a family name that the text has in full and the tagger takes for a noun, with the s of a genitive. */
  const isNamesGenitive = ({ text, pos }: Token): boolean =>
    pos === 'NOUN' && text.endsWith('s') && familyNames(names).has(text.slice(0, -1)) && !familyNames(names).has(text);

  /** True when the name of a person begins in a stretch and ends it. */
  const endsInPerson = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) {
      const name = names.get(i);
      if (name?.type === 'Person' && name.last === to) return true;
    }
    return false;
  };

  /** Hangs possessor and participle on the phrase and reads the genitives behind it. */
  const finish = (
    index: number,
    after: number,
    headToken: Token | undefined,
    isName: boolean,
    participle: number | undefined,
    complements: readonly number[],
    possessor: number | undefined,
  ): [number, number] => {
    const phrase = phrases[index];
    if (phrase === undefined) return [index, after];
    if (possessor !== undefined) {
      const owner = phrases[possessor];
      if (owner !== undefined) owner.parent = phrase.index;
    }
    if (participle !== undefined)
      participles.push({
        participle,
        head: phrase.index,
        first: phrase.first,
        complements: complements.map((c) => offset + c),
      });
    let next = after;
    // "trat vor zehn Jahren der Konvention bei": counted time is nobody's.
    const isCounted =
      headToken !== undefined &&
      timeNouns.has(headToken.lemma.toLowerCase()) &&
      tokens.slice(phrase.first, phrase.head).some((t) => t.pos === 'NUM' || isNumber(t.text));
    // "trat im Juni der EU bei", "drohte nächste Woche der Ukraine": nor is a day, or a week told from now, a body's or a state's.
    const isDated =
      headToken !== undefined &&
      names.has(next + 1) &&
      (dated.test(headToken.lemma) ||
        (spans.test(headToken.lemma) && tokens.slice(phrase.first, phrase.head).some((t) => fromNow.test(t.lower))));
    if (headToken !== undefined && !isCounted && !isDated && (!isName || directions.has(headToken.text))) {
      const genitive = readGenitive(closesQuote(phrase.first, next) ? next + 1 : next, index);
      if (genitive !== undefined) next = genitive;
    }
    return [index, next];
  };

  /** "einem „Kniefall“ Wiens": the mark behind a noun whose partner stands inside its phrase. */
  const closesQuote = (from: number, i: number): boolean => {
    const mark = at(i);
    if (mark === undefined || !isQuote(mark)) return false;
    for (let k = from; k < i; k++) if (isQuote(tokens[k] as Token)) return true;
    return false;
  };

  /** "… des Zentralkomitees der Partei": a phrase right behind a noun that can be a genitive and shows it. */
  const readGenitive = (i: number, parent: number): number | undefined => {
    const token = at(i);
    if (token === undefined) return undefined;
    const lower = token.lower;
    const name = names.get(i);
    const shows =
      lower === 'des' ||
      lower === 'der' ||
      lower === 'zweier' ||
      lower === 'dreier' ||
      ((token.pos === 'DET' || token.pos === 'PRON') &&
        /^(?:ein|kein|sein|ihr|unser|dies|jen|beid|all|mehrer|einig|zahlreich|viel)e[rs]$/.test(lower)) ||
      (name !== undefined &&
        casesOf(nameReadings(token, tokens[name.last - 1] ?? token)).includes('gen') &&
        /s['’]?$/.test(tokens[name.last - 1]?.text ?? '') &&
        ((tokens[name.last - 1]?.lemma ?? '') !== tokens[name.last - 1]?.text ||
          isKnownGenitive(tokens[name.last - 1]?.text ?? ''))) ||
      (token.pos === 'PROPN' && name === undefined && token.text.endsWith('s') && token.lemma !== token.text) ||
      (isAttributive(token) && /er$/.test(lower) && !/^\d/.test(lower));
    if (!shows) return undefined;
    // "mit Unterstützung Großbritanniens Luftangriffe …": behind a noun a genitive name takes no noun of its own.
    const behind = name === undefined ? undefined : at(name.last);
    if (name !== undefined && name.last === i + 1 && behind?.pos === 'NOUN' && !names.has(name.last)) {
      const readings = nameReadings(token, token);
      if (casesOf(readings).join() === 'gen') {
        add(
          {
            first: i,
            last: name.last,
            head: i,
            readings,
            definite: true,
            pronoun: false,
          },
          undefined,
          { of: parent },
        );
        return name.last;
      }
    }
    const before = phrases.length;
    const participlesBefore = participles.length;
    const read = readPhrase(i, undefined, { of: parent });
    if (read === undefined) return undefined;
    const phrase = phrases[read[0]];
    // "half die iranische Regierung der ungarischen": whose it is the adjective has said.
    const owner = tokens[(phrases[parent]?.head ?? 0) - 1];
    const isOwned =
      owner?.pos === 'ADJ' &&
      phrase !== undefined &&
      (tokens[phrase.head]?.lemma === tokens[phrases[parent]?.head ?? 0]?.lemma ||
        (names.get(phrase.head)?.type === 'Country' && loadLexicon().countryOfAdjective(owner.lower) !== undefined));
    if (phrase === undefined || phrase.pronoun || !phrase.cases.includes('gen') || isOwned) {
      phrases.length = before;
      participles.length = participlesBefore;
      return undefined;
    }
    return read[1];
  };

  const readPreposition = (i: number): Preposition | undefined => {
    const token = at(i);
    if (token === undefined || names.has(i)) return undefined;
    const lower = token.lower;
    // "seit die Luftwaffe …": with a nominative behind it, it opens a clause.
    const next = at(i + 1);
    if (
      (lower === 'seit' || lower === 'während') &&
      next !== undefined &&
      !names.has(i + 1) &&
      /^(?:d(?:er|ie|as)|ein|eine|kein|keine|sein|seine|ihre?)$/.test(next.text) &&
      !(/^(?:der|einer)$/.test(next.text) || (lower === 'während' && next.text === 'ein'))
    )
      return undefined;
    const contracted = token.pos === 'ADP' || token.pos === 'DET' ? contractions[lower] : undefined;
    // "dem Vernehmen nach", "ihrer Ansicht nach", "Moskau zufolge": it stands behind what it governs.
    if (token.lower === 'nach' && viewed.test(tokens[i - 1]?.text ?? '') && dative.test(tokens[i - 2]?.lower ?? ''))
      return undefined;
    if (token?.lower === 'zufolge' && i > sentence.first && tokens[i - 1]?.pos !== 'PUNCT') return undefined;
    if (contracted !== undefined) return { word: contracted.preposition, token: i, readings: contracted.readings };
    if (
      lower === 'laut' ||
      token.pos === 'ADP' ||
      ((lower === 'als' || lower === 'wie') && (token.pos !== 'SCONJ' || comparing.test(tokens[i - 1]?.lower ?? '')))
    )
      // ", um der EU zu helfen": there it governs nothing.
      return {
        word: lower,
        token: i,
        readings: infinitiveOpeners.has(lower) && tokens[i - 1]?.text === ',' ? everyReading : governedReadings(lower),
      };
    return undefined;
  };

  /** A name or a bare noun in quotation marks behind a preposition: von „Einiges Russland“, als „Schande“. */
  const afterQuote = (i: number): number => {
    const token = at(i);
    // "mit nur einer Stimme",
    const behind = at(i + 1);
    if (token?.pos === 'ADV' && focusing.has(token.text) && (behind?.pos === 'DET' || behind?.pos === 'NUM'))
      return i + 1;
    if (token === undefined || !isQuote(token)) return i;
    // als „Lügner“: alone in its marks a noun may have been taken for a name.
    const close = at(i + 2);
    const alone = behind?.pos === 'PROPN' && close !== undefined && isQuote(close);
    return names.has(i + 1) || behind?.pos === 'NOUN' || alone ? i + 1 : i;
  };
  /** A prepositional or noun phrase at i with the token after it; undefined when there is none. */
  const readAny = (i: number): [number, number] | undefined => {
    const preposition = readPreposition(i);
    return preposition === undefined
      ? readPhrase(i, undefined, undefined)
      : readPhrase(afterQuote(i + 1), preposition, undefined);
  };

  let i = sentence.first;
  while (i < end) {
    const read = readAny(i);
    i = read === undefined ? i + 1 : Math.max(read[1], i + 1);
  }
  /** "dem Bericht nach", "ihrer Ansicht nach" */
  const isViewed = ({ head, last }: PhraseDraft): boolean =>
    tokens[last]?.lower === 'nach' &&
    viewed.test((tokens[head] as Token).text) &&
    dative.test(tokens[head - 1]?.lower ?? '') &&
    head + 1 === last;
  // "Moskau zufolge", "Angaben der Regierung zufolge": it stands behind what it governs.
  for (const ending of phrases) {
    if (ending.last >= sentence.last || (tokens[ending.last]?.lower !== 'zufolge' && !isViewed(ending))) continue;
    let governed: PhraseDraft | undefined = ending;
    while (governed?.link === 'genitive' && governed.parent !== undefined) governed = phrases[governed.parent - offset];
    if (governed === undefined || governed.preposition !== undefined) continue;
    governed.preposition = 'zufolge';
    governed.prepositionToken = ending.last;
  }
  return { phrases, participles };
};
