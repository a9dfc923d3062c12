/*
 * The process in which readers' queries run: it has the engine's file open for reading only, and can be killed when a
 * query takes too long or too much memory (the engine itself does not stop an aggregation in the middle).
 * Plain JavaScript, because it is started by path both from the sources and from dist/.
 *
 * In:  { id, path, cypher, parameters, limit, bytes, query }
 * Out: { id, plan, columns, rows, total, ends, written } or { id, phase, error: { message, status } }
 *
 * With `query`, a parsed one, the interpreter runs instead of the engine; its module is the first argument of the process.
 * Out then: { id, columns, rows, total, isFinal } or { id, failure: { code, message, hint } }
 * After opening a file: { opened: { path, bytes } }, the resident bytes of the process.
 */
import grafeo from '@grafeo-db/js';

/** Engines that are open, and how many queries each is working on. */
const engines = new Map();

/** Closes what is older than the newest copy: nobody asks for it any more, once the queries in it have ended. */
const closeOlder = () => {
  const newest = [...engines.keys()].at(-1);
  for (const [path, { engine, asked }] of [...engines])
    if (path !== newest && asked === 0) {
      engines.delete(path);
      engine.close();
    }
};

/** Works with the engine at a path, which it opens at first; the parent is told what memory the file alone takes. */
const withEngine = async (path, work) => {
  const known = engines.get(path);
  const held = known ?? { engine: grafeo.GrafeoDB.openReadOnly(path), asked: 0 };
  held.asked += 1;
  try {
    if (known === undefined) {
      engines.set(path, held);
      closeOlder();
      // Waited for: afterwards this thread may be busy for long.
      const opened = { path, bytes: process.memoryUsage.rss() };
      await new Promise((resolve) => process.send({ opened }, resolve));
    }
    return await work(held.engine);
  } finally {
    held.asked -= 1;
    closeOlder();
  }
};

/** Collects the ids of the nodes at the ends of edges: the engine's own numbers mean nothing outside. */
const collectEnds = (engine, value, ends) => {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collectEnds(engine, item, ends);
    return;
  }
  if (typeof value._source === 'number' && typeof value._target === 'number')
    for (const node of [value._source, value._target])
      if (!ends.has(node)) ends.set(node, String(engine.getNode(node)?.get('id') ?? node));
  for (const item of Object.values(value)) collectEnds(engine, item, ends);
};

const interpretHere = async ({ id, path, query, parameters, limit, bytes }) => {
  const { interpret } = await import(process.argv[2]);
  try {
    const { columns, rows, isMore } = await withEngine(path, (engine) =>
      interpret(engine, query, parameters, limit, bytes),
    );
    return { id, columns, rows, total: rows.length + (isMore ? 1 : 0), isFinal: true };
  } catch (error) {
    const { code, message, hint } = error;
    if (typeof code === 'string' && typeof hint === 'string') return { id, failure: { code, message, hint } };
    return { id, phase: 'run', error: { message } };
  }
};

const answer = async ({ id, path, cypher, parameters, limit, bytes, check }) => {
  let phase = 'plan';
  try {
    return await withEngine(path, async (engine) => {
      const plan = String((await engine.executeCypher(`EXPLAIN\n${cypher}`, parameters)).scalar() ?? '');
      if (check) return { id, plan };
      phase = 'run';
      const result = await engine.executeCypher(cypher, parameters);
      const columns = result.columns;
      const rows = [];
      const ends = new Map();
      let size = 0;
      for (let index = 0; index < result.length && index < limit; index += 1) {
        const row = result.get(index);
        const values = columns.map((column) => row[column]);
        size += Buffer.byteLength(
          JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
        );
        if (size > bytes) break;
        collectEnds(engine, values, ends);
        rows.push(values);
      }
      return {
        id,
        columns,
        rows,
        total: result.length,
        ends,
        written: Object.values(result.counters).some((count) => count > 0),
      };
    });
  } catch (error) {
    return { id, phase, error: { message: error.message, status: error.gqlStatus } };
  }
};

process.on('message', async (message) => {
  process.send(await (message.query === undefined ? answer(message) : interpretHere(message)));
});
// The parent is gone: nobody wants the answer.
process.on('disconnect', () => process.exit(0));
