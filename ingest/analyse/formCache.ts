/** Remembers values by word form, within bounds. */
export interface FormCache<Value> {
  readonly get: (form: string) => Value | undefined;
  readonly set: (form: string, value: Value) => void;
}

/**
 * Keeps at least the last `size` forms that were asked for and at most twice as many. Two generations instead of an ordered
 * list: what is asked for again moves to the young one, and when that is full it becomes the old one, which is dropped. News
 * repeats itself, but its rare words never end.
 */
export const createFormCache = <Value>(size: number): FormCache<Value> => {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const set = (form: string, value: Value): void => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(form, value);
  };
  return {
    get: (form) => {
      const found = young.get(form);
      if (found !== undefined) return found;
      const kept = old.get(form);
      if (kept !== undefined) set(form, kept);
      return kept;
    },
    set,
  };
};

/** The same test, asked once per form within the bounds of a cache: for long patterns and lists, since news repeats its words. */
export const askOnce = (test: (form: string) => boolean): ((form: string) => boolean) => {
  const answers = createFormCache<boolean>(10_000);
  return (form) => {
    let answer = answers.get(form);
    if (answer === undefined) {
      answer = test(form);
      answers.set(form, answer);
    }
    return answer;
  };
};
