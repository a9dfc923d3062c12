import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nearest = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error(`no package.json above ${fileURLToPath(import.meta.url)}`);
  return nearest(above);
};

/** The folder of this package, with `data/` and `ingest/languages/` in it: the same when run from source and from `dist/`. */
export const projectFolder: string = nearest(dirname(fileURLToPath(import.meta.url)));
