import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isBackup, restore, withBackup } from '../graph/backup.ts';
import { fold } from '../graph/fold.ts';
import type { Judgement } from '../graph/judgements.ts';
import type { Reading } from '../graph/model.ts';
import { openStore } from '../graph/openStore.ts';
import { formReading } from '../graph/reading.ts';
import { formatReadings, parseReadings } from '../graph/readingLines.ts';
import { contentIn, onBothStores, runOn } from './bothStores.ts';
import { run } from './cliRun.ts';
import { contentOf } from './contract.ts';
import { story } from './readFixtures.ts';
import { entity, makeReadings, reading } from './storeFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-backup-'));
const inFolder = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readings = makeReadings(0, 12, 30);
const judgements: readonly Judgement[] = [
  { kind: 'same', a: 'person:person-0', b: 'person:person-3', note: 'eine Person' },
  { kind: 'different', a: 'country:country-0', b: 'country:country-1' },
  { kind: 'wrong', statement: readings[2]?.statements[1]?.id ?? '' },
  // About something that no article has said yet.
  { kind: 'wrong', statement: 'statement:none' },
];

/** A filled folder, and the lines of its backup. */
const source = inFolder('source');
const backup = inFolder('backup.jsonl');
const lines = async (): Promise<readonly string[]> => {
  const store = await openStore(source);
  await store.put(readings);
  await store.judge(judgements);
  await store.close();
  const { code, stderr } = await run(['export', '--format', 'statements', '--out', backup, '--store', source]);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `Wrote 12 articles, ${readings.flatMap((each) => each.statements).length} statements and 4 judgements to ${backup}.\n`,
  });
  return readFileSync(backup, 'utf8').trimEnd().split('\n');
};

