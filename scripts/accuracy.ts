// Measures how well articles are read, and writes the tables of docs/accuracy.md anew:
//   node --import ./scripts/typescript.mjs scripts/accuracy.ts [--write]
// Needs the measuring material beside the project: ../shared, or the folder that ENTENTE_SHARED names.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addArticle, type GoldAnswer, newScore, rate, type Score } from '../cli/score.ts';
import { toAnswer } from '../graph/export/answer.ts';
import { nodeTypes, relationTypes } from '../graph/ontology.ts';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import { clean } from '../ingest/clean.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { readArticle } from '../ingest/readArticle.ts';
import { split } from '../ingest/split.ts';

const shared = process.env.ENTENTE_SHARED ?? join(projectFolder, '..', 'shared');
const gold = join(shared, 'gold');
const corpora = join(shared, 'corpora');
const path = join(projectFolder, 'docs', 'accuracy.md');
const begin = '<!-- made by scripts/accuracy.ts: begin -->';
const end = '<!-- made by scripts/accuracy.ts: end -->';

/** Every third article is held out: nobody who writes rules has read it. */
const partOf = (id: string): string => {
  if (id.startsWith('s')) return 'seeds';
  return Number(id.slice(1)) % 3 === 2 ? 'held out' : 'read';
};

const parts = {
  seeds: 'the two articles that the project began with',
  read: 'development articles that were read while the rules were written',
  'held out': 'every third development article, whose text and errors nobody has looked at',
  all: 'all of them',
} as const;
const scores = new Map<string, Score>(Object.keys(parts).map((part) => [part, newScore()]));
for (const file of readdirSync(join(gold, 'answers')).sort()) {
  const right = JSON.parse(readFileSync(join(gold, 'answers', file), 'utf8')) as GoldAnswer;
  const id = file.replace(/\.json$/, '');
  const text = readFileSync(join(gold, 'articles', `${id}.txt`), 'utf8');
  const { reading } = readArticle(articleFromText(text, { name: id }));
  for (const part of [partOf(id), 'all'])
    addArticle(scores.get(part) as Score, right, reading === undefined ? undefined : toAnswer(reading));
}

const columns = Object.keys(parts);
const cell = (score: Score, key: string): string => {
  const tally = score.counts.get(key);
  if (tally === undefined) return '';
  const { precision, recall, f1 } = rate(tally);
  return `${precision.toFixed(2)} / ${recall.toFixed(2)} / **${f1.toFixed(2)}**`;
};
const row = (name: string, cells: readonly string[]): string => `| ${[name, ...cells].join(' | ')} |`;
const of = (name: string, key: string): string =>
  row(
    name,
    columns.map((part) => cell(scores.get(part) as Score, key)),
  );
const share = ([right, all]: readonly [number, number]): string =>
  all === 0 ? '' : `${((100 * right) / all).toFixed(1)} % of ${all}`;
const attribute = (name: 'status' | 'date' | 'evidence'): string =>
  row(
    `${name} right`,
    columns.map((part) => share((scores.get(part) as Score).attributes[name])),
  );

const all = scores.get('all') as Score;
const relationRows = relationTypes
  .map((type) => ({ type, tally: all.counts.get(`relation ${type}`) }))
  .flatMap(({ type, tally }) => (tally === undefined ? [] : [{ type, tally, gold: tally.tp + tally.fn }]))
  .sort((a, b) => b.gold - a.gold || (a.type < b.type ? -1 : 1));

