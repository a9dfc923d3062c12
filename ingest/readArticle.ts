import type { Article, Problem, Reading } from '../graph/model.ts';
import { extracting } from './ingest.ts';
import type { Extraction } from './model.ts';
import { finishAll } from './steps.ts';

/** What came of one article: its contribution, unless it could not be read, and what was odd. */
export interface Outcome {
  readonly reading?: Reading;
  readonly problems: readonly Problem[];
}

/** One article's contribution. A bug that only this article wakes costs this article, not the run: it becomes a problem. */
export const readArticle = (article: Article): Outcome => readArticles([article])[0] as Outcome;

/** The contributions of several articles, read side by side: the same as one by one, in less time. */
export const readArticles = (articles: readonly Article[]): Outcome[] =>
  finishAll(articles.map(extracting)).map((ended, i) =>
    'result' in ended
      ? outcomeOf(articles[i] as Article, ended.result)
      : failureOf(articles[i] as Article, ended.error),
  );

const outcomeOf = (article: Article, { entities, statements, problems }: Extraction): Outcome => ({
  reading: { article, entities, statements },
  problems,
});

const failureOf = ({ name }: Article, error: unknown): Outcome => {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    problems: [
      {
        rule: 'extraction-failed',
        message: `the article could not be read (${reason}); please report it`,
        place: name,
      },
    ],
  };
};
