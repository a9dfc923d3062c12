import { leaderLists } from '../knowledge/owners.ts';
import { readRows } from '../knowledge/read.ts';
import type { Analysis, Case, Gender, Phrase, Token } from '../model.ts';
import { askOnce, createFormCache } from './formCache.ts';

/*
 * Agreement inside a noun phrase as sets of (case, number, gender), one bit each: 4 × 2 × 3 = 24 bits. Determiner, adjective
 * ending and noun each allow a set; the phrase allows their intersection.
 */

/** A set of (case, number, gender) readings. */
export type Readings = number;

const cases: readonly Case[] = ['nom', 'gen', 'dat', 'acc'];
const genders: readonly Gender[] = ['m', 'f', 'n'];
const bit = (c: number, plural: boolean, g: number): number => 1 << (c * 6 + (plural ? 3 : 0) + g);

export const everyReading: Readings = (1 << 24) - 1;
const union = (fits: (c: number, plural: boolean, g: number) => boolean): Readings => {
  let all = 0;
  for (let c = 0; c < 4; c++)
    for (const plural of [false, true]) for (let g = 0; g < 3; g++) if (fits(c, plural, g)) all |= bit(c, plural, g);
  return all;
};
const ofCase = { nom: 0, gen: 1, dat: 2, acc: 3 } as const;
const ofGender = { m: 0, f: 1, n: 2 } as const;
const withCase = cases.map((_, c) => union((own) => own === c));
const withGender = genders.map((_, g) => union((_c, _plural, own) => own === g));
const withNumber = { sg: union((_, plural) => !plural), pl: union((_, plural) => plural) } as const;

const readingsOf = (analysis: {
  case?: Case | undefined;
  number?: 'sg' | 'pl' | undefined;
  gender?: Gender | undefined;
}): Readings => {
  let set = everyReading;
  if (analysis.case !== undefined) set &= withCase[ofCase[analysis.case]] as number;
  if (analysis.number !== undefined) set &= withNumber[analysis.number];
  if (analysis.gender !== undefined) set &= withGender[ofGender[analysis.gender]] as number;
  return set;
};
const singular = readingsOf({ number: 'sg' });
const plural = readingsOf({ number: 'pl' });
const caseReadings: Readonly<Record<Case, Readings>> = {
  nom: readingsOf({ case: 'nom' }),
  gen: readingsOf({ case: 'gen' }),
  dat: readingsOf({ case: 'dat' }),
  acc: readingsOf({ case: 'acc' }),
};
const genderReadings: Readonly<Record<Gender, Readings>> = {
  m: readingsOf({ gender: 'm' }),
  f: readingsOf({ gender: 'f' }),
  n: readingsOf({ gender: 'n' }),
};

const set = (
  ...parts: { case?: Case | undefined; number?: 'sg' | 'pl' | undefined; gender?: Gender | undefined }[]
): Readings => parts.reduce((all, part) => all | readingsOf(part), 0);
const sg = (c: Case, gender: Gender) => ({ case: c, number: 'sg' as const, gender });
const pl = (c: Case) => ({ case: c, number: 'pl' as const });

/** Endings of der-words (der, dieser, jener, jeder, welcher); `ein`-words add the bare form. Duden grammar, §§ 365–372. */
const strongEndings: Readonly<Record<string, Readings>> = {
  er: set(sg('nom', 'm'), sg('gen', 'f'), sg('dat', 'f'), pl('gen')),
  e: set(sg('nom', 'f'), sg('acc', 'f'), pl('nom'), pl('acc')),
  es: set(sg('nom', 'n'), sg('acc', 'n'), sg('gen', 'm'), sg('gen', 'n')),
  em: set(sg('dat', 'm'), sg('dat', 'n')),
  en: set(sg('acc', 'm'), pl('dat')),
};
const bareEin = set(sg('nom', 'm'), sg('nom', 'n'), sg('acc', 'n'));
const articles: Readonly<Record<string, Readings>> = {
  der: strongEndings['er'] ?? 0,
  die: strongEndings['e'] ?? 0,
  das: set(sg('nom', 'n'), sg('acc', 'n')),
  des: set(sg('gen', 'm'), sg('gen', 'n')),
  dem: strongEndings['em'] ?? 0,
  den: strongEndings['en'] ?? 0,
};
const einStems = ['kein', 'mein', 'dein', 'sein', 'ihr', 'unser', 'euer', 'eur', 'ein'];
const derStems = [
  'dies',
  'jen',
  'jed',
  'welch',
  'solch',
  'manch',
  'all',
  'beid',
  'einig',
  'mehrer',
  'viel',
  'wenig',
  'zahlreich',
  'sämtlich',
  'derjenig',
  'folgend',
];

