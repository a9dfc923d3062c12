import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startReading, startWriting } from '../cli/progress.ts';
import { rulesDigest } from '../cli/rulesDigest.ts';
import { openStore } from '../graph/openStore.ts';
import { inOrder } from '../ingest/extractor.ts';
import { fill } from '../ingest/fill.ts';
import { readPaths } from '../ingest/read/index.ts';
import { run } from './cliRun.ts';
import { testWhen } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-ingest-'));
const inFolder = (...names: string[]): string => join(folder, ...names);
afterAll(() => rmSync(folder, { recursive: true }));

const isBuilt = existsSync('dist/cli/process.js');

/** Whether a small file system can be mounted, as in a container that may. */
const mounts = ((): boolean => {
  const place = inFolder('mount');
  mkdirSync(place);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (isMounted) spawnSync('umount', [place]);
  return isMounted;
})();

const news = (turn: number): string =>
  `Gespräche in Wien, Runde ${turn}\n\nÖsterreichs Bundeskanzler Karl Nehammer traf am ${(turn % 27) + 1}. März 2023 in Wien die ` +
  `estnische Ministerpräsidentin Kaja Kallas. Österreich und Estland unterzeichneten ein Abkommen über Runde ${turn}.\n`;

const makeArticles = (name: string, count: number): string => {
  const path = inFolder(name);
  mkdirSync(path);
  for (let turn = 1; turn <= count; turn += 1)
    writeFileSync(join(path, `runde-${String(turn).padStart(4, '0')}.txt`), news(turn));
  return path;
};

const exportOf = async (store: string): Promise<string> =>
  (await run(['export', '--format', 'json', '--store', store])).stdout;

describe('ingest', () => {
  const store = inFolder('store');
  const summary = async (...argv: string[]) =>
    JSON.parse((await run(['ingest', ...argv, '--json', '--store', store])).stdout);
  let articles = '';
  beforeAll(() => {
    articles = makeArticles('articles', 5);
  });

  test('a first run adds every article, a second one changes nothing and says so', async () => {
    expect(await summary(articles)).toMatchObject({ read: 5, added: 5, changed: 0, unchanged: 0, problems: [] });
    const before = await exportOf(store);
    const { code, stdout, stderr } = await run(['ingest', articles, '--store', store]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^stored already +5$/m);
    expect(stderr).toBe('Nothing changed: all these articles are stored already.\n');
    expect(await summary(articles, '--again')).toMatchObject({ added: 0, changed: 0, unchanged: 5 });
    expect(await exportOf(store)).toBe(before);
  });

  test('articles that other rules have read are told, until they are read anew', async () => {
    const changed = inFolder('changed-rules');
    const hint = 'The rules of reading have changed since these articles were stored: --again reads them anew.';
    const say = async (...argv: string[]): Promise<string> =>
      (await run(['ingest', ...argv, '--store', changed])).stderr;
    const setRules = async (rules: string): Promise<void> => {
      const opened = await openStore(changed);
      await opened.setRules(rules);
      await opened.close();
    };
    expect(await say(articles)).toBe('');
    expect(await say(articles)).not.toContain(hint);
    await setRules('yesterday');
    expect(await say(articles)).toContain(hint);
    // Some of the articles are not all.
    expect(await say(join(articles, 'runde-0001.txt'), '--again')).not.toContain(hint);
    expect(await say(articles)).toContain(hint);
    expect(await say(articles, '--again')).not.toContain(hint);
    expect(await say(articles)).not.toContain(hint);
    const [one, two] = [rulesDigest(), rulesDigest()];
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(one).toBe(two);
  });

  testWhen(
    mounts && isBuilt,
    'cannot mount, or not built',
    'a run that was cut short by a full disk leaves no doubt by which rules its articles were read',
    async () => {
      const small = inFolder('small');
      mkdirSync(small);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
      try {
        const many = makeArticles('too-many', 160);
        // In a process of its own: the engine keeps hold of a file that it could not close.
        const cut = spawnSync(
          process.execPath,
          ['bin/entente', 'ingest', many, '--batch', '8', '--store', join(small, 'store')],
          { encoding: 'utf8' },
        );
        expect(cut.status).toBe(1);
        expect(cut.stderr).toMatch(/no room|could not write/);
        execFileSync('mount', ['-o', 'remount,size=64m', small]);
        const { stdout, stderr } = await run(['ingest', many, '--store', join(small, 'store'), '--json']);
        const { added, unchanged } = JSON.parse(stdout);
        expect([added + unchanged, unchanged > 0, added > 0]).toEqual([160, true, true]);
        expect(stderr).not.toContain('rules of reading');
      } finally {
        execFileSync('umount', ['-l', small]);
      }
    },
  );

  test('the summary counts nodes and edges by type', async () => {
    const { stdout } = await run(['ingest', articles, '--store', store]);
    expect(stdout).toMatch(/^Country +\d+$/m);
    expect(stdout).toMatch(/^SIGNED +\d+$/m);
    expect(stdout).toMatch(/^articles per second +[\d.]+$/m);
  });

  test('the same text under two names counts once', async () => {
    const twins = inFolder('twins');
    mkdirSync(twins);
    writeFileSync(join(twins, 'a.txt'), news(900));
    writeFileSync(join(twins, 'b.txt'), news(900));
    expect(await summary(twins)).toMatchObject({ read: 2, added: 1, duplicates: 1 });
    expect(await summary(twins)).toMatchObject({ read: 2, added: 0, unchanged: 2, duplicates: 0 });
  });

  test('forgetting the only article of a store leaves nothing', async () => {
    const alone = inFolder('alone');
    await run(['ingest', join(articles, 'runde-0001.txt'), '--store', alone]);
    expect((await run(['forget', 'runde-0001', '--store', alone])).code).toBe(0);
    expect(JSON.parse((await run(['stats', '--json', '--store', alone])).stdout)).toMatchObject({
      articles: 0,
      statements: 0,
    });
    expect(JSON.parse(await exportOf(alone))).toMatchObject({ nodes: [], edges: [] });
  });
});

