import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Sequencer from '@jest/test-sequencer';

/*
 * The order of the suites for two workers. Suites on a Neo4j have it one after the other, since it has one database that each of
 * them empties (startNeo4j waits for its turn, whatever the order): two of them begun together would leave one worker waiting. So one
 * line is made of those on the server and one of all others, the long ones first, and the two are merged by when each would begin.
 */

/** Seconds that the slow suites take, roughly; those that are not named are quick. It is only the order that depends on them. */
const seconds = {
  stores: 190,
  neo4jFaults: 170,
  page: 130,
  bulk: 100,
  cypherCorpus: 70,
  pageWorld: 60,
  embedded: 50,
  read: 50,
  backup: 45,
  queries: 40,
  readBack: 40,
  clean: 35,
  split: 35,
  pageNeo4j: 35,
  readOnly: 30,
  versions: 25,
  storesDocs: 25,
  watch: 25,
  queue: 20,
  cliNeo4j: 20,
  copies: 20,
  frames: 20,
  pageKept: 15,
  judge: 15,
  fullText: 15,
  server: 15,
  storeWords: 10,
  cliIngest: 15,
  generatedSentences: 15,
  groups: 10,
};
const quick = 5;

const secondsOf = ({ path }) => seconds[basename(path, '.test.ts')] ?? quick;
const isOnServer = ({ path }) => /\b(?:startNeo4j|onBothStores)\b/.test(readFileSync(path, 'utf8'));

/** jest's `testSequencer`. */
export default class extends Sequencer {
  sort(tests) {
    const longFirst = [...tests].sort((a, b) => secondsOf(b) - secondsOf(a) || (a.path < b.path ? -1 : 1));
    const lines = [true, false].map((on) => ({ tests: longFirst.filter((test) => isOnServer(test) === on), ends: 0 }));
    return longFirst.map(() => {
      const [line] = lines.filter((each) => each.tests.length > 0).sort((a, b) => a.ends - b.ends);
      const test = line.tests.shift();
      line.ends += secondsOf(test);
      return test;
    });
  }
}
