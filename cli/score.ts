import type { Answer, AnswerNode, AnswerRelation } from '../graph/export/answer.ts';
import { nodeTypes, type RelationKind, type RelationType, relations } from '../graph/ontology.ts';

/*
 * Compares what was extracted with what a careful reader found. The rules are those of the gold set's own score.mjs, figure for
 * figure (a test compares the two): nodes are aligned one to one; an optional gold item costs nothing either way; a second node for
 * the same thing is an error, but its relations still count for that thing.
 */

/** A relation of a gold file: its evidence is one quote. */
export interface GoldRelation extends Omit<AnswerRelation, 'evidence'> {
  readonly evidence: string;
  readonly optional?: boolean;
}
export interface GoldAnswer extends Omit<Answer, 'relations'> {
  readonly relations: readonly GoldRelation[];
}

export interface Tally {
  tp: number;
  fp: number;
  fn: number;
}
export interface Rate extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Why an item counts against the score; errors are listed under these. */
export const causes = {
  'node missed': 'a gold node that was not found',
  'node wrong': 'a node that gold does not have',
  'node not merged': 'a second node for something already found',
  'relation missed, end not found': 'one of its ends was not found',
  'relation missed, other type found': 'the two are joined by another type',
  'relation missed, nothing found': 'both ends are there, nothing joins them',
  'relation wrong, end not in gold': 'one of its ends is no gold node',
  'relation wrong, other way round': 'gold has it from the other end',
  'relation wrong, other type in gold': 'gold joins the two by another type',
  'relation wrong, nothing in gold': 'gold does not join the two',
} as const;
export type Cause = keyof typeof causes;

export interface ScoreError {
  readonly article: string;
  readonly cause: Cause;
  readonly text: string;
}

/** Found relations by confidence: how many of them gold has. */
export interface CalibrationBin {
  readonly from: number;
  found: number;
  right: number;
}

export interface Score {
  articles: number;
  missing: number;
  /** `nodes`, `nodes: Person`, `relations`, `relations: treaties`, `relation SIGNED`, `pairs (any type)` …, in the order met. */
  readonly counts: Map<string, Tally>;
  /** Right and all, of found relations. */
  readonly attributes: Record<'status' | 'date' | 'evidence', [right: number, all: number]>;
  readonly errors: ScoreError[];
  readonly calibration: readonly CalibrationBin[];
}

export const newScore = (): Score => ({
  articles: 0,
  missing: 0,
  counts: new Map(),
  attributes: { status: [0, 0], date: [0, 0], evidence: [0, 0] },
  errors: [],
  calibration: [0.9, 0.8, 0.7, 0.6, 0.5, 0].map((from) => ({ from, found: 0, right: 0 })),
});

export const rate = ({ tp, fp, fn }: Tally): Rate => {
  const precision = tp / (tp + fp || 1);
  const recall = tp / (tp + fn || 1);
  return {
    precision,
    recall,
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
    tp,
    fp,
    fn,
  };
};

/** Bare nouns that name no treaty or body in particular: two nodes are not the same because both are "das Abkommen". */
const generic =
  /^(d(as|er|ie|en|em|es) |ein(e[nmrs]?)? |dieser?s? )?(\p{L}+(e|en|er|es) )?(abkommens?|vertrag(e?s)?|vertrage[ns]?|protokolls?|vereinbarung|pakte?s?|konvention|dokuments?|deals?|partei|regierung|ministerium|kommission|prasident(en|in)?|\d+)$/u;

const fold = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const namesOf = (node: AnswerNode): Set<string> =>
  new Set([node.name, ...(node.aliases ?? [])].map(fold).filter(Boolean));

/** 0 when they are not the same; 4 by identity, 3 by name, 2 by name and alias, 1 by alias. */
const likeness = (gold: AnswerNode, found: AnswerNode): number => {
  if (gold.type !== found.type) return 0;
  if (gold.type === 'Country') return gold.id === found.id ? 4 : 0;
  if (gold.wikidata && found.wikidata && gold.wikidata === found.wikidata) return 4;
  const goldNames = namesOf(gold);
  const foundNames = namesOf(found);
  if (fold(gold.name) === fold(found.name)) return 3;
  if (goldNames.has(fold(found.name)) || foundNames.has(fold(gold.name))) return 2;
  // A treaty known by its year alone carries the bare year among its gold aliases.
  const words = fold(found.name).split(' ');
  if (gold.type === 'Treaty' && [...goldNames].some((name) => /^\d{4}$/.test(name) && words.includes(name))) return 1;
  return [...goldNames].some((name) => foundNames.has(name) && !generic.test(name)) ? 1 : 0;
};

interface Alignment {
  /** Found id → gold node. */
  readonly match: ReadonlyMap<string, AnswerNode>;
  /** Found id → the gold node that another found node took. */
  readonly duplicates: ReadonlyMap<string, AnswerNode>;
  readonly taken: ReadonlySet<string>;
}

