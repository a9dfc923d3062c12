import type { RelationType } from '../../graph/ontology.ts';
import { askOnce } from '../analyse/formCache.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { isAuthored, isDeictic, isMatter, isVerdict, leavesOpen, takesUpAct } from './disputes.ts';
import { between, type Draft } from './draft.ts';
import { argumentPhrases, type Index, inMouthOf, isMedium, type Referent, referentsOf } from './referents.ts';
import { isQuoted, type Speech, speechesOf, subjectOf } from './speakers.ts';
import { homesOf } from './states.ts';
import { authoredDeeds, authoredWords, reportingVerbs } from './words.ts';

/*
 * What somebody is quoted, or reported, to say of somebody. Damning words criticise („X wolle uns täuschen“, sagte Y; „ein
 * Skandal“, sagte Y über X; Y sprach von einem Versagen der Regierung X; Y nannte das zynisch), and so does the duty that X is
 * said to neglect (X habe die Grenze nicht geschützt). What X is said to have to do is a demand (X müsse handeln, sagte Y).
 * The words are data (languages/de/negative.json).
 */

interface Negative {
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  readonly verbs: readonly string[];
  /** Verb → words one of which must stand in the clause: "im Stich lassen", "gegen Regeln verstoßen". */
  readonly idioms: Readonly<Record<string, readonly string[]>>;
  /** Verbs whose negation damns: "hat die Grenze nicht geschützt". */
  readonly duties: readonly string[];
  /** Words that damn by measure: "zu wenig", "nichts", "zu spät". */
  readonly shortfalls: readonly string[];
  /** Nouns that damn where something is called so, or "a … for": "als Gefahr werten". */
  readonly labels: readonly string[];
  /** Noun → adjectives before it that make it damning: "gebrochene Versprechen". */
  readonly pairs: Readonly<Record<string, readonly string[]>>;
  /** Nouns that damn a deed, and also tell what befell somebody without anybody's deed: "eine Katastrophe". */
  readonly misfortunes: readonly string[];
  /** Nouns whose lack damns: "kein Interesse", "keine Lösung". */
  readonly lacks: readonly string[];
  /** Adjectives whose negation damns: "nicht hilfreich". */
  readonly merits: readonly string[];
  /** Verbs whose "müssen" says what is to be feared, not what is asked for. */
  readonly fates: readonly string[];
  /** Verbs of whoever tells or fears what others have to do, and does not ask it of them. */
  readonly tidings: readonly string[];
}
const data = readData<Negative>('languages/de/negative.json');
const nouns = new Set(data.nouns);
const longNouns = data.nouns.filter((n) => n.length > 6);
const adjectives = new Set(data.adjectives);
const verbs = new Set(data.verbs);
const idioms = new Map(Object.entries(data.idioms).map(([verb, words]) => [verb, new Set(words)]));
const duties = new Set(data.duties);
const shortfalls = new Set(data.shortfalls);
/** The second words of those that are two. */
const shortfallEnds = new Set(data.shortfalls.flatMap((words) => words.split(' ').slice(1)));
const labels = new Set(data.labels);
const pairs = new Map(Object.entries(data.pairs).map(([noun, words]) => [noun, new Set(words)]));
const misfortunes = new Set(data.misfortunes);
const lacks = new Set(data.lacks);
const merits = new Set(data.merits);
const fates = new Set(data.fates);
const tidings = new Set(data.tidings);

/** What praises whom it is said of (languages/de/positive.json). */
interface Positive {
  readonly adjectives: readonly string[];
  /** Nouns that praise alone: "ein Meilenstein". */
  readonly nouns: readonly string[];
  /** Adjectives that praise before one of `steps`: "ein wichtiger Schritt". */
  readonly measures: readonly string[];
  readonly steps: readonly string[];
  /** Those of the steps that are somebody's: whose friend he is decides. */
  readonly relations: readonly string[];
}
const positive = readData<Positive>('languages/de/positive.json');
const praises = new Set(positive.adjectives);
const praiseNouns = new Set(positive.nouns);
const praiseMeasures = new Set(positive.measures);
const praiseSteps = new Set(positive.steps);
const relationNouns = new Set(positive.relations);

/** Verbs that call something something: the object is what is criticised. */
const naming = new Set([
  'nennen',
  'bezeichnen',
  'halten',
  'finden',
  'brandmarken',
  'schelten',
  'titulieren',
  'beschreiben',
  'werten',
  'abtun',
  'einstufen',
  'beschimpfen',
  'verurteilen',
  'betrachten',
  'ansehen',
  'abkanzeln',
  'hinstellen',
]);

/** Verbs that find something wrong with somebody: "Y ortet bei X Panikmache". */
const finding = new Set([
  'orten',
  'sehen',
  'vermissen',
  'erkennen',
  'feststellen',
  'vermuten',
  'wittern',
  'diagnostizieren',
]);

/** Verbs that find a fault in whom their dative names. */
const certifying = new Set(['attestieren', 'bescheinigen', 'nachsagen', 'bescheiden', 'zuschreiben']);

const isDamningNoun = askOnce(
  (lemma) =>
    nouns.has(lemma) ||
    // "Deeskalation" is no escalation.
    longNouns.some((noun) => lemma.endsWith(noun) && !lemma.endsWith(`de${noun}`)) ||
    // "Konzeptlosigkeit", but not "Arbeitslosigkeit".
    (lemma.endsWith('losigkeit') &&
      !/^(?:arbeits|obdach|wohnungs|mittel|straf|schwere|staaten|kinder|bewusst)/.test(lemma)),
);

const isDamning = (token: Token): boolean => {
  const lemma = token.lemma.toLowerCase();
  // "sei überfordert", "sei „rücktrittsreif“": a participle, and a word in quotes that was taken for a noun.
  if (adjectives.has(token.lower) && token.text === token.lower && token.pos !== 'VERB') return true;
  // "eine Terroristin"
  if (token.pos === 'NOUN' || (token.pos === 'PROPN' && token.quoted))
    return isDamningNoun(lemma) || (lemma.endsWith('in') && isDamningNoun(lemma.slice(0, -2)));
  if (token.pos === 'ADJ' || token.pos === 'ADV')
    return adjectives.has(lemma) || adjectives.has(lemma.replace(/e[rnms]?$/, ''));
  return false;
};

