import { expect, test } from '@jest/globals';
import { relationsSaid, said } from './said.ts';

/* Whom the words of a clause take up from another one, and whose verb goes without being said again. */

const acts = /ACCUSED|SUPPORTED|MET|VISITED|THREATENED|ATTACKED|SANCTIONED|AIDED|JOINED|DEMANDED/;
const actsSaid = (text: string): string[] =>
  said(text)
    .filter((line) => acts.test(line))
    .sort();

test.each([
  [
    'Olaf Scholz kritisierte Wladimir Putin, Emmanuel Macron hingegen Xi Jinping.',
    ['emmanuel-macron ACCUSED xi-jinping', 'olaf-scholz ACCUSED wladimir-putin'],
  ],
  [
    'Olaf Scholz traf Wladimir Putin und Emmanuel Macron Xi Jinping.',
    ['emmanuel-macron MET xi-jinping', 'olaf-scholz MET wladimir-putin'],
  ],
  [
    'Olaf Scholz reiste nach Indien, Emmanuel Macron nach China.',
    ['emmanuel-macron VISITED CN', 'olaf-scholz VISITED IN'],
  ],
  [
    'Olaf Scholz will nach Indien reisen, Emmanuel Macron nach China.',
    ['emmanuel-macron VISITED CN planned', 'olaf-scholz VISITED IN planned'],
  ],
  ['Russland griff die Ukraine an, Israel den Iran.', ['IL ATTACKED IR', 'RU ATTACKED UA']],
  [
    'Olaf Scholz kritisierte China, Emmanuel Macron ebenfalls.',
    ['emmanuel-macron ACCUSED CN', 'olaf-scholz ACCUSED CN'],
  ],
  [
    'Olaf Scholz kritisierte China, Emmanuel Macron nicht.',
    ['emmanuel-macron ACCUSED CN denied', 'olaf-scholz ACCUSED CN'],
  ],
  ['Olaf Scholz kritisierte China, Russland jedoch nicht.', ['olaf-scholz ACCUSED CN']],
  ['Olaf Scholz kritisierte China nicht, Emmanuel Macron schon.', ['olaf-scholz ACCUSED CN denied']],
  ['Olaf Scholz lobte Emmanuel Macron, nicht aber Wladimir Putin.', ['olaf-scholz SUPPORTED emmanuel-macron']],
  ['Olaf Scholz kritisierte China und nicht Russland.', ['olaf-scholz ACCUSED CN']],
  ['Olaf Scholz, nicht Emmanuel Macron, kritisierte Wladimir Putin.', ['olaf-scholz ACCUSED wladimir-putin']],
  [
    'Wie zuvor schon Olaf Scholz kritisierte Emmanuel Macron China.',
    ['emmanuel-macron ACCUSED CN', 'olaf-scholz ACCUSED CN'],
  ],
  ['Anders als Olaf Scholz kritisierte Emmanuel Macron China.', ['emmanuel-macron ACCUSED CN']],
  [
    'Olaf Scholz kritisierte China. Emmanuel Macron tat es ihm gleich.',
    ['emmanuel-macron ACCUSED CN', 'olaf-scholz ACCUSED CN'],
  ],
  [
    'Olaf Scholz kritisierte China. Emmanuel Macron schloss sich an.',
    ['emmanuel-macron ACCUSED CN', 'olaf-scholz ACCUSED CN'],
  ],
  // "bei dessen Besuch": it is the guest's.
  [
    'Olaf Scholz lobte Wladimir Putin bei dessen Besuch in China.',
    ['olaf-scholz SUPPORTED wladimir-putin', 'wladimir-putin VISITED CN'],
  ],
  [
    'Bei seinem Besuch in China lobte Olaf Scholz Xi Jinping.',
    ['olaf-scholz SUPPORTED xi-jinping', 'olaf-scholz VISITED CN'],
  ],
  // "diese" of several are those named together last.
  [
    'Russland griff Polen und Litauen an. Diese kritisierten China.',
    ['LT ACCUSED CN', 'PL ACCUSED CN', 'RU ATTACKED LT', 'RU ATTACKED PL'],
  ],
  ['Olaf Scholz traf Vertreter der Wirtschaft. Diese kritisierten China.', []],
  // "nicht A …, sondern B": B has the part that A would have.
  ['Nicht Olaf Scholz traf Wladimir Putin, sondern Emmanuel Macron.', ['emmanuel-macron MET wladimir-putin']],
  ['Olaf Scholz hat nicht Wladimir Putin kritisiert, sondern Xi Jinping.', ['olaf-scholz ACCUSED xi-jinping']],
  ['Die Ukraine wurde nicht von China angegriffen, sondern von Russland.', ['RU ATTACKED UA']],
  ['Polen kritisierte nicht China, sondern lobte Ungarn.', ['PL ACCUSED CN denied', 'PL SUPPORTED HU']],
  // Who is left out denies nothing of the other.
  ['Olaf Scholz traf Wladimir Putin, den Kongress aber nicht.', ['olaf-scholz MET wladimir-putin']],
  // Lists stay lists.
  [
    'Olaf Scholz kritisierte China, Russland und den Iran.',
    ['olaf-scholz ACCUSED CN', 'olaf-scholz ACCUSED IR', 'olaf-scholz ACCUSED RU'],
  ],
  ['Olaf Scholz reiste nach Indien und China.', ['olaf-scholz VISITED CN', 'olaf-scholz VISITED IN']],
] as const)('%s', (text, wanted) => {
  expect(actsSaid(text)).toEqual([...wanted].sort());
});

