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
 */
import grafeo from '@grafeo-db/js';

/** @type {Map<string, any>} */
const engines = new Map();

const engineAt = (path) => {
  const known = engines.get(path);
  if (known !== undefined) return known;
  // A new path is a newer copy: nobody asks for the older ones any more, but queries in them may still run.
  const engine = grafeo.GrafeoDB.openReadOnly(path);
  engines.set(path, engine);
  return engine;
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
    const { columns, rows, isMore } = await interpret(engineAt(path), query, parameters, limit, bytes);
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
    const engine = engineAt(path);
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
  } catch (error) {
    return { id, phase, error: { message: error.message, status: error.gqlStatus } };
  }
};

process.on('message', async (message) => {
  process.send(await (message.query === undefined ? answer(message) : interpretHere(message)));
});
// The parent is gone: nobody wants the answer.
process.on('disconnect', () => process.exit(0));
