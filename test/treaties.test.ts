import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { headwordOf, otherContractNoun, recogniseTreaties } from '../ingest/recognise/treaties.ts';
import { treatyFrames } from '../ingest/relate/treatyEvents.ts';
import { cpuOf } from './shared.ts';

const read = (text: string) => extract(articleFromText(text, { name: 'example' }));

/** Ids without their kind and without the hash that keeps described treaties of two articles apart. */
const bare = (id: string): string => id.slice(id.indexOf(':') + 1).replace(/-[0-9a-f]{8}(?:-\d{4})?$/, '');

/** "NO SIGNED grenzvertrag 1994", "IR VIOLATED atomabkommen claimed": everything said about treaties. */
const said = (text: string): string[] => all(text).filter((s) => !/ (?:SUPPORTED|REJECTED) /.test(s));

/** The same, with praise and refusal in words. */
const all = (text: string): string[] =>
  read(text)
    .statements.filter((s) => s.to.startsWith('treaty:'))
    .map((s) =>
      [bare(s.from), s.type, bare(s.to), s.status === 'asserted' ? '' : s.status, s.date ?? '']
        .filter((w) => w !== '')
        .join(' '),
    );

const treatiesOf = (text: string): string[] =>
  read(text)
    .entities.filter((e) => e.type === 'Treaty')
    .map((e) => e.name)
    .sort();

for (const entry of [...treatyFrames.verbs, ...treatyFrames.nouns]) {
  const word = 'verb' in entry ? entry.verb : entry.noun;
  test(`${word} as ${entry.type} reads „${entry.example}“`, () => {
    const found = all(entry.example);
    for (const expected of entry.expect) {
      const [from, type, ...rest] = expected.split(' ');
      const hit = found.find(
        (f) => f.startsWith(`${from} ${type} `) && rest.every((word) => f.split(/[ ]/).includes(word)),
      );
      expect({ expected, found, hit: hit !== undefined }).toEqual({ expected, found, hit: true });
    }
  });
}

