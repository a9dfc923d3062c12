import { PassThrough, Readable } from 'node:stream';
import { main } from '../cli/main.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunSettings {
  readonly environment?: Record<string, string>;
  readonly stop?: AbortSignal;
  /** Called with each piece of stderr. */
  readonly onStderr?: (text: string) => void;
  /** Called with each piece of stdout. */
  readonly onStdout?: (text: string) => void;
}

/** Runs the program inside the test's process and collects what it writes. */
export const run = async (
  argv: readonly string[],
  { environment = {}, stop = new AbortController().signal, onStderr, onStdout }: RunSettings = {},
): Promise<Outcome> => {
  const texts = { stdout: '', stderr: '' };
  const collect = (name: 'stdout' | 'stderr'): PassThrough => {
    const stream = new PassThrough();
    stream.on('data', (chunk) => {
      texts[name] += chunk;
      if (name === 'stderr') onStderr?.(String(chunk));
      else onStdout?.(String(chunk));
    });
    return stream;
  };
  const terminal = {
    stdin: Readable.from([]),
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    environment,
    stop,
  };
  const code = await main(argv, terminal);
  // What was written last is delivered with the next turn of the event loop.
  await new Promise(setImmediate);
  return { code, ...texts };
};
