import { groupBy } from '../../graph/lists.ts';
import type { RelationType } from '../../graph/ontology.ts';
import type { Clause, Mention, Phrase, Token } from '../model.ts';
import type { Draft } from './draft.ts';
import { circumstances } from './manner.ts';
import {
  argumentPhrases,
  homeState,
  type Index,
  isListed,
  organisationKind,
  type Referent,
  referentsOf,
  topicOf,
} from './referents.ts';
import { subjectOf } from './speakers.ts';
import { homesOf } from './states.ts';
import {
  accusationVerbs,
  actNouns,
  authoredDeeds,
  authoredOffers,
  authoredWords,
  backings,
  bringingVerbs,
  deedNouns,
  demandVerbs,
  denialVerbs,
  idleVerbs,
  jointActs,
  presentingVerbs,
  reportingVerbs,
  speechVerbs,
  stepVerbs,
  sufferedActs,
  vagueActs,
  verdicts,
  wishVerbs,
} from './words.ts';

/*
 * Who is meant where a clause does not say it: "Auch die Grünen übten Kritik", "Y wies das zurück", "Das sei eine Lüge". News
 * tell quarrels in turns: whoever was attacked answers the attacker, and whoever joins in ("auch") attacks the same one.
 */

const hostile: ReadonlySet<RelationType> = new Set([
  'ACCUSED',
  'REJECTED',
  'DEMANDED',
  'THREATENED',
  'PROTESTED',
  'SANCTIONED',
  'PROSECUTED',
  'ATTACKED',
]);
/** What somebody says of a deed. */
const judging: ReadonlySet<RelationType> = new Set(['ACCUSED', 'PROTESTED', 'REJECTED', 'SUPPORTED']);
/** Deeds that who speaks next of a crime or a scandal means. */
const grave: ReadonlySet<RelationType> = new Set(['ATTACKED', 'PROSECUTED', 'SANCTIONED', 'THREATENED']);
/** Sentences that an answer may lie behind the attack (behind a demand: one), and a second attack behind the first. */
const answerReach = 3;
const joinReach = 2;
const joining: ReadonlySet<string> = new Set(['auch', 'ebenso', 'ebenfalls', 'zudem', 'ähnlich']);

interface BySentence {
  read: number;
  readonly drafts: Map<number, Draft[]>;
}
const sorted = new WeakMap<readonly Draft[], BySentence>();

/** The drafts of the last sentences up to one; the list may have grown since the last call. */
export const recentOf = (list: readonly Draft[], sentence: number, reach: number): Draft[] => {
  let known = sorted.get(list);
  if (known === undefined) {
    known = { read: 0, drafts: new Map() };
    sorted.set(list, known);
  }
  for (; known.read < list.length; known.read++) {
    const draft = list[known.read] as Draft;
    const same = known.drafts.get(draft.sentence);
    if (same === undefined) known.drafts.set(draft.sentence, [draft]);
    else same.push(draft);
  }
  const recent: Draft[] = [];
  for (let s = sentence - reach; s <= sentence; s++) recent.push(...(known.drafts.get(s) ?? []));
  return recent;
};

/** Sentences that an act may have been told before the noun that takes it up: "… Die Blockade". */
const actReach = 4;
/** The same where one word names one thing in the whole article: "… Das Urteil". */
const articleReach = 24;
/** Sentences within which there is little doubt that it is the one. */
const nearAct = 2;

/**
 * Whose act a bare noun takes up: "Ungarn legte ein Veto ein … bezeichnete die Blockade als inakzeptabel". All who were told
 * last to have done such a thing, in one sentence.
 */
const doersTold = (
  index: Index,
  clause: Clause,
  object: Phrase,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
  deeds: readonly Draft[],
): Referent[] => {
  if (!object.definite) return [];
  const noun = (index.document.tokens[object.head] as Token).lemma.toLowerCase();
  const types = actsOf(noun);
  if (types === undefined) return [];
  // "Russland griff Kiew an. Y sprach von Terror. Auch Z verurteilte die Attacke": with arms, where arms were used.
  const vague = vagueActs.has(noun);
  const armed = types.has('ATTACKED') && types.has('ACCUSED') ? doersOf(index, clause, attacked, homes, told) : [];
  // "dankte ihm. … Y nannte den Schritt falsch": thanks are no step, as a recognition is.
  const steps = vague ? told.map((list) => stepsOf(clause, list)) : told;
  // "EU verhängt Sanktionen" above the text: whoever joined in, that is what is meant.
  const first = types.has('SANCTIONED') && !vague ? headlineDoers(index, types, homes, told) : [];
  if (first.length > 0) return first;
  const near = armed.length > 0 ? armed : doersOf(index, clause, types, homes, steps);
  if (near.length > 0) return near;
  // "… bezeichnete die Sanktionen als illegal", long after: there are no others in the article.
  const only = vague ? [] : onlyDoersOf(index, clause, types, homes, told);
  return only.length > 0 ? only : doersOf(index, clause, types, homes, [vague ? stepsOf(clause, deeds) : deeds]);
};

/** Those whom the headline tells to have done one of such things, and are not of the speaker's own. */
const headlineDoers = (
  index: Index,
  types: ReadonlySet<RelationType>,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
): Referent[] => {
  if (!hasHeadline(index)) return [];
  const doers = new Map<string, Referent>();
  for (const draft of told.flatMap((list) => recentOf(list, 0, 0))) {
    if (draft.sentence !== 0 || !types.has(draft.type) || draft.status === 'denied') continue;
    if (homes.has(draft.from)) return [];
    const doer = referentOf(index, draft.from, draft.marks?.from, 'whose act the headline tells', 0.68);
    if (doer !== undefined) doers.set(doer.entity, doer);
  }
  return [...doers.values()];
};

/** What was told lately, without words of praise. */
const stepsOf = (clause: Clause, list: readonly Draft[]): readonly Draft[] =>
  recentOf(list, clause.sentence, actReach).filter(
    (d) =>
      d.rule !== 'verb:sein' &&
      !denialVerbs.has(d.rule.slice('verb:'.length)) &&
      (d.type !== 'SUPPORTED' || isBacking(d)),
  );

/** True of support that is a deed, and no praise: a recognition, a vote. */
const isBacking = ({ rule }: Draft): boolean =>
  /^(?:verb|noun):(?:anerk|zustimm|billig|unterstütz|stimm|votier)/i.test(rule);

/** Deeds with arms, and the threat of them. */
export const menacing: ReadonlySet<RelationType> = new Set(['ATTACKED', 'THREATENED']);
const attacked: ReadonlySet<RelationType> = new Set(['ATTACKED']);

