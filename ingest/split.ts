import type { Article, Span } from '../graph/model.ts';
import { createFormCache } from './analyse/formCache.ts';
import type { Region, Sentence } from './model.ts';
import { readData } from './readData.ts';
import { agencyNames } from './signatures.ts';

/*
 * Text → sentences of tokens, in one pass over the characters and one over the tokens. No regular expression sees more than one word,
 * so the time is linear whatever the text is.
 */

/** A token before analysis: what `Token` has without `pos`, `lemma` and `analyses`. */
export interface RawToken extends Span {
  /** Index into the document's tokens. */
  readonly index: number;
  /** Index into the document's sentences. */
  readonly sentence: number;
  readonly text: string;
  /** The text in lower case. */
  readonly lower: string;
  /** True when the border to the token before it was repaired (no space in the text between two glued words). */
  readonly repaired: boolean;
  /** True inside quotation marks; the marks themselves are not. */
  readonly quoted: boolean;
}

export interface Split {
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly RawToken[];
}

interface AbbreviationData {
  readonly inner: readonly string[];
  readonly open: readonly string[];
  readonly starters: readonly string[];
  readonly beforeOrdinal: readonly string[];
  readonly ordinalNouns: readonly string[];
  readonly beforeLabel: readonly string[];
  readonly afterHeading: readonly string[];
  readonly beforeName: readonly string[];
  readonly months: readonly string[];
  readonly domains: readonly string[];
  readonly particles: readonly string[];
}

interface GlueData {
  readonly right: readonly string[];
  readonly verbs: readonly string[];
  readonly left: readonly string[];
}

const words = readData<AbbreviationData>('languages/de/abbreviations.json');
const glue = readData<GlueData>('languages/de/glue.json');
const innerAbbreviations = new Set(words.inner);
const openAbbreviations = new Set(words.open);
const starters = new Set(words.starters);
const beforeOrdinal = new Set(words.beforeOrdinal);
const ordinalNouns = new Set(words.ordinalNouns);
const beforeLabel = new Set(words.beforeLabel);
const afterHeading = new Set(words.afterHeading);
const months = new Set(words.months);
const domains = new Set(words.domains);
const particles = new Set(words.particles);
const glueRight = new Set(glue.right);
const glueVerbs = new Set(glue.verbs);
const glueLeft = new Set(glue.left);
/** Last three letters of all of them: most words end otherwise. */
const glueEnds = new Set([...glue.right, ...glue.verbs].map((word) => word.slice(-3)));

/** No sentence is longer than this many tokens: later stages may take a sentence's square, and hostile text has no full stop. */
const MAX_SENTENCE = 400;
/** Letters after which a word is cut: what follows looks at each part of a word with all of the others, and nobody writes longer ones. */
const MAX_WORD = 1000;
/** Longest URL-free word that is looked at for repair. */
const MAX_GLUED = 60;

const SPACE = 1;
const LOWER = 2;
const UPPER = 3;
const DIGIT = 4;
const OTHER = 5;

const classes = new Uint8Array(0x250);
for (let code = 0; code < classes.length; code++) {
  const char = String.fromCharCode(code);
  if (/\s/u.test(char)) classes[code] = SPACE;
  else if (/\p{Nd}/u.test(char)) classes[code] = DIGIT;
  else if (/[\p{Lu}\p{Lt}]/u.test(char)) classes[code] = UPPER;
  else if (/[\p{L}\p{M}]/u.test(char) && code !== 0xaa && code !== 0xba) classes[code] = LOWER;
  else classes[code] = OTHER;
}

/** Class of the UTF-16 unit; surrogates count as OTHER, so that an emoji is a token of its own. */
function classOf(code: number): number {
  if (code < 0x250) return classes[code] as number;
  if (code >= 0x2000 && code <= 0x206f) return code <= 0x200a || code === 0x202f || code === 0x205f ? SPACE : OTHER;
  if (code === 0x3000) return SPACE;
  const char = String.fromCharCode(code);
  if (/\p{Lu}/u.test(char)) return UPPER;
  if (/[\p{L}\p{M}]/u.test(char)) return LOWER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  return OTHER;
}

function isWord(code: number): boolean {
  const kind = classOf(code);
  return kind === LOWER || kind === UPPER || kind === DIGIT;
}

function isLetter(code: number): boolean {
  const kind = classOf(code);
  return kind === LOWER || kind === UPPER;
}

function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x60 || code === 0xb4 || code === 0x2bc;
}

/** What a token is, as far as the border rules care. */
type Kind = 'word' | 'number' | 'stop' | 'quote' | 'open' | 'close' | 'dash' | 'mark' | 'link';

interface Piece {
  start: number;
  end: number;
  text: string;
  lower: string;
  kind: Kind;
  /** White space before it. */
  spaced: boolean;
  repaired: boolean;
  quoted: boolean;
}

