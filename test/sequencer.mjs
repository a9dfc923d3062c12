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
  neo4jFaults: 160,
  stores: 130,
  page: 110,
  bulk: 90,
  cypherCorpus: 65,
  pageWorld: 60,
  embedded: 45,
  backup: 40,
  queries: 35,
  readBack: 35,
  pageNeo4j: 35,
  readOnly: 30,
  storesDocs: 30,
  versions: 25,
  watch: 25,
  watchStores: 60,
  cliNeo4j: 20,
  copies: 20,
  frames: 20,
  library: 20,
  queue: 20,
  cliIngest: 15,
  fullText: 15,
  generatedSentences: 15,
  judge: 15,
  pageKept: 15,
  server: 15,
  groups: 10,
  versionsInAnyOrder: 10,
  mcp: 10,
  storeWords: 10,
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
