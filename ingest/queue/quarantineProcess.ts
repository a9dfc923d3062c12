import type { Article } from '../../graph/model.ts';
import { readArticle } from '../readArticle.ts';
import { warmUp } from '../warmUp.ts';

/** A process that reads one article, answers and ends; also when whoever started it is gone. */
process.once('disconnect', () => process.exit(0));
process.once('message', (article: Article) => {
  process.send?.(readArticle(article), () => process.exit(0));
});
readArticle(warmUp);
process.send?.('ready');
