import { timeNouns } from '../analyse/words.ts';
import { loadLexicon } from '../knowledge/lexicon.ts';
import type { Mention, Sentence, Token, TreatyFeatures } from '../model.ts';
import { mentionOf } from './draft.ts';
import { opensDigit, opensUpper } from './shape.ts';
import { kindNouns, knownTreaties, type TreatyNoun, treatyWords } from './treatyWords.ts';

/*
 * Wordings of treaties, by tokens alone: kind nouns and their compounds with what stands around them ("das umfassende
 * strategische Partnerschaftsabkommen", "Vertrag über die Zusammenarbeit", "die 1961 und 2000 geschlossenen Verträge"), names
 * of well-known treaties, and nouns that refer back ("das Dokument"). Which of them are treaties, and which are the same one,
 * is decided later with the whole article in view (link/treaties.ts).
 */

const quoteMarks = new Set(['"', '„', '“', '”', '»', '«', '‚', '‘', '’', "'", '›', '‹']);
const yearPattern = /^(?:1[5-9]|20)\d\d$/;
const indefinites = /^(?:ein(?:e[nmrs]?)?|irgendein(?:e[nmrs]?)?)$/;
const negatives = /^(?:kein(?:e[nmrs]?)?|jede[nmrs]?|jegliche[nmrs]?|welche[nmrs]?|solche?[nmrs]?|weder)$/;
const definites = /^(?:d(?:er|ie|as|en|em|es)|zu[mr]|i[mn]s?|am|ans|vom|beim|aufs|fürs|übers|ums|unters|beide[nmrs]?)$/;
const demonstratives = /^(?:diese[nmrs]?|jene[nmrs]?|dasselbe|derselben?|denselben|demselben)$/;
const possessives = /^(?:(?:sein|ihr|unser|mein)(?:e[nmrs]?)?|dessen|deren)$/;

const beforeTowns = /^(?:in|im|aus|nach|bei|von|vor|nahe|mit|durch|für|gegen|zwischen|und)$/;

/** Longest stretch of a title such as "über die Zusammenarbeit …", in tokens: official titles in news stay below it. */
const longestTitle = 16;
/** Longest participle bracket before a treaty noun, in tokens. */
const longestBracket = 18;

/** Lower-case, without accents and inflection: "Pariser Klimaabkommens" → "paris klimaabkomm". */
export const stemOf = (word: string): string => {
  const cached = stems.get(word);
  if (cached !== undefined) return cached;
  const stem = readStem(word);
  if (stems.size > mostStems) stems.clear();
  stems.set(word, stem);
  return stem;
};

const stems = new Map<string, string>();
const mostStems = 50_000;

const readStem = (word: string): string => {
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
  return folded.length > 4 ? folded.replace(/(?:ens|en|es|er|em|e|s)$/, '') : folded;
};

/** What a noun says when it is, or ends in, a treaty noun: Partnerschaftsabkommens → Abkommen, modifier `partnerschafts`. */
export interface Headword {
  readonly noun: string;
  readonly entry: TreatyNoun;
  readonly carrier: boolean;
  readonly modifier: string;
  readonly prefix: string;
  readonly plural: boolean;
}

const compoundStart = 3;

/** "Fünf-Punkte-Abkommen": how many points it has is no name of it. */
const points = /^[\p{L}\d]+-punkte-/u;

const readHeadword = (text: string): Headword | undefined => {
  const lower = text.toLowerCase().replace(points, '');
  let best: { noun: string; entry: TreatyNoun; form: string; plural: boolean } | undefined;
  for (const candidate of kindNouns.byLastLetter.get(lower.at(-1) ?? '') ?? []) {
    if (!lower.endsWith(candidate.form)) continue;
    if (best === undefined || candidate.form.length > best.form.length) best = candidate;
  }
  if (best === undefined) return undefined;
  const rest = lower.slice(0, lower.length - best.form.length);
  if (rest !== '' && !rest.endsWith('-') && (rest.length < compoundStart || best.entry.carrier)) return undefined;
  if ((best.entry.carrier || best.entry.placed) && rest !== '') return undefined;
  const hyphen = rest.lastIndexOf('-');
  const modifier = rest.slice(hyphen + 1);
  const prefix = hyphen > 0 ? rest.slice(0, hyphen) : '';
  if (isOtherContract(best.noun, lower.slice(hyphen + 1), modifier, prefix)) return undefined;
  return { noun: best.noun, entry: best.entry, carrier: best.entry.carrier, modifier, prefix, plural: best.plural };
};

/** True for labour contracts, leases, coalition pacts, minutes: compounds that are no treaties. */
const isOtherContract = (noun: string, compound: string, modifier: string, prefix: string): boolean => {
  const { modifiers, whole, exceptions } = treatyWords.notTreaties;
  const base = modifier === '' ? (prefix.split('-').at(-1) ?? '') : modifier;
  if (base === '') return false;
  if (exceptions.stems.some((stem) => compound.startsWith(stem) || compound.endsWith(stem))) return false;
  if (whole.some((word) => compound.startsWith(word))) return true;
  const only = exceptions.onlyFor[noun];
  // "EU-Türkei-Erklärung": named after its sides.
  if (only !== undefined) return !only.includes(base) && !(modifier === '' && prefix.includes('-'));
  return modifiers.some((m) => base === m || (m.length > 4 && base.endsWith(m)));
};

/** The treaty noun of a compound that is no treaty: `Liefervertrag` → Vertrag. */
export const otherContractNoun = (text: string): string | undefined => {
  if (!opensUpper(text) || headwordOf(text) !== undefined) return undefined;
  const lower = text.toLowerCase();
  const found = (kindNouns.byLastLetter.get(lower.at(-1) ?? '') ?? []).find(
    (c) => lower.endsWith(c.form) && lower.length >= c.form.length + compoundStart,
  );
  return found?.noun;
};

const headwords = new Map<string, Headword | null>();
const mostHeadwords = 50_000;
/** The treaty noun that a word is or ends in, if any. */
export const headwordOf = (text: string): Headword | undefined => {
  if (!opensUpper(text) && !opensDigit(text)) return undefined;
  const cached = headwords.get(text);
  if (cached !== undefined) return cached ?? undefined;
  const found = readHeadword(text);
  if (headwords.size > mostHeadwords) headwords.clear();
  headwords.set(text, found ?? null);
  return found;
};

