import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../ingest/projectFolder.ts';

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string }).version;
