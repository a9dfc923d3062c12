import { Failure } from './failure.ts';
import { byCodeUnits, sha256 } from './id.ts';
import type { Reading, Statement } from './model.ts';
import { createUnion } from './union.ts';

/**
 * What a person decided about the graph, kept apart from the facts: it survives re-ingest, may come before the articles
 * that it concerns, and can be taken back (nomenklatura's resolver works the same way).
 */
export type Judgement =
  /** The two ids are one and the same: they fold into one node, under the smaller id (by code units). */
  | { readonly kind: 'same'; readonly a: string; readonly b: string; readonly note?: string }
  /** The two ids are never the same: a `same` that would join them is refused. */
  | { readonly kind: 'different'; readonly a: string; readonly b: string; readonly note?: string }
  /**
   * The statement was read wrongly: it stays on record, and supports nothing. `origin` is the statement of a former version of the article whose
   * judgement went over to this one: taken back with that.
   */
  | { readonly kind: 'wrong'; readonly statement: string; readonly note?: string; readonly origin?: string };

/** Id of a judgement: same and different about one pair share it, so the later one replaces the earlier. */
export const judgementId = (judgement: Judgement): string =>
  judgement.kind === 'wrong'
    ? `judgement:${sha256(JSON.stringify(['wrong', judgement.statement])).slice(0, 32)}`
    : `judgement:${sha256(JSON.stringify(['pair', ...[judgement.a, judgement.b].sort(byCodeUnits)])).slice(0, 32)}`;

/** The one form of a judgement: a pair has no direction. Equal judgements have the same bytes, whoever made them. */
export const formJudgement = (judgement: Judgement): Judgement => {
  const note = judgement.note === undefined ? {} : { note: judgement.note };
  if (judgement.kind === 'wrong') {
    const origin = judgement.origin === undefined ? {} : { origin: judgement.origin };
    return { kind: 'wrong', statement: judgement.statement, ...note, ...origin };
  }
  const [a, b] = [judgement.a, judgement.b].sort(byCodeUnits) as [string, string];
  return { kind: judgement.kind, a, b, ...note };
};

/** A judgement, by its id, with those that went over from it to newer versions of the article: taken back together. Empty when it does not hold. */
export const withDerived = (held: Iterable<Judgement>, id: string): readonly Judgement[] => {
  const all = [...held];
  const found = all.filter((judgement) => judgementId(judgement) === id);
  for (let next = 0; next < found.length; next += 1) {
    const from = found[next] as Judgement;
    if (from.kind !== 'wrong') continue;
    for (const judgement of all)
      if (judgement.kind === 'wrong' && judgement.origin === from.statement && !found.includes(judgement))
        found.push(judgement);
  }
  return found;
};

/** Takes a judgement back out of those that hold, by id. */
export const takeBack = (held: Map<string, Judgement>, id: string): void => {
  for (const judgement of withDerived(held.values(), id)) held.delete(judgementId(judgement));
};

export interface Applied {
  /** The id that a node goes by after all `same` judgements. */
  readonly canonical: (id: string) => string;
  readonly isWrong: (statement: string) => boolean;
  /** The judgements on statements, by statement. */
  readonly wrong: ReadonlyMap<string, Judgement>;
  /** All ids that fold into the same node as this one, itself included, sorted. */
  readonly alike: (id: string) => readonly string[];
}

/**
 * Works out what a set of judgements means. Independent of their order. Throws a Failure (`judgements-contradict`) when
 * two ids that are judged different are joined by a chain of `same`.
 */
export const applyJudgements = (judgements: readonly Judgement[]): Applied => {
  const { find, join, members } = createUnion();
  const wrong = new Map<string, Judgement>();
  for (const judgement of judgements) {
    if (judgement.kind === 'wrong') wrong.set(judgement.statement, judgement);
    if (judgement.kind === 'same') join(judgement.a, judgement.b);
  }
  for (const judgement of judgements)
    if (judgement.kind === 'different' && find(judgement.a) === find(judgement.b))
      throw new Failure(
        'judgements-contradict',
        `"${judgement.a}" and "${judgement.b}" are judged different, but others join them`,
        { hint: 'Take back one of the judgements that say "same" between them, or the one that says "different".' },
      );
  const sets = new Map<string, string[]>();
  for (const id of [...members()].sort(byCodeUnits)) {
    const set = sets.get(find(id));
    if (set === undefined) sets.set(find(id), [id]);
    else set.push(id);
  }
  return {
    canonical: find,
    isWrong: (statement) => wrong.has(statement),
    wrong,
    alike: (id) => sets.get(find(id)) ?? [id],
  };
};

/** What a statement says, and the very sentence that says it: by this it is known again in another version of its article. */
type Said = Pick<Statement, 'id' | 'type' | 'from' | 'to' | 'status'> & { readonly sentence: string };

const keyOf = ({ type, from, to, status, sentence }: Said): string =>
  JSON.stringify([type, from, to, status, sentence]);

const saidIn = ({ article, statements }: Reading): readonly Said[] =>
  statements.map((statement) => ({ ...statement, sentence: article.text.slice(statement.start, statement.end) }));

/**
 * The judgements on statements of a former version, for those of the new one that say the same in the same words. The id of a
 * statement is that of its text: without this, whoever corrects an article would bring back what was judged wrong in it.
 */
export const wrongAgain = (
  former: Reading | readonly Said[],
  now: Reading,
  { wrong }: Pick<Applied, 'wrong'>,
): readonly Judgement[] => {
  if (wrong.size === 0) return [];
  const judged = new Map<string, Judgement>();
  const sorted = [...('article' in former ? saidIn(former) : former)].sort((a, b) => byCodeUnits(a.id, b.id));
  for (const said of sorted) {
    const judgement = wrong.get(said.id);
    if (judgement !== undefined && !judged.has(keyOf(said))) judged.set(keyOf(said), judgement);
  }
  if (judged.size === 0) return [];
  return saidIn(now).flatMap((said) => {
    const judgement = wrong.has(said.id) ? undefined : judged.get(keyOf(said));
    return judgement?.kind !== 'wrong'
      ? []
      : [formJudgement({ ...judgement, statement: said.id, origin: judgement.statement })];
  });
};
