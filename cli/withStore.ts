import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { StoreOptions, WholeGraph } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import type { ExitCode } from './command.ts';
import { failures } from './failures.ts';
import { type Progress, startProgress } from './progress.ts';
import type { Settings } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** Asks for a password without showing it. */
const askPassword = async (terminal: Terminal, user: string): Promise<string> => {
  terminal.stderr.write(`Password of the Neo4j user ${user}: `);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: terminal.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    terminal.stderr.write('\n');
  }
};

type Named = Pick<Settings, 'store' | 'user' | 'database'>;

/** Who asks a server, as the settings and the environment say; nothing for a folder. */
const credentialsFor = async (
  terminal: Terminal,
  { store: location, user: given, database }: Named,
): Promise<StoreOptions> => {
  const { isServer } = await import('../graph/openStore.ts');
  if (!isServer(location)) return {};
  if (/:\/\/.*:.*@/s.test(location)) throw failures.passwordInAddress();
  const user = given ?? 'neo4j';
  const password =
    terminal.environment.NEO4J_PASSWORD ?? (terminal.stdin.isTTY ? await askPassword(terminal, user) : undefined);
  if (password === undefined) throw failures.noPassword(user);
  return { user, password, ...(database === undefined ? {} : { database }) };
};

/** `change` is for what takes something out: it needs a store that is there, while `write` makes one. */
type Access = 'read' | 'write' | 'change';

/** Opens the store that the settings name. Whoever calls this closes it. */
export const openNamedStore = async (terminal: Terminal, settings: Named, access: Access): Promise<GraphStore> => {
  const { openStore } = await import('../graph/openStore.ts');
  const credentials = await credentialsFor(terminal, settings);
  let rebuilding: Progress | undefined;
  try {
    return await openStore(settings.store, {
      ...credentials,
      readOnly: access === 'read',
      mustExist: access !== 'write',
      onRebuild: (done, total) => {
        rebuilding ??= startProgress(terminal, total, 'steps of making the index of the store anew');
        rebuilding.advance(done);
      },
    });
  } finally {
    rebuilding?.end();
  }
};

/** Opens the whole graph that the settings name, to write it out. Whoever calls this closes it. */
export const openNamedGraph = async (
  terminal: Terminal,
  settings: Named,
  onFold: (done: number, total: number) => void,
): Promise<WholeGraph> => {
  const { openGraph } = await import('../graph/openStore.ts');
  return openGraph(settings.store, { ...(await credentialsFor(terminal, settings)), onFold });
};

/** Opens the store that the settings name, hands it to `work` and closes it, whatever happens. */
export const withStore = async (
  terminal: Terminal,
  settings: Named,
  access: Access,
  work: (store: GraphStore) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const store = await openNamedStore(terminal, settings, access);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};
