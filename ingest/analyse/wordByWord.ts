import { loadLexicon } from '../knowledge/lexicon.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Analysis, VerbForm } from '../model.ts';
import { readData } from '../readData.ts';
import type { RawToken } from '../split.ts';
import { loadMorphology } from './morphology.ts';
import type { Tagged } from './tag.ts';
import { coordinators, copulas, modals, particles, subordinators, timeNouns } from './words.ts';

/*
 * Articles that a program translated word by word from English: "haben am Montag unterzeichnet ein Abkommen, welches gibt …",
 * "Hasina, wer nannte Indien …", "beschuldigte Hasina zu verkaufen das Land". Such an article is told by turns of phrase that no
 * writer of German uses. Its words are then put where German has them, sentence by sentence, before anything else reads them:
 * verbs at the end of their bracket, relative pronouns that agree, compounds in one piece. Each word keeps its place in the
 * text, so that what is read can be shown there; of what needs no mending nothing is changed.
 */

interface Data {
  readonly words: Readonly<Record<string, string>>;
  readonly secretaries: readonly string[];
  readonly measures: readonly string[];
  readonly particles: Readonly<Record<string, readonly string[]>>;
  readonly givers: readonly string[];
  readonly travels: readonly string[];
  readonly journeys: readonly string[];
  readonly tellers: readonly string[];
  readonly idle: readonly string[];
  readonly manifold: readonly string[];
  readonly meetings: readonly string[];
  readonly makers: readonly string[];
  readonly toWhom: readonly string[];
  readonly onWhom: readonly string[];
  readonly fronts: readonly string[];
  readonly expected: readonly string[];
  readonly joined: Readonly<Record<string, string>>;
  readonly heads: readonly string[];
}
const data = readData<Data>('languages/de/wordByWord.json');
const secretaries: ReadonlySet<string> = new Set(data.secretaries);
const measures: ReadonlySet<string> = new Set(data.measures);
const givers: ReadonlySet<string> = new Set(data.givers);
const travels: ReadonlySet<string> = new Set(data.travels);
const journeys: ReadonlySet<string> = new Set(data.journeys);
const tellers: ReadonlySet<string> = new Set(data.tellers);
const idle: ReadonlySet<string> = new Set(data.idle);
/** Names of states in the plural, which have no genitive of their own. */
const manifold: ReadonlySet<string> = new Set(data.manifold);
const expected: ReadonlySet<string> = new Set(data.expected);
const joined: ReadonlyMap<string, string> = new Map(Object.entries(data.joined));
const toWhom: ReadonlySet<string> = new Set(data.toWhom);
const onWhom: ReadonlySet<string> = new Set(data.onWhom);
/** Times and links behind which the verb comes at once; words that may belong to a subject ("Auch er", "Nur Polen") are none. */
const fronts: ReadonlySet<string> = new Set(data.fronts);
const makers: ReadonlySet<string> = new Set(data.makers);
const meetings: ReadonlySet<string> = new Set(data.meetings);
const renderings: ReadonlyMap<string, string> = new Map(Object.entries(data.words));
/** Separable verbs whose prefix may stand right behind them: prefix → plain verbs. */
const separable: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(data.particles).map(([prefix, verbs]) => [prefix, new Set(verbs)]),
);

/** A word with what the tagger says of it in the order of the text. */
interface Word extends Tagged {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly quoted: boolean;
  readonly repaired: boolean;
  /** True of a verb that stands where German has it by now. */
  readonly placed: boolean;
}
/** A word of a sentence in its new place. */
export type Moved = Pick<RawToken, 'start' | 'end' | 'text' | 'lower' | 'quoted' | 'repaired'>;
type Marked = Pick<RawToken, 'text' | 'lower'> & Tagged;

const isVerb = ({ pos }: Tagged): boolean => pos === 'VERB' || pos === 'AUX';
const has = ({ analyses }: Tagged, form: VerbForm): boolean =>
  analyses.some((a) => a.form === form && (a.pos === 'VERB' || a.pos === 'AUX')) &&
  // "erlaubte" is a past; as a participle it is inflected and stands before a noun.
  !(
    form === 'part2' &&
    analyses.some(
      (a) => a.form === 'fin' && a.tense === 'past' && a.number !== 'pl' && a.mood === 'ind' && a.pos === 'VERB',
    )
  );
const isFiniteVerb = (word: Tagged): boolean => isVerb(word) && has(word, 'fin');
/** A participle II or an infinitive, also where the tagger took the participle for an adjective. */
const isNonfinite = (word: Marked): boolean =>
  (isVerb(word) && (has(word, 'part2') || has(word, 'inf'))) ||
  // "definierten" stands before a noun, "gehalten" does not.
  (word.pos === 'ADJ' &&
    has(word, 'part2') &&
    /^\p{Ll}/u.test(word.text) &&
    (word.lower.endsWith('t') ||
      word.analyses.some((a) => a.form === 'part2' && a.pos === 'ADJ' && a.case === undefined && a.degree !== 'comp')));
const lemmaOf = (word: Tagged, form: VerbForm): string =>
  word.analyses.find((a) => a.form === form && (a.pos === 'VERB' || a.pos === 'AUX'))?.lemma ?? word.lemma;
const isAuxiliary = (word: Tagged): boolean => {
  if (!isFiniteVerb(word)) return false;
  const lemma = lemmaOf(word, 'fin');
  return lemma === 'haben' || lemma === 'sein' || lemma === 'werden' || modals.has(lemma);
};
const isNominal = (word: Tagged | undefined): boolean => word?.pos === 'NOUN' || word?.pos === 'PROPN';
const opensNominal = (word: Marked | undefined): boolean =>
  word !== undefined &&
  (word.pos === 'DET' || isNominal(word) || word.pos === 'NUM' || (word.pos === 'ADJ' && /e[nmrs]?$/.test(word.lower)));
const isSeparator = ({ text, pos }: Marked): boolean => pos === 'PUNCT' && /^[,;:.!?()[\]–—…|-]$/.test(text);
const isRelative = (word: Marked | undefined): boolean => word !== undefined && /^welche[rsmn]?$/.test(word.lower);
const isZu = (words: readonly Marked[], i: number): boolean => {
  const next = words[i + 1];
  return (
    words[i]?.lower === 'zu' &&
    next !== undefined &&
    has(next, 'inf') &&
    (isVerb(next) || next.pos === 'ADJ') &&
    /^\p{Ll}/u.test(next.text)
  );
};
const isInnerZu = (word: Marked | undefined): boolean =>
  word !== undefined && has(word, 'izu') && !has(word, 'fin') && /^\p{Ll}/u.test(word.text);

/** Marks needed in an article, and in one of a few sentences; sentences that may go without a mark for each of them. */
const leastMarks = 3;
const leastOfFew = 2;
const few = 4;
const sentencesPerMark = 7;
/** Words beyond which a run of text is no sentence; looking back and forth in it would cost time that grows with its square. */
const longestSentence = 250;

/** True of an article that was translated word by word. One pass over the words; most sentences show no mark. */
export const isWordByWord = (
  sentences: readonly (readonly RawToken[])[],
  tagged: readonly (readonly Tagged[])[],
): boolean => {
  let marks = 0;
  for (const [s, words] of sentences.entries())
    if (words.length <= longestSentence) marks += marksOf(words.map((word, i) => marked(word, tagged[s]?.[i])));
  return marks >= (sentences.length > few ? leastMarks : leastOfFew) && marks * sentencesPerMark >= sentences.length;
};
const marked = ({ text, lower }: RawToken, tags: Tagged | undefined): Marked => {
  const { pos, lemma, analyses } = tags as Tagged;
  return { text, lower, pos, lemma, analyses };
};

