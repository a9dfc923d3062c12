import { amount } from '../amount.ts';
import type { GraphEdge, GraphNode, Statement } from '../model.ts';
import { relationTypes } from '../ontology.ts';
import { bucketOf, createScratch, openBuckets, type Scratch, type Sorted, sortOnDisk } from '../spill.ts';
import { edgeAttributes } from './attributes.ts';
import { type Exporter, type GraphSource, type Report, requireReadings } from './model.ts';
import { cleanText } from './text.ts';

/*
 * What the graph knows of some nodes, to read: each fact with the sentences that say it. A sentence stands under two nodes, far from its
 * article, so facts are put together with their sentences and sorted by node on disk; only the names of the nodes are held in memory.
 */
export const dossier = {
  extension: 'md',
  description: 'Markdown dossier of a node (with --around) or of all: each fact with its sentences',
  files: [{ suffix: '', write: writeDossier }],
} as const satisfies Exporter;

/** Names and sentences come from anywhere: they must not become headings, links or HTML. */
const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);

interface Quote extends Pick<Statement, 'id' | 'status'> {
  readonly speaker: string | undefined;
  readonly sentence: string;
  readonly article: string;
}

const shown = new Set(['title', 'current', 'kind', 'lengthKm', 'mode', 'means', 'date', 'since', 'until', 'disputed']);

async function* writeDossier(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const text = (value: string, place: string, property: string): string =>
    escapeMarkdown(cleanText(value, place, property, report));
  /** The nodes in their order, with their place in it. */
  const known = new Map<string, Known>();
  for await (const { id, name } of graph.nodes()) known.set(id, { name, rank: known.size });
  const nameOf = (id: string): string => text(known.get(id)?.name ?? id, id, 'name');

  const facts = (edge: GraphEdge): string =>
    edgeAttributes
      .filter(({ name }) => shown.has(name))
      .flatMap(({ name, of }) => {
        const value = of(edge);
        return value === undefined || value === false
          ? name === 'current' && value === false
            ? ['former']
            : []
          : [`${name} ${text(String(value), edge.id, name)}`];
      })
      .join(', ');
  function* writeFact({ edge, quotes }: Fact): Generator<string> {
    const more = [
      edge.status === 'asserted' ? '' : edge.status,
      facts(edge),
      amount(edge.sources, 'independent article'),
    ];
    yield `- ${nameOf(edge.from)} – **${edge.type}** → ${nameOf(edge.to)} (${more.filter(Boolean).join(', ')})\n`;
    for (const { status, speaker, sentence, article, id } of quotes) {
      const manner = [status, speaker && `said by ${nameOf(speaker)}`].filter(Boolean).join(', ');
      yield `  > ${text(sentence, id, 'sentence')}\n  > — ${text(article, id, 'article')} (${manner})\n`;
    }
  }

  function* writeHead(node: GraphNode): Generator<string> {
    yield `# ${nameOf(node.id)}\n\n`;
    yield `${node.type}, \`${node.id.replaceAll('`', '')}\`, in ${amount(node.articles, 'article')}\n\n`;
    if (node.aliases.length > 0)
      yield `Also: ${node.aliases.map((alias) => text(alias, node.id, 'alias')).join('; ')}\n\n`;
    for (const [name, value] of Object.entries(node.properties)) yield `${name}: ${text(value, node.id, name)}\n\n`;
    if (node.wikidata) yield `Wikidata: ${text(node.wikidata, node.id, 'wikidata')}\n\n`;
  }

  requireReadings(graph);
  const scratch = createScratch();
  let sorted: Generator<Fact> | undefined;
  try {
    sorted = (await sortFacts(graph, known, scratch))();
    let next = sorted.next();
    for await (const node of graph.nodes()) {
      if (graph.center !== undefined && node.id !== graph.center) continue;
      yield* writeHead(node);
      const rank = known.get(node.id)?.rank;
      let type: string | undefined;
      for (; !next.done && next.value.rank === rank; next = sorted.next()) {
        const { edge } = next.value;
        if (edge.type !== type) yield `${type === undefined ? '' : '\n'}## ${edge.type}\n\n`;
        type = edge.type;
        yield* writeFact(next.value);
      }
      if (type !== undefined) yield '\n';
    }
  } finally {
    // Whoever stops in the middle leaves no file open.
    sorted?.return(undefined);
    scratch.remove();
  }
}

