import { opponentsOf } from './disputes.ts';
import type { Draft } from './draft.ts';
import { relateFrames, undirectedDeeds, unsignedAttacks } from './frames.ts';
import type { Index } from './referents.ts';
import { accuse, readUtterances } from './utterances.ts';

/** Damning words whose target only the text before tells: "Das sei eine Lüge, sagte Y." */
export const relateReplies = (index: Index): Draft[] => {
  const { drafts, open } = readUtterances(index);
  const told = [drafts, relateFrames(index), unsignedAttacks(index)];
  const replies: Draft[] = [];
  for (const { clause, speaker, word, confidence, why, objects, onlyDoers } of open)
    for (const target of opponentsOf(index, clause, [speaker], told, objects, undirectedDeeds(index), { onlyDoers }))
      accuse(index, clause, speaker, target, word, confidence, replies, why);
  return replies;
};
