/** Controls, direction marks, zero-width characters, soft hyphens and non-characters: no store takes them all, and they break words and hide names. */
const DROPPED = /(?![\t\n])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Well-formed text with line ends `\n` and without characters that are not seen: the only form in which a store gets a text. */
export const withoutUnseen = (text: string): string => {
  // Node 20 has toWellFormed, the ES2023 library does not know it
  const wellFormed = (text as string & { toWellFormed(): string }).toWellFormed();
  return wellFormed.replace(LINE_ENDS, '\n').replace(DROPPED, '');
};

/** The same on one line, for names, titles and addresses. Names keep their form of Unicode: they are those of files. */
export const oneLine = (text: string): string =>
  withoutUnseen(text)
    .replace(/[\t\n]/g, ' ')
    .trim();
