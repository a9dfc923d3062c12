import { parentPort } from 'node:worker_threads';
import type { Article } from '../graph/model.ts';
import { readArticle } from './readArticle.ts';

/** A thread that reads articles one by one and answers in order. */
parentPort?.on('message', (article: Article) => parentPort?.postMessage(readArticle(article)));