onBothStores('a backup', (place) => {
  const onStore = runOn(place);
  const content = (): Promise<string> => contentIn(place);
  let before = '';
  let all: readonly string[] = [];
  beforeEach(async () => {
    all = await lines();
    const store = await openStore(source);
    before = await contentOf(store);
    await store.close();
    await place.empty();
  });

  test('comes back as the same graph, with its judgements, and is the same backup again', async () => {
    const { code, stdout } = await onStore('ingest', backup, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ read: 12, added: 12, changed: 0, judgements: 4, problems: [] });
    expect(await content()).toBe(before);
    expect((await onStore('export', '--format', 'statements')).stdout).toBe(readFileSync(backup, 'utf8'));
    const again = await onStore('ingest', backup);
    expect(again.code).toBe(0);
    expect(again.stderr).toBe('Nothing changed: all these articles are stored already.\n');
    expect(again.stdout).toMatch(/^judgements +4$/m);
    expect(await content()).toBe(before);
  });

  test('brings no characters in that are not seen, in whatever it says but the text', async () => {
    const odd = reading(
      'odd',
      [
        {
          type: 'HOLDS_POSITION',
          from: 'person:x',
          to: 'country:yy',
          more: { properties: { title: 'Minis\u0007ter\u202E', current: true } },
        },
      ],
      {
        text: 'Text mit \u202E bleibt.',
        entities: [
          entity('person:x', {
            name: 'Anna\u202Egreb\u0000\nBerg',
            aliases: ['\u2066Berg\u2069', '\u200B', 'a\ud800b'],
          }),
        ],
        article: { title: 'Titel\u001b[31m', source: 'Blatt\u200F' },
      },
    );
    const file = inFolder('odd.jsonl');
    const lines = async (): Promise<string> => {
      let text = '';
      for await (const line of formatReadings({
        readings: async function* () {
          yield formReading(odd);
        },
        judgements: async () => [],
        rules: async () => undefined,
      }))
        text += line;
      return text;
    };
    writeFileSync(file, await lines());
    const cleaned = await onStore('ingest', file);
    expect([cleaned.code, cleaned.stderr]).toEqual([0, expect.stringContaining('these were left out [cleaned-line]')]);
    expect(cleaned.stderr.match(/odd\.jsonl:[12]: /g)).toEqual(['odd.jsonl:1: ', 'odd.jsonl:2: ']);
    const store = await place.open({ readOnly: true });
    const kept: Reading[] = [];
    for await (const each of store.readings()) kept.push(each);
    await store.close();
    expect(kept[0]?.article).toMatchObject({ title: 'Titel[31m', source: 'Blatt', text: odd.article.text });
    expect(kept[0]?.entities.find(({ id }) => id === 'person:x')).toMatchObject({
      name: 'Annagreb Berg',
      aliases: ['Berg', 'a\uFFFDb'],
    });
    expect(kept[0]?.statements[0]?.properties).toEqual({ title: 'Minister', current: true });
    writeFileSync(
      file,
      `${await lines()}${(await lines()).replaceAll('person:x', 'person:\u202Ex').replaceAll('article:', 'article:2')}`,
    );
    const refused = await onStore('ingest', file);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('control characters')]);
  });

  test('knows by which rules its articles were read, and gives no false alarm', async () => {
    const [news, other] = [inFolder('news'), inFolder('news.jsonl')];
    mkdirSync(news, { recursive: true });
    for (const number of [1, 2]) writeFileSync(join(news, `${number}.txt`), story(number));
    const read = inFolder('read');
    rmSync(read, { recursive: true, force: true });
    await run(['ingest', news, '--store', read]);
    await run(['export', '--format', 'statements', '--out', other, '--store', read]);
    const alarm = /rules of reading/;
    expect((await onStore('ingest', other)).stderr).not.toMatch(alarm);
    expect((await onStore('ingest', news)).stderr).not.toMatch(alarm);
    expect((await onStore('export', '--format', 'statements')).stdout).toBe(readFileSync(other, 'utf8'));
    // Of a backup of before, whose rules are not known, no more is said than that.
    await place.empty();
    const old = inFolder('old.jsonl');
    writeFileSync(old, readFileSync(other, 'utf8').replace(/^.*"kind":"rules".*\n/m, ''));
    await onStore('ingest', old);
    expect((await onStore('ingest', news)).stderr).toContain('It is not known by which rules of reading');
    // Of several rules, or other ones than those of today, the articles may be read anew.
    await place.empty();
    writeFileSync(old, `${readFileSync(other, 'utf8')}{"kind":"rules","rules":"yesterday"}\n`);
    await onStore('ingest', old);
    expect((await onStore('ingest', news)).stderr).toContain('The rules of reading have changed');
    expect((await onStore('ingest', news, '--again')).stderr).not.toMatch(alarm);
    expect((await onStore('ingest', news)).stderr).not.toMatch(alarm);
  });

  test('comes back from lines in any order, doubled and with blank lines and other line ends', async () => {
    const path = inFolder('shuffled.jsonl');
    writeFileSync(path, `\n${[...all, ...all.slice(3, 9)].sort().reverse().join('\r\n\r\n')}`);
    expect((await onStore('ingest', path)).code).toBe(0);
    expect(await content()).toBe(before);
  });

  test('takes the place of judgements about the same, and says which', async () => {
    const store = await place.open();
    const own: readonly Judgement[] = [
      { kind: 'different', a: 'person:person-3', b: 'person:person-0', note: 'Vater und Sohn' },
      { kind: 'wrong', statement: 'statement:own' },
    ];
    await store.judge(own);
    await store.close();
    const { code, stdout, stderr } = await onStore('ingest', backup);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^judgements replaced +1$/m)]);
    expect(stderr).toContain(
      'different: person:person-0 and person:person-3 ("Vater und Sohn") was replaced by the backup, which says same: person:person-0 and person:person-3 ("eine Person")',
    );
    const again = await place.open();
    expect(await again.judgements()).toHaveLength(5);
    await again.judge(own.slice(0, 1));
    await again.close();
    const asJson = JSON.parse((await onStore('ingest', backup, '--json')).stdout);
    expect(asJson.replacedJudgements).toEqual([
      {
        was: { kind: 'different', a: 'person:person-0', b: 'person:person-3', note: 'Vater und Sohn' },
        now: judgements[0],
      },
    ]);
    // A part of a graph takes the place of nothing.
    const last = await place.open();
    await last.judge(own.slice(0, 1));
    await last.close();
    const part = inFolder('own-part.jsonl');
    writeFileSync(part, `${readFileSync(backup, 'utf8')}{"kind":"part"}\n`);
    expect(JSON.parse((await onStore('ingest', part, '--json')).stdout).replacedJudgements).toEqual([]);
    const kept = await place.open();
    expect(await kept.judgements()).toContainEqual({
      kind: 'different',
      a: 'person:person-0',
      b: 'person:person-3',
      note: 'Vater und Sohn',
    });
    await kept.close();
  });

  test('takes the place of what the store has of the same articles, and leaves the others', async () => {
    const store = await place.open();
    const changed = readings.slice(0, 3).map((each) => ({ ...each, statements: each.statements.slice(1) }));
    await store.put([...changed, ...makeReadings(40, 2, 30)]);
    await store.close();
    const { stdout } = await onStore('ingest', backup, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ read: 12, added: 9, changed: 3 });
    const expected = fold([...readings, ...makeReadings(40, 2, 30)], judgements);
    expect(JSON.parse(await content()).slice(0, 2)).toEqual(
      JSON.parse(JSON.stringify([expected.nodes, expected.edges])),
    );
  });

  test('whose lines are damaged says which, takes the rest, and exits with 1', async () => {
    const path = inFolder('damaged.jsonl');
    const statement = all.findIndex((line) => line.startsWith('{"kind":"statement"'));
    writeFileSync(path, `${all.with(statement, (all[statement] ?? '').slice(0, 50)).join('\n')}\n`);
    const { code, stderr } = await onStore('ingest', path);
    expect(code).toBe(1);
    expect(stderr).toContain(`${path}:${statement + 1}: "{\\"kind\\":\\"statement\\"`);
    expect(stderr).toContain(`entente: 2 lines of "${path}" could not be taken; the rest is stored`);
    const lost = JSON.parse(all[statement] ?? '').statement.id as string;
    const left = readings.map((each) => ({ ...each, statements: each.statements.filter(({ id }) => id !== lost) }));
    expect(JSON.parse(await content()).slice(0, 2)).toEqual(
      JSON.parse(JSON.stringify(Object.values(fold(left, judgements)))),
    );
  });

  test('that was cut off between two lines, whole or of a part, costs the store nothing', async () => {
    await onStore('ingest', backup);
    const whole = await content();
    const last = all.findLastIndex((line) => line.startsWith('{"kind":"statement"'));
    const path = inFolder('cut.jsonl');
    writeFileSync(path, `${all.slice(0, last).join('\n')}\n`);
    const { code, stderr } = await onStore('ingest', path);
    expect(code).toBe(1);
    expect(stderr).toMatch(/only \d+ of its \d+ statements are in the file.* \[incomplete-article\]/);
    expect(await content()).toBe(whole);
    const part = inFolder('part.jsonl');
    await onStore('export', '--around', 'country:country-0', '--format', 'statements', '--out', part);
    // Each line says so itself.
    const lines = readFileSync(part, 'utf8').trim().split('\n');
    writeFileSync(part, `${lines.slice(0, 3).join('\n')}\n`);
    await onStore('ingest', part);
    expect(await content()).toBe(whole);
  });

  test('that is joined of a whole and a part takes the place of what is stored, and its part of nothing', async () => {
    const [part, joined] = [inFolder('half.jsonl'), inFolder('joined.jsonl')];
    await run(['export', '--around', 'country:country-0', '--format', 'statements', '--out', part, '--store', source]);
    // Of one article the part has another version.
    const article = { url: 'https://blatt.example/treffen' };
    const whole = reading('treffen', [{ type: 'MET', from: 'person:a', to: 'person:b' }], {
      text: 'A traf B.',
      article,
    });
    const other = reading('anders', [], { text: 'A traf B doch nicht.', article });
    const versions = [
      { kind: 'article', article: other.article, entities: [], statements: 0, part: true },
      { kind: 'article', article: whole.article, entities: whole.entities, statements: 1 },
      { kind: 'statement', statement: whole.statements[0] },
    ].map((line) => JSON.stringify(line));
    const text = [...all, ...readFileSync(part, 'utf8').trim().split('\n'), ...versions];
    for (const [order, bulk] of [
      [text, []],
      [[...text].reverse(), []],
      [text, place.location().includes('://') ? [] : ['--bulk']],
    ] as const) {
      await place.empty();
      if (bulk.length === 0) {
        const store = await place.open();
        await store.put(readings.slice(0, 3).map((each) => ({ ...each, statements: each.statements.slice(1) })));
        await store.judge([{ kind: 'wrong', statement: 'statement:none', note: 'eigene' }]);
        await store.close();
      }
      writeFileSync(joined, `${order.join('\n')}\n`);
      const { code, stderr } = await onStore('ingest', joined, ...bulk);
      expect([code, stderr.match(/\[[a-z-]+\]/g)]).toEqual([0, null]);
      const expected = fold([...readings, formReading(whole)], judgements);
      expect(JSON.parse(await content()).slice(0, 2)).toEqual(
        JSON.parse(JSON.stringify([expected.nodes, expected.edges])),
      );
      const store = await place.open({ readOnly: true });
      expect((await store.judgements()).map(({ note }) => note).filter(Boolean)).toEqual(['eine Person']);
      await store.close();
    }
    // What an older program wrote says at its end only that it is a part: that counts for all that is joined with it.
    await place.empty();
    const store = await place.open();
    await store.put(readings.slice(0, 3).map((each) => ({ ...each, statements: each.statements.slice(1) })));
    await store.close();
    writeFileSync(joined, `${all.join('\n')}\n{"kind":"part"}\n`);
    expect(JSON.parse((await onStore('ingest', joined, '--json')).stdout)).toMatchObject({ added: 9, changed: 0 });
  });

  test('that contradicts the judgements of the store is refused before anything is written', async () => {
    const store = await place.open();
    await store.judge([
      { kind: 'same', a: 'country:country-0', b: 'country:x' },
      { kind: 'same', a: 'country:country-1', b: 'country:x' },
    ]);
    const untouched = await contentOf(store);
    await store.close();
    const { code, stderr } = await onStore('ingest', backup);
    expect(code).toBe(1);
    expect(stderr).toContain('are judged different, but others join them');
    expect(await content()).toBe(untouched);
  });
});