/** What another script of the project prints; the same command is named in the table. */
const run = (script: string, args: readonly string[]): string =>
  execFileSync(process.execPath, ['--import', './scripts/typescript.mjs', script, ...args], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
const find = (text: string, pattern: RegExp): readonly string[] => {
  const found = pattern.exec(text);
  if (found === null) throw new Error(`no line ${pattern} in:\n${text}`);
  return found.slice(1);
};
const treebank = join(corpora, 'ud-german-gsd', 'test.conllu');
const [upos, lemma] = find(run('scripts/trainTagger.ts', ['measure', treebank]), /UPOS (\S+), lemma (\S+)/);
const syntax = run('bench/syntax.ts', [treebank]);
const names = run('scripts/trainNames.ts', ['measure', join(corpora, 'germeval14')]);
const percent = (value: string | undefined): string => (Number(value) * 100).toFixed(1);
const syntaxOf = (role: string): string =>
  find(syntax, new RegExp(`${role} +precision (\\S+) +recall (\\S+)`))
    .map(percent)
    .join(' / ');
const nameOf = (label: string): string =>
  find(names, new RegExp(`^${label} P (\\S+) R (\\S+) F1 (\\S+)`, 'm')).join(' / ');

/** Clean words of GermEval that the repair of glued words splits all the same. */
const countSplits = (): { readonly words: number; readonly wrong: number } => {
  const { isKnown } = loadMorphology();
  let count = 0;
  let wrong = 0;
  for (const part of ['dev', 'test']) {
    for (const block of readFileSync(join(corpora, 'germeval14', `${part}.tsv`), 'utf8').split('\n\n')) {
      const lines = block.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      const words = lines.map((line) => line.split('\t')[1] ?? '');
      if (words.length === 0) continue;
      const article = articleFromText(words.join(' '), { name: 'sentence' });
      const { tokens } = split(article, clean(article), isKnown);
      count += words.length;
      wrong += tokens.filter(({ repaired, index }) => repaired && tokens[index - 1]?.text !== '.').length;
    }
  }
  return { words: count, wrong };
};
const splits = countSplits();

/** The bands of the calibration are a tenth wide, but for the last. */
const bandOf = (from: number): string =>
  from === 0 ? 'below 0.5' : from === 0.9 ? '0.9 and above' : `${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`;

const line = columns.map(() => '---').join('|');
const generated = [
  begin,
  '## Scores',
  '',
  'Precision / recall / **F1** against the gold answers, compared by the rules of the gold set (`entente evaluate`).',
  '',
  ...columns.map(
    (part) => `- **${part}**: ${(scores.get(part) as Score).articles} articles; ${parts[part as keyof typeof parts]}.`,
  ),
  '',
  row('', columns),
  `|---|${line}|`,
  of('**nodes**', 'nodes'),
  ...nodeTypes.map((type) => of(type, `nodes: ${type}`)),
  of('**relations**', 'relations'),
  ...['treaties', 'states', 'interactions'].map((family) => of(family, `relations: ${family}`)),
  of('pairs (joined by any type)', 'pairs (any type)'),
  attribute('status'),
  attribute('date'),
  attribute('evidence'),
  '',
  '### Relations by type',
  '',
  'All articles. Types that the gold set has seldom say little.',
  '',
  row('type', ['in gold', 'right', 'wrong', 'missed', 'precision', 'recall', 'F1']),
  '|---|--:|--:|--:|--:|--:|--:|--:|',
  ...relationRows.map(({ type, tally, gold: inGold }) => {
    const { precision, recall, f1 } = rate(tally);
    return row(
      `\`${type}\``,
      [inGold, tally.tp, tally.fp, tally.fn]
        .map(String)
        .concat([precision, recall, f1].map((value) => value.toFixed(2))),
    );
  }),
  '',
  '### Confidence',
  '',
  'How many of the relations found with a confidence are right (one that gold does not have counts as wrong).',
  '',
  row('confidence', columns),
  `|---|${line}|`,
  ...all.calibration.map(({ from }, i) =>
    row(
      bandOf(from),
      columns.map((part) => {
        const bin = (scores.get(part) as Score).calibration[i];
        return bin === undefined ? '' : share([bin.right, bin.found]);
      }),
    ),
  ),
  '',
  '## The stages one by one',
  '',
  '| stage | measured on | figure |',
  '|---|---|---|',
  row('part of speech', ['UD German GSD test, 977 sentences', `UPOS ${percent(upos)} %, lemma ${percent(lemma)} %`]),
  row('subjects', ['UD German GSD test, precision / recall', syntaxOf('subject')]),
  row('objects', ['the same', syntaxOf('accusative')]),
  row('indirect objects', ['the same', syntaxOf('dative')]),
  row('name tagger, persons', ['1,100 GermEval sentences not trained on, precision / recall / F1', nameOf('PER')]),
  row('name tagger, organisations', ['the same', nameOf('ORG')]),
  row('name tagger, places', ['the same', nameOf('LOC')]),
  row('name tagger, the three together', ['the same', nameOf('PER/ORG/LOC')]),
  row('repair of glued words', [
    `${splits.words.toLocaleString('en')} clean words of GermEval`,
    `${splits.wrong} split wrongly`,
  ]),
  end,
].join('\n');

if (process.argv.includes('--write')) {
  const before = readFileSync(path, 'utf8');
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from < 0 || to < from) throw new Error(`no line ${begin} before a line ${end} in docs/accuracy.md`);
  writeFileSync(path, `${before.slice(0, from)}${generated}${before.slice(to + end.length)}`);
  console.log('wrote docs/accuracy.md');
} else console.log(generated);