describe('bad input', () => {
  const bad = inFolder('bad');
  beforeAll(() => {
    mkdirSync(bad);
    writeFileSync(join(bad, 'leer.txt'), '');
    writeFileSync(join(bad, 'bild.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 7]));
    writeFileSync(join(bad, 'riesig.txt'), 'Wien. ');
    truncateSync(join(bad, 'riesig.txt'), 50 * 1024 * 1024);
    writeFileSync(join(bad, 'kaputt.txt'), Buffer.concat([Buffer.from(news(1)), Buffer.from([0xc3, 0x28, 0xff])]));
    writeFileSync(join(bad, 'zahlen.txt'), '12 34\n56\n');
    writeFileSync(join(bad, 'tabelle.xlsx'), 'PK');
  });

  test.each([
    ['leer.txt', 'empty'],
    ['bild.txt', 'binary'],
    ['riesig.txt', 'too-large'],
    ['zahlen.txt', 'no-sentence'],
    ['tabelle.xlsx', 'unknown-format'],
  ])('%s alone: the problem is told, and that there was no article', async (file, rule) => {
    const store = inFolder(`store-${rule}`);
    const { code, stderr } = await run(['ingest', join(bad, file), '--store', store]);
    expect(code).toBe(1);
    expect(stderr).toContain(`[${rule}]`);
    expect(stderr).toContain('entente: found no article in');
  });

  test('invalid UTF-8 is a problem, but the article is read', async () => {
    const { code, stdout, stderr } = await run(['extract', join(bad, 'kaputt.txt')]);
    expect(code).toBe(0);
    expect(stderr).toContain('[invalid-utf8]');
    expect(JSON.parse(stdout).nodes.length).toBeGreaterThan(1);
  });

  test('problems of single articles leave the others and the exit code alone; --strict makes it 1', async () => {
    const mixed = inFolder('mixed');
    cpSync(bad, mixed, { recursive: true });
    writeFileSync(join(mixed, 'gut.txt'), news(7));
    const store = inFolder('store-mixed');
    const first = await run(['ingest', mixed, '--json', '--store', store]);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ read: 2, added: 2 });
    expect(
      JSON.parse(first.stdout)
        .problems.map((problem: { rule: string }) => problem.rule)
        .sort(),
    ).toEqual(['binary', 'empty', 'invalid-utf8', 'no-sentence', 'too-large', 'unknown-format']);
    expect((await run(['ingest', mixed, '--strict', '--store', store])).code).toBe(1);
    expect((await run(['extract', mixed, '--strict', '--out', inFolder('strict')])).code).toBe(1);
    expect(readdirSync(inFolder('strict')).sort()).toEqual(['gut.json', 'kaputt.json']);
  });

  test('a missing path stops the run before anything is read', async () => {
    const store = inFolder('store-missing');
    const { code, stderr } = await run(['ingest', inFolder('nowhere'), '--store', store]);
    expect(code).toBe(1);
    expect(stderr).toContain(`entente: there is no file or folder "${inFolder('nowhere')}"`);
    expect(existsSync(store)).toBe(false);
  });

  testWhen(
    process.platform !== 'win32',
    'no Unix permissions',
    'an unreadable folder is a problem, not the end',
    async () => {
      const closed = inFolder('closed');
      mkdirSync(join(closed, 'inner'), { recursive: true });
      writeFileSync(join(closed, 'gut.txt'), news(8));
      chmodSync(folder, 0o755);
      chmodSync(join(closed, 'inner'), 0o000);
      // Root may read everything, so the test steps down for a moment.
      const isRoot = process.getuid?.() === 0;
      if (isRoot) process.seteuid?.(65_534);
      try {
        const { code, stderr } = await run(['extract', closed]);
        expect(stderr).toContain('inner');
        expect(stderr).toContain('[unreadable]');
        expect(code).toBe(0);
      } finally {
        if (isRoot) process.seteuid?.(0);
        chmodSync(join(closed, 'inner'), 0o755);
      }
    },
  );

  test('a store folder of another version is refused and left as it is', async () => {
    const store = inFolder('store-newer');
    mkdirSync(store);
    writeFileSync(join(store, 'store.json'), '{"format":"entente-store","version":99}');
    writeFileSync(join(store, 'readings.jsonl'), 'kept');
    const { code, stderr } = await run(['ingest', join(folder, 'articles'), '--store', store]);
    expect(code).toBe(1);
    expect(stderr).toContain('is a store of version 99');
    expect(readFileSync(join(store, 'readings.jsonl'), 'utf8')).toBe('kept');
  });

  test('a folder of something else is no store', async () => {
    const { code, stderr } = await run(['ingest', join(folder, 'articles'), '--store', bad]);
    expect(code).toBe(1);
    expect(stderr).toContain('entente: ');
    expect(readdirSync(bad).sort()).toEqual([
      'bild.txt',
      'kaputt.txt',
      'leer.txt',
      'riesig.txt',
      'tabelle.xlsx',
      'zahlen.txt',
    ]);
  });
});

