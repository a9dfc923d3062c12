import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * How the news of one country quarrel, demand and take sides: sentences as they stand in Austrian, Swiss and German papers, and
 * beside each rule sentences in which it must not fire.
 */

/** Statements of a text that tell what somebody does to somebody; offices and memberships are tested elsewhere. */
const deeds = (text: string): string[] =>
  said(text)
    .filter((line) => !/ (?:HOLDS_POSITION|MEMBER_OF|PART_OF|BASED_IN|CITIZEN_OF) /.test(line))
    .sort();

type Row = readonly [text: string, expected: readonly string[]];
const readsAll = (rows: readonly Row[]): void => {
  for (const [text, expected] of rows)
    test(text, () => {
      expect(deeds(text)).toEqual([...expected].sort());
    });
};

describe('words between a verb and whom it means', () => {
  readsAll([
    [
      'FPÖ-Generalsekretär Michael Schnedlitz griff vor allem Johanna Mikl-Leitner an.',
      ['michael-schnedlitz ACCUSED johanna-mikl-leitner'],
    ],
    ['Für Italien setzten sich vor allem Frankreich und Spanien ein.', ['ES SUPPORTED IT', 'FR SUPPORTED IT']],
    ['Putin traf unter anderem Xi Jinping.', ['wladimir-putin MET xi-jinping']],
    // A name that somebody travels under is no stress.
    ['Putin reiste unter anderem Namen nach China.', ['wladimir-putin VISITED CN']],
    ['Wolfgang Katzian drohte den Arbeitgebern mit Streiks in ganz Österreich.', []],
    [
      'Christian Knill appellierte an Rainer Wimmer und Karl Dürtscher, an den Verhandlungstisch zurückzukehren.',
      ['christian-knill DEMANDED karl-duertscher', 'christian-knill DEMANDED rainer-wimmer'],
    ],
  ]);
});

describe('examples behind „darunter“', () => {
  readsAll([
    [
      'Die Polizei nahm in Minsk mehrere Oppositionelle fest, darunter Maria Kolesnikowa und Maxim Snak.',
      ['BY PROSECUTED maria-kolesnikowa', 'BY PROSECUTED maxim-snak'],
    ],
    ['Mehrere Staaten kritisierten Israel, darunter Frankreich und Spanien.', ['ES ACCUSED IL', 'FR ACCUSED IL']],
    [
      'Die USA haben gegen mehrere Firmen Sanktionen verhängt, darunter Gazprom und Rosneft.',
      ['US SANCTIONED gazprom', 'US SANCTIONED rosneft'],
    ],
    // What two plurals share is open, and so is what a plural that nobody counts has to do with them.
    ['Mehrere Staaten kritisierten zwölf Firmen, darunter Frankreich und Spanien.', []],
    ['Staaten lieferten Israel Waffen, darunter Frankreich.', []],
    ['Zwölf Menschen starben, darunter Iwan Petrow.', []],
  ]);
});

describe('whose it is, what it is called says', () => {
  readsAll([
    [
      'Wolodymyr Selenskyj verurteilte die Entsendung als „feindseligen Akt“ Moskaus.',
      ['wolodymyr-selenskyj ACCUSED RU'],
    ],
    // Who suffers it is not who does it.
    ['Wolodymyr Selenskyj verurteilte die Entsendung als Gefahr für Polen.', []],
    ['Wolodymyr Selenskyj verurteilte die Entsendung als Verrat an Polen.', []],
  ]);
});

describe('asked for at home', () => {
  readsAll([
    [
      'Alexander Schallenberg hat bei seinem Besuch in Teheran die Freilassung der inhaftierten Doppelstaatsbürger verlangt.',
      ['alexander-schallenberg DEMANDED IR', 'alexander-schallenberg VISITED IR'],
    ],
    // What else is asked for on a visit may be asked of anybody.
    [
      'Alexander Schallenberg hat bei seinem Besuch in Teheran ein Ende der Gewalt verlangt.',
      ['alexander-schallenberg VISITED IR'],
    ],
  ]);
});

describe('talks that somebody only wants', () => {
  readsAll([
    ['Der Vertreter Argentiniens trat für direkte Verhandlungen zwischen Wien und Rom ein.', []],
    ['In der Aussprache trat der Vertreter Argentiniens für direkte Verhandlungen zwischen Wien und Rom ein.', []],
    ['Argentinien trat für Verhandlungen zwischen Wien und Rom ein.', []],
  ]);
});

describe('both sides', () => {
  readsAll([
    // Two persons of one sentence are no two sides.
    [
      'Michael Schnedlitz attackierte Johanna Mikl-Leitner. Der Fiskalrat mahnte beide Seiten zur Mäßigung.',
      ['michael-schnedlitz ACCUSED johanna-mikl-leitner'],
    ],
    [
      'Indien und Pakistan werfen einander Angriffe vor. Die UNO mahnte beide Seiten zur Mäßigung.',
      ['IN ACCUSED PK', 'PK ACCUSED IN', 'vereinte-nationen DEMANDED IN', 'vereinte-nationen DEMANDED PK'],
    ],
  ]);
});

describe('refused to people who are no nodes', () => {
  readsAll([
    ['Bruno Kreisky kritisierte Italien. Rom verweigere den Südtirolern die Autonomie.', ['bruno-kreisky ACCUSED IT']],
    [
      'Georg Knill kritisierte die Gewerkschaft GPA. Wolfgang Katzian nannte die Forderung nach Lohn berechtigt.',
      ['georg-knill ACCUSED gpa'],
    ],
  ]);
});
