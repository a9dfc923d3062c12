import type { Span } from '../graph/model.ts';
import { readData } from './readData.ts';
import { isOutlet } from './signatures.ts';

/*
 * Conversations in print: "STANDARD: Waren Sie in Rom? – Huber: Ich war am Freitag dort.", "Frage: … Antwort: …", or questions and answers as paragraphs
 * without labels. Who is labelled before an answer says all of it, and the paper that asks is nobody of the story.
 */

/** One contribution to a conversation. */
export interface Turn extends Span {
  /** Name, initials or kind of who speaks, without the colon; undefined where nothing labels him. */
  readonly label?: string;
  /** Where the label stands, with its colon and the space behind it. */
  readonly labelled?: Span;
  readonly asks: boolean;
}

const data = readData<{ readonly turnLabels: readonly string[] }>('languages/de/noise.json');

/** "Frage", "Antwort", "Moderatorin": labels that name nobody. */
const genericLabels = new Set(data.turnLabels);
export const isGenericLabel = (label: string): boolean => genericLabels.has(label.toLowerCase());

/** A label at the start of a line, or behind a sentence: at most five words, and the colon. */
const LABELS =
  /(^|\n|[.?!…]["“”»«]? )[ \t]*(\*\*)?((?:[\p{Lu}][\p{L}.'’-]{0,24}|\p{L}{2,20}\.(?:de|at|ch|com|net)|profil|taz)(?: (?:am|von|van|der|de|\p{Lu}[\p{L}.'’-]{0,24}|\([\p{L}/0-9 ]{2,12}\))){0,4})(?:\*\*)?:(?:\*\*)? +(?=\S)/gu;
/** Openers of a sentence that no label begins with, unless it is an outlet. */
const noLabel =
  /^(?:Das|Der|Die|Den|Dem|Ein|Eine|Und|Aber|Denn|Doch|Dann|Dazu|Sein|Seine|Ihr|Ihre|Er|Sie|Es|Wir|Ich|So)(?: |$)/;

/** Longest text that is looked at. */
const MAX_CONVERSATION = 200_000;

const endsAsking = (text: string): boolean => /\?["“”»«*]*$/.test(text.trim());

/** The contributions of a conversation in their order; empty when the text is none. */
export function turnsOf(text: string): readonly Turn[] {
  if (text.length > MAX_CONVERSATION || !text.includes('?')) return [];
  const turns = labelledTurns(text);
  return turns.length > 0 ? turns : plainTurns(text);
}

function labelledTurns(text: string): readonly Turn[] {
  if (!/:(?:\*\*)? /.test(text)) return [];
  const found: {
    readonly label: string;
    readonly labelled: Span;
    readonly opensLine: boolean;
    readonly asked: boolean;
  }[] = [];
  for (const match of text.matchAll(LABELS)) {
    const label = match[3] as string;
    if (noLabel.test(label) && !isOutlet(label)) continue;
    const start = match.index + (match[1] as string).length;
    const before = match[1] as string;
    found.push({
      label,
      labelled: { start, end: match.index + match[0].length },
      opensLine: before === '' || before === '\n',
      asked: before.startsWith('?'),
    });
  }
  const known = new Set(found.filter(({ opensLine }) => opensLine).map(({ label }) => label));
  const heads = found.filter(({ opensLine, asked, label }) => opensLine || asked || known.has(label));
  const words = (k: number): string =>
    text.slice((heads[k] as (typeof heads)[number]).labelled.end, heads[k + 1]?.labelled.start);
  // Who asks: most of what stands behind the label ends with a question mark.
  const counts = new Map<string, { all: number; asking: number }>();
  heads.forEach(({ label }, k) => {
    const count = counts.get(label) ?? { all: 0, asking: 0 };
    count.all++;
    if (endsAsking(words(k).split('\n', 1)[0] ?? '')) count.asking++;
    counts.set(label, count);
  });
  const asks = (label: string): boolean => {
    const { all, asking } = counts.get(label) ?? { all: 1, asking: 0 };
    return asking * 2 > all || (asking > 0 && isOutlet(label));
  };
  // A conversation has somebody who is asked: another label at once behind a question.
  const answers = new Set(
    heads.flatMap(({ label }, k) =>
      k > 0 && asks((heads[k - 1] as (typeof heads)[number]).label) && !asks(label) ? [label] : [],
    ),
  );
  const plainAnswers = new Set(
    heads.flatMap(({ label, labelled }) =>
      endsAsking(text.slice(Math.max(0, labelled.start - 3), labelled.start)) && !asks(label) ? [label] : [],
    ),
  );
  if (answers.size === 0 && plainAnswers.size === 0) return [];
  const kept = heads.filter(({ label }) => asks(label) || answers.has(label) || plainAnswers.has(label));
  return kept.flatMap(({ label, labelled }, k) => {
    const end = kept[k + 1]?.labelled.start ?? text.length;
    const turn: Turn = { start: labelled.start, end, label, labelled, asks: asks(label) };
    // Questions without a label, between labelled answers, are paragraphs of their own.
    const answer = text.slice(labelled.end, end).trimEnd();
    const question = turn.asks || !endsAsking(answer) ? -1 : answer.lastIndexOf('\n');
    if (question < 0) return [turn];
    const asked = labelled.end + question;
    return [
      { ...turn, end: asked },
      { start: asked, end, asks: true },
    ];
  });
}

/** A question is no longer than this. */
const MAX_QUESTION = 400;

/** Paragraphs that ask, and those that answer, of a text that says it is an interview or asks its reader by "Sie". */
function plainTurns(text: string): readonly Turn[] {
  const questions: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/gu)) {
    const line = match[0].trim();
    if (line.length > MAX_QUESTION || !endsAsking(line) || /^["„»]/.test(line)) continue;
    questions.push({ start: match.index, end: match.index + match[0].length });
  }
  const [first] = questions;
  if (first === undefined || questions.length < 2) return [];
  const before = text.slice(Math.max(0, first.start - 2000), first.start);
  if (!/Interview|Gespräch/.test(before)) return [];
  const addressed = questions.filter(({ start, end }) =>
    /[^.?!\n] ?\b(?:Sie|Ihnen|Ihre?[mnrs]?|[Dd]u|[Dd]ir)\b/u.test(text.slice(start, end)),
  );
  if (addressed.length * 3 < questions.length) return [];
  return questions.flatMap(({ start, end }, k) => {
    const next = questions[k + 1]?.start ?? text.length;
    const answer: Turn = { start: end, end: next, asks: false };
    return [{ start, end, asks: true }, ...(text.slice(end, next).trim() === '' ? [] : [answer])];
  });
}
