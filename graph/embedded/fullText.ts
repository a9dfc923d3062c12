import { Failure } from '../failure.ts';
import { byCodeUnits } from '../id.ts';

/*
 * Full-text search over names and aliases, as Neo4j's index `names` answers: text is cut into words by the Unicode rules and
 * lower-cased (Lucene's StandardTokenizer and LowerCaseFilter), queries are in the language of Lucene's classic query parser
 * over the fields `name` and `aliases`, and hits are ordered by BM25 (k1 = 1.2, b = 0.75) in Lucene's form.
 */

/** A node as far as it is searched. */
export interface SearchedNode {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Hit {
  readonly id: string;
  readonly score: number;
}

const fields = ['name', 'aliases'] as const;
type Field = (typeof fields)[number];

/** Longest word that Lucene keeps whole; a longer one is cut into pieces. */
const longestWord = 255;

/**
 * Words by the rules of UAX #29: letters, digits and `_`, with `.`, `:`, `'` and the like between two letters, `.`, `,` and `;`
 * between two digits; each Han or Hiragana sign is a word of its own.
 */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{N}_][\p{M}\p{Cf}]*|(?<=\p{L}[\p{M}\p{Cf}]*)[.:·'’‘․﹕](?=\p{L})|(?<=\p{N}[\p{M}\p{Cf}]*)[.,;'’‘](?=\p{N}))+/gu;

/** The words of a text, in lower case. */
export const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(wordPattern)].flatMap(([word]) => {
    const lower = word.toLowerCase();
    if (lower.length <= longestWord) return [lower];
    return Array.from({ length: Math.ceil(lower.length / longestWord) }, (_, index) =>
      lower.slice(index * longestWord, (index + 1) * longestWord),
    );
  });

/** Lengths are kept in one byte: exact below 40, then with four binary digits (Lucene's SmallFloat.intToByte4). */
const roundLength = (length: number): number => {
  const exact = 24;
  if (length < exact) return length;
  const rest = length - exact;
  const dropped = Math.max(0, Math.floor(Math.log2(Math.max(rest, 1))) - 3);
  return exact + Math.floor(rest / 2 ** dropped) * 2 ** dropped;
};

/** Where words stand in one field: for each word node and position in turn, [0, 3, 0, 7, 5, 1] for 0 twice and 5 once. */
interface FieldIndex {
  readonly postings: Map<string, number[]>;
  readonly lengths: Map<number, number>;
  total: number;
}

type Scores = ReadonlyMap<number, number>;

interface Index {
  readonly fields: Readonly<Record<Field, FieldIndex>>;
  /** Called now and then; throws when the time is up. */
  readonly check: () => void;
}

const addScores = (all: readonly Scores[]): Scores => {
  if (all.length === 1 && all[0] !== undefined) return all[0];
  const sum = new Map<number, number>();
  for (const scores of all) for (const [node, score] of scores) sum.set(node, (sum.get(node) ?? 0) + score);
  return sum;
};

/** Positions by node. */
const positionsOf = (field: FieldIndex, word: string): ReadonlyMap<number, readonly number[]> => {
  const flat = field.postings.get(word) ?? [];
  const positions = new Map<number, number[]>();
  for (let at = 0; at < flat.length; at += 2) {
    const [node = 0, position = 0] = [flat[at], flat[at + 1]];
    const known = positions.get(node);
    if (known === undefined) positions.set(node, [position]);
    else known.push(position);
  }
  return positions;
};

const saturation = 1.2;
const lengthWeight = 0.75;

const rarity = (field: FieldIndex, nodes: number): number =>
  Math.log(1 + (field.lengths.size - nodes + 0.5) / (nodes + 0.5));

const bm25 = (field: FieldIndex, weight: number, counts: ReadonlyMap<number, number>): Scores => {
  const mean = field.total / Math.max(1, field.lengths.size);
  return new Map(
    [...counts].map(([node, count]) => {
      const length = roundLength(field.lengths.get(node) ?? 0);
      return [node, (weight * count) / (count + saturation * (1 - lengthWeight + (lengthWeight * length) / mean))];
    }),
  );
};