describe('the lines of a backup', () => {
  const pair = reading('pair', [{ type: 'MET', from: 'person:a', to: 'person:b' }]);
  const said = pair.statements[0];
  const line = (value: object): string => JSON.stringify(value);
  const article = line({ kind: 'article', article: pair.article, entities: pair.entities });
  const statement = (more: object): string => line({ kind: 'statement', statement: { ...said, ...more } });

  test.each<[string, string, string]>([
    ['is cut off', article.slice(0, 30), 'is no JSON; it may have been cut off'],
    ['is something else', '{"title":"x"}', '"{\\"title\\":\\"x\\"}"'.slice(1, -1).replaceAll('\\', '')],
    ['is a list', '[1]', '[1] is no line of an export of statements'],
    ['is of an unknown kind', '{"kind":"node"}', 'is no line of an export of statements'],
    ['has no article', '{"kind":"article","entities":[]}', 'its article is missing; expected a map'],
    [
      'has an article without a text',
      line({ kind: 'article', article: { ...pair.article, text: 7 }, entities: [] }),
      'the "text" of its article is 7; expected text',
    ],
    [
      'has entities that are no list',
      line({ kind: 'article', article: pair.article, entities: {} }),
      'its entities are {}; expected a list',
    ],
    [
      'has an entity of an unknown type',
      line({ kind: 'article', article: pair.article, entities: [{ ...pair.entities[0], type: 'Ship' }] }),
      'the "type" of its entity is "Ship"; expected Person, Organisation, Country, Treaty',
    ],
    [
      'has an id that would break the ids of edges',
      line({ kind: 'article', article: pair.article, entities: [{ ...pair.entities[0], id: 'a|b' }] }),
      'the "id" of its entity is "a|b"; expected an id without "|"',
    ],
    ['has an unknown relation', statement({ type: 'ENVIES' }), 'expected a relation of docs/ontology.md'],
    ['has an unknown status', statement({ status: ['denied'] }), 'expected asserted, planned, claimed, denied'],
    ['has an impossible confidence', statement({ confidence: 2 }), 'expected a number from 0 to 1'],
    ['has a place that is none', statement({ start: -1 }), 'the "start" of its statement is -1'],
    ['has nested properties', statement({ properties: { a: {} } }), 'expected a map of texts, numbers, true and false'],
    ['has a place beyond the text', statement({ end: 10_000 }), 'of a text of'],
    ['speaks of a node that its article lacks', statement({ to: 'person:c' }), 'it speaks of "person:c"'],
    ['is of an article that is not there', statement({ article: 'article:none' }), 'a statement of "article:none"'],
    ['says something else of the same article', article.replace('"de"', '"en"'), 'than line 1'],
    [
      'is a judgement of nothing',
      line({ kind: 'judgement', judgement: { kind: 'wrong' } }),
      'the "statement" of its judgement is missing',
    ],
    [
      'is a judgement of an unknown kind',
      line({ kind: 'judgement', judgement: { kind: 'alike', a: 'a', b: 'b' } }),
      'expected same, different',
    ],
  ])('one that %s is told with its number, and the rest is taken', async (_, damaged, message) => {
    const { readings: taken, problems } = await parseReadings([article, statement({}), damaged], 'backup.jsonl');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.place).toBe('backup.jsonl:3');
    expect(taken).toHaveLength(1);
    expect(taken[0]?.statements.map(({ id }) => id)).toEqual([said?.id]);
  });

  test('contradicting ones give the same graph in whichever order', async () => {
    const other = article.replace('"de"', '"en"');
    const [one, two] = [await parseReadings([article, other], 'x'), await parseReadings([other, article], 'x')];
    expect(one.readings).toEqual(two.readings);
  });

  test('longer than any chunk, or with broken characters, are read or told', async () => {
    const path = inFolder('long.jsonl');
    const text = `ä${'ß€🙂'.repeat(400_000)}`;
    const long = reading('long', [{ type: 'MET', from: 'person:a', to: 'person:b' }], { text });
    writeFileSync(path, `${line({ kind: 'article', article: long.article, entities: long.entities })}\n`);
    appendFileSync(path, Buffer.from('{"kind":"article","article":{"id":"\xff"}}\n', 'latin1'));
    appendFileSync(path, line({ kind: 'statement', statement: long.statements[0] ?? {} }));
    expect(isBackup(path)).toBe(true);
    await withBackup(path, async (found) => {
      const [first] = [...found.readings()];
      expect(first?.article.text === text).toBe(true);
      expect(first?.statements).toHaveLength(1);
      expect(found.problems.map(({ place }) => place)).toEqual([`${path}:2`]);
    });
  });

  test('are told from other files by what they hold', () => {
    writeFileSync(inFolder('articles.jsonl'), '{"title":"x","text":"y"}\n'.repeat(20));
    writeFileSync(inFolder('first-damaged.jsonl'), `{"kind":"art\n${article}\n`);
    writeFileSync(inFolder('empty.jsonl'), '');
    // Its only line was cut off: told as such, not as a row that is no article.
    writeFileSync(inFolder('cut.jsonl'), article.slice(0, 60));
    writeFileSync(inFolder('rows.jsonl'), '{"kind":"article","title":"x","text":"y"}\n');
    expect(
      ['articles', 'first-damaged', 'empty', 'cut', 'rows'].map((name) => isBackup(inFolder(`${name}.jsonl`))),
    ).toEqual([false, true, false, true, false]);
    expect(() => isBackup(inFolder('none.jsonl'))).toThrow('Cannot read');
  });
});

