import type { GraphEdge, GraphNode } from '../model.ts';
import type { NodeType } from '../ontology.ts';
import { type Attribute, asText, edgeAttributes, isEmptyList, nodeAttributes } from './attributes.ts';
import { intervalOf } from './dates.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanText, escapeXml } from './text.ts';

/*
 * GEXF 1.3 (gexf.net/1.3). Gephi, networkx and graphology each insist on something:
 * `kind` keeps parallel edges of different type apart in Gephi; `timeformat="date"` (dateTime makes networkx fail);
 * days are written in full, because the schema takes neither 1991-12 nor an interval that ends before it starts.
 */
export const gexf = {
  extension: 'gexf',
  description: 'GEXF 1.3 with dated edges: Gephi, networkx, graphology',
  files: [{ suffix: '', write: writeGexf }],
} as const satisfies Exporter;

const colours: Readonly<Record<NodeType, string>> = {
  Person: 'r="225" g="112" b="85"',
  Organisation: 'r="9" g="132" b="227"',
  Country: 'r="0" g="150" b="110"',
  Treaty: 'r="165" g="94" b="234"',
};

const declare = <T>(of: 'node' | 'edge', attributes: readonly Attribute<T>[]): string =>
  [
    `<attributes class="${of}" mode="static">\n`,
    ...attributes.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>\n`),
    '</attributes>\n',
  ].join('');

async function* writeGexf(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const values = <T extends { id: string }>(attributes: readonly Attribute<T>[], item: T): string => {
    let text = '';
    for (const { name, of } of attributes) {
      const value = of(item);
      if (value === undefined || isEmptyList(value)) continue;
      text += `<attvalue for="${name}" value="${escapeXml(cleanText(asText(value), item.id, name, report))}"/>`;
    }
    return text && `<attvalues>${text}</attvalues>`;
  };
  const attribute = (name: string, value: string, place: string): string =>
    ` ${name}="${escapeXml(cleanText(value, place, name, report))}"`;
  const writeNode = (node: GraphNode): string =>
    `<node${attribute('id', node.id, node.id)}${attribute('label', node.name, node.id)}>` +
    `${values(nodeAttributes, node)}<viz:color ${colours[node.type]}/></node>\n`;
  const writeEdge = (edge: GraphEdge): string => {
    let when = intervalOf(edge);
    if (when?.start !== undefined && when.end !== undefined && when.end < when.start) {
      report({
        rule: 'interval',
        message: `ends ${when.end} before it starts ${when.start}; written without dates`,
        place: edge.id,
      });
      when = undefined;
    }
    return (
      `<edge${attribute('id', edge.id, edge.id)}${attribute('source', edge.from, edge.id)}` +
      `${attribute('target', edge.to, edge.id)} kind="${edge.type}" label="${edge.type}" weight="${edge.sources}"` +
      `${when?.start === undefined ? '' : ` start="${when.start}"`}${when?.end === undefined ? '' : ` end="${when.end}"`}>` +
      `${values(edgeAttributes, edge)}</edge>\n`
    );
  };

  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
  yield '<meta><creator>Entente</creator><description>Knowledge graph from news articles</description></meta>\n';
  yield '<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">\n';
  yield declare('node', nodeAttributes);
  yield declare('edge', edgeAttributes);
  yield '<nodes>\n';
  for await (const node of graph.nodes()) yield writeNode(node);
  yield '</nodes>\n<edges>\n';
  for await (const edge of graph.edges()) yield writeEdge(edge);
  yield '</edges>\n</graph>\n</gexf>\n';
}
