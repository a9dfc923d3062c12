// The last step of npm run build: puts the data files that stand beside the code into dist/, beside the built code, and notes when
// the build was finished, so that npm start knows whether it is stale.
import { cpSync, statSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isData = (path) => statSync(path).isDirectory() || ['.json', '.tsv', '.txt'].includes(extname(path));
cpSync(`${root}ingest`, `${root}dist/ingest`, { recursive: true, filter: isData });
writeFileSync(`${root}dist/.built`, '');
