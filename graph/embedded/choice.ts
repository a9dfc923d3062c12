import type { Expression, Query } from './parse.ts';
import { isForEngine } from './plain.ts';

/*
 * Conditions on one node or edge, said as a query to the engine: it looks at all of a label or type much faster than the interpreter.
 * Only what means the same there (plain.ts) is said so.
 */

type Parameters = Readonly<Record<string, unknown>>;

export interface Choice {
  readonly cypher: string;
  readonly parameters: Parameters;
}

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** Functions of values that the engine may be asked for. */
const functions: Readonly<Record<string, string>> = { coalesce: 'coalesce', size: 'size', tolower: 'toLower' };

/** A condition as text, whose texts and numbers go into `given`; undefined for what is not said so. */
const textOf = (tree: Expression, given: unknown[], parameters: Parameters): string | undefined => {
  const sub = (each: Expression): string | undefined => textOf(each, given, parameters);
  const both = (left: Expression, operator: string, right: Expression): string | undefined => {
    const [a, b] = [sub(left), sub(right)];
    return a === undefined || b === undefined ? undefined : `(${a} ${operator} ${b})`;
  };
  const give = (value: unknown): string => `$p${given.push(value) - 1}`;
  switch (tree.kind) {
    case 'variable':
      return 'n';
    case 'property':
      return tree.of.kind === 'variable' ? `n.${quote(tree.key)}` : undefined;
    case 'parameter':
      return give(parameters[tree.name]);
    case 'literal':
      return give(typeof tree.value === 'bigint' ? Number(tree.value) : tree.value);
    case 'list': {
      const items = tree.items.map(sub);
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
    case 'not': {
      const of = sub(tree.of);
      return of === undefined ? undefined : `(NOT ${of})`;
    }
    case 'binary':
      return both(tree.left, tree.operator, tree.right);
    case 'comparison': {
      const [[operator, value] = []] = tree.rest;
      return operator === undefined || value === undefined || tree.rest.length > 1
        ? undefined
        : both(tree.first, operator, value);
    }
    case 'isNull': {
      const of = sub(tree.of);
      return of === undefined ? undefined : `(${of} IS ${tree.negative ? 'NOT ' : ''}NULL)`;
    }
    case 'call': {
      const name = functions[tree.name];
      const values = tree.given.map(sub);
      return name === undefined || values.includes(undefined) ? undefined : `${name}(${values.join(', ')})`;
    }
    default:
      return undefined;
  }
};

const nothing = { properties: undefined, where: undefined } as const;

/** A query with a condition on one node or edge, for plain.ts to look at. */
const queryOf = (kind: 'node' | 'edge', name: string, condition: Expression): Query => {
  const node = { kind: 'node', name: undefined, labels: undefined, ...nothing } as const;
  const edge = { kind: 'edge', name, direction: 'out', types: undefined, repeated: undefined, ...nothing } as const;
  return {
    branches: [
      [
        {
          kind: 'match',
          optional: false,
          patterns: [
            {
              name: undefined,
              shortest: 'no',
              isFunction: false,
              elements: kind === 'node' ? [{ ...node, name }] : [node, edge, node],
            },
          ],
          where: condition,
        },
        {
          kind: 'return',
          distinct: false,
          star: false,
          items: [{ value: { kind: 'variable', name, at: 0 }, name, isNamed: true }],
          order: [],
          skip: undefined,
          limit: undefined,
          where: undefined,
          at: 0,
        },
      ],
    ],
    all: false,
  };
};

/** Those of the conditions that can be said so, and the values that go with them. */
const sayable = (
  kind: 'node' | 'edge',
  name: string,
  conditions: readonly Expression[],
  parameters: Parameters,
): { readonly texts: readonly string[]; readonly given: Parameters } => {
  const given: unknown[] = [];
  const texts: string[] = [];
  for (const condition of conditions) {
    if (!isForEngine(queryOf(kind, name, condition), parameters)) continue;
    const own: unknown[] = [...given];
    const text = textOf(condition, own, parameters);
    if (text === undefined) continue;
    texts.push(text);
    given.splice(0, given.length, ...own);
  }
  return { texts, given: Object.fromEntries(given.map((value, index) => [`p${index}`, value])) };
};

/**
 * A query for the nodes, with all of `labels`, for which those of the conditions on `name` hold that can be said so; undefined
 * where none can.
 */
export const choiceOf = (
  labels: readonly string[],
  name: string,
  conditions: readonly Expression[],
  parameters: Parameters,
): Choice | undefined => {
  const { texts, given } = sayable('node', name, conditions, parameters);
  if (texts.length === 0) return undefined;
  const wanted = labels.map((label) => `:${quote(label)}`).join('');
  return { cypher: `MATCH (n${wanted}) WHERE ${texts.join(' AND ')} RETURN id(n) AS id`, parameters: given };
};

/** A query for the edges of a type for which the condition on `name` holds; undefined where it cannot be said so. */
export const choiceOfEdges = (
  type: string,
  name: string,
  condition: Expression,
  parameters: Parameters,
): Choice | undefined => {
  const { texts, given } = sayable('edge', name, [condition], parameters);
  const [text] = texts;
  if (text === undefined) return undefined;
  return { cypher: `MATCH ()-[n:${quote(type)}]->() WHERE ${text} RETURN id(n) AS id`, parameters: given };
};
