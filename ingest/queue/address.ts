import { hiddenAddress } from '../../graph/credentials.ts';
import { Failure } from '../../graph/failure.ts';

/** Where the queue is. */
export interface QueueAddress {
  /** `redis://HOST:PORT/DATABASE`, or `rediss://` for TLS; `valkey://` and `valkeys://` mean the same. */
  readonly address: string;
  readonly user?: string | undefined;
  /** Never logged, never in a message. */
  readonly password?: string | undefined;
}

/** Throws a Failure for what is no address of a Redis (`queue-address`), or holds a password (`password-in-address`). Asks nobody. */
export const parseAddress = (address: string): URL => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (
    url === undefined ||
    !/^(?:redis|valkey)s?:$/.test(url.protocol) ||
    url.hostname === '' ||
    !/^(?:\/\d{0,4})?$/.test(url.pathname)
  )
    throw new Failure('queue-address', `"${hiddenAddress(address)}" is no address of a Redis or Valkey`, {
      hint: 'Expected redis://HOST, redis://HOST:PORT or redis://HOST:PORT/DATABASE, rediss:// for TLS; or the same with valkey:// and valkeys://.',
    });
  if (url.password !== '' || url.username !== '')
    throw new Failure(
      'password-in-address',
      'the address of the queue has a user or password in it, which other users of this machine can see',
      { hint: 'Put them into REDIS_USER and REDIS_PASSWORD.' },
    );
  return url;
};

/** Whether the address asks for TLS. */
export const isEncrypted = ({ protocol }: URL): boolean => protocol === 'rediss:' || protocol === 'valkeys:';
