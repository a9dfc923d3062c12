/** One row of a full-form dictionary: lemma and tag, as the dictionary writes them. */
export interface FullFormRow {
  readonly lemma: string;
  readonly tag: string;
}

/** A full-form dictionary in memory. */
export interface FullForms {
  /** All rows of exactly this form, in the dictionary's order. */
  rows(form: string): FullFormRow[];
  has(form: string): boolean;
}

const HEADER = [0x5c, 0x66, 0x73, 0x61, 0xc6];
const TARGET_NEXT = 0x80;
const LAST_ARC = 0x40;
const FINAL_ARC = 0x20;
const LABEL_INDEX = 0x1f;
const NUMBERS = 0x100;
const SEPARATOR = 0x5f; // "_"
/** The suffix encoder counts the bytes to cut from the form with letters from "A". */
const CUT_ZERO = 0x41;

/**
 * Opens a Morfologik dictionary (CFSA2 automaton, UTF-8, separator `_`, suffix encoder) straight from its bytes: nothing is
 * unpacked, so it costs its file size. Format: morfologik-stemming, CFSA2.java and TrimSuffixEncoder.java.
 */
export const openFullForms = (bytes: Uint8Array): FullForms => {
  if (HEADER.some((byte, at) => bytes[at] !== byte)) throw new Error('not a CFSA2 automaton');
  const at = (offset: number): number => bytes[offset] as number;
  const flags = (at(5) << 8) | at(6);
  if ((flags & NUMBERS) !== 0) throw new Error('CFSA2 automaton with numbers is not supported');
  const labelCount = at(7);
  const labels = bytes.subarray(8, 8 + labelCount);
  const arcs = bytes.subarray(8 + labelCount);

  const flag = (arc: number): number => arcs[arc] as number;
  const label = (arc: number): number => {
    const index = flag(arc) & LABEL_INDEX;
    return index > 0 ? (labels[index] as number) : (arcs[arc + 1] as number);
  };
  const skip = (arc: number): number => {
    const first = flag(arc);
    let next = (first & LABEL_INDEX) === 0 ? arc + 2 : arc + 1;
    if ((first & TARGET_NEXT) === 0) {
      while (flag(next) & 0x80) next++;
      next++;
    }
    return next;
  };
  /** Node that an arc leads to; 0 when the arc ends there. */
  const target = (arc: number): number => {
    if ((flag(arc) & TARGET_NEXT) !== 0) {
      let last = arc;
      while ((flag(last) & LAST_ARC) === 0) last = skip(last);
      return skip(last);
    }
    let offset = (flag(arc) & LABEL_INDEX) === 0 ? arc + 2 : arc + 1;
    let value = flag(offset) & 0x7f;
    for (let shift = 7; flag(offset) & 0x80; shift += 7) {
      offset++;
      value |= (flag(offset) & 0x7f) << shift;
    }
    return value;
  };
  const follow = (node: number, byte: number): number => {
    if (node === 0) return 0;
    for (let arc = node; ; arc = skip(arc)) {
      if (label(arc) === byte) return target(arc);
      if ((flag(arc) & LAST_ARC) !== 0) return 0;
    }
  };
  const root = target(0);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  /** Node behind `form` and the separator; 0 when the form is not there. */
  const find = (form: Uint8Array): number => {
    let node = root;
    for (const byte of form) {
      node = follow(node, byte);
      if (node === 0) return 0;
    }
    return follow(node, SEPARATOR);
  };

  return {
    has: (form) => find(encoder.encode(form)) !== 0,
    rows: (form) => {
      const encoded = encoder.encode(form);
      const start = find(encoded);
      if (start === 0) return [];
      const found: FullFormRow[] = [];
      const path: number[] = [];
      const collect = (node: number): void => {
        for (let arc = node; ; arc = skip(arc)) {
          path.push(label(arc));
          if ((flag(arc) & FINAL_ARC) !== 0) {
            const border = path.indexOf(SEPARATOR);
            const cut = ((path[0] as number) - CUT_ZERO) & 0xff;
            const kept = encoded.subarray(0, Math.max(0, encoded.length - cut));
            const lemma = new Uint8Array(kept.length + border - 1);
            lemma.set(kept);
            lemma.set(path.slice(1, border), kept.length);
            found.push({
              lemma: decoder.decode(lemma),
              tag: decoder.decode(Uint8Array.from(path.slice(border + 1))),
            });
          }
          const next = target(arc);
          if (next !== 0) collect(next);
          path.pop();
          if ((flag(arc) & LAST_ARC) !== 0) return;
        }
      };
      collect(start);
      return found;
    },
  };
};
