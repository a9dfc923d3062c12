import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { said } from './said.ts';

/*
 * Turns of foreign agency wires, some of them translated word by word: who is meant by "dessen", by a plural relative pronoun, by
 * a court in The Hague, by an envoy's compound, by a name with Jr. Each sentence with what a reader must find in it, and
 * sentences like them that must not say it. Written for this test.
 */

const rows: readonly [text: string, expected: readonly string[]][] = [
  // The body at length.
  ['Die Asean-Gruppe warnte China.', ['asean THREATENED CN']],
  ['Das Nato-Bündnis warnte Serbien.', ['nato THREATENED RS']],
  ['Die Miliz al-Shabaab drohte Kenia mit Anschlägen.', ['al-shabaab THREATENED KE']],
  ['Auch die al-Kaida drohte Kenia.', ['al-qaida THREATENED KE']],
  [
    'Brasilien ist zusammen mit Indien und China Mitglied der BRICS-Gruppe.',
    ['BR MEMBER_OF brics', 'IN MEMBER_OF brics', 'CN MEMBER_OF brics'],
  ],
  // A plural relative pronoun means many.
  ['Oman sprach mit den Huthi im Jemen, die vom Iran unterstützt werden.', ['IR SUPPORTED huthi']],
  ['Er traf Angela Merkel und Emmanuel Macron, die Serbien lobten.', ['angela-merkel SUPPORTED RS']],
  // Who is somebody's envoy, and where.
  ['John Reed, ein Gesandter von Präsident Donald Trump, schwieg.', ['john-reed WORKS_FOR donald-trump']],
  ['Donald Trumps Sondergesandter John Reed schwieg.', ['john-reed WORKS_FOR donald-trump']],
  ['Der deutsche Russland-Beauftragte Karl Gruber schwieg.', ['karl-gruber HOLDS_POSITION DE']],
  ['Der US-Gesandte John Reed schwieg.', ['john-reed HOLDS_POSITION US']],
  // Courts between states.
  [
    'Armenien trat dem Internationalen Strafgerichtshof bei. Das Gericht in Den Haag hatte einen Haftbefehl gegen Wladimir Putin erlassen.',
    ['internationaler-strafgerichtshof PROSECUTED wladimir-putin'],
  ],
  ['Das Gericht in Ankara erließ einen Haftbefehl gegen Selahattin Demirtas.', ['TR PROSECUTED selahattin-demirtas']],
  // Where somebody was.
  [
    'Der Franzose Emmanuel Macron war am Montag in Prag, wo ihn Präsident Petr Pavel empfing.',
    ['emmanuel-macron VISITED CZ'],
  ],
  ['Lula wird am Samstag in die Vereinigten Arabischen Emirate weiterreisen.', ['lula VISITED AE planned']],
  // "dessen" is who was named last.
  ['Die USA kritisierten Ruanda wegen dessen Unterstützung für die M23.', ['RW SUPPORTED m23']],
  // Father and son.
  [
    'Ferdinand Marcos Jr., Präsident der Philippinen, ist der Sohn des Diktators Ferdinand Marcos. Marcos reiste nach Australien.',
    ['ferdinand-marcos-jr HOLDS_POSITION PH', 'ferdinand-marcos-jr VISITED AU'],
  ],
  ['Donald Trump junior besuchte Serbien.', ['donald-trump-jr VISITED RS']],
  // Initials before a family name.
  [
    'J. R. Jayewardene lobte Serbien. J.D. Moser lobte China.',
    ['j-r-jayewardene SUPPORTED RS', 'j-d-moser SUPPORTED CN'],
  ],
  // States with a masculine article; one state beside several.
  ['Der Kosovo erklärte seine Unabhängigkeit. Russland hat ihn nie anerkannt.', ['RU REJECTED XK']],
  ['China und Russland lobten Serbien. Emmanuel Macron kritisierte das Land.', ['emmanuel-macron ACCUSED RS']],
  // Who is in the Union, and who stands beside it.
  [
    'Die EU-Staaten Spanien, Italien und Polen kritisierten Serbien.',
    ['ES MEMBER_OF eu', 'IT MEMBER_OF eu', 'PL MEMBER_OF eu'],
  ],
  ['Die EU-Mitglieder, Spanien und Italien, kritisierten Serbien.', ['ES MEMBER_OF eu', 'IT MEMBER_OF eu']],
  ['Die EU-Staaten, die USA und Norwegen kritisierten Serbien.', ['US ACCUSED RS', 'NO ACCUSED RS']],
  // Names of older people.
  ['Friedhelm Julius Beucher lobte Serbien.', ['friedhelm-julius-beucher SUPPORTED RS']],
  ['Der Dichter Gerhart Hauptmann lobte Serbien.', ['gerhart-hauptmann SUPPORTED RS']],
  // Ministers side by side.
  [
    'Der pakistanische Gesandte Karim Sadiq verhandelte mit Außenminister Amir Khan Muttaki und Innenminister Siradsch Moser. Afghanistan und Pakistan schwiegen.',
    ['siradsch-moser HOLDS_POSITION AF'],
  ],
  // Help and its end.
  ['Angela Merkel bedankte sich für die Unterstützung Frankreichs.', ['angela-merkel SUPPORTED FR']],
  ['Ursula von der Leyen sagte zu, Moldau nicht im Stich zu lassen.', ['ursula-von-der-leyen SUPPORTED MD planned']],
  ['Die Ecowas setzte alle Handelsgeschäfte mit Niger aus.', ['ecowas SANCTIONED NE']],
  // Fault found.
  ['Karl Gruber sei überfordert, sagte Herbert Kickl.', ['herbert-kickl ACCUSED karl-gruber']],
  ['Karl Gruber sei "rücktrittsreif", so die FPÖ.', ['fpoe ACCUSED karl-gruber']],
  ['Die SPÖ vermisst bei der ÖVP jeden Willen zur Reform.', ['spoe ACCUSED oevp']],
  ['Die SPÖ erhob den Vorwurf, dass Karl Gruber gelogen habe.', ['spoe ACCUSED karl-gruber']],
  // What is said of the first ends with the comma before "und".
  [
    'Alexander Lukaschenko, Präsident von Belarus, und Wladimir Putin lobten Serbien.',
    ['alexander-lukaschenko HOLDS_POSITION BY', 'alexander-lukaschenko SUPPORTED RS', 'wladimir-putin SUPPORTED RS'],
  ],
  [
    'Der Präsident von Belarus, Alexander Lukaschenko, und Wladimir Putin lobten Serbien.',
    ['alexander-lukaschenko HOLDS_POSITION BY', 'alexander-lukaschenko SUPPORTED RS', 'wladimir-putin SUPPORTED RS'],
  ],
  ['China, Russland, und Indien lobten Serbien.', ['CN SUPPORTED RS', 'RU SUPPORTED RS', 'IN SUPPORTED RS']],
  // Title, body and name without a comma.
  [
    'Der Chef der SPÖ Andreas Babler und Neos-Chefin Beate Meinl-Reisinger lobten Serbien.',
    [
      'andreas-babler HOLDS_POSITION spoe',
      'beate-meinl-reisinger HOLDS_POSITION neos',
      'andreas-babler SUPPORTED RS',
      'beate-meinl-reisinger SUPPORTED RS',
    ],
  ],
  ['Der Sekretär des russischen Sicherheitsrates Oleg Orlow lobte Serbien.', ['oleg-orlow HOLDS_POSITION RU']],
  ['Der Präsident der Nationalbank Robert Holzmann lobte Serbien.', ['robert-holzmann SUPPORTED RS']],
  [
    'Ein Abkommen unterzeichneten der Sekretär des Nationalen Sicherheitsrates Irans, Ali Karimi, und der saudische Berater Musa Aiban. Der Iran schwieg.',
    ['IR SIGNED abkommen'],
  ],
];

