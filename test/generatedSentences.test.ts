import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

/*
 * Sentences put together at random, from a fixed seed: who acts, in what form of name, on whom, by which verb, in which order of words,
 * with what between. Each has one reading, so what it says is known. Single sentences of a test show that a construction is read;
 * these show that it is read wherever it stands.
 */

interface Actor {
  readonly nom: string;
  readonly dat: string;
  readonly acc: string;
  readonly ids: readonly string[];
  readonly plural?: true;
  readonly person?: 'm' | 'f';
}

const person = (nom: string, id: string, gender: 'm' | 'f', dat = nom, acc = dat): Actor => ({
  nom,
  dat,
  acc,
  ids: [id],
  person: gender,
});
const body = (nom: string, dat: string, id: string, acc = nom): Actor => ({ nom, dat, acc, ids: [id] });
const several = (nom: string, dat: string, ...ids: string[]): Actor => ({ nom, dat, acc: nom, ids, plural: true });

const actors: readonly Actor[] = [
  person('Jonas Lind', 'jonas-lind', 'm'),
  person('Eva Moser', 'eva-moser', 'f'),
  person('Ursula von der Thann', 'ursula-von-der-thann', 'f'),
  person('Ministerpräsident Karl Huber', 'karl-huber', 'm'),
  person(
    'die Grünen-Klubobfrau Anna Holm',
    'anna-holm',
    'f',
    'der Grünen-Klubobfrau Anna Holm',
    'die Grünen-Klubobfrau Anna Holm',
  ),
  person(
    'der chilenische Außenminister José Alvarez',
    'jose-alvarez',
    'm',
    'dem chilenischen Außenminister José Alvarez',
    'den chilenischen Außenminister José Alvarez',
  ),
  person('Petra Stein (SPD)', 'petra-stein', 'f'),
  person(
    'Paul Reiter, der Chef der FPÖ,',
    'paul-reiter',
    'm',
    'Paul Reiter, dem Chef der FPÖ,',
    'Paul Reiter, den Chef der FPÖ,',
  ),
  body('die SPÖ', 'der SPÖ', 'spoe'),
  body('die AfD', 'der AfD', 'afd'),
  body('Ungarn', 'Ungarn', 'HU'),
  body('die Türkei', 'der Türkei', 'TR'),
  body('der Iran', 'dem Iran', 'IR', 'den Iran'),
  body('Belgrad', 'Belgrad', 'RS'),
  body('die Regierung in Paris', 'der Regierung in Paris', 'FR'),
  body('die japanische Regierung', 'der japanischen Regierung', 'JP'),
  body('die Nato', 'der Nato', 'nato'),
  body('der Europarat', 'dem Europarat', 'europarat', 'den Europarat'),
  several('Jonas Lind und Anna Holm', 'Jonas Lind und Anna Holm', 'jonas-lind', 'anna-holm'),
  several('Norwegen und Peru', 'Norwegen und Peru', 'NO', 'PE'),
  several('Norwegen, Kenia und Peru', 'Norwegen, Kenia und Peru', 'NO', 'KE', 'PE'),
  several(
    'die Minister Jonas Lind und Karl Huber',
    'den Ministern Jonas Lind und Karl Huber',
    'jonas-lind',
    'karl-huber',
  ),
];

interface Verb {
  readonly type: string;
  readonly forms: readonly [singular: string, plural: string];
  readonly participle: string;
  readonly object: 'dat' | 'acc';
  /** What stands behind the object, and what of it stays there beside a participle. */
  readonly tail?: readonly [apart: string, joined: string];
  readonly passive?: true;
}

const verbs: readonly Verb[] = [
  { type: 'ACCUSED', forms: ['kritisierte', 'kritisierten'], participle: 'kritisiert', object: 'acc', passive: true },
  { type: 'ACCUSED', forms: ['rügte', 'rügten'], participle: 'gerügt', object: 'acc', passive: true },
  { type: 'SUPPORTED', forms: ['lobte', 'lobten'], participle: 'gelobt', object: 'acc', passive: true },
  { type: 'SUPPORTED', forms: ['dankte', 'dankten'], participle: 'gedankt', object: 'dat' },
  {
    type: 'ACCUSED',
    forms: ['warf', 'warfen'],
    participle: 'vorgeworfen',
    object: 'dat',
    tail: ['Versagen vor', 'Versagen'],
  },
  {
    type: 'THREATENED',
    forms: ['drohte', 'drohten'],
    participle: 'gedroht',
    object: 'dat',
    tail: ['mit Strafen', 'mit Strafen'],
  },
  {
    type: 'DEMANDED',
    forms: ['forderte', 'forderten'],
    participle: 'aufgefordert',
    object: 'acc',
    tail: ['zum Einlenken auf', 'zum Einlenken'],
    passive: true,
  },
];

