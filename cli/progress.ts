import cliProgress from 'cli-progress';
import { log, type Terminal } from './terminal.ts';

/** A bar on stderr with rate and remaining time; nothing at all when stderr is no terminal. */
export interface Progress {
  readonly advance: (done: number) => void;
  readonly end: () => void;
}

/** Milliseconds between two lines of progress in a log. */
const betweenLines = 10_000;

/** Calls for a line of progress when it is time for one. */
const logging = (terminal: Terminal, every: number): ((details: (seconds: number) => object) => void) => {
  const started = performance.now();
  let last = started;
  return (details) => {
    const now = performance.now();
    if (now - last < every) return;
    last = now;
    log(terminal, 'progress', details((now - started) / 1000));
  };
};

const perSecond = (amount: number, seconds: number): number => Number((amount / seconds).toFixed(1));

const silent: Progress = { advance: () => undefined, end: () => undefined };

export const startProgress = (terminal: Terminal, total: number, unit: string, every = betweenLines): Progress => {
  if (terminal.isLog) {
    const line = logging(terminal, every);
    return {
      advance: (done) =>
        line((seconds) => ({
          done,
          total,
          unit,
          perSecond: perSecond(done, seconds),
          secondsLeft: Math.round(((total - done) * seconds) / Math.max(done, 1)),
        })),
      end: () => undefined,
    };
  }
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

/** Progress of reading: how far the bytes of the sources are, since one file may hold a million articles. */
export interface ReadingProgress extends Progress {
  readonly onBytes: (count: number) => void;
}

/** A bar over bytes with articles per second and remaining time; without a total only the count and the rate. */
export const startReading = (terminal: Terminal, bytes: number, every = betweenLines): ReadingProgress => {
  if (terminal.isLog) {
    const line = logging(terminal, every);
    let read = 0;
    return {
      onBytes: (count) => {
        read += count;
      },
      advance: (articles) =>
        line((seconds) => ({
          articles,
          perSecond: perSecond(articles, seconds),
          ...(bytes > 0
            ? { bytes: read, ofBytes: bytes, secondsLeft: Math.round(((bytes - read) * seconds) / Math.max(read, 1)) }
            : {}),
        })),
      end: () => undefined,
    };
  }
  if (!terminal.stderr.isTTY) return { ...silent, onBytes: () => undefined };
  const started = performance.now();
  const bar = new cliProgress.SingleBar(
    {
      stream: terminal.stderr as NodeJS.WriteStream,
      format:
        bytes > 0
          ? '{bar} {percentage} % · {articles} articles · {rate}/s · {eta_formatted} left'
          : '{articles} articles · {rate}/s',
      clearOnComplete: true,
      hideCursor: true,
      etaBuffer: 200,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(Math.max(bytes, 1), 0, { articles: 0, rate: '–' });
  let read = 0;
  return {
    onBytes: (count) => {
      read = Math.min(read + count, bytes);
    },
    advance: (articles) => {
      const seconds = (performance.now() - started) / 1000;
      bar.update(read, { articles, rate: Math.round(articles / Math.max(seconds, 0.001)) });
    },
    end: () => bar.stop(),
  };
};

/** Progress of writing a graph: first how many articles of a folder are folded, then how many rows are written. */
export interface WritingProgress {
  readonly onFold: (done: number, total: number) => void;
  readonly onRow: () => void;
  readonly end: () => void;
}

/** Rows after which their number is shown anew. */
const rowsAtOnce = 1000;

/** A bar with rate and remaining time while a folder is folded; afterwards rows and their rate, since each format reads another number of them. */
export const startWriting = (terminal: Terminal, every = betweenLines): WritingProgress => {
  if (terminal.isLog) {
    const folding = logging(terminal, every);
    const writing = logging(terminal, every);
    let rows = 0;
    return {
      onFold: (done, total) =>
        folding((seconds) => ({ done, total, unit: 'articles', perSecond: perSecond(done, seconds) })),
      onRow: () => {
        rows += 1;
        if (rows % rowsAtOnce === 0) writing((seconds) => ({ rows, perSecond: perSecond(rows, seconds) }));
      },
      end: () => undefined,
    };
  }
  if (!terminal.stderr.isTTY) return { onFold: () => undefined, onRow: () => undefined, end: () => undefined };
  let folding: Progress | undefined;
  let writing: cliProgress.SingleBar | undefined;
  let started = 0;
  let rows = 0;
  const endFolding = (): void => {
    folding?.end();
    folding = undefined;
  };
  return {
    onFold: (done, total) => {
      folding ??= startProgress(terminal, total, 'articles');
      folding.advance(done);
      if (done === total) endFolding();
    },
    onRow: () => {
      rows += 1;
      if (rows % rowsAtOnce !== 0) return;
      if (writing === undefined) {
        started = performance.now();
        writing = new cliProgress.SingleBar({
          stream: terminal.stderr as NodeJS.WriteStream,
          format: '{value} rows written · {rate}/s',
          clearOnComplete: true,
          hideCursor: true,
        });
        writing.start(0, rows, { rate: '–' });
      }
      const seconds = (performance.now() - started) / 1000;
      writing.update(rows, { rate: Math.round(rows / Math.max(seconds, 0.1)) });
    },
    end: () => {
      endFolding();
      writing?.stop();
    },
  };
};
