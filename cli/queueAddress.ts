import type { QueueAddress } from '../ingest/queue/redis.ts';
import type { Terminal } from './terminal.ts';

/** A Redis by its address, with user and password from the environment. */
export const queueAddress = ({ environment }: Terminal, address: string): QueueAddress => ({
  address,
  user: environment.REDIS_USER,
  password: environment.REDIS_PASSWORD,
});