/** A damning or praising word whose target its own sentence does not tell: replies.ts looks for it. */
export interface OpenUtterance {
  readonly type?: 'ACCUSED' | 'SUPPORTED';
  readonly clause: Clause;
  readonly speaker: Referent;
  readonly word: Token;
  readonly confidence: number;
  readonly why: string;
  /** What the word is said of, where that is named: "bezeichnete die Blockade als inakzeptabel". */
  readonly objects?: readonly Phrase[];
  /** True where only the doers of the act that the objects name are meant. */
  readonly onlyDoers?: boolean;
  /** True where only who used arms shortly before is meant: "„Ein feiger Terrorakt“". */
  readonly ofArms?: boolean;
  /** True where only what the sentence right before tells can be meant. */
  readonly near?: boolean;
  /** True where whoever acted just before is meant, if nobody else is: "sprach von einer Farce". */
  readonly reacts?: boolean;
}

interface Utterances {
  readonly drafts: Draft[];
  readonly open: OpenUtterance[];
}

const cache = new WeakMap<Index, Utterances>();

/** Accusations and demands that clauses put in somebody's mouth. */
export const relateUtterances = (index: Index): readonly Draft[] => readUtterances(index).drafts;

/** What is said of somebody, and what is said of whom the text before must tell; read once. */
export const readUtterances = (index: Index): Utterances => {
  const before = cache.get(index);
  if (before !== undefined) return before;
  const found: Utterances = { drafts: [], open: [] };
  readAll(index, found);
  cache.set(index, found);
  return found;
};

const readAll = (index: Index, found: Utterances): void => {
  const { drafts, open } = found;
  const speeches = speechesOf(index);
  for (const read of index.document.clauses) {
    const clause = naming.has(read.verb ?? '') ? withMatterInFront(index, read) : read;
    const own = clause.conjunction === 'ob' ? undefined : subjectOf(index, clause);
    if (clause.verb !== undefined && own !== undefined && naming.has(clause.verb) && !clause.conditional) {
      const known = drafts.length + open.length;
      readPraising(index, clause, own, drafts, open);
      readNaming(index, clause, own, drafts, open);
      // "Schweden halte sein Wort nicht" names nothing.
      if (drafts.length + open.length > known || !duties.has(clause.verb)) continue;
    }
    if (clause.verb !== undefined && own !== undefined && !clause.negated && !clause.conditional) {
      if (finding.has(clause.verb) || certifying.has(clause.verb)) readFinding(index, clause, own, drafts, open);
      if (clause.verb === 'sprechen') readSpeakingOf(index, clause, own, drafts, open);
    }
    const speech = speeches.get(clause.index);
    if (clause.verb === undefined || reportingVerbs.has(clause.verb))
      readExclaimed(index, clause, speech?.carried === false ? speech.speaker : undefined, open);
    if (speech === undefined || clause.conditional || clause.question || clause.conjunction === 'ob') continue;
    readDamning(index, clause, speech, drafts, open);
    readPraised(index, clause, speech, drafts);
    readDemand(index, clause, speech, drafts);
    readThreat(index, clause, speech, drafts);
  }
};

/** "Das Asyl nannte Ministerin X rechtswidrig": of a deed in front and a name behind the verb the name is who speaks. */
const withMatterInFront = (index: Index, clause: Clause): Clause => {
  const { phrases } = index.document;
  const front = clause.arguments.find((a) => a.role === 'subject');
  const matter = phrases[front?.phrase ?? -1];
  if (front === undefined || matter === undefined || clause.kind !== 'main' || clause.voice === 'passive')
    return clause;
  if (matter.last > (clause.verbTokens[0] ?? -1) || !matter.cases.includes('acc') || !isMatter(index, matter))
    return clause;
  const behind = clause.arguments.find(({ role, phrase }) => {
    const named = phrases[phrase] as Phrase;
    const isNamed = (index.mentionsAt[named.last - 1] ?? []).some((m) => m.how === 'name' && m.type !== 'Treaty');
    return /^(?:accusative|dative)$/.test(role) && named.first > matter.first && named.cases.includes('nom') && isNamed;
  });
  if (behind === undefined) return clause;
  return {
    ...clause,
    arguments: clause.arguments.map((a) =>
      a === front ? { role: 'accusative', phrase: a.phrase } : a === behind ? { role: 'subject', phrase: a.phrase } : a,
    ),
  };
};

const say = (
  index: Index,
  type: RelationType,
  clause: Clause,
  speaker: Referent,
  meant: Referent,
  cue: Token,
  confidence: number,
  drafts: Draft[],
  why: string,
): void => {
  const target = inMouthOf(homesOf(index, speaker.entity), meant);
  if (target.entity === speaker.entity || target.type === 'Treaty' || isMedium(index, speaker.entity)) return;
  drafts.push({
    type,
    ...between(speaker, target, cue),
    status: 'asserted',
    sentence: clause.sentence,
    clause: clause.index,
    rule: `utterance:${why}`,
    confidence: confidence * speaker.confidence * target.confidence,
    because: [
      `„${cue.text}“, said by ${speaker.entity} of ${target.entity}, is ${type}`,
      speaker.because,
      target.because,
    ],
  });
};

/** Adds that a speaker accused or praised somebody with a word. */
export const judge = (
  index: Index,
  type: 'ACCUSED' | 'SUPPORTED',
  clause: Clause,
  speaker: Referent,
  target: Referent,
  word: Token,
  confidence: number,
  drafts: Draft[],
  why: string,
): void => say(index, type, clause, speaker, target, word, confidence, drafts, why);

const damningToken = ({ document: { tokens } }: Index, clause: Clause): Token | undefined => {
  for (const i of clause.tokens) {
    const token = tokens[i] as Token;
    if (isDamning(token) || isDamningPair(token, tokens[i - 1])) return token;
  }
  return undefined;
};

