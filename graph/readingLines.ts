import { oneLine } from './characters.ts';
import { byCodeUnits } from './id.ts';
import { formJudgement, type Judgement, judgementId } from './judgements.ts';
import type { Article, Elsewhere, Entity, Problem, Reading, Statement } from './model.ts';
import { nodeTypes, relationTypes, statuses } from './ontology.ts';
import { formReading } from './reading.ts';
import type { GraphStore } from './store.ts';

/*
 * Backup of a store as text: one JSON line per article, per statement and per judgement, and one for the rules that articles were read by. The lines may be sorted, merged
 * and compared with any tool for text; in whatever order they come back, they make the same graph. So a line of a part of a graph says itself that it is one: a file may be
 * joined of wholes and parts.
 */

type Line =
  | {
      readonly kind: 'article';
      readonly article: Article;
      readonly entities: readonly Entity[];
      readonly alsoAt?: readonly Elsewhere[];
      /** How many lines of statements belong to it, so that a file that was cut off is seen to be one. */
      readonly statements?: number;
      /** True in the export of a part of a graph: it may lack statements. */
      readonly part?: true;
    }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'judgement'; readonly judgement: Judgement; readonly part?: true }
  | { readonly kind: 'rules'; readonly rules: string }
  /** The last line of a part that an older program wrote: it counts for the whole file. */
  | { readonly kind: 'part' };

const toLine = (line: Line): string => `${JSON.stringify(line)}\n`;

/** All that a store was told, as lines: articles by id, each followed by its statements by id, then the judgements and the rules, where they are known. */
export async function* formatReadings(
  store: Pick<GraphStore, 'readings' | 'judgements' | 'rules'> & { readonly isPart?: boolean },
): AsyncGenerator<string> {
  const part = store.isPart ? { part: true as const } : {};
  for await (const { article, entities, statements, alsoAt } of store.readings()) {
    yield toLine({
      kind: 'article',
      article,
      entities,
      ...(alsoAt === undefined ? {} : { alsoAt }),
      statements: statements.length,
      ...part,
    });
    for (const statement of statements) yield toLine({ kind: 'statement', statement });
  }
  for (const judgement of await store.judgements()) yield toLine({ kind: 'judgement', judgement, ...part });
  const rules = await store.rules();
  if (rules !== undefined) yield toLine({ kind: 'rules', rules });
}

/** The rule of problems that cost nothing: all of the line was taken but what nobody sees. */
export const cleanedRule = 'cleaned-line';

type Fields = Readonly<Record<string, unknown>>;