const isQuote = (token: Token | undefined): boolean => token !== undefined && quoteMarks.has(token.text);
/** "Pariser", "Minsker"; not nouns of people who act ("Vorgänger Nafta"). */
const isPlaceAdjective = (text: string): boolean =>
  /^\p{Lu}[\p{L}-]{2,}er$/u.test(text) &&
  !/^(?:Dieser|Jener|Welcher|Jeder|Solcher|Unser|Neuer|Weiterer|Anderer|Zweiter|Erster)$/.test(text) &&
  !/(?:gänger|folger|partner|minister|führer|sprecher|händler|leiter|geber|nehmer)$/i.test(text);
const isParticiple = (token: Token): boolean =>
  !opensUpper(token.text) &&
  /(?:t|en)e[nrms]?$/.test(token.text) &&
  (token.analyses.some((a) => a.form === 'part2' || (a.pos === 'ADJ' && /(?:t|en)$/.test(a.lemma))) ||
    // "unterfertigte": one that the dictionary knows as a verb alone.
    (token.pos === 'ADJ' && /t$/.test(token.lemma)));
/** "am 9. November unterzeichnete": no adjective, whatever its ending. */
const isSeason = (text: string): boolean => /^(?:September|Oktober|November|Dezember|Jänner|Sommer|Winter)$/.test(text);
const isAttribute = (token: Token): boolean => !isSeason(token.text) && mayBeAttribute(token);
const mayBeAttribute = (token: Token): boolean =>
  isPlaceAdjective(token.text) ||
  ((token.pos === 'ADJ' ||
    token.pos === 'NUM' ||
    (token.pos === 'VERB' && isParticiple(token)) ||
    token.pos === 'PROPN') &&
    /e[nrms]?$/.test(token.text)) ||
  (token.pos === 'ADJ' && /^\d+\.$/.test(token.text));

/** Strong nominative of an adjective: "gegenseitigen" before a neuter noun → "gegenseitiges". */
const nominative = (word: string, gender: TreatyNoun['gender'], plural: boolean): string => {
  if (isPlaceAdjective(word) && !/(?:isch|lich|ig)er$/.test(word)) return word;
  const stem = word.replace(/(?:e[nrms]|e)$/, '');
  if (stem === word || /^\d/.test(word)) return word;
  return stem + (plural ? 'e' : gender === 'm' ? 'er' : gender === 'n' ? 'es' : 'e');
};

/** Nominative of a treaty noun or compound: "Klimaabkommens" → "Klimaabkommen", "Verträgen" → "Verträge". */
const nominativeNoun = (text: string, word: Headword, plural: boolean): string => {
  const lower = text.toLowerCase();
  const forms = plural ? word.entry.plural : word.entry.forms;
  const base = forms[0] ?? word.noun.toLowerCase();
  const used = [...word.entry.forms, ...word.entry.plural]
    .filter((f) => lower.endsWith(f))
    .sort((a, b) => b.length - a.length)[0];
  if (used === undefined) return text;
  const start = text.slice(0, text.length - used.length);
  const end = start === '' || start.endsWith('-') ? base.charAt(0).toUpperCase() + base.slice(1) : base;
  return start + end;
};

interface Before {
  /** First token of adjectives and bracket. */
  readonly first: number;
  readonly adjectives: readonly number[];
  readonly determiner: TreatyFeatures['determiner'];
  readonly determinerText: string;
  readonly years: readonly number[];
}

/** Reads backwards from the head: adjectives, a participle bracket, the determiner. */
const readBefore = (
  tokens: readonly Token[],
  sentence: Sentence,
  head: number,
  mentionAt: ReadonlyMap<number, Mention>,
): Before => {
  // "das von Holbrooke ausgehandelte Abkommen", "ein von Ägypten vermitteltes": the name of an actor is no attribute.
  const isActor = (k: number): boolean => {
    const mention = mentionAt.get(k);
    // "das in Algier geschlossene Abkommen", "das mit Skopje verhandelte": a town that ends like an adjective.
    const isTown =
      (mention?.how === 'place' || mention?.how === 'seat') && beforeTowns.test(tokens[k - 1]?.lower ?? '');
    return mention?.type === 'Person' || (mention?.type === 'Country' && mention.how === 'name') || isTown;
  };
  const adjectives: number[] = [];
  const years: number[] = [];
  let i = head - 1;
  let first = head;
  const at = (k: number): Token | undefined => (k >= sentence.first ? tokens[k] : undefined);
  for (;;) {
    const token = at(i);
    if (token === undefined) break;
    if (isQuote(token) && at(i - 1) !== undefined && (adjectives.length > 0 || isQuote(token))) {
      // „Umfassendes Strategisches …“: the mark may stand between determiner and name.
      const before = at(i - 1);
      if (before !== undefined && (isAttribute(before) || isDeterminer(before.text))) {
        i--;
        continue;
      }
      break;
    }
    const named = token.quoted && opensUpper(token.text) && /e[nrms]?$/.test(token.text) && token.pos !== 'DET';
    if ((isAttribute(token) || named) && !isActor(i)) {
      adjectives.unshift(i);
      first = i;
      i--;
      continue;
    }
    if (yearPattern.test(token.text) && adjectives.length > 0) {
      years.unshift(i);
      first = i;
      i--;
      continue;
    }
    const joins = token.text === ',' || token.lower === 'und';
    const before = at(i - 1);
    if (joins && before !== undefined && adjectives.length > 0 && isAttribute(before) && !isActor(i - 1)) {
      i--;
      continue;
    }
    // "Partnerschafts- und Kooperationsabkommen"
    if (token.lower === 'und' && before !== undefined && before.text.endsWith('-')) {
      first = i - 1;
      i -= 2;
      continue;
    }
    // "den 297 Seiten langen Text"
    if (/^seiten?$/.test(token.lower) && adjectives.length > 0 && before?.pos === 'NUM') {
      first = i - 1;
      i -= 2;
      continue;
    }
    // "kürzlich geschlossene", "nie ratifizierte"
    if (token.pos === 'ADV' && adjectives.length > 0) {
      first = i;
      i--;
      continue;
    }
    break;
  }
  let determiner = determinerOf(at(i));
  let determinerText = determiner === 'none' ? '' : (at(i)?.text ?? '').toLowerCase();
  // "Chinas Sicherheitsabkommen mit X": whose it is points as an article does.
  if (determiner === 'none' && isOwner(at(i), mentionAt.get(i))) determiner = 'definite';
  const participle = adjectives.find((a) => isParticiple(tokens[a] as Token));
  if (determiner === 'none' && participle !== undefined) {
    let behindPreposition: number | undefined;
    for (let k = i; k >= Math.max(sentence.first, participle - longestBracket); k--) {
      const token = tokens[k] as Token;
      if (token.pos === 'AUX' || token.pos === 'SCONJ' || /^[.;:!?()–]$/.test(token.text)) break;
      if (token.pos === 'VERB' && !opensUpper(token.text)) break;
      // "das unter Vermittlung der Weltbank ausgehandelte Abkommen": behind a noun it is the article of a genitive.
      if (/^(?:der|des)$/.test(token.lower) && at(k - 1)?.pos === 'NOUN' && k - 1 > sentence.first) continue;
      if (isDeterminer(token.text) && at(k - 1)?.pos !== 'ADP') {
        determiner = determinerOf(token);
        determinerText = token.lower;
        first = k + 1;
        for (let y = k + 1; y < participle; y++)
          if (yearPattern.test((tokens[y] as Token).text) && !years.includes(y)) years.push(y);
        break;
      }
      if (isDeterminer(token.text))
        behindPreposition = opensBracket(tokens, k) || isPlainBetween(tokens, k, participle) ? k : undefined;
    }
    // "auf das fertig verhandelte Abkommen": the article behind the preposition is the treaty's, if there is no other.
    if (determiner === 'none' && behindPreposition !== undefined) {
      const token = tokens[behindPreposition] as Token;
      determiner = determinerOf(token);
      determinerText = token.lower;
      first = behindPreposition + 1;
    }
  }
  return { first, adjectives, determiner, determinerText, years };
};