test.each(rows)('%s', (text, expected) => {
  // Treaties have a number in their id that tells nothing.
  const found = said(text).map((line) => line.replace(/(abkommen)-[0-9a-f]{8}$/, '$1'));
  for (const line of expected) expect(found).toContain(line);
});

/** Texts in which one relation must not be found. */
const none: readonly [text: string, wrong: string][] = [
  ['Die UN-Gruppe warnte China.', 'vereinte-nationen THREATENED'],
  ['Oman sprach mit den Huthi im Jemen, die vom Iran unterstützt werden.', 'SUPPORTED YE'],
  ['Der Ukraine-Gesandte John Reed schwieg.', 'HOLDS_POSITION UA'],
  ['Der Iran-Beauftragte John Reed schwieg.', 'HOLDS_POSITION IR'],
  ['Das Gericht in Den Haag hatte einen Haftbefehl gegen Wladimir Putin erlassen.', 'NL PROSECUTED'],
  ['Karl Gruber weigerte sich, die Grenze nach Litauen zu überqueren.', 'REJECTED LT'],
  ['Lula wurde von Finanzminister Fernando Haddad begleitet.', 'MET'],
  ['Angela Merkel und Emmanuel Macron, die einander wenig schenkten, schwiegen.', 'AIDED'],
  [
    'Karl Gruber fordert von Paris, Ruanda wegen dessen Unterstützung für die M23 zu verurteilen.',
    'karl-gruber SUPPORTED',
  ],
  ['Angela Merkel kam in Wien zur Welt.', 'VISITED'],
  ['China und Russland kritisierten einander. Emmanuel Macron kritisierte das Land.', 'emmanuel-macron ACCUSED'],
  ['Nach einem Besuch von Wladimir Putin WHO dankte Kim sprach China.', 'weltgesundheitsorganisation'],
  ['U.S. Copper lobte Serbien.', 'u-s-copper'],
  ['Ursula von der Leyen sagte zu, Moldau nicht im Stich zu lassen.', 'REJECTED'],
  [
    'Herbert Kickl kritisierte Karl Gruber. Das Gericht tagte. Anna Maier nannte die Entscheidung falsch.',
    'anna-maier ACCUSED',
  ],
  ['Die EU-Staaten, die USA und Norwegen kritisierten Serbien.', 'MEMBER_OF'],
  ['Die spanische Polizei nahm acht deutsche Urlauber fest.', 'PROSECUTED'],
  ['Wenig begeistert von Karl Gruber zeigte sich die SPÖ.', 'SUPPORTED'],
  ['Der Chef der SPÖ Andreas Babler und Neos-Chefin Beate Meinl-Reisinger trafen Xi Jinping.', 'spoe MET'],
  [
    'Der Chef der syrischen Regierung Ahmed Karimi und SDF-Chef Maslum Abdi schwiegen.',
    'maslum-abdi HOLDS_POSITION SY',
  ],
];

