import { askOnce } from '../analyse/formCache.ts';
import { loadMorphology } from '../analyse/morphology.ts';
import { namelessNouns, timeNouns } from '../analyse/words.ts';
import { type Entry, type Lexicon, loadLexicon } from '../knowledge/lexicon.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Sentence, Token } from '../model.ts';
import { type Draft, isDefiniteArticle, makeDraft, textAt, type Words } from './draft.ts';
import { startsUpper } from './shape.ts';

/*
 * Countries: by name, by adjective or inhabitants, by the capital or palace that acts for them, by a city that says where.
 */

/** Behind these a capital is a place, not its government. */
const locative = new Set(
  'in im nach aus bei beim um nahe unweit ab bis rund über innerhalb außerhalb nördlich südlich östlich westlich nordwestlich nordöstlich südwestlich südöstlich raum richtung via ins'.split(
    ' ',
  ),
);
/** With these before the city, "Regierung in Kiew" is still a place for the mention; the noun is what acts. */
const governing = new Set(
  'regierung führung kabinett außenministerium innenministerium verteidigungsministerium regime machthaber diplomatie'.split(
    ' ',
  ),
);
/** Courts and police of a city act for its state: "ein Moskauer Gericht", "die Mailänder Staatsanwaltschaft". */
const justice =
  /(?:[Gg]ericht|[Gg]erichte|[Gg]erichts|[Jj]ustiz|[Ss]taatsanwaltschaft|[Pp]olizei|[Rr]ichter|[Ee]rmittler|[Bb]ehörden?|[Gg]efängnis|[Gg]efängnisses|[Uu]ntersuchungshaft|[Pp]olizisten?|[Aa]nkläger)$/;
/** In the papers' own states these are bodies of their own, and the state is not meant by them. */
const ownJustice: ReadonlySet<string> = new Set(['AT', 'DE', 'CH']);
const oddCities: Readonly<Record<string, string>> = { Mailänder: 'Mailand', Tokioter: 'Tokio', Kairoer: 'Kairo' };
/** The city of an adjective in -er: Moskauer, Prager, Athener, Mailänder. */
const cityOf = (adjective: string, lexicon: Lexicon): Entry | undefined => {
  const stem = adjective.slice(0, -2);
  return lexicon.entryOf(oddCities[adjective] ?? stem) ?? lexicon.entryOf(`${stem}en`) ?? lexicon.entryOf(`${stem}e`);
};
/** A word that the dictionary knows, and not as an adjective: a noun or a name of persons. */
const isOtherWord = askOnce((text) => {
  const known = loadMorphology()
    .analyse(text)
    .filter(({ guessed }) => guessed !== true);
  return known.length > 0 && known.every(({ pos }) => pos !== 'ADJ');
});
/** The state whose city an adjective in -er is of: "Kölner" → DE. "Maler" is no one from Malé, nor "Berger" from Bergen. */
export const stateOfCityAdjective = (text: string): string | undefined => {
  if (!/^\p{Lu}\p{Ll}{2,}er$/u.test(text)) return undefined;
  const lexicon = loadLexicon();
  const isWhole = oddCities[text] !== undefined || lexicon.entryOf(text.slice(0, -2)) !== undefined;
  if (!isWhole && isOtherWord(text)) return undefined;
  const city = cityOf(text, lexicon);
  return city?.type === 'Country' && (city.how === 'capital' || city.how === 'place') && city.code !== ''
    ? city.code
    : undefined;
};
/** Things, not actors: "französischer Wein" does not bring France into the story. */
const languageNouns = new Set(
  'sprache sprachraum sprachraums sprachgebiet sprachgruppe sprachinsel muttersprache küche wein akzent übersetzung original wort ausgabe version'.split(
    ' ',
  ),
);
const regionPrefix = /^(?:Nord|Süd|Ost|West|Zentral|Nordost|Nordwest|Südost|Südwest|Mittel)(?=\p{Ll})/u;
const adjectivePrefix =
  /^(?:nord|süd|ost|west|zentral|nordost|nordwest|südost|südwest|mittel|ex|inner|gesamt)-?(?=\p{Ll})/u;
