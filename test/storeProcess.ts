import { openStore } from '../graph/openStore.ts';
import { makeReadings } from './storeFixtures.ts';

/*
 * A process of its own for the tests of faults: puts made-up articles into a store, some at a time, and says so. With `bulk` it
 * loads them and ends itself, as kill -9 does, before it is finished.
 * storeProcess.ts STORE AMOUNT AT_ONCE [bulk]
 */

const [location = '', amount = '0', atOnce = '1', kind] = process.argv.slice(2);
try {
  const store = await openStore(location, {
    user: process.env.NEO4J_USER ?? 'neo4j',
    password: process.env.NEO4J_PASSWORD ?? '',
  });
  console.log('open');
  const target = kind === 'bulk' ? store.startLoading() : store;
  for (let first = 0; first < Number(amount); first += Number(atOnce)) {
    await target.put(makeReadings(first, Math.min(Number(atOnce), Number(amount) - first)));
    console.log(`put ${first}`);
  }
  if (kind === 'bulk') process.kill(process.pid, 'SIGKILL');
  await store.close();
  console.log('closed');
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  console.log(`failed ${code}: ${message}`);
  process.exitCode = 1;
}