/** A word form, and the same in lower case. */
interface Spelling {
  readonly text: string;
  readonly lower: string;
}

/**
 * One string per form for all its tokens, so that later look-ups need not compare letters; and not a slice of the article, which
 * would keep its whole text in memory, at two bytes a letter wherever it holds a „. Bounded: the rare words of news never end.
 */
const spellings = createFormCache<Spelling>(20_000);

function spellingOf(slice: string): Spelling {
  const known = spellings.get(slice);
  if (known !== undefined) return known;
  const encoding = isLatin1(slice) ? 'latin1' : 'utf16le';
  const text = Buffer.from(slice, encoding).toString(encoding);
  const spelling = { text, lower: text.toLowerCase() };
  spellings.set(text, spelling);
  return spelling;
}

function isLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}

const stops = new Set([0x2e, 0x21, 0x3f, 0x2026]);
const quotes = new Set([
  0x22, 0xab, 0xbb, 0x201c, 0x201d, 0x201e, 0x201f, 0x2018, 0x201a, 0x201b, 0x2039, 0x203a, 0x27, 0x2019, 0x60, 0xb4,
]);
const dashes = new Set([0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212]);

function kindOf(code: number): Kind {
  if (stops.has(code)) return 'stop';
  if (quotes.has(code)) return 'quote';
  if (dashes.has(code)) return 'dash';
  if (code === 0x28 || code === 0x5b || code === 0x7b) return 'open';
  if (code === 0x29 || code === 0x5d || code === 0x7d) return 'close';
  return 'mark';
}

/** First word after `from`: its text (cut to 24 letters), or the single character that stands there. Looks at most 64 characters ahead. */
function nextWord(text: string, from: number, end: number): string {
  let at = from;
  const limit = Math.min(end, from + 64);
  while (at < limit) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === SPACE || quotes.has(code) || code === 0x28) at++;
    else break;
  }
  if (at >= limit) return '';
  let stop = at;
  while (stop < end && stop < at + 24 && isWord(text.charCodeAt(stop))) stop++;
  return text.slice(at, Math.max(stop, at + 1));
}

function startsLower(word: string): boolean {
  return word !== '' && classOf(word.charCodeAt(0)) === LOWER;
}

function startsUpper(word: string): boolean {
  return word !== '' && classOf(word.charCodeAt(0)) === UPPER;
}

function startsDigit(word: string): boolean {
  return word !== '' && classOf(word.charCodeAt(0)) === DIGIT;
}

/**
 * Whether the full stop at `dot` belongs to the word before it and does not end the sentence:
 * "Dr.", "z. B.", "am 3. Mai", "Felipe VI. mit", "George W. Bush"; but "Es waren 30. Die …", "usw. Der …".
 */
function keepsStop(
  text: string,
  start: number,
  dot: number,
  end: number,
  previous: Piece | undefined,
  before: Piece | undefined,
): boolean {
  const after = text.charCodeAt(dot + 1);
  if (after === 0x2e) return false;
  const word = text.slice(start, dot);
  const next = nextWord(text, dot + 1, end);
  if (innerAbbreviations.has(word)) return true;
  if (openAbbreviations.has(word)) return true;
  // "z.B.", "i.d.R."
  if (word.includes('.') && isLetter(text.charCodeAt(start))) return word.lastIndexOf('.') >= word.length - 3;
  if (isAllDigits(word)) {
    if (word.length > 3 || next === '') return false;
    // "3.Mai"
    if (dot + 1 < end && !isGap(after)) return months.has(next);
    if (startsLower(next) || months.has(next) || ordinalNouns.has(next)) return true;
    if (startsDigit(next)) return word.length <= 2 && previous !== undefined;
    if (!startsUpper(next)) return false;
    if (previous === undefined) return true;
    return !starters.has(next) && opensOrdinal(previous, before);
  }
  if (next === '') return false;
  if (word.length === 1 && isLetter(text.charCodeAt(start))) {
    if (previous !== undefined && beforeLabel.has(previous.text)) return startsLower(next);
    if (startsLower(word)) return !starters.has(next) || (previous?.text.length === 2 && previous.text.endsWith('.'));
    return !starters.has(next);
  }
  if (word.length <= 5 && isRoman(word) && previous !== undefined && startsUpper(previous.text))
    return startsLower(next) || (startsUpper(next) && !starters.has(next));
  // "Ch. de Gaulle", "Th. Mann": two letters without a vowel
  return (
    word.length === 2 &&
    startsUpper(word) &&
    /^[BCDFGKPRSTWZ][hlrtz]$/.test(word) &&
    startsUpper(next) &&
    !starters.has(next)
  );
}