/** "gebrochene Versprechen", "mit zweierlei Maß": a noun that damns with the adjective before it. */
const isDamningPair = ({ pos, lemma }: Token, before: Token | undefined): boolean => {
  const wanted = pos === 'NOUN' ? pairs.get(lemma.toLowerCase()) : undefined;
  const adjective = before?.lemma.toLowerCase() ?? '';
  return wanted !== undefined && (wanted.has(adjective) || wanted.has(adjective.replace(/e[rnms]?$/, '')));
};

/** "keinen einzigen Vorschlag": what somebody is said not to have done even once; of a fault it is no blame. */
const notOneToken = (index: Index, clause: Clause): Token | undefined => {
  const { tokens } = index.document;
  for (const i of clause.tokens) {
    if (!/^kein/.test(tokens[i]?.lower ?? '') || !/^einzige[nmrs]?$/.test(tokens[i + 1]?.lower ?? '')) continue;
    const noun = tokens[i + 2];
    return noun === undefined || isDamning(noun) ? undefined : noun;
  }
  return undefined;
};

/** "nicht sehr hilfreich", "kein Interesse", "nie einen Plan": the word that is missed. */
const missedToken = (index: Index, clause: Clause): Token | undefined => {
  const { tokens } = index.document;
  if (!clause.negated) return undefined;
  for (const i of clause.tokens) {
    const token = tokens[i] as Token;
    const near = [1, 2, 3].map((k) => tokens[i - k]?.lower ?? '');
    const none = near.some((w) => /^kein(?:e[nmrs]?)?$/.test(w));
    const never = /^eine?[nmrs]?$/.test(near[0] ?? '') && /^(?:nie|niemals)$/.test(near[1] ?? '');
    if (token.pos === 'NOUN' && lacks.has(token.lemma.toLowerCase()) && (none || never)) return token;
    if (merits.has(token.lemma.toLowerCase()) && near.some((w) => w === 'nicht' || w === 'wenig')) return token;
  }
  return undefined;
};

/** "ein Angriff auf die Demokratie": the word of a clause that damns what is called so. */
const labelOf = ({ document: { tokens } }: Index, clause: Clause): Token | undefined =>
  clause.tokens.map((i) => tokens[i] as Token).find((t) => labels.has(t.lemma.toLowerCase()));

/** Below this a target is only a guess. */
const leastSure = 0.57;

/** "nannte den Plan, das Schiff zu stoppen, falsch": the words behind an infinitive that only says what the object is. */
const behindInfinitive = (index: Index, clause: Clause): readonly number[] => {
  const under = (index.clausesOfSentence[clause.sentence] ?? []).find(
    (c) => c.kind === 'infinitive' && c.parent === clause.index && c.conjunction === undefined,
  );
  const end = under?.verbTokens.at(-1);
  if (under === undefined || end === undefined || index.document.tokens[end + 1]?.text !== ',') return [];
  return under.tokens.filter((i) => i > end + 1);
};

/** "nannte die Verhaftungen in Mali empörend": what is done in a state is its own. */
const statesIn = (index: Index, objects: readonly Phrase[]): Referent[] =>
  objects.flatMap((p) =>
    (index.children.get(p.index) ?? [])
      .flatMap((child) => [child, ...(child.link === 'genitive' ? (index.children.get(child.index) ?? []) : [])])
      .filter((child) => child.preposition === 'in' || child.preposition === 'auf')
      .flatMap((child) => referentsOf(index, child, { through: false }))
      .filter((r) => r.type === 'Country')
      .map((r) => ({ ...r, confidence: r.confidence * 0.85 })),
  );

/** "verurteilte die Entsendung als feindseligen Akt Londons": whose it is, the word that it is called says. */
const ownersOfLabel = (index: Index, cue: Token, speaker: Referent): Referent[] => {
  const { phrases, phraseOf } = index.document;
  const label = phrases[phraseOf[cue.index] ?? -1];
  if (label?.preposition !== 'als') return [];
  const homes = homesOf(index, speaker.entity);
  // "als Gefahr für X", "als Angriff auf X" name who suffers it.
  return (index.children.get(label.index) ?? [])
    .filter((child) => child.link === 'genitive' || child.preposition === 'durch' || child.preposition === 'seitens')
    .flatMap((child) => referentsOf(index, child, { through: false, home: true }))
    .filter((r) => !homes.has(r.entity))
    .map((r) => ({ ...r, confidence: r.confidence * 0.9 }));
};

/** "Y nannte Moskaus Vorgehen zynisch", "Y bezeichnete X als Diktator". */
const readNaming = (index: Index, clause: Clause, speaker: Referent, drafts: Draft[], open: OpenUtterance[]): void => {
  const { document } = index;
  const words = { ...clause, tokens: [...clause.tokens, ...behindInfinitive(index, clause)] };
  const cue = clause.negated ? missedToken(index, words) : (damningToken(index, words) ?? labelOf(index, words));
  if (cue === undefined) return;
  // "hielt X für einen Lügner", but "hielt die Wähler zum Narren", "hält sein Wort nicht".
  if (clause.verb === 'halten' && !words.tokens.some((i) => i < cue.index && document.tokens[i]?.lower === 'für'))
    return;
  // "verurteilte die Aggression als …": only what is said by „als“ is what it is called.
  const bare =
    clause.verb === 'nennen' || clause.verb === 'finden' || clause.verb === 'halten' || clause.verb === 'schelten';
  if (!bare && !words.tokens.some((i) => i < cue.index && /^als$/i.test((document.tokens[i] as Token).text))) return;
  const objects = [
    ...argumentPhrases(document, clause, 'accusative'),
    ...argumentPhrases(document, clause, 'dative'),
  ].filter((p) => document.tokens[p.head] !== cue);
  // "Den Vorwurf bezeichnete Y als absurd": what can only be an object is what is called so.
  // "würde einen Angriff als Kriegserklärung werten": there is none yet.
  if (clause.mood === 'sub2' && objects.some((p) => !p.definite && !p.pronoun)) return;
  const sure = bare ? [] : objects.filter((p) => p.cases.join() === 'acc');
  const called = sure.length > 0 ? sure : objects;
  const owners = called.flatMap((p) => referentsOf(index, p, { through: true, home: true, act: 'blame' }));
  const stated = owners.length > 0 ? owners : statesIn(index, called);
  const targets = stated.length > 0 || bare ? stated : ownersOfLabel(index, cue, speaker);
  for (const target of targets) say(index, 'ACCUSED', clause, speaker, target, cue, 0.85, drafts, 'naming');
  // A state that is only guessed is no answer.
  if (
    targets.every((target) => target.confidence < leastSure) &&
    objects.every((p) => leavesOpen(index, p) || takesUpAct(index, p))
  )
    open.push({
      clause,
      speaker,
      word: cue,
      confidence: 0.8,
      why: 'naming-topic',
      objects,
      // "nannte die Entscheidung falsch": whoever decided, not whoever was spoken of.
      onlyDoers: !objects.some((p) => isDeictic(index, p)),
    });
};

