import { loadMorphology } from '../analyse/morphology.ts';
import { isFiniteVerb, timeNouns } from '../analyse/words.ts';
import { type Entry, type Lexicon, loadLexicon } from '../knowledge/lexicon.ts';
import { isOfficeWord, officeOf } from '../knowledge/offices.ts';
import { listOf, readRows } from '../knowledge/read.ts';
import type { Sentence, Token } from '../model.ts';
import {
  type Draft,
  isDefiniteArticle,
  isDeterminer,
  isQuoteMark,
  joinTokens,
  makeDraft,
  textAt,
  type Words,
} from './draft.ts';
import type { GivenNames } from './persons.ts';
import { isAcronym, startsUpper } from './shape.ts';

/*
 * Organisations that no list knows: a noun that says what they are, with the name behind it (Partei „X“, Sender X) or around it
 * (Sozialistische Arbeiterpartei, Dongguk-Universität, Kommunistische Partei Vietnams), acronyms in brackets, ministries.
 */

interface HeadNoun {
  readonly kind: string;
  readonly before: boolean;
  readonly head: boolean;
}

const readHeads = (): {
  heads: Map<string, HeadNoun>;
  ministries: Set<string>;
  stateBodies: Set<string>;
  seated: Set<string>;
} => {
  const heads = new Map<string, HeadNoun>();
  const ministries = new Set<string>();
  const stateBodies = new Set<string>();
  const seated = new Set<string>();
  for (const [kind = '', how = '', nouns = ''] of readRows('orgNouns.tsv'))
    for (const noun of listOf(nouns)) {
      const key = noun.toLowerCase();
      if (how === 'ministry') ministries.add(key);
      if (how === 'state') stateBodies.add(key);
      if (how === 'place') seated.add(key);
      const old = heads.get(key);
      heads.set(key, {
        kind: old?.kind ?? kind,
        before: (old?.before ?? false) || how === 'before' || how === 'both',
        head: (old?.head ?? false) || how === 'head' || how === 'both' || how === 'ministry',
      });
    }
  return { heads, ministries, stateBodies, seated };
};

const { heads, ministries, stateBodies, seated } = readHeads();
/** "Ngo Dinh Diem" is a name: nouns of capitals alone count in capitals only. */
const shouted: ReadonlySet<string> = new Set(['ngo']);
const contextRows = new Map(readRows('contextNouns.tsv').map(([kind = '', list]) => [kind, listOf(list)]));
export const thingNouns: ReadonlySet<string> = new Set(
  (contextRows.get('thing') ?? []).map((noun) => noun.toLowerCase()),
);
/** What somebody is given, told or blamed for. */
export const givenThings: ReadonlySet<string> = new Set(contextRows.get('given') ?? []);
export const foreignWords: ReadonlySet<string> = new Set(contextRows.get('foreign') ?? []);
/** Last words of foreign names of bodies. */
const foreignBodies: ReadonlySet<string> = new Set(contextRows.get('foreignBody') ?? []);
const notAcronyms: ReadonlySet<string> = new Set(contextRows.get('notAcronym') ?? []);

/** Compound nouns of kinds of parties that are not the name of one. */
const genericParty =
  /^(?:oppositions|regierungs|parlaments|schwester|mutter|splitter|klein|groß|gross|protest|mehrheits|minderheits|koalitions|vertrags|konflikt|kriegs|bürgerkriegs|nachfolge|vorgänger|partner|einheits|staats|block|jugend|rechtsaußen)-?part/;

const endingOf = /(?:innen|en|es|e|s|n)$/;
/** The kind noun that a word is or ends in. */
export const orgNounOf = (text: string): OrgNoun | undefined => {
  if (!startsUpper(text)) return undefined;
  if (nounCache.has(text)) return nounCache.get(text);
  const found = findOrgNoun(text);
  if (nounCache.size > CACHED_WORDS) nounCache.clear();
  nounCache.set(text, found);
  return found;
};

interface OrgNoun {
  readonly noun: string;
  readonly entry: HeadNoun;
  /** What stands before the noun in the same word. */
  readonly rest: string;
}

const CACHED_WORDS = 20_000;
const nounCache = new Map<string, OrgNoun | undefined>();

const findOrgNoun = (text: string): OrgNoun | undefined => {
  const lower = text.toLowerCase();
  if (shouted.has(lower) && text !== lower.toUpperCase()) return undefined;
  const candidates = [lower];
  const cut = lower.replace(endingOf, '');
  if (cut !== lower) candidates.push(cut);
  if (lower.endsWith('s') || lower.endsWith('n')) candidates.push(lower.slice(0, -1));
  if (lower.endsWith('en')) candidates.push(`${lower.slice(0, -2)}`);
  // "des Bündnisses"
  if (lower.endsWith('nisses')) candidates.push(lower.slice(0, -3));
  for (const form of candidates) {
    const entry = heads.get(form);
    if (entry !== undefined) return { noun: form, entry, rest: '' };
  }
  for (const form of candidates)
    for (let i = 2; i <= form.length - 3; i++) {
      const noun = form.slice(i);
      const entry = heads.get(noun);
      if (entry !== undefined && noun.length >= 3) {
        // "Vorrat", "Diktat", "Senat" end in short nouns by chance.
        if (
          noun.length <= 4 &&
          noun !== 'bank' &&
          !(noun === 'rat' && /[snt-]$/.test(form.slice(0, i)) && !form.endsWith('errat') && form.length > 8) &&
          // "Wasserrat", "Klimarat": a word that the dictionary has not, of two that it has, the second a council.
          !(noun === 'rat' && form.length > 6 && isCouncil(text))
        )
          continue;
        // "Investigativjournalisten", "Sozialisten": people, no lists.
        if (noun === 'liste' && /[aeiou]$/.test(form.slice(0, i))) continue;
        // "Fraktion", "Redaktion", "Transaktion" are no actions.
        if (noun === 'aktion' && /(?:fr|ed|ns|re|er|tr)$/.test(form.slice(0, i))) continue;
        return { noun, entry, rest: form.slice(0, i) };
      }
    }
  return undefined;
};

/** True of a compound of the dictionary's words whose last is "Rat", where it has not the whole: no "Vorrat", no "Verrat". */
const isCouncil = (text: string): boolean => {
  const morphology = loadMorphology();
  const parts = morphology.splitCompound(text);
  return (
    parts?.head === 'Rat' &&
    parts.modifier.length > 3 &&
    !/(?:^|[a-z])(?:ver|vor|haus|hei|un)rats?$/i.test(text) &&
    !morphology.analyse(text).some((a) => a.pos === 'NOUN' && a.guessed !== true)
  );
};

const orgDraft = (
  words: Words,
  first: number,
  last: number,
  kind: string,
  name: string,
  confidence: number,
  because: string,
  acronym?: string,
  country?: string,
): Draft =>
  makeDraft(words.tokens, first, last, {
    type: 'Organisation',
    how: 'name',
    name,
    organisation: { kind, acronym },
    country,
    confidence,
    because: [because],
  });

/** "Senat in Washington": code of the state of the place behind a body. */
export const stateBehind = (words: Words, last: number): string | undefined => {
  if (words.tokens[last]?.text !== 'in') return undefined;
  const place = loadLexicon().longestAt((i) => words.tokens[i]?.text, last + 1)?.entry;
  return place?.type === 'Country' ? place.code : undefined;
};

const standsAtHome = (words: Words, last: number, id: string): boolean => {
  const state = stateBehind(words, last);
  return state !== undefined && state === loadLexicon().organisations.get(id)?.parent;
};

export const listedOrganisation = (
  words: Words,
  first: number,
  last: number,
  entry: Extract<Entry, { type: 'Organisation' }>,
  kind: string,
  how: Draft['how'],
  because: string,
): Draft =>
  makeDraft(words.tokens, first, last, {
    type: 'Organisation',
    how,
    organisation: { listed: entry.id, kind },
    // "der Senat in Washington"; "die SPÖ und die Grünen"; "die Gewerkschaft Verdi"
    confidence:
      entry.weak &&
      !standsAtHome(words, last, entry.id) &&
      !(kind === 'party' && words.ofParties) &&
      !(kind === orgNounOf(words.tokens[first - 1]?.text ?? '')?.entry.kind && kind !== '')
        ? 0.6
        : 0.95,
    because: [because],
  });

/** Unlisted acronyms that may name a body: PKK, EUSEC; not TV, CO2, VI. */
export const isBodyAcronym = (text: string): boolean =>
  isAcronym(text) && !notAcronyms.has(text) && !/^[IVXLC]+$/.test(text) && !/^\D?\d|\d\d$/.test(text);

/** True of a word that says what bodies are in a foreign language ("Watch"), where nothing else has taken it. */
const isForeignKind = (words: Words, sentence: Sentence, at: number): boolean =>
  foreignBodies.has(textAt(words, sentence, at)) && words.isUnknown(at) && words.taken[at] === undefined;

const genitiveOf = new Set(['der', 'des']);

/** What may stand in the name of a body between its capitals. */
const withinBody = /^(?:für|gegen|und|in|im|der|des|zur|zum|of|for|de|du|la|des|del|della|di|and|the|et|y|e|&|\+)$/;
/** Tokens of a body's name between an office and who holds it. */
const longestBody = 10;

/** "die Sprecherin des Instituts für Seerecht Anna Berger": behind an office and the body that it is of stands who holds it. */
const isHolder = (words: Words, sentence: Sentence, at: number): boolean => {
  const family = textAt(words, sentence, at + 1);
  if (!words.isGiven(at) || !startsUpper(family) || !words.isUnknown(at + 1) || isAcronym(family)) return false;
  if (foreignWords.has(family) || words.taken[at + 1] !== undefined) return false;
  for (let i = at - 1; i >= Math.max(sentence.first, at - longestBody); i--) {
    const text = textAt(words, sentence, i);
    // A body that is called after somebody has his name right behind what it is: "Leiter der Stiftung Anna Freud".
    if (/^(?:der|des|vom)$/.test(text) && i < at - 2) {
      const of = textAt(words, sentence, i - 1);
      if (isOfficeWord(text === 'der' && of === 'von' ? textAt(words, sentence, i - 2) : of)) return true;
    }
    if (!startsUpper(text) && !withinBody.test(text)) return false;
  }
  return false;
};

/** Capitalised name words from `at`: unknown words, acronyms, foreign words with small connectors between them. */
const readNameRun = (words: Words, sentence: Sentence, at: number, placesToo = false, behindFirm = false): number => {
  let i = at;
  while (i < sentence.last) {
    const { text } = words.tokens[i] as Token;
    const listed = words.taken[i];
    const name =
      startsUpper(text) &&
      (words.isUnknown(i) ||
        isBodyAcronym(text) ||
        // "Fluggesellschaft Kam Air": any capitalised word that is no noun, before a foreign one.
        (i === at && !words.isNoun(i) && !isDeterminer(text) && foreignWords.has(textAt(words, sentence, i + 1))) ||
        // "Aurora Watch": a noun of German as well, before a word that says what bodies are in English
        (i === at && words.isNoun(i) && isForeignKind(words, sentence, i + 1)) ||
        (foreignWords.has(text) && (i > at || !isDeterminer(text)))) &&
      (listed === undefined ||
        (listed.how === 'place' &&
          // "dem Konzern Rio Tinto": a place with an unknown word behind it is part of a name.
          (i > at ||
            placesToo ||
            isForeignKind(words, sentence, i + 1) ||
            (behindFirm && words.isUnknown(i + 1) && words.taken[i + 1] === undefined))));
    if (name) {
      if (i > at && isHolder(words, sentence, i)) break;
      i++;
      continue;
    }
    const next = i + 1 < sentence.last ? (words.tokens[i + 1] as Token).text : '';
    if (
      i > at &&
      /^(?:of|for|on|de|du|des|la|della|del|di|dos|das|and|the|et|y|e|al|&|\+|i|do|da|sans|pour|por|para|per)$/.test(
        text,
      ) &&
      startsUpper(next) &&
      (words.isUnknown(i + 1) || foreignWords.has(next))
    ) {
      i += 2;
      continue;
    }
    break;
  }
  return i;
};

