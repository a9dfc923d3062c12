import { expect, test } from '@jest/globals';
import { statementsOf } from './said.ts';

/*
 * Whether it happened: what verbs and turns make of an infinitive or a clause with „dass“ under them, what is said of an event that a noun names,
 * and who holds an office or only wants it. A row is right where every deed under it is read so; „none“ is no statement.
 */

interface Deed {
  readonly type: string;
  readonly ends: string;
  readonly who: string;
  readonly what: string;
  readonly zu: string;
  readonly done: string;
  readonly has: string;
}
const deeds: readonly Deed[] = [
  {
    type: 'VISITED',
    ends: 'person:olaf-scholz country:IN',
    who: 'Olaf Scholz',
    what: 'Indien',
    zu: 'zu besuchen',
    done: 'besucht',
    has: 'hat',
  },
  {
    type: 'ATTACKED',
    ends: 'country:IL country:IR',
    who: 'Israel',
    what: 'den Iran',
    zu: 'anzugreifen',
    done: 'angegriffen',
    has: 'hat',
  },
  {
    type: 'SIGNED',
    ends: 'country:HU treaty:pariser-klimaabkommen',
    who: 'Ungarn',
    what: 'das Pariser Klimaabkommen',
    zu: 'zu unterzeichnen',
    done: 'unterzeichnet',
    has: 'hat',
  },
  {
    type: 'JOINED',
    ends: 'country:RS organisation:eu',
    who: 'Serbien',
    what: 'der EU',
    zu: 'beizutreten',
    done: 'beigetreten',
    has: 'ist',
  },
];
const statusOf = (text: string, type: string, ends: string): string =>
  statementsOf(text).find((s) => s.type === type && `${s.from} ${s.to}` === ends)?.status ?? 'none';

test.each<[string, readonly string[]]>([
  // To come, or only thought of.
  ['{who} hat vor, {what} {zu}.', ['planned']],
  ['{who} ist im Begriff, {what} {zu}.', ['planned']],
  ['{who} stellte in Aussicht, {what} {zu}.', ['planned']],
  ['{who} liebäugelt damit, {what} {zu}.', ['planned']],
  ['{who} behält sich vor, {what} {zu}.', ['planned', 'none']],
  ['{who} hält sich offen, {what} {zu}.', ['none']],
  ['{who} ist in der Lage, {what} {zu}.', ['none']],
  ['{who} hat {what} {zu}.', ['none']],
  // Done.
  ['Es gelang {who}, {what} {zu}.', ['asserted']],
  ['{who} wagte es, {what} {zu}.', ['asserted']],
  ['{who} gab an, {what} {done} zu haben.', ['asserted']],
  ['{who} ließ sich nicht davon abhalten, {what} {zu}.', ['asserted']],
  // Not done.
  ['Es misslang {who}, {what} {zu}.', ['none', 'denied']],
  ['{who} nahm Abstand davon, {what} {zu}.', ['denied']],
  ['{who} ist weit davon entfernt, {what} {zu}.', ['denied']],
  ['{who} ist alles andere als bereit, {what} {zu}.', ['denied']],
  ['{who} ist zu schwach, um {what} {zu}.', ['none']],
  ['{who} {has} {what} mitnichten {done}.', ['denied']],
  ['Nicht etwa {who}, sondern Brasilien {has} {what} {done}.', ['denied', 'none']],
  // Negated beside it.
  ['{who} {has} nicht erst am Montag {what} {done}.', ['asserted']],
  ['{who} {has} {what} nicht ohne Grund {done}.', ['asserted']],
  // Conditions and questions.
  ['Für den Fall, dass {who} {what} {done} {has}, gibt es Pläne.', ['none']],
  ['Brasilien verhandelt unter der Bedingung, dass {who} {what} {done} {has}.', ['none']],
  ['Es ist unwahrscheinlich, dass {who} {what} {done} {has}.', ['none']],
  ['Brasilien bezweifelt, dass {who} {what} {done} {has}.', ['none']],
  ['Brasilien glaubt nicht, dass {who} {what} {done} {has}.', ['none']],
  ['Es gibt keine Hinweise darauf, dass {who} {what} {done} {has}.', ['none']],
  // What others say.
  ['{who} will {what} {done} haben.', ['claimed']],
  ['{who} steht im Verdacht, {what} {done} zu haben.', ['claimed']],
  ['Gerüchte, wonach {who} {what} {done} {has}, machten die Runde.', ['claimed']],
  ['Brasilien dementierte Berichte, wonach {who} {what} {done} {has}.', ['denied']],
  ['Ein Sprecher wies Berichte zurück, wonach {who} {what} {done} {has}.', ['denied']],
  ['Es gibt Berichte, wonach {who} {what} {done} {has}.', ['asserted']],
])('a deed in „%s“ is %j', (frame, wanted) => {
  for (const deed of deeds) {
    const filled = frame
      .replace('{who}', deed.who)
      .replace('{what}', deed.what)
      .replace('{zu}', deed.zu)
      .replace('{done}', deed.done)
      .replace('{has}', deed.has);
    // „beigetreten zu sein“
    const text = deed.has === 'ist' ? filled.replace(/ haben\.$/, ' sein.') : filled;
    expect([text, wanted]).toEqual([text, expect.arrayContaining([statusOf(text, deed.type, deed.ends)])]);
  }
});