const align = (gold: GoldAnswer, found: Answer): Alignment => {
  const match = new Map<string, AnswerNode>();
  const duplicates = new Map<string, AnswerNode>();
  const taken = new Set<string>();
  const pairs: { readonly likeness: number; readonly node: AnswerNode; readonly gold: AnswerNode }[] = [];
  for (const node of found.nodes) {
    for (const candidate of gold.nodes) {
      const value = likeness(candidate, node);
      if (value > 0) pairs.push({ likeness: value, node, gold: candidate });
    }
  }
  pairs.sort((a, b) => b.likeness - a.likeness);
  for (const { node, gold: candidate } of pairs) {
    if (match.has(node.id)) continue;
    if (taken.has(candidate.id)) {
      if (!duplicates.has(node.id)) duplicates.set(node.id, candidate);
      continue;
    }
    match.set(node.id, candidate);
    taken.add(candidate.id);
  }
  for (const id of match.keys()) duplicates.delete(id);

  // A treaty under a wording that gold does not list is the same one when its signatories, parties or counterparts are.
  const neighbours = (
    list: readonly { readonly type: string; readonly from: string; readonly to: string }[],
    id: string,
    resolve: (id: string) => string,
  ): Set<string> =>
    new Set(
      list.flatMap((relation) => {
        if (relation.from === id) return [`${relation.type} to ${resolve(relation.to)}`];
        return relation.to === id ? [`${relation.type} from ${resolve(relation.from)}`] : [];
      }),
    );
  const byNeighbours: { readonly shared: number; readonly node: AnswerNode; readonly gold: AnswerNode }[] = [];
  for (const node of found.nodes) {
    if (node.type !== 'Treaty' || match.has(node.id) || duplicates.has(node.id)) continue;
    const mine = neighbours(found.relations, node.id, (id) => match.get(id)?.id ?? duplicates.get(id)?.id ?? `?${id}`);
    for (const candidate of gold.nodes) {
      if (candidate.type !== 'Treaty' || taken.has(candidate.id)) continue;
      const theirs = neighbours(gold.relations, candidate.id, (id) => id);
      const shared = [...mine].filter((neighbour) => theirs.has(neighbour)).length;
      if (shared >= 2 || (shared === 1 && mine.size === 1)) byNeighbours.push({ shared, node, gold: candidate });
    }
  }
  byNeighbours.sort((a, b) => b.shared - a.shared);
  for (const { node, gold: candidate } of byNeighbours) {
    if (match.has(node.id) || taken.has(candidate.id)) continue;
    match.set(node.id, candidate);
    taken.add(candidate.id);
  }
  return { match, duplicates, taken };
};

const kindOf = (type: RelationType): RelationKind | undefined => relations[type];

const relationKey = (type: RelationType, from: string, to: string): string =>
  kindOf(type)?.symmetric ? `${type} ${[from, to].sort().join(' ')}` : `${type} ${from} ${to}`;

const pairKey = (from: string, to: string): string => [from, to].sort().join(' ');

/** The three families that scores are given for; founding, appointing and succeeding count as states. */
const familyOf = (type: RelationType): string => {
  const family = kindOf(type)?.family;
  if (family === 'treaty') return 'relations: treaties';
  return family === 'state' || family === 'politics' ? 'relations: states' : 'relations: interactions';
};

/** Two dates agree when one is the other cut to less precision. */
const datesAgree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** Shorter quotes than this are too common to be the evidence. */
const shortestQuote = 20;

const evidenceAgrees = (quote: string, relation: AnswerRelation): boolean =>
  (relation.evidence ?? []).some(({ text }) => {
    const mine = fold(text);
    const theirs = fold(quote);
    return mine.includes(theirs) || (theirs.includes(mine) && mine.length > shortestQuote);
  });

