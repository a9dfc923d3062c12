import type { Clause } from '../model.ts';
import { opponentsOf } from './disputes.ts';
import type { Draft } from './draft.ts';
import { relateFrames, undirectedDeeds, unsignedAttacks } from './frames.ts';
import type { Index, Referent } from './referents.ts';
import { judge, readUtterances } from './utterances.ts';

/** "X spricht von Vertreibung; Y weist das zurück": who denies it is accused of it. */
const whoRejects = (index: Index, clause: Clause, speaker: Referent): Referent[] =>
  relateFrames(index)
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

/** Damning and praising words whose target only the text before tells: "Das sei eine Lüge, sagte Y." */
export const relateReplies = (index: Index): Draft[] => {
  const { drafts, open } = readUtterances(index);
  const told = [drafts, relateFrames(index), unsignedAttacks(index)];
  const replies: Draft[] = [];
  for (const { type = 'ACCUSED', clause, speaker, word, confidence, why, objects, onlyDoers } of open) {
    const named = opponentsOf(index, clause, [speaker], told, objects, undirectedDeeds(index), { type, onlyDoers });
    const targets = named.length > 0 || type === 'SUPPORTED' ? named : whoRejects(index, clause, speaker);
    for (const target of targets) judge(index, type, clause, speaker, target, word, confidence, replies, why);
  }
  return replies;
};
