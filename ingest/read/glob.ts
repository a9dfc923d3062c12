import { existsSync } from 'node:fs';

/**
 * The files that a pattern (`news/2024-*.html`, `2024-{01,02}.jsonl`) names, sorted by code unit; undefined for a path that is there or is no pattern. For shells
 * that do not expand patterns, and for more files than a command line takes.
 */
export async function matchGlob(path: string): Promise<readonly string[] | undefined> {
  if (!/[*?[\]{}]/.test(path) || existsSync(path)) return undefined;
  const { glob } = await import('tinyglobby');
  const found = await glob(path, { onlyFiles: true, dot: false, expandDirectories: false });
  return found.length === 0 ? undefined : found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
