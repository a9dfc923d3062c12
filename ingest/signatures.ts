import { readRows } from './knowledge/read.ts';
import { readData } from './readData.ts';

/*
 * Who wrote a text, who took a picture, and when: "Von Clara Lenz, Kairo", "(Clara Lenz/dpa)", "APA/AFP/Jan Ott", "© Jan Ott", "(red, 3.6.2023)". Such
 * lines are made of a closed set of parts: names, agencies and outlets, places, days, and the words that say who did what. A line that holds
 * nothing else names nobody of the story.
 */

interface SignatureData {
  readonly agencies: readonly string[];
  readonly pictureAgencies: readonly string[];
  readonly dateLabels: readonly string[];
  readonly outlets: readonly string[];
  readonly bylineLabels: readonly string[];
  readonly bylineOpeners: readonly string[];
  readonly publications: readonly string[];
}

const data = readData<SignatureData>('languages/de/noise.json');

const agencies = new Set(data.agencies);
/** Names of agencies in all the ways in which datelines spell them, as a pattern; "de" and initials are none without brackets. */
const spelt = data.agencies
  .filter((name) => (name.length > 2 || name === 'ap') && !/^(?:red|redaktion|petra|mena|wochenblatt)$/.test(name))
  .flatMap((name) => [
    name,
    name.toUpperCase(),
    ...(name.length > 4 ? [name.slice(0, 1).toUpperCase() + name.slice(1)] : []),
  ])
  .map((name) => name.replaceAll('.', '\\.'))
  .join('|');
const wires = `(?:${spelt})(?:[/,+ ]{1,2}(?:${spelt}))*`;
const places = '\\p{Lu}[\\p{L}.-]{1,30}(?:(?:[ /]| am )\\p{Lu}[\\p{L}.-]{1,30}){0,3}';
/** "(dpa) Der …", "[APA] Der …", "dpa – Der …", "ap Brüssel. Der …": agencies before the first words. */
const wireFirst = new RegExp(
  `^(?:(?:[([]${wires}[)\\]]\\.?(?: [–—|-])?|${wires} [–—|-]) (?=[\\p{Lu}„"»“])|${wires} (?=${places}\\. \\p{Lu}))`,
  'u',
);
/** "Wien, APA – Der …", "Genf (sda) Der …", "BERLIN taz | Der …": agencies behind a place and before the first words. */
const wireBehind = new RegExp(
  `^(${places})(?:(?:,? |/)${wires}(?:\\.| [|–—-]|:)|[.]? \\(${wires}\\)\\.?(?: \\|)?) (?=[\\p{Lu}„"»“])`,
  'u',
);

/** Where the agencies of a dateline stand: [start, end) within the line. Those that stand in brackets before a dash are left to the dateline. */
export function wiresOf(text: string): readonly [number, number] | undefined {
  const first = wireFirst.exec(text);
  if (first !== null) return [0, first[0].length];
  const behind = wireBehind.exec(text);
  return behind === null ? undefined : [(behind[1] as string).length, behind[0].length];
}

/** Names of agencies in small letters, for datelines. */
export const agencyNames: ReadonlySet<string> = agencies;

const pictureAgencies = new Set(data.pictureAgencies);
const dateLabels = new Set(data.dateLabels);
const outlets = new Set(data.outlets);
const monthWords = new Set(
  'januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb mrz apr jun jul aug sep sept okt nov dez'.split(
    ' ',
  ),
);

/** Whether a label or the end of a headline names a paper, an agency or a programme. */
export const isOutlet = (text: string): boolean => outlets.has(text.toLowerCase()) || agencies.has(text.toLowerCase());

/** Longest line that can be a signature. */
const MAX_SIGNATURE = 120;

function isDateWord(word: string): boolean {
  return (
    dateLabels.has(word) || monthWords.has(word) || /^[\d.:,\-/–+]+$/.test(word) || /^\d{1,4}h?\d{0,2}$/.test(word)
  );
}

/** "16.09.2020 – 16:48 Uhr", "Stand: 3. Mai 2019 | Lesedauer: 3 Minuten": only dates and the words beside them, with a digit. */
export function isDateLine(text: string): boolean {
  if (text.length > 120 || !/\d/.test(text)) return false;
  for (const word of text.toLowerCase().split(/[\s|,()[\]]+/u)) {
    if (word === '' || /^[–—\-•·:/]+$/.test(word) || isDateWord(word.replace(/[.:]$/, ''))) continue;
    if (!/^\d{4}-\d{2}-\d{2}t[\d:.z+-]+$/.test(word)) return false;
  }
  return true;
}