/** How many turns of phrase of one sentence are no German, the surest counted twice. */
const marksOf = (words: readonly Marked[]): number => {
  let marks = 0;
  /** The auxiliary whose participle or infinitive is still to come, and whether its clause is a dependent one. */
  let auxiliary = -1;
  let dependent = false;
  let perfect = false;
  if (isThirdFront(words)) marks++;
  for (let i = 0; i + 1 < words.length; i++) {
    const word = words[i] as Marked;
    const next = words[i + 1] as Marked;
    if (word.pos === 'PUNCT') {
      auxiliary = -1;
      perfect = false;
      // "“, er sagte."
      if (word.text === ',' && isQuotationMark(words[i - 1]?.text ?? '') && isSayingBehind(words, i + 1)) marks++;
      // "Hasina, wer nannte", "ein Pakt, welcher gibt"
      if (word.text === ',' && isNominal(words[i - 1]) && next.lower === 'wer' && restHasVerb(words, i + 2)) marks += 2;
      else if (word.text === ',' && isRelative(next) && opensInWrongOrder(words, i + 2)) marks += 2;
      // "In Dhaka, die Partei beschuldigte X"
      else if (word.text === ',' && words[0]?.pos === 'ADP' && i <= 4 && isSecondFront(words, i + 1)) marks++;
      continue;
    }
    if (isObject(words, i + 1) && isGerundBefore(words, i)) marks++;
    // "gegen der Deal", "unterzeichnet bei Präsident X"
    if (word.pos === 'ADP' && (governsNominative(words, i) || isAgentBehind(words, i))) marks++;
    if (coordinators.has(word.lower)) {
      auxiliary = -1;
      // "hat telefoniert mit X und versprochen weitere Hilfe"
      if (perfect && has(next, 'part2') && !has(next, 'fin') && isObject(words, i + 2) && !isVerbBehind(words, i + 2))
        marks += 2;
    } else if (isAuxiliary(word)) {
      auxiliary = i;
      dependent = isDependent(words, i);
    } else if (auxiliary >= 0 && isNonfinite(word) && i - auxiliary <= 4) {
      // "haben unterzeichnet ein Abkommen", "dass X wird besuchen Y"
      const behind = isVerbBehind(words, i + 1);
      perfect = !dependent && !behind;
      if (!behind && isObject(words, i + 1) && !(dependent && isNominal(words[i + 1]) && words[i + 1]?.pos === 'NOUN'))
        marks += 2;
      // "welche Athen hat lange gefordert von London"
      else if (!behind && dependent && isRelativeBefore(words, auxiliary) && has(word, 'part2') && !isSeparator(next))
        marks += 2;
      auxiliary = -1;
    } else if (isZu(words, i)) {
      if (isObject(words, i + 2) && !isVerbBehind(words, i + 2)) marks++;
    } else if (isObject(words, i + 1) && standsUnsplit(words, i)) marks++;
    else if (isHolderBehind(words, i)) marks++;
  }
  return marks;
};
/** "Später er wird reisen", "Am 28. November Scholz verkündete": a time and a subject before the verb. */
const isThirdFront = (words: readonly Marked[]): boolean => {
  let at = 0;
  if (fronts.has(words[0]?.lower ?? '')) at = words[1]?.text === ',' ? 2 : 1;
  else if (words[0]?.lower === 'am' && words[1]?.pos === 'NUM' && timeNouns.has(words[2]?.lemma.toLowerCase() ?? ''))
    at = 3;
  const subject = words[at];
  if (at === 0 || subject === undefined) return false;
  const verb = words.findIndex((word, i) => i >= at && (isVerb(word) || isSeparator(word)));
  if (verb <= at || verb > at + 5 || !isFiniteVerb(words[verb] as Marked) || verb + 2 >= words.length) return false;
  return (
    (verb === at + 1 && subject.pos === 'PRON' && /^(?:er|sie|es|wir)$/.test(subject.lower)) ||
    words.slice(at, verb).every((word) => isNominal(word) || word.pos === 'DET' || word.pos === 'ADJ')
  );
};
/** "er sagte", where German says "sagte er". */
const isSayingBehind = (words: readonly Marked[], i: number): boolean =>
  /^(?:er|sie)$/.test(words[i]?.lower ?? '') &&
  isFiniteVerb(words[i + 1] as Marked) &&
  tellers.has(lemmaOf(words[i + 1] as Marked, 'fin'));
const isRelativeBefore = (words: readonly Marked[], at: number): boolean => {
  for (let i = at - 1; i >= 0 && !isSeparator(words[i] as Marked); i--) if (isRelative(words[i])) return true;
  return false;
};
/** A preposition with a masculine in the nominative behind it. */
const governsNominative = (words: readonly Marked[], i: number): boolean => {
  if (!/^(?:für|gegen|durch|ohne|mit|von|bei|aus)$/.test((words[i] as Marked).lower) || words[i + 1]?.lower !== 'der')
    return false;
  const noun = words[i + 2]?.pos === 'ADJ' ? words[i + 3] : words[i + 2];
  if (noun?.pos !== 'NOUN') return false;
  const readings = noun.analyses.filter((a) => a.pos === 'NOUN');
  return readings.length > 0 && readings.every((a) => a.gender === 'm' && a.number === 'sg' && a.guessed !== true);
};
/** A participle behind a comma and bei before a person: who acts. */
const isAgentBehind = (words: readonly Marked[], i: number): boolean => {
  const participle = words[i - 1];
  if ((words[i] as Marked).lower !== 'bei' || participle === undefined || !has(participle, 'part2')) return false;
  const office = words[i + 1]?.pos === 'DET' ? words[i + 2] : words[i + 1];
  return words[i - 2]?.text === ',' && office?.pos === 'NOUN' && officeOf(office.text) !== undefined;
};
/** "für gemacht haben Fehler", "von bauen eine Bombe": a verb behind a preposition, with its object. */
const isGerundBefore = (words: readonly Marked[], i: number): boolean => {
  const verb = words[i] as Marked;
  if (!has(verb, 'inf') || !isVerb(verb)) return false;
  const first = has(words[i - 1] ?? verb, 'part2') && verb.lower === 'haben' ? i - 1 : i;
  return /^(?:für|von|nach)$/.test(words[first - 1]?.lower ?? '') && words[first - 1]?.pos === 'ADP';
};
/** "zurückzog sein Land": in a main clause the prefix stands apart. */
const standsUnsplit = (words: readonly Marked[], i: number): boolean => {
  const verb = words[i] as Marked;
  if (verb.pos !== 'VERB' || !has(verb, 'fin') || has(verb, 'inf') || has(verb, 'part2')) return false;
  const prefix = verb.analyses.find((a) => a.form === 'fin')?.prefix;
  return prefix !== undefined && verb.lower.startsWith(prefix) && isNominal(words[i - 1]) && !isDependent(words, i);
};
/** "Kenia Präsident William Ruto", "Außenministerium Sprecher X": an office that nothing joins to what it belongs to. */
const isHolderBehind = (words: readonly Marked[], i: number): boolean => {
  const word = words[i] as Marked;
  const office = words[i + 1] as Marked;
  if (!isNominal(word) || !isNominal(office) || words[i + 2]?.pos !== 'PROPN' || word.text.endsWith('s')) return false;
  // "in Peru Präsident X", "warf Peru Präsident X vor"
  if (
    /^(?:ADP|VERB|AUX)$/.test(words[i - 1]?.pos ?? '') ||
    officeOf(office.text) === undefined ||
    officeOf(word.text) !== undefined
  )
    return false;
  if (word.pos === 'NOUN' && /ministerium$/.test(word.lower)) return true;
  const { entryOf } = loadLexicon();
  // "Kenia", "Sierra Leone"
  return [word.text, `${words[i - 1]?.text}${word.text}`].some((name) => entryOf(name)?.type === 'Country');
};
/** A noun phrase with its verb right behind it: the second thing before the verb. */
const isSecondFront = (words: readonly Marked[], from: number): boolean => {
  if (!opensNominal(words[from])) return false;
  for (let i = from + 1; i < words.length && i < from + 7; i++) {
    const word = words[i] as Marked;
    if (word.pos === 'VERB' && isFiniteVerb(word)) return words[i + 1]?.pos !== 'PUNCT';
    if (!(isNominal(word) || word.pos === 'ADJ' || word.pos === 'DET')) return false;
  }
  return false;
};

/** An article or a name with something behind it: what follows is no adverb or next clause. */
const isObject = (words: readonly Marked[], i: number): boolean => {
  const word = words[i];
  if (word === undefined || word.pos === 'PRON') return false;
  if (word.pos === 'NOUN' || word.pos === 'NUM') {
    const noun = word.pos === 'NOUN' ? word : words[i + 1];
    return noun?.pos === 'NOUN' && !timeNouns.has(noun.lemma.toLowerCase());
  }
  return word.pos === 'DET' || word.pos === 'PROPN' || (word.pos === 'ADJ' && isNominal(words[i + 1]));
};
/** True where a verb stands before the next mark. */
const isVerbBehind = (words: readonly Marked[], from: number): boolean => {
  for (let i = from; i < words.length && words[i]?.pos !== 'PUNCT' && words[i]?.pos !== 'CCONJ'; i++) {
    if (isZu(words, i) || subordinators.has((words[i] as Marked).lower)) return false;
    if (isVerb(words[i] as Marked)) return true;
  }
  return false;
};
const restHasVerb = (words: readonly Marked[], from: number): boolean => {
  for (let i = from; i < words.length; i++) if (isFiniteVerb(words[i] as Marked)) return true;
  return false;
};
/** "…, welches gibt Zugang", behind the pronoun: the verb stands first and something follows it. */
const opensInWrongOrder = (words: readonly Marked[], at: number): boolean => {
  const verb = words[at];
  const next = words[at + 1];
  if (verb === undefined || next === undefined || !isFiniteVerb(verb) || isSeparator(next)) return false;
  // "welche kann dauern bis zu ein Jahr"
  if (isVerb(next)) {
    const behind = words[at + 2];
    return (
      isAuxiliary(verb) &&
      isNonfinite(next) &&
      behind !== undefined &&
      !isSeparator(behind) &&
      !isVerbBehind(words, at + 2)
    );
  }
  // "welches beendet ein Streit": it may be a participle, if its auxiliary follows.
  return !has(verb, 'part2') || (isObject(words, at + 1) && !isVerbBehind(words, at + 1));
};
/** True of a verb in a clause that a conjunction or a relative pronoun opens. */
const isDependent = (words: readonly Marked[], at: number): boolean => {
  for (let i = at - 1; i >= 0; i--) {
    const word = words[i] as Marked;
    if (word.pos === 'SCONJ' || isRelative(word)) return true;
    if (word.pos === 'PRON' && /^d(?:er|ie|as|en|em|enen|eren|essen)$/.test(word.lower)) return true;
    if (isSeparator(word)) return false;
  }
  return false;
};