/** "der 3. Gipfel", "die deutsche 6. Armee": an article, or an adjective behind one. */
function opensOrdinal(previous: Piece, before: Piece | undefined): boolean {
  if (beforeOrdinal.has(previous.lower)) return true;
  return (
    before !== undefined &&
    startsLower(previous.text) &&
    /e[nmrs]?$/.test(previous.text) &&
    beforeOrdinal.has(before.lower)
  );
}

function isGap(code: number): boolean {
  return classOf(code) === SPACE;
}

function isAllDigits(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (classOf(word.charCodeAt(i)) !== DIGIT) return false;
  return word.length > 0;
}

function isRoman(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (!'IVXL'.includes(word[i] as string)) return false;
  return true;
}

/** End of the URL that starts at `start`, without the punctuation of the sentence around it. */
function linkEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (
      isGap(code) ||
      code === 0x22 ||
      code === 0x3c ||
      code === 0x3e ||
      code === 0x201c ||
      code === 0x201d ||
      code === 0x29
    )
      break;
    at++;
  }
  while (at > start + 1 && /[.,;:!?'’\]]/.test(text[at - 1] as string)) at--;
  return at;
}

function startsLink(text: string, at: number): boolean {
  return text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at);
}

/** The same offset, or the one behind it when it stands between the halves of one character. */
function wholeCharacter(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at + 1 : at;
}

/** End of the word that starts at `start`; inner hyphens, apostrophes, decimal points and commas belong to it. */
function wordEnd(text: string, start: number, behind: number, singleOpen: boolean): number {
  const end = wholeCharacter(text, Math.min(behind, start + MAX_WORD));
  let at = start;
  let digits = true;
  let dotted = true;
  let since = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === LOWER || kind === UPPER || kind === DIGIT) {
      if (kind !== DIGIT) digits = false;
      at++;
      continue;
    }
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
    const before = at > start ? text.charCodeAt(at - 1) : 0x20;
    const nextKind = classOf(next);
    if (isHyphen(code)) {
      // "CDU-Chef", "F-35-Jet", "10-jährig"; but "1950-1953"
      if (isWord(next) && !(classOf(before) === DIGIT && nextKind === DIGIT)) {
        at++;
        dotted = false;
        continue;
      }
      break;
    }
    if (code === 0x2e) {
      if (nextKind === DIGIT && classOf(before) === DIGIT) {
        at++;
        continue;
      }
      if (!isLetter(next)) break;
      // "z.B.", "i.d.R.", "U.S."
      if (dotted && at - since <= 2 && !digits) {
        let stop = at + 1;
        while (stop < end && isLetter(text.charCodeAt(stop)) && stop - at <= 4) stop++;
        if (stop - at <= 4 && (text.charCodeAt(stop) === 0x2e || stop - at === 2)) {
          at++;
          since = at;
          continue;
        }
      }
      // "Spiegel.de"
      let stop = at + 1;
      while (stop < end && stop - at < 6 && classOf(text.charCodeAt(stop)) === LOWER) stop++;
      if (
        stop - at <= 5 &&
        !isWord(stop < end ? text.charCodeAt(stop) : 0x20) &&
        domains.has(text.slice(at + 1, stop)) &&
        !digits
      ) {
        at = stop;
        continue;
      }
      break;
    }
    if (digits && (code === 0x2c || code === 0x3a) && nextKind === DIGIT) {
      at++;
      continue;
    }
    if (isApostrophe(code)) {
      if (isLetter(next) && isLetter(before)) {
        at++;
        continue;
      }
      // "Tsipras' Partei": the apostrophe is the genitive, unless it closes a quotation
      if (!singleOpen && /[sxzßS]/.test(String.fromCharCode(before)) && code !== 0x60 && code !== 0xb4) at++;
      break;
    }
    // "Mitarbeiter:innen", "Bürger*innen", "AT&T"
    if (
      (code === 0x3a || code === 0x2a || code === 0x5f) &&
      nextKind === LOWER &&
      text.startsWith('in', at + 1) &&
      classOf(before) === LOWER
    ) {
      at++;
      continue;
    }
    if (code === 0x26 && nextKind === UPPER && classOf(before) === UPPER) {
      at++;
      continue;
    }
    break;
  }
  // "Militär- und Nukleardoktrin": the hyphen stands for the rest of the word
  if (at < end && isHyphen(text.charCodeAt(at)) && !digits) {
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
    if (next === 0x2c || next === 0x2f) return at + 1;
    if (isGap(next)) {
      const word = nextWord(text, at + 1, end);
      if (
        word === 'und' ||
        word === 'oder' ||
        word === 'sowie' ||
        word === 'bis' ||
        word === 'bzw' ||
        word === 'als' ||
        word === 'wie'
      )
        return at + 1;
    }
  }
  return at;
}

