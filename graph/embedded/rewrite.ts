import { type CypherToken, isWord, tokenizeCypher } from '../cypher.ts';

/*
 * What the embedded engine lacks of Cypher and can be said in another way that means exactly the same. Each rule is one
 * function from tokens to edits; what cannot be said exactly is left to the engine to refuse (docs/stores.md lists it).
 */

/** Replaces [start, end) of the text. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A full-text search that the engine does not make itself: its hits go in as a parameter. */
export interface Search {
  readonly parameter: string;
  /** The arguments of the procedure, as written. */
  readonly given: readonly (readonly CypherToken[])[];
}

export interface Rewritten {
  readonly cypher: string;
  readonly searches: readonly Search[];
  /** Offset in the text as the user wrote it, for an offset in the rewritten one. */
  readonly original: (offset: number) => number;
}

const clauses = new Set(
  'MATCH OPTIONAL WHERE WITH RETURN UNWIND CALL UNION CREATE MERGE SET DELETE DETACH REMOVE FOREACH ORDER SKIP LIMIT OFFSET'.split(
    ' ',
  ),
);
/** Words that the engine does not take as a name without backticks. None of them can begin a value. */
const reserved = new Set([
  ...clauses,
  'IN',
  'AS',
  'BY',
  'ASC',
  'DESC',
  'DISTINCT',
  'ON',
  'YIELD',
  'AND',
  'OR',
  'XOR',
  'STARTS',
  'ENDS',
  'CONTAINS',
  'IS',
]);
const aggregates = new Set('count sum avg min max collect stdev stdevp percentilecont percentiledisc'.split(' '));

const isReserved = (token: CypherToken | undefined): boolean =>
  token?.kind === 'word' && reserved.has(token.text.toUpperCase());
const isClause = (token: CypherToken | undefined): boolean =>
  token?.kind === 'word' && clauses.has(token.text.toUpperCase());
const isSign = (token: CypherToken | undefined, text: string): boolean => token?.kind === 'sign' && token.text === text;
const isName = (token: CypherToken | undefined): boolean => token?.kind === 'word' || token?.kind === 'quoted';
const opens = (token: CypherToken | undefined): boolean => token?.kind === 'sign' && '([{'.includes(token.text);
const closes = (token: CypherToken | undefined): boolean => token?.kind === 'sign' && ')]}'.includes(token.text);

/** Index of the bracket that closes the one at `open`; the end when there is none. */
const closing = (tokens: readonly CypherToken[], open: number): number => {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (opens(tokens[index])) depth += 1;
    else if (closes(tokens[index])) depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
};

/** Index of the first token from `first` on that ends the clause there: the next clause, a closing bracket, or the end. */
const endOfClause = (
  tokens: readonly CypherToken[],
  first: number,
  ends: (token: CypherToken, index: number) => boolean,
): number => {
  let index = first;
  while (index < tokens.length) {
    const token = tokens[index];
    if (token === undefined || closes(token) || ends(token, index)) break;
    index = opens(token) ? closing(tokens, index) + 1 : index + 1;
  }
  return Math.min(index, tokens.length);
};

/** True when the word at `index` is a clause of its own, not a name (after `.` or `:`) nor part of STARTS WITH. */
const startsClause = (tokens: readonly CypherToken[], index: number): boolean =>
  isClause(tokens[index]) &&
  !isSign(tokens[index - 1], '.') &&
  !isSign(tokens[index - 1], ':') &&
  !isWord(tokens[index - 1], 'STARTS') &&
  !isWord(tokens[index - 1], 'ENDS') &&
  !isSign(tokens[index + 1], ':');

/** The items of a RETURN or WITH between two tokens, split at its commas. */
const itemsOf = (tokens: readonly CypherToken[], first: number, end: number): readonly (readonly CypherToken[])[] => {
  const items: CypherToken[][] = [[]];
  for (let index = first; index < end; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (isSign(token, ',')) items.push([]);
    else if (opens(token)) {
      const close = Math.min(closing(tokens, index), end - 1);
      items.at(-1)?.push(...tokens.slice(index, close + 1));
      index = close;
    } else items.at(-1)?.push(token);
  }
  return items.filter((item) => item.length > 0);
};

