import { parentPort } from 'node:worker_threads';
import type { Article } from '../graph/model.ts';
import { createReader } from './extractor.ts';

/** A thread that reads articles, those that wait side by side, and answers in order. */
const read = createReader((outcome) => parentPort?.postMessage(outcome));
parentPort?.on('message', (article: Article) => read(article));
