/*
 * Names come from articles, so they are hostile until shown otherwise: without signs that turn the direction of writing around, and
 * never longer than a label can be.
 */

/** Signs that are invisible or reorder what follows (U+202A–E, 2066–9, 200B–F, 061C, FEFF), and controls. */
export const invisible = /[\u202A-\u202E\u2066-\u2069\u200B-\u200F\u061C\uFEFF]|(?![\t\n])\p{Cc}/gu;

/** Marks stacked on one letter: more than four say nothing and may cost seconds to draw. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

const segmenter = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** A name for a label: at most `most` letters as people count them, then an ellipsis. */
export const showName = (text: string, most = 200): string => {
  const clean = text
    .slice(0, most * 20)
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= most && clean.length > 0) return text.length > most * 20 ? `${clean}…` : clean;
  let shown = '';
  let letters = 0;
  for (const { segment } of segmenter.segment(clean)) {
    if (letters === most) return `${shown}…`;
    shown += segment;
    letters += 1;
  }
  return shown === '' ? '–' : shown;
};
