import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Report } from '../export/model.ts';
import { Failure } from '../failure.ts';
import type { Picture } from './svg.ts';

/*
 * SVG to PNG by resvg. Names are set in a font of our own (data/fonts), so that they look the same everywhere; only a picture with letters that it lacks
 * is set in the fonts of this machine as well. Scripts that none of them has would be empty boxes, so that is told. Emoji and flags are left out, whatever
 * fonts there are: one machine would draw them in colours, the next as boxes over one another.
 */

/** Pixels of a side up to which a picture is drawn at twice its size. */
const doubledUpTo = 2600;

type Draw = (svg: string, scale: number) => { readonly pixels: Uint8Array; readonly png: () => Uint8Array };

/** Where letters come from, as resvg has it. */
interface Fonts {
  readonly loadSystemFonts: boolean;
  readonly fontFiles: string[];
}

/** Beside the sources, and a folder higher from dist/. */
const ownFont = ['../../data', '../../../data']
  .map((folder) => fileURLToPath(new URL(`${folder}/fonts/LiberationSans-Regular.ttf`, import.meta.url)))
  .filter((path) => existsSync(path))
  .slice(0, 1);

const openResvg = async (fonts: Fonts): Promise<Draw> => {
  try {
    const { Resvg } = await import('@resvg/resvg-js');
    return (svg, scale) => {
      const image = new Resvg(svg, {
        fitTo: { mode: 'zoom', value: scale },
        font: { ...fonts, defaultFontFamily: 'Liberation Sans', sansSerifFamily: 'Liberation Sans' },
      }).render();
      return { pixels: image.pixels, png: () => image.asPng() };
    };
  } catch {
    throw new Failure('no-png', 'this machine has no program part that draws PNG (@resvg/resvg-js)', {
      hint: 'Write --format svg, or install Entente with its optional packages for this platform.',
    });
  }
};

/** One sign of each script that occurs, in the order of occurrence. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Chinese', /\p{Script=Han}/u],
  ['Japanese', /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Georgian', /\p{Script=Georgian}/u],
  ['Armenian', /\p{Script=Armenian}/u],
];

/** A sign that no font has: what it looks like is what every missing sign looks like. */
const missing = '\u{10FFFD}';

/** Whether the fonts have a sign. */
const knower = (draw: Draw): ((sign: string) => boolean) => {
  const look = (sign: string): string =>
    Buffer.from(
      draw(
        `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" font-family="sans-serif" font-size="16"><text x="2" y="18">${sign}</text></svg>`,
        1,
      ).pixels,
    ).toString('latin1');
  const box = look(missing);
  return (sign) => look(sign) !== box;
};

const missingScripts = (draw: Draw, texts: string): readonly string[] => {
  const isKnown = knower(draw);
  return scripts.flatMap(([name, pattern]) => {
    const [sign] = pattern.exec(texts) ?? [];
    return sign !== undefined && !isKnown(sign) ? [name] : [];
  });
};

/** Emoji, and the letters of which flags are made; ©, ™ and arrows are among them, which our own font has. */
const pictographs = /\p{Emoji_Presentation}|\p{Extended_Pictographic}/gu;

/** The pictographs of a text that our own font lacks, with what joins and colours them. */
const emojiIn = (draw: Draw, texts: string): RegExp | undefined => {
  const found = new Set(texts.match(pictographs));
  if (found.size === 0) return undefined;
  const isKnown = knower(draw);
  const lacking = [...found].filter((sign) => !isKnown(sign));
  return lacking.length === 0
    ? undefined
    : new RegExp(`[\\u200d\\ufe0f]*[${lacking.join('')}][\\u200d\\ufe0f\\u{e0020}-\\u{e007f}]*`, 'gu');
};

/**
 * A picture as PNG, at twice its size unless it is large: the same bytes on every machine while its letters are Latin, Greek, Cyrillic or Hebrew. Others are set
 * in the machine's fonts unless `hasSystemFonts` is false; `report` is told of scripts that none of them has, and of emoji, which are left out.
 */
export const drawPng = async (
  { svg: whole, width, height }: Picture,
  report: Report,
  hasSystemFonts = true,
): Promise<Uint8Array> => {
  const texts = [...whole.matchAll(/<text [^>]*>([^<]*)/g)].map(([, text]) => text).join(' ');
  let draw = await openResvg({ loadSystemFonts: false, fontFiles: ownFont });
  const emoji = emojiIn(draw, texts);
  const svg = emoji === undefined ? whole : whole.replace(emoji, '');
  if (emoji !== undefined)
    report({
      rule: 'no-emoji',
      message: 'emoji and flags in names are left out of the PNG; the SVG has them',
      place: 'picture',
    });
  let lacking = missingScripts(draw, texts);
  if (lacking.length > 0 && hasSystemFonts) {
    draw = await openResvg({ loadSystemFonts: true, fontFiles: ownFont });
    lacking = missingScripts(draw, texts);
  }
  if (lacking.length > 0)
    report({
      rule: 'no-font',
      message: `no font of this machine has ${lacking.join(', ')} letters, which are missing in the PNG (the SVG has them); install one, such as Noto Sans`,
      place: 'picture',
    });
  return draw(svg, Math.max(width, height) <= doubledUpTo ? 2 : 1).png();
};