/** "mutig", "ein Meilenstein", "ein wichtiger Schritt": the word of a clause that praises, unless another one weakens it. */
const praisingToken = (index: Index, clause: Clause): Token | undefined => {
  const { tokens } = index.document;
  for (const i of clause.tokens) {
    const token = tokens[i] as Token;
    const lemma = token.lemma.toLowerCase();
    const before = tokens[i - 1];
    const plain = !/^(?:wenig|kaum|nicht|zu|weniger|halbwegs|nur)$/.test(before?.lower ?? '');
    if (!plain) continue;
    if (token.pos === 'ADJ' && (praises.has(lemma) || praises.has(lemma.replace(/e[rnms]?$/, '')))) return token;
    if (token.pos !== 'NOUN') continue;
    if (praiseNouns.has(lemma)) return token;
    const measure = before?.lemma.toLowerCase().replace(/e[rnms]?$/, '') ?? '';
    if (praiseSteps.has(lemma) && praiseMeasures.has(measure)) return token;
  }
  return undefined;
};

/** "X ist ein enger Verbündeter Zs", "Zs Freund", "sein Partner": somebody else's, and no praise by who says so. */
const isAnothers = (index: Index, cue: Token, speaker: Referent): boolean => {
  const { tokens, phrases, phraseOf } = index.document;
  const phrase = phrases[phraseOf[cue.index] ?? -1];
  if (phrase === undefined || !relationNouns.has(cue.lemma.toLowerCase())) return false;
  if (/^(?:sein|ihr|dessen|deren)/i.test((tokens[phrase.first] as Token).text)) return true;
  const homes = homesOf(index, speaker.entity);
  return (index.children.get(phrase.index) ?? [])
    .filter((child) => child.link === 'genitive' || child.preposition === 'von')
    .flatMap((child) => referentsOf(index, child, { through: false }))
    .some(({ entity }) => entity !== speaker.entity && !homes.has(entity));
};

/** "Y nannte Xs Entscheidung mutig", "Y bezeichnete X als Vorbild". */
const readPraising = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  drafts: Draft[],
  open: OpenUtterance[],
): void => {
  const { document } = index;
  if (clause.negated || clause.modal !== undefined || clause.verb === 'verurteilen') return;
  const cue = praisingToken(index, clause);
  if (cue === undefined || damningToken(index, clause) !== undefined || isAnothers(index, cue, speaker)) return;
  const bare = clause.verb === 'nennen' || clause.verb === 'finden' || clause.verb === 'halten';
  const linked = clause.tokens.some((i) => i < cue.index && /^als$/i.test((document.tokens[i] as Token).text));
  if (!bare && !linked) return;
  const cuePhrase = document.phraseOf[cue.index];
  // "nannte X einen Partner": of two accusatives a name may look like a dative.
  const objects = [
    ...argumentPhrases(document, clause, 'accusative'),
    ...(bare ? argumentPhrases(document, clause, 'dative') : []),
  ].filter((p) => p.index !== cuePhrase);
  const homes = homesOf(index, speaker.entity);
  const targets = objects
    .flatMap((p) => referentsOf(index, p, { through: true, act: 'praise' }))
    .filter((r) => !homes.has(r.entity));
  for (const target of targets) say(index, 'SUPPORTED', clause, speaker, target, cue, 0.8, drafts, 'praising');
  const isOpen = (p: Phrase): boolean =>
    isAuthored(index, p) || isDeictic(index, p) || (p.definite && !p.pronoun && isVerdict(index, p));
  if (targets.length === 0 && objects.length > 0 && objects.every(isOpen))
    open.push({ type: 'SUPPORTED', clause, speaker, word: cue, confidence: 0.8, why: 'praising-act', objects });
};

/** "Die Entscheidung Xs sei ein wichtiger Schritt, sagte Y", "„X ist ein Vorbild“, sagte Y". */
const readPraised = (index: Index, clause: Clause, { speaker, carried }: Speech, drafts: Draft[]): void => {
  const { document } = index;
  if (clause.verb !== 'sein' || clause.negated || clause.modal !== undefined || carried) return;
  const cue = praisingToken(index, clause);
  if (cue === undefined || damningToken(index, clause) !== undefined || isAnothers(index, cue, speaker)) return;
  const homes = homesOf(index, speaker.entity);
  for (const subject of argumentPhrases(document, clause, 'subject')) {
    if (document.phraseOf[cue.index] === subject.index) continue;
    for (const target of referentsOf(index, subject, { through: true, act: 'praise' }))
      if (!homes.has(target.entity)) say(index, 'SUPPORTED', clause, speaker, target, cue, 0.75, drafts, 'praised');
  }
};