test('the statements of a part take the place of no article that is stored, and make a new store', async () => {
  const from = inFolder('whole');
  const store = await openStore(from);
  await store.put(makeReadings(0, 30, 100, 3));
  const expected = await contentOf(store);
  const { rows } = await store.run('MATCH (n:Person)-[]->(:Country) RETURN n.id LIMIT 1');
  await store.close();
  const path = inFolder('part.jsonl');
  const around = ['--around', String(rows[0]?.[0])];
  await run(['export', ...around, '--depth', '1', '--format', 'statements', '--out', path, '--store', from]);
  expect(readFileSync(path, 'utf8')).toMatch(/^\{"kind":"article".*"part":true\}\n/);
  const { code, stdout } = await run(['ingest', path, '--store', from, '--json']);
  const { read, added, changed, unchanged } = JSON.parse(stdout);
  expect([code, added, changed, read === unchanged && read > 0]).toEqual([0, 0, 0, true]);
  const again = await openStore(from);
  expect(await contentOf(again)).toBe(expected);
  await again.close();
  const other = await run(['ingest', path, '--store', inFolder('other'), '--json']);
  expect(JSON.parse(other.stdout)).toMatchObject({ read, added: read, changed: 0 });
});

test('a restore that is stopped has stored whole batches, and goes on when it is run again', async () => {
  const many = makeReadings(0, 1200, 100, 2);
  const path = inFolder('many.jsonl');
  const from = await openStore(inFolder('from'));
  await from.put(many);
  const expected = await contentOf(from);
  await from.close();
  await run(['export', '--format', 'statements', '--out', path, '--store', inFolder('from')]);
  const store = await openStore(inFolder('to'));
  const stop = new AbortController();
  const onProgress = (): void => stop.abort();
  const first = await withBackup(path, (found) => restore(store, found, { stop: stop.signal, onProgress }));
  expect(first).toMatchObject({ read: 500, added: 500, stopped: true });
  const second = await withBackup(path, (found) => restore(store, found));
  expect(second).toMatchObject({ read: 1200, added: 700, unchanged: 500, stopped: false });
  expect(await contentOf(store)).toBe(expected);
  await store.close();
});