/** Those who did such things in what was told so far, however long ago: one alone, or all to the same one; nobody where the speaker's own side did. */
const onlyDoersOf = (
  index: Index,
  clause: Clause,
  types: ReadonlySet<RelationType>,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
): Referent[] => {
  const before = told
    .flatMap((list) => recentOf(list, clause.sentence - 1, articleReach))
    .filter((d) => types.has(d.type) && d.from !== '');
  const isOne = (ends: readonly string[]): boolean => new Set(ends).size < 2;
  if (!isOne(before.map((d) => d.to)) && !isOne(before.map((d) => d.from))) return [];
  if (before.some((d) => homes.has(d.from))) return [];
  return doersOf(index, clause, types, homes, told, articleReach).map((r) => ({ ...r, confidence: 0.68 }));
};

/** Those who were told last to have done one of such things, in one sentence, and are not of the speaker's own. */
export const doersOf = (
  index: Index,
  clause: Clause,
  types: ReadonlySet<RelationType>,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
  reach = actReach,
): Referent[] => {
  const found = told
    .flatMap((list) => recentOf(list, clause.sentence, reach))
    .filter(
      (d) =>
        types.has(d.type) &&
        d.status !== 'denied' &&
        !homes.has(d.from) &&
        (d.sentence < clause.sentence || (d.clause ?? clause.index) < clause.index || isCircumstance(index, clause, d)),
    );
  const last = Math.max(...found.map((d) => d.sentence));
  const doers = new Map<string, Referent>();
  for (const draft of found) {
    if (draft.sentence !== last) continue;
    const doer = referentOf(index, draft.from, draft.marks?.from, 'whose act was told before');
    if (doer !== undefined)
      doers.set(doer.entity, { ...doer, confidence: clause.sentence - last > nearAct ? 0.65 : 0.75 });
  }
  return [...doers.values()];
};

/** "Nach der Festnahme Xs durch Y verlangte Z …": the clause itself tells it, before it goes on. */
const isCircumstance = (index: Index, clause: Clause, draft: Draft): boolean =>
  draft.clause === clause.index &&
  draft.phrase !== undefined &&
  circumstances.has(index.document.phrases[draft.phrase]?.preposition ?? '');

/** The relations that tell the act a noun names; of a compound those of the noun that ends it. */
const actsOf = (lemma: string): ReadonlySet<RelationType> | undefined => {
  const own = actNouns.get(lemma);
  if (own !== undefined) return own;
  for (let cut = 3; cut <= lemma.length - 5; cut++) {
    const end = actNouns.get(lemma.slice(cut));
    if (end !== undefined) return end;
  }
  return undefined;
};

interface OpponentOptions {
  readonly type?: RelationType;
  /** Whether the one whom the text was about will do: where the words leave their target out on purpose. */
  readonly topical?: boolean;
  /** Whether only who did what the objects name will do. */
  readonly onlyDoers?: boolean | undefined;
  /** Whether whoever acted just before will do: "sprach von einer Farce". */
  readonly reacts?: boolean;
  /** Whether only who used arms shortly before will do: "„Ein feiger Terrorakt“, sagte Y". */
  readonly ofArms?: boolean | undefined;
  /** The word that damns or praises, where it stands for itself: "sprach von einem Fehlurteil". */
  readonly word?: Token;
}

/**
 * Whom a criticism, refusal or praise of `from` is meant for, given the lists of what was told so far: nobody when it is open.
 * `objects` are what it is said of ("die Blockade"), `deeds` what was told of somebody without a target.
 */
export const opponentsOf = (
  index: Index,
  clause: Clause,
  from: readonly Referent[],
  told: readonly (readonly Draft[])[],
  objects: readonly Phrase[] = [],
  deeds: readonly Draft[] = [],
  { type = 'ACCUSED', topical = false, onlyDoers = false, reacts = false, ofArms = false, word }: OpponentOptions = {},
): Referent[] => {
  const speaker = from[0];
  if (speaker === undefined) return [];
  const homes = homesOf(index, speaker.entity);
  if (ofArms) return doersOf(index, clause, attacked, homes, told, 2);
  const court = word === undefined ? undefined : courtOf(index, clause, word.lemma.toLowerCase());
  if (court !== undefined && !homes.has(court.entity)) return [court];
  const violent = word !== undefined && objects.length === 0 && isListed(deedNouns, word.lemma.toLowerCase());
  // "Die Ecowas droht mit einem Einmarsch. Algerien lehnt eine Intervention ab": whoever may do it.
  if (type === 'REJECTED')
    for (const object of objects) {
      const acts = object.definite
        ? undefined
        : actsOf((index.document.tokens[object.head] as Token).lemma.toLowerCase());
      const planners = acts?.has('ATTACKED') === true ? doersOf(index, clause, menacing, homes, [...told, deeds]) : [];
      if (planners.length > 0) return planners;
    }
  // "versprach Vergeltung für den Angriff auf X": at whom, the deed says that is paid back.
  const repaid =
    type === 'THREATENED'
      ? clause.tokens
          .map((i) => index.document.phrases[index.document.phraseOf[i] ?? -1])
          .find((p) => p?.preposition === 'für')
      : undefined;
  if (repaid !== undefined) return doersNamed(index, clause, repaid, homes, told, deeds, type);
  // "Russland bombardierte Kiew. Deutschland sagte Hilfe zu. Y sprach von Terror": who used arms.
  const armed = violent ? doersOf(index, clause, attacked, homes, told) : [];
  if (armed.length > 0) return armed;
  for (const object of objects) {
    const doers = doersNamed(index, clause, object, homes, told, deeds, type);
    if (doers.length > 0) return doers;
  }
  // An attack or a murder is not the deed of whoever was quoted last.
  if (onlyDoers || objects.some((object) => isDeed(index, object))) {
    const act = objects.find((o) => isAuthored(index, o) && !isDeed(index, o));
    return act === undefined ? [] : authorsOf(index, clause, act, speaker, homes, told);
  }
  // "kritisierte das Land" judges no deed.
  const isJudged = [...objects, ...argumentPhrases(index.document, clause, 'accusative')].every(
    (object) => !object.definite || object.pronoun || isMatter(index, object),
  );
  const backed = type === 'SUPPORTED' ? backedOf(index, clause, homes, told) : undefined;
  if (backed !== undefined) return [backed];
  const one =
    type !== 'SUPPORTED'
      ? opponentOf(index, clause, from, told, topical, type, isJudged)
      : topical
        ? supportedOf(index, clause, from, told)
        : undefined;
  if (one !== undefined) return [one];
  // "Die Polizei nahm X fest. Y nannte das einen Putsch": whose police, the deed tells.
  if (type !== 'SUPPORTED' && objects.some((o) => isDeictic(index, o))) {
    const doers = doersOf(index, clause, grave, homes, [...told, deeds], 1);
    if (doers.length > 0) return doers;
  }
  const object = objects.find((o) => isAuthored(index, o) || isDeictic(index, o));
  // "Italien meldete Tote. Y will das nicht unbeantwortet lassen": no step of anybody that could be paid back.
  if (object === undefined || type === 'THREATENED') {
    const actors = reacts && !violent ? actorBefore(index, clause, speaker, homes, told, deeds, type) : [];
    return topical ? actors.map((r) => ({ ...r, confidence: 0.8 * r.confidence })) : actors;
  }
  return authorsOf(index, clause, object, speaker, homes, told);
};

