import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Failure } from '../failure.ts';

/** Who holds a store. `started` is the kernel's start time of the process, so that a reused number is not taken for it. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
  readonly command: string;
}

/** What the kernel says of a process behind its command, which may hold anything (proc(5): from field 3 on); empty where it says nothing. */
const statOf = (pid: number): readonly string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};

/** Clock ticks since boot at which a process started, on Linux; empty elsewhere. */
const startTime = (pid: number): string => statOf(pid)[19] ?? '';

/** True for a process that was killed and that nobody has asked after yet, as in a container without an init. */
const isZombie = (pid: number): boolean => statOf(pid)[0] === 'Z';

/** This process, as others can ask after it. */
export const thisProcess = (): Omit<Holder, 'command'> => ({
  pid: process.pid,
  host: hostname(),
  started: startTime(process.pid),
});

/** Whether a process still runs; of another machine's that is believed. */
export const isAlive = ({ pid, host, started }: Omit<Holder, 'command'>): boolean => {
  // A process on another machine cannot be looked at: believe the lock.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid) && (started === '' || startTime(pid) === started);
};

const readHolder = (path: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

/** The living holder of a lock file, if any. */
export const holderOf = (path: string): Holder | undefined => {
  const holder = readHolder(path);
  return holder !== undefined && isAlive(holder) ? holder : undefined;
};

/**
 * Takes the lock file, and gives the function that releases it. A lock whose process is gone is taken over. Throws a
 * Failure (`store-locked`) that says who holds it.
 */
export const takeLock = (path: string): (() => void) => {
  const holder: Holder = { ...thisProcess(), command: process.argv.slice(1, 3).join(' ') };
  const text = `${JSON.stringify(holder)}\n`;
  // Written under another name and then linked: nobody ever sees a lock without its content.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        linkSync(draft, path);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const other = holderOf(path);
        if (other !== undefined)
          throw new Failure('store-locked', `The store is in use by process ${other.pid} on ${other.host}`, {
            hint: `It is "${other.command}". Wait until it is done, or end it; then try again.`,
            cause: error,
          });
        if (attempt > 0) throw error;
        rmSync(path, { force: true });
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(path, { force: true });
};
