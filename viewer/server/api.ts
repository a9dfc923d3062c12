import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { exporters } from '../../graph/export/index.ts';
import type { Exporter, GraphSource } from '../../graph/export/model.ts';
import { partOf } from '../../graph/export/subgraph.ts';
import { inPieces } from '../../graph/export/text.ts';
import { Failure } from '../../graph/failure.ts';
import type { GraphEdge, GraphNode } from '../../graph/model.ts';
import { cypherOf, fillParameters, findParameters, type NamedQuery } from '../../graph/namedQueries.ts';
import type { Value } from '../../graph/store.ts';
import { type GraphIndex, nodesNamed, shortestPaths } from './graphIndex.ts';
import { openApi } from './openApi.ts';
import { createPictures } from './pictures.ts';
import {
  collect,
  readArticle,
  readEdge,
  readEdgesAmong,
  readJudgements,
  readNodes,
  readOutlets,
  readStatements,
  readStatementsOf,
  toSceneEdge,
} from './reads.ts';
import { type Fields, idsOf, indicesOf, judgementOf, numberOf, parametersOf, parseFields, textOf } from './request.ts';
import { overviewNodes } from './size.ts';
import type {
  About,
  ArticleAnswer,
  EdgeAnswer,
  ErrorAnswer,
  HeldJudgement,
  NamedQueryAnswer,
  NodeAnswer,
  OutletsAnswer,
  PathsAnswer,
  Piece,
  QueryAnswer,
  SearchHit,
  StatementAnswer,
  WorldProgress,
} from './wire.ts';
import { countRelations, neighboursOf, readNeighbourhood, type World } from './world.ts';

export interface ApiOptions {
  readonly queries: readonly NamedQuery[];
  readonly canJudge: boolean;
  /** Milliseconds for one query of the Cypher box. */
  readonly queryTimeout: number;
  /** Rows of one query of the Cypher box. */
  readonly queryRows: number;
  readonly report: (error: unknown) => void;
}

/** Bytes of rows that one query sends; the rest is cut, and the answer says so. */
const queryBytes = 8_000_000;
/** Queries that may run at once: the engine is shared, and a slow one must not starve the clicks. */
const queriesAtOnce = 4;
/** Nodes that a scene may ask for at once. */
const sceneNodes = 20_000;
/** Nodes and edges that one query adds to the scene. */
const pieceNodes = 2000;
const bodyBytes = 4_000_000;
/** Characters of an article on each side of the sentence that was asked for. */
const windowSize = 30_000;

const statusOf = (code: string): ContentfulStatusCode => {
  if (code.startsWith('unknown-')) return 404;
  if (code === 'busy') return 429;
  if (code === 'query-timeout' || code === 'query-cancelled') return 408;
  if (code === 'switched-off' || code === 'store-read-only') return 403;
  if (code === 'judgements-contradict' || code === 'changed') return 409;
  // The store is away or cannot be had now: the page waits for it.
  return code.startsWith('store-') || code.startsWith('server-') ? 503 : 400;
};

const unknown = (what: string, id: string): Failure =>
  new Failure(`unknown-${what}`, `There is no ${what} "${id.slice(0, 100)}"`, {
    hint: 'The store may have changed since; reload the page.',
  });

const respondColumns = (context: Context, columns: Uint8Array<ArrayBuffer>): Response =>
  context.body(columns, 200, { 'content-type': 'application/octet-stream' });

const changed = (): Failure =>
  new Failure('changed', 'The graph has changed since', { hint: 'Ask for the world again.' });

const cutRows = (rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] => {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += JSON.stringify(row).length;
    return bytes > queryBytes;
  });
  return end < 0 ? rows : rows.slice(0, end);
};