/** One sentence of an article that was translated word by word, in the order that German has. */
export const putInOrder = (raw: readonly RawToken[], tagged: readonly Tagged[]): readonly Moved[] => {
  if (raw.length > longestSentence) return raw;
  let words: Word[] = raw.map((token, i) => {
    const { start, end, text, lower, quoted, repaired } = token;
    const { pos, lemma, analyses } = tagged[i] as Tagged;
    return { start, end, text, lower, quoted, repaired, pos, lemma, analyses, placed: false };
  });
  for (const step of steps) words = step(words);
  return words;
};

/** A word that the text does not have, right before the one that it is needed for. */
const added = (text: string, pos: Tagged['pos'], { start, quoted }: Word): Word => ({
  start,
  end: start,
  text,
  lower: text.toLowerCase(),
  quoted,
  repaired: false,
  pos,
  lemma: text,
  analyses: [],
  placed: true,
});
const written = (word: Word, text: string): Word => ({ ...word, text, lower: text.toLowerCase() });

/** "seinem Gegenstück" is his Amtskollege; the American Secretary of State is a foreign minister. */
const putWords = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    const text = renderings.get(word.text);
    if (text !== undefined) return { ...written(word, text), pos: 'NOUN', lemma: text };
    const stem = word.lower.replace(/^us-/, '');
    if (!secretaries.has(stem) || words[i + 1]?.pos !== 'PROPN') return word;
    const minister = stem.endsWith('in') ? 'Außenministerin' : 'Außenminister';
    const before = words[i - 1];
    const american = before !== undefined && /^(?:us|us-amerikanische[rnms]?|amerikanische[rnms]?)$/.test(before.lower);
    if (before?.pos === 'ADJ' && !american) return word;
    return written(word, american ? minister : `US-${minister}`);
  });

/** "ist erwartet zu besuchen", "sind gesetzt zu unterzeichnen", headlines with "zu beginnen": what somebody is to do. */
const putPlans = (words: readonly Word[]): Word[] => {
  const out = [...words];
  for (let i = 1; i + 1 < out.length; i++) {
    if (!isZu(out, i)) continue;
    const setUp = expected.has((out[i - 1] as Word).lower);
    const at = setUp ? i - 2 : i - 1;
    const auxiliary = out[at];
    if (auxiliary !== undefined && isFiniteVerb(auxiliary) && /^(?:sein|werden)$/.test(lemmaOf(auxiliary, 'fin'))) {
      if (!setUp && !opensNominal(out[i + 2])) continue;
      out.splice(at, i + 1 - at, modalOf(auxiliary, /en$|^sind$/.test(auxiliary.lower) ? 'sollen' : 'soll'));
    } else if (
      isNominal(out[i - 1]) &&
      opensNominal(out[i + 2]) &&
      !out.some((word, k) => k !== i + 1 && isFiniteVerb(word))
    )
      out.splice(
        i,
        1,
        modalOf(out[i] as Word, out.slice(0, i).some(({ lower }) => lower === 'und') ? 'sollen' : 'soll'),
      );
  }
  return out;
};
const modalOf = (word: Word, text: string): Word => ({
  ...written(word, text),
  pos: 'AUX',
  lemma: 'sollen',
  analyses: loadMorphology().analyse(text),
});

/** "die Ministerin australische": an adjective of a state, behind its noun as in Romance languages. */
const putAdjectives = (words: readonly Word[]): Word[] => {
  const out = [...words];
  for (let i = 0; i + 2 < out.length; i++) {
    const [noun, adjective, next] = [out[i] as Word, out[i + 1] as Word, out[i + 2] as Word];
    if (noun.pos !== 'NOUN' || !/^\p{Ll}/u.test(adjective.text) || next.pos === 'NOUN' || next.pos === 'ADJ') continue;
    if (loadLexicon().countryOfAdjective(adjective.lower) === undefined) continue;
    out[i] = adjective;
    out[i + 1] = noun;
  }
  return out;
};

/** "haben gehalten Gespräche", "bei Einladung von": what German says otherwise. */
const putTurns = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    const next = words[i + 1];
    if (next === undefined) return word;
    // "Angolas Präsidentschaft sagte": who governs there.
    if (word.text === 'Präsidentschaft' && isOfState(words[i - 1])) return written(word, 'Regierung');
    if (/^(?:bei|zu)$/.test(word.lower) && next.text === 'Einladung') return written(word, 'auf');
    // "ernannt zu Minister", "zu Präsidentin"
    const office = word.lower === 'zu' || word.lower === 'als' ? officeOf(next.text) : undefined;
    if (office !== undefined && !office.plural && verbsAround(words, i).some((verb) => makers.has(verb)))
      return written(word, office.gender === 'f' ? 'zur' : 'zum');
    const holds = holding.get(word.lower);
    const met = words
      .slice(i + 1, i + 6)
      .find(({ lower, pos }) => pos === 'NOUN' && meetings.has(lower.split('-').at(-1) as string));
    if (holds === undefined || met === undefined) return word;
    return written(word, holds);
  });
const isOfState = (word: Word | undefined): boolean => {
  if (word === undefined) return false;
  const lexicon = loadLexicon();
  return (
    lexicon.countryOfAdjective(word.lower) !== undefined ||
    (word.text.endsWith('s') && lexicon.entryOf(word.text)?.type === 'Country')
  );
};
const holding: ReadonlyMap<string, string> = new Map(
  'halten führen|hält führt|hielt führte|hielten führten|gehalten geführt'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** "haben unterstützt an González": in Spanish a person who is the object stands behind a preposition. */
const dropPersonal = (words: readonly Word[]): Word[] =>
  words.filter((word, i) => {
    const verb = words[i - 1];
    if (word.lower !== 'an' || verb === undefined || !isVerb(verb)) return true;
    const lemma = lemmaOf(verb, has(verb, 'part2') ? 'part2' : 'fin');
    if (!onWhom.has(lemma)) return true;
    const next = words[i + 1]?.pos === 'DET' ? words[i + 2] : words[i + 1];
    return !(next?.pos === 'PROPN' || (next?.pos === 'NOUN' && officeOf(next.text) !== undefined));
  });

/** "chinesisch" of "chinesische" and of "Chinas". */
const adjectiveOfState = (word: Word | undefined): string | undefined => {
  const { countries, countryOfAdjective, entryOf } = loadLexicon();
  if (word === undefined) return undefined;
  if (word.pos === 'ADJ' && countryOfAdjective(word.lower) !== undefined) return word.lower.replace(/e[nrms]?$/, '');
  const entry = word.text.endsWith('s') ? entryOf(word.text) : undefined;
  return entry?.type === 'Country' ? countries.get(entry.code)?.adjectives[0]?.replace('!', '') : undefined;
};
/** "Außenministerium Sprecherin Mao Ning": who speaks for the ministry. */
const putSpokespeople = (words: readonly Word[]): Word[] => {
  const out: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const ministry = words[i] as Word;
    const speaker = words[i + 1];
    const speaks = /ministerium$/.test(ministry.lower) && /^Sprecher(?:in)?$/.test(speaker?.text ?? '');
    if (!speaks || speaker === undefined) {
      out.push(ministry);
      continue;
    }
    const state = adjectiveOfState(out.at(-1));
    if (state === undefined)
      out.push({ ...written(speaker, `${ministry.text}s${speaker.lower}`), start: ministry.start });
    else {
      const owner = out.pop() as Word;
      out.push(
        speaker,
        added('des', 'DET', ministry),
        written(owner, `${state}en`),
        written(ministry, `${ministry.text}s`),
      );
    }
    i++;
  }
  return out;
};

