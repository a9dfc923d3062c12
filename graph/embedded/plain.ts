import { knowsProcedure } from './interpret.ts';
import type { Clause, Expression, LabelExpression, PathPattern, Projection, Query } from './parse.ts';
import { mapTree } from './program.ts';

/*
 * Which queries the engine runs itself: it is faster by far, but means something else in many places. So only what has been
 * checked to mean the same: patterns of single edges, and conditions between values whose types are known from the schema.
 * Everything else is the interpreter's. A query that is taken for less plain than it is only takes longer.
 */

type Kind = 'text' | 'number' | 'truth' | 'texts' | 'node' | 'edge';
type Kinds = ReadonlyMap<string, Kind>;

const textKeys =
  'id name status date datePrecision since until type from to speaker article text edge rule title url source language publishedAt wikidata mode kind means signedOn';
const keyKinds: ReadonlyMap<string, Kind> = new Map([
  ...textKeys.split(' ').map((key) => [key, 'text'] as const),
  ...['articles', 'sources', 'start', 'end', 'confidence'].map((key) => [key, 'number'] as const),
  ['disputed', 'truth'],
  ['current', 'truth'],
  ...['aliases', 'statements'].map((key) => [key, 'texts'] as const),
]);

const parameterKind = (value: unknown): Kind | undefined => {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'truth';
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? 'texts' : undefined;
};

const isPlainLabels = (tree: LabelExpression | undefined, joint: 'bothLabels' | 'eitherLabel'): boolean => {
  if (tree === undefined || tree.kind === 'label') return true;
  return tree.kind === joint && isPlainLabels(tree.left, joint) && isPlainLabels(tree.right, joint);
};

/** Thrown inside where something is not plain. */
class NotPlain extends Error {}

