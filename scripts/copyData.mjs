// Puts the data files that stand beside the code into dist/, beside the built code. Part of npm run build.
import { cpSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isData = (path) => statSync(path).isDirectory() || ['.json', '.tsv', '.txt'].includes(extname(path));
cpSync(`${root}ingest`, `${root}dist/ingest`, { recursive: true, filter: isData });