/** The tokens of one stretch without a paragraph border inside. */
function scan(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  let spaced = true;
  let singleOpen = false;
  const add = (stop: number, kind: Kind): void => {
    const { text: word, lower } = spellingOf(text.slice(at, stop));
    pieces.push({ start: at, end: stop, text: word, lower, kind, spaced, repaired: false, quoted: false });
    at = stop;
    spaced = false;
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === SPACE) {
      spaced = true;
      at++;
      continue;
    }
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x20;
    if (kind === OTHER) {
      if ((code === 0x23 || code === 0x40) && isLetter(next)) {
        add(wordEnd(text, at + 1, end, singleOpen), 'word');
      } else if (code === 0x2e && next === 0x2e) {
        let stop = at + 2;
        while (stop < end && text.charCodeAt(stop) === 0x2e) stop++;
        add(stop, 'stop');
      } else if (code === 0x2c && next === 0x2c && isLetter(text.charCodeAt(at + 2)) && spaced) {
        add(at + 2, 'quote');
      } else if (
        (code === 0x27 && next === 0x27) ||
        (code === 0x60 && next === 0x60) ||
        (code === 0x3c && next === 0x3c) ||
        (code === 0x3e && next === 0x3e)
      ) {
        add(at + 2, 'quote');
      } else if (isHyphen(code) && spaced && classOf(next) === LOWER && pieces.length > 0) {
        // "Ein- und -ausgänge"
        add(wordEnd(text, at + 1, end, singleOpen), 'word');
      } else if (isHyphen(code) && isHyphen(next)) {
        let stop = at + 2;
        while (stop < end && isHyphen(text.charCodeAt(stop))) stop++;
        add(stop, 'dash');
      } else if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
        add(at + 2, 'mark');
      } else {
        if (code === 0x201a || code === 0x2039) singleOpen = true;
        else if (code === 0x2018 || code === 0x203a) singleOpen = !singleOpen && spaced;
        else if (code === 0x27 || code === 0x2019) singleOpen = !singleOpen && spaced && code === 0x27;
        add(at + 1, kindOf(code));
      }
      continue;
    }
    if ((code === 0x68 || code === 0x77) && startsLink(text, at)) {
      add(linkEnd(text, at, end), 'link');
      continue;
    }
    let stop = wordEnd(text, at, end, singleOpen);
    if (
      stop < end &&
      text.charCodeAt(stop) === 0x2e &&
      keepsStop(text, at, stop, end, pieces[pieces.length - 1], pieces[pieces.length - 2])
    )
      stop++;
    add(stop, kind === DIGIT ? 'number' : 'word');
  }
  return pieces;
}

/** Splits "Schmidtwarnte", "Staatendie", "CharakterNach", "PutinWHO" when the whole is unknown and the parts are good. */
function gluePoint(word: string, previous: Piece | undefined, isKnown: (form: string) => boolean): number | undefined {
  const length = word.length;
  if (length < 6 || length > MAX_GLUED || word.includes('-') || word.includes('.')) return undefined;
  // a capital inside the word
  for (let i = 2; i < length - 2; i++) {
    if (classOf(word.charCodeAt(i)) !== UPPER || classOf(word.charCodeAt(i - 1)) !== LOWER) continue;
    const left = word.slice(0, i);
    const right = word.slice(i);
    // "derPräsident"
    if (glueLeft.has(left)) return right.length >= 4 && !isKnown(word) && isCapitalised(right) ? i : undefined;
    if (i < 3 || right === 'Innen') return undefined;
    const allCaps = right === right.toUpperCase();
    const isOpener = right.length >= 3 && !allCaps && (glueRight.has(right.toLowerCase()) || starters.has(right));
    if (
      (isOpener || (allCaps && right.length === 3 && glueRelative.has(right))) &&
      (isKnown(left) || startsUpper(left)) &&
      !isKnown(word)
    )
      return i;
    return undefined;
  }
  if (!glueEnds.has(word.slice(-3))) return undefined;
  for (let size = 3; size <= 12 && length - size >= 3; size++) {
    const right = word.slice(length - size);
    const isVerb = size >= 5 && glueVerbs.has(right);
    if (!isVerb && !glueRight.has(right)) continue;
    const left = word.slice(0, length - size);
    // "abzusehenden", "Oberkommandierender" are participles
    if (size === 3 && right.startsWith('d') && right !== 'die' && right !== 'das' && left.endsWith('n')) continue;
    if (isKnown(word) || isKnown(word.toLowerCase())) return undefined;
    if (isVerb && startsUpper(word)) {
      // a name nobody knows may stand before a verb, but only after another name or an office: "Minister Schmidt|warnte"
      if (isKnown(left) || followsName(previous)) return length - size;
      continue;
    }
    // "dahingegen" is a word, "Eisenach", "Rankweil" are towns
    if (left.length >= (startsUpper(word) ? 5 : 6) && isKnown(left)) return length - size;
  }
  return undefined;
}

