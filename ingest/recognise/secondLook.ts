import { isFiniteVerb } from '../analyse/words.ts';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { isOfficeWord } from '../knowledge/offices.ts';
import type { Sentence, Token } from '../model.ts';
import { stateOfCityAdjective } from './countries.ts';
import { type Draft, makeDraft, textAt, type Words } from './draft.ts';
import { isBodyAcronym, thingNouns } from './organisations.ts';
import { type GivenNames, isCalledAfter, personFeatures } from './persons.ts';
import { isAcronym, isCoalition, startsUpper } from './shape.ts';
import { type IsWanted, tagNames } from './tagger.ts';

/*
 * The statistical tagger as a second opinion: it adds names that neither list nor rule knows where nothing else was found, and
 * takes back persons that rest on nothing but the look of two words when it is sure that they are something else.
 */

/** Least probabilities, by label, of names of several words and of one. */
const sure = {
  PER: { several: 0.6, single: 0.7 },
  ORG: { several: 0.85, single: 0.9 },
} as const;

/** From this probability on, the tagger's word for a place, body or thing counts against a person. */
const SURE_OTHERWISE = 0.7;
/** The same against somebody whose family name has an ending that hardly any body or place has. */
const SURE_AGAINST_ENDING = 0.9;

/** "Orlin Roussev", "Milan Radoičić", "Nino Burdschanadse": what makes a stranger's family name one. */
const familyEnding =
  /^\p{Lu}.{2,}(?:[eo][vwf]a?|[eo]ff|i[ćč]|enko|t?schuk|[ds]ze|[ds]se|schwili|shvili|oğlu|o[gğ]lu|sson|escu|opoulos|idis|akis|[cs]ki|nen)$/u;

/** The persons of one sentence that stand after a second look, and the names that only the tagger sees. Keeps `taken` right. */
export const lookAgain = (words: Words, sentence: Sentence, persons: readonly Draft[], given: GivenNames): Draft[] => {
  const { tokens, taken } = words;
  const doubtful = persons.filter(restsOnLooks);
  if (doubtful.length === 0 && !hasStranger(words, sentence)) return [...persons];
  const isWanted: IsWanted = (first, last, label) =>
    ((label === 'PER' || label === 'ORG') && !isTaken(words, sentence.first + first, sentence.first + last)) ||
    doubtful.some((draft) => sentence.first + first < draft.last && sentence.first + last > draft.first);
  const names = tagNames(tokens.slice(sentence.first, sentence.last), isWanted).map((name) => ({
    ...name,
    first: sentence.first + name.first,
    last: sentence.first + name.last,
  }));
  const kept = persons.filter((draft) => {
    const { first, last } = draft;
    const other = names.find((name) => name.first < last && name.last > first);
    if (other === undefined || other.label === 'PER' || !restsOnLooks(draft)) return true;
    const sureOtherwise =
      familyEnding.test(draft.person?.parts.at(-1) ?? '') || standsLikeOne(words, sentence, draft, given)
        ? SURE_AGAINST_ENDING
        : SURE_OTHERWISE;
    if (other.probability < sureOtherwise) return true;
    // "hat die AfD Eva Moser gelobt": the tagger took two names for one.
    if (other.first < first && taken[first - 1]?.type === 'Organisation') return true;
    // "Der Deutsche Jürgen Stock führt …": who is from there stands before his name.
    if (given.isCommon(draft.person?.parts[0] ?? '') && isBehindInhabitant(words, sentence, first)) return true;
    for (let i = first; i < last; i++) if (taken[i] === draft) taken[i] = undefined;
    return false;
  });
  for (const { first, last, label, probability } of names) {
    if ((label !== 'PER' && label !== 'ORG') || isTaken(words, first, last)) continue;
    const { several, single } = sure[label];
    if (probability < (last - first === 1 ? single : several)) continue;
    // "die Regierungschefs Anthony Albanese und Kausea Natano": beside a person, two strange words are one as well.
    const beside = taken[first - 2];
    const joined =
      textAt(words, sentence, first - 1) === 'und' &&
      beside?.type === 'Person' &&
      beside.last === first - 1 &&
      last - first === 2;
    const draft =
      label === 'PER' || joined
        ? readPerson(words, sentence, first, last, probability, given)
        : readOrganisation(words, sentence, first, last, probability);
    if (draft === undefined) continue;
    kept.push(draft);
    for (let i = first; i < last; i++) taken[i] = draft;
  }
  for (const [first, last] of strangersBeside(words, sentence)) {
    const draft = readPerson(words, sentence, first, last, BESIDE_A_PERSON, given);
    if (draft === undefined) continue;
    kept.push(draft);
    for (let i = first; i < last; i++) taken[i] = draft;
  }
  return kept;
};

