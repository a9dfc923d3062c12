import type { GraphEdge, GraphNode, Statement } from '../model.ts';
import { relationTypes } from '../ontology.ts';
import { edgeAttributes } from './attributes.ts';
import { type Exporter, type GraphSource, type Report, requireReadings } from './model.ts';
import { cleanText } from './text.ts';

/*
 * What the graph knows of some nodes, to read: each fact with the sentences that say it. A sentence stands under two nodes, far from its
 * article, so a large graph is read once for each part of its nodes; the names of all of them are held in memory.
 */
export const dossier = {
  extension: 'md',
  description: 'Markdown dossier of a node (with --around) or of all: each fact with its sentences',
  files: [{ suffix: '', write: writeDossier }],
} as const satisfies Exporter;

/** Names and sentences come from anywhere: they must not become headings, links or HTML. */
const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);

/** Edges and their sentences that are held at once: a neighbourhood is one part. */
const edgesAtOnce = 30_000;

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

interface Quote {
  readonly statement: Statement;
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
    for (const id of from === to ? [from] : [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
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
      const { status, speaker } = quote.statement;
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
  for await (const part of partsOf(subjects(), degrees)) {
    const edgesOf = new Map(part.map(({ id }): [string, GraphEdge[]] => [id, []]));
    const wanted = new Set<string>();
    for await (const edge of graph.edges())
      for (const id of edge.from === edge.to ? [edge.from] : [edge.from, edge.to]) {
        const mine = edgesOf.get(id);
        if (mine === undefined) continue;
        mine.push(edge);
        for (const statement of edge.statements) wanted.add(statement);
      }
    const quotes = new Map<string, Quote>();
    for await (const { article, statements } of requireReadings(graph)) {
      const label = [article.title || article.name, article.source, article.publishedAt].filter(Boolean).join(', ');
      for (const statement of statements)
        if (wanted.has(statement.id)) {
          const sentence = article.text.slice(statement.start, statement.end);
          quotes.set(statement.id, { statement, sentence, article: label });
        }
    }
    for (const node of part) yield* writeNode(node, edgesOf.get(node.id) ?? [], quotes);
  }
}
