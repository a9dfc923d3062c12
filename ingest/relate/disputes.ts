import type { RelationType } from '../../graph/ontology.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import type { Draft } from './draft.ts';
import { circumstances } from './manner.ts';
import { argumentPhrases, homeState, type Index, isListed, type Referent, referentsOf, topicOf } from './referents.ts';
import { homesOf } from './states.ts';
import {
  actNouns,
  authoredDeeds,
  authoredOffers,
  authoredWords,
  deedNouns,
  demandVerbs,
  presentingVerbs,
  reportingVerbs,
  speechVerbs,
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
const recentOf = (list: readonly Draft[], sentence: number, reach: number): Draft[] => {
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
): Referent[] => {
  if (!object.definite) return [];
  const types = actsOf((index.document.tokens[object.head] as Token).lemma.toLowerCase());
  return types === undefined ? [] : doersOf(index, clause, types, homes, told);
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
  { type = 'ACCUSED', topical = false, onlyDoers = false }: OpponentOptions = {},
): Referent[] => {
  const speaker = from[0];
  if (speaker === undefined) return [];
  const homes = homesOf(index, speaker.entity);
  if (type !== 'SUPPORTED')
    for (const object of objects) {
      const doers = doersTold(index, clause, object, homes, [...told, deeds]);
      if (doers.length > 0) return doers;
    }
  // An attack or a murder is not the deed of whoever was quoted last.
  if (onlyDoers || objects.some((object) => isDeed(index, object))) return [];
  const one =
    type !== 'SUPPORTED'
      ? opponentOf(index, clause, from, told, topical, type)
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
  return object === undefined ? [] : authorsBefore(index, clause, object, speaker, homes);
};

/** True of "den Schritt", "die Ankündigung", without a word of whose it is. */
export const isAuthored = (index: Index, phrase: Phrase): boolean =>
  phrase.definite &&
  !phrase.pronoun &&
  isListed(authoredBoth, (index.document.tokens[phrase.head] as Token).lemma.toLowerCase()) &&
  leavesOpen(index, phrase);

/** "X ließ wählen. Y nannte das eine Farce": what the main clause before tells, whatever it is. */
export const isDeictic = ({ document }: Index, phrase: Phrase): boolean =>
  phrase.pronoun && /^(?:das|dies)$/i.test((document.tokens[phrase.head] as Token).text);

const authoredBoth: ReadonlySet<string> = new Set([...authoredWords, ...authoredDeeds, ...authoredOffers]);

/** "Ungarn beschloss den Austritt. Y kritisierte den Schritt": who acts in the main clause just before. */
const authorsBefore = (
  index: Index,
  clause: Clause,
  object: Phrase,
  speaker: Referent,
  homes: ReadonlySet<string>,
): Referent[] => {
  const { document } = index;
  const { lemma } = document.tokens[object.head] as Token;
  const said = isListed(authoredWords, lemma.toLowerCase());
  const offered = isListed(authoredOffers, lemma.toLowerCase()) || isDeictic(index, object);
  for (const sentence of [clause.sentence, clause.sentence - 1]) {
    const acting = (index.clausesOfSentence[sentence] ?? []).findLast(
      (c) => c.kind === 'main' && c.index < clause.index && c.verb !== undefined && c.voice !== 'passive',
    );
    if (acting === undefined) continue;
    const { verb = '' } = acting;
    const speaks = speechVerbs.has(verb) || demandVerbs.has(verb);
    if (offered ? false : said ? !speaks && !reportingVerbs.has(verb) && !presentingVerbs.has(verb) : speaks) return [];
    const found = argumentPhrases(document, acting, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false, home: true }),
    );
    if (found.some((r) => r.type === 'Treaty' || homes.has(r.entity) || homesOf(index, r.entity).has(speaker.entity)))
      return [];
    return found.map((r) => ({ ...r, confidence: 0.75 * r.confidence, because: `who acts before: ${r.because}` }));
  }
  return [];
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
  return topicOf(index, clause, from, 0.01);
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
  if (deed !== undefined) return referentOf(index, deed.from, deed.marks?.from, 'whose deed was told before');
  // "Auch X wies das von sich": with those before him, whoever they meant.
  if (also || !topical) return undefined;
  // "kündigte Vergeltung an": not at whoever was merely spoken of.
  const topic = type === 'THREATENED' ? undefined : topicOf(index, clause, from, 0.01);
  if (topic !== undefined) return homes.has(topic.entity) ? undefined : topic;
  // "In Niger putschten die Generäle. Die Ecowas verhängte Sanktionen": the state where the story plays.
  if (type !== 'SANCTIONED' && type !== 'THREATENED') return undefined;
  const home = homeState(index, index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token);
  return home === undefined || homes.has(home.entity) ? undefined : home;
};

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
  (index.children.get(phrase.index) ?? []).every((child) => child.link === 'conjunct');

const referentOf = (
  index: Index,
  entity: string,
  span: { readonly start: number; readonly end: number } | undefined,
  because: string,
  confidence = 0.65,
): Referent | undefined => {
  const type = index.document.entities.find((e) => e.id === entity)?.type;
  if (type === undefined || type === 'Treaty') return undefined;
  return { entity, type, confidence, start: span?.start ?? 0, end: span?.end ?? 0, because };
};
