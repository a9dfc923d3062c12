import type { Clause } from '../model.ts';
import { opponentsOf, recentOf } from './disputes.ts';
import type { Draft } from './draft.ts';
import type { Index, Referent } from './referents.ts';
import { judge, type OpenUtterance } from './utterances.ts';

/*
 * Damning and praising words whose target only the text before tells: "Das sei eine Lüge, sagte Y." They are answered in the order of
 * the text, among the frames that wait for the same (frames.ts): who reacts second means whom the first one meant.
 */

/** Adds whom a word with an open target means, by what was told before it. */
export const answer = (
  index: Index,
  {
    type = 'ACCUSED',
    clause,
    speaker,
    word,
    confidence,
    why,
    objects,
    onlyDoers,
    ofArms,
    near = false,
    reacts = false,
  }: OpenUtterance,
  told: readonly (readonly Draft[])[],
  deeds: readonly Draft[],
  answers: Draft[],
): void => {
  const lately = near ? told.map((list) => recentOf(list, clause.sentence, 1)) : told;
  const targets = opponentsOf(index, clause, [speaker], lately, objects, deeds, {
    type,
    onlyDoers,
    ofArms,
    reacts,
    word,
  });
  for (const target of targets) judge(index, type, clause, speaker, target, word, confidence, answers, why);
};

/** "X spricht von Vertreibung; Y weist das zurück": who denies it is accused of it. */
export const answerByDenial = (
  index: Index,
  { type = 'ACCUSED', clause, speaker, word, confidence, why }: OpenUtterance,
  drafts: readonly Draft[],
  answers: Draft[],
): void => {
  const open = ![...answers, ...drafts].some(
    (d) => d.sentence === clause.sentence && d.from === speaker.entity && d.type === type,
  );
  if (type === 'SUPPORTED' || !open) return;
  for (const target of whoRejects(index, clause, speaker, drafts))
    judge(index, type, clause, speaker, target, word, confidence, answers, why);
};

/** Who turns down what a speaker has just said. */
const whoRejects = (index: Index, clause: Clause, speaker: Referent, drafts: readonly Draft[]): Referent[] =>
  drafts
    .filter(
      (d) =>
        d.type === 'REJECTED' &&
        d.to === speaker.entity &&
        d.status === 'asserted' &&
        (d.sentence === clause.sentence ? (d.clause ?? 0) > clause.index : d.sentence === clause.sentence + 1),
    )
    .slice(0, 1)
    .flatMap(({ from, marks, sentence }) => {
      const type = index.document.entities.find((e) => e.id === from)?.type;
      const { start, end } = marks?.from ?? index.document.sentences[sentence] ?? { start: 0, end: 0 };
      return type === undefined || type === 'Treaty'
        ? []
        : [{ entity: from, type, confidence: 0.8, start, end, because: 'who denies it' }];
    });
