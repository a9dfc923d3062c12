import {
  compare,
  type Datum,
  EdgeDatum,
  equals,
  groupKey,
  isList,
  isMap,
  isOfType,
  NodeDatum,
  order,
  queryFailure,
  typeOf,
} from './data.ts';
import {
  add,
  calculate,
  functionNamed,
  gathererOf,
  isAggregate,
  join,
  matches,
  negate,
  rangeItems,
} from './functions.ts';
import { type MatchPlan, planMatch } from './match.ts';
import type { Clause, Comparison, Expression, PathPattern, Projection, Query } from './parse.ts';
import {
  type Compiler,
  type Evaluate,
  hidden,
  mapTree,
  type Row,
  type Run,
  type Scope,
  shapeOf,
  type Tree,
} from './program.ts';
import { Duration, durationPart, Temporal, temporalPart } from './temporal.ts';

/*
 * Runs a parsed query on a graph, clause by clause, with Neo4j's meaning of every expression. Rows flow one at a time, so a
 * limit on rows stops the work. Names are resolved before anything runs: an unknown one fails at once.
 */

export interface Program {
  readonly columns: readonly string[];
  readonly rows: () => Generator<readonly Datum[]>;
}

type Step = (rows: Iterable<Row>) => Iterable<Row>;
interface Compiled {
  readonly columns: readonly string[];
  readonly run: (row: Row) => Iterable<Row>;
}

const isAggregateCall = (node: Tree): boolean =>
  node.kind === 'countAll' || (node.kind === 'call' && typeof node.name === 'string' && isAggregate(node.name));

const hasAggregates = (tree: unknown): boolean => {
  let found = false;
  mapTree(tree, (node) => {
    if (node.kind === 'subquery') return node;
    if (isAggregateCall(node)) found = true;
    return found ? node : undefined;
  });
  return found;
};

// Expressions

const truth = (value: Datum): boolean | null => {
  if (value === null || typeof value === 'boolean') return value;
  throw queryFailure(`a condition is of type ${typeOf(value)}; expected true or false`);
};

const compareWith = (operator: Comparison, a: Datum, b: Datum): boolean | null => {
  if (operator === '=') return equals(a, b);
  if (operator === '<>') {
    const same = equals(a, b);
    return same === null ? null : !same;
  }
  const order = compare(a, b);
  if (order === undefined) return null;
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
};

const partOf = (value: Datum, key: string): Datum => {
  if (value === null) return null;
  if (value instanceof NodeDatum || value instanceof EdgeDatum) return value.property(key);
  if (isMap(value)) return value.get(key) ?? null;
  const part =
    value instanceof Temporal
      ? temporalPart(value, key)
      : value instanceof Duration
        ? durationPart(value, key)
        : undefined;
  if (part === undefined) throw queryFailure(`a value of type ${typeOf(value)} has no "${key}"`);
  return typeof part === 'number' ? BigInt(part) : part;
};

const itemOf = (value: Datum, index: Datum): Datum => {
  if (value === null || index === null) return null;
  if (isList(value)) {
    if (typeof index !== 'bigint')
      throw queryFailure(`a list is asked for an item "${String(index)}"; expected an integer`);
    return value.at(Number(index)) ?? null;
  }
  if (typeof index !== 'string')
    throw queryFailure(`a value of type ${typeOf(value)} is asked for an item of type ${typeOf(index)}`);
  return partOf(value, index);
};

const sliceOf = (list: Datum, from: Datum, to: Datum): Datum => {
  if (list === null || from === null || to === null) return null;
  if (!isList(list)) throw queryFailure(`a value of type ${typeOf(list)} cannot be sliced; expected a list`);
  if (typeof from !== 'bigint' || typeof to !== 'bigint') throw queryFailure('the ends of a slice must be integers');
  return list.slice(Number(from), Number(to));
};

const isIn = (value: Datum, list: Datum): boolean | null => {
  if (list === null) return null;
  if (!isList(list)) throw queryFailure(`IN got a value of type ${typeOf(list)}; expected a list`);
  let isKnown = true;
  for (const item of list) {
    const same = equals(value, item);
    if (same) return true;
    if (same === null) isKnown = false;
  }
  return isKnown ? false : null;
};

