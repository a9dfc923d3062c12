import { readdirSync } from 'node:fs';
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
/** Share of these words above which a text is German: news has 0.25 to 0.4, Dutch 0.03, Danish 0.06. */
const SURE = 0.15;
/** Below this share a text of some length is surely not German. */
const NONE = 0.08;
/** Texts of fewer words are not judged: names and numbers have no language. */
const FEWEST = 12;
/** Characters that are looked at. */
const SAMPLE = 6000;

export interface Language {
  /** ISO 639-1. */
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