/** What the second sentence says, of the only relation between the two beside those of the first. */
test.each([
  ['Am Montag endete der Besuch von Olaf Scholz in Wien. China dankte ihm.', 'CN SUPPORTED olaf-scholz', true],
  ['Am Montag endete der Besuch von Olaf Scholz in Wien. China kritisierte ihn.', 'CN ACCUSED olaf-scholz', false],
  ['Olaf Scholz reiste ab. Xi Jinping, den er am Dienstag traf, schwieg.', 'olaf-scholz MET xi-jinping', true],
  ['Olaf Scholz lobte Emmanuel Macron, weil er Russland verurteilt hatte.', 'emmanuel-macron ACCUSED RU', true],
  ['Olaf Scholz lobte Emmanuel Macron, weil er Russland verurteilt hatte.', 'olaf-scholz ACCUSED RU', false],
  ['Olaf Scholz lobte Emmanuel Macron, nachdem er Russland verurteilt hatte.', 'olaf-scholz ACCUSED RU', false],
  ['Nachdem Olaf Scholz ihn kritisiert hatte, reiste Emmanuel Macron ab.', 'olaf-scholz ACCUSED emmanuel-macron', true],
  ['Ein Sprecher von Olaf Scholz kritisierte China. Er drohte Russland.', 'olaf-scholz THREATENED RU', false],
  ['Wladimir Putin ließ Xi Jinping den Iran kritisieren.', 'wladimir-putin ACCUSED IR', false],
  ['Olaf Scholz drohte Emmanuel Macron, China zu unterstützen.', 'olaf-scholz THREATENED CN', false],
  ['Emmanuel Macron reiste ab. Olaf Scholz lobte dessen Land.', 'olaf-scholz SUPPORTED emmanuel-macron', false],
  ['Olaf Scholz kritisierte Emmanuel Macron. Wladimir Putin lobte ihn.', 'wladimir-putin SUPPORTED olaf-scholz', false],
  ['Russland kritisierte die Türkei. Diese drohte China.', 'TR THREATENED CN', true],
  ['Russland kritisierte die USA. Diese drohten China.', 'US THREATENED CN', true],
  ['Am Montag erreichte ein Brief die USA. Sie kritisierten China.', 'US ACCUSED CN', true],
  ['Am Montag drohte ein Streit mit den USA. China dankte ihnen.', 'CN SUPPORTED US', true],
  ['Am Montag kamen Fachleute aus den USA und aus Polen. China dankte ihnen.', 'CN SUPPORTED US', false],
  ['Norwegen steht seit Montag in der Kritik. China dankte ihm am Dienstag.', 'CN SUPPORTED NO', true],
  [
    'Der Internationale Strafgerichtshof tagte. Er kritisierte China.',
    'internationaler-strafgerichtshof ACCUSED CN',
    true,
  ],
  ['Deutschland und Frankreich stritten am Montag. Letzteres kritisierte China.', 'FR ACCUSED CN', true],
  [
    'Olaf Scholz, Emmanuel Macron und Donald Tusk reisten ab. Das Trio kritisierte China.',
    'donald-tusk ACCUSED CN',
    true,
  ],
  [
    'Olaf Scholz, Emmanuel Macron und Donald Tusk reisten ab. Alle drei kritisierten China.',
    'donald-tusk ACCUSED CN',
    true,
  ],
  ['Jonas Hagen reiste am Montag ab. Der Konservative kritisierte China.', 'jonas-hagen ACCUSED CN', true],
  ['Jonas Hagen reiste am Montag ab. Der Medienmogul kritisierte China.', 'jonas-hagen ACCUSED CN', true],
] as const)('%s: %s is %s', (text, line, wanted) => {
  expect(relationsSaid(text).includes(line)).toBe(wanted);
});