/** A state or body of one word in the genitive. */
const isOwner = (token: Token | undefined, mention: Mention | undefined): boolean =>
  token !== undefined &&
  mention?.last === token.index + 1 &&
  mention.how === 'name' &&
  (mention.type === 'Country' || mention.type === 'Organisation') &&
  token.text.endsWith('s') &&
  token.analyses.every((a) => a.lemma !== token.text);

/** "über das von A unterzeichnete Abkommen", "über das 2019 geschlossene": no noun of its own can follow such an article. */
const opensBracket = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1];
  return next?.pos === 'ADP' || yearPattern.test(next?.text ?? '');
};

/** Only adverbs and adjectives stand between an article and a participle: nothing there could own the article. */
const isPlainBetween = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let i = from + 1; i < to; i++) if (!/^(?:ADV|ADJ)$/.test((tokens[i] as Token).pos)) return false;
  return to > from + 1;
};

const isDeterminer = (text: string): boolean => determinerOf({ lower: text.toLowerCase() }) !== 'none';
const determinerOf = (token: Pick<Token, 'lower'> | undefined): TreatyFeatures['determiner'] => {
  if (token === undefined) return 'none';
  const lower = token.lower;
  if (indefinites.test(lower)) return 'indefinite';
  if (negatives.test(lower)) return 'negative';
  if (demonstratives.test(lower)) return 'demonstrative';
  if (possessives.test(lower)) return 'possessive';
  if (definites.test(lower) && lower !== 'in' && lower !== 'is') return 'definite';
  return 'none';
};

interface After {
  readonly last: number;
  readonly year?: number;
  readonly place?: number;
  readonly title?: { readonly first: number; readonly last: number };
  /** Names behind the noun: "Freihandelsabkommen Ceta", "Vertrag … (AVV)". */
  readonly names: readonly string[];
  /** "Zusatzprotokoll II": which one of several. */
  readonly numeral?: string;
}

const romanNumber = /^(?:I{1,3}|IV|VI{0,3})$/;

const acronym = /^\p{Lu}[\p{Lu}\p{Ll}\d-]*\p{Lu}[\p{Ll}\d]*$/u;

/** "Abkommen von Barbados", "Vertrag von Luxemburg": alone behind such a noun a state is where it was made, not a side of it. */
const isTownState = (
  tokens: readonly Token[],
  sentence: Sentence,
  head: number,
  at: number,
  mention: Mention | undefined,
): boolean => {
  if (mention?.type !== 'Country' || mention.how !== 'name' || mention.first !== at) return false;
  if (!smallStates.has(mention.country ?? '') || !placed.has(headwordOf((tokens[head] as Token).text)?.noun ?? ''))
    return false;
  const next = mention.last < sentence.last ? tokens[mention.last] : undefined;
  return !/^(?:mit|und|zu|über|sowie)$/.test(next?.lower ?? '');
};
/** States that conferences are named after: so small that one town or island is all of them, or called like their capital. */
const smallStates: ReadonlySet<string> = new Set([
  'AD',
  'BB',
  'DJ',
  'GT',
  'KW',
  'LU',
  'MC',
  'MT',
  'PA',
  'SG',
  'SM',
  'VA',
]);
/** "wurde das Abkommen von Oslo und Lima gekündigt": no treaty is called after two capitals. */
const isOneOfTwo = (
  tokens: readonly Token[],
  head: number,
  mention: Mention | undefined,
  mentionAt: ReadonlyMap<number, Mention>,
): boolean => {
  if (mention?.how !== 'seat' || tokens[mention.last]?.lower !== 'und') return false;
  const second = mentionAt.get(mention.last + 1);
  if (second?.type !== 'Country' || (second.how !== 'seat' && second.how !== 'name')) return false;
  // "die Abkommen von Oslo und Kairo" are two.
  const article = tokens.slice(Math.max(0, head - longestAttributes), head).map((t) => t.lower);
  return headwordOf((tokens[head] as Token).text)?.plural !== true && !article.includes('die');
};
/** Words between an article and the head of a treaty's wording. */
const longestAttributes = 4;
/** Words from "Vom" at the head of a headline to the treaty: "Vom gescheiterten Pakt". */
const longestRange = 4;
const placed: ReadonlySet<string> = new Set([
  'Abkommen',
  'Vertrag',
  'Konvention',
  'Protokoll',
  'Übereinkommen',
  'Pakt',
  'Friede',
]);

