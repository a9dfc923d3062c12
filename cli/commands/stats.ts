import type { Command } from '../command.ts';
import { print } from '../terminal.ts';
import { withStore } from '../withStore.ts';

export const stats: Command = {
  summary: 'count what a store holds',
  description: 'Counts articles, statements, nodes by type and edges by type.',
  operands: {},
  settings: ['store', 'user', 'database', 'json'],
  examples: [
    ['stats', 'counts what is in .entente'],
    ['stats --store bolt://localhost --json', 'counts what is in Neo4j, as JSON'],
  ],
  run: (terminal, _operands, settings) =>
    withStore(terminal, settings, 'read', async (store) => {
      const counts = await store.stats();
      if (settings.json) await print(terminal, `${JSON.stringify(counts, null, 1)}\n`);
      else {
        const { formatStats } = await import('../table.ts');
        await print(terminal, formatStats(counts));
      }
      return 0;
    }),
};
