import { expect, test } from '@jest/globals';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import type { Analysis } from '../ingest/model.ts';
import { cpuOf, hostileTime } from './shared.ts';

const morphology = loadMorphology();
const { analyse, isKnown, splitCompound, separableVerb, nameClasses } = morphology;
/** The first reading, or the first of this part of speech. */
const first = (form: string, pos?: string): Analysis | undefined =>
  analyse(form).find((reading) => pos === undefined || reading.pos === pos);
const cases = (form: string, pos: string): string[] => {
  const found = analyse(form)
    .filter((reading) => reading.pos === pos)
    .map(({ case: c, number, gender }) => `${c} ${number}${number === 'sg' && gender ? ` ${gender}` : ''}`);
  return [...new Set(found)].sort();
};

test.each([
  ['verhandelte', { lemma: 'verhandeln', form: 'fin', tense: 'past', mood: 'ind' }],
  ['warf', { lemma: 'werfen', person: 3, number: 'sg', tense: 'past' }],
  ['zurückwies', { lemma: 'zurückweisen', prefix: 'zurück', form: 'fin' }],
  ['beizutreten', { lemma: 'beitreten', prefix: 'bei', form: 'izu' }],
  ['aufgekündigt', { lemma: 'aufkündigen', prefix: 'auf', form: 'part2' }],
  ['unterzeichnet', { lemma: 'unterzeichnen' }],
  ['drohe', { lemma: 'drohen', form: 'fin' }],
  ['dachte', { lemma: 'denken', tense: 'past' }],
  ['eskalierte', { lemma: 'eskalieren' }],
  ['höhnte', { lemma: 'höhnen', form: 'fin', tense: 'past', mood: 'ind' }],
  ['bekrittelt', { lemma: 'bekritteln' }],
  ['watschte', { lemma: 'watschen', form: 'fin' }],
  ['abgewatscht', { lemma: 'abwatschen', prefix: 'ab', form: 'part2' }],
  ['abzuwatschen', { lemma: 'abwatschen', prefix: 'ab', form: 'izu' }],
  ['herunterzuputzen', { lemma: 'herunterputzen', prefix: 'herunter', form: 'izu' }],
])('reads the verb form %s', (form, expected) => {
  expect(first(form, 'VERB')).toMatchObject(expected);
});

test.each([
  ['sei', 'sein', 'sub1'],
  ['habe', 'haben', 'sub1'],
  ['hätten', 'haben', 'sub2'],
  ['werde', 'werden', 'sub1'],
  ['solle', 'sollen', 'sub1'],
  ['könne', 'können', 'sub1'],
])('knows the Konjunktiv of the auxiliary %s', (form, lemma, mood) => {
  expect(analyse(form)).toContainEqual(expect.objectContaining({ lemma, pos: 'AUX', mood, person: 3 }));
});

test('reads an attributive participle as adjective and as form of its verb', () => {
  expect(analyse('beschlossenen')).toContainEqual(expect.objectContaining({ lemma: 'beschlossen', pos: 'ADJ' }));
  expect(analyse('beschlossenen')).toContainEqual(
    expect.objectContaining({ lemma: 'beschließen', pos: 'VERB', form: 'part2' }),
  );
});

test.each([
  ['der', 'DET', ['dat sg f', 'gen pl', 'gen sg f', 'nom sg m']],
  ['den', 'DET', ['acc sg m', 'dat pl']],
  ['denen', 'PRON', ['dat pl']],
  ['ihm', 'PRON', ['dat sg m', 'dat sg n']],
  ['im', 'ADP', ['dat sg m', 'dat sg n']],
  ['Landes', 'NOUN', ['gen sg n']],
  ['Botschafterin', 'NOUN', ['acc sg f', 'dat sg f', 'gen sg f', 'nom sg f']],
  ['Präsidenten', 'NOUN', ['acc pl', 'acc sg m', 'dat pl', 'dat sg m', 'gen pl', 'gen sg m', 'nom pl']],
  ['Kasachen', 'NOUN', ['acc pl', 'acc sg m', 'dat pl', 'dat sg m', 'gen pl', 'gen sg m', 'nom pl']],
  ['finnischer', 'ADJ', ['dat sg f', 'gen pl', 'gen sg f', 'nom sg m']],
])('gives the cases of %s as %s', (form, pos, expected) => {
  expect(cases(form, pos)).toEqual(expected);
});

test.each([
  ['am', 'an'],
  ['zum', 'zu'],
  ['zur', 'zu'],
  ['beim', 'bei'],
  ['vom', 'von'],
  ['ins', 'in'],
  ['fürs', 'für'],
])('resolves the contraction %s to %s', (form, lemma) => {
  expect(first(form)).toMatchObject({ lemma, pos: 'ADP' });
});

test('lists the cases that a preposition governs', () => {
  const governed = (form: string): (string | undefined)[] =>
    analyse(form)
      .filter((reading) => reading.pos === 'ADP')
      .map((reading) => reading.case);
  expect(governed('gegen')).toEqual(['acc']);
  expect(governed('mit')).toEqual(['dat']);
  expect(governed('auf')).toEqual(['dat', 'acc']);
  expect(governed('angesichts')).toEqual(['gen']);
});