const adverbials = [
  '',
  'am Montag',
  'im Juli',
  'seit 2019',
  'vor zwei Wochen',
  'gestern',
  'in Brüssel',
  'in einem Interview',
  'am Rande des Gipfels',
  'nach einem Gespräch mit UN-Generalsekretär António Guterres',
  'nach Angaben der Agentur Reuters',
  'trotz aller Warnungen',
  'zum wiederholten Mal',
  'via Twitter',
];

type Order =
  | 'subject first'
  | 'adverb first'
  | 'perfect'
  | 'perfect behind an adverb'
  | 'passive'
  | 'subordinate'
  | 'relative';
const orders: readonly Order[] = [
  'subject first',
  'adverb first',
  'perfect',
  'perfect behind an adverb',
  'passive',
  'subordinate',
  'relative',
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/,+ ?([,.])/g, '$1')
    .trim();

/** The sentence, or undefined where the order does not go with the words. */
const sentenceOf = (s: Actor, o: Actor, verb: Verb, order: Order, adverbial: string): string | undefined => {
  const [apart, joined] = verb.tail ?? ['', ''];
  const finite = verb.forms[s.plural === true ? 1 : 0];
  const has = s.plural === true ? 'haben' : 'hat';
  const object = o[verb.object];
  switch (order) {
    case 'subject first':
      return `${capital(s.nom)} ${finite} ${object} ${adverbial} ${apart}.`;
    case 'adverb first':
      return `${capital(adverbial === '' ? 'gestern' : adverbial)} ${finite} ${s.nom} ${object} ${apart}.`;
    case 'perfect':
      return `${capital(s.nom)} ${has} ${object} ${adverbial} ${joined} ${verb.participle}.`;
    case 'perfect behind an adverb':
      return `${capital(adverbial === '' ? 'gestern' : adverbial)} ${has} ${s.nom} ${object} ${joined} ${verb.participle}.`;
    case 'passive':
      return verb.passive
        ? `${capital(o.nom)} ${o.plural === true ? 'wurden' : 'wurde'} ${adverbial} von ${s.dat} ${joined} ${verb.participle}.`
        : undefined;
    case 'subordinate':
      return `Der Streit begann, nachdem ${s.nom} ${object} ${adverbial} ${joined} ${verb.participle} ${s.plural === true ? 'hatten' : 'hatte'}.`;
    case 'relative':
      return s.person === undefined
        ? undefined
        : `${capital(s.nom)}, ${s.person === 'm' ? 'der' : 'die'} ${object} ${adverbial} ${joined} ${verb.participle} hatte, schwieg.`;
  }
};

/** A generator of numbers below a bound (Park and Miller 1988), the same in every run. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

const trials = 900;
/** Of a hundred sentences so many may be missed: German leaves some open ("der Ungarn gelobt hatte"). */
const mostMissed = 6;

test('sentences put together at random say what they say', () => {
  const below = numbers(20_261_126);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const missed: string[] = [];
  const reversed: string[] = [];
  let count = 0;
  for (let trial = 0; trial < trials; trial++) {
    const [s, o, verb, order, adverbial] = [pick(actors), pick(actors), pick(verbs), pick(orders), pick(adverbials)];
    if (s.ids.some((id) => o.ids.includes(id))) continue;
    const sentence = sentenceOf(s, o, verb, order, adverbial);
    if (sentence === undefined) continue;
    count++;
    const text = tidy(sentence);
    const found = new Set(
      extract(articleFromText(text, { name: 'example' })).statements.map(
        ({ from, type, to }) => `${from.slice(from.indexOf(':') + 1)} ${type} ${to.slice(to.indexOf(':') + 1)}`,
      ),
    );
    const every = (from: readonly string[], to: readonly string[]): boolean =>
      from.every((a) => to.every((b) => found.has(`${a} ${verb.type} ${b}`)));
    if (!every(s.ids, o.ids)) missed.push(text);
    if (o.ids.some((a) => s.ids.some((b) => found.has(`${a} ${verb.type} ${b}`)))) reversed.push(text);
  }
  expect(count).toBeGreaterThan(trials / 2);
  expect({ share: Math.round((100 * missed.length) / count) <= mostMissed, missed }).toEqual({ share: true, missed });
  // A wrong edge costs more than a missed one.
  expect(reversed).toEqual([]);
});
