import type { Clause, Document, Mention, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';
import { isActingNoun } from '../relate/referents.ts';
import { sidings } from '../relate/words.ts';
import { type LinkedAt, nameIn } from './candidates.ts';

/*
 * Who stand against or beside each other: "Serbien und der Kosovo einigen sich", "die MNLA kündigte die Waffenruhe mit der malischen
 * Regierung auf", "der Krieg zwischen A und B". "Beide Seiten", "die Konfliktparteien" and "beide Länder" are the two of whom the text
 * said so last, or of whom its head does; not two that merely stand in one sentence.
 */

/** One of two: a node and the token that speaks of it. */
export interface Side {
  readonly entity: string;
  readonly type: Mention['type'];
  readonly token: number;
}
export type Pair = readonly [Side, Side];

/** What the words before say of a person's state. */
type StatesOf = (person: string) => readonly string[];

/** How two stand together: `joined` as subjects by "und", by "zwischen", "mit" or "gegen"; `beside` each other elsewhere; or one `acted` on the other. */
type Bond = 'joined' | 'beside' | 'acted';

const data = readData<Readonly<Record<'meetings' | 'answers', readonly string[]>>>('languages/de/references.json');
/** Verbs by which one person meets another. */
const meetings: ReadonlySet<string> = new Set(data.meetings);
/** Verbs of who answers what was said or done. */
const answers: ReadonlySet<string> = new Set(data.answers);
/** The other one stands behind these: "verhandelte mit X", "kämpft gegen X"; beside him: "neben X hat sich auch Y gebunden". */
const opposite = { joined: /^(?:mit|gegen|gegenüber)$/, beside: /^neben$/ };

/** Finds pairs in one document; what pronouns and descriptions took up comes in while it is read. */
export const createSides = (
  document: Document,
  linkedAt: LinkedAt,
  takenUp: ReadonlyMap<number, readonly Mention[]>,
  statesOf: StatesOf,
) => {
  const { clauses, phrases, sentences, tokens } = document;
  const spoken = new Set(document.entities.map(({ id }) => id));
  const children = new Map<number, Phrase[]>();
  for (const phrase of phrases)
    if (phrase.parent !== undefined) children.set(phrase.parent, [...(children.get(phrase.parent) ?? []), phrase]);
  const clausesOf = new Map<number, Clause[]>();
  for (const clause of clauses) clausesOf.set(clause.sentence, [...(clausesOf.get(clause.sentence) ?? []), clause]);

  /** The one that a phrase names or takes up, or for whom its noun acts: "die marokkanische Armee", "die Kämpfer der MNLA". */
  const mentionIn = (phrase: Phrase): Mention | undefined => {
    const named = nameIn(linkedAt, phrase);
    if (named !== undefined) return named.how === 'place' ? undefined : named;
    const taken = takenUp.get(phrase.head);
    if (taken !== undefined) return taken.length === 1 ? taken[0] : undefined;
    if (phrase.pronoun || !isActingNoun(tokens[phrase.head] as Token)) return undefined;
    for (let i = phrase.first; i <= phrase.head; i++) {
      const owner = linkedAt.get(i)?.find((m) => m.type === 'Country' || m.type === 'Organisation');
      if (owner !== undefined) return owner;
    }
    for (const child of children.get(phrase.index) ?? []) {
      const owner =
        child.link === 'genitive' || child.preposition === 'in' || child.preposition === 'von'
          ? nameIn(linkedAt, child)
          : undefined;
      if (owner !== undefined && owner.type !== 'Person') return owner;
    }
    return undefined;
  };

  /** The side that a phrase speaks of; a person stands for the one state that is his, where states or bodies are asked for. */
  const sideOf = (phrase: Phrase | undefined, types: readonly Mention['type'][]): Side | undefined => {
    const mention = phrase === undefined ? undefined : mentionIn(phrase);
    if (mention?.entity === undefined) return undefined;
    const { entity, type, first: token } = mention;
    if (types.includes(type)) return { entity, type, token };
    const states = type === 'Person' && types.includes('Country') ? statesOf(entity) : [];
    const [state, other] = states.filter((id) => spoken.has(id));
    return state === undefined || other !== undefined ? undefined : { entity: state, type: 'Country', token };
  };

  /** The two of one coordination. */
  const coordinated = (phrase: Phrase | undefined, types: readonly Mention['type'][]): Pair | undefined => {
    if (phrase?.conjuncts?.length !== 2) return undefined;
    const [a, b] = phrase.conjuncts.map((i) => sideOf(phrases[i], types));
    return a === undefined || b === undefined || a.entity === b.entity ? undefined : [a, b];
  };

  /** Phrases before a token whose words belong to a clause. */
  const phrasesOf = (clause: Clause, before: number): Phrase[] => {
    const found: Phrase[] = [];
    for (const i of clause.tokens) {
      const phrase = i < before ? phrases[document.phraseOf[i] ?? -1] : undefined;
      if (phrase !== undefined && phrase.first === i && phrase.last <= before) found.push(phrase);
    }
    return found;
  };

  /** The pair that one clause speaks of before a token. */
  const pairInClause = (
    clause: Clause,
    before: number,
    types: readonly Mention['type'][],
    bond: Bond,
  ): Pair | undefined => {
    const inside = phrasesOf(clause, before);
    const argument = (role: string): Phrase | undefined => {
      const index = clause.arguments.find((a) => a.role === role)?.phrase;
      return inside.find((p) => p.index === index);
    };
    // "besuchte Manila und sprach mit Y": the subject of the clause before.
    const shared = clause.sharesSubjectOf === undefined ? undefined : clauses[clause.sharesSubjectOf];
    const index = shared?.arguments.find((a) => a.role === 'subject')?.phrase;
    const subject = argument('subject') ?? (index === undefined ? undefined : phrases[index]);
    const one = subject?.conjuncts === undefined ? sideOf(subject, types) : undefined;
    const against = (other: Side | undefined): Pair | undefined =>
      one === undefined || other === undefined || one.entity === other.entity ? undefined : [one, other];
    if (bond === 'acted') {
      if (sidings.has(clause.verb ?? '')) return undefined;
      const object = argument('accusative') ?? argument('dative');
      // Who praises a state is no second side of it: only those of one kind, and persons only where they meet.
      const pair = object?.conjuncts === undefined ? against(sideOf(object, types)) : undefined;
      const persons = [subject, object].filter((p) => p !== undefined && nameIn(linkedAt, p)?.type === 'Person').length;
      return persons === 0 || (persons === 2 && (types[0] === 'Person' || meetings.has(clause.verb ?? '')))
        ? pair
        : undefined;
    }
    for (const phrase of inside) {
      const isOwn = phrase.preposition === 'zwischen' || phrase.index === subject?.index;
      const pair = isOwn === (bond === 'joined') ? coordinated(phrase, types) : undefined;
      if (pair !== undefined) return pair;
    }
    for (const phrase of inside) {
      if (!opposite[bond].test(phrase.preposition ?? '') || phrase.conjuncts !== undefined) continue;
      const pair = against(sideOf(phrase, types));
      if (pair !== undefined) return pair;
    }
    return undefined;
  };

  /** The pair that a sentence speaks of last before a token, none of them excluded. */
  const pairIn = (
    sentence: number,
    before: number,
    types: readonly Mention['type'][],
    bond: Bond,
    excluded: ReadonlySet<string>,
  ): Pair | undefined => {
    for (const clause of [...(clausesOf.get(sentence) ?? [])].reverse()) {
      if (clause.first >= before) continue;
      const pair = pairInClause(clause, before, types, bond);
      if (pair !== undefined && !pair.some(({ entity }) => excluded.has(entity))) return pair;
    }
    return undefined;
  };

  /** "Indien verurteilte den Anschlag. Pakistan wies die Vorwürfe zurück": who answers, and whoever acted in the sentence before. */
  const answeredIn = (
    sentence: number,
    types: readonly Mention['type'][],
    excluded: ReadonlySet<string>,
  ): Pair | undefined => {
    const actor = (of: number, isFit: (clause: Clause) => boolean): Side | undefined => {
      const clause = (clausesOf.get(of) ?? []).findLast((c) => c.kind === 'main' && isFit(c));
      const subject = clause?.arguments.find((a) => a.role === 'subject')?.phrase;
      const phrase = subject === undefined ? undefined : phrases[subject];
      return phrase?.conjuncts === undefined ? sideOf(phrase, types) : undefined;
    };
    const two = actor(sentence, ({ verb = '' }) => answers.has(verb));
    const one = two === undefined ? undefined : actor(sentence - 1, () => true);
    if (one === undefined || two === undefined || one.entity === two.entity) return undefined;
    return excluded.has(one.entity) || excluded.has(two.entity) ? undefined : [one, two];
  };

  /** "Kurti sieht Belgrad hinter der Tat, Vučić weist das zurück": the two subjects of the two main clauses of a sentence. */
  const parallelIn = (
    sentence: number,
    before: number,
    types: readonly Mention['type'][],
    excluded: ReadonlySet<string>,
  ): Pair | undefined => {
    const main = (clausesOf.get(sentence) ?? []).filter(({ kind, first }) => kind === 'main' && first < before);
    if (main.length !== 2) return undefined;
    const [one, other] = main.map((clause) => {
      const { phrase } = clause.arguments.find((a) => a.role === 'subject') ?? {};
      return phrase === undefined || phrases[phrase]?.conjuncts !== undefined
        ? undefined
        : sideOf(phrases[phrase], types);
    });
    if (one === undefined || other === undefined || one.entity === other.entity || one.type !== other.type)
      return undefined;
    return excluded.has(one.entity) || excluded.has(other.entity) ? undefined : [one, other];
  };

  /** The pair of the headlines, or of the first two sentences below them. */
  const headPair = (
    before: number,
    types: readonly Mention['type'][],
    excluded: ReadonlySet<string>,
  ): Pair | undefined => {
    let body = 0;
    const head = sentences.filter(({ region }) => region === 'title' || body++ < headSentences);
    for (const find of [
      (index: number, end: number) => pairIn(index, end, types, 'joined', excluded),
      (index: number, end: number) => parallelIn(index, end, types, excluded),
      (index: number, end: number) => pairIn(index, end, types, 'acted', excluded),
    ])
      for (const { index, last } of head) {
        const pair = find(index, Math.min(last, before));
        if (pair !== undefined) return pair;
      }
    return undefined;
  };

  /** A coordination of just so many before a token, in one sentence. */
  const listIn = (
    sentence: number,
    before: number,
    count: number,
    types: readonly Mention['type'][],
  ): readonly Side[] | undefined => {
    const { first, last } = sentences[sentence] ?? { first: 0, last: 0 };
    for (let i = Math.min(last, before) - 1; i >= first; i--) {
      const phrase = phrases[document.phraseOf[i] ?? -1];
      if (phrase?.conjuncts?.length !== count || phrase.head !== i) continue;
      const named = phrase.conjuncts.map((part) => sideOf(phrases[part], types));
      const ids = new Set(named.map((side) => side?.entity));
      const persons = named.filter((side) => side?.type === 'Person').length;
      if (ids.size === count && !ids.has(undefined) && (persons === 0 || persons === count))
        return named as readonly Side[];
    }
    return undefined;
  };

  /** Such a list of the headlines, or of the first sentences below them. */
  const headList = (before: number, count: number, types: readonly Mention['type'][]): readonly Side[] | undefined => {
    let body = 0;
    for (const { index, region } of sentences) {
      const list = region === 'title' || body++ < headSentences ? listIn(index, before, count, types) : undefined;
      if (list !== undefined) return list;
    }
    return undefined;
  };

  return { pairIn, answeredIn, headPair, listIn, headList };
};

export type Sides = ReturnType<typeof createSides>;

/** Sentences of the body that say what an article is about. */
const headSentences = 3;