/** Token after a quoted name that opens at `at`; undefined where the quotation is a sentence or too long. */
const readQuoted = (words: Words, sentence: Sentence, at: number): number | undefined => {
  if (!isQuoteMark(textAt(words, sentence, at)) || !startsUpper(textAt(words, sentence, at + 1))) return undefined;
  for (let i = at + 1; i < Math.min(at + 9, sentence.last); i++) {
    const { text, pos } = words.tokens[i] as Token;
    if (isQuoteMark(text)) return i > at + 1 ? i : undefined;
    if (/^[.!?,;:]$/.test(text) || (pos === 'AUX' && !startsUpper(text))) return undefined;
  }
  return undefined;
};

const nominative = (adjective: string, gender: string | undefined): string => {
  const stem = adjective.replace(/(?:e|en|er|es|em)$/, '');
  return gender === 'm' ? `${stem}er` : gender === 'n' ? `${stem}es` : `${stem}e`;
};

/** Base form of the head noun as written: genitive and dative endings taken off. */
const baseOf = (token: Token): { text: string; gender: string | undefined } => {
  const noun = token.analyses.find((analysis) => analysis.pos === 'NOUN');
  const gender = noun?.gender;
  const { text } = token;
  if (noun !== undefined && noun.lemma !== '' && text.toLowerCase().startsWith(noun.lemma.toLowerCase().slice(0, -1)))
    return { text: noun.lemma, gender };
  return {
    text: /(?:rats|amts|gerichts|hofs|rates|hofes|amtes|gerichtes|iums)$/.test(text) ? text.replace(/e?s$/, '') : text,
    gender,
  };
};

interface Bracket {
  readonly acronym: string;
  readonly last: number;
}

/** "(PSOE)" right behind a name. */
export const readBracket = (words: Words, sentence: Sentence, at: number): Bracket | undefined => {
  if (textAt(words, sentence, at) !== '(') return undefined;
  let inner = at + 1;
  if (/^(?:kurz|engl|Kürzel|abgekürzt)$/.test(textAt(words, sentence, inner))) inner++;
  const acronym = textAt(words, sentence, inner);
  const close = textAt(words, sentence, inner + 1);
  if (
    (close === ')' || close === ',' || close === ';') &&
    /^[\p{Lu}][\p{L}\d-]{1,9}$/u.test(acronym) &&
    /\p{Lu}.*\p{Lu}/u.test(acronym)
  )
    return { acronym, last: inner + 2 };
  return undefined;
};

/** "(Seco)", "(Ican)": an acronym that is written like a word, behind a full name only. */
const readShortName = (words: Words, sentence: Sentence, at: number): Bracket | undefined => {
  const acronym = textAt(words, sentence, at + 1);
  return textAt(words, sentence, at) === '(' &&
    textAt(words, sentence, at + 2) === ')' &&
    /^\p{Lu}[\p{L}\d-]{2,8}$/u.test(acronym)
    ? { acronym, last: at + 3 }
    : undefined;
};

/** "Sudanesische Befreiungsbewegung SPLM", "(Liberale Partei/PNL)": a short form right behind a full name, or behind a slash in brackets. */
const readShortBehind = (words: Words, sentence: Sentence, at: number): Bracket | undefined => {
  const slash = textAt(words, sentence, at) === '/';
  const acronym = textAt(words, sentence, slash ? at + 1 : at);
  if (!isBodyAcronym(acronym) || acronym.includes('-')) return undefined;
  if (slash && textAt(words, sentence, at + 2) !== ')') return undefined;
  return { acronym, last: at };
};

/** Country that follows in the genitive, or in "in HAUPTSTADT": "Partei Vietnams", "Außenministerium in Ankara". */
const countryBehind = (words: Words, sentence: Sentence, at: number): { code: string; last: number } | undefined => {
  const direct = words.taken[at];
  const text = textAt(words, sentence, at);
  if (direct?.type === 'Country' && direct.how === 'name' && /[s’']$/.test(text) && direct.country !== undefined)
    return { code: direct.country, last: direct.last };
  if (genitiveOf.has(text)) {
    const behind = words.taken[at + 1];
    if (behind?.type === 'Country' && behind.how === 'name' && behind.country !== undefined)
      return { code: behind.country, last: behind.last };
  }
  if (text === 'von') {
    const behind = words.taken[at + 1];
    if (behind?.type === 'Country' && behind.how === 'name' && behind.country !== undefined)
      return { code: behind.country, last: behind.last };
  }
  return undefined;
};

/** True for nouns that can only be plural here. */
const isPlural = (token: Token): boolean => {
  const nouns = token.analyses.filter((analysis) => analysis.pos === 'NOUN' && analysis.number !== undefined);
  return nouns.length > 0 && nouns.every((analysis) => analysis.number === 'pl');
};

const nameFollows = (words: Words, sentence: Sentence, at: number): boolean =>
  isBodyAcronym(textAt(words, sentence, at + 1)) || words.taken[at + 1]?.type === 'Organisation';

const gluedHeads = new Set(['bank', 'partei', 'miliz']);

/** Kinds that a hyphen compound does not name: "PKV-Unternehmen" are many. */
const looseHeads = new Set(
  'unternehmen firma gesellschaft behörde agentur amt kommission organisation kongress konferenz forum rat netzwerk geheimdienst hersteller portal kanal blog website webseite kampagne aktion initiative plattform gang fonds nationalrat bund nationalbank gemeinschaft block liste koalition allianz gruppierung gericht sender front magazin liga'.split(
    ' ',
  ),
);

/** What firms have behind their names: their form in law. */
export const companyForm =
  /^(?:AG|GmbH|gGmbH|SE|KG|KGaA|OHG|Inc|Inc\.|Ltd|Ltd\.|Limited|LLC|Corp|Corp\.|plc|PLC|OJSC|PJSC|SpA|NV|BV|Oyj|ASA|SA|AB)$/;

/** Finds the organisations of one sentence that no list gave. Marks their tokens as taken. */
export const findOrganisations = (words: Words, sentence: Sentence, lexicon: Lexicon, given: GivenNames): Draft[] => {
  const { tokens, taken } = words;
  const found: Draft[] = [];
  const take = (draft: Draft): void => {
    found.push(draft);
    for (let i = draft.first; i < draft.last; i++) taken[i] = draft;
  };
  for (let i = sentence.first; i < sentence.last; i++) {
    const { text } = tokens[i] as Token;
    const company = companyForm.test(text) ? readCompany(words, sentence, i) : undefined;
    if (company !== undefined) {
      take(company);
      i = company.last - 1;
      continue;
    }
    // "Helsinki-Komitee" is taken for a place by its first part.
    const cover = taken[i];
    // "Ecowas-Gerichtshof", "OSZE-Sekretariat": a body of the body that stands before the hyphen.
    if (cover !== undefined && isBodyOfBody(text, cover)) {
      take(orgDraft(words, i, i + 1, 'authority', baseOf(tokens[i] as Token).text, 0.8, 'body of another body'));
      continue;
    }
    const longer = cover === undefined ? undefined : readLonger(words, sentence, i, cover, lexicon);
    if (longer !== undefined) {
      take(longer);
      continue;
    }
    // "die UN-Mission Minurso", "der US-Konzern Velora": whose it is stands before the hyphen, what it is called behind.
    const kindOfOwner = cover?.how === 'adjective' && text.includes('-') ? orgNounOf(text) : undefined;
    // "die Nestlé-Tochter Datara": a firm of the firm before the hyphen; with a given name she is somebody's child.
    if (
      isDaughter.test(text) &&
      lexicon.entryOf(text.slice(0, text.lastIndexOf('-')))?.type === 'Organisation' &&
      taken[i + 1] === undefined &&
      words.isUnknown(i + 1) &&
      given.genderOf(textAt(words, sentence, i + 1)) === undefined
    ) {
      i = readNamesBehind(words, sentence, i, 'company', lexicon, given, take) - 1;
      continue;
    }
    if (kindOfOwner?.entry.before === true && taken[i + 1] === undefined && words.isUnknown(i + 1)) {
      i = readNamesBehind(words, sentence, i, kindOfOwner.entry.kind, lexicon, given, take) - 1;
      continue;
    }
    if (cover !== undefined && !(cover.how === 'place' && text.includes('-'))) continue;
    if (!startsUpper(text)) continue;
    const hyphen = text.lastIndexOf('-');
    const medium =
      readQuotedMedium(words, sentence, i) ??
      readSeatsOf(words, sentence, i) ??
      readFoundation(words, sentence, i) ??
      readDaughter(words, sentence, i) ??
      readQuotedBody(words, sentence, i) ??
      readHeadedBank(words, sentence, i) ??
      readHeadedCommittee(words, sentence, i) ??
      readInquiry(words, sentence, i);
    if (medium !== undefined) {
      take(medium);
      i = medium.last - 1;
      continue;
    }
    const word = orgNounOf(text);
    const led =
      readAssociation(words, sentence, i) ??
      readBodyOfSpeaker(words, sentence, i, given) ??
      readLed(words, sentence, i, given) ??
      readLedOf(words, sentence, i, given);
    if (led !== undefined) {
      take(led);
      i = led.last - 1;
      continue;
    }
    if (hyphen > 1 && bosses.test(text.slice(hyphen + 1))) {
      const body = readBossOf(words, i, given);
      if (body !== undefined) found.push(body);
      continue;
    }
    if (word === undefined) {
      if (lexicon.entryOf(text)?.type !== 'Organisation') readAcronym(words, sentence, i, lexicon, given, take);
      continue;
    }
    const { entry, noun, rest } = word;
    if (ministries.has(noun)) {
      take(readMinistry(words, sentence, i, lexicon));
      continue;
    }
    if (stateBodies.has(noun) && (rest === '' || rest === 'us-')) {
      const body = readStateBody(words, sentence, i, lexicon);
      if (body !== undefined) {
        take(body);
        continue;
      }
    }
    if (isLedBy(words, sentence, i, entry.kind, given)) continue;
    if (seated.has(noun) && !rest.endsWith('-')) {
      const body = readSeated(words, sentence, i, entry.kind);
      if (body !== undefined) {
        take(body);
        i = body.last - 1;
        continue;
      }
    }
    const itself = rest.endsWith('-') ? knownWithKind(text.slice(0, hyphen), noun, lexicon) : undefined;
    if (itself !== undefined) {
      const kind = lexicon.organisations.get(itself.id)?.kind ?? entry.kind;
      take(listedOrganisation(words, i, i + 1, itself, kind, 'name', 'listed organisation with its kind'));
      continue;
    }
    // Dongguk-Universität, Konrad-Adenauer-Stiftung, Labour-Partei
    if (
      hyphen > 0 &&
      !looseHeads.has(noun) &&
      !isOfficeWord(text) &&
      !isPlural(tokens[i] as Token) &&
      // "Oromo-Partei OFC": the name follows.
      !(entry.before && nameFollows(words, sentence, i)) &&
      rest.endsWith('-') &&
      isNamePrefix(text.slice(0, hyphen), noun, lexicon, given) &&
      (entry.head || entry.before)
    ) {
      const bracket = readBracket(words, sentence, i + 1);
      take(
        orgDraft(
          words,
          i,
          i + 1,
          entry.kind,
          baseOf(tokens[i] as Token).text,
          0.8,
          `name with ${noun}`,
          bracket?.acronym,
        ),
      );
      continue;
    }
    // Rosselchosbank, Fideszpartei: what stands before the kind is no German word.
    if (
      entry.head &&
      !nameFollows(words, sentence, i) &&
      gluedHeads.has(noun) &&
      !isPlural(tokens[i] as Token) &&
      rest.length > 3 &&
      hyphen < 0 &&
      words.isUnknown(i)
    ) {
      take(orgDraft(words, i, i + 1, entry.kind, baseOf(tokens[i] as Token).text, 0.7, `name ending in ${noun}`));
      continue;
    }
    // "Zentrum für Politische Schönheit": the adjective makes a name even of a kind that stands before names only.
    const isWhole =
      entry.head ||
      (textAt(words, sentence, i + 1) === 'für' &&
        (isCapitalAdjective(words, sentence, i + 2) || isOfScholars(words, sentence, i + 2, noun)));
    const whole = isWhole ? readHead(words, sentence, i, entry.kind, noun, rest, lexicon) : undefined;
    if (whole !== undefined) {
      take(whole);
      continue;
    }
    if (entry.before) i = readNamesBehind(words, sentence, i, entry.kind, lexicon, given, take) - 1;
  }
  return found;
};

/** What firms call those that they own. */
const isDaughter = /-(?:Tochter|Tochterfirma|Tochtergesellschaft|Tochterunternehmen|Ableger|Sparte|Marke)s?$/;

/** "der Präsident der Nationalbank Robert Holzmann": behind the body of an office stands who holds it, not what the body is called. */
const isLedBy = (words: Words, sentence: Sentence, at: number, kind: string, given: GivenNames): boolean => {
  if (!publicKinds.has(kind)) return false;
  const [name, family] = [textAt(words, sentence, at + 1), textAt(words, sentence, at + 2)];
  if (given.genderOf(name) === undefined || given.isWeak(name) || !startsUpper(family) || isAcronym(family))
    return false;
  let before = at - 1;
  while (before > sentence.first && words.isAdjective(before)) before--;
  return /^(?:der|des|vom)$/.test(textAt(words, sentence, before)) && isOfficeWord(textAt(words, sentence, before - 1));
};
const publicKinds: ReadonlySet<string> = new Set([
  'bank',
  'authority',
  'court',
  'parliament',
  'police',
  'party',
  'agency',
]);

/** Those who write for a paper or a channel. */
export const pressOffice =
  /(?:redakteur|herausgeber|reporter|journalist|kolumnist|korrespondent|verleger|feuilletonchef|ressortleiter|leitartikler)(?:in|s|en)?$/i;

/** "Redakteur der „Chemnitzer Volksstimme“", "„Tygodnik“-Herausgeber": a quoted name with one who writes for it is a medium. */
const readQuotedMedium = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const { tokens } = words;
  if (!isQuoteMark(textAt(words, sentence, at - 1)) || at - 2 < sentence.first) return undefined;
  const end = readQuoted(words, sentence, at - 1);
  if (end === undefined || words.taken[at] !== undefined) return undefined;
  const article = textAt(words, sentence, at - 2);
  const behind = /^(?:der|des|vom|beim)$/.test(article) ? at - 3 : at - 2;
  const owned =
    (behind < at - 2 || article === 'von') &&
    pressOffice.test(textAt(words, sentence, article === 'von' ? at - 3 : behind));
  const compound = textAt(words, sentence, end + 1) === '-' && pressOffice.test(textAt(words, sentence, end + 2));
  if (!owned && !compound) return undefined;
  return orgDraft(words, at, end, 'media', joinTokens(tokens, at, end), 0.8, 'quoted name of a medium');
};

/** "das „Amt zum Schutz der Souveränität“": a kind of body in quotes behind its article, with what it is for. */
const readQuotedBody = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  if (!isQuoteMark(textAt(words, sentence, at - 1))) return undefined;
  let before = at - 2;
  while (before > sentence.first && words.isAdjective(before)) before--;
  if (!isDefiniteArticle(textAt(words, sentence, before))) return undefined;
  const kind = orgNounOf(textAt(words, sentence, at));
  const end = readQuoted(words, sentence, at - 1);
  if (kind === undefined || end === undefined || words.taken[at] !== undefined) return undefined;
  // "die rechtsextreme „Gruppe Wartburg“": the kind and the name in the same quotes.
  const isNamed =
    kind.entry.before && kind.rest === '' && end === at + 2 && startsUpper(textAt(words, sentence, at + 1));
  if (!isNamed && (end < at + 3 || !/^(?:für|gegen|zum|zur|der|des)$/.test(textAt(words, sentence, at + 1))))
    return undefined;
  const base = baseOf(words.tokens[at] as Token).text;
  return orgDraft(
    words,
    at,
    end,
    kind.entry.kind,
    `${base} ${joinTokens(words.tokens, at + 1, end)}`,
    0.75,
    'quoted name of a body',
  );
};

