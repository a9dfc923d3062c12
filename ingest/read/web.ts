import { isUtf8 } from 'node:buffer';
import { lookup as resolve } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { hiddenAddress } from '../../graph/credentials.ts';
import { decodeContent } from './compression.ts';
import { BadInput, collect, type Input } from './input.ts';

/*
 * Pages and feeds by address. Whoever can name an address could make this machine ask for it, so: only http and https, only ports 80 and 443, only public
 * addresses. A name is resolved once, every address of it is checked, and the connection goes to a checked one: a second answer of the name server is
 * never asked for. Each redirect is checked the same way. Proxies of the environment are not used.
 */

export interface WebOptions {
  /** True: private addresses but for link-local ones, and any port, are allowed; a list: these addresses. None by default. */
  readonly allowPrivate?: boolean | readonly string[];
  /** Milliseconds that a server may be silent or slower than `SLOWEST`; default 30,000. */
  readonly patience?: number;
  /** Milliseconds between two requests to one host; default 1,000. robots.txt may ask for more. */
  readonly gap?: number;
  /** Addresses of a host name; the system's resolver by default. */
  readonly lookup?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
}

/** What a server said about the state of a page, to ask next time only for a newer one. */
export interface Validators {
  readonly etag?: string;
  readonly modified?: string;
}

export interface Answer {
  readonly input: Input;
  readonly validators: Validators;
}

/** Asks for pages; keeps robots.txt and the time of the last request of each host. */
export interface Web {
  /** The page, or undefined when it is as `known` says. Throws a BadInput for whatever goes wrong. */
  readonly get: (url: string, known?: Validators) => Promise<Answer | undefined>;
  /** Whether robots.txt of its host allows the address. */
  readonly isAllowed: (url: string) => Promise<boolean>;
}

const AGENT = 'Entente';
const MAX_REDIRECTS = 5;
/** Bytes per second below which a server is too slow, once its patience is used up. */
const SLOWEST = 10_000;
const MAX_ROBOTS = 500_000;
/** Longest pause that robots.txt can ask for. */
const MAX_GAP = 30_000;
/** Longest time after which a busy server is asked again, once, when it says so. */
const MAX_WAIT = 30_000;

/** Addresses that are not of the public internet: IANA's special-purpose registries (RFC 6890 and later). */
const special = new BlockList();
for (const net of '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'.split(
  ' ',
)) {
  const [address, bits] = net.split('/');
  special.addSubnet(address as string, Number(bits), 'ipv4');
}
for (const net of '::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8'.split(
  ' ',
)) {
  const [address, bits] = net.split('/');
  special.addSubnet(address as string, Number(bits), 'ipv6');
}

/** Link-local addresses, at which clouds hand out their keys: no page stands there, so that they are never meant by "my network". */
const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
linkLocal.addAddress('fd00:ec2::254', 'ipv6');

const isIn = (list: BlockList, address: string): boolean => {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return list.check(mapped, 'ipv4');
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
};

/** Whether an address may be one of this machine or its network. */
export const isPrivate = (address: string): boolean => isIn(special, address);

function refused(url: string, words: string): BadInput {
  return new BadInput('refused', url, `"${url}" was not asked for: ${words}`);
}

export function isAddress(path: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(path);
}