const sentences: [string, string[]][] = [
  [
    '31. Juli 1991: Unterzeichnung des START-I-Vertrags durch George Bush und Michail Gorbatschow in Moskau.',
    ['george-bush SIGNED start-i 1991-07-31', 'michail-gorbatschow SIGNED start-i 1991-07-31'],
  ],
  [
    'Das Abkommen von Dayton wurde am 14. Dezember 1995 in Paris von Alija Izetbegović, Franjo Tuđman und Slobodan Milošević unterzeichnet.',
    ['alija-izetbegovic SIGNED dayton 1995-12-14', 'slobodan-milosevic SIGNED dayton 1995-12-14'],
  ],
  ['Das von Richard Holbrooke ausgehandelte Dayton-Abkommen hält bis heute.', ['richard-holbrooke NEGOTIATED dayton']],
  [
    'Die Verhandlungen über den Grundlagenvertrag führten Egon Bahr und Michael Kohl.',
    ['egon-bahr NEGOTIATED grundlagenvertrag', 'michael-kohl NEGOTIATED grundlagenvertrag'],
  ],
  [
    'Den Grundlagenvertrag unterzeichneten Egon Bahr für die Bundesrepublik und Michael Kohl für die DDR.',
    [
      'egon-bahr SIGNED grundlagenvertrag',
      'michael-kohl SIGNED grundlagenvertrag',
      'DE SIGNED grundlagenvertrag',
      'DD SIGNED grundlagenvertrag',
    ],
  ],
  [
    'Unterzeichnet wurde der Moskauer Vertrag von Willy Brandt und Alexej Kossygin.',
    ['willy-brandt SIGNED moskauer-vertrag', 'alexej-kossygin SIGNED moskauer-vertrag'],
  ],
  ['Frankreich hat die Ratifizierung des Mercosur-Abkommens verweigert.', ['FR RATIFIED mercosur-abkommen denied']],
  [
    'Wladimir Putin unterzeichnete ein Gesetz, mit dem Russland den New-Start-Vertrag aussetzt.',
    ['RU SUSPENDED new-start'],
  ],
  ['Russland kündigte an, den New-Start-Vertrag auszusetzen.', ['RU SUSPENDED new-start planned']],
  ['Die USA werfen Russland vor, gegen den INF-Vertrag zu verstoßen.', ['RU VIOLATED inf-vertrag claimed']],
  ['Die USA beschuldigen Russland der Verletzung des INF-Vertrags.', ['RU VIOLATED inf-vertrag claimed']],
  ['Washington warf Moskau Verstöße gegen den INF-Vertrag vor.', ['RU VIOLATED inf-vertrag claimed']],
  ['Moskau wies den Vorwurf zurück, den INF-Vertrag gebrochen zu haben.', ['RU VIOLATED inf-vertrag denied']],
  [
    'Vertragsparteien des Römischen Statuts sind auch Deutschland und Japan.',
    ['DE PARTY_TO roemisches-statut', 'JP PARTY_TO roemisches-statut'],
  ],
  [
    'Serbien hat das von der EU vermittelte Ohrid-Abkommen mit dem Kosovo nie unterschrieben.',
    ['RS SIGNED ohrid denied', 'eu NEGOTIATED ohrid'],
  ],
  [
    'Nafta wurde durch das USMCA ersetzt, das die USA, Mexiko und Kanada 2018 unterzeichneten.',
    ['usmca REPLACES nafta', 'US SIGNED usmca 2018', 'MX SIGNED usmca 2018', 'CA SIGNED usmca 2018'],
  ],
  ['An die Stelle des Nafta-Abkommens trat 2020 das USMCA.', ['usmca REPLACES nafta 2020']],
  [
    'Anwar as-Sadat unterschrieb 1978 unter Vermittlung von Jimmy Carter das Camp-David-Abkommen.',
    ['jimmy-carter NEGOTIATED camp-david 1978'],
  ],
  [
    'Der KSE-Vertrag wurde 1990 in Paris von 22 Staaten unterzeichnet, darunter Deutschland und die Sowjetunion.',
    ['DE SIGNED kse-vertrag 1990', 'SU SIGNED kse-vertrag 1990'],
  ],
  [
    'Der britische Premier Boris Johnson (58) und sein ukrainischer Kollege Denys Schmyhal (46) haben das Verteidigungsabkommen unterschrieben.',
    ['boris-johnson SIGNED verteidigungsabkommen', 'denys-schmyhal SIGNED verteidigungsabkommen'],
  ],
  ['Finnland prüft einen Austritt aus der Ottawa-Konvention.', ['FI LEFT ottawa-konvention planned']],
  [
    'Pakistan und Indien gehören dem Atomwaffensperrvertrag nicht an.',
    ['PK PARTY_TO atomwaffensperrvertrag denied', 'IN PARTY_TO atomwaffensperrvertrag denied'],
  ],
  [
    'Der Tunnelvertrag von 1986 zwischen Frankreich und Großbritannien gilt bis heute.',
    ['FR PARTY_TO tunnelvertrag-von-1986-fr-gb', 'GB PARTY_TO tunnelvertrag-von-1986-fr-gb'],
  ],
];

for (const [text, expected] of sentences)
  test(`„${text}“ says ${expected.join(', ')}`, () => {
    expect(said(text)).toEqual(expect.arrayContaining(expected));
  });

const silences = [
  'Hätte Russland das Budapester Memorandum nicht gebrochen, gäbe es heute keinen Krieg.',
  'Wird Polen das Abkommen von Ottawa kündigen?',
  'Die EU forderte den Iran auf, das Zusatzprotokoll zum Atomwaffensperrvertrag zu ratifizieren.',
  'Emmanuel Macron drängte Teheran, in das Atomabkommen zurückzukehren.',
  'Der Iran müsse das Atomabkommen einhalten, sagte Annalena Baerbock.',
  'Annalena Baerbock warnte vor einem Bruch des Getreideabkommens durch Russland.',
];

for (const text of silences)
  test(`what is asked for, feared or supposed did not happen: „${text}“`, () => {
    expect(said(text).filter((s) => !s.includes(' AMENDS '))).toEqual([]);
  });

const others = [
  'Der Stürmer verlängerte seinen Vertrag bei Austria Wien bis 2027.',
  'Die SPÖ hält sich an den Koalitionsvertrag.',
  'Die ÖVP hat einen Koalitionsvertrag.',
  'Siemens hat mit Saudi-Arabien einen Liefervertrag geschlossen. Der Vertrag gilt zehn Jahre.',
  'Die Polizei fertigte ein Protokoll über den Einsatz an.',
  'Nach zwei Alben verlor die Band den Vertrag mit Sony.',
  'Der Rundfunkstaatsvertrag regelt das.',
  'Norwegen wünscht sich ein Fischereiabkommen mit Island.',
  'Ohne ein Abkommen mit Brüssel wird es schwer.',
];

