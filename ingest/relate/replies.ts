import { opponentOf } from './disputes.ts';
import type { Draft } from './draft.ts';
import { relateFrames } from './frames.ts';
import type { Index } from './referents.ts';
import { accuse, readUtterances } from './utterances.ts';

/** Damning words whose target only the text before tells: "Das sei eine Lüge, sagte Y." */
export const relateReplies = (index: Index): Draft[] => {
  const { drafts, open } = readUtterances(index);
  const told = [drafts, relateFrames(index)];
  const replies: Draft[] = [];
  for (const { clause, speaker, word, confidence, why } of open) {
    const target = opponentOf(index, clause, [speaker], told);
    if (target !== undefined) accuse(index, clause, speaker, target, word, confidence, replies, why);
  }
  return replies;
};
