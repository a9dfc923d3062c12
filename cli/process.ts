import { main } from './main.ts';

/** The process around the program: signals, broken pipes, the exit code. Imported for its effect by bin/entente. */

const stop = new AbortController();
let asked = 0;
const askToStop = (): void => {
  asked += 1;
  // The second time the user means it: what was committed is safe in both stores.
  if (asked > 1) process.exit(1);
  const message = 'stopping after the work at hand (again to stop at once)';
  const isLog = process.argv.includes('--json');
  process.stderr.write(
    isLog
      ? `${JSON.stringify({ time: new Date().toISOString(), event: 'notice', message })}\n`
      : `\nentente: ${message}\n`,
  );
  stop.abort();
};
process.on('SIGINT', askToStop);
process.on('SIGTERM', askToStop);

// The reader went away (entente … | head): nothing is wrong, and there is nobody to tell.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    // A full disk behind a redirection, say.
    if (stream === process.stdout && error.code !== undefined) {
      process.stderr.write(
        `entente: cannot write to standard output (${error.code})\n  Check that where it goes has room.\n`,
      );
      process.exit(1);
    }
    throw error;
  });

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  stop: stop.signal,
});
