import neo4j, { type Duration, type Node, type Path, type Relationship } from 'neo4j-driver';
import { durationText } from '../embedded/temporal.ts';
import type { EdgeValue, NodeValue, Value } from '../store.ts';

/** The `id` property of the node with an element id. */
export type IdOf = (elementId: string) => string;

const isScalar = (value: unknown): value is null | undefined | string | number | boolean =>
  value === null || value === undefined || typeof value !== 'object';

/** Driver temporal types print themselves in ISO form. */
const isTemporal = (value: object): boolean =>
  neo4j.isDate(value) ||
  neo4j.isDateTime(value) ||
  neo4j.isLocalDateTime(value) ||
  neo4j.isTime(value) ||
  neo4j.isLocalTime(value) ||
  neo4j.isDuration(value);

/** Element ids of relationship ends whose nodes are not among the values; puts those that are into `known`. */
export const unresolvedNodes = (rows: readonly unknown[][], known: Map<string, string>): readonly string[] => {
  const wanted = new Set<string>();
  const visit = (value: unknown): void => {
    if (isScalar(value)) return;
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (neo4j.isNode(value as object)) {
      const node = value as Node;
      if (typeof node.properties.id === 'string') known.set(node.elementId, node.properties.id);
    } else if (neo4j.isRelationship(value as object)) {
      const edge = value as Relationship;
      wanted.add(edge.startNodeElementId).add(edge.endNodeElementId);
    } else if (neo4j.isPath(value as object)) {
      for (const { start, relationship, end } of (value as Path).segments)
        for (const part of [start, relationship, end]) visit(part);
    } else if (!neo4j.isInt(value) && !isTemporal(value)) for (const item of Object.values(value)) visit(item);
  };
  for (const row of rows) visit(row);
  return [...wanted].filter((id) => !known.has(id));
};

const toMap = (value: object, idOf: IdOf): Readonly<Record<string, Value>> => {
  // Without a prototype: `__proto__` is a key like any other.
  const map: Record<string, Value> = Object.create(null) as Record<string, Value>;
  for (const key of Object.keys(value).sort()) map[key] = toValue((value as Record<string, unknown>)[key], idOf);
  return map;
};

const toNode = (node: Node, idOf: IdOf): NodeValue => ({
  kind: 'node',
  labels: [...node.labels].sort(),
  properties: toMap(node.properties, idOf),
});

const toEdge = (edge: Relationship, idOf: IdOf): EdgeValue => ({
  kind: 'edge',
  type: edge.type,
  from: idOf(edge.startNodeElementId),
  to: idOf(edge.endNodeElementId),
  properties: toMap(edge.properties, idOf),
});

/** ISO text of a duration, as both stores write it: the driver leaves out hours and minutes, and keeps zeros. */
const durationOf = ({ months, days, seconds, nanoseconds }: Duration): string =>
  durationText({ months: Number(months), days: Number(days), seconds: Number(seconds), nanos: Number(nanoseconds) });

/** Driver value → `Value`. */
export const toValue = (value: unknown, idOf: IdOf): Value => {
  if (isScalar(value)) return typeof value === 'bigint' ? Number(value) : ((value ?? null) as Value);
  if (Array.isArray(value)) return value.map((item) => toValue(item, idOf));
  if (neo4j.isInt(value)) return value.toNumber();
  if (neo4j.isNode(value as object)) return toNode(value as Node, idOf);
  if (neo4j.isRelationship(value as object)) return toEdge(value as Relationship, idOf);
  if (neo4j.isPath(value as object)) {
    const path = value as Path;
    return {
      kind: 'path',
      nodes: [path.start, ...path.segments.map(({ end }) => end)].map((node) => toNode(node, idOf)),
      edges: path.segments.map(({ relationship }) => toEdge(relationship, idOf)),
    };
  }
  if (neo4j.isDuration(value as object)) return durationOf(value as Duration);
  if (isTemporal(value)) return String(value);
  return toMap(value, idOf);
};

/** Driver value → what the shared Cypher of both stores expects: nodes and edges as their properties, plain numbers. */
export const toPlain = (value: unknown): unknown => {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (neo4j.isInt(value)) return value.toNumber();
  if (neo4j.isNode(value as object) || neo4j.isRelationship(value as object))
    return toPlain((value as Node | Relationship).properties);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
};