/** One word, or words one behind the other. */
const searchPhrase = (field: FieldIndex, words: readonly string[]): Scores => {
  const positions = words.map((word) => positionsOf(field, word));
  const [first, ...others] = positions;
  if (first === undefined) return new Map();
  const counts = new Map<number, number>();
  for (const [node, starts] of first) {
    const rest = others.map((each) => new Set(each.get(node) ?? []));
    const count = starts.filter((start) => rest.every((each, index) => each.has(start + index + 1))).length;
    if (count > 0) counts.set(node, count);
  }
  const weight = positions.reduce((sum, each) => sum + rarity(field, each.size), 0);
  return bm25(field, weight, counts);
};

/** Words that are compared between two looks at the clock. */
const wordsAtOnce = 1000;

/** All nodes with a word that fits, each with the score 1, as Lucene gives for patterns. */
const searchWords = (field: FieldIndex, check: () => void, fits: (word: string) => boolean): Scores => {
  const found = new Map<number, number>();
  let seen = 0;
  for (const [word, flat] of field.postings) {
    if (seen % wordsAtOnce === 0) check();
    seen += 1;
    if (fits(word)) for (let at = 0; at < flat.length; at += 2) found.set(flat[at] ?? 0, 1);
  }
  return found;
};

/** `*` for any characters, `?` for one. In time that grows with word times pattern, whatever the pattern. */
const fitsPattern = (pattern: readonly string[], word: string): boolean => {
  let reached = new Set([0]);
  const skip = (from: ReadonlySet<number>): Set<number> => {
    const all = new Set(from);
    for (const at of all) if (pattern[at] === '*') all.add(at + 1);
    return all;
  };
  reached = skip(reached);
  for (const sign of word) {
    const next = new Set<number>();
    for (const at of reached) {
      if (pattern[at] === '*') next.add(at);
      else if (pattern[at] === '?' || pattern[at] === sign || pattern[at] === `\\${sign}`) next.add(at + 1);
    }
    reached = skip(next);
    if (reached.size === 0) return false;
  }
  return reached.has(pattern.length);
};

/** Edits (insert, drop, replace, swap neighbours) that make one word of the other are at most `most`. */
const isNear = (one: string, other: string, most: number): boolean => {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return false;
    before = row;
    row = next;
  }
  return (row[b.length] ?? 0) <= most;
};

/** What a part of a query asks for; `undefined` where a text has no word at all, and asks for nothing. */
type Question = (index: Index, field: Field | undefined) => Scores | undefined;

const inFields =
  (named: Field | undefined, search: (field: FieldIndex, check: () => void) => Scores): Question =>
  (index, outer) => {
    const asked = named ?? outer;
    index.check();
    return addScores((asked === undefined ? fields : [asked]).map((field) => search(index.fields[field], index.check)));
  };

interface Clause {
  readonly question: Question;
  occur: 'should' | 'must' | 'not';
}

/** Clauses together, as Lucene's BooleanQuery takes them: without a must, one of the others has to hold. */
const askAll =
  (clauses: readonly Clause[]): Question =>
  (index, field) => {
    const answers = clauses.flatMap(({ question, occur }) => {
      const scores = question(index, field);
      return scores === undefined ? [] : [{ scores, occur }];
    });
    if (answers.length === 0) return undefined;
    const [musts, shoulds, nots] = (['must', 'should', 'not'] as const).map((kind) =>
      answers.filter(({ occur }) => occur === kind).map(({ scores }) => scores),
    );
    const wanted = addScores([...(musts ?? []), ...(shoulds ?? [])]);
    return new Map(
      [...wanted].filter(
        ([node]) =>
          (musts ?? []).every((scores) => scores.has(node)) && !(nots ?? []).some((scores) => scores.has(node)),
      ),
    );
  };

