import { Failure } from '../../graph/failure.ts';
import type { GraphStore } from '../../graph/store.ts';

/** Milliseconds after which a store that should answer at once is said to be away. */
const patience = 8000;
/** Milliseconds that writing may take: a judgement folds again all that it concerns. */
const patienceToWrite = 60_000;
/** Milliseconds beyond a query's own limit. */
const grace = 4000;
const defaultTimeout = 30_000;

const away = (): Failure =>
  new Failure('store-away', 'The store does not answer', {
    hint: 'Is its server running, and can it be reached? The next question tries again.',
  });

const within = async <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(away()), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** The same for work that may rightly take long: when it does, the store is asked for something that does not. */
const whileThere = async <T>(work: Promise<T>, milliseconds: number, probe: () => Promise<unknown>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const gone = new Promise<never>((_, reject) => {
    timer = setTimeout(() => void within(probe(), patience).catch(() => reject(away())), patience);
  });
  try {
    return await Promise.race([within(work, milliseconds), gone]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * The same store, which says so (`store-away`) when it does not answer: a driver tries for minutes to reach a server that is
 * gone, which is right for an ingest and wrong for somebody who looks at a page.
 */
export const answering = (store: GraphStore): GraphStore => ({
  ...store,
  brief: {
    ...store.brief,
    nodesWithIds: (ids) => whileThere(store.brief.nodesWithIds(ids), defaultTimeout + grace, () => store.stats()),
  },
  stats: () => within(store.stats(), patience),
  judgements: () => within(store.judgements(), patience),
  judge: (judgements) => within(store.judge(judgements), patienceToWrite),
  retract: (judgement) => within(store.retract(judgement), patienceToWrite),
  run: (cypher, parameters, options) =>
    whileThere(store.run(cypher, parameters, options), (options?.timeout ?? defaultTimeout) + grace, () =>
      store.stats(),
    ),
});
