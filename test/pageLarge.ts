import type { Reading } from '../graph/model.ts';
import type { RelationType, Status } from '../graph/ontology.ts';
import { entity, reading, type Said } from './storeFixtures.ts';

/*
 * Made-up graphs of any size for the page: groups of persons around countries and organisations, a few names that occur
 * everywhere, most seldom, dates over some years. The same size gives the same graph.
 */

/** Numbers between 0 and 1 that are the same in each run (Park and Miller's generator). */
export const createDice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const statuses: readonly Status[] = ['asserted', 'asserted', 'asserted', 'planned', 'claimed', 'denied'];
const amongPersons: readonly RelationType[] = ['MET', 'ACCUSED', 'SUPPORTED', 'INVITED', 'DEMANDED', 'THREATENED'];
const outlets = ['Küstenbote', 'Abendpost', 'Grenzland-Kurier', 'Nordische Rundschau', 'Der Almanach'];
const syllables =
  'al ber cor dan el fen gor hal is jor kal lun mar nor os per quin ros sil tor ul ven wes yl zan'.split(' ');

const nameOf = (number: number): string => {
  const parts: string[] = [];
  for (let rest = number + 17; parts.length < 2 || rest > 0; rest = Math.floor(rest / syllables.length))
    parts.push(syllables[rest % syllables.length] as string);
  const word = parts.join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
};

const kinds = ['person', 'person', 'person', 'person', 'organisation', 'organisation', 'treaty', 'person'] as const;

/** Statements in one article. */
const statementsAtOnce = 40;

/** Readings that fold into about `nodes` nodes and `edges` edges. */
export const makeLarge = (nodes: number, edges: number): readonly Reading[] => {
  const dice = createDice(20_240_619);
  const groups = Math.max(4, Math.round(nodes ** 0.62 / 4));
  const idAt = (number: number): string => {
    // The first of each group is a country; the rest are persons, organisations and treaties by turns.
    const kind = number < groups ? 'country' : (kinds[number % kinds.length] as string);
    return `${kind}:${kind}-${number}`;
  };
  const groupOf = (number: number): number => (number * 7919) % groups;
  const members: number[][] = Array.from({ length: groups }, () => []);
  for (let number = 0; number < nodes; number += 1) members[number < groups ? number : groupOf(number)]?.push(number);
  const one = (list: readonly number[]): number => list[Math.floor(dice() ** 2.2 * list.length)] as number;
  const pairs: Said[] = [];
  const said = (from: number, to: number): Said => {
    const [a, b] = [idAt(from), idAt(to)];
    const kind = b.slice(0, b.indexOf(':'));
    const type: RelationType =
      kind === 'treaty'
        ? 'SIGNED'
        : kind === 'organisation'
          ? 'MEMBER_OF'
          : kind === 'country'
            ? 'VISITED'
            : (amongPersons[Math.floor(dice() * amongPersons.length)] as RelationType);
    const month = String(1 + Math.floor(dice() * 12)).padStart(2, '0');
    const date = dice() < 0.7 ? `${2018 + Math.floor(dice() ** 0.5 * 7)}-${month}` : undefined;
    return {
      type,
      from: a,
      to: b,
      status: statuses[Math.floor(dice() * statuses.length)] as Status,
      more: {
        confidence: Math.round((0.5 + dice() / 2) * 100) / 100,
        ...(date === undefined ? {} : { date, datePrecision: 'month' as const }),
      },
    };
  };
  // Everybody occurs once; the rest is spent on the better known.
  for (let number = groups; number < nodes; number += 1)
    pairs.push(said(number, one(members[groupOf(number)] as number[])));
  while (pairs.length < edges) {
    const group = members[Math.floor(dice() ** 1.5 * groups)] as number[];
    const from = one(group);
    const to = dice() < 0.9 ? one(group) : one(members[Math.floor(dice() * groups)] as number[]);
    if (from !== to) pairs.push(said(from, to));
  }
  const known = new Map<string, ReturnType<typeof entity>>();
  for (let number = 0; number < nodes; number += 1) {
    const id = idAt(number);
    known.set(id, entity(id, { name: `${nameOf(number)} ${nameOf(number * 31 + 5)}` }));
  }
  const readings: Reading[] = [];
  for (let first = 0; first < pairs.length; first += statementsAtOnce) {
    const part = pairs.slice(first, first + statementsAtOnce).filter(({ from, to }) => from !== to);
    const ids = new Set(part.flatMap(({ from, to }) => [from, to]));
    readings.push(
      reading(`article-${readings.length}`, part, {
        entities: [...ids].map((id) => known.get(id) as ReturnType<typeof entity>),
        article: { publishedAt: '2024-11-02', source: outlets[readings.length % outlets.length] as string },
      }),
    );
  }
  return readings;
};
