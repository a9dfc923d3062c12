import type { Article } from '../../graph/model.ts';
import { askOnce } from '../analyse/formCache.ts';
import { loadMorphology } from '../analyse/morphology.ts';
import { homonymsOf } from '../knowledge/homonyms.ts';
import { type Entry, type Lexicon, loadLexicon } from '../knowledge/lexicon.ts';
import { isOfficeWord } from '../knowledge/offices.ts';
import { stateOfSurname, statesOfLeader } from '../knowledge/owners.ts';
import { listOf, readRows } from '../knowledge/read.ts';
import type { Mention, Sentence, Token } from '../model.ts';
import type { Steps } from '../steps.ts';
import { familyAlone, findBareNames } from './bareNames.ts';
import { countryDraft, readAdjective, readListed, readPart, readSolid } from './countries.ts';
import {
  type Draft,
  isDefiniteArticle,
  isDeterminer,
  isQuoteMark,
  makeDraft,
  mentionOf,
  textAt,
  textAtToken,
  type Words,
} from './draft.ts';
import { findOffices } from './offices.ts';
import {
  bosses,
  companyForm,
  findNamedAgain,
  findOrganisations,
  foreignWords,
  listedOrganisation,
  orgNounOf,
  pressOffice,
  readBracket,
  stateBehind,
} from './organisations.ts';
import { findParticleNames, findPersons, isKnownHolder, loadGivenNames } from './persons.ts';
import { lookAgain } from './secondLook.ts';
import { isAcronym, isCoalition, opensUpper, slugOf, startsUpper } from './shape.ts';
import { isFamilyName } from './tagger.ts';
import { recogniseTreaties } from './treaties.ts';
import { isTreatyNoun } from './treatyWords.ts';

/** Every place of an article that may speak of a node, in text order: treaties, persons, organisations, countries. */
export function* recognise(article: {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
}): Steps<Mention[]> {
  const { sentences, tokens } = article;
  const names = recogniseNames(tokens, sentences);
  yield;
  const treaties = recogniseTreaties(tokens, sentences, names);
  return [...names, ...treaties]
    .sort((a, b) => a.first - b.first || b.last - a.last || a.index - b.index)
    .map((mention, index) => mentionOf(mention, index));
}

/** Persons, organisations and countries alone. */
export const recogniseNames = (tokens: readonly Token[], sentences: readonly Sentence[]): Mention[] => {
  const lexicon = loadLexicon();
  const given = loadGivenNames();
  const words = readWords(tokens, sentences);
  const drafts: Draft[] = [];
  const home = homeOf(tokens);
  for (const sentence of sentences) {
    findListed(words, sentence, lexicon, home, drafts);
    drafts.push(...findOrganisations(words, sentence, lexicon, given));
    const persons = lookAgain(words, sentence, findPersons(words, sentence, given), given);
    drafts.push(...persons, ...findOffices(words, sentence));
  }
  drafts.push(...findNamedAgain(words, drafts));
  drafts.push(...findParticleNames(words, drafts));
  // The name of a German party makes Germany no home: it may be another's.
  meanHomonyms(words, drafts, home.said && home.code !== 'DE' ? home.code : undefined);
  leaveOutNamesakes(words, drafts);
  meanPredecessors(words, drafts);
  keepCongosApart(words, drafts);
  partGluedNames(words, drafts);
  nameByInitials(words, drafts);
  findBareNames(words, drafts, given);
  leaveOutCredits(words, drafts);
  // A person's name may have taken words that were listed as a place or state before.
  const kept = drafts.filter(
    (draft) =>
      // "Christiane Holländer": a family name is no word for a people.
      (draft.how === 'adjective' &&
        !(
          (words.taken[draft.first]?.first ?? draft.first) < draft.first && words.taken[draft.first]?.type === 'Person'
        )) ||
      draft.how === 'office' ||
      draft.how === 'description' ||
      words.taken[draft.first] === draft,
  );
  return kept
    .sort((a, b) => a.first - b.first || b.last - a.last)
    .map((draft, index) => mentionOf(draft, index, [...draft.because]));
};

/** How often an article speaks of each state, by names, adjectives and cities. */
const countStates = (drafts: readonly Draft[], home: string | undefined): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>(home === undefined ? [] : [[home, 1]]);
  for (const { type, country } of drafts)
    if (type === 'Country' && country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  return counts;
};

/** "der SPD des Unternehmers X" in an article about Czechia: the party of that state, not the one that is better known. */
const meanHomonyms = ({ tokens, taken }: Words, drafts: Draft[], home: string | undefined): void => {
  const { organisations } = loadLexicon();
  let counts: ReadonlyMap<string, number> | undefined;
  const replaced = new Set<string>();
  drafts.forEach((draft, i) => {
    const { organisation } = draft;
    const others = homonymsOf(organisation?.listed ?? '').filter(({ id }) => id !== '');
    if (organisation?.listed === undefined || others.length === 0) return;
    const { name = '', parent = '' } = organisations.get(organisation.listed) ?? {};
    // Its full name is no other's.
    if (!tokens.slice(draft.first, draft.last).some(({ text }) => isAcronym(text) || text.split('-').includes(name)))
      return;
    counts ??= countStates(drafts, home);
    const own = counts.get(parent) ?? 0;
    const other = others.find(({ state }) => ((counts as ReadonlyMap<string, number>).get(state) ?? 0) > own);
    if (other === undefined) return;
    replaced.add(organisation.listed);
    const meant = { ...draft, organisation: { ...organisation, listed: other.id } };
    drafts[i] = meant;
    for (let k = draft.first; k < draft.last; k++) if (taken[k] === draft) taken[k] = meant;
  });
  // "die Sozialdemokraten" beside another state's SPD are not those of Germany.
  if (replaced.size > 0)
    for (const draft of drafts)
      if (replaced.has(draft.organisation?.listed ?? '') && draft.because[0] === 'word for the people of a party')
        for (let k = draft.first; k < draft.last; k++) if (taken[k] === draft) taken[k] = undefined;
};

/**
 * "Brasilien … Der Senat votierte … US-Medien": a bare word for a chamber is not the better-known one where the article names another state
 * that has such a chamber first, and more often.
 */
const leaveOutNamesakes = ({ tokens, taken }: Words, drafts: readonly Draft[]): void => {
  const { organisations } = loadLexicon();
  let counts: ReadonlyMap<string, number> | undefined;
  const firstOf = (state: string): number =>
    Math.min(...drafts.filter((d) => d.type === 'Country' && d.country === state).map((d) => d.first));
  for (const draft of drafts) {
    const { listed = '' } = draft.organisation ?? {};
    const namesakes = homonymsOf(listed).filter(({ id }) => id === '');
    if (namesakes.length === 0 || draft.last > draft.first + 1 || tokens[draft.first]?.text.includes('-')) continue;
    // "im US-Senat … Der Senat", "der Senat in Washington": the article says which one.
    const isSaid = drafts.some(
      (d) =>
        d.organisation?.listed === listed &&
        (tokens[d.first]?.text.includes('-') === true || isInWashington(tokens, d.last)),
    );
    if (isSaid) continue;
    counts ??= countStates(drafts, undefined);
    const known = organisations.get(listed)?.parent ?? '';
    const isOther = namesakes.some(
      ({ state }) =>
        (counts?.get(state) ?? 0) >= Math.max(counts?.get(known) ?? 0, 1) && firstOf(state) < firstOf(known),
    );
    if (isOther) taken[draft.first] = undefined;
  }
};

const isInWashington = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === 'in' &&
  /^(?:Washington|USA)$/.test(tokens[tokens[at + 1]?.lower === 'den' ? at + 2 : at + 1]?.text ?? '');

/** States that are no more, with the one that has their capital now. */
const predecessors: ReadonlyMap<string, string> = new Map([
  ['RU', 'SU'],
  ['RS', 'YU'],
  ['CZ', 'CS'],
]);

/** "Moskau" in an article about the Soviet Union that does not name Russia: the capital of its day. */
const meanPredecessors = ({ taken }: Words, drafts: Draft[]): void => {
  const isNamed = (code: string): boolean =>
    drafts.some(
      ({ type, country, how }) => type === 'Country' && country === code && (how === 'name' || how === 'adjective'),
    );
  for (const [now, then] of predecessors) {
    if (!isNamed(then) || isNamed(now)) continue;
    drafts.forEach((draft, i) => {
      if (draft.type !== 'Country' || draft.country !== now || (draft.how !== 'seat' && draft.how !== 'place')) return;
      const meant = { ...draft, country: then, because: [...draft.because, 'the capital of its day'] };
      drafts[i] = meant;
      for (let k = draft.first; k < draft.last; k++) if (taken[k] === draft) taken[k] = meant;
    });
  }
};

const free = ({ taken }: Words, draft: Draft): void => {
  for (let i = draft.first; i < draft.last; i++) if (taken[i] === draft) taken[i] = undefined;
};