const check = (query: Query, parameters: Readonly<Record<string, unknown>>): void => {
  const no = (): never => {
    throw new NotPlain();
  };
  const must = (holds: boolean): void => {
    if (!holds) no();
  };

  const same = (kinds: readonly Kind[], ...allowed: readonly Kind[]): Kind => {
    const [first = no()] = kinds;
    must(kinds.every((kind) => kind === first) && (allowed.length === 0 || allowed.includes(first)));
    return first;
  };

  const kindOf = (tree: Expression, known: Kinds): Kind => {
    const sub = (each: Expression): Kind => kindOf(each, known);
    switch (tree.kind) {
      case 'variable':
        return known.get(tree.name) ?? no();
      case 'property': {
        if (tree.of.kind !== 'variable') return no();
        const of = sub(tree.of);
        must(of === 'node' || of === 'edge');
        return keyKinds.get(tree.key) ?? no();
      }
      case 'parameter':
        return (Object.hasOwn(parameters, tree.name) ? parameterKind(parameters[tree.name]) : undefined) ?? no();
      case 'literal':
        if (typeof tree.value === 'string') return 'text';
        if (typeof tree.value === 'bigint' || typeof tree.value === 'number') return 'number';
        return typeof tree.value === 'boolean' ? 'truth' : no();
      case 'list':
        same(tree.items.map(sub), 'text');
        return 'texts';
      case 'not':
        return same([sub(tree.of)], 'truth');
      case 'binary':
        if (tree.operator === 'AND' || tree.operator === 'OR') return same([sub(tree.left), sub(tree.right)], 'truth');
        if (tree.operator === '+') return same([sub(tree.left), sub(tree.right)], 'text');
        if (tree.operator === 'IN') must(sub(tree.left) === 'text' && sub(tree.right) === 'texts');
        else {
          must(['STARTS WITH', 'ENDS WITH', 'CONTAINS'].includes(tree.operator));
          same([sub(tree.left), sub(tree.right)], 'text');
        }
        return 'truth';
      case 'comparison': {
        const [[operator, value] = no()] = tree.rest;
        must(tree.rest.length === 1);
        const kind = same([sub(tree.first), sub(value)]);
        must(kind === 'text' || kind === 'number' || ((operator === '=' || operator === '<>') && kind !== 'texts'));
        return 'truth';
      }
      case 'isNull':
        sub(tree.of);
        return 'truth';
      case 'hasLabels':
        must(tree.of.kind === 'variable' && sub(tree.of) === 'node' && tree.labels.kind === 'label');
        return 'truth';
      case 'call':
        must(!tree.distinct && !tree.isQuoted && tree.given.length === (tree.name === 'coalesce' ? 2 : 1));
        if (tree.name === 'type') must(same(tree.given.map(sub), 'edge') === 'edge');
        else if (tree.name === 'size') {
          same(tree.given.map(sub), 'texts');
          return 'number';
        } else {
          must(tree.name === 'coalesce' || tree.name === 'tolower');
          same(tree.given.map(sub), 'text');
        }
        return 'text';
      case 'case': {
        must(tree.of === undefined);
        for (const { tests } of tree.whens) for (const { value } of tests) must(sub(value) === 'truth');
        return same([...tree.whens.map(({ result }) => sub(result)), sub(tree.otherwise ?? no())], 'text');
      }
      default:
        return no();
    }
  };

  /** An aggregate that stands alone in its column. */
  const aggregateKind = (tree: Expression, known: Kinds): Kind | undefined => {
    if (tree.kind === 'countAll') return 'number';
    if (tree.kind !== 'call' || !['count', 'collect', 'min', 'max'].includes(tree.name)) return undefined;
    must(!tree.isQuoted);
    const [value = no()] = tree.given;
    const kind = kindOf(value, known);
    if (tree.name === 'count') return 'number';
    must(kind === 'text' || (kind === 'number' && tree.name !== 'collect'));
    return tree.name === 'collect' ? 'texts' : kind;
  };

  const pattern = ({ name, shortest, elements }: PathPattern, known: Map<string, Kind>): void => {
    must(name === undefined && shortest === 'no');
    // The engine breaks down over a path that comes back to a node.
    const names = elements.flatMap((element) =>
      element.kind === 'group' || element.name === undefined ? [] : [element.name],
    );
    must(new Set(names).size === names.length);
    for (const element of elements) {
      if (element.kind === 'group') throw new NotPlain();
      must(element.where === undefined);
      if (element.kind === 'edge') must(element.repeated === undefined && isPlainLabels(element.types, 'eitherLabel'));
      else must(isPlainLabels(element.labels, 'bothLabels'));
      if (element.properties !== undefined) {
        if (element.properties.kind !== 'map') throw new NotPlain();
        for (const [key, value] of element.properties.entries) must(keyKinds.get(key) === kindOf(value, known));
      }
      if (element.name === undefined) continue;
      // An edge that is known already, or a name for two things.
      const before = known.get(element.name);
      must(before === undefined || (before === 'node' && element.kind === 'node'));
      known.set(element.name, element.kind);
    }
  };

  const projection = (clause: Projection, known: Map<string, Kind>): Map<string, Kind> => {
    must(!clause.star);
    const after = new Map<string, Kind>();
    let isGrouped = false;
    for (const { value, name, isNamed } of clause.items) {
      must(clause.kind === 'return' || isNamed);
      const aggregate = aggregateKind(value, known);
      isGrouped ||= aggregate !== undefined;
      // A name that goes on in the query must not mean something else from here.
      must(clause.kind === 'return' || !known.has(name) || (value.kind === 'variable' && value.name === name));
      must(!after.has(name));
      after.set(name, aggregate ?? kindOf(value, known));
    }
    const isNarrow = isGrouped || clause.distinct;
    for (const { value } of clause.order) {
      must(value.kind === 'variable' || value.kind === 'property');
      const kind = kindOf(value, isNarrow ? after : new Map([...known, ...after]));
      must(kind === 'text' || kind === 'number');
      if (isNarrow) must(value.kind === 'variable');
    }
    must(clause.skip === undefined);
    const { limit } = clause;
    if (limit !== undefined) must(kindOf(limit, new Map()) === 'number');
    if (clause.where !== undefined) must(kindOf(clause.where, after) === 'truth');
    return after;
  };

  const [clauses = no(), ...others] = query.branches;
  // The engine's plans may only be so deep.
  must(others.length === 0 && clauses.length <= 40);
  let known = new Map<string, Kind>();
  for (const clause of clauses as readonly Clause[]) {
    if (clause.kind === 'match') {
      const before = new Set(known.keys());
      for (const each of clause.patterns) pattern(each, known);
      // What an optional match did not find is null: the engine is not asked to go on from there.
      if (clause.optional)
        for (const each of clause.patterns)
          must(each.elements.some((element) => element.kind === 'node' && before.has(element.name ?? '')));
      if (clause.where !== undefined) must(kindOf(clause.where, known) === 'truth');
    } else if (clause.kind === 'unwind') {
      must(
        (clause.list.kind === 'property' || clause.list.kind === 'parameter') &&
          kindOf(clause.list, known) === 'texts' &&
          !known.has(clause.name),
      );
      known.set(clause.name, 'text');
    } else if (clause.kind === 'with' || clause.kind === 'return') known = projection(clause, known);
    else no();
  }
};

