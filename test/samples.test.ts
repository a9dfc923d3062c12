import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Entity, Statement } from '../graph/model.ts';
import { relations } from '../graph/ontology.ts';
import { extract } from '../ingest/ingest.ts';
import type { Extraction } from '../ingest/model.ts';
import { projectFolder } from '../ingest/projectFolder.ts';
import { readPaths } from '../ingest/read/index.ts';
import { expectedReadings } from './samplesExpected.ts';

/*
 * What a reader must find in each sample article, by judgement and not by what the program said: the samples as a
 * regression suite. A row that begins with `?` is a known gap: it must fail, and loses its mark once it no longer does.
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

test('every sample has expectations, and every expectation a sample', () => {
  const files = readdirSync(folder).map((name) => name.slice(0, 2));
  expect([...expectedReadings.map(({ sample }) => sample)].sort()).toEqual(files.sort());
});

for (const { sample, published, treaties, nodes, rows, absent } of expectedReadings)
  describe(`sample ${sample}`, () => {
    test(`is dated ${published ?? 'by nothing'}`, () => {
      expect(extractionOf(sample).document.article.publishedAt).toBe(published);
    });
    for (const row of nodes) {
      const known = row.startsWith('?');
      const ref = row.replace('?', '');
      (known ? test.failing : test)(`has ${ref}`, () => {
        expect(extractionOf(sample).entities.some((entity) => isNode(entity, ref, treaties))).toBe(true);
      });
    }
    for (const row of rows) {
      const known = row.startsWith('?');
      const rule = row.replace('?', '');
      (known ? test.failing : test)(rule, () => {
        expect(holds(extractionOf(sample), rule, treaties)).toBe(true);
      });
    }
    for (const row of absent) {
      const known = row.startsWith('?');
      const ref = row.replace('?', '');
      (known ? test.failing : test)(`says nothing of ${ref}`, () => {
        const found = ref.includes(' ')
          ? holds(extractionOf(sample), ref, treaties)
          : extractionOf(sample).entities.some((entity) => isNode(entity, ref, treaties));
        expect(found).toBe(false);
      });
    }
  });
