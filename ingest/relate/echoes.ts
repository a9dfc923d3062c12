import { fits, type RelationType } from '../../graph/ontology.ts';
import { isPersonNoun } from '../analyse/personNouns.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { holdsTime } from './dates.ts';
import { isAuthored, isDeictic, nodeOf, recentOf, takesUpAct } from './disputes.ts';
import { between, type Draft } from './draft.ts';
import { relateFrames, relateReplies } from './frames.ts';
import { mannerOf } from './manner.ts';
import { argumentPhrases, type Index, type Referent, referentsOf } from './referents.ts';
import { subjectOf } from './speakers.ts';
import { homesOf } from './states.ts';
import { readUtterances } from './utterances.ts';
import { actNouns } from './words.ts';

/*
 * Who says what another has just said says it of the same one: "X warf Wien Feigheit vor. Ähnlich äußerte sich Y", "In dieselbe Kerbe
 * schlug Y", "Y schloss sich der Forderung an". The words are data (languages/de/echoes.json).
 */

interface EchoData {
  /** Words that liken what is said to what was said before. */
  readonly likening: readonly string[];
  /** Verbs of saying and judging beside them. */
  readonly verbs: readonly string[];
  /** Those of them that judge: nobody threatens by them. */
  readonly judging: readonly string[];
  /** Verb → nouns one of which makes an idiom of it: "in dieselbe Kerbe schlagen". */
  readonly idioms: Readonly<Record<string, readonly string[]>>;
  /** Verbs of who is on a list. */
  readonly listing: readonly string[];
  /** Verbs of joining in what a noun names. */
  readonly joining: readonly string[];
  /** What may be joined in, with the relation that told it. */
  readonly joined: Readonly<Partial<Record<RelationType, readonly string[]>>>;
}
const data = readData<EchoData>('languages/de/echoes.json');
const likening: ReadonlySet<string> = new Set(data.likening);
const verbs: ReadonlySet<string> = new Set(data.verbs);
const judging: ReadonlySet<string> = new Set(data.judging);
const idioms = new Map(Object.entries(data.idioms).map(([verb, nouns]) => [verb, new Set(nouns)]));
const joining: ReadonlySet<string> = new Set(data.joining);
const joined = new Map(
  Object.entries(data.joined).flatMap(([type, nouns]) => nouns.map((noun) => [noun, type as RelationType] as const)),
);

/** Verbs of who is on a list. */
const listing: ReadonlySet<string> = new Set(data.listing);

/** What is said of somebody, and may be said by another as well. */
const said: ReadonlySet<RelationType> = new Set(['ACCUSED', 'SUPPORTED', 'DEMANDED', 'REJECTED', 'THREATENED']);
/** Sentences that the words which are echoed may lie before. */
const echoReach = 2;

/** What clauses say by likening it to what was said before. */
export const relateEchoes = (index: Index): readonly Draft[] => {
  const echoes: Draft[] = [];
  for (const clause of index.document.clauses) {
    if (isOnList(index, clause) || isStruck(index, clause)) listed(index, clause, relateFrames(index), echoes);
    turnedDown(index, clause, relateFrames(index), echoes);
    blamedBefore(index, clause, relateFrames(index), echoes);
    if (saysTheSame(index, clause)) sameFor(index, clause, relateFrames(index), echoes);
    const type = echoOf(index, clause);
    const speaker = type === undefined ? undefined : (subjectOf(index, clause) ?? namedBehind(index, clause));
    if (type === undefined || speaker === undefined) continue;
    const told = [relateFrames(index), readUtterances(index).drafts, relateReplies(index), echoes].flatMap((list) =>
      recentOf(list, clause.sentence, echoReach),
    );
    if (type === 'any' && namesMatter(index, clause, speaker)) continue;
    echo(index, clause, speaker, modelsOf(clause, speaker, told, type), echoes);
  }
  return echoes;
};

/** "In dieselbe Kerbe schlug Y": the noun of the idiom in front was taken for the subject. */
const namedBehind = (index: Index, clause: Clause): Referent | undefined =>
  argumentPhrases(index.document, clause, 'accusative')
    .filter((p) => p.cases.includes('nom'))
    .flatMap((p) => referentsOf(index, p, { through: false }))
    .find((r) => r.type !== 'Treaty');