function isCapitalised(word: string): boolean {
  for (let i = 1; i < word.length; i++) if (classOf(word.charCodeAt(i)) !== LOWER) return false;
  return true;
}

function followsName(previous: Piece | undefined): boolean {
  return (
    previous !== undefined && startsUpper(previous.text) && previous.text.length > 2 && !starters.has(previous.text)
  );
}

/** English relative words that machine translation leaves glued in capitals ("PutinWHO dankte"). */
const glueRelative = new Set(['WHO']);

function repair(pieces: Piece[], isKnown: (form: string) => boolean): Piece[] {
  let out: Piece[] | undefined;
  let counts: Map<string, number> | undefined;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const point = piece.kind === 'word' ? gluePoint(piece.text, pieces[i - 1], isKnown) : undefined;
    // "Tugendhat" twice is a name: the same two words are not glued again and again.
    if (point !== undefined && counts === undefined) {
      counts = new Map();
      for (const { text } of pieces) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    if (point === undefined || (counts?.get(piece.text) ?? 0) > 1) {
      out?.push(piece);
      continue;
    }
    out ??= pieces.slice(0, i);
    const { start, end, kind, spaced, repaired, quoted } = piece;
    const border = start + point;
    const left = spellingOf(piece.text.slice(0, point));
    const right = spellingOf(piece.text.slice(point));
    out.push({ start, end: border, text: left.text, lower: left.lower, kind, spaced, repaired, quoted });
    out.push({ start: border, end, text: right.text, lower: right.lower, kind, spaced: false, repaired: true, quoted });
  }
  return out ?? pieces;
}

/** True when the stop at `i` ends its sentence; `from` is where the sentence began, `after` the first token of the next one. */
function endsSentence(pieces: readonly Piece[], from: number, i: number, after: number): boolean {
  const next = pieces[after];
  if (next === undefined) return true;
  const stop = pieces[i] as Piece;
  const first = next.text.charCodeAt(0);
  const lower = classOf(first) === LOWER;
  if (stop.text === '.' && !next.spaced && after === i + 1) {
    // "Ende.Dann" is a lost space, "Node.Js" is not
    const before = pieces[i - 1];
    return next.repaired && before !== undefined;
  }
  if (next.kind === 'mark' && !isBullet(next.text)) return false;
  if (next.kind === 'dash') return next.spaced && stop.text === '.' && !startsLower(pieces[after + 1]?.text ?? '');
  if (next.kind === 'close') return false;
  if (next.kind === 'quote' && !next.spaced) return false;
  if (next.kind === 'quote' || next.kind === 'open') {
    const word = pieces[after + 1];
    return word === undefined || !startsLower(word.text) || (stop.text === '.' && next.kind === 'quote');
  }
  if (lower)
    return (
      stop.text === '.' &&
      next.spaced &&
      particles.has(next.text) &&
      startsUpper(pieces[after + 1]?.text ?? '') &&
      from < i
    );
  // "(sic!) Der": a mark inside brackets that opened within the sentence
  if (stop.text !== '.' && after > i + 1 && pieces[i + 1]?.kind === 'close') {
    for (let k = i; k > from && k > i - 40; k--) if (pieces[k]?.kind === 'open') return false;
  }
  return true;
}

/** "im Jahr darauf.[2] 2012 gaben": the mark of a footnote belongs to the sentence that it stands behind. */
function isFootnote(pieces: readonly Piece[], at: number): boolean {
  const open = pieces[at];
  return (
    open?.text === '[' && !open.spaced && /^\d{1,3}$/.test(pieces[at + 1]?.text ?? '') && pieces[at + 2]?.text === ']'
  );
}

function isBullet(text: string): boolean {
  return (
    text === '►' ||
    text === '•' ||
    text === '▪' ||
    text === '·' ||
    text === '●' ||
    text === '■' ||
    text === '*' ||
    text === '|'
  );
}

/** Words of a heading that lost its line. */
const MAX_HEADING = 8;

/**
 * Where the sentence begins behind a heading that stands on one line with it: "Lob für die Debatte Er begrüßte …". A capital on a function word behind a noun,
 * without a mark before it, is the border: on GermEval 64 of 65 such places are. Undefined when the sentence starts with no such heading.
 */
function headingEnd(pieces: readonly Piece[], from: number): number | undefined {
  for (let i = from; i < from + MAX_HEADING && i + 2 < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (piece.kind !== 'word' || piece.text.endsWith('.')) return undefined;
    if (i < from + 2 || !piece.spaced || !afterHeading.has(piece.text)) continue;
    const before = (pieces[i - 1] as Piece).text;
    if (!startsUpper(before) || starters.has(before) || pieces[i + 1]?.kind !== 'word') return undefined;
    const low = before.toLowerCase();
    return words.beforeName.some((noun) => low.endsWith(noun)) ? undefined : i;
  }
  return undefined;
}