/** What a field must be, in words and as a check; a field with `?` behind its name may be left out. */
type Expected = readonly [words: string, fits: (value: unknown) => boolean];

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isOffset = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isSpan = (value: unknown): boolean => isFields(value) && isOffset(value.start) && isOffset(value.end);
const isList = (value: unknown, fits: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(fits);
const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const text: Expected = ['text', isText];
const id: Expected = [
  'an id without "|" and control characters',
  (value) => isText(value) && value !== '' && !/\||\p{Cc}|\p{Bidi_Control}|\p{Surrogate}/u.test(String(value)),
];
const oneOf = (words: readonly string[]): Expected => [
  words.join(', '),
  (value) => (words as readonly unknown[]).includes(value),
];
const texts: Expected = ['a list of texts', (value) => isList(value, isText)];
const offset: Expected = ['a whole number from 0', isOffset];

const articleFields: Readonly<Record<string, Expected>> = {
  id,
  name: text,
  title: text,
  text,
  language: text,
  'publishedAt?': text,
  'url?': text,
  'file?': text,
  'source?': text,
  'author?': text,
};
const entityFields: Readonly<Record<string, Expected>> = {
  id,
  type: oneOf(nodeTypes),
  name: text,
  aliases: texts,
  'wikidata?': text,
  'properties?': ['a map of texts', (value) => isFields(value) && Object.values(value).every(isText)],
  'mentions?': ['a list of places', (value) => isList(value, isSpan)],
};
const statementFields: Readonly<Record<string, Expected>> = {
  id,
  article: id,
  start: offset,
  end: offset,
  type: ['a relation of docs/ontology.md', (value) => (relationTypes as readonly unknown[]).includes(value)],
  from: id,
  to: id,
  status: oneOf(statuses),
  rule: text,
  confidence: ['a number from 0 to 1', (value) => typeof value === 'number' && value >= 0 && value <= 1],
  'speaker?': text,
  'date?': text,
  'datePrecision?': oneOf(['day', 'month', 'year']),
  'since?': text,
  'until?': text,
  'properties?': [
    'a map of texts, numbers, true and false',
    (value) => isFields(value) && Object.values(value).every(isPlain),
  ],
  'marks?': ['a map of places', (value) => isFields(value) && Object.values(value).every(isSpan)],
  'because?': texts,
};
const pairFields: Readonly<Record<string, Expected>> = {
  kind: oneOf(['same', 'different']),
  a: id,
  b: id,
  'note?': text,
};
const wrongFields: Readonly<Record<string, Expected>> = {
  kind: oneOf(['wrong']),
  statement: id,
  'note?': text,
  'origin?': id,
};

/** The beginning of a value, for a message. */
const excerpt = (value: unknown): string => {
  try {
    return (JSON.stringify(value) ?? 'missing').slice(0, 60);
  } catch (error) {
    // lists within lists by the thousand can be parsed but not written
    if (error instanceof RangeError) return 'nested too deeply';
    throw error;
  }
};

/** What is wrong with an object, in words; undefined when it is as it should be. */
const faultOf = (what: string, value: unknown, expected: Readonly<Record<string, Expected>>): string | undefined => {
  if (!isFields(value)) return `its ${what} is ${excerpt(value)}; expected a map`;
  for (const [key, [words, fits]] of Object.entries(expected)) {
    const name = key.replace('?', '');
    if (value[name] === undefined && key !== name) continue;
    if (!fits(value[name])) return `the "${name}" of its ${what} is ${excerpt(value[name])}; expected ${words}`;
  }
  return undefined;
};

const faultOfEntities = (entities: unknown): string | undefined => {
  if (!Array.isArray(entities)) return `its entities are ${excerpt(entities)}; expected a list`;
  return entities.map((entity: unknown) => faultOf('entity', entity, entityFields)).find((each) => each !== undefined);
};

const { id: _, text: __, ...homeFields } = articleFields;

/** Of a further home all is in its line: it is of the same text, whose statements it hardly ever says otherwise. */
const faultOfHome = (home: unknown, { id: article, text: said }: Fields, known: unknown): string | undefined => {
  if (!isFields(home)) return `its other home is ${excerpt(home)}; expected a map`;
  const { article: other, entities = known, statements = [] } = home;
  const fault = faultOf('other home', other, homeFields) ?? faultOfEntities(entities);
  if (fault !== undefined) return fault;
  if (!Array.isArray(statements)) return `the statements of its other home are ${excerpt(statements)}; expected a list`;
  const ids = new Set((entities as readonly Entity[]).map((entity) => entity.id));
  for (const statement of statements as readonly Statement[]) {
    const wrong = faultOf('statement', statement, statementFields);
    if (wrong !== undefined) return wrong;
    const { start, end, from, to } = statement;
    if (statement.article !== article || !ids.has(from) || !ids.has(to) || start > end || end > String(said).length)
      return `"${statement.id}" of its other home does not fit to it`;
  }
  return undefined;
};

const faultOfArticle = ({ article, entities, alsoAt = [] }: Fields): string | undefined => {
  const fault = faultOf('article', article, articleFields) ?? faultOfEntities(entities);
  if (fault !== undefined) return fault;
  if (!Array.isArray(alsoAt)) return `its other homes are ${excerpt(alsoAt)}; expected a list`;
  return alsoAt
    .map((home: unknown) => faultOfHome(home, article as Fields, entities))
    .find((each) => each !== undefined);
};

const faultOfJudgement = ({ judgement }: Fields): string | undefined =>
  faultOf('judgement', judgement, isFields(judgement) && judgement.kind === 'wrong' ? wrongFields : pairFields);

/** Reads one line. A text when it cannot be taken: why, in words. */
const parseLine = (line: string): Line | string => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return `${excerpt(line)} is no JSON; it may have been cut off`;
  }
  if (!isFields(value) || !['article', 'statement', 'judgement', 'rules', 'part'].includes(value.kind as string))
    return `${excerpt(value)} is no line of an export of statements`;
  const fault = {
    article: faultOfArticle,
    statement: ({ statement }: Fields) => faultOf('statement', statement, statementFields),
    judgement: faultOfJudgement,
    rules: (fields: Fields) => faultOf('line', fields, { rules: text }),
    part: () => undefined,
  }[value.kind as Line['kind']](value);
  return fault ?? (value as Line);
};