/** "Während Krisper Sobotka nahelegte …": two family names of people whom the article names in full are two people. */
const partGluedNames = (words: Words, drafts: Draft[]): void => {
  const doubtful = drafts.filter(
    ({ person, because }) =>
      person?.parts.length === 2 && (because[0] === 'two unknown names' || because[0] === 'name by the tagger'),
  );
  if (doubtful.length === 0) return;
  const families = new Set<string>();
  for (const draft of drafts)
    if (draft.person !== undefined && draft.person.parts.length > 1 && !doubtful.includes(draft))
      families.add(draft.person.parts.at(-1) as string);
  const { isWellKnown } = loadGivenNames();
  for (const draft of doubtful) {
    const parts = draft.person?.parts ?? [];
    // "kritisierte Maas Putin": behind the family name of one named in full a well-known one.
    const [one = '', other = ''] = parts;
    if (families.has(one) && isWellKnown(other) && draft.last - draft.first === 2) {
      free(words, draft);
      drafts.push(familyAlone(words, draft.first + 1));
      continue;
    }
    // "nannte Murdochs Vermächtnis einen Fehler": a family name in the genitive before a noun.
    const owns = parts[0]?.endsWith('s') === true && !families.has(parts[0]) && families.has(parts[0].slice(0, -1));
    if (owns || parts.every((part) => families.has(part))) free(words, draft);
  }
};

/** "Andrés Manuel López Obrador … AMLO": what looks like a body are the person's initials, here and in the rest of the article. */
const nameByInitials = (words: Words, drafts: Draft[]): void => {
  const { tokens, taken } = words;
  const named = drafts.filter(({ type, person }) => type === 'Person' && (person?.parts.length ?? 0) > 2);
  if (named.length === 0) return;
  const acronyms = new Map<string, number[]>();
  tokens.forEach(({ text }, i) => {
    if (isAcronym(text)) acronyms.set(text, [...(acronyms.get(text) ?? []), i]);
  });
  for (const { person, name, last } of named) {
    if (person === undefined) continue;
    const initials = person.parts.map((part) => part.charAt(0)).join('');
    // Three letters in a row are soon those of a body as well.
    if (initials.length < 4 && tokens[last + 1]?.text !== initials) continue;
    for (const i of acronyms.get(initials) ?? []) {
      if (taken[i]?.organisation?.listed !== undefined || taken[i]?.type === 'Person') continue;
      const draft = makeDraft(tokens, i, i + 1, {
        type: 'Person',
        how: 'name',
        name,
        person: { ...person, office: undefined },
        confidence: 0.85,
        because: ['initials of a name'],
      });
      taken[i] = draft;
      drafts.push(draft);
    }
  }
};

/** "(Eva Moser aus Stockholm, 7.3.2024)": who wrote the article, with the day. */
const signs = (tokens: readonly Token[], { first, last }: Draft): boolean => {
  if (tokens[first - 1]?.text !== '(') return false;
  for (let i = last; i < last + CREDIT_TOKENS; i++)
    if (tokens[i]?.text === ')') return /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(tokens[i - 1]?.text ?? '');
  return false;
};

/** "Abschied vom Kanzler Von Eva Moser": who wrote it, at the end of a headline. */
const isBylined = (tokens: readonly Token[], sentence: Sentence, { first, last }: Draft): boolean =>
  tokens[first - 1]?.text === 'Von' && first - 1 > sentence.first && last === sentence.last;

/** What stands before the name of who took a picture. */
const creditMark = /^(?:fotos?|photos?|bild(?:er)?|grafik|montage|illustration|karikatur|credit)$/i;
/** Longest credit that fills the rest of its sentence. */
const CREDIT_TOKENS = 12;

/** Parties of Germany, Austria and Switzerland: beside them "die Grünen" is one as well. */
const partyNames = /^(?:SPÖ|ÖVP|FPÖ|KPÖ|BZÖ|NEOS|Neos|CDU|CSU|SPD|AfD|FDP|BSW|SVP|CVP)(?:-|$)/;

/**
 * "Foto: Eva Moser", "© Eva Moser", "(foto: Sgt. Eva Moser, U.S. Air Force)": who took the picture is not in the story, nor is the
 * same name on a line of its own under it.
 */
const leaveOutCredits = (words: Words, drafts: readonly Draft[]): void => {
  const { tokens, sentences } = words;
  const { entryOf } = loadLexicon();
  const credited = new Set<string>();
  const isAgency = (i: number): boolean => {
    const entry = entryOf(tokens[i]?.text ?? '');
    return entry?.type === 'Organisation' && kindOf(entry.id) === 'agency';
  };
  const isMark = (i: number): boolean =>
    tokens[i]?.text === '©' ||
    (tokens[i]?.text === ':' && creditMark.test(tokens[i - 1]?.text ?? '')) ||
    // "AP/Jan Ott"
    (tokens[i]?.text === '/' && isAgency(i - 1));
  for (const draft of drafts) {
    if (draft.how !== 'name' && draft.how !== 'seat' && draft.how !== 'place') continue;
    if (words.taken[draft.first] !== draft) continue;
    const sentence = sentences[(tokens[draft.first] as Token).sentence] as Sentence;
    if (draft.type === 'Person' && (signs(tokens, draft) || isBylined(tokens, sentence, draft))) free(words, draft);
    for (let i = draft.first - 1; i >= Math.max(0, draft.first - CREDIT_TOKENS); i--) {
      if (!isMark(i)) continue;
      const direct = i === draft.first - 1 && draft.type === 'Person';
      if (!direct && sentence.last - i > CREDIT_TOKENS + 1) break;
      if (draft.name !== undefined && draft.type === 'Person') credited.add(draft.name);
      free(words, draft);
      break;
    }
  }
  if (credited.size === 0) return;
  for (const draft of drafts) {
    if (draft.name === undefined || !credited.has(draft.name) || words.taken[draft.first] !== draft) continue;
    const { first, last } = sentences[(tokens[draft.first] as Token).sentence] as Sentence;
    if (draft.first === first && (draft.last >= last || tokens[draft.last]?.text === '/')) free(words, draft);
  }
};

/** "Im Sicherheitsrat blockierten China und Russland …": two of those who have a veto, and what they do with it, are named beside it. */
const blocksTogether = ({ tokens }: Words, { first, last }: Sentence): boolean => {
  const powers = new Set<string>();
  let blocks = false;
  for (let i = first; i < last; i++) {
    const { text } = tokens[i] as Token;
    if (/^(?:blockier|Blockade|Veto|Resolution)/.test(text)) blocks = true;
    const power = /^(China|Russland|USA|Frankreich|Großbritannien)s?$/.exec(text)?.[1];
    if (power !== undefined) powers.add(power);
  }
  return blocks && powers.size > 1;
};

const isOfUnion = ({ text }: Token): boolean => text === 'EU' || text.startsWith('EU-');

const isOfAfricanUnion = ({ text }: Token): boolean =>
  text === 'AU' || text.startsWith('AU-') || /^Afrikanische[nr]?$/.test(text);

/** "Uno-Gesandter", "Vereinten Nationen", "Blauhelme": the article has to do with the United Nations. */
const isOfUnitedNations = ({ text }: Token): boolean =>
  opensUpper(text) &&
  /^(?:UN|UNO|Uno|VN)(?:-|$)|^(?:Vereinten|Weltsicherheitsrat|Blauhelm|Resolution|Veto|UNHCR|Uno|Weltorganisation)/.test(
    text,
  );

const isAmerican = ({ text }: Token): boolean =>
  (opensUpper(text) && /^US(?:A|-|$)|^Washington|^Amerika/.test(text)) || text.includes('amerikanisch');

/** True right behind a given name that is no other word ("Nur Iran" does not count) and names nothing else. */
const followsGivenName = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  if (before?.pos !== 'PROPN' || before.sentence !== tokens[at]?.sentence) return false;
  const given = loadGivenNames();
  return given.genderOf(before.text) !== undefined && !given.isWeak(before.text);
};

/** Token where a word first stands for itself, not as the beginning of a longer name ("Fox News"). */
const firstAlone = (tokens: readonly Token[], text: string): number =>
  tokens.findIndex((token, i) => token.text === text && !startsUpper(tokens[i + 1]?.text ?? ''));

