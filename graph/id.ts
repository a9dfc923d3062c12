import { hash } from 'node:crypto';
import type { Statement } from './model.ts';

/** Hex digits of a statement id: 128 bits, so that two of a billion statements collide with a chance below 1e-20. */
const statementDigits = 32;

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Id of an article: `article:` + SHA-256 of its text as stored (NFC, line ends normalised). */
export const articleId = (text: string): string => `article:${sha256(text)}`;

/** The fields that make a statement the one it is: what a second run reads from the same place gets the same id. */
export type StatementKey = Pick<Statement, 'article' | 'start' | 'end' | 'type' | 'from' | 'to' | 'status'>;

/** Id of a statement: `statement:` + hash of article, span, type, from, to and status (ontology.md). */
export const statementId = ({ article, start, end, type, from, to, status }: StatementKey): string =>
  `statement:${sha256(JSON.stringify([article, start, end, type, from, to, status])).slice(0, statementDigits)}`;

/** Order of two strings by UTF-16 code units: the same on every machine, unlike localeCompare. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
