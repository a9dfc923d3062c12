import cliProgress from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** A bar on stderr with rate and remaining time; nothing at all when stderr is no terminal. */
export interface Progress {
  readonly advance: (done: number) => void;
  readonly end: () => void;
}

const silent: Progress = { advance: () => undefined, end: () => undefined };

export const startProgress = (terminal: Terminal, total: number, unit: string): Progress => {
  if (!terminal.stderr.isTTY || total === 0) return silent;
  const started = performance.now();
  const bar = new cliProgress.SingleBar(
    {
      stream: terminal.stderr as NodeJS.WriteStream,
      format: `{bar} {value}/{total} ${unit} · {rate}/s · {eta_formatted} left`,
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 200,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0, { rate: '–' });
  return {
    advance: (done) => {
      const seconds = (performance.now() - started) / 1000;
      bar.update(done, { rate: Math.round(done / Math.max(seconds, 0.001)) });
    },
    end: () => bar.stop(),
  };
};
