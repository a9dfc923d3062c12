import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, thisProcess } from './embedded/lock.ts';

/** Says whose a folder is: the machine, the process and when it started, and six characters against clashes. */
const owned = /^entente-[a-z]+-(.+)-(\d+)-(\d*)-\w{6}$/;

/** Removes folders whose process was killed: it could not do so itself. What belongs to others is left alone. */
const removeOrphans = (place: string): void => {
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const [, host, pid, started] = owned.exec(entry.name) ?? [];
    if (!entry.isDirectory() || host === undefined || started === undefined) continue;
    if (isAlive({ host, pid: Number(pid), started })) continue;
    try {
      rmSync(join(place, entry.name), { recursive: true, force: true });
    } catch (error) {
      // Another user's, or another process is removing it just now.
      if (!['EACCES', 'EPERM', 'ENOTEMPTY', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
};

/**
 * Makes a folder for what this process needs for a while, in `place` or the system's temporary folder; whoever makes it removes it. First
 * removes those, of every kind, that killed processes have left there.
 */
export const makeTemporaryFolder = (kind: 'rows' | 'query', place: string = tmpdir()): string => {
  removeOrphans(place);
  const { host, pid, started } = thisProcess();
  return mkdtempSync(join(place, `entente-${kind}-${host}-${pid}-${started}-`));
};