/** Names of states, firms and papers right behind a given name. */
const familyNamesOf = (tokens: readonly Token[]): ReadonlySet<string> => {
  const { entryOf } = loadLexicon();
  const given = loadGivenNames();
  const found = new Set<string>();
  for (let i = 1; i < tokens.length; i++) {
    const { text } = tokens[i] as Token;
    if (!startsUpper(text) || !followsGivenName(tokens, i)) continue;
    const entry = entryOf(text);
    if (entry === undefined || isAcronym(text)) continue;
    // "Vicente Fox" is neither channel nor firm, unless the article has spoken of that before.
    if (entry.type === 'Organisation') {
      if (!calledLikeFamilies.has(kindOf(entry.id)) || firstAlone(tokens, text) < i) continue;
    } else if (entry.how !== 'name') continue;
    const before = (tokens[i - 1] as Token).text;
    // "lobte Abiy Ahmed Österreich", "kritisierte Minister Mehmet Yıldırım China": a name that is whole without it, where nobody is called so.
    const middle = tokens[i - 2];
    const isWhole = (middle?.pos === 'PROPN' && startsUpper(middle.text)) || given.isParticle(middle?.text ?? '');
    if (isKnownHolder([tokens[i - 2]?.text ?? '', before]) || (isWhole && !isFamilyName(text))) continue;
    if (before.length > 2 && !given.isFamilyFirst(before) && entryOf(before) === undefined) found.add(text);
  }
  return found;
};

const readWords = (tokens: readonly Token[], sentences: readonly Sentence[]): Words => {
  const morphology = loadMorphology();
  const kinds = new Int8Array(tokens.length); // 0 not asked, 1 noun, 2 unknown, 3 other
  const kindOf = (index: number): number => {
    const token = tokens[index];
    if (token === undefined) return 3;
    const known = kinds[index] as number;
    if (known !== 0) return known;
    let kind = 3;
    if (startsUpper(token.text)) {
      const { analyses, text } = token;
      if (analyses.some((analysis) => !analysis.guessed && analysis.pos === 'NOUN')) kind = 1;
      else if (!text.includes('-') && morphology.splitCompound(text) !== undefined) kind = 1;
      else if (text.includes('-') && morphology.splitCompound(text) !== undefined && isNounTail(text)) kind = 1;
      else if (analyses.every((analysis) => analysis.guessed === true || analysis.pos === 'PROPN')) kind = 2;
      else if (token.pos === 'PROPN' && analyses.some((analysis) => !analysis.guessed && analysis.pos === 'PROPN'))
        kind = 2;
    }
    kinds[index] = kind;
    return kind;
  };
  const isNounTail = (text: string): boolean => {
    const tail = text.slice(text.lastIndexOf('-') + 1);
    return (
      startsUpper(tail) && morphology.analyse(tail).some((analysis) => !analysis.guessed && analysis.pos === 'NOUN')
    );
  };
  return {
    tokens,
    sentences,
    taken: new Array<Draft | undefined>(tokens.length).fill(undefined),
    american: tokens.some(isAmerican),
    ofUnitedNations: tokens.some(isOfUnitedNations),
    ofParties: tokens.some(({ text }) => partyNames.test(text)),
    ofUnion: tokens.some(({ text }) => text.startsWith('EU-Kommission')) || tokens.filter(isOfUnion).length > 2,
    ofAfricanUnion: tokens.some(isOfAfricanUnion) && !tokens.some(isOfUnion),
    familyNames: familyNamesOf(tokens),
    treatyAcronyms: treatyAcronymsOf(tokens),
    treatyPlaces: treatyPlacesOf(tokens),
    isNoun: (index) => kindOf(index) === 1,
    isUnknown: (index) => kindOf(index) === 2,
    isGiven: (index) => {
      const { text } = tokens[index] as Token;
      const given = loadGivenNames();
      return given.genderOf(text) !== undefined && !given.isWeak(text);
    },
    isAdjective: (index) => {
      const token = tokens[index];
      if (token === undefined) return false;
      if (token.pos === 'ADJ') return true;
      if (!startsUpper(token.text)) return false;
      return morphology.analyse(token.lower).some((analysis) => analysis.pos === 'ADJ' && !analysis.guessed);
    },
  };
};

/** How far before its acronym the noun of a treaty may stand: titles are long. */
const TITLE_REACH = 24;

/** Acronyms that the article explains as short for a treaty: "Seerechtsübereinkommen (SRÜ)", "Abkommen über …, kurz BBNJ", "RAA-Abkommen". */
const treatyAcronymsOf = (tokens: readonly Token[]): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let i = 0; i < tokens.length; i++) {
    const { text, sentence } = tokens[i] as Token;
    const hyphen = text.indexOf('-');
    if (hyphen > 1 && isAcronym(text.slice(0, hyphen)) && isTreatyNoun(text.slice(hyphen + 1).toLowerCase())) {
      found.add(text.slice(0, hyphen));
      continue;
    }
    if (i < 2 || !isAcronym(text)) continue;
    const short = tokens[i - 1]?.text === 'kurz';
    const mark = short ? i - 2 : i - 1;
    const opens = tokens[mark]?.text;
    if (opens !== '(' && !(short && opens === ',')) continue;
    for (let k = mark - 1; k >= Math.max(0, mark - TITLE_REACH); k--) {
      const token = tokens[k] as Token;
      if (token.sentence !== sentence || token.pos === 'VERB' || token.pos === 'AUX') break;
      if (isTreatyNoun(token.lower)) {
        if (k === mark - 1 || /^(?:über|zur|zum|zu|für|gegen|mit|of|on|der|des|von)$/.test(tokens[k + 1]?.text ?? ''))
          found.add(text);
        break;
      }
      if (orgNounOf(token.text)?.rest === '') break;
    }
  }
  return found;
};

/** "die Verträge von Évian", "das Protokoll von Bischkek": places that name a treaty, wherever else they stand. */
const treatyPlacesOf = (tokens: readonly Token[]): ReadonlySet<string> => {
  const found = new Set<string>();
  for (let i = 2; i < tokens.length; i++) {
    if ((tokens[i - 1] as Token).text !== 'von' || !isTreatyNoun((tokens[i - 2] as Token).lower)) continue;
    const { text } = tokens[i] as Token;
    if (startsUpper(text) && !startsUpper(tokens[i + 1]?.text ?? '')) found.add(text);
  }
  return found;
};

/** Words that tell which German-speaking state a "Bundesregierung" without more belongs to. */
const homeWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Österreich: 'AT',
    Österreichs: 'AT',
    ÖVP: 'AT',
    SPÖ: 'AT',
    FPÖ: 'AT',
    Wien: 'AT',
    Nationalrat: 'AT',
    Neos: 'AT',
    APA: 'AT',
    Bundesheer: 'AT',
    Jänner: 'AT',
    NEOS: 'AT',
    ORF: 'AT',
    Ö1: 'AT',
    Nationalrats: 'AT',
    Nationalratswahl: 'AT',
    Landeshauptmann: 'AT',
    Landeshauptfrau: 'AT',
    Ballhausplatz: 'AT',
    Hofburg: 'AT',
    Niederösterreich: 'AT',
    Oberösterreich: 'AT',
    Steiermark: 'AT',
    Kärnten: 'AT',
    Tirol: 'AT',
    Vorarlberg: 'AT',
    Burgenland: 'AT',
    österreichische: 'AT',
    österreichischen: 'AT',
    österreichischer: 'AT',
    Deutschland: 'DE',
    Deutschlands: 'DE',
    Berlin: 'DE',
    Berlins: 'DE',
    CDU: 'DE',
    SPD: 'DE',
    CSU: 'DE',
    AfD: 'DE',
    Bundestag: 'DE',
    Bundestags: 'DE',
    Bundestagswahl: 'DE',
    FDP: 'DE',
    BSW: 'DE',
    Ampel: 'DE',
    Bayern: 'DE',
    Sachsen: 'DE',
    Hessen: 'DE',
    Thüringen: 'DE',
    Brandenburg: 'DE',
    Niedersachsen: 'DE',
    Bundeswehr: 'DE',
    Merkel: 'DE',
    Scholz: 'DE',
    deutsche: 'DE',
    deutschen: 'DE',
    deutscher: 'DE',
    Schweiz: 'CH',
    Bern: 'CH',
    Ständerat: 'CH',
    schweizerische: 'CH',
    schweizerischen: 'CH',
    Eidgenossenschaft: 'CH',
  }),
);

/** `DE`, `AT` or `CH`: where the article is at home; `said` is false where no word of it tells. */
const homeOf = (tokens: readonly Token[]): { readonly code: string; readonly said: boolean } => {
  const counts: Record<string, number> = { DE: 0, AT: 0, CH: 0 };
  const add = (code: string | undefined): void => {
    if (code !== undefined && code in counts) counts[code] = (counts[code] as number) + 1;
  };
  let asked = false;
  for (const { text } of tokens) {
    add(homeWords.get(text));
    asked ||= text.startsWith('Bundes') || text.startsWith('Kanzleramt');
  }
  // "Karl Nehammer empfing im Kanzleramt …": known leaders tell it as well.
  for (let i = 0; asked && i + 1 < tokens.length; i++) {
    const [given, family] = [tokens[i] as Token, tokens[i + 1] as Token];
    if (startsUpper(given.text) && given.pos === 'PROPN' && startsUpper(family.text)) {
      const [state, other] = statesOfLeader(`person:${slugOf(`${given.text} ${family.text}`)}`);
      if (other === undefined) add(state?.slice('country:'.length));
    }
  }
  const { DE = 0, AT = 0, CH = 0 } = counts;
  const code = AT > DE && AT >= CH ? 'AT' : CH > DE ? 'CH' : 'DE';
  return { code, said: (counts[code] ?? 0) > 0 };
};

