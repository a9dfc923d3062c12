import { parseAddress, type QueueAddress } from '../ingest/queue/address.ts';
import type { Terminal } from './terminal.ts';

/** A Redis by its address, with user and password from the environment. Throws a Failure for another address, before anything is opened. */
export const queueAddress = ({ environment }: Terminal, address: string): QueueAddress => {
  parseAddress(address);
  return { address, user: environment.REDIS_USER, password: environment.REDIS_PASSWORD };
};
