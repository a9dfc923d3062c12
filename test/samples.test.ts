import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Entity, Statement } from '../graph/model.ts';
import { relations } from '../graph/ontology.ts';
import { extract } from '../ingest/ingest.ts';
import type { Extraction } from '../ingest/model.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
import { readPaths } from '../ingest/read/index.ts';
import { type ExpectedReading, expectedReadings } from './samplesExpected.ts';

/*
 * What a reader must find in each sample article, by judgement and not by what the program said: the samples as a
 * regression suite. What is not found yet stands in samplesGaps.json; a row that gets lost is a regression, one that is
 * found leaves the list: UPDATE_GAPS=1 writes it anew, and the diff shows what was lost and won.
 */

const folder = join(projectFolder, 'samples');
const extractions = new Map<string, Extraction>();

beforeAll(async () => {
  for await (const result of readPaths([folder])) {
    if ('problem' in result) throw new Error(result.problem.message);
    extractions.set(result.article.name.slice(0, 2), extract(result.article));
  }
});

const extractionOf = (number: string): Extraction => {
  const extraction = extractions.get(number);
  if (extraction === undefined) throw new Error(`no sample ${number}`);
  return extraction;
};

/** `KP` is a country, `nato` an organisation or person, `treaty` names one of the article's treaty patterns. */
const isNode = (entity: Entity, ref: string, treaties: Readonly<Record<string, RegExp>>): boolean => {
  const treaty = treaties[ref];
  if (treaty !== undefined)
    return entity.type === 'Treaty' && [entity.name, ...entity.aliases].some((name) => treaty.test(name));
  if (/^[A-Z]{2}$/.test(ref)) return entity.id === `country:${ref}`;
  return entity.id === `person:${ref}` || entity.id === `organisation:${ref}`;
};

const holds = (extraction: Extraction, row: string, treaties: Readonly<Record<string, RegExp>>): boolean => {
  const [type = '', from = '', to = '', ...rest] = row.split(' ');
  const date = rest.find((word) => /^\d/.test(word));
  const status = rest.find((word) => !/^\d/.test(word)) ?? 'asserted';
  const ids = (ref: string): Set<string> =>
    new Set(extraction.entities.filter((entity) => isNode(entity, ref, treaties)).map(({ id }) => id));
  const [sources, targets] = [ids(from), ids(to)];
  if (!(type in relations)) throw new Error(`no relation ${type} in the ontology`);
  const { symmetric } = relations[type as keyof typeof relations];
  const joins = (statement: Statement): boolean =>
    (sources.has(statement.from) && targets.has(statement.to)) ||
    (symmetric && sources.has(statement.to) && targets.has(statement.from));
  return extraction.statements.some(
    (statement) =>
      statement.type === type &&
      statement.status === status &&
      joins(statement) &&
      (date === undefined || statement.date === date),
  );
};

const gapsPath = join(projectFolder, 'test', 'samplesGaps.json');
const readGaps = (): Record<string, string[]> => JSON.parse(readFileSync(gapsPath, 'utf8')) as Record<string, string[]>;

const missing = ({ sample, published, treaties, nodes, rows, absent }: ExpectedReading): string[] => {
  const extraction = extractionOf(sample);
  const has = (ref: string): boolean => extraction.entities.some((entity) => isNode(entity, ref, treaties));
  const date = extraction.document.article.publishedAt;
  return [
    ...(date === published ? [] : [`date ${published ?? 'none'}`]),
    ...nodes.filter((ref) => !has(ref)).map((ref) => `node ${ref}`),
    ...rows.filter((row) => !holds(extraction, row, treaties)),
    ...absent
      .filter((ref) => (ref.includes(' ') ? holds(extraction, ref, treaties) : has(ref)))
      .map((ref) => `not ${ref}`),
  ];
};

test('every sample has expectations, and every expectation a sample', () => {
  const files = readdirSync(folder).map((name) => name.slice(0, 2));
  expect([...expectedReadings.map(({ sample }) => sample)].sort()).toEqual(files.sort());
});

test('most of what a reader must find is found', () => {
  const all = expectedReadings.reduce((sum, { nodes, rows }) => sum + nodes.length + rows.length, 0);
  const lost = expectedReadings.flatMap(missing).length;
  expect(1 - lost / all).toBeGreaterThan(0.5);
});

if (process.env.UPDATE_GAPS === '1')
  afterAll(() => {
    const gaps = Object.fromEntries(expectedReadings.map((expected) => [`s${expected.sample}`, missing(expected)]));
    writeFileSync(gapsPath, `${JSON.stringify(gaps, null, 2)}\n`);
  });
else
  test.each(expectedReadings)('sample $sample says what it said, and its gaps are the known ones', (expected) => {
    expect(missing(expected)).toEqual(readGaps()[`s${expected.sample}`]);
  });
