import { isStatesOffice, isWomansOffice, officeOf } from '../knowledge/offices.ts';
import { ledOthers } from '../knowledge/owners.ts';
import type { Sentence, Token } from '../model.ts';
import { type Draft, isDefiniteArticle, makeDraft, textAt, type Words } from './draft.ts';
import { startsUpper } from './shape.ts';

/* Offices alone ("der russische Präsident", "der HDP-Chef") as words for whoever holds them. */

const alone = new Set(['head', 'government', 'minister', 'body', 'national']);
/** Not the holder of one office, or kinship and the like that need their own reading. */
const tooCommon = new Set([
  'mitglied',
  'vertreter',
  'kollege',
  'amtskollege',
  'richter',
  'abgeordnete',
  'politiker',
  'diplomat',
  'agent',
  'professor',
  'manager',
  'priester',
  'leiter',
  'korrespondent',
  'reporter',
  'funktionär',
  'kandidat',
  'bewerber',
  'soldat',
  'führer',
  'parlamentarier',
  'prediger',
  'inspektor',
  'vize',
  'republikaner',
  'demokrat',
  'spion',
  'vorstand',
  'gründer',
  'amtsinhaber',
  'staatsanwalt',
  'direktor',
  'sprecher',
  'oppositionspolitiker',
  'konsul',
  'imam',
  'bischof',
  'pfarrer',
  'sekretär',
  'analyst',
  'gewerkschafter',
  'stellvertreter',
  'stellvertreterin',
  'rektor',
  'nationalrat',
  'bundesrat',
  'gemeinderat',
  'stadtrat',
]);

/** Offices that stand alone behind a definite article: "der russische Präsident", "die Kanzlerin", "des HDP-Chefs". */
export const findOffices = (words: Words, sentence: Sentence): Draft[] => {
  const { tokens, taken } = words;
  const found: Draft[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    const { text } = tokens[i] as Token;
    const cover = taken[i];
    if (cover !== undefined && cover.how !== 'adjective') continue;
    const office = officeOf(text);
    if (office === undefined || office.plural || !alone.has(office.kind)) continue;
    const after = taken[i + 1];
    if (i + 1 < sentence.last && after?.type === 'Person') {
      // "hat die Kanzlerin | Donald Trump getroffen", "hat Ungarns Regierungschef | Donald Trump getroffen"
      const isAnother =
        (isWomansOffice(office) && after.person?.gender === 'm' && after.person.family > 0) ||
        (isStatesOffice(office) && ledOthers(textAt(words, sentence, i - 1), after.name ?? ''));
      if (!isAnother) continue;
    }
    let first = i;
    while (
      first - 1 >= sentence.first &&
      words.isAdjective(first - 1) &&
      !startsUpper(textAt(words, sentence, first - 1))
    )
      first--;
    const article = textAt(words, sentence, first - 1);
    const owner = first > sentence.first ? taken[first - 1] : undefined;
    // "Indiens Regierungschef", "Putins Sprecher" belong to somebody named.
    const owned = owner !== undefined && owner.last === first && /[s’']$/.test(article) && owner.how !== 'adjective';
    const compound = text.includes('-') || office.lemma.toLowerCase() !== office.head.toLowerCase();
    if (!isDefiniteArticle(article) && !owned && !/^(?:ihr|sein|unser|dies)/i.test(article)) continue;
    if (!compound && tooCommon.has(office.head.toLowerCase())) continue;
    if (/^(?:die|den)$/i.test(article) && office.gender === 'm' && article.toLowerCase() === 'die') continue;
    found.push(
      makeDraft(tokens, first, i + 1, {
        type: 'Person',
        how: 'office',
        person: {
          parts: [],
          family: 0,
          familyLength: 0,
          office: office.lemma,
          gender: office.gender,
        },
        confidence: 0.5,
        because: ['office alone'],
      }),
    );
  }
  return found;
};
