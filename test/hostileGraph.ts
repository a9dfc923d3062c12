import type { GraphEdge, GraphNode, Reading } from '../graph/model.ts';

/*
 * A graph whose every text is one that breaks formats: the same texts as names, aliases, titles of offices, headlines and sentences.
 * What the programs at the other end make of it is compared with this.
 */

export const hostileTexts: readonly string[] = [
  'Anna "Nana" Berg',
  "O'Neill, Pat",
  'Müller & Söhne <GmbH>',
  'zwei\nZeilen',
  'Wagenrücklauf\r\nund\tTabulator',
  '=cmd|calc!A1',
  '=HYPERLINK("http://x.example";"x")',
  '+49 30',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  "'=1",
  'NA',
  'null',
  'true',
  '007',
  '1e3',
  ' Leer vorn und hinten ',
  'a;b|c,d',
  'am Ende\\',
  'A | B',
  'A \\| B',
  ' | ',
  '\\',
  'a\\u0027b\\n',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant as it stands
  '`x` $y ${z} {{w}} %s',
  "]]> --> <!-- {x} '; DROP // */",
  '<img src=x onerror=window.P=1>',
  '&#0; &amp; &lt;',
  '__proto__',
  '김정은',
  '习近平',
  'فلسطين',
  'ירושלים',
  'Київ',
  'Ελλάδα',
  'नरेन्द्र',
  'ประเทศไทย',
  '🌍 Erde 👩‍🚀',
  '𝕏 𐍈 𠀀',
  'e\u0301 é ﬁ',
  'Anna\u202Egreb\u202C',
  '\u2066Anna\u2069 \u200F\u061C\u200B\u00AD',
  'Zeile\u2028Absatz\u2029',
  '\uFEFFBOM',
  'a\u0000b',
  'Glocke\u0007\u001B[31mrot\u001F',
  '\u007F\u0085\u009F',
  '\uFFFEkein\uFFFFZeichen',
  'halb\uD800es',
  '\uDC00',
];

/** What becomes of half a surrogate pair wherever texts are kept in UTF-8. */
export const withoutHalves = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** What stands in a format that can write neither control characters nor half a surrogate pair. */
export const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
  withoutHalves(text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '\uFFFD'));

export const hostileNodes: readonly GraphNode[] = [
  { id: 'country:XX', type: 'Country', name: 'Land', aliases: hostileTexts, articles: 1, properties: { iso2: 'XX' } },
  ...hostileTexts.map(
    (name, i): GraphNode => ({
      id: `person:odd-${i}`,
      type: 'Person',
      name,
      aliases: [hostileTexts.at(i - 1) ?? '', `${name} ${name}`],
      articles: 1,
      properties: {},
    }),
  ),
];

const edge = (type: GraphEdge['type'], from: string, to: string, more: Partial<GraphEdge>): GraphEdge => ({
  id: `${type}|${from}|${to}${more.date === undefined ? '' : `|${more.date}`}`,
  type,
  from,
  to,
  status: 'asserted',
  disputed: false,
  statements: ['statement:odd-0'],
  sources: 2,
  confidence: 0.75,
  properties: {},
  ...more,
});

/** Dates of every precision, open and closed intervals, several relations between the same two nodes, and each text as a title. */
export const hostileEdges: readonly GraphEdge[] = [
  edge('MET', 'person:odd-0', 'person:odd-1', { date: '1991-12', datePrecision: 'month' }),
  edge('MET', 'person:odd-0', 'person:odd-1', { date: '1991-12-03', datePrecision: 'day' }),
  edge('ACCUSED', 'person:odd-0', 'person:odd-1', { date: '2024', datePrecision: 'year' }),
  edge('FAMILY_OF', 'person:odd-0', 'person:odd-1', { since: '2019', properties: { kind: 'sister' } }),
  edge('ALLIED_WITH', 'person:odd-0', 'person:odd-1', { since: '2019-05', until: '2021-02-28', disputed: true }),
  edge('WORKS_FOR', 'person:odd-0', 'person:odd-1', { until: '2020', status: 'denied' }),
  ...hostileTexts.map((_, i) =>
    edge('MET', `person:odd-${i}`, `person:odd-${(i + 1) % hostileTexts.length}`, {
      date: '2024-05-01',
      datePrecision: 'day',
    }),
  ),
  ...hostileTexts.map((title, i) =>
    edge('HOLDS_POSITION', `person:odd-${i}`, 'country:XX', {
      properties: { title, current: i % 2 === 0 },
      statements: [`statement:odd-${i}`],
    }),
  ),
];

/** An article for each text, with it as headline, outlet and only sentence. */
export const hostileReadings: readonly Reading[] = hostileTexts.map((text, i) => ({
  article: { id: `article:odd-${i}`, name: `odd-${i}`, title: text, text: `${text} `, language: 'de', source: text },
  entities: [],
  statements: [
    {
      id: `statement:odd-${i}`,
      article: `article:odd-${i}`,
      start: 0,
      end: text.length,
      type: 'HOLDS_POSITION',
      from: `person:odd-${i}`,
      to: 'country:XX',
      status: 'asserted',
      rule: 'hostile',
      confidence: 0.75,
    },
  ],
}));
