import { relations } from '../ontology.ts';
import { attributesOf, edgeAttributes, nodeAttributes } from './attributes.ts';
import type { Exporter, GraphSource } from './model.ts';

/** The serialised form that `Graph.from` of graphology takes; read by Gephi Lite, sigma and plain scripts. */
export const json = {
  extension: 'json',
  description: "graphology's serialised graph: graphology, Gephi Lite, sigma, scripts",
  files: [{ suffix: '', write: writeJson }],
} as const satisfies Exporter;

async function* writeJson(graph: GraphSource): AsyncGenerator<string> {
  yield '{\n"attributes":{"name":"Entente"},\n"options":{"type":"directed","multi":true,"allowSelfLoops":true},\n"nodes":[';
  let separator = '\n';
  for await (const node of graph.nodes()) {
    const attributes = { label: node.name, ...attributesOf(nodeAttributes, node) };
    yield `${separator}${JSON.stringify({ key: node.id, attributes })}`;
    separator = ',\n';
  }
  yield '\n],\n"edges":[';
  separator = '\n';
  for await (const edge of graph.edges()) {
    const attributes = {
      label: edge.type,
      symmetric: relations[edge.type].symmetric,
      ...attributesOf(edgeAttributes, edge),
    };
    yield `${separator}${JSON.stringify({ key: edge.id, source: edge.from, target: edge.to, attributes })}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}
