import { Failure } from './failure.ts';

/*
 * The tokens of a Cypher text: enough to tell what is a word of the language and what is a string, a comment or a quoted
 * name. Both stores use it to refuse what a reader must not do; the embedded one to rewrite what its engine lacks.
 */

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'sign' | 'comment';

export interface CypherToken {
  readonly kind: TokenKind;
  /** As written; a quoted name or string with its quotes, a parameter with its `$`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** What a string of Cypher stands for. */
export const stringValue = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, sign: string = '') =>
      hex === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(Number.parseInt(hex, 16)),
    );

const isLetter = (char: string): boolean => /[\p{L}\p{Nl}_]/u.test(char);
const isLetterOrDigit = (char: string): boolean => /[\p{L}\p{Nl}\p{N}\p{Mn}\p{Pc}_$]/u.test(char);
const isDigit = (char: string): boolean => char >= '0' && char <= '9';

/** Line and column, both from 1, of an offset. */
export const placeOf = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

/** The offset of a line and column, both from 1: the way back from `placeOf`. */
export const offsetOf = (text: string, line: number, column: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0) +
  column -
  1;

/** A Failure (`cypher-syntax`) that names the place. */
export const syntaxFailure = (what: string, line: number, column: number, cause?: unknown, hint?: string): Failure =>
  new Failure('cypher-syntax', `The query is wrong at line ${line}, column ${column}: ${what}`, {
    hint: hint ?? 'Correct the query there; docs/stores.md tells what the two stores understand.',
    cause,
  });

const unclosed = (text: string, start: number, what: string): Failure => {
  const { line, column } = placeOf(text, start);
  return syntaxFailure(`${what} is not closed`, line, column);
};

/** End of a string or quoted name that starts at `start`; backslashes escape in strings, doubling does in names. */
const closingQuote = (text: string, start: number): number => {
  const quote = text[start];
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\' && quote !== '`') index += 1;
    else if (text[index] === quote) {
      if (quote !== '`' || text[index + 1] !== '`') return index + 1;
      index += 1;
    }
  }
  throw unclosed(text, start, quote === '`' ? 'a quoted name' : 'a string');
};

const endOfComment = (text: string, start: number): number => {
  if (text[start + 1] === '/') {
    const end = text.indexOf('\n', start);
    return end === -1 ? text.length : end;
  }
  const end = text.indexOf('*/', start + 2);
  if (end === -1) throw unclosed(text, start, 'a comment');
  return end + 2;
};

const endWhile = (text: string, start: number, belongs: (char: string) => boolean): number => {
  let end = start;
  while (end < text.length) {
    const char = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!belongs(char)) break;
    end += char.length;
  }
  return end;
};

/** A number such as 12, 1.5, .5, 1e-3, 0x1F; `1..3` is two numbers and a range between them. */
const endOfNumber = (text: string, start: number): number => {
  let end = endWhile(text, start, (char) => isLetterOrDigit(char) && char !== '$');
  if (text[end] === '.' && isDigit(text[end + 1] ?? '')) end = endWhile(text, end + 1, isLetterOrDigit);
  if (/[eE]/.test(text[end - 1] ?? '') && /[+-]/.test(text[end] ?? '') && isDigit(text[end + 1] ?? ''))
    end = endWhile(text, end + 1, isDigit);
  return end;
};

/** Signs of two characters that must not be read as two. */
const longSigns = new Set(['<=', '>=', '<>', '=~', '+=', '..', '||', '->', '<-', '--', '&&', '::']);

/** Splits a Cypher text into tokens, white space left out. Throws a Failure for a string, name or comment without end. */
export const tokenizeCypher = (text: string): readonly CypherToken[] => {
  const tokens: CypherToken[] = [];
  let start = 0;
  while (start < text.length) {
    const char = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (/\s/.test(char)) {
      start += 1;
      continue;
    }
    let kind: TokenKind = 'sign';
    let end = start + char.length;
    if (char === '/' && (text[start + 1] === '/' || text[start + 1] === '*')) {
      kind = 'comment';
      end = endOfComment(text, start);
    } else if (char === "'" || char === '"') {
      kind = 'string';
      end = closingQuote(text, start);
    } else if (char === '`') {
      kind = 'quoted';
      end = closingQuote(text, start);
    } else if (char === '$') {
      kind = 'parameter';
      end = text[start + 1] === '`' ? closingQuote(text, start + 1) : endWhile(text, start + 1, isLetterOrDigit);
    } else if (isDigit(char)) {
      kind = 'number';
      end = endOfNumber(text, start);
    } else if (isLetter(char)) {
      kind = 'word';
      end = endWhile(text, start, isLetterOrDigit);
    } else if (longSigns.has(text.slice(start, start + 2))) end = start + 2;
    tokens.push({ kind, text: text.slice(start, end), start, end });
    start = end;
  }
  return tokens;
};

/** True when the token is this word of the language, in any case; quoted names and strings never are. */
export const isWord = (token: CypherToken | undefined, word: string): boolean =>
  token?.kind === 'word' && token.text.toUpperCase() === word;