/** Not parts of the country that the rest names. */
const otherRegions = new Set(['amerika', 'amerikanisch', 'irland', 'irisch', 'korea', 'koreanisch', 'sudan', 'afrika']);

export const countryDraft = (
  tokens: readonly Token[],
  first: number,
  last: number,
  code: string,
  how: Draft['how'],
  confidence: number,
  because: string,
): Draft => makeDraft(tokens, first, last, { type: 'Country', how, country: code, confidence, because: [because] });

/** A listed country form at [first, last), as name, inhabitants, seat or place; undefined for places outside any state. */
export const readListed = (
  words: Words,
  sentence: Sentence,
  first: number,
  last: number,
  entry: Extract<Entry, { type: 'Country' }>,
): Draft => {
  const { tokens } = words;
  switch (entry.how) {
    case 'name':
      return countryDraft(tokens, first, last, entry.code, 'name', 1, 'listed country');
    case 'adjective':
    case 'inhabitant':
      return countryDraft(tokens, first, last, entry.code, 'adjective', 0.9, 'inhabitants');
    case 'palace':
      return countryDraft(tokens, first, last, entry.code, 'seat', 0.9, 'seat of government');
    case 'place':
      return countryDraft(tokens, first, last, entry.code, 'place', 0.6, 'listed place');
    case 'capital': {
      if (isPlace(words, sentence, first, last))
        return countryDraft(tokens, first, last, entry.code, 'place', 0.7, 'capital as a place');
      if (entry.code === 'BE')
        return makeDraft(tokens, first, last, {
          type: 'Organisation',
          how: 'seat',
          organisation: { listed: 'eu', kind: 'international' },
          confidence: 0.8,
          because: ['Brüssel acts for the EU'],
        });
      return countryDraft(tokens, first, last, entry.code, 'seat', 0.85, 'capital acts for its government');
    }
  }
};

/** Nouns for what a government says or does from its seat. */
const saidFrom =
  /(?:[Kk]ritik|[Vv]orw[uü]rf\p{L}*|[Dd]rohung(?:en)?|[Ff]orderung(?:en)?|[Ww]arnung(?:en)?|[Aa]nschuldigung(?:en)?|[Ll]ob|[Zz]uspruch|[Uu]nterstützung|[Rr]ückendeckung|[Ww]iderstand|[Ww]iderspruch|[Dd]ruck|[Aa]ngebote?|[Vv]orstoß|[Aa]ppelle?)$/u;

/** "Kritik kam prompt aus Brüssel", "Aus Brüssel kam Kritik": what comes from where those govern who say it. */
const comesFrom = (words: Words, sentence: Sentence, at: number, last: number): boolean => {
  const comes = (i: number): boolean => /^(?:kam|kamen|kommt|kommen|gab|gibt)$/.test(textAt(words, sentence, i));
  // "Trotz der scharfen Kritik an X kamen aus Y Glückwünsche": something else came.
  const isSetting = (noun: number): boolean => {
    let i = noun - 1;
    while (i > sentence.first && /^(?:DET|ADJ)$/.test(words.tokens[i]?.pos ?? '')) i--;
    return i >= sentence.first && i < noun && words.tokens[i]?.pos === 'ADP';
  };
  const says = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (saidFrom.test(textAt(words, sentence, i)) && !isSetting(i)) return true;
    return false;
  };
  if (comes(last)) return says(last + 1, last + longestWay);
  for (let i = at - 1; i > at - longestWay && i > sentence.first; i--)
    if (comes(i)) return says(i - longestWay, i) || says(i, at) || says(last, last + longestWay);
  return false;
};
/** Tokens between such a verb and what comes. */
const longestWay = 6;

const isTimeNoun = askOnce((text) => {
  const lower = text.toLowerCase();
  return timeNouns.has(lower) || /(?:jahre?n?|wochen?|monate?n?|tage?n?|abende?|nacht|stunden?)$/.test(lower);
});

