/** A number with its noun: 1 article, 2 articles. */
export const amount = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;