/** "von Torvald Ekström und Peter Müller": two strange words that "und" joins to a person of several names, where none of the two readers saw one. */
const strangersBeside = (words: Words, sentence: Sentence): readonly (readonly [first: number, last: number])[] => {
  const { taken } = words;
  const isStrange = (i: number): boolean =>
    i >= sentence.first &&
    i < sentence.last &&
    taken[i] === undefined &&
    words.isUnknown(i) &&
    /^\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?$/u.test(textAt(words, sentence, i));
  const isPerson = (i: number, edge: 'first' | 'last'): boolean => {
    const draft = taken[i];
    return (
      draft?.type === 'Person' &&
      draft.how === 'name' &&
      draft.last - draft.first > 1 &&
      draft[edge] === i + (edge === 'last' ? 1 : 0)
    );
  };
  const joins = (i: number): boolean => /^(?:und|sowie)$/.test(textAt(words, sentence, i));
  const found: [number, number][] = [];
  for (let i = sentence.first; i + 1 < sentence.last; i++) {
    if (!isStrange(i) || !isStrange(i + 1)) continue;
    const isEnd = !startsUpper(textAt(words, sentence, i + 2));
    const opens = !startsUpper(textAt(words, sentence, i - 1)) || i === sentence.first;
    const behind = joins(i - 1) && isPerson(i - 2, 'last') && isEnd;
    const before = opens && joins(i + 2) && isPerson(i + 3, 'first');
    if (behind || before) found.push([i, i + 2]);
  }
  return found;
};
/** As sure as of a name that the tagger just sees. */
const BESIDE_A_PERSON = 0.7;

/** "der Deutsche Jürgen Stock": an article and somebody from a state right before. */
const isBehindInhabitant = (words: Words, sentence: Sentence, first: number): boolean =>
  (words.taken[first - 1]?.type === 'Country' ||
    loadLexicon().countryOfAdjective(textAt(words, sentence, first - 1).toLowerCase()) !== undefined) &&
  startsUpper(textAt(words, sentence, first - 1)) &&
  /^(?:d(?:er|ie|en|em)|eine?)$/i.test(textAt(words, sentence, first - 2));

/** "Mark Esper besuchte …", "der Direktor, Mark Leonard, …": a given name in a place where persons are named. */
const standsLikeOne = (
  words: Words,
  sentence: Sentence,
  { first, last, person }: Draft,
  given: GivenNames,
): boolean => {
  if (!given.isCommon(person?.parts[0] ?? '')) return false;
  if (isBehindInhabitant(words, sentence, first)) return true;
  const verb = words.tokens[last];
  if (first === sentence.first) return last < sentence.last && verb !== undefined && isFiniteVerb(verb);
  if (textAt(words, sentence, first - 1) !== ',' || textAt(words, sentence, last) !== ',') return false;
  for (let i = first - 2; i > first - OFFICE_REACH; i--) if (isOfficeWord(textAt(words, sentence, i))) return true;
  return false;
};
/** How far before the comma the office of an apposition stands. */
const OFFICE_REACH = 9;

/** "Rocky Horror" looks like a given and a family name; an office before the words, or fame, would tell more. */
const restsOnLooks = ({ person, because }: Draft): boolean =>
  person !== undefined &&
  person.parts.length > 1 &&
  person.office === undefined &&
  because.every((reason) => looks.has(reason));
const looks = new Set(['given and family name', 'unknown word and given name', 'two unknown names']);