/** "(APA, dpa, 20.5.2016)", "(red/Reuters)": only agencies, initials and dates. */
export function isAgencyMark(text: string): boolean {
  if (text.length > 80) return false;
  // "kos/AFP/Reuters": who wrote it, beside the agencies.
  const isSigned = /^[^\s/]+\/[^\s/]+\/[^\s]+$/.test(text);
  const isBracketed = isSigned || /^[([].*[)\].]$/.test(text);
  let named = 0;
  for (const raw of text.toLowerCase().split(/[\s,/;+|&()[\]]+/u)) {
    const part = raw.endsWith('.') ? raw.slice(0, -1) : raw;
    if (part === '' || part === '-' || part === '–' || part === 'und') continue;
    if (agencies.has(part) || agencies.has(raw)) named++;
    else if (!isDateWord(part) && !(isBracketed && /^[a-zäöü]{1,4}$/.test(part))) return false;
  }
  return isSigned ? named > 1 : named > 0;
}

/** A day in figures or with its month, the hour behind it. */
const DAY =
  '(?:\\d{1,2}\\.\\/)?(?:\\d{1,2}\\. ?(?:\\d{1,2}\\.|\\p{L}{3,9}) ?(?:\\d{4}|\\d{2}(?!\\d))|\\d{4}-\\d{2}-\\d{2})';
const HOUR = '(?:,? ?(?:um )?\\d{1,2}[.:]\\d{2}(?: ?Uhr)?)?';
/** The day that closes a sign-off, with or without the hour: "3.6.2023)", "24./25.12.2015)", "3. Juni 2023, 14:10)". */
const SIGNED_DAY = new RegExp(`^[([](.*?)[,;]? ?(?:vom )?${DAY}${HOUR}[)\\]]\\.?$`, 'u');
/** Who signs: initials, or a name and where he writes from ("Eva Maria Brandt aus Tunis", "Printausgabe", "derAbend.at", "Ö1"). */
const SIGNER =
  /^["„“]?(?:\p{Ll}{1,6}\.?|\p{Ll}+-?\p{Lu}[\p{L}.]*|\p{Lu}[\p{L}.'’-]*\d?(?: (?:aus|in|und|von|van|der|de|al|bin|\p{Lu}[\p{L}.'’-]*\d?)){0,6})["“”]?$/u;

/**
 * "(Clara Lenz, 3.6.2023)", "(awö, 25.9.2023)", "(Jan Ott aus Tunis, DER ABEND, 24./25.12.2015)": who wrote it, and as the last thing the day. Only what
 * stands at the end of an article can be one.
 */
export function isSignOff(text: string): boolean {
  if (text.length > 120) return false;
  const signers = SIGNED_DAY.exec(text)?.[1];
  return signers?.split(/[,;/]/).every((part) => part.trim() === '' || SIGNER.test(part.trim())) ?? false;
}

let givenNames: ReadonlySet<string> | undefined;

/** True of given names that are no common word as well. */
export function isGivenName(word: string): boolean {
  givenNames ??= new Set(
    readRows('givenNames.tsv')
      .filter(([, , mark]) => mark !== 'weak')
      .map(([name = '']) => name),
  );
  if (givenNames.has(word)) return true;
  const [head = '', ...rest] = word.split('-');
  return givenNames.has(head) && rest.every((part) => givenNames?.has(part));
}

/** "Clara Lenz", "Jan van Ott", "C. Lenz", "JAN OTT": a given name known as such or its letter, and a family name. */
function isPersonName(text: string): boolean {
  const words = text.split(' ');
  if (words.length < 2 || words.length > 5) return false;
  const first = words[0] as string;
  const isGiven = /^\p{Lu}\.(?:-?\p{Lu}\.)?$/u.test(first) || isGivenName(first) || isGivenName(capitalised(first));
  return (
    isGiven &&
    /^\p{Lu}[\p{L}'’-]+$/u.test(words[words.length - 1] as string) &&
    words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || nameParticles.has(word))
  );
}