/** Reads forwards from the head: title, place, year, acronym in brackets. */
const readAfter = (
  tokens: readonly Token[],
  sentence: Sentence,
  head: number,
  mentionAt: ReadonlyMap<number, Mention>,
): After => {
  const at = (k: number): Token | undefined => (k < sentence.last ? tokens[k] : undefined);
  const lowerAt = (k: number): string => at(k)?.lower ?? '';
  let next = head + 1;
  let last = head + 1;
  let year: number | undefined;
  let place: number | undefined;
  let title: { first: number; last: number } | undefined;
  const names: string[] = [];
  let numeral: string | undefined;
  if (isQuote(at(next)) && !isQuote(at(head - 1)) && opensUpper(at(next + 1)?.text ?? '')) {
    // Abkommen „New Start“
    let close = next + 1;
    while (close < Math.min(sentence.last, next + 8) && !isQuote(at(close))) close++;
    if (isQuote(at(close)) && close > next + 1) {
      names.push(textOf(tokens, next + 1, close));
      next = close + 1;
      last = next;
    }
  } else if (
    at(next) !== undefined &&
    acronym.test(at(next)?.text ?? '') &&
    !romanNumber.test(at(next)?.text ?? '') &&
    mentionAt.get(next)?.type !== 'Country' &&
    mentionAt.get(next)?.type !== 'Organisation'
  ) {
    names.push(at(next)?.text ?? '');
    next++;
    last = next;
  }
  // "das Zusatzprotokoll II"
  if (romanNumber.test(at(next)?.text ?? '') && at(next + 1)?.text !== '.') {
    numeral = at(next)?.text;
    next++;
    last = next;
  }
  if (isQuote(at(next)) && tokens[head]?.quoted === true) next++;
  if (lowerAt(next) === 'von' || lowerAt(next) === 'aus' || lowerAt(next) === 'vom') {
    const target = at(next + 1);
    if (target !== undefined && yearPattern.test(target.text)) {
      year = next + 1;
      last = next + 2;
      next = last;
    } else if (lowerAt(next) !== 'von' || lowerAt(next + 1) === 'dem' || lowerAt(next + 1) === 'märz') {
      // "aus dem Jahr 1987", "vom 12. März 2014"
      for (let k = next + 1; k < Math.min(sentence.last, next + 5); k++) {
        const token = tokens[k] as Token;
        if (yearPattern.test(token.text)) {
          year = k;
          next = k + 1;
          last = next;
          break;
        }
        if (
          !/^(?:dem|jahre?|\d+\.?|\.|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|herbst|frühjahr|sommer|winter)$/i.test(
            token.text,
          )
        )
          break;
      }
    } else if (target !== undefined && opensUpper(target.text) && (target.pos === 'PROPN' || target.pos === 'NOUN')) {
      const mention = mentionAt.get(next + 1);
      const isPlace =
        isTownState(tokens, sentence, head, next + 1, mention) ||
        (mention === undefined
          ? target.pos === 'PROPN' || target.analyses.every((a) => a.guessed === true)
          : mention.how === 'seat' || mention.how === 'place');
      if (isPlace && !isOneOfTwo(tokens, head, mention, mentionAt)) {
        place = next + 1;
        last = mention === undefined ? next + 2 : Math.max(mention.last, next + 2);
        if (mention === undefined && at(last)?.pos === 'PROPN') last++;
        next = last;
      }
    }
  }
  // "Abkommen mit Russland über …", "Vertrag zwischen A und B über …"
  if (lowerAt(next) === 'mit' || lowerAt(next) === 'zwischen') {
    let k = next + 1;
    while (
      k < Math.min(sentence.last, next + 9) &&
      (mentionAt.has(k) || /^(?:der|den|dem|und|sowie|,)$/.test(lowerAt(k)))
    )
      k++;
    if (k > next + 1 && lowerAt(k) === 'über') next = k;
    // "sein Freihandelsabkommen mit den USA (KORUS)"
    const brief = at(k + 1)?.text ?? '';
    if (k > next + 1 && lowerAt(k) === '(' && at(k + 2)?.text === ')' && acronym.test(brief) && !mentionAt.has(k + 1))
      names.push(brief);
    // "das Abkommen mit Washington von 1959"
    if (k > next + 1 && lowerAt(k) === 'von' && year === undefined && yearPattern.test(at(k + 1)?.text ?? ''))
      year = k + 1;
  }
  const opener = lowerAt(next);
  // "Vom Bagdad-Pakt zum Ende der Allianz": from one to the other.
  const isRange =
    /^zu[mr]$/.test(opener) && /^vo[mn]$/.test(lowerAt(sentence.first)) && head - sentence.first < longestRange;
  if (
    !isRange &&
    (['über', 'zur', 'zum', 'gegen'].includes(opener) || isAim(tokens, sentence, head, next, mentionAt))
  ) {
    const end = readTitle(tokens, sentence, next + 1, mentionAt);
    if (end > next + 1 && (opener === 'über' || end - next > 1)) {
      title = { first: next, last: end };
      last = end;
      next = end;
    }
  }
  if (isQuote(at(next))) next++;
  // "…, kurz XYZ", "(englisch XYZ)"
  const brief = lowerAt(next) === ',' || lowerAt(next) === '(' ? next + 1 : next;
  if (brief > next && /^(?:kurz|abgekürzt|englisch|französisch|spanisch)$/.test(lowerAt(brief))) {
    const inner = at(brief + 1)?.text === ':' ? at(brief + 2)?.text : at(brief + 1)?.text;
    if (inner !== undefined && acronym.test(inner)) names.push(inner);
  }
  if (lowerAt(next) === '(' && at(next + 2)?.text === ')') {
    const inner = at(next + 1)?.text ?? '';
    if (acronym.test(inner)) names.push(inner);
    else if (yearPattern.test(inner) && year === undefined) year = next + 1;
  }
  return {
    last,
    names,
    ...(numeral === undefined ? {} : { numeral }),
    ...(year === undefined ? {} : { year }),
    ...(place === undefined ? {} : { place }),
    ...(title === undefined ? {} : { title }),
  };
};

/**
 * "der Pakt für sichere Häfen", "die Charta der Meere": what these say they are for, or whose, is their name; not "für drei Jahre", "für
 * seine Lücken", "die Charta der Schweiz".
 */
const isAim = (
  tokens: readonly Token[],
  sentence: Sentence,
  head: number,
  at: number,
  mentionAt: ReadonlyMap<number, Mention>,
): boolean => {
  const lower = tokens[at]?.lower;
  const noun = headwordOf((tokens[head] as Token).text);
  if (at !== head + 1 || at + 1 >= sentence.last || noun?.plural !== false || mentionAt.has(at + 1)) return false;
  const isGenitive = noun.noun === 'Charta' && (lower === 'der' || lower === 'des');
  if (!isGenitive && !(lower === 'für' && /^(?:Charta|Pakt)$/.test(noun.noun))) return false;
  let i = at + 1;
  if (!isGenitive && /^(?:die|das|den|eine|einen|ein)$/.test(tokens[i]?.lower ?? '')) i++;
  while (i < sentence.last && tokens[i]?.pos === 'ADJ' && !opensDigit((tokens[i] as Token).text)) i++;
  const word = tokens[i];
  return (
    word !== undefined &&
    i < sentence.last &&
    opensUpper(word.text) &&
    word.pos === 'NOUN' &&
    !mentionAt.has(i) &&
    !timeNouns.has(word.lemma.toLowerCase())
  );
};

