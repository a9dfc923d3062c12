import { Failure } from '../../graph/failure.ts';
import type { Judgement } from '../../graph/judgements.ts';

/*
 * Requests are parsed here, at the border, field by field: what is not asked for is not read. JSON.parse makes "__proto__" an
 * own key, and copying it with an assignment would change a prototype; so keys are checked and copied by Object.fromEntries.
 */

const refuse = (message: string, hint: string): Failure => new Failure('request', message, { hint });

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Longest text taken in one field, in characters. */
const longest = 20_000;

export type Fields = ReadonlyMap<string, unknown>;

/** The fields of a JSON object. Throws a Failure (`request`) when the text is none. */
export const parseFields = (text: string): Fields => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure('request', 'The request is no JSON', { hint: 'Expected a JSON object.', cause: error });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw refuse('The request is no JSON object', 'Expected {"…": …}.');
  const fields = new Map(Object.entries(value));
  for (const key of fields.keys())
    if (forbidden.has(key)) throw refuse(`The field "${key}" is not taken`, 'Leave it out.');
  return fields;
};

/** A text field. Throws a Failure when it is missing, empty or no text. */
export const textOf = (fields: Fields, name: string): string => {
  const value = fields.get(name);
  if (typeof value !== 'string' || value === '') throw refuse(`"${name}" is missing`, `Expected a text in "${name}".`);
  if (value.length > longest) throw refuse(`"${name}" has ${value.length} characters`, `At most ${longest} are taken.`);
  return value;
};

/** A list of ids, each once. */
export const idsOf = (fields: Fields, name: string, most: number): readonly string[] => {
  const value = fields.get(name) ?? [];
  if (!Array.isArray(value) || value.some((id) => typeof id !== 'string'))
    throw refuse(`"${name}" is no list of ids`, `Expected "${name}": ["country:KP", …].`);
  if (value.length > most) throw refuse(`"${name}" holds ${value.length} ids`, `At most ${most} are taken at once.`);
  return [...new Set(value as string[])];
};

/** A list of numbers from 0 to below `end`, each once. */
export const indicesOf = (fields: Fields, name: string, most: number, end: number): readonly number[] => {
  const value = fields.get(name) ?? [];
  if (!Array.isArray(value) || value.some((at) => !Number.isInteger(at) || at < 0 || at >= end))
    throw refuse(`"${name}" is no list of indices`, `Expected "${name}": [0, …], each below ${end}.`);
  if (value.length > most)
    throw refuse(`"${name}" holds ${value.length} indices`, `At most ${most} are taken at once.`);
  return [...new Set(value as number[])];
};

/** Parameters of a query: names that Cypher has, values as JSON has them. */
export const parametersOf = (fields: Fields): Readonly<Record<string, unknown>> => {
  const value = fields.get('parameters') ?? {};
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw refuse('"parameters" is no object', 'Expected "parameters": {"name": value}.');
  const entries = Object.entries(value);
  for (const [key] of entries)
    if (!/^[A-Za-z_]\w*$/.test(key) || forbidden.has(key))
      throw refuse(`"${key.slice(0, 60)}" is no name of a parameter`, 'Expected letters, digits and "_".');
  return Object.fromEntries(entries);
};

/** A whole number from a query string or a field, kept within bounds. */
export const numberOf = (value: unknown, fallback: number, least: number, most: number): number => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return fallback;
  return Math.max(least, Math.min(most, Math.trunc(number)));
};

/** A judgement. Throws a Failure when it says nothing that can be judged. */
export const judgementOf = (fields: Fields): Judgement => {
  const kind = fields.get('kind');
  const note = fields.get('note');
  const more = typeof note === 'string' && note !== '' ? { note: note.slice(0, 2000) } : {};
  if (kind === 'wrong') return { kind, statement: textOf(fields, 'statement'), ...more };
  if (kind === 'same' || kind === 'different') {
    const [a, b] = [textOf(fields, 'a'), textOf(fields, 'b')];
    if (a === b) throw refuse(`"${a}" is compared with itself`, 'Choose two nodes.');
    return { kind, a, b, ...more };
  }
  throw refuse(`"${String(kind).slice(0, 40)}" is no kind of judgement`, 'Expected same, different or wrong.');
};