test.each([
  ['Handelsabkommen', 'Handels', 'Abkommen', 'n'],
  ['Innenminister', 'Innen', 'Minister', 'm'],
  ['Grenzverletzungen', 'Grenz', 'Verletzung', 'f'],
  ['Flottenstützpunkt', 'Flotten', 'Stützpunkt', 'm'],
  ['Sperrvertrag', 'Sperr', 'Vertrag', 'm'],
  ['Sicherheitsrates', 'Sicherheits', 'Rat', 'm'],
  ['EU-Sonderbotschafter', 'EU-Sonder', 'Botschafter', 'm'],
  ['Uno-Vollversammlung', 'Uno-', 'Vollversammlung', 'f'],
  ['Assoziierungsvertrag', 'Assoziierungs', 'Vertrag', 'm'],
  ['Ukrainekonferenz', 'Ukraine', 'Konferenz', 'f'],
])('splits %s before its head', (noun, modifier, head, gender) => {
  expect(splitCompound(noun)).toMatchObject({ modifier, head, gender });
});

test.each([
  'Minister',
  'Botschaft',
  'Gesellschaft',
  'Regierung',
  'Verbrauch',
  'Programm',
  'Ergebnisse',
  'Entscheidung',
  'Kommissionen',
  'Präsidentin',
  'Selenskyj',
  'Lukaschenko',
])('does not split %s', (noun) => {
  expect(splitCompound(noun)).toBeUndefined();
});

test('reads an unknown compound like its head', () => {
  expect(first('Nichtangriffspakts')).toMatchObject({
    lemma: 'Nichtangriffspakt',
    pos: 'NOUN',
    case: 'gen',
    number: 'sg',
    gender: 'm',
  });
});

test.each([
  ['ab', 'sagen', 'absagen'],
  ['vor', 'schlagen', 'vorschlagen'],
  ['teil', 'nehmen', 'teilnehmen'],
  ['um', 'stoßen', 'umstoßen'],
  ['auf', 'denken', undefined],
  ['gegen', 'sagen', undefined],
  ['Brot', 'essen', undefined],
])('joins %s and %s', (prefix, verb, joined) => {
  expect(separableVerb(prefix, verb)).toBe(joined);
});

test.each([
  ['Ardensohns', 'PROPN', { lemma: 'Ardensohn', case: 'gen' }],
  ['Kubrowskys', 'PROPN', { lemma: 'Kubrowsky', case: 'gen' }],
  ['Zentralisierbarkeit', 'NOUN', { gender: 'f', number: 'sg' }],
  ['Obstruktionismus', 'NOUN', { gender: 'm' }],
  ['prokanadischen', 'ADJ', { lemma: 'prokanadisch' }],
  ['liberianische', 'ADJ', { lemma: 'liberianisch' }],
  ['wirtschaftlich-technische', 'ADJ', { lemma: 'wirtschaftlich-technisch' }],
  ['mitunterschrieb', 'VERB', { lemma: 'mitunterschreiben', prefix: 'mit' }],
  ['Nordperu', 'PROPN', { lemma: 'Nordperu', gender: 'n' }],
  ['grosse', 'ADJ', { lemma: 'groß' }],
  ['achtundvierzig', 'NUM', { lemma: 'achtundvierzig' }],
  ['al-Harbi', 'PROPN', { lemma: 'al-Harbi' }],
])('guesses the unknown %s as %s', (form, pos, expected) => {
  expect(first(form, pos)).toMatchObject(expected);
});

test('reads the first word of a sentence in lower case as well', () => {
  expect(analyse('Gestern', { sentenceInitial: true })[0]).toMatchObject({ lemma: 'gestern', pos: 'ADV' });
  expect(analyse('Die')).toContainEqual(expect.objectContaining({ pos: 'DET' }));
  expect(analyse('Warf', { sentenceInitial: true })[0]).toMatchObject({ lemma: 'werfen' });
});

test('reads acronyms as names', () => {
  expect(first('SPD')?.pos).toBe('PROPN');
  expect(first('USA')?.pos).toBe('PROPN');
});

test.each(['Abkommen', 'vorwarf', 'Putins', 'dessen', 'Grenzschutzabkommen', 'Heute', 'Memorandum'])(
  'knows %s',
  (form) => {
    expect(isKnown(form)).toBe(true);
  },
);

test.each(['Ministerwarnte', 'undder', 'Abkommendie', 'sagteer', 'Qwrtz'])('does not know %s', (form) => {
  expect(isKnown(form)).toBe(false);
});

test('tells kinds of names', () => {
  expect([...nameClasses('Angela')]).toContain('first');
  expect([...nameClasses('Merkel')]).toContain('surname');
  expect([...nameClasses('Wien')]).toContain('city');
  expect([...nameClasses('Österreich')]).toContain('country');
  expect(nameClasses('Vertrag').size).toBe(0);
});

test('always gives at least one reading', () => {
  for (const form of ['', '–', '§', 'xq', 'Xq', 'ﬁ', '😀', '12.', '1,5', '70-jähriger', 'Řepka', '«'])
    expect(analyse(form).length).toBeGreaterThan(0);
});

test('takes no longer for hostile words', async () => {
  const cpu = await cpuOf(() => {
    for (const form of ['Ab'.repeat(50_000), 'unter'.repeat(20_000), `${'a-'.repeat(50_000)}B`, '1a'.repeat(50_000)]) {
      analyse(form);
      isKnown(form);
      splitCompound(form);
    }
  });
  expect(cpu).toBeLessThan(hostileTime);
});
