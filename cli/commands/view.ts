import { once } from 'node:events';
import type { Command } from '../command.ts';
import { say } from '../terminal.ts';
import { withStore } from '../withStore.ts';

export const view: Command = {
  summary: 'look at the graph in a browser',
  description: 'Serves a page with the graph, its facts and the sentences behind them, until Ctrl-C.',
  operands: {},
  settings: ['store', 'user', 'database', 'port', 'host', 'judge'],
  examples: [
    ['view', 'serves the graph in .entente on 127.0.0.1:4711'],
    ['view --port 0 --store neo4j://localhost', 'serves a graph in Neo4j on any free port'],
    ['view --judge', 'lets whoever looks say which nodes are the same, and which statements are wrong'],
  ],
  run: (terminal, _operands, settings) =>
    withStore(terminal, settings, settings.judge ? 'write' : 'read', async (store) => {
      const { serve } = await import('../../viewer/server/serve.ts');
      const page = await serve(store, { port: settings.port, host: settings.host, readOnly: !settings.judge });
      say(terminal, `The page is at ${page.url} (Ctrl-C ends it)`);
      if (!terminal.stop.aborted) await once(terminal.stop, 'abort');
      await page.close();
      return 0;
    }),
};
