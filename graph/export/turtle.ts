import type { GraphEdge, GraphNode } from '../model.ts';
import { type NodeType, type RelationKind, relations } from '../ontology.ts';
import { edgeAttributes, nodeAttributes } from './attributes.ts';
import { firstDay } from './dates.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanText } from './text.ts';

/*
 * RDF 1.1, which every reader takes (RDF-star is refused by rdflib): for each edge an rdf:Statement with its status, dates and
 * sentences (PROV-O); and the plain triple beside it when the edge is asserted. What is only planned, claimed or denied is never
 * written as a plain triple: that would say that it is so.
 */
export const turtle = {
  extension: 'ttl',
  description: 'RDF 1.1 (Turtle) with schema.org, Wikidata and PROV-O terms: rdflib, Jena, Protégé',
  files: [{ suffix: '', write: writeTurtle }],
} as const satisfies Exporter;

export const prefixes = {
  entente: 'urn:entente:term:',
  node: 'urn:entente:node:',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  prov: 'http://www.w3.org/ns/prov#',
  wd: 'http://www.wikidata.org/entity/',
  wdt: 'http://www.wikidata.org/prop/direct/',
} as const;

const classes: Readonly<Record<NodeType, string>> = {
  Person: 'schema:Person',
  Organisation: 'schema:Organization',
  Country: 'schema:Country',
  Treaty: 'schema:Legislation',
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Date literals by precision: "1991-12"^^xsd:date would be no date. */
export const dateType = (date: string): 'gYear' | 'gYearMonth' | 'date' =>
  date.length === 4 ? 'gYear' : date.length === 7 ? 'gYearMonth' : 'date';

/** Everything but letters, digits and - . _ ~ is percent-encoded, so that no id can end its IRI. */
export const encodeId = (id: string): string =>
  encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

async function* writeTurtle(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const text = (value: string, place: string): string =>
    `"${cleanText(value, place, report).replace(/[\\"\n\r\t]/g, (character) => escapes[character] ?? '')}"`;
  const iri = (id: string): string => `<${prefixes.node}${encodeId(id)}>`;
  const date = (value: string): string => `"${value}"^^xsd:${dateType(value)}`;
  const literal = (value: unknown, place: string): string =>
    typeof value === 'boolean'
      ? String(value)
      : typeof value === 'number'
        ? `"${value}"^^xsd:${Number.isInteger(value) ? 'integer' : 'decimal'}`
        : text(String(value), place);
  const subject = (id: string, facts: readonly string[]): string => `${iri(id)} ${facts.join(' ;\n  ')} .\n`;

  const writeNode = (node: GraphNode): string =>
    subject(node.id, [
      `a ${classes[node.type]}, entente:${node.type}`,
      `schema:name ${text(node.name, node.id)}`,
      ...(node.aliases.length > 0
        ? [`schema:alternateName ${node.aliases.map((alias) => text(alias, node.id)).join(', ')}`]
        : []),
      ...(node.wikidata ? [`owl:sameAs <${prefixes.wd}${encodeId(node.wikidata)}>`] : []),
      ...nodeAttributes
        .filter(({ name }) => !['type', 'name', 'aliases', 'wikidata'].includes(name))
        .flatMap(({ name, of }) => {
          const value = of(node);
          if (value === undefined) return [];
          return [`entente:${name} ${/On|^valid/.test(name) ? date(String(value)) : literal(value, node.id)}`];
        }),
    ]);

  const plain = new Set([
    'status',
    'disputed',
    'sources',
    'confidence',
    'title',
    'current',
    'kind',
    'lengthKm',
    'mode',
    'means',
  ]);
  const writeEdge = (edge: GraphEdge): string => {
    const kind: RelationKind = relations[edge.type];
    const start = edge.since ?? edge.date;
    const end = edge.until ?? (edge.since === undefined ? edge.date : undefined);
    const isInOrder = start === undefined || end === undefined || firstDay(start) <= firstDay(end);
    if (!isInOrder)
      report({
        rule: 'interval',
        message: `ends ${end} before it starts ${start}; written without dates`,
        place: edge.id,
      });
    const statement = subject(edge.id, [
      'a rdf:Statement',
      `rdf:subject ${iri(edge.from)}`,
      `rdf:predicate entente:${edge.type}`,
      `rdf:object ${iri(edge.to)}`,
      ...edgeAttributes
        .filter(({ name }) => plain.has(name))
        .flatMap(({ name, of }) => {
          const value = of(edge);
          return value === undefined ? [] : [`entente:${name} ${literal(value, edge.id)}`];
        }),
      ...(start && isInOrder ? [`schema:startDate ${date(start)}`] : []),
      ...(end && isInOrder ? [`schema:endDate ${date(end)}`] : []),
      ...(edge.statements.length > 0 ? [`prov:wasDerivedFrom ${edge.statements.map(iri).join(', ')}`] : []),
    ]);
    if (edge.status !== 'asserted') return statement;
    const predicates = [`entente:${edge.type}`, ...(kind.wikidata ? [`wdt:${kind.wikidata}`] : [])];
    const triple = (from: string, to: string): string =>
      `${iri(from)} ${predicates.map((predicate) => `${predicate} ${iri(to)}`).join(' ; ')} .\n`;
    return statement + triple(edge.from, edge.to) + (kind.symmetric ? triple(edge.to, edge.from) : '');
  };

  for (const [prefix, namespace] of Object.entries(prefixes)) yield `@prefix ${prefix}: <${namespace}> .\n`;
  yield '\n';
  for await (const node of graph.nodes()) yield writeNode(node);
  for await (const edge of graph.edges()) yield writeEdge(edge);
  if (!graph.readings) return;
  for await (const { article, statements } of graph.readings()) {
    yield subject(article.id, [
      'a schema:NewsArticle, prov:Entity',
      `schema:name ${text(article.name, article.name)}`,
      `schema:headline ${text(article.title, article.name)}`,
      `schema:inLanguage ${text(article.language, article.name)}`,
      ...(article.publishedAt ? [`schema:datePublished ${date(article.publishedAt)}`] : []),
      ...(article.url ? [`schema:url ${text(article.url, article.name)}`] : []),
      ...(article.source ? [`schema:publisher ${text(article.source, article.name)}`] : []),
    ]);
    for (const statement of statements)
      yield subject(statement.id, [
        'a prov:Entity, schema:Quotation',
        `prov:value ${text(article.text.slice(statement.start, statement.end), article.name)}@${article.language.replace(/[^A-Za-z0-9-]/g, '-')}`,
        `prov:wasDerivedFrom ${iri(article.id)}`,
        `entente:status ${text(statement.status, article.name)}`,
        ...(statement.speaker ? [`schema:spokenByCharacter ${iri(statement.speaker)}`] : []),
      ]);
  }
}
