import { askOnce } from '../analyse/formCache.ts';
import { loadMorphology } from '../analyse/morphology.ts';
import { isPersonNoun } from '../analyse/personNouns.ts';
import { timeNouns } from '../analyse/words.ts';
import { isInhabitant, loadLexicon } from '../knowledge/lexicon.ts';
import { isOfficeWord, isStatesOffice, isWomansOffice, officeOf } from '../knowledge/offices.ts';
import { leaderLists, ledOthers, ownersOfLeader, stateOfSurname } from '../knowledge/owners.ts';
import { readRows } from '../knowledge/read.ts';
import type { PersonFeatures, Sentence, Token } from '../model.ts';
import { type Draft, isDeterminer, isQuoteMark, makeDraft, textAt, textAtToken, type Words } from './draft.ts';

import { foreignWords, givenThings, orgNounOf, thingNouns } from './organisations.ts';
import { isAcronym, isCoalition, isInitial, isKoreanGiven, isRomanNumeral, slugOf, startsUpper } from './shape.ts';

/*
 * Persons: given name and family name, office or title before a name, the family names that come first in East Asia, rulers with
 * their number, particles (al-, bin, von, van der), initials and nicknames in quotes.
 */

export interface GivenNames {
  /** `x` for names of men and women; undefined where the word is no given name. */
  readonly genderOf: (name: string) => 'm' | 'f' | 'x' | undefined;
  /** True for given names that are also nouns or places. */
  readonly isWeak: (name: string) => boolean;
  /** Family names that stand first: Kim, Xi, Nguyen. */
  readonly isFamilyFirst: (name: string) => boolean;
  readonly isParticle: (word: string) => boolean;
  /** Family names so well known that they need no given name. */
  readonly isWellKnown: (name: string) => boolean;
  readonly isNounForm: (word: string) => boolean;
  /** Given names of the German dictionary and those that news spells in German: no places among them. */
  readonly isCommon: (name: string) => boolean;
}

let loaded: GivenNames | undefined;

export const loadGivenNames = (): GivenNames => {
  if (loaded !== undefined) return loaded;
  const genders = new Map<string, 'm' | 'f' | 'x'>();
  const weak = new Set<string>();
  for (const [name = '', gender = '', mark] of readRows('givenNames.tsv')) {
    genders.set(name, gender as 'm' | 'f' | 'x');
    if (mark === 'weak') weak.add(name);
  }
  const family = new Set<string>();
  const particles = new Set<string>();
  const wellKnown = new Set<string>();
  const curated = new Set<string>();
  /** Nouns that are given names elsewhere and none in German news: "Tod Leopolds II.". */
  const nouns = new Set<string>();
  for (const [kind = '', list = ''] of readRows('names.tsv')) {
    if (kind === 'male' || kind === 'female') for (const name of list.split(' ')) curated.add(name);
    if (kind === 'family') for (const name of list.split(' ')) family.add(name);
    if (kind === 'noun') for (const name of list.split(' ')) nouns.add(name);
    if (kind === 'particle') for (const name of list.split(' ')) particles.add(name);
    if (kind === 'known') for (const name of list.split(';')) wellKnown.add(name);
  }
  const morphology = loadMorphology();
  const nounCache = new Map<string, boolean>();
  const isNounForm = (word: string): boolean => {
    const cached = nounCache.get(word);
    if (cached !== undefined) return cached;
    const noun =
      morphology.analyse(word).some((analysis) => !analysis.guessed && analysis.pos === 'NOUN') ||
      (!word.includes('-') && morphology.splitCompound(word) !== undefined);
    nounCache.set(word, noun);
    return noun;
  };
  for (const name of [...wellKnown]) if (isNounForm(name) || genders.has(name)) wellKnown.delete(name);
  const strangers = new Set<string>();
  const genderOf: GivenNames['genderOf'] = (name) => {
    if (nouns.has(name)) return undefined;
    const whole = genders.get(name);
    if (whole !== undefined) return whole;
    if (strangers.has(name)) return undefined;
    const found = guessGender(name);
    if (strangers.size > 20_000) strangers.clear();
    if (found === undefined) strangers.add(name);
    return found;
  };
  const guessGender = (name: string): 'm' | 'f' | 'x' | undefined => {
    // "Abdelrahim", "Abdurrahim": servant of one of the names of God.
    if (/^Abd[aeou][lrs]l?\p{Ll}{3,}$/u.test(name)) return 'm';
    if (
      morphology.nameClasses(name).has('first') &&
      morphology.analyse(name).some((a) => a.pos === 'PROPN' && a.lemma === name)
    ) {
      // The dictionary's given names: its gender where all readings agree.
      const found = new Set(
        morphology
          .analyse(name)
          .flatMap(({ pos, gender }) => (pos === 'PROPN' && gender !== undefined ? [gender] : [])),
      );
      const [only] = [...found];
      const gender = found.size === 1 && only !== 'n' && only !== undefined ? only : 'x';
      genders.set(name, gender);
      if (isNounForm(name)) weak.add(name);
      return gender;
    }
    // "Aurélio", "Óscar" are Aurelio and Oscar; an umlaut makes another word.
    const plain = withoutAccents(name);
    if (plain !== name) return genders.get(plain);
    const hyphen = name.indexOf('-');
    // Jean-Luc, Karl-Theodor: the first part tells.
    if (hyphen > 1) {
      const parts = name.split('-');
      if (parts.every((part) => genders.has(part))) return genders.get(parts[0] as string);
    }
    return undefined;
  };
  loaded = {
    genderOf,
    isWeak: (name) => weak.has(name),
    isFamilyFirst: (name) => family.has(name),
    isParticle: (word) => particles.has(word),
    isWellKnown: (name) => wellKnown.has(name),
    isNounForm,
    isCommon: (name) => curated.has(name) || morphology.nameClasses(name).has('first'),
  };
  return loaded;
};

