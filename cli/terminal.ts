import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { ReplacedJudgement } from '../graph/backup.ts';
import { withoutCredentials } from '../graph/credentials.ts';
import type { Problem } from '../graph/model.ts';
import type { Outdated } from '../graph/store.ts';
import { judgementText } from './judgementText.ts';

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What is said on stderr is a log: one JSON object per line. */
  readonly isLog?: boolean;
  /** Aborted by Ctrl-C: finish the work at hand and stop. */
  readonly stop: AbortSignal;
}

/** Writes to stdout and waits when the reader is slower than we are. */
export const print = async ({ stdout }: Terminal, text: string | Uint8Array): Promise<void> => {
  if (!stdout.write(text)) await once(stdout, 'drain');
};

/** A line of a log, with its time. */
export const log = ({ stderr }: Terminal, event: string, details: object): void => {
  const hide = (_: string, value: unknown): unknown => (typeof value === 'string' ? withoutCredentials(value) : value);
  stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...details }, hide)}\n`);
};

/** A line on stderr: what a machine that reads stdout must not see. */
export const say = (terminal: Terminal, text: string): void => {
  if (terminal.isLog) log(terminal, 'notice', { message: text.replace(/^entente: /, '') });
  else terminal.stderr.write(`${withoutCredentials(text)}\n`);
};

/** A problem as it turns up: a log has it at once, people get a list at the end. */
export const noteProblem = (terminal: Terminal, problem: Problem): void => {
  if (terminal.isLog) log(terminal, 'problem', problem);
};

/** Lists of what a run could not read and of what it passed over, and what fills them. */
export const collect = (
  terminal: Terminal,
): {
  readonly problems: readonly Problem[];
  readonly outdatedTexts: readonly Outdated[];
  readonly onProblem: (problem: Problem) => void;
  readonly onOutdated: (text: Outdated) => void;
} => {
  const problems: Problem[] = [];
  const outdatedTexts: Outdated[] = [];
  return {
    problems,
    outdatedTexts,
    onProblem: (problem) => {
      problems.push(problem);
      noteProblem(terminal, problem);
    },
    onOutdated: (text) => {
      outdatedTexts.push(text);
    },
  };
};

/** Names and sentences come from anywhere: without this an article could move the cursor or recolour the terminal. */
export const printable = (text: string): string => text.replace(/\p{Cc}|\p{Bidi_Control}/gu, ' ');

/** How many problems are shown one by one; the rest are counted. */
const problemsShown = 20;

/** Lists problems at the end of a run; a log has them already. */
export const sayProblems = (terminal: Terminal, problems: readonly Problem[]): void => {
  if (terminal.isLog) return;
  for (const { rule, message, place } of problems.slice(0, problemsShown))
    say(terminal, `${printable(place)}: ${printable(message)} [${rule}]`);
  if (problems.length > problemsShown) say(terminal, `… and ${problems.length - problemsShown} more problems`);
};

/** Names the texts that were passed over for a newer version of them: who wanted one of them must know. */
export const sayOutdated = (terminal: Terminal, texts: readonly Outdated[]): void => {
  if (terminal.isLog) {
    for (const text of texts) log(terminal, 'outdated', text);
    return;
  }
  for (const { name, address, publishedAt } of texts.slice(0, problemsShown))
    say(
      terminal,
      printable(
        `${address ?? name}: "${name}"${publishedAt === undefined ? '' : ` of ${publishedAt}`} was passed over, a newer version is known [outdated]`,
      ),
    );
  if (texts.length > problemsShown) say(terminal, `… and ${texts.length - problemsShown} more older versions`);
};

/** Names the judgements that a backup took the place of: somebody made them, and may want them back. */
export const sayReplaced = (terminal: Terminal, replaced: readonly ReplacedJudgement[]): void => {
  if (terminal.isLog) {
    for (const each of replaced) log(terminal, 'judgement-replaced', each);
    return;
  }
  for (const { was, now } of replaced.slice(0, problemsShown))
    say(terminal, printable(`${judgementText(was)} was replaced by the backup, which says ${judgementText(now)}`));
  if (replaced.length > problemsShown) say(terminal, `… and ${replaced.length - problemsShown} more judgements`);
};

/** Messages of the graph are sentences; behind the program's name they go on in lower case. */
export const goOn = (message: string): string =>
  message.replace(/^(?:The|There|No|Line|Article)\b/, (word) => word.toLowerCase());
