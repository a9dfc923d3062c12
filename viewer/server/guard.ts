import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { ErrorAnswer } from './wire.ts';

/*
 * Who may talk to the server. A page elsewhere can make a browser send requests to 127.0.0.1, and can rebind its own name to it
 * (DNS rebinding): measured, hono runs a POST for a foreign Host and a cross-site text/plain POST. So each request must name
 * this server as its Host, come from this server's own page when it names an Origin, and a POST must be one that a form
 * cannot make.
 */

/** Only the page's own files; no inline script or style, no other host. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The header that the page sets on each POST; a foreign page cannot without a preflight, which is never allowed. */
export const pageHeader = 'x-entente';

const refuse = (message: string, hint: string): ErrorAnswer => ({ error: { code: 'refused', message, hint } });

const splitHost = (host: string): { readonly name: string; readonly port: string } => {
  const [, name = '', port = '80'] = /^(\[[0-9a-f:.]+\]|[^:]*)(?::(\d+))?$/i.exec(host) ?? [];
  return { name: name.toLowerCase(), port };
};

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * True when a Host header names this server. A server on all addresses is reached by names that it cannot know: any literal address
 * is taken then, for rebinding needs a name.
 */
export const namesServer = (
  header: string | undefined,
  host: string,
  port: number,
  names: readonly string[],
): boolean => {
  const { name, port: named } = splitHost(header ?? '');
  // A proxy in front has a port of its own, and may pass its name on as it was asked for.
  if (names.some((allowed) => [name, `${name}:${named}`].includes(allowed.toLowerCase()))) return true;
  if (named !== String(port)) return false;
  if (loopback.has(name) || name === host.toLowerCase() || name === `[${host.toLowerCase()}]`) return true;
  const everywhere = host === '0.0.0.0' || host === '::';
  return everywhere && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
};

export interface GuardOptions {
  readonly host: string;
  /** Known only once the server listens. */
  readonly port: () => number;
  readonly names: readonly string[];
}

/** Refuses what does not come from this server's own page, and puts the security headers on every answer. */
export const guard =
  ({ host, port, names }: GuardOptions): MiddlewareHandler =>
  async (context, next) => {
    const header = (name: string): string | undefined => context.req.header(name);
    const respond = (status: 403 | 415 | 421, message: string, hint: string) =>
      context.json(refuse(message, hint), status);
    const check = () => {
      const hostHeader = header('host');
      if (!namesServer(hostHeader, host, port(), names))
        return respond(
          421,
          `This server does not answer to the name "${(hostHeader ?? '').slice(0, 80)}"`,
          `Open http://127.0.0.1:${port()}/, or name the host with --host.`,
        );
      const origin = header('origin');
      const site = header('sec-fetch-site');
      if (origin !== undefined && origin !== `http://${hostHeader}` && origin !== `https://${hostHeader}`)
        return respond(
          403,
          `Requests from "${origin.slice(0, 80)}" are not taken`,
          'Use the page that this server serves.',
        );
      if (site === 'cross-site' && context.req.path.startsWith('/api/'))
        return respond(403, 'Requests from other sites are not taken', 'Use the page that this server serves.');
      if (context.req.method === 'GET' || context.req.method === 'HEAD') return undefined;
      if (!/^application\/json(?:;|$)/i.test(header('content-type') ?? ''))
        return respond(415, 'The request is no JSON', 'Send content-type: application/json.');
      if (header(pageHeader) === undefined)
        return respond(403, `The header "${pageHeader}" is missing`, `Send ${pageHeader}: page.`);
      return undefined;
    };
    const refusal = check();
    if (refusal === undefined) await next();
    else context.res = refusal;
    context.res.headers.set('content-security-policy', policy);
    context.res.headers.set('x-content-type-options', 'nosniff');
    context.res.headers.set('referrer-policy', 'no-referrer');
    context.res.headers.set('cross-origin-opener-policy', 'same-origin');
    context.res.headers.set('cross-origin-resource-policy', 'same-origin');
  };