const textOf = (text: string, part: readonly CypherToken[]): string =>
  text.slice(part[0]?.start ?? 0, part.at(-1)?.end ?? 0);

/** `expression AS name` apart; without AS the name is the expression's text. */
const aliasOf = (
  text: string,
  item: readonly CypherToken[],
): { readonly expression: readonly CypherToken[]; readonly alias: string | undefined } => {
  const as = item.length - 2;
  return isWord(item[as], 'AS') && isName(item[as + 1])
    ? { expression: item.slice(0, as), alias: textOf(text, item.slice(as + 1)) }
    : { expression: item, alias: undefined };
};

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** `[:IN]`, `{delete: 1}`, `map.in`: names that are words of the language get backticks. */
const quoteNames = (tokens: readonly CypherToken[]): readonly Edit[] =>
  tokens.flatMap((token, index): readonly Edit[] => {
    if (!isReserved(token)) return [];
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    const isLabel =
      isSign(before, ':') || (isSign(before, '|') && (isSign(after, ']') || isSign(after, '|') || isSign(after, '*')));
    const isKey = isSign(after, ':') && (isSign(before, '{') || isSign(before, ','));
    return isLabel || isKey || isSign(before, '.')
      ? [{ start: token.start, end: token.end, text: quote(token.text) }]
      : [];
  });

/** `'a' || 'b'`: of strings and lists, the only operands that it takes, `+` means the same. */
const joinWithPlus = (tokens: readonly CypherToken[]): readonly Edit[] =>
  tokens.filter((token) => isSign(token, '||')).map(({ start, end }) => ({ start, end, text: '+' }));

/** `sum(x)` of nothing is 0, not null. */
const sumOfNothing = (tokens: readonly CypherToken[]): readonly Edit[] =>
  tokens.flatMap((token, index): readonly Edit[] => {
    if (!isWord(token, 'SUM') || !isSign(tokens[index + 1], '(') || isSign(tokens[index - 1], '.')) return [];
    const close = tokens[closing(tokens, index + 1)];
    if (close === undefined) return [];
    return [
      { start: token.start, end: token.start, text: 'coalesce(' },
      { start: close.end, end: close.end, text: ', 0)' },
    ];
  });

/** Index after a dotted name that starts at `first`; undefined for another name. */
const isProcedure = (tokens: readonly CypherToken[], first: number, name: string): number | undefined => {
  let at = first;
  for (const [index, part] of name.split('.').entries()) {
    if (index > 0 && !isSign(tokens[at], '.')) return undefined;
    if (index > 0) at += 1;
    const token = tokens[at];
    if (token === undefined || !isName(token) || token.text.replaceAll('`', '') !== part) return undefined;
    at += 1;
  }
  return at;
};

/** A label expression after `:` such as `A|B`, `!A&B`, `(A|B)&C` as a condition on `name`; undefined when it is a plain list. */
const labelCondition = (
  tokens: readonly CypherToken[],
  first: number,
  name: string,
): { readonly text: string; readonly end: number } | undefined => {
  let text = '';
  let depth = 0;
  let index = first;
  let isExpression = false;
  let expectsName = true;
  for (; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (expectsName && isName(token)) {
      text += `${name}:${token.text}`;
      expectsName = false;
    } else if (expectsName && isSign(token, '!')) text += 'NOT ';
    else if (expectsName && isSign(token, '(')) {
      text += '(';
      depth += 1;
    } else if (!expectsName && isSign(token, ')') && depth > 0) {
      text += ')';
      depth -= 1;
    } else if (!expectsName && (isSign(token, '|') || isSign(token, '&') || isSign(token, ':'))) {
      text += isSign(token, '|') ? ' OR ' : ' AND ';
      expectsName = true;
    } else break;
    if (['|', '&', '!'].includes(token.text)) isExpression = true;
  }
  return isExpression && !expectsName && depth === 0 ? { text: `(${text})`, end: index } : undefined;
};

