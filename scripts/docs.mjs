// Writes the documents that are made from the program: npm run docs
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../dist/cli/packageRoot.js';
import { references } from '../dist/cli/references.js';

for (const [path, make] of Object.entries(references)) {
  mkdirSync(dirname(join(packageRoot, path)), { recursive: true });
  writeFileSync(join(packageRoot, path), make());
  console.log(`wrote ${path}`);
}
