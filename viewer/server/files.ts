import { readFileSync, realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/*
 * The page's own files. hono's and fastify's static middlewares follow symbolic links out of their root (measured), so this looks
 * where a file really lies before it reads it.
 */

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Built files carry a hash of their content in their name, so they never change. */
  readonly immutable: boolean;
}

/** The file that a request path names below `root`, or undefined: none, not a known kind, hidden, or outside of it. */
export const readPageFile = (root: string, requestPath: string): PageFile | undefined => {
  let path: string;
  try {
    path = decodeURIComponent(requestPath === '/' ? '/index.html' : requestPath);
  } catch {
    return undefined;
  }
  const type = contentTypes[extname(path)];
  const parts = path.split('/').slice(1);
  if (type === undefined || path.includes('\0') || path.includes('\\')) return undefined;
  if (parts.some((part) => part === '' || part.startsWith('.'))) return undefined;
  try {
    const realRoot = realpathSync(root);
    const file = realpathSync(join(realRoot, ...parts));
    if (!file.startsWith(realRoot + sep)) return undefined;
    return { body: new Uint8Array(readFileSync(file)), type, immutable: parts[0] === 'assets' };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EACCES' || code === 'ELOOP')
      return undefined;
    throw error;
  }
};