/** "Laura Privatstiftung": a foundation behind the word that it is called by, with an article before the two. */
const readFoundation = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const { tokens, taken } = words;
  if (!/^(?:Privat|Familien)stiftung$/.test(textAt(words, sentence, at + 1)) || taken[at] !== undefined)
    return undefined;
  if (!isDefiniteArticle(textAt(words, sentence, at - 1)) || words.isAdjective(at)) return undefined;
  return orgDraft(words, at, at + 2, 'ngo', joinTokens(tokens, at, at + 2), 0.8, 'foundation with its name');
};

/** "Datara, eine Tochter von Shell", "Datara, die Tochtergesellschaft des Y-Konzerns": a name that is said to be a firm's daughter. */
const readDaughter = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const { taken } = words;
  if (textAt(words, sentence, at + 1) !== ',' || !words.isUnknown(at) || taken[at] !== undefined) return undefined;
  if (!/^(?:eine|die)$/.test(textAt(words, sentence, at + 2))) return undefined;
  const kin = textAt(words, sentence, at + 3);
  const of = textAt(words, sentence, at + 4);
  if (!/^(?:von|des|der|vom)$/.test(of)) return undefined;
  const isFirm = /^Tochter(?:firma|gesellschaft|unternehmen)$/.test(kin);
  const isListed = [5, 6].some((k) => taken[at + k]?.type === 'Organisation');
  if (!isFirm && !(kin === 'Tochter' && isListed)) return undefined;
  let first = at;
  while (first > sentence.first && words.isUnknown(first - 1) && taken[first - 1] === undefined) first--;
  return orgDraft(
    words,
    first,
    at + 1,
    'company',
    joinTokens(words.tokens, first, at + 1),
    0.8,
    'said to be a daughter',
  );
};

/** Compounds that parties call themselves by. */
const partyTail = /^(\p{Lu}\p{Ll}{2,})(?:union|partei|bund|front|liga|liste|bündnis|allianz|bewegung|block|forum)$/u;
/** Where those sit who were elected for a party. */
const chamber =
  /^(?:Senat|Parlament|Landtag|Nationalrat|Bundestag|Bundesrat|Gemeinderat|Stadtrat|Kantonsrat|Ständerat|Sejm|Unterhaus|Oberhaus|Abgeordnetenhaus|Stadtparlament|Europaparlament|Nationalversammlung|Kongress)$/;

/** "saß für die Freiheitsunion im Senat": a compound for which somebody sits in a chamber is a party. */
const readSeatsOf = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const first = partyTail.exec(textAt(words, sentence, at))?.[1];
  if (first === undefined || words.taken[at] !== undefined || genericParty.test(`${first.toLowerCase()}part`))
    return undefined;
  if (!/^(?:die|den|das)$/.test(textAt(words, sentence, at - 1)) || textAt(words, sentence, at - 2) !== 'für')
    return undefined;
  if (!/^(?:im|in)$/.test(textAt(words, sentence, at + 1))) return undefined;
  const where = [2, 3, 4].map((k) => textAt(words, sentence, at + k));
  if (!where.some((word) => chamber.test(word))) return undefined;
  return orgDraft(words, at, at + 1, 'party', textAt(words, sentence, at), 0.75, 'a party with seats in a chamber');
};

/**
 * "die Maledivische Demokratische Partei (MDP)": a capital adjective before what a list has for another body, with an acronym behind
 * that begins like the longer name.
 */
const readLonger = (
  words: Words,
  sentence: Sentence,
  at: number,
  cover: Draft,
  lexicon: Lexicon,
): Draft | undefined => {
  const { tokens } = words;
  const listed = cover.organisation?.listed;
  const kind = orgNounOf((tokens[at] as Token).text);
  if (listed === undefined || cover.how !== 'name' || cover.last !== at + 1 || kind === undefined) return undefined;
  const bracket = readBracket(words, sentence, at + 1);
  if (bracket === undefined) return undefined;
  const entry = lexicon.entryOf(bracket.acronym);
  if (entry?.type === 'Organisation' && entry.id === listed) return undefined;
  let { first } = cover;
  while (
    first - 1 > sentence.first &&
    isCapitalAdjective(words, sentence, first - 1) &&
    !isCityAdjective(words, first - 1)
  )
    first--;
  const own = tokens[first] as Token;
  if (first === cover.first || own.text.charAt(0) !== bracket.acronym.charAt(0)) return undefined;
  const base = baseOf(tokens[at] as Token);
  const adjectives = tokens
    .slice(first, at)
    .map(({ text }) => (/e[nmrs]?$/.test(text) ? nominative(text, base.gender) : text));
  return orgDraft(
    words,
    first,
    at + 1,
    kind.entry.kind,
    [...adjectives, base.text].join(' '),
    0.8,
    'a longer name than the listed one, with its acronym',
    bracket.acronym,
  );
};

const innerBodies: ReadonlySet<string> = new Set(
  'kommission gerichtshof gericht parlament sekretariat generalsekretariat generalversammlung ministerrat'.split(' '),
);

const isBodyOfBody = (text: string, cover: Draft): boolean => {
  if (cover.type !== 'Organisation' || cover.how !== 'adjective' || cover.last !== cover.first + 1) return false;
  const hyphen = text.lastIndexOf('-');
  const kind = cover.organisation?.kind;
  if (hyphen < 2 || (kind !== 'international' && kind !== 'alliance')) return false;
  return innerBodies.has(
    text
      .slice(hyphen + 1)
      .toLowerCase()
      .replace(/(?<=hof|gericht|parlament|sekretariat|rat)e?s$/, ''),
  );
};

