import { articleId, statementId } from '../graph/id.ts';
import type { Article, Entity, Reading, Statement } from '../graph/model.ts';
import type { NodeType, RelationType, Status } from '../graph/ontology.ts';

/*
 * Small made-up readings for the tests of fold and stores: invented countries, persons and treaties, so that nothing
 * hangs on the rules that read German.
 */

const typeByPrefix: Readonly<Record<string, NodeType>> = {
  person: 'Person',
  organisation: 'Organisation',
  country: 'Country',
  treaty: 'Treaty',
};

/** An entity whose type is told by its id: `person:ada-nord` is a Person called "Ada Nord". */
export const entity = (id: string, more: Partial<Entity> = {}): Entity => {
  const [prefix = '', slug = ''] = id.split(':');
  const name = slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  return { id, type: typeByPrefix[prefix] ?? 'Organisation', name, aliases: [], ...more };
};

export interface Said {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly status?: Status;
  readonly more?: Partial<Statement>;
}

/** An article called `name` that says these things, one sentence each, and knows the nodes that they speak of. */
export const reading = (
  name: string,
  said: readonly Said[],
  more: { readonly entities?: readonly Entity[]; readonly text?: string; readonly article?: Partial<Article> } = {},
): Reading => {
  const sentences = said.map(({ type, from, to, status = 'asserted' }) => `${from} ${type} ${to}, ${status}.`);
  const text = more.text ?? `${name}\n\n${sentences.join(' ')}`;
  const id = articleId(text);
  let offset = text.length - sentences.join(' ').length;
  const statements = said.map(({ type, from, to, status = 'asserted', more: extra = {} }, index): Statement => {
    const start = Math.max(0, offset);
    const end = Math.min(text.length, start + (sentences[index]?.length ?? 0));
    offset = end + 1;
    const key = { article: id, start, end, type, from, to, status };
    return { id: statementId(key), ...key, rule: 'fixture', confidence: 0.8, ...extra };
  });
  const given = new Map((more.entities ?? []).map((each) => [each.id, each]));
  const ids = new Set([...said.flatMap(({ from, to }) => [from, to]), ...given.keys()]);
  return {
    article: { id, name, title: name, text, language: 'de', ...more.article },
    entities: [...ids].map((each) => given.get(each) ?? entity(each)),
    statements,
  };
};

/** Numbers that look random and are the same each time (Numerical Recipes' linear congruential generator). */
const createDice = (seed: number): ((sides: number) => number) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

const madeTypes = [
  'MET',
  'ACCUSED',
  'SUPPORTED',
  'SIGNED',
  'MEMBER_OF',
  'VISITED',
  'DEMANDED',
  'HOLDS_POSITION',
] as const;

/**
 * Made-up articles number `first` to `first + amount`, each with some statements over `nodes` nodes. Few nodes occur often
 * and many seldom, as in news; each article depends on its number only.
 */
export const makeReadings = (first: number, amount: number, nodes = 200, statements = 6): readonly Reading[] =>
  Array.from({ length: amount }, (_, index) => {
    const number = first + index;
    const dice = createDice(number * 7919 + 13);
    const pick = (kind: string, share: number): string => {
      const size = Math.max(2, Math.floor(nodes * share));
      return `${kind}:${kind}-${Math.floor((dice(size) * dice(size)) / size)}`;
    };
    const said = Array.from({ length: statements }, (): Said => {
      const type = madeTypes[dice(madeTypes.length)] ?? 'MET';
      const to = {
        SIGNED: 'treaty',
        MEMBER_OF: 'organisation',
        VISITED: 'country',
        HOLDS_POSITION: 'country',
      } as const;
      const day = `2031-${String(dice(12) + 1).padStart(2, '0')}-${String(dice(28) + 1).padStart(2, '0')}`;
      const date = [day, day.slice(0, 7), undefined][dice(3)];
      return {
        type,
        from: pick('person', 0.5),
        to: pick(type in to ? to[type as keyof typeof to] : 'person', 0.2),
        status: (['asserted', 'asserted', 'planned', 'claimed', 'denied'] as const)[dice(5)] ?? 'asserted',
        more: { confidence: (dice(90) + 10) / 100, ...(date === undefined ? {} : { date }) },
      };
    }).filter(({ from, to }) => from !== to);
    return reading(`article-${number}`, said, {
      article: { publishedAt: `2031-01-${String((number % 28) + 1).padStart(2, '0')}` },
    });
  });
