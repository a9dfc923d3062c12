import type { Judgement } from '../graph/judgements.ts';

/** A judgement in words; `note: undefined` leaves its note out. */
export const judgementText = (judgement: Omit<Judgement, 'note'> & { readonly note?: string | undefined }): string => {
  const { kind, a, b, statement, note } = judgement as Partial<
    Record<'kind' | 'a' | 'b' | 'statement' | 'note', string>
  >;
  return `${kind}: ${statement ?? `${a} and ${b}`}${note === undefined ? '' : ` ("${note}")`}`;
};
