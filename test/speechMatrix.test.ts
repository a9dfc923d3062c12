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
