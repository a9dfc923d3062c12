import { type Family, type NodeType, type RelationType, relations, relationTypes, type Status } from '../ontology.ts';

/** What an edge is drawn and grouped by: the ontology's families, with interactions told apart by their temper. */
export type Tone = Exclude<Family, 'interaction'> | 'accord' | 'conflict';

export const tones = ['treaty', 'state', 'politics', 'accord', 'conflict'] as const satisfies readonly Tone[];

/** PLOVER's conflict half of the interactions; a demand is verbal conflict there too. */
const conflicts: ReadonlySet<RelationType> = new Set<RelationType>([
  'DEMANDED',
  'ACCUSED',
  'REJECTED',
  'THREATENED',
  'PROTESTED',
  'SANCTIONED',
  'PROSECUTED',
  'ATTACKED',
]);

export const toneOf = (type: RelationType): Tone => {
  const { family } = relations[type];
  if (family !== 'interaction') return type === 'VIOLATED' ? 'conflict' : family;
  return conflicts.has(type) ? 'conflict' : 'accord';
};

export const relationsOfTone = (tone: Tone): readonly RelationType[] =>
  relationTypes.filter((type) => toneOf(type) === tone);

/** Red, green and blue of `#rrggbb`, from 0 to 1. */
export const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** A colour between two: 0 is the first, 1 the second. */
export const between = (from: string, to: string, part: number): string => {
  const [a, b] = [channels(from), channels(to)];
  return `#${a
    .map((value, at) => Math.round(255 * (value + ((b[at] as number) - value) * part)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
};

export type Theme = 'light' | 'dark';

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly types: Readonly<Record<NodeType, string>>;
  readonly tones: Readonly<Record<Tone, string>>;
  /** From the least to the most central. */
  readonly scale: readonly [least: string, middle: string, most: string];
  /** For communities; beyond the last one everything is grey. */
  readonly communities: readonly string[];
}

/**
 * Colours of the canvas; page.css has the same ones for the page. Types differ in shape as well, statuses in line style, so that nothing
 * hangs on colour alone. Chosen so that deuteranopes and protanopes tell them apart: test/pageColours.test.ts computes what they see.
 */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#f6f4ee',
    ink: '#23211d',
    muted: '#645f55',
    accent: '#a8441d',
    types: { Person: '#c8662e', Organisation: '#22877a', Country: '#3a7cc2', Treaty: '#6a3390' },
    tones: { state: '#aca596', treaty: '#77479a', politics: '#6fa0cf', accord: '#2c7d6f', conflict: '#bf4630' },
    scale: ['#b9b8c6', '#7f6fb0', '#4b1d6f'],
    communities: [
      '#2a69ac',
      '#c8662e',
      '#22877a',
      '#7a4a9c',
      '#b4891b',
      '#ad3f6b',
      '#4f6d8f',
      '#6f8a2f',
      '#8a5a3c',
      '#3f8fb0',
    ],
  },
  dark: {
    paper: '#15171a',
    ink: '#ece9e2',
    muted: '#a19d93',
    accent: '#ee9366',
    types: { Person: '#eb9058', Organisation: '#4fb8a6', Country: '#6ba6e3', Treaty: '#a269d7' },
    tones: { state: '#615d55', treaty: '#8a58b5', politics: '#78abd9', accord: '#55b3a0', conflict: '#d06a52' },
    scale: ['#4a4f5c', '#8f7fc9', '#f3dcff'],
    communities: [
      '#6ba6e3',
      '#eb9058',
      '#4fb8a6',
      '#b58bd6',
      '#d9b04a',
      '#e07aa4',
      '#93aecb',
      '#a9c267',
      '#c79872',
      '#7cc4e0',
    ],
  },
};

/** Line styles by status: lengths in pixels, on and off by turns; empty is a solid line. */
export const dashes: Readonly<Record<Status, readonly number[]>> = {
  asserted: [],
  planned: [8, 5],
  claimed: [2.5, 3.5],
  denied: [12, 4, 2.5, 4],
};

/** The colour of a part from 0 to 1 on the scale of a palette. */
export const onScale = ({ scale: [least, middle, most] }: Palette, part: number): string =>
  part < 0.5 ? between(least, middle, part * 2) : between(middle, most, part * 2 - 1);