/** The relation that a clause repeats, or `any`; undefined where it repeats nothing. */
const echoOf = (index: Index, clause: Clause): RelationType | 'any' | undefined => {
  const { verb = '', negated, modal, conditional, question, mood } = clause;
  if (!verbs.has(verb) && !idioms.has(verb) && !joining.has(verb)) return undefined;
  const plain = clause.kind === 'main' && mood === 'indicative' && modal === undefined;
  if (!plain || negated || conditional || question) return undefined;
  const words = clause.tokens.map((i) => index.document.tokens[i] as Token);
  const nouns = idioms.get(verb);
  const likens = verbs.has(verb) && words.some((t) => likening.has(t.lower));
  const isIdiom = nouns !== undefined && words.some((t) => nouns.has(t.lemma.toLowerCase()));
  if (likens || isIdiom) return (likens && isCompared(words)) || isAboutOthers(index, clause) ? undefined : 'any';
  return joining.has(verb) ? joinedIn(index, clause) : undefined;
};

/** "Ähnlich äußerte sich Y über X": of whom or what, the clause says itself. */
const isAboutOthers = (index: Index, clause: Clause): boolean =>
  argumentPhrases(index.document, clause, 'prepositional').some((p) =>
    /^(?:auf|bezüglich|gegen|gegenüber|hinsichtlich|wegen|zu|über)$/.test(p.preposition ?? '')
      ? !takesUp(index, p) && !occasions.test((index.document.tokens[p.head] as Token).lemma)
      : false,
  );
const occasions = /^(?:abschluss|auftakt|beginn|ende|mittag|twitter|x)$/i;

/** "auf den Schritt", "zu dem Angriff": what was told before. */
const takesUp = (index: Index, phrase: Phrase): boolean =>
  (index.children.get(phrase.index) ?? []).length === 0 &&
  (isAuthored(index, phrase) || takesUpAct(index, phrase) || isDeictic(index, phrase));

/** "Genauso sehen die USA das Problem", "Ebenso urteilt Y, dass …": what is judged, the clause says itself. */
const namesMatter = (index: Index, clause: Clause, speaker: Referent): boolean => {
  const { document } = index;
  if (idioms.has(clause.verb ?? '')) return false;
  const next = (index.clausesOfSentence[clause.sentence] ?? []).find((c) => c.index > clause.index);
  if (next !== undefined && /^(?:dass|ob)$/.test(document.tokens[next.first]?.lower ?? '')) return true;
  return argumentPhrases(document, clause, 'accusative').some(
    (p) =>
      !p.pronoun &&
      !(p.definite && /^(?:lage|sache|situation)$/i.test((document.tokens[p.head] as Token).lemma)) &&
      !takesUp(index, p) &&
      !referentsOf(index, p, { through: false }).some((r) => r.entity === speaker.entity),
  );
};

/** "äußerte sich ähnlich wie X": with whom somebody agrees, the clause says itself. */
const isCompared = (words: readonly Token[]): boolean => words.some((t) => t.lower === 'wie' || t.lower === 'als');

/** "schloss sich der Kritik an": what somebody joins in, where nobody is said to own it. */
const joinedIn = (index: Index, clause: Clause): RelationType | undefined => {
  for (const phrase of argumentPhrases(index.document, clause, 'dative')) {
    const type = joined.get((index.document.tokens[phrase.head] as Token).lemma.toLowerCase());
    if (type !== undefined && phrase.definite && (index.children.get(phrase.index) ?? []).length === 0) return type;
  }
  return undefined;
};

/** What the last clause said that told something of that kind, and not of the speaker's own side. */
const modelsOf = (clause: Clause, speaker: Referent, told: readonly Draft[], type: RelationType | 'any'): Draft[] => {
  const before = told.filter(
    (d) =>
      (type === 'any' ? said.has(d.type) : d.type === type) &&
      d.status === 'asserted' &&
      d.from !== speaker.entity &&
      !(d.type === 'THREATENED' && judging.has(clause.verb ?? '')) &&
      (d.clause ?? -1) < clause.index,
  );
  const last = Math.max(...before.map((d) => d.clause ?? -1));
  return before.filter((d) => d.clause === last);
};

