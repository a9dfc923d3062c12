import { createFormCache } from '../analyse/formCache.ts';
import { startsUpper } from '../recognise/shape.ts';
import { listOf, readRows } from './read.ts';

/* Offices, roles and titles by their nouns (offices.tsv), inflected and as heads of compounds. */

export interface Office {
  /** Base form, masculine or feminine as written: `Präsidentin`, `Parteichef`. */
  readonly lemma: string;
  /** Base form without modifiers: `Präsident`. */
  readonly head: string;
  /** head, government, minister, national, body, personal, role, title. */
  readonly kind: string;
  readonly gender?: 'm' | 'f';
  readonly plural: boolean;
}

interface Form {
  readonly head: string;
  readonly lemma: string;
  readonly kind: string;
  readonly gender?: 'm' | 'f';
  readonly plural: boolean;
}

const forms = new Map<string, Form>();
const addForm = (form: string, entry: Form): void => {
  const key = form.toLowerCase();
  if (!forms.has(key)) forms.set(key, entry);
};
for (const [kind = '', masculine = '', feminine = ''] of readRows('offices.tsv')) {
  for (const noun of listOf(masculine)) {
    const adjectival =
      /(?:ende|ende[rn]|ete|(?<!tr)ete[rn]|ierte|ierte[rn]|andte|andte[rn]|agte|agte[rn]|ordnete|ordnete[rn]|aute|auter|elle|(?<!st)eller|ive|iver|Grüne|Grüner|Linke|Linker|Liberaler|dächtige|dächtiger|Konservativer|Intellektueller|Gefangener|Angeklagter|Verbündeter|Listenerste)$/.test(
        noun,
      ) && kind !== 'title';
    const base: Form = {
      head: noun,
      lemma: noun,
      kind,
      plural: false,
      ...(adjectival ? {} : { gender: 'm' as const }),
    };
    // "Vorsitzender" and "den Vorsitzenden" are one office, in whichever form the list has it.
    if (!adjectival) addForm(noun, base);
    if (kind === 'title') {
      addForm(`${noun}s`, base);
      continue;
    }
    if (adjectival) {
      const stem = noun.replace(/(?:er|en|e)$/, '');
      for (const ending of ['e', 'er', 'en', 'em'])
        addForm(stem + ending, { ...base, lemma: `${stem}e`, head: `${stem}e` });
      continue;
    }
    addForm(`${noun}s`, base);
    addForm(`${noun}es`, base);
    // Weak nouns: den Präsidenten; the plural has the same form.
    addForm(`${noun}en`, { ...base, plural: false });
    addForm(`${noun}n`, base);
    addForm(`${noun}e`, { ...base, plural: true });
    const stem = noun.endsWith('e') ? noun.slice(0, -1) : noun;
    const woman: Form = { head: noun, lemma: `${stem}in`, kind, gender: 'f', plural: false };
    addForm(`${stem}in`, woman);
    addForm(`${stem}innen`, { ...woman, plural: true });
  }
  for (const noun of listOf(feminine === '-' ? '' : feminine)) {
    const woman: Form = { head: noun, lemma: noun, kind, gender: 'f', plural: false };
    addForm(noun, woman);
    addForm(`${noun}n`, { ...woman, plural: true });
    addForm(`${noun}nen`, { ...woman, plural: true });
  }
}
addForm('Kollegen', { head: 'Kollege', lemma: 'Kollege', kind: 'minister', gender: 'm', plural: false });

/** First parts of compounds that name a body: "Kammerpräsident", "Gerichtspräsidentin". */
const ofBodies =
  /(?:kammer|gericht|verband|bund|verein|universität|klub|club|bank|börse|vereinigung|gewerkschaft|partei|caritas|kreuz|akademie|ärzte|hof|kommission|konzern|liga|agentur|institut|gemeinde|stiftung|gesellschaft|fraktion|fonds|handels|kirchen|synoden|konzils|rektoren|verwaltungsrats|aufsichtsrats|stiftungsrats|betriebsrats|universitätsrats|messe|sport|fußball|ski|feuerwehr|olympia)(?:e?s)?-?$/i;

/** Shortest head that counts inside a compound; `-rat`, `-mann` and kinship end too many other words. */
const shortestHead = 4;
/** Shortest rank behind a hyphen; shorter are forms of address. */
const shortestRank = 5;
const notInside = new Set([
  'mann',
  'frau',
  'sohn',
  'vater',
  'gast',
  'herr',
  'gefangener',
  'don',
  'dom',
  'graf',
  'abt',
  'arzt',
  'zar',
  'opfer',
  'prinz',
  'agent',
  'mutter',
  'linke',
  'grüne',
  'rabbiner',
  'führer',
  'meister',
  'lehrer',
]);
/** What was found for a word; `null` for words that name no office, which are the most. */
const cache = createFormCache<Form | null>(10_000);

const formOf = (text: string): Form | undefined => {
  if (!startsUpper(text)) return undefined;
  const known = cache.get(text);
  if (known !== undefined) return known ?? undefined;
  const lower = text.toLowerCase();
  let found = forms.get(lower);
  if (found === undefined)
    for (let i = 2; i <= lower.length - 3; i++) {
      const entry = forms.get(lower.slice(i));
      if (entry === undefined) continue;
      // "US-General": a rank may stand behind a hyphen; "Generalmajor" and the like are ranks of their own.
      if (entry.kind === 'title' && (lower[i - 1] !== '-' || lower.length - i < shortestRank)) continue;
      // "Siemens-CEO": a hyphen tells where the head begins, however short it is.
      if (lower.length - i < shortestHead && lower[i - 1] !== '-') continue;
      const head = entry.head.toLowerCase();
      if (notInside.has(head) && head !== 'führer') continue;
      const modifier = text.slice(0, i);
      // Fischer, Kaiser and the like inside family names: a compound has a modifier of some length.
      if (modifier.length < 3 && !modifier.endsWith('-')) continue;
      // "Wirtschaftskammerpräsident" heads no state.
      const kind = entry.kind === 'head' && ofBodies.test(modifier) ? 'body' : entry.kind;
      found = { ...entry, kind, lemma: modifier + (modifier.endsWith('-') ? entry.lemma : entry.lemma.toLowerCase()) };
      break;
    }
  cache.set(text, found ?? null);
  return found;
};

/** True for words that name an office, role or title, in any inflected form, compounds included. */
export const isOfficeWord = (text: string): boolean => formOf(text) !== undefined;

/** Heads of states and of governments, and ministers: who led one state holds no such office of another. */
export const isStatesOffice = (office: Office | undefined): boolean =>
  office?.kind === 'head' || office?.kind === 'government' || office?.kind === 'minister';

/** "Kanzlerin", "Klubobfrau": an office that names its holder as a woman; "Hoheit", "Exzellenz" do not. */
export const isWomansOffice = (office: Office | undefined): boolean =>
  office?.gender === 'f' && !office.plural && /(?:in|frau)$/.test(office.lemma);

/** The office, role or title that a word names; undefined for other words. */
export const officeOf = (text: string): Office | undefined => formOf(text);
