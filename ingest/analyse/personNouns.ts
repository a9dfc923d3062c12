import { askOnce } from './formCache.ts';
import { loadMorphology } from './morphology.ts';

/** Endings that persons have, nearly alone: Pianist, Biologe, Astronom, Fotograf, Fabrikant, Ingenieur, Kaufmann. */
const personEnding = /(?:mann|frau|ist|loge|nom|soph|graf|ant|eur|iker|login|istin|antin|erin|eurin)$/;
const noPerson = /(?:zwist|mist|list|frist|elefant|diamant|restaurant|atom|autonom)$/i;

/** True when the dictionary lists the form in -in of a noun: Ruderer, Ruderin. */
const hasWomansForm = (noun: string): boolean =>
  noun.length > 3 &&
  loadMorphology()
    .analyse(`${noun.replace(/e$/, '').replace(/erer$/, 'er')}in`)
    .some(({ pos, gender, guessed }) => pos === 'NOUN' && gender === 'f' && guessed !== true);

/** True of "Kanute" and "Kollege", whose other cases end in -n: nearly all of them are living beings. */
const isWeakMasculine = (noun: string): boolean =>
  noun.endsWith('e') &&
  loadMorphology()
    .analyse(`${noun}n`)
    .some((reading) => reading.pos === 'NOUN' && reading.gender === 'm' && reading.number === 'sg' && !reading.guessed);

/** True of a noun that says what somebody is or does: by its ending, or because the dictionary knows a woman's form of it. */
export const isPersonNoun = askOnce(
  (lemma) =>
    (personEnding.test(lemma) && !noPerson.test(lemma)) ||
    hasWomansForm(lemma) ||
    isWeakMasculine(lemma) ||
    hasWomansForm(loadMorphology().splitCompound(lemma)?.head ?? '') ||
    isWeakMasculine(loadMorphology().splitCompound(lemma)?.head ?? ''),
);
