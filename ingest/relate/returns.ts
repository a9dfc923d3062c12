import { fits, type RelationType } from '../../graph/ontology.ts';
import type { Clause, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { doersOf } from './disputes.ts';
import { between, type Draft } from './draft.ts';
import { relateFrames, undirectedDeeds } from './frames.ts';
import { mannerOf } from './manner.ts';
import { argumentPhrases, type Index, isListed, type Referent, referentsOf } from './referents.ts';
import { subjectOf } from './speakers.ts';
import { homesOf } from './states.ts';

/*
 * What somebody yields in return he yields to whoever gave before: "Die Hamas ließ Geiseln frei. Im Gegenzug entließ Israel Häftlinge".
 * The words are data (languages/de/returns.json).
 */

interface ReturnData {
  /** Nouns of a phrase that says that something is done in return. */
  readonly marks: readonly string[];
  /** Verbs of yielding. */
  readonly verbs: readonly string[];
  /** What one side has of another, or does to it: to yield a candidacy is to yield nothing to another. */
  readonly matters: readonly string[];
}
const data = readData<ReturnData>('languages/de/returns.json');
const marks: ReadonlySet<string> = new Set(data.marks);
const verbs: ReadonlySet<string> = new Set(data.verbs);
const matters: ReadonlySet<string> = new Set(data.matters);

/** Acts whose doers had in their hands what they gave. */
const held: ReadonlySet<RelationType> = new Set(['ATTACKED', 'CONCEDED', 'PROSECUTED', 'SANCTIONED']);

/** Concessions that are told without whom they are made to. */
export const relateReturns = (index: Index): readonly Draft[] => {
  const returns: Draft[] = [];
  for (const clause of index.document.clauses) {
    if (!verbs.has(clause.verb ?? '') || !isReturn(index, clause) || !yieldsMatter(index, clause)) continue;
    const giver = subjectOf(index, clause);
    const manner = mannerOf(index, clause);
    if (giver === undefined || manner.status === undefined || manner.status === 'denied') continue;
    const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
    for (const partner of partnersOf(index, clause, giver)) {
      if (!fits('CONCEDED', giver.type, partner.type)) continue;
      returns.push({
        type: 'CONCEDED',
        ...between(giver, partner, cue),
        sentence: clause.sentence,
        clause: clause.index,
        status: manner.status,
        rule: 'return',
        confidence: 0.68 * giver.confidence,
        because: [`„${cue.text}“ in return for what ${partner.entity} did`, giver.because, ...manner.because],
      });
    }
  }
  return returns;
};

/** "Im Gegenzug", "als Gegenleistung": with nothing beside it that says for what. */
const isReturn = (index: Index, clause: Clause): boolean =>
  clause.kind === 'main' &&
  clause.voice === 'active' &&
  argumentPhrases(index.document, clause, 'prepositional').some(
    (p) =>
      marks.has((index.document.tokens[p.head] as Token).lemma.toLowerCase()) &&
      (index.children.get(p.index) ?? []).length === 0,
  );

/** True where a clause yields what another is glad of: prisoners of his, a siege, duties. */
const yieldsMatter = ({ document, mentionsAt }: Index, { tokens }: Clause): boolean =>
  tokens.some((i) => {
    const { pos, lemma } = document.tokens[i] as Token;
    // "begnadigten sieben Iraner"
    if ((mentionsAt[i] ?? []).some((m) => m.how === 'adjective') && pos === 'NOUN') return true;
    return pos === 'NOUN' && isListed(matters, lemma.toLowerCase());
  });

/** Who yielded in the main clause before; where nobody did, who was told to have held or struck somebody there. */
const partnersOf = (index: Index, clause: Clause, giver: Referent): readonly Referent[] => {
  const homes = homesOf(index, giver.entity);
  const isOther = (r: Referent): boolean => r.type !== 'Treaty' && !homes.has(r.entity);
  for (const sentence of [clause.sentence, clause.sentence - 1]) {
    const before = (index.clausesOfSentence[sentence] ?? []).findLast(
      (c) => c.kind === 'main' && c.index < clause.index && verbs.has(c.verb ?? '') && c.voice === 'active',
    );
    if (before === undefined) continue;
    const found = argumentPhrases(index.document, before, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false, home: true }),
    );
    return yieldsMatter(index, before) && found.every(isOther) ? found : [];
  }
  const told = [relateFrames(index), undirectedDeeds(index)];
  const holders = doersOf(index, clause, held, homes, told, 1);
  // "die von der Hamas in Gaza festgehalten wurden": whoever it was, and not the state where it was.
  const groups = holders.filter((r) => r.type !== 'Country');
  return [holders, groups].find((found) => found.length === 1) ?? [];
};