/** True when a line is one that `formatReadings` wrote. */
export const isReadingLine = (line: string): boolean => typeof parseLine(line) !== 'string';

const mapTexts = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? (oneLine(value) as T) : value]),
  );

const cleanEntity = (entity: Entity): Entity => ({
  ...entity,
  name: oneLine(entity.name) || entity.id,
  aliases: entity.aliases.map(oneLine).filter(Boolean),
  ...(entity.properties === undefined ? {} : { properties: mapTexts(entity.properties) }),
});

const cleanStatement = (statement: Statement): Statement =>
  statement.properties === undefined ? statement : { ...statement, properties: mapTexts(statement.properties) };

/**
 * The same article and entities with names as the readers make them: a file may come from anywhere, and a mark of direction in it would
 * turn round what a page or a terminal shows. The text stays as it is, since every place counts its characters.
 */
const cleanNames = ({
  article,
  entities,
  alsoAt,
}: Omit<Extract<Line, { kind: 'article' }>, 'kind'>): Omit<Extract<Line, { kind: 'article' }>, 'kind'> => {
  return {
    article: { ...mapTexts({ ...article }), text: article.text } as Article,
    entities: entities.map(cleanEntity),
    ...(alsoAt === undefined
      ? {}
      : {
          alsoAt: alsoAt.map((home) => ({
            article: mapTexts({ ...home.article }) as Elsewhere['article'],
            ...(home.entities === undefined ? {} : { entities: home.entities.map(cleanEntity) }),
            ...(home.statements === undefined ? {} : { statements: home.statements.map(cleanStatement) }),
          })),
        }),
  };
};

/** What the lines of a backup hold. */
export interface Backup {
  /** Number of articles; the readings come one by one. */
  readonly articles: number;
  /** True for an article that it holds. */
  readonly has: (article: string) => boolean;
  readonly judgements: readonly Judgement[];
  /** The rules that its articles were read by: none when that is not known, several when backups were merged. */
  readonly rules: readonly string[];
  /** True when something of it comes from a part of a graph, whose articles lack statements. */
  readonly hasParts: boolean;
  /** True for an article or a judgement, by its id, that is known from a part only. */
  readonly isPart: (id: string) => boolean;
  /** What could not be taken, or not as it is (`cleanedRule`), by line. Those about an article's statements are there once its reading has come. */
  readonly problems: readonly Problem[];
  /** In canonical form, by article id: of all articles, or of those that are wanted. */
  readings(isWanted?: (article: string) => boolean): Generator<Reading>;
}

/**
 * Looks through lines of `formatReadings`, in any order; equal lines count once. What cannot be read becomes a Problem with
 * its line, and the rest is taken. `place` names the file in problems; `read` gives a line again by its number (from 1), so
 * that no more than one article need be in memory.
 */
