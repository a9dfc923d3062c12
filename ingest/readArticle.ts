import type { Article, Problem, Reading } from '../graph/model.ts';
import { extract } from './ingest.ts';

/** What came of one article: its contribution, unless it could not be read, and what was odd. */
export interface Outcome {
  readonly reading?: Reading;
  readonly problems: readonly Problem[];
}

/** One article's contribution. A bug that only this article wakes costs this article, not the run: it becomes a problem. */
export const readArticle = (article: Article): Outcome => {
  try {
    const { entities, statements, problems } = extract(article);
    return { reading: { article, entities, statements }, problems };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problems: [
        {
          rule: 'extraction-failed',
          message: `the article could not be read (${reason}); please report it`,
          place: article.name,
        },
      ],
    };
  }
};
