import { expect, test } from '@jest/globals';
import { said, statesSaid } from './said.ts';

/* Which words of a sentence belong together and which stand apart: attributes, lists, offices, asides, places. */

const acts = /ACCUSED|SUPPORTED|MET|VISITED|THREATENED|ATTACKED|SANCTIONED|AIDED|DEMANDED|REJECTED/;
const actsSaid = (text: string): string[] =>
  said(text)
    .filter((line) => acts.test(line))
    .sort();

test.each([
  // What is said of the first noun of a list holds for the others only where they share its article.
  ['Die von Katar finanzierten Milizen und Frankreich schwiegen.', []],
  ['Der von China kritisierte Sudan und Kuba schwiegen.', ['CN ACCUSED SD']],
  ['Die vom Iran unterstützte Hisbollah und der Libanon schwiegen.', ['IR SUPPORTED hisbollah']],
  [
    'Kämpfe zwischen der von Frankreich unterstützten Armee Malis und der Al-Kaida gab es im Mai.',
    ['FR SUPPORTED ML', 'ML ATTACKED al-qaida'],
  ],
  ['Die von China kritisierten Staaten Peru und Chile schwiegen.', ['CN ACCUSED CL', 'CN ACCUSED PE']],
  [
    'Die von China kritisierten Olaf Scholz und Emmanuel Macron schwiegen.',
    ['CN ACCUSED emmanuel-macron', 'CN ACCUSED olaf-scholz'],
  ],
  ['Der von China kritisierte Olaf Scholz und Emmanuel Macron schwiegen.', ['CN ACCUSED olaf-scholz']],
  // A list of those who do it, with an article in it.
  [
    'Die von Norwegen, den USA und weiteren Staaten unterstützte Armee Nigerias rückte vor.',
    ['NO SUPPORTED NG', 'US SUPPORTED NG'],
  ],
  // Without an article the doer stands right before its participle.
  ['Von Katar unterstützter Präsident Otto Fenk trat auf.', ['QA SUPPORTED otto-fenk']],
  // Between two: the second is no part of what belongs to the first.
  ['Der Krieg zwischen der Armee von Präsident Otto Fenk und den Taliban dauert an.', ['otto-fenk ATTACKED taliban']],
  ['Es gab ein Treffen zwischen den Präsidenten von Chile und Peru.', ['CL MET PE']],
] as const)('%s', (text, wanted) => {
  expect(actsSaid(text)).toEqual([...wanted].sort());
});

/** What holds of somebody. */
test.each([
  // A state that supports somebody, or brings him down, is not his own.
  ['Der von Katar unterstützte Präsident Otto Fenk trat auf.', []],
  ['Der von Kanada gestürzte Präsident Otto Fenk floh.', []],
] as const)('%s: states', (text, wanted) => {
  expect(statesSaid(text)).toEqual([...wanted].sort());
});
