import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import { say } from '../terminal.ts';
import { withStore } from '../withStore.ts';

export const forget: Command = {
  summary: "take one article's contribution out again",
  description: 'Removes an article and exactly what it alone supported: what other articles say as well stays.',
  operands: { '<article>': 'name (file name without its ending) or id' },
  settings: ['store', 'user', 'database'],
  examples: [['forget 03-putin-in-hanoi', 'forgets the article read from 03-putin-in-hanoi.txt']],
  run: (terminal, [article = ''], settings) =>
    withStore(terminal, settings, 'change', async (store) => {
      if (!(await store.forget(article))) throw failures.unknownArticle(article);
      say(terminal, `Forgot "${article}".`);
      return 0;
    }),
};
