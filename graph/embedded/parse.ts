import { type CypherToken, isWord, placeOf, stringValue, syntaxFailure, tokenizeCypher } from '../cypher.ts';

/*
 * Cypher as a tree: by recursive descent after the grammar of Neo4j 5. Of clauses that write, which are the engine's to run,
 * it is only told what they hold (`parseWriting`).
 */

export type Literal = null | boolean | bigint | number | string;

export type Comparison = '=' | '<>' | '<' | '>' | '<=' | '>=';
export type Operator =
  | 'OR'
  | 'XOR'
  | 'AND'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^'
  | '||'
  | '=~'
  | 'IN'
  | 'STARTS WITH'
  | 'ENDS WITH'
  | 'CONTAINS';

export interface When {
  /** `WHEN 1, > 5`: a value to equal, or a comparison; without an operand of CASE, one condition. */
  readonly tests: readonly { readonly operator?: Comparison; readonly value: Expression }[];
  readonly result: Expression;
}

export type MapItem =
  | { readonly kind: 'all' }
  | { readonly kind: 'entry'; readonly key: string; readonly value: Expression | undefined };

export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string; readonly at: number }
  | { readonly kind: 'property'; readonly of: Expression; readonly key: string }
  | { readonly kind: 'item'; readonly of: Expression; readonly index: Expression }
  | {
      readonly kind: 'slice';
      readonly of: Expression;
      readonly from: Expression | undefined;
      readonly to: Expression | undefined;
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Expression])[] }
  | { readonly kind: 'projection'; readonly of: Expression; readonly items: readonly MapItem[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'sign'; readonly negative: boolean; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'comparison';
      readonly first: Expression;
      readonly rest: readonly (readonly [Comparison, Expression])[];
    }
  | { readonly kind: 'isNull'; readonly of: Expression; readonly negative: boolean }
  | { readonly kind: 'isType'; readonly of: Expression; readonly type: string; readonly negative: boolean }
  | { readonly kind: 'hasLabels'; readonly of: Expression; readonly labels: LabelExpression }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly distinct: boolean;
      readonly given: readonly Expression[];
      readonly at: number;
      /** Written in backticks, which the engine takes for a variable. */
      readonly isQuoted?: true;
    }
  | { readonly kind: 'countAll' }
  | {
      readonly kind: 'case';
      readonly of: Expression | undefined;
      readonly whens: readonly When[];
      readonly otherwise: Expression | undefined;
    }
  | {
      readonly kind: 'comprehension';
      readonly name: string;
      readonly list: Expression;
      readonly where: Expression | undefined;
      readonly value: Expression | undefined;
    }
  | {
      readonly kind: 'quantifier';
      readonly which: 'all' | 'any' | 'none' | 'single';
      readonly name: string;
      readonly list: Expression;
      readonly where: Expression;
    }
  | {
      readonly kind: 'reduce';
      readonly result: string;
      readonly start: Expression;
      readonly name: string;
      readonly list: Expression;
      readonly value: Expression;
    }
  | {
      readonly kind: 'patterns';
      readonly pattern: PathPattern;
      readonly where: Expression | undefined;
      /** What each match gives; undefined where only it matters whether there is one. */
      readonly value: Expression | undefined;
    }
  | { readonly kind: 'shortest'; readonly pattern: PathPattern }
  | { readonly kind: 'subquery'; readonly which: 'exists' | 'count' | 'collect'; readonly query: Query };

export type LabelExpression =
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'dynamic'; readonly of: Expression; readonly any: boolean }
  | { readonly kind: 'anyLabel' }
  | { readonly kind: 'notLabel'; readonly of: LabelExpression }
  | {
      readonly kind: 'bothLabels' | 'eitherLabel';
      readonly left: LabelExpression;
      readonly right: LabelExpression;
    };

export interface NodePattern {
  readonly kind: 'node';
  readonly name: string | undefined;
  readonly labels: LabelExpression | undefined;
  readonly properties: Expression | undefined;
  readonly where: Expression | undefined;
}
export interface Repetition {
  readonly least: number;
  readonly most: number;
}
export interface EdgePattern {
  readonly kind: 'edge';
  readonly name: string | undefined;
  readonly types: LabelExpression | undefined;
  readonly properties: Expression | undefined;
  readonly where: Expression | undefined;
  readonly direction: 'out' | 'in' | 'both';
  /** `*1..3`, `{1,3}`, `+`: undefined for exactly one edge. */
  readonly repeated: Repetition | undefined;
}
/** `((a)-[e]->(b) WHERE …){1,3}` between two nodes. */
export interface GroupPattern {
  readonly kind: 'group';
  readonly elements: readonly PatternElement[];
  readonly where: Expression | undefined;
  readonly repeated: Repetition;
}
export type PatternElement = NodePattern | EdgePattern | GroupPattern;
export interface PathPattern {
  readonly name: string | undefined;
  readonly shortest: 'no' | 'one' | 'all' | 'any';
  /** Written as a function, which is stricter than the selector SHORTEST. */
  readonly isFunction: boolean;
  /** Begins and ends with a node; nodes and edges or groups take turns. */
  readonly elements: readonly PatternElement[];
}