describe('extract', () => {
  test('writes one file per article in the form that is scored', async () => {
    const out = inFolder('answers');
    const { code, stderr } = await run(['extract', inFolder('articles'), '--out', out]);
    expect(code).toBe(0);
    expect(stderr).toBe(`Wrote 5 files to ${out}.\n`);
    const answer = JSON.parse(readFileSync(join(out, 'runde-0002.json'), 'utf8'));
    expect(answer).toMatchObject({ id: 'runde-0002', language: 'de', publishedAt: null });
    expect(answer.nodes).toContainEqual(expect.objectContaining({ id: 'country:AT', type: 'Country' }));
    const signed = answer.relations.find(
      ({ type, from }: { type: string; from: string }) => type === 'SIGNED' && from === 'country:EE',
    );
    expect(signed).toMatchObject({ status: 'asserted', speaker: null });
    const [evidence] = signed.evidence;
    expect(news(2).slice(evidence.start, evidence.end)).toBe(evidence.text);
    expect(evidence.text).toContain('unterzeichneten');
  });

  test('the same bytes every time', async () => {
    const first = await run(['extract', inFolder('articles')]);
    expect((await run(['extract', inFolder('articles')])).stdout).toBe(first.stdout);
    expect(first.stdout.trimEnd().split('\n')).toHaveLength(5);
  });

  test('two articles of one name get two files', async () => {
    const twice = inFolder('twice');
    for (const [index, part] of ['a', 'b'].entries()) {
      mkdirSync(join(twice, part), { recursive: true });
      writeFileSync(join(twice, part, 'x.txt'), news(index + 20));
    }
    await run(['extract', twice, '--out', inFolder('twice-out')]);
    expect(readdirSync(inFolder('twice-out')).sort()).toEqual(['x-2.json', 'x.json']);
  });

  test('--explain tells why each statement was read', async () => {
    const { code, stdout } = await run(['extract', inFolder('articles', 'runde-0001.txt'), '--explain']);
    expect(code).toBe(0);
    expect(stdout).toContain('== runde-0001');
    expect(stdout).toMatch(/SIGNED country:AT → treaty:/);
    expect(stdout).toMatch(/^ {4}because /m);
  });

  test('--explain tells which blocks of a page were left out and why', async () => {
    const story =
      'Der norwegische Außenminister Jonas Hagen hat am Montag in Oslo ein Abkommen mit Portugal unterzeichnet. Es gilt für zehn Jahre.';
    const lines = [
      story,
      'Foto: Agentur Küste',
      `Die Ministerin kommt wieder. ${story}`,
      'Lesen Sie auch: Der Kabeljau wird knapp',
    ];
    writeFileSync(
      inFolder('seite.html'),
      `<html lang="de"><head><title>Ein Pakt</title></head><body><article>${lines.map((line) => `<p>${line}</p>`).join('')}</article></body></html>`,
    );
    const { stdout } = await run(['extract', inFolder('seite.html'), '--explain']);
    const [, blocks] = /blocks of the page that are no part of its story:\n((?: {2}.*\n)+)/.exec(stdout) ?? [];
    expect(blocks).toBe('  cue: Foto: Agentur Küste\n  cue: Lesen Sie auch: Der Kabeljau wird knapp\n');
  });

  test('a folder that cannot be made is a failure', async () => {
    writeFileSync(inFolder('file'), '');
    const { code, stderr } = await run(['extract', inFolder('articles'), '--out', inFolder('file', 'x')]);
    expect(code).toBe(1);
    expect(stderr).toContain('entente: cannot write');
  });
});

