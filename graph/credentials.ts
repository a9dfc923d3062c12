/** User and password of an address, which ends at the first `/`, `?` or `#` behind them. */
const userInfo = /([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#<>]*@/gi;

/** A text in which no address shows its user and password: `redis://…@host`. */
export const withoutCredentials = (text: string): string =>
  text.includes('@') ? text.replace(userInfo, '$1…@') : text;

/** As `withoutCredentials`, of one address that may be no proper one: a password with a slash in it, too. */
export const hiddenAddress = (address: string): string => address.replace(/:\/\/.*@/s, '://…@');

/** The address of a page without user and password: who reads it later needs no more. */
export const publicAddress = (url: string): string => (url.includes('@') ? url.replace(userInfo, '$1') : url);