/** Whose step, plan or decision a noun names: of who acts just before, or in the headline. */
const authorsOf = (
  index: Index,
  clause: Clause,
  object: Phrase,
  speaker: Referent,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
): Referent[] => {
  // What a paragraph begins with goes back to what the article is about.
  const headline = opensParagraph(index, clause.sentence) ? headlineActor(index, clause, object, speaker, homes) : [];
  if (headline.length > 0) return headline;
  const authors = authorsBefore(index, clause, object, speaker, homes, told);
  return authors.length > 0 ? authors : headlineActor(index, clause, object, speaker, homes);
};

/** Whose act, verdict or plan the noun of an object takes up, by what was told of such things. */
const doersNamed = (
  index: Index,
  clause: Clause,
  object: Phrase,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
  deeds: readonly Draft[],
  type: RelationType,
): Referent[] => {
  if (type !== 'SUPPORTED') {
    const doers = doersTold(index, clause, object, homes, told, deeds);
    if (doers.length > 0) return doers;
  }
  if (!object.definite || object.pronoun || !(leavesOpen(index, object) || takesUpAct(index, object))) return [];
  const noun = (index.document.tokens[object.head] as Token).lemma.toLowerCase();
  const court = isOthersVerdict(index, object, told) ? undefined : courtOf(index, clause, noun);
  if (court !== undefined) return homes.has(court.entity) ? [] : [court];
  const brought = broughtBefore(index, clause, object, homes);
  if (brought.length > 0 || type !== 'SUPPORTED') return brought;
  // What is welcomed is the deed just told, where the word may mean any.
  const isVague = vagueActs.has((index.document.tokens[object.head] as Token).lemma.toLowerCase());
  const near = told.map((list) => recentOf(list, clause.sentence, isVague ? answerReach : actReach));
  return doersTold(index, clause, object, homes, isVague ? near : told, deeds);
};

/** The first mention of each court. */
const courtsOf = (index: Index): readonly Mention[] => {
  let courts = courtsByDocument.get(index);
  if (courts === undefined) {
    const found = new Map<string, Mention>();
    for (const mention of index.document.mentions) {
      const { type, entity } = mention;
      if (type !== 'Organisation' || entity === undefined || found.has(entity)) continue;
      if (organisationKind(index, entity) === 'court') found.set(entity, mention);
    }
    courts = [...found.values()];
    courtsByDocument.set(index, courts);
  }
  return courts;
};
const courtsByDocument = new WeakMap<Index, readonly Mention[]>();

/** "begrüßte das Urteil", "sprach von einem Fehlurteil": the only court of which was spoken so far. */
const courtOf = (index: Index, clause: Clause, noun: string): Referent | undefined => {
  const { document } = index;
  if (!isListed(verdicts, noun) && !(decisions.test(noun) && isVerdictTold(index, clause))) return undefined;
  const before = document.tokens[clause.first]?.start ?? 0;
  const courts = courtsOf(index).filter((m) => m.start < before);
  const [court] = courts;
  if (court?.entity === undefined || courts.length > 1 || isElsewhere(index, clause, court)) return undefined;
  const { entity, type, start, end } = court;
  return { entity, type, confidence: 0.75, start, end, because: 'the court of which was spoken' };
};

/** "In Wien fiel ein Urteil": the last verdict before a clause, told as new in a sentence that does not speak of the court. */
const isElsewhere = (index: Index, clause: Clause, court: Mention): boolean => {
  const { document, clausesOfSentence, mentionsAt } = index;
  let last: Phrase | undefined;
  for (const noun of verdicts) {
    const [before] = repeatsBefore(index, noun, clause.first);
    if (before !== undefined && before.head > (last?.head ?? court.last)) last = before;
  }
  if (last === undefined) return false;
  const sentence = document.clauses[document.clauseOf[last.head] ?? -1]?.sentence ?? -1;
  const words = (clausesOfSentence[sentence] ?? []).flatMap((c) => c.tokens);
  return !last.definite && !words.some((i) => (mentionsAt[i] ?? []).some((m) => m.entity === court.entity));
};

/** "das Urteil gegen den Mörder aus Wien": whose case it is, is said, and no court was told to have tried him. */
const isOthersVerdict = (index: Index, object: Phrase, told: readonly (readonly Draft[])[]): boolean =>
  isVerdict(index, object) &&
  (index.children.get(object.index) ?? [])
    .filter((child) => child.link !== 'conjunct' && child.preposition !== 'als')
    .some(
      (child) =>
        !(index.mentionsAt[child.head] ?? []).some((m) =>
          told.some((list) =>
            recentOf(
              list,
              index.document.clauses[index.document.clauseOf[child.head] ?? -1]?.sentence ?? 0,
              articleReach,
            ).some((d) => d.type === 'PROSECUTED' && d.to === m.entity),
          ),
        ),
    );

const decisions = /^(?:entscheidung|beschluss|begründung|strafmaß)$/;
/** True where a verdict was spoken of before a clause: a decision is then the court's. */
const isVerdictTold = (index: Index, clause: Clause): boolean =>
  [...verdicts].some((noun) => phrasesWith(index, noun).some((p) => p.head < clause.first));

/** True of "das Urteil", "den Spruch". */
export const isVerdict = (index: Index, phrase: Phrase): boolean =>
  isListed(verdicts, (index.document.tokens[phrase.head] as Token).lemma.toLowerCase());

