import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createFullText, wordsOf } from '../graph/embedded/fullText.ts';
import type { GraphStore } from '../graph/store.ts';
import { onBothStores } from './bothStores.ts';
import { neo4jWait } from './neo4jServer.ts';
import { cpuOf } from './shared.ts';
import { entity, reading } from './storeFixtures.ts';

const nodes = [
  { id: 'country:KP', name: 'Nordkorea', aliases: ['DVRK', 'Demokratische Volksrepublik Korea', 'nordkoreanisch'] },
  { id: 'country:KR', name: 'Südkorea', aliases: ['Republik Korea'] },
  { id: 'person:kim-jong-un', name: 'Kim Jong-un', aliases: ['Kim', 'Kim Jong Un'] },
  { id: 'person:kim-il-sung', name: 'Kim Il-sung', aliases: [] },
  {
    id: 'person:xi',
    name: '习近平',
    aliases: ["Xi's", 'X.Y.Z', 'Владимир', '김정은', 'a_b', '3,5', 'Straße', 'e\u0301t'],
  },
  { id: 'treaty:t', name: 'Vertrag über *Freundschaft*', aliases: ['Freundschaftsvertrag'] },
];

/** Queries, and the nodes that Neo4j finds for them. */
const answers: readonly [string, readonly string[]][] = [
  ['korea', ['country:KP', 'country:KR']],
  ['KOREA republik', ['country:KP', 'country:KR']],
  ['name:korea', []],
  ['aliases:korea AND NOT demokratische', ['country:KR']],
  ['+kim -sung', ['person:kim-jong-un']],
  ['kim AND (sung OR un)', ['person:kim-il-sung', 'person:kim-jong-un']],
  ['"jong un"', ['person:kim-jong-un']],
  ['"un jong"', []],
  // One alias runs into the next.
  ['"kim kim jong"', ['person:kim-jong-un']],
  ['name:"kim il"', ['person:kim-il-sung']],
  ['kim && !jong', ['person:kim-il-sung']],
  ['Jong-un', ['person:kim-jong-un']],
  ['kim AND sung OR korea', ['person:kim-il-sung']],
  ['korea OR kim AND sung', ['person:kim-il-sung']],
  ['+korea +(dvrk nordkoreanisch)', ['country:KP']],
  ['aliases:(dvrk OR republik)', ['country:KP', 'country:KR']],
  ['(name:kim) -name:jong', ['person:kim-il-sung']],
  ['*korea', ['country:KP', 'country:KR']],
  ['n*korea?i*h', ['country:KP']],
  ['NORD*', ['country:KP']],
  ['*', nodes.map(({ id }) => id)],
  ['nordkoera~', ['country:KP']],
  ['nordkoera~1', ['country:KP']],
  ['nodkoera~1', []],
  ['nordkorea~0.8', ['country:KP']],
  ['\\*freundschaft\\*', ['treaty:t']],
  ['über', ['treaty:t']],
  ['uber', []],
  ['NOT kim', []],
  // A text of signs only asks for nothing.
  ['" – "', []],
  ['place:korea', []],
  ['近', ['person:xi']],
  ['近平', ['person:xi']],
  ['"平近"', []],
  ["xi's", ['person:xi']],
  ['xi', []],
  ['x.y.z', ['person:xi']],
  ['x', []],
  ['владимир', ['person:xi']],
  ['김정은', ['person:xi']],
  ['a_b', ['person:xi']],
  ['3,5', ['person:xi']],
  ['strasse', []],
  ['STRAßE', ['person:xi']],
];

onBothStores(
  'the full-text index',
  (place) => {
    let store: GraphStore;
    beforeAll(async () => {
      await place.empty();
      store = await place.open();
      await store.put([reading('names', [], { entities: nodes.map(({ id, ...more }) => entity(id, more)) })]);
    }, neo4jWait);
    afterAll(async () => store?.close());

    test.each(answers)('finds for %j the nodes %j', async (query, ids) => {
      const { rows } = await store.run(
        "CALL db.index.fulltext.queryNodes('names', $query) YIELD node, score RETURN node.id AS id, score ORDER BY id",
        { query },
      );
      expect(rows.map(([id]) => id)).toEqual([...ids].sort());
      for (const [, score] of rows) expect(score).toBeGreaterThan(0);
    });

    test('follows what is put and forgotten', async () => {
      const find = async (): Promise<unknown> =>
        (await store.run("CALL db.index.fulltext.queryNodes('names', 'fjord') YIELD node RETURN node.id AS id")).rows;
      expect(await find()).toEqual([]);
      await store.put([reading('new', [], { entities: [entity('country:fj', { aliases: ['Das Land am Fjord'] })] })]);
      expect(await find()).toEqual([['country:fj']]);
      await store.forget('new');
      expect(await find()).toEqual([]);
    });

    test('may find what a query then changes', async () => {
      const cypher =
        "CALL db.index.fulltext.queryNodes('names', 'dvrk') YIELD node SET node.seen = $seen RETURN node.id AS id";
      await expect(store.run(cypher, { seen: 1 })).rejects.toMatchObject({ code: 'read-only' });
      expect((await store.run(cypher, { seen: 1 }, { write: true })).rows).toEqual([['country:KP']]);
      expect((await store.run('MATCH (n:Entity {seen: 1}) RETURN n.id AS id')).rows).toEqual([['country:KP']]);
    });
  },
  { everyVersion: true },
);

test.each<[string, string[]]>([
  ['Kim Jong-un', ['kim', 'jong', 'un']],
  ['Ägyptens Präsident al-Sisi (2024)', ['ägyptens', 'präsident', 'al', 'sisi', '2024']],
  ["O'Brien, U.S.A. und 3,5", ["o'brien", 'u.s.a', 'und', '3,5']],
  ['x_y  a.b.', ['x_y', 'a.b']],
  ['习近平', ['习', '近', '平']],
  ['김정은 Владимир', ['김정은', 'владимир']],
  ['—–!', []],
  ['e\u0301t', ['e\u0301t']],
])('%s has the words %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

describe('a search over names and aliases', () => {
  const { search } = createFullText(nodes);

  test('puts the rarer word and the shorter name first', () => {
    expect(search('volksrepublik korea').map(({ id }) => id)).toEqual(['country:KP', 'country:KR']);
    expect(search('korea').map(({ id }) => id)).toEqual(['country:KR', 'country:KP']);
  });

  test.each([
    ['', 'there is nothing in it'],
    ['"open', 'a " is not closed'],
    ['(open', 'a bracket is not closed'],
    ['close)', '")" is not expected there'],
    ['word^2', 'weights (^) are not known here'],
    ['"a b"~2', 'are not known here'],
    ['[a TO b]', '"[" is not expected there'],
    ['/re.*/', '"/" is not expected there'],
    ['---', '"-" is not expected there'],
    ['x\\', 'it ends with \\'],
  ])('says why it cannot search for %j', (query, message) => {
    expect(() => search(query)).toThrow(message);
  });

  test('is given up when its time is over', () => {
    expect(() => search('kim* OR korea~', -1)).toThrow('was given up after -1 ms');
  });

  test('takes time that grows with the text, whatever the text', async () => {
    for (const part of ['a*', '?*', '(', 'a AND ', '"', '\\*', "a'", '1,', 'x~', 'a* ', '(a ']) {
      const cpu = await cpuOf(() => {
        try {
          search(part.repeat(3000));
          search(`${part.repeat(3000)}b`);
        } catch {
          // Refused or not: only the time counts.
        }
        wordsOf(part.repeat(20_000));
      }, 4000);
      expect(cpu).toBeLessThan(4000);
    }
  });
});
