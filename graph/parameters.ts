import { Failure } from './failure.ts';

/** A parameter as both engines take it. */
export type Parameter = null | string | number | boolean | readonly Parameter[] | { readonly [key: string]: Parameter };

/** Lists and maps within each other: more would fill the call stack of some engine. */
const deepest = 100;

/**
 * Makes query parameters plain. A Date becomes ISO text (neo4j-driver would send an empty map), a bigint a number,
 * undefined null. Throws a Failure (`parameter-invalid`) for a function, a symbol or a number that no query can hold, and for lists and maps more than 100 deep.
 */
export const plainParameter = (value: unknown, name: string, depth = 0): Parameter => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && depth === deepest)
    throw new Failure('parameter-invalid', `The parameter "${name}" holds lists or maps more than ${deepest} deep`, {
      hint: 'Give its values as one flat list.',
    });
  if (Array.isArray(value)) return value.map((item) => plainParameter(item, name, depth + 1));
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainParameter(item, name, depth + 1)]));
  throw new Failure('parameter-invalid', `The parameter "${name}" is ${String(value).slice(0, 40)}`, {
    hint: 'Expected text, a finite number, true, false, a list or a map.',
  });
};

/** `plainParameter` for each of them. */
export const plainParameters = (parameters: Readonly<Record<string, unknown>>): Record<string, Parameter> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, plainParameter(value, name)]));