/** Indexes of the pieces that open a sentence. */
function borders(pieces: Piece[], isTitle: boolean, isKnown: (form: string) => boolean): number[] {
  const starts: number[] = [];
  let from = 0;
  const begin = (at: number): void => {
    starts.push(at);
    from = at;
    const behind = isTitle ? undefined : headingEnd(pieces, at);
    if (behind === undefined) return;
    starts.push(behind);
    from = behind;
  };
  if (pieces.length > 0) begin(0);
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    let after = i + 1;
    let isEnd = false;
    if (piece.kind === 'stop') {
      while (pieces[after]?.kind === 'stop' && !pieces[after]?.spaced) after++;
      while ((pieces[after]?.kind === 'quote' || pieces[after]?.kind === 'close') && !pieces[after]?.spaced) after++;
      while (isFootnote(pieces, after)) after += 3;
      const next = pieces[after];
      const before = pieces[i - 1];
      if (
        piece.text === '.' &&
        next !== undefined &&
        after === i + 1 &&
        !next.spaced &&
        next.kind === 'word' &&
        before?.kind === 'word'
      ) {
        next.repaired =
          next.text.length > 1 &&
          before.text.length > 1 &&
          startsUpper(next.text) &&
          classOf(before.text.charCodeAt(before.text.length - 1)) === LOWER &&
          (starters.has(next.text) || (isKnown(next.text) && isKnown(before.text)));
      }
      isEnd = endsSentence(pieces, from, i, after);
    } else if (piece.kind === 'word' && piece.text.endsWith('.')) {
      // "usw. Der …": an abbreviation that may also be last
      const next = pieces[after];
      isEnd =
        next !== undefined &&
        next.kind === 'word' &&
        openAbbreviations.has(piece.text.slice(0, -1)) &&
        starters.has(next.text) &&
        next.spaced;
    } else if (isTitle && piece.text === '|') isEnd = true;
    if (!isEnd && i - from >= MAX_SENTENCE) isEnd = true;
    if (isEnd && after < pieces.length && after > from) {
      begin(after);
      i = after - 1;
    } else if (isEnd) i = after - 1;
  }
  return starts;
}

/** Marks what stands in quotation marks. Styles may be mixed („…", »…«, “…”), and a mark without its partner holds to the end of its sentence at most. */
function markQuoted(pieces: readonly Piece[], starts: readonly number[]): void {
  let openAt = -1;
  let openText = '';
  const close = (to: number): void => {
    for (let k = openAt + 1; k < to; k++) {
      const piece = pieces[k] as Piece;
      if (piece.kind !== 'quote') piece.quoted = true;
    }
    openAt = -1;
  };
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (piece.kind !== 'quote') continue;
    if (openAt < 0) {
      // a closing mark whose partner was lost (»bester Freund” aus …«) opens nothing
      if (!piece.spaced && (pieces[i + 1]?.spaced ?? true)) continue;
      openAt = i;
      openText = piece.text;
      continue;
    }
    const isSingle = singles.has(piece.text);
    if (isSingle !== singles.has(openText)) continue;
    // a second opening mark where the first was never closed: the first one held to the end of its sentence
    const opens =
      (piece.text === '„' || piece.text === '‚' || piece.text === ',,') && piece.spaced && openText === piece.text;
    if (opens) {
      close(endOfSentence(starts, openAt, pieces.length, i));
      openAt = i;
      openText = piece.text;
      continue;
    }
    close(i);
  }
  if (openAt >= 0) close(endOfSentence(starts, openAt, pieces.length, pieces.length));
}

const singles = new Set(['‚', '‘', '’', "'", '‹', '›', '‛', '`', '´']);

function endOfSentence(starts: readonly number[], at: number, length: number, limit: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return Math.min(starts[low] ?? length, limit);
}

const datelineMarks = new Set(['/', ',', '(', ')', '.', ':']);
const datelineSmall = new Set([
  ...agencyNames,
  'taz',
  'am',
  'den',
  'und',
  'bei',
  'dpa',
  'dpa-AFX',
  'afp',
  'ap',
  'apa',
  'sda',
  'epd',
  'kna',
  'sid',
  'rtr',
]);

/**
 * Index behind the dash of a dateline at the start of a sentence: "Wien –", "Washington/Tel Aviv –", "Aachen, 22. Januar 2019 (dpa) –", "Istanbul- Der …".
 * Undefined when the sentence does not start with one.
 */
