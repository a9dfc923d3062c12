import type { Mention, Token } from '../model.ts';
import { isSeparator, type PhraseDraft } from './phrases.ts';
import { gapWords, negators, timeNouns } from './words.ts';

/*
 * Words that go without the verb they belong to: "X kritisierte A, Y hingegen B", "X reiste nach A und Y nach B", "X lobte A, nicht aber B".
 * They are no part of the clause whose verb they share: read as one, Y would be criticised by X.
 */

/** What stands without its verb. */
export interface Gap {
  readonly first: number;
  readonly last: number;
  /** Who acts: "Y"; undefined where it may as well be whom the first one acts on. */
  readonly subject: PhraseDraft | undefined;
  /** What it acts on: "B", "nach B". */
  readonly other: PhraseDraft | undefined;
  /** All phrases in it. */
  readonly phrases: readonly PhraseDraft[];
  /** "Y nicht": without a second phrase. */
  readonly negated: boolean;
  /** "Y auch": behind the name it says that Y does so as well; whom it is done to as well would stand behind "auch". */
  readonly also: boolean;
}

export interface GapView {
  readonly tokens: readonly Token[];
  readonly names: ReadonlyMap<number, Mention>;
  /** The innermost phrase at a token. */
  readonly phraseAt: (i: number) => PhraseDraft | undefined;
}

/** The name with which a phrase ends, of somebody who can act. */
export const actorNamed = ({ names }: Pick<GapView, 'names'>, p: PhraseDraft): Mention | undefined => {
  for (let i = p.first; i < p.last; i++) {
    const name = names.get(i);
    if (name?.last === p.last && name.how !== 'adjective' && name.type !== 'Treaty') return name;
  }
  return undefined;
};

const isTime = ({ tokens }: GapView, { head }: PhraseDraft): boolean =>
  timeNouns.has((tokens[head] as Token).lemma.toLowerCase()) || /^\d+$/.test((tokens[head] as Token).text);

/** Reads the words of a stretch without a verb; undefined where they are a list, a description, or say when or where. */
export const readGap = (view: GapView, first: number, last: number, opener: string): Gap | undefined => {
  const { tokens, phraseAt } = view;
  const found: PhraseDraft[] = [];
  /** Words before the first phrase, and behind it. */
  const lead: string[] = [];
  const trail: string[] = [];
  for (let i = first; i < last; ) {
    const { lower, pos } = tokens[i] as Token;
    const phrase = phraseAt(i);
    if (gapWords.has(lower) || negators.has(lower) || /^(?:aber|auch)$/.test(lower)) {
      (found.length === 0 ? lead : trail).push(lower);
      i++;
    } else if (phrase !== undefined && phrase.first === i && phrase.last <= last && !phrase.pronoun) {
      found.push(phrase);
      i = phrase.last;
    } else if (pos === 'ADV' && found.length > 0) i++;
    else return undefined;
  }
  const isDenied = [...lead, ...trail].some((word) => negators.has(word));
  const parts = found.filter((p) => !isTime(view, p));
  const [subject, other, more] = parts;
  if (subject === undefined || more !== undefined || subject.preposition !== undefined) return undefined;
  const also = !isDenied && trail.some((word) => /^(?:auch|ebenfalls|gleichfalls)$/.test(word));
  const gap = { first, last, phrases: found, negated: isDenied, also };
  // "X traf Y, den Kongress aber nicht": who was not met denies nothing of Y.
  const isObject = !subject.cases.includes('nom') && trail.some((word) => negators.has(word));
  if (isObject && found.length === 1) return { ...gap, subject: undefined, other: undefined };
  if (actorNamed(view, subject) === undefined || !subject.cases.includes('nom')) return undefined;
  if (other === undefined) {
    if (found.length > 1) return undefined;
    // "X unterzeichnete, nicht Y" is told by the word before the name; ", ebenso Y" goes on with the list.
    const isSet = trail.length > 0 ? lead.length === 0 : isDenied && (opener === 'und' || lead.length > 1);
    return isSet ? { ...gap, subject: trail.length > 0 ? subject : undefined, other: undefined } : undefined;
  }
  if (subject.link !== undefined || other.link === 'apposition') return undefined;
  // "Y nicht B": which of both is denied?
  if (isDenied) return { ...gap, subject: undefined, other: undefined };
  const isPlain = other.preposition === undefined;
  if (isPlain && !(other.cases.includes('acc') || other.cases.includes('dat'))) return undefined;
  if (!isPlain && actorNamed(view, other) === undefined) return undefined;
  return { ...gap, subject, other };
};

/**
 * "X traf A | und Y B", "X reiste nach A | und Y nach B": true of an "und" behind which two phrases end the stretch that stand to each other
 * as those before it do.
 */
export const opensGap = (view: GapView, at: number, from: number, end: number): boolean => {
  const { tokens, phraseAt } = view;
  if ((tokens[at] as Token).lower !== 'und' || at <= from || at + 1 >= end) return false;
  let last = at + 1;
  while (last < end && !isSeparator(tokens[last] as Token) && !/^[.!?]$/.test((tokens[last] as Token).text)) last++;
  const gap = readGap(view, at + 1, last, 'und');
  // "lobte A und nicht B"
  if (gap?.negated === true && gap.other === undefined && gap.subject === undefined && gap.phrases.length === 1)
    return true;
  if (gap?.subject === undefined || gap.other === undefined || gap.negated) return false;
  const before = phraseAt(at - 1);
  if (before === undefined || before.last !== at) return false;
  const { other } = gap;
  // "nach A und Y nach B"; "mit A und B in C" tells where the three were.
  if (other.preposition !== undefined)
    return before.preposition === other.preposition && actorNamed(view, before) !== undefined;
  // "traf A und Y B": with "schickte A und Y Waffen" both got them.
  // "lieferte Panzer an A und Y Haubitzen": Y may be who got them.
  return (
    before.preposition === undefined &&
    actorNamed(view, other) !== undefined &&
    actorNamed(view, before) !== undefined &&
    // "Am Montag kritisierten A und Y B": with nobody else before them, A and Y do it both.
    hasActorBefore(view, from, before)
  );
};

/** True where somebody who can act stands before a phrase, apart from the day and the place. */
const hasActorBefore = (view: GapView, from: number, before: PhraseDraft): boolean => {
  for (let i = from; i < before.first; i++) {
    const phrase = view.phraseAt(i);
    if (phrase?.preposition === undefined && phrase?.cases.includes('nom') === true && !isTime(view, phrase))
      return true;
  }
  return false;
};