/** `MATCH (n:A|B)`: the labels go into WHERE. */
const labelExpressions = (tokens: readonly CypherToken[]): readonly Edit[] => {
  const edits: Edit[] = [];
  let unnamed = 0;
  for (const [index, token] of tokens.entries()) {
    if (!isWord(token, 'MATCH') || !startsClause(tokens, index)) continue;
    const end = endOfClause(tokens, index + 1, (_, at) => startsClause(tokens, at));
    const conditions: string[] = [];
    for (let at = index + 1; at < end; at += 1) {
      if (!isSign(tokens[at], '(')) continue;
      const named = isName(tokens[at + 1]);
      const colon = named ? at + 2 : at + 1;
      if (!isSign(tokens[colon], ':')) continue;
      const name = named ? (tokens[at + 1]?.text ?? '') : `_unnamed${unnamed}`;
      const found = labelCondition(tokens, colon + 1, name);
      const [first, last] = [tokens[colon], tokens[(found?.end ?? 0) - 1]];
      if (found === undefined || first === undefined || last === undefined) continue;
      if (!named) unnamed += 1;
      edits.push({ start: first.start, end: last.end, text: named ? '' : name });
      conditions.push(found.text);
    }
    if (conditions.length === 0) continue;
    const all = conditions.join(' AND ');
    const where = tokens[end];
    if (isWord(where, 'WHERE') && where !== undefined) {
      const last = tokens[endOfClause(tokens, end + 1, (_, at) => startsClause(tokens, at)) - 1];
      edits.push({ start: where.end, end: where.end, text: ` ${all} AND (` });
      if (last !== undefined) edits.push({ start: last.end, end: last.end, text: ')' });
    } else {
      const last = tokens[end - 1];
      if (last !== undefined) edits.push({ start: last.end, end: last.end, text: ` WHERE ${all}` });
    }
  }
  return edits;
};

const hasAggregate = (part: readonly CypherToken[]): boolean =>
  part.some(
    (token, index) => token.kind === 'word' && aggregates.has(token.text.toLowerCase()) && isSign(part[index + 1], '('),
  );

/** `WITH a WHERE r.x = 1`: what is not carried on may still be asked; here it is carried one clause longer. */
const whereAfterWith = (tokens: readonly CypherToken[], text: string): readonly Edit[] => {
  const edits: Edit[] = [];
  for (const [index, token] of tokens.entries()) {
    if (!isWord(token, 'WITH') || !startsClause(tokens, index)) continue;
    const end = endOfClause(tokens, index + 1, (_, at) => startsClause(tokens, at));
    const part = tokens.slice(index + 1, end);
    if (!isWord(tokens[end], 'WHERE') || isWord(part[0], 'DISTINCT') || hasAggregate(part)) continue;
    const items = itemsOf(tokens, index + 1, end).map((item) => aliasOf(text, item));
    if (items.some(({ expression }) => isSign(expression[0], '*'))) continue;
    const names = items.map(({ expression, alias }) => alias ?? textOf(text, expression));
    const stop = endOfClause(tokens, end + 1, (_, at) => startsClause(tokens, at));
    const asked = tokens.slice(end + 1, stop);
    const isOther = (each: CypherToken, at: number): boolean =>
      isName(each) && isSign(asked[at + 1], '.') && !isSign(asked[at - 1], '.') && !names.includes(each.text);
    const [first, last, where] = [part[0], asked.at(-1), tokens[end]];
    if (!asked.some(isOther) || first === undefined || last === undefined || where === undefined) continue;
    const added = items
      .filter(({ alias }) => alias !== undefined)
      .map(({ expression, alias }) => `${textOf(text, expression)} AS ${alias}`);
    edits.push({ start: first.start, end: where.start, text: `${['*', ...added].join(', ')} ` });
    edits.push({ start: last.end, end: last.end, text: ` WITH ${names.join(', ')}` });
  }
  return edits;
};