/** End of a title: nouns with their articles, adjectives, genitives, "und", "von", "in"; not the parties or the time. */
const readTitle = (
  tokens: readonly Token[],
  sentence: Sentence,
  from: number,
  mentionAt: ReadonlyMap<number, Mention>,
): number => {
  let last = from;
  for (let i = from; i < Math.min(sentence.last, from + longestTitle); i++) {
    const token = tokens[i] as Token;
    const lower = token.lower;
    if (isQuote(token)) break;
    if (token.text === ',' && i === last && i > from) {
      const end = readTitleList(tokens, sentence, i, mentionAt);
      if (end === undefined) break;
      last = end;
      i = end - 1;
      continue;
    }
    if (opensUpper(token.text) || /^\d+$/.test(token.text)) {
      if (yearPattern.test(token.text)) break;
      last = i + 1;
      continue;
    }
    if ((lower === 'und' || lower === 'sowie') && opensTreaty(tokens, i + 1, sentence.last)) break;
    if (
      token.pos === 'DET' ||
      token.pos === 'ADJ' ||
      lower === 'und' ||
      lower === 'sowie' ||
      lower === 'oder' ||
      demonstratives.test(lower)
    )
      continue;
    if (definites.test(lower) && token.pos !== 'ADP') continue;
    if (lower === 'von' || lower === 'in' || lower === 'auf') {
      const next = tokens[i + 1];
      if (
        i > from &&
        next !== undefined &&
        !isOfAct(tokens, i, mentionAt) &&
        next.text !== 'Kraft' &&
        next.text !== 'Eis' &&
        i + 1 < sentence.last &&
        (opensUpper(next.text) || next.pos === 'DET') &&
        !yearPattern.test(next.text)
      )
        continue;
    }
    break;
  }
  return last;
};

/** "über Freundschaft, Zusammenarbeit und gegenseitigen Beistand": where a list of bare nouns behind a comma ends. */
/**
 * "wurde das Abkommen über den Fischfang von der Regierung in Genf gekündigt": who does something to a treaty, and the town where, are
 * no part of its title.
 */
const isOfAct = (tokens: readonly Token[], at: number, mentionAt: ReadonlyMap<number, Mention>): boolean => {
  const mention = mentionAt.get(at + 1);
  if (tokens[at]?.lower === 'in') return mention?.how === 'place' || mention?.how === 'seat';
  if (tokens[at]?.lower !== 'von') return false;
  // A title has a genitive where there is an article.
  if (tokens[at + 1]?.pos === 'DET' || mention?.type === 'Person') return true;
  return (
    mention?.type === 'Country' &&
    /^(?:und|sowie)$/.test(tokens[mention.last]?.lower ?? '') &&
    isBeforeVerb(tokens, mention.last + 1, mentionAt)
  );
};

/** True where a state, and after it at most a place, stands before a participle. */
const isBeforeVerb = (tokens: readonly Token[], at: number, mentionAt: ReadonlyMap<number, Mention>): boolean => {
  const state = mentionAt.get(at);
  if (state?.type !== 'Country') return false;
  const behind = tokens[state.last]?.lower === 'in' ? (mentionAt.get(state.last + 1)?.last ?? state.last) : state.last;
  return tokens[behind]?.pos === 'VERB' && tokens[behind]?.analyses.some((a) => a.form === 'part2') === true;
};

/** "das Übereinkommen über Streumunition und die Ottawa-Konvention": behind "und" stands another treaty with its article. */
const opensTreaty = (tokens: readonly Token[], at: number, end: number): boolean => {
  if (determinerOf(tokens[at]) === 'none') return false;
  let i = at + 1;
  while (i < end && (tokens[i]?.pos === 'ADJ' || isPlaceAdjective(tokens[i]?.text ?? ''))) i++;
  const word = i < end ? headwordOf(tokens[i]?.text ?? '') : undefined;
  return word !== undefined && !word.carrier && (word.modifier !== '' || word.prefix !== '' || i > at + 1);
};

const readTitleList = (
  tokens: readonly Token[],
  sentence: Sentence,
  comma: number,
  mentionAt: ReadonlyMap<number, Mention>,
): number | undefined => {
  let joined = false;
  for (let i = comma; i < Math.min(sentence.last, comma + longestTitle); ) {
    if (joined || !/^(?:,|und|sowie)$/.test((tokens[i] as Token).lower)) return undefined;
    joined = (tokens[i] as Token).text !== ',';
    i++;
    while (tokens[i]?.pos === 'ADJ') i++;
    const noun = tokens[i];
    if (noun === undefined || i >= sentence.last || noun.pos !== 'NOUN' || mentionAt.has(i)) return undefined;
    i++;
    if (joined) return i;
  }
  return undefined;
};

const textOf = (tokens: readonly Token[], first: number, last: number): string => {
  const parts: string[] = [];
  for (let i = first; i < last; i++) {
    const token = tokens[i] as Token;
    if (quoteMarks.has(token.text)) continue;
    const previous = tokens[i - 1];
    const glued =
      i > first &&
      previous !== undefined &&
      previous.end === token.start &&
      !quoteMarks.has(previous.text) &&
      token.repaired !== true;
    if (glued && parts.length > 0) parts[parts.length - 1] += token.text;
    else parts.push(token.text);
  }
  return parts.join(' ');
};

const isPlural = (word: Headword, before: Before, tokens: readonly Token[]): boolean => {
  if (!word.plural) return false;
  const single = word.entry.forms.some((f) => word.entry.plural.includes(f));
  if (!single) return true;
  // Abkommen, Übereinkommen: the determiner or the adjective tells.
  const determiner = before.determinerText;
  if (/^(?:die|diese|beide[nr]?|ihre|seine|keine|alle|unsere)$/.test(determiner)) return true;
  if (determiner === 'der' || determiner === 'den' || determiner === 'dieser' || determiner === 'diesen') return true;
  const adjective = before.adjectives[0];
  if (determiner === '' && adjective !== undefined) {
    const text = (tokens[adjective] as Token).text;
    return (
      /e$/.test(text) ||
      /^(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|mehrere|einige|viele|zahlreiche)$/.test(text)
    );
  }
  return false;
};