for (const text of others)
  test(`no treaty is in „${text}“`, () => {
    expect(treatiesOf(text)).toEqual([]);
  });

test('a treaty noun is found at the end of a compound, with what stands before it', () => {
  expect(headwordOf('Schwarzmeer-Getreideabkommens')).toMatchObject({
    noun: 'Abkommen',
    modifier: 'getreide',
    prefix: 'schwarzmeer',
  });
  expect(headwordOf('Verträgen')).toMatchObject({ noun: 'Vertrag', plural: true });
  expect(headwordOf('Ideal')).toBeUndefined();
  expect(headwordOf('Mietvertrag')).toBeUndefined();
  expect(otherContractNoun('Mietvertrags')).toBe('Vertrag');
});

const nodes: [string, string, string[]][] = [
  [
    'a headline, an official title, "das Dokument" and "der Vertrag" are one treaty',
    'Peru und Chile unterzeichnen Grenzabkommen\n\nPeru und Chile haben am 3. März 2015 in Lima ein Abkommen über den Verlauf ihrer Seegrenze geschlossen. Das Dokument beendet einen alten Streit. Der Vertrag tritt am 1. Juli 2015 in Kraft. Das Grenzabkommen gilt unbefristet.',
    ['Abkommen über den Verlauf ihrer Seegrenze'],
  ],
  [
    'a name in quotation marks keeps its capitals and stands in the nominative',
    'Togo und Benin wollen mit dem „Umfassenden Nachbarschaftlichen Freundschaftsvertrag“ den Freundschaftsvertrag von 1978 ersetzen.',
    ['Freundschaftsvertrag von 1978', 'Umfassender Nachbarschaftlicher Freundschaftsvertrag'],
  ],
  [
    'treaties counted by their years are one each',
    'Die 1952, 1967 und 1984 zwischen Norwegen und Island geschlossenen Fischereiverträge gelten weiter.',
    ['Fischereivertrag von 1952', 'Fischereivertrag von 1967', 'Fischereivertrag von 1984'],
  ],
  [
    'one that replaces another is another',
    'Das Fischereiabkommen ersetzt ein Protokoll aus dem Jahr 1991, das Norwegen und Island unterzeichnet hatten.',
    ['Fischereiabkommen', 'Protokoll von 1991'],
  ],
  [
    'a bare place means the treaty that was named by it before',
    'Kanada hat das Kyoto-Protokoll ratifiziert. Auch Kyoto wurde totgesagt.',
    ['Kyoto-Protokoll'],
  ],
];

for (const [name, text, expected] of nodes)
  test(name, () => {
    expect(treatiesOf(text)).toEqual(expected);
  });

test('a ticker about three treaties keeps them apart and tells threat from deed', () => {
  const text = [
    'Iran droht mit Austritt aus Atomwaffensperrvertrag',
    '+++ 14:05 Uhr +++ Der Iran hat damit gedroht, aus dem Atomwaffensperrvertrag auszutreten.',
    '+++ 12:30 Uhr +++ Präsident Wolodymyr Selenskyj und der britische Premierminister Rishi Sunak haben in Kiew ein bilaterales Sicherheitsabkommen unterschrieben. Das Abkommen gilt für zehn Jahre. Auch Frankreich will ein solches Abkommen mit der Ukraine schließen.',
    '+++ 10:12 Uhr +++ Mali hat das 2015 mit Tuareg-Rebellen geschlossene Friedensabkommen von Algier aufgekündigt. Algerien hatte das Abkommen vermittelt.',
  ].join('\n\n');
  const found = said(text);
  expect(found).toEqual(
    expect.arrayContaining([
      'IR LEFT atomwaffensperrvertrag planned',
      'wolodymyr-selenskyj SIGNED bilaterales-sicherheitsabkommen',
      'rishi-sunak SIGNED bilaterales-sicherheitsabkommen',
      'ML LEFT algier-abkommen',
      'DZ NEGOTIATED algier-abkommen',
    ]),
  );
  expect(found.filter((s) => s.startsWith('FR '))).toEqual([]);
});

