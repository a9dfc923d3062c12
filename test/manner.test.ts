import { expect, test } from '@jest/globals';
import { bare, statementsOf } from './said.ts';

/** Statements of one type with their status: "RU ATTACKED UA claimed". */
const said = (text: string): string[] =>
  statementsOf(text).map(({ from, type, to, status }) => `${bare(from)} ${type} ${bare(to)} ${status}`);

test.each([
  ['China hat Serbien angegriffen.', 'CN ATTACKED RS asserted'],
  ['China will Serbien angreifen.', 'CN ATTACKED RS planned'],
  ['China hat Serbien nicht angegriffen.', 'CN ATTACKED RS denied'],
  ['Angela Merkel wirft China vor, Serbien angegriffen zu haben.', 'CN ATTACKED RS claimed'],
  ['China bestreitet, Serbien angegriffen zu haben.', 'CN ATTACKED RS denied'],
  ['China kündigte an, Serbien zu beliefern.', 'CN AIDED RS planned'],
  ['Nach einem Treffen mit Emmanuel Macron will Angela Merkel abreisen.', 'angela-merkel MET emmanuel-macron asserted'],
  [
    'Vor einem Treffen mit Emmanuel Macron gab sich Angela Merkel gelassen.',
    'angela-merkel MET emmanuel-macron planned',
  ],
  ['China beschloss, einer Bitte Serbiens zu folgen.', 'RS DEMANDED CN asserted'],
  ['Die EU hat Sanktionen gegen China beschlossen.', 'eu SANCTIONED CN asserted'],
  ['Donald Trump wies die Kritik von Angela Merkel zurück.', 'angela-merkel ACCUSED donald-trump asserted'],
  ['China will nicht mit Serbien verhandeln.', 'CN REJECTED RS asserted'],
])('the manner of „%s“ is told apart: %s', (text, expected) => {
  expect(said(text)).toContain(expected);
});

test.each([
  ['China könnte Serbien angreifen.', 'ATTACKED'],
  ['Wenn China Serbien angreift, reagiert Russland.', 'ATTACKED'],
  ['Hat China Serbien angegriffen?', 'ATTACKED'],
  ['Angela Merkel warnte davor, dass China Serbien angreift.', 'ATTACKED'],
])('„%s“ says nothing that holds of %s', (text, type) => {
  expect(said(text).filter((s) => s.includes(` ${type} `))).toEqual([]);
});
