import type { Exporter, GraphSource, Report } from './model.ts';
import { prefixes, type Term, toResources } from './rdf.ts';

export const turtle = {
  extension: 'ttl',
  description: 'RDF 1.1 (Turtle) with schema.org, Wikidata and PROV-O terms: rdflib, Jena, Protégé',
  files: [{ suffix: '', write: writeTurtle }],
} as const satisfies Exporter;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const quote = (text: string): string => `"${text.replace(/[\\"\n\r\t]/g, (character) => escapes[character] ?? '')}"`;

const writeTerm = (term: Term): string => {
  if ('iri' in term) return `<${term.iri}>`;
  if ('name' in term) return term.name;
  if ('value' in term) return `${quote(term.value)}^^${term.type}`;
  return term.language === undefined ? quote(term.text) : `${quote(term.text)}@${term.language}`;
};

async function* writeTurtle(graph: GraphSource, report: Report): AsyncGenerator<string> {
  for (const [prefix, namespace] of Object.entries(prefixes)) yield `@prefix ${prefix}: <${namespace}> .\n`;
  yield '\n';
  for await (const { iri, facts } of toResources(graph, report)) {
    const lines = facts.map(
      ([predicate, object]) => `${predicate === 'rdf:type' ? 'a' : predicate} ${writeTerm(object)}`,
    );
    yield `<${iri}> ${lines.join(' ;\n  ')} .\n`;
  }
}
