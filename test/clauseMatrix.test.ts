import { expect, test } from '@jest/globals';
import { lineOf, said, statementsOf, statesSaid } from './said.ts';

/*
 * Every way to name who acts, in every order of words, with verbs of every build: what is known of names and offices crossed with
 * what is known of clauses. Nothing but the one deed may be read, apart from who holds which office.
 */

/** A verb phrase: finite form, what stands between, prefix, participle, base form and what it says of the two. */
type Deed = readonly [fin: string, rest: string, prefix: string, participle: string, base: string, says: string];

const deeds: readonly Deed[] = [
  ['kritisierte', 'Donald Trump', '', 'kritisiert', 'kritisieren', 'ACCUSED donald-trump'],
  ['verunglimpfte', 'Donald Trump', '', 'verunglimpft', 'verunglimpfen', 'ACCUSED donald-trump'],
  ['prangerte', 'Donald Trump öffentlich', 'an', 'angeprangert', 'anprangern', 'ACCUSED donald-trump'],
  ['warf', 'Chile Betrug', 'vor', 'vorgeworfen', 'vorwerfen', 'ACCUSED CL'],
  ['lehnte', 'die Politik Chiles', 'ab', 'abgelehnt', 'ablehnen', 'REJECTED CL'],
  ['lobte', 'die Entscheidung Chiles', '', 'gelobt', 'loben', 'SUPPORTED CL'],
  ['bekundete', 'Sympathie für Chile', '', 'bekundet', 'bekunden', 'SUPPORTED CL'],
  ['übte', 'Druck auf Chile', 'aus', 'ausgeübt', 'ausüben', 'DEMANDED CL'],
  ['drohte', 'Chile', '', 'gedroht', 'drohen', 'THREATENED CL'],
];

interface Actor {
  readonly text: string;
  readonly id: string;
  /** The sentence that names the person before. */
  readonly before?: string;
}

const actors: readonly Actor[] = [
  { text: 'Eva Huber', id: 'eva-huber' },
  { text: 'Huber', id: 'eva-huber', before: 'Eva Huber reiste am Montag an.' },
  { text: 'die Kanzlerin', id: 'angela-merkel', before: 'Bundeskanzlerin Angela Merkel reiste am Montag an.' },
  { text: 'die CDU-Politikerin', id: 'angela-merkel', before: 'Angela Merkel (CDU) reiste am Montag an.' },
  { text: 'Frankreichs Präsident Emmanuel Macron', id: 'emmanuel-macron' },
  { text: 'der französische Präsident Emmanuel Macron', id: 'emmanuel-macron' },
  { text: 'Emmanuel Macron, der Präsident Frankreichs,', id: 'emmanuel-macron' },
  { text: 'der Präsident Frankreichs, Emmanuel Macron,', id: 'emmanuel-macron' },
  { text: 'der Chef der SPÖ, Karl Huber,', id: 'karl-huber' },
  { text: 'der Sprecher des Kreml, Dmitri Peskow,', id: 'dmitri-peskow' },
  { text: 'SPÖ-Chefin Eva Huber', id: 'eva-huber' },
  {
    text: 'Ungarns Regierungschef',
    id: 'viktor-orban',
    before: 'Viktor Orbán ist seit 2010 Ministerpräsident von Ungarn.',
  },
  { text: 'Budapest', id: 'HU' },
  { text: 'die ungarische Regierung', id: 'HU' },
  { text: 'die ÖVP', id: 'oevp' },
];

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const orders: Readonly<Record<string, (actor: string, deed: Deed) => string>> = {
  'subject first': (actor, [fin, rest, prefix]) => `${join(upper(actor), fin, rest, prefix)}.`,
  'perfect behind a date': (actor, [, rest, , participle]) => `${join('Am Dienstag hat', actor, rest, participle)}.`,
  'verb last': (actor, [fin, rest, prefix]) => `${join('Es blieb unruhig, weil', actor, rest, prefix + fin)}.`,
  'second verb': (actor, [fin, rest, prefix]) => `${join(upper(actor), 'sprach lange und', fin, rest, prefix)}.`,
  'behind a clause': (actor, [, rest, , participle]) =>
    `${join('Wie die Zeitung schrieb, hat', actor, rest, participle)}.`,
};

const symmetric = /^(?:MET|COOPERATED)$/;
/** Deeds that a text says: everything but who belongs to whom. */
const deedsSaid = (text: string): string[] => {
  const states = new Set(statesSaid(text).map((line) => line.split(' ').slice(0, 3).join(' ')));
  return [
    ...new Set(
      statementsOf(text)
        .map((statement) => lineOf(statement))
        .filter((line) => !states.has(line.split(' ').slice(0, 3).join(' ')) && !symmetric.test(line)),
    ),
  ];
};

for (const { text, id, before } of actors)
  test.each(Object.keys(orders))(`„${text}“ acts: %s`, (order) => {
    for (const deed of deeds) {
      const sentence = (orders[order] as (typeof orders)[string])(text, deed);
      const article = before === undefined ? sentence : `${before} ${sentence}`;
      expect([article, ...deedsSaid(article)]).toEqual([article, `${id} ${deed[5]}`]);
    }
  });