const endsOf = ({ from, to }: Pick<GraphEdge, 'from' | 'to'>): readonly string[] => (from === to ? [from] : [from, to]);

interface Known {
  readonly name: string;
  readonly rank: number;
}

/** An edge under one of its nodes, with the sentences that support it. */
interface Fact {
  /** Place of the node among all. */
  readonly rank: number;
  /** Place of the edge's type in the ontology, and of the edge among all. */
  readonly type: number;
  readonly place: number;
  readonly edge: GraphEdge;
  readonly quotes: readonly Quote[];
}

const byNode = (a: Fact, b: Fact): number => a.rank - b.rank || a.type - b.type || a.place - b.place;

/** A sentence, and for which edge it is wanted as its how-manieth. */
interface Wanted {
  readonly place: number;
  readonly at: number;
  readonly quote: Quote;
}

const byEdge = (a: Wanted, b: Wanted): number => a.place - b.place || a.at - b.at;

/** Nodes for one bucket of statements: there are about ten statements to a node. */
const nodesOfBucket = 500;
/** Facts that are sorted at once, by their number and by the characters of their sentences. */
const factsAtOnce = 5000;
const lettersAtOnce = 4 << 20;

/** Reads edges and sentences and sorts them by the nodes that they stand under. */
const sortFacts = async (
  graph: GraphSource,
  known: ReadonlyMap<string, Known>,
  scratch: Scratch,
): Promise<Sorted<Fact>> => {
  const quotes = await sortQuotes(graph, Math.max(16, Math.ceil(known.size / nodesOfBucket)), scratch);
  const typeOf = new Map<string, number>(relationTypes.map((type, index) => [type, index]));
  const lists = async function* (): AsyncGenerator<Fact[]> {
    const wanted = quotes();
    let next = wanted.next();
    let facts: Fact[] = [];
    let letters = 0;
    let place = -1;
    for await (const edge of graph.edges()) {
      place += 1;
      const own: Quote[] = [];
      for (; !next.done && next.value.place === place; next = wanted.next()) own.push(next.value.quote);
      for (const id of endsOf(edge)) {
        const rank = known.get(id)?.rank;
        const type = typeOf.get(edge.type);
        if (rank === undefined || type === undefined || (graph.center !== undefined && id !== graph.center)) continue;
        facts.push({ rank, type, place, edge, quotes: own });
        letters += own.reduce((sum, { sentence }) => sum + sentence.length, 0);
      }
      if (facts.length < factsAtOnce && letters < lettersAtOnce) continue;
      yield facts.sort(byNode);
      facts = [];
      letters = 0;
    }
    yield facts.sort(byNode);
  };
  return sortOnDisk(scratch, 'facts', lists(), byNode);
};

/** Sorts the sentences by the edges that they support. */
const sortQuotes = async (graph: GraphSource, amount: number, scratch: Scratch): Promise<Sorted<Wanted>> => {
  // Which edge wants a statement is met with its sentence in a bucket of the statement's own.
  const wanted = openBuckets(scratch, 'wanted', amount);
  const told = openBuckets(scratch, 'told', amount);
  let place = 0;
  for await (const { statements } of graph.edges()) {
    for (const [at, statement] of statements.entries()) wanted.add(bucketOf(statement, amount), [statement, place, at]);
    place += 1;
  }
  for await (const { article, statements } of requireReadings(graph)) {
    const label = [article.title || article.name, article.source, article.publishedAt].filter(Boolean).join(', ');
    for (const { id, start, end, status, speaker } of statements) {
      const quote: Quote = { id, status, speaker, sentence: article.text.slice(start, end), article: label };
      told.add(bucketOf(id, amount), quote);
    }
  }
  const lists = async function* (): AsyncGenerator<Wanted[]> {
    for (let bucket = 0; bucket < amount; bucket += 1) {
      const places = new Map<string, [place: number, at: number]>();
      for (const [statement, place, at] of wanted.rows(bucket) as Iterable<[string, number, number]>)
        places.set(statement, [place, at]);
      const list: Wanted[] = [];
      for (const quote of told.rows(bucket) as Iterable<Quote>) {
        const [place, at] = places.get(quote.id) ?? [];
        if (place !== undefined && at !== undefined) list.push({ place, at, quote });
      }
      yield list.sort(byEdge);
    }
  };
  return sortOnDisk(scratch, 'quotes', lists(), byEdge);
};
