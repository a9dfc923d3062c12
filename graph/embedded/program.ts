import type { Datum, EdgeDatum, MapDatum, NodeDatum } from './data.ts';
import type { Expression, LabelExpression } from './parse.ts';

/*
 * What the interpreter (interpret.ts) and its matcher (match.ts) share: the graph as they see it, rows, and trees.
 */

/** What the interpreter asks of the graph. Node and edge numbers are the engine's own. */
export interface Graph {
  readonly node: (id: number) => NodeDatum;
  readonly edge: (id: number) => EdgeDatum;
  /** Pairs of neighbour and edge. */
  readonly around: (
    node: number,
    direction: 'out' | 'in' | 'both',
    types: readonly string[] | undefined,
  ) => readonly (readonly number[])[];
  /** The edges among those that lead to `other`. */
  readonly between: (
    node: number,
    other: number,
    direction: 'out' | 'in' | 'both',
    types: readonly string[] | undefined,
  ) => readonly number[];
  /** Nodes of a label; all of them without one. Asked for only what `expect` was told of. */
  readonly withLabel: (label: string | undefined) => readonly number[];
  /** Nodes of a label with a value of a property. Asked for only what `expect` was told of. */
  readonly find: (label: string, key: string, value: Datum) => readonly number[];
  readonly hasIndex: (label: string, key: string) => boolean;
  /** What a program will ask for, told while it is made: lists come from the engine before it runs. */
  readonly expect: {
    readonly list: (label: string | undefined) => void;
    /** Full-text searches. */
    readonly texts: () => void;
    /** Look-ups of these values; of any, without them. */
    readonly values: (label: string, key: string, values: readonly Datum[] | undefined) => void;
    /**
     * Nodes that hold to conditions on the node `name` alone, found by the engine; undefined where it might not mean the same
     * by them. There may be more than one such list in a program.
     */
    readonly choice: (
      labels: readonly string[],
      name: string,
      conditions: readonly Expression[],
    ) => (() => readonly number[]) | undefined;
    /**
     * The edges of a type for which a condition on the edge `name` alone holds, found by the engine; undefined where it might not
     * mean the same by it, and unless many edges `areMany` or somebody has asked for the same before.
     */
    readonly edges: (
      type: string,
      name: string,
      condition: Expression,
      areMany: boolean,
    ) => (() => ReadonlySet<number>) | undefined;
  };
  readonly search: (
    index: Datum,
    text: Datum,
    options: Datum,
  ) => readonly { readonly node: number; readonly score: number }[];
  readonly names: (of: 'labels' | 'relationshipTypes' | 'propertyKeys') => readonly string[];
}

export type Row = Readonly<Record<string, Datum>>;
export type Evaluate = (row: Row) => Datum;
export type Scope = ReadonlySet<string>;

/** What a whole run shares. */
export interface Run {
  readonly graph: Graph;
  readonly parameters: MapDatum;
  /** Milliseconds since 1970 at its beginning. */
  readonly now: number;
}

/** Names of the interpreter's own begin with this; no name of a query can. */
export const hidden = '\u0001';

/** The compiler of one run: expressions, patterns, clauses. */
export interface Compiler {
  readonly expression: (expression: Expression, scope: Scope) => Evaluate;
  readonly labels: (labels: LabelExpression, scope: Scope) => (names: readonly string[], row: Row) => boolean;
  readonly run: Run;
}

export type Tree = { readonly kind?: string; readonly [key: string]: unknown };

/** A copy of a tree in which `change` has put other nodes; where it gives undefined its children are looked at. */
export const mapTree = <T>(tree: T, change: (node: Tree) => unknown): T => {
  if (Array.isArray(tree)) return tree.map((item) => mapTree(item, change)) as T;
  if (typeof tree !== 'object' || tree === null) return tree;
  const changed = change(tree as unknown as Tree);
  if (changed !== undefined) return changed as T;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, mapTree(value, change)])) as T;
};

/** Two expressions with the same text are written the same, wherever they stand. */
export const shapeOf = (expression: Expression): string =>
  JSON.stringify(expression, (key, value: unknown) =>
    key === 'at'
      ? undefined
      : typeof value === 'bigint'
        ? `${value}n`
        : value === Number.POSITIVE_INFINITY
          ? '∞'
          : value,
  );

/** Names that a tree may speak of: more than it needs, where names of its own are among them. */
export const namesIn = (tree: unknown): ReadonlySet<string> => {
  const names = new Set<string>();
  mapTree(tree, (node) => {
    if ((node.kind === 'variable' || node.kind === 'node' || node.kind === 'edge') && typeof node.name === 'string')
      names.add(node.name);
    return undefined;
  });
  return names;
};