/** The last RETURN of each branch of the query itself, not those of subqueries. */
const finalReturns = (
  tokens: readonly CypherToken[],
): readonly { readonly at: number; readonly first: number; readonly end: number }[] => {
  const found: { at: number; first: number; end: number }[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (opens(tokens[index])) index = closing(tokens, index);
    else if (isWord(tokens[index], 'RETURN') && startsClause(tokens, index)) {
      const first = isWord(tokens[index + 1], 'DISTINCT') ? index + 2 : index + 1;
      const end = endOfClause(tokens, first, (token, at) => startsClause(tokens, at) || isSign(token, ';'));
      found.push({ at: index, first, end });
    }
  }
  return found;
};

/** `RETURN {n: count(*)}`: aggregates inside lists and maps are made one clause before. */
const aggregatesInside = (tokens: readonly CypherToken[], text: string): readonly Edit[] =>
  finalReturns(tokens).flatMap(({ at, first, end }): readonly Edit[] => {
    const items = itemsOf(tokens, first, end).map((item) => aliasOf(text, item));
    const isInside = ({ expression }: { readonly expression: readonly CypherToken[] }): boolean =>
      (isSign(expression[0], '{') || isSign(expression[0], '[')) && hasAggregate(expression);
    if (first !== at + 1 || !items.some(isInside) || isWord(tokens[end], 'ORDER')) return [];
    const made: string[] = [];
    const returned: string[] = [];
    for (const { expression, alias } of items) {
      const name = alias ?? quote(textOf(text, expression));
      if (!hasAggregate(expression)) {
        returned.push(`_made${made.length} AS ${name}`);
        made.push(`${textOf(text, expression)} AS _made${made.length}`);
        continue;
      }
      let rest = '';
      for (let index = 0; index < expression.length; index += 1) {
        const token = expression[index];
        if (token === undefined) break;
        if (hasAggregate(expression.slice(index, index + 2))) {
          const close = closing(expression, index + 1);
          rest += ` _made${made.length}`;
          made.push(`${textOf(text, expression.slice(index, close + 1))} AS _made${made.length}`);
          index = close;
          // A variable beside the aggregates would be a grouping key: not said here, so left to the engine.
        } else if (isName(token) && !isSign(expression[index + 1], ':')) return [];
        else rest += ` ${token.text}`;
      }
      returned.push(`${rest.trim()} AS ${name}`);
    }
    const [start, last] = [tokens[at], tokens[end - 1]];
    if (start === undefined || last === undefined) return [];
    return [{ start: start.start, end: last.end, text: `WITH ${made.join(', ')} RETURN ${returned.join(', ')}` }];
  });

/** `RETURN n.name, count(*)`: columns go by the text of their expression (the engine has names of its own, or none). */
const nameColumns = (tokens: readonly CypherToken[], text: string): readonly Edit[] =>
  finalReturns(tokens).flatMap(({ first, end }): readonly Edit[] => {
    const edits: Edit[] = [];
    const named = new Map<string, string>();
    for (const item of itemsOf(tokens, first, end)) {
      const last = item.at(-1);
      if (last === undefined || aliasOf(text, item).alias !== undefined || isSign(item[0], '*')) continue;
      if (item.length === 1 && item[0]?.kind === 'word' && !/^(true|false|null)$/i.test(item[0].text)) continue;
      const name = quote(textOf(text, item));
      named.set(item.map((token) => token.text).join(' '), name);
      edits.push({ start: last.end, end: last.end, text: ` AS ${name}` });
    }
    // ORDER BY count(*) means the column.
    if (isWord(tokens[end], 'ORDER')) {
      const stop = endOfClause(tokens, end + 1, (token, at) => startsClause(tokens, at) || isSign(token, ';'));
      for (const item of itemsOf(tokens, end + 2, stop)) {
        const direction = /^(asc|desc|ascending|descending)$/i.test(item.at(-1)?.text ?? '') ? 1 : 0;
        const expression = item.slice(0, item.length - direction);
        const name = named.get(expression.map((token) => token.text).join(' '));
        const [start, last] = [expression[0], expression.at(-1)];
        if (name !== undefined && start !== undefined && last !== undefined)
          edits.push({ start: start.start, end: last.end, text: name });
      }
    }
    return edits;
  });

