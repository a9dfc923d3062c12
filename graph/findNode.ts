import { Failure } from './failure.ts';
import { byCodeUnits } from './id.ts';
import type { GraphStore } from './store.ts';

const ways = [
  'MATCH (n:Entity {id: $node}) RETURN n.id AS id',
  'MATCH (n:Entity {name: $node}) RETURN n.id AS id',
  'MATCH (n:Entity) WHERE $node IN n.aliases RETURN n.id AS id',
];

/** Ids of the nodes that a user may mean by an id, a name or an alias, sorted: by the first of these that finds any. */
export const findNodes = async (store: Pick<GraphStore, 'run'>, node: string): Promise<readonly string[]> => {
  for (const cypher of ways) {
    const { rows } = await store.run(cypher, { node });
    if (rows.length > 0) return rows.map(([id]) => String(id)).sort(byCodeUnits);
  }
  return [];
};

export const unknownNode = (node: string): Failure =>
  new Failure('unknown-node', `there is no node with the id, name or alias "${node}"`, {
    hint: 'entente query most-connected shows some; ids look like country:KP or person:wladimir-putin.',
  });

/** Id of the one node that a user means by an id, a name or an alias. Throws a Failure when there is none, or more than one. */
export const findNode = async (store: Pick<GraphStore, 'run'>, node: string): Promise<string> => {
  const [first, ...others] = await findNodes(store, node);
  if (first === undefined) throw unknownNode(node);
  if (others.length > 0)
    throw new Failure('ambiguous-node', `"${node}" may be ${others.length + 1} nodes`, {
      hint: `Give one of the ids: ${[first, ...others].join(', ')}.`,
    });
  return first;
};