const socialMedia = new Set([
  'twitter',
  'facebook',
  'youtube',
  'instagram',
  'whatsapp',
  'telegram',
  'linkedin',
  'odnoklassniki',
  'pinterest',
  'reddit',
  'snapchat',
  'truth-social',
  'twitch',
  'wechat',
  'weibo',
]);
/** In hyphen compounds with these the first part only says what it is about. */
const looseTails = new Set([
  'platz',
  'straße',
  'mausoleum',
  'dollar',
  'börse',
  'börsen',
  'allee',
  'brücke',
  'hotel',
  'denkmal',
  'preis',
  'museum',
  'schule',
  'deutsch',
  'englisch',
]);

/** "im Kanzleramt": both Germany and Austria have one. */
const atHome = (entry: Entry, text: string, home: string): Entry =>
  entry.type === 'Country' && home === 'AT' && /^(?:Bundesk|K)anzleramte?s?$/.test(text)
    ? { ...entry, code: home }
    : entry;

/** Kinds of bodies that bear the form of a company behind their names. */
const firms: ReadonlySet<string> = new Set(['company', 'bank', 'media']);

/** "Kongo" alone is the larger one, and left open where the article speaks of the other one as well. */
const keepCongosApart = ({ tokens, taken }: Words, drafts: Draft[]): void => {
  if (!drafts.some(({ country }) => country === 'CG')) return;
  for (const draft of drafts.filter((d) => d.country === 'CD' && d.last === d.first + 1)) {
    if (!/^Kongos?$/.test((tokens[draft.first] as Token).text)) continue;
    drafts.splice(drafts.indexOf(draft), 1);
    if (taken[draft.first] === draft) taken[draft.first] = undefined;
  }
};

/**
 * "der Zeitung ÖSTERREICH", "im Gespräch mit ÖSTERREICH": in capitals, between words that are not, it is a newspaper that spells itself so;
 * "in ÖSTERREICH", "nach ÖSTERREICH" is where somebody is or goes.
 */
const isPaperOfCapitals = (words: Words, sentence: Sentence, at: number): boolean => {
  if (textAt(words, sentence, at) !== 'ÖSTERREICH' || at === sentence.first) return false;
  if (/^(?:in|nach|aus|für|gegen|durch|über|ganz)$/i.test(textAt(words, sentence, at - 1))) return false;
  const isShouted = (text: string): boolean => text.length > 3 && text === text.toUpperCase() && /\p{L}/u.test(text);
  return !isShouted(textAt(words, sentence, at - 1)) && !isShouted(textAt(words, sentence, at + 1));
};

const findListed = (
  words: Words,
  sentence: Sentence,
  lexicon: Lexicon,
  { code: home, said }: { readonly code: string; readonly said: boolean },
  drafts: Draft[],
): void => {
  const { tokens, taken } = words;
  const push = (draft: Draft): void => {
    drafts.push(draft);
    if (draft.how === 'adjective' || draft.how === 'description') return;
    for (let i = draft.first; i < draft.last; i++) taken[i] = draft;
  };
  const textOf = (index: number): string | undefined =>
    index < sentence.last ? (tokens[index] as Token).text : undefined;
  for (let i = sentence.first; i < sentence.last; i++) {
    const { text } = tokens[i] as Token;
    // "der „Washington-Post“-Reporter": quoted, a name of two words has a hyphen between them.
    const quoted = text.includes('-') && isQuoteMark(textAt(words, sentence, i - 1));
    const joined = quoted ? lexicon.entryOf(text.replaceAll('-', '')) : undefined;
    const paper = isPaperOfCapitals(words, sentence, i) ? lexicon.entryOf('TageszeitungÖsterreich') : undefined;
    const match =
      (paper?.type === 'Organisation' ? { entry: paper, last: i + 1 } : undefined) ??
      (joined?.type === 'Organisation' ? { entry: joined, last: i + 1 } : undefined) ??
      lexicon.longestAt(textOf, i) ??
      (isAcronym(text) && text.length > 4 ? shout(lexicon, text, i) : undefined);
    if (match !== undefined && !isOtherWord(words, sentence, i, match.last)) {
      const entry = atHome(match.entry, text, home);
      // "Siemens AG": the form of the firm belongs to its name.
      const isFirm = entry.type === 'Organisation' && firms.has(kindOf(entry.id) ?? '');
      const last = match.last + (isFirm && companyForm.test(textOf(match.last) ?? '') ? 1 : 0);
      if (entry.type === 'Country') {
        // "die bosnischen Serben", "türkische Bulgaren" are people of the first country.
        const before =
          i > sentence.first ? lexicon.countryOfAdjective(textAt(words, sentence, i - 1).toLowerCase()) : undefined;
        if (entry.how !== 'inhabitant' || before === undefined || before === entry.code)
          push(readListed(words, sentence, i, last, entry));
        i = last - 1;
        continue;
      }
      if (acceptsOrganisation(words, sentence, i, last, entry.id, entry.weak)) {
        const draft = listedOrganisation(
          words,
          i,
          last,
          entry,
          kindOf(entry.id) || 'unknown',
          'name',
          'listed organisation',
        );
        // "Oberster Gerichtshof (TSJ)": a short form that the list does not have.
        const acronym = readBracket(words, sentence, last)?.acronym;
        const known = acronym === undefined || lexicon.entryOf(acronym) !== undefined;
        push(known ? draft : { ...draft, organisation: { listed: entry.id, kind: kindOf(entry.id), acronym } });
        i = last - 1;
        continue;
      }
      if (last - i > 1) {
        i = last - 1;
        continue;
      }
    }
    for (const draft of readAdjective(words, sentence, i, lexicon)) push(draft);
    // "der sozialdemokratische Minister" of a text about another state is of another party.
    const party = readPartyWord(words, sentence, i, lexicon, said ? home : '');
    if (party !== undefined) push(party);
    if (!startsUpper(text)) continue;
    const people = taken[i] === undefined ? readPartyPeople(words, sentence, i, lexicon, home) : undefined;
    if (people !== undefined) {
      push(people);
      continue;
    }
    if (text.startsWith('Bundes')) {
      const draft = readFederal(words, sentence, i, lexicon, home);
      if (draft !== undefined) push(draft);
    }
    const hyphen = text.indexOf('-');
    // "Papua New Guinea-Australia Treaty": the first part goes on from the English word before it.
    if (hyphen > 0 && isCoalition(text)) readCoalition(words, i, lexicon, said ? home : '', push);
    else if (hyphen > 0 && tokens[i - 1]?.text !== 'New') readCompound(words, i, lexicon, said ? home : '', push);
    else {
      const draft =
        readSolid(words, i, lexicon) ?? readBodyCompound(words, i, lexicon) ?? readHeadOfBody(words, i, lexicon);
      if (draft !== undefined) push(draft);
    }
  }
};

/** Adjectives and members' nouns of parties, in the state whose parties they are. */
const partyAdjectives: readonly (readonly [RegExp, string, string])[] = [
  [/^republikanische[nrms]?$/, 'US', 'republikanische-partei'],
  [/^demokratische[nrms]?$/, 'US', 'demokratische-partei'],
  [/^freiheitliche[nrms]?$/, 'AT', 'fpoe'],
  [/^sozialdemokratische[nrms]?$/, 'AT', 'spoe'],
  [/^sozialdemokratische[nrms]?$/, 'DE', 'spd'],
  [/^christdemokratische[nrms]?$/, 'DE', 'cdu'],
  [/^grüne[nrms]?$/, 'AT', 'gruene'],
  [/^grüne[nrms]?$/, 'DE', 'gruene'],
];
const partyNouns: readonly (readonly [RegExp, string, string])[] = [
  [/^Republikaner(?:s|in)?$/, 'US', 'republikanische-partei'],
  [/^Demokrat(?:en|in)?$/, 'US', 'demokratische-partei'],
  [/^Freiheitliche[rn]?$/, 'AT', 'fpoe'],
  [/^Grüne[rn]?$/, 'AT', 'gruene'],
  [/^Grüne[rn]?$/, 'DE', 'gruene'],
  [/^Christdemokrat(?:en|in)?$/, 'DE', 'cdu'],
];
const partyOffices =
  /(?:senator|abgeordnete|parlamentarier|mandatar|gouverneur|kandidat|bewerber|politiker|führer|vorsitzende|chef|klubobmann|minister|bürgermeister|gemeinderat|nationalrat|kanzler|bundessprecher|landessprecher)/i;

