import type {
  About,
  ArticleAnswer,
  EdgeAnswer,
  ErrorAnswer,
  HeldJudgement,
  NamedQueryAnswer,
  NodeAnswer,
  OutletsAnswer,
  Overview,
  PathsAnswer,
  Piece,
  QueryAnswer,
  SearchHit,
  StatementAnswer,
  WorldNode,
  WorldProgress,
} from '../server/wire.ts';

/** What the server refused, in its words. `gone` when it did not answer at all. */
export class Refusal extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, hint?: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
  }
}

/** The server's API. Every call rejects with a Refusal. */
export interface Client {
  about(): Promise<About>;
  overview(): Promise<Overview>;
  /** The columns of the whole graph, and those of a later stage of its layout (undefined when there is none). */
  world(): Promise<ArrayBuffer>;
  worldPlaces(after: number): Promise<ArrayBuffer | undefined>;
  /** How much of the overview is made, from 0 to 1. */
  worldProgress(): Promise<number>;
  worldOutlets(state: string): Promise<ArrayBuffer>;
  worldNodes(state: string, nodes: readonly number[]): Promise<readonly WorldNode[]>;
  outlets(edges: readonly string[]): Promise<OutletsAnswer>;
  search(text: string, signal?: AbortSignal): Promise<readonly SearchHit[]>;
  node(id: string): Promise<NodeAnswer>;
  nodeStatements(id: string, limit: number): Promise<readonly StatementAnswer[]>;
  edge(id: string): Promise<EdgeAnswer>;
  statement(id: string): Promise<StatementAnswer>;
  /** The statements behind these edges, at most `limit`. */
  statements(edges: readonly string[], limit: number): Promise<readonly StatementAnswer[]>;
  article(id: string, at: number): Promise<ArticleAnswer>;
  expand(request: {
    readonly id: string;
    readonly type?: string;
    readonly direction?: string;
    readonly limit: number;
    readonly shown: readonly string[];
    readonly without: readonly string[];
  }): Promise<Piece>;
  scene(nodes: readonly string[]): Promise<Piece>;
  paths(from: string, to: string): Promise<PathsAnswer>;
  queries(): Promise<readonly NamedQueryAnswer[]>;
  query(
    request: {
      readonly cypher?: string;
      readonly name?: string;
      readonly parameters?: Readonly<Record<string, unknown>>;
      readonly limit?: number;
    },
    signal?: AbortSignal,
  ): Promise<QueryAnswer>;
  exportGraph(request: {
    readonly format: string;
    readonly part: number;
    readonly nodes?: readonly string[];
    readonly edges?: readonly string[];
  }): Promise<{ readonly name: string; readonly blob: Blob }>;
  judgements(): Promise<readonly HeldJudgement[]>;
  judge(judgement: Readonly<Record<string, string>>): Promise<readonly HeldJudgement[]>;
  retract(id: string): Promise<readonly HeldJudgement[]>;
}

/** Speaks to the API below `base`, the page's own folder unless the element names another. */
export const createClient = (base: string): Client => {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(new URL(`api/${path}`, base), init);
    } catch (error) {
      if ((error as Error).name === 'AbortError') throw error;
      throw new Refusal('gone', 'The server does not answer');
    }
    if (response.ok) return response;
    const answer = (await response.json().catch(() => undefined)) as ErrorAnswer | undefined;
    // The server is there, what it reads from is not.
    if (response.status === 503) throw new Refusal('away', answer?.error.message ?? '', answer?.error.hint);
    throw new Refusal(
      answer?.error.code ?? 'gone',
      answer?.error.message ?? `The server answered ${response.status}`,
      answer?.error.hint,
    );
  };
  const get = async <T>(
    path: string,
    fields: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
  ): Promise<T> => {
    const query = new URLSearchParams(fields).toString();
    const response = await ask(query === '' ? path : `${path}?${query}`, signal === undefined ? {} : { signal });
    return (await response.json()) as T;
  };
  const send = (path: string, body: unknown, signal?: AbortSignal): Promise<Response> =>
    ask(path, {
      method: 'POST',
      ...(signal === undefined ? {} : { signal }),
      headers: { 'content-type': 'application/json', 'x-entente': 'page' },
      body: JSON.stringify(body),
    });
  const post = async <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
    (await (await send(path, body, signal)).json()) as T;
  return {
    about: () => get('about'),
    overview: () => get('overview'),
    world: async () => (await ask('world')).arrayBuffer(),
    worldPlaces: async (after) => {
      const response = await ask(`world/places?after=${after}`);
      return response.status === 204 ? undefined : response.arrayBuffer();
    },
    worldProgress: async () => (await get<WorldProgress>('world/progress')).part,
    worldOutlets: async (state) => (await ask(`world/outlets?state=${state}`)).arrayBuffer(),
    worldNodes: (state, nodes) => post('world/nodes', { state, nodes }),
    outlets: (edges) => post('outlets', { edges }),
    search: (q, signal) => get('search', { q }, signal),
    node: (id) => get('node', { id }),
    nodeStatements: (id, limit) => get('node/statements', { id, limit: String(limit) }),
    edge: (id) => get('edge', { id }),
    statement: (id) => get('statement', { id }),
    statements: (edges, limit) => post(`statements?limit=${limit}`, { edges }),
    article: (id, at) => get('article', { id, at: String(at) }),
    expand: (request) => post('expand', request),
    scene: (nodes) => post('scene', { nodes }),
    paths: (from, to) => get('paths', { from, to }),
    queries: () => get('queries'),
    query: (request, signal) => post('query', request, signal),
    exportGraph: async (request) => {
      const response = await send('export', request);
      const [, name = 'entente'] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
      return { name, blob: await response.blob() };
    },
    judgements: () => get('judgements'),
    judge: (judgement) => post('judgements', judgement),
    retract: (id) => post('judgements/retract', { id }),
  };
};
