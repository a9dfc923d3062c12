import { withoutCredentials } from './credentials.ts';

/** Something the user can act on: one line that quotes the value, and a hint. No password of an address is in them. The CLI prints both and exits with 1. */
export class Failure extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(withoutCredentials(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.hint = options.hint === undefined ? undefined : withoutCredentials(options.hint);
  }
}