const nameParticles = new Set(['von', 'van', 'der', 'den', 'de', 'da', 'di', 'al', 'el', 'bin', 'ter', 'la']);

const capitalised = (word: string): string => word.slice(0, 1) + word.slice(1).toLowerCase();

/** "Von", "Text:", "Ein Bericht von", "Das Gespräch führte": how a byline opens, up to the name. The words are data. */
const openers = new RegExp(
  `^(?:(?:${data.bylineLabels.join('|')})(?: ?\\([^()]{2,12}\\))?(?: ?[:©]| von| by|(?= (?:und|&) ))|(?:eine?n? )?(?:${data.bylineLabels.join('|')})(?: aus [\\p{L} /]{3,30})? von|(?:${data.bylineOpeners.join('|')}):?)(?=[ \\p{Lu}])`,
  'iu',
);

/** What a line without marks says of who wrote it. */
interface Signature {
  /** Names of people in it. */
  readonly names: readonly string[];
  /** It says so itself ("Text: …", "Ein Bericht von …"). */
  readonly labelled: boolean;
  /** It names an agency or an outlet. */
  readonly agency: boolean;
}

/**
 * The parts of a signature; undefined when anything else stands in the line. "Von Clara Lenz und Jan Ott, Kairo", "Text: Clara Lenz, Fotos: Jan Ott",
 * "Jan Ott/AFP via Getty Images", "Clara Lenz, ARD-Studio Kairo".
 */
