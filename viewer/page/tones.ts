import {
  type Family,
  type NodeType,
  type RelationType,
  relations,
  relationTypes,
  type Status,
} from '../../graph/ontology.ts';

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

export type Theme = 'light' | 'dark';

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly types: Readonly<Record<NodeType, string>>;
  readonly tones: Readonly<Record<Tone, string>>;
  /** For communities; beyond the last one everything is grey. */
  readonly communities: readonly string[];
}

/**
 * Colours of the canvas; page.css has the same ones for the page. Types differ in shape as well, statuses in line style, so that nothing
 * hangs on colour alone. Chosen after Okabe and Ito, so that deuteranopes and protanopes tell them apart.
 */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#f6f4ee',
    ink: '#23211d',
    muted: '#645f55',
    accent: '#a8441d',
    types: { Person: '#c8662e', Organisation: '#22877a', Country: '#2a69ac', Treaty: '#7a4a9c' },
    tones: { state: '#a29b8b', treaty: '#8f66ad', politics: '#5c87b5', accord: '#4d9c8c', conflict: '#cc5a43' },
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
    types: { Person: '#eb9058', Organisation: '#4fb8a6', Country: '#6ba6e3', Treaty: '#b58bd6' },
    tones: { state: '#6b675e', treaty: '#8d6aa9', politics: '#5480ad', accord: '#418a7c', conflict: '#c25b47' },
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