test('an encyclopedic text: parties from a definition, signers for their states, what replaced what', () => {
  const found = said(
    'Der Vertrag von Lausanne ist ein Friedensvertrag zwischen der Türkei und Griechenland vom 24. Juli 1923. Für die Türkei unterschrieb Kemal Demir, für Griechenland Nikos Vlachos. Er ersetzte den Vertrag von Sèvres. In Kraft trat er am 6. August 1924. Die USA gehören dem Vertrag nicht an.',
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'TR PARTY_TO lausanne 1923-07-24',
      'kemal-demir SIGNED lausanne 1923-07-24',
      'nikos-vlachos SIGNED lausanne 1923-07-24',
      'lausanne REPLACES vertrag-von-sevres',
      'US PARTY_TO lausanne denied',
    ]),
  );
});

test('minutes of a parliament: consent, exit and those who only announced it', () => {
  const found = said(
    'Dr. Anna Huber (Grüne): Frau Präsidentin! Der Energiecharta-Vertrag, den die Bundesrepublik 1994 unterzeichnet und 1997 ratifiziert hat, schützt fossile Energien. Italien ist schon 2016 ausgestiegen, Polen und Spanien haben ihren Austritt angekündigt.',
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'DE SIGNED energiecharta 1994',
      'DE RATIFIED energiecharta 1997',
      'IT LEFT energiecharta 2016',
      'PL LEFT energiecharta planned',
      'ES LEFT energiecharta planned',
    ]),
  );
});

test('a comment that names the treaty late: signatures before it, and an older ceasefire beside it', () => {
  const found = said(
    'Da stehen sie und lächeln. Das Papier, das Ilham Alijew und Nikol Paschinjan am Freitag signierten, soll einen Krieg beenden. Schon den Waffenstillstand von 2020 hatte Moskau ausgehandelt. Baku brach ihn im September 2023. Der Friedensvertrag verpflichtet Eriwan, seine Verfassung zu ändern.',
  );
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^ilham-alijew SIGNED friedensvertrag/),
      expect.stringMatching(/^nikol-paschinjan SIGNED friedensvertrag/),
      expect.stringMatching(/^RU NEGOTIATED waffenstillstand-von-2020/),
      expect.stringMatching(/^AZ VIOLATED waffenstillstand-von-2020 2023-09/),
    ]),
  );
});

test('an interview: who signed by title and name in a relative clause, a denial that is only a contrast', () => {
  const found = said(
    'Frage: Was ändert das DCA-Abkommen?\n\nAntwort: Das DCA-Abkommen, das Verteidigungsminister Antti Häkkänen und Außenminister Antony Blinken in Washington unterzeichnet haben, erlaubt viel. Russland hat das Budapester Memorandum gebrochen, nicht wir.',
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'antti-haekkaenen SIGNED dca-abkommen',
      'antony-blinken SIGNED dca-abkommen',
      'RU VIOLATED budapester-memorandum',
    ]),
  );
});

test('a treaty knows when it was signed, came into force and how long it holds', () => {
  const { entities } = read(
    'Peru und Chile haben am 3. März 2015 in Lima ein Abkommen über den Verlauf ihrer Seegrenze unterzeichnet. Das Abkommen trat am 1. Juli 2015 in Kraft.',
  );
  expect(entities.find((e) => e.type === 'Treaty')?.properties).toMatchObject({
    kind: 'agreement',
    signedOn: '2015-03-03',
    inForceOn: '2015-07-01',
  });
});

test('a treaty that only its description tells apart has another id in another article', () => {
  const idOf = (text: string): string | undefined => read(text).entities.find((e) => e.type === 'Treaty')?.id;
  const one = idOf('Kuba kündigte das Fischereiabkommen.');
  const other = idOf('Malta kündigte gestern das Fischereiabkommen.');
  expect(one).toMatch(/^treaty:fischereiabkommen-[0-9a-f]{8}$/);
  expect(other).not.toBe(one);
  expect(idOf('Kuba ratifizierte das Pariser Klimaabkommen.')).toBe('treaty:pariser-klimaabkommen');
});

