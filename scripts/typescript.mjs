// Lets Node 20 run the project's TypeScript scripts from source:
//   node --import ./scripts/typescript.mjs scripts/NAME.ts
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

if (import.meta.url.endsWith('?hooks')) {
  // loaded a second time, as the hooks themselves
} else register(`${import.meta.url}?hooks`);

export const load = async (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  const { transformSync } = await import('@swc/core');
  const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    sourceMaps: 'inline',
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
};
