import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { addArticle, type GoldAnswer, newScore, rate, scoreData, scoreLines } from '../cli/score.ts';
import type { Answer } from '../graph/export/answer.ts';
import { sharedFolder, testWhen } from './shared.ts';

const node = (id: string, name: string, aliases: string[] = [], optional = false): Answer['nodes'][number] => ({
  id,
  type: ({ person: 'Person', country: 'Country', organisation: 'Organisation', treaty: 'Treaty' } as const)[
    id.split(':')[0] as 'person'
  ],
  name,
  aliases,
  wikidata: null,
  optional,
});
type FoundRelation = Answer['relations'][number];
const found = (type: FoundRelation['type'], from: string, to: string, text = 'A quote.'): FoundRelation => ({
  type,
  from,
  to,
  status: 'asserted',
  date: null,
  confidence: 0.9,
  speaker: null,
  evidence: [{ text, start: 0, end: text.length }],
});
const wanted = (type: FoundRelation['type'], from: string, to: string): GoldAnswer['relations'][number] => ({
  ...found(type, from, to),
  evidence: 'A quote.',
});
const answer = <R>(nodes: Answer['nodes'], relations: R[]) => ({
  id: 'x',
  language: 'de',
  publishedAt: null,
  title: 'x',
  nodes,
  relations,
});

const a = node('person:anna-berg', 'Anna Berg', ['Berg']);
const b = node('country:AT', 'Österreich');
const c = node('organisation:x-bank', 'X-Bank');

describe('score', () => {
  test('what is all right has precision, recall and F1 of one', () => {
    const score = newScore();
    addArticle(score, answer([a, b], [wanted('VISITED', a.id, b.id)]), answer([a, b], [found('VISITED', a.id, b.id)]));
    expect(rate(score.counts.get('relations') ?? { tp: 0, fp: 0, fn: 0 })).toMatchObject({
      precision: 1,
      recall: 1,
      f1: 1,
    });
    expect(score.errors).toEqual([]);
  });

  test.each([
    ['node missed', answer([a], []), answer([], [])],
    ['node wrong', answer([], []), answer([a], [])],
    ['node not merged', answer([a], []), answer([a, node('person:berg', 'Berg')], [])],
    ['relation missed, end not found', answer([a, b], [wanted('VISITED', a.id, b.id)]), answer([a], [])],
    ['relation missed, nothing found', answer([a, b], [wanted('VISITED', a.id, b.id)]), answer([a, b], [])],
    [
      'relation missed, other type found',
      answer([a, b], [wanted('VISITED', a.id, b.id)]),
      answer([a, b], [found('ACCUSED', a.id, b.id)]),
    ],
    ['relation wrong, nothing in gold', answer([a, b], []), answer([a, b], [found('VISITED', a.id, b.id)])],
    ['relation wrong, end not in gold', answer([a], []), answer([a, c], [found('MEMBER_OF', a.id, c.id)])],
    [
      'relation wrong, other way round',
      answer([a, b], [wanted('ACCUSED', a.id, b.id)]),
      answer([a, b], [found('ACCUSED', b.id, a.id)]),
    ],
    [
      'relation wrong, other type in gold',
      answer([a, b], [wanted('ACCUSED', a.id, b.id)]),
      answer([a, b], [found('DEMANDED', a.id, b.id)]),
    ],
  ])('an error is listed under its cause: %s', (cause, gold, predicted) => {
    const score = newScore();
    addArticle(score, gold, predicted);
    expect(score.errors.map((error) => error.cause)).toContain(cause);
  });

  test('a symmetric relation counts from either end', () => {
    const score = newScore();
    addArticle(score, answer([a, b], [wanted('MET', a.id, b.id)]), answer([a, b], [found('MET', b.id, a.id)]));
    expect(score.counts.get('relations')).toEqual({ tp: 1, fp: 0, fn: 0 });
  });

  test('confidence bins count what gold has', () => {
    const score = newScore();
    const relations = [found('ACCUSED', a.id, b.id), { ...found('MET', a.id, b.id), confidence: 0.65 }];
    addArticle(score, answer([a, b], [wanted('ACCUSED', a.id, b.id)]), answer([a, b], relations));
    expect(score.calibration.filter((bin) => bin.found > 0)).toEqual([
      { from: 0.9, found: 1, right: 1 },
      { from: 0.6, found: 1, right: 0 },
    ]);
  });

  const gold = sharedFolder && join(sharedFolder, 'gold');

  /** A prediction with errors of every kind, made from the gold answer without chance. */
  const distort = ({ nodes, relations, ...head }: GoldAnswer, turn: number): Answer => ({
    ...head,
    nodes: nodes.flatMap((each, index) => {
      if ((index + turn) % 7 === 0) return [];
      const renamed = { ...each, id: each.type === 'Country' ? each.id : `${each.id}-x`, wikidata: null };
      const twin = { ...renamed, id: `${each.id}-twin`, name: each.aliases[0] ?? each.name };
      const stranger = { ...renamed, id: `${each.id}-stranger`, name: 'Niemand Bekanntes', aliases: ['das Abkommen'] };
      if ((index + turn) % 5 === 0) return [renamed, twin];
      return (index + turn) % 6 === 0 ? [{ ...renamed, name: `${each.name} Anders` }, stranger] : [renamed];
    }),
    relations: relations.flatMap((each, index) => {
      const id = (end: string): string => (end.startsWith('country:') ? end : `${end}-x`);
      const relation = {
        ...found(each.type, id(each.from), id(each.to), each.evidence),
        status: each.status,
        date: each.date,
        confidence: ((index * 37 + turn) % 100) / 100,
      };
      if ((index + turn) % 4 === 0) return [];
      if ((index + turn) % 5 === 0) return [{ ...relation, from: relation.to, to: relation.from }];
      if ((index + turn) % 6 === 0) return [{ ...relation, type: 'SUPPORTED' }];
      if ((index + turn) % 9 === 0) return [{ ...relation, status: 'denied', date: '1900' }, relation];
      return [relation];
    }),
  });

  testWhen(gold, 'no ../shared', "the figures are those of the gold set's own score.mjs", () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-score-'));
    try {
      for (const turn of [0, 1, 2]) {
        const predictions = join(folder, String(turn));
        mkdirSync(predictions);
        const score = newScore();
        for (const [index, file] of readdirSync(join(gold ?? '', 'answers'))
          .sort()
          .entries()) {
          const right: GoldAnswer = JSON.parse(readFileSync(join(gold ?? '', 'answers', file), 'utf8'));
          const prediction = index % 11 === 10 ? undefined : distort(right, turn);
          if (prediction) writeFileSync(join(predictions, file), JSON.stringify(prediction));
          addArticle(score, right, prediction);
        }
        const run = (...flags: string[]): string =>
          execFileSync('node', [join(gold ?? '', 'score.mjs'), join(gold ?? '', 'answers'), predictions, ...flags], {
            encoding: 'utf8',
          });
        // Compared as booleans, so that no line of a held-out article is ever shown.
        expect(scoreLines(score).join('\n') === run().trimEnd()).toBe(true);
        expect(JSON.stringify(scoreData(score), null, 1) === run('--json').trimEnd()).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