/** `node AS n, score` after YIELD: the names that the columns go by; undefined for anything else. */
const yielded = (
  tokens: readonly CypherToken[],
  first: number,
  end: number,
): Readonly<Record<string, string>> | undefined => {
  const names: Record<string, string> = {};
  for (const item of itemsOf(tokens, first, end)) {
    const [column, as, alias] = item;
    const isRenamed = item.length === 3 && isWord(as, 'AS') && isName(alias);
    if ((column?.text !== 'node' && column?.text !== 'score') || (item.length !== 1 && !isRenamed)) return undefined;
    names[column.text] = alias?.text ?? column.text;
  }
  return names;
};

/**
 * `CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score`: the search is made before the query runs
 * (fullText.ts), and its hits are looked up by id. Only where its arguments do not depend on rows (search.ts).
 */
const fullTextSearches = (tokens: readonly CypherToken[], searches: Search[]): readonly Edit[] =>
  tokens.flatMap((token, index): readonly Edit[] => {
    if (!isWord(token, 'CALL') || isWord(tokens[index - 1], 'OPTIONAL')) return [];
    const open = isProcedure(tokens, index + 1, 'db.index.fulltext.queryNodes');
    if (open === undefined || !isSign(tokens[open], '(')) return [];
    const close = closing(tokens, open);
    const given = itemsOf(tokens, open + 1, close);
    let end = close;
    let names: Readonly<Record<string, string>> | undefined = { node: 'node', score: 'score' };
    const yields = isWord(tokens[close + 1], 'YIELD');
    if (yields) {
      end = endOfClause(tokens, close + 2, (each, at) => startsClause(tokens, at) || isSign(each, ';')) - 1;
      names = yielded(tokens, close + 2, end + 1);
    } else if (index > 0 || (tokens[close + 1] !== undefined && !isSign(tokens[close + 1], ';'))) return [];
    const last = tokens[end];
    if (names === undefined || last === undefined) return [];
    const parameter = `_search${searches.length}`;
    searches.push({ parameter, given });
    const returned = [
      ...(names.node === undefined ? [] : [`_node AS ${names.node}`]),
      ...(names.score === undefined ? [] : [`_hit.score AS ${names.score}`]),
    ].join(', ');
    const call = `CALL { UNWIND $${parameter} AS _hit MATCH (_node:Entity {id: _hit.id}) RETURN ${returned} }`;
    const where = tokens[end + 1];
    return [
      { start: token.start, end: last.end, text: yields ? call : `${call} RETURN node, score` },
      ...(yields && where !== undefined && isWord(where, 'WHERE')
        ? [{ start: where.start, end: where.start, text: 'WITH * ' }]
        : []),
    ];
  });

/** Names that a text binds: nodes, relations and paths of patterns, and what stands behind AS. */
const boundNames = (tokens: readonly CypherToken[]): ReadonlySet<string> =>
  new Set(
    tokens.flatMap((token, index): readonly string[] => {
      const [before, after] = [tokens[index - 1], tokens[index + 1]];
      const isOpened = isSign(before, '(') || isSign(before, '[');
      const isPattern = isOpened && [':', ')', '{', ']', '*'].some((text) => isSign(after, text));
      return isName(token) && (isPattern || isWord(before, 'AS') || isSign(after, '=')) ? [token.text] : [];
    }),
  );

/** `MATCH … RETURN x` of a subquery as clauses that give one value: all x in a list, or their number. */
const valueOfSubquery = (
  inner: readonly CypherToken[],
  text: string,
  kind: 'COLLECT' | 'COUNT',
): string | undefined => {
  const at = inner.findIndex((token, index) => isWord(token, 'RETURN') && startsClause(inner, index));
  const others = inner.filter((token, index) => index !== at && isWord(token, 'RETURN'));
  if (at < 1 || others.length > 0 || inner.some((token) => isWord(token, 'UNION'))) return undefined;
  const isDistinct = isWord(inner[at + 1], 'DISTINCT');
  const first = isDistinct ? at + 2 : at + 1;
  const end = endOfClause(inner, first, (_, index) => startsClause(inner, index));
  const [item, ...rest] = itemsOf(inner, first, end);
  // What is ordered after DISTINCT goes by the column's own name, which is another one here.
  if (item === undefined || rest.length > 0 || (isDistinct && end < inner.length) || isSign(item[0], '*'))
    return undefined;
  const { expression, alias } = aliasOf(text, item);
  if (alias !== undefined && inner.slice(end).some((token) => token.text === alias)) return undefined;
  const made = `WITH ${isDistinct ? 'DISTINCT ' : ''}${textOf(text, expression)} AS _value ${textOf(text, inner.slice(end))}`;
  // Null is an item of the list, unlike in collect().
  const value =
    kind === 'COUNT' ? 'RETURN count(*)' : 'WITH collect([_value]) AS _values RETURN [_item IN _values | _item[0]]';
  return `${textOf(text, inner.slice(0, at))} ${made.trimEnd()} ${value}`;
};

