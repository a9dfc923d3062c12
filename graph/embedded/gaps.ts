import { Failure } from '../failure.ts';
import { type Expression, parseWriting, UpdatingClause } from './parse.ts';
import { mapTree } from './program.ts';

/** What Neo4j can and the embedded engine cannot, how it shows in a query, and the way around. */
export interface Gap {
  readonly what: string;
  /** Found in the text of a query that has failed; a false alarm only costs a hint. */
  readonly pattern: RegExp;
  readonly instead: string;
}

export const gaps: readonly Gap[] = [
  {
    what: 'COLLECT { … } subqueries where it writes',
    pattern: /\bCOLLECT\s*\{/i,
    instead: 'a pattern comprehension such as [(a)-[:SIGNED]->(t) | t.id], or CALL { … RETURN collect(x) AS xs }',
  },
  {
    what: 'quantified path patterns such as (()-[:MET]->()){1,3} where it writes',
    pattern: /\)\s*(?:\{\d*,?\d*\}|\+|\*)/,
    instead: 'a variable-length relationship: -[:MET*1..3]->',
  },
  {
    what: 'more than one of the shortest paths',
    pattern: /\bSHORTEST\s+\d/i,
    instead: 'SHORTEST 1, ALL SHORTEST, shortestPath(…) or allShortestPaths(…)',
  },
  {
    what: 'full-text searches of relationships',
    pattern: /\bdb\.index\.fulltext\.queryRelationships\b/i,
    instead: "CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score",
  },
  {
    what: 'procedures that describe the schema',
    pattern: /\bdb\.schema\./i,
    instead: 'CALL db.labels(), db.relationshipTypes() or db.propertyKeys(); docs/stores.md draws the schema',
  },
  {
    what: 'CREATE FULLTEXT INDEX',
    pattern: /\bFULLTEXT\s+INDEX\b/i,
    instead: 'the index "names" that is there always',
  },
  {
    what: 'CALL { … } IN TRANSACTIONS',
    pattern: /\bIN\s+(?:\d+\s+CONCURRENT\s+)?TRANSACTIONS\b/i,
    instead: 'the same without it',
  },
];

/** The way around for a query that has failed, where it holds one of the gaps. */
export const wayAround = (cypher: string): string | undefined => {
  const gap = gaps.find(({ pattern }) => pattern.test(cypher));
  return gap && `The embedded store does not know ${gap.what}; use ${gap.instead}. A Neo4j store knows it.`;
};

/** Functions of the engine that mean what they mean on a Neo4j, for what the schema holds. */
const trusted = new Set(
  (
    'count collect sum min max avg coalesce type labels id elementid properties keys size tolower toupper head last nodes ' +
    'relationships startnode endnode'
  ).split(' '),
);
const listKeys = new Set(['aliases', 'statements']);
const listFunctions = new Set(['collect', 'labels', 'keys', 'nodes', 'relationships']);
/** First words of statements about the schema, which work out nothing. */
const schemaWords = new Set(['CREATE', 'DROP']);

const refuse = (what: string, hint: string): never => {
  throw new Failure('query-failed', `The query was not run: ${what}`, { hint });
};

/** True for what is a list, as far as can be told before it runs. */
const isListy = (tree: Expression, parameters: Readonly<Record<string, unknown>>): boolean => {
  switch (tree.kind) {
    case 'list':
    case 'comprehension':
    case 'slice':
      return true;
    case 'patterns':
      return tree.value !== undefined;
    case 'property':
      return listKeys.has(tree.key);
    case 'parameter':
      return Array.isArray(parameters[tree.name]);
    case 'call':
      return listFunctions.has(tree.name);
    case 'binary':
      return tree.operator === '+' && (isListy(tree.left, parameters) || isListy(tree.right, parameters));
    default:
      return false;
  }
};

const partsOf = (cypher: string): ReturnType<typeof parseWriting> | undefined => {
  try {
    return parseWriting(cypher);
  } catch (error) {
    if (!(error instanceof UpdatingClause)) throw error;
    if (error.isFirst && schemaWords.has(error.word)) return undefined;
    return refuse(
      `where it writes, the folder does not know ${error.word}`,
      wayAround(cypher) ?? 'Use MATCH, WITH, UNWIND, CALL and the clauses that write.',
    );
  }
};

/**
 * Refuses a query that writes where the engine, which runs it, would silently do something else than a Neo4j: functions that
 * it has otherwise, and a list plus an element, which it makes null of. What cannot be read is refused too.
 */
export const checkWriting = (cypher: string, parameters: Readonly<Record<string, unknown>> = {}): void => {
  mapTree(partsOf(cypher), (node) => {
    const tree = node as unknown as Expression;
    const called =
      tree.kind === 'call' && !trusted.has(tree.name) ? tree.name : tree.kind === 'reduce' ? 'reduce' : undefined;
    if (tree.kind === 'call' && tree.isQuoted)
      refuse('where it writes, the folder knows no function names in backticks', `Write ${tree.name}(…) without them.`);
    if (called !== undefined)
      refuse(
        `where it writes, the folder has no "${called}(…)" that means the same as on a Neo4j`,
        'Ask for the value first, in a query that only reads, and give it as a parameter: SET n.x = $x.',
      );
    if (
      tree.kind === 'binary' &&
      tree.operator === '+' &&
      isListy(tree.left, parameters) !== isListy(tree.right, parameters)
    )
      refuse('where it writes, the folder makes nothing of a list plus an element', 'Write list + [element].');
    return undefined;
  });
};
