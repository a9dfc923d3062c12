import { parentPort } from 'node:worker_threads';
import { htmlText, readPage } from './html.ts';
import type { PageQuestion } from './pages.ts';

/** A thread that parses one page after the other; the first answer says that it has loaded its parsers. */
parentPort?.on('message', async ({ html, url, isPiece }: PageQuestion) => {
  parentPort?.postMessage(isPiece ? await htmlText(html) : await readPage(html, url));
});
parentPort?.postMessage((await readPage('<p>Warm</p>')).text);
