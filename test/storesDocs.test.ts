import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { relationTypes } from '../graph/ontology.ts';
import { schemaVersion } from '../graph/schema.ts';
import { corpus } from './cypherCorpus.ts';
import { embeddedGaps } from './cypherGaps.ts';

const project = join(import.meta.dirname, '..');
const docs = readFileSync(join(project, 'docs/stores.md'), 'utf8');

test('docs/stores.md says how many queries are compared, and how many differ', () => {
  expect(docs).toContain(`${corpus.length} queries run on both`);
  expect(Object.keys(embeddedGaps)).toHaveLength(8);
  expect(docs).toContain('these eight differ');
});

test('docs/stores.md is about the present schema version, and names only files that are there', () => {
  expect(docs).toContain(`## Schema, version ${schemaVersion}`);
  for (const [, path = ''] of docs.matchAll(/`((?:graph|test|bench|scripts|docs)\/[\w./]+)`/g))
    expect([path, existsSync(join(project, path))]).toEqual([path, true]);
});

test('docker-compose.yml opens its ports to this machine only and takes the password from outside', () => {
  const compose = readFileSync(join(project, 'docker-compose.yml'), 'utf8');
  const ports = [...compose.matchAll(/- (\S+):\d+$/gm)].map(([, host]) => host);
  expect(ports).toEqual(['127.0.0.1:7474', '127.0.0.1:7687']);
  expect(compose).toMatch(/NEO4J_AUTH: neo4j\/\$\{NEO4J_PASSWORD:\?/);
});

test('relation types of the ontology are names that need no quoting in Cypher', () => {
  for (const type of relationTypes) expect(type).toMatch(/^[A-Z]+(?:_[A-Z]+)*$/);
});