function datelineEnd(pieces: readonly Piece[], from: number, to: number): number | undefined {
  const first = pieces[from];
  if (first === undefined || first.kind !== 'word' || !startsUpper(first.text)) return undefined;
  for (let i = from; i < to && i < from + 14; i++) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'dash' || (piece.spaced && (piece.text === '|' || piece.text === '→'))) {
      const next = pieces[i + 1];
      if (next === undefined || i + 1 >= to || !next.spaced || i === from) return undefined;
      if (!piece.spaced && piece.text !== '-') return undefined;
      // "Kiew – Moskau – Russland hat …": two places, and a sentence behind them
      if (i === from + 1 && pieces[i + 2]?.kind === 'dash' && startsUpper(next.text) && to - i > 9) continue;
      const opener = next.kind === 'quote' ? pieces[i + 2] : next;
      if (opener === undefined || !(startsUpper(opener.text) || startsDigit(opener.text))) return undefined;
      // "Merkel – Macron – Putin": a pair of dashes is a parenthesis
      if (piece.kind === 'dash')
        for (let k = i + 2; k < to && k < i + 12; k++)
          if (pieces[k]?.kind === 'dash' && pieces[k]?.spaced) return undefined;
      return i + 1;
    }
    const fits =
      (piece.kind === 'word' && (startsUpper(piece.text) || datelineSmall.has(piece.text))) ||
      piece.kind === 'number' ||
      datelineMarks.has(piece.text);
    if (!fits || (starters.has(piece.text) && !(i === from && pieces[i + 1]?.text === 'Haag'))) return undefined;
  }
  return undefined;
}

/** Lines of hard-wrapped text are joined: every line but the last of each paragraph is filled up to the width. */
function wrapWidth(text: string): number {
  let width = 0;
  let start = 0;
  let run: string[] = [];
  let wrapped = 0;
  let free = 0;
  /** The longest line, and how many lines break off within their sentence: those of paragraphs are as long as them. */
  let longest = 0;
  let broken = 0;
  let before = '';
  const check = (): void => {
    if (run.length >= 3) {
      const most = Math.max(...run.map((line) => line.length));
      let fits = most >= 40 && most <= 130;
      for (let i = 0; fits && i + 1 < run.length; i++) {
        const next = run[i + 1] as string;
        const space = next.indexOf(' ');
        fits = (run[i] as string).length + 1 + (space < 0 ? next.length : space) > most - 2;
      }
      if (fits) {
        wrapped++;
        width = Math.max(width, most);
      } else free++;
    }
    run = [];
  };
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end - start > 200) {
      free++;
      check();
    } else {
      const line = text.slice(start, end).trim();
      longest = Math.max(longest, line.length);
      if (breaksOff(before) && startsLower(line)) broken++;
      before = line;
      if (line === '') check();
      else if (run.length < 200) run.push(line);
    }
    start = end + 1;
  }
  check();
  if (wrapped > 0 && wrapped >= free) return width;
  return broken > 0 && longest <= MAX_WRAPPED ? longest : 0;
}

/** Longest line of hard-wrapped text. */
const MAX_WRAPPED = 130;
/** Shortest line that wrapping fills up. */
const MIN_WRAPPED = 30;

/** A line without the end of its sentence. */
const breaksOff = (line: string): boolean => line.length >= MIN_WRAPPED && /[\p{L}\p{N},;–-]$/u.test(line);

/**
 * Stretches that are read as one: where a page ends within a sentence, or blank lines stand between all lines, a block that breaks off goes on in the next one,
 * which opens with a small letter or fills the width.
 */
function joinBroken(text: string, spans: readonly Span[], width: number): Span[][] {
  const groups: Span[][] = [];
  for (const span of spans) {
    const group = groups[groups.length - 1];
    const before = group?.[group.length - 1];
    const last =
      before === undefined ? '' : text.slice(Math.max(before.start, before.end - MAX_WRAPPED), before.end).trimEnd();
    const line = last.slice(last.lastIndexOf('\n') + 1).trimStart();
    const first = nextWord(text, span.start, span.end);
    const isFilled = width > 0 && line.length + 1 + first.length >= width - 12;
    if (
      group !== undefined &&
      breaksOff(line) &&
      (startsLower(text.slice(span.start, span.start + 20).trimStart()) || isFilled)
    )
      group.push(span);
    else groups.push([span]);
  }
  return groups;
}

/** Stretches of [start, end) between paragraph borders; a single line end is a border too, unless the text is hard-wrapped. */
function blocks(text: string, start: number, end: number, width: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  let at = start;
  while (at <= end) {
    let stop = at < end ? text.indexOf('\n', at) : end;
    if (stop < 0 || stop > end) stop = end;
    let next = stop + 1;
    let isBorder = true;
    if (width > 0 && stop < end) {
      let blank = next;
      while (blank < end && (text[blank] === ' ' || text[blank] === '\t')) blank++;
      const line = text.slice(at, Math.min(stop, at + 200)).trimEnd();
      const following = nextWord(text, next, end);
      isBorder = text[blank] === '\n' || line === '' || line.length + 1 + following.length < width - 12;
    }
    if (isBorder) {
      if (hasText(text, from, stop)) spans.push({ start: from, end: stop });
      from = next;
    }
    if (stop >= end) {
      next = end + 1;
    }
    at = next;
  }
  return spans;
}