/** "Verteidigung Kooperation Abkommen", "UN Generalsekretär", "Ottawa Konvention" in one piece. */
const joinCompounds = (words: readonly Word[]): Word[] => {
  const compounds: Word[] = [];
  const named = insideNames(words);
  for (let i = 0; i < words.length; ) {
    const pair = joined.get(`${words[i]?.text} ${words[i + 1]?.text}`);
    if (pair !== undefined) {
      const [first, second] = [words[i] as Word, words[i + 1] as Word];
      compounds.push({ ...second, ...written(second, pair), pos: 'NOUN', lemma: pair, start: first.start });
      i += 2;
      continue;
    }
    let last = i;
    while (last + 1 < words.length && !named.has(last) && formsCompound(words, last)) last++;
    const first = words[i] as Word;
    if (last === i) compounds.push(first);
    else {
      const head = words[last] as Word;
      const parts = words.slice(i, last + 1).map(({ text }) => text);
      compounds.push({ ...head, ...written(head, compoundOf(parts)), start: first.start, repaired: first.repaired });
    }
    i = last + 1;
  }
  return compounds;
};
/** Words of listed names of several words. */
const insideNames = (words: readonly Word[]): ReadonlySet<number> => {
  const inside = new Set<number>();
  for (let i = 0; i < words.length; i++) {
    const match = loadLexicon().longestAt((k) => words[k]?.text, i);
    for (let k = i; match !== undefined && match.last > i + 1 && k < match.last; k++) inside.add(k);
  }
  return inside;
};
const compoundOf = (parts: readonly string[]): string => {
  const head = parts.at(-1) as string;
  const first = parts.slice(0, -1).join('-');
  const solid = isHead(head) || /^\p{Lu}+$/u.test(first) ? undefined : solidOf(first, head);
  return solid ?? `${first}-${head}`;
};
/** "Waffen Lieferungen", "Grenz Gespräche": the compound that the dictionary can make of two words. */
const solidOf = (first: string, head: string): string | undefined => {
  // "Huthi Rebellen", "Vereinten Nationen": names and adjectives are no part of a word.
  if (loadLexicon().entryOf(first) !== undefined || officeOf(first) !== undefined) return undefined;
  if (/e[nmrs]$/.test(first) && !loadMorphology().analyse(first).some(isListedNoun)) return undefined;
  const { splitCompound } = loadMorphology();
  return ['', 's']
    .map((joint) => [`${first}${joint}`, `${first}${joint}${head.toLowerCase()}`] as const)
    .find(([modifier, word]) => splitCompound(word)?.modifier === modifier)?.[1];
};
const isHead = (text: string): boolean => data.heads.some((head) => text.toLowerCase().endsWith(head));
/** True where a noun and the next word are one. */
const formsCompound = (words: readonly Word[], i: number): boolean => {
  const word = words[i] as Word;
  const next = words[i + 1] as Word;
  if (
    !/^\p{Lu}/u.test(next.text) ||
    !/^\p{Lu}/u.test(word.text) ||
    word.quoted !== next.quoted ||
    next.start - word.end !== 1
  )
    return false;
  if (next.pos !== 'NOUN' && !(next.pos === 'PROPN' && isHead(next.text))) return false;
  if (/\P{L}$/u.test(next.text)) return false;
  const lemma = word.lemma.toLowerCase();
  // "eine 4.100 Kilometer Grenze"
  const measured = words[i - 2]?.pos === 'DET' && /^\d/.test(words[i - 1]?.text ?? '') && /meter$/.test(word.lower);
  if (measured) return true;
  if (timeNouns.has(lemma) || measures.has(word.lower) || measures.has(lemma)) return false;
  const isAcronym = /^\p{Lu}{2,5}$/u.test(word.text);
  if (isAcronym) return isHead(next.text) || officeOf(next.text) !== undefined || next.analyses.some(isListedNoun);
  // "Kreml Sprecher", "Hamas Führer"
  if (officeOf(next.text) !== undefined && isListedBody(word.text)) return true;
  if (word.pos === 'PROPN') {
    if (word.text.endsWith('s')) return false;
    // "Somaliland Präsident Abdullahi", where no list knows the state
    const holds = officeOf(next.text) !== undefined && words[i + 2]?.pos === 'PROPN' && !isNominal(words[i - 1]);
    return isHead(next.text) || holds || solidOf(word.text, next.text) !== undefined;
  }
  if (word.pos !== 'NOUN' || word.text.endsWith('-') || timeNouns.has(next.lemma.toLowerCase())) return false;
  // An office stands before the name of who holds it, or is part of another's.
  if (officeOf(word.text) !== undefined || loadLexicon().entryOf(word.text)?.type === 'Country') return false;
  return (
    word.lemma === word.text ||
    solidOf(word.text, next.text) !== undefined ||
    word.analyses.some((a) => a.pos === 'NOUN' && a.number !== 'pl' && a.case === 'nom')
  );
};
const isListedBody = (text: string): boolean => {
  const entry = loadLexicon().entryOf(text);
  return entry?.type === 'Organisation' || (entry?.type === 'Country' && entry.how === 'palace');
};
const isListedNoun = (a: Analysis): boolean => a.pos === 'NOUN' && a.guessed !== true;

/** "Kenia Präsident William Ruto", "Washington Botschafterin": the state that an office belongs to stands in the genitive. */
const putOwners = (words: readonly Word[]): Word[] => {
  const lexicon = loadLexicon();
  const owners = [...words];
  const dropped = new Set<number>();
  for (let i = 0; i + 1 < words.length; i++) {
    const match = lexicon.longestAt((k) => words[k]?.text, i);
    if (match === undefined) continue;
    const { entry, last } = match;
    const before = words[i - 1];
    const first = i;
    i = last - 1;
    const office = words[last];
    if (entry.type !== 'Country' || office === undefined || !isNominal(office) || !isBody(office.text)) continue;
    if (entry.how === 'palace' && last > first + 1) {
      // "Weiße Haus Sprecherin X"
      const adjective = lexicon.countries.get(entry.code)?.adjectives[0]?.replace('!', '');
      const name = words[first] as Word;
      if (adjective === undefined) continue;
      const text = first === 0 ? capitalised(`${adjective}e`) : `${adjective}e`;
      owners[first] = { ...written(name, text), end: (words[last - 1] as Word).end, pos: 'ADJ', lemma: adjective };
      for (let k = first + 1; k < last; k++) dropped.add(k);
      continue;
    }
    if (entry.how !== 'name' && entry.how !== 'capital') continue;
    // "in China Präsident Xi"
    if (/^(?:in|aus|nach)$/.test(before?.lower ?? '')) continue;
    const country = lexicon.countries.get(entry.code);
    const owner = words[last - 1] as Word;
    const name = words
      .slice(first, last)
      .map(({ text }) => text)
      .join(' ');
    const isBase = country?.name === name || country?.names.includes(name) || country?.capitals.includes(name);
    const adjective = country?.adjectives[0]?.replace('!', '');
    // Already a genitive.
    if (owner.text.endsWith('s') && isBase !== true) continue;
    if (
      last === first + 1 &&
      adjective !== undefined &&
      (before?.pos === 'DET' || manifold.has(owner.text) || /[sxzß]$|^[\p{Lu}]+$/u.test(owner.text))
    )
      owners[first] = {
        ...written(owner, first === 0 ? capitalised(`${adjective}e`) : `${adjective}e`),
        pos: 'ADJ',
        lemma: adjective,
      };
    else owners[last - 1] = written(owner, `${owner.text}s`);
  }
  return owners.filter((_, i) => !dropped.has(i));
};
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const isBody = (text: string): boolean =>
  officeOf(text) !== undefined ||
  /(?:ministerium|armee|militär|regierung|polizei|küstenwache|parlament|botschaft)$/i.test(text);

