import type { Piece, Report } from './model.ts';

/** What XML 1.0 cannot write or advises against: controls but tab, line feed and return; two non-characters; halves of surrogate pairs. */
const unwritable = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** Replaces what a text format cannot hold by U+FFFD, and says so. The same text comes back when there is nothing to replace. */
export const cleanText = (text: string, place: string, report: Report): string => {
  if (text.search(unwritable) < 0) return text;
  report({
    rule: 'control-character',
    message: `the format has no way to write a control character or half a surrogate pair; U+FFFD stands in its place`,
    place,
  });
  return text.replace(unwritable, '\uFFFD');
};

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
