import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Judgement } from '../graph/judgements.ts';
import { contentIn, onBothStores, runOn } from './bothStores.ts';
import { type Outcome, run } from './cliRun.ts';
import { entity, reading } from './storeFixtures.ts';

const first = reading(
  'first',
  [
    { type: 'MET', from: 'person:ada-nord', to: 'person:bo-sund' },
    { type: 'VISITED', from: 'person:ada-nord', to: 'country:aa' },
  ],
  { entities: [entity('person:ada-nord', { aliases: ['Präsidentin Nord'] })] },
);
const second = reading('second', [
  { type: 'MET', from: 'person:ada-n', to: 'person:cem-ost' },
  { type: 'VISITED', from: 'person:ada-nord', to: 'country:aa', status: 'denied' },
]);
const denial = second.statements.find(({ status }) => status === 'denied')?.id ?? '';

onBothStores('judge', (place) => {
  const onStore = runOn(place);
  const judge = (...argv: string[]): Promise<Outcome> => onStore('judge', ...argv);
  const put = async (...readings: readonly (typeof first)[]): Promise<void> => {
    const store = await place.open();
    await store.put(readings);
    await store.close();
  };
  const content = (): Promise<string> => contentIn(place);
  const persons = async (): Promise<readonly string[]> =>
    JSON.parse(
      (await onStore('query', 'MATCH (n:Person) RETURN n.id AS id ORDER BY id', '--format', 'json')).stdout,
    ).map(({ id }: { id: string }) => id);
  const held = async (): Promise<readonly (Judgement & { readonly id: string })[]> =>
    JSON.parse((await judge('--list', '--json')).stdout);

  beforeEach(() => place.empty());

  test('wrong goes over to a new version and is taken back with it; of a former version it is told that it does nothing yet', async () => {
    const met = { type: 'MET', from: 'person:ada-nord', to: 'person:bo-sund' } as const;
    const version = (...said: Parameters<typeof reading>[1]): typeof first =>
      reading('bericht', said, { article: { file: 'bericht.txt' } });
    const [former, now] = [version(met), version(met, { ...met, type: 'ACCUSED' })];
    const [before, after] = [former, now].map((each) => each.statements[0]?.id ?? '');
    await put(former);
    expect((await judge('wrong', before ?? '')).stderr).toMatch(
      /^Recorded wrong: statement:\S+ \(judgement:\S+\)\.\n$/,
    );
    await put(now);
    expect(await held()).toHaveLength(2);
    expect(await held()).toContainEqual(expect.objectContaining({ statement: after, origin: before }));
    const { stderr } = await judge('wrong', before ?? '', '--retract');
    expect(stderr).toMatch(/, and 1 judgement that went over from it to newer versions\.\n$/);
    expect(await held()).toEqual([]);
    expect((await judge('wrong', before ?? '')).stderr).toContain(
      'If its article has changed since, judge the statement',
    );
  });

  test('same makes one node of two, by id or name, and is taken back by its words', async () => {
    await put(first, second);
    const before = await content();
    const { code, stderr } = await judge('same', 'Präsidentin Nord', 'person:ada-n', '--note', 'dieselbe Frau');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^Recorded same: person:ada-nord and person:ada-n \(judgement:[0-9a-f]{32}\)\.\n$/),
    });
    expect(await persons()).toEqual(['person:ada-n', 'person:bo-sund', 'person:cem-ost']);
    expect(await held()).toMatchObject([
      { kind: 'same', a: 'person:ada-n', b: 'person:ada-nord', note: 'dieselbe Frau' },
    ]);
    expect((await judge('--list')).stdout).toMatch(/^same +person:ada-n +person:ada-nord +dieselbe Frau +judgement:/m);
    // Both names mean the one node now.
    expect((await judge('same', 'Ada Nord', 'Ada N')).stderr).toContain('are one node already: person:ada-n');
    expect(await judge('same', 'Ada Nord', 'Ada N', '--retract')).toMatchObject({
      code: 0,
      stderr: 'Took back same: person:ada-n and person:ada-nord.\n',
    });
    expect(await content()).toBe(before);
    expect((await judge('--list', '--json')).stdout).toBe('[]\n');
  });

  test('wrong sets a statement aside, and is taken back by the id of the judgement', async () => {
    await put(first, second);
    const before = await content();
    expect((await onStore('query', 'disputed', '--format', 'json')).stdout).toContain('denied');
    expect(await judge('wrong', denial)).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse((await onStore('query', 'disputed', '--format', 'json')).stdout)).toEqual([]);
    const [{ id } = { id: '' }] = await held();
    expect((await judge('--retract', id)).code).toBe(0);
    expect(await content()).toBe(before);
    const again = await judge('--retract', id);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain(`there is no judgement "${id}"`);
  });

  test('different keeps two nodes apart until it is taken back', async () => {
    await put(first, second);
    expect((await judge('different', 'Ada Nord', 'Ada N')).code).toBe(0);
    const refused = await judge('same', 'person:ada-nord', 'person:bo-sund');
    expect(refused.code).toBe(0);
    const joined = await judge('same', 'person:ada-n', 'person:bo-sund');
    expect(joined.code).toBe(1);
    expect(joined.stderr).toContain('are judged different, but others join them');
    // "same" of the pair does not take "different" back.
    expect((await judge('same', 'person:ada-n', 'person:ada-nord', '--retract')).code).toBe(1);
    expect((await judge('different', 'person:ada-n', 'person:ada-nord', '--retract')).code).toBe(0);
    expect((await judge('same', 'person:ada-n', 'person:bo-sund')).code).toBe(0);
    expect(await persons()).toEqual(['person:ada-n', 'person:cem-ost']);
  });

  test('before the articles comes to the same as after them', async () => {
    const words = [
      ['same', 'person:ada-nord', 'person:ada-n'],
      ['wrong', denial],
      ['different', 'person:bo-sund', 'person:cem-ost'],
    ] as const;
    for (const each of words) {
      const { code, stderr } = await judge(...each);
      expect(code).toBe(0);
      expect(stderr).toContain('yet; it will count when one does.');
    }
    await put(first);
    await put(second);
    const before = await content();
    await place.empty();
    await put(first, second);
    for (const each of words) expect((await judge(...each)).stderr).not.toContain('yet');
    expect(await content()).toBe(before);
  });

  test('what cannot be judged is a failure that says why, and changes nothing', async () => {
    await put(first);
    const before = await content();
    for (const [words, code, message] of [
      [['same', 'Niemand', 'Ada Nord'], 1, 'there is no node with the id, name or alias "Niemand"'],
      [['wrong', 'person:ada-nord'], 1, '"person:ada-nord" is no id of a statement'],
      [['same', 'person:x', 'person:x'], 1, '"person:x" and "person:x" are one node already'],
      [['--retract', 'judgement:none'], 1, 'there is no judgement "judgement:none"'],
      [[], 2, 'no judgement given'],
      [['alike', 'a', 'b'], 2, '"alike a b" is no judgement'],
      [['same', 'a'], 2, '"same a" is no judgement'],
      [['same', 'a', 'b', 'c'], 2, '"same a b c" is no judgement'],
      [['--list', 'same'], 2, '"same" is no judgement'],
    ] as const) {
      const outcome = await judge(...words);
      expect([words, outcome.code]).toEqual([words, code]);
      expect(outcome.stderr).toContain(`entente: ${message}`);
    }
    expect(await content()).toBe(before);
  });
});

describe('judge', () => {
  test('says nothing can be recorded where there is no store to read', async () => {
    const { code, stderr } = await run(['judge', '--list', '--store', '/no/such/store']);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no store in');
  });
});