/** "der republikanische Senator X", "der Demokrat X": the party that the word names, with an office or a name behind it. */
const readPartyWord = (
  words: Words,
  sentence: Sentence,
  at: number,
  lexicon: Lexicon,
  home: string,
): Draft | undefined => {
  const { text } = words.tokens[at] as Token;
  const upper = startsUpper(text);
  if (text.length < 5 || !/^(?:repub|demok|freih|sozial|christ|grün)/i.test(text)) return undefined;
  const next = textAt(words, sentence, at + 1);
  // "der Grüne Abgeordnete X": the adjective of a party that writes it with a capital.
  const isCapital = upper && at > sentence.first && isOfficeWord(next) && partyOffices.test(next);
  for (const [form, state, id] of upper && !isCapital ? partyNouns : partyAdjectives) {
    if (!form.test(isCapital ? text.toLowerCase() : text) || (state === 'US' ? !words.american : state !== home))
      continue;
    if (upper && !isCapital) {
      // "der Republikaner" alone, or a name behind it; "die Republikaner" are the party itself.
      const before = textAt(words, sentence, at - 1);
      const named = startsUpper(next) && !isOfficeWord(next) && !words.isNoun(at + 1);
      const alone = /in$/.test(text)
        ? /^(?:die|der)$/i.test(before)
        : /^(?:der|dem)$/i.test(before) && !/n$/.test(text);
      if (!named && !(alone && state === 'US')) continue;
    } else if (!isOfficeWord(next) || !partyOffices.test(next)) continue;
    return listedOrganisation(
      words,
      at,
      at + 1,
      { type: 'Organisation', id, weak: false },
      lexicon.organisations.get(id)?.kind ?? '',
      'adjective',
      'word for a member of the party',
    );
  }
  return undefined;
};

/** Words for the people of a party: plural → the parties that it may mean. */
const partyPeople = new Map<string, { state: string; id: string; own: boolean }[]>();
for (const [forms, state = '', id = '', evidence] of readRows('partyWords.tsv'))
  for (const form of listOf(forms))
    partyPeople.set(form, [...(partyPeople.get(form) ?? []), { state, id, own: evidence === 'own' }]);

const partyOfWord = (word: string, home: string): string | undefined =>
  partyPeople.get(word)?.find(({ state }) => state === home)?.id;

/** A party that a part of a word names. */
const partyInside = ({ tokens }: Words, index: number, lexicon: Lexicon, id: string): Draft =>
  makeDraft(tokens, index, index + 1, {
    type: 'Organisation',
    how: 'adjective',
    organisation: { listed: id, kind: lexicon.organisations.get(id)?.kind ?? '' },
    confidence: 0.85,
    because: ['word for a party of the state'],
  });

/** "Türkis-Grün einigte sich": the parties of a coalition by their colours. */
const readCoalition = (
  words: Words,
  index: number,
  lexicon: Lexicon,
  home: string,
  push: (draft: Draft) => void,
): void => {
  const colours = textAtToken(words, index).toLowerCase().split('-');
  const parties = colours.flatMap((colour) => partyOfWord(colour, home) ?? []);
  if (parties.length === colours.length) for (const id of parties) push(partyInside(words, index, lexicon, id));
};

const namedParties = new WeakMap<readonly Token[], ReadonlySet<string>>();
/** Ids of the parties that an article names, and the states that they are at home in. */
const partiesNamedIn = (tokens: readonly Token[], lexicon: Lexicon): ReadonlySet<string> => {
  let named = namedParties.get(tokens);
  if (named === undefined) {
    const found = new Set<string>();
    for (const { text } of tokens) {
      const hyphen = text.indexOf('-');
      const name = hyphen > 0 ? text.slice(0, hyphen) : text;
      const entry = isAcronym(name) || name === 'Neos' ? lexicon.entryOf(name) : undefined;
      const party = entry?.type === 'Organisation' ? lexicon.organisations.get(entry.id) : undefined;
      if (entry?.type !== 'Organisation' || party?.kind !== 'party') continue;
      found.add(entry.id);
      if (party.parent !== undefined) found.add(party.parent);
    }
    named = found;
    namedParties.set(tokens, named);
  }
  return named;
};

/** "die Sozialdemokraten", "den Türkisen": a party by its people, where the article speaks of the parties of that state. */
const readPartyPeople = (
  words: Words,
  sentence: Sentence,
  at: number,
  lexicon: Lexicon,
  home: string,
): Draft | undefined => {
  const { text } = words.tokens[at] as Token;
  const meant = partyPeople.get(text)?.find(({ state }) => state === home);
  if (meant === undefined) return undefined;
  const before = textAt(words, sentence, at - 1);
  const opens = at === sentence.first || /^(?:und|,|–|:|von|mit|für|gegen|bei)$/.test(before);
  if (!/^(?:die|der|den)$/i.test(before) && !(opens && text !== 'Volkspartei')) return undefined;
  // "der Roten Armee", "den Schwarzen Peter": part of another name.
  if (meant.own && startsUpper(textAt(words, sentence, at + 1))) return undefined;
  if (!partiesNamedIn(words.tokens, lexicon).has(meant.own ? meant.id : meant.state)) return undefined;
  return listedOrganisation(
    words,
    at,
    at + 1,
    { type: 'Organisation', id: meant.id, weak: false },
    'party',
    'name',
    'word for the people of a party',
  );
};

/** UKRAINE, RUSSLAND in headlines of capitals. */
const shout = (lexicon: Lexicon, text: string, at: number): ReturnType<Lexicon['longestAt']> => {
  const entry = lexicon.entryOf(text.charAt(0) + text.slice(1).toLowerCase());
  return entry === undefined ? undefined : { entry, last: at + 1 };
};

const isSyrian = ({ text }: Token): boolean => /^(?:[Ss]yr(?:ien|isch|er)|Damaskus|Assad|(?:Ost-)?Gho?uta)/.test(text);

/** Listed forms that mean something else here: "im Wahren", "auf Deutsch", names of people. */
const isOtherWord = (words: Words, sentence: Sentence, first: number, last: number): boolean => {
  const text = textAt(words, sentence, first);
  // "Luís Montenegro … Montenegro sagte", but "in Montenegro"; "Vicente Fox", but not "Fox News".
  if (
    last - first === 1 &&
    words.familyNames.has(text) &&
    !/^(?:in|im|nach|aus|ganz)$/i.test(textAt(words, sentence, first - 1))
  )
    return true;
  // "die „Jamaika“-Sondierungen": in quotation marks of its own it is no state but what something is called by.
  if (
    isQuoteMark(textAt(words, sentence, first - 1)) &&
    isQuoteMark(textAt(words, sentence, last)) &&
    textAt(words, sentence, last + 1) === '-' &&
    words.tokens[last + 2]?.start === words.tokens[last + 1]?.end &&
    loadLexicon().entryOf(text)?.type === 'Country'
  )
    return true;
  // Acronyms glued to the word before are debris.
  if ((words.tokens[first] as Token).repaired === true && isAcronym(text)) return true;
  // "in Rotkreuz" is a town.
  if (text === 'Rotkreuz' && /^(?:in|aus|nach|bei)$/i.test(textAt(words, sentence, first - 1))) return true;
  // "in den Bergen": the town has no article.
  if (text === 'Bergen' && /^(?:den|die|der|hohe[nr]?)$/i.test(textAt(words, sentence, first - 1))) return true;
  // "zum ersten Male": the capital stands behind a preposition of place.
  if (text === 'Male' && !/^(?:in|aus|nach)$/i.test(textAt(words, sentence, first - 1))) return true;
  // "Friedens- und Sicherheitsrat", "der Nationale Sicherheitsrat", "der russische Sicherheitsrat" are not the UN's.
  if (/^(?:Sicherheitsrat|Menschenrechtsrat|Generalversammlung)/.test(text)) {
    const before = textAt(words, sentence, first - 1);
    return before === 'und' || words.isAdjective(first - 1) || words.taken[first - 1]?.last === first;
  }
  // "Beobachtungsstelle für soziale Konflikte", "die iranische Atomenergieorganisation" are others than the listed ones.
  if (
    /^Beobachtungsstelle$/.test(text) &&
    textAt(words, sentence, last) === 'für' &&
    !/^Menschenrechte$/.test(textAt(words, sentence, last + 1))
  )
    return true;
  if (
    /^Atom(?:energie)?(?:organisation|behörde|agentur)$/.test(text) &&
    loadLexicon().countryOfAdjective(textAt(words, sentence, first - 1).toLowerCase()) !== undefined
  )
    return true;
  // "die Stadt Duma", "in Duma": a town near Damascus, where the article has to do with Syria; the parliament has an article.
  if (text === 'Duma' && words.tokens.some(isSyrian))
    return !isDefiniteArticle(textAt(words, sentence, first - 1)) && !words.isAdjective(first - 1);
  // "Roland Dumas" is not the Duma's.
  if (
    last - first === 1 &&
    text.endsWith('s') &&
    followsGivenName(words.tokens, first) &&
    loadLexicon().entryOf(text)?.type === 'Organisation'
  )
    return true;
  // … and behind a given name a firm's word is a family name in any case.
  if (last - first === 1 && !isAcronym(text) && first > sentence.first && followsGivenName(words.tokens, first)) {
    const entry = loadLexicon().entryOf(text);
    if (
      entry?.type === 'Organisation' &&
      // "der Oligarch Ilan Șor": so are parties that are called after somebody.
      (calledLikeFamilies.has(kindOf(entry.id)) ||
        (kindOf(entry.id) === 'party' && words.isUnknown(first) && isOfficeWord(textAt(words, sentence, first - 2)))) &&
      !words.isUnknown(first - 2) &&
      (first - 2 < sentence.first || words.taken[first - 2]?.type !== 'Person')
    )
      return true;
  }
  // "Madeleine Linke": a family name as well.
  if (text === 'Linke' && last - first === 1 && followsGivenName(words.tokens, first)) return true;
  // "Amal Clooney", "Ansa Müller": a given name before a family name.
  if (last - first === 1 && startsUpper(text) && loadGivenNames().genderOf(text) !== undefined) {
    const next = textAt(words, sentence, last);
    if (startsUpper(next) && words.isUnknown(last) && loadLexicon().entryOf(text)?.type === 'Organisation') return true;
  }
  // "X, heute Ständerat der FDP": behind a name and without an article it is what somebody is.
  if (
    /^(?:Bundesrat|Nationalrat|Ständerat|Stadtrat|Landrat|Kantonsrat|Gemeinderat)$/.test(text) &&
    last - first === 1 &&
    first - 2 > sentence.first &&
    /^(?:,|heute|früher|damals|einst|ehemals|vormals|nunmehr|jetzt)$/.test(textAt(words, sentence, first - 1)) &&
    /^(?:,|der|des|für|in|und|aus)$/.test(textAt(words, sentence, last)) &&
    (textAt(words, sentence, first - 1) !== ',' ||
      startsUpper(textAt(words, sentence, first - 2)) ||
      textAt(words, sentence, first - 2) === ')')
  )
    return true;
  // "Bundesrat Leuenberger" and "Nationalrätin" are offices.
  if (/^(?:Bundesrat|Nationalrat|Ständerat|Stadtrat|Landrat)$/.test(text) && last - first === 1) {
    const next = textAt(words, sentence, last);
    if (startsUpper(next) && words.isUnknown(last)) return true;
    if (loadGivenNames().genderOf(next) !== undefined && startsUpper(textAt(words, sentence, last + 1))) return true;
  }
  if (last - first === 1 && text === 'US' && isAcronym(textAt(words, sentence, first - 1))) return true;
  return false;
};