/** "Hasina, wer nannte …", "der Pakt, welches gibt …": the relative pronoun of what it describes, as subject or object. */
const putRelatives = (words: readonly Word[]): Word[] => {
  // "ein Pakt welcher erlaubt"
  const parted = words.flatMap((word, i) =>
    isRelative(word) && isNominal(words[i - 1]) ? [added(',', 'PUNCT', word), word] : [word],
  );
  return parted.map((word, i) => {
    // "Netanjahu, gegen wen ein Haftbefehl vorliegt"
    if (/^we[nm]$/.test(word.lower) && parted[i - 1]?.pos === 'ADP' && parted[i - 2]?.text === ',')
      return { ...written(word, word.lower === 'wen' ? 'den' : 'dem'), pos: 'PRON', lemma: 'der', analyses: [] };
    // "Peña, wem er beschuldigt", "…, wem er gab Zeit"
    if (word.lower === 'wem' && parted[i - 1]?.text === ',' && isNominal(parted[i - 2]) && restHasVerb(parted, i + 1)) {
      const isGiven = verbsAround(parted, i + 2).some((verb) => toWhom.has(verb) || givers.has(verb));
      return { ...written(word, isGiven ? 'dem' : 'den'), pos: 'PRON', lemma: 'der', analyses: [] };
    }
    const isWho = word.lower === 'wer';
    // "ein Vertrag, welcher erlaubte amerikanische Soldaten": what looks like an adjective is the verb.
    const before = parted[i - 1];
    if (
      word.pos === 'ADJ' &&
      has(word, 'fin') &&
      before !== undefined &&
      isRelative(before) &&
      parted[i - 2]?.text === ','
    )
      return { ...word, pos: 'VERB' };
    if (!isWho && !isRelative(word)) return word;
    const described = parted[i - 2];
    if (parted[i - 1]?.text !== ',' || described === undefined) return word;
    if (!(isNominal(described) || described.pos === 'PUNCT' || described.pos === 'NUM')) return word;
    if (isWho && !restHasVerb(parted, i + 1)) return word;
    // "Modi, wer ist": a person, though the name is also a plural of things.
    const isPerson =
      isWho && officeOf(described.text)?.plural !== true && !/^sind$|en$/.test(parted[i + 1]?.lower ?? '');
    const spoken =
      isPerson && pronounFor(parted, i) === 'die' && genderOf(parted, i - 2).gender !== 'f' ? 'der' : undefined;
    return { ...written(word, spoken ?? pronounFor(parted, i)), pos: 'PRON', lemma: 'der', analyses: [] };
  });
};
const pronounFor = (words: readonly Word[], at: number): string => {
  const word = words[at] as Word;
  const nouns: number[] = [];
  for (let i = at - 2; i >= 0 && nouns.length < 3 && !isSeparator(words[i] as Word) && !isVerb(words[i] as Word); i--)
    if (isNominal(words[i])) nouns.push(i);
  const kinds = (nouns.length > 0 ? nouns : [Math.max(at - 2, 0)]).map((noun) => genderOf(words, noun));
  // The pronoun itself tells of which noun it is, where it agrees with one.
  const meant =
    kinds.find(({ gender, number }) =>
      word.lower === 'welche'
        ? number === 'pl' || gender === 'f'
        : word.lower === 'welcher'
          ? number === 'sg' && gender === 'm'
          : word.lower === 'welches' && number === 'sg' && gender === 'n',
    ) ?? kinds[0];
  const next = words[at + 1];
  const isSubject = next !== undefined && (isFiniteVerb(next) || next.pos === 'ADV' || next.pos === 'PART');
  if (meant?.number === 'pl' || meant?.gender === 'f') return 'die';
  if (meant?.gender === 'n') return 'das';
  return isSubject ? 'der' : 'den';
};
/** Gender and number of what a name or noun speaks of; people are told by the office before their name. */
const genderOf = (words: readonly Word[], noun: number): { gender: 'm' | 'f' | 'n'; number: 'sg' | 'pl' } => {
  const word = words[noun] as Word;
  if (word.pos === 'NOUN') {
    const readings = word.analyses.filter((a) => a.pos === 'NOUN');
    const determined = readings[0];
    const alone = readings.length > 0 && readings.every((a) => a.number === 'pl');
    return { gender: determined?.gender ?? 'm', number: alone ? 'pl' : 'sg' };
  }
  const entry = loadLexicon().entryOf(word.text);
  if (entry?.type === 'Country') return { gender: 'n', number: 'sg' };
  for (let i = noun - 1; i >= 0 && i >= noun - 6; i--) {
    const before = words[i] as Word;
    if (before.pos === 'NOUN') {
      const office = officeOf(before.text);
      if (office?.gender === 'f') return { gender: 'f', number: 'sg' };
      break;
    }
    if (before.pos !== 'PROPN' && before.text !== ',') break;
  }
  return { gender: 'm', number: 'sg' };
};

/** "verurteilte der Deal", "hat angekündigt ein Gipfel": behind the verb, with a subject before it, nothing is a nominative. */
const putCases = (words: readonly Word[]): Word[] => {
  const out = [...words];
  for (let i = 1; i < words.length; i++) {
    const verb = words[i] as Word;
    if (!isFiniteVerb(verb) || isZu(words, i - 1) || !hasSubjectBefore(words, i)) continue;
    const waits = isAuxiliary(verb);
    // "ist der Präsident", but "wird besuchen der Präsident"
    if (
      copulas.has(lemmaOf(verb, 'fin')) &&
      !words.slice(i + 1, i + 4).some((word) => isVerb(word) && has(word, 'inf'))
    )
      continue;
    for (let k = i + 1; k < words.length && !endsCases(words, k, waits); k++) {
      const accusative = accusatives.get((words[k] as Word).lower);
      const noun = accusative === undefined ? undefined : nounOf(words, k);
      if (accusative === undefined || noun === undefined || !isMasculine(noun)) continue;
      out[k] = written(words[k] as Word, accusative);
      const next = words[k + 1] as Word;
      if (next.pos === 'ADJ' && next.lower.endsWith('er')) out[k + 1] = written(next, next.text.replace(/er$/, 'en'));
    }
  }
  return out;
};
const accusatives: ReadonlyMap<string, string> = new Map(
  'der den|ein einen|kein keinen|sein seinen|ihr ihren|unser unseren|dieser diesen|jeder jeden'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);
const endsCases = (words: readonly Word[], i: number, waits: boolean): boolean => {
  const word = words[i] as Word;
  return (
    isSeparator(word) ||
    (isFiniteVerb(word) && !(waits && isNonfinite(word))) ||
    isOpener(words, i) ||
    word.lower === 'als' ||
    word.lower === 'wie'
  );
};
const nounOf = (words: readonly Word[], determiner: number): Word | undefined => {
  let i = determiner + 1;
  while (words[i]?.pos === 'ADJ' || isQuotationMark(words[i]?.text ?? '')) i++;
  return words[i]?.pos === 'NOUN' ? words[i] : undefined;
};
const isMasculine = ({ analyses }: Word): boolean => {
  const readings = analyses.filter((a) => a.pos === 'NOUN');
  return (
    readings.some((a) => a.gender === 'm' && a.number === 'sg' && a.case === 'nom') &&
    readings.every((a) => a.gender === 'm')
  );
};
/** "Der Präsidentschaft beschuldigte X", "Kongolesische Oppositionsführer X forderte": a subject in front, told as one. */
const putSubjects = (words: readonly Word[]): Word[] => {
  const out = [...words];
  for (let i = 0; i + 2 < words.length; i++) {
    const before = words[i - 1];
    if (before !== undefined && !isSeparator(before)) continue;
    const word = words[i] as Word;
    const noun = nounOf(words, i);
    if (noun === undefined || noun.start <= word.start || !standsBeforeVerb(words, words.indexOf(noun))) continue;
    // "Peña, der letzte Woche sprach": the time is no subject.
    if (timeNouns.has(noun.lemma.toLowerCase())) continue;
    const { lower, pos } = word;
    const readings = noun.analyses.filter((a) => a.pos === 'NOUN');
    if (readings.some((a) => a.number === 'pl')) {
      // "Kongolesische Oppositionsführer Martin Fayulu"
      if (
        pos === 'ADJ' &&
        lower.endsWith('e') &&
        i + 1 === words.indexOf(noun) &&
        canBeMasculine(noun) &&
        words[i + 2]?.pos === 'PROPN'
      )
        out[i] = written(word, `${word.text}r`);
      continue;
    }
    const genders = new Set(readings.map((a) => a.gender));
    if (genders.size !== 1 || !/^(?:der|die|das)$/.test(lower)) continue;
    const right = genders.has('m') ? 'der' : genders.has('f') ? 'die' : 'das';
    // "Der Partei warf er Verrat vor": in a sentence that is good German it may be a dative.
    const verb = words.slice(words.indexOf(noun)).find(isFiniteVerb);
    if (verb !== undefined && lower === 'der' && toWhom.has(lemmaOf(verb, 'fin'))) continue;
    if (right !== lower) out[i] = written(word, /^D/.test(word.text) ? capitalised(right) : right);
  }
  return out;
};
const canBeMasculine = ({ analyses }: Word): boolean =>
  analyses.some((a) => a.pos === 'NOUN' && a.gender === 'm' && a.number === 'sg' && a.case === 'nom');
/** A noun with a verb behind it, or behind the name or the aside that follows it. */
const standsBeforeVerb = (words: readonly Word[], noun: number): boolean => {
  for (let i = noun + 1; i < words.length && i < noun + 14; i++) {
    const word = words[i] as Word;
    if (isFiniteVerb(word)) return true;
    if (isSeparator(word) && word.text !== ',') return false;
  }
  return false;
};

/** A noun phrase without a preposition, a relative or a personal pronoun before the verb in its clause. */
const hasSubjectBefore = (words: readonly Word[], verb: number): boolean => {
  for (let i = verb - 1; i >= 0; i--) {
    const word = words[i] as Word;
    if (isSeparator(word) || isVerb(word)) return false;
    if (word.pos === 'PRON' || (isNominal(word) && !timeNouns.has(word.lemma.toLowerCase()) && !isGoverned(words, i)))
      return true;
  }
  return false;
};
const isGoverned = (words: readonly Word[], noun: number): boolean => {
  let i = noun - 1;
  while (i >= 0 && (isNominal(words[i]) || /^(?:DET|ADJ|NUM)$/.test(words[i]?.pos ?? ''))) i--;
  return words[i]?.pos === 'ADP';
};