/** Shortest first part that tells the matter of a compound in a title, in letters. */
const longTopic = 8;
const topicOf = (
  modifier: string,
  prefix: string,
  adjectives: readonly string[],
  title: readonly string[],
): string | undefined => {
  for (const [topic, words] of treatyWords.topics) {
    if (
      modifier !== '' &&
      words.some((w) => modifier === w || (w.length > 3 && (modifier.endsWith(w) || modifier.startsWith(w))))
    )
      return topic;
  }
  const others = [...prefix.split('-'), ...adjectives, ...title].filter((w) => w !== '');
  for (const [topic, words] of treatyWords.topics)
    if (others.some((o) => words.some((w) => stemOf(w) === o))) return topic;
  // "Abkommen über Verteidigungszusammenarbeit"
  for (const [topic, words] of treatyWords.topics)
    if (title.some((t) => words.some((w) => w.length >= longTopic && t.startsWith(w)))) return topic;
  return undefined;
};

/** Content words of a title, as stems. */
const contentStems = (tokens: readonly Token[], first: number, last: number): string[] => {
  const stems: string[] = [];
  for (let i = first; i < last; i++) {
    const { text, pos } = tokens[i] as Token;
    if (opensUpper(text) || (pos === 'ADJ' && text.length > 3)) stems.push(stemOf(text));
  }
  return stems;
};

/** "Vertrag über das Verbot von Kernwaffen in Lateinamerika": a title that goes on with a region is another one. */
const isLonger = (
  tokens: readonly Token[],
  { name, last }: { readonly name: string; readonly last: number },
  mentionAt: ReadonlyMap<number, Mention>,
): boolean =>
  name.includes(' über ') &&
  tokens[last]?.lower === 'in' &&
  opensUpper(tokens[last + 1]?.text ?? '') &&
  tokens[last + 1]?.text !== 'Kraft' &&
  // Towns and states are where it was signed.
  /^-?$/.test(mentionAt.get(last + 1)?.country ?? '');

