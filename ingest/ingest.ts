import type { Article, Problem } from '../graph/model.ts';
import { findClauses } from './analyse/clauses.ts';
import { loadMorphology } from './analyse/morphology.ts';
import { chunk } from './analyse/phrases.ts';
import { retag } from './analyse/retag.ts';
import { type Tagged, tag } from './analyse/tag.ts';
import { isWordByWord, putInOrder } from './analyse/wordByWord.ts';
import { clean } from './clean.ts';
import { identifyHeads, identifyTreaties } from './link/acrossArticles.ts';
import { resolveReferences } from './link/coreference.ts';
import { link, officeCountries, placeCountries } from './link/link.ts';
import type { Clause, Document, Extraction, Mention, Phrase, Sentence, Token } from './model.ts';
import { recognise } from './recognise/index.ts';
import { relate } from './relate/relate.ts';
import { type RawToken, type Split, split } from './split.ts';
import { finish, type Steps } from './steps.ts';
import { findTimes } from './time.ts';

/**
 * Reads one article: clean → split → analyse → recognise → link → relate. Pure and synchronous: the same article gives the
 * same extraction on every machine and every day. Never throws on odd text; what is odd becomes a problem.
 */
export const extract = (article: Article): Extraction => finish(extracting(article));

/** The same, with a pause after each step: for `finishAll`. */
export function* extracting(article: Article): Steps<Extraction> {
  const morphology = loadMorphology();
  const regions = clean(article);
  yield;
  const parts = split(article, regions, morphology.isKnown);
  yield;
  const { sentences, tokens } = tagAll(parts);
  yield;
  const found = yield* recognise({ article, sentences, tokens });
  yield;
  const names = namesByToken(found);
  const phrases: Phrase[] = [];
  const clauses: Clause[] = [];
  for (const sentence of sentences) {
    const chunks = chunk(tokens, sentence, names, phrases.length);
    const result = findClauses(tokens, sentence, chunks, names, morphology, {
      phrase: phrases.length,
      clause: clauses.length,
    });
    phrases.push(...result.phrases);
    clauses.push(...result.clauses);
  }
  yield;
  const times = findTimes(sentences, tokens, article.publishedAt);
  const analysed = {
    article,
    regions,
    sentences,
    tokens,
    phrases,
    clauses,
    times,
    ...places(tokens.length, phrases, clauses),
  };
  yield;
  const named = link({ ...analysed, mentions: found });
  yield;
  const held = officeCountries(tokens, named.mentions, named.entities);
  const heldIds = new Set(held.map(({ id }) => id));
  const reached = [
    ...placeCountries(tokens, named.mentions, named.entities).filter(({ id }) => !heldIds.has(id)),
    ...held,
  ];
  const entities = [...named.entities, ...reached];
  const mentions = resolveReferences({ ...analysed, ...named });
  yield;
  const read: Document = { ...analysed, mentions, entities };
  const treaties = identifyTreaties(entities, yield* relate(read), times);
  const all = identifyHeads(treaties.entities, treaties.statements);
  const renamed = new Map([...treaties.renamed, ...all.renamed]);
  // A city that is no capital brings its state in for whoever goes there, strikes it, is tried there, has a seat in it or governs it.
  const onlyReached = new Set(reached.map(({ id }) => id));
  const statements = all.statements.filter(
    ({ type, from, to, rule }) =>
      type === 'VISITED' ||
      rule === 'state:seat' ||
      rule === 'state:office-of-place' ||
      (type === 'PROSECUTED' && !onlyReached.has(to)) ||
      (type === 'HOLDS_POSITION' && heldIds.has(to)) ||
      (!onlyReached.has(from) && (type === 'ATTACKED' || !onlyReached.has(to))),
  );
  for (const { from, to } of statements) {
    onlyReached.delete(from);
    onlyReached.delete(to);
  }
  const identified = { entities: all.entities.filter(({ id }) => !onlyReached.has(id)), statements };
  const moved = mentions.map((m) => ({
    ...m,
    ...(m.entity === undefined ? {} : { entity: renamed.get(m.entity) ?? m.entity }),
  }));
  const document: Document = {
    ...read,
    mentions: renamed.size === 0 ? mentions : moved,
    entities: identified.entities,
  };
  const problems: Problem[] =
    sentences.length > 0
      ? []
      : [
          {
            rule: 'no-sentence',
            message: `no sentence found in „${article.name}“; expected German text`,
            place: article.name,
          },
        ];
  return { document, ...identified, problems };
}

/** Tags all sentences; those of an article that was translated word by word are put in order first. */
const tagAll = (parts: Split): { sentences: readonly Sentence[]; tokens: Token[] } => {
  const raw = parts.sentences.map(({ first, last }) => parts.tokens.slice(first, last));
  const tagged = raw.map((words) => retag(words, tag(words)));
  const tokens: Token[] = [];
  const put = (words: readonly RawToken[], tags: readonly Tagged[]): void =>
    words.forEach((word, i) => {
      tokens.push(tokenOf(word, tags[i] as Tagged));
    });
  if (!isWordByWord(raw, tagged)) {
    raw.forEach((words, s) => {
      put(words, tagged[s] as readonly Tagged[]);
    });
    return { sentences: parts.sentences, tokens };
  }
  const sentences = parts.sentences.map((sentence, s) => {
    const first = tokens.length;
    const words = putInOrder(raw[s] as readonly RawToken[], tagged[s] as readonly Tagged[]).map((word, i) => ({
      ...word,
      index: first + i,
      sentence: sentence.index,
    }));
    put(words, retag(words, tag(words)));
    return { ...sentence, first, last: tokens.length };
  });
  return { sentences, tokens };
};

/** Written out, not spread: all tokens then have one layout, and every stage reads them faster. */
const tokenOf = (raw: RawToken, { pos, lemma, analyses }: Tagged): Token => {
  const { start, end, index, sentence, text, lower, quoted, repaired } = raw;
  return { start, end, index, sentence, text, lower, quoted, repaired, pos, lemma, analyses };
};

/** Names are units for the chunker; of two that begin at one token the longer one counts. */
const namesByToken = (mentions: readonly Mention[]): Map<number, Mention> => {
  const names = new Map<number, Mention>();
  for (const mention of mentions) {
    if (mention.how !== 'name' && mention.how !== 'seat' && mention.how !== 'place') continue;
    const before = names.get(mention.first);
    if (before === undefined || before.last < mention.last) names.set(mention.first, mention);
  }
  return names;
};

/** Token → innermost clause and phrase. */
const places = (
  count: number,
  phrases: readonly Phrase[],
  clauses: readonly Clause[],
): { clauseOf: Int32Array; phraseOf: Int32Array } => {
  const clauseOf = new Int32Array(count).fill(-1);
  // "hat A getroffen und kritisiert": of two verbs that share their words, these are the last one's.
  for (const clause of clauses) for (const i of clause.tokens) if (clauseOf[i] === -1) clauseOf[i] = clause.index;
  const phraseOf = new Int32Array(count).fill(-1);
  const length = new Int32Array(count).fill(count + 1);
  for (const { index, first, last } of phrases)
    for (let i = first; i < last; i++) {
      if (last - first > (length[i] as number)) continue;
      length[i] = last - first;
      phraseOf[i] = index;
    }
  return { clauseOf, phraseOf };
};