const textTests: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  'STARTS WITH': (text, part) => text.startsWith(part),
  'ENDS WITH': (text, part) => text.endsWith(part),
  CONTAINS: (text, part) => text.includes(part),
};

/** Makes a program of a query. Throws a Failure for what is wrong with it, before anything runs. */
export const compileQuery = (query: Query, run: Run): Program => {
  const { graph, parameters, now } = run;

  const expression = (tree: Expression, scope: Scope): Evaluate => {
    const sub = (each: Expression): Evaluate => expression(each, scope);
    const within = (each: Expression, ...names: readonly string[]): Evaluate =>
      expression(each, new Set([...scope, ...names]));
    switch (tree.kind) {
      case 'literal': {
        const { value } = tree;
        return () => value;
      }
      case 'parameter': {
        if (!parameters.has(tree.name))
          throw queryFailure(`the parameter "${tree.name}" is missing`, `Give it: --param ${tree.name}=…`);
        const value = parameters.get(tree.name) ?? null;
        return () => value;
      }
      case 'variable': {
        const { name } = tree;
        if (!scope.has(name)) throw queryFailure(`the variable "${name}" is not defined`);
        return (row) => row[name] ?? null;
      }
      case 'property': {
        const [of, { key }] = [sub(tree.of), tree];
        return (row) => partOf(of(row), key);
      }
      case 'item': {
        const [of, index] = [sub(tree.of), sub(tree.index)];
        return (row) => itemOf(of(row), index(row));
      }
      case 'slice': {
        const of = sub(tree.of);
        const from: Evaluate = tree.from === undefined ? () => 0n : sub(tree.from);
        const to: Evaluate = tree.to === undefined ? () => 2n ** 53n : sub(tree.to);
        return (row) => sliceOf(of(row), from(row), to(row));
      }
      case 'list': {
        const items = tree.items.map(sub);
        return (row) => items.map((item) => item(row));
      }
      case 'map': {
        const entries = tree.entries.map(([key, value]) => [key, sub(value)] as const);
        return (row) => new Map(entries.map(([key, value]) => [key, value(row)]));
      }
      case 'projection': {
        const of = sub(tree.of);
        const items = tree.items.map((item) =>
          item.kind === 'all' || item.value === undefined ? item : { ...item, made: sub(item.value) },
        );
        return (row) => {
          const value = of(row);
          if (value === null) return null;
          const made = new Map<string, Datum>();
          for (const item of items) {
            if (item.kind === 'entry') made.set(item.key, 'made' in item ? item.made(row) : partOf(value, item.key));
            else {
              const all = value instanceof NodeDatum || value instanceof EdgeDatum ? value.properties : value;
              if (!isMap(all)) throw queryFailure(`a value of type ${typeOf(value)} has no map`);
              for (const [key, each] of all) made.set(key, each);
            }
          }
          return made;
        };
      }
      case 'not': {
        const of = sub(tree.of);
        return (row) => {
          const value = truth(of(row));
          return value === null ? null : !value;
        };
      }
      case 'sign': {
        const of = sub(tree.of);
        if (tree.negative) return (row) => negate(of(row));
        return of;
      }
      case 'binary': {
        const [left, right, { operator }] = [sub(tree.left), sub(tree.right), tree];
        if (operator === 'AND')
          return (row) => {
            const a = truth(left(row));
            if (a === false) return false;
            const b = truth(right(row));
            return b === false ? false : a === null || b === null ? null : true;
          };
        if (operator === 'OR')
          return (row) => {
            const a = truth(left(row));
            if (a === true) return true;
            const b = truth(right(row));
            return b === true ? true : a === null || b === null ? null : false;
          };
        if (operator === 'XOR')
          return (row) => {
            const [a, b] = [truth(left(row)), truth(right(row))];
            return a === null || b === null ? null : a !== b;
          };
        if (operator === '+') return (row) => add(left(row), right(row));
        if (operator === '||') return (row) => join(left(row), right(row));
        if (operator === 'IN') return (row) => isIn(left(row), right(row));
        if (operator === '=~') return (row) => matches(left(row), right(row));
        const test = textTests[operator];
        if (test !== undefined)
          return (row) => {
            const [a, b] = [left(row), right(row)];
            return typeof a === 'string' && typeof b === 'string' ? test(a, b) : null;
          };
        return (row) => calculate(operator as '-', left(row), right(row));
      }
      case 'comparison': {
        const first = sub(tree.first);
        const rest = tree.rest.map(([operator, value]) => [operator, sub(value)] as const);
        return (row) => {
          let a = first(row);
          let isKnown = true;
          for (const [operator, value] of rest) {
            const b = value(row);
            const holds = compareWith(operator, a, b);
            if (holds === false) return false;
            if (holds === null) isKnown = false;
            a = b;
          }
          return isKnown ? true : null;
        };
      }
      case 'isNull': {
        const [of, { negative }] = [sub(tree.of), tree];
        return (row) => (of(row) === null) !== negative;
      }
      case 'isType': {
        const [of, { negative, type }] = [sub(tree.of), tree];
        return (row) => isOfType(of(row), type) !== negative;
      }
      case 'hasLabels': {
        const [of, has] = [sub(tree.of), labels(tree.labels, scope)];
        return (row) => {
          const value = of(row);
          if (value === null) return null;
          if (value instanceof NodeDatum) return has(value.labels, row);
          if (value instanceof EdgeDatum) return has([value.type], row);
          throw queryFailure(`a value of type ${typeOf(value)} has no labels`);
        };
      }
      case 'call': {
        const { name } = tree;
        if (isAggregate(name))
          throw queryFailure(`${name}(…) stands where no rows are grouped`, 'Aggregates belong into RETURN and WITH.');
        const given = tree.given.map(sub);
        if (name === 'startnode' || name === 'endnode') {
          const [edge] = given;
          if (edge === undefined || given.length > 1) throw queryFailure(`${name}(…) takes one edge`);
          return (row) => {
            const value = edge(row);
            if (value === null) return null;
            if (!(value instanceof EdgeDatum))
              throw queryFailure(`${name}(…) got a value of type ${typeOf(value)}; expected an edge`);
            return graph.node(name === 'startnode' ? value.from : value.to);
          };
        }
        const work = functionNamed(name, given.length);
        return (row) =>
          work(
            given.map((each) => each(row)),
            now,
          );
      }
      case 'countAll':
        throw queryFailure('count(*) stands where no rows are grouped', 'Aggregates belong into RETURN and WITH.');
      case 'case': {
        const of = tree.of === undefined ? undefined : sub(tree.of);
        const whens = tree.whens.map(({ tests, result }) => ({
          tests: tests.map(({ operator, value }) => ({ operator: operator ?? ('=' as const), value: sub(value) })),
          result: sub(result),
        }));
        const otherwise = tree.otherwise === undefined ? undefined : sub(tree.otherwise);
        return (row) => {
          const value = of?.(row);
          for (const { tests, result } of whens)
            for (const test of tests) {
              const tested = test.value(row);
              if (value === undefined ? truth(tested) : compareWith(test.operator, value, tested)) return result(row);
            }
          return otherwise?.(row) ?? null;
        };
      }
      case 'comprehension': {
        const { name } = tree;
        const list = sub(tree.list);
        const where = tree.where && within(tree.where, name);
        const value = tree.value && within(tree.value, name);
        return (row) => {
          const items = list(row);
          if (items === null) return null;
          if (!isList(items))
            throw queryFailure(`a comprehension got a value of type ${typeOf(items)}; expected a list`);
          const made: Datum[] = [];
          for (const item of items) {
            const inner = { ...row, [name]: item };
            if (where === undefined || truth(where(inner)) === true)
              made.push(value === undefined ? item : value(inner));
          }
          return made;
        };
      }
      case 'quantifier': {
        const { name, which } = tree;
        const [list, where] = [sub(tree.list), within(tree.where, name)];
        return (row) => {
          const items = list(row);
          if (items === null) return null;
          if (!isList(items)) throw queryFailure(`${which}(…) got a value of type ${typeOf(items)}; expected a list`);
          let [yes, no, unknown] = [0, 0, 0];
          for (const item of items) {
            const holds = truth(where({ ...row, [name]: item }));
            if (holds === true) yes += 1;
            else if (holds === false) no += 1;
            else unknown += 1;
          }
          if (which === 'any') return yes > 0 ? true : unknown > 0 ? null : false;
          if (which === 'none') return yes > 0 ? false : unknown > 0 ? null : true;
          if (which === 'all') return no > 0 ? false : unknown > 0 ? null : true;
          return yes > 1 ? false : unknown > 0 ? null : yes === 1;
        };
      }
      case 'reduce': {
        const { result, name } = tree;
        const [start, list, value] = [sub(tree.start), sub(tree.list), within(tree.value, result, name)];
        return (row) => {
          const items = list(row);
          if (items === null) return null;
          if (!isList(items)) throw queryFailure(`reduce(…) got a value of type ${typeOf(items)}; expected a list`);
          return items.reduce<Datum>((sum, item) => value({ ...row, [result]: sum, [name]: item }), start(row));
        };
      }
      case 'patterns': {
        if (tree.value === undefined)
          for (const name of namesOfPattern(tree.pattern))
            if (!scope.has(name))
              throw queryFailure(`the pattern brings in the variable "${name}"`, 'In a condition use EXISTS { … }.');
        const plan = match([tree.pattern], tree.where, scope);
        const value = tree.value && expression(tree.value, plan.scope);
        if (value === undefined)
          return (row) => {
            for (const _ of plan.run(row)) return true;
            return false;
          };
        return (row) => {
          const made: Datum[] = [];
          for (const each of plan.run(row)) made.push(value(each));
          return made;
        };
      }
      case 'shortest': {
        const path = `${hidden}path`;
        const plan = match([{ ...tree.pattern, name: path }], undefined, scope);
        const isAll = tree.pattern.shortest === 'all';
        return (row) => {
          const paths: Datum[] = [];
          for (const each of plan.run(row)) {
            if (!isAll) return each[path] ?? null;
            paths.push(each[path] ?? null);
          }
          return isAll ? paths : null;
        };
      }
      case 'subquery': {
        const inner = compileBranches(tree.query, scope, scope, tree.which === 'collect');
        if (tree.which === 'exists')
          return (row) => {
            for (const _ of inner.run(row)) return true;
            return false;
          };
        if (tree.which === 'count')
          return (row) => {
            let count = 0n;
            for (const _ of inner.run(row)) count += 1n;
            return count;
          };
        const [column, ...others] = inner.columns;
        if (column === undefined || others.length > 0) throw queryFailure('COLLECT { … } must return one column');
        return (row) => Array.from(inner.run(row), (each) => each[column] ?? null);
      }
    }
  };

  const labels: Compiler['labels'] = (tree, scope) => {
    switch (tree.kind) {
      case 'label': {
        const { name } = tree;
        return (names) => names.includes(name);
      }
      case 'anyLabel':
        return (names) => names.length > 0;
      case 'notLabel': {
        const of = labels(tree.of, scope);
        return (names, row) => !of(names, row);
      }
      case 'dynamic': {
        const [of, { any }] = [expression(tree.of, scope), tree];
        return (names, row) => {
          const value = of(row);
          const wanted = isList(value) ? value : [value];
          for (const each of wanted) if (typeof each !== 'string') throw queryFailure('a label must be a text');
          return any
            ? wanted.some((each) => names.includes(each as string))
            : wanted.every((each) => names.includes(each as string));
        };
      }
      default: {
        const [left, right] = [labels(tree.left, scope), labels(tree.right, scope)];
        return tree.kind === 'bothLabels'
          ? (names, row) => left(names, row) && right(names, row)
          : (names, row) => left(names, row) || right(names, row);
      }
    }
  };

  const match = (patterns: readonly PathPattern[], where: Expression | undefined, scope: Scope): MatchPlan =>
    planMatch({ expression, labels, run }, patterns, where, scope);

  // Clauses

  const projected = (
    clause: Projection,
    scope: Scope,
    keep: Scope,
  ): { readonly step: Step; readonly scope: Scope; readonly columns: readonly string[] } => {
    const star = clause.star ? [...scope].filter((name) => !name.startsWith(hidden) && !keep.has(name)).sort() : [];
    if (clause.star && star.length === 0 && clause.items.length === 0 && clause.kind === 'return')
      throw queryFailure('there is nothing for * to return');
    const items = [
      ...star.map((name) => ({ name, value: { kind: 'variable', name, at: 0 } as Expression, isNamed: true })),
      ...clause.items,
    ];
    const columns = items.map(({ name }) => name);
    const twice = columns.find((name, index) => columns.indexOf(name) !== index);
    if (twice !== undefined)
      throw queryFailure(`two columns are called "${twice}"`, 'Name one of them otherwise: AS name.');
    if (clause.kind === 'with') {
      const unnamed = items.find(({ isNamed }) => !isNamed);
      if (unnamed !== undefined)
        throw queryFailure(`"${unnamed.name}" in WITH has no name`, `Write ${unnamed.name} AS name.`);
    }
    const isGrouped = items.some(({ value }) => hasAggregates(value));
    const shapes = new Map(items.map(({ name, value }) => [shapeOf(value), name]));
    /** Behind the items go names, old ones too unless rows were grouped or made distinct. */
    const isNarrow = isGrouped || clause.distinct;
    const narrow = new Set([...keep, ...columns]);
    const after: Scope = isNarrow ? narrow : new Set([...scope, ...columns]);
    const behind = (tree: Expression): Evaluate => {
      const replaced = isNarrow
        ? mapTree(tree, (node) => {
            if (node.kind === undefined) return undefined;
            const name = shapes.get(shapeOf(node as unknown as Expression));
            return name === undefined ? undefined : { kind: 'variable', name, at: 0 };
          })
        : tree;
      return expression(replaced, after);
    };
    const keys = clause.order.map(({ value, descending }) => ({ value: behind(value), sign: descending ? -1 : 1 }));
    const where = clause.where && behind(clause.where);
    const amount = (tree: Expression | undefined, word: string): (() => number | undefined) => {
      if (tree === undefined) return () => undefined;
      const evaluate = expression(tree, new Set());
      return () => {
        const value = evaluate({});
        if (typeof value !== 'bigint' || value < 0n)
          throw queryFailure(`${word} is ${String(value)}; expected a whole number`);
        return Number(value);
      };
    };
    const [skipped, limited] = [amount(clause.skip, 'SKIP'), amount(clause.limit, 'LIMIT')];
    const pick = (row: Row, made: readonly Datum[]): Row => {
      const picked: Record<string, Datum> = isNarrow ? {} : { ...row };
      for (const name of keep) picked[name] = row[name] ?? null;
      for (const [index, name] of columns.entries()) picked[name] = made[index] ?? null;
      return picked;
    };
    let make: Step;
    if (isGrouped) make = grouped(items, scope, pick);
    else {
      const values = items.map(({ value }) => expression(value, scope));
      make = function* (rows) {
        for (const row of rows)
          yield pick(
            row,
            values.map((value) => value(row)),
          );
      };
    }
    const step: Step = function* (rows) {
      const [skip, limit] = [skipped() ?? 0, limited()];
      let made = make(rows);
      if (clause.distinct) made = distinctRows(made, columns);
      if (keys.length > 0) made = sorted(made, keys, limit === undefined ? undefined : skip + limit);
      if (skip > 0 || limit !== undefined) made = sliced(made, skip, limit);
      for (const row of made) {
        if (where !== undefined && truth(where(row)) !== true) continue;
        if (isNarrow) yield row;
        else {
          // What was only looked back at ends here.
          const kept: Record<string, Datum> = {};
          for (const name of narrow) kept[name] = row[name] ?? null;
          yield kept;
        }
      }
    };
    return { step, scope: narrow, columns };
  };

  const grouped = (
    items: readonly { readonly name: string; readonly value: Expression }[],
    scope: Scope,
    pick: (row: Row, made: readonly Datum[]) => Row,
  ): Step => {
    const keyed = items.filter(({ value }) => !hasAggregates(value));
    const keyShapes = new Set(keyed.map(({ value }) => shapeOf(value)));
    const keys = keyed.map(({ value }) => expression(value, scope));
    const aggregates: {
      readonly name: string;
      readonly distinct: boolean;
      readonly first: Evaluate | undefined;
      readonly second: Evaluate | undefined;
    }[] = [];
    const inner = new Set(scope);
    const values = items.map(({ name, value }) => {
      if (!hasAggregates(value)) return expression(value, scope);
      const rest = mapTree(value, (node) => {
        if (node.kind === 'subquery') return node;
        if (!isAggregateCall(node)) return undefined;
        const call = node as unknown as Extract<Expression, { kind: 'call' }>;
        const slot = `${hidden}${aggregates.length}`;
        if (hasAggregates(call.given ?? [])) throw queryFailure('an aggregate stands inside another one');
        const [first, second] = (call.given ?? []).map((each) => expression(each, scope));
        const isAll = node.kind === 'countAll';
        const wanted = isAll ? 0 : call.name.startsWith('percentile') ? 2 : 1;
        if ((call.given ?? []).length !== wanted) throw queryFailure(`${call.name}(…) takes ${wanted} arguments`);
        aggregates.push({ name: isAll ? 'count' : call.name, distinct: call.distinct ?? false, first, second });
        inner.add(slot);
        return { kind: 'variable', name: slot, at: 0 };
      });
      // Beside aggregates stands only what rows are grouped by: else it would be another row's value each time.
      mapTree(rest, (node) => {
        if (node.kind === undefined) return undefined;
        if (keyShapes.has(shapeOf(node as unknown as Expression))) return node;
        if (node.kind === 'variable' && scope.has(String(node.name)) && !String(node.name).startsWith(hidden))
          throw queryFailure(
            `"${name}" mixes aggregates with "${String(node.name)}", which rows are not grouped by`,
            'Put it into a WITH before.',
          );
        return undefined;
      });
      return expression(rest, inner);
    });
    return function* (rows) {
      const groups = new Map<
        string,
        { readonly row: Row; readonly gatherers: readonly ReturnType<typeof gathererOf>[] }
      >();
      const start = (row: Row) => ({
        row,
        gatherers: aggregates.map(({ name, distinct }) => gathererOf(name, distinct)),
      });
      for (const row of rows) {
        const key = keys.length === 0 ? '' : keys.map((each) => groupKey(each(row))).join(';');
        let group = groups.get(key);
        if (group === undefined) {
          group = start(row);
          groups.set(key, group);
        }
        for (const [index, { first, second }] of aggregates.entries())
          group.gatherers[index]?.take(first === undefined ? true : first(row), second?.(row) ?? null);
      }
      if (groups.size === 0 && keys.length === 0) groups.set('', start({}));
      for (const { row, gatherers } of groups.values()) {
        const made: Record<string, Datum> = { ...row };
        for (const [index, gatherer] of gatherers.entries()) made[`${hidden}${index}`] = gatherer.result();
        yield pick(
          row,
          values.map((value) => value(made)),
        );
      }
    };
  };

  const procedure = (
    clause: Extract<Clause, { kind: 'procedure' }>,
    scope: Scope,
  ): { readonly step: Step; readonly scope: Scope; readonly columns: readonly string[] } => {
    const lower = clause.name.toLowerCase();
    const given = clause.given.map((each) => expression(each, scope));
    let columns: readonly string[];
    let produce: (row: Row) => Iterable<readonly Datum[]>;
    if (lower === 'db.index.fulltext.querynodes') {
      const [index, words, options] = given;
      if (index === undefined || words === undefined || given.length > 3)
        throw queryFailure(`${clause.name} takes an index, a text and options`);
      columns = ['node', 'score'];
      graph.expect.texts();
      produce = (row) =>
        graph
          .search(index(row), words(row), options?.(row) ?? null)
          .map(({ node, score }) => [graph.node(node), score]);
    } else {
      const [column, of] = listings[lower] ?? [];
      if (column === undefined || of === undefined)
        throw queryFailure(`there is no procedure "${clause.name}" in the folder`);
      columns = [column];
      produce = () => graph.names(of).map((name) => [name]);
    }
    const yields = clause.yields ?? columns.map((column) => ({ column, name: column }));
    const picked = yields.map(({ column, name }) => {
      const at = columns.indexOf(column);
      if (at < 0) throw queryFailure(`${clause.name} has no column "${column}"; it has ${columns.join(', ')}`);
      if (scope.has(name)) throw queryFailure(`the variable "${name}" is already there`);
      return { at, name };
    });
    const after = new Set([...scope, ...yields.map(({ name }) => name)]);
    const where = clause.where && expression(clause.where, after);
    const step: Step = function* (rows) {
      for (const row of rows) {
        let found = false;
        for (const values of produce(row)) {
          const made: Record<string, Datum> = { ...row };
          for (const { at, name } of picked) made[name] = values[at] ?? null;
          if (where !== undefined && truth(where(made)) !== true) continue;
          found = true;
          yield made;
        }
        if (!found && clause.optional) yield { ...row, ...Object.fromEntries(picked.map(({ name }) => [name, null])) };
      }
    };
    return { step, scope: after, columns: yields.map(({ name }) => name) };
  };

  const subquery = (
    clause: Extract<Clause, { kind: 'subquery' }>,
    scope: Scope,
  ): { readonly step: Step; readonly scope: Scope } => {
    const { imports, optional } = clause;
    for (const name of imports === 'all' || imports === undefined ? [] : imports)
      if (!scope.has(name)) throw queryFailure(`the variable "${name}" is not defined`);
    const kept: Scope = imports === undefined ? new Set() : imports === 'all' ? scope : new Set(imports);
    // WITH x as the first clause brings x in: it sees the whole row, what follows sees only what it names.
    const inner = compileBranches(clause.query, imports === undefined ? undefined : kept, kept, true, scope);
    for (const name of inner.columns)
      if (scope.has(name))
        throw queryFailure(`the variable "${name}" is already there`, 'Return it under another name: AS name.');
    const step: Step = function* (rows) {
      for (const row of rows) {
        let found = false;
        for (const each of inner.run(row)) {
          found = true;
          const made: Record<string, Datum> = { ...row };
          for (const name of inner.columns) made[name] = each[name] ?? null;
          yield made;
        }
        if (!found && optional) yield { ...row, ...Object.fromEntries(inner.columns.map((name) => [name, null])) };
      }
    };
    return { step, scope: new Set([...scope, ...inner.columns]) };
  };

  const compileClauses = (
    clauses: readonly Clause[],
    start: Scope | undefined,
    keep: Scope,
    mustReturn: boolean,
    outer: Scope,
  ): Compiled => {
    let scope: Scope = start ?? new Set();
    let columns: readonly string[] = [];
    const steps: Step[] = [];
    for (const [index, clause] of clauses.entries()) {
      const isLast = index === clauses.length - 1;
      if (isLast && mustReturn && clause.kind !== 'return' && !(clause.kind === 'procedure' && clauses.length === 1))
        throw queryFailure('the query does not end with RETURN');
      if (clause.kind === 'match') {
        const plan = match(clause.patterns, clause.where, scope);
        const { optional } = clause;
        const nothing = Object.fromEntries(
          [...plan.scope].filter((name) => !scope.has(name)).map((name) => [name, null]),
        );
        steps.push(function* (rows) {
          for (const row of rows) {
            let found = false;
            for (const each of plan.run(row)) {
              found = true;
              yield each;
            }
            if (!found && optional) yield { ...row, ...nothing };
          }
        });
        scope = plan.scope;
      } else if (clause.kind === 'unwind') {
        const { name } = clause;
        if (scope.has(name)) throw queryFailure(`the variable "${name}" is already there`);
        const list = expression(clause.list, scope);
        const range =
          clause.list.kind === 'call' && clause.list.name === 'range' && [2, 3].includes(clause.list.given.length)
            ? clause.list.given.map((each) => expression(each, scope))
            : undefined;
        steps.push(function* (rows) {
          for (const row of rows) {
            if (range !== undefined) {
              for (const item of rangeItems(range.map((each) => each(row)))) yield { ...row, [name]: item };
              continue;
            }
            const value = list(row);
            if (value === null) continue;
            for (const item of isList(value) ? value : [value]) yield { ...row, [name]: item };
          }
        });
        scope = new Set([...scope, name]);
      } else if (clause.kind === 'subquery') {
        const made = subquery(clause, scope);
        steps.push(made.step);
        scope = made.scope;
      } else if (clause.kind === 'procedure') {
        const made = procedure(clause, scope);
        steps.push(made.step);
        scope = made.scope;
        columns = made.columns;
      } else {
        // The importing WITH of a CALL { WITH x … }.
        const from = index === 0 && clause.kind === 'with' && start === undefined ? outer : scope;
        const made = projected(clause, from, keep);
        steps.push(made.step);
        scope = made.scope;
        columns = made.columns;
      }
    }
    return {
      columns,
      run: (row) => {
        let rows: Iterable<Row> = [row];
        for (const step of steps) rows = step(rows);
        return rows;
      },
    };
  };

  /** `keep` are names that stay known inside, whatever a WITH there lets go. */
  const compileBranches = (
    tree: Query,
    start: Scope | undefined,
    keep: Scope,
    mustReturn: boolean,
    outer: Scope = new Set(),
  ): Compiled => {
    const [first, ...rest] = tree.branches.map((clauses) => compileClauses(clauses, start, keep, mustReturn, outer));
    if (first === undefined) throw queryFailure('the query is empty');
    if (rest.length === 0) return first;
    for (const { columns } of rest)
      if ([...columns].sort().join('\n') !== [...first.columns].sort().join('\n'))
        throw queryFailure('all parts of a UNION must return the same columns');
    return {
      columns: first.columns,
      run: (row) => {
        const all = function* (): Generator<Row> {
          for (const each of [first, ...rest]) yield* each.run(row);
        };
        return tree.all ? all() : distinctRows(all(), first.columns);
      },
    };
  };

  const program = compileBranches(query, new Set(), new Set(), true);
  return {
    columns: program.columns,
    rows: function* () {
      for (const row of program.run({})) yield program.columns.map((name) => row[name] ?? null);
    },
  };
};

