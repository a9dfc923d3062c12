import { readFileSync } from 'node:fs';

/** Text of a file of ingest/knowledge/, from source as well as from dist/. */
const readKnowledge = (name: string): string => {
  for (const base of ['./', '../../../ingest/knowledge/']) {
    try {
      return readFileSync(new URL(base + name, import.meta.url), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`data file ingest/knowledge/${name} is missing`);
};

/** Rows of a tab-separated file; lines that begin with # are comments. */
export const readRows = (name: string): string[][] =>
  readKnowledge(name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

export const readJson = <T>(name: string): T => JSON.parse(readKnowledge(name)) as T;

/** Entries of a cell that holds a list. */
export const listOf = (cell: string | undefined, separator = ';'): string[] =>
  (cell ?? '').split(separator).filter((entry) => entry !== '');