/** Whether a determiner is declined like `ein`, like `der`, or is none: what the adjective after it may end in depends on it. */
export type Declension = 'weak' | 'mixed' | 'strong' | 'joined';

interface Determiner {
  readonly readings: Readings;
  readonly declension: Declension;
}
/** Determiners are few and frequent; `null` for other words. */
const determiners = createFormCache<Determiner | null>(1_000);

/** What a determiner form allows, and how adjectives behind it are declined. Undefined for a word that is no determiner. */
export const determinerReadings = (lower: string): Determiner | undefined => {
  let known = determiners.get(lower);
  if (known === undefined) {
    known = readDeterminer(lower) ?? null;
    determiners.set(lower, known);
  }
  return known ?? undefined;
};

const readDeterminer = (lower: string): Determiner | undefined => {
  const article = articles[lower];
  if (article !== undefined) return { readings: article, declension: 'weak' };
  // "derselbe", "denselben": the article and a weak adjective in one word.
  const [, same = '', ending] = /^(d(?:er|ie|as|em|en|es))selb(en?)$/.exec(lower) ?? [];
  if (articles[same] !== undefined)
    return { readings: articles[same] & (ending === 'e' ? weakE : weakEn), declension: 'weak' };
  for (const stem of einStems) {
    if (!lower.startsWith(stem)) continue;
    const ending = lower.slice(stem.length);
    if (ending === '') return { readings: stem === 'ihr' ? bareEin : bareEin, declension: 'mixed' };
    const readings = strongEndings[ending];
    if (readings !== undefined) return { readings, declension: 'mixed' };
  }
  for (const stem of derStems) {
    if (!lower.startsWith(stem)) continue;
    const readings = strongEndings[lower.slice(stem.length)];
    if (readings !== undefined) {
      const quantity =
        stem === 'einig' || stem === 'mehrer' || stem === 'viel' || stem === 'wenig' || stem === 'zahlreich';
      return { readings, declension: quantity ? 'strong' : 'weak' };
    }
  }
  return undefined;
};

const weakE = set(sg('nom', 'm'), sg('nom', 'f'), sg('nom', 'n'), sg('acc', 'f'), sg('acc', 'n'));
const weakEn = everyReading & ~weakE;
const mixedE = set(sg('nom', 'f'), sg('acc', 'f'));
const strongEn = set(sg('acc', 'm'), sg('gen', 'm'), sg('gen', 'n'), pl('dat'));
const mixedEr = set(sg('nom', 'm'));
const mixedEs = set(sg('nom', 'n'), sg('acc', 'n'));

/** e, er, en, em or es at the end of a word; undefined for any other end. */
const inflectionOf = (word: string): string | undefined => {
  const last = word.charAt(word.length - 1);
  if (last === 'e') return last;
  if (last !== 'n' && last !== 'r' && last !== 's' && last !== 'm') return undefined;
  return word.charAt(word.length - 2) === 'e' ? `e${last}` : undefined;
};
/** True for a word that ends like an inflected adjective. */
export const isInflected = (word: string): boolean => inflectionOf(word) !== undefined;

/** What an attributive adjective's ending allows after a determiner of this declension. */
export const adjectiveReadings = (lower: string, declension: Declension): Readings => {
  const ending = inflectionOf(lower);
  if (ending === undefined) return everyReading;
  // "dem Abgeordneten und früheren Minister X": the article before the other noun may govern it, or may not.
  if (declension === 'joined') return adjectiveReadings(lower, 'weak') | adjectiveReadings(lower, 'strong');
  if (declension === 'weak') return ending === 'e' ? weakE : ending === 'en' ? weakEn : everyReading;
  if (declension === 'mixed') {
    if (ending === 'er') return mixedEr;
    if (ending === 'es') return mixedEs;
    if (ending === 'e') return mixedE;
    return weakEn;
  }
  if (ending === 'en') return strongEn;
  if (ending === 'es') return mixedEs;
  return strongEndings[ending] ?? everyReading;
};