/** Phrases of a document by the lemma of their noun. */
const phrasesByNoun = new WeakMap<Index, ReadonlyMap<string, readonly Phrase[]>>();
const phrasesWith = (index: Index, noun: string): readonly Phrase[] => {
  let known = phrasesByNoun.get(index);
  if (known === undefined) {
    const { phrases, tokens } = index.document;
    known = groupBy(
      phrases.filter((p) => !p.pronoun && tokens[p.head]?.pos === 'NOUN').sort((a, b) => a.head - b.head),
      (p) => (tokens[p.head] as Token).lemma.toLowerCase(),
    );
    phrasesByNoun.set(index, known);
  }
  return known.get(noun) ?? [];
};

/** The last phrases with a noun before a token, the nearest first. */
const repeatsBefore = (index: Index, noun: string, token: number): readonly Phrase[] => {
  const all = phrasesWith(index, noun);
  // Halving: a hostile text may say one noun ten thousand times.
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as Phrase).head < token) low = middle + 1;
    else high = middle;
  }
  return all.slice(Math.max(0, low - mostRepeats), low).reverse();
};

/** True of a noun for something that is done, said, decided or was brought forth before: no one who acts himself. */
export const isMatter = (index: Index, phrase: Phrase): boolean => {
  const { clauses, clauseOf, tokens } = index.document;
  const noun = (tokens[phrase.head] as Token).lemma.toLowerCase();
  if (phrase.pronoun || (index.mentionsAt[phrase.head] ?? []).some((m) => m.type !== 'Treaty')) return false;
  if (actsOf(noun) !== undefined || isListed(authoredBoth, noun) || isListed(verdicts, noun)) return true;
  if (isListed(jointActs, noun) || isListed(sufferedActs, noun) || treatyNoun.test(noun)) return true;
  return repeatsBefore(index, noun, phrase.head).some(
    (p) => bringersOf(index, clauses[clauseOf[p.head] ?? -1], p).length > 0,
  );
};

const treatyNoun = /(?:abkommen|bündnis|deal|einigung|pakt|protokoll|vereinbarung|vertrag|übereinkommen)$/;

/** How often the same noun may have been said since. */
const mostRepeats = 6;

/** "Mexiko gewährte ihm Asyl. … Das Asyl nannte Y rechtswidrig": who brought forth what is now called by the same noun, or whose it was then. */
const broughtBefore = (index: Index, clause: Clause, object: Phrase, homes: ReadonlySet<string>): Referent[] => {
  const { clauses, clauseOf, tokens } = index.document;
  const noun = (tokens[object.head] as Token).lemma.toLowerCase();
  // Whoever signed a treaty, what is said of it is said of its parties.
  if (treatyNoun.test(noun)) return [];
  const brought = repeatsBefore(index, noun, object.head)
    .filter((p) => clauseOf[p.head] !== clause.index)
    .map((p) => bringersOf(index, clauses[clauseOf[p.head] ?? -1], p))
    .filter((found) => found.length > 0);
  const [authors, ...others] = brought;
  if (authors === undefined || authors.some((r) => r.type === 'Treaty' || homes.has(r.entity))) return [];
  // "Japan verhängte Sanktionen. Die USA verhängten Sanktionen": one of two.
  if (others.some((found) => !found.some((r) => authors.some((a) => a.entity === r.entity)))) return [];
  return authors.map((r) => ({ ...r, confidence: 0.75 * r.confidence, because: `who brought it: ${r.because}` }));
};

/** "Das Parlament in Budapest beschloss ein Gesetz", "ein von Ungarn beschlossenes Gesetz": who brought forth what a phrase names. */
const bringersOf = (index: Index, acting: Clause | undefined, phrase: Phrase): readonly Referent[] => {
  const { document } = index;
  if (acting === undefined || acting.negated || acting.conditional || !bringingVerbs.has(acting.verb ?? '')) return [];
  const role = acting.arguments.find((a) => a.phrase === phrase.index)?.role;
  if (role !== (acting.voice === 'passive' ? 'subject' : 'accusative')) return [];
  const agents =
    acting.voice === 'passive'
      ? argumentPhrases(document, acting, 'prepositional').filter((p) => /^(?:von|durch)$/.test(p.preposition ?? ''))
      : argumentPhrases(document, acting, 'subject');
  const found = agents.flatMap((p) => referentsOf(index, p, { through: false, home: true }));
  if (found.length > 0 || acting.voice === 'passive') return found;
  const shared = subjectOf(index, acting);
  return shared === undefined ? [] : [shared];
};

/** "X will die Steuer erhöhen" above the text: whose step, plan or decision an object names, where nothing nearer is told. */
const headlineActor = (
  index: Index,
  clause: Clause,
  object: Phrase,
  speaker: Referent,
  homes: ReadonlySet<string>,
): Referent[] => {
  if (!isAuthored(index, object)) return [];
  const { lemma } = index.document.tokens[object.head] as Token;
  return headlined(index, clause, speaker, homes, isListed(authoredWords, lemma.toLowerCase()), object);
};

/** True where the first sentence is a line of its own above the text. */
const hasHeadline = (index: Index): boolean =>
  index.document.sentences[0]?.region === 'title' && opensParagraph(index, 1);

/** Whom the first headline tells to do something; with `said` to say something. */
const headlined = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  homes: ReadonlySet<string>,
  said: boolean,
  object?: Phrase,
): Referent[] => {
  const { document, clausesOfSentence } = index;
  if (document.sentences[clause.sentence]?.region !== 'body' || !hasHeadline(index)) return [];
  const acting = (clausesOfSentence[0] ?? []).find(
    (c) => c.kind === 'main' && c.verb !== undefined && !idleVerbs.has(c.verb) && c.mood === 'indicative',
  );
  if (acting === undefined || acting.negated || acting.question) return [];
  if (object !== undefined && judgesSame(index, acting, object)) return [];
  if (!said && (reportingVerbs.has(acting.verb ?? '') || speechVerbs.has(acting.verb ?? ''))) return [];
  const found = actorsOf(index, acting, speaker, homes, 'whom the headline tells of');
  // "A und B einigen sich": which of them is meant, nobody knows.
  return found.length === 1 && found.every((r) => isPresent(index, clause, r)) ? found : [];
};

/** Sentences within which somebody is still spoken of. */
const presence = 8;
/** True where somebody was named, or meant, in the sentences before. */
const isPresent = ({ document, mentionsAt }: Index, clause: Clause, { entity }: Referent): boolean => {
  const from = document.sentences[Math.max(0, clause.sentence - presence)]?.first ?? 0;
  for (let i = from; i < clause.first; i++) if ((mentionsAt[i] ?? []).some((m) => m.entity === entity)) return true;
  return false;
};