describe('evaluate', () => {
  test('what was extracted scores in full against itself', async () => {
    const gold = inFolder('gold');
    mkdirSync(join(gold, 'answers'), { recursive: true });
    cpSync(inFolder('articles'), join(gold, 'articles'), { recursive: true });
    for (const line of (await run(['extract', join(gold, 'articles')])).stdout.trimEnd().split('\n')) {
      const answer = JSON.parse(line);
      const relations = answer.relations.map((relation: { evidence: { text: string }[] }) => ({
        ...relation,
        evidence: relation.evidence[0]?.text,
      }));
      writeFileSync(join(gold, 'answers', `${answer.id}.json`), JSON.stringify({ ...answer, relations }));
    }
    const { code, stdout } = await run(['evaluate', gold, '--details']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^5 articles, 0 without a prediction$/m);
    expect(stdout).toMatch(/^nodes {24}P 1\.000 {2}R 1\.000 {2}F1 1\.000/m);
    expect(stdout).toMatch(/^relations {20}P 1\.000 {2}R 1\.000 {2}F1 1\.000/m);
    const part = JSON.parse((await run(['evaluate', gold, '--only', 'runde-0003', '--json'])).stdout);
    expect(part).toMatchObject({ files: 1, nodes: { f1: 1 } });
  });

  test('a folder without answers is no gold folder', async () => {
    const { code, stderr } = await run(['evaluate', inFolder('articles')]);
    expect(code).toBe(1);
    expect(stderr).toContain('has no folder answers');
  });
});

