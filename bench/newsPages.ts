import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPage } from './pageSet.ts';

/*
 * Whole news pages of our own making, one of a kind: tickers, paywalls, galleries, AMP, tables, … In their files ⟦ and ⟧ stand around what a reader
 * would call the story. Outlets, people and places are invented.
 */

const folder = join(import.meta.dirname, 'newsPages');
const entities: Readonly<Record<string, string>> = { auml: 'ä', ouml: 'ö', uuml: 'ü', quot: '"', amp: '&' };

export const newsPages: readonly TestPage[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const marked = readFileSync(join(folder, file), 'utf8');
    const parts = [...marked.matchAll(/⟦([^⟦⟧]*)⟧/g)].map(([, part = '']) =>
      part.replace(/<[^<>]*>/g, '').replace(/&(\w+);/g, (_, name: string) => entities[name] ?? ''),
    );
    return { name: file.replace('.html', ''), html: marked.replace(/[⟦⟧]/g, ''), text: parts.join('\n\n') };
  });