/**
 * `COLLECT { MATCH … RETURN x }`, and COUNT with a RETURN: worked out in a CALL before the clause. Only in the first WHERE, WITH or
 * RETURN of a query, before which every name that is bound is still known.
 */
const subqueryValues = (tokens: readonly CypherToken[], text: string): readonly Edit[] => {
  const isStar = (token: CypherToken, index: number): boolean =>
    isSign(token, '*') && (isWord(tokens[index - 1], 'RETURN') || isWord(tokens[index - 1], 'WITH'));
  if (tokens.some(isStar)) return [];
  const known = new Set(['MATCH', 'OPTIONAL', 'UNWIND']);
  let clause = 0;
  let last = '';
  while (clause < tokens.length) {
    const token = tokens[clause];
    if (token === undefined) return [];
    if (opens(token)) clause = closing(tokens, clause);
    else if (startsClause(tokens, clause)) {
      const word = token.text.toUpperCase();
      const hasValue = (): boolean => {
        const stop = endOfClause(tokens, clause + 1, (_, at) => startsClause(tokens, at));
        return tokens
          .slice(clause + 1, stop)
          .some((each, at, all) => (isWord(each, 'COLLECT') || isWord(each, 'COUNT')) && isSign(all[at + 1], '{'));
      };
      if (word === 'RETURN' || word === 'WITH' || (word === 'WHERE' && hasValue())) break;
      if (word !== 'WHERE' && !known.has(word)) return [];
      last = word === 'MATCH' && isWord(tokens[clause - 1], 'OPTIONAL') ? 'OPTIONAL' : word;
    }
    clause += 1;
  }
  const start = tokens[clause];
  if (start === undefined) return [];
  const isWhere = isWord(start, 'WHERE');
  // The condition of an OPTIONAL MATCH belongs to it, and cannot come later.
  if (isWhere && last !== 'MATCH') return [];
  const bound = boundNames(tokens.slice(0, clause));
  const stop = endOfClause(tokens, clause + 1, (each, at) => startsClause(tokens, at) || isSign(each, ';'));
  /** `any(x IN …)` */
  const locals = new Set(
    tokens
      .slice(clause, stop)
      .flatMap((token, at, all) => (isWord(all[at + 1], 'IN') && isSign(all[at - 1], '(') ? [token.text] : [])),
  );
  const edits: Edit[] = [];
  let calls = '';
  for (let at = clause + 1; at < stop; at += 1) {
    const kind = isWord(tokens[at], 'COLLECT') ? 'COLLECT' : isWord(tokens[at], 'COUNT') ? 'COUNT' : undefined;
    const [word, open] = [tokens[at], tokens[at + 1]];
    // Names that are bound in a comprehension, a map or another subquery are not known before the clause.
    if (isSign(word, '[') || isSign(word, '{')) at = closing(tokens, at);
    if (kind === undefined || word === undefined || !isSign(open, '{')) continue;
    const close = closing(tokens, at + 1);
    const inner = tokens.slice(at + 2, close);
    const [made, end] = [valueOfSubquery(inner, text, kind), tokens[close]];
    at = close;
    if (made === undefined || end === undefined || inner.some((token) => locals.has(token.text))) continue;
    const used = [...bound].filter((name) => inner.some((token) => token.text === name));
    const name = `_found${edits.length}`;
    calls += `CALL { ${used.length > 0 ? `WITH ${used.join(', ')} ` : ''}${made} AS ${name} } `;
    edits.push({ start: word.start, end: end.end, text: name });
  }
  if (edits.length === 0) return [];
  return [{ start: start.start, end: start.start, text: isWhere ? `${calls}WITH * ` : calls }, ...edits];
};