/** "Y ortet bei X Panikmache", "Y bescheinigt X Konzeptlosigkeit". */
const readFinding = (index: Index, clause: Clause, speaker: Referent, drafts: Draft[], open: OpenUtterance[]): void => {
  const { document } = index;
  const known = drafts.length;
  readSeeingIn(index, clause, speaker, drafts);
  const cue = damningToken(index, clause) ?? (blames.has(clause.verb ?? '') ? labelOf(index, clause) : undefined);
  const missed = clause.verb === 'vermissen';
  if (cue === undefined && !missed) return;
  const word = cue ?? (document.tokens[clause.verbTokens[0] ?? clause.first] as Token);
  // "Y bescheinigte X Konzeptlosigkeit"
  if (certifying.has(clause.verb ?? '')) {
    for (const phrase of argumentPhrases(document, clause, 'dative'))
      for (const target of referentsOf(index, phrase, { through: true, act: 'blame' }))
        say(index, 'ACCUSED', clause, speaker, target, word, 0.8, drafts, 'finding');
    return;
  }
  for (const argument of clause.arguments) {
    const phrase = document.phrases[argument.phrase] as Phrase;
    if (phrase.preposition !== 'bei' && phrase.preposition !== 'in' && phrase.preposition !== 'von') continue;
    for (const target of referentsOf(index, phrase, { through: true, act: 'blame' }))
      say(index, 'ACCUSED', clause, speaker, target, word, 0.75, drafts, 'finding');
  }
  const head = cue === undefined ? undefined : document.phrases[document.phraseOf[cue.index] ?? -1];
  // "Y sieht X auf dem Weg in die Diktatur".
  const objects = argumentPhrases(document, clause, 'accusative').filter((p) => p !== head);
  // "Y vermisst ein Machtwort Xs": whose it would be.
  const told = clause.verb === 'sehen' || missed ? objects : [];
  for (const phrase of [...(head === undefined ? [] : [head]), ...told])
    for (const target of referentsOf(index, phrase, { through: true, act: 'blame' }))
      say(index, 'ACCUSED', clause, speaker, target, word, 0.75, drafts, 'finding');
  // "Y ortete gebrochene Versprechen": whose, the reactions before tell.
  if (drafts.length === known && head !== undefined && blames.has(clause.verb ?? '') && leavesOpen(index, head))
    open.push({ clause, speaker, word, confidence: 0.75, why: 'finding-topic', reacts: true });
};

/** Those of them that always find it with somebody. */
const blames: ReadonlySet<string> = new Set(['orten', 'wittern', 'diagnostizieren']);

/** "Y sieht in X eine Gefahr", "Y sieht in X einen wichtigen Partner": with an article it is what X is, and not what there is in X. */
const readSeeingIn = (index: Index, clause: Clause, speaker: Referent, drafts: Draft[]): void => {
  if (clause.verb !== 'sehen') return;
  const { document } = index;
  const [object] = argumentPhrases(document, clause, 'accusative').filter((p) => !p.pronoun);
  const [seen] = argumentPhrases(document, clause, 'prepositional').filter(
    (p) => p.preposition === 'in' && p.parent === undefined,
  );
  const article = document.tokens[object?.first ?? -1]?.lower ?? '';
  if (object === undefined || seen === undefined || !/^(?:eine[nr]?|de[nr]|die|das)$/.test(article)) return;
  const head = document.tokens[object.head] as Token;
  const praised = praisingToken(index, clause);
  const praises = praised !== undefined && document.phraseOf[praised.index] === object.index;
  if (!praises && !labels.has(head.lemma.toLowerCase())) return;
  const homes = homesOf(index, speaker.entity);
  for (const target of referentsOf(index, seen, { through: false }).filter((r) => !homes.has(r.entity)))
    say(index, praises ? 'SUPPORTED' : 'ACCUSED', clause, speaker, target, head, 0.8, drafts, 'seeing-in');
};

/** "Y sprach von einem Versagen der Regierung X". */
const readSpeakingOf = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  drafts: Draft[],
  open: OpenUtterance[],
): void => {
  const { document } = index;
  for (const argument of clause.arguments) {
    const phrase = document.phrases[argument.phrase] as Phrase;
    const head = document.tokens[phrase.head] as Token;
    if (phrase.preposition !== 'von') continue;
    const word =
      isDamning(head) || labels.has(head.lemma.toLowerCase())
        ? head
        : document.tokens.slice(phrase.first, phrase.head).find((t) => t.pos === 'ADJ' && isDamning(t));
    if (word === undefined) {
      readPraisedOf(index, clause, speaker, phrase, drafts);
      continue;
    }
    const named = referentsOf(index, phrase, { through: true, act: 'blame' });
    const shown = named.length > 0 ? named : actorsUnder(index, phrase);
    const behind = shown.length > 0 ? shown : actorsBehindColon(index, clause, speaker);
    const targets = behind.length > 0 ? behind : occasionsOf(index, clause, speaker);
    for (const target of targets) say(index, 'ACCUSED', clause, speaker, target, word, 0.8, drafts, 'speaking-of');
    if (targets.length === 0)
      open.push({
        clause,
        speaker,
        word,
        confidence: 0.8,
        why: 'speaking-of-topic',
        reacts: !misfortunes.has(word.lemma.toLowerCase()),
      });
  }
};

/** "„Ein Skandal“, sagte Y", "„Ein klarer Bruch des Völkerrechts“, so Y": quoted words without a verb judge what was told before. */
const readExclaimed = (index: Index, clause: Clause, told: Referent | undefined, open: OpenUtterance[]): void => {
  const { tokens, phrases } = index.document;
  if (clause.kind !== 'main' || clause.negated || clause.question) return;
  if (clause.verb !== undefined && isQuoted(index, clause)) return;
  const quoted = clause.tokens.filter((i) => tokens[i]?.quoted === true);
  const first = quoted[0];
  if (
    first === undefined ||
    first > clause.first + 1 ||
    quoted.some((i) => /^(?:VERB|AUX)$/.test(tokens[i]?.pos ?? ''))
  )
    return;
  const at = quoted.find((i) => isDamning(tokens[i] as Token) || isDamningPair(tokens[i] as Token, tokens[i - 1]));
  // "„Ein Skandal der FPÖ“" says whose it is.
  const own = quoted.some((i) => (index.mentionsAt[i] ?? []).length > 0);
  if (at === undefined || own) return;
  // "„Ein Verbrechen“, sagte Y zum Mord an X", "… mit Blick auf den Krieg": of what, it says beside the verb.
  const words = clause.tokens.filter((i) => tokens[i]?.quoted !== true);
  if (words.some((i) => matters.test(tokens[i]?.lower ?? ''))) return;
  const speaker =
    clause.verb === undefined
      ? told
      : clause.arguments
          .map(({ phrase }) => phrases[phrase] as Phrase)
          .filter(
            (p) => p.first > (clause.verbTokens[0] ?? 0) && p.preposition === undefined && p.cases.includes('nom'),
          )
          .flatMap((p) => referentsOf(index, p, { through: false }))
          .find((r) => r.type !== 'Treaty');
  const word = tokens[at] as Token;
  const kills = quoted.some((i) => ofArms.test(tokens[i]?.lemma ?? ''));
  if (speaker !== undefined)
    open.push({
      clause,
      speaker,
      word,
      confidence: 0.8,
      why: 'exclaimed-topic',
      ofArms: kills,
      near: !kills,
      reacts: !misfortunes.has(word.lemma.toLowerCase()),
    });
};
const matters = /^(?:zu|zum|zur|über|nach|wegen|angesichts|hinsichtlich|blick|bezug|hinblick)$/;
/** Words for killing. */
const ofArms =
  /^(?:barbar|bestial|blut|feig|gemetzel|gräuel|grausam|hinrichtung|kriegsverbrech|massak|terror|verbrechen)|(?:mord|mörder|morde|anschlag|attentat|verbrechen|massaker)/i;

