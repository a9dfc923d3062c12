import type { Piece, Report } from './model.ts';

/** What XML 1.0 cannot write or advises against: controls but tab, line feed and return; two non-characters; halves of surrogate pairs. */
const unwritable = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;
/** What no program that keeps its texts in UTF-8 can hold, however it is escaped. */
const halves = /\p{Surrogate}/gu;

type Clean = (text: string, place: string, property: string, report: Report) => string;

const cleaning =
  (pattern: RegExp, what: string): Clean =>
  (text, place, property, report) => {
    if (text.search(pattern) < 0) return text;
    report({
      rule: 'control-character',
      message: `its ${property} has ${what}, which this format cannot write; U+FFFD stands in its place`,
      place,
    });
    return text.replace(pattern, '\uFFFD');
  };

/**
 * Replaces what a text format cannot hold by U+FFFD, and says so of this property of the node, edge or statement. The same text comes
 * back when there is nothing to replace.
 */
export const cleanText = cleaning(unwritable, 'a control character or half a surrogate pair');

/** The same for formats that can write every character but half a one. */
export const cleanHalves = cleaning(halves, 'half a surrogate pair');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** For element content and for attribute values: line ends are written as references, which parsers keep in both places. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\n\r\t]/g, (character) => entities[character] ?? '');

/** How many pieces of text go out together: large enough that a write costs little, small enough that memory stays flat. */
const pieceLength = 1 << 16;

/** Joins small pieces of text into larger ones; bytes go out as they come. */
export async function* inPieces<T extends Piece>(lines: AsyncIterable<T>): AsyncGenerator<T | string> {
  let piece = '';
  for await (const line of lines) {
    if (typeof line === 'string') piece += line;
    else {
      if (piece) yield piece;
      piece = '';
      yield line;
    }
    if (piece.length >= pieceLength) {
      yield piece;
      piece = '';
    }
  }
  if (piece) yield piece;
}
