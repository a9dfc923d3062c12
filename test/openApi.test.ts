import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { unpackColumns } from '../viewer/server/columns.ts';
import { openApi } from '../viewer/server/openApi.ts';
import { type Served, serveReadings } from './browser.ts';
import { readings } from './pageFixture.ts';

/* The description of the API against the server: what it answers fits, and no path is left out. */

let served: Served;
beforeAll(async () => {
  served = await serveReadings(readings);
});
afterAll(() => served.close());

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ $id: 'entente', ...openApi });

const edge = encodeURIComponent('VIOLATED|country:VE|treaty:grenzprotokoll');

type Call = readonly [method: 'get' | 'post', path: string, query: string, body?: unknown];

const calls: readonly Call[] = [
  ['get', '/api/openapi.json', ''],
  ['get', '/api/about', ''],
  ['get', '/api/overview', ''],
  ['get', '/api/world', ''],
  ['get', '/api/world/places', '?after=0'],
  ['get', '/api/world/progress', ''],
  ['get', '/api/search', '?q=zelenko'],
  ['get', '/api/node', '?id=country:VE'],
  ['get', '/api/node/statements', '?id=country:VE'],
  ['post', '/api/expand', '', { id: 'country:VE', limit: 5, shown: ['country:VE'] }],
  ['get', '/api/edge', `?id=${edge}`],
  ['post', '/api/statements', '', { edges: ['VIOLATED|country:VE|treaty:grenzprotokoll'] }],
  ['post', '/api/outlets', '', { edges: ['VIOLATED|country:VE|treaty:grenzprotokoll'] }],
  ['post', '/api/scene', '', { nodes: ['country:VE', 'country:NM'] }],
  ['get', '/api/paths', '?from=country:SA&to=country:OS'],
  ['get', '/api/queries', ''],
  ['post', '/api/query', '', { cypher: 'MATCH (a)-[r:SIGNED]->(t) RETURN a, r, t' }],
  ['post', '/api/export', '', { format: 'json' }],
  ['get', '/api/judgements', ''],
];

const call = async ([method, path, query, body]: Call): Promise<Response> =>
  fetch(new URL(path + query, served.url), {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', 'x-entente': 'page' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const pointer = (path: string, method: string, where: string): string =>
  `entente#/paths/${path.replaceAll('/', '~1')}/${method}/${where}/content/application~1json/schema`;

const expectFit = (schema: string, value: unknown): void => {
  const validate = ajv.getSchema(schema);
  if (validate === undefined) throw new Error(`there is no schema at ${schema}`);
  validate(value);
  expect(validate.errors).toBeNull();
};

const check = async (each: Call): Promise<unknown> => {
  const [method, path, , body] = each;
  const response = await call(each);
  expect([path, response.status]).toEqual([path, 200]);
  if (body !== undefined) expectFit(pointer(path, method, 'requestBody'), body);
  if (path === '/api/export') return undefined;
  if (response.headers.get('content-type') === 'application/octet-stream') {
    const answer = Object.values(openApi.paths[path as '/api/world'].get.responses[200].content);
    expect(answer).toHaveLength(1);
    return unpackColumns(await response.arrayBuffer());
  }
  const answer = await response.json();
  expectFit(pointer(path, method, 'responses/200'), answer);
  return answer;
};

test.each(calls)('%s %s%s answers as described', async (...each) => {
  await check(each as Call);
});

test('a statement, its article, and a judgement on it answer as described', async () => {
  const { statements } = (await check(['get', '/api/edge', `?id=${edge}`])) as {
    statements: { id: string; start: number; article: { id: string } }[];
  };
  const [statement] = statements;
  if (statement === undefined) throw new Error('the edge has no statement');
  await check(['get', '/api/statement', `?id=${statement.id}`]);
  await check(['get', '/api/article', `?id=${statement.article.id}&at=${statement.start}`]);
  const held = (await check(['post', '/api/judgements', '', { kind: 'wrong', statement: statement.id }])) as {
    id: string;
  }[];
  await check(['post', '/api/judgements/retract', '', { id: held[0]?.id }]);
});

test('nodes of the world answer as described', async () => {
  const { head } = (await check(['get', '/api/world', ''])) as { head: { state: string } };
  await check(['post', '/api/world/nodes', '', { state: head.state, nodes: [0, 3] }]);
});

test('the outlets of the world answer as described', async () => {
  const { head } = (await check(['get', '/api/world', ''])) as { head: { state: string } };
  const { columns } = (await check(['get', '/api/world/outlets', `?state=${head.state}`])) as {
    columns: ReadonlyMap<string, { readonly length: number }>;
  };
  expect([...columns.keys()]).toEqual(['first', 'outlet']);
  expect((await call(['get', '/api/world/outlets', '?state=other'])).status).toBe(409);
});

test('a refusal has the form that is described', async () => {
  const response = await call(['get', '/api/node', '?id=none']);
  expectFit(pointer('/api/node', 'get', 'responses/default'), await response.json());
});

test('every path of the description was called, and the server has no other', async () => {
  const called = new Set([...calls.map(([method, path]) => `${method} ${path}`)]);
  for (const path of ['/api/statement', '/api/article', '/api/world/outlets']) called.add(`get ${path}`);
  for (const path of ['/api/judgements', '/api/judgements/retract', '/api/world/nodes']) called.add(`post ${path}`);
  const described = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect([...called].sort()).toEqual(described.sort());
  const { readFileSync } = await import('node:fs');
  const source = readFileSync(new URL('../viewer/server/api.ts', import.meta.url), 'utf8');
  const routes = [...source.matchAll(/api\.(get|post)\('([^']+)'/g)].map(([, method, path]) => `${method} /api${path}`);
  expect(routes.sort()).toEqual(described);
});