/** "Y sprach von einem mutigen Schritt Xs": praise needs to say whose it is. */
const readPraisedOf = (index: Index, clause: Clause, speaker: Referent, phrase: Phrase, drafts: Draft[]): void => {
  const cue = praisingToken(index, clause);
  if (cue === undefined || index.document.phraseOf[cue.index] !== phrase.index) return;
  const homes = homesOf(index, speaker.entity);
  for (const target of referentsOf(index, phrase, { through: true, act: 'praise' }))
    if (!homes.has(target.entity)) say(index, 'SUPPORTED', clause, speaker, target, cue, 0.8, drafts, 'praising');
};

/** "Angesichts der Politik Xs sprach Y von einem Skandal": whose act it is said of. */
const occasionsOf = (index: Index, clause: Clause, speaker: Referent): Referent[] => {
  const homes = homesOf(index, speaker.entity);
  return argumentPhrases(index.document, clause, 'prepositional')
    .filter((p) => {
      // "mit Blick auf X"
      if (p.preposition === 'auf') return looks(index, p);
      const owned = (index.children.get(p.index) ?? []).some((c) => c.link === 'genitive' || c.preposition === 'von');
      // "bei einer Sitzung des Rates" is where he spoke, "zur Entscheidung des Rates" of what.
      const { lemma } = index.document.tokens[p.head] as Token;
      const isAct = authoredDeeds.has(lemma.toLowerCase()) || authoredWords.has(lemma.toLowerCase());
      return (
        owned &&
        (/^(?:angesichts|wegen)$/.test(p.preposition ?? '') || (isAct && /^(?:bei|zu)$/.test(p.preposition ?? '')))
      );
    })
    .flatMap((p) => referentsOf(index, p, { through: true, act: 'blame' }))
    .filter((r) => !homes.has(r.entity))
    .map((r) => ({ ...r, confidence: r.confidence * 0.9 }));
};

/** True of "auf X" behind „mit Blick“ or „in Anspielung“. */
const looks = ({ document: { tokens } }: Index, { first }: Phrase): boolean =>
  /^(?:Blick|Anspielung|Hinblick|Bezug)$/.test(tokens[first - 1]?.text ?? '');

/** "sprach von einem Kniefall: X habe sich alles abkaufen lassen": of whom the words behind the colon tell it. */
const actorsBehindColon = (index: Index, clause: Clause, speaker: Referent): Referent[] => {
  const next = (index.clausesOfSentence[clause.sentence] ?? []).find(
    (c) => c.index > clause.index && c.kind === 'main',
  );
  if (next === undefined || next.mood === 'indicative' || index.document.tokens[clause.last]?.text !== ':') return [];
  const homes = homesOf(index, speaker.entity);
  return argumentPhrases(index.document, next, 'subject')
    .flatMap((p) => referentsOf(index, p, { through: false, home: true }))
    .filter((r) => !homes.has(r.entity))
    .map((r) => ({ ...r, confidence: r.confidence * 0.9 }));
};

/** "eine Inszenierung, die X geplant habe": who acts in the relative clause that describes it. */
const actorsUnder = (index: Index, phrase: Phrase): Referent[] => {
  const { sentence } = index.document.tokens[phrase.head] as Token;
  return (index.clausesOfSentence[sentence] ?? [])
    .filter((c) => c.kind === 'relative' && c.antecedent === phrase.index && c.voice === 'active' && !c.negated)
    .flatMap((c) =>
      // "die X geplant habe": the pronoun may be either, and a thing plans nothing.
      [...argumentPhrases(index.document, c, 'subject'), ...argumentPhrases(index.document, c, 'accusative')]
        .filter((p) => !p.pronoun && p.cases.includes('nom'))
        .slice(0, 1),
    )
    .flatMap((p) => referentsOf(index, p, { through: false }));
};

/** "hätten" is the reported form of "haben" as well. */
const isPluralForm = (index: Index, clause: Clause): boolean =>
  (index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token).text.endsWith('en');

/** The word of a clause that damns whom it speaks of, and whether it is a noun or adjective or the verb. */
const damningWord = (index: Index, clause: Clause): { word: Token; byVerb: boolean } | undefined => {
  const { tokens } = index.document;
  const cue = damningToken(index, clause);
  const verb = clause.verb ?? '';
  const verbToken = tokens[clause.verbTokens.at(-1) ?? clause.first] as Token;
  const lower = (i: number): string => (tokens[i] as Token).lower;
  const wanted = idioms.get(verb);
  const lemmas = (): string[] =>
    clause.tokens.flatMap((i) => {
      const lemma = (tokens[i] as Token).lemma.toLowerCase();
      return [lower(i), lemma, lemma.slice(lemma.lastIndexOf('-') + 1)];
    });
  if (!clause.negated && (verbs.has(verb) || (wanted !== undefined && lemmas().some((w) => wanted.has(w)))))
    return { word: verbToken, byVerb: true };
  // "X hätte das nie akzeptiert" says nothing of what he did.
  const imagined = clause.mood === 'sub2' && clause.tense === 'perfect' && !isPluralForm(index, clause);
  // "hofft, dass X nicht zahlen muss": who need not do it neglects nothing.
  if (clause.negated && clause.modal !== 'müssen' && duties.has(verb) && !imagined)
    return { word: verbToken, byVerb: true };
  if (!clause.negated && clause.modal === undefined && verb !== 'sein')
    for (let k = 0; k < clause.tokens.length; k++) {
      const word = tokens[clause.tokens[k] as number] as Token;
      if (shortfalls.has(word.lower)) return { word, byVerb: true };
      if (
        k > 0 &&
        shortfallEnds.has(word.lower) &&
        shortfalls.has(`${lower(clause.tokens[k - 1] as number)} ${word.lower}`)
      )
        return { word, byVerb: true };
    }
  const missed = missedToken(index, clause) ?? notOneToken(index, clause);
  if (missed !== undefined) return { word: missed, byVerb: true };
  // "Für Y ist X ein Sicherheitsrisiko": what would damn by being called so damns by being so.
  if (cue === undefined && verb === 'sein' && !clause.negated)
    for (const { role, phrase } of clause.arguments) {
      const word = tokens[index.document.phrases[phrase]?.head ?? -1];
      if (role === 'predicate' && word?.pos === 'NOUN' && labels.has(word.lemma.toLowerCase()))
        return { word, byVerb: true };
    }
  return cue === undefined || clause.negated ? undefined : { word: cue, byVerb: false };
};