const echo = (index: Index, clause: Clause, speaker: Referent, models: readonly Draft[], echoes: Draft[]): void => {
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  const homes = homesOf(index, speaker.entity);
  for (const model of models) {
    const type = index.document.entities.find((e) => e.id === model.to)?.type;
    if (type === undefined || !fits(model.type, speaker.type, type)) continue;
    if (homes.has(model.to) || homesOf(index, model.to).has(speaker.entity)) continue;
    const target: Referent = { entity: model.to, type, confidence: 0.85, ...(model.marks?.to ?? cue), because: '' };
    echoes.push({
      type: model.type,
      ...between(speaker, target, cue),
      sentence: clause.sentence,
      clause: clause.index,
      status: 'asserted',
      rule: 'echo',
      confidence: Math.min(0.7, model.confidence) * speaker.confidence,
      because: [`„${cue.text}“ repeats what ${model.from} said`, speaker.because],
    });
  }
};

/** "Von den Sanktionen betroffen sind X und Y": those that were told of just before. */
const isStruck = (index: Index, clause: Clause): boolean =>
  clause.verb === 'betreffen' &&
  clause.voice === 'passive' &&
  !clause.negated &&
  clause.modal === undefined &&
  argumentPhrases(index.document, clause, 'prepositional').some(
    (p) =>
      p.preposition === 'von' &&
      p.definite &&
      /(?:sanktion|strafmaßnahme|einreiseverbot|einreisesperre)$/i.test(
        (index.document.tokens[p.head] as Token).lemma,
      ) &&
      (index.children.get(p.index) ?? []).length === 0,
  );

/** "Auf der Liste stehen X und Y", "Darunter ist X": the list of sanctions of whoever was said to impose some just before. */
const isOnList = (index: Index, clause: Clause): boolean =>
  !clause.negated &&
  clause.modal === undefined &&
  ((listing.has(clause.verb ?? '') && standsOnList(index, clause)) ||
    ((listing.has(clause.verb ?? '') || clause.verb === 'sein') &&
      isAmongThem(index, clause) &&
      !hasOthersBefore(index, clause)));

/** "… Sanktionen gegen zehn Personen. Mehrere Minister stimmten zu, unter ihnen war X": of whoever acts between, in this sentence. */
const hasOthersBefore = ({ document, clausesOfSentence }: Index, clause: Clause): boolean =>
  (clausesOfSentence[clause.sentence] ?? []).some(
    ({ index, kind, verb, arguments: own }) =>
      index < clause.index &&
      kind === 'main' &&
      !imposing.has(verb ?? '') &&
      own.some((a) => a.role === 'subject' && document.phrases[a.phrase]?.pronoun === false),
  );

/** "Auch X ist darunter", "Unter ihnen befindet sich X". */
const isAmongThem = ({ document: { tokens } }: Index, clause: Clause): boolean =>
  clause.tokens.some(
    (i) => tokens[i]?.lower === 'darunter' || (tokens[i]?.lower === 'unter' && tokens[i + 1]?.lower === 'ihnen'),
  );

const standsOnList = (index: Index, clause: Clause): boolean =>
  argumentPhrases(index.document, clause, 'prepositional').some(
    (p) =>
      p.preposition === 'auf' &&
      p.definite &&
      /^(?:sanktions|straf|schwarz)?liste$/i.test((index.document.tokens[p.head] as Token).lemma) &&
      (index.children.get(p.index) ?? []).length === 0,
  );

const listed = (index: Index, clause: Clause, told: readonly Draft[], echoes: Draft[]): void => {
  const model = told.findLast(
    (d) =>
      d.type === 'SANCTIONED' &&
      d.status === 'asserted' &&
      (d.clause ?? -1) < clause.index &&
      clause.sentence - d.sentence <= 1,
  );
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  const author =
    model === undefined ? imposerBefore(index, clause) : nodeOf(index, model.from, model.marks?.from ?? cue, '', 0.85);
  if (author === undefined) return;
  const named = argumentPhrases(index.document, clause, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false, nationals: false }).filter(
      (r) => r.type === 'Person' || r.type === 'Organisation',
    ),
  );
  for (const target of named)
    echoes.push({
      type: 'SANCTIONED',
      ...between(author, target, cue),
      sentence: clause.sentence,
      clause: clause.index,
      status: 'asserted',
      rule: 'echo-list',
      confidence: Math.min(0.7, model?.confidence ?? author.confidence) * target.confidence,
      because: [`the list is that of ${author.entity}, who imposed sanctions just before`, target.because],
    });
};