/** `CYPHER runtime=slotted` in front, and hints for a planner: both are about how Neo4j works, not about the answer. */
const plannerWords = (tokens: readonly CypherToken[]): readonly Edit[] => {
  const edits: Edit[] = [];
  const drop = (first: number, stop: number): void => {
    const [start, end] = [tokens[first]?.start, tokens[stop - 1]?.end];
    if (start !== undefined && end !== undefined) edits.push({ start, end, text: '' });
  };
  let body = 0;
  if (isWord(tokens[0], 'CYPHER')) {
    body = tokens[1]?.kind === 'number' ? 2 : 1;
    while (tokens[body]?.kind === 'word' && isSign(tokens[body + 1], '=')) body += 3;
    drop(0, body);
  }
  for (let at = body; at < tokens.length; at += 1) {
    const before = tokens[at - 1];
    const isHint =
      isWord(tokens[at], 'USING') &&
      (isSign(before, ')') || isName(before)) &&
      ['INDEX', 'TEXT', 'RANGE', 'POINT', 'SCAN', 'JOIN'].some((word) => isWord(tokens[at + 1], word));
    if (!isHint) continue;
    const stop = endOfClause(tokens, at + 1, (token, index) => startsClause(tokens, index) || isSign(token, ';'));
    drop(at, stop);
    at = stop - 1;
  }
  return edits;
};

/** Numbers as the engine reads them: 1_000, 0x1F and 0o17 in decimal. */
const plainNumbers = (tokens: readonly CypherToken[]): readonly Edit[] =>
  tokens.flatMap(({ kind, text, start, end }) => {
    if (kind !== 'number' || !/_|^0[xo]/i.test(text)) return [];
    const digits = text.replaceAll('_', '');
    const isInteger = /^0x[\da-f]+$/i.test(digits) || /^0o[0-7]+$/.test(digits);
    return [{ start, end, text: isInteger ? String(BigInt(digits)) : digits }];
  });

/** Columns first: they are named by the user's own text, which the other rules change. */
const rules: readonly ((tokens: readonly CypherToken[], text: string) => readonly Edit[])[] = [
  nameColumns,
  plannerWords,
  plainNumbers,
  subqueryValues,
  quoteNames,
  labelExpressions,
  whereAfterWith,
  aggregatesInside,
  sumOfNothing,
  joinWithPlus,
];

const apply = (text: string, edits: readonly Edit[]): Omit<Rewritten, 'searches'> => {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.index - b.index);
  let cypher = '';
  let done = 0;
  /** Where kept stretches of the old text begin in the new one. */
  const stretches: { readonly made: number; readonly old: number }[] = [];
  for (const { edit } of sorted) {
    stretches.push({ made: cypher.length, old: done });
    cypher += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  stretches.push({ made: cypher.length, old: done });
  cypher += text.slice(done);
  return {
    cypher,
    original: (offset) => {
      const stretch = stretches.findLast(({ made }) => made <= offset) ?? { made: 0, old: 0 };
      return Math.min(stretch.old + offset - stretch.made, text.length);
    },
  };
};

/** Rewrites a query for the embedded engine. A query that it understands as it is comes back meaning the same. */
export const rewriteCypher = (text: string): Rewritten => {
  const searches: Search[] = [];
  let rewritten: Rewritten = { cypher: text, searches, original: (offset) => offset };
  for (const rule of [(tokens: readonly CypherToken[]) => fullTextSearches(tokens, searches), ...rules]) {
    const tokens = tokenizeCypher(rewritten.cypher).filter(({ kind }) => kind !== 'comment');
    const edits = rule(tokens, rewritten.cypher);
    if (edits.length === 0) continue;
    const before = rewritten.original;
    const next = apply(rewritten.cypher, edits);
    rewritten = { cypher: next.cypher, searches, original: (offset) => before(next.original(offset)) };
  }
  return rewritten;
};
