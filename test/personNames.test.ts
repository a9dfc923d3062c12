import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

const personsIn = (text: string): string[] =>
  extract(articleFromText(text, { name: 'names', title: 'Namen' }))
    .entities.filter(({ type }) => type === 'Person')
    .map(({ name }) => name)
    .sort();

const articles: [what: string, text: string, persons: readonly string[]][] = [
  [
    'an article behind a name is no particle of it',
    'Kim Jong-un reiste nach Moskau. Dort unterzeichneten Putin und Kim den Vertrag.',
    ['Kim Jong-un', 'Putin'],
  ],
  [
    'a rank is no family name',
    'Der Minister nahm General Kim Yong-bok und General Ri Chang-ho in die Liste auf.',
    ['Kim Yong-bok', 'Ri Chang-ho'],
  ],
  [
    'a Vietnamese name is shortened to its last part',
    'Generalsekretär Nguyen Phu Trong empfing den Gast. Danach sprach Trong mit den Journalisten.',
    ['Nguyen Phu Trong'],
  ],
];
test.each(articles)('%s', (_, text, persons) => {
  expect(personsIn(text)).toEqual(persons);
});
