import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../projectFolder.ts';

/** Languages with a pack: a folder of ingest/languages. Articles in others are counted, not read. */
export const languages: ReadonlySet<string> = new Set(
  readdirSync(join(projectFolder, 'ingest', 'languages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
);

/** Function words that make up a third of German text and are rare in other languages ("die", "in" and "man" are words elsewhere too and count less). */
const GERMAN = new Set(
  'der das und ist nicht von mit sich auf für dem den des ein eine einen einem einer eines auch wird werden wurde nach bei aus dass hat haben sie sei über zum zur durch noch wie oder vor bis aber wenn nur mehr seit zwischen gegen unter sagte am im als um er es wir ich'.split(
    ' ',
  ),
);
/** Words of languages that are taken for German by its letters and words, and are none: kinLanguages.json. By word. */
const KIN: ReadonlyMap<string, readonly string[]> = (() => {
  const { source: _, ...lists } = JSON.parse(
    readFileSync(join(projectFolder, 'ingest', 'read', 'kinLanguages.json'), 'utf8'),
  ) as Record<string, string>;
  const byWord = new Map<string, string[]>();
  for (const [code, words] of Object.entries(lists))
    for (const word of words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), code]);
  return byWord;
})();
/** As many of their words make a text theirs when German has less than twice as many: quotations in a dialect do not. */
const FEWEST_KIN = 3;

/** The language close to German that a text is in rather than in German. */
function kinOf(words: readonly string[], german: number): string | undefined {
  const hits = new Map<string, number>();
  for (const word of words) for (const code of KIN.get(word) ?? []) hits.set(code, (hits.get(code) ?? 0) + 1);
  const [best] = [...hits].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= FEWEST_KIN && 2 * best[1] > german ? best[0] : undefined;
}

/** Share of these words above which a text is German: news has 0.25 to 0.4, Dutch 0.03, Danish 0.06. */
const SURE = 0.15;
/** Below this share a text of some length is surely not German. */
const NONE = 0.08;
/** Texts of fewer words are not judged: names and numbers have no language. */
const FEWEST = 12;
/** Characters that are looked at. */
const SAMPLE = 6000;

export interface Language {
  /** ISO 639-1, and ISO 639-3 where that has none (gsw, nds). */
  readonly code: string;
  /** Why it is not what the source says; undefined when it is. */
  readonly reason?: string;
}

/**
 * The language of a text. What the source declares counts only where the text leaves it open: pages in German that declare English are as common as
 * the other way round.
 */
export async function languageOf(text: string, declared: string): Promise<Language> {
  const sample = sampleOf(text);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST) return { code: declared };
  let german = 0;
  for (const word of words) if (GERMAN.has(word)) german++;
  const kin = kinOf(words, german);
  if (kin !== undefined) return { code: kin, reason: 'its words' };
  const share = german / words.length;
  if (share >= SURE) return declared === 'de' ? { code: 'de' } : { code: 'de', reason: 'its words' };
  // loaded only for texts that are hardly German: its tables take a second and 100 MB
  const { eld } = await import('eld/small');
  const result = eld.detect(sample);
  if (result.language === '' || result.language === declared || !result.isReliable()) return { code: declared };
  if (result.language !== 'de' && share >= NONE) return { code: declared };
  return { code: result.language, reason: 'its words' };
}

/** From the middle, where no page noise is; short texts as they are. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const from = Math.floor((text.length - SAMPLE) / 3);
  return text.slice(from, from + SAMPLE);
}