const calledLikeFamilies: ReadonlySet<string> = new Set(['company', 'media', 'bank', 'agency']);

const federal =
  /^Bundes(?:regierung|kanzler|präsident|außenminister|innenminister|minister|finanzminister|verteidigungsminister|justizminister|wirtschaftsminister|umweltminister|gesundheitsminister|verkehrsminister|entwicklungsminister|republik|kabinett)/;
/** "Bundeskanzler Werner Faymann (SPÖ)": the state of the party behind the name. */
const stateOfBracket = (words: Words, sentence: Sentence, index: number, lexicon: Lexicon): string | undefined => {
  for (let i = index + 2; i < Math.min(index + 6, sentence.last - 1); i++) {
    if (textAt(words, sentence, i) !== '(') continue;
    const entry = lexicon.entryOf(textAt(words, sentence, i + 1) ?? '');
    const party = entry?.type === 'Organisation' ? lexicon.organisations.get(entry.id) : undefined;
    return party?.kind === 'party' && party.parent !== undefined && lexicon.countries.has(party.parent)
      ? party.parent
      : undefined;
  }
  return undefined;
};

/** "Bundeskanzler Olaf Scholz": the state of which the one named behind it is a known office holder. */
const stateOfHolder = ({ tokens }: Words, index: number): string | undefined => {
  // "Bundeskanzler Adenauer", "Bundespräsident Van der Bellen"
  const { isParticle, isWellKnown, genderOf } = loadGivenNames();
  let family = index + 1;
  while (family < index + 3 && (isParticle(tokens[family]?.text ?? '') || tokens[family]?.lower === 'der')) family++;
  const alone = stateOfSurname(tokens[family]?.text ?? '');
  const behind = tokens[family + 1]?.text ?? '';
  if (
    alone !== undefined &&
    (!startsUpper(behind) || (isWellKnown(behind) && genderOf(tokens[family]?.text ?? '') === undefined))
  )
    return alone.slice('country:'.length);
  for (const length of [2, 3, 4]) {
    const name = tokens.slice(index + 1, index + 1 + length).map(({ text }) => text);
    const [state, other] = statesOfLeader(`person:${slugOf(name.join(' '))}`);
    if (state !== undefined && other === undefined) return state.slice('country:'.length);
  }
  return undefined;
};

/** "Bundesregierung", "Bundeskanzlerin": which state is told by the article. */
const readFederal = (
  words: Words,
  sentence: Sentence,
  index: number,
  lexicon: Lexicon,
  home: string,
): Draft | undefined => {
  const { text } = words.tokens[index] as Token;
  if (!federal.test(text)) return undefined;
  const how = text.startsWith('Bundesregierung') || text.startsWith('Bundeskabinett') ? 'description' : 'adjective';
  const holder = stateOfHolder(words, index);
  const party = holder ?? stateOfBracket(words, sentence, index, lexicon);
  return countryDraft(
    words.tokens,
    index,
    index + 1,
    party ?? home,
    how,
    0.75,
    holder !== undefined
      ? 'federal office of the state of its holder'
      : party === undefined
        ? 'federal office of the state that the article is about'
        : 'federal office of a party’s state',
  );
};

const bodyPrefixes: readonly (readonly [string, string])[] = [
  ['Bundestags', 'bundestag'],
  ['Nationalrats', 'nationalrat'],
  ['Bundesrats', 'bundesrat'],
  ['Unterhaus', 'unterhaus'],
  ['Taliban', 'taliban'],
  ['Pentagon', 'pentagon'],
  ['Hisbollah', 'hisbollah'],
  ['Hamas', 'hamas'],
  ['Weltbank', 'weltbank'],
  ['Bundesbank', 'bundesbank'],
  ['Europarats', 'europarat'],
  ['Eurogruppen', 'eurogruppe'],
  ['Kommissions', 'eu-kommission'],
  ['Mossad', 'mossad'],
];
const prefixesByStart: ReadonlyMap<string, typeof bodyPrefixes> = new Map(
  bodyPrefixes.map(([{ length }, _id], at, all) => {
    const start = (all[at]?.[0] ?? '').slice(0, Math.min(3, length));
    return [start, all.filter(([prefix]) => prefix.startsWith(start))];
  }),
);
/** "Europaabgeordneter", "Europaparlamentarierin": one of the European Parliament, whatever else the article says. */
const europeanDeputy = /^Europa(?:abgeordnet|parlamentarier|mandatar)/;
const inEuropeanParliament: typeof bodyPrefixes = [['', 'europaeisches-parlament']];
const portfolio: typeof bodyPrefixes = [['', 'eu-kommission']];
/** Portfolios of the European Commission: nobody else calls an office holder so. */
const isCommissionerNoun = askOnce((word) =>
  /^(?:Haushalts|Budget|Handels|Wettbewerbs|Erweiterungs|Nachbarschafts|Migrations|Klima|Klimaschutz|Binnenmarkt|Energie|Agrar|Landwirtschafts|Währungs|Wirtschafts|Justiz|Innen|Verkehrs|Umwelt|Industrie|Digital|Regional|Bildungs|Gesundheits|Forschungs|Steuer|Sozial|Entwicklungs|EU-)kommissar(?:s|e|en|in|innen)?$/.test(
    word,
  ),
);
const readBodyCompound = (words: Words, index: number, lexicon: Lexicon): Draft | undefined => {
  const { text } = words.tokens[index] as Token;
  const isCommissioner = isCommissionerNoun(text) && words.tokens.some((t) => /kommission/i.test(t.text));
  const bodies = isCommissioner ? portfolio : europeanDeputy.test(text) ? inEuropeanParliament : undefined;
  for (const [prefix, id] of bodies ?? prefixesByStart.get(text.slice(0, 3)) ?? [])
    if (
      text.startsWith(prefix) &&
      text.length > prefix.length + 3 &&
      (prefix === '' || isOwnedOffice(prefix, text)) &&
      // "Kommissionschef": the African Union has one as well.
      !(prefix === 'Kommissions' && words.ofAfricanUnion)
    )
      return listedOrganisation(
        words,
        index,
        index + 1,
        { type: 'Organisation', id, weak: false },
        lexicon.organisations.get(id)?.kind ?? '',
        'adjective',
        bodies === undefined ? `compound with ${prefix}` : 'an office of the Union by its word',
      );
  return undefined;
};