const opposing: ReadonlySet<string> = new Set(['gegen', 'über', 'vor', 'wegen', 'gegenüber']);

/** What is reported damns its subject, or the owner of the damning noun. */
const readDamning = (index: Index, clause: Clause, speech: Speech, drafts: Draft[], open: OpenUtterance[]): void => {
  const { document } = index;
  const found = damningWord(index, clause);
  // "X drohte. Y würde das als Krieg werten": Y judges there, and is not judged.
  if (found === undefined || (speech.carried && clause.mood === 'sub2' && naming.has(clause.verb ?? ''))) return;
  const { word, byVerb } = found;
  const { speaker } = speech;
  // What goes on from words is surer than what goes on from a deed.
  const confidence = speech.carried ? (speech.spoke === true && clause.kind === 'main' ? 0.62 : 0.55) : 0.75;
  const targets: Referent[] = [];
  const phrase = document.phrases[document.phraseOf[word.index] ?? -1];
  const subjects = argumentPhrases(document, clause, 'subject');
  // "X wehre sich gegen die illegalen Sanktionen": what a subject turns against is not his.
  const against = !byVerb && phrase !== undefined && opposing.has(phrase.preposition ?? '');
  // "Flüchtlinge würden misshandelt": what somebody suffers is the doer's, or that of the state where it happens.
  const suffers = byVerb && clause.voice === 'passive';
  if (suffers) targets.push(...doersOf(index, clause));
  for (const subject of against || suffers ? [] : subjects)
    targets.push(
      ...referentsOf(index, subject, { through: true, home: !speech.carried }).filter(
        (r) => r.entity !== speaker.entity,
      ),
    );
  // "Dass Ungarn die Hilfen verhindere, sei unerträglich": what is damned is said in a clause of its own.
  if (targets.length === 0 && !suffers && subjects.length === 0)
    for (const other of index.clausesOfSentence[clause.sentence] ?? [])
      if (
        (other.parent === clause.index || (other.parent === undefined && other.index === clause.index - 1)) &&
        (other.conjunction === 'dass' || other.conjunction === 'daß')
      )
        for (const subject of argumentPhrases(document, other, 'subject'))
          targets.push(...referentsOf(index, subject, { through: false }).filter((r) => r.entity !== speaker.entity));
  // "Was X vorlegt, ist ein Offenbarungseid": of whoever does what the clause before it tells.
  const deed = document.clauses[clause.index - 1];
  if (targets.length === 0 && !suffers && clause.verb === 'sein' && deed?.conjunction === 'was')
    if (deed.sentence === clause.sentence && deed.parent === undefined)
      for (const subject of argumentPhrases(document, deed, 'subject'))
        targets.push(...referentsOf(index, subject, { through: false, home: true }));
  if (targets.length === 0 && !byVerb && word.pos === 'NOUN' && phrase !== undefined && phrase.head === word.index)
    targets.push(...referentsOf(index, phrase, { through: true, act: 'blame' }));
  if (targets.length === 0 && !byVerb && (word.pos === 'ADJ' || against) && phrase !== undefined)
    targets.push(...referentsOf(index, phrase, { through: true, act: 'blame', home: !speech.carried }));
  // "Es sei unverantwortlich, was X mache": whose act the clause under it tells.
  const impersonal = subjects.some((p) => /^(?:es|das|dies|was)$/i.test((document.tokens[p.head] as Token).text));
  if (targets.length === 0 && impersonal)
    for (const under of document.clauses)
      if (under.parent === clause.index && /^(?:was|wie|dass|daß|wenn)$/.test(under.conjunction ?? ''))
        for (const subject of argumentPhrases(document, under, 'subject'))
          targets.push(...referentsOf(index, subject, { through: false, home: true }));
  // "…“, sagte Y in Richtung von X".
  const addressee = addressed(index, speech.report ?? clause, speech.report !== undefined);
  // "X über Y: „Er hat versagt“"
  if (addressee.length === 0 && speech.about !== undefined && subjects.every((p) => p.pronoun))
    addressee.push(...referentsOf(index, speech.about, { through: true, act: 'blame' }));
  if (addressee.length > 0) targets.splice(0, targets.length, ...addressee);
  const homes = homesOf(index, speaker.entity);
  const others = targets.filter((t) => !homes.has(t.entity));
  for (const target of others) say(index, 'ACCUSED', clause, speaker, target, word, confidence, drafts, 'damning');
  if (targets.length > 0 || byVerb) return;
  if (impersonal || subjects.length === 0)
    open.push({
      clause,
      speaker,
      word,
      confidence: confidence + 0.1,
      why: 'damning-topic',
      // "Das sei eine Schande, sagte Y": what was told before; in speech that goes on it may be anything.
      ...(speech.carried ? {} : { objects: subjects.filter((p) => isDeictic(index, p)) }),
    });
  // "Das Vorgehen sei eine Verletzung des Völkerrechts": of whoever did it.
  else if (!against && !suffers && subjects.every((p) => takesUpAct(index, p)))
    open.push({ clause, speaker, word, confidence, why: 'damning-act', objects: subjects, onlyDoers: true });
};

