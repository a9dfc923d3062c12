import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadEngine } from '../graph/embedded/engine.ts';
import { openFolderGraph } from '../graph/embedded/folderGraph.ts';
import { parseCypher } from '../graph/embedded/parse.ts';
import { createReader, type Reader } from '../graph/embedded/reader.ts';
import type { Failure } from '../graph/failure.ts';
import { fold } from '../graph/fold.ts';
import { openStore } from '../graph/openStore.ts';
import type { GraphStore } from '../graph/store.ts';
import { contentOf } from './contract.ts';
import { testWhen } from './shared.ts';
import { makeReadings } from './storeFixtures.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const contentAt = async (location: string): Promise<string> => {
  const store = await openStore(location);
  try {
    return await contentOf(store);
  } finally {
    await store.close();
  }
};

/** Makes a store with some articles and gives its content. */
const makeStore = async (location: string, amount = 5): Promise<string> => {
  const store = await openStore(location);
  await store.put(makeReadings(0, amount));
  const content = await contentOf(store);
  await store.close();
  return content;
};

const startProcess = (location: string, amount: number, atOnce: number) =>
  spawn(
    process.execPath,
    ['--import', './scripts/typescript.mjs', 'test/storeProcess.ts', location, String(amount), String(atOnce)],
    { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );

/** Runs the process; `kill` is asked after each line of output whether, and after how many ms, to kill it. */
const runProcess = (
  location: string,
  amount: number,
  atOnce: number,
  kill: (lines: number) => number | undefined = () => undefined,
): Promise<string[]> =>
  new Promise((resolve) => {
    const child = startProcess(location, amount, atOnce);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const delay = kill(output.split('\n').length - 1);
      if (delay !== undefined) setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.once('close', () => resolve(output.trim().split('\n')));
  });

describe('what a folder holds', () => {
  test('is the same after closing and opening again', async () => {
    const before = await makeStore(at('store'));
    expect(await contentAt(at('store'))).toBe(before);
    expect(readdirSync(at('store')).sort()).toEqual(['graph.grafeo', 'readings.jsonl', 'store.json']);
  });

  test('is the same when the engine has the schema of an older program: it is made again', async () => {
    const before = await makeStore(at('store'));
    const engine = (await loadEngine()).create(at('store/graph.grafeo'));
    await engine.executeCypher("MATCH (s:Store {id: 'store'}) SET s.schemaVersion = 1");
    await engine.executeCypher('MATCH (t:Tally) DELETE t');
    engine.close();
    const store = await openStore(at('store'));
    expect(await contentOf(store)).toBe(before);
    expect((await store.run('MATCH (t:Tally) RETURN count(t) > 0')).rows).toEqual([[true]]);
    await store.close();
  });

  test.each<[string, (store: GraphStore) => Promise<unknown>]>([
    ['in bulk', async () => undefined],
    ['record by record', (store) => store.run("CREATE (:Note {id: 'x'})", {}, { write: true })],
  ])('tells how far it is when its engine is made anew %s, and says nothing otherwise', async (_, more) => {
    await makeStore(at('store'));
    const store = await openStore(at('store'));
    await store.put(makeReadings(20, 120, 20, 1));
    await store.put(makeReadings(140, 120, 20, 1));
    await store.forget('article-21');
    await more(store);
    await store.close();
    for (const readOnly of [true, false]) {
      rmSync(at('store/graph.grafeo'), { force: true });
      const told: (readonly [number, number])[] = [];
      const open = async (): Promise<void> => {
        const opened = await openStore(at('store'), { readOnly, onRebuild: (...step) => told.push(step) });
        await opened.close();
      };
      await open();
      const total = told[0]?.[1] ?? 0;
      expect(total).toBeGreaterThan(240);
      expect(told.map(([done]) => done)).toEqual([200, ...(total > 400 ? [400] : []), total]);
      if (readOnly) continue;
      told.length = 0;
      await open();
      expect(told).toEqual([]);
    }
  });

  test.each([
    ['is missing', (path: string) => rmSync(path)],
    ['is cut off', (path: string) => truncateSync(path, 100)],
    ['is cut off in the middle', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['lacks its last byte', (path: string) => truncateSync(path, statSync(path).size - 1)],
    ['is something else', (path: string) => writeFileSync(path, 'no engine')],
  ])('comes back from the log when the engine file %s', async (_, damage) => {
    const before = await makeStore(at('store'));
    damage(at('store/graph.grafeo'));
    expect(await contentAt(at('store'))).toBe(before);
  });

  test.each([
    ['is missing', (path: string) => rmSync(path)],
    ['is cut off', (path: string) => truncateSync(path, 100)],
    ['is cut off in the middle', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ['lacks its last byte', (path: string) => truncateSync(path, statSync(path).size - 1)],
  ])('comes back from the log when a killed process left its traces, and the engine file %s', async (_, damage) => {
    const store = await openStore(at('store'));
    await store.put(makeReadings(0, 5));
    const before = await contentOf(store);
    // As a process leaves it that is killed now.
    cpSync(at('store'), at('killed'), { recursive: true });
    await store.close();
    expect(readdirSync(at('killed')).sort()).toEqual([
      'graph.grafeo',
      'graph.grafeo.wal',
      'lock',
      'readings.jsonl',
      'store.json',
    ]);
    rmSync(at('killed/lock'));
    damage(at('killed/graph.grafeo'));
    const reader = await openStore(at('killed'), { readOnly: true });
    expect(await contentOf(reader)).toBe(before);
    await reader.close();
    expect(await contentAt(at('killed'))).toBe(before);
  });

  test('comes back from the log with judgements, forgotten articles and queries that wrote', async () => {
    const store = await openStore(at('store'));
    await store.put(makeReadings(0, 4));
    await store.judge([{ kind: 'same', a: 'person:person-0', b: 'person:person-1' }]);
    await store.forget('article-2');
    await store.run(
      'MATCH (n:Person {id: $id}) SET n.note = $note',
      { id: 'person:person-0', note: 'von Hand' },
      { write: true },
    );
    await store.put(makeReadings(4, 2));
    const before = await contentOf(store);
    await store.close();
    rmSync(at('store/graph.grafeo'));
    expect(await contentAt(at('store'))).toBe(before);
  });

  test('takes in what the log has and the engine lacks', async () => {
    await makeStore(at('store'), 3);
    const engine = readFileSync(at('store/graph.grafeo'));
    const store = await openStore(at('store'));
    await store.put(makeReadings(3, 2));
    const after = await contentOf(store);
    await store.close();
    writeFileSync(at('store/graph.grafeo'), engine);
    expect(await contentAt(at('store'))).toBe(after);
  });

  test('loses a last line that was never finished, and nothing else', async () => {
    const before = await makeStore(at('store'));
    appendFileSync(at('store/readings.jsonl'), '{"sequence":6,"op":"put","arti');
    expect(await contentAt(at('store'))).toBe(before);
    const store = await openStore(at('store'));
    await store.put(makeReadings(5, 1));
    await store.close();
    expect(readFileSync(at('store/readings.jsonl'), 'utf8').trim().split('\n')).toHaveLength(6);
  });
});

describe('a folder that is no store, or none any more,', () => {
  /** Every file with a digest of its bytes: a refused folder must not change. */
  const bytesOf = (path: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
    );

  const editLog = (edit: (lines: string[]) => string[]) => (path: string) =>
    writeFileSync(
      join(path, 'readings.jsonl'),
      edit(readFileSync(join(path, 'readings.jsonl'), 'utf8').split('\n')).join('\n'),
    );

  test.each([
    ['has lost its store.json', 'store-damaged', (path: string) => rmSync(join(path, 'store.json'))],
    [
      'is of another format',
      'store-foreign',
      (path: string) => writeFileSync(join(path, 'store.json'), '{"format":"x","version":1}'),
    ],
    [
      'is of a newer version',
      'store-newer',
      (path: string) => writeFileSync(join(path, 'store.json'), '{"format":"entente-store","version":4}'),
    ],
    [
      'names no version',
      'store-damaged',
      (path: string) => writeFileSync(join(path, 'store.json'), '{"format":"entente-store","version":"1"}'),
    ],
    [
      'has a broken store.json',
      'store-damaged',
      (path: string) => writeFileSync(join(path, 'store.json'), '{"format":'),
    ],
    ['has lost its log', 'store-damaged', (path: string) => rmSync(join(path, 'readings.jsonl'))],
    ['has a log that was cut off', 'store-damaged', editLog((lines) => [...lines.slice(0, 2), ''])],
    ['has a broken line in its log', 'store-damaged', editLog((lines) => lines.with(1, '{"sequence":2,"op'))],
    [
      'has a broken character within a line of its log',
      'store-damaged',
      (path: string) => {
        const log = readFileSync(join(path, 'readings.jsonl'));
        // In the middle of an article's text.
        log[log.indexOf('"text":"') + 12] = 0xff;
        writeFileSync(join(path, 'readings.jsonl'), log);
      },
    ],
    ['lacks a line of its log', 'store-damaged', editLog((lines) => lines.toSpliced(1, 1))],
    ...(
      [
        ['another letter in a text', (line: string) => line.replace('"text":"article', '"text":"artikel')],
        ['another confidence', (line: string) => line.replace(/"confidence":0\.\d/, '"confidence":0.0')],
        ['another article in front of a reading', (line: string) => line.replace(/"article:\w/, '"article:x')],
        [
          'another name in front of a reading',
          (line: string) => line.replace('"name":"article-1"', '"name":"article-7"'),
        ],
        ['another digest', (line: string) => line.replace(/"digest":"\w/, '"digest":"x')],
        ['another kind of record', (line: string) => line.replace('"op":"put"', '"op":"pur"')],
      ] as const
    ).map(
      ([what, edit]) =>
        [`has ${what} in its log`, 'store-damaged', editLog((lines) => lines.with(1, edit(lines[1] ?? '')))] as const,
    ),
    ...(
      [
        ['judgement', (line: string) => line.replace('person:a', 'person:b')],
        ['forgotten article', (line: string) => line.replace(/"article:\w/, '"article:x')],
        ['record without its own digest', (line: string) => line.replace(/"check":"\w/, '"check":"x')],
      ] as const
    ).map(
      ([what, edit]) =>
        [
          `has another ${what} in its log`,
          'store-damaged',
          editLog((lines) => lines.map((line) => (line.includes('"check"') ? edit(line) : line))),
        ] as const,
    ),
  ])('is refused and left alone when it %s', async (_, code, damage) => {
    await makeStore(at('store'));
    const store = await openStore(at('store'));
    await store.judge([{ kind: 'same', a: 'person:a', b: 'person:c' }]);
    await store.forget('article-0');
    await store.close();
    damage(at('store'));
    const before = bytesOf(at('store'));
    for (const options of [{}, { readOnly: true }]) {
      const failure = (await openStore(at('store'), options).catch((error: unknown) => error)) as Failure;
      expect(failure).toMatchObject({ code });
      expect(failure.hint).toMatch(/backup|update|Name |Expected/);
    }
    expect(() => openFolderGraph(at('store'))).toThrow(expect.objectContaining({ code }));
    expect(bytesOf(at('store'))).toEqual(before);
  });

  test('is refused byte for byte as it is when its log is older than its engine, until that is deleted', async () => {
    const before = await makeStore(at('store'));
    const backup = [readFileSync(at('store/readings.jsonl')), readFileSync(at('store/store.json'))] as const;
    const store = await openStore(at('store'));
    await store.put(makeReadings(5, 3));
    await store.close();
    writeFileSync(at('store/readings.jsonl'), backup[0]);
    writeFileSync(at('store/store.json'), backup[1]);
    const bytes = bytesOf(at('store'));
    for (const options of [{}, { readOnly: true }])
      await expect(openStore(at('store'), options)).rejects.toMatchObject({
        code: 'store-damaged',
        message: expect.stringContaining('the log ends at 5, the store knows 8'),
        hint: expect.stringContaining('delete graph.grafeo'),
      });
    expect(bytesOf(at('store'))).toEqual(bytes);
    rmSync(at('store/graph.grafeo'));
    expect(await contentAt(at('store'))).toBe(before);
  });

  test('names the line and the article that were changed', async () => {
    await makeStore(at('store'));
    editLog((lines) => lines.with(2, (lines[2] ?? '').replace('"text":"article', '"text":"artikel')))(at('store'));
    await expect(openStore(at('store'))).rejects.toMatchObject({
      message: `Line 3 of "${at('store/readings.jsonl')}" is damaged: the article "article-2" is not as it was written`,
    });
  });

  test('is refused to readers as well when its log was cut off, also in the middle of a line', async () => {
    await makeStore(at('store'));
    const log = at('store/readings.jsonl');
    truncateSync(log, Math.floor(readFileSync(log).length / 2));
    await expect(openStore(at('store'), { readOnly: true })).rejects.toMatchObject({ code: 'store-damaged' });
  });

  test('keeps a log that was cut off as it was, the half line included, when a writer is refused', async () => {
    await makeStore(at('store'));
    const log = at('store/readings.jsonl');
    const half = readFileSync(log).subarray(0, Math.floor(readFileSync(log).length / 2));
    expect(half.at(-1)).not.toBe(0x0a);
    writeFileSync(log, half);
    await expect(openStore(at('store'))).rejects.toMatchObject({ code: 'store-damaged' });
    expect(readFileSync(log).equals(half)).toBe(true);
  });

  test('loses the trace of a half line once something is appended, however short', async () => {
    await makeStore(at('store'), 2);
    const log = at('store/readings.jsonl');
    const whole = readFileSync(log);
    appendFileSync(log, `{"sequence":3,"op":"put","article":"${'x'.repeat(5000)}`);
    const store = await openStore(at('store'));
    await store.setRules('r');
    await store.close();
    expect(readFileSync(log, 'utf8')).toBe(
      `${whole}{"sequence":3,"op":"rules","rules":"r","check":"${createHash('sha256').update('{"sequence":3,"op":"rules","rules":"r"}').digest('hex').slice(0, 32)}"}\n`,
    );
    expect(await contentAt(at('store'))).toBe(await makeStore(at('other'), 2));
  });

  test('is refused when it is a file, or somebody else’s folder', async () => {
    writeFileSync(at('file'), 'x');
    await expect(openStore(at('file'))).rejects.toMatchObject({ code: 'store-foreign' });
    mkdirSync(at('foreign'));
    writeFileSync(at('foreign/thesis.doc'), 'x');
    await expect(openStore(at('foreign'))).rejects.toMatchObject({ code: 'store-foreign' });
    expect(readdirSync(at('foreign'))).toEqual(['thesis.doc']);
  });

  test('is not made by a reader', async () => {
    await expect(openStore(at('none'), { readOnly: true })).rejects.toMatchObject({ code: 'store-missing' });
    expect(existsSync(at('none'))).toBe(false);
  });

  test('is made anew where making it was interrupted', async () => {
    mkdirSync(at('store'));
    writeFileSync(at('store/readings.jsonl'), '');
    writeFileSync(at('store/store.json.draft'), '{"for');
    expect(await contentAt(at('store'))).toBe(JSON.stringify([[], [], [], []], null, 1));
  });
});

describe('a store of version 1', () => {
  /** As the program before version 2 left it, with a judgement, a forgotten article and a note by hand. */
  const old = join(import.meta.dirname, 'fixtures/store-1');
  const makeOld = (): void => {
    cpSync(old, at('store'), { recursive: true });
    writeFileSync(at('store/graph.grafeo'), gunzipSync(readFileSync(at('store/graph.grafeo.gz'))));
    rmSync(at('store/graph.grafeo.gz'));
  };
  const expected = (): string => {
    const readings = makeReadings(0, 5, 20, 3).filter(({ article }) => article.name !== 'article-1');
    const { nodes, edges } = fold(readings, [{ kind: 'same', a: 'person:person-0', b: 'person:person-1' }]);
    return JSON.stringify([nodes, edges], null, 1);
  };
  const indexes = async (): Promise<readonly string[]> => {
    const engine = (await loadEngine()).openReadOnly(at('store/graph.grafeo'));
    const { rows } = { rows: (await engine.executeCypher('SHOW INDEXES')).rows() };
    engine.close();
    return rows.map(([name]) => String(name));
  };
  /** Without the note, which is no part of a fold. */
  const graphAt = async (readOnly = false): Promise<string> => {
    const store = await openStore(at('store'), { readOnly });
    try {
      const [nodes, edges] = JSON.parse(await contentOf(store));
      for (const node of nodes) delete node.properties.note;
      return JSON.stringify([nodes, edges], null, 1);
    } finally {
      await store.close();
    }
  };
  const versionOf = (): unknown => JSON.parse(readFileSync(at('store/store.json'), 'utf8')).version;

  test('is upgraded when it is opened for writing, and holds the same graph', async () => {
    makeOld();
    expect(await indexes()).not.toContain('Statement_speaker');
    expect(await graphAt()).toBe(expected());
    expect(versionOf()).toBe(3);
    expect(await indexes()).toEqual(expect.arrayContaining(['Statement_speaker', 'Article_publishedAt']));
    const store = await openStore(at('store'));
    expect((await store.stats()).schemaVersion).toBe(4);
    const { rows } = await store.run('MATCH (n:Person {id: $id}) RETURN n.note AS note', { id: 'person:person-0' });
    expect(rows).toEqual([['von Hand']]);
    expect(await store.rules()).toBeUndefined();
    await store.setRules('new');
    await store.close();
    rmSync(at('store/graph.grafeo'));
    const again = await openStore(at('store'));
    expect(await again.rules()).toBe('new');
    await again.close();
    expect(await graphAt()).toBe(expected());
  });

  test('of the format before the last one is upgraded too: what it says of the older program must hold no longer', async () => {
    const before = await makeStore(at('store'));
    const identity = JSON.parse(readFileSync(at('store/store.json'), 'utf8'));
    writeFileSync(at('store/store.json'), JSON.stringify({ ...identity, version: 2 }));
    const reader = await openStore(at('store'), { readOnly: true });
    expect(await contentOf(reader)).toBe(before);
    await reader.close();
    expect(versionOf()).toBe(2);
    expect(await contentAt(at('store'))).toBe(before);
    // A program that knows no further homes would lose them: it knows version 2, and refuses this one.
    expect(versionOf()).toBe(3);
  });

  test('is read as it is, and left alone', async () => {
    makeOld();
    expect(await graphAt(true)).toBe(expected());
    expect(versionOf()).toBe(1);
    expect(await indexes()).not.toContain('Statement_speaker');
  });

  test('is upgraded as well where the engine must be made anew', async () => {
    makeOld();
    rmSync(at('store/graph.grafeo'));
    expect(await graphAt()).toBe(expected());
    expect(versionOf()).toBe(3);
    expect(await indexes()).toContain('Statement_speaker');
  });

  test('whose upgrade was interrupted is upgraded at the next opening', async () => {
    makeOld();
    // The engine is done, store.json is not.
    await (await openStore(at('store'))).close();
    cpSync(join(old, 'store.json'), at('store/store.json'));
    expect(await graphAt()).toBe(expected());
    expect(versionOf()).toBe(3);
  });
});

describe('two at once', () => {
  test('the second writer is told who holds the store', async () => {
    const store = await openStore(at('store'));
    await expect(openStore(at('store'))).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    const [line = ''] = await runProcess(at('store'), 1, 1);
    expect(line).toContain('failed store-locked');
    await store.close();
    expect(await runProcess(at('store'), 1, 1)).toContain('closed');
  });

  testWhen(
    process.platform === 'linux',
    'only Linux says so',
    'a dead writer that nobody asked after holds nothing',
    async () => {
      await makeStore(at('store'));
      // The one that began it becomes another program, which does not know of it.
      const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
      const pid = Number(String((await once(parent.stdout, 'data'))[0]));
      const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8');
      while (!stat().includes(') Z ')) await new Promise((resolve) => setTimeout(resolve, 10));
      const started = stat().split(') ')[1]?.split(' ')[19] ?? '';
      writeFileSync(at('store/lock'), JSON.stringify({ pid, host: hostname(), started, command: 'ingest' }));
      await (await openStore(at('store'))).close();
      parent.kill();
    },
  );

  test('a lock whose process is gone is taken over', async () => {
    await makeStore(at('store'));
    const { pid } = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => setTimeout(resolve, 500));
    writeFileSync(
      at('store/lock'),
      JSON.stringify({ pid, host: (await import('node:os')).hostname(), started: '1', command: 'x' }),
    );
    const store = await openStore(at('store'));
    await store.close();
    expect(existsSync(at('store/lock'))).toBe(false);
  });

  test('readers look on while a writer writes, and see what was there when they came', async () => {
    const store = await openStore(at('store'));
    await store.put(makeReadings(0, 3));
    const before = await contentOf(store);
    const reader = await openStore(at('store'), { readOnly: true });
    await store.put(makeReadings(3, 3));
    expect(await contentOf(reader)).toBe(before);
    expect((await reader.run('MATCH (a:Article) RETURN count(a) AS n')).rows).toEqual([[3]]);
    await expect(reader.put(makeReadings(6, 1))).rejects.toMatchObject({ code: 'store-read-only' });
    await reader.close();
    await store.close();
  });

  test('several readers share a store', async () => {
    const before = await makeStore(at('store'));
    const readers = [
      await openStore(at('store'), { readOnly: true }),
      await openStore(at('store'), { readOnly: true }),
    ];
    for (const reader of readers) expect(await contentOf(reader)).toBe(before);
    for (const reader of readers)
      expect((await reader.run('MATCH (a:Article) RETURN count(a) AS n')).rows).toEqual([[5]]);
    for (const reader of readers) await reader.close();
  });
});

describe('faults', () => {
  test('a kill at twenty moments of an ingest loses nothing and doubles nothing', async () => {
    const amount = 60;
    const undisturbed = await makeStore(at('undisturbed'), amount);
    let killed = 0;
    for (let round = 0; round < 20; round += 1) {
      // After the third and some later line, and some milliseconds more: inside a batch, each time elsewhere in it.
      const lines = 1 + (round % 4);
      const output = await runProcess(at('store'), amount, 5, (seen) => (seen >= lines ? (round * 7) % 23 : undefined));
      if (!output.includes('closed')) killed += 1;
      expect(output.join('\n')).not.toContain('failed');
    }
    expect(killed).toBeGreaterThanOrEqual(10);
    await runProcess(at('store'), amount, 5);
    expect(await contentAt(at('store'))).toBe(undisturbed);
  }, 180_000);

  const mounts = (() => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
    const place = mkdtempSync(join(tmpdir(), 'entente-mount-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
      execFileSync('umount', [place]);
      return true;
    } catch {
      return false;
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  })();

  (mounts ? test : test.skip)(
    `a full disk is told, and what was stored stays${mounts ? '' : ' (skipped: cannot mount)'}`,
    async () => {
      mkdirSync(at('small'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', at('small')]);
      try {
        const amount = 400;
        const output = await runProcess(at('small/store'), amount, 20);
        expect(output.at(-1)).toMatch(/^failed (disk-full|store-behind)/);
        const acknowledged = 20 * output.filter((line) => line.startsWith('put')).length;
        expect(acknowledged).toBeGreaterThan(0);
        execFileSync('mount', ['-o', 'remount,size=64m', at('small')]);
        const store = await openStore(at('small/store'));
        expect((await store.stats()).articles).toBeGreaterThanOrEqual(acknowledged);
        await store.put(makeReadings(0, amount));
        const content = await contentOf(store);
        await store.close();
        expect(content).toBe(await makeStore(at('undisturbed'), amount));
      } finally {
        execFileSync('umount', ['-l', at('small')]);
      }
    },
  );
});

describe('the query process', () => {
  const ask = (reader: Reader, cypher: string, timeout = 60_000) =>
    reader.ask({ path: at('store/graph.grafeo'), cypher, parameters: {}, limit: 10, bytes: 1e6 }, timeout);

  test('may take more memory than allowed when the file alone needs it, and is ended when a query does', async () => {
    await makeStore(at('store'));
    // Less than any process takes.
    const reader = createReader({ bytes: 1e6, aboveFile: 2e8 });
    try {
      for (let round = 0; round < 3; round += 1)
        expect((await ask(reader, 'MATCH (a:Article) RETURN count(a) AS amount')).rows).toEqual([[5]]);
      await expect(
        ask(reader, 'UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b RETURN collect([a, b]) AS all'),
      ).rejects.toMatchObject({ code: 'query-memory', message: expect.stringMatching(/more than 0\.\d GB of memory/) });
      expect((await ask(reader, 'MATCH (a:Article) RETURN count(a) AS amount')).rows).toEqual([[5]]);
    } finally {
      await reader.close();
    }
  });

  test('has its time for a query, not for opening the file', async () => {
    await makeStore(at('store'));
    const started = performance.now();
    const first = createReader();
    await ask(first, 'RETURN 1 AS one');
    await first.close();
    // Nothing could be opened in that; a machine that pauses now and then may fail to answer in it.
    const time = (performance.now() - started) / 3;
    const answers: unknown[] = [];
    for (let round = 0; round < 20 && answers.length === 0; round += 1) {
      const reader = createReader();
      await ask(reader, 'RETURN 1 AS one', time).then(
        ({ rows }) => answers.push(rows),
        (error: unknown) => expect(error).toMatchObject({ code: 'query-timeout' }),
      );
      await reader.close();
    }
    expect(answers).toEqual([[[1]]]);
    const reader = createReader();
    await expect(
      ask(reader, 'UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b RETURN sum(a * b) AS all', 30),
    ).rejects.toMatchObject({ code: 'query-timeout' });
    await reader.close();
  });

  /** Processes that this one has started, on Linux. */
  const children = (): readonly number[] =>
    readdirSync('/proc/self/task').flatMap((id) =>
      readFileSync(`/proc/self/task/${id}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
    );

  test('is replaced when it ends after other answers, and the query is asked once more', async () => {
    if (process.platform !== 'linux') return;
    await makeStore(at('store'));
    const others = new Set(children());
    const own = (): readonly number[] => children().filter((pid) => !others.has(pid));
    const kill = (): void => {
      for (const pid of own()) process.kill(pid, 'SIGKILL');
    };
    const reader = createReader();
    try {
      const first = ask(reader, 'MATCH (a:Article) RETURN count(a) AS amount');
      kill();
      // It had answered nothing, so that the query itself may have been too much.
      await expect(first).rejects.toMatchObject({ code: 'query-memory' });
      await ask(reader, 'RETURN 1 AS one');
      const second = ask(reader, 'MATCH (a:Article) RETURN count(a) AS amount');
      kill();
      expect((await second).rows).toEqual([[5]]);
    } finally {
      await reader.close();
    }
  });

  test('is joined by others for queries at once only where there is memory for them', async () => {
    if (process.platform !== 'linux') return;
    await makeStore(at('store'));
    const question = {
      path: at('store/graph.grafeo'),
      cypher: '',
      parameters: {},
      limit: 10,
      bytes: 1e6,
      query: parseCypher('MATCH (a:Article) RETURN count(a) + 1 AS amount'),
    };
    const before = children().length;
    for (const [free, processes] of [
      [1e12, 3],
      [1, 1],
    ] as const) {
      const reader = createReader(undefined, () => free);
      try {
        // Before that nobody knows what a file takes.
        await reader.ask(question, 60_000);
        const asked = [1, 2, 3].map(() => reader.ask(question, 60_000));
        expect(children().length - before).toBe(processes);
        for (const { rows } of await Promise.all(asked)) expect(rows).toEqual([[6]]);
      } finally {
        await reader.close();
      }
    }
  });

  test('answers from the newest of several copies, and lets go of the others', async () => {
    const store = await openStore(at('store'));
    try {
      for (let number = 0; number < 4; number += 1) {
        await store.put(makeReadings(number, 1));
        const { rows } = await store.run('MATCH (a:Article) RETURN count(a) AS amount');
        expect(rows).toEqual([[number + 1]]);
      }
    } finally {
      await store.close();
    }
  });
});

describe('a first load', () => {
  test('makes the same graph as putting the articles one batch after the other', async () => {
    const readings = makeReadings(0, 260);
    const loaded = await openStore(at('loaded'));
    expect(await loaded.put(readings)).toEqual({ added: 260, changed: 0, unchanged: 0 });
    const batched = await openStore(at('batched'));
    for (let first = 0; first < 260; first += 65) await batched.put(readings.slice(first, first + 65));
    expect(await contentOf(loaded)).toBe(await contentOf(batched));
    // And it goes on from there alike.
    for (const store of [loaded, batched]) {
      await store.forget('article-17');
      await store.put(makeReadings(260, 5));
      await store.judge([{ kind: 'same', a: 'person:person-0', b: 'person:person-1' }]);
    }
    expect(await contentOf(loaded)).toBe(await contentOf(batched));
    const before = await contentOf(loaded);
    await loaded.close();
    await batched.close();
    expect(await contentAt(at('loaded'))).toBe(before);
    rmSync(at('loaded/graph.grafeo'));
    expect(await contentAt(at('loaded'))).toBe(before);
  });

  test('that was interrupted is made again', async () => {
    const undisturbed = await makeStore(at('undisturbed'), 400);
    let killed = 0;
    for (let round = 0; round < 2; round += 1) {
      rmSync(at('store'), { recursive: true, force: true });
      const output = await runProcess(at('store'), 400, 400, (lines) => (lines >= 1 ? 150 + round * 250 : undefined));
      if (!output.includes('closed')) killed += 1;
      await runProcess(at('store'), 400, 400);
      expect(await contentAt(at('store'))).toBe(undisturbed);
    }
    expect(killed).toBeGreaterThan(0);
  }, 180_000);
});