function hasText(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isGap(text.charCodeAt(at))) return true;
  return false;
}

/** Sentences of one stretch of text as spans: what `clean` needs to judge an article that stands on one line. */
export function sentenceSpans(text: string, span: Span): Span[] {
  const pieces = scan(text, span.start, span.end);
  const starts = borders(pieces, false, () => false);
  return starts.map((start, k) => ({
    start: (pieces[start] as Piece).start,
    end: (pieces[(starts[k + 1] ?? pieces.length) - 1] as Piece).end,
  }));
}

/**
 * Index behind the person whom the question of an interview addresses: "Frau Muster, A und B haben einen Vertrag geschlossen. Warum?" The name heads
 * no list. Undefined when the sentence does not start with one.
 */
function addresseeEnd(pieces: readonly Piece[], from: number, to: number): number | undefined {
  const start = pieces[from]?.kind === 'quote' ? from + 1 : from;
  const salutation = pieces[start]?.text;
  if (salutation !== 'Frau' && salutation !== 'Herr') return undefined;
  for (let i = start + 1; i < to - 1 && i < start + 7; i++) {
    const piece = pieces[i] as Piece;
    if (piece.text === ',') return i > start + 1 ? i + 1 : undefined;
    if (piece.text !== '.' && !(piece.kind === 'word' && startsUpper(piece.text))) return undefined;
  }
  return undefined;
}

/** Whether an ignored stretch begins and ends with lines. */
const isWholeLine = (text: string, { start, end }: Span): boolean =>
  (start === 0 || text[start - 1] === '\n') && (end >= text.length || text[end - 1] === '\n');

/** Number of sentences of the body in which a dateline may still come: articles on one line put title and subtitle before it. */
const DATELINE_SENTENCES = 4;

/**
 * Sentences and tokens of the regions that count. Spans point into `article.text`; nothing comes from ignored text. A dateline ("Wien –") is a sentence of
 * its own, and so is the person whom a question addresses. `isKnown` says whether a word form is in the dictionary; it only decides about glued words. Linear in the length of the text.
 */
export function split(article: Article, regions: readonly Region[], isKnown: (form: string) => boolean): Split {
  const { text } = article;
  const sentences: Sentence[] = [];
  const tokens: RawToken[] = [];
  const width = wrapWidth(text);
  let bodySentences = 0;
  const stretches: { readonly kind: Region['kind']; readonly spans: Span[] }[] = [];
  for (const region of regions) {
    // A label or credit within a line is no end of a page.
    if (region.kind === 'ignored') {
      if (!isWholeLine(text, region)) stretches.push({ kind: 'ignored', spans: [] });
      continue;
    }
    const last = stretches[stretches.length - 1];
    const spans = blocks(text, region.start, region.end, width);
    if (last?.kind === 'body' && region.kind === 'body') last.spans.push(...spans);
    else stretches.push({ kind: region.kind, spans });
  }
  for (const region of stretches) {
    for (const group of joinBroken(text, region.spans, width)) {
      const pieces = repair(
        group.flatMap((block) => scan(text, block.start, block.end)),
        isKnown,
      );
      const plain = borders(pieces, region.kind === 'title', isKnown);
      markQuoted(pieces, plain);
      const starts: number[] = [];
      const asks = pieces.findLast(({ kind }) => kind !== 'quote')?.text === '?';
      plain.forEach((start, k) => {
        starts.push(start);
        const question = asks ? addresseeEnd(pieces, start, plain[k + 1] ?? pieces.length) : undefined;
        if (question !== undefined) starts.push(question);
        // On one line the lead may have been taken for the title.
        if ((region.kind !== 'body' && region.kind !== 'title') || bodySentences >= DATELINE_SENTENCES) return;
        bodySentences++;
        const behind = datelineEnd(pieces, start, plain[k + 1] ?? pieces.length);
        if (behind !== undefined) starts.push(behind);
      });
      starts.forEach((start, k) => {
        const stop = starts[k + 1] ?? pieces.length;
        const index = sentences.length;
        const first = tokens.length;
        for (let i = start; i < stop; i++) {
          const piece = pieces[i] as Piece;
          tokens.push({
            start: piece.start,
            end: piece.end,
            index: tokens.length,
            sentence: index,
            text: piece.text,
            lower: piece.lower,
            quoted: piece.quoted,
            repaired: piece.repaired,
          });
        }
        sentences.push({
          start: (pieces[start] as Piece).start,
          end: (pieces[stop - 1] as Piece).end,
          index,
          first,
          last: tokens.length,
          region: region.kind as 'title' | 'body',
        });
      });
    }
  }
  return { sentences, tokens };
}