const entente = (...argv: string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/entente', ...argv], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};

describe('--json', () => {
  interface Line {
    readonly time: string;
    readonly event: string;
    readonly [key: string]: unknown;
  }
  const linesOf = (text: string): readonly Line[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  test('makes every line on stderr one of a log, and the last of stdout the summary', async () => {
    const news = inFolder('logged');
    mkdirSync(news);
    writeFileSync(join(news, 'a.txt'), 'Norwegen und Portugal unterzeichneten am Montag ein Abkommen.');
    writeFileSync(join(news, 'b.pdf'), 'none');
    const store = inFolder('store-logged');
    const { stdout, stderr, code } = await run(['ingest', news, '--json', '--store', store]);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ read: 1, problems: [{ place: join(news, 'b.pdf') }] });
    expect(linesOf(stderr)).toEqual([
      expect.objectContaining({ event: 'problem', rule: expect.any(String), place: join(news, 'b.pdf') }),
    ]);
    expect(Date.parse(linesOf(stderr)[0]?.time ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const again = linesOf((await run(['ingest', join(news, 'none.txt'), '--json', '--store', store])).stderr);
    expect(again).toEqual([
      expect.objectContaining({
        event: 'failure',
        code: expect.any(String),
        message: expect.stringContaining('none.txt'),
      }),
    ]);
    const out = inFolder('logged.gexf');
    expect(linesOf((await run(['export', '--json', '--out', out, '--store', store])).stderr)).toEqual([
      expect.objectContaining({ event: 'written', nodes: expect.any(Number), files: [out] }),
    ]);
  });

  test('tells rate and remaining time of long work', () => {
    let text = '';
    const stderr = new Writable({
      write: (chunk, _encoding, done) => {
        text += chunk;
        done();
      },
    });
    const terminal = {
      stdin: Readable.from([]),
      stdout: stderr,
      stderr,
      environment: {},
      stop: new AbortController().signal,
      isLog: true,
    };
    const reading = startReading(terminal, 1000, 0);
    reading.onBytes(250);
    reading.advance(5);
    const writing = startWriting(terminal, 0);
    for (let row = 0; row < 1000; row += 1) writing.onRow();
    // Nothing is due yet.
    startReading(terminal, 1000).advance(5);
    expect(linesOf(text)).toEqual([
      expect.objectContaining({
        event: 'progress',
        articles: 5,
        bytes: 250,
        ofBytes: 1000,
        secondsLeft: expect.any(Number),
      }),
      expect.objectContaining({ event: 'progress', rows: 1000, perSecond: expect.any(Number) }),
    ]);
  });
});

describe('threads', () => {
  testWhen(
    isBuilt,
    'the program is not built',
    'an article that takes too long is a problem, and those beside it are read',
    () => {
      // 80 ms for each 20,000 letters of names that are all new: it takes seconds.
      const script = `
      import { openExtractor } from '${pathToFileURL('dist/ingest/extractor.js')}';
      const name = (i) => 'Ab' + [...String(i)].map((digit) => 'anberotika'[digit]).join('') + 'mann';
      const long = Array.from({ length: 8000 }, (_, i) => \`Der Minister \${name(i)} traf \${name(i * 7)} am Montag.\`).join('\\n');
      const article = (id, text) => ({ id, name: id, title: '', language: 'de', text });
      const short = (id) => article(id, 'Norwegen und Portugal unterzeichneten am Montag ein Abkommen.');
      for (const threads of [1, 2]) {
        const extractor = openExtractor(threads, 0.4);
        const articles = [short('a'), short('b'), article('long', long), short('c'), short('d')];
        const outcomes = await Promise.all(articles.map((each) => extractor.extract(each)));
        console.log(JSON.stringify(outcomes.map(({ reading, problems: [problem] }) => reading?.article.id ?? problem)));
        await extractor.close();
      }`;
      writeFileSync(inFolder('long.mjs'), script);
      const lines = execFileSync(process.execPath, [inFolder('long.mjs')], { encoding: 'utf8' });
      const expected = [
        'a',
        'b',
        { rule: 'unreadable-article', message: expect.stringContaining('took longer than'), place: 'long' },
        'c',
        'd',
      ];
      expect(
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual([expected, expected]);
    },
  );

  testWhen(
    isBuilt,
    'not built',
    'a page that takes too long is a problem with its place, wherever it stands, and those beside it are read',
    () => {
      const good = `<p>${'Norwegen und Portugal unterzeichneten am Montag ein Abkommen über den Fischfang. '.repeat(3)}</p>`;
      // 50,000 links are some twenty seconds of Readability; a piece of a feed must be longer for that.
      const slow = `<html><body>${'<a href="x">b</a> '.repeat(50_000)}</body></html>`;
      const piece = good.repeat(50_000);
      const pages = inFolder('slow-pages');
      mkdirSync(pages);
      const put = (name: string, text: string): void => writeFileSync(join(pages, name), text);
      for (const [name, html] of Object.entries({ a: good, b: slow, c: good })) put(`${name}.html`, html);
      put('d.jsonl', [good, piece, good].map((text) => JSON.stringify({ text })).join('\n'));
      const item = (text: string): string =>
        `<item><title>Ein Pakt</title><description><![CDATA[${text}]]></description></item>`;
      put(
        'e.rss',
        `<rss version="2.0"><channel><title>Blatt</title>${[good, piece, good].map(item).join('')}</channel></rss>`,
      );
      const records = [good, slow, good].map((html, i) => {
        const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>${html}</body></html>`;
        return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://blatt.example/${i}\r\nContent-Type: application/http\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}\r\n\r\n`;
      });
      put('f.warc', records.join(''));
      const script = `
      import { readPaths } from '${pathToFileURL('dist/ingest/read/index.js')}';
      for await (const { article, problem } of readPaths(['${pages}'], { articleSeconds: 0.8 }))
        console.log(JSON.stringify(article?.name ?? [problem.rule, problem.place]));`;
      writeFileSync(inFolder('slow.mjs'), script);
      const started = performance.now();
      const lines = execFileSync(process.execPath, [inFolder('slow.mjs')], { encoding: 'utf8' });
      const place = (rest: string): [string, string] => ['too-slow', join(pages, rest)];
      const third = Buffer.byteLength(records[0] as string);
      expect(
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual([
        ...['a', place('b.html'), 'c'],
        ...['d-1', place('d.jsonl:2'), 'd-3'],
        ...['e-1', place('e.rss:2'), 'e-3'],
        ...['blatt.example/0', place(`f.warc:${third}`), 'blatt.example/2'],
      ]);
      expect(performance.now() - started).toBeLessThan(30_000);
    },
    60_000,
  );

  testWhen(
    isBuilt,
    'not built',
    '--explain tells of an article that takes too long, and explains the others',
    () => {
      const folder = inFolder('explained');
      mkdirSync(folder);
      // Seconds of reading on any machine, where half a second is allowed.
      const endless = Array.from(
        { length: 6000 },
        (_, number) => `Der Minister Ahlen ${number} traf am Montag den Gesandten und schloss mit ihm ein Abkommen.`,
      ).join('\n\n');
      writeFileSync(join(folder, 'a.txt'), endless);
      writeFileSync(join(folder, 'b.txt'), 'Norwegen und Portugal unterzeichneten am Montag ein Abkommen.');
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['bin/entente', 'extract', folder, '--explain', '--article-seconds', '0.1'],
        { encoding: 'utf8' },
      );
      expect(stdout).toMatch(/^== b: /);
      expect(stdout).toContain('SIGNED country:NO');
      expect(stderr).toMatch(/a: reading it took longer than 0\.\d+ s \(--article-seconds\) \[unreadable-article\]/);
    },
    120_000,
  );

  testWhen(
    isBuilt,
    'not built',
    'any number of threads gives the same answers in the same order',
    () => {
      const articles = makeArticles('threaded', 40);
      const one = entente('extract', articles, '--threads', '1');
      expect(one.trimEnd().split('\n')).toHaveLength(40);
      expect(entente('extract', articles, '--threads', '3')).toBe(one);
    },
    120_000,
  );

  testWhen(
    isBuilt,
    'not built',
    'any number of threads gives the same graph',
    () => {
      const [one, three] = ['1', '3'].map((threads) => {
        const store = inFolder(`store-${threads}-threads`);
        entente('ingest', inFolder('threaded'), '--threads', threads, '--batch', '7', '--store', store);
        return (
          entente('export', '--format', 'jsonl', '--store', store) +
          entente('export', '--format', 'json', '--store', store)
        );
      });
      expect(three).toBe(one);
      expect(one?.length).toBeGreaterThan(1000);
    },
    120_000,
  );

  test('results come in the order of the items, with no more under way than allowed', async () => {
    let underWay = 0;
    let most = 0;
    async function* items() {
      yield* [30, 1, 20, 2, 10, 3];
    }
    const results: number[] = [];
    const work = async (item: number): Promise<number> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await wait(item);
      underWay -= 1;
      return item;
    };
    for await (const result of inOrder(items(), work, 3)) results.push(result);
    expect(results).toEqual([30, 1, 20, 2, 10, 3]);
    expect(most).toBe(3);
  });

  test('a failure of one item comes out at its place', async () => {
    async function* items() {
      yield* [1, 2, 3];
    }
    const results: number[] = [];
    const work = async (item: number): Promise<number> => {
      if (item === 2) throw new Error('two');
      return item;
    };
    const all = async (): Promise<void> => {
      for await (const result of inOrder(items(), work, 3)) results.push(result);
    };
    await expect(all()).rejects.toThrow('two');
    expect(results).toEqual([1]);
  });
});

describe('Ctrl-C', () => {
  test('the batch at hand is written, and the next run goes on from there', async () => {
    const articles = inFolder('articles');
    const store = await openStore(inFolder('store-stop'));
    const stop = new AbortController();
    const first = await fill(store, readPaths([articles]), {
      batch: 2,
      stop: stop.signal,
      onProgress: (done) => {
        if (done === 3) stop.abort();
      },
    });
    // the fourth was under way together with the third
    expect(first).toMatchObject({ read: 4, added: 4, stopped: true });
    expect(await fill(store, readPaths([articles]))).toMatchObject({ read: 5, added: 1, unchanged: 4, stopped: false });
    await store.close();
  });

  testWhen(
    isBuilt,
    'not built',
    'a running ingest ends in order, says how to go on, and loses nothing',
    async () => {
      const many = makeArticles('many', 600);
      const store = inFolder('store-signal');
      const child = spawn(process.execPath, ['bin/entente', 'ingest', many, '--batch', '8', '--store', store]);
      let stderr = '';
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
      const log = join(store, 'readings.jsonl');
      while (child.exitCode === null && !(existsSync(log) && statSync(log).size > 10_000)) await wait(20);
      child.kill('SIGINT');
      expect(await ended).toBe(1);
      expect(stderr).toMatch(
        /entente: stopped after \d+ articles; what was finished is stored\n {2}Run the same command again/,
      );
      const stored = JSON.parse((await run(['stats', '--json', '--store', store])).stdout).articles;
      expect(stored).toBe(Number(/stopped after (\d+)/.exec(stderr)?.[1]));
      expect(stored).toBeLessThan(600);
      const { stdout } = await run(['ingest', many, '--json', '--store', store]);
      expect(JSON.parse(stdout)).toMatchObject({ read: 600, added: 600 - stored, unchanged: stored });
    },
    120_000,
  );

  testWhen(
    isBuilt && process.platform !== 'win32',
    'not built',
    'a reader that goes away ends the program in silence',
    () => {
      const { stdout, stderr } = spawnSync(
        'bash',
        [
          '-c',
          `"${process.execPath}" bin/entente extract "${inFolder('articles')}" | head -c 10 >/dev/null; echo "\${PIPESTATUS[0]}"`,
        ],
        { encoding: 'utf8' },
      );
      expect(stderr).toBe('');
      expect(stdout).toBe('0\n');
    },
  );
});

test('an article that was changed is read anew, under its new text', async () => {
  const changing = inFolder('changing');
  mkdirSync(changing);
  const store = inFolder('store-changing');
  writeFileSync(join(changing, 'x.txt'), news(30));
  await run(['ingest', changing, '--store', store]);
  appendFileSync(join(changing, 'x.txt'), 'Danach reiste Kallas nach Polen.\n');
  const { stdout } = await run(['ingest', changing, '--json', '--store', store]);
  expect(JSON.parse(stdout)).toMatchObject({ read: 1, added: 0, changed: 1, unchanged: 0 });
});