/** Who acts in a clause, unless it is of the speaker's own side. */
const actorsOf = (
  index: Index,
  acting: Clause,
  speaker: Referent,
  homes: ReadonlySet<string>,
  why: string,
): Referent[] => {
  if (acting.voice === 'passive') return [];
  const subjects = argumentPhrases(index.document, acting, 'subject').flatMap((p) =>
    referentsOf(index, p, { through: false, home: true }),
  );
  const shared = subjects.length > 0 ? undefined : subjectOf(index, acting);
  const found = shared === undefined ? subjects : [shared];
  const isOwn = (r: Referent): boolean => homes.has(r.entity) || homesOf(index, r.entity).has(speaker.entity);
  if (found.some((r) => r.type === 'Treaty' || isOwn(r))) return [];
  return found.map((r) => ({ ...r, confidence: 0.7 * asActor(r), because: `${why}: ${r.because}` }));
};

/** "Die serbische Regierung", "Moskau": as the subject of a deed there is little doubt who is meant. */
const asActor = ({ confidence, type }: Referent): number =>
  type === 'Country' ? Math.max(confidence, 0.92) : confidence;

/** True of a main clause that tells what was done or who spoke, and not what somebody is quoted or reported to say. */
const isTold = (index: Index, { kind, mood, verbTokens, first }: Clause): boolean =>
  kind === 'main' && mood !== 'sub1' && index.document.tokens[verbTokens[0] ?? first]?.quoted !== true;

/** True where the speaker's own side acts in a clause. */
const isOwnSide = (index: Index, acting: Clause, homes: ReadonlySet<string>): boolean =>
  argumentPhrases(index.document, acting, 'subject')
    .flatMap((p) => referentsOf(index, p, { through: false, home: true }))
    .some((r) => homes.has(r.entity));

/** True where a line ends before a sentence. */
const opensParagraph = ({ document }: Index, sentence: number): boolean => {
  const [before, own] = [document.sentences[sentence - 1], document.sentences[sentence]];
  return before === undefined || own === undefined || document.article.text.slice(before.end, own.start).includes('\n');
};

/** "Kritik kam aus der AfD. Ihr Chef Y warf X vor …": whom the next sentence says that the same side means. */
const saidNext = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  told: readonly (readonly Draft[])[],
  type: RelationType,
): Referent[] => {
  if (opensParagraph(index, clause.sentence + 1)) return [];
  return told
    .flatMap((list) => recentOf(list, clause.sentence + 1, 0))
    .filter((d) => d.type === type && d.from !== speaker.entity && homesOf(index, d.from).has(speaker.entity))
    .slice(0, 1)
    .flatMap((d) => referentOf(index, d.to, d.marks?.to, 'whom the same side means next', 0.7) ?? []);
};

/**
 * "Ungarn schloss die Grenze. Kritik kam aus Wien": who acts in the main clause just before, where that tells no quarrel; at the
 * beginning of a paragraph whom the headline tells of.
 */
const actorBefore = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
  deeds: readonly Draft[],
  type: RelationType,
): Referent[] => {
  const next = saidNext(index, clause, speaker, told, type);
  if (next.length > 0) return next;
  if (namesEvent(index, clause)) return [];
  let judged = type === 'SUPPORTED';
  if (opensParagraph(index, clause.sentence)) {
    const headline = headlined(index, clause, speaker, homes, false);
    if (headline.length > 0 || hasHeadline(index)) return headline;
  }
  for (let sentence = clause.sentence; sentence >= clause.sentence - reactionReach; sentence--) {
    const acting = (index.clausesOfSentence[sentence] ?? []).findLast(
      (c) => c.index < clause.index && c.verb !== undefined && isTold(index, c),
    );
    if (acting === undefined && sentence === clause.sentence) continue;
    if (acting === undefined) return [];
    const said = [...told, deeds].flatMap((list) => recentOf(list, sentence, 0)).filter((d) => d.sentence === sentence);
    const reactions = said.filter((d) => judging.has(d.type) && d.clause === acting.index);
    // "Z begrüßte das. Kritik kam von X": one reaction after the other, and both to the deed before.
    if (
      reactions.length > 0 &&
      reactions.every((d) => isReaction(d) && !homes.has(d.from)) &&
      !opensParagraph(index, sentence)
    ) {
      judged = true;
      continue;
    }
    if (acting.mood !== 'indicative' || acting.negated || idleVerbs.has(acting.verb ?? '')) return [];
    // Whoever merely said or asked for something may have been right, but where his demand is answered.
    const answers =
      sentence === clause.sentence - 1 &&
      (clause.verb === 'reagieren' || type === 'REJECTED') &&
      (demandVerbs.has(acting.verb ?? '') || (type === 'REJECTED' && proposing.test(acting.verb ?? '')));
    if (
      !answers &&
      [speechVerbs, demandVerbs, accusationVerbs, wishVerbs].some((verbs) => verbs.has(acting.verb ?? ''))
    )
      return [];
    if (reactions.length > 0 || said.some((d) => d.to !== '' && hostile.has(d.type))) return [];
    // "Polen baute eine Brücke. Y sprach von einer Schande": nobody is blamed for what others have not judged, and is no step.
    if (!judged && !answers && !isStep(index, acting, said)) return [];
    // "EU verhängt Sanktionen … In Minsk reagierte man. Das Ministerium sprach von Erpressung": his own side answers the headline.
    const actors = actorsOf(index, acting, speaker, homes, 'who acts before');
    return actors.length > 0 || !isOwnSide(index, acting, homes)
      ? actors
      : headlined(index, clause, speaker, homes, false);
  }
  return [];
};
/** True of a clause that tells a decision, a plan, a refusal or harm. */
const isStep = (index: Index, clause: Clause, said: readonly Draft[]): boolean =>
  clause.modal === 'wollen' ||
  stepVerbs.has(clause.verb ?? '') ||
  presentsPlan(index, clause) ||
  said.some((d) => d.clause === clause.index && steps.has(d.type));

/** "legte einen Friedensplan vor", but not "stellte ein neues Auto vor". */
const presentsPlan = (index: Index, clause: Clause): boolean =>
  presentingVerbs.has(clause.verb ?? '') &&
  argumentPhrases(index.document, clause, 'accusative').some((p) =>
    isListed(presented, (index.document.tokens[p.head] as Token).lemma.toLowerCase()),
  );
