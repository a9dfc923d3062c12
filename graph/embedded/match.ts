import { Failure } from '../failure.ts';
import { type Datum, EdgeDatum, equals, isList, isMap, NodeDatum, PathDatum, queryFailure, typeOf } from './data.ts';
import type {
  EdgePattern,
  Expression,
  GroupPattern,
  LabelExpression,
  NodePattern,
  PathPattern,
  PatternElement,
} from './parse.ts';
import { type Compiler, type Evaluate, hidden, mapTree, namesIn, type Row, type Scope } from './program.ts';

/*
 * Finds patterns: from the node that is known best along edges to the others, by going back. No edge occurs twice in one
 * match. A condition is asked as soon as all that it speaks of is known.
 */

export interface MatchPlan {
  /** Names known before and those of the patterns. */
  readonly scope: Scope;
  readonly run: (row: Row) => Iterable<Row>;
}

/** A node element with its name, made up where it has none. */
interface Spot {
  readonly slot: string;
  readonly fits: (node: NodeDatum, row: Row) => boolean;
  readonly pattern: NodePattern;
}

/** What a property equals, or a list that it is in, where that is known. */
interface Equality {
  readonly key: string;
  readonly value: Evaluate;
  readonly isList: boolean;
  /** The value, where it is the same in every row. */
  readonly constant: Datum | undefined;
}
interface LookUp extends Equality {
  readonly label: string;
}

/** How a node was reached in the search for shortest paths. */
interface Reached {
  readonly distance: number;
  readonly by: { readonly node: number; readonly edge: number }[];
}

/** Where to look for edges, and for which. */
interface Around {
  readonly at: number;
  readonly direction: EdgePattern['direction'];
  readonly types: readonly string[] | undefined;
  readonly fits: ((edge: EdgeDatum, row: Row) => boolean) | undefined;
}

type Step = (row: Row, used: Set<number>, next: (row: Row) => Iterable<Row>) => Iterable<Row>;

/** `a AND b AND c` apart. */
const conjuncts = (tree: Expression | undefined): readonly Expression[] => {
  if (tree === undefined) return [];
  if (tree.kind === 'binary' && tree.operator === 'AND') return [...conjuncts(tree.left), ...conjuncts(tree.right)];
  return [tree];
};

/** Labels that a node must have. */
const neededLabels = (tree: LabelExpression | undefined): readonly string[] => {
  if (tree?.kind === 'label') return [tree.name];
  if (tree?.kind === 'bothLabels') return [...neededLabels(tree.left), ...neededLabels(tree.right)];
  return [];
};

/** Types that an edge must have one of; undefined where that is not said by names alone. */
const typesOf = (tree: LabelExpression | undefined): readonly string[] | undefined => {
  if (tree?.kind === 'label') return [tree.name];
  if (tree?.kind !== 'eitherLabel') return undefined;
  const [left, right] = [typesOf(tree.left), typesOf(tree.right)];
  return left === undefined || right === undefined ? undefined : [...left, ...right];
};

/** Indexed properties that few nodes share. */
const tellsApart: ReadonlySet<string> = new Set(['id', 'name', 'node']);

const flipped = { out: 'in', in: 'out', both: 'both' } as const;

const reversed = (elements: readonly PatternElement[]): readonly PatternElement[] =>
  [...elements].reverse().map((element) => {
    if (element.kind === 'edge') return { ...element, direction: flipped[element.direction] };
    return element.kind === 'group' ? { ...element, elements: reversed(element.elements) } : element;
  });

let made = 0;
const freshSlot = (): string => {
  made += 1;
  return `${hidden}m${made}`;
};

/** A property map as conditions on each key. */
const propertyTest = (
  compiler: Compiler,
  tree: Expression | undefined,
  scope: Scope,
): ((of: NodeDatum | EdgeDatum, row: Row) => boolean) | undefined => {
  if (tree === undefined) return undefined;
  if (tree.kind === 'map') {
    const entries = tree.entries.map(([key, value]) => [key, compiler.expression(value, scope)] as const);
    return (of, row) => entries.every(([key, value]) => equals(of.property(key), value(row)) === true);
  }
  const value = compiler.expression(tree, scope);
  return (of, row) => {
    const map = value(row);
    if (!isMap(map)) throw queryFailure('the properties of a pattern must be a map');
    return [...map].every(([key, item]) => equals(of.property(key), item) === true);
  };
};

