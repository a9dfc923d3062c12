import type { EdgeValue, NodeValue, Value } from '../store.ts';

/** What the engine gives for nodes, edges and paths: plain objects with marked keys. */
type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNode = (value: unknown): boolean =>
  isRaw(value) && typeof value._id === 'number' && Array.isArray(value._labels);
const isEdge = (value: unknown): boolean =>
  isRaw(value) && typeof value._id === 'number' && typeof value._type === 'string' && typeof value._source === 'number';
const isPath = (value: Raw): boolean =>
  Array.isArray(value.nodes) &&
  Array.isArray(value.edges) &&
  Object.keys(value).every((key) => key === 'nodes' || key === 'edges' || key === 'length') &&
  value.nodes.length === value.edges.length + 1 &&
  value.nodes.every(isNode) &&
  value.edges.every(isEdge);

/** Engine value → `Value`. `idOf` gives the `id` property of the node with an internal number. */
export const toValue = (value: unknown, idOf: (node: number) => string): Value => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value as string | number | boolean;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => toValue(item, idOf));
  const raw = value as Raw;
  if (isNode(raw)) return toNode(raw, idOf);
  if (isEdge(raw)) return toEdge(raw, idOf);
  if (isPath(raw))
    return {
      kind: 'path',
      nodes: (raw.nodes as Raw[]).map((node) => toNode(node, idOf)),
      edges: (raw.edges as Raw[]).map((edge) => toEdge(edge, idOf)),
    };
  return toMap(raw, () => true, idOf);
};

const toMap = (
  raw: Raw,
  belongs: (key: string) => boolean,
  idOf: (node: number) => string,
): Readonly<Record<string, Value>> => {
  // Without a prototype: `__proto__` is a key like any other.
  const map: Record<string, Value> = Object.create(null) as Record<string, Value>;
  for (const key of Object.keys(raw).sort()) if (belongs(key)) map[key] = toValue(raw[key], idOf);
  return map;
};

const nodeMarks = new Set(['_id', '_labels']);
const edgeMarks = new Set(['_id', '_type', '_source', '_target']);

const toNode = (raw: Raw, idOf: (node: number) => string): NodeValue => ({
  kind: 'node',
  labels: [...(raw._labels as string[])].sort(),
  properties: toMap(raw, (key) => !nodeMarks.has(key), idOf),
});

const toEdge = (raw: Raw, idOf: (node: number) => string): EdgeValue => ({
  kind: 'edge',
  type: raw._type as string,
  from: idOf(raw._source as number),
  to: idOf(raw._target as number),
  properties: toMap(raw, (key) => !edgeMarks.has(key), idOf),
});
