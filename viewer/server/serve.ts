import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve as listen, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { Failure } from '../../graph/failure.ts';
import { type NamedQuery, readQueries } from '../../graph/namedQueries.ts';
import type { GraphStore } from '../../graph/store.ts';
import { answering } from './answering.ts';
import { createApi } from './api.ts';
import { readPageFile } from './files.ts';
import { guard } from './guard.ts';
import { isLarge } from './size.ts';
import { createWorld } from './world.ts';

export interface ServeOptions {
  /** 0 takes any free port. Default 4711. */
  readonly port?: number | undefined;
  /** Default 127.0.0.1: only this machine. */
  readonly host?: string | undefined;
  /** Other names that the page may be called by, such as that of a proxy in front. */
  readonly names?: readonly string[] | undefined;
  /** True switches judgements off. Queries only read in any case. */
  readonly readOnly?: boolean | undefined;
  /** Default: the files of the project's queries/. */
  readonly queries?: readonly NamedQuery[] | undefined;
  /** Milliseconds for a query of the Cypher box; default 20,000. */
  readonly queryTimeout?: number | undefined;
  /** Rows of a query of the Cypher box; default 5,000. */
  readonly queryRows?: number | undefined;
  /** Where the built page lies; default: where the build puts it. */
  readonly pageFolder?: string | undefined;
  /** Is told of bugs, once each. Default: standard error. */
  readonly report?: ((error: unknown) => void) | undefined;
}

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

/** This file runs from its source in tests and from dist/ otherwise. */
const fromSource = import.meta.url.endsWith('.ts');
const pathFrom = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const builtPage = pathFrom(fromSource ? '../../dist/viewer/page' : '../page');
const queriesFolder = pathFrom(fromSource ? '../../queries' : '../../../queries');

const defaultPort = 4711;
/** A query that costs nothing. */
const anything = "MATCH (s:Store {id: 'store'}) RETURN s.id AS id";

const listenOn = (app: Hono, host: string, port: number): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, () => {
      server.removeListener('error', fail);
      resolve(server);
    });
    const fail = (error: NodeJS.ErrnoException): void => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken || error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
          ? new Failure(
              'port',
              `Cannot listen on ${host}:${port}${taken ? ': the port is taken' : ` (${error.code})`}`,
              {
                hint: 'Choose another with --port, or --port 0 for any free one.',
                cause: error,
              },
            )
          : error,
      );
    };
    server.once('error', fail);
  });

/**
 * Serves the page for a store until `close`. The store stays the caller's: it is not closed. Throws a Failure when the page is not
 * built (`page-missing`) or the port cannot be had (`port`).
 */
export const serve = async (store: GraphStore, options: ServeOptions = {}): Promise<Serving> => {
  const host = options.host ?? '127.0.0.1';
  const pageFolder = options.pageFolder ?? builtPage;
  if (!existsSync(pageFolder))
    throw new Failure('page-missing', `The page is not built: there is no "${pageFolder}"`, {
      hint: 'Run npm run build.',
    });
  const report = options.report ?? ((error: unknown) => console.error(error));
  let port = options.port ?? defaultPort;

  const world = createWorld(answering(store));
  const app = new Hono();
  app.use(guard({ host, port: () => port, names: options.names ?? [] }));
  app.use(compress());
  app.use('/api/*', async (context, next) => {
    await next();
    context.res.headers.set('cache-control', 'no-store');
  });
  app.route(
    '/api',
    createApi(world, {
      queries: options.queries ?? (existsSync(queriesFolder) ? readQueries(queriesFolder) : []),
      canJudge: options.readOnly !== true,
      queryTimeout: options.queryTimeout ?? 20_000,
      queryRows: options.queryRows ?? 5000,
      report,
    }),
  );
  app.get('*', (context) => {
    const file = readPageFile(pageFolder, context.req.path);
    if (file === undefined) return context.text('There is no such page.', 404);
    return context.body(file.body, 200, {
      'content-type': file.type,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });

  const server = await listenOn(app, host, port);
  port = (server.address() as AddressInfo).port;
  // Ready before the first click. A store that cannot be read says so when it is asked.
  world
    .known()
    .then(async ({ index, layouts, search }) => {
      layouts();
      if (!isLarge(index)) return;
      await search();
      // The process that answers queries opens the store's file now, and not at the first click.
      await world.store.run(anything);
    })
    .catch(() => undefined);

  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        world.close();
        server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
};