/** Names in apposition: "Partei „X“", "Sender X (Y)", "die Zeitungen X und Y". Returns the token to go on with. */
const readNamesBehind = (
  words: Words,
  sentence: Sentence,
  at: number,
  kind: string,
  lexicon: Lexicon,
  given: GivenNames,
  take: (draft: Draft) => void,
): number => {
  const { tokens, taken } = words;
  let i = at + 1;
  for (;;) {
    const quoteEnd = readQuoted(words, sentence, i);
    if (quoteEnd !== undefined) {
      const inside = taken[i + 1];
      if (inside === undefined || inside.last < quoteEnd)
        take(
          orgDraft(
            words,
            i + 1,
            quoteEnd,
            kind,
            joinTokens(tokens, i + 1, quoteEnd),
            0.85,
            `quoted name behind ${(tokens[at] as Token).text}`,
          ),
        );
      i = quoteEnd + 1;
    } else if (taken[i] !== undefined && taken[i]?.type === 'Organisation') {
      i = (taken[i] as Draft).last;
    } else {
      let end = readNameRun(words, sentence, i, kind === 'church' || kind === 'university', kind === 'company');
      if (end === i) end = readGermanName(words, sentence, i, kind);
      // "der Firma Start Campus": two nouns in a row.
      if (end === i && kind === 'company' && areTwoNouns(words, sentence, i)) end = i + 2;
      if (end === i && i === at + 1) end = readNounName(words, sentence, at);
      // "Handelskammer Schweiz-Portugal" has no name of its own.
      const parts = (tokens[i] as Token | undefined)?.text.split('-') ?? [];
      if (
        end === i ||
        (end === i + 1 && parts.length > 1 && parts.every((part) => lexicon.entryOf(part)?.type === 'Country'))
      )
        return Math.max(i, at + 1);
      const first = (tokens[i] as Token).text;
      // "der SPD-Fraktion Peter Müller": many family names are nouns, and then no name goes on behind the first one.
      const person =
        (end - i >= 2 || (end < sentence.last && startsUpper(textAt(words, sentence, end)))) &&
        given.genderOf(first) !== undefined &&
        !given.isWeak(first) &&
        kind !== 'company' &&
        // "die Organisation Aurora Watch"
        !foreignBodies.has((tokens[end - 1] as Token).text);
      if (person || kind === 'church') {
        if (kind !== 'church') return i;
        take(orgDraft(words, at, end, kind, joinTokens(tokens, at, end), 0.75, 'diocese with its place'));
        return end;
      }
      if (kind === 'university') {
        take(orgDraft(words, at, end, kind, joinTokens(tokens, at, end), 0.75, 'university with its name'));
        return end;
      }
      const bracket = readBracket(words, sentence, end);
      // "Stiftung Preußischer Kulturbesitz", "Stiftung Warentest": the noun is the first word of the name.
      if (
        i === at + 1 &&
        (/^Stiftung$/.test((tokens[at] as Token).text) ||
          // "Gewerkschaft Erziehung und Wissenschaft"
          ((tokens[at] as Token).text === 'Gewerkschaft' && words.isNoun(i)))
      ) {
        take(
          orgDraft(
            words,
            at,
            end,
            kind,
            joinTokens(tokens, at, end),
            0.8,
            kind === 'union' ? 'union with its trade' : 'foundation with its name',
            bracket?.acronym,
          ),
        );
        return bracket?.last ?? end;
      }
      take(
        orgDraft(
          words,
          i,
          end,
          kind,
          joinTokens(tokens, i, end),
          0.8,
          `name behind ${(tokens[at] as Token).text}`,
          bracket?.acronym,
        ),
      );
      i = bracket?.last ?? end;
    }
    const link = textAt(words, sentence, i);
    if (
      /n$/.test((tokens[at] as Token).text) &&
      (link === 'und' || link === ',' || link === 'sowie') &&
      startsUpper(textAt(words, sentence, i + 1)) &&
      (words.isUnknown(i + 1) || taken[i + 1]?.type === 'Organisation')
    ) {
      i++;
      continue;
    }
    return i;
  }
};

