import { attributesOf, edgeAttributes, nodeAttributes } from './attributes.ts';
import type { Exporter, GraphSource } from './model.ts';

/** networkx' node-link form, also d3's: the edge list was called `links` and is now called `edges`; this is the new one. */
export const nodeLink = {
  extension: 'json',
  description: "node-link JSON: networkx' node_link_graph(data, edges='edges'), d3",
  files: [{ suffix: '', write: writeNodeLink }],
} as const satisfies Exporter;

async function* writeNodeLink(graph: GraphSource): AsyncGenerator<string> {
  yield '{\n"directed":true,\n"multigraph":true,\n"graph":{"name":"Entente"},\n"nodes":[';
  let separator = '\n';
  for await (const node of graph.nodes()) {
    yield `${separator}${JSON.stringify({ id: node.id, ...attributesOf(nodeAttributes, node) })}`;
    separator = ',\n';
  }
  yield '\n],\n"edges":[';
  separator = '\n';
  for await (const edge of graph.edges()) {
    const ends = { source: edge.from, target: edge.to, key: edge.id };
    yield `${separator}${JSON.stringify({ ...ends, ...attributesOf(edgeAttributes, edge) })}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}
