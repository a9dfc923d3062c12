import type { RelationType } from '../../graph/ontology.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import { between, type Draft } from './draft.ts';
import { relateFrames } from './frames.ts';
import { mannerOf } from './manner.ts';
import { argumentPhrases, type Index, referentsOf } from './referents.ts';
import { datedNames, standsWithTimes, treatyFrames } from './treatyEvents.ts';

/*
 * States that do after another what the text has just told of it and a body: "Pakistan verlässt die Cento. Tags darauf folgt der Iran,
 * am 15. März die Türkei." What they do to treaties is read in treatyEvents.ts.
 */

const followed: ReadonlySet<RelationType> = new Set(['JOINED', 'LEFT', 'SUSPENDED']);

/** Entries and exits of those who follow. */
export const relateFollowers = (index: Index): Draft[] => {
  const { document } = index;
  const told = relateFrames(index).filter(
    (d) =>
      followed.has(d.type) &&
      d.status === 'asserted' &&
      d.from.startsWith('country:') &&
      d.to.startsWith('organisation:'),
  );
  if (told.length === 0) return [];
  const drafts: Draft[] = withTimes(index, told);
  for (const clause of document.clauses) {
    const isMain = clause.kind === 'main' && clause.voice === 'active' && follows(index, clause);
    if (!isMain || clause.arguments.some((a) => a.role === 'genitive')) continue;
    const models = told.filter(
      (d) => d.clause !== undefined && d.clause < clause.index && clause.sentence - d.sentence <= 1,
    );
    const model = models.reduce<Draft | undefined>((a, b) => ((a?.clause ?? -1) > (b.clause ?? -1) ? a : b), undefined);
    if (model === undefined || namesTreaty(index, model, clause)) continue;
    const manner = mannerOf(index, clause);
    if (manner.status === undefined) continue;
    const cue = document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
    const to = { entity: model.to, start: model.marks?.to?.start ?? cue.start, end: model.marks?.to?.end ?? cue.end };
    for (const follower of statesIn(index, clause))
      drafts.push({
        type: model.type,
        ...between(follower, { ...to, type: 'Organisation', confidence: 1, because: '' }, cue),
        status: manner.status,
        sentence: clause.sentence,
        clause: clause.index,
        rule: `verb:${clause.verb}`,
        confidence: 0.8 * model.confidence * follower.confidence,
        because: [`„${cue.text}“ repeats ${model.type}`, follower.because, ...manner.because],
      });
  }
  return drafts;
};

/** "Island trat der Nato 1949 bei, Finnland 2023": who stands with a time of its own behind the verb did it then. */
const withTimes = (index: Index, told: readonly Draft[]): Draft[] =>
  told.flatMap((model) => {
    const { document } = index;
    const clause = document.clauses[model.clause ?? -1];
    if (clause?.kind !== 'main' || clause.voice !== 'active') return [];
    return datedNames({ index, tokens: document.tokens }, clause)
      .filter(({ entity }) => told.every((d) => d.from !== entity || d.to !== model.to))
      .map((state): Draft => {
        const time = document.times.find((t) => (document.tokens[t.first] as Token).start > state.end);
        const { phrase: _, since: __, until: ___, ...same } = model;
        return {
          ...same,
          from: state.entity,
          ...(time?.date === undefined || document.clauseOf[time.first] !== clause.index
            ? { undated: true }
            : { date: time.date }),
          marks: { ...model.marks, from: { start: state.start, end: state.end } },
          confidence: 0.85 * model.confidence * state.confidence,
          because: [...model.because, 'with a time of its own', state.because],
        };
      });
  });

/** "folgte", "zog nach": with nothing that it would follow. */
const follows = (index: Index, clause: Clause): boolean =>
  treatyFrames.again.bare.includes(clause.verb ?? '') &&
  standsWithTimes(index, clause) &&
  clause.arguments.every(({ role, phrase }) => {
    const { preposition, pronoun, cases } = index.document.phrases[phrase] as Phrase;
    // "folgte dem Rat", "folgte auf X"
    return (
      role === 'subject' || (preposition === undefined ? !pronoun && cases.includes('nom') : preposition !== 'auf')
    );
  });

/** The states that are subjects of a verb that takes no object, wherever the clause finder has put them. */
const statesIn = (index: Index, clause: Clause) => {
  const { phrases } = index.document;
  const subjects = argumentPhrases(index.document, clause, 'subject');
  const further = clause.arguments
    .map(({ phrase }) => phrases[phrase] as Phrase)
    .filter((p) => p.preposition === undefined && !subjects.includes(p));
  const named = [...subjects, ...further].flatMap((p) => referentsOf(index, p, { through: false }));
  return [...named, ...datedNames({ index, tokens: index.document.tokens }, clause)].filter(
    (r, i, all) => r.type === 'Country' && all.findIndex((x) => x.entity === r.entity) === i,
  );
};

/** True where a treaty is spoken of in between: it may be that which is followed. */
const namesTreaty = ({ document }: Index, model: Draft, clause: Clause): boolean => {
  const from = document.clauses[model.clause ?? -1]?.first ?? 0;
  return document.mentions.some((m) => m.treaty !== undefined && m.first >= from && m.first < clause.first);
};
