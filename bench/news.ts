import type { Reading } from '../graph/model.ts';
import type { RelationType, Status } from '../graph/ontology.ts';
import { entity, reading, type Said } from '../test/storeFixtures.ts';

/*
 * Made-up articles for measuring: as in news, the n-th most frequent node occurs about 1/n as often as the first (Zipf), so that
 * some nodes have tens of thousands of edges. Each article depends on its number only.
 */

/** Mulberry32: small, and even in its high and low bits. */
const createDice = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const relations: readonly (readonly [RelationType, string, string])[] = [
  ['MET', 'person', 'person'],
  ['ACCUSED', 'person', 'country'],
  ['SUPPORTED', 'country', 'person'],
  ['SIGNED', 'country', 'treaty'],
  ['SIGNED', 'person', 'treaty'],
  ['MEMBER_OF', 'person', 'organisation'],
  ['VISITED', 'person', 'country'],
  ['DEMANDED', 'organisation', 'country'],
  ['HOLDS_POSITION', 'person', 'organisation'],
  ['SANCTIONED', 'country', 'country'],
];

const statuses: readonly Status[] = ['asserted', 'asserted', 'asserted', 'planned', 'claimed', 'denied'];

/** Shares of the nodes; countries are few in the world. */
const shares: Readonly<Record<string, number>> = { person: 0.6, organisation: 0.3, treaty: 0.098, country: 0.002 };
/** An article is about some nodes, which it names again and again. */
const nodesOfArticle = 8;

/** Articles number `first` to `first + amount` with ten statements each over so many nodes. */
export const makeNews = (first: number, amount: number, nodes: number): readonly Reading[] =>
  Array.from({ length: amount }, (_, index) => {
    const number = first + index;
    const dice = createDice(number * 2654435761);
    const pick = (kind: string): string => {
      const size = Math.max(2, Math.floor(nodes * (shares[kind] ?? 0)));
      // The rare ones are drawn evenly one time in three, so that all nodes occur.
      const rank = dice() < 0.33 ? Math.floor(dice() * size) : Math.floor(size ** dice()) - 1;
      return `${kind}:${kind}-${Math.max(0, rank)}`;
    };
    const cast = new Map<string, string[]>();
    const pickFrom = (kind: string): string => {
      const known = cast.get(kind) ?? [];
      cast.set(kind, known);
      if (known.length < nodesOfArticle / 2) known.push(pick(kind));
      return known[Math.floor(dice() * known.length)] ?? '';
    };
    const said: Said[] = [];
    while (said.length < 10) {
      const [type, fromKind, toKind] = relations[Math.floor(dice() * relations.length)] ?? ['MET', 'person', 'person'];
      const [from, to] = [pickFrom(fromKind), pickFrom(toKind)];
      if (from === to) continue;
      const day = `20${20 + Math.floor(dice() * 10)}-${String(1 + Math.floor(dice() * 12)).padStart(2, '0')}-${String(1 + Math.floor(dice() * 28)).padStart(2, '0')}`;
      const date = [day, day.slice(0, 7), undefined][Math.floor(dice() * 3)];
      const status = statuses[Math.floor(dice() * statuses.length)] ?? 'asserted';
      said.push({
        type,
        from,
        to,
        status,
        more: {
          ...(status === 'claimed' ? { speaker: from } : {}),
          confidence: Math.round((0.3 + dice() * 0.69) * 100) / 100,
          ...(date === undefined ? {} : { date }),
          ...(type === 'HOLDS_POSITION' ? { properties: { title: `Amt ${Math.floor(dice() * 50)}` } } : {}),
        },
      });
    }
    const ids = [...new Set(said.flatMap(({ from, to }) => [from, to]))];
    return reading(`article-${number}`, said, {
      entities: ids.map((id) =>
        entity(id, { aliases: [`Alias ${id.slice(id.indexOf('-') + 1)}`], mentions: [{ start: 0, end: 5 }] }),
      ),
      article: {
        publishedAt: `20${20 + (number % 10)}-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`,
      },
    });
  });