const events: readonly (readonly [type: string, ends: string, article: string, noun: string])[] = [
  ['VISITED', 'person:wladimir-putin country:IN', 'der', 'Besuch Wladimir Putins in Indien'],
  ['ATTACKED', 'country:IL country:IR', 'der', 'Angriff Israels auf den Iran'],
  ['JOINED', 'country:RS organisation:eu', 'der', 'Beitritt Serbiens zur EU'],
];
test.each<[string, readonly string[]]>([
  ['Der {noun} platzte.', ['denied']],
  ['Der {noun} fiel aus.', ['denied']],
  ['Der {noun} wurde verschoben.', ['planned']],
  ['Der {noun} rückt näher.', ['planned']],
  ['Der {noun} steht auf der Kippe.', ['planned']],
  ['Ein {noun} ist im Gespräch.', ['planned']],
  ['Ein {noun} ist denkbar.', ['none']],
  ['Ein {noun} wäre ein Fehler.', ['none']],
  ['Unklar ist, ob der {noun} stattfindet.', ['none']],
  ['Kommt der {noun}?', ['none']],
  ['Für den {noun} gibt es noch keinen Termin.', ['none']],
  ['Statt dem {noun} gab es nur Worte.', ['none']],
  ['Der erhoffte {noun} war das Thema.', ['planned']],
  ['Der geplatzte {noun} war das Thema.', ['none']],
  ['Der {noun} findet im Juni statt.', ['planned']],
  ['Der {noun} überraschte Brasilien.', ['asserted']],
])('an event in „%s“ is %j', (frame, wanted) => {
  for (const [type, ends, , noun] of events) {
    const text = frame.replace('{noun}', noun);
    expect([text, wanted]).toEqual([text, expect.arrayContaining([statusOf(text, type, ends)])]);
  }
});

test.each<[string, string]>([
  ['Der Besuch Wladimir Putins in Indien hat nicht geholfen.', 'VISITED'],
  ['Der Besuch Wladimir Putins in Indien konnte Brasilien nicht überzeugen.', 'VISITED'],
  ['Brasilien wollte den Besuch Wladimir Putins in Indien nicht kommentieren.', 'VISITED'],
])('it took place, and what else is told of it is negated: %s', (text, type) => {
  expect(statusOf(text, type, 'person:wladimir-putin country:IN')).toBe('asserted');
});

test('what turns out in some way has been said', () => {
  expect(
    statusOf(
      'Die Kritik von Olaf Scholz an Viktor Orbán fiel scharf aus.',
      'ACCUSED',
      'person:olaf-scholz person:viktor-orban',
    ),
  ).toBe('asserted');
});

test.each<[string, string]>([
  ['Karl Huber ist Präsident von Chile.', 'asserted'],
  ['Karl Huber wird Präsident von Chile.', 'planned'],
  ['1990 wird Karl Huber Präsident von Chile.', 'asserted'],
  ['Karl Huber gilt als künftiger Präsident von Chile.', 'planned'],
  ['Karl Huber ist als Präsident von Chile im Gespräch.', 'planned'],
  ['Karl Huber soll Präsident von Chile werden.', 'planned'],
  ['Karl Huber soll Präsident von Chile gewesen sein.', 'claimed'],
  ['Karl Huber ist möglicher Präsident von Chile.', 'none'],
  ['Karl Huber ist alles andere als Präsident von Chile.', 'none'],
  ['Karl Huber kandidiert als Präsident von Chile.', 'none'],
])('an office in „%s“ is %s', (text, status) => {
  expect(statusOf(text, 'HOLDS_POSITION', 'person:karl-huber country:CL')).toBe(status);
});

test('who came to office this week holds it', () => {
  const [office] = statementsOf('Karl Huber wurde am Montag Präsident von Chile.');
  expect(office?.properties).toEqual({ title: 'Präsident', current: true });
});
