import type { Article } from '../graph/model.ts';

/** Read first by each thread, so that no article's time is spent on loading dictionaries. */
export const warmUp: Article = {
  id: 'article:warm-up',
  name: 'warm-up',
  title: '',
  text: 'Norwegen und Portugal unterzeichneten am Montag ein Abkommen über den Fischfang.',
  language: 'de',
};
