import { knowsProcedure } from './interpret.ts';
import type { Query } from './parse.ts';
import { mapTree } from './program.ts';

/** True for a query that the engine runs itself: it calls a procedure of the engine's own. */
export const isForEngine = (query: Query): boolean => {
  let isEngines = false;
  mapTree(query, (node) => {
    if (node.kind === 'procedure' && !knowsProcedure(String(node.name))) isEngines = true;
    return undefined;
  });
  return isEngines;
};