/** Heads of bodies at the end of a word. */
const headOfBody =
  /(?:präsident|chef|obmann|obfrau|sprecher|vorsitzende|generalsekretär|generaldirektor|direktor|vorstand|geschäftsführer)(?:in|e?n|r|s)?$/;

/** "Wirtschaftskammerpräsident", "Arbeiterkammerpräsidentin", "Caritasdirektor": the listed body that an office begins with. */
const readHeadOfBody = (words: Words, index: number, lexicon: Lexicon): Draft | undefined => {
  const { text } = words.tokens[index] as Token;
  const head = headOfBody.exec(text);
  if (head === null || head.index < 5 || !isOfficeWord(text)) return undefined;
  const prefix = text.slice(0, head.index);
  for (const name of [prefix, prefix.replace(/s$/, '')]) {
    const entry = lexicon.entryOf(name);
    if (entry?.type !== 'Organisation' || entry.weak) continue;
    return listedOrganisation(words, index, index + 1, entry, kindOf(entry.id), 'adjective', `compound with ${name}`);
  }
  return undefined;
};

/** "Taliban-Kämpfer" of any kind for the bodies that act; of others only their offices ("Kommissionspräsidentin"). */
const isOwnedOffice = (prefix: string, text: string): boolean =>
  /^(?:Bundestags|Nationalrats|Bundesrats|Unterhaus|Taliban)$/.test(prefix) || isOfficeWord(text);

/** An article that speaks of the USA may mean another state's Senat: their own comes with senators or parties. */
const isOfCongress = ({ text }: Token): boolean =>
  opensUpper(text) &&
  /^(?:US-)?(?:Senat(?:or|smehr|sfrak)|US-Senat|Kongress|Repräsentantenh|Republikaner|Demokrat|[CK]apitol)|^US-/.test(
    text,
  );

/** "(jod, AFP, 26.8.2023)": a journalist's short sign, no German word. */
const isCode = ({ text }: Token): boolean =>
  /^\p{Ll}{2,4}$/u.test(text) &&
  loadMorphology()
    .analyse(text)
    .every(({ guessed }) => guessed === true);

/** Bodies that are only mentioned as a channel or in a sign-off, and common words that need evidence. */
/** "Ein Besuch von X WHO dankte …": the pronoun that a machine left as it was stands right behind a noun or name, as the body WHO does not. */
const isLeftOver = (words: Words, sentence: Sentence, at: number): boolean => {
  const before = at > sentence.first ? (words.tokens[at - 1] as Token) : undefined;
  return (
    before !== undefined &&
    (before.pos === 'NOUN' || before.pos === 'PROPN') &&
    !/(?:organisation|behörde|agentur|einrichtung|institution|sonderorganisation)$/.test(before.lower)
  );
};

const acceptsOrganisation = (
  words: Words,
  sentence: Sentence,
  first: number,
  last: number,
  id: string,
  weak: boolean,
): boolean => {
  const before = textAt(words, sentence, first - 1);
  const after = textAt(words, sentence, last);
  if (textAt(words, sentence, first) === 'WHO' && isLeftOver(words, sentence, first)) return false;
  if (socialMedia.has(id) && /^(?:auf|über|via|per|bei|in|im|und|oder|,)$/i.test(before)) return false;
  const kind = kindOf(id);
  if (kind === 'agency' || kind === 'media') {
    // "(APA, dpa, 20.5.2016)", "Wien (APA)", "dpa/Reuters"
    let i = first - 1;
    while (
      i >= sentence.first &&
      (/^[,/\-–]$|^\p{Lu}\p{L}*$|^dpa$|^apa$|^epd$|^red$|^\d/u.test(textAt(words, sentence, i)) ||
        isCode(words.tokens[i] as Token)) &&
      textAt(words, sentence, i) !== '('
    )
      i--;
    if (textAt(words, sentence, i) === '(' && first - i < 8 && /^[,)/;]$|^\d/.test(after)) return false;
    if (before === '/' || after === '/') return false;
    if (sentence.last - sentence.first <= 6 && /^[,/:\d©]|^$/.test(after) && id !== 'anadolu')
      return before !== '' && !/^[,/©(]$/.test(before);
  }
  if (before === '(' && after === ')' && isShortFor(words, sentence, first, id)) return false;
  // "warf der Kommission vor": in an article about the Union that of the Union, unless it is said which one.
  if (id === 'eu-kommission' && textAt(words, sentence, first) === 'Kommission')
    return (
      words.ofUnion &&
      /^(?:die|der|deren)$/i.test(before) &&
      !(startsUpper(after) && words.isUnknown(last)) &&
      !/^(?:für|zur|zum|der|des|von|unter|mit|aus|gegen)$/.test(after)
    );
  // "Putin berief den Sicherheitsrat ein": states have one as well.
  if (id === 'un-sicherheitsrat' && last === first + 1 && textAt(words, sentence, first).startsWith('Sicherheitsrat'))
    return words.ofUnitedNations || blocksTogether(words, sentence);
  // "Emir Sabah al-Ahmad" is no paper.
  if (/^[aA]l-\p{Lu}/u.test(after) && kindOf(id) === 'media') return false;
  if (id === 'wagner' && words.tokens.some((t) => t.text.startsWith('Söldner')) && !startsUpper(after)) return true;
  // "die SP und die Mitte", "Gerhard Pfister (Mitte)": where Swiss parties are spoken of, and nothing lies in the middle.
  if (swissParties.has(id)) {
    if (!namesSwissParty(words)) return false;
    if (id === 'sp-schweiz' || (before === '(' && /^[),/]$/.test(after))) return true;
    const article = last - first > 1 ? textAt(words, sentence, first) : before;
    return (
      /^(?:die|der)$/i.test(article) &&
      !/^(?:in|aus|zu|zwischen|neben)$/.test(last - first > 1 ? before : textAt(words, sentence, first - 2)) &&
      !(startsUpper(after) || /^(?:der|des|von|und)$/.test(after))
    );
  }
  if (!weak) return true;
  // "Nuno Mascarenhas (PS)": capitals in a bracket right behind a name are a party.
  if (
    kind === 'party' &&
    before === '(' &&
    after === ')' &&
    isAcronym(textAt(words, sentence, first)) &&
    words.isUnknown(first - 2) &&
    homonymsOf(id).length > 0
  )
    return true;
  if (isQuoteMark(before) && isQuoteMark(after)) {
    // "die „Standard“-Managerin X": a quoted name with an office.
    if (textAt(words, sentence, last + 1) === '-' && isOfficeWord(textAt(words, sentence, last + 2))) return true;
    const noun = textAt(words, sentence, first - 2);
    return isDefiniteArticle(noun) || orgNounOf(noun)?.entry.before === true;
  }
  const noun = orgNounOf(before);
  // "die Organisation Grüne Küste": the name goes on.
  if (noun?.entry.before) return !(pluralParties.has(id) && startsUpper(after) && words.taken[last] === undefined);
  // "die Generalstaatsanwaltschaft unter X"
  if (id === 'generalstaatsanwaltschaft') return isDefiniteArticle(before) && after === 'unter';
  if (id === 'us-senat' || id === 'us-kongress') {
    // "der Senat in Buenos Aires"
    const where = stateBehind(words, last);
    if (where !== undefined) return where === 'US';
    return (
      words.american &&
      (id !== 'us-senat' || words.tokens.some(isOfCongress)) &&
      /^(?:der|den|dem|des|im|vom|am|beim)$/i.test(before) &&
      !(startsUpper(after) || /^(?:der|des|von)$/.test(after))
    );
  }
  if ((id === 'republikanische-partei' || id === 'demokratische-partei') && !words.american) return false;
  // "Kritik kam von der Linken": beside other parties of Germany that is the party.
  if (id === 'die-linke')
    return (
      /^(?:die|der|zur|und|von|bei|mit)$/i.test(before) &&
      !startsUpper(after) &&
      words.tokens.some(({ text }) => /^(?:SPD|CDU|CSU|AfD|FDP|BSW|Linkspartei|Linksfraktion|Bundestag)$/.test(text))
    );
  // Grüne, Freiheitliche, Republikaner as parties: the plural with article, or without one where a verb or "und" follows.
  if (pluralParties.has(id)) {
    const form = textAt(words, sentence, last - 1);
    const next = words.tokens[last];
    if (form.endsWith('n'))
      return (
        (/^(?:die|der|den|und|von|bei|mit|für|an|gegen)$/i.test(before) ||
          // "von den mitregierenden Grünen"
          (/^(?:(?:mit)?regierende|oppositionelle|bürgerliche)n$/.test(before) &&
            /^(?:die|der|den)$/i.test(textAt(words, sentence, first - 2)))) &&
        // "warf den Grünen Heuchelei vor", but "der Grünen Woche".
        (!startsUpper(after) ||
          (id === 'gruene' &&
            (next?.pos === 'NOUN' || next?.pos === 'PROPN') &&
            !/^(?:Band|Bericht|Deal|Pass|Punkt|Woche|Karte|Insel|Linie|Zone|Mark|Kreuz|Star|Tisch|Welle|Revolution)/.test(
              after,
            )))
      );
    if (isDeterminer(before) || words.isAdjective(first - 1))
      return id !== 'gruene' && /^(?:die|der)$/i.test(before) && !startsUpper(after);
    return (
      id === 'gruene' &&
      last < sentence.last &&
      (next?.pos === 'VERB' ||
        next?.pos === 'AUX' ||
        /^(?:und|,|\))$/.test(after) ||
        (before === 'und' && words.taken[first - 2]?.type === 'Organisation'))
    );
  }
  return false;
};