export const indexReadings = async (
  lines: AsyncIterable<string> | Iterable<string>,
  read: (number: number) => string,
  place: string,
): Promise<Backup> => {
  const articles = new Map<string, number>();
  const statements = new Map<string, number[]>();
  const judged = new Map<string, number>();
  const rules = new Set<string>();
  const problems: Problem[] = [];
  const counted = new Map<string, number>();
  /** The same of parts, by id: what is there as a whole counts more. */
  const parts = { articles: new Map<string, number>(), judged: new Map<string, number>() };
  let isAllPart = false;
  const report = (rule: string, number: number, message: string): void => {
    problems.push({ rule, message, place: `${place}:${number}` });
  };
  const reportCleaned = (number: number): void =>
    report(
      cleanedRule,
      number,
      'names in it held characters that are not seen, or blanks around them; these were left out',
    );
  /** Of two lines about one thing the smaller one counts, so that the order of lines cannot matter. */
  const take = (known: Map<string, number>, key: string, number: number, line: string): void => {
    const other = known.get(key);
    const order = other === undefined ? -1 : byCodeUnits(line.trim(), read(other).trim());
    if (order < 0) known.set(key, number);
    if (other !== undefined && order !== 0)
      report(
        'contradicting-line',
        number,
        `it says something else of "${key}" than line ${other}; one of them is left out`,
      );
  };
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (typeof parsed === 'string') report('unreadable-line', number, parsed);
    else if (parsed.kind === 'article') {
      const { article, statements: count = 0, part = false } = parsed;
      take(part ? parts.articles : articles, article.id, number, line);
      if (!part) counted.set(article.id, Math.min(counted.get(article.id) ?? Number.POSITIVE_INFINITY, count));
    } else if (parsed.kind === 'judgement')
      take(parsed.part ? parts.judged : judged, judgementId(parsed.judgement), number, line);
    else if (parsed.kind === 'rules') rules.add(parsed.rules);
    else if (parsed.kind === 'part') isAllPart = true;
    else {
      const { article } = parsed.statement;
      const known = statements.get(article);
      if (known === undefined) statements.set(article, [number]);
      else known.push(number);
    }
  }
  const inParts = new Set<string>();
  for (const [known, all] of [
    [parts.articles, articles],
    [parts.judged, judged],
  ] as const)
    for (const [id, at] of known)
      if (!all.has(id)) {
        all.set(id, at);
        inParts.add(id);
      }
  for (const [article, numbers] of statements)
    if (!articles.has(article))
      for (const at of numbers)
        report('no-article', at, `it is a statement of "${article}", which is not in the file or could not be read`);
  // Cut off, or picked out of a whole: what is stored of such an article has more than the file.
  for (const [article, at] of articles) {
    const count = counted.get(article) ?? 0;
    const found = statements.get(article)?.length ?? 0;
    if (found >= count) continue;
    if (!isAllPart)
      report(
        'incomplete-article',
        at,
        `only ${found} of its ${count} statements are in the file; the file is taken as a part: nothing stored gives way to it`,
      );
    isAllPart = true;
  }
  const lineAt = <Kind extends Line['kind']>(at: number): Extract<Line, { kind: Kind }> =>
    JSON.parse(read(at)) as Extract<Line, { kind: Kind }>;
  const judgements = [...judged]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([, at]) => formJudgement(lineAt<'judgement'>(at).judgement));
  return {
    articles: articles.size,
    has: (article) => articles.has(article),
    judgements,
    rules: [...rules].sort(byCodeUnits),
    hasParts: isAllPart || inParts.size > 0,
    isPart: (id) => isAllPart || inParts.has(id),
    problems,
    *readings(isWanted = () => true) {
      for (const [article, at] of [...articles].sort(([a], [b]) => byCodeUnits(a, b))) {
        if (!isWanted(article)) continue;
        const { kind: _, statements: __, part: ___, ...given } = lineAt<'article'>(at);
        const cleaned = cleanNames(given);
        if (JSON.stringify(cleaned) !== JSON.stringify(given)) reportCleaned(at);
        const { article: home, entities, alsoAt } = cleaned;
        const ids = new Set(entities.map((entity) => entity.id));
        const said: Statement[] = [];
        for (const line of statements.get(article) ?? []) {
          const { statement } = lineAt<'statement'>(line);
          const { start, end, from, to } = statement;
          const unknown = [from, to].find((each) => !ids.has(each));
          if (unknown !== undefined)
            report('no-entity', line, `it speaks of "${unknown}", which is not among the entities of its article`);
          else if (start > end || end > home.text.length)
            report('no-place', line, `it stands at ${start}–${end} of a text of ${home.text.length} characters`);
          else {
            const kept = cleanStatement(statement);
            if (JSON.stringify(kept) !== JSON.stringify(statement)) reportCleaned(line);
            said.push(kept);
          }
        }
        yield formReading({ article: home, entities, statements: said, ...(alsoAt === undefined ? {} : { alsoAt }) });
      }
    },
  };
};

/** `indexReadings` of lines in memory, with all readings at once. */
export const parseReadings = async (
  lines: readonly string[],
  place: string,
): Promise<{
  readonly readings: readonly Reading[];
  readonly judgements: readonly Judgement[];
  readonly problems: readonly Problem[];
}> => {
  const backup = await indexReadings(lines, (number) => lines[number - 1] ?? '', place);
  return { readings: [...backup.readings()], judgements: backup.judgements, problems: backup.problems };
};