/** "Die EU verhängte Einreiseverbote gegen elf Personen": who imposed sanctions on some whom nobody named, just before. */
const imposerBefore = (index: Index, clause: Clause): Referent | undefined => {
  const { phrases, tokens } = index.document;
  const before = [
    ...(index.clausesOfSentence[clause.sentence - 1] ?? []),
    ...(index.clausesOfSentence[clause.sentence] ?? []),
  ];
  const imposed = before.findLast((c) => {
    if (c.index >= clause.index || !imposing.has(c.verb ?? '') || c.voice === 'passive') return false;
    const all = c.arguments.map((a) => phrases[a.phrase] as Phrase);
    const isSanction = all.some((p) => actNouns.get((tokens[p.head] as Token).lemma.toLowerCase())?.has('SANCTIONED'));
    return (
      isSanction &&
      c.tokens.some((i) => isPersonNoun((tokens[i] as Token).lemma) || people.test(tokens[i]?.lemma ?? ''))
    );
  });
  if (imposed === undefined || mannerOf(index, imposed).status !== 'asserted') return undefined;
  return subjectOf(index, imposed);
};
/** Verbs of who imposes sanctions, and whom he imposes them on in one word. */
const imposing: ReadonlySet<string> = new Set(['verhängen', 'belegen', 'erlassen', 'beschließen']);
const people = /^(?:person|mensch|verantwortliche[rn]?|verdächtige[rn]?)$/i;

/** "X lud Y ein. Dieser sagte ab", "X bat Y um Hilfe, doch Y lehnte ab": who turns down what nobody names turns down what he was asked. */
const turnedDown = (index: Index, clause: Clause, told: readonly Draft[], echoes: Draft[]): void => {
  if (!refusing.has(clause.verb ?? '') || clause.negated || clause.voice === 'passive' || clause.kind !== 'main')
    return;
  if (clause.modal !== undefined || clause.conditional || clause.question) return;
  const others = clause.arguments
    .filter((a) => a.role !== 'subject')
    .map((a) => index.document.phrases[a.phrase] as Phrase);
  // "lehnte den Plan ab", "lehnte ab, was Z will", "sagte seinen Besuch ab" say themselves what; "lehnte jeden Tag ab" does not.
  if (others.some((p) => p.preposition === undefined && !holdsTime(index.document, p))) return;
  // "sagte wegen eines Sturms ab": no refusal.
  if (others.some((p) => /^(?:wegen|aus|aufgrund|infolge)$/.test(p.preposition ?? ''))) return;
  if ((index.clausesOfSentence[clause.sentence] ?? []).some((c) => c.parent === clause.index)) return;
  const speaker = subjectOf(index, clause);
  if (speaker === undefined || mannerOf(index, clause).status === 'denied') return;
  const asked = recentOf(told, clause.sentence, 1).findLast(
    (d) =>
      (d.type === 'DEMANDED' || d.type === 'INVITED') &&
      (d.sentence < clause.sentence || (d.clause ?? -1) < clause.index),
  );
  if (asked?.to !== speaker.entity || asked.status !== 'asserted') return;
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  const target = nodeOf(index, asked.from, asked.marks?.from ?? cue, '', 0.85);
  if (target === undefined) return;
  echoes.push({
    type: 'REJECTED',
    ...between(speaker, target, cue),
    sentence: clause.sentence,
    clause: clause.index,
    status: 'asserted',
    rule: 'echo-refusal',
    confidence: Math.min(0.7, asked.confidence) * speaker.confidence,
    because: [`„${cue.text}“: what ${asked.from} asked for just before`, speaker.because],
  });
};
const refusing: ReadonlySet<string> = new Set(['ablehnen', 'absagen', 'abwinken', 'verweigern']);

/**
 * "… Angriffe auf Z. X machte Y für die Angriffe verantwortlich": what somebody is blamed for was told just before, with whom it struck and
 * without a doer.
 */