/** Listing procedures that the folder answers itself: their column, and what it lists. */
const listings: Readonly<Record<string, readonly [string, 'labels' | 'relationshipTypes' | 'propertyKeys']>> = {
  'db.labels': ['label', 'labels'],
  'db.relationshiptypes': ['relationshipType', 'relationshipTypes'],
  'db.propertykeys': ['propertyKey', 'propertyKeys'],
};

/** True for a procedure that the interpreter knows; others are the engine's. */
export const knowsProcedure = (name: string): boolean =>
  name.toLowerCase() === 'db.index.fulltext.querynodes' || Object.hasOwn(listings, name.toLowerCase());

/** Names that a pattern gives to its parts. */
export const namesOfPattern = (pattern: PathPattern): ReadonlySet<string> => {
  const names = new Set<string>();
  if (pattern.name !== undefined) names.add(pattern.name);
  const visit = (elements: PathPattern['elements']): void => {
    for (const element of elements) {
      if (element.kind === 'group') visit(element.elements);
      else if (element.name !== undefined) names.add(element.name);
    }
  };
  visit(pattern.elements);
  return names;
};

function* distinctRows(rows: Iterable<Row>, columns: readonly string[]): Generator<Row> {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = columns.map((name) => groupKey(row[name] ?? null)).join(';');
    if (seen.has(key)) continue;
    seen.add(key);
    yield row;
  }
}

