import { openStore } from '../graph/openStore.ts';
import { makeReadings } from './storeFixtures.ts';

/*
 * A process of its own for the tests of faults: puts made-up articles into a store, some at a time, and says so.
 * storeProcess.ts STORE AMOUNT AT_ONCE
 */

const [location = '', amount = '0', atOnce = '1'] = process.argv.slice(2);
try {
  const store = await openStore(location, { user: 'neo4j', password: process.env.NEO4J_PASSWORD ?? '' });
  console.log('open');
  for (let first = 0; first < Number(amount); first += Number(atOnce)) {
    await store.put(makeReadings(first, Math.min(Number(atOnce), Number(amount) - first)));
    console.log(`put ${first}`);
  }
  await store.close();
  console.log('closed');
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  console.log(`failed ${code}: ${message}`);
  process.exitCode = 1;
}
