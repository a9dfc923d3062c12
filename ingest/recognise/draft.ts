import type { Mention, Sentence, Token } from '../model.ts';

/** A mention before it has its place in the document's list. */
export type Draft = Omit<Mention, 'index'>;

/** The words of an article as the recognisers see them: tokens, which of them are taken, and what kind of word each is. */
export interface Words {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Draft that covers a token by name, seat or place. */
  readonly taken: (Draft | undefined)[];
  /** True for common nouns of the dictionary and compounds of them. */
  readonly isNoun: (index: number) => boolean;
  /** True for capitalised words that the dictionary does not know, or knows as names only. */
  readonly isUnknown: (index: number) => boolean;
  /** True for given names that are nothing else. */
  readonly isGiven: (index: number) => boolean;
  /** True for adjectives, capital letter or not, in any inflected form. */
  readonly isAdjective: (index: number) => boolean;
  /** True when the article speaks of the USA: "der Senat" and "die Republikaner" are then theirs. */
  readonly american: boolean;
  /** The article has to do with the United Nations: a Sicherheitsrat is theirs. */
  readonly ofUnitedNations: boolean;
  /** The article has to do with the European Union: a Kommission is its own. */
  readonly ofUnion: boolean;
  /** True where the text names a party by a name that is nothing else. */
  readonly ofParties: boolean;
  /** The article has to do with the African Union, and not with the European one. */
  readonly ofAfricanUnion: boolean;
  /** Names of states that somebody bears as family name: "Luís Montenegro", "Rosa Luxemburg". */
  readonly familyNames: ReadonlySet<string>;
  /** Acronyms that the article explains as short for a treaty. */
  readonly treatyAcronyms: ReadonlySet<string>;
  /** Places that name a treaty of the article. */
  readonly treatyPlaces: ReadonlySet<string>;
}

/** Text of a token of this sentence; empty outside. */
export const textAt = (words: Words, sentence: Sentence, index: number): string =>
  index >= sentence.first && index < sentence.last ? (words.tokens[index] as Token).text : '';

/** The same, in whatever sentence the token stands. */
export const textAtToken = ({ tokens }: Words, index: number): string => tokens[index]?.text ?? '';

export const makeDraft = (
  tokens: readonly Token[],
  first: number,
  last: number,
  rest: Omit<Draft, 'first' | 'last' | 'start' | 'end' | 'text'> & { readonly text?: string },
): Draft => {
  const start = (tokens[first] as Token).start;
  const end = (tokens[last - 1] as Token).end;
  return {
    start,
    end,
    first,
    last,
    type: rest.type,
    text: rest.text ?? joinTokens(tokens, first, last),
    how: rest.how,
    name: rest.name,
    entity: rest.entity,
    confidence: rest.confidence,
    because: rest.because,
    treaty: rest.treaty,
    country: rest.country,
    person: rest.person,
    organisation: rest.organisation,
  };
};

/** A draft in its place. All mentions get all fields in one order: objects of one layout are made and read several times as fast. */
export const mentionOf = (draft: Draft, index: number, because: string[] = draft.because): Mention => ({
  index,
  start: draft.start,
  end: draft.end,
  first: draft.first,
  last: draft.last,
  type: draft.type,
  text: draft.text,
  how: draft.how,
  name: draft.name,
  entity: draft.entity,
  confidence: draft.confidence,
  because,
  treaty: draft.treaty,
  country: draft.country,
  person: draft.person,
  organisation: draft.organisation,
});

/** Words with single spaces, none where the text has none. */
export const joinTokens = (tokens: readonly Token[], first: number, last: number): string => {
  let text = '';
  for (let i = first; i < last; i++) {
    const token = tokens[i] as Token;
    if (i > first && (tokens[i - 1] as Token).end < token.start) text += ' ';
    text += token.text;
  }
  return text;
};

const openingQuotes = new Set(['"', '„', '“', '»', '«', '‚', '›', '‘', '”', "'"]);
export const isQuoteMark = (text: string): boolean => openingQuotes.has(text);

const definite = new Set([
  'der',
  'die',
  'das',
  'den',
  'dem',
  'des',
  'im',
  'am',
  'zum',
  'zur',
  'vom',
  'beim',
  'ins',
  'ans',
]);
const otherDeterminers =
  /^(?:ein|kein|mein|dein|sein|ihr|unser|euer|eur)(?:e[nmrs]?)?$|^(?:dies|jen|jed|manch|solch|welch|all|viel|wenig|mehrer|beid)(?:e[nmrs]?)$/;
export const isDefiniteArticle = (text: string): boolean => definite.has(text.toLowerCase());
export const isDeterminer = (text: string): boolean => {
  const lower = text.toLowerCase();
  return definite.has(lower) || otherDeterminers.test(lower);
};