/** Every wording that may speak of a treaty, in text order. `names` are the mentions of persons, organisations and countries. */
export const recogniseTreaties = (
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  names: readonly Mention[],
): Mention[] => {
  const mentionAt = new Map<number, Mention>();
  for (const mention of names)
    for (let i = mention.first; i < mention.last; i++) if (!mentionAt.has(i)) mentionAt.set(i, mention);
  const found: Mention[] = [];
  for (const sentence of sentences) {
    let i = sentence.first;
    while (i < sentence.last) {
      // "die Organisation des Vertrags über kollektive Sicherheit" is a body, and its name no word on the treaty.
      const body = mentionAt.get(i);
      if (
        body?.type === 'Organisation' &&
        body.how === 'name' &&
        body.first < i &&
        headwordOf((tokens[i] as Token).text)
      ) {
        i = body.last;
        continue;
      }
      const listed = knownTreaties.longestAt(tokens, i, sentence.last, stemOf);
      const known = listed !== undefined && isLonger(tokens, listed, mentionAt) ? undefined : listed;
      const word = headwordOf((tokens[i] as Token).text);
      if (known !== undefined) {
        const head = known.last - 1;
        const described = describe(tokens, sentence, head, headwordOf((tokens[head] as Token).text), mentionAt, {
          first: i,
          ...known,
        });
        found.push(...eachOfTwo(tokens, sentence, described, mentionAt));
        i = known.last;
        continue;
      }
      // "das Handelsabkommen CETA", "der Vertrag „New START“": kind and name are one wording.
      const quoted = word !== undefined && /^["„»“«]$/.test(tokens[i + 1]?.text ?? '') ? 1 : 0;
      const named =
        word !== undefined && isNounToken(tokens[i] as Token) && i + 1 + quoted < sentence.last
          ? knownTreaties.longestAt(tokens, i + 1 + quoted, sentence.last, stemOf)
          : undefined;
      if (named !== undefined && headwordOf((tokens[i + 1 + quoted] as Token).text) === undefined) {
        const head = named.last - 1;
        found.push(...describe(tokens, sentence, head, word, mentionAt, { first: i, ...named }));
        i = named.last;
        continue;
      }
      if (word !== undefined && isNounToken(tokens[i] as Token)) {
        const described = describe(tokens, sentence, i, word, mentionAt, undefined);
        found.push(...(word.plural ? eachOfTwo(tokens, sentence, described, mentionAt) : described));
      }
      i++;
    }
  }
  found.push(...foreignNames(tokens, sentences, found));
  found.push(...takenUp(tokens, sentences, found));
  found.sort((a, b) => a.first - b.first || b.last - a.last);
  return found.map((mention, index) => mentionOf(mention, index));
};

/** "die Verträge von Tlatelolco und Rarotonga", "die Abkommen von Oslo und Camp David": one of each place, where both are known as such. */
const eachOfTwo = (
  tokens: readonly Token[],
  sentence: Sentence,
  described: readonly Mention[],
  mentionAt: ReadonlyMap<number, Mention>,
): readonly Mention[] => {
  const [mention, another] = described;
  const features = mention?.treaty;
  if (mention === undefined || features?.noun === undefined || another !== undefined) return described;
  const head = tokens[features.head] as Token;
  const word = headwordOf(head.text);
  const at = mention.last + 1;
  const place = at < sentence.last ? tokens[at] : undefined;
  const isPair =
    word?.plural === true &&
    features.plural &&
    tokens[features.head + 1]?.lower === 'von' &&
    features.head + 3 === mention.last &&
    tokens[mention.last]?.lower === 'und';
  if (!isPair || place?.pos !== 'PROPN' || !opensUpper(place.text)) return described;
  const one = nominativeNoun(head.text, word, false);
  // The name of a place may be of two words.
  const listedAt = (from: number): ReturnType<typeof knownTreaties.longestAt> => {
    const names = tokens.slice(from, Math.min(from + longestPlace, sentence.last));
    const wording = [head, tokens[features.head + 1] as Token, ...names];
    return knownTreaties.longestAt(wording, 0, wording.length, stemOf);
  };
  const endOf = (from: number): number | undefined => {
    const listed = listedAt(from);
    const named = mentionAt.get(from);
    if (listed !== undefined && listed.last > 2) return from + listed.last - 2;
    return named?.how === 'seat' || named?.how === 'place' ? named.last : undefined;
  };
  const [end, otherEnd] = [endOf(features.head + 2), endOf(at)];
  if (end !== mention.last || otherEnd === undefined) return described;
  const of = (from: number, first: number, last: number): Mention => {
    const wording = `${one} von ${textOf(tokens, from, last)}`;
    const known = listedAt(from);
    return {
      ...mention,
      first,
      last,
      start: (tokens[first] as Token).start,
      end: (tokens[last - 1] as Token).end,
      text: textOf(tokens, first, last),
      name: known?.name ?? wording,
      treaty: {
        ...features,
        plural: false,
        place: stemOf((tokens[from] as Token).text),
        known: known?.id,
        year: undefined,
        proper: true,
        wordings: known === undefined ? [wording] : [...new Set([known.name, wording])],
      },
    };
  };
  return [of(features.head + 2, mention.first, mention.last), of(at, at, otherEnd)];
};
/** Words that the name of a place has at most: "Camp David". */
const longestPlace = 2;

/** What a wording that is a name and nothing else does not say of its treaty. */
const nameAlone = {
  modifier: '',
  adjectives: [],
  plural: false,
  year: undefined,
  place: undefined,
  title: [],
  known: undefined,
  topic: undefined,
  proper: true,
  names: [],
} as const satisfies Partial<TreatyFeatures>;

/** "das Berne Financial Services Agreement", "die Abraham Accords": names in English, as far as their capitals go. */
const foreignNames = (
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  found: readonly Mention[],
): Mention[] => {
  const covered = new Set(found.flatMap((m) => tokens.slice(m.first, m.last).map((t) => t.index)));
  const more: Mention[] = [];
  for (const token of tokens) {
    if (!foreignNoun.test(token.text) || covered.has(token.index)) continue;
    const start = sentences[token.sentence]?.first ?? 0;
    let first = token.index;
    while (
      first > start &&
      !covered.has(first - 1) &&
      (namePart.test((tokens[first - 1] as Token).text) ||
        (namePart.test(tokens[first - 2]?.text ?? '') &&
          /^(?:and|of|for|on|to)$/.test((tokens[first - 1] as Token).text)))
    )
      first--;
    if (first > start && determinerOf(tokens[first] as Token) !== 'none') first++;
    // "das Agreement" alone is slang for any agreement.
    if (token.index - first < 1) continue;
    const before = tokens[isQuote(tokens[first - 1]) ? first - 2 : first - 1];
    const name = textOf(tokens, first, token.index + 1);
    more.push({
      index: 0,
      start: (tokens[first] as Token).start,
      end: token.end,
      first,
      last: token.index + 1,
      type: 'Treaty',
      text: name,
      how: 'name',
      name,
      entity: undefined,
      confidence: 0,
      because: ['name in English'],
      treaty: {
        head: token.index,
        noun: 'Abkommen',
        ...nameAlone,
        carrier: false,
        prefix: name.toLowerCase(),
        determiner: first === start ? 'none' : determinerOf(before),
        short: false,
        wordings: [name],
      },
      country: undefined,
      person: undefined,
      organisation: undefined,
    });
  }
  return more;
};
const foreignNoun = /^(?:Agreement|Treaty|Accords?|Compact|Convention)$/;
const namePart = /^\p{Lu}\p{L}+$/u;

/** "Das Übereinkommen über X (ABC) … Peru trat dem ABC bei": what the article has called so once, it may call so alone. */
const takenUp = (tokens: readonly Token[], sentences: readonly Sentence[], found: readonly Mention[]): Mention[] => {
  const { entryOf } = loadLexicon();
  const introduced = new Map<string, Mention>();
  for (const mention of found)
    for (const name of mention.treaty?.names ?? [])
      if (!introduced.has(name) && entryOf(name) === undefined && !romanNumber.test(name))
        introduced.set(name, mention);
  if (introduced.size === 0) return [];
  const covered = new Set(found.flatMap((m) => tokens.slice(m.first, m.last).map((t) => t.index)));
  const more: Mention[] = [];
  for (const token of tokens) {
    const mention = introduced.get(token.text);
    if (mention === undefined || covered.has(token.index) || token.index < mention.first) continue;
    const before = tokens[token.index - 1];
    const determiner =
      before === undefined || sentences[token.sentence]?.first === token.index ? 'none' : determinerOf(before);
    more.push({
      ...mention,
      start: token.start,
      end: token.end,
      first: token.index,
      last: token.index + 1,
      text: token.text,
      how: 'name',
      name: token.text,
      because: [`short name of „${mention.text}“`],
      treaty: {
        ...(mention.treaty as TreatyFeatures),
        head: token.index,
        noun: undefined,
        ...nameAlone,
        prefix: '',
        determiner,
        short: true,
        local: token.text,
        wordings: [token.text],
      },
    });
  }
  return more;
};

/** "Bagdadpakt", "Donaukonvention": the capital, river or region that a treaty bears in its name, as "Pakt von Bagdad" does. */
const placeInside = (word: Headword | undefined): string | undefined => {
  if (word === undefined || word.modifier.length < shortestPlace || !placed.has(word.noun)) return undefined;
  const name = word.modifier.charAt(0).toUpperCase() + word.modifier.slice(1);
  const entry = loadLexicon().entryOf(name);
  // "der Salzburgvertrag", "der Bayernpakt": treaties of a land or a town at home are none between states.
  const isAbroad =
    entry?.type === 'Country' &&
    (entry.how === 'capital' || (entry.how === 'place' && !/^(?:DE|AT|CH)$/.test(entry.code)));
  return isAbroad ? stemOf(name) : undefined;
};
const shortestPlace = 5;

const isNounToken = (token: Token): boolean =>
  token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'X' || token.pos === 'VERB' || token.pos === 'ADJ';

const describe = (
  tokens: readonly Token[],
  sentence: Sentence,
  head: number,
  word: Headword | undefined,
  mentionAt: ReadonlyMap<number, Mention>,
  known:
    | {
        readonly first: number;
        readonly last: number;
        readonly id: string;
        readonly name: string;
        readonly short: boolean;
      }
    | undefined,
): Mention[] => {
  const start = known?.first ?? head;
  const before = readBefore(tokens, sentence, start, mentionAt);
  // A known name may be headed by its first word ("Vertrag von Lissabon").
  let headToken = head;
  if (known !== undefined && word === undefined) {
    for (let i = known.first; i < known.last; i++) {
      const inner = headwordOf((tokens[i] as Token).text);
      if (inner !== undefined && !inner.carrier) {
        headToken = i;
        break;
      }
    }
  }
  const headword = word ?? headwordOf((tokens[headToken] as Token).text);
  const after = readAfter(tokens, sentence, known === undefined ? head : known.last - 1, mentionAt);
  const plural = headword === undefined ? false : isPlural(headword, before, tokens);
  const gender = headword?.entry.gender ?? 'n';
  const naming = before.adjectives.filter((a) => {
    const token = tokens[a] as Token;
    if (isPlaceAdjective(token.text)) return true;
    // "das in Benins Hauptstadt geschlossene Abkommen": what a participle governs is no part of the name.
    if (
      opensUpper(token.text) &&
      !token.quoted &&
      before.adjectives.some((b) => b > a && isParticiple(tokens[b] as Token))
    )
      return false;
    if (
      treatyWords.notNaming.has(token.lemma.toLowerCase()) ||
      treatyWords.notNaming.has(token.lower.replace(/e[nrms]?$/, ''))
    )
      return false;
    return !isParticiple(token) && !/^\d/.test(token.text);
  });
  // Adjectives belong to the name only as far as they stand together before the noun.
  const placeAdjective = naming.find((a) => isPlaceAdjective((tokens[a] as Token).text));
  const adjectiveTexts = naming.map((a) => nominative((tokens[a] as Token).text, gender, plural));
  const firstName = naming[0] ?? start;
  const truncated =
    start >= 2 && tokens[start - 1]?.text === 'und' && tokens[start - 2]?.text.endsWith('-') === true
      ? `${tokens[start - 2]?.text} und `
      : '';
  const noun =
    headword === undefined
      ? textOf(tokens, start, head + 1)
      : nominativeNoun((tokens[headToken] as Token).text, headword, plural);
  const pluralName =
    known !== undefined && plural && headword !== undefined && headToken === head
      ? [...tokens.slice(start, head).map((t) => nominative(t.text, gender, true)), noun].join(' ')
      : undefined;
  const numeral = known === undefined ? after.numeral : undefined;
  const core = pluralName ?? known?.name ?? truncated + noun + (numeral === undefined ? '' : ` ${numeral}`);
  const wordings: string[] = [];
  const add = (wording: string): void => {
    if (wording !== '' && !wordings.includes(wording)) wordings.push(wording);
  };
  const described = [...adjectiveTexts, core].join(' ');
  if (after.title !== undefined && known === undefined)
    add(`${described} ${textOf(tokens, after.title.first, after.title.last)}`);
  if (after.place !== undefined && known === undefined)
    add(`${described} ${textOf(tokens, headToken + 1, after.last)}`);
  add(described);
  add(core);
  for (const name of after.names) add(name);
  const year = after.year === undefined ? undefined : (tokens[after.year] as Token).text;
  if (year !== undefined && known === undefined) add(`${described} von ${year}`);
  const title = after.title === undefined ? [] : contentStems(tokens, after.title.first + 1, after.title.last);
  const adjectives = naming.filter((a) => a !== placeAdjective).map((a) => stemOf((tokens[a] as Token).text));
  const modifier = headword?.modifier ?? '';
  const prefix = headword?.prefix ?? '';
  const place =
    placeAdjective !== undefined
      ? stemOf((tokens[placeAdjective] as Token).text)
      : after.place === undefined
        ? placeInside(prefix === '' ? headword : undefined)
        : stemOf((tokens[after.place] as Token).text);
  const topic =
    known?.id === undefined
      ? topicOf(modifier, prefix, adjectives, title)
      : (knownTreaties.topicOf(known.id) ?? topicOf(modifier, prefix, adjectives, title));
  const quotedName =
    tokens[headToken]?.quoted === true &&
    (isQuote(tokens[firstName - 1]) || isQuote(tokens[start - 1])) &&
    headword?.carrier !== true &&
    (adjectiveTexts.length > 0 || modifier !== '' || prefix !== '' || title.length > 0);
  const capitalName =
    naming.length > 0 && naming.every((a) => opensUpper((tokens[a] as Token).text)) && naming[0] !== sentence.first;
  const properPrefix =
    prefix !== '' &&
    !treatyWords.bodyPrefixes.has(prefix.split('-')[0] ?? '') &&
    opensUpper((tokens[headToken] as Token).text);
  if (known === undefined && headword?.entry.placed === true && place === undefined) return [];
  const proper = known !== undefined || place !== undefined || quotedName || capitalName || properPrefix;
  const features: TreatyFeatures = {
    head: headToken,
    noun: headword?.noun,
    carrier: headword?.carrier === true,
    modifier,
    prefix,
    adjectives,
    determiner: before.determiner,
    plural,
    year,
    place,
    title,
    known: known?.id,
    topic,
    proper,
    names: [...after.names.filter((name) => acronym.test(name)), ...(numeral === undefined ? [] : [numeral])],
    short: known?.short === true,
    wordings,
  };
  const make = (first: number, last: number, changed: Partial<TreatyFeatures>, rule: string): Mention => {
    const start = (tokens[first] as Token).start;
    const end = (tokens[last - 1] as Token).end;
    return {
      index: 0,
      start,
      end,
      first,
      last,
      type: 'Treaty',
      text: textOf(tokens, first, last),
      how: headword === undefined ? 'name' : 'description',
      name: wordings[0],
      entity: undefined,
      confidence: 0,
      because: [rule],
      treaty: { ...features, ...changed },
      country: undefined,
      person: undefined,
      organisation: undefined,
    };
  };
  const rule =
    known !== undefined
      ? `known treaty ${known.id}`
      : headword?.carrier === true
        ? 'word that refers back'
        : 'treaty noun';
  // "die 1961, 2000 und 2001 … unterzeichneten Verträge": one treaty a year.
  if (plural && before.years.length > 1 && headword !== undefined) {
    const single = nominativeNoun((tokens[headToken] as Token).text, headword, false);
    const adjectivesOfOne = naming.map((a) => nominative((tokens[a] as Token).text, gender, false)).join(' ');
    return before.years.map((y) => {
      const text = (tokens[y] as Token).text;
      const full = adjectivesOfOne === '' ? single : `${adjectivesOfOne} ${single}`;
      return make(
        y,
        y + 1,
        { year: text, plural: false, wordings: [...new Set([`${single} von ${text}`, `${full} von ${text}`])] },
        'one treaty a year',
      );
    });
  }
  const only =
    before.years.length === 1 && year === undefined ? (tokens[before.years[0] as number] as Token).text : undefined;
  return [
    make(Math.min(firstName, start), Math.max(after.last, head + 1), only === undefined ? {} : { year: only }, rule),
  ];
};
