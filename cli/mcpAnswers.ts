import { Failure } from '../graph/failure.ts';
import { findNodes } from '../graph/findNode.ts';
import { defaultLimits } from '../graph/limits.ts';
import type { GraphEdge } from '../graph/model.ts';
import { cypherOf, fillParameters, findParameters, type NamedQuery } from '../graph/namedQueries.ts';
import { nodeTypes, type RelationKind, type RelationType, relations, relationTypes } from '../graph/ontology.ts';
import { plainParameters } from '../graph/parameters.ts';
import type { GraphStore, Table } from '../graph/store.ts';
import { type GraphIndex, nodesNamed, relationAt, shortestPaths } from '../viewer/server/graphIndex.ts';
import { readEdge, readEdgesByDate, readNodes, readStatements, readStatementsOf } from '../viewer/server/reads.ts';
import type { RelationCount } from '../viewer/server/wire.ts';
import { countRelations, type Neighbour, neighboursOf, readNeighbourhood, type World } from '../viewer/server/world.ts';
import { type Citation, cite, clip, completeness, fitting, namedIn } from './mcpCitations.ts';

/*
 * What each tool of the MCP server answers, from what the page's server reads.
 */

export interface AnswerLimits {
  /** Most nodes, statements or rows in one answer. */
  readonly rows: number;
  /** Most bytes of one answer, about: of its lists as JSON. */
  readonly bytes: number;
  /** Milliseconds for one answer. */
  readonly timeout: number;
}

/** A store from one opening to its closing. */
export interface Session {
  readonly store: GraphStore;
  readonly world: World;
}

interface Asked {
  /** Citations for each edge. */
  readonly sentences: number;
  readonly limit: number;
}

/** Statements of one edge that are looked at when one is to be cited. */
const statementsLookedAt = 200;
/** Longest path that is looked for, in edges. */
export const longestPath = 8;
/** Rows of a query that are given citations, and citations for one. */
const citedRows = 100;
const citationsPerRow = 2;
const aliasesShown = 20;
const choicesShown = 10;
const propertiesShown = 50;
/** Nodes of one row that are looked at, and edges at one of them. */
const nodesOfRow = 20;
const edgesOfNode = 50_000;
const hitsShown = 12;

/** A node that may be meant. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Not one node is meant by what was given. The choices are data of their own: names come from articles. */
export class UnclearNode extends Failure {
  readonly choices: readonly Choice[];

  constructor(code: 'unknown-node' | 'ambiguous-node', message: string, hint: string, choices: readonly Choice[]) {
    super(code, message, { hint });
    this.choices = choices;
  }
}

const unknownNode = (node: string, choices: readonly Choice[]): UnclearNode =>
  new UnclearNode(
    'unknown-node',
    `There is no node with the id, name or alias "${clip(node)}"`,
    choices.length > 0
      ? 'The choices have similar names; "search" finds more.'
      : '"search" finds names by their parts.',
    choices,
  );

const ambiguousNode = (node: string, choices: readonly Choice[], total: number): UnclearNode =>
  new UnclearNode(
    'ambiguous-node',
    `"${clip(node)}" may be ${total}${total >= defaultLimits.limit ? ' or more' : ''} nodes`,
    `Give an id. The choices are ${choices.length < total ? 'the first of them' : 'all of them'}.`,
    choices,
  );