/** Adds one article to the score. `found` is undefined when nothing was extracted from it. */
export const addArticle = (score: Score, gold: GoldAnswer, found: Answer | undefined): void => {
  const predicted: Answer = found ?? { ...gold, nodes: [], relations: [] };
  score.articles += 1;
  if (!found) score.missing += 1;
  const bump = (key: string, kind: keyof Tally): void => {
    const tally = score.counts.get(key) ?? { tp: 0, fp: 0, fn: 0 };
    tally[kind] += 1;
    score.counts.set(key, tally);
  };
  const bumpNode = (node: AnswerNode, kind: keyof Tally): void => {
    bump('nodes', kind);
    bump(`nodes: ${node.type}`, kind);
  };
  const bumpRelation = (type: RelationType, kind: keyof Tally): void => {
    bump('relations', kind);
    bump(familyOf(type), kind);
    bump(`relation ${type}`, kind);
  };
  const blame = (cause: Cause, text: string): void => void score.errors.push({ article: gold.id, cause, text });

  const { match, duplicates, taken } = align(gold, predicted);
  for (const node of gold.nodes) {
    if (node.optional) continue;
    bumpNode(node, taken.has(node.id) ? 'tp' : 'fn');
    if (!taken.has(node.id)) blame('node missed', node.id);
  }
  for (const node of predicted.nodes) {
    if (!nodeTypes.includes(node.type) || match.has(node.id)) continue;
    const twin = duplicates.get(node.id);
    bumpNode(node, 'fp');
    if (twin) blame('node not merged', `${node.id} (${node.name}), the same as ${twin.id}`);
    else blame('node wrong', `${node.id} (${node.name})`);
  }

  const resolve = (id: string): string => match.get(id)?.id ?? duplicates.get(id)?.id ?? `?${id}`;
  const wanted = new Map<string, GoldRelation[]>();
  for (const relation of gold.relations) {
    const key = relationKey(relation.type, relation.from, relation.to);
    wanted.set(key, [...(wanted.get(key) ?? []), relation]);
  }
  const pairsWanted = new Set(gold.relations.map(({ from, to }) => pairKey(from, to)));
  const pairsRequired = new Set(
    gold.relations.filter(({ optional }) => !optional).map(({ from, to }) => pairKey(from, to)),
  );
  const pairsFound = new Set<string>();
  const foundKeys = new Set<string>();
  const typeOfNode = new Map(predicted.nodes.map(({ id, type }) => [id, type]));
  for (const relation of predicted.relations) {
    const { type } = relation;
    // Stance towards a treaty is in the ontology, but the gold does not list it yet.
    if ((type === 'SUPPORTED' || type === 'REJECTED') && typeOfNode.get(relation.to) === 'Treaty') continue;
    const from = resolve(relation.from);
    const to = resolve(relation.to);
    const key = relationKey(type, from, to);
    pairsFound.add(pairKey(from, to));
    if (foundKeys.has(key)) continue;
    foundKeys.add(key);
    const golds = wanted.get(key);
    const bin = score.calibration.find((candidate) => (relation.confidence ?? 0) >= candidate.from);
    if (bin) {
      bin.found += 1;
      if (golds) bin.right += 1;
    }
    if (!golds) {
      bumpRelation(type, 'fp');
      const cause =
        from.startsWith('?') || to.startsWith('?')
          ? 'relation wrong, end not in gold'
          : wanted.has(relationKey(type, to, from))
            ? 'relation wrong, other way round'
            : pairsWanted.has(pairKey(from, to))
              ? 'relation wrong, other type in gold'
              : 'relation wrong, nothing in gold';
      blame(cause, `${type} ${from} ${to} | ${(relation.evidence?.[0]?.text ?? '').slice(0, 140)}`);
      continue;
    }
    if (golds.some(({ optional }) => !optional)) bumpRelation(type, 'tp');
    const { status, date, evidence } = score.attributes;
    status[1] += 1;
    if (golds.some((candidate) => candidate.status === (relation.status ?? 'asserted'))) status[0] += 1;
    const dated = golds.find((candidate) => candidate.date)?.date;
    if (dated) {
      date[1] += 1;
      if (relation.date && datesAgree(relation.date, dated)) date[0] += 1;
    }
    evidence[1] += 1;
    if (golds.some((candidate) => evidenceAgrees(candidate.evidence, relation))) evidence[0] += 1;
  }

  for (const [key, golds] of wanted) {
    if (golds.every(({ optional }) => optional) || foundKeys.has(key)) continue;
    const { type, from, to, evidence } = golds[0] as GoldRelation;
    bumpRelation(type, 'fn');
    const cause =
      !taken.has(from) || !taken.has(to)
        ? 'relation missed, end not found'
        : pairsFound.has(pairKey(from, to))
          ? 'relation missed, other type found'
          : 'relation missed, nothing found';
    blame(cause, `${key} | ${evidence.slice(0, 140)}`);
  }
  for (const pair of pairsFound) {
    if (pairsRequired.has(pair)) bump('pairs (any type)', 'tp');
    else if (!pairsWanted.has(pair)) bump('pairs (any type)', 'fp');
  }
  for (const pair of pairsRequired) if (!pairsFound.has(pair)) bump('pairs (any type)', 'fn');
};

/** The score as score.mjs prints it. */
export const scoreLines = (score: Score): string[] => {
  const line = (key: string): string => {
    const { precision, recall, f1, tp, fp, fn } = rate(score.counts.get(key) as Tally);
    return (
      `${key.padEnd(28)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}` +
      `  (${tp} right, ${fp} wrong, ${fn} missed)`
    );
  };
  const keys = [...score.counts.keys()].sort();
  return [
    `${score.articles} articles, ${score.missing} without a prediction`,
    ...keys.filter((key) => !key.startsWith('relation ')).map(line),
    ...keys.filter((key) => key.startsWith('relation ')).map((key) => `  ${line(key)}`),
    ...Object.entries(score.attributes).map(
      ([name, [right, all]]) => `${name} right on found relations: ${right} of ${all}`,
    ),
  ];
};

/** The score as score.mjs gives it with --json, and the calibration beside it. */
export const scoreData = (score: Score): Record<string, unknown> => ({
  files: score.articles,
  missing: score.missing,
  ...Object.fromEntries([...score.counts].map(([key, tally]) => [key, rate(tally)])),
  attributes: score.attributes,
});
