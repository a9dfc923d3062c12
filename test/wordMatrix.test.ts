import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * Who blames, asks, thanks, threatens, refuses and yields, found by crossing constructions with speakers and targets of all kinds. Beside
 * each rule stand sentences in which it must not fire.
 */

type Row = readonly [text: string, statements: readonly string[]];
const readsAll = (rows: readonly Row[]): void => {
  for (const [text, expected] of rows)
    test(text, () => {
      expect(said(text).sort()).toEqual([...expected].sort());
    });
};

describe('what is negated of a word is not the word', () =>
  readsAll([
    ['Die Kritik der SPÖ an Israel reißt nicht ab.', ['spoe ACCUSED IL']],
    ['Die Kritik der SPÖ an Israel ist nicht neu.', ['spoe ACCUSED IL']],
    ['Die Forderung der SPÖ an Israel ist nicht erfüllt worden.', ['spoe DEMANDED IL']],
    ['Die Angriffe Russlands auf die Ukraine nehmen nicht ab.', ['RU ATTACKED UA']],
    ['Kritik der SPÖ an Israel gab es nicht.', ['spoe ACCUSED IL denied']],
    ['Die SPÖ übte keine Kritik an Israel.', ['spoe ACCUSED IL denied']],
    ['Die Angriffe Russlands auf die Ukraine fanden nicht statt.', ['RU ATTACKED UA denied']],
    ['Die Hilfe der EU für Serbien kam nicht an.', ['eu AIDED RS denied']],
  ]));

describe('names end before what somebody is given', () =>
  readsAll([
    ['Die EU machte dem Minister Karl Wolf Zugeständnisse.', ['eu CONCEDED karl-wolf']],
    ['Die EU warf Karl Ernst Untätigkeit vor.', ['eu ACCUSED karl-ernst']],
    ['Die EU warf der Präsidentin Maria Paul Korruption vor.', ['eu ACCUSED maria-paul']],
    ['Die EU lobte Karl Heinz Grasser.', ['eu SUPPORTED karl-heinz-grasser']],
    ['Die EU lobte Hans Peter Stein.', ['eu SUPPORTED hans-peter-stein']],
  ]));

describe('who speaks, and whose office is whose', () =>
  readsAll([
    ['„Ich danke Israel für die Hilfe“, so Tarek Haddad.', ['tarek-haddad SUPPORTED IL']],
    ['Laut Moskau hat Belgrad gegen Völkerrecht verstoßen.', ['RU ACCUSED RS']],
    ['Die Gewerkschaft Verdi kritisierte den Energiekonzern Norvik.', ['verdi ACCUSED norvik']],
    ['Außenministerin Rosa Winter lehnte Israels Vorschlag ab.', ['rosa-winter REJECTED IL']],
    [
      'Rückendeckung bekam die FPÖ von SPD-Chef Lars Berg.',
      ['lars-berg SUPPORTED fpoe', 'lars-berg HOLDS_POSITION spd'],
    ],
    [
      'Die Kritik des türkischen Präsidenten Mehmet Yildiz an der Europäischen Zentralbank reißt nicht ab.',
      ['mehmet-yildiz HOLDS_POSITION TR', 'mehmet-yildiz ACCUSED ezb'],
    ],
    ['Eva Moser kam laut Polizei aus Belgrad.', []],
    ['Der Rektor Karl Huber an der Universität Wien schwieg.', ['karl-huber HOLDS_POSITION universitaet-wien']],
  ]));

describe('yielding, refusing, threatening', () =>
  readsAll([
    ['Peking nahm das Angebot der Hamas nicht an.', ['CN REJECTED hamas']],
    ['China erfüllte die Forderungen der Nato.', ['CN CONCEDED nato', 'nato DEMANDED CN']],
    ['China ging auf die Bitte Serbiens ein.', ['CN CONCEDED RS', 'RS DEMANDED CN']],
    [
      'Sollte der Irak nicht einlenken, werde es „ernste Folgen“ geben, drohte Tarek Haddad.',
      ['tarek-haddad THREATENED IQ'],
    ],
    ['Sollte Serbien zustimmen, werde man sich freuen, sagte Tarek Haddad.', []],
    ['China nahm an der Sitzung der Nato nicht teil.', []],
    ['China ging auf die Ukraine nicht ein.', []],
    ['China erfüllt die Bedingungen der Nato.', ['nato DEMANDED CN']],
  ]));
