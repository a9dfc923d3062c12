import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * What somebody does to somebody, crossed with what may stand between the words that tell it, and who says what of whom, crossed
 * with the ways to report it. Every cell has one reading. Beside each rule stand sentences in which it must not fire.
 */

/** Statements of a text that tell what somebody does to somebody; offices and memberships are tested elsewhere. */
const deeds = (text: string): string[] =>
  said(text)
    .filter((line) => !/ (?:HOLDS_POSITION|MEMBER_OF|PART_OF|BASED_IN|CITIZEN_OF|WORKS_FOR) /.test(line))
    .sort();

type Row = readonly [text: string, expected: readonly string[]];
const readsAll = (rows: readonly Row[]): void => {
  for (const [text, expected] of rows)
    test(text, () => {
      expect(deeds(text)).toEqual([...expected].sort());
    });
};

/** What Angela Merkel does: finite verb, what stands behind it, the participle at the end, and the statement. */
type Deed = readonly [finite: string, rest: string, prefix: string, participle: string, said: string];
const deedsOfMerkel: readonly Deed[] = [
  ['kritisierte', 'Donald Trump', '', 'kritisiert', 'angela-merkel ACCUSED donald-trump'],
  ['lobte', 'die Arbeit von Emmanuel Macron', '', 'gelobt', 'angela-merkel SUPPORTED emmanuel-macron'],
  ['überhäufte', 'Donald Trump mit Vorwürfen', '', 'überhäuft', 'angela-merkel ACCUSED donald-trump'],
  ['warf', 'China Doppelmoral', 'vor', 'vorgeworfen', 'angela-merkel ACCUSED CN'],
  ['drohte', 'Serbien mit Sanktionen', '', 'gedroht', 'angela-merkel THREATENED RS'],
  ['lehnte', 'den Vorschlag der Türkei', 'ab', 'abgelehnt', 'angela-merkel REJECTED TR'],
  ['telefonierte', 'mit Donald Trump', '', 'telefoniert', 'angela-merkel MET donald-trump'],
  ['lieferte', 'China Waffen', '', 'geliefert', 'angela-merkel AIDED CN'],
];

/** Ways in which a sentence may hold such a deed. */
const between: Readonly<Record<string, (deed: Deed) => string>> = {
  'a source in the middle': ([, rest, , participle]) => `Angela Merkel hat laut Medienberichten ${rest} ${participle}.`,
  'a source behind the verb': ([finite, rest, prefix]) =>
    `Angela Merkel ${finite} laut Medienberichten ${rest} ${prefix}.`,
  'an agency in the middle': ([, rest, , participle]) =>
    `Angela Merkel hat laut der Agentur Reuters ${rest} ${participle}.`,
  'a clause that tells who reports it': ([, rest, , participle]) =>
    `Angela Merkel hat, so berichtet die Zeitung „Die Presse“, ${rest} ${participle}.`,
  'who reports it, without a verb': ([, rest, , participle]) =>
    `Angela Merkel, so die Agentur Reuters, hat ${rest} ${participle}.`,
  'age and party in brackets': ([, rest, , participle]) => `Angela Merkel (62, CDU) hat ${rest} ${participle}.`,
  'an adjective with what completes it': ([, rest, , participle]) =>
    `Die bei vielen Wählern nach wie vor beliebte Kanzlerin Angela Merkel von der CDU hat ${rest} ${participle}.`,
  'when, where and before whom': ([, rest, , participle]) =>
    `Angela Merkel hat am Dienstagabend bei einer Veranstaltung im Berliner Rathaus vor rund 500 geladenen Gästen ${rest} ${participle}.`,
  'others in the plural': ([, rest, , participle]) =>
    `Angela Merkel hat nach tagelangem Streit mit den Bundesländern ${rest} ${participle}.`,
  'the last of three verbs': ([finite, rest, prefix]) =>
    `Angela Merkel trat vor die Presse, sprach lange und ${finite} ${rest} ${prefix}.`,
};
const tidy = (text: string): string => text.replace(/ +([,.])/g, '$1').replace(/,+([,.])/g, '$1');