/** "sagte Biden werde versprechen", "sagte der Pakt sei": a clause begins behind the verb that tells it. */
const putCommas = (words: readonly Word[]): Word[] => {
  const out: Word[] = [];
  words.forEach((word, i) => {
    out.push(word);
    const next = words[i + 1];
    // "hat zugesehen wie X unterzeichnete", "wurde abgesagt nachdem Y …"
    const opens = next !== undefined && !isSeparator(word) && !coordinators.has(word.lower) && isOpener(words, i + 1);
    if (opens && !isRelative(next) && hasVerbBefore(words, i + 1) && (next.lower !== 'wie' || isVerb(word))) {
      out.push(added(',', 'PUNCT', next));
      return;
    }
    if (next === undefined || !opensClauseAt(words, i + 1)) return;
    // "sagte am Montag er wird", "sagte zu Reportern das Land werde"
    const told =
      words[i - 1]?.pos === 'ADP' && isNominal(word) && isAddressed(word) ? (words[i - 2] as Word | undefined) : word;
    if (told === undefined || !isFiniteVerb(told) || !tellers.has(lemmaOf(told, 'fin'))) return;
    out.push(added(',', 'PUNCT', next));
  });
  return out;
};
const isAddressed = ({ lemma, lower }: Word): boolean =>
  timeNouns.has(lemma.toLowerCase()) || /^(?:reportern|journalisten)$/.test(lower);
const opensClauseAt = (words: readonly Word[], from: number): boolean => {
  const next = words[from] as Word;
  if (!opensNominal(next) && !(next.pos === 'PRON' && /^(?:er|sie|es)$/.test(next.lower))) return false;
  for (let i = from + 1; i < words.length; i++) {
    const word = words[i] as Word;
    if (isSeparator(word) || coordinators.has(word.lower) || subordinators.has(word.lower) || isZu(words, i))
      return false;
    if (isFiniteVerb(word) && !has(word, 'part2') && (!has(word, 'inf') || isAuxiliary(word))) return true;
  }
  return false;
};

/** "Modi und Starmer am Donnerstag unterzeichneten ein Abkommen": the verb before the time behind its subject. */
const putSeconds = (words: readonly Word[]): Word[] => {
  const out = [...words];
  for (let i = 1; i + 2 < out.length; i++) {
    if (!/^(?:am|im)$/.test(out[i]?.lower ?? '') || !isNominal(out[i - 1]) || !hasSubjectBefore(out, i)) continue;
    let to = i + 1;
    while (/^(?:DET|ADJ|NUM)$/.test(out[to]?.pos ?? '')) to++;
    if (!timeNouns.has(out[to]?.lemma.toLowerCase() ?? '')) continue;
    to++;
    if (out[to]?.lower === 'in' && out[to + 1]?.pos === 'PROPN') to += 2;
    const verb = out[to];
    // "unterzeichneten" behind a time looks like an adjective.
    const isPast = verb !== undefined && (verb.pos === 'VERB' || verb.pos === 'ADJ') && has(verb, 'fin');
    if (verb === undefined || !isPast || !opensNominal(out[to + 1]) || hasVerbBefore(out, i)) continue;
    out.splice(to, 1);
    // No participle that lost its auxiliary.
    const analyses = verb.analyses.filter((a) => a.form === 'fin');
    out.splice(i, 0, { ...verb, pos: 'VERB', lemma: lemmaOf(verb, 'fin'), analyses });
  }
  return out;
};

/** "Japan auch bereitgestellt Radare", "X und Y unterzeichnet einen Pakt": a participle that lost its auxiliary. */
const putAuxiliaries = (words: readonly Word[]): Word[] => {
  const out: Word[] = [];
  words.forEach((word, i) => {
    if (isLoneParticiple(words, i)) {
      const several = isSeveral(words, i);
      const auxiliary = added(several ? 'haben' : 'hat', 'AUX', word);
      out.push({ ...auxiliary, lemma: 'haben', analyses: loadMorphology().analyse(auxiliary.text), placed: false });
    }
    out.push(word);
  });
  return out;
};
const isLoneParticiple = (words: readonly Word[], i: number): boolean => {
  const word = words[i] as Word;
  if (!isNonfinite(word) || !has(word, 'part2') || has(word, 'inf')) return false;
  // "unterzeichnet" alone may be a present; many do not sign so.
  if (has(word, 'fin') && !(isSeveral(words, i) && !has(word, 'inf'))) return false;
  if (!opensNominal(words[i + 1]) && !/^(?:am|im|wie)$/.test(words[i + 1]?.lower ?? '')) return false;
  if (!hasSubjectBefore(words, i)) return false;
  for (let k = i - 1; k >= 0 && !isSeparator(words[k] as Word); k--) if (isVerb(words[k] as Word)) return false;
  for (let k = i + 1; k < words.length; k++) {
    const next = words[k] as Word;
    if (isSeparator(next) || isRelative(next) || subordinators.has(next.lower)) break;
    if (isVerb(next)) return false;
  }
  return true;
};
/** "X und Y", "die Länder" before a verb. */
const isSeveral = (words: readonly Word[], verb: number): boolean => {
  for (let i = verb - 1; i >= 0 && !isSeparator(words[i] as Word); i--)
    if ((words[i] as Word).lower === 'und') return true;
  return false;
};

