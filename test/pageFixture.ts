import { articleId, statementId } from '../graph/id.ts';
import type { Article, Entity, Reading, Statement } from '../graph/model.ts';
import type { RelationType, Status } from '../graph/ontology.ts';

/*
 * A small invented world for the page and its server: two states that make a treaty and call off another one, what their
 * neighbours say about it, and what is only planned, claimed or denied.
 */

const entities: Readonly<Record<string, Entity>> = Object.fromEntries(
  (
    [
      ['country:VE', 'Country', 'Velland', ['vellländisch', 'Republik Velland']],
      ['country:OS', 'Country', 'Ostrien', ['ostrisch', 'Königreich Ostrien']],
      ['country:NM', 'Country', 'Nordmark', ['nordmärkisch']],
      ['country:SA', 'Country', 'Sarania', []],
      ['country:KO', 'Country', 'Kolvinia', []],
      ['person:mara-lindqvist', 'Person', 'Mara Lindqvist', ['Lindqvist', 'Präsidentin Lindqvist']],
      ['person:jurij-selenko', 'Person', 'Jurij Selenko', ['Selenko', 'Yuriy Zelenko']],
      ['person:tomas-ahlberg', 'Person', 'Tomas Ahlberg', ['Ahlberg']],
      ['person:irena-szabo', 'Person', 'Irena Szabó', ['Szabó']],
      ['person:paul-oerding', 'Person', 'Paul Örding', ['Örding']],
      ['organisation:nordbund', 'Organisation', 'Nordbund', ['NB']],
      ['organisation:volkspartei', 'Organisation', 'Vellländische Volkspartei', ['VVP']],
      ['organisation:aussenamt', 'Organisation', 'Außenamt Ostriens', []],
      ['organisation:grenzwacht', 'Organisation', 'Grenzwacht Kolvinia', []],
      ['treaty:seevertrag-2024', 'Treaty', 'Seevertrag von Talvik', ['Seevertrag', 'Vertrag von Talvik']],
      ['treaty:fischerei-1998', 'Treaty', 'Fischereiabkommen von 1998', ['Fischereiabkommen']],
      ['treaty:grenzprotokoll', 'Treaty', 'Grenzprotokoll von Lund', []],
      ['treaty:handelspakt', 'Treaty', 'Handelspakt', []],
    ] as const
  ).map(([id, type, name, aliases]) => [
    id,
    { id, type, name, aliases, ...(id === 'treaty:seevertrag-2024' ? { properties: { kind: 'agreement' } } : {}) },
  ]),
);

interface Line {
  readonly sentence: string;
  readonly says?: readonly Said[];
}

type Said = readonly [
  type: RelationType,
  from: readonly [id: string, words: string],
  cue: string,
  to: readonly [id: string, words: string],
  status?: Status,
  more?: Partial<Statement>,
];

export const readingOf = (
  head: Partial<Article> & { readonly name: string; readonly title: string },
  lines: readonly Line[],
  known: Readonly<Record<string, Entity>> = entities,
): Reading => {
  const text = `${head.title}\n\n${lines.map(({ sentence }) => sentence).join(' ')}\n`;
  const id = articleId(text);
  let start = head.title.length + 2;
  const statements: Statement[] = [];
  for (const { sentence, says = [] } of lines) {
    for (const [type, [from, fromWords], cue, [to, toWords], status = 'asserted', more = {}] of says) {
      const at = (words: string) => {
        const found = sentence.indexOf(words);
        if (found < 0) throw new Error(`fixture: "${words}" is not in "${sentence}"`);
        return { start: start + found, end: start + found + words.length };
      };
      const key = { article: id, start, end: start + sentence.length, type, from, to, status };
      statements.push({
        id: statementId(key),
        ...key,
        rule: `verb:${cue.toLowerCase()}`,
        confidence: 0.86,
        marks: { from: at(fromWords), cue: at(cue), to: at(toWords) },
        because: [`"${cue}" has the frame ${type}`, `its subject is "${fromWords}"`, `its object is "${toWords}"`],
        ...more,
      });
    }
    start += sentence.length + 1;
  }
  const ids = new Set(
    statements.flatMap(({ from, to, speaker }) => [from, to, ...(speaker === undefined ? [] : [speaker])]),
  );
  return {
    article: { id, text, language: 'de', ...head },
    entities: [...ids].map((each) => known[each] as Entity),
    statements,
  };
};

