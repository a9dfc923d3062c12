import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { byCodeUnits } from '../graph/id.ts';
import { projectFolder } from '../ingest/projectFolder.ts';

/** Hex digits: enough to tell one state of the rules from another. */
const digits = 16;

const filesIn = (folder: string, belongs: (ending: string) => boolean): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && belongs(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(byCodeUnits);

/**
 * A word for the rules by which this program reads articles: a digest of the code and data of ingest/, and of the sizes of what
 * lies in data/. Where the sources are, it is made from them, so that it is the same before and after a build.
 */
export const rulesDigest = (): string => {
  const hash = createHash('sha256');
  const at = (...parts: readonly string[]): string => join(projectFolder, ...parts);
  const hasSources = existsSync(at('ingest/ingest.ts'));
  const texts = [
    ...filesIn(at('ingest'), (ending) => ['.json', '.tsv', ...(hasSources ? ['.ts'] : [])].includes(ending)),
    ...(hasSources ? [] : filesIn(at('dist/ingest'), (ending) => ending === '.js')),
  ];
  for (const path of texts) hash.update(path.slice(projectFolder.length)).update('\0').update(readFileSync(path));
  for (const path of filesIn(at('data'), (ending) => ending !== '.md'))
    hash.update(path.slice(projectFolder.length)).update(String(statSync(path).size));
  return hash.digest('hex').slice(0, digits);
};