describe('what stands between', () => {
  for (const [name, shape] of Object.entries(between))
    test(name, () => {
      const read = deedsOfMerkel.map((deed) => [tidy(shape(deed)), deeds(tidy(shape(deed)))]);
      expect(read).toEqual(deedsOfMerkel.map((deed) => [tidy(shape(deed)), [deed[4]]]));
    });

  readsAll([
    // A noun in the plural may well bear two names.
    ['Die Minister Karl Huber und Eva Moser lobten China.', ['eva-moser SUPPORTED CN', 'karl-huber SUPPORTED CN']],
    [
      'Nach einem Treffen mit den Präsidenten Donald Trump und Wladimir Putin schwieg Angela Merkel.',
      ['angela-merkel MET donald-trump', 'angela-merkel MET wladimir-putin'],
    ],
    // Who is told in brackets what he is acts.
    ['Der Chef der ÖVP (Karl Huber) lobte China.', ['karl-huber SUPPORTED CN']],
    // An office behind a preposition has a holder, an agency none.
    ['China stritt mit dem Chef der SPÖ Karl Huber.', []],
    ['Die geliebte und gefürchtete Angela Merkel schwieg zu China.', []],
  ]);
});

describe('others that do the same', () => {
  readsAll([
    [
      'Inzwischen hat Angela Merkel ebenso wie Emmanuel Macron Donald Trump kritisiert.',
      ['angela-merkel ACCUSED donald-trump', 'emmanuel-macron ACCUSED donald-trump'],
    ],
    ['Angela Merkel hat Donald Trump wie einen Freund begrüßt.', ['angela-merkel MET donald-trump']],
  ]);
});

describe('what is not so', () => {
  readsAll([
    ['Dass Angela Merkel Donald Trump getroffen hat, stimmt nicht.', ['angela-merkel MET donald-trump denied']],
    ['Es trifft nicht zu, dass Angela Merkel Donald Trump getroffen hat.', ['angela-merkel MET donald-trump denied']],
    ['Dass Angela Merkel Donald Trump getroffen hat, ist frei erfunden.', ['angela-merkel MET donald-trump denied']],
    ['Dass Angela Merkel Donald Trump getroffen hat, war bekannt.', ['angela-merkel MET donald-trump']],
    ['Dass Angela Merkel Donald Trump getroffen hat, stimmt.', ['angela-merkel MET donald-trump']],
  ]);
});

/** Who speaks, and of whom: nominative, dative, accusative, genitive, id. */
type Side = readonly [nom: string, dat: string, acc: string, gen: string, id: string];
const speakers: readonly Side[] = [
  ['Anna Holm', 'Anna Holm', 'Anna Holm', 'von Anna Holm', 'anna-holm'],
  ['SPÖ-Chef Karl Huber', 'SPÖ-Chef Karl Huber', 'SPÖ-Chef Karl Huber', 'von SPÖ-Chef Karl Huber', 'karl-huber'],
  [
    'Chinas Außenminister Wang Yi',
    'Chinas Außenminister Wang Yi',
    'Chinas Außenminister Wang Yi',
    'von Chinas Außenminister Wang Yi',
    'wang-yi',
  ],
  [
    'der Sprecher des Kreml, Dmitri Peskow,',
    'dem Sprecher des Kreml, Dmitri Peskow,',
    'den Sprecher des Kreml, Dmitri Peskow,',
    'von dem Sprecher des Kreml, Dmitri Peskow,',
    'dmitri-peskow',
  ],
  ['ein Sprecher der Nato', 'einem Sprecher der Nato', 'einen Sprecher der Nato', 'eines Sprechers der Nato', 'nato'],
  ['die SPÖ', 'der SPÖ', 'die SPÖ', 'der SPÖ', 'spoe'],
  ['der Kreml', 'dem Kreml', 'den Kreml', 'des Kreml', 'RU'],
];
const targets: readonly Side[] = [
  ['die Türkei', 'der Türkei', 'die Türkei', 'der Türkei', 'TR'],
  ['die ÖVP', 'der ÖVP', 'die ÖVP', 'der ÖVP', 'oevp'],
  ['Donald Trump', 'Donald Trump', 'Donald Trump', 'von Donald Trump', 'donald-trump'],
];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Report = readonly [type: string, shape: (speaker: Side, target: Side) => string];
const reports: Readonly<Record<string, Report>> = {
  'first person, one': ['ACCUSED', ([nom], [, , acc]) => `„Ich kritisiere ${acc} scharf“, sagte ${nom}.`],
  'first person, many': ['REJECTED', ([nom], [, , , gen]) => `„Wir lehnen den Vorschlag ${gen} ab“, sagte ${nom}.`],
  'first person behind „so“': [
    'SUPPORTED',
    ([nom], [, , , gen]) => `„Wir begrüßen den Vorschlag ${gen}“, so ${nom} am Montag.`,
  ],
  'quoted behind „so“': ['ACCUSED', ([nom], [target]) => `„${capital(target)} hat versagt“, so ${nom} am Montag.`],
  'in reported words': [
    'ACCUSED',
    ([nom], [target]) => `Am Montag sagte ${nom} in einem Interview, ${target} breche das Völkerrecht.`,
  ],
  'what somebody does': ['ACCUSED', ([nom], [target]) => `Es sei unverantwortlich, was ${target} mache, sagte ${nom}.`],
  'by a view': ['DEMANDED', ([, , , gen], [target]) => `Nach Ansicht ${gen} muss ${target} die Truppen abziehen.`],
  'by „laut“': ['DEMANDED', ([, dat], [target]) => `Laut ${dat} muss ${target} die Truppen abziehen.`],
  'by where it comes from': [
    'DEMANDED',
    ([, dat], [target]) => `${capital(target)} müsse sofort handeln, hieß es von ${dat}.`,
  ],
  'cited by an agency': [
    'ACCUSED',
    ([, , acc], [target]) => `${capital(target)} habe versagt, zitierte die Agentur Tass ${acc}.`,
  ],
  'seen in somebody': ['ACCUSED', ([nom], [, dat]) => `${capital(nom)} sieht in ${dat} eine Gefahr für den Frieden.`],
  'seen as a partner': ['SUPPORTED', ([nom], [, , acc]) => `${capital(nom)} bezeichnete ${acc} als wichtigen Partner.`],
  'a decision praised': [
    'SUPPORTED',
    ([nom], [, , , gen]) => `Die Entscheidung ${gen} sei ein wichtiger Schritt, sagte ${nom}.`,
  ],
  'a mood in front': ['ACCUSED', ([nom], [, , , gen]) => `Empört reagierte ${nom} auf das Vorgehen ${gen}.`],
};

