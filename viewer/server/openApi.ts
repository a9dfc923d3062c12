import { nodeTypes, relationTypes, statuses } from '../../graph/ontology.ts';

/*
 * The API in the words of OpenAPI 3.1, for people and for programs. test/openApi.test.ts checks every answer against it, and that
 * it leaves no path out.
 */

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const flag = { type: 'boolean' } as const;
const list = <T>(items: T) => ({ type: 'array', items }) as const;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` }) as const;
const anything = {} as const;

/** An object with these fields and no others; names that end in `?` may be missing. */
const object = (fields: Readonly<Record<string, unknown>>) => ({
  type: 'object' as const,
  properties: Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
  required: Object.keys(fields).filter((name) => !name.endsWith('?')),
  additionalProperties: false,
});
const mapOf = (values: unknown) => ({ type: 'object' as const, additionalProperties: values });

const relation = { type: 'string', enum: [...relationTypes] };
const status = { type: 'string', enum: [...statuses] };
const precision = { type: 'string', enum: ['day', 'month', 'year'] };
const property = { type: ['string', 'number', 'boolean'] };

const schemas = {
  Node: object({
    id: text,
    type: { type: 'string', enum: [...nodeTypes] },
    name: text,
    aliases: list(text),
    'wikidata?': text,
    properties: mapOf(text),
    articles: whole,
    degree: whole,
    'community?': whole,
    'rank?': number,
    'between?': number,
    'x?': number,
    'y?': number,
  }),
  Edge: object({
    id: text,
    type: relation,
    from: text,
    to: text,
    status,
    disputed: flag,
    'date?': text,
    'datePrecision?': precision,
    'since?': text,
    'until?': text,
    statements: whole,
    sources: whole,
    confidence: number,
    properties: mapOf(property),
  }),
  Piece: object({ nodes: list(ref('Node')), edges: list(ref('Edge')) }),
  Overview: object({
    nodes: list(ref('Node')),
    edges: list(ref('Edge')),
    total: object({ nodes: whole, edges: whole }),
    large: flag,
  }),
  WorldProgress: object({ part: number }),
  WorldNodes: list(object({ id: text, name: text })),
  Outlets: object({ outlets: list(text), edges: mapOf(list(whole)) }),
  About: object({
    stats: object({
      engine: text,
      schemaVersion: whole,
      articles: whole,
      statements: whole,
      nodes: mapOf(whole),
      edges: mapOf(whole),
    }),
    canJudge: flag,
    exportFormats: list(object({ name: text, description: text, parts: whole })),
    limits: object({ rows: whole, seconds: number, sceneNodes: whole, overviewNodes: whole }),
  }),
  NodeAnswer: object({
    node: ref('Node'),
    counts: list(object({ type: relation, direction: { type: 'string', enum: ['out', 'in', 'both'] }, count: whole })),
    edges: list(ref('Edge')),
    neighbours: list(ref('Node')),
    truncated: flag,
  }),
  ArticleHead: object({ id: text, name: text, title: text, 'publishedAt?': text, 'source?': text, 'url?': text }),
  Statement: object({
    id: text,
    type: relation,
    from: text,
    to: text,
    status,
    'speaker?': object({ id: text, name: text }),
    'date?': text,
    'datePrecision?': precision,
    'since?': text,
    'until?': text,
    rule: text,
    confidence: number,
    properties: mapOf(property),
    sentence: text,
    marks: list(object({ role: { type: 'string', enum: ['from', 'cue', 'to'] }, start: whole, end: whole })),
    because: list(text),
    start: whole,
    end: whole,
    article: ref('ArticleHead'),
    'edge?': text,
    wrong: flag,
  }),
  EdgeAnswer: object({ edge: ref('Edge'), from: ref('Node'), to: ref('Node'), statements: list(ref('Statement')) }),
  ArticleAnswer: object({
    article: ref('ArticleHead'),
    text,
    offset: whole,
    length: whole,
    statements: list(ref('Statement')),
    names: mapOf(text),
  }),
  Statements: list(ref('Statement')),
  Hits: list(object({ node: ref('Node'), 'alias?': text })),
  Paths: object({
    nodes: list(ref('Node')),
    edges: list(ref('Edge')),
    paths: list(object({ nodes: list(text), edges: list(text) })),
  }),
  Queries: list(
    object({
      name: text,
      question: text,
      cypher: text,
      parameters: list(
        object({
          name: text,
          default: anything,
          description: text,
          'node?': { type: 'string', enum: ['id', 'filter'] },
        }),
      ),
    }),
  ),
  QueryAnswer: object({
    columns: list(text),
    rows: list(list(anything)),
    truncated: flag,
    milliseconds: whole,
    piece: ref('Piece'),
  }),
  Judgements: list(
    object({
      id: text,
      kind: { type: 'string', enum: ['same', 'different', 'wrong'] },
      'a?': text,
      'b?': text,
      'statement?': text,
      'note?': text,
      'origin?': text,
      'names?': list(text),
      'sentence?': text,
    }),
  ),
  Refusal: object({ error: object({ code: text, message: text, 'hint?': text }) }),
} as const;

const json = (schema: unknown) => ({ 'application/json': { schema } });
const refusal = { description: 'refused: what happened, and what to do', content: json(ref('Refusal')) };

const query = (name: string, description: string, required = true) => ({
  name,
  in: 'query',
  required,
  description,
  schema: text,
});

const get = (summary: string, answer: keyof typeof schemas, parameters: readonly unknown[] = []) => ({
  get: {
    summary,
    parameters,
    responses: { 200: { description: 'found', content: json(ref(answer)) }, default: refusal },
  },
});

/** Bytes as viewer/server/columns.ts packs them. */
const getColumns = (summary: string, parameters: readonly unknown[] = []) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: { description: 'columns', content: { 'application/octet-stream': { schema: text } } },
      default: refusal,
    },
  },
});

const post = (summary: string, answer: keyof typeof schemas, body: unknown) => ({
  summary,
  parameters: [
    { name: 'x-entente', in: 'header', required: true, description: 'any value: a form cannot set it', schema: text },
  ],
  requestBody: { required: true, content: json(body) },
  responses: { 200: { description: 'done', content: json(ref(answer)) }, default: refusal },
});

const id = query('id', 'id of what is asked for');

export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Entente',
    version: '1',
    description:
      'What the page asks of its server. Only reads, but for judgements. Host, Origin and, for POST, the content type and the header x-entente are checked.',
  },
  paths: {
    '/api/openapi.json': {
      get: {
        summary: 'this description',
        responses: { 200: { description: 'found', content: json({ type: 'object' }) } },
      },
    },
    '/api/about': get('what the store holds and what this server allows', 'About'),
    '/api/overview': get('the whole graph, or its best connected part, laid out', 'Overview'),
    '/api/world': getColumns(
      'the whole graph as columns: places, kinds and measures of the nodes, ends, kinds and months of the edges',
    ),
    '/api/world/places': getColumns('places of a later stage of the layout; 204 when there is none yet', [
      query('after', 'the stage that is known', false),
    ]),
    '/api/world/progress': get('how much of the overview of a large graph is made', 'WorldProgress'),
    '/api/world/nodes': {
      post: post(
        'ids and names of nodes by their indices in the world',
        'WorldNodes',
        object({ state: text, nodes: list(whole) }),
      ),
    },
    '/api/world/outlets': getColumns('where the articles behind every edge appeared; the names stand in the head', [
      query('state', 'the state of the graph that the world named'),
    ]),
    '/api/search': get('nodes by name or alias, forgiving of accents and transliteration', 'Hits', [
      query('q', 'what is looked for'),
      query('limit', 'most hits, up to 50', false),
    ]),
    '/api/node': get('a node, its relations counted, and its strongest edges', 'NodeAnswer', [
      id,
      query('limit', 'most edges, up to 2,000', false),
    ]),
    '/api/node/statements': get('the statements that a node takes part in, newest article first', 'Statements', [
      id,
      query('limit', 'most statements, up to 500', false),
    ]),
    '/api/expand': {
      post: post(
        'neighbours that are not in the scene yet, the strongest first, with their edges into the scene',
        'Piece',
        object({
          id: text,
          'type?': relation,
          'direction?': { type: 'string', enum: ['out', 'in', 'both'] },
          'limit?': whole,
          'shown?': list(text),
          'without?': list(text),
        }),
      ),
    },
    '/api/edge': get('an edge, its ends, and the statements behind it', 'EdgeAnswer', [id]),
    '/api/statement': get('one statement', 'Statement', [id]),
    '/api/statements': { post: post('the statements behind some edges', 'Statements', object({ edges: list(text) })) },
    '/api/outlets': {
      post: post('where the articles behind some edges appeared', 'Outlets', object({ edges: list(text) })),
    },
    '/api/article': get('an article around a place, with what was read from it', 'ArticleAnswer', [
      id,
      query('at', 'offset into its text', false),
    ]),
    '/api/scene': { post: post('some nodes, and the edges among them', 'Piece', object({ nodes: list(text) })) },
    '/api/paths': get('the shortest paths between two nodes, the best supported first', 'Paths', [
      query('from', 'id of the one node'),
      query('to', 'id of the other'),
      query('limit', 'most paths, up to 20', false),
    ]),
    '/api/queries': get('the named questions', 'Queries'),
    '/api/query': {
      post: post(
        'a Cypher query that reads, or a named question; with limits of time, rows and bytes',
        'QueryAnswer',
        object({ 'cypher?': text, 'name?': text, 'parameters?': mapOf(anything), 'limit?': whole }),
      ),
    },
    '/api/export': {
      post: {
        ...post(
          'the graph, or a part of it, as a file',
          'Piece',
          object({ format: text, 'part?': whole, 'nodes?': list(text), 'edges?': list(text) }),
        ),
        responses: {
          200: { description: 'the file', content: { 'application/octet-stream': { schema: text } } },
          default: refusal,
        },
      },
    },
    '/api/judgements': {
      ...get('what people corrected', 'Judgements'),
      post: post(
        'corrects the graph, where that is allowed',
        'Judgements',
        object({
          kind: { type: 'string', enum: ['same', 'different', 'wrong'] },
          'a?': text,
          'b?': text,
          'statement?': text,
          'note?': text,
        }),
      ),
    },
    '/api/judgements/retract': { post: post('takes a correction back', 'Judgements', object({ id: text })) },
  },
  components: { schemas },
} as const;
