import type { RelationType } from '../../graph/ontology.ts';
import type { Token } from '../model.ts';
import { between, type Draft } from './draft.ts';
import { openJudgements, relateFrames } from './frames.ts';
import type { Index, Referent } from './referents.ts';
import { homesOf } from './states.ts';
import { relateTreaties } from './treaties.ts';

/*
 * Praise and blame for what several did together: "A und B haben ein Abkommen geschlossen. C lobte die Einigung." Whom it is meant for
 * the text just before tells: the sides of the treaty, or the two who met or agreed.
 */

/** Sentences that the deed may lie behind the word about it. */
const reach = 3;
const ofTreaty: ReadonlySet<RelationType> = new Set(['SIGNED', 'PARTY_TO', 'NEGOTIATED']);
const together: ReadonlySet<RelationType> = new Set(['COOPERATED', 'MET', 'ALLIED_WITH']);

/** Judgements of a joint act whose doers only the text before names. */
export const relateJointDeeds = (index: Index): Draft[] => {
  // The frames leave the judgements open.
  const told = relateFrames(index);
  const open = openJudgements(index);
  if (open.length === 0) return [];
  const deeds = [...told, ...relateTreaties(index)].filter(
    (d) => d.status === 'asserted' && (ofTreaty.has(d.type) || together.has(d.type)),
  );
  return open.flatMap(({ type, from, clause, object, rule }) => {
    const cue = index.document.tokens[object.head] as Token;
    return from.flatMap((speaker) =>
      doersBefore(
        index,
        deeds,
        clause.sentence,
        clause.index,
        speaker,
        !/(?:treffen|gipfel|dialog)$/i.test(cue.lemma),
      ).map(
        (doer): Draft => ({
          type,
          ...between(speaker, doer, cue),
          status: 'asserted',
          sentence: clause.sentence,
          clause: clause.index,
          rule,
          confidence: 0.9 * speaker.confidence * doer.confidence,
          because: [`„${cue.text}“ is what they did together`, speaker.because, doer.because],
        }),
      ),
    );
  });
};

/** All who did the last thing together before a clause: states and bodies, or persons where there are none. */
const doersBefore = (
  index: Index,
  deeds: readonly Draft[],
  sentence: number,
  clause: number,
  speaker: Referent,
  ofStates: boolean,
): Referent[] => {
  const near = deeds.filter(
    (d) =>
      d.sentence <= sentence &&
      d.sentence >= sentence - reach &&
      (d.sentence < sentence || (d.clause ?? clause) < clause),
  );
  const last = Math.max(...near.map((d) => d.sentence));
  const ids = new Set(
    near.filter((d) => d.sentence === last).flatMap((d) => (ofTreaty.has(d.type) ? [d.from] : [d.from, d.to])),
  );
  const bodies = [...ids].filter((id) => !id.startsWith('person:'));
  // "Premier X und Präsident Y verständigten sich": what they agree on binds their states.
  const states = [...ids].map((id) => [...homesOf(index, id)].filter((home) => home.startsWith('country:')));
  const ofEach = ofStates && states.every((s) => s.length === 1) ? [...new Set(states.flat())] : [];
  const meant = bodies.length > 1 ? bodies : ofEach.length > 1 ? ofEach : [...ids];
  const homes = homesOf(index, speaker.entity);
  // Whoever took part speaks of the others.
  if (meant.length < 2 || meant.length > 4 || meant.some((id) => homes.has(id))) return [];
  return meant.flatMap((id): Referent[] => {
    const entity = index.document.entities.find((e) => e.id === id);
    const span = entity?.mentions?.[0];
    return entity === undefined || entity.type === 'Treaty' || span === undefined
      ? []
      : [
          {
            entity: id,
            type: entity.type,
            confidence: 0.72,
            start: span.start,
            end: span.end,
            because: 'did it with the other',
          },
        ];
  });
};