const steps: ReadonlySet<RelationType> = new Set([...grave, 'LEFT', 'REJECTED', 'VIOLATED']);

/** "Nach dem Unglück sprach Y von einer Schande": what is meant, the clause says itself; "nach dem Schritt" takes up what was told. */
const namesEvent = (index: Index, clause: Clause): boolean =>
  argumentPhrases(index.document, clause, 'prepositional').some((p) => {
    if (!/^(?:angesichts|anlässlich|aufgrund|hinsichtlich|infolge|nach|wegen|zu|über)$/.test(p.preposition ?? ''))
      return false;
    const { pos, lemma } = index.document.tokens[p.head] as Token;
    if (pos !== 'NOUN' || (index.mentionsAt[p.head] ?? []).length > 0 || eventTimes.test(lemma)) return false;
    return !isAuthored(index, p) && !(takesUpAct(index, p) && !isDeed(index, p));
  });
const eventTimes =
  /(?:abend|auftakt|beginn|jahr|minute|mittag|monat|protokoll|sitzung|stunde|tag|treffen|woche|wochenende)$/i;

/** Verbs of who wants something, which others may oppose. */
const proposing = /^(?:anregen|auffordern|beantragen|befürworten|eintreten|empfehlen|plädieren|vorschlagen|werben)$/;

/** Sentences that the deed may lie before, with reactions of others between. */
const reactionReach = 3;

/** True of "den Schritt", "die Ankündigung", without a word of whose it is. */
export const isAuthored = (index: Index, phrase: Phrase): boolean =>
  phrase.definite &&
  !phrase.pronoun &&
  isListed(authoredBoth, (index.document.tokens[phrase.head] as Token).lemma.toLowerCase()) &&
  leavesOpen(index, phrase);

/** Verbs of who only tells, or mourns, what befell somebody. */
const newsVerbs = /^(?:berichten|gedenken|melden|trauern|vermelden)$/;

/** "X ließ wählen. Y nannte das eine Farce": what the main clause before tells, whatever it is. */
export const isDeictic = ({ document }: Index, phrase: Phrase): boolean =>
  phrase.pronoun && /^(?:das|dies|dieses)$/i.test((document.tokens[phrase.head] as Token).text);

/** "X lobte den Plan. Y kritisierte den Plan": X brought forth no plan. */
const judgesSame = (index: Index, acting: Clause, object: Phrase): boolean =>
  (acting.negated || !bringingVerbs.has(acting.verb ?? '')) &&
  argumentPhrases(index.document, acting, 'accusative').some(
    (p) =>
      p.definite && !p.pronoun && index.document.tokens[p.head]?.lemma === index.document.tokens[object.head]?.lemma,
  );

const proposals = /(?:plan|vorhaben|idee|initiative|vorschlag|vorstoß)$/i;

/** "den Plan", "das Vorhaben": what is not done yet. */
const isPlan = (lemma: string): boolean => /(?:plan|vorhaben|idee|vorstoß|ansinnen|absicht)$/i.test(lemma);

const authoredBoth: ReadonlySet<string> = new Set([...authoredWords, ...authoredDeeds, ...authoredOffers]);
const presented: ReadonlySet<string> = new Set([...authoredBoth, 'entwurf', 'konzept', 'programm', 'strategie']);

/** "Ungarn beschloss den Austritt. Y kritisierte den Schritt": who acts in the main clause just before. */
const authorsBefore = (
  index: Index,
  clause: Clause,
  object: Phrase,
  speaker: Referent,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
): Referent[] => {
  const { document } = index;
  const { lemma } = document.tokens[object.head] as Token;
  const said = isListed(authoredWords, lemma.toLowerCase());
  const offered = isListed(authoredOffers, lemma.toLowerCase()) || isDeictic(index, object);
  for (const sentence of [clause.sentence, clause.sentence - 1]) {
    const acting = (index.clausesOfSentence[sentence] ?? []).findLast(
      (c) => c.index < clause.index && c.verb !== undefined && c.voice !== 'passive' && isTold(index, c),
    );
    if (acting === undefined) continue;
    const { verb = '' } = acting;
    if (idleVerbs.has(verb) && !isDeictic(index, object)) return [];
    if (judgesSame(index, acting, object)) return [];
    // "X meldete 200 Tote. Y verurteilte das": whoever tells of it did not do it.
    if (isDeictic(index, object) && newsVerbs.test(verb)) return [];
    // "Die Türkei will vermitteln. Y nannte das Vorgehen falsch": what somebody wants to do is no deed.
    if (acting.modal === 'wollen' && /^(?:vorgehen|vorgangsweise|schritt|verhalten)$/i.test(lemma)) return [];
    // "Y sprach von einem Rechtsbruch. Z begrüßte den Vorstoß": Y made none.
    const judges = told.some((list) =>
      recentOf(list, sentence, 0).some(
        (d) => d.clause === acting.index && (d.type === 'ACCUSED' || (d.type === 'SUPPORTED' && !isBacking(d))),
      ),
    );
    if (judges && !isDeictic(index, object) && (!said || proposals.test(lemma))) return [];
    // "Die USA zeigten sich besorgt. Y verteidigte das Vorgehen": nor did they do anything.
    if (!said && !isDeictic(index, object) && verb === 'zeigen') return [];
    const speaks = speechVerbs.has(verb) || demandVerbs.has(verb) || denialVerbs.has(verb);
    // "X will die Steuer erhöhen": what somebody wants to do is his plan.
    const plans = acting.modal === 'wollen' && isPlan(lemma);
    if (offered || plans ? false : said ? !speaks && !reportingVerbs.has(verb) && !presentingVerbs.has(verb) : speaks)
      return [];
    const found = argumentPhrases(document, acting, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false, home: true }),
    );
    if (found.some((r) => r.type === 'Treaty' || homes.has(r.entity) || homesOf(index, r.entity).has(speaker.entity)))
      return [];
    // A firm makes no appearance.
    if (/^(?:auftritt|performance|rede)$/i.test(lemma) && found.some((r) => r.type !== 'Person')) return [];
    return found.map((r) => ({ ...r, confidence: 0.75 * asActor(r), because: `who acts before: ${r.because}` }));
  }
  return [];
};

/** True where a clause blames somebody for violence: "verurteilte den Angriff", "warf ihm Völkermord vor". */
const blamesForDeed = ({ document }: Index, draft: Draft): boolean =>
  (document.clauses[draft.clause ?? -1]?.tokens ?? []).some((i) => {
    const { pos, lemma } = document.tokens[i] as Token;
    const noun = lemma.toLowerCase();
    return pos === 'NOUN' && (isListed(deedNouns, noun) || /(?:genozid|mord|vertreibung)$/.test(noun) || isGrave(noun));
  });
