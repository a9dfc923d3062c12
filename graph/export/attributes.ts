import type { GraphEdge, GraphNode } from '../model.ts';
import { nodePropertyNames, type RelationKind, relations } from '../ontology.ts';

export type AttributeType = 'string' | 'double' | 'long' | 'boolean';
export type AttributeValue = string | number | boolean | readonly string[];

/** One column of a node or an edge, the same name and type in every format. */
export interface Attribute<T> {
  readonly name: string;
  readonly type: AttributeType;
  readonly of: (item: T) => AttributeValue | undefined;
}

export const nodeAttributes: readonly Attribute<GraphNode>[] = [
  { name: 'type', type: 'string', of: (node) => node.type },
  { name: 'name', type: 'string', of: (node) => node.name },
  { name: 'aliases', type: 'string', of: (node) => node.aliases },
  { name: 'wikidata', type: 'string', of: (node) => node.wikidata },
  { name: 'articles', type: 'long', of: (node) => node.articles },
  ...nodePropertyNames.map(
    (name): Attribute<GraphNode> => ({ name, type: 'string', of: (node) => node.properties[name] }),
  ),
];

/** The relations' own properties that are not text. */
const propertyTypes: Readonly<Record<string, AttributeType>> = { current: 'boolean', lengthKm: 'double' };

const relationProperties = [
  ...new Set(Object.values(relations).flatMap((kind: RelationKind) => kind.properties ?? [])),
].sort();

export const edgeAttributes: readonly Attribute<GraphEdge>[] = [
  { name: 'type', type: 'string', of: (edge) => edge.type },
  { name: 'status', type: 'string', of: (edge) => edge.status },
  { name: 'disputed', type: 'boolean', of: (edge) => edge.disputed },
  { name: 'date', type: 'string', of: (edge) => edge.date },
  { name: 'datePrecision', type: 'string', of: (edge) => edge.datePrecision },
  { name: 'since', type: 'string', of: (edge) => edge.since },
  { name: 'until', type: 'string', of: (edge) => edge.until },
  { name: 'sources', type: 'long', of: (edge) => edge.sources },
  { name: 'confidence', type: 'double', of: (edge) => edge.confidence },
  { name: 'statements', type: 'string', of: (edge) => edge.statements },
  ...relationProperties.map(
    (name): Attribute<GraphEdge> => ({
      name,
      type: propertyTypes[name] ?? 'string',
      of: (edge) => edge.properties[name],
    }),
  ),
];

/** The attributes that an item has, as an object; lists stay lists. */
export const attributesOf = <T>(attributes: readonly Attribute<T>[], item: T): Record<string, AttributeValue> => {
  const values: Record<string, AttributeValue> = {};
  for (const { name, of } of attributes) {
    const value = of(item);
    if (value !== undefined) values[name] = value;
  }
  return values;
};

/** XML formats leave an empty list out. */
export const isEmptyList = (value: AttributeValue): boolean => typeof value === 'object' && value.length === 0;

/** A value as text; a list as JSON, because any separator may stand in a name. */
export const asText = (value: AttributeValue): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);