/** Where the clause that goes on at a word ends. */
const endOf = (words: readonly Word[], from: number): number => {
  let i = from;
  for (; i < words.length; i++) {
    const word = words[i] as Word;
    if (isSeparator(word)) break;
    if (isZu(words, i) || (isInnerZu(word) && i > from)) break;
    if (/^(?:um|ohne|statt|anstatt)$/.test(word.lower) && isZu(words, i + 1)) break;
    if (opensNominalVerb(words, i)) break;
    if (isOpener(words, i) || (coordinators.has(word.lower) && joinsClauses(words, i))) break;
  }
  // A closing quotation mark stays behind what it closes.
  const marks = words.slice(from, i).filter(({ text }) => isQuotationMark(text)).length;
  return i > from && marks % 2 === 1 && isQuotationMark((words[i - 1] as Word).text) ? i - 1 : i;
};
const isQuotationMark = (text: string): boolean => /^["„“”»«‚‘’›‹]$/.test(text);
const isOpener = (words: readonly Word[], i: number): boolean => {
  const word = words[i] as Word;
  if (isRelative(word) && words[i + 1] !== undefined) return true;
  return isSubordinator(words, i) && hasFiniteBefore(words, i + 1);
};
const isSubordinator = (words: readonly Word[], i: number): boolean => {
  const { lower, pos } = words[i] as Word;
  if (!subordinators.has(lower)) return false;
  if (lower === 'wo' || lower === 'nachdem') return true;
  // "während Präsident X dankte", but "während des Besuchs"
  if (lower === 'während')
    return !/^(?:de[rs]|[\p{L}]+e[rs])$/u.test(words[i + 1]?.lower ?? '') && hasFiniteBefore(words, i + 1);
  return pos === 'SCONJ' || (pos !== 'ADP' && pos !== 'ADV');
};
const hasFiniteBefore = (words: readonly Word[], from: number): boolean => {
  for (let i = from; i < words.length; i++) {
    const word = words[i] as Word;
    if (isSeparator(word)) return false;
    if (isFiniteVerb(word)) return true;
  }
  return false;
};
const joinsClauses = (words: readonly Word[], at: number): boolean => {
  // "zwischen 2021 und 2022"
  if (/^\d/.test(words[at - 1]?.text ?? '') && /^\d/.test(words[at + 1]?.text ?? '')) return false;
  for (let i = at + 1; i < words.length; i++) {
    const word = words[i] as Word;
    if (isSeparator(word) || subordinators.has(word.lower) || isZu(words, i)) return false;
    if (isVerb(word) || isNonfinite(word)) return true;
  }
  return false;
};

/** How a clause begins in which a verb stands. */
const opensDependent = (words: readonly Word[], at: number): boolean => {
  for (let i = at - 1; i >= 0; i--) {
    const word = words[i] as Word;
    if (isRelativePronoun(words, i)) return true;
    if (isSubordinator(words, i)) return true;
    if (isSeparator(word)) return false;
    if (isFiniteVerb(word)) return false;
  }
  return false;
};
/** Behind a comma or a preposition behind a comma; an article stands before its noun. */
const isRelativePronoun = (words: readonly Word[], i: number): boolean => {
  const word = words[i] as Word;
  const before = words[i - 1];
  const opens = before?.text === ',' || (before?.pos === 'ADP' && words[i - 2]?.text === ',');
  if (!opens) return false;
  if (isRelative(word)) return true;
  if (!/^(?:d(?:er|ie|as|em|en|enen|eren|essen))$/.test(word.lower)) return false;
  const next = words[i + 1];
  return word.pos === 'PRON' || (next !== undefined && isFiniteVerb(next));
};

/** Puts verbs at the end of their clause: participles and infinitives of a main clause, all verbs of a dependent one. */
const putVerbs = (words: readonly Word[]): Word[] => {
  const out = [...words];
  let bracket: Word | undefined;
  for (let i = 0; i < out.length; i++) {
    const word = out[i] as Word;
    if (isSeparator(word)) bracket = undefined;
    if (word.placed) continue;
    // "hat telefoniert mit X und versprochen weitere Hilfe"
    if (
      bracket !== undefined &&
      coordinators.has(out[i - 1]?.lower ?? '') &&
      isNonfinite(word) &&
      fitsBracket(bracket, word)
    ) {
      const end = endOf(out, i + 1);
      out[i] = { ...word, placed: true };
      move(out, i, i + 1, end);
      continue;
    }
    if (!isFiniteVerb(word) || isZu(out, i - 1) || isParticipleAside(out, i)) continue;
    const dependent = opensDependent(out, i);
    const auxiliary = isAuxiliary(word);
    const group = auxiliary ? groupOf(out, i) : undefined;
    bracket = auxiliary && !dependent ? word : undefined;
    const rest = group?.[1] ?? i + 1;
    const end = endOf(out, rest);
    out[i] = { ...word, placed: true };
    if (group !== undefined) for (let k = group[0]; k < group[1]; k++) out[k] = { ...(out[k] as Word), placed: true };
    if (dependent) {
      // "wenn es setzt fort seine Übungen"
      if (group === undefined && standsBeside(out, i)) {
        const [prefix] = out.splice(i + 1, 1) as [Word];
        out[i] = { ...written(word, prefix.lower + word.lower), end: prefix.end, placed: true };
        move(out, i, i + 1, endOf(out, i + 1));
        i--;
        continue;
      }
      // "während Abbas dankte Carney": side by side two names would be one.
      if (group === undefined && out[i - 1]?.pos === 'PROPN' && out[i + 1]?.pos === 'PROPN') continue;
      if (group !== undefined) move(out, group[0], group[1], end);
      move(out, i, i + 1, end);
      if (end > i + 1) i--;
      continue;
    }
    const prefix = group === undefined ? unsplitPrefix(word) : undefined;
    if (prefix !== undefined && i + 1 < end) {
      // "zurückzog sein Land"
      const finite = {
        ...written(word, word.text.slice(prefix.length)),
        start: word.start + prefix.length,
        placed: true,
      };
      out.splice(i, 1, finite);
      out.splice(end, 0, { ...added(prefix, 'ADP', word), end: word.start + prefix.length });
      continue;
    }
    if (group !== undefined && group[1] < end) move(out, group[0], group[1], end);
    else if (group === undefined && standsBeside(out, i)) {
      out[i + 1] = { ...(out[i + 1] as Word), placed: true, pos: 'ADP' };
      move(out, i + 1, i + 2, endOf(out, i + 2));
    }
  }
  return out;
};
/** The prefix of a verb that stands unsplit though its clause is a main one. */
const unsplitPrefix = (verb: Word): string | undefined => {
  if (has(verb, 'inf') || has(verb, 'part2') || verb.end - verb.start !== verb.text.length) return undefined;
  const prefix = verb.analyses.find((a) => a.form === 'fin')?.prefix;
  return prefix !== undefined && verb.lower.startsWith(prefix) ? prefix : undefined;
};
/** Moves the words [from, to) before the one at `end`. */
const move = (words: Word[], from: number, to: number, end: number): void => {
  if (end <= to) return;
  const moved = words.splice(from, to - from);
  words.splice(end - moved.length, 0, ...moved);
};
const fitsBracket = (auxiliary: Word, word: Word): boolean => {
  const lemma = lemmaOf(auxiliary, 'fin');
  return lemma === 'haben' || lemma === 'sein' ? has(word, 'part2') : has(word, 'inf') || has(word, 'part2');
};
/** The participles and infinitives that an auxiliary waits for, side by side. */
const groupOf = (words: readonly Word[], auxiliary: number): [first: number, last: number] | undefined => {
  const opener = words[auxiliary] as Word;
  const end = Math.min(endOf(words, auxiliary + 1), auxiliary + 12);
  for (let i = auxiliary + 1; i < end; i++) {
    const word = words[i] as Word;
    if (!isNonfinite(word) || !fitsBracket(opener, word)) continue;
    let last = i + 1;
    while (last < end && isVerb(words[last] as Word) && isNonfinite(words[last] as Word)) last++;
    return [i, last];
  }
  return undefined;
};
/** "…, unterzeichnet bei X": a participle behind a comma, with what completes it. */
const isParticipleAside = (words: readonly Word[], i: number): boolean =>
  has(words[i] as Word, 'part2') &&
  (words[i - 1]?.text === ',' || i === 0) &&
  /^(?:bei|von|durch|in|am|im)$/.test(words[i + 1]?.lower ?? '');
/** "lud ein Modi", "wies zurück die Vorwürfe": the prefix right behind its verb, with the object behind it. */
const standsBeside = (words: readonly Word[], i: number): boolean => {
  const verb = words[i] as Word;
  const prefix = words[i + 1];
  const next = words[i + 2];
  if (prefix === undefined || next === undefined || isSeparator(next)) return false;
  const verbs = separable.get(prefix.lower);
  if (verbs === undefined || !verbs.has(lemmaOf(verb, 'fin'))) return false;
  // "nahm an der Sitzung teil"
  const last = words[endOf(words, i + 2) - 1];
  if (last !== undefined && last !== prefix && particles.has(last.lower)) return false;
  // "lud ein Team ein"
  const isThing = next.analyses.some((a) => isListedNoun(a) && a.number !== 'pl');
  return prefix.lower !== 'ein' || !isThing || officeOf(next.text) !== undefined;
};

/** "beschuldigte X zu verkaufen das Land", "forderte X abzuziehen seine Truppen": the infinitive behind what completes it. */
const putInfinitives = (words: readonly Word[]): Word[] => {
  const out = [...words];
  for (let i = 1; i < out.length; i++) {
    const word = out[i] as Word;
    const single = isInnerZu(word);
    if (word.placed || !(single || isZu(out, i))) continue;
    const opener = /^(?:um|ohne|statt|anstatt)$/.test(out[i - 1]?.lower ?? '') ? i - 1 : i;
    const before = out[opener - 1];
    const to = single ? i + 1 : i + 2;
    // "zu haben geschickt Soldaten"
    const participle = out[to];
    if (
      !single &&
      participle !== undefined &&
      has(participle, 'part2') &&
      /^(?:haben|sein)$/.test(out[to - 1]?.lower ?? '')
    ) {
      out.splice(to, 1);
      out.splice(i, 0, { ...participle, placed: true });
      const [moved, ...rest] = [out[i] as Word, out[i + 1] as Word, out[i + 2] as Word];
      const end = endOf(out, to + 1);
      out.splice(i, 3);
      out.splice(end - 3, 0, moved, ...rest.map((word) => ({ ...word, placed: true })));
      i = end - 1;
      continue;
    }
    const end = endOf(out, to);
    if (end === to || (before !== undefined && /^(?:haben|brauchen|scheinen)$/.test(lemmaOf(before, 'fin')))) continue;
    for (let k = i; k < to; k++) out[k] = { ...(out[k] as Word), placed: true };
    move(out, i, to, end);
    // "…, X zu verfolgen, und drohte": who acts before the infinitive goes on.
    const joint = out[end];
    if (joint !== undefined && coordinators.has(joint.lower) && isFiniteVerb((out[end + 1] ?? joint) as Word))
      out.splice(end, 0, added(',', 'PUNCT', joint));
    if (before !== undefined && !isSeparator(before) && hasVerbBefore(out, opener)) {
      // "beschuldigt sich einzumischen"
      const at = before.lower === 'sich' && isVerb(out[opener - 2] ?? before) ? opener - 1 : opener;
      out.splice(at, 0, added(',', 'PUNCT', out[at] as Word));
      i++;
    }
    i = Math.max(i, opener);
  }
  return out;
};

/** A verb between a word and the mark before it. */
const hasVerbBefore = (words: readonly Word[], at: number): boolean => {
  for (let i = at - 1; i >= 0 && !isSeparator(words[i] as Word); i--) {
    const word = words[i] as Word;
    // "erlaubt Russland zu bauen": taken for a participle.
    if (isVerb(word) || (word.pos === 'ADJ' && has(word, 'fin'))) return true;
  }
  return false;
};

/** "für gestellt haben eine Bedingung", "von Bauen eine Bombe", "nach halten Gespräche": an English gerund. */
const opensNominalVerb = (words: readonly Word[], i: number): boolean => {
  const word = words[i];
  const verb = words[i + 1];
  if (word === undefined || verb === undefined || !/^(?:für|von|nach|bei|ohne|durch|vor|wegen)$/.test(word.lower))
    return false;
  const at = has(verb, 'part2') && words[i + 2]?.lower === 'haben' ? i + 3 : i + 2;
  if (at === i + 2 && !(/^\p{Ll}/u.test(verb.text) ? has(verb, 'inf') && isVerb(verb) : isGerund(verb))) return false;
  const object = words[at];
  return object !== undefined && opensNominal(object) && !/^(?:de[sr]|dieser|dieses)$/.test(object.lower);
};
const isGerund = ({ lower, pos }: Word): boolean =>
  pos === 'NOUN' &&
  lower.endsWith('en') &&
  loadMorphology()
    .analyse(lower)
    .some((a) => a.form === 'inf' && a.pos === 'VERB');
const putGerunds = (words: readonly Word[]): Word[] => {
  const out = [...words];
  for (let i = 1; i < out.length; i++) {
    if (!opensNominalVerb(out, i)) continue;
    const preposition = out[i] as Word;
    const verb = out[i + 1] as Word;
    if (idle.has(verb.lower) && /^(?:nach|bei|vor|durch)$/.test(preposition.lower)) {
      out.splice(i + 1, 1);
      continue;
    }
    if (!/^(?:für|von|wegen)$/.test(preposition.lower)) continue;
    const perfect = has(verb, 'part2') && out[i + 2]?.lower === 'haben';
    const to = perfect ? i + 3 : i + 2;
    const end = endOf(out, to);
    const group = out.slice(i + 1, to).map((word) => ({ ...written(word, word.lower), placed: true }));
    const infinitive = group.at(-1) as Word;
    const rest = out.slice(to, end);
    out.splice(
      i,
      end - i,
      added(',', 'PUNCT', preposition),
      ...rest,
      ...group.slice(0, -1),
      added('zu', 'PART', infinitive),
      infinitive,
    );
  }
  return out;
};

/** "Hilfe zu der Ukraine", "reiste zu Moskau", "unterzeichnet bei X": prepositions that German does not use there. */
const putPrepositions = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    const next = words[i + 1];
    if (next === undefined || word.placed || !opensNominal(next)) return word;
    if (word.lower === 'zu' && word.pos !== 'PUNCT' && !isZu(words, i)) {
      const before = words[i - 1];
      const noun = isNominal(before) ? (before as Word) : undefined;
      const last = noun?.lower.split('-').at(-1) ?? '';
      if (journeys.has(last)) return written(word, 'in');
      if (givers.has(last)) return written(word, 'an');
      const place = isPlace(words, i + 1);
      const verbs = verbsAround(words, i);
      if (verbs.some((verb) => givers.has(verb)) && place !== undefined) return written(word, 'an');
      if (place === 'bare' && verbs.some((verb) => travels.has(verb))) return written(word, 'nach');
      return word;
    }
    if (
      word.lower === 'von' &&
      verbsAround(words, i).some((verb) => /^(?:zurückziehen|austreten|abziehen)$/.test(verb))
    )
      return written(word, 'aus');
    // "Gespräche auf ein Abkommen"
    if (word.lower === 'auf' && isHead(words[i - 1]?.text ?? '')) return written(word, 'über');
    if (/^(?:auf|für)$/.test(word.lower) && meetings.has(words[i - 1]?.lower ?? '')) return written(word, 'über');
    if (word.lower === 'bei' && isPassiveBefore(words, i)) return written(word, 'von');
    return word;
  });
