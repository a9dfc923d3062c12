import { expect, test } from '@jest/globals';
import type { Entity } from '../graph/model.ts';
import { extract } from '../ingest/ingest.ts';
import { linkOffices } from '../ingest/link/offices.ts';
import type { Mention, Token } from '../ingest/model.ts';
import { cpuOf } from './shared.ts';

const read = (text: string): ReturnType<typeof extract> =>
  extract({ id: 'article:test', name: 'test', title: '', text, language: 'de' });

const entity = (text: string, id: string): Entity | undefined => read(text).entities.find((one) => one.id === id);

test('a family name, its genitive and a slip of it are the person named in full', () => {
  const text =
    'Präsidentin Jadwiga Wisznewska reist ab. Wisznewskas Besuch war kurz. „Ich komme wieder“, sagte Wisznewska. Wiszniewska lachte.';
  expect(entity(text, 'person:jadwiga-wisznewska')).toMatchObject({
    name: 'Jadwiga Wisznewska',
    aliases: ['Wisznewska', 'Wisznewskas', 'Wiszniewska'],
  });
  expect(read(text).entities.filter(({ type }) => type === 'Person')).toHaveLength(1);
});

test('a family name is found before the full name, and when it is also a noun', () => {
  const text =
    'Ban warnt vor Eile. Der Gesandte Ban Soo-min sprach am Montag, Ban reist heute weiter. Im Bann der Wahl stand niemand.';
  expect(entity(text, 'person:ban-soo-min')?.aliases).toEqual(['Ban']);
});

test('two persons with one family name stay apart', () => {
  const text = 'Minister Panos Kallergis wirft den Abgeordneten Dimitris Kallergis aus der Partei.';
  expect(
    read(text)
      .entities.filter(({ type }) => type === 'Person')
      .map(({ id }) => id),
  ).toEqual(['person:panos-kallergis', 'person:dimitris-kallergis']);
});

test('names that end in s keep it', () => {
  const text = 'Premier Alexis Marinakis lobte die Partei. Marinakis verließ den Saal.';
  expect(entity(text, 'person:alexis-marinakis')?.aliases).toEqual(['Marinakis']);
});

test('an organisation with its acronym in brackets is one node, also when the acronym comes first', () => {
  const text = 'Die Rebellengruppe TLF griff an. Die Tarsian Liberation Front (TLF) ist verboten. Die TLF schweigt.';
  expect(entity(text, 'organisation:tarsian-liberation-front')).toMatchObject({ aliases: ['TLF'] });
  expect(read(text).entities.filter(({ type }) => type === 'Organisation')).toHaveLength(1);
});

test('the name of an organisation is nominative and the inflected wording an alias', () => {
  const text = 'Sie kommt aus der Demokratischen Bauernpartei (DBP).';
  const [organisation] = read(text).entities.filter(({ type }) => type === 'Organisation');
  expect(organisation?.aliases).toContain('Demokratischen Bauernpartei');
});

test('all wordings of a country are one node with its codes', () => {
  const text = 'Russland droht. Moskaus Vorgehen irritiert die Russen. Der russische Präsident schweigt.';
  expect(entity(text, 'country:RU')).toMatchObject({
    name: 'Russland',
    aliases: ['Moskaus', 'Russen', 'russische'],
    properties: { iso2: 'RU', iso3: 'RUS' },
    wikidata: 'Q159',
  });
});

const officeOf = (text: string, office: string): string | undefined =>
  read(text).document.mentions.find(({ how, text: words }) => how === 'office' && words === office)?.entity;

const offices: [what: string, text: string, office: string, holder: string | undefined][] = [
  [
    'an office of the same state',
    'Der tschechische Präsident Karel Doležal kommt. Am Abend redet der tschechische Staatschef.',
    'tschechische Staatschef',
    'person:karel-dolezal',
  ],
  [
    'the chief of the same party',
    'Der Vorsitzende der HDP, Serhat Aydemir, klagt an. Das Gericht lud den HDP-Chef vor.',
    'HDP-Chef',
    'person:serhat-aydemir',
  ],
  [
    'not the holder of another state’s office',
    'Der tschechische Präsident Karel Doležal kommt. Am Abend redet der slowakische Präsident.',
    'slowakische Präsident',
    undefined,
  ],
  [
    'nobody in a list of offices',
    'Präsident Karel Doležal reist ab. Gestern wurde er vom Präsidenten, dem Premierminister und dem Parlamentschef empfangen.',
    'Präsidenten',
    undefined,
  ],
];

test.each(offices)('an office alone is %s', (_what, text, office, holder) => {
  expect(officeOf(text, office)).toBe(holder);
});

test('thousands of office holders within reach of thousands of offices are not all compared with each other', async () => {
  const tokens: Token[] = [];
  const mentions: Mention[] = [];
  const add = (sentence: number, ...words: string[]): number => {
    for (const text of words)
      tokens.push({
        text,
        lower: text.toLowerCase(),
        sentence,
        pos: 'NOUN',
        analyses: [] as Token['analyses'],
      } as Token);
    return tokens.length;
  };
  for (let i = 0; i < 4000; i += 1) {
    const sentence = Math.floor(i / 100);
    const last = add(sentence, 'Außenminister', `Person${i}`);
    const named = { type: 'Person', how: 'name', entity: `person:${i}`, first: last - 1, last, text: '', because: [] };
    const end = add(sentence, 'lobte', 'der', 'Außenminister');
    const office = { type: 'Person', how: 'office', first: end - 1, last: end, text: 'Außenminister', because: [] };
    mentions.push(named as unknown as Mention, office as unknown as Mention);
    add(sentence, 'kam', 'und', 'sah', 'und', 'ging');
  }
  // It took ten seconds.
  expect(await cpuOf(() => linkOffices(tokens, mentions, new Map(), []), 6000)).toBeLessThan(6000);
});