const refuse = (query: string, what: string): Failure =>
  new Failure('query-failed', `The query failed: cannot search for "${query.slice(0, 80)}": ${what}`, {
    hint: 'Write words, "phrases", AND, OR, NOT, +word, -word, wor*, w?rd, word~, name:word and brackets; \\ before a sign that is meant itself.',
  });

/** Signs that mean something of their own in a query; `-` and `+` only in front of a word. */
const special = new Set('()"*?~^:[]{}/!\\'.split(''));

/** Reads a query in the language of Lucene's classic parser. Throws a Failure (`query-failed`). */
const parseSearch = (query: string): Question => {
  const signs = [...query];
  let at = 0;
  const skipBlanks = (): void => {
    while (/\s/.test(signs[at] ?? '')) at += 1;
  };
  const take = (text: string): boolean => {
    if (signs.slice(at, at + text.length).join('') !== text) return false;
    at += text.length;
    return true;
  };
  const takeWord = (...words: readonly string[]): boolean =>
    words.some((word) => {
      const end = signs[at + word.length] ?? ' ';
      return (/^\W/.test(word) || /[\s()"]/.test(end)) && take(word);
    });

  /** A word with its signs: `\x` as two of them, so that an escaped star is none. */
  const readTerm = (): string[] => {
    const term: string[] = [];
    for (;;) {
      const sign = signs[at];
      if (sign === undefined || /\s/.test(sign)) break;
      if (sign === '\\') {
        if (signs[at + 1] === undefined) throw refuse(query, 'it ends with \\');
        term.push(`\\${signs[at + 1]}`);
        at += 2;
      } else if (special.has(sign) && sign !== '*' && sign !== '?') break;
      else {
        term.push(sign);
        at += 1;
      }
    }
    return term;
  };
  const plain = (term: readonly string[]): string =>
    term.map((sign) => (sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign)).join('');

  const readNumber = (): number | undefined => {
    const [digits = ''] = /^\d*(?:\.\d+)?/.exec(signs.slice(at, at + 20).join('')) ?? [];
    at += digits.length;
    return digits === '' ? undefined : Number(digits);
  };

  const readPhrase = (named: Field | undefined): Question => {
    let text = '';
    for (;;) {
      const sign = signs[at];
      if (sign === undefined) throw refuse(query, 'a " is not closed');
      at += 1;
      if (sign === '"') break;
      if (sign === '\\') {
        text += signs[at] ?? '';
        at += 1;
      } else text += sign;
    }
    if (signs[at] === '~') throw refuse(query, 'words that are only near each other ("…"~2) are not known here');
    const words = wordsOf(text);
    return words.length === 0 ? () => undefined : inFields(named, (field) => searchPhrase(field, words));
  };

  const readFuzzy = (term: readonly string[], named: Field | undefined): Question => {
    const word = plain(term).toLowerCase();
    const given = readNumber() ?? 2;
    // Below 1 it is a likeness, from 1 on a number of edits (FuzzyQuery.floatToEdits).
    const most = given >= 1 ? Math.min(2, Math.floor(given)) : Math.min(2, Math.floor((1 - given) * term.length));
    return inFields(named, (field, check) => searchWords(field, check, (each) => isNear(word, each, most)));
  };

  const readClause = (named: Field | undefined): Question => {
    if (take('(')) {
      const inner = readQuery(')', named);
      if (!take(')')) throw refuse(query, 'a bracket is not closed');
      if (signs[at] === '^') throw refuse(query, 'weights (^) are not known here');
      return inner;
    }
    if (take('"')) return readPhrase(named);
    const term = signs[at] === '-' || signs[at] === '+' ? [] : readTerm();
    if (term.length === 0) throw refuse(query, `"${signs[at] ?? 'its end'}" is not expected there`);
    if (signs[at] === ':') {
      const field = fields.find((known) => known === plain(term));
      at += 1;
      // A field that no node has holds nothing.
      const inner = readClause(field);
      return field === undefined ? () => new Map() : inner;
    }
    if (signs[at] === '^') throw refuse(query, 'weights (^) are not known here');
    if (take('~')) return readFuzzy(term, named);
    if (term.includes('*') || term.includes('?')) {
      const pattern = term.map((sign) => sign.toLowerCase());
      return inFields(named, (field, check) => searchWords(field, check, (word) => fitsPattern(pattern, word)));
    }
    const words = wordsOf(plain(term));
    const [first, ...others] = words;
    if (first === undefined) return () => undefined;
    const single = (word: string): Question => inFields(named, (field) => searchPhrase(field, [word]));
    return others.length === 0
      ? single(first)
      : askAll(words.map((word) => ({ question: single(word), occur: 'should' as const })));
  };

  /** `AND` makes the clause before it and the one after it a must; `OR` says nothing more than a blank (as in Lucene). */
  const readQuery = (end: string | undefined, named: Field | undefined): Question => {
    const clauses: Clause[] = [];
    for (;;) {
      skipBlanks();
      if (at >= signs.length || signs[at] === end) break;
      let joins = false;
      if (clauses.length > 0) {
        joins = takeWord('AND', '&&');
        if (!joins) takeWord('OR', '||');
        skipBlanks();
      }
      const isNot = takeWord('NOT') || take('-') || take('!');
      const isMust = !isNot && take('+');
      skipBlanks();
      const before = clauses.at(-1);
      if (joins && before !== undefined && before.occur !== 'not') before.occur = 'must';
      clauses.push({ question: readClause(named), occur: isNot ? 'not' : isMust || joins ? 'must' : 'should' });
    }
    if (clauses.length === 0) throw refuse(query, 'there is nothing in it');
    return askAll(clauses);
  };

  const question = readQuery(undefined, undefined);
  if (at < signs.length) throw refuse(query, `"${signs[at]}" is not expected there`);
  return question;
};

/** Characters that a search may have: more is no question that somebody asks. */
const longestQuery = 20_000;

/** An index over names and aliases that is held in memory. */
export interface FullText {
  /**
   * Ids of nodes with their scores, the best first, equals by id; `timeout` in milliseconds. Throws a Failure: `query-failed`
   * for a text that is no query, `query-timeout`.
   */
  readonly search: (query: string, timeout?: number) => readonly Hit[];
}

export const createFullText = (nodes: Iterable<SearchedNode>): FullText => {
  const ids: string[] = [];
  const empty = (): FieldIndex => ({ postings: new Map(), lengths: new Map(), total: 0 });
  const index = { fields: { name: empty(), aliases: empty() } };
  const add = (field: FieldIndex, node: number, texts: readonly string[]): void => {
    let position = 0;
    for (const text of texts)
      for (const word of wordsOf(text)) {
        const flat = field.postings.get(word);
        if (flat === undefined) field.postings.set(word, [node, position]);
        else flat.push(node, position);
        position += 1;
      }
    if (position > 0) field.lengths.set(node, position);
    field.total += position;
  };
  for (const { id, name, aliases } of nodes) {
    add(index.fields.name, ids.length, [name]);
    add(index.fields.aliases, ids.length, aliases);
    ids.push(id);
  }
  return {
    search: (query, timeout = Number.POSITIVE_INFINITY) => {
      if (query.length > longestQuery) throw refuse(query, `it is longer than ${longestQuery} characters`);
      const end = performance.now() + timeout;
      const check = (): void => {
        if (performance.now() > end)
          throw new Failure(
            'query-timeout',
            `The search for "${query.slice(0, 80)}" was given up after ${timeout} ms`,
            {
              hint: 'Search for fewer words, or allow more time.',
            },
          );
      };
      return [...(parseSearch(query)({ ...index, check }, undefined) ?? [])]
        .map(([node, score]) => ({ id: ids[node] ?? '', score }))
        .sort((a, b) => b.score - a.score || byCodeUnits(a.id, b.id));
    },
  };
};
