import type { EdgeValue, NodeValue, PathValue, Value } from '../graph/store.ts';

const isTagged = (value: object): value is NodeValue | EdgeValue | PathValue => 'kind' in value;

const nodeText = ({ properties }: NodeValue): string =>
  `(${String(properties.name ?? properties.title ?? properties.id ?? '')})`;

/** A value of a query for people: nodes by name, relations by type, lists with commas. */
export const valueText = (value: Value): string => {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (isTagged(value)) {
    switch (value.kind) {
      case 'node':
        return nodeText(value);
      case 'edge':
        return `${value.from} –${value.type}→ ${value.to}`;
      case 'path':
        return pathText(value);
      default:
    }
  }
  return JSON.stringify(value);
};

/** Arrows show which way each relation runs, whichever way the path was walked. */
const pathText = ({ nodes, edges }: PathValue): string =>
  nodes
    .map((node, index) => {
      const edge = edges[index - 1];
      if (!edge) return nodeText(node);
      const forward = edge.to === node.properties.id;
      return `${forward ? `–${edge.type}→` : `←${edge.type}–`} ${nodeText(node)}`;
    })
    .join(' ');
