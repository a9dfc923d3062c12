/** User and password of an address, which ends at the first `/`, `?` or `#` behind them. */
const userInfo = /:\/\/[^\s/?#<>]*@/g;

/** A text in which no address shows its user and password: `redis://…@host`. */
export const withoutCredentials = (text: string): string =>
  text.includes('@') ? text.replace(userInfo, '://…@') : text;

/** As `withoutCredentials`, of one address that may be no proper one: a password with a slash in it, too. */
export const hiddenAddress = (address: string): string => {
  const start = address.indexOf('://');
  const end = address.lastIndexOf('@');
  return start < 0 || end < start ? address : `${address.slice(0, start)}://…${address.slice(end)}`;
};

/** The address of a page without user and password: who reads it later needs no more. */
export const publicAddress = (url: string): string => (url.includes('@') ? url.replace(userInfo, '://') : url);
