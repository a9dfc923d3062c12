import type { GraphEdge, GraphNode, Statement } from '../model.ts';
import { relationTypes } from '../ontology.ts';
import { edgeAttributes } from './attributes.ts';
import { type Exporter, type GraphSource, type Report, requireReadings } from './model.ts';
import { cleanText } from './text.ts';

/*
 * What the graph knows of some nodes, to read: each fact with the sentences that say it. It holds the edges and sentences of the
 * part that is exported in memory, so it is meant for neighbourhoods (--around NODE), which it is about.
 */
export const dossier = {
  extension: 'md',
  description: 'Markdown dossier of a node (with --around) or of all: each fact with its sentences',
  files: [{ suffix: '', write: writeDossier }],
} as const satisfies Exporter;

/** Names and sentences come from anywhere: they must not become headings, links or HTML. */
const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);

interface Quote {
  readonly statement: Statement;
  readonly sentence: string;
  readonly article: string;
}

const shown = new Set(['title', 'current', 'kind', 'lengthKm', 'mode', 'means', 'date', 'since', 'until', 'disputed']);

async function* writeDossier(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const text = (value: string, place: string): string => escapeMarkdown(cleanText(value, place, report));
  const nodes = new Map<string, GraphNode>();
  for await (const node of graph.nodes()) nodes.set(node.id, node);
  const edges: GraphEdge[] = [];
  for await (const edge of graph.edges()) edges.push(edge);
  const quotes = new Map<string, Quote>();
  for await (const { article, statements } of requireReadings(graph)) {
    const label = [article.title || article.name, article.source, article.publishedAt].filter(Boolean).join(', ');
    for (const statement of statements) {
      const sentence = article.text.slice(statement.start, statement.end);
      quotes.set(statement.id, { statement, sentence, article: label });
    }
  }
  const nameOf = (id: string): string => text(nodes.get(id)?.name ?? id, id);

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
  function* writeEdge(edge: GraphEdge): Generator<string> {
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

  const subjects =
    graph.center === undefined ? [...nodes.values()] : [nodes.get(graph.center)].filter((node) => node !== undefined);
  for (const node of subjects) {
    yield `# ${nameOf(node.id)}\n\n`;
    yield `${node.type}, \`${node.id.replaceAll('`', '')}\`, in ${node.articles} articles\n\n`;
    if (node.aliases.length > 0) yield `Also: ${node.aliases.map((alias) => text(alias, node.id)).join('; ')}\n\n`;
    for (const [name, value] of Object.entries(node.properties)) yield `${name}: ${text(value, node.id)}\n\n`;
    if (node.wikidata) yield `Wikidata: ${text(node.wikidata, node.id)}\n\n`;
    for (const type of relationTypes) {
      const mine = edges.filter((edge) => edge.type === type && (edge.from === node.id || edge.to === node.id));
      if (mine.length === 0) continue;
      yield `## ${type}\n\n`;
      for (const edge of mine) yield* writeEdge(edge);
      yield '\n';
    }
  }
}