describe('headlines and capitals', () => {
  readsAll([
    ['SPÖ zu ÖVP-Plan: „Völlig inakzeptabel“', ['spoe ACCUSED oevp']],
    ['Kickl über Nehammer: „Er hat versagt“', ['kickl ACCUSED nehammer']],
    ['Kickl zu Besuch bei Nehammer: Er hat versagt', ['kickl MET nehammer']],
    ['Aus Brüssel kam Kritik an Ungarn.', ['eu ACCUSED HU']],
    ['Kritik an Orbán kam prompt aus Brüssel.', ['eu ACCUSED viktor-orban']],
    ['In Brüssel hieß es, Ungarn habe versagt.', ['eu ACCUSED HU']],
    ['Aus Brüssel kam am Montag der Minister Karl Huber.', []],
    ['Mit Blick auf die Türkei sprach Anna Holm von einem „Skandal“.', ['anna-holm ACCUSED TR']],
    // The name of a state before a colon says where it happens, a capital may speak.
    ['Moskau: Ukraine hat gelogen', ['RU ACCUSED UA']],
    ['Ungarn: Karl Huber hat gelogen', []],
    ['Offen ist, ob Angela Merkel das Vorgehen Chinas als Unsinn bezeichnet hat.', []],
  ]);
});

describe('claims by a noun', () => {
  readsAll([
    ['Der Vorwurf, dass die Türkei Zypern angegriffen habe, ist alt.', ['TR ATTACKED CY claimed']],
    ['Anna Holm erhob den Vorwurf, die Türkei habe Zypern angegriffen.', ['TR ATTACKED CY claimed']],
    ['Den Vorwurf, die Türkei habe Zypern angegriffen, wies Anna Holm zurück.', ['TR ATTACKED CY denied']],
    ['Der Vorwurf von Anna Holm, die Türkei habe das Völkerrecht gebrochen, wiegt schwer.', ['anna-holm ACCUSED TR']],
    ['Anna Holm wiederholte ihren Vorwurf, Donald Trump habe gelogen.', ['anna-holm ACCUSED donald-trump']],
    // Who turns a reproach down, or denies something, does not say it.
    ['Anna Holm wies den Vorwurf zurück, die Türkei habe das Völkerrecht gebrochen.', []],
    ['Anna Holm bestritt, die Türkei habe gelogen.', []],
    // Behind a colon he says something of his own.
    ['Anna Holm wies die Kritik zurück: Die Türkei habe gelogen.', ['anna-holm ACCUSED TR']],
    // What is told behind another noun is so.
    ['Die Nachricht, dass die Türkei Zypern angegriffen hat, war ein Schock.', ['TR ATTACKED CY']],
  ]);
});