/** Two nouns in a row that nothing parts, the second a bare one: a name. */
const areTwoNouns = (words: Words, sentence: Sentence, at: number): boolean =>
  words.isNoun(at) &&
  words.isNoun(at + 1) &&
  words.taken[at] === undefined &&
  words.taken[at + 1] === undefined &&
  !isOfficeWord(textAt(words, sentence, at)) &&
  !isPlural(words.tokens[at] as Token) &&
  /^(?:[,.;:)“”"]|in|im|mit|und|hat|ist|wird|aus|bei|am|an)$/.test(textAt(words, sentence, at + 2));

/** German names without mark: "Organisation Brot für die Welt", "Bündnis Neue Mitte"; end equal to `at` when there is none. */
const readGermanName = (words: Words, sentence: Sentence, at: number, kind: string): number => {
  const { tokens, taken } = words;
  if (at + 1 >= sentence.last || taken[at] !== undefined) return at;
  const text = textAt(words, sentence, at);
  const place = taken[at];
  if ((kind === 'university' || kind === 'church') && place !== undefined) return at;
  if (!startsUpper(text)) return at;
  // Firms are not called "Verstöße gegen Auflagen".
  if (kind !== 'company' && words.isNoun(at) && /^(?:ohne|für|gegen)$/.test(textAt(words, sentence, at + 1))) {
    let i = at + 2;
    if (isDefiniteArticle(textAt(words, sentence, i))) i++;
    if (startsUpper(textAt(words, sentence, i)) && (words.isNoun(i) || taken[i] !== undefined)) return i + 1;
    return at;
  }
  // An adjective with a capital inside the sentence is part of a name.
  if (
    words.isAdjective(at) &&
    startsUpper(textAt(words, sentence, at + 1)) &&
    (tokens[at + 1] as Token).pos !== 'PUNCT' &&
    words.isNoun(at + 1)
  )
    return at + 2;
  return at;
};

/**
 * End of a name of common nouns behind the noun that says what it is: "Die Stiftung Weitblick fördert …", "Chef der Partei Bürgerwille,",
 * "der Verein Heimat und Recht kritisierte", "der Sender Kanal 7". Only where no other phrase has room: in front of the finite verb,
 * closing the genitive of an office, or with a number behind it; `at` where it may as well be an object ("hat die Stiftung Hilfe
 * geschickt"). `kind` is the token of the kind noun.
 */
const readNounName = (words: Words, sentence: Sentence, kind: number): number => {
  const at = kind + 1;
  const { tokens } = words;
  if (!isNounOfName(words, sentence, at) || isPlural(tokens[kind] as Token)) return at;
  let end = at + 1;
  // "Kanal 7", "Aufbruch 24", but no hour and no year
  const isNumber = /^\d{1,2}$/.test(textAt(words, sentence, end));
  const mark = textAt(words, sentence, end + 1);
  if (isNumber && mark !== ':' && (mark !== '.' || end + 2 >= sentence.last)) return end + 1;
  if (/^(?:und|&)$/.test(textAt(words, sentence, end)) && isNounOfName(words, sentence, end + 1)) end += 2;
  const after = tokens[end] as Token | undefined;
  let first = kind - 1;
  while (first > sentence.first && words.isAdjective(first)) first--;
  const article = textAt(words, sentence, first);
  // "Die Stiftung Weitblick (SW)"
  if (readBracket(words, sentence, end) !== undefined) return end;
  // "X, Expertin der Stiftung Weitblick in Dakar": an office behind a comma has no object beside it.
  const isApposed =
    isOfficeWord(textAt(words, sentence, first - 1)) &&
    textAt(words, sentence, first - 2) === ',' &&
    after?.pos === 'ADP';
  if (isApposed && /^(?:der|des)$/.test(article)) return end;
  if (/^(?:der|des|ihrer|seiner|ihres|seines)$/.test(article) && isOfficeWord(textAt(words, sentence, first - 1)))
    return after === undefined ||
      end >= sentence.last ||
      /^[,.)(;]$/.test(after.text) ||
      (isFiniteVerb(after) && isInFront(words, sentence, kind, first - 1))
      ? end
      : at;
  // "… die Stiftung Weitblick mit Sitz in Köln", "… gründete die Bewegung Aufbruch": nothing but a body has a seat or is founded.
  const isBody =
    (textAt(words, sentence, end) === 'mit' && /[Ss]itz$/.test(textAt(words, sentence, end + 1))) ||
    (/^(?:die|der|das|den|eine|einen)$/i.test(article) && isFoundedIn(words, sentence, kind));
  if (isBody) return end;
  const isVerb = after !== undefined && end < sentence.last && isFiniteVerb(after);
  // "Stiftung Weitblick fordert …": a headline
  if (kind === sentence.first && sentence.region === 'title' && isVerb) return end;
  const opens = first === sentence.first || /^[:;„"»“–]$/.test(textAt(words, sentence, first - 1));
  // "Die Denkfabrik Horizont in Graz fordert", "Die Stiftung Weitblick (Wien) fordert": no object stands before the verb. But "Die
  // Bewegung Menschen in Not" is called by more than one noun.
  const isPlaced = after?.pos === 'ADP' && words.taken[end + 1]?.type === 'Country';
  const goesOn = after !== undefined && end < sentence.last && (isPlaced || after.text === '(');
  // "Der Partei Vertrauen schenken …": a dative has room for an object.
  const isSubject =
    /^(?:die|das)$/i.test(article) ||
    (/^der$/i.test(article) && (tokens[kind] as Token).analyses.some((a) => a.pos === 'NOUN' && a.gender === 'm'));
  if (opens) return isSubject && (isVerb || goesOn) ? end : at;
  return isVerb && isInFront(words, sentence, kind, kind) ? end : at;
};

/** True where what stands between the same commas tells of the founding of something. */
const isFoundedIn = (words: Words, sentence: Sentence, at: number): boolean => {
  const text = (i: number): string => (words.tokens[i] as Token).text;
  let [first, last] = [at, at];
  while (first > sentence.first && !/^[,:;]$/.test(text(first - 1))) first--;
  while (last < sentence.last && !/^[,:;]$/.test(text(last))) last++;
  for (let i = first; i < last; i++)
    if (/^(?:mit|neu)?(?:be)?ge?gründet(?:e[nmrs]?)?$|^gründe(?:t|te|ten|n)$/i.test(text(i))) return true;
  return false;
};

/**
 * "Die in Wien ansässige Stiftung": the nominative before the finite verb of a main clause, which has room for one phrase. Behind a
 * preposition or in the dative an object may follow: "Mit der Bewegung Frieden schloss …", but none behind "Laut", with which no verb is
 * built. `head` is the noun that the article opens.
 */
const isInFront = (words: Words, sentence: Sentence, at: number, head: number): boolean => {
  const opening = words.tokens[sentence.first] as Token;
  const isSubject =
    opening.pos === 'NOUN' ||
    /^(?:Die|Das|Eine?|Laut)$/.test(opening.text) ||
    (opening.text === 'Der' &&
      (words.tokens[head] as Token).analyses.some((a) => a.pos === 'NOUN' && a.gender === 'm'));
  if (!isSubject) return false;
  for (let i = sentence.first; i < at; i++) {
    const { pos, analyses } = words.tokens[i] as Token;
    if (/^(?:AUX|SCONJ|PRON|PUNCT)$/.test(pos)) return false;
    if (pos === 'VERB' && analyses.some((a) => a.form === 'fin')) return false;
  }
  return true;
};

/** A noun in the singular that can be what a body is called: nothing else has it, and no genitive plural ("die Gruppe Jugendlicher"). */
const isNounOfName = (words: Words, sentence: Sentence, i: number): boolean => {
  const token = words.tokens[i];
  if (token === undefined || i >= sentence.last || !startsUpper(token.text)) return false;
  return (
    words.isNoun(i) &&
    words.taken[i] === undefined &&
    !isOfficeWord(token.text) &&
    !isPlural(token) &&
    !(token.text.endsWith('er') && words.isAdjective(i)) &&
    !timeNouns.has(token.lemma.toLowerCase()) &&
    !timeNouns.has(token.text.toLowerCase())
  );
};
const mereKinds: ReadonlySet<string> = new Set(['gruppe', 'bündnis', 'allianz']);
/** Bodies within which there are groups: "die UN-Gruppe" is not the UN. */
const manyGroups: ReadonlySet<string> = new Set(['eu', 'nato', 'vereinte-nationen']);

/** "BRICS-Gruppe", "Nato-Bündnis" are the body itself, said at length; undefined for all else. */
const knownWithKind = (
  prefix: string,
  noun: string,
  lexicon: Lexicon,
): Extract<Entry, { type: 'Organisation' }> | undefined => {
  const entry = mereKinds.has(noun) ? lexicon.entryOf(prefix) : undefined;
  if (entry?.type !== 'Organisation' || entry.weak || (noun === 'gruppe' && manyGroups.has(entry.id))) return undefined;
  const kind = lexicon.organisations.get(entry.id)?.kind ?? '';
  return /^(?:international|alliance|union|armed|company)$/.test(kind) ? entry : undefined;
};

const cityHeads = new Set(['komitee', 'gruppe', 'universität', 'institut', 'netzwerk']);
/** "Tigray-Befreiungsfront": those who fight for a region bear its name. */
const regionHeads = new Set(['befreiungsfront', 'befreiungsbewegung', 'befreiungsarmee']);

const isNamePrefix = (prefix: string, noun: string, lexicon: Lexicon, given: GivenNames): boolean => {
  if (prefix.length < 2 || !startsUpper(prefix)) return false;
  const entry = lexicon.entryOf(prefix);
  // "Helsinki-Komitee", "Lima-Gruppe" have their name from a city.
  if (entry?.type === 'Country')
    return (
      (entry.how === 'capital' || entry.how === 'place') &&
      ((entry.code !== '' && cityHeads.has(noun)) || regionHeads.has(noun))
    );
  if (entry?.type === 'Organisation') return !entry.weak && !mereKinds.has(noun);
  const parts = prefix.split('-');
  if (parts.length > 1)
    return (
      parts.every(startsUpper) &&
      (given.genderOf(parts[0] as string) !== undefined || parts.every((part) => !given.isNounForm(part)))
    );
  if (isAcronym(prefix)) return isBodyAcronym(prefix);
  return !given.isNounForm(prefix) && given.genderOf(prefix) === undefined;
};

/** "Sozialistische Arbeiterpartei (PSOE)", "Kommunistische Partei Vietnams", "Oberster Gerichtshof"; undefined where the noun stands alone. */
const readHead = (
  words: Words,
  sentence: Sentence,
  at: number,
  kind: string,
  noun: string,
  rest: string,
  lexicon: Lexicon,
): Draft | undefined => {
  const { tokens, taken } = words;
  let first = at;
  while (first > sentence.first) {
    const before = first - 1;
    const { text } = tokens[before] as Token;
    if (taken[before] !== undefined && taken[before]?.how !== 'adjective') break;
    // "der Deutsch-Französischen Gesellschaft": no dictionary has the pair.
    const adjective = words.isAdjective(before) || /^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+ische[nmrs]?$/u.test(text);
    if (startsUpper(text) && adjective && /e[nmrs]?$/.test(text) && !isCityAdjective(words, before)) {
      // The first word of a sentence has its capital anyway.
      if (before === sentence.first) {
        if (readBracket(words, sentence, at + 1) === undefined) break;
      }
      first = before;
      continue;
    }
    break;
  }
  // "Friedens- und Sicherheitsrat"
  if (
    first === at &&
    textAt(words, sentence, at - 1) === 'und' &&
    textAt(words, sentence, at - 2).endsWith('-') &&
    startsUpper(textAt(words, sentence, at - 2)) &&
    (noun.endsWith('rat') || noun === 'kommission' || noun === 'handelskammer')
  )
    first = at - 2;
  const adjectives = at - first;
  let last = at + 1;
  let country: string | undefined;
  const behind = countryBehind(words, sentence, last);
  const bracketHere = readBracket(words, sentence, last);
  if (behind !== undefined && textAt(words, sentence, last) !== 'von') {
    country = behind.code;
    last = behind.last;
  }
  // "für Sicherheit und Zusammenarbeit in Europa" belongs to the name where it has an adjective or acronym.
  if (/^(?:für|gegen|ohne|zu[rm])$/.test(textAt(words, sentence, last)) && bracketHere === undefined) {
    const end = readPurpose(words, sentence, last);
    const needed = /^(?:gegen|ohne)$/.test(textAt(words, sentence, last));
    const bracket =
      readBracket(words, sentence, end) ?? (adjectives > 0 ? readShortName(words, sentence, end) : undefined);
    if (end > last && (bracket !== undefined || (adjectives > 0 && !needed))) last = end;
  }
  // "die Nationale Befreiungsbewegung von Azawad (MNLA)": where it is from, right before its short form.
  const isFrom = textAt(words, sentence, last) === 'von' && startsUpper(textAt(words, sentence, last + 1));
  if (adjectives > 0 && isFrom && readBracket(words, sentence, last + 2) !== undefined) last += 2;
  // "Bundesamt für Gesundheit", "Verband der Automobilindustrie": purpose or members make it a name, behind a definite article.
  const article = textAt(words, sentence, first - 1);
  const behindNoun = textAt(words, sentence, at + 1);
  // "Institut für Seerecht warnt vor …": a headline has no article.
  const heads = first === at && first === sentence.first && /(?:t|en)$/.test(textAt(words, sentence, at + 3));
  const purposeful =
    (isDefiniteArticle(article) || (heads && sentence.region === 'title')) &&
    !((tokens[at] as Token).text.endsWith('en') && !noun.endsWith('en')) &&
    ((behindNoun === 'für' &&
      // "das Tribunal für Ruanda"
      ((kind === 'court' &&
        words.taken[at + (textAt(words, sentence, at + 2) === 'das' ? 4 : 2)]?.type === 'Country') ||
        purposeHeads.has(noun.replace(/^(?:bundes|landes)/, '')) ||
        namesPurpose(words, sentence, at + 2, rest))) ||
      (/^(?:der|zur|zum)$/.test(behindNoun) && memberHeads.has(noun)) ||
      // "Stiftung zur Aufarbeitung der Diktatur", "Verein zur Förderung des Fischfangs"
      (/^(?:zur|zum)$/.test(behindNoun) && aimHeads.has(noun)) ||
      // "die Gewerkschaft der Fahrdienstleister"
      (behindNoun === 'der' && noun === 'gewerkschaft' && rest === '' && isPluralNoun(words, at + 2)) ||
      // "die Leiterin des Rats für auswärtige Beziehungen": what has somebody at its head is one body.
      (/^(?:für|zur|zum)$/.test(behindNoun) && kind !== 'court' && isHeaded(words, sentence, first - 1)) ||
      (memberHeads.has(noun) && isMembers(words, at + 1)));
  if (purposeful) last = Math.max(last, readPurpose(words, sentence, at + 1));
  const bracket =
    bracketHere ??
    readBracket(words, sentence, last) ??
    ((purposeful || adjectives > 0) && last > at + 1 ? readShortName(words, sentence, last) : undefined) ??
    (adjectives > 0 ? readShortBehind(words, sentence, last) : undefined);
  const whole = rest !== '' && !genericParty.test(`${rest}part`) ? rest + noun : noun;
  const named =
    (adjectives > 0 && noun !== 'delegation' && !isPlural(tokens[at] as Token)) ||
    (purposeful && last > at + 1) ||
    bracket !== undefined ||
    (kind === 'party' && country !== undefined && (rest !== '' || adjectives > 0)) ||
    (kind === 'court' &&
      noun !== 'gericht' &&
      noun !== 'gerichtshof' &&
      noun !== 'tribunal' &&
      noun !== 'schiedshof' &&
      noun !== 'sondertribunal');
  // "Der Verfassungsgerichtshof … Das Höchstgericht …": the one that was named.
  const isTakenUp =
    noun === 'höchstgericht' &&
    rest === '' &&
    country === undefined &&
    bracket === undefined &&
    isDefiniteArticle(article) &&
    taken.slice(0, first).some((draft) => draft?.organisation?.kind === 'court');
  if (!named || isTakenUp || genericParty.test(`${rest}${noun}`.slice(0, -2))) return undefined;
  // "die Große Kammer" is half of a parliament.
  if (noun === 'kammer' && rest === '') return undefined;
  if (
    bracket !== undefined &&
    adjectives === 0 &&
    rest === '' &&
    !purposeful &&
    kind !== 'party' &&
    // "die von X geführte Allianz für die Zukunft Ys (AZY)"
    !(last > at + 1 && bracket.acronym.charAt(0) === (tokens[at] as Token).text.charAt(0)) &&
    !['komitee', 'liga', 'rat', 'behörde', 'agentur'].includes(whole)
  )
    return undefined;
  if (bracket !== undefined && lexicon.entryOf(bracket.acronym)?.type === 'Country') return undefined;
  const base = baseOf(tokens[at] as Token);
  const names: string[] = [];
  for (let i = first; i < at; i++) {
    const { text } = tokens[i] as Token;
    names.push(/e[nmrs]?$/.test(text) ? nominative(text, base.gender) : text);
  }
  names.push(base.text);
  if (last > at + 1) names.push(joinTokens(tokens, at + 1, last));
  return orgDraft(
    words,
    first,
    last,
    kind,
    names.join(' '),
    0.75,
    adjectives > 0 ? 'capital adjective before a kind of body' : 'kind of body with its acronym or state',
    bracket?.acronym,
    country,
  );
};

/**
 * "Zentrum für Politische Schönheit": an adjective with a capital is part of a name; "Volksbewegung für die Befreiung": so is the
 * purpose of a compound.
 */
const namesPurpose = (words: Words, sentence: Sentence, at: number, rest: string): boolean =>
  isCapitalAdjective(words, sentence, at) ||
  isOfScholars(words, sentence, at, orgNounOf(textAt(words, sentence, at - 2))?.noun ?? '') ||
  /^(?:volks|befreiungs|bürger|national|einheits|widerstands|freiheits|arbeiter|bauern|frauen|jugend|rettungs|erneuerungs)$/.test(
    rest,
  );

/** "Zentrum für Sicherheitsstudien", "Netzwerk für Menschenrechte": what those study or stand for who work there. */
const isOfScholars = (words: Words, sentence: Sentence, at: number, noun: string): boolean =>
  /^(?:zentrum|forum|netzwerk|initiative|plattform|denkfabrik)$/.test(noun) &&
  words.isNoun(at) &&
  scholarly.test(textAt(words, sentence, at));
const scholarly =
  /(?:studien|forschung|politik|analysen?|strategien?|sicherheit|recht|rechte|demokratie|wissenschaft(?:en)?|beziehungen|geschichte|frieden)$/i;

/** "Petersburger", "Leipziger": says where, not what. */
const isCityAdjective = (words: Words, index: number): boolean => {
  const { text, lemma } = words.tokens[index] as Token;
  return text.endsWith('er') && (lemma.endsWith('er') || lemma === text);
};

const purposeHeads = new Set(
  'expertenrat sachverständigenrat beirat staatssekretariat departement sekretariat direktion bundesstelle zentralstelle amt ministerium behörde agentur institut kommission komitee organisation stiftung gesellschaft hochkommissariat forschungsinstitut beobachtungsstelle universität hochschule'.split(
    ' ',
  ),
);
const memberHeads = new Set(
  'bund verband dachverband vereinigung zentralrat konföderation föderation komitee'.split(' '),
);

/** Bodies that are named by what they are for: "Stiftung zur Aufarbeitung …". */
const aimHeads = new Set(
  'stiftung verein verband gesellschaft institut netzwerk initiative bündnis forum zentrum'.split(' '),
);

/** True of a noun that can be a plural only. */
const isPluralNoun = (words: Words, at: number): boolean =>
  words.isNoun(at) &&
  (words.tokens[at] as Token).analyses.some((a) => a.pos === 'NOUN' && a.number === 'pl' && a.case === 'gen');

/** True behind an office that somebody has at the head of a body, with the article of the body at a token. */
const isHeaded = (words: Words, sentence: Sentence, article: number): boolean => {
  if (!/^(?:der|des|vom)$/.test(textAt(words, sentence, article))) return false;
  const before = textAt(words, sentence, article - 1);
  const office = officeOf(before === 'von' ? textAt(words, sentence, article - 2) : before);
  return office?.kind === 'body' && !office.plural && headsAssociation.test(office.lemma);
};

/** "Bundesverband deutscher Banken", "Verband Norddeutscher Vereine": whose members they are, in the genitive without an article. */
const isMembers = (words: Words, at: number): boolean =>
  /er$/.test(words.tokens[at]?.text ?? '') &&
  words.isAdjective(at) &&
  words.isNoun(at + 1) &&
  words.taken[at + 1] === undefined &&
  (words.tokens[at + 1] as Token).analyses.some((a) => a.pos === 'NOUN' && a.number === 'pl' && a.case === 'gen');

/** "Strategische Studien": an adjective with a capital before a noun. */
const isCapitalAdjective = (words: Words, sentence: Sentence, i: number): boolean =>
  startsUpper(textAt(words, sentence, i)) &&
  words.isAdjective(i) &&
  /e[nmrs]?$/.test(textAt(words, sentence, i)) &&
  startsUpper(textAt(words, sentence, i + 1));

/** Token behind "[die] [Adj] N" from `at` on; undefined where no noun with a capital follows. */
const readNominal = (words: Words, sentence: Sentence, at: number): number | undefined => {
  let i = at;
  const text = textAt(words, sentence, i);
  const next = textAt(words, sentence, i + 1);
  // "Komitee für ein Demokratisches Chile"
  if (isDefiniteArticle(text) || (/^eine?[nmr]?$/.test(text) && startsUpper(next) && words.isAdjective(i + 1))) i++;
  while (
    i < sentence.last &&
    words.isAdjective(i) &&
    (!startsUpper(textAt(words, sentence, i)) || isCapitalAdjective(words, sentence, i))
  )
    i++;
  return i < sentence.last && startsUpper(textAt(words, sentence, i)) ? i + 1 : undefined;
};

/**
 * End of "für [die] N [und N] [der N] [in N]". Behind a whole N only "und", the comma of a list, a genitive, a place or a word that
 * nobody knows goes on: in "hat die Liga für Freiheit | China kritisiert" something else begins. `at` when there is no N.
 */
const readPurpose = (words: Words, sentence: Sentence, at: number): number => {
  const opening = textAt(words, sentence, at);
  let end = readNominal(words, sentence, at + 1) ?? at;
  while (end > at && end < at + 10) {
    const text = textAt(words, sentence, end);
    const next = textAt(words, sentence, end + 1);
    // "für Umwelt, Verkehr und Energie"
    const inList =
      text === ',' &&
      opening === 'für' &&
      startsUpper(next) &&
      words.isNoun(end + 1) &&
      /^(?:,|und)$/.test(textAt(words, sentence, end + 2)) &&
      startsUpper(textAt(words, sentence, end + 3));
    const isStrange =
      startsUpper(text) && words.isUnknown(end) && words.taken[end] === undefined && !isHolder(words, sentence, end);
    const ofWhom =
      /^(?:der|des)$/.test(text) &&
      orgNounOf(next) === undefined &&
      // "zur Aufarbeitung der SED-Diktatur": a body inside a word is none of its own here.
      (words.taken[end + 1]?.how === 'adjective' || (words.taken[end + 1]?.type ?? 'Country') === 'Country');
    const goesOn =
      inList ||
      /^(?:und|in|im)$/.test(text) ||
      (text === 'von' &&
        // "für das Verbot von Landminen"
        (/^zu[mr]$/.test(opening) ||
          (opening === 'für' &&
            words.isNoun(end + 1) &&
            /(?:bot|ung|schutz|bau|freiheit)$/.test(textAt(words, sentence, end - 1)))));
    const behind = isStrange ? end + 1 : goesOn || ofWhom ? readNominal(words, sentence, end + 1) : undefined;
    if (behind === undefined) break;
    end = behind;
  }
  // "für Sierra Leone": the whole name of a state.
  return Math.max(end, words.taken[end - 1]?.last ?? end);
};

/** "das Bayerische Wirtschaftsministerium" is none of the federation's. */
const regional =
  /^((?:bayer|sächs|hess|thüring|niedersächs|brandenburg|saarländ|nordrhein-westfäl|rheinland-pfälz|baden-württemberg|schleswig-holstein|sachsen-anhalt)isch|mecklenburg-vorpommersch|württembergisch)e[nms]?$/i;

const readMinistry = (words: Words, sentence: Sentence, at: number, lexicon: Lexicon): Draft => {
  const { tokens, taken } = words;
  let country: string | undefined;
  const { text } = tokens[at] as Token;
  const hyphen = text.indexOf('-');
  if (hyphen > 0) {
    const entry = lexicon.entryOf(text.slice(0, hyphen));
    if (entry?.type === 'Country') country = entry.code;
  }
  for (let i = at - 1; country === undefined && i >= Math.max(sentence.first, at - 3); i--) {
    const before = textAt(words, sentence, i);
    const code = lexicon.countryOfAdjective(before.toLowerCase());
    if (code !== undefined) country = code;
    else if (taken[i]?.type === 'Country' && i === at - 1) country = taken[i]?.country;
    else if (!words.isAdjective(i)) break;
  }
  country ??= countryBehind(words, sentence, at + 1)?.code;
  let last = at + 1;
  if (country === undefined && textAt(words, sentence, at + 1) === 'in') {
    const city = taken[at + 2];
    if (city?.type === 'Country' && (city.how === 'place' || city.how === 'seat')) {
      country = city.country;
      last = city.last;
    }
  }
  const base = baseOf(tokens[at] as Token).text;
  const region = regional.exec(textAt(words, sentence, at - 1))?.[1];
  if (region !== undefined && hyphen < 0)
    return orgDraft(
      words,
      at,
      at + 1,
      'authority',
      `${region.toLowerCase()}es ${base}`,
      0.8,
      'ministry of a German state',
    );
  const draft = orgDraft(words, at, at + 1, 'ministry', base, 0.8, 'ministry', undefined, country);
  return last === at + 1 ? draft : { ...draft, because: ['ministry with its capital'] };
};

/** Who leads a body: nobody is the boss of a person, place or thing so. */
export const bosses =
  /^(?:[Cc]hef|[Cc]hefin|Vorstand|Vorständin|Vorstandschef|Vorstandschefin|Konzernchef|Konzernchefin|Aufsichtsratschef|Aufsichtsratschefin|Vorsitzende[rn]?|Generaldirektor|Generaldirektorin|Geschäftsführer|Geschäftsführerin|CEO|CFO|(?:Sekretär|Generalsekretär|Zentralsekretär|Regionalsekretär|Präsident|Vizepräsident|Manager|Direktor|Sprecher|Pressesprecher|Gründer|Mitgründer|Mitbegründer|Obmann|Analyst|Ökonom|Betriebsratschef|Finanzchef|Personalchef|Vizechef|Chefredakteur|Chefökonom|Geschäftsleiter|Redakteur|Intendant)(?:in)?|Obfrau|Betriebsr[aä]t(?:in)?)s?$/;
/** Those who have a boss and are no body: the stem of an adjective, a rank, what somebody is charged with. */
const noBodies =
  /^(?:Vize|Ex|Co|Noch|Bald|Interims|Ehren|Alt|Haupt|Ober|Unter|Corona|Covid|Brexit|Hartz|Euro|Europa|Agrar|Kommunal|Regional|National|Sozial|Digital|Finanz|Justiz|Online|Home|Open|Ost|West|Nord|Süd)$/;

/** "Öbag-Chefin": a body that no list knows, by the first part of a compound. */
const readBossOf = (words: Words, at: number, given: GivenNames): Draft | undefined => {
  const { text } = words.tokens[at] as Token;
  const name = text.slice(0, text.lastIndexOf('-')).replace(/^(?:Ex|Vize)-/, '');
  if (!/^\p{Lu}\p{L}{2,}$/u.test(name) || given.isNounForm(name) || given.isWellKnown(name)) return undefined;
  if (given.genderOf(name) !== undefined || loadLexicon().entryOf(name) !== undefined) return undefined;
  if (noBodies.test(name)) return undefined;
  // "Oerlitz-Sprecherin Eva Moser": a lesser office with a person's name behind it.
  const tail = text.slice(text.lastIndexOf('-') + 1);
  const next = words.tokens[at + 1]?.text ?? '';
  if (
    !/(?:[Cc]hef(?!red|ök)|Vorst|Vorsitz|direktor|führer|CEO|CFO)/.test(tail) &&
    !(startsUpper(next) && given.genderOf(next) !== undefined)
  )
    return undefined;
  // "Vize-Parteichef", "Kommunal-Chef": an adjective's stem, not a name. "Norwax-Chefin Eva Moser" is no such word; "Nawalny-Sprecherin" is a person's.
  const isStrange =
    given.genderOf(next) !== undefined &&
    (isAcronym(name)
      ? isBodyAcronym(name)
      : !loadMorphology().isKnown(name) && !/(?:[Ss]precher|[Mm]anager|[Gg]ründer)/.test(tail));
  if (words.isNoun(at) && !isStrange && !words.tokens.some((token) => token.text === name)) return undefined;
  return makeDraft(words.tokens, at, at + 1, {
    type: 'Organisation',
    how: 'adjective',
    name,
    organisation: { kind: 'unknown' },
    confidence: 0.6,
    because: ['compound with an office of a body'],
  });
};

/** What firms call themselves by behind their name: "Ems-Chemie". */
const firmTrade = /-(?:Chemie|Gruppe|Holding|Werke|Pharma|Energie|Medien|Technik|Bau|Stahl|Immobilien|Invest)$/;

/** "der Chef der Zentralbank", "die Zentralbank unter X": a bank that every state has, with who heads it. */
const readHeadedBank = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  if (!/^(?:Zentralbank|Notenbank|Nationalbank)$/.test(textAt(words, sentence, at)) || words.taken[at] !== undefined)
    return undefined;
  if (textAt(words, sentence, at - 1) !== 'der' || startsUpper(textAt(words, sentence, at + 1))) return undefined;
  const office = officeOf(textAt(words, sentence, at - 2));
  if (office === undefined || !/(?:chef|präsident|gouverneur|direktor|leiter|vorsitzend)/i.test(office.lemma))
    return undefined;
  if (countryBehind(words, sentence, at + 1) !== undefined) return undefined;
  return orgDraft(words, at, at + 1, 'bank', textAt(words, sentence, at), 0.7, 'central bank with its head');
};

/** "der Vorsitzende des Verteidigungsausschusses", "die Obfrau des Auswärtigen Ausschusses": a committee with whoever leads it. */
const readHeadedCommittee = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const [, kind] = /^((?:\p{Lu}[\p{L}-]*[Aa]|A)usschuss)es$/u.exec(textAt(words, sentence, at)) ?? [];
  if (kind === undefined || words.taken[at] !== undefined) return undefined;
  let first = at;
  while (first - 1 > sentence.first && isCapitalAdjective(words, sentence, first - 1)) first--;
  // "des Ausschusses" alone may be any.
  if (first === at && kind === 'Ausschuss') return undefined;
  if (textAt(words, sentence, first - 1) !== 'des' || startsUpper(textAt(words, sentence, at + 1))) return undefined;
  const office = officeOf(textAt(words, sentence, first - 2));
  if (office === undefined || office.plural || !/(?:vorsitzend|obmann|obfrau|präsident)/i.test(office.lemma))
    return undefined;
  const name = [...words.tokens.slice(first, at).map(({ text }) => nominative(text, 'm')), kind].join(' ');
  return orgDraft(words, first, at + 1, 'authority', name, 0.65, 'committee with its head');
};