/** The API that the page speaks: JSON in and out, one failure form, all reading through the store. */
export const createApi = (world: World, options: ApiOptions): Hono => {
  const { store } = world;
  const api = new Hono();
  const asked = (context: Context, name: string): string => textOf(new Map([[name, context.req.query(name)]]), name);
  const fieldsOf = async (context: Context): Promise<Fields> => parseFields(await context.req.text());
  const draw = createPictures();
  let running = 0;

  api.onError((error, context) => {
    if (error instanceof Failure) {
      const { code, message, hint } = error;
      const answer: ErrorAnswer = { error: { code, message, ...(hint === undefined ? {} : { hint }) } };
      return context.json(answer, statusOf(code));
    }
    options.report(error);
    // What a bug says may hold paths or addresses: it goes to the log only.
    const answer: ErrorAnswer = {
      error: { code: 'internal', message: 'The server could not answer', hint: 'Its own output says more.' },
    };
    return context.json(answer, 500);
  });
  api.use(
    bodyLimit({
      maxSize: bodyBytes,
      onError: (context) => {
        const answer: ErrorAnswer = {
          error: {
            code: 'request',
            message: 'The request is too large',
            hint: `At most ${bodyBytes} bytes are taken.`,
          },
        };
        return context.json(answer, 413);
      },
    }),
  );

  api.get('/openapi.json', (context) => context.json(openApi));

  api.get('/about', async (context) => {
    const answer: About = {
      stats: await world.stats(),
      canJudge: options.canJudge,
      exportFormats: Object.entries(exporters).map(([name, { description, files }]) => ({
        name,
        description,
        parts: files.length,
      })),
      limits: { rows: options.queryRows, seconds: options.queryTimeout / 1000, sceneNodes, overviewNodes },
    };
    return context.json(answer);
  });

  api.get('/overview', async (context) => context.json(await world.overview()));

  api.get('/world', async (context) => respondColumns(context, await world.columns()));

  api.get('/world/places', async (context) => {
    const columns = await world.places(numberOf(context.req.query('after'), 0, 0, 1e6));
    return columns === undefined ? context.body(null, 204) : respondColumns(context, columns);
  });

  api.get('/world/progress', (context) => {
    const answer: WorldProgress = { part: world.progress() };
    return context.json(answer);
  });

  api.post('/world/nodes', async (context) => {
    const fields = await fieldsOf(context);
    const answer = await world.named(textOf(fields, 'state'), (order) => indicesOf(fields, 'nodes', sceneNodes, order));
    if (answer === undefined) throw changed();
    return context.json(answer);
  });

  api.get('/world/outlets', async (context) => {
    const { state, outlets } = await world.known();
    if (asked(context, 'state') !== state) throw changed();
    return respondColumns(context, await outlets());
  });

  api.get('/search', async (context) => {
    const { index, search: make } = await world.known();
    const search = await make();
    const found = search(context.req.query('q') ?? '', numberOf(context.req.query('limit'), 12, 1, 50));
    const ids = found.map(({ node }) => index.ids[node] as string);
    const nodes = new Map((await world.dress(await readNodes(store, ids))).map((node) => [node.id, node]));
    const answer: readonly SearchHit[] = found.flatMap(({ node, alias }) => {
      const dressed = nodes.get(index.ids[node] as string);
      return dressed === undefined ? [] : [{ node: dressed, ...(alias === undefined ? {} : { alias }) }];
    });
    return context.json(answer);
  });

  const placeOf = async (id: string): Promise<{ readonly index: GraphIndex; readonly at: number }> => {
    const { index } = await world.known();
    const at = index.indexOf.get(id);
    if (at === undefined) throw unknown('node', id);
    return { index, at };
  };

  api.get('/node', async (context) => {
    const id = asked(context, 'id');
    const [found] = await readNodes(store, [id]);
    if (found === undefined) throw unknown('node', id);
    const { index, at } = await placeOf(id);
    const limit = numberOf(context.req.query('limit'), 200, 1, 2000);
    const { nodes, edges, truncated } = await readNeighbourhood(store, index, at, { limit });
    const [node] = await world.dress([found]);
    const answer: NodeAnswer = {
      node: node ?? { ...found, degree: edges.length },
      counts: countRelations(index, neighboursOf(index, at)),
      edges: edges.map(toSceneEdge),
      neighbours: await world.dress(nodes),
      truncated,
    };
    return context.json(answer);
  });

  api.post('/expand', async (context) => {
    const fields = await fieldsOf(context);
    const id = textOf(fields, 'id');
    const type = fields.get('type');
    const direction = fields.get('direction');
    const { index, at } = await placeOf(id);
    const shown = new Set(idsOf(fields, 'shown', sceneNodes));
    const { edges, nodes } = await readNeighbourhood(store, index, at, {
      wanted: (relation, way) =>
        (type === undefined || relation === type) && (direction === undefined || way === direction),
      limit: numberOf(fields.get('limit'), 25, 1, 2000),
      without: new Set(idsOf(fields, 'without', 200_000)),
    });
    // New nodes come with their edges to everything that is in the scene already.
    const added = nodes.map((node) => node.id);
    const scene = [...new Set([...shown, ...added, id])].filter((each) => index.indexOf.has(each));
    const inside = new Set(added);
    const more = (await readEdgesAmong(store, scene)).filter(({ from, to }) => inside.has(from) || inside.has(to));
    const all = new Map([...edges, ...more].map((edge) => [edge.id, toSceneEdge(edge)]));
    const answer: Piece = { nodes: await world.dress(nodes), edges: [...all.values()] };
    return context.json(answer);
  });

  api.get('/node/statements', async (context) => {
    const id = asked(context, 'id');
    await world.known();
    const answer: readonly StatementAnswer[] = await readStatementsOf(
      store,
      id,
      numberOf(context.req.query('limit'), 60, 1, 500),
      world.nameOf,
    );
    return context.json(answer);
  });

  const edgeAnswer = async (id: string): Promise<EdgeAnswer> => {
    const edge = await readEdge(store, id);
    if (edge === undefined) throw unknown('edge', id);
    await world.known();
    const ends = await world.dress(await readNodes(store, [edge.from, edge.to]));
    const [from, to] = [edge.from, edge.to].map((end) => ends.find((node) => node.id === end));
    if (from === undefined || to === undefined) throw unknown('edge', id);
    return {
      edge: toSceneEdge(edge),
      from,
      to,
      statements: await readStatements(store, edge.statements, world.nameOf),
    };
  };

  api.get('/edge', async (context) => context.json(await edgeAnswer(asked(context, 'id'))));

  api.get('/statement', async (context) => {
    const id = asked(context, 'id');
    await world.known();
    const [statement] = await readStatements(store, [id], world.nameOf);
    if (statement === undefined) throw unknown('statement', id);
    return context.json(statement);
  });

  api.post('/statements', async (context) => {
    const wanted = new Set(idsOf(await fieldsOf(context), 'edges', sceneNodes));
    await world.known();
    const ends = [...new Set([...wanted].flatMap((id) => id.split('|').slice(1, 3)))];
    const ids = (await readEdgesAmong(store, ends))
      .filter(({ id }) => wanted.has(id))
      .flatMap(({ statements }) => statements);
    const most = numberOf(context.req.query('limit'), 2000, 1, 20_000);
    const answer: readonly StatementAnswer[] = await readStatements(
      store,
      [...new Set(ids)].slice(0, most),
      world.nameOf,
    );
    return context.json(answer);
  });

  api.post('/outlets', async (context) => {
    const answer: OutletsAnswer = await readOutlets(store, idsOf(await fieldsOf(context), 'edges', sceneNodes));
    return context.json(answer);
  });

  api.get('/article', async (context) => {
    await world.known();
    const { head, text, statements } = await readArticle(store, asked(context, 'id'), world.nameOf);
    const at = numberOf(context.req.query('at'), 0, 0, text.length);
    const offset = Math.max(0, at - windowSize);
    const end = Math.min(text.length, at + windowSize);
    const visible = statements.filter((statement) => statement.end > offset && statement.start < end);
    const names = visible.flatMap(({ from, to }) => [from, to]).map((id) => [id, world.nameOf(id)]);
    const answer: ArticleAnswer = {
      article: head,
      text: text.slice(offset, end),
      offset,
      length: text.length,
      statements: visible.sort((a, b) => a.start - b.start),
      names: Object.fromEntries(names),
    };
    return context.json(answer);
  });

  api.post('/scene', async (context) => {
    const ids = idsOf(await fieldsOf(context), 'nodes', sceneNodes);
    return context.json(await world.piece(ids));
  });

  api.get('/paths', async (context) => {
    const { index } = await world.known();
    const ends = [asked(context, 'from'), asked(context, 'to')].map((id) => {
      const at = index.indexOf.get(id);
      if (at === undefined) throw unknown('node', id);
      return at;
    });
    const found = shortestPaths(index, ends[0] as number, ends[1] as number, {
      limit: numberOf(context.req.query('limit'), 5, 1, 20),
      longest: 8,
    });
    const paths = found.map((path) => ({
      nodes: path.nodes.map((node) => index.ids[node] as string),
      edges: path.edges.map((edge) => index.edgeIds[edge] as string),
    }));
    const nodes = [...new Set(paths.flatMap((path) => path.nodes))];
    const wanted = new Set(paths.flatMap((path) => path.edges));
    const edges = nodes.length === 0 ? [] : (await readEdgesAmong(store, nodes)).filter(({ id }) => wanted.has(id));
    const answer: PathsAnswer = { ...(await world.piece(nodes, edges)), paths };
    return context.json(answer);
  });

  api.get('/queries', (context) => {
    const answer: readonly NamedQueryAnswer[] = options.queries.map(({ name, question, parameters, cypher }) => ({
      name,
      question,
      cypher,
      parameters,
    }));
    return context.json(answer);
  });

  /** Nodes and edges that the rows speak of: as values, as ids, or by a name that only one node has. */
  const pieceOf = async (rows: readonly (readonly Value[])[]): Promise<Piece> => {
    const nodes = new Map<string, GraphNode>();
    const edges = new Map<string, GraphEdge>();
    const texts = new Set<string>();
    for (const row of rows) for (const value of row) collect(value, nodes, edges, texts);
    const { index } = await world.known();
    const ids = new Set([...nodes.keys(), ...[...edges.values()].flatMap(({ from, to }) => [from, to])]);
    for (const at of nodesNamed(index, texts).values()) ids.add(index.ids[at] as string);
    const chosen = [...ids].slice(0, pieceNodes);
    if (chosen.length === 0) return { nodes: [], edges: [] };
    // Rows that name edges get those; rows of nodes or names get what joins them.
    return world.piece(chosen, edges.size > 0 ? [...edges.values()] : undefined);
  };

  const answerQuery = async (
    cypher: string,
    parameters: Readonly<Record<string, unknown>>,
    limit: number,
    signal: AbortSignal,
  ): Promise<QueryAnswer> => {
    if (running >= queriesAtOnce)
      throw new Failure('busy', `${running} queries are running already`, {
        hint: 'Wait until one of them has ended.',
      });
    running += 1;
    const begin = performance.now();
    try {
      const table = await store.run(cypher, parameters, { timeout: options.queryTimeout, limit, signal });
      const rows = cutRows(table.rows);
      return {
        columns: table.columns,
        rows,
        truncated: table.truncated || rows.length < table.rows.length,
        milliseconds: Math.round(performance.now() - begin),
        piece: await pieceOf(rows),
      };
    } finally {
      running -= 1;
    }
  };

  api.post('/query', async (context) => {
    const fields = await fieldsOf(context);
    const limit = numberOf(fields.get('limit'), Math.min(1000, options.queryRows), 1, options.queryRows);
    // Aborted when whoever asked has gone or pressed "cancel": the engine then stops.
    const { signal } = context.req.raw;
    const name = fields.get('name');
    if (name === undefined)
      return context.json(await answerQuery(textOf(fields, 'cypher'), parametersOf(fields), limit, signal));
    const query = options.queries.find((each) => each.name === name);
    if (query === undefined) throw unknown('query', String(name));
    // Nodes may be named by name or alias, as on the command line.
    const parameters = await findParameters(store, query, fillParameters(query, parametersOf(fields)));
    return context.json(await answerQuery(cypherOf(query, parameters), parameters, limit, signal));
  });

  api.post('/export', async (context) => {
    const fields = await fieldsOf(context);
    const format = textOf(fields, 'format');
    if (!Object.hasOwn(exporters, format))
      throw new Failure('request', `"${format.slice(0, 40)}" is no format`, {
        hint: `Expected ${Object.keys(exporters).join(', ')}.`,
      });
    const { extension, files }: Exporter = exporters[format as keyof typeof exporters];
    const file = files[numberOf(fields.get('part'), 0, 0, files.length - 1)] ?? files[0];
    const graph = fields.has('nodes')
      ? await sourceOf(idsOf(fields, 'nodes', sceneNodes), new Set(idsOf(fields, 'edges', 200_000)))
      : store;
    const headers = {
      'content-type': 'application/octet-stream',
      // The name is ours, not the user's: no name of a node gets into a path or a header.
      'content-disposition': `attachment; filename="entente${file.suffix}.${extension}"`,
    };
    if (format === 'svg' || format === 'png') {
      const picture = await draw(graph, format, context.req.raw.signal);
      return new Response(typeof picture === 'string' ? picture : Buffer.from(picture), { headers });
    }
    const pieces = inPieces(file.write(graph, () => undefined));
    return new Response(ReadableStream.from(pieces).pipeThrough(new TextEncoderStream()), { headers });
  });

  const sourceOf = async (ids: readonly string[], edgeIds: ReadonlySet<string>): Promise<GraphSource> => {
    const edges = await readEdgesAmong(store, ids);
    return partOf(
      store,
      await readNodes(store, ids),
      edges.filter(({ id }) => edgeIds.has(id)),
    );
  };

  const mustJudge = (): void => {
    if (!options.canJudge)
      throw new Failure('switched-off', 'Judgements are switched off on this page', {
        hint: 'Serve it with --judge to correct the graph.',
      });
  };

  /** A page may show what has another version by now, whose statements have other ids: a judgement on the former one would do nothing. */
  const mustStand = async (id: string): Promise<void> => {
    const { rows } = await store.run('MATCH (s:Statement) WHERE s.id = $id RETURN s.id', { id });
    if (rows.length === 0)
      throw new Failure('changed', 'This statement is no longer stored: its article has changed or was forgotten', {
        hint: 'Look at the page again, and correct what the article says now.',
      });
  };

  const held = (): Promise<readonly HeldJudgement[]> => readJudgements(store, world.nameOf);

  api.get('/judgements', async (context) => context.json(await held()));

  api.post('/judgements', async (context) => {
    mustJudge();
    const judgement = judgementOf(await fieldsOf(context));
    if (judgement.kind === 'wrong') await mustStand(judgement.statement);
    await store.judge([judgement]);
    world.changed();
    return context.json(await held());
  });

  api.post('/judgements/retract', async (context) => {
    mustJudge();
    const id = textOf(await fieldsOf(context), 'id');
    if (!(await store.retract(id))) throw unknown('judgement', id);
    world.changed();
    return context.json(await held());
  });

  api.all('*', (context) => {
    throw unknown('path', context.req.path);
  });

  return api;
};
