import type { GraphEdge, GraphNode, Statement } from '../model.ts';
import { relationTypes } from '../ontology.ts';
import { bucketOf, createScratch, openBuckets, type Scratch } from '../spill.ts';
import { edgeAttributes } from './attributes.ts';
import { type Exporter, type GraphSource, type Report, requireReadings } from './model.ts';
import { cleanText } from './text.ts';

/*
 * What the graph knows of some nodes, to read: each fact with the sentences that say it. A sentence stands under two nodes, far from its
 * article, so edges and sentences are sorted on disk into parts of the nodes; the names of all of them are held in memory.
 */
export const dossier = {
  extension: 'md',
  description: 'Markdown dossier of a node (with --around) or of all: each fact with its sentences',
  files: [{ suffix: '', write: writeDossier }],
} as const satisfies Exporter;

/** Names and sentences come from anywhere: they must not become headings, links or HTML. */
const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);

/** Edges and their sentences that are held at once: most neighbourhoods are one part. */
const edgesAtOnce = 10_000;

/** Nodes in their order, as many together as have about `edgesAtOnce` edges. */
async function* partsOf(
  nodes: AsyncIterable<GraphNode>,
  degrees: ReadonlyMap<string, number>,
): AsyncGenerator<GraphNode[]> {
  let part: GraphNode[] = [];
  let edges = 0;
  for await (const node of nodes) {
    const degree = degrees.get(node.id) ?? 0;
    // Nodes without edges are not endless either.
    if (part.length > 0 && edges + degree + part.length > edgesAtOnce) {
      yield part;
      part = [];
      edges = 0;
    }
    part.push(node);
    edges += degree;
  }
  if (part.length > 0) yield part;
}

interface Quote extends Pick<Statement, 'id' | 'status'> {
  readonly speaker: string | undefined;
  readonly sentence: string;
  readonly article: string;
}

const shown = new Set(['title', 'current', 'kind', 'lengthKm', 'mode', 'means', 'date', 'since', 'until', 'disputed']);

async function* writeDossier(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const text = (value: string, place: string): string => escapeMarkdown(cleanText(value, place, report));
  const names = new Map<string, string>();
  for await (const { id, name } of graph.nodes()) names.set(id, name);
  const degrees = new Map<string, number>();
  for await (const { from, to } of graph.edges())
    for (const id of endsOf({ from, to })) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const nameOf = (id: string): string => text(names.get(id) ?? id, id);

  const facts = (edge: GraphEdge): string =>
    edgeAttributes
      .filter(({ name }) => shown.has(name))
      .flatMap(({ name, of }) => {
        const value = of(edge);
        return value === undefined || value === false
          ? name === 'current' && value === false
            ? ['former']
            : []
          : [`${name} ${text(String(value), edge.id)}`];
      })
      .join(', ');
  function* writeEdge(edge: GraphEdge, quotes: ReadonlyMap<string, Quote>): Generator<string> {
    const more = [
      edge.status === 'asserted' ? '' : edge.status,
      facts(edge),
      `${edge.sources} independent ${edge.sources === 1 ? 'article' : 'articles'}`,
    ];
    yield `- ${nameOf(edge.from)} – **${edge.type}** → ${nameOf(edge.to)} (${more.filter(Boolean).join(', ')})\n`;
    for (const id of edge.statements) {
      const quote = quotes.get(id);
      if (!quote) continue;
      const { status, speaker } = quote;
      const manner = [status, speaker && `said by ${nameOf(speaker)}`].filter(Boolean).join(', ');
      yield `  > ${text(quote.sentence, id)}\n  > — ${text(quote.article, id)} (${manner})\n`;
    }
  }

  function* writeNode(node: GraphNode, edges: readonly GraphEdge[], quotes: ReadonlyMap<string, Quote>) {
    yield `# ${nameOf(node.id)}\n\n`;
    yield `${node.type}, \`${node.id.replaceAll('`', '')}\`, in ${node.articles} articles\n\n`;
    if (node.aliases.length > 0) yield `Also: ${node.aliases.map((alias) => text(alias, node.id)).join('; ')}\n\n`;
    for (const [name, value] of Object.entries(node.properties)) yield `${name}: ${text(value, node.id)}\n\n`;
    if (node.wikidata) yield `Wikidata: ${text(node.wikidata, node.id)}\n\n`;
    const byType = new Map<string, GraphEdge[]>();
    for (const edge of edges) {
      const same = byType.get(edge.type);
      if (same === undefined) byType.set(edge.type, [edge]);
      else same.push(edge);
    }
    for (const type of relationTypes) {
      const mine = byType.get(type);
      if (mine === undefined) continue;
      yield `## ${type}\n\n`;
      for (const edge of mine) yield* writeEdge(edge, quotes);
      yield '\n';
    }
  }

  requireReadings(graph);
  const subjects = async function* (): AsyncGenerator<GraphNode> {
    for await (const node of graph.nodes()) if (graph.center === undefined || node.id === graph.center) yield node;
  };
  const parts = new Map<string, number>();
  let amount = 0;
  for await (const part of partsOf(subjects(), degrees)) {
    for (const { id } of part) parts.set(id, amount);
    amount += 1;
  }
  const scratch = createScratch();
  try {
    const sorted = await sortIntoParts(graph, parts, amount, scratch);
    let number = 0;
    for await (const part of partsOf(subjects(), degrees)) {
      const edgesOf = new Map(part.map(({ id }): [string, GraphEdge[]] => [id, []]));
      for (const edge of sorted.edges(number)) for (const id of endsOf(edge)) edgesOf.get(id)?.push(edge);
      const quotes = new Map<string, Quote>();
      for (const quote of sorted.quotes(number)) quotes.set(quote.id, quote);
      for (const node of part) yield* writeNode(node, edgesOf.get(node.id) ?? [], quotes);
      number += 1;
    }
  } finally {
    scratch.remove();
  }
}

