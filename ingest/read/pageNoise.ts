import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../projectFolder.ts';

/** Words of pages by what they stand at: pageNoise.json, which says where they come from. */
interface PageNoise {
  readonly classWords: string;
  readonly linkedClassWords: string;
  readonly captionWords: string;
  /** Class words of a lead, of what stands beside a headline and is none, and of places with prose that is no story. */
  readonly leadWords: string;
  readonly noLeadWords: string;
  readonly noStoryWords: string;
  readonly enders: readonly string[];
  /** Headings over what readers write. */
  readonly readerHeads: readonly string[];
  readonly listHeads: readonly string[];
  readonly lineStarts: readonly string[];
  readonly wholeLines: readonly string[];
  /** Parts of words of notices about data: where some stand above the headline, all above it is such a notice. */
  readonly consent: readonly string[];
  readonly notices: readonly (readonly string[])[];
  /** Parts of words that ask readers for their address. */
  readonly signUp: readonly string[];
  readonly dateWords: string;
  /** Further words of lines that are only a date; some of them are names of persons as well. */
  readonly dateLineWords: string;
  readonly bylineVerbs: string;
  readonly aboutAuthor: readonly string[];
  readonly bioVerbs: string;
}

export const noise = JSON.parse(
  readFileSync(join(projectFolder, 'ingest', 'read', 'pageNoise.json'), 'utf8'),
) as PageNoise;