/** "zu der Ukraine" once zu is an: the article follows. */
const putArticles = (words: readonly Word[]): Word[] =>
  words.map((word, i) => {
    const before = words[i - 1];
    if (before === undefined || before.end === before.start || before.lower !== 'an' || before.pos !== 'ADP')
      return word;
    if (before.lemma === 'an' || word.pos !== 'DET') return word;
    const noun = nounOf(words, i);
    if (word.lower === 'der') return written(word, 'die');
    if (word.lower === 'dem') return written(word, noun !== undefined && isMasculine(noun) ? 'den' : 'das');
    return word.lower === 'den' ? written(word, 'die') : word;
  });
/** Whether a state, its seat or its government is named at a word. */
const isPlace = (words: readonly Word[], from: number): 'bare' | 'other' | undefined => {
  const lexicon = loadLexicon();
  for (let i = from; i < from + 3; i++) {
    const match = lexicon.longestAt((k) => words[k]?.text, i);
    if (match?.entry.type === 'Country') return i === from ? 'bare' : 'other';
    if (match !== undefined || words[i]?.lower === 'regierung') return 'other';
    if (!/^(?:DET|ADJ)$/.test(words[i]?.pos ?? '')) return undefined;
  }
  return undefined;
};
const verbsAround = (words: readonly Word[], at: number): string[] => {
  const found: string[] = [];
  const collect = (word: Word): void => {
    for (const a of word.analyses) if (a.pos === 'VERB' && !found.includes(a.lemma)) found.push(a.lemma);
  };
  for (let i = at - 1; i >= 0 && !isSeparator(words[i] as Word); i--)
    if (isVerb(words[i] as Word) || isNonfinite(words[i] as Word)) collect(words[i] as Word);
  for (let i = at + 1; i < words.length && !isSeparator(words[i] as Word); i++)
    if (isVerb(words[i] as Word) || isNonfinite(words[i] as Word)) collect(words[i] as Word);
  const prefixes = words.filter((word) => separable.has(word.lower));
  return [...found, ...prefixes.flatMap(({ lower }) => found.map((verb) => lower + verb))];
};
/** "wurde vereidigt bei X", "das Abkommen, unterzeichnet bei X": who acts. */
const isPassiveBefore = (words: readonly Word[], at: number): boolean => {
  const before = words[at - 1];
  if (before !== undefined && isNonfinite(before) && has(before, 'part2')) {
    for (let i = at - 2; i >= 0; i--) {
      const word = words[i] as Word;
      if (isAuxiliary(word)) return lemmaOf(word, 'fin') !== 'haben';
      if (isSeparator(word)) return true;
    }
    return true;
  }
  return before !== undefined && isAuxiliary(before) && lemmaOf(before, 'fin') === 'werden';
};

/** "In Dhaka, die Partei beschuldigte X", "Im August die Länder hatten …": behind what stands in front comes the verb. */
const putFronts = (words: readonly Word[]): Word[] => {
  const first = words[0];
  if (first === undefined) return [...words];
  // "Später er wird reisen"
  const [, pronoun, predicate] = words;
  if (
    fronts.has(first.lower) &&
    predicate !== undefined &&
    /^(?:er|sie|es|wir)$/.test(pronoun?.lower ?? '') &&
    isFiniteVerb(predicate)
  )
    return [first, predicate, pronoun as Word, ...words.slice(3)];
  const isTime = first.pos === 'NOUN' && timeNouns.has(first.lemma.toLowerCase());
  if (first.pos !== 'ADP' && first.pos !== 'ADV' && !isTime) return [...words];
  let front = 1;
  while (front < words.length && front < 6 && isFrontWord(words, front)) front++;
  const comma = words[front]?.text === ',';
  const from = comma ? front + 1 : front;
  if (!comma && first.pos !== 'ADP') return [...words];
  // Without a comma the front ends with its first noun or year.
  const subject = comma ? from : subjectAfter(words);
  if (subject === undefined || !opensNominal(words[subject])) return [...words];
  let verb = subject + 1;
  while (
    verb < words.length &&
    verb < subject + 12 &&
    !isSeparator(words[verb] as Word) &&
    !isFiniteVerb(words[verb] as Word)
  )
    verb++;
  const finite = words[verb];
  if (finite === undefined || isSeparator(finite) || !isFiniteVerb(finite)) return [...words];
  const before = words.slice(0, comma ? front : subject);
  if (isNominal(words[verb - 1]) && isNominal(words[verb + 1])) return [...before, ...words.slice(subject)];
  return [...before, finite, ...words.slice(subject, verb), ...words.slice(verb + 1)];
};
const isFrontWord = (words: readonly Word[], i: number): boolean =>
  /^(?:NOUN|PROPN|DET|ADJ|NUM|ADV|ADP)$/.test(words[i]?.pos ?? '') && !isFiniteVerb(words[i] as Word);
/** "Im August die Länder", "Im Jahr 2016 ein Gericht": where a second noun phrase begins. */
const subjectAfter = (words: readonly Word[]): number | undefined => {
  let i = 1;
  while (/^(?:DET|ADJ|NUM)$/.test(words[i]?.pos ?? '')) i++;
  const noun = words[i];
  if (noun === undefined || !timeNouns.has(noun.lemma.toLowerCase())) return undefined;
  i++;
  if (words[i]?.pos === 'NUM' || /^\d{4}$/.test(words[i]?.text ?? '')) i++;
  return words[i]?.pos === 'DET' || words[i]?.pos === 'PROPN' ? i : undefined;
};

const steps: readonly ((words: readonly Word[]) => Word[])[] = [
  putWords,
  putAdjectives,
  putPlans,
  putOwners,
  putSpokespeople,
  joinCompounds,
  putTurns,
  dropPersonal,
  putRelatives,
  putCommas,
  putSeconds,
  putAuxiliaries,
  putPrepositions,
  putArticles,
  putSubjects,
  putCases,
  putGerunds,
  putVerbs,
  putInfinitives,
  putFronts,
];
