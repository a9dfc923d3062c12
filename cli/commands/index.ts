import type { Command } from '../command.ts';
import { evaluate } from './evaluate.ts';
import { exportGraph } from './export.ts';
import { extract } from './extract.ts';
import { forget } from './forget.ts';
import { ingest } from './ingest.ts';
import { judge } from './judge.ts';
import { mcp } from './mcp.ts';
import { query } from './query.ts';
import { stats } from './stats.ts';
import { view } from './view.ts';
import { watch } from './watch.ts';
import { worker } from './worker.ts';

/** The commands by name, in the order in which --help lists them. */
export const commands = {
  ingest,
  watch,
  worker,
  extract,
  query,
  export: exportGraph,
  view,
  mcp,
  stats,
  forget,
  judge,
  evaluate,
} as const satisfies Record<string, Command>;
