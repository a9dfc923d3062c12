import type { Words } from './words.ts';

/*
 * Why something was read, in the words of the page. The rules note what they saw in short English (`frame vorwerfen: subject → ACCUSED →
 * dative`), which the command line shows as it is; here patterns of words.ts turn it into something that readers know, with names for
 * ids. What no pattern knows stands as it was noted.
 */

/** How deep a note may lie in another. */
const deepest = 4;

/** What stands for each `*` of the pattern, the shortest that fits from the left; undefined when the text is another. */
const captures = (pattern: string, text: string): readonly string[] | undefined => {
  const [head = '', ...rest] = pattern.split('*');
  if (!text.startsWith(head)) return undefined;
  const found: string[] = [];
  let at = head.length;
  for (const [place, literal] of rest.entries()) {
    const isLast = place === rest.length - 1;
    const next = !isLast ? text.indexOf(literal, at) : text.endsWith(literal) ? text.length - literal.length : -1;
    if (next < at) return undefined;
    found.push(text.slice(at, next));
    at = next + literal.length;
  }
  return at === text.length ? found : undefined;
};

const anId = /\b(?:person|organisation|country|treaty):[\p{L}\p{N}._-]*[\p{L}\p{N}]/gu;

/** The ids of nodes that a note speaks of. */
export const idsIn = (note: string): readonly string[] => note.match(anId) ?? [];

const withNames = (text: string, nameOf: (id: string) => string): string => text.replace(anId, nameOf);

/** One note of a rule in the page's language. */
export const sayReason = (note: string, words: Words, nameOf: (id: string) => string, depth = 0): string => {
  const { patterns, roles, kinds } = words.reasons;
  const prefix = kinds.find((kind) => note.startsWith(`${kind}: „`));
  const text = prefix === undefined ? note : note.slice(prefix.length + 2);
  const partOf = (part: string): string =>
    Object.hasOwn(words.readings, part)
      ? words.readings[part as keyof Words['readings']][0]
      : depth < deepest
        ? sayReason(part, words, nameOf, depth + 1)
        : part;
  const rolesOf = (part: string): string =>
    part
      .split('|')
      .map((role) => (Object.hasOwn(roles, role) ? roles[role] : words.reasons.behind(role)))
      .join(` ${words.reasons.or} `);
  for (const [pattern, said] of patterns) {
    const found = captures(pattern, text);
    if (found === undefined) continue;
    return said.replace(/\$(r?)(\d)/g, (_, role: string, number: string) => {
      const part = found[Number(number) - 1] ?? '';
      return role === '' ? partOf(part) : rolesOf(part);
    });
  }
  return withNames(text, nameOf);
};