export function openWeb(options: WebOptions = {}): Web {
  const { allowPrivate = false, patience = 30_000, gap = 1000 } = options;
  const lookup = options.lookup ?? ((host: string) => resolve(host, { all: true, verbatim: true }));
  const isAllowedAddress = (address: string): boolean =>
    allowPrivate === true
      ? !isIn(linkLocal, address)
      : !isPrivate(address) || (allowPrivate !== false && allowPrivate.includes(address));
  const robots = new Map<string, Promise<Robots>>();
  /** Milliseconds between requests that a site asks for in robots.txt. */
  const delays = new Map<string, number>();
  const next = new Map<string, number>();

  /** The address to connect to, after every address of the host was checked. */
  const checked = async (url: URL): Promise<{ address: string; family: number }> => {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(url.href, 'only http and https are read');
    if (url.username !== '' || url.password !== '') throw refused(url.href, 'it holds a user name or password');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    let addresses: readonly { readonly address: string; readonly family: number }[];
    try {
      addresses = isIP(host) === 0 ? await lookup(host) : [{ address: host, family: isIP(host) }];
    } catch (error) {
      throw unreachable(url.href, error);
    }
    const [first] = addresses;
    if (first === undefined) throw new BadInput('unreachable', url.href, `"${host}" has no address`);
    if (allowPrivate === true && addresses.some(({ address }) => isIn(linkLocal, address)))
      throw refused(url.href, 'its address is link-local, where no page stands but the keys of a cloud may');
    if (!addresses.every(({ address }) => isAllowedAddress(address)))
      throw refused(url.href, 'its host is in a private network; --allow-private allows that');
    // a port that was allowed for a private address stands for a service that the user runs
    const isOwn = addresses.every(({ address }) => isPrivate(address));
    if (url.port !== '' && !isOwn && allowPrivate !== true)
      throw refused(url.href, `its port is ${url.port}; only 80 and 443 are asked`);
    return first;
  };

  const waitFor = async (host: string, wanted: number): Promise<void> => {
    const now = performance.now();
    const at = Math.max(now, next.get(host) ?? 0);
    next.set(host, at + Math.max(gap, wanted));
    if (at > now) await pause(at - now);
  };

  const get = async (address: string, known: Validators = {}): Promise<Answer | undefined> => {
    let url = parse(address);
    let isSecond = false;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const target = await checked(url);
      await waitFor(url.host, delays.get(url.origin) ?? 0);
      const response = await ask(url, target, known, patience);
      const { statusCode = 0, headers } = response;
      const location = headers.location;
      if (statusCode >= 300 && statusCode < 400 && statusCode !== 304 && location !== undefined) {
        response.destroy();
        url = redirected(address, location, url);
        continue;
      }
      if (statusCode === 304) {
        response.destroy();
        return undefined;
      }
      const wait = statusCode === 429 || statusCode === 503 ? waitOf(headers['retry-after']) : undefined;
      if (wait !== undefined) {
        response.destroy();
        // whoever is next at this host waits as well
        next.set(url.host, Math.max(next.get(url.host) ?? 0, performance.now() + Math.min(wait, MAX_WAIT)));
        if (wait > MAX_WAIT || isSecond)
          throw new BadInput(
            'busy',
            address,
            `"${address}" answered with status ${statusCode} and asks to come back in ${Math.ceil(wait / 1000)} s; try again later`,
          );
        isSecond = true;
        hop -= 1;
        continue;
      }
      if (statusCode !== 200) {
        response.destroy();
        throw new BadInput('http-status', address, `"${address}" answered with status ${statusCode}; expected 200`);
      }
      return {
        input: inputOf(url.href, response, patience),
        validators: {
          ...(headers.etag === undefined ? {} : { etag: headers.etag }),
          ...(headers['last-modified'] === undefined ? {} : { modified: headers['last-modified'] }),
        },
      };
    }
    throw new BadInput('refused', address, `"${address}" leads through more than ${MAX_REDIRECTS} redirects`);
  };

  const robotsOf = async (url: URL): Promise<Robots> => {
    const { default: parseRobots } = await import('robots-parser');
    const place = `${url.origin}/robots.txt`;
    try {
      const answer = await get(place);
      const text = answer === undefined ? '' : Buffer.from(await collect(answer.input, MAX_ROBOTS)).toString('utf8');
      const rules = (parseRobots as unknown as (url: string, text: string) => Rules)(place, text);
      delays.set(url.origin, Math.min((rules.getCrawlDelay(AGENT) ?? 0) * 1000, MAX_GAP));
      return (href) => rules.isAllowed(href, AGENT) !== false;
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      // RFC 9309: without the file everything is allowed, and nothing when the server cannot be asked
      const isMissing = error.rule === 'http-status' && / status 4\d\d/.test(error.message);
      return () => isMissing;
    }
  };

  const isAllowed = async (address: string): Promise<boolean> => {
    const url = parse(address);
    const known = robots.get(url.origin) ?? robotsOf(url);
    robots.set(url.origin, known);
    return (await known)(url.href);
  };

  return { get, isAllowed };
}

/** Whether an address of the host may be asked for. */
type Robots = (url: string) => boolean;

/** What is taken of robots-parser. */
interface Rules {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
}

function parse(address: string, base?: URL): URL {
  try {
    return new URL(address, base);
  } catch (error) {
    // by its code: where tests run in a realm of their own, the class is another one
    if ((error as NodeJS.ErrnoException).code !== 'ERR_INVALID_URL') throw error;
    const hidden = hiddenAddress(address);
    throw new BadInput('refused', hidden, `"${hidden}" is no address; expected https://…`);
  }
}