const isPlace = (words: Words, sentence: Sentence, first: number, last: number): boolean => {
  const { tokens } = words;
  const after = textAt(words, sentence, last);
  // Datelines: "Wien –", "Kiew/Moskau –", "Berlin, 3. Mai", "Madrid (dpa)".
  if (first === sentence.first && (last === sentence.last || /^[–—\-/(:|]$/.test(after))) return true;
  if (after === '/' && first <= sentence.first + 1) return true;
  let before = first - 1;
  let text = textAt(words, sentence, before).toLowerCase();
  if (text === '/') {
    const draft = words.taken[before - 1];
    return draft === undefined || draft.how === 'place';
  }
  while (text === 'und' || text === ',' || text === 'oder' || text === 'sowie') {
    const draft = words.taken[before - 1];
    if (draft === undefined) break;
    return draft.how === 'place' && draft.type === 'Country';
  }
  // "im ukrainischen Kiew", "in der Hauptstadt Kiew"
  while (before > sentence.first && words.isAdjective(before) && !startsUpper(textAt(words, sentence, before)))
    before--;
  text = textAt(words, sentence, before).toLowerCase();
  // "Kritik aus Brüssel": those who govern there said it.
  if (text === 'aus' && saidFrom.test(textAt(words, sentence, before - 1))) return false;
  if (text === 'aus' && comesFrom(words, sentence, before, last)) return false;
  // "In Brüssel heißt es, …"
  if (
    text === 'in' &&
    /^(?:hieß|heißt|verlautet|verlautete)$/.test(after) &&
    textAt(words, sentence, last + 1) === 'es'
  )
    return first < last - 1 || (tokens[first] as Token).lower !== 'brüssel';
  // "nach Pekings Kritik an X": the genitive before what a government does; where somebody goes has no ending.
  if (text === 'nach' && first === last - 1 && /[^i]s$/.test((tokens[first] as Token).text) && words.isNoun(last))
    return false;
  if (locative.has(text)) return true;
  if (text === 'von') {
    for (let i = last; i < Math.min(last + 3, sentence.last); i++)
      if (textAt(words, sentence, i) === 'nach') return true;
    return false;
  }
  const form = (tokens[last - 1] as Token).text;
  const genitive = first === last - 1 && /[s’']$/.test(form) && !/is$/.test(form);
  if (
    !genitive &&
    before >= sentence.first &&
    startsUpper(text === '' ? '' : textAt(words, sentence, before)) &&
    words.isNoun(before) &&
    // "Selbst Kiew", "Auch Madrid"
    !(before === sentence.first && tokens[before]?.pos === 'ADV') &&
    // "nachdem X vor zwei Wochen Moskau gewarnt hatte": when something happened names no city.
    !isTimeNoun(textAt(words, sentence, before)) &&
    // "rügte die russische Regierung Budapest", "drohten am Rande des Gipfels Budapest": nor does what bears no name.
    !(/regierung$/i.test(textAt(words, sentence, before)) && words.isAdjective(before - 1)) &&
    !namelessNouns.has((tokens[before] as Token).lemma.toLowerCase()) &&
    // "mit dessen Kündigung Ankara droht": nor does somebody's deed.
    !(/ung$/.test(textAt(words, sentence, before)) && /^de(?:ss|r)en$/.test(textAt(words, sentence, before - 1))) &&
    // "hatte Antony Blinken Peking gewarnt": what looks like a noun is somebody's family name.
    !(before > sentence.first && tokens[before - 1]?.pos === 'PROPN')
  )
    return true;
  return isDefiniteArticle(text) && before < first - 1;
};

/** "sein Kiewer Amtskollege", "der Pariser Außenminister": an office of the state, none of the city. */
const isStateOffice = (word: string): boolean => {
  const kind = officeOf(word)?.kind;
  return kind === 'government' || kind === 'minister';
};

/** `russische`, `deutsch-französischen`, `nordirakischen`, `Moskauer Führung`; each country once. */
export const readAdjective = (words: Words, sentence: Sentence, index: number, lexicon: Lexicon): Draft[] => {
  const { tokens } = words;
  const token = tokens[index] as Token;
  const { text } = token;
  const upper = startsUpper(text);
  const next = textAt(words, sentence, index + 1);
  if (upper && text.endsWith('er') && text.length > 4 && startsUpper(next)) {
    const city = cityOf(text, lexicon);
    if (
      city?.type === 'Country' &&
      ((city.how === 'capital' && (governing.has(next.toLowerCase()) || isStateOffice(next))) ||
        ((city.how === 'capital' || city.how === 'place') &&
          city.code !== '' &&
          !ownJustice.has(city.code) &&
          justice.test(next)))
    )
      return city.code === 'BE'
        ? []
        : [countryDraft(tokens, index, index + 1, city.code, 'adjective', 0.8, 'adjective of a capital')];
  }
  const { lower } = token;
  // Most words have no "sch", and none of these endings.
  if (!lower.includes('sch')) return [];
  if (!lower.includes('isch') && !lower.includes('ysch') && !lower.includes('deutsch') && !lower.includes('schweizer'))
    return [];
  if (upper && !startsUpper(next) && index !== sentence.first) return [];
  // "deutsch- und ladinischsprachig"
  if (text.endsWith('-') && /sprach/.test(textAt(words, sentence, index + 2))) return [];
  const whole = lexicon.countryOfAdjective(lower) ?? lexicon.countryOfAdjective(lower.replace(adjectivePrefix, ''));
  if (whole !== undefined) {
    const rest = lower.replace(adjectivePrefix, '');
    if (rest !== lower && lexicon.countryOfAdjective(lower) === undefined && isOtherRegion(rest)) return [];
    if (!/(?:e|e[nmrs])$/.test(lower) && !lower.startsWith('schweizer') && lower !== 'deutsch-') return [];
    if (languageNouns.has(next.toLowerCase())) return [];
    // "das zentralafrikanische Land Gabun": beside a land it says in which part of Africa that lies.
    if (whole === 'CF' && !upper && /^(?:Land|Landes|Länder|Ländern|Staat|Staates|Staaten|Region)$/.test(next))
      return [];
    return [countryDraft(tokens, index, index + 1, whole, 'adjective', 0.85, 'adjective of nationality')];
  }
  if (!lower.includes('-')) return [];
  const drafts: Draft[] = [];
  for (const part of lower.split('-')) {
    const code = lexicon.countryOfAdjective(part);
    if (code !== undefined)
      drafts.push(countryDraft(tokens, index, index + 1, code, 'adjective', 0.8, 'adjective of two nationalities'));
  }
  return drafts;
};

const isOtherRegion = (rest: string): boolean => {
  for (const region of otherRegions) if (rest.startsWith(region)) return true;
  return false;
};

/** Words glued to these are about a place or a thing, not about what the country does. */
const solidPrefixes: readonly (readonly [string, string])[] = [
  ['Kreml', 'RU'],
  ['Palästinenser', 'PS'],
];

/** `Kremlsprecher`, `Palästinenserführer`, `Nordirak`: a country inside one unlisted word without hyphen. */
export const readSolid = (words: Words, index: number, lexicon: Lexicon): Draft | undefined => {
  const { tokens } = words;
  const { text } = tokens[index] as Token;
  for (const [prefix, code] of solidPrefixes)
    if (text.startsWith(prefix) && text.length > prefix.length + 3)
      return countryDraft(tokens, index, index + 1, code, 'adjective', 0.8, `compound with ${prefix}`);
  const region = regionPrefix.exec(text)?.[0];
  if (region !== undefined) {
    const rest = text.slice(region.length);
    if (isOtherRegion(rest)) return undefined;
    const entry = lexicon.entryOf(rest.charAt(0).toUpperCase() + rest.slice(1));
    if (entry?.type === 'Country' && entry.how === 'name' && entry.code !== 'US')
      return countryDraft(tokens, index, index + 1, entry.code, 'name', 0.8, 'part of a country');
  }
  return undefined;
};

/** A Country draft for one part of a hyphen compound ("US-Präsident", "Ukraine-Krieg"). */
export const readPart = (
  words: Words,
  index: number,
  part: string,
  entry: Extract<Entry, { type: 'Country' }>,
): Draft | undefined => {
  if (entry.code === '' || entry.how === 'place') return undefined;
  const how = entry.how === 'capital' ? 'place' : 'adjective';
  const draft = countryDraft(words.tokens, index, index + 1, entry.code, how, 0.8, `compound with ${part}`);
  return draft;
};