const blamedBefore = (index: Index, clause: Clause, told: readonly Draft[], echoes: Draft[]): void => {
  const { tokens } = index.document;
  const isStrike = (p: Phrase): boolean => strikes.test((tokens[p.head] as Token).lemma);
  const isBare = (p: Phrase): boolean => (index.children.get(p.index) ?? []).length === 0;
  const deed = argumentPhrases(index.document, clause, 'prepositional').find(
    (p) => p.preposition === 'für' && isStrike(p),
  );
  if (deed === undefined || !deed.definite || !isBare(deed)) return;
  const recent = recentOf(told, clause.sentence, echoReach);
  const blames = recent.filter((d) => d.type === 'ACCUSED' && d.clause === clause.index && d.status === 'asserted');
  const [blame, other] = blames;
  if (blame === undefined || other !== undefined) return;
  const first = index.document.sentences[Math.max(0, clause.sentence - echoReach)]?.first ?? 0;
  const struck = index.document.phrases.filter(
    (p) => p.first >= first && p.last <= deed.first && isStrike(p) && !isBare(p),
  );
  const [attack, second] = struck;
  // Of two attacks nobody knows which; one that has a doer is not laid at another's door.
  if (attack === undefined || second !== undefined) return;
  if (recent.some((d) => d.type === 'ATTACKED')) return;
  const children = index.children.get(attack.index) ?? [];
  if (children.some((c) => c.link === 'genitive' || /^(?:von|durch)$/.test(c.preposition ?? ''))) return;
  const cue = tokens[deed.head] as Token;
  const doer = nodeOf(index, blame.to, blame.marks?.to ?? cue, 'who is blamed for it', 0.85);
  const targets = children
    .filter((c) => /^(?:auf|gegen)$/.test(c.preposition ?? ''))
    .flatMap((c) => referentsOf(index, c, { through: true, territory: true }))
    .filter((r) => r.type === 'Country' || r.type === 'Organisation');
  if (doer === undefined) return;
  for (const target of targets)
    if (target.entity !== doer.entity)
      echoes.push({
        type: 'ATTACKED',
        ...between(doer, target, cue),
        sentence: clause.sentence,
        clause: clause.index,
        status: 'claimed',
        speaker: blame.from,
        rule: 'echo-blame',
        confidence: Math.min(0.7, blame.confidence) * target.confidence,
        because: [`„${cue.text}“ told just before, for which ${blame.from} blames ${doer.entity}`, target.because],
      });
};
const strikes = /(?:angriff|attacke|anschlag|überfall|beschuss)$/i;

/** "Das Gleiche gilt für X und Y": what the sentence before said. */
const saysTheSame = (index: Index, clause: Clause): boolean => {
  if (clause.verb !== 'gelten' || clause.negated || clause.modal !== undefined || clause.conditional) return false;
  return clause.tokens.some((i) => /^(?:gleiche|gleiches|dasselbe)$/.test((index.document.tokens[i] as Token).lower));
};

/**
 * What was said of one is said of those behind "für" as well, in the part that only they can have: "Die Nato lehnt einen Beitritt der
 * Ukraine ab. Das Gleiche gilt für Georgien". Where both ends are of their kind nobody knows which of the two they join.
 */
const sameFor = (index: Index, clause: Clause, told: readonly Draft[], echoes: Draft[]): void => {
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  const others = argumentPhrases(index.document, clause, 'prepositional')
    .filter((p) => p.preposition === 'für')
    .flatMap((p) => referentsOf(index, p, { through: false }));
  const before = told.filter(
    (d) => (d.clause ?? -1) < clause.index && clause.sentence - d.sentence <= 1 && d.sentence < clause.sentence,
  );
  const last = Math.max(...before.map((d) => d.clause ?? -1));
  for (const model of before.filter((d) => d.clause === last)) {
    const from = nodeOf(index, model.from, model.marks?.from ?? cue, '', 0.85);
    const to = nodeOf(index, model.to, model.marks?.to ?? cue, '', 0.85);
    if (from === undefined || to === undefined || from.type === to.type) continue;
    for (const other of others) {
      // "verhängte Sanktionen gegen das Gericht. Das Gleiche gilt für X": who is punished as well, rather than who punishes.
      const joins = other.type === from.type && said.has(model.type);
      const ends = joins ? ([other, to] as const) : other.type === to.type ? ([from, other] as const) : undefined;
      if (ends === undefined || other.entity === model.from || other.entity === model.to) continue;
      echoes.push({
        type: model.type,
        ...between(ends[0], ends[1], cue),
        sentence: clause.sentence,
        clause: clause.index,
        status: model.status,
        rule: 'echo-same',
        confidence: Math.min(0.75, model.confidence) * other.confidence,
        because: [`„${cue.text}“: the same as was said of ${model.from} and ${model.to}`, other.because],
      });
    }
  }
};