/** "Ibiza-Untersuchungsausschuss", "Wirecard-U-Ausschuss": a committee that is called after what it looks into, behind its article. */
const readInquiry = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const name = /^(\p{Lu}[\p{L}\d-]*-(?:Untersuchungsausschuss|U-Ausschuss|Sonderausschuss))(?:es)?$/u.exec(
    textAt(words, sentence, at),
  )?.[1];
  if (name === undefined || words.taken[at]?.how === 'name') return undefined;
  return isDefiniteArticle(textAt(words, sentence, at - 1)) ||
    /^(?:vom|im|zum|beim)$/.test(textAt(words, sentence, at - 1))
    ? orgDraft(words, at, at + 1, 'authority', name, 0.75, 'committee called after its matter')
    : undefined;
};

/** What only firms have. */
const firmOrgans =
  /^(?:Aufsichtsrat(?:e?s)?|Verwaltungsrat(?:e?s)?|Konzernleitung|Konzernvorstand(?:e?s)?|Hauptversammlung|Betriebsrat(?:e?s)?)$/;

/** "der Vizechef der Srpska Lista": what has a chief, and a name of no German words behind its feminine article, is a body. */
const readLed = (words: Words, sentence: Sentence, at: number, given: GivenNames): Draft | undefined => {
  if (at - 2 < sentence.first) return undefined;
  // "im Aufsichtsrat der Kelag": only firms have one.
  const organ = textAt(words, sentence, at - 2);
  // "Gründer von Cabildo Abierto": of persons there is none.
  const link = textAt(words, sentence, at - 1);
  if (link !== 'der' && !(link === 'von' && /gründer(?:in)?s?$/i.test(organ))) return undefined;
  const office = officeOf(organ);
  const leads =
    (link === 'von' || office?.kind === 'body') &&
    office !== undefined &&
    /chef|vorsitzend|sprecher|sekretär|gründer|obmann|direktor/i.test(office.lemma);
  if (!leads && !firmOrgans.test(organ)) return undefined;
  const { text } = words.tokens[at] as Token;
  if (given.genderOf(text) !== undefined || given.isWellKnown(text) || isAcronym(text)) return undefined;
  // "Chefin der Ems-Chemie": a name before the hyphen, and a firm's trade behind it.
  const trade = firmTrade.exec(text);
  const isFirm = trade !== null && !given.isNounForm(text.slice(0, trade.index)) && words.taken[at] === undefined;
  const last = isFirm ? at + 1 : readNameRun(words, sentence, at);
  if (last === at || words.taken[at] !== undefined || startsUpper(textAt(words, sentence, last))) return undefined;
  // "Chefin der Initiative „Neue Wege“": what says only which kind of body it is, with its name behind.
  if (isQuoteMark(textAt(words, sentence, last)) && orgNounOf(text)?.rest === '') return undefined;
  return ledDraft(words, sentence, at, last, 0.65);
};

