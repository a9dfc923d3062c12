// A thread that reads the words of one PDF and answers once. JavaScript, since Node 20 loads no TypeScript in a thread; it can be
// ended from outside, which a parser of foreign bytes must be.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy, getMeta } from 'unpdf';

/** @type {{ bytes: Uint8Array, maxPages: number, maxCharacters: number }} */
const { bytes, maxPages, maxCharacters } = workerData;

const read = async () => {
  const document = await getDocumentProxy(bytes, {
    // Nothing is drawn, nothing is evaluated, nothing is fetched.
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  const { info } = await getMeta(document).catch(() => ({ info: {} }));
  const pages = [];
  let characters = 0;
  for (let number = 1; number <= Math.min(document.numPages, maxPages) && characters < maxCharacters; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = [];
    let line;
    for (const item of items) {
      if (typeof item.str !== 'string') continue;
      const [, , , , , y = 0] = item.transform;
      line ??= { text: '', y, height: 0 };
      line.text += item.str;
      line.height = Math.max(line.height, item.height);
      characters += item.str.length;
      if (!item.hasEOL) continue;
      lines.push(line);
      line = undefined;
    }
    if (line !== undefined) lines.push(line);
    pages.push(lines);
    page.cleanup();
  }
  const text = (value) => (typeof value === 'string' ? value : '');
  return {
    pages,
    total: document.numPages,
    title: text(info.Title),
    author: text(info.Author),
    created: text(info.CreationDate),
  };
};

read().then(
  (document) => parentPort.postMessage({ document }),
  (error) => parentPort.postMessage({ name: String(error?.name), message: String(error?.message) }),
);
