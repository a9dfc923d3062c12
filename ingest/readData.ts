import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './projectFolder.ts';

const read = new Map<string, unknown>();

/** A JSON data file of ingest/, from source as well as from dist/; one that several files take words from is parsed once. */
export const readData = <T>(path: string): T => {
  if (!read.has(path)) read.set(path, JSON.parse(readFileSync(join(projectFolder, 'ingest', path), 'utf8')));
  return read.get(path) as T;
};
