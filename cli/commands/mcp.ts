import { join } from 'node:path';
import { readQueries } from '../../graph/namedQueries.ts';
import { projectFolder } from '../../ingest/projectFolder.ts';
import type { Command } from '../command.ts';
import { packageVersion } from '../packageVersion.ts';
import { printable, say } from '../terminal.ts';
import { openNamedStore } from '../withStore.ts';

export const mcp: Command = {
  summary: 'let an assistant ask the graph (MCP)',
  description:
    'A Model Context Protocol server over standard input and output, for assistants that start it themselves: they can search, ' +
    'read nodes, paths and timelines, run named queries and Cypher that only reads, and cite the sentences. ' +
    'docs/mcp.md shows how an assistant is told of it.',
  operands: {},
  settings: ['store', 'user', 'database', 'answerRows', 'answerBytes', 'timeout'],
  examples: [
    ['mcp', 'serves the graph in .entente to the assistant that started it'],
    ['mcp --store neo4j://localhost', 'serves a graph in Neo4j; NEO4J_PASSWORD holds the password'],
  ],
  run: async (terminal, _operands, settings) => {
    const { isServer } = await import('../../graph/openStore.ts');
    const { holdStore, serveMcp } = await import('../mcpServer.ts');
    const open = () => openNamedStore(terminal, settings, 'read');
    const held = await holdStore(open, { release: !isServer(settings.store) });
    try {
      if (terminal.stdin.isTTY)
        say(terminal, 'An assistant is meant to start this and to talk to it in JSON (Ctrl-D ends it)');
      await serveMcp(held, {
        queries: readQueries(join(projectFolder, 'queries')),
        version: packageVersion(),
        rows: settings.answerRows,
        bytes: settings.answerBytes,
        timeout: settings.timeout * 1000,
        input: terminal.stdin,
        output: terminal.stdout,
        stop: terminal.stop,
        report: (error) => {
          const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
          for (const line of text.slice(0, 4000).split('\n')) say(terminal, printable(line));
        },
      });
    } finally {
      await held.close();
    }
    return 0;
  },
};