/** A body that nothing but the office before its name tells. */
const ledDraft = (words: Words, sentence: Sentence, first: number, last: number, confidence: number): Draft =>
  orgDraft(
    words,
    first,
    last,
    'unknown',
    joinTokens(words.tokens, first, last),
    confidence,
    'name behind an office of a body',
    readBracket(words, sentence, last)?.acronym,
  );

/** Whoever is at the head of firms and parties, and of no place, building or person: a palace has a director as well. */
const headOfBody =
  /^(?:Vorsitzende|(?:Partei|Konzern|Firmen|Unternehmens|Vorstands)chef|Vorstandsvorsitzende|Generalsekretär|Geschäftsführer|(?:Mit|Firmen)?[Gg]ründer|Mitbegründer|Chefredakteur)(?:in)?$/;

/** "der Vorsitzende von Müsavat", "der Geschäftsführer von Rosrybolowstwo Ilja Schestakow": the same behind "von", where nobody bears the name. */
const readLedOf = (words: Words, sentence: Sentence, at: number, given: GivenNames): Draft | undefined => {
  if (at - 2 < sentence.first || textAt(words, sentence, at - 1) !== 'von' || words.taken[at] !== undefined)
    return undefined;
  // "der Vorstand von Krenntag Halver": only a body has a board.
  const isBoard = /^(?:Vorstand|Aufsichtsrat|Verwaltungsrat)e?s?$/.test(textAt(words, sentence, at - 2));
  const office = officeOf(textAt(words, sentence, at - 2));
  if (!isBoard && (office === undefined || office.plural || !headOfBody.test(office.lemma))) return undefined;
  const { text } = words.tokens[at] as Token;
  if (given.genderOf(text) !== undefined || given.isWellKnown(text) || given.isWellKnown(text.replace(/s$/, '')))
    return undefined;
  let last = at;
  const end = readNameRun(words, sentence, at);
  while (last < end && given.genderOf((words.tokens[last] as Token).text) === undefined) last++;
  // "der Gründer von Mosers Kanzlei", "der Geschäftsführer von Karl Moser … Mosers": a name of somebody
  const isOwner = startsUpper(textAt(words, sentence, last)) && last === end;
  const isBorne = words.tokens.some(
    (t, k) => t.text === text && given.genderOf(words.tokens[k - 1]?.text ?? '') !== undefined,
  );
  if (last === at || isOwner || isBorne) return undefined;
  return ledDraft(words, sentence, at, last, 0.6);
};

/** Nouns for those who join to be one body: "Industriellenverband", "Hoteliervereinigung". */
const association =
  /^(\p{Lu}[\p{L}-]{3,}?)([Vv]erband|[Vv]ereinigung|[Gg]ewerkschaft|[Gg]enossenschaft|[Ff]öderation|[Kk]ammer|[Ii]nnung|[Uu]nion|bund)(?:e?s)?$/u;
/** First parts that say how far one reaches, not whose it is; and what is no association. */
const noAssociation =
  /^(?:Dach|Fach|Spitzen|Gesamt|Landes|Bundes|Regional|Orts|Kreis|Bezirks|Stadt|Staats|Staaten|Kampf|Flotten|Truppen|Militär|Marine|Schiffs|Einsatz|Schatz|Dunkel|Folter|Herz|Wasch|Gas|Todes|Wieder|Abgeordneten|Parlaments|Zweck|Schutz|Verkehrs)-?$/;
/** Whoever stands at the head of one. */
const headsAssociation =
  /(?:präsident|vorsitzend|chef|obmann|obfrau|sprecher|sekretär|direktor|vorstand|leiter|geschäftsführer|vorständin|gründer)/i;

/** "der Präsident des israelischen Industriellenverbands": an association that is told by its noun, behind an office in it. */
const readAssociation = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const [, members, kind] = association.exec((words.tokens[at] as Token).text) ?? [];
  if (members === undefined || noAssociation.test(members) || words.taken[at] !== undefined) return undefined;
  let before = at - 1;
  if (before > sentence.first && words.isAdjective(before)) before--;
  if (before - 1 < sentence.first || !/^(?:der|des)$/.test(textAt(words, sentence, before))) return undefined;
  const office = officeOf(textAt(words, sentence, before - 1));
  if (office === undefined || !headsAssociation.test(office.lemma)) return undefined;
  // "der Präsident der Handelskammer Graz"
  const place = words.taken[at + 1];
  const last =
    kind?.toLowerCase() === 'kammer' && place?.how === 'place' && place.first === at + 1 ? place.last : at + 1;
  const tail = last > at + 1 ? ` ${joinTokens(words.tokens, at + 1, last)}` : '';
  const { acronym } = readBracket(words, sentence, last) ?? {};
  const name = `${members}${kind}${tail}`;
  return orgDraft(words, at, last, 'ngo', name, 0.7, 'association behind an office in it', acronym);
};

/** Nouns for bodies that somebody speaks for: "Hurrikan-Zentrum", "Zentrum für Klimafolgen". */
const circle =
  /(?:verband|vereinigung|gewerkschaft|kammer|zentrum|netzwerk|verein|plattform|initiative|stiftung|institut|forum|kuratorium|komitee|hilfswerk|bündnis|beobachtungsstelle|forschungsstelle|denkfabrik)(?:e?s)?$/i;

/** "Karl Huber vom Imkerverband", "Eva Lindner von der Plattform für Asyl": a body that is told by its noun, right behind a name. */
const readBodyOfSpeaker = (words: Words, sentence: Sentence, at: number, given: GivenNames): Draft | undefined => {
  const token = words.tokens[at] as Token;
  if (!circle.test(token.text) || words.taken[at] !== undefined || startsUpper(textAt(words, sentence, at + 1)))
    return undefined;
  let before = at - 1;
  if (before > sentence.first && words.isAdjective(before)) before--;
  const name =
    textAt(words, sentence, before) === 'vom'
      ? before
      : textAt(words, sentence, before) === 'der' && textAt(words, sentence, before - 1) === 'von'
        ? before - 1
        : undefined;
  if (name === undefined || name - 2 < sentence.first) return undefined;
  if (
    !startsUpper(textAt(words, sentence, name - 1)) ||
    (given.genderOf(textAt(words, sentence, name - 2)) === undefined &&
      !(words.isUnknown(name - 1) && words.isUnknown(name - 2)))
  )
    return undefined;
  const end = readPurpose(words, sentence, at + 1);
  const base = baseOf(token).text;
  const purpose = /^(?:für|gegen|zur|zum)$/.test(textAt(words, sentence, at + 1)) && end > at + 1;
  const [rest = ''] = base.split(circle);
  // "vom Einkaufszentrum" is where somebody stands; "vom Hurrikan-Zentrum"
  if (!purpose && /zentrum$/i.test(base) && !/-zentrum$/i.test(base)) return undefined;
  if (!purpose && (rest.length < 4 || noAssociation.test(rest))) return undefined;
  const last = purpose ? end : at + 1;
  const full = purpose ? `${base} ${joinTokens(words.tokens, at + 1, last)}` : base;
  const { acronym } = readBracket(words, sentence, last) ?? {};
  return orgDraft(words, at, last, 'ngo', full, 0.7, 'body behind the name of who speaks for it', acronym);
};

/** Those with whom somebody calls his firm. */
const kinInFirm = /^(?:S[oö]hne?|T[oö]chter|Brüder|Partner|Kollegen)$/;

/**
 * "Süddeutsche Truthahn AG", "Foo Bar Inc.": the name before a company form, back to what cannot be part of it. A listed name with its form
 * is the listed firm.
 */
const readCompany = (words: Words, sentence: Sentence, at: number): Draft | undefined => {
  const { tokens, taken } = words;
  let first = at;
  while (first > sentence.first) {
    const i = first - 1;
    const token = tokens[i] as Token;
    const cover = taken[i];
    if (token.text === '&' && i - 1 >= sentence.first && startsUpper(textAt(words, sentence, i - 1))) {
      first = i - 1;
      continue;
    }
    // "Wolff & Sohn GmbH", "Moser & Töchter AG"
    const heirs = kinInFirm.test(token.text) && textAt(words, sentence, i - 1) === '&';
    if (!startsUpper(token.text) || isDeterminer(token.text) || (isOfficeWord(token.text) && !heirs)) break;
    if (cover !== undefined && cover.type === 'Organisation' && cover.how === 'name') {
      first = cover.first;
      continue;
    }
    if (cover !== undefined && cover.how !== 'place' && cover.how !== 'seat') break;
    // "die Firma Foo AG", "der Autobauer Foo AG" say what it is.
    if (orgNounOf(token.text)?.entry.before && first < at) break;
    if (words.isNoun(i) && !foreignWords.has(token.text)) {
      // "die Tochter Foo AG", but "Truthahn AG"
      if (first < at && !words.isNoun(first)) break;
    } else if (
      !words.isUnknown(i) &&
      !isAcronym(token.text) &&
      !words.isAdjective(i) &&
      !foreignWords.has(token.text) &&
      cover === undefined
    )
      break;
    else if (words.isAdjective(i) && (first === at || !/e[nrs]?$/.test(token.text) || isCityAdjective(words, i))) break;
    first = i;
  }
  if (first === at) return undefined;
  // "Eva Moser AG" would be a person's; what is only a noun names nothing.
  const listed = taken[first];
  if (listed?.organisation?.listed !== undefined && listed.last === at)
    return makeDraft(tokens, first, at + 1, {
      type: 'Organisation',
      how: 'name',
      organisation: listed.organisation,
      confidence: listed.confidence,
      because: [...listed.because],
    });
  // "die Meridian AG" is one: the article is that of the firm.
  const isCalled =
    words.isNoun(first) &&
    loadLexicon().entryOf((tokens[first] as Token).text) === undefined &&
    isDefiniteArticle(textAt(words, sentence, first - 1)) &&
    orgNounOf((tokens[first] as Token).text) === undefined &&
    !isPlural(tokens[first] as Token);
  if (
    at - first === 1 &&
    !isCalled &&
    (words.isNoun(first) || (listed !== undefined && listed.type !== 'Organisation'))
  )
    return undefined;
  const dotted = textAt(words, sentence, at + 1) === '.' && /^(?:Inc|Ltd|Corp)$/.test((tokens[at] as Token).text);
  const last = dotted && at + 2 < sentence.last ? at + 2 : at + 1;
  const names = [];
  for (let i = first; i < at; i++) {
    const { text } = tokens[i] as Token;
    names.push(words.isAdjective(i) && /en$/.test(text) ? text.replace(/n$/, '') : text);
  }
  return orgDraft(
    words,
    first,
    last,
    'company',
    `${names.join(' ')} ${(tokens[at] as Token).text}`,
    0.8,
    'company form',
    readBracket(words, sentence, last)?.acronym,
  );
};

