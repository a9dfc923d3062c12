import type { Exporter, GraphSource, Report } from './model.ts';
import { prefixes, type Term, toResources } from './rdf.ts';

/** The context stands in the file: readers without a network cannot fetch another one. */
export const jsonLd = {
  extension: 'jsonld',
  description: 'RDF 1.1 as JSON-LD, the same triples as Turtle: rdflib, jsonld.js, search engines',
  files: [{ suffix: '', write: writeJsonLd }],
} as const satisfies Exporter;

const writeTerm = (term: Term): unknown => {
  if ('iri' in term) return { '@id': term.iri };
  if ('name' in term) return { '@id': term.name };
  if ('value' in term) return { '@value': term.value, '@type': term.type };
  return term.language === undefined ? term.text : { '@value': term.text, '@language': term.language };
};

async function* writeJsonLd(graph: GraphSource, report: Report): AsyncGenerator<string> {
  yield `{\n"@context":${JSON.stringify(prefixes)},\n"@graph":[`;
  let separator = '\n';
  for await (const { iri, facts } of toResources(graph, report)) {
    const values = new Map<string, unknown[]>();
    for (const [predicate, object] of facts)
      values.set(predicate, [...(values.get(predicate) ?? []), writeTerm(object)]);
    yield `${separator}${JSON.stringify({ '@id': iri, ...Object.fromEntries(values) })}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}