test.each(none)('%s says nothing of: %s', (text, wrong) => {
  expect(said(text).filter((line) => line.includes(wrong))).toEqual([]);
});

test('a body named by its treaty is no treaty', () => {
  const { entities } = extract(
    articleFromText('Die Organisation des Vertrags über kollektive Sicherheit (OVKS) tagte in Minsk.', { name: 'x' }),
  );
  expect(entities.filter(({ type }) => type === 'Treaty')).toEqual([]);
});

test('in a time line the dates are the headings, and none of them is the day of the text', () => {
  const text = [
    'Serbien und China: eine Zeitleiste',
    '5. Mai 1994',
    'In Belgrad vereinbaren Serbien und China einen Waffenstillstand.',
    '27. September 2020',
    'China greift Serbien an. Emmanuel Macron kritisiert China.',
    'Oktober 2022:',
    'Emmanuel Macron besucht Serbien.',
  ].join('\n\n');
  const article = articleFromText(text, { name: 'x' });
  expect(article.publishedAt).toBeUndefined();
  const dates = new Map(extract(article).statements.map(({ type, date }) => [type, date]));
  expect(Object.fromEntries(dates)).toMatchObject({
    COOPERATED: '1994-05-05',
    ATTACKED: '2020-09-27',
    ACCUSED: '2020-09-27',
    VISITED: '2022-10',
  });
});

test('two dates do not make a time line', () => {
  const text = 'Merkel in Paris\n\n5. Mai 2019\n\nAngela Merkel besuchte Frankreich.\n\n7. Mai 2019';
  expect(articleFromText(text, { name: 'x' }).publishedAt).toBe('2019-05-05');
});

test('what was done to a thing was done before what it does now', () => {
  const { statements } = extract(
    articleFromText('Die von der EU mit Kanada ausgehandelte Vereinbarung tritt 2017 in Kraft.', { name: 'x' }),
  );
  expect(statements.filter(({ type }) => type === 'NEGOTIATED').map(({ date }) => date)).toEqual([
    undefined,
    undefined,
  ]);
});