/** True of a noun for an act of arms, of punishment or of menace that is no mere word. */
const isGrave = (noun: string): boolean => {
  const types = actsOf(noun);
  if (types === undefined || vagueActs.has(noun) || types.has('ACCUSED') || types.has('DEMANDED')) return false;
  return [...types].some((type) => grave.has(type));
};

/**
 * "Y griff X an. Rückendeckung kam von Z": who was attacked last, where that was one, and not by Z's side. Where Y condemned an act of
 * arms it is Y who is backed.
 */
const backedOf = (
  index: Index,
  clause: Clause,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
): Referent | undefined => {
  if (!clause.tokens.some((i) => backings.has((index.document.tokens[i] as Token).lemma.toLowerCase())))
    return undefined;
  const attacks = told
    .flatMap((list) => recentOf(list, clause.sentence, joinReach))
    .filter((d) => (d.type === 'ACCUSED' || d.type === 'DEMANDED') && d.status === 'asserted' && d.to !== '');
  const isOwn = (entity: string): boolean =>
    homes.has(entity) || [...homesOf(index, entity)].some((home) => homes.has(home) && !home.startsWith('country:'));
  const last = Math.max(...attacks.map((d) => d.sentence));
  const [attack, ...others] = attacks.filter((d) => d.sentence === last);
  if (attack === undefined || [attack, ...others].some((d) => d.to !== attack.to || isOwn(d.from))) return undefined;
  if (blamesForDeed(index, attack)) {
    const isOpen = attack.from === '' || isOwn(attack.to) || others.some((d) => d.from !== attack.from);
    return isOpen ? undefined : referentOf(index, attack.from, attack.marks?.from, 'who condemned a deed before');
  }
  return referentOf(index, attack.to, attack.marks?.to, 'who was attacked before');
};

/** "Auch X lobte das", "Rückendeckung kam aus Y": who was praised before, or the only one of whom was spoken. */
const supportedOf = (
  index: Index,
  clause: Clause,
  from: readonly Referent[],
  told: readonly (readonly Draft[])[],
): Referent | undefined => {
  const speaker = from[0] as Referent;
  if (joins(index, clause)) {
    const shared = told
      .flatMap((list) => recentOf(list, clause.sentence, joinReach))
      .filter((d) => d.type === 'SUPPORTED' && d.from !== speaker.entity && d.to !== speaker.entity)
      .sort((a, b) => b.sentence - a.sentence || b.confidence - a.confidence)[0];
    return shared === undefined ? undefined : referentOf(index, shared.to, shared.marks?.to, 'who was praised before');
  }
  const topic = topicOf(index, clause, from, 0.01);
  // "Y kritisierte die Entscheidung. Z gratulierte": not Y.
  const judged = told
    .flatMap((list) => recentOf(list, clause.sentence, 1))
    .some((d) => d.from === topic?.entity && d.type === 'ACCUSED');
  return judged ? undefined : topic;
};

const joins = (index: Index, clause: Clause): boolean =>
  clause.tokens.some((i) => joining.has((index.document.tokens[i] as Token).lower));

const opponentOf = (
  index: Index,
  clause: Clause,
  from: readonly Referent[],
  told: readonly (readonly Draft[])[],
  topical: boolean,
  type: RelationType,
  isJudged: boolean,
): Referent | undefined => {
  const speaker = from[0];
  if (speaker === undefined) return undefined;
  const homes = homesOf(index, speaker.entity);
  const isBefore = (d: Draft): boolean =>
    d.sentence < clause.sentence || (d.sentence === clause.sentence && (d.clause ?? clause.index) < clause.index);
  // "Y warf X Untätigkeit vor. Das sei ein Skandal": he goes on about the same one.
  const recent = told.flatMap((list) => recentOf(list, clause.sentence, answerReach));
  const own = recent
    .filter(
      (d) =>
        // "verhängte Sanktionen gegen X und drohte mit Krieg": what he does at once is meant for the same one.
        (d.type === 'ACCUSED' ||
          (d.sentence === clause.sentence && d.to !== '' && d.type !== 'DEMANDED' && hostile.has(d.type))) &&
        d.from === speaker.entity &&
        isBefore(d) &&
        clause.sentence - d.sentence <= 1,
    )
    .sort((a, b) => a.sentence - b.sentence || (a.clause ?? 0) - (b.clause ?? 0))
    .at(-1);
  if (own !== undefined) return referentOf(index, own.to, own.marks?.to, 'whom he accuses already', 0.75);
  const near = recent
    .filter(
      (d) =>
        hostile.has(d.type) &&
        d.status === 'asserted' &&
        d.from !== speaker.entity &&
        clause.sentence - d.sentence <= (d.type === 'DEMANDED' ? 1 : answerReach) &&
        isBefore(d),
    )
    .sort((a, b) => b.sentence - a.sentence || b.confidence - a.confidence);
  const attack = near.find(
    (d) => d.from !== '' && (homes.has(d.to) || homesOf(index, d.to).has(speaker.entity)) && !homes.has(d.from),
  );
  if (attack !== undefined) return referentOf(index, attack.from, attack.marks?.from, 'who attacked before', 0.75);
  // "Der Kreml wies Xs Vorwürfe zurück. Sprecher Y nannte die Anschuldigungen absurd": his side goes on.
  const side = near.find(
    (d) =>
      (d.type === 'REJECTED' || d.type === 'ACCUSED') &&
      clause.sentence - d.sentence <= 1 &&
      d.from !== '' &&
      d.to !== '' &&
      !homes.has(d.to) &&
      (homes.has(d.from) || homesOf(index, d.from).has(speaker.entity)),
  );
  if (side !== undefined) return referentOf(index, side.to, side.marks?.to, 'whom his side accuses already');
  const also = joins(index, clause);
  const shared = near.find(
    (d) => clause.sentence - d.sentence <= (also ? joinReach : d.from === '' ? 1 : 0) && !homes.has(d.to),
  );
  if (shared !== undefined && (also || shared.type === 'ACCUSED'))
    return referentOf(index, shared.to, shared.marks?.to, 'who was attacked before');
  // "Israel tötete X; Y sprach von einem Verbrechen": whose deed was told just before.
  const deed =
    (type === 'ACCUSED' || type === 'SANCTIONED') && !also
      ? near.find((d) => d.from !== '' && grave.has(d.type) && !homes.has(d.from) && clause.sentence - d.sentence <= 1)
      : undefined;
  // "Die EU verhängte Sanktionen gegen X. Kanada fror Vermögen ein" is no revenge.
  if (type === 'SANCTIONED' && deed?.type === 'SANCTIONED' && deed.to !== '')
    return referentOf(index, deed.to, deed.marks?.to, 'whom the sanctions before were against');
  if (deed !== undefined) return referentOf(index, deed.from, deed.marks?.from, 'whose deed was told before');
  const next = also || !isJudged ? undefined : reactionBefore(index, clause, speaker, near, type);
  if (next !== undefined) return next;
  // "Auch X wies das von sich": with those before him, whoever they meant.
  if (also || !topical) return undefined;
  // "kündigte Vergeltung an": not at whoever was merely spoken of.
  const topic = type === 'THREATENED' ? undefined : topicOf(index, clause, from, 0.01);
  if (topic !== undefined) return homes.has(topic.entity) ? undefined : topic;
  const sanctioned = type === 'SANCTIONED' ? sanctionedBefore(index, clause, homes, told) : undefined;
  if (sanctioned !== undefined) return sanctioned;
  // "In Niger putschten die Generäle. Die Ecowas verhängte Sanktionen": the state where the story plays.
  if (type !== 'SANCTIONED' && !(type === 'THREATENED' && isAfterStep(index, clause))) return undefined;
  const home = homeState(index, index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token);
  return home === undefined || homes.has(home.entity) ? undefined : home;
};

