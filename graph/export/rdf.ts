import type { GraphEdge, GraphNode, Reading } from '../model.ts';
import { type NodeType, type RelationKind, relations } from '../ontology.ts';
import { type AttributeValue, edgeAttributes, nodeAttributes } from './attributes.ts';
import { firstDay } from './dates.ts';
import type { GraphSource, Report } from './model.ts';
import { cleanText } from './text.ts';

/*
 * The graph as RDF 1.1, which every reader takes (RDF-star is refused by rdflib): for each edge an rdf:Statement with its status,
 * dates and sentences (PROV-O); and the plain triple beside it when the edge is asserted. What is only planned, claimed or denied is
 * never a plain triple: that would say that it is so. Turtle and JSON-LD are two ways to write these resources.
 */

export const prefixes = {
  entente: 'urn:entente:term:',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  prov: 'http://www.w3.org/ns/prov#',
  wdt: 'http://www.wikidata.org/prop/direct/',
} as const;
type Prefix = keyof typeof prefixes;
/** A name with one of the prefixes. */
export type PrefixedName = `${Prefix}:${string}`;

export type Term =
  | { readonly iri: string }
  | { readonly name: PrefixedName }
  | { readonly text: string; readonly language?: string }
  | { readonly value: string; readonly type: PrefixedName };

export interface Resource {
  readonly iri: string;
  readonly facts: readonly (readonly [predicate: PrefixedName, object: Term])[];
}

const classes: Readonly<Record<NodeType, PrefixedName>> = {
  Person: 'schema:Person',
  Organisation: 'schema:Organization',
  Country: 'schema:Country',
  Treaty: 'schema:Legislation',
};

/** Everything but letters, digits and - . _ ~ is percent-encoded, so that no id can end its IRI. */
export const encodeId = (id: string): string =>
  encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const iriOf = (id: string): string => `urn:entente:node:${encodeId(id)}`;
const type = (name: PrefixedName): Resource['facts'][number] => ['rdf:type', { name }];

/** A date with the type of its precision: "1991-12"^^xsd:date would be no date. */
const date = (value: string): Term => ({
  value,
  type: value.length === 4 ? 'xsd:gYear' : value.length === 7 ? 'xsd:gYearMonth' : 'xsd:date',
});

/** A text as a literal; the name of its property is for what is said of characters that RDF cannot hold. */
type ToText = (value: string, property: string) => Term;

const term = (value: AttributeValue, property: string, text: ToText): Term => {
  if (typeof value === 'boolean') return { value: String(value), type: 'xsd:boolean' };
  if (typeof value === 'number')
    return { value: String(value), type: Number.isInteger(value) ? 'xsd:integer' : 'xsd:decimal' };
  return text(String(value), property);
};

/** Attributes of a node that have a term of their own; the others are entente: terms. */
const nodeTerms = new Set(['type', 'name', 'aliases', 'wikidata']);
const isDate = (name: string): boolean => /On$|^valid/.test(name);

/** Attributes of an edge that are entente: terms of its rdf:Statement. */
const edgeTerms = new Set('status disputed sources confidence title current kind lengthKm mode means'.split(' '));

/** A graph's resources one by one: nodes, then edges, then articles with their sentences. Each subject comes in one piece or two. */
export async function* toResources(graph: GraphSource, report: Report): AsyncGenerator<Resource> {
  const textAt =
    (place: string) =>
    (value: string, property: string): Term => ({ text: cleanText(value, place, property, report) });
  for await (const node of graph.nodes()) yield nodeResource(node, textAt(node.id));
  for await (const edge of graph.edges()) yield* edgeResources(edge, textAt(edge.id), report);
  if (!graph.readings) return;
  for await (const reading of graph.readings()) yield* readingResources(reading, textAt(reading.article.name));
}

const nodeResource = (node: GraphNode, text: ToText): Resource => ({
  iri: iriOf(node.id),
  facts: [
    type(classes[node.type]),
    type(`entente:${node.type}`),
    ['schema:name', text(node.name, 'name')],
    ...node.aliases.map((alias) => ['schema:alternateName', text(alias, 'alias')] as const),
    ...(node.wikidata
      ? [['owl:sameAs', { iri: `http://www.wikidata.org/entity/${encodeId(node.wikidata)}` }] as const]
      : []),
    ...nodeAttributes.flatMap(({ name, of }) => {
      const value = of(node);
      if (value === undefined || nodeTerms.has(name)) return [];
      return [[`entente:${name}`, isDate(name) ? date(String(value)) : term(value, name, text)] as const];
    }),
  ],
});

function* edgeResources(edge: GraphEdge, text: ToText, report: Report): Generator<Resource> {
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
  yield {
    iri: iriOf(edge.id),
    facts: [
      type('rdf:Statement'),
      ['rdf:subject', { iri: iriOf(edge.from) }],
      ['rdf:predicate', { name: `entente:${edge.type}` }],
      ['rdf:object', { iri: iriOf(edge.to) }],
      ...edgeAttributes.flatMap(({ name, of }) => {
        const value = of(edge);
        return value === undefined || !edgeTerms.has(name)
          ? []
          : [[`entente:${name}`, term(value, name, text)] as const];
      }),
      ...(start && isInOrder ? [['schema:startDate', date(start)] as const] : []),
      ...(end && isInOrder ? [['schema:endDate', date(end)] as const] : []),
      ...edge.statements.map((id) => ['prov:wasDerivedFrom', { iri: iriOf(id) }] as const),
    ],
  };
  if (edge.status !== 'asserted') return;
  const predicates: PrefixedName[] = [
    `entente:${edge.type}`,
    ...(kind.wikidata ? [`wdt:${kind.wikidata}` as const] : []),
  ];
  const plain = (from: string, to: string): Resource => ({
    iri: iriOf(from),
    facts: predicates.map((predicate) => [predicate, { iri: iriOf(to) }] as const),
  });
  yield plain(edge.from, edge.to);
  if (kind.symmetric) yield plain(edge.to, edge.from);
}

function* readingResources({ article, statements }: Reading, text: ToText): Generator<Resource> {
  yield {
    iri: iriOf(article.id),
    facts: [
      type('schema:NewsArticle'),
      type('prov:Entity'),
      ['schema:name', text(article.name, 'name')],
      ['schema:headline', text(article.title, 'title')],
      ['schema:inLanguage', text(article.language, 'language')],
      ...(article.publishedAt ? [['schema:datePublished', date(article.publishedAt)] as const] : []),
      ...(article.url ? [['schema:url', text(article.url, 'url')] as const] : []),
      ...(article.source ? [['schema:publisher', text(article.source, 'source')] as const] : []),
    ],
  };
  // Only en and pt-BR are language tags, en_US is none.
  const language = article.language.replace(/[^A-Za-z0-9-]/g, '-');
  for (const { id, start, end, status, speaker } of statements)
    yield {
      iri: iriOf(id),
      facts: [
        type('prov:Entity'),
        type('schema:Quotation'),
        ['prov:value', { ...text(article.text.slice(start, end), 'sentence'), language } as Term],
        ['prov:wasDerivedFrom', { iri: iriOf(article.id) }],
        ['entente:status', text(status, 'status')],
        ...(speaker ? [['schema:spokenByCharacter', { iri: iriOf(speaker) }] as const] : []),
      ],
    };
}