export interface ProjectedItem {
  readonly value: Expression;
  /** The name of the column. */
  readonly name: string;
  readonly isNamed: boolean;
}
export interface SortKey {
  readonly value: Expression;
  readonly descending: boolean;
}
export interface Projection {
  readonly kind: 'with' | 'return';
  readonly distinct: boolean;
  readonly star: boolean;
  readonly items: readonly ProjectedItem[];
  readonly order: readonly SortKey[];
  readonly skip: Expression | undefined;
  readonly limit: Expression | undefined;
  readonly where: Expression | undefined;
  readonly at: number;
}
export type Clause =
  | {
      readonly kind: 'match';
      readonly optional: boolean;
      readonly patterns: readonly PathPattern[];
      readonly where: Expression | undefined;
    }
  | { readonly kind: 'unwind'; readonly list: Expression; readonly name: string }
  | Projection
  | {
      readonly kind: 'subquery';
      readonly optional: boolean;
      /** Names that go in: all of them, these; undefined for those of a WITH inside. */
      readonly imports: readonly string[] | 'all' | undefined;
      readonly query: Query;
    }
  | {
      readonly kind: 'procedure';
      readonly optional: boolean;
      readonly name: string;
      readonly given: readonly Expression[];
      readonly yields: readonly { readonly column: string; readonly name: string }[] | undefined;
      readonly where: Expression | undefined;
      readonly at: number;
    };

export interface Query {
  readonly branches: readonly (readonly Clause[])[];
  /** UNION leaves out rows that came before, UNION ALL does not. */
  readonly all: boolean;
}

/** What a clause that writes holds: CREATE, MERGE, SET, REMOVE, DELETE, FOREACH. */
export interface Update {
  readonly patterns: readonly PathPattern[];
  readonly values: readonly Expression[];
}

/** The query writes, or is none that this parser is for: EXPLAIN, PROFILE, CREATE INDEX. */
export class UpdatingClause extends Error {
  /** The word at which that was seen. */
  readonly word: string;
  /** True when the query begins with it. */
  readonly isFirst: boolean;
  constructor(word: string, isFirst: boolean) {
    super(word);
    this.word = word;
    this.isFirst = isFirst;
  }
}

/** Deepest nesting of brackets: a third of what the stack of a process holds while its code is still cold. */
const deepest = 100;
/** Longest chain of one operator: `a OR b OR …`. */
const longest = 1500;
/** Tokens looked at for each token of the text, before a text is given up that makes the parser go back again and again. */
const looksPerToken = 400;

const updating = new Set(
  'CREATE MERGE SET DELETE DETACH REMOVE FOREACH LOAD DROP SHOW USE INSERT FINISH TERMINATE EXPLAIN PROFILE'.split(' '),
);
const typeWords = new Set(
  (
    'BOOL BOOLEAN STRING VARCHAR SIGNED INT INTEGER FLOAT DATE LOCAL ZONED TIME DATETIME TIMESTAMP WITH WITHOUT TIMEZONE DURATION ' +
    'POINT NODE VERTEX RELATIONSHIP EDGE MAP LIST ARRAY PATH PROPERTY VALUE ANY NOTHING NULL NOT'
  ).split(' '),
);
const comparisons = new Set(['=', '<>', '<', '>', '<=', '>=']);
const quantifiers = new Set(['all', 'any', 'none', 'single']);

/** An error of this parser while it tries something; it goes back where there is another way. */
class Unexpected extends Error {
  readonly at: number;
  /** No other way will help. */
  readonly isFinal: boolean;
  constructor(message: string, at: number, isFinal = false) {
    super(message);
    this.at = at;
    this.isFinal = isFinal;
  }
}

