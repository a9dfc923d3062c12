import { expect, test } from '@jest/globals';
import { relationsSaid, statementsOf } from './said.ts';

/* Headlines: a bare participle at their end is a passive, also where its form could be finite. */

const headline = (text: string): string[] => [
  ...new Set(
    statementsOf(`${text}\n\nDie Sache beschäftigt viele in diesem Land seit Tagen. Mehr dazu folgt.`).map(
      ({ type, from, to }) => `${from.split(':')[1]} ${type} ${to.startsWith('treaty:') ? 'treaty' : to.split(':')[1]}`,
    ),
  ),
];

test.each<[string, readonly string[]]>([
  ['Gasvertrag zwischen China und Russland unterzeichnet', ['CN SIGNED treaty', 'RU SIGNED treaty']],
  ['Friedensvertrag von Serbien und Albanien unterschrieben', ['RS SIGNED treaty', 'AL SIGNED treaty']],
  ['Wladimir Putin von Xi Jinping empfangen', ['wladimir-putin MET xi-jinping']],
  ['Deniz Yücel von der Türkei freigelassen', ['TR CONCEDED deniz-yuecel']],
  ['Russischer Botschafter von Polen ausgewiesen', ['PL SANCTIONED RU']],
  ['EU von Donald Trump kritisiert', ['donald-trump ACCUSED eu']],
  ['Russland von der EU sanktioniert', ['eu SANCTIONED RU']],
])('%s', (text, expected) => {
  expect(headline(text)).toEqual(expect.arrayContaining([...expected]));
});

test.each<[string, readonly string[]]>([
  ['Präsident von Chile kritisiert Peru', ['CL ACCUSED PE']],
  ['Angela Merkel verhandelt', []],
])('a verb that is finite stays so: %s', (text, expected) => {
  expect(headline(text)).toEqual([...expected]);
});

test.each<[string, readonly string[]]>([
  ['Finnland will in die Nato.', ['FI JOINED nato']],
  ['Die EU nahm Russland in die Sanktionsliste auf.', ['eu SANCTIONED RU']],
  ['Die Nato nahm Verhandlungen mit Schweden auf.', ['SE MET nato']],
])('who wants in: %s', (text, expected) => {
  expect(relationsSaid(text)).toEqual([...expected]);
});