/** Contracted preposition and article. */
export const contractions: Readonly<Record<string, { readonly preposition: string; readonly readings: Readings }>> = {
  im: { preposition: 'in', readings: strongEndings['em'] ?? 0 },
  am: { preposition: 'an', readings: strongEndings['em'] ?? 0 },
  zum: { preposition: 'zu', readings: strongEndings['em'] ?? 0 },
  beim: { preposition: 'bei', readings: strongEndings['em'] ?? 0 },
  vom: { preposition: 'von', readings: strongEndings['em'] ?? 0 },
  zur: { preposition: 'zu', readings: set(sg('dat', 'f')) },
  ins: { preposition: 'in', readings: set(sg('acc', 'n')) },
  ans: { preposition: 'an', readings: set(sg('acc', 'n')) },
  aufs: { preposition: 'auf', readings: set(sg('acc', 'n')) },
  fürs: { preposition: 'für', readings: set(sg('acc', 'n')) },
  ums: { preposition: 'um', readings: set(sg('acc', 'n')) },
  durchs: { preposition: 'durch', readings: set(sg('acc', 'n')) },
  übers: { preposition: 'über', readings: set(sg('acc', 'n')) },
  unters: { preposition: 'unter', readings: set(sg('acc', 'n')) },
  hinters: { preposition: 'hinter', readings: set(sg('acc', 'n')) },
  vors: { preposition: 'vor', readings: set(sg('acc', 'n')) },
  unterm: { preposition: 'unter', readings: strongEndings['em'] ?? 0 },
  hinterm: { preposition: 'hinter', readings: strongEndings['em'] ?? 0 },
  vorm: { preposition: 'vor', readings: strongEndings['em'] ?? 0 },
};

/** Prepositions of one case, as far as news keeps to it; Duden grammar, § 917. */
const governed: Readonly<Record<string, 'dat' | 'acc'>> = {
  aus: 'dat',
  bei: 'dat',
  mit: 'dat',
  nach: 'dat',
  seit: 'dat',
  von: 'dat',
  zu: 'dat',
  durch: 'acc',
  für: 'acc',
  gegen: 'acc',
  ohne: 'acc',
  um: 'acc',
};
/** The readings that a preposition leaves to what stands behind it. */
export const governedReadings = (preposition: string): Readings => {
  const only = governed[preposition];
  return only === undefined ? everyReading : restrictToCase(everyReading, only);
};

/** What a noun form allows by its dictionary analyses; everything when the dictionary is silent. */
export const nounReadings = (analyses: readonly Analysis[]): Readings => {
  let all = 0;
  for (const analysis of analyses) if (analysis.pos === 'NOUN' || analysis.pos === 'PROPN') all |= readingsOf(analysis);
  return all === 0 ? everyReading : all;
};

/** English plurals that close the name of a body: "Austrian Airlines" is no genitive. */
const englishPlurals =
  /^(?:Airlines|Airways|Brothers|Fighters|Games|Holdings|Industries|Motors|Nations|News|Partners|Records|Resources|Rights|Services|Solutions|Sports|States|Studios|Systems|Technologies|Times|Works)$/;

/** Well-known family names, by whether they end in -s by themselves: "Sanders" is no genitive of Sander. */
const families = (): { readonly inS: ReadonlySet<string>; readonly others: ReadonlySet<string> } => {
  if (known === undefined) {
    const listed = readRows('names.tsv').flatMap(([kind, list = '']) => (kind === 'known' ? list.split(';') : []));
    const leaders = leaderLists.flatMap(({ names }) => names.map(withoutArticle));
    const all = [...listed, ...leaders];
    known = {
      inS: new Set(all.filter((name) => name.endsWith('s'))),
      others: new Set(all.filter((name) => !name.endsWith('s'))),
    };
  }
  return known;
};
let known: { readonly inS: ReadonlySet<string>; readonly others: ReadonlySet<string> } | undefined;

/** The last word of a name: "Abdel Fattah al-Sisi" → Sisi. */
const withoutArticle = (name: string): string => (name.split(' ').at(-1) ?? name).replace(/^[AaEe]l-/, '');

/** "die Freilassung Julia Timoschenkos": the genitive of a family name that is known, where what ends in a vowel and -s may be a name itself. */
export const isKnownGenitive = (text: string): boolean => {
  const name = withoutArticle(text);
  return /[aiouy]s$/.test(name) && !families().inS.has(name) && families().others.has(name.slice(0, -1));
};

/** Short names of parties, unions, agencies and organisations: feminine like the noun that they end in ("die ÖVP"). */
const isFeminineAcronym = askOnce((text) =>
  /^(?:EU|UNO|Uno|EVP|NATO|Nato|OSZE|OPEC|Opec|UNESCO|Unesco|UNRWA|FIFA|Fifa|UEFA|Uefa|Hamas|Hisbollah|Fatah|\p{Lu}{1,4}[PUO]|SPD|AfD|FPÖ|SPÖ|KPÖ|BZÖ|KSČ|PKK|PYD|YPG|SPS|EZB|WHO|OECD|IAEA|CIA|NSA)$/u.test(
    text,
  ),
);
const feminine = singular & genderReadings.f;