test.each<[text: string, expected: readonly string[]]>([
  // A relative clause without a name behind its pronoun.
  ['Eva Huber, die Verständnis für China gezeigt hat, reist ab.', ['eva-huber SUPPORTED CN']],
  ['Eva Huber, die scharfe Kritik an China geübt hat, reist ab.', ['eva-huber ACCUSED CN']],
  ['Eva Huber, die China aufgefordert hat, die Grenze zu öffnen, reist ab.', ['eva-huber DEMANDED CN']],
  // Here it is an article.
  ['Es gilt, weil die Opposition, die Regierung und die SPÖ China kritisiert haben.', []],
  ['Eva Huber lobte Chile, die Opposition hat China kritisiert.', ['eva-huber SUPPORTED CL']],
  // The party in brackets is not who acts next.
  ['Eva Huber (SPÖ) sprach lange. Sie kritisierte China.', ['eva-huber ACCUSED CN']],
])('%s', (text, expected) => {
  for (const line of expected) expect(said(text)).toContain(line);
});

test.each<[text: string, never: string]>([
  ['Am Dienstag hat die Kanzlerin Donald Trump getroffen.', 'donald-trump HOLDS_POSITION'],
  ['Am Dienstag hat Ungarns Regierungschef Emmanuel Macron getroffen.', 'emmanuel-macron HOLDS_POSITION HU'],
  ['Am Dienstag hat der Chef der SPÖ, Karl Huber, Donald Trump getroffen.', 'donald-trump HOLDS_POSITION'],
  ['Am Dienstag hat die CDU-Politikerin Donald Trump kritisiert.', 'donald-trump MEMBER_OF'],
])('%s does not say „%s“', (text, never) => {
  expect(said(text).filter((line) => line.startsWith(never))).toEqual([]);
});

test.each<[text: string, expected: string]>([
  ['Am Dienstag hat die Kanzlerin Angela Merkel Chile besucht.', 'angela-merkel HOLDS_POSITION DE'],
  ['Die chilenische Ministerin Andrea Moser schwieg.', 'andrea-moser HOLDS_POSITION CL'],
  ['Der Chef der SPÖ, Karl Huber, und die Grüne Eva Moser schwiegen.', 'karl-huber HOLDS_POSITION spoe'],
  ['Petra Hartung, die Chefin der SPÖ, schwieg.', 'petra-hartung HOLDS_POSITION spoe'],
  ['Karl Huber, der Chef der SPÖ, Gründer des Klubs, schwieg.', 'karl-huber HOLDS_POSITION spoe'],
])('%s still says „%s“', (text, expected) => {
  expect(said(text).filter((line) => line.startsWith(expected))).not.toEqual([]);
});

/* What somebody was called before is meant again, with a bare name right behind it. */
test.each<[text: string, expected: string]>([
  ['Die Nato tagte am Montag. Am Dienstag hat das Bündnis China gedroht.', 'nato THREATENED CN'],
  ['Die SPÖ tagte am Montag. Das Wetter war schön. Am Dienstag hat die Partei China gedroht.', 'spoe THREATENED CN'],
  ['Ungarn wählte am Montag. Am Dienstag hat die Regierung China gedroht.', 'HU THREATENED CN'],
  ['SPÖ-Chef Karl Huber sprach. Am Dienstag hat der Parteichef China gedroht.', 'karl-huber THREATENED CN'],
  [
    'Karl Huber (62), Generalsekretär der Nato, sprach. Der Nato-Generalsekretär drohte China.',
    'karl-huber THREATENED CN',
  ],
  ['Die Europäische Zentralbank tagte. Das Wetter war schön. Die Zentralbank kritisierte China.', 'ezb ACCUSED CN'],
  ['Der Europäische Gerichtshof tagte. Der Gerichtshof kritisierte China.', 'eugh ACCUSED CN'],
  ['Ungarn wählte am Montag. Das EU-Land kritisierte China.', 'HU ACCUSED CN'],
  ['Das sagte Eva Huber am Montag nach einem Treffen mit Karl Moser.', 'eva-huber MET karl-moser'],
  ['Dies teilte Eva Huber nach einem Treffen mit Karl Moser mit.', 'eva-huber MET karl-moser'],
  [
    'Die Partei des Hoteliers Qasim Ibrahim kritisierte China. Qasim Ibrahim lobte Chile.',
    'qasim-ibrahim SUPPORTED CL',
  ],
  ['Das sagte Weltbankpräsident Eugene Black.', 'eugene-black HOLDS_POSITION weltbank'],
  ['Die Sowjetunion protestierte. Moskau warf Teheran Betrug vor.', 'SU ACCUSED IR'],
  ['Die Sowjetunion zerfiel, Russland erbte die Waffen. Moskau warf Teheran Betrug vor.', 'RU ACCUSED IR'],
])('%s says „%s“', (text, expected) => {
  expect(said(text)).toContain(expected);
});

test.each<[text: string, never: string]>([
  ['Das EU-Land kritisierte China.', 'eu ACCUSED CN'],
  ['Die Deutsche Bundesbank und die Europäische Zentralbank tagten. Die Weltbank kritisierte China.', 'ezb ACCUSED CN'],
  ['Nach dem Abschuss durch das Nato-Mitglied Türkei tagte der Rat.', 'nato ATTACKED'],
])('%s does not say „%s“ either', (text, never) => {
  expect(said(text).filter((line) => line.startsWith(never))).toEqual([]);
});