/**
 * "die thailändische Zentralbank": a body that every state has is one where an adjective says the state. Alone and in
 * "Israels Luftwaffe" the noun stands for the state that acts.
 */
const readStateBody = (words: Words, sentence: Sentence, at: number, lexicon: Lexicon): Draft | undefined => {
  const { tokens, taken } = words;
  const token = tokens[at] as Token;
  let first = at;
  let country = token.text.startsWith('US-') ? 'US' : undefined;
  for (let i = at - 1; country === undefined && i >= Math.max(sentence.first, at - 2); i--) {
    // "die deutsche 6. Armee" is one of several.
    if (/^\d|^\.$/.test(textAt(words, sentence, i))) return undefined;
    country = lexicon.countryOfAdjective(textAt(words, sentence, i).toLowerCase());
    if (!words.isAdjective(i)) break;
    first = i;
  }
  // "der russische Geheimdienst FSB": the name follows.
  if (country === undefined || country === '' || nameFollows(words, sentence, at)) return undefined;
  if (taken[at + 1] === undefined && words.isUnknown(at + 1)) return undefined;
  // "vor der türkischen Botschaft": a place, unless it speaks.
  if (/^(?:US-)?(?:Botschaft|Konsulat|Generalkonsulat)s?$/.test(token.text)) {
    if (isDeterminer(textAt(words, sentence, first - 1))) first--;
    if (first !== sentence.first) return undefined;
  }
  const text = token.text.replace(/^US-/, '');
  const name = isPlural(token) ? text.replace(/(?<=kräfte)n$/, '') : baseOf(token).text.replace(/^US-/, '');
  return orgDraft(words, at, at + 1, 'ministry', name, 0.75, 'body of a state', undefined, country);
};

/** "Oberlandesgericht Düsseldorf", "Staatsanwaltschaft Wels", "Landesgericht für Strafsachen Wien", "Düsseldorfer Bezirksregierung". */
const readSeated = (words: Words, sentence: Sentence, at: number, kind: string): Draft | undefined => {
  const { tokens, taken } = words;
  const token = tokens[at] as Token;
  if ((isPlural(token) && kind !== 'company') || /(?:gerichte|en)$/.test(token.text)) return undefined;
  let i = at + 1;
  if (
    /^(?:für|in)$/.test(textAt(words, sentence, i)) &&
    /^(?:Straf|Zivil|Handels|Arbeits)(?:rechts)?sachen$/.test(textAt(words, sentence, i + 1))
  )
    i += 2;
  const place = taken[i];
  const isPlace = place !== undefined && (place.how === 'place' || place.how === 'seat') && place.first === i;
  const stranger =
    place === undefined && i < sentence.last && words.isUnknown(i) && isPlainWord(textAt(words, sentence, i));
  const base = kind === 'company' ? token.text : baseOf(token).text;
  if (isPlace || stranger) {
    let last = isPlace ? place.last : i + 1;
    // "Landgericht Frankfurt am Main", "Bezirksgericht Wiener Neustadt" are listed or end here; "Köln/Bonn" goes on.
    if (textAt(words, sentence, last) === '/' && startsUpper(textAt(words, sentence, last + 1))) last += 2;
    const tail = joinTokens(tokens, at + 1, last);
    const bracket = readBracket(words, sentence, last);
    return orgDraft(words, at, last, kind, `${base} ${tail}`, 0.8, 'body with its place', bracket?.acronym);
  }
  const before = textAt(words, sentence, at - 1);
  if (kind === 'company') return undefined;
  // "das Oberlandesgericht hob die Haft auf": the only one of the case, or the one named before.
  if (kind === 'court' && /^(?:das|dem|des|am|vom|beim)$/i.test(before))
    return orgDraft(words, at, at + 1, kind, base, 0.6, 'court');
  // "die Mailänder Staatsanwaltschaft" acts for its state.
  if (/anwaltschaft$/.test(base)) return undefined;
  if (/^\p{Lu}\p{L}+er$/u.test(before) && at - 1 >= sentence.first && isCityAdjective(words, at - 1))
    return orgDraft(words, at - 1, at + 1, kind, `${before} ${base}`, 0.7, 'body with the adjective of its place');
  return undefined;
};

const isPlainWord = (text: string): boolean => /^\p{Lu}\p{Ll}[\p{L}-]+$/u.test(text);

/** Acronyms that no list knows: with article, bracket, or before "-Chef" they name a body. */
const readAcronym = (
  words: Words,
  sentence: Sentence,
  at: number,
  lexicon: Lexicon,
  given: GivenNames,
  take: (draft: Draft) => void,
): void => {
  const { tokens } = words;
  const { text } = tokens[at] as Token;
  const before = textAt(words, sentence, at - 1);
  const after = textAt(words, sentence, at + 1);
  if (words.treatyAcronyms.has(text)) return;
  if (isBodyAcronym(text)) {
    // Headlines in capitals are no acronyms.
    if (isAcronym(before) || isAcronym(after)) return;
    const kind = orgNounOf(textAt(words, sentence, before === '(' ? at - 2 : at - 1));
    if (before === '(' && (after === ')' || after === ',')) {
      // "EU-Mission im Kongo (EUSEC)", but not "Fluorchlorkohlenwasserstoffe (FCKW)"
      if (kind !== undefined || words.taken[at - 2] !== undefined || words.isUnknown(at - 2))
        take(orgDraft(words, at, at + 1, 'unknown', text, 0.55, 'acronym in brackets', text));
      return;
    }
    if (text.length < 3) return;
    const adjectiveBefore =
      at - 1 >= sentence.first && words.isAdjective(at - 1) && isDeterminer(textAt(words, sentence, at - 2));
    // Measured on GermEval 2014: acronyms behind these name a body five times out of six, behind others one time in two.
    const likely = /^(?:d(?:er|ie|as|en|em|es)|zu[rm]|vom|beim|laut|von|für|gegen|mit|durch|und|oder|seitens)$/i.test(
      before,
    );
    if (likely || adjectiveBefore || kind !== undefined)
      take(
        orgDraft(
          words,
          at,
          at + 1,
          kind?.entry.kind ?? 'unknown',
          text,
          // "die Tierschutzpartei PAN" says what it is.
          kind === undefined ? 0.66 : 0.8,
          'acronym with article',
          text,
        ),
      );
    return;
  }
  // Foreign names with their acronym: "Allied Democratic Forces (ADF)"
  const end = words.isUnknown(at) || foreignWords.has(text) ? readNameRun(words, sentence, at) : at;
  if (end - at < 2 || !isDeterminer(before)) {
    // "Human Dignity Watch kritisierte …": without an article where a word says that it is a body.
    if (isForeignBody(words, at, end) && isBareBody(words, sentence, at, given))
      take(orgDraft(words, at, end, 'unknown', joinTokens(tokens, at, end), 0.6, 'foreign name of a body'));
    return;
  }
  const bracket = readBracket(words, sentence, end);
  // "X, der Eva Moser (SPÖ) half": a party behind a name says whose member somebody is.
  const listed = bracket === undefined ? undefined : lexicon.entryOf(bracket.acronym);
  const isParty = listed?.type === 'Organisation' && lexicon.organisations.get(listed.id)?.kind === 'party';
  if (isForeignTreaty(words, at, end)) return;
  if (bracket !== undefined && !isParty && (words.isUnknown(at) || isForeignBody(words, at, end)))
    take(
      orgDraft(
        words,
        at,
        end,
        'unknown',
        joinTokens(tokens, at, end),
        0.8,
        'foreign name with its acronym',
        bracket.acronym,
      ),
    );
  else if (isForeignBody(words, at, end))
    take(orgDraft(words, at, end, 'unknown', joinTokens(tokens, at, end), 0.66, 'foreign name with article'));
};

/** "Nuclear Posture Treaty", "Tratado de Paz": no body. */
const isForeignTreaty = (words: Words, first: number, last: number): boolean =>
  words.tokens
    .slice(first, last)
    .some(({ text }) =>
      /^(?:Agreement|Treaty|Convention|Accords?|Pact|Protocol|Act|Deal|Charter|Tratado|Acuerdo|Traité|Trattato)$/.test(
        text,
      ),
    );

/**
 * True of at least two foreign words, one of which says what kind of body they name: the last in English, the first in French or
 * Spanish. One of them at least is no German word.
 */
const isForeignBody = (words: Words, first: number, last: number): boolean =>
  last - first >= 2 &&
  !isForeignTreaty(words, first, last) &&
  (foreignBodies.has((words.tokens[last - 1] as Token).text) ||
    foreignBodies.has((words.tokens[first] as Token).text)) &&
  words.tokens.slice(first, last).some((_, k) => words.isUnknown(first + k));

/** Where a name without an article stands: at the head of the sentence or of quoted words, behind a verb, a preposition, "und" or a comma. */
const isBareBody = (words: Words, sentence: Sentence, at: number, given: GivenNames): boolean => {
  // "Danielle Steel" is a person.
  if (given.genderOf((words.tokens[at] as Token).text) !== undefined) return false;
  if (at === sentence.first) return true;
  const before = words.tokens[at - 1] as Token;
  return (
    /^(?:ADP|VERB|AUX|CCONJ|SCONJ|ADV)$/.test(before.pos) ||
    /^[,:;(„"»“–]$/.test(before.text) ||
    isOfficeWord(before.text)
  );
};

/** Names that begin with one word and are told apart. */
const mostAlike = 5;

/**
 * Further places of names that stood behind the noun that says what they are: "Die Stiftung Weitblick tagte. … hat die Stiftung
 * Weitblick China kritisiert": once said, the words behind such a noun are the name again. Marks their tokens as taken.
 */
export const findNamedAgain = (words: Words, drafts: readonly Draft[]): Draft[] => {
  const { tokens, taken } = words;
  const known = new Map<string, Draft[]>();
  for (const draft of drafts)
    if (
      /^(?:quoted )?name behind |^(?:foundation|union) with its /.test(draft.because[0] ?? '') &&
      taken[draft.first] === draft
    ) {
      const { text } = tokens[draft.first] as Token;
      known.set(text, [...(known.get(text) ?? []), draft].slice(0, mostAlike));
    }
  if (known.size === 0) return [];
  const found: Draft[] = [];
  for (let i = 1; i < tokens.length; i++) {
    const alike = known.get((tokens[i] as Token).text);
    if (alike === undefined) continue;
    // "der Stiftung Warentest": the noun itself begins the name.
    const isWhole = orgNounOf((tokens[i] as Token).text)?.rest === '';
    if (!isWhole && orgNounOf((tokens[i - 1] as Token).text)?.entry.before !== true) continue;
    const of = alike.find(({ first, last }) =>
      tokens.slice(first, last).every(({ text }, k) => taken[i + k] === undefined && tokens[i + k]?.text === text),
    );
    if (of === undefined) continue;
    const last = i + of.last - of.first;
    const draft = {
      ...of,
      first: i,
      last,
      start: (tokens[i] as Token).start,
      end: (tokens[last - 1] as Token).end,
      because: ['named like this before'],
    };
    found.push(draft);
    for (let k = i; k < last; k++) taken[k] = draft;
  }
  return found;
};