/** Where a redirect leads. Letters beyond ASCII come as UTF-8, which the parser of the head has taken for Latin-1. */
function redirected(address: string, location: string, base: URL): URL {
  const bytes = Buffer.from(location, 'latin1');
  try {
    return new URL(isUtf8(bytes) ? bytes.toString('utf8') : location, base);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_INVALID_URL') throw error;
    throw new BadInput(
      'refused',
      address,
      `"${address}" leads to "${hiddenAddress(location).slice(0, 80)}", which is no address`,
    );
  }
}

/** Milliseconds that a busy server asks for (RFC 9110, 10.2.3: seconds, or a date by its own clock or ours); undefined when it does not. */
function waitOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function unreachable(url: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !/^(?:E[A-Z_]+|HPE_\w+|CERT_\w+|DEPTH_\w+|UNABLE_\w+|SELF_\w+)$/.test(code))
    return error;
  const words: Readonly<Record<string, string>> = {
    ENOTFOUND: 'its host is not known',
    EAI_AGAIN: 'the name server does not answer',
    ECONNREFUSED: 'its host refuses the connection',
    ETIMEDOUT: 'its host does not answer',
  };
  return new BadInput(
    'unreachable',
    url,
    `"${url}" cannot be reached: ${Object.hasOwn(words, code) ? words[code] : code}`,
  );
}

/** One request to one checked address; resolves with the head of the answer. */
function ask(
  url: URL,
  { address, family }: { address: string; family: number },
  known: Validators,
  patience: number,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const request: ClientRequest = send(
      url,
      {
        agent: false,
        // whatever is asked here, the answer is the address that was checked
        lookup: (_host, { all }, answer) => {
          if (all)
            (answer as (error: null, all: { address: string; family: number }[]) => void)(null, [{ address, family }]);
          else answer(null, address, family);
        },
        headers: {
          'user-agent': `${AGENT} (reads news into a knowledge graph)`,
          accept:
            'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5',
          'accept-encoding': 'gzip, identity',
          ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
          ...(known.modified === undefined ? {} : { 'if-modified-since': known.modified }),
        },
        maxHeaderSize: 65_536,
      },
      (response) => {
        clearTimeout(timer);
        done(response);
      },
    );
    const timer = setTimeout(
      () =>
        request.destroy(new BadInput('unreachable', url.href, `"${url.href}" gave no answer in ${patience / 1000} s`)),
      patience,
    );
    request.on('error', (error) => {
      clearTimeout(timer);
      fail(error instanceof BadInput ? error : unreachable(url.href, error));
    });
    request.end();
  });
}

function inputOf(url: string, response: IncomingMessage, patience: number): Input {
  const type = response.headers['content-type']?.toLowerCase() ?? '';
  const charset = /charset=["']?([\w-]{2,40})/.exec(type)?.[1];
  const path = new URL(url).pathname;
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    // only the time that was spent waiting for the server: whoever takes the bytes may be slow as well
    let waited = 0;
    let waitsSince = performance.now();
    let isWaiting = true;
    let received = 0;
    // a server that drips is as good as a silent one
    const watch = setInterval(
      () => {
        const seconds = (waited + (isWaiting ? performance.now() - waitsSince : 0) - patience) / 1000;
        if (seconds > 0 && received < seconds * SLOWEST)
          response.destroy(
            new BadInput('unreachable', url, `"${url}" sends too slowly (${received} bytes so far); it was given up`),
          );
      },
      Math.min(patience / 4, 1000),
    );
    try {
      for await (const piece of response) {
        waited += performance.now() - waitsSince;
        isWaiting = false;
        received += (piece as Uint8Array).length;
        yield piece as Uint8Array;
        isWaiting = true;
        waitsSince = performance.now();
      }
    } catch (error) {
      throw error instanceof BadInput ? error : unreachable(url, error);
    } finally {
      clearInterval(watch);
      response.destroy();
    }
  };
  const input: Input = {
    place: url,
    name: path.slice(path.lastIndexOf('/') + 1) || 'index',
    bytes,
    url,
    mediaType: type.split(';')[0]?.trim() ?? '',
    ...(charset === undefined ? {} : { charset }),
  };
  try {
    return decodeContent(input, response.headers['content-encoding'] ?? '');
  } catch (error) {
    response.destroy();
    throw error;
  }
}
