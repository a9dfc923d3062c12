import type { SettingName, Settings } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** 0 all well, 1 a failure that the user can act on, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly summary: string;
  /** What --help says below the usage line. */
  readonly description: string;
  /** As commander reads them: `<paths...>`, `[cypher]`; each with what it means. */
  readonly operands: Readonly<Record<string, string>>;
  readonly settings: readonly SettingName[];
  readonly examples: readonly (readonly [command: string, says: string])[];
  /** With --json what it says on the way goes to stderr as lines of JSON too. */
  readonly logs?: true;
  readonly run: (terminal: Terminal, operands: readonly string[], settings: Settings) => Promise<ExitCode>;
}
