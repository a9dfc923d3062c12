/** Rows of a form that share a base form. */
export interface LemmaGroup {
  /** How many bytes to cut from the end of the form, and what to put there, in UTF-8. */
  readonly cut: number;
  readonly ending: Uint8Array;
  /** Tags as the dictionary writes them, in its order. */
  readonly tags: readonly string[];
}

/** What the dictionary says of a form. Forms that are inflected alike share one pattern object, so that more can be kept by it. */
export type Pattern = readonly LemmaGroup[];

/** A full-form dictionary in memory. */
export interface FullForms {
  /** The pattern of exactly this form; undefined when it is not in the dictionary. */
  readonly find: (form: string) => Pattern | undefined;
  /** The base form that a group of the form's pattern stands for. */
  readonly lemma: (form: string, group: LemmaGroup) => string;
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
  const patterns = new Map<number, Pattern>();

  /** All that can follow a form's separator: cut, ending, separator, tag. */
  const readPattern = (start: number): Pattern => {
    const groups = new Map<string, { cut: number; ending: Uint8Array; tags: string[] }>();
    const path: number[] = [];
    const collect = (node: number): void => {
      for (let arc = node; ; arc = skip(arc)) {
        path.push(label(arc));
        if ((flag(arc) & FINAL_ARC) !== 0) {
          const border = path.indexOf(SEPARATOR);
          const key = path.slice(0, border).join();
          let group = groups.get(key);
          if (group === undefined) {
            group = {
              cut: ((path[0] as number) - CUT_ZERO) & 0xff,
              ending: Uint8Array.from(path.slice(1, border)),
              tags: [],
            };
            groups.set(key, group);
          }
          group.tags.push(decoder.decode(Uint8Array.from(path.slice(border + 1))));
        }
        const next = target(arc);
        if (next !== 0) collect(next);
        path.pop();
        if ((flag(arc) & LAST_ARC) !== 0) return;
      }
    };
    collect(start);
    return [...groups.values()];
  };

  /** First arcs by byte: the root has a hundred of them, and every look-up starts there. */
  const fromRoot = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) fromRoot[byte] = follow(root, byte);

  return {
    find: (form) => {
      let node = -1;
      for (let i = 0; i < form.length; i++) {
        const unit = form.charCodeAt(i);
        if (unit < 0x80) node = node < 0 ? (fromRoot[unit] as number) : follow(node, unit);
        else if (unit < 0x800) {
          const lead = 0xc0 | (unit >> 6);
          node = node < 0 ? (fromRoot[lead] as number) : follow(node, lead);
          node = follow(node, 0x80 | (unit & 0x3f));
        } else {
          // Beyond Latin, Greek and Cyrillic letters the dictionary has nothing but a few signs.
          return undefined;
        }
        if (node === 0) return undefined;
      }
      if (node < 0) return undefined;
      node = follow(node, SEPARATOR);
      if (node === 0) return undefined;
      let pattern = patterns.get(node);
      if (pattern === undefined) {
        pattern = readPattern(node);
        patterns.set(node, pattern);
      }
      return pattern;
    },
    lemma: (form, { cut, ending }) => {
      if (cut === 0 && ending.length === 0) return form;
      const encoded = encoder.encode(form);
      const kept = Math.max(0, encoded.length - cut);
      const lemma = new Uint8Array(kept + ending.length);
      lemma.set(encoded.subarray(0, kept));
      lemma.set(ending, kept);
      return decoder.decode(lemma);
    },
  };
};