/** Letters without the marks that German does not have. */
const withoutAccents = (name: string): string =>
  /[^\p{ASCII}äöüÄÖÜß'’]/u.test(name)
    ? name
        .normalize('NFD')
        .replace(/(?!\u0308)\p{M}/gu, '')
        .normalize('NFC')
    : name;

/** al-Asir, Al-Sisi, el-Baradei, ul-Haq */
const isArticleName = (text: string): boolean =>
  text.indexOf('-') > 1 &&
  /^(?:[aA]l|[eE]l|[aA][nrsdtz]|[aA]sch|[aA]sh|[uU]l|[uU]d|[eE]d|[aA]t)-\p{Lu}\p{L}+/u.test(text);
/** O'Brien, D’Alema, N’Guesso */
const isPlainName = askOnce(
  (text) =>
    /^\p{Lu}(?:(?!\p{Ll})[\p{L}'’-])*\p{Ll}[\p{L}'’-]*$/u.test(text) &&
    !isCoalition(text) &&
    !/^\p{Lu}{2,}-|-$|(?:straße|strasse|platz|gasse|allee|brücke|ische[nms]?|deutsche[nrms]?)$/u.test(text),
);

/** Offices and roles; family names that come from one (Richter, Kaiser, Krämer) are names behind a given name. */
const isOfficeOnly = (text: string): boolean => {
  const office = officeOf(text);
  return (
    office !== undefined &&
    // "Otto Bosse": behind a given name stand no several.
    !office.plural &&
    !(
      office.lemma === office.head &&
      /^(?:Kaiser|König|Richter|Fürst|Herzog|Graf|Bischof|Abt|Vogt|Papst|Prinz|Mann|Koch|Schüler|Maler|Sänger|Lehrer|Major|Marschall|Partner|Freund|Jurist|Herr|Priester|Pfarrer|Banker|Gast|Mufti|Imam|Linke|Kantor|Meister|Hauptmann|Ritter|Schreiber|Wächter|Jäger|Diener)$/.test(
        text,
      )
    )
  );
};

interface Run {
  readonly last: number;
  readonly parts: string[];
  /** Tokens of the parts. */
  readonly at: number[];
  readonly given: number;
  readonly unknown: number;
  readonly numeral: boolean;
  readonly family: boolean;
}

const notNames = new Set(
  'Mio Mrd Euro Dollar Prozent Uhr Popstar Ex Ich Er Sie Es Wir Ihr Und Oder Aber Doch Denn Nach Laut Seit Der Die Das Den Dem Des Ein Eine In Im Am Auf Aus Mit Von Vor Zu Zum Zur Bei Für Gegen Als Wie Was Wer Wo Nicht Auch Noch Nur Schon Nun Da So Dass Wenn Weil Ob Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Gott Allah'.split(
    ' ',
  ),
);

/** Words that are no parts of names: with a capital letter they open a sentence ("Wegen Pleistoanax’ Jugend"). */
const closedClasses: ReadonlySet<string> = new Set(['ADP', 'SCONJ', 'CCONJ', 'DET', 'PRON', 'AUX']);

/** "im Jackie Chan-Film", "die Angela Merkel-Regierung" */
const topicTails =
  /^(?:Film|Stück|Buch|Regierung|Ära|Besuch|Rede|Fan|Fans|Anhänger|Interview|Lager|Partei|Reise|Kabinett|Administration|Verehrer|Gegner|Biografie)(?:s|n)?$/;

/** Titles and words for son that stand inside names. */
const innerTitles = new Set(['Scheich', 'Sheikh', 'Scheikh', 'Ould', 'Ag', 'Haji', 'Hadschi', 'Mullah']);

/** Titles of nobility, which stand between given and family name. */
const nobility = new Set(
  'Graf Gräfin Freiherr Freifrau Fürst Fürstin Prinz Prinzessin Herzog Baron Baronin'.split(' '),
);

const secondParticle = /^(?:der|den|dem|la|las|los|al|el|bin|ibn|De|Da|La)$/;

/** Token behind a particle and the name that it belongs to ("van der Bellen", "bin Zayed", "de Gaulle"); undefined where it is none. */
const readParticle = (
  words: Words,
  sentence: Sentence,
  at: number,
  parts: readonly string[],
  givenCount: number,
): number | undefined => {
  const text = textAt(words, sentence, at);
  const small = !startsUpper(text);
  const double = secondParticle.test(textAt(words, sentence, at + 1));
  const target = double ? at + 2 : at + 1;
  const name = textAt(words, sentence, target);
  if (!(isPlainName(name) || isArticleName(name)) || notNames.has(name)) return undefined;
  // "Lula da Silva", "Cavaco do Amaral": before a word that is no German one, da and do are no adverbs.
  const romance = /^(?:da|do)$/.test(text) && words.isUnknown(target) && words.taken[target] === undefined;
  const german = !romance && /^(?:von|zu|y|e|i|do|da)$/.test(text);
  // "… vom Argentinier Milei Von Eva Moser": who wrote it, on the line of the headline.
  if (text === 'Von' && (givenCount < parts.length || parts.length === 0) && !double) return undefined;
  // "dass Putin und Kim den Vertrag …": an article before a common noun.
  if (small && isDeterminer(text) && !words.isUnknown(target)) return undefined;
  if (small) {
    // Between unknown words only Arabic particles join: "Abdullah bin Zayed", not "Lido di Pomposa".
    const arabic = /^(?:al|el|bin|ibn|ben|bint|abu|ul)$/.test(text);
    if (!arabic && givenCount === 0) return undefined;
    // "Wladimir Putin von Russland" is no name; "Ursula von der Leyen" is: only given names stand before von.
    if (german && (givenCount < parts.length || parts.length > 3 || words.taken[target] !== undefined))
      return undefined;
    // "war bei Papst Franziskus zu Gast"
    if (german && (double || text === 'zu') && words.isNoun(target)) return undefined;
  }
  if (words.isNoun(target) && (givenCount < parts.length || parts.length === 0)) return undefined;
  return target + 1;
};

/**
 * "traf Angela Merkel Wladimir Putin": behind a whole name a given name begins the next one, where one of the two is of a known
 * office holder or stands elsewhere in the text by itself.
 */
const startsNextPerson = (
  words: Words,
  at: number,
  parts: readonly string[],
  givenCount: number,
  given: GivenNames,
): boolean => {
  if (endsKnownName(words, at, parts, given)) return true;
  if (parts.length < 2 || givenCount >= parts.length) return false;
  const name = textAtToken(words, at);
  const family = textAtToken(words, at + 1);
  if (given.genderOf(parts.at(-1) as string) !== undefined) return false;
  if (given.isParticle(family) ? given.isWeak(name) : !isPlainName(family)) return false;
  const gender = given.genderOf(name);
  // "Emmanuel Macron Li Qiang": a family name that stands first as well.
  if (gender === undefined || given.isWeak(name)) {
    if (!given.isFamilyFirst(name)) return false;
  } else if (given.genderOf(family) !== undefined && !given.isParticle(family)) return false;
  else {
    const own = given.genderOf(parts[0] as string);
    const several = own !== undefined && own !== 'x' && gender !== 'x' && own !== gender;
    // "Karl Huber Eva Moser": a man and a woman are two; nobody has a given name behind "von der Leyen".
    if (several || given.isParticle(parts.at(-2) as string)) return true;
    // "Eva Moser Petra Stein": two given names that many bear, each with a family name.
    if (parts.length === 2 && given.isCommon(parts[0] as string) && given.isCommon(name)) return true;
  }
  const isKnown = (whole: readonly string[], first: number): boolean =>
    isKnownHolder(whole) || standsElsewhere(words, whole, first);
  return isKnown([name, family], at) || isKnown(parts, at - parts.length);
};

/**
 * "warf Alexander Van der Bellen Abgehobenheit vor", "lobte Abiy Ahmed Österreich", "traf Li Qiang Scholz": behind the whole name of
 * a known office holder a noun, a state and another well-known family name are no part of it, unless they make another holder's name.
 */
const endsKnownName = (words: Words, at: number, parts: readonly string[], given: GivenNames): boolean => {
  if (parts.length < 2 || !isKnownHolder(parts)) return false;
  const text = textAtToken(words, at);
  if (isKnownHolder([...parts, text])) return false;
  return (
    words.isNoun(at) || givenEnding.test(text) || words.taken[at]?.type === 'Country' || isWellKnownForm(text, given)
  );
};

/** "Putin", "Trumps", "Burns'": a well-known family name, in the genitive or not. */
const isWellKnownForm = (text: string, given: GivenNames): boolean =>
  given.isWellKnown(text) || given.isWellKnown(text.replace(/['’]s?$|s$/, ''));

/**
 * "auf Stalins Geheiß", "lobte Biden Trumps Plan", "trifft Merkel Putin": a well-known family name without a given name before it ends the
 * name, where what follows cannot go on with it: a noun, another such name, a whole name or a genitive. "Sánchez Cerén" are two
 * family names of one.
 */
const isWholeByFamily = (words: Words, at: number, family: string, given: GivenNames): boolean => {
  const text = textAtToken(words, at);
  if (given.isFamilyFirst(family) || !isWellKnownForm(family, given) || isKnownHolder([family, text])) return false;
  const owns = /['’]s?$/.test(text) || (text.endsWith('s') && startsUpper(textAtToken(words, at + 1)));
  return (
    owns ||
    words.isNoun(at) ||
    isWellKnownForm(text, given) ||
    (family.endsWith('s') && !given.isWellKnown(family)) ||
    (given.genderOf(text) !== undefined && isPlainName(textAtToken(words, at + 1)))
  );
};

/** True of the full name of somebody who is known to hold, or to have held, an office. */
export const isKnownHolder = (parts: readonly string[]): boolean =>
  ownersOfLeader(`person:${slugOf(parts.join(' '))}`).length > 0;

/** Whether these words stand in a row somewhere else, without a name before or behind them. */
const standsElsewhere = (words: Words, whole: readonly string[], first: number): boolean =>
  words.tokens.some(
    (token, i) =>
      i !== first &&
      token.text === whole[0] &&
      whole.every((text, k) => textAtToken(words, i + k) === text) &&
      !startsUpper(textAtToken(words, i + whole.length)) &&
      (i === 0 || !words.isUnknown(i - 1)),
  );

/** What stands behind "Anfang", "Mitte" and "Ende" when they tell when. */
const timeBehind =
  /^(?:\d{4}|Jän(?:ner)?|Januar|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|des|dieser|dieses|vergangene[nr]|vorige[nr]|letzte[nr]|nächste[nr]|kommende[nr])$/;

/** True where only offices and their adjectives stand before a name, and the finite verb right behind the word `i`. */
const fillsForefield = (words: Words, sentence: Sentence, at: number, i: number, parts: readonly string[]): boolean => {
  const verb = words.tokens[i + 1];
  if (verb === undefined || i + 1 >= sentence.last || /[s'’]$/.test(parts.at(-1) as string)) return false;
  if (!((verb.pos === 'VERB' || verb.pos === 'AUX') && verb.analyses.some(({ form }) => form === 'fin'))) return false;
  for (let k = sentence.first; k < at; k++)
    if (
      !isOfficeWord(textAtToken(words, k)) &&
      !words.isAdjective(k) &&
      !(k === sentence.first && isDeterminer(textAtToken(words, k)))
    )
      return false;
  return true;
};

/** Two initials or more, as one word or several, and behind them an unknown word: but not "U.S. Steel". */
const opensWithInitials = (words: Words, sentence: Sentence, at: number): boolean => {
  let i = at;
  let letters = 0;
  for (; /^(?:\p{Lu}\.){1,3}$/u.test(textAt(words, sentence, i)); i++) letters += textAt(words, sentence, i).length / 2;
  const spelt = textAt(words, sentence, at);
  return (
    letters > 1 &&
    letters < 4 &&
    !/^[UE]\.(?:S|N|U|K)\./.test(spelt) &&
    isPlainName(textAt(words, sentence, i)) &&
    words.isUnknown(i) &&
    words.taken[i] === undefined
  );
};

/** Words of a name from `at`; a run of one or more parts, or undefined. */
const readRun = (words: Words, sentence: Sentence, at: number, given: GivenNames): Run | undefined => {
  const { tokens, taken } = words;
  const parts: string[] = [];
  const positions: number[] = [];
  let i = at;
  let givenCount = 0;
  let unknown = 0;
  let numeral = false;
  let family = false;
  let nounUsed = false;
  while (i < sentence.last && parts.length < 7) {
    const token = tokens[i] as Token;
    const { text } = token;
    const cover = taken[i];
    if (i > at && token.repaired === true && !given.genderOf(text)) break;
    const gender = given.genderOf(text);
    const free =
      cover === undefined ||
      (cover.how === 'place' && cover.last === cover.first + 1) ||
      (cover.type === 'Country' && cover.last === cover.first + 1 && gender !== undefined) ||
      // "Paulo Lima": a capital right behind a given name is a family name.
      (cover.how === 'seat' &&
        cover.last === cover.first + 1 &&
        parts.length > 0 &&
        parts.length === givenCount &&
        !given.isWeak(parts[0] as string) &&
        !text.endsWith('s'));
    const next = textAt(words, sentence, i + 1);
    // "hat Emmanuel Macron Washington gelobt": behind a family name a capital is none; "lobte Paris Eva Moser": nor before a whole name.
    if (cover?.type === 'Country' && cover.how !== 'adjective') {
      if (parts.length > 1 && givenCount < parts.length) break;
      if (
        parts.length === 0 &&
        given.genderOf(next) !== undefined &&
        !given.isWeak(next) &&
        isPlainName(textAt(words, sentence, i + 2)) &&
        words.taken[i + 2] === undefined
      )
        break;
    }
    // "der Tod Leopolds II.": the genitive of a ruler's name before his number.
    const ruler = text.endsWith('s') && gender === undefined && isRomanNumeral(next) ? text.slice(0, -1) : undefined;
    if (ruler !== undefined && parts.length === 0 && given.genderOf(ruler) !== undefined) {
      givenCount++;
      parts.push(ruler);
      positions.push(i);
      i++;
      continue;
    }
    if (isRomanNumeral(text) && parts.length > 0 && (text.endsWith('.') || next === '.') && text !== 'I') {
      parts.push(text.endsWith('.') ? text : `${text}.`);
      positions.push(i);
      numeral = true;
      i += text.endsWith('.') ? 1 : 2;
      break;
    }
    // "J. R. Jayewardene", "J.R. Jayewardene"
    if (parts.length === 0 && cover === undefined && opensWithInitials(words, sentence, i)) {
      givenCount++;
      parts.push(text);
      positions.push(i);
      i++;
      continue;
    }
    if (isInitial(text) && parts.length > 0) {
      const dotted = text.endsWith('.') || next === '.';
      if (!dotted) break;
      if (givenCount === parts.length) givenCount++;
      parts.push(text.endsWith('.') ? text : `${text}.`);
      positions.push(i);
      i += text.endsWith('.') ? 1 : 2;
      continue;
    }
    // Nickname: Benjamin „Bibi“ Netanjahu
    if (
      isQuoteMark(text) &&
      parts.length > 0 &&
      startsUpper(next) &&
      isQuoteMark(textAt(words, sentence, i + 2)) &&
      isPlainName(textAt(words, sentence, i + 3)) &&
      !words.isNoun(i + 3)
    ) {
      i += 3;
      continue;
    }
    // Joaquín «El Chapo» Guzmán
    if (
      isQuoteMark(text) &&
      parts.length > 0 &&
      startsUpper(next) &&
      startsUpper(textAt(words, sentence, i + 2)) &&
      isQuoteMark(textAt(words, sentence, i + 3)) &&
      isPlainName(textAt(words, sentence, i + 4)) &&
      !words.isNoun(i + 4)
    ) {
      i += 4;
      continue;
    }
    if (isArticleName(text) && free && !isOfficeWord(text)) {
      parts.push(text);
      positions.push(i);
      unknown++;
      i++;
      continue;
    }
    // "mit Ariel Henry Anfang März": when, no part of the name; "Michael Ende" is one.
    if (/^(?:Anfang|Mitte|Ende)$/.test(text) && (parts.length > 1 || timeBehind.test(next))) break;
    if (startsNextPerson(words, i, parts, givenCount, given)) break;
    const small = !startsUpper(text);
    if (
      free &&
      given.isParticle(text) &&
      (small ? parts.length > 0 : !given.isWeak(text) || secondParticle.test(next))
    ) {
      const end = readParticle(words, sentence, i, parts, givenCount);
      if (end !== undefined) {
        for (; i < end; i++) {
          parts.push((tokens[i] as Token).text);
          positions.push(i);
        }
        unknown++;
        continue;
      }
    }
    if (small) break;
    // "streute Michael Ludwig Rosen"
    if (
      !free ||
      !isPlainName(text) ||
      (notNames.has(text) && !(i === at && isAugust(words, sentence, i))) ||
      (text === 'Rosen' && parts.length > 1)
    )
      break;
    if (gender === undefined && (parts.length === 0 || text.includes('-')) && isOfficeWord(text)) break;
    // "Albrecht Graf von Brandenstein", "Otto Graf Lambsdorff"
    if (
      parts.length > 0 &&
      givenCount === parts.length &&
      nobility.has(text) &&
      (/^(?:von|zu|vom)$/.test(next)
        ? isPlainName(textAt(words, sentence, i + 2))
        : isPlainName(next) && words.isUnknown(i + 1) && taken[i + 1] === undefined)
    ) {
      givenCount++;
      parts.push(text);
      positions.push(i);
      i++;
      continue;
    }
    // Hassan Scheich Mohamud, Mohamed Ould Abdel Aziz
    if (parts.length > 0 && innerTitles.has(text) && isPlainName(next) && !words.isNoun(i + 1) && !notNames.has(next)) {
      parts.push(text, next);
      positions.push(i, i + 1);
      unknown++;
      i += 2;
      continue;
    }
    // "Puigdemonts PDeCAT": capitals inside are no name, but for Mc and Mac.
    if (parts.length > 0 && /\p{Lu}{2}/u.test(text) && !isAcronym(text)) break;
    if (i === sentence.first && gender === undefined && closedClasses.has(token.pos)) break;
    if (parts.length === 1 && givenCount === 0 && isWholeByFamily(words, i, parts[0] as string, given)) break;
    if (text === 'Peter' && /^Schwarze[nr]$/.test(textAt(words, sentence, i - 1))) break;
    // "Emir Tamim bin Hamad": a title of rulers before a given name.
    if (
      parts.length === 0 &&
      /^(?:Emir|Sultan|Scheich|Prinz|König|Kronprinz)$/.test(text) &&
      given.genderOf(next) !== undefined
    )
      break;
    // General, Major, King are given names somewhere; before a name they are ranks.
    if (gender !== undefined && parts.length === 0 && given.isWeak(text) && isOfficeWord(text)) break;
    // "General Kim Yong-bok": a rank, though also a given name somewhere.
    if (parts.length === 0 && given.isWeak(text) && isOfficeWord(text) && given.isFamilyFirst(next)) break;
    // "Mibrag-Betriebsrat", "Rekord-Sieger": a noun behind the hyphen.
    const hyphen = text.lastIndexOf('-');
    if (hyphen > 0 && gender === undefined) {
      const tail = text.slice(hyphen + 1);
      if (parts.length === 0 ? given.isNounForm(tail) : topicTails.test(tail)) break;
    }
    const noun = words.isNoun(i);
    const familyFirst = given.isFamilyFirst(text);
    // "Ravens Tod": a noun behind an unknown word is no given name.
    if (gender !== undefined && noun && parts.length > 0 && givenCount === 0 && !given.isParticle(text)) break;
    if (gender !== undefined && (!noun || given.isWeak(text) || parts.length === 0 || givenCount > 0)) {
      if (noun && parts.length > 0 && isOfficeOnly(text)) break;
      givenCount++;
      parts.push(text);
      positions.push(i);
      i++;
      continue;
    }
    if (isKoreanGiven(text) && parts.length > 0) {
      family = true;
      unknown++;
      parts.push(text);
      positions.push(i);
      i++;
      break;
    }
    // "Weltbankpräsident Eugene Black": a foreign word that closes a name behind a given name; "Jordan Times" are no person.
    const closesName =
      parts.length === 1 &&
      givenCount === 1 &&
      !given.isWeak(parts[0] as string) &&
      isOfficeWord(textAt(words, sentence, at - 1)) &&
      !startsUpper(next);
    if (words.isUnknown(i) && (!foreignWords.has(text) || closesName)) {
      unknown++;
      if (familyFirst && parts.length === 0) family = true;
      parts.push(text);
      positions.push(i);
      i++;
      continue;
    }
    if (familyFirst && parts.length === 0 && (words.isUnknown(i + 1) || isKoreanGiven(next)) && isPlainName(next)) {
      family = true;
      parts.push(text);
      positions.push(i);
      i++;
      continue;
    }
    // "Präsident Siad Barre sprach": a noun behind an office and a word that nobody knows, with the finite verb right behind it.
    const stranger =
      noun &&
      parts.length === 1 &&
      unknown === 1 &&
      !(parts[0] as string).endsWith('s') &&
      !given.isWellKnown(parts[0] as string) &&
      !isOfficeWord(text) &&
      officeBefore(words, sentence, at) !== undefined &&
      fillsForefield(words, sentence, at, i, [...parts, text]) &&
      !words.tokens.some((t) => t.text === parts[0] && t.index !== at);
    if (stranger) {
      parts.push(text);
      positions.push(i);
      i++;
      break;
    }
    // A noun, or an adjective in its base form, right behind a given name is the family name: Johannes Hahn, Franz Jung.
    const usable =
      noun ||
      (!words.isUnknown(i) &&
        i > sentence.first &&
        // "Günther Platter (ÖVP)", "Günther Platter sagte", but not "Günther Platter Stein"
        (!/e[nmrs]?$/.test(text) || ((token.pos === 'PROPN' || /er$/.test(text)) && !startsUpper(next))) &&
        token.pos !== 'VERB' &&
        token.pos !== 'AUX');
    // "Außenminister Espen Barth Eide reiste": nothing but one name stands between the first word and the finite verb.
    if (noun && parts.length > 1 && !isOfficeWord(text) && fillsForefield(words, sentence, at, i, parts)) {
      parts.push(text);
      positions.push(i);
      i++;
      break;
    }
    // "Qin Gang am 26. März": a noun, and with the family name that comes first an office holder's name.
    if (noun && family && parts.length === 1 && isKnownHolder([parts[0] as string, text])) {
      parts.push(text);
      positions.push(i);
      i++;
      break;
    }
    if (usable && !nounUsed && parts.length > 0 && givenCount === parts.length && !isOfficeOnly(text)) {
      const last = parts[parts.length - 1] as string;
      if (given.isWeak(last) && parts.length === 1 && words.isNoun(i - 1) && !isKnownHolder([last, text])) break;
      if (given.isWeak(last) && (orgNounOf(text)?.rest === '' || thingNouns.has(text.toLowerCase()))) break;
      // "warf Jan Peter Wortbruch vor": behind two names what is given, said or blamed is no third one.
      if (parts.length > 1 && noun && isGiven(token)) break;
      nounUsed = true;
      parts.push(text);
      positions.push(i);
      i++;
      // "Präsident Eduardo Frei Montalva": behind an office the second family name, which no dictionary has.
      const second = textAt(words, sentence, i);
      if (
        parts.length === 2 &&
        officeBefore(words, sentence, at) !== undefined &&
        words.isUnknown(i) &&
        taken[i] === undefined &&
        isPlainName(second) &&
        !given.isWellKnown(second) &&
        !startsUpper(textAt(words, sentence, i + 1))
      ) {
        parts.push(second);
        positions.push(i);
        unknown++;
        i++;
      }
      break;
    }
    break;
  }
  if (parts.length === 0) return undefined;
  // "die Thurgauerin Diana Gutjahr": a woman of some place, whose family name looks like a noun.
  if (
    parts.length === 2 &&
    givenCount === 1 &&
    /\p{Ll}{2}erin$/u.test(parts[0] as string) &&
    given.genderOf(parts[0] as string) === undefined &&
    given.genderOf(parts[1] as string) !== undefined
  )
    return undefined;
  // "Hauptinitiant George Wismer", "Oerreler Günter Wolters": a word before a given name that says what or whose somebody is.
  const start = parts[0] as string;
  const second = parts[1];
  if (
    parts.length >= 3 &&
    second !== undefined &&
    given.genderOf(start) === undefined &&
    given.genderOf(second) !== undefined &&
    !given.isWeak(second) &&
    !given.isFamilyFirst(start) &&
    !/['’-]/.test(start) &&
    (start.length >= 9 || /(?:er|erin|ist|istin|eur|ers)$/.test(start) || isDeterminer(textAt(words, sentence, at - 1)))
  )
    return undefined;
  return { last: i, parts, at: positions, given: givenCount, unknown, numeral, family };
};

/** True for nouns of what somebody is given, told or blamed for: "sicherte Hans Wolf Unterstützung zu", "machte ihm Vorwürfe". */
const isGiven = ({ text, analyses }: Token): boolean =>
  givenEnding.test(text) || analyses.some((a) => a.pos === 'NOUN' && givenThings.has(a.lemma));
const givenEnding = /[a-zäöüß]{4}(?:ung|heit|keit|schaft|tät|nis|nisse|ungen|hilfe|bruch|druck|tion|tionen|sicht)$/;

const familyOf = (
  parts: readonly string[],
  given: GivenNames,
  numeral: boolean,
): { family: number; familyLength: number } => {
  if (numeral) return { family: parts.length, familyLength: 0 };
  const first = parts[0] as string;
  if (
    parts.length >= 2 &&
    given.isFamilyFirst(first) &&
    (isKoreanGiven(parts[1] as string) ||
      parts.slice(1).every((part) => given.genderOf(part) === undefined || first === 'Nguyen'))
  )
    return { family: 0, familyLength: 1 };
  if (parts.length >= 2 && isKoreanGiven(parts[1] as string)) return { family: 0, familyLength: 1 };
  let start = parts.length - 1;
  while (start > 1 && given.isParticle(parts[start - 1] as string)) start--;
  return { family: start, familyLength: parts.length - start };
};

const features = (
  parts: readonly string[],
  given: GivenNames,
  numeral: boolean,
  office: string | undefined,
  officeGender: 'm' | 'f' | undefined,
): PersonFeatures => {
  const { family, familyLength } = familyOf(parts, given, numeral);
  let gender = officeGender;
  if (family > 0) {
    for (const part of parts.slice(0, family)) {
      const known = given.genderOf(part);
      if (known === 'm' || known === 'f') {
        gender = officeGender === 'f' ? 'f' : known;
        break;
      }
    }
  }
  return {
    parts,
    family,
    familyLength,
    gender,
    office,
  };
};

/** What a name says of a person when all that is known of it is that it is one; `before` is the word that stands before it. */
export const personFeatures = (parts: readonly string[], given: GivenNames, before: string): PersonFeatures => {
  const office = officeOf(before);
  return features(parts, given, false, office?.lemma, office?.gender);
};

/** "Lord Salisbury", "Frau Essen" */
const isTitle = (text: string): boolean => officeOf(text)?.kind === 'title';

/** Finds the persons of one sentence by name. Marks their tokens as taken. */
export const findPersons = (words: Words, sentence: Sentence, given: GivenNames): Draft[] => {
  const { tokens, taken } = words;
  const found: Draft[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    const { text } = tokens[i] as Token;
    const noble = text === 'von' || text === 'de' ? readNoble(words, sentence, i, given) : undefined;
    const alone = noble ?? readSurname(words, sentence, i, given);
    if (alone !== undefined) {
      found.push(alone);
      for (let k = i; k < alone.last; k++) taken[k] = alone;
      i = alone.last - 1;
      continue;
    }
    if (!startsUpper(text) && !isArticleName(text)) continue;
    const cover = taken[i];
    if (
      cover !== undefined &&
      !(
        given.isWeak(text) ||
        (cover.how === 'place' &&
          (given.genderOf(text) !== undefined || isTitle(textAt(words, sentence, i - 1)) || isNative(words, i - 1)))
      )
    ) {
      i = Math.max(i, cover.last - 1);
      continue;
    }
    if (isAcronym(text) || (notNames.has(text) && !isAugust(words, sentence, i))) continue;
    // "die Partei des Hoteliers Qasim Ibrahim": what he is stands in the genitive before his name.
    const isRole =
      textAt(words, sentence, i - 1) === 'des' &&
      text.endsWith('s') &&
      given.genderOf(text) === undefined &&
      isPlainName(textAt(words, sentence, i + 1)) &&
      isPlainName(textAt(words, sentence, i + 2)) &&
      (given.genderOf(textAt(words, sentence, i + 1)) !== undefined || words.isUnknown(i + 1));
    // "die Reederin Losaline Tupou": so does a woman by her trade.
    const isTrade = text.endsWith('erin') && isOneByTrade(words, i) && words.isUnknown(i + 1) && words.isUnknown(i + 2);
    // "die Bulgarin Losaline Tupou": nor is her people a part of a name.
    const isPeople = isNative(words, i) && isPlainName(textAt(words, sentence, i + 1));
    // "unterschrieb in Schengen Waldemar Huber": behind „in“ comes where, and the name after it.
    const isTown =
      (textAt(words, sentence, i - 1) === 'in' ||
        (/^(?:Bad|Sankt|St)$/.test(textAt(words, sentence, i - 1)) && textAt(words, sentence, i - 2) === 'in')) &&
      given.genderOf(text) === undefined &&
      given.genderOf(textAt(words, sentence, i + 1)) !== undefined &&
      !given.isWeak(textAt(words, sentence, i + 1)) &&
      taken[i + 1] === undefined &&
      isPlainName(textAt(words, sentence, i + 2)) &&
      taken[i + 2] === undefined;
    if (isRole || isTrade || isPeople || isTown) continue;
    const run = readRun(words, sentence, i, given);
    if (run === undefined) continue;
    const accepted = judge(words, sentence, i, run, given);
    if (accepted === undefined) {
      if (run.parts.length > 1 && (run.given === 0 || isCalledAfter(words, sentence, i))) i = run.last - 1;
      continue;
    }
    const { parts, confidence, because, office, gender } = accepted;
    const generation = parts.length > 1 ? generationAt(words, sentence, accepted.last) : undefined;
    const last = accepted.last + (generation === undefined ? 0 : 1);
    const person = features(parts, given, run.numeral, office, gender);
    const draft = makeDraft(tokens, i, last, {
      type: 'Person',
      how: 'name',
      name: [...parts, ...(generation ?? [])].join(' '),
      person: generation === undefined ? person : { ...person, parts: [...parts, ...generation] },
      confidence,
      because: [because],
    });
    found.push(draft);
    for (let k = i; k < last; k++) taken[k] = draft;
    i = last - 1;
  }
  for (const first of [...found])
    for (const holder of findHolders(words, sentence, first, given)) {
      found.push(holder);
      taken[holder.first] = holder;
    }
  return found;
};

/** "die Minister Brix, Dorn und Ahlers": behind an office in the plural the whole list are holders of it, each by the family name alone. */
const findHolders = (words: Words, sentence: Sentence, first: Draft, given: GivenNames): Draft[] => {
  const { tokens, taken } = words;
  const officeAt = first.first - 1;
  if (officeAt < sentence.first || !isOfficeOfSeveral(words, officeAt)) return [];
  const isName = (i: number): boolean => {
    const text = textAt(words, sentence, i);
    if (!isPlainName(text) || taken[i] !== undefined || isOfficeWord(text) || isAcronym(text)) return false;
    const nouns = (tokens[i] as Token).analyses.filter(({ pos }) => pos === 'NOUN');
    // "die Minister Brix, Dorn und Ahlers": one thorn would have an article.
    const isOneThing = nouns.length > 0 && nouns.every(({ number }) => number === 'sg');
    return words.isUnknown(i) || given.isWellKnown(text) || stateOfSurname(text) !== undefined || isOneThing;
  };
  const found: Draft[] = [];
  let at = first.last;
  for (let isLast = false; !isLast && at + 1 < sentence.last; ) {
    const between = textAt(words, sentence, at);
    isLast = between === 'und' || between === 'sowie';
    if (between !== ',' && !isLast) return [];
    const next = taken[at + 1];
    if (next?.type === 'Person' && next.first === at + 1) {
      at = next.last;
      continue;
    }
    if (!isName(at + 1) || startsUpper(textAt(words, sentence, at + 2))) return isLast ? found : [];
    found.push(bySurname(words, at + 1, [textAt(words, sentence, at + 1)], officeAt, 'list behind an office', 0.85));
    at += 2;
  }
  return found;
};

/** True where nothing but several holders may be meant. */
const isOfficeOfSeveral = (words: Words, at: number): boolean => {
  const text = textAtToken(words, at);
  const office = officeOf(text);
  if (office === undefined || !/^(?:head|government|minister|national|body)$/.test(office.kind)) return false;
  const article = textAtToken(words, at - 1).toLowerCase();
  // "die Abgeordneten", "die Minister", "den Ministern"; "die Abgeordnete" is one, and "den Präsidenten" may be.
  const isPlural = article === 'die' && (office.gender === 'm' || (office.gender === undefined && text.endsWith('en')));
  return office.plural || isPlural || (article === 'den' && text.endsWith('ern'));
};

/** "Ferdinand Marcos Jr.", "George Bush senior": which of two of one name is meant, spelt in one way; undefined where nothing says it. */
const generationAt = (words: Words, sentence: Sentence, at: number): readonly ['Jr.' | 'Sr.'] | undefined => {
  const text = textAt(words, sentence, at);
  // "Senior Manager", "Junior Achievement" go on.
  if (/^(?:Junior|Senior)$/.test(text) && startsUpper(textAt(words, sentence, at + 1))) return undefined;
  if (/^(?:[Jj]r\.?|[Jj]un\.|[Jj]unior)$/.test(text)) return ['Jr.'];
  return /^(?:[Ss]r\.|[Ss]en\.|[Ss]enior)$/.test(text) ? ['Sr.'] : undefined;
};

/** Offices and ranks that no region has: "Außenminister von Brentano", but "Premier von Jersey". */
const bareRank =
  /^(?:\p{Lu}\p{Ll}*minister(?:in)?|Reichskanzler|Staatssekretär|General(?:oberst|leutnant|major|feldmarschall)?|Oberst|Feldmarschall|Hauptmann)$/u;

/** A person by the family name alone, with what the office before it says. */
const bySurname = (
  words: Words,
  first: number,
  parts: string[],
  officeAt: number,
  because: string,
  confidence: number,
): Draft => {
  const office = officeOf(textAtToken(words, officeAt));
  return makeDraft(words.tokens, first, first + parts.length, {
    type: 'Person',
    how: 'name',
    name: parts.join(' '),
    person: { parts, family: 0, familyLength: parts.length, gender: office?.gender, office: office?.lemma },
    confidence,
    because: [because],
  });
};

/** "Außenminister von Brentano": a rank without an article, the particle and a strange name. */
const readNoble = (words: Words, sentence: Sentence, at: number, given: GivenNames): Draft | undefined => {
  const name = textAt(words, sentence, at + 1);
  // "General de Gaulle": a particle that is no German word, behind any office.
  const romance = textAt(words, sentence, at) === 'de' && officeOf(textAt(words, sentence, at - 1))?.plural === false;
  if (!(romance || bareRank.test(textAt(words, sentence, at - 1))) || !isPlainName(name)) return undefined;
  if (isDeterminer(textAt(words, sentence, at - 2)) || words.isAdjective(at - 2)) return undefined;
  if (!words.isUnknown(at + 1) || words.taken[at + 1] !== undefined || given.genderOf(name) !== undefined)
    return undefined;
  if (startsUpper(textAt(words, sentence, at + 2))) return undefined;
  return bySurname(words, at, [textAt(words, sentence, at), name], at - 1, 'office, particle and family name', 0.8);
};

/** Last parts of German family names. */
const familyPart =
  /.{3}(?:stein|steiner|mann|berg|berger|bach|bacher|feld|felder|hofer|bauer|meier|mayer|maier|meyer|huber|müller|schmid|schmidt|schmied|wald|walder|hammer|häuser|hauser|holz|holzer|kopf|bein|thal|thaler|baum|rath|vogel|wolf|macher|busch|hardt|horst|brand|brandt|eder|egger|kamp|dorf|dorfer|stätter|reiter|leitner|brunner|gruber|graber|wieser|lechner|korn|fuchs|zweig|blum|blüm)$/;

/**
 * "Staatssekretär Hallstein": a compound of the dictionary's words that looks like a family name, behind an office without an article.
 * "Der Präsident des Roten Kreuzes, Weitz, widersprach": a strange word between commas, behind an office with its owner.
 */
const readSurname = (words: Words, sentence: Sentence, at: number, given: GivenNames): Draft | undefined => {
  const { tokens, taken } = words;
  const token = tokens[at] as Token;
  const { text } = token;
  if (
    !startsUpper(text) ||
    taken[at] !== undefined ||
    !isPlainName(text) ||
    // "traf Bundeskanzler Kurz Merkel"
    (startsUpper(textAt(words, sentence, at + 1)) &&
      !(isWellKnownForm(textAt(words, sentence, at + 1), given) && given.genderOf(text) === undefined))
  )
    return undefined;
  if (textAt(words, sentence, at - 1) === ',' && /^[,.]$/.test(textAt(words, sentence, at + 1))) {
    const office =
      words.isUnknown(at) && given.genderOf(text) === undefined
        ? officeBeforeComma(words, sentence, at - 1)
        : undefined;
    return office === undefined
      ? undefined
      : bySurname(words, at, [text], office, 'family name behind an office', 0.75);
  }
  if (isHeldBare(words, sentence, at) || isHeadBare(words, sentence, at))
    return bySurname(words, at, [text], at - 1, 'office and family name', 0.8);
  if (!words.isNoun(at) || !familyPart.test(text) || text.includes('-')) return undefined;
  if (token.analyses.some((a) => a.pos === 'NOUN' && a.guessed !== true) || isOfficeWord(text)) return undefined;
  const office = officeOf(textAt(words, sentence, at - 1));
  if (office === undefined || office.plural || !/^(?:head|government|minister|national|body)$/.test(office.kind))
    return undefined;
  if (isDeterminer(textAt(words, sentence, at - 2)) || words.isAdjective(at - 2)) return undefined;
  return bySurname(words, at, [text], at - 1, 'office and family name', 0.8);
};

/** What leaves an office without an article room for nothing but a name. */
const beforeBare = /^(?:von|durch|über|mit|für|gegen|an|bei|unter|und|sowie|darunter|seitens|samt)$/;

/** "von Verteidigungsminister Strauß", "mit Kanzler Kurz": a noun behind a minister in the singular who has neither article nor owner. */
const isHeldBare = (words: Words, sentence: Sentence, at: number): boolean => {
  const title = textAt(words, sentence, at - 1);
  const { text } = words.tokens[at] as Token;
  if (!/(?:minister|kanzler|staatssekretär|präsident)(?:in)?$/.test(title) || officeOf(title)?.plural !== false)
    return false;
  if (!beforeBare.test(textAt(words, sentence, at - 2)) || !words.isNoun(at) || text.includes('-')) return false;
  // "von Minister und Kanzler", "mit Präsident Opfern gedenken"
  if (isOfficeWord(text) || text.length < 4 || /(?:ung|heit|keit|ion|schaft|en)$/.test(text)) return false;
  const next = words.tokens[at + 1];
  return next === undefined || at + 1 >= sentence.last || /^(?:ADP|VERB|AUX|PUNCT|CCONJ|ADV)$/.test(next.pos);
};

/** "Bundeskanzler Kurz lobte …", "Kanzler Kern": a noun or an adjective that is the family name of known heads of one state, behind such an office. */
const isHeadBare = (words: Words, sentence: Sentence, at: number): boolean => {
  const office = officeOf(textAt(words, sentence, at - 1));
  return (
    (office?.kind === 'head' || office?.kind === 'government') &&
    !office.plural &&
    !words.isUnknown(at) &&
    !isOfficeWord(textAt(words, sentence, at)) &&
    stateOfSurname(textAt(words, sentence, at)) !== undefined
  );
};

/** How far before the comma an office stands with its owner. */
const ownerReach = 7;

/** Token of the office with a definite article that only its owner parts from a comma: "der Präsident des Roten Kreuzes,". */
const officeBeforeComma = (words: Words, sentence: Sentence, comma: number): number | undefined => {
  for (let i = comma - 1; i > sentence.first && comma - i <= ownerReach; i--) {
    const { pos, text } = words.tokens[i] as Token;
    if (pos === 'VERB' || pos === 'AUX' || pos === 'PUNCT' || words.taken[i]?.type === 'Person') return undefined;
    const office = officeOf(text);
    if (office === undefined) continue;
    if (office.plural || !/^(?:head|government|minister|national|body)$/.test(office.kind)) return undefined;
    let first = i - 1;
    while (first > sentence.first && words.isAdjective(first)) first--;
    return /^(?:d(?:er|ie|en|em|es)|vom|zum|beim|zur)$/i.test(textAt(words, sentence, first)) ? i : undefined;
  }
  return undefined;
};

/** "mit August Palm": a given name before a strange word, where no word before it speaks of the month. */
const isAugust = (words: Words, sentence: Sentence, at: number): boolean =>
  textAt(words, sentence, at) === 'August' &&
  /^(?:mit|von|für|gegen|durch|an|neben)$/.test(textAt(words, sentence, at - 1)) &&
  at + 1 < sentence.last &&
  words.isUnknown(at + 1) &&
  words.taken[at + 1] === undefined &&
  isPlainName(textAt(words, sentence, at + 1));

/** "der Paraguayer", "die Äthiopierin": one inhabitant of a state. */
const isNative = (words: Words, at: number): boolean =>
  isInhabitant(textAtToken(words, at)) &&
  (textAtToken(words, at).endsWith('in')
    ? /^(?:die|der|eine|einer|zur)$/i
    : /^(?:de[rmn]|vom|zum|beim|ein|einem)$/i
  ).test(textAtToken(words, at - 1));

/** "die Reederin", "der Fischhändler": one person by what he is or does, behind an article, with nothing but a name to follow. */
const isOneByTrade = (words: Words, at: number): boolean => {
  const token = words.tokens[at];
  const article = textAtToken(words, at - 1);
  if (
    token === undefined ||
    !startsUpper(token.text) ||
    !/^(?:d(?:er|ie|en|em)|eine?[mnr]?|vom|zum|beim|zur)$/i.test(article)
  )
    return false;
  const isWoman = /\p{Ll}{3}in$/u.test(token.text);
  return (
    (isWoman ? /^(?:die|der|eine|einer|zur)$/i.test(article) : !/^(?:die|eine)$/i.test(article)) &&
    (isWoman
      ? token.text.endsWith('erin') ||
        isPersonNoun(token.text.slice(0, -2)) ||
        isPersonNoun(`${token.text.slice(0, -2)}e`)
      : isPersonNoun(token.lemma)) &&
    (isWoman || token.analyses.some((a) => a.pos === 'NOUN' && a.number === 'sg'))
  );
};

/** 'der Flugzeugträger „George H. W. Bush“', "die USS Abraham Lincoln", "Flughafen Josip Broz": what stands before a name is called after its bearer. */
export const isCalledAfter = (words: Words, sentence: Sentence, at: number): boolean => {
  const before = textAt(words, sentence, at - 1);
  const noun = isQuoteMark(before) ? textAt(words, sentence, at - 2) : before;
  return shipPrefix.test(noun) || ship.test(noun) || (noun !== before && isThing(noun));
};
/** "an Bord des Moselschiffs Princesse Marie-Astrid" */
const ship = /\p{L}schiff(?:e?s)?$/u;
const shipPrefix = /^(?:USS|USNS|HMS|HMAS|HMCS|RMS|MS|MV)$/;

const isThing = (noun: string): boolean =>
  thingNouns.has(noun.toLowerCase()) || endingsOfThings.some((ending) => noun.toLowerCase().endsWith(ending));

interface Accepted {
  readonly parts: string[];
  readonly last: number;
  readonly confidence: number;
  readonly because: string;
  readonly office?: string | undefined;
  readonly gender?: 'm' | 'f' | undefined;
}

const isTime = askOnce((lower) => timeNouns.has(lower) || /(?:jahr|woche|monat|tag|abend|nacht)$/.test(lower));

const judge = (words: Words, sentence: Sentence, at: number, run: Run, given: GivenNames): Accepted | undefined => {
  const { tokens, taken } = words;
  const { parts, last, unknown } = run;
  const first = parts[0] as string;
  const titleAt = officeBefore(words, sentence, at);
  const title = titleAt === undefined ? undefined : officeOf((tokens[titleAt] as Token).text);
  // "hat die Kanzlerin Donald Trump getroffen": her office is no man's.
  const isHers = isWomansOffice(title) && given.genderOf(first) === 'm' && !given.isWeak(first);
  // "hat Ungarns Regierungschef Donald Trump getroffen"
  const isOthers =
    isStatesOffice(title) && ledOthers(textAt(words, sentence, (titleAt as number) - 1), parts.join(' '));
  const officeAt = isHers || isOthers ? undefined : titleAt;
  const office = officeAt === undefined ? undefined : title;
  const gender = office?.gender ?? genderBefore(words, sentence, officeAt, last);
  const withOffice = { parts, last, office: office?.lemma, gender };
  const before = textAt(words, sentence, at - 1);
  // 'Flugzeugträger „George H. W. Bush“', "USS Abraham Lincoln": ships.
  if (isCalledAfter(words, sentence, at)) return undefined;
  // "seit Juli Keir Starmer", "vergangene Woche Keir Starmer": when parts no name from its verb.
  // "hat Amnesty International Eva Moser gelobt": neither does the name of somebody else.
  const noun =
    at > sentence.first && words.isNoun(at - 1) && taken[at - 1] === undefined && !isTime(before.toLowerCase())
      ? before
      : undefined;
  if (noun !== undefined && titleAt === undefined) {
    // "wurde in der libanesischen Hauptstadt Saleh al-Aruri begraben": the adjective says which capital.
    const isCapital =
      noun === 'Hauptstadt' &&
      run.given > 0 &&
      parts.length > 1 &&
      words.isAdjective(at - 2) &&
      loadLexicon().countryOfAdjective(textAt(words, sentence, at - 2).toLowerCase()) !== undefined;
    if (!isCapital && isThing(noun)) return undefined;
    const kind = orgNounOf(noun);
    if (kind?.entry.before && run.given === 0) return undefined;
  }
  // The family name alone is a place or state: "Georgia", "Paris".
  if (parts.length === 1 && taken[at] !== undefined && office?.kind !== 'title') return undefined;
  if (run.family && parts.length >= 2) return { ...withOffice, confidence: 0.9, because: 'family name first' };
  if (run.numeral && parts.length >= 2 && run.given > 0)
    return { ...withOffice, confidence: 0.9, because: 'ruler with number' };
  if (run.numeral)
    return office === undefined
      ? undefined
      : { ...withOffice, confidence: 0.85, because: 'office and ruler with number' };
  // "Per E-Mail", "Pro Kopf": a preposition before a noun.
  if (parts.length === 2 && /^(?:Per|Pro|Via)$/.test(first) && words.isNoun(last - 1)) return undefined;
  // "Roman Herzog": both are nouns, and together the name of one who held an office.
  if (parts.length >= 2 && isKnownHolder(parts))
    return { ...withOffice, confidence: 0.95, because: 'known office holder' };
  const strong = run.given > 0 && parts.some((part) => given.genderOf(part) !== undefined && !given.isWeak(part));
  const startsGiven = given.genderOf(first) !== undefined;
  if (parts.length >= 2 && startsGiven && (strong || unknown > 0)) {
    if (given.isWeak(first) && !strong && isDeterminer(before)) return undefined;
    if (given.isWeak(first) && taken[at] !== undefined && /^(?:in|aus|nach|bei|von)$/.test(before)) return undefined;
    // "nach Tarin Kot": unlisted in the dictionary and behind a local preposition it is a place.
    if (office === undefined && /^(?:in|nach|aus)$/i.test(before) && !given.isCommon(first)) return undefined;
    if (parts.length === run.given && !given.isWeak(first) && isDeterminer(before) && office === undefined)
      return undefined;
    return {
      ...withOffice,
      confidence: 0.95,
      because: office === undefined ? 'given and family name' : 'office, given and family name',
    };
  }
  if (parts.length >= 2 && run.given > 0 && unknown > 0)
    return { ...withOffice, confidence: 0.8, because: 'unknown word and given name' };
  if (
    office !== undefined &&
    (unknown > 0 ||
      (office.kind === 'title' && run.given > 0) ||
      (startsGiven &&
        /^(?:Papst|König|Königin|Kaiser|Prinz|Prinzessin|Kronprinz|Kronprinzessin|Patriarch|Kardinal|Bruder|Schwester|Pater|Kaiserin|Zar|Scheich|Emir|Sultan)$/.test(
          office.lemma,
        )))
  )
    return { ...withOffice, confidence: 0.9, because: 'office or title before a name' };
  // "Freundin Annalena" is named by no family name.
  if (
    office !== undefined &&
    office.kind !== 'role' &&
    parts.length >= 1 &&
    startsGiven &&
    (given.isWellKnown(first) || !words.isNoun(at))
  )
    return { ...withOffice, confidence: 0.75, because: 'office before a given name' };
  // "dem Paraguayer Santiago Peña": an inhabitant in the singular has a name behind him.
  if (parts.length >= 2 && unknown > 0 && isNative(words, at - 1))
    return { ...withOffice, confidence: 0.85, because: 'inhabitant and name' };
  // "die Reederin Losaline Tupou", "der 54-jährige Moosa Zameer", "auf Losaline Tupou als Direktorin": only persons are such.
  if (
    parts.length >= 2 &&
    unknown >= 2 &&
    !parts.some((part) => foreignWords.has(part) || englishEnding.test(part)) &&
    (isOneByTrade(words, at - 1) ||
      /^\d\d-jährige[nmr]?$/.test(before) ||
      (textAt(words, sentence, last) === 'als' && isOfficeWord(textAt(words, sentence, last + 1))))
  )
    return { ...withOffice, confidence: 0.85, because: 'what only persons are, and name' };
  if (parts.length >= 2 && unknown >= 2) {
    if (isDeterminer(before) || /^(?:in|nach|aus|bei|im|am|zum|zur|vom|beim|auf|über)$/i.test(before)) return undefined;
    if (words.isAdjective(at - 1) && at > sentence.first && isDeterminer(textAt(words, sentence, at - 2)))
      return undefined;
    if (parts.some((part) => foreignWords.has(part) || englishEnding.test(part))) return undefined;
    // "Current Biology" in quotes or brackets is a title, a term, a translation.
    const after = textAt(words, sentence, last);
    if ((isQuoteMark(before) && isQuoteMark(after)) || (before === '(' && after === ')')) return undefined;
    if (noun !== undefined && officeAt === undefined && isPlaceLike(noun)) return undefined;
    // "Westinghouse High School": the name of the firm goes on.
    const body = at > sentence.first ? taken[at - 1] : undefined;
    // "der Chef der Ärztekammer Torvald Ekström": the office before the body has a holder.
    const isLed =
      body !== undefined &&
      /^(?:der|des)$/.test(textAt(words, sentence, body.first - 1)) &&
      isOfficeWord(textAt(words, sentence, body.first - 2));
    if (body?.type === 'Organisation' && body.how === 'name' && !isLed) return undefined;
    return { ...withOffice, confidence: 0.7, because: 'two unknown names' };
  }
  if (isArticleName(first) && parts.length === 1 && /^(?:in|nach|aus|bei|im|die|das)$/i.test(before)) return undefined;
  if (parts.length === 1 && (given.isWellKnown(first) || given.isWellKnown(first.replace(/['’]?s$|['’]$/, ''))))
    return { ...withOffice, confidence: 0.8, because: 'well-known family name' };
  return undefined;
};

/** Endings of English nouns and adjectives in names of things and bodies. */
const englishEnding = /(?:ment|able|ing|ness|ity|tion|tions|ship|ics|ance|ence|ional|ings|ers)$/;

const endingsOfThings = [
  'stadt',
  'dorf',
  'flughafen',
  'platz',
  'straße',
  'provinz',
  'insel',
  'preis',
  'stadion',
  'lager',
  'hafen',
  'museum',
  'schiff',
  'gebiet',
  'region',
  'brücke',
  'gefängnis',
  'flugzeugträger',
  'hubschrauberträger',
  'zerstörer',
  'fregatte',
  'kreuzer',
  'tanker',
];
const isPlaceLike = (noun: string): boolean =>
  /(?:ort|stadt|dorf|berg|tal|see|fluss|gebiet|region|insel|provinz|bezirk)$/i.test(noun);

/** Token of the office, role or title that stands before a name, adjectives and brackets in between left out. */
const officeBefore = (words: Words, sentence: Sentence, at: number): number | undefined => {
  let i = at - 1;
  // "Präsident (und Parteichef) X", "Sprecher, X" are rarer: only the direct neighbour counts.
  if (i < sentence.first) return undefined;
  const { text } = words.tokens[i] as Token;
  if (text === '.' && i - 1 >= sentence.first && /^(?:Dr|Prof|Mag|Ing|Mr|Mrs|Fr)$/.test(textAt(words, sentence, i - 1)))
    i--;
  return isOfficeWord((words.tokens[i] as Token).text) ? i : undefined;
};

/** "die Abgeordnete Huber" is a woman, "der Abgeordnete Huber" a man: of offices that are adjectives the article tells. */
const genderBefore = (
  words: Words,
  sentence: Sentence,
  office: number | undefined,
  last: number,
): 'm' | 'f' | undefined => {
  if (office === undefined) return undefined;
  const text = textAt(words, sentence, office);
  // Nouns like "Präsident" have a gender of their own.
  if (!/e[rn]?$/.test(text) || officeOf(text)?.plural !== false) return undefined;
  let at = office - 1;
  while (at > sentence.first && words.isAdjective(at)) at--;
  const article = textAt(words, sentence, at).toLowerCase();
  if (text.endsWith('e'))
    return /^(?:der|dieser|jener)$/.test(article)
      ? 'm'
      : /^(?:die|diese|jene|eine|ihre|seine|unsere)$/.test(article)
        ? 'f'
        : undefined;
  if (text.endsWith('er')) return 'm';
  // "der Abgeordneten Huber und Maier": several
  if (/^(?:,|und|sowie)$/.test(textAt(words, sentence, last))) return undefined;
  if (/^(?:de[mn]|des|einem|einen|vom|zum|beim)$/.test(article)) return 'm';
  return /^(?:der|einer|zur)$/.test(article) ? 'f' : undefined;
};

const nobleParticle = /^(?:von|van|vom|zu)$/i;

/** "von der Leyen", "Van der Bellen": family names of known office holders with two particles, which nobody else has in the news. */
const knownFamilies: ReadonlyMap<string, readonly string[]> = new Map(
  leaderLists
    .flatMap(({ names }) => names)
    .flatMap((name) => /\b[vV][ao]n de[rn] .+$/.exec(name)?.[0] ?? [])
    .map((family) => [family.toLowerCase(), family.split(' ')] as const),
);

/**
 * "dankte von der Leyen", "traf Van der Bellen": the family name with its particle, of somebody well known or once the article has
 * named the person in full. Left to the phrases, a small particle is a preposition. Marks the tokens as taken.
 */
export const findParticleNames = (words: Words, drafts: readonly Draft[]): Draft[] => {
  const { tokens, taken } = words;
  if (!tokens.some(({ text }) => nobleParticle.test(text))) return [];
  const families = new Map(knownFamilies);
  for (const { person } of drafts) {
    const at = person?.parts.findIndex((part) => nobleParticle.test(part)) ?? -1;
    const family = at > 0 ? (person?.parts.slice(at) ?? []) : [];
    if (family.length > 2) families.set(family.join(' ').toLowerCase(), family);
  }
  const found: Draft[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!nobleParticle.test((tokens[i] as Token).text)) continue;
    for (const family of families.values()) {
      const last = i + family.length;
      const rest = family.slice(1);
      if (
        !rest.every(
          (part, k) =>
            tokens[i + 1 + k]?.text === part || (k === rest.length - 1 && tokens[i + 1 + k]?.text === `${part}s`),
        )
      )
        continue;
      // "Van" is a town as well.
      if (taken.slice(i, last).some((draft) => draft !== undefined && draft.how !== 'place')) continue;
      const draft = makeDraft(tokens, i, last, {
        type: 'Person',
        how: 'name',
        name: family.join(' '),
        person: { parts: family, family: 0, familyLength: family.length, gender: undefined, office: undefined },
        confidence: 0.9,
        because: ['family name with its particle'],
      });
      found.push(draft);
      for (let k = i; k < last; k++) taken[k] = draft;
      break;
    }
  }
  return found;
};
