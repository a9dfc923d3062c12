// Writes the documents that are made from the program: npm run docs
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { references } from '../cli/references.ts';
import { projectFolder } from '../ingest/projectFolder.ts';

for (const [path, make] of Object.entries(references)) {
  mkdirSync(dirname(join(projectFolder, path)), { recursive: true });
  writeFileSync(join(projectFolder, path), await make());
  console.log(`wrote ${path}`);
}