/** With `updates`, clauses that write are allowed, and what they hold goes there. */
const parse = (text: string, updates: Update[] | undefined): Query => {
  const tokens = tokenizeCypher(text).filter(({ kind }) => kind !== 'comment');
  const budget = 2000 + tokens.length * looksPerToken;
  let at = 0;
  let looks = 0;
  let depth = 0;

  const peek = (ahead = 0): CypherToken | undefined => {
    looks += 1;
    if (looks > budget) throw new Unexpected('the query is too entangled', tokens[at]?.start ?? text.length, true);
    return tokens[at + ahead];
  };
  const placeHere = (): number => tokens[at]?.start ?? text.length;
  const fail = (expected: string): never => {
    const found = tokens[at] === undefined ? 'the end' : `"${tokens[at]?.text.slice(0, 40)}"`;
    throw new Unexpected(`found ${found}, expected ${expected}`, placeHere());
  };
  const isSign = (sign: string, ahead = 0): boolean => {
    const token = peek(ahead);
    return token?.kind === 'sign' && token.text === sign;
  };
  const sees = (word: string, ahead = 0): boolean => isWord(peek(ahead), word);
  const takeSign = (sign: string): boolean => {
    if (!isSign(sign)) return false;
    at += 1;
    return true;
  };
  const take = (...words: readonly string[]): boolean => {
    if (!words.every((word, ahead) => sees(word, ahead))) return false;
    at += words.length;
    return true;
  };
  const wantSign = (sign: string): void => {
    if (!takeSign(sign)) fail(`"${sign}"`);
  };
  const want = (word: string): void => {
    if (!take(word)) fail(word);
  };
  const isName = (ahead = 0): boolean => {
    const token = peek(ahead);
    return token?.kind === 'word' || token?.kind === 'quoted';
  };
  const nameOf = (token: CypherToken): string =>
    token.kind === 'quoted' ? token.text.slice(1, -1).replaceAll('``', '`') : token.text;
  const name = (): string => {
    const token = peek();
    if (token === undefined || !isName()) return fail('a name');
    at += 1;
    return nameOf(token);
  };
  /** Tries one way; goes back and gives undefined when it leads nowhere. */
  const attempt = <T>(way: () => T): T | undefined => {
    const [start, level] = [at, depth];
    try {
      return way();
    } catch (error) {
      if (!(error instanceof Unexpected) || error.isFinal) throw error;
      at = start;
      depth = level;
      return undefined;
    }
  };
  const nested = <T>(way: () => T): T => {
    depth += 1;
    if (depth > deepest) throw new Unexpected('the query is nested too deeply', placeHere(), true);
    const made = way();
    depth -= 1;
    return made;
  };
  /** One more link of a chain, which makes the tree deeper without brackets. */
  const link = (count: number): number => {
    if (count > longest)
      throw new Unexpected(
        `a chain of more than ${longest} operators (a list with IN does the same)`,
        placeHere(),
        true,
      );
    return count + 1;
  };
  const listOf = <T>(item: () => T): readonly T[] => {
    const items = [item()];
    while (takeSign(',')) items.push(item());
    return items;
  };

  // Expressions, from the loosest operator to the tightest

  const expression = (): Expression => nested(disjunction);

  const chain = (operators: readonly Operator[], part: () => Expression): Expression => {
    let left = part();
    for (let links = 0; ; links = link(links)) {
      const operator = operators.find((each) => (/^[A-Z]/.test(each) ? take(each) : takeSign(each)));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, left, right: part() };
    }
  };
  const disjunction = (): Expression => chain(['OR'], () => chain(['XOR'], () => chain(['AND'], negation)));
  const negation = (): Expression => {
    if (sees('NOT') && !isSign('(', 1)) {
      at += 1;
      return { kind: 'not', of: nested(negation) };
    }
    return take('NOT') ? { kind: 'not', of: nested(negation) } : compared();
  };

  const comparisonSign = (): Comparison | undefined => {
    const token = peek();
    if (token?.kind !== 'sign') return undefined;
    if (comparisons.has(token.text)) {
      at += 1;
      return token.text as Comparison;
    }
    return undefined;
  };

  const compared = (): Expression => {
    const first = tested();
    const rest: [Comparison, Expression][] = [];
    for (;;) {
      // `a<-1` is a comparison with a negative number.
      if (isSign('<-')) {
        at += 1;
        rest.push(['<', { kind: 'sign', negative: true, of: tested() }]);
        continue;
      }
      const operator = comparisonSign();
      if (operator === undefined) break;
      rest.push([operator, tested()]);
    }
    return rest.length === 0 ? first : { kind: 'comparison', first, rest };
  };

  const typeName = (): string => {
    const words: string[] = [];
    const isTypeWord = (): boolean => {
      const token = peek();
      if (token?.kind !== 'word' || !typeWords.has(token.text.toUpperCase())) return false;
      return !sees('WITH') || sees('TIMEZONE', 1);
    };
    while (words.length < 6 && isTypeWord()) words.push(name().toUpperCase());
    if (words.length === 0) fail('a type');
    if (takeSign('<')) {
      words.push(`<${nested(typeName)}>`);
      wantSign('>');
    }
    while (takeSign('|')) words.push('|', nested(typeName));
    return words.join(' ');
  };

  const tested = (): Expression => {
    let of = sum();
    for (let links = 0; ; links = link(links)) {
      if (take('IS', 'NULL')) of = { kind: 'isNull', of, negative: false };
      else if (take('IS', 'NOT', 'NULL')) of = { kind: 'isNull', of, negative: true };
      else if (sees('IS')) {
        at += 1;
        const negative = take('NOT');
        if (!takeSign('::') && !take('TYPED')) fail('NULL, NOT NULL or a type');
        of = { kind: 'isType', of, type: typeName(), negative };
      } else if (take('STARTS', 'WITH')) of = { kind: 'binary', operator: 'STARTS WITH', left: of, right: sum() };
      else if (take('ENDS', 'WITH')) of = { kind: 'binary', operator: 'ENDS WITH', left: of, right: sum() };
      else if (take('CONTAINS')) of = { kind: 'binary', operator: 'CONTAINS', left: of, right: sum() };
      else if (take('IN')) of = { kind: 'binary', operator: 'IN', left: of, right: sum() };
      else if (takeSign('=~')) of = { kind: 'binary', operator: '=~', left: of, right: sum() };
      else return of;
    }
  };

  const sum = (): Expression => {
    let left = product();
    for (let links = 0; ; links = link(links)) {
      if (isSign('--')) {
        at += 1;
        left = { kind: 'binary', operator: '-', left, right: { kind: 'sign', negative: true, of: product() } };
        continue;
      }
      const operator = (['+', '-', '||'] as const).find((each) => takeSign(each));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, left, right: product() };
    }
  };
  const product = (): Expression => chain(['*', '/', '%'], () => chain(['^'], signed));
  const signed = (): Expression => {
    if (takeSign('--'))
      return { kind: 'sign', negative: true, of: { kind: 'sign', negative: true, of: nested(signed) } };
    if (takeSign('-')) {
      // The least integer has no positive counterpart.
      if (peek()?.kind === 'number' && peek()?.text === '9223372036854775808') {
        at += 1;
        return { kind: 'literal', value: -(2n ** 63n) };
      }
      return { kind: 'sign', negative: true, of: nested(signed) };
    }
    if (takeSign('+')) return { kind: 'sign', negative: false, of: nested(signed) };
    return postfix();
  };

  const postfix = (): Expression => {
    let of = atom();
    for (let links = 0; ; links = link(links)) {
      if (isSign('.') && isName(1)) {
        at += 1;
        of = { kind: 'property', of, key: name() };
      } else if (takeSign('[')) {
        if (takeSign('..')) {
          const to = isSign(']') ? undefined : expression();
          of = { kind: 'slice', of, from: undefined, to };
        } else {
          const index = expression();
          if (takeSign('..')) {
            const to = isSign(']') ? undefined : expression();
            of = { kind: 'slice', of, from: index, to };
          } else of = { kind: 'item', of, index };
        }
        wantSign(']');
      } else if (isSign(':') && (isName(1) || ['!', '(', '%', '$'].some((sign) => isSign(sign, 1)))) {
        at += 1;
        of = { kind: 'hasLabels', of, labels: labelExpression(false) };
      } else return of;
    }
  };

  const numberValue = (token: CypherToken): Literal => {
    const written = token.text.replaceAll('_', '');
    if (/^0\d/.test(written) && !written.includes('.'))
      throw new Unexpected(`"${written}" begins with 0; octal numbers are written 0o17`, token.start);
    if (/^0[xX][0-9a-fA-F]+$/.test(written) || /^0o[0-7]+$/.test(written) || /^\d+$/.test(written)) {
      const value = BigInt(written);
      if (value >= 2n ** 63n) throw new Unexpected(`"${written}" is too large for an integer`, token.start);
      return value;
    }
    if (/^(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?[fFdD]?$/.test(written)) return Number(written.replace(/[fFdD]$/, ''));
    throw new Unexpected(`"${token.text}" is no number`, token.start);
  };

  const atom = (): Expression => {
    const token = peek();
    if (token === undefined) return fail('an expression');
    if (token.kind === 'number') {
      at += 1;
      return { kind: 'literal', value: numberValue(token) };
    }
    if (token.kind === 'string') {
      at += 1;
      return { kind: 'literal', value: stringValue(token.text) };
    }
    if (token.kind === 'parameter') {
      at += 1;
      return { kind: 'parameter', name: token.text.slice(1).replaceAll('`', '') };
    }
    if (token.kind === 'sign') {
      if (token.text === '.' && peek(1)?.kind === 'number') {
        at += 2;
        return { kind: 'literal', value: Number(`.${tokens[at - 1]?.text}`) };
      }
      if (token.text === '[') return bracketed();
      if (token.text === '{') return mapLiteral();
      if (token.text === '(') {
        const pattern = patternHere();
        if (pattern !== undefined) return { kind: 'patterns', pattern, where: undefined, value: undefined };
        at += 1;
        const inner = expression();
        wantSign(')');
        return inner;
      }
      return fail('an expression');
    }
    return token.kind === 'word' ? named(token) : called(token);
  };

  /** A pattern with at least one edge in place of an expression: `(a)-[:MET]->(b)`. */
  const patternHere = (): PathPattern | undefined =>
    attempt(() => {
      const elements = pathElements();
      if (elements.length < 2) fail('an edge');
      return { name: undefined, shortest: 'no', isFunction: false, elements };
    });

  const variable = (): Expression => {
    const start = placeHere();
    const of: Expression = { kind: 'variable', name: name(), at: start };
    if (!isSign('{')) return of;
    return attempt(() => mapProjection(of)) ?? of;
  };

  const mapProjection = (of: Expression): Expression => {
    wantSign('{');
    const items: MapItem[] = [];
    if (!takeSign('}')) {
      items.push(
        ...listOf((): MapItem => {
          if (takeSign('.')) {
            if (takeSign('*')) return { kind: 'all' };
            return { kind: 'entry', key: name(), value: undefined };
          }
          const start = placeHere();
          const key = name();
          if (takeSign(':')) return { kind: 'entry', key, value: expression() };
          return { kind: 'entry', key, value: { kind: 'variable', name: key, at: start } };
        }),
      );
      wantSign('}');
    }
    return { kind: 'projection', of, items };
  };

  const mapLiteral = (): Expression => {
    wantSign('{');
    const entries: (readonly [string, Expression])[] = [];
    if (!takeSign('}')) {
      entries.push(
        ...listOf((): readonly [string, Expression] => {
          const key = name();
          wantSign(':');
          return [key, expression()];
        }),
      );
      wantSign('}');
    }
    return { kind: 'map', entries };
  };

  const bracketed = (): Expression => {
    if (isName(1) && sees('IN', 2)) {
      const made = attempt((): Expression => {
        at += 1;
        const each = name();
        want('IN');
        const list = expression();
        const where = take('WHERE') ? expression() : undefined;
        const value = takeSign('|') ? expression() : undefined;
        wantSign(']');
        return { kind: 'comprehension', name: each, list, where, value };
      });
      if (made !== undefined) return made;
    }
    if (isSign('(', 1) || (isName(1) && isSign('=', 2))) {
      const made = attempt((): Expression => {
        at += 1;
        let path: string | undefined;
        if (isName() && isSign('=', 1)) {
          path = name();
          at += 1;
        }
        const elements = pathElements();
        if (elements.length < 2) fail('an edge');
        const where = take('WHERE') ? expression() : undefined;
        wantSign('|');
        const value = expression();
        wantSign(']');
        return {
          kind: 'patterns',
          pattern: { name: path, shortest: 'no', isFunction: false, elements },
          where,
          value,
        };
      });
      if (made !== undefined) return made;
    }
    wantSign('[');
    if (takeSign(']')) return { kind: 'list', items: [] };
    const items = listOf(expression);
    wantSign(']');
    return { kind: 'list', items };
  };

  const caseExpression = (): Expression => {
    at += 1;
    const of = sees('WHEN') ? undefined : expression();
    const whens: When[] = [];
    while (take('WHEN')) {
      const tests: { operator?: Comparison; value: Expression }[] = [];
      do {
        const operator = of === undefined ? undefined : comparisonSign();
        if (operator !== undefined) tests.push({ operator, value: tested() });
        else if (of !== undefined && sees('IS')) fail('a value or a comparison (IS NULL: CASE WHEN x IS NULL THEN …)');
        else tests.push({ value: expression() });
      } while (of !== undefined && takeSign(','));
      want('THEN');
      whens.push({ tests, result: expression() });
    }
    if (whens.length === 0) fail('WHEN');
    const otherwise = take('ELSE') ? expression() : undefined;
    want('END');
    return { kind: 'case', of, whens, otherwise };
  };

  /** The part in braces of EXISTS, COUNT and COLLECT: a query, or a pattern with a condition. */
  const subqueryBody = (which: 'exists' | 'count' | 'collect'): Expression => {
    wantSign('{');
    let query: Query;
    if (isSign('(') || (isName() && isSign('=', 1))) {
      const patterns = listOf(pathPattern);
      const where = take('WHERE') ? expression() : undefined;
      query = { branches: [[{ kind: 'match', optional: false, patterns, where }]], all: true };
    } else query = unions();
    wantSign('}');
    return { kind: 'subquery', which, query };
  };

  const named = (token: CypherToken): Expression => {
    const word = token.text.toLowerCase();
    if (isSign('{', 1) && (word === 'exists' || word === 'count' || word === 'collect')) {
      // A variable of that name may have a map projection.
      const made = attempt(() => {
        at += 1;
        return nested(() => subqueryBody(word));
      });
      if (made !== undefined) return made;
    }
    if (!isSign('(', 1)) {
      if (word === 'true' || word === 'false' || word === 'null') {
        at += 1;
        return { kind: 'literal', value: word === 'null' ? null : word === 'true' };
      }
      if (word === 'nan' || word === 'inf' || word === 'infinity') {
        at += 1;
        return { kind: 'literal', value: word === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY };
      }
      if (word === 'case' && !isSign('.', 1)) return caseExpression();
      if (!isSign('.', 1)) return variable();
    }
    if (isSign('(', 1)) {
      if (quantifiers.has(word)) {
        const made = attempt((): Expression => {
          at += 2;
          const each = name();
          want('IN');
          const list = expression();
          want('WHERE');
          const where = expression();
          wantSign(')');
          return { kind: 'quantifier', which: word as 'all', name: each, list, where };
        });
        if (made !== undefined) return made;
      }
      if (word === 'reduce') {
        at += 2;
        const result = name();
        wantSign('=');
        const start = expression();
        wantSign(',');
        const each = name();
        want('IN');
        const list = expression();
        wantSign('|');
        const value = expression();
        wantSign(')');
        return { kind: 'reduce', result, start, name: each, list, value };
      }
      if (word === 'shortestpath' || word === 'allshortestpaths')
        return { kind: 'shortest', pattern: shortestFunction() };
      if (word === 'exists') {
        const made = attempt((): Expression => {
          at += 2;
          const pattern = patternHere() ?? fail('a pattern');
          wantSign(')');
          return { kind: 'patterns', pattern, where: undefined, value: undefined };
        });
        if (made !== undefined) return made;
        throw new Unexpected('exists(…) takes a pattern; for properties write IS NOT NULL', token.start);
      }
      if (word === 'count' && isSign('*', 2) && isSign(')', 3)) {
        at += 4;
        return { kind: 'countAll' };
      }
      if (word === 'trim') {
        const made = attempt((): Expression => {
          at += 2;
          const side = (['BOTH', 'LEADING', 'TRAILING'] as const).find((each) => take(each)) ?? 'BOTH';
          const sign: Expression = sees('FROM') ? { kind: 'literal', value: ' ' } : expression();
          want('FROM');
          const text = expression();
          wantSign(')');
          const called = { BOTH: 'btrim', LEADING: 'ltrim', TRAILING: 'rtrim' }[side];
          return { kind: 'call', name: called, distinct: false, given: [text, sign], at: token.start };
        });
        if (made !== undefined) return made;
      }
      if (word === 'normalize') {
        const made = attempt((): Expression => {
          at += 2;
          const text = expression();
          wantSign(',');
          const form = name().toUpperCase();
          if (!/^NFK?[CD]$/.test(form)) fail('NFC, NFD, NFKC or NFKD');
          wantSign(')');
          return {
            kind: 'call',
            name: 'normalize',
            distinct: false,
            given: [text, { kind: 'literal', value: form }],
            at: token.start,
          };
        });
        if (made !== undefined) return made;
      }
    }
    return called(token);
  };

  /** A function, whose name may have dots and backticks: else a variable and its properties. */
  const called = (token: CypherToken): Expression => {
    let ahead = 1;
    while (isSign('.', ahead) && isName(ahead + 1)) ahead += 2;
    if (!isSign('(', ahead)) return variable();
    let isQuoted = false;
    const parts: string[] = [];
    do {
      isQuoted ||= peek()?.kind === 'quoted';
      parts.push(name());
    } while (takeSign('.'));
    wantSign('(');
    const distinct = take('DISTINCT');
    const given = isSign(')') ? [] : listOf(expression);
    wantSign(')');
    const call = { kind: 'call', name: parts.join('.').toLowerCase(), distinct, given, at: token.start } as const;
    return isQuoted ? { ...call, isQuoted: true } : call;
  };

  // Patterns

  const labelExpression = (isEdge: boolean): LabelExpression => {
    const either = (): LabelExpression => {
      let left = both();
      for (let links = 0; takeSign('|'); links = link(links)) {
        takeSign(':');
        left = { kind: 'eitherLabel', left, right: both() };
      }
      return left;
    };
    const both = (): LabelExpression => {
      let left = single();
      for (let links = 0; takeSign('&') || (!isEdge && takeSign(':')); links = link(links))
        left = { kind: 'bothLabels', left, right: single() };
      return left;
    };
    const single = (): LabelExpression => {
      if (takeSign('!')) return { kind: 'notLabel', of: nested(single) };
      if (takeSign('%')) return { kind: 'anyLabel' };
      if (takeSign('(')) {
        const inner = nested(either);
        wantSign(')');
        return inner;
      }
      const token = peek();
      // The tokenizer takes `$any` and `$(` for a parameter with that name, or without one.
      if (token?.kind === 'parameter') {
        at += 1;
        if (!['$', '$any', '$all'].includes(token.text)) fail('$(…), $any(…) or $all(…)');
        wantSign('(');
        const of = expression();
        wantSign(')');
        return { kind: 'dynamic', of, any: token.text === '$any' };
      }
      return { kind: 'label', name: name() };
    };
    return either();
  };

  const inside = (isEdge: boolean): { name: string | undefined; labels: LabelExpression | undefined } => {
    let named: string | undefined;
    const isLabelled = (ahead: number): boolean =>
      sees('IS', ahead) && (isName(ahead + 1) || ['!', '(', '%', '$'].some((sign) => isSign(sign, ahead + 1)));
    if (isName() && !isLabelled(0) && !(sees('WHERE') && !isSign(')', 1) && !isSign(']', 1) && !isSign(':', 1)))
      named = name();
    let labels: LabelExpression | undefined;
    if (takeSign(':')) labels = labelExpression(isEdge);
    else if (isLabelled(0)) {
      at += 1;
      // The engine does not know IS: twice negated it is no plain label, and means the same.
      labels = { kind: 'notLabel', of: { kind: 'notLabel', of: labelExpression(isEdge) } };
    }
    return { name: named, labels };
  };

  const propertiesHere = (): Expression | undefined => {
    if (isSign('{')) return mapLiteral();
    const token = peek();
    if (token?.kind !== 'parameter') return undefined;
    at += 1;
    return { kind: 'parameter', name: token.text.slice(1).replaceAll('`', '') };
  };

  const nodePattern = (): NodePattern => {
    wantSign('(');
    const { name: named, labels } = inside(false);
    const properties = propertiesHere();
    const where = take('WHERE') ? expression() : undefined;
    wantSign(')');
    return { kind: 'node', name: named, labels, properties, where };
  };

  const wholeNumber = (): number => {
    const token = peek();
    if (token?.kind !== 'number' || !/^\d+$/.test(token.text)) return fail('a whole number');
    at += 1;
    return Number(token.text);
  };

  /** `{1,3}`, `{2}`, `+`, `*` behind an edge or a group. */
  const quantifierHere = (): Repetition | undefined => {
    if (takeSign('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (takeSign('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (!isSign('{')) return undefined;
    at += 1;
    const least = peek()?.kind === 'number' ? wholeNumber() : 0;
    if (takeSign('}')) return { least, most: least };
    wantSign(',');
    const most = peek()?.kind === 'number' ? wholeNumber() : Number.POSITIVE_INFINITY;
    wantSign('}');
    return { least, most };
  };

  const edgePattern = (): EdgePattern => {
    let [pointsLeft, pointsRight] = [false, false];
    let isShort = false;
    if (takeSign('<-')) pointsLeft = true;
    else if (takeSign('--')) isShort = true;
    else wantSign('-');
    let named: string | undefined;
    let types: LabelExpression | undefined;
    let properties: Expression | undefined;
    let where: Expression | undefined;
    let repeated: Repetition | undefined;
    if (!isShort && takeSign('[')) {
      ({ name: named, labels: types } = inside(true));
      if (takeSign('*')) {
        let least = 1;
        let most = Number.POSITIVE_INFINITY;
        if (peek()?.kind === 'number') {
          least = wholeNumber();
          if (!isSign('..')) most = least;
        }
        if (takeSign('..') && peek()?.kind === 'number') most = wholeNumber();
        repeated = { least, most };
      }
      properties = propertiesHere();
      if (take('WHERE')) where = expression();
      wantSign(']');
    }
    if (isShort) pointsRight = takeSign('>');
    else if (takeSign('->')) pointsRight = true;
    else if (!takeSign('-')) fail('"-" or "->"');
    const quantified = quantifierHere();
    if (quantified !== undefined && repeated !== undefined) fail('one repetition only');
    const direction = pointsLeft === pointsRight ? 'both' : pointsLeft ? 'in' : 'out';
    return { kind: 'edge', name: named, types, properties, where, direction, repeated: quantified ?? repeated };
  };

  const emptyNode: NodePattern = {
    kind: 'node',
    name: undefined,
    labels: undefined,
    properties: undefined,
    where: undefined,
  };

  const pathElements = (): readonly PatternElement[] => {
    const elements: PatternElement[] = [];
    for (;;) {
      const last = elements.at(-1);
      if (isSign('(')) {
        const isGroup = isSign('(', 1);
        if (isGroup) {
          at += 1;
          const inner = nested(pathElements);
          const where = take('WHERE') ? expression() : undefined;
          wantSign(')');
          const repeated = quantifierHere();
          if (repeated === undefined) {
            if (where !== undefined || elements.length > 0) fail('a repetition such as {1,3}');
            return inner;
          }
          if (last === undefined || last.kind === 'group') elements.push(emptyNode);
          elements.push({ kind: 'group', elements: inner, where, repeated });
          continue;
        }
        if (last?.kind === 'node') break;
        elements.push(nodePattern());
      } else if (last?.kind === 'node' && (isSign('-') || isSign('--') || isSign('<-'))) elements.push(edgePattern());
      else break;
    }
    if (elements.length === 0) fail('a pattern');
    if (elements.at(-1)?.kind === 'group') elements.push(emptyNode);
    if (elements.at(-1)?.kind !== 'node') fail('a node');
    return elements;
  };

  const shortestFunction = (): PathPattern => {
    const shortest = sees('shortestPath'.toUpperCase()) ? 'one' : 'all';
    at += 1;
    wantSign('(');
    const elements = pathElements();
    wantSign(')');
    if (elements.length !== 3) fail('a pattern with one edge');
    return { name: undefined, shortest, isFunction: true, elements };
  };

  const pathPattern = (): PathPattern => {
    let named: string | undefined;
    if (isName() && isSign('=', 1)) {
      named = name();
      at += 1;
    }
    if (isSign('(', 1) && (sees('SHORTESTPATH') || sees('ALLSHORTESTPATHS')))
      return { ...shortestFunction(), name: named };
    let shortest: PathPattern['shortest'] = 'no';
    if (isName()) {
      if (take('ALL', 'SHORTEST')) shortest = 'all';
      else if (take('ANY', 'SHORTEST')) shortest = 'one';
      else if (take('ANY')) shortest = 'any';
      else if (take('SHORTEST')) {
        if (peek()?.kind !== 'number' || wholeNumber() !== 1)
          fail('SHORTEST 1 or ALL SHORTEST: the folder knows no other number of paths');
        shortest = 'one';
        if (take('GROUP') || take('GROUPS')) shortest = 'all';
      } else if (take('ALL')) shortest = 'no';
      else fail('a pattern');
      if (!take('PATHS')) take('PATH');
    }
    return { name: named, shortest, isFunction: false, elements: pathElements() };
  };

  // Clauses

  const sortKeys = (): readonly SortKey[] =>
    listOf((): SortKey => {
      const value = expression();
      const descending = take('DESC') || take('DESCENDING');
      if (!descending && !take('ASC')) take('ASCENDING');
      return { value, descending };
    });

  /** ORDER BY, SKIP and LIMIT where they stand, behind a projection or on their own. */
  const endOfProjection = (): Pick<Projection, 'order' | 'skip' | 'limit'> => {
    const order = take('ORDER', 'BY') ? sortKeys() : [];
    const skip = take('SKIP') || take('OFFSET') ? expression() : undefined;
    const limit = take('LIMIT') ? expression() : undefined;
    return { order, skip, limit };
  };

  const projection = (kind: 'with' | 'return'): Projection => {
    const start = placeHere();
    at += 1;
    const distinct = take('DISTINCT');
    if (!distinct && sees('ALL') && !isSign('(', 1)) at += 1;
    let star = false;
    let items: readonly ProjectedItem[] = [];
    const item = (): ProjectedItem => {
      const first = placeHere();
      const value = expression();
      const end = tokens[at - 1]?.end ?? first;
      if (take('AS')) return { value, name: name(), isNamed: true };
      // A map projection is called as what it is of: RETURN n {.name} makes a column n.
      const of = value.kind === 'projection' ? value.of : value;
      if (of.kind === 'variable') return { value, name: of.name, isNamed: true };
      return { value, name: text.slice(first, end), isNamed: false };
    };
    if (isSign('*')) {
      at += 1;
      star = true;
      if (takeSign(',')) items = listOf(item);
    } else items = listOf(item);
    const rest = endOfProjection();
    const where = kind === 'with' && take('WHERE') ? expression() : undefined;
    return { kind, distinct, star, items, ...rest, where, at: start };
  };

  const callClause = (optional: boolean): Clause => {
    const start = placeHere();
    at += 1;
    let imports: readonly string[] | 'all' | undefined;
    if (takeSign('(')) {
      if (takeSign('*')) imports = 'all';
      else imports = isSign(')') ? [] : listOf(name);
      wantSign(')');
      if (!isSign('{')) fail('"{"');
    }
    if (takeSign('{')) {
      const query = nested(unions);
      wantSign('}');
      if (sees('IN')) throw new UpdatingClause('IN TRANSACTIONS', false);
      return { kind: 'subquery', optional, imports, query };
    }
    let called = name();
    while (takeSign('.')) called += `.${name()}`;
    let given: readonly Expression[] = [];
    if (takeSign('(')) {
      given = isSign(')') ? [] : listOf(expression);
      wantSign(')');
    }
    let yields: readonly { column: string; name: string }[] | undefined;
    let where: Expression | undefined;
    if (take('YIELD')) {
      if (takeSign('*')) yields = undefined;
      else
        yields = listOf(() => {
          const column = name();
          return { column, name: take('AS') ? name() : column };
        });
      if (take('WHERE')) where = expression();
    }
    return { kind: 'procedure', optional, name: called, given, yields, where, at: start };
  };

  /** `USING INDEX n:Person(name)` and its kin: hints for Neo4j's planner, which change no answer. */
  const hint = (): void => {
    if (take('JOIN')) {
      want('ON');
      listOf(name);
      return;
    }
    const isScan = take('SCAN');
    if (!isScan) {
      if (!take('TEXT') && !take('RANGE')) take('POINT');
      want('INDEX');
      take('SEEK');
    }
    name();
    wantSign(':');
    name();
    if (isScan) return;
    wantSign('(');
    listOf(name);
    wantSign(')');
  };

  const matchClause = (optional: boolean): Clause => {
    at += 1;
    if (take('REPEATABLE')) fail('MATCH without REPEATABLE ELEMENTS');
    if (take('DIFFERENT')) {
      if (!take('RELATIONSHIPS')) take('RELATIONSHIP');
    }
    const patterns = listOf(pathPattern);
    while (take('USING')) hint();
    const where = take('WHERE') ? expression() : undefined;
    return { kind: 'match', optional, patterns, where };
  };

  const clause = (): Clause | undefined => {
    const token = peek();
    if (token?.kind !== 'word') return undefined;
    const word = token.text.toUpperCase();
    if (updating.has(word)) throw new UpdatingClause(word, at === 0);
    if (word === 'OPTIONAL') {
      at += 1;
      if (sees('MATCH')) return matchClause(true);
      if (sees('CALL')) return callClause(true);
      return fail('MATCH or CALL');
    }
    if (word === 'MATCH') return matchClause(false);
    if (word === 'CALL') return callClause(false);
    if (word === 'UNWIND') {
      at += 1;
      const list = expression();
      want('AS');
      return { kind: 'unwind', list, name: name() };
    }
    if (word === 'WITH') return projection('with');
    if (word === 'RETURN') return projection('return');
    if (['ORDER', 'SKIP', 'OFFSET', 'LIMIT'].includes(word)) {
      const start = placeHere();
      return {
        kind: 'with',
        distinct: false,
        star: true,
        items: [],
        ...endOfProjection(),
        where: undefined,
        at: start,
      };
    }
    return undefined;
  };

  /** `n.x = 1`, `n = map`, `n += map`, `n:Label`, as SET and REMOVE have them. */
  const change = (): readonly Expression[] => {
    const target = postfix();
    return takeSign('=') || takeSign('+=') ? [target, expression()] : [target];
  };
  const update = (into: Update[]): boolean => {
    const add = (patterns: readonly PathPattern[], values: readonly Expression[]): void => {
      into.push({ patterns, values });
    };
    const isPattern = (): boolean => isSign('(', 1) || (isName(1) && isSign('=', 2));
    if ((sees('CREATE') || sees('INSERT') || sees('MERGE')) && isPattern()) {
      at += 1;
      add(listOf(pathPattern), []);
      while (take('ON')) {
        if (!take('CREATE')) want('MATCH');
        want('SET');
        add([], listOf(change).flat());
      }
    } else if (take('SET') || take('REMOVE')) add([], listOf(change).flat());
    else if (take('DELETE') || take('DETACH', 'DELETE') || take('NODETACH', 'DELETE')) add([], listOf(expression));
    else if (take('FOREACH')) {
      wantSign('(');
      name();
      want('IN');
      add([], [expression()]);
      wantSign('|');
      while (!isSign(')')) if (!nested(() => update(into))) fail('a clause that writes');
      wantSign(')');
    } else return false;
    return true;
  };

  const branch = (): readonly Clause[] => {
    const clauses: Clause[] = [];
    const before = updates?.length ?? 0;
    for (;;) {
      if (updates !== undefined) {
        if (update(updates)) continue;
        if (take('FINISH')) break;
      }
      const next = clause();
      if (next === undefined) break;
      clauses.push(next);
      if (next.kind === 'return') break;
    }
    if (clauses.length === 0 && (updates?.length ?? 0) === before) fail('MATCH, WITH, UNWIND, CALL or RETURN');
    return clauses;
  };

  const unions = (): Query => {
    const branches = [branch()];
    let all: boolean | undefined;
    while (take('UNION')) {
      const isAll = take('ALL');
      if (!isAll) take('DISTINCT');
      if (all !== undefined && all !== isAll) fail('either UNION or UNION ALL, not both');
      all = isAll;
      branches.push(branch());
    }
    return { branches, all: all ?? true };
  };

  try {
    if (take('CYPHER')) {
      if (peek()?.kind === 'number') at += 1;
      while (peek()?.kind === 'word' && isSign('=', 1)) at += 3;
    }
    if (updates !== undefined && !take('EXPLAIN')) take('PROFILE');
    const query = unions();
    takeSign(';');
    if (at < tokens.length) fail('the end of the query');
    return query;
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    const { line, column } = placeOf(text, error.at);
    throw syntaxFailure(error.message, line, column, error);
  }
};

/** Parses a query that reads. Throws a Failure (`cypher-syntax`) that names the place, or `UpdatingClause`. */
export const parseCypher = (text: string): Query => parse(text, undefined);

/** A query that may write: its clauses that read, and what those that write hold. Throws as `parseCypher` does. */
export const parseWriting = (text: string): { readonly query: Query; readonly updates: readonly Update[] } => {
  const updates: Update[] = [];
  const query = parse(text, updates);
  return { query, updates };
};