test('a treaty lends its place no part in the story', () => {
  const { entities } = read('Norwegen hat das Minsker Abkommen und den Vertrag von Lissabon gelobt.');
  expect(entities.filter((e) => e.type === 'Country').map((e) => e.id)).toEqual(['country:NO']);
});

test('wordings are looked for in linear time in hostile text', async () => {
  const text = `${'das Abkommen über die '.repeat(20_000)}${'- und '.repeat(20_000)}${'„'.repeat(20_000)}Vertrag`;
  const tokens = text.match(/\S+/g)?.map((word, index) => ({ word, index })) ?? [];
  const made = tokens.map(({ word, index }) => ({
    index,
    sentence: 0,
    start: index * 10,
    end: index * 10 + word.length,
    text: word,
    lower: word.toLowerCase(),
    analyses: [],
    pos: /^[A-Z]/.test(word) ? ('NOUN' as const) : ('DET' as const),
    lemma: word,
    quoted: false,
    repaired: false,
  }));
  const sentence = { index: 0, first: 0, last: made.length, start: 0, end: made.length * 10, region: 'body' as const };
  expect(recogniseTreaties(made, [sentence], []).length).toBeGreaterThan(10_000);
  expect(await cpuOf(() => recogniseTreaties(made, [sentence], []), 10_000)).toBeLessThan(10_000);
});

test.each([
  [
    'Der Vertrag von Pelindaba trat 2009 nach der Hinterlegung der 28. Ratifikationsurkunde durch Burundi in Kraft.',
    ['BI RATIFIED vertrag-von-pelindaba 2009'],
  ],
  [
    'Das Pelindaba-Protokoll haben China und Frankreich ratifiziert, Russland tat es 2011.',
    ['RU RATIFIED pelindaba-protokoll 2011'],
  ],
  ['Russland setzte 2007 den KSE-Vertrag aus. Polen zieht im März 2024 nach.', ['PL SUSPENDED kse-vertrag 2024-03']],
  [
    'Österreich und Marokko haben das Fischereiabkommen unterfertigt. Das Abkommen bedarf der Genehmigung des Nationalrates.',
    ['nationalrat RATIFIED fischereiabkommen-at-ma planned', 'AT RATIFIED fischereiabkommen-at-ma planned'],
  ],
  [
    'Norwegen ist Vertragspartei des Klimaabkommens. Island hat seinen Beitritt beantragt.',
    ['IS JOINED klimaabkommen planned'],
  ],
  [
    'Das Klimaabkommen gilt. Chile, Peru und Kuba haben mitgeteilt, dass sie nicht beabsichtigen, dem Klimaabkommen beizutreten.',
    ['CL JOINED klimaabkommen denied', 'PE JOINED klimaabkommen denied', 'CU JOINED klimaabkommen denied'],
  ],
  [
    'Russland hat ein Abkommen über die Vernichtung von Plutonium ausgesetzt, das die USA und Russland 2000 unterzeichnet hatten.',
    ['US SIGNED abkommen-ueber-die-vernichtung-von-plutonium-ru-us-2000 2000'],
  ],
  [
    'Australien, Chile und Peru haben ein Bündnis geschmiedet. Peking warf den drei Ländern vor, den Atomwaffensperrvertrag zu untergraben.',
    ['AU VIOLATED atomwaffensperrvertrag claimed', 'PE VIOLATED atomwaffensperrvertrag claimed'],
  ],
  ['Kanada ratifizierte das Handelsabkommen CETA.', ['CA RATIFIED ceta']],
  [
    'Kanada kündigte den Ausstieg aus dem Klimaabkommen an. Wirksam wurde der Austritt erst am 4. November 2020.',
    ['CA LEFT klimaabkommen planned', 'CA LEFT klimaabkommen 2020-11-04'],
  ],
])('what is said in passing counts as well: %s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining([...expected]));
});

test('each participle has its own agent, and a full verb keeps its participle to itself', () => {
  const found = said('Das Klimaabkommen wurde von Chile unterschrieben und von Peru ratifiziert.');
  expect(found.filter((s) => /SIGNED|RATIFIED/.test(s)).sort()).toEqual([
    'CL SIGNED klimaabkommen',
    'PE RATIFIED klimaabkommen',
  ]);
  expect(said('Chile sieht das Klimaabkommen verletzt.')).toEqual([]);
});