/** True where the sentence before tells a step that may be paid back: "Italien meldete Tote" is none. */
const isAfterStep = (index: Index, { sentence }: Clause): boolean =>
  (index.clausesOfSentence[sentence - 1] ?? []).some((c) => c.kind === 'main' && stepVerbs.has(c.verb ?? ''));

/** "Die EU verhängte Sanktionen gegen X. … Kanada fror Vermögen ein": the only one against whom there were sanctions so far. */
const sanctionedBefore = (
  index: Index,
  clause: Clause,
  homes: ReadonlySet<string>,
  told: readonly (readonly Draft[])[],
): Referent | undefined => {
  const before = told
    .flatMap((list) => recentOf(list, clause.sentence, articleReach))
    .filter((d) => d.type === 'SANCTIONED' && d.to.startsWith('country:') && (d.clause ?? -1) < clause.index);
  const [first] = before;
  if (first === undefined || before.some((d) => d.to !== first.to) || homes.has(first.to)) return undefined;
  return referentOf(index, first.to, first.marks?.to, 'against whom sanctions were told');
};

/** "Y nannte das einen Kniefall. Z sprach von Wortbruch": one reaction after the other means the same one, where the two have no quarrel. */
const reactionBefore = (
  index: Index,
  clause: Clause,
  speaker: Referent,
  near: readonly Draft[],
  type: RelationType,
): Referent | undefined => {
  if (type !== 'ACCUSED') return undefined;
  const isSide = (entity: string): boolean =>
    homesOf(index, speaker.entity).has(entity) || homesOf(index, entity).has(speaker.entity);
  const last = near.find((d) => d.type === 'ACCUSED' && clause.sentence - d.sentence <= 1);
  if (last === undefined || last.from === '' || last.to === '' || !isReaction(last)) return undefined;
  if (isSide(last.from) || isSide(last.to)) return undefined;
  return referentOf(index, last.to, last.marks?.to, 'whom the reaction before means', 0.7);
};

/** True of what judges a deed; what somebody is said to have done may be another's story. */
const isReaction = ({ rule }: Draft): boolean =>
  !rule.startsWith('utterance:damning') &&
  !/^(?:verb|noun):(?:vor(?:werfen|halten|wurf)|an(?:lasten|klagen)|be(?:schuldigen|zichtigen)|unterstellen|verdächtigen|zeihen)$/i.test(
    rule,
  );

const isDeed = (index: Index, phrase: Phrase): boolean =>
  deedNouns.has((index.document.tokens[phrase.head] as Token).lemma.toLowerCase());

/** True of "den Angriff (auf die Stadt)", "das Vorgehen": an act told before, whose doer these words do not name. */
export const takesUpAct = (index: Index, phrase: Phrase): boolean =>
  phrase.definite &&
  !phrase.pronoun &&
  actsOf((index.document.tokens[phrase.head] as Token).lemma.toLowerCase()) !== undefined &&
  (index.children.get(phrase.index) ?? []).every(
    (child) =>
      child.link === 'conjunct' ||
      // "die Forderung nach mehr Lohn" may be anybody's.
      (child.link === 'preposition' && !/^(?:von|durch|aus|nach)$/.test(child.preposition ?? '')),
  );

/** "verweigert den Südtirolern die Autonomie": people, or a name that is no node, are no act of somebody else. */
const isOthers = ({ pos, lemma, analyses }: Token, { number }: Phrase): boolean =>
  pos === 'PROPN' ||
  (number === 'pl' && /(?:er|ist|ant|ent)$/.test(lemma) && analyses.some((a) => a.pos === 'NOUN' && a.gender === 'm'));

/**
 * True of an object that leaves open whose it is ("lehnte die Forderung ab"); "die Reform der Pensionen" does not, and an
 * attack or a murder is not the deed of whoever was quoted last.
 */
export const leavesOpen = (index: Index, phrase: Phrase): boolean =>
  !isOthers(index.document.tokens[phrase.head] as Token, phrase) &&
  !deedNouns.has((index.document.tokens[phrase.head] as Token).lemma.toLowerCase()) &&
  // "den Schritt als Fehler": what it is called is not whose it is.
  (index.children.get(phrase.index) ?? []).every((child) => child.link === 'conjunct' || child.preposition === 'als');

/** A node that a draft names, at the words that name it. */
export const nodeOf = (
  index: Index,
  entity: string,
  span: { readonly start: number; readonly end: number } | undefined,
  because: string,
  confidence: number,
): Referent | undefined => {
  const type = index.document.entities.find((e) => e.id === entity)?.type;
  if (type === undefined) return undefined;
  return { entity, type, confidence, start: span?.start ?? 0, end: span?.end ?? 0, because };
};

/** The same, where no treaty is meant. */
const referentOf = (
  index: Index,
  entity: string,
  span: { readonly start: number; readonly end: number } | undefined,
  because: string,
  confidence = 0.65,
): Referent | undefined => {
  const node = nodeOf(index, entity, span, because, confidence);
  return node?.type === 'Treaty' ? undefined : node;
};