export function signatureOf(text: string): Signature | undefined {
  if (text.length > MAX_SIGNATURE || /["„“»«?!]/.test(text)) return undefined;
  const inner =
    /^[([]/.test(text) && /[)\]]\.?$/.test(text) ? text.slice(1, text.endsWith('.') ? -2 : -1).trim() : text;
  const bare = inner.endsWith('.') ? inner.slice(0, -1) : inner;
  const names: string[] = [];
  let labelled = false;
  let agency = false;
  for (const raw of bare.split(/ ?(?:[,;|/•·]| [–-] | (?:und|and|&|via)(?= )) ?/u)) {
    let part = raw.trim();
    for (let opener = openers.exec(part); opener !== null; opener = openers.exec(part)) {
      labelled = true;
      part = part.slice(opener[0].length).trim();
    }
    // "Clara Lenz (Text)", "Clara Lenz (Kairo)"
    part = part.replace(/ \([\p{L} ]{2,30}\)$/u, '');
    const low = part.toLowerCase();
    if (part === '') continue;
    if (agencies.has(low) || pictureAgencies.has(low) || outlets.has(low)) agency = true;
    else if (
      isDateLine(part) ||
      (names.length > 0 && isWhere(part)) ||
      ((agency || names.length > 0) && /^\p{Ll}{1,4}$/u.test(part))
    )
      continue;
    else if (labelled && isLabel(low)) continue;
    else {
      // "Clara Lenz aus Kairo", "Clara Lenz 3. Juni 2023"
      const name = part.replace(
        / (?:berichtet )?(?:aus|in) \p{Lu}[\p{L}-]{2,30}(?: \p{Lu}[\p{L}-]{2,30})?$|[ ,]{1,3}\d[\d.: ]{0,12}(?:\p{L}{3,9} \d{4})?.{0,12}$/u,
        '',
      );
      if (!isPersonName(name)) return undefined;
      names.push(name);
    }
  }
  return names.length === 0 && !(agency && labelled) ? undefined : { names, labelled, agency };
}

const labels = new Set(data.bylineLabels);
const isLabel = (low: string): boolean => labels.has(low.replace(/:$/, ''));

/** "Kairo", "ARD-Studio Kairo", "Tel Aviv": where somebody writes from, or for whom. */
const isWhere = (part: string): boolean =>
  /^(?:\p{Lu}[\p{L}.-]*)(?: \p{Lu}[\p{L}.-]*){0,2}$/u.test(part) && !isOfficeOrParty(part);

let officeNouns: readonly string[] | undefined;

/** "Olaf Scholz, Bundeskanzler", "Karin Muster/FPÖ": who is presented so is no writer. */
function isOfficeOrParty(part: string): boolean {
  if (/^\p{Lu}{2,5}$/u.test(part)) return true;
  officeNouns ??= readRows('offices.tsv')
    .flatMap(([, masculine = '', feminine = '']) => [...masculine.split(';'), ...feminine.split(';')])
    .filter((noun) => noun.length > 3)
    .map((noun) => noun.toLowerCase());
  const low = part.toLowerCase().replace(/in$/, '');
  return officeNouns.some((noun) => low.endsWith(noun));
}

/** "ORF.at, 3. Juni 2023, 14.30 Uhr", "Wien, 3. Juni 2023", "Von Anna Brandt 03.06.2023", "Ausgabe vom 3. Juni 2023": a label or names, and a day at the end. */
const DATED = new RegExp(
  `^(?:(.{0,60}?)[,;|/–-]? ?((?:vom|am|seit|den) )?(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|\\p{L}{3,8}tag),? )?${DAY}${HOUR}(?: ?[|•·–-] ?(.{0,40}))?)$`,
  'u',
);

/**
 * A line that only says when and where it was written or published. What stands beside the day is a place, an outlet, a kind of text or who wrote it; a
 * headline ("Anschlag in Wien, 2. November 2020") holds other words.
 */
export function isDatedLine(text: string): boolean {
  if (text.length > MAX_SIGNATURE || !/\d{2}/.test(text)) return false;
  const match = DATED.exec(text.replace(/^[([]|[)\]]$/g, ''));
  if (match === null || !isBesideDay(match[3] ?? '')) return false;
  // "Der Pakt vom 3. Mai 2019" is what the text tells of.
  return isBesideDay(match[1] ?? '', !/^(?:vom|seit|am)/.test(match[2] ?? ''));
}

function isBesideDay(text: string, mayBePlace = true): boolean {
  const bare = text.replace(/[,;:|•·–-]\s*$/, '').trim();
  // "von unserer Redaktion • 4 Min.", "Wien (PK) – Parlamentskorrespondenz": each part by itself.
  const parts = bare.split(/ ?[•·|] ?| [–-] /u).filter((part) => part !== '');
  if (parts.length > 1) return parts.every((part, i) => isBesideDay(part, mayBePlace || i < parts.length - 1));
  if (bare === '' || isDateLine(bare) || publication.test(bare) || signatureOf(bare) !== undefined) return true;
  const low = bare.toLowerCase();
  if (outlets.has(low) || agencies.has(low)) return true;
  // "Wien", "St. Petersburg", "Wien/Brüssel", "Frankfurt am Main", "Mexiko-Stadt (AFP)", "Wien (PK)"
  return (
    mayBePlace &&
    /^(?!(?:Der|Die|Das|Ein|Eine) )\p{Lu}[\p{L}.-]{1,30}(?:(?:[ /]| am | an der )\p{Lu}[\p{L}.-]{1,30}){0,2}(?: ?\(\p{L}+(?:\/\p{L}+)*\))?$/u.test(
      bare,
    )
  );
}

const publication = new RegExp(`^(?:${data.publications.join('|')})(?: .{0,30})?$`, 'iu');

/** "APA/AFP/Jan Ott", "Jan Ott / Keystone", "© Jan Ott": the credit of a picture, told by an agency beside the name. */
export function isPictureCredit(text: string): boolean {
  const bare = text.replace(/^(?:\(c\)|[([])?\s*©?\s*/iu, '').replace(/[)\]]$/, '');
  if (!/[/|]| via /.test(bare)) return false;
  const signature = signatureOf(bare);
  return signature?.agency === true && signature.names.length > 0;
}

/** "Von Anna Berg", "Von Anna Berg und Max Tal, Wien": a byline, not "Von Minsk nach Paris". */
export function isByline(text: string): boolean {
  if (text.length > 80 || !/^(?:Von|VON|Text:) /.test(text) || /[.!?:]$/.test(text)) return false;
  const parts = text
    .slice(text.indexOf(' ') + 1)
    .trim()
    .split(/[\s,]+/u);
  if (parts.length < 2 || parts.length > 8) return false;
  return (
    parts.every(
      (part, k) => /^\p{Lu}[\p{L}.'’-]+$/u.test(part) || (k > 0 && /^(?:und|von|van|de|in|aus)$/.test(part)),
    ) && !/^(?:in|aus)$/.test(parts[1] as string)
  );
}