/** Who acts in a passive clause; where nobody is said to, the state where it happens. */
const doersOf = (index: Index, clause: Clause): Referent[] => {
  const within = (prepositions: RegExp, places: boolean): Referent[] =>
    argumentPhrases(index.document, clause, 'prepositional')
      .filter((p) => prepositions.test(p.preposition ?? ''))
      .flatMap((p) => referentsOf(index, p, { through: true, places }));
  const doers = within(/^(?:von|durch|seitens)$/, false);
  return doers.length > 0 ? doers : within(/^in$/, true).filter((r) => r.type === 'Country');
};

/**
 * Whom a speaker turns to: "in Richtung von X", "in Richtung X", "an die Adresse von X", "über X". A phrase alone may report
 * as well (“…“, so Y in Richtung X), and there only the first words are meant.
 */
const addressed = (index: Index, report: Clause, isReport: boolean): Referent[] => {
  const { document } = index;
  const found: Referent[] = [];
  for (const argument of report.arguments) {
    const phrase = document.phrases[argument.phrase] as Phrase;
    const head = (document.tokens[phrase.head] as Token).lemma.toLowerCase();
    const turns =
      (phrase.preposition === 'in' && head === 'richtung') || (phrase.preposition === 'an' && head === 'adresse');
    // "„Das ist ein Skandal“, kommentierte Y den Auftritt Xs"
    const comments =
      (argument.role === 'accusative' && report.verb === 'kommentieren') ||
      // "„Sie haben versagt“, rief Y dem Kanzler X zu"
      (argument.role === 'dative' && (report.verb === 'zurufen' || report.verb === 'entgegenrufen'));
    if (!turns && !(isReport && (phrase.preposition === 'über' || comments))) continue;
    if (turns && !isReport && !report.tokens.some((i) => i < phrase.first && document.tokens[i]?.text === 'so'))
      continue;
    const own = referentsOf(index, phrase, { through: true, act: 'blame' });
    found.push(...own);
    if (!turns || own.length > 0) continue;
    const bare = document.phrases[document.phraseOf[phrase.last] ?? -1];
    if (bare !== undefined && bare.first === phrase.last && !bare.pronoun && (bare.preposition ?? 'von') === 'von')
      found.push(...referentsOf(index, bare, { through: true, act: 'blame' }));
  }
  return found.filter((r) => r.type !== 'Treaty');
};

/** "Es werde Sanktionen gegen X geben, drohte Y": against whom that is which somebody threatens with. */
const readThreat = (index: Index, clause: Clause, { speaker, report }: Speech, drafts: Draft[]): void => {
  if (report?.verb !== 'drohen' || clause.verb === undefined) return;
  const homes = homesOf(index, speaker.entity);
  const cue = index.document.tokens[report.verbTokens[0] ?? report.first] as Token;
  for (const phrase of argumentPhrases(index.document, clause, 'prepositional')) {
    if (phrase.preposition !== 'gegen') continue;
    for (const target of referentsOf(index, phrase, { through: true }))
      if (!homes.has(target.entity)) say(index, 'THREATENED', clause, speaker, target, cue, 0.75, drafts, 'threat');
  }
};

/** "…, sagte Y. Österreich unterstütze, dass X beitreten solle": what a clause under that of somebody else says is not Y's wish. */
const isOthersWish = (index: Index, clause: Clause, { speaker, report }: Speech): boolean => {
  const outer = clause.conjunction === undefined ? undefined : index.document.clauses[clause.parent ?? -1];
  const wisher = outer === undefined || outer === report ? undefined : subjectOf(index, outer);
  return wisher !== undefined && wisher.entity !== speaker.entity;
};

/** "X müsse handeln, sagte Y", "X dürfe nicht wegsehen": what X is said to have to do, Y asks of him. */
const readDemand = (index: Index, clause: Clause, speech: Speech, drafts: Draft[]): void => {
  const { document } = index;
  if (clause.voice === 'passive' || clause.verb === undefined || fates.has(clause.verb) || clause.tense === 'perfect')
    return;
  const { modal, negated } = clause;
  const asks =
    ((modal === 'müssen' || modal === 'sollen') && (!negated || modal === 'sollen')) || (modal === 'dürfen' && negated);
  if (!asks || tidings.has(speech.report?.verb ?? '') || isOthersWish(index, clause, speech)) return;
  // "X würde schließen müssen": what may come.
  if (clause.verbTokens.some((i) => document.tokens[i]?.lower === 'würde')) return;
  // "Aus Sicht Ys sollte X handeln"
  const viewed =
    !speech.carried &&
    speech.report === undefined &&
    speech.beside !== true &&
    /^sollten?$/.test((document.tokens[clause.verbTokens[0] ?? clause.first] as Token).lower);
  // "soll dahinterstecken, sagte Y" is hearsay; "solle handeln" and „muss handeln“ are asked for.
  const said =
    clause.mood !== 'indicative' ||
    isQuoted(index, clause) ||
    // "Y: Russland muss abziehen", "Nach Ansicht Ys muss Russland abziehen"
    (!speech.carried && modal !== 'sollen') ||
    viewed;
  // „X sollte jetzt handeln“: the past of sollen is its wish as well, and spoken words seldom tell what once was to be.
  const wished = modal === 'sollen' && (isQuoted(index, clause) || viewed);
  if (!said || (clause.tense === 'past' && clause.mood === 'indicative' && !wished)) return;
  const weak =
    clause.verb === 'sein' || clause.verb === 'haben' || clause.verb === 'werden' || clause.verb === 'bleiben';
  const confidence = (speech.carried ? 0.6 : modal === 'sollen' && !viewed ? 0.65 : 0.75) - (weak ? 0.15 : 0);
  const homes = homesOf(index, speech.speaker.entity);
  const cue = document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  for (const phrase of argumentPhrases(document, clause, 'subject'))
    for (const target of referentsOf(index, phrase, { through: false, home: true }))
      if (!homes.has(target.entity))
        say(index, 'DEMANDED', clause, speech.speaker, target, cue, confidence, drafts, 'duty');
};