const endsOf = ({ from, to }: Pick<GraphEdge, 'from' | 'to'>): readonly string[] => (from === to ? [from] : [from, to]);

interface SortedParts {
  /** The edges at a part's nodes, in their order. */
  readonly edges: (part: number) => Iterable<GraphEdge>;
  /** The sentences that support them. */
  readonly quotes: (part: number) => Iterable<Quote>;
}

/** Reads edges and sentences once and sorts them by the parts that the nodes at their ends belong to. */
const sortIntoParts = async (
  graph: GraphSource,
  parts: ReadonlyMap<string, number>,
  amount: number,
  scratch: Scratch,
): Promise<SortedParts> => {
  const edges = openBuckets(scratch, 'edges', amount);
  // Which parts want a statement is met with its sentence in a bucket of the statement's own.
  const wanted = openBuckets(scratch, 'wanted', amount);
  const told = openBuckets(scratch, 'told', amount);
  const quotes = openBuckets(scratch, 'quotes', amount);
  for await (const edge of graph.edges())
    for (const part of new Set(endsOf(edge).map((id) => parts.get(id)))) {
      if (part === undefined) continue;
      edges.add(part, edge);
      for (const statement of edge.statements) wanted.add(bucketOf(statement, amount), [statement, part]);
    }
  for await (const { article, statements } of requireReadings(graph)) {
    const label = [article.title || article.name, article.source, article.publishedAt].filter(Boolean).join(', ');
    for (const { id, start, end, status, speaker } of statements) {
      const quote: Quote = { id, status, speaker, sentence: article.text.slice(start, end), article: label };
      told.add(bucketOf(id, amount), quote);
    }
  }
  for (let bucket = 0; bucket < amount; bucket += 1) {
    const partsOfStatement = new Map<string, number[]>();
    for (const [statement, part] of wanted.rows(bucket) as Iterable<[string, number]>)
      partsOfStatement.set(statement, [...(partsOfStatement.get(statement) ?? []), part]);
    for (const quote of told.rows(bucket) as Iterable<Quote>)
      for (const part of partsOfStatement.get(quote.id) ?? []) quotes.add(part, quote);
  }
  return {
    edges: (part) => edges.rows(part) as Iterable<GraphEdge>,
    quotes: (part) => quotes.rows(part) as Iterable<Quote>,
  };
};
