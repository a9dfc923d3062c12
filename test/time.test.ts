import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/index.ts';
import { split } from '../ingest/split.ts';
import { findDate, findStoryDates, findTimes, speaksOfOtherTime } from '../ingest/time.ts';
import { cpuOf, hostileTime } from './shared.ts';

/** Expressions as `role date..until [words]`; `?` where the date stays open. Friday 15 May 2020 is the day of the article where one is given. */
function timesOf(text: string, publishedAt?: string): string[] {
  const article = { ...articleFromText('x', { name: 'x' }), text };
  const { sentences, tokens } = split(article, [{ start: 0, end: text.length, kind: 'body' }], () => false);
  return findTimes(sentences, tokens, publishedAt).map((time) => {
    expect(text.slice(time.start, time.end)).toBe(text.slice(tokens[time.first]?.start, tokens[time.last - 1]?.end));
    return `${time.role} ${time.date ?? '?'}${time.until === undefined ? '' : `..${time.until}`} [${text.slice(time.start, time.end)}]`;
  });
}

test.each<[string, string[]]>([
  ['Sie kam am 19. Juni 2024 an.', ['at 2024-06-19 [19. Juni 2024]']],
  ['Sie kam am 4.11.2020 an.', ['at 2020-11-04 [4.11.2020]']],
  ['Sie kam am 4. 11. 2020 an.', ['at 2020-11-04 [4. 11. 2020]']],
  ['Datum 2024-06-19 steht da.', ['at 2024-06-19 [2024-06-19]']],
  ['Im Juni 2024 kam sie, Anfang Dezember 2019 er.', ['at 2024-06 [Juni 2024]', 'at 2019-12 [Anfang Dezember 2019]']],
  [
    'Am 1. Jänner 2016 begann es, Ende Feber 2016 war Schluss.',
    ['at 2016-01-01 [1. Jänner 2016]', 'at 2016-02 [Ende Feber 2016]'],
  ],
  ['2015 ging er, Ende 2021 kam er wieder.', ['at 2015 [2015]', 'at 2021 [Ende 2021]']],
  ['Im Jahr 800 wurde er Kaiser.', ['at 0800 [800]']],
  ['Der Gipfel von Rom 2014 war lang (2013 auch).', ['at 2014 [2014]', 'at 2013 [2013]']],
  ['Die 1961, 2000 und 2001 geschlossenen Verträge', ['at 1961 [1961]', 'at 2000 [2000]', 'at 2001 [2001]']],
  ['Am 3. Mai und am 5. Juni 2011 tagten sie.', ['at 2011-05-03 [3. Mai]', 'at 2011-06-05 [5. Juni 2011]']],
  [
    'Am 23. Januar 2024 stimmte die Türkei zu, am 26. Februar Ungarn.',
    ['at 2024-01-23 [23. Januar 2024]', 'at 2024-02-26 [26. Februar]'],
  ],
  [
    'Am 19. Juni 2024 unterzeichneten sie den Pakt, der Anfang Dezember in Kraft trat.',
    ['at 2024-06-19 [19. Juni 2024]', 'at 2024-12 [Anfang Dezember]'],
  ],
  [
    'Am 12. Mai 2015 begann es. Im Herbst jenes Jahres endete es. Am 3. Juni reiste sie.',
    ['at 2015-05-12 [12. Mai 2015]', 'at 2015-06-03 [3. Juni]'],
  ],
  [
    'Im April 2016 kam er, im September jenes Jahres ging er.',
    ['at 2016-04 [April 2016]', 'at 2016-09 [September jenes Jahres]'],
  ],
  ['Er schloss 1995 den Pakt und brach ihn im selben Jahr.', ['at 1995 [1995]', 'at 1995 [selben Jahr]']],
])('absolute dates and dates that the text completes: %j', (text, expected) => {
  expect(timesOf(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['Er gilt von 2025 bis 2027.', ['interval 2025..2027 [2025 bis 2027]']],
  ['Der Krieg (1950-1953) endete.', ['interval 1950..1953 [1950-1953]']],
  ['Der Krieg 1998–2003 endete.', ['interval 1998..2003 [1998–2003]']],
  ['Zwischen 1993 und 2006 starben viele.', ['interval 1993..2006 [1993 und 2006]']],
  ['Vom 3. bis 5. Mai 2011 tagten sie.', ['interval 2011-05-03..2011-05-05 [3. bis 5. Mai 2011]']],
  [
    'Vom 28. April bis zum 5. Mai 2011 tagten sie.',
    ['interval 2011-04-28..2011-05-05 [28. April bis zum 5. Mai 2011]'],
  ],
  ['Von Mai bis Juli 2019 tagten sie.', ['interval 2019-05..2019-07 [Mai bis Juli 2019]']],
  ['Seit Februar 2022 ist Krieg.', ['since 2022-02 [Februar 2022]']],
  ['Seit dem 4. April 2023 ist es Mitglied.', ['since 2023-04-04 [4. April 2023]']],
  ['Ab April 2021 pendelte er.', ['since 2021-04 [April 2021]']],
  ['Der Pakt gilt bis 2027 und bis Ende 2030.', ['until 2027 [2027]', 'until 2030 [Ende 2030]']],
  ['Der Pakt gilt bis zum 31. Dezember 2026.', ['until 2026-12-31 [31. Dezember 2026]']],
  ['Die Ziele gelten auch nach 2030.', ['since 2030 [2030]']],
  ['Seit 1979 hat Ägypten einen Pakt, Jordanien seit 1994.', ['since 1979 [1979]', 'since 1994 [1994]']],
])('intervals and open ends: %j', (text, expected) => {
  expect(timesOf(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  ['Am Mittwoch kam er, am Freitag ging er.', ['at 2020-05-13 [Mittwoch]', 'at 2020-05-15 [Freitag]']],
  ['Am Sonntag trafen sie sich.', ['at 2020-05-10 [Sonntag]']],
  ['Am Sonntag sollen sie sich treffen.', ['at 2020-05-17 [Sonntag]']],
  ['Er teilte am Montag mit, dass sie am Sonntag reisen werde.', ['at 2020-05-11 [Montag]', 'at 2020-05-17 [Sonntag]']],
  [
    'Am Donnerstagabend, am vergangenen Freitag, am kommenden Freitag',
    ['at 2020-05-14 [Donnerstagabend]', 'at 2020-05-08 [Freitag]', 'at 2020-05-22 [Freitag]'],
  ],
  [
    'Heute kam sie, gestern er, vorgestern beide.',
    ['at 2020-05-15 [Heute]', 'at 2020-05-14 [gestern]', 'at 2020-05-13 [vorgestern]'],
  ],
  ['Am Sonntag, dem 10. Mai 2020, kam er.', ['at 2020-05-10 [10. Mai 2020]']],
  [
    'Vor sieben Jahren kam er, vor zwei Monaten sie, vor zehn Tagen beide.',
    ['at 2013 [Vor sieben Jahren]', 'at 2020-03 [vor zwei Monaten]', 'at 2020-05-05 [vor zehn Tagen]'],
  ],
  ['Vor gut einem Jahr und vor 30 Jahren', ['at 2019 [Vor gut einem Jahr]', 'at 1990 [vor 30 Jahren]']],
  ['In zwei Jahren soll gewählt werden.', ['at 2022 [In zwei Jahren]']],
  ['In zwei Jahren hat er drei Häuser gebaut.', []],
  [
    'Im vergangenen Jahr, in diesem Jahr, im kommenden Jahr, im Vorjahr, heuer',
    [
      'at 2019 [vergangenen Jahr]',
      'at 2020 [diesem Jahr]',
      'at 2021 [kommenden Jahr]',
      'at 2019 [Vorjahr]',
      'at 2020 [heuer]',
    ],
  ],
  ['Im März kam er, im Dezember sie.', ['at 2020-03 [März]', 'at 2019-12 [Dezember]']],
  ['Im August ist ein Besuch geplant.', ['at 2020-08 [August]']],
  ['Am 1. Juni soll gewählt werden, am 1. Mai wurde gewählt.', ['at 2020-06-01 [1. Juni]', 'at 2020-05-01 [1. Mai]']],
  ['Am 20. Dezember wurde gewählt.', ['at 2019-12-20 [20. Dezember]']],
  [
    'Die Sanktionen laufen am 1. Juli aus, der Streit dauert seit dem 2. Februar.',
    ['at 2020-07-01 [1. Juli]', 'since 2020-02-02 [2. Februar]'],
  ],
  ['Am 1. Juni startete er.', ['at 2019-06-01 [1. Juni]']],
  ['Es ist die Regierung von morgen.', []],
  ['Am Sonntag soll die Debatte der Experten beginnen.', ['at 2020-05-17 [Sonntag]']],
  [
    'Im vergangenen Dezember und im vergangenen April',
    ['at 2019-12 [vergangenen Dezember]', 'at 2020-04 [vergangenen April]'],
  ],
  [
    'Im April vergangenen Jahres und am 3. Mai dieses Jahres',
    ['at 2019-04 [April vergangenen Jahres]', 'at 2020-05-03 [3. Mai dieses Jahres]'],
  ],
  [
    'Am Karfreitag kam er, zu Silvester sie, am Christtag beide.',
    ['at 2020-04-10 [Karfreitag]', 'at 2019-12-31 [Silvester]', 'at 2019-12-25 [Christtag]'],
  ],
  ['Zu Weihnachten soll gewählt werden.', ['at 2020-12 [Weihnachten]']],
  [
    'Am Ostermontag 1998 und am Karfreitag 1998',
    ['at 1998-04-13 [Ostermontag 1998]', 'at 1998-04-10 [Karfreitag 1998]'],
  ],
  ['Am Heiligen Abend kam Silvester Stallone.', ['at 2019-12-24 [Heiligen Abend]']],
  [
    'Am Dienstag vergangener Woche, am Freitag der Vorwoche und am Montag dieser Woche',
    [
      'at 2020-05-05 [Dienstag vergangener Woche]',
      'at 2020-05-08 [Freitag der Vorwoche]',
      'at 2020-05-11 [Montag dieser Woche]',
    ],
  ],
  ['In der Nacht von Dienstag auf Mittwoch kam er.', ['at 2020-05-13 [Mittwoch]']],
  ['Am Freitag (8. Mai) kam er, heuer im März sie.', ['at 2020-05-08 [8. Mai]', 'at 2020-03 [März]']],
  ['Er war am Vortag abgereist, sie im Vormonat.', ['at 2020-05-14 [Vortag]', 'at 2020-04 [im Vormonat]']],
])('against the day of the article: %j', (text, expected) => {
  expect(timesOf(text, '2020-05-15')).toEqual(expected);
});

test.each<[string, string[]]>([
  ['Am Mittwoch kam er.', ['at ? [Mittwoch]']],
  ['Vor sieben Jahren kam er im März.', ['at ? [Vor sieben Jahren]', 'at ? [März]']],
  ['Am 20. Dezember wurde gewählt.', ['at ? [20. Dezember]']],
  ['Im vergangenen Jahr', ['at ? [vergangenen Jahr]']],
  ['Drei Tage zuvor war er da.', ['at ? [Drei Tage zuvor]']],
])('without the day of the article the date stays open: %j', (text, expected) => {
  expect(timesOf(text)).toEqual(expected);
});

test.each<[string, string[]]>([
  [
    'Am 26. Februar 2024 kam sie. Drei Tage zuvor war er da.',
    ['at 2024-02-26 [26. Februar 2024]', 'at 2024-02-23 [Drei Tage zuvor]'],
  ],
  [
    'Am 20. Januar 2021 befahl er es, dreißig Tage später galt es.',
    ['at 2021-01-20 [20. Januar 2021]', 'at 2021-02-19 [dreißig Tage später]'],
  ],
  [
    'Am 22. Mai 2019 kam er. Auf den Tag genau 56 Jahre zuvor kam sie.',
    ['at 2019-05-22 [22. Mai 2019]', 'at 1963-05-22 [56 Jahre zuvor]'],
  ],
  ['2017 kam er. Vier Jahre danach ging er.', ['at 2017 [2017]', 'at 2021 [Vier Jahre danach]']],
  [
    'Er kam im Juni 2013. Damals war Krieg. Im Jahr darauf ging er.',
    ['at 2013-06 [Juni 2013]', 'at 2013-06 [Damals]', 'at 2014 [Jahr darauf]'],
  ],
  [
    'Am 5. Juli 2022 unterzeichneten sie, wenige Tage später ratifizierte er.',
    ['at 2022-07-05 [5. Juli 2022]', 'at 2022-07 [wenige Tage später]'],
  ],
  [
    'Im Oktober 2022 setzte er aus und kam wenige Tage später zurück.',
    ['at 2022-10 [Oktober 2022]', 'at 2022 [wenige Tage später]'],
  ],
  [
    'Am 31. Dezember 2022 kam er, tags darauf sie.',
    ['at 2022-12-31 [31. Dezember 2022]', 'at 2023-01-01 [tags darauf]'],
  ],
  [
    'Am 3. Mai 2019 kam er. Am selben Tag ging sie, am folgenden Tag er.',
    ['at 2019-05-03 [3. Mai 2019]', 'at 2019-05-03 [selben Tag]', 'at 2019-05-04 [folgenden Tag]'],
  ],
  [
    'Am 3. Mai 2019 kam er.\n\nAm 5. Juni ging er. Damals war Krieg.',
    ['at 2019-05-03 [3. Mai 2019]', 'at ? [5. Juni]', 'at ? [Damals]'],
  ],
  ['Der Rat von 1999 ruht. Er endet am 1. Juni.', ['at 1999 [1999]', 'at ? [1. Juni]']],
])('against the date spoken of before: %j', (text, expected) => {
  expect(timesOf(text)).toEqual(expected);
});

test.each([
  'Laut Artikel 83 gewann sie 119 von 350 Mandaten.',
  'Sie schickten 2000 Soldaten und 1950 Panzer.',
  'Die UN-Resolution 1701 und die Resolution 2231 gelten.',
  'Das kostet 2000 Euro, rund 1900 Dollar, 2015 Prozent.',
  'Mehr als 2000 kamen, bis zu 2000 blieben.',
  'Die Agenda 2030 und Paragraf 1910 gelten.',
  'Der Präsident Mai und August Müller kamen mit Theresa Mai.',
  'Es waren 2000 bewaffnete Kämpfer.',
  'Er wohnt in Zimmer 2001, Telefon 1999.',
  'Die 56-jährige Frau aus den 1990er-Jahren',
  'Um 20.15 Uhr stand es 3:1.',
  'Sie haben bis heute nicht ratifiziert.',
  'Guten Tag, jeden Montag!',
  'Am 31. Februar und am 45.13.2020',
])('no date: %j', (text) => {
  expect(timesOf(text, '2020-05-15')).toEqual([]);
});

test.each<[string, string | undefined]>([
  ['(APA, 20.5.2016)', '2016-05-20'],
  ['Stand: 3. Mai 2019', '2019-05-03'],
  ['2019-05-03T10:00Z', '2019-05-03'],
  ['3. Sept. 2019', '2019-09-03'],
  ['29.2.2019', undefined],
  ['Mai 2019', undefined],
])('the full date in %j', (text, expected) => {
  expect(findDate(text)).toBe(expected);
});

test.each<[string, string]>([
  ['years', '2000 und '.repeat(5_500)],
  ['intervals', '3. bis 5. Mai und '.repeat(2_800)],
  ['months', 'im Mai '.repeat(7_000)],
  ['weekdays', 'am Montag '.repeat(5_000)],
  ['distances', 'vor gut rund '.repeat(3_800)],
  ['digits', '1'.repeat(50_000)],
])('50,000 characters of %s are read as fast as text', async (_, text) => {
  const article = { ...articleFromText('x', { name: 'x' }), text };
  const { sentences, tokens } = split(article, [{ start: 0, end: text.length, kind: 'body' }], () => false);
  const cpu = await cpuOf(() => {
    findTimes(sentences, tokens, '2020-05-15');
    findDate(text);
  });
  expect(cpu).toBeLessThan(hostileTime);
});

/** Story date of each sentence. */
function storyOf(text: string, publishedAt?: string): (string | undefined)[] {
  const article = { ...articleFromText('x', { name: 'x' }), text };
  const { sentences, tokens } = split(article, [{ start: 0, end: text.length, kind: 'body' }], () => false);
  return findStoryDates(sentences, tokens, findTimes(sentences, tokens, publishedAt), publishedAt);
}

test.each<[string, string | undefined, (string | undefined)[]]>([
  [
    'Er traf sie am Mittwoch. Sie sprachen über Öl.\n\nDie Opposition protestierte.',
    '2020-05-15',
    ['2020-05-13', '2020-05-13', '2020-05-13'],
  ],
  [
    'Sie, die im Mai 2011 gewonnen hatte, dankte ihm. Er traf sie am Mittwoch.',
    '2020-05-15',
    ['2020-05-13', '2020-05-13'],
  ],
  [
    'Er traf sie am 3. Mai 2011. Dabei stritten sie.\n\nDie Lage ist ruhig.',
    undefined,
    ['2011-05-03', '2011-05-03', undefined],
  ],
  ['Er kam am 3. Mai 2011.\n\nZugleich schloss er einen Pakt.', undefined, ['2011-05-03', '2011-05-03']],
  ['Er kam heute an. 1993 kam sein Vorgänger. Der Chef sprach.', '2020-05-15', ['2020-05-15', '1993', '2020-05-15']],
  ['Vor einem Jahr, am 3. Mai 2019, begann es. Sie unterzeichnete.', '2020-05-15', ['2019-05-03', '2019-05-03']],
  ['Er traf sie am Mittwoch. Sie sprachen über Öl.', undefined, [undefined, undefined]],
  ['Er traf sie am 3. März 2011.', '2020-05-15', ['2011-03-03']],
  ['Die Lage ist ruhig. Im März kam er.', '2020-05-15', [undefined, '2020-03']],
])('the day on which events of %j go on', (text, publishedAt, expected) => {
  expect(storyOf(text, publishedAt)).toEqual(expected);
});

test.each<[string, string, boolean]>([
  ['Weil sie nicht wollten, unterschrieb er.', 'unterschrieb', false],
  ['Weil sie nicht wollten, unterschrieb er.', 'nicht', true],
  ['Sie hatten lange gewartet.', 'gewartet', true],
  ['Er soll am Montag reisen.', 'reisen', true],
  ['Er reiste ab.', 'reiste', false],
])('in %j the clause of %j speaks of another time: %j', (text, word, expected) => {
  const article = { ...articleFromText('x', { name: 'x' }), text };
  const { sentences, tokens } = split(article, [{ start: 0, end: text.length, kind: 'body' }], () => false);
  const at = tokens.findIndex((token) => token.text === word);
  expect(sentences[0] !== undefined && speaksOfOtherTime(tokens, sentences[0], at)).toBe(expected);
});

/** Dates of what is read in an article of Wednesday, 3 August 2022. */
const dated = (text: string): string[] =>
  extract(articleFromText(text, { name: 'example', publishedAt: '2022-08-03' }))
    .statements.map(({ type, date, status }) => `${type} ${date ?? '-'}${status === 'asserted' ? '' : ` ${status}`}`)
    .sort();

test.each([
  ['Schon am Montag reist Angela Merkel nach China.', ['VISITED 2022-08-08 planned']],
  ['Am Donnerstag trifft Angela Merkel Wladimir Putin.', ['MET 2022-08-04 planned']],
  ['Angela Merkel ist am Montag nach China gereist.', ['VISITED 2022-08-01']],
  ['Am Freitag wurde Wladimir Putin von Angela Merkel besucht.', ['MET 2022-07-29']],
  ['Angela Merkel hatte tags zuvor Wladimir Putin getroffen.', ['MET 2022-08-02']],
  ['Angela Merkel hat vorige Woche Wladimir Putin getroffen.', ['MET 2022-07']],
  ['Im vergangenen Monat besuchte Angela Merkel China.', ['VISITED 2022-07']],
  ['Angela Merkel hatte China vor einigen Wochen besucht.', ['VISITED 2022']],
  ['Seit 2015 bombardiert Saudi-Arabien die Huthi.', ['ATTACKED 2015']],
  ['Nach dem 3. Mai 2021 kritisierte Russland China.', ['ACCUSED -']],
  ['Juni 2021: Russland greift die Ukraine an.', ['ATTACKED 2021-06']],
  [
    'Russland kritisierte am 8. Mai 2018 China und verhängte Sanktionen gegen Japan.',
    ['ACCUSED 2018-05-08', 'SANCTIONED 2018-05-08'],
  ],
  [
    'Russland kritisierte 2018 China, woraufhin China Sanktionen gegen Russland verhängte.',
    ['ACCUSED 2018', 'SANCTIONED 2018'],
  ],
])('what happens is dated by its clause and those that it goes on from: %s', (text, expected) => {
  expect(dated(text)).toEqual([...expected]);
});

test.each([
  ['Im August besucht Olaf Scholz Indien.', '2020-08'],
  ['Im August besuchte Olaf Scholz Indien.', '2019-08'],
  ['Im August hat Olaf Scholz Indien besucht.', '2019-08'],
])('a month goes with the tense of its verb: %s', (text, date) => {
  const { statements } = extract(articleFromText(text, { name: 'x', publishedAt: '2020-05-15' }));
  expect(statements.find(({ type }) => type === 'VISITED')?.date).toBe(date);
});