/** States that are feminine. */
const feminineStates =
  /^(?:Türkei|Ukraine|Schweiz|Slowakei|Tschechoslowakei|Mongolei|Elfenbeinküste|Sowjetunion|Bundesrepublik)$/;

/** What the article in front of a name may show: "Der AfD warf X vor" is a dative, for the party is feminine. */
export const genderedName = (token: Token): Readings =>
  isFeminineAcronym(token.text) || feminineStates.test(token.text) ? feminine : everyReading;

/** A name with its article ("Die Grünen"): the article shows number and case; that of "Den Haag" never changes. */
const readingsWithArticle = (first: string, last: string): Readings | undefined => {
  if (!/^[Dd](?:ie|er|en|as|em|es)$/.test(first) || first === last || last === 'Haag') return undefined;
  const allowed = articles[first.toLowerCase()] ?? everyReading;
  return first.toLowerCase() === 'die' && last.endsWith('en') ? allowed & plural : allowed;
};

/** A name in -s is a genitive when it has another base form; any other name may stand in every case but the genitive. */
export const nameReadings = (token: Token, last: Token): Readings => {
  const withArticle = readingsWithArticle(token.text, last.text);
  if (withArticle !== undefined) return withArticle;
  if (token === last && isFeminineAcronym(token.text)) return feminine;
  const many =
    token.text === 'USA' ||
    /^(?:Vereinigten|Niederlande|Philippinen|Malediven|Emirate|Taliban|UN|Vereinten|NEOS$|Neos$|Jusos$|Grüne$|Huthis?$)/.test(
      token.text,
    );
  const numbers = many ? everyReading : singular;
  const genitive =
    isKnownGenitive(last.text) || (last.text.endsWith('s') && last.lemma !== last.text && !last.lemma.endsWith('s'));
  if (genitive && !families().inS.has(last.text) && !(token !== last && englishPlurals.test(last.text)))
    return numbers & caseReadings.gen;
  return /[sxzß]['’]?$/.test(last.text) ? numbers : numbers & ~caseReadings.gen;
};

/** What a name allows that is no genitive, whatever it ends in. */
export const plainNameReadings: Readings = singular & ~caseReadings.gen;

/** Lists of cases by the bits of the cases in them. */
const caseLists: readonly (readonly Case[])[] = Array.from({ length: 16 }, (_, bits) =>
  cases.filter((_case, c) => (bits & (1 << c)) !== 0),
);
export const casesOf = (readings: Readings): readonly Case[] =>
  caseLists[
    ((readings & caseReadings.nom) === 0 ? 0 : 1) |
      ((readings & caseReadings.gen) === 0 ? 0 : 2) |
      ((readings & caseReadings.dat) === 0 ? 0 : 4) |
      ((readings & caseReadings.acc) === 0 ? 0 : 8)
  ] as readonly Case[];
export const allowsCase = (phrase: Phrase, wanted: Case): boolean => phrase.cases.includes(wanted);
export const numberOf = (readings: Readings): Phrase['number'] =>
  (readings & singular) === 0 ? 'pl' : (readings & plural) === 0 ? 'sg' : 'any';
export const genderOf = (readings: Readings): Gender | undefined => {
  const m = (readings & genderReadings.m & singular) !== 0;
  const f = (readings & genderReadings.f & singular) !== 0;
  const n = (readings & genderReadings.n & singular) !== 0;
  if (m) return f || n ? undefined : 'm';
  if (f) return n ? undefined : 'f';
  return n ? 'n' : undefined;
};
/** False where article or ending show that it is no feminine in the singular: "im Jemen". */
export const mayBeFeminine = (readings: Readings): boolean => (readings & genderReadings.f & singular) !== 0;
/** The same genders and numbers in every case: a title without an article shows none ("hat Präsident X kritisiert"). */
export const inAnyCase = (readings: Readings): Readings =>
  genders.reduce(
    (all, gender) =>
      [singular, plural].reduce((set, number) => {
        const both = genderReadings[gender] & number;
        return (readings & both) === 0 ? set : set | both;
      }, all),
    0,
  );
export const restrictToCase = (readings: Readings, wanted: Case): Readings => readings & caseReadings[wanted];
/** What is said of several. */
export const restrictToPlural = (readings: Readings): Readings => readings & plural;