/** Only a free word that is no common noun can be such a name; most sentences have none, and need no tagging. */
const hasStranger = ({ taken, isUnknown }: Words, { first, last }: Sentence): boolean => {
  for (let i = first; i < last; i++) if (taken[i] === undefined && isUnknown(i)) return true;
  return false;
};

const isTaken = ({ taken }: Words, first: number, last: number): boolean => {
  for (let i = first; i < last; i++) if (taken[i] !== undefined) return true;
  return false;
};

const readPerson = (
  words: Words,
  sentence: Sentence,
  first: number,
  last: number,
  probability: number,
  given: GivenNames,
): Draft | undefined => {
  const parts: string[] = [];
  for (let i = first; i < last; i++) {
    const { text } = words.tokens[i] as Token;
    if (text === '.' && i > first) {
      parts.push(`${parts.pop() ?? ''}.`);
      continue;
    }
    if (!startsUpper(text) && !given.isParticle(text)) return undefined;
    if (isOfficeWord(text) || /\d/.test(text) || isCoalition(text)) return undefined;
    parts.push(text);
  }
  if (!startsUpper(parts.at(-1) ?? '')) return undefined;
  const before = textAt(words, sentence, first - 1);
  // "Flughafen Josip Broz", "Platz Jan Palach"
  if (thingNouns.has(before.toLowerCase()) || isCalledAfter(words, sentence, first)) return undefined;
  if (parts.length === 1 && words.treatyPlaces.has(parts[0] as string)) return undefined;
  // "der liebe Hannes": whose family name is not said is nobody here.
  const described =
    /^\p{Ll}+e[nrm]?$/u.test(before) && /^(?:de[rmn]|["„“»«])$/.test(textAt(words, sentence, first - 2));
  if (parts.length === 1 && (described || words.isAdjective(first - 1)) && given.isCommon(parts[0] as string))
    return undefined;
  // "nannte Murdochs Vermächtnis": a genitive before a noun.
  if (
    parts.length === 2 &&
    /[^s]s$/.test(parts[0] as string) &&
    words.isNoun(last - 1) &&
    given.genderOf(parts[0] as string) === undefined
  )
    return undefined;
  return makeDraft(words.tokens, first, last, {
    type: 'Person',
    how: 'name',
    name: parts.join(' '),
    person: personFeatures(parts, given, before),
    confidence: probability * 0.8,
    because: ['name by the tagger'],
  });
};

const readOrganisation = (
  words: Words,
  sentence: Sentence,
  first: number,
  last: number,
  probability: number,
): Draft | undefined => {
  const { tokens, isUnknown } = words;
  if (!startsUpper((tokens[first] as Token).text)) return undefined;
  // "die Linzer Voest": the town is no part of the name.
  if (last - first === 2 && stateOfCityAdjective((tokens[first] as Token).text) !== undefined && isUnknown(last - 1))
    return readOrganisation(words, sentence, first + 1, last, probability);
  // "KZ Hohnstein": capitals that are none of a body.
  const opening = (tokens[first] as Token).text;
  if (last - first > 1 && isAcronym(opening) && !isBodyAcronym(opening)) return undefined;
  // "Radio Free Asia (RFA)": a short form of what stands before it, or a source.
  if (textAt(words, sentence, first - 1) === '(') return undefined;
  if (isOfficeWord((tokens[last - 1] as Token).text)) return undefined;
  const { countryOfAdjective, entryOf } = loadLexicon();
  // "(jod, AFP, 26.8.)", "folgen Sie uns auf Twitter": the list knows it, and its rules have said that it does not act here.
  const listed = last - first === 1 ? entryOf((tokens[first] as Token).text) : undefined;
  if (listed?.type === 'Organisation' && !listed.weak) return undefined;
  // "Ugandische Gruppe" is made of words that all have their own meaning.
  let strange = false;
  for (let i = first; i < last; i++)
    if (isUnknown(i) && countryOfAdjective((tokens[i] as Token).lower) === undefined) strange = true;
  if (!strange) return undefined;
  const draft = makeDraft(tokens, first, last, {
    type: 'Organisation',
    how: 'name',
    organisation: { kind: 'unknown' },
    confidence: probability * 0.8,
    because: ['name by the tagger'],
  });
  return { ...draft, name: draft.text };
};