/** Plans a MATCH. `known` are the names of the rows that come in. */
export const planMatch = (
  compiler: Compiler,
  patterns: readonly PathPattern[],
  where: Expression | undefined,
  known: Scope,
  /** Edges found in here count for the whole match around it. */
): MatchPlan => {
  const { graph } = compiler.run;
  const scope = new Set(known);
  const conditions: Expression[] = [...conjuncts(where)];

  const flat = patterns.flatMap(({ elements }) => elements);
  for (const edge of flat)
    if (
      edge.kind === 'edge' &&
      edge.name !== undefined &&
      flat.some((node) => node.kind === 'node' && node.name === edge.name)
    )
      throw queryFailure(`"${edge.name}" is a node and an edge`);

  // All names first: conditions and property maps may speak of any of them.
  const named = patterns.map((pattern) => ({
    ...pattern,
    elements: pattern.elements.map((element): PatternElement => {
      if (element.kind === 'group') return element;
      const slot = element.name ?? freshSlot();
      scope.add(slot);
      return { ...element, name: slot };
    }),
  }));
  for (const { name, elements } of named) {
    if (name !== undefined) {
      if (scope.has(name) && !name.startsWith(hidden)) throw queryFailure(`the variable "${name}" is already there`);
      scope.add(name);
    }
    for (const element of elements) {
      if (element.kind === 'group') for (const each of groupNames(element)) scope.add(each);
      if (element.kind === 'node') conditions.push(...conjuncts(element.where));
      if (element.kind === 'edge' && element.repeated === undefined) conditions.push(...conjuncts(element.where));
    }
  }
  const whole: Scope = scope;
  const waiting = conditions.map((tree) => ({
    tree,
    needs: [...namesIn(tree)].filter((name) => whole.has(name) && !known.has(name)),
    test: compiler.expression(tree, whole),
    isDone: false,
  }));

  const bound = new Set(known);
  /** Matching has begun with all nodes of a label, so that it comes by most edges. */
  let isWide = false;
  const steps: Step[] = [];
  /** Adds the conditions for which all is known now. */
  const addConditions = (): void => {
    const due = waiting.filter((each) => !each.isDone && each.needs.every((name) => bound.has(name)));
    for (const each of due) each.isDone = true;
    const tests = due.map(({ test }) => test);
    if (tests.length > 0) steps.push((row, _, next) => (tests.every((test) => holds(test(row))) ? next(row) : []));
  };

  const spotOf = (pattern: NodePattern): Spot => {
    const has = pattern.labels && compiler.labels(pattern.labels, whole);
    const properties = propertyTest(compiler, pattern.properties, whole);
    return {
      pattern,
      slot: pattern.name ?? '',
      fits: (node, row) =>
        (has === undefined || has(node.labels, row)) && (properties === undefined || properties(node, row)),
    };
  };

  /** True for what is the same in every row: parameters, and what is written out. */
  const isConstant = (tree: Expression): boolean => {
    let constant = namesIn(tree).size === 0;
    mapTree(tree, (node) => {
      if (node.kind === 'call' || node.kind === 'subquery' || node.kind === 'patterns' || node.kind === 'shortest')
        constant = false;
      return constant ? undefined : node;
    });
    return constant;
  };
  /** What a constant is; undefined where it cannot be had. */
  const constantValue = (tree: Expression): Datum | undefined => {
    if (!isConstant(tree)) return undefined;
    try {
      return compiler.expression(tree, whole)({});
    } catch (error) {
      // It fails when it is asked in a row, if there is one.
      if (error instanceof Failure) return undefined;
      throw error;
    }
  };

  /** Conditions that say what a property equals: `n.id = x`, `{id: x}`, `n.id IN xs`, where x is known. */
  const equalities = (pattern: NodePattern): readonly Equality[] => {
    const isKnown = (tree: Expression): boolean =>
      [...namesIn(tree)].every((name) => !whole.has(name) || bound.has(name));
    const isOwn = (tree: Expression): tree is Extract<Expression, { kind: 'property' }> =>
      tree.kind === 'property' && tree.of.kind === 'variable' && tree.of.name === pattern.name;
    const found: Equality[] = [];
    const add = (key: string, tree: Expression, isList: boolean): void => {
      if (isKnown(tree))
        found.push({ key, value: compiler.expression(tree, whole), isList, constant: constantValue(tree) });
    };
    if (pattern.properties?.kind === 'map')
      for (const [key, value] of pattern.properties.entries) add(key, value, false);
    for (const { tree } of waiting) {
      if (tree.kind === 'comparison' && tree.rest.length === 1 && tree.rest[0]?.[0] === '=') {
        const [left, right] = [tree.first, tree.rest[0][1]];
        if (isOwn(left)) add(left.key, right, false);
        if (isOwn(right)) add(right.key, left, false);
      }
      if (tree.kind === 'binary' && tree.operator === 'IN' && isOwn(tree.left)) add(tree.left.key, tree.right, true);
    }
    return found;
  };

  /** Conditions on this node and constants only. */
  const ownConditions = (pattern: NodePattern): readonly Expression[] => {
    const { name } = pattern;
    if (name === undefined) return [];
    const own = waiting.map(({ tree }) => tree).filter((tree) => [...namesIn(tree)].join('\n') === name);
    if (pattern.properties?.kind === 'map')
      for (const [key, value] of pattern.properties.entries)
        if (isConstant(value)) {
          const first = { kind: 'property', of: { kind: 'variable', name, at: 0 }, key } as const;
          own.push({ kind: 'comparison', first, rest: [['=', value]] });
        }
    return own;
  };

  /** True for a condition that holds for few nodes only, as far as can be told. */
  const isNarrow = (tree: Expression): boolean => {
    // Chains first: to look at the whole of each of their links would take time that grows with the square.
    if (tree.kind === 'binary' && tree.operator === 'OR') return isNarrow(tree.left) && isNarrow(tree.right);
    if (tree.kind === 'binary' && tree.operator === 'AND') return isNarrow(tree.left) || isNarrow(tree.right);
    if (namesIn(tree).size === 0) return constantValue(tree) === false;
    if (tree.kind === 'comparison') return tree.rest.every(([operator]) => operator === '=');
    if (tree.kind !== 'binary') return false;
    return ['IN', 'STARTS WITH', 'ENDS WITH', 'CONTAINS'].includes(tree.operator);
  };

  const labelsOf = (pattern: NodePattern): readonly string[] => [
    ...neededLabels(pattern.labels),
    ...waiting.flatMap(({ tree }) =>
      tree.kind === 'hasLabels' && tree.of.kind === 'variable' && tree.of.name === pattern.name
        ? neededLabels(tree.labels)
        : [],
    ),
  ];

  const indexFor = (pattern: NodePattern): LookUp | undefined => {
    const all = equalities(pattern).flatMap((each) =>
      labelsOf(pattern).flatMap((label) => (graph.hasIndex(label, each.key) ? [{ label, ...each }] : [])),
    );
    return all.find(({ key }) => tellsApart.has(key)) ?? all[0];
  };

  const costOf = (pattern: NodePattern): number => {
    if (bound.has(pattern.name ?? '')) return 0;
    const index = indexFor(pattern);
    if (index !== undefined) return tellsApart.has(index.key) ? 1 : 1.5;
    if (pattern.properties !== undefined || ownConditions(pattern).some(isNarrow)) return 2;
    return labelsOf(pattern).length > 0 ? 3 : 4;
  };

  const scan = (pattern: NodePattern): void => {
    const spot = spotOf(pattern);
    const { slot } = spot;
    if (bound.has(slot)) {
      steps.push((row, _, next) => {
        const node = row[slot];
        if (node === null) return [];
        if (!(node instanceof NodeDatum)) throw queryFailure(`"${slot}" is no node`);
        return spot.fits(node, row) ? next(row) : [];
      });
      return;
    }
    const candidatesOf = candidates(pattern);
    bound.add(slot);
    steps.push(function* (row, _, next) {
      for (const id of candidatesOf(row)) {
        const node = graph.node(id);
        if (spot.fits(node, row)) yield* next({ ...row, [slot]: node });
      }
    });
  };
  /** Where to look for a node of which nothing is known yet, and says so to the graph. */
  const candidates = (pattern: NodePattern): ((row: Row) => Iterable<number>) => {
    const needed = labelsOf(pattern);
    const index = indexFor(pattern);
    if (index === undefined) {
      const choice = graph.expect.choice(needed, pattern.name ?? '', ownConditions(pattern));
      if (choice !== undefined) return choice;
    }
    const [label] = needed;
    // What another name's property is compared with may be asked for each row.
    const other = label === undefined ? undefined : equalities(pattern).find(({ constant }) => constant === undefined);
    const lookUp = index ?? (other && label !== undefined ? { label, ...other } : undefined);
    if (lookUp === undefined) {
      isWide = true;
      for (const each of needed.length === 0 ? [undefined] : needed) graph.expect.list(each);
      return () =>
        needed.length === 0
          ? graph.withLabel(undefined)
          : needed.map((each) => graph.withLabel(each)).reduce((a, b) => (b.length < a.length ? b : a));
    }
    const { constant } = lookUp;
    const values = constant === undefined ? undefined : isList(constant) && lookUp.isList ? constant : [constant];
    graph.expect.values(
      lookUp.label,
      lookUp.key,
      values?.filter((value) => value !== null),
    );
    return (row) => {
      const value = lookUp.value(row);
      if (!lookUp.isList) return graph.find(lookUp.label, lookUp.key, value);
      if (value === null) return [];
      if (!isList(value)) throw queryFailure(`IN got a value of type ${typeOf(value)}; expected a list`);
      return new Set(value.flatMap((item) => graph.find(lookUp.label, lookUp.key, item)));
    };
  };

  /** Binds the node at the other end, or checks the one that is bound. */
  const arrive =
    (spot: Spot, isBound: boolean) =>
    (id: number, row: Row, next: (row: Row) => Iterable<Row>): Iterable<Row> => {
      if (isBound) {
        const node = row[spot.slot];
        return node instanceof NodeDatum && node.id === id && spot.fits(node, row) ? next(row) : [];
      }
      const node = graph.node(id);
      return spot.fits(node, row) ? next({ ...row, [spot.slot]: node }) : [];
    };

  /** What an edge must be, besides its direction and types that are said by names; undefined for nothing. */
  const edgeTest = (pattern: EdgePattern, isEach: boolean): ((edge: EdgeDatum, row: Row) => boolean) | undefined => {
    const has =
      typesOf(pattern.types) === undefined && pattern.types !== undefined
        ? compiler.labels(pattern.types, whole)
        : undefined;
    const properties = propertyTest(compiler, pattern.properties, whole);
    // Within a repetition the name means each edge.
    const { name } = pattern;
    const where = isEach && pattern.where !== undefined ? compiler.expression(pattern.where, whole) : undefined;
    if (has === undefined && properties === undefined && where === undefined) return undefined;
    return (edge, row) =>
      (has === undefined || has([edge.type], row)) &&
      (properties === undefined || properties(edge, row)) &&
      (where === undefined || holds(where(name === undefined ? row : { ...row, [name]: edge })));
  };

  /** Edges around a node that fit and are not in the match yet; each of them is while the caller is at it. */
  const freeEdges = function* (
    { at, direction, types, fits }: Around,
    row: Row,
    used: Set<number>,
  ): Generator<readonly [neighbour: number, edge: EdgeDatum]> {
    for (const [neighbour = 0, id = 0] of graph.around(at, direction, types)) {
      if (used.has(id)) continue;
      const edge = graph.edge(id);
      if (fits?.(edge, row) === false) continue;
      used.add(id);
      try {
        yield [neighbour, edge];
      } finally {
        used.delete(id);
      }
    }
  };

  /**
   * What the engine knows of the conditions on an edge alone, which are done with that: to read a property of each edge takes most
   * of the time where there are many.
   */
  const knownEdges = (pattern: EdgePattern): readonly (() => ReadonlySet<number>)[] => {
    const { name } = pattern;
    const [type, ...others] = typesOf(pattern.types) ?? [];
    if (name === undefined || type === undefined || others.length > 0 || bound.has(name)) return [];
    return waiting.flatMap((each) => {
      if (each.isDone || each.needs.length !== 1 || [...namesIn(each.tree)].join('\n') !== name) return [];
      const found = graph.expect.edges(type, name, each.tree, isWide);
      if (found === undefined) return [];
      each.isDone = true;
      return [found];
    });
  };

  const expand = (pattern: EdgePattern, fromSlot: string, to: NodePattern, isReversed: boolean): void => {
    const direction = isReversed ? flipped[pattern.direction] : pattern.direction;
    const types = typesOf(pattern.types);
    const slot = pattern.name ?? '';
    const isEdgeBound = bound.has(slot);
    const spot = spotOf(to);
    const isEndBound = bound.has(spot.slot);
    const reach = arrive(spot, isEndBound);
    const { repeated } = pattern;
    const fits = edgeTest(pattern, repeated !== undefined);
    const ofEngine = repeated === undefined ? knownEdges(pattern) : [];
    bound.add(slot).add(spot.slot);
    if (repeated === undefined) {
      steps.push(function* (row, used, next) {
        const from = row[fromSlot];
        if (!(from instanceof NodeDatum)) return;
        const known = isEdgeBound ? row[slot] : undefined;
        if (isEdgeBound && !(known instanceof EdgeDatum)) return;
        const along = function* (neighbour: number, id: number): Generator<Row> {
          if (used.has(id) || (known instanceof EdgeDatum && known.id !== id)) return;
          if (!ofEngine.every((ids) => ids().has(id))) return;
          const edge = graph.edge(id);
          if (fits?.(edge, row) === false) return;
          used.add(id);
          try {
            yield* reach(neighbour, isEdgeBound ? row : { ...row, [slot]: edge }, next);
          } finally {
            used.delete(id);
          }
        };
        if (isEndBound) {
          const end = row[spot.slot];
          if (end instanceof NodeDatum)
            for (const id of graph.between(from.id, end.id, direction, types)) yield* along(end.id, id);
          return;
        }
        for (const [neighbour = 0, id = 0] of graph.around(from.id, direction, types)) yield* along(neighbour, id);
      });
      return;
    }
    if (isEdgeBound) throw queryFailure(`"${slot}" is already bound`, 'Give the repeated edge a name of its own.');
    const { least, most } = repeated;
    steps.push(function* (row, used, next) {
      const from = row[fromSlot];
      if (!(from instanceof NodeDatum)) return;
      const edges: EdgeDatum[] = [];
      const walk = function* (at: number): Generator<Row> {
        if (edges.length >= least)
          yield* reach(at, { ...row, [slot]: isReversed ? [...edges].reverse() : [...edges] }, next);
        if (edges.length >= most) return;
        for (const [neighbour, edge] of freeEdges({ at, direction, types, fits }, row, used)) {
          edges.push(edge);
          try {
            yield* walk(neighbour);
          } finally {
            edges.pop();
          }
        }
      };
      yield* walk(from.id);
    });
  };

  const expandGroup = (
    group: GroupPattern,
    fromSlot: string,
    to: NodePattern,
    isReversed: boolean,
    edgesSlot: string,
  ): void => {
    const elements = isReversed ? reversed(group.elements) : group.elements;
    const [firstInner, lastInner] = [elements[0], elements.at(-1)];
    if (firstInner?.kind !== 'node' || lastInner?.kind !== 'node')
      throw queryFailure('a repeated pattern must begin and end with a node');
    const start = firstInner.name ?? freshSlot();
    const end = lastInner.name ?? freshSlot();
    const path = freshSlot();
    const names = [...groupNames(group)];
    for (const name of names) if (known.has(name)) throw queryFailure(`the variable "${name}" is already there`);
    const outer = new Set([...known, start]);
    const inner = planMatch(
      compiler,
      [
        {
          name: path,
          shortest: 'no',
          isFunction: false,
          elements: [{ ...firstInner, name: start }, ...elements.slice(1, -1), { ...lastInner, name: end }],
        },
      ],
      group.where,
      outer,
    );
    const spot = spotOf(to);
    const reach = arrive(spot, bound.has(spot.slot));
    const { least, most } = group.repeated;
    bound.add(spot.slot).add(edgesSlot);
    for (const name of names) bound.add(name);
    steps.push(function* (row, used, next) {
      const from = row[fromSlot];
      if (!(from instanceof NodeDatum)) return;
      const rounds: Row[] = [];
      const walk = function* (at: NodeDatum): Generator<Row> {
        if (rounds.length >= least) {
          const inOrder = isReversed ? [...rounds].reverse() : rounds;
          const bindings: Record<string, Datum> = { ...row };
          for (const name of names) bindings[name] = inOrder.map((each) => each[name] ?? null);
          bindings[edgesSlot] = inOrder.flatMap((each) => {
            const { edges } = each[path] as PathDatum;
            return isReversed ? [...edges].reverse() : edges;
          });
          yield* reach(at.id, bindings, next);
        }
        if (rounds.length >= most) return;
        for (const each of inner.run({ ...row, [start]: at })) {
          const { edges } = each[path] as PathDatum;
          if (edges.some(({ id }) => used.has(id))) continue;
          for (const { id } of edges) used.add(id);
          rounds.push(each);
          try {
            yield* walk(each[end] as NodeDatum);
          } finally {
            rounds.pop();
            for (const { id } of edges) used.delete(id);
          }
        }
      };
      yield* walk(from);
    });
  };

  const nodeAt = (elements: readonly PatternElement[], index: number): NodePattern => {
    const element = elements[index];
    if (element?.kind !== 'node') throw queryFailure('a pattern must have a node there');
    return element;
  };

  const planPath = ({ name, elements, shortest, isFunction }: PathPattern): void => {
    if (shortest !== 'no') {
      planShortest(name, elements, shortest, isFunction);
      return;
    }
    const nodeIndexes = elements.flatMap((element, index) => (element.kind === 'node' ? [index] : []));
    let start = 0;
    let cost = Number.POSITIVE_INFINITY;
    for (const index of nodeIndexes) {
      const each = costOf(nodeAt(elements, index));
      if (each < cost) [start, cost] = [index, each];
    }
    /** Where the edges of each element are, for the path. */
    const edgeSlots = elements.map((element) =>
      element.kind === 'edge' ? (element.name ?? '') : element.kind === 'group' ? freshSlot() : '',
    );
    scan(nodeAt(elements, start));
    addConditions();
    // Other ends that are known by a value are looked up now: then there is only the way between to be found.
    for (const index of nodeIndexes) {
      const node = nodeAt(elements, index);
      const lookUp = bound.has(node.name ?? '') ? undefined : indexFor(node);
      if (lookUp?.constant === undefined || lookUp.isList || !tellsApart.has(lookUp.key)) continue;
      scan(node);
      addConditions();
    }
    const along = (index: number, isReversed: boolean): void => {
      const [from, to] = isReversed ? [index + 1, index - 1] : [index - 1, index + 1];
      const element = elements[index];
      const fromSlot = nodeAt(elements, from).name ?? '';
      if (element?.kind === 'edge') expand(element, fromSlot, nodeAt(elements, to), isReversed);
      else if (element?.kind === 'group')
        expandGroup(element, fromSlot, nodeAt(elements, to), isReversed, edgeSlots[index] ?? '');
      addConditions();
    };
    for (let index = start + 1; index < elements.length; index += 2) along(index, false);
    for (let index = start - 1; index >= 0; index -= 2) along(index, true);
    if (name === undefined) return;
    const first = nodeAt(elements, 0).name ?? '';
    const slots = edgeSlots.filter((slot) => slot !== '');
    bound.add(name);
    steps.push((row, _, next) => {
      const edges = slots.flatMap((slot) => {
        const value = row[slot];
        return isList(value ?? null) ? (value as EdgeDatum[]) : [value as EdgeDatum];
      });
      return next({ ...row, [name]: pathAlong(row[first] as NodeDatum, edges) });
    });
    addConditions();
  };

  const pathAlong = (first: NodeDatum, edges: readonly EdgeDatum[]): PathDatum => {
    const nodes = [first];
    let at = first.id;
    for (const edge of edges) {
      at = edge.from === at ? edge.to : edge.from;
      nodes.push(graph.node(at));
    }
    return new PathDatum(nodes, edges);
  };

  /** Shortest paths, by breadth; conditions on the path itself make it try all paths of each length in turn. */
  const planShortest = (
    name: string | undefined,
    elements: readonly PatternElement[],
    which: 'one' | 'all' | 'any',
    isFunction: boolean,
  ): void => {
    let [left, middle, right] = elements;
    if (middle?.kind === 'group') {
      const [a, edge, b] = middle.elements;
      const isPlain = (node: PatternElement | undefined): boolean =>
        node?.kind === 'node' &&
        node.name === undefined &&
        node.properties === undefined &&
        node.labels === undefined &&
        node.where === undefined;
      if (
        edge?.kind === 'edge' &&
        middle.elements.length === 3 &&
        isPlain(a) &&
        isPlain(b) &&
        edge.repeated === undefined
      ) {
        const slot = edge.name ?? freshSlot();
        // Of the group there is nothing but the edge that its condition could be about.
        const where =
          edge.where === undefined || middle.where === undefined
            ? (edge.where ?? middle.where)
            : ({ kind: 'binary', operator: 'AND', left: edge.where, right: middle.where } as const);
        middle = { ...edge, name: slot, where, repeated: middle.repeated };
      }
    }
    if (elements.length !== 3 || left?.kind !== 'node' || middle?.kind !== 'edge' || right?.kind !== 'node')
      throw queryFailure(
        'a shortest path of this form is not known in the folder',
        'Use one repeated edge: SHORTEST 1 (a)-[:MET]-+(b), or shortestPath((a)-[:MET*]-(b)).',
      );
    const edge = middle;
    const [from, to] = [left, right];
    scan(from);
    addConditions();
    if (isFunction || costOf(to) <= 1) {
      scan(to);
      addConditions();
    }
    const slot = edge.name ?? '';
    const fits = edgeTest(edge, true);
    const spot = spotOf(to);
    const isEndBound = bound.has(spot.slot);
    const reach = arrive(spot, isEndBound);
    const types = typesOf(edge.types);
    const { least, most } = edge.repeated ?? { least: 1, most: 1 };
    if (isFunction && least > 1) throw queryFailure('shortestPath(…) takes a least length of 0 or 1');
    const fromSlot = from.name ?? '';
    bound.add(slot).add(spot.slot);
    if (name !== undefined) bound.add(name);
    // Conditions on the path choose among paths of a function, but only throw away those that a selector has chosen.
    const own = isFunction
      ? waiting.filter(
          (each) =>
            !each.isDone &&
            each.needs.some((need) => need === name || need === slot) &&
            each.needs.every((need) => bound.has(need)),
        )
      : [];
    for (const each of own) each.isDone = true;
    const bind = (row: Row, start: NodeDatum, edges: readonly EdgeDatum[]): Row => ({
      ...row,
      [slot]: edges,
      ...(name === undefined ? {} : { [name]: pathAlong(start, edges) }),
    });
    steps.push(function* (row, used, next) {
      const start = row[fromSlot];
      if (!(start instanceof NodeDatum)) return;
      const end = isEndBound ? row[spot.slot] : undefined;
      if (isEndBound && !(end instanceof NodeDatum)) return;
      const goal = end instanceof NodeDatum ? end : undefined;
      if (isFunction && goal?.id === start.id)
        throw queryFailure('shortestPath(…) was asked for a path from a node to itself', 'Add WHERE a <> b.');
      if (own.length > 0 && goal !== undefined) {
        yield* byLength(row, start, goal, used, next);
        return;
      }
      if (goal !== undefined && goal.id !== start.id && least <= 1) {
        for (const edges of meeting(start.id, goal.id, row, used)) {
          yield* reach(goal.id, bind(row, start, edges), next);
          if (which !== 'all') return;
        }
        return;
      }
      /** Distance of each node, and the edges by which it is reached on shortest paths. */
      const distance = new Map<number, number>();
      const before = new Map<number, { readonly node: number; readonly edge: EdgeDatum }[]>();
      if (least === 0) distance.set(start.id, 0);
      const finish = function* (end: number): Generator<Row> {
        const paths = function* (
          at: number,
          rest: readonly EdgeDatum[],
          length: number,
        ): Generator<readonly EdgeDatum[]> {
          if (length === 0) {
            if (at === start.id) yield rest;
            return;
          }
          for (const { node, edge: last } of before.get(at) ?? [])
            if ((length === 1 ? node === start.id : distance.get(node) === length - 1) && !rest.includes(last))
              yield* paths(node, [last, ...rest], length - 1);
        };
        for (const edges of paths(end, [], distance.get(end) ?? 0)) {
          yield* reach(end, bind(row, start, edges), next);
          if (which !== 'all') return;
        }
      };
      let level = [start.id];
      let length = 0;
      if (least === 0 && (goal === undefined || goal.id === start.id)) yield* finish(start.id);
      while (level.length > 0 && length < most) {
        length += 1;
        const reached = new Set<number>();
        for (const at of level)
          for (const [neighbour = 0, id = 0] of graph.around(at, edge.direction, types)) {
            const known = distance.get(neighbour);
            if (used.has(id) || (known !== undefined && known < length)) continue;
            const each = graph.edge(id);
            if (fits?.(each, row) === false) continue;
            if (known === undefined) {
              distance.set(neighbour, length);
              reached.add(neighbour);
            }
            const ways = before.get(neighbour) ?? [];
            ways.push({ node: at, edge: each });
            before.set(neighbour, ways);
          }
        if (goal !== undefined) {
          if (reached.has(goal.id)) {
            yield* finish(goal.id);
            return;
          }
        } else if (length >= least) for (const end of reached) yield* finish(end);
        level = [...reached];
      }
    });
    /** Shortest paths between two different nodes: from both sides, each time from where fewer nodes were reached last. */
    const meeting = function* (
      start: number,
      goal: number,
      row: Row,
      used: ReadonlySet<number>,
    ): Generator<readonly EdgeDatum[]> {
      const sideFrom = (node: number, direction: EdgePattern['direction']) => ({
        direction,
        depth: 0,
        level: [node] as readonly number[],
        /** Distance of each node that was reached, and the last steps of its shortest ways. */
        reached: new Map<number, Reached>([[node, { distance: 0, by: [] }]]),
      });
      const [near, far] = [sideFrom(start, edge.direction), sideFrom(goal, flipped[edge.direction])];
      const pathsFrom = function* (reached: ReadonlyMap<number, Reached>, node: number): Generator<readonly number[]> {
        const { distance = 0, by = [] } = reached.get(node) ?? {};
        if (distance === 0) yield [];
        for (const { node: before, edge: id } of by) for (const path of pathsFrom(reached, before)) yield [...path, id];
      };
      while (near.depth + far.depth < most) {
        const side = near.level.length <= far.level.length ? near : far;
        const other = side === near ? far : near;
        side.depth += 1;
        const level: number[] = [];
        for (const at of side.level)
          for (const [neighbour = 0, id = 0] of graph.around(at, side.direction, types)) {
            const known = side.reached.get(neighbour);
            if (used.has(id) || (known !== undefined && known.distance < side.depth)) continue;
            if (fits?.(graph.edge(id), row) === false) continue;
            if (known === undefined) {
              side.reached.set(neighbour, { distance: side.depth, by: [{ node: at, edge: id }] });
              level.push(neighbour);
            } else known.by.push({ node: at, edge: id });
          }
        side.level = level;
        if (level.length === 0) return;
        const met = level.filter((node) => other.reached.has(node));
        for (const node of met)
          for (const first of pathsFrom(near.reached, node))
            for (const last of pathsFrom(far.reached, node))
              yield [...first, ...[...last].reverse()].map((id) => graph.edge(id));
        if (met.length > 0) return;
      }
    };
    const byLength = function* (
      row: Row,
      start: NodeDatum,
      goal: NodeDatum,
      used: Set<number>,
      next: (row: Row) => Iterable<Row>,
    ): Generator<Row> {
      const tests = own.map(({ test }) => test);
      for (let length = Math.max(least, 1); length <= most; length += 1) {
        let isDeeper = false;
        let found = false;
        const edges: EdgeDatum[] = [];
        const walk = function* (at: number): Generator<Row> {
          if (edges.length === length) {
            isDeeper = true;
            if (at !== goal.id) return;
            const bindings = bind(row, start, [...edges]);
            if (!tests.every((test) => holds(test(bindings)))) return;
            found = true;
            yield* reach(at, bindings, next);
            return;
          }
          for (const [neighbour, each] of freeEdges({ at, direction: edge.direction, types, fits }, row, used)) {
            edges.push(each);
            try {
              yield* walk(neighbour);
            } finally {
              edges.pop();
            }
            if (found && which !== 'all') return;
          }
        };
        yield* walk(start.id);
        if (found || !isDeeper) return;
      }
    };
    addConditions();
  };

  addConditions();
  const left = [...named];
  while (left.length > 0) {
    const costs = left.map(({ elements, isFunction }) => {
      const each = elements.map((element) => (element.kind === 'node' ? costOf(element) : undefined));
      const known = each.filter((cost) => cost !== undefined);
      // Both ends of a shortest path are wanted before the search.
      return isFunction && Math.max(...known) > 0 ? 8 : Math.min(...known);
    });
    const [best] = left.splice(costs.indexOf(Math.min(...costs)), 1);
    if (best !== undefined) planPath(best);
  }
  // What speaks of names that no element binds, such as those of a comprehension.
  for (const each of waiting) if (!each.isDone) for (const name of each.needs) bound.add(name);
  addConditions();

  const all = steps;
  const visible = new Set(
    [...whole].filter(
      (name) => known.has(name) || !name.startsWith(hidden) || named.some((each) => each.name === name),
    ),
  );
  return {
    scope: visible,
    run: (row) => {
      const used = new Set<number>();
      const from =
        (index: number) =>
        (each: Row): Iterable<Row> => {
          const step = all[index];
          return step === undefined ? [each] : step(each, used, nexts[index] ?? (() => []));
        };
      const nexts = all.map((_, index) => from(index + 1));
      return from(0)(row);
    },
  };
};

const holds = (value: Datum): boolean => {
  if (value === true) return true;
  if (value === false || value === null) return false;
  throw queryFailure('a condition is neither true nor false');
};

/** Names inside a repeated pattern: each stands for the list of what it was. */
const groupNames = (group: GroupPattern): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const element of group.elements) {
    if (element.kind === 'group') for (const name of groupNames(element)) names.add(name);
    else if (element.name !== undefined) names.add(element.name);
  }
  return names;
};
