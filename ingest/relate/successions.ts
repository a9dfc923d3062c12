import { officeOf } from '../knowledge/offices.ts';
import type { Clause, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { holdsTime } from './dates.ts';
import { between, type Draft } from './draft.ts';
import { slotPhrases } from './frames.ts';
import { mannerOf, mannerOfNoun } from './manner.ts';
import { asReferent } from './officePhrases.ts';
import { type Index, type Referent, referentsOf } from './referents.ts';

/*
 * Who comes after whom where no word joins the two: "X trat zurück, woraufhin sein Vize Y aufrückte", "X legte sein Amt nieder. An
 * die Spitze der Partei rückt Y", "Nachfolger wird Y". Needs one person who leaves, in the same sentence or the two before, and one
 * who comes.
 */

interface SuccessionData {
  readonly leave: readonly string[];
  readonly lay: readonly string[];
  readonly lose: readonly string[];
  readonly offices: readonly string[];
  readonly rise: readonly string[];
  readonly riseAlone: readonly string[];
  readonly take: readonly string[];
  readonly top: readonly string[];
  readonly heirs: readonly string[];
}

const data = readData<SuccessionData>('languages/de/succession.json');
const leave: ReadonlySet<string> = new Set(data.leave);
const lay: ReadonlySet<string> = new Set(data.lay);
const lose: ReadonlySet<string> = new Set(data.lose);
const offices: ReadonlySet<string> = new Set(data.offices);
const rise: ReadonlySet<string> = new Set(data.rise);
const riseAlone: ReadonlySet<string> = new Set(data.riseAlone);
const take: ReadonlySet<string> = new Set(data.take);
const top: ReadonlySet<string> = new Set(data.top);
const heirs: ReadonlySet<string> = new Set(data.heirs);

/** Of a succession that a verb of following tells, and of one that two clauses tell together. */
const saidToFollow = 0.82;
const foundTogether = 0.72;
/** Sentences that a vacancy is remembered. */
const reach = 2;

/** Successions that two clauses tell together. */
export const relateSuccessions = (index: Index): Draft[] => {
  const drafts: Draft[] = [];
  const left: { readonly person: Referent; readonly sentence: number }[] = [];
  for (const clause of index.document.clauses) {
    const followed = whoFollows(index, clause);
    if (followed !== undefined) push(index, clause, followed[0], followed[1], drafts, saidToFollow);
    const placed = followed ?? whoTakesPlace(index, clause);
    if (placed !== undefined && placed !== followed) push(index, clause, placed[0], placed[1], drafts);
    const [leaver, other] = personsWhoLeave(index, clause);
    const [heir, second] = personsWhoCome(index, clause);
    if (heir !== undefined && second === undefined) {
      const recent = left.filter((l) => clause.sentence - l.sentence <= reach && l.person.entity !== heir.entity);
      const people = new Set(recent.map((l) => l.person.entity));
      const [gone] = recent.slice(-1);
      if (gone !== undefined && people.size === 1) push(index, clause, heir, gone.person, drafts);
    }
    if (leaver !== undefined && other === undefined && mannerOf(index, clause).status === 'asserted')
      left.push({ person: leaver, sentence: clause.sentence });
  }
  for (const phrase of index.document.phrases) readChoice(index, phrase, drafts);
  return drafts;
};

/** "die Wahl von X zu seinem Nachfolger", "Xs Ernennung zum Nachfolger von Y": a noun says who was made to follow whom. */
const readChoice = (index: Index, phrase: Phrase, drafts: Draft[]): void => {
  const { tokens, clauses, clauseOf } = index.document;
  const noun = tokens[phrase.head] as Token;
  if (!choices.test(noun.lemma)) return;
  const children = index.children.get(phrase.index) ?? [];
  const role = children.find((c) => c.preposition === 'zu' && heirs.has((tokens[c.head] as Token).lemma));
  if (role === undefined) return;
  const personOf = (owners: readonly Phrase[]): Referent | undefined => {
    const [one, other] = owners
      .flatMap((c) => referentsOf(index, c, { through: false }))
      .filter((r) => r.type === 'Person');
    return other === undefined ? one : undefined;
  };
  const owns = (c: Phrase): boolean => c.link === 'genitive' || c.preposition === 'von';
  const heir = personOf(children.filter(owns));
  const possessive = (index.mentionsAt[role.first + 1] ?? []).find(
    (m) => m.how === 'pronoun' && m.entity !== undefined,
  );
  const gone =
    possessive === undefined ? personOf((index.children.get(role.index) ?? []).filter(owns)) : asReferent(possessive);
  const clause = clauses[clauseOf[phrase.head] ?? -1];
  if (heir === undefined || gone?.type !== 'Person' || heir.entity === gone.entity || clause === undefined) return;
  const manner = mannerOfNoun(index, phrase);
  if (manner.status === undefined || manner.status === 'denied') return;
  drafts.push({
    type: 'SUCCEEDED',
    ...between(heir, gone, noun),
    status: manner.status,
    sentence: clause.sentence,
    clause: clause.index,
    rule: 'succession',
    confidence: 0.85 * heir.confidence * gone.confidence,
    ...(manner.speaker === undefined ? {} : { speaker: manner.speaker }),
    because: [`„${noun.text}“ to follow`, ...manner.because, heir.because, gone.because],
  });
};
const choices = /(?:wahl|kür|ernennung|bestellung|berufung|nominierung)$/i;

const personsIn = (index: Index, clause: Clause, slot: string): Referent[] =>
  slotPhrases(index, clause, slot)
    .flatMap((p) => referentsOf(index, p, { through: false }))
    .filter((r) => r.type === 'Person');

const holdsOffice = (index: Index, clause: Clause, slot: string): boolean =>
  slotPhrases(index, clause, slot).some((p) => offices.has((index.document.tokens[p.head] as Token).lemma));

/** Where one follows another into an office. */
const intoOffice: ReadonlySet<string> = new Set(['Amt', 'Sitz', 'Funktion', 'Position', 'Vorsitz', 'Parteivorsitz']);

/**
 * "Ihm folgte Norbert Schmelzer", "Er folgt dem verstorbenen Georges Pompidou": who came after whom. Not "X folgte ihr ins Exil", nor
 * "X folgte Y", which may be on a walk.
 */
const whoFollows = (index: Index, clause: Clause): readonly [heir: Referent, gone: Referent] | undefined => {
  if (clause.verb !== 'folgen' || clause.voice === 'passive' || clause.negated) return undefined;
  const { phrases, tokens } = index.document;
  for (const { role, phrase } of clause.arguments) {
    const p = phrases[phrase];
    if (role !== 'prepositional' || p === undefined) continue;
    const head = tokens[p.head] as Token;
    if (/^(?:nach|auf|durch|zu|mit)$/.test(p.preposition ?? '')) return undefined;
    if (p.preposition === 'in' && !intoOffice.has(head.lemma) && !/^\d{4}$/.test(head.text)) return undefined;
  }
  const [heir, second] = personsIn(index, clause, 'subject');
  // Names show no case.
  const slot = clause.arguments.some(({ role }) => role === 'dative') ? 'dative' : 'accusative';
  const [gone, other] = personsIn(index, clause, slot);
  if (heir === undefined || gone === undefined || second !== undefined || other !== undefined) return undefined;
  const [whom] = slotPhrases(index, clause, slot);
  const [who] = slotPhrases(index, clause, 'subject');
  if (whom === undefined || who === undefined || heir.entity === gone.entity) return undefined;
  const isGone = tokens
    .slice(whom.first, whom.last)
    .some(({ text }) => /^(?:verstorben|zurückgetreten|scheidend|ausgeschieden|abgewählt|abgetreten)en$/.test(text));
  // Behind "als" the handing over of an office is read elsewhere.
  const isTurned = clause.kind === 'main' && whom.first < who.first && !who.pronoun;
  const isPlain = clause.arguments.every(
    ({ role, phrase }) => role === 'subject' || role === slot || holdsTime(index.document, phrases[phrase] as Phrase),
  );
  return isGone || isTurned || (isPlain && who.pronoun && cameToOffice(index, clause, heir)) ? [heir, gone] : undefined;
};

/** "X ist seit 2021 Generalsekretär. Er folgte Y", "seit 2021 ist es X. Er folgte Y": the sentence before says what somebody is or became, and since when. */
const cameToOffice = ({ document, clausesOfSentence }: Index, { sentence }: Clause, heir: Referent): boolean =>
  (clausesOfSentence[sentence - 1] ?? []).some((clause) => {
    const isHeir = document.mentions.some(
      (m) => m.entity === heir.entity && document.clauseOf[m.first] === clause.index,
    );
    if (!isHeir || clause.negated || !/^(?:sein|werden)$/.test(clause.verb ?? '')) return false;
    const isOffice = clause.arguments.some(({ role, phrase }) => {
      const head = document.tokens[document.phrases[phrase]?.head ?? -1];
      return role === 'predicate' && head !== undefined && officeOf(head.text) !== undefined;
    });
    const isSince = document.times.some(
      (t) => document.clauseOf[t.first] === clause.index && document.tokens[t.first - 1]?.lower === 'seit',
    );
    const isIt = clause.tokens.some((i) => document.tokens[i]?.lower === 'es');
    return isOffice ? clause.verb === 'werden' || isSince : isSince && isIt;
  });

/** "X tritt an die Stelle von Y", "An seine Stelle rückt X", "Sein Platz fiel an X": who takes whose place. */
const whoTakesPlace = (index: Index, clause: Clause): readonly [heir: Referent, gone: Referent] | undefined => {
  if (clause.verb === undefined || clause.voice === 'passive' || clause.negated) return undefined;
  const falls = clause.verb === 'fallen';
  if (!falls && !steps.has(clause.verb)) return undefined;
  const { tokens } = index.document;
  const place = slotPhrases(index, clause, falls ? 'subject' : 'an').find((p) =>
    placeNouns.has((tokens[p.head] as Token).lemma),
  );
  if (place === undefined) return undefined;
  // "kam im Turnier an die Stelle von Y": a place in a contest is no office.
  if (
    clause.arguments.some(({ phrase }) =>
      contests.test((tokens[(index.document.phrases[phrase] as Phrase).head] as Token).lemma),
    )
  )
    return undefined;
  const [heir, second] = personsIn(index, clause, falls ? 'an' : 'subject');
  const [gone, other] = [
    ...(index.children.get(place.index) ?? [])
      .filter((c) => c.link === 'genitive' || (c.preposition === 'von' && c.first === place.last))
      .flatMap((c) => referentsOf(index, c, { through: false })),
    ...tokens
      .slice(place.first, place.head)
      .flatMap(({ index: i }) => (index.mentionsAt[i] ?? []).filter((m) => m.how === 'pronoun'))
      .map(asReferent),
  ];
  if (heir === undefined || second !== undefined || gone?.type !== 'Person' || other !== undefined) return undefined;
  return heir.entity === gone.entity ? undefined : [heir, gone];
};
/** Verbs of coming to a place. */
const steps: ReadonlySet<string> = new Set(['treten', 'rücken', 'nachrücken', 'kommen']);
/** Where places are won and lost. */
const contests = /(?:turnier|rangliste|tabelle|partie|wettbewerb|wettkampf|meisterschaft|match)$/i;
/** What one leaves to who comes after. */
const placeNouns: ReadonlySet<string> = new Set(['Stelle', 'Platz', 'Sessel', 'Amt', 'Posten', 'Mandat', 'Sitz']);

const personsWhoLeave = (index: Index, clause: Clause): Referent[] => {
  const { verb, voice } = clause;
  if (verb === undefined || clause.negated) return [];
  if (voice !== 'passive' && (leave.has(verb) || (lay.has(verb) && holdsOffice(index, clause, 'accusative'))))
    return personsIn(index, clause, 'subject');
  return lose.has(verb) ? personsIn(index, clause, 'accusative') : [];
};

const personsWhoCome = (index: Index, clause: Clause): Referent[] => {
  const { verb, voice } = clause;
  if (verb === undefined || clause.negated || voice === 'passive') return [];
  const { tokens } = index.document;
  // With somebody named in the dative or behind "auf" the frames read it.
  if (personsIn(index, clause, 'dative').length > 0 || personsIn(index, clause, 'auf').length > 0) return [];
  const isTop =
    top.has(verb) && slotPhrases(index, clause, 'an').some((p) => /spitze$/i.test((tokens[p.head] as Token).lemma));
  const follows = verb === 'rücken' && tokens[clause.last - 1]?.lower === 'nach';
  const rises =
    follows || rise.has(verb) || (riseAlone.has(verb) && slotPhrases(index, clause, 'accusative').length === 0);
  if (isTop || rises || (take.has(verb) && holdsOffice(index, clause, 'accusative')))
    return personsIn(index, clause, 'subject');
  if (verb !== 'werden' && verb !== 'sein') return [];
  const named = [...slotPhrases(index, clause, 'subject'), ...slotPhrases(index, clause, 'predicate')];
  const heir = named.find((p) => heirs.has((tokens[p.head] as Token).lemma));
  // "Nachfolger von Z", "sein Nachfolger" say themselves whose.
  const owned = heir !== undefined && (index.mentionsAt[heir.first] ?? []).some((m) => m.how === 'pronoun');
  if (heir === undefined || owned || (index.children.get(heir.index) ?? []).some((c) => c.link !== 'apposition'))
    return [];
  return named
    .filter((p) => p !== heir)
    .flatMap((p) => referentsOf(index, p, { through: false }))
    .filter((r) => r.type === 'Person');
};

const push = (
  index: Index,
  clause: Clause,
  heir: Referent,
  gone: Referent,
  drafts: Draft[],
  confidence = foundTogether,
): void => {
  const manner = mannerOf(index, clause);
  if (manner.status === undefined || manner.status === 'denied') return;
  const cue = index.document.tokens[clause.verbTokens[0] ?? clause.first] as Token;
  drafts.push({
    type: 'SUCCEEDED',
    ...between(heir, gone, cue),
    status: manner.status,
    sentence: clause.sentence,
    clause: clause.index,
    rule: 'succession',
    confidence: confidence * heir.confidence * gone.confidence,
    ...(manner.speaker === undefined ? {} : { speaker: manner.speaker }),
    because: [`${gone.entity} left the office before`, ...manner.because, heir.because, gone.because],
  });
};
