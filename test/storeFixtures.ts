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