/** True for a query that calls a procedure of the engine's own. */
export const callsEngine = (query: Query): boolean => {
  let isEngines = false;
  mapTree(query, (node) => {
    if (node.kind === 'procedure' && !knowsProcedure(String(node.name))) isEngines = true;
    return undefined;
  });
  return isEngines;
};

/** True for what names one node, or few. */
const isFixing = (key: string, value: Expression): boolean =>
  (key === 'id' || key === 'name') && (value.kind === 'parameter' || value.kind === 'literal');

const fixedNames = (tree: Expression | undefined): readonly string[] => {
  if (tree?.kind === 'binary' && tree.operator === 'AND') return [...fixedNames(tree.left), ...fixedNames(tree.right)];
  if (tree?.kind !== 'comparison' || tree.rest.length > 1 || tree.rest[0]?.[0] !== '=') return [];
  const [left, right] = [tree.first, tree.rest[0][1]];
  return [
    [left, right],
    [right, left],
  ].flatMap(([own, other]) =>
    own?.kind === 'property' && own.of.kind === 'variable' && other !== undefined && isFixing(own.key, other)
      ? [own.of.name]
      : [],
  );
};

/**
 * True where two nodes are named and what lies between them is wanted. The engine goes from the one to all that are so far
 * away; the interpreter looks both up and lets the ways meet.
 */
const asksBetween = ({ branches }: Query): boolean =>
  branches.some((clauses) => {
    let edges = 0;
    const fixed = new Set<unknown>();
    for (const clause of clauses) {
      if (clause.kind !== 'match') continue;
      for (const name of fixedNames(clause.where)) fixed.add(name);
      for (const element of clause.patterns.flatMap(({ elements }) => elements)) {
        if (element.kind === 'edge') edges += 1;
        if (element.kind !== 'node' || element.properties?.kind !== 'map') continue;
        if (element.properties.entries.some(([key, value]) => isFixing(key, value))) fixed.add(element.name ?? element);
      }
    }
    return edges > 1 && fixed.size > 1;
  });

/**
 * True for a query that the engine runs itself: one that calls a procedure of its own, or a plain one, unless the interpreter
 * is faster.
 */
export const isForEngine = (query: Query, parameters: Readonly<Record<string, unknown>>): boolean => {
  if (callsEngine(query)) return true;
  if (asksBetween(query)) return false;
  try {
    check(query, parameters);
    return true;
  } catch (error) {
    if (error instanceof NotPlain) return false;
    throw error;
  }
};

/** The text of a plain query, cut after so many rows where it does not say so itself. */
export const withLimit = (cypher: string, query: Query, rows: number): string => {
  const last = query.branches[0]?.at(-1);
  if (query.branches.length !== 1 || last?.kind !== 'return' || last.limit !== undefined || !Number.isSafeInteger(rows))
    return cypher;
  // A comment may stand at the end of the text.
  return `${cypher.replace(/;\s*$/, '')}\nLIMIT ${rows}`;
};
