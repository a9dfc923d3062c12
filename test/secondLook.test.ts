import { expect, test } from '@jest/globals';
import { tag } from '../ingest/analyse/tag.ts';
import type { Sentence, Token } from '../ingest/model.ts';
import { recogniseNames } from '../ingest/recognise/index.ts';

const namesIn = (text: string): string[] => {
  const words = [...text.matchAll(/[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?|\S/gu)];
  const tagged = tag(words.map(([word]) => ({ text: word })));
  const tokens = words.map((word, index): Token => {
    const start = word.index;
    const { pos, lemma, analyses } = tagged[index] as (typeof tagged)[number];
    return {
      index,
      sentence: 0,
      text: word[0],
      lower: word[0].toLowerCase(),
      start,
      end: start + word[0].length,
      quoted: false,
      repaired: false,
      pos,
      lemma,
      analyses,
    };
  });
  const sentence: Sentence = { index: 0, start: 0, end: text.length, first: 0, last: tokens.length, region: 'body' };
  return recogniseNames(tokens, [sentence])
    .filter(({ type, how }) => how === 'name' && (type === 'Person' || type === 'Organisation'))
    .map((mention) => `${mention.type} ${mention.text}`);
};

const sentences: [what: string, sentence: string, names: readonly string[]][] = [
  ['a family name without office', 'Gestern kritisierte Kralewski die Regierung scharf.', ['Person Kralewski']],
  ['a speaker', '„Wir warten ab“, sagte Brinkschulte am Abend.', ['Person Brinkschulte']],
  ['a firm', 'Der Vorstand von Krenntag Halver kündigte einen Umbau an.', ['Organisation Krenntag Halver']],
  ['words with a meaning of their own', 'Die Togoische Delegation reiste am Abend ab.', []],
  ['a place that begins like a given name', 'Sie lebt in Santa Monica und arbeitet als Ärztin.', []],
  [
    'a team that begins like a given name',
    'Er wechselte zu den San Antonio Spurs nach Texas.',
    ['Organisation San Antonio Spurs'],
  ],
  [
    'a person by given and family name',
    'Im Saal sprach Torben Kralewski über den Haushalt.',
    ['Person Torben Kralewski'],
  ],
];
test.each(sentences)('%s: %s', (_, sentence, names) => {
  expect(namesIn(sentence)).toEqual(names);
});
