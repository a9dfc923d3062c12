import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../projectFolder.ts';

/** Text of a file of ingest/knowledge/, from source as well as from dist/. */
const readKnowledge = (name: string): string => readFileSync(join(projectFolder, 'ingest', 'knowledge', name), 'utf8');

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
