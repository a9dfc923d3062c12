import { createFormCache } from '../analyse/formCache.ts';

/* What the letters of a word say: capitals, acronyms, initials. */

/** True of words with a capital letter (\p{Lu}) in front. */
export const opensUpper = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  return /^\p{Lu}/u.test(text);
};

/** True of words with a digit in front. */
export const opensDigit = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
};

/** "Türkis-Grün", "Rot-Schwarz": a coalition by the colours of its parties, which is nobody's name. */
export const isCoalition = (text: string): boolean =>
  /^(?:Rot|Schwarz|Türkis|Blau|Grün|Gelb|Pink)(?:-(?:[Rr]ot|[Ss]chwarz|[Tt]ürkis|[Bb]lau|[Gg]rün|[Gg]elb|[Pp]ink))+$/.test(
    text,
  );

export const startsUpper = (text: string): boolean => {
  const code = text.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  const first = text.charAt(0);
  return first !== first.toLowerCase();
};

const isLetter = (char: string): boolean => char.toLowerCase() !== char.toUpperCase();

/** PKK, SPÖ, G20, VMRO-DPMNE: two to ten capitals (digits and inner hyphens allowed), no small letter. */
export const isAcronym = (text: string): boolean => {
  if (text.length < 2 || text.length > 11 || !startsUpper(text)) return false;
  // Most capitalised words have a small second letter.
  const second = text.charCodeAt(1);
  if (second >= 97 && second <= 122) return false;
  let letters = 0;
  for (const char of text) {
    if (isLetter(char)) {
      if (char !== char.toUpperCase()) return false;
      letters++;
    } else if (char !== '-' && !(char >= '0' && char <= '9')) return false;
  }
  return letters >= 2;
};

/** `W.`, `J`, `Z.`: one capital. */
export const isInitial = (text: string): boolean =>
  (text.length === 1 && startsUpper(text)) || (text.length === 2 && text.endsWith('.') && startsUpper(text));

/** VI., XIV. behind a ruler's name. */
export const isRomanNumeral = (text: string): boolean => /^[IVX]{1,5}\.?$/.test(text);

/** Jong-un, Ki-moon, Yu-hwan: Korean given names with the second syllable small. */
export const isKoreanGiven = (text: string): boolean => /^\p{Lu}\p{Ll}{1,5}-\p{Ll}{2,5}$/u.test(text);

/** Names are compared by their slugs again and again. */
const slugs = createFormCache<string>(10_000);

/** Lower-case ASCII with hyphens, umlauts spelled out: `Mevlüt Çavuşoğlu` → mevluet-cavusoglu. */
export const slugOf = (name: string): string => {
  let slug = slugs.get(name);
  if (slug === undefined) {
    slug = spellSlug(name);
    slugs.set(name, slug);
  }
  return slug;
};

const spellSlug = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/[^a-z0-9\p{M}]+/gu, '-')
    .replace(/\p{M}/gu, '')
    .replace(/^-+|-+$/g, '');