/** The answers from a store, one for each tool. They throw a Failure for what whoever asks can put right. */
export const createAnswers = (
  { store, world }: Session,
  queries: readonly NamedQuery[],
  { rows, bytes, timeout }: AnswerLimits,
) => {
  const { nameOf } = world;
  const head = (index: GraphIndex, at: number) => ({
    id: index.ids[at] as string,
    name: clip(index.names[at] as string),
    type: nodeTypes[index.type[at] as number],
    articles: index.articles[at],
    relations: index.degree[at],
  });
  const end = (id: string) => ({ id, name: clip(nameOf(id)) });

  /** The one node that is meant, by id, name or alias. */
  const place = async (
    node: string,
  ): Promise<{ readonly index: GraphIndex; readonly at: number; readonly id: string }> => {
    const { index, search } = await world.known();
    const found = await findNodes(store, node);
    const choice = (at: number): Choice => ({
      id: index.ids[at] as string,
      name: clip(index.names[at] as string, 100),
    });
    if (found.length > 1) {
      const places = found.slice(0, choicesShown).flatMap((id) => index.indexOf.get(id) ?? []);
      throw ambiguousNode(node, places.map(choice), found.length);
    }
    const [id = ''] = found;
    const at = index.indexOf.get(id);
    if (at === undefined) {
      const near = (await search())(node, 3);
      throw unknownNode(
        node,
        near.map((hit) => choice(hit.node)),
      );
    }
    return { index, at, id };
  };

  const citeAll = async (ids: readonly string[]): Promise<readonly Citation[]> =>
    (await readStatements(store, ids, nameOf))
      .filter(({ wrong }) => !wrong)
      .map((statement) => cite(statement, nameOf));

  /** Citations for each of these edges, the newest first. */
  const citeEdges = async (
    edges: readonly GraphEdge[],
    perEdge: number,
  ): Promise<ReadonlyMap<string, readonly Citation[]>> => {
    if (perEdge === 0) return new Map();
    const ids = edges.flatMap(({ statements }) => statements.slice(0, statementsLookedAt));
    const citations = await citeAll([...new Set(ids)]);
    const byId = new Map(citations.map((citation, order) => [citation.statement, { citation, order }]));
    return new Map(
      edges.map(({ id, statements }) => [
        id,
        statements
          .slice(0, statementsLookedAt)
          .flatMap((statement) => byId.get(statement) ?? [])
          .sort((a, b) => a.order - b.order)
          .slice(0, perEdge)
          .map(({ citation }) => citation),
      ]),
    );
  };

  const readEdges = async (ids: readonly string[]): Promise<readonly GraphEdge[]> =>
    (await Promise.all(ids.map((id) => readEdge(store, id)))).filter((edge) => edge !== undefined);

  /** An edge with its evidence; `statements` counts all of it. */
  const tellEdge = (edge: GraphEdge, evidence: ReadonlyMap<string, readonly Citation[]>) => ({
    relation: edge.type,
    from: end(edge.from),
    to: end(edge.to),
    status: edge.status,
    ...(edge.disputed ? { disputed: true } : {}),
    date: edge.date,
    since: edge.since,
    until: edge.until,
    sources: edge.sources,
    statements: edge.statements.length,
    evidence: evidence.get(edge.id) ?? [],
  });

  /** For each row the edges and statements that it may rest on. */
  const groundsOf = (
    index: GraphIndex,
    row: Table['rows'][number],
    places: ReadonlyMap<string, number>,
    types: ReadonlySet<string>,
    around: (node: number) => readonly Neighbour[],
  ): {
    readonly edges: readonly string[];
    readonly statements: readonly string[];
    readonly texts: ReadonlySet<string>;
  } => {
    const { texts, statements, edges } = namedIn(row);
    if (statements.size > 0 || edges.size > 0) return { edges: [...edges], statements: [...statements], texts };
    const inside = [...new Set([...texts].flatMap((text) => places.get(text) ?? []))]
      .slice(0, nodesOfRow)
      .sort((a, b) => (index.degree[a] as number) - (index.degree[b] as number));
    const own = new Set([...texts].filter((text) => Object.hasOwn(relations, text)));
    const wanted = own.size > 0 ? own : types;
    // Of each edge between two of them, one end is not the best connected.
    const candidates = (inside.length === 1 ? inside : inside.slice(0, -1))
      .filter((node) => (index.degree[node] as number) < edgesOfNode)
      .flatMap((node) => around(node))
      .filter(
        ({ edge, node }) =>
          (inside.length === 1 || inside.includes(node)) && (wanted.size === 0 || wanted.has(relationAt(index, edge))),
      )
      .map(({ edge }) => index.edgeIds[edge] as string);
    const dated = candidates.filter((id) => texts.has(id.split('|')[3] ?? '|'));
    return { edges: [...new Set(dated.length > 0 ? dated : candidates)].slice(0, 8), statements: [], texts };
  };

  /** Sentences about what the nodes of each row have to do with each other; those that a row quotes itself come first. */
  const citeRows = async (table: Table, cypher: string) => {
    const { index } = await world.known();
    const shown = table.rows.slice(0, citedRows);
    const places = nodesNamed(index, new Set(shown.flatMap((row) => [...namedIn(row).texts])));
    const types = new Set<string>(relationTypes.filter((type) => new RegExp(`\\b${type}\\b`).test(cypher)));
    const known = new Map<number, readonly Neighbour[]>();
    const around = (node: number): readonly Neighbour[] => {
      const neighbours = known.get(node) ?? neighboursOf(index, node);
      known.set(node, neighbours);
      return neighbours;
    };
    const grounds = shown.map((row) => groundsOf(index, row, places, types, around));
    const edges = await readEdges([...new Set(grounds.flatMap((each) => each.edges))]);
    const statementsOf = new Map(edges.map(({ id, statements }) => [id, statements.slice(0, statementsLookedAt)]));
    const wanted = grounds.map((each) => [
      ...each.statements.slice(0, statementsLookedAt),
      ...each.edges.flatMap((id) => statementsOf.get(id) ?? []),
    ]);
    const citations = new Map((await citeAll([...new Set(wanted.flat())])).map((each) => [each.statement, each]));
    return wanted.flatMap((ids, row) => {
      const possible = ids.flatMap((id) => citations.get(id) ?? []);
      const quoted = possible.filter(({ sentence }) => grounds[row]?.texts.has(sentence));
      return (quoted.length > 0 ? quoted : possible)
        .slice(0, citationsPerRow)
        .map((citation) => ({ row, ...citation }));
    });
  };

  const tellTable = async (
    cypher: string,
    parameters: Readonly<Record<string, unknown>>,
    limit: number,
    signal: AbortSignal,
  ) => {
    // A part of the room is kept for the sentences.
    const table = await store.run(cypher, parameters, { timeout, limit, bytes: Math.floor(bytes * 0.6), signal });
    const rowsFit = fitting(table.rows, { limit, bytes: bytes * 0.7 }, table.truncated);
    const citations = await citeRows({ ...table, rows: rowsFit.kept }, cypher);
    const cited = fitting(
      citations,
      { limit: citedRows * citationsPerRow, bytes: bytes - rowsFit.bytes },
      rowsFit.kept.length > citedRows,
    );
    return {
      columns: table.columns,
      rows: rowsFit.kept,
      ...completeness(table.truncatedBy === undefined ? rowsFit : table),
      citations: cited.kept,
      ...(cited.truncated ? { citationsTruncated: true } : {}),
    };
  };

  return {
    about: async () => {
      const { articles, statements, nodes, edges, engine } = await store.stats();
      return {
        articles,
        statements,
        nodes,
        edges,
        engine,
        relations: Object.fromEntries(
          Object.entries<RelationKind>(relations).map(([type, { from, to, symmetric, meaning, properties }]) => [
            type,
            `${from.join('|')} ${symmetric ? '-' : '->'} ${to.join('|')}: ${meaning}${properties ? ` (${properties.join(', ')})` : ''}`,
          ]),
        ),
        schema: [
          '(:Entity:Person|Organisation|Country|Treaty {id, name, aliases, wikidata, articles})',
          '(:Entity)-[:SIGNED|… {id, status, disputed, date, datePrecision, since, until, statements, sources, confidence}]->(:Entity)',
          '(:Statement {id, type, from, to, status, speaker, date, since, until, text, confidence})',
          '(:Statement)-[:`IN`]->(:Article {id, name, title, url, source, author, publishedAt, text})',
          '(:Statement)-[:`FROM`]->(:Entity), (:Statement)-[:`TO`]->(:Entity), (:Article)-[:MENTIONS]->(:Entity)',
        ],
        limits: { rows, bytes, seconds: timeout / 1000 },
      };
    },
    search: async ({ text, limit }: { readonly text: string; readonly limit: number }) => {
      const { index, search } = await world.known();
      const found = (await search())(text, limit + 1);
      const best = found
        .slice(0, Math.min(limit, hitsShown))
        .flatMap(({ node }) => neighboursOf(index, node).slice(0, 1))
        .map(({ edge }) => index.edgeIds[edge] as string);
      const edges = new Map((await readEdges([...new Set(best)])).map((edge) => [edge.id, edge]));
      const evidence = await citeEdges([...edges.values()], 1);
      const hits = found.map(({ node, alias }) => {
        const [strongest] = neighboursOf(index, node);
        const example = strongest && evidence.get(index.edgeIds[strongest.edge] as string)?.[0];
        return {
          ...head(index, node),
          ...(alias === undefined ? {} : { alias: clip(alias) }),
          ...(example === undefined ? {} : { example }),
        };
      });
      const fit = fitting(hits, { limit, bytes });
      return { nodes: fit.kept, ...completeness(fit) };
    },
    node: async ({ node, limit }: { readonly node: string; readonly limit: number }) => {
      const { index, at, id } = await place(node);
      const [found] = await readNodes(store, [id]);
      const read = await readStatementsOf(store, id, limit + 1, nameOf);
      const statements = read.filter(({ wrong }) => !wrong).map((statement) => cite(statement, nameOf));
      const card = {
        node: {
          ...head(index, at),
          wikidata: found?.wikidata,
          properties: Object.fromEntries(
            Object.entries(found?.properties ?? {})
              .slice(0, propertiesShown)
              .map(([key, value]) => [key, clip(String(value))]),
          ),
          aliases: (found?.aliases ?? []).slice(0, aliasesShown).map((alias) => clip(alias, 100)),
          ...((found?.aliases.length ?? 0) > aliasesShown
            ? { moreAliases: (found?.aliases.length ?? 0) - aliasesShown }
            : {}),
        },
        relations: countRelations(index, neighboursOf(index, at)),
      };
      const fit = fitting(statements, { limit, bytes });
      return { ...card, statements: fit.kept, ...completeness(fit) };
    },
    neighbours: async ({
      node,
      relation,
      direction,
      sentences,
      limit,
    }: Asked & {
      readonly node: string;
      readonly relation?: RelationType | undefined;
      readonly direction?: RelationCount['direction'] | undefined;
    }) => {
      const { index, at, id } = await place(node);
      const { edges, truncated } = await readNeighbourhood(store, index, at, {
        wanted: (type, way) =>
          (relation === undefined || type === relation) && (direction === undefined || way === direction),
        limit,
      });
      const evidence = await citeEdges(edges, sentences);
      const fit = fitting(
        edges.map((edge) => tellEdge(edge, evidence)),
        { limit, bytes },
        truncated,
      );
      return { node: end(id), neighbours: fit.kept, ...completeness(fit) };
    },
    path: async ({ from, to, sentences, limit }: Asked & { readonly from: string; readonly to: string }) => {
      const start = await place(from);
      const goal = await place(to);
      const found = shortestPaths(goal.index, start.at, goal.at, { limit: limit + 1, longest: longestPath });
      const ids = found.slice(0, limit).map((path) => path.edges.map((edge) => goal.index.edgeIds[edge] as string));
      const edges = new Map((await readEdges([...new Set(ids.flat())])).map((edge) => [edge.id, edge]));
      const evidence = await citeEdges([...edges.values()], sentences);
      const paths = found.slice(0, limit).map((path, order) => ({
        nodes: path.nodes.map((node) => end(goal.index.ids[node] as string)),
        steps: (ids[order] ?? []).flatMap((id) => {
          const edge = edges.get(id);
          return edge === undefined ? [] : [tellEdge(edge, evidence)];
        }),
      }));
      const fit = fitting(paths, { limit, bytes }, found.length > limit);
      return { from: end(start.id), to: end(goal.id), paths: fit.kept, ...completeness(fit) };
    },
    timeline: async ({
      node,
      from,
      to,
      sentences,
      limit,
    }: Asked & { readonly node: string; readonly from: string; readonly to: string }) => {
      const { id } = await place(node);
      const read = await readEdgesByDate(store, id, { from, to, limit: limit + 1 });
      const edges = read.slice(0, limit);
      const evidence = await citeEdges(edges, sentences);
      const fit = fitting(
        edges.map((edge) => tellEdge(edge, evidence)),
        { limit, bytes },
        read.length > limit,
      );
      return { node: end(id), events: fit.kept, ...completeness(fit) };
    },
    query: async (
      {
        name,
        parameters,
        limit,
      }: { readonly name: string; readonly parameters: Readonly<Record<string, unknown>>; readonly limit: number },
      signal: AbortSignal,
    ) => {
      const query = queries.find((each) => each.name === name) as NamedQuery;
      const named: Record<string, unknown> = { ...plainParameters(parameters) };
      for (const { name: parameter, node } of query.parameters) {
        const value = named[parameter];
        if (node === undefined || typeof value !== 'string' || value === '') continue;
        // A filter may mean several nodes, but not none.
        if (node === 'id') named[parameter] = (await place(value)).id;
        else if ((await findNodes(store, value)).length === 0) await place(value);
      }
      const filled = await findParameters(store, query, fillParameters(query, named));
      return { question: query.question, ...(await tellTable(cypherOf(query, filled), filled, limit, signal)) };
    },
    cypher: (
      {
        cypher,
        parameters,
        limit,
      }: { readonly cypher: string; readonly parameters: Readonly<Record<string, unknown>>; readonly limit: number },
      signal: AbortSignal,
    ) => tellTable(cypher, plainParameters(parameters), limit, signal),
  };
};

export type Answers = ReturnType<typeof createAnswers>;