const day = (date: string): Partial<Statement> => ({ date, datePrecision: 'day' });

export const readings: readonly Reading[] = [
  readingOf(
    {
      name: 'talvik',
      title: 'Velland und Ostrien ordnen ihr Meer neu',
      publishedAt: '2024-05-15',
      source: 'Küstenbote',
      url: 'https://example.org/talvik',
    },
    [
      {
        sentence: 'Präsidentin Mara Lindqvist hat am Dienstag in Talvik für Velland den Seevertrag unterzeichnet.',
        says: [
          [
            'SIGNED',
            ['person:mara-lindqvist', 'Mara Lindqvist'],
            'unterzeichnet',
            ['treaty:seevertrag-2024', 'Seevertrag'],
            'asserted',
            day('2024-05-14'),
          ],
          [
            'SIGNED',
            ['country:VE', 'Velland'],
            'unterzeichnet',
            ['treaty:seevertrag-2024', 'Seevertrag'],
            'asserted',
            day('2024-05-14'),
          ],
          [
            'HOLDS_POSITION',
            ['person:mara-lindqvist', 'Mara Lindqvist'],
            'Präsidentin',
            ['country:VE', 'Velland'],
            'asserted',
            { properties: { title: 'Präsidentin', current: true } },
          ],
        ],
      },
      {
        sentence: 'Für Ostrien setzte Kanzler Jurij Selenko seinen Namen unter den Seevertrag.',
        says: [
          [
            'SIGNED',
            ['person:jurij-selenko', 'Jurij Selenko'],
            'setzte',
            ['treaty:seevertrag-2024', 'Seevertrag'],
            'asserted',
            day('2024-05-14'),
          ],
          [
            'SIGNED',
            ['country:OS', 'Ostrien'],
            'setzte',
            ['treaty:seevertrag-2024', 'Seevertrag'],
            'asserted',
            day('2024-05-14'),
          ],
          [
            'HOLDS_POSITION',
            ['person:jurij-selenko', 'Jurij Selenko'],
            'Kanzler',
            ['country:OS', 'Ostrien'],
            'asserted',
            { properties: { title: 'Kanzler', current: true } },
          ],
        ],
      },
      {
        sentence: 'Der Seevertrag ersetzt das Fischereiabkommen von 1998.',
        says: [
          [
            'REPLACES',
            ['treaty:seevertrag-2024', 'Seevertrag'],
            'ersetzt',
            ['treaty:fischerei-1998', 'Fischereiabkommen'],
          ],
        ],
      },
      {
        sentence: 'Lindqvist dankte Selenko für seine Geduld und lud ihn nach Velland ein.',
        says: [
          [
            'SUPPORTED',
            ['person:mara-lindqvist', 'Lindqvist'],
            'dankte',
            ['person:jurij-selenko', 'Selenko'],
            'asserted',
            day('2024-05-14'),
          ],
          [
            'INVITED',
            ['person:mara-lindqvist', 'Lindqvist'],
            'lud',
            ['person:jurij-selenko', 'Selenko'],
            'asserted',
            day('2024-05-14'),
          ],
        ],
      },
    ],
  ),
  readingOf(
    {
      name: 'nordmark-protest',
      title: 'Nordmark wirft Velland Wortbruch vor',
      publishedAt: '2024-05-21',
      source: 'Abendpost',
    },
    [
      {
        sentence:
          'Nordmark hat Velland vorgeworfen, mit dem Seevertrag gegen das Grenzprotokoll von Lund zu verstoßen.',
        says: [
          [
            'ACCUSED',
            ['country:NM', 'Nordmark'],
            'vorgeworfen',
            ['country:VE', 'Velland'],
            'asserted',
            day('2024-05-20'),
          ],
          [
            'VIOLATED',
            ['country:VE', 'Velland'],
            'verstoßen',
            ['treaty:grenzprotokoll', 'Grenzprotokoll'],
            'claimed',
            { speaker: 'country:NM', confidence: 0.71 },
          ],
        ],
      },
      {
        sentence: 'Außenminister Tomas Ahlberg bestritt, dass Velland das Grenzprotokoll verletzt habe.',
        says: [
          [
            'VIOLATED',
            ['country:VE', 'Velland'],
            'verletzt',
            ['treaty:grenzprotokoll', 'Grenzprotokoll'],
            'denied',
            { speaker: 'person:tomas-ahlberg', confidence: 0.78 },
          ],
        ],
      },
      {
        sentence: 'Ahlberg, Außenminister von Velland, will im Juni Irena Szabó treffen.',
        says: [
          [
            'HOLDS_POSITION',
            ['person:tomas-ahlberg', 'Ahlberg'],
            'Außenminister',
            ['country:VE', 'Velland'],
            'asserted',
            { properties: { title: 'Außenminister', current: true } },
          ],
          [
            'MET',
            ['person:irena-szabo', 'Irena Szabó'],
            'treffen',
            ['person:tomas-ahlberg', 'Ahlberg'],
            'planned',
            { date: '2024-06', datePrecision: 'month' },
          ],
        ],
      },
      {
        sentence: 'Szabó führt die Regierung von Nordmark.',
        says: [
          [
            'HOLDS_POSITION',
            ['person:irena-szabo', 'Szabó'],
            'führt',
            ['country:NM', 'Nordmark'],
            'asserted',
            { properties: { title: 'Regierungschefin', current: true } },
          ],
        ],
      },
    ],
  ),
  readingOf(
    { name: 'ratifiziert', title: 'Parlament von Ostrien stimmt zu', publishedAt: '2024-09-03', source: 'Küstenbote' },
    [
      {
        sentence: 'Ostrien hat am Montag den Seevertrag ratifiziert.',
        says: [
          [
            'RATIFIED',
            ['country:OS', 'Ostrien'],
            'ratifiziert',
            ['treaty:seevertrag-2024', 'Seevertrag'],
            'asserted',
            day('2024-09-02'),
          ],
        ],
      },
      {
        sentence: 'Velland will den Seevertrag noch im Herbst ratifizieren.',
        says: [
          ['RATIFIED', ['country:VE', 'Velland'], 'ratifizieren', ['treaty:seevertrag-2024', 'Seevertrag'], 'planned'],
        ],
      },
      {
        sentence: 'Unterzeichnet hatten ihn Velland und Ostrien am 14. Mai.',
        says: [
          [
            'SIGNED',
            ['country:VE', 'Velland'],
            'Unterzeichnet',
            ['treaty:seevertrag-2024', 'ihn'],
            'asserted',
            day('2024-05-14'),
          ],
          [
            'SIGNED',
            ['country:OS', 'Ostrien'],
            'Unterzeichnet',
            ['treaty:seevertrag-2024', 'ihn'],
            'asserted',
            day('2024-05-14'),
          ],
        ],
      },
      {
        sentence: 'Das Außenamt Ostriens lobte Paul Örding vom Nordbund.',
        says: [
          ['PART_OF', ['organisation:aussenamt', 'Außenamt'], 'Ostriens', ['country:OS', 'Ostriens']],
          [
            'SUPPORTED',
            ['organisation:aussenamt', 'Außenamt Ostriens'],
            'lobte',
            ['person:paul-oerding', 'Paul Örding'],
            'asserted',
            day('2024-09-02'),
          ],
          [
            'HOLDS_POSITION',
            ['person:paul-oerding', 'Paul Örding'],
            'vom',
            ['organisation:nordbund', 'Nordbund'],
            'asserted',
            { properties: { title: 'Generalsekretär' } },
          ],
        ],
      },
    ],
  ),
  readingOf({ name: 'nordbund', title: 'Wer im Nordbund sitzt', publishedAt: '2023-02-11', source: 'Abendpost' }, [
    {
      sentence: 'Velland, Ostrien und Nordmark gehören dem Nordbund an.',
      says: [
        ['MEMBER_OF', ['country:VE', 'Velland'], 'gehören', ['organisation:nordbund', 'Nordbund']],
        ['MEMBER_OF', ['country:OS', 'Ostrien'], 'gehören', ['organisation:nordbund', 'Nordbund']],
        ['MEMBER_OF', ['country:NM', 'Nordmark'], 'gehören', ['organisation:nordbund', 'Nordbund']],
      ],
    },
    {
      sentence: 'Kolvinia verließ den Nordbund 2021.',
      says: [
        [
          'LEFT',
          ['country:KO', 'Kolvinia'],
          'verließ',
          ['organisation:nordbund', 'Nordbund'],
          'asserted',
          { date: '2021', datePrecision: 'year' },
        ],
      ],
    },
    {
      sentence: 'Velland grenzt an Nordmark, Nordmark an Kolvinia.',
      says: [
        [
          'BORDERS',
          ['country:NM', 'Nordmark'],
          'grenzt',
          ['country:VE', 'Velland'],
          'asserted',
          { properties: { lengthKm: 412 } },
        ],
        ['BORDERS', ['country:KO', 'Kolvinia'], 'grenzt', ['country:NM', 'Nordmark']],
      ],
    },
    {
      sentence: 'Lindqvist ist Mitglied der VVP, die sie 1999 gründete.',
      says: [
        ['MEMBER_OF', ['person:mara-lindqvist', 'Lindqvist'], 'Mitglied', ['organisation:volkspartei', 'VVP']],
        [
          'FOUNDED',
          ['person:mara-lindqvist', 'Lindqvist'],
          'gründete',
          ['organisation:volkspartei', 'VVP'],
          'asserted',
          { date: '1999', datePrecision: 'year' },
        ],
        ['BASED_IN', ['organisation:volkspartei', 'VVP'], 'ist', ['country:VE', 'Lindqvist']],
      ],
    },
  ]),
  readingOf({ name: 'grenze', title: 'Schüsse an der Grenze', publishedAt: '2024-11-02', source: 'Abendpost' }, [
    {
      sentence: 'Nach Angaben von Nordmark hat die Grenzwacht Kolvinia Soldaten aus Nordmark beschossen.',
      says: [
        [
          'ATTACKED',
          ['organisation:grenzwacht', 'Grenzwacht Kolvinia'],
          'beschossen',
          ['country:NM', 'Soldaten aus Nordmark'],
          'claimed',
          { ...day('2024-11-01'), speaker: 'country:NM', confidence: 0.66 },
        ],
        ['PART_OF', ['organisation:grenzwacht', 'Grenzwacht'], 'Kolvinia', ['country:KO', 'Kolvinia']],
      ],
    },
    {
      sentence: 'Sarania verhängte Sanktionen gegen Kolvinia und drohte der Grenzwacht.',
      says: [
        [
          'SANCTIONED',
          ['country:SA', 'Sarania'],
          'Sanktionen',
          ['country:KO', 'Kolvinia'],
          'asserted',
          day('2024-11-02'),
        ],
        [
          'THREATENED',
          ['country:SA', 'Sarania'],
          'drohte',
          ['organisation:grenzwacht', 'Grenzwacht'],
          'asserted',
          day('2024-11-02'),
        ],
      ],
    },
    {
      sentence: 'Kolvinia wies zurück, Nordmark angegriffen zu haben, und kündigte den Handelspakt mit Sarania.',
      says: [
        [
          'LEFT',
          ['country:KO', 'Kolvinia'],
          'kündigte',
          ['treaty:handelspakt', 'Handelspakt'],
          'asserted',
          day('2024-11-02'),
        ],
        ['PARTY_TO', ['country:SA', 'Sarania'], 'mit', ['treaty:handelspakt', 'Handelspakt']],
      ],
    },
    {
      sentence: 'Velland lieferte Nordmark Arznei, und Lindqvist traf Szabó in Lund.',
      says: [
        [
          'AIDED',
          ['country:VE', 'Velland'],
          'lieferte',
          ['country:NM', 'Nordmark'],
          'asserted',
          { ...day('2024-11-02'), properties: { kind: 'relief' } },
        ],
        [
          'MET',
          ['person:irena-szabo', 'Szabó'],
          'traf',
          ['person:mara-lindqvist', 'Lindqvist'],
          'asserted',
          day('2024-11-02'),
        ],
      ],
    },
    {
      sentence: 'Das Grenzprotokoll von Lund ergänzt den Handelspakt; Nordmark und Velland sind daran gebunden.',
      says: [
        ['AMENDS', ['treaty:grenzprotokoll', 'Grenzprotokoll'], 'ergänzt', ['treaty:handelspakt', 'Handelspakt']],
        ['PARTY_TO', ['country:NM', 'Nordmark'], 'gebunden', ['treaty:grenzprotokoll', 'Grenzprotokoll']],
        ['PARTY_TO', ['country:VE', 'Velland'], 'gebunden', ['treaty:grenzprotokoll', 'Grenzprotokoll']],
      ],
    },
  ]),
];

