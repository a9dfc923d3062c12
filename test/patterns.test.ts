import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';

/*
 * Every regular expression of the program on texts that were made to keep it busy (threat T15). The patterns are taken out of the source, so a new
 * one is measured without being named here; those that are put together while the program runs are written down as they are made.
 */

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

const folders = ['ingest', 'graph', 'cli', 'viewer/server'];

const literalsIn = (place: string): Pattern[] => {
  const found: Pattern[] = [];
  const nodes: unknown[] = [parseSync(readFileSync(place, 'utf8'), { syntax: 'typescript' })];
  while (nodes.length > 0) {
    const node = nodes.pop();
    if (typeof node !== 'object' || node === null) continue;
    const { type, pattern, flags } = node as Record<string, unknown>;
    if (type === 'RegExpLiteral') found.push({ source: String(pattern), flags: String(flags), place });
    nodes.push(...Object.values(node));
  }
  return found;
};

/** Patterns out of data: what the modules give to RegExp while they are loaded and read an article. */
const madePatterns = async (): Promise<Pattern[]> => {
  const made: Pattern[] = [];
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [source, flags = '']) => {
      if (typeof source === 'string') made.push({ source, flags: String(flags), place: 'made while running' });
      return new target(source as string, flags as string);
    },
  });
  try {
    const { readArticle } = await import('../ingest/readArticle.ts');
    const { warmUp } = await import('../ingest/warmUp.ts');
    readArticle(warmUp);
    await import('../ingest/read/index.ts');
  } finally {
    globalThis.RegExp = Original;
  }
  return made;
};

/** Patterns that see no more than so many characters, whatever a text holds. */
const bounded: readonly (readonly [start: string, characters: number])[] = [
  // creditStart looks at the end of a line.
  ['\\s*(?:[/|–-]\\s*|\\(\\s*|\\s)(?:(?:Symbol|Archiv)?', 90],
];

const most = 50_000;
const few = 2500;
/** Lengths at which a pattern of exponential time is found before it takes minutes, and the milliseconds that tell it. */
const steps = [20, 40, 60];
const stepLimit = 3;
const limit = 50;

/** Pieces that are repeated, and beginnings before a repeated piece. */
const pieces =
  'a|A| |\n|\t|.|,|-|–|"|„|“|0|(|[|{|<|&|#|/|\\|\'|_|:|!|?|=|ä|\u00a0|ab|aB|Aa |a |a, |A. |1. |a-|a-b |1 |„a“ |(a) |[a] |<a>|<a |a=b |a\n|\r\n|X und Y, |@a.|e\u0301|😀'.split(
    '|',
  );
const beginnings = ['a', ',', '„', '(', '\n'];
const fillings = ['a', ' ', '1'];

/** Texts for a pattern, by their length: the general ones, and the pattern's own words and signs over and over. All end in what few patterns end in. */
const textsFor = (source: string): ((length: number) => string)[] => {
  const words = [...new Set(source.match(/\p{L}{2,}/gu))].slice(0, 3);
  const signs = [...new Set(source.match(/[^\p{L}\p{N}\s\\()[\]{}*+?|^$]/gu))].slice(0, 4);
  const own = [...words, ...signs];
  const repeated = [...pieces, ...own, ...own.map((each) => `${each} `)];
  const begun = [...beginnings, ...own].flatMap((begin) => fillings.map((filling) => [begin, filling] as const));
  const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));
  return [
    ...repeated.map((piece) => (length: number) => `${fill(piece, length)}x\u0001`),
    ...begun.map(
      ([begin, piece]) =>
        (length: number) =>
          `${begin}${fill(piece, length)}x\u0001`,
    ),
  ];
};

/** Milliseconds of this process, which other work on the machine does not lengthen. */
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds to look through a text, the least of a few tries: the engine may be busy with other things. */
const timeOf = (pattern: RegExp, text: string, enough: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 5 && least > enough; turn += 1) {
    const started = spent();
    text.replace(pattern, '');
    least = Math.min(least, spent() - started);
  }
  return least;
};

/** What a pattern takes too long for; undefined when there is nothing. */
const slowIn = (pattern: Pattern): string | undefined => {
  const [, characters = most] = bounded.find(([start]) => pattern.source.startsWith(start)) ?? [];
  const compiled = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
  const said = (ms: number, text: string): string =>
    `${pattern.place}: /${pattern.source}/${pattern.flags} takes ${Math.round(ms)} ms for ${JSON.stringify(text.slice(0, 12))} … (${text.length})`;
  for (const make of textsFor(pattern.source)) {
    for (const length of steps) {
      const text = make(Math.min(length, characters));
      const ms = timeOf(compiled, text, stepLimit);
      if (ms > stepLimit) return said(ms, text);
    }
    if (characters < few) continue;
    // Twenty times as long takes four hundred times as long, when the time grows with the square.
    const enough = limit / (most / few) ** 2;
    if (timeOf(compiled, make(few), enough) <= enough) continue;
    for (const length of [4 * few, most]) {
      const text = make(length);
      const ms = timeOf(compiled, text, limit);
      if (ms <= limit) continue;
      // On a busy machine all take longer: then time that grows with the square, sixteen times for four times as long, tells a slow one.
      const quarter = timeOf(compiled, make(length / 4), 0);
      if (ms > 4 * limit || ms > 8 * quarter) return said(ms, text);
    }
  }
  return undefined;
};

test('no regular expression takes longer than 50 ms for 50,000 characters, whatever they are', async () => {
  const places = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.ts$/.test(name))
      .map((name) => join(folder, name)),
  );
  const made = await madePatterns();
  expect(made.length).toBeGreaterThan(0);
  const all = new Map([...places.flatMap(literalsIn), ...made].map((each) => [`${each.flags} ${each.source}`, each]));
  expect(all.size).toBeGreaterThan(900);
  expect([...all.values()].flatMap((each) => slowIn(each) ?? [])).toEqual([]);
}, 120_000);

test('a pattern with nested repetition, and one that begins anew at each space, are found', () => {
  const slow = (source: string): boolean => slowIn({ source, flags: '', place: '' }) !== undefined;
  expect([slow('^(?:\\w+\\s*)+:'), slow('\\s+$'), slow('[^\\s]+@'), slow('\\w+')]).toEqual([true, true, true, false]);
});
