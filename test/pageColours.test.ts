import { expect, test } from '@jest/globals';
import { nodeTypes } from '../graph/ontology.ts';
import { channels, onScale, palettes, tones } from '../graph/picture/tones.ts';

/*
 * Colours for eyes that see fewer: simulated after Viénot, Brettel and Mollon (1999), compared as CIE L*a*b* distances. Shapes and line
 * styles tell the same as colours do, so the bar is that of "told apart beside each other", not of "named alone".
 */

type Triple = readonly [number, number, number];

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const times = (rows: readonly Triple[], [a, b, c]: Triple): Triple =>
  rows.map(([x, y, z]) => x * a + y * b + z * c) as unknown as Triple;

/** What is left of a linear colour. */
const seenBy: Readonly<Record<string, readonly Triple[]>> = {
  everybody: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopes: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopes: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};

const lab = (colour: Triple): Triple => {
  const [x, y, z] = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    colour,
  );
  const f = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.9505), f(y), f(z / 1.089)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
};

const distance = (a: string, b: string, eyes: string): number => {
  const [p, q] = [a, b].map((colour) =>
    lab(times(seenBy[eyes] as readonly Triple[], channels(colour).map(linear) as unknown as Triple)),
  ) as [Triple, Triple];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
};

test.each(Object.keys(seenBy).flatMap((eyes) => (['light', 'dark'] as const).map((theme) => [theme, eyes] as const)))(
  '14: in %s, %s tell kinds of nodes and of lines apart',
  (theme, eyes) => {
    const { types, tones: lines, paper } = palettes[theme];
    for (const [colours, names] of [
      [types, nodeTypes],
      [lines, tones],
    ] as const)
      for (const [at, one] of names.entries()) {
        const colour = (colours as Readonly<Record<string, string>>)[one] as string;
        expect([one, 'paper', distance(colour, paper, eyes) > 25]).toEqual([one, 'paper', true]);
        for (const other of names.slice(at + 1)) {
          const far = distance(colour, (colours as Readonly<Record<string, string>>)[other] as string, eyes);
          expect([one, other, far > 12]).toEqual([one, other, true]);
        }
      }
  },
);

test.each(['light', 'dark'] as const)('14: in %s, the scale of centrality grows evenly for all eyes', (theme) => {
  for (const eyes of Object.keys(seenBy)) {
    const ends = distance(onScale(palettes[theme], 0), onScale(palettes[theme], 1), eyes);
    expect(ends).toBeGreaterThan(40);
    for (const part of [0, 0.25, 0.5, 0.75])
      expect(distance(onScale(palettes[theme], part), onScale(palettes[theme], part + 0.25), eyes)).toBeGreaterThan(8);
  }
});