/** What a hostile article may call its nodes; `window.P` must never come to be. */
export const hostileNames = [
  '<img src=x onerror=window.P=1>',
  '"><svg onload=window.P=1>',
  'javascript:window.P=1',
  '{{constructor.constructor("window.P=1")()}}',
  '__proto__',
  `Lang${'e'.repeat(100_000)}r Name`,
  `A${'\u0301'.repeat(5000)}`,
  'Anna\u202Egreb',
] as const;

/** Readings whose every text is an attack. */
export const hostileReadings = (): readonly Reading[] => {
  const known: Record<string, Entity> = {};
  const nodes = hostileNames.map((name, at): Entity => {
    const entity: Entity = { id: `organisation:hostile-${at}`, type: 'Organisation', name, aliases: [`${name} alias`] };
    known[entity.id] = entity;
    return entity;
  });
  known['treaty:hostile'] = {
    id: 'treaty:hostile',
    type: 'Treaty',
    name: '<b onclick=window.P=1>Pakt</b>',
    aliases: [],
    properties: { signedOn: '<i>2024</i>', kind: '<script>window.P=1</script>' },
  };
  const sentence = 'Sie <script>window.P=1</script> unterzeichnete <img src=x onerror=window.P=1> den Pakt.';
  return nodes.map((node, at) =>
    readingOf(
      {
        name: `hostile-${at}`,
        title: `<img src=x onerror=window.P=1> ${at}`,
        publishedAt: '2024-01-02',
        source: '<svg onload=window.P=1>',
        url: 'javascript:window.P=1',
      },
      [
        {
          sentence,
          says: [
            [
              'SIGNED',
              [node.id, 'Sie'],
              'unterzeichnete',
              ['treaty:hostile', 'Pakt'],
              'claimed',
              { speaker: node.id, rule: '<b>rule</b>', because: ['<img src=x onerror=window.P=1>'] },
            ],
            [
              'ACCUSED',
              [node.id, 'Sie'],
              'unterzeichnete',
              [nodes[(at + 1) % nodes.length]?.id ?? '', 'Pakt'],
              'asserted',
              day('2024-01-01'),
            ],
          ],
        },
      ],
      known,
    ),
  );
};
