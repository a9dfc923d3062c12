import { type Attribute, asText, edgeAttributes, isEmptyList, nodeAttributes } from './attributes.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanText, escapeXml } from './text.ts';

/*
 * GraphML. All keys come first, each name once for nodes and once for edges (igraph refuses a name that is declared twice).
 * `labels` and `label` as XML attributes are what Neo4j's APOC reads, and without `label` Gephi merges parallel edges.
 * igraph invents edge ids, so ours stands in the key edge_id as well. Dates are strings: no reader takes another type.
 */
export const graphml = {
  extension: 'graphml',
  description: 'GraphML: Gephi, yEd, igraph, networkx, Neo4j (APOC)',
  files: [{ suffix: '', write: writeGraphml }],
} as const satisfies Exporter;

const declare = <T>(of: 'node' | 'edge', attributes: readonly Attribute<T>[]): string =>
  attributes
    .map(({ name, type }) => `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('');

async function* writeGraphml(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const text = (value: string, place: string, property = 'id'): string =>
    escapeXml(cleanText(value, place, property, report));
  const data = <T extends { id: string }>(
    of: 'node' | 'edge',
    attributes: readonly Attribute<T>[],
    item: T,
  ): string => {
    let all = '';
    for (const attribute of attributes) {
      const value = attribute.of(item);
      if (value !== undefined && !isEmptyList(value))
        all += `<data key="${of}.${attribute.name}">${text(asText(value), item.id, attribute.name)}</data>`;
    }
    return all;
  };

  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield '<key id="node.label" for="node" attr.name="label" attr.type="string"/>\n';
  yield declare('node', nodeAttributes);
  yield '<key id="edge.edge_id" for="edge" attr.name="edge_id" attr.type="string"/>\n';
  yield declare('edge', edgeAttributes);
  yield '<graph id="entente" edgedefault="directed">\n';
  for await (const node of graph.nodes()) {
    yield `<node id="${text(node.id, node.id)}" labels=":${node.type}:Entity"><data key="node.label">${text(node.name, node.id, 'name')}</data>` +
      `${data('node', nodeAttributes, node)}</node>\n`;
  }
  for await (const edge of graph.edges()) {
    const id = text(edge.id, edge.id);
    yield `<edge id="${id}" source="${text(edge.from, edge.id)}" target="${text(edge.to, edge.id)}" label="${edge.type}">` +
      `<data key="edge.edge_id">${id}</data>${data('edge', edgeAttributes, edge)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}