/** "Congress for Democratic Change (CDC)": capitals that are short for a foreign name right before the bracket, which is not the listed one. */
const isShortFor = (words: Words, sentence: Sentence, at: number, id: string): boolean => {
  const acronym = textAt(words, sentence, at);
  if (!isAcronym(acronym) || words.taken[at - 2]?.organisation?.listed === id) return false;
  let k = acronym.length - 1;
  for (let i = at - 2; i > at - 2 - acronym.length * 2 && i >= sentence.first; i--) {
    const word = textAt(words, sentence, i);
    if (!startsUpper(word)) {
      if (!/^(?:for|of|and|the|de|des|du|la|pour|para|y|e|et|in)$/.test(word)) return false;
      continue;
    }
    if (words.isNoun(i) && !foreignWords.has(word)) return false;
    if (word.charAt(0) !== acronym.charAt(k)) return false;
    if (k-- === 0) return true;
  }
  return false;
};

/** Parties whose short name is a common word elsewhere: "SP", "Mitte-Präsident". */
const swissParties: ReadonlySet<string> = new Set(['sp-schweiz', 'die-mitte']);
/** True where the article speaks of parties or chambers that only Switzerland has. */
const namesSwissParty = ({ tokens }: Words): boolean =>
  tokens.some(({ text }) => /^(?:SVP|GLP|CVP|EVP|BDP|Grünliberalen?|Ständer[aä]t(?:e[sn]?|in|s)?)(?:-|$)/.test(text));

const pluralParties = new Set(['gruene', 'fpoe', 'republikanische-partei', 'demokratische-partei', 'republicains']);

const loneParties: ReadonlySet<string> = new Set([...pluralParties, 'die-linke']);

const kindOf = (id: string): string => loadLexicon().organisations.get(id)?.kind ?? '';

/** True where a part of a compound is a form that the lists have. */
const isKnown = (part: string | undefined, lexicon: Lexicon): boolean =>
  part !== undefined && lexicon.entryOf(part) !== undefined;

/** "Unia-Sekretär Eva Moser", "Spiegel-Reporter Karl Huber": a common word that is the name of a body where its office and a name follow. */
const isOfficeOfFirm = (words: Words, index: number, id: string): boolean => {
  const { text } = words.tokens[index] as Token;
  const next = words.tokens[index + 1]?.text ?? '';
  if (!startsUpper(next) || loadGivenNames().genderOf(next) === undefined) return false;
  const tail = text.slice(text.lastIndexOf('-') + 1);
  const kind = kindOf(id);
  return kind === 'media'
    ? pressOffice.test(tail)
    : (kind === 'union' || kind === 'ngo' || kind === 'club' || kind === 'company' || kind === 'bank') &&
        bosses.test(tail);
};

/** Alliances of parties that are called by the colours of a flag. */
const coalitions =
  /^(?:Jamaika|Kenia)-(?:koalition|bündnis|regierung|sondier|verhand|gespräch|partei|runde|unterhändler|aus$|option|modell)/i;

/** "US-Präsident", "CDU-Chef", "EU-Kommissionspräsident", "Hisbollah-Miliz", "Deutschland-Reise". */
const readCompound = (
  words: Words,
  index: number,
  lexicon: Lexicon,
  home: string,
  push: (draft: Draft) => void,
): void => {
  const { tokens } = words;
  const { text } = tokens[index] as Token;
  const parts = text.split('-');
  const tail = (parts.at(-1) ?? '').toLowerCase();
  // "SPLM-IO" is another body than the SPLM.
  if (
    text === 'Österreich-Ungarn' ||
    coalitions.test(text) ||
    looseTails.has(tail) ||
    (isAcronym(parts[0] ?? '') && isAcronym(parts.at(-1) ?? '') && parts.length === 2)
  )
    return;
  // "VP-Innenminister": the short form of a party, at home
  const short = words.american || !isOfficeWord(text) ? undefined : partyOfWord(`${parts[0]}-`, home);
  if (short !== undefined) {
    push(partyInside(words, index, lexicon, short));
    return;
  }
  // "EU-Regierungschef": he governs one of its members.
  if (
    parts.length === 2 &&
    /^(?:regierungschef(?:in)?|staatschef(?:in)?|premier(?:minister(?:in)?)?|ministerpräsident(?:in)?)$/.test(tail)
  ) {
    const entry = lexicon.entryOf(parts[0] as string);
    const kind = entry?.type === 'Organisation' ? kindOf(entry.id) : '';
    if (kind === 'international' || kind === 'alliance') return;
  }
  // "EU-Kommissionspräsident": the longest listed body that the word begins with.
  for (let end = text.length - 3; end >= 8; end--) {
    const entry = lexicon.entryOf(text.slice(0, end));
    if (entry?.type !== 'Organisation' || !text.slice(0, end).includes('-')) continue;
    push(
      listedOrganisation(
        words,
        index,
        index + 1,
        { ...entry, weak: false },
        kindOf(entry.id),
        'adjective',
        `compound with ${text.slice(0, end)}`,
      ),
    );
    return;
  }
  // "Sinn-Féin-Chef", "Ex-Swiss-Re-Chef": a name of several words with hyphens put between them.
  const from = parts[0] === 'Ex' || parts[0] === 'Vize' ? 1 : 0;
  for (let end = parts.length - 1; end - from > 1; end--) {
    const entry = lexicon.entryOf(parts.slice(from, end).join(''));
    if (entry?.type !== 'Organisation' || entry.weak) continue;
    push(
      listedOrganisation(words, index, index + 1, entry, kindOf(entry.id), 'adjective', `compound with ${entry.id}`),
    );
    return;
  }
  let prefix = '';
  for (let p = 0; p < parts.length - 1; p++) {
    prefix = prefix === '' ? (parts[p] as string) : `${prefix}-${parts[p]}`;
    // "Eurogruppen-Chef": with the letter that joins compounds.
    const entry =
      lexicon.entryOf(prefix) ?? lexicon.entryOf(parts[p] as string) ?? lexicon.entryOf(prefix.replace(/n$/, ''));
    if (entry === undefined || !startsUpper(parts[p] as string)) continue;
    // "TNK-BP-Finanzvorstand": of a firm of another name.
    if (p > 0 && isAcronym(parts[p] as string) && isAcronym(parts[p - 1] as string) && !isKnown(parts[p - 1], lexicon))
      continue;
    if (entry.type === 'Country') {
      const draft = readPart(words, index, parts[p] as string, entry);
      if (draft !== undefined) push(draft);
      continue;
    }
    if (swissParties.has(entry.id) ? !namesSwissParty(words) : entry.weak && !loneParties.has(entry.id))
      if (!isOfficeOfFirm(words, index, entry.id)) continue;
    if (socialMedia.has(entry.id)) continue;
    const noun = parts.length === 2 ? orgNounOf(parts[1] as string) : undefined;
    const kind = kindOf(entry.id);
    // "Hisbollah-Miliz", "Labour-Partei" are the body itself.
    // "der UN-Mission Minusma": the name behind it is the mission.
    const next = tokens[index + 1]?.text ?? '';
    const isNamed = tail === 'mission' && (isAcronym(next) || lexicon.entryOf(next)?.type === 'Organisation');
    const itself =
      noun !== undefined &&
      noun.rest === '' &&
      !isNamed &&
      (noun.entry.kind === kind || tail === 'bewegung' || tail === 'rebellen');
    push(
      makeDraft(tokens, index, index + 1, {
        type: 'Organisation',
        how: itself || tail === 'rebellen' || tail === 'miliz' ? 'name' : 'adjective',
        organisation: { listed: entry.id, kind },
        confidence: 0.9,
        because: [`compound with ${parts[p]}`],
      }),
    );
  }
};