describe('occasions and threats', () => {
  readsAll([
    ['Angesichts der Politik der Türkei sprach Anna Holm von einem Skandal.', ['anna-holm ACCUSED TR']],
    ['Wegen eines Streits mit der Türkei sprach Anna Holm von einem Skandal.', []],
    ['Es werde Sanktionen gegen die Türkei geben, drohte Anna Holm.', ['anna-holm THREATENED TR']],
    ['Es werde Sanktionen gegen die Türkei geben, sagte Anna Holm.', []],
    ['Die Schuld daran gab Anna Holm Ungarn.', ['anna-holm ACCUSED HU']],
  ]);
});

describe('who says what of whom', () => {
  for (const [name, [type, shape]] of Object.entries(reports))
    test(name, () => {
      const read: string[][] = [];
      const expected: string[][] = [];
      for (const speaker of speakers)
        for (const target of targets) {
          const text = tidy(shape(speaker, target));
          read.push([text, ...deeds(text)]);
          expected.push([text, `${speaker[4]} ${type} ${target[4]}`]);
        }
      expect(read).toEqual(expected);
    });

  readsAll([
    // The first person of an author, of a question and of a condition says nothing of whoever is named beside it.
    ['Ich verurteile den Angriff Russlands, Anna Holm tut es nicht.', []],
    ['„Wenn ich Donald Trump kritisiere, verliere ich Stimmen“, sagte Anna Holm.', []],
    ['„Habe ich Donald Trump kritisiert?“, fragte Anna Holm.', []],
    ['Karl Huber traf am Montag Donald Trump. „Ich bewundere die Türkei.“', ['donald-trump MET karl-huber']],
    ['„Wir haben Ungarn nie bedroht“, sagte Karl Huber.', ['karl-huber THREATENED HU denied']],
    ['„Wir werden Ungarn unterstützen“, sagte Karl Huber.', ['karl-huber SUPPORTED HU planned']],
    // Who speaks goes on in the next quoted sentence.
    ['„Ich bin enttäuscht“, sagte Anna Holm. „Ich verurteile den Angriff Russlands.“', ['anna-holm ACCUSED RU']],
    ['„Ich glaube, Donald Trump lügt“, sagte Karl Huber.', ['karl-huber ACCUSED donald-trump']],
    // In a country there may be a danger; only with an article is it one.
    ['Anna Holm sieht in Ungarn Gefahren für Journalisten.', []],
    // What somebody is said to do, and what an agency tells itself, is no blame.
    ['Die Türkei soll nach Angaben von Anna Holm am Montag verhandeln.', []],
    ['Die Türkei habe die Verträge gebrochen, meldete die Agentur Reuters.', []],
    ['Die Entscheidung der Türkei sei kein wichtiger Schritt, sagte Anna Holm.', []],
    ['Empört über die Türkei schwieg Anna Holm.', []],
    ['Was Donald Trump Sorgen macht, sagte Anna Holm nicht.', []],
    ['Bundeskanzlerin Angela Merkel (CDU): „Die Türkei hat versagt“', ['angela-merkel ACCUSED TR']],
  ]);
});

test.each<[text: string, never: string]>([
  // Whose friend somebody is decides; where words are said is no occasion of theirs.
  ['Viktor Orbán sei ein enger Verbündeter Putins, sagte Wolodymyr Selenskyj.', 'wolodymyr-selenskyj SUPPORTED'],
  ['Bei einer Sitzung des Europaparlaments sprach Viktor Orbán von einem Skandal.', 'viktor-orban ACCUSED'],
  // She was accompanied to an office, not put into it.
  ['Annalena Baerbock, die Olaf Scholz zur Präsidentin begleitete, schwieg.', 'olaf-scholz MET annalena'],
  ['Das Grenzabkommen verbietet den USA die Durchfahrt.', 'US PARTY_TO'],
])('%s does not say „%s“', (text, never) => {
  expect(said(text).filter((line) => line.startsWith(never))).toEqual([]);
});
