import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, toAnswer } from '../../graph/export/answer.ts';
import type { Problem } from '../../graph/model.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import {
  addArticle,
  type Cause,
  causes,
  type GoldAnswer,
  newScore,
  type Score,
  scoreData,
  scoreLines,
} from '../score.ts';
import { print, printable, sayProblems } from '../terminal.ts';

export const evaluate: Command = {
  summary: 'score extraction against a gold set',
  description:
    'Extracts the articles of a gold folder (articles/ID.txt) and compares with its answers (answers/ID.json): precision, ' +
    'recall and F1 by node type and relation type, and how often each confidence is right.',
  operands: { '<gold>': 'folder with articles/ and answers/' },
  settings: ['details', 'only', 'predicted', 'json'],
  examples: [
    ['evaluate gold', 'prints the scores'],
    ['evaluate gold --only s000,s001 --details', 'lists the errors of two articles by cause'],
    ['evaluate gold --predicted answers', 'scores what extract --out answers wrote'],
  ],
  run: async (terminal, [gold = ''], { details, only, predicted, json }) => {
    const answers = join(gold, 'answers');
    if (!existsSync(answers)) throw failures.noGold(gold);
    const problems: Problem[] = [];
    const score = newScore();
    for (const file of readdirSync(answers).sort()) {
      if (!file.endsWith('.json') || (only.length > 0 && !only.some((start) => file.startsWith(start)))) continue;
      const right = readJson<GoldAnswer>(join(answers, file));
      const found =
        predicted === undefined
          ? await extractOne(join(gold, 'articles', file.replace(/\.json$/, '.txt')), problems)
          : readPrediction(join(predicted, file));
      addArticle(score, right, found);
    }
    if (score.articles === 0 && only.length > 0) throw failures.noGoldArticle(gold, only);
    sayProblems(terminal, problems);
    if (json)
      await print(terminal, `${JSON.stringify({ ...scoreData(score), calibration: score.calibration }, null, 1)}\n`);
    else {
      await print(terminal, `${scoreLines(score).join('\n')}\n`);
      await print(terminal, formatCalibration(score));
      if (details) for (const line of errorLines(score)) await print(terminal, `${line}\n`);
    }
    return 0;
  },
};

const readJson = <T>(path: string): T => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw failures.unreadableAnswer(path, error);
  }
};

const readPrediction = (path: string): Answer | undefined => (existsSync(path) ? readJson<Answer>(path) : undefined);

const extractOne = async (path: string, problems: Problem[]): Promise<Answer | undefined> => {
  if (!existsSync(path)) return undefined;
  const { readArticle } = await import('../../ingest/readArticle.ts');
  const { readPaths } = await import('../../ingest/read/index.ts');
  for await (const item of readPaths([path])) {
    if ('problem' in item) problems.push(item.problem);
    else {
      const outcome = readArticle(item.article);
      problems.push(...outcome.problems);
      return outcome.reading && toAnswer(outcome.reading);
    }
  }
  return undefined;
};

const formatCalibration = ({ calibration }: Score): string => {
  const lines = calibration
    .filter(({ found }) => found > 0)
    .map(
      ({ from, found, right }) =>
        `  ${from === 0 ? '< 0.5' : `≥ ${from.toFixed(1)}`}   ${right} of ${found} right (${(right / found).toFixed(2)})`,
    );
  return lines.length > 0 ? `found relations by confidence:\n${lines.join('\n')}\n` : '';
};

function* errorLines({ errors }: Score): Generator<string> {
  for (const [cause, meaning] of Object.entries(causes) as [Cause, string][]) {
    const mine = errors.filter((error) => error.cause === cause);
    if (mine.length === 0) continue;
    yield '';
    yield `${cause}: ${mine.length} (${meaning})`;
    for (const { article, text } of mine) yield `  ${article} ${printable(text)}`;
  }
}