/** Rows in order; with a `limit` only so many of the first, and never many more than that in memory. */
const sorted = (
  rows: Iterable<Row>,
  keys: readonly { readonly value: Evaluate; readonly sign: number }[],
  limit: number | undefined,
): Iterable<Row> => {
  let all: { readonly row: Row; readonly values: readonly Datum[] }[] = [];
  // Rows that are alike stay in the order in which they came, so that cutting early changes nothing.
  const sort = (): void => {
    all.sort((a, b) => {
      for (const [index, { sign }] of keys.entries()) {
        const by = order(a.values[index] ?? null, b.values[index] ?? null);
        if (by !== 0) return sign * by;
      }
      return 0;
    });
  };
  const most = limit === undefined ? Number.POSITIVE_INFINITY : 2 * limit + 1000;
  for (const row of rows) {
    all.push({ row, values: keys.map(({ value }) => value(row)) });
    if (all.length < most) continue;
    sort();
    all = all.slice(0, limit);
  }
  sort();
  return all.map(({ row }) => row);
};

function* sliced(rows: Iterable<Row>, skip: number, limit: number | undefined): Generator<Row> {
  if (limit === 0) return;
  let index = 0;
  for (const row of rows) {
    if (index >= skip) yield row;
    index += 1;
    if (limit !== undefined && index >= skip + limit) return;
  }
}
